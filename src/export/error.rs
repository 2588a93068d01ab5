//! Why there is no file, and that in the language of the interface.

use super::pdf::PdfError;
use super::png::PngError;
use super::xlsx::XlsxError;
use crate::present::charts::NoChart;
use crate::text::{Language, key, say, say_with};

/// Why there is no file.
#[derive(Debug)]
pub enum ExportError {
    /// There is no such chart.
    NoChart(NoChart),
    /// It cannot be drawn.
    Png(PngError),
    /// It cannot be a page.
    Pdf(PdfError),
    /// It cannot be a workbook.
    Workbook(XlsxError),
    /// It cannot be a document for word processors, in the words of what refused it.
    Document(String),
    /// It is made from scenarios, and none is shown.
    NoScenario,
}

impl From<NoChart> for ExportError {
    fn from(error: NoChart) -> Self {
        Self::NoChart(error)
    }
}

impl From<PngError> for ExportError {
    fn from(error: PngError) -> Self {
        Self::Png(error)
    }
}

impl From<PdfError> for ExportError {
    fn from(error: PdfError) -> Self {
        Self::Pdf(error)
    }
}

impl From<XlsxError> for ExportError {
    fn from(error: XlsxError) -> Self {
        Self::Workbook(error)
    }
}

/// Why there is no file.
pub fn export_error(error: &ExportError, language: Language) -> String {
    match error {
        ExportError::NoChart(error) => no_chart(error, language),
        ExportError::Png(error) => png_error(error, language),
        ExportError::Pdf(error) => pdf_error(error, language),
        ExportError::Workbook(error) => workbook_error(error, language),
        ExportError::Document(error) => {
            say_with(language, key::PICTURE_NOT_DRAWN, &[("error", error.into())])
        }
        ExportError::NoScenario => say(language, key::CLI_EXPORT_NOTHING),
    }
}

fn no_chart(error: &NoChart, language: Language) -> String {
    match error {
        NoChart::NothingKnown(notes) | NoChart::NoBridge(notes) | NoChart::NotSeveral(notes)
            if !notes.is_empty() =>
        {
            say_with(language, key::PICTURE_NO_SUCH, &[("why", notes.join("; ").into())])
        }
        NoChart::NothingKnown(_) => say(language, key::PICTURE_NOTHING_KNOWN),
        NoChart::NoBridge(_) => say(language, key::PICTURE_NO_BRIDGE),
        NoChart::NotSeveral(_) => say(language, key::PICTURE_NOT_SEVERAL),
    }
}

/// Why there is no picture.
pub fn png_error(error: &PngError, language: Language) -> String {
    match error {
        PngError::TooLarge { width, height } => say_with(
            language,
            key::PICTURE_TOO_LARGE,
            &[
                ("width", width.to_string().into()),
                ("height", height.to_string().into()),
                ("most", super::png::MOST.to_string().into()),
            ],
        ),
        PngError::Drawing(error) => say_with(language, key::PICTURE_NOT_DRAWN, &[("error", error.into())]),
    }
}

/// Why there is no page.
fn pdf_error(error: &PdfError, language: Language) -> String {
    say_with(language, key::PICTURE_NOT_DRAWN, &[("error", (&error.0).into())])
}

/// Why there is no workbook.
fn workbook_error(error: &XlsxError, language: Language) -> String {
    match error {
        XlsxError::Nothing => say(language, key::CLI_EXPORT_NOTHING),
        XlsxError::Format(error) => {
            say_with(language, key::CLI_EXPORT_NO_ROOM, &[("error", error.to_string().into())])
        }
    }
}
