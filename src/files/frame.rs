//! What frames every file: its kind, its version, its comments; and the one layout of RON.
//!
//! [`read_file`] and [`write_file`] take a type that derives `Deserialize` and `Serialize`: it is the
//! schema, one field one key. What stands in one line, or has no name, says so by `serialize_with`.

use std::collections::BTreeMap;
use std::ops::Range;

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use ron::value::RawValue;
use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::kind::FileKind;
use super::read_error::{Place, ReadError, ReadProblem, clipped};
use super::refusal::{NEWER, refusal};
use super::scan::{self, DEEPEST, Fault, Open, Scan};
use super::source::{SourceText, named, prepared};
use crate::model::spelling::{misspelt, plain};
use crate::model::{Expected, SpellingError};

/// How many steps `ron` may go deep: five for each bracket of a sum in a sum.
const STEPS: usize = 5 * DEEPEST + 50;

/// RON as our files have it: `Fixed(rate: …)` is a variant, and nothing stands in `Some(…)`.
pub(super) fn options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_recursion_limit(STEPS)
}

/// What a file holds, with its comments.
pub(super) struct WholeFile<T> {
    pub holds: T,
    pub comment: String,
    pub other_comments: Vec<Comment>,
}

/// A comment inside what a file holds, which is not kept when it is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Where it begins.
    pub place: Place,
    /// What it says, shortened.
    pub text: String,
}

/// Reads a whole file of a kind. `H` is its head, in which nothing but versions is read; `value` is told
/// each value with the brackets around it and the byte where it begins.
pub(super) fn read_file<T: DeserializeOwned, H: DeserializeOwned>(
    text: &str,
    name: &str,
    kind: FileKind,
    value: impl FnMut(&str, &[Open], usize),
) -> Result<WholeFile<T>, ReadError> {
    let text = prepared(text);
    let source = SourceText { text: &text, name, kind };
    if let Some((at, found)) = named(&text)
        && found != kind
    {
        return Err(source.error(at, ReadProblem::OtherKind { found, expected: kind }));
    }
    let (holds, scan) = read::<T>(&source, value).map_err(|error| {
        // A newer file may hold what this program does not know, so its version counts before its keys.
        let head = read::<H>(&source, |_, _, _| ()).err();
        head.filter(|head| matches!(*head.problem, ReadProblem::Newer { .. })).unwrap_or(error)
    })?;
    let comment = tidy(&text[..scan.root.unwrap_or_default()]);
    let other = |range: &Range<usize>| Comment {
        place: Place::of(&text, range.start),
        text: clipped(&text[range.clone()]),
    };
    Ok(WholeFile { holds, comment, other_comments: scan.comments.iter().map(other).collect() })
}

/// Reads a value out of a whole text.
pub(super) fn read<T: DeserializeOwned>(
    source: &SourceText<'_>,
    mut value: impl FnMut(&str, &[Open], usize),
) -> Result<(T, Scan), ReadError> {
    let text = source.text;
    let mut scan = Scan::whole(text, source.kind, |open, at| value(text, open, at));
    let fault = scan.fault.take();
    // What is nested too deep is no business of a reader that goes down with it.
    let read_to = match &fault {
        Some(fault) if matches!(fault.problem, ReadProblem::TooDeep(_)) => fault.seen,
        _ => text.len(),
    };
    let read = deserialized::<T>(&scan.with_plain_blanks(text)[..read_to]);
    let is_first = |fault: &Fault| match &read {
        Err((_, stood)) => fault.seen < *stood || (fault.seen == *stood && !fault.is_weak),
        Ok(_) => true,
    };
    match (fault.filter(is_first), read) {
        (Some(fault), _) => Err(source.error(fault.at, fault.problem)),
        (None, Err((error, stood))) => Err(refusal(source, &error, stood)),
        (None, Ok(value)) => Ok((value, scan)),
    }
}

/// What a text holds, or why not and where the reader stood.
fn deserialized<T: DeserializeOwned>(text: &str) -> Result<T, (ron::Error, usize)> {
    // Attributes and comments without end are read at once; both are faults.
    let reader = ron::Deserializer::from_str_with_options(text, &options());
    let mut reader = reader.map_err(|error| (error.code, text.len()))?;
    let read = T::deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    read.map_err(|error| (error, text.len() - reader.remainder().len()))
}

/// Comments without white space around them, their lines ended by a line feed alone.
fn tidy(comment: &str) -> String {
    let lines: Vec<&str> = comment.lines().flat_map(|line| line.split('\r')).map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Writes a whole file: its comments, then what it holds, over lines.
pub(super) fn write_file(comment: &str, holds: &impl Serialize) -> String {
    let mut text = tidy(comment);
    if !text.is_empty() {
        if !scan::is_only_comments(&text) {
            let lines: Vec<String> = text.lines().map(|line| format!("// {line}")).collect();
            text = tidy(&lines.join("\n"));
        }
        text.push('\n');
    }
    text.push_str(&over_lines(holds, true));
    text.push('\n');
    text
}

/// A value in one line, as on the command line.
pub(super) fn in_one_line(value: &impl Serialize, has_names: bool) -> String {
    let layout = PrettyConfig::new().compact_structs(true).compact_arrays(true).compact_maps(true);
    written(value, layout.struct_names(has_names))
}

fn over_lines(value: &impl Serialize, has_names: bool) -> String {
    written(value, PrettyConfig::new().new_line("\n").struct_names(has_names))
}

fn written(value: &impl Serialize, layout: PrettyConfig) -> String {
    let options = options().without_recursion_limit();
    let text =
        options.to_string_pretty(value, layout).expect("texts, numbers, maps and lists have a spelling");
    with_our_escapes(&text)
}

/// RON with the escapes of our layout: what keeps a text in its line and its quotes, and control
/// characters. `ron` escapes apostrophes and combining characters too.
pub(super) fn with_our_escapes(ron: &str) -> String {
    let mut text = String::with_capacity(ron.len());
    let mut rest = ron;
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        let braced = behind.strip_prefix("u{").and_then(|code| code.split_once('}'));
        let code = braced.and_then(|(code, _)| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        let (c, length) = match (behind.as_bytes().first(), braced, code) {
            (Some(b'\''), ..) => ('\'', 1),
            (Some(b'0'), ..) => ('\0', 1),
            (Some(b'u'), Some((digits, _)), Some(code)) => (code, digits.len() + 3),
            _ => {
                // It is written so in our layout too.
                let length = 1 + behind.chars().next().map_or(0, char::len_utf8);
                text.push_str(&rest[at..at + length]);
                rest = &rest[at + length..];
                continue;
            }
        };
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            c if c.is_control() => text.extend(c.escape_unicode()),
            c => text.push(c),
        }
        rest = &behind[length..];
    }
    text.push_str(rest);
    text
}

/// Writes a text that is RON already. One that is nested so deep that `ron` takes none of it is written
/// from its value, over lines.
fn raw<T: Serialize, S: Serializer>(text: &str, value: &T, to: S) -> Result<S::Ok, S::Error> {
    match RawValue::from_ron(text) {
        Ok(raw) => raw.serialize(to),
        Err(_) => value.serialize(to),
    }
}

/// A value that is written in its own way within a list or a map.
struct WrittenAs<'v, T>(&'v T, fn(&T) -> String);

impl<T: Serialize> Serialize for WrittenAs<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        raw(&self.1(self.0), self.0, to)
    }
}

/// A value in one line.
pub(super) fn line<T: Serialize, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    raw(&in_one_line(value, true), value, to)
}

/// A struct without a name, in one line.
pub(super) fn nameless_line<T: Serialize, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    raw(&in_one_line(value, false), value, to)
}

/// Values of a list, each in a line of its own.
pub(super) fn lines<T: Serialize, S: Serializer>(values: &[T], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(values.iter().map(|value| WrittenAs(value, |value| in_one_line(value, true))))
}

/// A map of structs without a name, over lines.
pub(super) fn nameless_map<K: Serialize, V: Serialize, S: Serializer>(
    map: &BTreeMap<K, V>,
    to: S,
) -> Result<S::Ok, S::Error> {
    let laid = |value: &V| indented(&over_lines(value, false), 2);
    to.collect_map(map.iter().map(|(key, value)| (key, WrittenAs(value, laid))))
}

/// A struct without a name, over lines, so many levels deep.
pub(super) fn nameless<T: Serialize, S: Serializer>(
    value: &T,
    deep: usize,
    to: S,
) -> Result<S::Ok, S::Error> {
    raw(&indented(&over_lines(value, false), deep), value, to)
}

/// A file within a file, one level deeper.
pub(super) fn inner<T: Serialize, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    raw(&indented(&over_lines(value, true), 1), value, to)
}

fn indented(text: &str, deep: usize) -> String {
    text.replace('\n', &format!("\n{}", "    ".repeat(deep)))
}

/// The version of a file, which is 1; a newer one is refused before anything else is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Version;

impl Version {
    fn read<E: serde::de::Error>(version: &str) -> Result<Self, E> {
        let digits = version.trim_start_matches('0');
        let is_number = version.bytes().all(|byte| byte.is_ascii_digit());
        if version == super::VERSION.to_string() {
            return Ok(Self);
        }
        if is_number
            && (digits.len() > 9 || digits.parse::<u32>().is_ok_and(|version| version > super::VERSION))
        {
            return Err(E::custom(NEWER));
        }
        Err(misspelt(&SpellingError::new(Expected::Version, version, "1")))
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let is_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
        let read = |text: &str| is_number(text).then(|| Self::read(text));
        plain(from, Expected::PlainVersion, "1", read)?
    }
}

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u32(super::VERSION)
    }
}
