//! Why a text is not what it should be: where, what was found, what was expected, what to do.
//!
//! The data stand in [`ReadProblem`]; [`ReadError`] adds the file, the place and the line. The floor of texts
//! tells them.

use std::fmt;

use super::kind::FileKind;
use crate::model::{SpellingError, is_mark_without_width, with_codes};

/// A place in a text, both counted from one; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Place {
    /// The place of a byte.
    pub(super) fn of(text: &str, byte: usize) -> Self {
        let before = &text[..byte];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        Self { line, column: before[line_start..].chars().count() + 1 }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// What a text may hold too many of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Many {
    /// Parts of a scenario.
    Parts,
    /// Categories of a part.
    Categories,
    /// Entries of one map.
    Entries,
}

/// What is wrong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadProblem {
    /// Something else than what belongs there.
    Unexpected(SpellingError),
    /// A key that nothing reads.
    UnknownKey {
        /// The key as it stands.
        key: String,
        /// What it stands in.
        owner: &'static str,
        /// The right key that it resembles.
        nearest: Option<&'static str>,
        /// All right keys.
        known: Vec<&'static str>,
    },
    /// A key that has another name now.
    RenamedKey {
        /// The key of older files.
        key: &'static str,
        /// What it stands in.
        owner: &'static str,
        /// Its name of today.
        now: &'static str,
    },
    /// A kind of growth that does not exist.
    UnknownGrowth {
        /// The kind as it stands.
        found: String,
        /// The right kind that it resembles.
        nearest: Option<&'static str>,
        /// All right kinds.
        known: Vec<&'static str>,
    },
    /// A key that stands twice.
    RepeatedKey {
        /// The key.
        key: String,
        /// Where it stands first.
        first: Place,
    },
    /// A key that cannot be left out.
    MissingKey {
        /// What it belongs in.
        owner: &'static str,
        /// The key.
        key: &'static str,
        /// A right value.
        example: &'static str,
    },
    /// A file of a version that did not exist when this program was made.
    Newer {
        /// The version that the file names.
        version: String,
        /// The newest that is read.
        ours: u32,
    },
    /// The text ends too early.
    CutOff {
        /// The bracket.
        open: char,
        /// Where it stands.
        opened: Place,
    },
    /// The text ends between a key and its value.
    EndsAfterKey,
    /// A bracket that closes another kind.
    WrongBracket {
        /// The bracket as it stands.
        found: char,
        /// The one that would be right.
        close: char,
        /// What it would close.
        open: char,
        /// Where that stands.
        opened: Place,
    },
    /// A text whose closing quote is missing.
    OpenText,
    /// A comment whose end is missing.
    OpenComment,
    /// Brackets within brackets without end.
    TooDeep(usize),
    /// Far more of something than any file has.
    TooMany {
        /// What there are too many of.
        what: Many,
        /// How many are read.
        most: usize,
    },
    /// A file without anything in it.
    Empty(FileKind),
    /// A file of another kind.
    OtherKind {
        /// What it holds.
        found: FileKind,
        /// What it should hold.
        expected: FileKind,
    },
    /// Something after the end.
    LeftOver {
        /// What stands there.
        found: String,
    },
}

impl ReadProblem {
    /// The same without what stands in the file.
    pub(super) fn without_quotes(mut self) -> Self {
        match &mut self {
            Self::Unexpected(SpellingError { found, .. })
            | Self::UnknownKey { key: found, .. }
            | Self::UnknownGrowth { found, .. }
            | Self::RepeatedKey { key: found, .. }
            // Whatever stands where a version belongs need be none.
            | Self::Newer { version: found, .. }
            | Self::LeftOver { found } => "…".clone_into(found),
            _ => {}
        }
        self
    }
}

/// A text that is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The name of the file, for messages.
    pub file: String,
    /// Where.
    pub place: Place,
    /// What; in a box, since an error is passed on far more often than it is looked into.
    pub problem: Box<ReadProblem>,
    /// The line as it stands.
    pub line: String,
}

/// How much of a long line is shown on either side of the place.
const SHOWN: usize = 60;

impl ReadError {
    /// The line as it stands, and below it a caret at the place. Of a long line only the
    /// neighbourhood is shown.
    pub fn excerpt(&self) -> String {
        let before = self.place.column - 1;
        let skipped = before.saturating_sub(SHOWN);
        let shown = |c: char| if c.is_control() && c != '\t' { '\u{fffd}' } else { c };
        let line: String = self.line.chars().skip(skipped).take(2 * SHOWN).map(shown).collect();
        // Hangul takes two cells of a terminal, a tab as many as it takes.
        let blank = |c: char| match c {
            '\t' => "\t",
            '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' => "  ",
            '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' => "  ",
            // Vowels and finals join the letter before them, and marks of direction take no room.
            '\u{1160}'..='\u{11ff}' | '\u{300}'..='\u{36f}' => "",
            c if is_mark_without_width(c) => "",
            _ => " ",
        };
        let indent: String = line.chars().take(before - skipped).map(blank).collect();
        format!("{line}\n{indent}^")
    }
}

/// The text, cut after 60 characters, with what cannot be seen or a terminal would obey told by its code.
pub(super) fn clipped(text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    let mut short = with_codes(&short);
    if text.chars().nth(60).is_some() {
        short.push('…');
    }
    short
}
