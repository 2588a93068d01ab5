//! Solving for a year: what the base, or the rate of its rule, must be for the total of a year to come to what is
//! sought.
//!
//! # Rules
//! - In the first year the base is turned. In a later one it is the rate, where the rule of that year grows by a
//!   fixed one; else the base as well.
//! - A base is sought in whole rounding units, a rate in tenths of a per cent or, where somebody typed the total, in
//!   millionths, of which the shortest is taken. Every total is computed by the exact reader.
//! - The total never falls as either grows: an amount is one that is not negative times one more than a growth of no less than
//!   −100 %, rounding keeps the order, floors and caps only hold a growth. Where an amount is negative or a growth
//!   lies below −100 %, this does not hold, and nothing is sought.
//! - What cannot be reached, since a cap or a floor holds it, is told as the nearest that can, never passed off for it.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::packages::fewest_decimals;
use super::plan::RowName;
use super::planner::plan;
use super::projection::{Origin, Projection, project};
use super::solve::{CostOrder, MOST_STEPS, Solved, Steps, field_of, largest_base, solve};
use crate::model::clauses::Growth;
use crate::model::{
    Field, FieldValue, GrowthField, Money, Part, PartField, Rate, Record, RuleField, Scenario, Stated,
    UnknownReason, Value, Year, Years,
};

/// Which term is turned for the total of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TermBehind {
    /// The base of the part.
    Base,
    /// The fixed rate of the rule that holds in the year.
    Rate,
}

/// How fine the steps are among which a rate is sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RateSteps {
    /// Tenths of a per cent, as one step of its field is.
    Tenths,
    /// Millionths, the finest that a rate is stated in.
    Millionths,
}

/// Why no term can be sought for the total of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoTermBehind {
    /// The total of the year is stated itself: an override, or an amount that the agreement names.
    Stated,
    /// It is unknown.
    Unknown,
    /// The term changes nothing in it: a later amount is stated, or a floor and a cap hold the growth.
    NoEffect,
    /// It could fall as the term grows: an amount is negative, or a growth lies below −100 %.
    MayFall,
}

/// What a term must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundTerm {
    /// The term.
    pub field: Field,
    /// Its value, assumed.
    pub value: FieldValue,
    /// What the total of the year then is, in whole units of currency.
    pub total: Decimal,
    /// How that stands to the total that was sought.
    pub reach: TotalReach,
}

/// How the total that was found stands to the one that was sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TotalReach {
    /// It is the same.
    Exact,
    /// It lies within a step of the term, above or below.
    Nearest,
    /// However the term is turned, it stays so: dearer, or cheaper, than was sought.
    Bounded(CostOrder),
}

/// A scenario of which the term behind the total of a year is turned.
#[derive(Debug, Clone)]
pub struct YearSolver {
    projection: Projection,
    behind: TermBehind,
    field: Field,
    row: RowName,
    year: Year,
    /// The money of a base; of a rate only its currency counts.
    base: Money,
    /// The rounding unit, in whole units of currency.
    unit: Decimal,
    /// What the term is now: whole units of currency, or a rate as a fraction.
    now: Decimal,
}

/// The term behind the total of a part in a year of the term, and its value now.
fn term_behind(scenario: &Scenario, part: &Part, year: Year) -> (TermBehind, Field, Decimal) {
    let rule = part.rule_of(year).filter(|_| year > scenario.years.first);
    if let Some((first, rule)) = rule
        && let Growth::Fixed(fixed) = &rule.growth
    {
        let rate = PartField::Rule(first, RuleField::Growth(GrowthField::Rate));
        return (TermBehind::Rate, field_of(scenario, part, rate), fixed.rate.value.0);
    }
    (TermBehind::Base, field_of(scenario, part, PartField::Base), part.base.value.amount)
}

impl YearSolver {
    /// The total of the part at that place in a year of the term; `whole` is the projection of the scenario.
    ///
    /// # Errors
    /// Why no term can be sought for it.
    pub fn new(
        scenario: &Scenario,
        whole: &Projection,
        record: &Record,
        place: u8,
        year: Year,
    ) -> Result<Self, NoTermBehind> {
        let part = scenario.parts.get(usize::from(place)).ok_or(NoTermBehind::Unknown)?;
        let row = if scenario.parts.len() == 1 { RowName::Total } else { RowName::PartTotal(place) };
        if !whole.years().contains(year) || whole.at(row, year).known().is_none() {
            return Err(NoTermBehind::Unknown);
        }
        if matches!(whole.origin(place, year), Origin::Override | Origin::Agreed) {
            return Err(NoTermBehind::Stated);
        }
        let years = Years::new(whole.years().first, year);
        let later = Years::new(years.first.plus(1), year);
        let falls = |row: RowName, years: Years, least: Decimal| {
            let below = |year: Year| whole.at(row, year).known().is_some_and(|value| value < least);
            whole.plan().row_id(row).is_some() && years.iter().any(below)
        };
        if falls(RowName::Exact(place), years, Decimal::ZERO)
            || falls(RowName::Growth(place), later, Decimal::NEGATIVE_ONE)
        {
            return Err(NoTermBehind::MayFall);
        }
        let (behind, field, now) = term_behind(scenario, part, year);
        let (base, unit) = (part.base.value, part.rounding.to.amount);
        let projection = project(plan(scenario, record, &[]).only(row));
        let mut solver = Self { projection, behind, field, row, year, base, unit, now };
        let steps = solver.steps(RateSteps::Tenths);
        let ends = [steps.0.least, steps.0.most].map(|step| solver.total_at(step, steps.1));
        let [Some(least), Some(most)] = ends else { return Err(NoTermBehind::Unknown) };
        if least == most { Err(NoTermBehind::NoEffect) } else { Ok(solver) }
    }

    /// What is turned.
    pub fn behind(&self) -> TermBehind {
        self.behind
    }

    /// At which value of the term the total is `target`, in whole units of currency, or nearest to it.
    ///
    /// # Errors
    /// If a total that is tried is unknown.
    pub fn find(&mut self, target: Decimal, grain: RateSteps) -> Result<FoundTerm, NoTermBehind> {
        let (steps, step) = self.steps(grain);
        let mut reach = TotalReach::Exact;
        let mut solved = self.solve(steps, step, target)?;
        if let Solved::Never(order) = solved {
            reach = TotalReach::Bounded(order);
            let end = if order == CostOrder::Cheaper { steps.most } else { steps.least };
            let nearest = self.total_at(end, step).ok_or(NoTermBehind::Unknown)?;
            solved = self.solve(steps, step, nearest)?;
        }
        let value = match solved {
            Solved::At { first, last } => {
                let [first, last] = [first, last].map(|at| value_at(at, step));
                self.among(first, last, grain)
            }
            Solved::Between { nearest, .. } => {
                reach = TotalReach::Nearest;
                value_at(nearest, step)
            }
            Solved::Never(_) | Solved::NoEffect => return Err(NoTermBehind::NoEffect),
        };
        let total = self.total_with(value).ok_or(NoTermBehind::Unknown)?;
        let value = match self.behind {
            TermBehind::Base => FieldValue::Money(Stated::assumed(Money { amount: value, ..self.base })),
            TermBehind::Rate => FieldValue::Rate(Stated::assumed(Rate(value))),
        };
        Ok(FoundTerm { field: self.field.clone(), value, total, reach })
    }

    /// Of all values that do it: the one that holds now, else the shortest rate, else the nearest to what holds.
    fn among(&self, first: Decimal, last: Decimal, grain: RateSteps) -> Decimal {
        if (first..=last).contains(&self.now) {
            return self.now;
        }
        match (self.behind, grain) {
            (TermBehind::Rate, RateSteps::Millionths) => fewest_decimals(first, last),
            _ => self.now.clamp(first, last),
        }
    }

    /// The steps of the term, and how much one is.
    fn steps(&self, grain: RateSteps) -> (Steps, Decimal) {
        let (step, least, most) = match (self.behind, grain) {
            (TermBehind::Base, _) => {
                let most = largest_base(self.unit).checked_div(self.unit).and_then(|count| count.to_i64());
                (self.unit, 0, most.unwrap_or(MOST_STEPS))
            }
            (TermBehind::Rate, RateSteps::Tenths) => (Decimal::new(1, 3), -1_000, 10_000),
            (TermBehind::Rate, RateSteps::Millionths) => (Decimal::new(1, 6), -1_000_000, 10_000_000),
        };
        let usual = self.now.checked_div(step).and_then(|step| step.floor().to_i64()).unwrap_or(0);
        (Steps { least, most, usual: usual.clamp(least, most), around: 64 }, step)
    }

    fn solve(&mut self, steps: Steps, step: Decimal, target: Decimal) -> Result<Solved<i64>, NoTermBehind> {
        solve(steps, target, |at| self.total_at(at, step)).ok_or(NoTermBehind::Unknown)
    }

    fn total_at(&mut self, at: i64, step: Decimal) -> Option<Decimal> {
        self.total_with(value_at(at, step))
    }

    /// The total of the year with that value in the term; none if it is unknown there.
    fn total_with(&mut self, value: Decimal) -> Option<Decimal> {
        let field = &self.field;
        self.projection.evaluate_with(|other| other == field, value);
        match self.projection.at(self.row, self.year) {
            Value::Known(total) => Some(total),
            // More than can be counted is more than any total.
            Value::Unknown(why) if why.reason == UnknownReason::TooLarge => Some(Decimal::MAX),
            Value::Unknown(_) => None,
        }
    }
}

/// The value at a step.
fn value_at(at: i64, step: Decimal) -> Decimal {
    Decimal::from(at).checked_mul(step).unwrap_or(Decimal::MAX).normalize()
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;
    use crate::engine::samples::{eok, fixed, growing, in_eok};
    use crate::model::clauses::{Freeze, Rule};

    /// 1,000 that grow by 10 %: 1,000, 1,100, 1,210. For 950 in the first year the base is 950.
    #[test]
    fn in_the_first_year_the_base_is_found() {
        let found = find(&growing(1000, dec!(0.10)), 2026, 950).expect("it can be");
        assert_eq!(found, base(950, 950, TotalReach::Exact));
    }

    /// 1,000 × 1.05² = 1,102.5, each year rounded to whole eok: 1,050, then 1,102.5 → 1,103. Rates of tenths: 5.0 %
    /// gives 1,103; 4.9 % gives 1,049 and 1,100.401 → 1,100. Between them 1,101 is nearer to 1,100, 1,102 to 1,103.
    #[test]
    fn in_a_later_year_the_rate_is_found_on_its_steps() {
        let scenario = growing(1000, dec!(0.10));
        let find = |eok| find(&scenario, 2028, eok).expect("it can be");
        assert_eq!(find(1103), rate(dec!(0.05), 1103, TotalReach::Exact));
        assert_eq!(find(1102), rate(dec!(0.05), 1103, TotalReach::Nearest));
        assert_eq!(find(1101), rate(dec!(0.049), 1100, TotalReach::Nearest));
        // What holds now is kept where it does it.
        assert_eq!(find(1210), rate(dec!(0.10), 1210, TotalReach::Exact));
    }

    /// 1,025 of 1,000 in 2027 are 2.45 % to 2.55 %, of which 2.5 % is the shortest. For 1,102 in 2028 no tenth of a per
    /// cent does; 4.95 % does: 1,049.5 → 1,050, then 1,050 × 1.0495 = 1,101.975 → 1,102.
    #[test]
    fn a_total_that_was_typed_is_met_by_the_shortest_rate() {
        let scenario = growing(1000, dec!(0.10));
        let find = |year, total| {
            let mut solver = solver(&scenario, year).expect("it can be");
            solver.find(eok(total).amount, RateSteps::Millionths).expect("it is known")
        };
        assert_eq!(find(2027, 1025), rate(dec!(0.025), 1025, TotalReach::Exact));
        assert_eq!(find(2028, 1102), rate(dec!(0.0495), 1102, TotalReach::Exact));
    }

    /// A cap of 3 % makes 1,030 and 1,060.9 → 1,061 of 1,000 at most, a floor of 1 % makes 1,010 and 1,020.1 → 1,020 at
    /// least.
    #[test]
    fn what_a_cap_or_a_floor_holds_is_told_and_not_passed_off() {
        let mut scenario = growing(1000, dec!(0.02));
        let rule = scenario.parts[0].rules.get_mut(&Year(2027)).expect("it has one");
        rule.cap = Some(Stated::assumed(Rate(dec!(0.03))));
        rule.floor = Some(Stated::assumed(Rate(dec!(0.01))));
        let high = find(&scenario, 2028, 1200).expect("it can be");
        assert_eq!(high, rate(dec!(0.03), 1061, TotalReach::Bounded(CostOrder::Cheaper)));
        let low = find(&scenario, 2028, 900).expect("it can be");
        assert_eq!(low, rate(dec!(0.01), 1020, TotalReach::Bounded(CostOrder::Dearer)));
    }

    /// Frozen: what 2028 is the base is.
    #[test]
    fn where_the_rule_has_no_rate_the_base_is_found() {
        let mut scenario = growing(1000, dec!(0.02));
        scenario.parts[0].rules.insert(Year(2027), Rule::new(Growth::Freeze(Freeze {})));
        assert_eq!(find(&scenario, 2028, 1234), Ok(base(1234, 1234, TotalReach::Exact)));
    }

    /// 100 more in 2027 are paid once: a total of 1,150 leaves 1,050, which is 5 %.
    #[test]
    fn a_one_off_is_left_aside() {
        let mut scenario = growing(1000, dec!(0.02));
        scenario.parts[0].one_offs.insert(Year(2027), Stated::assumed(eok(100)));
        assert_eq!(find(&scenario, 2027, 1150), Ok(rate(dec!(0.05), 1150, TotalReach::Exact)));
    }

    #[test]
    fn what_is_stated_cannot_be_turned_from_behind() {
        let mut scenario = growing(1000, dec!(0.02));
        scenario.parts[0].overrides.insert(Year(2027), Stated::assumed(eok(1100)));
        assert_eq!(find(&scenario, 2027, 1200), Err(NoTermBehind::Stated));
        // 1,100 × 1.05 = 1,155 in the year after it.
        assert_eq!(find(&scenario, 2028, 1155), Ok(rate(dec!(0.05), 1155, TotalReach::Exact)));
        scenario.parts[0].rules.insert(Year(2028), Rule::new(Growth::Freeze(Freeze {})));
        assert_eq!(find(&scenario, 2028, 1200), Err(NoTermBehind::NoEffect));
        assert_eq!(find(&scenario, 2029, 1200), Err(NoTermBehind::Unknown));
    }

    /// A cap below −100 % turns amounts around: 1,000 × (1 − 1.5) = −500. Nothing is sought.
    #[test]
    fn where_a_total_may_fall_nothing_is_found() {
        let mut scenario = growing(1000, dec!(0.02));
        let rule = scenario.parts[0].rules.get_mut(&Year(2027)).expect("it has one");
        rule.cap = Some(Stated::assumed(Rate(dec!(-1.5))));
        let found = find(&scenario, 2028, 700);
        assert!(matches!(found, Err(NoTermBehind::MayFall | NoTermBehind::Unknown)), "{found:?}");
    }

    /// The total never falls from step to step, and none of 400 rates around what is found comes nearer, with caps,
    /// one-offs and either way to carry.
    #[test]
    fn no_other_step_comes_nearer() {
        for carry in [crate::model::clauses::CarryOver::Rounded, crate::model::clauses::CarryOver::Unrounded]
        {
            let mut scenario = growing(997, dec!(0.031));
            scenario.parts[0].rounding.carry = carry;
            scenario.parts[0].one_offs.insert(Year(2028), Stated::assumed(eok(-13)));
            scenario.parts[0].rules.insert(Year(2028), Rule::new(fixed(dec!(0.02))));
            for target in [900, 1000, 1017, 1055, 1100, 1203] {
                let target = eok(target).amount;
                let mut solver = solver(&scenario, 2028).expect("it can be");
                let found = solver.find(target, RateSteps::Tenths).expect("it is known");
                let off = (found.total - target).abs();
                let totals: Vec<Decimal> = (-200..=200)
                    .map(|at| solver.total_at(at, Decimal::new(1, 3)).expect("it is known"))
                    .collect();
                assert!(totals.is_sorted());
                assert!(totals.iter().all(|total| (*total - target).abs() >= off), "{target}");
            }
        }
    }

    fn solver(scenario: &Scenario, year: i16) -> Result<YearSolver, NoTermBehind> {
        let record = Record::default();
        YearSolver::new(scenario, &project(plan(scenario, &record, &[])), &record, 0, Year(year))
    }

    fn find(scenario: &Scenario, year: i16, total: i64) -> Result<FoundTerm, NoTermBehind> {
        let mut solver = solver(scenario, year)?;
        let found = solver.find(eok(total).amount, RateSteps::Tenths)?;
        is_so_when_written(scenario, year, &found);
        Ok(found)
    }

    /// What was found is what the scenario with that value written into it costs.
    fn is_so_when_written(scenario: &Scenario, year: i16, found: &FoundTerm) {
        let written = Field::write_all(scenario, &[(found.field.clone(), found.value.clone())]);
        let projection = project(plan(&written.expect("its field"), &Record::default(), &[]));
        assert_eq!(projection.total(Year(year)).known(), Some(found.total), "{}", in_eok(found.total));
    }

    fn base(amount: i64, total: i64, reach: TotalReach) -> FoundTerm {
        let value = FieldValue::Money(Stated::assumed(eok(amount)));
        FoundTerm { field: Field::of_part("", PartField::Base), value, total: eok(total).amount, reach }
    }

    fn rate(rate: Decimal, total: i64, reach: TotalReach) -> FoundTerm {
        let field = PartField::Rule(Year(2027), RuleField::Growth(GrowthField::Rate));
        let value = FieldValue::Rate(Stated::assumed(Rate(rate)));
        FoundTerm { field: Field::of_part("", field), value, total: eok(total).amount, reach }
    }
}
