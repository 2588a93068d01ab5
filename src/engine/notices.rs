//! Every problem of a scenario: those of the check, and what only the record or the figures tell.
//!
//! The check runs once for each plan and looks at the scenario alone. Here are the notices that need more:
//! names of sources and codes of currencies that nothing defines, years that come to less than nothing, and values
//! far from their neighbours ([`slips`](super::slips)).

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::check::{Problem, ProblemKind, check};
use super::in_place::amount_in_year;
use super::projection::Projection;
use super::recorded::belongs_to;
use super::slips::far_from_neighbours;
use crate::model::{
    Currency, Field, FieldValue, PartField, Record, Scenario, SeriesField, SourceField, SourceId, nearest,
    stated_fields,
};

/// Every problem of a scenario, of which `projection` is one: those that its check finds, then those that
/// the record and the figures tell.
pub fn all_problems(scenario: &Scenario, projection: &Projection, record: &Record) -> Vec<Problem> {
    let mut problems = check(scenario);
    problems.extend(sources(scenario, record));
    problems.extend(currencies(scenario));
    problems.extend(below_zero(scenario, projection));
    problems.extend(before_not_recorded(scenario, record));
    let slips = far_from_neighbours(scenario, projection, record, &problems);
    problems.extend(slips);
    problems
}

/// Sources that stand before one of the record, and names of sources that nothing defines: each is told
/// once, where it stands first.
fn sources(scenario: &Scenario, record: &Record) -> Vec<Problem> {
    let hiding = scenario.sources.keys().filter(|id| record.sources.contains_key(*id));
    let told = |id: &SourceId| Problem {
        field: Field::Source(id.clone(), SourceField::Whole),
        kind: ProblemKind::SourceOfRecord { id: id.clone() },
    };
    let mut problems: Vec<Problem> = hiding.map(told).collect();
    let known = || scenario.sources.keys().chain(record.sources.keys());
    let mut seen = BTreeSet::new();
    for field in stated_fields(scenario) {
        let value = field.read(scenario);
        for id in value.iter().flat_map(FieldValue::sources) {
            let is_known = scenario.sources.contains_key(id) || record.sources.contains_key(id);
            if is_known || !seen.insert(id.clone()) {
                continue;
            }
            let nearest = nearest(&id.0, known().map(|known| known.0.as_str()));
            let nearest = nearest.map(|nearest| SourceId(nearest.to_owned()));
            let kind = ProblemKind::SourceUnknown { id: id.clone(), nearest };
            problems.push(Problem { field: field.clone(), kind });
        }
    }
    problems
}

/// Codes that are those of no currency in use: each is told once, where it stands first.
fn currencies(scenario: &Scenario) -> Vec<Problem> {
    let of_values = stated_fields(scenario).into_iter().flat_map(|field| {
        let named: Vec<Currency> = match field.read(scenario) {
            Some(FieldValue::Money(stated)) => vec![stated.value.currency],
            Some(FieldValue::Exchange(stated)) => vec![stated.value.of, stated.value.per],
            _ => Vec::new(),
        };
        named.into_iter().map(move |currency| (field.clone(), currency))
    });
    let of_keys =
        scenario.rates.keys().map(|&currency| (Field::Rate(currency, SeriesField::Whole), currency));
    let mut seen = BTreeSet::new();
    let unknown = of_values.chain(of_keys).filter(|(_, currency)| !currency.is_in_use());
    let first = unknown.filter(|(_, currency)| seen.insert(*currency));
    let told = |(field, currency): (Field, Currency)| {
        let kind = ProblemKind::CurrencyUnknown { currency, nearest: currency.nearest_in_use() };
        Problem { field, kind }
    };
    first.map(told).collect()
}

/// Years in which a one-off takes away more than there is to pay.
fn below_zero(scenario: &Scenario, projection: &Projection) -> Vec<Problem> {
    let mut problems = Vec::new();
    for part in &scenario.parts {
        let name = if scenario.parts.len() == 1 { "" } else { part.name.as_str() };
        for &year in part.one_offs.keys() {
            let amount = amount_in_year(scenario, projection, part, year);
            if let Some(amount) = amount.filter(|amount| amount.amount < Decimal::ZERO) {
                let field = Field::of_part(name, PartField::OneOff(year));
                problems.push(Problem { field, kind: ProblemKind::BelowZero { year, amount } });
            }
        }
    }
    problems
}

/// That the year before the term is stated otherwise than in the record that the scenario continues.
fn before_not_recorded(scenario: &Scenario, record: &Record) -> Option<Problem> {
    let stated = scenario.before.as_ref().filter(|_| belongs_to(scenario, record))?.value;
    let year = scenario.years.first.before();
    let recorded = record.agreed(year)?.total_in(stated.currency)?.value;
    let kind = ProblemKind::BeforeNotRecorded { year, stated, recorded };
    (stated != recorded).then_some(Problem { field: Field::Before, kind })
}
