//! The sheet of series: what was stated year by year, with sources, and what is in force.

use rust_decimal::Decimal;
use rust_xlsxwriter::Workbook;

use super::book::{self, Numbers, Styles};
use super::error::XlsxError;
use super::layout::{Layout, as_cell, letters, quoted};
use super::series_blocks::{Block, HEAD, IN_FORCE, STATED, SeriesLine, YEAR};
use super::spelling;
use crate::engine::cells::{Reference, in_force};
use crate::model::Figure;
use crate::text::fields::status_word;
use crate::text::{Language, key, say};

pub(super) fn write(workbook: &mut Workbook, layout: &Layout<'_>, styles: &Styles) -> Result<(), XlsxError> {
    let language = layout.language;
    let mut named: Vec<(String, String)> = Vec::new();
    let sheet_name = &layout.sheets.series;
    let sheet = workbook.add_worksheet().set_name(sheet_name)?;
    let notes = [say(language, key::XLSX_SERIES_LIVE), say(language, key::XLSX_SERIES_IN_FORCE)];
    book::head(sheet, styles, layout.title(), &say(language, key::XLSX_SERIES_OF), &notes)?;
    let heads = [
        key::COLUMN_YEAR,
        key::XLSX_HEAD_STATED,
        key::XLSX_HEAD_IN_FORCE,
        key::XLSX_HEAD_STATUS,
        key::XLSX_HEAD_SOURCES,
        key::XLSX_HEAD_CELL,
        key::XLSX_HEAD_FIELD,
    ];
    book::heads(sheet, HEAD, &heads, language, |column| match column {
        STATED | IN_FORCE => &styles.head_right,
        3 => &styles.head_unit,
        _ => &styles.head,
    })?;
    for block in &layout.blocks {
        let unit = book::unit_label(block.unit, language);
        let heading = match unit.as_str() {
            "" => block.heading.clone(),
            unit => format!("{} ({unit})", block.heading),
        };
        book::text(sheet, block.first, YEAR, &heading, &styles.heading)?;
        let values: Vec<Decimal> =
            block.lines.iter().chain(&block.then).filter_map(|line| line.value).collect();
        let numbers = Numbers::of_unit(block.unit, &values);
        let (input, figure) = (styles.input(numbers), styles.figure(numbers));
        for (line, year) in block.lines.iter().zip(block.years.iter()) {
            let row = block.line_of(year);
            sheet.write_number_with_format(row, YEAR, f64::from(year.0), &styles.year)?;
            write_line(sheet, row, line, &input, language, styles)?;
            let value = layout.projection.value(Figure { row: block.row, year });
            // What is in error stays unknown. It is stated all the same, so nothing holds later before it.
            let later = block.lines.iter().zip(block.years.iter()).filter(|(_, later)| *later >= year);
            let is_last = later.into_iter().all(|(line, _)| !line.in_error);
            let expression = in_force(Figure { row: block.row, year }, block.then.is_some() && is_last);
            let formula = spelling::formula(&expression, &|reference| place(block, reference));
            let formula = if value.is_in_error() { "=NA()".to_owned() } else { formula };
            book::formula(sheet, row, IN_FORCE, &formula, as_cell(value, block.unit), &figure)?;
            named.extend(named_cell(line, sheet_name, row));
        }
        if let Some(then) = &block.then {
            let row = block.then_line();
            book::text(sheet, row, YEAR, &say(language, key::SHORT_THEN), &styles.year)?;
            write_line(sheet, row, then, &input, language, styles)?;
            named.extend(named_cell(then, sheet_name, row));
        }
        let [first, last] = [block.years.first, block.years.last].map(|year| block.line_of(year) + 1);
        let mut name = |name: &str, column: u16| {
            let (sheet, column) = (quoted(sheet_name), letters(column));
            named.push((name.to_owned(), format!("={sheet}!${column}${first}:${column}${last}")));
        };
        name(&block.values_name, IN_FORCE);
        name(&block.years_name, YEAR);
        if let Some(field) = block.lines.iter().find_map(|line| line.field.as_ref()) {
            let last = if block.then.is_some() { block.then_line() } else { last - 1 };
            book::refuse(sheet, (first - 1, STATED, last, STATED), field, language)?;
        }
        let is_error = rust_xlsxwriter::ConditionalFormatError::new().set_format(&styles.unknown);
        sheet.add_conditional_format(first - 1, IN_FORCE, last - 1, IN_FORCE, &is_error)?;
    }
    book::widths(sheet, &[30.0, 16.0, 16.0, 14.0, 12.0, 26.0, 30.0])?;
    sheet.set_freeze_panes(HEAD + 1, 1)?;
    book::on_paper(sheet, HEAD)?;
    for (name, cells) in named {
        workbook.define_name(name, &cells)?;
    }
    Ok(())
}

fn write_line(
    sheet: &mut rust_xlsxwriter::Worksheet,
    row: u32,
    line: &SeriesLine,
    input: &rust_xlsxwriter::Format,
    language: Language,
    styles: &Styles,
) -> Result<(), XlsxError> {
    match line.value {
        _ if line.in_error => book::formula(sheet, row, STATED, "=NA()", None, input)?,
        Some(value) => book::number(sheet, row, STATED, value, input)?,
        None => drop(sheet.write_blank(row, STATED, input)?),
    }
    if let Some(status) = line.status {
        book::text(sheet, row, 3, &status_word(status, language), &styles.unit)?;
    }
    book::text(sheet, row, 4, &line.sources, &styles.weak)?;
    book::text(sheet, row, 5, &line.name, &styles.weak)?;
    if let Some(field) = &line.field {
        book::text(sheet, row, 6, &field.to_string(), &styles.weak)?;
    }
    Ok(())
}

fn named_cell(line: &SeriesLine, sheet: &str, row: u32) -> Option<(String, String)> {
    line.field.as_ref()?;
    let column = letters(STATED);
    Some((line.name.clone(), format!("={}!${column}${}", quoted(sheet), row + 1)))
}

/// How the formulas of the values in force write a reference.
fn place(block: &Block, reference: Reference) -> String {
    let column = letters(STATED);
    match reference {
        Reference::Stated(figure) => format!("{column}{}", block.line_of(figure.year) + 1),
        Reference::StatedFrom(figure) => {
            let [from, to] = [figure.year, block.years.last].map(|year| block.line_of(year) + 1);
            format!("{column}{from}:{column}${to}")
        }
        Reference::Then(_) => format!("{column}${}", block.then_line() + 1),
        _ => unreachable!("a value in force speaks of stated values only"),
    }
}
