//! What an export of the record is made from: a page of it, or a rule tried on it.

use super::formats::{Export, Exported, name_of, no_workbook, not_drawn};
use crate::app::desk::Desk;
use crate::app::messages::LocalizedMessage;
use crate::app::record::{RecordPage, RecordScreen, TrialKey};
use crate::engine::Measure;
use crate::export::picture::{self, Picture, PictureLayout};
use crate::export::xlsx::XlsxError;
use crate::export::{About, File, csv};
use crate::model::{Currency, Date, Record};
use crate::present::views::record::Page;
use crate::present::{Library, View, views};
use crate::text::Language;

/// What an export of the record is made from, as it stood when it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OfRecord {
    record: &'static Record,
    measure: Measure,
    of: PageOf,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum PageOf {
    /// A table of a page.
    Page(Page, usize),
    Trial(TrialKey),
}

impl OfRecord {
    /// What an export is made from now; none if no rule is open that could be tried.
    pub(crate) fn of(screen: &RecordScreen, desk: &Desk) -> Option<Self> {
        let of = match screen.shown.page {
            RecordPage::Page(page) => PageOf::Page(page, screen.shown.table),
            RecordPage::Trial => PageOf::Trial(screen.tried_key(desk)?),
        };
        Some(Self { record: desk.record, measure: desk.shown.measure.clone(), of })
    }

    /// The view in a language.
    fn made(&self, language: Language) -> Result<View, LocalizedMessage> {
        match &self.of {
            PageOf::Trial(tried) => {
                let made = tried.in_language(language).make(self.record);
                made.map(|tried| tried.view).map_err(|why| LocalizedMessage::new(|_| why.clone()))
            }
            PageOf::Page(page, table) => {
                let input = views::record::Input { record: self.record, measure: &self.measure, language };
                let view = views::record::view(&input);
                let shown = view.pages.into_iter().find(|shown| shown.page == *page);
                let mut shown = shown.expect("the view has every page");
                let table = shown.tables.swap_remove((*table).min(shown.tables.len() - 1));
                let (headline, subline) = shown.heads.unwrap_or((view.headline, view.subline));
                Ok(View { headline, subline, chart: view.chart, table })
            }
        }
    }

    fn about<'a>(&'a self, language: Language, date: Option<&'a Date>, name: &'a str) -> About<'a> {
        About {
            record: self.record,
            library: match &self.of {
                PageOf::Page(..) => Library::of(self.record),
                PageOf::Trial(tried) => Library::of(self.record).with(&tried.scenario),
            },
            measure: &self.measure,
            currency: Currency::KRW,
            scenarios: Vec::new(),
            language,
            date,
            name,
        }
    }

    /// A chart on its page.
    pub(crate) fn laid(
        &self,
        picture: &Picture,
        language: Language,
        date: Option<&Date>,
    ) -> Result<PictureLayout, LocalizedMessage> {
        Ok(picture::laid_as(&self.made(language)?.chart, picture, &self.about(language, date, "")))
    }

    /// The files of an export: a picture, or a table with what is told of it.
    pub(crate) fn files(&self, export: &Export) -> Result<Vec<File>, LocalizedMessage> {
        let name = name_of(&export.path);
        match &export.what {
            Exported::Picture(picture) => {
                let laid = self.laid(picture, export.language, export.date.as_ref())?;
                let bytes = picture::written(&laid.scene, picture).map_err(|error| not_drawn(&error))?;
                return Ok(vec![File::new(name, bytes)]);
            }
            Exported::Table => {}
            // These are made from scenarios.
            Exported::Workbook | Exported::Report => {
                return Err(no_workbook(&XlsxError::Nothing));
            }
        }
        let about = self.about(export.language, export.date.as_ref(), &name);
        let kind = match self.of {
            PageOf::Page(..) => "record",
            PageOf::Trial(_) => "counterfactual",
        };
        let View { headline, subline, table, .. } = self.made(export.language)?;
        Ok(csv::files_of(kind, (headline, subline), table, &about))
    }
}
