//! The screen of the projection: the scenario in hand on top of the record, or against the baseline.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::desk::Desk;
use super::documents::{Document, DocumentId};
use super::memo::{Memo, Shared};
use crate::engine::{Measure, Projection, Reading, plan, project};
use crate::model::{Money, Scenario};
use crate::present::palette::ScenarioColour;
use crate::present::views::projection::BaselineKind;
use crate::present::{PlotKind, Selection, Table, View, views};
use crate::text::Language;

/// What of the projection is on screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProjectionShown {
    /// The figure that is explained.
    pub selection: Option<Selection>,
    /// The figures whose explanations led to it, the first one first.
    pub trail: Vec<Selection>,
    /// Whether figures that rest on nothing but assumptions are left out of the chart.
    pub hides_assumed: bool,
    /// The columns that are left out of the table on screen, by their keys.
    pub left_out: BTreeSet<String>,
    /// A yearly cost that the contribution is read as a share of.
    pub own_cost: Option<Money>,
}

/// The projection on screen, with the views that were made of open scenarios.
#[derive(Debug)]
pub(crate) struct ProjectionScreen {
    pub shown: ProjectionShown,
    views: Memo<ViewKey, View>,
    table: Memo<(Shared<View>, BTreeSet<String>), Table>,
    /// The scenario whose figures were explained last.
    followed: Option<DocumentId>,
    /// The figure that was explained, with the name of its row, while figures are being computed.
    awaited: Option<(Selection, String)>,
}

impl Default for ProjectionScreen {
    fn default() -> Self {
        Self {
            shown: ProjectionShown::default(),
            views: Memo::with_room(VIEWS),
            table: Memo::default(),
            followed: None,
            awaited: None,
        }
    }
}

/// So many views are kept, for going back and forth between scenarios.
const VIEWS: usize = 8;

/// What a view is made from, and how.
#[derive(Debug, PartialEq)]
struct ViewKey {
    scenario: Shared<Scenario>,
    measure: Measure,
    language: Language,
    hides_assumed: bool,
    /// How its figures are read against the baseline.
    reading: Reading,
    /// What its chart plots.
    plot: PlotKind,
    /// The scenario that is drawn behind it.
    baseline: Option<Shared<Scenario>>,
    /// What that is to the scenario in hand.
    kind: BaselineKind,
    /// The colours of both.
    colours: [Option<ScenarioColour>; 2],
    /// What both are called.
    titles: Vec<String>,
}

impl ProjectionScreen {
    /// Explains a figure; how the last one was come to is forgotten, unless it is the same.
    pub(super) fn select(&mut self, selection: Option<Selection>) {
        if self.shown.selection != selection {
            self.shown.trail.clear();
        }
        self.shown.selection = selection;
    }

    /// Goes on to a figure that `from` rests on.
    pub(super) fn go_on(&mut self, from: Selection, to: Selection) {
        self.shown.trail.push(from);
        self.shown.selection = Some(to);
    }

    /// Goes back up to a figure of the trail.
    pub(super) fn go_back(&mut self, place: usize) {
        if let Some(selection) = self.shown.trail.get(place).copied() {
            self.shown.trail.truncate(place);
            self.shown.selection = Some(selection);
        }
    }

    /// The figure that is explained, with the name of its row, if the scenario in hand has such a row.
    pub(super) fn selected(&self, desk: &Desk) -> Option<(Selection, String)> {
        let Some(plan) = desk.plan() else { return self.awaited.clone() };
        let selection = self.shown.selection?;
        plan.row_id(selection.row).map(|_| (selection, plan.spell_row(selection.row)))
    }

    /// Rows are named by their places, and a place may be another's now: in another scenario, or with
    /// another series. What is explained is then the row of the same name, or nothing.
    pub(super) fn follow(&mut self, desk: &Desk, before: Option<(Selection, String)>) {
        if desk.plan().is_none() {
            // It is looked for again when the figures are there.
            self.awaited = before;
            if self.awaited.is_none() {
                self.select(None);
            }
            return;
        }
        self.awaited = None;
        let Some((selection, name)) = before.filter(|(was, _)| self.shown.selection == Some(*was)) else {
            return;
        };
        let rows =
            desk.plan().into_iter().flat_map(|plan| plan.rows().iter().map(move |row| (plan, row.name)));
        let row = rows.filter(|(plan, row)| plan.spell_row(*row) == name).map(|(_, row)| row).next();
        let now = row.map(|row| Selection { row, ..selection });
        // The rows of the trail have other places then, too; in another scenario they are others.
        self.select(now);
        let is_there = |step: &Selection| desk.plan().is_some_and(|plan| plan.row_id(step.row).is_some());
        if self.followed != desk.shown.document || !self.shown.trail.iter().all(is_there) {
            self.shown.trail.clear();
        }
        self.followed = desk.shown.document;
    }

    /// Rows of measures are named by their place, which is another's as soon as the measure is.
    pub(super) fn forget_row_of_measure(&mut self) {
        self.select(self.shown.selection.filter(|selection| !selection.row.is_of_measure()));
    }

    /// The projection of the scenario in hand, as it is shown.
    pub(super) fn view(&self, desk: &Desk) -> Option<Arc<View>> {
        let document = desk.document()?;
        // What is only half of it is not kept as the whole.
        if desk.without_figures().is_some() {
            return None;
        }
        let (baseline, kind) = desk.behind().unzip();
        let kind = kind.unwrap_or_default();
        let reading = if baseline.is_some() { desk.shown.reading } else { Reading::Value };
        // What is only a file is called so on the chart.
        let titled =
            |document: &Document| Scenario { title: desk.title_of(document), ..(*document.scenario).clone() };
        let behind_colour = baseline.and_then(|baseline| desk.colour_of(baseline.id));
        let make = |_: &ViewKey| -> Result<View, ()> {
            let hand = desk.computed(document.id).ok_or(())?;
            let in_hand = titled(document);
            let behind = baseline.and_then(|baseline| Some((titled(baseline), desk.computed(baseline.id)?)));
            let measured = behind.as_ref().and_then(|(scenario, baseline)| {
                let chosen = &desk.shown.measure;
                let measures = views::projection::measures_behind(scenario, chosen, &hand.measures, reading);
                let is_known = measures == baseline.measures;
                (!is_known).then(|| (project(plan(scenario, desk.record, &measures)), measures))
            });
            let behind = behind.as_ref().map(|(scenario, baseline)| match &measured {
                Some((projection, measures)) => {
                    self.input(desk, scenario, behind_colour, projection, measures)
                }
                None => self.input(desk, scenario, behind_colour, &baseline.projection, &baseline.measures),
            });
            let hand = self.input(desk, &in_hand, Some(document.colour), &hand.projection, &hand.measures);
            let behind = behind.as_ref().map(|input| views::projection::Behind { input, kind });
            let mut view = views::projection::view_against(&hand, behind, reading);
            view.note(desk.title_notes([document].into_iter().chain(baseline)));
            let plot = desk.plot_over(view.chart.years, reading);
            view.chart = view.chart.plotted(plot, desk.language());
            Ok(view)
        };
        let of = ViewKey {
            scenario: Shared::of(&document.scenario),
            measure: desk.shown.measure.clone(),
            language: desk.language(),
            hides_assumed: self.shown.hides_assumed,
            reading,
            plot: desk.shown.plot,
            baseline: baseline.map(|baseline| Shared::of(&baseline.scenario)),
            kind,
            colours: [Some(document.colour), behind_colour],
            titles: [document].into_iter().chain(baseline).map(|one| desk.title_of(one)).collect(),
        };
        self.views.try_get(of, make).ok()
    }

    /// Its table as it is on screen: without the columns that are left out.
    pub(super) fn table(&self, desk: &Desk) -> Option<Arc<Table>> {
        let of = (Shared(self.view(desk)?), self.shown.left_out.clone());
        Some(self.table.get(of, |(view, left_out)| view.table.without(left_out)))
    }

    /// What a view is made from.
    fn input<'a>(
        &'a self,
        desk: &'a Desk,
        scenario: &'a Scenario,
        colour: Option<ScenarioColour>,
        projection: &'a Projection,
        measures: &'a [Measure],
    ) -> views::projection::ProjectionInput<'a> {
        views::projection::ProjectionInput {
            scenario,
            colour,
            projection,
            measures,
            chosen: &desk.shown.measure,
            record: desk.record,
            hides_assumed: self.shown.hides_assumed,
            language: desk.language(),
        }
    }
}
