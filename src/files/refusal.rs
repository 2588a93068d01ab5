//! Why `ron` refused a text: its errors as problems with a place, in the words of everything else.
//!
//! `ron` gives an error and the byte where its reader stood: behind an unknown or repeated key, before
//! the bracket that closes a struct without a key that it needs, before or behind a wrong value. What
//! stands before that byte ([`Scan::before`]) gives the rest: both places of a repeated key, the
//! beginning of a struct, a wrong value as a whole.

use ron::Error;

use super::read_error::{Many, Place, ReadError, ReadProblem, clipped};
use super::scan::{self, DEEPEST, Open, Scan, is_of_word};
use super::source::SourceText;
use crate::model::spelling::{ENTRIES, REPEATED, Refusal};
use crate::model::{self, Expected, SpellingError};

/// The error of a version that this program does not know.
pub(super) const NEWER: &str = "a newer version";
/// What the limits of lists are called in an error.
pub(super) const PARTS: &str = "parts";
pub(super) const CATEGORIES: &str = "categories";
/// The error of a list that may not be empty.
pub(super) const ONE_PART: &str = "one part";

/// A struct of the files.
struct Shape {
    /// Its name for serde. One between parentheses has none in files, and messages call it by its key.
    name: &'static str,
    /// What it is, and a right one.
    expected: Expected,
    example: &'static str,
}

const SHAPES: &[Shape] = &[
    shape("Scenario", Expected::Scenario, "Scenario(version: 1, …)"),
    shape("(parties)", Expected::PartiesInParentheses, "(pays: \"KR\", receives: \"US\")"),
    shape("(years)", Expected::YearsInParentheses, "(first: 2026, last: 2030)"),
    shape("Part", Expected::Part, "Part(base: \"15192 eok KRW\")"),
    shape("(rounding)", Expected::RoundingInParentheses, "(to: \"1 eok KRW\", how: HalfUp, carry: Rounded)"),
    shape("Rule", Expected::Rule, "Rule(growth: Fixed(rate: \"4%\"))"),
    shape("Category", Expected::Category, "Category(name: \"labour\", weight: \"5005\")"),
    shape("(series)", Expected::SeriesInParentheses, "(values: {2025: \"2.1%\"}, then: \"2.0%\")"),
    shape("(rates)", Expected::ExchangeInParentheses, "(then: \"1421.40 KRW/USD\")"),
    shape("(source)", Expected::SourceInParentheses, model::Source::EXAMPLE),
    shape("Negotiation", Expected::Negotiation, "Negotiation(version: 1, …)"),
    shape("Party", Expected::Party, "Party(key: \"ROK\", name: \"Republic of Korea\", role: Pays)"),
    shape("Round", Expected::Round, "Round()"),
    shape("Meeting", Expected::Meeting, "Meeting(dates: \"2024-04-23/2024-04-25\")"),
    shape("Event", Expected::Event, "Event(date: \"2024-11-04\", what: \"signed in Seoul\")"),
    shape("Offer", Expected::Offer, "Offer(party: \"US\", kind: Ask, terms: {\"base\": \"14131 eok KRW\"})"),
    shape("Private", Expected::Private, "Private(version: 1, party: \"ROK\")"),
    shape("Freeze", Expected::Growth, "Freeze()"),
    shape("Fixed", Expected::Growth, "Fixed(rate: \"4.2%\")"),
    shape("Index", Expected::Growth, "Index(series: \"cpi\", lag: 2)"),
    shape("Sum", Expected::Growth, "Sum(first: …, second: …)"),
];

const fn shape(name: &'static str, expected: Expected, example: &'static str) -> Shape {
    Shape { name, expected, example }
}

/// Right values of keys that must be there, and of those that hold a map or a list.
const EXAMPLES: &[(&str, &[(&str, &str)])] = &[
    (
        "Scenario",
        &[
            ("version", "1"),
            ("title", "\"12th SMA as signed\""),
            ("years", "(first: 2026, last: 2030)"),
            ("parts", "[Part(base: \"15192 eok KRW\")]"),
            ("series", "{\"cpi\": (then: \"2.0%\")}"),
            ("rates", "{\"USD\": (then: \"1421.40 KRW/USD\")}"),
            ("sources", "{\"OFFICE26\": (title: \"Cost estimate\")}"),
        ],
    ),
    ("years", &[("first", "2026"), ("last", "2030")]),
    (
        "Part",
        &[
            ("base", "\"15192 eok KRW [MOFA12]\""),
            ("rules", "{2027: Rule(growth: Fixed(rate: \"4%\"))}"),
            ("amounts", YEARS),
            ("overrides", YEARS),
            ("one_offs", YEARS),
            ("categories", "[Category(name: \"labour\", weight: \"5005\")]"),
        ],
    ),
    ("Rule", &[("growth", "Index(series: \"cpi\", lag: 2)")]),
    ("Fixed", &[("rate", "\"4.2%\"")]),
    ("Index", &[("series", "\"cpi\""), ("lag", "2")]),
    ("Sum", &[("first", "Index(series: \"cpi\", lag: 2)"), ("second", "Fixed(rate: \"1%\")")]),
    ("Category", &[("name", "\"labour\""), ("weight", "\"5005 [WP2020]\"")]),
    ("series", &[("values", YEARS)]),
    ("rates", &[("values", YEARS)]),
    ("source", &[("title", "\"Cost estimate\"")]),
    (
        "Negotiation",
        &[
            ("version", "1"),
            ("title", "\"The talks on the 12th SMA\""),
            ("parties", "[Party(key: \"ROK\", name: \"Republic of Korea\", role: Pays)]"),
            ("rounds", "{1: Round()}"),
            ("events", "[Event(date: \"2024-11-04\", what: \"signed in Seoul\")]"),
            ("base", "Scenario(version: 1, …)"),
            ("offers", "[Offer(party: \"US\", kind: Ask)]"),
        ],
    ),
    ("Party", &[("key", "\"ROK\""), ("name", "\"Republic of Korea\""), ("role", "Pays")]),
    ("Round", &[("meetings", "[Meeting(dates: \"2024-04-23/2024-04-25\")]")]),
    ("Event", &[("date", "\"2024-11-04 [CRS_IF13050]\""), ("what", "\"signed in Seoul\"")]),
    ("Offer", &[("kind", "Ask"), ("terms", TERMS)]),
    (
        "Private",
        &[
            ("version", "1"),
            ("party", "\"ROK\""),
            ("target", TERMS),
            ("limit", TERMS),
            ("their_limit", TERMS),
            ("notes", "{3: \"…\"}"),
        ],
    ),
];

/// Keys that older files have, each with its name of today.
const RENAMED: &[(&str, &str)] = &[("typed", "overrides")];

const YEARS: &str = "{2028: \"…\"}";
const TERMS: &str = "{\"base\": \"14131 eok KRW\"}";

/// A right value of a key; what has none here is told as free text would be.
fn example(owner: &str, key: &str) -> &'static str {
    let keys = EXAMPLES.iter().find(|(of, _)| *of == owner).map_or(&[][..], |(_, keys)| keys);
    keys.iter().find(|(known, _)| *known == key).map_or("\"…\"", |(_, example)| example)
}

fn shape_of(name: &str) -> Option<&'static Shape> {
    SHAPES.iter().find(|shape| shape.name == name || shape.called() == name)
}

impl Shape {
    /// What messages call it.
    fn called(&self) -> &'static str {
        self.name.trim_matches(['(', ')'])
    }
}

/// The error of a text that `ron` refused when its reader stood at `stood`.
pub(super) fn refusal(source: &SourceText<'_>, error: &Error, stood: usize) -> ReadError {
    let (at, problem) = Stood::at(source, stood).problem(error);
    source.error(at, problem)
}

/// A place where a reader stood.
struct Stood<'a> {
    source: &'a SourceText<'a>,
    scan: Scan,
    /// The byte.
    at: usize,
    /// Where the next sign begins.
    ahead: usize,
}

type ProblemAt = (usize, ReadProblem);

impl<'a> Stood<'a> {
    fn at(source: &'a SourceText<'a>, at: usize) -> Self {
        Self { source, scan: Scan::before(source.text, at), at, ahead: scan::ahead(source.text, at) }
    }

    fn problem(&self, error: &Error) -> ProblemAt {
        match error {
            Error::NoSuchStructField { expected, found, outer } => {
                let (known, owner) = (expected.to_vec(), self.owner(outer.as_deref()));
                if let Some(&(key, now)) =
                    RENAMED.iter().find(|(old, now)| old == found && known.contains(now))
                {
                    return (self.scan.last.start, ReadProblem::RenamedKey { key, owner, now });
                }
                let (key, nearest) = (clipped(found), model::nearest(found, known.iter().copied()));
                (self.scan.last.start, ReadProblem::UnknownKey { key, owner, nearest, known })
            }
            Error::NoSuchEnumVariant { expected, found, .. } => {
                let (nearest, known) = (model::nearest(found, expected.iter().copied()), expected.to_vec());
                (self.scan.last.start, ReadProblem::UnknownGrowth { found: clipped(found), nearest, known })
            }
            Error::MissingStructField { field: key, outer } => {
                let owner = self.owner(outer.as_deref());
                (self.begin(), ReadProblem::MissingKey { owner, key, example: example(owner, key) })
            }
            Error::DuplicateStructField { .. } => self.repeated(),
            Error::Message(message) if message == REPEATED => self.repeated(),
            Error::Message(message) if message == NEWER => {
                let (version, ours) = (clipped(self.last()), self.source.kind.version());
                (self.scan.last.start, ReadProblem::Newer { version, ours })
            }
            Error::ExpectedDifferentLength { expected, .. } if expected == ONE_PART => {
                let example = example("Scenario", "parts");
                unexpected(self.scan.last.start, "[]", Expected::OnePart, example)
            }
            Error::ExpectedDifferentLength { expected, found } => {
                let what = match expected.as_str() {
                    PARTS => Many::Parts,
                    CATEGORIES => Many::Categories,
                    _ => Many::Entries,
                };
                debug_assert!([PARTS, CATEGORIES, ENTRIES].contains(&expected.as_str()), "{expected}");
                (self.begin(), ReadProblem::TooMany { what, most: *found })
            }
            // A value that holds more brackets than may be read again by itself.
            Error::ExceededRecursionLimit => (self.ahead, ReadProblem::TooDeep(DEEPEST)),
            Error::Message(_) => (self.scan.last.start, ReadProblem::TooDeep(DEEPEST)),
            _ => self.wrong_value(error).unwrap_or_else(|| self.wrong_sign(error)),
        }
    }

    /// A value that is none of those that belong there.
    fn wrong_value(&self, error: &Error) -> Option<ProblemAt> {
        let of_shape = |shape: &'static Shape| (shape.expected, shape.example);
        let growth = (Expected::NamedGrowth, "Index(series: \"cpi\", lag: 2)");
        Some(match error {
            Error::InvalidValueForType { expected, found } => {
                let refusal = Refusal::unpacked(expected, found)?;
                let (at, standing) = self.value_behind();
                let found = refusal.content.map_or(standing, |content| clipped(&content));
                let error = SpellingError::new(refusal.expected, &found, refusal.example);
                (at, ReadProblem::Unexpected(error))
            }
            Error::ExpectedDifferentStructName { expected, .. } => self.behind(of_shape(shape_of(expected)?)),
            Error::ExpectedNamedStructLike(name) => {
                let shape = shape_of(name)?;
                let is_behind = !self.scan.awaits_value() && self.last() == *name;
                if is_behind { self.behind(of_shape(shape)) } else { self.next(of_shape(shape)) }
            }
            Error::ExpectedString => self.next((Expected::TextInQuotes, example("Scenario", "title"))),
            Error::ExpectedBoolean => self.next((Expected::PlainFlag, "true")),
            Error::ExpectedArray => self.next((Expected::List, self.example_here())),
            Error::ExpectedMap => self.next((Expected::Map, self.example_here())),
            // Of all values only growths are variants.
            Error::ExpectedStructLike => self.behind(growth),
            Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) if self.scan.awaits_value() => {
                self.next(growth)
            }
            _ => return None,
        })
    }

    /// A sign that is not the one that belongs there.
    fn wrong_sign(&self, error: &Error) -> ProblemAt {
        let next = self.source.token(self.ahead);
        let last_end = self.scan.last.end;
        // What `ron` takes for a number may be the beginning of something else: `5%`, `2026-02`.
        if self.at < last_end && self.last().ends_with(is_of_word) {
            return unexpected(self.scan.last.start, &clipped(self.last()), Expected::Value, "\"2.1%\"");
        }
        match error {
            Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) => {
                unexpected(self.ahead, &next, Expected::Key, "`cap: \"5%\"`")
            }
            Error::ExpectedMapColon => unexpected(last_end, &next, Expected::Colon, "`cap: \"5%\"`"),
            Error::ExpectedComma
            | Error::ExpectedStructLikeEnd
            | Error::ExpectedArrayEnd
            | Error::ExpectedMapEnd => unexpected(last_end, &next, Expected::Comma, "`lag: 2,`"),
            Error::TrailingCharacters => (self.ahead, ReadProblem::LeftOver { found: next }),
            _ => unexpected(self.ahead, &next, Expected::Value, "\"2.1%\""),
        }
    }

    fn repeated(&self) -> ProblemAt {
        let key = self.last();
        let keys = self.top().map_or(&[][..], |open| &open.keys);
        let first = keys.iter().find(|first| &self.source.text[(*first).clone()] == key);
        let first = Place::of(self.source.text, first.map_or(self.scan.last.start, |first| first.start));
        (self.scan.last.start, ReadProblem::RepeatedKey { key: clipped(key), first })
    }

    /// The next value is not what was expected.
    fn next(&self, (expected, example): (Expected, &'static str)) -> ProblemAt {
        unexpected(self.ahead, &self.source.value(self.ahead), expected, example)
    }

    /// The value just read is not what was expected.
    fn behind(&self, (expected, example): (Expected, &'static str)) -> ProblemAt {
        let (at, found) = self.value_behind();
        unexpected(at, &found, expected, example)
    }

    /// The value just read, or whose bracket was, and where it begins.
    fn value_behind(&self) -> (usize, String) {
        let last = self.scan.last.clone();
        if let Some(open) = self.top().filter(|open| open.bracket == last.start) {
            return (open.at, self.source.value(open.at));
        }
        (last.start, self.source.value(last.start))
    }

    /// The last sign, or the last value in brackets.
    fn last(&self) -> &'a str {
        &self.source.text[self.scan.last.clone()]
    }

    fn top(&self) -> Option<&Open> {
        self.scan.open.last()
    }

    /// Where the struct or the list begins in which the reader stood.
    fn begin(&self) -> usize {
        self.top().map_or(0, |open| open.at)
    }

    /// What messages call a struct: what its error calls it, or else as it stands here.
    fn owner(&self, outer: Option<&str>) -> &'static str {
        let shape = outer.and_then(shape_of).or_else(|| shape_of(self.owner_here()));
        shape.map_or(self.source.kind.word(), Shape::called)
    }

    /// The name of the struct in which the reader stood, or its key if it has none.
    fn owner_here(&self) -> &'a str {
        let text = self.source.text;
        let named = |open: &Open| text[open.at..open.bracket].split(|c: char| !c.is_alphanumeric()).next();
        let key = |open: &Open| open.keys.last().map(|key| &text[key.clone()]);
        let mut outwards = self.scan.open.iter().rev();
        let top = outwards.next().and_then(named).filter(|name| !name.is_empty());
        // What stands in a map of them, such as a series, is called after the key of the map.
        let mut keys = outwards.filter(|open| open.sign == '(').filter_map(key);
        top.or_else(|| keys.next()).unwrap_or_default()
    }

    /// A right value of the key whose value comes next.
    fn example_here(&self) -> &'static str {
        let key =
            self.top().and_then(|open| open.keys.last()).map_or("", |key| &self.source.text[key.clone()]);
        let owner = self.owner_here();
        // A root without its name.
        let owner = if owner.is_empty() { self.source.kind.word() } else { owner };
        example(owner, key)
    }
}

fn unexpected(at: usize, found: &str, expected: Expected, example: &'static str) -> ProblemAt {
    (at, ReadProblem::Unexpected(SpellingError::new(expected, found, example)))
}
