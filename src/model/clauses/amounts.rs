//! Amounts by year: the agreement names the amount of a year itself.
//!
//! # What it says
//! In the years it names, the amount stands in the agreement. Later years grow from it.
//!
//! # Where it comes from
//! 1st agreement: 150, 180 and 220 million dollars. 11th: 11,833 in 2021 after a frozen 2020.
//!
//! # Worked example
//! 10,389 in 2020 and 11,833 named for 2021; the rule of 2022 gives 12,472.
//! `tests/cases/clauses/amounts.md` has this.

use crate::model::formula::{Formula, RowId, row};

/// The named amount where there is one, else what the rule says.
pub fn agreed_amount(amounts: RowId, by_rule: Formula) -> Formula {
    Formula::first_known(&[row(amounts), by_rule])
}
