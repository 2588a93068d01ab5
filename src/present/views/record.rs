//! The record: thirty-five years of agreements, and what became of them.
//!
//! The chart has every year since 1991 in the terms of the measure, with the agreements as spans:
//! what was published solid, what was converted hollow; what was agreed anew, announced and paid as
//! marks of their own shape. The pages are tables, each about one question. Figures stand in the
//! currency in which they were published, unless the measure asks for another; every one of them says
//! on whom it rests.

mod amounts;
mod cells;
mod chart;
mod context;
mod disagreements;
mod explained;
mod money;
mod replayed;
mod rules;

use crate::model::choices;
use crate::present::{self, Chart, Table};
use crate::text::{Language, key, say};
pub(super) use cells::figure_cell;
use context::RecordContext;
pub use context::{RecordInput, nothing_of_its_own};
pub(super) use context::{not_in_these_terms, recorded_in_words};
pub use explained::{RecordedInput, explain_recorded};

/// The record as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordView {
    /// The one figure that matters, in words.
    pub headline: String,
    /// Measure, unit, basis.
    pub subline: String,
    /// Every year since 1991.
    pub chart: Chart,
    /// The pages, in the order of [`RecordPageName::ALL`].
    pub pages: Vec<ShownPage>,
}

/// A page as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownPage {
    /// Which page.
    pub page: RecordPageName,
    /// What it says, and what stands under that; none where the record's own headline says it.
    pub heads: Option<(String, String)>,
    /// Its tables, the most detailed first; never none.
    pub tables: Vec<Table>,
}

impl RecordView {
    /// A page.
    pub fn page(&self, page: RecordPageName) -> Option<&ShownPage> {
        self.pages.iter().find(|known| known.page == page)
    }
}

choices! {
    /// A page of the record.
    pub enum RecordPageName {
        /// What was agreed, agreed anew, announced and paid.
        Amounts: "amounts",
        /// How each agreement settles its years.
        Rules: "rules",
        /// Published amounts against what the rules give, and the rounding that explains the rest.
        Replayed: "replayed",
        /// Figures of one year that disagree.
        Disagreements: "disagreements",
        /// What became of the money.
        Execution: "execution",
        /// How it was divided.
        Categories: "categories",
        /// The contribution under every published definition of the share.
        Shares: "shares",
        /// Forecasts against outturn.
        Forecasts: "forecasts",
        /// Every source, and what rests on it.
        Sources: "sources",
        /// What the record lacks.
        Missing: "missing",
    }
}

impl RecordPageName {
    /// Its name on screen.
    pub fn name(self, language: Language) -> String {
        let key = match self {
            Self::Amounts => key::RECORD_PAGE_AMOUNTS,
            Self::Rules => key::RECORD_PAGE_RULES,
            Self::Replayed => key::RECORD_PAGE_REPLAYED,
            Self::Disagreements => key::RECORD_PAGE_DISAGREEMENTS,
            Self::Execution => key::RECORD_PAGE_EXECUTION,
            Self::Categories => key::RECORD_PAGE_CATEGORIES,
            Self::Shares => key::RECORD_PAGE_SHARES,
            Self::Forecasts => key::RECORD_PAGE_FORECASTS,
            Self::Sources => key::PANEL_SOURCES,
            Self::Missing => key::RECORD_PAGE_MISSING,
        };
        say(language, key)
    }
}

/// The view.
pub fn view(input: &RecordInput<'_>) -> RecordView {
    let context = RecordContext::new(input);
    let shown = |page: RecordPageName| match content(page, &context) {
        Content::Table(table) => ShownPage { page, heads: None, tables: vec![table] },
        Content::Page(own) => {
            ShownPage { page, heads: Some((own.headline, own.subline)), tables: own.tables }
        }
    };
    RecordView {
        headline: context.headline(),
        subline: context.subline(),
        chart: chart::chart(&context),
        pages: RecordPageName::ALL.into_iter().map(shown).collect(),
    }
}

/// One page alone, under the record's own headline where it has none.
pub fn page(page: RecordPageName, input: &RecordInput<'_>) -> present::Page {
    let context = RecordContext::new(input);
    match content(page, &context) {
        Content::Table(table) => present::Page {
            title: page.name(input.language),
            headline: context.headline(),
            subline: context.subline(),
            tables: vec![table],
        },
        Content::Page(own) => own,
    }
}

/// What a page shows.
enum Content {
    /// A table under the record's own headline.
    Table(Table),
    /// A page that speaks for itself.
    Page(present::Page),
}

fn content(page: RecordPageName, context: &RecordContext<'_>) -> Content {
    let (record, language) = (context.record, context.language);
    match page {
        RecordPageName::Amounts => Content::Table(amounts::table(context)),
        RecordPageName::Rules => Content::Table(rules::table(context)),
        RecordPageName::Replayed => Content::Table(replayed::table(context)),
        RecordPageName::Disagreements => Content::Table(disagreements::table(context)),
        RecordPageName::Execution => Content::Table(money::execution(context)),
        RecordPageName::Categories => Content::Table(money::categories(context)),
        RecordPageName::Shares => Content::Page(super::shares::page(record, None, None, language)),
        RecordPageName::Forecasts => Content::Page(super::forecasts::page(record, language)),
        RecordPageName::Sources => Content::Page(super::sources::page(record, language)),
        RecordPageName::Missing => Content::Page(super::gaps::page(record, language)),
    }
}
