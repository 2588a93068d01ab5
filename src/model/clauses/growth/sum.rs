//! Sum of two: two kinds of growth added.
//!
//! # What it says
//! The amount grows by the sum of both rates; they are added, not compounded.
//!
//! # Where it comes from
//! 4th agreement: consumer prices plus real growth of the national product, of the year before.
//! 5th: 8.8 % plus the GDP deflator of the year before last.
//!
//! # Worked example
//! 8.8 % and 1.3 % make 10.1 %: from 5,368 to 5,910.168, so 5,910.
//! `tests/cases/clauses/sum.md` has this.

use serde::{Deserialize, Serialize};

use super::Growth;
use crate::model::clauses::lowering::Lowering;
use crate::model::field::GrowthField;
use crate::model::formula::Formula;

/// Two kinds of growth added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    /// The one.
    pub first: Box<Growth>,
    /// The other.
    pub second: Box<Growth>,
}

impl Sum {
    /// The sum of both rates.
    pub fn lower(&self, lowering: &mut dyn Lowering, place: &dyn Fn(GrowthField) -> GrowthField) -> Formula {
        let first = self.first.lower(lowering, &|field| place(GrowthField::First(Box::new(field))));
        let second = self.second.lower(lowering, &|field| place(GrowthField::Second(Box::new(field))));
        first.plus(&second)
    }
}
