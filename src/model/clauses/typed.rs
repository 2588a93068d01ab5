//! Typed over: a figure that the analyst puts in the place of what the agreement says.
//!
//! # What it says
//! A typed year replaces the total of that year, one-offs included. Later years grow from it. What
//! the rule would have said stays visible as `ruled`.
//!
//! # Where it comes from
//! The question “what if parliament fixes 15,800 for 2028?”
//!
//! # Worked example
//! 15,800 typed for 2028 in the 12th agreement; at 2.0 % 2029 is 16,116.
//! `tests/cases/clauses/typed.md` has this.

use crate::model::formula::{Formula, RowId, row};

/// The typed amount where there is one, else `otherwise`.
pub fn typed_over(typed: RowId, otherwise: Formula) -> Formula {
    Formula::first_known(&[row(typed), otherwise])
}
