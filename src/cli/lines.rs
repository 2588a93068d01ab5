//! Text in lines and columns, as terminals show it.

use std::io::Write;

use super::answer::Failure;
use crate::export::harmless::{self, Changes};
use crate::present::{Align, Table};
use crate::text::Language;

/// A sentence with a title in it keeps to its line.
pub(super) fn in_one_line(text: &str) -> String {
    harmless::line(text, &mut Changes::default())
}

/// Rows of text in columns.
pub(super) fn grid(rows: &[Vec<String>], aligns: &[Align], out: &mut impl Write) -> Result<(), Failure> {
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|text| in_one_line(text)).collect()).collect();
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|text| columns(text)).max();
    let widths: Vec<usize> = (0..aligns.len()).map(|column| width(column).unwrap_or(0)).collect();
    for row in rows {
        let mut line = String::new();
        for ((text, &width), align) in row.iter().zip(&widths).zip(aligns) {
            let room = " ".repeat(width - columns(text));
            let (left, right) = match align {
                Align::Left => (text, &room),
                Align::Right => (&room, text),
            };
            line.extend([left, right, "  "]);
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// How many columns of a terminal a text takes: Hangul takes two.
fn columns(text: &str) -> usize {
    let wide = |c: char| matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}');
    text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}

/// Why figures of a table are unknown, below it: a line for each column and reason, with the first year that
/// lacks the figure and the others.
pub(super) fn reasons(table: &Table, language: Language, out: &mut impl Write) -> Result<(), Failure> {
    for (place, reason) in table.reasons(language).iter().enumerate() {
        let space = if place == 0 { "\n" } else { "" };
        writeln!(out, "{space}– {}", in_one_line(reason))?;
    }
    Ok(())
}
