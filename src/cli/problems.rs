//! What is wrong in the scenarios that a command reads, each problem with its place.

use std::path::Path;

use crate::engine::check::{Problem, ProblemKind, check, check_sources};
use crate::files::{self, Place};
use crate::model::Scenario;
use crate::text::problems::problem_words;
use crate::text::{Language, say};

use crate::cli::lines::in_one_line;

/// A problem, and where its file has what it is about.
pub(super) struct Placed {
    pub problem: Problem,
    pub place: Option<Place>,
}

/// Every problem of the scenario in a file, notices included.
pub(super) fn problems(path: &Path, scenario: &Scenario) -> Vec<Placed> {
    let mut problems = check(scenario);
    problems.extend(check_sources(scenario, files::record::bundled()));
    // Only whoever has a problem wants to know where.
    let text = if problems.is_empty() { None } else { files::text_of(path) };
    let placed = |problem: Problem| {
        // Of two that have one name, the second is the one to be renamed.
        let which = usize::from(matches!(problem.kind, ProblemKind::NameTaken { .. }));
        let place = text.as_ref().and_then(|text| files::field_place(text, &problem.field, which));
        Placed { problem, place }
    };
    problems.into_iter().map(placed).collect()
}

impl Placed {
    /// `offer.ron:12:22: problem: …`
    pub(super) fn told(&self, path: &Path, language: Language) -> String {
        let place = self.place.map(|place| format!(":{place}")).unwrap_or_default();
        let word = say(language, if self.problem.is_error() { "cli-problem" } else { "cli-notice" });
        let words = in_one_line(&problem_words(&self.problem, language));
        format!("{}{place}: {word}: `{}`: {words}", path.display(), self.problem.field)
    }
}

/// Names every problem of severity error on standard error. Whether there is none.
pub(super) fn complain_of(path: &Path, scenario: &Scenario, language: Language) -> bool {
    let problems = problems(path, scenario);
    let errors: Vec<&Placed> = problems.iter().filter(|placed| placed.problem.is_error()).collect();
    for placed in &errors {
        super::answer::complain(&placed.told(path, language));
    }
    errors.is_empty()
}
