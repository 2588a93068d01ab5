//! What belongs to the screen alone: half-typed text, what the pointer rests on, what is folded.
//!
//! Nothing here is saved or undone, and no figure follows from it. Panels may change it at once;
//! everything else they ask for with an action.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::Id;
use rust_decimal::Decimal;

use super::editor::Drafts;
use super::panel_width::PanelWidths;
use crate::app::typing::Address;
use crate::app::{App, DocumentId};
use crate::engine::Cause;
use crate::model::{Field, FieldValue, Year, Years};
use crate::present::Selection;
use crate::present::scene::{AxisScale, Sight};

/// The state of the screen.
#[derive(Default)]
pub struct UiState {
    /// Numbers and words that are being typed.
    pub drafts: Drafts,
    /// What had the keyboard last in the window itself: Tab goes on from there.
    pub had_keyboard: Option<Id>,
    /// The year under the pointer, in the chart or in the table.
    pub hovered_year: Option<Year>,
    /// What is done to the charts by hand.
    pub chart: ChartHand,
    /// The figure under the pointer, which is explained as long as it is there.
    pub pointed: Option<Selection>,
    /// The cell of the table that is typed over.
    pub typed_over: Option<TypedOver>,
    /// The cell that was to be set and cannot be, by the key of its column, and why.
    pub refused: Option<(String, Selection, String)>,
    /// What a panel asks to be opened over the window.
    pub opening: Option<Opening>,
    /// Whether the explanation is open, where it has a panel of its own.
    pub explanation: Fold,
    /// Whether the explanation is open as a drawer under the chart.
    pub opens_drawer: bool,
    /// The cause of the bridge that is open, if it is one of those that are shown.
    pub opened_cause: Option<Cause>,
    /// The cause that was opened just now and is to be scrolled to.
    pub sought_cause: Option<Cause>,
    /// Whether the shares of the contribution are open in the explanation.
    pub shares: SectionState,
    /// Whether scenarios and terms are open where the window is too narrow for all.
    pub shows_terms: bool,
    /// Which of the two is shown where the window is too low for both.
    pub tab: Tab,
    /// The scenarios for which it was declined to continue the record.
    pub declined: BTreeSet<DocumentId>,
    /// How much room the window has.
    pub room: Room,
    /// How wide the panels at the sides are.
    pub widths: PanelWidths,
    /// Whether the time of the last computation is left out, as in pictures that must be the same
    /// every time.
    pub hides_time: bool,
}

impl UiState {
    /// Opens the panel at the side, wherever it stands: the explanation, or the offer in hand.
    pub fn show_side(&mut self) {
        self.explanation = Fold::Open;
        self.opens_drawer = true;
        self.tab = Tab::Explanation;
    }

    /// Gives the keyboard to a term of the scenario in hand, and brings it in sight.
    pub fn seek(&mut self, app: &App, field: &Field) {
        if let Some(document) = app.document() {
            self.drafts.seek(Address::Scenario(document.id, field.clone()));
            self.shows_terms = !self.room.for_terms;
        }
    }
}

/// What pointer and keys have done to the charts.
#[derive(Debug, Default)]
pub struct ChartHand {
    /// The years that were brought in sight, of the charts over those years: others show what they show at first.
    sight: Option<(Years, Sight)>,
    /// The chart in which years are being chosen with the other button, and the place where that began.
    pub chosen_from: Option<(Id, f64)>,
    /// The point that is dragged.
    pub point: Option<HeldPoint>,
}

/// A point of a chart that is dragged to another amount.
#[derive(Debug, Clone)]
pub struct HeldPoint {
    /// The chart.
    pub chart: Id,
    /// The year.
    pub year: Year,
    /// How far below the pointer its middle was, in points.
    pub offset: f32,
    /// The amount at the foot of the plane when it was taken.
    pub low: f64,
    /// The amount at its upper edge.
    pub high: f64,
    /// Amounts are whole steps.
    pub step: Decimal,
    /// The amount that was asked for last.
    pub asked: Option<Decimal>,
    /// The axis when it was taken.
    pub scale: Option<AxisScale>,
    /// Whether the term behind its total is sought; else the total itself is set.
    pub seeks: bool,
    /// The term that is sought, and its value when the point was taken.
    pub from: Option<(Field, FieldValue)>,
    /// What is said beside it; its amount where nothing else is.
    pub told: Option<String>,
}

impl ChartHand {
    /// What was brought in sight of charts over those years.
    pub fn sight(&self, years: Years) -> Option<Sight> {
        self.sight.filter(|(of, _)| *of == years).map(|(_, sight)| sight)
    }

    /// Brings years in sight; what is in sight at first is not remembered.
    pub fn see(&mut self, years: Years, sight: Sight, at_first: Sight) {
        if sight != at_first {
            self.sight = Some((years, sight));
        } else if self.sight(years).is_some() {
            self.sight = None;
        }
    }
}

/// A cell of the table that is typed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedOver {
    /// What is set by it.
    pub field: Field,
    /// The scenario in which it is set.
    pub document: DocumentId,
    /// The key of its column.
    pub column: String,
    /// Its figure.
    pub selection: Selection,
    /// What was typed on the cell, if anything was; gone as soon as the field has it.
    pub begins: Option<Option<String>>,
    /// Whether the term behind the total is sought; else the figure itself is set.
    pub seeks: bool,
}

/// What is asked to be opened over the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    /// Pasting, with what was pasted already.
    Paste(String),
    /// The editions of a series.
    Editions(String),
}

/// Open or folded; open at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fold {
    /// Open.
    #[default]
    Open,
    /// Folded away.
    Folded,
}

impl Fold {
    /// Whether it is open.
    pub fn is_open(self) -> bool {
        self == Self::Open
    }
}

/// The names under which it is remembered which panels are open.
const EXPLANATION: &str = "explanation";
const DRAWER: &str = "drawer";

impl UiState {
    /// Which panels are open, by their names.
    pub fn panels(&self) -> Vec<(&'static str, bool)> {
        vec![(EXPLANATION, self.explanation.is_open()), (DRAWER, self.opens_drawer)]
    }

    /// Opens and folds panels as it is remembered.
    pub fn show_panels(&mut self, panels: &BTreeMap<String, bool>) {
        if let Some(is_open) = panels.get(EXPLANATION) {
            self.explanation = if *is_open { Fold::Open } else { Fold::Folded };
        }
        self.opens_drawer = panels.get(DRAWER).copied().unwrap_or(self.opens_drawer);
    }
}

/// A section of a panel; folded until it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SectionState {
    /// Folded away.
    #[default]
    Folded,
    /// Open.
    Open,
}

/// Chart or table, where only one of them has room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// The chart.
    #[default]
    Chart,
    /// The table.
    Table,
    /// The explanation.
    Explanation,
}

/// What the size of the window has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// The explanation has a panel of its own at the right; else it is a drawer under the chart.
    pub for_explanation: bool,
    /// Scenarios and terms have a panel of their own at the left.
    pub for_terms: bool,
    /// What its height has room for.
    pub height: RoomHeight,
}

/// What the height of the window has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RoomHeight {
    /// Chart and table are tabs.
    Low,
    /// They stand one above the other.
    Short,
    /// Besides, a line below the headline says what is shown; else the menus of the measure and the foot say it.
    Full,
}

impl Default for Room {
    fn default() -> Self {
        Self::of(eframe::egui::vec2(1280.0, 800.0))
    }
}

impl Room {
    /// Whether chart and table stand one above the other; else they are tabs.
    pub fn for_chart_and_table(self) -> bool {
        self.height >= RoomHeight::Short
    }

    /// Whether a line below the headline says what is shown.
    pub fn for_subline(self) -> bool {
        self.height >= RoomHeight::Full
    }

    /// How high the line of menus is.
    pub fn menu(self) -> f32 {
        if self.for_subline() { 40.0 } else { 32.0 }
    }

    /// How high the line of state is.
    pub fn status(self) -> f32 {
        if self.for_subline() { 32.0 } else { 26.0 }
    }

    /// The room in a window of that size in points.
    pub fn of(size: eframe::egui::Vec2) -> Self {
        Self {
            for_explanation: size.x >= 1140.0,
            for_terms: size.x >= 860.0,
            height: match size.y {
                y if y >= 720.0 => RoomHeight::Full,
                y if y >= 640.0 => RoomHeight::Short,
                _ => RoomHeight::Low,
            },
        }
    }
}
