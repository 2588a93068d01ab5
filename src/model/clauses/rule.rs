//! Rule: how a year's amount grows from the year before, within a floor and a cap.
//!
//! # What it says
//! The amount grows as `growth` says, yet by no less than the floor and by no more than the cap.
//! Either bound may be absent. A bound binds when the growth lies strictly beyond it. Without a
//! floor a falling index lowers the amount. A rule holds from its first year until the next rule.
//!
//! # Where it comes from
//! 12th agreement (2026–2030): consumer prices of two years before, at most 5 %.
//!
//! # Worked example
//! Prices rose by 5.1 % in 2022; the cap is 5 %. So 2024 grows by 5 %, from 12,189 to 12,798.
//! `tests/cases/clauses/rule.md` has this and the edges.
//!
//! **Invariant:** floor ≤ cap. A user may type otherwise; the check then says so.

use super::growth::Growth;
use super::lowering::Lowering;
use crate::model::field::RuleField;
use crate::model::formula::{Formula, RowId, before, number, row};
use crate::model::rate::Rate;
use crate::model::stated::Stated;

/// A growth within a floor and a cap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The kind of growth.
    pub growth: Growth,
    /// The least growth.
    pub floor: Option<Stated<Rate>>,
    /// The most growth.
    pub cap: Option<Stated<Rate>>,
    /// A remark, kept in the file.
    pub note: Option<String>,
}

impl Rule {
    /// A rule without bounds.
    pub fn new(growth: Growth) -> Self {
        Self { growth, floor: None, cap: None, note: None }
    }

    /// What the index says, not yet bounded.
    pub fn lower_index(&self, lowering: &mut dyn Lowering) -> Formula {
        self.growth.lower(lowering, &|field| field)
    }

    /// The growth of the year, bounded; `index` is the row of what the index says.
    pub fn lower_growth(&self, lowering: &mut dyn Lowering, index: RowId) -> Formula {
        let mut growth = row(index);
        if let Some(floor) = &self.floor {
            growth = growth.larger_of(&lowering.term(RuleField::Floor, floor.value.0, floor.status));
        }
        if let Some(cap) = &self.cap {
            growth = growth.smaller_of(&lowering.term(RuleField::Cap, cap.value.0, cap.status));
        }
        growth
    }

    /// The year's amount, not yet rounded: the one carried from the year before, grown.
    pub fn lower_amount(carried: RowId, growth: RowId) -> Formula {
        before(carried).times(&number(1).plus(&row(growth)))
    }
}
