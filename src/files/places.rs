//! Where a field of a scenario stands in its file.
//!
//! Problems are about fields; whoever mends them in an editor looks for a line. What is not there, such
//! as the value that a series lacks, stands where it belongs: at the innermost thing that is there.

use super::kind::FileKind;
use super::read_error::Place;
use super::tree::{Form, Node, Source, read_tree};
use crate::model::{Field, GrowthField, PartField, RuleField, SeriesField, SourceField, Year};

/// Where `field` stands in the text of a scenario; none if nothing that it belongs to is there. Of
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
#[must_use]
pub fn field_place(text: &str, field: &Field, place: usize) -> Option<Place> {
    let source = Source { text, name: "", kind: FileKind::Scenario };
    let tree = read_tree(source).ok()?;
    let mut walk = Walk { node: &tree.root, reached: 0, is_whole: true };
    walk.field(field, place);
    (walk.reached > 0).then(|| source.place(walk.node.at))
}

/// A walk from the root to a field, as far as there is a way.
struct Walk<'a> {
    node: &'a Node,
    /// How many steps were made.
    reached: usize,
    /// Whether every step could be made.
    is_whole: bool,
}

impl<'a> Walk<'a> {
    fn to(&mut self, next: Option<&'a Node>) {
        match next.filter(|_| self.is_whole) {
            Some(next) => {
                self.node = next;
                self.reached += 1;
            }
            None => self.is_whole = false,
        }
    }

    fn key(&mut self, key: &str) {
        self.to(under(self.node, key));
    }

    fn year(&mut self, year: Year) {
        self.key(&year.to_string());
    }

    /// The item of a list that has the name; an only one has whatever name.
    fn item(&mut self, name: &str, place: usize, is_only_enough: bool) {
        let Form::List(items) = &self.node.form else { return self.to(None) };
        let only = items.first().filter(|_| is_only_enough && items.len() == 1);
        let mut named = items.iter().filter(|item| name_of(item) == name);
        self.to(named.nth(place).or(only));
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
            PartField::Typed(year) => by_year("typed", *year),
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

/// What stands under a key.
fn under<'a>(node: &'a Node, key: &str) -> Option<&'a Node> {
    match &node.form {
        Form::Struct { entries, .. } => {
            entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
        }
        Form::Map(pairs) => pairs.iter().find(|(name, _)| spelt(name) == Some(key)).map(|(_, value)| value),
        _ => None,
    }
}

fn spelt(node: &Node) -> Option<&str> {
    match &node.form {
        Form::Text(text) | Form::Number(text) | Form::Word(text) => Some(text),
        _ => None,
    }
}

/// The name of a part or a category; empty if it has none.
fn name_of(node: &Node) -> &str {
    under(node, "name").and_then(spelt).unwrap_or_default()
}
