//! When one scenario overtakes another, and at which growth both would cost the same.
//!
//! # Rules
//! - Amounts cross in the first year in which they stand the other way round than before; years in
//!   which they are equal do not count.
//! - The growth at which sums are equal is one rate for every year after the first common one, in
//!   the place of the other's rules, floors and caps included. Named amounts, years typed over and
//!   one-offs stay.
//! - It is sought on the step of a rate, a millionth, with the exact reader. Sums never fall as
//!   the rate grows, so halving finds it. Where the ordered rounding leaves the sum the same for
//!   several steps, all of them are the answer.

use rust_decimal::Decimal;

use super::compare::{Ground, project_for_sums, sum_of};
use super::measure::Measure;
use crate::model::clauses::{Fixed, Growth, Rule};
use crate::model::{Field, GrowthField, PartField, Rate, Reason, Record, RuleField, Scenario, Stated, Year};

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

/// The yearly growth of the other at which the sums are equal.
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
    /// At no rate from −100 % to +1000 %: the other always stays so.
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

/// The growth at which the other's sum is the baseline's; none if a year would be unknown.
pub(super) fn equal_sums(ground: &Ground, record: &Record, measure: &Measure) -> Option<EqualSums> {
    let target = ground.sums.baseline;
    let mut projection = project_for_sums(&grown_flat(&ground.sides.other), record, measure);
    let mut sum_at = |step: i64| {
        projection.evaluate_with(is_flat_rate, rate(step).0);
        match sum_of(&projection, &ground.years, measure) {
            Ok(sum) => Some(sum),
            // More than can be counted is more than any sum.
            Err(gap) if gap.why.reason == Reason::TooLarge => Some(Decimal::MAX),
            Err(_) => None,
        }
    };

    let (below, reached) = enclose(|step| Some(sum_at(step)? >= target))?;
    if below == LEAST || reached == MOST {
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
    }
    let first = first_step(below, reached, |step| Some(sum_at(step)? >= target))?;
    let at_first = sum_at(first)?;
    if at_first > target {
        let below = first - 1;
        let nearer_below = target.checked_sub(sum_at(below)?)? <= at_first.checked_sub(target)?;
        let nearest = rate(if nearer_below { below } else { first });
        return Some(EqualSums::Between { below: rate(below), above: rate(first), nearest });
    }
    // Where the sum stays the same it mostly does so for a few steps.
    let (mut same, mut reach) = (first, 1);
    while same < MOST && sum_at(MOST.min(same + reach))? == target {
        same = MOST.min(same + reach);
        reach *= 2;
    }
    let beyond = MOST.min(same + reach);
    let last =
        if same == MOST { MOST } else { first_step(same, beyond, |step| Some(sum_at(step)? > target))? - 1 };
    Some(EqualSums::At { first: rate(first), last: rate(last) })
}

/// Two steps between which something comes to be so, wider and wider around a usual growth. At the
/// ends of all steps it may not come to be so at all, or be so from the beginning.
fn enclose(mut is_so: impl FnMut(i64) -> Option<bool>) -> Option<(i64, i64)> {
    const USUAL: i64 = 20_000;

    let mut width = 4_096;
    let upwards = !is_so(USUAL)?;
    let mut near = USUAL;
    loop {
        let far = if upwards { near + width } else { near - width }.clamp(LEAST, MOST);
        if is_so(far)? == upwards || far == LEAST || far == MOST {
            return Some(if upwards { (near, far) } else { (far, near) });
        }
        (near, width) = (far, width * 8);
    }
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

/// `scenario` with one growth in the place of all rules, from the year after the first on.
fn grown_flat(scenario: &Scenario) -> Scenario {
    let mut flat = scenario.clone();
    let from = flat.years.first.plus(1);
    for part in &mut flat.parts {
        let rule = Rule::new(Growth::Fixed(Fixed { rate: Stated::assumed(rate(0)) }));
        part.rules = [(from, rule)].into();
    }
    flat
}

/// Whether a field is the rate of that growth.
fn is_flat_rate(field: &Field) -> bool {
    matches!(field, Field::Part(_, PartField::Rule(_, RuleField::Growth(GrowthField::Rate))))
}
