//! `compare BASELINE OTHER… --json`.

use serde::Serialize;

use super::Exact;
use super::words::rates_in_full;
use crate::engine::{Cause, CostOrder, RateBasis, Side};
use crate::model::{Status, Unit};

/// Scenarios against a baseline.
#[derive(Debug, Serialize)]
pub struct CompareAnswer {
    /// The title of the baseline.
    pub baseline: String,
    /// The others in the order in which they were named; one that could not be read is left out.
    pub comparisons: Vec<PairAnswer>,
}

/// A scenario against the baseline.
#[derive(Debug, Serialize)]
pub struct PairAnswer {
    /// The title of the scenario.
    pub scenario: String,
    /// What amounts, effects and sums count.
    pub unit: Unit,
    /// Currency and prices of the amounts in words.
    pub basis: String,
    /// Whose exchange rates the amounts are at.
    pub exchange_rates: RatesOfSides,
    /// The fields that differ, as the files have them.
    pub fields: Vec<DifferentField>,
    /// The differences that cost something: fields that are changed together, and what that is worth.
    pub lines: Vec<DifferentLine>,
    /// The years that both terms have.
    pub rows: Vec<PairYear>,
    /// The years that only one term has.
    pub apart: Vec<ApartYear>,
    /// The sums over the years that both have.
    pub sums: PairSums,
    /// What causes the difference; null if the sums have none.
    pub bridge: Option<BridgeAnswer>,
    /// When one overtakes the other, and at which growth both cost the same.
    pub break_even: BreakEven,
    /// What is missing for a whole comparison, in words.
    pub missing: Vec<String>,
    /// Of a side that is not called by the title in its file, that this is so.
    pub notes: Vec<String>,
    /// The years in which the last rounding unit of a side is not promised.
    pub last_unit_not_promised: OfSides<Vec<i16>>,
}

/// Something of both sides.
#[derive(Debug, Serialize)]
pub struct OfSides<T> {
    /// Of the baseline.
    pub baseline: T,
    /// Of the scenario.
    pub scenario: T,
}

/// The kinds of exchange rates of both sides: `stated` by the scenario, or `yearly average` of the record; null
/// where nothing is converted.
#[derive(Debug, Serialize)]
pub struct RatesOfSides {
    /// Of the baseline.
    #[serde(serialize_with = "rates_in_full")]
    pub baseline: Option<RateBasis>,
    /// Of the scenario.
    #[serde(serialize_with = "rates_in_full")]
    pub scenario: Option<RateBasis>,
}

/// A field with its values on both sides.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct DifferentField {
    /// The field, as `set` takes it.
    pub field: String,
    /// Its value in the baseline as a file spells it; null if it is left out.
    pub baseline: Option<String>,
    /// Its value in the scenario.
    pub scenario: Option<String>,
}

/// Fields that are changed together, and what that is worth.
#[derive(Debug, Serialize)]
pub struct DifferentLine {
    /// The fields in words.
    pub names: Vec<String>,
    /// The fields with their values.
    pub fields: Vec<DifferentField>,
    /// By how much the sum of the baseline changes with these alone.
    pub effect: Option<Exact>,
    /// How well the effect is known.
    pub status: Option<Status>,
    /// Why there is no effect; null if there is one.
    pub why: Option<String>,
}

/// A year that both terms have.
#[derive(Debug, Serialize)]
pub struct PairYear {
    /// The year.
    pub year: i16,
    /// The amount of the baseline.
    pub baseline: Option<Exact>,
    /// The amount of the scenario.
    pub scenario: Option<Exact>,
    /// The scenario less the baseline; null if a side is unknown or if the sides are at rates of different kinds.
    pub difference: Option<Exact>,
    /// The difference as a fraction of the baseline.
    pub per_cent: Option<Exact>,
    /// Why there is a difference and no per cent; else null.
    pub why_no_per_cent: Option<String>,
    /// How well the figures of the year are known.
    pub status: ComparedFigures,
}

/// How well figures are known, each under its key; unknown ones are left out.
#[derive(Debug, Serialize)]
pub struct ComparedFigures {
    /// Of the baseline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Status>,
    /// Of the scenario.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<Status>,
    /// Of the difference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<Status>,
    /// Of the difference as a fraction; sums have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_cent: Option<Status>,
}

/// A year that only one term has.
#[derive(Debug, Serialize)]
pub struct ApartYear {
    /// The year.
    pub year: i16,
    /// Which side has it: `baseline` or `scenario`.
    pub of: Side,
    /// Its amount.
    pub amount: Option<Exact>,
    /// How well the amount is known.
    pub status: Option<Status>,
}

/// Sums over the years that both terms have and that are known on both sides.
#[derive(Debug, Serialize)]
pub struct PairSums {
    /// These years; none if there are no sums.
    pub years: Vec<i16>,
    /// The sum of the baseline.
    pub baseline: Option<Exact>,
    /// The sum of the scenario.
    pub scenario: Option<Exact>,
    /// The scenario less the baseline.
    pub difference: Option<Exact>,
    /// Why there is no difference; null if there is one.
    pub why: Option<String>,
    /// How well the sums are known.
    pub status: ComparedFigures,
}

/// What causes the difference of the sums.
#[derive(Debug, Serialize)]
pub struct BridgeAnswer {
    /// What its amounts count.
    pub unit: Unit,
    /// The causes; their amounts add up to the difference.
    pub bars: Vec<BridgeBar>,
    /// The difference of the sums.
    pub difference: Exact,
    /// The difference less what each cause changes alone: what comes from causes acting together. It is in the
    /// amounts already.
    pub causes_together: Exact,
    /// How well what comes from causes acting together is known.
    pub status: Status,
    /// The years that are summed.
    pub years: Vec<i16>,
}

/// A cause, or several that cannot be told apart.
#[derive(Debug, Serialize)]
pub struct BridgeBar {
    /// The causes: `base`, `growth`, `lag`, `cap-and-floor`, `rounding`, `series`, `exchange-rate`, `one-offs`,
    /// `overrides`.
    pub causes: Vec<Cause>,
    /// The causes in words.
    pub name: String,
    /// What they change, on average over all orders of the causes.
    pub amount: Exact,
    /// What they change if they alone come from the scenario.
    pub alone: Exact,
    /// How well the amount is known.
    pub status: Status,
}

/// When one overtakes the other, and at which growth both cost the same.
#[derive(Debug, Serialize)]
pub struct BreakEven {
    /// The years from which amounts stand the other way round.
    pub years: Vec<CrossingYear>,
    /// The years from which the sums so far stand the other way round.
    pub sums: Vec<CrossingYear>,
    /// The yearly growth of the scenario at which the sums are equal; null if none is sought or growth changes
    /// nothing in the sum.
    pub growth: Option<EqualSumsGrowth>,
    /// How well the sums are known that this growth makes equal; null if none is sought.
    pub growth_status: Option<Status>,
    /// All of this in words.
    pub words: Vec<String>,
}

/// A year from which amounts stand the other way round.
#[derive(Debug, Serialize)]
pub struct CrossingYear {
    /// The first such year that is known.
    pub year: i16,
    /// The first year in which it may have been: earlier where years before it are unknown.
    pub earliest: i16,
    /// How the scenario stands from then on: `dearer` or `cheaper`.
    pub scenario_is: CostOrder,
}

/// Growths, as fractions, at which the sum of the scenario is that of the baseline.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum EqualSumsGrowth {
    /// It is at every millionth from the first to the last.
    At {
        /// The first.
        first: Exact,
        /// The last.
        last: Exact,
    },
    /// It is between two millionths.
    Between {
        /// At this growth the sum is still smaller.
        below: Exact,
        /// At this growth it is larger.
        above: Exact,
        /// The one of the two at which the sums are nearer to each other.
        nearest: Exact,
    },
    /// It is at none.
    Never {
        /// How the scenario always stands: `dearer` or `cheaper`.
        always: CostOrder,
    },
}
