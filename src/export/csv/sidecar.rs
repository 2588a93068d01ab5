//! The sidecar: what a table alone does not tell, as JSON that a person can read.
//!
//! Texts stand in it as they were typed; what a terminal or an editor would obey is spelt `\u001b`,
//! which JSON reads as the same.

use serde_json::{Map, Value as Json, json};

use crate::export::harmless::{self, Changes};
use crate::export::input::Sources;
use crate::export::{About, Input, Written};
use crate::model::{Date, Scenario};
use crate::present::{Assumption, Cited, Column, Table, View, assumptions, sources_of};
use crate::text::measures::{measure_basis, measure_name};

/// What is exported.
pub(super) struct Shown {
    /// `projection`, `compare`, `record`, …
    pub(super) kind: &'static str,
    pub(super) headline: String,
    pub(super) subline: String,
    pub(super) table: Table,
    /// Why figures are unknown; a comparison tells it in its notes.
    pub(super) unknown: Vec<String>,
}

impl Shown {
    pub(super) fn new(input: &Input<'_>) -> Self {
        if let Some(page) = input.page(&input.comparisons(), 0) {
            let View { headline, subline, table, .. } = page.view;
            return Self { kind: "compare", headline, subline, table, unknown: Vec::new() };
        }
        let View { headline, subline, table, .. } = input.shown();
        Self { kind: "projection", headline, subline, unknown: table.unknown(), table }
    }
}

pub(super) fn sidecar(about: &About<'_>, shown: &Shown, changes: Changes) -> Vec<u8> {
    let language = about.language;
    let main = about.currency;
    let table = &shown.table;
    let shown_of: Vec<&Scenario> = about.scenarios.iter().map(|written| written.scenario).collect();
    let rates = about.measure.rates_used(&shown_of, about.record);
    let mut sources = Sources::new(about.library.clone());
    for source in &table.sources {
        sources.number(source);
    }

    let mut all = Map::new();
    let mut add = |key: &str, value: Json| drop(all.insert(key.to_owned(), value));
    add("title", json!(table.title));
    add("headline", json!(shown.headline));
    add("subline", json!(shown.subline));
    add("file", json!(about.name));
    add("view", json!(shown.kind));
    add("language", json!(language.code()));
    add(
        "measure",
        json!({
            "key": about.measure.key(),
            "name": measure_name(about.measure, main, language),
            "basis": measure_basis(about.measure, &rates, language),
        }),
    );
    add("columns", columns(table));
    add("scenarios", scenarios(about));
    add("marks", marks(table));
    add("not_published", not_published(about, &mut sources));
    add("sources", cited(&sources, about));
    add("notes", json!(table.notes));
    add("unknown", json!(shown.unknown));
    add("made_harmless", json!(changes.told(language)));
    add("record", json!(about.record.edition));
    add("program", json!(concat!("costshare ", env!("CARGO_PKG_VERSION"))));
    if let Some(date) = about.date {
        add("date", json!(date.as_str()));
    }
    let text = serde_json::to_string_pretty(&Json::Object(all)).expect("its keys are texts");
    format!("{}\n", harmless::escaped(&text)).into_bytes()
}

fn columns(table: &Table) -> Json {
    let column = |column: &Column| {
        let unit = (!column.unit.is_empty()).then_some(&column.unit);
        json!({ "key": column.key, "head": column.head, "unit": unit })
    };
    table.columns.iter().map(column).collect()
}

fn scenarios(about: &About<'_>) -> Json {
    let scenario = |written: &Written<'_>| {
        json!({
            "title": written.scenario.title,
            "file": written.file,
            "sha256": written.digest(),
            "first_year": written.scenario.years.first.0,
            "last_year": written.scenario.years.last.0,
            "currency": written.scenario.currency().code(),
            "record": written.scenario.record,
            "continues": written.scenario.continues,
            "parties": {
                "pays": written.scenario.parties.pays,
                "receives": written.scenario.parties.receives,
            },
        })
    };
    about.scenarios.iter().map(scenario).collect()
}

/// What must be told beside single figures, by column and row.
fn marks(table: &Table) -> Json {
    let mut marked = Map::new();
    for (place, column) in table.columns.iter().enumerate() {
        let mut of_column = Map::new();
        for row in &table.rows {
            let Some(cell) = row.cells.get(place).filter(|cell| !cell.marks.is_empty()) else { continue };
            let words: Vec<&str> = cell.marks.iter().map(|mark| mark.key()).collect();
            let row = row.year.map_or_else(|| "sum".to_owned(), |year| year.to_string());
            of_column.insert(row, json!(words.join(" ")));
        }
        if !of_column.is_empty() {
            marked.insert(column.key.clone(), Json::Object(of_column));
        }
    }
    Json::Object(marked)
}

/// Every value of the scenarios that is assumed, estimated or otherwise not in print.
fn not_published(about: &About<'_>, sources: &mut Sources<'_>) -> Json {
    let mut found = Vec::new();
    for (number, written) in (1..).zip(about.scenarios.iter()) {
        for assumption in
            assumptions(written.scenario, about.record, &about.measure_of(written.scenario), about.language)
        {
            let Assumption { field, name, value, status, note } = assumption;
            let of: Vec<usize> =
                sources_of(&field, written.scenario).iter().map(|source| sources.number(source)).collect();
            found.push(json!({
                "scenario": number,
                "field": field.to_string(),
                "name": name,
                "value": value,
                "status": status.word(),
                "used": note,
                "sources": of,
            }));
        }
    }
    Json::Array(found)
}

fn cited(sources: &Sources<'_>, about: &About<'_>) -> Json {
    let source = |(number, cited): (usize, Cited)| {
        let known = about.library.get(&cited.id);
        json!({
            "number": number,
            "id": cited.id.0,
            "title": known.map(|source| source.title.trim()),
            "publisher": known.map(|source| source.publisher.trim()),
            "date": known.and_then(|source| source.date.as_ref()).map(Date::as_str),
            "address": known.map(|source| source.address.trim()),
        })
    };
    sources.all().into_iter().map(source).collect()
}
