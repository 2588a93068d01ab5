//! What follows from a negotiation and is kept until it changes: costs, problems, the view, equal packages,
//! one offer held against another.
//!
//! Each result is made from a key (`NegotiationKey`, `PackagesKey`, `ExchangeKey`) that has all of what it is
//! made from, so that an export makes the same from the same key.

use std::sync::Arc;

use crate::app::memo::{Memo, Shared};
use crate::engine::negotiation::check::{TalksProblem, check};
use crate::engine::negotiation::{self, CostOf, Costed, NotCosted, different_kinds};
use crate::engine::{Measure, NoPackages, Package, Packages, Vary, ledger, reply, weakest};
use crate::export::ShownTable;
use crate::model::{Negotiation, Record, Role, SourceId};
use crate::present::views::negotiation::{EqualView, LedgerView, NegotiationPage, NegotiationView};
use crate::present::{Table, views};
use crate::text::Language;
use crate::text::compare::other_rates_words;
use crate::text::negotiation::offer_name;

/// What was made last of the negotiation that is open.
#[derive(Debug, Default)]
pub(crate) struct NegotiationResults {
    costs: Memo<(Shared<Negotiation>, Measure), Costs>,
    problems: Memo<Shared<Negotiation>, Vec<TalksProblem>>,
    view: Memo<NegotiationKey, NegotiationView>,
    packages: Memo<(Shared<Negotiation>, usize, Vary), Result<Packages, NoPackages>>,
    /// The packages of the curve; no handle changes them.
    points: Memo<Shared<Result<Packages, NoPackages>>, Vec<Package>>,
    equal: Memo<PackagesKey, EqualView>,
    exchange: Memo<ExchangeKey, OfferExchange>,
}

/// What the view of a negotiation was made from, besides what follows from that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NegotiationKey {
    pub negotiation: Shared<Negotiation>,
    pub measure: Measure,
    pub of: CostOf,
    pub selected: Option<usize>,
    pub against: Option<usize>,
    pub language: Language,
}

/// What each offer costs, or why it has no cost.
pub(crate) type Costs = Vec<Result<Costed, NotCosted>>;

impl NegotiationKey {
    pub(crate) fn make(&self, costed: &Costs, problems: &[TalksProblem], record: &Record) -> NegotiationView {
        views::negotiation::view(&views::negotiation::NegotiationInput {
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
}

/// What packages are shown for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PackagesKey {
    pub packages: Shared<Result<Packages, NoPackages>>,
    pub vary: Vary,
    /// The package that is looked at.
    pub handle: Option<Package>,
    /// What the offer is called.
    pub title: String,
    pub sources: Vec<SourceId>,
    pub language: Language,
}

impl PackagesKey {
    /// The same in another language; `looked` has the offer whose packages they are.
    pub(crate) fn in_language(&self, language: Language, looked: &NegotiationKey) -> Self {
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
}

/// Two offers, one held against the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ExchangeKey {
    pub negotiation: Shared<Negotiation>,
    pub measure: Measure,
    /// From which offer to which, by their places.
    pub ends: [usize; 2],
    /// What these are called.
    pub names: [String; 2],
    pub role: Role,
    pub language: Language,
}

impl ExchangeKey {
    /// The same in another language.
    pub(crate) fn in_language(&self, language: Language) -> Self {
        let name = |place: usize| offer_name(&self.negotiation, place, language);
        Self { language, names: self.ends.map(name), ..self.clone() }
    }

    /// None if one of both has no cost.
    pub(crate) fn make(&self, costs: &Costs, record: &Record) -> Option<OfferExchange> {
        let costed = |place: usize| costs.get(place)?.as_ref().ok();
        let (from, to) = (costed(self.ends[0])?, costed(self.ends[1])?);
        let measure = self.measure.summed();
        let [from_name, to_name] = &self.names;
        let offers = self.ends.iter().filter_map(|&place| self.negotiation.offers.get(place));
        let reported = weakest(offers.map(|offer| negotiation::reported(offer.confidence)));
        let scenarios = [&from.scenario, &to.scenario];
        let rates = [from.rates, to.rates];
        let ledger = ledger(scenarios, rates, self.role, record, &measure).reported(reported);
        let reply = if let Some(kinds) = different_kinds(from.rates, to.rates) {
            vec![other_rates_words(kinds, [from_name, to_name], self.language)]
        } else {
            let reply = reply(&to.scenario, &from.scenario, record, &measure).reported(reported);
            views::negotiation::reply_words(&reply, to_name, from_name, self.language)
        };
        Some(OfferExchange {
            ledger: views::negotiation::ledger(&ledger, from_name, to_name, self.language),
            reply,
        })
    }
}

/// What one offer is against another.
#[derive(Debug, Clone)]
pub struct OfferExchange {
    /// What was given and got from the first to the second.
    pub ledger: LedgerView,
    /// What would make the second cost what the first does, in words.
    pub reply: Vec<String>,
}

/// So many packages of a curve are looked for.
const POINTS: usize = 41;

impl NegotiationResults {
    /// What every offer costs; computed again when the negotiation or the measure changed.
    pub(crate) fn costs(&self, of: Shared<Negotiation>, record: &Record, measure: &Measure) -> Arc<Costs> {
        self.costs.get((of, measure.clone()), |(of, measure)| negotiation::costs(of, record, measure))
    }

    /// What is wrong in a negotiation; looked for again when it changed.
    pub(crate) fn problems(&self, of: Shared<Negotiation>, record: &Record) -> Arc<Vec<TalksProblem>> {
        self.problems.get(of, |of| check(of, record))
    }

    /// The view of a negotiation; made again when it, or what of it is looked at, changed.
    pub(crate) fn view(&self, of: NegotiationKey, record: &Record) -> Arc<NegotiationView> {
        self.view.get(of, |of| {
            let costs = self.costs(of.negotiation.clone(), record, &of.measure);
            of.make(&costs, &self.problems(of.negotiation.clone(), record), record)
        })
    }

    /// The packages that cost what an offer does; looked for again when the negotiation changed. None
    /// if the offer has no cost.
    pub(crate) fn packages(
        &self,
        of: (Shared<Negotiation>, usize, Vary),
        record: &Record,
    ) -> Option<Arc<Result<Packages, NoPackages>>> {
        let packages = self.packages.try_get(of, |(of, place, vary)| -> Result<_, ()> {
            let offer = of.offers.get(*place).ok_or(())?;
            let costed = negotiation::cost(&of.base, &offer.terms, record, &Measure::default());
            Ok(Packages::new(&costed.map_err(drop)?.scenario, record, *vary))
        });
        packages.ok()
    }

    /// Packages as they are shown.
    pub(crate) fn equal(&self, of: PackagesKey) -> Arc<EqualView> {
        self.equal.get(of, |of| of.make(&self.points.get(of.packages.clone(), |_| of.points())))
    }

    /// One offer held against another; none if one of them has no cost.
    pub(crate) fn exchange(&self, of: ExchangeKey, record: &Record) -> Option<Arc<OfferExchange>> {
        let exchange = self.exchange.try_get(of, |of| {
            let costs = self.costs(of.negotiation.clone(), record, &of.measure);
            of.make(&costs, record).ok_or(())
        });
        exchange.ok()
    }
}

/// What pages of a negotiation are made from; each is asked for by the pages that need it.
pub(crate) struct PageResults<View, Ledger, Equal> {
    pub view: View,
    pub exchange: Ledger,
    pub equal: Equal,
}

impl<View, Ledger, Equal> PageResults<View, Ledger, Equal>
where
    View: FnOnce() -> Option<Arc<NegotiationView>>,
    Ledger: FnOnce() -> Option<Arc<OfferExchange>>,
    Equal: FnOnce() -> Option<Arc<EqualView>>,
{
    /// The table of a page, with the headline above it; none if there is none yet.
    pub(crate) fn table(self, page: NegotiationPage) -> Option<ShownTable> {
        let of_view = |table: fn(&NegotiationView) -> &Table| {
            let view = (self.view)()?;
            Some(((view.headline.clone(), view.subline.clone()), table(&view).clone()))
        };
        let (heads, table) = match page {
            NegotiationPage::Offers => of_view(|view| &view.offers)?,
            NegotiationPage::Rounds => of_view(|view| &view.rounds)?,
            NegotiationPage::Events => of_view(|view| &view.events)?,
            NegotiationPage::Ledger => {
                let LedgerView { headline, subline, table, .. } = (self.exchange)()?.ledger.clone();
                ((headline, subline), table)
            }
            NegotiationPage::Packages => {
                let EqualView { headline, curve, table, .. } = (*(self.equal)()?).clone();
                ((headline, curve.map(|curve| curve.subtitle).unwrap_or_default()), table)
            }
        };
        Some(ShownTable::new("negotiation", heads, table))
    }
}
