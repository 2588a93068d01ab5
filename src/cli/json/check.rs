//! `check FILE… --json`.

use serde::Serialize;

use super::FilePlace;

/// The problems of scenarios.
#[derive(Debug, Serialize)]
pub struct CheckAnswer {
    /// Problems and notices of the files, in the order in which the files were named.
    pub rows: Vec<CheckRow>,
}

/// A row: a problem, or a file that could not be read.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum CheckRow {
    /// A problem of a scenario.
    Problem(PlacedProblem),
    /// A file that is no scenario.
    Unreadable(UnreadableFile),
}

/// A problem with its place.
#[derive(Debug, Serialize)]
pub struct PlacedProblem {
    /// The file as it was named.
    pub file: String,
    /// `line` and `column` of what the problem is about.
    #[serde(flatten)]
    pub place: FilePlace,
    /// The field that it is about, as `set` takes it.
    pub field: String,
    /// `problem`, or `notice` of what puts no figure in error.
    pub kind: Severity,
    /// The problem in words.
    pub text: String,
}

/// How much a problem weighs.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Figures that read it are unknown; the exit code is 1.
    Problem,
    /// Figures stand.
    Notice,
}

/// A file that could not be read; the exit code is 2.
#[derive(Debug, Serialize)]
pub struct UnreadableFile {
    /// The file as it was named.
    pub file: String,
    /// Why it could not be read, with place, what was found and what was expected.
    pub unreadable: String,
}
