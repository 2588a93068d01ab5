//! `check`: problems of scenarios, with place, found and expected.

use std::io::Write;
use std::path::PathBuf;

use serde_json::json;

use super::project::in_one_line;
use super::{Failure, Outcome};
use crate::app::telling;
use crate::engine::check::{check, check_sources};
use crate::files::{self, record};
use crate::text::problems::problem_words;
use crate::text::{Language, say};

#[derive(Debug, clap::Args)]
pub(super) struct Words {
    /// The scenarios.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// As JSON.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(words: &Words, language: Language, out: &mut impl Write) -> Result<Outcome, Failure> {
    let mut sound = true;
    let mut unreadable = Vec::new();
    let mut rows = Vec::new();
    for path in &words.files {
        let place = path.display();
        match files::open_scenario(path) {
            Err(error) => {
                let told = telling::open_error(&error, language);
                rows.push(json!({ "file": place.to_string(), "unreadable": told }));
                unreadable.push(told);
            }
            Ok(opened) => {
                let scenario = &opened.file.scenario;
                for problem in check(scenario).into_iter().chain(check_sources(scenario, record::bundled())) {
                    sound &= !problem.is_error();
                    let kind = if problem.is_error() { "problem" } else { "notice" };
                    let told = problem_words(&problem, language);
                    if words.json {
                        let field = problem.field.to_string();
                        rows.push(
                            json!({ "file": place.to_string(), "field": field, "kind": kind, "text": told }),
                        );
                    } else {
                        let word =
                            say(language, if problem.is_error() { "cli-problem" } else { "cli-notice" });
                        writeln!(out, "{place}: {word}: `{}`: {}", problem.field, in_one_line(&told))?;
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
