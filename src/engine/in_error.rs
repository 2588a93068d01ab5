//! What of a scenario is in error, for its plan.
//!
//! The check says what is wrong; a plan makes unknown what reads it. Both speak of fields: here is the
//! list of those that are in error, each with the problem that stands for it.

use super::check::{InError, Problem, ProblemKind};
use crate::model::{Field, PartField, ProblemId, Year};

/// The errors of a scenario, and what they put in error.
#[derive(Debug, Default)]
pub(super) struct Errors {
    pub(super) problems: Vec<Problem>,
    values: Vec<(Field, ProblemId)>,
    names: Vec<(Field, ProblemId)>,
    years: Vec<(Field, Year, ProblemId)>,
    /// The problem for which no year of the term can be projected.
    pub(super) in_term: Option<ProblemId>,
    /// The problem that makes the total unknown, if there is no part.
    pub(super) of_total: Option<ProblemId>,
}

impl Errors {
    /// The errors among `problems`; notices put nothing in error.
    pub(super) fn of(problems: Vec<Problem>) -> Self {
        let mut errors = Self::default();
        let of_error = problems.into_iter().filter(Problem::is_error);
        errors.problems = of_error.take(usize::from(u16::MAX)).collect();
        for (id, problem) in (0_u16..).map(ProblemId).zip(&errors.problems) {
            let field = &problem.field;
            match problem.puts_in_error() {
                InError::Nothing | InError::NoFigure | InError::Absent => {}
                InError::Value => errors.values.push((field.clone(), id)),
                InError::ValueAndBase => {
                    errors.values.push((field.clone(), id));
                    if let Field::Part(part, _) = field {
                        errors.values.push((Field::of_part(part, PartField::Base), id));
                    }
                }
                InError::Years => {
                    if let ProblemKind::SumBelowAll { years, .. } = &problem.kind {
                        errors.years.extend(years.iter().map(|&year| (field.clone(), year, id)));
                    }
                }
                InError::Name => errors.names.push((field.clone(), id)),
                InError::Term => errors.in_term = errors.in_term.or(Some(id)),
                InError::Total => errors.of_total = Some(id),
            }
        }
        errors
    }

    /// The problem of the value at a field; none if it is not in error.
    pub(super) fn value(&self, field: impl FnOnce() -> Field) -> Option<ProblemId> {
        find(&self.values, field)
    }

    /// The years in which the value at a field is in error, with the problem, in their order.
    pub(super) fn years(&self, field: &Field) -> Vec<(Year, ProblemId)> {
        let of_field = self.years.iter().filter(|(in_error, ..)| in_error == field);
        of_field.map(|&(_, year, problem)| (year, problem)).collect()
    }

    /// The problem of the name at a field.
    pub(super) fn name(&self, field: impl FnOnce() -> Field) -> Option<ProblemId> {
        find(&self.names, field)
    }
}

/// Most scenarios are not in error, and then no address is made.
fn find(list: &[(Field, ProblemId)], field: impl FnOnce() -> Field) -> Option<ProblemId> {
    if list.is_empty() {
        return None;
    }
    let field = field();
    list.iter().find(|(in_error, _)| *in_error == field).map(|(_, problem)| *problem)
}
