//! Scenario files of version 1: text to scenario and back.
//!
//! A file is RON that a person can read, edit, diff and mail. The types here are its schema: a field is
//! a key, read and written by `ron`; the types of the model stand in it where they are what it holds.
//! Reading is strict: a key that nothing reads, a key that stands twice, a value of the wrong form
//! are refused with their place. Writing has one layout: four spaces, one leaf a line, maps sorted,
//! lists in their order, what is usual left out. So one edit is one changed line.
//!
//! **Invariants:** what is written reads back as the same scenario. A file in our layout reads and
//! writes back as the same bytes. An old file never changes its meaning: a new meaning is a new
//! version.
//!
//! Deliberately absent: whether years, amounts and rules make sense together. A scenario that does
//! not opens all the same, so that it can be mended; see [`crate::engine::check`].

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Deserializer, Serialize};

use super::disk::OpenError;
use super::format::{FileFormat, Opened, open_document, save_document};
use super::frame::{self, Comment, Version};
use super::kind::FileKind;
use super::read_error::ReadError;
use super::refusal::{CATEGORIES, ONE_PART, PARTS};
use super::save::{SaveError, Saved};
use crate::model::clauses::{CarryOver, Category, Growth, Rounding, Rule};
use crate::model::spelling::{
    NameKey, continued, list_of, name, note, some, some_name, some_note, source_title, title, unique,
};
use crate::model::{
    Currency, Date, Exchange, Money, Part, Parties, Rate, RoundingMode, Scenario, Series, Source, SourceId,
    Stated, Year, Years,
};

/// A scenario as its file holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioFile {
    /// The scenario.
    pub scenario: Scenario,
    /// The comments above it, with their slashes; kept when it is saved.
    pub comment: String,
    /// The comments elsewhere; they are lost when it is saved.
    pub other_comments: Vec<Comment>,
}

impl ScenarioFile {
    /// A scenario without comments.
    pub fn new(scenario: Scenario) -> Self {
        Self { scenario, comment: String::new(), other_comments: Vec::new() }
    }
}

/// Reads a scenario; `name` is that of its file, for messages.
///
/// ```
/// let text = r#"Scenario(
///     version: 1,
///     title: "A frozen agreement",
///     record: "2026-02",
///     years: (first: 2026, last: 2030),
///     parts: [
///         Part(
///             base: "15192 eok",
///         ),
///     ],
/// )
/// "#;
/// let error = costshare::files::read_scenario(text, "frozen.ron").unwrap_err();
/// assert_eq!(
///     costshare::text::file_errors::read_error(&error, costshare::text::Language::En),
///     "frozen.ron:8:19: found `15192 eok`, expected an amount with its unit and currency, \
///      for example \"15192 eok KRW\""
/// );
/// ```
///
/// # Errors
/// The first place that cannot be read.
pub fn read_scenario(text: &str, name: &str) -> Result<ScenarioFile, ReadError> {
    let file = frame::read_file::<ScenarioRon, Head>(text, name, FileKind::Scenario, |_, _, _| ())?;
    let scenario = file.holds.into();
    Ok(ScenarioFile { scenario, comment: file.comment, other_comments: file.other_comments })
}

/// Writes a scenario in the one layout.
pub fn write_scenario(file: &ScenarioFile) -> String {
    frame::write_file(&file.comment, &ScenarioRon::from(file.scenario.clone()))
}

impl FileFormat for ScenarioFile {
    const KIND: FileKind = FileKind::Scenario;

    fn read(text: &str, name: &str) -> Result<Self, ReadError> {
        read_scenario(text, name)
    }

    fn write(&self) -> String {
        write_scenario(self)
    }
}

/// Opens a scenario, and notes what its file looked like.
///
/// # Errors
/// What is wrong with the file, and where.
pub fn open_scenario(path: &Path) -> Result<Opened<ScenarioFile>, OpenError> {
    open_document(path)
}

/// Saves a scenario in the one layout, whole or not at all.
///
/// # Errors
/// Why not; what was on disk before is then unchanged.
pub fn save_scenario(path: &Path, file: &ScenarioFile) -> Result<Saved, SaveError> {
    save_document(path, file)
}

/// A scenario, key by key.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Scenario", deny_unknown_fields)]
pub(super) struct ScenarioRon {
    version: Version,
    #[serde(deserialize_with = "title")]
    title: String,
    #[serde(default, deserialize_with = "some_note", skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(default, deserialize_with = "some_name", skip_serializing_if = "Option::is_none")]
    record: Option<String>,
    #[serde(default, deserialize_with = "continued", skip_serializing_if = "Option::is_none")]
    continues: Option<String>,
    #[serde(default, serialize_with = "frame::nameless_line", skip_serializing_if = "Parties::is_empty")]
    parties: Parties,
    #[serde(serialize_with = "frame::nameless_line")]
    years: Years,
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    before: Option<Stated<Money>>,
    #[serde(deserialize_with = "parts")]
    parts: Vec<PartRon>,
    #[serde(
        default,
        deserialize_with = "unique",
        serialize_with = "frame::nameless_map",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    series: BTreeMap<NameKey, SeriesRon>,
    #[serde(
        default,
        deserialize_with = "unique",
        serialize_with = "frame::nameless_map",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    rates: BTreeMap<Currency, RatesRon>,
    #[serde(
        default,
        deserialize_with = "unique",
        serialize_with = "frame::nameless_map",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    sources: BTreeMap<SourceId, SourceRon>,
}

/// A part, key by key.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Part", deny_unknown_fields)]
pub(super) struct PartRon {
    #[serde(default, deserialize_with = "name", skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, deserialize_with = "some_note", skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    base: Stated<Money>,
    #[serde(
        default,
        deserialize_with = "some",
        serialize_with = "frame::nameless_line",
        skip_serializing_if = "Option::is_none"
    )]
    rounding: Option<RoundingRon>,
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    rules: BTreeMap<Year, RuleRon>,
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    amounts: BTreeMap<Year, Stated<Money>>,
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    overrides: BTreeMap<Year, Stated<Money>>,
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    one_offs: BTreeMap<Year, Stated<Money>>,
    #[serde(
        default,
        deserialize_with = "categories",
        serialize_with = "frame::lines",
        skip_serializing_if = "Vec::is_empty"
    )]
    categories: Vec<Category>,
}

/// How a part is rounded; what is left out is usual for the currency of its base.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename(deserialize = "(rounding)"), deny_unknown_fields)]
struct RoundingRon {
    #[serde(default, deserialize_with = "some")]
    to: Option<Money>,
    #[serde(default, deserialize_with = "some")]
    how: Option<RoundingMode>,
    #[serde(default, deserialize_with = "some")]
    carry: Option<CarryOver>,
}

/// A rule, key by key.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Rule", deny_unknown_fields)]
pub(super) struct RuleRon {
    #[serde(serialize_with = "frame::line")]
    growth: Growth,
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    floor: Option<Stated<Rate>>,
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    cap: Option<Stated<Rate>>,
    #[serde(default, deserialize_with = "some_note", skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// An index, key by key.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename(deserialize = "(series)"), deny_unknown_fields)]
pub(super) struct SeriesRon {
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    values: BTreeMap<Year, Stated<Rate>>,
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    then: Option<Stated<Rate>>,
}

/// Exchange rates, key by key.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename(deserialize = "(rates)"), deny_unknown_fields)]
pub(super) struct RatesRon {
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    values: BTreeMap<Year, Stated<Exchange>>,
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    then: Option<Stated<Exchange>>,
}

/// A source that the scenario defines, key by key.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename(deserialize = "(source)"), deny_unknown_fields)]
pub(super) struct SourceRon {
    #[serde(deserialize_with = "source_title")]
    title: String,
    #[serde(default, deserialize_with = "title", skip_serializing_if = "String::is_empty")]
    publisher: String,
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    #[serde(default, deserialize_with = "note", skip_serializing_if = "String::is_empty")]
    address: String,
}

/// The head of a file: nothing but its version is read.
#[derive(Deserialize)]
#[serde(rename = "Scenario")]
pub(super) struct Head {
    #[serde(rename = "version")]
    _version: Version,
}

/// A plan counts parts in bytes.
fn parts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<PartRon>, D::Error> {
    let parts = list_of(from, 50, PARTS)?;
    if parts.is_empty() { Err(serde::de::Error::invalid_length(0, &ONE_PART)) } else { Ok(parts) }
}

fn categories<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Category>, D::Error> {
    list_of(from, 100, CATEGORIES)
}

/// The rounding of a part that does not say how it is rounded.
fn usual_rounding(base: &Stated<Money>) -> Rounding {
    Part::new("", base.clone()).rounding
}

impl From<ScenarioRon> for Scenario {
    fn from(file: ScenarioRon) -> Self {
        let ScenarioRon {
            version: Version,
            title,
            note,
            record,
            continues,
            parties,
            years,
            before,
            parts,
            series,
            rates,
            sources,
        } = file;
        let parts = parts.into_iter().map(Part::from).collect();
        let series = series.into_iter().map(|(NameKey(name), series)| (name, series.into())).collect();
        let rates = rates.into_iter().map(|(currency, rates)| (currency, rates.into())).collect();
        let sources = sources.into_iter().map(|(id, source)| (id, source.into())).collect();
        Self { title, note, record, continues, parties, years, before, parts, series, rates, sources }
    }
}

impl From<Scenario> for ScenarioRon {
    fn from(scenario: Scenario) -> Self {
        let Scenario {
            title,
            note,
            record,
            continues,
            parties,
            years,
            before,
            parts,
            series,
            rates,
            sources,
        } = scenario;
        let version = Version;
        let parts = parts.into_iter().map(PartRon::from).collect();
        let series = series.into_iter().map(|(name, series)| (NameKey(name), series.into())).collect();
        let rates = rates.into_iter().map(|(currency, rates)| (currency, rates.into())).collect();
        let sources = sources.into_iter().map(|(id, source)| (id, source.into())).collect();
        Self {
            version,
            title,
            note,
            record,
            continues,
            parties,
            years,
            before,
            parts,
            series,
            rates,
            sources,
        }
    }
}

impl From<SourceRon> for Source {
    fn from(SourceRon { title, publisher, date, address }: SourceRon) -> Self {
        Self { title, publisher, date, address }
    }
}

impl From<Source> for SourceRon {
    fn from(Source { title, publisher, date, address }: Source) -> Self {
        Self { title, publisher, date, address }
    }
}

impl From<PartRon> for Part {
    fn from(file: PartRon) -> Self {
        let PartRon { name, note, base, rounding, rules, amounts, overrides, one_offs, categories } = file;
        let usual = usual_rounding(&base);
        let rounding = match rounding {
            None => usual,
            Some(RoundingRon { to, how, carry }) => Rounding {
                to: to.unwrap_or(usual.to),
                how: how.unwrap_or(usual.how),
                carry: carry.unwrap_or(usual.carry),
            },
        };
        let rules = rules.into_iter().map(|(year, rule)| (year, rule.into())).collect();
        Self { name, note, base, rounding, rules, amounts, overrides, one_offs, categories }
    }
}

impl From<Part> for PartRon {
    fn from(part: Part) -> Self {
        let Part { name, note, base, rounding, rules, amounts, overrides, one_offs, categories } = part;
        let is_usual = rounding == usual_rounding(&base);
        let Rounding { to, how, carry } = rounding;
        let rounding =
            (!is_usual).then_some(RoundingRon { to: Some(to), how: Some(how), carry: Some(carry) });
        let rules = rules.into_iter().map(|(year, rule)| (year, rule.into())).collect();
        Self { name, note, base, rounding, rules, amounts, overrides, one_offs, categories }
    }
}

impl From<RuleRon> for Rule {
    fn from(RuleRon { growth, floor, cap, note }: RuleRon) -> Self {
        Self { growth, floor, cap, note }
    }
}

impl From<Rule> for RuleRon {
    fn from(Rule { growth, floor, cap, note }: Rule) -> Self {
        Self { growth, floor, cap, note }
    }
}

impl From<SeriesRon> for Series<Rate> {
    fn from(SeriesRon { values, then }: SeriesRon) -> Self {
        Self { values, then }
    }
}

impl From<Series<Rate>> for SeriesRon {
    fn from(Series { values, then }: Series<Rate>) -> Self {
        Self { values, then }
    }
}

impl From<RatesRon> for Series<Exchange> {
    fn from(RatesRon { values, then }: RatesRon) -> Self {
        Self { values, then }
    }
}

impl From<Series<Exchange>> for RatesRon {
    fn from(Series { values, then }: Series<Exchange>) -> Self {
        Self { values, then }
    }
}
