//! What the head of a table says about its values: their unit, and whether they are levels of an index.
//!
//! Units are found in the words in which amounts are typed too: `(억원)`, `단위: 백만원`, `KRW bn`,
//! `US$ million`, `% y/y`, `2020=100`, `원/달러`. A head may be a line above the table or the cell over its
//! values; the nearest one that names a unit decides.

use rust_decimal::Decimal;

use super::hint::Hint;
use super::lexer::{Piece, is_hangul, pieces};
use super::numbers::AmountUnit;
use super::parts::{AmountItem, parts};
use super::typed::{Typed, is_bare, read_amount, read_amount_in, read_change, read_exchange, read_rate};
use crate::model::{Currency, Exchange, Money, Rate};

/// What heads say about values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PastedHead {
    /// The units of amounts that are named; several where heads of one place differ.
    pub amounts: Vec<HeadUnit>,
    /// Whether they are per cents.
    pub is_percent: bool,
    /// Whether they are percentage points.
    pub is_points: bool,
    /// Two currencies of an exchange rate, as read by [`read_exchange`], or a rate that cannot be read.
    pub pair: Option<HeadPair>,
    /// What is 100, if they are levels of an index.
    pub hundred: Option<Hundred>,
}

/// A unit of amounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadUnit {
    /// How it is written.
    pub text: String,
    /// The power of ten.
    zeros: u32,
    /// The currency; several where a sign stands for several, none if only a power of ten is named.
    currencies: Vec<Currency>,
    /// Whether that is a dollar of no named country.
    is_any_dollar: bool,
}

/// The currencies of an exchange rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeadPair {
    /// In words that can follow a number: `KRW/USD`, `KRW/100 JPY`.
    Of(String),
    /// Of several units of the first currency, which no rate is stated in.
    OfSeveral(String),
}

/// What is 100 in an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hundred {
    /// A named year: `2020=100`.
    BaseYear,
    /// The year before each value: `전년=100`.
    YearBefore,
}

impl PastedHead {
    /// What the nearest of `heads` that names a unit says, and which of them says what is 100.
    pub fn of(heads: &[&str]) -> Self {
        let mut said = Self::default();
        for head in heads {
            let read = read_head(head);
            said.hundred = said.hundred.or(read.hundred);
            if !said.names_a_unit() {
                said = Self { hundred: said.hundred, ..read };
            }
        }
        said
    }

    /// Whether it names a unit.
    pub fn names_a_unit(&self) -> bool {
        !self.amounts.is_empty() || self.is_percent || self.is_points || self.pair.is_some()
    }

    /// Whether it says nothing about values.
    pub fn is_empty(&self) -> bool {
        !self.names_a_unit() && self.hundred.is_none()
    }

    /// The units of amounts in one line.
    pub fn units(&self) -> String {
        let units: Vec<&str> = self.amounts.iter().map(|unit| unit.text.as_str()).collect();
        units.join(", ")
    }

    /// What it names where an amount, a rate or an exchange rate is needed and it is another one.
    fn other(&self) -> Hint {
        let pair = self.pair.as_ref().map(|(HeadPair::Of(text) | HeadPair::OfSeveral(text))| text.clone());
        let text = match (self.amounts.as_slice(), pair) {
            ([], Some(pair)) => pair,
            ([], None) if self.is_points => "%p".to_owned(),
            ([], None) => "%".to_owned(),
            _ => self.units(),
        };
        Hint::OtherUnit(text)
    }
}

/// Reads an amount under a head: a bare number is in the unit of the head, or in `unit` where there is
/// none.
pub fn read_amount_under(text: &str, unit: AmountUnit, head: &PastedHead) -> Typed<Money> {
    if !head.names_a_unit() {
        return read_amount(text, unit);
    }
    let mut meanings: Vec<Money> = Vec::new();
    for named in &head.amounts {
        let currencies = named.currencies_in(unit.currency);
        match read_amount_in(text, unit, &currencies, named.zeros) {
            Typed::Understood(money) => meanings.push(money),
            Typed::Ambiguous(several) => meanings.extend(several),
            other => return other,
        }
    }
    let mut different: Vec<Money> = Vec::new();
    for money in meanings {
        if !different.contains(&money) {
            different.push(money);
        }
    }
    match different.as_slice() {
        [] if is_bare(text) => Typed::NotUnderstood(head.other()),
        [] => read_amount(text, unit),
        [money] => Typed::Understood(*money),
        _ => Typed::Ambiguous(different),
    }
}

/// Reads a yearly change under a head.
pub fn read_change_under(text: &str, head: &PastedHead) -> Typed<Rate> {
    let is_other = head.names_a_unit() && !head.is_percent;
    match (is_bare(text), head.is_percent) {
        (true, _) if is_other => Typed::NotUnderstood(head.other()),
        (true, true) => read_rate(&format!("{text}%")),
        _ => read_change(text),
    }
}

/// Reads an exchange rate under a head.
pub fn read_exchange_under(text: &str, of: Currency, per: Currency, head: &PastedHead) -> Typed<Exchange> {
    match &head.pair {
        Some(HeadPair::Of(pair)) if is_bare(text) => {
            match read_exchange(&format!("{text} {pair}"), of, per) {
                Typed::Understood(rate) if [rate.of, rate.per].iter().all(|one| [of, per].contains(one)) => {
                    Typed::Understood(rate)
                }
                Typed::Ambiguous(rates) => Typed::Ambiguous(rates),
                _ => Typed::NotUnderstood(head.other()),
            }
        }
        Some(HeadPair::OfSeveral(_)) if is_bare(text) => Typed::NotUnderstood(head.other()),
        // `won` alone says as much as nothing: so many won for one dollar.
        _ if head.is_percent || head.is_points || head.amounts.iter().any(|unit| unit.zeros > 0) => {
            if is_bare(text) { Typed::NotUnderstood(head.other()) } else { read_exchange(text, of, per) }
        }
        _ => read_exchange(text, of, per),
    }
}

impl HeadUnit {
    /// The currencies that may be meant where amounts are in `usual`.
    fn currencies_in(&self, usual: Currency) -> Vec<Currency> {
        match self.currencies.as_slice() {
            [] => vec![usual],
            several if several.contains(&usual) => vec![usual],
            [dollar] if self.is_any_dollar && DOLLARS.contains(&usual.code()) => vec![usual, *dollar],
            several => several.to_vec(),
        }
    }
}

/// Other dollars than the American one.
const DOLLARS: [&str; 6] = ["AUD", "CAD", "HKD", "NZD", "SGD", "TWD"];

/// What one head says.
fn read_head(head: &str) -> PastedHead {
    let mut said = PastedHead { hundred: hundred(head), ..PastedHead::default() };
    let is_divider = |c: char| {
        matches!(
            c,
            '(' | ')' | '[' | ']' | '（' | '）' | ',' | '，' | ';' | ':' | '：' | '·' | '|' | '\t' | '\n'
        )
    };
    for segment in head.split(is_divider) {
        if let Ok(pieces) = pieces(segment) {
            read_segment(&prepared(&pieces), &mut said);
        }
    }
    // `KRW, bn` is one unit.
    if let [one, other] = said.amounts.as_slice() {
        let (scale, currency) = if one.zeros > 0 { (one, other) } else { (other, one) };
        if scale.currencies.is_empty() && scale.zeros > 0 && currency.zeros == 0 {
            let text = format!("{} {}", one.text, other.text);
            said.amounts = vec![HeadUnit { text, zeros: scale.zeros, ..currency.clone() }];
        }
    }
    said
}

/// What is 100 in a head.
fn hundred(head: &str) -> Option<Hundred> {
    let plain: String = head.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    let at = ["=100", "＝100"].iter().find_map(|mark| plain.find(mark))?;
    let before = &plain[..at];
    let is_year_before = ["전년", "전기", "previousyear", "prev.year", "prioryear", "yearbefore", "lastyear"]
        .iter()
        .any(|word| before.contains(word));
    Some(if is_year_before { Hundred::YearBefore } else { Hundred::BaseYear })
}

/// The pieces of a head without words that only introduce a unit, with units divided that are written as
/// one word: `USDm`.
fn prepared(pieces: &[Piece]) -> Vec<Piece> {
    let mut prepared = Vec::new();
    for piece in pieces {
        let Piece::Word(word) = piece else {
            if *piece != Piece::Sign('.') {
                prepared.push(piece.clone());
            }
            continue;
        };
        let word = word.strip_prefix("단위").unwrap_or(word);
        let lower = word.to_ascii_lowercase();
        if word.is_empty() || matches!(lower.as_str(), "of" | "in" | "unit" | "units" | "the" | "값") {
            continue;
        }
        // A code and what follows it; `USD` itself stays.
        let code = word.get(..3).filter(|code| code.bytes().all(|byte| byte.is_ascii_uppercase()));
        match code.zip(word.get(3..)).filter(|(_, rest)| !rest.is_empty() && rest.is_ascii()) {
            Some((code, rest)) if unit_of(&[Piece::Word(rest.to_owned())]).is_some() => {
                prepared.extend([code, rest].map(|word| Piece::Word(word.to_owned())));
            }
            _ => prepared.push(Piece::Word(word.to_owned())),
        }
    }
    prepared
}

/// A unit takes so many pieces at most: `hundred million New Taiwan dollars` has five. Without a limit a long line
/// would be read in every stretch that it has.
const LONGEST_UNIT: usize = 8;

/// Adds what a stretch of a head says.
fn read_segment(pieces: &[Piece], said: &mut PastedHead) {
    if let Some(pair) = pair_of(pieces) {
        said.pair.get_or_insert(pair);
        return;
    }
    let mut at = 0;
    while at < pieces.len() {
        // `2.1%`, `15,511억원`: a unit behind a number is that number's own.
        let is_of_a_number = at > 0 && matches!(pieces[at - 1], Piece::Number(_));
        if is_of_a_number {
            at += 1;
            continue;
        }
        let longest = (at + 1..=pieces.len().min(at + LONGEST_UNIT)).rev();
        let found = longest.filter_map(|end| Some((end, unit_of(&pieces[at..end])?))).find(|(end, _)| {
            let window = &pieces[at..*end];
            window.len() == pieces.len() || is_sure(window)
        });
        let Some((end, unit)) = found else {
            at += 1;
            continue;
        };
        match unit {
            WindowUnit::Amount(unit) if !said.amounts.contains(&unit) => said.amounts.push(unit),
            WindowUnit::Amount(_) => {}
            WindowUnit::Percent if is_point(pieces.get(end)) => said.is_points = true,
            WindowUnit::Percent => said.is_percent = true,
        }
        at = end;
    }
}

fn is_point(piece: Option<&Piece>) -> bool {
    matches!(piece, Some(Piece::Word(word))
        if matches!(word.to_lowercase().as_str(), "p" | "포인트" | "point" | "points"))
}

/// A unit that some pieces name.
enum WindowUnit {
    Amount(HeadUnit),
    Percent,
}

/// The unit that all of `window` names; none if there is more or less in it.
fn unit_of(window: &[Piece]) -> Option<WindowUnit> {
    let names_only_a_country = window.iter().all(|piece| {
        matches!(piece, Piece::Word(word)
            if matches!(word.to_lowercase().as_str(), "us" | "american" | "korean" | "미국" | "미화"))
    });
    if names_only_a_country {
        return None;
    }
    let read = parts(window.to_vec(), None).ok()?;
    let mut zeros = 0;
    let mut is_percent = false;
    for item in &read.items {
        match item {
            AmountItem::Percent => is_percent = true,
            AmountItem::Small(more) => zeros += more,
            AmountItem::Large(large) => zeros += large.zeros,
            // `100 million won` counts in 억.
            AmountItem::Number(number) => zeros += power_of_ten_of(number.readings.as_slice())?,
        }
    }
    let currencies = read.currencies.unwrap_or_default();
    if is_percent {
        return (zeros == 0 && currencies.is_empty()).then_some(WindowUnit::Percent);
    }
    // `1 달러 = 1,421원` names no unit.
    let has_number = read.items.iter().any(|item| matches!(item, AmountItem::Number(_)));
    if has_number && zeros == 0 {
        return None;
    }
    let only_numbers = read.items.iter().all(|item| matches!(item, AmountItem::Number(_)));
    if currencies.is_empty() && only_numbers {
        return None;
    }
    let australian: Option<Currency> = "AUD".parse().ok();
    let of_others = parts(window.to_vec(), australian).ok().and_then(|parts| parts.currencies);
    let is_any_dollar = of_others.is_some_and(|others| others != currencies);
    Some(WindowUnit::Amount(HeadUnit { text: text_of(window), zeros, currencies, is_any_dollar }))
}

/// The zeros of 1, 10, 100, ….
fn power_of_ten_of(readings: &[Decimal]) -> Option<u32> {
    let [number] = readings else { return None };
    let digits = number.normalize().to_string();
    let zeros = digits.strip_prefix('1')?;
    if zeros.bytes().all(|byte| byte == b'0') { u32::try_from(zeros.len()).ok() } else { None }
}

/// Whether a window names a unit also where other words stand around it.
fn is_sure(window: &[Piece]) -> bool {
    let is_number = |piece: &Piece| matches!(piece, Piece::Number(_));
    let [piece] = window else {
        return !window.iter().all(is_number);
    };
    match piece {
        Piece::Word(word) if word.starts_with(is_hangul) => {
            word.chars().count() > 1 && !matches!(word.as_str(), "미국" | "한화" | "미화")
        }
        Piece::Word(word) => {
            let is_code = word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
            is_code
                || word.len() > 4
                || matches!(
                    word.as_str(),
                    "bn" | "tn" | "trn" | "mn" | "mln" | "bln" | "won" | "yen" | "euro" | "yuan" | "pct"
                )
        }
        Piece::Sign(_) => true,
        _ => false,
    }
}

/// The pair of currencies of an exchange rate: `원/달러`, `won per dollar`, `달러당 원`, `원/100엔`.
fn pair_of(pieces: &[Piece]) -> Option<HeadPair> {
    // A currency, and of how many units of it the rate is where that is said.
    let side = |pieces: &[Piece]| {
        let parts = parts(pieces.to_vec(), None).ok()?;
        let code = parts.currencies?.first()?.code().to_owned();
        match parts.items.as_slice() {
            [] => Some((code, None)),
            [AmountItem::Number(number)] => Some((code, number.readings.first().copied())),
            _ => None,
        }
    };
    let told = |(of, several): &HeadSide, divider: &str, (per, units): &HeadSide| {
        if several.is_some_and(|several| several != Decimal::ONE) {
            return HeadPair::OfSeveral(text_of(pieces));
        }
        let units = units.map(|units| format!("{units} ")).unwrap_or_default();
        HeadPair::Of(format!("{of}{divider}{units}{per}"))
    };
    for (at, piece) in pieces.iter().enumerate() {
        let (divider, per_first) = match piece {
            Piece::Sign('/') => ("/", false),
            Piece::Word(word) if word.eq_ignore_ascii_case("per") => (" per ", false),
            Piece::Word(word) if word.len() > "당".len() && word.ends_with('당') => (" per ", true),
            _ => continue,
        };
        if per_first {
            let Piece::Word(word) = piece else { continue };
            let mut left = pieces[..at].to_vec();
            left.push(Piece::Word(word.trim_end_matches('당').to_owned()));
            let left = longest_tail(&left, &side);
            let right = longest_head(&pieces[at + 1..], &side);
            if let (Some(per), Some(of)) = (left, right) {
                return Some(told(&of, divider, &per));
            }
            continue;
        }
        let left = longest_tail(&pieces[..at], &side);
        let right = longest_head(&pieces[at + 1..], &side);
        if let (Some(of), Some(per)) = (left, right) {
            return Some(told(&of, divider, &per));
        }
    }
    None
}

/// A currency of a pair, and so many units of it.
type HeadSide = (String, Option<Decimal>);

/// What the longest end of `pieces` that can be read says.
fn longest_tail<T>(pieces: &[Piece], read: &impl Fn(&[Piece]) -> Option<T>) -> Option<T> {
    (pieces.len().saturating_sub(LONGEST_UNIT)..pieces.len()).find_map(|from| read(&pieces[from..]))
}

/// What the longest beginning of `pieces` that can be read says.
fn longest_head<T>(pieces: &[Piece], read: &impl Fn(&[Piece]) -> Option<T>) -> Option<T> {
    (1..=pieces.len().min(LONGEST_UNIT)).rev().find_map(|to| read(&pieces[..to]))
}

/// Pieces as they are written, a space between words.
fn text_of(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        let (written, joins) = match piece {
            Piece::Number(number) => {
                (number.readings.first().map(ToString::to_string).unwrap_or_default(), false)
            }
            Piece::Word(word) => (word.clone(), word.starts_with(is_hangul) && text.ends_with(is_hangul)),
            Piece::Minus => ("−".to_owned(), true),
            Piece::Plus => ("+".to_owned(), true),
            Piece::Sign(sign) => (sign.to_string(), true),
        };
        if !text.is_empty() && !joins {
            text.push(' ');
        }
        text.push_str(&written);
    }
    text
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;
    use crate::model::Scale;

    const WON: AmountUnit = AmountUnit { currency: Currency::KRW, scale: Scale::Billion };
    const DOLLARS: AmountUnit = AmountUnit { currency: Currency::USD, scale: Scale::Million };

    #[test]
    fn the_unit_of_a_head_is_the_unit_of_the_values() {
        for (head, amount) in [
            ("분담금(억원)", dec!(1_551_100_000_000)),
            ("(단위: 억원)", dec!(1_551_100_000_000)),
            ("표 3. 제12차 방위비 분담금, 2026~2030년 (단위: 억원)", dec!(1_551_100_000_000)),
            ("Table 2: cost of the 12th agreement (KRW 100m)", dec!(1_551_100_000_000)),
            ("단위 : 억 원", dec!(1_551_100_000_000)),
            ("[단위:백만원]", dec!(15_511_000_000)),
            ("금액(십억원)", dec!(15_511_000_000_000)),
            ("(천원)", dec!(15_511_000)),
            ("(천만원)", dec!(155_110_000_000)),
            ("(원)", dec!(15_511)),
            ("Total (KRW bn)", dec!(15_511_000_000_000)),
            ("KRW bn", dec!(15_511_000_000_000)),
            ("KRWbn", dec!(15_511_000_000_000)),
            ("Amount, KRW 100m", dec!(1_551_100_000_000)),
            ("Unit: 100 million won", dec!(1_551_100_000_000)),
            ("in billions of won", dec!(15_511_000_000_000)),
            ("Contribution, KRW, bn", dec!(15_511_000_000_000)),
            ("Contribution in million won (2026 prices)", dec!(15_511_000_000)),
            ("₩ billion", dec!(15_511_000_000_000)),
            ("백억 원", dec!(155_110_000_000_000)),
        ] {
            let read = read_amount_under("15,511", WON, &PastedHead::of(&[head]));
            assert_eq!(read, Typed::Understood(Money::new(amount, Currency::KRW)), "{head}");
        }
        for head in
            ["USD m", "(US$ million)", "$m", "US$m", "백만 달러", "(미화 백만달러)", "Mio. USD", "USD mln"]
        {
            let read = read_amount_under("470", WON, &PastedHead::of(&[head]));
            assert_eq!(read, Typed::Understood(Money::new(dec!(470_000_000), Currency::USD)), "{head}");
        }
    }

    #[test]
    fn a_cell_with_its_own_unit_keeps_it() {
        let read = read_amount_under("1,551.1bn", WON, &PastedHead::of(&["(억원)"]));
        assert_eq!(read, Typed::Understood(Money::new(dec!(1_551_100_000_000), Currency::KRW)));
        let read = read_amount_under("$5m", WON, &PastedHead::of(&["(억원)"]));
        assert_eq!(read, Typed::Understood(Money::new(dec!(5_000_000), Currency::USD)));
    }

    #[test]
    fn the_nearest_head_decides_and_a_line_for_all_columns_is_sorted_by_kind() {
        let head = PastedHead::of(&["증가율", "(단위: 억원, %)"]);
        assert_eq!((head.units().as_str(), head.is_percent), ("억원", true));
        assert_eq!(read_change_under("0.5", &head), Typed::Understood(Rate(dec!(0.005))));
        let head = PastedHead::of(&["증가율(%)", "(단위: 억원)"]);
        assert!(head.amounts.is_empty());
        assert_eq!(
            read_amount_under("2.1", WON, &head),
            Typed::NotUnderstood(Hint::OtherUnit("%".to_owned()))
        );
        let head = PastedHead::of(&["금액(억원)", "단위: 백만원"]);
        assert_eq!(head.units(), "억원");
    }

    #[test]
    fn two_units_of_one_head_are_asked() {
        let read = read_amount_under("15,511", WON, &PastedHead::of(&["(억원, 백만원)"]));
        let both = [dec!(1_551_100_000_000), dec!(15_511_000_000)];
        assert_eq!(read, Typed::Ambiguous(both.map(|amount| Money::new(amount, Currency::KRW)).to_vec()));
        let australian = AmountUnit { currency: "AUD".parse().expect("a code"), ..DOLLARS };
        let read = read_amount_under("5", australian, &PastedHead::of(&["$m"]));
        assert!(matches!(read, Typed::Ambiguous(both) if both.len() == 2));
    }

    #[test]
    fn words_that_are_no_units_are_left_alone() {
        for head in
            ["연도", "구분", "Year", "분담금", "미국", "US", "Korean forces", "비고", "m/m", "조정", "지원"]
        {
            assert!(PastedHead::of(&[head]).is_empty(), "{head}: {:?}", PastedHead::of(&[head]));
        }
    }

    #[test]
    fn rates_under_heads() {
        for head in ["% y/y", "(%)", "per cent", "전년대비 증가율(%)", "in %", "Inflation, annual percent"]
        {
            assert_eq!(
                read_change_under("0.5", &PastedHead::of(&[head])),
                Typed::Understood(Rate(dec!(0.005))),
                "{head}"
            );
        }
        for head in ["(억원)", "%p", "(%p)", "전년 대비(%포인트)", "원/달러"] {
            let read = read_change_under("0.5", &PastedHead::of(&[head]));
            assert!(matches!(read, Typed::NotUnderstood(Hint::OtherUnit(_))), "{head}: {read:?}");
        }
    }

    #[test]
    fn exchange_rates_under_heads() {
        let won = |amount| Exchange { amount, of: Currency::KRW, per: Currency::USD };
        let read =
            |head| read_exchange_under("1,421.4", Currency::KRW, Currency::USD, &PastedHead::of(&[head]));
        for head in ["원/달러", "(KRW/USD)", "won per dollar", "달러당 원", "환율(원/달러)", "", "원"]
        {
            assert_eq!(read(head), Typed::Understood(won(dec!(1421.4))), "{head}");
        }
        assert!(matches!(read("USD/KRW"), Typed::Ambiguous(_)));
        let yen = "JPY".parse().expect("a code");
        let of_yen = |head| read_exchange_under("950", Currency::KRW, yen, &PastedHead::of(&[head]));
        let won_for_yen = Exchange::for_units(dec!(950), Currency::KRW, dec!(100), yen).expect("a rate");
        for head in ["원/100엔", "100엔당 원", "(KRW per 100 JPY)"] {
            assert_eq!(of_yen(head), Typed::Understood(won_for_yen), "{head}");
        }
        for head in ["원/100엔", "100엔당 원", "엔/달러", "%", "백만원", "1000원/달러"] {
            assert!(
                matches!(read(head), Typed::NotUnderstood(Hint::OtherUnit(_))),
                "{head}: {:?}",
                read(head)
            );
        }
    }

    #[test]
    fn a_hundred_names_an_index() {
        assert_eq!(PastedHead::of(&["소비자물가지수(2020=100)"]).hundred, Some(Hundred::BaseYear));
        assert_eq!(PastedHead::of(&["CPI", "2015 = 100"]).hundred, Some(Hundred::BaseYear));
        assert_eq!(PastedHead::of(&["(전년=100)"]).hundred, Some(Hundred::YearBefore));
        assert_eq!(PastedHead::of(&["previous year = 100"]).hundred, Some(Hundred::YearBefore));
        assert_eq!(PastedHead::of(&["CPI"]).hundred, None);
    }
}
