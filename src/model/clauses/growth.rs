//! Growth: by how much a year's amount exceeds the year before, before floor and cap.
//!
//! The list of kinds. A new kind is a file in this folder with its formula, an arm in each function here, its
//! sentences in `text/fields.rs` and its case. Reading and writing of fields, the difference of scenarios, the
//! check, the terms on screen and the workbook follow from the operands.

mod fixed;
mod freeze;
mod index;
mod sum;

pub use fixed::Fixed;
pub use freeze::Freeze;
pub use index::Index;
pub use sum::Sum;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::lowering::Lowering;
use crate::model::choices::choices;
use crate::model::field::GrowthField;
use crate::model::formula::Formula;
use crate::model::rate::Rate;
use crate::model::stated::Stated;

/// A kind of growth with its terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Growth {
    /// No growth.
    Freeze(Freeze),
    /// The same rate every year.
    Fixed(Fixed),
    /// The change of an index, some years before.
    Index(Index),
    /// Two kinds added.
    Sum(Sum),
}

choices! {
    /// What a growth can be.
    pub enum GrowthKind {
        /// No growth.
        Freeze: "Freeze",
        /// The same rate every year.
        Fixed: "Fixed",
        /// The change of an index.
        Index: "Index",
        /// Two kinds added.
        Sum: "Sum",
    }
}

/// A term of a growth that can be changed by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operand<'a> {
    /// A rate a year.
    Rate(&'a Stated<Rate>),
    /// The name of a series among the scenario's own.
    Series(&'a str),
    /// How many years before a value is read.
    Lag(u8),
    /// A growth within the growth.
    Growth(&'a Growth),
}

/// The same, to be changed.
#[derive(Debug)]
pub enum OperandMut<'a> {
    /// A rate a year.
    Rate(&'a mut Stated<Rate>),
    /// The name of a series among the scenario's own.
    Series(&'a mut String),
    /// How many years before a value is read.
    Lag(&'a mut u8),
    /// A growth within the growth.
    Growth(&'a mut Growth),
}

impl Growth {
    /// Its kind.
    pub fn kind(&self) -> GrowthKind {
        match self {
            Self::Freeze(_) => GrowthKind::Freeze,
            Self::Fixed(_) => GrowthKind::Fixed,
            Self::Index(_) => GrowthKind::Index,
            Self::Sum(_) => GrowthKind::Sum,
        }
    }

    /// A growth of a kind, which says as nearly as it can what `now` says:
    /// a fixed one at `rate`, an index `like` that one, a sum of `now` and nothing.
    pub fn of_kind(kind: GrowthKind, now: &Self, rate: Stated<Rate>, like: Index) -> Self {
        match kind {
            GrowthKind::Freeze => Self::Freeze(Freeze {}),
            GrowthKind::Fixed => Self::Fixed(Fixed { rate }),
            GrowthKind::Index => Self::Index(like),
            GrowthKind::Sum => {
                let nothing = Self::Fixed(Fixed { rate: Stated::assumed(Rate(Decimal::ZERO)) });
                Self::Sum(Sum { first: Box::new(now.clone()), second: Box::new(nothing) })
            }
        }
    }

    /// Its terms in the order of the file, each with the field that holds it; a growth within it by its whole.
    pub fn operands(&self) -> Vec<(GrowthField, Operand<'_>)> {
        match self {
            Self::Freeze(_) => Vec::new(),
            Self::Fixed(fixed) => vec![(GrowthField::Rate, Operand::Rate(&fixed.rate))],
            Self::Index(index) => vec![
                (GrowthField::Series, Operand::Series(&index.series)),
                (GrowthField::Lag, Operand::Lag(index.lag)),
            ],
            Self::Sum(sum) => vec![
                (GrowthField::First(Box::new(GrowthField::Whole)), Operand::Growth(&sum.first)),
                (GrowthField::Second(Box::new(GrowthField::Whole)), Operand::Growth(&sum.second)),
            ],
        }
    }

    /// The same, to be changed.
    pub fn operands_mut(&mut self) -> Vec<(GrowthField, OperandMut<'_>)> {
        match self {
            Self::Freeze(_) => Vec::new(),
            Self::Fixed(fixed) => vec![(GrowthField::Rate, OperandMut::Rate(&mut fixed.rate))],
            Self::Index(index) => vec![
                (GrowthField::Series, OperandMut::Series(&mut index.series)),
                (GrowthField::Lag, OperandMut::Lag(&mut index.lag)),
            ],
            Self::Sum(sum) => vec![
                (GrowthField::First(Box::new(GrowthField::Whole)), OperandMut::Growth(&mut sum.first)),
                (GrowthField::Second(Box::new(GrowthField::Whole)), OperandMut::Growth(&mut sum.second)),
            ],
        }
    }

    /// The growth of the year as a formula: a rate, not yet bounded, not yet applied.
    ///
    /// `place` is where this growth stands in its rule.
    pub fn lower(&self, lowering: &mut dyn Lowering, place: &dyn Fn(GrowthField) -> GrowthField) -> Formula {
        match self {
            Self::Freeze(freeze) => freeze.lower(),
            Self::Fixed(fixed) => fixed.lower(lowering, place),
            Self::Index(index) => index.lower(lowering, place),
            Self::Sum(sum) => sum.lower(lowering, place),
        }
    }

    /// The indices that it reads, in order.
    pub fn indices(&self) -> Vec<&Index> {
        match self {
            Self::Index(index) => vec![index],
            _ => self.within().flat_map(Self::indices).collect(),
        }
    }

    /// The rate that it has every year, whatever the series say, as a fraction; none if it reads one.
    pub fn constant_rate(&self) -> Option<Rate> {
        match self {
            Self::Freeze(_) => Some(Rate(Decimal::ZERO)),
            Self::Fixed(fixed) => Some(fixed.rate.value),
            Self::Index(_) | Self::Sum(_) => None,
        }
    }

    /// Its rate, as a fraction, where `value` is what an index gives; none where one is unknown, or where a
    /// growth within it is below −100 % by itself.
    pub fn rate_where(&self, value: &dyn Fn(&Index) -> Option<Decimal>) -> Option<Decimal> {
        match self {
            Self::Freeze(_) => Some(Decimal::ZERO),
            Self::Fixed(fixed) => Some(fixed.rate.value.0),
            Self::Index(index) => value(index),
            Self::Sum(sum) => {
                let of = |half: &Self| half.rate_where(value).filter(|rate| *rate >= Decimal::NEGATIVE_ONE);
                of(&sum.first)?.checked_add(of(&sum.second)?)
            }
        }
    }

    /// The growths that it is made of, in order.
    pub fn within(&self) -> impl Iterator<Item = &Self> {
        self.operands().into_iter().filter_map(|(_, operand)| match operand {
            Operand::Growth(growth) => Some(growth),
            Operand::Rate(_) | Operand::Series(_) | Operand::Lag(_) => None,
        })
    }
}
