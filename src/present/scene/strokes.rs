//! How lines and points of a chart are drawn, in the picture as beside their names.

use super::geometry::{Area, Spot, at};
use super::{ColorRole, Fill, Item, Outline, Stroke};
use crate::present::LineKind;
use crate::present::palette::Dash;
use crate::present::palette::Marker;
use crate::present::palette::SERIES_MARKS;
use crate::present::palette::ScenarioColour;

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pen {
    /// Its colour.
    pub ink: ColorRole,
    /// Its width.
    pub width: f32,
    /// Its dashes.
    pub dash: Dash,
    /// The shape of its points; none where only the line counts.
    pub marker: Option<Marker>,
    /// The radius of its markers.
    pub size: f32,
}

impl Pen {
    /// The pen of a line.
    pub fn of(kind: LineKind) -> Self {
        let quiet = |dash| Self { ink: ColorRole::Secondary, width: 1.25, dash, marker: None, size: 2.0 };
        let mark =
            |ink, marker| Self { ink, marker: Some(marker), size: 5.0, width: 0.0, ..quiet(Dash(&[1, 3])) };
        match kind {
            LineKind::Record => Self {
                ink: ColorRole::Text,
                width: 2.0,
                dash: Dash::SOLID,
                marker: Some(Marker::Disc),
                size: 2.25,
            },
            LineKind::InHand(colour) => Self::of_scenario(colour, 2.75, 3.75),
            LineKind::Scenario(colour) => Self::of_scenario(colour, 1.75, 3.25),
            LineKind::Baseline(Some(colour)) => Self::of_scenario(colour, 1.25, 2.5),
            LineKind::Baseline(None) => quiet(Dash(&[4, 3])),
            LineKind::Ghost => quiet(Dash(&[1, 3])),
            // Single years: the shape tells them apart.
            LineKind::Revised => mark(ColorRole::Series(3), Marker::Diamond),
            LineKind::Announced => mark(ColorRole::Series(1), Marker::Triangle),
            LineKind::Paid => mark(ColorRole::Series(0), Marker::Square),
            LineKind::ByRule => Self { width: 1.25, size: 4.0, ..mark(ColorRole::Text, Marker::Wedge) },
        }
    }

    /// The pen of a scenario: what it is to the others is told by the weight alone.
    fn of_scenario(colour: ScenarioColour, width: f32, size: f32) -> Self {
        match colour {
            ScenarioColour::Own(place) => {
                let place = usize::from(place) % SERIES_MARKS.len();
                let mark = SERIES_MARKS[place];
                Self {
                    ink: ColorRole::Series(place),
                    width,
                    dash: mark.dash,
                    marker: Some(mark.marker),
                    size,
                }
            }
            ScenarioColour::Grey => {
                Self { ink: ColorRole::Weak, width, dash: Dash::SOLID, marker: None, size: 2.0 }
            }
        }
    }

    /// Whether its points are joined by a line; else only their markers count.
    pub fn joins(&self) -> bool {
        self.width > 0.0
    }

    /// A line through points.
    pub fn line(&self, points: Vec<Spot>) -> Item {
        self.line_from(points, 0.0)
    }

    /// The same of which so much lies before the first of them.
    pub fn line_from(&self, points: Vec<Spot>, phase: f32) -> Item {
        let stroke = Stroke { phase, ..Stroke::dashed(self.ink, self.width, self.dash) };
        Item::Line { points, stroke }
    }

    /// The marker of a point, if the pen has one; hollow ones show the ground.
    pub fn point(&self, at: Spot, is_hollow: bool, size: f32) -> Option<Item> {
        let (fill, stroke) = if is_hollow {
            (ColorRole::ColourScheme, Some(Stroke::solid(self.ink, 1.5)))
        } else {
            (self.ink, None)
        };
        self.marker.map(|marker| Item::Shape {
            outline: self::marker(marker, at, size),
            fill: Some(Fill::from(fill)),
            stroke,
        })
    }

    /// A small piece of the line, as it stands before its name.
    pub fn swatch(&self, room: &Area) -> Vec<Item> {
        let middle = room.middle();
        let line = self.joins().then(|| self.line(vec![at(room.left, middle.y), at(room.right, middle.y)]));
        let mut items: Vec<Item> = line.into_iter().collect();
        items.extend(self.point(middle, false, self.size));
        items
    }
}

/// The outline of a marker of that radius.
pub fn marker(marker: Marker, middle: Spot, radius: f32) -> Outline {
    let polygon = |points: &[(f32, f32)]| {
        Outline::Polygon(points.iter().map(|&(x, y)| middle.moved(x * radius, y * radius)).collect())
    };
    match marker {
        Marker::Disc => Outline::Disc { middle, radius },
        Marker::Square => polygon(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
        Marker::Triangle => polygon(&[(0.0, -1.2), (1.1, 0.8), (-1.1, 0.8)]),
        Marker::Diamond => polygon(&[(0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)]),
        Marker::Wedge => polygon(&[(-1.1, -0.8), (1.1, -0.8), (0.0, 1.2)]),
    }
}

/// A short upright line through a point: here something turns.
pub(super) fn tick(middle: Spot, reach: f32, stroke: Stroke) -> Item {
    Item::Line { points: vec![middle.moved(0.0, -reach), middle.moved(0.0, reach)], stroke }
}

/// A short line above or below a point: here the value was held.
pub(super) fn bar(middle: Spot, distance: f32, stroke: Stroke) -> Item {
    Item::Line { points: vec![middle.moved(-6.0, distance), middle.moved(6.0, distance)], stroke }
}

/// A thin straight line: of an axis, across a plane, from one bar to the next.
pub(super) fn rule(from: Spot, to: Spot, ink: ColorRole) -> Item {
    Item::Line { points: vec![from, to], stroke: Stroke::solid(ink, 1.0) }
}
