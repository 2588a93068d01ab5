//! What people call the things that they can change: fields, clauses, series.
//!
//! A field's name says what it is and from when it holds; a clause is one sentence.

use super::numbers::{Digits, currency_name, exchange, money_words, number, rate};
use super::{Language, say, say_with};
use crate::model::clauses::{CarryOver, Growth, GrowthKind, Rounding, Rule, Weight};
use crate::model::{
    Currency, Field, FieldValue, GrowthField, Kind, PartField, Rate, RoundingMode, RuleField, Series,
    SeriesField, SourceField, Stated, Status, Year,
};
use crate::text::key;

/// The name of a field: `Cap from 2027`, `2027년부터의 상한`, `Consumer prices 2027`.
pub fn field_name(field: &Field, language: Language) -> String {
    let say_of_year = |key, year: Year| say_with(language, key, &[("year", year.into())]);
    match field {
        Field::Title => say(language, key::FIELD_TITLE),
        Field::Note => say(language, key::FIELD_NOTE),
        Field::Record => say(language, key::FIELD_RECORD),
        Field::Continues => say(language, key::FIELD_CONTINUES),
        Field::Pays => say(language, key::FIELD_PAYS),
        Field::Receives => say(language, key::FIELD_RECEIVES),
        Field::FirstYear => say(language, key::FIELD_FIRST_YEAR),
        Field::LastYear => say(language, key::FIELD_LAST_YEAR),
        Field::Before => say(language, key::FIELD_BEFORE),
        Field::Source(id, field) => {
            let source = ("source", (&id.0).into());
            match field {
                SourceField::Whole => say_with(language, key::FIELD_SOURCE, &[source]),
                SourceField::Title => say_with(language, key::FIELD_SOURCE_TITLE, &[source]),
                SourceField::Publisher => say_with(language, key::FIELD_SOURCE_PUBLISHER, &[source]),
                SourceField::Date => say_with(language, key::FIELD_SOURCE_DATE, &[source]),
                SourceField::Address => say_with(language, key::FIELD_SOURCE_ADDRESS, &[source]),
            }
        }
        Field::Series(name, field) => {
            let series = ("series", series_name(name, language).into());
            match field {
                SeriesField::Whole => say_with(language, key::FIELD_SERIES, &[series]),
                SeriesField::Year(year) => {
                    say_with(language, key::FIELD_SERIES_YEAR, &[series, ("year", (*year).into())])
                }
                SeriesField::Then => say_with(language, key::FIELD_SERIES_THEN, &[series]),
            }
        }
        Field::Rate(currency, field) => {
            let exchange = ("exchange", exchange_name(*currency, language).into());
            match field {
                SeriesField::Whole => say_with(language, key::FIELD_EXCHANGE_ALL, &[exchange]),
                SeriesField::Year(year) => {
                    say_with(language, key::FIELD_EXCHANGE_YEAR, &[exchange, ("year", (*year).into())])
                }
                SeriesField::Then => say_with(language, key::FIELD_EXCHANGE_THEN, &[exchange]),
            }
        }
        Field::Part(part, field) => {
            let name = match field {
                PartField::Whole => say(language, key::FIELD_WHOLE_PART),
                PartField::Note => say(language, key::FIELD_PART_NOTE),
                PartField::Base => say(language, key::FIELD_BASE),
                PartField::RoundingTo => say(language, key::FIELD_ROUNDING_TO),
                PartField::RoundingHow => say(language, key::FIELD_ROUNDING_HOW),
                PartField::RoundingCarry => say(language, key::FIELD_ROUNDING_CARRY),
                PartField::Rule(year, field) => match field {
                    RuleField::Whole => say_of_year(key::FIELD_RULE, *year),
                    RuleField::Growth(field) => growth_field_name(field, *year, language),
                    RuleField::Floor => say_of_year(key::FIELD_FLOOR, *year),
                    RuleField::Cap => say_of_year(key::FIELD_CAP, *year),
                    RuleField::Note => say_of_year(key::FIELD_RULE_NOTE, *year),
                },
                PartField::Amount(year) => say_of_year(key::FIELD_AMOUNT, *year),
                PartField::Override(year) => say_of_year(key::FIELD_OVERRIDE, *year),
                PartField::OneOff(year) => say_of_year(key::FIELD_ONE_OFF, *year),
                PartField::Category(name) => {
                    let shown = category_name(name, language);
                    // Within a sentence the categories of the record are small.
                    let shown = if shown == *name { shown } else { shown.to_lowercase() };
                    say_with(language, key::FIELD_CATEGORY, &[("category", shown.into())])
                }
            };
            if part.is_empty() {
                return name;
            }
            say_with(language, key::FIELD_OF_PART, &[("part", part.into()), ("field", name.into())])
        }
    }
}

fn growth_field_name(field: &GrowthField, year: Year, language: Language) -> String {
    let say_of_year = |key| say_with(language, key, &[("year", year.into())]);
    let say_of_two = |key, field: &GrowthField| {
        say_with(language, key, &[("field", growth_field_name(field, year, language).into())])
    };
    match field {
        GrowthField::Whole => say_of_year(key::FIELD_GROWTH),
        GrowthField::Rate => say_of_year(key::FIELD_GROWTH_RATE),
        GrowthField::Series => say_of_year(key::FIELD_GROWTH_SERIES),
        GrowthField::Lag => say_of_year(key::FIELD_GROWTH_LAG),
        GrowthField::First(field) => say_of_two(key::FIELD_GROWTH_FIRST, field),
        GrowthField::Second(field) => say_of_two(key::FIELD_GROWTH_SECOND, field),
    }
}

/// The name of a field beside others of its group, under the group's heading: `Cap`, `2027`,
/// `Later years`.
pub fn short_name(field: &Field, language: Language) -> String {
    let of_series = |field: &SeriesField| match field {
        SeriesField::Whole => None,
        SeriesField::Year(year) => Some(super::numbers::year(*year, language)),
        SeriesField::Then => Some(say(language, key::SHORT_THEN)),
    };
    let short = match field {
        Field::Record => Some(say(language, key::SHORT_RECORD)),
        Field::Continues => Some(say(language, key::SHORT_CONTINUES)),
        Field::Before => Some(say(language, key::SHORT_BEFORE)),
        Field::Series(_, field) | Field::Rate(_, field) => of_series(field),
        Field::Part(_, field) => match field {
            PartField::RoundingHow => Some(say(language, key::SHORT_HOW)),
            PartField::RoundingCarry => Some(say(language, key::SHORT_CARRY)),
            PartField::Amount(year) => {
                Some(say_with(language, key::SHORT_AMOUNT, &[("year", (*year).into())]))
            }
            PartField::Override(year) => {
                Some(say_with(language, key::SHORT_OVERRIDE, &[("year", (*year).into())]))
            }
            PartField::Category(name) => Some(name.clone()),
            PartField::Rule(_, RuleField::Floor) => Some(say(language, key::SHORT_FLOOR)),
            PartField::Rule(_, RuleField::Cap) => Some(say(language, key::SHORT_CAP)),
            PartField::Rule(_, RuleField::Note) => Some(say(language, key::FIELD_NOTE)),
            PartField::Rule(_, RuleField::Growth(field)) => Some(short_growth_name(field, language)),
            PartField::Whole | PartField::Rule(_, RuleField::Whole) => None,
            field => return field_name(&Field::Part(String::new(), field.clone()), language),
        },
        _ => None,
    };
    short.unwrap_or_else(|| field_name(field, language))
}

fn short_growth_name(field: &GrowthField, language: Language) -> String {
    let of_two = |key, field: &GrowthField| {
        say_with(language, key, &[("field", short_growth_name(field, language).into())])
    };
    match field {
        GrowthField::Whole => say(language, key::SHORT_GROWTH),
        GrowthField::Rate => say(language, key::SHORT_RATE),
        GrowthField::Series => say(language, key::SHORT_INDEX),
        GrowthField::Lag => say(language, key::SHORT_LAG),
        GrowthField::First(field) => of_two(key::SHORT_FIRST, field),
        GrowthField::Second(field) => of_two(key::SHORT_SECOND, field),
    }
}

/// The name of a series; one that we do not know is called as the scenario calls it.
pub fn series_name(name: &str, language: Language) -> String {
    match name {
        "cpi" => say(language, key::SERIES_CPI),
        "defence_budget" | "defence_budget_growth" => say(language, key::SERIES_DEFENCE_BUDGET),
        "gdp_deflator" => say(language, key::SERIES_GDP_DEFLATOR),
        "real_gdp_growth" => say(language, key::SERIES_REAL_GDP_GROWTH),
        "cpi_to_september" => say(language, key::SERIES_CPI_TO_SEPTEMBER),
        "real_gnp_to_september" => say(language, key::SERIES_REAL_GNP_TO_SEPTEMBER),
        other => other.to_owned(),
    }
}

/// What an amount grows by, within a sentence: `consumer prices`, `소비자물가 상승률`.
pub fn series_change(name: &str, language: Language) -> String {
    match name {
        "cpi" => say(language, key::SERIES_CPI_CHANGE),
        "defence_budget" | "defence_budget_growth" => say(language, key::SERIES_DEFENCE_BUDGET_CHANGE),
        "gdp_deflator" => say(language, key::SERIES_GDP_DEFLATOR_CHANGE),
        "real_gdp_growth" => say(language, key::SERIES_REAL_GDP_GROWTH_CHANGE),
        "cpi_to_september" => say(language, key::SERIES_CPI_TO_SEPTEMBER_CHANGE),
        "real_gnp_to_september" => say(language, key::SERIES_REAL_GNP_TO_SEPTEMBER_CHANGE),
        other => other.to_owned(),
    }
}

/// The name of the exchange rate of a currency against the main one.
pub fn exchange_name(currency: Currency, language: Language) -> String {
    let currency = currency_name(currency, language);
    say_with(language, key::FIELD_EXCHANGE, &[("currency", currency.into())])
}

/// A rule in one sentence: `grows by consumer prices of two years before, at most 5.0%`,
/// `전전년도 소비자물가 상승률, 상한 5.0%`.
pub fn clause_words(rule: &Rule, language: Language) -> String {
    let growth = ("growth", growth_words(&rule.growth, language).into());
    let bound = |rate: &Rate| self::rate(rate.0, Digits::Exact).into();
    let floor = rule.floor.as_ref().map(|floor| ("floor", bound(&floor.value)));
    let cap = rule.cap.as_ref().map(|cap| ("cap", bound(&cap.value)));
    match (floor, cap) {
        (None, None) => growth_words(&rule.growth, language),
        (Some(floor), None) => say_with(language, key::CLAUSE_AT_LEAST, &[growth, floor]),
        (None, Some(cap)) => say_with(language, key::CLAUSE_AT_MOST, &[growth, cap]),
        (Some(floor), Some(cap)) => say_with(language, key::CLAUSE_BETWEEN, &[growth, floor, cap]),
    }
}

/// A growth in one sentence: `grows by 4.0% a year`.
pub fn growth_words(growth: &Growth, language: Language) -> String {
    match growth {
        Growth::Freeze(_) => say(language, key::CLAUSE_FREEZE),
        Growth::Fixed(fixed) => {
            let rate = rate(fixed.rate.value.0, Digits::Exact);
            say_with(language, key::CLAUSE_FIXED, &[("rate", rate.into())])
        }
        growth => say_with(language, key::CLAUSE_GROWS, &[("growth", growth_term(growth, language).into())]),
    }
}

/// A growth as a part of a sentence: `consumer prices of two years before`.
fn growth_term(growth: &Growth, language: Language) -> String {
    match growth {
        Growth::Freeze(_) => say(language, key::CLAUSE_TERM_FREEZE),
        Growth::Fixed(fixed) => {
            let rate = rate(fixed.rate.value.0, Digits::Exact);
            say_with(language, key::CLAUSE_TERM_FIXED, &[("rate", rate.into())])
        }
        Growth::Index(index) => {
            let series = ("series", series_change(&index.series, language).into());
            say_with(language, key::CLAUSE_TERM_INDEX, &[series, ("lag", index.lag.into())])
        }
        Growth::Sum(sum) => {
            let first = ("first", growth_term(&sum.first, language).into());
            let second = ("second", growth_term(&sum.second, language).into());
            say_with(language, key::CLAUSE_TERM_SUM, &[first, second])
        }
    }
}

/// The name of a kind of growth, for choosing one.
pub fn growth_kind(kind: GrowthKind, language: Language) -> String {
    match kind {
        GrowthKind::Freeze => say(language, key::GROWTH_FREEZE),
        GrowthKind::Fixed => say(language, key::GROWTH_FIXED),
        GrowthKind::Index => say(language, key::GROWTH_INDEX),
        GrowthKind::Sum => say(language, key::GROWTH_SUM),
    }
}

/// A lag in words: `two years before`, `전전년도`.
pub fn lag_words(lag: u8, language: Language) -> String {
    say_with(language, key::CLAUSE_LAG, &[("lag", lag.into())])
}

/// A rounding in one sentence.
pub fn rounding_words(rounding: &Rounding, language: Language) -> String {
    let unit = ("unit", money_words(rounding.to, language).into());
    let how = ("how", how_words(rounding.how, language).into());
    let carry = ("carry", carry_words(rounding.carry, language).into());
    say_with(language, key::ROUNDING_IN_WORDS, &[unit, how, carry])
}

/// How halves fall, in words.
pub fn how_words(how: RoundingMode, language: Language) -> String {
    match how {
        RoundingMode::HalfUp => say(language, key::ROUNDING_HALF_UP),
        RoundingMode::HalfEven => say(language, key::ROUNDING_HALF_EVEN),
        RoundingMode::Down => say(language, key::ROUNDING_DOWN),
    }
}

/// What is carried, in words.
pub fn carry_words(carry: CarryOver, language: Language) -> String {
    match carry {
        CarryOver::Rounded => say(language, key::ROUNDING_CARRY_ROUNDED),
        CarryOver::Unrounded => say(language, key::ROUNDING_CARRY_UNROUNDED),
    }
}

/// What is carried, as a choice.
pub fn carry_choice(carry: CarryOver, language: Language) -> String {
    match carry {
        CarryOver::Rounded => say(language, key::CARRY_ROUNDED),
        CarryOver::Unrounded => say(language, key::CARRY_UNROUNDED),
    }
}

/// How sure a value is, in a word.
pub fn status_word(status: Status, language: Language) -> String {
    match status {
        Status::Published => say(language, key::STATUS_PUBLISHED),
        Status::Derived => say(language, key::STATUS_DERIVED),
        Status::Conflict => say(language, key::STATUS_CONFLICT),
        Status::Recollection => say(language, key::STATUS_RECOLLECTION),
        Status::Estimate => say(language, key::STATUS_ESTIMATE),
        Status::Assumed => say(language, key::STATUS_ASSUMED),
    }
}

/// The value of a field in words, without its status and sources.
pub fn value_words(value: &FieldValue, language: Language) -> String {
    match value {
        FieldValue::Absent => say(language, key::WORD_NONE),
        FieldValue::Text(text) => text.clone(),
        FieldValue::Year(year) => super::numbers::year(*year, language),
        FieldValue::Lag(lag) => lag_words(*lag, language),
        FieldValue::Money(money) => money_words(money.value, language),
        FieldValue::Rate(stated) => rate(stated.value.0, Digits::Exact),
        FieldValue::Exchange(stated) => exchange(&stated.value, language),
        FieldValue::Weight(weight) => weight_words(weight.value),
        FieldValue::Unit(unit) => money_words(*unit, language),
        FieldValue::RoundingMode(how) => how_words(*how, language),
        FieldValue::CarryOver(carry) => carry_choice(*carry, language),
        FieldValue::Growth(growth) => growth_words(growth, language),
        FieldValue::Rule(rule) => clause_words(rule, language),
        FieldValue::Part(part) => money_words(part.base.value, language),
        FieldValue::Source(source) => source.title.clone(),
        FieldValue::Series(series) => series_words(series, |value| rate(value.0, Digits::Exact), language),
        FieldValue::Rates(rates) => series_words(rates, |value| exchange(value, language), language),
    }
}

/// The same where the field is known: the name of a series reads as the series is called.
pub fn value_of(field: &Field, value: &FieldValue, language: Language) -> String {
    match (field, value) {
        (Field::Part(_, PartField::Rule(_, RuleField::Growth(_))), FieldValue::Text(name)) => {
            series_name(name, language)
        }
        _ => value_words(value, language),
    }
}

/// A weight of a category: a plain number or a per cent.
pub fn weight_words(weight: Weight) -> String {
    match weight {
        Weight::Number(weight) => number(weight, Digits::Exact),
        Weight::Percent(weight) => rate(weight.0, Digits::Exact),
    }
}

/// An example of what can be typed into a field of this kind, as a sentence; none for free text
/// and for what is chosen from a list.
pub fn example(kind: Kind, language: Language) -> Option<String> {
    Some(match kind {
        Kind::Money | Kind::Unit => say(language, key::TYPED_EXAMPLE_AMOUNT),
        Kind::Rate => say(language, key::TYPED_EXAMPLE_RATE),
        Kind::Exchange => say(language, key::TYPED_EXAMPLE_EXCHANGE),
        Kind::Year => say(language, key::TYPED_EXAMPLE_YEAR),
        Kind::Lag => say(language, key::TYPED_EXAMPLE_LAG),
        Kind::Weight => say(language, key::TYPED_EXAMPLE_WEIGHT),
        Kind::Text | Kind::RoundingMode | Kind::CarryOver | Kind::Tree => return None,
    })
}

/// The values of a series as far as they are few, else their number, and what holds later.
fn series_words<T>(series: &Series<T>, value: impl Fn(&T) -> String, language: Language) -> String {
    let mut words: Vec<String> = if series.values.len() <= 3 {
        let stated = series.values.iter();
        let pair = |(year, stated): (&Year, &Stated<T>)| {
            let args = [
                ("year", super::numbers::year(*year, language).into()),
                ("value", value(&stated.value).into()),
            ];
            say_with(language, key::SERIES_VALUE, &args)
        };
        stated.map(pair).collect()
    } else {
        vec![say_with(language, key::COUNT_YEARS, &[("count", series.values.len().into())])]
    };
    let then = series.then.as_ref().map(|then| value(&then.value));
    words.extend(then.map(|then| say_with(language, key::SERIES_LATER, &[("value", then.into())])));
    if words.is_empty() { say(language, key::WORD_NONE) } else { words.join(", ") }
}

/// The name of a category; one that we do not know is called as the scenario calls it.
pub fn category_name(name: &str, language: Language) -> String {
    match name {
        "labour" => say(language, key::CATEGORY_LABOUR),
        "construction" => say(language, key::CATEGORY_CONSTRUCTION),
        "combined_defence_improvement" => say(language, key::CATEGORY_COMBINED_DEFENCE_IMPROVEMENT),
        "logistics" => say(language, key::CATEGORY_LOGISTICS),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;
    use crate::model::clauses::{Fixed, Freeze, Index, Sum};
    use crate::model::{Money, Stated};
    use Language::{En, Ko};

    /// A few values are told; of many their number, and what holds later.
    #[test]
    fn a_whole_series_is_told_by_its_values() {
        let mut series = Series { values: std::collections::BTreeMap::new(), then: None };
        let words =
            |series: &Series<Rate>, language| value_words(&FieldValue::Series(series.clone()), language);
        assert_eq!(words(&series, Language::En), "none");
        series.values.insert(Year(2025), Stated::assumed(Rate(dec!(0.021))));
        series.values.insert(Year(2026), Stated::assumed(Rate(dec!(0.022))));
        series.then = Some(Stated::assumed(Rate(dec!(0.02))));
        assert_eq!(words(&series, Language::En), "2025: 2.1%, 2026: 2.2%, later 2.0%");
        assert_eq!(words(&series, Language::Ko), "2025년 2.1%, 2026년 2.2%, 이후 2.0%");
        for year in 2027..=2030 {
            series.values.insert(Year(year), Stated::assumed(Rate(dec!(0.02))));
        }
        assert_eq!(words(&series, Language::En), "6 years, later 2.0%");
    }

    #[test]
    fn fields_have_names() {
        name("rule.2027.cap", "Cap from 2027", "2027년부터의 상한");
        name("series.cpi.2027", "Consumer prices 2027", "소비자물가 2027년");
        name("series.cpi.then", "Consumer prices in later years", "소비자물가 이후 연도");
        name("series.wages.2027", "wages 2027", "wages 2027년");
        name("rate.USD.2028", "USD exchange rate 2028", "달러 환율 2028년");
        name("base", "Base amount", "기준액");
        name("part.won.base", "won: Base amount", "won: 기준액");
        name("rule.2027.growth.lag", "Lag of the index from 2027", "2027년부터의 연동 지표 시차");
        name("override.2028", "Override for 2028", "2028년 직접 입력액");
        name("years.last", "Last year", "종료 연도");
    }

    #[test]
    fn a_rule_is_one_sentence() {
        let mut rule = Rule::new(index("cpi", 2));
        rule.cap = Some(Stated::assumed(Rate(dec!(0.05))));
        sentence(
            &rule,
            "grows by consumer prices of two years before, at most 5.0%",
            "전전년도 소비자물가 상승률, 상한 5.0%",
        );
        rule.floor = Some(Stated::assumed(Rate(dec!(0.01))));
        sentence(
            &rule,
            "grows by consumer prices of two years before, at least 1.0% and at most 5.0%",
            "전전년도 소비자물가 상승률, 하한 1.0%, 상한 5.0%",
        );
        sentence(&Rule::new(Growth::Freeze(Freeze {})), "stays as it is", "동결");
        sentence(&Rule::new(fixed()), "grows by 8.8% a year", "매년 8.8% 증가");
        sentence(
            &Rule::new(index("defence_budget", 1)),
            "grows by defence budget growth of the year before",
            "전년도 국방비 증가율",
        );
        sentence(&Rule::new(index("wages", 3)), "grows by wages of 3 years before", "3년 전 wages");
        let sum = Sum { first: Box::new(fixed()), second: Box::new(index("gdp_deflator", 2)) };
        sentence(
            &Rule::new(Growth::Sum(sum)),
            "grows by 8.8% plus the GDP deflator of two years before",
            "8.8%와 전전년도 GDP 디플레이터 상승률의 합",
        );
    }

    #[test]
    fn rounding_is_one_sentence() {
        let to = Money::new(dec!(100_000_000), Currency::KRW);
        let rounding = Rounding { to, how: RoundingMode::HalfUp, carry: CarryOver::Rounded };
        assert_eq!(
            rounding_words(&rounding, En),
            "rounded to KRW 0.1 bn, half up; the rounded amount is carried"
        );
        assert_eq!(
            rounding_words(&rounding, Ko),
            "1억원 단위 반올림, 다음 해는 단수 처리한 금액을 기준으로 계산"
        );
    }

    fn index(series: &str, lag: u8) -> Growth {
        Growth::Index(Index { series: series.to_owned(), lag })
    }

    fn fixed() -> Growth {
        Growth::Fixed(Fixed { rate: Stated::assumed(Rate(dec!(0.088))) })
    }

    #[track_caller]
    fn name(path: &str, english: &str, korean: &str) {
        let field: Field = path.parse().expect("a field");
        assert_eq!(field_name(&field, En), english);
        assert_eq!(field_name(&field, Ko), korean);
    }

    #[track_caller]
    fn sentence(rule: &Rule, english: &str, korean: &str) {
        assert_eq!(clause_words(rule, En), english);
        assert_eq!(clause_words(rule, Ko), korean);
    }
}
