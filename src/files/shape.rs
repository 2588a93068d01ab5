//! The strict reading of structs, maps and lists, and what frames every file: its kind, its version,
//! its comments.
//!
//! A key that nothing reads, a key that stands twice, a value of the wrong form are refused with
//! their place. [`read_file`] and [`write_file`] are the frame; a kind of file brings its [`Shape`]s
//! and a reader of its root.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;

use super::kind::FileKind;
use super::layout::Layout;
use super::read_error::{Many, Place, ReadError, ReadProblem};
use super::tree::{self, Entry, Fault, Form, Node, Source, unexpected};
use crate::model::clauses::Weight;
use crate::model::{
    Date, Exchange, Expected, Money, Period, Rate, SourceId, SpellingError, Spelt, Stated, Year,
};
use crate::model::{noisy_number, plain_value};

/// What a file holds, with its comments.
pub(super) struct Whole<T> {
    pub holds: T,
    pub comment: String,
    pub other_comments: Vec<Comment>,
}

/// A comment inside what a file holds, which is not kept when it is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The line in which it begins.
    pub line: usize,
    /// What it says, shortened.
    pub text: String,
}

/// Reads a whole file of a kind.
pub(super) fn read_file<T>(
    text: &str,
    name: &str,
    kind: FileKind,
    read: impl FnOnce(&Source<'_>, &Node) -> Result<T, Fault>,
) -> Result<Whole<T>, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let source = Source { text, name, kind };
    read_whole(source, read).map_err(|fault| source.error(fault))
}

fn read_whole<T>(
    source: Source<'_>,
    read: impl FnOnce(&Source<'_>, &Node) -> Result<T, Fault>,
) -> Result<Whole<T>, Fault> {
    if let Some((at, found)) = tree::kind_at_the_beginning(source)
        && found != source.kind
    {
        return Err(Fault { at, problem: ReadProblem::OtherKind { found, expected: source.kind } });
    }
    if let Some((at, version)) = tree::version_at_the_beginning(source) {
        refuse_newer(at, version, source.kind)?;
    }
    let tree = tree::read_tree(source)?;
    refuse_other_versions(&source, &tree.root, source.kind)?;
    let holds = read(&source, &tree.root)?;
    let comment = tidy(&source.text[..tree.root.at]);
    let other = |range: &Range<usize>| {
        let line = 1 + source.text[..range.start].matches('\n').count();
        Comment { line, text: tree::clipped(&source.text[range.clone()]) }
    };
    let other_comments = tree.comments.iter().map(other).collect();
    Ok(Whole { holds, comment, other_comments })
}

/// A newer file may hold what this program does not know; so its version counts before its keys.
fn refuse_newer(at: usize, version: &str, kind: FileKind) -> Result<(), Fault> {
    let ours = kind.version();
    let newer = version.trim_start_matches('0').len() > 9
        || version.parse::<u32>().is_ok_and(|version| version > ours);
    if newer {
        return Err(Fault { at, problem: ReadProblem::Newer { version: tree::clipped(version), ours } });
    }
    Ok(())
}

/// Refuses a struct of a kind that is not of the version which this program writes.
pub(super) fn refuse_other_versions(source: &Source<'_>, root: &Node, kind: FileKind) -> Result<(), Fault> {
    let Form::Struct { entries, .. } = &root.form else { return Ok(()) };
    let Some(entry) = entries.iter().find(|entry| entry.key == "version") else { return Ok(()) };
    match &entry.value.form {
        Form::Number(version) => {
            refuse_newer(entry.value.at, version, kind)?;
            if *version != kind.version().to_string() {
                return Err(unexpected(entry.value.at, version, Expected::Version, "1"));
            }
            Ok(())
        }
        _ => Err(unexpected(entry.value.at, &source.found(&entry.value), Expected::PlainVersion, "1")),
    }
}

/// Comments without white space around them, their lines ended by a line feed alone.
fn tidy(comment: &str) -> String {
    let lines: Vec<&str> = comment.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Writes a whole file: its comments, then what it holds, over lines.
pub(super) fn write_file(comment: &str, holds: &Layout) -> String {
    let mut text = String::new();
    let comment = tidy(comment);
    if !comment.is_empty() {
        if tree::is_only_comments(&comment) {
            text.push_str(&comment);
        } else {
            let lines: Vec<String> = comment.lines().map(|line| format!("// {line}")).collect();
            text.push_str(&tidy(&lines.join("\n")));
        }
        text.push('\n');
    }
    text.push_str(&holds.over_lines());
    text.push('\n');
    text
}

/// A struct of the file.
pub(super) struct Shape {
    /// What messages call it.
    pub called: &'static str,
    /// Its name in the file, if it has one.
    pub name: Option<&'static str>,
    /// What it is, and a right one.
    pub expected: (Expected, &'static str),
    /// Its keys, each with a right value.
    pub keys: &'static [(&'static str, &'static str)],
}

/// The entries of a struct, each at most once and each known.
pub(super) struct Keys<'n> {
    at: usize,
    shape: &'static Shape,
    entries: &'n [Entry],
}

impl<'n> Keys<'n> {
    /// The entries of `node`, if it is a struct of that shape.
    pub fn of(source: &Source<'_>, node: &'n Node, shape: &'static Shape) -> Result<Self, Fault> {
        let (expected, example) = shape.expected;
        let entries = match &node.form {
            Form::Struct { name: Some(name), entries } if shape.name == Some(name) => entries,
            Form::Struct { name: None, entries } => entries,
            _ => return Err(unexpected(node.at, &source.found(node), expected, example)),
        };
        for (index, entry) in entries.iter().enumerate() {
            let key = entry.key.clone();
            if shape.keys.iter().all(|(known, _)| *known != key) {
                let known: Vec<&str> = shape.keys.iter().map(|(known, _)| *known).collect();
                let nearest = nearest(&key, &known);
                let problem = ReadProblem::UnknownKey { key, owner: shape.called, nearest, known };
                return Err(Fault { at: entry.at, problem });
            }
            if let Some(first) = entries[..index].iter().find(|first| first.key == key) {
                let first = source.place(first.at);
                return Err(Fault { at: entry.at, problem: ReadProblem::RepeatedKey { key, first } });
            }
        }
        Ok(Self { at: node.at, shape, entries })
    }

    pub fn get(&self, key: &str) -> Option<&'n Node> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    pub fn need(&self, key: &str) -> Result<&'n Node, Fault> {
        let missing = || {
            let known = self.shape.keys.iter().find(|(known, _)| *known == key);
            let &(key, example) = known.expect("only keys of the shape are needed");
            Fault { at: self.at, problem: ReadProblem::MissingKey { owner: self.shape.called, key, example } }
        };
        self.get(key).ok_or_else(missing)
    }

    /// The value of a key that may be left out.
    pub fn optional<T>(
        &self,
        key: &str,
        read: impl FnOnce(&'n Node) -> Result<T, Fault>,
    ) -> Result<Option<T>, Fault> {
        self.get(key).map(read).transpose()
    }
}

/// The right word that a misspelt one resembles.
pub(super) fn nearest(word: &str, known: &[&'static str]) -> Option<&'static str> {
    let word = word.to_lowercase();
    let distance = |right: &str| strsim::damerau_levenshtein(&word, &right.to_lowercase());
    let best = known.iter().min_by_key(|right| distance(right))?;
    (distance(best) <= (best.len() / 3).max(1)).then_some(best)
}

/// A number of a file that was read without its binary noise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noise {
    /// Where it stands.
    pub place: Place,
    /// How it is written.
    pub written: String,
    /// What it is read as.
    pub read: Decimal,
}

/// The numbers of a text that was read which carry binary noise, in their order.
pub(super) fn noise_in(text: &str, kind: FileKind) -> Vec<Noise> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let source = Source { text, name: "", kind };
    let mut found = Vec::new();
    if let Ok(tree) = tree::read_tree(source) {
        find_noise(&source, &tree.root, &mut found);
    }
    found
}

fn find_noise(source: &Source<'_>, node: &Node, found: &mut Vec<Noise>) {
    match &node.form {
        Form::Text(text) => {
            let text = &*plain_value(text);
            let is_value = Stated::<Money>::read(text).is_ok()
                || Stated::<Rate>::read(text).is_ok()
                || Stated::<Exchange>::read(text).is_ok()
                || Stated::<Weight>::read(text).is_ok();
            if let Some((written, read)) = noisy_number(text).filter(|_| is_value) {
                found.push(Noise { place: source.place(node.at), written, read });
            }
        }
        Form::Number(_) | Form::Word(_) => {}
        Form::Struct { entries, .. } => {
            entries.iter().for_each(|entry| find_noise(source, &entry.value, found));
        }
        Form::Map(pairs) => pairs.iter().for_each(|(_, value)| find_noise(source, value, found)),
        Form::List(items) => items.iter().for_each(|item| find_noise(source, item, found)),
    }
}

/// Values that stand in quotes; what a message calls them where the quotes are missing.
pub(super) trait InQuotes: Spelt {
    const CALLED: Expected;
}

impl InQuotes for Stated<Money> {
    const CALLED: Expected = Expected::AmountInQuotes;
}

impl InQuotes for Stated<Rate> {
    const CALLED: Expected = Expected::RateInQuotes;
}

impl InQuotes for Stated<Exchange> {
    const CALLED: Expected = Expected::ExchangeInQuotes;
}

impl InQuotes for Stated<Weight> {
    const CALLED: Expected = Expected::WeightInQuotes;
}

impl InQuotes for Money {
    const CALLED: Expected = Expected::UnitInQuotes;
}

impl InQuotes for Stated<Date> {
    const CALLED: Expected = Expected::DateInQuotes;
}

impl InQuotes for Stated<Period> {
    const CALLED: Expected = Expected::PeriodInQuotes;
}

pub(super) fn read_spelt<T: InQuotes>(source: &Source<'_>, node: &Node) -> Result<T, Fault> {
    match &node.form {
        Form::Text(text) => {
            let plain = plain_value(text);
            // What is told is what stands there, signs that cannot be seen included.
            let told = |error: SpellingError| {
                let found = if plain == *text { error.found } else { text.clone() };
                misspelt(node, SpellingError { found, ..error })
            };
            T::read(&plain).map_err(told)
        }
        _ => Err(unexpected(node.at, &source.found(node), T::CALLED, T::EXAMPLE)),
    }
}

pub(super) fn misspelt(node: &Node, mut error: SpellingError) -> Fault {
    error.found = tree::clipped(&error.found);
    Fault { at: node.at, problem: ReadProblem::Unexpected(error) }
}

/// A word without quotes, such as `HalfUp`.
pub(super) fn read_word<T: Spelt>(source: &Source<'_>, node: &Node, called: Expected) -> Result<T, Fault> {
    match &node.form {
        Form::Word(word) => T::read(word).map_err(|error| misspelt(node, error)),
        _ => Err(unexpected(node.at, &source.found(node), called, T::EXAMPLE)),
    }
}

pub(super) fn read_text(source: &Source<'_>, node: &Node) -> Result<String, Fault> {
    match &node.form {
        Form::Text(text) => Ok(text.clone()),
        _ => Err(unexpected(node.at, &source.found(node), Expected::TextInQuotes, "\"12th SMA as signed\"")),
    }
}

/// A date without status and sources.
pub(super) fn read_plain_date(source: &Source<'_>, node: &Node) -> Result<Date, Fault> {
    let example = "\"2024-10-04\"";
    match &node.form {
        Form::Text(text) => text.parse().map_err(|_| unexpected(node.at, text, Expected::Date, example)),
        _ => Err(unexpected(node.at, &source.found(node), Expected::DateInQuotes, example)),
    }
}

/// The names of sources, without brackets.
pub(super) fn read_source_names(source: &Source<'_>, node: &Node) -> Result<Vec<SourceId>, Fault> {
    let Form::Text(text) = &node.form else {
        let expected = Expected::SourcesInQuotes;
        return Err(unexpected(node.at, &source.found(node), expected, SourceId::EXAMPLE));
    };
    SourceId::list(text).map_err(|error| misspelt(node, error))
}

/// `true` or `false`.
pub(super) fn read_flag(source: &Source<'_>, node: &Node) -> Result<bool, Fault> {
    match &node.form {
        Form::Word(word) if word == "true" => Ok(true),
        Form::Word(word) if word == "false" => Ok(false),
        _ => Err(unexpected(node.at, &source.found(node), Expected::PlainFlag, "true")),
    }
}

pub(super) fn read_year(source: &Source<'_>, node: &Node) -> Result<Year, Fault> {
    let year = match &node.form {
        Form::Number(number) => number.parse().ok(),
        _ => None,
    };
    let expected = Expected::PlainYear;
    year.ok_or_else(|| unexpected(node.at, &source.found(node), expected, "2026"))
}

/// More entries of one map or list than any scenario has are refused; a plan counts parts and
/// categories in bytes.
pub(super) fn refuse_too_many(node: &Node, count: usize, (what, most): (Many, usize)) -> Result<(), Fault> {
    if count > most {
        return Err(Fault { at: node.at, problem: ReadProblem::TooMany { what, most } });
    }
    Ok(())
}

pub(super) const ENTRIES: (Many, usize) = (Many::Entries, 500);

/// A map, its keys sorted; a repeated key is refused with both places.
pub(super) fn read_map<K: Ord, T>(
    source: &Source<'_>,
    node: &Node,
    example: &'static str,
    read_key: impl Fn(&Source<'_>, &Node) -> Result<K, Fault>,
    read_value: impl Fn(&Source<'_>, &Node) -> Result<T, Fault>,
) -> Result<BTreeMap<K, T>, Fault> {
    let Form::Map(pairs) = &node.form else {
        let expected = Expected::Map;
        return Err(unexpected(node.at, &source.found(node), expected, example));
    };
    refuse_too_many(node, pairs.len(), ENTRIES)?;
    let mut read: BTreeMap<K, (usize, T)> = BTreeMap::new();
    for (key_node, value_node) in pairs {
        let key = read_key(source, key_node)?;
        if let Some((first, _)) = read.get(&key) {
            let problem =
                ReadProblem::RepeatedKey { key: source.found(key_node), first: source.place(*first) };
            return Err(Fault { at: key_node.at, problem });
        }
        read.insert(key, (key_node.at, read_value(source, value_node)?));
    }
    Ok(read.into_iter().map(|(key, (_, value))| (key, value)).collect())
}

pub(super) fn read_years<T: InQuotes>(source: &Source<'_>, node: &Node) -> Result<BTreeMap<Year, T>, Fault> {
    let example = "{2028: \"…\"}";
    read_map(source, node, example, read_year, read_spelt)
}

pub(super) fn read_list<T>(
    source: &Source<'_>,
    node: &Node,
    limit: (Many, usize),
    example: &'static str,
    read: impl Fn(&Source<'_>, &Node) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    let Form::List(items) = &node.form else {
        return Err(unexpected(node.at, &source.found(node), Expected::List, example));
    };
    refuse_too_many(node, items.len(), limit)?;
    items.iter().map(|item| read(source, item)).collect()
}

pub(super) fn years_layout<T: Spelt>(values: &BTreeMap<Year, T>) -> Layout {
    Layout::Map(values.iter().map(|(&year, value)| (year_key(year), spelt_layout(value))).collect())
}

pub(super) fn spelt_layout(value: &impl Spelt) -> Layout {
    Layout::text(&value.spell())
}

pub(super) fn year_layout(year: Year) -> Layout {
    Layout::Leaf(year_key(year))
}

/// Four digits, as reading wants them.
pub(super) fn year_key(year: Year) -> String {
    format!("{:04}", year.0)
}
