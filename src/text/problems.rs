//! What is wrong with a scenario, as a sentence in each language.

use super::Language;
use crate::engine::check::Problem;

/// The sentence for a problem.
#[must_use]
pub fn problem_words(problem: &Problem, _language: Language) -> String {
    problem.to_string()
}
