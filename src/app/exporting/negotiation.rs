//! What an export of the negotiation is made from: its chart as a picture, its tables for spreadsheets.
//!
//! **Invariant:** it is made from the negotiation alone. What one side keeps to itself is not among
//! what an export is made from.

use std::sync::Arc;

use super::formats::not_made;
use crate::app::desk::Desk;
use crate::app::messages::LocalizedMessage;
use crate::app::negotiation::{
    ExchangeKey, NegotiationKey, NegotiationPage, NegotiationScreen, PackagesKey, PageResults,
};
use crate::engine::negotiation::check::check;
use crate::engine::negotiation::costs;
use crate::export::{About, ShownTable, Written};
use crate::files::{self, NegotiationFile};
use crate::model::{Date, Record};
use crate::present::Library;
use crate::present::charts::{ChartName, ChartSource};
use crate::present::scene::Drawable;
use crate::present::views::negotiation::NegotiationView;
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

    /// A chart of it in a language.
    pub(crate) fn chart(
        &self,
        name: ChartName,
        language: Language,
    ) -> Result<Box<dyn Drawable>, LocalizedMessage> {
        let chart = ChartSource::Negotiation(&self.view(language)).chart(name);
        chart.map_err(|error| not_made(&error.into()))
    }

    /// The table of the page in a language, with the headline above it; none if there is none yet.
    pub(crate) fn table(&self, language: Language) -> Option<ShownTable> {
        let exchange = || {
            let of = self.exchange.as_ref()?.in_language(language);
            let costed = costs(&of.negotiation, self.record, &of.measure);
            of.make(&costed, self.record).map(Arc::new)
        };
        let equal = || {
            let of = self.equal.as_ref()?.in_language(language, &self.shown);
            Some(Arc::new(of.make(&of.points())))
        };
        PageResults { view: || Some(Arc::new(self.view(language))), exchange, equal }.table(self.page)
    }

    /// Hands what is told beside its figures to `make`.
    pub(crate) fn with<T>(
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
        let base = Written { file: &self.file, text: &text, ..Written::unfiled(&negotiation.base) };
        make(&About {
            record: self.record,
            library: Library::of(self.record, language).with(&negotiation.base),
            measure: &self.shown.measure,
            currency: negotiation.base.currency(),
            scenarios: vec![base],
            language,
            date,
            name,
        })
    }
}
