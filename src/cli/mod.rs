//! The command line: the same program without a window.
//!
//! `costshare [FILE…]` opens the window; the other commands print. A file named like a command is
//! opened as `./FILE`. Exit codes: 0 fine; 1 the answer is no (a year is unknown, a problem, a
//! year that does not replay, a field that differs); 2 the question could not be asked (unreadable file, refused edit,
//! wrong words).
//!
//! A scenario with a problem is answered as far as it goes: what stands is printed or written, the
//! problem is named with its place on standard error, and the answer is no.

mod chart;
mod check;
mod compare;
mod explain;
mod export;
mod negotiation;
mod overwriting;
mod problems;
mod project;
mod record;
mod replay;
mod set;
mod terminal;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::app::{naming, telling};
use crate::export::Written;
use crate::files::{self, ScenarioFile};
use crate::model::Scenario;
use crate::present::scene::lacking_words;
use crate::text::naming::title_in_file_words;
use crate::text::{Language, say};
use terminal::Terminal;

/// What-if analysis of defence cost-sharing agreements, exact to the won.
#[derive(Debug, Parser)]
#[command(name = "costshare", version, subcommand_precedence_over_arg = true)]
struct Words {
    #[command(subcommand)]
    command: Option<Command>,
    /// Scenarios to open in the window.
    files: Vec<PathBuf>,
    /// The language of sentences; the system's if it is one of these.
    #[arg(long, global = true, value_enum)]
    lang: Option<Lang>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Lang {
    En,
    Ko,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// What a scenario costs, year by year.
    Project(project::Words),
    /// Why a figure is what it is.
    Explain(explain::Words),
    /// The published record against its rules.
    Replay(replay::Words),
    /// Pages of the record: forecasts against outturn, shares by definition, sources, what is missing.
    Record(record::Words),
    /// What was put forward in a negotiation, what it costs, and how far apart the sides are.
    Negotiation(negotiation::Words),
    /// Problems of scenarios: where, what was found, what was expected.
    Check(check::Words),
    /// What differs between scenarios, what each difference is worth, and when one overtakes the other.
    Compare(compare::Words),
    /// A view as a picture: SVG, PNG or PDF.
    Chart(chart::Words),
    /// Scenarios as a workbook with live formulas, a table or a report.
    Export(export::Words),
    /// Edits a scenario and writes the result to another file.
    Set(set::Words),
}

/// What a command comes to.
enum Outcome {
    /// It answers yes.
    Yes,
    /// It answers no.
    No,
}

impl From<bool> for Outcome {
    fn from(answer: bool) -> Self {
        if answer { Self::Yes } else { Self::No }
    }
}

/// Why a command could not be carried out.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// A message that says all.
    #[error("{0}")]
    Told(String),
    /// Nobody reads on.
    #[error(transparent)]
    Print(#[from] io::Error),
}

impl Failure {
    fn told(error: impl std::fmt::Display) -> Self {
        Self::Told(error.to_string())
    }
}

/// Runs the program as the command line says.
#[must_use]
pub fn main() -> ExitCode {
    env_logger::init();
    let words = match Words::try_parse() {
        Ok(words) => words,
        Err(error) => {
            // Help and version are answers; anything else is a question that cannot be asked.
            let code = if error.use_stderr() { 2 } else { 0 };
            // Nothing is left to be done where even the message cannot be written.
            error.print().unwrap_or_default();
            return ExitCode::from(code);
        }
    };
    let language = match words.lang {
        Some(Lang::En) => Language::En,
        Some(Lang::Ko) => Language::Ko,
        None => Language::system(),
    };
    if words.command.is_some() && !words.files.is_empty() {
        complain(&"a command and files for the window; open a file named like a command as `./FILE`");
        return ExitCode::from(2);
    }
    let mut out = Terminal(io::BufWriter::new(io::stdout().lock()));
    let outcome = match words.command {
        None => return window(&words.files, language),
        Some(Command::Project(words)) => project::run(&words, language, &mut out),
        Some(Command::Explain(words)) => explain::run(&words, language, &mut out),
        Some(Command::Replay(words)) => replay::run(&words, language, &mut out),
        Some(Command::Record(words)) => record::run(&words, language, &mut out),
        Some(Command::Negotiation(words)) => negotiation::run(&words, language, &mut out),
        Some(Command::Check(words)) => check::run(&words, language, &mut out),
        Some(Command::Compare(words)) => compare::run(&words, language, &mut out),
        Some(Command::Chart(words)) => chart::run(&words, language, &mut out),
        Some(Command::Export(words)) => export::run(&words, language, &mut out),
        Some(Command::Set(words)) => set::run(&words, language, &mut out),
    };
    let outcome = outcome.and_then(|outcome| Ok(out.flush().map(|()| outcome)?));
    match outcome {
        Ok(Outcome::Yes) => ExitCode::SUCCESS,
        Ok(Outcome::No) => ExitCode::FAILURE,
        // The reader of a pipe went away; that is theirs to do.
        Err(Failure::Print(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            ExitCode::from(2)
        }
    }
}

fn complain(error: &dyn std::fmt::Display) {
    // If even this cannot be written there is nobody to tell.
    writeln!(Terminal(io::stderr()), "costshare: {error}").unwrap_or_default();
}

/// Says which letters of pictures are drawn as boxes.
fn complain_of_letters(lacking: &[char], language: Language) {
    if let Some(said) = lacking_words(lacking, language) {
        complain(&format!("{}: {said}", say(language, "cli-notice")));
    }
}

#[cfg(feature = "gui")]
fn window(files: &[PathBuf], language: Language) -> ExitCode {
    use crate::app::{Action, App, Run, Settings, Theme};

    if let Some(word) = files.iter().find(|path| is_mistyped(path)) {
        let word = word.display();
        complain(&format!("there is no command and no file `{word}`; `costshare --help` lists the commands"));
        return ExitCode::from(2);
    }
    let mut app = App::new(Settings { language, theme: Theme::System });
    if files.is_empty() {
        app.update(Action::Run(Run::OpenShipped("sma-12.ron".to_owned())));
    } else {
        app.update(Action::Run(Run::Open(files.to_vec())));
    }
    match crate::ui::run(app) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let way = "the commands of `costshare --help` need no window";
            complain(&format!("the window could not be opened: {error}; {way}"));
            ExitCode::from(2)
        }
    }
}

/// A bare word that is no file is meant as a command.
#[cfg(feature = "gui")]
fn is_mistyped(path: &Path) -> bool {
    let is_bare = path.extension().is_none() && path.components().count() == 1;
    is_bare && !path.exists()
}

#[cfg(not(feature = "gui"))]
fn window(_files: &[PathBuf], _language: Language) -> ExitCode {
    complain(&"built without a window; `costshare --help` lists the commands");
    ExitCode::from(2)
}

/// The scenario in a file, as it is written.
fn open(path: &Path, language: Language) -> Result<ScenarioFile, Failure> {
    let opened =
        files::open_scenario(path).map_err(|error| Failure::Told(telling::open_error(&error, language)))?;
    complain_of_noise(path, &opened.noise, language);
    Ok(opened.file)
}

/// Tells which numbers of a file were read without their binary noise.
fn complain_of_noise(path: &Path, noise: &[files::Noise], language: Language) {
    for noise in noise {
        let told = telling::noise(noise, language);
        let notice = say(language, "cli-notice");
        complain(&format!("{}:{}: {notice}: {told}", path.display(), noise.place));
    }
}

/// The scenario in a file, and whether it has no problem; each is named on standard error.
fn open_and_check(path: &Path, language: Language) -> Result<(ScenarioFile, bool), Failure> {
    let file = open(path, language)?;
    let is_sound = problems::complain_of(path, &file.scenario, language);
    Ok((file, is_sound))
}

/// A scenario with its file.
struct Opened {
    /// The scenario, called as it is shown: by its terms, and no two that are shown together alike.
    scenario: Scenario,
    /// Whether it has no problem.
    is_sound: bool,
    /// The name of the file.
    name: String,
    /// What it holds in the one layout.
    text: String,
    /// The title that it bears, if the terms of the scenario ask for another.
    borne: Option<String>,
}

impl Opened {
    fn written(&self) -> Written<'_> {
        Written { scenario: &self.scenario, file: &self.name, text: &self.text, borne: self.borne.as_deref() }
    }

    /// That the scenario is not called by the title that its file bears, if so.
    fn title_note(&self, language: Language) -> Option<String> {
        self.borne.as_deref().map(|title| title_in_file_words(title, language))
    }
}

/// The scenarios in files; their problems are named on standard error.
fn open_all(paths: &[PathBuf], language: Language) -> Result<Vec<Opened>, Failure> {
    let mut files = Vec::new();
    let mut are_sound = Vec::new();
    for path in paths {
        let (file, is_sound) = open_and_check(path, language)?;
        files.push((path.as_path(), file));
        are_sound.push(is_sound);
    }
    let opened = called(files, language).into_iter().zip(are_sound);
    Ok(opened.map(|(opened, is_sound)| Opened { is_sound, ..opened }).collect())
}

/// The scenario in a file, called as it is shown.
fn open_shown(path: &Path, language: Language) -> Result<Opened, Failure> {
    let mut opened = open_all(&[path.to_owned()], language)?;
    Ok(opened.remove(0))
}

/// Files that are shown together; of each that is not called by the title that it bears this is told.
fn called(files: Vec<(&Path, ScenarioFile)>, language: Language) -> Vec<Opened> {
    let file_names: Vec<String> = files.iter().map(|(path, _)| name_of(path)).collect();
    let scenarios: Vec<(&Scenario, &str)> =
        files.iter().zip(&file_names).map(|((_, file), name)| (&file.scenario, name.as_str())).collect();
    let titles = naming::names(&scenarios, language);
    let opened = |(((path, file), name), title): (((&Path, ScenarioFile), String), String)| {
        let text = files::write_scenario(&file);
        let borne = naming::borne_title(&file.scenario).map(str::to_owned);
        problems::complain_of_title(path, &file.scenario, language);
        Opened { scenario: Scenario { title, ..file.scenario }, is_sound: true, name, text, borne }
    };
    files.into_iter().zip(file_names).zip(titles).map(opened).collect()
}

/// The name of a file without its folder.
fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
