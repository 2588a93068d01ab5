//! A document as plain data: headings, paragraphs, lists, tables and charts in the order in which they are read. Every
//! format that a document leaves in is written from the same one.
//!
//! Text is as somebody typed it; each format makes it harmless in its own way.

use std::fmt;

use super::scene::{Drawable, PageSpec, Scene, Size, page};
use super::{Align, Cited};
use crate::model::Date;
use crate::text::Language;

/// A document.
#[derive(Debug)]
pub struct TextDocument {
    /// What it is called: its first heading.
    pub title: String,
    /// Its language.
    pub language: Language,
    /// The day that it bears; none if nobody gave one.
    pub date: Option<Date>,
    /// Whether it is meant to fit one page: everything is set closer.
    pub is_brief: bool,
    /// What stands in it.
    pub blocks: Vec<TextBlock>,
}

/// A part of a document that stands by itself.
#[derive(Debug)]
pub enum TextBlock {
    /// A heading: its level from 1 on, and its words.
    Heading(usize, String),
    /// A paragraph.
    Paragraph(Phrase),
    /// A list, a bullet before each.
    Bullets(Vec<Phrase>),
    /// The sources with their numbers from 1 on, to which the document refers.
    Sources(Vec<Phrase>),
    /// A table.
    Table(DocumentTable),
    /// A chart.
    Chart(DocumentChart),
}

/// A table of a document.
#[derive(Debug, Clone, Default)]
pub struct DocumentTable {
    /// The head of every column, and where its cells stand.
    pub heads: Vec<(Phrase, Align)>,
    /// The rows, a cell for every column.
    pub rows: Vec<DocumentRow>,
}

/// A row of a table.
#[derive(Debug, Clone, Default)]
pub struct DocumentRow {
    /// Its cells.
    pub cells: Vec<Phrase>,
    /// Whether it adds up those above it.
    pub is_sum: bool,
}

/// A chart of a document, drawn in its size wherever it stands.
pub struct DocumentChart {
    /// What it is called beside the name of the document, for example `projection`.
    pub name: String,
    /// What it shows.
    pub chart: Box<dyn Drawable>,
    /// Its sources.
    pub sources: Vec<Cited>,
    /// Its size in points.
    pub size: Size,
}

impl fmt::Debug for DocumentChart {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("DocumentChart").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Words within a line; between two of them stands a space.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrase(Vec<PhrasePart>);

/// Words that are written alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhrasePart {
    /// As they are.
    Plain(String),
    /// Bold.
    Bold(String),
    /// Letters and digits of equal width.
    Digits(String),
    /// Numbers of sources: `[1], [3]`.
    References(Vec<usize>),
    /// An address of the web, which leads there.
    Address(String),
}

impl Phrase {
    /// The text as it was typed.
    pub fn new(text: &str) -> Self {
        Self::of(text, PhrasePart::Plain)
    }

    /// The same, bold.
    pub fn bold(text: &str) -> Self {
        Self::of(text, PhrasePart::Bold)
    }

    fn of(text: &str, words: fn(String) -> PhrasePart) -> Self {
        let text = text.trim();
        Self(if text.is_empty() { Vec::new() } else { vec![words(text.to_owned())] })
    }

    /// Letters and digits of equal width; other signs are left out.
    pub fn digits(text: &str) -> Self {
        Self(vec![PhrasePart::Digits(text.chars().filter(char::is_ascii_alphanumeric).collect())])
    }

    /// Numbers of sources.
    pub fn references(numbers: &[usize]) -> Self {
        Self(if numbers.is_empty() { Vec::new() } else { vec![PhrasePart::References(numbers.to_vec())] })
    }

    /// An address of the web as a link; any other text as it is.
    pub fn address(text: &str) -> Self {
        let text = text.trim();
        let is_of_web = text.starts_with("https://") || text.starts_with("http://");
        let breaks =
            |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\' | '`');
        if is_of_web && !text.contains(breaks) {
            Self::of(text, PhrasePart::Address)
        } else {
            Self::new(text)
        }
    }

    /// Followed by more words.
    #[must_use]
    pub fn and(mut self, more: Self) -> Self {
        self.0.extend(more.0);
        self
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its parts in their order.
    pub fn parts(&self) -> &[PhrasePart] {
        &self.0
    }

    /// The same as text.
    pub fn text(&self) -> String {
        self.0.iter().map(PhrasePart::text).collect::<Vec<_>>().join(" ")
    }
}

impl PhrasePart {
    /// The same as text.
    pub fn text(&self) -> String {
        match self {
            Self::Plain(text) | Self::Bold(text) | Self::Digits(text) | Self::Address(text) => text.clone(),
            Self::References(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(|number| format!("[{number}]")).collect();
                numbers.join(", ")
            }
        }
    }
}

impl DocumentChart {
    /// What stands where in it.
    pub fn scene(&self, language: Language, date: Option<&Date>) -> Scene {
        self.scene_of(self.size, language, date)
    }

    /// The same in another size.
    pub fn scene_of(&self, size: Size, language: Language, date: Option<&Date>) -> Scene {
        let Self { chart, sources, .. } = self;
        page(&**chart, &PageSpec { size, title: None, language, sources, date, substituted: false })
    }
}

impl TextDocument {
    /// One without content.
    pub fn new(title: &str, language: Language, date: Option<&Date>) -> Self {
        let title = title.to_owned();
        Self { title, language, date: date.cloned(), is_brief: false, blocks: Vec::new() }
    }

    /// Adds a heading.
    pub fn heading(&mut self, level: usize, words: &str) {
        self.blocks.push(TextBlock::Heading(level, words.to_owned()));
    }

    /// Adds a paragraph; nothing if there are no words.
    pub fn paragraph(&mut self, words: Phrase) {
        if !words.is_empty() {
            self.blocks.push(TextBlock::Paragraph(words));
        }
    }

    /// Adds a list of what has words.
    pub fn bullets(&mut self, items: impl IntoIterator<Item = Phrase>) {
        let items: Vec<Phrase> = items.into_iter().filter(|item| !item.is_empty()).collect();
        if !items.is_empty() {
            self.blocks.push(TextBlock::Bullets(items));
        }
    }

    /// Adds a table; nothing if it has no rows.
    pub fn table(&mut self, heads: Vec<(Phrase, Align)>, rows: Vec<DocumentRow>) {
        if !rows.is_empty() {
            self.blocks.push(TextBlock::Table(DocumentTable { heads, rows }));
        }
    }

    /// How many cells its tables have.
    pub fn cells(&self) -> usize {
        let cells = self.blocks.iter().map(|block| match block {
            TextBlock::Table(table) => table.heads.len() * table.rows.len(),
            _ => 0,
        });
        cells.sum()
    }

    /// Its charts in their order.
    pub fn charts(&self) -> impl Iterator<Item = &DocumentChart> {
        self.blocks.iter().filter_map(|block| match block {
            TextBlock::Chart(chart) => Some(chart),
            _ => None,
        })
    }
}

impl DocumentRow {
    /// A row that adds up those above it.
    pub fn sum(cells: Vec<Phrase>) -> Self {
        Self { cells, is_sum: true }
    }
}

impl From<Vec<Phrase>> for DocumentRow {
    fn from(cells: Vec<Phrase>) -> Self {
        Self { cells, is_sum: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        let address = |text: &str| Phrase::address(text).parts().to_vec();
        assert_eq!(address(" https://a.b/c?d=1&e "), [PhrasePart::Address("https://a.b/c?d=1&e".to_owned())]);
        for text in ["javascript:alert(1)", "http://a> <b", "ftp://a", "HTTPS"] {
            assert_eq!(address(text), [PhrasePart::Plain(text.to_owned())]);
        }
    }

    #[test]
    fn words_are_apart_and_nothing_is_no_word() {
        let phrase = Phrase::bold(" a ").and(Phrase::new(" ")).and(Phrase::references(&[1, 3]));
        assert_eq!(phrase.text(), "a [1], [3]");
        assert!(Phrase::new("\n ").is_empty() && Phrase::references(&[]).is_empty());
    }
}
