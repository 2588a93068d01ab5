//! A scene on screen.

use eframe::egui;
use egui::epaint::CircleShape;
use egui::{Align2, Color32, FontFamily, FontId, Painter, Pos2, Rect, Shape, pos2, vec2};

use crate::present::fonts;
use crate::present::fonts::FontWeight;
use crate::present::palette::Dash;
use crate::present::palette::Palette;
use crate::present::scene::Anchor;
use crate::present::scene::Area;
use crate::present::scene::ColorRole;
use crate::present::scene::Fill;
use crate::present::scene::Item;
use crate::present::scene::Outline;
use crate::present::scene::Spot;
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
    pub fn pos(self, at: Spot) -> Pos2 {
        self.origin + vec2(at.x, at.y)
    }

    /// A place on screen in the scene.
    pub fn at(self, pos: Pos2) -> Spot {
        let from = pos - self.origin;
        Spot { x: from.x, y: from.y }
    }

    /// A rectangle of the scene on screen.
    pub fn rect(self, area: &Area) -> Rect {
        Rect::from_min_max(
            self.pos(Spot { x: area.left, y: area.top }),
            self.pos(Spot { x: area.right, y: area.bottom }),
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

    fn colour(self, ink: ColorRole) -> Color32 {
        if ink == ColorRole::ColourScheme { self.ground } else { theme::color(ink.colour(self.palette)) }
    }

    fn stroke(self, stroke: &Stroke) -> egui::Stroke {
        egui::Stroke::new(stroke.width, self.colour(stroke.ink))
    }

    fn line(self, painter: &Painter, points: &[Spot], stroke: &Stroke) {
        let mut points: Vec<Pos2> = points.iter().map(|at| self.pos(*at)).collect();
        let drawn = self.stroke(stroke);
        if let [from, to] = points.as_mut_slice() {
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
            let period: f32 = on.iter().chain(&off).sum();
            if stroke.phase > 0.0 && period > 0.0 {
                let dashes = dashes_from(&points, &on, &off, stroke.phase % period);
                painter.extend(dashes.into_iter().map(|dash| Shape::line(dash.into(), drawn)));
                return;
            }
            // Each as a line of its own: egui moves both ends of a level or upright segment to
            // pixels, and one of a point would be left without length.
            let dashes = Shape::dashed_line_with_offset(&points, drawn, &on, &off, 0.0);
            painter.extend(dashes.into_iter().map(|dash| match dash {
                Shape::LineSegment { points, stroke } => Shape::line(points.into(), stroke),
                other => other,
            }));
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
            FontWeight::Regular => FontFamily::Proportional,
            FontWeight::Bold => theme::bold_family(),
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

/// The dashes of a line that begins so far into its pattern.
fn dashes_from(points: &[Pos2], on: &[f32], off: &[f32], phase: f32) -> Vec<[Pos2; 2]> {
    let lengths: Vec<f32> = on.iter().zip(off).flat_map(|(on, off)| [*on, *off]).collect();
    let (mut place, mut left) = (0, phase);
    while left >= lengths[place] {
        left -= lengths[place];
        place = (place + 1) % lengths.len();
    }
    let mut left = lengths[place] - left;
    let mut dashes = Vec::new();
    for ends in points.windows(2) {
        let (from, whole) = (ends[0], ends[1] - ends[0]);
        let length = whole.length();
        let mut done = 0.0;
        while done < length {
            let step = left.min(length - done);
            if place % 2 == 0 {
                dashes.push([from + whole * (done / length), from + whole * ((done + step) / length)]);
            }
            done += step;
            left -= step;
            if left <= 1e-4 {
                place = (place + 1) % lengths.len();
                left = lengths[place].max(1e-3);
            }
        }
    }
    dashes
}

/// Whether two places are one: what is level in the scene is so exactly.
fn is_equal(one: f32, other: f32) -> bool {
    (one - other).abs() < 1e-3
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::epaint::Primitive;

    /// Dashes of a point and gaps of three on a level or upright line of 40 points leave ten points of
    /// ink and what egui softens at their ends, wherever the line begins; never a whole line's.
    #[test]
    fn dashes_of_a_point_are_seen() {
        static DOTS: [u8; 2] = [1, 3];
        for start in [10.0, 10.2, 10.25, 10.5, 10.75] {
            for (across, down) in [(40.0, 0.0), (0.0, 40.0)] {
                let from = Spot { x: start, y: start };
                let points = vec![from, from.moved(across, down)];
                let ink =
                    ink(&Item::Line { points, stroke: Stroke::dashed(ColorRole::Text, 1.0, Dash(&DOTS)) });
                assert!((10.0..25.0).contains(&ink), "{ink} points of ink from {start}");
            }
        }
    }

    /// A pattern of 4 on and 3 off, begun 5 points into it: 2 points of gap, then 4 on from 2 to 6, 3 off, on from 9.
    #[test]
    fn dashes_go_on_from_what_is_out_of_sight() {
        let points = [pos2(0.0, 0.0), pos2(5.0, 0.0), pos2(12.0, 0.0)];
        let found = dashes_from(&points, &[4.0], &[3.0], 5.0);
        let found: Vec<(f32, f32)> = found.iter().map(|[from, to]| (from.x.round(), to.x.round())).collect();
        assert_eq!(found, [(2.0, 5.0), (5.0, 6.0), (9.0, 12.0)]);
    }

    /// How many square points an item covers, by the opacity of its triangles.
    fn ink(item: &Item) -> f32 {
        let ctx = egui::Context::default();
        let output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let brush = Brush { origin: Pos2::ZERO, palette: &Palette::LIGHT, ground: Color32::WHITE };
            brush.items(ui.painter(), std::slice::from_ref(item));
        });
        let mut ink = 0.0;
        for primitive in ctx.tessellate(output.shapes.clone(), 1.0) {
            let Primitive::Mesh(mesh) = primitive.primitive else { continue };
            for corners in mesh.indices.chunks_exact(3) {
                let [one, two, three] = [0, 1, 2].map(|corner| mesh.vertices[corners[corner] as usize]);
                let (side, other) = (two.pos - one.pos, three.pos - one.pos);
                let area = (side.x * other.y - side.y * other.x).abs() / 2.0;
                let opacity: f32 = [one, two, three].iter().map(|it| f32::from(it.color.a()) / 255.0).sum();
                ink += area * opacity / 3.0;
            }
        }
        output.drop_without_applying_deltas();
        ink
    }
}
