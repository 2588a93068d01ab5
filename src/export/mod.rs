//! What is shown, as bytes of a file.
//!
//! One file a format, and here the one list of them: [`Format`]. Nothing here opens a file or decides a number.

pub mod csv;
pub mod docx;
pub mod error;
mod exported;
pub mod harmless;
pub mod html;
pub mod html_table;
mod input;
pub mod markdown;
mod named;
mod outlines;
pub mod pdf;
mod pdf_document;
pub mod picture;
pub mod png;
mod report;
mod sum;
pub mod svg;
mod table_document;
pub mod xlsx;

pub use error::ExportError;
pub use exported::{Exported, PictureLayout};
pub use input::{About, BaselineInput, ExportInput, File, ShownTable, Written};
pub use named::Named;
pub use sum::ReadBeside;

use crate::model::choices;
use crate::present::document::TextDocument;
use crate::present::scene::Scene;
use crate::text::{Sentence, key};
use picture::Picture;
pub use report::{Escapes, ReportLength, report};
use table_document::table_document;

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
        PdfReport: "pdf-report",
        /// The same, for word processors.
        Docx: "docx",
        /// The same, for browsers and mail.
        Html: "html",
        /// The same, with its charts in files beside it.
        Md: "md",
        /// A table, as documents have it.
        MdTable: "md-table",
        /// A table, as pages of the web have it.
        HtmlTable: "html-table",
    }
}

/// What there is to say of a format.
pub struct FormatInfo {
    /// What the names of its files end with; what leaves in it tells formats of one ending apart.
    pub ending: &'static str,
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

impl FormatInfo {
    /// Of a format that can name the day and cannot be read beforehand.
    const fn new(ending: &'static str, content: Sentence, writes: Sentence, made_from: MadeFrom) -> Self {
        Self { ending, content, writes, has_date: true, is_text: false, made_from }
    }

    /// The same of one that can be read.
    const fn text(self) -> Self {
        Self { is_text: true, ..self }
    }
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
    /// A report on scenarios, and what the first file is called.
    Report(Escapes, fn(&TextDocument, &str) -> Result<Vec<File>, ExportError>),
}

impl Format {
    /// What there is to say of it.
    pub const fn info(self) -> FormatInfo {
        match self {
            Self::Svg => {
                let made = MadeFrom::Chart(DrawnIn::Text, |scene, Picture { colours, outlines, .. }| {
                    let letters = if *outlines { svg::Letters::Outlines } else { svg::Letters::Text };
                    Ok(svg::svg(scene, colours.palette(), letters).into_bytes())
                });
                FormatInfo::new("svg", key::EXPORT_PICTURE, key::EXPORT_WRITES_POINTS, made).text()
            }
            Self::Pdf => {
                let made = MadeFrom::Chart(DrawnIn::Shapes, |scene, picture| {
                    Ok(pdf::pdf(scene, picture.colours.palette())?)
                });
                FormatInfo::new("pdf", key::EXPORT_PICTURE, key::EXPORT_WRITES_POINTS, made)
            }
            Self::Png => {
                let made = MadeFrom::Chart(DrawnIn::Pixels, |scene, picture: &Picture| {
                    Ok(png::png(scene, picture.colours.palette(), picture.scale())?)
                });
                FormatInfo::new("png", key::EXPORT_PICTURE, key::EXPORT_WRITES_PIXELS, made)
            }
            Self::Csv => {
                let made = MadeFrom::Table(csv::files);
                FormatInfo::new("csv", key::EXPORT_TABLE, key::EXPORT_WRITES_TABLE, made).text()
            }
            Self::MdTable => {
                let made = MadeFrom::Table(|shown, about| {
                    markdown::files(&table_document(shown, about), about.name)
                });
                FormatInfo::new("md", key::EXPORT_TABLE, key::EXPORT_WRITES_FILE, made).text()
            }
            Self::HtmlTable => {
                let made = MadeFrom::Table(|shown, about| {
                    vec![html::file(&table_document(shown, about), about.name)]
                });
                FormatInfo::new("html", key::EXPORT_TABLE, key::EXPORT_WRITES_FILE, made).text()
            }
            Self::Xlsx => {
                let made = MadeFrom::Scenarios(|input| Ok(xlsx::files(&input.told_whole(&mut Vec::new()))?));
                let info = FormatInfo::new("xlsx", key::EXPORT_WORKBOOK, key::EXPORT_WRITES_WORKBOOK, made);
                // It computes when it is opened.
                FormatInfo { has_date: false, ..info }
            }
            Self::PdfReport => {
                let made = MadeFrom::Report(Escapes::Unseen, |document, name| {
                    let (bytes, lacking) = pdf_document::pdf(document)?;
                    Ok(vec![File { name: name.to_owned(), bytes, lacking }])
                });
                FormatInfo::new("pdf", key::EXPORT_REPORT, key::EXPORT_WRITES_FILE, made)
            }
            Self::Docx => {
                let made = MadeFrom::Report(Escapes::Unseen, |document, name| {
                    let (bytes, lacking) = docx::docx(document)?;
                    Ok(vec![File { name: name.to_owned(), bytes, lacking }])
                });
                FormatInfo::new("docx", key::EXPORT_REPORT, key::EXPORT_WRITES_FILE, made)
            }
            Self::Html => {
                let made =
                    MadeFrom::Report(Escapes::Unseen, |document, name| Ok(vec![html::file(document, name)]));
                FormatInfo::new("html", key::EXPORT_REPORT, key::EXPORT_WRITES_FILE, made)
            }
            Self::Md => {
                let made = MadeFrom::Report(Escapes::Backslashes, |document, name| {
                    Ok(markdown::files(document, name))
                });
                FormatInfo::new("md", key::EXPORT_REPORT, key::EXPORT_WRITES_REPORT, made).text()
            }
        }
    }

    /// Whether what lies at a name, and beside it, is from two exports: what one file says of another one does not
    /// hold. Files of which nothing is said, or which are not there, do not count.
    pub fn is_mixed(self, name: &str, read: ReadBeside<'_>) -> bool {
        match self {
            Self::Csv => csv::is_mixed(name, read),
            Self::Md => markdown::is_mixed(name, read),
            _ => false,
        }
    }

    /// What it is drawn in, if it is a picture of a chart.
    pub const fn drawn_in(self) -> Option<DrawnIn> {
        match self.info().made_from {
            MadeFrom::Chart(drawn_in, _) => Some(drawn_in),
            MadeFrom::Table(_) | MadeFrom::Scenarios(_) | MadeFrom::Report(..) => None,
        }
    }

    /// Whether it is a picture of a chart.
    pub const fn is_picture(self) -> bool {
        self.drawn_in().is_some()
    }

    /// Its name on screen.
    pub fn name(self) -> String {
        self.ending().to_uppercase()
    }

    /// What the names of its files end with.
    pub const fn ending(self) -> &'static str {
        self.info().ending
    }

    /// Whether a name that ends so is one of its files, in letters of any case.
    pub fn ends_so(self, ending: &str) -> bool {
        self.ending().eq_ignore_ascii_case(ending)
    }
}
