//! Pictures of at most 256 colours, as PNG files with a palette: a quarter of the bytes.
//!
//! The palette begins with the commonest colours of the picture. Then comes, again and again, the colour that is
//! farthest from all in the palette, so no colour has far to its entry. At last each entry becomes the mean of the
//! pixels that it stands for. Plain areas keep their colour, since a few pixels of a similar one do not move the mean.
//! The same picture gives the same bytes.

use std::cmp::Reverse;
use std::collections::HashMap;

use image::RgbaImage;

/// Red, green, blue and opacity.
pub(crate) type Color = [u8; 4];

/// Entries of a palette in PNG.
const ENTRIES: usize = 256;
/// How many of the commonest colours are in every palette.
const COMMONEST: usize = 64;

/// The sum of the squared differences of the four channels; one step of grey is 3.
pub(crate) fn distance(one: Color, other: Color) -> u32 {
    one.iter().zip(other).map(|(&one, other)| u32::from(one.abs_diff(other)).pow(2)).sum()
}

/// A picture whose pixels are entries of a palette.
pub(crate) struct Indexed {
    size: (u32, u32),
    palette: Vec<Color>,
    pixels: Vec<u8>,
}

impl Indexed {
    pub(crate) fn new(picture: &RgbaImage) -> Self {
        let mut counts: HashMap<Color, u32> = HashMap::new();
        for pixel in picture.pixels() {
            *counts.entry(pixel.0).or_default() += 1;
        }
        let mut colors: Vec<(Color, u32)> = counts.into_iter().collect();
        colors.sort_by_key(|&(color, count)| (Reverse(count), color));

        let chosen = choose(&colors);
        let entries: HashMap<Color, u8> =
            colors.iter().map(|&(color, _)| (color, nearest(&chosen, color))).collect();
        Self {
            size: picture.dimensions(),
            palette: means(&colors, &entries, chosen.len()),
            pixels: picture.pixels().map(|pixel| entries[&pixel.0]).collect(),
        }
    }

    pub(crate) fn to_picture(&self) -> RgbaImage {
        let (width, height) = self.size;
        let bytes = self.pixels.iter().flat_map(|&entry| self.palette[usize::from(entry)]);
        RgbaImage::from_raw(width, height, bytes.collect())
            .expect("there are as many pixels as the size says")
    }

    /// The bytes of the PNG file.
    pub(crate) fn encode(&self) -> Result<Vec<u8>, png::EncodingError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.size.0, self.size.1);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_compression(png::Compression::High);
        // Neighbouring entries of a palette have nothing in common, so filters only cost.
        encoder.set_filter(png::Filter::NoFilter);
        encoder.set_palette(
            self.palette.iter().flat_map(|&[red, green, blue, _]| [red, green, blue]).collect::<Vec<u8>>(),
        );
        encoder.set_trns(self.palette.iter().map(|color| color[3]).collect::<Vec<u8>>());
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.pixels)?;
        writer.finish()?;
        Ok(bytes)
    }
}

/// Whether the bytes are a PNG file with a palette.
pub(crate) fn is_indexed(bytes: &[u8]) -> bool {
    // The header is the first chunk; its tenth byte is the kind of colours.
    bytes.starts_with(b"\x89PNG") && bytes.get(25) == Some(&(png::ColorType::Indexed as u8))
}

/// The colours of a palette, of those that a picture has, the commonest first.
fn choose(colors: &[(Color, u32)]) -> Vec<Color> {
    let mut chosen: Vec<Color> = colors.iter().take(COMMONEST).map(|&(color, _)| color).collect();
    let to_nearest = |color| chosen.iter().map(|&other| distance(color, other)).min().unwrap_or(u32::MAX);
    let mut gaps: Vec<u32> = colors.iter().map(|&(color, _)| to_nearest(color)).collect();
    while chosen.len() < ENTRIES {
        let farthest = (0..gaps.len()).max_by_key(|&idx| (gaps[idx], Reverse(idx)));
        let Some(farthest) = farthest.filter(|&idx| gaps[idx] > 0) else {
            break;
        };
        let added = colors[farthest].0;
        chosen.push(added);
        for (gap, &(color, _)) in gaps.iter_mut().zip(colors) {
            *gap = (*gap).min(distance(color, added));
        }
    }
    chosen
}

fn nearest(palette: &[Color], color: Color) -> u8 {
    let entry = (0..=u8::MAX).zip(palette).min_by_key(|&(_, &other)| distance(color, other));
    entry.map_or(0, |(entry, _)| entry)
}

/// The mean of the colours that each entry stands for, by the number of their pixels.
fn means(colors: &[(Color, u32)], entries: &HashMap<Color, u8>, length: usize) -> Vec<Color> {
    let mut sums = vec![Mean::default(); length];
    for &(color, count) in colors {
        sums[usize::from(entries[&color])].add(color, count);
    }
    sums.iter().map(Mean::color).collect()
}

/// The mean of colours.
#[derive(Clone, Default)]
pub(crate) struct Mean {
    sums: [u64; 4],
    count: u64,
}

impl Mean {
    pub(crate) fn add(&mut self, color: Color, count: u32) {
        self.count += u64::from(count);
        for (sum, channel) in self.sums.iter_mut().zip(color) {
            *sum += u64::from(channel) * u64::from(count);
        }
    }

    /// Rounded to whole channels, halves up; black where there is no colour.
    pub(crate) fn color(&self) -> Color {
        let count = self.count.max(1);
        self.sums.map(|sum| ((2 * sum + count) / (2 * count)) as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use image::Rgba;

    /// A plain ground of 9,900 pixels, 99 greys beside it of which each is once there, and one red pixel.
    fn many_colors() -> RgbaImage {
        RgbaImage::from_fn(100, 100, |x, y| match (x, y) {
            (0, 0) => Rgba([200, 0, 0, 255]),
            (x, 0) => Rgba([x as u8, x as u8, x as u8, 255]),
            _ => Rgba([250, 250, 252, 255]),
        })
    }

    #[test]
    fn few_colors_are_kept_as_they_are() {
        let picture = many_colors();
        assert!(Indexed::new(&picture).to_picture() == picture);
    }

    /// 4,096 colours, 16 steps apart. Blocks of 2 × 3 × 4 of them are 192, so two of any 193 share a block, and are at
    /// most 16 × √(1 + 4 + 9) = 60 apart: so far is a colour from the nearest of the 192 that are chosen for being
    /// far, at most, and twice as far from another colour of its entry or from the mean of these.
    #[test]
    fn no_color_has_far_to_its_entry() {
        let picture = RgbaImage::from_fn(256, 32, |x, y| match y {
            0..16 => Rgba([(x % 16 * 16) as u8, (x / 16 * 16) as u8, (y * 16) as u8, 255]),
            _ => Rgba([251, 250, 249, 255]),
        });
        let few = Indexed::new(&picture).to_picture();
        let farthest = picture.pixels().zip(few.pixels()).map(|(one, other)| distance(one.0, other.0)).max();
        assert!(farthest <= Some(120 * 120), "{farthest:?}");
        assert_eq!(few.get_pixel(7, 20).0, [251, 250, 249, 255]);
    }

    #[test]
    fn the_file_has_a_palette_and_the_same_colors() {
        let few = Indexed::new(&many_colors());
        let bytes = few.encode().expect("a picture in memory can be written");
        assert!(is_indexed(&bytes));
        assert!(image::load_from_memory(&bytes).expect("a PNG").to_rgba8() == few.to_picture());
        let mut plain = std::io::Cursor::new(Vec::new());
        many_colors().write_to(&mut plain, image::ImageFormat::Png).expect("it can be written");
        assert!(!is_indexed(plain.get_ref()));
    }
}
