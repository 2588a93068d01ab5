//! Which stated values figures follow from, by however many steps.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::explain::{Tree, explain};
use super::projection::Projection;
use crate::model::{Field, Figure};

/// What of a scenario its figures follow from. What was found for one figure is kept for those that read it.
pub struct Inputs<'a> {
    projection: &'a Projection,
    found: RefCell<HashMap<Figure, Rc<BTreeSet<Field>>>>,
}

impl<'a> Inputs<'a> {
    /// The inputs of the figures of `projection`.
    pub fn new(projection: &'a Projection) -> Self {
        Self { projection, found: RefCell::default() }
    }

    /// The fields that `figure` follows from, in any number of steps; a value that was not read because another
    /// stood before it is none of them.
    pub fn of(&self, figure: Figure) -> Rc<BTreeSet<Field>> {
        if let Some(known) = self.found.borrow().get(&figure) {
            return Rc::clone(known);
        }
        let explanation = explain(self.projection, figure);
        let mut fields: BTreeSet<Field> =
            explanation.rests_on.into_iter().filter_map(|leaf| leaf.field).collect();
        for read in read_by(&explanation.tree) {
            if read != figure {
                fields.extend(self.of(read).iter().cloned());
            }
        }
        let fields = Rc::new(fields);
        self.found.borrow_mut().insert(figure, Rc::clone(&fields));
        fields
    }
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
