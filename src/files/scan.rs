//! The signs of a text one after the other: brackets, quotes, escapes, comments.
//!
//! `ron` says that something is wrong and where its reader stood, not which bracket is open or where
//! a key stood first; and it lets in what our format has not: raw texts and names, characters, tuples,
//! escapes over lines. So a text is looked through once before it is read. What is wrong with its signs
//! is a [`Fault`]; where its values begin, its comments, and blanks that are none to `ron`, are told
//! besides. [`Scan::before`] is the same up to the place where a reader stood.
//!
//! Deliberately absent: what a value is. Whether it is a right one, `ron` and the types decide.

use std::borrow::Cow;
use std::ops::Range;

use super::kind::FileKind;
use super::read_error::{Place, ReadProblem, clipped};
use crate::model::{Expected, SpellingError};

/// How deep brackets may be nested. A scenario needs eight levels and one for each sum in a sum.
pub(super) const DEEPEST: usize = 100;

/// What is wrong with the signs of a text.
#[derive(Debug)]
pub(super) struct Fault {
    /// The place that is told.
    pub at: usize,
    /// From where on a reader that goes through the text must have met it.
    pub seen: usize,
    /// Whether a reader that stands there knows better what belongs there.
    pub is_weak: bool,
    pub problem: ReadProblem,
}

impl Fault {
    fn new(at: usize, problem: ReadProblem) -> Self {
        Self { at, seen: at, is_weak: false, problem }
    }

    fn unexpected(at: usize, found: &str, expected: Expected, example: &'static str) -> Self {
        Self::new(at, ReadProblem::Unexpected(SpellingError::new(expected, &clipped(found), example)))
    }

    fn weak(self) -> Self {
        Self { is_weak: true, ..self }
    }
}

/// What stands before a place of a text.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// Open brackets, the outermost first.
    pub open: Vec<Open>,
    /// The last sign, or the last value in brackets; empty at the beginning.
    pub last: Range<usize>,
    /// Where the value of the text begins.
    pub root: Option<usize>,
    /// Comments after that.
    pub comments: Vec<Range<usize>>,
    /// What is wrong first.
    pub fault: Option<Fault>,
    /// Blanks that are none to `ron`.
    blanks: Vec<Range<usize>>,
    /// Whether the last sign is a word.
    is_after_word: bool,
}

/// An open bracket.
#[derive(Debug)]
pub(super) struct Open {
    /// Where it begins, with its name.
    pub at: usize,
    /// Where the bracket stands.
    pub bracket: usize,
    /// The bracket.
    pub sign: char,
    /// Keys with a colon so far.
    pub keys: Vec<Range<usize>>,
    /// Commas so far.
    pub items: usize,
    awaits: Awaited,
}

/// What comes next in a bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Awaited {
    Key,
    Colon,
    Value,
    Comma,
}

impl Open {
    /// The sign that closes it.
    pub fn close(&self) -> char {
        match self.sign {
            '(' => ')',
            '[' => ']',
            _ => '}',
        }
    }

    fn begin(&self) -> Awaited {
        if self.sign == '[' { Awaited::Value } else { Awaited::Key }
    }
}

impl Scan {
    /// Looks through a whole text, which should hold a file of the kind. `value` is told each value
    /// with the brackets around it and the byte where it begins.
    pub fn whole(text: &str, kind: FileKind, mut value: impl FnMut(&[Open], usize)) -> Self {
        let mut scan = Self::default();
        let mut signs = Signs { text, at: 0, blanks: Vec::new() };
        for sign in signs.by_ref() {
            let taken = sign.and_then(|sign| scan.take(text, &sign, &mut value));
            if let Err(fault) = taken {
                scan.fault = Some(fault);
                break;
            }
        }
        if scan.fault.is_none() {
            scan.fault = scan.ends_early(text, kind);
        }
        scan.blanks = signs.blanks;
        scan
    }

    /// Looks through what stands before a byte; a sign that begins before it is looked at whole.
    pub fn before(text: &str, end: usize) -> Self {
        let mut scan = Self::default();
        let signs = Signs { text, at: 0, blanks: Vec::new() };
        for sign in signs {
            match sign {
                Ok(sign) if sign.at < end => {
                    // Whatever is wrong before that place was told already.
                    let _ = scan.take(text, &sign, &mut |_, _| ());
                }
                _ => break,
            }
        }
        scan
    }

    /// The text with blanks that `ron` knows; every character keeps its byte.
    pub fn with_plain_blanks<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.blanks.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut plain = String::with_capacity(text.len());
        for blank in &self.blanks {
            plain.push_str(&text[plain.len()..blank.start]);
            plain.extend(std::iter::repeat_n(' ', blank.len()));
        }
        plain.push_str(&text[plain.len()..]);
        Cow::Owned(plain)
    }

    /// Whether a value comes next.
    pub fn awaits_value(&self) -> bool {
        self.open.last().map_or(self.root.is_none(), |top| top.awaits == Awaited::Value)
    }

    fn take(
        &mut self,
        text: &str,
        sign: &TextSign,
        value: &mut impl FnMut(&[Open], usize),
    ) -> Result<(), Fault> {
        let TextSign { form, at, end } = *sign;
        if form == Form::Comment {
            if self.root.is_some() {
                self.comments.push(at..end);
            }
            return Ok(());
        }
        let begins = if self.is_after_word && text[at..].starts_with('(') { self.last.start } else { at };
        self.is_after_word = form == Form::Word;
        if matches!(form, Form::Open | Form::Text | Form::Word) && begins == at {
            self.begin_value(text, sign, value)?;
        }
        match form {
            Form::Open => {
                let sign = text[at..].chars().next().unwrap_or('(');
                let mut open =
                    Open { at: begins, bracket: at, sign, keys: Vec::new(), items: 0, awaits: Awaited::Key };
                open.awaits = open.begin();
                self.open.push(open);
                self.last = at..end;
            }
            Form::Close => self.last = self.close(text, at)?..end,
            Form::Colon => {
                let key = std::mem::replace(&mut self.last, at..end);
                if let Some(top) = self.open.last_mut() {
                    top.keys.push(key);
                    top.awaits = Awaited::Value;
                }
            }
            Form::Comma => {
                self.refuse_missing_colon(&text[at..end])?;
                self.last = at..end;
                if let Some(top) = self.open.last_mut() {
                    top.items += 1;
                    top.awaits = top.begin();
                }
            }
            Form::Text | Form::Word => self.last = at..end,
            Form::Comment => {}
        }
        Ok(())
    }

    /// Notes that a value or a key begins at a sign.
    fn begin_value(
        &mut self,
        text: &str,
        sign: &TextSign,
        value: &mut impl FnMut(&[Open], usize),
    ) -> Result<(), Fault> {
        let Some(top) = self.open.last() else {
            if self.root.is_none() {
                self.root = Some(sign.at);
                value(&self.open, sign.at);
            }
            return Ok(());
        };
        let is_key = top.awaits == Awaited::Key;
        if is_key && top.sign == '(' {
            let found = &text[sign.at..sign.end];
            if sign.form != Form::Word || found.starts_with(|c: char| !c.is_alphabetic() && c != '_') {
                let found = token(text, sign.at);
                return Err(Fault::unexpected(sign.at, found, Expected::Key, "`cap: \"5%\"`").weak());
            }
        } else if self.open.len() >= DEEPEST {
            return Err(Fault::new(sign.at, ReadProblem::TooDeep(DEEPEST)));
        } else if top.awaits == Awaited::Value {
            value(&self.open, sign.at);
        }
        if let Some(top) = self.open.last_mut() {
            top.awaits = if is_key { Awaited::Colon } else { Awaited::Comma };
        }
        Ok(())
    }

    /// Closes a bracket and gives where what it closes begins.
    fn close(&mut self, text: &str, at: usize) -> Result<usize, Fault> {
        let found = text[at..].chars().next().unwrap_or(')');
        let Some(top) = self.open.last() else {
            return Err(Fault::new(at, ReadProblem::LeftOver { found: clipped(token(text, at)) }));
        };
        if found != top.close() {
            let opened = Place::of(text, top.bracket);
            let problem = ReadProblem::WrongBracket { found, close: top.close(), open: top.sign, opened };
            return Err(Fault::new(at, problem));
        }
        self.refuse_missing_colon(&text[at..=at])?;
        Ok(self.open.pop().map_or(at, |top| top.at))
    }

    fn refuse_missing_colon(&self, found: &str) -> Result<(), Fault> {
        let is_missing = self.open.last().is_some_and(|top| top.awaits == Awaited::Colon);
        let fault = || Fault::unexpected(self.last.end, found, Expected::Colon, "`cap: \"5%\"`").weak();
        if is_missing { Err(fault()) } else { Ok(()) }
    }

    /// What is wrong with a text whose signs end here.
    fn ends_early(&self, text: &str, kind: FileKind) -> Option<Fault> {
        if self.root.is_none() {
            return Some(Fault::new(text.len(), ReadProblem::Empty(kind)));
        }
        let top = self.open.last()?;
        let is_after_colon = text[self.last.clone()] == *":" && top.awaits == Awaited::Value;
        if top.awaits == Awaited::Colon || is_after_colon {
            return Some(Fault::new(self.last.end, ReadProblem::EndsAfterKey));
        }
        let opened = Place::of(text, top.bracket);
        Some(Fault::new(text.len(), ReadProblem::CutOff { open: top.sign, opened }))
    }
}

/// What stands at a byte, up to white space or punctuation.
pub(super) fn token(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let end = rest.find(|c: char| c.is_whitespace() || ",:()[]{}".contains(c)).unwrap_or(rest.len());
    &rest[..end.max(rest.chars().next().map_or(0, char::len_utf8))]
}

/// The text in quotes at a byte, with its quotes; one without end as it stands up to white space.
pub(super) fn quoted(text: &str, at: usize) -> &str {
    text_end(text, at).map_or_else(|_| token(text, at), |end| &text[at..end])
}

/// The first byte from `at` on that is neither blank nor in a comment; that of a comment without end, if
/// there is one.
pub(super) fn ahead(text: &str, at: usize) -> usize {
    let mut signs = Signs { text, at, blanks: Vec::new() };
    loop {
        match signs.next() {
            None => return text.len(),
            Some(Ok(sign)) if sign.form == Form::Comment => {}
            Some(Ok(sign)) => return sign.at,
            Some(Err(fault)) => return fault.at,
        }
    }
}

/// The word with which a text begins after its comments, and where.
pub(super) fn first_word(text: &str) -> Option<(usize, &str)> {
    let at = ahead(text, 0);
    let rest = &text[at..];
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    (end > 0).then(|| (at, &rest[..end]))
}

/// Whether a text holds nothing but comments and white space.
pub(super) fn is_only_comments(text: &str) -> bool {
    Signs { text, at: 0, blanks: Vec::new() }.all(|sign| sign.is_ok_and(|sign| sign.form == Form::Comment))
}

/// Whether a character belongs to a number or a word: `-0.5%`, `eok`.
pub(super) fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || "_+-.%".contains(c)
}

/// The forms of signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Open,
    Close,
    Colon,
    Comma,
    /// In quotes.
    Text,
    /// A word or a number.
    Word,
    Comment,
}

struct TextSign {
    form: Form,
    at: usize,
    end: usize,
}

/// The signs of a text in their order; it ends with the first fault.
struct Signs<'t> {
    text: &'t str,
    at: usize,
    /// Blanks passed that are none to `ron`.
    blanks: Vec<Range<usize>>,
}

impl Iterator for Signs<'_> {
    type Item = Result<TextSign, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        self.skip_blanks();
        let at = self.at;
        let rest = &self.text[at..];
        let first = rest.chars().next()?;
        let form = match first {
            '(' | '[' | '{' => Form::Open,
            ')' | ']' | '}' => Form::Close,
            ':' => Form::Colon,
            ',' => Form::Comma,
            '"' => Form::Text,
            '/' if rest.starts_with("//") || rest.starts_with("/*") => Form::Comment,
            _ => Form::Word,
        };
        let end = match form {
            Form::Text => text_end(self.text, at),
            Form::Comment if rest.starts_with("//") => Ok(at + rest.find('\n').unwrap_or(rest.len())),
            Form::Comment => comment_end(self.text, at),
            Form::Word => word_end(self.text, at),
            _ => Ok(at + 1),
        };
        self.at = *end.as_ref().unwrap_or(&self.text.len());
        Some(end.map(|end| TextSign { form, at, end }))
    }
}

impl Signs<'_> {
    fn skip_blanks(&mut self) {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t' | b'\x0b' | b'\x0c') => self.at += 1,
                Some(byte) if !byte.is_ascii() => {
                    let blank = self.text[self.at..].chars().next().filter(|c| c.is_whitespace());
                    let Some(blank) = blank else { return };
                    let end = self.at + blank.len_utf8();
                    self.blanks.push(self.at..end);
                    self.at = end;
                }
                _ => return,
            }
        }
    }
}

/// Where a comment between `/*` and `*/` ends, in which others may stand.
fn comment_end(text: &str, at: usize) -> Result<usize, Fault> {
    let bytes = text.as_bytes();
    let (mut end, mut open) = (at, 0_usize);
    while end + 1 < bytes.len() {
        match &bytes[end..end + 2] {
            b"/*" => (end, open) = (end + 2, open + 1),
            b"*/" => (end, open) = (end + 2, open - 1),
            _ => end += 1,
        }
        if open == 0 {
            return Ok(end);
        }
    }
    Err(Fault::new(at, ReadProblem::OpenComment))
}

/// Where a word or a number ends.
fn word_end(text: &str, at: usize) -> Result<usize, Fault> {
    let rest = &text[at..];
    let end = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
    // RON has raw texts and names, bytes and characters; our format has not.
    let is_raw = matches!(&rest[..end], "r" | "b" | "br") && rest[end..].starts_with(['"', '#', '\'']);
    if end == 0 || rest.starts_with('%') || is_raw {
        let fault = Fault::unexpected(at, token(text, at), Expected::Value, "\"2.1%\"");
        // Quotes of another kind are told as these, whatever belongs there.
        let is_quote = rest.starts_with(['\'', '`', '‘', '’', '“', '”', '„', '«', '»', '「', '」']);
        return Err(if is_quote || is_raw { fault } else { fault.weak() });
    }
    Ok(at + end)
}

/// Where a text in quotes ends, which stands in one line.
fn text_end(text: &str, at: usize) -> Result<usize, Fault> {
    let bytes = text.as_bytes();
    let mut end = at + 1;
    loop {
        let next = bytes[end..].iter().position(|byte| matches!(byte, b'"' | b'\\' | b'\n' | b'\r'));
        let next = next.map(|length| end + length);
        match next.map(|next| bytes[next]) {
            Some(b'"') => return Ok(next.unwrap_or(end) + 1),
            Some(b'\\') => end = escape_end(text, next.unwrap_or(end), at)?,
            _ => return Err(Fault::new(at, ReadProblem::OpenText)),
        }
    }
}

/// Where an escape ends that begins at `at` in the text that begins at `text_at`.
fn escape_end(text: &str, at: usize, text_at: usize) -> Result<usize, Fault> {
    let behind = &text[at + 1..];
    let hex = |digits: &str| digits.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(digits.len());
    let unicode = "\"\\u{c5b5}\"";
    // How long it is, and what belongs there if it is wrong.
    let (length, expected) = match behind.chars().next() {
        None | Some('\n' | '\r') => return Err(Fault::new(text_at, ReadProblem::OpenText)),
        Some('"' | '\\' | '\'' | 'n' | 'r' | 't' | '0') => (1, None),
        Some('x') => {
            let length: usize = behind.chars().take(3).map(char::len_utf8).sum();
            // Above 7F `ron` would read bytes of UTF-8.
            let code = behind.get(1..3).filter(|digits| hex(digits) == 2);
            let code = code.and_then(|code| u8::from_str_radix(code, 16).ok()).filter(u8::is_ascii);
            (length, code.is_none().then_some((Expected::EscapeByte, "\"\\x41\"")))
        }
        Some('u') if behind[1..].starts_with('{') => {
            let digits = hex(&behind[2..]);
            let is_closed = behind[2 + digits..].starts_with('}');
            let code = u32::from_str_radix(&behind[2..2 + digits], 16).ok().and_then(char::from_u32);
            let expected = match code {
                _ if !is_closed => Some((Expected::EscapeBraces, unicode)),
                Some(_) if digits <= 6 => None,
                _ => Some((Expected::EscapeDigits, unicode)),
            };
            (2 + digits + usize::from(is_closed), expected)
        }
        Some('u') => (1 + hex(&behind[1..]).min(4), Some((Expected::EscapeBraces, unicode))),
        Some(c) => (c.len_utf8(), Some((Expected::Escape, "\"\\\\\""))),
    };
    let end = at + 1 + length;
    match expected {
        None => Ok(end),
        Some((expected, example)) => Err(Fault::unexpected(at, &text[at..end], expected, example)),
    }
}
