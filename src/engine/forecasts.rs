//! Forecasts against outturn: what was expected of a quantity, and what came.
//!
//! # Rules
//! - An edition is what one forecaster said of one quantity at one time.
//! - The outturn is the record's published value of the same year, in the quantity's own unit: a
//!   budget plan in amounts against the budget, a plan of growth against the growth. Nothing is
//!   derived to compare what was forecast in other terms.
//! - An error is forecast less outturn: above zero the forecast was too high. That of an amount is
//!   told in per cent of the outturn as well.
//! - A forecast *by rule year* is about the year of the quantity that the rule of the agreement in
//!   force reads then; if that is not one year, there is nothing to hold it against.
//! - *Years ahead* are the year of the quantity less that of the edition.
//!
//! Errors and sums are exact; means are divided with 28 digits and rounded only where they are read.

use std::cmp::Ordering::{Equal, Greater, Less};
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::{Date, Forecast, Quantity, Record, Stated, Status, Unit, Year, Years};

/// What one forecaster said of one quantity at one time, beside what came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForecastEdition {
    /// The name of the quantity, as in [`Record::quantities`].
    pub quantity: String,
    /// Who expected it.
    pub forecaster: String,
    /// When.
    pub vintage: Date,
    /// What its values count.
    pub unit: Unit,
    /// Its years in their order.
    pub years: Vec<ExpectedValue>,
}

/// A year that was forecast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedValue {
    /// The year of the quantity; of a forecast by rule year without one, the rule's year.
    pub year: Year,
    /// The year in which a rule applies it, where it was stated so.
    pub rule_year: Option<Year>,
    /// How many years after the edition it lies.
    pub ahead: i16,
    /// What was expected.
    pub forecast: Stated<Decimal>,
    /// What came, or why it is not known.
    pub outturn: Result<Stated<Decimal>, NoOutturn>,
    /// What a careful reader must know; may be empty.
    pub note: String,
}

/// Why there is no outturn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoOutturn {
    /// The year is not published yet.
    NotPublished,
    /// The record has no such quantity in this unit.
    NoQuantity,
    /// It is stated by the year of a rule, and no rule of that year reads one year of the quantity.
    NoRuleYear,
}

impl ExpectedValue {
    /// Forecast less outturn, in the unit of the quantity.
    pub fn error(&self) -> Option<Decimal> {
        let outturn = self.outturn.as_ref().ok()?;
        self.forecast.value.checked_sub(outturn.value)
    }

    /// The error as a fraction of the outturn.
    pub fn relative_error(&self) -> Option<Decimal> {
        let outturn = self.outturn.as_ref().ok()?;
        self.error()?.checked_div(outturn.value)
    }
}

/// What a number of errors come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForecastErrors {
    /// How many there are.
    pub count: usize,
    /// Their mean.
    pub mean: Decimal,
    /// The mean of their sizes.
    pub mean_absolute: Decimal,
    /// Of amounts, the mean of the errors in per cent of the outturn, as a fraction.
    pub mean_relative: Option<Decimal>,
    /// Of amounts, the mean of the sizes of these.
    pub mean_absolute_relative: Option<Decimal>,
}

/// Every edition of the record with its outturn: by quantity, then the earliest first.
pub fn forecast_editions(record: &Record) -> Vec<ForecastEdition> {
    let mut editions: BTreeMap<(String, Date, String), Vec<&Forecast>> = BTreeMap::new();
    // What is published among them is an outturn that an edition was held against.
    for forecast in record.forecasts.iter().filter(|forecast| !is_published(forecast.value.status)) {
        let key = (forecast.quantity.clone(), forecast.vintage.clone(), forecast.forecaster.clone());
        editions.entry(key).or_default().push(forecast);
    }
    let edition = |((quantity, vintage, forecaster), forecasts): ((String, Date, String), Vec<&Forecast>)| {
        let unit = forecasts[0].unit;
        let mut years: Vec<ExpectedValue> =
            forecasts.into_iter().map(|forecast| expected(record, forecast)).collect();
        years.sort_by_key(|expected| expected.year);
        ForecastEdition { quantity, forecaster, vintage, unit, years }
    };
    editions.into_iter().map(edition).collect()
}

fn expected(record: &Record, forecast: &Forecast) -> ExpectedValue {
    let rule_year = forecast.is_by_rule_year.then_some(forecast.year);
    let year = match rule_year {
        Some(rule_year) => read_by_rule(record, &forecast.quantity, rule_year).ok_or(NoOutturn::NoRuleYear),
        None => Ok(forecast.year),
    };
    let quantity = record.quantities.get(&forecast.quantity).filter(|known| known.unit == forecast.unit);
    let outturn = year.and_then(|year| {
        let quantity = quantity.ok_or(NoOutturn::NoQuantity)?;
        published(quantity, year).cloned().ok_or(NoOutturn::NotPublished)
    });
    let year = year.unwrap_or(forecast.year);
    ExpectedValue {
        year,
        rule_year,
        ahead: year.0 - forecast.vintage.year().0,
        forecast: forecast.value.clone(),
        outturn,
        note: forecast.note.clone(),
    }
}

/// The year of the quantity that the agreement in force in `year` reads; none if it reads none or
/// several.
fn read_by_rule(record: &Record, quantity: &str, year: Year) -> Option<Year> {
    let agreement = record.agreements.iter().find(|agreement| agreement.years.contains(year))?;
    let indices = agreement.rule.as_ref()?.growth.indices();
    let mut lags = indices.iter().filter(|index| index.series == quantity).map(|index| index.lag);
    let lag = lags.next()?;
    lags.all(|other| other == lag).then(|| year.plus(-i16::from(lag)))
}

fn published(quantity: &Quantity, year: Year) -> Option<&Stated<Decimal>> {
    quantity.values.get(&year).filter(|value| is_published(value.status))
}

fn is_published(status: Status) -> bool {
    status <= Status::Conflict
}

/// What the errors of these years come to; none where there is no outturn.
///
/// # Panics
/// Never in practice: sums of errors of the record stay far below the range of [`Decimal`].
pub fn errors<'a>(years: impl IntoIterator<Item = &'a ExpectedValue>, unit: Unit) -> Option<ForecastErrors> {
    let mut found = Vec::new();
    let mut relative = Vec::new();
    for expected in years {
        found.extend(expected.error());
        relative.extend(expected.relative_error().filter(|_| matches!(unit, Unit::Money(_))));
    }
    let size = |values: &[Decimal]| values.iter().map(Decimal::abs).collect::<Vec<_>>();
    Some(ForecastErrors {
        count: found.len(),
        mean: mean(&found)?,
        mean_absolute: mean(&size(&found))?,
        mean_relative: mean(&relative),
        mean_absolute_relative: mean(&size(&relative)),
    })
}

/// What the errors of every edition of a quantity come to, by how many years ahead they looked.
pub fn errors_by_years_ahead(editions: &[ForecastEdition], quantity: &str) -> BTreeMap<i16, ForecastErrors> {
    let of_quantity = || editions.iter().filter(|edition| edition.quantity == quantity);
    let mut by_ahead: BTreeMap<i16, Vec<&ExpectedValue>> = BTreeMap::new();
    for expected in of_quantity().flat_map(|edition| &edition.years) {
        by_ahead.entry(expected.ahead).or_default().push(expected);
    }
    let unit = of_quantity().next().map_or(Unit::Count, |edition| edition.unit);
    by_ahead
        .into_iter()
        .filter_map(|(ahead, years)| errors(years, unit).map(|errors| (ahead, errors)))
        .collect()
}

fn mean(values: &[Decimal]) -> Option<Decimal> {
    let sum = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value))?;
    sum.checked_div(Decimal::from(values.len()))
}

/// Where a value lies among the last published ones of a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForecastHistory {
    /// From the first to the last year that is looked at.
    pub years: Years,
    /// In how many of them the published value lies above.
    pub above: usize,
    /// In how many it is the same.
    pub equal: usize,
    /// In how many it lies below.
    pub below: usize,
}

impl ForecastHistory {
    /// How many years are looked at.
    pub fn count(&self) -> usize {
        self.above + self.equal + self.below
    }
}

/// Where `value` lies among the last `count` published years of the quantity of that name, or among
/// those there are; none if there are none.
pub fn history(record: &Record, quantity: &str, value: Decimal, count: usize) -> Option<ForecastHistory> {
    let quantity = record.quantities.get(quantity)?;
    let values = quantity.values.iter().rev().filter(|(_, stated)| is_published(stated.status));
    let values: Vec<(Year, Decimal)> =
        values.take(count).map(|(&year, stated)| (year, stated.value)).collect();
    let of = |order| values.iter().filter(|(_, known)| known.cmp(&value) == order).count();
    let years = Years::new(values.last()?.0, values.first()?.0);
    Some(ForecastHistory { years, above: of(Greater), equal: of(Equal), below: of(Less) })
}
