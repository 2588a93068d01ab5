//! How well a figure is known, as it is marked.
//!
//! The status of a figure is the engine's ([`Certainty`](crate::engine::Certainty)); here it only gets its
//! mark. What a mark means is said once in every view and in every file.

use super::CellMark;
use crate::model::{Money, Scenario, Stated, Status, Year};
use crate::text::{Language, key, say};

/// Whether the amount of the year is in print: a base or a named amount that somebody published, in
/// every part.
pub(super) fn is_in_print(scenario: &Scenario, year: Year) -> bool {
    scenario.parts.iter().all(|part| {
        let named = if year == scenario.years.first { Some(&part.base) } else { part.amounts.get(&year) };
        // A level that was carried to here stands nowhere.
        let stands = |it: &Stated<Money>| {
            !matches!(it.status, Status::Estimate | Status::Assumed) && !it.sources.is_empty()
        };
        let published = named.is_some_and(stands);
        published && !part.overrides.contains_key(&year)
    })
}

/// What must be told beside a figure of that status.
pub(crate) fn mark(status: Status) -> Option<CellMark> {
    match status {
        Status::Published => None,
        Status::Derived => Some(CellMark::Derived),
        Status::Conflict => Some(CellMark::Conflict),
        Status::Recollection => Some(CellMark::Recollection),
        Status::Estimate => Some(CellMark::Estimate),
        Status::Assumed => Some(CellMark::Assumed),
    }
}

/// What figures rest on, in words; none if all of it is in print.
pub fn rests_on_words(status: Status, language: Language) -> Option<String> {
    let key = match status {
        Status::Published => return None,
        Status::Derived => key::RESTS_ON_DERIVED,
        Status::Conflict => key::RESTS_ON_CONFLICT,
        Status::Recollection => key::RESTS_ON_RECOLLECTION,
        Status::Estimate => key::TABLE_SIGN_ESTIMATE,
        Status::Assumed => key::TABLE_SIGN_ASSUMED,
    };
    Some(say(language, key))
}

/// A figure as it is read, with the sign of its status behind it.
pub fn with_sign(text: String, status: Status) -> String {
    match mark(status).and_then(CellMark::sign) {
        Some(sign) => format!("{text} {sign}"),
        None => text,
    }
}

/// What the signs of some statuses mean, one for each sign: `○ rests on an assumption`.
pub fn signs_of(statuses: &[Status], language: Language) -> Vec<String> {
    let marks: Vec<CellMark> = statuses.iter().filter_map(|status| mark(*status)).collect();
    CellMark::told(&marks, language)
}
