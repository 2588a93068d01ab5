//! Files of the program's own: what it remembers, and what it keeps in case it does not come to an end of its own.
//!
//! They lie in a folder of the user's ([`StateFolder`]), theirs alone to read, and are written whole like every other
//! file. Nobody types them, so a broken one is not explained: it is set aside, and the program begins anew.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::disk::read_text;
use super::frame::options;
use super::save::{Access, FileToSave, Replacing, SaveError, SaveProblem, save};

/// The version of such files that this program writes, and the newest that it reads.
const OWN_VERSION: u32 = 2;

/// Where it can be said that the folder lies elsewhere.
const ELSEWHERE: &str = "COSTSHARE_STATE";

/// The folder in which the program keeps what it remembers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateFolder(PathBuf);

impl StateFolder {
    /// The one of this user: what `COSTSHARE_STATE` names, else where the system keeps such things; none if the
    /// system does not say where.
    pub fn of_user() -> Option<Self> {
        if let Some(folder) = std::env::var_os(ELSEWHERE).filter(|folder| !folder.is_empty()) {
            return Some(Self(folder.into()));
        }
        let folders = directories::ProjectDirs::from("", "", "costshare")?;
        Some(Self(folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_owned()))
    }

    /// A folder.
    pub fn at(folder: &Path) -> Self {
        Self(folder.to_owned())
    }

    /// A place in it.
    pub(super) fn join(&self, name: impl AsRef<Path>) -> PathBuf {
        self.0.join(name)
    }
}

/// Makes a folder with those above it, for this user alone. One that is there is left as it is.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| match error.kind() {
        // It is there and could not be looked at: that is what went wrong.
        ErrorKind::AlreadyExists => fs::metadata(folder).err().unwrap_or(error),
        _ => error,
    })
}

/// What a file of the program's own is found to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnFile<T> {
    /// There is none, or it cannot be looked at.
    None,
    /// It holds this.
    Holds(T),
    /// A newer program wrote it; it is left alone.
    Newer,
    /// It cannot be read.
    Broken,
}

/// A file with its version before all else.
#[derive(Serialize, Deserialize)]
struct Versioned<T> {
    version: u32,
    holds: T,
}

/// The head of such a file, whatever it holds.
#[derive(Deserialize)]
struct VersionAlone {
    version: u32,
}

/// Reads such a text.
pub(super) fn read_own<T: DeserializeOwned>(text: &str) -> OwnFile<T> {
    match options().from_str::<VersionAlone>(text) {
        Ok(VersionAlone { version }) if version > OWN_VERSION => OwnFile::Newer,
        Ok(VersionAlone { version: 1..=OWN_VERSION }) => match options().from_str::<Versioned<T>>(text) {
            Ok(Versioned { holds, .. }) => OwnFile::Holds(holds),
            Err(_) => OwnFile::Broken,
        },
        _ => OwnFile::Broken,
    }
}

/// Writes it.
pub(super) fn write_own<T: Serialize>(holds: &T) -> String {
    spelt(holds).expect("texts, numbers, maps and lists have a spelling")
}

fn spelt<T: Serialize>(holds: &T) -> Result<String, ron::Error> {
    let layout = ron::ser::PrettyConfig::new().new_line("\n");
    Ok(options().to_string_pretty(&Versioned { version: OWN_VERSION, holds }, layout)? + "\n")
}

/// Opens such a file.
pub(super) fn open_own<T: DeserializeOwned>(path: &Path) -> OwnFile<T> {
    if fs::symlink_metadata(path).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
        return OwnFile::None;
    }
    match read_text(path) {
        Ok((text, _)) => read_own(&text),
        Err(_) => OwnFile::Broken,
    }
}

/// Saves such a file, its owner's alone.
pub(super) fn save_own<T: Serialize>(path: &Path, holds: &T) -> Result<(), SaveError> {
    match spelt(holds) {
        Ok(text) => save_bytes(path, text.into_bytes()),
        // A path that is no text has no spelling; none is handed in.
        Err(error) => {
            let problem = SaveProblem::System(io::Error::other(error));
            Err(SaveError { path: path.to_owned(), problem, changed: Vec::new() })
        }
    }
}

/// The same of bytes.
pub(super) fn save_bytes(path: &Path, bytes: Vec<u8>) -> Result<(), SaveError> {
    if let Some(folder) = path.parent()
        && let Err(error) = make_folder(folder)
    {
        let problem = SaveProblem::of(error, folder);
        return Err(SaveError { path: path.to_owned(), problem, changed: Vec::new() });
    }
    let file = FileToSave::new(path, bytes).readable_by(Access::Owner).replacing(Replacing::ALL);
    save(&file).map(|_| ())
}
