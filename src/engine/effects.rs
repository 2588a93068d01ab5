//! What each differing field is worth, changed alone in the baseline; fields that need each other stand on one
//! line.

use rust_decimal::Decimal;

use super::certainty::{Certainty, weakest};
use super::check::{InError, Problem, ProblemKind};
use super::common_years::in_its_currencies;
use super::measure::Measure;
use super::plan::{Plan, RowName};
use super::projection::Projection;
use super::sides::ComparedSides;
use super::sums::{UnknownYear, add, amount, amounts_in, project_for_sums, row_of};
use crate::model::clauses::Growth;
use crate::model::{
    Field, FieldValue, PartField, Record, RuleField, Scenario, SeriesField, Status, UnknownReason, Year,
};

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
    pub fn contains(self, year: Year) -> bool {
        match self {
            Self::Sum => true,
            Self::Year(of) => of == year,
        }
    }
}

/// Fields that are changed together, and what that does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The fields; mostly one.
    pub fields: Vec<Field>,
    /// The effect on the sum of the baseline.
    pub effect: ChangeEffect,
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

impl FieldChange {
    /// The effect over `span`. A year that does not count has none.
    pub fn over(&self, span: Span) -> ChangeEffect {
        match (self.effect, span) {
            (ChangeEffect::Known(_), Span::Year(year)) => {
                let of_year = self.by_year.iter().find(|of_year| of_year.year == year);
                of_year.map_or(ChangeEffect::NoSums, |of_year| ChangeEffect::Known(of_year.effect))
            }
            (effect, _) => effect,
        }
    }

    /// How well the effect over `span` is known.
    pub fn status(&self, span: Span) -> Status {
        let counted = self.by_year.iter().filter(|of_year| span.contains(of_year.year));
        weakest(counted.map(|of_year| of_year.status))
    }
}

/// What a change does to the sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeEffect {
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
    /// It changes only common years that are left out.
    LeftOut,
}

/// Each of `fields` changed alone in the baseline; those that need each other on one line.
pub(super) fn lines(
    fields: &[Field],
    ground: &ComparedSides,
    record: &Record,
    measure: &Measure,
) -> Vec<FieldChange> {
    let place = |field: &Field| fields.iter().position(|other| other == field);
    // Lines that are still to be tried, and those that are done.
    let mut rest: Vec<Vec<Field>> = fields.iter().map(|field| vec![field.clone()]).rev().collect();
    let mut done: Vec<FieldChange> = Vec::new();
    while let Some(mut together) = rest.pop() {
        let obstacle = match changed(&together, ground, record, measure) {
            Ok((_, by_year)) if changes_only_left_out(&together, &by_year, ground, record, measure) => {
                done.push(without_figure(together, ChangeEffect::NotAlone(NotAlone::LeftOut)));
                continue;
            }
            Ok((effect, by_year)) => {
                done.push(FieldChange { fields: together, effect: ChangeEffect::Known(effect), by_year });
                continue;
            }
            Err(obstacle) => obstacle,
        };
        let mut more: Vec<Field> = Vec::new();
        for help in [ChangeObstacle::is_cleared_by, ChangeObstacle::may_be_cleared_by] {
            if more.is_empty() {
                let helps = |fields: &[Field]| fields.iter().any(|field| help(&obstacle, field, ground));
                more.extend(rest.extract_if(.., |fields| helps(fields)).flatten());
                more.extend(done.extract_if(.., |line| helps(&line.fields)).flat_map(|line| line.fields));
            }
        }
        if more.is_empty() {
            done.push(without_figure(together, ChangeEffect::NotAlone(obstacle.not_alone())));
        } else {
            together.extend(more);
            together.sort_by_key(place);
            rest.push(together);
        }
    }
    done.sort_by_key(|line| line.fields.first().and_then(place));
    done
}

pub(super) fn without_figure(fields: Vec<Field>, effect: ChangeEffect) -> FieldChange {
    FieldChange { fields, effect, by_year: Vec::new() }
}

/// Why fields cannot be changed alone.
enum ChangeObstacle {
    UnknownYear(UnknownYear, Box<Plan>),
    Currencies,
    Needed,
    /// A value that is changed is in error, whether a year that counts reads it or not.
    InError(Problem),
}

impl ChangeObstacle {
    fn not_alone(&self) -> NotAlone {
        match self {
            // A series that is read and is not there makes years unknown; no value has a problem then.
            Self::UnknownYear(gap, plan) => match gap.why.reason {
                UnknownReason::InError(problem) if !is_absence(plan.problem(problem)) => NotAlone::InError,
                _ => NotAlone::Unknown(gap.year),
            },
            Self::Currencies => NotAlone::Currencies,
            Self::Needed => NotAlone::Needed,
            Self::InError(_) => NotAlone::InError,
        }
    }

    /// Whether `field` holds what is missing.
    fn is_cleared_by(&self, field: &Field, _: &ComparedSides) -> bool {
        let (gap, plan) = match self {
            Self::UnknownYear(gap, plan) => (gap, plan),
            Self::InError(problem) => return is_mended_by(problem, field),
            Self::Currencies | Self::Needed => return matches!(field, Field::Part(..) | Field::Rate(..)),
        };
        if let UnknownReason::InError(problem) = gap.why.reason {
            return is_mended_by(plan.problem(problem), field);
        }
        match (plan.row(gap.why.figure.row).name, field) {
            (RowName::Series(place), Field::Series(name, _)) => plan.series[usize::from(place)] == *name,
            (RowName::Exchange(rate), Field::Rate(currency, _)) => rate == *currency,
            (RowName::Recorded(_) | RowName::NoExchange(..), Field::Rate(..)) => true,
            (_, Field::Part(_, PartField::Rule(..) | PartField::Amount(_) | PartField::Override(_))) => {
                gap.why.reason == UnknownReason::NoRule
            }
            _ => false,
        }
    }

    /// Whether `field` decides what is read of a series that is missing.
    fn may_be_cleared_by(&self, field: &Field, ground: &ComparedSides) -> bool {
        let Self::UnknownYear(gap, plan) = self else { return false };
        let name = match (gap.why.reason, plan.row(gap.why.figure.row).name) {
            (UnknownReason::InError(problem), _) => match &plan.problem(problem).kind {
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

fn is_absence(problem: &Problem) -> bool {
    matches!(problem.kind, ProblemKind::SeriesMissing { .. })
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
    ground: &ComparedSides,
    record: &Record,
    measure: &Measure,
) -> Result<(Decimal, Vec<YearEffect>), ChangeObstacle> {
    let is_changed =
        |problem: &&Problem| problem.puts_in_error() != InError::Absent && fields.contains(&problem.field);
    if let Some(problem) = ground.problems.iter().find(is_changed) {
        return Err(ChangeObstacle::InError(problem.clone()));
    }
    let changed = with_fields_of_other(fields, ground).ok_or(ChangeObstacle::Needed)?;
    if !in_its_currencies(&changed) || changed.currency() != ground.sides.baseline.currency() {
        return Err(ChangeObstacle::Currencies);
    }
    let projection = project_for_sums(&changed, record, measure);
    let gap = |gap| ChangeObstacle::UnknownYear(gap, Box::new(projection.plan().clone()));
    let too_large = || ChangeObstacle::Currencies;
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
        Some(problem) => Err(ChangeObstacle::InError(problem.clone())),
        None => Ok((sum.checked_sub(ground.baseline).ok_or_else(too_large)?, by_year)),
    }
}

/// The baseline with `fields` as they are in the other; none if it cannot be without one of them.
fn with_fields_of_other(fields: &[Field], ground: &ComparedSides) -> Option<Scenario> {
    let mut changed = ground.sides.baseline.clone();
    for field in fields {
        let value = field.read(&ground.sides.other).unwrap_or(FieldValue::Absent);
        field.write(&mut changed, value).ok()?;
    }
    Some(changed)
}

/// Whether `fields` change no year that counts, but one that is left out: its total in the baseline's own terms,
/// or its amount in terms of `measure`.
fn changes_only_left_out(
    fields: &[Field],
    by_year: &[YearEffect],
    ground: &ComparedSides,
    record: &Record,
    measure: &Measure,
) -> bool {
    if ground.left_out.is_empty() || by_year.iter().any(|of_year| !of_year.effect.is_zero()) {
        return false;
    }
    let Some(changed) = with_fields_of_other(fields, ground) else { return false };
    // A rate of a year that is left out acts in no other, known or not.
    let of_left_out = |field: &Field| match field {
        Field::Rate(_, SeriesField::Year(year)) => ground.left_out.contains(year),
        _ => false,
    };
    if fields.iter().all(of_left_out) {
        return true;
    }
    [&Measure::default(), measure].into_iter().any(|measure| {
        let of = |scenario: &Scenario| project_for_sums(scenario, record, measure);
        let (before, after) = (of(&ground.sides.baseline), of(&changed));
        let known = |projection: &Projection, year| amount(projection, measure, 0, year).known();
        ground.left_out.iter().any(|&year| known(&before, year) != known(&after, year))
    })
}
