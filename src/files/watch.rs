//! Files that other programs may write while they are open here.
//!
//! The system tells when something happens in the folder of a file; where it does not (on some networks), or cannot,
//! the files are looked at every [`PAUSE`]. Either way a file has changed only if it holds other bytes.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use sha2::{Digest, Sha256};

use super::disk::{SinceThen, Stamp, since_then};
use super::own::{StateFolder, make_folder};
use super::paths::folder_of;

/// So often files are looked at where the system tells nothing.
const PAUSE: Duration = Duration::from_secs(1);

/// A writer is given so long to finish before the file is looked at.
const SETTLE: Duration = Duration::from_millis(100);

/// Files with what they looked like when they were opened or saved.
pub type WatchedFiles = Vec<(PathBuf, Stamp)>;

/// What is asked of the thread that looks.
enum Request {
    /// To watch these files, and no others.
    Watch(WatchedFiles),
    /// To look: something happened.
    Look,
    /// To end.
    End,
}

/// Looks at files as long as it lives.
pub struct FileWatch {
    asks: Sender<Request>,
    watched: WatchedFiles,
    /// The files that are not what they were.
    found: Arc<Mutex<Vec<FoundFile>>>,
}

/// A file that is not what it was when the stamp was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FoundFile {
    path: PathBuf,
    stamp: Stamp,
    since: SinceThen,
}

impl FileWatch {
    /// Begins to watch no file yet; `wake` is called on another thread whenever something else is found than before.
    pub fn begin(wake: impl Fn() + Send + 'static) -> Self {
        let (asks, asked) = mpsc::channel();
        let found = Arc::<Mutex<Vec<FoundFile>>>::default();
        let looker = Looker { watcher: watcher(asks.clone()), folders: BTreeSet::new() };
        let own = Arc::clone(&found);
        let thread = thread::Builder::new().name("watch".to_owned());
        if let Err(error) = thread.spawn(move || looker.run(&asked, &own, wake)) {
            log::error!("files are not watched: {error}");
        }
        Self { asks, watched: Vec::new(), found }
    }

    /// Watches these files from now on.
    pub fn watch(&mut self, files: WatchedFiles) {
        if self.watched != files {
            self.watched.clone_from(&files);
            // A thread that could not be started asks nothing.
            self.asks.send(Request::Watch(files)).unwrap_or_default();
        }
    }

    /// The files that are not what they were. What was found of one that was saved or closed since is not so any more.
    pub fn found(&self) -> Vec<(PathBuf, SinceThen)> {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let is_watched = |file: &&FoundFile| {
            self.watched.iter().any(|(path, stamp)| (path, stamp) == (&file.path, &file.stamp))
        };
        found.iter().filter(is_watched).map(|file| (file.path.clone(), file.since)).collect()
    }
}

impl Drop for FileWatch {
    fn drop(&mut self) {
        self.asks.send(Request::End).unwrap_or_default();
    }
}

/// What the system tells of folders; none where it tells nothing.
fn watcher(asks: Sender<Request>) -> Option<RecommendedWatcher> {
    let told = move |event: notify::Result<notify::Event>| {
        // Reading is nobody's business.
        if event.is_ok_and(|event| !event.kind.is_access()) {
            asks.send(Request::Look).unwrap_or_default();
        }
    };
    notify::recommended_watcher(told)
        .inspect_err(|error| log::warn!("files are looked at instead: {error}"))
        .ok()
}

struct Looker {
    watcher: Option<RecommendedWatcher>,
    folders: BTreeSet<PathBuf>,
}

impl Looker {
    fn run(mut self, asked: &Receiver<Request>, found: &Mutex<Vec<FoundFile>>, wake: impl Fn()) {
        let mut files = WatchedFiles::new();
        loop {
            // Where nothing is open nothing is looked at.
            let request = if files.is_empty() {
                asked.recv().map_err(|_| RecvTimeoutError::Disconnected)
            } else {
                asked.recv_timeout(PAUSE)
            };
            match request {
                Ok(Request::Watch(wanted)) => {
                    self.follow(&wanted);
                    files = wanted;
                }
                Ok(Request::Look) => thread::sleep(SETTLE),
                Err(RecvTimeoutError::Timeout) => {}
                Ok(Request::End) | Err(RecvTimeoutError::Disconnected) => return,
            }
            // In a busy folder many things happen; they are one look.
            while let Ok(request) = asked.try_recv() {
                match request {
                    Request::Watch(wanted) => {
                        self.follow(&wanted);
                        files = wanted;
                    }
                    Request::Look => {}
                    Request::End => return,
                }
            }
            let look = |(path, stamp): &(PathBuf, Stamp)| {
                let since = since_then(path, stamp);
                (since != SinceThen::Same).then(|| FoundFile { path: path.clone(), stamp: *stamp, since })
            };
            let now: Vec<FoundFile> = files.iter().filter_map(look).collect();
            let mut known = found.lock().unwrap_or_else(PoisonError::into_inner);
            if *known != now {
                *known = now;
                drop(known);
                wake();
            }
        }
    }

    /// Has the system tell of the folders of these files: a file that is written anew is another one in its folder.
    fn follow(&mut self, files: &WatchedFiles) {
        let Some(watcher) = &mut self.watcher else { return };
        let folders: BTreeSet<PathBuf> = files.iter().map(|(path, _)| folder_of(path).to_owned()).collect();
        for left in self.folders.difference(&folders) {
            watcher.unwatch(left).unwrap_or_default();
        }
        for new in folders.difference(&self.folders) {
            if let Err(error) = watcher.watch(new, RecursiveMode::NonRecursive) {
                log::warn!("{} is looked at instead: {error}", new.display());
            }
        }
        self.folders = folders;
    }
}

/// That a file is open in this program, as others of this user see it.
#[derive(Debug)]
pub struct OpenMark {
    path: PathBuf,
    _lock: File,
}

impl OpenMark {
    /// Marks a file as open here; none if it is open in another program, or nothing can be marked.
    pub fn take(state: &StateFolder, file: &Path) -> Option<Self> {
        let path = mark_of(state, file);
        make_folder(path.parent()?).ok()?;
        let lock = File::options().create(true).append(true).open(&path).ok()?;
        lock.try_lock().ok()?;
        Some(Self { path, _lock: lock })
    }
}

impl Drop for OpenMark {
    fn drop(&mut self) {
        fs::remove_file(&self.path).unwrap_or_default();
    }
}

/// Whether a file is open in a program of this user, this one among them.
pub fn is_marked_open(state: &StateFolder, file: &Path) -> bool {
    let lock = File::options().append(true).open(mark_of(state, file));
    lock.is_ok_and(|lock| matches!(lock.try_lock(), Err(fs::TryLockError::WouldBlock)))
}

fn mark_of(state: &StateFolder, file: &Path) -> PathBuf {
    let real = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let sum = Sha256::digest(real.as_os_str().as_encoded_bytes());
    let digits = sum.iter().take(16).map(|byte| format!("{byte:02x}"));
    state.join("open").join(digits.collect::<Vec<_>>().concat())
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the test plays the other program")]
mod tests {
    use std::time::Instant;

    use super::*;
    use crate::files::{FileToSave, save};

    /// What is found within two seconds, which is what users are promised; a file that was only touched is the same.
    #[test]
    fn what_another_program_does_is_found() {
        let folder = tempfile::tempdir().expect("there is a folder for such files");
        let path = folder.path().join("a.ron");
        let stamp = save(&FileToSave::new(&path, "ours")).expect("it is writable").stamps[0];
        let (tell, told) = mpsc::channel();
        let mut watch = FileWatch::begin(move || tell.send(()).unwrap_or_default());
        watch.watch(vec![(path.clone(), stamp)]);
        let changes = |what: &dyn Fn(), expected: Vec<(PathBuf, SinceThen)>| {
            what();
            let began = Instant::now();
            while watch.found() != expected && began.elapsed() < Duration::from_secs(30) {
                told.recv_timeout(Duration::from_millis(100)).unwrap_or_default();
            }
            assert_eq!(watch.found(), expected);
        };
        let changed = vec![(path.clone(), SinceThen::Changed)];
        changes(&|| fs::write(&path, "theirs").expect("it is writable"), changed);
        changes(&|| fs::write(&path, "ours").expect("it is writable"), Vec::new());
        changes(&|| fs::remove_file(&path).expect("it is writable"), vec![(path.clone(), SinceThen::Gone)]);
    }

    #[test]
    fn a_file_is_open_in_one_program() {
        let folder = tempfile::tempdir().expect("there is a folder for such files");
        let (state, file) = (StateFolder::at(folder.path()), Path::new("plan.ron"));
        assert!(!is_marked_open(&state, file));
        let mark = OpenMark::take(&state, file).expect("nobody has it");
        assert!(is_marked_open(&state, file) && OpenMark::take(&state, file).is_none());
        drop(mark);
        assert!(!is_marked_open(&state, file) && OpenMark::take(&state, file).is_some());
    }
}
