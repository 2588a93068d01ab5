//! When one scenario overtakes another, and at which growth both would cost the same.
//!
//! # Rules
//! - Amounts cross in the first year in which they stand the other way round than before; years in
//!   which they are equal do not count. Where years before it are unknown they may have crossed there.
//! - A sum since the first common year is unknown from the first year on that is left out.
//! - The growth at which sums are equal is one rate for every year after the first common one, in
//!   the place of the other's rules, floors and caps included. Named amounts, overrides and
//!   one-offs stay.
//! - It is sought as [`super::solve`] seeks everything.

use rust_decimal::Decimal;

use super::measure::Measure;
use super::sides::ComparedSides;
use super::solve::{CostOrder, GoalSeek, Solved, Variable};
use crate::model::{Rate, Record, Year};

/// A year from which amounts stand the other way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crossing {
    /// The first such year that is known.
    pub year: Year,
    /// The first year in which it may have been: an earlier one where years before `year` are unknown.
    pub earliest: Year,
    /// How the other stands from then on.
    pub standing: CostOrder,
}

/// The yearly growth of the other at which the sums are equal; without effect where the sum has no year
/// that grows.
pub type EqualSums = Solved<Rate>;

/// Where a run of differences of years that follow each other, the other less the baseline, changes its sign;
/// one that is unknown is none.
pub(super) fn crossings(differences: impl Iterator<Item = (Year, Option<Decimal>)>) -> Vec<Crossing> {
    let mut before = None;
    let mut earliest: Option<Year> = None;
    let mut found = Vec::new();
    for (year, difference) in differences {
        let Some(difference) = difference else {
            earliest = earliest.or(Some(year));
            continue;
        };
        if difference.is_zero() {
            continue;
        }
        let standing = if difference.is_sign_negative() { CostOrder::Cheaper } else { CostOrder::Dearer };
        if before.is_some_and(|before| before != standing) {
            found.push(Crossing { year, earliest: earliest.unwrap_or(year), standing });
        }
        before = Some(standing);
        earliest = None;
    }
    found
}

/// The growth at which the other's sum is the baseline's; none if a year would be unknown.
pub(super) fn equal_sums(ground: &ComparedSides, record: &Record, measure: &Measure) -> Option<EqualSums> {
    let mut turned = GoalSeek::new(&ground.sides.other, Variable::Growth, &ground.years, record, measure);
    Some(turned.solve(ground.baseline)?.map(Rate))
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;

    /// Dearer in 2026, 2027 unknown, equal in 2028, cheaper in 2029: it may have crossed in 2027 already. 2030
    /// follows on a year that is known.
    #[test]
    fn a_crossing_after_an_unknown_year_may_have_been_there() {
        let differences = [Some(dec!(5)), None, Some(dec!(0)), Some(dec!(-3)), Some(dec!(1))];
        let years = (2026..).map(Year);
        assert_eq!(
            crossings(years.zip(differences)),
            [
                Crossing { year: Year(2029), earliest: Year(2027), standing: CostOrder::Cheaper },
                Crossing { year: Year(2030), earliest: Year(2030), standing: CostOrder::Dearer },
            ]
        );
    }

    /// Nothing is known of the sign before the first year that is known.
    #[test]
    fn what_begins_unknown_crosses_nothing() {
        assert_eq!(crossings([(Year(2026), None), (Year(2027), Some(dec!(2)))].into_iter()), []);
    }
}
