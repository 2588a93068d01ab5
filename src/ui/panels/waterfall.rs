//! A waterfall, painted from [`BridgeView`]: from one sum to another, cause by cause.
//!
//! Both ends are solid and the causes float between them, up and down told by colour, by an arrow
//! and by the sign of the figure. Bars start at nought. Where that would leave nothing of the causes
//! to be seen, the solid bars are cut, which shows and is said.
//!
//! **Invariant:** values become floats here and only for painting.

#![allow(clippy::cast_precision_loss, reason = "places on screen are small")]

use eframe::egui;
use egui::{
    Color32, EventFilter, FontId, Pos2, Rangef, Rect, Role, Sense, Shape, Stroke, StrokeKind, TextStyle, Ui,
    WidgetInfo, pos2, vec2,
};
use rust_decimal::prelude::ToPrimitive as _;

use crate::present::views::compare::BridgeView;
use crate::ui::theme;
use crate::ui::theme::gap;

/// Causes that fill less of the height than this have their axis cut.
const LEAST_SHARE: f32 = 0.25;
/// A bar is at most so wide.
const WIDEST: f32 = 96.0;

/// A bar on the scale of amounts.
struct Drawn<'a> {
    name: &'a str,
    text: &'a str,
    from: f32,
    to: f32,
    is_end: bool,
}

/// Paints a waterfall of that height over the width that is left; whether its solid bars are cut.
pub fn waterfall_ui(ui: &mut Ui, bridge: &BridgeView, height: f32) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), &bridge.summary));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, EventFilter::default()));
        ui.painter().rect_stroke(rect, theme::CORNER, theme::ring(ui), StrokeKind::Inside);
    }

    let bars = bars(bridge);
    let palette = theme::palette(ui);
    let caption = TextStyle::Small.resolve(ui.style());
    let bold = FontId::new(caption.size, theme::bold_family());
    let slot = rect.width() / bars.len() as f32;
    let colour = |colour| theme::color(colour);
    let (text, secondary) = (colour(palette.text), colour(palette.secondary));

    // Names below, as high as the highest of them.
    let centred = |words: &str, font: &FontId, shade: Color32, width: f32| {
        let mut job = egui::text::LayoutJob::simple(words.to_owned(), font.clone(), shade, width);
        job.halign = egui::Align::Center;
        job.wrap.max_rows = 3;
        ui.painter().layout_job(job)
    };
    let names: Vec<_> = bars.iter().map(|bar| centred(bar.name, &caption, secondary, slot - 6.0)).collect();
    let below = names.iter().map(|name| name.size().y).fold(0.0, f32::max) + gap::SMALL;
    let line = ui.text_style_height(&TextStyle::Small);
    let plane = Rangef::new(rect.top() + line + gap::SMALL, rect.bottom() - below);

    let (low, high, is_cut) = scale(&bars);
    let y = |value: f32| plane.max - (value - low) / (high - low) * plane.span();
    let width = (slot * 0.68).min(WIDEST);
    let painter = ui.painter();

    let foot = painter.round_to_pixel_center(y(if is_cut { low } else { 0.0 }));
    let foot_line = if is_cut { palette.hairline } else { palette.border };
    painter.hline(rect.x_range(), foot, Stroke::new(1.0, colour(foot_line)));
    for (idx, (bar, name)) in bars.iter().zip(names).enumerate() {
        let middle = rect.left() + (idx as f32 + 0.5) * slot;
        let across = Rangef::new(middle - width / 2.0, middle + width / 2.0);
        let (from, to) = (y(bar.from.max(low)), y(bar.to));
        let body =
            Rect::from_x_y_ranges(across, Rangef::new(from.min(to), from.max(to).max(from.min(to) + 1.5)));
        let rises = bar.to > bar.from;
        let fill = match (bar.is_end, idx) {
            (true, 0) => palette.secondary,
            (true, _) => palette.series[0],
            (false, _) if rises => palette.series[1],
            (false, _) => palette.good,
        };
        painter.rect_filled(body, 0, colour(fill));
        if bar.is_end && is_cut {
            paint_cut(ui, body);
        }
        // The level goes on to the next bar.
        if idx + 1 < bars.len() {
            let level = painter.round_to_pixel_center(y(bar.to));
            let stroke = Stroke::new(1.0, colour(palette.border));
            painter.hline(across.max..=across.max + slot - width, level, stroke);
        }
        let words = painter.layout_no_wrap(bar.text.to_owned(), bold.clone(), text);
        let has_arrow = !bar.is_end && bar.from.to_bits() != bar.to.to_bits();
        let left = middle - words.size().x / 2.0 + if has_arrow { 5.0 } else { 0.0 };
        let top = body.top() - words.size().y - 2.0;
        if has_arrow {
            arrow(ui, pos2(left - 8.0, top + words.size().y / 2.0), rises, colour(fill));
        }
        painter.galley(pos2(left, top), words, text);
        painter.galley(pos2(middle, plane.max + gap::TINY), name, secondary);
    }
    is_cut
}

/// Both ends and the causes, each from where the one before it ended.
fn bars(bridge: &BridgeView) -> Vec<Drawn<'_>> {
    let float = |value: rust_decimal::Decimal| value.to_f32().unwrap_or_default();
    let mut level = bridge.start.value;
    let end = |bar| -> Drawn<'_> {
        let bar: &crate::present::views::compare::BridgeBar = bar;
        Drawn { name: &bar.name, text: &bar.text, from: 0.0, to: float(bar.value), is_end: true }
    };
    let mut bars = vec![end(&bridge.start)];
    for bar in &bridge.bars {
        let from = level;
        level = level.checked_add(bar.value).unwrap_or(level);
        let (from, to) = (float(from), float(level));
        bars.push(Drawn { name: &bar.name, text: &bar.text, from, to, is_end: false });
    }
    bars.push(end(&bridge.end));
    bars
}

/// The least and the greatest value, and whether the axis is cut.
fn scale(bars: &[Drawn<'_>]) -> (f32, f32, bool) {
    let levels = || bars.iter().map(|bar| bar.to);
    let high = levels().fold(0.0, f32::max);
    let low = levels().fold(0.0, f32::min);
    let least = levels().fold(f32::INFINITY, f32::min);
    let (high, low) = if high > low { (high, low) } else { (low + 1.0, low) };
    let moves = high - least;
    if least > 0.0 && moves > 0.0 && moves / (high - low) < LEAST_SHARE {
        (least - 0.5 * moves, high, true)
    } else {
        (low, high, false)
    }
}

/// A torn strip near the foot of a solid bar.
fn paint_cut(ui: &Ui, body: Rect) {
    let ground = ui.stack().bg_color();
    let y = body.bottom() - 12.0;
    let steps = 6_u8;
    let at = |idx: u8, down: f32| -> Pos2 {
        let x = body.left() - 1.0 + (body.width() + 2.0) * f32::from(idx) / f32::from(steps);
        pos2(x, y + down + if idx.is_multiple_of(2) { 3.0 } else { -3.0 })
    };
    for idx in 0..steps {
        let strip = vec![at(idx, 0.0), at(idx + 1, 0.0), at(idx + 1, 4.0), at(idx, 4.0)];
        ui.painter().add(Shape::convex_polygon(strip, ground, Stroke::NONE));
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

    /// Around 79,000 causes of 3,000 would be a hair.
    #[test]
    fn small_causes_cut_the_axis() {
        check(&[79490.0, 82549.0, 79060.0], true);
    }

    #[test]
    fn large_causes_stand_on_nought() {
        check(&[100.0, 180.0, 120.0], false);
        check(&[100.0, -20.0, 50.0], false);
        check(&[0.0, 0.0], false);
    }

    #[track_caller]
    fn check(levels: &[f32], is_cut: bool) {
        let bar = |&to: &f32| Drawn { name: "", text: "", from: 0.0, to, is_end: true };
        let bars: Vec<Drawn<'_>> = levels.iter().map(bar).collect();
        let (low, high, cut) = scale(&bars);
        assert_eq!(cut, is_cut);
        assert!(low < high && levels.iter().all(|level| low <= *level && *level <= high));
    }
}
