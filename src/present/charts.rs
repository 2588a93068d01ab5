//! The charts that stand on a page of their own: in a file, on the clipboard, in a preview.
//!
//! [`ChartName`] is the one list of them. Here stands as well what each needs and how it is taken from what is shown, so
//! that a new chart of a view is a row, an arm in each match and what it shows.

use super::scene::Drawable;
use super::views::compare::{Arrangement, ComparisonPage};
use super::views::negotiation::NegotiationView;
use super::views::record::RecordView;
use super::{Chart, View};
use crate::model::choices;
use crate::text::{Sentence, key};

choices! {
    /// A chart of a view.
    pub enum ChartName {
        /// A scenario on top of the record.
        Projection: "projection",
        /// Scenarios against a baseline.
        Compare: "compare",
        /// The same with a small chart for every scenario.
        SideBySide: "side-by-side",
        /// How far scenarios are from a baseline.
        Differences: "differences",
        /// What causes the difference between a baseline and a scenario.
        Bridge: "bridge",
        /// The published record since 1991; takes no scenario.
        Record: "record",
        /// A rule tried on the record.
        Counterfactual: "counterfactual",
        /// The talks of a negotiation file on a date axis.
        Negotiation: "negotiation",
    }
}

/// What a command is given to draw a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartNeeds {
    /// A scenario, and perhaps one that it is read against.
    Scenario,
    /// A baseline and one scenario.
    Pair,
    /// A baseline and one scenario or more.
    Others,
    /// A baseline and several scenarios.
    Several,
    /// Nothing but the record.
    Record,
    /// A negotiation.
    Negotiation,
}

impl ChartName {
    /// The key of its name.
    pub const fn name(self) -> Sentence {
        match self {
            Self::Projection => key::VIEW_PROJECTION,
            Self::Compare => key::EXPORT_CHART_MAIN,
            Self::SideBySide => key::CHARTS_SIDE_BY_SIDE,
            Self::Differences => key::EXPORT_CHART_DIFFERENCES,
            Self::Bridge => key::EXPORT_CHART_BRIDGE,
            Self::Record => key::VIEW_RECORD,
            Self::Counterfactual => key::TRIED_PAGE,
            Self::Negotiation => key::VIEW_NEGOTIATION,
        }
    }

    /// Whether a view is about it, so that it is called as the view is.
    pub const fn is_main(self) -> bool {
        match self {
            Self::Projection | Self::Compare | Self::Record | Self::Counterfactual | Self::Negotiation => {
                true
            }
            Self::SideBySide | Self::Differences | Self::Bridge => false,
        }
    }

    /// Whether it is a chart of amounts over the years, of which some years can be shown, and something else plotted.
    pub const fn has_look(self) -> bool {
        match self {
            Self::Projection | Self::Compare | Self::Record | Self::Counterfactual => true,
            Self::SideBySide | Self::Differences | Self::Bridge | Self::Negotiation => false,
        }
    }

    /// What a command is given to draw it; none if only the window can show it.
    pub const fn needs(self) -> Option<ChartNeeds> {
        match self {
            Self::Projection => Some(ChartNeeds::Scenario),
            Self::Compare | Self::Differences => Some(ChartNeeds::Others),
            Self::SideBySide => Some(ChartNeeds::Several),
            Self::Bridge => Some(ChartNeeds::Pair),
            Self::Record => Some(ChartNeeds::Record),
            Self::Counterfactual => None,
            Self::Negotiation => Some(ChartNeeds::Negotiation),
        }
    }

    /// How scenarios must be arranged on the page of a comparison that it is taken from.
    pub const fn arrangement(self) -> Arrangement {
        match self {
            Self::SideBySide => Arrangement::SideBySide,
            Self::Projection
            | Self::Compare
            | Self::Differences
            | Self::Bridge
            | Self::Record
            | Self::Counterfactual
            | Self::Negotiation => Arrangement::OneChart,
        }
    }
}

/// What is shown, as charts are taken from it.
#[derive(Debug, Clone, Copy)]
pub enum ChartSource<'a> {
    /// The projection of a scenario, and whether that is in error.
    Projection(&'a View, IsInError),
    /// Scenarios against a baseline, and whether one of them is in error.
    Comparison(&'a ComparisonPage, IsInError),
    /// The record.
    Record(&'a RecordView),
    /// A rule tried on the record.
    Counterfactual(&'a View),
    /// A negotiation.
    Negotiation(&'a NegotiationView),
}

/// Whether a scenario has a problem of severity error. A chart of one that has is drawn even where none of its figures
/// is known: its notes say why, which is what there is to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IsInError(pub bool);

/// Why there is no such chart, with what the view tells of itself.
#[derive(Debug)]
pub enum NoChart {
    /// Nothing causes a difference that could be told.
    NoBridge(Vec<String>),
    /// There are not several scenarios beside the baseline.
    NotSeveral(Vec<String>),
    /// No figure of the chart is known.
    NothingKnown(Vec<String>),
}

impl ChartSource<'_> {
    /// The charts that are offered, in the order of the list.
    pub fn charts(&self) -> Vec<ChartName> {
        ChartName::ALL.into_iter().filter(|&name| self.offers(name)).collect()
    }

    /// The one that it is about.
    fn main(&self) -> ChartName {
        match self {
            Self::Projection(..) => ChartName::Projection,
            Self::Comparison(..) => ChartName::Compare,
            Self::Record(_) => ChartName::Record,
            Self::Counterfactual(_) => ChartName::Counterfactual,
            Self::Negotiation(_) => ChartName::Negotiation,
        }
    }

    fn offers(&self, name: ChartName) -> bool {
        let Self::Comparison(page, _) = self else { return name == self.main() };
        match name {
            // Small charts take the place of the one chart.
            ChartName::Compare => page.side_by_side.is_none(),
            ChartName::SideBySide => page.side_by_side.is_some(),
            ChartName::Differences => page.differences.is_some(),
            ChartName::Bridge => page.bridge.is_some(),
            ChartName::Projection
            | ChartName::Record
            | ChartName::Counterfactual
            | ChartName::Negotiation => false,
        }
    }

    /// The chart of that name; in the place of one of another view the chart that this one is about.
    ///
    /// # Errors
    /// If it has no such chart, or one without a known figure.
    pub fn chart(&self, name: ChartName) -> Result<Box<dyn Drawable>, NoChart> {
        match (name, self) {
            (ChartName::Projection, Self::Projection(view, in_error)) => known(view.chart.clone(), *in_error),
            (ChartName::Compare, Self::Comparison(page, in_error)) => {
                known(page.view.chart.clone(), *in_error)
            }
            (ChartName::SideBySide, Self::Comparison(page, _)) => match page.side_by_side_alone() {
                Some(charts) => Ok(Box::new(charts)),
                None => Err(NoChart::NotSeveral(page.view.chart.notes.clone())),
            },
            (ChartName::Differences, Self::Comparison(page, in_error)) => {
                if page.differences.is_some() && !page.has_differences() {
                    return Err(NoChart::NothingKnown(page.view.chart.notes.clone()));
                }
                known(page.differences_alone(), *in_error)
            }
            (ChartName::Bridge, Self::Comparison(page, _)) => match &page.bridge {
                Some(bridge) => Ok(Box::new(bridge.chart.clone())),
                None => Err(NoChart::NoBridge(page.view.chart.notes.clone())),
            },
            (ChartName::Record, Self::Record(view)) => Ok(Box::new(view.chart.clone())),
            (ChartName::Counterfactual, Self::Counterfactual(view)) => Ok(Box::new(view.chart.clone())),
            (ChartName::Negotiation, Self::Negotiation(view)) => Ok(Box::new(view.timeline.clone())),
            (
                ChartName::Projection
                | ChartName::Compare
                | ChartName::SideBySide
                | ChartName::Differences
                | ChartName::Bridge
                | ChartName::Record
                | ChartName::Counterfactual
                | ChartName::Negotiation,
                _,
            ) => self.chart(self.main()),
        }
    }
}

/// The chart, unless it would be an empty plane that nothing explains.
fn known(chart: Chart, IsInError(is_in_error): IsInError) -> Result<Box<dyn Drawable>, NoChart> {
    let mut points = chart.lines.iter().flat_map(|line| &line.points);
    // Without years there is nothing to draw notes on.
    let is_told = is_in_error && !chart.years.is_empty();
    if is_told || points.any(|point| point.value.is_some()) {
        return Ok(Box::new(chart));
    }
    Err(NoChart::NothingKnown(chart.notes))
}
