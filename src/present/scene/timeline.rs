//! The plot of talks on a date axis: rounds as bands, events as lines from top to bottom, offers as
//! points that stand until the next.
//!
//! Names stand beside the points that they belong to, or in rows above the plane where one of them
//! finds no place there. An amount or the word of an event that finds no place is left out: table and
//! reading panel have all of them.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::axis::{AxisScale, GAP, TICKS_APART, amount_ticks, amounts, foot_tick, not_from_zero};
use super::geometry::{Area, Size, Spot, at};
use super::names::{NARROW, NameRows, ROW, SIGN};
use super::placing::Occupied;
use super::sight::Sight;
use super::strokes::rule;
use super::timeline_marks::{
    draw_gap, draw_labels, draw_moments, draw_names_beside, draw_point, draw_rounds, said_moments,
};
use super::timeline_plane::{
    FREE, LOWEST, MOST_BESIDE, MOST_ROWS, PAST, TimelinePlane, extremes_of, is_named, is_word, pen, steps,
};
use super::words::{CAPTION, FIGURE, QUIET, widest};
use super::{ColorRole, Item};
use crate::model::Status;
use crate::present::certainty::signs_of;
use crate::present::timeline::{Day, Days, Timeline};
use crate::text::{Language, key, say, say_with};

/// A chart with a date axis that is laid out; its upper left corner is the origin.
#[derive(Debug, Clone)]
pub struct TimelineLayout {
    /// Its size; no smaller than the room that was given, unless that was too low for any plane.
    pub size: Size,
    /// What stands in it, from the ground up.
    pub items: Vec<Item>,
    /// The room of the points.
    pub plane: Area,
    /// Where each offer that is drawn has its marker, by its place in the negotiation.
    pub points: Vec<(usize, Spot)>,
    /// Where each round stands, in the order of [`Timeline::rounds`].
    pub rounds: Vec<Area>,
    /// How far right each event stands, in the order of [`Timeline::moments`].
    pub moments: Vec<f32>,
    /// The amounts at the lower and at the upper edge of the plane, in the unit of the axis; none where
    /// nothing is drawn.
    pub amounts: Option<[f64; 2]>,
}

impl TimelineLayout {
    /// How far right a day stands, or a place between two, of the days in sight.
    pub fn x_of(&self, place: f64, sight: Sight) -> f32 {
        self.plane.left + ((place - sight.from) / sight.span()) as f32 * self.plane.width()
    }

    /// How far down an amount in the unit of the axis stands, kept within the plane.
    pub fn height_of(&self, amount: Decimal) -> Option<f32> {
        let [low, high] = self.amounts?;
        let share = ((amount.to_f64()? - low) / (high - low)).clamp(0.0, 1.0);
        Some(self.plane.bottom - share as f32 * self.plane.height())
    }
}

/// Lays out a chart with a date axis in a room of that size.
pub fn timeline(chart: &Timeline, size: Size, language: Language) -> TimelineLayout {
    let Some(days) = chart.edges() else { return nothing(size, language) };
    let beside = (size.width >= NARROW).then(|| laid(chart, days, size, language, false)).flatten();
    let course = beside.or_else(|| laid(chart, days, size, language, true));
    course.unwrap_or_else(|| nothing(size, language))
}

/// The height that a chart with a date axis needs at that width.
pub fn least_height_of_timeline(chart: &Timeline, width: f32) -> f32 {
    let above = if width < NARROW { names_above(chart, width).height() } else { ROW };
    above + 2.0 * ROW + LOWEST + feet()
}

/// Names that do not stand whole in a plot of that width.
pub(super) fn names_cut(chart: &Timeline, width: f32) -> Vec<&str> {
    let named = chart.lines.iter().filter(|line| is_named(line)).map(|line| line.name.as_str());
    named.filter(|name| CAPTION.words(name).width > width - SIGN).collect()
}

/// What the signs in it mean, those that are in use.
pub(super) fn key(chart: &Timeline, language: Language) -> Option<String> {
    let points = || chart.lines.iter().flat_map(|line| &line.points);
    let signs = [
        (!chart.rounds.is_empty(), key::TIMELINE_KEY_ROUNDS),
        (points().any(|point| point.declined), key::TIMELINE_KEY_DECLINED),
        (points().any(|point| point.converted), key::TIMELINE_KEY_CONVERTED),
        (points().any(is_word), key::TIMELINE_KEY_WORD),
        (points().any(|point| !point.days.is_one()), key::TIMELINE_KEY_DAYS),
    ];
    let said: Vec<String> = signs
        .into_iter()
        .filter(|(is_used, _)| *is_used)
        .map(|(_, key)| match key {
            key::TIMELINE_KEY_ROUNDS => say(language, key::TIMELINE_KEY_ROUNDS),
            key::TIMELINE_KEY_DECLINED => say(language, key::TIMELINE_KEY_DECLINED),
            key::TIMELINE_KEY_CONVERTED => say(language, key::TIMELINE_KEY_CONVERTED),
            key::TIMELINE_KEY_WORD => say(language, key::TIMELINE_KEY_WORD),
            _ => say(language, key::TIMELINE_KEY_DAYS),
        })
        .collect();
    let statuses: Vec<Status> = points().map(|point| point.status).collect();
    let said: Vec<String> = said.into_iter().chain(signs_of(&statuses, language)).collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

/// What stands below the plane: months and years.
fn feet() -> f32 {
    2.0 * QUIET.line() + 8.0
}

fn nothing(size: Size, language: Language) -> TimelineLayout {
    let words = QUIET.wrapped(&say(language, key::TIMELINE_NOTHING), size.width, 3);
    let top = ((size.height - words.height()) / 2.0).max(0.0);
    let items = vec![Item::Words(words.centred(at(size.width / 2.0, top)))];
    let plane = Area::sized(at(0.0, 0.0), size.width, size.height);
    TimelineLayout {
        size,
        items,
        plane,
        points: Vec::new(),
        rounds: Vec::new(),
        moments: Vec::new(),
        amounts: None,
    }
}

/// The plot with its names above the plane, or beside their points: none if one finds no place there.
fn laid(chart: &Timeline, days: Days, size: Size, language: Language, above: bool) -> Option<TimelineLayout> {
    let mut items = Vec::new();
    let mut taken = Occupied::default();
    let mut top = 0.0;
    if above {
        let names = names_above(chart, size.width);
        top = names.height();
        names.draw(&mut items, &mut taken);
    }

    let Days { first, last } = days;
    let strip = if chart.rounds.is_empty() { 0.0 } else { ROW };
    let bottom = size.height.max(top + strip + ROW + LOWEST + feet()) - feet();
    // The amounts decide how wide the plane is, and the words of events how high: events are set twice.
    let scale_for = |upper: f32| {
        let (least, most) = extremes_of(chart);
        AxisScale::new(least, most, bottom - upper, FREE, TICKS_APART).with_strip(bottom - upper, FREE)
    };
    let guess = scale_for(top + strip + ROW);
    let left = widest(&amounts(&chart.unit, &guess)) + GAP;
    let area = Area { left, top: top + strip, right: size.width, bottom };
    let mut plane = TimelinePlane { area, first, last, scale: guess, beyond: 0.0 };
    let free = bottom - (top + strip) - LOWEST;
    let rows = ((free / ROW).floor().max(0.0) as usize).min(MOST_ROWS);
    let reserve = if above { 0.0 } else { beside_ends(chart, &plane, size.width) };
    plane.area.right -= reserve;
    let (said, rows) = said_moments(chart, &plane, rows);
    // The unit at the highest line has a row at least.
    let rows = rows.max(1);
    let has_beyond = chart.lines.iter().flat_map(|line| &line.points).any(|point| point.off_scale);
    plane.beyond = top + strip + rows as f32 * ROW + ROW / 2.0;
    plane.area.top = top + strip + rows as f32 * ROW + if has_beyond { ROW + 4.0 } else { 0.0 };
    plane.scale = scale_for(plane.area.top);

    let rounds = draw_rounds(chart, &plane, top, strip, language, &mut items, &mut taken);
    let moments = draw_moments(chart, &plane, &said, top + strip, &mut items, &mut taken);
    draw_amounts(chart, &plane, language, &mut items, &mut taken);
    draw_days(&plane, language, &mut items, &mut taken);
    let points = draw_lines(chart, &plane, &mut items, &mut taken);
    let room =
        Area { right: size.width, top: plane.area.top.min(plane.beyond - ROW / 2.0 - 1.0), ..plane.area };
    draw_gap(chart, &plane, &room, &mut items, &mut taken);
    let told =
        if above { Vec::new() } else { draw_names_beside(chart, &plane, &room, &mut items, &mut taken)? };
    draw_labels(chart, &plane, &told, &mut items, &mut taken);
    let size = Size { width: size.width, height: bottom + feet() };
    let amounts = Some([plane.scale.low, plane.scale.high]);
    Some(TimelineLayout { size, items, plane: plane.area, points, rounds, moments, amounts })
}

/// How much narrower the plane becomes so that names and gap stand right of lines that reach its end.
fn beside_ends(chart: &Timeline, plane: &TimelinePlane, width: f32) -> f32 {
    let joined = chart.lines.iter().filter(|line| line.until.is_some());
    let Some(until) = joined.clone().filter_map(|line| line.until).max() else { return 0.0 };
    let names = joined.map(|line| SIGN + CAPTION.words(&line.name).width);
    let gap = chart.gap.iter().map(|gap| FIGURE.words(&gap.label).width);
    let room = names.chain(gap).fold(0.0, f32::max) + PAST + 4.0;
    let from_left = plane.x(until) - plane.area.left;
    if from_left + room <= plane.area.width() || from_left < 1.0 {
        return 0.0;
    }
    // Where the plane is so much narrower, its end and the room beside it are just as wide as before.
    let share = from_left / plane.area.width();
    let narrow = ((width - plane.area.left - room) / share).min(plane.area.width());
    let reserve = plane.area.width() - narrow;
    if reserve > MOST_BESIDE * plane.area.width() { 0.0 } else { reserve }
}

/// Names in rows above the plane.
fn names_above(chart: &Timeline, width: f32) -> NameRows {
    let mut rows = NameRows::new(width);
    for line in chart.lines.iter().filter(|line| is_named(line)) {
        rows.add(&line.name, pen(line.whose));
    }
    rows
}

fn draw_amounts(
    chart: &Timeline,
    plane: &TimelinePlane,
    language: Language,
    items: &mut Vec<Item>,
    taken: &mut Occupied,
) {
    let across = |y: f32, ink: ColorRole| rule(at(0.0, y), at(plane.area.right, y), ink);
    if !chart.lines.iter().flat_map(|line| &line.points).any(|point| !point.off_scale) {
        items.push(across(plane.area.bottom, ColorRole::Border));
        return;
    }
    if plane.scale.hides_zero() {
        items.push(across(plane.area.bottom, ColorRole::Hairline));
        let words = not_from_zero(plane.area.bottom, language);
        taken.word(words.area());
        items.push(Item::Words(words));
    }
    let written = amounts(&chart.unit, &plane.scale);
    for tick in amount_ticks(&plane.scale, written, (&plane.area, 0.0), taken) {
        items.push(across(tick.y, tick.ink()));
        items.extend(tick.words.map(Item::Words));
    }
}

/// Ticks at the beginnings of months or years, with as many of their names as fit.
fn draw_days(plane: &TimelinePlane, language: Language, items: &mut Vec<Item>, taken: &mut Occupied) {
    let months = months(plane);
    let name = |month: u8| say_with(language, key::TALKS_MONTH, &[("month", month.into())]);
    let widest = (1..=12).map(|month| QUIET.words(&name(month)).width).fold(0.0, f32::max);
    let all = (plane.last.0 - plane.first.0) as f32 + 1.0;
    let of_month = plane.area.width() / all * 30.4;
    let step = [1_u8, 2, 3, 6].into_iter().find(|step| of_month * f32::from(*step) >= widest + 10.0);
    let bottom = plane.area.bottom;
    for &(year, month) in &months {
        let x = plane.day(day_of(year, month).0 as f32);
        let is_written = step.is_some_and(|step| (month - 1) % step == 0);
        if month == 1 || is_written || of_month >= 4.0 {
            let length = match (month, is_written) {
                (1, _) => 6.0,
                (_, true) => 4.0,
                (_, false) => 3.0,
            };
            items.push(foot_tick(at(x, bottom), length));
        }
        let words = QUIET.words(&name(month)).put(at(x + 3.0, bottom + 5.0));
        if is_written && words.area().right <= plane.area.right {
            taken.word(words.area());
            items.push(Item::Words(words));
        }
    }
    // The years below, each where it begins; the first where the axis does.
    let second = bottom + if step.is_some() { 5.0 + QUIET.line() } else { 5.0 };
    let first_year = plane.first.month().0;
    let mut right = 0.0;
    for year in first_year..=plane.last.month().0 {
        let from = plane.day(Day::first_of(year).0 as f32).max(plane.area.left);
        let to = plane.day(Day::first_of(year + 1).0 as f32).min(plane.area.right);
        let words = CAPTION.words(&say_with(language, key::TALKS_YEAR, &[("year", year.to_string().into())]));
        if words.width + 6.0 > to - from || from < right {
            continue;
        }
        let words = words.put(at(from + 3.0, second));
        right = words.area().right + 8.0;
        taken.word(words.area());
        items.push(Item::Words(words));
    }
}

/// The months that begin in the plane.
fn months(plane: &TimelinePlane) -> Vec<(i32, u8)> {
    let (mut year, mut month) = plane.first.month();
    let mut months = Vec::new();
    loop {
        let day = day_of(year, month);
        if day > plane.last {
            return months;
        }
        if day >= plane.first {
            months.push((year, month));
        }
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
}

fn day_of(year: i32, month: u8) -> Day {
    Day::new((i16::try_from(year).unwrap_or(i16::MAX), month, 1))
}

/// What stands until the next, and every point; where each of these is.
fn draw_lines(
    chart: &Timeline,
    plane: &TimelinePlane,
    items: &mut Vec<Item>,
    taken: &mut Occupied,
) -> Vec<(usize, Spot)> {
    let mut places = Vec::new();
    for line in &chart.lines {
        let steps = steps(line, plane);
        if steps.len() > 1 {
            taken.line(&steps);
            items.push(pen(line.whose).line(steps));
        }
    }
    for line in chart.lines.iter().rev() {
        let pen = pen(line.whose);
        for point in &line.points {
            let Some(place) = plane.place(point) else { continue };
            draw_point(point, place, &pen, plane, items, taken);
            places.push((point.offer, place));
        }
    }
    places
}
