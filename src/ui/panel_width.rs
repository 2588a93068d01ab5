//! How wide the panels at the sides are, and the edges by which they are made wider or narrower.

use std::collections::BTreeMap;

use eframe::egui;
use egui::{CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Stroke, Ui};

use crate::app::App;
use crate::text::key;
use crate::ui::theme;

/// How wide the panels at the sides are, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PanelWidths {
    /// Of the panel with scenarios and terms.
    pub left: f32,
    /// Of the panel with the explanation.
    pub right: f32,
}

impl PanelWidths {
    /// How wide a panel is until it is made wider or narrower.
    pub const USUAL: f32 = 300.0;
    /// How wide it can be made.
    pub const RANGE: std::ops::RangeInclusive<f32> = 280.0..=560.0;
    const NAMES: [&str; 2] = ["terms", "explanation"];

    /// Those that were chosen, by their names: they are not as wide as usual, or were not when it was `known` last.
    pub fn chosen(&self, known: &BTreeMap<String, u16>) -> Vec<(&'static str, f32)> {
        let named = Self::NAMES.into_iter().zip([self.left, self.right]);
        let is_chosen =
            |(name, width): &(&str, f32)| known.contains_key(*name) || (width - Self::USUAL).abs() >= 1.0;
        named.filter(is_chosen).collect()
    }

    /// Makes panels as wide as it is remembered.
    pub fn show(&mut self, widths: &BTreeMap<String, u16>) {
        for (name, width) in Self::NAMES.into_iter().zip([&mut self.left, &mut self.right]) {
            if let Some(known) = widths.get(name) {
                *width = f32::from(*known).clamp(*Self::RANGE.start(), *Self::RANGE.end());
            }
        }
    }
}

impl Default for PanelWidths {
    fn default() -> Self {
        Self { left: Self::USUAL, right: Self::USUAL }
    }
}

/// The edge between a panel and the middle, by which the panel is made wider or narrower: dragged, or moved by the
/// arrow keys; a double click makes it as wide as it usually is. `grows` is 1 where it grows to the right, else −1.
pub fn width_ui(ui: &Ui, app: &App, edge: f32, grows: f32, width: &mut f32) {
    // Below the line of menus, above that of state.
    let room = ui.available_rect_before_wrap();
    let rect = Rect::from_x_y_ranges(edge - 3.0..=edge + 3.0, room.y_range());
    let side = if grows > 0.0 { "left edge" } else { "right edge" };
    let handle = ui.interact(rect, Id::unique(side), Sense::click_and_drag());
    let name = app.say(if grows > 0.0 { key::PANEL_WIDTH_LEFT } else { key::PANEL_WIDTH_RIGHT });
    ui.ctx().accesskit_node_builder(handle.id, |node| {
        node.set_role(Role::Splitter);
        node.set_label(name);
        node.set_numeric_value(f64::from(*width));
        node.set_min_numeric_value(f64::from(*PanelWidths::RANGE.start()));
        node.set_max_numeric_value(f64::from(*PanelWidths::RANGE.end()));
    });
    let mut moved = if handle.dragged() { handle.drag_delta().x } else { 0.0 };
    if handle.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(handle.id, arrows));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        moved += 20.0 * (f32::from(pressed(Key::ArrowRight)) - f32::from(pressed(Key::ArrowLeft)));
    }
    if handle.double_clicked() {
        *width = PanelWidths::USUAL;
    } else if moved != 0.0 {
        let range = PanelWidths::RANGE;
        *width = (*width + grows * moved).clamp(*range.start(), *range.end());
    }
    if handle.hovered() || handle.dragged() || handle.has_focus() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        let stroke = Stroke::new(2.0, theme::color(theme::palette(ui).accent));
        ui.painter().vline(edge, room.y_range(), stroke);
    }
}

/// How wide a panel is: as it was made, yet not so wide that the middle has too little.
pub fn panel_width(wanted: f32, ui: &Ui) -> f32 {
    let room = ui.ctx().content_rect().width();
    wanted.min((room * 0.3).max(PanelWidths::USUAL))
}
