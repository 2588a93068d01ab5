//! The four screens, and what leaves the program of the one that is looked at.

use super::compare::CompareScreen;
use super::desk::{Desk, ViewKind};
use super::exporting::{ExportInputs, OfNegotiation, OfRecord, OfScenarios};
use super::negotiation::NegotiationScreen;
use super::projection::ProjectionScreen;
use super::questions::CopiedTable;
use super::record::{RecordPage, RecordScreen};
use crate::engine::Reading;
use crate::export::csv::{CopiedDigits, tab_separated};
use crate::export::harmless;
use crate::export::html_table::html;
use crate::export::{Exported, Format, MadeFrom};
use crate::present::Table;
use crate::present::charts::{ChartName, ChartSource, IsInError};
use crate::text::{Language, key, say, say_with};

/// The four screens, each with its state and what follows from it.
#[derive(Debug, Default)]
pub(super) struct Screens {
    pub projection: ProjectionScreen,
    pub compare: CompareScreen,
    pub record: RecordScreen,
    pub negotiation: NegotiationScreen,
}

impl Screens {
    /// Nothing of what was closed or taken out is looked at any more.
    pub(super) fn keep_to_what_is_open(&mut self, desk: &Desk) {
        self.compare.keep_to_what_is_open(desk);
        self.negotiation.keep_to_offers(desk);
    }

    /// What an export in a language is made from now; none if nothing is shown.
    pub(super) fn inputs(&self, desk: &Desk, language: Language) -> Option<ExportInputs> {
        Some(match desk.shown.view {
            ViewKind::Projection | ViewKind::Compare => {
                ExportInputs::Scenarios(OfScenarios::of(&self.projection, &self.compare, desk, language)?)
            }
            ViewKind::Record => ExportInputs::Record(OfRecord::of(&self.record, desk)?),
            ViewKind::Negotiation => {
                ExportInputs::Negotiation(Box::new(OfNegotiation::of(&self.negotiation, desk)?))
            }
        })
    }

    /// Whether something is shown that can be exported.
    pub(super) fn can_export(&self, desk: &Desk) -> bool {
        match desk.shown.view {
            ViewKind::Projection => desk.document().is_some() && desk.without_figures().is_none(),
            ViewKind::Compare => desk.document().is_some(),
            ViewKind::Record => self.record.has_table(desk),
            ViewKind::Negotiation => desk.negotiation().is_some(),
        }
    }

    /// The formats in which what is shown can leave: some are made from scenarios.
    pub(super) fn formats(desk: &Desk) -> Vec<Format> {
        let has_scenarios = match desk.shown.view {
            ViewKind::Projection | ViewKind::Compare => true,
            ViewKind::Record | ViewKind::Negotiation => false,
        };
        let is_possible = |format: &Format| match format.info().made_from {
            MadeFrom::Chart(..) | MadeFrom::Table(_) => true,
            MadeFrom::Scenarios(_) | MadeFrom::Report(..) => has_scenarios,
        };
        Format::ALL.into_iter().filter(is_possible).collect()
    }

    /// The charts that can be exported now, the one that the view is about first.
    pub(super) fn charts(&self, desk: &Desk) -> Vec<ChartName> {
        if !self.can_export(desk) {
            return Vec::new();
        }
        let in_error = IsInError(false);
        let of_projection = || {
            let view = self.projection.view(desk)?;
            Some(ChartSource::Projection(&view, in_error).charts())
        };
        let charts = match desk.shown.view {
            ViewKind::Projection => of_projection(),
            ViewKind::Compare => match self.compare.comparison(desk) {
                Some(page) => Some(ChartSource::Comparison(&page, in_error).charts()),
                None => of_projection(),
            },
            ViewKind::Record => match self.record.shown.page {
                RecordPage::Page(_) => Some(ChartSource::Record(&self.record.view(desk)).charts()),
                RecordPage::Trial => self.record.tried(desk).and_then(|tried| {
                    let tried = (*tried).as_ref().ok()?;
                    Some(ChartSource::Counterfactual(&tried.view).charts())
                }),
            },
            ViewKind::Negotiation => {
                self.negotiation.view(desk).map(|view| ChartSource::Negotiation(&view).charts())
            }
        };
        charts.unwrap_or_default()
    }

    /// A name to begin with for the file of an export, without an ending: what the view is about, and
    /// which of its charts if it is another one than the one that it is about.
    pub(super) fn export_name(&self, desk: &Desk, what: &Exported) -> String {
        let title = match (desk.shown.view, desk.compared()) {
            (ViewKind::Compare, Some((baseline, other))) => {
                let titles =
                    [("baseline", desk.title_of(baseline).into()), ("other", desk.title_of(other).into())];
                say_with(desk.language(), key::EXPORT_NAME_COMPARE, &titles)
            }
            (ViewKind::Record, _) => self.record.name(desk),
            (ViewKind::Negotiation, _) => {
                desk.negotiation().map(|open| open.title().to_owned()).unwrap_or_default()
            }
            _ => desk.document().map(|document| desk.title_of(document)).unwrap_or_default(),
        };
        let chart = what.picture.chart;
        if !what.format.is_picture() || chart.is_main() {
            return harmless::file_name(&title);
        }
        // The chart comes first, since long names are cut.
        let args = [("name", title.into()), ("chart", say(desk.language(), chart.name()).into())];
        harmless::file_name(&say_with(desk.language(), key::EXPORT_NAME_CHART, &args))
    }

    /// The table that is looked at, as it is copied.
    pub(super) fn copied_table(&self, desk: &Desk, digits: CopiedDigits) -> Option<CopiedTable> {
        // Differences alone do not say from what; a line above the heads does.
        let language = desk.language();
        let of_reading = desk.reading() != Reading::Value;
        let has_difference = |table: &Table| table.columns.iter().any(|column| column.key == "difference");
        let text = |table: &Table| {
            let title = harmless::cell(&table.title, &mut harmless::Changes::default());
            let title = Some(title).filter(|_| of_reading || has_difference(table));
            let html = html(table, title.as_deref(), digits, language);
            let title = title.map(|title| format!("{title}\n")).unwrap_or_default();
            CopiedTable { text: title + &tab_separated(table, digits, language), html }
        };
        match desk.shown.view {
            ViewKind::Projection => match digits {
                CopiedDigits::Shown => self.projection.table(desk).map(|table| text(&table)),
                CopiedDigits::Every => self.projection.view(desk).map(|view| text(&view.table)),
            },
            ViewKind::Compare => self.compare.comparison(desk).map(|page| text(&page.view.table)),
            ViewKind::Record => self.record.table(desk).as_ref().map(text),
            ViewKind::Negotiation => self.negotiation.table(desk).as_ref().map(text),
        }
    }
}
