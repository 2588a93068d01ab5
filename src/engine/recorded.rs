//! The published record in the terms of a measure.
//!
//! For each year the agreed amount: as it was published in the currency asked for, else converted
//! at the average exchange rates of the year and marked so. Nothing is interpolated: where the
//! record lacks what a measure needs, the year has no value.
//!
//! Where it would be converted at a stated rate after an average, it has no value either: rates of different
//! kinds do not meet in one figure.
//!
//! The price level chains the scenario's own yearly changes, and the record's where the scenario has
//! none, as the projection does, so that both lines are in the same prices. What a figure rests on of the
//! scenario it names ([`Recorded::own_terms`]), so that nobody takes it for the record's.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::check::{is_amount_before, is_growth};
use super::exchange::{Converted, Rates};
use super::own_term::{OwnTerm, field_read};
use super::{Measure, Over, PriceIndex, Prices, RateBasis};
use crate::model::{
    Basis, Contribution, Currency, Field, Money, Parties, Record, Scenario, SourceId, SourceList, Stated,
    Status, Year,
};

/// A year of the record in the terms of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The value.
    pub value: Decimal,
    /// Whether it was converted and is not in print in this currency.
    pub converted: bool,
    /// Whose exchange rates it rests on; none where nothing in it was converted.
    pub rates: Option<RateBasis>,
    /// Whether it comes from the total of an agreement in several currencies, in which some of them stand
    /// at rates of the agreement's own.
    pub of_several: bool,
    /// How sure the amounts are that it comes from.
    pub status: Status,
    /// Where they stand.
    pub sources: SourceList,
    /// Who says so of the rates, prices and quantities alone that it was put into these terms with.
    pub sources_of_terms: SourceList,
    /// What of the scenario it rests on: price changes and exchange rates.
    pub own_terms: BTreeSet<OwnTerm>,
}

/// Whether the scenario continues the contributions of the record.
pub fn belongs_to(scenario: &Scenario, record: &Record) -> bool {
    scenario.continues_sma() && !record.contributions.is_empty()
}

/// Whether the record's indices and forecasts, which are Korean, are about the scenario: it continues
/// the contributions, or Korea is one of its parties.
pub fn is_korean(scenario: &Scenario) -> bool {
    let Parties { pays, receives } = &scenario.parties;
    let is_korea = |party: &Option<String>| party.as_deref() == Some(Parties::KOREA);
    scenario.continues_sma() || is_korea(pays) || is_korea(receives)
}

/// Whether its series of prices are those of its main currency. An agreement that continues the record reads
/// Korean prices, and these are the won's.
pub fn has_own_prices(scenario: &Scenario) -> bool {
    !scenario.continues_sma() || scenario.currency() == Currency::KRW
}

/// The agreed amounts in the terms of `measure`, by year; without what cannot be had. None of them
/// where the scenario does not continue them.
pub fn agreed(scenario: &Scenario, measure: &Measure, record: &Record) -> BTreeMap<Year, Recorded> {
    if !belongs_to(scenario, record) {
        return BTreeMap::new();
    }
    let years = record.contributions.iter().map(|contribution| contribution.year);
    let agreed = |year: Year| {
        let contribution = record.agreed(year)?;
        Some((year, in_terms_of(scenario, measure, record, contribution)?))
    };
    years.filter_map(agreed).collect()
}

/// A contribution in the terms of `measure`; none if the record lacks what that needs.
pub fn in_terms_of(
    scenario: &Scenario,
    measure: &Measure,
    record: &Record,
    contribution: &Contribution,
) -> Option<Recorded> {
    let amounts = |currency| amount_in(contribution, currency, record);
    measured(scenario, measure, record, contribution.year, &amounts)
}

/// An exchange rate that a contribution in the terms of a measure lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLacking {
    /// The currency of the amount …
    pub from: Currency,
    /// … and the one that it should be in.
    pub to: Currency,
    /// The year.
    pub year: Year,
    /// Whether the record has a rate between the two for another year.
    pub is_quoted: bool,
}

/// The exchange rate for want of which the record cannot show a contribution in the currency of `measure`;
/// none if it lacks something else.
pub fn rate_lacking(measure: &Measure, record: &Record, contribution: &Contribution) -> Option<RateLacking> {
    let to = measure.currency.filter(|_| !measure.over.is_share())?;
    let rates = Rates::of_record(record);
    let lacking = |from: Currency, year: Year| {
        let route = rates.route(from, to);
        let has_rate = route.as_ref().is_ok_and(|route| rates.convert(Decimal::ONE, route, year).is_some());
        (!has_rate).then(|| RateLacking { from, to, year, is_quoted: route.is_ok() })
    };
    if let Prices::Constant { of, .. } = measure.prices {
        // Prices are those of the won, and converted at the rate of their year.
        return lacking(Currency::KRW, of);
    }
    amounts_to_convert(contribution, to)
        .into_iter()
        .find_map(|amount| lacking(amount.value.currency, contribution.year))
}

/// The total in the currency that the agreement counts in, of several in dollars; else in the other.
pub fn total_as_agreed(contribution: &Contribution) -> Option<&Stated<Money>> {
    let counts_in = match contribution.basis {
        Basis::Currency(currency) => currency,
        Basis::Mixed => Currency::USD,
    };
    let totals = [&contribution.total_krw, &contribution.total_usd];
    contribution.total_in(counts_in).or_else(|| totals.into_iter().flatten().next())
}

/// The amount of the year before the term in the terms of `measure`: the scenario's, and the
/// record's where they agree or the scenario names none. Where the term is at rates that the scenario
/// states, so is this year; an average is not compared with these. Nor is a term that is converted compared
/// with the total of an agreement in several currencies, which has rates of its own in it.
pub fn before(
    scenario: &Scenario,
    measure: &Measure,
    record: &Record,
    agreed: &BTreeMap<Year, Recorded>,
) -> Option<Recorded> {
    let is_converted = measure.kind_of_rates(scenario, None, record).is_some();
    before_at_any_rates(scenario, measure, record, agreed)
        .filter(|before| !(is_converted && before.of_several))
}

fn before_at_any_rates(
    scenario: &Scenario,
    measure: &Measure,
    record: &Record,
    agreed: &BTreeMap<Year, Recorded>,
) -> Option<Recorded> {
    let year = scenario.years.first.before();
    let at_stated_rates = measure.is_at_stated_rates(scenario, record);
    let rates = Rates::new(scenario, record, RateBasis::Scenario);
    let convert = |stated: &Stated<Money>, currency| {
        if at_stated_rates {
            let at_rates = rates.convert_as_stated(stated.value, currency, year)?;
            Recorded::stated(stated, &at_rates)
        } else {
            converted(stated, currency, year, record)
        }
    };
    let recorded = || {
        if !at_stated_rates {
            return agreed.get(&year).cloned();
        }
        let contribution = record.agreed(year).filter(|_| belongs_to(scenario, record))?;
        let amounts = |currency| amount_by(contribution, currency, &|amount| convert(amount, currency));
        measured(scenario, measure, record, year, &amounts)
    };
    let Some(stated) = &scenario.before else { return recorded() };
    if !is_amount_before(stated.value, scenario.currency()) {
        return None;
    }
    let known = record.agreed(year).and_then(|known| known.total_in(stated.value.currency));
    if belongs_to(scenario, record) && known.is_some_and(|known| known.value == stated.value) {
        return recorded();
    }
    let amounts = |currency| convert(stated, currency);
    measured(scenario, measure, record, year, &amounts)
}

/// What `amounts`, the amount of the year in a currency, becomes in the terms of `measure`.
fn measured(
    scenario: &Scenario,
    measure: &Measure,
    record: &Record,
    year: Year,
    amounts: &dyn Fn(Currency) -> Option<Recorded>,
) -> Option<Recorded> {
    // Sums and present values begin with the term; the record lies before it.
    if measure.cumulative || measure.discount.is_some() {
        return None;
    }
    let main = scenario.currency();
    let quantity = |name: &str| record.quantities.get(name)?.values.get(&year);
    let over = |amount: Recorded, whole: &Stated<Decimal>| {
        let value = amount.value.checked_div(whole.value)?;
        Some(Recorded { value, ..amount }.put_into_terms(whole.status, &whole.sources))
    };
    match measure.over {
        Over::Gdp | Over::DefenceBudget => {
            // The quantities are in won; so is what a projection divides by them.
            let amount = amounts(Currency::KRW).filter(|_| scenario.korea_pays())?;
            over(amount, quantity(measure.over.quantity()?)?)
        }
        Over::StationingCost(cost) => {
            let amount = amounts(main)?;
            let rates = Rates::new(scenario, record, measure.rates);
            let whole = along(&rates, cost, main, year)?;
            let value = amount.value.checked_div(whole.amount)?;
            Recorded { value, ..amount }.converted_at(&whole)
        }
        Over::Nothing => in_prices(scenario, measure, record, year, amounts),
        Over::Soldier => {
            let amount =
                in_prices(scenario, measure, record, year, amounts).filter(|_| scenario.korea_pays())?;
            over(amount, quantity("usfk_troops")?)
        }
    }
}

fn in_prices(
    scenario: &Scenario,
    measure: &Measure,
    record: &Record,
    year: Year,
    amounts: &dyn Fn(Currency) -> Option<Recorded>,
) -> Option<Recorded> {
    let main = scenario.currency();
    let asked = measure.currency.unwrap_or(main);
    let Prices::Constant { of, by } = measure.prices else { return amounts(asked) };

    let amount = amounts(main)?;
    let level = price_level(scenario, record, by, year, of)?;
    let value = amount.value.checked_mul(level.value)?;
    let rates = Rates::new(scenario, record, measure.rates);
    let converted = along(&rates, Money::new(value, main), asked, of)?;
    let mut amount =
        Recorded { value: converted.amount, ..amount }.put_into_terms(level.status, &level.sources);
    amount.own_terms.extend(level.own_terms);
    amount.converted_at(&converted)
}

/// By what prices of a year are multiplied against those of the year before, and who says so.
pub(super) struct PriceFactor<'a> {
    pub(super) factor: Decimal,
    status: Status,
    sources: &'a [SourceId],
    own_term: Option<OwnTerm>,
}

/// That of `year`: by the scenario's own change, and by the record's where the scenario has none.
pub(super) fn price_factor<'a>(
    scenario: &'a Scenario,
    record: &'a Record,
    by: PriceIndex,
    year: Year,
) -> Option<PriceFactor<'a>> {
    let own = scenario.series.get(by.series()).filter(|_| has_own_prices(scenario));
    // The record's prices are those of the won.
    let known = record.quantities.get(by.series()).filter(|_| scenario.currency() == Currency::KRW);
    let recorded = known.and_then(|known| known.values.get(&year));
    let (change, status, sources, own_term) =
        if let Some((series, stated)) = own.and_then(|series| Some((series, series.at(year)?))) {
            let field = Field::Series(by.series().to_owned(), field_read(series, year));
            let is_recorded = recorded.is_some_and(|known| known.value == stated.value.0);
            let own_term = Some(OwnTerm { field, year, is_recorded });
            // One that is in error is nobody's to replace.
            (is_growth(stated.value).then_some(stated.value.0)?, stated.status, &stated.sources, own_term)
        } else {
            let stated = recorded?;
            (stated.value, stated.status, &stated.sources, None)
        };
    Some(PriceFactor { factor: Decimal::ONE.checked_add(change)?, status, sources, own_term })
}

/// The price level of `of` against that of `year`: as sure as the least sure change between them.
fn price_level(
    scenario: &Scenario,
    record: &Record,
    by: PriceIndex,
    year: Year,
    of: Year,
) -> Option<Recorded> {
    let (first, last) = (year.min(of), year.max(of));
    let nothing_read = Recorded::new(Decimal::ONE, Status::Published, SourceList::default());
    let between = crate::model::Years::new(first.plus(1), last);
    let level = between.iter().try_fold(nothing_read, |level, year| {
        let PriceFactor { factor, status, sources, own_term } = price_factor(scenario, record, by, year)?;
        let value = level.value.checked_mul(factor)?;
        let mut level = Recorded { value, ..level }.resting_on(status, sources);
        level.own_terms.extend(own_term);
        Some(level)
    })?;
    let value = if year > of { Decimal::ONE.checked_div(level.value)? } else { level.value };
    Some(Recorded { value, ..level })
}

/// What was agreed, in `currency`: as published, else its parts or its total converted.
pub fn amount_in(contribution: &Contribution, currency: Currency, record: &Record) -> Option<Recorded> {
    amount_by(contribution, currency, &|amount| converted(amount, currency, contribution.year, record))
}

/// The same, converted by `convert`.
fn amount_by(
    contribution: &Contribution,
    currency: Currency,
    convert: &dyn Fn(&Stated<Money>) -> Option<Recorded>,
) -> Option<Recorded> {
    let is_mixed = contribution.basis == Basis::Mixed;
    if let Some(total) = contribution.total_in(currency) {
        let Stated { value, status, sources } = total.clone();
        return Some(Recorded {
            of_several: is_mixed,
            ..Recorded::new(value.amount, status, sources.into())
        });
    }
    let mut sum: Option<Recorded> = None;
    for amount in amounts_to_convert(contribution, currency) {
        let more = convert(amount)?;
        sum = Some(match sum.take() {
            None => more,
            Some(sum) => {
                let value = sum.value.checked_add(more.value)?;
                let rates = sum.rates.or(more.rates);
                let mut sum = Recorded { value, rates, ..sum }.resting_on(more.status, &more.sources);
                sum.own_terms.extend(more.own_terms);
                sum.sources_of_terms.extend(more.sources_of_terms);
                sum
            }
        });
    }
    // Parts are converted each by itself; without them there is the total alone.
    let of_several = is_mixed && contribution.parts.is_empty();
    sum.map(|sum| Recorded { converted: true, of_several, ..sum })
}

/// The amounts that an amount of a contribution in `currency` is made from: itself where it is in print, else what is
/// converted.
pub fn amounts_read(contribution: &Contribution, currency: Currency) -> Vec<&Stated<Money>> {
    match contribution.total_in(currency) {
        Some(total) => vec![total],
        None => amounts_to_convert(contribution, currency),
    }
}

/// What becomes an amount of `currency`: the parts of an agreement in several, else its total; nothing if
/// it is in print.
fn amounts_to_convert(contribution: &Contribution, currency: Currency) -> Vec<&Stated<Money>> {
    if contribution.total_in(currency).is_some() {
        return Vec::new();
    }
    if contribution.basis == Basis::Mixed && !contribution.parts.is_empty() {
        return contribution.parts.iter().collect();
    }
    total_as_agreed(contribution).into_iter().collect()
}

impl Recorded {
    /// A value as it stands somewhere.
    pub fn new(value: Decimal, status: Status, sources: SourceList) -> Self {
        Self {
            value,
            converted: false,
            rates: None,
            of_several: false,
            status,
            sources,
            sources_of_terms: SourceList::default(),
            own_terms: BTreeSet::new(),
        }
    }

    /// A stated amount as it was converted; it rests on these rates too.
    fn stated(amount: &Stated<Money>, converted: &Converted) -> Option<Self> {
        let Stated { status, sources, .. } = amount.clone();
        Self::new(converted.amount, status, sources.into()).converted_at(converted)
    }

    /// The same after it was converted: it rests on these rates as well. None if these are of another kind
    /// than those that it rests on already.
    fn converted_at(self, converted: &Converted) -> Option<Self> {
        if self.rates.is_some_and(|rates| converted.basis.is_some_and(|basis| basis != rates)) {
            return None;
        }
        let rates = self.rates.or(converted.basis);
        let is_converted = self.converted || !converted.rates.is_empty();
        let status = self.status.max(converted.status);
        let mut resting = converted
            .rates
            .iter()
            .fold(self, |recorded, rate| recorded.put_into_terms(rate.status, &rate.sources));
        resting.own_terms.extend(converted.own_terms.iter().cloned());
        Some(Self { converted: is_converted, rates, status, ..resting })
    }

    /// The same where a rate, a price or a quantity put it into other terms.
    fn put_into_terms(self, status: Status, sources: &[SourceId]) -> Self {
        let mut resting = self.resting_on(status, sources);
        resting.sources_of_terms.extend(sources);
        resting
    }

    /// The same where it rests on something else besides: no surer than that.
    fn resting_on(mut self, status: Status, sources: &[SourceId]) -> Self {
        self.status = self.status.max(status);
        self.sources.extend(sources);
        self
    }
}

/// A stated amount in `currency`, at the average rates of the year if it is in another; it then rests
/// on these too.
pub fn converted(
    amount: &Stated<Money>,
    currency: Currency,
    year: Year,
    record: &Record,
) -> Option<Recorded> {
    let converted = along(&Rates::of_record(record), amount.value, currency, year)?;
    Recorded::stated(amount, &converted)
}

/// An amount in another currency, by whatever route there is.
fn along(rates: &Rates<'_>, amount: Money, to: Currency, year: Year) -> Option<Converted> {
    let route = rates.route(amount.currency, to).ok()?;
    rates.convert(amount.amount, &route, year)
}
