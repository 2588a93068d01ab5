//! A table as a document: what stands above it, the table, what its signs mean, and who says so.

use super::csv::marks_of_row;
use super::input::Sources;
use super::{About, ShownTable};
use crate::present::document::{DocumentRow, Phrase, TextBlock, TextDocument};
use crate::present::{Align, Cell, Column, Table};
use crate::text::{Language, key, say, say_with};

/// The table that is shown, as a document.
pub(super) fn table_document(shown: &ShownTable, about: &About<'_>) -> TextDocument {
    let mut document = TextDocument::new(&shown.headline, about.language, about.date);
    document.heading(1, &shown.headline);
    document.paragraph(Phrase::new(&shown.subline));
    let mut sources = Sources::new(about.library.clone());
    push_marked(&mut document, &shown.table);
    push_foot(&mut document, &mut sources, &shown.table, &shown.unknown);
    push_sources(&mut document, &sources, 2);
    let date =
        about.date.map(|date| say_with(about.language, key::REPORT_DATE, &[("date", date.as_str().into())]));
    document.bullets(
        date.into_iter()
            .chain([made_with(&about.record.edition, about.language)])
            .map(|told| Phrase::new(&told)),
    );
    document
}

/// `Made with Costshare 0.1.0 and the record of edition 2026-11`
pub(super) fn made_with(edition: &str, language: Language) -> String {
    let version = ("version", env!("CARGO_PKG_VERSION").into());
    say_with(language, key::REPORT_MADE_WITH, &[version, ("edition", edition.into())])
}

/// The figures of a table, each with its signs behind it; sums are bold.
pub(super) fn push_table(document: &mut TextDocument, table: &Table) {
    let head = |column: &Column| {
        let words = match column.unit.as_str() {
            "" => column.head.clone(),
            unit => format!("{} ({unit})", column.head),
        };
        (Phrase::new(&words), column.align)
    };
    let heads: Vec<(Phrase, Align)> = table.columns.iter().map(head).collect();
    let row = |(place, row): (usize, &crate::present::Row)| {
        let is_sum = table.is_sum(place);
        DocumentRow { cells: row.cells.iter().map(|cell| figure(cell, is_sum)).collect(), is_sum }
    };
    document.table(heads, table.rows.iter().enumerate().map(row).collect());
}

/// The same; where a sign means one of several things, what is marked in a row stands in a last column.
fn push_marked(document: &mut TextDocument, table: &Table) {
    push_table(document, table);
    let marks = table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.marks);
    let is_open = marks.into_iter().any(|mark| mark.shares_its_sign());
    let language = document.language;
    if let (true, Some(TextBlock::Table(written))) = (is_open, document.blocks.last_mut()) {
        written.heads.push((Phrase::new(&say(language, key::CSV_HEAD_MARKS)), Align::Left));
        for (written, row) in written.rows.iter_mut().zip(&table.rows) {
            written.cells.push(Phrase::new(&marks_of_row(table, row, language)));
        }
    }
}

/// What stands below a table: signs, notes, why figures are unknown, sources by their numbers.
pub(super) fn push_foot(
    document: &mut TextDocument,
    sources: &mut Sources<'_>,
    table: &Table,
    unknown: &[String],
) {
    let language = document.language;
    document.paragraph(Phrase::new(&table.signs(language).join(" · ")));
    document.bullets(table.notes.iter().chain(unknown).map(|note| Phrase::new(note)));
    if !table.sources.is_empty() {
        let label = Phrase::bold(&say(language, key::PANEL_SOURCES));
        document.paragraph(label.and(references(sources, &table.sources)));
    }
}

/// Sources by their numbers in the list at the end.
pub(super) fn references(sources: &mut Sources<'_>, of: &[crate::model::SourceId]) -> Phrase {
    let numbers = sources.cite(of).into_iter().map(|(number, _)| number);
    Phrase::references(&numbers.collect::<Vec<_>>())
}

/// The sources that were named, under a heading of that level.
pub(super) fn push_sources(document: &mut TextDocument, sources: &Sources<'_>, level: usize) {
    let all = sources.all();
    if all.is_empty() {
        return;
    }
    document.heading(level, &say(document.language, key::PANEL_SOURCES));
    let cited = all.iter().map(|(_, cited)| Phrase::new(&cited.text).and(Phrase::address(&cited.address)));
    document.blocks.push(TextBlock::Sources(cited.collect()));
}

/// A cell with the signs behind it; sums are bold.
fn figure(cell: &Cell, is_sum: bool) -> Phrase {
    let text = if is_sum { Phrase::bold(&cell.text) } else { Phrase::new(&cell.text) };
    let signs: Vec<&str> = cell.marks.iter().filter_map(|mark| mark.sign()).collect();
    if text.is_empty() { text } else { text.and(Phrase::new(&signs.join(" "))) }
}
