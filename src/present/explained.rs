//! Why a figure is what it is, as it is read.

use crate::model::{Field, SourceId, Status};

use super::Selection;

/// An explanation in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// What the figure is, for example “Total 2027”.
    pub title: String,
    /// Its value with its unit.
    pub value: String,
    /// How it follows, notation first: `15,192 × (1 + 2.1%) = 15,511.032 → 15,511`.
    pub lines: Vec<String>,
    /// The clause in words.
    pub clause: String,
    /// What must be told besides: a cap that binds, an index that falls, a year typed over.
    pub notes: Vec<String>,
    /// The values it rests on.
    pub rests_on: Vec<Ground>,
}

/// A value that a figure rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// What it is.
    pub name: String,
    /// Its value as it is read.
    pub value: String,
    /// How sure it is.
    pub status: Status,
    /// Where it can be changed; none for a quantity of the record.
    pub field: Option<Field>,
    /// The figure to explain next, if it is one.
    pub selection: Option<Selection>,
    /// Where it stands.
    pub sources: Vec<Cited>,
}

/// A source as it is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// Its name in the record.
    pub id: SourceId,
    /// Title, publisher, date; the name alone if the record does not know it.
    pub text: String,
    /// Its address; empty if it is not known.
    pub address: String,
}

/// STUB
pub fn explain(_: &crate::model::Scenario, _: &crate::engine::Projection, _: &crate::model::Record, _: Selection, _: crate::text::Language) -> Option<Explained> { None }
