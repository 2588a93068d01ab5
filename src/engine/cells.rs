//! The formulas of a spreadsheet that gives what a plan gives.
//!
//! This is the reader of the formula language for workbooks. An [`Expression`] speaks of cells
//! without knowing where they stand or how a file spells them; whoever lays out the sheets decides
//! that, by [`Reference`]. Stated values stay references, so that changing a cell changes what
//! follows from it.
//!
//! # What the cells hold
//! - Amounts are counted in the scale of their currency (억, millions), never in won: a spreadsheet
//!   has fifteen digits. Rates, exchange rates, counts and years are as in the plan.
//! - A figure that is unknown is `NA()`. A cell for a stated value may be blank: of an override that
//!   means that there is none, of a series that the value is unknown.
//! - A value that is in error is `NA()`, and so is every figure that reads it: its cell has no formula
//!   that could make it known again.
//! - Of a series there are the values as stated and the values *in force*: as stated, or what holds
//!   after the last stated year ([`in_force`]).
//!
//! # Rounding
//! Cells are binary. An amount is counted in rounding units and first rounded to as many digits as a
//! cell surely holds of it, fourteen with those before the point, which takes away what binary fractions
//! add: `ROUND(ROUND(x/unit,13-TRUNC(LOG10(MAX(ABS(x/unit),1)))),0)*unit`. Without it 12,500 × 1.005
//! falls on the wrong side. The number of digits follows the amount, whatever is put into the cells. It
//! takes away nothing else as long as amounts are carried rounded, growth has at most six decimals and
//! there are fewer than 10⁸ rounding units. An amount that is carried unrounded may have more digits: one
//! that lies beside a half by less than half of the fourteenth digit is taken for the half, so there the
//! last unit is likely and not promised ([`last_unit_unsure_from`]).

use rust_decimal::Decimal;
use smallvec::SmallVec;

use super::plan::{Body, Plan, RowName};
use super::projection::{Arithmetic, Projection, arithmetic, as_year, first_known, leaf_value};
use crate::model::formula::{BinaryOp, Op, Reader, RoundingMode};
use crate::model::{Figure, RowId, TermId, Unit, Value, Year};

/// What a cell computes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// A number.
    Number(Decimal),
    /// What stands in other cells.
    Cell(Reference),
    /// An operation on two operands.
    Operation(Operator, Box<[Expression; 2]>),
    /// A function of a spreadsheet.
    Call(Function, Vec<Expression>),
}

/// The cells that an expression speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// The year at the head of its column.
    Year(Year),
    /// A stated value that is the same in every year.
    Term(TermId),
    /// A computed figure; of a series, the value in force.
    Figure(Figure),
    /// A value as stated for a year; may be blank.
    Stated(Figure),
    /// The values as stated for this year and all later ones.
    StatedFrom(Figure),
    /// What holds after the last stated year; may be blank.
    Then(RowId),
    /// Every value of a row.
    Figures(RowId),
    /// The years of [`Reference::Figures`].
    Years(RowId),
    /// A step on the way to a category.
    Step(Step),
    /// The same step of neighbouring categories, from the first to this one, both included.
    Steps(RowId, Step),
}

/// An operator between two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `=`
    Equal,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
    /// `<=`
    AtMost,
}

/// A function that every spreadsheet has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in spreadsheets")]
pub enum Function {
    Abs,
    And,
    Count,
    CountIf,
    If,
    Index,
    IsNumber,
    Log10,
    Match,
    Max,
    Min,
    Mod,
    Na,
    Rank,
    Round,
    Sign,
    Sum,
    Trunc,
}

/// A step on the way from a whole to a category, in whole numbers: a helper cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// Which.
    pub kind: StepKind,
    /// The row of the category; of the first one for what all categories share.
    pub row: RowId,
    /// The year.
    pub year: Year,
}

/// What a step gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepKind {
    /// How many rounding units the whole has, without its sign; one for all categories.
    Units,
    /// The weight as a whole number.
    Weight,
    /// What rounding down leaves of the category's share, in parts of a unit.
    Remainder,
}

/// The cell of a figure that is computed, with the steps that it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComputedCell {
    /// What the cell computes.
    pub expression: Expression,
    /// The helper cells that it needs.
    pub steps: Vec<ComputedStep>,
}

/// A helper cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComputedStep {
    /// Which.
    pub step: Step,
    /// What it computes.
    pub expression: Expression,
    /// What that is; none if it is unknown.
    pub value: Option<Decimal>,
}

/// What the cell of a computed figure computes.
pub fn computed(projection: &Projection, figure: Figure) -> ComputedCell {
    let plan = projection.plan();
    let row = plan.row(figure.row);
    let mut cells =
        CellReader { projection, plan, figure, arithmetic: arithmetic(figure), steps: Vec::new() };
    // What reads a value in error stays unknown, whatever is typed into other cells.
    if projection.value(figure).is_in_error() {
        return ComputedCell { expression: not_available(), steps: Vec::new() };
    }
    let expression = match row.segment(figure.year) {
        Some(segment) if row.years.contains(figure.year) => {
            let read = segment.formula.read(&mut cells);
            read.counted_in(zeros(row.unit)).guarded()
        }
        _ => not_available(),
    };
    ComputedCell { expression, steps: cells.steps }
}

/// What the cell of a series' value in force computes: the value as stated; after the last stated
/// year what holds then, if the row has such a cell.
pub fn in_force(figure: Figure, has_then: bool) -> Expression {
    let stated = cell(Reference::Stated(figure));
    let otherwise = if has_then {
        let then = cell(Reference::Then(figure.row));
        let later = call(Function::Count, [cell(Reference::StatedFrom(figure))]);
        let holds =
            call(Function::And, [operation(Operator::Equal, later, number(0)), is_number(then.clone())]);
        call(Function::If, [holds, then, not_available()])
    } else {
        not_available()
    };
    call(Function::If, [is_number(stated.clone()), stated, otherwise])
}

/// From which year on the cells do not promise the last rounding unit of an amount: it is carried
/// unrounded, it is so large that a cell does not hold six decimals of it, or its division needs larger whole
/// numbers than a cell holds. `None` if they promise it in every year.
pub fn last_unit_unsure_from(projection: &Projection) -> Option<Year> {
    let plan = projection.plan();
    let parts = u8::try_from(plan.parts.len()).unwrap_or(u8::MAX);
    plan.years.iter().find(|&year| (0..parts).any(|place| !keeps_the_last_unit(projection, place, year)))
}

fn keeps_the_last_unit(projection: &Projection, place: u8, year: Year) -> bool {
    const MOST_UNITS: i64 = 100_000_000;
    const MOST_IN_WHOLE_NUMBERS: i64 = 1_000_000_000_000_000;
    let plan = projection.plan();
    let part = &plan.parts[usize::from(place)];
    let amounts = [RowName::Ruled(place), RowName::Exact(place)].map(|row| projection.at(row, year).known());
    let small = amounts.into_iter().flatten().all(|amount| {
        amount.checked_div(part.unit).is_some_and(|units| units.abs() < Decimal::from(MOST_UNITS))
    });
    let rounded = amounts[1].is_none_or(|carried| carried.checked_rem(part.unit) == Some(Decimal::ZERO));

    let mut units = None;
    let mut weights = Decimal::ZERO;
    for (category, _) in (0_u8..).zip(&part.categories) {
        let Some(figure) = plan.figure(RowName::Category(place, category), year) else { continue };
        for step in computed(projection, figure).steps {
            match step.step.kind {
                StepKind::Units => units = step.value,
                StepKind::Weight => weights += step.value.unwrap_or_default(),
                StepKind::Remainder => {}
            }
        }
    }
    let divided = units.is_none_or(|units| {
        units.checked_mul(weights).is_some_and(|product| product < Decimal::from(MOST_IN_WHOLE_NUMBERS))
    });
    small && rounded && divided
}

/// By which power of ten a cell counts what a plan counts in ones.
pub fn zeros(unit: Unit) -> u32 {
    match unit {
        Unit::Money(currency) => currency.scale().zeros(),
        Unit::Rate | Unit::Exchange { .. } | Unit::Count | Unit::Factor | Unit::Years => 0,
    }
}

/// `value` of a plan as its cell holds it; exact.
pub fn counted(value: Decimal, unit: Unit) -> Decimal {
    match unit {
        Unit::Money(currency) => currency.scale().count(value),
        _ => value,
    }
}

/// A part of a formula as cells.
#[derive(Debug, Clone)]
struct Read {
    expression: Expression,
    /// The cell counts in ones of this power of ten; `None` for zero, which is zero in every one.
    zeros: Option<i64>,
    /// The cells that must not be blank.
    blanks: SmallVec<[Reference; 2]>,
    /// Whether it is `NA()` where something is unknown, blanks aside.
    may_be_unknown: bool,
    /// What it is worth, in ones.
    value: Value,
}

impl Read {
    fn known(expression: Expression, zeros: u32, value: Value) -> Self {
        let zeros = Some(i64::from(zeros));
        Self { expression, zeros, blanks: SmallVec::new(), may_be_unknown: false, value }
    }

    fn unsure(expression: Expression, zeros: u32, value: Value) -> Self {
        Self { may_be_unknown: true, ..Self::known(expression, zeros, value) }
    }

    /// The same, counted in ones of another power of ten.
    fn counted_in(mut self, zeros: u32) -> Self {
        self.count_in(Some(i64::from(zeros)));
        self
    }

    fn count_in(&mut self, zeros: Option<i64>) {
        let (Some(from), Some(to)) = (self.zeros, zeros) else { return };
        let by = from - to;
        self.zeros = zeros;
        if by == 0 {
            return;
        }
        let factor = power_of_ten(u32::try_from(by.abs()).unwrap_or(0));
        let operator = if by > 0 { Operator::Multiply } else { Operator::Divide };
        let expression = std::mem::replace(&mut self.expression, Expression::Number(Decimal::ZERO));
        self.expression = operation(operator, expression, Expression::Number(factor));
    }

    /// Counts both in ones of one power of ten: that of the first that has one.
    fn align(&mut self, other: &mut Self) {
        match self.zeros {
            Some(_) => other.count_in(self.zeros),
            None => self.zeros = other.zeros,
        }
    }

    /// What says whether it is known.
    fn conditions(&self) -> Vec<Expression> {
        let mut conditions: Vec<Expression> =
            self.blanks.iter().map(|&blank| is_number(cell(blank))).collect();
        conditions.extend(self.may_be_unknown.then(|| is_number(self.expression.clone())));
        conditions
    }

    /// The expression, `NA()` where a cell that it needs is blank.
    fn guarded(self) -> Expression {
        let conditions: Vec<Expression> = self.blanks.iter().map(|&blank| is_number(cell(blank))).collect();
        match all(conditions) {
            Some(condition) => call(Function::If, [condition, self.expression, not_available()]),
            None => self.expression,
        }
    }

    /// What an operation makes of this and another operand.
    fn with(mut self, other: Self, expression: Expression, zeros: Option<i64>, value: Value) -> Self {
        for blank in other.blanks {
            if !self.blanks.contains(&blank) {
                self.blanks.push(blank);
            }
        }
        Self {
            expression,
            zeros,
            blanks: self.blanks,
            may_be_unknown: self.may_be_unknown || other.may_be_unknown,
            value,
        }
    }
}

/// The reader: what a formula is at one figure.
struct CellReader<'a> {
    projection: &'a Projection,
    plan: &'a Plan,
    figure: Figure,
    arithmetic: Arithmetic,
    steps: Vec<ComputedStep>,
}

impl CellReader<'_> {
    fn at(&self, id: RowId, year: Year) -> Read {
        let row = self.plan.row(id);
        let figure = Figure { row: id, year };
        let zeros = zeros(row.unit);
        let value = self.projection.value(figure);
        match (&row.body, row.name) {
            (Body::Stated(_), RowName::Override(_) | RowName::Amounts(_) | RowName::OneOffs(_)) => {
                if !self.plan.years.contains(year) {
                    return Read::unsure(not_available(), zeros, value);
                }
                let stated = Reference::Stated(figure);
                Read { blanks: SmallVec::from_slice(&[stated]), ..Read::known(cell(stated), zeros, value) }
            }
            // There is no cell in which such a rate could be put.
            (Body::Stated(_), RowName::NoExchange(..)) => Read::unsure(not_available(), zeros, value),
            (Body::Stated(_), _) => Read::unsure(cell(Reference::Figure(figure)), zeros, value),
            (Body::Formulas(_), _) if row.years.contains(year) => {
                Read::unsure(cell(Reference::Figure(figure)), zeros, value)
            }
            (Body::Formulas(_), _) => Read::unsure(not_available(), zeros, value),
        }
    }

    /// With how many zeros weights become whole numbers: as many as they need, and as many as give
    /// room for a change, so that products stay far below what a cell holds exactly.
    fn zeros_of_weights(&self, weights: &[Read]) -> u32 {
        let values = weights.iter().filter_map(|weight| match weight.expression {
            Expression::Cell(Reference::Term(term)) => Some(self.plan.term(term).value.normalize()),
            _ => None,
        });
        let mut needed = 0;
        let mut digits = 0;
        for value in values {
            needed = needed.max(value.scale());
            let whole = value.abs().trunc().normalize().to_string();
            digits = digits.max(if whole == "0" { 0 } else { u32::try_from(whole.len()).unwrap_or(0) });
        }
        needed.max(6_u32.saturating_sub(digits))
    }

    fn part_value(&self, which: usize, whole: &Read, unit: &Read, weights: &[Read]) -> Value {
        let operands: SmallVec<[Value; 10]> =
            [whole, unit].into_iter().chain(weights).map(|operand| operand.value).collect();
        self.arithmetic.part(which, &operands)
    }

    /// How many units the whole has, and the weights, in whole numbers; none if it cannot be divided.
    fn in_whole_numbers(
        &self,
        whole: &Read,
        unit: &Read,
        weights: &[Read],
    ) -> Option<(Decimal, Vec<Decimal>)> {
        self.part_value(0, whole, unit, weights).known()?;
        let units = whole.value.known()?.checked_div(unit.value.known()?)?.abs();
        let factor = power_of_ten(self.zeros_of_weights(weights));
        let weights = weights.iter().map(|weight| weight.value.known()?.checked_mul(factor));
        weights.collect::<Option<Vec<Decimal>>>().map(|weights| (units.normalize(), weights))
    }
}

impl Reader for CellReader<'_> {
    type Value = Read;

    fn leaf(&mut self, leaf: Op) -> Read {
        let worth = |leaf| {
            leaf_value(leaf, self.plan, self.figure, |row, year| self.projection.value(Figure { row, year }))
        };
        match leaf {
            Op::Number(number) if number.is_zero() => {
                Read { zeros: None, ..Read::known(Expression::Number(number), 0, worth(leaf)) }
            }
            Op::Number(number) => Read::known(Expression::Number(number), 0, worth(leaf)),
            Op::Term(term) => {
                let zeros = zeros(self.plan.term(term).unit);
                Read::known(cell(Reference::Term(term)), zeros, worth(leaf))
            }
            Op::InError(_) => Read::unsure(not_available(), 0, worth(leaf)),
            Op::Year => Read::known(cell(Reference::Year(self.figure.year)), 0, worth(leaf)),
            Op::Row(row) => self.at(row, self.figure.year),
            Op::Before(row) => self.at(row, self.figure.year.before()),
            Op::At(row, year) => self.at(row, year),
            Op::OfYear(_) | Op::BinaryOp(_) | Op::Round(_) | Op::FirstKnown(_) | Op::Part { .. } => {
                unreachable!("a reader is given leaves only")
            }
        }
    }

    fn of_year(&mut self, row: RowId, year: Read) -> Read {
        let value = match year.value.known().and_then(as_year) {
            Some(year) => self.projection.value(Figure { row, year }),
            None => year.value,
        };
        let place = call(Function::Match, [year.guarded(), cell(Reference::Years(row)), number(0)]);
        let found = call(Function::Index, [cell(Reference::Figures(row)), place]);
        Read::unsure(found, zeros(self.plan.row(row).unit), value)
    }

    fn two(&mut self, two: BinaryOp, mut left: Read, mut right: Read) -> Read {
        let value = self.arithmetic.two(two, left.value, right.value);
        let together = |zeros: fn(i64, i64) -> i64| match (left.zeros, right.zeros) {
            (Some(left), Some(right)) => Some(zeros(left, right)),
            _ => None,
        };
        let operator = match two {
            BinaryOp::Multiply => {
                let zeros = together(|left, right| left + right);
                let product =
                    operation(Operator::Multiply, left.expression.clone(), right.expression.clone());
                return left.with(right, product, zeros, value);
            }
            BinaryOp::Divide | BinaryOp::Fraction => {
                let zeros = together(|left, right| left - right);
                let divisor = right.expression.clone();
                let quotient = operation(Operator::Divide, left.expression.clone(), divisor.clone());
                if is_above_zero(&divisor) {
                    return left.with(right, quotient, zeros, value);
                }
                let none_by = if two == BinaryOp::Divide { Operator::Equal } else { Operator::AtMost };
                let by_zero = operation(none_by, divisor, number(0));
                let quotient = call(Function::If, [by_zero, not_available(), quotient]);
                return Read { may_be_unknown: true, ..left.with(right, quotient, zeros, value) };
            }
            BinaryOp::Add => Ok(Operator::Add),
            BinaryOp::Subtract => Ok(Operator::Subtract),
            BinaryOp::Smaller => Err(Function::Min),
            BinaryOp::Larger => Err(Function::Max),
        };
        left.align(&mut right);
        let zeros = left.zeros;
        let operands = [left.expression.clone(), right.expression.clone()];
        let expression = match operator {
            Ok(operator) => Expression::Operation(operator, Box::new(operands)),
            Err(function) => call(function, flat(function, operands)),
        };
        left.with(right, expression, zeros, value)
    }

    fn round(&mut self, how: RoundingMode, mut value: Read, unit: Read) -> Read {
        let rounded = self.arithmetic.round(how, value.value, unit.value);
        value.count_in(unit.zeros);
        let count = operation(Operator::Divide, value.expression.clone(), unit.expression.clone());
        let count = to_the_digits_of_a_cell(count);
        let whole = match how {
            RoundingMode::HalfUp => call(Function::Round, [count, number(0)]),
            RoundingMode::Down => call(Function::Trunc, [count, number(0)]),
            RoundingMode::HalfEven => {
                // Halves fall away from zero; those that fell onto an odd number go back.
                let size = call(Function::Abs, [count.clone()]);
                let above_even = call(Function::Mod, [size, number(2)]);
                let above_even =
                    operation(Operator::Equal, above_even, Expression::Number(Decimal::new(5, 1)));
                let back = operation(Operator::Multiply, call(Function::Sign, [count.clone()]), above_even);
                operation(Operator::Subtract, call(Function::Round, [count, number(0)]), back)
            }
        };
        let expression = operation(Operator::Multiply, whole, unit.expression.clone());
        let zeros = unit.zeros;
        value.with(unit, expression, zeros, rounded)
    }

    fn first_known(&mut self, choices: &mut [Read]) -> Read {
        let zeros = choices.iter().find_map(|choice| choice.zeros);
        let values: SmallVec<[Value; 4]> = choices.iter().map(|choice| choice.value).collect();
        let value = values[first_known(&values)];
        let mut choices = choices.iter().rev().cloned();
        let mut last = choices.next().expect("a choice is never empty");
        last.count_in(zeros);
        let unsure = last.may_be_unknown || !last.blanks.is_empty();
        let mut chosen = Read { may_be_unknown: unsure, ..Read::known(last.guarded(), 0, value) };
        chosen.zeros = zeros;
        for mut choice in choices {
            choice.count_in(zeros);
            chosen.expression = match all(choice.conditions()) {
                Some(condition) => call(Function::If, [condition, choice.expression, chosen.expression]),
                None => choice.expression,
            };
        }
        chosen
    }

    fn part(&mut self, which: usize, whole_unit_and_weights: &mut [Read]) -> Read {
        let [whole, unit, weights @ ..] = whole_unit_and_weights else {
            unreachable!("a part has a whole and a unit")
        };
        whole.count_in(unit.zeros);
        let year = self.figure.year;
        let place = u16::try_from(which).unwrap_or(0);
        // The categories of a part stand one below the other.
        let first = RowId(self.figure.row.0 - place);
        let last = RowId(first.0 + u16::try_from(weights.len() - 1).unwrap_or(0));
        let step = |kind, row| Step { kind, row, year };
        let units = cell(Reference::Step(step(StepKind::Units, first)));
        let weight = step(StepKind::Weight, self.figure.row);
        let remainder = step(StepKind::Remainder, self.figure.row);
        let all_weights = cell(Reference::Steps(first, step(StepKind::Weight, last)));
        let all_remainders = cell(Reference::Steps(first, step(StepKind::Remainder, last)));
        let sum = |cells: &Expression| call(Function::Sum, [cells.clone()]);

        let value = self.part_value(which, whole, unit, weights);
        let worth = self.in_whole_numbers(whole, unit, weights);
        let factor = Expression::Number(power_of_ten(self.zeros_of_weights(weights)));
        if which == 0 {
            let size = call(Function::Abs, [whole.expression.clone()]);
            let count = operation(Operator::Divide, size, unit.expression.clone());
            let whole = call(Function::Round, [count.clone(), number(0)]);
            let conditions = [
                operation(Operator::Equal, to_the_digits_of_a_cell(count), whole.clone()),
                operation(Operator::AtLeast, call(Function::Min, [all_weights.clone()]), number(0)),
                operation(Operator::Greater, sum(&all_weights), number(0)),
            ];
            let can_be_divided = call(Function::And, conditions);
            let expression = call(Function::If, [can_be_divided, whole, not_available()]);
            let value = worth.as_ref().map(|(units, _)| *units);
            self.steps.push(ComputedStep { step: step(StepKind::Units, first), expression, value });
        }
        let whole_weight = operation(Operator::Multiply, weights[which].expression.clone(), factor);
        let expression = call(Function::Round, [whole_weight, number(0)]);
        let own = worth.as_ref().map(|(_, weights)| weights[which]);
        self.steps.push(ComputedStep { step: weight, expression, value: own });
        let product = operation(Operator::Multiply, units, cell(Reference::Step(weight)));
        let expression = call(Function::Mod, [product.clone(), sum(&all_weights)]);
        let rest = worth.as_ref().and_then(|(units, weights)| {
            units.checked_mul(weights[which])?.checked_rem(weights.iter().sum())
        });
        self.steps.push(ComputedStep { step: remainder, expression, value: rest });

        // Whoever lost most by rounding down is served first; ties go to the earlier category.
        let own = cell(Reference::Step(remainder));
        let up_to_here = cell(Reference::Steps(first, remainder));
        let before = call(Function::Rank, [own.clone(), all_remainders.clone()]);
        let before = operation(Operator::Add, before, call(Function::CountIf, [up_to_here, own.clone()]));
        let before = operation(Operator::Subtract, before, number(1));
        let left_over = operation(Operator::Divide, sum(&all_remainders), sum(&all_weights));
        let lost = operation(Operator::Greater, own.clone(), number(0));
        let is_served = call(Function::And, [lost, operation(Operator::AtMost, before, left_over)]);
        let down = operation(Operator::Subtract, product, own);
        let down = operation(Operator::Divide, down, sum(&all_weights));
        let count = operation(Operator::Add, down, call(Function::If, [is_served, number(1), number(0)]));

        let sign = call(Function::Sign, [whole.expression.clone()]);
        let part = operation(Operator::Multiply, sign, count);
        let part = operation(Operator::Multiply, part, unit.expression.clone());
        let zeros = unit.zeros;
        Read { may_be_unknown: true, ..whole.clone().with(unit.clone(), part, zeros, value) }
    }
}

/// A count without what binary fractions add to it: rounded to fourteen digits, of which one at least
/// stands before the point.
fn to_the_digits_of_a_cell(count: Expression) -> Expression {
    let size = call(Function::Abs, [count.clone()]);
    let power = call(Function::Log10, [call(Function::Max, [size, number(1)])]);
    let before_the_point = call(Function::Trunc, [power]);
    call(Function::Round, [count, operation(Operator::Subtract, number(13), before_the_point)])
}

fn power_of_ten(zeros: u32) -> Decimal {
    Decimal::from_i128_with_scale(10_i128.pow(zeros.min(27)), 0)
}

fn number(number: i64) -> Expression {
    Expression::Number(Decimal::from(number))
}

fn cell(reference: Reference) -> Expression {
    Expression::Cell(reference)
}

fn operation(operator: Operator, left: Expression, right: Expression) -> Expression {
    Expression::Operation(operator, Box::new([left, right]))
}

fn call(function: Function, arguments: impl Into<Vec<Expression>>) -> Expression {
    Expression::Call(function, arguments.into())
}

fn is_number(expression: Expression) -> Expression {
    call(Function::IsNumber, [expression])
}

fn not_available() -> Expression {
    call(Function::Na, [])
}

/// One condition for all of them; none if there is none.
fn all(mut conditions: Vec<Expression>) -> Option<Expression> {
    if conditions.len() > 1 {
        return Some(call(Function::And, conditions));
    }
    conditions.pop()
}

/// The smallest of the smallest is the smallest of all.
fn flat(function: Function, operands: [Expression; 2]) -> Vec<Expression> {
    let mut arguments = Vec::new();
    for operand in operands {
        match operand {
            Expression::Call(inner, more) if inner == function => arguments.extend(more),
            other => arguments.push(other),
        }
    }
    arguments
}

/// Whether a divisor is a number above zero, whatever the cells hold.
fn is_above_zero(divisor: &Expression) -> bool {
    match divisor {
        Expression::Number(number) => *number > Decimal::ZERO,
        Expression::Operation(Operator::Add | Operator::Multiply, operands) => {
            operands.iter().all(is_above_zero)
        }
        _ => false,
    }
}

/// Every cell that the expression speaks of, in its order.
pub fn for_each_reference(expression: &Expression, see: &mut impl FnMut(Reference)) {
    match expression {
        Expression::Number(_) => {}
        Expression::Cell(reference) => see(*reference),
        Expression::Operation(_, operands) => {
            for operand in &**operands {
                for_each_reference(operand, see);
            }
        }
        Expression::Call(_, arguments) => {
            for argument in arguments {
                for_each_reference(argument, see);
            }
        }
    }
}
