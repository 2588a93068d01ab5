//! Fixed growth: the same rate every year.
//!
//! # What it says
//! The amount grows by the rate, each year on the amount of the year before.
//!
//! # Where it comes from
//! 3rd agreement (1996–1998): 10 % a year.
//!
//! # Worked example
//! 330 million dollars in 1996 at 10 %: 363 in 1997, 399.3 in 1998.
//! `tests/cases/clauses/fixed.md` has this.

use serde::{Deserialize, Serialize};

use crate::model::clauses::lowering::{Lowering, growth_term};
use crate::model::field::GrowthField;
use crate::model::formula::Formula;
use crate::model::rate::Rate;
use crate::model::stated::Stated;

/// The same rate of growth every year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fixed {
    /// The rate; at most six decimals as a fraction, not below −100 %.
    pub rate: Stated<Rate>,
}

impl Fixed {
    /// The rate as a term.
    pub fn lower(&self, lowering: &mut dyn Lowering, place: &dyn Fn(GrowthField) -> GrowthField) -> Formula {
        growth_term(lowering, place(GrowthField::Rate), self.rate.value.0, self.rate.status)
    }
}
