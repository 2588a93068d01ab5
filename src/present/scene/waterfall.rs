//! The plot of a waterfall: bars that stand beside each other, or lie below each other where their
//! names are too long to stand.
//!
//! What rises is solid and what falls is hatched, so that both are told apart in grey as well; an arrow
//! and the sign of the figure say the same. The solid bars of both ends start at zero; where zero is
//! the baseline, that is a line by name.

use rust_decimal::prelude::ToPrimitive;

use super::geometry::{Area, Interval, Size, Spot, at};
use super::names::{BESIDE, ROW, WIDE_GAP};
use super::strokes::rule;
use super::words::{CAPTION, FIGURE, LetterStyle, QUIET, Words};
use super::{ColorRole, Fill, Item, Outline, Stroke};
use crate::present::waterfall::{BarKind, Waterfall, WaterfallBar};

/// A bar is at most so wide where it stands, so high where it lies.
const WIDEST: f32 = 96.0;
const HIGHEST: f32 = 26.0;
/// The share of a slot that its bar takes.
const SHARE: f32 = 0.68;
/// What is left of a slot beside its words.
const BETWEEN: f32 = 6.0;
/// What an arrow takes beside its figure.
const ARROW: f32 = 13.0;
/// Bars that stand have at least this height for all of them together.
const LOWEST: f32 = 96.0;
/// A row of a bar that lies is at most so high.
const WIDEST_ROW: f32 = 44.0;
/// Names of bars that stand have at most so many lines, those of bars that lie so many.
const STANDING_LINES: usize = 4;
const LYING_LINES: usize = 5;
/// The share of the width that names take beside bars that lie.
const NAMES: f32 = 0.38;
/// Lines of a hatch are so far apart.
const HATCH: f32 = 6.0;
const GAP: f32 = 4.0;

/// A waterfall that is laid out; its upper left corner is the origin.
#[derive(Debug, Clone)]
pub struct WaterfallPlot {
    /// Its size; no smaller than the room that was given.
    pub size: Size,
    /// What stands in it, from the ground up.
    pub items: Vec<Item>,
    /// The room of every bar with its words, in their order.
    pub slots: Vec<Area>,
    /// The bodies of the bars, in their order; that of a line has no height.
    pub bodies: Vec<Area>,
}

/// Lays out a waterfall in a room of that size.
pub fn waterfall(chart: &Waterfall, size: Size) -> WaterfallPlot {
    match UprightBars::new(chart, size.width) {
        Some(standing) if size.height >= standing.least_height() => standing.draw(size),
        _ => FlatBars::within(chart, size).draw(size),
    }
}

/// The height that a waterfall needs at that width.
pub fn least_height_of_waterfall(chart: &Waterfall, width: f32) -> f32 {
    let lying = FlatBars::new(chart, width, LYING_LINES).least_height();
    UprightBars::new(chart, width).map_or(lying, |standing| standing.least_height().min(lying))
}

/// The values of all bars, zero among them.
fn extremes(chart: &Waterfall) -> (f32, f32) {
    let values = chart.bars.iter().flat_map(|bar| [float(bar.from), float(bar.to)]);
    let (low, high) =
        values.fold((0.0, 0.0), |(low, high): (f32, f32), value| (low.min(value), high.max(value)));
    if high > low { (low, high) } else { (low, low + 1.0) }
}

fn float(value: rust_decimal::Decimal) -> f32 {
    value.to_f32().unwrap_or_default()
}

fn name_of(bar: &WaterfallBar) -> LetterStyle {
    if matches!(bar.kind, BarKind::Cause(_)) { QUIET } else { CAPTION }
}

fn widest_figure(chart: &Waterfall) -> f32 {
    let figures = chart.bars.iter().flat_map(|bar| std::iter::once(bar.told()).chain(bar.worth.clone()));
    figures.map(|text| FIGURE.words(&text).width).fold(0.0, f32::max)
}

/// Whether it leads up or down; neither if it changes nothing.
fn rises(bar: &WaterfallBar) -> Option<bool> {
    (bar.is_change() && bar.from != bar.to).then_some(bar.to > bar.from)
}

fn ink(bar: &WaterfallBar) -> ColorRole {
    match bar.kind {
        BarKind::Start | BarKind::Baseline => ColorRole::Secondary,
        BarKind::End | BarKind::Difference => ColorRole::Series(0),
        BarKind::Cause(_) if bar.to == bar.from => ColorRole::Secondary,
        BarKind::Cause(_) if bar.to > bar.from => ColorRole::Rising,
        BarKind::Cause(_) => ColorRole::Falling,
    }
}

/// Bars beside each other, their figures above them and their names below.
struct UprightBars<'a> {
    chart: &'a Waterfall,
    slot: f32,
    has_arrows: bool,
    names: Vec<Words>,
}

impl<'a> UprightBars<'a> {
    /// None if some words are too long to stand in their slots.
    fn new(chart: &'a Waterfall, width: f32) -> Option<Self> {
        let slot = width / chart.bars.len().max(1) as f32;
        let room = slot - BETWEEN;
        let figure = widest_figure(chart);
        let fits = |bar: &WaterfallBar| {
            let letters = name_of(bar);
            let mut words = bar.name.split_whitespace();
            words.all(|word| letters.words(word).width <= room)
                && letters.wrapped(&bar.name, room, usize::MAX).lines.len() <= STANDING_LINES
        };
        (figure <= room && chart.bars.iter().all(fits)).then(|| {
            let names = chart.bars.iter().map(|bar| name_of(bar).balanced(&bar.name, room, STANDING_LINES));
            Self { chart, slot, has_arrows: figure + ARROW <= room, names: names.collect() }
        })
    }

    /// The height of what stands below the bars.
    fn feet(&self) -> f32 {
        let foot = |(bar, name): (&WaterfallBar, &Words)| match bar.kind {
            BarKind::Baseline => 0.0,
            _ => name.height() + if bar.worth.is_some() { FIGURE.line() } else { 0.0 },
        };
        self.chart.bars.iter().zip(&self.names).map(foot).fold(0.0, f32::max)
    }

    fn least_height(&self) -> f32 {
        FIGURE.line() + GAP + LOWEST + GAP + self.feet()
    }

    fn draw(self, size: Size) -> WaterfallPlot {
        let (low, high) = extremes(self.chart);
        let plane = Interval { min: FIGURE.line() + GAP, max: size.height - self.feet() - GAP };
        let y = |value: f32| plane.max - (value - low) / (high - low) * plane.length();
        let zero = y(0.0);
        let width = (self.slot * SHARE).min(WIDEST);
        let middle = |place: usize| (place as f32 + 0.5) * self.slot;

        let named = self.chart.bars.iter().any(|bar| bar.kind == BarKind::Baseline);
        let mut items = vec![level(at(0.0, zero), at(size.width, zero), named)];
        let (mut bodies, mut slots) = (Vec::new(), Vec::new());
        for (place, (bar, name)) in self.chart.bars.iter().zip(self.names).enumerate() {
            let (left, right) = (middle(place) - width / 2.0, middle(place) + width / 2.0);
            let (from, to) = (y(float(bar.from)), y(float(bar.to)));
            let body = Area { left, top: from.min(to), right, bottom: from.max(to) };
            slots.push(Area::sized(at(place as f32 * self.slot, 0.0), self.slot, size.height));
            bodies.push(body);
            if bar.kind == BarKind::Baseline {
                draw_baseline(bar, name, zero, size.height, &mut items);
                continue;
            }
            draw_body(bar, thick(body, false), &mut items);
            // Where the line at zero would go through the figure, it stands on that.
            let height = FIGURE.line();
            let is_crossed = body.top - height - 2.0 < zero && zero < body.top;
            let top = if is_crossed { zero } else { body.top } - height - 1.0;
            let words = FIGURE.words(&bar.told());
            let arrow = rises(bar).filter(|_| self.has_arrows);
            let shift = if arrow.is_some() { ARROW } else { 0.0 };
            let left = body.middle().x - f32::midpoint(words.width, shift);
            let below = at(middle(place), plane.max + GAP);
            let worth =
                bar.worth.as_ref().map(|worth| FIGURE.words(worth).centred(below.moved(0.0, name.height())));
            items.push(Item::Words(name.centred(below)));
            items.extend(worth.map(Item::Words));
            items.extend(arrow.map(|rises| self::arrow(at(left + 4.0, top + height / 2.0), rises, ink(bar))));
            items.push(Item::Words(words.put(at(left + shift, top))));
            // The level goes on to the next bar.
            if place + 1 < self.chart.bars.len() {
                items.push(step(at(body.right, to), at(middle(place + 1) - width / 2.0, to)));
            }
        }
        WaterfallPlot { size, items, slots, bodies }
    }
}

/// The baseline on the line at zero, where there is more room.
fn draw_baseline(bar: &WaterfallBar, name: Words, zero: f32, bottom: f32, items: &mut Vec<Item>) {
    let figure = FIGURE.words(&bar.told());
    let height = name.height() + figure.height();
    let is_above = zero - 2.0 - height >= 0.0 || zero > bottom - zero;
    let top = if is_above { zero - 2.0 - height } else { zero + 3.0 };
    let below = at(0.0, top + name.height());
    items.push(Item::Words(name.put(at(0.0, top))));
    items.push(Item::Words(figure.put(below)));
}

/// Bars below each other, their names at the left and their figures at their right ends.
struct FlatBars<'a> {
    chart: &'a Waterfall,
    names: Vec<Words>,
    names_width: f32,
    figure: f32,
}

impl<'a> FlatBars<'a> {
    /// With as much of every name as there is room for.
    fn within(chart: &'a Waterfall, size: Size) -> Self {
        let mut lines = LYING_LINES;
        loop {
            let lying = Self::new(chart, size.width, lines);
            if lines == 1 || lying.least_height() <= size.height {
                return lying;
            }
            lines -= 1;
        }
    }

    fn new(chart: &'a Waterfall, width: f32, lines: usize) -> Self {
        let room = width * NAMES;
        let name = |bar: &WaterfallBar| name_of(bar).wrapped(&bar.name, room, lines);
        let names: Vec<Words> = chart.bars.iter().map(name).collect();
        let worths = chart.bars.iter().filter_map(|bar| bar.worth.as_ref());
        let worths = worths.map(|worth| FIGURE.words(worth).width);
        let names_width = names.iter().map(|words| words.width).chain(worths).fold(0.0, f32::max);
        Self { chart, names, names_width, figure: widest_figure(chart) + ARROW }
    }

    fn rows(&self) -> impl Iterator<Item = f32> {
        let row = |(bar, name): (&WaterfallBar, &Words)| {
            let worth = if bar.worth.is_some() { FIGURE.line() } else { 0.0 };
            (name.height() + worth + 1.0).max(ROW)
        };
        self.chart.bars.iter().zip(&self.names).map(row)
    }

    fn least_height(&self) -> f32 {
        self.rows().sum()
    }

    fn draw(self, size: Size) -> WaterfallPlot {
        let least = self.least_height();
        let rows: Vec<f32> = self.rows().collect();
        let spare = (size.height - least).max(0.0) / rows.len().max(1) as f32;
        let row = |least: f32| least + spare.min((WIDEST_ROW - least).max(0.0));
        let (low, high) = extremes(self.chart);
        let left = self.names_width + WIDE_GAP;
        let plane = Interval { min: left, max: (size.width - self.figure - BESIDE).max(left + 1.0) };
        let x = |value: f32| plane.min + (value - low) / (high - low) * plane.length();
        let zero = x(0.0);

        let named = self.chart.bars.iter().any(|bar| bar.kind == BarKind::Baseline);
        let mut items = Vec::new();
        let (mut bodies, mut slots, mut top) = (Vec::new(), Vec::new(), 0.0);
        let thinnest = rows.iter().map(|least| row(*least)).fold(f32::INFINITY, f32::min);
        let half = (thinnest * SHARE).min(HIGHEST) / 2.0;
        let mut before: Option<Spot> = None;
        for ((bar, name), least) in self.chart.bars.iter().zip(self.names).zip(rows) {
            let row = row(least);
            let slot = Area::sized(at(0.0, top), size.width, row);
            let middle = slot.middle().y;
            let (from, to) = (x(float(bar.from)), x(float(bar.to)));
            let body =
                Area { left: from.min(to), top: middle - half, right: from.max(to), bottom: middle + half };
            if let Some(end) = before {
                items.push(step(end, at(end.x, body.top)));
            }
            let height = name.height() + if bar.worth.is_some() { FIGURE.line() } else { 0.0 };
            let corner = at(0.0, middle - height / 2.0);
            let worth =
                bar.worth.as_ref().map(|worth| FIGURE.words(worth).put(corner.moved(0.0, name.height())));
            items.push(Item::Words(name.put(corner)));
            items.extend(worth.map(Item::Words));

            let words = FIGURE.words(&bar.told());
            let is_line = bar.kind == BarKind::Baseline;
            if !is_line {
                draw_body(bar, thick(body, true), &mut items);
            }
            let arrow = rises(bar);
            let shift = if arrow.is_some() { ARROW } else { 0.0 };
            let mut start = body.right + BESIDE;
            // The line at zero does not go through a figure.
            if start - BESIDE < zero && zero < start + shift + words.width + BESIDE {
                start = zero + BESIDE;
            }
            items.extend(arrow.map(|rises| self::arrow(at(start + 4.0, middle), rises, ink(bar))));
            let top_of_words = middle - words.height() / 2.0;
            items.push(Item::Words(words.put(at(start + shift, top_of_words))));
            before = (!is_line).then_some(at(to, body.bottom));
            bodies.push(body);
            slots.push(slot);
            top += row;
        }
        items.insert(0, level(at(zero, 0.0), at(zero, top), named));
        WaterfallPlot { size: Size { width: size.width, height: size.height.max(top) }, items, slots, bodies }
    }
}

/// The line at zero.
fn level(from: Spot, to: Spot, is_named: bool) -> Item {
    rule(from, to, if is_named { ColorRole::Secondary } else { ColorRole::Border })
}

/// From the end of a bar to the beginning of the next.
fn step(from: Spot, to: Spot) -> Item {
    rule(from, to, ColorRole::Border)
}

/// A bar that is seen even where it changes next to nothing.
fn thick(body: Area, lies: bool) -> Area {
    const LEAST: f32 = 1.5;
    if lies {
        Area { right: body.right.max(body.left + LEAST), ..body }
    } else {
        Area { bottom: body.bottom.max(body.top + LEAST), ..body }
    }
}

fn draw_body(bar: &WaterfallBar, body: Area, items: &mut Vec<Item>) {
    let ink = ink(bar);
    let is_hatched = matches!(bar.kind, BarKind::Cause(_)) && bar.to < bar.from;
    if !is_hatched || body.width().min(body.height()) < 4.0 {
        items.push(Item::Shape { outline: Outline::Area(body), fill: Some(ink.into()), stroke: None });
        return;
    }
    let fill = Some(Fill { ink, opacity: 0.16 });
    items.push(Item::Shape { outline: Outline::Area(body), fill, stroke: None });
    let frame = body.grown(-0.75);
    for (from, to) in hatch(&frame) {
        items.push(Item::Line { points: vec![from, to], stroke: Stroke::solid(ink, 1.5) });
    }
    items.push(Item::Shape {
        outline: Outline::Area(frame),
        fill: None,
        stroke: Some(Stroke::solid(ink, 1.5)),
    });
}

/// Lines that fall from left to right, cut at the edges.
fn hatch(body: &Area) -> Vec<(Spot, Spot)> {
    let (width, height) = (body.width(), body.height());
    let apart = HATCH * std::f32::consts::SQRT_2;
    let count = ((width + height) / apart).floor() as usize;
    let line = |idx: usize| {
        // How far below the upper left corner it would begin; beyond the height it begins at the foot.
        let down = height - (idx as f32 + 0.5) * apart;
        let from = if down < 0.0 { at(body.left - down, body.top) } else { at(body.left, body.top + down) };
        let reach = (body.right - from.x).min(body.bottom - from.y);
        (from, from.moved(reach, reach))
    };
    (0..count).map(line).filter(|(from, to)| to.x > from.x).collect()
}

/// A small arrow.
fn arrow(middle: Spot, rises: bool, ink: ColorRole) -> Item {
    let up = if rises { -1.0 } else { 1.0 };
    let points = [(-4.0, -3.0), (4.0, -3.0), (0.0, 4.0)].map(|(x, y)| middle.moved(x, y * up));
    Item::Shape { outline: Outline::Polygon(points.to_vec()), fill: Some(ink.into()), stroke: None }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    #[test]
    fn every_scale_has_zero_on_it() {
        check(&[100, 180, 120]);
        check(&[100, -20, 50]);
        check(&[-100, -20]);
        check(&[0, 0]);
    }

    /// A square of 20: the diagonal, and lines beside it, none beyond the edges.
    #[test]
    fn a_hatch_stays_inside() {
        for (width, height) in [(20.0, 20.0), (5.0, 200.0), (200.0, 5.0)] {
            let body = Area::sized(at(3.0, 7.0), width, height);
            let lines = hatch(&body);
            assert!(!lines.is_empty());
            let inside = body.grown(0.01);
            assert!(lines.iter().all(|(from, to)| inside.has(*from) && inside.has(*to)), "{lines:?}");
        }
    }

    #[track_caller]
    fn check(levels: &[i64]) {
        let bar = |&to: &i64| WaterfallBar {
            status: crate::model::Status::Published,
            name: String::new(),
            text: String::new(),
            worth: None,
            from: Decimal::ZERO,
            to: to.into(),
            kind: BarKind::End,
        };
        let chart = Waterfall {
            title: String::new(),
            subtitle: String::new(),
            bars: levels.iter().map(bar).collect(),
            notes: Vec::new(),
            sources: crate::model::SourceList::default(),
            summary: String::new(),
        };
        let (low, high) = extremes(&chart);
        assert!(low < high && low <= 0.0 && high >= 0.0);
        assert!(levels.iter().all(|&level| low <= level as f32 && level as f32 <= high));
    }
}
