//! Free text made harmless: the one place for every format and for the terminal.
//!
//! Titles, notes and the names of parts, series and sources are whatever somebody typed, or put into
//! a file that was mailed. What leaves the program does nothing but be read.
//!
//! | where it goes | what it could do there | what is done |
//! |---|---|---|
//! | [`line()`]: anywhere | break lines, turn the direction of what follows | line ends become spaces, marks of direction are left out, other control characters become `�` |
//! | [`cell`]: a spreadsheet | be computed as a formula | an apostrophe before it |
//! | [`markdown`]: a report | become a heading, a link, HTML, a table | each sign escaped, so that it is read as typed |
//! | [`file_name`]: a folder | lead to another folder, be no name on some system | signs that no system allows become `-` |
//! | [`escaped`]: a terminal, JSON | move the cursor, hide what stands there | written as `\u001b` |
//!
//! **Invariant:** plain text, Hangul and emoji with their joiners included, comes back unchanged, and
//! so does what was made harmless once more for the same place; markup alone is escaped each time.
//!
//! Deliberately absent: numbers. They never come here, so a negative one stays a number.

use std::borrow::Cow;
use std::fmt::Write;

use crate::text::{Language, key, say};

/// What had to be changed, so that the export can say so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// An apostrophe stands before what a spreadsheet would compute.
    pub formulas: bool,
    /// Line ends, control characters or marks of direction were taken out.
    pub unprintable: bool,
    /// Signs of markup were escaped.
    pub markup: bool,
}

impl Changes {
    /// What a reader of the export is told, a sentence each.
    pub fn told(self, language: Language) -> Vec<String> {
        let mut told = Vec::new();
        told.extend(self.formulas.then(|| say(language, key::HARMLESS_FORMULAS)));
        told.extend(self.unprintable.then(|| say(language, key::HARMLESS_UNPRINTABLE)));
        told.extend(self.markup.then(|| say(language, key::HARMLESS_MARKUP)));
        told
    }
}

/// The text in one line, without what is not printed.
///
/// ```
/// use costshare::export::harmless::{Changes, line};
///
/// let mut changes = Changes::default();
/// assert_eq!(line("12차 협정 👩‍👧", &mut changes), "12차 협정 👩‍👧");
/// assert_eq!(changes, Changes::default());
/// assert_eq!(line("two\nlines, \u{202e}turned", &mut changes), "two lines, turned");
/// assert!(changes.unprintable);
/// ```
pub fn line(text: &str, changes: &mut Changes) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if ends_line_or_tabs(c) => out.push(' '),
            c if turns_direction(c) => {}
            c if is_unprintable(c) => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    changes.unprintable |= out != text;
    out
}

/// The text as a cell that no spreadsheet computes.
///
/// ```
/// use costshare::export::harmless::{Changes, cell};
///
/// let mut changes = Changes::default();
/// assert_eq!(cell("=HYPERLINK(\"http://x\")", &mut changes), "'=HYPERLINK(\"http://x\")");
/// assert!(changes.formulas);
/// ```
pub fn cell(text: &str, changes: &mut Changes) -> String {
    let text = line(text, changes);
    // Spreadsheets skip blanks at the beginning; some read full-width signs like plain ones.
    let begins = text.trim_start_matches(|c: char| c.is_whitespace() || is_zero_width(c));
    let is_formula = begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫']);
    changes.formulas |= is_formula;
    if is_formula { format!("'{text}") } else { text }
}

/// The text as it stands in a line of Markdown, read as typed: within a paragraph, a heading, a cell
/// of a table or the words for a picture.
///
/// `<`, `>` and `&` become entities, which every dialect knows; other signs get a backslash.
///
/// ```
/// use costshare::export::harmless::{Changes, markdown};
///
/// let mut changes = Changes::default();
/// assert_eq!(markdown("4.2 % a year (baseline)", &mut changes), "4.2 % a year (baseline)");
/// assert_eq!(markdown("[a](b) <i>", &mut changes), "\\[a\\](b) &lt;i&gt;");
/// assert!(changes.markup);
/// ```
pub fn markdown(text: &str, changes: &mut Changes) -> String {
    let text = line(text, changes);
    let text = text.trim();
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c => {
                let (before, rest) = (&text[..at], &text[at + c.len_utf8()..]);
                if is_markup(before, c, rest) || is_of_address(before, c, rest) {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    changes.markup |= out != text;
    out
}

/// A line of [`markdown`] as it begins a block, so that it begins no list, rule or underline.
///
/// ```
/// use costshare::export::harmless::begins_block;
///
/// assert_eq!(begins_block("- a"), "\\- a");
/// assert_eq!(begins_block("1. a"), "1\\. a");
/// assert_eq!(begins_block("2026–2030: a"), "2026–2030: a");
/// ```
pub fn begins_block(line: &str) -> String {
    if line.starts_with(['-', '+', '=', ':', '%']) {
        return format!("\\{line}");
    }
    // `1.` and `1)` begin a list.
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = &line[..line.len() - rest.len()];
    let ends_word = |rest: &str| rest.is_empty() || rest.starts_with(char::is_whitespace);
    match rest.strip_prefix(['.', ')']) {
        Some(after) if !number.is_empty() && ends_word(after) => format!("{number}\\{rest}"),
        _ => line.to_owned(),
    }
}

/// The text as the name of a file without its ending: at most 120 bytes, never empty, in no other
/// folder, and a name on every system.
///
/// ```
/// use costshare::export::harmless::file_name;
///
/// assert_eq!(file_name("12차 협정, 2026–2030"), "12차 협정, 2026–2030");
/// assert_eq!(file_name("../../etc/passwd"), "etc-passwd");
/// assert_eq!(file_name("con"), "_con");
/// ```
pub fn file_name(text: &str) -> String {
    let allowed = |c: char| match c {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\u{fffd}' => '-',
        '／' | '＼' | '∕' | '⁄' | '：' => '-',
        c => c,
    };
    let mut name: String = line(text, &mut Changes::default()).chars().map(allowed).collect();
    while name.contains("..") {
        name = name.replace("..", ".");
    }
    // A hidden file, an option of a command; Windows drops points and blanks at the end.
    let at_the_rim = |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '~');
    let name = name.trim_matches(at_the_rim);
    let name = shortened(name, LONGEST_NAME).trim_end_matches(at_the_rim);
    let name = if name.is_empty() { "costshare" } else { name };
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    if is_reserved(stem) { format!("_{name}") } else { name.to_owned() }
}

/// The text with everything that acts rather than being read written as `\u001b`. Line ends and tabs
/// stay. In JSON this is another spelling of the same text.
pub fn escaped(text: &str) -> Cow<'_, str> {
    let acts =
        |c: char| !matches!(c, '\n' | '\t') && (is_unprintable(c) || turns_direction(c) || is_line_end(c));
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if acts(c) {
            // None of these lies beyond four digits.
            write!(out, "\\u{:04x}", u32::from(c)).expect("memory takes every character");
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// In bytes, so that an ending and the name of a file beside it have room in 255.
const LONGEST_NAME: usize = 120;

/// The beginning of a text, at most so many bytes.
fn shortened(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

/// Names that Windows keeps for devices.
fn is_reserved(stem: &str) -> bool {
    let stem = stem.to_ascii_uppercase();
    let numbered = |device: &str| {
        stem.strip_prefix(device).is_some_and(|number| {
            matches!(number, "¹" | "²" | "³") || (number.len() == 1 && number.as_bytes()[0].is_ascii_digit())
        })
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || numbered("COM")
        || numbered("LPT")
}

/// What Markdown or one of its common dialects reads as markup.
fn is_markup(before: &str, c: char, rest: &str) -> bool {
    match c {
        '\\' | '`' | '*' | '[' | ']' | '{' | '}' | '#' | '|' | '~' | '^' | '$' | '@' => true,
        // Within a word it is a letter like any other: `data_2510`.
        '_' => !(before.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric)),
        _ => false,
    }
}

/// Some dialects make links of bare addresses: `://`, `www.`.
fn is_of_address(before: &str, c: char, rest: &str) -> bool {
    let ends_with_www = || {
        let bytes = before.as_bytes();
        bytes.len() >= 3 && bytes[bytes.len() - 3..].eq_ignore_ascii_case(b"www")
    };
    match c {
        ':' => rest.starts_with("//"),
        '.' => ends_with_www(),
        _ => false,
    }
}

fn ends_line_or_tabs(c: char) -> bool {
    c == '\t' || is_line_end(c)
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Marks that turn or keep the direction of writing, so that text reads otherwise than it stands.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Control characters, notes between lines, and what XML does not allow.
fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}')
}

fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_get_an_apostrophe_in_whatever_width() {
        for text in
            ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u{200b}=1", "＝1", "＠SUM", "﹣1"]
        {
            let mut changes = Changes::default();
            let cell = cell(text, &mut changes);
            assert!(cell.starts_with('\'') && changes.formulas, "{text:?} became {cell:?}");
        }
        for text in ["12th SMA", "a=b", "−430", "'=1", "12차 협정", ""] {
            let mut changes = Changes::default();
            assert_eq!(cell(text, &mut changes), text);
            assert_eq!(changes, Changes::default());
        }
    }

    #[test]
    fn what_is_harmless_stays_as_it_is() {
        for text in ["12th SMA as signed, 2026–2030", "4.2 % a year (baseline)", "“quoted” · 7조 9,060억원"]
        {
            let mut changes = Changes::default();
            let found = [line(text, &mut changes), cell(text, &mut changes), markdown(text, &mut changes)];
            assert!(found.iter().all(|found| found == text), "{found:?}");
            assert_eq!((escaped(text).as_ref(), changes), (text, Changes::default()));
        }
    }

    #[test]
    fn markup_is_escaped_where_it_is_markup() {
        for (text, expected) in [
            ("a - b + c = d", "a - b + c = d"),
            ("# a", "\\# a"),
            ("http://a.b", "http\\://a.b"),
            ("WWW.a.b", "WWW\\.a.b"),
            ("&lt;", "&amp;lt;"),
            ("2026~2030년", "2026\\~2030년"),
            ("data_2510 _a_", "data_2510 \\_a\\_"),
            ("a\\", "a\\\\"),
            ("  a  ", "a"),
        ] {
            assert_eq!(markdown(text, &mut Changes::default()), expected, "{text:?}");
        }
    }

    #[test]
    fn a_block_begins_as_a_paragraph() {
        for (line, expected) in [
            ("- a", "\\- a"),
            ("---", "\\---"),
            ("+430", "\\+430"),
            ("1. a", "1\\. a"),
            ("12)", "12\\)"),
            ("4.2 %", "4.2 %"),
            ("**2026**", "**2026**"),
            ("", ""),
        ] {
            assert_eq!(begins_block(line), expected);
        }
    }

    #[test]
    fn names_of_files_stay_in_their_folder_on_every_system() {
        for (text, expected) in [
            ("", "costshare"),
            ("...", "costshare"),
            ("C:\\temp\\a", "C--temp-a"),
            ("a/../b", "a-.-b"),
            ("nul.md", "_nul.md"),
            ("COM1", "_COM1"),
            ("LPT² ", "_LPT²"),
            ("-rf", "rf"),
            (".hidden", "hidden"),
            ("a\u{202e}dm.exe", "adm.exe"),
            ("a\0b", "a-b"),
            ("ends. ", "ends"),
        ] {
            assert_eq!(file_name(text), expected, "{text:?}");
        }
        let long = file_name(&"협정".repeat(100));
        assert_eq!((long.len(), long.chars().count()), (120, 40));
    }

    #[test]
    fn a_terminal_gets_nothing_that_it_obeys() {
        assert_eq!(escaped("a\u{1b}[2Jb\u{9b}c\rd\n"), "a\\u001b[2Jb\\u009bc\\u000dd\n");
        assert_eq!(escaped("\u{202e}x\u{2028}"), "\\u202ex\\u2028");
    }
}
