//! Where a field of a scenario stands in its file.
//!
//! Problems are about fields; whoever mends them in an editor looks for a line. What is not there, such
//! as the value that a series lacks, stands where it belongs: at the innermost thing that is there, and
//! that is at least the scenario as a whole.

use std::borrow::Cow;
use std::ops::Range;

use super::frame;
use super::kind::FileKind;
use super::read_error::Place;
use super::scan::{self, Scan};
use super::source::prepared;
use crate::model::spelling::Text;
use crate::model::{Field, GrowthField, PartField, RuleField, SeriesField, SourceField, Year};

/// Where `field` stands in the text of a scenario; none if that is no scenario that can be read. Of
/// several parts or categories of one name it is the one at `place` among them, counted from zero.
///
/// ```
/// use costshare::files::field_place;
///
/// let text = "Scenario(\n    years: (first: 2026, last: 2030),\n)";
/// let last = "years.last".parse()?;
/// assert_eq!(field_place(text, &last, 0).map(|place| place.to_string()), Some("2:32".to_owned()));
/// # Ok::<(), costshare::model::FieldError>(())
/// ```
pub fn field_place(text: &str, field: &Field, place: usize) -> Option<Place> {
    let text = &*prepared(text);
    let values = outline(text)?;
    let mut walk = Walk { text, values: &values, node: 0, is_whole: true };
    walk.field(field, place);
    Some(Place::of(text, values.get(walk.node)?.at))
}

/// A value of a text.
struct TextValue {
    /// How many brackets are around it.
    depth: usize,
    /// Its key; none in a list.
    key: Option<Range<usize>>,
    /// Where it begins.
    at: usize,
}

/// The values of a text in their order, each before those in it; none if the text is broken.
fn outline(text: &str) -> Option<Vec<TextValue>> {
    let mut values = Vec::new();
    let scan = Scan::whole(text, FileKind::Scenario, |open, at| {
        let key = open.last().and_then(|open| open.keys.last()).cloned();
        values.push(TextValue { depth: open.len(), key, at });
    });
    scan.fault.is_none().then_some(values)
}

/// A walk from the root to a field, as far as there is a way.
struct Walk<'a> {
    text: &'a str,
    values: &'a [TextValue],
    /// The number of the value that was reached.
    node: usize,
    /// Whether every step could be made.
    is_whole: bool,
}

impl Walk<'_> {
    fn to(&mut self, next: Option<usize>) {
        match next.filter(|_| self.is_whole) {
            Some(next) => self.node = next,
            None => self.is_whole = false,
        }
    }

    /// The values that stand right in a value.
    fn within(&self, node: usize) -> impl Iterator<Item = usize> {
        let depth = self.values[node].depth;
        let inner = self.values[node + 1..].iter().take_while(move |value| value.depth > depth);
        let right_in = inner.enumerate().filter(move |(_, value)| value.depth == depth + 1);
        right_in.map(move |(number, _)| node + 1 + number)
    }

    /// What stands under a key of a value.
    fn under(&self, node: usize, key: &str) -> Option<usize> {
        self.within(node).find(|&value| {
            let found = self.values[value].key.clone();
            found.is_some_and(|found| spelt(&self.text[found]) == key)
        })
    }

    /// The name of a part or a category; empty if it has none.
    fn name_of(&self, node: usize) -> Cow<'_, str> {
        let name = self.under(node, "name").map(|name| self.values[name].at);
        name.map(|at| spelt(scan::quoted(self.text, at))).unwrap_or_default()
    }

    fn key(&mut self, key: &str) {
        self.to(self.under(self.node, key));
    }

    fn year(&mut self, year: Year) {
        self.key(&year.to_string());
    }

    /// The item of a list that has the name; an only one has whatever name.
    fn item(&mut self, name: &str, place: usize, is_only_enough: bool) {
        let items: Vec<usize> = self.within(self.node).collect();
        let only = items.first().copied().filter(|_| is_only_enough && items.len() == 1);
        let mut named = items.iter().copied().filter(|&item| self.name_of(item) == name);
        let next = named.nth(place).or(only);
        self.to(next);
    }

    fn field(&mut self, field: &Field, place: usize) {
        match field {
            Field::Title => self.key("title"),
            Field::Note => self.key("note"),
            Field::Record => self.key("record"),
            Field::Before => self.key("before"),
            Field::Continues => self.key("continues"),
            Field::Pays | Field::Receives => {
                self.key("parties");
                self.key(if *field == Field::Pays { "pays" } else { "receives" });
            }
            Field::FirstYear | Field::LastYear => {
                self.key("years");
                self.key(if *field == Field::FirstYear { "first" } else { "last" });
            }
            Field::Series(name, field) => {
                self.key("series");
                self.key(name);
                self.series(*field);
            }
            Field::Rate(currency, field) => {
                self.key("rates");
                self.key(&currency.to_string());
                self.series(*field);
            }
            Field::Source(id, field) => {
                self.key("sources");
                self.key(&id.0);
                match field {
                    SourceField::Whole => {}
                    SourceField::Title => self.key("title"),
                    SourceField::Publisher => self.key("publisher"),
                    SourceField::Date => self.key("date"),
                    SourceField::Address => self.key("address"),
                }
            }
            Field::Part(name, field) => {
                self.key("parts");
                let is_whole = *field == PartField::Whole;
                self.item(name, if is_whole { place } else { 0 }, true);
                self.part(field, place);
            }
        }
    }

    fn series(&mut self, field: SeriesField) {
        match field {
            SeriesField::Whole => {}
            SeriesField::Year(year) => {
                self.key("values");
                self.year(year);
            }
            SeriesField::Then => self.key("then"),
        }
    }

    fn part(&mut self, field: &PartField, place: usize) {
        let mut by_year = |key, year| {
            self.key(key);
            self.year(year);
        };
        match field {
            PartField::Whole => {}
            PartField::Note => self.key("note"),
            PartField::Base => self.key("base"),
            PartField::RoundingTo | PartField::RoundingHow | PartField::RoundingCarry => {
                self.key("rounding");
                self.key(match field {
                    PartField::RoundingTo => "to",
                    PartField::RoundingHow => "how",
                    _ => "carry",
                });
            }
            PartField::Amount(year) => by_year("amounts", *year),
            PartField::Override(year) => by_year("overrides", *year),
            PartField::OneOff(year) => by_year("one_offs", *year),
            PartField::Category(name) => {
                self.key("categories");
                self.item(name, place, false);
            }
            PartField::Rule(year, field) => {
                by_year("rules", *year);
                match field {
                    RuleField::Whole => {}
                    RuleField::Floor => self.key("floor"),
                    RuleField::Cap => self.key("cap"),
                    RuleField::Note => self.key("note"),
                    RuleField::Growth(field) => {
                        self.key("growth");
                        self.growth(field);
                    }
                }
            }
        }
    }

    fn growth(&mut self, field: &GrowthField) {
        match field {
            GrowthField::Whole => {}
            GrowthField::Rate => self.key("rate"),
            GrowthField::Series => self.key("series"),
            GrowthField::Lag => self.key("lag"),
            GrowthField::First(field) => {
                self.key("first");
                self.growth(field);
            }
            GrowthField::Second(field) => {
                self.key("second");
                self.growth(field);
            }
        }
    }
}

/// A key or a name without its quotes.
fn spelt(text: &str) -> Cow<'_, str> {
    if !text.starts_with('"') {
        return Cow::Borrowed(text);
    }
    let read = frame::options().from_str::<Text>(text);
    Cow::Owned(read.map(|Text(text)| text).unwrap_or_default())
}
