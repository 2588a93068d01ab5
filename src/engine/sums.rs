//! Amounts of a projection in the terms of a measure, and their sums. A year that is unknown leaves a [`UnknownYear`].

use rust_decimal::Decimal;

use super::certainty::Certainty;
use super::measure::Measure;
use super::plan::RowName;
use super::planner::{plan, plan_rewritten};
use super::projection::{Projection, project};
use crate::model::{Record, Scenario, Status, Unknown, UnknownReason, Value, Year};

/// The amount of `year` in the terms of the measure at `place` among those of the plan.
pub(super) fn amount(projection: &Projection, measure: &Measure, place: u8, year: Year) -> Value {
    projection.at(row_of(measure, place), year)
}

/// The row of the measure at `place` among those of the plan.
pub(super) fn row_of(measure: &Measure, place: u8) -> RowName {
    if measure.is_total() { RowName::Total } else { RowName::Measure(place) }
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
pub(super) fn sum_of(
    projection: &Projection,
    years: &[Year],
    measure: &Measure,
) -> Result<Decimal, UnknownYear> {
    let mut amounts = amounts_in(projection, years, measure);
    amounts.try_fold(Decimal::ZERO, |sum, amount| add(projection, sum, amount?))
}

/// What a projection comes to in each of `years`, in their order.
pub(super) fn amounts_in(
    projection: &Projection,
    years: &[Year],
    measure: &Measure,
) -> impl Iterator<Item = Result<(Year, Decimal), UnknownYear>> {
    years.iter().map(|&year| match amount(projection, measure, 0, year) {
        Value::Known(amount) => Ok((year, amount)),
        Value::Unknown(why) => Err(UnknownYear { year, why }),
    })
}

/// `sum` and one amount more.
pub(super) fn add(
    projection: &Projection,
    sum: Decimal,
    (year, amount): (Year, Decimal),
) -> Result<Decimal, UnknownYear> {
    sum.checked_add(amount).ok_or_else(|| {
        let figure = projection.plan().figure(RowName::Total, year).expect("every plan has a total");
        UnknownYear { year, why: Unknown { reason: UnknownReason::TooLarge, figure } }
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
pub(super) struct UnknownYear {
    pub(super) year: Year,
    pub(super) why: Unknown,
}

/// What a term without a year costs: unknown, because of what is wrong with the term.
pub(super) fn of_no_year(projection: &Projection) -> Value {
    projection.total(projection.years().first)
}

/// Amounts added up; unknown as the first that is unknown, or where they become too large.
pub(super) fn sum(projection: &Projection, amounts: impl Iterator<Item = (Year, Value)>) -> Value {
    let mut sum = Decimal::ZERO;
    if projection.years().is_empty() {
        return of_no_year(projection);
    }
    for (year, amount) in amounts {
        match amount {
            Value::Unknown(_) => return amount,
            Value::Known(amount) => match add(projection, sum, (year, amount)) {
                Ok(more) => sum = more,
                Err(gap) => return Value::Unknown(gap.why),
            },
        }
    }
    Value::Known(sum)
}
