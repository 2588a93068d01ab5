//! The talks on a date axis: the scene of their chart, painted, with what is private over it.
//!
//! An offer is chosen by a click on its point, or with the arrow keys from one to the next. Rounds and
//! events say in words what they are where the pointer rests on them. Days come in sight as years do in other
//! charts: by the wheel with Ctrl, by dragging, by the other button, and by keys.

use std::borrow::Cow;

use eframe::egui;
use egui::{EventFilter, Key, Rect, Role, Sense, Stroke, TextStyle, Ui, WidgetInfo, pos2, vec2};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::private;
use super::state::NegotiationState;
use crate::app::{Action, App, Show};
use crate::present::scene::{Drawable, Reach, Sight, Size, Spot, TimelineLayout, timeline};
use crate::present::source_names;
use crate::present::timeline::{Days, Timeline};
use crate::present::views::negotiation::NegotiationView;
use crate::text::key;
use crate::ui::panels::chart::{Brush, PointedPlane, sight_by_keys};
use crate::ui::panels::foot::Foot;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// So many steps to a side bring all other days in sight.
const STEPS: f64 = 8.0;
/// How near the pointer is to a point that it reads.
const NEAR: f32 = 20.0;
/// The same of a line from top to bottom.
const BESIDE: f32 = 5.0;

/// The chart in the room that is left; `read` is the offer under the pointer.
pub(super) fn chart_ui(
    ui: &mut Ui,
    app: &App,
    view: &NegotiationView,
    read: Option<usize>,
    talks: &mut NegotiationState,
    out: &mut Vec<Action>,
) {
    let whole = &view.timeline;
    let edges = whole.edges();
    let room = ui.available_rect_before_wrap();
    ui.spacing_mut().item_spacing.y = 2.0;
    let foot = foot_of(app, whole).lay(ui, room.width(), 1);
    let seen = edges.zip(talks.sight).filter(|(edges, (of, _))| edges == of).map(|(_, (_, sight))| sight);
    // A way back, where not all is in sight.
    let back = if seen.is_some() { theme::CONTROL + ui.spacing().item_spacing.y } else { 0.0 };
    let size = vec2(room.width(), (room.height() - foot.height - back).max(96.0));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let id = ui.make_persistent_id("timeline");

    let brush = Brush { origin: rect.min, palette: theme::palette(ui), ground: ui.stack().bg_color() };
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let chosen = app.negotiation_shown().offer;
    let size = Size { width: rect.width(), height: rect.height() };
    let laid = |sight: Option<Sight>| {
        let chart = sight.map_or(Cow::Borrowed(whole), |sight| Cow::Owned(whole.in_days(sight.seen_days())));
        let course = timeline(&chart, size, app.language());
        (chart, course)
    };
    let (mut chart, mut course) = laid(seen);
    let by_keys = response.has_focus().then(|| by_keys(ui, &response, whole, chosen)).flatten();
    if let Some(edges) = edges {
        let steered = steered(ui, &response, (edges, seen), brush, &course, (whole, by_keys), talks);
        if steered != seen {
            talks.sight = steered.map(|sight| (edges, sight));
            (chart, course) = laid(steered);
            ui.ctx().request_repaint();
        }
    }
    let chart = &*chart;
    let pointed = response.hover_pos().filter(|_| response.hovered()).map(|at| brush.at(at));
    let near = pointed.and_then(|at| nearest(&course, at));

    paint_chosen(ui, &course, brush, read.or(near).or(chosen));
    brush.items(ui.painter(), &course.items);
    if let Some(zone) = private::zone(app) {
        paint_zone(ui, app, whole, &course, brush, zone);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, theme::CORNER, theme::ring(ui), egui::StrokeKind::Inside);
    }

    paint_choosing(ui, &response, &course, brush, (edges, seen), talks);
    tell(ui, &response, whole, near.or(chosen));
    if let Some(offer) = near {
        talks.hovered = Some(offer);
        if let Some((_, position)) = chart.position(offer) {
            response.clone().on_hover_text_at_pointer(&position.text);
        }
    } else if let Some(text) = pointed.and_then(|at| said_at(chart, &course, at)) {
        response.clone().on_hover_text_at_pointer(text);
    }
    if response.clicked()
        && let Some(offer) = near
    {
        out.push(Action::Show(Show::Offer(Some(offer))));
    }
    if let Some(offer) = by_keys {
        out.push(Action::Show(Show::Offer(Some(offer))));
    }
    if back > 0.0 && ui.add(widgets::quiet(app.say(key::TALKS_ALL_DATES))).clicked() {
        talks.sight = None;
        ui.ctx().request_repaint();
    }
    foot.show(ui, app.language());
}

/// The days of a chart that is laid out: whole ones.
fn laid_sight(edges: Days, seen: Option<Sight>) -> Sight {
    Sight::whole_days(seen.map_or(edges, Sight::seen_days))
}

/// How a chart lies under the pointer: which day is at a place, and how many days a point is wide.
fn days_at(
    course: &TimelineLayout,
    brush: Brush<'_>,
    (edges, seen): (Days, Option<Sight>),
) -> (impl Fn(egui::Pos2) -> f64 + use<>, f64) {
    let sight = laid_sight(edges, seen);
    let plane = brush.rect(&course.plane);
    let per_point = sight.span() / f64::from(plane.width().max(1.0));
    (move |at: egui::Pos2| sight.from + f64::from(at.x - plane.left()) * per_point, per_point)
}

/// The days that pointer and keys bring in sight; none if all are.
fn steered(
    ui: &Ui,
    response: &egui::Response,
    (edges, seen): (Days, Option<Sight>),
    brush: Brush<'_>,
    course: &TimelineLayout,
    (whole, chosen_by_keys): (&Timeline, Option<usize>),
    talks: &mut NegotiationState,
) -> Option<Sight> {
    let reach = Reach::from(edges);
    let all = Sight::whole_days(edges);
    let (place, per_point) = days_at(course, brush, (edges, seen));
    let plane = PointedPlane { response, place: &place, per_point, reach };
    let mut sight = plane.zoomed(ui, seen.unwrap_or(all));
    sight = plane.dragged(ui, sight).unwrap_or(sight);
    if let Some((from, to)) = plane.chosen(ui, &mut talks.chosen_from) {
        sight = Sight { from: from.min(to).floor(), to: from.max(to).ceil() }.within(reach);
    }
    if response.has_focus() {
        let about = f64::midpoint(sight.from, sight.to);
        sight = sight_by_keys(ui, sight, all, (about, sight.span() / STEPS), reach);
    }
    if let Some((_, position)) = chosen_by_keys.and_then(|offer| whole.position(offer)) {
        sight = sight.with_all_of(Sight::whole_days(position.days), reach);
    }
    if response.double_clicked_by(egui::PointerButton::Primary) {
        sight = all;
    }
    (!sight.is_whole(reach)).then_some(sight)
}

/// The days that the other button is choosing.
fn paint_choosing(
    ui: &Ui,
    response: &egui::Response,
    course: &TimelineLayout,
    brush: Brush<'_>,
    (edges, seen): (Option<Days>, Option<Sight>),
    talks: &NegotiationState,
) {
    let from = talks.chosen_from.filter(|(chart, _)| *chart == response.id).map(|(_, from)| from);
    let (Some(from), Some(edges), Some(at)) = (from, edges, response.interact_pointer_pos()) else { return };
    let plane = brush.rect(&course.plane);
    let begun = brush.origin.x + course.x_of(from, laid_sight(edges, seen));
    let band = Rect::from_x_y_ranges(begun.min(at.x)..=begun.max(at.x), plane.y_range()).intersect(plane);
    ui.painter().rect_filled(band, 0, theme::band(theme::palette(ui).accent, 24));
}

/// What stands under the chart: its signs, what is not in it, its sources.
fn foot_of(app: &App, chart: &Timeline) -> Foot {
    let mut notes = chart.notes.clone();
    notes.extend(chart.undated.iter().cloned());
    let language = app.language();
    let sources = source_names(&chart.sources, &app.library());
    Foot { key: Drawable::key(chart, language).unwrap_or_default(), notes, sources, language }
}

/// The offer whose point is nearest, if one is near.
fn nearest(course: &TimelineLayout, at: Spot) -> Option<usize> {
    let distance = |point: &Spot| (point.x - at.x).hypot(point.y - at.y);
    let near = course.points.iter().map(|(offer, point)| (*offer, distance(point)));
    near.filter(|(_, far)| *far <= NEAR)
        .min_by(|one, other| one.1.total_cmp(&other.1))
        .map(|(offer, _)| offer)
}

/// What an event or a round says where the pointer rests on it.
fn said_at<'a>(chart: &'a Timeline, course: &TimelineLayout, at: Spot) -> Option<&'a str> {
    let moment = course.moments.iter().position(|x| (x - at.x).abs() <= BESIDE);
    let round = || course.rounds.iter().position(|area| area.left <= at.x && at.x <= area.right);
    moment
        .and_then(|place| Some(chart.moments.get(place)?.text.as_str()))
        .or_else(|| Some(chart.rounds.get(round()?)?.text.as_str()))
}

/// A ring around the point of an offer.
fn paint_chosen(ui: &Ui, course: &TimelineLayout, brush: Brush<'_>, offer: Option<usize>) {
    let place = offer.and_then(|offer| course.points.iter().find(|(of, _)| *of == offer));
    if let Some((_, at)) = place {
        let palette = theme::palette(ui);
        let middle = brush.pos(*at);
        ui.painter().circle(
            middle,
            10.0,
            theme::color(palette.selection),
            Stroke::new(theme::RING, theme::color(palette.accent)),
        );
    }
}

/// The offer to which the arrow keys go, from the left to the right.
fn by_keys(ui: &Ui, response: &egui::Response, chart: &Timeline, chosen: Option<usize>) -> Option<usize> {
    let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let points = chart.lines.iter().flat_map(|line| &line.points);
    let middle = |days: Days| days.first.0.midpoint(days.last.0);
    let mut points: Vec<(usize, i32)> = points.map(|point| (point.offer, middle(point.days))).collect();
    points.sort_by_key(|(_, day)| *day);
    let last = points.len().checked_sub(1)?;
    let now = chosen.and_then(|chosen| points.iter().position(|(offer, _)| *offer == chosen));
    let to = ui.input(|input| {
        let pressed = |key| !input.modifiers.shift && input.key_pressed(key);
        if pressed(Key::Home) {
            Some(0)
        } else if pressed(Key::End) {
            Some(last)
        } else if pressed(Key::ArrowLeft) {
            Some(now.map_or(last, |now| now.saturating_sub(1)))
        } else if pressed(Key::ArrowRight) {
            Some(now.map_or(0, |now| (now + 1).min(last)))
        } else {
            None
        }
    })?;
    Some(points[to].0).filter(|offer| Some(*offer) != chosen)
}

/// The chart in words, and the offer that is read, for those who cannot see it.
fn tell(ui: &Ui, response: &egui::Response, chart: &Timeline, read: Option<usize>) {
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), &chart.summary));
    if let Some((_, position)) = read.and_then(|offer| chart.position(offer)) {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(position.text.as_str()));
    }
}

/// Over the chart: between both limits, where an agreement is possible; target and limits as lines.
fn paint_zone(
    ui: &Ui,
    app: &App,
    chart: &Timeline,
    course: &TimelineLayout,
    brush: Brush<'_>,
    zone: private::Zone,
) {
    // What a unit of the axis is, from an offer that is drawn.
    let figures = app.negotiation_figures();
    let points = chart.lines.iter().flat_map(|line| &line.points);
    let unit = points
        .filter(|point| !point.amount.is_zero())
        .find_map(|point| figures.get(point.offer).copied().flatten()?.checked_div(point.amount));
    let y = |amount: Option<Decimal>| {
        let unit = unit.filter(|unit| !unit.is_zero())?;
        let y = course.height_of(amount?.checked_div(unit)?)?;
        Some(brush.pos(Spot { x: 0.0, y }).y)
    };
    // What lies beyond the axis stands at its edge, with an arrow.
    let beyond = |amount: Option<Decimal>| {
        let (unit, [low, high]) = (unit?, course.amounts?);
        let amount = amount?.checked_div(unit)?.to_f64()?;
        (amount > high).then_some(" ↑").or((amount < low).then_some(" ↓"))
    };
    let palette = theme::palette(ui);
    let plane = brush.rect(&course.plane);
    let font = TextStyle::Small.resolve(ui.style());
    let ground = ui.stack().bg_color().gamma_multiply(0.8);
    let (limit, their_limit) = (y(zone.limit), y(zone.their_limit));
    if let Some((one, other)) = limit.zip(their_limit) {
        let band = Rect::from_x_y_ranges(plane.x_range(), one.min(other)..=one.max(other));
        let colour = if zone.is_open { palette.good } else { palette.error };
        ui.painter().rect_filled(band, 0, theme::band(colour, 12));
        let said = app.say(if zone.is_open { key::TALKS_ZONE } else { key::TALKS_NO_ZONE });
        let words = ui.painter().layout_no_wrap(said, font.clone(), theme::color(colour));
        let right = pos2(plane.right() - gap::TINY - words.size().x, band.center().y - words.size().y / 2.0);
        let place = Rect::from_min_size(right, words.size());
        ui.painter().rect_filled(place.expand(1.0), 2, ground);
        ui.painter().galley(place.min, words, theme::color(colour));
    }
    for (at, amount, key) in [
        (y(zone.target), zone.target, key::TALKS_TARGET),
        (limit, zone.limit, key::TALKS_LIMIT),
        (their_limit, zone.their_limit, key::TALKS_THEIR_LIMIT),
    ] {
        let Some(at) = at else { continue };
        let stroke = Stroke::new(1.5, theme::color(palette.warning));
        let line = [pos2(plane.left(), at), pos2(plane.right(), at)];
        ui.painter().extend(egui::Shape::dashed_line(&line, stroke, 4.0, 4.0));
        let said = format!("{}{}", app.say(key), beyond(amount).unwrap_or_default());
        let words = ui.painter().layout_no_wrap(said, font.clone(), theme::color(palette.warning));
        let place =
            Rect::from_min_size(pos2(plane.left() + gap::TINY, at - words.size().y - 1.0), words.size());
        ui.painter().rect_filled(place.expand(1.0), 2, ground);
        ui.painter().galley(place.min, words, theme::color(palette.warning));
    }
}
