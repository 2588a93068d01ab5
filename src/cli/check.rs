//! `check`: problems of scenarios, with place, found and expected.

use std::io::Write;
use std::path::PathBuf;

use serde_json::json;

use super::problems::problems;
use crate::cli::answer::{Failure, Outcome};
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
                rows.push(json!({ "file": place.to_string(), "unreadable": told }));
                unreadable.push(told);
            }
            Ok(opened) => {
                super::opened::complain_of_noise(path, &opened.noise, language);
                for placed in problems(path, &opened.file.scenario) {
                    let problem = &placed.problem;
                    sound &= !problem.is_error();
                    if words.json {
                        rows.push(json!({
                            "file": place.to_string(),
                            "line": placed.place.map(|place| place.line),
                            "column": placed.place.map(|place| place.column),
                            "field": problem.field.to_string(),
                            "kind": if problem.is_error() { "problem" } else { "notice" },
                            "text": problem_words(problem, language),
                        }));
                    } else {
                        writeln!(out, "{}", placed.told(path, language))?;
                    }
                }
            }
        }
    }
    if words.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&json!({ "rows": rows })).map_err(Failure::told)?)?;
    }
    if !unreadable.is_empty() {
        out.flush()?;
        return Err(Failure::Told(unreadable.join("\n")));
    }
    Ok(if sound { Outcome::Yes } else { Outcome::No })
}
