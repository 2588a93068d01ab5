//! Words of several weights set in lines of one width.

use std::ops::Range;

use super::ColorRole;
use super::geometry::at;
use super::words::{LetterStyle, Words, pieces, plain};
use crate::present::document::{Phrase, PhrasePart};
use crate::present::fonts;
use crate::present::fonts::FontWeight;

/// A line of words, its upper left corner at the origin.
#[derive(Debug, Clone, Default)]
pub(super) struct ProseLine {
    /// The words in their order, each with the address that it leads to.
    pub runs: Vec<(Words, Option<String>)>,
    /// From the first letter to the last.
    pub width: f32,
}

/// How the parts of a phrase are set.
#[derive(Debug, Clone, Copy)]
pub(super) struct ProseStyle {
    pub size: f32,
    pub weight: FontWeight,
    pub ink: ColorRole,
}

impl ProseStyle {
    pub(super) const fn regular(size: f32) -> Self {
        Self { size, weight: FontWeight::Regular, ink: ColorRole::Text }
    }

    pub(super) const fn bold(size: f32) -> Self {
        Self { size, weight: FontWeight::Bold, ink: ColorRole::Text }
    }

    /// How high a line is.
    pub(super) fn leading(self) -> f32 {
        self.size * fonts::LINE
    }

    fn letters(self, part: &PhrasePart) -> LetterStyle {
        let Self { size, weight, ink } = self;
        match part {
            PhrasePart::Plain(_) | PhrasePart::References(_) => LetterStyle { size, weight, ink },
            PhrasePart::Bold(_) => LetterStyle { size, weight: FontWeight::Bold, ink },
            PhrasePart::Digits(_) => LetterStyle { size: size * 0.85, weight, ink },
            PhrasePart::Address(_) => LetterStyle { size, weight, ink: ColorRole::Secondary },
        }
    }

    /// The phrase in lines of at most that width; none if it has no words.
    pub(super) fn lines(self, phrase: &Phrase, width: f32) -> Vec<ProseLine> {
        let space = self.space();
        // Nothing is lost by rounding, or by letters that stand closer in a line than apart, where words just fit.
        let limit = width + 0.5;
        let mut lines: Vec<ProseLine> = Vec::new();
        let mut line: Vec<(usize, String)> = Vec::new();
        let mut filled = 0.0;
        for (place, part) in phrase.parts().iter().enumerate() {
            let (text, letters) = (plain(&part.text()), self.letters(part));
            let own_space = fonts::width(" ", letters.weight, letters.size);
            for range in together(&text) {
                let piece = &text[range];
                let wide = fonts::width(piece, letters.weight, letters.size);
                let is_same = line.last().is_some_and(|(last, _)| *last == place);
                let space = if is_same { own_space } else { space };
                if !line.is_empty() && filled + space + wide > limit {
                    lines.push(self.set(&line, phrase));
                    line.clear();
                }
                if line.is_empty() && wide > limit {
                    // A word that is wider than a line breaks where it must.
                    let mut broken = letters.wrapped(piece, width, usize::MAX).lines;
                    let last = broken.pop().unwrap_or_default();
                    lines.extend(broken.into_iter().map(|text| self.set(&[(place, text)], phrase)));
                    filled = fonts::width(&last, letters.weight, letters.size);
                    line.push((place, last));
                    continue;
                }
                filled = if line.is_empty() { wide } else { filled + space + wide };
                push(&mut line, place, piece);
            }
        }
        if !line.is_empty() {
            lines.push(self.set(&line, phrase));
        }
        lines
    }

    fn space(self) -> f32 {
        fonts::width(" ", self.weight, self.size)
    }

    /// The width of the phrase in one line.
    pub(super) fn width(self, phrase: &Phrase) -> f32 {
        let widths = phrase.parts().iter().map(|part| {
            let letters = self.letters(part);
            fonts::width(&plain(&part.text()), letters.weight, letters.size)
        });
        let spaces = phrase.parts().len().saturating_sub(1);
        widths.sum::<f32>() + spaces as f32 * self.space()
    }

    /// The width of the widest of what stays in one line.
    pub(super) fn least_width(self, phrase: &Phrase) -> f32 {
        let widths = phrase.parts().iter().flat_map(|part| {
            let (text, letters) = (plain(&part.text()), self.letters(part));
            let width = move |range| fonts::width(&text[range], letters.weight, letters.size);
            together(&plain(&part.text())).into_iter().map(width).collect::<Vec<_>>()
        });
        widths.fold(0.0, f32::max)
    }

    fn set(self, line: &[(usize, String)], phrase: &Phrase) -> ProseLine {
        let space = self.space();
        let mut set = ProseLine::default();
        for (part, text) in line {
            let part = &phrase.parts()[*part];
            let left = if set.runs.is_empty() { 0.0 } else { set.width + space };
            let words = Words { at: at(left, fonts::ASCENT * self.size), ..self.letters(part).words(text) };
            set.width = left + words.width;
            let address = if let PhrasePart::Address(address) = part { Some(address.clone()) } else { None };
            set.runs.push((words, address));
        }
        set
    }
}

/// The pieces of a text that stay in one line; so does a unit in brackets: `(KRW bn)`.
fn together(text: &str) -> Vec<Range<usize>> {
    let mut together: Vec<Range<usize>> = Vec::new();
    for piece in pieces(text) {
        if let Some(last) = together.last_mut() {
            let (word, next) = (&text[last.clone()], &text[piece.clone()]);
            let is_open = word.starts_with('(') && !word.contains(')');
            if is_open && next.ends_with(')') && word.len() + next.len() < UNIT {
                last.end = piece.end;
                continue;
            }
        }
        together.push(piece);
    }
    together
}

/// What is longer in brackets is no unit.
const UNIT: usize = 16;

/// Adds a word to a line.
fn push(line: &mut Vec<(usize, String)>, part: usize, text: &str) {
    match line.last_mut() {
        Some((last, words)) if *last == part => {
            words.push(' ');
            words.push_str(text);
        }
        _ => line.push((part, text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_all_weights_fill_lines_and_none_is_lost() {
        let style = ProseStyle::regular(10.0);
        let phrase = Phrase::bold("Sources")
            .and(Phrase::new("The contribution rises by KRW 1,500.0 bn over five years"))
            .and(Phrase::address(
                "https://www.example.org/a-very-long-address-that-no-line-of-this-width-holds",
            ));
        let lines = style.lines(&phrase, 120.0);
        assert!(lines.len() > 4, "{lines:?}");
        assert!(lines.iter().all(|line| line.width <= 120.1), "{lines:?}");
        let read: Vec<String> =
            lines.iter().flat_map(|line| &line.runs).map(|(words, _)| words.text()).collect();
        assert_eq!(read.concat().replace(' ', ""), phrase.text().replace(' ', ""));
        let whole = style.lines(&phrase, f32::INFINITY);
        assert_eq!((whole.len(), whole[0].runs.len()), (1, 3));
        assert!(
            (whole[0].width - style.width(&phrase)).abs() < 0.1,
            "{} {}",
            whole[0].width,
            style.width(&phrase)
        );
        assert!(whole[0].runs[2].1.is_some() && whole[0].runs[1].1.is_none());
        assert!(style.lines(&Phrase::default(), 10.0).is_empty());
        let head = style.lines(&Phrase::new("Constant prices (KRW bn)"), 60.0);
        let read: Vec<String> = head.iter().map(|line| line.runs[0].0.text()).collect();
        assert_eq!(read, ["Constant", "prices", "(KRW bn)"]);
    }
}
