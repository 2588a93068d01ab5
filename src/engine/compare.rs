//! Two scenarios side by side: what each costs, which terms differ, what each of these is worth,
//! and when one overtakes the other.
//!
//! # Rules
//! - Only the years that both terms have are compared; the others are listed apart. The scenario
//!   that began earlier is read from the first common year on, with its level there as its base.
//! - Everything is the other less the baseline: above zero means that the other costs more.
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
//!   that it needs, or says that there is no such figure. A line knows its effect year by year. What
//!   changes only years that are left out has no effect that could be told.
//! - A share of something cannot be added up: sums and lines then count the amounts behind it.
//! - A present value counts from the first common year, on both sides.
//! - A difference is as well known as the weaker of both sides, a sum as its weakest year; an effect, which
//!   is a difference of two sums, likewise.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::basis::MeasureBasis;
use super::break_even::{self, Crossing, EqualSums};
use super::certainty::{Certainty, weakest};
use super::check::{InError, Problem, check, is_projected};
use super::common_years::{call_alike, common_years, over};
use super::effects::{ChangeEffect, FieldChange, Span, lines, without_figure};
use super::exchange::NoRoute;
use super::inputs::sources_read_in_record;
use super::measure::{Measure, Over, RateBasis};
use super::plan::{Plan, RowName};
use super::planner::{plan, plan_rewritten};
use super::projection::project;
use super::sides::{ComparedSides, Side, Sides};
use super::sums::{amount, row_of};
use crate::model::{
    Currency, Field, PartField, Record, RuleField, Scenario, SourceList, Status, Unit, Unknown,
    UnknownReason, Value, Year, Years, difference, fraction_of,
};

/// Two scenarios compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// In what terms the rows are; never added up, since sums are given.
    pub measure: Measure,
    /// In what terms sums, lines and bridges are: the same, unless that is a share.
    pub summed: Measure,
    /// Whose exchange rates the rows take.
    pub basis: MeasureBasis,
    /// Whose exchange rates sums, lines and bridges take.
    pub basis_of_sums: MeasureBasis,
    /// Who says what the amounts of each side read in the record: averages, prices, quantities.
    pub sources_of_record: Sides<SourceList>,
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
    pub lines: Vec<FieldChange>,
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
    pub(super) ground: Option<ComparedSides>,
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
        why: Unknown,
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

impl Comparison {
    /// What the other costs beyond the baseline, over the years that are known on both sides.
    pub fn difference(&self) -> Option<Decimal> {
        let sums = self.sums.filter(|_| !self.basis_of_sums.are_mixed())?;
        sums.other.checked_sub(sums.baseline)
    }

    /// The same as a fraction of the baseline's sum.
    pub fn per_cent(&self) -> Option<Decimal> {
        fraction_of(self.difference()?, self.sums?.baseline)
    }

    /// The years that have a difference and no per cent, since the baseline is not above zero in them.
    pub fn years_without_per_cent(&self) -> Vec<Year> {
        let without = |row: &&ComparedYear| row.difference().is_some() && row.per_cent().is_none();
        self.rows.iter().filter(without).map(|row| row.year).collect()
    }

    /// What is missing before all else: why there is no difference, if there is none.
    pub fn first_missing(&self) -> Option<&Missing> {
        let of_all =
            |missing: &&Missing| matches!(missing, Missing::InError { .. } | Missing::OtherRates { .. });
        self.missing.iter().find(of_all).or(self.missing.first())
    }

    /// Whether a common year is unknown because of something that is in error.
    pub fn is_in_error(&self) -> bool {
        [Side::Baseline, Side::Other].into_iter().any(|side| self.is_side_in_error(side))
    }

    fn is_side_in_error(&self, side: Side) -> bool {
        self.missing.iter().any(|missing| matches!(missing, Missing::InError { side: of, .. } if *of == side))
    }

    /// The years that the sums count; none if there are no sums.
    pub fn counted_years(&self) -> Vec<Year> {
        let counted = self.rows.iter().filter(|row| self.sums.is_some() && row.summed.is_some());
        counted.map(|row| row.year).collect()
    }

    /// The same if they are not every common year and every year of `terms`.
    pub fn counted_of(&self, terms: &[Years]) -> Option<Vec<Year>> {
        let counted = self.counted_years();
        let mut of_terms = terms.iter().flat_map(|term| term.iter());
        let counts_all = counted.len() == self.rows.len() && of_terms.all(|year| counted.contains(&year));
        (!counted.is_empty() && !counts_all).then_some(counted)
    }

    /// The terms of both as they are written.
    pub fn terms(&self) -> [Years; 2] {
        [self.written.baseline.years, self.written.other.years]
    }

    /// What both cost over `span`; none if that is not known on both sides.
    pub fn over(&self, span: Span) -> Option<Sides<Decimal>> {
        match span {
            Span::Sum => self.sums,
            Span::Year(year) => self.rows.iter().find(|row| row.year == year)?.summed,
        }
    }

    /// How well the sums of both sides over `span` are known.
    pub fn known(&self, span: Span) -> Sides<Status> {
        let counted = || self.rows.iter().filter(|row| row.summed.is_some() && span.contains(row.year));
        let of = |side: Side| weakest(counted().map(|row| *row.summed_known.of(side)));
        Sides { baseline: of(Side::Baseline), other: of(Side::Other) }
    }

    /// How well the difference between these sums is known.
    pub fn difference_status(&self, span: Span) -> Status {
        let Sides { baseline, other } = self.known(span);
        baseline.max(other)
    }

    /// The plan behind a side's rows, to spell a figure that is missing; none if it was not projected.
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
    pub fn unit(&self) -> Unit {
        self.measure.unit(self.currency)
    }

    /// The fields as they are written that stand behind a field of a line: mostly itself. A rule of a side
    /// that began earlier stands in the lines under the first common years, in its file under the year in
    /// which it begins; a part that was called alike stands there under its own name.
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
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }
}

impl ComparedYear {
    /// What the other costs beyond the baseline.
    pub fn difference(&self) -> Option<Decimal> {
        let (other, baseline) = (self.amounts.other.known()?, self.amounts.baseline.known()?);
        other.checked_sub(baseline).filter(|_| self.is_comparable)
    }

    /// How well that difference is known.
    pub fn status(&self) -> Status {
        self.known.baseline.max(self.known.other)
    }

    /// The same as a fraction of the baseline.
    pub fn per_cent(&self) -> Option<Decimal> {
        fraction_of(self.difference()?, self.amounts.baseline.known()?)
    }
}

/// `other` held against `baseline`, in terms of `measure`.
///
/// Where no currency is asked for, amounts are in the baseline's.
pub fn compare(baseline: &Scenario, other: &Scenario, record: &Record, measure: &Measure) -> Comparison {
    compare_converted(baseline, other, record, measure, Sides { baseline: None, other: None })
}

/// The same of offers whose amounts were converted before, at rates of these kinds.
pub(super) fn compare_converted(
    baseline: &Scenario,
    other: &Scenario,
    record: &Record,
    measure: &Measure,
    converted: Sides<Option<RateBasis>>,
) -> Comparison {
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
        basis: measure.basis_in(&both, record).of_converted(converted),
        sources_of_record: Sides { baseline: SourceList::default(), other: SourceList::default() },
        basis_of_sums: summed.basis_in(&both, record).of_converted(converted),
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
        comparison.tell_rates(written, record, converted);
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
            let is_comparable = !self.basis.are_mixed();
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
        let stands = has_level && !self.is_side_in_error(Side::Baseline) && !self.basis_of_sums.are_mixed();
        let baseline = amounts.iter().try_fold(Decimal::ZERO, |sum, (amount, _)| sum.checked_add(*amount));
        self.ground = baseline.filter(|_| stands && !years.is_empty()).map(|baseline| {
            let problems = projections.other.plan().problems().to_vec();
            let left_out = self.years.iter().filter(|year| !years.contains(year)).collect();
            ComparedSides { sides: common.clone(), years, baseline, amounts, left_out, problems }
        });
        let of_common = |year: &Year| self.years.contains(*year);
        self.unpromised =
            projections.each(|_, projection| projection.unpromised_years().filter(of_common).collect());
        if !self.measure.is_total() {
            self.sources_of_record = projections
                .each(|_, projection| sources_read_in_record(projection, std::iter::once(row), record));
        }
        self.plans = Some(projections.each(|_, projection| projection.plan().clone()));
        self.scenarios = common;
    }

    /// Tells that `year` is unknown on one side. Years that lack the same exchange rate are told
    /// together.
    fn leave_out(&mut self, side: Side, year: Year, why: Unknown, plan: &Plan) {
        if let UnknownReason::InError(problem) = why.reason {
            return self.leave_out_for(side, year, plan.problem(problem));
        }
        let converted = match plan.row(why.figure.row).name {
            _ if why.reason != UnknownReason::NotStated => None,
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
    fn tell_rates(
        &mut self,
        written: Sides<&Scenario>,
        record: &Record,
        converted: Sides<Option<RateBasis>>,
    ) {
        let Some(kinds) = self.basis.different_kinds().or(self.basis_of_sums.different_kinds()) else {
            return;
        };
        let both = [written.baseline, written.other];
        let alike = |currency: &Currency| {
            let measures = [&self.measure, &self.summed];
            let measures = measures.map(|measure| Measure { currency: Some(*currency), ..measure.clone() });
            !measures
                .iter()
                .any(|measure| measure.basis_in(&both, record).of_converted(converted).are_mixed())
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
            None => {
                fields.into_iter().map(|field| without_figure(vec![field], ChangeEffect::NoSums)).collect()
            }
        };
        let size = |line: &FieldChange| match line.effect {
            ChangeEffect::Known(effect) => Some(effect.abs()),
            ChangeEffect::NotAlone(_) | ChangeEffect::NoSums => None,
        };
        self.lines.sort_by_key(|line| Reverse(size(line)));
    }

    fn find_break_even(&mut self, record: &Record) {
        self.crossings = break_even::crossings(self.rows.iter().map(|row| (row.year, row.difference())));
        if self.difference().is_none() {
            return;
        }
        let mut sum = Some(Decimal::ZERO);
        let running = self.rows.iter().map(|row| {
            let difference = row.summed.and_then(|summed| summed.other.checked_sub(summed.baseline));
            sum = sum.zip(difference).and_then(|(sum, difference)| sum.checked_add(difference));
            (row.year, sum)
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
