//! The negotiation: offers by round, costed as they are edited, and what one side keeps to itself.
//!
//! **Invariants:** an edit is a step of the one history and can be undone like any other. What one
//! side keeps to itself stands in a file of its own; it is saved beside the negotiation and nowhere
//! else, and no other file is made from it.

mod edit;
mod results;
mod screen;

pub use crate::present::views::negotiation::NegotiationPage;
pub use edit::{NegotiationEdit, NegotiationStep, named_parties, new_offer, party_key};
pub use results::OfferExchange;
pub(super) use results::{ExchangeKey, NegotiationKey, PackagesKey, PageResults};
pub use screen::NegotiationShown;
pub(super) use screen::{NegotiationScreen, compare_offers, cost_of, open_offer, shipped_negotiations};
