//! What a chart is painted from.

use rust_decimal::Decimal;

use crate::model::{Year, Years};
use crate::present::Library;
use crate::present::scene::Sight;
use crate::present::{Chart, LineKind, Table};
use crate::text::Language;

/// A chart to be painted.
#[derive(Debug, Clone, Copy)]
pub struct ChartInput<'a> {
    /// The chart.
    pub chart: &'a Chart,
    /// Whether it has its title above it.
    pub head: ChartHead,
    /// The years that can be changed; they have at least half of the width at first. None if all are alike.
    pub term: Option<Years>,
    /// The year that is read.
    pub read: Option<Year>,
    /// Which points of its first line can be dragged to other amounts; none if it shows something else than what can
    /// be set.
    pub grip: Option<PointGrip>,
    /// Why no point can be dragged, where that is to be said.
    pub refusal: Option<&'a str>,
    /// The table below it that has no foot of its own: its signs, notes and sources stand at that of the chart.
    pub beside: Option<&'a Table>,
    /// Where its sources are looked up.
    pub library: &'a Library<'a>,
    /// The language of what is said beside its own words.
    pub language: Language,
}

/// Whether a chart has its title above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartHead {
    /// Title and subtitle, where there is room.
    Own,
    /// The headline of its view speaks for it.
    OfView,
}

/// Points that can be dragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PointGrip {
    /// Their years.
    pub years: Years,
    /// The least step of an amount: the rounding unit.
    pub unit: Decimal,
    /// The amount that one of the axis is.
    pub worth: Decimal,
}

impl ChartInput<'_> {
    /// What is in sight at first: the term, with what follows it in other lines than the record's.
    pub(super) fn first_sight(&self) -> Sight {
        let years = self.chart.years;
        let Some(term) = self.term.filter(|term| !term.is_empty()) else { return Sight::whole(years) };
        let lines = self.chart.lines.iter().filter(|line| line.kind != LineKind::Record);
        let known = lines.flat_map(|line| &line.points).filter(|point| point.value.is_some());
        let last = known.map(|point| point.year).max().unwrap_or(term.last);
        Sight::on_term(years, Years::new(term.first, term.last.max(last)))
    }
}
