//! What an export of the record is made from: a page of it, or a rule tried on it.

use super::formats::not_made;
use crate::app::desk::Desk;
use crate::app::messages::LocalizedMessage;
use crate::app::record::{RecordPage, RecordScreen, ShownTrial, TrialKey};
use crate::engine::Measure;
use crate::export::{About, ShownTable};
use crate::model::{Currency, Date, Record};
use crate::present::charts::{ChartName, ChartSource};
use crate::present::scene::Drawable;
use crate::present::views::record::{RecordPageName, RecordView};
use crate::present::{Library, View, views};
use crate::text::Language;

/// What an export of the record is made from, as it stood when it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OfRecord {
    record: &'static Record,
    measure: Measure,
    of: TableSource,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum TableSource {
    /// A table of a page.
    Page(RecordPageName, usize),
    Trial(TrialKey),
}

impl OfRecord {
    /// What an export is made from now; none if no rule is open that could be tried.
    pub(crate) fn of(screen: &RecordScreen, desk: &Desk) -> Option<Self> {
        let of = match screen.shown.page {
            RecordPage::Page(page) => TableSource::Page(page, screen.shown.table),
            RecordPage::Trial => TableSource::Trial(screen.tried_key(desk)?),
        };
        Some(Self { record: desk.record, measure: desk.shown.measure.clone(), of })
    }

    /// A chart of it in a language.
    pub(crate) fn chart(
        &self,
        name: ChartName,
        language: Language,
    ) -> Result<Box<dyn Drawable>, LocalizedMessage> {
        let chart = match &self.of {
            TableSource::Trial(tried) => {
                ChartSource::Counterfactual(&self.tried(tried, language)?.view).chart(name)
            }
            TableSource::Page(..) => ChartSource::Record(&self.view(language)).chart(name),
        };
        chart.map_err(|error| not_made(&error.into()))
    }

    /// The table in a language, with the headline above it.
    pub(crate) fn table(&self, language: Language) -> Result<ShownTable, LocalizedMessage> {
        Ok(match &self.of {
            TableSource::Trial(tried) => {
                let View { headline, subline, table, .. } = self.tried(tried, language)?.view;
                ShownTable::new("counterfactual", (headline, subline), table)
            }
            TableSource::Page(page, table) => {
                let view = self.view(language);
                let shown = view.pages.into_iter().find(|shown| shown.page == *page);
                let mut shown = shown.expect("the view has every page");
                let table = shown.tables.swap_remove((*table).min(shown.tables.len() - 1));
                ShownTable::new("record", shown.heads.unwrap_or((view.headline, view.subline)), table)
            }
        })
    }

    fn view(&self, language: Language) -> RecordView {
        views::record::view(&views::record::RecordInput {
            record: self.record,
            measure: &self.measure,
            language,
        })
    }

    fn tried(&self, tried: &TrialKey, language: Language) -> Result<ShownTrial, LocalizedMessage> {
        let made = tried.in_language(language).make(self.record);
        made.map_err(|why| LocalizedMessage::new(|_| why.clone()))
    }

    /// What is told beside its figures.
    pub(crate) fn about<'a>(
        &'a self,
        language: Language,
        date: Option<&'a Date>,
        name: &'a str,
    ) -> About<'a> {
        About {
            record: self.record,
            library: match &self.of {
                TableSource::Page(..) => Library::of(self.record, language),
                TableSource::Trial(tried) => Library::of(self.record, language).with(&tried.scenario),
            },
            measure: &self.measure,
            currency: Currency::KRW,
            scenarios: Vec::new(),
            language,
            date,
            name,
        }
    }
}
