//! The workbook: a projection whose cells are live formulas.
//!
//! # What is in it
//! First what the scenarios cost, in the unit of the window's tables and with the charts; it is computed from the
//! sheets behind it. For each scenario three sheets: the *projection*, a row for each figure of the plan and a column
//! for each year; the *parameters*, a named cell for each stated value; the *series*, with what was
//! stated and what is in force, counted in the unit of rounding. After them the numbered *sources*. Each sheet says what it is, what it counts, what is live and what is text.
//!
//! # Where the formulas come from
//! [`cells`](crate::engine::cells) reads them off the formula language, so a changed cell gives what
//! the program gives. Here they only get their places and names. Next to each formula stands the
//! value that the program computes, for whoever opens the file without computing.
//!
//! # Live and text
//! Live: amounts, rates, caps, floors, lags, rounding units, weights, series, exchange rates,
//! overrides. Text: the kind of a growth, how halves fall, what is carried, the first year of a
//! rule, the term, the currency; these decide which formulas there are.
//!
//! **Invariants:** free text is never a formula and never a name of a sheet; the same scenarios give
//! the same bytes.

mod book;
mod comparison;
mod error;
mod layout;
mod line;
mod names;
mod parameter_list;
mod parameters;
mod projection;
mod projection_lines;
mod series;
mod series_blocks;
mod shown;
mod sources;
mod spelling;

pub use error::XlsxError;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::engine::Measure;
use crate::export::input::Sources;
use crate::export::{ExportInput, File, Written};
use crate::model::{Record, Scenario};
use crate::present::Library;
use crate::text::{Language, key, say};
use book::Styles;
use layout::Layout;
use names::{Names, SheetNames};

/// The workbook of the scenarios, called as the input says.
///
/// # Errors
/// A sheet has no room for it.
pub fn files(input: &ExportInput<'_>) -> Result<Vec<File>, XlsxError> {
    let scenarios: Vec<Written<'_>> = input.scenarios().collect();
    let bytes = measured_workbook(&scenarios, input.measure, input.record, input.language)?;
    Ok(vec![File::new(input.name, bytes)])
}

/// The workbook of `scenarios` in their order, as the bytes of a file; the first is the one that the
/// others are compared with.
///
/// # Errors
/// There is nothing to export, or a sheet has no room for it.
pub fn workbook(scenarios: &[&Scenario], record: &Record, language: Language) -> Result<Vec<u8>, XlsxError> {
    let scenarios: Vec<Written<'_>> = scenarios.iter().map(|&scenario| Written::unfiled(scenario)).collect();
    measured_workbook(&scenarios, &Measure::default(), record, language)
}

/// The same of scenarios with their files, with `chosen` among the measures that each projection has.
///
/// # Errors
/// There is nothing to export, or a sheet has no room for it.
pub fn measured_workbook(
    scenarios: &[Written<'_>],
    chosen: &Measure,
    record: &Record,
    language: Language,
) -> Result<Vec<u8>, XlsxError> {
    let Some(first) = scenarios.first() else { return Err(XlsxError::Nothing) };

    let styles = Styles::new();
    let mut names = Names::default();
    let given = [key::XLSX_SHEET_COMPARISON, key::XLSX_SHEET_SOURCES].map(|key| say(language, key));
    let mut sheets = SheetNames::with(&given);
    let own = scenarios.iter().map(|written| written.scenario);
    let library = own.fold(Library::of(record, language), Library::with);
    let mut sources = Sources::new(library);
    let several = scenarios.len() > 1;
    let layouts: Vec<Layout<'_>> = (1_usize..)
        .zip(scenarios)
        .map(|(number, &written)| {
            let number = several.then_some(number);
            let taken = (&mut names, &mut sheets, &mut sources);
            Layout::new(written, chosen, record, number, language, taken)
        })
        .collect();

    let mut workbook = Workbook::new();
    // A fixed moment: the same scenarios give the same bytes.
    let properties = DocProperties::new()
        .set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?)
        .set_title(book::plain(&first.scenario.title))
        .set_comment(say(language, key::XLSX_MADE_BY));
    workbook.set_properties(&properties);
    comparison::write(&mut workbook, &layouts, &styles, language)?;
    for layout in &layouts {
        projection::write(&mut workbook, layout, &styles)?;
        parameters::write(&mut workbook, layout, &styles)?;
        series::write(&mut workbook, layout, &styles)?;
    }
    sources::write(&mut workbook, &sources, &styles, language)?;
    Ok(workbook.save_to_buffer()?)
}
