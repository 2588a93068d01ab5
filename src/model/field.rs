//! One address for everything that a user can change.
//!
//! A [`Field`] is read, written and named; editing, undo labels, differences and the `set` command
//! are loops over fields. Its spelling is a path, for example `rule.2027.growth.lag`,
//! `series.cpi.2027`, `rate.USD.then`, `typed.2028`, `years.last`. What belongs to a part stands
//! behind `part.NAME.`; with one part both words may be left out, and are when we write.
//! A rule is addressed by its first year.
//!
//! A field may be a whole subtree, such as a rule or its growth: where kinds differ, the subtree
//! is what changes.

use std::fmt;
use std::str::FromStr;

use super::clauses::{Carry, Category, Growth, Index, Rule, Weight};
use super::expected::Expected;
use super::formula::How;
use super::money::{Currency, Money};
use super::plain::{composed, plain_value, with_codes};
use super::rate::Rate;
use super::record::{Date, Source};
use super::scenario::{Exchange, Part, Scenario};
use super::series::Series;
use super::stated::{SourceId, SpellingError, Spelt, Stated, Status};
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
    /// A figure typed over.
    Typed(Year),
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

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// Nothing: an optional field that is not there.
    Absent,
    /// Free text, an edition, or the name of a series.
    Text(String),
    /// A year.
    Year(Year),
    /// A number of years.
    Lag(u8),
    /// A stated amount.
    Money(Stated<Money>),
    /// A stated rate.
    Rate(Stated<Rate>),
    /// A stated exchange rate.
    Exchange(Stated<Exchange>),
    /// A stated weight of a category.
    Weight(Stated<Weight>),
    /// A rounding unit.
    Unit(Money),
    /// How halves fall.
    How(How),
    /// What is carried.
    Carry(Carry),
    /// A whole growth.
    Growth(Growth),
    /// A whole rule.
    Rule(Box<Rule>),
    /// A whole part.
    Part(Box<Part>),
    /// A whole series of yearly changes.
    Series(Series<Rate>),
    /// A whole series of exchange rates.
    Rates(Series<Exchange>),
    /// A source.
    Source(Box<Source>),
}

/// Why a field cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// A path that names nothing.
    #[error(
        "`{0}` names no field; for example `base`, `rule.2027.cap`, `series.cpi.2027`, `typed.2028`, `years.last`"
    )]
    NoSuchPath(String),
    /// The scenario has no such thing.
    #[error("the scenario has no `{field}`")]
    NotThere {
        /// The field.
        field: Field,
        /// What there is in its place, as far as there is any.
        beside: Vec<Field>,
    },
    /// A value of another kind than the field's.
    #[error("`{field}` holds {expected}, for example {example}")]
    WrongKind {
        /// The field.
        field: Field,
        /// What it holds.
        expected: Expected,
        /// A right value.
        example: &'static str,
    },
    /// A name in brackets that names no source, though the value before it may be right.
    #[error("`{field}`: {error}")]
    Source {
        /// The field.
        field: Field,
        /// Which name, and what names of sources are made of.
        error: SpellingError,
    },
    /// A field that cannot be left out.
    #[error("`{0}` cannot be left out")]
    Needed(Field),
}

impl Field {
    /// A field of the part that has no name because it is the only one.
    #[must_use]
    pub fn of_part(name: &str, field: PartField) -> Self {
        Self::Part(name.to_owned(), field)
    }

    /// What the field holds in `scenario`; `None` if what it belongs to is not there. An optional
    /// field that is left out is [`FieldValue::Absent`].
    #[must_use]
    pub fn read(&self, scenario: &Scenario) -> Option<FieldValue> {
        fn or_absent<T: Clone>(value: Option<&T>, wrap: impl Fn(T) -> FieldValue) -> FieldValue {
            value.cloned().map_or(FieldValue::Absent, wrap)
        }
        Some(match self {
            Self::Title => FieldValue::Text(scenario.title.clone()),
            Self::Note => or_absent(scenario.note.as_ref(), FieldValue::Text),
            Self::Record => or_absent(scenario.record.as_ref(), FieldValue::Text),
            Self::Continues => or_absent(scenario.continues.as_ref(), FieldValue::Text),
            Self::Pays => or_absent(scenario.parties.pays.as_ref(), FieldValue::Text),
            Self::Receives => or_absent(scenario.parties.receives.as_ref(), FieldValue::Text),
            Self::FirstYear => FieldValue::Year(scenario.years.first),
            Self::LastYear => FieldValue::Year(scenario.years.last),
            Self::Before => or_absent(scenario.before.as_ref(), FieldValue::Money),
            Self::Series(name, field) => {
                let series = scenario.series.get(name);
                match field {
                    SeriesField::Whole => or_absent(series, FieldValue::Series),
                    SeriesField::Year(year) => or_absent(series?.values.get(year), FieldValue::Rate),
                    SeriesField::Then => or_absent(series?.then.as_ref(), FieldValue::Rate),
                }
            }
            Self::Source(id, field) => {
                let source = scenario.sources.get(id);
                let text = |text: &str| {
                    let text = Some(text).filter(|text| !text.is_empty());
                    text.map_or(FieldValue::Absent, |text| FieldValue::Text(text.to_owned()))
                };
                match field {
                    SourceField::Whole => or_absent(source, |source| FieldValue::Source(Box::new(source))),
                    SourceField::Title => FieldValue::Text(source?.title.clone()),
                    SourceField::Publisher => text(&source?.publisher),
                    SourceField::Date => text(source?.date.as_ref().map_or("", Date::as_str)),
                    SourceField::Address => text(&source?.address),
                }
            }
            Self::Rate(currency, field) => {
                let rates = scenario.rates.get(currency);
                match field {
                    SeriesField::Whole => or_absent(rates, FieldValue::Rates),
                    SeriesField::Year(year) => {
                        or_absent(rates.and_then(|rates| rates.values.get(year)), FieldValue::Exchange)
                    }
                    SeriesField::Then => {
                        or_absent(rates.and_then(|rates| rates.then.as_ref()), FieldValue::Exchange)
                    }
                }
            }
            Self::Part(name, PartField::Whole) => {
                or_absent(scenario.part(name), |part| FieldValue::Part(Box::new(part)))
            }
            Self::Part(name, field) => {
                let part = scenario.part(name)?;
                match field {
                    PartField::Whole => return None,
                    PartField::Note => or_absent(part.note.as_ref(), FieldValue::Text),
                    PartField::Base => FieldValue::Money(part.base.clone()),
                    PartField::RoundingTo => FieldValue::Unit(part.rounding.to),
                    PartField::RoundingHow => FieldValue::How(part.rounding.how),
                    PartField::RoundingCarry => FieldValue::Carry(part.rounding.carry),
                    PartField::Amount(year) => or_absent(part.amounts.get(year), FieldValue::Money),
                    PartField::Typed(year) => or_absent(part.typed.get(year), FieldValue::Money),
                    PartField::OneOff(year) => or_absent(part.one_offs.get(year), FieldValue::Money),
                    PartField::Category(name) => {
                        let category = part.categories.iter().find(|category| category.name == *name);
                        or_absent(category.map(|category| &category.weight), FieldValue::Weight)
                    }
                    PartField::Rule(year, RuleField::Whole) => {
                        or_absent(part.rules.get(year), |rule| FieldValue::Rule(Box::new(rule)))
                    }
                    PartField::Rule(year, field) => {
                        let rule = part.rules.get(year)?;
                        match field {
                            RuleField::Whole => return None,
                            RuleField::Floor => or_absent(rule.floor.as_ref(), FieldValue::Rate),
                            RuleField::Cap => or_absent(rule.cap.as_ref(), FieldValue::Rate),
                            RuleField::Note => or_absent(rule.note.as_ref(), FieldValue::Text),
                            RuleField::Growth(field) => read_growth(&rule.growth, field)?,
                        }
                    }
                }
            }
        })
    }

    /// A copy of the scenario with these values in these fields, all or none.
    ///
    /// # Errors
    /// The first field that cannot hold its value, as [`write`](Self::write) tells it.
    pub fn write_all(scenario: &Scenario, fields: &[(Self, FieldValue)]) -> Result<Scenario, FieldError> {
        let mut changed = scenario.clone();
        for (field, value) in fields {
            field.write(&mut changed, value.clone())?;
        }
        Ok(changed)
    }

    /// Puts `value` into the field.
    ///
    /// # Errors
    /// The scenario has no such thing, the value is of another kind, or the field cannot be left
    /// out. The scenario is then unchanged.
    pub fn write(&self, scenario: &mut Scenario, value: FieldValue) -> Result<(), FieldError> {
        self.put(scenario, value).map_err(|error| match error {
            FieldError::NotThere { field, .. } => {
                let beside = field.beside(scenario);
                FieldError::NotThere { field, beside }
            }
            other => other,
        })
    }

    fn put(&self, scenario: &mut Scenario, value: FieldValue) -> Result<(), FieldError> {
        match self {
            Self::Title => scenario.title = self.text(value)?,
            Self::Note => scenario.note = self.optional(value, Self::text)?,
            Self::Record => scenario.record = self.optional(value, Self::text)?,
            Self::Continues => scenario.continues = self.optional(value, Self::text)?,
            Self::Pays => scenario.parties.pays = self.optional(value, Self::text)?,
            Self::Receives => scenario.parties.receives = self.optional(value, Self::text)?,
            Self::FirstYear => scenario.years.first = self.year(&value)?,
            Self::LastYear => scenario.years.last = self.year(&value)?,
            Self::Before => scenario.before = self.optional(value, Self::money)?,
            Self::Source(id, field) => self.put_source(scenario, id, *field, value)?,
            Self::Series(name, SeriesField::Whole) => match value {
                FieldValue::Absent => drop(scenario.series.remove(name)),
                FieldValue::Series(series) => drop(scenario.series.insert(name.clone(), series)),
                _ => return Err(self.wrong(Expected::Series, "(values: {2026: \"2.2%\"}, then: \"2.0%\")")),
            },
            Self::Series(name, field) => {
                let value = self.optional(value, Self::rate)?;
                let series = scenario.series.get_mut(name).ok_or_else(|| self.not_there())?;
                put_in_series(series, *field, value);
            }
            Self::Rate(currency, SeriesField::Whole) => match value {
                FieldValue::Absent => drop(scenario.rates.remove(currency)),
                FieldValue::Rates(rates) => drop(scenario.rates.insert(*currency, rates)),
                _ => return Err(self.wrong(Expected::ExchangeSeries, "(then: \"1400 KRW/USD\")")),
            },
            Self::Rate(currency, field) => {
                let value = self.optional(value, Self::exchange)?;
                let rates = scenario.rates.entry(*currency).or_default();
                put_in_series(rates, *field, value);
                // Without any rate of its own the scenario reads those of the record.
                if rates.values.is_empty() && rates.then.is_none() {
                    scenario.rates.remove(currency);
                }
            }
            Self::Part(name, PartField::Whole) => {
                // The empty name means the only part, whatever it is called.
                let only = name.is_empty() && scenario.parts.len() == 1;
                let place = scenario.parts.iter().position(|part| only || part.name == *name);
                match (value, place) {
                    (FieldValue::Part(part), Some(place)) => scenario.parts[place] = *part,
                    (FieldValue::Part(part), None) => scenario.parts.push(*part),
                    (FieldValue::Absent, Some(place)) if scenario.parts.len() > 1 => {
                        scenario.parts.remove(place);
                    }
                    (FieldValue::Absent, None) if !scenario.parts.is_empty() => {}
                    (FieldValue::Absent, _) => return Err(FieldError::Needed(self.clone())),
                    _ => return Err(self.wrong(Expected::Part, "Part(base: \"15192 eok KRW\")")),
                }
            }
            Self::Part(name, field) => {
                let part = scenario.part_mut(name).ok_or_else(|| self.not_there())?;
                self.write_part(part, field, value)?;
            }
        }
        Ok(())
    }

    fn write_part(&self, part: &mut Part, field: &PartField, value: FieldValue) -> Result<(), FieldError> {
        match field {
            PartField::Whole => return Err(self.not_there()),
            PartField::Note => part.note = self.optional(value, Self::text)?,
            PartField::Base => part.base = self.money(value)?,
            PartField::RoundingTo => match value {
                FieldValue::Unit(unit) => part.rounding.to = unit,
                FieldValue::Money(unit) => part.rounding.to = unit.value,
                _ => return Err(self.wrong(Expected::Unit, "\"1 eok KRW\"")),
            },
            PartField::RoundingHow => match value {
                FieldValue::How(how) => part.rounding.how = how,
                _ => return Err(self.wrong(Expected::How, "HalfUp")),
            },
            PartField::RoundingCarry => match value {
                FieldValue::Carry(carry) => part.rounding.carry = carry,
                _ => return Err(self.wrong(Expected::Carry, "Rounded")),
            },
            PartField::Amount(year) => put(&mut part.amounts, *year, self.optional(value, Self::money)?),
            PartField::Typed(year) => put(&mut part.typed, *year, self.optional(value, Self::money)?),
            PartField::OneOff(year) => put(&mut part.one_offs, *year, self.optional(value, Self::money)?),
            PartField::Category(name) => {
                let weight = self.optional(value, Self::weight)?;
                let place = part.categories.iter().position(|category| category.name == *name);
                match (weight, place) {
                    (Some(weight), Some(place)) => part.categories[place].weight = weight,
                    (Some(weight), None) => part.categories.push(Category { name: name.clone(), weight }),
                    (None, Some(place)) => drop(part.categories.remove(place)),
                    (None, None) => {}
                }
            }
            PartField::Rule(year, RuleField::Whole) => match value {
                FieldValue::Absent => drop(part.rules.remove(year)),
                FieldValue::Rule(rule) => drop(part.rules.insert(*year, *rule)),
                _ => return Err(self.wrong(Expected::Rule, "Rule(growth: Fixed(rate: \"4%\"))")),
            },
            PartField::Rule(year, field) => {
                let rule = part.rules.get_mut(year).ok_or_else(|| self.not_there())?;
                match field {
                    RuleField::Whole => return Err(self.not_there()),
                    RuleField::Floor => rule.floor = self.optional(value, Self::rate)?,
                    RuleField::Cap => rule.cap = self.optional(value, Self::rate)?,
                    RuleField::Note => rule.note = self.optional(value, Self::text)?,
                    RuleField::Growth(field) => self.write_growth(&mut rule.growth, field, value)?,
                }
            }
        }
        Ok(())
    }

    fn write_growth(
        &self,
        growth: &mut Growth,
        field: &GrowthField,
        value: FieldValue,
    ) -> Result<(), FieldError> {
        match (field, growth) {
            (GrowthField::Whole, growth) => match value {
                FieldValue::Growth(new) => *growth = new,
                _ => return Err(self.wrong(Expected::Growth, "Index(series: \"cpi\", lag: 2)")),
            },
            (GrowthField::Rate, Growth::Fixed(fixed)) => fixed.rate = self.rate(value)?,
            (GrowthField::Series, Growth::Index(index)) => index.series = self.text(value)?,
            (GrowthField::Lag, Growth::Index(index)) => match value {
                FieldValue::Lag(lag) => index.lag = lag,
                _ => return Err(self.wrong(Expected::Lag, "2")),
            },
            (GrowthField::First(field), Growth::Sum(sum)) => {
                self.write_growth(&mut sum.first, field, value)?;
            }
            (GrowthField::Second(field), Growth::Sum(sum)) => {
                self.write_growth(&mut sum.second, field, value)?;
            }
            _ => return Err(self.not_there()),
        }
        Ok(())
    }

    fn put_source(
        &self,
        scenario: &mut Scenario,
        id: &SourceId,
        field: SourceField,
        value: FieldValue,
    ) -> Result<(), FieldError> {
        match field {
            SourceField::Whole => match value {
                FieldValue::Absent => drop(scenario.sources.remove(id)),
                FieldValue::Source(source) => drop(scenario.sources.insert(id.clone(), *source)),
                _ => return Err(self.wrong(Expected::SourceInParentheses, Source::EXAMPLE)),
            },
            SourceField::Title => {
                let title = self.text(value)?;
                if title.trim().is_empty() {
                    return Err(FieldError::Needed(self.clone()));
                }
                scenario.sources.entry(id.clone()).or_insert_with(Source::nameless).title = title;
            }
            SourceField::Publisher | SourceField::Date | SourceField::Address => {
                let text = self.optional(value, Self::text)?.unwrap_or_default();
                let source = scenario.sources.get_mut(id).ok_or_else(|| self.not_there())?;
                match field {
                    SourceField::Publisher => source.publisher = text,
                    SourceField::Date if text.is_empty() => source.date = None,
                    SourceField::Date => {
                        let date = text.parse();
                        source.date = Some(date.map_err(|_| self.wrong(Expected::Date, "2024-10-04"))?);
                    }
                    _ => source.address = text,
                }
            }
        }
        Ok(())
    }

    /// Reads `text` as a value of this field's kind; see [`FieldValue::read_leaf`]. Subtrees are
    /// read by the floor of files.
    ///
    /// # Errors
    /// What the field holds, with an example.
    pub fn parse(&self, text: &str) -> Result<FieldValue, FieldError> {
        FieldValue::read_leaf(self, text)
    }

    fn not_there(&self) -> FieldError {
        FieldError::NotThere { field: self.clone(), beside: Vec::new() }
    }

    /// What the scenario has where it lacks this field: its series, its parts, the rules of the part,
    /// the growth of the rule.
    fn beside(&self, scenario: &Scenario) -> Vec<Self> {
        match self {
            Self::Series(..) => {
                scenario.series.keys().map(|name| Self::Series(name.clone(), SeriesField::Whole)).collect()
            }
            Self::Part(name, field) => match (scenario.part(name), field) {
                (None, _) => {
                    let parts = scenario.parts.iter().filter(|part| !part.name.is_empty());
                    parts.map(|part| Self::of_part(&part.name, PartField::Whole)).collect()
                }
                (Some(part), PartField::Rule(year, field)) => match field {
                    RuleField::Growth(_) if part.rules.contains_key(year) => {
                        let growth = RuleField::Growth(GrowthField::Whole);
                        vec![Self::of_part(name, PartField::Rule(*year, growth))]
                    }
                    _ => {
                        let rule = |year: &Year| PartField::Rule(*year, RuleField::Whole);
                        part.rules.keys().map(|year| Self::of_part(name, rule(year))).collect()
                    }
                },
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    fn wrong(&self, expected: Expected, example: &'static str) -> FieldError {
        FieldError::WrongKind { field: self.clone(), expected, example }
    }

    fn optional<T>(
        &self,
        value: FieldValue,
        take: impl Fn(&Self, FieldValue) -> Result<T, FieldError>,
    ) -> Result<Option<T>, FieldError> {
        if value == FieldValue::Absent { Ok(None) } else { take(self, value).map(Some) }
    }

    fn text(&self, value: FieldValue) -> Result<String, FieldError> {
        match value {
            FieldValue::Text(text) => Ok(text),
            _ => Err(self.wrong(Expected::Text, "\"12th SMA as signed\"")),
        }
    }

    fn year(&self, value: &FieldValue) -> Result<Year, FieldError> {
        match value {
            FieldValue::Year(year) => Ok(*year),
            _ => Err(self.wrong(Expected::Year, "2030")),
        }
    }

    fn money(&self, value: FieldValue) -> Result<Stated<Money>, FieldError> {
        match value {
            FieldValue::Money(money) => Ok(money),
            FieldValue::Absent => Err(FieldError::Needed(self.clone())),
            _ => Err(self.wrong(Expected::Amount, Money::EXAMPLE)),
        }
    }

    fn rate(&self, value: FieldValue) -> Result<Stated<Rate>, FieldError> {
        match value {
            FieldValue::Rate(rate) => Ok(rate),
            FieldValue::Absent => Err(FieldError::Needed(self.clone())),
            _ => Err(self.wrong(Expected::Rate, Rate::EXAMPLE)),
        }
    }

    fn exchange(&self, value: FieldValue) -> Result<Stated<Exchange>, FieldError> {
        match value {
            FieldValue::Exchange(exchange) => Ok(exchange),
            _ => Err(self.wrong(Expected::Exchange, Exchange::EXAMPLE)),
        }
    }

    fn weight(&self, value: FieldValue) -> Result<Stated<Weight>, FieldError> {
        match value {
            FieldValue::Weight(weight) => Ok(weight),
            _ => Err(self.wrong(Expected::Weight, Weight::EXAMPLE)),
        }
    }
}

fn put<T>(map: &mut std::collections::BTreeMap<Year, T>, year: Year, value: Option<T>) {
    match value {
        Some(value) => drop(map.insert(year, value)),
        None => drop(map.remove(&year)),
    }
}

fn put_in_series<T>(series: &mut Series<T>, field: SeriesField, value: Option<Stated<T>>) {
    match field {
        SeriesField::Year(year) => put(&mut series.values, year, value),
        SeriesField::Then => series.then = value,
        SeriesField::Whole => {}
    }
}

fn read_growth(growth: &Growth, field: &GrowthField) -> Option<FieldValue> {
    Some(match (field, growth) {
        (GrowthField::Whole, growth) => FieldValue::Growth(growth.clone()),
        (GrowthField::Rate, Growth::Fixed(fixed)) => FieldValue::Rate(fixed.rate.clone()),
        (GrowthField::Series, Growth::Index(index)) => FieldValue::Text(index.series.clone()),
        (GrowthField::Lag, Growth::Index(index)) => FieldValue::Lag(index.lag),
        (GrowthField::First(field), Growth::Sum(sum)) => read_growth(&sum.first, field)?,
        (GrowthField::Second(field), Growth::Sum(sum)) => read_growth(&sum.second, field)?,
        _ => return None,
    })
}

impl FieldValue {
    /// Reads a value that is not a subtree. Amounts, rates and weights are spelt as in files; an
    /// empty text leaves an optional field out.
    ///
    /// # Errors
    /// What the field holds, with an example.
    pub fn read_leaf(field: &Field, text: &str) -> Result<Self, FieldError> {
        let kind = field.kind();
        let text = if kind == Kind::Text { composed(text) } else { plain_value(text) };
        let text = text.trim();
        if text.is_empty() && (kind != Kind::Text || field.is_optional()) {
            return Ok(Self::Absent);
        }
        let read = match kind {
            Kind::Text => Some(Self::Text(text.to_owned())),
            Kind::Year => text.parse().ok().map(Self::Year),
            Kind::Lag => text.parse().ok().filter(|&lag| lag <= Index::LONGEST_LAG).map(Self::Lag),
            Kind::Money => stated(field, text)?.map(Self::Money),
            Kind::Rate => stated(field, text)?.map(Self::Rate),
            Kind::Exchange => stated(field, text)?.map(Self::Exchange),
            Kind::Weight => stated(field, text)?.map(Self::Weight),
            Kind::Unit => Money::read(text).ok().map(Self::Unit),
            Kind::How => How::read(text).ok().map(Self::How),
            Kind::Carry => Carry::read(text).ok().map(Self::Carry),
            Kind::Tree => None,
        };
        let (expected, example) = kind.expected();
        read.ok_or_else(|| field.wrong(expected, example))
    }

    /// The canonical spelling of a value that is not a subtree; empty if it is absent.
    #[must_use]
    pub fn spell(&self) -> Option<String> {
        Some(match self {
            Self::Absent => String::new(),
            Self::Text(text) => text.clone(),
            Self::Year(year) => year.to_string(),
            Self::Lag(lag) => lag.to_string(),
            Self::Money(money) => money.spell(),
            Self::Rate(rate) => rate.spell(),
            Self::Exchange(exchange) => exchange.spell(),
            Self::Weight(weight) => weight.spell(),
            Self::Unit(unit) => unit.spell(),
            Self::How(how) => how.spell(),
            Self::Carry(carry) => carry.spell(),
            Self::Growth(_)
            | Self::Rule(_)
            | Self::Part(_)
            | Self::Series(_)
            | Self::Rates(_)
            | Self::Source(_) => return None,
        })
    }

    /// The status of a stated value.
    #[must_use]
    pub fn status(&self) -> Option<Status> {
        match self {
            Self::Money(money) => Some(money.status),
            Self::Rate(rate) => Some(rate.status),
            Self::Exchange(exchange) => Some(exchange.status),
            Self::Weight(weight) => Some(weight.status),
            _ => None,
        }
    }

    /// The sources of a stated value; none of what nobody states.
    #[must_use]
    pub fn sources(&self) -> &[SourceId] {
        match self {
            Self::Money(money) => &money.sources,
            Self::Rate(rate) => &rate.sources,
            Self::Exchange(exchange) => &exchange.sources,
            Self::Weight(weight) => &weight.sources,
            _ => &[],
        }
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
    How,
    /// What is carried.
    Carry,
    /// A subtree.
    Tree,
}

impl Kind {
    fn expected(self) -> (Expected, &'static str) {
        match self {
            Self::Text => (Expected::Text, "\"12th SMA as signed\""),
            Self::Year => (Expected::Year, "2030"),
            Self::Lag => (Expected::Lag, "2"),
            Self::Money => (Expected::Amount, Money::EXAMPLE),
            Self::Rate => (Expected::Rate, Rate::EXAMPLE),
            Self::Exchange => (Expected::Exchange, Exchange::EXAMPLE),
            Self::Weight => (Expected::Weight, Weight::EXAMPLE),
            Self::Unit => (Expected::Unit, "\"1 eok KRW\""),
            Self::How => (Expected::How, "HalfUp"),
            Self::Carry => (Expected::Carry, "Rounded"),
            Self::Tree => (Expected::Clause, "Fixed(rate: \"4%\")"),
        }
    }
}

impl Field {
    /// What kind of value the field holds.
    #[must_use]
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
                PartField::Base | PartField::Amount(_) | PartField::Typed(_) | PartField::OneOff(_) => {
                    Kind::Money
                }
                PartField::RoundingTo => Kind::Unit,
                PartField::RoundingHow => Kind::How,
                PartField::RoundingCarry => Kind::Carry,
                PartField::Category(_) => Kind::Weight,
                PartField::Rule(_, RuleField::Floor | RuleField::Cap) => Kind::Rate,
                PartField::Rule(_, RuleField::Growth(field)) => field.kind(),
            },
        }
    }

    /// Whether the field may be left out.
    #[must_use]
    pub fn is_optional(&self) -> bool {
        match self {
            Self::Note | Self::Record | Self::Continues | Self::Pays | Self::Receives => true,
            Self::Source(_, field) => *field != SourceField::Title,
            Self::Before | Self::Series(..) | Self::Rate(..) => true,
            Self::Part(_, field) => matches!(
                field,
                PartField::Note
                    | PartField::Amount(_)
                    | PartField::Typed(_)
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
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Whole => Kind::Tree,
            Self::Rate => Kind::Rate,
            Self::Series => Kind::Text,
            Self::Lag => Kind::Lag,
            Self::First(field) | Self::Second(field) => field.kind(),
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
            Self::Typed(year) => write!(f, "typed.{year}"),
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
        ["typed", year] => year.parse().ok().map(PartField::Typed),
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

impl Spelt for How {
    const EXAMPLE: &'static str = "HalfUp";

    fn spell(&self) -> String {
        match self {
            Self::HalfUp => "HalfUp",
            Self::HalfEven => "HalfEven",
            Self::Down => "Down",
        }
        .to_owned()
    }

    fn read(text: &str) -> Result<Self, super::SpellingError> {
        let all = [Self::HalfUp, Self::HalfEven, Self::Down];
        let refuse = || super::SpellingError::new(Expected::How, text, Self::EXAMPLE);
        all.into_iter().find(|how| how.spell() == text).ok_or_else(refuse)
    }
}

impl Spelt for Carry {
    const EXAMPLE: &'static str = "Rounded";

    fn spell(&self) -> String {
        match self {
            Self::Rounded => "Rounded",
            Self::Unrounded => "Unrounded",
        }
        .to_owned()
    }

    fn read(text: &str) -> Result<Self, super::SpellingError> {
        let refuse = || super::SpellingError::new(Expected::Carry, text, Self::EXAMPLE);
        [Self::Rounded, Self::Unrounded].into_iter().find(|carry| carry.spell() == text).ok_or_else(refuse)
    }
}

/// A stated value; `None` if the text is none. What is wrong with the names of its sources is told as that.
fn stated<T: Spelt>(field: &Field, text: &str) -> Result<Option<Stated<T>>, FieldError> {
    match Stated::read(text) {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.expected == Expected::SourceNames => {
            Err(FieldError::Source { field: field.clone(), error })
        }
        Err(_) => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_read_as_they_are_written() {
        for path in [
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
            "typed.2028",
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
            "typed.2028.x",
        ] {
            assert!(path.parse::<Field>().is_err(), "{path:?} must be refused");
        }
    }
}
