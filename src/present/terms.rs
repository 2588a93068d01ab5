//! The terms of a scenario as a list to read and to edit, made from fields.

use crate::model::{Field, Kind, Status};

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
    pub saved: Option<String>,
    /// The choices, where there are only some: what is read, and the value.
    pub choices: Vec<(String, crate::model::FieldValue)>,
    /// Whether it can be left out.
    pub is_optional: bool,
}

/// Something that can be added to a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// What it is called.
    pub name: String,
    /// What adds it, as one step.
    pub fields: Vec<(Field, crate::model::FieldValue)>,
}
