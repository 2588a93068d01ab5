//! What a scenario assumes: every value that it states and that is not in print.

use std::collections::BTreeSet;

use crate::engine::{Measure, RowName, explain, plan, project};
use crate::model::{Field, PartField, Record, Scenario, Status, Year, stated_fields};
use crate::present::views;
use crate::text::explanation::list_years;
use crate::text::fields::{field_name, value_words};
use crate::text::{Language, key, say, say_with};

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
/// first those that the totals rest on, by the first year that reads them, then those that only other
/// figures of what is shown rest on, in terms of `shown`, then the others in the order of the scenario.
pub fn assumptions(
    scenario: &Scenario,
    record: &Record,
    shown: &Measure,
    language: Language,
) -> Vec<Assumption> {
    let readers = readers(scenario, record, shown);
    let mut found: Vec<(Readers, Assumption)> = Vec::new();
    for field in stated_fields(scenario) {
        let Some(value) = field.read(scenario) else { continue };
        let Some(status) = value.status() else { continue };
        let typed = matches!(&field, Field::Part(_, PartField::Typed(_)));
        if !status.needs_a_mark() && !typed {
            continue;
        }
        let read_by = readers.iter().find(|(read, _)| *read == field);
        let read_by = read_by.map(|(_, readers)| readers.clone()).unwrap_or_default();
        let note = if typed { say(language, key::ASSUMPTION_TYPED) } else { read_by.words(language) };
        let name = field_name(&field, language);
        let value = value_words(&value, language);
        found.push((read_by, Assumption { field, name, value, status, note }));
    }
    // Sorting is stable, so what nothing reads keeps the order of the scenario.
    found.sort_by_key(|(read_by, _)| read_by.rank());
    found.into_iter().map(|(_, assumption)| assumption).collect()
}

/// The years whose figures read a field directly.
#[derive(Debug, Clone, Default)]
struct Readers {
    totals: BTreeSet<Year>,
    /// Of the figures beside the totals: the same in another currency, in other prices, as a share.
    beside: BTreeSet<Year>,
}

impl Readers {
    fn words(&self, language: Language) -> String {
        let (key, years) = match (self.totals.is_empty(), self.beside.is_empty()) {
            (false, _) => (key::ASSUMPTION_READ_BY, &self.totals),
            (true, false) => (key::ASSUMPTION_READ_BESIDE, &self.beside),
            (true, true) => return say(language, key::ASSUMPTION_NOT_READ),
        };
        let years: Vec<Year> = years.iter().copied().collect();
        say_with(language, key, &[("years", list_years(&years, language).into())])
    }

    /// Totals first, each by the first year.
    fn rank(&self) -> (u8, Option<Year>) {
        match (self.totals.first(), self.beside.first()) {
            (Some(&year), _) => (0, Some(year)),
            (None, Some(&year)) => (1, Some(year)),
            (None, None) => (2, None),
        }
    }
}

/// Which years' figures read which field, directly.
fn readers(scenario: &Scenario, record: &Record, shown: &Measure) -> Vec<(Field, Readers)> {
    let measures = views::projection::measures(scenario, shown);
    let projection = project(plan(scenario, record, &measures));
    let plan = projection.plan();
    let mut readers: Vec<(Field, Readers)> = Vec::new();
    for row in plan.rows() {
        let is_total = matches!(row.name, RowName::Total | RowName::PartTotal(_));
        if !is_total && !row.name.is_of_measure() {
            continue;
        }
        for year in plan.years.iter() {
            let Some(figure) = plan.figure(row.name, year) else { continue };
            for field in explain(&projection, figure).rests_on.into_iter().filter_map(|leaf| leaf.field) {
                let place = readers.iter().position(|(known, _)| *known == field).unwrap_or_else(|| {
                    readers.push((field, Readers::default()));
                    readers.len() - 1
                });
                let of_field = &mut readers[place].1;
                let years = if is_total { &mut of_field.totals } else { &mut of_field.beside };
                years.insert(year);
            }
        }
    }
    readers
}
