//! What a person sees of a folder: its folders, then the files of one ending, as people sort names.
//!
//! Hidden files are left out, and so is what is neither folder nor file (pipes, devices) and links that lead nowhere.
//! A link counts as what it leads to. Nothing is read but names and kinds.

use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::model::{composed, with_codes};

/// One folder or file in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderEntry {
    /// Its name, as the system has it.
    pub name: OsString,
    /// Its name for people: composed, on one line, with every sign that cannot be seen told by its code.
    pub shown: String,
    /// Whether it is a folder.
    pub is_folder: bool,
}

/// Why a folder was not listed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FolderError {
    /// There is none.
    #[error("there is no such folder")]
    Missing,
    /// It is something else.
    #[error("it is no folder")]
    NotAFolder,
    /// The user may not read it.
    #[error("it may not be read")]
    NotAllowed,
    /// In the words of the system.
    #[error("{0}")]
    System(String),
}

impl FolderError {
    fn of(error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::NotADirectory => Self::NotAFolder,
            ErrorKind::PermissionDenied => Self::NotAllowed,
            _ => Self::System(error.to_string()),
        }
    }
}

/// Folders first, then the files that end with `ending` (without its dot), each sorted by name. The empty path is the
/// folder in which the program was started.
///
/// # Errors
/// The folder is not there, is no folder, or cannot be read.
pub fn list_folder(folder: &Path, ending: &str) -> Result<Vec<FolderEntry>, FolderError> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut entries = Vec::new();
    for found in fs::read_dir(folder).map_err(|error| FolderError::of(&error))? {
        let found = found.map_err(|error| FolderError::of(&error))?;
        let name = found.file_name();
        if name.as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let Some(is_folder) = is_folder(&found) else { continue };
        if is_folder || has_ending(&name, ending) {
            let shown = shown_path(Path::new(&name));
            entries.push(FolderEntry { name, shown, is_folder });
        }
    }
    entries.sort_by_cached_key(|entry| {
        let parts = name_parts(&entry.shown);
        (!entry.is_folder, parts, entry.name.clone())
    });
    Ok(entries)
}

/// A path, or a name, for people: composed, and with every sign that cannot be seen told by its code.
pub fn shown_path(path: &Path) -> String {
    with_codes(&composed(&path.to_string_lossy()))
}

/// Whether it is a folder; none if it is neither folder nor file. The system is asked again for links alone.
fn is_folder(found: &fs::DirEntry) -> Option<bool> {
    let kind = found.file_type().ok()?;
    let kind = if kind.is_symlink() { fs::metadata(found.path()).ok()?.file_type() } else { kind };
    (kind.is_dir() || kind.is_file()).then_some(kind.is_dir())
}

fn has_ending(name: &OsString, ending: &str) -> bool {
    PathBuf::from(name).extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

/// A name in pieces, as people sort it: digits together are one number, and letters have no size.
fn name_parts(name: &str) -> Vec<NamePart> {
    let mut parts = Vec::new();
    let mut rest = name;
    while let Some(sign) = rest.chars().next() {
        if sign.is_ascii_digit() {
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let digits = rest[..end].trim_start_matches('0');
            parts.push(NamePart::Number(digits.len(), digits.to_owned()));
            rest = &rest[end..];
        } else {
            let part = if sign.is_alphanumeric() { NamePart::Letter } else { NamePart::Mark };
            parts.extend(sign.to_lowercase().map(part));
            rest = &rest[sign.len_utf8()..];
        }
    }
    parts
}

/// A piece of a name. Marks come before numbers, numbers before letters: `offer.ron`, `offer 2.ron`, `offer2.ron`.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum NamePart {
    /// A sign that is no letter.
    Mark(char),
    /// How many digits there are without zeros before them, and these.
    Number(usize, String),
    /// A small letter.
    Letter(char),
}
