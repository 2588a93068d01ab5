//! What of the view of talks belongs to the screen alone.

use crate::app::NegotiationPage;
use crate::text::{Sentence, key};

/// What is looked at.
#[derive(Default)]
pub struct State {
    /// What stands below the chart.
    pub section: Section,
    /// The round that is looked at.
    pub round: Option<u16>,
    /// The event that is looked at, by its place.
    pub event: Option<usize>,
    /// The offer under the pointer.
    pub hovered: Option<usize>,
}

/// What stands below the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Section {
    /// What was put forward.
    #[default]
    Offers,
    /// When the sides met.
    Rounds,
    /// What happened besides.
    Events,
    /// What was given and got between two offers, and what would answer one.
    Ledger,
    /// What costs the same.
    Packages,
    /// What one side keeps to itself.
    Private,
}

impl Section {
    /// All of them, with the keys of their names.
    pub const ALL: [(Self, Sentence); 6] = [
        (Self::Offers, key::NEGOTIATION_OFFERS),
        (Self::Rounds, key::NEGOTIATION_ROUNDS),
        (Self::Events, key::NEGOTIATION_EVENTS),
        (Self::Ledger, key::TALKS_LEDGER),
        (Self::Packages, key::TALKS_PACKAGES),
        (Self::Private, key::TALKS_PRIVATE),
    ];

    /// The page that is copied and exported; none of what is private.
    pub fn page(self) -> Option<NegotiationPage> {
        Some(match self {
            Self::Offers => NegotiationPage::Offers,
            Self::Rounds => NegotiationPage::Rounds,
            Self::Events => NegotiationPage::Events,
            Self::Ledger => NegotiationPage::Ledger,
            Self::Packages => NegotiationPage::Packages,
            Self::Private => return None,
        })
    }
}
