//! The sheet of sources: numbered, with title, publisher, date and address.

use rust_xlsxwriter::Workbook;

use super::XlsxError;
use super::book::{self, Styles};
use crate::model::{Record, SourceId};
use crate::text::{Language, say};

/// The row of the heads.
const HEAD: u32 = 3;

/// The sources that were cited, in the order in which they were.
pub(super) struct Sources<'a> {
    record: &'a Record,
    cited: Vec<SourceId>,
}

impl<'a> Sources<'a> {
    pub(super) fn new(record: &'a Record) -> Self {
        Self { record, cited: Vec::new() }
    }

    /// The numbers of sources, for a cell.
    pub(super) fn cite(&mut self, sources: &[SourceId]) -> String {
        let numbers: Vec<String> =
            sources.iter().map(|source| format!("[{}]", self.number(source))).collect();
        numbers.join(" ")
    }

    fn number(&mut self, source: &SourceId) -> usize {
        let known = self.cited.iter().position(|known| known == source);
        known.map_or_else(
            || {
                self.cited.push(source.clone());
                self.cited.len()
            },
            |place| place + 1,
        )
    }

    pub(super) fn write(
        &self,
        workbook: &mut Workbook,
        styles: &Styles,
        language: Language,
    ) -> Result<(), XlsxError> {
        let sheet = workbook.add_worksheet().set_name(say(language, "xlsx-sheet-sources"))?;
        let title = say(language, "panel-sources");
        book::head(sheet, styles, &title, &say(language, "xlsx-sources-of"), &[])?;
        let heads = [
            "xlsx-head-number",
            "xlsx-head-source",
            "xlsx-head-title",
            "xlsx-head-publisher",
            "xlsx-head-date",
            "xlsx-head-address",
        ];
        for (head, column) in heads.into_iter().zip(0_u16..) {
            sheet.write_string_with_format(HEAD, column, say(language, head), &styles.head)?;
        }
        for ((number, id), row) in (1_u32..).zip(&self.cited).zip(HEAD + 1..) {
            sheet.write_number_with_format(row, 0, f64::from(number), &styles.year)?;
            book::text(sheet, row, 1, &id.0, &styles.weak)?;
            let Some(source) = self.record.sources.get(id) else { continue };
            book::text(sheet, row, 2, &source.title, &styles.text)?;
            book::text(sheet, row, 3, &source.publisher, &styles.text)?;
            let date = source.date.as_ref().map(ToString::to_string).unwrap_or_default();
            book::text(sheet, row, 4, &date, &styles.text)?;
            book::text(sheet, row, 5, &source.address, &styles.link)?;
        }
        for (column, width) in [8.0, 20.0, 80.0, 40.0, 12.0, 60.0].into_iter().enumerate() {
            sheet.set_column_width(u16::try_from(column).unwrap_or(0), width)?;
        }
        sheet.set_freeze_panes(HEAD + 1, 0)?;
        book::on_paper(sheet, HEAD)
    }
}
