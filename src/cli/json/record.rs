//! `record PAGE --json`: pages of the published record.

use serde::Serialize;

use super::{Exact, Named};
use crate::model::{SourceList, Status};

/// A page of the record.
#[derive(Debug, Serialize)]
pub struct RecordAnswer {
    /// Its title.
    pub title: String,
    /// What it says in a sentence.
    pub headline: String,
    /// What must be known to read it.
    pub subline: String,
    /// The edition of the record.
    pub record: String,
    /// Its tables.
    pub tables: Vec<RecordTable>,
}

/// A table of a page.
#[derive(Debug, Serialize)]
pub struct RecordTable {
    /// Its title.
    pub title: String,
    /// Its columns in order.
    pub columns: Vec<RecordColumn>,
    /// Its rows in order.
    pub rows: Vec<RecordRow>,
    /// What must be known besides.
    pub notes: Vec<String>,
    /// The sources of the figures, in the order of their first use.
    pub sources: SourceList,
}

/// A column of a table.
#[derive(Debug, Serialize)]
pub struct RecordColumn {
    /// Its key in the rows; the same in every language.
    pub key: String,
    /// The unit of its figures as it is shown, in the language of the page; empty if they have none.
    pub unit: String,
}

/// A row of a table.
#[derive(Debug, Default, Serialize)]
pub struct RecordRow {
    /// The cells, each under the key of its column.
    #[serde(flatten)]
    pub cells: Named<Option<RecordCell>>,
    /// How well the figures are known, under the keys of their columns; left out if nothing is told.
    #[serde(skip_serializing_if = "Named::is_empty")]
    pub status_of: Named<Status>,
    /// The keys of the columns whose figures are not in print in their currency, but converted; left out if none is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub converted: Vec<String>,
    /// Why figures are unknown, under the keys of their columns; left out if none is.
    #[serde(skip_serializing_if = "Named::is_empty")]
    pub why_of: Named<String>,
}

/// A cell: null where a figure is lacking.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum RecordCell {
    /// A figure in the unit of its column, or a year; per cents as they are shown.
    Figure(Exact),
    /// Words.
    Words(String),
}
