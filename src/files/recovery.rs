//! Copies of what is in no file yet, in case the program does not come to an end of its own.
//!
//! Each running program has a folder of its own with a list ([`RecoveryEntry`]) and a copy of each document that is
//! changed, in the layout of its file. What one side of a negotiation keeps to itself lies in a copy of its own. As
//! long as the program runs it holds a lock there; a folder that nobody holds was left behind.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::own::{OwnFile, StateFolder, make_folder, open_own, read_own, save_bytes, save_own, write_own};
use super::save::{SaveError, SaveProblem, is_temporary};

const FOLDER: &str = "recovery";
const LIST: &str = "list.ron";
const LOCK: &str = "lock";

/// A copy of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoveryEntry {
    /// The name of the copy in the folder; its ending says whether it is private.
    pub copy: String,
    /// What it is a copy of.
    pub kind: RecoveryKind,
    /// Where the document is kept; none if it is in no file yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<PathBuf>,
    /// The SHA-256 of that file as it was opened or saved last, in hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// The name of its file, or the one that was suggested.
    pub name: String,
}

/// What a copy is one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecoveryKind {
    /// A scenario.
    Scenario,
    /// A negotiation.
    Negotiation,
    /// What one side of the negotiation in the same folder keeps to itself.
    Private,
}

/// The copies of one program that is running.
#[derive(Debug)]
pub struct RecoveryFolder {
    folder: PathBuf,
    lock: File,
}

impl RecoveryFolder {
    /// Lets go of it: what lies in it was left behind from now on, even while a program that this one starts still has
    /// its files.
    pub fn release(&self) {
        // A lock that is not given up goes with the program.
        self.lock.unlock().unwrap_or_default();
    }

    /// Begins a folder.
    ///
    /// # Errors
    /// Why there is none.
    pub fn begin(state: &StateFolder) -> Result<Self, SaveError> {
        let all = state.join(FOLDER);
        let begun = || {
            make_folder(&all)?;
            let folder = tempfile::Builder::new().prefix("run-").tempdir_in(&all)?.keep();
            let lock = File::options().create_new(true).write(true).open(folder.join(LOCK))?;
            lock.lock()?;
            Ok(Self { folder, lock })
        };
        begun().map_err(|error| {
            let problem = SaveProblem::of(error, &all);
            SaveError { path: all.clone(), problem, changed: Vec::new() }
        })
    }

    /// Writes a copy.
    ///
    /// # Errors
    /// Why not; the copy that was there before is then unchanged.
    pub fn write_copy(&self, name: &str, text: &str) -> Result<(), SaveError> {
        save_bytes(&self.folder.join(name), text.as_bytes().to_vec())
    }

    /// Writes the list of the copies.
    ///
    /// # Errors
    /// Why not; the list that was there before is then unchanged.
    pub fn write_list(&self, entries: &[RecoveryEntry]) -> Result<(), SaveError> {
        save_own(&self.folder.join(LIST), &entries)
    }

    /// Removes a copy that is not needed any more.
    pub fn remove_copy(&self, name: &str) {
        // What cannot be removed is not in the list and is not offered.
        fs::remove_file(self.folder.join(name)).unwrap_or_default();
    }

    /// Removes all of it.
    pub fn remove(self) {
        remove_folder(&self.folder);
    }
}

/// Removes what is ours in a folder, and the folder if nothing else is in it. A link is no folder of ours.
fn remove_folder(folder: &Path) {
    if !fs::symlink_metadata(folder).is_ok_and(|found| found.is_dir()) {
        return;
    }
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if entry.file_name().to_str().is_some_and(|name| name == LIST || is_copy(name) || is_temporary(name))
        {
            fs::remove_file(entry.path()).unwrap_or_default();
        }
    }
    // Last: without it nobody knows whose the folder is.
    fs::remove_file(folder.join(LOCK)).unwrap_or_default();
    fs::remove_dir(folder).unwrap_or_default();
}

/// `7.ron`, `8.private.ron`
fn is_copy(name: &str) -> bool {
    let number = name.strip_suffix(".ron").map(|name| name.strip_suffix(".private").unwrap_or(name));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit()))
}

/// Whether there is a copy in the folder, listed or not.
fn has_copies(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.into_iter().any(|entry| entry.file_name().to_str().is_some_and(is_copy))
}

/// Copies that a program left behind, held so that no other program offers them as well.
#[derive(Debug)]
pub struct LeftBehind {
    folder: PathBuf,
    _lock: File,
    /// The copies, each with the text that it holds and when it was written.
    pub copies: Vec<LeftCopy>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftCopy {
    /// What it is.
    pub entry: RecoveryEntry,
    /// What it holds.
    pub path: PathBuf,
    /// When it was written; none if the system does not say.
    pub written: Option<SystemTime>,
}

impl LeftBehind {
    /// What programs that are not running any more left behind. A list that cannot be read, or is a newer program's,
    /// stays where it is.
    pub fn find(state: &StateFolder) -> Vec<Self> {
        let Ok(folders) = fs::read_dir(state.join(FOLDER)) else { return Vec::new() };
        let mut found: Vec<Self> =
            folders.flatten().filter_map(|entry| Self::in_folder(entry.path())).collect();
        found.sort_by(|one, other| one.folder.cmp(&other.folder));
        found
    }

    fn in_folder(folder: PathBuf) -> Option<Self> {
        let is_ours = |path: &Path| fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
        let lock = Some(folder.join(LOCK)).filter(|path| is_ours(path))?;
        let lock = File::options().write(true).open(lock).ok()?;
        lock.try_lock().ok()?;
        let entries = match open_own::<Vec<RecoveryEntry>>(&folder.join(LIST)) {
            OwnFile::Holds(entries) => entries,
            // A program that has just begun has no list yet.
            OwnFile::None | OwnFile::Newer | OwnFile::Broken => return None,
        };
        let copy = |entry: RecoveryEntry| {
            // A name of a list is no path out of the folder.
            let name = Path::new(&entry.copy).file_name().filter(|name| *name == entry.copy.as_str())?;
            let path = Some(folder.join(name)).filter(|path| is_ours(path))?;
            let written = fs::metadata(&path).ok()?.modified().ok();
            Some(LeftCopy { entry, path, written })
        };
        let copies: Vec<LeftCopy> = entries.into_iter().filter_map(copy).collect();
        if copies.is_empty() {
            // What is not listed is somebody's all the same.
            if !has_copies(&folder) {
                remove_folder(&folder);
            }
            return None;
        }
        Some(Self { folder, _lock: lock, copies })
    }

    /// Removes a copy that was taken over or given up; one that is not among them changes nothing.
    pub fn remove_copy(&mut self, copy: &LeftCopy) {
        if !self.copies.contains(copy) {
            return;
        }
        self.copies.retain(|known| known != copy);
        let entries: Vec<&RecoveryEntry> = self.copies.iter().map(|copy| &copy.entry).collect();
        // Where the list stays as it was the copy is missing, and is not offered again.
        save_own(&self.folder.join(LIST), &entries).unwrap_or_default();
        fs::remove_file(&copy.path).unwrap_or_default();
    }

    /// Removes all of it: it was taken over or given up.
    pub fn remove(self) {
        remove_folder(&self.folder);
    }
}

/// Reads the list of a folder from a text.
pub fn read_recovery_list(text: &str) -> OwnFile<Vec<RecoveryEntry>> {
    read_own(text)
}

/// Writes the list of a folder.
pub fn write_recovery_list(entries: &[RecoveryEntry]) -> String {
    write_own(&entries)
}
