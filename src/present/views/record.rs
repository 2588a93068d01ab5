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
mod money;
mod replayed;
mod rules;

use crate::present::{Chart, Table};
use crate::text::{Language, key, say};
pub(super) use cells::figure_cell;
use context::Context;
pub use context::{Input, nothing_of_its_own};
pub(super) use context::{not_in_these_terms, recorded_in_words};

/// The record as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordView {
    /// The one figure that matters, in words.
    pub headline: String,
    /// Measure, unit, basis.
    pub subline: String,
    /// Every year since 1991.
    pub chart: Chart,
    /// The pages, in the order of [`Page::ALL`].
    pub pages: Vec<Shown>,
}

/// A page as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Which page.
    pub page: Page,
    /// What it says, and what stands under that; none where the record's own headline says it.
    pub heads: Option<(String, String)>,
    /// Its tables, the most detailed first; never none.
    pub tables: Vec<Table>,
}

impl RecordView {
    /// A page.
    pub fn page(&self, page: Page) -> Option<&Shown> {
        self.pages.iter().find(|known| known.page == page)
    }
}

/// A page of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Page {
    /// What was agreed, agreed anew, announced, paid.
    #[default]
    Amounts,
    /// How each agreement settles its years.
    Rules,
    /// The published amount against what the rule gives.
    Replayed,
    /// Figures of one year that disagree.
    Disagreements,
    /// What became of the money.
    Execution,
    /// How it was divided.
    Categories,
    /// The contribution under every definition of the share.
    Shares,
    /// What was expected against what came.
    Forecasts,
    /// Who says so.
    Sources,
    /// What the record lacks.
    Missing,
}

impl Page {
    /// Every page, in order.
    pub const ALL: [Self; 10] = [
        Self::Amounts,
        Self::Rules,
        Self::Replayed,
        Self::Disagreements,
        Self::Execution,
        Self::Categories,
        Self::Shares,
        Self::Forecasts,
        Self::Sources,
        Self::Missing,
    ];

    /// Its name in files and on the command line, the same in every language.
    pub fn key(self) -> &'static str {
        match self {
            Self::Amounts => "amounts",
            Self::Rules => "rules",
            Self::Replayed => "replayed",
            Self::Disagreements => "disagreements",
            Self::Execution => "execution",
            Self::Categories => "categories",
            Self::Shares => "shares",
            Self::Forecasts => "forecasts",
            Self::Sources => "sources",
            Self::Missing => "missing",
        }
    }

    /// Its name on screen.
    pub fn name(self, language: Language) -> String {
        match self {
            Self::Amounts => say(language, key::RECORD_PAGE_AMOUNTS),
            Self::Rules => say(language, key::RECORD_PAGE_RULES),
            Self::Replayed => say(language, key::RECORD_PAGE_REPLAYED),
            Self::Disagreements => say(language, key::RECORD_PAGE_DISAGREEMENTS),
            Self::Execution => say(language, key::RECORD_PAGE_EXECUTION),
            Self::Categories => say(language, key::RECORD_PAGE_CATEGORIES),
            Self::Shares => say(language, key::RECORD_PAGE_SHARES),
            Self::Forecasts => say(language, key::RECORD_PAGE_FORECASTS),
            Self::Sources => say(language, key::PANEL_SOURCES),
            Self::Missing => say(language, key::RECORD_PAGE_MISSING),
        }
    }
}

/// The view.
pub fn view(input: &Input<'_>) -> RecordView {
    let context = Context::new(input);
    let own = |page: Page, table: Table| Shown { page, heads: None, tables: vec![table] };
    let (record, language) = (input.record, input.language);
    let shown = |page: Page| match page {
        Page::Amounts => own(page, amounts::table(&context)),
        Page::Rules => own(page, rules::table(&context)),
        Page::Replayed => own(page, replayed::table(&context)),
        Page::Disagreements => own(page, disagreements::table(&context)),
        Page::Execution => own(page, money::execution(&context)),
        Page::Categories => own(page, money::categories(&context)),
        Page::Shares => of_page(page, super::shares::page(record, None, None, language)),
        Page::Forecasts => of_page(page, super::forecasts::page(record, language)),
        Page::Sources => of_page(page, super::sources::page(record, language)),
        Page::Missing => of_page(page, super::gaps::page(record, language)),
    };
    RecordView {
        headline: context.headline(),
        subline: context.subline(),
        chart: chart::chart(&context),
        pages: Page::ALL.into_iter().map(shown).collect(),
    }
}

/// A page that speaks for itself.
fn of_page(page: Page, made: crate::present::Page) -> Shown {
    Shown { page, heads: Some((made.headline, made.subline)), tables: made.tables }
}
