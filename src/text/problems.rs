//! What is wrong with a scenario, as a sentence in each language.

use super::fields::{exchange_name, field_name, series_name, weight_words};
use super::numbers::{Digits, amount, currency_name, exchange, money_words, rate, years};
use super::{AmountUnit, Arg, Language, say, say_with};
use crate::engine::check::{Problem, ProblemKind};
use crate::model::clauses::Weight;
use crate::model::{Field, Money, PartField, Rate, Scale};

/// The sentence for a problem, with the field where it can be mended.
#[must_use]
pub fn problem_words(problem: &Problem, language: Language) -> String {
    let field = || ("field", Arg::from(field_name(&problem.field, language)));
    let percent = |rate: &Rate| Arg::from(self::rate(rate.0, Digits::Exact));
    let money = |money: &Money| Arg::from(money_words(*money, language));
    let say_about = |key, mut args: Vec<(&'static str, Arg<'_>)>| {
        args.push(field());
        say_with(language, key, &args)
    };
    match &problem.kind {
        ProblemKind::TermTooLong { years } => {
            say_with(language, "problem-term-too-long", &[("years", (*years).into())])
        }
        ProblemKind::TermEmpty { first, last } => {
            let args = [("first", (*first).into()), ("last", (*last).into())];
            say_with(language, "problem-term-empty", &args)
        }
        ProblemKind::YearOutside { year } => {
            say_about("problem-year-out-of-range", vec![("year", (*year).into())])
        }
        ProblemKind::LagTooLong { lag } => {
            say_about("problem-lag-out-of-range", vec![("lag", (*lag).into())])
        }
        ProblemKind::TooManyDigits { value, .. } => {
            let value = super::numbers::number(*value, Digits::Exact);
            say_about("problem-too-many-digits", vec![("value", value.into())])
        }
        ProblemKind::GrowthBelowAll { rate } => {
            say_about("problem-growth-below-all", vec![("value", percent(rate))])
        }
        ProblemKind::GrowthTooFine { rate } => {
            say_about("problem-growth-too-fine", vec![("value", percent(rate))])
        }
        ProblemKind::NegativeAmount { amount } => {
            say_about("problem-negative-amount", vec![("value", money(amount))])
        }
        ProblemKind::RateNotPositive { rate } => {
            say_about("problem-rate-not-positive", vec![("value", exchange(rate, language).into())])
        }
        ProblemKind::UnitNotPositive { unit } => {
            let one = AmountUnit { currency: unit.currency, scale: Scale::One };
            let value = amount(unit.amount, one, Digits::Exact);
            say_about("problem-unit-not-positive", vec![("value", value.into())])
        }
        ProblemKind::FloorAboveCap { floor, cap } => {
            let year = rule_year(&problem.field);
            say_about("problem-floor-above-cap", vec![("floor", percent(floor)), ("cap", percent(cap)), year])
        }
        ProblemKind::SharesNotWhole { sum } => {
            let args = [("sum", percent(sum)), ("part", part_name(&problem.field, language).into())];
            say_with(language, "problem-shares-not-whole", &args)
        }
        ProblemKind::MixedWeights { weight } => {
            let is_percent = matches!(weight, Weight::Percent(_));
            let key = if is_percent { "problem-weight-number" } else { "problem-weight-percent" };
            say_about(key, vec![("value", weight_words(*weight).into())])
        }
        ProblemKind::NegativeWeight { weight } => {
            say_about("problem-negative-weight", vec![("value", weight_words(*weight).into())])
        }
        ProblemKind::NoShares => say(language, "problem-no-shares"),
        ProblemKind::NoParts => say(language, "problem-no-parts"),
        ProblemKind::NameMissing => say(language, "problem-name-missing"),
        ProblemKind::NameNotPlain { name } => {
            say_with(language, "problem-name-not-plain", &[("name", name.into())])
        }
        ProblemKind::NameReserved { name } => {
            say_with(language, "problem-name-reserved", &[("name", name.into())])
        }
        ProblemKind::NameTaken { name } => say_with(language, "problem-name-taken", &[("name", name.into())]),
        ProblemKind::SeriesMissing { series, .. } => {
            let args = [("series", series_name(series, language).into()), rule_year(&problem.field)];
            say_with(language, "problem-series-missing", &args)
        }
        ProblemKind::SeriesValueMissing { needed, .. } => {
            let args = [("series", series_of(&problem.field, language).into()), ("year", (*needed).into())];
            say_with(language, "problem-series-value-missing", &args)
        }
        ProblemKind::SeriesOpen { year, .. } => {
            let args = [("series", series_of(&problem.field, language).into()), ("year", (*year).into())];
            say_with(language, "problem-series-open", &args)
        }
        ProblemKind::ExchangeMissing { currency, year, .. } => {
            let args = [("currency", currency_name(*currency, language).into()), ("year", (*year).into())];
            say_with(language, "problem-exchange-missing", &args)
        }
        ProblemKind::ExchangePair { found, of, per } => {
            let pair = format!("{of}/{per}");
            say_about(
                "problem-exchange-pair",
                vec![("value", exchange(found, language).into()), ("pair", pair.into())],
            )
        }
        ProblemKind::ExchangeOfMain { currency } => {
            let currency = exchange_name(*currency, language);
            say_with(language, "problem-exchange-of-main", &[("exchange", currency.into())])
        }
        ProblemKind::NoRule { year, .. } => {
            say_with(language, "problem-no-rule", &[("year", (*year).into())])
        }
        ProblemKind::OtherCurrency { found, expected } => {
            let currency = currency_name(*expected, language);
            say_about("problem-other-currency", vec![("value", money(found)), ("currency", currency.into())])
        }
        ProblemKind::AmountInFirstYear { year } => {
            say_with(language, "problem-amount-in-first-year", &[("year", (*year).into())])
        }
        ProblemKind::RuleOutsideTerm { year, term } => {
            let args = [("year", (*year).into()), ("term", years(*term, language).into())];
            say_with(language, "problem-rule-outside-term", &args)
        }
        ProblemKind::ValueOutsideTerm { term, .. } => {
            say_about("problem-value-outside-term", vec![("term", years(*term, language).into())])
        }
        ProblemKind::TypedAndOneOff { year } => {
            say_with(language, "problem-typed-and-one-off", &[("year", (*year).into())])
        }
    }
}

/// The first year of the rule that a field belongs to.
fn rule_year<'a>(field: &Field) -> (&'static str, Arg<'a>) {
    match field {
        Field::Part(_, PartField::Rule(year, _)) => ("year", (*year).into()),
        _ => ("year", "".into()),
    }
}

fn series_of(field: &Field, language: Language) -> String {
    match field {
        Field::Series(name, _) => series_name(name, language),
        other => field_name(other, language),
    }
}

fn part_name(field: &Field, language: Language) -> String {
    match field {
        Field::Part(name, _) if !name.is_empty() => name.clone(),
        _ => say(language, "word-agreement"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RuleField;
    use crate::model::Year;
    use rust_decimal_macros::dec;

    #[test]
    fn a_problem_is_told_in_both_languages() {
        let field = Field::of_part("", PartField::Rule(Year(2027), RuleField::Floor));
        let kind = ProblemKind::FloorAboveCap { floor: Rate(dec!(0.06)), cap: Rate(dec!(0.05)) };
        let problem = Problem { field, kind };
        let said = problem_words(&problem, Language::En);
        assert_eq!(said, "The floor of 6.0% from 2027 is above the cap of 5.0%");
        assert!(problem_words(&problem, Language::Ko).contains("하한"));
    }
}
