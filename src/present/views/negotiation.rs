//! A negotiation: how far apart the sides are, what each offer costs, when they met.
//!
//! Every offer is costed before it comes here. One that has no cost stands in the tables all the same,
//! with the reason.
//!
//! **Invariant:** the figures of the chart are those of the tables, in the same unit.

mod chart;
mod chosen;
mod equal;
mod happened;
mod headline;
mod ledger;
mod offers;
mod words;

pub use equal::{EqualInput, EqualView, equal, reply_words};
pub use ledger::{LedgerView, ledger};

use rust_decimal::Decimal;

use crate::engine::Measure;
use crate::engine::negotiation::check::Problem;
use crate::engine::negotiation::{
    Convergence, CostKnown, CostOf, Costed, Distance, NotCosted, convergence, in_order, summed,
};
use crate::model::{
    Currency, Negotiation, Offer, Party, Period, Record, Role, SourceId, Status, Unit, Value, Years,
};
use crate::present::counted::Counted;
use crate::present::page::add_sources;
use crate::present::timeline::{Days, Timeline};
use crate::present::{Page, Table};
use crate::text::{Language, say};

/// What the view is made from.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The negotiation.
    pub negotiation: &'a Negotiation,
    /// What each offer costs, in the order of the list and in terms of `measure`.
    pub costed: &'a [Result<Costed, NotCosted>],
    /// The figure that gap and chart are about.
    pub of: CostOf,
    /// In what terms amounts are shown.
    pub measure: &'a Measure,
    /// The offer in hand, by its place in the list.
    pub selected: Option<usize>,
    /// The offer that it is held against.
    pub against: Option<usize>,
    /// The published record.
    pub record: &'a Record,
    /// The language.
    pub language: Language,
    /// What is wrong in the negotiation.
    pub problems: &'a [Problem],
}

/// A negotiation as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NegotiationView {
    /// What the talks are called.
    pub title: String,
    /// The one thing that matters, in words.
    pub headline: String,
    /// What stands under the headline: the figure that is looked at, its unit and price basis.
    pub subline: String,
    /// What a careful reader must know besides.
    pub notes: Vec<String>,
    /// What is wrong, each with its place in words.
    pub problems: Vec<String>,
    /// The talks on a date axis.
    pub timeline: Timeline,
    /// What was put forward, in the order of time.
    pub offers: Table,
    /// The place in the list of the offer on each row of [`NegotiationView::offers`].
    pub places: Vec<usize>,
    /// The rounds.
    pub rounds: Table,
    /// The number of the round on each row of [`NegotiationView::rounds`].
    pub round_numbers: Vec<u16>,
    /// What happened besides.
    pub events: Table,
    /// The offer in hand.
    pub chosen: Option<Chosen>,
}

/// An offer in hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Its place in the list.
    pub place: usize,
    /// Whose it is, of which kind and when.
    pub title: String,
    /// What it costs, or why it has no cost.
    pub cost: String,
    /// What it says, and what was filled in from the base scenario where money rests on it.
    pub terms: Table,
    /// Conversions, what it left unsaid, whether it was declined, the remark.
    pub notes: Vec<String>,
    /// What is wrong with it.
    pub problems: Vec<String>,
    /// Who says so.
    pub sources: Vec<SourceId>,
}

impl NegotiationView {
    /// The view as a page: the headline over all tables.
    #[must_use]
    pub fn page(&self) -> Page {
        let mut tables = vec![self.offers.clone(), self.rounds.clone(), self.events.clone()];
        tables.extend(self.chosen.as_ref().map(|chosen| chosen.terms.clone()));
        Page {
            title: self.title.clone(),
            headline: self.headline.clone(),
            subline: self.subline.clone(),
            tables,
        }
    }
}

/// What is shown of a negotiation.
#[must_use]
pub fn view(input: &Input<'_>) -> NegotiationView {
    let ground = Ground::new(input);
    let (offers, places) = offers::table(&ground);
    let (rounds, round_numbers) = happened::rounds(&ground);
    NegotiationView {
        title: ground.title(),
        headline: headline::headline(&ground),
        subline: headline::subline(&ground),
        notes: headline::notes(&ground),
        problems: ground.problem_words(|_| true),
        timeline: chart::timeline(&ground),
        offers,
        places,
        rounds,
        round_numbers,
        events: happened::events(&ground),
        chosen: input.selected.and_then(|place| chosen::chosen(&ground, place)),
    }
}

/// What everything in the view is made from.
struct Ground<'a> {
    input: &'a Input<'a>,
    /// The figure that is looked at, of each offer in the order of the list.
    costs: Vec<Option<Decimal>>,
    convergence: Convergence,
    /// The places of the offers in the order of time.
    order: Vec<usize>,
    currency: Currency,
    counted: Counted,
}

impl<'a> Ground<'a> {
    fn new(input: &'a Input<'a>) -> Self {
        let known = |costed: &Result<Costed, NotCosted>| costed.as_ref().ok()?.cost(input.of)?.known();
        let costs: Vec<Option<Decimal>> = (0..input.negotiation.offers.len())
            .map(|place| input.costed.get(place).and_then(known))
            .collect();
        let currency = input.measure.currency_in(input.negotiation.base.currency());
        let largest = costs.iter().flatten().map(Decimal::abs).max().unwrap_or_default();
        Self {
            convergence: convergence(input.negotiation, &costs),
            order: in_order(input.negotiation),
            counted: Counted::of_column(Unit::Money(currency), largest, input.language),
            currency,
            costs,
            input,
        }
    }

    fn language(&self) -> Language {
        self.input.language
    }

    fn talks(&self) -> &'a Negotiation {
        self.input.negotiation
    }

    fn title(&self) -> String {
        let title = self.talks().title.trim();
        if title.is_empty() { say(self.language(), "negotiation-untitled") } else { title.to_owned() }
    }

    fn costed(&self, place: usize) -> Option<&'a Costed> {
        self.input.costed.get(place)?.as_ref().ok()
    }

    fn party(&self, offer: &Offer) -> Option<&'a Party> {
        self.talks().party(offer.party.as_deref()?)
    }

    /// Whose offer it is, as it is read; a party that nobody lists by its key.
    fn party_name(&self, offer: &Offer) -> String {
        match (self.party(offer), &offer.party) {
            (Some(party), _) => name_of(party),
            (None, Some(key)) => key.clone(),
            (None, None) => say(self.language(), "talks-both-sides"),
        }
    }

    /// When an offer was made; that of its round where this says it more closely.
    fn when(&self, offer: &Offer) -> Option<Period> {
        let when = self.talks().when(offer)?;
        let of_round = offer.round.and_then(|round| self.talks().dates_of(round));
        let is_closer = |round: &Period| {
            let (round, own) = (Days::from(round), Days::from(&when));
            own.first <= round.first && round.last <= own.last
        };
        Some(of_round.filter(is_closer).unwrap_or(when))
    }

    fn side(&self, role: Role) -> Option<&'a Party> {
        self.talks().side(role)
    }

    /// The years that all offers with a cost have in common; none if their terms differ.
    fn years(&self) -> Option<Years> {
        let mut years = (0..self.costs.len()).filter_map(|place| self.costed(place));
        let first = years.next()?.scenario.years;
        years.all(|costed| costed.scenario.years == first).then_some(first)
    }

    /// Every source of an offer: who reports it and who says its terms.
    fn sources(&self, place: usize) -> Vec<SourceId> {
        let offer = &self.talks().offers[place];
        let mut sources = offer.sources.clone();
        for (_, value) in offer.fields() {
            add_sources(&mut sources, value.sources());
        }
        for conversion in self.costed(place).into_iter().flat_map(|costed| &costed.converted) {
            conversion.rates.iter().for_each(|rate| add_sources(&mut sources, &rate.sources));
        }
        sources
    }

    /// How well the figures of an offer are known.
    fn known(&self, place: usize, costed: &Costed) -> CostKnown {
        costed.known.clone().reported(self.talks().offers[place].confidence)
    }

    /// How well the figure is known that gap and chart are about.
    fn status(&self, place: usize) -> Status {
        self.costed(place).map_or(Status::Published, |costed| self.known(place, costed).of(self.input.of))
    }

    /// No gap is known better than what it lies between.
    fn gap_status(&self, step: &Distance) -> Status {
        self.status(step.paying).max(self.status(step.receiving))
    }

    fn decimals(&self) -> u32 {
        let values: Vec<Decimal> = self.costs.iter().flatten().copied().collect();
        self.counted.decimals(&values)
    }

    fn measure(&self) -> Measure {
        summed(self.input.measure)
    }
}

/// The name of a party; one without a name is called by its key.
fn name_of(party: &Party) -> String {
    let name = party.name.trim();
    if name.is_empty() { party.key.clone() } else { name.to_owned() }
}

/// The value if it is known.
fn known(value: Option<Value>) -> Option<Decimal> {
    value.and_then(Value::known)
}
