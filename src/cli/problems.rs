//! What is wrong in the scenarios that a command reads, each problem with its place.

use std::path::Path;

use crate::engine::check::{Problem, ProblemKind};
use crate::engine::{plan, project};
use crate::files::{self, Place};
use crate::model::{Field, Part, PartField, Scenario};
use crate::text::naming::shortened;
use crate::text::problems::problem_words;
use crate::text::titles;
use crate::text::{Language, key, say};

use crate::cli::lines::in_one_line;

/// A problem, and where its file has what it is about.
pub(super) struct Placed {
    pub problem: Problem,
    pub place: Option<Place>,
}

/// Every problem of the scenario in a file, notices included.
pub(super) fn problems(path: &Path, scenario: &Scenario) -> Vec<Placed> {
    let record = files::record::bundled();
    let problems = titles::problems(scenario, &project(plan(scenario, record, &[])), record);
    placed(path, scenario, problems)
}

/// Each problem with its place in the file.
fn placed(path: &Path, scenario: &Scenario, problems: Vec<Problem>) -> Vec<Placed> {
    // Only whoever has a problem wants to know where.
    let text = if problems.is_empty() { None } else { files::text_of(path) };
    let placed = |problem: Problem| {
        // Of two that have one name, the second is the one to be renamed.
        let which = usize::from(stands_twice(&problem, scenario));
        let field = standing(&problem, scenario);
        let place = text.as_ref().and_then(|text| files::field_place(text, &field, which));
        Placed { problem, place }
    };
    problems.into_iter().map(placed).collect()
}

/// Whether a name that is taken is spelt as the one before it; one that only reads like it stands there once.
fn stands_twice(problem: &Problem, scenario: &Scenario) -> bool {
    let ProblemKind::NameTaken { name } = &problem.kind else { return false };
    let parts = scenario.parts.iter().filter(|part| part.name == *name).count();
    let of_part = |part: &Part| part.categories.iter().filter(|category| category.name == *name).count();
    parts > 1 || scenario.parts.iter().any(|part| of_part(part) > 1)
}

/// The field at which a file has what the problem is about: of rates that are nowhere, the amount that needs
/// them.
fn standing(problem: &Problem, scenario: &Scenario) -> Field {
    let ProblemKind::ExchangeMissing { currency, .. } = &problem.kind else { return problem.field.clone() };
    if scenario.rates.contains_key(currency) {
        return problem.field.clone();
    }
    let part = scenario.parts.iter().find(|part| part.base.value.currency == *currency);
    part.map_or_else(|| problem.field.clone(), |part| Field::of_part(&part.name, PartField::Base))
}

impl Placed {
    /// `offer.ron:12:22: problem: …`
    pub(super) fn told(&self, path: &Path, language: Language) -> String {
        let place = self.place.map(|place| format!(":{place}")).unwrap_or_default();
        let word = say(language, if self.problem.is_error() { key::CLI_PROBLEM } else { key::CLI_NOTICE });
        let words = in_one_line(&problem_words(&self.problem, language));
        let field = self.problem.field.to_string();
        format!("{}{place}: {word}: `{}`: {words}", path.display(), shortened(&field))
    }
}

/// Says on standard error that the scenario is not called by the title that its file bears, if so.
pub(super) fn complain_of_title(path: &Path, scenario: &Scenario, language: Language) {
    for told in placed(path, scenario, titles::title_problem(scenario).into_iter().collect()) {
        super::answer::complain(&told.told(path, language));
    }
}

/// Names every problem of severity error on standard error, and amounts that rounding changes by much. Whether
/// there is no error.
pub(super) fn complain_of(path: &Path, scenario: &Scenario, language: Language) -> bool {
    let problems = problems(path, scenario);
    for placed in problems.iter().filter(|placed| placed.problem.is_material()) {
        super::answer::complain(&placed.told(path, language));
    }
    !problems.iter().any(|placed| placed.problem.is_error())
}
