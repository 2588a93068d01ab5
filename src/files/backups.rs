//! Earlier versions of files: what stood in a file before it was saved over, by day and time.
//!
//! They lie in the folder of the program, those of one file in a folder of their own that is named by the sum of its
//! path. A file that is its owner's alone has versions that are too, and those of a private layer bear its ending.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::ZonedDateTime;
use jiff::civil::DateTime;
use sha2::{Digest, Sha256};

use super::format::FileFormat;
use super::kind::FileKind;
use super::own::{StateFolder, save_bytes};
use super::save::FileToSave;

const FOLDER: &str = "versions";

/// So many versions of a file are kept, the latest.
pub const MOST_VERSIONS: usize = 10;

/// How the name of a version is read and written.
const TIME: &str = "%Y-%m-%d %H.%M.%S%.3f";

/// An earlier version of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierVersion {
    /// When it was replaced, where the user is.
    pub replaced: DateTime,
    /// Where it lies.
    pub path: PathBuf,
}

/// Keeps what stands where a file is about to be saved, if that can be read and is not the same. A version that is kept
/// already is not kept twice.
///
/// # Errors
/// If it cannot be kept.
pub fn keep_version<F: FileFormat>(state: &StateFolder, file: &FileToSave) -> io::Result<()> {
    let path = file.path.as_path();
    let Ok(text) = fs::read_to_string(path) else { return Ok(()) };
    if text.as_bytes() == file.bytes || F::read(&text, "").is_err() {
        return Ok(());
    }
    let known = earlier_versions(state, path);
    let is_known = known
        .first()
        .is_some_and(|latest| fs::read(&latest.path).is_ok_and(|known| known == text.as_bytes()));
    if is_known {
        return Ok(());
    }
    let ending = if F::KIND == FileKind::Private { "private.ron" } else { "ron" };
    let name = format!("{}.{ending}", ZonedDateTime::now().strftime(TIME));
    save_bytes(&folder_of_versions(state, path).join(name), text.into_bytes())
        .map_err(|error| io::Error::other(format!("{:?}", error.problem)))?;
    for old in known.iter().skip(MOST_VERSIONS - 1) {
        fs::remove_file(&old.path)?;
    }
    Ok(())
}

/// The earlier versions of a file, the latest first.
pub fn earlier_versions(state: &StateFolder, path: &Path) -> Vec<EarlierVersion> {
    let Ok(entries) = fs::read_dir(folder_of_versions(state, path)) else { return Vec::new() };
    let version = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let time = name.strip_suffix(".ron")?;
        let time = time.strip_suffix(".private").unwrap_or(time);
        let replaced = DateTime::strptime(TIME, time).ok()?;
        Some(EarlierVersion { replaced, path: entry.path() })
    };
    let mut versions: Vec<EarlierVersion> = entries.flatten().filter_map(version).collect();
    versions.sort_by(|one, other| other.path.cmp(&one.path));
    versions
}

fn folder_of_versions(state: &StateFolder, path: &Path) -> PathBuf {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let sum = Sha256::digest(real.as_os_str().as_encoded_bytes());
    let digits: String = sum.iter().take(16).map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    state.join(FOLDER).join(digits)
}
