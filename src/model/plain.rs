//! Texts as they are read: composed, without signs that cannot be seen, numbers without binary noise.
//!
//! Letters that stand in pieces (decomposed Hangul of macOS and of many PDFs) and letters that stand as
//! one are the same text, so every text is composed (Unicode's NFC) before anything looks at it. Marks of
//! direction, zero-width signs and soft hyphens come along when a number is copied; they are no part of
//! it. A sheet hands a decimal number over as the binary number next to it; [`without_noise`] gives back
//! the decimal one.
//!
//! **Invariant:** what is composed once stays as it is when it is composed again.

use std::borrow::Cow;
use std::fmt::Write as _;

use rust_decimal::Decimal;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text with its letters composed.
///
/// ```
/// use costshare::model::composed;
///
/// assert_eq!(composed("1\u{110c}\u{1169} 5,192\u{110b}\u{1165}\u{11a8}"), "1조 5,192억");
/// ```
pub fn composed(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect()),
    }
}

/// The text of a value: composed, and without signs that cannot be seen.
pub fn plain_value(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let composed = composed(text);
    if composed.contains(is_mark_without_width) {
        return Cow::Owned(composed.chars().filter(|&c| !is_mark_without_width(c)).collect());
    }
    composed
}

/// A name as it is compared with others, so that none reads like another and counts as a second one: composed,
/// without signs that cannot be seen, every run of blanks one space, every dash one hyphen, in small letters.
///
/// ```
/// use costshare::model::compared_name;
///
/// assert_eq!(compared_name(" 12th\u{a0}SMA,  2026–2030\u{200b}"), "12th sma, 2026-2030");
/// ```
pub fn compared_name(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    let mut after_blank = false;
    for sign in composed(text).chars() {
        if sign.is_whitespace() || is_filler(sign) {
            after_blank = true;
        } else if !is_mark_without_width(sign) && !sign.is_control() {
            if std::mem::take(&mut after_blank) && !name.is_empty() {
                name.push(' ');
            }
            if is_dash(sign) {
                name.push('-');
            } else {
                name.extend(sign.to_lowercase());
            }
        }
    }
    name
}

/// Signs that are seen as a blank.
fn is_filler(sign: char) -> bool {
    matches!(sign, '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}')
}

fn is_dash(sign: char) -> bool {
    matches!(
        sign,
        '-' | '\u{58a}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2043}'
                | '\u{2212}'
                | '\u{2e3a}'
                | '\u{2e3b}'
                | '\u{fe58}'
                | '\u{fe63}'
                | '\u{ff0d}'
    )
}

/// Whether a sign takes no room and is no part of a number: marks of direction, zero-width signs, soft
/// hyphens, byte-order marks, selectors of a glyph.
pub fn is_mark_without_width(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0001}'..='\u{e01ef}'
    )
}

/// A sign for a message: as it is where it is sure to be seen, with its code where it may have no glyph,
/// by its code alone where nothing of it can be seen.
///
/// ```
/// use costshare::model::sign_name;
///
/// assert_eq!(sign_name('%'), "%");
/// assert_eq!(sign_name('\u{200e}'), "U+200E");
/// assert_eq!(sign_name('億'), "億 (U+5104)");
/// ```
pub fn sign_name(sign: char) -> String {
    let code = format!("U+{:04X}", u32::from(sign));
    // Combining marks join the sign before them; fillers and private signs have no look of their own.
    let cannot_be_seen = sign.is_control()
        || sign.is_whitespace()
        || is_mark_without_width(sign)
        || unicode_normalization::char::is_combining_mark(sign)
        || is_filler(sign)
        || sign == '\u{fffc}'
        || matches!(sign, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    if cannot_be_seen {
        code
    } else if sign.is_ascii() || ('가'..='힣').contains(&sign) || is_common(sign) {
        sign.to_string()
    } else {
        format!("{sign} ({code})")
    }
}

/// Signs beyond ASCII that every typeface has which the program may be shown in.
fn is_common(sign: char) -> bool {
    matches!(
        sign,
        '\u{a1}'
            ..='\u{24f}' | '“' | '”' | '‘' | '’' | '–' | '—' | '−' | '…' | '€' | '₩' | '△' | '▲'
    )
}

/// A text for a message, with every sign that cannot be seen told by its code.
pub fn with_codes(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() || is_mark_without_width(c) {
            // A `String` takes every text.
            write!(told, "<{}>", sign_name(c)).unwrap_or_default();
        } else {
            told.push(c);
        }
    }
    told
}

/// Digits from which a number may be a binary one written out: a decimal one of a sheet has fewer.
const DIGITS_OF_NOISE: usize = 16;
/// Decimals from which digits may be noise; amounts down to a hundredth never are.
const DECIMALS_OF_NOISE: u32 = 4;
/// Digits that a meant number has at most.
const MEANT_DIGITS: u32 = 11;

/// The decimal number that was meant where `number` is the binary number next to it, as sheets write it
/// out; none if `number` is what it says.
///
/// ```
/// use costshare::model::without_noise;
/// use rust_decimal_macros::dec;
///
/// assert_eq!(without_noise(dec!(2.1000000000000001)), Some(dec!(2.1)));
/// assert_eq!(without_noise(dec!(1519.1999999999998)), Some(dec!(1519.2)));
/// assert_eq!(without_noise(dec!(1519.19)), None);
/// ```
pub fn without_noise(number: Decimal) -> Option<Decimal> {
    let number = number.normalize();
    let digits = number.mantissa().unsigned_abs().to_string().len();
    if digits < DIGITS_OF_NOISE || number.scale() < DECIMALS_OF_NOISE {
        return None;
    }
    let meant = (1..=MEANT_DIGITS).find_map(|count| {
        let meant = number.round_sf(count)?.normalize();
        is_noise_beside(number, meant).then_some(meant)
    })?;
    (meant != number).then_some(meant)
}

/// The number at the beginning of a value as files spell it, if it carries binary noise: how it is
/// written, and what it is read as.
pub fn noisy_number(value: &str) -> Option<(String, Decimal)> {
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '\u{2212}');
    let value = value.trim_start();
    let written = &value[..value.find(|c| !is_of_number(c)).unwrap_or(value.len())];
    let digits = written.strip_prefix(['-', '\u{2212}']).unwrap_or(written);
    let meant = without_noise(Decimal::from_str_exact(digits).ok()?)?;
    Some((written.to_owned(), if digits.len() == written.len() { meant } else { -meant }))
}

/// Whether `number` lies so near to `meant` that only a binary number does: within 10⁻¹³ of it, and
/// within a hundred-thousandth of the last digit of `meant`.
fn is_noise_beside(number: Decimal, meant: Decimal) -> bool {
    let beside = |factor: u32, most: i128| {
        let at_scale = 10_i128.checked_pow(number.scale().checked_sub(meant.scale())?)?;
        let by = number.mantissa().checked_sub(meant.mantissa().checked_mul(at_scale)?)?;
        let by = by.checked_abs()?.checked_mul(10_i128.checked_pow(factor)?)?;
        Some(by <= most)
    };
    let size = number.mantissa().checked_abs().unwrap_or(0);
    let zeros = meant.mantissa().to_string().bytes().rev().take_while(|&byte| byte == b'0').count();
    let last = number.scale().checked_sub(meant.scale()).zip(u32::try_from(zeros).ok());
    let last = last.and_then(|(behind, zeros)| 10_i128.checked_pow(behind.checked_add(zeros)?));
    beside(13, size).unwrap_or(false) && beside(5, last.unwrap_or(0)).unwrap_or(false)
}

/// The right word that a misspelt one resembles. Of several that are as near, the one with the nearest letters
/// and digits: `MOFA13` is nearer to `MOFA12` than to `MOFA10`.
///
/// ```
/// use costshare::model::nearest;
///
/// assert_eq!(nearest("MOFA13", ["MK12", "MOFA10", "MOFA12"].into_iter()), Some("MOFA12"));
/// assert_eq!(nearest("OURS", ["MK12", "MOFA10", "MOFA12"].into_iter()), None);
/// ```
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let ((steps, _), best) =
        known.map(|right| (distance(word, right), right)).min_by_key(|(distance, _)| *distance)?;
    (steps <= (best.len() / 3).max(1)).then_some(best)
}

/// The known words, those first that a word resembles most.
///
/// ```
/// use costshare::model::nearest_first;
///
/// assert_eq!(nearest_first("MOFA13", ["MK12", "MOFA12"].into_iter()), ["MOFA12", "MK12"]);
/// ```
pub fn nearest_first<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut known: Vec<&str> = known.collect();
    known.sort_by_cached_key(|right| distance(word, right));
    known
}

/// How far two words are apart: in letters that would have to be changed, then in how far these are apart.
fn distance(word: &str, right: &str) -> (usize, u32) {
    let (word, right) = (word.to_lowercase(), right.to_lowercase());
    let apart = |(one, other): (char, char)| u32::from(one).abs_diff(u32::from(other));
    let letters: u32 = word.chars().zip(right.chars()).map(apart).sum();
    (strsim::damerau_levenshtein(&word, &right), letters)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal_macros::dec;

    use super::*;

    /// What other programs print for decimal numbers that passed through a double, with 17 digits and as
    /// the shortest text.
    #[test]
    fn noise_of_sheets_is_read_as_what_was_meant() {
        for (noisy, meant) in [
            (dec!(2.1000000000000001), dec!(2.1)),
            (dec!(0.30000000000000004), dec!(0.3)),
            (dec!(1519.1999999999998), dec!(1519.2)),
            (dec!(0.10000000000000001), dec!(0.1)),
            (dec!(1.1000000000000001), dec!(1.1)),
            (dec!(2.2000000000000002), dec!(2.2)),
            (dec!(0.7999999999999999), dec!(0.8)),
            (dec!(-3.3000000000000003), dec!(-3.3)),
            // 2.1 − 2.08 and 1421.4 − 1306.76.
            (dec!(0.020000000000000018), dec!(0.02)),
            (dec!(114.6400000000001), dec!(114.64)),
            (dec!(1421.4000000000001), dec!(1421.4)),
            (dec!(1519200000000.0002), dec!(1519200000000)),
        ] {
            assert_eq!(without_noise(noisy), Some(meant), "{noisy}");
        }
    }

    #[test]
    fn what_has_many_digits_of_its_own_stays() {
        for number in [
            dec!(2.1),
            dec!(0),
            dec!(15192),
            dec!(3.597364),
            dec!(5.08956228956229),
            dec!(0.33333333333333331),
            dec!(1234567890123456789),
            dec!(1519200000000.01),
            dec!(0.0000000000000000000000000001),
            dec!(2.100000000000000000),
            dec!(79228162514264337593543950335),
        ] {
            assert_eq!(without_noise(number), None, "{number}");
        }
    }

    #[test]
    fn signs_are_told_so_that_they_can_be_found() {
        assert_eq!(sign_name('\u{202a}'), "U+202A");
        assert_eq!(sign_name('\u{7}'), "U+0007");
        assert_eq!(sign_name('\u{301}'), "U+0301");
        assert_eq!(sign_name('약'), "약");
        assert_eq!(with_codes("1\u{200b}5"), "1<U+200B>5");
    }

    proptest! {
        #[test]
        fn composing_twice_is_composing_once(text in any::<String>()) {
            let once = composed(&text).into_owned();
            prop_assert_eq!(composed(&once), &*once);
        }

        /// Every decimal number of up to ten digits that passes through a double comes back.
        #[test]
        fn a_number_through_a_double_comes_back(mantissa in 1_i64..10_000_000_000, scale in 0_u32..9) {
            let number = Decimal::new(mantissa, scale).normalize();
            let text = number.to_string();
            let printed = seventeen_digits_of(&text);
            let read = Decimal::from_str_exact(&printed).expect("a decimal number");
            prop_assert_eq!(without_noise(read).unwrap_or(read).normalize(), number, "{}", printed);
        }
    }

    /// A number as sheets write it out: with the 17 digits of its double.
    fn seventeen_digits_of(text: &str) -> String {
        let double: f64 = text.parse().expect("a number");
        let whole = format!("{double:.0}").len().max(1);
        let leading = format!("{double:.30}").split('.').nth(1).map_or(0, |decimals| {
            if double < 1.0 { decimals.len() - decimals.trim_start_matches('0').len() } else { 0 }
        });
        let decimals = if double < 1.0 { 17 + leading } else { 17 - whole.min(17) };
        format!("{double:.decimals$}")
    }
}
