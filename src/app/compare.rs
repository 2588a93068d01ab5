//! The screen of the comparison: the scenario in hand against the baseline, with the other open ones.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::desk::Desk;
use super::documents::{Document, DocumentId};
use super::memo::{Memo, Shared};
use crate::engine::{Bridge, BridgeReading, Comparison, Measure, Reading, RowName, Span, bridge, compare};
use crate::model::{Record, Scenario};
use crate::present::PlotKind;
use crate::present::palette::ScenarioColour;
use crate::present::views;
use crate::present::views::compare::{Arrangement, ComparisonPage, Scales};
use crate::text::Language;

/// What follows from two scenarios.
#[derive(Debug)]
pub struct Compared {
    /// The scenario that the other is read against.
    pub baseline: Arc<Scenario>,
    /// The other.
    pub other: Arc<Scenario>,
    /// The measure that was asked for.
    pub measure: Measure,
    /// How they compare.
    pub comparison: Comparison,
    bridge: OnceLock<Option<Bridge>>,
}

impl Compared {
    /// What causes the difference; computed when it is first asked for.
    pub fn bridge(&self, record: &Record) -> Option<&Bridge> {
        self.bridge.get_or_init(|| bridge(&self.comparison, record)).as_ref()
    }
}

/// What of the comparison is on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompareShown {
    /// How scenarios stand in the charts; none as long as nobody chose.
    pub arrangement: Option<Arrangement>,
    /// The axes of charts side by side.
    pub scales: Scales,
    /// What of the bridge is read.
    pub bridge: BridgeReading,
}

/// The comparison on screen, with the pairs that were compared.
#[derive(Debug)]
pub(crate) struct CompareScreen {
    pub shown: CompareShown,
    pairs: RefCell<BTreeMap<(DocumentId, DocumentId), Arc<Compared>>>,
    page: Memo<ComparisonPageKey, ComparisonPage>,
}

/// What a page of comparisons was made from: the comparisons in their order, their titles, whether
/// the scenario in hand is explained, how amounts and the bridge are read and charts stand.
#[derive(Debug, PartialEq)]
struct ComparisonPageKey {
    pairs: Vec<Shared<Compared>>,
    titles: Vec<String>,
    colours: Vec<Option<ScenarioColour>>,
    explains: bool,
    reading: Reading,
    plot: PlotKind,
    arrangement: Arrangement,
    scales: Scales,
    bridge: BridgeReading,
    language: Language,
}

impl Default for CompareScreen {
    fn default() -> Self {
        Self {
            shown: CompareShown { arrangement: None, scales: Scales::Same, bridge: BridgeReading::default() },
            pairs: RefCell::default(),
            page: Memo::default(),
        }
    }
}

impl CompareScreen {
    /// Forgets the comparisons of what was closed. A bridge of a year that one of both does not have is one
    /// of the sum.
    pub(super) fn keep_to_what_is_open(&mut self, desk: &Desk) {
        self.pairs.get_mut().retain(|&(one, other), _| desk.has(one) && desk.has(other));
        if let (Span::Year(year), Some((baseline, other))) = (self.shown.bridge.span, desk.compared())
            && [baseline, other].iter().any(|document| !document.scenario.years.contains(year))
        {
            self.shown.bridge.span = Span::Sum;
        }
    }

    /// How scenarios stand in the charts of the comparison.
    pub(super) fn arrangement(&self, desk: &Desk) -> Arrangement {
        let beside = desk.beside_baseline();
        let chosen = self.shown.arrangement.unwrap_or(Arrangement::usual(beside));
        if Arrangement::is_offered(beside) { chosen } else { Arrangement::OneChart }
    }

    /// The scenario in hand against the baseline, with the other open ones, as it is shown; none if
    /// there is no baseline.
    pub(super) fn comparison(&self, desk: &Desk) -> Option<Arc<ComparisonPage>> {
        let (baseline, hand) = desk.compared()?;
        let others = desk.all_compared().split_off(1);
        let measure = Measure { cumulative: false, ..desk.shown.measure.clone() };
        let compared = |other: &&Document| Shared(self.pair(baseline, other, desk.record, &measure));
        let pairs: Vec<Shared<Compared>> = others.iter().map(compared).collect();
        let shown = || std::iter::once(baseline).chain(others.iter().copied());
        // The amounts that explain themselves are those of the scenario in hand as it is projected.
        let is_projected = pairs[0].comparison.measure == desk.shown.measure && measure.discount.is_none();
        let of = ComparisonPageKey {
            titles: shown().map(|document| desk.title_of(document)).collect(),
            colours: shown().map(|document| desk.colour_of(document.id)).collect(),
            explains: is_projected && desk.shown.document == Some(hand.id),
            reading: desk.shown.reading,
            plot: desk.shown.plot,
            arrangement: self.arrangement(desk),
            scales: self.shown.scales,
            language: desk.language(),
            bridge: self.shown.bridge,
            pairs,
        };
        let row = if measure.is_total() { RowName::Total } else { RowName::Measure(0) };
        let notes = desk.title_notes(std::iter::once(baseline).chain(others));
        Some(self.page.get(of, |of| {
            let pairs = of.titles[1..].iter().zip(&of.colours[1..]).zip(&of.pairs);
            let pairs = pairs.map(|((title, colour), compared)| views::compare::Pair {
                title,
                colour: colour.unwrap_or(ScenarioColour::Grey),
                comparison: &compared.comparison,
            });
            let mut pairs: Vec<views::compare::Pair<'_>> = pairs.collect();
            let hand = pairs.remove(0);
            let mut page = views::compare::page(&views::compare::ComparisonInput {
                baseline: &of.titles[0],
                baseline_colour: of.colours[0],
                hand,
                others: pairs,
                bridge: of.pairs[0].bridge(desk.record),
                bridge_reading: of.bridge,
                explains: of.explains.then_some(row),
                reading: of.reading,
                arrangement: of.arrangement,
                scales: of.scales,
                language: of.language,
            });
            page.view.note(notes);
            // Small charts side by side have an axis of their own.
            if page.side_by_side.is_none() {
                let plot = desk.plot_over(page.view.chart.years, of.reading);
                page.view.chart = page.view.chart.plotted(plot, of.language);
            }
            page
        }))
    }

    /// Two scenarios compared; computed again only when one of them or the measure changed.
    fn pair(
        &self,
        baseline: &Document,
        other: &Document,
        record: &Record,
        measure: &Measure,
    ) -> Arc<Compared> {
        let pair = (baseline.id, other.id);
        if let Some(known) = self.pairs.borrow().get(&pair)
            && Arc::ptr_eq(&known.baseline, &baseline.scenario)
            && Arc::ptr_eq(&known.other, &other.scenario)
            && known.measure == *measure
        {
            return Arc::clone(known);
        }
        let compared = Arc::new(Compared {
            baseline: Arc::clone(&baseline.scenario),
            other: Arc::clone(&other.scenario),
            measure: measure.clone(),
            comparison: compare(&baseline.scenario, &other.scenario, record, measure),
            bridge: OnceLock::new(),
        });
        self.pairs.borrow_mut().insert(pair, Arc::clone(&compared));
        compared
    }
}
