//! Exporting what is shown: made and written in the background, announced when it is on the disk.
//!
//! What an export is made from is taken when it is asked for, so that editing goes on meanwhile and
//! changes nothing in it. A file that is there already is written over only with consent, and what is
//! cancelled or fails leaves nothing behind.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::jobs::{Cancelled, Job, JobId, Progress, Reporter};
use super::session::Document;
use super::{App, Effect, MessageKind, Question, Said, ViewKind, telling};
use crate::engine::{Measure, Reading};
use crate::export::png::Painted;
use crate::export::{self, File, Input, Written, pdf, png, svg};
use crate::files::{self, SaveError, ScenarioFile};
use crate::model::{Date, Scenario};
use crate::present::cited;
use crate::present::palette::Palette;
use crate::present::scene::{Paper, Scene, Size, page};
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

/// A chart as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Which chart of the view.
    pub chart: ChartName,
    /// How it is written.
    pub format: PictureFormat,
    /// Its title, if it is another one than the chart's own.
    pub title: Option<String>,
    /// Its width in points.
    pub width: u16,
    /// Its height in points.
    pub height: u16,
    /// Pixels to a point, where there are pixels.
    pub scale: u8,
    /// Its colours.
    pub colours: Colours,
    /// Whether letters are shapes that look the same in every program, where that can be chosen.
    pub outlines: bool,
}

impl Picture {
    /// The sizes in points that are offered, with the keys of their names.
    pub const SIZES: [(&'static str, (u16, u16)); 3] = [
        ("export-size-slide", (800, 450)),
        ("export-size-page", (640, 420)),
        ("export-size-column", (360, 420)),
    ];
}

/// A chart of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ChartName {
    /// The one that the view is about.
    #[default]
    Main,
    /// How far scenarios are from the baseline, year by year.
    Differences,
}

/// How a picture is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PictureFormat {
    /// Shapes and text, for documents, the web and drawing programs.
    #[default]
    Svg,
    /// A page, for printing.
    Pdf,
    /// Pixels, for slides and mail.
    Png,
}

impl PictureFormat {
    /// The formats in the order in which they are offered, with their names.
    pub const ALL: [(Self, &'static str); 3] = [(Self::Svg, "SVG"), (Self::Pdf, "PDF"), (Self::Png, "PNG")];

    fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Png => "png",
        }
    }
}

/// The colours of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Colours {
    /// Dark on white.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// Black on white; series stay apart in grey.
    Print,
}

impl Colours {
    /// What is offered, with the keys of the names.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::Light, "menu-theme-light"),
        (Self::Dark, "menu-theme-dark"),
        (Self::Print, "export-colours-print"),
    ];

    /// The colours by their roles.
    #[must_use]
    pub fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &Palette::LIGHT,
            Self::Dark => &Palette::DARK,
            Self::Print => &Palette::PRINT,
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
pub(super) struct Inputs {
    view: ViewKind,
    /// The scenario in hand; or the baseline, then the one in hand, then the other open ones.
    scenarios: Vec<Taken>,
    /// The baseline behind the projection.
    behind: Option<Arc<Scenario>>,
    measure: Measure,
    reading: Reading,
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
}

impl Taken {
    fn of(document: &Document, title: String) -> Self {
        Self {
            scenario: titled(&document.scenario, title),
            filed: Arc::clone(&document.scenario),
            comment: document.comment.clone(),
            file: document.file_name().to_owned(),
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
            .map(|(taken, text)| Written { scenario: &taken.scenario, file: &taken.file, text })
            .collect();
        let (&scenario, others) = written.split_first().expect("something is shown");
        make(&Input {
            scenario,
            others,
            record: files::record::bundled(),
            measure: &self.measure,
            reading: self.reading,
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
                let bytes = written(&scene(input, picture).0, picture)?;
                Ok(vec![File { name: input.name.to_owned(), bytes }])
            }
            Exported::Table => Ok(export::csv::files(input)),
            Exported::Workbook => {
                let scenarios: Vec<&Scenario> = input.scenarios().map(|written| written.scenario).collect();
                let bytes = export::xlsx::workbook(&scenarios, input.record, input.language)
                    .map_err(|error| Said::new(|language| telling::workbook_error(&error, language)))?;
                Ok(vec![File { name: input.name.to_owned(), bytes }])
            }
            Exported::Report => Ok(export::report::files(&by_itself(input))),
        })
    }

    /// A picture in pixels.
    fn painted(&self, picture: &Picture, language: Language, date: Option<&Date>) -> Result<Painted, Said> {
        let (scene, _) = self.with(language, date, "", |input| scene(input, picture));
        png::paint(&scene, picture.colours.palette(), f32::from(picture.scale))
            .map_err(|error| Said::new(|language| telling::png_error(&error, language)))
    }

    /// The charts that the view has.
    fn charts(&self) -> &'static [ChartName] {
        match (self.view, self.reading) {
            (ViewKind::Compare, Reading::Value) => &[ChartName::Main, ChartName::Differences],
            _ => &[ChartName::Main],
        }
    }
}

/// A chart on its page, and the title that is its own.
fn scene(input: &Input<'_>, picture: &Picture) -> (Scene, String) {
    let mut chart = match (input.page(&input.comparisons(), 0), picture.chart) {
        (None, _) => input.shown().chart,
        (Some(page), ChartName::Main) => page.view.chart,
        (Some(page), ChartName::Differences) => page.differences_alone(),
    };
    let title = picture.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let own = chart.title.clone();
    if let Some(title) = title {
        title.clone_into(&mut chart.title);
    }
    let size = Size { width: f32::from(picture.width), height: f32::from(picture.height) };
    let sources = cited(&chart.sources, input.record);
    let paper = Paper { size, language: input.language, sources: &sources, date: input.date };
    (page(&chart, &paper), own)
}

/// A scene as the bytes of a file.
fn written(scene: &Scene, picture: &Picture) -> Result<Vec<u8>, Said> {
    let palette = picture.colours.palette();
    match picture.format {
        PictureFormat::Svg => {
            let letters = if picture.outlines { svg::Letters::Outlines } else { svg::Letters::Text };
            Ok(svg::svg(scene, palette, letters).into_bytes())
        }
        PictureFormat::Pdf => pdf::pdf(scene, palette)
            .map_err(|error| Said::new(|language| telling::pdf_error(&error, language))),
        PictureFormat::Png => png::png(scene, palette, f32::from(picture.scale))
            .map_err(|error| Said::new(|language| telling::png_error(&error, language))),
    }
}

/// A report tells of scenarios by themselves before it compares them.
fn by_itself<'a>(input: &Input<'a>) -> Input<'a> {
    Input { reading: Reading::Value, behind: None, ..*input }
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
        let inputs = self.inputs()?;
        if let Some((of, made_from, preview)) = self.previewed.borrow().as_ref()
            && (of, made_from) == (export, &inputs)
        {
            return Some(preview.clone());
        }
        let preview = match &export.what {
            Exported::Picture(picture) => {
                let (page, own_title) =
                    inputs.with(export.language, export.date.as_ref(), "", |input| scene(input, picture));
                let (page, own_title) = (Arc::new(page), own_title.into());
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

    /// What an export is made from now; none if nothing is shown.
    fn inputs(&self) -> Option<Inputs> {
        let measure = self.shown.measure.clone();
        let (documents, behind, measure): (Vec<&Document>, _, _) = match self.shown.view {
            ViewKind::Projection => {
                let hand = self.document()?;
                (vec![hand], self.baseline().filter(|baseline| baseline.id != hand.id), measure)
            }
            // The pages of the record leave by the clipboard.
            ViewKind::Record => return None,
            ViewKind::Compare => {
                let (baseline, hand) = self.compared()?;
                let rest = self.session.documents().iter();
                let rest = rest.filter(|document| document.id != baseline.id && document.id != hand.id);
                let documents = [baseline, hand].into_iter().chain(rest).collect();
                (documents, None, Measure { cumulative: false, ..measure })
            }
        };
        let taken = |document: &Document| Taken::of(document, self.title_of(document));
        Some(Inputs {
            view: self.shown.view,
            scenarios: documents.into_iter().map(taken).collect(),
            behind: behind.map(|document| titled(&document.scenario, self.title_of(document))),
            measure,
            reading: self.shown.reading,
            hides_assumed: self.shown.hides_assumed,
        })
    }

    /// Whether what is shown can be exported: a scenario, by itself or compared.
    #[must_use]
    pub fn can_export(&self) -> bool {
        self.document().is_some() && self.shown.view != ViewKind::Record
    }

    /// The charts that can be exported now.
    #[must_use]
    pub fn charts(&self) -> &'static [ChartName] {
        self.inputs().map_or(&[], |inputs| inputs.charts())
    }

    /// A name to begin with for the file of an export, without an ending: what the view is about.
    #[must_use]
    pub fn export_name(&self) -> String {
        let title = match (self.shown.view, self.compared()) {
            (ViewKind::Compare, Some((baseline, other))) => {
                let titles = [("baseline", baseline.title().into()), ("other", other.title().into())];
                say_with(self.language(), "export-name-compare", &titles)
            }
            _ => self.document().map(|document| document.title().to_owned()).unwrap_or_default(),
        };
        export::harmless::file_name(&title)
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
        let Some(inputs) = self.inputs() else { return };
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
        let Some(inputs) = self.inputs() else { return };
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
