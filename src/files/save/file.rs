//! What is to be saved: the file, what it may replace, who may read it.

use std::path::{Path, PathBuf};

use crate::files::disk::Stamp;

/// A file that is to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileToSave {
    /// Its place.
    pub path: PathBuf,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// What may stand there already.
    pub replacing: Replacing,
    /// Who may read it if it is new.
    pub access: Access,
}

/// What a save may replace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replacing {
    /// Which file.
    pub existing: Existing,
    /// Whether it is replaced even if this user may not write it, or if it is one of several names of a file.
    pub even_protected: bool,
}

/// Which file may stand where one is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// None: one that appears meanwhile stays.
    None,
    /// The one that looked like this, or none.
    Known(Stamp),
    /// Any.
    Any,
}

impl Replacing {
    /// Nothing is replaced.
    pub const NOTHING: Self = Self { existing: Existing::None, even_protected: false };
    /// Any file that this user may write.
    pub const USUAL: Self = Self { existing: Existing::Any, even_protected: false };
    /// Any file.
    pub const ALL: Self = Self { existing: Existing::Any, even_protected: true };
}

/// Who may read a file that did not exist before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Access {
    /// Everyone whom the user's mask, or the access list of the folder, allows.
    #[default]
    Usual,
    /// Its owner.
    Owner,
}

impl FileToSave {
    /// A file that replaces whatever this user may write.
    pub fn new(path: &Path, bytes: impl Into<Vec<u8>>) -> Self {
        let (path, bytes) = (path.to_owned(), bytes.into());
        Self { path, bytes, replacing: Replacing::USUAL, access: Access::Usual }
    }

    /// The same where other files may be replaced.
    #[must_use]
    pub fn replacing(self, replacing: Replacing) -> Self {
        Self { replacing, ..self }
    }

    /// The same for other readers.
    #[must_use]
    pub fn readable_by(self, access: Access) -> Self {
        Self { access, ..self }
    }
}
