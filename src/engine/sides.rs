//! The two sides of a comparison, and what its parts stand on.

use rust_decimal::Decimal;

use super::check::Problem;
use crate::model::{Scenario, Status, Year};

/// One of the two that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The one against which the other is read.
    Baseline,
    /// The other.
    Other,
}

/// Something of both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sides<T> {
    /// Of the baseline.
    pub baseline: T,
    /// Of the other.
    pub other: T,
}

impl<T> Sides<T> {
    /// That of one side.
    pub fn of(&self, side: Side) -> &T {
        match side {
            Side::Baseline => &self.baseline,
            Side::Other => &self.other,
        }
    }

    pub(super) fn each<U>(&self, mut make: impl FnMut(Side, &T) -> U) -> Sides<U> {
        Sides { baseline: make(Side::Baseline, &self.baseline), other: make(Side::Other, &self.other) }
    }
}

/// What lines, break-even and bridges stand on: both sides without words, and the years that are
/// compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ComparedSides {
    pub(super) sides: Sides<Scenario>,
    /// The years that count; where there are no sums because the other is in error, those of the lines.
    pub(super) years: Vec<Year>,
    /// The sum of the baseline over these years.
    pub(super) baseline: Decimal,
    /// The amounts of the baseline in these years, and how well they are known.
    pub(super) amounts: Vec<(Decimal, Status)>,
    /// The common years that do not count.
    pub(super) left_out: Vec<Year>,
    /// What is in error in the other.
    pub(super) problems: Vec<Problem>,
}
