//! A term as it is shown: its name, value, unit and status, and what can be added beside it.

use crate::model::{Field, FieldValue, Kind, Status};

/// Terms that belong together under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermGroup {
    /// The heading.
    pub heading: String,
    /// The clause in one sentence, where the group is one.
    pub sentence: String,
    /// The terms.
    pub terms: Vec<TermLine>,
    /// What can be added here: its name, and the fields with the values that add it.
    pub additions: Vec<Addition>,
    /// What takes the whole group away, where it can be left out.
    pub removal: Option<Addition>,
}

/// One term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermLine {
    /// Its address.
    pub field: Field,
    /// Its name.
    pub name: String,
    /// Its value as it is read and typed; empty if it is absent.
    pub value: String,
    /// The unit that a bare number is read in, for example `억원` or `%`.
    pub unit: String,
    /// What kind of value it holds.
    pub kind: Kind,
    /// How sure it is, if somebody stated it.
    pub status: Option<Status>,
    /// What stands in the file, if it differs.
    pub was: Option<String>,
    /// The choices, where there are only some: what is read, and the value.
    pub choices: Vec<(String, FieldValue)>,
    /// Whether it can be left out.
    pub is_optional: bool,
    /// Where an assumed value of a series lies among those that were published.
    pub history: Option<InHistory>,
}

/// Where a value lies in its own history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InHistory {
    /// In a sentence: `2.0%: lower than 12 of the last 20 years (2006–2025)`.
    pub words: String,
    /// How many years that is told of.
    pub count: usize,
    /// In how many of them the published value lies below.
    pub below: usize,
    /// In how many it is the same.
    pub equal: usize,
}

/// Something that can be added to a scenario, or taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// What it is called.
    pub name: String,
    /// What does it, as one step.
    pub fields: Vec<(Field, FieldValue)>,
}
