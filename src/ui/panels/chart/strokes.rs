//! How lines and points of a chart are drawn, in the picture as beside their names.

use eframe::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use crate::present::LineKind;
use crate::present::palette::Dash;
use crate::present::palette::Marker;
use crate::present::palette::Palette;
use crate::present::palette::SERIES_MARKS;
use crate::ui::theme;

/// How a line is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pen {
    pub colour: Color32,
    pub width: f32,
    pub dash: Dash,
    pub marker: Option<Marker>,
    /// The radius of its markers.
    pub size: f32,
}

impl Pen {
    pub fn of(kind: LineKind, palette: &Palette) -> Self {
        let quiet = theme::color(palette.secondary);
        match kind {
            LineKind::Record => Self {
                colour: theme::color(palette.text),
                width: 2.0,
                dash: Dash::SOLID,
                marker: Some(Marker::Disc),
                size: 2.25,
            },
            LineKind::Scenario(place) => {
                let place = usize::from(place) % SERIES_MARKS.len();
                let mark = SERIES_MARKS[place];
                Self {
                    colour: theme::color(palette.series[place]),
                    width: 2.25,
                    dash: mark.dash,
                    marker: Some(mark.marker),
                    size: 3.5,
                }
            }
            LineKind::Baseline => {
                Self { colour: quiet, width: 1.25, dash: Dash(&[4, 3]), marker: None, size: 2.0 }
            }
            LineKind::Ghost => {
                Self { colour: quiet, width: 1.25, dash: Dash(&[1, 3]), marker: None, size: 2.0 }
            }
        }
    }

    /// A line through points.
    pub fn line(&self, painter: &Painter, points: &[Pos2]) {
        let stroke = Stroke::new(self.width, self.colour);
        if self.dash == Dash::SOLID {
            painter.add(Shape::line(points.to_vec(), stroke));
        } else {
            let (on, off): (Vec<f32>, Vec<f32>) =
                self.dash.0.chunks_exact(2).map(|pair| (f32::from(pair[0]), f32::from(pair[1]))).unzip();
            painter.extend(Shape::dashed_line_with_offset(points, stroke, &on, &off, 0.0));
        }
    }

    /// The marker of a point; hollow ones show the ground.
    pub fn point(&self, painter: &Painter, at: Pos2, hollow_on: Option<Color32>, size: f32) {
        let Some(marker) = self.marker else { return };
        let (fill, stroke) = match hollow_on {
            Some(ground) => (ground, Stroke::new(1.5, self.colour)),
            None => (self.colour, Stroke::NONE),
        };
        painter.add(marker_shape(marker, at, size, fill, stroke));
    }

    /// A small piece of the line, as it stands before its name.
    pub fn swatch(&self, painter: &Painter, room: Rect) {
        let ends = [room.left_center(), room.right_center()];
        self.line(painter, &ends);
        self.point(painter, room.center(), None, self.size);
    }
}

fn marker_shape(marker: Marker, at: Pos2, size: f32, fill: Color32, stroke: Stroke) -> Shape {
    let polygon = |points: &[(f32, f32)]| {
        let points = points.iter().map(|&(x, y)| at + vec2(x, y) * size).collect();
        Shape::convex_polygon(points, fill, stroke)
    };
    match marker {
        Marker::Disc if stroke.is_empty() => Shape::circle_filled(at, size, fill),
        Marker::Disc => {
            Shape::Circle(eframe::egui::epaint::CircleShape { center: at, radius: size, fill, stroke })
        }
        Marker::Square => polygon(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
        Marker::Triangle => polygon(&[(0.0, -1.2), (1.1, 0.8), (-1.1, 0.8)]),
        Marker::Diamond => polygon(&[(0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)]),
        Marker::Wedge => polygon(&[(-1.1, -0.8), (1.1, -0.8), (0.0, 1.2)]),
    }
}

/// A short upright line through a point: here something turns.
pub(super) fn tick(painter: &Painter, at: Pos2, reach: f32, stroke: Stroke) {
    painter.line_segment([at - vec2(0.0, reach), at + vec2(0.0, reach)], stroke);
}

/// A short line above or below a point: here the value was held.
pub(super) fn bar(painter: &Painter, at: Pos2, distance: f32, stroke: Stroke) {
    let y = at.y + distance;
    painter.line_segment([pos2(at.x - 6.0, y), pos2(at.x + 6.0, y)], stroke);
}
