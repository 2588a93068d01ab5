//! Paints egui's output on the processor, for tests that compare pictures.
//!
//! A graphics card rounds as it likes; here every step is fixed, so the same shapes give the same
//! picture, byte for byte, on every machine and at every level of optimisation:
//!
//! - corners of triangles are moved to the nearest 1/256 of a pixel;
//! - whether a pixel is inside is decided in whole numbers; a pixel whose middle lies on an
//!   edge belongs to the triangle on the right of it or below it (the top-left rule), so two
//!   triangles that share an edge neither overlap nor leave a gap;
//! - colours are premultiplied, blended as they are stored (in gamma space, as egui's own
//!   painters do) in `f32`, and rounded once, at the end.
//!
//! It does not do paint callbacks (own shaders); it refuses them.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::many_single_char_names,
    reason = "places on a picture are whole numbers, parts and fractions by turns, all small"
)]

mod indexed;
mod snapshots;

use std::collections::HashMap;

use egui::epaint::{ClippedPrimitive, ImageData, ImageDelta, Mesh, Primitive, Vertex};
use egui::{Color32, Context, FullOutput, Rect, TextureFilter, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;
use image::RgbaImage;

pub use snapshots::{check_page, check_picture, compare_page, cut_out, few_colors, is_as_expected};

/// Parts of a pixel that corners are moved to.
const PARTS: i64 = 256;

/// A renderer for `egui_kittest` that needs neither display nor graphics card.
#[derive(Default)]
pub struct CpuRenderer {
    textures: HashMap<TextureId, Texture>,
}

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, changes) in delta.set.drain() {
            for change in changes {
                self.textures.entry(id).or_default().apply(&change);
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = output.pixels_per_point;
        let size = ctx.viewport_rect().size() * scale;
        let mut canvas = Canvas::new(size.x.round() as usize, size.y.round() as usize);
        for ClippedPrimitive { clip_rect, primitive } in ctx.tessellate(output.shapes.clone(), scale) {
            let mesh = match primitive {
                Primitive::Mesh(mesh) => mesh,
                Primitive::Callback(_) => {
                    return Err("paint callbacks are not supported".to_owned());
                }
            };
            let id = mesh.texture_id;
            let texture = self.textures.get(&id).ok_or_else(|| format!("texture {id:?} was never set"))?;
            canvas.paint(&mesh, texture, clip_rect, scale);
        }
        Ok(canvas.into_image())
    }
}

/// Premultiplied colours, each channel from 0 to 255.
type Rgba = [f32; 4];

#[derive(Default)]
struct Texture {
    width: usize,
    height: usize,
    pixels: Vec<Color32>,
    nearest: bool,
}

impl Texture {
    fn apply(&mut self, change: &ImageDelta) {
        let ImageData::Color(image) = &change.image;
        let [width, height] = image.size;
        let Some([left, top]) = change.pos else {
            *self = Self {
                width,
                height,
                pixels: image.pixels.clone(),
                nearest: change.options.magnification == TextureFilter::Nearest,
            };
            return;
        };
        for (row, pixels) in image.pixels.chunks_exact(width).enumerate() {
            let start = (top + row) * self.width + left;
            self.pixels[start..start + width].copy_from_slice(pixels);
        }
    }

    fn at(&self, x: i64, y: i64) -> Rgba {
        let inside = |at: i64, size: usize| at.clamp(0, size as i64 - 1) as usize;
        let pixel = self.pixels[inside(y, self.height) * self.width + inside(x, self.width)];
        pixel.to_array().map(f32::from)
    }

    /// The colour at a place from (0, 0) to (1, 1), between the four nearest pixels.
    fn sample(&self, u: f32, v: f32) -> Rgba {
        let (x, y) = (u * self.width as f32, v * self.height as f32);
        if self.nearest {
            return self.at(x.floor() as i64, y.floor() as i64);
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (right_share, low_share) = (x - left, y - top);
        let (left, top) = (left as i64, top as i64);
        let high = mix(self.at(left, top), self.at(left + 1, top), right_share);
        let low = mix(self.at(left, top + 1), self.at(left + 1, top + 1), right_share);
        mix(high, low, low_share)
    }
}

fn mix(one: Rgba, other: Rgba, share: f32) -> Rgba {
    std::array::from_fn(|channel| one[channel] + (other[channel] - one[channel]) * share)
}

/// A corner of a triangle, in parts of a pixel.
#[derive(Clone, Copy)]
struct Corner {
    x: i64,
    y: i64,
    u: f32,
    v: f32,
    color: Rgba,
}

impl Corner {
    fn new(vertex: &Vertex, scale: f32) -> Self {
        let snap = |at: f32| (f64::from(at) * f64::from(scale) * PARTS as f64).round() as i64;
        Self {
            x: snap(vertex.pos.x),
            y: snap(vertex.pos.y),
            u: vertex.uv.x,
            v: vertex.uv.y,
            color: vertex.color.to_array().map(f32::from),
        }
    }
}

/// Twice the area of the triangle from `from` over `to` to the point; positive on the right
/// hand of who walks from one to the other, with y pointing down.
fn side(from: &Corner, to: &Corner, x: i64, y: i64) -> i64 {
    (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)
}

/// Whether a point on the edge itself is inside: on top edges and left edges it is.
fn owns_its_points(from: &Corner, to: &Corner) -> bool {
    let is_top = from.y == to.y && to.x > from.x;
    let is_left = to.y < from.y;
    is_top || is_left
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<Rgba>,
}

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![[0.0; 4]; width * height] }
    }

    fn paint(&mut self, mesh: &Mesh, texture: &Texture, clip: Rect, scale: f32) {
        let edge = |at: f32, size: usize| (at * scale).round().clamp(0.0, size as f32) as i64;
        let columns = edge(clip.min.x, self.width)..edge(clip.max.x, self.width);
        let rows = edge(clip.min.y, self.height)..edge(clip.max.y, self.height);
        let corners: Vec<Corner> = mesh.vertices.iter().map(|vertex| Corner::new(vertex, scale)).collect();
        for triangle in mesh.indices.chunks_exact(3) {
            let [a, b, c] = [0, 1, 2].map(|idx| corners[triangle[idx] as usize]);
            self.paint_triangle([a, b, c], texture, &columns, &rows);
        }
    }

    fn paint_triangle(
        &mut self,
        [a, mut b, mut c]: [Corner; 3],
        texture: &Texture,
        columns: &std::ops::Range<i64>,
        rows: &std::ops::Range<i64>,
    ) {
        let mut area = side(&a, &b, c.x, c.y);
        if area == 0 {
            return;
        }
        if area < 0 {
            std::mem::swap(&mut b, &mut c);
            area = -area;
        }
        let edges = [(b, c), (c, a), (a, b)];
        let least = edges.map(|(from, to)| i64::from(!owns_its_points(&from, &to)));

        let span = |at: [i64; 3], within: &std::ops::Range<i64>| {
            let start = at.iter().min().map_or(0, |low| low.div_euclid(PARTS));
            let end = at.iter().max().map_or(0, |high| high.div_euclid(PARTS) + 1);
            start.max(within.start)..end.min(within.end)
        };
        for row in span([a.y, b.y, c.y], rows) {
            for column in span([a.x, b.x, c.x], columns) {
                let (x, y) = (column * PARTS + PARTS / 2, row * PARTS + PARTS / 2);
                let inside = edges.map(|(from, to)| side(&from, &to, x, y));
                if inside.iter().zip(least).any(|(&found, least)| found < least) {
                    continue;
                }
                let shares = inside.map(|part| (part as f64 / area as f64) as f32);
                let between = |at: [f32; 3]| at[0] * shares[0] + at[1] * shares[1] + at[2] * shares[2];
                let texel = texture.sample(between([a.u, b.u, c.u]), between([a.v, b.v, c.v]));
                let color: Rgba = std::array::from_fn(|channel| {
                    texel[channel] * between([a.color[channel], b.color[channel], c.color[channel]]) / 255.0
                });
                let below = &mut self.pixels[row as usize * self.width + column as usize];
                let shines_through = 1.0 - color[3] / 255.0;
                *below = std::array::from_fn(|channel| color[channel] + below[channel] * shines_through);
            }
        }
    }

    fn into_image(self) -> RgbaImage {
        let bytes = self.pixels.iter().flatten().map(|channel| channel.round().clamp(0.0, 255.0) as u8);
        RgbaImage::from_raw(self.width as u32, self.height as u32, bytes.collect())
            .expect("the canvas has as many pixels as its size says")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use egui::{Pos2, pos2};

    /// Two halves of a square cover each pixel once, wherever the square lies.
    #[test]
    fn neighbours_neither_overlap_nor_leave_a_gap() {
        for shift in [0.0, 0.25, 0.5, 0.501, 0.999] {
            let at = |x: f32, y: f32| pos2(x + shift, y + shift);
            let square = [at(2.0, 2.0), at(12.0, 2.0), at(12.0, 12.0), at(2.0, 12.0)];
            let canvas = painted(&square, &[0, 1, 2, 0, 2, 3], Color32::from_white_alpha(128));
            let (covered, others): (Vec<f32>, Vec<f32>) =
                canvas.pixels.iter().map(|pixel| pixel[3]).partition(|&alpha| alpha > 0.0);
            assert_eq!(covered.len(), 100, "shifted by {shift}");
            assert!(covered.iter().all(|alpha| (alpha - 128.0).abs() < 0.01), "shifted by {shift}");
            assert_eq!(others.len(), 16 * 16 - 100);
        }
    }

    #[test]
    fn the_turn_of_a_triangle_does_not_matter() {
        let corners = [pos2(1.3, 2.1), pos2(14.2, 5.5), pos2(4.0, 13.7)];
        let one = painted(&corners, &[0, 1, 2], Color32::WHITE);
        let other = painted(&corners, &[0, 2, 1], Color32::WHITE);
        assert_eq!(one.pixels, other.pixels);
    }

    #[test]
    fn half_of_white_over_black_is_grey() {
        let square = [pos2(0.0, 0.0), pos2(16.0, 0.0), pos2(16.0, 16.0), pos2(0.0, 16.0)];
        let mut canvas = painted(&square, &[0, 1, 2, 0, 2, 3], Color32::BLACK);
        paint(
            &mut canvas,
            &square,
            &[0, 1, 2, 0, 2, 3],
            Color32::from_rgba_premultiplied(128, 128, 128, 128),
        );
        assert_eq!(canvas.into_image().get_pixel(8, 8).0, [128, 128, 128, 255]);
    }

    fn painted(corners: &[Pos2], indices: &[u32], color: Color32) -> Canvas {
        let mut canvas = Canvas::new(16, 16);
        paint(&mut canvas, corners, indices, color);
        canvas
    }

    fn paint(canvas: &mut Canvas, corners: &[Pos2], indices: &[u32], color: Color32) {
        let white = Texture { width: 1, height: 1, pixels: vec![Color32::WHITE], nearest: false };
        let vertices = corners.iter().map(|&pos| Vertex { pos, uv: Pos2::ZERO, color }).collect();
        let mesh = Mesh { indices: indices.to_vec(), vertices, texture_id: TextureId::default() };
        canvas.paint(&mesh, &white, Rect::EVERYTHING, 1.0);
    }
}
