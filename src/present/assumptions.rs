//! What a scenario assumes: every value that it states and that is not in print.

use std::collections::BTreeSet;

use crate::engine::{RowName, explain, plan, project};
use crate::model::{Field, PartField, Record, Scenario, SourceId, Status, Year, stated_fields};
use crate::text::explanation::list_years;
use crate::text::fields::{field_name, value_words};
use crate::text::{Language, say, say_with};

/// A value that is not in print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumption {
    /// Where it can be changed.
    pub field: Field,
    /// What it is.
    pub name: String,
    /// Its value as it is read.
    pub value: String,
    /// How sure it is.
    pub status: Status,
    /// Which years rest on it, or that none does.
    pub note: String,
}

/// Every assumed, estimated, derived, conflicting and recollected value, and every year typed over:
/// first those that the totals rest on, by the first year that reads them, then the others in the
/// order of the scenario.
pub fn assumptions(scenario: &Scenario, record: &Record, language: Language) -> Vec<Assumption> {
    let readers = readers(scenario, record);
    let mut found: Vec<(Vec<Year>, Assumption)> = Vec::new();
    for field in stated_fields(scenario) {
        let Some(value) = field.read(scenario) else { continue };
        let Some(status) = value.status() else { continue };
        let typed = matches!(&field, Field::Part(_, PartField::Typed(_)));
        if !status.needs_a_mark() && !typed {
            continue;
        }
        let read_by: Vec<Year> = match readers.iter().find(|(read, _)| *read == field) {
            Some((_, years)) => years.iter().copied().collect(),
            None => Vec::new(),
        };
        let note = match (typed, read_by.is_empty()) {
            (true, _) => say(language, "assumption-typed"),
            (false, true) => say(language, "assumption-not-read"),
            (false, false) => {
                let years = list_years(&read_by, language);
                say_with(language, "assumption-read-by", &[("years", years.into())])
            }
        };
        let name = field_name(&field, language);
        let value = value_words(&value, language);
        found.push((read_by, Assumption { field, name, value, status, note }));
    }
    // Sorting is stable, so what no total reads keeps the order of the scenario.
    found.sort_by_key(|(read_by, _)| (read_by.is_empty(), read_by.first().copied()));
    found.into_iter().map(|(_, assumption)| assumption).collect()
}

/// Which years' totals read which field, directly.
fn readers(scenario: &Scenario, record: &Record) -> Vec<(Field, BTreeSet<Year>)> {
    let projection = project(plan(scenario, record, &[]));
    let plan = projection.plan();
    let mut readers: Vec<(Field, BTreeSet<Year>)> = Vec::new();
    let totals = |name: RowName| matches!(name, RowName::Total | RowName::PartTotal(_));
    for row in plan.rows().iter().filter(|row| totals(row.name)) {
        for year in plan.years.iter() {
            let Some(figure) = plan.figure(row.name, year) else { continue };
            for field in explain(&projection, figure).rests_on.into_iter().filter_map(|leaf| leaf.field) {
                match readers.iter_mut().find(|(known, _)| *known == field) {
                    Some((_, years)) => drop(years.insert(year)),
                    None => readers.push((field, BTreeSet::from([year]))),
                }
            }
        }
    }
    readers
}

/// The sources of a stated value.
pub fn sources_of(field: &Field, scenario: &Scenario) -> Vec<SourceId> {
    field.read(scenario).map(|value| value.sources().to_vec()).unwrap_or_default()
}
