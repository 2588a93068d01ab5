//! Override: an amount that the analyst puts in the place of what the agreement says.
//!
//! # What it says
//! An override replaces the total of its year, one-offs included. Later years grow from it. What
//! the rule would have said stays visible as `ruled`.
//!
//! # Where it comes from
//! The question “what if parliament fixes 15,800 for 2028?”
//!
//! # Worked example
//! An override of 15,800 for 2028 in the 12th agreement; at 2.0 % 2029 is 16,116.
//! `tests/cases/clauses/overridden.md` has this.

use crate::model::formula::{Formula, RowId, row};

/// The override where there is one, else `otherwise`.
pub fn overridden(override_row: RowId, otherwise: Formula) -> Formula {
    Formula::first_known(&[row(override_row), otherwise])
}
