//! What of the view of talks belongs to the screen alone.

use crate::app::{App, NegotiationPage};

/// What is looked at.
#[derive(Default)]
pub struct NegotiationState {
    /// Whether what one side keeps to itself stands below the chart, in the place of the page.
    pub is_private: bool,
    /// The round that is looked at.
    pub round: Option<u16>,
    /// The event that is looked at, by its place.
    pub event: Option<usize>,
    /// The offer under the pointer.
    pub hovered: Option<usize>,
}

/// What stands below the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// A page that can be copied and exported.
    Page(NegotiationPage),
    /// What one side keeps to itself: no page.
    Private,
}

impl NegotiationState {
    /// What stands below the chart.
    pub fn section(&self, app: &App) -> Section {
        if self.is_private { Section::Private } else { Section::Page(app.negotiation_shown().page) }
    }
}
