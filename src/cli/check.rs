//! `check`: problems of scenarios, with place, found and expected.

use std::io::Write;
use std::path::PathBuf;

use super::problems::problems;
use crate::cli::answer::{Failure, Outcome};
use crate::cli::json::{self, CheckAnswer, CheckRow, PlacedProblem, Severity, UnreadableFile};
use crate::files;
use crate::text::Language;
use crate::text::file_errors;
use crate::text::problems::problem_words;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The scenarios.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// As JSON.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(words: &Args, language: Language, out: &mut impl Write) -> Result<Outcome, Failure> {
    let mut sound = true;
    let mut unreadable = Vec::new();
    let mut rows = Vec::new();
    for path in &words.files {
        let place = path.display();
        match files::open_scenario(path) {
            Err(error) => {
                let told = file_errors::open_error(&error, language);
                let file = UnreadableFile { file: place.to_string(), unreadable: told.clone() };
                rows.push(CheckRow::Unreadable(file));
                unreadable.push(told);
            }
            Ok(opened) => {
                super::opened::complain_of_noise(path, &opened.noise, language);
                for placed in problems(path, &opened.file.scenario) {
                    let problem = &placed.problem;
                    sound &= !problem.is_error();
                    if words.json {
                        rows.push(CheckRow::Problem(PlacedProblem {
                            file: place.to_string(),
                            place: placed.place.into(),
                            field: problem.field.to_string(),
                            kind: if problem.is_error() { Severity::Problem } else { Severity::Notice },
                            text: problem_words(problem, language),
                        }));
                    } else {
                        writeln!(out, "{}", placed.told(path, language))?;
                    }
                }
            }
        }
    }
    if words.json {
        json::print(&CheckAnswer { rows }, out)?;
    }
    if !unreadable.is_empty() {
        out.flush()?;
        return Err(Failure::Told(unreadable.join("\n")));
    }
    Ok(if sound { Outcome::Yes } else { Outcome::No })
}
