//! `replay --json`: the published record against the rules of the agreements.

use serde::Serialize;

use super::Exact;
use crate::engine::Verdict;
use crate::model::{Status, Unit};

/// Every year of the agreements, replayed.
#[derive(Debug, Serialize)]
pub struct ReplayAnswer {
    /// The years in order.
    pub rows: Vec<ReplayYear>,
}

/// A year of an agreement.
#[derive(Debug, Serialize)]
pub struct ReplayYear {
    /// The number of the agreement, from 1.
    pub agreement: u8,
    /// The year.
    pub year: i16,
    /// What the amounts count: the currency in which the amount was published, `eok KRW` if none was.
    pub unit: Unit,
    /// The published amount; null if there is none.
    pub published: Option<Exact>,
    /// How well the published amount is known.
    pub status: Option<Status>,
    /// What the rule gives, rounded as the agreement orders.
    pub replayed: Option<Exact>,
    /// The same before rounding; null where nothing is replayed.
    pub before_rounding: Option<Exact>,
    /// The published amount less the amount before rounding.
    pub residual: Option<Exact>,
    /// `fits`; `differs`; `named` if the text names the amount; `follows` if nobody prints it yet; `waits` for an
    /// index that is not published; `cannot` if the record lacks what a replay needs.
    pub verdict: Verdict,
    /// The verdict in words.
    pub why: String,
}
