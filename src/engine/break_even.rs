//! When one scenario overtakes another, and at which growth both would cost the same.
//!
//! # Rules
//! - Amounts cross in the first year in which they stand the other way round than before; years in
//!   which they are equal do not count.
//! - The growth at which sums are equal is one rate for every year after the first common one, in
//!   the place of the other's rules, floors and caps included. Named amounts, years typed over and
//!   one-offs stay.
//! - It is sought as [`super::solve`] seeks everything.

use rust_decimal::Decimal;

use super::measure::Measure;
use super::sides::ComparedSides;
use super::solve::{GoalSeek, Solved, Standing, Variable};
use crate::model::{Rate, Record, Year};

/// A year from which amounts stand the other way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crossing {
    /// The first such year.
    pub year: Year,
    /// How the other stands from then on.
    pub standing: Standing,
}

/// The yearly growth of the other at which the sums are equal; without effect where the sum has no year
/// that grows.
pub type EqualSums = Solved<Rate>;

/// Where a run of differences, the other less the baseline, changes its sign.
pub(super) fn crossings(differences: impl Iterator<Item = (Year, Decimal)>) -> Vec<Crossing> {
    let mut before = None;
    let mut found = Vec::new();
    for (year, difference) in differences.filter(|(_, difference)| !difference.is_zero()) {
        let standing = if difference.is_sign_negative() { Standing::Cheaper } else { Standing::Dearer };
        if before.is_some_and(|before| before != standing) {
            found.push(Crossing { year, standing });
        }
        before = Some(standing);
    }
    found
}

/// The growth at which the other's sum is the baseline's; none if a year would be unknown.
pub(super) fn equal_sums(ground: &ComparedSides, record: &Record, measure: &Measure) -> Option<EqualSums> {
    let mut turned = GoalSeek::new(&ground.sides.other, Variable::Growth, &ground.years, record, measure);
    Some(turned.solve(ground.baseline)?.map(Rate))
}
