//! The record and rules tried on it, in words.

use super::explanation::{of_year, why_words};
use super::fields::series_name;
use super::numbers;
use super::{Language, say, say_with};
use crate::engine::counterfactual::{CannotTry, Counterfactual, MissingValue};
use crate::engine::{NoRoute, RowName, Verdict};
use crate::model::{Why, Year, Years};

/// What follows from comparing a year with its rule.
pub fn verdict_words(verdict: Verdict, language: Language) -> String {
    match verdict {
        Verdict::Fits => say(language, "replay-fits"),
        Verdict::Differs(_) => say(language, "replay-differs"),
        Verdict::Named => say(language, "replay-named"),
        Verdict::Follows => say(language, "replay-follows"),
        Verdict::Waits => say(language, "replay-waits"),
        Verdict::Cannot(obstacle) => say(language, obstacle.key()),
    }
}

/// Why a rule cannot be tried on those years.
pub fn cannot_try_words(why: CannotTry, language: Language) -> String {
    let years = |years: Years| numbers::years(years, language).into();
    match why {
        CannotTry::NoRule => say(language, "tried-no-rule"),
        CannotTry::NoYears { first, last } => {
            say_with(language, "tried-no-years", &[("first", first.into()), ("last", last.into())])
        }
        CannotTry::NoPrices { currency } => say_with(
            language,
            "tried-no-prices",
            &[("currency", super::numbers::currency_name(currency, language).into())],
        ),
        CannotTry::NoBase { year, known } => {
            say_with(language, "tried-no-base", &[("year", year.into()), ("known", years(known))])
        }
        CannotTry::OutsideRecord { year, known } => {
            say_with(language, "tried-outside-record", &[("year", year.into()), ("known", years(known))])
        }
    }
}

/// Which values of an index are missing, and from which year on the rule can say nothing; none if
/// nothing is.
pub fn missing_values_words(missing: &[MissingValue], base: Year, language: Language) -> Option<String> {
    let first = missing.first()?;
    let named = |one: &MissingValue| of_year(&series_name(&one.series, language), one.year, language);
    let values: Vec<String> = missing.iter().map(named).collect();
    let values = ("values", values.join(", ").into());
    let stops = ("year", first.stops.into());
    if first.stops.before() == base {
        return Some(say_with(language, "tried-missing-all", &[values, stops]));
    }
    let can = numbers::years(Years::new(base.plus(1), first.stops.before()), language);
    Some(say_with(language, "tried-missing", &[values, stops, ("can", can.into())]))
}

/// Why a figure of a trial is unknown.
pub fn tried_why_words(tried: &Counterfactual, why: Why, language: Language) -> String {
    let plan = tried.projection.plan();
    match plan.row(why.figure.row).name {
        RowName::NoExchange(from, _, NoRoute::OtherKind(_)) => {
            say_with(language, "tried-mixed-base", &[("from", numbers::currency_name(from, language).into())])
        }
        _ => why_words(plan, why, language),
    }
}

/// What a trial is called as a scenario: `12th SMA as signed: its rule from 2021`.
pub fn trial_title(scenario: &str, first: Year, language: Language) -> String {
    say_with(language, "tried-title", &[("scenario", scenario.into()), ("year", first.into())])
}

/// Where a trial comes from, as the note of its scenario.
pub fn trial_note(scenario: &str, rule: &str, first: Year, edition: &str, language: Language) -> String {
    let args = [
        ("scenario", scenario.into()),
        ("rule", rule.into()),
        ("year", first.into()),
        ("edition", edition.into()),
    ];
    say_with(language, "tried-note", &args)
}
