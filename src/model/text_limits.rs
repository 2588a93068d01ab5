//! How long texts may be, in characters: in files, in edits and in scenarios made in memory alike.

/// The most characters of a title, of a publisher and of a path of a field.
pub const LONGEST_TITLE: usize = 300;
/// The most characters of a name and of a key.
pub const LONGEST_NAME: usize = 100;
/// The most characters of a remark, of an address and of what else is told in sentences.
pub const LONGEST_NOTE: usize = 10_000;

/// Whether a text has more than so many characters.
pub fn is_longer(text: &str, most: usize) -> bool {
    // A character takes a byte at least.
    text.len() > most && text.chars().nth(most).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hangul takes three bytes a character.
    #[test]
    fn characters_are_counted_and_not_bytes() {
        for (text, longer) in [("가나다", false), ("가나다라", true), ("abc", false), ("abcd", true)] {
            assert_eq!(is_longer(text, 3), longer, "{text}");
        }
    }
}
