//! The place of a file: behind its links, with what stands there.

use std::fs::{self, Metadata, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::attributes::{keep, owner_of};
use super::file::{Existing, Replacing};
use super::problem::{Protection, SaveProblem};
use super::temporary::TemporaryFile;
use crate::files::paths::{behind_links, folder_of};

/// Where a file is saved.
#[derive(Debug)]
pub(super) struct SavePlace {
    path: PathBuf,
    /// What stands there.
    pub(super) old: Option<Metadata>,
}

impl SavePlace {
    /// Looks at the place that a path means.
    pub(super) fn find(path: &Path) -> Result<Self, SaveProblem> {
        let path = behind_links(path).map_err(|error| SaveProblem::of(error, folder_of(path)))?;
        let path = path.ok_or(SaveProblem::LinkCircle)?;
        if path.file_name().is_none() {
            return Err(SaveProblem::NoName);
        }
        let folder = folder_of(&path);
        // Asked first, since the system calls both a missing folder and a missing file "not found".
        match fs::metadata(folder) {
            Ok(found) if found.is_dir() => {}
            Ok(_) => return Err(SaveProblem::NoFolder(folder.to_owned())),
            Err(error) => match error.kind() {
                ErrorKind::NotFound | ErrorKind::NotADirectory => {
                    return Err(SaveProblem::NoFolder(folder.to_owned()));
                }
                _ => return Err(SaveProblem::of(error, folder)),
            },
        }
        let old = match fs::metadata(&path) {
            Ok(old) if old.is_dir() => return Err(SaveProblem::Folder),
            Ok(old) if !old.is_file() => return Err(SaveProblem::NotAFile),
            Ok(old) => Some(old),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(SaveProblem::of(error, folder)),
        };
        Ok(Self { path, old })
    }

    /// The file, behind links.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The folder in which it lies.
    pub(super) fn folder(&self) -> &Path {
        folder_of(&self.path)
    }

    /// Whether what stands there may be replaced.
    pub(super) fn check(&self, replacing: &Replacing) -> Result<(), SaveProblem> {
        let Some(old) = &self.old else { return Ok(()) };
        if replacing.existing == Existing::None {
            return Err(SaveProblem::Appeared);
        }
        if replacing.even_protected {
            return Ok(());
        }
        match self.protection(old)? {
            Some(protection) => Err(SaveProblem::Protected(protection)),
            None => Ok(()),
        }
    }

    fn protection(&self, old: &Metadata) -> Result<Option<Protection>, SaveProblem> {
        if old.permissions().readonly() {
            return Ok(Some(Protection::ReadOnly));
        }
        // Opened for writing, and nothing is written: the system alone knows who may.
        match OpenOptions::new().write(true).open(&self.path) {
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                return Ok(Some(Protection::Owner { owner: owner_of(old) }));
            }
            // A program that runs cannot be written and can be replaced.
            Err(error) if error.kind() == ErrorKind::ExecutableFileBusy => {}
            Err(error) => return Err(SaveProblem::of(error, self.folder())),
        }
        let others = other_names_of(old);
        Ok((others > 0).then_some(Protection::OtherNames { count: others }))
    }

    /// Keeps what stands there under a second name, to put it back.
    pub(super) fn keep_old(&self) -> Result<Option<TemporaryFile>, SaveProblem> {
        let Some(old) = &self.old else { return Ok(None) };
        let told = |error| SaveProblem::of(error, self.folder());
        let linked = TemporaryFile::link(self.folder(), &self.path);
        // Where the file system has no second names, a copy serves.
        let kept = linked.or_else(|_| {
            let copy = TemporaryFile::write(self.folder(), &fs::read(&self.path)?)?;
            keep(&self.path, old, copy.file(), &mut Vec::new())?;
            Ok(copy)
        });
        kept.map(Some).map_err(told)
    }
}

/// How many more names a file has.
fn other_names_of(file: &Metadata) -> u32 {
    #[cfg(unix)]
    let names = std::os::unix::fs::MetadataExt::nlink(file);
    #[cfg(not(unix))]
    let names = {
        let _ = file;
        1_u64
    };
    u32::try_from(names.saturating_sub(1)).unwrap_or(u32::MAX)
}
