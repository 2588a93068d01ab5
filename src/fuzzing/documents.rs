//! The documents of users: scenarios, negotiations and what one side keeps to itself.

use std::path::PathBuf;

use super::sentences::{is_told, is_told_at_all};
use crate::engine::negotiation::check::check;
use crate::engine::negotiation::costs;
use crate::engine::{Measure, all_problems, plan, project};
use crate::files::record::bundled;
use crate::files::{
    FileKind, OpenError, ReadError, ReadProblem, decoded, noise_in, read_negotiation, read_private,
    read_scenario, write_negotiation, write_private, write_scenario,
};
use crate::model::{Scenario, SpellingError};
use crate::text::file_errors::{open_error, read_error};
use crate::text::negotiation::{not_costed_words, offer_names, place_words};
use crate::text::problems::problem_words;
use crate::text::{Language, negotiation as talks_text};

/// What the file is called.
const NAME: &str = "input.ron";

/// What stands for a secret in the private inputs of the tests; no sentence of ours has such words.
const SECRETS: [&str; 3] = ["quagga", "얼룩말", "67896789"];

/// Reads a scenario, writes it, checks and projects it.
///
/// # Panics
/// Where something does not hold.
pub fn scenario(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    match read_scenario(&text, NAME) {
        Err(error) => is_refused(&text, &error, FileKind::Scenario),
        Ok(file) => {
            let written = write_scenario(&file);
            let again = read_scenario(&written, NAME).expect("what is written is read");
            assert_eq!((&again.scenario, &again.comment), (&file.scenario, &file.comment));
            assert!(again.other_comments.is_empty(), "a comment moved");
            assert_eq!(write_scenario(&again), written);
            noise_in(&text, FileKind::Scenario);
            has_figures(&file.scenario);
        }
    }
}

/// Reads a negotiation, writes it, checks it and costs its offers.
///
/// # Panics
/// Where something does not hold.
pub fn negotiation(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    match read_negotiation(&text, NAME) {
        Err(error) => is_refused(&text, &error, FileKind::Negotiation),
        Ok(file) => {
            let written = write_negotiation(&file);
            let again = read_negotiation(&written, NAME).expect("what is written is read");
            assert_eq!((&again.negotiation, &again.comment), (&file.negotiation, &file.comment));
            assert_eq!(again.other_comments, 0, "a comment moved");
            assert_eq!(write_negotiation(&again), written);
            noise_in(&text, FileKind::Negotiation);

            let talks = &file.negotiation;
            for problem in check(talks, bundled()) {
                is_told_at_all(|language| talks_text::problem_words(talks, &problem, language));
                is_told_at_all(|language| place_words(talks, problem.at, language));
            }
            for cost in costs(talks, bundled(), &Measure::default()) {
                if let Err(why) = cost {
                    is_told_at_all(|language| not_costed_words(&why, language));
                }
            }
            let names = Language::ALL.map(|language| offer_names(talks, language));
            assert!(names.iter().all(|names| names.len() == talks.offers.len()), "an offer has no name");
        }
    }
}

/// Reads a private layer and writes it. What was refused is told without a word of it.
///
/// # Panics
/// Where something does not hold.
pub fn private(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    match read_private(&text, NAME) {
        Err(error) => {
            is_refused(&text, &error, FileKind::Private);
            quotes_nothing(&error);
        }
        Ok(file) => {
            let written = write_private(&file);
            let again = read_private(&written, NAME).expect("what is written is read");
            assert_eq!((&again.layer, &again.comment), (&file.layer, &file.comment));
            assert_eq!(again.other_comments, 0, "a comment moved");
            assert_eq!(write_private(&again), written);
        }
    }
    // Opened as something else it stays private.
    if FileKind::of_text(&text) == Some(FileKind::Private) {
        let scenario = read_scenario(&text, NAME).map(|_| ()).expect_err("it is no scenario");
        let talks = read_negotiation(&text, NAME).map(|_| ()).expect_err("it is no negotiation");
        for error in [scenario, talks] {
            assert!(matches!(*error.problem, ReadProblem::OtherKind { .. }), "{:?}", error.problem);
            quotes_nothing(&error);
        }
    }
}

/// The text of a file with these bytes; none if it is refused, with a reason.
fn text(bytes: &[u8]) -> Option<String> {
    match decoded(bytes.to_vec()) {
        Ok(text) => Some(text),
        Err(problem) => {
            let error = OpenError { path: PathBuf::from(NAME), problem };
            is_told(|language| open_error(&error, language));
            None
        }
    }
}

/// A text that was refused has a place inside it, an excerpt, and a sentence.
fn is_refused(text: &str, error: &ReadError, expected: FileKind) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // A carriage return belongs to its line, or ends one.
    let lines = text.replace("\r\n", "\u{85}\n").replace('\r', "\n");
    let line = error.place.line.checked_sub(1).and_then(|line| lines.split('\n').nth(line));
    let length = line.map(|line| line.chars().count());
    let is_inside = length.is_some_and(|length| (1..=length + 1).contains(&error.place.column));
    assert!(is_inside, "{} is no place of the text", error.place);
    let is_quoted = expected != FileKind::Private && !matches!(*error.problem, ReadProblem::OtherKind { .. });
    if is_quoted {
        assert!(error.excerpt().ends_with('^'), "no place is shown");
    } else {
        assert!(error.line.is_empty(), "a private line is shown");
    }
    is_told(|language| read_error(error, language));
}

/// What is told has nothing of the file.
fn quotes_nothing(error: &ReadError) {
    let quoted = match &*error.problem {
        ReadProblem::Unexpected(SpellingError { found, .. })
        | ReadProblem::UnknownKey { key: found, .. }
        | ReadProblem::UnknownGrowth { found, .. }
        | ReadProblem::RepeatedKey { key: found, .. }
        | ReadProblem::LeftOver { found } => found,
        _ => "…",
    };
    assert_eq!(quoted, "…", "a private text is quoted");
    assert!(error.line.is_empty(), "a private line is quoted");
    for told in Language::ALL.map(|language| read_error(error, language)) {
        assert!(!SECRETS.iter().any(|secret| told.contains(secret)), "a secret is told: {told}");
    }
}

/// A scenario is checked and has a figure, or the lack of one, for every year.
fn has_figures(scenario: &Scenario) {
    let projection = project(plan(scenario, bundled(), &[]));
    for year in projection.years().iter() {
        projection.total(year);
    }
    for problem in all_problems(scenario, &projection, bundled()) {
        is_told_at_all(|language| problem_words(&problem, language));
    }
}
