//! How numbers read.
//!
//! Thousands are grouped with commas, the minus is `−`, and where fewer digits are shown than
//! there are, the last one is rounded half away from zero. This is the only place that rounds for
//! display; what it returns is text and never becomes a figure again.
//!
//! Won are counted as analysts count them: in 억원 in Korean tables and in billions with one decimal
//! in English ones. Both are exact to the 억, the unit in which the agreements are rounded.
//! Sentences use the same unit with its name: `7조 9,060억원`, `KRW 7,906.0 bn`, `−KRW 43.0 bn`. Only headlines
//! and axes count in trillions: `KRW 7.906 tn`.
//!
//! **Invariant:** with [`Digits::Exact`], and in [`money_words`], every digit is shown.

use rust_decimal::Decimal;

use super::Language;
use crate::model::{Currency, Exchange, Money, Scale, Year, Years};

/// The minus sign, U+2212.
pub const MINUS: char = '\u{2212}';

/// How many decimals are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Digits {
    /// All of them, without trailing zeros.
    Exact,
    /// So many at most, without trailing zeros.
    AtMost(u32),
    /// So many always, as in the columns of a table.
    Fixed(u32),
}

/// What the numbers of a column or an axis count, for example 억원.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AmountUnit {
    /// The currency.
    pub currency: Currency,
    /// The power of ten.
    pub scale: Scale,
}

impl AmountUnit {
    /// The unit of tables: 억원 or KRW bn for won, millions for other currencies.
    pub fn usual(currency: Currency, language: Language) -> Self {
        let scale = match (currency.scale(), language) {
            (Scale::Eok, Language::En) => Scale::Billion,
            (scale, _) => scale,
        };
        Self { currency, scale }
    }

    /// The unit of an axis whose largest amount is `largest`: trillions or 조 from one trillion on, and
    /// of what is counted in millions billions or 억.
    pub fn of_axis(largest: Decimal, currency: Currency, language: Language) -> Self {
        let usual = Self::usual(currency, language);
        let mut scales = vec![Scale::Trillion];
        if usual.scale == Scale::Million {
            scales.push(if language == Language::En { Scale::Billion } else { Scale::Eok });
        }
        let large = scales.into_iter().find(|scale| largest.abs() >= scale.units());
        Self { currency, scale: large.unwrap_or(usual.scale) }
    }

    /// The decimals of a table in this unit: down to 1 억 of won and to 0.1 million elsewhere, the
    /// units in which the agreements are rounded.
    pub fn digits(self) -> Digits {
        Digits::Fixed(self.places())
    }

    /// So many are they.
    pub fn places(self) -> u32 {
        self.scale.zeros().saturating_sub(rounding_zeros(self.currency))
    }

    /// A number of a table or a chart in this unit, with its sign, as it is told alone: `+KRW 57.5 bn`, `+575억원`.
    pub fn named(self, number: &str, language: Language) -> String {
        let (sign, size) = match number.strip_prefix(['+', MINUS]) {
            Some(size) => number.split_at(number.len() - size.len()),
            None => ("", number),
        };
        let code = self.currency.code();
        match (language, self.scale) {
            (Language::En, Scale::One) => format!("{sign}{code} {size}"),
            (Language::En, scale) => format!("{sign}{code} {size} {}", short_word(scale)),
            (Language::Ko, _) => format!("{sign}{size}{}", self.label(language)),
        }
    }

    /// The name of the unit, for heads and axes: `억원`, `KRW bn`, `백만 달러`, `USD m`.
    pub fn label(self, language: Language) -> String {
        let code = self.currency.code();
        match (language, self.scale) {
            (Language::En, Scale::One) => code.to_owned(),
            (Language::En, scale) => format!("{code} {}", short_word(scale)),
            (Language::Ko, scale) => {
                let space = if self.currency == Currency::KRW || scale == Scale::One { "" } else { " " };
                format!("{}{space}{}", korean_word(scale), currency_name(self.currency, language))
            }
        }
    }
}

/// An amount in whole units of currency, as a cell of a table in `unit` shows it: the number alone.
pub fn amount(value: Decimal, unit: AmountUnit, digits: Digits) -> String {
    shown(value, i64::from(unit.scale.zeros()), digits, 0)
}

/// A plain number: a count, a factor, a price level.
pub fn number(value: impl Into<Decimal>, digits: Digits) -> String {
    shown(value.into(), 0, digits, 0)
}

/// A rate, given as a fraction, in per cent with at least one decimal: `2.1%`, `5.0%`.
pub fn rate(fraction: Decimal, digits: Digits) -> String {
    format!("{}%", shown(fraction, -2, digits, 1))
}

/// A difference between two rates, given as a fraction: `0.5 pp`, `0.5%p`.
pub fn points(fraction: Decimal, digits: Digits, language: Language) -> String {
    let number = shown(fraction, -2, digits, 1);
    match language {
        Language::En => format!("{number} pp"),
        Language::Ko => format!("{number}%p"),
    }
}

/// `text` as a change: with `+` if the number that it shows is above zero.
///
/// ```
/// use costshare::text::numbers::{Digits, rate, signed};
/// use rust_decimal_macros::dec;
///
/// assert_eq!(signed(rate(dec!(0.083), Digits::Exact)), "+8.3%");
/// assert_eq!(signed(rate(dec!(0.0001), Digits::AtMost(1))), "0.0%");
/// ```
pub fn signed(text: String) -> String {
    let zero = !text.contains(|c: char| ('1'..='9').contains(&c));
    if zero || text.starts_with(MINUS) { text } else { format!("+{text}") }
}

/// An amount in words, every digit kept: `7조 9,060억원`, `KRW 7,906.0 bn`, `−KRW 43.0 bn`.
pub fn money_words(money: Money, language: Language) -> String {
    let sign = if money.amount < Decimal::ZERO { MINUS.to_string() } else { String::new() };
    let size = money.amount.abs();
    match language {
        Language::En => format!("{sign}{}", english_words(size, money.currency)),
        Language::Ko => format!("{sign}{}", korean_words(size, money.currency)),
    }
}

/// An amount in words, rounded for reading to the unit of the agreements (1 억, 0.1 million), small
/// ones to four digits. For amounts that follow from a division or an exchange rate.
pub fn money_rounded(money: Money, language: Language) -> String {
    let amount = rounded_for_reading(money.amount, rounding_zeros(money.currency));
    money_words(Money { amount, ..money }, language)
}

/// An amount for a headline, in English with so many decimals that its unit has: trillions with three, others with one;
/// in Korean to the 억 like every sentence.
///
/// ```
/// use costshare::model::{Currency, Money};
/// use costshare::text::{Language, numbers::money_headline};
///
/// let won = Money::new(8_343_000_000_000_i64.into(), Currency::KRW);
/// assert_eq!(money_headline(won, Language::En), "KRW 8.343 tn");
/// assert_eq!(money_headline(won, Language::Ko), "8조 3,430억원");
/// let dollars = Money::new(5_573_100_000_i64.into(), Currency::USD);
/// assert_eq!(money_headline(dollars, Language::En), "USD 5,573.1 m");
/// ```
pub fn money_headline(money: Money, language: Language) -> String {
    if language == Language::Ko {
        return money_rounded(money, language);
    }
    let Some((unit, places)) = headline_unit(money) else { return money_rounded(money, language) };
    let minus = if money.amount < Decimal::ZERO { MINUS.to_string() } else { String::new() };
    let number = amount(money.amount.abs(), unit, Digits::Fixed(places));
    unit.named(&format!("{minus}{number}"), language)
}

/// A change of such an amount, to its last digit: `+421 bn` beside `KRW 8.343 tn`; with more digits where it would
/// be nothing.
pub fn change_headline(change: Decimal, of: Money, language: Language) -> String {
    let exact = Money { amount: change, ..of };
    let Some((unit, places)) = headline_unit(of).filter(|_| language == Language::En) else {
        return signed(money_rounded(exact, language));
    };
    if change.abs() >= unit.scale.units() {
        return signed(format!("{} {}", amount(change, unit, Digits::Fixed(places)), short_word(unit.scale)));
    }
    let smaller = AmountUnit::usual(of.currency, language);
    let (unit, least) = if smaller == unit { (unit, places) } else { (smaller, 0) };
    let shown = |places| amount(change, unit, Digits::Fixed(places));
    let says_something = |text: &String| text.contains(|c: char| ('1'..='9').contains(&c));
    let number = (least..=least + 2).map(shown).find(says_something);
    let number = number.map(|number| format!("{number} {}", short_word(unit.scale)));
    signed(number.unwrap_or_else(|| money_rounded(exact, language)))
}

/// The unit of an amount in a headline and its decimals; none for what is smaller than any.
fn headline_unit(money: Money) -> Option<(AmountUnit, u32)> {
    let of_axis = AmountUnit::of_axis(money.amount, money.currency, Language::En);
    // As in sentences, what is counted in millions is told in billions from ten of them on.
    let is_few = of_axis.scale == Scale::Billion && is_told_in_millions(money.amount.abs(), money.currency);
    let unit = if is_few { AmountUnit { scale: Scale::Million, ..of_axis } } else { of_axis };
    let is_small = money.amount.abs() < money.currency.scale().units();
    (!is_small && unit.scale != Scale::One)
        .then_some((unit, if unit.scale == Scale::Trillion { 3 } else { 1 }))
}

/// An exchange rate with its currencies and the decimals that were stated: `1,421.40 KRW/USD`,
/// `1,421.40원/달러`, `930.5원/100엔`.
pub fn exchange(rate: &Exchange, language: Language) -> String {
    let (amount, _) = rate.for_usual_units();
    let number = number(amount, Digits::Fixed(amount.scale()));
    let pair = usual_pair(rate.of, rate.per, language);
    let space = if pair.starts_with(|c: char| c.is_ascii()) { " " } else { "" };
    format!("{number}{space}{pair}")
}

/// The unit of an exchange rate for one unit of `per`: `KRW/JPY`, `원/엔`.
pub fn pair(of: Currency, per: Currency, language: Language) -> String {
    format!("{}/{}", currency_name(of, language), currency_name(per, language))
}

/// The unit of an exchange rate as it is usually named: `KRW/100 JPY`, `원/100엔`.
pub fn usual_pair(of: Currency, per: Currency, language: Language) -> String {
    let per_name = currency_name(per, language);
    match Exchange::usual_units(of, per) {
        1 => pair(of, per, language),
        units => {
            let space = if per_name.starts_with(|c: char| c.is_ascii()) { " " } else { "" };
            format!("{}/{units}{space}{per_name}", currency_name(of, language))
        }
    }
}

/// A year: `2027`, `2027년`.
pub fn year(year: Year, language: Language) -> String {
    match language {
        Language::En => year.to_string(),
        Language::Ko => format!("{year}년"),
    }
}

/// A span of years: `2026–2030`, `2026~2030년`.
pub fn years(years: Years, language: Language) -> String {
    if years.first == years.last {
        return year(years.first, language);
    }
    match language {
        Language::En => format!("{}–{}", years.first, years.last),
        Language::Ko => format!("{}~{}년", years.first, years.last),
    }
}

/// The labels of an axis: all with the fewest decimals that show every tick, at most four.
pub fn ticks(values: &[Decimal], unit: AmountUnit) -> Vec<String> {
    let zeros = i64::from(unit.scale.zeros());
    let places = values.iter().map(|&value| places(value, zeros)).max().unwrap_or(0);
    values.iter().map(|&value| amount(value, unit, Digits::Fixed(places.min(4)))).collect()
}

/// The currency as a word: its code in English, its name in Korean where there is one.
pub fn currency_name(currency: Currency, language: Language) -> String {
    let name = match (language, currency.code()) {
        (Language::En, code) => code,
        (Language::Ko, "KRW") => "원",
        (Language::Ko, "USD") => "달러",
        (Language::Ko, "EUR") => "유로",
        (Language::Ko, "JPY") => "엔",
        (Language::Ko, "CNY") => "위안",
        (Language::Ko, "GBP") => "파운드",
        (Language::Ko, code) => code,
    };
    name.to_owned()
}

/// The power of ten to which the agreements round a currency.
fn rounding_zeros(currency: Currency) -> u32 {
    match currency.scale() {
        Scale::Eok => 8,
        scale => scale.zeros().saturating_sub(1),
    }
}

fn short_word(scale: Scale) -> &'static str {
    match scale {
        Scale::One => "",
        Scale::Thousand => "k",
        Scale::Million => "m",
        Scale::Eok => "100m",
        Scale::Billion => "bn",
        Scale::Trillion => "tn",
    }
}

fn korean_word(scale: Scale) -> &'static str {
    match scale {
        Scale::One => "",
        Scale::Thousand => "천",
        Scale::Million => "백만",
        Scale::Eok => "억",
        Scale::Billion => "십억",
        Scale::Trillion => "조",
    }
}

/// Whether an amount of what is counted in millions is told in them: below ten billions.
fn is_told_in_millions(size: Decimal, currency: Currency) -> bool {
    currency.scale() == Scale::Million && size < Decimal::new(10_000_000_000, 0)
}

/// In the unit of tables, or the next smaller one that needs at most four decimals; small amounts without a
/// scale. What is counted in millions is told in billions from ten of them on.
fn english_words(size: Decimal, currency: Currency) -> String {
    let code = currency.code();
    let fits = |scale: &Scale| {
        let least = match (*scale, currency.scale()) {
            (Scale::Billion, Scale::Eok) => Scale::Eok.units(),
            (Scale::Billion, _) if is_told_in_millions(size, currency) => return false,
            (scale, _) => scale.units(),
        };
        size >= least && places(size, i64::from(scale.zeros())) <= 4
    };
    match [Scale::Billion, Scale::Million].into_iter().find(fits) {
        Some(scale) => {
            let number = shown(size, i64::from(scale.zeros()), Digits::Exact, 1);
            format!("{code} {number} {}", short_word(scale))
        }
        None => format!("{code} {}", shown(size, 0, Digits::Exact, 0)),
    }
}

/// In steps of ten thousand: 조, 억, 만.
fn korean_words(size: Decimal, currency: Currency) -> String {
    let one = Decimal::ONE;
    let whole = size.trunc().mantissa().unsigned_abs();
    let fraction = size.checked_rem(one).unwrap_or_default();
    let mut terms = Vec::new();
    let steps = [(whole / 10_u128.pow(12), "조"), (whole / 10_u128.pow(8) % 10_000, "억")];
    for (count, word) in steps.into_iter().chain([(whole / 10_000 % 10_000, "만")]) {
        if count > 0 {
            terms.push(format!("{}{word}", grouped(&count.to_string())));
        }
    }
    let rest = Decimal::from_i128_with_scale(i128::try_from(whole % 10_000).unwrap_or(0), 0);
    let rest = rest.checked_add(fraction).unwrap_or(rest);
    if !rest.is_zero() || terms.is_empty() {
        terms.push(number(rest, Digits::Exact));
    }
    let space = if currency == Currency::KRW { "" } else { " " };
    format!("{}{space}{}", terms.join(" "), currency_name(currency, Language::Ko))
}

/// `value` counted in 10^`zeros`, with at least `least` decimals.
fn shown(value: Decimal, zeros: i64, digits: Digits, least: usize) -> String {
    let (mut count, mut places) = counted(value, zeros);
    let (Digits::AtMost(most) | Digits::Fixed(most)) = digits else {
        return written(value, count, places, false, least);
    };
    if places > most {
        // Half away from zero: `count` is a size, so halves go up.
        count = match 10_u128.checked_pow(places - most) {
            Some(step) => (count + step / 2) / step,
            None => 0,
        };
        places = most;
    }
    match digits {
        Digits::Fixed(most) => written(value, count, places, true, usize::try_from(most).unwrap_or(0)),
        _ => written(value, count, places, false, least),
    }
}

/// The digits of `value` in 10^`zeros`, and how many of them stand behind the point.
fn counted(value: Decimal, zeros: i64) -> (u128, u32) {
    let count = value.mantissa().unsigned_abs();
    let places = i64::from(value.scale()) + zeros;
    match u32::try_from(places) {
        Ok(places) => (count, places),
        // At most two zeros are missing: a whole number of per cents.
        Err(_) => (count * 10_u128.pow(u32::try_from(-places).unwrap_or(0)), 0),
    }
}

/// How many decimals `value` needs in 10^`zeros`.
fn places(value: Decimal, zeros: i64) -> u32 {
    let (mut count, mut places) = counted(value, zeros);
    while places > 0 && count % 10 == 0 {
        count /= 10;
        places -= 1;
    }
    places
}

fn written(value: Decimal, count: u128, places: u32, keep_zeros: bool, least: usize) -> String {
    let places = usize::try_from(places).unwrap_or(0);
    let text = format!("{count:0width$}", width = places + 1);
    let (whole, fraction) = text.split_at(text.len() - places);
    let fraction = if keep_zeros { fraction } else { fraction.trim_end_matches('0') };
    let minus = if value < Decimal::ZERO && count > 0 { "\u{2212}" } else { "" };
    let whole = grouped(whole);
    if fraction.is_empty() && least == 0 {
        format!("{minus}{whole}")
    } else {
        format!("{minus}{whole}.{fraction:0<least$}")
    }
}

/// Digits in groups of three.
pub(crate) fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn rounded_for_reading(value: Decimal, zeros: u32) -> Decimal {
    let count = value.mantissa().unsigned_abs();
    let length = i64::try_from(count.to_string().len()).unwrap_or(0);
    // The power of ten of the fourth digit, so that small amounts keep four.
    let fourth = length - i64::from(value.scale()) - 4;
    let dropped = i64::from(zeros).min(fourth) + i64::from(value.scale());
    let Some(step) = u32::try_from(dropped).ok().and_then(|dropped| 10_u128.checked_pow(dropped)) else {
        return value;
    };
    let rounded = (count + step / 2) / step * step;
    let rounded = i128::try_from(rounded).ok();
    let rounded = rounded.and_then(|size| Decimal::try_from_i128_with_scale(size, value.scale()).ok());
    let rounded = rounded.unwrap_or(value.abs());
    if value < Decimal::ZERO { -rounded } else { rounded }
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;
    use Language::{En, Ko};

    const EOK: Decimal = dec!(100_000_000);

    #[test]
    fn tables_of_won_are_exact_to_the_eok_in_both_languages() {
        cell(dec!(15192) * EOK, Ko, "15,192", "억원");
        cell(dec!(15192) * EOK, En, "1,519.2", "KRW bn");
        cell(dec!(15200) * EOK, En, "1,520.0", "KRW bn");
        cell(dec!(-430) * EOK, Ko, "−430", "억원");
        cell(dec!(-430) * EOK, En, "−43.0", "KRW bn");
        cell(dec!(0), Ko, "0", "억원");
    }

    #[test]
    fn a_number_of_a_table_is_told_with_its_unit() {
        let [english, korean] = [En, Ko].map(|language| AmountUnit::usual(Currency::KRW, language));
        assert_eq!(english.named("+57.5", En), "+KRW 57.5 bn");
        assert_eq!(english.named("−57.5", En), "−KRW 57.5 bn");
        assert_eq!(english.named("1,551.1", En), "KRW 1,551.1 bn");
        assert_eq!(korean.named("+575", Ko), "+575억원");
    }

    #[test]
    fn tables_of_other_currencies_are_in_millions() {
        let dollars = Money::new(dec!(58_800_000), Currency::USD);
        let unit = AmountUnit::usual(Currency::USD, Ko);
        assert_eq!(amount(dollars.amount, unit, unit.digits()), "58.8");
        assert_eq!(unit.label(Ko), "백만 달러");
        assert_eq!(unit.label(En), "USD m");
        let crowns = "CZK".parse().expect("a code");
        assert_eq!(AmountUnit::usual(crowns, En).label(En), "CZK m");
        assert_eq!(AmountUnit::usual(crowns, Ko).label(Ko), "백만 CZK");
    }

    #[test]
    fn halves_are_shown_away_from_zero() {
        let eok = AmountUnit { currency: Currency::KRW, scale: Scale::Eok };
        assert_eq!(amount(dec!(2.5) * EOK, eok, Digits::Fixed(0)), "3");
        assert_eq!(amount(dec!(-2.5) * EOK, eok, Digits::Fixed(0)), "−3");
        assert_eq!(amount(dec!(-0.4) * EOK, eok, Digits::Fixed(0)), "0");
        assert_eq!(amount(dec!(15511.032) * EOK, eok, Digits::Exact), "15,511.032");
        assert_eq!(amount(dec!(15511.032) * EOK, eok, Digits::AtMost(2)), "15,511.03");
        assert_eq!(amount(dec!(15511.032) * EOK, eok, Digits::AtMost(1)), "15,511");
    }

    #[test]
    fn every_digit_of_a_small_number_is_shown() {
        let smallest = Decimal::new(1, 28);
        let won = AmountUnit { currency: Currency::KRW, scale: Scale::Eok };
        assert_eq!(amount(smallest, won, Digits::Exact), format!("0.{}1", "0".repeat(35)));
        assert_eq!(amount(smallest, won, Digits::AtMost(2)), "0");
        assert_eq!(number(Decimal::MAX, Digits::Exact), "79,228,162,514,264,337,593,543,950,335");
    }

    #[test]
    fn words_keep_every_digit() {
        words(dec!(79060) * EOK, "KRW 7,906.0 bn", "7조 9,060억원");
        words(dec!(15192) * EOK, "KRW 1,519.2 bn", "1조 5,192억원");
        words(dec!(-430) * EOK, "−KRW 43.0 bn", "−430억원");
        words(dec!(10000) * EOK, "KRW 1,000.0 bn", "1조원");
        words(dec!(1) * EOK, "KRW 0.1 bn", "1억원");
        words(dec!(1_519_205_000_000), "KRW 1,519.205 bn", "1조 5,192억 500만원");
        words(dec!(1_519_200_000_001), "KRW 1,519,200,000,001", "1조 5,192억 1원");
        words(dec!(50_000_000), "KRW 50.0 m", "5,000만원");
        words(dec!(1234.5), "KRW 1,234.5", "1,234.5원");
        words(dec!(0), "KRW 0", "0원");
    }

    #[test]
    fn words_of_dollars() {
        let words = |amount, language| money_words(Money::new(amount, Currency::USD), language);
        assert_eq!(words(dec!(470_000_000), En), "USD 470.0 m");
        assert_eq!(words(dec!(470_000_000), Ko), "4억 7,000만 달러");
        assert_eq!(words(dec!(58_800_000), Ko), "5,880만 달러");
        assert_eq!(words(dec!(1_234_500_000), En), "USD 1,234.5 m");
    }

    #[test]
    fn derived_amounts_are_rounded_for_reading() {
        let won = |amount| Money::new(amount, Currency::KRW);
        assert_eq!(money_rounded(won(dec!(1_551_103_200_000)), Ko), "1조 5,511억원");
        assert_eq!(money_rounded(won(dec!(53_305_263.157894)), Ko), "5,331만원");
        assert_eq!(money_rounded(won(dec!(53_305_263.157894)), En), "KRW 53.31 m");
        assert_eq!(money_rounded(won(dec!(-1_551_150_000_000)), En), "−KRW 1,551.2 bn");
        let dollars = Money::new(dec!(1_068_805_403.123), Currency::USD);
        assert_eq!(money_rounded(dollars, En), "USD 1,068.8 m");
        assert_eq!(money_rounded(won(dec!(0)), En), "KRW 0");
    }

    #[test]
    fn rates_have_at_least_one_decimal() {
        assert_eq!(rate(dec!(0.021), Digits::Exact), "2.1%");
        assert_eq!(rate(dec!(0.05), Digits::Exact), "5.0%");
        assert_eq!(rate(dec!(10), Digits::Exact), "1,000.0%");
        assert_eq!(rate(dec!(-0.002), Digits::Exact), "−0.2%");
        assert_eq!(rate(dec!(0.020999473), Digits::Exact), "2.0999473%");
        assert_eq!(rate(dec!(0.020999473), Digits::AtMost(2)), "2.1%");
        assert_eq!(rate(dec!(0.020999473), Digits::Fixed(2)), "2.10%");
        assert_eq!(signed(rate(dec!(0.083), Digits::Exact)), "+8.3%");
        assert_eq!(signed(rate(dec!(-0.083), Digits::Exact)), "−8.3%");
        assert_eq!(signed(rate(dec!(0), Digits::Exact)), "0.0%");
        assert_eq!(points(dec!(0.005), Digits::Exact, En), "0.5 pp");
        assert_eq!(points(dec!(0.005), Digits::Exact, Ko), "0.5%p");
    }

    #[test]
    fn changes_carry_a_sign() {
        let won = |amount| Money::new(amount, Currency::KRW);
        assert_eq!(signed(money_words(won(dec!(430) * EOK), Ko)), "+430억원");
        assert_eq!(signed(money_words(won(dec!(430) * EOK), En)), "+KRW 43.0 bn");
        assert_eq!(signed(money_words(won(dec!(0)), Ko)), "0원");
    }

    #[test]
    fn an_axis_has_one_unit_and_even_decimals() {
        let unit = AmountUnit::of_axis(dec!(16492) * EOK, Currency::KRW, Ko);
        assert_eq!(unit.label(Ko), "조원");
        let steps = [dec!(14000) * EOK, dec!(14500) * EOK, dec!(15000) * EOK];
        assert_eq!(ticks(&steps, unit), ["1.40", "1.45", "1.50"]);
        let unit = AmountUnit::of_axis(dec!(9_602) * EOK, Currency::KRW, En);
        assert_eq!(unit.label(En), "KRW bn");
        assert_eq!(ticks(&[dec!(0), dec!(5000) * EOK], unit), ["0", "500"]);
        let unit = AmountUnit::of_axis(dec!(1_100_000_000), Currency::USD, En);
        assert_eq!(unit.label(En), "USD bn");
        let unit = AmountUnit::of_axis(dec!(1_100_000_000), Currency::USD, Ko);
        assert_eq!(unit.label(Ko), "억 달러");
        assert_eq!(ticks(&[dec!(500_000_000), dec!(1_000_000_000)], unit), ["5", "10"]);
        let unit = AmountUnit::of_axis(dec!(99_000_000), Currency::USD, Ko);
        assert_eq!(unit.label(Ko), "백만 달러");
    }

    #[test]
    fn exchange_rates_keep_the_decimals_that_were_stated() {
        let rate = Exchange { amount: dec!(1421.40), of: Currency::KRW, per: Currency::USD };
        assert_eq!(exchange(&rate, En), "1,421.40 KRW/USD");
        assert_eq!(exchange(&rate, Ko), "1,421.40원/달러");
    }

    #[test]
    fn spans_of_years() {
        let span = Years::new(Year(2026), Year(2030));
        assert_eq!(years(span, En), "2026–2030");
        assert_eq!(years(span, Ko), "2026~2030년");
        assert_eq!(years(Years::new(Year(2026), Year(2026)), Ko), "2026년");
    }

    /// A cell of a table of won in the usual unit of `language`.
    #[track_caller]
    fn cell(value: Decimal, language: Language, number: &str, label: &str) {
        let unit = AmountUnit::usual(Currency::KRW, language);
        assert_eq!(amount(value, unit, unit.digits()), number);
        assert_eq!(unit.label(language), label);
    }

    #[track_caller]
    fn words(amount: Decimal, english: &str, korean: &str) {
        assert_eq!(money_words(Money::new(amount, Currency::KRW), En), english);
        assert_eq!(money_words(Money::new(amount, Currency::KRW), Ko), korean);
    }
}
