//! When one scenario overtakes another, and at which growth both would cost the same.
//!
//! # Rules
//! - Amounts cross in the first year in which they stand the other way round than before; years in
//!   which they are equal do not count.
//! - The growth at which sums are equal is one rate for every year after the first common one, in
//!   the place of a side's rules, floors and caps included. Named amounts, years typed over and
//!   one-offs stay.
//! - It is sought on the step of a rate, a millionth, with the exact reader. Sums never fall as
//!   the rate grows, so halving finds it. Where the ordered rounding leaves the sum the same for
//!   several steps, all of them are the answer.

use rust_decimal::Decimal;

use super::compare::{Ground, Side, sum_of};
use super::measure::Measure;
use crate::model::clauses::{Fixed, Growth, Rule};
use crate::model::{Rate, Reason, Record, Scenario, Stated, Year};

/// How the other stands to the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It costs more.
    Dearer,
    /// It costs less.
    Cheaper,
}

/// A year from which amounts stand the other way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crossing {
    /// The first such year.
    pub year: Year,
    /// How the other stands from then on.
    pub standing: Standing,
}

/// The yearly growth at which two sums are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EqualSums {
    /// They are at every step of these.
    At {
        /// The first.
        first: Rate,
        /// The last.
        last: Rate,
    },
    /// They are between two steps.
    Between {
        /// At this one the sum is still smaller …
        below: Rate,
        /// … and at the next one larger.
        above: Rate,
        /// The one of the two at which the sums are nearer to each other.
        nearest: Rate,
    },
    /// At no rate from −100 % to +1000 %: the side always stays so.
    Never(Standing),
    /// Growth changes nothing in the sum.
    NoGrowth,
}

/// The steps of a rate: millionths, from −100 % to +1000 %.
const LEAST: i64 = -1_000_000;
const MOST: i64 = 10_000_000;

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

/// The growth of `side` at which its sum is the other side's; none if a year would be unknown.
pub(super) fn equal_sums(
    ground: &Ground,
    side: Side,
    record: &Record,
    measure: &Measure,
) -> Option<EqualSums> {
    let (scenario, target) = match side {
        Side::Baseline => (&ground.sides.baseline, ground.sums.other),
        Side::Other => (&ground.sides.other, ground.sums.baseline),
    };
    let mut flat = scenario.clone();
    let mut sum_at = |step: i64| {
        grow_flat(&mut flat, rate(step));
        match sum_of(&flat, &ground.years, record, measure) {
            Ok(sum) => Some(sum),
            // More than can be counted is more than any sum.
            Err(gap) if gap.why.reason == Reason::TooLarge => Some(Decimal::MAX),
            Err(_) => None,
        }
    };

    let (least, most) = (sum_at(LEAST)?, sum_at(MOST)?);
    if least == most {
        return Some(EqualSums::NoGrowth);
    }
    if most < target {
        return Some(EqualSums::Never(Standing::Cheaper));
    }
    if least > target {
        return Some(EqualSums::Never(Standing::Dearer));
    }
    let first = first_step(LEAST, MOST, |step| Some(sum_at(step)? >= target))?;
    let at_first = sum_at(first)?;
    if at_first > target {
        let below = first - 1;
        let nearer_below = target.checked_sub(sum_at(below)?)? <= at_first.checked_sub(target)?;
        let nearest = rate(if nearer_below { below } else { first });
        return Some(EqualSums::Between { below: rate(below), above: rate(first), nearest });
    }
    // Plateaus are short: look nearby before halving.
    let mut reach = 1;
    while first + reach < MOST && sum_at(first + reach)? == target {
        reach *= 2;
    }
    let last = if sum_at(MOST)? == target {
        MOST
    } else {
        first_step(first, MOST.min(first + reach), |step| Some(sum_at(step)? > target))? - 1
    };
    Some(EqualSums::At { first: rate(first), last: rate(last) })
}

/// The first step from `low` to `high` that is so; it is known to be so at `high`.
fn first_step(mut low: i64, mut high: i64, mut is_so: impl FnMut(i64) -> Option<bool>) -> Option<i64> {
    while low < high {
        let middle = low + (high - low) / 2;
        if is_so(middle)? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Some(high)
}

fn rate(step: i64) -> Rate {
    Rate(Decimal::new(step, 6).normalize())
}

/// Puts one growth in the place of all rules, from the year after the first on.
fn grow_flat(scenario: &mut Scenario, rate: Rate) {
    let from = scenario.years.first.plus(1);
    for part in &mut scenario.parts {
        let rule = Rule::new(Growth::Fixed(Fixed { rate: Stated::assumed(rate) }));
        part.rules = [(from, rule)].into();
    }
}
