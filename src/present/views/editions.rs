//! What the record offers for the series of a scenario: each edition year by year beside what the
//! scenario states, and a notice where the record is firmer or says something else.
//!
//! Nothing here changes a scenario: the fields of a row are taken over by an action, or not at all.

use std::collections::{BTreeMap, BTreeSet};

use super::revision::{self, Revision, status_and_sources};
use crate::engine::recorded::is_korean;
use crate::engine::{Edition, EditionName, EditionValue, Measure, compare, editions};
use crate::model::{
    Field, FieldValue, Rate, Record, Scenario, Series, SeriesField, SourceList, Stated, Status, Year,
};
use crate::present::{Library, cite};
use crate::text::explanation::list_years;
use crate::text::fields::{series_name, value_words};
use crate::text::{Language, key, say, say_with};

/// What the record offers for a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionsView {
    /// The name of the series.
    pub series: String,
    /// The editions; never none.
    pub editions: Vec<EditionShown>,
    /// Which forecasts are left out, and why: a sentence each.
    pub notes: Vec<String>,
    /// That the record is firmer than the scenario or says something else, and what that would change.
    pub notice: Option<String>,
}

/// An edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionShown {
    /// Whose it is.
    pub name: EditionName,
    /// The same in words: `Bank of Korea, 2026-02-26`.
    pub title: String,
    /// Which years it has, and in which unit: `2025–2026 · %`.
    pub about: String,
    /// Its years in their order.
    pub rows: Vec<EditionRow>,
    /// What a careful reader must know, with the years that it is about.
    pub notes: Vec<String>,
    /// Where its values stand, in the order of the years.
    pub sources: Vec<String>,
}

/// A year of an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionRow {
    /// The year.
    pub year: Year,
    /// Where the value is taken over, and the value.
    pub field: (Field, FieldValue),
    /// The value as it is read.
    pub value: StatedWords,
    /// What the scenario has for the year; none if it has nothing.
    pub now: Option<StatedWords>,
    /// Whether the edition says something else than the scenario, or the same otherwise sourced.
    pub differs: bool,
}

/// A value as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedWords {
    /// The value with its unit: `2.1%`.
    pub value: String,
    /// How sure it is, and where it stands: `published · KOSTAT25`.
    pub status: String,
}

/// What the record offers for the series of a scenario, by their names in it; a series for which it
/// has nothing is not there.
pub fn offered(scenario: &Scenario, record: &Record, language: Language) -> BTreeMap<String, EditionsView> {
    if !is_korean(scenario) {
        return BTreeMap::new();
    }
    let offered = scenario.series.iter().filter_map(|(name, series)| {
        let offer = EditionOffer { scenario, record, name, series, language };
        Some((name.clone(), offer.view()?))
    });
    offered.collect()
}

/// What is offered for one series.
struct EditionOffer<'a> {
    scenario: &'a Scenario,
    record: &'a Record,
    name: &'a str,
    series: &'a Series<Rate>,
    language: Language,
}

/// More years than this are not named one by one in a notice.
const MOST_NAMED: usize = 2;

impl EditionOffer<'_> {
    fn view(&self) -> Option<EditionsView> {
        let offered = editions(self.scenario, self.record, self.name);
        if offered.list.is_empty() {
            return None;
        }
        let left_out = offered.left_out.iter().map(|name| {
            let edition = ("edition", self.title(name).into());
            say_with(self.language, key::EDITIONS_LEFT_OUT, &[edition])
        });
        let published = offered.list.iter().find(|edition| edition.name == EditionName::Published);
        Some(EditionsView {
            series: series_name(self.name, self.language),
            editions: offered.list.iter().map(|edition| self.edition(edition)).collect(),
            notes: left_out.collect(),
            notice: published.and_then(|published| self.notice(published, &offered.needed)),
        })
    }

    fn title(&self, name: &EditionName) -> String {
        match name {
            EditionName::Published => say(self.language, key::EDITIONS_PUBLISHED),
            EditionName::Record => {
                let edition = ("edition", (&self.record.edition).into());
                say_with(self.language, key::EDITIONS_RECORD, &[edition])
            }
            EditionName::Forecast { forecaster, vintage } => format!("{forecaster}, {vintage}"),
        }
    }

    fn edition(&self, edition: &Edition) -> EditionShown {
        let years: Vec<Year> = edition.values.keys().copied().collect();
        let sources: SourceList = edition.values.values().flat_map(|value| &value.stated.sources).collect();
        EditionShown {
            name: edition.name.clone(),
            title: self.title(&edition.name),
            about: format!("{} · %", list_years(&years, self.language)),
            rows: edition.values.iter().map(|(&year, value)| self.row(year, value)).collect(),
            notes: self.notes(edition),
            sources: sources.iter().map(|source| cite(source, &self.library()).text).collect(),
        }
    }

    /// What must be known of its values; what is not of all of them with its years.
    fn notes(&self, edition: &Edition) -> Vec<String> {
        let by_rule = edition.values.iter().find_map(|(&year, value)| Some((value.rule_year?, year)));
        let by_rule = by_rule.map(|(rule, year)| {
            let years = [("rule", rule.into()), ("year", year.into())];
            say_with(self.language, key::EDITIONS_BY_RULE_YEAR, &years)
        });
        let mut years_of: Vec<(&str, Vec<Year>)> = Vec::new();
        for (&year, value) in edition.values.iter().filter(|(_, value)| !value.note.is_empty()) {
            match years_of.iter_mut().find(|(note, _)| *note == value.note) {
                Some((_, years)) => years.push(year),
                None => years_of.push((&value.note, vec![year])),
            }
        }
        let noted = years_of.into_iter().map(|(note, years)| {
            let is_of_all = years.len() == edition.values.len();
            if is_of_all { note.to_owned() } else { format!("{}: {note}", list_years(&years, self.language)) }
        });
        by_rule.into_iter().chain(noted).collect()
    }

    /// Where sources are looked up.
    fn library(&self) -> Library<'_> {
        Library::of(self.record, self.language).with(self.scenario)
    }

    fn row(&self, year: Year, value: &EditionValue) -> EditionRow {
        let now = self.series.at(year);
        EditionRow {
            year,
            field: self.field(year, value),
            value: self.words(&value.stated),
            now: now.map(|now| {
                let mut words = self.words(now);
                if !self.series.values.contains_key(&year) {
                    words.status = format!("{} · {}", words.status, say(self.language, key::SHORT_THEN));
                }
                words
            }),
            differs: now != Some(&value.stated),
        }
    }

    fn field(&self, year: Year, value: &EditionValue) -> (Field, FieldValue) {
        let field = Field::Series(self.name.to_owned(), SeriesField::Year(year));
        (field, FieldValue::Rate(value.stated.clone()))
    }

    fn words(&self, stated: &Stated<Rate>) -> StatedWords {
        StatedWords {
            value: value_words(&FieldValue::Rate(stated.clone()), self.language),
            status: status_and_sources(stated.status, &stated.sources, &self.library()),
        }
    }

    /// That the record has values in print where the scenario has others or none, and what taking these over would change.
    fn notice(&self, published: &Edition, needed: &BTreeSet<Year>) -> Option<String> {
        let is_news = |year: Year, value: &EditionValue| {
            let (new, now) = (&value.stated, self.series.at(year));
            let is_other = |now: &Stated<Rate>| now.value != new.value || now.status > new.status;
            new.status == Status::Published && needed.contains(&year) && now.is_none_or(is_other)
        };
        let news: Vec<(Year, &EditionValue)> = published
            .values
            .iter()
            .map(|(&year, value)| (year, value))
            .filter(|&(year, value)| is_news(year, value))
            .collect();
        if news.is_empty() {
            return None;
        }
        let fields: Vec<_> = news.iter().map(|&(year, value)| self.field(year, value)).collect();
        let after = Field::write_all(self.scenario, &fields).ok()?;
        let made = revision::revision(&revision::RevisionInput {
            comparison: &compare(self.scenario, &after, self.record, &Measure::default()),
            baseline: None,
            other: None,
            library: &self.library(),
            language: self.language,
        });
        Some(self.notice_of(&news, &made))
    }

    fn notice_of(&self, news: &[(Year, &EditionValue)], made: &Revision) -> String {
        let named = news.iter().take(MOST_NAMED).map(|(year, value)| {
            let value = ("value", self.words(&value.stated).value.into());
            say_with(self.language, key::EDITIONS_VALUE_OF, &[value, ("year", (*year).into())])
        });
        let mut named: Vec<String> = named.collect();
        if news.len() > MOST_NAMED {
            let more = ("count", (news.len() - MOST_NAMED).into());
            named.push(say_with(self.language, key::EDITIONS_NOTICE_MORE, &[more]));
        }
        let values = ("values", named.join(", ").into());
        match (&made.first, &made.in_all) {
            (Some((year, change)), Some(sum)) => {
                let effect =
                    [values, ("year", (*year).into()), ("change", change.into()), ("sum", sum.into())];
                say_with(self.language, key::EDITIONS_NOTICE, &effect)
            }
            (None, Some(_)) if made.notes.is_empty() => {
                say_with(self.language, key::EDITIONS_NOTICE_SAME, &[values])
            }
            _ => say_with(self.language, key::EDITIONS_NOTICE_PLAIN, &[values]),
        }
    }
}
