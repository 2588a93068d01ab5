//! What an edit of several scenarios could not do.

use super::documents::DocumentId;
use crate::engine::EditError;
use crate::text::expected::field_error;
use crate::text::problems::problem_words;
use crate::text::{Language, key, say, say_with};

/// What an edit could not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectedEdit {
    /// The scenarios that it left as they were.
    pub left: Vec<LeftUnchanged>,
    /// How many it was to change.
    pub asked: usize,
}

/// A scenario that an edit left as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftUnchanged {
    /// The scenario.
    pub document: DocumentId,
    /// Why.
    pub why: EditError,
}

impl RejectedEdit {
    /// What the edit could not do, in words. Of several scenarios, a line names each one that was left as it
    /// was, by its title.
    pub(super) fn words(&self, titles: &[String], language: Language) -> String {
        let why = |left: &LeftUnchanged| match &left.why {
            EditError::Field(error) => field_error(error, language),
            EditError::Problems(problems) => {
                problems.first().map(|problem| problem_words(problem, language)).unwrap_or_default()
            }
        };
        let left = self.left.as_slice();
        if let ([only], 1) = (left, self.asked) {
            return why(only);
        }
        let head = if left.len() < self.asked {
            say_with(language, key::EDIT_LEFT_SOME, &[("count", left.len().into())])
        } else {
            say(language, key::EDIT_LEFT_ALL)
        };
        let line = |(left, title): (&LeftUnchanged, &String)| {
            say_with(language, key::EDIT_LEFT, &[("title", title.into()), ("why", why(left).into())])
        };
        let lines: Vec<String> = std::iter::once(head).chain(left.iter().zip(titles).map(line)).collect();
        lines.join("\n")
    }
}
