//! A document as one page of HTML that needs nothing else: its charts stand in it, and it prints as it reads.
//!
//! The page holds no script and asks for nothing from anywhere; a browser is told to refuse both. Addresses of sources are
//! links that somebody has to follow.

use std::fmt::{self, Write as _};

use super::File;
use super::harmless::{self, Changes};
use super::svg::{Escaped, Letters, OTHER_FAMILIES, svg};
use crate::present::Align;
use crate::present::document::{DocumentTable, Phrase, PhrasePart, TextBlock, TextDocument};
use crate::present::fonts::FAMILY;
use crate::present::palette::Palette;
use crate::present::scene::NAME;

/// The document as a file of that name, the same bytes for the same document.
pub fn file(document: &TextDocument, name: &str) -> File {
    let mut page = HtmlPage { text: String::new(), lacking: Vec::new() };
    page.write(document).expect("a string takes all");
    File { name: name.to_owned(), bytes: page.text.into_bytes(), lacking: page.lacking }
}

/// How the page looks: on screen as wide as is well read, on paper as wide as the sheet.
fn style() -> String {
    let Palette { text, border, hairline, accent, .. } = Palette::LIGHT;
    format!(
        "body {{ margin: 0; background: #fff; color: {text}; font: 15px/1.5 '{FAMILY}', {OTHER_FAMILIES}; }}
main {{ max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem; }}
h1 {{ font-size: 1.6em; line-height: 1.25; margin: 0 0 0.6em; }}
h2 {{ font-size: 1.25em; margin: 1.8em 0 0.5em; }}
h3 {{ font-size: 1.05em; margin: 1.4em 0 0.4em; }}
h4 {{ font-size: 1em; margin: 1.2em 0 0.4em; }}
p, ul, ol, figure {{ margin: 0 0 0.8em; }}
ul, ol {{ padding-left: 1.5em; }}
h1, h2, h3, h4, p, li {{ overflow-wrap: anywhere; }}
a {{ color: {accent}; }}
code {{ font-size: 0.8em; overflow-wrap: anywhere; }}
figure svg {{ display: block; max-width: 100%; height: auto; }}
@media (min-width: 44rem) {{ figure {{ margin-left: -1.6rem; margin-right: -1.6rem; }} }}
div {{ overflow-x: auto; margin: 0 0 0.8em; }}
table {{ border-collapse: collapse; font-size: 0.87em; font-variant-numeric: tabular-nums; }}
th, td {{ padding: 0.25em 0.9em 0.25em 0; text-align: left; vertical-align: top; overflow-wrap: break-word; border-bottom: 1px solid {hairline}; }}
th {{ vertical-align: bottom; border-bottom-color: {border}; }}
.n {{ text-align: right; padding-left: 0.9em; }}
td.n {{ white-space: nowrap; }}
.sum td {{ border-top: 1px solid {border}; }}
.brief {{ font-size: 13px; line-height: 1.4; }}
.brief h2 {{ margin: 1.1em 0 0.3em; }}
.brief p, .brief ul, .brief ol, .brief figure, .brief div {{ margin-bottom: 0.5em; }}
@page {{ size: A4; margin: 16mm; }}
@media print {{
body {{ font-size: 10pt; }}
main {{ max-width: none; padding: 0; }}
.brief {{ font-size: 8pt; }}
.brief figure svg {{ width: auto; height: 62mm; }}
figure {{ margin-left: 0; margin-right: 0; }}
h1, h2, h3, h4 {{ break-after: avoid; }}
figure, tr, li {{ break-inside: avoid; }}
thead {{ display: table-header-group; }}
div {{ overflow: visible; }}
a {{ color: inherit; text-decoration: none; }}
}}
"
    )
}

/// A page in the making.
struct HtmlPage {
    text: String,
    lacking: Vec<char>,
}

impl HtmlPage {
    fn write(&mut self, document: &TextDocument) -> fmt::Result {
        let title = line(&document.title);
        let brief = if document.is_brief { " class=\"brief\"" } else { "" };
        write!(
            self.text,
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
             <meta name=\"generator\" content=\"{NAME} {}\"/>\n<title>{}</title>\n<style>\n{}</style>\n</head>\n\
             <body{brief}>\n<main>\n",
            document.language.code(),
            env!("CARGO_PKG_VERSION"),
            Escaped(&title),
            style(),
        )?;
        for block in &document.blocks {
            self.block(block, document)?;
        }
        self.text.push_str("</main>\n</body>\n</html>\n");
        Ok(())
    }

    fn block(&mut self, block: &TextBlock, document: &TextDocument) -> fmt::Result {
        match block {
            TextBlock::Heading(level, words) => {
                let level = (*level).clamp(1, 6);
                writeln!(self.text, "<h{level}>{}</h{level}>", Escaped(&line(words)))
            }
            TextBlock::Paragraph(words) => writeln!(self.text, "<p>{}</p>", HtmlPhrase(words)),
            TextBlock::Bullets(items) => {
                self.text.push_str("<ul>\n");
                items.iter().try_for_each(|item| writeln!(self.text, "<li>{}</li>", HtmlPhrase(item)))?;
                self.text.push_str("</ul>\n");
                Ok(())
            }
            TextBlock::Sources(items) => {
                self.text.push_str("<ol>\n");
                for (number, item) in (1..).zip(items) {
                    writeln!(self.text, "<li id=\"source-{number}\">{}</li>", HtmlPhrase(item))?;
                }
                self.text.push_str("</ol>\n");
                Ok(())
            }
            TextBlock::Table(table) => self.table(table),
            TextBlock::Chart(chart) => {
                let scene = chart.scene(document.language, document.date.as_ref());
                // Within a document letters cannot be chosen anyway, and so they look the same everywhere.
                let svg = svg(&scene, &Palette::LIGHT, Letters::Outlines);
                self.lacking.extend(scene.lacking);
                writeln!(self.text, "<figure>\n{svg}</figure>")
            }
        }
    }

    fn table(&mut self, DocumentTable { heads, rows }: &DocumentTable) -> fmt::Result {
        self.text.push_str("<div><table>\n<thead><tr>");
        for (head, align) in heads {
            write!(self.text, "<th scope=\"col\"{}>{}</th>", class(*align), HtmlPhrase(head))?;
        }
        self.text.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.text.push_str(if row.is_sum { "<tr class=\"sum\">" } else { "<tr>" });
            for ((_, align), cell) in heads.iter().zip(&row.cells) {
                write!(self.text, "<td{}>{}</td>", class(*align), HtmlPhrase(cell))?;
            }
            self.text.push_str("</tr>\n");
        }
        self.text.push_str("</tbody>\n</table></div>\n");
        Ok(())
    }
}

fn class(align: Align) -> &'static str {
    match align {
        Align::Left => "",
        Align::Right => " class=\"n\"",
    }
}

fn line(text: &str) -> String {
    harmless::line(text, &mut Changes::default())
}

/// A phrase as HTML.
struct HtmlPhrase<'a>(&'a Phrase);

impl fmt::Display for HtmlPhrase<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, part) in self.0.parts().iter().enumerate() {
            if place > 0 {
                out.write_char(' ')?;
            }
            match part {
                PhrasePart::Plain(text) => write!(out, "{}", Escaped(&line(text)))?,
                PhrasePart::Bold(text) => write!(out, "<b>{}</b>", Escaped(&line(text)))?,
                PhrasePart::Digits(text) => write!(out, "<code>{}</code>", Escaped(&line(text)))?,
                PhrasePart::References(numbers) => {
                    for (place, number) in numbers.iter().enumerate() {
                        let comma = if place > 0 { ", " } else { "" };
                        write!(out, "{comma}<a href=\"#source-{number}\">[{number}]</a>")?;
                    }
                }
                PhrasePart::Address(address) => {
                    let address = line(address);
                    let address = Escaped(&address);
                    write!(out, "<a href=\"{address}\" rel=\"noreferrer\">{address}</a>")?;
                }
            }
        }
        Ok(())
    }
}
