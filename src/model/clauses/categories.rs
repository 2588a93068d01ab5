//! Categories by share: each year's total divided among labour, construction, logistics, ….
//!
//! # What it says
//! The total of each year is divided in the proportion of the weights, in steps of the rounding
//! unit, by largest remainder; ties go to the category named first. The categories always add up
//! to the total. Weights are plain numbers, or per cents that add up to 100.
//!
//! # Where it comes from
//! The division of 2019: 5,005 for labour, 3,710 for construction, 1,674 for logistics.
//!
//! # Worked example
//! 14,028 divided as 2019 was: 6,758, 5,010 and 2,260.
//! `tests/cases/clauses/categories.md` has this.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::model::expected::Expected;
use crate::model::formula::Formula;
use crate::model::rate::{Rate, parse_decimal};
use crate::model::stated::{SpellingError, Spelt, Stated};

/// A named share of the total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Its name, unique within its part.
    #[serde(deserialize_with = "crate::model::spelling::name")]
    pub name: String,
    /// Its weight among the others.
    pub weight: Stated<Weight>,
}

/// The weight of a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// A plain number; only its proportion to the others counts.
    Number(Decimal),
    /// A share; all of them together make 100 %.
    Percent(Rate),
}

impl Weight {
    /// The weight as a number.
    pub fn number(self) -> Decimal {
        match self {
            Self::Number(number) => number,
            Self::Percent(rate) => rate.0,
        }
    }
}

impl Spelt for Weight {
    const EXAMPLE: &'static str = "\"5005 [WP2020]\"";

    fn spell(&self) -> String {
        match self {
            Self::Number(number) => number.normalize().to_string(),
            Self::Percent(rate) => rate.to_string(),
        }
    }

    fn read(text: &str) -> Result<Self, SpellingError> {
        if text.ends_with('%') {
            return Rate::read(text).map(Self::Percent);
        }
        let refuse = || SpellingError::new(Expected::Weight, text, Self::EXAMPLE);
        parse_decimal(text).map(|number| Self::Number(number.normalize())).ok_or_else(refuse)
    }
}

/// The share of the category at `which`.
pub fn share(total: Formula, weights: &[Formula], which: usize, unit: &Formula) -> Formula {
    total.part(which, weights, unit)
}
