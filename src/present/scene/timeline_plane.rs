//! The plane of talks: days across, amounts up, and what stands clear of the lines.

use super::axis::{AxisScale, extremes};
use super::geometry::{Area, Spot, at};
use super::placing::Occupied;
use super::strokes::Pen;
use super::words::{LetterStyle, Words};
use super::{ColorRole, Fill, Item, Outline};
use crate::model::OfferKind;
use crate::present::palette::{Dash, Marker, SERIES_MARKS};
use crate::present::timeline::{Day, Days, Moment, Position, Positions, Timeline, Whose};
use rust_decimal::prelude::ToPrimitive;

/// Words of events stand in at most so many rows.
pub(super) const MOST_ROWS: usize = 3;

/// Of neighbours of the same kind that are closer, the first says it.
pub(super) const CLOSE: f32 = 56.0;

/// A plane is never lower.
pub(super) const LOWEST: f32 = 96.0;

/// What is left free above the highest amount and below the lowest, so that words find room.
pub(super) const FREE: f32 = 26.0;

/// From the end of the lines to the bracket of the gap, and to what stands past it.
pub(super) const BRACKET: f32 = 10.0;

pub(super) const PAST: f32 = 18.0;

/// The plane gives up at most such a share of its width to names beside it.
pub(super) const MOST_BESIDE: f32 = 0.36;

pub(super) const FAINT: LetterStyle = LetterStyle::regular(12.0, ColorRole::Weak);

/// A word that is not on the table: a red line or a statement.
pub(super) fn is_word(point: &Position) -> bool {
    matches!(point.kind, OfferKind::RedLine | OfferKind::Statement)
}

pub(super) fn is_named(line: &Positions) -> bool {
    !line.name.is_empty() && !line.points.is_empty()
}

/// How a line is drawn.
pub(super) fn pen(whose: Whose) -> Pen {
    let of = |place: usize| {
        let mark = SERIES_MARKS[place % SERIES_MARKS.len()];
        Pen {
            ink: ColorRole::Series(place),
            width: 2.0,
            dash: mark.dash,
            marker: Some(mark.marker),
            size: 4.0,
        }
    };
    match whose {
        Whose::Paying => of(0),
        Whose::Receiving => of(1),
        Whose::Speaking(place) => Pen { width: 0.0, ..of(2 + usize::from(place) % 3) },
        Whose::Both => Pen {
            ink: ColorRole::Text,
            width: 0.0,
            dash: Dash::SOLID,
            marker: Some(Marker::Diamond),
            size: 5.0,
        },
    }
}

/// Where days and amounts stand.
pub(super) struct TimelinePlane {
    pub(super) area: Area,
    pub(super) first: Day,
    pub(super) last: Day,
    pub(super) scale: AxisScale,
    /// The height of what stands off the scale.
    pub(super) beyond: f32,
}

impl TimelinePlane {
    pub(super) fn day(&self, day: f32) -> f32 {
        let all = (self.last.0 - self.first.0) as f32 + 1.0;
        self.area.left + (day - self.first.0 as f32) / all * self.area.width()
    }

    /// The middle of a day.
    pub(super) fn x(&self, day: Day) -> f32 {
        self.day(day.0 as f32 + 0.5)
    }

    /// Where something stands that happened once: what ends or falls due within some days does so at
    /// their end, anything else in their middle.
    pub(super) fn moment(&self, moment: &Moment) -> f32 {
        self.middle(moment.at())
    }

    /// The middle of some days.
    pub(super) fn middle(&self, days: Days) -> f32 {
        f32::midpoint(self.x(days.first), self.x(days.last))
    }

    /// From the middle of the first of some days to that of the last, as far as the plane goes; and whether each end
    /// stands in it.
    pub(super) fn stretch(&self, days: Days) -> [(f32, bool); 2] {
        let (left, right) = (self.area.left, self.area.right);
        [days.first, days.last].map(|day| {
            let x = self.x(day);
            (x.clamp(left, right.max(left)), (left..=right).contains(&x))
        })
    }

    pub(super) fn y(&self, amount: f64) -> f32 {
        self.scale.y(amount, &self.area)
    }

    pub(super) fn place(&self, point: &Position) -> Option<Spot> {
        let y = if point.off_scale { self.beyond } else { self.y(point.amount.to_f64()?) };
        Some(at(self.middle(point.days), y))
    }
}

/// The least and the greatest amount that is on the scale.
pub(super) fn extremes_of(chart: &Timeline) -> (f64, f64) {
    let points = chart.lines.iter().flat_map(|line| &line.points).filter(|point| !point.off_scale);
    let gap = chart.gap.iter().flat_map(|gap| [gap.offered, gap.asked]);
    let others = chart.amounts.into_iter().flatten();
    extremes(points.map(|point| point.amount).chain(gap).chain(others))
}

/// The corners of a line: every offer stands until the next, the last until the end.
pub(super) fn steps(line: &Positions, plane: &TimelinePlane) -> Vec<Spot> {
    let standing = line.points.iter().filter(|point| point.stands() && !point.off_scale);
    let before = line.before.and_then(|amount| Some(at(plane.area.left, plane.y(amount.to_f64()?))));
    let mut steps: Vec<Spot> = before.into_iter().collect();
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

/// The first free of some places, if possible one that no line of an event goes through.
pub(super) fn first_clear(
    chart: &Timeline,
    plane: &TimelinePlane,
    taken: &Occupied,
    room: &Area,
    places: &[Area],
) -> Option<Area> {
    let clear: Vec<Area> = places.iter().copied().filter(|place| !is_crossed(place, chart, plane)).collect();
    taken.first_free(room, &clear).or_else(|| taken.first_free(room, places))
}

/// Whether the line of an event or the edge of a round goes through a place.
pub(super) fn is_crossed(place: &Area, chart: &Timeline, plane: &TimelinePlane) -> bool {
    let moments = chart.moments.iter().map(|moment| plane.moment(moment));
    let rounds = chart
        .rounds
        .iter()
        .flat_map(|round| [plane.day(round.days.first.0 as f32), plane.day(round.days.last.0 as f32 + 1.0)]);
    moments.chain(rounds).any(|x| (place.left - 2.0..=place.right + 2.0).contains(&x))
}

/// Words, on a ground of their own where something faint goes through them.
pub(super) fn put_on_ground(words: Words, chart: &Timeline, plane: &TimelinePlane, items: &mut Vec<Item>) {
    let area = words.area();
    if is_crossed(&area, chart, plane) {
        let room = Area { left: area.left - 2.0, top: area.top + 1.0, right: area.right + 2.0, ..area };
        let fill = Some(Fill { ink: ColorRole::ColourScheme, opacity: 0.82 });
        items.push(Item::Shape { outline: Outline::Area(room), fill, stroke: None });
    }
    items.push(Item::Words(words));
}
