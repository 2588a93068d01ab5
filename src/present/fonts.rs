//! The typefaces of the program, so that window and exported files use the same outlines.
//!
//! Costshare Sans is a part of Pretendard under another name, with digits of one width;
//! `assets/fonts/make` made it and `assets/fonts/OFL.txt` is its licence.
//!
//! Text is shaped and measured here for whoever lays out a page, so that a picture is laid out alike
//! on every machine. What the bold weight lacks (rare syllables) is set in the regular one; what both
//! lack is a box.

use std::ops::Range;
use std::sync::LazyLock;

use harfrust::{ShapeOptions, ShaperData, UnicodeBuffer};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

/// Weight 400: Latin, signs and every Hangul syllable.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/CostshareSans-Regular.otf");

/// Weight 700: Latin, signs and the 2,350 syllables of KS X 1001.
pub const BOLD: &[u8] = include_bytes!("../../assets/fonts/CostshareSans-Bold.otf");

/// The name of the family, as files and other programs know it.
pub const FAMILY: &str = "Costshare Sans";

/// The height of a line, in ems.
pub const LINE: f32 = 1.4;
/// From the top of a line to its baseline, in ems.
pub const ASCENT: f32 = 2158.0 / 2048.0;
/// The height of a capital or a digit, in ems.
pub const CAPITALS: f32 = 1448.0 / 2048.0;

/// A weight of the typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 700.
    Bold,
}

impl Weight {
    /// The file of the weight.
    #[must_use]
    pub fn data(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::Bold => BOLD,
        }
    }

    fn face(self) -> &'static Face {
        static REGULAR: LazyLock<Face> = LazyLock::new(|| Face::new(self::REGULAR));
        static BOLD: LazyLock<Face> = LazyLock::new(|| Face::new(self::BOLD));
        match self {
            Self::Regular => &REGULAR,
            Self::Bold => &BOLD,
        }
    }
}

/// A piece of text in one weight.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The weight that has its characters.
    pub weight: Weight,
    /// Which part of the text it is, in bytes.
    pub range: Range<usize>,
    /// Its glyphs from left to right.
    pub glyphs: Vec<Glyph>,
}

/// A glyph with its place after the one before; lengths are in ems.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u32,
    /// How far the next one stands.
    pub advance: f32,
    /// How far right of its place it is drawn.
    pub right: f32,
    /// How far above its place it is drawn.
    pub up: f32,
    /// Which part of the run's text it stands for, in bytes from the beginning of the run.
    pub range: Range<usize>,
}

/// The glyphs of a line of text, run by run.
#[must_use]
pub fn shape(text: &str, weight: Weight) -> Vec<Run> {
    let mut runs: Vec<(Weight, Range<usize>)> = Vec::new();
    for (at, char) in text.char_indices() {
        let end = at + char.len_utf8();
        let has = weight.face().charmap.map(char).is_some();
        let weight =
            if has || Weight::Regular.face().charmap.map(char).is_none() { weight } else { Weight::Regular };
        match runs.last_mut() {
            Some((last, range)) if *last == weight => range.end = end,
            _ => runs.push((weight, at..end)),
        }
    }
    let shaped = runs.into_iter().map(|(weight, range)| {
        let glyphs = weight.face().shape(&text[range.clone()]);
        Run { weight, range, glyphs }
    });
    shaped.collect()
}

/// How wide a line of text is at that size.
#[must_use]
pub fn width(text: &str, weight: Weight, size: f32) -> f32 {
    let glyphs = shape(text, weight).into_iter().flat_map(|run| run.glyphs);
    glyphs.map(|glyph| glyph.advance).sum::<f32>() * size
}

/// A font, opened once.
struct Face {
    charmap: Charmap<'static>,
    font: FontRef<'static>,
    shaper: ShaperData,
    units: f32,
    /// What stands for a character that the font lacks, and its width in units.
    blank: (u32, f32),
}

impl Face {
    fn new(data: &'static [u8]) -> Self {
        let font = FontRef::new(data).expect("the bundled fonts are fonts");
        let shaper = ShaperData::new(&font);
        let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        let charmap = font.charmap();
        let blank = charmap.map('□').expect("the bundled fonts have a box");
        let advance = font.glyph_metrics(Size::unscaled(), LocationRef::default()).advance_width(blank);
        let blank = (blank.to_u32(), advance.unwrap_or(units));
        Self { charmap, font, shaper, units, blank }
    }

    fn shape(&self, text: &str) -> Vec<Glyph> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        // Words of another direction are written as they stand; our fonts have none.
        buffer.set_direction(harfrust::Direction::LeftToRight);
        let shaper = self.shaper.shaper(&self.font).build();
        let shaped = shaper.shape(buffer, ShapeOptions::new());
        let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
        #[expect(clippy::cast_precision_loss, reason = "glyphs are some thousands of units wide")]
        let ems = |units: i32| units as f32 / self.units;
        let mut glyphs: Vec<Glyph> = Vec::with_capacity(infos.len());
        for (info, position) in infos.iter().zip(positions) {
            let start = info.cluster as usize;
            // Glyph 0 of these fonts is empty; what is lacking is to be seen.
            let is_lacking = info.glyph_id == 0;
            let (id, advance) = if is_lacking {
                (self.blank.0, self.blank.1 / self.units)
            } else {
                (info.glyph_id, ems(position.x_advance))
            };
            glyphs.push(Glyph {
                id,
                advance,
                right: ems(position.x_offset),
                up: ems(position.y_offset),
                range: start..text.len(),
            });
        }
        // A glyph stands for the text up to the next one that begins later.
        let mut end = text.len();
        let mut next = text.len();
        for glyph in glyphs.iter_mut().rev() {
            if glyph.range.start < next {
                end = next;
                next = glyph.range.start;
            }
            glyph.range.end = end;
        }
        glyphs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A name in another script is not a gap that nobody sees.
    #[test]
    fn what_the_typeface_lacks_is_a_box() {
        for weight in [Weight::Regular, Weight::Bold] {
            let glyphs = |text: &str| -> Vec<(u32, f32)> {
                let runs = shape(text, weight).into_iter();
                runs.flat_map(|run| run.glyphs).map(|glyph| (glyph.id, glyph.advance)).collect()
            };
            assert_eq!(glyphs("a\u{5c1}b"), glyphs("a□b"));
            assert_eq!(glyphs("漢"), glyphs("□"));
        }
    }

    /// As the files say themselves: 2,048 units an em, lines of 2,867.
    #[test]
    fn lines_are_as_high_as_in_the_files() {
        for weight in [Weight::Regular, Weight::Bold] {
            let metrics = weight.face().font.metrics(Size::unscaled(), LocationRef::default());
            assert!((metrics.ascent - ASCENT * 2048.0).abs() < 0.5);
            assert!((metrics.ascent - metrics.descent - LINE * 2048.0).abs() < 0.5);
            assert!((metrics.cap_height.unwrap_or_default() - CAPITALS * 2048.0).abs() < 0.5);
        }
    }

    /// Every digit has 1,258 units of 2,048; so five of them at 2,048 points.
    #[test]
    fn digits_are_of_one_width() {
        for text in ["15192", "11111", "08679"] {
            assert!((width(text, Weight::Regular, 2048.0) - 5.0 * 1258.0).abs() < 0.5, "{text}");
        }
    }

    #[test]
    fn rare_syllables_of_a_bold_line_are_set_in_regular() {
        let runs = shape("제12차 뷁 협정", Weight::Bold);
        let weights: Vec<Weight> = runs.iter().map(|run| run.weight).collect();
        assert_eq!(weights, [Weight::Bold, Weight::Regular, Weight::Bold]);
        assert!(runs.iter().flat_map(|run| &run.glyphs).all(|glyph| glyph.id != 0));
        assert_eq!(&"제12차 뷁 협정"[runs[1].range.clone()], "뷁");
    }

    #[test]
    fn every_byte_belongs_to_a_glyph() {
        for text in ["AV 12,345 억원", "e\u{301}é가각", "emoji 😀 and 中", ""] {
            for run in shape(text, Weight::Regular) {
                let mut at = 0;
                for glyph in &run.glyphs {
                    assert!(glyph.range.start <= at, "{text}: {glyph:?}");
                    at = at.max(glyph.range.end);
                }
                assert_eq!(at, run.range.len(), "{text}");
            }
        }
    }
}
