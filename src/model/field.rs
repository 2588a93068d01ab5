//! One address for everything that a user can change.
//!
//! A [`Field`] is read, written and named; editing, undo labels, differences and the `set` command
//! are loops over fields. Its spelling is a path, for example `rule.2027.growth.lag`,
//! `series.cpi.2027`, `rate.USD.then`, `override.2028`, `years.last`. What belongs to a part stands
//! behind `part.NAME.`; with one part both words may be left out, and are when we write.
//! A rule is addressed by its first year.
//!
//! A field may be a whole subtree, such as a rule or its growth: where kinds differ, the subtree
//! is what changes.

use std::fmt;
use std::str::FromStr;

use super::expected::Expected;
use super::money::Currency;
use super::plain::{composed, with_codes};
use super::stated::{SourceId, SpellingError};
use super::year::Year;

/// The address of something that a user can change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The scenario's title.
    Title,
    /// The scenario's remark.
    Note,
    /// The edition of the record that measures read.
    Record,
    /// The agreements that it continues.
    Continues,
    /// Who pays.
    Pays,
    /// Who receives.
    Receives,
    /// First year of the term.
    FirstYear,
    /// Last year of the term.
    LastYear,
    /// The amount of the year before the term.
    Before,
    /// Something of a part; the name is empty where there is only one.
    Part(String, PartField),
    /// Something of a series of yearly changes.
    Series(String, SeriesField),
    /// Something of an exchange rate against the main currency.
    Rate(Currency, SeriesField),
    /// Something of a source that the scenario defines itself.
    Source(SourceId, SourceField),
}

/// Something of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceField {
    /// The whole source.
    Whole,
    /// The title of the page or the book; writing it defines the source.
    Title,
    /// Who published it.
    Publisher,
    /// When.
    Date,
    /// Where it stands.
    Address,
}

/// Something of a part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartField {
    /// The whole part.
    Whole,
    /// Its remark.
    Note,
    /// The amount of the first year.
    Base,
    /// The rounding unit.
    RoundingTo,
    /// How halves fall.
    RoundingHow,
    /// What is carried.
    RoundingCarry,
    /// Something of the rule that begins in a year.
    Rule(Year, RuleField),
    /// An amount that the agreement names.
    Amount(Year),
    /// The override of a year.
    Override(Year),
    /// An amount added to one year.
    OneOff(Year),
    /// The weight of a category.
    Category(String),
}

/// Something of a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleField {
    /// The whole rule.
    Whole,
    /// Something of its growth.
    Growth(GrowthField),
    /// The least growth.
    Floor,
    /// The most growth.
    Cap,
    /// Its remark.
    Note,
}

/// Something of a growth.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GrowthField {
    /// The whole growth, its kind included.
    Whole,
    /// The rate of a fixed growth.
    Rate,
    /// The name of the series of an index.
    Series,
    /// The lag of an index.
    Lag,
    /// Something of the first of two.
    First(Box<GrowthField>),
    /// Something of the second of two.
    Second(Box<GrowthField>),
}

/// Something of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SeriesField {
    /// The whole series.
    Whole,
    /// The value of a year.
    Year(Year),
    /// What holds after the last stated year.
    Then,
}

/// Why a field cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldError {
    /// A path that names nothing.
    NoSuchPath(String),
    /// The scenario has no such thing.
    NotThere {
        /// The field.
        field: Field,
        /// What there is in its place, as far as there is any.
        beside: Vec<Field>,
    },
    /// A value of another kind than the field's.
    WrongKind {
        /// The field.
        field: Field,
        /// What it holds.
        expected: Expected,
        /// A right value.
        example: &'static str,
    },
    /// A name in brackets that names no source, though the value before it may be right.
    Source {
        /// The field.
        field: Field,
        /// Which name, and what names of sources are made of.
        error: SpellingError,
    },
    /// A field that cannot be left out.
    Needed(Field),
}

impl Field {
    /// The field that a path of older versions names by another word; none if it is no such path.
    pub fn of_older_path(path: &str) -> Option<Self> {
        let steps = path.split('.').map(|step| if step == "typed" { "override" } else { step });
        let now = steps.collect::<Vec<&str>>().join(".");
        if now == path { None } else { now.parse().ok() }
    }

    /// A field of the part that has no name because it is the only one.
    pub fn of_part(name: &str, field: PartField) -> Self {
        Self::Part(name.to_owned(), field)
    }

    pub(super) fn not_there(&self) -> FieldError {
        FieldError::NotThere { field: self.clone(), beside: Vec::new() }
    }

    pub(super) fn wrong(&self, expected: Expected, example: &'static str) -> FieldError {
        FieldError::WrongKind { field: self.clone(), expected, example }
    }
}

/// What kind of value a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Free text.
    Text,
    /// A year.
    Year,
    /// A number of years.
    Lag,
    /// An amount.
    Money,
    /// A rate.
    Rate,
    /// An exchange rate.
    Exchange,
    /// A weight.
    Weight,
    /// A rounding unit.
    Unit,
    /// How halves fall.
    RoundingMode,
    /// What is carried.
    CarryOver,
    /// A subtree.
    Tree,
}

impl Field {
    /// What kind of value the field holds.
    pub fn kind(&self) -> Kind {
        let series = |field: &SeriesField, leaf| if *field == SeriesField::Whole { Kind::Tree } else { leaf };
        match self {
            Self::Title | Self::Note | Self::Record => Kind::Text,
            Self::Continues | Self::Pays | Self::Receives => Kind::Text,
            Self::FirstYear | Self::LastYear => Kind::Year,
            Self::Before => Kind::Money,
            Self::Source(_, SourceField::Whole) => Kind::Tree,
            Self::Source(..) => Kind::Text,
            Self::Series(_, field) => series(field, Kind::Rate),
            Self::Rate(_, field) => series(field, Kind::Exchange),
            Self::Part(_, field) => match field {
                PartField::Whole | PartField::Rule(_, RuleField::Whole) => Kind::Tree,
                PartField::Note | PartField::Rule(_, RuleField::Note) => Kind::Text,
                PartField::Base | PartField::Amount(_) | PartField::Override(_) | PartField::OneOff(_) => {
                    Kind::Money
                }
                PartField::RoundingTo => Kind::Unit,
                PartField::RoundingHow => Kind::RoundingMode,
                PartField::RoundingCarry => Kind::CarryOver,
                PartField::Category(_) => Kind::Weight,
                PartField::Rule(_, RuleField::Floor | RuleField::Cap) => Kind::Rate,
                PartField::Rule(_, RuleField::Growth(field)) => field.kind(),
            },
        }
    }

    /// Whether the field may be left out.
    pub fn is_optional(&self) -> bool {
        match self {
            Self::Note | Self::Record | Self::Continues | Self::Pays | Self::Receives => true,
            Self::Source(_, field) => *field != SourceField::Title,
            Self::Before | Self::Series(..) | Self::Rate(..) => true,
            Self::Part(_, field) => matches!(
                field,
                PartField::Note
                    | PartField::Amount(_)
                    | PartField::Override(_)
                    | PartField::OneOff(_)
                    | PartField::Category(_)
                    | PartField::Rule(_, RuleField::Floor | RuleField::Cap | RuleField::Note)
            ),
            _ => false,
        }
    }
}

impl GrowthField {
    /// What kind of value the field holds.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Whole => Kind::Tree,
            Self::Rate => Kind::Rate,
            Self::Series => Kind::Text,
            Self::Lag => Kind::Lag,
            Self::First(field) | Self::Second(field) => field.kind(),
        }
    }

    /// The field that is `inner` in the growth that this one holds: of the whole first of two, that of the first.
    #[must_use]
    pub fn inside(&self, inner: Self) -> Self {
        match self {
            Self::First(field) => Self::First(Box::new(field.inside(inner))),
            Self::Second(field) => Self::Second(Box::new(field.inside(inner))),
            Self::Whole | Self::Rate | Self::Series | Self::Lag => inner,
        }
    }

    /// What this field is in the growth that `outer` holds; none if it lies elsewhere.
    pub fn after(&self, outer: &Self) -> Option<&Self> {
        match (outer, self) {
            (Self::First(outer), Self::First(field)) | (Self::Second(outer), Self::Second(field)) => {
                field.after(outer)
            }
            (Self::Whole, field) => Some(field),
            _ => None,
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Title => f.write_str("title"),
            Self::Note => f.write_str("note"),
            Self::Record => f.write_str("record"),
            Self::Continues => f.write_str("continues"),
            Self::Pays => f.write_str("parties.pays"),
            Self::Receives => f.write_str("parties.receives"),
            Self::FirstYear => f.write_str("years.first"),
            Self::LastYear => f.write_str("years.last"),
            Self::Before => f.write_str("before"),
            Self::Source(id, field) => write!(f, "source.{id}{field}"),
            Self::Series(name, field) => write!(f, "series.{name}{field}"),
            Self::Rate(currency, field) => write!(f, "rate.{currency}{field}"),
            Self::Part(name, PartField::Whole) if name.is_empty() => f.write_str("part"),
            Self::Part(name, PartField::Whole) => write!(f, "part.{name}"),
            // The remark of the only part must not be read as the scenario's.
            Self::Part(name, PartField::Note) if name.is_empty() => f.write_str("part.note"),
            Self::Part(name, field) if name.is_empty() => field.fmt(f),
            Self::Part(name, field) => write!(f, "part.{name}.{field}"),
        }
    }
}

impl fmt::Display for SourceField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Whole => "",
            Self::Title => ".title",
            Self::Publisher => ".publisher",
            Self::Date => ".date",
            Self::Address => ".address",
        })
    }
}

impl fmt::Display for SeriesField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Year(year) => write!(f, ".{year}"),
            Self::Then => f.write_str(".then"),
        }
    }
}

impl fmt::Display for PartField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Note => f.write_str("note"),
            Self::Base => f.write_str("base"),
            Self::RoundingTo => f.write_str("rounding.to"),
            Self::RoundingHow => f.write_str("rounding.how"),
            Self::RoundingCarry => f.write_str("rounding.carry"),
            Self::Rule(year, field) => write!(f, "rule.{year}{field}"),
            Self::Amount(year) => write!(f, "amount.{year}"),
            Self::Override(year) => write!(f, "override.{year}"),
            Self::OneOff(year) => write!(f, "one_off.{year}"),
            Self::Category(name) => write!(f, "category.{name}"),
        }
    }
}

impl fmt::Display for RuleField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Growth(field) => write!(f, ".growth{field}"),
            Self::Floor => f.write_str(".floor"),
            Self::Cap => f.write_str(".cap"),
            Self::Note => f.write_str(".note"),
        }
    }
}

impl fmt::Display for GrowthField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Rate => f.write_str(".rate"),
            Self::Series => f.write_str(".series"),
            Self::Lag => f.write_str(".lag"),
            Self::First(field) => write!(f, ".first{field}"),
            Self::Second(field) => write!(f, ".second{field}"),
        }
    }
}

impl FromStr for Field {
    type Err = FieldError;

    fn from_str(path: &str) -> Result<Self, FieldError> {
        // A sum of sums is as deep as a path gets; a longer one names nothing.
        const LONGEST: usize = 24;
        let path = &*composed(path);
        let steps: Vec<&str> = path.split('.').take(LONGEST + 1).collect();
        Some(&steps[..])
            .filter(|steps| steps.len() <= LONGEST)
            .and_then(read_field)
            .ok_or_else(|| FieldError::NoSuchPath(with_codes(path)))
    }
}

fn read_field(steps: &[&str]) -> Option<Field> {
    match steps {
        ["title"] => Some(Field::Title),
        ["note"] => Some(Field::Note),
        ["record"] => Some(Field::Record),
        ["continues"] => Some(Field::Continues),
        ["parties", "pays"] => Some(Field::Pays),
        ["parties", "receives"] => Some(Field::Receives),
        ["years", "first"] => Some(Field::FirstYear),
        ["years", "last"] => Some(Field::LastYear),
        ["before"] => Some(Field::Before),
        ["source", id, rest @ ..] => {
            let field = match rest {
                [] => SourceField::Whole,
                ["title"] => SourceField::Title,
                ["publisher"] => SourceField::Publisher,
                ["date"] => SourceField::Date,
                ["address"] => SourceField::Address,
                _ => return None,
            };
            Some(Field::Source(SourceId::one(id)?, field))
        }
        ["series", name, rest @ ..] if !name.is_empty() => {
            read_series_field(rest).map(|field| Field::Series((*name).to_owned(), field))
        }
        ["rate", currency, rest @ ..] => Some(Field::Rate(currency.parse().ok()?, read_series_field(rest)?)),
        ["part"] => Some(Field::of_part("", PartField::Whole)),
        ["part", rest @ ..] => {
            // `part.base` is the base of the only part; `part.won` a part; `part.won.base` its base.
            if let Some(field) = read_part_field(rest) {
                return Some(Field::of_part("", field));
            }
            let (name, rest) = rest.split_first().filter(|(name, _)| !name.is_empty())?;
            let field = if rest.is_empty() { PartField::Whole } else { read_part_field(rest)? };
            Some(Field::of_part(name, field))
        }
        rest => read_part_field(rest).map(|field| Field::of_part("", field)),
    }
}

fn read_series_field(steps: &[&str]) -> Option<SeriesField> {
    match steps {
        [] => Some(SeriesField::Whole),
        ["then"] => Some(SeriesField::Then),
        [year] => year.parse().ok().map(SeriesField::Year),
        _ => None,
    }
}

fn read_part_field(steps: &[&str]) -> Option<PartField> {
    match steps {
        ["note"] => Some(PartField::Note),
        ["base"] => Some(PartField::Base),
        ["rounding", "to"] => Some(PartField::RoundingTo),
        ["rounding", "how"] => Some(PartField::RoundingHow),
        ["rounding", "carry"] => Some(PartField::RoundingCarry),
        ["amount", year] => year.parse().ok().map(PartField::Amount),
        ["override", year] => year.parse().ok().map(PartField::Override),
        ["one_off", year] => year.parse().ok().map(PartField::OneOff),
        ["category", name] if !name.is_empty() => Some(PartField::Category((*name).to_owned())),
        ["rule", year, rest @ ..] => Some(PartField::Rule(year.parse().ok()?, read_rule_field(rest)?)),
        _ => None,
    }
}

fn read_rule_field(steps: &[&str]) -> Option<RuleField> {
    match steps {
        [] => Some(RuleField::Whole),
        ["floor"] => Some(RuleField::Floor),
        ["cap"] => Some(RuleField::Cap),
        ["note"] => Some(RuleField::Note),
        ["growth", rest @ ..] => read_growth_field(rest).map(RuleField::Growth),
        _ => None,
    }
}

fn read_growth_field(steps: &[&str]) -> Option<GrowthField> {
    match steps {
        [] => Some(GrowthField::Whole),
        ["rate"] => Some(GrowthField::Rate),
        ["series"] => Some(GrowthField::Series),
        ["lag"] => Some(GrowthField::Lag),
        ["first", rest @ ..] => Some(GrowthField::First(Box::new(read_growth_field(rest)?))),
        ["second", rest @ ..] => Some(GrowthField::Second(Box::new(read_growth_field(rest)?))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_read_as_they_are_written() {
        for path in [
            "rule.0027.cap",
            "title",
            "note",
            "record",
            "continues",
            "parties.pays",
            "parties.receives",
            "years.first",
            "years.last",
            "before",
            "base",
            "rounding.to",
            "rounding.how",
            "rounding.carry",
            "rule.2027",
            "rule.2027.cap",
            "rule.2027.floor",
            "rule.2027.growth",
            "rule.2027.growth.lag",
            "rule.2027.growth.series",
            "rule.2027.growth.first.rate",
            "rule.2027.growth.second.lag",
            "amount.2021",
            "override.2028",
            "one_off.2028",
            "category.labour",
            "part.won.base",
            "part.won.rule.2027.cap",
            "part.won",
            "part.note",
            "series.cpi",
            "series.cpi.2027",
            "series.cpi.then",
            "rate.USD.2028",
            "rate.USD.then",
        ] {
            let field: Field = path.parse().expect(path);
            assert_eq!(field.to_string(), path);
        }
    }

    #[test]
    fn the_word_part_may_stand_before_the_only_part() {
        assert_eq!("part.base".parse::<Field>(), "base".parse());
        assert_eq!("part.rule.2027.growth.lag".parse::<Field>(), "rule.2027.growth.lag".parse());
    }

    #[test]
    fn what_names_nothing_is_refused() {
        for path in [
            "",
            "bse",
            "rule",
            "rule.27.cap",
            "rule.2027.cup",
            "series..2027",
            "rate.usd.2027",
            "override.2028.x",
        ] {
            assert!(path.parse::<Field>().is_err(), "{path:?} must be refused");
        }
    }
}
