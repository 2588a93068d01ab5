//! Files that are not yet in their places: who holds them, and who removes what is left of them.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::problem::SaveProblem;

/// What the names of such files begin with; they are short, so that any name that opens can be saved.
const PREFIX: &str = ".costshare-";

/// How many signs of chance follow.
const SIGNS: usize = 8;

/// How long other programs are waited for that save into the same folder, where a set is saved.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// The same where one file is saved, which is whole without it.
const SHORT_WAIT: Duration = Duration::from_secs(1);

/// Where folders have no locks, a file that nobody holds is left alone for so long: its writer may be about to take it.
const GRACE: Duration = Duration::from_mins(10);

/// The files of this program that are not yet in their places.
static LIVE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Held while files are renamed, and for ever once they are abandoned.
static RENAMES: Mutex<()> = Mutex::new(());

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Renames files, all or none, as far as a signal that ends the program goes: it waits until that is done.
pub(super) fn with_renames<T>(renames: impl FnOnce() -> T) -> T {
    let _renaming = lock(&RENAMES);
    renames()
}

/// Removes every file that is not yet in its place, for a program that is about to end by a signal. A set that is being
/// put in place is waited for; after this call none is.
pub fn abandon_temporary_files() {
    let renaming = lock(&RENAMES);
    for path in lock(&LIVE).iter() {
        // The next save removes what cannot be removed now.
        fs::remove_file(path).unwrap_or_default();
    }
    std::mem::forget(renaming);
}

/// A file beside its place, held by this program. It is gone if it is not put there.
#[derive(Debug)]
pub(super) struct TemporaryFile {
    /// None once it is in its place.
    file: Option<tempfile::NamedTempFile>,
}

impl TemporaryFile {
    /// Writes a file that its owner alone may read.
    pub(super) fn write(folder: &Path, bytes: &[u8]) -> io::Result<Self> {
        let mut held = Self::hold(builder().tempfile_in(folder)?);
        held.file.as_mut().expect("it is not in its place").write_all(bytes)?;
        Ok(held)
    }

    /// Gives a file a second name.
    pub(super) fn link(folder: &Path, path: &Path) -> io::Result<Self> {
        let file = builder().make_in(folder, |beside| {
            fs::hard_link(path, beside)?;
            File::open(beside).inspect_err(|_| fs::remove_file(beside).unwrap_or_default())
        })?;
        Ok(Self::hold(file))
    }

    /// An empty file that others may read as the user's mask, or the access list of the folder, allows.
    #[cfg(unix)]
    pub(super) fn example(folder: &Path) -> io::Result<Self> {
        let usual = std::os::unix::fs::PermissionsExt::from_mode(0o666);
        Ok(Self::hold(builder().permissions(usual).tempfile_in(folder)?))
    }

    fn hold(file: tempfile::NamedTempFile) -> Self {
        lock(&LIVE).insert(file.path().to_owned());
        // Where there are no locks nobody looks for one.
        file.as_file().try_lock().unwrap_or_default();
        Self { file: Some(file) }
    }

    pub(super) fn file(&self) -> &File {
        self.file.as_ref().expect("it is not in its place").as_file()
    }

    /// Puts it in its place. What stands there is replaced, unless it `keeps_others`.
    pub(super) fn put(mut self, place: &Path, keeps_others: bool) -> io::Result<()> {
        let file = self.file.take().expect("it is put once");
        let path = file.path().to_owned();
        let put = if keeps_others { file.persist_noclobber(place) } else { file.persist(place) };
        let put = put.map(|_| ()).map_err(|error| error.error);
        lock(&LIVE).remove(&path);
        put
    }
}

impl Drop for TemporaryFile {
    fn drop(&mut self) {
        if let Some(file) = self.file.take() {
            let path = file.path().to_owned();
            drop(file);
            lock(&LIVE).remove(&path);
        }
    }
}

fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix("").rand_bytes(SIGNS);
    builder
}

/// The turn of this program in a folder.
#[derive(Debug)]
pub(super) struct FolderLock {
    /// Open and locked; none where that cannot be had.
    _folder: Option<File>,
}

impl FolderLock {
    /// Waits for its turn, and removes what programs that were killed left behind. For a set the wait may be long;
    /// one file is saved without a turn where others take long.
    pub(super) fn take(folder: &Path, is_for_set: bool) -> Result<Self, SaveProblem> {
        let Ok(open) = File::open(folder) else { return Ok(Self { _folder: None }) };
        let began = Instant::now();
        let longest = if is_for_set { LONGEST_WAIT } else { SHORT_WAIT };
        let is_locked = loop {
            match open.try_lock() {
                Ok(()) => break true,
                Err(TryLockError::Error(_)) => break false,
                Err(TryLockError::WouldBlock) if began.elapsed() > longest => {
                    if is_for_set {
                        return Err(SaveProblem::Busy(folder.to_owned()));
                    }
                    break false;
                }
                Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(5)),
            }
        };
        remove_left(folder, is_locked);
        Ok(Self { _folder: is_locked.then_some(open) })
    }
}

/// Removes the temporary files that nobody holds. What cannot be removed stays: it harms nobody.
fn remove_left(folder: &Path, is_locked: bool) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if !entry.file_name().to_str().is_some_and(is_temporary) {
            continue;
        }
        let path = entry.path();
        let Ok(found) = fs::symlink_metadata(&path) else { continue };
        let is_old = || {
            let age = found.modified().ok().and_then(|written| written.elapsed().ok());
            age.is_some_and(|age| age > GRACE)
        };
        if !found.is_file() || lock(&LIVE).contains(&path) || !(is_locked || is_old()) {
            continue;
        }
        let Ok(file) = File::open(&path) else { continue };
        if file.try_lock().is_ok() {
            fs::remove_file(&path).unwrap_or_default();
        }
    }
}

/// Whether a file of that name is one that is not yet in its place.
pub(in crate::files) fn is_temporary(name: &str) -> bool {
    name.strip_prefix(PREFIX)
        .is_some_and(|signs| signs.len() == SIGNS && signs.bytes().all(|sign| sign.is_ascii_alphanumeric()))
}
