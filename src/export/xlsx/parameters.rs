//! The sheet of parameters: a named cell for each stated value, and what is only told.

use rust_xlsxwriter::{Workbook, Worksheet};

use super::book::{self, Styles};
use super::error::XlsxError;
use super::layout::{Layout, letters, quoted};
use super::parameter_list::{HEAD, Live, ParameterLine, VALUE};
use crate::text::fields::status_word;
use crate::text::{Language, key, say};

pub(super) fn write(workbook: &mut Workbook, layout: &Layout<'_>, styles: &Styles) -> Result<(), XlsxError> {
    let language = layout.language;
    let mut named: Vec<(String, String)> = Vec::new();
    let sheet = workbook.add_worksheet().set_name(&layout.sheets.parameters)?;
    let subtitle = say(language, key::XLSX_PARAMETERS_OF);
    let notes = [say(language, key::XLSX_LIVE), say(language, key::XLSX_TEXT)];
    book::head(sheet, styles, layout.title(), &subtitle, &notes)?;
    let heads = [
        key::XLSX_HEAD_WHAT,
        key::XLSX_HEAD_VALUE,
        key::XLSX_HEAD_UNIT,
        key::XLSX_HEAD_STATUS,
        key::XLSX_HEAD_SOURCES,
        key::XLSX_HEAD_CELL,
        key::XLSX_HEAD_FIELD,
    ];
    book::heads(sheet, HEAD, &heads, language, |column| match column {
        VALUE => &styles.head_right,
        2 => &styles.head_unit,
        _ => &styles.head,
    })?;
    for (line, row) in layout.parameters.lines.iter().zip(HEAD + 1..) {
        match line {
            ParameterLine::Blank => {}
            ParameterLine::Heading(heading) => book::text(sheet, row, 0, heading, &styles.heading)?,
            ParameterLine::Text { name, value } => {
                book::text(sheet, row, 0, name, &styles.text)?;
                book::remark(sheet, row, (VALUE, 6), value, &styles.told)?;
            }
            ParameterLine::Live(live) => {
                write_live(sheet, row, live, language, styles)?;
                let column = letters(VALUE);
                let cell = format!("={}!${column}${}", quoted(&layout.sheets.parameters), row + 1);
                named.push((live.name.clone(), cell));
            }
        }
    }
    book::widths(sheet, &[44.0, 18.0, 12.0, 14.0, 12.0, 26.0, 30.0])?;
    sheet.set_freeze_panes(HEAD + 1, 1)?;
    book::on_paper(sheet, HEAD)?;
    for (name, cell) in named {
        workbook.define_name(name, &cell)?;
    }
    Ok(())
}

fn write_live(
    sheet: &mut Worksheet,
    row: u32,
    live: &Live,
    language: Language,
    styles: &Styles,
) -> Result<(), XlsxError> {
    book::text(sheet, row, 0, &live.what, &styles.text)?;
    let input = styles.input(live.numbers);
    match live.value {
        _ if live.in_error => book::formula(sheet, row, VALUE, "=NA()", None, &input)?,
        Some(value) => book::number(sheet, row, VALUE, value, &input)?,
        None => drop(sheet.write_blank(row, VALUE, &input)?),
    }
    book::refuse(sheet, (row, VALUE, row, VALUE), &live.field, language)?;
    book::text(sheet, row, 2, &live.unit, &styles.unit)?;
    if let Some(status) = live.status {
        book::text(sheet, row, 3, &status_word(status, language), &styles.weak)?;
    }
    book::text(sheet, row, 4, &live.sources, &styles.weak)?;
    book::text(sheet, row, 5, &live.name, &styles.weak)?;
    book::text(sheet, row, 6, &live.field.to_string(), &styles.weak)?;
    if let Some(digits) = &live.digits {
        book::text(sheet, row, 7, digits, &styles.weak)?;
    }
    Ok(())
}
