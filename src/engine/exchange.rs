//! How amounts cross from one currency into another.
//!
//! A rate is a quotation of two named currencies. It converts between these two, either way, and
//! nothing else. A [`Route`] is the quotation or the two that lead from one currency to another; plan,
//! record and negotiation take theirs from here.
//!
//! # Rules
//! - A rate that the scenario states between the two goes first, whatever the record has. A year that
//!   it does not state is unknown.
//! - Else the yearly average of the two in the record.
//! - Else a crossing through a currency in which both are quoted, by two rates of one year and one kind:
//!   both stated by the scenario, or both averages of the record. Its result is derived.
//! - A stated rate and an average never meet on one route. Where the scenario states a rate for a part
//!   of the way that only the record could go on, there is no route.
//! - Nor do they meet in one figure. A total with parts in other currencies rests on what the scenario
//!   states, so that it goes on by stated rates only: see [`route_of_total`].

use rust_decimal::Decimal;
use smallvec::{SmallVec, smallvec};

use super::limits::is_exchange;
use super::measure::{Measure, Over, RateBasis};
use super::own_term::{OwnTerm, field_read};
use crate::model::{
    Currency, Exchange, Field, Money, Record, Scenario, SourceId, Stated, Status, Unit, Year,
};

/// Two currencies that somebody quotes: how much of one for one unit of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// How much of this …
    pub of: Currency,
    /// … for one unit of this.
    pub per: Currency,
    /// Where its rates stand.
    pub by: QuotedBy,
}

/// Where the rates of a quotation stand, by the currency that they are listed under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuotedBy {
    /// In the scenario.
    Scenario(Currency),
    /// In the record, as averages of the years.
    Record(Currency),
}

/// One step of a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leg {
    /// At which rates.
    pub quotation: Quotation,
    /// The currency that it leads to, one of the two.
    pub into: Currency,
}

/// How amounts of one currency become amounts of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    legs: SmallVec<[Leg; 2]>,
}

/// Why there is no route between two currencies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoRoute {
    /// Nobody quotes them, neither each other nor both in a third currency.
    NotQuoted,
    /// A stated rate and an average would have to meet.
    Mixed,
    /// There is a way, at rates of this kind, but what would be converted has amounts in it that were
    /// converted at those of the other.
    OtherKind(RateBasis),
}

/// Where rates are looked for.
#[derive(Debug, Clone, Copy)]
pub struct Rates<'a> {
    scenario: Option<&'a Scenario>,
    record: &'a Record,
}

/// A converted amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converted {
    /// How much it is.
    pub amount: Decimal,
    /// The rates that it was converted at, in their order; none if it stands in its own currency.
    pub rates: Vec<Stated<Exchange>>,
    /// How sure these are; derived at best where they cross.
    pub status: Status,
    /// Whose rates they are; none if it stands in its own currency.
    pub basis: Option<RateBasis>,
    /// Those of the rates that the scenario states.
    pub own_terms: Vec<OwnTerm>,
}

impl Converted {
    /// Where the rates stand.
    pub fn sources(&self) -> impl Iterator<Item = &SourceId> {
        self.rates.iter().flat_map(|rate| &rate.sources)
    }
}

impl Leg {
    /// Whether amounts are multiplied by the rate; else they are divided by it.
    pub fn multiplies(self) -> bool {
        self.into == self.quotation.of
    }
}

impl Route {
    /// The steps; none between a currency and itself.
    pub fn legs(&self) -> &[Leg] {
        &self.legs
    }

    /// The currency that it crosses through; none where one quotation leads all the way.
    pub fn through(&self) -> Option<Currency> {
        match self.legs[..] {
            [first, _] => Some(first.into),
            _ => None,
        }
    }

    /// Whose rates it takes; none between a currency and itself.
    pub fn basis(&self) -> Option<RateBasis> {
        self.legs.first().map(|leg| match leg.quotation.by {
            QuotedBy::Scenario(_) => RateBasis::Scenario,
            QuotedBy::Record(_) => RateBasis::Average,
        })
    }
}

impl<'a> Rates<'a> {
    /// The scenario's rates and those of the record; by average, the record's alone.
    pub fn new(scenario: &'a Scenario, record: &'a Record, basis: RateBasis) -> Self {
        Self { scenario: Some(scenario).filter(|_| basis == RateBasis::Scenario), record }
    }

    /// The averages of the record.
    pub fn of_record(record: &'a Record) -> Self {
        Self { scenario: None, record }
    }

    /// How amounts of `from` become amounts of `to`.
    ///
    /// # Errors
    /// Why they cannot.
    pub fn route(&self, from: Currency, to: Currency) -> Result<Route, NoRoute> {
        if from == to {
            return Ok(Route { legs: SmallVec::new() });
        }
        let direct = self.stated(from, to).or_else(|| self.averaged(from, to));
        if let Some(quotation) = direct {
            return Ok(Route { legs: smallvec![Leg { quotation, into: to }] });
        }
        let crossing = |through: Currency, first: Option<Quotation>, second: Option<Quotation>| {
            let first = Leg { quotation: first?, into: through };
            Some(Route { legs: smallvec![first, Leg { quotation: second?, into: to }] })
        };
        let mut why = NoRoute::NotQuoted;
        for through in self.currencies().into_iter().filter(|&through| through != from && through != to) {
            let stated = [self.stated(from, through), self.stated(through, to)];
            if let Some(route) = crossing(through, stated[0], stated[1]) {
                return Ok(route);
            }
            let averaged = [self.averaged(from, through), self.averaged(through, to)];
            let is_stated = stated.iter().any(Option::is_some);
            if !is_stated && let Some(route) = crossing(through, averaged[0], averaged[1]) {
                return Ok(route);
            }
            let is_quoted = |leg: usize| stated[leg].or(averaged[leg]).is_some();
            if is_quoted(0) && is_quoted(1) {
                why = NoRoute::Mixed;
            }
        }
        Err(why)
    }

    /// An amount in another currency at what the scenario states for a year; none where it states nothing
    /// that leads there.
    pub(super) fn convert_as_stated(&self, amount: Money, to: Currency, year: Year) -> Option<Converted> {
        let route = self.route(amount.currency, to).ok()?;
        if route.basis() == Some(RateBasis::Average) {
            return None;
        }
        self.convert(amount.amount, &route, year)
    }

    /// An amount along a route, at the rates of a year; none where the year has no rate or the amount
    /// becomes too large.
    pub fn convert(&self, amount: Decimal, route: &Route, year: Year) -> Option<Converted> {
        let status = if route.through().is_some() { Status::Derived } else { Status::Published };
        let (rates, own_terms) = (Vec::new(), Vec::new());
        let mut converted = Converted { amount, rates, status, basis: route.basis(), own_terms };
        for leg in &route.legs {
            let rate = self.rate(leg.quotation, year)?;
            let amount = converted.amount;
            converted.amount = if leg.multiplies() {
                amount.checked_mul(rate.value.amount)?
            } else {
                amount.checked_div(rate.value.amount)?
            };
            converted.status = converted.status.max(rate.status);
            converted.own_terms.extend(self.own_term(leg.quotation, year, rate.value));
            converted.rates.push(rate);
        }
        Some(converted)
    }

    /// The rate as a value of the scenario, if it is one.
    fn own_term(&self, quotation: Quotation, year: Year, rate: Exchange) -> Option<OwnTerm> {
        let QuotedBy::Scenario(listed) = quotation.by else { return None };
        let field = Field::Rate(listed, field_read(self.scenario?.rates.get(&listed)?, year));
        let recorded = self.averaged(quotation.of, quotation.per);
        let recorded = recorded.and_then(|recorded| self.rate(recorded, year));
        Some(OwnTerm { field, year, is_recorded: recorded.is_some_and(|recorded| recorded.value == rate) })
    }

    /// The rate of a quotation in a year, as it was stated.
    fn rate(&self, quotation: Quotation, year: Year) -> Option<Stated<Exchange>> {
        let Quotation { of, per, by } = quotation;
        match by {
            QuotedBy::Scenario(listed) => {
                let stated = self.scenario?.rates.get(&listed)?.at(year)?;
                Some(stated.clone()).filter(|stated| is_exchange(stated.value, of, per))
            }
            QuotedBy::Record(listed) => {
                let average = average_rate(listed, year, self.record)?;
                let value = Exchange { amount: average.value, of, per };
                Some(Stated { value, status: average.status, sources: average.sources.clone() })
            }
        }
    }

    /// What the scenario states between two currencies. Its rates are of its main currency.
    fn stated(&self, one: Currency, other: Currency) -> Option<Quotation> {
        let scenario = self.scenario?;
        let main = scenario.currency();
        let listed = match main {
            main if main == one => other,
            main if main == other => one,
            _ => return None,
        };
        let (of, per) = scenario.rates.contains_key(&listed).then(|| scenario.quoted_in(listed))?;
        Some(Quotation { of, per, by: QuotedBy::Scenario(listed) })
    }

    /// What the record has averages of between two currencies.
    fn averaged(&self, one: Currency, other: Currency) -> Option<Quotation> {
        [one, other].into_iter().find_map(|listed| {
            let Unit::Exchange { of, per } = self.record.quantities.get(&average_name(listed))?.unit else {
                return None;
            };
            let are_these = (of, per) == (one, other) || (of, per) == (other, one);
            are_these.then_some(Quotation { of, per, by: QuotedBy::Record(listed) })
        })
    }

    /// Every currency that others are quoted in: the scenario's, then those of the record.
    fn currencies(&self) -> SmallVec<[Currency; 4]> {
        let mut found: SmallVec<[Currency; 4]> = self.scenario.map(Scenario::currency).into_iter().collect();
        for quantity in self.record.quantities.values() {
            let Unit::Exchange { of, per } = quantity.unit else { continue };
            for currency in [of, per] {
                if !found.contains(&currency) {
                    found.push(currency);
                }
            }
        }
        found
    }
}

/// The name of the quantity of the record that has the yearly averages of a currency.
pub fn average_name(currency: Currency) -> String {
    format!("exchange_{currency}")
}

/// The average rate of the year that the record lists under `currency`: won for one unit of it.
pub fn average_rate(currency: Currency, year: Year, record: &Record) -> Option<&Stated<Decimal>> {
    record.quantities.get(&average_name(currency))?.values.get(&year)
}

/// An amount in another currency at the average rate of the year; none where the record lacks that.
pub fn convert(amount: Money, to: Currency, year: Year, record: &Record) -> Option<Decimal> {
    let rates = Rates::of_record(record);
    let route = rates.route(amount.currency, to).ok()?;
    rates.convert(amount.amount, &route, year).map(|converted| converted.amount)
}

/// How the total of a scenario becomes an amount of `to`, or that one of the total's currency. Its parts
/// in other currencies are in it at what the scenario states; `kinds` are those of the rates at which other
/// amounts in it were converted before.
///
/// # Errors
/// Why it does not.
pub fn route_of_total(
    (from, to): (Currency, Currency),
    scenario: &Scenario,
    record: &Record,
    basis: RateBasis,
    kinds: &[RateBasis],
) -> Result<Route, NoRoute> {
    let route = Rates::new(scenario, record, basis).route(from, to)?;
    let Some(onward) = route.basis() else { return Ok(route) };
    let of_parts = has_converted_parts(scenario).then_some(RateBasis::Scenario);
    let is_met = kinds.iter().copied().chain(of_parts).any(|kind| kind != onward);
    if is_met { Err(NoRoute::OtherKind(onward)) } else { Ok(route) }
}

/// Whether a part is in the total at a rate, which the scenario states.
pub(super) fn has_converted_parts(scenario: &Scenario) -> bool {
    scenario.parts.iter().any(|part| part.base.value.currency != scenario.currency())
}

impl Measure {
    /// The kind of the exchange rates that its amounts rest on in a scenario; none where nothing in them is
    /// converted, or nothing leads there. Amounts are shown in `main` where no currency is asked for.
    pub fn kind_of_rates(
        &self,
        scenario: &Scenario,
        main: Option<Currency>,
        record: &Record,
    ) -> Option<RateBasis> {
        let from = scenario.currency();
        let to = self.converts_into(record).or(main).unwrap_or(from);
        let route = route_of_total((from, to), scenario, record, self.rates, &[]).ok()?;
        route.basis().or(has_converted_parts(scenario).then_some(RateBasis::Scenario))
    }

    /// Whether its amounts go on from the scenario's currency by rates that the scenario states, have parts in
    /// them that were converted by such, or would mix kinds.
    pub(super) fn is_at_stated_rates(&self, scenario: &Scenario, record: &Record) -> bool {
        let main = scenario.currency();
        let to = self.converts_into(record).unwrap_or(main);
        let route = route_of_total((main, to), scenario, record, self.rates, &[]);
        let of_parts = has_converted_parts(scenario).then_some(RateBasis::Scenario);
        route.map_or(true, |route| route.basis().or(of_parts) == Some(RateBasis::Scenario))
    }

    /// The currency that amounts, or what they are divided by, are converted between; none if it is the
    /// scenario's.
    pub(super) fn converts_into(&self, record: &Record) -> Option<Currency> {
        match self.over {
            Over::StationingCost(cost) => Some(cost.currency),
            Over::DefenceBudget | Over::Gdp => {
                match self.over.quantity().and_then(|name| record.quantities.get(name))?.unit {
                    Unit::Money(currency) => Some(currency),
                    _ => None,
                }
            }
            Over::Nothing | Over::Soldier => self.currency,
        }
    }
}
