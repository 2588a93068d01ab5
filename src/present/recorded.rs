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

use crate::engine::{Measure, Over, PriceIndex, Prices, RateBasis, Recorded, amount_in, convert};
use crate::model::{Currency, Money, Record, Scenario, Stated, Year};

/// Whether the record is about what the scenario is about: contributions in won or dollars, and the
/// scenario names an edition.
pub(super) fn belongs_to(scenario: &Scenario, record: &Record) -> bool {
    let korean = matches!(scenario.currency(), Currency::KRW | Currency::USD);
    korean && !scenario.record.trim().is_empty() && !record.contributions.is_empty()
}

/// The agreed amounts in the terms of `measure`, by year; without what cannot be had.
pub(super) fn agreed(scenario: &Scenario, measure: &Measure, record: &Record) -> BTreeMap<Year, Recorded> {
    let years = record.contributions.iter().map(|contribution| contribution.year);
    let agreed = |year: Year| {
        let contribution = record.agreed(year)?;
        let amounts = |currency| amount_in(contribution, currency, record);
        measured(scenario, measure, record, year, &amounts).map(|recorded| (year, recorded))
    };
    years.filter_map(agreed).collect()
}

/// The amount of the year before the term in the terms of `measure`: the scenario's, and the
/// record's where they agree or the scenario names none.
pub(super) fn before(
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
    let amounts = |currency| {
        let converted = stated.value.currency != currency;
        let value = convert(stated.value, currency, year, record)?;
        Some(Recorded { value, converted, status: stated.status, sources: stated.sources.clone() })
    };
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
        Some(Recorded { value, status: amount.status.max(whole.status), ..amount })
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
