//! What an export of scenarios is made from: a projection, or a comparison.

use std::sync::Arc;

use crate::app::compare::CompareScreen;
use crate::app::desk::{Desk, ViewKind};
use crate::app::documents::{Document, DocumentKind as _, ScenarioContent};
use crate::app::projection::ProjectionScreen;
use crate::engine::{BridgeReading, Measure, Reading};
use crate::export::{BaselineInput, ExportInput, Written};
use crate::files;
use crate::model::{Date, Scenario};
use crate::present::palette::ScenarioColour;
use crate::present::views::compare::Scales;
use crate::present::views::projection::BaselineKind;
use crate::text::Language;
use crate::text::titles;

/// Scenarios as they are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OfScenarios {
    view: ViewKind,
    /// The scenario in hand; or the baseline, then the one in hand, then the others that are shown.
    scenarios: Vec<Snapshot>,
    /// The baseline behind the projection, and what it is to the scenario in hand.
    behind: Option<(Snapshot, BaselineKind)>,
    measure: Measure,
    reading: Reading,
    bridge: BridgeReading,
    scales: Scales,
    hides_assumed: bool,
}

/// A scenario with its file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Snapshot {
    /// The scenario, titled as it is where it is compared.
    scenario: Arc<Scenario>,
    /// The scenario as its file has it.
    filed: Arc<Scenario>,
    comment: String,
    file: String,
    /// The title that its file bears, if its terms ask for another.
    borne: Option<String>,
    /// Its colour; none if it is not open.
    colour: Option<ScenarioColour>,
}

impl Snapshot {
    fn of(document: &Document, title: String, colour: Option<ScenarioColour>) -> Self {
        Self {
            scenario: titled(&document.scenario, title),
            filed: Arc::clone(&document.scenario),
            comment: document.comment.clone(),
            file: document.file_name().into_owned(),
            borne: titles::borne_title(&document.scenario).map(str::to_owned),
            colour,
        }
    }

    fn written<'a>(&'a self, text: &'a str) -> Written<'a> {
        let Self { scenario, file, borne, colour, .. } = self;
        Written { scenario, file, text, borne: borne.as_deref(), colour: *colour }
    }

    /// What its file holds in the one layout.
    fn text(&self) -> String {
        files::write_scenario(&ScenarioContent::file_of(&self.filed, &self.comment))
    }
}

/// The scenario under another title.
fn titled(scenario: &Arc<Scenario>, title: String) -> Arc<Scenario> {
    if scenario.title == title {
        return Arc::clone(scenario);
    }
    Arc::new(Scenario { title, ..(**scenario).clone() })
}

impl OfScenarios {
    /// What an export of the projection or the comparison is made from now, in a language; none if nothing is
    /// shown.
    pub(crate) fn of(
        projection: &ProjectionScreen,
        compare: &CompareScreen,
        desk: &Desk,
        language: Language,
    ) -> Option<Self> {
        let measure = desk.shown.measure.clone();
        let (documents, behind, measure): (Vec<&Document>, _, _) = if desk.shown.view == ViewKind::Compare {
            let documents = desk.all_compared();
            if documents.is_empty() {
                return None;
            }
            (documents, None, Measure { cumulative: false, ..measure })
        } else {
            let hand = desk.document()?;
            (vec![hand], desk.behind(), measure)
        };
        let names = desk.names_in(language);
        let name = |document: &Document| {
            let known = names.iter().find(|(id, _)| *id == document.id);
            known.map_or_else(|| desk.title_of(document), |(_, name)| name.clone())
        };
        let taken = |document: &Document| Snapshot::of(document, name(document), desk.colour_of(document.id));
        Some(Self {
            view: desk.shown.view,
            scenarios: documents.into_iter().map(taken).collect(),
            behind: behind.map(|(document, kind)| (taken(document), kind)),
            measure,
            reading: desk.shown.reading,
            bridge: compare.shown.bridge,
            scales: compare.shown.scales,
            hides_assumed: projection.shown.hides_assumed,
        })
    }

    /// Hands what is to be exported to `make`.
    pub(crate) fn with<T>(
        &self,
        language: Language,
        date: Option<&Date>,
        name: &str,
        make: impl FnOnce(&ExportInput<'_>) -> T,
    ) -> T {
        let texts: Vec<String> = self.scenarios.iter().map(Snapshot::text).collect();
        let text_behind = self.behind.as_ref().map(|(behind, _)| behind.text()).unwrap_or_default();
        let written = self.scenarios.iter().zip(&texts).map(|(taken, text)| taken.written(text));
        let written: Vec<Written<'_>> = written.collect();
        let (&scenario, others) = written.split_first().expect("something is shown");
        make(&ExportInput {
            scenario,
            others,
            record: files::record::bundled(),
            measure: &self.measure,
            reading: self.reading,
            bridge: self.bridge,
            scales: self.scales,
            behind: self
                .behind
                .as_ref()
                .map(|(taken, kind)| BaselineInput { written: taken.written(&text_behind), kind: *kind }),
            hides_assumed: self.hides_assumed,
            language,
            date,
            name,
        })
    }
}
