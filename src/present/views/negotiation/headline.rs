//! The one thing that matters, in words: what was agreed, or how far apart the sides are.

use rust_decimal::Decimal;

use super::context::{NegotiationContext, name_of};
use crate::engine::negotiation::{CostOf, Distance};
use crate::engine::weakest;
use crate::model::{Money, OfferKind, Role, Scenario, Year};
use crate::present::certainty::rests_on_words;
use crate::text::explanation::unpromised_words;
use crate::text::measures::{measure_basis, measure_name};
use crate::text::negotiation::offer_name;
use crate::text::numbers::{Digits, money_rounded, rate, years};
use crate::text::{key, say, say_with};

/// What was agreed, else the gap, else why there is none.
pub(super) fn headline(context: &NegotiationContext<'_>) -> String {
    agreed(context).unwrap_or_else(|| gap(context))
}

/// Figure, unit and basis, and what the figures of the headline rest on.
pub(super) fn subline(context: &NegotiationContext<'_>) -> String {
    let is_agreed = |place: &&usize| context.talks().offers[**place].kind == OfferKind::Agreed;
    let agreed = context.order.iter().rev().find(is_agreed).filter(|place| context.costs[**place].is_some());
    let steps = [context.convergence.latest(), context.convergence.opening()];
    let status = match agreed {
        Some(&place) => context.status(place),
        None => weakest(steps.into_iter().flatten().map(|step| context.gap_status(step))),
    };
    let rests_on = rests_on_words(status, context.language());
    std::iter::once(context.basis()).chain(rests_on).collect::<Vec<String>>().join(" · ")
}

/// What a reader must know besides the headline.
pub(super) fn notes(context: &NegotiationContext<'_>) -> Vec<String> {
    let language = context.language();
    let mut notes = Vec::new();
    if agreed(context).is_some() {
        notes.push(gap(context));
    }
    let without = (0..context.costs.len()).filter(|&place| context.costs[place].is_none()).count();
    if without > 0 {
        notes.push(say_with(language, key::NEGOTIATION_NOTE_NO_COST, &[("count", without.into())]));
    }
    for place in 0..context.costs.len() {
        let Some(costed) = context.costed(place) else { continue };
        let years: Vec<Year> = costed.projection.unpromised_years().collect();
        let words = unpromised_words(&years, language);
        notes.extend(words.map(|words| format!("{}: {words}", offer_name(context.talks(), place, language))));
    }
    if context.years().is_none()
        && context.costs.iter().flatten().count() > 1
        && context.input.of != CostOf::FirstYear
    {
        notes.push(say(language, key::NEGOTIATION_NOTE_TERMS_DIFFER));
    }
    notes
}

/// “Agreed on 2 October 2024: KRW 1,519.2 bn in 2026”; none if nothing with a cost is agreed.
fn agreed(context: &NegotiationContext<'_>) -> Option<String> {
    let language = context.language();
    let is_agreed = |place: &&usize| context.talks().offers[**place].kind == OfferKind::Agreed;
    let place = *context.order.iter().rev().find(is_agreed)?;
    let amount = ("amount", context.amount_words(context.costs[place]?).into());
    let over = ("over", over(context, &[place]).into());
    let date = context.date_words(&context.talks().offers[place]);
    if date.is_empty() {
        return Some(say_with(language, key::NEGOTIATION_AGREED_UNDATED, &[amount, over]));
    }
    Some(say_with(language, key::NEGOTIATION_AGREED, &[("date", date.into()), amount, over]))
}

/// How far apart the sides are, or why nobody can say.
pub(super) fn gap(context: &NegotiationContext<'_>) -> String {
    let language = context.language();
    let Some(latest) = context.convergence.latest() else { return no_gap(context) };
    let Some(apart) = latest.gap else { return context.why_no_gap(latest).unwrap_or_default() };
    let gap = say_gap(context, latest, apart);
    let opening = context.convergence.opening().filter(|opening| *opening != latest);
    let closed = opening.and_then(|_| context.convergence.closed(latest));
    let Some(closed) = closed else { return gap };
    let share = ("share", rate(closed.abs(), Digits::Fixed(0)).into());
    let gap = ("gap", gap.into());
    // Less than half a per cent is no change, as it is read.
    match closed {
        closed if closed.abs() < Decimal::new(5, 3) => say_with(language, key::NEGOTIATION_GAP_SAME, &[gap]),
        closed if closed > Decimal::ZERO => say_with(language, key::NEGOTIATION_GAP_CLOSED, &[gap, share]),
        _ => say_with(language, key::NEGOTIATION_GAP_GROWN, &[gap, share]),
    }
}

fn say_gap(context: &NegotiationContext<'_>, latest: &Distance, gap: Decimal) -> String {
    let language = context.language();
    let offer = &context.talks().offers[latest.after];
    let date = context.date_words(offer);
    let when = match offer.round {
        Some(round) => {
            say_with(language, key::NEGOTIATION_AFTER_ROUND, &[("round", u32::from(round).into())])
        }
        None if date.is_empty() => say(language, key::NEGOTIATION_AFTER_LAST),
        None => say_with(language, key::NEGOTIATION_AFTER_DATE, &[("date", date.into())]),
    };
    let args = [
        ("when", when.into()),
        ("gap", context.amount_words(gap.abs()).into()),
        ("over", over(context, &[latest.paying, latest.receiving]).into()),
    ];
    if gap.is_zero() {
        say_with(language, key::NEGOTIATION_SIDES_MEET, &args)
    } else if gap.is_sign_negative() {
        say_with(language, key::NEGOTIATION_SIDES_OVERLAP, &args)
    } else {
        say_with(language, key::NEGOTIATION_SIDES_APART, &args)
    }
}

/// Why there is no gap.
fn no_gap(context: &NegotiationContext<'_>) -> String {
    let language = context.language();
    if context.talks().offers.is_empty() {
        return say(language, key::NEGOTIATION_NO_OFFERS);
    }
    for role in [Role::Pays, Role::Receives] {
        let Some(party) = context.side(role) else {
            return match role {
                Role::Pays => say(language, key::NEGOTIATION_NOBODY_PAYS),
                _ => say(language, key::NEGOTIATION_NOBODY_RECEIVES),
            };
        };
        let party_name = || [("party", name_of(party).into())];
        let of_side = |place: &usize| {
            let offer = &context.talks().offers[*place];
            matches!(offer.kind, OfferKind::Ask | OfferKind::Offer)
                && context.party(offer).is_some_and(|party| party.role == role)
        };
        let offers: Vec<usize> = context.order.iter().copied().filter(of_side).collect();
        if offers.is_empty() {
            return say_with(language, key::NEGOTIATION_NO_OFFER_OF, &party_name());
        }
        if offers.iter().all(|&place| context.costs[place].is_none()) {
            return say_with(language, key::NEGOTIATION_NO_COST_OF, &party_name());
        }
    }
    say(language, key::NEGOTIATION_NO_OFFERS)
}

/// The years that figures of these offers are about: `in 2026`, `over 2026–2030`.
fn over(context: &NegotiationContext<'_>, places: &[usize]) -> String {
    let language = context.language();
    let mut found =
        places.iter().filter_map(|&place| context.costed(place)).map(|costed| costed.scenario.years);
    let first = found.next();
    let same = first.filter(|first| found.all(|years| years == *first));
    let is_first_year = context.input.of == CostOf::FirstYear;
    match (context.input.of, same) {
        (CostOf::Term, Some(span)) if span.first == span.last => {
            say_with(language, key::NEGOTIATION_IN_YEAR, &[("year", span.first.into())])
        }
        (CostOf::FirstYear, Some(span)) => {
            say_with(language, key::NEGOTIATION_IN_YEAR, &[("year", span.first.into())])
        }
        (_, None) if is_first_year => say(language, key::NEGOTIATION_IN_FIRST_YEARS),
        (CostOf::Term, Some(span)) => {
            say_with(language, key::NEGOTIATION_OVER_YEARS, &[("years", years(span, language).into())])
        }
        (CostOf::PresentValue, Some(span)) => say_with(
            language,
            key::NEGOTIATION_OVER_YEARS_DISCOUNTED,
            &[("years", years(span, language).into())],
        ),
        (_, None) => say(language, key::NEGOTIATION_OVER_OWN_TERMS),
    }
}

impl NegotiationContext<'_> {
    /// An amount as it is read in a sentence.
    pub(super) fn amount_words(&self, amount: Decimal) -> String {
        money_rounded(Money::new(amount, self.currency), self.language())
    }

    /// The name of the figure that is looked at.
    pub(super) fn figure_words(&self) -> String {
        let language = self.language();
        match self.input.of {
            CostOf::FirstYear => say(language, key::NEGOTIATION_OF_FIRST_YEAR),
            CostOf::Term => say(language, key::NEGOTIATION_OF_TERM),
            CostOf::PresentValue => say(language, key::NEGOTIATION_OF_PRESENT_VALUE),
        }
    }

    /// Figure, measure, unit and price basis.
    pub(super) fn basis(&self) -> String {
        let language = self.language();
        let mut measure = self.measure();
        if self.input.of != CostOf::PresentValue {
            measure.discount = None;
        }
        let main = self.talks().base.currency();
        let base = &self.talks().base;
        let offers = self.input.costed.iter().filter_map(|costed| costed.as_ref().ok());
        let all: Vec<&Scenario> =
            std::iter::once(base).chain(offers.map(|costed| &costed.scenario)).collect();
        let record = self.input.record;
        let basis = measure.basis_in(&[base], record).prices_of(&measure.basis_in(&all, record));
        let words = [
            self.figure_words(),
            if measure.is_total() { String::new() } else { measure_name(&measure, main, language) },
            self.counted.label(language),
            measure_basis(&measure, &basis, language),
        ];
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}
