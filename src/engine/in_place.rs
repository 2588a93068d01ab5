//! What an amount would take the place of: what a typed amount is held against.

use crate::model::{Field, FieldValue, Money, PartField, Scenario, Year};

use super::plan::RowName;
use super::projection::Projection;

/// What an amount in `field` would take the place of: the amount that stands there, or else what the part
/// costs in that year, or else in the year before. Nought is no amount to hold another against. None
/// where there is none, and for fields that hold no amount of a year.
#[must_use]
pub fn amount_in_place(scenario: &Scenario, projection: &Projection, field: &Field) -> Option<Money> {
    let stated = || match field.read(scenario) {
        Some(FieldValue::Money(stated)) => Some(stated.value),
        _ => None,
    };
    let Field::Part(name, of) = field else { return stated().filter(is_amount) };
    let part = scenario.part(name)?;
    let before = || scenario.before.as_ref().map(|before| before.value);
    let in_year = |year: Year| {
        let place = scenario.parts.iter().position(|other| std::ptr::eq(other, part))?;
        let row = match u8::try_from(place) {
            Ok(place) if scenario.parts.len() > 1 => RowName::PartTotal(place),
            _ => RowName::Total,
        };
        let amount = projection.at(row, year).known()?;
        Some(Money::new(amount, part.base.value.currency))
    };
    let year_before = |year: Year| {
        if year == scenario.years.first { before() } else { in_year(year.plus(-1)) }
    };
    let stands = stated().filter(is_amount);
    match of {
        PartField::Base => stands.or_else(|| before().filter(is_amount)),
        PartField::Typed(year) | PartField::Amount(year) => stands
            .or_else(|| in_year(*year).filter(is_amount))
            .or_else(|| year_before(*year).filter(is_amount)),
        _ => stands,
    }
}

fn is_amount(money: &Money) -> bool {
    !money.amount.is_zero()
}
