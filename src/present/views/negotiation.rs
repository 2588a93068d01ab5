//! A negotiation: how far apart the sides are, what each offer costs, when they met.
//!
//! Every offer is costed before it comes here. One that has no cost stands in the tables all the same,
//! with the reason.
//!
//! **Invariant:** the figures of the chart are those of the tables, in the same unit.

mod chart;
mod chosen;
mod context;
mod equal;
mod happened;
mod headline;
mod ledger;
mod offers;
mod words;

pub use chosen::Chosen;
pub use context::NegotiationInput;
pub use equal::{EqualInput, EqualView, equal, reply_words};
pub use ledger::{LedgerView, ledger};

use context::NegotiationContext;

use crate::model::choices;
use crate::present::timeline::Timeline;
use crate::present::{Page, Table};
use crate::text::{Language, key, say};

choices! {
    /// What stands below the chart of a negotiation.
    pub enum NegotiationPage {
        /// What was put forward.
        Offers: "offers",
        /// The rounds.
        Rounds: "rounds",
        /// What happened besides.
        Events: "events",
        /// What was given and got between two offers, and the reply.
        Ledger: "ledger",
        /// Packages that cost what an offer does.
        Packages: "packages",
    }
}

impl NegotiationPage {
    /// Its name on screen.
    pub fn name(self, language: Language) -> String {
        let key = match self {
            Self::Offers => key::NEGOTIATION_OFFERS,
            Self::Rounds => key::NEGOTIATION_ROUNDS,
            Self::Events => key::NEGOTIATION_EVENTS,
            Self::Ledger => key::TALKS_LEDGER,
            Self::Packages => key::TALKS_PACKAGES,
        };
        say(language, key)
    }
}

/// A negotiation as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NegotiationView {
    /// What the talks are called.
    pub title: String,
    /// The one thing that matters, in words.
    pub headline: String,
    /// What stands under the headline: the figure that is looked at, its unit and price basis.
    pub subline: String,
    /// What a careful reader must know besides.
    pub notes: Vec<String>,
    /// What is wrong, each with its place in words.
    pub problems: Vec<String>,
    /// The talks on a date axis.
    pub timeline: Timeline,
    /// What was put forward, in the order of time.
    pub offers: Table,
    /// The place in the list of the offer on each row of [`NegotiationView::offers`].
    pub places: Vec<usize>,
    /// The rounds.
    pub rounds: Table,
    /// The number of the round on each row of [`NegotiationView::rounds`].
    pub round_numbers: Vec<u16>,
    /// What happened besides.
    pub events: Table,
    /// The offer in hand.
    pub chosen: Option<Chosen>,
}

impl NegotiationView {
    /// The view as a page: the headline over all tables.
    pub fn page(&self) -> Page {
        let mut tables = vec![self.offers.clone(), self.rounds.clone(), self.events.clone()];
        tables.extend(self.chosen.as_ref().map(|chosen| chosen.terms.clone()));
        Page {
            title: self.title.clone(),
            headline: self.headline.clone(),
            subline: self.subline.clone(),
            tables,
        }
    }
}

/// What is shown of a negotiation.
pub fn view(input: &NegotiationInput<'_>) -> NegotiationView {
    let context = NegotiationContext::new(input);
    let (offers, places) = offers::table(&context);
    let (rounds, round_numbers) = happened::rounds(&context);
    NegotiationView {
        title: context.title(),
        headline: headline::headline(&context),
        subline: headline::subline(&context),
        notes: headline::notes(&context),
        problems: context.problem_words(|_| true),
        timeline: chart::timeline(&context),
        offers,
        places,
        rounds,
        round_numbers,
        events: happened::events(&context),
        chosen: input.selected.and_then(|place| chosen::chosen(&context, place)),
    }
}
