//! Rounding: to which unit the agreement's amounts are rounded, how, and what is carried.
//!
//! # What it says
//! Each year's amount is rounded to whole multiples of the unit. The next year grows from the
//! rounded amount, or from the unrounded one.
//!
//! # Where it comes from
//! No agreement orders it. Rounding to 1 eok each year, half up, and carrying the rounded amount
//! gives all 13 indexed years of the 7th, 8th, 9th and 11th agreements.
//!
//! # Worked example
//! 11,833 with 5.4, 3.4, 4.4 and 4.2 %: 14,028 carried rounded, 14,029 carried unrounded.
//! `tests/cases/clauses/rounding.md` has this and the ties.

use crate::model::formula::{Formula, RoundingMode};
use crate::model::money::Money;

/// What the next year grows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CarryOver {
    /// From the rounded amount.
    Rounded,
    /// From the amount before rounding.
    Unrounded,
}

impl CarryOver {
    /// The word in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Rounded => "Rounded",
            Self::Unrounded => "Unrounded",
        }
    }
}

/// How the amounts of a part are rounded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rounding {
    /// The unit, for example 1 eok.
    pub to: Money,
    /// How halves and remainders fall.
    pub how: RoundingMode,
    /// What the next year grows from.
    pub carry: CarryOver,
}

impl Rounding {
    /// `amount` rounded; `unit` is the term of the unit.
    pub fn lower(&self, amount: Formula, unit: &Formula) -> Formula {
        amount.rounded(unit, self.how)
    }
}
