//! What can be set where a figure of the projection's table stands: the total of a part by an override, the growth by
//! its index in the year that the rule reads, the exchange rate behind an amount in another currency. Where nothing
//! can be set, why.

use super::Selection;
use crate::engine::{Measure, Projection, RateBasis, Reading, RowName};
use crate::model::clauses::Growth;
use crate::model::{
    Field, FieldValue, Money, Part, PartField, Scenario, Series, SeriesField, Stated, Year, Years,
};
use crate::text::{Language, key, say, say_with};

/// A figure of the table of a projection, and what it is read from.
#[derive(Debug, Clone, Copy)]
pub struct SettableInput<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Its figures.
    pub projection: &'a Projection,
    /// The measures that were computed.
    pub measures: &'a [Measure],
    /// How figures are read.
    pub reading: Reading,
}

/// Why nothing can be set where a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNotSettable {
    /// Figures are held against those of the baseline.
    Against,
    /// A growth follows from amounts.
    Growth,
    /// The total adds up the parts.
    SumOfParts,
    /// The rule has one growth for every year.
    SameEveryYear,
    /// The rule adds two growths.
    TwoGrowths,
    /// The series that the rule reads is not there.
    NoSeries,
    /// It is converted from the total.
    Converted,
    /// It is computed from other figures.
    Computed,
}

impl WhyNotSettable {
    /// The reason in words, with what can be set in its place.
    pub fn words(self, year: Year, language: Language) -> String {
        let year = [("year", year.into())];
        match self {
            Self::Against => say(language, key::SETTABLE_AGAINST),
            Self::Growth => say_with(language, key::SETTABLE_GROWTH, &year),
            Self::SumOfParts => say_with(language, key::SETTABLE_SUM_OF_PARTS, &year),
            Self::SameEveryYear => say(language, key::SETTABLE_SAME_EVERY_YEAR),
            Self::TwoGrowths => say(language, key::SETTABLE_TWO_GROWTHS),
            Self::NoSeries => say(language, key::SETTABLE_NO_SERIES),
            Self::Converted => say_with(language, key::SETTABLE_CONVERTED, &year),
            Self::Computed => say_with(language, key::SETTABLE_COMPUTED, &year),
        }
    }
}

/// The field that sets the figure under the head `column`.
///
/// # Errors
/// Why there is none.
pub fn settable(
    input: &SettableInput<'_>,
    column: &str,
    selection: Selection,
) -> Result<Field, WhyNotSettable> {
    let Selection { row, year } = selection;
    if input.reading != Reading::Value {
        return Err(WhyNotSettable::Against);
    }
    let scenario = input.scenario;
    let only = scenario.parts.len() == 1;
    let in_column = column == input.projection.plan().spell_row(row);
    match row {
        RowName::Total if in_column && only => override_of(scenario, 0, year),
        RowName::Total if in_column => Err(WhyNotSettable::SumOfParts),
        RowName::PartTotal(part) if in_column => override_of(scenario, part, year),
        RowName::Index(part) if in_column => index_of(scenario, part, year),
        RowName::Growth(_) | RowName::Change => Err(WhyNotSettable::Growth),
        RowName::Measure(_) if rate_of(input, selection).is_some() => Err(WhyNotSettable::Converted),
        _ => Err(WhyNotSettable::Computed),
    }
}

/// The exchange rate of the scenario at which an amount is converted; none if it is not.
pub fn rate_of(input: &SettableInput<'_>, selection: Selection) -> Option<Field> {
    let RowName::Measure(place) = selection.row else { return None };
    let measure = input.measures.get(usize::from(place))?;
    let currency = measure.currency.filter(|currency| *currency != input.scenario.currency())?;
    let is_of_scenario = measure.rates == RateBasis::Scenario && !measure.cumulative;
    is_of_scenario.then_some(Field::Rate(currency, SeriesField::Year(selection.year)))
}

/// What holds at such a field now, stated or not: what its text begins with.
pub fn in_force(input: &SettableInput<'_>, field: &Field, selection: Selection) -> FieldValue {
    let scenario = input.scenario;
    let holds = match field {
        Field::Part(name, PartField::Override(year)) => {
            let stated = scenario.part(name).and_then(|part| part.overrides.get(year)).cloned();
            let total = || {
                let amount = input.projection.at(selection.row, *year).known()?.normalize();
                let currency = scenario.part(name)?.base.value.currency;
                Some(Stated::assumed(Money { amount, currency }))
            };
            stated.or_else(total).map(FieldValue::Money)
        }
        Field::Series(name, SeriesField::Year(year)) => {
            scenario.series.get(name).and_then(|series| series.at(*year)).cloned().map(FieldValue::Rate)
        }
        Field::Rate(currency, SeriesField::Year(year)) => {
            scenario.rates.get(currency).and_then(|rates| rates.at(*year)).cloned().map(FieldValue::Exchange)
        }
        _ => field.read(scenario),
    };
    holds.unwrap_or(FieldValue::Absent)
}

/// Whether a value was set at the field, and may be taken out without leaving a year unknown.
pub fn can_clear(scenario: &Scenario, field: &Field) -> bool {
    let is_stated = field.read(scenario).is_some_and(|value| value != FieldValue::Absent);
    is_stated
        && match field {
            Field::Series(name, SeriesField::Year(year)) => scenario.series.get(name).is_some_and(|series| {
                series.then.is_some() && series.values.keys().next_back() == Some(year)
            }),
            Field::Rate(currency, SeriesField::Year(year)) => {
                scenario.rates.get(currency).is_some_and(|rates| {
                    rates.values.len() == 1
                        || rates.then.is_some() && rates.values.keys().next_back() == Some(year)
                })
            }
            _ => true,
        }
}

/// The same field in every later year that the table shows, for a value that is to hold there too.
pub fn in_later_years(scenario: &Scenario, field: &Field, shown: Year) -> Vec<Field> {
    let later = scenario.years.iter().filter(|year| *year > shown);
    let of_year = |year: Year| -> Option<Field> {
        match field {
            Field::Part(name, PartField::Override(_)) => {
                Some(Field::of_part(name, PartField::Override(year)))
            }
            Field::Series(name, SeriesField::Year(_)) => {
                let part = scenario.parts.iter().position(|part| reads(part, shown, field))?;
                let place = u8::try_from(part).ok()?;
                let other = index_of(scenario, place, year).ok()?;
                matches!(&other, Field::Series(of, _) if of == name).then_some(other)
            }
            Field::Rate(currency, SeriesField::Year(_)) => {
                Some(Field::Rate(*currency, SeriesField::Year(year)))
            }
            _ => None,
        }
    };
    later.filter_map(of_year).collect()
}

/// The values that must be stated along with one of a series, so that no year before it is left without: what held
/// there after the last stated year.
pub fn with_years_between(scenario: &Scenario, field: &Field, value: FieldValue) -> Vec<(Field, FieldValue)> {
    let mut fields: Vec<(Field, FieldValue)> = match field {
        Field::Series(name, SeriesField::Year(year)) => {
            let series = scenario.series.get(name);
            let between = series.map(|series| between(series, *year)).unwrap_or_default();
            let at = |year| Field::Series(name.clone(), SeriesField::Year(year));
            between.into_iter().map(|(year, then)| (at(year), FieldValue::Rate(then))).collect()
        }
        Field::Rate(currency, SeriesField::Year(year)) => {
            let rates = scenario.rates.get(currency);
            let between = rates.map(|rates| between(rates, *year)).unwrap_or_default();
            let at = |year| Field::Rate(*currency, SeriesField::Year(year));
            between.into_iter().map(|(year, then)| (at(year), FieldValue::Exchange(then))).collect()
        }
        _ => Vec::new(),
    };
    fields.push((field.clone(), value));
    fields
}

/// What holds in the years after the last stated one and before `year`.
fn between<T: Clone>(series: &Series<T>, year: Year) -> Vec<(Year, Stated<T>)> {
    let last = series.values.keys().next_back().copied();
    let Some((last, then)) = last.zip(series.then.as_ref()).filter(|(last, _)| *last < year.before()) else {
        return Vec::new();
    };
    let years = Years::new(last.plus(1), year.before());
    years.iter().map(|year| (year, then.clone())).collect()
}

fn override_of(scenario: &Scenario, part: u8, year: Year) -> Result<Field, WhyNotSettable> {
    let part = scenario.parts.get(usize::from(part)).ok_or(WhyNotSettable::Computed)?;
    let name = if scenario.parts.len() > 1 { part.name.as_str() } else { "" };
    Ok(Field::of_part(name, PartField::Override(year)))
}

/// The value of the series that the rule of a year reads.
fn index_of(scenario: &Scenario, part: u8, year: Year) -> Result<Field, WhyNotSettable> {
    let part = scenario.parts.get(usize::from(part)).ok_or(WhyNotSettable::Computed)?;
    let (_, rule) = part.rule_of(year).ok_or(WhyNotSettable::Computed)?;
    match &rule.growth {
        Growth::Freeze(_) | Growth::Fixed(_) => Err(WhyNotSettable::SameEveryYear),
        Growth::Sum(_) => Err(WhyNotSettable::TwoGrowths),
        Growth::Index(index) if scenario.series.contains_key(&index.series) => {
            let read = year.plus(-i16::from(index.lag));
            Ok(Field::Series(index.series.clone(), SeriesField::Year(read)))
        }
        Growth::Index(_) => Err(WhyNotSettable::NoSeries),
    }
}

/// Whether the rule of a part reads that value of a series in a year.
fn reads(part: &Part, year: Year, field: &Field) -> bool {
    let Some((_, rule)) = part.rule_of(year) else { return false };
    let Field::Series(name, SeriesField::Year(read)) = field else { return false };
    matches!(&rule.growth, Growth::Index(index)
        if index.series == *name && year.plus(-i16::from(index.lag)) == *read)
}
