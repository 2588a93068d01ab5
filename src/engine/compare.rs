//! Two scenarios side by side: what each costs, which terms differ, what each of these is worth,
//! and when one overtakes the other.
//!
//! # Rules
//! - Only the years that both terms have are compared; the others are listed apart. The scenario
//!   that began earlier is read from the first common year on, with its level there as its base.
//! - Everything is the other less the baseline: above nought means that the other costs more.
//! - What is in error on a side makes unknown what reads it there, as in its own projection; the rest
//!   is compared.
//! - Sums, lines and break-even count the common years that are known on both sides. What is left
//!   out is told as [`Missing`], and the rest still stands.
//! - A sum that reads a term in error is unknown: where a common year is in error there is no sum, no
//!   bridge and no break-even of sums. Where the baseline stands, so do the effects on it of what is
//!   changed rightly.
//! - A side at exchange rates that its scenario states is not subtracted from one at yearly averages
//!   ([`Measure::kind_of_rates`]): both stand, and there is no difference.
//! - A line is a field with the effect of changing it alone in the baseline. What cannot be had
//!   alone, such as a rule on an index that the baseline lacks, stands on one line with the fields
//!   that it needs, or says that there is no such figure. A line knows its effect year by year.
//! - A share of something cannot be added up: sums and lines then count the amounts behind it.
//! - A present value counts from the first common year, on both sides.
//! - A difference is as well known as the weaker of both sides, a sum as its weakest year; an effect, which
//!   is a difference of two sums, likewise.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::break_even::{self, Crossing, EqualSums};
use super::certainty::{Certainty, weakest};
use super::check::{InError, Problem, ProblemKind, check, is_projected};
use super::common_years::{call_alike, common_years, in_its_currencies, over};
use super::exchange::{NoRoute, RatesUsed};
use super::measure::{Measure, Over, RateBasis};
use super::plan::{Plan, RowName, plan, plan_rewritten};
use super::projection::{Projection, project};
use crate::model::clauses::Growth;
use crate::model::{
    Currency, Field, FieldValue, PartField, Reason, Record, RuleField, Scenario, Status, Unit, Value, Why,
    Year, Years, difference,
};

/// One of the two that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The one against which the other is read.
    Baseline,
    /// The other.
    Other,
}

/// Something of both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sides<T> {
    /// Of the baseline.
    pub baseline: T,
    /// Of the other.
    pub other: T,
}

impl<T> Sides<T> {
    /// That of one side.
    pub fn of(&self, side: Side) -> &T {
        match side {
            Side::Baseline => &self.baseline,
            Side::Other => &self.other,
        }
    }

    fn each<U>(&self, mut make: impl FnMut(Side, &T) -> U) -> Sides<U> {
        Sides { baseline: make(Side::Baseline, &self.baseline), other: make(Side::Other, &self.other) }
    }
}

/// Over what sums, lines and bridges are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Span {
    /// All years that count.
    #[default]
    Sum,
    /// One of them.
    Year(Year),
}

impl Span {
    /// Whether it has the year.
    #[must_use]
    pub fn contains(self, year: Year) -> bool {
        match self {
            Self::Sum => true,
            Self::Year(of) => of == year,
        }
    }
}

/// Two scenarios compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// In what terms the rows are; never added up, since sums are given.
    pub measure: Measure,
    /// In what terms sums, lines and bridges are: the same, unless that is a share.
    pub summed: Measure,
    /// Whose exchange rates the rows take.
    pub rates: RatesUsed,
    /// Whose exchange rates sums, lines and bridges take.
    pub rates_of_sums: RatesUsed,
    /// The currency of amounts.
    pub currency: Currency,
    /// The years that both terms have; empty if there is none.
    pub years: Years,
    /// The common years in their order.
    pub rows: Vec<ComparedYear>,
    /// What the years cost that only one side has, undiscounted.
    pub apart: Vec<YearApart>,
    /// The years in which the last rounding unit of a side's total is not promised.
    pub unpromised: Sides<Vec<Year>>,
    /// The sums over the years that are known on both sides; none if there is no such year, if a common
    /// year is in error, or if they have more digits than can be kept.
    pub sums: Option<Sides<Decimal>>,
    /// The fields that differ in the scenarios as they are written.
    pub fields: Vec<Field>,
    /// What the fields that cost something are worth, each changed alone: largest first.
    pub lines: Vec<Line>,
    /// The fields that cost nothing: words, sources, the term itself, and what no common year reads.
    pub without_cost: Vec<Field>,
    /// The years from which the yearly amounts stand the other way round.
    pub crossings: Vec<Crossing>,
    /// The years from which the sums since the first common year do.
    pub sum_crossings: Vec<Crossing>,
    /// At which yearly growth of the other, in the place of its rules, the sums would be equal.
    pub equal_sums: Option<EqualSums>,
    /// What is missing for a whole comparison.
    pub missing: Vec<Missing>,
    /// What is wrong with the scenarios as they are written: problems of severity error.
    pub problems: Sides<Vec<Problem>>,
    /// Both scenarios over the common years: what the fields of the lines are read in.
    pub scenarios: Sides<Scenario>,
    /// Both as they are written.
    pub written: Sides<Scenario>,
    /// Whether a side was rewritten to begin with the first common year, with its level as base.
    pub began_earlier: Option<Side>,
    /// Whether an only part was called as one of the other side's, to be compared with it.
    calls_alike: bool,
    pub(super) ground: Option<Ground>,
    plans: Option<Sides<Plan>>,
}

/// A year that both terms have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComparedYear {
    /// The year.
    pub year: Year,
    /// What it costs.
    pub amounts: Sides<Value>,
    /// What is added up of it, if both sides are known.
    pub summed: Option<Sides<Decimal>>,
    /// How well the amounts are known.
    pub known: Sides<Status>,
    /// How well that is known which is added up.
    pub summed_known: Sides<Status>,
    /// Whether the amounts are at exchange rates of one kind, so that they can be subtracted.
    pub is_comparable: bool,
}

/// A year that only one term has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearApart {
    /// Who has it.
    pub side: Side,
    /// The year.
    pub year: Year,
    /// What it costs.
    pub amount: Value,
    /// How well that is known.
    pub status: Status,
}

/// Fields that are changed together, and what that does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The fields; mostly one.
    pub fields: Vec<Field>,
    /// The effect on the sum of the baseline.
    pub effect: Effect,
    /// The effect on each year that counts, in their order; empty if there is no such figure.
    pub by_year: Vec<YearEffect>,
}

/// What a change does to a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearEffect {
    /// The year.
    pub year: Year,
    /// By how much its amount changes.
    pub effect: Decimal,
    /// How well that is known.
    pub status: Status,
}

impl Line {
    /// The effect over `span`. A year that does not count has none.
    #[must_use]
    pub fn over(&self, span: Span) -> Effect {
        match (self.effect, span) {
            (Effect::Known(_), Span::Year(year)) => {
                let of_year = self.by_year.iter().find(|of_year| of_year.year == year);
                of_year.map_or(Effect::NoSums, |of_year| Effect::Known(of_year.effect))
            }
            (effect, _) => effect,
        }
    }

    /// How well the effect over `span` is known.
    #[must_use]
    pub fn status(&self, span: Span) -> Status {
        let counted = self.by_year.iter().filter(|of_year| span.contains(of_year.year));
        weakest(counted.map(|of_year| of_year.status))
    }
}

/// What a change does to the sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// So much.
    Known(Decimal),
    /// There is no such figure without the other changes.
    NotAlone(NotAlone),
    /// The sums themselves are not known.
    NoSums,
}

/// Why a change has no effect of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAlone {
    /// A year would be unknown.
    Unknown(Year),
    /// Amounts of different currencies would meet.
    Currencies,
    /// Something would be left out that is needed.
    Needed,
    /// The new value is in error.
    InError,
}

/// What is missing for a whole comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// The terms have no year in common.
    NoCommonYear(Sides<Years>),
    /// Common years are unknown because of something that is in error.
    InError {
        /// On which side.
        side: Side,
        /// The years.
        years: Vec<Year>,
        /// What is wrong.
        problem: Problem,
    },
    /// Common years are unknown for want of an exchange rate.
    NoRate {
        /// On which side.
        side: Side,
        /// The years.
        years: Vec<Year>,
        /// The currency that amounts are in …
        from: Currency,
        /// … and the one they should be in.
        to: Currency,
    },
    /// A common year is unknown. [`Comparison::plan`] can spell the figure where that began.
    Unknown {
        /// On which side.
        side: Side,
        /// The year.
        year: Year,
        /// The reason.
        why: Why,
    },
    /// The level in the first common year, with which the lines begin, is unknown.
    NoLevel {
        /// On which side.
        side: Side,
        /// The year.
        year: Year,
    },
    /// The sides are at exchange rates of different kinds, so there is no difference.
    OtherRates {
        /// Whose rates.
        kinds: Sides<RateBasis>,
        /// A main currency of theirs in which they are not; none if there is none.
        alike_in: Option<Currency>,
    },
}

/// What lines, break-even and bridges stand on: both sides without words, and the years that are
/// compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ground {
    pub(super) sides: Sides<Scenario>,
    /// The years that count; where there are no sums because the other is in error, those of the lines.
    pub(super) years: Vec<Year>,
    /// The sum of the baseline over these years.
    pub(super) baseline: Decimal,
    /// The amounts of the baseline in these years, and how well they are known.
    amounts: Vec<(Decimal, Status)>,
    /// What is in error in the other.
    problems: Vec<Problem>,
}

impl Comparison {
    /// What the other costs beyond the baseline, over the years that are known on both sides.
    #[must_use]
    pub fn difference(&self) -> Option<Decimal> {
        let sums = self.sums.filter(|_| !self.rates_of_sums.are_mixed())?;
        sums.other.checked_sub(sums.baseline)
    }

    /// What is missing before all else: why there is no difference, if there is none.
    #[must_use]
    pub fn first_missing(&self) -> Option<&Missing> {
        let of_all =
            |missing: &&Missing| matches!(missing, Missing::InError { .. } | Missing::OtherRates { .. });
        self.missing.iter().find(of_all).or(self.missing.first())
    }

    /// Whether a common year is unknown because of something that is in error.
    #[must_use]
    pub fn is_in_error(&self) -> bool {
        [Side::Baseline, Side::Other].into_iter().any(|side| self.is_side_in_error(side))
    }

    fn is_side_in_error(&self, side: Side) -> bool {
        self.missing.iter().any(|missing| matches!(missing, Missing::InError { side: of, .. } if *of == side))
    }

    /// What both cost over `span`; none if that is not known on both sides.
    #[must_use]
    pub fn over(&self, span: Span) -> Option<Sides<Decimal>> {
        match span {
            Span::Sum => self.sums,
            Span::Year(year) => self.rows.iter().find(|row| row.year == year)?.summed,
        }
    }

    /// How well the sums of both sides over `span` are known.
    #[must_use]
    pub fn known(&self, span: Span) -> Sides<Status> {
        let counted = || self.rows.iter().filter(|row| row.summed.is_some() && span.contains(row.year));
        let of = |side: Side| weakest(counted().map(|row| *row.summed_known.of(side)));
        Sides { baseline: of(Side::Baseline), other: of(Side::Other) }
    }

    /// How well the difference between these sums is known.
    #[must_use]
    pub fn difference_status(&self, span: Span) -> Status {
        let Sides { baseline, other } = self.known(span);
        baseline.max(other)
    }

    /// The plan behind a side's rows, to spell a figure that is missing; none if it was not projected.
    #[must_use]
    pub fn plan(&self, side: Side) -> Option<&Plan> {
        self.plans.as_ref().map(|plans| plans.of(side))
    }

    /// The problems of a side that no year of it tells: those that put something else in error.
    pub fn other_problems(&self, side: Side) -> impl Iterator<Item = &Problem> {
        let of_side = move |missing: &&Missing| match missing {
            Missing::InError { side: other, .. }
            | Missing::NoRate { side: other, .. }
            | Missing::Unknown { side: other, .. }
            | Missing::NoLevel { side: other, .. } => *other == side,
            Missing::NoCommonYear(_) | Missing::OtherRates { .. } => false,
        };
        let is_told = move |problem: &Problem| {
            let mut missing = self.missing.iter().filter(of_side);
            match problem.puts_in_error() {
                InError::Absent => missing.next().is_some(),
                _ => missing.any(
                    |missing| matches!(missing, Missing::InError { problem: told, .. } if told == problem),
                ),
            }
        };
        self.problems.of(side).iter().filter(move |problem| !is_told(problem))
    }

    /// What the amounts of the rows count.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.measure.unit(self.currency)
    }

    /// The fields as they are written that stand behind a field of a line: mostly itself. A rule of a side
    /// that began earlier stands in the lines under the first common years, in its file under the year in
    /// which it begins; a part that was called alike stands there under its own name.
    #[must_use]
    pub fn as_written(&self, field: &Field) -> Vec<Field> {
        let is_behind = |written: &Field| match (field, written) {
            _ if written == field => true,
            (Field::Part(_, PartField::Rule(year, _)), Field::Part(_, PartField::Rule(written, _)))
                if self.began_earlier.is_some() =>
            {
                written <= year
            }
            (Field::Part(..), Field::Part(_, PartField::Whole)) => self.calls_alike,
            _ => false,
        };
        if self.fields.contains(field) {
            return vec![field.clone()];
        }
        let behind: Vec<Field> = self.fields.iter().filter(|written| is_behind(written)).cloned().collect();
        if behind.is_empty() { vec![field.clone()] } else { behind }
    }

    /// Whether nothing differs at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }
}

impl ComparedYear {
    /// What the other costs beyond the baseline.
    #[must_use]
    pub fn difference(&self) -> Option<Decimal> {
        let (other, baseline) = (self.amounts.other.known()?, self.amounts.baseline.known()?);
        other.checked_sub(baseline).filter(|_| self.is_comparable)
    }

    /// How well that difference is known.
    #[must_use]
    pub fn status(&self) -> Status {
        self.known.baseline.max(self.known.other)
    }

    /// The same as a fraction of the baseline.
    #[must_use]
    pub fn per_cent(&self) -> Option<Decimal> {
        self.difference()?.checked_div(self.amounts.baseline.known()?)
    }
}

/// `other` held against `baseline`, in terms of `measure`.
///
/// Where no currency is asked for, amounts are in the baseline's.
#[must_use]
pub fn compare(baseline: &Scenario, other: &Scenario, record: &Record, measure: &Measure) -> Comparison {
    let written = Sides { baseline, other };
    let mains = written.each(|_, scenario| scenario.currency());
    let currency = measure.currency.unwrap_or(mains.baseline);
    let converts = mains.baseline != currency || mains.other != currency;
    let measure = Measure { currency: converts.then_some(currency), cumulative: false, ..measure.clone() };
    let over_nothing = if measure.over.is_share() { Over::Nothing } else { measure.over };
    let summed = Measure { over: over_nothing, ..measure.clone() };

    let fields = difference(baseline, other);
    let years = common_years(baseline.years, other.years);
    let both = [baseline, other];
    let mut comparison = Comparison {
        rates: measure.rates_used(&both, record),
        rates_of_sums: summed.rates_used(&both, record),
        measure,
        summed,
        currency,
        years,
        rows: Vec::new(),
        apart: Vec::new(),
        sums: None,
        fields,
        lines: Vec::new(),
        without_cost: Vec::new(),
        unpromised: Sides { baseline: Vec::new(), other: Vec::new() },
        crossings: Vec::new(),
        sum_crossings: Vec::new(),
        equal_sums: None,
        missing: Vec::new(),
        problems: written.each(|_, scenario| errors_of(scenario)),
        scenarios: written.each(|_, scenario| (*scenario).clone()),
        written: written.each(|_, scenario| (*scenario).clone()),
        began_earlier: None,
        calls_alike: false,
        ground: None,
        plans: None,
    };
    comparison.list_years_apart(written, record);
    if years.is_empty() {
        comparison.missing.push(Missing::NoCommonYear(written.each(|_, scenario| scenario.years)));
    } else {
        comparison.project(written, record);
        comparison.tell_rates(written, record);
    }
    comparison.draw_lines(written, record);
    comparison.find_break_even(record);
    comparison
}

fn errors_of(scenario: &Scenario) -> Vec<Problem> {
    let mut problems = check(scenario);
    problems.retain(Problem::is_error);
    problems
}

/// The amount of `year` in the terms of the measure at `place` among those of the plan.
pub(super) fn amount(projection: &Projection, measure: &Measure, place: u8, year: Year) -> Value {
    projection.at(row_of(measure, place), year)
}

/// The row of the measure at `place` among those of the plan.
fn row_of(measure: &Measure, place: u8) -> RowName {
    if measure.is_total() { RowName::Total } else { RowName::Measure(place) }
}

impl Comparison {
    fn list_years_apart(&mut self, written: Sides<&Scenario>, record: &Record) {
        let undiscounted = Measure { discount: None, ..self.measure.clone() };
        for side in [Side::Baseline, Side::Other] {
            let scenario = *written.of(side);
            if !is_projected(scenario.years) {
                continue;
            }
            let mut apart = scenario.years.iter().filter(|&year| !self.years.contains(year)).peekable();
            if apart.peek().is_none() {
                continue;
            }
            let projection = project(plan(scenario, record, std::slice::from_ref(&undiscounted)));
            let certainty = Certainty::new(&projection);
            self.apart.extend(apart.map(|year| YearApart {
                side,
                year,
                amount: amount(&projection, &undiscounted, 0, year),
                status: certainty.of(row_of(&undiscounted, 0), year),
            }));
        }
    }

    /// The rows, their sums, and what is missing in them.
    fn project(&mut self, written: Sides<&Scenario>, record: &Record) {
        let level = written.each(|side, scenario| {
            if scenario.years.first < self.years.first {
                self.began_earlier = Some(side);
            }
            over(scenario, self.years, record)
        });
        let mut has_level = true;
        let mut common = level.each(|side, level| {
            level.clone().unwrap_or_else(|| {
                has_level = false;
                if is_projected(written.of(side).years) {
                    self.missing.push(Missing::NoLevel { side, year: self.years.first });
                }
                (*written.of(side)).clone()
            })
        });

        self.calls_alike = call_alike(&mut common.baseline, &mut common.other);

        let measures = [self.measure.clone(), self.summed.clone()];
        let measures = if self.measure == self.summed { &measures[..1] } else { &measures[..] };
        let projections = common.each(|side, scenario| {
            let is_rewritten = self.began_earlier == Some(side);
            let plan = if is_rewritten { plan_rewritten } else { plan };
            project(plan(scenario, record, measures))
        });
        let place_of_summed = u8::from(measures.len() > 1);
        let certainties = Sides {
            baseline: Certainty::new(&projections.baseline),
            other: Certainty::new(&projections.other),
        };
        let (row, row_of_summed) = (row_of(&self.measure, 0), row_of(&self.summed, place_of_summed));
        let mut counted = Vec::new();
        for year in self.years.iter() {
            let amounts = projections.each(|_, projection| amount(projection, &self.measure, 0, year));
            let summed =
                projections.each(|_, projection| amount(projection, &self.summed, place_of_summed, year));
            for side in [Side::Baseline, Side::Other] {
                if let Some(why) = amounts.of(side).why().or(summed.of(side).why()) {
                    self.leave_out(side, year, why, projections.of(side).plan());
                }
            }
            let of_baseline = amounts.baseline.known().and(summed.baseline.known());
            let of_other = amounts.other.known().and(summed.other.known());
            let is_other_in_error = amounts.other.is_in_error() || summed.other.is_in_error();
            let summed = of_baseline.zip(of_other).map(|(baseline, other)| Sides { baseline, other });
            let known = certainties.each(|_, certainty| certainty.of(row, year));
            let summed_known = certainties.each(|_, certainty| certainty.of(row_of_summed, year));
            let is_comparable = !self.rates.are_mixed();
            self.rows.push(ComparedYear { year, amounts, summed, known, summed_known, is_comparable });
            // What the other has in error is no reason for the effects of other fields to leave a year out.
            if let Some(of_baseline) = of_baseline.filter(|_| summed.is_some() || is_other_in_error) {
                counted.push((year, (of_baseline, summed_known.baseline)));
            }
        }

        let (years, amounts): (Vec<Year>, Vec<(Decimal, Status)>) = counted.into_iter().unzip();
        let sum = |side: Side| {
            let mut known = self.rows.iter().filter_map(|row| row.summed.map(|summed| *summed.of(side)));
            known.try_fold(Decimal::ZERO, Decimal::checked_add)
        };
        let has_sums = self.rows.iter().any(|row| row.summed.is_some()) && !self.is_in_error();
        if has_sums && let (Some(baseline), Some(other)) = (sum(Side::Baseline), sum(Side::Other)) {
            self.sums = Some(Sides { baseline, other });
        }
        let stands = has_level && !self.is_side_in_error(Side::Baseline) && !self.rates_of_sums.are_mixed();
        let baseline = amounts.iter().try_fold(Decimal::ZERO, |sum, (amount, _)| sum.checked_add(*amount));
        self.ground = baseline.filter(|_| stands && !years.is_empty()).map(|baseline| {
            let problems = projections.other.plan().problems().to_vec();
            Ground { sides: common.clone(), years, baseline, amounts, problems }
        });
        let of_common = |year: &Year| self.years.contains(*year);
        self.unpromised =
            projections.each(|_, projection| projection.unpromised_years().filter(of_common).collect());
        self.plans = Some(projections.each(|_, projection| projection.plan().clone()));
        self.scenarios = common;
    }

    /// Tells that `year` is unknown on one side. Years that lack the same exchange rate are told
    /// together.
    fn leave_out(&mut self, side: Side, year: Year, why: Why, plan: &Plan) {
        if let Reason::InError(problem) = why.reason {
            return self.leave_out_for(side, year, plan.problem(problem));
        }
        let converted = match plan.row(why.figure.row).name {
            _ if why.reason != Reason::NotStated => None,
            RowName::Exchange(currency) => Some(currency),
            // There is a rate, but not of a kind that may be taken.
            RowName::NoExchange(.., NoRoute::OtherKind(_)) => None,
            RowName::NoExchange(_, to, _) => Some(to),
            // What the record has no average of is what amounts should be converted into.
            RowName::Recorded(place) if plan.series[usize::from(place)].starts_with("exchange_") => {
                Some(self.currency)
            }
            _ => None,
        };
        let Some(converted) = converted else {
            return self.missing.push(Missing::Unknown { side, year, why });
        };
        let (rate_from, rate_to) =
            if converted == self.currency { (plan.currency, converted) } else { (converted, plan.currency) };
        let same = self.missing.iter_mut().find_map(|missing| match missing {
            Missing::NoRate { side: other, years, from, to }
                if (*other, *from, *to) == (side, rate_from, rate_to) =>
            {
                Some(years)
            }
            _ => None,
        });
        match same {
            Some(years) => years.push(year),
            None => {
                self.missing.push(Missing::NoRate { side, years: vec![year], from: rate_from, to: rate_to });
            }
        }
    }

    /// Tells that `year` is unknown on one side because of a problem. Years that have the same are
    /// told together.
    fn leave_out_for(&mut self, side: Side, year: Year, problem: &Problem) {
        let same = self.missing.iter_mut().find_map(|missing| match missing {
            Missing::InError { side: other, years, problem: known } => {
                (*other == side && known == problem).then_some(years)
            }
            _ => None,
        });
        if let Some(years) = same {
            years.push(year);
        } else {
            let problem = problem.clone();
            self.missing.push(Missing::InError { side, years: vec![year], problem });
        }
    }

    /// Tells that the sides are at exchange rates of different kinds, and in which of their currencies they
    /// are not.
    fn tell_rates(&mut self, written: Sides<&Scenario>, record: &Record) {
        let Some(kinds) = self.rates.different_kinds().or(self.rates_of_sums.different_kinds()) else {
            return;
        };
        let both = [written.baseline, written.other];
        let alike = |currency: &Currency| {
            let measures = [&self.measure, &self.summed];
            let measures = measures.map(|measure| Measure { currency: Some(*currency), ..measure.clone() });
            !measures.iter().any(|measure| measure.rates_used(&both, record).are_mixed())
        };
        let alike_in = both.map(Scenario::currency).into_iter().find(alike);
        self.missing.push(Missing::OtherRates { kinds, alike_in });
    }

    /// The fields that cost something with their effects; the others apart.
    fn draw_lines(&mut self, written: Sides<&Scenario>, record: &Record) {
        let Sides { baseline, other } = &self.scenarios;
        let differing = difference(baseline, other);
        let costs = |field: &Field| {
            let words = matches!(
                field,
                Field::Title
                    | Field::Note
                    | Field::Record
                    | Field::Continues
                    | Field::Pays
                    | Field::Receives
                    | Field::Source(..)
                    | Field::FirstYear
                    | Field::LastYear
                    | Field::Before
                    | Field::Part(
                        _,
                        PartField::Note | PartField::Category(_) | PartField::Rule(_, RuleField::Note)
                    )
            );
            !words && !says_the_same(field, baseline, other)
        };
        let fields: Vec<Field> = differing.into_iter().filter(costs).collect();
        // Where a side begins later than it is written, its base and its rules stand in the lines
        // as of the first common year, not as they are written.
        let rewritten = |field: &Field| match field {
            Field::Part(_, PartField::Base | PartField::Rule(..)) => self.began_earlier.is_some(),
            Field::Part(_, PartField::Whole) => self.calls_alike,
            _ => false,
        };
        let costs_elsewhere =
            |field: &Field| rewritten(field) && !says_the_same(field, written.baseline, written.other);
        let without_cost = |field: &&Field| !fields.contains(field) && !costs_elsewhere(field);
        self.without_cost = self.fields.iter().filter(without_cost).cloned().collect();
        self.lines = match &self.ground {
            Some(ground) => lines(&fields, ground, record, &self.summed),
            None => fields.into_iter().map(|field| without_figure(vec![field], Effect::NoSums)).collect(),
        };
        let size = |line: &Line| match line.effect {
            Effect::Known(effect) => Some(effect.abs()),
            Effect::NotAlone(_) | Effect::NoSums => None,
        };
        self.lines.sort_by_key(|line| Reverse(size(line)));
    }

    fn find_break_even(&mut self, record: &Record) {
        let yearly = self.rows.iter().filter_map(|row| Some((row.year, row.difference()?)));
        self.crossings = break_even::crossings(yearly);
        if self.difference().is_none() {
            return;
        }
        let mut sum = Some(Decimal::ZERO);
        let running = self.rows.iter().filter_map(|row| {
            let summed = row.summed?;
            sum = sum?.checked_add(summed.other.checked_sub(summed.baseline)?);
            Some((row.year, sum?))
        });
        self.sum_crossings = break_even::crossings(running);
        let ground = self.ground.as_ref();
        self.equal_sums = ground.and_then(|ground| break_even::equal_sums(ground, record, &self.summed));
    }
}

/// Whether a field differs in its status and sources at most.
fn says_the_same(field: &Field, one: &Scenario, other: &Scenario) -> bool {
    match (field.read(one), field.read(other)) {
        (Some(one), Some(other)) => one.says_the_same(&other),
        (one, other) => one == other,
    }
}

/// What sums are read from: the projection of `scenario` in terms of `measure`, no more.
pub(super) fn project_for_sums(scenario: &Scenario, record: &Record, measure: &Measure) -> Projection {
    let plan = plan_rewritten(scenario, record, std::slice::from_ref(measure));
    project(plan.only(row_of(measure, 0)))
}

/// What a scenario as it is written costs over its term in terms of `measure`; none if a year is
/// unknown, or if it has none.
pub(super) fn sum_of_term(scenario: &Scenario, record: &Record, measure: &Measure) -> Option<Decimal> {
    let projection = project(plan(scenario, record, std::slice::from_ref(measure)).only(row_of(measure, 0)));
    let years: Vec<Year> = projection.years().iter().collect();
    if years.is_empty() { None } else { sum_of(&projection, &years, measure).ok() }
}

/// The sum of a projection over `years`.
pub(super) fn sum_of(projection: &Projection, years: &[Year], measure: &Measure) -> Result<Decimal, Gap> {
    let mut amounts = amounts_in(projection, years, measure);
    amounts.try_fold(Decimal::ZERO, |sum, amount| add(projection, sum, amount?))
}

/// What a projection comes to in each of `years`, in their order.
fn amounts_in(
    projection: &Projection,
    years: &[Year],
    measure: &Measure,
) -> impl Iterator<Item = Result<(Year, Decimal), Gap>> {
    years.iter().map(|&year| match amount(projection, measure, 0, year) {
        Value::Known(amount) => Ok((year, amount)),
        Value::Unknown(why) => Err(Gap { year, why }),
    })
}

/// `sum` and one amount more.
pub(super) fn add(
    projection: &Projection,
    sum: Decimal,
    (year, amount): (Year, Decimal),
) -> Result<Decimal, Gap> {
    sum.checked_add(amount).ok_or_else(|| {
        let figure = projection.plan().figure(RowName::Total, year).expect("every plan has a total");
        Gap { year, why: Why { reason: Reason::TooLarge, figure } }
    })
}

/// The amounts of `scenario` in `years`, and how well they are known; none if one is unknown.
pub(super) fn amounts_of(
    scenario: &Scenario,
    years: &[Year],
    record: &Record,
    measure: &Measure,
) -> Option<(Vec<Decimal>, Vec<Status>)> {
    let projection = project_for_sums(scenario, record, measure);
    let amounts: Option<Vec<Decimal>> =
        years.iter().map(|&year| amount(&projection, measure, 0, year).known()).collect();
    let amounts = amounts?;
    let (certainty, row) = (Certainty::new(&projection), row_of(measure, 0));
    let statuses = years.iter().map(|&year| certainty.of(row, year)).collect();
    Some((amounts, statuses))
}

/// A year that is unknown, and why.
pub(super) struct Gap {
    year: Year,
    pub(super) why: Why,
}

/// Each of `fields` changed alone in the baseline; those that need each other on one line.
fn lines(fields: &[Field], ground: &Ground, record: &Record, measure: &Measure) -> Vec<Line> {
    let place = |field: &Field| fields.iter().position(|other| other == field);
    // Lines that are still to be tried, and those that are done.
    let mut rest: Vec<Vec<Field>> = fields.iter().map(|field| vec![field.clone()]).rev().collect();
    let mut done: Vec<Line> = Vec::new();
    while let Some(mut together) = rest.pop() {
        let obstacle = match changed(&together, ground, record, measure) {
            Ok((effect, by_year)) => {
                done.push(Line { fields: together, effect: Effect::Known(effect), by_year });
                continue;
            }
            Err(obstacle) => obstacle,
        };
        let mut more: Vec<Field> = Vec::new();
        for help in [Obstacle::is_cleared_by, Obstacle::may_be_cleared_by] {
            if more.is_empty() {
                let helps = |fields: &[Field]| fields.iter().any(|field| help(&obstacle, field, ground));
                more.extend(rest.extract_if(.., |fields| helps(fields)).flatten());
                more.extend(done.extract_if(.., |line| helps(&line.fields)).flat_map(|line| line.fields));
            }
        }
        if more.is_empty() {
            done.push(without_figure(together, Effect::NotAlone(obstacle.not_alone())));
        } else {
            together.extend(more);
            together.sort_by_key(place);
            rest.push(together);
        }
    }
    done.sort_by_key(|line| line.fields.first().and_then(place));
    done
}

fn without_figure(fields: Vec<Field>, effect: Effect) -> Line {
    Line { fields, effect, by_year: Vec::new() }
}

/// Why fields cannot be changed alone.
enum Obstacle {
    Gap(Gap, Box<Plan>),
    Currencies,
    Needed,
    /// A value that is changed is in error, whether a year that counts reads it or not.
    InError(Problem),
}

impl Obstacle {
    fn not_alone(&self) -> NotAlone {
        match self {
            Self::Gap(gap, _) if matches!(gap.why.reason, Reason::InError(_)) => NotAlone::InError,
            Self::Gap(gap, _) => NotAlone::Unknown(gap.year),
            Self::Currencies => NotAlone::Currencies,
            Self::Needed => NotAlone::Needed,
            Self::InError(_) => NotAlone::InError,
        }
    }

    /// Whether `field` holds what is missing.
    fn is_cleared_by(&self, field: &Field, _: &Ground) -> bool {
        let (gap, plan) = match self {
            Self::Gap(gap, plan) => (gap, plan),
            Self::InError(problem) => return is_mended_by(problem, field),
            Self::Currencies | Self::Needed => return matches!(field, Field::Part(..) | Field::Rate(..)),
        };
        if let Reason::InError(problem) = gap.why.reason {
            return is_mended_by(plan.problem(problem), field);
        }
        match (plan.row(gap.why.figure.row).name, field) {
            (RowName::Series(place), Field::Series(name, _)) => plan.series[usize::from(place)] == *name,
            (RowName::Exchange(rate), Field::Rate(currency, _)) => rate == *currency,
            (RowName::Recorded(_) | RowName::NoExchange(..), Field::Rate(..)) => true,
            (_, Field::Part(_, PartField::Rule(..) | PartField::Amount(_) | PartField::Typed(_))) => {
                gap.why.reason == Reason::NoRule
            }
            _ => false,
        }
    }

    /// Whether `field` decides what is read of a series that is missing.
    fn may_be_cleared_by(&self, field: &Field, ground: &Ground) -> bool {
        let Self::Gap(gap, plan) = self else { return false };
        let name = match (gap.why.reason, plan.row(gap.why.figure.row).name) {
            (Reason::InError(problem), _) => match &plan.problem(problem).kind {
                ProblemKind::SeriesMissing { series, .. } => series,
                _ => return false,
            },
            (_, RowName::Series(place)) => &plan.series[usize::from(place)],
            _ => return false,
        };
        let follows = |growth: &Growth| growth.indices().iter().any(|index| index.series == *name);
        let decides = |scenario: &Scenario| match field.read(scenario) {
            Some(FieldValue::Text(series)) => series == *name,
            Some(FieldValue::Lag(_)) => true,
            Some(FieldValue::Growth(growth)) => follows(&growth),
            Some(FieldValue::Rule(rule)) => follows(&rule.growth),
            _ => false,
        };
        matches!(field, Field::Part(_, PartField::Rule(..)))
            && (decides(&ground.sides.baseline) || decides(&ground.sides.other))
    }
}

/// Whether a value in `field` can take the problem away that another one has.
fn is_mended_by(problem: &Problem, field: &Field) -> bool {
    match (&problem.kind, field) {
        (ProblemKind::SeriesMissing { series, .. }, Field::Series(name, _)) => series == name,
        (ProblemKind::FloorAboveCap { .. }, _) => is_bound_beside(field, &problem.field),
        _ => false,
    }
}

/// Whether `field` is a cap or a floor of the rule that has `bound`.
fn is_bound_beside(field: &Field, bound: &Field) -> bool {
    match (field, bound) {
        (
            Field::Part(one, PartField::Rule(year, RuleField::Cap | RuleField::Floor)),
            Field::Part(other, PartField::Rule(same_year, _)),
        ) => one == other && year == same_year,
        _ => false,
    }
}

/// By how much the baseline's sum, and each of its years, changes if `fields` are as in the other.
fn changed(
    fields: &[Field],
    ground: &Ground,
    record: &Record,
    measure: &Measure,
) -> Result<(Decimal, Vec<YearEffect>), Obstacle> {
    let is_changed =
        |problem: &&Problem| problem.puts_in_error() != InError::Absent && fields.contains(&problem.field);
    if let Some(problem) = ground.problems.iter().find(is_changed) {
        return Err(Obstacle::InError(problem.clone()));
    }
    let mut changed = ground.sides.baseline.clone();
    for field in fields {
        let value = field.read(&ground.sides.other).unwrap_or(FieldValue::Absent);
        field.write(&mut changed, value).map_err(|_| Obstacle::Needed)?;
    }
    if !in_its_currencies(&changed) || changed.currency() != ground.sides.baseline.currency() {
        return Err(Obstacle::Currencies);
    }
    let projection = project_for_sums(&changed, record, measure);
    let gap = |gap| Obstacle::Gap(gap, Box::new(projection.plan().clone()));
    let too_large = || Obstacle::Currencies;
    let mut sum = Decimal::ZERO;
    let mut by_year = Vec::with_capacity(ground.years.len());
    let (certainty, row) = (Certainty::new(&projection), row_of(measure, 0));
    for (amount, &(before, known)) in amounts_in(&projection, &ground.years, measure).zip(&ground.amounts) {
        let (year, amount) = amount.map_err(gap)?;
        sum = add(&projection, sum, (year, amount)).map_err(gap)?;
        let effect = amount.checked_sub(before).ok_or_else(too_large)?;
        by_year.push(YearEffect { year, effect, status: known.max(certainty.of(row, year)) });
    }
    match projection.plan().problems().iter().find(is_changed) {
        Some(problem) => Err(Obstacle::InError(problem.clone())),
        None => Ok((sum.checked_sub(ground.baseline).ok_or_else(too_large)?, by_year)),
    }
}
