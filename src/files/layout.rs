//! The fixed layout of what we write: four spaces, one leaf a line, a comma after each.
//!
//! A [`Layout`] is what is to be written, already in order. It is written over lines, as in a
//! file, or in one line, as a value on the command line.

/// Something to be written.
#[derive(Debug, Clone)]
pub(super) enum Layout {
    /// A value as it will stand.
    Leaf(String),
    /// Keys and values between parentheses.
    Struct(Struct),
    /// Keys and values between braces.
    Map(Vec<(String, Layout)>),
    /// Values between square brackets.
    List(Vec<Layout>),
}

/// A struct to be written.
#[derive(Debug, Clone)]
pub(super) struct Struct {
    name: &'static str,
    in_one_line: bool,
    entries: Vec<(String, Layout)>,
}

impl Struct {
    /// A struct over lines; the name may be empty.
    pub fn new(name: &'static str) -> Self {
        Self { name, in_one_line: false, entries: Vec::new() }
    }

    /// A struct that stands in one line.
    pub fn in_one_line(name: &'static str) -> Self {
        Self { in_one_line: true, ..Self::new(name) }
    }

    /// With a key and its value; an empty map or list is left out.
    pub fn with(mut self, key: &str, value: impl Into<Option<Layout>>) -> Self {
        match value.into() {
            None => {}
            Some(Layout::Map(pairs)) if pairs.is_empty() => {}
            Some(Layout::List(items)) if items.is_empty() => {}
            Some(value) => self.entries.push((key.to_owned(), value)),
        }
        self
    }

    /// The struct as something to be written.
    pub fn done(self) -> Layout {
        Layout::Struct(self)
    }
}

impl Layout {
    /// A text in quotes.
    pub fn text(text: &str) -> Self {
        Self::Leaf(quoted(text))
    }

    /// Written over lines.
    pub fn over_lines(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, Some(0));
        out
    }

    /// Written in one line.
    pub fn in_one_line(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, None);
        out
    }

    /// `indent` is the depth of the line; `None` keeps to the line.
    fn write(&self, out: &mut String, indent: Option<usize>) {
        match self {
            Self::Leaf(leaf) => out.push_str(leaf),
            Self::Struct(one) => {
                let indent = indent.filter(|_| !one.in_one_line);
                let entries = one.entries.iter().map(|(key, value)| (Some(key), value));
                out.push_str(one.name);
                write_between(out, '(', entries, ')', indent);
            }
            Self::Map(pairs) => {
                let pairs = pairs.iter().map(|(key, value)| (Some(key), value));
                write_between(out, '{', pairs, '}', indent);
            }
            Self::List(items) => {
                write_between(out, '[', items.iter().map(|item| (None, item)), ']', indent);
            }
        }
    }
}

fn write_between<'a>(
    out: &mut String,
    open: char,
    entries: impl ExactSizeIterator<Item = (Option<&'a String>, &'a Layout)>,
    close: char,
    indent: Option<usize>,
) {
    let indent = indent.filter(|_| entries.len() > 0);
    let start_line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.extend(std::iter::repeat_n("    ", depth));
    };
    out.push(open);
    for (number, (key, value)) in entries.enumerate() {
        match indent {
            Some(depth) => start_line(out, depth + 1),
            None if number > 0 => out.push_str(", "),
            None => {}
        }
        if let Some(key) = key {
            out.push_str(key);
            out.push_str(": ");
        }
        value.write(out, indent.map(|depth| depth + 1));
        if indent.is_some() {
            out.push(',');
        }
    }
    if let Some(depth) = indent {
        start_line(out, depth);
    }
    out.push(close);
}

/// The text in quotes, with the escapes that keep it in one line.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
