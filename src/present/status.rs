//! How sure a value is and who says so, as it is chosen.

use super::Library;
use super::sources::source_names;
use crate::model::{FieldValue, Scenario, SourceId, SourceList, Status, stated_fields};
use crate::text::fields::status_word;
use crate::text::{Language, Sentence, key, say};

/// What a value can be said to be. Files have no word for what is nobody's but the user's own: it is assumed, and
/// nobody is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatedAs {
    /// Of that status, on somebody's word.
    Status(Status),
    /// The user's own assumption.
    Mine,
}

impl StatedAs {
    /// What a value is that has that status and those sources; what came with its file is nobody's own.
    pub fn of(status: Status, sources: &[SourceId], is_of_user: bool) -> Self {
        let is_mine = status == Status::Assumed && sources.is_empty() && is_of_user;
        if is_mine { Self::Mine } else { Self::Status(status) }
    }

    /// What can be chosen for a value of that status: what is of the record alone only where it is so already.
    pub fn choices(now: Status) -> impl Iterator<Item = Self> {
        let is_usual =
            |status: &Status| matches!(status, Status::Published | Status::Estimate | Status::Assumed);
        let statuses = Status::ALL.into_iter().filter(move |status| is_usual(status) || *status == now);
        statuses.map(Self::Status).chain([Self::Mine])
    }

    /// The status in files.
    pub fn status(self) -> Status {
        match self {
            Self::Status(status) => status,
            Self::Mine => Status::Assumed,
        }
    }

    /// What it is called.
    pub fn words(self, language: Language) -> String {
        match self {
            Self::Status(status) => status_word(status, language),
            Self::Mine => say(language, key::STATUS_MINE),
        }
    }

    /// What it means.
    pub fn help(self, language: Language) -> String {
        say(language, self.help_key())
    }

    fn help_key(self) -> Sentence {
        match self {
            Self::Status(Status::Published) => key::STATUS_HELP_PUBLISHED,
            Self::Status(Status::Derived) => key::STATUS_HELP_DERIVED,
            Self::Status(Status::Conflict) => key::STATUS_HELP_CONFLICT,
            Self::Status(Status::Recollection) => key::STATUS_HELP_RECOLLECTION,
            Self::Status(Status::Estimate) => key::STATUS_HELP_ESTIMATE,
            Self::Status(Status::Assumed) => key::STATUS_HELP_ASSUMED,
            Self::Mine => key::STATUS_HELP_MINE,
        }
    }
}

/// A source that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceChoice {
    /// Its name in files.
    pub id: SourceId,
    /// What it is called: its publisher and its date.
    pub name: String,
    /// All that is known of it, and its name in files.
    pub hint: String,
}

/// The sources that can be chosen for a value: those that are named for it, those that the scenario defines and
/// those that it names for other values.
pub fn sources_to_choose(scenario: &Scenario, now: &[SourceId], library: &Library<'_>) -> Vec<SourceChoice> {
    let mut ids: SourceList = now.iter().collect();
    ids.extend(scenario.sources.keys());
    let values = stated_fields(scenario).into_iter().filter_map(|field| field.read(scenario));
    ids.extend(values.flat_map(|value: FieldValue| value.sources().to_vec()));
    let names = source_names(&ids, library);
    let choice = |named: super::sources::SourceName| SourceChoice {
        hint: named.hint(),
        id: named.cited.id,
        name: named.name,
    };
    names.into_iter().map(choice).collect()
}
