//! What offers cost, how far apart the sides are, and what is wrong in a negotiation.
//!
//! # Rules
//! - An offer is the base scenario with the offer's terms written into it, and costs what that
//!   costs. It is costed whole or not at all: where one term cannot be written, there is no figure.
//!   What is in error makes unknown what reads it, as in any scenario.
//! - An amount offered in another currency than the part's is converted at the exchange rate of its
//!   year: the offer's or the base scenario's, or the averages in the record where that has none, along
//!   the same [`Route`] as any other amount. It is then derived, and says so. One that does not end is
//!   taken to a hundredth of the currency's unit. Shown in a further currency, it goes on by rates of the
//!   same kind or is unknown.
//! - An offer that names nothing of what is paid has no cost; a scenario that nobody offered is never
//!   shown as one. The end of the term alone, values of series and roundings name nothing.
//! - What an offer did not say: a year's money rests on the base scenario where anything that
//!   decides its amount was left out. That is the base, every amount or rule since, a cap or a floor
//!   that binds, the end of the term for every year after the first. Values of series and exchange
//!   rates are nobody's to offer, and how amounts are rounded is no money.

pub mod check;
mod convergence;
pub mod dates;
mod offer_terms;
mod said_currency;
mod unsaid;

use rust_decimal::RoundingStrategy;

use super::cause::Cause;
use super::certainty::{Certainty, weakest};
use super::edit::{Provenance, write_values};
use super::exchange::{Converted, Rates, Route, has_converted_parts};
use super::limits::{MOST_DIGITS, digits_of};
use super::measure::{Measure, RateBasis};
use super::plan::RowName;
use super::planner::plan_converted;
use super::projection::{Projection, project};
use super::sums::{amount, of_no_year, sum};
use offer_terms::{holds, is_same, says_something};

use crate::model::{
    Confidence, Currency, Exchange, Field, FieldError, FieldValue, Money, Negotiation, Offer, OfferTerm,
    PartField, Record, Role, Scenario, SourceList, Stated, Status, Value, Year, read_terms,
};

pub use convergence::{Convergence, Distance, Rated, convergence, different_kinds, in_order};
pub use unsaid::DefaultedTerms;

/// An offer as a scenario, with what that costs.
#[derive(Debug, Clone)]
pub struct Costed {
    /// The base scenario with the terms of the offer.
    pub scenario: Scenario,
    /// Amounts that were offered in another currency than their part's.
    pub converted: Vec<Conversion>,
    /// The years whose cost is shown in another currency than an amount that it comes from was said in, in their
    /// order.
    pub converted_years: Vec<Year>,
    /// The kind of the exchange rates that its cost rests on, those of its amounts and those of the measure;
    /// none where nothing in it was converted.
    pub rates: Option<RateBasis>,
    /// The cost of each year of the term, in the measure.
    pub by_year: Vec<(Year, Value)>,
    /// The cost of the first year.
    pub first_year: Value,
    /// The cost of the whole term, undiscounted; unknown if a year is.
    pub term: Value,
    /// The same discounted; none if the measure has no rate of discount.
    pub present_value: Option<Value>,
    /// What of the term's cost rests on terms of the base scenario.
    pub unsaid: DefaultedTerms,
    /// How well all of this is known.
    pub known: CostKnown,
    /// The figures behind it: to spell one that is unknown.
    pub projection: Projection,
}

/// How well the figures of an offer are known: as well as their weakest input, the rates at which amounts
/// were converted among these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostKnown {
    /// Each year of the term, in order.
    pub by_year: Vec<Status>,
    /// The first year.
    pub first_year: Status,
    /// The whole term, and what of it was left unsaid.
    pub term: Status,
    /// The present value.
    pub present_value: Status,
}

impl CostKnown {
    /// The figure that is looked at.
    pub fn of(&self, of: CostOf) -> Status {
        match of {
            CostOf::FirstYear => self.first_year,
            CostOf::Term => self.term,
            CostOf::PresentValue => self.present_value,
        }
    }

    /// The same in an offer that is reported so.
    #[must_use]
    pub fn reported(mut self, confidence: Confidence) -> Self {
        let figures = [&mut self.first_year, &mut self.term, &mut self.present_value];
        for status in figures.into_iter().chain(&mut self.by_year) {
            *status = (*status).max(reported(confidence));
        }
        self
    }
}

/// How well it is known that an offer was made which is reported so: a claim that nobody confirms is an
/// assumption.
pub fn reported(confidence: Confidence) -> Status {
    match confidence {
        Confidence::Assumed => Status::Assumed,
        _ => Status::Published,
    }
}

/// Which figure of an offer is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum CostOf {
    /// That of the first year.
    #[default]
    FirstYear,
    /// That of the whole term.
    Term,
    /// That of the whole term, discounted.
    PresentValue,
}

impl CostOf {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::FirstYear, Self::Term, Self::PresentValue];
}

/// An amount that was offered in another currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversion {
    /// Where it stands.
    pub field: Field,
    /// As it was offered.
    pub offered: Stated<Money>,
    /// At which rates it was converted: one, or two where it crossed through a third currency.
    pub rates: Vec<Stated<Exchange>>,
    /// By which route.
    pub route: Route,
    /// What that comes to.
    pub amount: Stated<Money>,
}

/// Why an offer has no cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotCosted {
    /// It names nothing that costs.
    NamesNothing,
    /// A term could not be read.
    Unread {
        /// Its path as it stands.
        path: String,
    },
    /// Two terms are about the same field.
    Repeated(Field),
    /// A term does not fit the base scenario.
    Refused(FieldError),
    /// There is no rate to convert an amount.
    NoRate {
        /// Where the amount stands.
        field: Field,
        /// Its currency.
        from: Currency,
        /// The currency of the part.
        to: Currency,
        /// The year.
        year: Year,
    },
    /// An amount could only be converted at another kind of rates than those that meet it in the total.
    MixedRates {
        /// Where the amount stands.
        field: Field,
        /// Its currency.
        from: Currency,
        /// The currency of the part.
        to: Currency,
    },
}

impl Costed {
    /// The figure that is looked at; none if it is a present value and there is no rate of discount.
    pub fn cost(&self, of: CostOf) -> Option<Value> {
        match of {
            CostOf::FirstYear => Some(self.first_year),
            CostOf::Term => Some(self.term),
            CostOf::PresentValue => self.present_value,
        }
    }

    /// Whether the figure that is looked at is shown in another currency than an amount that it comes from was
    /// said in.
    pub fn is_converted(&self, of: CostOf) -> bool {
        match of {
            CostOf::FirstYear => self.by_year.first().is_some_and(|(year, _)| self.is_converted_in(*year)),
            CostOf::Term | CostOf::PresentValue => !self.converted_years.is_empty(),
        }
    }

    /// The same of what rests on terms of the base scenario.
    pub fn is_unsaid_converted(&self) -> bool {
        self.unsaid.years.iter().any(|year| self.is_converted_in(*year))
    }

    /// The same of the cost of a year.
    pub fn is_converted_in(&self, year: Year) -> bool {
        self.converted_years.contains(&year)
    }

    /// The figure that is looked at with the kind of the rates that it rests on; none if it is not known.
    pub fn rated(&self, of: CostOf) -> Option<Rated> {
        Some(Rated { amount: self.cost(of)?.known()?, rates: self.rates })
    }
}

/// What `terms` cost on top of `base`, in terms of `measure`. A share of something cannot be added up,
/// so its amounts are counted instead; nor are years added up one by one.
///
/// # Errors
/// Why they have no cost.
pub fn cost(
    base: &Scenario,
    terms: &[OfferTerm],
    record: &Record,
    measure: &Measure,
) -> Result<Costed, NotCosted> {
    let (scenario, converted) = scenario_of(base, terms, record)?;
    let measure = measure.summed();
    let yearly = Measure { discount: None, ..measure.clone() };
    let mut measures = vec![yearly.clone()];
    if measure.discount.is_some() {
        measures.push(measure.clone());
    }
    let kinds: Vec<RateBasis> = converted.iter().filter_map(|conversion| conversion.route.basis()).collect();
    let rates = kinds.first().copied().or_else(|| yearly.kind_of_rates(&scenario, None, record));
    let projection = project(plan_converted(&scenario, record, &measures, kinds));
    let by_year: Vec<(Year, Value)> =
        projection.years().iter().map(|year| (year, amount(&projection, &yearly, 0, year))).collect();
    let present_value = measure.discount.is_some().then(|| {
        let discounted = projection.years().iter().map(|year| (year, amount(&projection, &measure, 1, year)));
        sum(&projection, discounted)
    });
    let certainty = Certainty::new(&projection);
    // Nor is an amount surer than the rates at which it was converted.
    let of_rates = converted.iter().flat_map(|conversion| &conversion.rates).map(|rate| rate.status);
    let crosses = converted.iter().any(|conversion| conversion.route.through().is_some());
    let at_rates = weakest(of_rates.chain(crosses.then_some(Status::Derived)));
    let known = |measure: &Measure, place: u8, year: Year| {
        let row = if measure.is_total() { RowName::Total } else { RowName::Measure(place) };
        certainty.of(row, year).max(at_rates)
    };
    let known_by_year: Vec<Status> = projection.years().iter().map(|year| known(&yearly, 0, year)).collect();
    let term = weakest(known_by_year.iter().copied());
    let discounted = weakest(projection.years().iter().map(|year| known(&measure, 1, year)));
    let known = CostKnown {
        first_year: known_by_year.first().copied().unwrap_or(term),
        present_value: if present_value.is_some() { discounted.max(term) } else { term },
        by_year: known_by_year,
        term,
    };
    let said_in: Vec<(&Field, Currency)> =
        converted.iter().map(|conversion| (&conversion.field, conversion.offered.value.currency)).collect();
    Ok(Costed {
        converted_years: said_currency::converted_years(&scenario, &said_in, &projection, &yearly),
        unsaid: unsaid::unsaid(&scenario, terms, &projection, &by_year),
        first_year: by_year.first().map_or_else(|| of_no_year(&projection), |(_, value)| *value),
        term: sum(&projection, by_year.iter().copied()),
        present_value,
        by_year,
        scenario,
        converted,
        rates,
        known,
        projection,
    })
}

/// What every offer of a negotiation costs, in the order of the list; why not, where one has no cost.
pub fn costs(
    negotiation: &Negotiation,
    record: &Record,
    measure: &Measure,
) -> Vec<Result<Costed, NotCosted>> {
    let cost_of = |offer: &Offer| cost(&negotiation.base, &offer.terms, record, measure);
    negotiation.offers.iter().map(cost_of).collect()
}

/// `terms` on top of `base` with `changes` in the place of what they said of these fields, and of what
/// stands in them: an offer that is changed by an equal package or a break-even reply.
pub fn with_terms(base: &Scenario, terms: &[OfferTerm], changes: &[(Field, FieldValue)]) -> Vec<OfferTerm> {
    let is_changed = |term: &OfferTerm| match term {
        OfferTerm::Read(field, _) => changes.iter().any(|(changed, _)| holds(changed, field)),
        OfferTerm::Unread { .. } => false,
    };
    let is_absent = |field: &Field| field.read(base).is_none_or(|value| value == FieldValue::Absent);
    // What only the offer had is gone with its term.
    let says_something =
        |(field, value): &&(Field, FieldValue)| *value != FieldValue::Absent || !is_absent(field);
    let kept = terms.iter().filter(|term| !is_changed(term)).cloned();
    let said = changes.iter().filter(says_something);
    kept.chain(said.map(|(field, value)| OfferTerm::Read(field.clone(), value.clone()))).collect()
}

/// With whose eyes the ledger between two offers is read, these given by their places: those of the party
/// of the second, or of the first where both sides agreed on the second.
pub fn role_between(negotiation: &Negotiation, from: usize, to: usize) -> Role {
    let role = |place: usize| {
        let key = negotiation.offers.get(place)?.party.as_deref()?;
        negotiation.party(key).map(|party| party.role)
    };
    role(to).or_else(|| role(from)).unwrap_or(Role::Pays)
}

/// `base` with those terms, and the amounts that were converted.
///
/// # Errors
/// Why that is no scenario.
pub fn scenario_of(
    base: &Scenario,
    terms: &[OfferTerm],
    record: &Record,
) -> Result<(Scenario, Vec<Conversion>), NotCosted> {
    for term in terms {
        if let OfferTerm::Unread { path, .. } = term {
            return Err(NotCosted::Unread { path: path.clone() });
        }
    }
    // Exchange rates come before the amounts that they convert, a whole rule before what stands in it.
    let mut fields: Vec<(&Field, &FieldValue)> = read_terms(terms).collect();
    fields.sort_by_key(|(field, _)| (matches!(field, Field::Part(..)), *field));
    for (place, (field, _)) in fields.iter().enumerate() {
        if fields[..place].iter().any(|(other, _)| is_same(other, field)) {
            return Err(NotCosted::Repeated((*field).clone()));
        }
    }
    if !fields.iter().any(|(field, value)| is_paid(field) && says_something(base, field, value)) {
        return Err(NotCosted::NamesNothing);
    }
    let mut scenario = base.clone();
    let mut converted = Vec::new();
    for (field, value) in fields {
        let conversion = conversion(&scenario, field, value, record)?;
        let value = match conversion {
            None => value.clone(),
            Some(conversion) => {
                let amount = conversion.amount.clone();
                converted.push(conversion);
                FieldValue::Money(amount)
            }
        };
        scenario =
            write_values(scenario, &[(field.clone(), value)], Provenance::Own).map_err(NotCosted::Refused)?;
    }
    // Stated rates and averages do not meet in one total.
    let at_averages =
        converted.iter().find(|conversion| conversion.route.basis() == Some(RateBasis::Average));
    let at_stated = has_converted_parts(&scenario)
        || converted.iter().any(|conversion| conversion.route.basis() == Some(RateBasis::Scenario));
    if let (Some(Conversion { field, offered, amount, .. }), true) = (at_averages, at_stated) {
        let (from, to) = (offered.value.currency, amount.value.currency);
        return Err(NotCosted::MixedRates { field: field.clone(), from, to });
    }
    Ok((scenario, converted))
}

/// Whether a side that names `field` says something of what is paid.
fn is_paid(field: &Field) -> bool {
    Cause::of(field).is_some_and(|cause| !matches!(cause, Cause::Series | Cause::Exchange | Cause::Rounding))
}

/// An amount of another currency than its part's, in that of the part.
fn conversion(
    scenario: &Scenario,
    field: &Field,
    value: &FieldValue,
    record: &Record,
) -> Result<Option<Conversion>, NotCosted> {
    let (Field::Part(name, place), FieldValue::Money(offered)) = (field, value) else { return Ok(None) };
    let Some(part) = scenario.part(name) else { return Ok(None) };
    let (from, to) = (offered.value.currency, part.base.value.currency);
    if from == to {
        return Ok(None);
    }
    let year = match place {
        PartField::Base => scenario.years.first,
        PartField::Amount(year) | PartField::Override(year) | PartField::OneOff(year) => *year,
        // A rounding unit belongs to the currency of its part.
        _ => return Ok(None),
    };
    let no_rate = || NotCosted::NoRate { field: field.clone(), from, to, year };
    let rates = Rates::new(scenario, record, RateBasis::Scenario);
    let route = rates.route(from, to).map_err(|_| no_rate())?;
    let converted = rates.convert(offered.value.amount, &route, year).ok_or_else(no_rate)?;
    let mut sources: SourceList = offered.sources.clone().into();
    sources.extend(converted.sources());
    let Converted { amount, rates, status, .. } = converted;
    let mut amount = amount.normalize();
    if digits_of(amount) > MOST_DIGITS {
        amount = amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize();
    }
    let amount = Stated {
        value: Money::new(amount, to),
        status: offered.status.max(status).max(Status::Derived),
        sources: sources.into(),
    };
    Ok(Some(Conversion { field: field.clone(), offered: offered.clone(), rates, route, amount }))
}
