//! The sheet of sources: numbered, with title, publisher, date and address.

use rust_xlsxwriter::Workbook;

use super::book::{self, Styles};
use super::error::XlsxError;
use crate::export::input::Sources;
use crate::text::{Language, key, say};

/// The row of the heads.
const HEAD: u32 = 3;

/// The sources that were cited, in the order in which they were.
pub(super) fn write(
    workbook: &mut Workbook,
    sources: &Sources<'_>,
    styles: &Styles,
    language: Language,
) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet().set_name(say(language, key::XLSX_SHEET_SOURCES))?;
    let title = say(language, key::PANEL_SOURCES);
    book::head(sheet, styles, &title, &say(language, key::XLSX_SOURCES_OF), &[])?;
    let heads = [
        key::XLSX_HEAD_NUMBER,
        key::XLSX_HEAD_SOURCE,
        key::XLSX_HEAD_TITLE,
        key::XLSX_HEAD_PUBLISHER,
        key::XLSX_HEAD_DATE,
        key::XLSX_HEAD_ADDRESS,
    ];
    book::heads(sheet, HEAD, &heads, language, |_| &styles.head)?;
    for ((number, (id, source)), row) in (1_u32..).zip(sources.recorded()).zip(HEAD + 1..) {
        sheet.write_number_with_format(row, 0, f64::from(number), &styles.year)?;
        book::text(sheet, row, 1, &id.0, &styles.weak)?;
        let Some(source) = source else { continue };
        book::text(sheet, row, 2, &source.title, &styles.text)?;
        book::text(sheet, row, 3, &source.publisher, &styles.text)?;
        let date = source.date.as_ref().map(ToString::to_string).unwrap_or_default();
        book::text(sheet, row, 4, &date, &styles.text)?;
        book::text(sheet, row, 5, &source.address, &styles.link)?;
    }
    book::widths(sheet, &[8.0, 20.0, 80.0, 40.0, 12.0, 60.0])?;
    sheet.set_freeze_panes(HEAD + 1, 0)?;
    book::on_paper(sheet, HEAD)
}
