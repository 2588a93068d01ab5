//! The typefaces of the program, so that window and exported files use the same outlines.
//!
//! Costshare Sans is a part of Pretendard under another name, with digits of one width; Costshare Han a
//! part of Noto Sans CJK with the ideographs of Korean and Japanese texts. `assets/fonts/make` made both
//! and `assets/fonts/OFL.txt` is their licence.
//!
//! Text is shaped and measured here for whoever lays out a page, so that a picture is laid out alike
//! on every machine. What Costshare Sans lacks is set in Costshare Han, and rare syllables of a bold line
//! in the regular weight. What no face has is a box, and [`lacking`] names it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use harfrust::{ShapeOptions, ShaperData, UnicodeBuffer};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

/// Weight 400: Latin, Greek, Cyrillic, kana, signs and every Hangul syllable.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/CostshareSans-Regular.otf");

/// Weight 700: the same with the 2,350 syllables of KS X 1001.
pub const BOLD: &[u8] = include_bytes!("../../assets/fonts/CostshareSans-Bold.otf");

/// Weight 400: the hanja of KS X 1001, the first level of JIS X 0208, half-width kana.
pub const HAN_REGULAR: &[u8] = include_bytes!("../../assets/fonts/CostshareHan-Regular.otf");

/// Weight 700: the same.
pub const HAN_BOLD: &[u8] = include_bytes!("../../assets/fonts/CostshareHan-Bold.otf");

/// The name of the family, as files and other programs know it.
pub const FAMILY: &str = "Costshare Sans";

/// The height of a line, in ems.
pub const LINE: f32 = 1.4;
/// From the top of a line to its baseline, in ems.
pub const ASCENT: f32 = 2158.0 / 2048.0;
/// The height of a capital or a digit, in ems.
pub const CAPITALS: f32 = 1448.0 / 2048.0;

/// A weight of the typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum FontWeight {
    /// 400.
    #[default]
    Regular,
    /// 700.
    Bold,
}

impl FontWeight {
    /// The faces in which text of the weight is set, each for what those before it lack.
    pub const fn faces(self) -> &'static [Face] {
        match self {
            Self::Regular => &[Face::Sans(Self::Regular), Face::Han(Self::Regular)],
            Self::Bold => &[Face::Sans(Self::Bold), Face::Han(Self::Bold), Face::Sans(Self::Regular)],
        }
    }

    /// The first of its faces that has a letter.
    fn face_of(self, letter: char) -> Option<Face> {
        self.faces().iter().copied().find(|face| face.opened().charmap.map(letter).is_some())
    }
}

/// A bundled font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Costshare Sans.
    Sans(FontWeight),
    /// Costshare Han.
    Han(FontWeight),
}

impl Face {
    /// Its file.
    pub const fn data(self) -> &'static [u8] {
        match self {
            Self::Sans(FontWeight::Regular) => REGULAR,
            Self::Sans(FontWeight::Bold) => BOLD,
            Self::Han(FontWeight::Regular) => HAN_REGULAR,
            Self::Han(FontWeight::Bold) => HAN_BOLD,
        }
    }

    /// Units of its em.
    pub fn units(self) -> f32 {
        self.opened().units
    }

    fn opened(self) -> &'static OpenedFont {
        static SANS_REGULAR: LazyLock<OpenedFont> = LazyLock::new(|| OpenedFont::new(REGULAR));
        static SANS_BOLD: LazyLock<OpenedFont> = LazyLock::new(|| OpenedFont::new(BOLD));
        static HAN_REGULAR: LazyLock<OpenedFont> = LazyLock::new(|| OpenedFont::new(self::HAN_REGULAR));
        static HAN_BOLD: LazyLock<OpenedFont> = LazyLock::new(|| OpenedFont::new(self::HAN_BOLD));
        match self {
            Self::Sans(FontWeight::Regular) => &SANS_REGULAR,
            Self::Sans(FontWeight::Bold) => &SANS_BOLD,
            Self::Han(FontWeight::Regular) => &HAN_REGULAR,
            Self::Han(FontWeight::Bold) => &HAN_BOLD,
        }
    }
}

/// A piece of text in one face.
#[derive(Debug, Clone, PartialEq)]
pub struct TextRun {
    /// The face that has its characters.
    pub face: Face,
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
pub fn shape(text: &str, weight: FontWeight) -> Vec<TextRun> {
    let mut runs: Vec<(Face, Range<usize>)> = Vec::new();
    for (at, char) in text.char_indices() {
        let end = at + char.len_utf8();
        // What no face has is a box of the first.
        let face = weight.face_of(char).unwrap_or(Face::Sans(weight));
        match runs.last_mut() {
            Some((last, range)) if *last == face => range.end = end,
            _ => runs.push((face, at..end)),
        }
    }
    let shaped = runs.into_iter().map(|(face, range)| {
        let glyphs = face.opened().shape(&text[range.clone()]);
        TextRun { face, range, glyphs }
    });
    shaped.collect()
}

/// The letters of texts that no bundled face has, each once, in the order of their codes. White space
/// and signs without a shape need none.
pub fn lacking<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<char> {
    let letters = texts.into_iter().flat_map(str::chars);
    let lacking = letters.filter(|letter| {
        let has_shape = !letter.is_control() && !letter.is_whitespace() && !is_invisible(*letter);
        has_shape && FontWeight::Regular.face_of(*letter).is_none()
    });
    lacking.collect::<BTreeSet<char>>().into_iter().collect()
}

/// Letters with their codes, as `軍 (U+8ECD), 美 (U+7F8E)`.
pub fn with_codes(letters: &[char]) -> String {
    let named: Vec<String> =
        letters.iter().map(|letter| format!("{letter} (U+{:04X})", u32::from(*letter))).collect();
    named.join(", ")
}

/// Joiners, marks of direction and selectors of variants: they say how others are drawn.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// How wide a line of text is at that size.
pub fn width(text: &str, weight: FontWeight, size: f32) -> f32 {
    let glyphs = shape(text, weight).into_iter().flat_map(|run| run.glyphs);
    glyphs.map(|glyph| glyph.advance).sum::<f32>() * size
}

/// A font, opened once.
struct OpenedFont {
    charmap: Charmap<'static>,
    font: FontRef<'static>,
    shaper: ShaperData,
    units: f32,
    /// What stands for a character that the font lacks, and its width in units; Costshare Han has none,
    /// since it sets only what it has.
    blank: (u32, f32),
}

impl OpenedFont {
    fn new(data: &'static [u8]) -> Self {
        let font = FontRef::new(data).expect("the bundled fonts are fonts");
        let shaper = ShaperData::new(&font);
        let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        let charmap = font.charmap();
        let blank = charmap.map('□').unwrap_or_default();
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
        for weight in [FontWeight::Regular, FontWeight::Bold] {
            let glyphs = |text: &str| -> Vec<(u32, f32)> {
                let runs = shape(text, weight).into_iter();
                runs.flat_map(|run| run.glyphs).map(|glyph| (glyph.id, glyph.advance)).collect()
            };
            assert_eq!(glyphs("a\u{5d0}b"), glyphs("a□b"));
            assert_eq!(glyphs("\u{1f600}"), glyphs("□"));
        }
        assert_eq!(lacking(["a\u{5d0}b", "漢\u{20bb7}\u{200b}\n", "\u{5d0}"]), ['\u{5d0}', '\u{20bb7}']);
        assert_eq!(with_codes(&['軍', '\u{20bb7}']), "軍 (U+8ECD), \u{20bb7} (U+20BB7)");
    }

    /// Words of Korean and Japanese headlines, names in Russian: none is a box, in both weights.
    #[test]
    fn what_neighbours_write_is_drawn() {
        let text = "韓美 防衛費 分擔 軍 億 兆 對 北 前年比 在日米軍駐留経費 億円 カタカナ ひらがな ｶﾀｶﾅ Санкт-Петербург";
        assert!(lacking([text]).is_empty(), "{:?}", lacking([text]));
        for weight in [FontWeight::Regular, FontWeight::Bold] {
            let runs = shape(text, weight);
            assert!(runs.iter().flat_map(|run| &run.glyphs).all(|glyph| glyph.id != 0));
            let faces: BTreeSet<Face> = runs.iter().map(|run| run.face).collect();
            assert_eq!(faces, BTreeSet::from([Face::Sans(weight), Face::Han(weight)]));
        }
    }

    /// As the files say themselves: 2,048 units an em, lines of 2,867.
    #[test]
    fn lines_are_as_high_as_in_the_files() {
        for weight in [FontWeight::Regular, FontWeight::Bold] {
            let opened = Face::Sans(weight).opened();
            let metrics = opened.font.metrics(Size::unscaled(), LocationRef::default());
            assert!((metrics.cap_height.unwrap_or_default() - CAPITALS * 2048.0).abs() < 0.5);
            for face in [Face::Sans(weight), Face::Han(weight)] {
                let metrics = face.opened().font.metrics(Size::new(2048.0), LocationRef::default());
                assert!((metrics.ascent - ASCENT * 2048.0).abs() < 1.5, "{face:?}: {metrics:?}");
                assert!((metrics.ascent - metrics.descent - LINE * 2048.0).abs() < 1.5, "{face:?}");
            }
        }
    }

    /// Every digit has 1,258 units of 2,048; so five of them at 2,048 points.
    #[test]
    fn digits_are_of_one_width() {
        for text in ["15192", "11111", "08679"] {
            assert!((width(text, FontWeight::Regular, 2048.0) - 5.0 * 1258.0).abs() < 0.5, "{text}");
        }
    }

    #[test]
    fn rare_syllables_of_a_bold_line_are_set_in_regular() {
        let runs = shape("제12차 뷁 협정", FontWeight::Bold);
        let weights: Vec<Face> = runs.iter().map(|run| run.face).collect();
        assert_eq!(weights, [FontWeight::Bold, FontWeight::Regular, FontWeight::Bold].map(Face::Sans));
        assert!(runs.iter().flat_map(|run| &run.glyphs).all(|glyph| glyph.id != 0));
        assert_eq!(&"제12차 뷁 협정"[runs[1].range.clone()], "뷁");
    }

    #[test]
    fn every_byte_belongs_to_a_glyph() {
        for text in ["AV 12,345 억원", "e\u{301}é가각", "emoji 😀 and 中", ""] {
            for run in shape(text, FontWeight::Regular) {
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
