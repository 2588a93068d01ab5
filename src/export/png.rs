//! A scene as PNG: its SVG with outlines, drawn.
//!
//! The file says how large it is on paper, as its PDF is, and in words what it shows and who says so.

use png::{BitDepth, ColorType, Encoder, EncodingError, PixelDimensions, Unit};
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::{Options, Tree};

use super::svg::{Letters, svg};
use crate::present::palette::Palette;
use crate::present::scene::{NAME, Scene};

/// The most pixels of a picture.
pub const MOST: u64 = 64_000_000;

/// Why there is no picture.
#[derive(Debug)]
pub enum PngError {
    /// It would be too large.
    TooLarge {
        /// Pixels across.
        width: u64,
        /// Pixels down.
        height: u64,
    },
    /// It cannot be drawn.
    Drawing(String),
}

/// A picture as its pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Painted {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Red, green, blue and opacity of every pixel, row by row from the top.
    pub rgba: Vec<u8>,
}

/// The scene as PNG, with `scale` pixels to a point; the same bytes for the same scene.
///
/// # Errors
/// If it would have more than [`MOST`] pixels.
pub fn png(scene: &Scene, palette: &Palette, scale: f32) -> Result<Vec<u8>, PngError> {
    let pixmap = drawn(scene, palette, scale)?;
    written(scene, &pixmap, scale).map_err(|error| PngError::Drawing(error.to_string()))
}

/// Points to a metre: 72 to an inch.
const POINTS_TO_A_METRE: f32 = 72.0 / 0.0254;

fn written(scene: &Scene, pixmap: &Pixmap, scale: f32) -> Result<Vec<u8>, EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    // The ground covers all of it.
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    let to_a_metre = u32::try_from(pixels(scale * POINTS_TO_A_METRE)).unwrap_or(u32::MAX);
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: to_a_metre, yppu: to_a_metre, unit: Unit::Meter }));
    // The keywords are those of the PNG specification.
    let sources = scene.sources.join("\n");
    let software = NAME.to_owned();
    for (keyword, text) in [
        ("Title", &scene.title),
        ("Description", &scene.summary),
        ("Source", &sources),
        ("Software", &software),
    ] {
        if !text.is_empty() {
            encoder.add_itxt_chunk(keyword.to_owned(), text.clone())?;
        }
    }
    let rgb = |pixel: &PremultipliedColorU8| [pixel.red(), pixel.green(), pixel.blue()];
    let data: Vec<u8> = pixmap.pixels().iter().flat_map(rgb).collect();
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&data)?;
    writer.finish()?;
    Ok(bytes)
}

/// The scene as pixels, `scale` of them to a point.
///
/// # Errors
/// If they would be more than [`MOST`].
pub fn paint(scene: &Scene, palette: &Palette, scale: f32) -> Result<Painted, PngError> {
    let pixmap = drawn(scene, palette, scale)?;
    let (width, height) = (pixmap.width(), pixmap.height());
    let rgba = |pixel: &PremultipliedColorU8| {
        let colour = pixel.demultiply();
        [colour.red(), colour.green(), colour.blue(), colour.alpha()]
    };
    Ok(Painted { width, height, rgba: pixmap.pixels().iter().flat_map(rgba).collect() })
}

fn drawn(scene: &Scene, palette: &Palette, scale: f32) -> Result<Pixmap, PngError> {
    let [width, height] = [scene.size.width, scene.size.height].map(|length| pixels(length * scale));
    if width.saturating_mul(height) > MOST {
        return Err(PngError::TooLarge { width, height });
    }
    let drawing = |error: &dyn std::fmt::Display| PngError::Drawing(error.to_string());
    let text = svg(scene, palette, Letters::Outlines);
    let tree = Tree::from_str(&text, &Options::default()).map_err(|error| drawing(&error))?;
    let [across, down] = [width, height].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
    let pixmap = Pixmap::new(across, down);
    let mut pixmap = pixmap.ok_or_else(|| drawing(&format!("{width} × {height} pixels")))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Ok(pixmap)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is made a whole number first"
)]
pub(super) fn pixels(length: f32) -> u64 {
    length.round().max(1.0) as u64
}
