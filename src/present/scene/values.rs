//! First and last values at the lines of a chart, as they stand in a file: no pointer reads them there.

use rust_decimal::Decimal;

use super::Item;
use super::axis::Plane;
use super::drawn::{Drawn, last_year};
use super::geometry::{Area, Size, Spot, at};
use super::placing::Occupied;
use super::words::FIGURE;
use crate::model::{Year, Years};
use crate::present::{Chart, Line, LineKind};
use crate::text::numbers::{self, Digits};

/// A value as it stands at its line, in the unit of the axis.
fn value_at(chart: &Chart, value: Decimal) -> String {
    let number = numbers::number(value, Digits::Fixed(chart.decimals));
    if chart.unit == "%" { format!("{number}%") } else { number }
}

/// The last value of a line in those years; where two are compared, with its difference to the baseline. None of a line
/// that is zero all along, as a baseline is from itself.
pub(super) fn last_value(chart: &Chart, line: &Line, seen: Years) -> Option<String> {
    let known = |line: &Line, year: Year| line.points.iter().find(|point| point.year == year)?.value;
    if line.points.iter().filter_map(|point| point.value).all(|value| value.is_zero()) {
        return None;
    }
    let last = last_year(line, seen)?;
    let value = known(line, last)?;
    let told = value_at(chart, value);
    let mut others = chart.lines.iter().filter(|other| other.kind != LineKind::Record);
    let baseline = match (others.next(), others.next(), others.next()) {
        (Some(hand), Some(baseline), None) if baseline.kind.is_baseline() && std::ptr::eq(hand, line) => {
            last_value(chart, baseline, seen).and_then(|_| known(baseline, last))
        }
        _ => None,
    };
    let change = baseline.and_then(|baseline| value.checked_sub(baseline)).filter(|change| !change.is_zero());
    let change = change.map(|change| numbers::signed(value_at(chart, change)));
    Some(change.map_or_else(|| told.clone(), |change| format!("{told} ({change})")))
}

/// First values of lines in bold where they have room, and last ones of those that have none at their names.
pub(super) fn draw_values(
    chart: &Chart,
    lines: &[Drawn<'_>],
    has_last: impl Fn(&Line) -> bool,
    plane: &Plane,
    items: &mut Vec<Item>,
    taken: &mut Occupied,
) {
    let is_zero = |line: &&Drawn<'_>| {
        line.points.iter().all(|(_, point)| point.value.is_none_or(|value| value.is_zero()))
    };
    let drawn = || lines.iter().filter(|line| line.pen.joins() && line.line.kind != LineKind::Ghost);
    let valued = || drawn().filter(|line| !is_zero(line));
    let whole = || valued().filter(|line| line.points.len() > 1);
    let end = whole().filter_map(|line| Some(line.points.last()?.1.year)).max();
    // A line that another one goes on from does not end there.
    let ends = |line: &&Drawn<'_>| has_last(line.line) && line.points.last().map(|(_, it)| it.year) == end;
    let last = |line: &Drawn<'_>| {
        let (place, point) = line.points.last()?;
        Some((*place, point.year, last_value(chart, line.line, plane.seen())?))
    };
    let first = |line: &Drawn<'_>| {
        let (place, point) = line.points.first()?;
        Some((*place, point.year, value_at(chart, point.value?)))
    };
    let lasts = whole().filter(ends).filter_map(last);
    // The first may reach over the column of the amounts.
    let room = Area { left: 0.0, ..plane.frame };
    let mut said: Vec<(Year, String)> = Vec::new();
    for (place, year, value) in lasts.chain(valued().filter_map(first)) {
        let is_said = said.iter().any(|(of, said)| *of == year && *said == value);
        let words = FIGURE.words(&value);
        let size = Size { width: words.width, height: words.height() };
        let nearest = |mut places: Vec<Area>| {
            places.retain(|room| is_nearest(place, room, lines));
            places
        };
        // Above it first, also where a line across goes through. What the axis tells too is left out where there is no room.
        let found =
            places_at(place, size).into_iter().find_map(|places| taken.first_free(&room, &nearest(places)));
        if let Some(found) = found.filter(|_| !is_said) {
            said.push((year, value));
            taken.word(found);
            items.push(Item::Words(words.put(at(found.left, found.top))));
        }
    }
}

/// Above and below a point, near it first.
fn places_at(place: Spot, size: Size) -> [Vec<Area>; 2] {
    let beside = [-size.width / 2.0, -2.0, 2.0 - size.width];
    let at_height = |y: f32| beside.map(|x| Area::sized(place.moved(x, y), size.width, size.height));
    let away = [8.0, 14.0, 20.0];
    let over = away.into_iter().flat_map(|away| at_height(-away - size.height));
    let under = away.into_iter().flat_map(at_height);
    [over.collect(), under.collect()]
}

/// Whether words there are read as those of a point and of no other: none is nearer to them.
fn is_nearest(place: Spot, room: &Area, lines: &[Drawn<'_>]) -> bool {
    let away = |at: Spot| {
        at.distance(Spot { x: at.x.clamp(room.left, room.right), y: at.y.clamp(room.top, room.bottom) })
    };
    let own = away(place);
    let mut others = lines.iter().flat_map(|line| &line.points).map(|(at, _)| *at);
    others.all(|other| other == place || away(other) > own)
}
