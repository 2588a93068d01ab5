//! What follows from the open scenarios, computed when it changes and never twice.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::session::{Document, DocumentId, Session};
use crate::engine::check::{Problem, check};
use crate::engine::{Measure, Projection, plan, project};
use crate::model::{Record, Scenario};
use crate::present::{Assumption, TermGroup, View, assumptions, terms, views};
use crate::text::Language;

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

/// What the view was made for besides the scenario.
#[derive(Debug)]
pub(super) struct Manner {
    pub language: Language,
    pub hides_assumed: bool,
    /// The scenario that is drawn behind it.
    pub baseline: Option<Arc<Scenario>>,
}

impl Manner {
    fn is(&self, other: &Self) -> bool {
        let baseline = match (&self.baseline, &other.baseline) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        baseline && self.language == other.language && self.hides_assumed == other.hides_assumed
    }
}

#[derive(Debug, Default)]
pub(super) struct Results {
    computed: BTreeMap<DocumentId, Computed>,
    views: RefCell<BTreeMap<DocumentId, (Manner, Arc<View>)>>,
    read: RefCell<Option<Read>>,
}

/// How the scenario in hand reads, and what that was made from.
#[derive(Debug)]
struct Read {
    scenario: Arc<Scenario>,
    saved: Option<Arc<Scenario>>,
    language: Language,
    terms: Arc<Vec<TermGroup>>,
    assumptions: Arc<Vec<Assumption>>,
}

impl Read {
    /// Whether it was made from that.
    fn is_of(&self, document: &Document, language: Language) -> bool {
        let saved = match (&self.saved, &document.saved) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        saved && Arc::ptr_eq(&self.scenario, &document.scenario) && self.language == language
    }
}

impl Results {
    /// Computes what changed, forgets what was closed.
    pub(super) fn refresh(&mut self, session: &Session, record: &Record, chosen: &Measure) {
        self.computed.retain(|id, _| session.document(*id).is_some());
        for document in session.documents() {
            let known = self
                .computed
                .get(&document.id)
                .filter(|known| Arc::ptr_eq(&known.scenario, &document.scenario));
            let current = known.is_some_and(|known| known.measures.first() == Some(chosen));
            if current {
                continue;
            }
            let measures = views::projection::measures(&document.scenario, chosen);
            let began = Instant::now();
            let projection = project(plan(&document.scenario, record, &measures));
            let took = began.elapsed();
            let problems = check(&document.scenario);
            let scenario = Arc::clone(&document.scenario);
            self.computed.insert(document.id, Computed { scenario, measures, projection, problems, took });
            self.views.get_mut().remove(&document.id);
        }
        self.views.get_mut().retain(|id, _| session.document(*id).is_some());
    }

    pub(super) fn of(&self, id: DocumentId) -> Option<&Computed> {
        self.computed.get(&id)
    }

    /// The view of a scenario; made when it is first looked at.
    pub(super) fn view(
        &self,
        id: DocumentId,
        make: impl FnOnce() -> Option<View>,
        manner: Manner,
    ) -> Option<Arc<View>> {
        if let Some((made_for, view)) = self.views.borrow().get(&id)
            && made_for.is(&manner)
        {
            return Some(Arc::clone(view));
        }
        let view = Arc::new(make()?);
        self.views.borrow_mut().insert(id, (manner, Arc::clone(&view)));
        Some(view)
    }

    /// The terms of a scenario.
    pub(super) fn terms(
        &self,
        document: &Document,
        record: &Record,
        language: Language,
    ) -> Arc<Vec<TermGroup>> {
        self.read(document, record, language, |read| Arc::clone(&read.terms))
    }

    /// What a scenario assumes.
    pub(super) fn assumptions(
        &self,
        document: &Document,
        record: &Record,
        language: Language,
    ) -> Arc<Vec<Assumption>> {
        self.read(document, record, language, |read| Arc::clone(&read.assumptions))
    }

    /// How a scenario reads; made again when it, its file or the language changed.
    fn read<T>(
        &self,
        document: &Document,
        record: &Record,
        language: Language,
        take: impl FnOnce(&Read) -> T,
    ) -> T {
        let mut kept = self.read.borrow_mut();
        if let Some(read) = kept.as_ref().filter(|read| read.is_of(document, language)) {
            return take(read);
        }
        let (scenario, saved) = (Arc::clone(&document.scenario), document.saved.clone());
        let terms = Arc::new(terms(&scenario, saved.as_deref(), record, language));
        let assumptions = Arc::new(assumptions(&scenario, record, language));
        take(kept.insert(Read { scenario, saved, language, terms, assumptions }))
    }
}
