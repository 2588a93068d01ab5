//! What can leave the program, in which format, under which name.

use std::path::{Path, PathBuf};

use crate::app::messages::LocalizedMessage;
use crate::export::error_words;
use crate::export::picture::{Picture, PictureError, PictureFormat};
use crate::export::xlsx::XlsxError;
use crate::model::Date;
use crate::text::Language;

/// Something that is to leave the program as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// What, and in which format.
    pub what: Exported,
    /// The language of its words.
    pub language: Language,
    /// The day that it names, if it is to name one.
    pub date: Option<Date>,
    /// Where it is written; files that belong to it lie beside it.
    pub path: PathBuf,
}

/// What can leave the program: of the view that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exported {
    /// A chart as a picture.
    Picture(Picture),
    /// The table, for spreadsheets, with a sidecar that says what a table alone does not.
    Table,
    /// The scenarios as a workbook of live formulas.
    Workbook,
    /// The scenarios in a document, in Markdown.
    Report,
}

impl Exported {
    /// Everything that can leave the program; the picture in every format.
    pub fn all(picture: &Picture) -> Vec<Self> {
        let pictures = PictureFormat::ALL.into_iter();
        let pictures = pictures.map(|(format, _)| Self::Picture(Picture { format, ..picture.clone() }));
        pictures.chain([Self::Table, Self::Workbook, Self::Report]).collect()
    }

    /// How the names of its files end.
    pub fn ending(&self) -> &'static str {
        match self {
            Self::Picture(picture) => picture.format.ending(),
            Self::Table => "csv",
            Self::Workbook => "xlsx",
            Self::Report => "md",
        }
    }
}

/// Every ending that an export may have.
const ENDINGS: [&str; 6] = ["svg", "pdf", "png", "csv", "xlsx", "md"];

/// The path with the ending of a format: instead of that of another format, else after the name.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let Some(name) = path.file_name() else { return path.to_owned() };
    let is_ours = path.extension().and_then(|own| own.to_str()).is_some_and(|own| {
        let own = own.to_lowercase();
        ENDINGS.contains(&own.as_str())
    });
    if is_ours {
        let is_right = path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
        return if is_right { path.to_owned() } else { path.with_extension(ending) };
    }
    let mut name = name.to_owned();
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}

/// Why a chart is no picture.
pub(crate) fn not_drawn(error: &PictureError) -> LocalizedMessage {
    LocalizedMessage::new(|language| error_words::picture_error(error, language))
}

/// Why there is no workbook.
pub(crate) fn no_workbook(error: &XlsxError) -> LocalizedMessage {
    LocalizedMessage::new(|language| error_words::workbook_error(error, language))
}

/// The name of a file without its folder.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
