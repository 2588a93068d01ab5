//! Solving: what a term must be for a sum to come to what is sought.
//!
//! # Rules
//! - One thing is turned at a time, see [`Variable`]. It is sought on the steps that it has, a rounding
//!   unit or a millionth, with the exact reader.
//! - Sums never fall as it grows, so halving finds the answer. Where the ordered rounding leaves the
//!   sum the same for several steps, all of them are the answer.
//! - What is found can be written into the scenario, as [`base_terms`], [`growth_terms`] and
//!   [`cap_terms`] say, and then costs just that: it is these scenarios that are tried.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::certainty::Certainty;
use super::limits::MOST_DIGITS;
use super::measure::Measure;
use super::plan::RowName;
use super::projection::Projection;
use super::sums::{project_for_sums, sum_of, sum_of_term};
use crate::model::clauses::{Fixed, Growth, Rule};
use crate::model::{
    Currency, Field, FieldValue, GrowthField, Money, Part, PartField, Rate, Record, RuleField, Scenario,
    Stated, Status, UnknownReason, Year,
};

/// How a sum stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CostOrder {
    /// It is larger.
    Dearer,
    /// It is smaller.
    Cheaper,
}

/// What is turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Variable {
    /// The base of the first part: whole rounding units, from zero to 10^15 of its currency.
    Base,
    /// One yearly growth of every part after the first year, in the place of all rules, floors and caps
    /// included: millionths, from −100 % to +1000 %. Named amounts, overrides and one-offs stay.
    Growth,
    /// One cap on every rule that holds in the term and can grow at all: millionths, from the largest of
    /// their floors, else −100 %, to +1000 %.
    Cap,
}

/// Where a sum comes to what is sought, on the steps of what is turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Solved<T> {
    /// It does at every step of these.
    At {
        /// The first.
        first: T,
        /// The last.
        last: T,
    },
    /// It does between two steps.
    Between {
        /// At this one the sum is still smaller …
        below: T,
        /// … and at the next one larger.
        above: T,
        /// The one of the two at which the sum is nearer to what is sought.
        nearest: T,
    },
    /// At none: the sum always stays so.
    Never(CostOrder),
    /// What is turned changes nothing in the sum.
    NoEffect,
}

impl<T: Copy> Solved<T> {
    /// The step at which the sum is what is sought, or nearest to it; of several the first. None if
    /// none brings it about.
    pub fn nearest(&self) -> Option<T> {
        match self {
            Self::At { first, .. } => Some(*first),
            Self::Between { nearest, .. } => Some(*nearest),
            Self::Never(_) | Self::NoEffect => None,
        }
    }

    pub(super) fn map<U>(self, to: impl Fn(T) -> U) -> Solved<U> {
        match self {
            Self::At { first, last } => Solved::At { first: to(first), last: to(last) },
            Self::Between { below, above, nearest } => {
                Solved::Between { below: to(below), above: to(above), nearest: to(nearest) }
            }
            Self::Never(standing) => Solved::Never(standing),
            Self::NoEffect => Solved::NoEffect,
        }
    }
}

/// What would make our offer cost over its whole term what theirs costs over its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reply {
    /// What ours costs over its whole term; none if a year is unknown.
    pub ours: Option<Decimal>,
    /// The same of theirs: what is sought.
    pub theirs: Option<Decimal>,
    /// The currency of both.
    pub currency: Currency,
    /// How well the less sure of both is known, and so all that is found.
    pub status: Status,
    /// The base of our first part. None of the three if one of the sums is unknown.
    pub base: Option<Solved<Money>>,
    /// The yearly growth of ours, in the place of its rules.
    pub growth: Option<Solved<Rate>>,
    /// The cap on the rules of ours; without effect if it has none that can grow.
    pub cap: Option<Solved<Rate>>,
}

impl Reply {
    /// The same between offers that are only known so well.
    #[must_use]
    pub fn reported(self, status: Status) -> Self {
        Self { status: self.status.max(status), ..self }
    }
}

/// The break-even reply: at which base, at which growth, or at which cap `ours` costs what `theirs`
/// does, in terms of what of `measure` can be added up. Each alone; the rest of ours stays.
///
/// Both are counted over the whole of their own terms, which may differ in length, and a present value
/// counts from the first year of each. Where no currency is asked for, amounts are in that of ours.
pub fn reply(ours: &Scenario, theirs: &Scenario, record: &Record, measure: &Measure) -> Reply {
    let currency = measure.currency.unwrap_or(ours.currency());
    let converts = [ours, theirs].iter().any(|scenario| scenario.currency() != currency);
    let measure = Measure { currency: converts.then_some(currency), ..measure.summed() };
    let sum = |scenario: &Scenario| sum_of_term(scenario, record, &measure);
    let row = if measure.is_total() { RowName::Total } else { RowName::Measure(0) };
    let known = |scenario: &Scenario| {
        let projection = project_for_sums(scenario, record, &measure);
        Certainty::new(&projection).over(row, projection.years())
    };
    let status = known(ours).max(known(theirs));
    let (sum_of_ours, sum_of_theirs) = (sum(ours), sum(theirs));
    let target = sum_of_ours.and(sum_of_theirs);
    let years: Vec<Year> = if target.is_some() { ours.years.iter().collect() } else { Vec::new() };
    let solved = |knob| {
        let target = target?;
        GoalSeek::new(ours, knob, &years, record, &measure).solve(target)
    };
    let money = |amount| Money::new(amount, ours.currency());
    Reply {
        ours: sum_of_ours,
        theirs: sum_of_theirs,
        currency,
        status,
        base: solved(Variable::Base).map(|base| base.map(money)),
        growth: solved(Variable::Growth).map(|growth| growth.map(Rate)),
        cap: solved(Variable::Cap).map(|cap| cap.map(Rate)),
    }
}

/// The terms that give the first part of `scenario` that base.
pub fn base_terms(scenario: &Scenario, base: Money) -> Vec<(Field, FieldValue)> {
    let part = scenario.parts.first();
    let value = FieldValue::Money(Stated::assumed(base));
    part.map(|part| (field_of(scenario, part, PartField::Base), value)).into_iter().collect()
}

/// The terms that give every part of `scenario` that yearly growth after the first year, and no other
/// rule.
pub fn growth_terms(scenario: &Scenario, growth: Rate) -> Vec<(Field, FieldValue)> {
    let from = scenario.years.first.plus(1);
    let mut terms = Vec::new();
    for part in &scenario.parts {
        let rule = Rule::new(Growth::Fixed(Fixed { rate: Stated::assumed(growth) }));
        let whole = |year| field_of(scenario, part, PartField::Rule(year, RuleField::Whole));
        terms.push((whole(from), FieldValue::Rule(Box::new(rule))));
        let others = part.rules.keys().filter(|&&year| year != from);
        terms.extend(others.map(|&year| (whole(year), FieldValue::Absent)));
    }
    terms
}

/// The terms that put that cap on every rule of `scenario` that holds in its term and can grow; none if
/// there is no such rule.
pub fn cap_terms(scenario: &Scenario, cap: Rate) -> Vec<(Field, FieldValue)> {
    let value = FieldValue::Rate(Stated::assumed(cap));
    let of_rule = |(part, year, _)| field_of(scenario, part, PartField::Rule(year, RuleField::Cap));
    growing_rules(scenario).map(|rule| (of_rule(rule), value.clone())).collect()
}

/// The rules of [`holding_rules`] that can grow.
fn growing_rules(scenario: &Scenario) -> impl Iterator<Item = (&Part, Year, &Rule)> {
    holding_rules(scenario).filter(|(_, _, rule)| !matches!(rule.growth, Growth::Freeze(_)))
}

/// The rules that hold in some year of the term after the first, with the years from which they do.
pub(super) fn holding_rules(scenario: &Scenario) -> impl Iterator<Item = (&Part, Year, &Rule)> {
    let (years, later) = (scenario.years, scenario.years.first.plus(1));
    let holding = move |part: &Part| part.rule_of(later).map_or(later, |(first, _)| first);
    scenario.parts.iter().flat_map(move |part| {
        let rules = part.rules.range(holding(part)..).filter(move |(_, _)| later <= years.last);
        rules.filter(move |&(&first, _)| first <= years.last).map(move |(&first, rule)| (part, first, rule))
    })
}

/// A field of a part; with one part its name is left out.
pub(super) fn field_of(scenario: &Scenario, part: &Part, field: PartField) -> Field {
    Field::of_part(if scenario.parts.len() == 1 { "" } else { &part.name }, field)
}

/// The steps among which is sought, counted from zero.
#[derive(Debug, Clone, Copy)]
pub(super) struct Steps {
    pub(super) least: i64,
    pub(super) most: i64,
    /// Where to begin: where answers mostly are.
    pub(super) usual: i64,
    /// How far around it to look first.
    pub(super) around: i64,
}

/// The steps of a rate: millionths, from −100 % to +1000 %.
const RATES: Steps = Steps { least: -1_000_000, most: 10_000_000, usual: 20_000, around: 4_096 };
/// The largest base that is ever tried, in whole units of currency.
const LARGEST: i64 = 10_i64.pow(15);
/// So many steps at most, where a rounding unit is that small.
pub(super) const MOST_STEPS: i64 = 10_i64.pow(18);

/// A scenario of which one thing is turned, and what it then sums to.
#[derive(Debug, Clone)]
pub(super) struct GoalSeek {
    projection: Projection,
    /// What is turned.
    fields: Vec<Field>,
    /// How much a step is.
    step: Decimal,
    steps: Steps,
    years: Vec<Year>,
    measure: Measure,
}

impl GoalSeek {
    /// `knob` of `scenario`, with sums over `years`.
    pub(super) fn new(
        scenario: &Scenario,
        knob: Variable,
        years: &[Year],
        record: &Record,
        measure: &Measure,
    ) -> Self {
        let mut step = Decimal::new(1, 6);
        let mut steps = RATES;
        // What is turned begins with a value that it may have: a cap below its floor would be in error.
        let terms = match knob {
            Variable::Base => {
                let part = scenario.parts.first();
                let unit = part.map_or(Decimal::ZERO, |part| part.rounding.to.amount);
                let count = |amount: Decimal| amount.checked_div(unit).and_then(|count| count.to_i64());
                let most = count(largest_base(unit)).unwrap_or(MOST_STEPS);
                let usual = part.and_then(|part| count(part.base.value.amount)).unwrap_or(0).clamp(0, most);
                (step, steps) = (unit, Steps { least: 0, most, usual, ..RATES });
                base_terms(scenario, Money::new(Decimal::ZERO, scenario.currency()))
            }
            Variable::Growth => growth_terms(scenario, Rate(Decimal::ZERO)),
            Variable::Cap => {
                let floors = growing_rules(scenario).filter_map(|(_, _, rule)| rule.floor.as_ref());
                let floors = floors.filter_map(|floor| floor.value.0.checked_div(step)?.ceil().to_i64());
                steps.least = floors.fold(RATES.least, i64::max).min(RATES.most);
                steps.usual = steps.usual.max(steps.least);
                cap_terms(scenario, Rate(Decimal::from(steps.usual).checked_mul(step).unwrap_or_default()))
            }
        };
        let turned = Field::write_all(scenario, &terms).expect("the terms are those of its own parts");
        let turns = |(field, value)| match (field, value) {
            (_, FieldValue::Absent) => None,
            (Field::Part(name, PartField::Rule(year, RuleField::Whole)), _) => {
                let rate = RuleField::Growth(GrowthField::Rate);
                Some(Field::Part(name, PartField::Rule(year, rate)))
            }
            (field, _) => Some(field),
        };
        let fields = terms.into_iter().filter_map(turns).collect();
        Self {
            projection: project_for_sums(&turned, record, measure),
            fields,
            step,
            steps,
            years: years.to_vec(),
            measure: measure.clone(),
        }
    }

    /// Begins to seek where the answer is thought to be, or near to it.
    pub(super) fn begin_at(&mut self, value: Decimal) {
        let step = value.checked_div(self.step).and_then(|step| step.floor().to_i64());
        self.steps.usual = step.unwrap_or(self.steps.usual).clamp(self.steps.least, self.steps.most);
        self.steps.around = 64;
    }

    /// Puts another base into the first part. Sums that are asked for from now on have it.
    pub(super) fn put_base(&mut self, base: Decimal) {
        let Some(first) = self.projection.plan().parts.first() else { return };
        let field = Field::of_part(&first.name, PartField::Base);
        self.projection.evaluate_with(|other| *other == field, base);
    }

    /// The least value that is tried.
    pub(super) fn least(&self) -> Decimal {
        self.value(self.steps.least)
    }

    /// The largest value that is tried.
    pub(super) fn most(&self) -> Decimal {
        self.value(self.steps.most)
    }

    /// What the scenario sums to at a value; none if a year is unknown there.
    pub(super) fn sum_of(&mut self, value: Decimal) -> Option<Decimal> {
        let fields = &self.fields;
        self.projection.evaluate_with(|field| fields.contains(field), value);
        match sum_of(&self.projection, &self.years, &self.measure) {
            Ok(sum) => Some(sum),
            // More than can be counted is more than any sum.
            Err(gap) if gap.why.reason == UnknownReason::TooLarge => Some(Decimal::MAX),
            Err(_) => None,
        }
    }

    /// The value at a step: whole units of currency, or a rate as a fraction.
    fn value(&self, step: i64) -> Decimal {
        Decimal::from(step).checked_mul(self.step).unwrap_or(Decimal::MAX).normalize()
    }

    /// At which values the scenario sums to `target`; none if a year would be unknown.
    pub(super) fn solve(&mut self, target: Decimal) -> Option<Solved<Decimal>> {
        let steps = self.steps;
        let solved = solve(steps, target, |step| self.sum_of(self.value(step)))?;
        Some(solved.map(|step| self.value(step)))
    }
}

/// The largest base that is tried, in whole units of currency: every multiple of the rounding unit up to it
/// has few enough digits for the check.
pub(super) fn largest_base(unit: Decimal) -> Decimal {
    let room = MOST_DIGITS.saturating_sub(unit.normalize().scale());
    10_i64.checked_pow(room).map_or(LARGEST, |room| room.min(LARGEST)).into()
}

/// At which steps a sum that never falls is `target`; none if it is unknown at one that is tried.
pub(super) fn solve(
    steps: Steps,
    target: Decimal,
    mut sum_at: impl FnMut(i64) -> Option<Decimal>,
) -> Option<Solved<i64>> {
    let Steps { least, most, .. } = steps;
    let (below, reached) = enclose(steps, |step| Some(sum_at(step)? >= target))?;
    if below == least || reached == most {
        let (smallest, largest) = (sum_at(least)?, sum_at(most)?);
        if smallest == largest {
            return Some(Solved::NoEffect);
        }
        if largest < target {
            return Some(Solved::Never(CostOrder::Cheaper));
        }
        if smallest > target {
            return Some(Solved::Never(CostOrder::Dearer));
        }
    }
    let first = first_step(below, reached, |step| Some(sum_at(step)? >= target))?;
    let at_first = sum_at(first)?;
    if at_first > target {
        let below = first - 1;
        let nearer_below = target.checked_sub(sum_at(below)?)? <= at_first.checked_sub(target)?;
        return Some(Solved::Between {
            below,
            above: first,
            nearest: if nearer_below { below } else { first },
        });
    }
    // Where the sum stays the same it mostly does so for a few steps.
    let (mut same, mut reach) = (first, 1);
    while same < most && sum_at(most.min(same.saturating_add(reach)))? == target {
        same = most.min(same.saturating_add(reach));
        reach = reach.saturating_mul(2);
    }
    let beyond = most.min(same.saturating_add(reach));
    let last =
        if same == most { most } else { first_step(same, beyond, |step| Some(sum_at(step)? > target))? - 1 };
    Some(Solved::At { first, last })
}

/// Two steps between which something comes to be so, wider and wider around a usual one. At the ends
/// of all steps it may not come to be so at all, or be so from the beginning.
fn enclose(steps: Steps, mut is_so: impl FnMut(i64) -> Option<bool>) -> Option<(i64, i64)> {
    let mut width = steps.around;
    let mut near = steps.usual;
    let upwards = !is_so(near)?;
    loop {
        let far = if upwards { near.saturating_add(width) } else { near.saturating_sub(width) };
        let far = far.clamp(steps.least, steps.most);
        if is_so(far)? == upwards || far == steps.least || far == steps.most {
            return Some(if upwards { (near, far) } else { (far, near) });
        }
        (near, width) = (far, width.saturating_mul(8));
    }
}

/// The first step from `low` to `high` that is so; it is known to be so at `high`.
pub(super) fn first_step(
    mut low: i64,
    mut high: i64,
    mut is_so: impl FnMut(i64) -> Option<bool>,
) -> Option<i64> {
    while low < high {
        let middle = low + (high - low) / 2;
        if is_so(middle)? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Some(high)
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;
    use crate::engine::samples::{eok, fixed, growing};
    use crate::model::clauses::Freeze;

    const UP_TO_100: Steps = Steps { least: 0, most: 100, usual: 20, around: 4 };

    /// 0, 0, 0, 1, 1, 1, 2, …: seven at the steps 21 to 23.
    #[test]
    fn steps_of_one_sum_are_all_of_them_the_answer() {
        check(|step| step / 3, 7, Some(Solved::At { first: 21, last: 23 }));
        check(|step| step / 3, 0, Some(Solved::At { first: 0, last: 2 }));
        check(|step| step / 3, 33, Some(Solved::At { first: 99, last: 100 }));
    }

    /// 5 × 8 = 40 and 5 × 9 = 45: 41 is nearer to the one, 44 to the other; of 2 × 3 and 2 × 4, one beside 7, the first.
    #[test]
    fn between_two_steps_the_nearer_is_told() {
        check(|step| 5 * step, 41, Some(Solved::Between { below: 8, above: 9, nearest: 8 }));
        check(|step| 5 * step, 44, Some(Solved::Between { below: 8, above: 9, nearest: 9 }));
        check(|step| 2 * step, 7, Some(Solved::Between { below: 3, above: 4, nearest: 3 }));
    }

    #[test]
    fn what_no_step_brings_about_is_never() {
        check(|step| 10 + step, 9, Some(Solved::Never(CostOrder::Dearer)));
        check(|step| 10 + step, 111, Some(Solved::Never(CostOrder::Cheaper)));
        check(|_| 10, 10, Some(Solved::NoEffect));
        assert_eq!(solve(UP_TO_100, dec!(7), |_| None), None);
    }

    /// 7 × 7 = 49 and 8 × 8 = 64.
    #[test]
    fn the_first_step_is_found_by_halving() {
        assert_eq!(first_step(0, 100, |step| Some(step * step >= 50)), Some(8));
        assert_eq!(first_step(0, 100, |_| Some(true)), Some(0));
    }

    /// Theirs: 900 + 990 + 1,089 = 2,979 eok. Ours does not grow, so its base must be 2,979 / 3 = 993. With a base of
    /// 900 the years must be 990 and 1,089: 989.5 / 900 = 1.09944…, 1,088.5 / 990 = 1.0994949…, 990.5 / 900 =
    /// 1.10055… and 1,089.5 / 990 = 1.1005050…, so the growth lies from 9.9495 % to 10.0505 %. A cap never makes more
    /// of a growth of zero.
    #[test]
    fn a_reply_says_the_base_and_the_growth_that_cost_the_same() {
        let (ours, theirs) = (growing(900, dec!(0)), growing(900, dec!(0.10)));
        let found = reply(&ours, &theirs, &Record::default(), &Measure::default());
        assert_eq!(found.ours, Some(eok(2700).amount));
        assert_eq!(found.theirs, Some(eok(2979).amount));
        assert_eq!(found.base, Some(Solved::At { first: eok(993), last: eok(993) }));
        let growth = Solved::At { first: Rate(dec!(0.099495)), last: Rate(dec!(0.100505)) };
        assert_eq!(found.growth, Some(growth));
        assert_eq!(found.cap, Some(Solved::Never(CostOrder::Cheaper)));
    }

    #[test]
    fn one_growth_takes_the_place_of_all_rules_and_a_cap_stands_on_those_that_grow() {
        let mut scenario = growing(900, dec!(0.02));
        scenario.parts[0].rules.insert(Year(2028), Rule::new(Growth::Freeze(Freeze {})));
        let written =
            Field::write_all(&scenario, &growth_terms(&scenario, Rate(dec!(0.03)))).expect("its fields");
        let rules = [(Year(2027), Rule::new(fixed(dec!(0.03))))];
        assert_eq!(written.parts[0].rules, rules.into());

        let capped =
            Field::write_all(&scenario, &cap_terms(&scenario, Rate(dec!(0.01)))).expect("its fields");
        let caps: Vec<Option<Rate>> =
            capped.parts[0].rules.values().map(|rule| rule.cap.as_ref().map(|cap| cap.value)).collect();
        assert_eq!(caps, [Some(Rate(dec!(0.01))), None]);
    }

    /// A step from 0 to 100 at which whole numbers that never fall come to a target.
    #[track_caller]
    fn check(sum_at: impl Fn(i64) -> i64, target: i64, expected: Option<Solved<i64>>) {
        let found = solve(UP_TO_100, Decimal::from(target), |step| Some(Decimal::from(sum_at(step))));
        assert_eq!(found, expected);
    }
}
