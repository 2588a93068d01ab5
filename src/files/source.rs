//! A text that is read: what it is called, what it should hold, and what is told of a place in it.

use std::borrow::Cow;

use super::kind::FileKind;
use super::read_error::{Place, ReadError, ReadProblem, clipped};
use super::scan::{self, is_of_word};

/// A text, what it is called and what it should hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct SourceText<'a> {
    pub text: &'a str,
    pub name: &'a str,
    pub kind: FileKind,
}

impl SourceText<'_> {
    /// A problem with its place. Of a private file nothing is quoted, whatever was expected there.
    pub fn error(&self, at: usize, problem: ReadProblem) -> ReadError {
        let line_start = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let line = self.text[line_start..].lines().next().unwrap_or_default();
        let is_other = matches!(problem, ReadProblem::OtherKind { .. });
        let is_private = self.kind == FileKind::Private;
        ReadError {
            file: self.name.to_owned(),
            place: Place::of(self.text, at),
            problem: Box::new(if is_private { problem.without_quotes() } else { problem }),
            line: if is_other || is_private { String::new() } else { line.to_owned() },
        }
    }

    /// What stands at a byte where a value belongs, short enough for a message: `0.05`, `Some(…)`, `[…]`.
    pub fn value(&self, at: usize) -> String {
        let rest = &self.text[at..];
        if rest.starts_with('"') {
            return clipped(scan::quoted(self.text, at));
        }
        let name = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
        match rest[name..].trim_start().chars().next() {
            Some('(') => format!("{}(…)", clipped(&rest[..name])),
            Some('[') if name == 0 => "[…]".to_owned(),
            Some('{') if name == 0 => "{…}".to_owned(),
            _ => self.token(at),
        }
    }

    /// What stands at a byte, up to white space or punctuation, short enough for a message.
    pub fn token(&self, at: usize) -> String {
        clipped(scan::token(self.text, at))
    }
}

impl FileKind {
    /// What a text holds by its first word after the comments; none if that says nothing.
    ///
    /// ```
    /// use costshare::files::FileKind;
    ///
    /// assert_eq!(FileKind::of_text("// ours\nNegotiation(version: 1)"), Some(FileKind::Negotiation));
    /// assert_eq!(FileKind::of_text("(version: 1)"), None);
    /// ```
    pub fn of_text(text: &str) -> Option<Self> {
        named(&prepared(text)).map(|(_, kind)| kind)
    }
}

/// The kind that a text names at its beginning, and where.
pub(super) fn named(text: &str) -> Option<(usize, FileKind)> {
    let (at, word) = scan::first_word(text)?;
    FileKind::ALL.into_iter().find(|kind| kind.word() == word).map(|kind| (at, kind))
}

/// A text without the mark of its byte order, and with line feeds where carriage returns alone end
/// its lines. Every character after the mark keeps its byte.
pub(super) fn prepared(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let ends_a_line = |at: usize| !text[at + 1..].starts_with('\n');
    if !text.match_indices('\r').any(|(at, _)| ends_a_line(at)) {
        return Cow::Borrowed(text);
    }
    // A carriage return at the very end is the end of a line as well.
    let after = text.chars().skip(1).chain(['\0']);
    let end = |(c, next): (char, char)| if c == '\r' && next != '\n' { '\n' } else { c };
    Cow::Owned(text.chars().zip(after).map(end).collect())
}
