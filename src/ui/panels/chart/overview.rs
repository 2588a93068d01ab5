//! The strip below a plane: all years of the chart, and those in sight as a handle.
//!
//! The handle is dragged as a whole or at one of its ends, or moved by the arrow keys; a click beside it brings it
//! there.

use eframe::egui;
use egui::accesskit::Action;
use egui::epaint::StrokeKind;
use egui::{
    CursorIcon, EventFilter, Id, Key, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::input::ChartInput;
use super::paint::Brush;
use crate::model::Years;
use crate::present::scene::{Sight, overview};
use crate::text::{Sentence, key, numbers, say};
use crate::ui::theme;

/// How high it is.
pub(super) const HEIGHT: f32 = 24.0;
/// An end is taken so far from itself, outside of the handle and inside of it.
const OUTSIDE: f32 = 14.0;
const INSIDE: f32 = 10.0;

/// What can be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SightHandle {
    Whole,
    First,
    Last,
}

impl SightHandle {
    const ALL: [Self; 3] = [Self::Whole, Self::First, Self::Last];

    fn id(self, chart: Id) -> Id {
        chart.with(match self {
            Self::Whole => "years in sight",
            Self::First => "first year in sight",
            Self::Last => "last year in sight",
        })
    }

    fn name(self) -> Sentence {
        match self {
            Self::Whole => key::CHART_IN_SIGHT,
            Self::First => key::CHART_FIRST_IN_SIGHT,
            Self::Last => key::CHART_LAST_IN_SIGHT,
        }
    }

    fn moved(self, sight: Sight, by: f64, years: Years) -> Sight {
        match self {
            Self::Whole => sight.moved(by, years),
            Self::First => sight.begun_later(by, years),
            Self::Last => sight.ended_later(by, years),
        }
    }

    /// Where it is taken, of a handle.
    fn rect(self, handle: Rect, strip: Rect) -> Rect {
        let inside = INSIDE.min(handle.width() / 3.0);
        let x = match self {
            Self::Whole => return strip,
            Self::First => handle.left() - OUTSIDE..=handle.left() + inside,
            Self::Last => handle.right() - inside..=handle.right() + OUTSIDE,
        };
        Rect::from_x_y_ranges(x, strip.y_range())
    }
}

/// What was asked of it in this frame.
pub(super) fn steered(ui: &Ui, id: Id, years: Years, sight: Sight) -> Sight {
    let Some(strip) = ui.ctx().read_response(SightHandle::Whole.id(id)) else { return sight };
    let all = Sight::whole(years);
    let per_point = all.span() / f64::from(strip.rect.width().max(1.0));
    let mut sight = sight;
    for part in SightHandle::ALL {
        let Some(response) = ui.ctx().read_response(part.id(id)) else { continue };
        if response.dragged() {
            sight = part.moved(sight, f64::from(response.drag_delta().x) * per_point, years);
        }
        sight = part.moved(sight, steps(ui, &response), years);
    }
    if let Some(at) = strip.interact_pointer_pos().filter(|_| strip.clicked()) {
        let place = all.from + f64::from(at.x - strip.rect.left()) * per_point;
        if !(sight.from..=sight.to).contains(&place) {
            sight = sight.moved(place - f64::midpoint(sight.from, sight.to), years);
        }
    }
    sight
}

/// By how many years the keys, or a screen reader, move it.
fn steps(ui: &Ui, response: &Response) -> f64 {
    let asked = ui.input(|input| {
        let count = |action| input.num_accesskit_action_requests(response.id, action);
        f64::from(u8::try_from(count(Action::Increment)).unwrap_or(u8::MAX))
            - f64::from(u8::try_from(count(Action::Decrement)).unwrap_or(u8::MAX))
    });
    if !response.has_focus() {
        return asked;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    ui.input(|input| {
        let count = |key| f64::from(u8::from(input.key_pressed(key)));
        asked + count(Key::ArrowRight) + count(Key::ArrowUp) - count(Key::ArrowLeft) - count(Key::ArrowDown)
    })
}

/// Paints it into its room.
pub(super) fn overview_ui(
    ui: &Ui,
    id: Id,
    strip: Rect,
    input: &ChartInput<'_>,
    sight: Sight,
    brush: Brush<'_>,
) {
    let (years, palette) = (input.chart.years, brush.palette);
    let all = Sight::whole(years);
    let x = |place: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "a share of the width")]
        let share = ((place - all.from) / all.span()) as f32;
        strip.left() + share * strip.width()
    };
    let handle = Rect::from_x_y_ranges(x(sight.from)..=x(sight.to), strip.y_range());
    let parts = SightHandle::ALL.map(|part| {
        let response = ui.interact(part.rect(handle, strip), part.id(id), Sense::click_and_drag());
        told(ui, &response, part, input, sight);
        (part, response)
    });

    let painter = ui.painter();
    // The parts may be taken at the whole height; what is seen is a little lower.
    let strip = strip.shrink2(vec2(0.0, 2.0));
    let handle = Rect::from_x_y_ranges(handle.x_range(), strip.y_range());
    let frame = brush.area(strip.shrink2(vec2(0.0, 2.0)));
    brush.items(painter, &overview(input.chart, frame));
    // What is out of sight is pale.
    let veil = theme::color(palette.canvas).gamma_multiply(0.65);
    let before = Rect::from_min_max(strip.min, pos2(handle.left(), strip.bottom()));
    let after = Rect::from_min_max(pos2(handle.right(), strip.top()), strip.max);
    painter.rect_filled(before, 0, veil);
    painter.rect_filled(after, 0, veil);
    let ground = theme::color(palette.secondary).gamma_multiply(0.08);
    let border = Stroke::new(theme::HAIRLINE, theme::color(palette.border));
    painter.rect(handle, 2, ground, border, StrokeKind::Inside);
    for (part, response) in parts {
        let is_held = response.hovered() || response.dragged() || response.has_focus();
        let colour = theme::color(if is_held { palette.accent } else { palette.border });
        let end = match part {
            SightHandle::First => handle.left(),
            SightHandle::Last => handle.right(),
            SightHandle::Whole => {
                if response.has_focus() {
                    painter.rect_stroke(handle, theme::CORNER, theme::ring(ui), StrokeKind::Inside);
                }
                if response.dragged() {
                    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
                } else if response.hovered() {
                    ui.ctx().set_cursor_icon(CursorIcon::Grab);
                }
                continue;
            }
        };
        let grip = Rect::from_center_size(pos2(end, handle.center().y), vec2(5.0, 14.0));
        painter.rect_filled(grip, 2, colour);
        if response.has_focus() {
            painter.rect_stroke(grip.expand(3.0), theme::CORNER, theme::ring(ui), StrokeKind::Inside);
        }
        if response.hovered() || response.dragged() {
            ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        }
    }
}

/// What a screen reader says of a part.
fn told(ui: &Ui, response: &Response, part: SightHandle, input: &ChartInput<'_>, sight: Sight) {
    let seen = sight.seen(input.chart.years);
    let name = say(input.language, part.name());
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, ui.is_enabled(), &name));
    let value = match part {
        SightHandle::Whole => numbers::years(seen, input.language),
        SightHandle::First => numbers::year(seen.first, input.language),
        SightHandle::Last => numbers::year(seen.last, input.language),
    };
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_value(value);
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
    });
}
