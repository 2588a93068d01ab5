//! Which stated values figures follow from, by however many steps.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::explain::{Tree, explain};
use super::plan::RowName;
use super::projection::Projection;
use crate::model::{Field, Figure, Record, SourceList, Year};

/// A stated value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    /// One of the scenario.
    Field(Field),
    /// A quantity of the record, such as an average exchange rate, in a year.
    Recorded(String, Year),
}

/// What figures of a scenario follow from. What was found for one figure is kept for those that read it.
pub struct Inputs<'a> {
    projection: &'a Projection,
    found: RefCell<HashMap<Figure, Rc<BTreeSet<Input>>>>,
}

impl<'a> Inputs<'a> {
    /// The inputs of the figures of `projection`.
    pub fn new(projection: &'a Projection) -> Self {
        Self { projection, found: RefCell::default() }
    }

    /// The values that `figure` follows from, in any number of steps; one that was not read because another stood
    /// before it is none of them.
    pub fn of(&self, figure: Figure) -> BTreeSet<Input> {
        let explanation = explain(self.projection, figure);
        let plan = self.projection.plan();
        let input = |(field, figure): (Option<Field>, Option<Figure>)| match (field, figure) {
            (Some(field), _) => Some(Input::Field(field)),
            (None, Some(Figure { row, year })) => match plan.row(row).name {
                RowName::Recorded(name) => {
                    Some(Input::Recorded(plan.series[usize::from(name)].clone(), year))
                }
                _ => None,
            },
            (None, None) => None,
        };
        let leaves = explanation.rests_on.into_iter().map(|leaf| (leaf.field, leaf.figure));
        let mut inputs: BTreeSet<Input> = leaves.filter_map(input).collect();
        for read in read_by(&explanation.tree).into_iter().filter(|read| *read != figure) {
            inputs.extend(self.of_read(read).iter().cloned());
        }
        inputs
    }

    /// The same of a figure that others read, found once.
    fn of_read(&self, figure: Figure) -> Rc<BTreeSet<Input>> {
        if let Some(known) = self.found.borrow().get(&figure) {
            return Rc::clone(known);
        }
        let inputs = Rc::new(self.of(figure));
        self.found.borrow_mut().insert(figure, Rc::clone(&inputs));
        inputs
    }
}

/// The sources of what rows of measures read in the record: averages, prices, quantities.
pub fn sources_read_in_record(
    projection: &Projection,
    rows: impl Iterator<Item = RowName>,
    record: &Record,
) -> SourceList {
    let (plan, inputs) = (projection.plan(), Inputs::new(projection));
    let figures = rows.flat_map(|row| plan.years.iter().filter_map(move |year| plan.figure(row, year)));
    let mut sources = SourceList::default();
    for figure in figures {
        for input in inputs.of(figure) {
            let Input::Recorded(quantity, year) = input else { continue };
            let value = record.quantities.get(&quantity).and_then(|quantity| quantity.values.get(&year));
            sources.extend(value.map_or(&[][..], |value| &value.sources[..]));
        }
    }
    sources
}

/// The figures in a tree.
fn read_by(tree: &Tree) -> Vec<Figure> {
    match tree {
        Tree::Number(_) | Tree::Year(_) | Tree::Term { .. } | Tree::InError { .. } => Vec::new(),
        Tree::Figure { figure, .. } => vec![*figure],
        Tree::BinaryOp { operands, .. } | Tree::Round { operands, .. } => {
            operands.iter().flat_map(read_by).collect()
        }
        Tree::Part { operands, .. } => operands.iter().flat_map(read_by).collect(),
    }
}
