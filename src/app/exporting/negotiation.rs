//! What an export of the negotiation is made from: its chart as a picture, its tables for spreadsheets.
//!
//! **Invariant:** it is made from the negotiation alone. What one side keeps to itself is not among
//! what an export is made from.

use super::formats::{Export, Exported, name_of, no_workbook, not_drawn};
use crate::app::desk::Desk;
use crate::app::messages::LocalizedMessage;
use crate::app::negotiation::{ExchangeKey, NegotiationKey, NegotiationPage, NegotiationScreen, PackagesKey};
use crate::engine::negotiation::check::check;
use crate::engine::negotiation::costs;
use crate::export::picture::{self, Picture, PictureLayout};
use crate::export::xlsx::XlsxError;
use crate::export::{About, File, Written, csv};
use crate::files::{self, NegotiationFile};
use crate::model::{Date, Record};
use crate::present::views::negotiation::NegotiationView;
use crate::present::{Library, Table};
use crate::text::Language;

/// What an export of the negotiation is made from, as it stood when it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OfNegotiation {
    record: &'static Record,
    /// The negotiation with its comments, and the name of its file.
    comment: String,
    file: String,
    shown: NegotiationKey,
    page: NegotiationPage,
    exchange: Option<ExchangeKey>,
    equal: Option<PackagesKey>,
}

impl OfNegotiation {
    /// What an export is made from now; none if none is open.
    pub(crate) fn of(screen: &NegotiationScreen, desk: &Desk) -> Option<Self> {
        let document = desk.negotiation()?;
        Some(Self {
            record: desk.record,
            comment: document.comment.clone(),
            file: document.file_name().into_owned(),
            shown: screen.key(desk)?,
            page: screen.shown.page,
            exchange: screen.exchange_key(desk, desk.language()),
            equal: screen.equal_key(desk, desk.language()),
        })
    }

    /// The view in a language.
    fn view(&self, language: Language) -> NegotiationView {
        let of = NegotiationKey { language, ..self.shown.clone() };
        let costed = costs(&of.negotiation, self.record, &of.measure);
        of.make(&costed, &check(&of.negotiation, self.record), self.record)
    }

    /// The table of the page, with the headline above it.
    fn table(&self, language: Language) -> Option<((String, String), Table)> {
        let view = || self.view(language);
        Some(match self.page {
            NegotiationPage::Offers => {
                let view = view();
                ((view.headline, view.subline), view.offers)
            }
            NegotiationPage::Rounds => {
                let view = view();
                ((view.headline, view.subline), view.rounds)
            }
            NegotiationPage::Events => {
                let view = view();
                ((view.headline, view.subline), view.events)
            }
            NegotiationPage::Ledger => {
                let of = self.exchange.as_ref()?.in_language(language);
                let costed = costs(&of.negotiation, self.record, &of.measure);
                let ledger = of.make(&costed, self.record)?.ledger;
                ((ledger.headline, ledger.subline), ledger.table)
            }
            NegotiationPage::Packages => {
                let of = self.equal.as_ref()?.in_language(language, &self.shown);
                let view = of.make(&of.points());
                let subline = view.curve.map(|curve| curve.subtitle).unwrap_or_default();
                ((view.headline, subline), view.table)
            }
        })
    }

    fn with<T>(
        &self,
        language: Language,
        date: Option<&Date>,
        name: &str,
        make: impl FnOnce(&About<'_>) -> T,
    ) -> T {
        let negotiation = &self.shown.negotiation;
        let mut file = NegotiationFile::new((**negotiation).clone());
        file.comment.clone_from(&self.comment);
        let text = files::write_negotiation(&file);
        let base = Written { scenario: &negotiation.base, file: &self.file, text: &text, borne: None };
        make(&About {
            record: self.record,
            library: Library::of(self.record).with(&negotiation.base),
            measure: &self.shown.measure,
            currency: negotiation.base.currency(),
            scenarios: vec![base],
            language,
            date,
            name,
        })
    }

    /// The chart on its page.
    pub(crate) fn laid(&self, picture: &Picture, language: Language, date: Option<&Date>) -> PictureLayout {
        let timeline = self.view(language).timeline;
        self.with(language, date, "", |about| picture::laid_as(&timeline, picture, about))
    }

    /// The files of an export, the first of them the one that was asked for.
    pub(crate) fn files(&self, export: &Export) -> Result<Vec<File>, LocalizedMessage> {
        let name = name_of(&export.path);
        let nothing = || no_workbook(&XlsxError::Nothing);
        match &export.what {
            Exported::Picture(picture) => {
                let laid = self.laid(picture, export.language, export.date.as_ref());
                let bytes = picture::written(&laid.scene, picture).map_err(|error| not_drawn(&error))?;
                Ok(vec![File::new(name, bytes)])
            }
            Exported::Table => {
                let (heads, table) = self.table(export.language).ok_or_else(nothing)?;
                Ok(self.with(export.language, export.date.as_ref(), &name, |about| {
                    csv::files_of("negotiation", heads, table, about)
                }))
            }
            // These are made from scenarios; an offer can be opened as one.
            Exported::Workbook | Exported::Report => Err(nothing()),
        }
    }
}
