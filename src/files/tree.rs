//! The syntax of our files: RON as a tree whose every leaf knows its place.
//!
//! Why not the `ron` crate with serde: it keeps the last of two equal keys, reports a wrong value
//! inside a string at the end of the enclosing struct, and names Rust types where an analyst
//! expects an example. The strict messages are what the file format is for, so the reading is our
//! own; it is a subset of RON, and `tests/files.rs` holds what we write to the `ron` crate.
//!
//! Read are: structs with or without a name, maps, lists, texts in one line with RON's escapes,
//! numbers, words and comments. Not read, though RON has them: tuples, characters, raw texts,
//! extensions; no value of ours needs them.
//!
//! **Invariant:** numbers stay text. Nothing passes through binary floats.

use std::ops::Range;
use std::str::Chars;

use super::kind::FileKind;
use super::read_error::{Many, Place, ReadError, ReadProblem};
use crate::model::Expected;
use crate::model::SpellingError;
use crate::model::{composed, with_codes};

/// How deep brackets may be nested. A scenario needs eight levels and one for each sum in a sum.
pub(super) const DEEPEST: usize = 100;

/// How many values a text may hold: fifty series of three hundred years, and some.
pub(super) const MOST_VALUES: usize = 20_000;

/// A text, what it is called and what it should hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    pub text: &'a str,
    pub name: &'a str,
    pub kind: FileKind,
}

/// What is wrong, and at which byte.
#[derive(Debug)]
pub(super) struct Fault {
    pub at: usize,
    pub problem: ReadProblem,
}

/// A whole text.
#[derive(Debug)]
pub(super) struct Tree {
    pub root: Node,
    /// Where comments stand after the beginning of the root, in bytes.
    pub comments: Vec<Range<usize>>,
}

/// A value and where it stands, in bytes.
#[derive(Debug)]
pub(super) struct Node {
    pub at: usize,
    pub end: usize,
    pub form: Form,
}

/// The forms of a value.
#[derive(Debug)]
pub(super) enum Form {
    /// A text, its escapes resolved and its letters composed.
    Text(String),
    /// A number as it stands.
    Number(String),
    /// A word without quotes.
    Word(String),
    /// Keys and values between parentheses.
    Struct { name: Option<String>, entries: Vec<Entry> },
    /// Keys and values between braces.
    Map(Vec<(Node, Node)>),
    /// Values between square brackets.
    List(Vec<Node>),
}

/// A key and its value.
#[derive(Debug)]
pub(super) struct Entry {
    pub at: usize,
    pub key: String,
    pub value: Node,
}

impl Source<'_> {
    /// The place of a byte.
    pub fn place(&self, at: usize) -> Place {
        let before = &self.text[..at];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
        Place { line, column: before[line_start..].chars().count() + 1 }
    }

    /// The error that a fault is. Of a private file nothing is quoted, whatever was expected there.
    pub fn error(&self, fault: Fault) -> ReadError {
        let line_start = self.text[..fault.at].rfind('\n').map_or(0, |newline| newline + 1);
        let line = self.text[line_start..].lines().next().unwrap_or_default();
        let other = matches!(fault.problem, ReadProblem::OtherKind { .. });
        let is_private = self.kind == FileKind::Private;
        ReadError {
            file: self.name.to_owned(),
            place: self.place(fault.at),
            problem: Box::new(if is_private { fault.problem.without_quotes() } else { fault.problem }),
            line: if other || is_private { String::new() } else { line.to_owned() },
        }
    }

    /// What stands at a node, short enough for a message.
    pub fn found(&self, node: &Node) -> String {
        match &node.form {
            Form::Struct { name, .. } => format!("{}(…)", name.as_deref().unwrap_or_default()),
            Form::Map(_) => "{…}".to_owned(),
            Form::List(_) => "[…]".to_owned(),
            Form::Text(_) | Form::Number(_) | Form::Word(_) => clipped(&self.text[node.at..node.end]),
        }
    }
}

/// The text, cut after 60 characters, with what cannot be seen or a terminal would obey told by its code.
pub(super) fn clipped(text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    let mut short = with_codes(&short);
    if text.chars().nth(60).is_some() {
        short.push('…');
    }
    short
}

/// The error that something else than `expected` stands at a byte.
pub(super) fn unexpected(at: usize, found: &str, expected: Expected, example: &'static str) -> Fault {
    Fault { at, problem: ReadProblem::Unexpected(SpellingError::new(expected, found, example)) }
}

/// Reads a whole text as one value.
pub(super) fn read_tree(source: Source<'_>) -> Result<Tree, Fault> {
    let mut reader = Reader { source, at: 0, comments: Vec::new(), values: 0 };
    reader.skip_blank()?;
    if reader.peek().is_none() {
        return Err(Fault { at: reader.at, problem: ReadProblem::Empty(source.kind) });
    }
    reader.comments.clear();
    let root = reader.node(0)?;
    reader.skip_blank()?;
    if reader.peek().is_some() {
        let problem = ReadProblem::LeftOver { found: reader.token() };
        return Err(Fault { at: reader.at, problem });
    }
    Ok(Tree { root, comments: reader.comments })
}

/// The version that a text names right at its beginning, even if the rest cannot be read.
pub(super) fn version_at_the_beginning(source: Source<'_>) -> Option<(usize, &str)> {
    let mut reader = Reader { source, at: 0, comments: Vec::new(), values: 0 };
    for token in [source.kind.word(), "(", "version", ":"] {
        reader.skip_blank().ok()?;
        if !reader.rest().starts_with(token) {
            return None;
        }
        reader.at += token.len();
    }
    reader.skip_blank().ok()?;
    let at = reader.at;
    let digits = reader.rest().split(|c: char| !c.is_ascii_digit()).next()?;
    (!digits.is_empty()).then_some((at, digits))
}

/// The kind of file that a text names at its beginning, and where.
pub(super) fn kind_at_the_beginning(source: Source<'_>) -> Option<(usize, FileKind)> {
    let mut reader = Reader { source, at: 0, comments: Vec::new(), values: 0 };
    reader.skip_blank().ok()?;
    let at = reader.at;
    let word = reader.take_while(is_word);
    FileKind::ALL.into_iter().find(|kind| kind.word() == word).map(|kind| (at, kind))
}

/// Whether the text holds nothing but comments and white space.
pub(super) fn is_only_comments(text: &str) -> bool {
    let mut reader = Reader {
        source: Source { text, name: "", kind: FileKind::Scenario },
        at: 0,
        comments: Vec::new(),
        values: 0,
    };
    reader.skip_blank().is_ok() && reader.peek().is_none()
}

struct Reader<'a> {
    source: Source<'a>,
    at: usize,
    comments: Vec<Range<usize>>,
    values: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.source.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Takes characters as long as they are `wanted`.
    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let taken = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        self.at += taken;
        &rest[..taken]
    }

    fn skip_blank(&mut self) -> Result<(), Fault> {
        loop {
            self.take_while(char::is_whitespace);
            let from = self.at;
            if self.rest().starts_with("//") {
                self.take_while(|c| c != '\n');
            } else if self.rest().starts_with("/*") {
                self.block_comment()?;
            } else {
                return Ok(());
            }
            self.comments.push(from..self.at);
        }
    }

    /// A comment between `/*` and `*/`, in which others may stand.
    fn block_comment(&mut self) -> Result<(), Fault> {
        let at = self.at;
        let mut open = 0_usize;
        loop {
            let rest = self.rest();
            if rest.starts_with("/*") {
                open += 1;
                self.at += 2;
            } else if rest.starts_with("*/") {
                open -= 1;
                self.at += 2;
                if open == 0 {
                    return Ok(());
                }
            } else if let Some(c) = self.peek() {
                self.at += c.len_utf8();
            } else {
                return Err(Fault { at, problem: ReadProblem::OpenComment });
            }
        }
    }

    /// What stands here, up to white space or punctuation, for a message.
    fn token(&self) -> String {
        let rest = self.rest();
        let end = rest.find(|c: char| c.is_whitespace() || ",:()[]{}".contains(c));
        let one = self.peek().map_or(0, char::len_utf8);
        let length = end.unwrap_or(rest.len()).max(one);
        clipped(&rest[..length])
    }

    fn node(&mut self, depth: usize) -> Result<Node, Fault> {
        let at = self.at;
        if depth >= DEEPEST {
            return Err(Fault { at, problem: ReadProblem::TooDeep(DEEPEST) });
        }
        self.values += 1;
        if self.values > MOST_VALUES {
            return Err(Fault {
                at,
                problem: ReadProblem::TooMany { what: Many::Values, most: MOST_VALUES },
            });
        }
        let form = match self.peek() {
            Some('"') => Form::Text(self.text()?),
            Some('(') => Form::Struct { name: None, entries: self.entries(depth)? },
            Some('{') => Form::Map(self.pairs(depth)?),
            Some('[') => Form::List(self.items(depth)?),
            Some(c) if c.is_ascii_digit() || "+-.".contains(c) => {
                let word = self.take_while(|c| c.is_alphanumeric() || "+-._%".contains(c));
                Form::Number(word.to_owned())
            }
            Some(c) if is_word(c) => {
                let word = self.take_while(is_word).to_owned();
                let end = self.at;
                self.skip_blank()?;
                if self.peek() == Some('(') {
                    Form::Struct { name: Some(word), entries: self.entries(depth)? }
                } else {
                    self.at = end;
                    return Ok(Node { at, end, form: Form::Word(word) });
                }
            }
            _ => {
                let expected = Expected::Value;
                return Err(unexpected(at, &self.token(), expected, "\"2.1%\""));
            }
        };
        Ok(Node { at, end: self.at, form })
    }

    fn entries(&mut self, depth: usize) -> Result<Vec<Entry>, Fault> {
        let mut entries = Vec::new();
        self.between(')', |reader| {
            let at = reader.at;
            let key = reader.take_while(is_word).to_owned();
            if key.is_empty() || key.starts_with(|c: char| c.is_ascii_digit()) {
                reader.at = at;
                let expected = Expected::Key;
                return Err(unexpected(at, &reader.token(), expected, "`cap: \"5%\"`"));
            }
            reader.colon()?;
            let value = reader.node(depth + 1)?;
            entries.push(Entry { at, key, value });
            Ok(())
        })?;
        Ok(entries)
    }

    fn pairs(&mut self, depth: usize) -> Result<Vec<(Node, Node)>, Fault> {
        let mut pairs = Vec::new();
        self.between('}', |reader| {
            let key = reader.node(depth + 1)?;
            reader.colon()?;
            pairs.push((key, reader.node(depth + 1)?));
            Ok(())
        })?;
        Ok(pairs)
    }

    fn items(&mut self, depth: usize) -> Result<Vec<Node>, Fault> {
        let mut items = Vec::new();
        self.between(']', |reader| {
            items.push(reader.node(depth + 1)?);
            Ok(())
        })?;
        Ok(items)
    }

    fn colon(&mut self) -> Result<(), Fault> {
        let end = self.at;
        self.skip_blank()?;
        if self.peek() != Some(':') {
            return Err(match self.peek() {
                None => Fault { at: end, problem: ReadProblem::EndsAfterKey },
                Some(_) => unexpected(end, &self.token(), Expected::Colon, "`cap: \"5%\"`"),
            });
        }
        self.at += 1;
        self.skip_blank()
    }

    /// Reads what stands between the bracket here and its `close`, with commas between.
    fn between(
        &mut self,
        close: char,
        mut one: impl FnMut(&mut Self) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let open_at = self.at;
        let open = self.peek().unwrap_or(close);
        self.at += 1;
        loop {
            self.skip_blank()?;
            if self.peek() != Some(close) {
                self.must_go_on(open, open_at, close)?;
                one(self)?;
                let end = self.at;
                self.skip_blank()?;
                if self.peek() == Some(',') {
                    self.at += 1;
                    continue;
                }
                if self.peek() != Some(close) {
                    self.must_go_on(open, open_at, close)?;
                    return Err(unexpected(end, &self.token(), Expected::Comma, "`lag: 2,`"));
                }
            }
            self.at += 1;
            return Ok(());
        }
    }

    /// Refuses the end of the text, and brackets that close something else.
    fn must_go_on(&self, open: char, open_at: usize, close: char) -> Result<(), Fault> {
        let opened = || self.source.place(open_at);
        let problem = match self.peek() {
            None => ReadProblem::CutOff { open, opened: opened() },
            Some(found @ (')' | ']' | '}')) => {
                ReadProblem::WrongBracket { found, close, open, opened: opened() }
            }
            Some(_) => return Ok(()),
        };
        Err(Fault { at: self.at, problem })
    }

    /// A text in quotes, its escapes resolved.
    fn text(&mut self) -> Result<String, Fault> {
        let at = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            text.push_str(self.take_while(|c| !"\"\\\r\n".contains(c)));
            match self.peek() {
                Some('"') => {
                    self.at += 1;
                    return Ok(composed(&text).into_owned());
                }
                Some('\\') => text.push(self.escape()?),
                _ => return Err(Fault { at, problem: ReadProblem::OpenText }),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let at = self.at;
        let mut chars = self.rest().chars();
        chars.next();
        let read = read_escape(&mut chars);
        self.at = self.source.text.len() - chars.as_str().len();
        read.ok_or_else(|| {
            let found = clipped(&self.source.text[at..self.at]);
            let expected = Expected::Escape;
            unexpected(at, &found, expected, "\"\\\\\"")
        })
    }
}

/// The character that an escape means; `chars` begin after the backslash.
fn read_escape(chars: &mut Chars<'_>) -> Option<char> {
    match chars.next()? {
        c @ ('"' | '\\' | '\'') => Some(c),
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        '0' => Some('\0'),
        'x' => {
            let digits: String = [chars.next()?, chars.next()?].iter().collect();
            // Above 7F the crate `ron` would read bytes of UTF-8.
            u8::from_str_radix(&digits, 16).ok().filter(u8::is_ascii).map(char::from)
        }
        'u' => {
            let digits: String = chars.by_ref().take(8).take_while(|&c| c != '}').collect();
            let digits = digits.strip_prefix('{')?;
            // `from_str_radix` would take a sign.
            let plain = digits.chars().all(|c| c.is_ascii_hexdigit());
            u32::from_str_radix(digits, 16).ok().filter(|_| plain).and_then(char::from_u32)
        }
        _ => None,
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
