//! What a kind of file is: how it is read and written, and whose it is.
//!
//! A kind is a [`FileFormat`]: a type for what such a file holds, and how text becomes that and back. Opening and
//! saving are the same for all ([`open_document`], [`save_document`]).

use std::path::Path;

use super::disk::{OpenError, OpenProblem, Stamp, read_text};
use super::kind::FileKind;
use super::noise::{Noise, noise_in};
use super::read_error::{Place, ReadError, ReadProblem};
use super::save::{Access, FileToSave, SaveError, Saved, save};

/// What a file of a kind holds, with its comments.
pub trait FileFormat: Sized {
    /// The kind.
    const KIND: FileKind;
    /// Whether a new file is its owner's alone to read; else it is as open as the user's mask allows.
    const IS_OWNERS_ALONE: bool = false;

    /// Reads a text; `name` is that of its file, for messages.
    ///
    /// # Errors
    /// The first place that cannot be read.
    fn read(text: &str, name: &str) -> Result<Self, ReadError>;

    /// Writes it in the one layout.
    fn write(&self) -> String;
}

/// A file that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened<F> {
    /// What the file holds.
    pub file: F,
    /// What the file looked like when it was read.
    pub stamp: Stamp,
    /// The numbers that were read without their binary noise.
    pub noise: Vec<Noise>,
}

/// Opens a file of a kind, and notes what it looked like.
///
/// # Errors
/// What is wrong with the file, and where.
pub fn open_document<F: FileFormat>(path: &Path) -> Result<Opened<F>, OpenError> {
    let opened = || {
        let (text, stamp) = read_text(path)?;
        read_opened(path, &text, stamp)
    };
    opened().map_err(|problem| OpenError { path: path.to_owned(), problem })
}

/// What the text of a file holds.
pub(super) fn read_opened<F: FileFormat>(
    path: &Path,
    text: &str,
    stamp: Stamp,
) -> Result<Opened<F>, OpenProblem> {
    let name = path.display().to_string();
    // Whatever stands in a file that is private by its name, nothing of it is quoted.
    if let Some(found) = FileKind::of_name(path).filter(|found| *found != F::KIND) {
        let problem = Box::new(ReadProblem::OtherKind { found, expected: F::KIND });
        let place = Place { line: 1, column: 1 };
        let error = ReadError { file: name, place, problem, line: String::new() };
        return Err(OpenProblem::NotRead(Box::new(error)));
    }
    let file = F::read(text, &name).map_err(|error| OpenProblem::NotRead(Box::new(error)))?;
    Ok(Opened { file, stamp, noise: noise_in(text, F::KIND) })
}

/// A file of a kind in the one layout, as it is saved.
pub fn document_to_save<F: FileFormat>(path: &Path, file: &F) -> FileToSave {
    let access = if F::IS_OWNERS_ALONE { Access::Owner } else { Access::Usual };
    FileToSave::new(path, file.write()).readable_by(access)
}

/// Saves a file of a kind in the one layout, whole or not at all.
///
/// # Errors
/// Why not; what was on disk before is then unchanged.
pub fn save_document<F: FileFormat>(path: &Path, file: &F) -> Result<Saved, SaveError> {
    save(&document_to_save(path, file))
}
