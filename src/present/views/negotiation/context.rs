//! What everything in the view of a negotiation is made from.

use rust_decimal::Decimal;

use crate::engine::Measure;
use crate::engine::negotiation::check::TalksProblem;
use crate::engine::negotiation::{
    Convergence, CostKnown, CostOf, Costed, Distance, NotCosted, Rated, convergence, different_kinds,
    in_order,
};
use crate::model::{
    Currency, Negotiation, Offer, Party, Period, Record, Role, SourceList, Status, Unit, Value, Years,
};
use crate::present::counted::Counted;
use crate::present::timeline::Days;
use crate::text::compare::other_rates_words;
use crate::text::negotiation::offer_name;
use crate::text::{Language, key, say};

/// What the view is made from.
#[derive(Debug, Clone, Copy)]
pub struct NegotiationInput<'a> {
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
    pub problems: &'a [TalksProblem],
}

/// What everything in the view is made from.
pub(super) struct NegotiationContext<'a> {
    pub(super) input: &'a NegotiationInput<'a>,
    /// The figure that is looked at, of each offer in the order of the list.
    pub(super) costs: Vec<Option<Decimal>>,
    pub(super) convergence: Convergence,
    /// The places of the offers in the order of time.
    pub(super) order: Vec<usize>,
    pub(super) currency: Currency,
    pub(super) counted: Counted,
}

impl<'a> NegotiationContext<'a> {
    pub(super) fn new(input: &'a NegotiationInput<'a>) -> Self {
        let known = |costed: &Result<Costed, NotCosted>| costed.as_ref().ok()?.cost(input.of)?.known();
        let costs: Vec<Option<Decimal>> = (0..input.negotiation.offers.len())
            .map(|place| input.costed.get(place).and_then(known))
            .collect();
        let rated = |place: usize| input.costed.get(place)?.as_ref().ok()?.rated(input.of);
        let rated: Vec<Option<Rated>> = (0..costs.len()).map(rated).collect();
        let currency = input.measure.currency_in(input.negotiation.base.currency());
        let largest = costs.iter().flatten().map(Decimal::abs).max().unwrap_or_default();
        Self {
            convergence: convergence(input.negotiation, &rated),
            order: in_order(input.negotiation),
            counted: Counted::of_column(Unit::Money(currency), largest, input.language),
            currency,
            costs,
            input,
        }
    }

    pub(super) fn language(&self) -> Language {
        self.input.language
    }

    pub(super) fn talks(&self) -> &'a Negotiation {
        self.input.negotiation
    }

    pub(super) fn title(&self) -> String {
        let title = self.talks().title.trim();
        if title.is_empty() { say(self.language(), key::NEGOTIATION_UNTITLED) } else { title.to_owned() }
    }

    pub(super) fn costed(&self, place: usize) -> Option<&'a Costed> {
        self.input.costed.get(place)?.as_ref().ok()
    }

    pub(super) fn party(&self, offer: &Offer) -> Option<&'a Party> {
        self.talks().party(offer.party.as_deref()?)
    }

    /// Whose offer it is, as it is read; a party that nobody lists by its key.
    pub(super) fn party_name(&self, offer: &Offer) -> String {
        match (self.party(offer), &offer.party) {
            (Some(party), _) => name_of(party),
            (None, Some(key)) => key.clone(),
            (None, None) => say(self.language(), key::TALKS_BOTH_SIDES),
        }
    }

    /// When an offer was made; that of its round where this says it more closely.
    pub(super) fn when(&self, offer: &Offer) -> Option<Period> {
        let when = self.talks().when(offer)?;
        let of_round = offer.round.and_then(|round| self.talks().dates_of(round));
        let is_closer = |round: &Period| {
            let (round, own) = (Days::from(round), Days::from(&when));
            own.first <= round.first && round.last <= own.last
        };
        Some(of_round.filter(is_closer).unwrap_or(when))
    }

    pub(super) fn side(&self, role: Role) -> Option<&'a Party> {
        self.talks().side(role)
    }

    /// The years that all offers with a cost have in common; none if their terms differ.
    pub(super) fn years(&self) -> Option<Years> {
        let mut years = (0..self.costs.len()).filter_map(|place| self.costed(place));
        let first = years.next()?.scenario.years;
        years.all(|costed| costed.scenario.years == first).then_some(first)
    }

    /// Every source of an offer: who reports it and who says its terms.
    pub(super) fn sources(&self, place: usize) -> SourceList {
        let offer = &self.talks().offers[place];
        let mut sources: SourceList = offer.sources.clone().into();
        for (_, value) in offer.fields() {
            sources.extend(value.sources());
        }
        for conversion in self.costed(place).into_iter().flat_map(|costed| &costed.converted) {
            conversion.rates.iter().for_each(|rate| sources.extend(&rate.sources));
        }
        sources
    }

    /// How well the figures of an offer are known.
    pub(super) fn known(&self, place: usize, costed: &Costed) -> CostKnown {
        costed.known.clone().reported(self.talks().offers[place].confidence)
    }

    /// How well the figure is known that gap and chart are about.
    pub(super) fn status(&self, place: usize) -> Status {
        self.costed(place).map_or(Status::Published, |costed| self.known(place, costed).of(self.input.of))
    }

    /// No gap is known better than what it lies between.
    pub(super) fn gap_status(&self, step: &Distance) -> Status {
        self.status(step.paying).max(self.status(step.receiving))
    }

    /// Why there is no gap between two offers whose costs rest on exchange rates of different kinds; none where
    /// there is one.
    pub(super) fn why_no_gap(&self, step: &Distance) -> Option<String> {
        let kinds = step.different_kinds()?;
        let names = [step.paying, step.receiving].map(|at| offer_name(self.talks(), at, self.language()));
        Some(other_rates_words(kinds, [&names[0], &names[1]], self.language()))
    }

    /// Why nobody can say what share of the opening gap is closed: the two gaps rest on exchange rates of
    /// different kinds; none where they do not.
    pub(super) fn why_not_closed(&self, step: &Distance) -> Option<String> {
        let opening = self.convergence.opening()?;
        let ends = |at: &Distance| [at.paying, at.receiving].into_iter().zip(at.rates);
        let pairs = ends(opening).flat_map(|before| ends(step).map(move |now| (before, now)));
        let mut told = pairs.filter_map(|((before, of_before), (now, of_now))| {
            let names = [before, now].map(|at| offer_name(self.talks(), at, self.language()));
            let kinds = different_kinds(of_before, of_now)?;
            Some(other_rates_words(kinds, [&names[0], &names[1]], self.language()))
        });
        told.next().or_else(|| self.why_no_gap(opening))
    }

    /// Whether the figure that gap and chart are about is shown in another currency than it was offered in.
    pub(super) fn is_converted(&self, place: usize) -> bool {
        self.costed(place).is_some_and(|costed| costed.is_converted(self.input.of))
    }

    pub(super) fn decimals(&self) -> u32 {
        let values: Vec<Decimal> = self.costs.iter().flatten().copied().collect();
        self.counted.decimals(&values)
    }

    pub(super) fn measure(&self) -> Measure {
        self.input.measure.summed()
    }
}

/// The name of a party; one without a name is called by its key.
pub(super) fn name_of(party: &Party) -> String {
    let name = party.name.trim();
    if name.is_empty() { party.key.clone() } else { name.to_owned() }
}

/// The value if it is known.
pub(super) fn known(value: Option<Value>) -> Option<Decimal> {
    value.and_then(Value::known)
}
