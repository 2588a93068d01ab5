//! One-off: an amount added to one year only.
//!
//! # What it says
//! The amount is added to the year's total after rounding and is not carried: the next year grows
//! from the total without it. It may be negative.
//!
//! # Where it comes from
//! Deferred payments, such as the half of the construction money of 1999 that was paid in 2000.
//!
//! # Worked example
//! 500 in 2028 in the 12th agreement: 16,352 in 2028 and 16,169 in 2029, as without it.
//! `tests/cases/clauses/one_off.md` has this.

use crate::model::formula::{Formula, RowId, number, row};

/// The rounded amount with the year's one-off.
pub fn with_one_off(rounded: Formula, one_offs: RowId) -> Formula {
    rounded.plus(&Formula::first_known(&[row(one_offs), number(0)]))
}
