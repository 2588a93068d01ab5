//! How numbers are read, as analysts type them.
//!
//! Amounts, rates and exchange rates are understood in English and Korean alike, whatever language
//! the program speaks: `1조 5,192억`, `KRW 1,519.2 bn`, `$470m`, `8.3 per cent`, `1,421.4원/달러`.
//! A bare number is in the field's unit. Nothing is rounded and nothing is guessed: where two
//! readings make sense both are handed back, and the person is asked.
//!
//! [`echo`] says what was understood.

use rust_decimal::Decimal;

use super::Language;
use super::hint::Hint;
use super::lexer::{Number, Piece, pieces};
use super::numbers::{AmountUnit, Digits, amount, money_words};
use super::parts::{AmountItem, Sign, parts, times_ten};
use super::vocabulary::is_word;
use crate::engine::{InPlace, is_hardly_meant, times_apart};
use crate::model::clauses::{Index, Weight};
use crate::model::plain_value;
use crate::model::{Currency, Date, Exchange, Money, Period, Rate, Scale, Year};

/// What became of a typed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed<T> {
    /// It has one meaning.
    Understood(T),
    /// It has several; the likeliest first. The person is asked.
    Ambiguous(Vec<T>),
    /// It has none, and why.
    NotUnderstood(Hint),
    /// Nothing was typed.
    Empty,
}

impl<T> Typed<T> {
    /// The one meaning.
    pub fn understood(self) -> Option<T> {
        match self {
            Self::Understood(value) => Some(value),
            _ => None,
        }
    }

    /// The same with every meaning turned into something else.
    pub fn map<U>(self, mut change: impl FnMut(T) -> U) -> Typed<U> {
        match self {
            Self::Understood(value) => Typed::Understood(change(value)),
            Self::Ambiguous(values) => Typed::Ambiguous(values.into_iter().map(change).collect()),
            Self::NotUnderstood(hint) => Typed::NotUnderstood(hint),
            Self::Empty => Typed::Empty,
        }
    }
}

/// Reads an amount. A bare number is in `unit`; a currency that is typed stands, even another one.
///
/// ```
/// use costshare::model::{Currency, Money, Scale};
/// use costshare::text::numbers::AmountUnit;
/// use costshare::text::typed::{Typed, read_amount};
/// use rust_decimal_macros::dec;
///
/// let unit = AmountUnit { currency: Currency::KRW, scale: Scale::Eok };
/// let won = Money::new(dec!(1_519_200_000_000), Currency::KRW);
/// for text in ["1조 5,192억", "15192", "KRW 1,519.2 bn", "1,519,200,000,000원"] {
///     assert_eq!(read_amount(text, unit), Typed::Understood(won));
/// }
/// ```
pub fn read_amount(text: &str, unit: AmountUnit) -> Typed<Money> {
    read_amount_in(text, unit, &[unit.currency], unit.scale.zeros())
}

/// The same where a bare number counts `10^zeros` of one of `currencies`, as the head over it says.
pub(super) fn read_amount_in(
    text: &str,
    unit: AmountUnit,
    currencies: &[Currency],
    zeros: u32,
) -> Typed<Money> {
    typed(text, |pieces| {
        let parts = parts(pieces, Some(unit.currency))?;
        let currencies = parts.currencies.clone().unwrap_or_else(|| currencies.to_vec());
        let usual = match parts.currencies.as_deref() {
            Some([currency]) if *currency != unit.currency => currency.scale().zeros(),
            _ => zeros,
        };
        let mut amounts = Vec::new();
        for amount in parts.amounts(usual)? {
            for &currency in &currencies {
                amounts.push(Money::new(amount, currency));
            }
        }
        Ok(amounts)
    })
}

/// An amount held against `now`; with the power of ten of it that is nearest to `now` where it is
/// hardly meant.
pub fn asked_beside(one: Money, now: InPlace) -> Typed<Money> {
    if !is_hardly_meant(one, now) {
        return Typed::Understood(one);
    }
    let amounts = (1..=LONGEST_SLIP).flat_map(|zeros| {
        let smaller = Decimal::try_from_i128_with_scale(one.amount.mantissa(), one.amount.scale() + zeros);
        [times_ten(one.amount, zeros).ok(), smaller.ok().map(|amount| amount.normalize())]
    });
    let apart = |amount: &Decimal| times_apart(*amount, now.amount().amount).unwrap_or(Decimal::MAX);
    let nearest = amounts.flatten().min_by_key(apart);
    let nearest = nearest.map(|amount| Money { amount, ..one }).filter(|&near| !is_hardly_meant(near, now));
    match nearest {
        Some(near) => Typed::Ambiguous(vec![one, near]),
        None => Typed::Understood(one),
    }
}

/// The zeros that may be missing or too many: from won to trillions of them.
const LONGEST_SLIP: u32 = 12;

/// Reads an amount that is held against `now`, if there is something. A bare number is in `unit`; one that is hardly meant is
/// asked, beside what it would be in `other`, the unit of another language's tables, and with the zeros
/// that bring it near.
///
/// ```
/// use costshare::model::{Currency, Money};
/// use costshare::text::Language;
/// use costshare::text::numbers::AmountUnit;
/// use costshare::text::typed::{Typed, read_amount_beside};
/// use rust_decimal_macros::dec;
///
/// let [bn, eok] = [Language::En, Language::Ko].map(|language| AmountUnit::usual(Currency::KRW, language));
/// let won = |amount| Money::new(amount, Currency::KRW);
/// let now = won(dec!(1_519_200_000_000));
/// let read = |text| read_amount_beside(text, bn, eok, Some(now.into()));
/// assert_eq!(read("1450"), Typed::Understood(won(dec!(1_450_000_000_000))));
/// let both = [won(dec!(14_500_000_000_000)), won(dec!(1_450_000_000_000))];
/// assert_eq!(read("14500"), Typed::Ambiguous(both.to_vec()));
/// let both = [won(dec!(1_600_000_000)), won(dec!(1_600_000_000_000))];
/// assert_eq!(read("1.6"), Typed::Ambiguous(both.to_vec()));
/// ```
pub fn read_amount_beside(
    text: &str,
    unit: AmountUnit,
    other: AmountUnit,
    now: Option<InPlace>,
) -> Typed<Money> {
    let read = read_amount(text, unit);
    let Some(now) = now else { return read };
    let mut readings = match &read {
        Typed::Understood(one) => vec![*one],
        Typed::Ambiguous(several) => several.clone(),
        Typed::NotUnderstood(_) | Typed::Empty => return read,
    };
    let Some(&one) = readings.first().filter(|_| readings.iter().all(|one| is_hardly_meant(*one, now)))
    else {
        return read;
    };
    if let Typed::Ambiguous(near) = asked_beside(one, now) {
        readings.extend(near.into_iter().skip(1));
    }
    if let Typed::Understood(two) = read_amount(text, other)
        && !is_hardly_meant(two, now)
        && !readings.contains(&two)
    {
        readings.push(two);
    }
    if readings.len() > 1 { Typed::Ambiguous(readings) } else { Typed::Understood(one) }
}

/// A number with binary noise in a text: how it is written, and what it is read as.
pub fn noise(text: &str) -> Option<(String, Decimal)> {
    pieces(text).ok()?.into_iter().find_map(|piece| match piece {
        Piece::Number(number) => number.noisy.zip(number.readings.first().copied()),
        _ => None,
    })
}

/// Reads a rate. A bare number is in per cent; one below 1 may also be a fraction, and is asked.
pub fn read_rate(text: &str) -> Typed<Rate> {
    typed(text, |pieces| {
        let parts = parts(pieces, None)?;
        let (number, percent) = match parts.items.as_slice() {
            [AmountItem::Number(number)] => (number, false),
            [AmountItem::Number(number), AmountItem::Percent] => (number, true),
            [] => return Err(Hint::NoNumber),
            _ => return Err(Hint::NotARate),
        };
        if parts.currencies.is_some() {
            return Err(Hint::NotARate);
        }
        let numbers = number.with_decimal_comma.iter().chain(&number.readings).copied();
        let mut rates = Vec::new();
        for number in parts.sign.of(numbers) {
            let exact = |rate: Rate| (rate.in_percent() == number).then_some(rate).ok_or(Hint::TooManyDigits);
            rates.push(exact(Rate::percent(number))?);
            if !percent && number.abs() < Decimal::ONE {
                rates.push(Rate(number.normalize()));
            }
        }
        Ok(rates)
    })
}

/// Reads a yearly change. A bare number around 100 may be the level of an index, the year before being
/// 100, and is asked; any other rate is read as [`read_rate`] does.
pub fn read_change(text: &str) -> Typed<Rate> {
    let read = read_rate(text);
    let Typed::Understood(rate) = read else {
        return read;
    };
    let hundred = Rate(Decimal::ONE);
    let is_around = rate >= Rate(Decimal::new(8, 1)) && rate <= Rate(Decimal::TWO);
    match rate.0.checked_sub(hundred.0) {
        Some(change) if is_around && is_bare(text) => Typed::Ambiguous(vec![Rate(change), rate]),
        _ => Typed::Understood(rate),
    }
}

/// Whether a text is a number alone, without a per cent sign, a power of ten or a currency.
pub fn is_bare(text: &str) -> bool {
    let bare = |pieces| {
        let parts = parts(pieces, None).ok()?;
        Some(matches!(parts.items.as_slice(), [AmountItem::Number(_)]) && parts.currencies.is_none())
    };
    pieces(text).ok().and_then(bare).unwrap_or(false)
}

/// Reads an exchange rate between two currencies, either way round. A bare number is so much of `of`
/// for one unit of `per`; where the price of 100 units is usually named, it may be that as well.
pub fn read_exchange(text: &str, of: Currency, per: Currency) -> Typed<Exchange> {
    typed(text, |pieces| {
        let ExchangeParts { number, units, pairs } = exchange_parts(&pieces, of, per)?;
        let mut numbers = number.readings.clone();
        numbers.extend(number.with_point_for_thousands);
        let mut read = Vec::new();
        for &units in &units {
            for &amount in &numbers {
                for &(of, per) in &pairs {
                    read.push(Exchange::for_units(amount, of, units, per).ok_or(Hint::TooManyDigits)?);
                }
            }
        }
        Ok(read)
    })
}

/// Reads a weight of a category: a plain number, or a per cent.
pub fn read_weight(text: &str) -> Typed<Weight> {
    if text.contains(['%', '％']) {
        return read_rate(text).map(Weight::Percent);
    }
    read_number(text).map(Weight::Number)
}

/// Reads a plain number.
pub fn read_number(text: &str) -> Typed<Decimal> {
    typed(text, |pieces| {
        let parts = parts(pieces, None)?;
        match parts.items.as_slice() {
            [AmountItem::Number(number)] if parts.currencies.is_none() => {
                let numbers = number.readings.iter().chain(&number.with_point_for_thousands).copied();
                Ok(parts.sign.of(numbers))
            }
            [] => Err(Hint::NoNumber),
            _ => Err(parts.first_word()),
        }
    })
}

/// Reads a year of four digits, or of two that are marked as a year: `2027`, `2027년`, `FY2027`, `'27`,
/// `27년`. Two digits up to 50 are of this century, those from 70 on of the last one.
pub fn read_year(text: &str) -> Typed<Year> {
    typed(text, |pieces| {
        let is_mark = |piece: &Piece| *piece == Piece::Sign('\'') || is_word(piece, &["년", "년도", "fy"]);
        let is_marked = pieces.iter().any(is_mark);
        let rest: Vec<&Piece> = pieces.iter().filter(|piece| !is_mark(piece)).collect();
        let [Piece::Number(number)] = rest.as_slice() else {
            return Err(Hint::NotAYear);
        };
        let plain = plain_value(text);
        let digits = plain.chars().filter(|c| c.is_numeric() || matches!(c, '.' | ',')).count();
        let year = number.readings.first().and_then(|number| number.to_string().parse::<i16>().ok());
        let year = year.and_then(|year| match (digits, year) {
            (4, _) => Some(Year(year)),
            (2, 0..=50) if is_marked => Some(Year(2000).plus(year)),
            (2, 70..=99) if is_marked => Some(Year(1900).plus(year)),
            _ => None,
        });
        year.filter(|year| year.is_accepted()).map(|year| vec![year]).ok_or(Hint::NotAYear)
    })
}

/// Reads a date as far as it is known, as files spell it and as it is written in Korea: `2024-10-04`,
/// `2024-10`, `2024. 10. 4.`, `2024년 10월`.
pub fn read_date(text: &str) -> Typed<Date> {
    if text.trim().is_empty() {
        return Typed::Empty;
    }
    date(text).map_or(Typed::NotUnderstood(Hint::NotADate), Typed::Understood)
}

/// Reads from when to when: one date, or two with a slash, a tilde or a long dash between them.
pub fn read_period(text: &str) -> Typed<Period> {
    if text.trim().is_empty() {
        return Typed::Empty;
    }
    let read = || match text.split_once(['/', '~', '–', '∼']) {
        None => Some(Period::from(date(text)?)),
        Some((first, last)) => Period::new(date(first)?, date(last)?),
    };
    read().map_or(Typed::NotUnderstood(Hint::NotAPeriod), Typed::Understood)
}

fn date(text: &str) -> Option<Date> {
    let text = &*plain_value(text);
    let is_known = |c: char| c.is_ascii_digit() || c.is_whitespace() || "-.년월일".contains(c);
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let (year, month, day) = (numbers.next()?, numbers.next(), numbers.next());
    if numbers.next().is_some() || year.len() != 4 || !text.chars().all(is_known) {
        return None;
    }
    let rest = [month, day].into_iter().flatten();
    let parts: Vec<String> =
        std::iter::once(year.to_owned()).chain(rest.map(|digits| format!("{digits:0>2}"))).collect();
    parts.join("-").parse().ok()
}

/// Reads a lag in years: `2`, `2 years`, `2년 전`, `전전년도`, `t-2`.
pub fn read_lag(text: &str) -> Typed<u8> {
    typed(text, |mut pieces| {
        if let [Piece::Word(word)] = pieces.as_slice() {
            let named = [("당해연도", 0), ("전년", 1), ("전년도", 1), ("전전년", 2), ("전전년도", 2)];
            if let Some((_, lag)) = named.into_iter().find(|(name, _)| name == word) {
                return Ok(vec![lag]);
            }
        }
        let words = ["년", "년전", "전", "year", "years", "before", "earlier"];
        pieces.retain(|piece| !is_word(piece, &words));
        if let [first, Piece::Minus, ..] = pieces.as_slice()
            && is_word(first, &["t"])
        {
            pieces.drain(..2);
        }
        let [Piece::Number(number)] = pieces.as_slice() else {
            return Err(if pieces.is_empty() { Hint::NoNumber } else { Hint::NotALag });
        };
        let [number] = number.readings.as_slice() else {
            return Err(Hint::NotALag);
        };
        if !number.is_integer() {
            return Err(Hint::NotWhole);
        }
        let lag = number.normalize().to_string().parse().ok().filter(|&lag| lag <= Index::LONGEST_LAG);
        lag.map(|lag| vec![lag]).ok_or(Hint::NotALag)
    })
}

/// What was understood, in the ways in which people write it; each of them reads back as the same
/// amount, where amounts of its currency are typed: `1,519,200,000,000 won · 15,192억 · KRW 1,519.2 bn`.
pub fn echo(money: &Money, language: Language) -> String {
    let one = AmountUnit { currency: money.currency, scale: Scale::One };
    let whole = amount(money.amount, one, Digits::Exact);
    let english = money_words(*money, Language::En);
    let korean = money_words(*money, Language::Ko);
    let in_eok = AmountUnit { currency: money.currency, scale: Scale::Eok };
    let in_eok = amount(money.amount, in_eok, Digits::Exact);
    let short = in_eok.split('.').nth(1).is_none_or(|decimals| decimals.len() <= 4);

    let mut ways = Vec::new();
    match (money.currency == Currency::KRW, language) {
        (true, Language::En) => {
            ways.push(format!("{whole} won"));
            ways.extend(short.then(|| format!("{in_eok}억")));
            ways.push(english);
        }
        (true, Language::Ko) => {
            ways.push(format!("{whole}원"));
            ways.extend(short.then(|| format!("{in_eok}억원")));
            ways.push(korean);
        }
        (false, Language::En) => ways.extend([format!("{} {whole}", money.currency), english]),
        (false, Language::Ko) => ways.extend([format!("{} {whole}", money.currency), korean, english]),
    }
    ways.dedup();
    ways.join(" · ")
}

/// Runs a reader, and sorts out what it found.
fn typed<T: PartialEq>(text: &str, read: impl Fn(Vec<Piece>) -> Result<Vec<T>, Hint>) -> Typed<T> {
    let pieces = match pieces(text) {
        Ok(pieces) if pieces.is_empty() => return Typed::Empty,
        Ok(pieces) => pieces,
        Err(hint) => return Typed::NotUnderstood(hint),
    };
    let mut meanings: Vec<T> = Vec::new();
    match read(pieces) {
        Ok(found) => {
            for meaning in found {
                if !meanings.contains(&meaning) {
                    meanings.push(meaning);
                }
            }
        }
        Err(hint) => return Typed::NotUnderstood(hint),
    }
    match meanings.len() {
        0 => Typed::NotUnderstood(Hint::NoNumber),
        1 => Typed::Understood(meanings.remove(0)),
        _ => Typed::Ambiguous(meanings),
    }
}

/// An exchange rate before its readings are told apart.
struct ExchangeParts {
    number: Number,
    /// For how many units of the second currency it may be the price.
    units: Vec<Decimal>,
    /// The pairs of currencies that may be meant.
    pairs: Vec<(Currency, Currency)>,
}

/// The parts of an exchange rate between `of` and `per`, whichever way round.
#[expect(clippy::too_many_lines, reason = "one order after the other in which people write a rate")]
fn exchange_parts(pieces: &[Piece], of: Currency, per: Currency) -> Result<ExchangeParts, Hint> {
    let are_these = [(of, per), (per, of)];
    let is_divider = |piece: &Piece| *piece == Piece::Sign('/') || is_word(piece, &["per"]);
    let korean_per = |piece: &Piece| matches!(piece, Piece::Word(word) if word.ends_with('당'));
    let one = |side: &[Piece]| -> Result<(Option<Number>, Option<Vec<Currency>>), Hint> {
        let parts = parts(side.to_vec(), None)?;
        if parts.sign != Sign::Plus {
            return Err(Hint::UnknownWord("−".to_owned()));
        }
        match parts.items.as_slice() {
            [] => Ok((None, parts.currencies)),
            [AmountItem::Number(number)] => Ok((Some(number.clone()), parts.currencies)),
            _ => Err(parts.first_word()),
        }
    };
    let pairs = |of: Vec<Currency>, per: Vec<Currency>| -> Result<Vec<(Currency, Currency)>, Hint> {
        let all = of.iter().flat_map(|&of| per.iter().map(move |&per| (of, per)));
        // A rate of other currencies says nothing of these.
        let pairs: Vec<_> = all.filter(|pair| are_these.contains(pair)).collect();
        if pairs.is_empty() { Err(Hint::TwoCurrencies) } else { Ok(pairs) }
    };
    // One unit, or as many as rates are stated for; which number stands for the units is seen by it.
    let units_of = |number: &Number| match number.readings[..] {
        [units] if Exchange::for_units(Decimal::ONE, of, units, per).is_some() => Some(units),
        _ => None,
    };

    if let Some(at) = pieces.iter().position(is_divider) {
        let spelt_out = pieces[at] != Piece::Sign('/');
        let (left, right) = (one(&pieces[..at])?, one(&pieces[at + 1..])?);
        let (number, units, left, right) = match (left, right) {
            ((Some(number), left), (None, right)) | ((None, left), (Some(number), right)) => {
                (number, Decimal::ONE, left, right)
            }
            ((Some(number), left), (Some(of_units), right)) => {
                let units = units_of(&of_units).filter(|_| right.is_some()).ok_or(Hint::TwoNumbers)?;
                (number, units, left, right)
            }
            _ => return Err(Hint::NoNumber),
        };
        let per_given = right.ok_or(Hint::NoNumber)?;
        let mut pairs = pairs(left.unwrap_or_else(|| vec![of]), per_given)?;
        if !spelt_out && units == Decimal::ONE && pairs == [(per, of)] {
            // Markets write USD/KRW for won per dollar; our files write KRW/USD.
            pairs.insert(0, (of, per));
        }
        return Ok(ExchangeParts { number, units: vec![units], pairs });
    }
    if let Some(at) = pieces.iter().position(korean_per) {
        let mut left = pieces[..=at].to_vec();
        if let Some(Piece::Word(word)) = left.last_mut() {
            word.pop();
        }
        left.retain(|piece| *piece != Piece::Word(String::new()));
        let (left, right) = (one(&left)?, one(&pieces[at + 1..])?);
        let units = left.0.map_or(Some(Decimal::ONE), |number| units_of(&number)).ok_or(Hint::TwoNumbers)?;
        let per_given = left.1.ok_or(Hint::TwoNumbers)?;
        let number = right.0.ok_or(Hint::NoNumber)?;
        let pairs = pairs(right.1.unwrap_or_else(|| vec![of]), per_given)?;
        return Ok(ExchangeParts { number, units: vec![units], pairs });
    }
    if let Some(at) = pieces.iter().position(|piece| *piece == Piece::Sign('=')) {
        let (left, right) = (one(&pieces[..at])?, one(&pieces[at + 1..])?);
        let (left_units, right_units) =
            (left.0.as_ref().and_then(units_of), right.0.as_ref().and_then(units_of));
        // One unit before several; of two alike the first.
        let right_first = right_units.is_some_and(|right| left_units.is_none_or(|left| right < left));
        let (units, unit, side) = match (left_units, right_units) {
            (_, Some(units)) if right_first => (units, right, left),
            (Some(units), _) => (units, left, right),
            _ => return Err(Hint::TwoNumbers),
        };
        let number = side.0.ok_or(Hint::NoNumber)?;
        let per_given = unit.1.ok_or(Hint::NoNumber)?;
        let pairs = pairs(side.1.unwrap_or_else(|| vec![of]), per_given)?;
        return Ok(ExchangeParts { number, units: vec![units], pairs });
    }

    let (number, currencies) = one(pieces)?;
    let number = number.ok_or(Hint::NoNumber)?;
    match currencies {
        Some(currencies) if !currencies.contains(&of) => Err(Hint::TwoCurrencies),
        _ => {
            let mut units = vec![Decimal::from(Exchange::usual_units(of, per))];
            units.extend(Some(Decimal::ONE).filter(|one| !units.contains(one)));
            Ok(ExchangeParts { number, units, pairs: vec![(of, per)] })
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal_macros::dec;

    use super::*;
    use crate::text::numbers::{exchange, number, rate};

    const EOK: Decimal = dec!(100_000_000);
    const WON: AmountUnit = AmountUnit { currency: Currency::KRW, scale: Scale::Eok };
    const DOLLARS: AmountUnit = AmountUnit { currency: Currency::USD, scale: Scale::Million };

    #[test]
    fn amounts_are_read_as_analysts_type_them() {
        for text in [
            "1조 5,192억",
            "1조5192억원",
            "1조 5192억 원",
            "1조 5천192억원",
            "15,192억",
            "15192",
            "15 192",
            "15\u{a0}192억",
            "15\u{2009}192억",
            "15'192억",
            "１５，１９２억원",
            "1.5192 trillion won",
            "1.5192tn",
            "1.5192조",
            "KRW 1,519.2 bn",
            "KRW1,519.2bn",
            "krw 1519.2 bn",
            "₩1.5192 trillion",
            "￦1.5192조",
            "1519.2 billion KRW",
            "1 trillion 519.2 billion won",
            "1,519,200,000,000원",
            "1,519,200,000,000 won",
            "1.519.200.000.000 won",
            "15192 eok KRW",
            "15192 eok",
            "+15,192",
            "15,192억\u{200e}",
            "\u{202a}15,192억원\u{202c}",
            "15\u{ad},192억",
            "1\u{110c}\u{1169} 5,192\u{110b}\u{1165}\u{11a8}\u{110b}\u{116f}\u{11ab}",
            "1.5192 tr\u{200b}illion won",
            "15192.000000000002",
            "15,192억원.",
            "한화 15,192억원",
            "1519.2십억원",
        ] {
            reads(text, WON, dec!(15192) * EOK, Currency::KRW);
        }
        reads("5천만원", WON, dec!(50_000_000), Currency::KRW);
        reads("3만원", WON, dec!(30_000), Currency::KRW);
        reads("470백만원", WON, dec!(470_000_000), Currency::KRW);
    }

    #[test]
    fn amounts_of_dollars() {
        for text in [
            "470 million dollars",
            "$470m",
            "US$470m",
            "US $ 470 million",
            "USD 470 million",
            "470m usd",
            "4억7천만 달러",
            "4억 7,000만 달러",
            "미화 4억7천만달러",
            "0.47bn dollars",
            "470 million US dollars",
        ] {
            reads(text, WON, dec!(470_000_000), Currency::USD);
            reads(text, DOLLARS, dec!(470_000_000), Currency::USD);
        }
        reads("470", DOLLARS, dec!(470_000_000), Currency::USD);
        reads("58.8 million USD", DOLLARS, dec!(58_800_000), Currency::USD);
        reads("2억 유로", DOLLARS, dec!(200_000_000), "EUR".parse().expect("a code"));
    }

    #[test]
    fn minus_is_read_in_every_form() {
        for text in ["-430억", "−430억", "–430억", "－430", "△430억원", "-KRW 43bn", "KRW −43.0bn"]
        {
            reads(text, WON, dec!(-430) * EOK, Currency::KRW);
        }
        asks("▲430억", &[dec!(-430) * EOK, dec!(430) * EOK]);
        asks("(430억)", &[dec!(-430) * EOK, dec!(430) * EOK]);
        reads("-0", WON, dec!(0), Currency::KRW);
    }

    #[test]
    fn two_sensible_readings_are_asked() {
        asks("1,5", &[dec!(1.5) * EOK, dec!(15) * EOK]);
        asks("1.519,2", &[dec!(1519.2) * EOK, dec!(1.5192) * EOK]);
        asks("15.192", &[dec!(15.192) * EOK, dec!(15192) * EOK]);
        asks("1,5 bn won", &[dec!(1_500_000_000), dec!(15_000_000_000)]);
        asks("1,519,200,000,000", &[dec!(1_519_200_000_000), dec!(1_519_200_000_000) * EOK]);
        asks("15192 KRW", &[dec!(15192), dec!(15192) * EOK]);
        asks("3만", &[dec!(30_000), dec!(30_000) * EOK]);
        asks("5k", &[dec!(5_000), dec!(5_000) * EOK]);
        for text in ["1조 5192", "1조 5,192", "1조5192", "KRW 1조 5192", "₩1조 5,192", "1jo 5192"] {
            asks(text, &[dec!(15192) * EOK, dec!(1_000_000_005_192)]);
        }
        for text in ["1조 5천", "1조5천", "한화 1조 5천", "1조 5천원"] {
            asks(text, &[dec!(15000) * EOK, dec!(1_000_000_005_000)]);
        }
        asks("2조 300", &[dec!(20300) * EOK, dec!(2_000_000_000_300)]);
        asks("1억 5천", &[dec!(150_000_000), dec!(100_005_000)]);
        asks("1 trillion 519.2", &[dec!(15192) * EOK, dec!(1_000_000_000_519.2)]);
        reads("1조 5천억", WON, dec!(15000) * EOK, Currency::KRW);
        reads("3만 5천원", WON, dec!(35_000), Currency::KRW);
        reads("1,519", WON, dec!(1519) * EOK, Currency::KRW);
        reads("15.192억", WON, dec!(15.192) * EOK, Currency::KRW);
        reads("0.192", WON, dec!(0.192) * EOK, Currency::KRW);
        reads("1519.200", WON, dec!(1519.2) * EOK, Currency::KRW);
        reads("1조 5192원", WON, dec!(1_000_000_005_192), Currency::KRW);
    }

    #[test]
    fn a_dollar_in_a_field_of_other_dollars_is_asked() {
        let australian = "AUD".parse().expect("a code");
        let unit = AmountUnit { currency: australian, scale: Scale::Million };
        let both = [australian, Currency::USD].map(|currency| Money::new(dec!(5_000_000), currency));
        assert_eq!(read_amount("$5m", unit), Typed::Ambiguous(both.to_vec()));
        assert_eq!(read_amount("US$5m", unit), Typed::Understood(both[1]));
    }

    /// The tables of either language do not matter: 억 stand under 조.
    #[test]
    fn a_tail_after_a_large_step_is_asked_in_both_languages() {
        for language in Language::ALL {
            let unit = AmountUnit::usual(Currency::KRW, language);
            for (text, tail) in [("1조 5,192", 5_192), ("1조 5천", 5_000), ("1조5192", 5_192)] {
                let tail = Decimal::from(tail);
                let readings = [dec!(10_000) * EOK + tail * EOK, dec!(1_000_000_000_000) + tail];
                let readings = readings.map(|amount| Money::new(amount, Currency::KRW)).to_vec();
                assert_eq!(read_amount(text, unit), Typed::Ambiguous(readings), "{text}");
            }
        }
    }

    #[test]
    fn an_amount_far_from_what_stands_is_asked() {
        let [bn, eok] =
            [Language::En, Language::Ko].map(|language| AmountUnit::usual(Currency::KRW, language));
        let eoks = |count: Decimal| Money::new(count * EOK, Currency::KRW);
        let now = eoks(dec!(15192));
        let beside = |text: &str, unit, other| read_amount_beside(text, unit, other, Some(now.into()));
        let asked = |one, other| Typed::Ambiguous(vec![eoks(one), eoks(other)]);
        // A decimal unit too small, one zero too many, one too few, exactly eight times.
        assert_eq!(beside("1.6", bn, eok), asked(dec!(16), dec!(16000)));
        assert_eq!(beside("1.6", eok, bn), asked(dec!(1.6), dec!(16000)));
        assert_eq!(beside("151,920", eok, bn), asked(dec!(151920), dec!(15192)));
        assert_eq!(beside("151,920억", bn, eok), asked(dec!(151920), dec!(15192)));
        assert_eq!(beside("1,519.2", eok, bn), asked(dec!(1519.2), dec!(15192)));
        assert_eq!(beside("121,536", eok, bn), asked(dec!(121536), dec!(12153.6)));
        assert_eq!(beside("1899", eok, bn), asked(dec!(1899), dec!(18990)));
        let several = [dec!(16), dec!(160), dec!(16000)].map(eoks).to_vec();
        assert_eq!(beside("1,6", bn, eok), Typed::Ambiguous(several));
        // The widest real demand, some six times, and what is just short of eight times.
        for (text, amount) in [
            ("6.5조", dec!(65000)),
            ("91,152", dec!(91152)),
            ("121,535", dec!(121535)),
            ("1900", dec!(1900)),
            ("0", dec!(0)),
        ] {
            assert_eq!(beside(text, eok, bn), Typed::Understood(eoks(amount)), "{text}");
        }
        // Another currency is not held against it.
        let dollars = Money::new(dec!(470_000_000), Currency::USD);
        assert_eq!(beside("$470m", eok, bn), Typed::Understood(dollars));
        assert!(!is_hardly_meant(now, Money::new(dec!(0), Currency::KRW).into()));
        assert!(is_hardly_meant(eoks(dec!(-151920)), now.into()));
    }

    /// What is added to a year may be as small as it likes, and takes away as much as it adds.
    #[test]
    fn a_one_off_far_above_its_year_is_asked() {
        let [bn, eok] =
            [Language::En, Language::Ko].map(|language| AmountUnit::usual(Currency::KRW, language));
        let eoks = |count: Decimal| Money::new(count * EOK, Currency::KRW);
        let year = InPlace::AddedTo(eoks(dec!(15852)));
        let beside = |text: &str| read_amount_beside(text, eok, bn, Some(year));
        // 8 × 15,852 = 126,816.
        let asked = |one, other| Typed::Ambiguous(vec![eoks(one), eoks(other)]);
        assert_eq!(beside("126,816"), asked(dec!(126816), dec!(12681.6)));
        assert_eq!(beside("-126,816"), asked(dec!(-126816), dec!(-12681.6)));
        for (text, amount) in [("126,815", dec!(126815)), ("-500", dec!(-500)), ("1", dec!(1))] {
            assert_eq!(beside(text), Typed::Understood(eoks(amount)), "{text}");
        }
    }

    #[test]
    fn signs_that_cannot_be_seen_are_told_by_their_code() {
        refuses("15192\u{7}", Hint::UnknownWord("U+0007".to_owned()));
        refuses("15192\u{301}", Hint::UnknownWord("U+0301".to_owned()));
        refuses("2,110億", Hint::UnknownWord("億 (U+5104)".to_owned()));
    }

    #[test]
    fn binary_noise_is_read_as_what_was_meant() {
        assert_eq!(read_rate("2.1000000000000001"), Typed::Understood(Rate(dec!(0.021))));
        assert_eq!(read_rate("2,1000000000000001%"), Typed::Understood(Rate(dec!(0.021))));
        assert_eq!(read_number("0.30000000000000004"), Typed::Understood(dec!(0.3)));
        reads("1519.1999999999998억", WON, dec!(1519.2) * EOK, Currency::KRW);
        let won = Exchange { amount: dec!(1421.4), of: Currency::KRW, per: Currency::USD };
        let read = read_exchange("1421.4000000000001", Currency::KRW, Currency::USD);
        assert_eq!(read, Typed::Understood(won));
        assert_eq!(noise("2.1000000000000001%"), Some(("2.1000000000000001".to_owned(), dec!(2.1))));
        assert_eq!(noise("2.1%"), None);
    }

    #[test]
    fn a_change_around_100_may_be_a_level() {
        assert_eq!(read_change("102.3"), Typed::Ambiguous(vec![Rate(dec!(0.023)), Rate(dec!(1.023))]));
        assert_eq!(read_change("98"), Typed::Ambiguous(vec![Rate(dec!(-0.02)), Rate(dec!(0.98))]));
        assert_eq!(read_change("102.3%"), Typed::Understood(Rate(dec!(1.023))));
        assert_eq!(read_change("2.3"), Typed::Understood(Rate(dec!(0.023))));
    }

    #[test]
    fn what_is_no_amount_is_told_why() {
        refuses("천만원", Hint::NoNumber);
        refuses("억", Hint::Order);
        refuses("won", Hint::NoNumber);
        refuses("NaN", Hint::NotANumber("NaN".to_owned()));
        refuses("-inf", Hint::NotANumber("inf".to_owned()));
        refuses("1e5", Hint::Exponent);
        refuses("about 5", Hint::UnknownWord("about".to_owned()));
        refuses("약 5억", Hint::UnknownWord("약".to_owned()));
        refuses("5 6", Hint::TwoNumbers);
        refuses("1,51,92", Hint::Grouping("1,51,92".to_owned()));
        refuses("1,5.2", Hint::Grouping("1,5.2".to_owned()));
        refuses("5192억 1조", Hint::Order);
        refuses("1조 15,192억", Hint::Order);
        refuses("1.5조 192억", Hint::Order);
        refuses("5 won 3 dollars", Hint::TwoNumbers);
        refuses("KRW 5 dollars", Hint::TwoCurrencies);
        refuses("2.1%", Hint::UnknownWord("%".to_owned()));
        refuses(&"9".repeat(30), Hint::TooManyDigits);
        refuses("0.00000000000000000000000000001", Hint::TooManyDigits);
        refuses("9999999999999999999999조", Hint::TooManyDigits);
        refuses(&"1".repeat(201), Hint::TooLong);
        refuses("5 - 3", Hint::UnknownWord("−".to_owned()));
        assert_eq!(read_amount(" \u{a0}", WON), Typed::Empty);
    }

    #[test]
    fn rates_are_in_per_cent() {
        for text in
            ["8.3%", "8.3 %", "８.３％", "8.3퍼센트", "8.3 per cent", "8.3 percent", "8.3 pct", "8.3", "8.30"]
        {
            assert_eq!(read_rate(text), Typed::Understood(Rate(dec!(0.083))), "{text}");
        }
        assert_eq!(read_rate("-0.2%"), Typed::Understood(Rate(dec!(-0.002))));
        assert_eq!(read_rate("0"), Typed::Understood(Rate(dec!(0))));
        assert_eq!(read_rate("0.083%"), Typed::Understood(Rate(dec!(0.00083))));
        assert_eq!(read_rate("8.333"), Typed::Understood(Rate(dec!(0.08333))));

        let rates = |rates: &[Decimal]| Typed::Ambiguous(rates.iter().copied().map(Rate).collect());
        assert_eq!(read_rate("0.083"), rates(&[dec!(0.00083), dec!(0.083)]));
        assert_eq!(read_rate("8,3%"), rates(&[dec!(0.083), dec!(0.83)]));
        assert_eq!(read_rate("1,519%"), rates(&[dec!(0.01519), dec!(15.19)]));

        for text in ["0.5%p", "0.5 %포인트", "5억", "$5", "%", "5 6", "1e-3", "NaN%", "per"] {
            assert!(matches!(read_rate(text), Typed::NotUnderstood(_)), "{text}");
        }
        assert_eq!(read_rate(""), Typed::Empty);
    }

    #[test]
    fn exchange_rates_say_how_much_for_one() {
        let won_per_dollar = |amount| Exchange { amount, of: Currency::KRW, per: Currency::USD };
        for text in [
            "1,421.4",
            "1421.4 KRW/USD",
            "1,421.4원/달러",
            "₩1,421.4/$",
            "1,421.4 won per dollar",
            "달러당 1,421.4원",
            "1달러당 1,421.4원",
            "1 USD = 1,421.4 KRW",
            "1,421.4원",
        ] {
            let read = read_exchange(text, Currency::KRW, Currency::USD);
            assert_eq!(read, Typed::Understood(won_per_dollar(dec!(1421.4))), "{text}");
        }
        let read = |text| read_exchange(text, Currency::KRW, Currency::USD);
        assert_eq!(
            read("1.421"),
            Typed::Ambiguous(vec![won_per_dollar(dec!(1.421)), won_per_dollar(dec!(1421))])
        );
        let inverse = Exchange { amount: dec!(1421.4), of: Currency::USD, per: Currency::KRW };
        assert_eq!(read("1421.4 USD/KRW"), Typed::Ambiguous(vec![won_per_dollar(dec!(1421.4)), inverse]));
        for text in ["-5", "5억", "$5", "5 KRW/KRW", "100엔당 950원", "5/", "/5", "5 = 6", "=", "당"] {
            assert!(matches!(read(text), Typed::NotUnderstood(_)), "{text}");
        }
    }

    #[test]
    fn years_lags_and_weights() {
        for text in [
            "2027",
            "2027년",
            "２０２７",
            "FY2027",
            "2027년도",
            "'27년",
            "’27",
            "27년",
            "FY27",
            "‘27",
            "\u{200e}2027",
            "2027\u{1102}\u{1167}\u{11ab}",
        ] {
            assert_eq!(read_year(text), Typed::Understood(Year(2027)), "{text}");
        }
        assert_eq!(read_year("'91년"), Typed::Understood(Year(1991)));
        for text in ["27", "'60", "'127", "2,027", "2027.0", "1899", "2201", "-2027", "2027 2028"] {
            assert_eq!(read_year(text), Typed::NotUnderstood(Hint::NotAYear), "{text}");
        }
        for text in ["2", "2년", "2 years", "2년 전", "t-2", "t−2", "전전년도"] {
            assert_eq!(read_lag(text), Typed::Understood(2), "{text}");
        }
        assert_eq!(read_lag("1.5"), Typed::NotUnderstood(Hint::NotWhole));
        assert_eq!(read_lag("11"), Typed::NotUnderstood(Hint::NotALag));
        assert_eq!(read_lag("-1"), Typed::NotUnderstood(Hint::NotALag));
        assert_eq!(read_weight("5,005"), Typed::Understood(Weight::Number(dec!(5005))));
        assert_eq!(read_weight("41%"), Typed::Understood(Weight::Percent(Rate(dec!(0.41)))));
    }

    #[test]
    fn the_echo_says_what_was_understood() {
        let won = Money::new(dec!(15192) * EOK, Currency::KRW);
        assert_eq!(echo(&won, Language::En), "1,519,200,000,000 won · 15,192억 · KRW 1,519.2 bn");
        assert_eq!(echo(&won, Language::Ko), "1,519,200,000,000원 · 15,192억원 · 1조 5,192억원");
        let dollars = Money::new(dec!(470_000_000), Currency::USD);
        assert_eq!(echo(&dollars, Language::En), "USD 470,000,000 · USD 470.0 m");
        assert_eq!(echo(&dollars, Language::Ko), "USD 470,000,000 · 4억 7,000만 달러 · USD 470.0 m");
        let small = Money::new(dec!(-5), Currency::KRW);
        assert_eq!(echo(&small, Language::Ko), "−5원");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn every_way_of_the_echo_reads_back(
            mantissa in -1_000_000_000_000_000_000_i64..1_000_000_000_000_000_000,
            scale in 0_u32..6,
            dollars: bool,
        ) {
            let unit = if dollars { DOLLARS } else { WON };
            let money = Money::new(Decimal::new(mantissa, scale).normalize(), unit.currency);
            for language in Language::ALL {
                for way in echo(&money, language).split(" · ") {
                    reads_back(way, unit, money);
                }
                reads_back(&money_words(money, language), unit, money);
                let usual = AmountUnit::usual(unit.currency, language);
                reads_back(&amount(money.amount, usual, Digits::Exact), usual, money);
            }
        }

        #[test]
        fn rates_and_exchange_rates_read_back(mantissa in -1_000_000_000_i64..1_000_000_000, scale in 0_u32..9) {
            let value = Decimal::new(mantissa, scale);
            let read = read_rate(&rate(value, Digits::Exact));
            match read {
                Typed::Understood(read) => prop_assert_eq!(read.0, value),
                Typed::Ambiguous(read) => prop_assert!(read.contains(&Rate(value))),
                other => prop_assert!(false, "{:?}", other),
            }
            let rate = Exchange { amount: value.abs(), of: Currency::KRW, per: Currency::USD };
            for language in Language::ALL {
                let text = exchange(&rate, language);
                match read_exchange(&text, Currency::KRW, Currency::USD) {
                    Typed::Understood(read) => prop_assert_eq!(read, rate),
                    Typed::Ambiguous(read) => prop_assert!(read.contains(&rate)),
                    other => prop_assert!(false, "{}: {:?}", text, other),
                }
            }
            let text = number(value, Digits::Exact);
            match read_number(&text) {
                Typed::Understood(read) => prop_assert_eq!(read, value),
                Typed::Ambiguous(read) => prop_assert!(read.contains(&value)),
                other => prop_assert!(false, "{}: {:?}", text, other),
            }
        }

        #[test]
        fn no_text_panics(text in r"\PC{0,40}") {
            read_everything(&text);
        }

        #[test]
        fn no_text_of_amounts_panics(
            text in "([0-9]{1,32}|[.,'% \u{a0}\n\t+\u{2212}()△▲/=$₩-]|조|억|만|천|백|십|원|달러|당|년|tn|bn|m|k|per|cent|won|KRW|e|t){0,12}"
        ) {
            read_everything(&text);
        }
    }

    fn read_everything(text: &str) {
        for unit in [WON, DOLLARS] {
            if let Typed::Understood(money) = read_amount(text, unit) {
                for language in Language::ALL {
                    let _ = echo(&money, language);
                }
            }
        }
        if let Typed::NotUnderstood(hint) = read_amount(text, WON) {
            assert!(!hint.say(Language::Ko).is_empty());
        }
        let _ = (read_rate(text), read_exchange(text, Currency::KRW, Currency::USD));
        let _ = (read_year(text), read_lag(text), read_weight(text), read_number(text));
        let _ = crate::text::paste::read_years(text, Year(2026), |text, _| read_rate(text));
    }

    #[test]
    fn dates_read_as_they_are_written_in_files_and_in_korea() {
        for (text, date) in [
            ("2024-10-04", "2024-10-04"),
            (" 2024. 10. 4.", "2024-10-04"),
            ("2024년 10월", "2024-10"),
            ("2024.4", "2024-04"),
            ("2024년", "2024"),
        ] {
            assert_eq!(read_date(text).understood().map(|date| date.to_string()).as_deref(), Some(date));
        }
        for text in ["4 October", "2024-13", "2023-02-29", "24-10-04", "2024-10-04-1", "soon"] {
            assert_eq!(read_date(text), Typed::NotUnderstood(Hint::NotADate), "{text}");
        }
        assert_eq!(read_date("  "), Typed::Empty);
    }

    #[test]
    fn from_when_to_when_is_one_date_or_two_in_their_order() {
        for (text, period) in [
            ("2024-04-23/2024-04-25", "2024-04-23/2024-04-25"),
            ("2024. 4. 23. ~ 2024. 4. 25.", "2024-04-23/2024-04-25"),
            ("2024-04", "2024-04"),
        ] {
            assert_eq!(
                read_period(text).understood().map(|period| period.to_string()).as_deref(),
                Some(period)
            );
        }
        for text in ["2024-04-25/2024-04-23", "2024-04-23/", "April"] {
            assert_eq!(read_period(text), Typed::NotUnderstood(Hint::NotAPeriod), "{text}");
        }
    }

    /// Small amounts without a unit may also be in the usual one; the right one is among them. Of sixteen
    /// digits and more some are taken for binary noise, and that is told.
    #[track_caller]
    fn reads_back(text: &str, unit: AmountUnit, money: Money) {
        if noise(text).is_some() {
            return;
        }
        match read_amount(text, unit) {
            Typed::Understood(read) => assert_eq!(read, money, "{text}"),
            Typed::Ambiguous(read) => assert!(read.contains(&money), "{text}: {read:?}"),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[track_caller]
    fn reads(text: &str, unit: AmountUnit, amount: Decimal, currency: Currency) {
        assert_eq!(read_amount(text, unit), Typed::Understood(Money::new(amount, currency)), "{text}");
    }

    #[track_caller]
    fn asks(text: &str, amounts: &[Decimal]) {
        let choices = amounts.iter().map(|&amount| Money::new(amount, Currency::KRW)).collect();
        assert_eq!(read_amount(text, WON), Typed::Ambiguous(choices), "{text}");
    }

    #[track_caller]
    fn refuses(text: &str, hint: Hint) {
        assert_eq!(read_amount(text, WON), Typed::NotUnderstood(hint), "{text}");
    }
}
