//! Scenarios side by side: a small chart for each, with the baseline thin behind it.
//!
//! Title, unit, notes and sources are those of the one chart whose place they take. Every chart has
//! the same years; with [`Scales::Same`] the same amounts as well.

use rust_decimal::Decimal;

use super::chart::Axis;
use super::context::{Arrangement, ComparisonContext, Pair, Scales};
use crate::engine::{Reading, Span};
use crate::model::{SourceList, Year, Years};
use crate::present::certainty::with_sign;
use crate::present::multiples::SmallChart;
use crate::present::{Chart, Extent, Line};
use crate::text::explanation::list_years;
use crate::text::numbers::signed;
use crate::text::{key, say_with};

/// A small chart for every scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideBySide {
    /// Which line is the baseline.
    pub legend: String,
    /// What that line is called where it is named.
    pub baseline: String,
    /// What must be known of the axes; none if heights can be compared.
    pub caution: Option<String>,
    /// The charts, that of the scenario in hand first.
    pub charts: Vec<SmallChart>,
}

/// The charts, where they are asked for and there are several scenarios.
pub(super) fn side_by_side(context: &ComparisonContext<'_>) -> Option<SideBySide> {
    let is_wanted = context.input.arrangement == Arrangement::SideBySide;
    if !is_wanted || !Arrangement::is_offered(context.pairs().count()) {
        return None;
    }
    let axis = Axis::new(context, context.reading);
    let years = context.pairs().map(|pair| pair.comparison.years).filter(|years| !years.is_empty());
    let years =
        years.reduce(|one, other| Years::new(one.first.min(other.first), one.last.max(other.last)))?;
    let mut charts: Vec<SmallChart> = context.pairs().map(|pair| small(&axis, pair, years)).collect();
    if context.input.scales == Scales::Same {
        let extent = extent(&charts);
        for small in &mut charts {
            small.chart.extent = extent;
        }
    }
    let caution = (context.input.scales == Scales::Own).then(|| context.say(key::SCALES_DIFFER));
    let baseline = ("baseline", context.input.baseline.into());
    let legend = say_with(context.language(), key::SIDE_BY_SIDE_BASELINE, &[baseline]);
    let named = [("title", context.input.baseline.into())];
    let baseline = say_with(context.language(), key::COMPARE_BASELINE_NAMED, &named);
    Some(SideBySide { legend, baseline, caution, charts })
}

fn small(axis: &Axis<'_>, pair: Pair<'_>, years: Years) -> SmallChart {
    let rows = &pair.comparison.rows;
    let change = change(axis.context, &pair);
    let told = rows.iter().filter_map(|row| {
        let read = pair.read(Reading::Difference, row.year).ok()?;
        Some(format!("{}: {}", row.year, axis.context.change_in_words(read)))
    });
    let figures = told.collect::<Vec<_>>().join("; ");
    let figures = say_with(axis.context.language(), key::COMPARE_SUMMARY, &[("figures", figures.into())]);
    // The name stands above the chart.
    let unnamed = |line: Line| Line { name: String::new(), ..line };
    let chart = Chart {
        title: String::new(),
        subtitle: String::new(),
        unit: axis.unit(),
        decimals: axis.decimals,
        years,
        extent: None,
        is_logarithmic: false,
        axis_words: String::new(),
        lines: vec![unnamed(axis.line(rows, pair)), unnamed(axis.baseline(rows))],
        bands: Vec::new(),
        marks: Vec::new(),
        notes: Vec::new(),
        sources: SourceList::default(),
        summary: format!("{}: {change}. {figures}", pair.title),
    };
    SmallChart { name: pair.title.to_owned(), change, chart }
}

/// `−KRW 27.4 bn in 2026–2030`
fn change(context: &ComparisonContext<'_>, pair: &Pair<'_>) -> String {
    let comparison = pair.comparison;
    let Some(difference) = comparison.difference() else {
        return context.say(key::SIDE_BY_SIDE_NO_CHANGE);
    };
    let of_baseline = comparison.per_cent().filter(|_| context.reading == Reading::PerCent);
    let change = match of_baseline {
        Some(share) => context.read_in_words(Reading::PerCent, share),
        None => signed(context.sum_in_words(difference)),
    };
    let change = with_sign(change, comparison.difference_status(Span::Sum));
    let years: Vec<Year> =
        comparison.rows.iter().filter(|row| row.summed.is_some()).map(|row| row.year).collect();
    let years = ("years", list_years(&years, context.language()).into());
    say_with(context.language(), key::SIDE_BY_SIDE_CHANGE, &[("change", change.into()), years])
}

/// From the lowest to the highest value of all charts.
fn extent(charts: &[SmallChart]) -> Option<Extent> {
    let lines = charts.iter().flat_map(|small| &small.chart.lines);
    let values: Vec<Decimal> = lines.flat_map(|line| &line.points).filter_map(|point| point.value).collect();
    Some(Extent { lowest: *values.iter().min()?, highest: *values.iter().max()? })
}
