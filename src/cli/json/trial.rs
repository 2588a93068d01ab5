//! `replay --rule FILE --from YEAR --json`: a rule tried on a stretch of history.

use serde::Serialize;

use super::Exact;
use crate::engine::Bound;
use crate::model::{SourceList, Status, Unit};

/// What a rule would have cost.
#[derive(Debug, Serialize)]
pub struct TrialAnswer {
    /// The title of the scenario whose rule is tried.
    pub scenario: String,
    /// The rule in words.
    pub rule: Option<String>,
    /// The year whose agreed amount is the base.
    pub base_year: i16,
    /// What the amounts count.
    pub unit: Unit,
    /// The years in order, that of the base first.
    pub rows: Vec<TrialYear>,
    /// The sums of the years after that of the base that are known on both sides; null if there is none.
    pub sums: Option<TrialSums>,
    /// Values of series that the trial needs and the record has not.
    pub missing: Vec<MissingSeriesValue>,
}

/// A year of a trial.
#[derive(Debug, Serialize)]
pub struct TrialYear {
    /// The year.
    pub year: i16,
    /// What was agreed; null if nothing was, or if it cannot be had in this unit.
    pub agreed: Option<Exact>,
    /// How well the agreed amount is known.
    pub agreed_status: Option<Status>,
    /// Whether the agreed amount was converted.
    pub agreed_converted: Option<bool>,
    /// Who says what was agreed.
    pub agreed_sources: Option<SourceList>,
    /// What the rule gives.
    pub by_rule: Option<Exact>,
    /// How well the figures of the year are known.
    pub status: TrialFigures,
    /// Why what the rule gives is unknown; null if it is known.
    pub why: Option<String>,
    /// What the rule gives less what was agreed.
    pub difference: Option<Exact>,
    /// What the growth clause says before floor and cap, as a fraction; null for the base.
    pub index: Option<Exact>,
    /// By how much the rule lets the amount grow, as a fraction; null for the base.
    pub growth: Option<Exact>,
    /// The bound that stopped the growth: `cap` or `floor`; null if none did.
    pub bound: Option<Bound>,
    /// What the rule would give if it had no cap; null if it has none.
    pub without_cap: Option<Exact>,
    /// How much more the year would cost without the cap.
    pub worth_of_cap: Option<Exact>,
}

/// How well the figures of a year are known, each under its key; unknown ones are left out.
#[derive(Debug, Serialize)]
pub struct TrialFigures {
    /// Of what the rule gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_rule: Option<Status>,
    /// Of what was agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Status>,
    /// Of their difference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<Status>,
    /// Of the index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<Status>,
    /// Of the growth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub growth: Option<Status>,
    /// Of the amount without the cap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub without_cap: Option<Status>,
    /// Of the worth of the cap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worth_of_cap: Option<Status>,
}

/// Sums over years of a trial.
#[derive(Debug, Serialize)]
pub struct TrialSums {
    /// How well the sums are known.
    pub status: TrialSumFigures,
    /// The first year of the sums.
    pub first: i16,
    /// The last year of the sums.
    pub last: i16,
    /// What was agreed.
    pub agreed: Exact,
    /// What the rule gives.
    pub by_rule: Exact,
    /// What the rule gives less what was agreed.
    pub difference: Option<Exact>,
    /// How much more the years would cost without the cap; null if the rule has none.
    pub worth_of_cap: Option<Exact>,
}

/// How well sums of a trial are known, each under its key; unknown ones are left out.
#[derive(Debug, Serialize)]
pub struct TrialSumFigures {
    /// Of what was agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Status>,
    /// Of what the rule gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_rule: Option<Status>,
    /// Of their difference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<Status>,
    /// Of the worth of the cap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worth_of_cap: Option<Status>,
}

/// A value of a series that is not in print.
#[derive(Debug, Serialize)]
pub struct MissingSeriesValue {
    /// The series, for example `cpi`.
    pub series: String,
    /// The year of the value.
    pub year: i16,
    /// The first year of the trial that is unknown because of it.
    pub stops: i16,
}
