//! What follows from the open scenarios, computed when it changes and never twice.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::session::{Document, DocumentId, Session};
use crate::engine::check::{Problem, check};
use crate::engine::{Bridge, Comparison, Measure, Projection, bridge, compare, plan, project};
use crate::model::{Record, Scenario};
use crate::present::views::compare::Page;
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

/// What follows from two scenarios.
#[derive(Debug)]
pub struct Compared {
    /// The scenario that the other is read against.
    pub baseline: Arc<Scenario>,
    /// The other.
    pub other: Arc<Scenario>,
    /// The measure that was asked for.
    pub measure: Measure,
    /// How they compare.
    pub comparison: Comparison,
    bridge: std::sync::OnceLock<Option<Bridge>>,
}

impl Compared {
    /// What causes the difference; computed when it is first asked for.
    #[must_use]
    pub fn bridge(&self, record: &Record) -> Option<&Bridge> {
        self.bridge.get_or_init(|| bridge(&self.comparison, record)).as_ref()
    }
}

/// What a page of comparisons was made from: the comparisons in their order, their titles, whether
/// the scenario in hand is explained.
#[derive(Debug)]
pub(super) struct Compares {
    pub pairs: Vec<Arc<Compared>>,
    pub titles: Vec<String>,
    pub explains: bool,
    pub language: Language,
}

impl Compares {
    fn is(&self, other: &Self) -> bool {
        let same = |(one, other): (&Arc<Compared>, &Arc<Compared>)| Arc::ptr_eq(one, other);
        self.pairs.len() == other.pairs.len()
            && self.pairs.iter().zip(&other.pairs).all(same)
            && (self.language, self.explains, &self.titles) == (other.language, other.explains, &other.titles)
    }
}

#[derive(Debug, Default)]
pub(super) struct Results {
    computed: BTreeMap<DocumentId, Computed>,
    views: RefCell<BTreeMap<DocumentId, (Manner, Arc<View>)>>,
    read: RefCell<Option<Read>>,
    compared: RefCell<BTreeMap<(DocumentId, DocumentId), Arc<Compared>>>,
    page: RefCell<Option<(Compares, Arc<Page>)>>,
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
        let is_open = |id: DocumentId| session.document(id).is_some();
        self.compared.get_mut().retain(|&(one, other), _| is_open(one) && is_open(other));
    }

    pub(super) fn of(&self, id: DocumentId) -> Option<&Computed> {
        self.computed.get(&id)
    }

    /// Two scenarios compared; computed again only when one of them or the measure changed.
    pub(super) fn compared(
        &self,
        baseline: &Document,
        other: &Document,
        record: &Record,
        measure: &Measure,
    ) -> Arc<Compared> {
        let pair = (baseline.id, other.id);
        if let Some(known) = self.compared.borrow().get(&pair)
            && Arc::ptr_eq(&known.baseline, &baseline.scenario)
            && Arc::ptr_eq(&known.other, &other.scenario)
            && known.measure == *measure
        {
            return Arc::clone(known);
        }
        let compared = Arc::new(Compared {
            baseline: Arc::clone(&baseline.scenario),
            other: Arc::clone(&other.scenario),
            measure: measure.clone(),
            comparison: compare(&baseline.scenario, &other.scenario, record, measure),
            bridge: std::sync::OnceLock::new(),
        });
        self.compared.borrow_mut().insert(pair, Arc::clone(&compared));
        compared
    }

    /// The page of comparisons; made again when one of them, a title or the language changed.
    pub(super) fn page(&self, of: Compares, make: impl FnOnce(&Compares) -> Page) -> Arc<Page> {
        if let Some((made_for, page)) = self.page.borrow().as_ref()
            && made_for.is(&of)
        {
            return Arc::clone(page);
        }
        let page = Arc::new(make(&of));
        *self.page.borrow_mut() = Some((of, Arc::clone(&page)));
        page
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
