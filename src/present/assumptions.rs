//! What a scenario assumes: every value that it states and that is not in print.

use std::collections::{BTreeMap, BTreeSet};

use crate::engine::{Input, Inputs, Measure, PlanRow, RowName, plan, project, recorded};
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

/// What of a scenario is shown beside its assumptions.
#[derive(Debug, Clone, Copy)]
pub enum ShownFigures<'a> {
    /// Its projection in terms of a measure: every column, the year before the term and the line of the record.
    Projection(&'a Measure),
    /// Its amounts in terms of a measure, beside those of other scenarios.
    Amounts(&'a Measure),
}

/// Every assumed, estimated, derived, conflicting and recollected value, and every override:
/// first those that the totals rest on, by the first year that reads them, then those that only other
/// figures of what is shown rest on, then the others in the order of the scenario.
pub fn assumptions(
    scenario: &Scenario,
    record: &Record,
    shown: ShownFigures<'_>,
    language: Language,
) -> Vec<Assumption> {
    let readers = readers(scenario, record, shown);
    let mut found: Vec<(Readers, Assumption)> = Vec::new();
    for field in stated_fields(scenario) {
        let Some(value) = field.read(scenario) else { continue };
        let Some(status) = value.status() else { continue };
        let is_override = matches!(&field, Field::Part(_, PartField::Override(_)));
        if !status.needs_a_mark() && !is_override {
            continue;
        }
        let read_by = readers.get(&field).cloned().unwrap_or_default();
        let note =
            if is_override { say(language, key::ASSUMPTION_OVERRIDE) } else { read_by.words(language) };
        let name = field_name(&field, language);
        let value = value_words(&value, language);
        found.push((read_by, Assumption { field, name, value, status, note }));
    }
    // Sorting is stable, so what nothing reads keeps the order of the scenario.
    found.sort_by_key(|(read_by, _)| read_by.rank());
    found.into_iter().map(|(_, assumption)| assumption).collect()
}

/// The years whose figures rest on a field.
#[derive(Debug, Clone, Default)]
struct Readers {
    totals: BTreeSet<Year>,
    /// Of the figures beside the totals: the same in another currency, in other prices, as a share.
    beside: BTreeSet<Year>,
}

impl Readers {
    fn words(&self, language: Language) -> String {
        let years = |years: Vec<Year>| list_years(&years, language);
        let totals = years(self.totals.iter().copied().collect());
        let beside = years(self.beside.difference(&self.totals).copied().collect());
        match (totals.is_empty(), beside.is_empty()) {
            (true, true) => say(language, key::ASSUMPTION_NOT_READ),
            (false, true) => say_with(language, key::ASSUMPTION_READ_BY, &[("years", totals.into())]),
            (true, false) => say_with(language, key::ASSUMPTION_READ_BESIDE, &[("years", beside.into())]),
            (false, false) => {
                let args = [("totals", totals.into()), ("beside", beside.into())];
                say_with(language, key::ASSUMPTION_READ_BY_BOTH, &args)
            }
        }
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

/// Which years' figures rest on which field, by however many steps.
fn readers(scenario: &Scenario, record: &Record, shown: ShownFigures<'_>) -> BTreeMap<Field, Readers> {
    let measures = match shown {
        ShownFigures::Projection(measure) => views::projection::measures(scenario, measure),
        ShownFigures::Amounts(measure) => vec![measure.clone()],
    };
    let projection = project(plan(scenario, record, &measures));
    let (plan, inputs) = (projection.plan(), Inputs::new(&projection));
    let mut found: BTreeMap<Field, Readers> = BTreeMap::new();
    let mut last: Option<&PlanRow> = None;
    for row in plan.rows() {
        // What one category of a part rests on, all do.
        if last.replace(row).is_some_and(|last| row.divides_the_whole_of(last)) {
            continue;
        }
        let is_total = matches!(row.name, RowName::Total | RowName::PartTotal(_));
        let is_column = |year| match row.name {
            RowName::Index(_) | RowName::Category(..) => true,
            name @ (RowName::Growth(_) | RowName::Change) => name == projection.growth_row(year),
            name => name.is_of_measure(),
        };
        let is_shown = |year| match shown {
            ShownFigures::Projection(_) => is_column(year),
            ShownFigures::Amounts(_) => row.name.is_of_measure(),
        };
        for year in plan.years.iter().filter(|&year| is_total || is_shown(year)) {
            let Some(figure) = plan.figure(row.name, year) else { continue };
            for input in inputs.of(figure) {
                let Input::Field(field) = input else { continue };
                let readers = found.entry(field).or_default();
                let years = if is_total { &mut readers.totals } else { &mut readers.beside };
                years.insert(year);
            }
        }
    }
    if let ShownFigures::Projection(measure) = shown {
        for (field, year) in read_by_the_record(scenario, measure, record) {
            found.entry(field).or_default().beside.insert(year);
        }
    }
    found
}

/// What the line of the record beside the projection reads of the scenario, each with the year of the record: the
/// amount before the term, which the headline and the first growth are held against, where it is stated, and the
/// price changes and exchange rates that put the record into the terms of the measure.
fn read_by_the_record(scenario: &Scenario, measure: &Measure, record: &Record) -> Vec<(Field, Year)> {
    let agreed = recorded::agreed(scenario, measure, record);
    let before = recorded::before(scenario, measure, record, &agreed);
    let year = scenario.years.first.before();
    let own = before.is_some() && scenario.before.is_some();
    let own = own.then_some((Field::Before, year));
    let recorded = before.into_iter().map(|before| (year, before)).chain(agreed);
    let terms = recorded
        .flat_map(|(year, recorded)| recorded.own_terms.into_iter().map(move |term| (term.field, year)));
    own.into_iter().chain(terms).collect()
}
