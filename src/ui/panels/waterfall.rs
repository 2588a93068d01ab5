//! A waterfall: the scene of its bars, painted; clicking one opens its cause.
//!
//! Where bars stand is [`waterfall`]'s business; the ground of what is pointed at or opened, focus and
//! what a screen reader is told are added here.

use eframe::egui;
use egui::{CursorIcon, EventFilter, Rect, Role, Sense, StrokeKind, Ui, WidgetInfo, vec2};

use crate::present::scene::Size;
use crate::present::scene::least_height_of_waterfall;
use crate::present::scene::waterfall;
use crate::present::waterfall::BarKind;
use crate::present::waterfall::Waterfall;
use crate::present::waterfall::WaterfallBar;
use crate::ui::panels::chart::Brush;
use crate::ui::theme;

/// Paints a waterfall over the width that is left, at least of that height, with the cause in place
/// `opened` on a ground of its own. Returns the place of the cause that was clicked.
///
/// The bars are for the pointer; by keyboard causes are opened in a list beside it.
pub fn waterfall_ui(ui: &mut Ui, chart: &Waterfall, opened: Option<usize>, height: f32) -> Option<usize> {
    let width = ui.available_width();
    let size = Size { width, height: height.max(least_height_of_waterfall(chart, width)) };
    let (rect, response) =
        ui.allocate_exact_size(vec2(size.width, size.height), Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), &chart.summary));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, EventFilter::default()));
        ui.painter().rect_stroke(rect, theme::CORNER, theme::ring(ui), StrokeKind::Inside);
    }

    let bars = waterfall(chart, size);
    let brush = Brush { origin: rect.min, palette: theme::palette(ui), ground: ui.stack().bg_color() };
    let mut clicked = None;
    for (bar, slot) in chart.bars.iter().zip(&bars.slots) {
        if let BarKind::Cause(cause) = bar.kind
            && ground_ui(ui, brush.rect(slot), cause, bar, opened == Some(cause))
        {
            clicked = Some(cause);
        }
    }
    brush.items(ui.painter(), &bars.items);
    clicked
}

/// The ground of a cause, which can be clicked; whether it was.
fn ground_ui(ui: &Ui, room: Rect, cause: usize, bar: &WaterfallBar, is_open: bool) -> bool {
    let response = ui.interact(room, ui.scope_id().with(("cause", cause)), Sense::CLICK);
    ui.ctx().accesskit_node_builder(response.id, eframe::egui::accesskit::Node::set_hidden);
    let palette = theme::palette(ui);
    let ground =
        if is_open { Some(palette.selection) } else { response.hovered().then_some(palette.hairline) };
    if let Some(ground) = ground {
        ui.painter().rect_filled(room, theme::CORNER, theme::color(ground));
    }
    let words = format!("{} {}", bar.name, bar.told());
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(words).clicked()
}
