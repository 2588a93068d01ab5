//! Small charts beside each other as plain data, one for every scenario.

use super::chart::Chart;
use crate::model::SourceId;

/// Small charts with what stands around all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Multiples {
    /// What they say, as a sentence.
    pub title: String,
    /// Measure, unit, price basis.
    pub subtitle: String,
    /// The charts in their order.
    pub charts: Vec<SmallChart>,
    /// What stands below: notes and caveats.
    pub notes: Vec<String>,
    /// The sources of what is drawn, in the order of their numbers.
    pub sources: Vec<SourceId>,
    /// The charts told in words, for those who cannot see them.
    pub summary: String,
}

/// The chart of one scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmallChart {
    /// The title of the scenario.
    pub name: String,
    /// How far it is from the baseline over the common years.
    pub change: String,
    /// Its line and that of the baseline.
    pub chart: Chart,
}
