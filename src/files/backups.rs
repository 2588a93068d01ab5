//! Earlier versions of files: what stood in a file before it was saved over, by day and time.
//!
//! They lie in the folder of the program, those of one file in a folder of their own that is named by the sum of its
//! path. A file that is its owner's alone has versions that are too, and those of a private layer bear its ending.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::disk::bytes_of;
use super::format::FileFormat;
use super::kind::FileKind;
use super::negotiation::NegotiationFile;
use super::own::{StateFolder, save_bytes};
use super::private;
use super::save::{FileToSave, SaveError};
use super::scenario::ScenarioFile;

const FOLDER: &str = "versions";

/// So many versions of a file are kept, the latest.
pub const MOST_VERSIONS: usize = 10;

/// The name of a version: a day and time that are the same everywhere, so that the order of names is that of time.
const TIME: &str = "%Y-%m-%d %H.%M.%S%.6f UTC";

/// An earlier version of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierVersion {
    /// When it was replaced.
    pub replaced: SystemTime,
    /// Where it lies.
    pub path: PathBuf,
}

/// Keeps what stands where a file is about to be saved, if that can be read and is not the same. A version that is kept
/// already is not kept twice.
///
/// # Errors
/// If it cannot be kept.
pub fn keep_version(state: &StateFolder, file: &FileToSave) -> Result<(), SaveError> {
    let path = file.path.as_path();
    let Some(text) = bytes_of(path).and_then(|bytes| String::from_utf8(bytes).ok()) else { return Ok(()) };
    let kind = FileKind::of_name(path).or_else(|| FileKind::of_text(&text)).unwrap_or(FileKind::Scenario);
    let is_read = match kind {
        FileKind::Scenario => ScenarioFile::read(&text, "").is_ok(),
        FileKind::Negotiation => NegotiationFile::read(&text, "").is_ok(),
        FileKind::Private => private::is_readable(&text),
    };
    let known = earlier_versions(state, path);
    let is_latest =
        |latest: &EarlierVersion| bytes_of(&latest.path).is_some_and(|known| known == text.as_bytes());
    if !is_read || text.as_bytes() == file.bytes || known.first().is_some_and(is_latest) {
        return Ok(());
    }
    let ending = if kind == FileKind::Private { "private.ron" } else { "ron" };
    let name = format!("{}.{ending}", Timestamp::now().strftime(TIME));
    save_bytes(&folder_of_versions(state, path).join(name), text.into_bytes())?;
    for old in known.iter().skip(MOST_VERSIONS - 1) {
        // What cannot be removed is one more than there should be.
        fs::remove_file(&old.path).unwrap_or_default();
    }
    Ok(())
}

/// The earlier versions of a file, the latest first.
pub fn earlier_versions(state: &StateFolder, path: &Path) -> Vec<EarlierVersion> {
    let Ok(entries) = fs::read_dir(folder_of_versions(state, path)) else { return Vec::new() };
    let version = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let time = name.strip_suffix(".ron")?;
        let is_version = time.starts_with(|sign: char| sign.is_ascii_digit());
        let replaced = entry.metadata().ok()?.modified().ok()?;
        is_version.then(|| EarlierVersion { replaced, path: entry.path() })
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
