//! How sure a figure is.
//!
//! A figure is as sure as the least sure value that it rests on, directly or through the years
//! before. What an agreement is asked to say (a base amount, a rate, a cap, a year typed over) is
//! the question and not an assumption about the world: left to the analyst it makes nothing
//! assumed. Indices, exchange rates, quantities of the record and shares of categories do.

use std::collections::BTreeMap;

use super::CellMark;
use crate::engine::{Body, Projection, RowName, Tree, explain};
use crate::model::{Field, Figure, Money, PartField, Record, RowId, Scenario, Stated, Status, Year};

/// How sure the figures of a projection are; each is looked up once.
pub(super) struct Certainty<'a> {
    scenario: &'a Scenario,
    projection: &'a Projection,
    record: &'a Record,
    known: BTreeMap<(RowId, Year), Status>,
}

impl<'a> Certainty<'a> {
    pub(super) fn new(scenario: &'a Scenario, projection: &'a Projection, record: &'a Record) -> Self {
        Self { scenario, projection, record, known: BTreeMap::new() }
    }

    /// How sure the figure of a row is; a row that is not there rests on nothing.
    pub(super) fn of(&mut self, row: RowName, year: Year) -> Status {
        self.projection.plan().figure(row, year).map_or(Status::Published, |figure| self.of_figure(figure))
    }

    pub(super) fn of_figure(&mut self, figure: Figure) -> Status {
        if let Some(&status) = self.known.get(&(figure.row, figure.year)) {
            return status;
        }
        let plan = self.projection.plan();
        let status = match plan.row(figure.row).body {
            Body::Stated(_) => self.stated(figure),
            Body::Formulas(_) => {
                // Whoever asks while this is being found out is told the surest.
                self.known.insert((figure.row, figure.year), Status::Published);
                let explanation = explain(self.projection, figure);
                let status = self.of_tree(&explanation.tree);
                // What two rates give is in print nowhere.
                let crosses = plan.crossing(plan.row(figure.row).name).is_some();
                if crosses { status.max(Status::Derived) } else { status }
            }
        };
        self.known.insert((figure.row, figure.year), status);
        status
    }

    fn of_tree(&mut self, tree: &Tree) -> Status {
        match tree {
            Tree::Number(_) | Tree::Year(_) | Tree::InError { .. } => Status::Published,
            Tree::Term { term, .. } => self.of_field(&self.projection.plan().term(*term).field),
            Tree::Figure { figure, .. } => self.of_figure(*figure),
            Tree::Two { operands, .. } | Tree::Round { operands, .. } => self.of_trees(&**operands),
            Tree::Part { operands, .. } => self.of_trees(operands),
        }
    }

    fn of_trees(&mut self, trees: &[Tree]) -> Status {
        trees.iter().map(|tree| self.of_tree(tree)).max().unwrap_or(Status::Published)
    }

    fn stated(&self, figure: Figure) -> Status {
        let plan = self.projection.plan();
        if let RowName::Recorded(place) = plan.row(figure.row).name {
            let quantity = self.record.quantities.get(&plan.series[usize::from(place)]);
            let value = quantity.and_then(|quantity| quantity.values.get(&figure.year));
            return value.map_or(Status::Published, |value| value.status);
        }
        plan.field(figure).map_or(Status::Published, |field| self.of_field(&field))
    }

    fn of_field(&self, field: &Field) -> Status {
        let status = field.read(self.scenario).and_then(|value| value.status());
        match status {
            Some(Status::Assumed) if is_the_question(field) => Status::Published,
            status => status.unwrap_or(Status::Published),
        }
    }
}

/// Whether the amount of the year is in print: a base or a named amount that somebody published, in
/// every part.
pub(super) fn is_in_print(scenario: &Scenario, year: Year) -> bool {
    scenario.parts.iter().all(|part| {
        let named = if year == scenario.years.first { Some(&part.base) } else { part.amounts.get(&year) };
        // A level that was carried to here stands nowhere.
        let stands = |it: &Stated<Money>| {
            !matches!(it.status, Status::Estimate | Status::Assumed) && !it.sources.is_empty()
        };
        let published = named.is_some_and(stands);
        published && !part.typed.contains_key(&year)
    })
}

/// Whether the field is a term of the agreement, which the analyst sets, rather than a value of the
/// world.
fn is_the_question(field: &Field) -> bool {
    match field {
        Field::Before => true,
        Field::Part(_, field) => !matches!(field, PartField::Category(_)),
        _ => false,
    }
}

/// What must be told beside a figure of that status.
pub(super) fn mark(status: Status) -> Option<CellMark> {
    match status {
        Status::Published => None,
        Status::Derived | Status::Conflict | Status::Recollection => Some(CellMark::Doubtful),
        Status::Estimate => Some(CellMark::Estimate),
        Status::Assumed => Some(CellMark::Assumed),
    }
}
