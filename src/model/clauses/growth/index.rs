//! Index: growth by the change of an index some years before.
//!
//! # What it says
//! The amount of a year grows by the index of `lag` years before. The index is a series of yearly
//! changes as published, with the decimals it was published with.
//!
//! # Where it comes from
//! 7th, 8th, 9th and 12th agreements: consumer prices of the year before last (lag 2). 11th: growth
//! of the defence budget of the year before (lag 1).
//!
//! # Worked example
//! Prices rose by 2.1 % in 2025, so 2027 grows by 2.1 %: from 15,192 to 15,511.
//! `tests/cases/clauses/index.md` has this and falling prices.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::model::clauses::lowering::{Lowering, growth_term};
use crate::model::field::{GrowthField, RuleField};
use crate::model::formula::{Formula, year};
use crate::model::stated::Status;

/// Growth by an index with a lag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Index {
    /// The name of the series among the scenario's own.
    #[serde(deserialize_with = "crate::model::spelling::name")]
    pub series: String,
    /// How many years before; 0 to 10.
    #[serde(deserialize_with = "crate::model::spelling::lag")]
    pub lag: u8,
}

impl Index {
    /// The longest lag that the program accepts, in years.
    pub const LONGEST_LAG: u8 = 10;

    /// The value of the series at the year less the lag; the lag is a term.
    pub fn lower(&self, lowering: &mut dyn Lowering, place: &dyn Fn(GrowthField) -> GrowthField) -> Formula {
        // A number of years has no status: nobody can know it better or worse.
        let lag = Decimal::from(self.lag);
        let lag = growth_term(lowering, place(GrowthField::Lag), lag, Status::Published);
        let name = RuleField::Growth(place(GrowthField::Series));
        lowering.series(name, &self.series, year().minus(&lag))
    }
}
