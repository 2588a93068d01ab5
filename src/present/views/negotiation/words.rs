//! Dates, kinds and reasons as this view says them.

use super::context::NegotiationContext;
use crate::engine::negotiation::NotCosted;
use crate::model::{Confidence, EventKind, Offer, OfferKind, Period};
use crate::text::negotiation::{self, confidence_word, event_word, kind_word};

impl NegotiationContext<'_> {
    /// When an offer was made, as far as it is known; empty if it is not.
    pub(super) fn date_words(&self, offer: &Offer) -> String {
        offer.date.clone().map(|date| self.period_words(&Period::from(date))).unwrap_or_default()
    }

    pub(super) fn period_words(&self, period: &Period) -> String {
        negotiation::period_words(period, self.language())
    }

    pub(super) fn kind_words(&self, kind: OfferKind) -> String {
        kind_word(kind, self.language())
    }

    pub(super) fn event_words(&self, kind: EventKind) -> String {
        event_word(kind, self.language())
    }

    pub(super) fn confidence_words(&self, confidence: Confidence) -> String {
        confidence_word(confidence, self.language())
    }

    pub(super) fn not_costed_words(&self, why: &NotCosted) -> String {
        negotiation::not_costed_words(why, self.language())
    }

    /// What is wrong, of those that `concerns`.
    pub(super) fn problem_words(&self, concerns: impl Fn(crate::model::At) -> bool) -> Vec<String> {
        let problems = self.input.problems.iter().filter(|problem| concerns(problem.at));
        problems.map(|problem| negotiation::problem_words(self.talks(), problem, self.language())).collect()
    }
}
