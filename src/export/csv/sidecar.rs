//! The sidecar: what a table alone does not tell, as JSON that a person can read. [`Sidecar`] describes it, one
//! field for one key; `docs/json.md` lists the same keys.
//!
//! Texts stand in it as they were typed; what a terminal or an editor would obey is spelt `\u001b`,
//! which JSON reads as the same.

use serde::Serialize;

use crate::export::harmless::{self, Changes};
use crate::export::input::Sources;
use crate::export::sum::sum;
use crate::export::{About, Named, ShownTable, Written};
use crate::model::{Currency, Date, Scenario, SourceId, Status};
use crate::present::{self, Assumption, Cited, ShownFigures, Table, assumptions, sources_of};
use crate::text::measures::{measure_basis, measure_name};

/// What a table alone does not tell: basis, sources, what is assumed, which files it came from.
#[derive(Debug, Serialize)]
pub struct Sidecar {
    /// The title of the table.
    pub title: String,
    /// What it says in a sentence.
    pub headline: String,
    /// What must be known to read it.
    pub subline: String,
    /// The name of the file with the table.
    pub file: String,
    /// The SHA-256 of that file, in hexadecimal digits: where it is another, the two are from different exports.
    pub file_sha256: String,
    /// What the table shows: `projection`, `compare`, `record`, …
    pub view: &'static str,
    /// The language of words: `en` or `ko`.
    pub language: &'static str,
    /// In what terms amounts are.
    pub measure: MeasureWords,
    /// The columns in order.
    pub columns: Vec<ColumnHead>,
    /// The scenarios; the first is the baseline of a comparison.
    pub scenarios: Vec<ScenarioInTable>,
    /// What the years of a column add up to, by its key: a plain number in the unit of its head; null where it is unknown.
    /// Left out where the table has no sums.
    #[serde(skip_serializing_if = "Named::is_empty")]
    pub sums: Named<Option<String>>,
    /// What must be told beside single figures: for the key of a column, for a year or `sum`, words such as
    /// `assumed cap`.
    pub marks: Named<Named<String>>,
    /// Every value of the scenarios that is assumed, estimated or otherwise not in print.
    pub not_published: Vec<UnpublishedValue>,
    /// The sources by number.
    pub sources: Vec<NumberedSource>,
    /// What must be known besides.
    pub notes: Vec<String>,
    /// Why figures are unknown; a comparison tells it in its notes.
    pub unknown: Vec<String>,
    /// What was changed in names so that they are harmless.
    pub made_harmless: Vec<String>,
    /// The edition of the record.
    pub record: String,
    /// The program with its version.
    pub program: &'static str,
    /// The day that was passed in; left out if none was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

/// In what terms amounts are.
#[derive(Debug, Serialize)]
pub struct MeasureWords {
    /// The key of the measure, the same in every language: `total`, `USD`, `USD_real_2025`, …
    pub key: String,
    /// Its name.
    pub name: String,
    /// Prices and exchange rates in words.
    pub basis: String,
}

/// A column of the table.
#[derive(Debug, Serialize)]
pub struct ColumnHead {
    /// Its key, the same in every language.
    pub key: String,
    /// Its head in the table.
    pub head: String,
    /// The unit of its figures as it is shown; null if they have none.
    pub unit: Option<String>,
}

/// A scenario that the table was made from.
#[derive(Debug, Serialize)]
pub struct ScenarioInTable {
    /// Its title.
    pub title: String,
    /// The name of its file.
    pub file: String,
    /// The SHA-256 of its file in the one layout, in hexadecimal digits.
    pub sha256: String,
    /// The first year of its term.
    pub first_year: i16,
    /// The last year of its term.
    pub last_year: i16,
    /// Its main currency.
    pub currency: Currency,
    /// The edition of the record that it names; null if it names none.
    pub record: Option<String>,
    /// The agreements that it continues; null if it stands alone.
    pub continues: Option<String>,
    /// Who pays whom.
    pub parties: PartyNames,
}

/// Who pays whom.
#[derive(Debug, Serialize)]
pub struct PartyNames {
    /// Who pays; null if that is not said.
    pub pays: Option<String>,
    /// Who receives; null if that is not said.
    pub receives: Option<String>,
}

/// A value that is not in print.
#[derive(Debug, Serialize)]
pub struct UnpublishedValue {
    /// The scenario in which it stands, counted from one.
    pub scenario: usize,
    /// The field in which it stands, as `set` takes it.
    pub field: String,
    /// What it is.
    pub name: String,
    /// Its value in words.
    pub value: String,
    /// How well it is known.
    pub status: Status,
    /// Which years rest on it, or that none does.
    pub used: String,
    /// The numbers of its sources.
    pub sources: Vec<usize>,
}

/// A source with its number.
#[derive(Debug, Serialize)]
pub struct NumberedSource {
    /// Its number.
    pub number: usize,
    /// Its name in the record or in a file.
    pub id: SourceId,
    /// Its title; null, as are the next three, if nobody defines it.
    pub title: Option<String>,
    /// Who published it; empty if it is not known.
    pub publisher: Option<String>,
    /// When; null if it is not known.
    pub date: Option<Date>,
    /// Its address; empty if it is not known.
    pub address: Option<String>,
}

/// The name of the sidecar of a table.
pub(super) fn name_beside(table: &str) -> String {
    format!("{table}.meta.json")
}

/// The SHA-256 of its table, as a sidecar tells it; none if it tells none.
pub(super) fn sum_of_table(sidecar: &[u8]) -> Option<String> {
    let sidecar: serde_json::Value = serde_json::from_slice(sidecar).ok()?;
    Some(sidecar.get("file_sha256")?.as_str()?.to_owned())
}

/// The sidecar of a table, which is these `bytes`.
pub(super) fn sidecar(about: &About<'_>, shown: &ShownTable, bytes: &[u8], changes: Changes) -> Vec<u8> {
    let language = about.language;
    let main = about.currency;
    let table = &shown.table;
    let shown_of: Vec<&Scenario> = about.scenarios.iter().map(|written| written.scenario).collect();
    let rates = about.measure.basis_in(&shown_of, about.record);
    let mut sources = Sources::new(about.library.clone());
    for source in &table.sources {
        sources.number(source);
    }

    // What is not in print names its sources after those of the table.
    let not_published = not_published(about, shown.view, &mut sources);
    let all = Sidecar {
        title: table.title.clone(),
        headline: shown.headline.clone(),
        subline: shown.subline.clone(),
        file: about.name.to_owned(),
        file_sha256: sum(bytes),
        view: shown.view,
        language: language.code(),
        measure: MeasureWords {
            key: about.measure.key(),
            name: measure_name(about.measure, main, language),
            basis: measure_basis(about.measure, &rates, language),
        },
        columns: table.columns.iter().map(column_head).collect(),
        scenarios: about.scenarios.iter().map(scenario_file).collect(),
        sums: sums(table),
        marks: marks(table),
        not_published,
        sources: numbered_sources(&sources, about),
        notes: table.notes.clone(),
        unknown: shown.unknown.clone(),
        made_harmless: changes.told(language),
        record: about.record.edition.clone(),
        program: concat!("costshare ", env!("CARGO_PKG_VERSION")),
        date: about.date.cloned(),
    };
    let text = serde_json::to_string_pretty(&all).expect("its keys are texts");
    format!("{}\n", harmless::escaped(&text)).into_bytes()
}

fn column_head(column: &present::Column) -> ColumnHead {
    let unit = (!column.unit.is_empty()).then(|| column.unit.clone());
    ColumnHead { key: column.key.clone(), head: column.head.clone(), unit }
}

fn scenario_file(written: &Written<'_>) -> ScenarioInTable {
    let Scenario { title, years, record, continues, parties, .. } = written.scenario;
    ScenarioInTable {
        title: title.clone(),
        file: written.file.to_owned(),
        sha256: written.digest(),
        first_year: years.first.0,
        last_year: years.last.0,
        currency: written.scenario.currency(),
        record: record.clone(),
        continues: continues.clone(),
        parties: PartyNames { pays: parties.pays.clone(), receives: parties.receives.clone() },
    }
}

/// What columns of figures add up to, by their keys.
fn sums(table: &Table) -> Named<Option<String>> {
    let mut sums = Named::default();
    let rows = (0..table.rows.len()).filter(|place| table.is_sum(*place)).map(|place| &table.rows[place]);
    for (column, cell) in rows.flat_map(|row| table.columns.iter().zip(&row.cells)) {
        let plain = cell.plain.map(|plain| plain.normalize().to_string());
        if plain.is_some() || cell.is_unknown() {
            sums.put_apart(&column.key, plain);
        }
    }
    sums
}

/// What must be told beside single figures, by column and row.
fn marks(table: &Table) -> Named<Named<String>> {
    let mut marked = Named::default();
    for (place, column) in table.columns.iter().enumerate() {
        let mut of_column = Named::default();
        for row in &table.rows {
            let Some(cell) = row.cells.get(place).filter(|cell| !cell.marks.is_empty()) else { continue };
            let words: Vec<&str> = cell.marks.iter().map(|mark| mark.key()).collect();
            let row = row.year.map_or_else(|| "sum".to_owned(), |year| year.to_string());
            of_column.put(row, words.join(" "));
        }
        if !of_column.is_empty() {
            marked.put(&column.key, of_column);
        }
    }
    marked
}

/// Every value of the scenarios that is assumed, estimated or otherwise not in print.
fn not_published(about: &About<'_>, kind: &str, sources: &mut Sources<'_>) -> Vec<UnpublishedValue> {
    let mut found = Vec::new();
    for (number, written) in (1..).zip(about.scenarios.iter()) {
        let measure = about.measure_of(written.scenario);
        let figures = match kind {
            "projection" => ShownFigures::Projection(&measure),
            _ => ShownFigures::Amounts(&measure),
        };
        for assumption in assumptions(written.scenario, about.record, figures, about.language) {
            let Assumption { field, name, value, status, note: used } = assumption;
            let of = sources_of(&field, written.scenario);
            found.push(UnpublishedValue {
                scenario: number,
                field: field.to_string(),
                name,
                value,
                status,
                used,
                sources: of.iter().map(|source| sources.number(source)).collect(),
            });
        }
    }
    found
}

fn numbered_sources(sources: &Sources<'_>, about: &About<'_>) -> Vec<NumberedSource> {
    let source = |(number, cited): (usize, Cited)| {
        let known = about.library.get(&cited.id);
        NumberedSource {
            number,
            title: known.map(|source| source.title.trim().to_owned()),
            publisher: known.map(|source| source.publisher.trim().to_owned()),
            date: known.and_then(|source| source.date.clone()),
            address: known.map(|source| source.address.trim().to_owned()),
            id: cited.id,
        }
    };
    sources.all().into_iter().map(source).collect()
}
