//! `explain FILE FIGURE --json`.

use serde::Serialize;

use super::Exact;
use crate::model::{SourceId, Status, Unit};

/// Why a figure is what it is.
#[derive(Debug, Serialize)]
pub struct ExplainAnswer {
    /// The figure as it was asked for, for example `total.2027`.
    pub figure: String,
    /// Its value.
    pub value: Option<Exact>,
    /// What it counts.
    pub unit: Unit,
    /// How well it is known.
    pub status: Option<Status>,
    /// How it follows, notation first: `15,192 × (1 + 2.1%) = 15,511.032 → 15,511`; why it is unknown, if it is.
    pub lines: Vec<String>,
    /// The clause in words; empty if none decides it.
    pub clause: String,
    /// What must be known besides: a cap that binds, an override, …
    pub notes: Vec<String>,
    /// The values that it rests on.
    pub rests_on: Vec<ExplainBasis>,
}

/// A value that a figure rests on.
#[derive(Debug, Serialize)]
pub struct ExplainBasis {
    /// What it is, in words.
    pub name: String,
    /// Its value in words, with its unit.
    pub value: String,
    /// How well it is known; null if it is unknown.
    pub status: Option<Status>,
    /// The field by which it can be changed, as `set` takes it; null if there is none, as for what is computed or of
    /// the record.
    pub field: Option<String>,
    /// Who says so.
    pub sources: Vec<CitedSource>,
}

/// A source.
#[derive(Debug, Serialize)]
pub struct CitedSource {
    /// Its name in the record or in the file.
    pub id: SourceId,
    /// Title, publisher and date; the name alone if nobody defines it.
    pub text: String,
    /// Its address; empty if it is not known.
    pub address: String,
}
