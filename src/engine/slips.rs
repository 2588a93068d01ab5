//! Values far from their neighbours: a zero too many, another unit, a point in the wrong place.
//!
//! # Rules
//! - A value is held against values of its kind beside it: an amount against the year before, a yearly change, an
//!   exchange rate and a growth against those of the nearest years, a floor and a cap against those of other rules
//!   and against the growth that they bound, a rounding unit against those of other parts and the usual one. It is
//!   told where it is [`HARDLY_MEANT`] times its neighbour or more, or so many times less.
//! - One of several is told if it is so far from both of the nearest, above both or below both. A slip is told
//!   once, and a change that lasts is none. Of two the later is told.
//! - Zero is what it says, and no neighbour. Rates near zero are far from nothing: see [`are_comparable`].
//! - What is in error is told as that, and nothing is held against it.
//!
//! Deliberately absent: rounding units finer than usual, which lose nothing; weights, of which a small one is as
//! likely as a large one; and a base far below the year before among several parts, each of which may be small.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::check::{Problem, ProblemKind};
use super::in_place::{HARDLY_MEANT, amount_in_year, times_apart};
use super::problem::{ComparedValue, Neighbour, Slip};
use super::projection::Projection;
use super::recorded::belongs_to;
use crate::model::clauses::{Growth, Operand, Rule};
use crate::model::{
    Field, GrowthField, Money, Part, PartField, Rate, Record, RuleField, Scenario, Series, SeriesField,
    Stated, Year, usual_unit,
};

/// Every value of a scenario that is far from its neighbours; `known` are the problems that were found before.
pub(super) fn far_from_neighbours(
    scenario: &Scenario,
    projection: &Projection,
    record: &Record,
    known: &[Problem],
) -> Vec<Problem> {
    let mut slips = Slips::besides(scenario, known);
    for part in &scenario.parts {
        slips.amounts(part, projection, record);
        slips.one_offs(part, projection);
    }
    slips.rates();
    slips.units();
    slips.found
}

/// The same of everything but amounts, which needs no figures: for a value that is being typed.
pub fn rates_far_from_neighbours(scenario: &Scenario, known: &[Problem]) -> Vec<Problem> {
    let mut slips = Slips::besides(scenario, known);
    slips.rates();
    slips.units();
    slips.found
}

/// A value that stands in a field.
type ValueAt = (Field, ComparedValue);

struct Slips<'a> {
    scenario: &'a Scenario,
    in_error: BTreeSet<Field>,
    found: Vec<Problem>,
}

impl<'a> Slips<'a> {
    fn besides(scenario: &'a Scenario, known: &[Problem]) -> Self {
        let in_error = known.iter().filter(|problem| problem.is_error());
        let in_error = in_error.map(|problem| problem.field.clone()).collect();
        Self { scenario, in_error, found: Vec::new() }
    }

    fn rates(&mut self) {
        for part in &self.scenario.parts {
            self.growth(part);
            self.bounds(part);
        }
        for (name, series) in &self.scenario.series {
            let at = |field| Field::Series(name.clone(), field);
            self.one_of_several(values_of(series, at, ComparedValue::Rate));
        }
        for (&currency, rates) in &self.scenario.rates {
            let at = |field| Field::Rate(currency, field);
            self.one_of_several(values_of(rates, at, ComparedValue::Exchange));
        }
    }

    /// The base, the amounts that the agreement names, and overrides, each against the year before. One that
    /// comes back from an amount that was told is not told again.
    fn amounts(&mut self, part: &Part, projection: &Projection, record: &Record) {
        let scenario = self.scenario;
        let name = self.name_of(part);
        let first = scenario.years.first;
        let mut stated: Vec<(Year, PartField, Money)> = vec![(first, PartField::Base, part.base.value)];
        stated.extend(part.amounts.iter().map(|(&year, of)| (year, PartField::Amount(year), of.value)));
        stated.extend(part.overrides.iter().map(|(&year, of)| (year, PartField::Override(year), of.value)));
        stated.retain(|(year, ..)| scenario.years.contains(*year));
        stated.sort_by_key(|(year, ..)| *year);

        let mut last: Option<(Neighbour, Money)> = None;
        let mut step = None;
        for (year, field, amount) in stated {
            let field = Field::of_part(&name, field);
            let in_year = amount_in_year(scenario, projection, part, year.before());
            let in_year = in_year.filter(|before| before.amount > Decimal::ZERO);
            let before = if year == first {
                self.before(record)
            } else {
                in_year.map(|before| (Neighbour::AmountOf(year.before()), before)).or(last)
            };
            last = (!amount.amount.is_zero()).then(|| (Neighbour::Field(field.clone()), amount));
            let Some((neighbour, before)) = before else { continue };
            let (value, beside) = (ComparedValue::Money(amount), ComparedValue::Money(before));
            let Some(way) = value.far_from(&beside) else { continue };
            // A part of several may be as small as it likes beside the whole.
            let is_small_part = year == first && scenario.parts.len() > 1 && way == Ordering::Less;
            if !is_small_part && step != Some(way.reverse()) && self.tell(field, value, neighbour, beside) {
                step = Some(way);
            }
        }
    }

    /// What was paid in the year before the term: by the record that the scenario continues, else as stated.
    fn before(&self, record: &Record) -> Option<(Neighbour, Money)> {
        let scenario = self.scenario;
        let stated = scenario.before.as_ref().map(|before| before.value);
        let year = scenario.years.first.before();
        let agreed = record.agreed(year).filter(|_| belongs_to(scenario, record));
        let agreed = agreed.and_then(|agreed| agreed.total_in(scenario.currency())).map(|total| total.value);
        match agreed.filter(|agreed| stated != Some(*agreed)) {
            // A year before that is another one in the record is told there.
            Some(agreed) => Some((Neighbour::Recorded(year), agreed)),
            None => stated.map(|stated| (Neighbour::Field(Field::Before), stated)),
        }
    }

    /// One-offs, each against what its year comes to without it. One below zero is told by what the year comes to.
    fn one_offs(&mut self, part: &Part, projection: &Projection) {
        let name = self.name_of(part);
        for (&year, one_off) in &part.one_offs {
            let Some(amount) = amount_in_year(self.scenario, projection, part, year) else { continue };
            let one_off = one_off.value;
            let Some(without) = amount.amount.checked_sub(one_off.amount) else { continue };
            let (value, beside) =
                (ComparedValue::Money(one_off), ComparedValue::Money(Money { amount: without, ..amount }));
            let is_added = one_off.amount > Decimal::ZERO && !part.overrides.contains_key(&year);
            if is_added && value.far_from(&beside) == Some(Ordering::Greater) {
                let field = Field::of_part(&name, PartField::OneOff(year));
                self.tell(field, value, Neighbour::WithoutIt(year), beside);
            }
        }
    }

    /// Rates of fixed growth against those of other rules, wherever they stand alike in them.
    fn growth(&mut self, part: &Part) {
        let name = self.name_of(part);
        let mut by_place: BTreeMap<GrowthField, Vec<ValueAt>> = BTreeMap::new();
        for (&year, rule) in &part.rules {
            for (place, rate) in fixed_rates(&rule.growth) {
                let rule = RuleField::Growth(place.clone());
                let field = Field::of_part(&name, PartField::Rule(year, rule));
                by_place.entry(place).or_default().push((field, ComparedValue::Rate(rate)));
            }
        }
        for rates in by_place.into_values() {
            self.one_of_several(rates);
        }
    }

    /// Floors and caps, against those of other rules and then against the growth that they bound.
    fn bounds(&mut self, part: &Part) {
        let name = self.name_of(part);
        let at = |year, field| Field::of_part(&name, PartField::Rule(year, field));
        for field in [RuleField::Floor, RuleField::Cap] {
            let bounds: Vec<(Year, &Rule, Rate)> = part
                .rules
                .iter()
                .filter_map(|(&year, rule)| {
                    let bound = if field == RuleField::Floor { &rule.floor } else { &rule.cap };
                    Some((year, rule, bound.as_ref()?.value))
                })
                .collect();
            let values = bounds.iter().map(|&(year, _, rate)| (at(year, field.clone()), rate));
            self.one_of_several(values.map(|(field, rate)| (field, ComparedValue::Rate(rate))).collect());
            for (year, rule, bound) in bounds {
                self.bound(part, &at(year, field.clone()), (year, rule), bound);
            }
        }
    }

    /// A floor or a cap that is far from every growth which it bounds, above all or below all.
    fn bound(&mut self, part: &Part, field: &Field, (first, rule): (Year, &Rule), bound: Rate) {
        let name = self.name_of(part);
        let scenario = self.scenario;
        let bound = ComparedValue::Rate(bound);
        let years = scenario.years.iter().skip(1);
        let years = years.filter(|year| part.rule_of(*year).is_some_and(|(of, _)| of == first));
        let growth = |year: Year| {
            let growth = rule.growth.rate_where(&|index| {
                let series = scenario.series.get(&index.series)?;
                Some(series.at(year.plus(-i16::from(index.lag)))?.value.0)
            });
            let growth = growth.filter(|growth| !growth.is_zero())?;
            Some((year, ComparedValue::Rate(Rate(growth.normalize()))))
        };
        let growths: Vec<(Year, ComparedValue)> = years.filter_map(growth).collect();
        let ways: BTreeSet<Option<Ordering>> =
            growths.iter().map(|(_, growth)| bound.far_from(growth)).collect();
        let is_far = matches!(ways.iter().collect::<Vec<_>>()[..], [Some(_)]);
        if let Some((year, growth)) = growths.into_iter().next().filter(|_| is_far) {
            let rate = Field::of_part(&name, PartField::Rule(first, RuleField::Growth(GrowthField::Rate)));
            let neighbour = match rule.growth {
                Growth::Fixed(_) if self.is_right(&rate) => Neighbour::Field(rate),
                Growth::Fixed(_) => return,
                _ => Neighbour::GrowthOf(year),
            };
            self.tell(field.clone(), bound, neighbour, growth);
        }
    }

    /// Rounding units against those of other parts in the same currency; a coarse one against the usual one too.
    fn units(&mut self) {
        let mut by_currency: BTreeMap<_, Vec<ValueAt>> = BTreeMap::new();
        for part in &self.scenario.parts {
            let field = Field::of_part(&self.name_of(part), PartField::RoundingTo);
            let unit = part.rounding.to;
            by_currency.entry(unit.currency).or_default().push((field, ComparedValue::Money(unit)));
        }
        for (currency, units) in by_currency {
            self.one_of_several(units.clone());
            // A code that is no currency's is told as that.
            if !currency.is_in_use() {
                continue;
            }
            // Where units are worth little, whole millions are as usual as a tenth of one.
            let usual = usual_unit(currency).amount.max(currency.scale().units());
            let usual = ComparedValue::Money(Money::new(usual, currency));
            for (field, unit) in units {
                if unit.far_from(&usual) == Some(Ordering::Greater) {
                    self.tell(field, unit, Neighbour::UsualUnit, usual);
                }
            }
        }
    }

    /// The values among several that are far from both of the nearest; of two the later.
    fn one_of_several(&mut self, values: Vec<ValueAt>) {
        let is_held = |(field, value): &ValueAt| !value.size().is_zero() && self.is_in_no_error(field);
        let values: Vec<ValueAt> = values.into_iter().filter(is_held).collect();
        let last = values.len().saturating_sub(1);
        for (place, (field, value)) in values.iter().enumerate() {
            let nearest = match place {
                _ if values.len() < 2 => return,
                0 if last == 1 => continue,
                1 if last == 1 => [0, 0],
                0 => [1, 2],
                _ if place == last => [place - 1, place - 2],
                _ => [place - 1, place + 1],
            };
            let [near, next] = nearest.map(|other| &values[other]);
            let way = value.far_from(&near.1);
            if way.is_some() && way == value.far_from(&next.1) {
                self.tell(field.clone(), *value, Neighbour::Field(near.0.clone()), near.1);
            }
        }
    }

    /// Tells a value, unless it is in error or told already; whether it was told.
    fn tell(
        &mut self,
        field: Field,
        value: ComparedValue,
        neighbour: Neighbour,
        beside: ComparedValue,
    ) -> bool {
        let is_right = self.is_right(&field);
        if is_right {
            let kind = ProblemKind::FarFromNeighbour(Box::new(Slip { value, neighbour, beside }));
            self.found.push(Problem { field, kind });
        }
        is_right
    }

    /// Whether nothing is told of a field.
    fn is_right(&self, field: &Field) -> bool {
        self.is_in_no_error(field) && !self.found.iter().any(|problem| problem.field == *field)
    }

    fn is_in_no_error(&self, field: &Field) -> bool {
        !self.in_error.contains(field)
    }

    /// The name of a part in the addresses of its fields.
    fn name_of(&self, part: &Part) -> String {
        if self.scenario.parts.len() == 1 { String::new() } else { part.name.clone() }
    }
}

/// Every value of a series, in the order of the years, each in its field.
fn values_of<T: Copy>(
    series: &Series<T>,
    at: impl Fn(SeriesField) -> Field,
    value: impl Fn(T) -> ComparedValue,
) -> Vec<ValueAt> {
    let years = series.values.iter().map(|(&year, stated)| (SeriesField::Year(year), stated));
    let then = series.then.iter().map(|stated| (SeriesField::Then, stated));
    let value = |(field, stated): (SeriesField, &Stated<T>)| (at(field), value(stated.value));
    years.chain(then).map(value).collect()
}

/// The rates of a growth, each with its place.
fn fixed_rates(growth: &Growth) -> Vec<(GrowthField, Rate)> {
    let of_operand = |(field, operand): (GrowthField, Operand<'_>)| match operand {
        Operand::Rate(rate) => vec![(field, rate.value)],
        Operand::Growth(within) => {
            let within = fixed_rates(within).into_iter();
            within.map(|(inner, rate)| (field.inside(inner), rate)).collect()
        }
        Operand::Series(_) | Operand::Lag(_) => Vec::new(),
    };
    growth.operands().into_iter().flat_map(of_operand).collect()
}

impl ComparedValue {
    /// Which way the value is [`HARDLY_MEANT`] times away from another of its kind; none if it is nearer, or if
    /// the two are not to be held against each other.
    fn far_from(&self, other: &Self) -> Option<Ordering> {
        let (one, two) = (self.size(), other.size());
        let is_far = times_apart(one, two).is_some_and(|times| times >= HARDLY_MEANT);
        (is_far && are_comparable(self, other)).then(|| one.cmp(&two))
    }

    /// How large it is, whatever its sign.
    pub fn size(&self) -> Decimal {
        match self {
            Self::Money(money) => money.amount.abs(),
            Self::Rate(rate) => rate.0.abs(),
            Self::Exchange(rate) => rate.amount.abs(),
        }
    }
}

/// Whether two values may be held against each other: amounts of one currency, exchange rates of one pair, and
/// rates of which both are 1 % or the larger 10 %. A change of 0.1 % beside one of 1.2 % is usual.
fn are_comparable(one: &ComparedValue, other: &ComparedValue) -> bool {
    let per_cent = |count: i64| Decimal::new(count, 2);
    match (one, other) {
        (ComparedValue::Money(one), ComparedValue::Money(other)) => one.currency == other.currency,
        (ComparedValue::Exchange(one), ComparedValue::Exchange(other)) => {
            (one.of, one.per) == (other.of, other.per)
        }
        (ComparedValue::Rate(one), ComparedValue::Rate(other)) => {
            let (one, other) = (one.0.abs(), other.0.abs());
            one.min(other) >= per_cent(1) || one.max(other) >= per_cent(10)
        }
        _ => false,
    }
}
