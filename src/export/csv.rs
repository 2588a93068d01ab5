//! Tables for spreadsheets: comma-separated values with a sidecar, and tab-separated ones.
//!
//! # What is in it
//! The table as it is shown: the head of each column with its unit, a row for each year. What adds them up stands in the
//! sidecar: who adds a column up must not add its sum. On the clipboard it is there, as it is shown.
//! Figures are plain numbers with every digit; an unknown figure is an empty cell. What is marked beside
//! the figures of a row, how well each is known before all, stands in its last column. One scenario gives
//! its projection, several give the comparison with the first. What a table alone does not tell
//! (sources, basis, what is assumed, which files it came from) stands in the sidecar, named after it:
//! `offer.csv.meta.json`.
//!
//! # Why it begins with a byte-order mark
//! Excel reads a CSV without one in the code page of the system, so that Hangul and `–` arrive broken;
//! with it, it reads UTF-8. Readers in Python, R and other spreadsheets skip it. The command `project --csv`
//! writes to pipes and has none.
//!
//! **Invariant:** every record has as many fields as the head, and no text among them is a formula.

pub mod sidecar;

use csv::WriterBuilder;

use super::harmless::{self, Changes};
use super::sum::{ReadBeside, sum};
use super::{About, File, ShownTable};
use crate::present::{Align, Cell, Column, Row, Table};
use crate::text::{Language, key, say};

/// What makes a spreadsheet read UTF-8.
const MARK: &str = "\u{feff}";

/// The table and its sidecar.
pub fn files(shown: &ShownTable, about: &About<'_>) -> Vec<File> {
    let mut changes = Changes::default();
    let mut bytes = MARK.as_bytes().to_vec();
    bytes.extend(separated(
        &shown.table,
        b',',
        CsvHeads::Words(about.language),
        CopiedDigits::Every,
        SumRows::LeftOut,
        &mut changes,
    ));
    let sidecar = sidecar::sidecar(about, shown, &bytes, changes);
    vec![File::new(about.name, bytes), File::new(sidecar::name_beside(about.name), sidecar)]
}

/// Whether a table and its sidecar are from two exports.
pub(super) fn is_mixed(name: &str, read: ReadBeside<'_>) -> bool {
    let told = read(&sidecar::name_beside(name)).and_then(|bytes| sidecar::sum_of_table(&bytes));
    read(name).zip(told).is_some_and(|(table, told)| sum(&table) != told)
}

/// The table with columns by their keys, the same in every language, for programs to read.
pub fn plain(table: &Table) -> Vec<u8> {
    separated(table, b',', CsvHeads::Keys, CopiedDigits::Every, SumRows::LeftOut, &mut Changes::default())
}

/// With which digits figures are copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopiedDigits {
    /// With those that are shown.
    Shown,
    /// With every digit.
    Every,
}

/// The table as text for the clipboard of a spreadsheet: plain numbers, which every spreadsheet takes.
pub fn tab_separated(table: &Table, digits: CopiedDigits, language: Language) -> String {
    let heads = CsvHeads::Words(language);
    let bytes = separated(table, b'\t', heads, digits, SumRows::Kept, &mut Changes::default());
    String::from_utf8(bytes).expect("it was made from text")
}

/// How columns and marks are called.
#[derive(Clone, Copy)]
enum CsvHeads {
    /// As they are read.
    Words(Language),
    /// The same in every language.
    Keys,
}

/// Whether the sums of a table are rows of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SumRows {
    Kept,
    LeftOut,
}

fn separated(
    table: &Table,
    by: u8,
    names: CsvHeads,
    digits: CopiedDigits,
    sums: SumRows,
    changes: &mut Changes,
) -> Vec<u8> {
    let mut writer = WriterBuilder::new().delimiter(by).from_writer(Vec::new());
    let heads = table.columns.iter().map(|column| match names {
        CsvHeads::Words(_) => in_words(column),
        CsvHeads::Keys => by_key(column),
    });
    let of_marks = match names {
        CsvHeads::Words(language) => say(language, key::CSV_HEAD_MARKS),
        CsvHeads::Keys => "marks".to_owned(),
    };
    let heads: Vec<String> = heads.chain([of_marks]).map(|head| harmless::cell(&head, changes)).collect();
    let is_written = |place: usize| sums == SumRows::Kept || !table.is_sum(place);
    let rows = table.rows.iter().enumerate().filter(|(place, _)| is_written(*place)).map(|(_, row)| {
        let cells = table.columns.iter().zip(&row.cells);
        let mut fields: Vec<String> =
            cells.map(|(column, cell)| field(column, cell, digits, changes)).collect();
        fields.push(harmless::cell(&marks(table, row, names), changes));
        fields
    });
    for record in std::iter::once(heads).chain(rows) {
        writer.write_record(record).expect("every row has a cell for each column");
    }
    writer.into_inner().expect("memory takes every byte")
}

/// The heads of a table with their units, and that of the marks behind them.
pub(super) fn heads(table: &Table, language: Language) -> Vec<String> {
    let heads = table.columns.iter().map(in_words).chain([say(language, key::CSV_HEAD_MARKS)]);
    heads.map(|head| harmless::cell(&head, &mut Changes::default())).collect()
}

/// What is marked beside the figures of a row.
pub(super) fn marks_of_row(table: &Table, row: &Row, language: Language) -> String {
    harmless::cell(&marks(table, row, CsvHeads::Words(language)), &mut Changes::default())
}

/// What is marked in a row, by the keys of the columns, whose heads may be titles: `total: 추정; growth: 상한`,
/// or `total:estimate growth:cap`.
fn marks(table: &Table, row: &Row, names: CsvHeads) -> String {
    let marked = table.columns.iter().zip(&row.cells).filter(|(_, cell)| !cell.marks.is_empty());
    let of_cell = |(column, cell): (&Column, &Cell)| match names {
        CsvHeads::Words(language) => {
            let words: Vec<String> = cell.marks.iter().map(|mark| mark.word(language)).collect();
            format!("{}: {}", column.key, words.join(", "))
        }
        CsvHeads::Keys => {
            let words: Vec<&str> = cell.marks.iter().map(|mark| mark.key()).collect();
            format!("{}:{}", column.key, words.join("+"))
        }
    };
    let told: Vec<String> = marked.map(of_cell).collect();
    told.join(match names {
        CsvHeads::Words(_) => "; ",
        CsvHeads::Keys => " ",
    })
}

/// `Total (억원)`
fn in_words(column: &Column) -> String {
    with_unit(&column.head, &column.unit)
}

/// `total (억원)`
fn by_key(column: &Column) -> String {
    with_unit(&column.key, &column.unit)
}

fn with_unit(name: &str, unit: &str) -> String {
    if unit.is_empty() { name.to_owned() } else { format!("{name} ({unit})") }
}

/// A figure without grouping; words only where a column has words.
fn field(column: &Column, cell: &Cell, digits: CopiedDigits, changes: &mut Changes) -> String {
    let shown = plain_number(&cell.text).filter(|_| digits == CopiedDigits::Shown);
    match (cell.plain, column.align) {
        (Some(_), _) if shown.is_some() => shown.unwrap_or_default(),
        (Some(plain), _) => plain.normalize().to_string(),
        (None, Align::Left) => harmless::cell(&cell.text, changes),
        // An unknown figure is an empty cell, not a dash that somebody must filter out.
        (None, Align::Right) => String::new(),
    }
}

/// A number as it is shown, in the signs of a spreadsheet: `−1,585.2` as `-1585.2`; none if it is no number alone.
fn plain_number(shown: &str) -> Option<String> {
    let plain = |c: char| match c {
        '0'..='9' | '.' => Some(Some(c)),
        '−' | '-' => Some(Some('-')),
        ',' | '+' => Some(None),
        _ => None,
    };
    let signs = shown.chars().map(plain).collect::<Option<Vec<Option<char>>>>()?;
    Some(signs.into_iter().flatten().collect::<String>()).filter(|number| !number.is_empty())
}
