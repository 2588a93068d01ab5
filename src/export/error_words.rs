//! Why there is no picture or workbook, in the language of the interface.

use super::pdf::PdfError;
use super::picture::PictureError;
use super::png::PngError;
use super::xlsx::XlsxError;
use crate::text::{Language, key, say, say_with};

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
pub fn pdf_error(error: &PdfError, language: Language) -> String {
    say_with(language, key::PICTURE_NOT_DRAWN, &[("error", (&error.0).into())])
}

/// Why a chart is no picture.
pub fn picture_error(error: &PictureError, language: Language) -> String {
    match error {
        PictureError::NothingKnown(notes)
        | PictureError::NoBridge(notes)
        | PictureError::NotSeveral(notes)
            if !notes.is_empty() =>
        {
            say_with(language, key::PICTURE_NO_SUCH, &[("why", notes.join("; ").into())])
        }
        PictureError::NothingKnown(_) => say(language, key::PICTURE_NOTHING_KNOWN),
        PictureError::NoBridge(_) => say(language, key::PICTURE_NO_BRIDGE),
        PictureError::NotSeveral(_) => say(language, key::PICTURE_NOT_SEVERAL),
        PictureError::Png(error) => png_error(error, language),
        PictureError::Pdf(error) => pdf_error(error, language),
    }
}

/// Why there is no workbook.
pub fn workbook_error(error: &XlsxError, language: Language) -> String {
    match error {
        XlsxError::Nothing => say(language, key::CLI_EXPORT_NOTHING),
        XlsxError::Format(error) => {
            say_with(language, key::CLI_EXPORT_NO_ROOM, &[("error", error.to_string().into())])
        }
    }
}
