//! A waterfall, painted from [`BridgeView`]: from one sum to another, cause by cause.
//!
//! Causes float from where the one before them ended, up and down told by colour, by an arrow and by
//! the sign of the figure. The solid bars start at nought: both ends where nought is nothing, or the
//! difference at the end where nought is the baseline, which then stands on its line by name.
//!
//! **Invariant:** values become floats here and only for painting.

#![allow(clippy::cast_precision_loss, reason = "places on screen are small")]

use std::sync::Arc;

use eframe::egui;
use egui::text::LayoutJob;
use egui::{
    Align, Color32, CursorIcon, EventFilter, FontId, Galley, Pos2, Rangef, Rect, Role, Sense, Shape, Stroke,
    StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2,
};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::present::palette::Colour;
use crate::present::views::compare::BridgeView;
use crate::present::views::compare::Form;
use crate::ui::theme;
use crate::ui::theme::gap;

/// A bar is at most so wide.
const WIDEST: f32 = 96.0;
/// What is left of a slot beside its words.
const BETWEEN: f32 = 2.0;
/// What an arrow takes beside its figure.
const ARROW: f32 = 12.0;
/// No figure is set smaller.
const SMALLEST: f32 = 9.0;

/// What stands in a slot, on the scale of amounts.
struct Drawn<'a> {
    name: &'a str,
    text: &'a str,
    from: f32,
    to: f32,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The baseline as a bar.
    Start,
    /// The baseline as the line at nought.
    Line,
    /// The cause in that place.
    Cause(usize),
    /// The scenario in hand as a bar.
    End,
    /// The difference as a bar.
    Difference,
}

impl Kind {
    /// Whether an arrow tells where it leads.
    fn leads(self) -> bool {
        matches!(self, Self::Cause(_) | Self::Difference)
    }
}

/// Paints a waterfall of that height over the width that is left, with the cause in place `opened`
/// on a ground of its own. Returns the place of the cause that was clicked.
///
/// The bars are for the pointer; by keyboard causes are opened in a list beside it.
pub fn waterfall_ui(ui: &mut Ui, bridge: &BridgeView, opened: Option<usize>, height: f32) -> Option<usize> {
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), &bridge.summary));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, EventFilter::default()));
        ui.painter().rect_stroke(rect, theme::CORNER, theme::ring(ui), StrokeKind::Inside);
    }

    let slots = slots(bridge);
    let slot = rect.width() / slots.len() as f32;
    let words = Words::of(ui, &slots, slot - BETWEEN);
    // Names below, as high as the highest of them.
    let feet: Vec<Foot> = slots.iter().map(|drawn| words.foot(ui, drawn, bridge)).collect();
    let below = feet.iter().map(Foot::height).fold(0.0, f32::max) + gap::SMALL;
    let line = ui.text_style_height(&TextStyle::Small);
    let plane = Rangef::new(rect.top() + line + gap::SMALL, rect.bottom() - below);
    let (low, high) = scale(&slots);
    let y = |value: f32| plane.max - (value - low) / (high - low) * plane.span();
    let middle = |place: usize| rect.left() + (place as f32 + 0.5) * slot;

    let mut clicked = None;
    for (place, drawn) in slots.iter().enumerate() {
        if let Kind::Cause(cause) = drawn.kind {
            let across = Rangef::point(middle(place)).expand(slot / 2.0);
            let room = Rect::from_x_y_ranges(across, rect.y_range());
            if ground_ui(ui, room, cause, drawn, opened == Some(cause)) {
                clicked = Some(cause);
            }
        }
    }

    let palette = theme::palette(ui);
    let painter = ui.painter();
    let nought = painter.round_to_pixel_center(y(0.0));
    let is_named = bridge.form == Form::Difference;
    let shade = if is_named { palette.secondary } else { palette.border };
    painter.hline(rect.x_range(), nought, Stroke::new(1.0, theme::color(shade)));
    let width = (slot * 0.68).min(WIDEST);
    for (place, (drawn, foot)) in slots.iter().zip(feet).enumerate() {
        let across = Rangef::point(middle(place)).expand(width / 2.0);
        let (from, to) = (y(drawn.from), y(drawn.to));
        let (top, bottom) = (from.min(to), from.max(to));
        let body = Rect::from_x_y_ranges(across, Rangef::new(top, bottom.max(top + 1.5)));
        if drawn.kind == Kind::Line {
            let left = pos2(rect.left(), nought);
            words.baseline(ui, drawn, left, rect.top());
        } else {
            let colour = theme::color(colour(drawn, palette));
            painter.rect_filled(body, 0, colour);
            words.value(ui, drawn, body, nought, colour);
            foot.paint(ui, pos2(middle(place), plane.max + gap::TINY));
        }
        // The level goes on to the next bar.
        if place + 1 < slots.len() && drawn.kind != Kind::Line {
            let level = painter.round_to_pixel_center(y(drawn.to));
            let stroke = Stroke::new(1.0, theme::color(palette.border));
            painter.hline(across.max..=across.max + slot - width, level, stroke);
        }
    }
    clicked
}

/// The ground of a cause, which can be clicked; whether it was.
fn ground_ui(ui: &Ui, room: Rect, cause: usize, drawn: &Drawn<'_>, is_open: bool) -> bool {
    let response = ui.interact(room, ui.scope_id().with(("cause", cause)), Sense::CLICK);
    ui.ctx().accesskit_node_builder(response.id, eframe::egui::accesskit::Node::set_hidden);
    let palette = theme::palette(ui);
    let ground =
        if is_open { Some(palette.selection) } else { response.hovered().then_some(palette.hairline) };
    if let Some(ground) = ground {
        ui.painter().rect_filled(room, theme::CORNER, theme::color(ground));
    }
    let words = format!("{} {}", drawn.name, drawn.text);
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(words).clicked()
}

fn colour(drawn: &Drawn<'_>, palette: &crate::present::palette::Palette) -> Colour {
    match drawn.kind {
        Kind::Start | Kind::Line => palette.secondary,
        Kind::End | Kind::Difference => palette.series[0],
        Kind::Cause(_) if drawn.to > drawn.from => palette.series[1],
        Kind::Cause(_) => palette.good,
    }
}

/// Both ends and the causes, each from where the one before it ended.
fn slots(bridge: &BridgeView) -> Vec<Drawn<'_>> {
    let float = |value: Decimal| value.to_f32().unwrap_or_default();
    let (start, end, difference) = (&bridge.start, &bridge.end, &bridge.difference);
    let is_difference = bridge.form == Form::Difference;
    let (kind, mut level) =
        if is_difference { (Kind::Line, Decimal::ZERO) } else { (Kind::Start, start.value) };
    let mut slots = vec![Drawn { name: &start.name, text: &start.text, from: 0.0, to: float(level), kind }];
    for (place, cause) in bridge.causes.iter().enumerate() {
        let from = level;
        level = level.checked_add(cause.value).unwrap_or(level);
        let (from, to) = (float(from), float(level));
        slots.push(Drawn { name: &cause.name, text: &cause.text, from, to, kind: Kind::Cause(place) });
    }
    let (kind, last) = if is_difference { (Kind::Difference, difference) } else { (Kind::End, end) };
    slots.push(Drawn { name: &end.name, text: &last.text, from: 0.0, to: float(last.value), kind });
    slots
}

/// The least and the greatest value, nought among them.
fn scale(slots: &[Drawn<'_>]) -> (f32, f32) {
    let high = slots.iter().map(|drawn| drawn.to).fold(0.0, f32::max);
    let low = slots.iter().map(|drawn| drawn.to).fold(0.0, f32::min);
    if high > low { (low, high) } else { (low, low + 1.0) }
}

/// How words are set, alike in all slots.
struct Words {
    caption: FontId,
    bold: FontId,
    text: Color32,
    secondary: Color32,
    width: f32,
    /// Whether there is room for arrows; without them colour and sign are left.
    has_arrows: bool,
}

impl Words {
    fn of(ui: &Ui, slots: &[Drawn<'_>], width: f32) -> Self {
        let palette = theme::palette(ui);
        let caption = TextStyle::Small.resolve(ui.style());
        let bold = FontId::new(caption.size, theme::bold_family());
        let (text, secondary) = (theme::color(palette.text), theme::color(palette.secondary));
        let mut words = Self { caption, bold, text, secondary, width, has_arrows: true };
        let widths = slots.iter().map(|drawn| words.figure(ui, drawn.text).size().x);
        let widest = widths.fold(0.0, f32::max);
        words.has_arrows = widest + ARROW <= width;
        if widest > width {
            words.bold.size = (words.bold.size * width / widest).max(SMALLEST);
        }
        words
    }

    /// A name on at most three lines.
    fn name(&self, ui: &Ui, name: &str, halign: Align) -> Arc<Galley> {
        let mut job = LayoutJob::simple(name.to_owned(), self.caption.clone(), self.secondary, self.width);
        job.halign = halign;
        job.wrap.max_rows = 3;
        ui.painter().layout_job(job)
    }

    fn figure(&self, ui: &Ui, text: &str) -> Arc<Galley> {
        ui.painter().layout_no_wrap(text.to_owned(), self.bold.clone(), self.text)
    }

    /// The name below a bar; below the difference also what the scenario in hand costs.
    fn foot(&self, ui: &Ui, drawn: &Drawn<'_>, bridge: &BridgeView) -> Foot {
        let is_named = drawn.kind != Kind::Line;
        Foot {
            name: is_named.then(|| self.name(ui, drawn.name, Align::Center)),
            figure: (drawn.kind == Kind::Difference).then(|| self.figure(ui, &bridge.end.text)),
        }
    }

    /// The baseline on the line at nought, below it where there is no room above.
    fn baseline(&self, ui: &Ui, drawn: &Drawn<'_>, left: Pos2, top: f32) {
        let name = self.name(ui, drawn.name, Align::Min);
        let figure = self.figure(ui, drawn.text);
        let height = name.size().y + figure.size().y;
        let is_above = left.y - 2.0 - height >= top;
        let at = if is_above { left - vec2(0.0, height + 2.0) } else { left + vec2(0.0, 3.0) };
        let below = at + vec2(0.0, name.size().y);
        ui.painter().galley(at, name, self.secondary);
        ui.painter().galley(below, figure, self.text);
    }

    /// The figure above a bar, with an arrow where it leads somewhere. Where the line at nought would
    /// go through it, it stands on that.
    fn value(&self, ui: &Ui, drawn: &Drawn<'_>, body: Rect, nought: f32, colour: Color32) {
        let words = self.figure(ui, drawn.text);
        let moves = drawn.kind.leads() && drawn.from.to_bits() != drawn.to.to_bits();
        let has_arrow = moves && self.has_arrows;
        let left = body.center().x - words.size().x / 2.0 + if has_arrow { ARROW / 2.0 - 1.0 } else { 0.0 };
        let height = words.size().y + 2.0;
        let is_crossed = body.top() - height < nought && nought < body.top();
        let top = if is_crossed { nought } else { body.top() } - height;
        if has_arrow {
            arrow(ui, pos2(left - 8.0, top + words.size().y / 2.0), drawn.to > drawn.from, colour);
        }
        ui.painter().galley(pos2(left, top), words, self.text);
    }
}

/// What stands below a bar.
struct Foot {
    name: Option<Arc<Galley>>,
    figure: Option<Arc<Galley>>,
}

impl Foot {
    fn height(&self) -> f32 {
        [&self.name, &self.figure].into_iter().flatten().map(|words| words.size().y).sum()
    }

    fn paint(self, ui: &Ui, top: Pos2) {
        let mut y = top.y;
        if let Some(name) = self.name {
            let height = name.size().y;
            ui.painter().galley(pos2(top.x, y), name, Color32::PLACEHOLDER);
            y += height;
        }
        if let Some(figure) = self.figure {
            ui.painter().galley(pos2(top.x - figure.size().x / 2.0, y), figure, Color32::PLACEHOLDER);
        }
    }
}

fn arrow(ui: &Ui, at: Pos2, rises: bool, colour: Color32) {
    let up = if rises { -1.0 } else { 1.0 };
    let points = [(-4.0, -3.0), (4.0, -3.0), (0.0, 4.0)].map(|(x, y)| at + vec2(x, y * up));
    ui.painter().add(Shape::convex_polygon(points.to_vec(), colour, Stroke::NONE));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scale_has_nought_on_it() {
        check(&[100.0, 180.0, 120.0]);
        check(&[100.0, -20.0, 50.0]);
        check(&[-100.0, -20.0]);
        check(&[0.0, 0.0]);
    }

    #[track_caller]
    fn check(levels: &[f32]) {
        let bar = |&to: &f32| Drawn { name: "", text: "", from: 0.0, to, kind: Kind::End };
        let slots: Vec<Drawn<'_>> = levels.iter().map(bar).collect();
        let (low, high) = scale(&slots);
        assert!(low < high && low <= 0.0 && high >= 0.0);
        assert!(levels.iter().all(|level| low <= *level && *level <= high));
    }
}
