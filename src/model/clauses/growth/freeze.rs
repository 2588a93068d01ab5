//! Freeze: the amount stays what it was.
//!
//! # What it says
//! The amount does not grow. It is a rule like any other: a floor of 1 % above it raises the
//! amount by 1 %.
//!
//! # Where it comes from
//! 6th agreement: 2006 stayed at 6,804 because the United States waived the rise that the text
//! fixed.
//!
//! # Worked example
//! 6,804 in 2005, so 6,804 in 2006. `tests/cases/clauses/freeze.md` has this.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::model::formula::{Formula, number};

/// No growth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Freeze {}

impl Freeze {
    /// A growth of zero.
    pub fn lower(self) -> Formula {
        number(Decimal::ZERO)
    }
}
