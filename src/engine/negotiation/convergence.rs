//! How far apart the sides are, offer by offer.
//!
//! # Rules
//! - Only asks and offers count: a red line, a statement and what both agreed on are not on the
//!   table. An offer stands until its party makes another, whether or not the other side declined it.
//! - The gap is what the receiving side asks less what the paying side offers. The opening gap is the
//!   first one that both sides made.
//! - Costs at stated exchange rates and costs at yearly averages are not subtracted: between such offers the
//!   gap is unknown, and so is what share of an opening gap of the other kind is closed.
//! - An offer without a cost leaves its party's last one standing.

use rust_decimal::Decimal;

use crate::engine::measure::RateBasis;
use crate::engine::sides::Sides;
use crate::model::{Negotiation, OfferKind, Period, Role};

/// A figure of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rated {
    /// How much it is.
    pub amount: Decimal,
    /// The kind of the exchange rates that it rests on; none where nothing in it was converted.
    pub rates: Option<RateBasis>,
}

/// The sides at one moment of the talks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Distance {
    /// The place of the offer by which it came to be.
    pub after: usize,
    /// The place of the paying side's offer that stands.
    pub paying: usize,
    /// The place of the receiving side's.
    pub receiving: usize,
    /// What the receiving side asks beyond what the paying side offers; none where these rest on exchange rates
    /// of different kinds.
    pub gap: Option<Decimal>,
    /// The kinds of these rates: of the paying side's offer, of the receiving side's.
    pub rates: [Option<RateBasis>; 2],
}

impl Distance {
    /// The kinds of the rates of both sides, the paying one first, if they are different.
    pub fn different_kinds(&self) -> Option<Sides<RateBasis>> {
        let [paying, receiving] = self.rates;
        different_kinds(paying, receiving)
    }
}

/// The kinds of the exchange rates of two offers, if they are different.
pub fn different_kinds(one: Option<RateBasis>, other: Option<RateBasis>) -> Option<Sides<RateBasis>> {
    let (baseline, other) = one.zip(other)?;
    (baseline != other).then_some(Sides { baseline, other })
}

/// How the sides came closer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Convergence {
    /// The gap after each offer from the first on that both sides had one, in the order of time.
    pub steps: Vec<Distance>,
}

impl Convergence {
    /// The first gap.
    pub fn opening(&self) -> Option<&Distance> {
        self.steps.first()
    }

    /// The last gap.
    pub fn latest(&self) -> Option<&Distance> {
        self.steps.last()
    }

    /// The share of the opening gap that is closed at a moment, as a fraction; none if there was nothing to
    /// close, or if the two gaps are not at rates of one kind.
    pub fn closed(&self, at: &Distance) -> Option<Decimal> {
        let opening = self.opening()?;
        let of_opening = opening.gap.filter(|gap| *gap > Decimal::ZERO)?;
        let kinds = opening.rates.into_iter().chain(at.rates).flatten();
        let are_alike = kinds.clone().zip(kinds.skip(1)).all(|(one, next)| one == next);
        Decimal::ONE.checked_sub(at.gap.filter(|_| are_alike)?.checked_div(of_opening)?)
    }
}

/// Year, month, day.
type OfferDay = (i16, u8, u8);

/// The places of the offers in the order of time. Those of the same day, and those whose day is
/// unknown, keep the order of the list: an unknown day is taken for that of the offer before, as far as
/// what is known of it allows.
pub fn in_order(negotiation: &Negotiation) -> Vec<usize> {
    let mut last: Option<OfferDay> = None;
    let mut places: Vec<(Option<OfferDay>, usize)> = Vec::new();
    for (place, offer) in negotiation.offers.iter().enumerate() {
        last = match (negotiation.when(offer), last) {
            (None, last) => last,
            (Some(period), Some(last)) if may_be(&period, last) => Some(last),
            (Some(period), _) => Some(period.first().first_day()),
        };
        places.push((last, place));
    }
    places.sort();
    places.into_iter().map(|(_, place)| place).collect()
}

/// Whether that day lies in the period as far as it is known.
fn may_be(period: &Period, day: OfferDay) -> bool {
    period.first().first_day() <= day && day <= period.last().last_day()
}

/// The gap after each offer. `costs` has the figure of every offer that is looked at, in the order of
/// the list; none where there is none.
pub fn convergence(negotiation: &Negotiation, costs: &[Option<Rated>]) -> Convergence {
    let (mut paying, mut receiving) = (None, None);
    let mut steps = Vec::new();
    for place in in_order(negotiation) {
        let offer = &negotiation.offers[place];
        let role = offer.party.as_deref().and_then(|key| negotiation.party(key)).map(|party| party.role);
        let on_the_table = matches!(offer.kind, OfferKind::Ask | OfferKind::Offer);
        let Some(cost) = costs.get(place).copied().flatten().filter(|_| on_the_table) else { continue };
        match role {
            Some(Role::Pays) => paying = Some((place, cost)),
            Some(Role::Receives) => receiving = Some((place, cost)),
            Some(Role::Speaks) | None => continue,
        }
        let (Some((paying, offered)), Some((receiving, asked))) = (paying, receiving) else { continue };
        let rates = [offered.rates, asked.rates];
        let distance = Distance { after: place, paying, receiving, gap: None, rates };
        if distance.different_kinds().is_some() {
            steps.push(distance);
        } else if let Some(gap) = asked.amount.checked_sub(offered.amount) {
            steps.push(Distance { gap: Some(gap), ..distance });
        }
    }
    Convergence { steps }
}
