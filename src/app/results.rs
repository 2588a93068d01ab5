//! What follows from the open scenarios, computed when it changes and never twice.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::session::{Document, DocumentId, Session};
use crate::engine::check::{Problem, check};
use crate::engine::{Measure, Projection, plan, project};
use crate::model::{Record, Scenario};
use crate::present::{TermGroup, View, terms, views};
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

/// What the view was made for besides the scenario: language, and whether assumptions are hidden.
type Manner = (Language, bool);

#[derive(Debug, Default)]
pub(super) struct Results {
    computed: BTreeMap<DocumentId, Computed>,
    views: RefCell<BTreeMap<DocumentId, (Manner, Arc<View>)>>,
    terms: RefCell<Option<Terms>>,
}

/// The terms of the scenario in hand, and what they were made from.
#[derive(Debug)]
struct Terms {
    scenario: Arc<Scenario>,
    saved: Option<Arc<Scenario>>,
    language: Language,
    groups: Arc<Vec<TermGroup>>,
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
            && *made_for == manner
        {
            return Some(Arc::clone(view));
        }
        let view = Arc::new(make()?);
        self.views.borrow_mut().insert(id, (manner, Arc::clone(&view)));
        Some(view)
    }

    /// The terms of a scenario; made again when it, its file or the language changed.
    pub(super) fn terms(&self, document: &Document, language: Language) -> Arc<Vec<TermGroup>> {
        let is_saved = |saved: &Option<Arc<Scenario>>| match (saved, &document.saved) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        if let Some(terms) = self.terms.borrow().as_ref()
            && Arc::ptr_eq(&terms.scenario, &document.scenario)
            && is_saved(&terms.saved)
            && terms.language == language
        {
            return Arc::clone(&terms.groups);
        }
        let groups = Arc::new(terms(&document.scenario, document.saved.as_deref(), language));
        let (scenario, saved) = (Arc::clone(&document.scenario), document.saved.clone());
        *self.terms.borrow_mut() = Some(Terms { scenario, saved, language, groups: Arc::clone(&groups) });
        groups
    }
}
