//! The command line: the same program without a window.
//!
//! `costshare [FILE…]` opens the window; the other commands print. A file named like a command is
//! opened as `./FILE`. Exit codes: 0 fine; 1 the answer is no (a year is unknown, a problem, a
//! year that does not replay, a field that differs); 2 the question could not be asked (unreadable file, refused edit,
//! wrong words).
//!
//! A scenario with a problem is answered as far as it goes: what stands is printed or written, the
//! problem is named with its place on standard error, and the answer is no.

mod answer;
mod chart;
mod check;
mod choices;
mod compare;
mod explain;
mod export;
pub mod json;
mod lines;
mod negotiation;
mod opened;
mod problems;
mod project;
mod record;
mod replay;
mod set;
mod signals;
mod terminal;
mod writing;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::files;
#[cfg(feature = "gui")]
use crate::text::say_with;
use crate::text::{Language, key, say};
use answer::{Failure, Outcome, complain};
use terminal::Terminal;

/// What-if analysis of defence cost-sharing agreements, exact to the won.
#[derive(Debug, Parser)]
#[command(name = "costshare", version, subcommand_precedence_over_arg = true)]
struct Args {
    #[command(subcommand)]
    command: Option<CliCommand>,
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
enum CliCommand {
    /// What a scenario costs, year by year.
    Project(project::Args),
    /// Why a figure is what it is.
    Explain(explain::Args),
    /// The published record against its rules.
    Replay(replay::Args),
    /// Pages of the record: forecasts against outturn, shares by definition, sources, what is missing.
    Record(record::Args),
    /// What was put forward in a negotiation, what it costs, and how far apart the sides are.
    Negotiation(negotiation::Args),
    /// Problems of scenarios: where, what was found, what was expected.
    Check(check::Args),
    /// What differs between scenarios, what each difference is worth, and when one overtakes the other.
    Compare(compare::Args),
    /// A view as a picture: SVG, PNG or PDF.
    Chart(chart::Args),
    /// Scenarios as a workbook with live formulas, a table or a report.
    Export(export::Args),
    /// Edits a scenario and writes the result to another file.
    Set(set::Args),
}

/// Runs the program as the command line says.
pub fn main() -> ExitCode {
    env_logger::init();
    let words = match Args::try_parse() {
        Ok(words) => words,
        Err(error) => {
            // Help and version are answers; anything else is a question that cannot be asked.
            let code = if error.use_stderr() { 2 } else { 0 };
            // Nothing is left to be done where even the message cannot be written.
            error.print().unwrap_or_default();
            return ExitCode::from(code);
        }
    };
    let asked = words.lang.map(|lang| match lang {
        Lang::En => Language::En,
        Lang::Ko => Language::Ko,
    });
    let language = asked.unwrap_or_else(Language::system);
    if words.command.is_some() && !words.files.is_empty() {
        complain(&say(language, key::CLI_COMMAND_AND_FILES));
        return ExitCode::from(2);
    }
    if words.command.is_some() {
        signals::before_the_end(files::abandon_temporary_files);
    }
    let mut out = Terminal(io::BufWriter::new(io::stdout().lock()));
    let outcome = match words.command {
        None => return window(&words.files, asked),
        Some(CliCommand::Project(words)) => project::run(&words, language, &mut out),
        Some(CliCommand::Explain(words)) => explain::run(&words, language, &mut out),
        Some(CliCommand::Replay(words)) => replay::run(&words, language, &mut out),
        Some(CliCommand::Record(words)) => record::run(&words, language, &mut out),
        Some(CliCommand::Negotiation(words)) => negotiation::run(&words, language, &mut out),
        Some(CliCommand::Check(words)) => check::run(&words, language, &mut out),
        Some(CliCommand::Compare(words)) => compare::run(&words, language, &mut out),
        Some(CliCommand::Chart(words)) => chart::run(&words, language),
        Some(CliCommand::Export(words)) => export::run(&words, language),
        Some(CliCommand::Set(words)) => set::run(&words, language),
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

#[cfg(feature = "gui")]
fn window(paths: &[PathBuf], asked: Option<Language>) -> ExitCode {
    let language = asked.unwrap_or_else(Language::system);
    signals::before_the_end(|| {
        crate::ui::keep_now();
        files::abandon_temporary_files();
    });
    if let Some(word) = paths.iter().find(|path| is_mistyped(path)) {
        let word = ("word", word.display().to_string().into());
        complain(&say_with(language, key::CLI_NO_COMMAND, &[word]));
        return ExitCode::from(2);
    }
    match crate::ui::open(paths, asked) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let error = error.to_string();
            let error = ("error", without_place(&error).trim_end_matches('.').into());
            complain(&say_with(language, key::CLI_WINDOW_NOT_OPENED, &[error]));
            ExitCode::from(2)
        }
    }
}

/// What the window's library says, without the place in its sources where it says so: `os error at …/mod.rs:765: `.
#[cfg(feature = "gui")]
fn without_place(error: &str) -> &str {
    let behind = error.rsplit_once(".rs:").and_then(|(_, behind)| behind.split_once(": "));
    match behind {
        Some((line, said)) if line.bytes().all(|digit| digit.is_ascii_digit()) => said,
        _ => error,
    }
}

/// A bare word that is no file is meant as a command.
#[cfg(feature = "gui")]
fn is_mistyped(path: &std::path::Path) -> bool {
    let is_bare = path.extension().is_none() && path.components().count() == 1;
    is_bare && !path.exists()
}

#[cfg(not(feature = "gui"))]
fn window(_files: &[PathBuf], asked: Option<Language>) -> ExitCode {
    let language = asked.unwrap_or_else(Language::system);
    complain(&say(language, key::CLI_WITHOUT_WINDOW));
    ExitCode::from(2)
}

#[cfg(all(test, feature = "gui"))]
mod tests {
    use super::without_place;

    #[test]
    fn a_sentence_of_the_windows_library_stands_without_its_place() {
        let said = "winit EventLoopError: os error at /home/u/.cargo/registry/src/x/winit-0.30.13/src/mod.rs:765: \
                    neither WAYLAND_DISPLAY nor WAYLAND_SOCKET nor DISPLAY is set.";
        assert_eq!(without_place(said), "neither WAYLAND_DISPLAY nor WAYLAND_SOCKET nor DISPLAY is set.");
        assert_eq!(without_place("no OpenGL in a.rs: none"), "no OpenGL in a.rs: none");
    }
}
