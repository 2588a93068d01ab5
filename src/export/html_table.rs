//! A table as HTML for the clipboard: who pastes it into a text, a mail or a spreadsheet gets a table.
//!
//! Figures are as they are shown, at the right; a spreadsheet finds the plain number beside each, whatever its language
//! writes between thousands. What is marked beside the figures of a row stands in its last column. Nothing in it acts.

use std::fmt::Write as _;

use super::csv::{CopiedDigits, heads, marks_of_row};
use super::harmless::{self, Changes};
use super::svg::Escaped;
use crate::present::{Align, Cell, Column, Table};
use crate::text::Language;

/// The table, below its title if it is told.
pub fn html(table: &Table, title: Option<&str>, digits: CopiedDigits, language: Language) -> String {
    let mut text = String::from("<table>");
    let mut write = |part: std::fmt::Arguments<'_>| text.write_fmt(part).expect("a string takes all");
    if let Some(title) = title {
        write(format_args!("<caption>{}</caption>", Escaped(title)));
    }
    write(format_args!("<thead><tr>"));
    let aligned = table.columns.iter().map(|column| column.align).chain([Align::Left]);
    for (head, align) in heads(table, language).iter().zip(aligned) {
        write(format_args!("<th style=\"text-align:{}\">{}</th>", side(align), Escaped(head)));
    }
    write(format_args!("</tr></thead><tbody>"));
    for (place, row) in table.rows.iter().enumerate() {
        write(format_args!("<tr>"));
        let weight = if table.is_sum(place) { ";font-weight:bold" } else { "" };
        for (column, cell) in table.columns.iter().zip(&row.cells) {
            let number = number_of(cell).map(|number| format!(" sdval=\"{number}\"")).unwrap_or_default();
            let words = words_of(column, cell, digits);
            let side = side(column.align);
            write(format_args!("<td{number} style=\"text-align:{side}{weight}\">{}</td>", Escaped(&words)));
        }
        write(format_args!(
            "<td style=\"text-align:left\">{}</td></tr>",
            Escaped(&marks_of_row(table, row, language))
        ));
    }
    write(format_args!("</tbody></table>"));
    text
}

fn side(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Right => "right",
    }
}

/// The exact number of a figure, as spreadsheets read it.
fn number_of(cell: &Cell) -> Option<String> {
    cell.plain.map(|plain| plain.normalize().to_string())
}

/// A figure as it is shown or with every digit; words only where a column has words.
fn words_of(column: &Column, cell: &Cell, digits: CopiedDigits) -> String {
    match (digits, number_of(cell), column.align) {
        (CopiedDigits::Every, Some(number), _) => number,
        (CopiedDigits::Shown, Some(_), _) => cell.text.clone(),
        (_, None, Align::Left) => harmless::cell(&cell.text, &mut Changes::default()),
        (_, None, Align::Right) => String::new(),
    }
}
