//! Opening and saving: a save is whole or not at all, and what cannot be opened is told.
//!
//! A file is written beside the old one, flushed, given the old one's permissions and renamed over
//! it; then the folder is flushed. Whatever fails, the old file stays as it was. A link is
//! followed: the file that it names is replaced, not the link.
//!
//! Deliberately absent: locks. Two programs may write one file; [`has_changed`] tells the second
//! one, which asks.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::read_error::{Place, ReadError};
use super::source::prepared;

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 16 * 1024 * 1024;

/// What a file looked like at some moment, to see whether another program wrote it since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        Self { length: metadata.len(), modified: metadata.modified().ok() }
    }
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
    /// Not text in UTF-8, or text with a byte that is none.
    NotText {
        /// Where the first such byte stands.
        place: Place,
    },
    /// Text in UTF-16.
    Utf16,
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
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(OpenProblem::Utf16);
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
        not_text(&before, before.find('\0').unwrap_or(before.len()))
    })?;
    if let Some(at) = text.find('\0') {
        return Err(not_text(&text, at));
    }
    Ok((text, Stamp::of(&metadata)))
}

/// That what stands at a byte is no text.
fn not_text(text: &str, at: usize) -> OpenProblem {
    let before = prepared(&text[..at]);
    OpenProblem::NotText { place: Place::of(&before, before.len()) }
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
    fs::metadata(path).is_ok_and(|metadata| Stamp::of(&metadata) != *stamp)
}

/// Whether two paths name one file, links followed. A file that does not exist yet is known by its
/// folder and its name.
pub fn same_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| {
        let path = behind_links(path).ok()?;
        path.canonicalize().ok().or_else(|| {
            let name = path.file_name()?;
            Some(folder_of(&path).canonicalize().ok()?.join(name))
        })
    };
    one == other || real(one).is_some_and(|one| real(other) == Some(one))
}

/// Why a file was not saved. What was on disk before is still there, unchanged.
#[derive(Debug)]
pub struct SaveError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong.
    pub problem: SaveProblem,
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
    /// The file is marked as read-only.
    FileReadOnly,
    /// Links that lead to each other.
    LinkCircle,
    /// No room is left.
    Full,
    /// The system could not write it.
    System(io::Error),
}

/// Saves a file whole or not at all.
///
/// # Errors
/// Why not; what was on disk before is then unchanged.
pub fn save(path: &Path, bytes: &[u8]) -> Result<Stamp, SaveError> {
    save_for(path, bytes, Access::Usual)
}

/// Who may read a file that did not exist before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// Everyone whom the user's mask allows.
    Usual,
    /// Its owner.
    Owner,
}

/// Saves a file whole or not at all.
pub(super) fn save_for(path: &Path, bytes: &[u8], access: Access) -> Result<Stamp, SaveError> {
    write_whole(path, bytes, access).map_err(|problem| SaveError { path: path.to_owned(), problem })
}

/// Saves files that belong together: none of them is in its place before all are whole on the disk.
///
/// # Errors
/// Why not, with the file; unless its place was refused at the very last, nothing has changed.
pub fn save_all(files: &[(PathBuf, Vec<u8>)]) -> Result<(), SaveError> {
    let told = |path: &Path| {
        let path = path.to_owned();
        |problem| SaveError { path, problem }
    };
    let mut whole = Vec::new();
    for (path, bytes) in files {
        whole.push((path, Whole::write(path, bytes, Access::Usual).map_err(told(path))?));
    }
    for (path, whole) in whole {
        whole.put().map_err(told(path))?;
    }
    Ok(())
}

fn write_whole(path: &Path, bytes: &[u8], access: Access) -> Result<Stamp, SaveProblem> {
    Whole::write(path, bytes, access)?.put()
}

/// A file that lies whole beside its place; it is gone if it is not put there.
struct Whole {
    file: tempfile::NamedTempFile,
    place: PathBuf,
}

impl Whole {
    fn write(path: &Path, bytes: &[u8], access: Access) -> Result<Self, SaveProblem> {
        let place = behind_links(path)?;
        let name = place.file_name().ok_or(SaveProblem::NoName)?;
        let folder = folder_of(&place);
        let old = match fs::metadata(&place) {
            Ok(old) if old.is_dir() => return Err(SaveProblem::Folder),
            Ok(old) if !old.is_file() => return Err(SaveProblem::NotAFile),
            Ok(old) if old.permissions().readonly() => return Err(SaveProblem::FileReadOnly),
            Ok(old) => Some(old),
            Err(_) => None,
        };
        // Asked first, since the system calls both a missing folder and a missing file "not found".
        if !folder.is_dir() {
            return Err(SaveProblem::NoFolder(folder.to_owned()));
        }

        let told = |error: io::Error| SaveProblem::of(error, folder);
        let mut prefix = std::ffi::OsString::from(".");
        prefix.push(name);
        let mut beside = tempfile::Builder::new();
        beside.prefix(&prefix).suffix(".part");
        // As open as the user's mask allows; without it a file made beside another one is private.
        #[cfg(unix)]
        beside.permissions(std::os::unix::fs::PermissionsExt::from_mode(match access {
            Access::Usual => 0o666,
            Access::Owner => 0o600,
        }));
        #[cfg(not(unix))]
        let _ = access;
        let mut file = beside.tempfile_in(folder).map_err(told)?;
        file.write_all(bytes).map_err(told)?;
        if let Some(old) = old {
            file.as_file().set_permissions(old.permissions()).map_err(told)?;
        }
        file.as_file().sync_all().map_err(told)?;
        Ok(Self { file, place })
    }

    fn put(self) -> Result<Stamp, SaveProblem> {
        let folder = folder_of(&self.place);
        let told = |error: io::Error| SaveProblem::of(error, folder);
        let file = self.file.persist(&self.place).map_err(|error| told(error.error))?;
        flush_folder(folder);
        file.metadata().map(|metadata| Stamp::of(&metadata)).map_err(told)
    }
}

impl SaveProblem {
    fn of(error: io::Error, folder: &Path) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                Self::FolderReadOnly(folder.to_owned())
            }
            ErrorKind::IsADirectory => Self::Folder,
            _ => Self::System(error),
        }
    }
}

/// The file that a path means: behind its links, even if it does not exist yet.
fn behind_links(path: &Path) -> Result<PathBuf, SaveProblem> {
    let mut path = path.to_owned();
    for _ in 0..40 {
        let Ok(link) = fs::read_link(&path) else { return Ok(path) };
        path = path.parent().unwrap_or(Path::new("")).join(link);
    }
    Err(SaveProblem::LinkCircle)
}

/// The folder in which the path lies.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes the new name lasting. The file is in its place already, so a failure is only told.
fn flush_folder(folder: &Path) {
    if cfg!(unix)
        && let Err(error) = File::open(folder).and_then(|folder| folder.sync_all())
    {
        log::warn!("the folder {} could not be flushed: {error}", folder.display());
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests play the other programs that write files")]
mod tests {
    use super::*;
    use crate::files::{Opened, ScenarioFile, open_scenario, save_scenario, write_scenario};
    use crate::model::{Currency, Money, Part, Scenario, Stated, Year, Years};

    #[test]
    fn a_saved_scenario_opens_as_the_same() {
        let folder = folder();
        let path = folder.path().join("동결.ron");
        let stamp = save_scenario(&path, &scenario()).expect("the folder is writable");
        let opened = open_scenario(&path).expect("it was just saved");
        assert_eq!(opened, Opened { file: scenario(), stamp, noise: Vec::new() });
        assert_only(folder.path(), &["동결.ron"]);
    }

    #[test]
    fn another_programs_change_is_seen() {
        let folder = folder();
        let path = folder.path().join("a.ron");
        let stamp = save_scenario(&path, &scenario()).expect("the folder is writable");
        assert!(!has_changed(&path, &stamp));
        fs::write(&path, "theirs").expect("the folder is writable");
        assert!(has_changed(&path, &stamp));
        fs::remove_file(&path).expect("the folder is writable");
        assert!(!has_changed(&path, &stamp), "what is gone has not changed");
    }

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
        assert_eq!(not_text(b"Scenario(\xff\xfe)"), (1, 10));
        assert_eq!(not_text(b"PK\x03\x04\x00\x00"), (1, 5));
        // Columns count characters, the mark of the byte order is none, and what is wrong first is told.
        let broken_twice = [b"\xef\xbb\xbf// ".as_slice(), "물가".as_bytes(), b"\r\n\tt\x00\xff"].concat();
        assert_eq!(not_text(&broken_twice), (2, 3));
        assert!(matches!(broken(b"\xff\xfeS\0c\0"), OpenProblem::Utf16));
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

    #[test]
    fn places_that_take_no_file_are_told() {
        let folder = folder();
        let path = folder.path();
        assert!(matches!(save_problem(path), SaveProblem::Folder));
        assert!(matches!(save_problem(&path.join("no/a.ron")), SaveProblem::NoFolder(_)));
        assert!(matches!(save_problem(Path::new("")), SaveProblem::NoName));
        assert!(matches!(save_problem(&path.join("..")), SaveProblem::NoName));
        fs::write(path.join("file"), "").expect("the folder is writable");
        assert!(matches!(save_problem(&path.join("file/a.ron")), SaveProblem::NoFolder(_)));
        assert_only(path, &["file"]);
    }

    #[test]
    fn a_read_only_file_stays_as_it_was() {
        let folder = folder();
        let path = folder.path().join("a.ron");
        fs::write(&path, "old").expect("the folder is writable");
        let mut permissions = fs::metadata(&path).expect("it exists").permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).expect("it is ours");
        assert!(matches!(save_problem(&path), SaveProblem::FileReadOnly));
        assert_eq!(fs::read_to_string(&path).expect("it exists"), "old");
        assert_only(folder.path(), &["a.ron"]);
    }

    #[test]
    fn failures_of_the_system_are_told_apart() {
        let problem = |kind: ErrorKind| SaveProblem::of(kind.into(), Path::new("plans"));
        for kind in [ErrorKind::StorageFull, ErrorKind::QuotaExceeded] {
            assert!(matches!(problem(kind), SaveProblem::Full), "{kind}");
        }
        for kind in [ErrorKind::ReadOnlyFilesystem, ErrorKind::PermissionDenied] {
            let problem = problem(kind);
            assert!(
                matches!(&problem, SaveProblem::FolderReadOnly(folder) if folder == Path::new("plans")),
                "{kind}"
            );
        }
    }

    #[test]
    fn of_files_that_belong_together_none_is_saved_if_one_cannot_be() {
        let folder = folder();
        let (good, bad) = (folder.path().join("a.csv"), folder.path().join("no").join("b.json"));
        fs::write(&good, "old").expect("the folder is writable");
        let all = [(good.clone(), b"new".to_vec()), (bad.clone(), b"new".to_vec())];
        let error = save_all(&all).expect_err("there is no such folder");
        assert_eq!(error.path, bad);
        assert_eq!(fs::read(&good).expect("it is there"), b"old");
        assert_only(folder.path(), &["a.csv"]);

        fs::create_dir(folder.path().join("no")).expect("the folder is writable");
        save_all(&all).expect("both can be written");
        assert_eq!([good, bad].map(|path| fs::read(path).expect("it was written")), [b"new", b"new"]);
    }

    #[cfg(unix)]
    mod on_unix {
        use std::fs::Permissions;
        use std::os::unix::fs::{PermissionsExt, symlink};

        use super::*;

        fn mode(path: &Path) -> u32 {
            fs::metadata(path).expect("it exists").permissions().mode() & 0o7777
        }

        #[test]
        fn a_new_file_is_as_open_as_the_users_mask_allows() {
            let folder = folder();
            let (ours, theirs) = (folder.path().join("a.ron"), folder.path().join("b"));
            save_scenario(&ours, &scenario()).expect("the folder is writable");
            fs::write(&theirs, "").expect("the folder is writable");
            assert_eq!(mode(&ours), mode(&theirs));
        }

        #[test]
        fn permissions_are_kept() {
            let folder = folder();
            let path = folder.path().join("a.ron");
            for wanted in [0o600, 0o640, 0o664, 0o777] {
                fs::write(&path, "old").expect("the folder is writable");
                fs::set_permissions(&path, Permissions::from_mode(wanted)).expect("it is ours");
                save_scenario(&path, &scenario()).expect("the folder is writable");
                assert_eq!(mode(&path), wanted);
            }
        }

        #[test]
        fn a_link_stays_a_link() {
            let folder = folder();
            let (real, link) = (folder.path().join("real.ron"), folder.path().join("link.ron"));
            symlink("real.ron", &link).expect("the folder is writable");
            for _ in ["the file does not exist yet", "now it does"] {
                save_scenario(&link, &scenario()).expect("the folder is writable");
                assert!(fs::symlink_metadata(&link).expect("it exists").is_symlink());
                assert_eq!(open_scenario(&real).expect("it was saved").file, scenario());
            }
            assert_only(folder.path(), &["link.ron", "real.ron"]);
        }

        #[test]
        fn one_file_may_have_several_paths() {
            let folder = folder();
            let (real, link) = (folder.path().join("real.ron"), folder.path().join("link.ron"));
            symlink("real.ron", &link).expect("the folder is writable");
            let around = folder.path().join(".").join("real.ron");
            for _ in ["the file does not exist yet", "now it does"] {
                assert!(same_file(&real, &link) && same_file(&link, &around));
                assert!(!same_file(&real, &folder.path().join("other.ron")));
                fs::write(&real, "").expect("the folder is writable");
            }
        }

        #[test]
        fn links_in_a_circle_are_told() {
            let folder = folder();
            let (a, b) = (folder.path().join("a.ron"), folder.path().join("b.ron"));
            symlink("b.ron", &a).expect("the folder is writable");
            symlink("a.ron", &b).expect("the folder is writable");
            assert!(matches!(save_problem(&a), SaveProblem::LinkCircle));
        }

        /// A place that refuses even the administrator.
        #[cfg(target_os = "linux")]
        #[test]
        fn a_folder_that_takes_no_files_is_told() {
            let folder = Path::new("/sys/kernel");
            let problem = save_problem(&folder.join("a.ron"));
            assert!(matches!(problem, SaveProblem::FolderReadOnly(told) if told == folder));
            assert!(!folder.join("a.ron").exists());
        }

        #[test]
        fn a_device_is_not_a_file() {
            assert!(matches!(open_problem(Path::new("/dev/null")), OpenProblem::NotAFile));
            assert!(matches!(save_problem(Path::new("/dev/null")), SaveProblem::NotAFile));
        }
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

    #[track_caller]
    fn save_problem(path: &Path) -> SaveProblem {
        save_scenario(path, &scenario()).expect_err("it cannot be saved").problem
    }

    #[track_caller]
    fn assert_only(folder: &Path, expected: &[&str]) {
        let entries = fs::read_dir(folder).expect("it exists").map(|entry| entry.expect("it exists"));
        let mut names: Vec<_> = entries.map(|entry| entry.file_name().into_string().expect("text")).collect();
        names.sort();
        assert_eq!(names, expected);
    }
}
