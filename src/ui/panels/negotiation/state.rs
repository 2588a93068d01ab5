//! What of the view of talks belongs to the screen alone.

use eframe::egui::Id;

use crate::app::{App, NegotiationPage};
use crate::present::scene::Sight;
use crate::present::timeline::Days;

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
    /// The days that were brought in sight of the chart, of all those days; charts of others show all.
    pub sight: Option<(Days, Sight)>,
    /// The chart in which days are being chosen with the other button, and the day at which that began.
    pub chosen_from: Option<(Id, f64)>,
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
