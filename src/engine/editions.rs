//! What the record offers for a series of a scenario: what is published, and what was expected, by
//! whom and when.
//!
//! # Rules
//! - An edition is offered as it is stated: with status, sources and notes, nothing rounded, nothing
//!   filled in between its years.
//! - Only years count that the scenario could read: from the first year that it states or reads to the
//!   last of its term. An edition without such a year is not offered.
//! - Some state the value by the year in which a rule applies it. It belongs to the year of the series
//!   that the rule reads then, if that is one year; otherwise it is left out, and that is told.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::model::{Date, Forecast, Rate, Record, Scenario, Stated, Status, Unit, Year, Years};

/// What the record offers for a series.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Editions {
    /// What is published, the record's own series, then forecasts, the newest first.
    pub list: Vec<Edition>,
    /// Whose forecasts are left out, for want of one year of the series that they are about.
    pub left_out: Vec<EditionName>,
    /// The years that the scenario states or that its rules read.
    pub needed: BTreeSet<Year>,
}

/// An edition of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Whose it is.
    pub name: EditionName,
    /// The values by year of the series.
    pub values: BTreeMap<Year, EditionValue>,
}

/// Whose an edition is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EditionName {
    /// What the record has in print, and what follows from that by arithmetic.
    Published,
    /// The record's own series: what is in print, then the estimates that it goes on with.
    Record,
    /// What somebody expected.
    Forecast {
        /// Who.
        forecaster: String,
        /// When.
        vintage: Date,
    },
}

/// A value of an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionValue {
    /// The value with its status and sources.
    pub stated: Stated<Rate>,
    /// The year in which a rule applies it, where it is stated so.
    pub rule_year: Option<Year>,
    /// What a careful reader must know; may be empty.
    pub note: String,
}

/// What `record` offers for the series of that name in `scenario`.
pub fn editions(scenario: &Scenario, record: &Record, series: &str) -> Editions {
    let needed = needed(scenario, series);
    let first = needed.first().copied().unwrap_or(scenario.years.first);
    let last = needed.last().copied().unwrap_or(scenario.years.last).max(scenario.years.last);
    let years = Years::new(first, last);
    let list = of_record(record, series, years);
    let mut editions = Editions { list, left_out: Vec::new(), needed };

    let forecasts = record.forecasts.iter();
    let forecasts = forecasts.filter(|forecast| forecast.quantity == series && forecast.unit == Unit::Rate);
    let mut by_name: BTreeMap<(std::cmp::Reverse<Date>, String), Vec<&Forecast>> = BTreeMap::new();
    for forecast in forecasts {
        let name = (std::cmp::Reverse(forecast.vintage.clone()), forecast.forecaster.clone());
        by_name.entry(name).or_default().push(forecast);
    }
    for ((std::cmp::Reverse(vintage), forecaster), forecasts) in by_name {
        let name = EditionName::Forecast { forecaster, vintage };
        let (mut values, mut has_no_year) = (BTreeMap::new(), false);
        for forecast in forecasts {
            let rule_year = forecast.is_by_rule_year.then_some(forecast.year);
            let year = match rule_year {
                Some(rule_year) => read_in(scenario, series, rule_year),
                None => Some(forecast.year),
            };
            has_no_year |= year.is_none();
            if let Some(year) = year.filter(|&year| years.contains(year)) {
                let note = forecast.note.clone();
                values.insert(year, EditionValue { stated: rate(&forecast.value), rule_year, note });
            }
        }
        if has_no_year {
            editions.left_out.push(name);
        } else if !values.is_empty() {
            editions.list.push(Edition { name, values });
        }
    }
    editions
}

/// The record's own series: what is published of it, and all of it where it goes on with estimates.
fn of_record(record: &Record, series: &str, years: Years) -> Vec<Edition> {
    let Some(quantity) = record.quantities.get(series).filter(|quantity| quantity.unit == Unit::Rate) else {
        return Vec::new();
    };
    let value = |(&year, stated): (&Year, &Stated<Decimal>)| {
        let note = quantity.notes.get(&year).cloned().unwrap_or_default();
        (year, EditionValue { stated: rate(stated), rule_year: None, note })
    };
    let all = quantity.values.iter().filter(|(year, _)| years.contains(**year));
    let all: BTreeMap<Year, EditionValue> = all.map(value).collect();
    let mut published = all.clone();
    published.retain(|_, value| value.stated.status <= Status::Conflict);
    let mut list = Vec::new();
    if all.len() > published.len() {
        list.push(Edition { name: EditionName::Record, values: all });
    }
    if !published.is_empty() {
        list.insert(0, Edition { name: EditionName::Published, values: published });
    }
    list
}

fn rate(stated: &Stated<Decimal>) -> Stated<Rate> {
    Stated { value: Rate(stated.value.normalize()), status: stated.status, sources: stated.sources.clone() }
}

/// The years that the scenario states or that its rules read.
fn needed(scenario: &Scenario, series: &str) -> BTreeSet<Year> {
    let stated = scenario.series.get(series).map(|series| series.values.keys().copied());
    let mut years: BTreeSet<Year> = stated.into_iter().flatten().collect();
    for year in scenario.years.iter().skip(1) {
        years.extend(lags(scenario, series, year).into_iter().map(|lag| year.plus(-i16::from(lag))));
    }
    years
}

/// The year of the series that the rules of `year` read; none if they read none or several.
fn read_in(scenario: &Scenario, series: &str, year: Year) -> Option<Year> {
    let lags = lags(scenario, series, year);
    let lag = lags.first().filter(|_| lags.len() == 1)?;
    Some(year.plus(-i16::from(*lag)))
}

/// The lags with which the rules of `year` read the series.
fn lags(scenario: &Scenario, series: &str, year: Year) -> BTreeSet<u8> {
    let rules = scenario.parts.iter().filter_map(|part| part.rule_of(year));
    let indices = rules.flat_map(|(_, rule)| rule.growth.indices());
    indices.filter(|index| index.series == series).map(|index| index.lag).collect()
}
