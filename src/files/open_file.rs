//! Opening a file without knowing of which kind it is.

use std::path::Path;

use super::disk::{OpenError, read_text};
use super::format::{Opened, read_opened};
use super::kind::FileKind;
use super::negotiation::NegotiationFile;
use super::scenario::ScenarioFile;

/// A file that was opened as what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenedFile {
    /// A scenario.
    Scenario(Box<Opened<ScenarioFile>>),
    /// A negotiation.
    Negotiation(Box<Opened<NegotiationFile>>),
}

/// Opens a scenario or a negotiation, whichever the file is. A file that does not say what it is, is
/// taken for a scenario; what one side of a negotiation keeps to itself opens with its negotiation and
/// not by itself.
///
/// # Errors
/// What is wrong with the file, and where.
pub fn open_file(path: &Path) -> Result<OpenedFile, OpenError> {
    let opened = || {
        let (text, stamp) = read_text(path)?;
        Ok(match FileKind::of_text(&text) {
            Some(FileKind::Negotiation) => {
                OpenedFile::Negotiation(Box::new(read_opened(path, &text, stamp)?))
            }
            _ => OpenedFile::Scenario(Box::new(read_opened(path, &text, stamp)?)),
        })
    };
    opened().map_err(|problem| OpenError { path: path.to_owned(), problem })
}

/// What a file holds by its name and by its first word; none if neither says so.
///
/// # Errors
/// Why it cannot be read.
pub fn kind_of_file(path: &Path) -> Result<Option<FileKind>, OpenError> {
    if let Some(kind) = FileKind::of_name(path) {
        return Ok(Some(kind));
    }
    let (text, _) = read_text(path).map_err(|problem| OpenError { path: path.to_owned(), problem })?;
    Ok(FileKind::of_text(&text))
}
