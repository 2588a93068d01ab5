//! Why a figure is what it is, as a tree.
//!
//! This is the reader of the formula language that people read: the floor of text turns the tree
//! into lines. Steps that only hand a figure on (what is carried, what is paid) are opened, so the
//! total of a year explains itself by last year's amount and the growth; the figures of other
//! years, and of other rows that somebody would look up, stay leaves that lead on.

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::plan::{Body, Plan, RowName, SegmentReason};
use super::projection::{Arithmetic, Bound, Projection, arithmetic, as_year, first_known, leaf_value};
use crate::model::formula::{BinaryOp, Formula, Op, Reader, RoundingMode};
use crate::model::{Field, Figure, ProblemId, RowId, TermId, Unit, Value, Year};

/// Why a figure is what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The figure.
    pub figure: Figure,
    /// Its value.
    pub value: Value,
    /// What it counts.
    pub unit: Unit,
    /// The clause that says so; none for a stated value.
    pub because: Option<SegmentReason>,
    /// The operation, its operands and theirs.
    pub tree: Tree,
    /// The bound that stopped its growth, if one did.
    pub bound: Option<Bound>,
    /// The stated values that it rests on directly, in the order in which they are read.
    pub rests_on: Vec<Leaf>,
}

/// A stated value that a figure rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Where it can be changed; none for a quantity of the record.
    pub field: Option<Field>,
    /// The figure, if it is one of a row.
    pub figure: Option<Figure>,
    /// The value.
    pub value: Value,
    /// What it counts.
    pub unit: Unit,
}

/// A formula with the values that it had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// A number that belongs to the meaning of the clause.
    Number(Decimal),
    /// The year of the figure.
    Year(Year),
    /// A stated value.
    Term {
        /// The term.
        term: TermId,
        /// Its value.
        value: Value,
        /// What it counts.
        unit: Unit,
    },
    /// A stated value that is in error.
    InError {
        /// Its problem, which says where it stands.
        problem: ProblemId,
        /// Unknown, because of that.
        value: Value,
    },
    /// A figure that stands elsewhere.
    Figure {
        /// The figure.
        figure: Figure,
        /// Its value.
        value: Value,
        /// What it counts.
        unit: Unit,
    },
    /// An operation on two operands.
    BinaryOp {
        /// Which.
        two: BinaryOp,
        /// The operands.
        operands: Box<[Tree; 2]>,
        /// The result.
        value: Value,
    },
    /// A rounded value.
    Round {
        /// How halves fall.
        how: RoundingMode,
        /// What is rounded, and to which unit.
        operands: Box<[Tree; 2]>,
        /// The result.
        value: Value,
    },
    /// A part of a whole.
    Part {
        /// Whose part, counted from zero.
        which: usize,
        /// The whole, the unit, then the weights.
        operands: Vec<Tree>,
        /// The result.
        value: Value,
    },
}

impl Tree {
    /// What it is worth.
    pub fn value(&self) -> Value {
        match self {
            Self::Number(number) => Value::Known(*number),
            Self::Year(year) => Value::Known(Decimal::from(year.0)),
            Self::Term { value, .. }
            | Self::InError { value, .. }
            | Self::Figure { value, .. }
            | Self::BinaryOp { value, .. }
            | Self::Round { value, .. }
            | Self::Part { value, .. } => *value,
        }
    }
}

/// Why `figure` is what it is.
pub fn explain(projection: &Projection, figure: Figure) -> Explanation {
    let plan = projection.plan();
    let row = plan.row(figure.row);
    let segment = row.segment(figure.year);
    let tree = open(projection, figure);
    let mut leaves = Leaves { plan, list: Vec::new(), known: HashSet::new() };
    leaves.collect(&tree);
    let part = match row.name {
        RowName::Growth(part) | RowName::Ruled(part) | RowName::Exact(part) | RowName::PartTotal(part) => {
            Some(part)
        }
        RowName::Total if plan.parts.len() == 1 => Some(0),
        _ => None,
    };
    Explanation {
        figure,
        value: projection.value(figure),
        unit: row.unit,
        because: segment.map(|segment| segment.because),
        tree,
        bound: part.and_then(|part| projection.bound(part, figure.year)),
        rests_on: leaves.list,
    }
}

/// The tree of a figure's own formula; of a stated value, the value.
fn open(projection: &Projection, figure: Figure) -> Tree {
    let row = projection.plan().row(figure.row);
    match row.segment(figure.year) {
        Some(segment) if row.years.contains(figure.year) => read(projection, figure, &segment.formula),
        _ => Tree::Figure { figure, value: projection.value(figure), unit: row.unit },
    }
}

fn read(projection: &Projection, figure: Figure, formula: &Formula) -> Tree {
    formula.read(&mut TreeReader { projection, figure, arithmetic: arithmetic(figure) })
}

struct TreeReader<'a> {
    projection: &'a Projection,
    figure: Figure,
    arithmetic: Arithmetic,
}

impl TreeReader<'_> {
    fn at(&self, row: RowId, year: Year) -> Tree {
        let figure = Figure { row, year };
        let plan = self.projection.plan();
        let same_year = year == self.figure.year;
        let hands_on = matches!(
            plan.row(row).name,
            RowName::Index(_)
                | RowName::Growth(_)
                | RowName::Ruled(_)
                | RowName::Exact(_)
                | RowName::Yearly(_)
        );
        if same_year && hands_on && figure.row != self.figure.row {
            return open(self.projection, figure);
        }
        // What was carried from the year before is that year's total, unless they differ.
        let value = self.projection.value(figure);
        let shown = match plan.row(row).name {
            RowName::Exact(part) => {
                let total = if plan.parts.len() == 1 { RowName::Total } else { RowName::PartTotal(part) };
                plan.figure(total, year).filter(|&total| self.projection.value(total) == value)
            }
            _ => None,
        };
        Tree::Figure { figure: shown.unwrap_or(figure), value, unit: plan.row(row).unit }
    }
}

impl Reader for TreeReader<'_> {
    type Value = Tree;

    fn leaf(&mut self, leaf: Op) -> Tree {
        let plan = self.projection.plan();
        match leaf {
            Op::Number(number) => Tree::Number(number),
            Op::Year => Tree::Year(self.figure.year),
            Op::Row(row) => self.at(row, self.figure.year),
            Op::Before(row) => self.at(row, self.figure.year.before()),
            Op::At(row, year) => self.at(row, year),
            _ => {
                let value = leaf_value(leaf, plan, self.figure, |row, year| {
                    self.projection.value(Figure { row, year })
                });
                match leaf {
                    Op::Term(term) => Tree::Term { term, value, unit: plan.term(term).unit },
                    Op::InError(problem) => Tree::InError { problem, value },
                    _ => unreachable!("a reader is given leaves only"),
                }
            }
        }
    }

    fn of_year(&mut self, row: RowId, year: Tree) -> Tree {
        match year.value().known().and_then(as_year) {
            Some(year) => self.at(row, year),
            None => year,
        }
    }

    fn two(&mut self, two: BinaryOp, left: Tree, right: Tree) -> Tree {
        let value = self.arithmetic.two(two, left.value(), right.value());
        Tree::BinaryOp { two, operands: Box::new([left, right]), value }
    }

    fn round(&mut self, how: RoundingMode, of: Tree, unit: Tree) -> Tree {
        let value = self.arithmetic.round(how, of.value(), unit.value());
        Tree::Round { how, operands: Box::new([of, unit]), value }
    }

    fn first_known(&mut self, choices: &mut [Tree]) -> Tree {
        let values: Vec<Value> = choices.iter().map(Tree::value).collect();
        choices[first_known(&values)].clone()
    }

    fn part(&mut self, which: usize, operands: &mut [Tree]) -> Tree {
        let values: Vec<Value> = operands.iter().map(Tree::value).collect();
        let value = self.arithmetic.part(which, &values);
        Tree::Part { which, operands: operands.to_vec(), value }
    }
}

/// The stated values in a tree, each once.
struct Leaves<'a> {
    plan: &'a Plan,
    list: Vec<Leaf>,
    /// Where those in the list stand.
    known: HashSet<(Option<Field>, Option<Figure>)>,
}

impl Leaves<'_> {
    fn add(&mut self, leaf: Leaf) {
        if self.known.insert((leaf.field.clone(), leaf.figure)) {
            self.list.push(leaf);
        }
    }

    fn collect(&mut self, tree: &Tree) {
        let plan = self.plan;
        match tree {
            Tree::Number(_) | Tree::Year(_) => {}
            Tree::Term { term, value, unit } => {
                let field = Some(plan.term(*term).field.clone());
                self.add(Leaf { field, figure: None, value: *value, unit: *unit });
            }
            Tree::InError { problem, value } => {
                let field = plan.problem(*problem).field.clone();
                let unit = plan.terms().iter().find(|term| term.field == field).map(|term| term.unit);
                let unit = unit.unwrap_or(Unit::Count);
                self.add(Leaf { field: Some(field), figure: None, value: *value, unit });
            }
            Tree::Figure { figure, value, unit } => {
                if let Body::Stated(_) = plan.row(figure.row).body {
                    let field = plan.field(*figure);
                    self.add(Leaf { field, figure: Some(*figure), value: *value, unit: *unit });
                }
            }
            Tree::BinaryOp { operands, .. } | Tree::Round { operands, .. } => {
                operands.iter().for_each(|operand| self.collect(operand));
            }
            Tree::Part { operands, .. } => operands.iter().for_each(|operand| self.collect(operand)),
        }
    }
}
