//! The published record in the terms of a measure.
//!
//! For each year the agreed amount: as it was published in the currency asked for, else converted
//! at the average exchange rate of the year and marked so. Nothing is interpolated: where the
//! record lacks what a measure needs, the year has no value.
//!
//! The price level chains the scenario's own yearly changes, and the record's where the scenario has
//! none, as the projection does, so that both lines are in the same prices.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Measure, Over, PriceIndex, Prices, RateBasis};
use crate::model::{Basis, Contribution, Currency, Money, Record, Scenario, SourceId, Stated, Status, Year};

/// A year of the record in the terms of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The value.
    pub value: Decimal,
    /// Whether it was converted and is not in print in this currency.
    pub converted: bool,
    /// How sure the amounts are that it comes from.
    pub status: Status,
    /// Where they stand.
    pub sources: Vec<SourceId>,
}

/// Whether the record is about what the scenario is about: contributions in won or dollars, and the
/// scenario names an edition.
#[must_use]
pub fn belongs_to(scenario: &Scenario, record: &Record) -> bool {
    let korean = matches!(scenario.currency(), Currency::KRW | Currency::USD);
    korean && scenario.record.is_some() && !record.contributions.is_empty()
}

/// The agreed amounts in the terms of `measure`, by year; without what cannot be had.
#[must_use]
pub fn agreed(scenario: &Scenario, measure: &Measure, record: &Record) -> BTreeMap<Year, Recorded> {
    let years = record.contributions.iter().map(|contribution| contribution.year);
    let agreed = |year: Year| {
        let contribution = record.agreed(year)?;
        Some((year, in_terms_of(scenario, measure, record, contribution)?))
    };
    years.filter_map(agreed).collect()
}

/// A contribution in the terms of `measure`; none if the record lacks what that needs.
#[must_use]
pub fn in_terms_of(
    scenario: &Scenario,
    measure: &Measure,
    record: &Record,
    contribution: &Contribution,
) -> Option<Recorded> {
    let amounts = |currency| amount_in(contribution, currency, record);
    measured(scenario, measure, record, contribution.year, &amounts)
}

/// The amount of the year before the term in the terms of `measure`: the scenario's, and the
/// record's where they agree or the scenario names none.
#[must_use]
pub fn before(
    scenario: &Scenario,
    measure: &Measure,
    record: &Record,
    agreed: &BTreeMap<Year, Recorded>,
) -> Option<Recorded> {
    let year = scenario.years.first.before();
    let recorded = || agreed.get(&year).cloned();
    let Some(stated) = &scenario.before else { return recorded() };
    let known = record.agreed(year).and_then(|known| known.total_in(stated.value.currency));
    if agreed.contains_key(&year) && known.is_some_and(|known| known.value == stated.value) {
        return recorded();
    }
    let amounts = |currency| converted(stated, currency, year, record);
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
        Some(Recorded { value, ..amount }.resting_on(whole.status, &whole.sources))
    };
    match measure.over {
        Over::Gdp | Over::DefenceBudget => {
            // The quantities are in won; so is what a projection divides by them.
            let amount = amounts(Currency::KRW).filter(|_| main == Currency::KRW)?;
            over(amount, quantity(measure.over.quantity()?)?)
        }
        Over::StationingCost(cost) => {
            let amount = amounts(main)?;
            let whole = convert(cost, main, year, record)?;
            let converted = amount.converted || cost.currency != main;
            Some(Recorded { value: amount.value.checked_div(whole)?, converted, ..amount })
        }
        Over::Nothing => in_prices(scenario, measure, record, year, amounts),
        Over::Soldier => {
            let amount = in_prices(scenario, measure, record, year, amounts)?;
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
    let mut value = amount.value.checked_mul(price_ratio(scenario, record, by, year, of)?)?;
    if asked != main {
        let own = scenario.rates.get(&asked).filter(|_| measure.rates == RateBasis::Scenario);
        value = match own {
            Some(rates) => value.checked_div(rates.at(of)?.value.amount)?,
            None => convert(Money::new(value, main), asked, of, record)?,
        };
    }
    Some(Recorded { value, converted: amount.converted || asked != main, ..amount })
}

/// The price level of `of` against that of `year`.
fn price_ratio(
    scenario: &Scenario,
    record: &Record,
    by: PriceIndex,
    year: Year,
    of: Year,
) -> Option<Decimal> {
    let own = scenario.series.get(by.series());
    // The record's prices are Korean ones.
    let known = record.quantities.get(by.series()).filter(|_| scenario.currency() == Currency::KRW);
    let change = |year: Year| {
        let own = own.and_then(|series| series.at(year)).map(|stated| stated.value.0);
        own.or_else(|| Some(known?.values.get(&year)?.value))
    };
    let (first, last) = (year.min(of), year.max(of));
    let mut ratio = Decimal::ONE;
    for between in crate::model::Years::new(first.plus(1), last).iter() {
        ratio = ratio.checked_mul(Decimal::ONE.checked_add(change(between)?)?)?;
    }
    if year <= of { Some(ratio) } else { Decimal::ONE.checked_div(ratio) }
}

/// What was agreed, in `currency`: as published, else its parts or its total converted.
#[must_use]
pub fn amount_in(contribution: &Contribution, currency: Currency, record: &Record) -> Option<Recorded> {
    if let Some(total) = contribution.total_in(currency) {
        let Stated { value, status, sources } = total.clone();
        return Some(Recorded { value: value.amount, converted: false, status, sources });
    }
    let totals = [&contribution.total_krw, &contribution.total_usd];
    let in_parts = contribution.basis == Basis::Mixed && !contribution.parts.is_empty();
    let amounts: Vec<&Stated<Money>> = if in_parts {
        contribution.parts.iter().collect()
    } else {
        totals.into_iter().flatten().take(1).collect()
    };
    let mut sum: Option<Recorded> = None;
    for amount in amounts {
        let more = converted(amount, currency, contribution.year, record)?;
        sum = Some(match sum.take() {
            None => more,
            Some(sum) => {
                let value = sum.value.checked_add(more.value)?;
                Recorded { value, ..sum }.resting_on(more.status, &more.sources)
            }
        });
    }
    sum.map(|sum| Recorded { converted: true, ..sum })
}

impl Recorded {
    /// The same where it rests on something else besides: no surer than that.
    fn resting_on(mut self, status: Status, sources: &[SourceId]) -> Self {
        self.status = self.status.max(status);
        for source in sources {
            if !self.sources.contains(source) {
                self.sources.push(source.clone());
            }
        }
        self
    }
}

/// A stated amount in `currency`, at the average rate of the year if it is in another; it then rests
/// on that rate too.
fn converted(amount: &Stated<Money>, currency: Currency, year: Year, record: &Record) -> Option<Recorded> {
    let Stated { value: money, status, sources } = amount.clone();
    let value = convert(money, currency, year, record)?;
    let recorded = Recorded { value, converted: money.currency != currency, status, sources };
    let other = if currency == Currency::KRW { money.currency } else { currency };
    let rate = average_rate(other, year, record).filter(|_| recorded.converted);
    Some(match rate {
        Some(rate) => recorded.resting_on(rate.status, &rate.sources),
        None => recorded,
    })
}

/// An amount in another currency at the average rate of the year; none where the record lacks that.
#[must_use]
pub fn convert(amount: Money, to: Currency, year: Year, record: &Record) -> Option<Decimal> {
    match (amount.currency, to) {
        (from, to) if from == to => Some(amount.amount),
        (from, Currency::KRW) => amount.amount.checked_mul(average_rate(from, year, record)?.value),
        (Currency::KRW, to) => amount.amount.checked_div(average_rate(to, year, record)?.value),
        _ => None,
    }
}

/// The average rate of the year: won for one unit of `currency`.
#[must_use]
pub fn average_rate(currency: Currency, year: Year, record: &Record) -> Option<&Stated<Decimal>> {
    record.quantities.get(&format!("exchange_{currency}"))?.values.get(&year)
}
