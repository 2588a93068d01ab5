//! What every sentence about an input must be.

use crate::text::Language;

/// Far more than any sentence has whose quotes are cut.
const LONGEST: usize = 3_000;

/// A sentence is there in each language, is no wall of text, and has no sign that a terminal would obey.
pub(super) fn is_told(say: impl Fn(Language) -> String) {
    is_told_at_all(&say);
    for told in Language::ALL.map(say) {
        assert!(!told.contains(char::is_control), "a control character is told: {told:?}");
    }
}

/// The same of a sentence that names what a user named so: who prints it makes that harmless.
pub(super) fn is_told_at_all(say: impl Fn(Language) -> String) {
    for told in Language::ALL.map(say) {
        assert!(!told.trim().is_empty(), "nothing is told");
        assert!(told.chars().count() <= LONGEST, "a wall of text: {told:?}");
    }
}
