//! What is marked on the plane of talks: rounds, moments, offers, the gap, names.

use super::geometry::{Area, Size, Spot, at};
use super::names::{ROW, SIGN, swatch};
use super::placing::Occupied;
use super::strokes::{Pen, marker};
use super::timeline_plane::{
    BRACKET, CLOSE, FAINT, PAST, TimelinePlane, first_clear, is_named, is_word, pen, put_on_ground, steps,
};
use super::words::{CAPTION, FIGURE, QUIET, Words};
use super::{ColorRole, Fill, Item, Outline, Stroke};
use crate::model::{EventKind, OfferKind};
use crate::present::palette::{Dash, Marker};
use crate::present::timeline::{Position, Timeline, Whose};
use crate::text::{Language, key, say};
use rust_decimal::prelude::ToPrimitive;

/// Bands where the sides met, with the numbers of the rounds that find room.
pub(super) fn draw_rounds(
    chart: &Timeline,
    plane: &TimelinePlane,
    top: f32,
    strip: f32,
    language: Language,
    items: &mut Vec<Item>,
    taken: &mut Occupied,
) -> Vec<Area> {
    let mut bands = Vec::new();
    for round in &chart.rounds {
        let (from, to) = (plane.day(round.days.first.0 as f32), plane.day(round.days.last.0 as f32 + 1.0));
        let to = to.max(from + 2.0);
        let band = Area { left: from, top: top + strip - 2.0, right: to, bottom: plane.area.bottom };
        let fill = Some(Fill { ink: ColorRole::Secondary, opacity: 0.16 });
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
        let words = QUIET.words(&say(language, key::TIMELINE_ROUNDS)).put(at(0.0, top + 1.0));
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
pub(super) fn said_moments(
    chart: &Timeline,
    plane: &TimelinePlane,
    most: usize,
) -> (Vec<(usize, usize, Words)>, usize) {
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
pub(super) fn draw_moments(
    chart: &Timeline,
    plane: &TimelinePlane,
    said: &[(usize, usize, Words)],
    top: f32,
    items: &mut Vec<Item>,
    taken: &mut Occupied,
) -> Vec<f32> {
    let mut places = Vec::new();
    for (place, moment) in chart.moments.iter().enumerate() {
        let x = plane.moment(moment);
        let row = said.iter().find(|(of, _, _)| *of == place).map(|(_, row, _)| *row);
        let from = row.map_or(plane.area.top, |row| top + row as f32 * ROW + 2.0);
        let stroke = match moment.kind {
            EventKind::Deadline | EventKind::Expiry => {
                Stroke::dashed(ColorRole::Secondary, 1.25, Dash(&[4, 3]))
            }
            EventKind::Other => Stroke::dashed(ColorRole::Border, 1.0, Dash(&[1, 3])),
            _ => Stroke::solid(ColorRole::Border, 1.0),
        };
        items.push(Item::Line { points: vec![at(x, from), at(x, plane.area.bottom)], stroke });
        if !moment.days.is_one() {
            // Nobody knows the day: all that it may be.
            let y = plane.area.bottom - 2.0;
            let [(left, _), (right, _)] = plane.stretch(moment.days);
            let stroke = Stroke::solid(ColorRole::Border, 2.0);
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

pub(super) fn draw_point(
    point: &Position,
    place: Spot,
    pen: &Pen,
    plane: &TimelinePlane,
    items: &mut Vec<Item>,
    taken: &mut Occupied,
) {
    let size = if is_word(point) { 3.25 } else { pen.size };
    let ink = pen.ink;
    if !point.days.is_one() {
        // Nobody knows the day: all that it may be.
        let stretch = plane.stretch(point.days);
        let ends = stretch.map(|(x, _)| at(x, place.y));
        let stroke = Stroke::solid(ink, 1.25);
        taken.line(&ends);
        items.push(Item::Line { points: ends.to_vec(), stroke });
        for end in stretch.into_iter().filter(|(_, is_there)| *is_there).map(|(x, _)| at(x, place.y)) {
            let tick = vec![end.moved(0.0, -3.5), end.moved(0.0, 3.5)];
            items.push(Item::Line { points: tick, stroke });
        }
    }
    let shape = if point.off_scale { Marker::Triangle } else { pen.marker.unwrap_or(Marker::Disc) };
    let outline = || marker(shape, place, size);
    items.push(Item::Shape { outline: outline(), fill: Some(ColorRole::ColourScheme.into()), stroke: None });
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
        items.push(Item::Line { points: through, stroke: Stroke::solid(ColorRole::Secondary, 1.25) });
    }
    if point.off_scale {
        let arrow = vec![place.moved(0.0, size + 1.0), at(place.x, plane.area.top)];
        items.push(Item::Line { points: arrow, stroke: Stroke::dashed(ink, 1.25, Dash(&[2, 2])) });
    }
    taken.line(&[place.moved(-size - 1.0, -size - 1.0), place.moved(size + 1.0, size + 1.0)]);
    taken.line(&[place.moved(-size - 1.0, size + 1.0), place.moved(size + 1.0, -size - 1.0)]);
}

/// The bracket between what is offered and what is asked in the end.
pub(super) fn draw_gap(
    chart: &Timeline,
    plane: &TimelinePlane,
    room: &Area,
    items: &mut Vec<Item>,
    taken: &mut Occupied,
) {
    let Some(gap) = &chart.gap else { return };
    let (Some(offered), Some(asked)) = (gap.offered.to_f64(), gap.asked.to_f64()) else { return };
    let (low, high) = (plane.y(offered), plane.y(asked));
    let x = (plane.x(gap.day) + BRACKET).min(plane.area.right - 1.0);
    let points = vec![at(x - 5.0, low), at(x, low), at(x, high), at(x - 5.0, high)];
    taken.line(&points);
    items.push(Item::Line { points, stroke: Stroke::solid(ColorRole::Text, 1.25) });
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
pub(super) fn draw_names_beside(
    chart: &Timeline,
    plane: &TimelinePlane,
    room: &Area,
    items: &mut Vec<Item>,
    taken: &mut Occupied,
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
        let sign = if is_joined { SIGN } else { 0.0 };
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
            items.extend(swatch(&place, &pen));
        }
        told.extend(single.map(|point| point.offer));
        let corner = at(place.left + sign, place.middle().y - words.height() / 2.0);
        put_on_ground(words.put(corner), chart, plane, items);
    }
    Some(told)
}

/// The amounts of points, the most telling first, where they find room.
pub(super) fn draw_labels(
    chart: &Timeline,
    plane: &TimelinePlane,
    told: &[usize],
    items: &mut Vec<Item>,
    taken: &mut Occupied,
) {
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
