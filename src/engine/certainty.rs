//! How well every figure is known: as well as the weakest stated value that it was computed from.
//!
//! # Rules
//! - A figure has the weakest status among the stated values that its formula read, directly or through
//!   other figures. What a measure reads of the record counts as the record states it.
//! - Both operands of every operation count. A cap that did not bind was compared with, so it counts.
//! - Of the first known of several, only the one that was taken counts: nobody states those before it, and
//!   those after it were not read. So an override has its own status.
//! - A part of a whole rests on the weights of all parts.
//! - An amount that crosses from one currency to another by way of a third is derived at best.
//! - Lags, years and roundings have no status, nor have the numbers that belong to the meaning of a clause.
//!   A cost of stationing that the user typed is assumed; a rate of discount says in what terms an amount
//!   is and counts no more than a currency does.
//!
//! This is a reader of the formula language like the exact one, and walks the plan in the same order. Every
//! face reads it: nothing else decides a status.

use super::last_division::LastDivision;
use super::plan::{Body, PlanRow, RowName};
use super::projection::{
    Arithmetic, Projection, arithmetic, as_year, first_known, for_each_figure, leaf_value,
};
use crate::model::formula::{BinaryOp, Op, Reader, RoundingMode, walk};
use crate::model::{Figure, RowId, Status, Value, Year, Years};

/// How well the figures of a projection are known.
#[derive(Debug, Clone)]
pub struct Certainty<'a> {
    projection: &'a Projection,
    /// One for each value of the projection, in its order.
    statuses: Vec<Status>,
}

impl<'a> Certainty<'a> {
    /// How well every figure of `projection` is known.
    pub fn new(projection: &'a Projection) -> Self {
        let mut certainty = Self { projection, statuses: vec![Status::Published; projection.len()] };
        let mut of_whole = LastDivision::default();
        for_each_figure(projection.plan(), |figure, row| certainty.read(figure, row, &mut of_whole));
        certainty
    }

    /// How well the figure of a row is known. A row that the plan lacks, or a figure that is unknown,
    /// rests on nothing.
    pub fn of(&self, row: RowName, year: Year) -> Status {
        let figure = self.projection.plan().figure(row, year);
        figure.map_or(Status::Published, |figure| self.of_figure(figure))
    }

    /// How well a figure is known.
    pub fn of_figure(&self, figure: Figure) -> Status {
        match &self.projection.plan().row(figure.row).body {
            Body::Stated(stated) => {
                stated.stated_at(figure.year).map_or(Status::Published, |value| value.status)
            }
            Body::Formulas(_) => {
                self.projection.place(figure).map_or(Status::Published, |place| self.statuses[place])
            }
        }
    }

    /// How well a sum over years is known.
    pub fn over(&self, row: RowName, years: Years) -> Status {
        weakest(years.iter().map(|year| self.of(row, year)))
    }

    fn read(&mut self, figure: Figure, row: &PlanRow, of_whole: &mut LastDivision<Status>) {
        let (Some(segment), Some(place)) = (row.segment(figure.year), self.projection.place(figure)) else {
            return;
        };
        let mut statuses = Statuses { of: self, figure, arithmetic: arithmetic(figure) };
        let read = match segment.formula.as_part() {
            Some((operands, _)) => {
                let of_operands = || weakest(walk(operands, &mut statuses).iter().map(|known| known.status));
                *of_whole.of(figure.year, operands, of_operands)
            }
            None => segment.formula.read(&mut statuses).status,
        };
        // What two rates give is in print nowhere.
        let crosses = self.projection.plan().crossing(row.name).is_some();
        let crossed = if crosses { Status::Derived } else { Status::Published };
        self.statuses[place] = read.max(row.status).max(crossed);
    }
}

/// The weakest of some statuses; none of none is published.
pub fn weakest(statuses: impl IntoIterator<Item = Status>) -> Status {
    statuses.into_iter().max().unwrap_or(Status::Published)
}

/// What a formula is worth and how well that is known.
#[derive(Clone, Copy)]
struct Known {
    value: Value,
    status: Status,
}

/// The reader, at one figure.
struct Statuses<'a, 'b> {
    of: &'b Certainty<'a>,
    figure: Figure,
    arithmetic: Arithmetic,
}

impl Statuses<'_, '_> {
    fn at(&self, row: RowId, year: Year) -> Known {
        let figure = Figure { row, year };
        Known { value: self.of.projection.value(figure), status: self.of.of_figure(figure) }
    }
}

impl Reader for Statuses<'_, '_> {
    type Value = Known;

    fn leaf(&mut self, leaf: Op) -> Known {
        let plan = self.of.projection.plan();
        match leaf {
            Op::Row(row) => self.at(row, self.figure.year),
            Op::Before(row) => self.at(row, self.figure.year.before()),
            Op::At(row, year) => self.at(row, year),
            leaf => {
                let status = match leaf {
                    Op::Term(term) => plan.term(term).status,
                    _ => Status::Published,
                };
                let value = leaf_value(leaf, plan, self.figure, |row, year| self.at(row, year).value);
                Known { value, status }
            }
        }
    }

    fn of_year(&mut self, row: RowId, year: Known) -> Known {
        match year.value.known().and_then(as_year) {
            Some(of) => {
                let known = self.at(row, of);
                Known { status: known.status.max(year.status), ..known }
            }
            None => year,
        }
    }

    fn two(&mut self, two: BinaryOp, left: Known, right: Known) -> Known {
        let value = self.arithmetic.two(two, left.value, right.value);
        Known { value, status: left.status.max(right.status) }
    }

    fn round(&mut self, how: RoundingMode, of: Known, unit: Known) -> Known {
        let value = self.arithmetic.round(how, of.value, unit.value);
        Known { value, status: of.status.max(unit.status) }
    }

    fn first_known(&mut self, choices: &mut [Known]) -> Known {
        let values: Vec<Value> = choices.iter().map(|choice| choice.value).collect();
        choices[first_known(&values)]
    }

    fn part(&mut self, which: usize, whole_unit_and_weights: &mut [Known]) -> Known {
        let values: Vec<Value> = whole_unit_and_weights.iter().map(|known| known.value).collect();
        let value = self.arithmetic.part(which, &values);
        Known { value, status: weakest(whole_unit_and_weights.iter().map(|known| known.status)) }
    }
}
