//! The report: a document that can be forwarded as it is, with its charts.
//!
//! # What is in it
//! One scenario: what it costs in a sentence, the chart, the table, the terms in the words of their
//! clauses, what is assumed, what the check says, the numbered sources, and what the report was made
//! from. Several scenarios: first how the others differ from the first one, year by year, term by term
//! and cause by cause, and when one overtakes the other; then each scenario by itself. On one page, as who decides reads
//! it: `brief.rs`, else `whole.rs`.
//!
//! **Invariants:** every sentence comes from `assets/text`; the same input gives the same document, in whatever format it
//! leaves.

mod brief;
mod whole;

use super::ExportInput;
use crate::model::choices;
use crate::present::document::TextDocument;
pub use whole::Escapes;
use whole::Report;

choices! {
    /// How much of a report is told.
    pub enum ReportLength {
        /// All of it.
        Whole: "whole",
        /// What fits one page.
        Brief: "brief",
    }
}

/// The report of one scenario, or of several against the first; of one with a baseline behind it against that.
pub fn report(input: &ExportInput<'_>, length: ReportLength, escapes: Escapes) -> TextDocument {
    let mut others = Vec::new();
    let input = input.told_whole(&mut others);
    match length {
        ReportLength::Whole => Report::whole(&input, escapes),
        ReportLength::Brief => brief::brief(&input, escapes),
    }
}
