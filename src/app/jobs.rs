//! Long work beside the program: it goes on while the user does, says how far it is, can be cancelled,
//! and gives its result exactly once.
//!
//! A job is a name and a piece of work that owns all it needs, so that no later edit reaches it. The
//! work asks [`Reporter::go_on`] between its steps and ends itself when it is cancelled; what it was to
//! leave behind it puts there as its last step, so that a job that does not finish leaves nothing.
//! What was given is taken in with [`Run::TakeResults`](super::Run::TakeResults).
//!
//! **Invariant:** a job is among those that run until its result is taken in, and no longer. When the
//! program ends, no job is in the middle of a step.

use std::collections::VecDeque;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

/// The name of a job while the program runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(u64);

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Progress {
    /// It has not come to its turn.
    #[default]
    Waiting,
    /// Figures are being computed: so many of all.
    Computing {
        /// Those that are.
        done: usize,
        /// All of them.
        all: usize,
    },
    /// What will be written is being made.
    Making,
    /// It is being written; from here on it is not cancelled.
    Writing,
}

impl Progress {
    /// How many per cent of what is to be computed are.
    pub fn per_cent(self) -> u8 {
        match self {
            Self::Computing { done, all } => u8::try_from(100 * done / all.max(1)).unwrap_or(100),
            Self::Waiting => 0,
            Self::Making | Self::Writing => 100,
        }
    }
}

/// A job that runs.
pub struct Job {
    /// Tells it from every other job since the start.
    pub id: JobId,
    /// What it makes, for example the name of a file.
    pub name: String,
    reporter: Reporter,
    thread: Option<JoinHandle<()>>,
}

impl Job {
    /// How far it is.
    pub fn progress(&self) -> Progress {
        *self.reporter.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it will end without a result.
    pub fn is_cancelled(&self) -> bool {
        self.reporter.is_cancelled.load(Ordering::Relaxed)
    }
}

/// What work says while it goes on.
#[derive(Clone)]
pub struct Reporter {
    is_cancelled: Arc<AtomicBool>,
    progress: Arc<Mutex<Progress>>,
    bell: Waker,
}

/// That a job was cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cancelled;

impl Reporter {
    /// Says how far the work is.
    ///
    /// # Errors
    /// It was cancelled and is to end now.
    pub fn go_on(&self, progress: Progress) -> Result<(), Cancelled> {
        if self.is_cancelled.load(Ordering::Relaxed) {
            return Err(Cancelled);
        }
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = progress;
        self.bell.ring();
        Ok(())
    }
}

/// Who is told that there is something new.
#[derive(Clone, Default)]
struct Waker(Option<Arc<dyn Fn() + Send + Sync>>);

impl Waker {
    fn ring(&self) {
        if let Some(wake) = &self.0 {
            wake();
        }
    }
}

type Work<T> = Box<dyn FnOnce(&Reporter) -> T + Send>;
/// A job with what it gave; nothing if it broke off.
type Given<T> = (JobId, Option<T>);

/// The jobs that run.
pub(super) struct Jobs<T> {
    running: Vec<Job>,
    /// Work that waits to be run where it is asked for; none where it runs on threads.
    held: Option<VecDeque<(JobId, Work<T>)>>,
    tell: Sender<Given<T>>,
    told: Receiver<Given<T>>,
    has_news: Arc<AtomicBool>,
    bell: Waker,
}

/// How many jobs were begun, whoever has them: no two have one name.
static BEGUN: AtomicU64 = AtomicU64::new(0);

impl<T: Send + 'static> Jobs<T> {
    pub(super) fn running(&self) -> &[Job] {
        &self.running
    }

    /// Whether a result waits to be taken in.
    pub(super) fn has_news(&self) -> bool {
        self.has_news.load(Ordering::Acquire)
    }

    /// Who is told, from whatever thread, that a job went on or ended.
    pub(super) fn wake(&mut self, wake: Arc<dyn Fn() + Send + Sync>) {
        self.bell = Waker(Some(wake));
    }

    /// From now on work begins only when it is waited for.
    pub(super) fn hold(&mut self) {
        self.held.get_or_insert_default();
    }

    pub(super) fn begin(
        &mut self,
        name: String,
        work: impl FnOnce(&Reporter) -> T + Send + 'static,
    ) -> JobId {
        let id = JobId(BEGUN.fetch_add(1, Ordering::Relaxed));
        let reporter =
            Reporter { is_cancelled: Arc::default(), progress: Arc::default(), bell: self.bell.clone() };
        let thread = if let Some(held) = &mut self.held {
            held.push_back((id, Box::new(work)));
            None
        } else {
            let line = self.line(&reporter);
            Some(thread::spawn(move || line.run(id, work)))
        };
        self.running.push(Job { id, name, reporter, thread });
        id
    }

    fn line(&self, reporter: &Reporter) -> JobQueue<T> {
        JobQueue { reporter: reporter.clone(), tell: self.tell.clone(), has_news: Arc::clone(&self.has_news) }
    }

    pub(super) fn cancel(&mut self, id: JobId) {
        for job in self.running.iter().filter(|job| job.id == id) {
            job.reporter.is_cancelled.store(true, Ordering::Relaxed);
        }
    }

    pub(super) fn cancel_all(&mut self) {
        for job in &self.running {
            job.reporter.is_cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// Waits until every job has ended.
    pub(super) fn finish(&mut self) {
        while let Some((id, work)) = self.held.as_mut().and_then(VecDeque::pop_front) {
            let job = self.running.iter().find(|job| job.id == id).expect("what is held runs");
            self.line(&job.reporter).run(id, work);
        }
        for thread in self.running.iter_mut().filter_map(|job| job.thread.take()) {
            // What it gave was told already, even that it broke off.
            let _ = thread.join();
        }
    }

    /// What ended since this was last asked.
    pub(super) fn take(&mut self) -> Vec<(Job, Option<T>)> {
        self.has_news.store(false, Ordering::Release);
        let mut ended = Vec::new();
        while let Ok((id, given)) = self.told.try_recv() {
            if let Some(place) = self.running.iter().position(|job| job.id == id) {
                ended.push((self.running.remove(place), given));
            }
        }
        ended
    }
}

impl<T> Default for Jobs<T> {
    fn default() -> Self {
        let (tell, told) = mpsc::channel();
        let (running, held, has_news) = (Vec::new(), None, Arc::default());
        Self { running, held, tell, told, has_news, bell: Waker::default() }
    }
}

impl<T> Drop for Jobs<T> {
    /// A thread that is cut off in the middle of a step would leave half of it on the disk.
    fn drop(&mut self) {
        for job in &mut self.running {
            job.reporter.is_cancelled.store(true, Ordering::Relaxed);
            if let Some(thread) = job.thread.take() {
                let _ = thread.join();
            }
        }
    }
}

/// Where a job tells its result.
struct JobQueue<T> {
    reporter: Reporter,
    tell: Sender<Given<T>>,
    has_news: Arc<AtomicBool>,
}

impl<T> JobQueue<T> {
    fn run(self, id: JobId, work: impl FnOnce(&Reporter) -> T) {
        // A bug in one job is told as such and takes nothing else with it.
        let given = catch_unwind(AssertUnwindSafe(|| work(&self.reporter))).ok();
        // The program may be gone by now.
        let _ = self.tell.send((id, given));
        self.has_news.store(true, Ordering::Release);
        self.reporter.bell.ring();
    }
}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job").field("id", &self.id).field("name", &self.name).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use super::*;

    #[test]
    fn a_result_is_given_once() {
        for holds in [false, true] {
            let mut jobs = Jobs::default();
            if holds {
                jobs.hold();
            }
            jobs.begin("twice".to_owned(), |_| 2 * 21);
            assert_eq!(jobs.running().len(), 1);
            jobs.finish();
            assert!(jobs.has_news());
            let ended = jobs.take();
            assert_eq!(ended.iter().map(|(_, given)| *given).collect::<Vec<_>>(), [Some(42)]);
            assert!(jobs.running().is_empty() && jobs.take().is_empty() && !jobs.has_news());
        }
    }

    #[test]
    fn a_cancelled_job_ends_at_its_next_step() {
        let mut jobs = Jobs::default();
        let (begun, has_begun) = mpsc::channel();
        let (go, may_go) = mpsc::channel();
        jobs.begin("long".to_owned(), move |reporter| {
            begun.send(()).expect("the test waits");
            may_go.recv().expect("the test lets it go");
            reporter.go_on(Progress::Writing)
        });
        has_begun.recv().expect("it begins");
        let id = jobs.running()[0].id;
        jobs.cancel(id);
        assert!(jobs.running()[0].is_cancelled());
        go.send(()).expect("it waits");
        jobs.finish();
        assert_eq!(jobs.take()[0].1, Some(Err(Cancelled)));
    }

    #[test]
    fn who_waits_is_woken_at_every_step_and_at_the_end() {
        let mut jobs = Jobs::default();
        let rung = Arc::new(AtomicUsize::new(0));
        let bell = Arc::clone(&rung);
        jobs.wake(Arc::new(move || {
            bell.fetch_add(1, Ordering::SeqCst);
        }));
        jobs.begin("steps".to_owned(), |reporter| {
            reporter.go_on(Progress::Making)?;
            reporter.go_on(Progress::Writing)
        });
        jobs.finish();
        assert_eq!(rung.load(Ordering::SeqCst), 3);
        assert_eq!(jobs.running()[0].progress(), Progress::Writing);
    }

    #[test]
    fn a_job_that_breaks_off_is_told_and_leaves_the_others() {
        let mut jobs = Jobs::default();
        jobs.hold();
        jobs.begin("broken".to_owned(), |_| panic!("a bug"));
        jobs.begin("whole".to_owned(), |_| 1);
        jobs.finish();
        let given: Vec<Option<i32>> = jobs.take().into_iter().map(|(_, given)| given).collect();
        assert_eq!(given, [None, Some(1)]);
    }

    #[test]
    fn the_end_of_the_program_waits_for_the_step() {
        let mut jobs = Jobs::default();
        let steps = Arc::new(AtomicUsize::new(0));
        let (begun, has_begun) = mpsc::channel();
        let counted = Arc::clone(&steps);
        jobs.begin("long".to_owned(), move |reporter| {
            for step in 0..1_000_000 {
                reporter.go_on(Progress::Making)?;
                counted.fetch_add(1, Ordering::SeqCst);
                if step == 0 {
                    begun.send(()).expect("the test waits");
                }
                std::thread::yield_now();
                counted.fetch_add(1, Ordering::SeqCst);
            }
            Ok::<(), Cancelled>(())
        });
        has_begun.recv().expect("it begins");
        drop(jobs);
        let done = steps.load(Ordering::SeqCst);
        assert!(done.is_multiple_of(2), "it ended between two steps");
        assert_eq!(Arc::strong_count(&steps), 1, "its thread is gone");
    }
}
