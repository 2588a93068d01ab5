//! Whether an edit may be written: the one check before it, for the window, for commands and for offers.
//!
//! # Rules
//! - Values are written one after the other, all or none: a later one may stand in what an earlier one made,
//!   and where a field cannot hold its value nothing is written.
//! - [`EditCheck`] says which problems of the outcome refuse it. Only errors do; a notice never does.
//!
//! An offer is held to its fields alone ([`write_values`]), and what is wrong with the scenario that it makes is
//! told beside it: see [`negotiation::check`](crate::engine::negotiation::check).
//!
//! Deliberately absent: what a scenario is called afterwards. A title is a value like any other; which one the terms
//! ask for is the business of the floor of words.

use std::mem::discriminant;

use super::check::{Problem, check};
use crate::model::{Field, FieldError, FieldValue, Scenario};

/// Which status and which sources a value has once it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provenance {
    /// Those of the equal value that stood there; its own if another one did. For what is typed, pasted or dragged.
    KeptIfEqual,
    /// Its own, even if none is named. For a value that stands in a file, or whose status somebody named.
    Own,
}

/// What of the outcome refuses an edit, besides a field that cannot hold its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditCheck {
    /// Nothing: the scenario is in hand, and its problems are told beside its fields.
    FieldsOnly,
    /// An error that was not there before: the scenario is one of several that are edited at once, and nobody
    /// looks at it.
    NoNewError,
    /// Any error, even one that was there before: the scenario is written to a file by a command.
    NoError,
}

/// Why an edit is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditError {
    /// The scenario has no such field, or the field cannot hold its value.
    Field(FieldError),
    /// The errors that the scenario would have, in the order of its file; at least one.
    Problems(Vec<Problem>),
}

/// When an error is one that was there before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SameError {
    /// It is of that kind and at that field, whatever the values are: who edits something else is not held to it.
    Kind,
    /// The values are the same too: who states another wrong value is told of it.
    Whole,
}

/// The scenario with those values in its fields, all or none, unless `held_to` refuses it.
///
/// ```
/// use costshare::engine::{EditCheck, EditError, Provenance, edit_scenario};
/// use costshare::model::{Currency, Field, FieldValue, Money, Part, Scenario, Stated, Year, Years};
///
/// let base = Stated::assumed(Money::new(1_519_200_000_000_i64.into(), Currency::KRW));
/// let scenario = Scenario::new(Years::new(Year(2026), Year(2030)), vec![Part::new("", base)]);
/// let ends_early = [(Field::LastYear, FieldValue::Year(Year(2025)))];
/// let edit = |held_to| edit_scenario(&scenario, &ends_early, Provenance::KeptIfEqual, held_to);
/// assert!(edit(EditCheck::FieldsOnly).is_ok_and(|edited| edited.years.is_empty()));
/// assert!(matches!(edit(EditCheck::NoError), Err(EditError::Problems(_))));
/// ```
///
/// # Errors
/// The first field that cannot hold its value, else the errors that refuse the outcome.
pub fn edit_scenario(
    scenario: &Scenario,
    values: &[(Field, FieldValue)],
    provenance: Provenance,
    held_to: EditCheck,
) -> Result<Scenario, EditError> {
    let edited = write_values(scenario.clone(), values, provenance).map_err(EditError::Field)?;
    let before = match held_to {
        EditCheck::FieldsOnly => return Ok(edited),
        EditCheck::NoNewError => check(scenario),
        EditCheck::NoError => Vec::new(),
    };
    let found = check(&edited);
    let refusing: Vec<Problem> = new_errors(&before, &found, SameError::Kind).cloned().collect();
    if refusing.is_empty() { Ok(edited) } else { Err(EditError::Problems(refusing)) }
}

/// The scenario with those values in its fields; it is given up where one does not fit.
///
/// # Errors
/// The first field that cannot hold its value.
pub fn write_values(
    mut scenario: Scenario,
    values: &[(Field, FieldValue)],
    provenance: Provenance,
) -> Result<Scenario, FieldError> {
    let write = match provenance {
        Provenance::KeptIfEqual => Field::edit,
        Provenance::Own => Field::write,
    };
    for (field, value) in values {
        write(field, &mut scenario, value.clone())?;
    }
    Ok(scenario)
}

/// The errors among the problems `found` that were not there `before`.
fn new_errors<'a>(
    before: &'a [Problem],
    found: &'a [Problem],
    same: SameError,
) -> impl Iterator<Item = &'a Problem> {
    new_problems(before, found, same).filter(|problem| problem.is_error())
}

/// The problems `found` that were not there `before`.
pub(super) fn new_problems<'a>(
    before: &'a [Problem],
    found: &'a [Problem],
    same: SameError,
) -> impl Iterator<Item = &'a Problem> {
    let is_same = move |one: &Problem, other: &Problem| match same {
        SameError::Kind => one.field == other.field && discriminant(&one.kind) == discriminant(&other.kind),
        SameError::Whole => one == other,
    };
    let is_new = move |problem: &&Problem| !before.iter().any(|known| is_same(known, problem));
    found.iter().filter(is_new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::check::ProblemKind;
    use crate::model::{Currency, Money, Part, Stated, Year, Years};

    #[test]
    fn all_values_are_written_or_none() {
        let edited = edit(&sound(), &[before(5), title("Later")]);
        assert_eq!(edited, Ok(Scenario { title: "Later".to_owned(), ..with_before(5) }));
        let no_year = (Field::LastYear, FieldValue::Text("soon".to_owned()));
        assert!(matches!(edit(&sound(), &[before(5), no_year]), Err(EditError::Field(_))));
    }

    #[test]
    fn an_error_refuses_what_is_held_to_it() {
        let edit = |held_to| edit_scenario(&sound(), &[before(-1)], Provenance::KeptIfEqual, held_to);
        assert_eq!(edit(EditCheck::FieldsOnly), Ok(with_before(-1)));
        for held_to in [EditCheck::NoNewError, EditCheck::NoError] {
            let Err(EditError::Problems(problems)) = edit(held_to) else { panic!("{held_to:?} takes it") };
            assert!(matches!(
                problems[..],
                [Problem { field: Field::Before, kind: ProblemKind::NegativeAmount { .. } }]
            ));
        }
    }

    /// It is known, so only a command that writes a file is held to it.
    #[test]
    fn an_error_that_was_there_is_none_of_the_edit() {
        for values in [&[title("Later")], &[before(-2)]] {
            let edit = |held_to| edit_scenario(&with_before(-1), values, Provenance::KeptIfEqual, held_to);
            assert!(edit(EditCheck::NoNewError).is_ok());
            assert!(matches!(edit(EditCheck::NoError), Err(EditError::Problems(_))));
        }
    }

    /// An offer that states another wrong amount than its base is told of its own.
    #[test]
    fn another_wrong_value_is_the_same_error_or_a_new_one() {
        let (one, other) = (check(&with_before(-1)), check(&with_before(-2)));
        assert_eq!(new_errors(&one, &other, SameError::Kind).count(), 0);
        assert_eq!(new_errors(&one, &other, SameError::Whole).count(), 1);
        assert_eq!(new_errors(&one, &one, SameError::Whole).count(), 0);
    }

    fn edit(scenario: &Scenario, values: &[(Field, FieldValue)]) -> Result<Scenario, EditError> {
        edit_scenario(scenario, values, Provenance::KeptIfEqual, EditCheck::NoError)
    }

    fn title(text: &str) -> (Field, FieldValue) {
        (Field::Title, FieldValue::Text(text.to_owned()))
    }

    fn before(eok: i64) -> (Field, FieldValue) {
        (Field::Before, FieldValue::Money(won(eok)))
    }

    fn won(eok: i64) -> Stated<Money> {
        Stated::assumed(Money::new((eok * 100_000_000).into(), Currency::KRW))
    }

    fn sound() -> Scenario {
        Scenario::new(Years::new(Year(2030), Year(2030)), vec![Part::new("", won(15_192))])
    }

    fn with_before(eok: i64) -> Scenario {
        Scenario { before: Some(won(eok)), ..sound() }
    }
}
