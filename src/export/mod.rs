//! What is shown, as bytes of a file.
//!
//! One file a format, and here the one list of them: [`Format`]. Nothing here opens a file or decides a number.

pub mod csv;
pub mod error;
mod exported;
pub mod harmless;
pub mod html_table;
mod input;
mod named;
mod outlines;
pub mod pdf;
pub mod picture;
pub mod png;
pub mod report;
mod sum;
pub mod svg;
pub mod xlsx;

pub use error::ExportError;
pub use exported::{Exported, PictureLayout};
pub use input::{About, BaselineInput, ExportInput, File, ShownTable, Written};
pub use named::Named;
pub use sum::ReadBeside;

use crate::model::choices;
use crate::present::scene::Scene;
use crate::text::{Sentence, key};
use picture::Picture;

choices! {
    /// A format in which what is shown leaves the program, by the ending of its files.
    pub enum Format {
        /// Shapes and text, for documents, the web and drawing programs.
        Svg: "svg",
        /// A page, for printing.
        Pdf: "pdf",
        /// Pixels, for slides and mail.
        Png: "png",
        /// A table, with OUT.csv.meta.json about it.
        Csv: "csv",
        /// A workbook with live formulas.
        Xlsx: "xlsx",
        /// A report, with its charts.
        Md: "md",
    }
}

/// What there is to say of a format.
pub struct FormatInfo {
    /// What leaves in it; several formats may hold the same.
    pub content: Sentence,
    /// What is written, with the name of the `file`, and `width` and `height` of a picture.
    pub writes: Sentence,
    /// Whether it can name the day.
    pub has_date: bool,
    /// Whether it is text that can be looked at beforehand.
    pub is_text: bool,
    /// What it is made from, and how.
    pub made_from: MadeFrom,
}

/// What a picture consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrawnIn {
    /// Shapes and text, which a reader may see in another typeface unless it is shapes as well.
    Text,
    /// Shapes, and text in a typeface of its own.
    Shapes,
    /// Pixels.
    Pixels,
}

/// What a format is made from, and what makes it.
#[derive(Clone, Copy)]
pub enum MadeFrom {
    /// A chart on its page, drawn in these.
    Chart(DrawnIn, fn(&Scene, &Picture) -> Result<Vec<u8>, ExportError>),
    /// A table, as every view has one; the first file is the one that was asked for.
    Table(fn(&ShownTable, &About<'_>) -> Vec<File>),
    /// Scenarios; the same of the first file.
    Scenarios(fn(&ExportInput<'_>) -> Result<Vec<File>, ExportError>),
}

impl Format {
    /// What there is to say of it.
    pub const fn info(self) -> FormatInfo {
        match self {
            Self::Svg => FormatInfo {
                content: key::EXPORT_PICTURE,
                writes: key::EXPORT_WRITES_POINTS,
                has_date: true,
                is_text: true,
                made_from: MadeFrom::Chart(DrawnIn::Text, |scene, Picture { colours, outlines, .. }| {
                    let letters = if *outlines { svg::Letters::Outlines } else { svg::Letters::Text };
                    Ok(svg::svg(scene, colours.palette(), letters).into_bytes())
                }),
            },
            Self::Pdf => FormatInfo {
                content: key::EXPORT_PICTURE,
                writes: key::EXPORT_WRITES_POINTS,
                has_date: true,
                is_text: false,
                made_from: MadeFrom::Chart(DrawnIn::Shapes, |scene, picture| {
                    Ok(pdf::pdf(scene, picture.colours.palette())?)
                }),
            },
            Self::Png => FormatInfo {
                content: key::EXPORT_PICTURE,
                writes: key::EXPORT_WRITES_PIXELS,
                has_date: true,
                is_text: false,
                made_from: MadeFrom::Chart(DrawnIn::Pixels, |scene, picture: &Picture| {
                    Ok(png::png(scene, picture.colours.palette(), picture.scale())?)
                }),
            },
            Self::Csv => FormatInfo {
                content: key::EXPORT_TABLE,
                writes: key::EXPORT_WRITES_TABLE,
                has_date: true,
                is_text: true,
                made_from: MadeFrom::Table(csv::files),
            },
            Self::Xlsx => FormatInfo {
                content: key::EXPORT_WORKBOOK,
                writes: key::EXPORT_WRITES_WORKBOOK,
                // It computes when it is opened.
                has_date: false,
                is_text: false,
                made_from: MadeFrom::Scenarios(|input| Ok(xlsx::files(input)?)),
            },
            Self::Md => FormatInfo {
                content: key::EXPORT_REPORT,
                writes: key::EXPORT_WRITES_REPORT,
                has_date: true,
                is_text: true,
                made_from: MadeFrom::Scenarios(|input| Ok(report::files(input))),
            },
        }
    }

    /// Whether what lies at a name, and beside it, is from two exports: what one file says of another one does not
    /// hold. Files of which nothing is said, or which are not there, do not count.
    pub fn is_mixed(self, name: &str, read: ReadBeside<'_>) -> bool {
        match self {
            Self::Csv => csv::is_mixed(name, read),
            Self::Md => report::is_mixed(name, read),
            Self::Svg | Self::Pdf | Self::Png | Self::Xlsx => false,
        }
    }

    /// What it is drawn in, if it is a picture of a chart.
    pub const fn drawn_in(self) -> Option<DrawnIn> {
        match self.info().made_from {
            MadeFrom::Chart(drawn_in, _) => Some(drawn_in),
            MadeFrom::Table(_) | MadeFrom::Scenarios(_) => None,
        }
    }

    /// Whether it is a picture of a chart.
    pub const fn is_picture(self) -> bool {
        self.drawn_in().is_some()
    }

    /// Its name on screen.
    pub fn name(self) -> String {
        self.key().to_uppercase()
    }

    /// The format of a file whose name ends so, in letters of any case.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.key().eq_ignore_ascii_case(ending))
    }
}
