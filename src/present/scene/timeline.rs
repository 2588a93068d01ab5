//! The plot of talks on a date axis: rounds as bands, events as lines from top to bottom, offers as
//! points that stand until the next.
//!
//! Names stand beside the points that they belong to, or in rows above the plane where one of them
//! finds no place there. An amount or the word of an event that finds no place is left out: table and
//! reading panel have all of them.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::axis::Scale;
use super::geometry::{Area, At, Size, at};
use super::placing::Taken;
use super::plot::amounts;
use super::strokes::{Pen, marker};
use super::words::{Letters, Words};
use super::{Fill, Ink, Item, Outline, Stroke};
use crate::model::{EventKind, OfferKind, Status};
use crate::present::certainty::signs_of;
use crate::present::palette::{Dash, Marker, SERIES_MARKS};
use crate::present::timeline::{Day, Days, Moment, Position, Positions, Timeline, Whose};
use crate::text::{Language, say, say_with};

/// Below this width names stand above the plane.
const NARROW: f32 = 460.0;
/// Lines across are at least so far apart.
const TICKS_APART: f32 = 26.0;
/// Height of a row of names, of the words of events, of what stands off the scale.
const ROW: f32 = 18.0;
/// Words of events stand in at most so many rows.
const MOST_ROWS: usize = 3;
/// Of neighbours of the same kind that are closer, the first says it.
const CLOSE: f32 = 56.0;
/// Width of the piece of line before a name.
const SWATCH: f32 = 22.0;
const BESIDE: f32 = 6.0;
/// A plane is never lower.
const LOWEST: f32 = 96.0;
/// What is left free above the highest amount and below the lowest, so that words find room.
const FREE: f32 = 26.0;
/// The share of the days that is left free on both sides, and the fewest days.
const MARGIN: f32 = 0.035;
const FEWEST_DAYS: i32 = 60;
/// From the end of the lines to the bracket of the gap, and to what stands past it.
const BRACKET: f32 = 10.0;
const PAST: f32 = 18.0;
/// The plane gives up at most such a share of its width to names beside it.
const MOST_BESIDE: f32 = 0.36;
const GAP: f32 = 8.0;
const WIDE_GAP: f32 = 12.0;

const CAPTION: Letters = Letters::regular(12.0, Ink::Text);
const QUIET: Letters = Letters::regular(12.0, Ink::Secondary);
const FAINT: Letters = Letters::regular(12.0, Ink::Weak);
const FIGURE: Letters = Letters::bold(12.0, Ink::Text);

/// A chart with a date axis that is laid out; its upper left corner is the origin.
#[derive(Debug, Clone)]
pub struct Course {
    /// Its size; no smaller than the room that was given, unless that was too low for any plane.
    pub size: Size,
    /// What stands in it, from the ground up.
    pub items: Vec<Item>,
    /// The room of the points.
    pub plane: Area,
    /// Where each offer that is drawn has its marker, by its place in the negotiation.
    pub points: Vec<(usize, At)>,
    /// Where each round stands, in the order of [`Timeline::rounds`].
    pub rounds: Vec<Area>,
    /// How far right each event stands, in the order of [`Timeline::moments`].
    pub moments: Vec<f32>,
    /// The amounts at the lower and at the upper edge of the plane, in the unit of the axis; none where
    /// nothing is drawn.
    pub amounts: Option<[f64; 2]>,
}

impl Course {
    /// How far down an amount in the unit of the axis stands, kept within the plane.
    pub fn height_of(&self, amount: Decimal) -> Option<f32> {
        let [low, high] = self.amounts?;
        let share = ((amount.to_f64()? - low) / (high - low)).clamp(0.0, 1.0);
        Some(self.plane.bottom - share as f32 * self.plane.height())
    }
}

/// Lays out a chart with a date axis in a room of that size.
pub fn timeline(chart: &Timeline, size: Size, language: Language) -> Course {
    let Some(days) = chart.days else { return nothing(size, language) };
    let beside = (size.width >= NARROW).then(|| laid(chart, days, size, language, false)).flatten();
    let course = beside.or_else(|| laid(chart, days, size, language, true));
    course.unwrap_or_else(|| nothing(size, language))
}

/// The height that a chart with a date axis needs at that width.
pub fn least_height_of_timeline(chart: &Timeline, width: f32) -> f32 {
    let above = if width < NARROW { names_above(chart, width).1 } else { ROW };
    above + 2.0 * ROW + LOWEST + feet()
}

/// Names that do not stand whole in a plot of that width.
pub(super) fn names_cut(chart: &Timeline, width: f32) -> Vec<&str> {
    let named = chart.lines.iter().filter(|line| is_named(line)).map(|line| line.name.as_str());
    named.filter(|name| CAPTION.words(name).width > width - SWATCH - BESIDE).collect()
}

/// What the signs in it mean, those that are in use.
pub(super) fn key(chart: &Timeline, language: Language) -> Option<String> {
    let points = || chart.lines.iter().flat_map(|line| &line.points);
    let signs = [
        (!chart.rounds.is_empty(), "timeline-key-rounds"),
        (points().any(|point| point.declined), "timeline-key-declined"),
        (points().any(|point| point.converted), "timeline-key-converted"),
        (points().any(is_word), "timeline-key-word"),
        (points().any(|point| !point.days.is_one()), "timeline-key-days"),
    ];
    let said: Vec<String> = signs
        .into_iter()
        .filter(|(is_used, _)| *is_used)
        .map(|(_, key)| match key {
            "timeline-key-rounds" => say(language, "timeline-key-rounds"),
            "timeline-key-declined" => say(language, "timeline-key-declined"),
            "timeline-key-converted" => say(language, "timeline-key-converted"),
            "timeline-key-word" => say(language, "timeline-key-word"),
            _ => say(language, "timeline-key-days"),
        })
        .collect();
    let statuses: Vec<Status> = points().map(|point| point.status).collect();
    let said: Vec<String> = said.into_iter().chain(signs_of(&statuses, language)).collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

/// A word that is not on the table: a red line or a statement.
fn is_word(point: &Position) -> bool {
    matches!(point.kind, OfferKind::RedLine | OfferKind::Statement)
}

fn is_named(line: &Positions) -> bool {
    !line.name.is_empty() && !line.points.is_empty()
}

/// What stands below the plane: months and years.
fn feet() -> f32 {
    2.0 * QUIET.line() + 8.0
}

fn nothing(size: Size, language: Language) -> Course {
    let words = QUIET.wrapped(&say(language, "timeline-nothing"), size.width, 3);
    let top = ((size.height - words.height()) / 2.0).max(0.0);
    let items = vec![Item::Words(words.centred(at(size.width / 2.0, top)))];
    let plane = Area::sized(at(0.0, 0.0), size.width, size.height);
    Course { size, items, plane, points: Vec::new(), rounds: Vec::new(), moments: Vec::new(), amounts: None }
}

/// How a line is drawn.
fn pen(whose: Whose) -> Pen {
    let of = |place: usize| {
        let mark = SERIES_MARKS[place % SERIES_MARKS.len()];
        Pen { ink: Ink::Series(place), width: 2.0, dash: mark.dash, marker: Some(mark.marker), size: 4.0 }
    };
    match whose {
        Whose::Paying => of(0),
        Whose::Receiving => of(1),
        Whose::Speaking(place) => Pen { width: 0.0, ..of(2 + usize::from(place) % 3) },
        Whose::Both => {
            Pen { ink: Ink::Text, width: 0.0, dash: Dash::SOLID, marker: Some(Marker::Diamond), size: 5.0 }
        }
    }
}

/// Where days and amounts stand.
struct Plane {
    area: Area,
    first: Day,
    last: Day,
    scale: Scale,
    /// The height of what stands off the scale.
    beyond: f32,
}

impl Plane {
    fn day(&self, day: f32) -> f32 {
        let all = (self.last.0 - self.first.0) as f32 + 1.0;
        self.area.left + (day - self.first.0 as f32) / all * self.area.width()
    }

    /// The middle of a day.
    fn x(&self, day: Day) -> f32 {
        self.day(day.0 as f32 + 0.5)
    }

    /// Where something stands that happened once: what ends or falls due within some days does so at
    /// their end, anything else in their middle.
    fn moment(&self, moment: &Moment) -> f32 {
        match moment.kind {
            EventKind::Expiry | EventKind::Deadline if !moment.days.is_one() => self.x(moment.days.last),
            _ => self.middle(moment.days),
        }
    }

    /// The middle of some days.
    fn middle(&self, days: Days) -> f32 {
        f32::midpoint(self.x(days.first), self.x(days.last))
    }

    fn y(&self, amount: f64) -> f32 {
        let share = (amount - self.scale.low) / (self.scale.high - self.scale.low);
        self.area.bottom - (share as f32) * self.area.height()
    }

    fn place(&self, point: &Position) -> Option<At> {
        let y = if point.off_scale { self.beyond } else { self.y(point.amount.to_f64()?) };
        Some(at(self.middle(point.days), y))
    }
}

/// The plot with its names above the plane, or beside their points: none if one finds no place there.
fn laid(chart: &Timeline, days: Days, size: Size, language: Language, above: bool) -> Option<Course> {
    let mut items = Vec::new();
    let mut taken = Taken::default();
    let mut top = 0.0;
    if above {
        let (names, height) = names_above(chart, size.width);
        for (place, words, pen) in names {
            draw_name(&place, words, &pen, &mut items, &mut taken);
        }
        top = height;
    }

    // Days left and right of the first and the last.
    let span = days.last.0 - days.first.0 + 1;
    let margin = ((span as f32 * MARGIN).ceil() as i32).max((FEWEST_DAYS - span) / 2).max(2);
    let (first, last) = (days.first.plus(-margin), days.last.plus(margin));

    let strip = if chart.rounds.is_empty() { 0.0 } else { ROW };
    let bottom = size.height.max(top + strip + ROW + LOWEST + feet()) - feet();
    // The amounts decide how wide the plane is, and the words of events how high: events are set twice.
    let scale_for = |upper: f32| {
        let (least, most) = extremes(chart);
        let mut scale = Scale::new(least, most, bottom - upper, FREE, TICKS_APART);
        if scale.hides_zero() {
            scale.low -= (scale.high - scale.low) * f64::from(FREE / (bottom - upper - FREE).max(FREE));
        }
        scale
    };
    let guess = scale_for(top + strip + ROW);
    let width_of = |words: &[Words]| words.iter().map(|words| words.width).fold(0.0, f32::max);
    let left = width_of(&amounts(&chart.unit, &guess)) + GAP;
    let area = Area { left, top: top + strip, right: size.width, bottom };
    let mut plane = Plane { area, first, last, scale: guess, beyond: 0.0 };
    let free = bottom - (top + strip) - LOWEST;
    let rows = ((free / ROW).floor().max(0.0) as usize).min(MOST_ROWS);
    let reserve = if above { 0.0 } else { beside_ends(chart, &plane, size.width) };
    plane.area.right -= reserve;
    let (said, rows) = said_moments(chart, &plane, rows);
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
    Some(Course { size, items, plane: plane.area, points, rounds, moments, amounts })
}

/// How much narrower the plane becomes so that names and gap stand right of lines that reach its end.
fn beside_ends(chart: &Timeline, plane: &Plane, width: f32) -> f32 {
    let joined = chart.lines.iter().filter(|line| line.until.is_some());
    let Some(until) = joined.clone().filter_map(|line| line.until).max() else { return 0.0 };
    let names = joined.map(|line| SWATCH + BESIDE + CAPTION.words(&line.name).width);
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

/// The least and the greatest amount that is on the scale.
fn extremes(chart: &Timeline) -> (f64, f64) {
    let points = chart.lines.iter().flat_map(|line| &line.points).filter(|point| !point.off_scale);
    let gap = chart.gap.iter().flat_map(|gap| [gap.offered, gap.asked]);
    let amounts = points.map(|point| point.amount).chain(gap).filter_map(|amount| amount.to_f64());
    amounts.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), it| (least.min(it), most.max(it)))
}

/// Names in rows, each with its place, and how high the rows are together.
fn names_above(chart: &Timeline, width: f32) -> (Vec<(Area, Words, Pen)>, f32) {
    let (mut x, mut y) = (0.0, 0.0);
    let mut names = Vec::new();
    for line in chart.lines.iter().filter(|line| is_named(line)) {
        let words = CAPTION.wrapped(&line.name, width - SWATCH - BESIDE, 1);
        let size = SWATCH + BESIDE + words.width;
        if x > 0.0 && x + size > width {
            (x, y) = (0.0, y + ROW);
        }
        names.push((Area::sized(at(x, y), size, ROW), words, pen(line.whose)));
        x += size + WIDE_GAP;
    }
    let height = if names.is_empty() { 0.0 } else { y + ROW + 4.0 };
    (names, height)
}

fn draw_name(room: &Area, words: Words, pen: &Pen, items: &mut Vec<Item>, taken: &mut Taken) {
    taken.word(*room);
    let middle = room.middle().y;
    let swatch = Area { left: room.left, top: middle - 4.0, right: room.left + SWATCH, bottom: middle + 4.0 };
    items.extend(pen.swatch(&swatch));
    let corner = at(swatch.right + BESIDE, middle - words.height() / 2.0);
    items.push(Item::Words(words.put(corner)));
}

/// Bands where the sides met, with the numbers of the rounds that find room.
fn draw_rounds(
    chart: &Timeline,
    plane: &Plane,
    top: f32,
    strip: f32,
    language: Language,
    items: &mut Vec<Item>,
    taken: &mut Taken,
) -> Vec<Area> {
    let mut bands = Vec::new();
    for round in &chart.rounds {
        let (from, to) = (plane.day(round.days.first.0 as f32), plane.day(round.days.last.0 as f32 + 1.0));
        let to = to.max(from + 2.0);
        let band = Area { left: from, top: top + strip - 2.0, right: to, bottom: plane.area.bottom };
        let fill = Some(Fill { ink: Ink::Secondary, opacity: 0.16 });
        items.push(Item::Shape { outline: Outline::Area(band), fill, stroke: None });
        bands.push(Area { top, ..band });
    }
    let mut last: Option<(u16, f32)> = None;
    for (round, band) in chart.rounds.iter().zip(&bands) {
        // A round that met again says its number once.
        if last.is_some_and(|(number, _)| number == round.round) {
            continue;
        }
        let words = QUIET.words(&round.label).centred(at(band.middle().x, top + 1.0));
        let area = words.area();
        if area.right > plane.area.right || last.is_some_and(|(_, right)| area.left < right + 4.0) {
            continue;
        }
        last = Some((round.round, area.right));
        taken.word(area);
        items.push(Item::Words(words));
    }
    if strip > 0.0 {
        let words = QUIET.words(&say(language, "timeline-rounds")).put(at(0.0, top + 1.0));
        if !taken.has_word_in(&Area { right: words.area().right + 4.0, ..words.area() }) {
            taken.word(words.area());
            items.push(Item::Words(words));
        }
    }
    bands
}

/// The words of events that find room, each with its place among them and its row, and how many rows
/// there are.
///
/// From left to right, every word stands right of its line, and a line that would go through the word
/// of one before begins in the row below. Where there are no more rows the least telling event of
/// those goes without a word.
fn said_moments(chart: &Timeline, plane: &Plane, most: usize) -> (Vec<(usize, usize, Words)>, usize) {
    let rank = |place: usize| match chart.moments[place].kind {
        EventKind::Deadline => 0,
        EventKind::Expiry => 1,
        EventKind::Signing => 2,
        EventKind::Election => 3,
        EventKind::Ratification => 4,
        EventKind::Other => 5,
    };
    let x = |place: usize| plane.moment(&chart.moments[place]);
    let mut wanted: Vec<usize> = Vec::new();
    for place in (0..chart.moments.len()).filter(|&place| !chart.moments[place].label.is_empty()) {
        let is_said = wanted.iter().any(|&other| {
            chart.moments[other].kind == chart.moments[place].kind && x(place) - x(other) < CLOSE
        });
        if !is_said {
            wanted.push(place);
        }
    }
    loop {
        let mut said: Vec<(usize, usize, Words)> = Vec::new();
        let mut without: Option<usize> = None;
        for &place in &wanted {
            let words = QUIET.words(&chart.moments[place].label);
            let width = words.width;
            let fits = x(place) + 4.0 + width <= plane.area.right;
            let left = if fits { x(place) + 4.0 } else { x(place) - 4.0 - width };
            // Those before whose words reach to here; one that stands left of its line is also in the
            // way of their lines.
            let from = left.min(x(place)) - 4.0;
            let mut before = said
                .iter()
                .filter(|(other, _, words)| words.at.x + words.width + 6.0 > from || x(*other) > from);
            let row = before.clone().map(|(_, row, _)| row + 1).max().unwrap_or(0);
            let has_place = row < most && (fits || row == 0) && left >= plane.area.left;
            if !has_place {
                let others = before.by_ref().map(|(other, _, _)| *other).chain([place]);
                without = others.max_by_key(|&other| (rank(other), other));
                break;
            }
            said.push((place, row, words.put(at(left, 0.0))));
        }
        let Some(without) = without else {
            let rows = said.iter().map(|(_, row, _)| row + 1).max().unwrap_or(0);
            return (said, rows);
        };
        wanted.retain(|&place| place != without);
    }
}

/// A line from top to bottom for every event, and the words of some.
fn draw_moments(
    chart: &Timeline,
    plane: &Plane,
    said: &[(usize, usize, Words)],
    top: f32,
    items: &mut Vec<Item>,
    taken: &mut Taken,
) -> Vec<f32> {
    let mut places = Vec::new();
    for (place, moment) in chart.moments.iter().enumerate() {
        let x = plane.moment(moment);
        let row = said.iter().find(|(of, _, _)| *of == place).map(|(_, row, _)| *row);
        let from = row.map_or(plane.area.top, |row| top + row as f32 * ROW + 2.0);
        let stroke = match moment.kind {
            EventKind::Deadline | EventKind::Expiry => Stroke::dashed(Ink::Secondary, 1.25, Dash(&[4, 3])),
            EventKind::Other => Stroke::dashed(Ink::Border, 1.0, Dash(&[1, 3])),
            _ => Stroke::solid(Ink::Border, 1.0),
        };
        items.push(Item::Line { points: vec![at(x, from), at(x, plane.area.bottom)], stroke });
        if !moment.days.is_one() {
            // Nobody knows the day: all that it may be.
            let y = plane.area.bottom - 2.0;
            let (left, right) = (plane.x(moment.days.first), plane.x(moment.days.last));
            let stroke = Stroke::solid(Ink::Border, 2.0);
            items.push(Item::Line { points: vec![at(left, y), at(right, y)], stroke });
        }
        places.push(x);
    }
    for (_, row, words) in said {
        let words = words.clone().put(at(words.at.x, top + *row as f32 * ROW + 1.0));
        taken.word(words.area());
        items.push(Item::Words(words));
    }
    places
}

fn draw_amounts(
    chart: &Timeline,
    plane: &Plane,
    language: Language,
    items: &mut Vec<Item>,
    taken: &mut Taken,
) {
    let across = |y: f32, ink: Ink| Item::Line {
        points: vec![at(0.0, y), at(plane.area.right, y)],
        stroke: Stroke::solid(ink, 1.0),
    };
    if !chart.lines.iter().flat_map(|line| &line.points).any(|point| !point.off_scale) {
        items.push(across(plane.area.bottom, Ink::Border));
        return;
    }
    if plane.scale.hides_zero() {
        items.push(across(plane.area.bottom, Ink::Hairline));
        let words = QUIET.words(&say(language, "chart-not-from-zero"));
        let words = words.put(at(0.0, plane.area.bottom - QUIET.line() - 1.0));
        taken.word(words.area());
        items.push(Item::Words(words));
    }
    // The highest says the unit, so it comes first where there is no room for all.
    for (tick, words) in plane.scale.ticks.iter().zip(amounts(&chart.unit, &plane.scale)).rev() {
        let Some(y) = tick.to_f64().map(|amount| plane.y(amount)) else { continue };
        items.push(across(y, if tick.is_zero() { Ink::Border } else { Ink::Hairline }));
        taken.across(y);
        let words = words.put(at(0.0, y - QUIET.line() - 1.0));
        if !taken.has_word_in(&words.area()) && words.area().top >= 0.0 {
            taken.word(words.area());
            items.push(Item::Words(words));
        }
    }
}

/// Ticks at the beginnings of months or years, with as many of their names as fit.
fn draw_days(plane: &Plane, language: Language, items: &mut Vec<Item>, taken: &mut Taken) {
    let months = months(plane);
    let name = |month: u8| say_with(language, "talks-month", &[("month", month.into())]);
    let widest = (1..=12).map(|month| QUIET.words(&name(month)).width).fold(0.0, f32::max);
    let all = (plane.last.0 - plane.first.0) as f32 + 1.0;
    let of_month = plane.area.width() / all * 30.4;
    let step = [1_u8, 2, 3, 6].into_iter().find(|step| of_month * f32::from(*step) >= widest + 10.0);
    let bottom = plane.area.bottom;
    let tick = |x: f32, length: f32| Item::Line {
        points: vec![at(x, bottom), at(x, bottom + length)],
        stroke: Stroke::solid(Ink::Border, 1.0),
    };
    for &(year, month) in &months {
        let x = plane.day(day_of(year, month).0 as f32);
        let is_written = step.is_some_and(|step| (month - 1) % step == 0);
        if month == 1 || is_written || of_month >= 4.0 {
            items.push(tick(
                x,
                if month == 1 {
                    6.0
                } else if is_written {
                    4.0
                } else {
                    3.0
                },
            ));
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
        let words = CAPTION.words(&say_with(language, "talks-year", &[("year", year.to_string().into())]));
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
fn months(plane: &Plane) -> Vec<(i32, u8)> {
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
fn draw_lines(chart: &Timeline, plane: &Plane, items: &mut Vec<Item>, taken: &mut Taken) -> Vec<(usize, At)> {
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

/// The corners of a line: every offer stands until the next, the last until the end.
fn steps(line: &Positions, plane: &Plane) -> Vec<At> {
    let standing = line.points.iter().filter(|point| point.stands() && !point.off_scale);
    let mut steps: Vec<At> = Vec::new();
    for place in standing.filter_map(|point| plane.place(point)) {
        if let Some(last) = steps.last().copied() {
            steps.push(at(place.x.max(last.x), last.y));
        }
        steps.push(place);
    }
    if let (Some(last), Some(until)) = (steps.last().copied(), line.until) {
        steps.push(at(plane.x(until).max(last.x), last.y));
    }
    steps
}

fn draw_point(
    point: &Position,
    place: At,
    pen: &Pen,
    plane: &Plane,
    items: &mut Vec<Item>,
    taken: &mut Taken,
) {
    let size = if is_word(point) { 3.25 } else { pen.size };
    let ink = pen.ink;
    if !point.days.is_one() {
        // Nobody knows the day: all that it may be.
        let ends = [plane.x(point.days.first), plane.x(point.days.last)].map(|x| at(x, place.y));
        let stroke = Stroke::solid(ink, 1.25);
        taken.line(&ends);
        items.push(Item::Line { points: ends.to_vec(), stroke });
        for end in ends {
            let tick = vec![end.moved(0.0, -3.5), end.moved(0.0, 3.5)];
            items.push(Item::Line { points: tick, stroke });
        }
    }
    let shape = if point.off_scale { Marker::Triangle } else { pen.marker.unwrap_or(Marker::Disc) };
    let outline = || marker(shape, place, size);
    items.push(Item::Shape { outline: outline(), fill: Some(Ink::Ground.into()), stroke: None });
    let is_hollow = point.converted || is_word(point);
    let fill = match (is_hollow, point.declined) {
        (true, _) => None,
        (false, true) => Some(Fill { ink, opacity: 0.35 }),
        (false, false) => Some(Fill::from(ink)),
    };
    let stroke = (is_hollow || point.declined).then(|| Stroke::solid(ink, 1.5));
    items.push(Item::Shape { outline: outline(), fill, stroke });
    if point.kind == OfferKind::RedLine {
        let bar = vec![place.moved(-8.0, 0.0), place.moved(8.0, 0.0)];
        items.push(Item::Line { points: bar, stroke: Stroke::solid(ink, 1.5) });
    }
    if point.declined {
        let reach = size + 2.5;
        let through = vec![place.moved(-reach, reach), place.moved(reach, -reach)];
        items.push(Item::Line { points: through, stroke: Stroke::solid(Ink::Secondary, 1.25) });
    }
    if point.off_scale {
        let arrow = vec![place.moved(0.0, size + 1.0), at(place.x, plane.area.top)];
        items.push(Item::Line { points: arrow, stroke: Stroke::dashed(ink, 1.25, Dash(&[2, 2])) });
    }
    taken.line(&[place.moved(-size - 1.0, -size - 1.0), place.moved(size + 1.0, size + 1.0)]);
    taken.line(&[place.moved(-size - 1.0, size + 1.0), place.moved(size + 1.0, -size - 1.0)]);
}

/// The bracket between what is offered and what is asked in the end.
fn draw_gap(chart: &Timeline, plane: &Plane, room: &Area, items: &mut Vec<Item>, taken: &mut Taken) {
    let Some(gap) = &chart.gap else { return };
    let (Some(offered), Some(asked)) = (gap.offered.to_f64(), gap.asked.to_f64()) else { return };
    let (low, high) = (plane.y(offered), plane.y(asked));
    let x = (plane.x(gap.day) + BRACKET).min(plane.area.right - 1.0);
    let points = vec![at(x - 5.0, low), at(x, low), at(x, high), at(x - 5.0, high)];
    taken.line(&points);
    items.push(Item::Line { points, stroke: Stroke::solid(Ink::Text, 1.25) });
    let words = FIGURE.words(&gap.label);
    let (width, height) = (words.width, words.height());
    let middle = f32::midpoint(low, high);
    let sized = |left: f32, top: f32| Area::sized(at(left, top), width, height);
    let (over, under) = (low.min(high) - height - 8.0, low.max(high) + 8.0);
    let beside = [middle - height / 2.0, middle - height, middle].map(|top| sized(x + 6.0, top));
    let before = [middle - height / 2.0, middle - height, middle].map(|top| sized(x - 12.0 - width, top));
    let ends = [over, under]
        .into_iter()
        .flat_map(|top| [x - width / 2.0, x - width, x - 4.0, x - width - 12.0].map(|left| sized(left, top)));
    let places: Vec<Area> = beside.into_iter().chain(before).chain(ends).collect();
    let found = first_clear(chart, plane, taken, room, &places);
    let size = Size { width, height };
    let found = found.or_else(|| taken.nearest(room, size, at(x, middle)));
    if let Some(found) = found {
        taken.word(found);
        put_on_ground(words.put(at(found.left, found.top)), chart, plane, items);
    }
}

/// Names beside the points that they belong to; nothing if one of them finds no place. Gives the offers
/// whose amounts stand behind a name.
fn draw_names_beside(
    chart: &Timeline,
    plane: &Plane,
    room: &Area,
    items: &mut Vec<Item>,
    taken: &mut Taken,
) -> Option<Vec<usize>> {
    let mut told = Vec::new();
    for line in chart.lines.iter().filter(|line| is_named(line)) {
        let pen = pen(line.whose);
        let steps = steps(line, plane);
        let is_joined = steps.len() > 1;
        // A single mark is its own sign, and has its amount behind its name.
        let single = line.points.last().filter(|_| !is_joined);
        let name = single.map_or_else(|| line.name.clone(), |point| format!("{} {}", line.name, point.label));
        let words = CAPTION.words(&name);
        let sign = if is_joined { SWATCH + BESIDE } else { 0.0 };
        let width = sign + words.width;
        if width > 0.5 * room.width() {
            return None;
        }
        let sized = |left: f32, middle: f32| Area::sized(at(left, middle - ROW / 2.0), width, ROW);
        let mut places = Vec::new();
        if let Some(end) = steps.last().filter(|_| is_joined) {
            let past = if chart.gap.is_some() { PAST } else { 8.0 };
            places.extend([0.0, -9.0, 9.0, -14.0, 14.0].map(|down| sized(end.x + past, end.y + down)));
        }
        let points = line.points.iter().rev().filter(|point| single.is_none_or(|single| single == *point));
        for place in points.filter_map(|point| plane.place(point)) {
            places.extend([12.0, 18.0].map(|right| sized(place.x + right, place.y)));
            places.extend([12.0, 18.0].map(|left| sized(place.x - left - width, place.y)));
            for down in [-18.0, 18.0, -32.0, 32.0] {
                places
                    .extend([4.0, -width / 2.0, -width - 4.0].map(|by| sized(place.x + by, place.y + down)));
            }
        }
        let place = first_clear(chart, plane, taken, room, &places)?;
        taken.word(place);
        if is_joined {
            let middle = place.middle().y;
            let right = place.left + SWATCH;
            let swatch = Area { left: place.left, top: middle - 4.0, right, bottom: middle + 4.0 };
            items.extend(pen.swatch(&swatch));
        }
        told.extend(single.map(|point| point.offer));
        let corner = at(place.left + sign, place.middle().y - words.height() / 2.0);
        put_on_ground(words.put(corner), chart, plane, items);
    }
    Some(told)
}

/// The first free of some places, if possible one that no line of an event goes through.
fn first_clear(chart: &Timeline, plane: &Plane, taken: &Taken, room: &Area, places: &[Area]) -> Option<Area> {
    let clear: Vec<Area> = places.iter().copied().filter(|place| !is_crossed(place, chart, plane)).collect();
    taken.first_free(room, &clear).or_else(|| taken.first_free(room, places))
}

/// Whether the line of an event or the edge of a round goes through a place.
fn is_crossed(place: &Area, chart: &Timeline, plane: &Plane) -> bool {
    let moments = chart.moments.iter().map(|moment| plane.middle(moment.days));
    let rounds = chart
        .rounds
        .iter()
        .flat_map(|round| [plane.day(round.days.first.0 as f32), plane.day(round.days.last.0 as f32 + 1.0)]);
    moments.chain(rounds).any(|x| (place.left - 2.0..=place.right + 2.0).contains(&x))
}

/// Words, on a ground of their own where something faint goes through them.
fn put_on_ground(words: Words, chart: &Timeline, plane: &Plane, items: &mut Vec<Item>) {
    let area = words.area();
    if is_crossed(&area, chart, plane) {
        let room = Area { left: area.left - 2.0, top: area.top + 1.0, right: area.right + 2.0, ..area };
        let fill = Some(Fill { ink: Ink::Ground, opacity: 0.82 });
        items.push(Item::Shape { outline: Outline::Area(room), fill, stroke: None });
    }
    items.push(Item::Words(words));
}

/// The amounts of points, the most telling first, where they find room.
fn draw_labels(chart: &Timeline, plane: &Plane, told: &[usize], items: &mut Vec<Item>, taken: &mut Taken) {
    let room = Area { top: plane.area.top.min(plane.beyond - ROW / 2.0 - 1.0), ..plane.area };
    let mut points: Vec<(u8, &Position)> = Vec::new();
    for line in &chart.lines {
        let count = line.points.len();
        for (place, point) in line.points.iter().enumerate() {
            let rank = match (line.whose, place) {
                (Whose::Both, _) => 0,
                _ if point.off_scale => 1,
                (_, place) if place + 1 == count => 2,
                (_, 0) => 3,
                _ => 4,
            };
            points.push((rank, point));
        }
    }
    points.sort_by_key(|(rank, _)| *rank);
    points.retain(|(_, point)| !told.contains(&point.offer));
    for (_, point) in points {
        let Some(place) = plane.place(point) else { continue };
        let letters = if point.declined { FAINT } else { CAPTION };
        let words = letters.words(&point.label);
        let (width, height) = (words.width, words.height());
        let sized = |left: f32, top: f32| Area::sized(at(left, top), width, height);
        let (over, under) = (place.y - height - 8.5, place.y + 8.5);
        let mut places = Vec::new();
        for top in [over, under] {
            places.extend([-width / 2.0, 2.0, -width - 2.0].map(|left| sized(place.x + left, top)));
        }
        let beside = place.y - height / 2.0;
        places.extend([10.0, 14.0].map(|right| sized(place.x + right, beside)));
        places.extend([10.0, 14.0].map(|left| sized(place.x - left - width, beside)));
        if let Some(found) = first_clear(chart, plane, taken, &room, &places) {
            taken.word(found);
            put_on_ground(words.put(at(found.left, found.top)), chart, plane, items);
        }
    }
}
