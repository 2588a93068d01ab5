//! What can leave the program, in which format, under which name.

use std::path::{Path, PathBuf};

use crate::app::messages::LocalizedMessage;
use crate::export::error::export_error;
use crate::export::{ExportError, Exported, Format};
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

/// The path with the ending of a format: instead of that of another format, else after the name.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let Some(name) = path.file_name() else { return path.to_owned() };
    let is_ours = path
        .extension()
        .and_then(|own| own.to_str())
        .is_some_and(|own| Format::ALL.into_iter().any(|format| format.ends_so(own)));
    if is_ours {
        let is_right = path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
        return if is_right { path.to_owned() } else { path.with_extension(ending) };
    }
    let mut name = name.to_owned();
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}

/// Why there is no file.
pub(crate) fn not_made(error: &ExportError) -> LocalizedMessage {
    LocalizedMessage::new(|language| export_error(error, language))
}

/// The name of a file without its folder.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
