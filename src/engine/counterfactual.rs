//! A rule tried on history: what years would have cost if another rule had held.
//!
//! A rule of any scenario is put on a stretch of history: it starts from what was agreed for the first
//! year and settles every later one, with the index as the record has it in print. That is a scenario
//! like any other ([`as_scenario`]), self-contained with the values that it reads and their sources, and
//! its figures are those of its projection. What was agreed stands beside them.
//!
//! A year that needs an index which is not in print is unknown, with every year after it; nothing is
//! filled in.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::certainty::{Certainty, weakest};
use super::history::settled;
use super::measure::{Measure, Prices, RateBasis};
use super::plan::{Plan, RowName};
use super::planner::plan_converted;
use super::projection::{Bound, Projection, project};
use super::recorded::{Recorded, in_terms_of, total_as_agreed};
use crate::model::clauses::{Rounding, Rule};
use crate::model::{
    Basis, Contribution, ContributionKind, Currency, Exchange, Money, Part, Rate, Record, Scenario, Series,
    SourceId, SourceList, Stated, Status, Unit, Value, Year, Years,
};

/// The digits of a rate that comes of two amounts in print.
const RATE_DIGITS: u32 = 10;

/// A rule of a scenario: the part that it stands in, counted from zero, and its first year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleAt {
    /// The place of the part.
    pub part: usize,
    /// The first year of the rule.
    pub first: Year,
}

impl RuleAt {
    /// The part and the rule, if the scenario has them.
    pub fn of(self, scenario: &Scenario) -> Option<(&Part, &Rule)> {
        let part = scenario.parts.get(self.part)?;
        Some((part, part.rules.get(&self.first)?))
    }
}

/// Every rule of a scenario, in order.
pub fn rules(scenario: &Scenario) -> Vec<RuleAt> {
    let parts = scenario.parts.iter().enumerate();
    parts
        .flat_map(|(place, part)| part.rules.keys().map(move |&first| RuleAt { part: place, first }))
        .collect()
}

/// The rule that stands for a scenario: the last one of its first part.
pub fn usual_rule(scenario: &Scenario) -> Option<RuleAt> {
    rules(scenario).into_iter().rfind(|rule| rule.part == 0)
}

/// The years on which rules can be tried: from the first agreed amount to the last.
pub fn stretch(record: &Record) -> Option<Years> {
    let agreed = || {
        let agreed = record.contributions.iter().filter(|one| one.kind == ContributionKind::Agreed);
        agreed.map(|contribution| contribution.year)
    };
    Some(Years::new(agreed().min()?, agreed().max()?))
}

/// Which rule is tried on which years.
#[derive(Debug, Clone, Copy)]
pub struct Trial<'a> {
    /// The scenario that has the rule.
    pub scenario: &'a Scenario,
    /// The rule.
    pub rule: RuleAt,
    /// The year whose agreed amount is the base, and the last year that the rule settles.
    pub years: Years,
}

/// Why a rule cannot be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotTry {
    /// The scenario has no such rule.
    NoRule,
    /// There is no year after the base.
    NoYears {
        /// The year of the base.
        first: Year,
        /// The last year.
        last: Year,
    },
    /// The record has the prices of one country, and amounts in the currency of another have none.
    NoPrices {
        /// The currency of the base.
        currency: Currency,
    },
    /// There is no agreed amount to begin with.
    NoBase {
        /// The year of the base.
        year: Year,
        /// The years that have one.
        known: Years,
    },
    /// The years go beyond those that the record has.
    OutsideRecord {
        /// The year.
        year: Year,
        /// The years of the record.
        known: Years,
    },
}

/// A value of an index that is not in print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingValue {
    /// The name of the series.
    pub series: String,
    /// The year of the series.
    pub year: Year,
    /// The year that the rule cannot settle without it.
    pub stops: Year,
}

/// A rule tried on history.
#[derive(Debug, Clone)]
pub struct Counterfactual {
    /// The scenario that it is.
    pub scenario: Scenario,
    /// Its figures.
    pub projection: Projection,
    /// The measure in which amounts are stated.
    pub measure: Measure,
    /// The year of the base, then the years of the rule.
    pub rows: Vec<TriedYear>,
    /// The sums over the years of the rule that are known on both sides; none if nothing is, or if the
    /// measure is a share.
    pub sums: Option<TriedSums>,
    /// The values that the record lacks, in the order of the years that they stop.
    pub missing: Vec<MissingValue>,
}

/// A year of a rule tried on history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TriedYear {
    /// The year.
    pub year: Year,
    /// What was agreed, or follows from the agreement, in the terms of the measure.
    pub agreed: Option<Recorded>,
    /// What the rule gives.
    pub by_rule: Value,
    /// What the index says before cap and floor, as a fraction; none for the base.
    pub index: Option<Value>,
    /// By how much the rule lets the amount grow, as a fraction; none for the base.
    pub growth: Option<Value>,
    /// The bound that stopped it.
    pub bound: Option<Bound>,
    /// What the rule would give if it had no cap; none where it has none.
    pub without_cap: Option<Value>,
    /// How well its figures are known.
    pub known: TriedKnown,
}

/// How well the figures of a tried year are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TriedKnown {
    /// What the rule gives.
    pub by_rule: Status,
    /// What the index says.
    pub index: Status,
    /// By how much the rule lets the amount grow.
    pub growth: Status,
    /// What the rule would give without its cap.
    pub without_cap: Status,
}

impl TriedYear {
    /// What the rule gives less what was agreed.
    pub fn difference(&self) -> Option<Decimal> {
        self.by_rule.known()?.checked_sub(self.agreed.as_ref()?.value)
    }

    /// How well that difference is known.
    pub fn difference_status(&self) -> Status {
        weakest(self.agreed.iter().map(|agreed| agreed.status).chain([self.known.by_rule]))
    }

    /// How well the worth of the cap is known.
    pub fn worth_of_cap_status(&self) -> Status {
        self.known.by_rule.max(self.known.without_cap)
    }

    /// How much more the year would cost without the cap.
    pub fn worth_of_cap(&self) -> Option<Decimal> {
        self.without_cap?.known()?.checked_sub(self.by_rule.known()?)
    }
}

/// Sums over the years that a rule settles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TriedSums {
    /// The years that are counted; without gaps, from the first on.
    pub years: Years,
    /// What was agreed.
    pub agreed: Decimal,
    /// What the rule gives.
    pub by_rule: Decimal,
    /// What the cap was worth; none where the rule has none.
    pub worth_of_cap: Option<Decimal>,
}

impl TriedSums {
    /// What the rule gives less what was agreed.
    pub fn difference(&self) -> Option<Decimal> {
        self.by_rule.checked_sub(self.agreed)
    }
}

/// The scenario that a trial is, without title and note, and the values that the record lacks for it.
///
/// # Errors
/// Why it cannot be tried.
pub fn as_scenario(trial: &Trial<'_>, record: &Record) -> Result<(Scenario, Vec<MissingValue>), CannotTry> {
    let Years { first, last } = trial.years;
    let (part, rule) = trial.rule.of(trial.scenario).ok_or(CannotTry::NoRule)?;
    let known = stretch(record).unwrap_or(Years::new(first, first.before()));
    let base = base(record, first).ok_or(CannotTry::NoBase { year: first, known })?;
    if last <= first {
        return Err(CannotTry::NoYears { first, last });
    }
    let of_record = super::history::years(record).unwrap_or(known);
    if !of_record.contains(last) {
        return Err(CannotTry::OutsideRecord { year: last, known: of_record });
    }
    let currency = base.value.currency;
    let mut tried = Part::new("", base);
    tried.rounding = rounding_in(&part.rounding, &tried.rounding);
    tried.rules.insert(first.plus(1), rule.clone());

    let (series, missing) = series(trial, rule, record);
    let before = record.agreed(first.before()).and_then(|agreed| agreed.total_in(currency)).cloned();
    let scenario = Scenario {
        record: Some(record.edition.clone()),
        before,
        series,
        rates: rates(record, currency, trial.years).unwrap_or_default(),
        sources: trial.scenario.sources.clone(),
        ..Scenario::new(trial.years, vec![tried]).of_sma()
    };
    Ok((scenario, missing))
}

/// A rule tried on history, in the terms of `measure`; years are never added up in it.
///
/// What was agreed and what the rule gives are converted at the yearly averages. A base that was agreed in
/// several currencies is a total at the agreement's own rate, which an average does not lead on: what the
/// rule makes of it is then known in its own currency only.
///
/// # Errors
/// Why it cannot be tried.
pub fn counterfactual(
    trial: &Trial<'_>,
    record: &Record,
    measure: &Measure,
) -> Result<Counterfactual, CannotTry> {
    let (scenario, missing) = as_scenario(trial, record)?;
    let currency = scenario.currency();
    // The index that the rule reads would be taken for the prices of that currency.
    if currency != Currency::KRW && measure.prices != Prices::Current {
        return Err(CannotTry::NoPrices { currency });
    }
    let mut measure = yearly(measure);
    if measure.currency.is_some_and(|asked| asked != currency) {
        // As what was agreed is.
        measure.rates = RateBasis::Average;
    }
    let kinds: Vec<RateBasis> = rates_of_base(record, trial.years.first).into_iter().collect();
    let planned = |scenario: &Scenario| -> Plan {
        plan_converted(scenario, record, std::slice::from_ref(&measure), kinds.clone())
    };
    let projection = project(planned(&scenario));
    let uncapped = without_cap(&scenario).map(|scenario| project(planned(&scenario)));
    let amount = if measure.is_total() { RowName::Total } else { RowName::Measure(0) };
    let certainty = Certainty::new(&projection);
    let of_uncapped = uncapped.as_ref().map(Certainty::new);
    let row = |year: Year| {
        let is_base = year == trial.years.first;
        let agreed = settled(record, year);
        let agreed = agreed.and_then(|agreed| in_terms_of(&scenario, &measure, record, agreed));
        let by_rule_only = |row| (!is_base).then(|| projection.at(row, year));
        // The base is what was agreed, whoever prints or converts it, and differs from itself in no currency.
        let of_base = agreed.as_ref().filter(|_| is_base);
        let amount_of = |projection: &Projection| {
            of_base.map_or_else(|| projection.at(amount, year), |agreed| Value::Known(agreed.value))
        };
        let status_of = |certainty: &Certainty<'_>| {
            of_base.map_or_else(|| certainty.of(amount, year), |agreed| agreed.status)
        };
        let known = TriedKnown {
            by_rule: status_of(&certainty),
            index: certainty.of(RowName::Index(0), year),
            growth: certainty.of(RowName::Growth(0), year),
            without_cap: of_uncapped.as_ref().map_or(Status::Published, status_of),
        };
        TriedYear {
            year,
            by_rule: amount_of(&projection),
            index: by_rule_only(RowName::Index(0)),
            growth: by_rule_only(RowName::Growth(0)),
            bound: projection.bound(0, year),
            without_cap: uncapped.as_ref().map(amount_of),
            known,
            agreed,
        }
    };
    let rows: Vec<TriedYear> = trial.years.iter().map(row).collect();
    let adds = matches!(measure.unit(scenario.currency()), Unit::Money(_));
    let sums = adds.then(|| sums(&rows)).flatten();
    Ok(Counterfactual { scenario, projection, measure, rows, sums, missing })
}

impl Counterfactual {
    /// How well a sum over the years of `sums` is known that adds up what `of` gives of each.
    pub fn sum_status(&self, sums: &TriedSums, of: impl Fn(&TriedYear) -> Status) -> Status {
        weakest(self.rows.iter().filter(|row| sums.years.contains(row.year)).map(of))
    }
}

/// The measure with each year by itself: the record has no term over which to add up or discount.
pub fn yearly(measure: &Measure) -> Measure {
    Measure { cumulative: false, discount: None, ..measure.clone() }
}

/// What was agreed for `year` in the currency that the agreement counts in; of several, in dollars.
fn base(record: &Record, year: Year) -> Option<Stated<Money>> {
    record.agreed(year).and_then(total_as_agreed).cloned()
}

/// The kind of the rate that is in the base already: the agreement's own, where it counts in several
/// currencies.
fn rates_of_base(record: &Record, year: Year) -> Option<RateBasis> {
    let contribution = record.agreed(year)?;
    (contribution.basis == Basis::Mixed).then_some(RateBasis::Scenario)
}

/// The rounding of the rule's agreement; its unit only where it is one of this currency.
fn rounding_in(own: &Rounding, usual: &Rounding) -> Rounding {
    let to = if own.to.currency == usual.to.currency { own.to } else { usual.to };
    Rounding { to, ..*own }
}

/// What the rule reads in the years that it settles, and what of that is missing.
fn series(
    trial: &Trial<'_>,
    rule: &Rule,
    record: &Record,
) -> (BTreeMap<String, Series<Rate>>, Vec<MissingValue>) {
    let mut all: BTreeMap<String, Series<Rate>> = BTreeMap::new();
    let mut missing: Vec<MissingValue> = Vec::new();
    for index in rule.growth.indices() {
        let series = all.entry(index.series.clone()).or_default();
        for stops in trial.years.iter().skip(1) {
            let year = stops.plus(-i16::from(index.lag));
            match in_print(trial.scenario, record, &index.series, year) {
                Some(value) => {
                    series.values.insert(year, value);
                }
                None => missing.push(MissingValue { series: index.series.clone(), year, stops }),
            }
        }
    }
    missing.sort_by_key(|missing| missing.stops);
    missing.dedup();
    (all, missing)
}

/// The value of a series that is in print: the record's; the scenario's own where the record has no
/// such series.
fn in_print(scenario: &Scenario, record: &Record, series: &str, year: Year) -> Option<Stated<Rate>> {
    let is_in_print = |status: Status| !matches!(status, Status::Estimate | Status::Assumed);
    match record.quantities.get(series).filter(|quantity| quantity.unit == Unit::Rate) {
        Some(quantity) => {
            let stated = quantity.values.get(&year).filter(|stated| is_in_print(stated.status))?;
            let value = Rate(stated.value.normalize());
            Some(Stated { value, status: stated.status, sources: stated.sources.clone() })
        }
        None => scenario.series.get(series)?.values.get(&year).cloned(),
    }
}

/// The exchange rates that the scenario states: the averages of the years, where it is in won; where its base
/// is the total of an agreement in several currencies, what the record has the won in it at, for that year
/// alone. So no average leads what the rule makes of that on into won.
fn rates(record: &Record, main: Currency, years: Years) -> Option<BTreeMap<Currency, Series<Exchange>>> {
    if main != Currency::KRW {
        let contribution = record.agreed(years.first).filter(|one| one.basis == Basis::Mixed)?;
        let values = rate_of_base(contribution, main).map(|rate| (years.first, rate)).into_iter().collect();
        return Some(BTreeMap::from([(Currency::KRW, Series { values, then: None })]));
    }
    let quantity = record.quantities.get("exchange_USD")?;
    let values = quantity.values.iter().filter(|(year, _)| years.contains(**year));
    let values = values.map(|(&year, stated)| {
        let value = Exchange { amount: stated.value, of: Currency::KRW, per: Currency::USD };
        (year, Stated { value, status: stated.status, sources: stated.sources.clone() })
    });
    let series = Series { values: values.collect(), then: None };
    Some(BTreeMap::from([(Currency::USD, series)]))
}

/// The won in print for one unit of what is in print in `main`.
fn rate_of_base(contribution: &Contribution, main: Currency) -> Option<Stated<Exchange>> {
    let (won, total) = (contribution.total_in(Currency::KRW)?, contribution.total_in(main)?);
    let amount = won.value.amount.checked_div(total.value.amount)?.round_sf(RATE_DIGITS)?.normalize();
    let mut sources: SourceList = won.sources.clone().into();
    sources.extend(total.sources.iter().cloned().chain([SourceId("CALC".to_owned())]));
    let status = won.status.max(total.status).max(Status::Derived);
    Some(Stated { value: Exchange { amount, of: Currency::KRW, per: main }, status, sources: sources.into() })
}

/// The scenario without the cap of its rule; none if it has none.
fn without_cap(scenario: &Scenario) -> Option<Scenario> {
    let mut uncapped = scenario.clone();
    let rules = uncapped.parts.iter_mut().flat_map(|part| part.rules.values_mut());
    let caps: Vec<_> = rules.filter_map(|rule| rule.cap.take()).collect();
    (!caps.is_empty()).then_some(uncapped)
}

/// The years of the rule from the first on, as far as both sides are known.
fn sums(rows: &[TriedYear]) -> Option<TriedSums> {
    let (_, ruled) = rows.split_first()?;
    let both = |row: &&TriedYear| row.difference().is_some();
    let counted: Vec<&TriedYear> = ruled.iter().take_while(both).collect();
    let years = Years::new(counted.first()?.year, counted.last()?.year);
    let sum = |value: &dyn Fn(&TriedYear) -> Option<Decimal>| {
        counted.iter().try_fold(Decimal::ZERO, |sum, row| sum.checked_add(value(row)?))
    };
    Some(TriedSums {
        years,
        agreed: sum(&|row| row.agreed.as_ref().map(|agreed| agreed.value))?,
        by_rule: sum(&|row| row.by_rule.known())?,
        worth_of_cap: sum(&TriedYear::worth_of_cap),
    })
}
