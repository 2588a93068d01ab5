//! What is shown: tables and charts as plain data, and the palette.
//!
//! A view turns scenarios and their projections into a [`View`]: a headline in words, a [`Chart`]
//! and a [`Table`]. Window, command line and every export read that and nothing else, so they can
//! never show different figures.

pub mod assumptions;
pub mod certainty;
mod chart;
mod chart_look;
pub mod charts;
mod counted;
pub mod curve;
pub mod document;
pub mod explained;
pub mod fonts;
mod library;
pub mod multiples;
mod page;
pub mod palette;
pub mod remedies;
pub mod scene;
pub mod settable;
pub mod sources;
pub mod status;
mod table;
mod term;
mod term_values;
pub mod terms;
pub mod timeline;
pub mod views;
pub mod waterfall;

pub use assumptions::{Assumption, ShownFigures, assumptions};
pub use chart::{Band, Chart, Extent, Line, LineKind, Mark, MarkKind, Point};
pub use chart_look::{ChartLook, PlotKind, Remark};
pub use explained::{Explained, SupportingValue, explain};
pub use library::{Library, sources_of};
pub use page::Page;
pub use sources::{Cited, SourceName, cite, cited, source_names, source_words};
pub use table::{Align, Cell, CellMark, Column, RestsOn, Row, Selection, Table};
pub use terms::{Addition, InHistory, TermGroup, TermLine, term_of, terms};

/// A headline, a chart and a table that say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The one figure that matters, in words.
    pub headline: String,
    /// What stands under the headline: unit, basis, what the scenario is.
    pub subline: String,
    /// The chart.
    pub chart: Chart,
    /// The table.
    pub table: Table,
}

impl View {
    /// Adds notes to chart and table.
    pub fn note(&mut self, notes: impl IntoIterator<Item = String>) {
        for note in notes {
            self.chart.notes.push(note.clone());
            self.table.notes.push(note);
        }
    }
}
