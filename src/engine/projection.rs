//! The projection: every figure of a plan with its exact value.
//!
//! This is the exact reader of the formula language, the only truth for money. It computes in
//! decimals of 28 digits; where one does not end, the rest is dropped. A figure whose last rounding
//! unit dropped digits may have decided is not promised ([`Projection::is_promised`]). Nothing is
//! computed from an unknown figure: the reason travels on.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use smallvec::SmallVec;

use super::digits::{self, DigitsKept};
use super::last_division::LastDivision;
use super::plan::{Body, Plan, PlanRow, RowName};
use super::rounding::round_to;
use crate::model::formula::{BinaryOp, Op, Reader, RoundingMode, walk};
use crate::model::{
    Field, Figure, MoneyError, RowId, Unknown, UnknownReason, Value, WholeDivision, Year, Years, fraction_of,
};

/// The figures of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projection {
    plan: Plan,
    /// The values of each row with formulas, one row after the other.
    values: Vec<Value>,
    /// What is known of them besides.
    kept: Vec<DigitsKept>,
    /// Where the values of each row begin.
    begins: Vec<usize>,
}

/// Which bound stopped a growth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// It was larger than the cap.
    Cap,
    /// It was smaller than the floor.
    Floor,
}

/// What decided the amount of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The base amount.
    Base,
    /// An override of the analyst's.
    Override,
    /// The agreement names it.
    Agreed,
    /// The rule that begins in this year.
    Rule(Year),
    /// Nothing does.
    Nothing,
}

/// Every figure of `plan`.
pub fn project(plan: Plan) -> Projection {
    let mut projection = empty(plan);
    projection.evaluate();
    projection
}

/// So many figures are computed before it is asked again whether to go on.
const FIGURES_A_STEP: usize = 4_096;

/// The same of a plan that is large: `go_on` is told time and again how many figures are computed, and of how many.
///
/// # Errors
/// What `go_on` ends it with; no figure is given then.
pub fn project_while<E>(
    plan: Plan,
    mut go_on: impl FnMut(usize, usize) -> Result<(), E>,
) -> Result<Projection, E> {
    let mut projection = empty(plan);
    let (mut done, all) = (0, projection.len());
    let mut goes_on = go_on(done, all);
    let mut asked = done;
    let mut exact = projection.reader();
    for_each_figure(exact.plan, |figure, row| {
        if goes_on.is_ok() {
            exact.evaluate(figure, row);
            done += usize::from(matches!(row.body, Body::Formulas(_)) && row.years.contains(figure.year));
            if done >= asked + FIGURES_A_STEP {
                asked = done;
                goes_on = go_on(done, all);
            }
        }
    });
    goes_on.map(|()| projection)
}

fn empty(plan: Plan) -> Projection {
    let mut begins = Vec::with_capacity(plan.rows().len());
    let mut count = 0;
    for row in plan.rows() {
        begins.push(count);
        if let Body::Formulas(_) = row.body {
            count += row.years.len();
        }
    }
    // A figure that nothing fills in is a hole in the plan; it must not look like an amount.
    let hole = Value::Unknown(Unknown {
        reason: UnknownReason::NoRule,
        figure: Figure { row: RowId(0), year: plan.years.first },
    });
    let kept = vec![DigitsKept::ALL; count];
    Projection { plan, values: vec![hole; count], kept, begins }
}

impl Projection {
    /// Computes every figure again.
    pub fn evaluate(&mut self) {
        let mut exact = self.reader();
        for_each_figure(exact.plan, |figure, row| exact.evaluate(figure, row));
    }

    fn reader(&mut self) -> ExactReader<'_> {
        ExactReader {
            plan: &self.plan,
            values: &mut self.values,
            kept: &mut self.kept,
            begins: &self.begins,
            figure: Figure { row: RowId(0), year: self.plan.years.first },
            divided: LastDivision::default(),
        }
    }

    /// Puts another value in the place of the terms whose field is meant, and computes every figure
    /// again. Much cheaper than another plan.
    pub(super) fn evaluate_with(&mut self, is_meant: impl Fn(&Field) -> bool, value: Decimal) {
        self.plan.set_terms(is_meant, value);
        self.evaluate();
    }

    /// The plan that the figures come from.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The term of the agreement.
    pub fn years(&self) -> Years {
        self.plan.years
    }

    /// How many figures follow from formulas.
    pub(super) fn len(&self) -> usize {
        self.values.len()
    }

    /// The place of a figure among those that follow from formulas; none if it is not one of them.
    pub(super) fn place(&self, figure: Figure) -> Option<usize> {
        let row = self.plan.row(figure.row);
        let Body::Formulas(_) = row.body else { return None };
        row.years.index(figure.year).map(|index| self.begins[usize::from(figure.row.0)] + index)
    }

    /// The value of a figure.
    pub fn value(&self, figure: Figure) -> Value {
        value(&self.plan, &self.values, &self.begins, figure)
    }

    /// Whether the last rounding unit of a figure is promised. It is not where the figure follows from a
    /// carried amount that has lost digits and lies so near to a tie that these may decide.
    pub fn is_promised(&self, figure: Figure) -> bool {
        !kept(&self.plan, &self.kept, &self.begins, figure).is_unsure()
    }

    /// The years in which the last rounding unit of the total is not promised.
    pub fn unpromised_years(&self) -> impl Iterator<Item = Year> {
        let total = self.plan.row_id(RowName::Total);
        self.years()
            .iter()
            .filter(move |&year| total.is_some_and(|row| !self.is_promised(Figure { row, year })))
    }

    /// The value of a row in a year. A row that the plan lacks is not stated.
    pub fn at(&self, name: RowName, year: Year) -> Value {
        match self.plan.figure(name, year) {
            Some(figure) => self.value(figure),
            None => Value::Unknown(Unknown {
                reason: UnknownReason::NotStated,
                figure: Figure { row: RowId(0), year },
            }),
        }
    }

    /// What the agreement costs in `year`, in whole units of the main currency.
    pub fn total(&self, year: Year) -> Value {
        self.at(RowName::Total, year)
    }

    /// What the agreement costs over its term.
    ///
    /// # Errors
    /// The reason of the first year that is unknown.
    pub fn sum(&self) -> Result<Decimal, Unknown> {
        let mut sum = Decimal::ZERO;
        for year in self.years().iter() {
            match self.total(year) {
                Value::Unknown(why) => return Err(why),
                Value::Known(total) => {
                    let figure = self.plan.figure(RowName::Total, year).expect("every plan has a total");
                    sum =
                        sum.checked_add(total).ok_or(Unknown { reason: UnknownReason::TooLarge, figure })?;
                }
            }
        }
        Ok(sum)
    }

    /// What decided the amount of the part at `place` in `year`.
    pub fn origin(&self, place: u8, year: Year) -> Origin {
        let stated = |name| self.plan.row_id(name).is_some() && self.at(name, year).is_stated();
        if stated(RowName::Override(place)) {
            return Origin::Override;
        }
        if year == self.plan.years.first {
            return Origin::Base;
        }
        if stated(RowName::Amounts(place)) {
            return Origin::Agreed;
        }
        let rules = self.plan.row_id(RowName::Growth(place)).map(|id| self.plan.row(id));
        match rules.and_then(|row| row.segment(year)).map(|segment| segment.because) {
            Some(super::plan::SegmentReason::Rule(first)) => Origin::Rule(first),
            _ => Origin::Nothing,
        }
    }

    /// The row that says by how much the agreement grew into `year`: the rule's growth, with all its digits,
    /// where that alone made the step; else the step itself. A rule does not make it alone where there are
    /// several parts, or where a one-off is paid in this year or was in the one before.
    pub fn growth_row(&self, year: Year) -> RowName {
        let has_one_off = |year| {
            let amount = self.at(RowName::OneOffs(0), year);
            amount.is_stated() && amount.known() != Some(Decimal::ZERO)
        };
        let is_alone = self.plan.parts.len() == 1
            && matches!(self.origin(0, year), Origin::Rule(_))
            && !has_one_off(year)
            && !has_one_off(year.before());
        if is_alone { RowName::Growth(0) } else { RowName::Change }
    }

    /// The bound that stopped the growth of the part at `place` in `year`, where a rule decided it.
    pub fn bound(&self, place: u8, year: Year) -> Option<Bound> {
        if !matches!(self.origin(place, year), Origin::Rule(_)) {
            return None;
        }
        let index = self.at(RowName::Index(place), year).known()?;
        let growth = self.at(RowName::Growth(place), year).known()?;
        match index.cmp(&growth) {
            std::cmp::Ordering::Greater => Some(Bound::Cap),
            std::cmp::Ordering::Less => Some(Bound::Floor),
            std::cmp::Ordering::Equal => None,
        }
    }
}

/// Every figure that follows from formulas, each after what it reads: price levels first, since amounts are
/// put into the prices of a year that may be later, then the rest year by year.
pub(super) fn for_each_figure(plan: &Plan, mut visit: impl FnMut(Figure, &PlanRow)) {
    let rows = plan.rows();
    let is_level = |row: &PlanRow| matches!(row.name, RowName::PriceLevel(..));
    let first = rows.iter().map(|row| row.years.first).min().unwrap_or(plan.years.first);
    let last = rows.iter().map(|row| row.years.last).max().unwrap_or(plan.years.last);
    for (place, row) in (0_u16..).zip(rows).filter(|(_, row)| is_level(row)) {
        let id = RowId(place);
        let reads_the_next = |year: &Year| {
            let ops = row.segment(*year).map_or(&[][..], |segment| segment.formula.ops());
            ops.iter().any(|op| matches!(op, Op::At(of, next) if *of == id && next > year))
        };
        let (backwards, forwards): (SmallVec<[Year; 32]>, SmallVec<[Year; 32]>) =
            row.years.iter().partition(reads_the_next);
        // From the year of the prices onwards, then from there back.
        for year in forwards.into_iter().chain(backwards.into_iter().rev()) {
            visit(Figure { row: id, year }, row);
        }
    }
    for year in Years::new(first, last).iter() {
        for (place, row) in (0_u16..).zip(rows).filter(|(_, row)| !is_level(row)) {
            visit(Figure { row: RowId(place), year }, row);
        }
    }
}

fn value(plan: &Plan, values: &[Value], begins: &[usize], figure: Figure) -> Value {
    let row = plan.row(figure.row);
    let not_there = |reason| Value::Unknown(Unknown { reason, figure });
    match &row.body {
        Body::Stated(stated) => match (stated.at(figure.year), stated.problem_at(figure.year)) {
            (Some(value), _) => Value::Known(value),
            (None, Some(problem)) => not_there(UnknownReason::InError(problem)),
            (None, None) => not_there(stated.lacking),
        },
        Body::Formulas(_) => match row.years.index(figure.year) {
            Some(index) => values[begins[usize::from(figure.row.0)] + index],
            None => not_there(plan.problem_of_term().map_or(UnknownReason::NoRule, UnknownReason::InError)),
        },
    }
}

/// What is known of a figure besides its value; stated values have all their digits.
fn kept(plan: &Plan, kept: &[DigitsKept], begins: &[usize], figure: Figure) -> DigitsKept {
    let row = plan.row(figure.row);
    match (&row.body, row.years.index(figure.year)) {
        (Body::Formulas(_), Some(index)) => kept[begins[usize::from(figure.row.0)] + index],
        _ => DigitsKept::ALL,
    }
}

/// The exact reader: what a formula is worth at one figure.
pub(super) struct ExactReader<'a> {
    plan: &'a Plan,
    values: &'a mut [Value],
    kept: &'a mut [DigitsKept],
    begins: &'a [usize],
    figure: Figure,
    divided: LastDivision<YearDivision>,
}

/// A whole of a year as its categories divide it.
#[derive(Debug)]
struct YearDivision {
    /// The first figure that asked for it.
    figure: Figure,
    division: Result<WholeDivision, NoDivision>,
    /// What is known of the parts besides.
    kept: DigitsKept,
}

/// Why a whole is not divided.
#[derive(Debug, Clone)]
enum NoDivision {
    /// The whole, the unit or a weight is unknown.
    Unknown(Value),
    /// They do not go together.
    Refused(MoneyError),
}

/// A whole, its unit and its weights divided.
fn divide(whole_unit_and_weights: &[Value]) -> Result<WholeDivision, NoDivision> {
    let mut numbers: SmallVec<[Decimal; 10]> = SmallVec::new();
    for &value in whole_unit_and_weights {
        match value {
            Value::Known(number) => numbers.push(number),
            Value::Unknown(_) => return Err(NoDivision::Unknown(value)),
        }
    }
    WholeDivision::new(numbers[0], numbers[1], &numbers[2..]).map_err(NoDivision::Refused)
}

/// What `formula` operations are worth at `figure`, for readers that also want the value.
pub(super) fn arithmetic(figure: Figure) -> Arithmetic {
    Arithmetic { figure }
}

/// Exact arithmetic on values, on behalf of a figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arithmetic {
    figure: Figure,
}

impl Arithmetic {
    fn unknown(self, reason: UnknownReason) -> Value {
        Value::Unknown(Unknown { reason, figure: self.figure })
    }

    fn known(self, value: Option<Decimal>) -> Value {
        value.map_or(self.unknown(UnknownReason::TooLarge), Value::Known)
    }

    pub(super) fn two(self, two: BinaryOp, left: Value, right: Value) -> Value {
        let (left, right) = match (left, right) {
            (Value::Known(left), Value::Known(right)) => (left, right),
            (Value::Unknown(_), _) => return left,
            (_, Value::Unknown(_)) => return right,
        };
        match two {
            BinaryOp::Add => self.known(left.checked_add(right)),
            BinaryOp::Subtract => self.known(left.checked_sub(right)),
            BinaryOp::Multiply => self.known(left.checked_mul(right)),
            BinaryOp::Divide if right.is_zero() => self.unknown(UnknownReason::DividedByZero),
            BinaryOp::Divide => self.known(left.checked_div(right)),
            BinaryOp::Fraction if right <= Decimal::ZERO => self.unknown(UnknownReason::NotAboveZero),
            BinaryOp::Fraction => self.known(fraction_of(left, right)),
            BinaryOp::Smaller => Value::Known(left.min(right)),
            BinaryOp::Larger => Value::Known(left.max(right)),
        }
    }

    pub(super) fn round(self, how: RoundingMode, value: Value, unit: Value) -> Value {
        match (value, unit) {
            (Value::Known(_), Value::Known(unit)) if unit.is_zero() => {
                self.unknown(UnknownReason::DividedByZero)
            }
            (Value::Known(value), Value::Known(unit)) => self.known(round_to(value, unit, how)),
            (Value::Unknown(_), _) => value,
            _ => unit,
        }
    }

    /// A part of a whole; of one that was not divided, why not.
    fn part_of(self, division: &Result<WholeDivision, NoDivision>, which: usize) -> Value {
        let part = match division {
            Ok(division) => division.part(which),
            Err(NoDivision::Unknown(operand)) => return *operand,
            Err(NoDivision::Refused(error)) => Err(error.clone()),
        };
        match part {
            Ok(part) => Value::Known(part),
            Err(MoneyError::TooLarge) => self.unknown(UnknownReason::TooLarge),
            Err(MoneyError::NotInUnits(..)) => self.unknown(UnknownReason::NotInUnits),
            Err(_) => self.unknown(UnknownReason::NoShares),
        }
    }

    pub(super) fn part(self, which: usize, whole_unit_and_weights: &[Value]) -> Value {
        self.part_of(&divide(whole_unit_and_weights), which)
    }
}

/// The first value that somebody stated, be it in error; if none is, the last, whose reason says most.
pub(super) fn first_known(choices: &[Value]) -> usize {
    choices.iter().position(|choice| choice.is_stated()).unwrap_or(choices.len() - 1)
}

/// The year that a value names, if it names one.
pub(super) fn as_year(value: Decimal) -> Option<Year> {
    if value.is_integer() { value.to_i16().map(Year) } else { None }
}

impl ExactReader<'_> {
    fn evaluate(&mut self, figure: Figure, row: &PlanRow) {
        let (Body::Formulas(_), Some(index)) = (&row.body, row.years.index(figure.year)) else { return };
        self.figure = figure;
        let (value, kept) = match row.segment(figure.year) {
            Some(segment) => match segment.formula.as_part() {
                Some((operands, which)) => self.part_of(operands, which),
                None => segment.formula.read(self),
            },
            None => (
                Value::Unknown(Unknown { reason: UnknownReason::NoRule, figure: self.figure }),
                DigitsKept::ALL,
            ),
        };
        let place = self.begins[usize::from(figure.row.0)] + index;
        self.values[place] = value;
        self.kept[place] = kept;
    }

    fn part_of(&mut self, operands: &[Op], which: usize) -> (Value, DigitsKept) {
        let (figure, mut divided) = (self.figure, std::mem::take(&mut self.divided));
        let of_year = divided.of(figure.year, operands, || {
            let (division, kept) = divided_whole(&walk(operands, self));
            YearDivision { figure, division, kept }
        });
        let (mut part, kept) = (arithmetic(figure).part_of(&of_year.division, which), of_year.kept);
        // A weight in error makes each part unknown by itself.
        if let Value::Unknown(why) = &mut part
            && why.figure == of_year.figure
        {
            why.figure = figure;
        }
        self.divided = divided;
        (part, kept)
    }

    fn at(&self, row: RowId, year: Year) -> (Value, DigitsKept) {
        let figure = Figure { row, year };
        let value = value(self.plan, self.values, self.begins, figure);
        (value, kept(self.plan, self.kept, self.begins, figure))
    }
}

impl Reader for ExactReader<'_> {
    type Value = (Value, DigitsKept);

    fn leaf(&mut self, leaf: Op) -> (Value, DigitsKept) {
        let mut of_figure = DigitsKept::ALL;
        let value = leaf_value(leaf, self.plan, self.figure, |row, year| {
            let (value, kept) = self.at(row, year);
            of_figure = kept;
            value
        });
        (value, of_figure)
    }

    fn of_year(&mut self, row: RowId, (year, kept): (Value, DigitsKept)) -> (Value, DigitsKept) {
        match year {
            Value::Known(number) => match as_year(number) {
                Some(year) => self.at(row, year),
                None => (arithmetic(self.figure).unknown(UnknownReason::NotStated), kept),
            },
            Value::Unknown(_) => (year, kept),
        }
    }

    fn two(
        &mut self,
        two: BinaryOp,
        left: (Value, DigitsKept),
        right: (Value, DigitsKept),
    ) -> (Value, DigitsKept) {
        let result = arithmetic(self.figure).two(two, left.0, right.0);
        (result, digits::of_operation(two, left.0, right.0, result).with(left.1).with(right.1))
    }

    fn round(
        &mut self,
        how: RoundingMode,
        value: (Value, DigitsKept),
        unit: (Value, DigitsKept),
    ) -> (Value, DigitsKept) {
        let result = arithmetic(self.figure).round(how, value.0, unit.0);
        (result, digits::of_rounding(how, value, unit))
    }

    fn first_known(&mut self, choices: &mut [(Value, DigitsKept)]) -> (Value, DigitsKept) {
        let values: SmallVec<[Value; 4]> = choices.iter().map(|choice| choice.0).collect();
        choices[first_known(&values)]
    }

    fn part(
        &mut self,
        which: usize,
        whole_unit_and_weights: &mut [(Value, DigitsKept)],
    ) -> (Value, DigitsKept) {
        let (division, kept) = divided_whole(whole_unit_and_weights);
        (arithmetic(self.figure).part_of(&division, which), kept)
    }
}

fn divided_whole(
    whole_unit_and_weights: &[(Value, DigitsKept)],
) -> (Result<WholeDivision, NoDivision>, DigitsKept) {
    let values: SmallVec<[Value; 10]> = whole_unit_and_weights.iter().map(|operand| operand.0).collect();
    let kept = whole_unit_and_weights.iter().fold(DigitsKept::ALL, |kept, operand| kept.with(operand.1));
    (divide(&values), kept)
}

/// What a leaf is worth at `figure`; `at` looks a figure up.
pub(super) fn leaf_value(
    leaf: Op,
    plan: &Plan,
    figure: Figure,
    mut at: impl FnMut(RowId, Year) -> Value,
) -> Value {
    match leaf {
        Op::Number(number) => Value::Known(number),
        Op::Term(term) => Value::Known(plan.term(term).value),
        Op::InError(problem) => Value::Unknown(Unknown { reason: UnknownReason::InError(problem), figure }),
        Op::Year => Value::Known(Decimal::from(figure.year.0)),
        Op::Row(row) => at(row, figure.year),
        Op::Before(row) => at(row, figure.year.before()),
        Op::At(row, year) => at(row, year),
        Op::OfYear(_) | Op::BinaryOp(_) | Op::Round(_) | Op::FirstKnown(_) | Op::Part { .. } => {
            unreachable!("a reader is given leaves only")
        }
    }
}
