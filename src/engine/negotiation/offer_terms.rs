//! How the terms of offers name fields: which holds which, and whether two are one.

use crate::model::{Field, FieldValue, GrowthField, PartField, RuleField, Scenario};

/// Whether `field` is `whole` or stands in it.
pub(super) fn holds(whole: &Field, field: &Field) -> bool {
    match (whole, field) {
        (Field::Part(one, whole), Field::Part(other, field)) if is_same_part(one, other) => {
            match (whole, field) {
                (PartField::Whole, _) => true,
                (PartField::Rule(one, RuleField::Whole), PartField::Rule(other, _)) => one == other,
                (
                    PartField::Rule(one, RuleField::Growth(whole)),
                    PartField::Rule(other, RuleField::Growth(field)),
                ) => one == other && holds_growth(whole, field),
                _ => whole == field,
            }
        }
        _ => whole == field,
    }
}

pub(super) fn holds_growth(whole: &GrowthField, field: &GrowthField) -> bool {
    match (whole, field) {
        (GrowthField::Whole, _) => true,
        (GrowthField::First(whole), GrowthField::First(field))
        | (GrowthField::Second(whole), GrowthField::Second(field)) => holds_growth(whole, field),
        _ => whole == field,
    }
}

/// Whether two fields are one, however its part is called.
pub(super) fn is_same(one: &Field, other: &Field) -> bool {
    holds(one, other) && holds(other, one)
}

/// Whether a term says anything: to leave out what is not there says nothing.
pub(super) fn says_something(base: &Scenario, field: &Field, value: &FieldValue) -> bool {
    *value != FieldValue::Absent || field.read(base).is_some_and(|there| there != FieldValue::Absent)
}

/// Whether two names mean one part: the only one may be called by none.
pub(super) fn is_same_part(one: &str, other: &str) -> bool {
    one == other || one.is_empty() || other.is_empty()
}
