//! `set`: an edit without a window.

use std::io::Write;
use std::path::PathBuf;

use super::overwriting::Overwriting;
use super::{Failure, Outcome};
use crate::app::telling;
use crate::engine::check::{Problem, check, check_sources};
use crate::files;
use crate::model::{Field, FieldError, Status};
use crate::text::problems::problem_words;
use crate::text::{Language, say, say_with};

#[derive(Debug, clap::Args)]
pub(super) struct Words {
    /// The scenario.
    file: PathBuf,
    /// Fields with their new values, for example `rule.2027.cap=4%`; nothing after `=` leaves the field out.
    #[arg(required = true, value_name = "FIELD=VALUE")]
    edits: Vec<String>,
    /// Where the result is written.
    #[arg(short, long, value_name = "NEW")]
    output: PathBuf,
    #[command(flatten)]
    overwriting: Overwriting,
}

pub(super) fn run(words: &Words, language: Language, out: &mut impl Write) -> Result<Outcome, Failure> {
    let mut file = super::open(&words.file, language)?;
    let field_error = |error: &FieldError| Failure::Told(telling::field_error(error, language));
    for edit in &words.edits {
        let (path, text) = edit
            .split_once('=')
            .ok_or_else(|| Failure::Told(say_with(language, "cli-not-an-edit", &[("found", edit.into())])))?;
        let field: Field = path.trim().parse().map_err(|error| field_error(&error))?;
        let value = files::read_value(&field, text)
            .map_err(|error| Failure::Told(telling::value_error(&error, language)))?;
        // Whoever names the status means it, also where the value stays.
        let names_status = text.trim_end().ends_with(Status::Assumed.word());
        let write = if names_status { Field::write } else { Field::edit };
        write(&field, &mut file.scenario, value).map_err(|error| field_error(&error))?;
    }
    let told = |problem: &Problem| format!("`{}`: {}", problem.field, problem_words(problem, language));
    let (problems, notices): (Vec<Problem>, Vec<Problem>) = check(&file.scenario)
        .into_iter()
        .chain(check_sources(&file.scenario, files::record::bundled()))
        .partition(Problem::is_error);
    let problems: Vec<String> = problems.iter().map(told).collect();
    if !problems.is_empty() {
        let told = format!("{}\n{}", say(language, "cli-would-not-do"), problems.join("\n"));
        return Err(Failure::Told(told));
    }
    // Edits may make more of something than a file may hold.
    files::read_scenario(&files::write_scenario(&file), &words.output.display().to_string())
        .map_err(|error| Failure::Told(telling::read_error(&error, language)))?;
    words.overwriting.check(std::iter::once(words.output.as_path()), language)?;
    files::save_scenario(&words.output, &file)
        .map_err(|error| Failure::Told(telling::save_error(&error, language)))?;
    for notice in &notices {
        super::complain(&format!("{}: {}", say(language, "cli-notice"), told(notice)));
    }
    writeln!(out, "{}", words.output.display())?;
    Ok(Outcome::Yes)
}
