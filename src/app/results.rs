//! What follows from the open scenarios, computed when it changes and never twice.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::history::{Tried, TriedOf};
use super::naming;
use super::session::{Document, DocumentId, Session};
use crate::engine::check::Problem;
use crate::engine::negotiation::{self, CostOf, Costed, NotCosted};
use crate::engine::{
    Bridge, BridgeReading, Comparison, Measure, NoPackages, Package, Packages, Projection, Reading, Vary,
    bridge, compare, ledger, plan, project, reply, weakest,
};
use crate::model::{Field, FieldError, FieldValue, Negotiation, Record, Role, Scenario, SourceId};
use crate::present::views::compare::{Arrangement, Page, Scales};
use crate::present::views::editions::EditionsView;
use crate::present::views::negotiation::{EqualView, LedgerView, NegotiationView};
use crate::present::views::record::{self, RecordView};
use crate::present::views::revision::{self, Revision};
use crate::present::{Assumption, TermGroup, View, assumptions, terms, views};
use crate::text::Language;
use crate::text::negotiation::offer_name;

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
    /// How its figures are read against the baseline.
    pub reading: Reading,
    /// The scenario that is drawn behind it.
    pub baseline: Option<Arc<Scenario>>,
    /// What both are called.
    pub titles: Vec<String>,
}

impl Manner {
    fn is(&self, other: &Self) -> bool {
        let baseline = match (&self.baseline, &other.baseline) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        baseline
            && self.titles == other.titles
            && (self.language, self.hides_assumed, self.reading)
                == (other.language, other.hides_assumed, other.reading)
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
/// the scenario in hand is explained, how amounts and the bridge are read and charts stand.
#[derive(Debug)]
pub(super) struct Compares {
    pub pairs: Vec<Arc<Compared>>,
    pub titles: Vec<String>,
    pub explains: bool,
    pub reading: Reading,
    pub arrangement: Arrangement,
    pub scales: Scales,
    pub bridge: BridgeReading,
    pub language: Language,
}

impl Compares {
    fn is(&self, other: &Self) -> bool {
        let same = |(one, other): (&Arc<Compared>, &Arc<Compared>)| Arc::ptr_eq(one, other);
        self.pairs.len() == other.pairs.len()
            && self.pairs.iter().zip(&other.pairs).all(same)
            && self.bridge == other.bridge
            && (self.language, self.explains, &self.titles) == (other.language, other.explains, &other.titles)
            && (self.reading, self.arrangement, self.scales)
                == (other.reading, other.arrangement, other.scales)
    }
}

/// Values that may be taken over, and what they are called if they have a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposal {
    /// Their name, for example that of an edition.
    pub name: Option<String>,
    /// The fields with their values.
    pub fields: Vec<(Field, FieldValue)>,
}

/// What a preview was made from.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Revises {
    pub scenario: Arc<Scenario>,
    /// The values that the others are held against; none means the scenario as it stands.
    pub against: Option<Proposal>,
    pub proposal: Proposal,
    pub measure: Measure,
    pub language: Language,
}

impl Revises {
    fn preview(&self, record: &Record) -> Result<Revision, FieldError> {
        let before = match &self.against {
            Some(against) => &Field::write_all(&self.scenario, &against.fields)?,
            None => &self.scenario,
        };
        let after = Field::write_all(&self.scenario, &self.proposal.fields)?;
        Ok(revision::revision(&revision::Input {
            comparison: &compare(before, &after, record, &self.measure),
            baseline: self.against.as_ref().map(|against| against.name.as_deref().unwrap_or_default()),
            other: self.proposal.name.as_deref(),
            language: self.language,
        }))
    }
}

/// So many previews are kept: what is typed makes a new one with every letter.
const PREVIEWS: usize = 8;

/// What was made last, with what it was made from.
type Kept<From, Made> = RefCell<Option<(From, Arc<Made>)>>;

#[derive(Debug, Default)]
pub(super) struct Results {
    computed: BTreeMap<DocumentId, Computed>,
    views: RefCell<BTreeMap<DocumentId, (Manner, Arc<View>)>>,
    read: RefCell<Option<Read>>,
    compared: RefCell<BTreeMap<(DocumentId, DocumentId), Arc<Compared>>>,
    page: RefCell<Option<(Compares, Arc<Page>)>>,
    revisions: RefCell<VecDeque<(Revises, Arc<Revision>)>>,
    record: Kept<(Measure, Language), RecordView>,
    tried: Kept<TriedOf, Result<Tried, String>>,
    costs: Kept<(Arc<Negotiation>, Measure), Costs>,
    negotiation_problems: Kept<Arc<Negotiation>, Vec<negotiation::check::Problem>>,
    negotiation: Kept<NegotiationOf, NegotiationView>,
    packages: Kept<(Arc<Negotiation>, usize, Vary), Result<Packages, NoPackages>>,
    /// With the packages of the curve.
    equal: Kept<(EqualOf, Arc<[Package]>), EqualView>,
    exchange: Kept<ExchangeOf, Exchange>,
}

/// What the view of a negotiation was made from, besides what follows from that.
#[derive(Debug, Clone)]
pub(super) struct NegotiationOf {
    pub negotiation: Arc<Negotiation>,
    pub measure: Measure,
    pub of: CostOf,
    pub selected: Option<usize>,
    pub against: Option<usize>,
    pub language: Language,
}

/// What each offer costs, or why it has no cost.
pub(super) type Costs = Vec<Result<Costed, NotCosted>>;

impl PartialEq for NegotiationOf {
    fn eq(&self, other: &Self) -> bool {
        self.is(other)
    }
}

impl Eq for NegotiationOf {}

impl NegotiationOf {
    pub(super) fn make(
        &self,
        costed: &Costs,
        problems: &[negotiation::check::Problem],
        record: &Record,
    ) -> NegotiationView {
        views::negotiation::view(&views::negotiation::Input {
            negotiation: &self.negotiation,
            costed,
            of: self.of,
            measure: &self.measure,
            selected: self.selected,
            against: self.against,
            record,
            language: self.language,
            problems,
        })
    }

    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.negotiation, &other.negotiation)
            && (&self.measure, self.of, self.language) == (&other.measure, other.of, other.language)
            && (self.selected, self.against) == (other.selected, other.against)
    }
}

/// What packages are shown for.
#[derive(Debug, Clone)]
pub(super) struct EqualOf {
    pub packages: Arc<Result<Packages, NoPackages>>,
    pub vary: Vary,
    /// The package that is looked at.
    pub handle: Option<Package>,
    /// What the offer is called.
    pub title: String,
    pub sources: Vec<SourceId>,
    pub language: Language,
}

impl PartialEq for EqualOf {
    fn eq(&self, other: &Self) -> bool {
        self.is(other)
    }
}

impl Eq for EqualOf {}

impl EqualOf {
    /// The same in another language; `looked` has the offer whose packages they are.
    pub(super) fn in_language(&self, language: Language, looked: &NegotiationOf) -> Self {
        let title = looked.selected.map(|place| offer_name(&looked.negotiation, place, language));
        Self { language, title: title.unwrap_or_default(), ..self.clone() }
    }

    /// The packages of the curve.
    pub(super) fn points(&self) -> Vec<Package> {
        (*self.packages).as_ref().map(|packages| packages.curve(POINTS)).unwrap_or_default()
    }

    pub(super) fn make(&self, points: &[Package]) -> EqualView {
        views::negotiation::equal(&views::negotiation::EqualInput {
            title: &self.title,
            packages: (*self.packages).as_ref().map_err(|why| *why),
            vary: self.vary,
            points,
            handle: self.handle,
            sources: &self.sources,
            language: self.language,
        })
    }

    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.packages, &other.packages)
            && (self.vary, self.handle, self.language) == (other.vary, other.handle, other.language)
            && (&self.title, &self.sources) == (&other.title, &other.sources)
    }
}

/// Two offers, one held against the other.
#[derive(Debug, Clone)]
pub(super) struct ExchangeOf {
    pub negotiation: Arc<Negotiation>,
    pub measure: Measure,
    /// From which offer to which, by their places.
    pub ends: [usize; 2],
    /// What these are called.
    pub names: [String; 2],
    pub role: Role,
    pub language: Language,
}

impl PartialEq for ExchangeOf {
    fn eq(&self, other: &Self) -> bool {
        self.is(other)
    }
}

impl Eq for ExchangeOf {}

impl ExchangeOf {
    /// The same in another language.
    pub(super) fn in_language(&self, language: Language) -> Self {
        let name = |place: usize| offer_name(&self.negotiation, place, language);
        Self { language, names: self.ends.map(name), ..self.clone() }
    }

    /// None if one of both has no cost.
    pub(super) fn make(&self, costs: &Costs, record: &Record) -> Option<Exchange> {
        let scenario = |place: usize| Some(&costs.get(place)?.as_ref().ok()?.scenario);
        let (from, to) = (scenario(self.ends[0])?, scenario(self.ends[1])?);
        let measure = negotiation::summed(&self.measure);
        let [from_name, to_name] = &self.names;
        let offers = self.ends.iter().filter_map(|&place| self.negotiation.offers.get(place));
        let reported = weakest(offers.map(|offer| negotiation::reported(offer.confidence)));
        let ledger = ledger(from, to, self.role, record, &measure).reported(reported);
        let reply = reply(to, from, record, &measure).reported(reported);
        Some(Exchange {
            ledger: views::negotiation::ledger(&ledger, from_name, to_name, self.language),
            reply: views::negotiation::reply_words(&reply, to_name, from_name, self.language),
        })
    }

    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.negotiation, &other.negotiation)
            && (&self.measure, self.ends, &self.names) == (&other.measure, other.ends, &other.names)
            && (self.role, self.language) == (other.role, other.language)
    }
}

/// What one offer is against another.
#[derive(Debug, Clone)]
pub struct Exchange {
    /// What was given and got from the first to the second.
    pub ledger: LedgerView,
    /// What would make the second cost what the first does, in words.
    pub reply: Vec<String>,
}

/// So many packages of a curve are looked for.
const POINTS: usize = 41;

/// How the scenario in hand reads, and what that was made from.
#[derive(Debug)]
struct Read {
    scenario: Arc<Scenario>,
    saved: Option<Arc<Scenario>>,
    language: Language,
    terms: Arc<Vec<TermGroup>>,
    assumptions: Arc<Vec<Assumption>>,
    editions: Arc<BTreeMap<String, EditionsView>>,
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
    /// Computes what changed, forgets what was closed; `on_disk` is a file that others are compared
    /// with.
    pub(super) fn refresh(
        &mut self,
        session: &Session,
        on_disk: Option<&Document>,
        record: &Record,
        chosen: &Measure,
    ) {
        let is_there = |id: DocumentId| {
            session.document(id).is_some() || on_disk.is_some_and(|document| document.id == id)
        };
        self.computed.retain(|id, _| is_there(*id));
        for document in session.documents().iter().chain(on_disk) {
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
            let problems = naming::problems(&document.scenario, &projection, record);
            let scenario = Arc::clone(&document.scenario);
            self.computed.insert(document.id, Computed { scenario, measures, projection, problems, took });
            self.views.get_mut().remove(&document.id);
        }
        self.views.get_mut().retain(|id, _| is_there(*id));
        self.compared.get_mut().retain(|&(one, other), _| is_there(one) && is_there(other));
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

    /// The page of comparisons; made again when one of them, a title, the language or
    /// what of the bridge is read changed.
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

    /// The record; made again when the measure or the language changed.
    pub(super) fn record_view(
        &self,
        record: &Record,
        measure: &Measure,
        language: Language,
    ) -> Arc<RecordView> {
        let mut kept = self.record.borrow_mut();
        if let Some((made_for, view)) = kept.as_ref()
            && *made_for == (measure.clone(), language)
        {
            return Arc::clone(view);
        }
        let view = Arc::new(record::view(&record::Input { record, measure, language }));
        *kept = Some(((measure.clone(), language), Arc::clone(&view)));
        view
    }

    /// What every offer costs; computed again when the negotiation or the measure changed.
    pub(super) fn costs(&self, of: &Arc<Negotiation>, record: &Record, measure: &Measure) -> Arc<Costs> {
        let mut kept = self.costs.borrow_mut();
        if let Some(((made_for, measured), costs)) = kept.as_ref()
            && Arc::ptr_eq(made_for, of)
            && measured == measure
        {
            return Arc::clone(costs);
        }
        let costs = Arc::new(negotiation::costs(of, record, measure));
        *kept = Some(((Arc::clone(of), measure.clone()), Arc::clone(&costs)));
        costs
    }

    /// What is wrong in a negotiation; looked for again when it changed.
    pub(super) fn negotiation_problems(
        &self,
        of: &Arc<Negotiation>,
        record: &Record,
    ) -> Arc<Vec<negotiation::check::Problem>> {
        let mut kept = self.negotiation_problems.borrow_mut();
        if let Some((_, problems)) = kept.as_ref().filter(|(made_for, _)| Arc::ptr_eq(made_for, of)) {
            return Arc::clone(problems);
        }
        let problems = Arc::new(negotiation::check::check(of, record));
        *kept = Some((Arc::clone(of), Arc::clone(&problems)));
        problems
    }

    /// The view of a negotiation; made again when it, or what of it is looked at, changed.
    pub(super) fn negotiation(&self, of: NegotiationOf, record: &Record) -> Arc<NegotiationView> {
        if let Some((made_for, view)) = self.negotiation.borrow().as_ref()
            && made_for.is(&of)
        {
            return Arc::clone(view);
        }
        let costs = self.costs(&of.negotiation, record, &of.measure);
        let problems = self.negotiation_problems(&of.negotiation, record);
        let view = Arc::new(of.make(&costs, &problems, record));
        *self.negotiation.borrow_mut() = Some((of, Arc::clone(&view)));
        view
    }

    /// The packages that cost what an offer does; looked for again when the negotiation changed. None
    /// if the offer has no cost.
    pub(super) fn packages(
        &self,
        (of, place, vary): (&Arc<Negotiation>, usize, Vary),
        record: &Record,
    ) -> Option<Arc<Result<Packages, NoPackages>>> {
        let mut kept = self.packages.borrow_mut();
        if let Some(((made_for, made_at, varied), packages)) = kept.as_ref()
            && Arc::ptr_eq(made_for, of)
            && (*made_at, *varied) == (place, vary)
        {
            return Some(Arc::clone(packages));
        }
        let offer = of.offers.get(place)?;
        let costed = negotiation::cost(&of.base, &offer.terms, record, &Measure::default()).ok()?;
        let packages = Arc::new(Packages::new(&costed.scenario, record, vary));
        *kept = Some(((Arc::clone(of), place, vary), Arc::clone(&packages)));
        Some(packages)
    }

    /// Packages as they are shown.
    pub(super) fn equal(&self, of: EqualOf) -> Arc<EqualView> {
        let mut kept = self.equal.borrow_mut();
        if let Some((_, view)) = kept.as_ref().filter(|((made_for, _), _)| made_for.is(&of)) {
            return Arc::clone(view);
        }
        // No handle changes the curve.
        let known = kept.as_ref().map(|((made_for, points), _)| (made_for, points));
        let points = match known.filter(|(made_for, _)| Arc::ptr_eq(&made_for.packages, &of.packages)) {
            Some((_, points)) => Arc::clone(points),
            None => of.points().into(),
        };
        let view = Arc::new(of.make(&points));
        *kept = Some(((of, points), Arc::clone(&view)));
        view
    }

    /// One offer held against another; none if one of them has no cost.
    pub(super) fn exchange(&self, of: ExchangeOf, record: &Record) -> Option<Arc<Exchange>> {
        if let Some((made_for, exchange)) = self.exchange.borrow().as_ref()
            && made_for.is(&of)
        {
            return Some(Arc::clone(exchange));
        }
        let exchange = Arc::new(of.make(&self.costs(&of.negotiation, record, &of.measure), record)?);
        *self.exchange.borrow_mut() = Some((of, Arc::clone(&exchange)));
        Some(exchange)
    }

    /// A rule tried on history; made again when what it is made from changed.
    pub(super) fn tried(&self, of: TriedOf, record: &Record) -> Arc<Result<Tried, String>> {
        let mut kept = self.tried.borrow_mut();
        if let Some((_, tried)) = kept.as_ref().filter(|(made_for, _)| *made_for == of) {
            return Arc::clone(tried);
        }
        let tried = Arc::new(of.make(record));
        *kept = Some((of, Arc::clone(&tried)));
        tried
    }

    /// What it would change to take values over; made when it is first asked for.
    pub(super) fn revision(&self, of: Revises, record: &Record) -> Result<Arc<Revision>, FieldError> {
        let mut kept = self.revisions.borrow_mut();
        if let Some((_, known)) = kept.iter().find(|(made_for, _)| *made_for == of) {
            return Ok(Arc::clone(known));
        }
        let revision = Arc::new(of.preview(record)?);
        kept.truncate(PREVIEWS - 1);
        kept.push_front((of, Arc::clone(&revision)));
        Ok(revision)
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

    /// What the record offers for the series of a scenario.
    pub(super) fn editions(
        &self,
        document: &Document,
        record: &Record,
        language: Language,
    ) -> Arc<BTreeMap<String, EditionsView>> {
        self.read(document, record, language, |read| Arc::clone(&read.editions))
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
        let editions = Arc::new(views::editions::offered(&scenario, record, language));
        take(kept.insert(Read { scenario, saved, language, terms, assumptions, editions }))
    }
}
