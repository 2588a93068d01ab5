//! What a save comes to, and why there is none.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::files::disk::Stamp;

/// Files that were saved.
#[derive(Debug)]
pub struct Saved {
    /// What each looks like, in the order in which they were given.
    pub stamps: Vec<Stamp>,
    /// What could not be kept of the files that were replaced.
    pub notices: Vec<SaveNotice>,
    /// The folder that could not be flushed, if so: the files are in their places, but a power cut may still bring
    /// the old ones back.
    pub unflushed: Option<(PathBuf, io::Error)>,
}

/// What could not be kept of a file that was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveNotice {
    /// It belonged to somebody else, and the new one is this user's.
    Owner {
        /// The file.
        path: PathBuf,
        /// Whose it was.
        owner: String,
    },
    /// Its group could not be kept; the new group may do no more than everyone.
    Group {
        /// The file.
        path: PathBuf,
    },
    /// Its access list could not be kept; who was named in it has no rights of their own any more.
    AccessList {
        /// The file.
        path: PathBuf,
    },
    /// These extended attributes could not be kept.
    Attributes {
        /// The file.
        path: PathBuf,
        /// Their names.
        names: Vec<String>,
    },
}

/// Why a file was not saved. What was on disk before is still there, unchanged, but for `changed`.
#[derive(Debug)]
pub struct SaveError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong.
    pub problem: SaveProblem,
    /// Files of the same set that are new already and could not be put back.
    pub changed: Vec<PathBuf>,
}

/// What is wrong with a place where a file was not saved.
#[derive(Debug)]
pub enum SaveProblem {
    /// The path does not end in a file's name.
    NoName,
    /// A folder has that name.
    Folder,
    /// A device or a pipe.
    NotAFile,
    /// The folder does not exist.
    NoFolder(PathBuf),
    /// The folder takes no new files.
    FolderReadOnly(PathBuf),
    /// The file stands under somebody's protection, and nobody said that it is replaced all the same.
    Protected(Protection),
    /// A file of that name has appeared meanwhile.
    Appeared,
    /// Another program wrote the file since it was read.
    ChangedMeanwhile,
    /// Another program has been saving into this folder all the time.
    Busy(PathBuf),
    /// Another file of the same set has its place there, by a link.
    SamePlace(PathBuf),
    /// Links that lead to each other.
    LinkCircle,
    /// No room is left, or a limit on the size of files is reached.
    Full,
    /// The system could not write it.
    System(io::Error),
}

/// What stands in the way of replacing a file, unless the user means it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Protection {
    /// It is marked as read-only.
    ReadOnly,
    /// This user may not write it.
    Owner {
        /// Whose it is.
        owner: String,
    },
    /// It has other names, which would keep the old text.
    OtherNames {
        /// How many.
        count: u32,
    },
}

impl SaveProblem {
    /// What an error of the system means for a file in `folder`.
    pub(in crate::files) fn of(error: io::Error, folder: &Path) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Self::Full,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                Self::FolderReadOnly(folder.to_owned())
            }
            ErrorKind::IsADirectory => Self::Folder,
            _ => Self::System(error),
        }
    }
}
