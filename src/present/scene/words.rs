//! Text in a picture: measured, wrapped and cut with the bundled typeface.

use super::ColorRole;
use std::ops::Range;

use super::geometry::{Area, Spot, at};
use crate::present::fonts;
use crate::present::fonts::FontWeight;

/// Some text, in one line or several below each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// The lines. Nothing in them is a control character, in whatever they came from.
    pub lines: Vec<String>,
    /// The place of the first line's baseline; which point of it, the anchor says.
    pub at: Spot,
    /// Which part of every line stands there.
    pub anchor: Anchor,
    /// Height of letters, in points.
    pub size: f32,
    /// Their weight.
    pub weight: FontWeight,
    /// Their colour.
    pub ink: ColorRole,
    /// The width of the widest line.
    pub width: f32,
}

/// Which part of a line stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Anchor {
    /// Its left end.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// How text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LetterStyle {
    pub size: f32,
    pub weight: FontWeight,
    pub ink: ColorRole,
}

/// Names in a plot.
pub(super) const CAPTION: LetterStyle = LetterStyle::regular(12.0, ColorRole::Text);

/// What stands at axes, and words that accompany.
pub(super) const QUIET: LetterStyle = LetterStyle::regular(12.0, ColorRole::Secondary);

/// Figures that are read first.
pub(super) const FIGURE: LetterStyle = LetterStyle::bold(12.0, ColorRole::Text);

/// The width of the widest of some words.
pub(super) fn widest(words: &[Words]) -> f32 {
    words.iter().map(|words| words.width).fold(0.0, f32::max)
}

impl LetterStyle {
    pub const fn regular(size: f32, ink: ColorRole) -> Self {
        Self { size, weight: FontWeight::Regular, ink }
    }

    pub const fn bold(size: f32, ink: ColorRole) -> Self {
        Self { size, weight: FontWeight::Bold, ink }
    }

    /// How high a line is.
    pub fn line(self) -> f32 {
        self.size * fonts::LINE
    }

    /// Text in one line, however long.
    pub fn words(self, text: &str) -> Words {
        let text = plain(text);
        let width = fonts::width(&text, self.weight, self.size);
        self.set(vec![(text, width)])
    }

    /// Text in lines of at most `width`, and at most so many; what has no room ends with `…`.
    pub fn wrapped(self, text: &str, width: f32, most: usize) -> Words {
        let text = plain(text);
        self.set(self.measured(&text).wrap(width, most))
    }

    /// The same, with lines of about one length: none is left with a word alone.
    pub fn balanced(self, text: &str, width: f32, most: usize) -> Words {
        let text = plain(text);
        let measured = self.measured(&text);
        let wide = measured.wrap(width, most);
        let count = wide.len();
        if count < 2 {
            return self.set(wide);
        }
        let tries = (1..=6).map(|step| measured.wrap(width * (1.0 - 0.07 * step as f32), count + 1));
        self.set(tries.take_while(|lines| lines.len() == count).last().unwrap_or(wide))
    }

    fn measured(self, text: &str) -> Measured<'_> {
        let mut ends = vec![0.0; text.len() + 1];
        let mut right = 0.0;
        for run in fonts::shape(text, self.weight) {
            for glyph in run.glyphs {
                right += glyph.advance * self.size;
                // What a glyph stands for ends where the glyph does.
                ends[run.range.start + glyph.range.start + 1..=run.range.start + glyph.range.end].fill(right);
            }
        }
        let more = fonts::width("…", self.weight, self.size);
        Measured { text, ends, more }
    }

    fn set(self, lines: Vec<(String, f32)>) -> Words {
        let Self { size, weight, ink } = self;
        let width = lines.iter().map(|(_, width)| *width).fold(0.0, f32::max);
        let lines = lines.into_iter().map(|(line, _)| line).collect();
        Words { lines, at: Spot::default(), anchor: Anchor::Start, size, weight, ink, width }
            .put(Spot::default())
    }
}

impl Words {
    /// The text in one line.
    pub fn text(&self) -> String {
        self.lines.join(" ")
    }

    /// How high all lines are together.
    pub fn height(&self) -> f32 {
        self.lines.len() as f32 * self.leading()
    }

    /// From one baseline to the next.
    pub fn leading(&self) -> f32 {
        self.size * fonts::LINE
    }

    /// The baseline of every line.
    pub fn baselines(&self) -> impl Iterator<Item = f32> {
        (0..self.lines.len()).map(|idx| self.at.y + idx as f32 * self.leading())
    }

    /// Where a line of it begins.
    pub fn left(&self, line: &str) -> f32 {
        let share = match self.anchor {
            Anchor::Start => return self.at.x,
            Anchor::Middle => 0.5,
            Anchor::End => 1.0,
        };
        self.at.x - share * fonts::width(line, self.weight, self.size)
    }

    /// The room it takes, lines in their full height.
    pub fn area(&self) -> Area {
        let left = match self.anchor {
            Anchor::Start => self.at.x,
            Anchor::Middle => self.at.x - self.width / 2.0,
            Anchor::End => self.at.x - self.width,
        };
        Area::sized(at(left, self.at.y - fonts::ASCENT * self.size), self.width, self.height())
    }

    /// The same with its upper left corner there.
    pub(super) fn put(self, corner: Spot) -> Self {
        let at = corner.moved(0.0, fonts::ASCENT * self.size);
        Self { at, anchor: Anchor::Start, ..self }
    }

    /// The same with the middle of its upper edge there.
    pub(super) fn centred(self, top: Spot) -> Self {
        let at = top.moved(0.0, fonts::ASCENT * self.size);
        Self { at, anchor: Anchor::Middle, ..self }
    }

    pub(super) fn scaled(self, by: f32) -> Self {
        Self { at: self.at.scaled(by), size: self.size * by, width: self.width * by, ..self }
    }
}

/// Text as it may stand in a picture: in one line, and without what is no text. A title that
/// somebody mailed may hold anything; signs that turn the direction of what follows could make a
/// figure read as another.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for char in text.chars() {
        let is_break =
            matches!(char, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
        if is_break || char == ' ' {
            if !plain.ends_with(' ') {
                plain.push(' ');
            }
        } else if !is_no_text(char) {
            plain.push(char);
        }
    }
    plain.trim_matches(' ').to_owned()
}

fn is_no_text(char: char) -> bool {
    let turns = matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_nothing =
        matches!(char, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}');
    let is_no_character = u32::from(char) & 0xfffe == 0xfffe || matches!(char, '\u{fdd0}'..='\u{fdef}');
    char.is_control() || turns || is_nothing || is_no_character
}

/// A line of text with where each byte of it ends, from its beginning.
struct Measured<'a> {
    text: &'a str,
    ends: Vec<f32>,
    /// The width of `…`.
    more: f32,
}

impl Measured<'_> {
    fn width(&self, range: &Range<usize>) -> f32 {
        self.ends[range.end] - self.ends[range.start]
    }

    /// Breaks the line between words, a word that is wider than a line where it must be; each with its
    /// width.
    fn wrap(&self, width: f32, most: usize) -> Vec<(String, f32)> {
        // Nothing is lost by rounding where a text just fits.
        let width = width + 0.01;
        let mut lines: Vec<Range<usize>> = Vec::new();
        for piece in pieces(self.text) {
            if let Some(line) = lines.last_mut()
                && self.width(&(line.start..piece.end)) <= width
            {
                line.end = piece.end;
                continue;
            }
            lines.push(piece.start..piece.start);
            for (at, char) in self.text[piece.clone()].char_indices() {
                let end = piece.start + at + char.len_utf8();
                match lines.last_mut() {
                    Some(line) if line.start == line.end || self.width(&(line.start..end)) <= width => {
                        line.end = end;
                    }
                    _ => lines.push(piece.start + at..end),
                }
            }
        }
        if lines.is_empty() {
            lines.push(0..0);
        }
        let is_cut = lines.len() > most.max(1);
        lines.truncate(most.max(1));
        let mut written: Vec<(String, f32)> =
            lines.iter().map(|line| (self.text[line.clone()].to_owned(), self.width(line))).collect();
        if is_cut && let (Some(line), Some((text, wide))) = (lines.last_mut(), written.last_mut()) {
            while line.start < line.end && self.width(line) + self.more > width {
                let last = self.text[line.clone()].chars().next_back().map_or(1, char::len_utf8);
                line.end -= last;
            }
            let kept = self.text[line.clone()].trim_end();
            *wide = self.width(&(line.start..line.start + kept.len())) + self.more;
            *text = format!("{kept}…");
        }
        written
    }
}

/// The parts of a text that stay together: words, and numbers with what belongs to them, such as
/// `KRW 1,500.0 bn`, `1조 6,492억원` and `[1] Who`.
pub(super) fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut from = 0;
    for (space, _) in text.match_indices(' ') {
        let next = text[space + 1..].split(' ').next().unwrap_or_default();
        if !stays_with(&text[from..space], next) {
            pieces.push(start..space);
            start = space + 1;
        }
        from = space + 1;
    }
    pieces.push(start..text.len());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

fn stays_with(word: &str, next: &str) -> bool {
    let is_code = word.trim_start_matches(['(', '−', '+']).len() == 3
        && word.bytes().rev().take(3).all(|byte| byte.is_ascii_uppercase());
    let begins_with_digit = next.starts_with(|c: char| c.is_ascii_digit());
    let is_number = word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '−' | '+'));
    let is_scale =
        matches!(next.trim_end_matches([',', ';', ')', '.']), "trillion" | "billion" | "bn" | "tn" | "m");
    let is_number_of_source = word.starts_with('[') && word.ends_with(']');
    is_number_of_source
        || (is_code && begins_with_digit)
        || (is_number && is_scale)
        || (is_number && word.ends_with(['조', '억', '만']) && begins_with_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        check("one two three", 7.0, 9, &["one two", "three"]);
        check("one two three", 13.0, 9, &["one two three"]);
        check("", 5.0, 9, &[""]);
    }

    #[test]
    fn words_that_are_too_long_break_anywhere() {
        check("ab cdefghijk l", 4.0, 9, &["ab", "cdef", "ghij", "k l"]);
    }

    #[test]
    fn what_has_no_room_is_said_to_be_more() {
        check("one two three four", 7.0, 2, &["one two", "three…"]);
        check("abcdefghij", 4.0, 1, &["abc…"]);
    }

    #[test]
    fn amounts_stay_together() {
        check("up to 1조 6,492억원 in all", 12.0, 9, &["up to", "1조 6,492억원", "in all"]);
        check("costs KRW 1,500.0 bn more", 17.0, 9, &["costs", "KRW 1,500.0 bn", "more"]);
        check("as [1] the press, [2] ours", 10.0, 9, &["as [1] the", "press,", "[2] ours"]);
        check("in KRW terms", 7.0, 9, &["in KRW", "terms"]);
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        assert_eq!(plain(" a\u{0}\u{1b}b\r\n\tc\u{202e}d\u{ffff}  e\u{2028}f "), "ab cd e f");
        assert_eq!(plain("제12차 <b> & 😀"), "제12차 <b> & 😀");
    }

    /// Every character one wide.
    #[track_caller]
    fn check(text: &str, width: f32, most: usize, expected: &[&str]) {
        let mut ends = vec![0.0; text.len() + 1];
        for (count, (at, char)) in text.char_indices().enumerate() {
            ends[at + 1..=at + char.len_utf8()].fill(count as f32 + 1.0);
        }
        let lines = Measured { text, ends, more: 1.0 }.wrap(width, most);
        let written: Vec<&str> = lines.iter().map(|(line, _)| line.as_str()).collect();
        assert_eq!(written, expected);
        for (line, width) in &lines {
            assert!((line.chars().count() as f32 - width).abs() < 1e-3, "{line} is not {width} wide");
        }
    }
}
