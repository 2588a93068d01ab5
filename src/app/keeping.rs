//! What is kept beside the files while the program runs: copies of what is in no file yet, and what is remembered.
//!
//! [`Keeper::note`] takes in what stands after each change, at no cost but that of sharing it. A thread of its own
//! writes it, at most [`PAUSE`] later: a drag or several edits in a row are one copy. What it writes was whole when it
//! was noted, and nothing changes it any more, so that it can be written at any time, even while the program breaks
//! down ([`keep_now`]).

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, TryLockError, Weak};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::files::{self, RecoveryEntry, RecoveryFolder, SaveError, SettingsFile, StateFolder};

/// So long after a change it is written.
const PAUSE: Duration = Duration::from_millis(500);

/// So long after a failure it is tried again.
const AGAIN: Duration = Duration::from_secs(5);

/// So long a program that breaks down waits for a write that is going on.
const LAST_WAIT: Duration = Duration::from_secs(2);

/// The keepers of this program, for [`keep_now`].
static KEEPERS: Mutex<Vec<Weak<Kept>>> = Mutex::new(Vec::new());

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes at once what stands, for a program that is about to end without being asked. Where that breaks down itself it
/// is not tried again.
pub fn keep_now() {
    thread_local! {
        static IS_INSIDE: Cell<bool> = const { Cell::new(false) };
    }
    if IS_INSIDE.replace(true) {
        return;
    }
    let keepers: Vec<Arc<Kept>> = lock(&KEEPERS).iter().filter_map(Weak::upgrade).collect();
    for kept in keepers {
        let began = Instant::now();
        // Whoever writes just now may be who broke down.
        while began.elapsed() < LAST_WAIT {
            let mut writer = match kept.writer.try_lock() {
                Ok(writer) => writer,
                Err(TryLockError::Poisoned(writer)) => writer.into_inner(),
                Err(TryLockError::WouldBlock) => {
                    thread::sleep(Duration::from_millis(10));
                    continue;
                }
            };
            writer.write(&kept.wanted()).unwrap_or_default();
            break;
        }
    }
    IS_INSIDE.set(false);
}

/// A document as it stood at one moment.
#[derive(Clone)]
pub(super) struct DocumentCopy {
    pub(super) entry: RecoveryEntry,
    /// What it held, by its place in memory: as long as this copy is there nothing else has that place.
    pub(super) content: usize,
    /// The text of its file.
    pub(super) text: Arc<dyn Fn() -> String + Send + Sync>,
}

impl PartialEq for DocumentCopy {
    fn eq(&self, other: &Self) -> bool {
        self.entry == other.entry && self.content == other.content
    }
}

/// What is to be kept.
#[derive(Clone, Default, PartialEq)]
struct Wanted {
    documents: Vec<DocumentCopy>,
    /// None where nothing is remembered.
    settings: Option<SettingsFile>,
}

#[derive(Default)]
struct Noted {
    wanted: Wanted,
    is_new: bool,
    ends: bool,
    /// What could not be kept, until it is told.
    trouble: Option<KeepTrouble>,
    /// Who is told, from another thread, that there is something to tell.
    wake: Option<Arc<dyn Fn() + Send + Sync>>,
}

impl Noted {
    fn tell(&mut self, trouble: KeepTrouble) {
        self.trouble = Some(trouble);
        if let Some(wake) = &self.wake {
            wake();
        }
    }
}

/// What could not be kept.
#[derive(Debug)]
pub(super) enum KeepTrouble {
    /// Copies of what is in no file.
    Copies(SaveError),
    /// What is remembered; copies are kept.
    Settings(SaveError),
    /// The program broke down while it wrote; nothing is kept until it begins anew.
    BrokeDown,
}

struct Kept {
    noted: Mutex<Noted>,
    news: Condvar,
    writer: Mutex<CopyWriter>,
}

impl Kept {
    fn wanted(&self) -> Wanted {
        lock(&self.noted).wanted.clone()
    }
}

/// Keeps what stands, until it is dropped.
pub(super) struct Keeper {
    kept: Arc<Kept>,
    thread: Option<JoinHandle<()>>,
    /// Whether everything was saved or given up, so that nothing is kept any more.
    has_ended: bool,
}

impl Keeper {
    /// Begins to keep in that folder, where these settings were found.
    pub(super) fn begin(state: StateFolder, settings: Option<SettingsFile>) -> Self {
        let written = Wanted { documents: Vec::new(), settings };
        let writer = CopyWriter { state, folder: None, written };
        let kept = Kept { noted: Mutex::default(), news: Condvar::new(), writer: Mutex::new(writer) };
        let kept = Arc::new(kept);
        lock(&KEEPERS).push(Arc::downgrade(&kept));
        let own = Arc::clone(&kept);
        let thread = thread::Builder::new().name("keeper".to_owned()).spawn(move || run(&own));
        let thread = thread.inspect_err(|error| log::error!("nothing is kept: {error}")).ok();
        Self { kept, thread, has_ended: false }
    }

    /// Takes in what stands now.
    pub(super) fn note(&self, documents: Vec<DocumentCopy>, settings: Option<SettingsFile>) {
        let documents = if self.has_ended { Vec::new() } else { documents };
        let wanted = Wanted { documents, settings };
        let mut noted = lock(&self.kept.noted);
        if noted.wanted != wanted {
            noted.wanted = wanted;
            noted.is_new = true;
            self.kept.news.notify_one();
        }
    }

    /// Everything was saved or given up: no copy is needed any more.
    pub(super) fn end(&mut self) {
        self.has_ended = true;
        let settings = self.kept.wanted().settings;
        self.note(Vec::new(), settings);
    }

    /// Writes what stands, and waits for that; whether copies of all of it are there.
    pub(super) fn write_now(&self) -> bool {
        let wanted = self.kept.wanted();
        let written = lock(&self.kept.writer).write(&wanted);
        let has_copies = !matches!(written, Err(KeepTrouble::Copies(_) | KeepTrouble::BrokeDown));
        if let Err(trouble) = written {
            lock(&self.kept.noted).tell(trouble);
        }
        has_copies
    }

    /// Who is told, from another thread, when something could not be kept.
    pub(super) fn wake_with(&self, wake: Arc<dyn Fn() + Send + Sync>) {
        lock(&self.kept.noted).wake = Some(wake);
    }

    /// What could not be kept, once.
    pub(super) fn take_trouble(&self) -> Option<KeepTrouble> {
        lock(&self.kept.noted).trouble.take()
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        lock(&self.kept.noted).ends = true;
        self.kept.news.notify_one();
        if let Some(thread) = self.thread.take() {
            // It broke down; what it wrote before is whole.
            thread.join().unwrap_or_default();
        }
        if let Some(folder) = &lock(&self.kept.writer).folder {
            folder.release();
        }
    }
}

/// Writes what is noted, until the program ends.
fn run(kept: &Kept) {
    let mut has_failed = false;
    loop {
        let mut noted = lock(&kept.noted);
        while !noted.is_new && !noted.ends && !has_failed {
            noted = kept.news.wait(noted).unwrap_or_else(PoisonError::into_inner);
        }
        let began = Instant::now();
        let pause = if has_failed { AGAIN } else { PAUSE };
        while !noted.ends && began.elapsed() < pause {
            let rest = pause.saturating_sub(began.elapsed());
            noted = kept.news.wait_timeout(noted, rest).unwrap_or_else(PoisonError::into_inner).0;
        }
        noted.is_new = false;
        let (wanted, ends) = (noted.wanted.clone(), noted.ends);
        drop(noted);
        let written = catch_unwind(AssertUnwindSafe(|| lock(&kept.writer).write(&wanted)));
        if let Err(trouble) = written.unwrap_or(Err(KeepTrouble::BrokeDown)) {
            // Told once, until it succeeds again.
            if !has_failed {
                lock(&kept.noted).tell(trouble);
            }
            has_failed = true;
        } else {
            has_failed = false;
        }
        if ends {
            return;
        }
    }
}

/// Writes copies and settings, and knows what it wrote.
struct CopyWriter {
    state: StateFolder,
    /// None as long as there is nothing to keep.
    folder: Option<RecoveryFolder>,
    written: Wanted,
}

impl CopyWriter {
    fn write(&mut self, wanted: &Wanted) -> Result<(), KeepTrouble> {
        let documents = self.write_documents(&wanted.documents).map_err(KeepTrouble::Copies);
        let settings = self.write_settings(wanted.settings.as_ref()).map_err(KeepTrouble::Settings);
        documents.and(settings)
    }

    /// Writes what was changed here into what another window may have written since.
    fn write_settings(&mut self, wanted: Option<&SettingsFile>) -> Result<(), SaveError> {
        let Some(wanted) = wanted.filter(|wanted| self.written.settings.as_ref() != Some(wanted)) else {
            return Ok(());
        };
        let known = self.written.settings.clone().unwrap_or_default();
        files::save_settings(
            &self.state,
            &files::settings_on_disk(&self.state).with_changes(&known, wanted),
        )?;
        self.written.settings = Some(wanted.clone());
        Ok(())
    }

    fn write_documents(&mut self, documents: &[DocumentCopy]) -> Result<(), SaveError> {
        if documents.is_empty() {
            if let Some(folder) = self.folder.take() {
                folder.remove();
            }
            self.written.documents.clear();
            return Ok(());
        }
        let folder = match self.folder.take() {
            Some(folder) => folder,
            None => RecoveryFolder::begin(&self.state)?,
        };
        let folder = self.folder.insert(folder);
        let entries = |copies: &[DocumentCopy]| -> Vec<RecoveryEntry> {
            copies.iter().map(|copy| copy.entry.clone()).collect()
        };
        let listed = entries(documents);
        if listed != entries(&self.written.documents) {
            // First: a copy that no list names is offered by nobody.
            folder.write_list(&listed)?;
        }
        for copy in documents {
            if !self.written.documents.contains(copy) {
                folder.write_copy(&copy.entry.copy, &(copy.text)())?;
            }
        }
        for old in &self.written.documents {
            if documents.iter().all(|copy| copy.entry.copy != old.entry.copy) {
                folder.remove_copy(&old.entry.copy);
            }
        }
        self.written.documents = documents.to_vec();
        Ok(())
    }
}
