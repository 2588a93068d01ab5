//! What follows from a negotiation and is kept until it changes: costs, problems, the view, equal packages,
//! one offer held against another.
//!
//! Each result is made from a key (`NegotiationOf`, `EqualOf`, `ExchangeOf`) that has all of what it is
//! made from, so that an export makes the same from the same key.

use std::sync::Arc;

use crate::app::memo::Memo;
use crate::engine::negotiation::check::{Problem, check};
use crate::engine::negotiation::{self, CostOf, Costed, NotCosted};
use crate::engine::{Measure, NoPackages, Package, Packages, Vary, ledger, reply, weakest};
use crate::model::{Negotiation, Record, Role, SourceId};
use crate::present::views;
use crate::present::views::negotiation::{EqualView, LedgerView, NegotiationView};
use crate::text::Language;
use crate::text::negotiation::offer_name;

/// What was made last of the negotiation that is open.
#[derive(Debug, Default)]
pub(crate) struct NegotiationResults {
    costs: Memo<(Arc<Negotiation>, Measure), Costs>,
    negotiation_problems: Memo<Arc<Negotiation>, Vec<Problem>>,
    negotiation: Memo<NegotiationOf, NegotiationView>,
    packages: Memo<(Arc<Negotiation>, usize, Vary), Result<Packages, NoPackages>>,
    /// With the packages of the curve.
    equal: Memo<(EqualOf, Arc<[Package]>), EqualView>,
    exchange: Memo<ExchangeOf, Exchange>,
}

/// What the view of a negotiation was made from, besides what follows from that.
#[derive(Debug, Clone)]
pub(crate) struct NegotiationOf {
    pub negotiation: Arc<Negotiation>,
    pub measure: Measure,
    pub of: CostOf,
    pub selected: Option<usize>,
    pub against: Option<usize>,
    pub language: Language,
}

/// What each offer costs, or why it has no cost.
pub(crate) type Costs = Vec<Result<Costed, NotCosted>>;

impl PartialEq for NegotiationOf {
    fn eq(&self, other: &Self) -> bool {
        self.is(other)
    }
}

impl Eq for NegotiationOf {}

impl NegotiationOf {
    pub(crate) fn make(&self, costed: &Costs, problems: &[Problem], record: &Record) -> NegotiationView {
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
pub(crate) struct EqualOf {
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
    pub(crate) fn in_language(&self, language: Language, looked: &NegotiationOf) -> Self {
        let title = looked.selected.map(|place| offer_name(&looked.negotiation, place, language));
        Self { language, title: title.unwrap_or_default(), ..self.clone() }
    }

    /// The packages of the curve.
    pub(crate) fn points(&self) -> Vec<Package> {
        (*self.packages).as_ref().map(|packages| packages.curve(POINTS)).unwrap_or_default()
    }

    pub(crate) fn make(&self, points: &[Package]) -> EqualView {
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
pub(crate) struct ExchangeOf {
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
    pub(crate) fn in_language(&self, language: Language) -> Self {
        let name = |place: usize| offer_name(&self.negotiation, place, language);
        Self { language, names: self.ends.map(name), ..self.clone() }
    }

    /// None if one of both has no cost.
    pub(crate) fn make(&self, costs: &Costs, record: &Record) -> Option<Exchange> {
        let scenario = |place: usize| Some(&costs.get(place)?.as_ref().ok()?.scenario);
        let (from, to) = (scenario(self.ends[0])?, scenario(self.ends[1])?);
        let measure = self.measure.summed();
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

impl NegotiationResults {
    /// What every offer costs; computed again when the negotiation or the measure changed.
    pub(crate) fn costs(&self, of: &Arc<Negotiation>, record: &Record, measure: &Measure) -> Arc<Costs> {
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
    pub(crate) fn negotiation_problems(&self, of: &Arc<Negotiation>, record: &Record) -> Arc<Vec<Problem>> {
        let mut kept = self.negotiation_problems.borrow_mut();
        if let Some((_, problems)) = kept.as_ref().filter(|(made_for, _)| Arc::ptr_eq(made_for, of)) {
            return Arc::clone(problems);
        }
        let problems = Arc::new(check(of, record));
        *kept = Some((Arc::clone(of), Arc::clone(&problems)));
        problems
    }

    /// The view of a negotiation; made again when it, or what of it is looked at, changed.
    pub(crate) fn negotiation(&self, of: NegotiationOf, record: &Record) -> Arc<NegotiationView> {
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
    pub(crate) fn packages(
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
    pub(crate) fn equal(&self, of: EqualOf) -> Arc<EqualView> {
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
    pub(crate) fn exchange(&self, of: ExchangeOf, record: &Record) -> Option<Arc<Exchange>> {
        if let Some((made_for, exchange)) = self.exchange.borrow().as_ref()
            && made_for.is(&of)
        {
            return Some(Arc::clone(exchange));
        }
        let exchange = Arc::new(of.make(&self.costs(&of.negotiation, record, &of.measure), record)?);
        *self.exchange.borrow_mut() = Some((of, Arc::clone(&exchange)));
        Some(exchange)
    }
}
