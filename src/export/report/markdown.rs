//! Markdown in the making: blocks with words in them.
//!
//! **Invariant:** what is markup was put here by a block or by [`Phrase`]; text brings none along. The
//! document reads the same wherever Markdown has tables.

use crate::export::harmless::{self, Changes};
use crate::present::Align;

/// A document in the making.
#[derive(Debug, Default)]
pub(super) struct Markdown {
    text: String,
}

/// Words within a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Phrase(String);

impl Phrase {
    /// The text as it was typed.
    pub(super) fn new(text: &str) -> Self {
        Self(harmless::markdown(text, &mut Changes::default()))
    }

    /// The same, bold.
    pub(super) fn bold(text: &str) -> Self {
        match Self::new(text) {
            Self(empty) if empty.is_empty() => Self(empty),
            Self(text) => Self(format!("**{text}**")),
        }
    }

    /// Letters and digits of equal width.
    pub(super) fn digits(text: &str) -> Self {
        let plain = text.chars().filter(char::is_ascii_alphanumeric);
        Self(format!("`{}`", plain.collect::<String>()))
    }

    /// Numbers of a list: `[1], [3]`. Nothing defines them as links, since text brings no brackets along.
    pub(super) fn references(numbers: &[usize]) -> Self {
        let numbers: Vec<String> = numbers.iter().map(|number| format!("[{number}]")).collect();
        Self(numbers.join(", "))
    }

    /// An address of the web as a link; any other text as it is.
    pub(super) fn address(text: &str) -> Self {
        let text = text.trim();
        let is_of_web = text.starts_with("https://") || text.starts_with("http://");
        let breaks =
            |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\' | '`');
        if is_of_web && !text.contains(breaks) { Self(format!("<{text}>")) } else { Self::new(text) }
    }

    /// Followed by more words, after a space.
    pub(super) fn and(mut self, more: &Self) -> Self {
        if !self.0.is_empty() && !more.0.is_empty() {
            self.0.push(' ');
        }
        self.0.push_str(&more.0);
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Markdown {
    pub(super) fn heading(&mut self, level: usize, text: &str) {
        let Phrase(text) = Phrase::new(text);
        self.block(&format!("{} {text}", "#".repeat(level)));
    }

    /// Nothing if there are no words.
    pub(super) fn paragraph(&mut self, words: &Phrase) {
        if !words.is_empty() {
            self.block(&harmless::begins_block(&words.0));
        }
    }

    pub(super) fn bullets(&mut self, items: &[Phrase]) {
        let items = items.iter().filter(|item| !item.is_empty());
        let items: Vec<String> = items.map(|item| format!("- {}", harmless::begins_block(&item.0))).collect();
        if !items.is_empty() {
            self.block(&items.join("\n"));
        }
    }

    /// A list with the numbers from 1 on.
    pub(super) fn numbered(&mut self, items: &[Phrase]) {
        let items: Vec<String> = (1..)
            .zip(items)
            .map(|(number, item)| format!("{number}. {}", harmless::begins_block(&item.0)))
            .collect();
        if !items.is_empty() {
            self.block(&items.join("\n"));
        }
    }

    /// A table; nothing if it has no rows.
    pub(super) fn table(&mut self, heads: &[(Phrase, Align)], rows: &[Vec<Phrase>]) {
        if rows.is_empty() {
            return;
        }
        let row = |cells: Vec<&str>| format!("| {} |", cells.join(" | "));
        let rules = heads.iter().map(|(_, align)| match align {
            Align::Left => ":---",
            Align::Right => "---:",
        });
        let mut lines = vec![row(heads.iter().map(|(head, _)| head.0.as_str()).collect())];
        lines.push(row(rules.collect()));
        lines.extend(rows.iter().map(|cells| row(cells.iter().map(|cell| cell.0.as_str()).collect())));
        self.block(&lines.join("\n"));
    }

    /// A picture in a file beside this one, with the words for those who cannot see it.
    pub(super) fn picture(&mut self, words: &str, file: &str) {
        let Phrase(words) = Phrase::new(words);
        self.block(&format!("![{words}]({})", in_address(file)));
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }

    fn block(&mut self, block: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(block);
        self.text.push('\n');
    }
}

/// The name of a file as an address: every byte but those that mean themselves is `%20`.
fn in_address(file: &str) -> String {
    let mut out = String::with_capacity(file.len());
    for c in file.chars() {
        let plain = c.is_ascii_alphanumeric()
            || matches!(c, '-' | '_' | '.')
            || (!c.is_ascii() && c.is_alphanumeric());
        if plain {
            out.push(c);
        } else {
            let digit = |four: u8| char::from_digit(four.into(), 16).unwrap_or('0').to_ascii_uppercase();
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out.extend(['%', digit(byte >> 4), digit(byte & 15)]);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_addresses() {
        assert_eq!(in_address("a b(1).svg"), "a%20b%281%29.svg");
        assert_eq!(in_address("협정-1.svg"), "협정-1.svg");
        assert_eq!(in_address("…%"), "%E2%80%A6%25");
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert_eq!(Phrase::address("https://a.b/c?d=1&e").0, "<https://a.b/c?d=1&e>");
        assert_eq!(Phrase::address("javascript:alert(1)").0, "javascript:alert(1)");
        assert_eq!(Phrase::address("http://a> <b").0, "http\\://a&gt; &lt;b");
    }
}
