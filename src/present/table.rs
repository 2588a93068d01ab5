//! Tables as plain data.
//!
//! A table is described as [`Columns`]: of each its key, head and unit, and how its cell is made from a row.
//! The kinds of [`Cell`] and what stands beside a figure are there once for every view.

mod cell;
mod columns;
mod mark;

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::library::Library;
use super::sources::source_words;
use crate::model::{SourceList, Unknown, UnknownReason, Value, Year};
use crate::text::explanation::list_years;
use crate::text::{Language, key, say_with};

pub use cell::{Cell, RestsOn, Selection};
pub(super) use columns::{Columns, YearRow};
pub use mark::CellMark;

/// The key of a column that names sources.
pub(super) const SOURCES: &str = "sources";

/// A table with a year on each row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub title: String,
    /// The columns, the year's first.
    pub columns: Vec<Column>,
    /// The rows in the order of the years; after them rows of sums.
    pub rows: Vec<Row>,
    /// What a reader must know besides.
    pub notes: Vec<String>,
    /// The sources of what is shown, in the order of their numbers.
    pub sources: SourceList,
}

impl Table {
    /// The same table as it is read in the window: a column of sources names who published them, instead of the names
    /// in files.
    pub fn with_named_sources(&self, library: &Library<'_>) -> Cow<'_, Self> {
        let Some(place) = self.columns.iter().position(|column| column.key == SOURCES) else {
            return Cow::Borrowed(self);
        };
        let mut table = self.clone();
        for cell in table.rows.iter_mut().filter_map(|row| row.cells.get_mut(place)) {
            let sources = cell.rests_on.as_ref().map(|rests_on| &rests_on.sources);
            if let Some(sources) = sources.filter(|_| !cell.text.is_empty()) {
                cell.text = source_words(sources, library);
            }
        }
        Cow::Owned(table)
    }

    /// What the signs behind its figures mean: `○ rests on an assumption`, one for each in use.
    pub fn signs(&self, language: Language) -> Vec<String> {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        let marks: Vec<CellMark> = cells.flat_map(|cell| cell.marks.iter().copied()).collect();
        CellMark::told(&marks, language)
    }

    /// The same table without the columns of those keys; the first, of which every row is, stays.
    #[must_use]
    pub fn without(&self, left_out: &BTreeSet<String>) -> Self {
        fn kept<T: Clone>(all: &[T], is_kept: impl Fn(usize) -> bool) -> Vec<T> {
            let places = all.iter().enumerate().filter(|(place, _)| is_kept(*place));
            places.map(|(_, one)| one.clone()).collect()
        }
        let is_kept = |place: usize| place == 0 || !left_out.contains(&self.columns[place].key);
        let row = |row: &Row| Row { year: row.year, cells: kept(&row.cells, is_kept) };
        Self {
            columns: kept(&self.columns, is_kept),
            rows: self.rows.iter().map(row).collect(),
            title: self.title.clone(),
            notes: self.notes.clone(),
            sources: self.sources.clone(),
        }
    }

    /// Whether a row adds up those above it: it has no year where the others have one.
    pub fn is_sum(&self, row: usize) -> bool {
        let has_years = self.columns.first().is_some_and(|column| column.key == "year");
        has_years && self.rows.get(row).is_some_and(|row| row.year.is_none())
    }

    /// Why figures are unknown: for each reason, the first figure that has it.
    pub fn unknown(&self) -> Vec<String> {
        let mut reasons = Vec::new();
        let mut told = Vec::new();
        for cell in self.rows.iter().flat_map(|row| &row.cells) {
            if let Some(Value::Unknown(why)) = cell.value
                && !reasons.contains(&why)
            {
                reasons.push(why);
                told.push(cell.hint.clone());
            }
        }
        told
    }

    /// The same for whoever reads the table as text: a line for each column and reason, with the first year
    /// and those that are unknown likewise. What an earlier column has told is left out, and so are sums.
    pub fn reasons(&self, language: Language) -> Vec<String> {
        let mut told: Vec<String> = Vec::new();
        let mut known: Vec<Unknown> = Vec::new();
        for column in 0..self.columns.len() {
            let rows = self.rows.iter().enumerate().filter(|(place, _)| !self.is_sum(*place));
            let cells = rows.filter_map(|(_, row)| Some((row.year, row.cells.get(column)?)));
            let unknown: Vec<(Option<Year>, &Cell)> = cells.filter(|(_, cell)| cell.is_unknown()).collect();
            let why = |cell: &Cell| cell.value.and_then(Value::why);
            let mut of_column: Vec<(String, &str, Vec<Year>)> = Vec::new();
            for (year, cell) in &unknown {
                if why(cell).is_some_and(|why| known.contains(&why)) {
                    continue;
                }
                // The same problem, or the same words of another year, are the same reason.
                let likewise = match (why(cell), year) {
                    (Some(Unknown { reason: UnknownReason::InError(problem), .. }), _) => {
                        format!("{problem:?}")
                    }
                    (_, Some(year)) => cell.hint.replace(&year.to_string(), ""),
                    (_, None) => cell.hint.clone(),
                };
                match of_column.iter_mut().find(|(of, ..)| *of == likewise) {
                    Some((.., others)) => others.extend(*year),
                    None => of_column.push((likewise, &cell.hint, Vec::new())),
                }
            }
            known.extend(unknown.iter().filter_map(|(_, cell)| why(cell)));
            told.extend(of_column.into_iter().map(|(_, reason, others)| also(reason, &others, language)));
        }
        told
    }
}

/// That the figures of some columns do not add up as they are shown.
pub(super) fn note_on_rounding(columns: String, language: Language) -> String {
    say_with(language, key::TABLE_NOTE_ROUNDED, &[("columns", columns.into())])
}

/// A reason with the other years that have it.
fn also(reason: &str, others: &[Year], language: Language) -> String {
    if others.is_empty() {
        return reason.to_owned();
    }
    let years = list_years(others, language);
    say_with(language, key::TABLE_REASON_LIKEWISE, &[("reason", reason.into()), ("years", years.into())])
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name in files, the same in every language, for example `total`.
    pub key: String,
    /// Its head.
    pub head: String,
    /// The unit of its figures, for example `억원`; empty if they have none.
    pub unit: String,
    /// On which side its cells stand.
    pub align: Align,
}

/// On which side cells stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// A row: the figures of a year, or a sum, or something that has no year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The year; none for a sum and for what is of no year or of several.
    pub year: Option<Year>,
    /// One for each column.
    pub cells: Vec<Cell>,
}
