//! Exporting what is shown: made and written in the background, announced when it is on the disk.
//!
//! What an export is made from is taken when it is asked for, so that editing goes on meanwhile and
//! changes nothing in it. A file that is there already is written over only with consent, and what is
//! cancelled or fails leaves nothing behind.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::history::OfRecord;
use super::jobs::{Cancelled, Job, JobId, Progress, Reporter};
use super::negotiation::OfNegotiation;
use super::session::Document;
use super::{App, Effect, MessageKind, Question, Said, ViewKind, naming, telling};
use crate::engine::{BridgeReading, Measure, Reading};
use crate::export::picture::{ChartName, Colours, Laid, Picture, PictureError, PictureFormat};
use crate::export::png::Painted;
use crate::export::{self, File, Input, Written, picture};
use crate::files::{self, SaveError, ScenarioFile};
use crate::model::{Date, Scenario};
use crate::present::scene::Scene;
use crate::present::views::compare::Scales;
use crate::text::{Language, say, say_with};

/// Something that is to leave the program as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// What, and in which format.
    pub what: Exported,
    /// The language of its words.
    pub language: Language,
    /// The day that it names, if it is to name one.
    pub date: Option<Date>,
    /// Where it is written; files that belong to it lie beside it.
    pub path: PathBuf,
}

/// What can leave the program: of the view that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exported {
    /// A chart as a picture.
    Picture(Picture),
    /// The table, for spreadsheets, with a sidecar that says what a table alone does not.
    Table,
    /// The scenarios as a workbook of live formulas.
    Workbook,
    /// The scenarios in a document, in Markdown.
    Report,
}

impl Exported {
    /// Everything that can leave the program; the picture in every format.
    #[must_use]
    pub fn all(picture: &Picture) -> Vec<Self> {
        let pictures = PictureFormat::ALL.into_iter();
        let pictures = pictures.map(|(format, _)| Self::Picture(Picture { format, ..picture.clone() }));
        pictures.chain([Self::Table, Self::Workbook, Self::Report]).collect()
    }

    /// How the names of its files end.
    #[must_use]
    pub fn ending(&self) -> &'static str {
        match self {
            Self::Picture(picture) => picture.format.ending(),
            Self::Table => "csv",
            Self::Workbook => "xlsx",
            Self::Report => "md",
        }
    }
}

/// Every ending that an export may have.
const ENDINGS: [&str; 6] = ["svg", "pdf", "png", "csv", "xlsx", "md"];

/// The path with the ending of a format: instead of that of another format, else after the name.
#[must_use]
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let Some(name) = path.file_name() else { return path.to_owned() };
    let is_ours = path.extension().and_then(|own| own.to_str()).is_some_and(|own| {
        let own = own.to_lowercase();
        ENDINGS.contains(&own.as_str())
    });
    if is_ours {
        let is_right = path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
        return if is_right { path.to_owned() } else { path.with_extension(ending) };
    }
    let mut name = name.to_owned();
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}

/// An export with what it is made from, and where it may write over what is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// What was asked for.
    pub export: Export,
    /// What is made of it, as it stood when it was asked for.
    inputs: Inputs,
    /// The files that may be written over.
    replaces: Vec<PathBuf>,
}

/// What an export is made from, as it stood when it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Inputs {
    /// Open scenarios.
    Scenarios(OfScenarios),
    /// The record, or a rule tried on it.
    Record(OfRecord),
    /// A negotiation.
    Negotiation(Box<OfNegotiation>),
}

/// Scenarios as they are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OfScenarios {
    view: ViewKind,
    /// The scenario in hand; or the baseline, then the one in hand, then the other open ones.
    scenarios: Vec<Taken>,
    /// The baseline behind the projection.
    behind: Option<Arc<Scenario>>,
    measure: Measure,
    reading: Reading,
    bridge: BridgeReading,
    scales: Scales,
    hides_assumed: bool,
}

/// A scenario with its file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Taken {
    /// The scenario, titled as it is where it is compared.
    scenario: Arc<Scenario>,
    /// The scenario as its file has it.
    filed: Arc<Scenario>,
    comment: String,
    file: String,
    /// The title that its file bears, if its terms ask for another.
    borne: Option<String>,
}

impl Taken {
    fn of(document: &Document, title: String) -> Self {
        Self {
            scenario: titled(&document.scenario, title),
            filed: Arc::clone(&document.scenario),
            comment: document.comment.clone(),
            file: document.file_name().into_owned(),
            borne: naming::borne_title(&document.scenario).map(str::to_owned),
        }
    }

    /// What its file holds in the one layout.
    fn text(&self) -> String {
        let mut file = ScenarioFile::new((*self.filed).clone());
        file.comment.clone_from(&self.comment);
        files::write_scenario(&file)
    }
}

/// The scenario under another title.
fn titled(scenario: &Arc<Scenario>, title: String) -> Arc<Scenario> {
    if scenario.title == title {
        return Arc::clone(scenario);
    }
    Arc::new(Scenario { title, ..(**scenario).clone() })
}

/// How an export ended.
#[derive(Debug)]
pub(super) enum Outcome {
    /// These files are written, the first where it was asked for.
    Written(Vec<PathBuf>),
    /// This is to be copied.
    Painted(Painted),
    /// These files are there already; nothing is written.
    There(Box<Pending>, Vec<PathBuf>),
    /// It could not be made.
    NotMade(Said),
    /// It could not be written.
    NotWritten(SaveError),
    /// It was cancelled; nothing is written.
    Cancelled,
}

impl From<Cancelled> for Outcome {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl Inputs {
    /// The files of an export, the first of them the one that was asked for.
    fn files(&self, export: &Export) -> Result<Vec<File>, Said> {
        match self {
            Self::Scenarios(scenarios) => scenarios.files(export),
            Self::Record(record) => record.files(export),
            Self::Negotiation(negotiation) => negotiation.files(export),
        }
    }

    /// A chart on its page.
    fn laid(&self, picture: &Picture, language: Language, date: Option<&Date>) -> Result<Laid, Said> {
        match self {
            Self::Scenarios(scenarios) => scenarios
                .with(language, date, "", |input| picture::laid(input, picture))
                .map_err(|error| not_drawn(&error)),
            Self::Record(record) => record.laid(picture, language, date),
            Self::Negotiation(negotiation) => Ok(negotiation.laid(picture, language, date)),
        }
    }

    /// A picture in pixels.
    fn painted(&self, picture: &Picture, language: Language, date: Option<&Date>) -> Result<Painted, Said> {
        let laid = self.laid(picture, language, date)?;
        picture::painted(&laid.scene, picture).map_err(|error| not_drawn(&error))
    }
}

impl OfScenarios {
    /// Hands what is to be exported to `make`.
    fn with<T>(
        &self,
        language: Language,
        date: Option<&Date>,
        name: &str,
        make: impl FnOnce(&Input<'_>) -> T,
    ) -> T {
        let texts: Vec<String> = self.scenarios.iter().map(Taken::text).collect();
        let written: Vec<Written<'_>> = self
            .scenarios
            .iter()
            .zip(&texts)
            .map(|(taken, text)| Written {
                scenario: &taken.scenario,
                file: &taken.file,
                text,
                borne: taken.borne.as_deref(),
            })
            .collect();
        let (&scenario, others) = written.split_first().expect("something is shown");
        make(&Input {
            scenario,
            others,
            record: files::record::bundled(),
            measure: &self.measure,
            reading: self.reading,
            bridge: self.bridge,
            scales: self.scales,
            behind: self.behind.as_deref(),
            hides_assumed: self.hides_assumed,
            language,
            date,
            name,
        })
    }

    /// The files of an export, the first of them the one that was asked for.
    fn files(&self, export: &Export) -> Result<Vec<File>, Said> {
        let name = name_of(&export.path);
        self.with(export.language, export.date.as_ref(), &name, |input| match &export.what {
            Exported::Picture(picture) => {
                let laid = picture::laid(input, picture).map_err(|error| not_drawn(&error))?;
                let bytes = picture::written(&laid.scene, picture).map_err(|error| not_drawn(&error))?;
                Ok(vec![File::new(input.name, bytes)])
            }
            Exported::Table => Ok(export::csv::files(input)),
            Exported::Workbook => {
                let scenarios: Vec<Written<'_>> = input.scenarios().collect();
                let made =
                    export::xlsx::measured_workbook(&scenarios, input.measure, input.record, input.language);
                let bytes =
                    made.map_err(|error| Said::new(|language| telling::workbook_error(&error, language)))?;
                Ok(vec![File::new(input.name, bytes)])
            }
            Exported::Report => Ok(export::report::files(&by_itself(input))),
        })
    }
}

pub(super) fn not_drawn(error: &PictureError) -> Said {
    Said::new(|language| telling::picture_error(error, language))
}

/// A report tells of scenarios by themselves before it compares them.
fn by_itself<'a>(input: &Input<'a>) -> Input<'a> {
    Input { reading: Reading::Value, bridge: BridgeReading::default(), behind: None, ..*input }
}

impl Pending {
    /// Makes the files and writes all of them or none.
    fn carry_out(self, reporter: &Reporter) -> Result<Vec<PathBuf>, Outcome> {
        reporter.go_on(Progress::Making)?;
        let path = &self.export.path;
        let files = self.inputs.files(&self.export).map_err(Outcome::NotMade)?;
        let files = files.into_iter().enumerate().map(|(place, file)| match place {
            0 => (path.clone(), file.bytes),
            _ => (path.with_file_name(file.name), file.bytes),
        });
        let files: Vec<(PathBuf, Vec<u8>)> = files.collect();
        reporter.go_on(Progress::Writing)?;
        let there: Vec<PathBuf> = self.in_the_way(files.iter().map(|(path, _)| path));
        if !there.is_empty() {
            return Err(Outcome::There(Box::new(self), there));
        }
        files::save_all(&files).map_err(Outcome::NotWritten)?;
        Ok(files.into_iter().map(|(path, _)| path).collect())
    }

    /// Those of the files that are there already and may not be written over.
    fn in_the_way<'a>(&self, paths: impl Iterator<Item = &'a PathBuf>) -> Vec<PathBuf> {
        let is_there = |path: &&PathBuf| path.symlink_metadata().is_ok() && !self.replaces.contains(path);
        paths.filter(is_there).cloned().collect()
    }
}

/// What stands beside the choices while they are made.
#[derive(Debug, Clone, PartialEq)]
pub enum Preview {
    /// The picture that will be written.
    Picture {
        /// What stands where.
        page: Arc<Scene>,
        /// Its colours.
        colours: Colours,
        /// The title that is the chart's own.
        own_title: Arc<str>,
    },
    /// The text that will be written.
    Text(Arc<str>),
}

/// The last preview, with what it was made for.
pub(super) type Previewed = RefCell<Option<(Export, Inputs, Preview)>>;

impl App {
    /// What would be written now; none if nothing is shown, or a format cannot be seen before it is
    /// opened.
    #[must_use]
    pub fn preview(&self, export: &Export) -> Option<Preview> {
        let inputs = self.inputs(export.language)?;
        if let Some((of, made_from, preview)) = self.previewed.borrow().as_ref()
            && (of, made_from) == (export, &inputs)
        {
            return Some(preview.clone());
        }
        let preview = match &export.what {
            Exported::Picture(picture) => {
                let laid = inputs.laid(picture, export.language, export.date.as_ref());
                let Laid { scene, own_title } = laid.ok()?;
                let (page, own_title) = (Arc::new(scene), own_title.into());
                Preview::Picture { page, colours: picture.colours, own_title }
            }
            Exported::Table | Exported::Report => {
                let files = inputs.files(export).ok()?;
                let first = files.first().map(|file| String::from_utf8_lossy(&file.bytes).into_owned());
                Preview::Text(first.unwrap_or_default().trim_start_matches('\u{feff}').into())
            }
            Exported::Workbook => return None,
        };
        *self.previewed.borrow_mut() = Some((export.clone(), inputs, preview.clone()));
        Some(preview)
    }

    /// What an export in a language is made from now; none if nothing is shown.
    fn inputs(&self, language: Language) -> Option<Inputs> {
        let measure = self.shown.measure.clone();
        let (documents, behind, measure): (Vec<&Document>, _, _) = match self.shown.view {
            ViewKind::Projection => {
                let hand = self.document()?;
                (vec![hand], self.baseline().filter(|baseline| baseline.id != hand.id), measure)
            }
            ViewKind::Record => return Some(Inputs::Record(self.of_record()?)),
            ViewKind::Negotiation => return Some(Inputs::Negotiation(Box::new(self.of_negotiation()?))),
            ViewKind::Compare => {
                let (baseline, hand) = self.compared()?;
                let rest = self.session.documents().iter();
                let rest = rest.filter(|document| document.id != baseline.id && document.id != hand.id);
                let documents = [baseline, hand].into_iter().chain(rest).collect();
                (documents, None, Measure { cumulative: false, ..measure })
            }
        };
        let names = self.names_in(language);
        let name = |document: &Document| {
            let known = names.iter().find(|(id, _)| *id == document.id);
            known.map_or_else(|| self.title_of(document), |(_, name)| name.clone())
        };
        let taken = |document: &Document| Taken::of(document, name(document));
        Some(Inputs::Scenarios(OfScenarios {
            view: self.shown.view,
            scenarios: documents.into_iter().map(taken).collect(),
            behind: behind.map(|document| titled(&document.scenario, name(document))),
            measure,
            reading: self.shown.reading,
            bridge: self.shown.bridge,
            scales: self.shown.scales,
            hides_assumed: self.shown.hides_assumed,
        }))
    }

    /// Whether something is shown that can be exported.
    #[must_use]
    pub fn can_export(&self) -> bool {
        match self.shown.view {
            ViewKind::Projection | ViewKind::Compare => self.document().is_some(),
            ViewKind::Record => self.has_record_table(),
            ViewKind::Negotiation => self.negotiation().is_some(),
        }
    }

    /// The charts that can be exported now, the one that the view is about first.
    #[must_use]
    pub fn charts(&self) -> Vec<ChartName> {
        if !self.can_export() {
            return Vec::new();
        }
        let page = if self.shown.view == ViewKind::Compare { self.comparison() } else { None };
        let Some(page) = page else { return vec![ChartName::Main] };
        let is_beside = page.side_by_side.is_some();
        let mut charts = vec![if is_beside { ChartName::SideBySide } else { ChartName::Main }];
        charts.extend(page.differences.as_ref().map(|_| ChartName::Differences));
        charts.extend(page.bridge.as_ref().map(|_| ChartName::Bridge));
        charts
    }

    /// A name to begin with for the file of an export, without an ending: what the view is about, and
    /// which of its charts if it is another one than the one that it is about.
    #[must_use]
    pub fn export_name(&self, what: &Exported) -> String {
        let title = match (self.shown.view, self.compared()) {
            (ViewKind::Compare, Some((baseline, other))) => {
                let titles =
                    [("baseline", self.title_of(baseline).into()), ("other", self.title_of(other).into())];
                say_with(self.language(), "export-name-compare", &titles)
            }
            (ViewKind::Record, _) => self.record_name(),
            (ViewKind::Negotiation, _) => {
                self.negotiation().map(|open| open.title().to_owned()).unwrap_or_default()
            }
            _ => self.document().map(|document| self.title_of(document)).unwrap_or_default(),
        };
        let chart = match what {
            Exported::Picture(Picture { chart, .. }) => chart,
            Exported::Table | Exported::Workbook | Exported::Report => &ChartName::Main,
        };
        if *chart == ChartName::Main {
            return export::harmless::file_name(&title);
        }
        // The chart comes first, since long names are cut.
        let args = [("name", title.into()), ("chart", self.say(chart.key()).into())];
        export::harmless::file_name(&say_with(self.language(), "export-name-chart", &args))
    }

    /// The jobs that run, in the order in which they began.
    #[must_use]
    pub fn jobs(&self) -> &[Job] {
        self.jobs.running()
    }

    /// Whether a job has ended whose result is not taken in yet.
    #[must_use]
    pub fn has_results(&self) -> bool {
        self.jobs.has_news()
    }

    /// Who is told, from another thread, that a job went on or ended.
    pub fn wake_with(&mut self, wake: impl Fn() + Send + Sync + 'static) {
        self.jobs.wake(Arc::new(wake));
    }

    /// From now on jobs begin only when they are waited for, one after the other.
    pub fn hold_jobs(&mut self) {
        self.jobs.hold();
    }

    /// Waits until every job has ended.
    pub fn wait_for_jobs(&mut self) {
        self.jobs.finish();
    }

    /// Waits until every job has ended, and takes in what they gave.
    pub fn finish_jobs(&mut self) {
        self.wait_for_jobs();
        self.update(super::Action::Run(super::Run::TakeResults));
    }

    /// Begins an export; asks first if there is such a file already.
    pub(super) fn export(&mut self, mut export: Export) {
        self.session.drop_drag();
        let Some(inputs) = self.inputs(export.language) else { return };
        export.path = with_ending(&export.path, export.what.ending());
        let pending = Pending { export, inputs, replaces: Vec::new() };
        let there = pending.in_the_way(std::iter::once(&pending.export.path));
        if there.is_empty() {
            self.begin(pending);
        } else {
            self.question = Some(Question::Replaces { pending: Box::new(pending), there });
        }
    }

    /// Goes on with an export that may write over files now.
    pub(super) fn replace(&mut self, mut pending: Pending, there: Vec<PathBuf>) {
        pending.replaces.extend(there);
        self.begin(pending);
    }

    fn begin(&mut self, pending: Pending) {
        let name = name_of(&pending.export.path);
        self.jobs.begin(name, |reporter| match pending.carry_out(reporter) {
            Ok(paths) => Outcome::Written(paths),
            Err(outcome) => outcome,
        });
        self.effects.push(Effect::ExportBegan);
    }

    /// Begins to make a picture that is copied when it is done.
    pub(super) fn copy_picture(&mut self, picture: Picture, language: Language, date: Option<Date>) {
        self.session.drop_drag();
        let Some(inputs) = self.inputs(language) else { return };
        let name = self.say("export-picture");
        self.jobs.begin(name, move |reporter| {
            let painted = || {
                reporter.go_on(Progress::Making)?;
                let painted = inputs.painted(&picture, language, date.as_ref()).map_err(Outcome::NotMade)?;
                reporter.go_on(Progress::Writing)?;
                Ok(painted)
            };
            painted().map_or_else(|outcome: Outcome| outcome, Outcome::Painted)
        });
    }

    pub(super) fn cancel_job(&mut self, id: JobId) {
        self.jobs.cancel(id);
    }

    /// Ends the program without what is still being made.
    pub(super) fn quit_without_jobs(&mut self) {
        self.jobs.cancel_all();
        self.jobs.finish();
        self.take_results();
        self.quit();
    }

    /// Takes in what jobs gave.
    pub(super) fn take_results(&mut self) {
        for (job, outcome) in self.jobs.take() {
            self.take_result(&job, outcome);
        }
        if self.jobs.running().is_empty() && std::mem::take(&mut self.quits_after_jobs) {
            self.quit();
        }
    }

    fn take_result(&mut self, job: &Job, outcome: Option<Outcome>) {
        let name = job.name.as_str();
        match outcome {
            Some(Outcome::Written(paths)) => self.tell_written(&paths),
            Some(Outcome::Painted(painted)) => {
                self.effects.push(Effect::CopyPicture(painted));
                self.tell(MessageKind::Done, |language| say(language, "export-copied"));
            }
            Some(Outcome::There(pending, there)) => {
                self.quits_after_jobs = false;
                self.questions.push_back(Question::Replaces { pending, there });
            }
            Some(Outcome::NotMade(said)) => {
                self.quits_after_jobs = false;
                self.tell_more(MessageKind::Error, said, None);
            }
            Some(Outcome::NotWritten(error)) => {
                self.quits_after_jobs = false;
                self.tell(MessageKind::Error, |language| telling::save_error(&error, language));
            }
            Some(Outcome::Cancelled) => self.tell(MessageKind::Done, |language| {
                say_with(language, "export-cancelled", &[("file", name.into())])
            }),
            None => {
                self.quits_after_jobs = false;
                self.tell(MessageKind::Error, |language| {
                    say_with(language, "export-broke-off", &[("file", name.into())])
                });
            }
        }
    }

    fn tell_written(&mut self, paths: &[PathBuf]) {
        let Some((first, beside)) = paths.split_first() else { return };
        let place = first.display().to_string();
        let words = |language| {
            let path = ("path", (&place).into());
            match beside {
                [] => say_with(language, "exported-at", &[path]),
                [one] => say_with(language, "exported-at-with", &[path, ("file", name_of(one).into())]),
                more => say_with(language, "exported-at-with-more", &[path, ("count", more.len().into())]),
            }
        };
        self.tell_of_file(Said::new(words), first.clone());
    }
}

/// The name of a file without its folder.
fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
