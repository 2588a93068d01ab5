//! The formula language: how one figure follows from others.
//!
//! A [`Formula`] says what a clause means, once. Everything else reads it: the exact value, how well it is known,
//! the explanation in words, the spreadsheet cell. A reader implements
//! [`Reader`]; [`Formula::read`] walks the formula for it.
//!
//! A formula belongs to a *row* (the growth, the amount, the price level) and holds for a span of
//! years, as a spreadsheet formula filled to the right does: it speaks of [`this year`](year), of
//! the figures of [`the same year`](row), of [`the year before`](before), and of the value of a
//! row [`at a year that is itself a formula`](Formula::of_year), so that a lag stays live.
//! Values that somebody stated are *terms*: the formula names them and does not contain them.
//!
//! **Invariant:** a formula is closed: each operation finds its operands. The combinators below
//! are the only way to make one.
//!
//! Deliberately absent: choice by comparison, powers, loops. The only choice there is takes the
//! first known of several; a power is a chain of figures over the years.

use super::choices::choices;
use rust_decimal::Decimal;
use smallvec::SmallVec;

use super::year::Year;

/// A row of a plan: one quantity over the years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(pub u16);

/// A term of a plan: a value that somebody stated and a user can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub u16);

/// A problem of the scenario that a plan was made of: its place among the plan's problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProblemId(pub u16);

/// The figure of one row in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Figure {
    /// The row.
    pub row: RowId,
    /// The year.
    pub year: Year,
}

choices! {
    /// How halves and remainders fall when an agreement orders rounding. The words are those in files.
    pub enum RoundingMode {
        /// To the nearest; a half away from zero.
        HalfUp: "HalfUp",
        /// To the nearest; a half to the even neighbour.
        HalfEven: "HalfEven",
        /// Towards zero.
        Down: "Down",
    }
}

impl RoundingMode {
    /// The word in files.
    pub fn word(self) -> &'static str {
        self.key()
    }
}

/// Operations on two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BinaryOp {
    /// Sum.
    Add,
    /// Difference.
    Subtract,
    /// Product.
    Multiply,
    /// Quotient.
    Divide,
    /// Quotient of an amount and one above zero that it is read as a fraction of; of another there is none.
    Fraction,
    /// The smaller of two.
    Smaller,
    /// The larger of two.
    Larger,
}

/// One step of a formula in postfix order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// A number that belongs to the meaning, such as the 1 of `1 + growth`.
    Number(Decimal),
    /// A stated value.
    Term(TermId),
    /// A stated value that is in error: unknown because of the problem.
    InError(ProblemId),
    /// The year of the figure, as a number.
    Year,
    /// The figure of a row in the same year.
    Row(RowId),
    /// The figure of a row in the year before.
    Before(RowId),
    /// The figure of a row in a named year.
    At(RowId, Year),
    /// The figure of a row in the year that the operand gives.
    OfYear(RowId),
    /// An operation on the two operands before.
    BinaryOp(BinaryOp),
    /// The first operand rounded to whole multiples of the second.
    Round(RoundingMode),
    /// The first that is known, or in error, of so many operands.
    FirstKnown(u8),
    /// A whole and so many weights: the part of the whole at this place.
    Part {
        /// How many weights there are.
        of: u8,
        /// Whose part it is, counted from zero.
        which: u8,
    },
}

/// How one figure follows from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    ops: SmallVec<[Op; 4]>,
}

/// The year of the figure, as a number.
pub fn year() -> Formula {
    Formula::leaf(Op::Year)
}

/// A number that belongs to the meaning of a clause.
pub fn number(value: impl Into<Decimal>) -> Formula {
    Formula::leaf(Op::Number(value.into()))
}

/// A stated value.
pub fn term(term: TermId) -> Formula {
    Formula::leaf(Op::Term(term))
}

/// A stated value that is in error.
pub fn in_error(problem: ProblemId) -> Formula {
    Formula::leaf(Op::InError(problem))
}

/// The figure of `row` in the same year.
pub fn row(row: RowId) -> Formula {
    Formula::leaf(Op::Row(row))
}

/// The figure of `row` in the year before.
pub fn before(row: RowId) -> Formula {
    Formula::leaf(Op::Before(row))
}

/// The figure of `row` in `year`.
pub fn at(row: RowId, year: Year) -> Formula {
    Formula::leaf(Op::At(row, year))
}

impl Formula {
    fn leaf(op: Op) -> Self {
        let mut ops = SmallVec::new();
        ops.push(op);
        Self { ops }
    }

    fn then(mut self, op: Op) -> Self {
        self.ops.push(op);
        self
    }

    fn two(mut self, two: BinaryOp, other: &Self) -> Self {
        self.ops.extend_from_slice(&other.ops);
        self.then(Op::BinaryOp(two))
    }

    /// The figure of `row` in the year that this formula gives.
    #[must_use]
    pub fn of_year(self, row: RowId) -> Self {
        self.then(Op::OfYear(row))
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: &Self) -> Self {
        self.two(BinaryOp::Add, other)
    }

    /// The difference.
    #[must_use]
    pub fn minus(self, other: &Self) -> Self {
        self.two(BinaryOp::Subtract, other)
    }

    /// The product.
    #[must_use]
    pub fn times(self, other: &Self) -> Self {
        self.two(BinaryOp::Multiply, other)
    }

    /// The quotient.
    #[must_use]
    pub fn over(self, other: &Self) -> Self {
        self.two(BinaryOp::Divide, other)
    }

    /// This as a fraction of `other`; there is none of what is not above zero.
    #[must_use]
    pub fn as_fraction_of(self, other: &Self) -> Self {
        self.two(BinaryOp::Fraction, other)
    }

    /// The smaller of the two.
    #[must_use]
    pub fn smaller_of(self, other: &Self) -> Self {
        self.two(BinaryOp::Smaller, other)
    }

    /// The larger of the two.
    #[must_use]
    pub fn larger_of(self, other: &Self) -> Self {
        self.two(BinaryOp::Larger, other)
    }

    /// This, rounded to whole multiples of `unit`.
    #[must_use]
    pub fn rounded(mut self, unit: &Self, how: RoundingMode) -> Self {
        self.ops.extend_from_slice(&unit.ops);
        self.then(Op::Round(how))
    }

    /// The first of `choices` that is stated: one that is known, or one whose value is in error. If
    /// none is, the reason of the last one stands.
    ///
    /// # Panics
    /// Without a choice, or with more than 255.
    pub fn first_known(choices: &[Self]) -> Self {
        let count = u8::try_from(choices.len()).expect("clauses offer a handful of choices");
        assert!(count > 0, "a choice needs something to choose from");
        let ops = choices.iter().flat_map(|choice| choice.ops.iter().copied()).collect();
        Self { ops }.then(Op::FirstKnown(count))
    }

    /// The part `which` of this whole, divided in the proportion of `weights` in steps of `unit`
    /// by largest remainder: see [`WholeDivision`](super::WholeDivision).
    ///
    /// # Panics
    /// With more than 255 weights.
    #[must_use]
    pub fn part(mut self, which: usize, weights: &[Self], unit: &Self) -> Self {
        let count = "checked: an agreement has at most 255 categories";
        let of = u8::try_from(weights.len()).expect(count);
        let which = u8::try_from(which).expect(count);
        self.ops.extend_from_slice(&unit.ops);
        self.ops.extend(weights.iter().flat_map(|weight| weight.ops.iter().copied()));
        self.then(Op::Part { of, which })
    }

    /// The steps in postfix order.
    pub fn ops(&self) -> &[Op] {
        &self.ops
    }

    /// Of a formula that is a part of a whole: the steps that give whole, unit and weights, and which part it is.
    pub fn as_part(&self) -> Option<(&[Op], usize)> {
        match self.ops.split_last() {
            Some((&Op::Part { which, .. }, operands)) => Some((operands, usize::from(which))),
            _ => None,
        }
    }

    /// Walks the formula for `reader` and returns what it makes of it.
    pub fn read<R: Reader>(&self, reader: &mut R) -> R::Value {
        walk(&self.ops, reader).pop().expect(CLOSED)
    }
}

const CLOSED: &str = "a formula is closed: each operation finds its operands";

/// Walks steps for `reader` and returns what it makes of each operand that they give.
pub fn walk<R: Reader>(ops: &[Op], reader: &mut R) -> SmallVec<[R::Value; 8]> {
    let mut stack: SmallVec<[R::Value; 8]> = SmallVec::new();
    for &op in ops {
        let value = match op {
            Op::Number(_)
            | Op::Term(_)
            | Op::InError(_)
            | Op::Year
            | Op::Row(_)
            | Op::Before(_)
            | Op::At(..) => reader.leaf(op),
            Op::OfYear(row) => {
                let year = stack.pop().expect(CLOSED);
                reader.of_year(row, year)
            }
            Op::BinaryOp(two) => {
                let right = stack.pop().expect(CLOSED);
                let left = stack.pop().expect(CLOSED);
                reader.two(two, left, right)
            }
            Op::Round(how) => {
                let unit = stack.pop().expect(CLOSED);
                let value = stack.pop().expect(CLOSED);
                reader.round(how, value, unit)
            }
            Op::FirstKnown(count) => {
                let first = stack.len() - usize::from(count);
                let value = reader.first_known(&mut stack[first..]);
                stack.truncate(first);
                value
            }
            Op::Part { of, which } => {
                let first = stack.len() - usize::from(of) - 2;
                let value = reader.part(usize::from(which), &mut stack[first..]);
                stack.truncate(first);
                value
            }
        };
        stack.push(value);
    }
    stack
}

/// One way to read formulas. A value is whatever the reader makes: a number, a tree of words, a
/// spreadsheet cell, a column of draws.
pub trait Reader {
    /// What the reader makes of a formula.
    type Value;

    /// A number, a term, one in error, the year, or a figure: [`Op::Number`], [`Op::Term`],
    /// [`Op::InError`], [`Op::Year`], [`Op::Row`], [`Op::Before`] or [`Op::At`].
    fn leaf(&mut self, leaf: Op) -> Self::Value;

    /// The figure of `row` in the year that was read.
    fn of_year(&mut self, row: RowId, year: Self::Value) -> Self::Value;

    /// An operation on two values.
    fn two(&mut self, two: BinaryOp, left: Self::Value, right: Self::Value) -> Self::Value;

    /// A value rounded to whole multiples of `unit`.
    fn round(&mut self, how: RoundingMode, value: Self::Value, unit: Self::Value) -> Self::Value;

    /// The first that is known or in error. The slice is never empty and is not used afterwards.
    fn first_known(&mut self, choices: &mut [Self::Value]) -> Self::Value;

    /// The part `which`. The slice has the whole, the unit, then the weights, and is not used
    /// afterwards.
    fn part(&mut self, which: usize, whole_unit_and_weights: &mut [Self::Value]) -> Self::Value;
}
