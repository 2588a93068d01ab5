//! A page of the record: a headline in words and tables that say the same.

use super::table::Table;
use crate::model::SourceList;

/// A page of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What it shows.
    pub title: String,
    /// The one thing that matters, in words.
    pub headline: String,
    /// What stands under the headline.
    pub subline: String,
    /// The tables, the most detailed first.
    pub tables: Vec<Table>,
}

impl Page {
    /// Every source that it names, once.
    pub fn sources(&self) -> SourceList {
        self.tables.iter().flat_map(|table| &table.sources).collect()
    }
}
