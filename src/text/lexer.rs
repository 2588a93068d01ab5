//! What a person typed, in pieces: numbers, words, signs.
//!
//! Letters are composed and signs that cannot be seen are left out. Full-width characters become plain
//! ones, every minus the same minus, every space the same space. A number keeps all the ways in which it
//! can be read: `1,5` is 1.5 or 15; one with binary noise is what was meant, and knows how it was written.

use rust_decimal::Decimal;

use super::hint::Hint;
use crate::model::plain_value;
use crate::model::without_noise;

/// A piece of what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A number and its readings.
    Number(Number),
    /// Letters of one script.
    Word(String),
    /// A minus.
    Minus,
    /// A plus.
    Plus,
    /// Any other sign.
    Sign(char),
}

/// The ways in which the digits of a number can be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Number {
    /// The sensible ones; one, or two if the commas and points allow two.
    pub readings: Vec<Decimal>,
    /// `15.192`: what it is if the point divides thousands.
    pub with_point_for_thousands: Option<Decimal>,
    /// `1,519`: what it is if the comma is a decimal one.
    pub with_decimal_comma: Option<Decimal>,
    /// `2.1000000000000001`: how it was written, where binary noise was left out.
    pub noisy: Option<String>,
}

impl Number {
    /// A number with one reading; binary noise is left out.
    fn of(number: Decimal, written: &str) -> Self {
        match without_noise(number) {
            Some(meant) => Self { readings: vec![meant], noisy: Some(written.to_owned()), ..Self::default() },
            None => Self { readings: vec![number], ..Self::default() },
        }
    }
}

/// Longer texts are no amounts.
const LONGEST: usize = 200;

/// The pieces of `text`.
pub(crate) fn pieces(text: &str) -> Result<Vec<Piece>, Hint> {
    let chars: Vec<char> = plain_value(text).trim().chars().map(plain).collect();
    if chars.len() > LONGEST {
        return Err(Hint::TooLong);
    }

    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let digit_follows = chars.get(at + 1).is_some_and(char::is_ascii_digit);
        if c.is_ascii_digit() || (c == '.' && digit_follows) {
            let digits = digits(&chars[at..]);
            at += digits.chars().count();
            pieces.push(Piece::Number(number(&digits)?));
        } else if is_hangul(c) || c.is_ascii_alphabetic() {
            let same = |other: &&char| is_hangul(**other) == is_hangul(c) && other.is_alphabetic();
            let word: String = chars[at..].iter().take_while(same).collect();
            at += word.chars().count();
            pieces.push(Piece::Word(word));
        } else {
            at += 1;
            match c {
                ' ' => {}
                '-' => pieces.push(Piece::Minus),
                '+' => pieces.push(Piece::Plus),
                c => pieces.push(Piece::Sign(c)),
            }
        }
    }
    Ok(pieces)
}

/// Full-width forms, minus signs and spaces as their plain fellows.
fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).map_or(c, plain),
        '\u{ffe6}' => '₩',
        '\u{ffe1}' => '£',
        '\u{ffe5}' => '¥',
        '\u{2212}' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{fe63}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{2032}' | '\u{b4}' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

pub(crate) fn is_hangul(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

/// The digits that open `chars`, with their points, commas and dividing spaces.
fn digits(chars: &[char]) -> String {
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut digits = String::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let group_follows = (1..=3).all(|ahead| is_digit(at + ahead)) && !is_digit(at + 4);
        let divides = matches!(c, ' ' | '\'') && group_follows && leads_groups(&digits);
        let mark = matches!(c, '.' | ',') && is_digit(at + 1);
        if !(c.is_ascii_digit() || mark || divides) {
            break;
        }
        digits.push(if c == '\'' { ' ' } else { c });
        at += 1;
    }
    digits
}

/// Whether groups of three may follow after a space: `1`, `15`, `1 519`.
fn leads_groups(digits: &str) -> bool {
    is_grouped(digits.split(' '))
}

/// Whether these are groups of three, the first shorter perhaps and without a leading zero.
fn is_grouped<'a>(mut groups: impl Iterator<Item = &'a str>) -> bool {
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    let leads = (1..=3).contains(&first.len()) && digits(first) && !first.starts_with('0');
    leads && groups.all(|group| group.len() == 3 && digits(group))
}

/// The ways to read `digits`, which may have points, commas and dividing spaces.
fn number(digits: &str) -> Result<Number, Hint> {
    let digits: String = digits.chars().filter(|&c| c != ' ').collect();
    let refuse = || Hint::Grouping(digits.clone());
    let without = |mark: char| -> String { digits.chars().filter(|&c| c != mark).collect() };
    let only = |text: &str| -> Result<Number, Hint> { Ok(Number::of(exact(text)?, &digits)) };

    let commas = digits.matches(',').count();
    let points = digits.matches('.').count();
    match (commas, points) {
        (0, 0) => only(&digits),
        (0, 1) => {
            let mut number = only(&digits)?;
            if is_grouped(digits.split('.')) {
                number.with_point_for_thousands = Some(exact(&without('.'))?);
            }
            Ok(number)
        }
        (0, _) if is_grouped(digits.split('.')) => only(&without('.')),
        (1, 0) => {
            let (with_comma, without_comma) = (exact(&digits.replace(',', "."))?, exact(&without(','))?);
            if is_grouped(digits.split(',')) {
                let with_decimal_comma = Some(with_comma);
                return Ok(Number { readings: vec![without_comma], with_decimal_comma, ..Number::default() });
            }
            // Noise stands behind a decimal comma only.
            if without_noise(with_comma).is_some() {
                return Ok(Number::of(with_comma, &digits));
            }
            Ok(Number { readings: vec![with_comma, without_comma], ..Number::default() })
        }
        (_, 0) if is_grouped(digits.split(',')) => only(&without(',')),
        (_, 1) if digits.rfind(',') < digits.find('.') => {
            let whole = digits.split('.').next().unwrap_or_default();
            if is_grouped(whole.split(',')) { only(&without(',')) } else { Err(refuse()) }
        }
        (1, _) => {
            // Points before a comma, as in 1.519,2.
            let whole = digits.split(',').next().unwrap_or_default();
            if whole.matches('.').count() != points || !is_grouped(whole.split('.')) {
                return Err(refuse());
            }
            let european = exact(&without('.').replace(',', "."))?;
            let mut readings = vec![european];
            if points == 1 {
                readings.push(exact(&without(','))?);
            }
            Ok(Number { readings, ..Number::default() })
        }
        _ => Err(refuse()),
    }
}

/// Digits with at most one point; nothing is rounded.
fn exact(digits: &str) -> Result<Decimal, Hint> {
    let digits = if digits.starts_with('.') { format!("0{digits}") } else { digits.to_owned() };
    Decimal::from_str_exact(&digits).map_err(|_| Hint::TooManyDigits)
}
