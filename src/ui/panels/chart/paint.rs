//! A scene on screen.

use eframe::egui;
use egui::epaint::CircleShape;
use egui::{Align2, Color32, FontFamily, FontId, Painter, Pos2, Rect, Shape, pos2, vec2};

use crate::present::fonts;
use crate::present::fonts::Weight;
use crate::present::palette::Dash;
use crate::present::palette::Palette;
use crate::present::scene::Anchor;
use crate::present::scene::Area;
use crate::present::scene::At;
use crate::present::scene::Fill;
use crate::present::scene::Ink;
use crate::present::scene::Item;
use crate::present::scene::Outline;
use crate::present::scene::Stroke;
use crate::present::scene::Words;
use crate::ui::theme;

/// Where a scene stands on screen, and in which colours.
#[derive(Debug, Clone, Copy)]
pub(in crate::ui::panels) struct Brush<'a> {
    /// Where its upper left corner stands.
    pub origin: Pos2,
    /// Its colours.
    pub palette: &'a Palette,
    /// What is behind it.
    pub ground: Color32,
}

impl Brush<'_> {
    /// A place of the scene on screen.
    pub fn pos(self, at: At) -> Pos2 {
        self.origin + vec2(at.x, at.y)
    }

    /// A place on screen in the scene.
    pub fn at(self, pos: Pos2) -> At {
        let from = pos - self.origin;
        At { x: from.x, y: from.y }
    }

    /// A rectangle of the scene on screen.
    pub fn rect(self, area: &Area) -> Rect {
        Rect::from_min_max(
            self.pos(At { x: area.left, y: area.top }),
            self.pos(At { x: area.right, y: area.bottom }),
        )
    }

    /// A rectangle on screen in the scene.
    pub fn area(self, rect: Rect) -> Area {
        Area::sized(self.at(rect.min), rect.width(), rect.height())
    }

    /// Paints items, one above the other.
    pub fn items(self, painter: &Painter, items: &[Item]) {
        for item in items {
            match item {
                Item::Line { points, stroke } => self.line(painter, points, stroke),
                Item::Shape { outline, fill, stroke } => self.shape(painter, outline, *fill, stroke.as_ref()),
                Item::Words(words) => self.words(painter, words),
            }
        }
    }

    fn colour(self, ink: Ink) -> Color32 {
        if ink == Ink::Ground { self.ground } else { theme::color(ink.colour(self.palette)) }
    }

    fn stroke(self, stroke: &Stroke) -> egui::Stroke {
        egui::Stroke::new(stroke.width, self.colour(stroke.ink))
    }

    fn line(self, painter: &Painter, points: &[At], stroke: &Stroke) {
        let mut points: Vec<Pos2> = points.iter().map(|at| self.pos(*at)).collect();
        let drawn = self.stroke(stroke);
        if let [from, to] = points.as_mut_slice()
            && stroke.dash == Dash::SOLID
        {
            // A hairline is one row of pixels.
            if is_equal(from.y, to.y) {
                from.y = painter.round_to_pixel_center(from.y);
                to.y = from.y;
            } else if is_equal(from.x, to.x) {
                from.x = painter.round_to_pixel_center(from.x);
                to.x = from.x;
            }
        }
        if stroke.dash == Dash::SOLID {
            painter.add(Shape::line(points, drawn));
        } else {
            let lengths =
                |pair: &[u8]| (f32::from(pair[0]) * stroke.stretch, f32::from(pair[1]) * stroke.stretch);
            let (on, off): (Vec<f32>, Vec<f32>) = stroke.dash.0.chunks_exact(2).map(lengths).unzip();
            painter.extend(Shape::dashed_line_with_offset(&points, drawn, &on, &off, 0.0));
        }
    }

    fn shape(self, painter: &Painter, outline: &Outline, fill: Option<Fill>, stroke: Option<&Stroke>) {
        let fill =
            fill.map_or(Color32::TRANSPARENT, |fill| self.colour(fill.ink).gamma_multiply(fill.opacity));
        let stroke = stroke.map_or(egui::Stroke::NONE, |stroke| self.stroke(stroke));
        match outline {
            Outline::Area(area) => {
                painter.rect(self.rect(area), 0, fill, stroke, egui::StrokeKind::Middle);
            }
            Outline::Polygon(points) => {
                let points = points.iter().map(|at| self.pos(*at)).collect();
                painter.add(Shape::convex_polygon(points, fill, stroke));
            }
            Outline::Disc { middle, radius } => {
                painter.add(CircleShape { center: self.pos(*middle), radius: *radius, fill, stroke });
            }
        }
    }

    fn words(self, painter: &Painter, words: &Words) {
        let family = match words.weight {
            Weight::Regular => FontFamily::Proportional,
            Weight::Bold => theme::bold_family(),
        };
        let font = FontId::new(words.size, family);
        let anchor = match words.anchor {
            Anchor::Start => Align2::LEFT_TOP,
            Anchor::Middle => Align2::CENTER_TOP,
            Anchor::End => Align2::RIGHT_TOP,
        };
        let first = self.pos(words.at).y - fonts::ASCENT * words.size;
        let mut top = first;
        for line in &words.lines {
            let corner = pos2(self.pos(words.at).x, top);
            painter.text(corner, anchor, line, font.clone(), self.colour(words.ink));
            top += words.leading();
        }
    }
}

/// Whether two places are one: what is level in the scene is so exactly.
fn is_equal(one: f32, other: f32) -> bool {
    (one - other).abs() < 1e-3
}
