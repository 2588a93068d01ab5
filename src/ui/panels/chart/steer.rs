//! A chart in hand: which years pointer and keys bring in sight.
//!
//! What is asked for is known before the chart is laid out, from the plane of the frame before, which is what
//! the pointer sees: so the years, their amounts and everything in the plane belong to one frame, and nothing is
//! ever painted beyond the limits.

use eframe::egui;
use egui::{CursorIcon, EventFilter, Id, Key, PointerButton, Response, Ui};
use egui_plot::PlotTransform;

use super::input::ChartInput;
use super::point::PointDrag;
use super::{overview, plane, point};
use crate::model::{Year, Years};
use crate::present::scene::{Reach, Sight};
use crate::ui::state::ChartHand;

/// So many times closer at one press of a key.
const CLOSER: f64 = 1.5;

/// What pointer and keys ask of a chart.
#[derive(Debug, Clone, Copy)]
pub(super) struct Steering {
    /// The years in sight.
    pub sight: Sight,
    /// The year that the keys read now.
    pub read: Option<Year>,
    /// What a point in hand asks for.
    pub drag: Option<PointDrag>,
}

/// Reads pointer and keys.
pub(super) fn steer(ui: &Ui, id: Id, input: &ChartInput<'_>, hand: &mut ChartHand) -> Steering {
    let years = input.chart.years;
    let at_first = input.first_sight();
    let mut steering = Steering { sight: hand.sight(years).unwrap_or(at_first), read: None, drag: None };
    let Some(response) = ui.ctx().read_response(id).filter(|_| !years.is_empty()) else { return steering };
    steering.sight = overview::steered(ui, id, years, steering.sight);
    if let Some(transform) = plane::transform(ui, id) {
        steering.drag = point::dragged(ui, &response, &transform, input, hand);
        by_pointer(ui, &response, &transform, input, hand, &mut steering.sight);
    }
    by_keys(ui, &response, input, at_first, &mut steering);
    if response.double_clicked_by(PointerButton::Primary) {
        steering.sight = at_first;
    }
    hand.see(years, steering.sight, at_first);
    steering
}

/// A plane under the pointer, over years or over days.
pub(in crate::ui::panels) struct PointedPlane<'a> {
    /// The plane as a widget.
    pub response: &'a Response,
    /// Which year or day is at a place.
    pub place: &'a dyn Fn(egui::Pos2) -> f64,
    /// How many of them a point is wide.
    pub per_point: f64,
    /// From where to where it can be looked at.
    pub reach: Reach,
}

impl PointedPlane<'_> {
    /// What is in sight after the wheel with Ctrl, or a pinch.
    pub(in crate::ui::panels) fn zoomed(&self, ui: &Ui, sight: Sight) -> Sight {
        let zoom = f64::from(ui.input(egui::InputState::zoom_delta));
        let at = self.response.hover_pos();
        match at.filter(|_| self.response.contains_pointer() && (zoom - 1.0).abs() > 1e-9) {
            Some(at) => sight.zoomed((self.place)(at), zoom, self.reach),
            None => sight,
        }
    }

    /// What is in sight while it is dragged; none if it is not.
    pub(in crate::ui::panels) fn dragged(&self, ui: &Ui, sight: Sight) -> Option<Sight> {
        if !self.response.dragged_by(PointerButton::Primary) {
            return None;
        }
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        let by = f64::from(self.response.drag_delta().x) * self.per_point;
        Some(sight.moved(-by, self.reach))
    }

    /// From where to where the other button has chosen, when it is let go; `from` is where it began.
    pub(in crate::ui::panels) fn chosen(&self, ui: &Ui, from: &mut Option<(Id, f64)>) -> Option<(f64, f64)> {
        if self.response.drag_started_by(PointerButton::Secondary) {
            let began = ui.input(|input| input.pointer.press_origin());
            *from = began.map(|at| (self.response.id, (self.place)(at)));
        }
        let (_, began) = (*from).filter(|(chart, _)| *chart == self.response.id)?;
        let ends = self.response.drag_stopped() || !ui.input(|input| input.pointer.secondary_down());
        if !ends {
            return None;
        }
        *from = None;
        let is_given_up = ui.input(|input| input.key_pressed(Key::Escape));
        let at = self.response.interact_pointer_pos().filter(|_| !is_given_up)?;
        Some((began, (self.place)(at)))
    }
}

/// What the keys of a chart bring in sight: closer and farther about a place, all, with Shift `step` to a side.
pub(in crate::ui::panels) fn sight_by_keys(
    ui: &Ui,
    sight: Sight,
    at_first: Sight,
    (about, step): (f64, f64),
    reach: Reach,
) -> Sight {
    ui.input(|keys| {
        let pressed = |key| keys.key_pressed(key);
        if keys.modifiers.command || keys.modifiers.alt {
            sight
        } else if pressed(Key::Plus) || pressed(Key::Equals) {
            sight.zoomed(about, CLOSER, reach)
        } else if pressed(Key::Minus) {
            sight.zoomed(about, 1.0 / CLOSER, reach)
        } else if pressed(Key::Num0) {
            at_first
        } else if keys.modifiers.shift && pressed(Key::ArrowLeft) {
            sight.moved(-step, reach)
        } else if keys.modifiers.shift && pressed(Key::ArrowRight) {
            sight.moved(step, reach)
        } else {
            sight
        }
    })
}

/// What the pointer does in the plane.
fn by_pointer(
    ui: &Ui,
    response: &Response,
    transform: &PlotTransform,
    input: &ChartInput<'_>,
    hand: &mut ChartHand,
    sight: &mut Sight,
) {
    let years = input.chart.years;
    let place = |pos: egui::Pos2| transform.value_from_position(pos).x;
    let per_point = transform.dvalue_dpos()[0];
    let plane = PointedPlane { response, place: &place, per_point, reach: years.into() };
    *sight = plane.zoomed(ui, *sight);
    if hand.point.is_some() {
        return;
    }
    if let Some(dragged) = plane.dragged(ui, *sight) {
        *sight = dragged;
    } else if response
        .hover_pos()
        .is_some_and(|at| response.hovered() && point::is_near(transform, input, at))
    {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeVertical);
    } else if response.hovered() && !sight.is_whole(years) {
        ui.ctx().set_cursor_icon(CursorIcon::Grab);
    }
    if let Some((from, to)) = plane.chosen(ui, &mut hand.chosen_from) {
        *sight = chosen_years(from, to, years).within(years);
    }
}

/// The whole years from one place to another.
pub(super) fn chosen_years(from: f64, to: f64, years: Years) -> Sight {
    let all = Sight::whole(years);
    let [first, last] = [from.min(to), from.max(to)].map(f64::round);
    Sight { from: (first - 0.5).max(all.from), to: (last + 0.5).min(all.to) }
}

/// What the keys do while the chart has them: arrows read the years, with Shift they move them.
fn by_keys(ui: &Ui, response: &Response, input: &ChartInput<'_>, at_first: Sight, steering: &mut Steering) {
    if !response.has_focus() {
        return;
    }
    let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let years = input.chart.years;
    let now = input.read.filter(|year| years.contains(*year));
    let seen = steering.sight.seen(years);
    let read = ui.input(|keys| {
        let pressed = |key| !keys.modifiers.shift && keys.key_pressed(key);
        if pressed(Key::Home) {
            Some(years.first)
        } else if pressed(Key::End) {
            Some(years.last)
        } else if pressed(Key::ArrowLeft) {
            Some(now.map_or(seen.last, |year| year.before().max(years.first)))
        } else if pressed(Key::ArrowRight) {
            Some(now.map_or(seen.first, |year| year.plus(1).min(years.last)))
        } else {
            None
        }
    });
    if let Some(year) = read {
        steering.read = read;
        steering.sight = steering.sight.with(year, years);
    }
    let middle = f64::midpoint(steering.sight.from, steering.sight.to);
    let about = now.filter(|year| steering.sight.has(*year)).map_or(middle, |year| f64::from(year.0));
    steering.sight = sight_by_keys(ui, steering.sight, at_first, (about, 1.0), years.into());
}
