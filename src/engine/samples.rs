//! Small scenarios for the tests beside the code of this floor.

use rust_decimal::Decimal;

use crate::model::clauses::{Fixed, Growth, Rule};
use crate::model::{Currency, Money, Part, Rate, Scenario, Stated, Year, Years};

/// One eok in won.
const EOK: i64 = 100_000_000;

/// So many eok.
pub(super) fn eok(count: i64) -> Money {
    Money::new(Decimal::from(count) * Decimal::from(EOK), Currency::KRW)
}

/// An amount of won in eok.
pub(super) fn in_eok(won: Decimal) -> Decimal {
    (won / Decimal::from(EOK)).normalize()
}

/// A base in 2026 that grows by the same rate until 2028, in eok that are carried rounded.
pub(super) fn growing(base: i64, growth: Decimal) -> Scenario {
    let mut part = Part::new("", Stated::assumed(eok(base)));
    part.rules.insert(Year(2027), Rule::new(fixed(growth)));
    Scenario::new(Years::new(Year(2026), Year(2028)), vec![part])
}

/// A fixed growth.
pub(super) fn fixed(growth: Decimal) -> Growth {
    Growth::Fixed(Fixed { rate: Stated::assumed(Rate(growth)) })
}
