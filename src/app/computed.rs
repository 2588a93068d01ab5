//! What follows from each open scenario: its figures and what is wrong with it, computed when it or the
//! measure changes and never twice. Where there are very many figures they are computed beside the program, and until
//! they are there nothing is shown in their place.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::documents::{Document, DocumentId};
use super::jobs::{Cancelled, Job, JobId, Jobs, Progress};
use crate::engine::check::Problem;
use crate::engine::{Measure, Projection, plan, project, project_while};
use crate::model::{Record, Scenario};
use crate::present::views;
use crate::text::titles;

/// From so many amounts on, those of all categories in all years, figures are computed beside the program: about what
/// takes a tenth of a second.
const MANY: usize = 50_000;

/// What follows from one scenario.
#[derive(Debug)]
pub struct Computed {
    /// The scenario that it follows from.
    pub scenario: Arc<Scenario>,
    /// The measures that were computed, the chosen one first.
    pub measures: Vec<Measure>,
    /// Every figure.
    pub projection: Projection,
    /// What is wrong or worth knowing.
    pub problems: Vec<Problem>,
    /// How long the figures took.
    pub took: Duration,
}

/// What is being computed beside the program, or was cancelled: of what, in which terms.
#[derive(Debug)]
struct Begun {
    scenario: Arc<Scenario>,
    chosen: Measure,
    job: JobId,
    is_cancelled: bool,
}

/// What follows from the scenarios that are open.
#[derive(Default)]
pub(super) struct Computations {
    known: BTreeMap<DocumentId, Computed>,
    begun: BTreeMap<DocumentId, Begun>,
    pub jobs: Jobs<Result<Computed, Cancelled>>,
}

impl Computations {
    /// Computes what changed, or begins to; forgets what is not among `documents`.
    pub(super) fn refresh(&mut self, documents: &[&Document], record: &'static Record, chosen: &Measure) {
        let is_open = |id: &DocumentId| documents.iter().any(|document| document.id == *id);
        self.known.retain(|id, _| is_open(id));
        let closed: Vec<DocumentId> = self.begun.keys().copied().filter(|id| !is_open(id)).collect();
        for id in closed {
            self.forget_begun(id);
        }
        for document in documents {
            let is_of = |scenario: &Arc<Scenario>| Arc::ptr_eq(scenario, &document.scenario);
            let known = self.known.get(&document.id).filter(|known| is_of(&known.scenario));
            if known.is_some_and(|known| known.measures.first() == Some(chosen)) {
                self.forget_begun(document.id);
                continue;
            }
            let begun = self.begun.get(&document.id).filter(|begun| is_of(&begun.scenario));
            if begun.is_some_and(|begun| begun.chosen == *chosen) {
                continue;
            }
            self.forget_begun(document.id);
            let scenario = Arc::clone(&document.scenario);
            let measures = views::projection::measures(&scenario, chosen);
            if amounts_of(&scenario) < MANY {
                let began = Instant::now();
                let projection = project(plan(&scenario, record, &measures));
                self.known.insert(document.id, Computed::new(scenario, record, measures, projection, began));
                continue;
            }
            // What was known is of other terms.
            self.known.remove(&document.id);
            let chosen = chosen.clone();
            let of = Arc::clone(&scenario);
            let job = self.jobs.begin(document.name_by_terms(), move |reporter| {
                let began = Instant::now();
                let told = |done, all| reporter.go_on(Progress::Computing { done, all });
                let projection = project_while(plan(&of, record, &measures), told)?;
                Ok(Computed::new(of, record, measures, projection, began))
            });
            self.begun.insert(document.id, Begun { scenario, chosen, job, is_cancelled: false });
        }
    }

    fn forget_begun(&mut self, id: DocumentId) {
        if let Some(begun) = self.begun.remove(&id) {
            self.jobs.cancel(begun.job);
        }
    }

    /// Takes in what was computed beside the program. What is no longer asked for is dropped, and so is what was
    /// cancelled; that stays not computed until it is asked for again. Gives the names of those that broke off.
    pub(super) fn take_results(&mut self) -> Vec<String> {
        let mut broken = Vec::new();
        for (job, given) in self.jobs.take() {
            let Some((&id, begun)) = self.begun.iter_mut().find(|(_, begun)| begun.job == job.id) else {
                continue;
            };
            match given {
                Some(Ok(computed)) => {
                    self.begun.remove(&id);
                    self.known.insert(id, computed);
                }
                Some(Err(Cancelled)) => begun.is_cancelled = true,
                None => {
                    begun.is_cancelled = true;
                    broken.push(job.name);
                }
            }
        }
        broken
    }

    /// Computes anew what was cancelled, from the next [`Self::refresh`] on.
    pub(super) fn begin_again(&mut self, id: DocumentId) {
        self.begun.retain(|of, begun| *of != id || !begun.is_cancelled);
    }

    /// The job that computes the figures of a scenario; none if they are there or it was cancelled.
    pub(super) fn job_of(&self, id: DocumentId) -> Option<&Job> {
        let begun = self.begun.get(&id).filter(|begun| !begun.is_cancelled)?;
        self.jobs.running().iter().find(|job| job.id == begun.job)
    }

    pub(super) fn of(&self, id: DocumentId) -> Option<&Computed> {
        self.known.get(&id)
    }
}

impl Computed {
    fn new(
        scenario: Arc<Scenario>,
        record: &Record,
        measures: Vec<Measure>,
        projection: Projection,
        began: Instant,
    ) -> Self {
        let took = began.elapsed();
        let problems = titles::problems(&scenario, &projection, record);
        Self { scenario, measures, projection, problems, took }
    }
}

/// How many amounts a scenario has: those of every part and of its categories in every year.
fn amounts_of(scenario: &Scenario) -> usize {
    let rows: usize = scenario.parts.iter().map(|part| 1 + part.categories.len()).sum();
    rows.saturating_mul(scenario.years.len())
}
