//! Opening: what cannot be opened is told, and whether another program wrote a file since is seen.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use super::encoding::Encoding;
use super::read_error::{Place, ReadError};
use super::source::prepared;

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 16 * 1024 * 1024;

/// What a file looked like at some moment, to see whether another program wrote it since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    seen: Seen,
    /// The SHA-256 of what it holds.
    sum: [u8; 32],
}

/// What the system tells of a file without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    length: u64,
    modified: Option<SystemTime>,
    /// Its number in the file system, which another one that took its place does not have.
    number: Option<u64>,
}

impl Seen {
    fn of(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        let number = Some(std::os::unix::fs::MetadataExt::ino(metadata));
        #[cfg(not(unix))]
        let number = None;
        Self { length: metadata.len(), modified: metadata.modified().ok(), number }
    }
}

impl Stamp {
    fn of(metadata: &Metadata, bytes: &[u8]) -> Self {
        Self { seen: Seen::of(metadata), sum: Sha256::digest(bytes).into() }
    }

    /// That of an open file which holds these bytes.
    pub(super) fn of_file(file: &File, bytes: &[u8]) -> io::Result<Self> {
        Ok(Self::of(&file.metadata()?, bytes))
    }

    /// The SHA-256 of what the file holds, in hexadecimal digits, as `sha256sum` prints it.
    pub fn sum_in_digits(&self) -> String {
        self.sum.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
    }
}

/// What has become of a file since it was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SinceThen {
    /// It holds the same.
    Same,
    /// It holds something else.
    Changed,
    /// There is none of that name any more.
    Gone,
}

/// Why a file was not opened.
#[derive(Debug)]
pub struct OpenError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong.
    pub problem: OpenProblem,
}

/// What is wrong with a file that was not opened.
#[derive(Debug)]
pub enum OpenProblem {
    /// There is none.
    Missing,
    /// A folder has that name.
    Folder,
    /// A device or a pipe.
    NotAFile,
    /// Not ours to read.
    NotAllowed,
    /// Far larger than any file of ours.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
    },
    /// Not text, or text with a byte that is none.
    NotText {
        /// Where the first such byte stands.
        place: Place,
    },
    /// Text in another encoding than UTF-8.
    OtherEncoding {
        /// Which one, as far as its bytes say so.
        encoding: Encoding,
        /// Where the first byte stands that is not UTF-8; the beginning where none is.
        place: Place,
    },
    /// Text, but not what was expected.
    NotRead(Box<ReadError>),
    /// The system could not read it.
    System(io::Error),
}

impl OpenError {
    /// The path of a file in the folder that has the name, as an example.
    pub fn within(&self) -> String {
        self.path.join("scenario.ron").display().to_string()
    }
}

/// The text of a file, to look for places in it; none if it cannot be read any more.
pub fn text_of(path: &Path) -> Option<String> {
    read_text(path).ok().map(|(text, _)| text)
}

/// What a file holds; none if it is no file, larger than any that is read, or cannot be read. A pipe is not waited for.
pub fn bytes_of(path: &Path) -> Option<Vec<u8>> {
    let is_read = |found: &Metadata| found.is_file() && found.len() <= LARGEST;
    fs::metadata(path).ok().filter(is_read)?;
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(LARGEST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// The text of a file, and what the file looked like.
pub(super) fn read_text(path: &Path) -> Result<(String, Stamp), OpenProblem> {
    // Asked before opening: a pipe without a writer would never open.
    let metadata = fs::metadata(path).map_err(OpenProblem::of)?;
    if metadata.is_dir() {
        return Err(OpenProblem::Folder);
    }
    if !metadata.is_file() {
        return Err(OpenProblem::NotAFile);
    }
    let file = File::open(path).map_err(OpenProblem::of)?;
    let metadata = file.metadata().map_err(OpenProblem::of)?;
    if metadata.len() > LARGEST {
        return Err(OpenProblem::TooLarge { bytes: metadata.len() });
    }

    let mut bytes = Vec::new();
    // The file may grow while it is read.
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(OpenProblem::of)?;
    if u64::try_from(bytes.len()).is_ok_and(|bytes| bytes > LARGEST) {
        return Err(OpenProblem::TooLarge { bytes: LARGEST + 1 });
    }
    let stamp = Stamp::of(&metadata, &bytes);
    Ok((decoded(bytes)?, stamp))
}

/// The text that a file with these bytes holds.
///
/// # Errors
/// The first place that is no text of ours.
pub fn decoded(bytes: Vec<u8>) -> Result<String, OpenProblem> {
    if let Some(encoding) = Encoding::wide(&bytes) {
        return Err(OpenProblem::OtherEncoding { encoding, place: place_behind("") });
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
        let place = place_behind(&before[..before.find('\0').unwrap_or(before.len())]);
        match Encoding::narrow(error.as_bytes()) {
            Some(encoding) => OpenProblem::OtherEncoding { encoding, place },
            None => OpenProblem::NotText { place },
        }
    })?;
    if let Some(at) = text.find('\0') {
        return Err(OpenProblem::NotText { place: place_behind(&text[..at]) });
    }
    Ok(text)
}

/// The place of what stands behind the beginning of a text.
fn place_behind(before: &str) -> Place {
    let before = prepared(before);
    Place::of(&before, before.len())
}

impl OpenProblem {
    fn of(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::Missing,
            ErrorKind::IsADirectory => Self::Folder,
            ErrorKind::PermissionDenied => Self::NotAllowed,
            _ => Self::System(error),
        }
    }
}

/// Whether another program wrote the file since `stamp`. A file that is gone has not changed:
/// saving it again loses nothing.
pub fn has_changed(path: &Path, stamp: &Stamp) -> bool {
    since_then(path, stamp) == SinceThen::Changed
}

/// What has become of a file since `stamp` was taken. One that was only touched, or written anew with the same bytes,
/// is the same.
pub fn since_then(path: &Path, stamp: &Stamp) -> SinceThen {
    match fs::metadata(path) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            SinceThen::Gone
        }
        // What cannot be looked at is not known to be another.
        Err(_) => SinceThen::Same,
        Ok(found) if Seen::of(&found) == stamp.seen => SinceThen::Same,
        Ok(found) if found.len() != stamp.seen.length || !found.is_file() => SinceThen::Changed,
        Ok(_) => match bytes_of(path) {
            Some(bytes) if Sha256::digest(&bytes)[..] != stamp.sum => SinceThen::Changed,
            _ => SinceThen::Same,
        },
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests play the other programs that write files")]
mod tests {
    use super::*;
    use crate::files::{ScenarioFile, open_scenario, write_scenario};
    use crate::model::{Currency, Money, Part, Scenario, Stated, Year, Years};

    #[test]
    fn what_cannot_be_opened_is_told() {
        let folder = folder();
        let path = folder.path().join("a.ron");
        assert!(matches!(open_problem(&path), OpenProblem::Missing));
        assert!(matches!(open_problem(folder.path()), OpenProblem::Folder));

        let broken = |bytes: &[u8]| {
            fs::write(&path, bytes).expect("the folder is writable");
            open_problem(&path)
        };
        let not_text = |bytes: &[u8]| match broken(bytes) {
            OpenProblem::NotText { place } => (place.line, place.column),
            other => panic!("{other:?}"),
        };
        let encoded = |bytes: &[u8]| match broken(bytes) {
            OpenProblem::OtherEncoding { encoding, place } => (encoding, place.line, place.column),
            other => panic!("{other:?}"),
        };
        assert_eq!(encoded(b"Scenario(\xff\xfe)"), (Encoding::Unknown, 1, 10));
        assert_eq!(not_text(b"PK\x03\x04\x00\x00"), (1, 5));
        // Columns count characters, the mark of the byte order is none, and what is wrong first is told.
        let broken_twice = [b"\xef\xbb\xbf// ".as_slice(), "물가".as_bytes(), b"\r\n\tt\x00\xff"].concat();
        assert_eq!(not_text(&broken_twice), (2, 3));
        assert_eq!(encoded(b"\xff\xfeS\0c\0"), (Encoding::Utf16, 1, 1));
        assert!(matches!(broken(b""), OpenProblem::NotRead(_)));
        let text = write_scenario(&scenario());
        assert!(matches!(broken(&text.as_bytes()[..60]), OpenProblem::NotRead(_)));
    }

    #[test]
    fn a_huge_file_is_not_read() {
        let folder = folder();
        let path = folder.path().join("a.ron");
        let file = File::create(&path).expect("the folder is writable");
        file.set_len(1 << 30).expect("it takes no room");
        assert!(matches!(open_problem(&path), OpenProblem::TooLarge { bytes: 1_073_741_824 }));
        file.set_len(LARGEST).expect("it takes no room");
        assert!(
            matches!(open_problem(&path), OpenProblem::NotText { place: Place { line: 1, column: 1 } }),
            "the largest is read"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_no_file_to_open() {
        assert!(matches!(open_problem(Path::new("/dev/null")), OpenProblem::NotAFile));
    }

    #[test]
    fn a_file_that_was_only_touched_is_the_same() {
        let folder = folder();
        let path = folder.path().join("a.ron");
        fs::write(&path, write_scenario(&scenario())).expect("the folder is writable");
        let stamp = open_scenario(&path).expect("it was just written").stamp;
        let file = File::options().write(true).open(&path).expect("it is ours");
        file.set_modified(SystemTime::UNIX_EPOCH).expect("it is ours");
        assert_eq!(since_then(&path, &stamp), SinceThen::Same);
        // As long as before, with other letters.
        let other = write_scenario(&scenario()).replace("frozen", "melted");
        fs::write(&path, other).expect("the folder is writable");
        assert_eq!(since_then(&path, &stamp), SinceThen::Changed);
        fs::remove_file(&path).expect("the folder is writable");
        assert_eq!(since_then(&path, &stamp), SinceThen::Gone);
    }

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("there is a folder for such files")
    }

    fn scenario() -> ScenarioFile {
        let base = Stated::assumed(Money::new(1_519_200_000_000_i64.into(), Currency::KRW));
        ScenarioFile::new(Scenario {
            title: "A frozen agreement".to_owned(),
            ..Scenario::new(Years::new(Year(2026), Year(2030)), vec![Part::new("", base)])
        })
    }

    #[track_caller]
    fn open_problem(path: &Path) -> OpenProblem {
        let error = open_scenario(path).expect_err("it cannot be opened");
        assert_eq!(error.path, path);
        error.problem
    }
}
