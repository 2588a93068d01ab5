//! Lines with their points in a picture, before they are painted.

use rust_decimal::prelude::ToPrimitive;

use super::axis::Plane;
use super::geometry::{Spot, at};
use super::strokes::Pen;
use crate::model::{Year, Years};
use crate::present::{Line, Point};

/// A line with its points in the picture.
#[derive(Debug, Clone)]
pub struct Drawn<'a> {
    /// The line.
    pub line: &'a Line,
    /// How it is drawn.
    pub pen: Pen,
    /// Every known point, in the order of the years.
    pub points: Vec<(Spot, &'a Point)>,
    /// Points that are joined.
    pub(super) runs: Vec<Vec<Spot>>,
    /// How much of the line of each lies out of sight before it.
    pub(super) hidden: Vec<f32>,
}

impl Drawn<'_> {
    /// Where it ends in the picture, be it at the edge of what is in sight, and its last year there.
    pub(super) fn end(&self) -> Option<(Spot, Year)> {
        let (at, point) = self.points.last()?;
        let last = self.runs.last().and_then(|run| run.last()).filter(|last| last.x > at.x);
        Some((*last.unwrap_or(at), point.year))
    }
}

/// The last of those years in which a line has a value.
pub(super) fn last_year(line: &Line, years: Years) -> Option<Year> {
    let known = line.points.iter().filter(|point| point.value.is_some()).map(|point| point.year);
    known.filter(|year| years.contains(*year)).max()
}

/// The known points of a line with their places, be they in sight or not.
pub(super) fn known<'a>(line: &'a Line, plane: &Plane) -> impl DoubleEndedIterator<Item = (Spot, &'a Point)> {
    let inside = line.points.iter().filter(|point| plane.years.contains(point.year));
    inside.filter_map(|point| Some((at(plane.x(point.year), plane.y(point.value?.to_f64()?)), point)))
}

/// A line with what of it is in sight.
pub(super) fn drawn<'a>(line: &'a Line, plane: &Plane) -> Drawn<'a> {
    let mut points = Vec::new();
    let (mut runs, mut hidden): (Vec<Vec<Spot>>, Vec<f32>) = (Vec::new(), Vec::new());
    let mut last: Option<(Spot, Year)> = None;
    // How long the line is so far, from its first point or its last gap on.
    let mut length = 0.0;
    for (place, point) in known(line, plane) {
        let is_seen = plane.sight.has(point.year);
        points.extend(is_seen.then_some((place, point)));
        let before = last.filter(|(_, year)| *year == point.year.before());
        let step = before.map_or(0.0, |(from, _)| from.distance(place));
        length = if before.is_some() { length } else { 0.0 };
        match before.map(|(from, _)| plane.cut(from, place)) {
            None if is_seen => {
                runs.push(vec![place]);
                hidden.push(0.0);
            }
            None | Some(None) => {}
            Some(Some((from, to))) => {
                if let Some(run) = runs.last_mut().filter(|run| run.last() == Some(&from)) {
                    run.push(to);
                } else {
                    let start = before.map_or(from, |(start, _)| start);
                    runs.push(vec![from, to]);
                    hidden.push(length + start.distance(from));
                }
            }
        }
        length += step;
        last = Some((place, point.year));
    }
    Drawn { line, pen: Pen::of(line.kind), points, runs, hidden }
}
