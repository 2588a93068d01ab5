//! Small charts beside each other as plain data, one for every scenario.

use super::chart::{Chart, Line, LineKind, Point, told_statuses};
use crate::model::SourceList;
use crate::text::Language;

/// Small charts with what stands around all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Multiples {
    /// What they say, as a sentence.
    pub title: String,
    /// Measure, unit, price basis.
    pub subtitle: String,
    /// What the line of the baseline is called, which stands in every chart.
    pub baseline: String,
    /// The charts in their order.
    pub charts: Vec<SmallChart>,
    /// What stands below: notes and caveats.
    pub notes: Vec<String>,
    /// The sources of what is drawn, in the order of their numbers.
    pub sources: SourceList,
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

impl Multiples {
    /// What must be known of its points that no sign tells; see [`Chart::told_statuses`]. A line stands
    /// under the name of its chart.
    pub fn told_statuses(&self, language: Language) -> Vec<String> {
        let is_baseline = |line: &&Line| line.kind.is_baseline();
        let all = || self.charts.iter().flat_map(|small| &small.chart.lines).filter(is_baseline);
        let mut points: Vec<Point> = all().flat_map(|line| line.points.clone()).collect();
        points.sort_by_key(|point| point.year);
        points.dedup_by_key(|point| point.year);
        let baseline = Line { name: String::new(), kind: LineKind::Baseline(None), points, before: None };
        let lines = self.charts.iter().flat_map(|small| {
            let own = small.chart.lines.iter().filter(move |line| !is_baseline(line));
            own.map(|line| (small.name.as_str(), line))
        });
        told_statuses(lines.chain([(self.baseline.as_str(), &baseline)]), language)
    }
}
