//! What commands come to, and what they say on standard error.

use std::io::{self, Write};

use super::terminal::Terminal;
use crate::present::scene::lacking_words;
use crate::text::{Language, key, say};

/// What a command comes to.
pub(super) enum Outcome {
    /// It answers yes.
    Yes,
    /// It answers no.
    No,
}

impl From<bool> for Outcome {
    fn from(answer: bool) -> Self {
        if answer { Self::Yes } else { Self::No }
    }
}

/// Why a command could not be carried out.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// A message that says all.
    #[error("{0}")]
    Told(String),
    /// Nobody reads on.
    #[error(transparent)]
    Print(#[from] io::Error),
}

impl Failure {
    pub(super) fn told(error: impl std::fmt::Display) -> Self {
        Self::Told(error.to_string())
    }
}

/// Says something on standard error.
pub(super) fn complain(error: &dyn std::fmt::Display) {
    // If even this cannot be written there is nobody to tell.
    writeln!(Terminal(io::stderr()), "costshare: {error}").unwrap_or_default();
}

/// Says which letters of pictures are drawn as boxes.
pub(super) fn complain_of_letters(lacking: &[char], language: Language) {
    if let Some(said) = lacking_words(lacking, language) {
        complain(&format!("{}: {said}", say(language, key::CLI_NOTICE)));
    }
}
