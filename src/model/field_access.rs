//! Reading and writing the fields of a scenario.

use super::clauses::{Category, Growth, Operand, OperandMut, Weight};
use super::expected::Expected;
use super::field::{Field, FieldError, GrowthField, PartField, RuleField, SeriesField, SourceField};
use super::field_value::FieldValue;
use super::money::Money;
use super::rate::Rate;
use super::record::{Date, Source};
use super::scenario::{Exchange, Part, Scenario};
use super::series::Series;
use super::stated::{SourceId, Spelt, Stated};
use super::year::Year;

impl Field {
    /// What the field holds in `scenario`; `None` if what it belongs to is not there. An optional
    /// field that is left out is [`FieldValue::Absent`].
    #[expect(clippy::too_many_lines, reason = "an arm for each field")]
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
                    PartField::RoundingHow => FieldValue::RoundingMode(part.rounding.how),
                    PartField::RoundingCarry => FieldValue::CarryOver(part.rounding.carry),
                    PartField::Amount(year) => or_absent(part.amounts.get(year), FieldValue::Money),
                    PartField::Override(year) => or_absent(part.overrides.get(year), FieldValue::Money),
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
                FieldValue::RoundingMode(how) => part.rounding.how = how,
                _ => return Err(self.wrong(Expected::RoundingMode, "HalfUp")),
            },
            PartField::RoundingCarry => match value {
                FieldValue::CarryOver(carry) => part.rounding.carry = carry,
                _ => return Err(self.wrong(Expected::CarryOver, "Rounded")),
            },
            PartField::Amount(year) => put(&mut part.amounts, *year, self.optional(value, Self::money)?),
            PartField::Override(year) => put(&mut part.overrides, *year, self.optional(value, Self::money)?),
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
        if *field == GrowthField::Whole {
            match value {
                FieldValue::Growth(new) => *growth = new,
                _ => return Err(self.wrong(Expected::Growth, "Index(series: \"cpi\", lag: 2)")),
            }
            return Ok(());
        }
        for (place, operand) in growth.operands_mut() {
            match operand {
                OperandMut::Growth(within) => {
                    if let Some(field) = field.after(&place) {
                        return self.write_growth(within, field, value);
                    }
                }
                _ if place != *field => {}
                OperandMut::Rate(rate) => {
                    *rate = self.rate(value)?;
                    return Ok(());
                }
                OperandMut::Series(series) => {
                    *series = self.text(value)?;
                    return Ok(());
                }
                OperandMut::Lag(lag) => match value {
                    FieldValue::Lag(new) => {
                        *lag = new;
                        return Ok(());
                    }
                    _ => return Err(self.wrong(Expected::Lag, "2")),
                },
            }
        }
        Err(self.not_there())
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
    if *field == GrowthField::Whole {
        return Some(FieldValue::Growth(growth.clone()));
    }
    growth.operands().into_iter().find_map(|(place, operand)| match operand {
        Operand::Growth(within) => read_growth(within, field.after(&place)?),
        _ if place != *field => None,
        Operand::Rate(rate) => Some(FieldValue::Rate(rate.clone())),
        Operand::Series(series) => Some(FieldValue::Text(series.to_owned())),
        Operand::Lag(lag) => Some(FieldValue::Lag(lag)),
    })
}
