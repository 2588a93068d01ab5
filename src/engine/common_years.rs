//! A scenario over the years that it shares with another.
//!
//! Agreements of different terms are compared over the years that both have. A scenario that began
//! earlier is rewritten so that it begins with the first of these: its base is then the *level* in
//! that year, the amount that it carries into it, and the rule that holds in the next year stands
//! under that year. What it costs in the common years is the same as before; a test holds it so.
//!
//! What no common year reads (titles, notes, categories, the amount of the year before, values
//! for other years) is left out.

use super::certainty::Certainty;
use super::check::is_projected;
use super::plan::RowName;
use super::planner::plan;
use super::projection::project;
use crate::model::clauses::{Growth, OperandMut};
use crate::model::{Money, Part, Record, Scenario, Stated, Status, Value, Year, Years};

/// The first and the last year that both terms have; empty if there is none.
pub fn common_years(one: Years, other: Years) -> Years {
    Years::new(one.first.max(other.first), one.last.min(other.last))
}

/// `scenario` over `years`, which lie in its term.
///
/// None if the level in the first of them is unknown, or if the term of `scenario` is in error.
pub(super) fn over(scenario: &Scenario, years: Years, record: &Record) -> Option<Scenario> {
    if !is_projected(scenario.years) {
        return None;
    }
    let mut over = Scenario {
        title: String::new(),
        note: None,
        record: None,
        years,
        before: None,
        sources: std::collections::BTreeMap::new(),
        ..scenario.clone()
    };
    if scenario.years.first < years.first {
        begin_later(scenario, &mut over, record)?;
    }
    for part in &mut over.parts {
        part.note = None;
        part.categories.clear();
        part.rules.retain(|&year, _| year <= years.last);
        part.rules.values_mut().for_each(|rule| rule.note = None);
        // An amount that is named for the year of a base stays, since it puts that in error.
        let first = if scenario.years.first < years.first { years.first.plus(1) } else { years.first };
        part.amounts.retain(|&year, _| first <= year && year <= years.last);
        part.overrides.retain(|&year, _| years.contains(year));
        part.one_offs.retain(|&year, _| years.contains(year));
    }
    Some(over)
}

/// Puts the level in the first of `over`'s years in the place of the base.
fn begin_later(scenario: &Scenario, over: &mut Scenario, record: &Record) -> Option<()> {
    let first = over.years.first;
    // An override stays one; the level is what would have come without it.
    let mut without_override = scenario.clone();
    without_override.years.last = first;
    for part in &mut without_override.parts {
        part.overrides.remove(&first);
    }
    let projection = project(plan(&without_override, record, &[]));
    let certainty = Certainty::new(&projection);
    for (place, part) in (0_u8..).zip(&mut over.parts) {
        let (level, status) = match (projection.at(RowName::Exact(place), first), part.overrides.get(&first))
        {
            (Value::Known(level), _) => (level, certainty.of(RowName::Exact(place), first)),
            // Nothing else is known of that year: the override is its level.
            (Value::Unknown(_), amount) => amount.map(|amount| (amount.value.amount, amount.status))?,
        };
        // Every digit as it is carried, so that later years come out the same.
        let level = Money { amount: level, ..part.base.value };
        // As well known as the figure that it is, yet printed by nobody.
        part.base = Stated { value: level, status, sources: Vec::new() };
        rule_from(part, first.plus(1));
    }
    Some(())
}

/// Calls an only part as the other side calls the part of that currency, where it has several.
/// Says whether there was one to rename.
pub(super) fn call_alike(one: &mut Scenario, other: &mut Scenario) -> bool {
    let (([only], several @ [_, _, ..]) | (several @ [_, _, ..], [only])) =
        (&mut one.parts[..], &mut other.parts[..])
    else {
        return false;
    };
    let currency = only.base.value.currency;
    match several.iter().find(|part| part.base.value.currency == currency) {
        Some(part) if part.name != only.name => {
            only.name.clone_from(&part.name);
            true
        }
        _ => false,
    }
}

/// Puts the rule that holds in `year` under that year, and drops those before.
fn rule_from(part: &mut Part, year: Year) {
    let later = part.rules.split_off(&year.plus(1));
    let holding = part.rules.pop_last();
    part.rules = later;
    part.rules.extend(holding.map(|(_, rule)| (year, rule)));
}

/// `scenario` with nothing but what its amounts follow from: nobody's statuses and sources. Two
/// that say the same are then equal.
pub(super) fn bare(mut scenario: Scenario) -> Scenario {
    for part in &mut scenario.parts {
        bare_stated(&mut part.base);
        for rule in part.rules.values_mut() {
            bare_growth(&mut rule.growth);
            rule.floor.iter_mut().chain(&mut rule.cap).for_each(bare_stated);
        }
        for amounts in [&mut part.amounts, &mut part.overrides, &mut part.one_offs] {
            amounts.values_mut().for_each(bare_stated);
        }
    }
    for series in scenario.series.values_mut() {
        series.values.values_mut().chain(&mut series.then).for_each(bare_stated);
    }
    for rates in scenario.rates.values_mut() {
        rates.values.values_mut().chain(&mut rates.then).for_each(bare_stated);
    }
    scenario
}

pub(super) fn bare_stated<T>(stated: &mut Stated<T>) {
    stated.status = Status::Assumed;
    stated.sources.clear();
}

fn bare_growth(growth: &mut Growth) {
    for (_, operand) in growth.operands_mut() {
        match operand {
            OperandMut::Rate(rate) => bare_stated(rate),
            OperandMut::Growth(within) => bare_growth(within),
            OperandMut::Series(_) | OperandMut::Lag(_) => {}
        }
    }
}

/// Whether every amount of a part is in its currency, and every exchange rate is between the main one
/// and that which it is listed under, all quoted the same way round.
/// Formulas count without currencies, so a mixture must be held to this before it is projected.
pub(super) fn in_its_currencies(scenario: &Scenario) -> bool {
    let main = scenario.currency();
    let parts = scenario.parts.iter().all(|part| {
        let amounts = part.amounts.values().chain(part.overrides.values()).chain(part.one_offs.values());
        let mut amounts = amounts.map(|stated| stated.value).chain([part.rounding.to]);
        amounts.all(|amount| amount.currency == part.base.value.currency)
    });
    parts
        && scenario.rates.iter().all(|(&currency, rates)| {
            let pair = scenario.quoted_in(currency);
            currency != main && rates.stated().all(|rate| (rate.value.of, rate.value.per) == pair)
        })
}
