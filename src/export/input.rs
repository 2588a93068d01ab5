//! What the formats are made from, and what they share.
//!
//! **Invariant:** nothing but the input decides the bytes; the day is passed in.

use crate::engine::check::{Problem, check};
use crate::engine::{
    Bridge, BridgeReading, Comparison, Measure, Projection, Reading, bridge, compare, plan, project,
};
use crate::model::{Currency, Date, Record, Scenario, Source, SourceId};
use crate::present::charts::{ChartName, ChartSource, IsInError, NoChart};
use crate::present::palette::ScenarioColour;
use crate::present::scene::Drawable;
use crate::present::views;
use crate::present::views::compare::{Arrangement, ComparisonPage, Pair, Scales};
use crate::present::views::projection::{BaselineKind, Behind};
use crate::present::{Cited, Library, Table, View, cite, cited};
use crate::text::Language;
use crate::text::fields::series_name;
use crate::text::naming::title_in_file_words;

/// What an export is made from.
#[derive(Debug, Clone, Copy)]
pub struct ExportInput<'a> {
    /// The scenario.
    pub scenario: Written<'a>,
    /// Others that are compared with it.
    pub others: &'a [Written<'a>],
    /// The record that measures read.
    pub record: &'a Record,
    /// In what terms amounts are shown.
    pub measure: &'a Measure,
    /// How they are read where there is a baseline.
    pub reading: Reading,
    /// What of the causes of a difference is read.
    pub bridge: BridgeReading,
    /// The axes of charts side by side.
    pub scales: Scales,
    /// The baseline behind the projection of the scenario, if it has one.
    pub behind: Option<BaselineInput<'a>>,
    /// Whether figures that rest on nothing but assumptions are left out of the projection.
    pub hides_assumed: bool,
    /// The language.
    pub language: Language,
    /// The day of the export, if it is to be named.
    pub date: Option<&'a Date>,
    /// What the file will be called, for example `offer.csv`; files beside it are named after it.
    pub name: &'a str,
}

/// The baseline behind the projection of a scenario.
#[derive(Debug, Clone, Copy)]
pub struct BaselineInput<'a> {
    /// The baseline.
    pub written: Written<'a>,
    /// What it is to the scenario.
    pub kind: BaselineKind,
}

/// What is told of an export beside its figures.
#[derive(Debug, Clone)]
pub struct About<'a> {
    /// The record that it rests on.
    pub record: &'a Record,
    /// In what terms amounts are shown.
    pub measure: &'a Measure,
    /// The currency that amounts are in unless the measure asks for another.
    pub currency: Currency,
    /// Where its sources are looked up.
    pub library: Library<'a>,
    /// The scenarios that it is made from; none where it shows the record alone.
    pub scenarios: Vec<Written<'a>>,
    /// The language.
    pub language: Language,
    /// The day of the export, if it is to be named.
    pub date: Option<&'a Date>,
    /// What the file will be called.
    pub name: &'a str,
}

impl About<'_> {
    /// In what terms the amounts of a scenario are shown: in the currency of the first, unless another is
    /// asked for.
    pub(super) fn measure_of(&self, scenario: &Scenario) -> Measure {
        let currency = (scenario.currency() != self.currency).then_some(self.currency);
        Measure { currency: self.measure.currency.or(currency), ..self.measure.clone() }
    }
}

/// A scenario and its file.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The name of the file that it came from.
    pub file: &'a str,
    /// What its file holds in the one layout.
    pub text: &'a str,
    /// The title that its file bears, if the scenario is not called so.
    pub borne: Option<&'a str>,
    /// Its colour; none if it is not open.
    pub colour: Option<ScenarioColour>,
}

/// A table that is to be written, with what stands above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownTable {
    /// What it shows, the same in every language: `projection`, `compare`, `record`, …
    pub view: &'static str,
    /// What it says in a sentence.
    pub headline: String,
    /// What must be known to read it.
    pub subline: String,
    /// The table.
    pub table: Table,
    /// Why figures are unknown; a comparison tells it in its notes.
    pub unknown: Vec<String>,
}

impl ShownTable {
    /// A table under its headline and subline, with the reasons that its cells have.
    pub fn new(view: &'static str, (headline, subline): (String, String), table: Table) -> Self {
        Self { view, headline, subline, unknown: table.unknown(), table }
    }
}

/// A file that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name, without a folder.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// The letters in its picture that no bundled face has.
    pub lacking: Vec<char>,
}

impl File {
    /// A file without a picture.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), bytes, lacking: Vec::new() }
    }
}

impl<'a> Written<'a> {
    /// A scenario that is in no file.
    pub fn unfiled(scenario: &'a Scenario) -> Self {
        Self { scenario, file: "", text: "", borne: None, colour: Some(ScenarioColour::FIRST) }
    }

    /// The SHA-256 of what its file holds in the one layout, in hexadecimal digits: what `sha256sum`
    /// says of a file that the program saved.
    pub fn digest(&self) -> String {
        super::sum::sum(self.text.as_bytes())
    }

    /// The title; a scenario without one is called by its file.
    pub(super) fn title(&self) -> &'a str {
        let title = self.scenario.title.trim();
        if title.is_empty() { self.file } else { title }
    }

    /// That it is not called by the title that its file bears, if so.
    pub(super) fn title_note(&self, language: Language) -> Option<String> {
        self.borne.map(|title| title_in_file_words(title, language))
    }

    /// Every text of the scenario that somebody was free to choose, as it is read.
    pub(super) fn free_texts(&self, language: Language) -> Vec<String> {
        let scenario = self.scenario;
        let mut texts = vec![scenario.title.as_str(), self.file];
        texts.extend(scenario.note.as_deref());
        for part in &scenario.parts {
            texts.push(&part.name);
            texts.extend(part.note.as_deref());
            texts.extend(part.rules.values().filter_map(|rule| rule.note.as_deref()));
            texts.extend(part.categories.iter().map(|category| category.name.as_str()));
        }
        let mut texts: Vec<String> = texts.into_iter().map(str::to_owned).collect();
        texts.extend(scenario.series.keys().map(|name| series_name(name, language)));
        texts
    }
}

impl<'a> ExportInput<'a> {
    /// The same for what tells of scenarios by themselves before it compares them. A scenario with a baseline behind it
    /// that differs is compared with that; `others` has room for it.
    pub fn told_whole<'b>(&self, others: &'b mut Vec<Written<'a>>) -> ExportInput<'b>
    where
        'a: 'b,
    {
        let input = Self { reading: Reading::Value, bridge: BridgeReading::default(), behind: None, ..*self };
        let (Some(behind), []) = (self.behind, self.others) else { return input };
        others.push(self.scenario);
        let compared = ExportInput { scenario: behind.written, others, ..input };
        let differs = compared.comparisons().iter().any(|comparison| !comparison.is_empty());
        if differs { compared } else { input }
    }

    /// What is told of it beside its figures.
    pub fn about(&self) -> About<'a> {
        About {
            record: self.record,
            library: self.library(),
            measure: self.measure,
            currency: self.scenario.scenario.currency(),
            scenarios: self.scenarios().collect(),
            language: self.language,
            date: self.date,
            name: self.name,
        }
    }

    /// Where its sources are looked up: in its scenarios, then in the record.
    pub(super) fn library(&self) -> Library<'a> {
        let own = self
            .scenarios()
            .map(|written| written.scenario)
            .chain(self.behind.map(|behind| behind.written.scenario));
        own.fold(Library::of(self.record, self.language), Library::with)
    }

    /// The projection of the scenario, as the window shows it: with the baseline behind it, or read
    /// against that.
    pub fn shown(&self) -> View {
        let measures = views::projection::measures(self.scenario.scenario, self.measure);
        let hand = project(plan(self.scenario.scenario, self.record, &measures));
        let hand = self.projected(self.scenario.scenario, self.scenario.colour, &hand, &measures);
        let mut view = match self.behind {
            None => views::projection::view(&hand),
            Some(behind) => {
                let measures = views::projection::measures_behind(
                    behind.written.scenario,
                    self.measure,
                    &measures,
                    self.reading,
                );
                let baseline = project(plan(behind.written.scenario, self.record, &measures));
                let baseline =
                    self.projected(behind.written.scenario, behind.written.colour, &baseline, &measures);
                let baseline = Behind { input: &baseline, kind: behind.kind };
                views::projection::view_against(&hand, Some(baseline), self.reading)
            }
        };
        view.note(self.scenario.title_note(self.language));
        view
    }

    /// The projection of a scenario by itself.
    pub(super) fn projection(&self, written: &Written<'_>) -> View {
        let scenario = written.scenario;
        let measures = views::projection::measures(scenario, self.measure);
        let projection = project(plan(scenario, self.record, &measures));
        let mut view =
            views::projection::view(&self.projected(scenario, written.colour, &projection, &measures));
        view.note(written.title_note(self.language));
        view
    }

    fn projected<'b>(
        &'b self,
        scenario: &'b Scenario,
        colour: Option<ScenarioColour>,
        projection: &'b Projection,
        measures: &'b [Measure],
    ) -> views::projection::ProjectionInput<'b> {
        views::projection::ProjectionInput {
            scenario,
            colour,
            projection,
            measures,
            chosen: self.measure,
            record: self.record,
            hides_assumed: self.hides_assumed,
            language: self.language,
        }
    }

    /// Every scenario, the baseline first.
    pub fn scenarios(&self) -> impl Iterator<Item = Written<'a>> {
        std::iter::once(self.scenario).chain(self.others.iter().copied())
    }

    /// Whether any of them has a problem of severity error.
    fn is_in_error(&self) -> bool {
        self.scenarios().any(|written| check(written.scenario).iter().any(Problem::is_error))
    }

    /// How the others compare with the first.
    pub fn comparisons(&self) -> Vec<Comparison> {
        let compared =
            |other: &Written<'_>| compare(self.scenario.scenario, other.scenario, self.record, self.measure);
        self.others.iter().map(compared).collect()
    }

    /// The table of the scenario; of several, of the comparison with the first.
    pub fn table(&self) -> ShownTable {
        if let Some(page) = self.page(&self.comparisons(), 0) {
            let View { headline, subline, table, .. } = page.view;
            return ShownTable { view: "compare", headline, subline, table, unknown: Vec::new() };
        }
        let View { headline, subline, table, .. } = self.shown();
        ShownTable::new("projection", (headline, subline), table)
    }

    /// A chart of the comparison; of one scenario alone its projection.
    ///
    /// # Errors
    /// If there is no such chart.
    pub fn chart(&self, name: ChartName) -> Result<Box<dyn Drawable>, NoChart> {
        let in_error = IsInError(self.is_in_error());
        match self.arranged(&self.comparisons(), 0, name.arrangement()) {
            Some(page) => ChartSource::Comparison(&page, in_error).chart(name),
            None => ChartSource::Projection(&self.shown(), in_error).chart(name),
        }
    }

    /// The page of comparisons with the other scenario at `place` in hand; none if there is none.
    pub fn page(&self, comparisons: &[Comparison], place: usize) -> Option<ComparisonPage> {
        self.arranged(comparisons, place, Arrangement::OneChart)
    }

    /// The same page with its charts arranged so.
    fn arranged(
        &self,
        comparisons: &[Comparison],
        place: usize,
        arrangement: Arrangement,
    ) -> Option<ComparisonPage> {
        let pairs: Vec<Pair<'_>> = self
            .others
            .iter()
            .zip(comparisons)
            .map(|(other, comparison)| Pair {
                title: other.title(),
                colour: other.colour.unwrap_or(ScenarioColour::Grey),
                comparison,
            })
            .collect();
        let hand = *pairs.get(place)?;
        let bridge: Option<Bridge> = bridge(hand.comparison, self.record);
        let others = pairs.iter().enumerate().filter(|(other, _)| *other != place);
        let others = others.map(|(_, pair)| *pair).collect();
        let mut page = views::compare::page(&views::compare::ComparisonInput {
            bridge: bridge.as_ref(),
            bridge_reading: self.bridge,
            reading: self.reading,
            arrangement,
            scales: self.scales,
            baseline_colour: self.scenario.colour,
            ..views::compare::ComparisonInput::new(self.scenario.title(), hand, others, self.language)
        });
        page.view.note(self.scenarios().filter_map(|written| written.title_note(self.language)));
        Some(page)
    }
}

/// Sources by number, in the order in which they are first named.
#[derive(Debug)]
pub(super) struct Sources<'a> {
    library: Library<'a>,
    ids: Vec<SourceId>,
}

impl<'a> Sources<'a> {
    pub(super) fn new(library: Library<'a>) -> Self {
        Self { library, ids: Vec::new() }
    }

    /// The number of a source, counted from 1.
    pub(super) fn number(&mut self, id: &SourceId) -> usize {
        let known = self.ids.iter().position(|known| known == id);
        let place = known.unwrap_or_else(|| {
            self.ids.push(id.clone());
            self.ids.len() - 1
        });
        place + 1
    }

    /// Some sources with their numbers, in the order of these.
    pub(super) fn cite(&mut self, sources: &[SourceId]) -> Vec<(usize, Cited)> {
        let cited = sources.iter().map(|id| (self.number(id), cite(id, &self.library.clone())));
        let mut cited: Vec<(usize, Cited)> = cited.collect();
        cited.sort_by_key(|(number, _)| *number);
        cited
    }

    /// The numbers of sources in their order, as a cell holds them: `[1] [3]`.
    pub(super) fn numbers(&mut self, sources: &[SourceId]) -> String {
        let numbers: Vec<String> = sources.iter().map(|id| format!("[{}]", self.number(id))).collect();
        numbers.join(" ")
    }

    /// The sources that were named, in the order of the numbers, each with what is said of it.
    pub(super) fn recorded(&self) -> impl Iterator<Item = (&SourceId, Option<&'a Source>)> {
        self.ids.iter().map(|id| (id, self.library.get(id)))
    }

    /// Every source that was named, as it is cited, in the order of the numbers.
    pub(super) fn all(&self) -> Vec<(usize, Cited)> {
        (1..).zip(cited(&self.ids, &self.library)).collect()
    }
}
