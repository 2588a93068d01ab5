//! What must be told beside a figure: in a sign, in a word, in files for programs.

use crate::model::Status;
use crate::text::fields::status_word;
use crate::text::{Language, key, say};

/// What must be told beside a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CellMark {
    /// It rests on an assumption.
    Assumed,
    /// It rests on an estimate, and on nothing less sure.
    Estimate,
    /// The cap bound.
    Cap,
    /// The floor bound.
    Floor,
    /// It is an override of the analyst's.
    Override,
    /// A one-off is in it.
    OneOff,
    /// It is unknown.
    Unknown,
    /// It rests on arithmetic from published values, and on nothing less sure.
    Derived,
    /// It rests on a value on which sources disagree, and on nothing less sure.
    Conflict,
    /// It rests on memory, and on nothing less sure.
    Recollection,
    /// It is not in print in this currency.
    Converted,
}

impl CellMark {
    /// The marks that have a sign, in the order in which they are told.
    const SIGNED: [Self; 10] = [
        Self::Assumed,
        Self::Estimate,
        Self::Cap,
        Self::Floor,
        Self::Override,
        Self::OneOff,
        Self::Derived,
        Self::Conflict,
        Self::Recollection,
        Self::Converted,
    ];

    /// What the signs of some marks mean, one for each sign in use.
    pub(in crate::present) fn told(marks: &[Self], language: Language) -> Vec<String> {
        let in_use = Self::SIGNED.into_iter().filter(|mark| marks.contains(mark));
        let mut told: Vec<String> = Vec::new();
        for mark in in_use {
            let Some((sign, meaning)) = mark.sign().zip(mark.meaning(language)) else { continue };
            let words = format!("{sign} {meaning}");
            if !told.contains(&words) {
                told.push(words);
            }
        }
        told
    }

    /// The sign behind a figure; none where its text says it already.
    pub fn sign(self) -> Option<&'static str> {
        match self {
            Self::Assumed => Some("○"),
            Self::Estimate => Some("◇"),
            Self::Cap => Some("≤"),
            Self::Floor => Some("≥"),
            Self::Override => Some("□"),
            Self::OneOff => Some("+"),
            Self::Derived | Self::Conflict | Self::Recollection => Some("△"),
            Self::Converted => Some("≈"),
            Self::Unknown => None,
        }
    }

    /// Whether its sign stands for others too, so that words beside the row must tell which is meant.
    pub fn shares_its_sign(self) -> bool {
        matches!(self, Self::Derived | Self::Conflict | Self::Recollection)
    }

    /// The status that it marks, if it marks one.
    pub fn status(self) -> Option<Status> {
        match self {
            Self::Assumed => Some(Status::Assumed),
            Self::Estimate => Some(Status::Estimate),
            Self::Derived => Some(Status::Derived),
            Self::Conflict => Some(Status::Conflict),
            Self::Recollection => Some(Status::Recollection),
            Self::Cap | Self::Floor | Self::Override | Self::OneOff | Self::Unknown | Self::Converted => None,
        }
    }

    /// What it says, in a word.
    pub fn word(self, language: Language) -> String {
        match self {
            Self::Cap => say(language, key::MARK_CAP),
            Self::Floor => say(language, key::MARK_FLOOR),
            Self::Override => say(language, key::WORD_OVERRIDE),
            Self::OneOff => say(language, key::MARK_ONE_OFF),
            Self::Unknown => say(language, key::WORD_UNKNOWN),
            Self::Converted => say(language, key::CHART_CONVERTED),
            Self::Assumed | Self::Estimate | Self::Derived | Self::Conflict | Self::Recollection => {
                status_word(self.status().unwrap_or(Status::Published), language)
            }
        }
    }

    /// The same in files for programs, in every language.
    pub fn key(self) -> &'static str {
        match self {
            Self::Cap => "cap",
            Self::Floor => "floor",
            Self::Override => "override",
            Self::OneOff => "one-off",
            Self::Unknown => "unknown",
            Self::Converted => "converted",
            Self::Assumed | Self::Estimate | Self::Derived | Self::Conflict | Self::Recollection => {
                self.status().unwrap_or(Status::Published).word()
            }
        }
    }

    fn meaning(self, language: Language) -> Option<String> {
        match self {
            Self::Assumed => Some(say(language, key::TABLE_SIGN_ASSUMED)),
            Self::Estimate => Some(say(language, key::TABLE_SIGN_ESTIMATE)),
            Self::Cap => Some(say(language, key::TABLE_SIGN_CAP)),
            Self::Floor => Some(say(language, key::TABLE_SIGN_FLOOR)),
            Self::Override => Some(say(language, key::TABLE_SIGN_OVERRIDE)),
            Self::OneOff => Some(say(language, key::TABLE_SIGN_ONE_OFF)),
            Self::Derived | Self::Conflict | Self::Recollection => {
                Some(say(language, key::TABLE_SIGN_DOUBTFUL))
            }
            Self::Converted => Some(say(language, key::TABLE_SIGN_CONVERTED)),
            Self::Unknown => None,
        }
    }
}
