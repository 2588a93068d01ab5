//! A page of the record: a headline in words and tables that say the same.

use rust_decimal::Decimal;

use super::certainty::mark;
use super::counted::Counted;
use super::table::{Align, Cell, CellMark, Column, RestsOn, Row, Table};
use crate::model::{SourceId, SourceList, Status, Value, Year};
use crate::present::table::UNKNOWN;

/// A page of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What it shows.
    pub title: String,
    /// The one thing that matters, in words.
    pub headline: String,
    /// What stands under the headline.
    pub subline: String,
    /// The tables, the most detailed first.
    pub tables: Vec<Table>,
}

impl Page {
    /// Every source that it names, once.
    pub fn sources(&self) -> SourceList {
        self.tables.iter().flat_map(|table| &table.sources).collect()
    }
}

/// A column of words.
pub(super) fn of_words(key: &str, head: String) -> Column {
    Column { key: key.to_owned(), head, unit: String::new(), align: Align::Left }
}

/// A column of figures; the unit is empty where each row names its own.
pub(super) fn of_figures(key: &str, head: String, unit: &str) -> Column {
    Column { key: key.to_owned(), head, unit: unit.to_owned(), align: Align::Right }
}

/// A cell of words.
pub(super) fn words(text: impl Into<String>) -> Cell {
    let text = text.into();
    Cell {
        text,
        value: None,
        plain: None,
        marks: Vec::new(),
        selection: None,
        hint: String::new(),
        rests_on: None,
    }
}

/// A plain count.
pub(super) fn count(count: usize) -> Cell {
    plain_number(Decimal::from(count))
}

/// A number that has no unit and rests on nobody.
pub(super) fn plain_number(value: Decimal) -> Cell {
    let text = crate::text::numbers::number(value, crate::text::Digits::Exact);
    Cell { value: Some(Value::Known(value)), plain: Some(value), ..words(text) }
}

/// A figure in a unit, with so many decimals; `hint` says what it is in words.
pub(super) fn figure(value: Decimal, counted: Counted, decimals: u32, status: Status, hint: String) -> Cell {
    Cell {
        text: counted.cell(value, decimals),
        value: Some(Value::Known(value)),
        plain: Some(counted.plain(value)),
        marks: mark(status).into_iter().collect(),
        selection: None,
        hint,
        rests_on: Some(Box::new(RestsOn {
            status: Some(status),
            sources: SourceList::default(),
            notes: Vec::new(),
        })),
    }
}

/// What is unknown, and why.
pub(super) fn unknown(why: String) -> Cell {
    Cell { marks: vec![CellMark::Unknown], hint: why, ..words(UNKNOWN) }
}

/// A row whose figures and words rest on `sources`.
pub(super) fn row(year: Option<Year>, mut cells: Vec<Cell>, sources: &[SourceId]) -> Row {
    for cell in cells.iter_mut().filter(|cell| !cell.text.is_empty() && !sources.is_empty()) {
        let status = cell.rests_on.take().and_then(|rests_on| rests_on.status);
        let rests_on = RestsOn { status, sources: sources.into(), notes: Vec::new() };
        cell.rests_on = Some(Box::new(rests_on));
    }
    Row { year, cells }
}

/// Names of sources, as a cell.
pub(super) fn names(sources: &[SourceId]) -> Cell {
    let names: Vec<&str> = sources.iter().map(|source| source.0.as_str()).collect();
    words(names.join(", "))
}
