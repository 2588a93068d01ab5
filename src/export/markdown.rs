//! A document in Markdown, its charts in files beside it.
//!
//! **Invariant:** what is markup was put here; text brings none along. The document reads the same wherever Markdown has
//! tables.

use super::File;
use super::harmless::{self, Changes, file_name};
use super::sum::{ReadBeside, sum};
use super::svg::{Letters, svg};
use crate::present::Align;
use crate::present::document::{DocumentRow, DocumentTable, Phrase, PhrasePart, TextBlock, TextDocument};
use crate::present::palette::Palette;
use crate::text::{key, say};

/// The document, called `name`, then its charts: `NAME-projection.svg`, …, whose sums stand at its end.
pub fn files(document: &TextDocument, name: &str) -> Vec<File> {
    let beside = file_name(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let charts = document.charts().map(|chart| {
        let scene = chart.scene(document.language, document.date.as_ref());
        // Within a document letters cannot be chosen anyway, and so they look the same everywhere.
        let svg = svg(&scene, &Palette::LIGHT, Letters::Outlines);
        let name = chart_name(&beside, &chart.name);
        File { name, bytes: svg.into_bytes(), lacking: scene.lacking }
    });
    let charts: Vec<File> = charts.collect();
    let mut markdown = Markdown::of(document, &beside);
    if !charts.is_empty() {
        let heads = [say(document.language, key::REPORT_HEAD_CHART), "SHA-256".to_owned()];
        let heads = heads.iter().map(|head| (Phrase::new(head), Align::Left)).collect();
        let row = |chart: &File| vec![Phrase::new(&chart.name), Phrase::digits(&sum(&chart.bytes))];
        let rows = charts.iter().map(row).map(DocumentRow::from).collect();
        markdown.table(&DocumentTable { heads, rows });
    }
    std::iter::once(File::new(name, markdown.text.into_bytes())).chain(charts).collect()
}

/// The document alone; the charts that it names are not drawn.
pub fn text(document: &TextDocument, name: &str) -> String {
    let beside = file_name(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    Markdown::of(document, &beside).text
}

fn chart_name(beside: &str, chart: &str) -> String {
    format!("{beside}-{chart}.svg")
}

/// Whether a document and the charts beside it are from two exports.
pub(super) fn is_mixed(name: &str, read: ReadBeside<'_>) -> bool {
    let Some(document) = read(name) else { return false };
    let charts = charts_named_in(&String::from_utf8_lossy(&document));
    charts.iter().any(|(name, told)| read(name).is_some_and(|bytes| sum(&bytes) != *told))
}

/// The charts that a document names with their sums: name and sum.
fn charts_named_in(document: &str) -> Vec<(String, String)> {
    let named = |line: &str| {
        let (name, sum) = line.strip_prefix("| ")?.strip_suffix("` |")?.split_once(" | `")?;
        let is_sum = sum.len() == 64 && sum.bytes().all(|digit| digit.is_ascii_hexdigit());
        let name = name.replace('\\', "").replace("&amp;", "&");
        // A chart lies beside its document, whatever the text of one says.
        let is_beside = !name.contains(['/', '\\', ':']) && !name.starts_with('.');
        (is_sum && is_beside).then(|| (name, sum.to_owned()))
    };
    document.lines().filter_map(named).collect()
}

/// A document in the making.
#[derive(Debug, Default)]
struct Markdown {
    text: String,
}

impl Markdown {
    fn of(document: &TextDocument, beside: &str) -> Self {
        let mut markdown = Self::default();
        for block in &document.blocks {
            match block {
                TextBlock::Heading(level, words) => {
                    markdown.block(&format!("{} {}", "#".repeat(*level), escaped(words)));
                }
                TextBlock::Paragraph(words) => markdown.block(&harmless::begins_block(&written(words))),
                TextBlock::Bullets(items) => markdown.list(items, |_| "-".to_owned()),
                TextBlock::Sources(items) => markdown.list(items, |place| format!("{}.", place + 1)),
                TextBlock::Table(table) => markdown.table(table),
                TextBlock::Chart(chart) => {
                    let words = escaped(chart.chart.heads().summary);
                    let file = chart_name(beside, &chart.name);
                    markdown.block(&format!("![{words}]({})", in_address(&file)));
                }
            }
        }
        markdown
    }

    fn list(&mut self, items: &[Phrase], before: impl Fn(usize) -> String) {
        let item = |(place, item): (usize, &Phrase)| {
            format!("{} {}", before(place), harmless::begins_block(&written(item)))
        };
        let items: Vec<String> = items.iter().enumerate().map(item).collect();
        self.block(&items.join("\n"));
    }

    fn table(&mut self, DocumentTable { heads, rows }: &DocumentTable) {
        let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
        let rule = |align: Align| match align {
            Align::Left => ":---".to_owned(),
            Align::Right => "---:".to_owned(),
        };
        let mut lines = vec![row(heads.iter().map(|(head, _)| written(head)).collect())];
        lines.push(row(heads.iter().map(|(_, align)| rule(*align)).collect()));
        lines.extend(rows.iter().map(|cells| row(cells.cells.iter().map(written).collect())));
        self.block(&lines.join("\n"));
    }

    fn block(&mut self, block: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(block);
        self.text.push('\n');
    }
}

/// A text as it is read.
fn escaped(text: &str) -> String {
    harmless::markdown(text, &mut Changes::default())
}

fn written(phrase: &Phrase) -> String {
    let parts = phrase.parts().iter().map(|part| match part {
        PhrasePart::Plain(text) => escaped(text),
        PhrasePart::Bold(text) => match escaped(text) {
            empty if empty.is_empty() => empty,
            text => format!("**{text}**"),
        },
        PhrasePart::Digits(text) => format!("`{text}`"),
        // Nothing defines them as links, since text brings no brackets along.
        PhrasePart::References(_) => part.text(),
        PhrasePart::Address(address) => format!("<{address}>"),
    });
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" ")
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
        assert_eq!(written(&Phrase::address("https://a.b/c?d=1&e")), "<https://a.b/c?d=1&e>");
        assert_eq!(written(&Phrase::address("javascript:alert(1)")), "javascript:alert(1)");
        assert_eq!(written(&Phrase::address("http://a> <b")), "http\\://a&gt; &lt;b");
    }
}
