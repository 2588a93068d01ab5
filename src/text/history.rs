//! The record and rules tried on it, in words.

use super::explanation::{of_year, why_words};
use super::fields::series_name;
use super::numbers;
use super::{Language, Sentence, say, say_with};
use crate::engine::counterfactual::{CannotTry, Counterfactual, MissingValue};
use crate::engine::{NoRoute, Obstacle, RowName, Verdict};
use crate::model::{Unknown, Year, Years};
use crate::text::key;

/// What follows from comparing a year with its rule.
pub fn verdict_words(verdict: Verdict, language: Language) -> String {
    match verdict {
        Verdict::Fits => say(language, key::REPLAY_FITS),
        Verdict::Differs(_) => say(language, key::REPLAY_DIFFERS),
        Verdict::Named => say(language, key::REPLAY_NAMED),
        Verdict::Follows => say(language, key::REPLAY_FOLLOWS),
        Verdict::Waits => say(language, key::REPLAY_WAITS),
        Verdict::Cannot(obstacle) => say(language, obstacle_key(obstacle)),
    }
}

fn obstacle_key(obstacle: Obstacle) -> Sentence {
    match obstacle {
        Obstacle::NamedOtherwise => key::REPLAY_NAMED_OTHERWISE,
        Obstacle::IndexPeriod => key::REPLAY_INDEX_PERIOD,
        Obstacle::IndexRevised => key::REPLAY_INDEX_REVISED,
        Obstacle::BaseNotThePercentage => key::REPLAY_BASE_NOT_THE_PERCENTAGE,
    }
}

/// Why a rule cannot be tried on those years.
pub fn cannot_try_words(why: CannotTry, language: Language) -> String {
    let years = |years: Years| numbers::years(years, language).into();
    match why {
        CannotTry::NoRule => say(language, key::TRIED_NO_RULE),
        CannotTry::NoYears { first, last } => {
            say_with(language, key::TRIED_NO_YEARS, &[("first", first.into()), ("last", last.into())])
        }
        CannotTry::NoPrices { currency } => say_with(
            language,
            key::TRIED_NO_PRICES,
            &[("currency", super::numbers::currency_name(currency, language).into())],
        ),
        CannotTry::NoBase { year, known } => {
            say_with(language, key::TRIED_NO_BASE, &[("year", year.into()), ("known", years(known))])
        }
        CannotTry::OutsideRecord { year, known } => {
            say_with(language, key::TRIED_OUTSIDE_RECORD, &[("year", year.into()), ("known", years(known))])
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
        return Some(say_with(language, key::TRIED_MISSING_ALL, &[values, stops]));
    }
    let can = numbers::years(Years::new(base.plus(1), first.stops.before()), language);
    Some(say_with(language, key::TRIED_MISSING, &[values, stops, ("can", can.into())]))
}

/// Why a figure of a trial is unknown.
pub fn tried_why_words(tried: &Counterfactual, why: Unknown, language: Language) -> String {
    let plan = tried.projection.plan();
    match plan.row(why.figure.row).name {
        RowName::NoExchange(from, _, NoRoute::OtherKind(_)) => say_with(
            language,
            key::TRIED_MIXED_BASE,
            &[("from", numbers::currency_name(from, language).into())],
        ),
        _ => why_words(plan, why, language),
    }
}

/// What a trial is called as a scenario: `12th SMA as signed: its rule from 2021`.
pub fn trial_title(scenario: &str, first: Year, language: Language) -> String {
    say_with(language, key::TRIED_TITLE, &[("scenario", scenario.into()), ("year", first.into())])
}

/// Where a trial comes from, as the note of its scenario.
pub fn trial_note(scenario: &str, rule: &str, first: Year, edition: &str, language: Language) -> String {
    let args = [
        ("scenario", scenario.into()),
        ("rule", rule.into()),
        ("year", first.into()),
        ("edition", edition.into()),
    ];
    say_with(language, key::TRIED_NOTE, &args)
}
