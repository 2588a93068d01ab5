//! Values as somebody stated them: with a status and with sources.
//!
//! In files a stated value is one string, for example `2.2% estimate [BOKF2602]`: the value,
//! then the status word unless it is published, then the sources in brackets. A value without
//! a source and without a status word is assumed.

use std::borrow::Cow;
use std::fmt;

use super::expected::Expected;
use super::text_limits::{LONGEST_NAME, is_longer};

/// The name of a source in the record, for example `MOFA12`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub String);

impl fmt::Display for SourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl SourceId {
    /// A right spelling of several, with its quotes, for messages.
    pub const EXAMPLE: &'static str = "\"KBS10, SPN10\"";

    /// A single name; none if it is no name of a source.
    pub fn one(name: &str) -> Option<Self> {
        match &read_sources(name).ok()?[..] {
            [one] => Some(one.clone()),
            _ => None,
        }
    }

    /// Reads names divided by commas.
    ///
    /// # Errors
    /// What was found, what was expected, and an example.
    pub fn list(names: &str) -> Result<Vec<Self>, SpellingError> {
        let refused = |error: SpellingError| match error.expected {
            Expected::ShortName => SpellingError { example: Self::EXAMPLE.into(), ..error },
            _ => SpellingError::new(Expected::SourceList, names, Self::EXAMPLE),
        };
        read_sources(names).map_err(refused)
    }
}

/// How sure a stated value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// In print, or agreed in a text.
    Published,
    /// Arithmetic from published values.
    Derived,
    /// Sources disagree.
    Conflict,
    /// The compiler's memory; no stored page says so.
    Recollection,
    /// Somebody's expectation, with a source.
    Estimate,
    /// Nobody's but the scenario's.
    Assumed,
}

impl Status {
    /// Every status, surest first.
    pub const ALL: [Self; 6] =
        [Self::Published, Self::Derived, Self::Conflict, Self::Recollection, Self::Estimate, Self::Assumed];

    /// The word in files, and the key of the word on screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Derived => "derived",
            Self::Conflict => "conflict",
            Self::Recollection => "recollection",
            Self::Estimate => "estimate",
            Self::Assumed => "assumed",
        }
    }

    /// Whether a careful reader must be told that the value is not in print.
    pub fn needs_a_mark(self) -> bool {
        self != Self::Published
    }
}

/// A value with its status and its sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated<T> {
    /// The value.
    pub value: T,
    /// How sure it is.
    pub status: Status,
    /// Where it stands; empty only if it is assumed.
    pub sources: Vec<SourceId>,
}

impl<T> Stated<T> {
    /// A value that is nobody's but the scenario's.
    pub fn assumed(value: T) -> Self {
        Self { value, status: Status::Assumed, sources: Vec::new() }
    }

    /// A value in print.
    pub fn published(value: T, sources: Vec<SourceId>) -> Self {
        Self { value, status: Status::Published, sources }
    }
}

/// A value that files spell as text.
pub trait Spelt: Sized {
    /// A right spelling, with its quotes, for messages.
    const EXAMPLE: &'static str;

    /// The canonical spelling.
    fn spell(&self) -> String;

    /// Reads the spelling.
    ///
    /// # Errors
    /// What was found, what was expected, and an example.
    fn read(text: &str) -> Result<Self, SpellingError>;
}

/// A text that is not the spelling of the value expected there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpellingError {
    /// What stands there.
    pub found: String,
    /// What should stand there.
    pub expected: Expected,
    /// A right spelling.
    pub example: Cow<'static, str>,
}

impl SpellingError {
    /// The error that `found` is not what was `expected`.
    pub fn new(expected: Expected, found: &str, example: impl Into<Cow<'static, str>>) -> Self {
        Self { found: found.to_owned(), expected, example: example.into() }
    }
}

impl<T: Spelt> Spelt for Stated<T> {
    const EXAMPLE: &'static str = T::EXAMPLE;

    fn spell(&self) -> String {
        let mut text = self.value.spell();
        if self.status != Status::Published || self.sources.is_empty() {
            text.push(' ');
            text.push_str(self.status.word());
        }
        if !self.sources.is_empty() {
            let names: Vec<&str> = self.sources.iter().map(|source| source.0.as_str()).collect();
            text.extend([" [", &names.join(", "), "]"]);
        }
        text
    }

    fn read(text: &str) -> Result<Self, SpellingError> {
        let whole = text;
        let text = text.trim();
        let (text, sources) = match text.strip_suffix(']') {
            None => (text, Vec::new()),
            Some(rest) => {
                let (value, names) = rest
                    .rsplit_once('[')
                    .ok_or_else(|| SpellingError::new(Expected::Sources, whole, "\"2.1% [KOSTAT25]\""))?;
                (value.trim_end(), read_sources(names)?)
            }
        };
        let (text, status) = match text.rsplit_once(' ').map(|(value, word)| (value, status_of(word))) {
            Some((value, Some(status))) => (value.trim_end(), Some(status)),
            _ => (text, None),
        };
        let status = status.unwrap_or(if sources.is_empty() { Status::Assumed } else { Status::Published });
        Ok(Self { value: T::read(text)?, status, sources })
    }
}

fn status_of(word: &str) -> Option<Status> {
    Status::ALL.into_iter().find(|status| status.word() == word)
}

fn read_sources(names: &str) -> Result<Vec<SourceId>, SpellingError> {
    let named = |name: &str| {
        let name = name.trim();
        let plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
        let refused = || SpellingError::new(Expected::SourceNames, name, "\"2.1% [KOSTAT25]\"");
        if is_longer(name, LONGEST_NAME) {
            return Err(SpellingError::new(Expected::ShortName, name, "\"2.1% [KOSTAT25]\""));
        }
        plain.then(|| SourceId(name.to_owned())).ok_or_else(refused)
    };
    names.split(',').map(named).collect()
}
