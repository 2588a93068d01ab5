//! What a typed amount is held against: what it would take the place of, or be added to; and from how many
//! times that on it is hardly meant.

use rust_decimal::Decimal;

use crate::model::{Field, FieldValue, Money, Part, PartField, Scenario, Year};

use super::plan::RowName;
use super::projection::Projection;

/// What a typed amount is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InPlace {
    /// The amount that it would take the place of: neither far more nor far less is likely.
    Replaced(Money),
    /// The amount of the year that it would be added to: far more is not likely, less is.
    AddedTo(Money),
}

impl InPlace {
    /// The amount.
    pub fn amount(self) -> Money {
        match self {
            Self::Replaced(amount) | Self::AddedTo(amount) => amount,
        }
    }
}

impl From<Money> for InPlace {
    fn from(amount: Money) -> Self {
        Self::Replaced(amount)
    }
}

/// An amount is hardly meant that is so many times what stands there or more, or so many times less: one
/// zero too many, or another unit. Among what was really asked for, the widest is some ten
/// times: offers are not held to it.
pub const HARDLY_MEANT: Decimal = Decimal::from_parts(8, 0, 0, false, 0);

/// Whether `one`, held against `now`, is hardly meant: [`HARDLY_MEANT`] times above or below what it takes the
/// place of, or so many times what it is added to. Zero always is what it says, and so is an amount in another
/// currency.
pub fn is_hardly_meant(one: Money, now: InPlace) -> bool {
    let (amount, is_added) = (now.amount(), matches!(now, InPlace::AddedTo(_)));
    let is_less = one.amount.abs() < amount.amount.abs();
    one.currency == amount.currency
        && !(is_added && is_less)
        && times_apart(one.amount, amount.amount).is_some_and(|times| times >= HARDLY_MEANT)
}

/// How many times the larger of two sizes the smaller is; none if one of them is zero.
pub fn times_apart(one: Decimal, other: Decimal) -> Option<Decimal> {
    let (one, other) = (one.abs(), other.abs());
    if one.is_zero() || other.is_zero() {
        return None;
    }
    one.max(other).checked_div(one.min(other)).or(Some(Decimal::MAX))
}

/// What an amount in `field` is held against: the amount that stands there, or else what the part costs in
/// that year, or else in the year before; a one-off that is not there yet is added to what the part costs.
/// Zero is no amount to hold another against. None where there is none, and for fields that hold no amount
/// of a year.
pub fn amount_in_place(scenario: &Scenario, projection: &Projection, field: &Field) -> Option<InPlace> {
    let stated = || match field.read(scenario) {
        Some(FieldValue::Money(stated)) => Some(stated.value),
        _ => None,
    };
    let stands = stated().filter(is_amount).map(InPlace::Replaced);
    let Field::Part(name, of) = field else { return stands };
    let part = scenario.part(name)?;
    let before = || scenario.before.as_ref().map(|before| before.value);
    let in_year = |year: Year| amount_in_year(scenario, projection, part, year);
    let year_before = |year: Year| {
        if year == scenario.years.first { before() } else { in_year(year.plus(-1)) }
    };
    stands.or_else(|| match of {
        PartField::Base => before().filter(is_amount).map(InPlace::Replaced),
        PartField::Override(year) | PartField::Amount(year) => in_year(*year)
            .filter(is_amount)
            .or_else(|| year_before(*year).filter(is_amount))
            .map(InPlace::Replaced),
        PartField::OneOff(year) => in_year(*year).filter(is_amount).map(InPlace::AddedTo),
        _ => None,
    })
}

/// What a part of the scenario costs in a year, if that is known.
pub(super) fn amount_in_year(
    scenario: &Scenario,
    projection: &Projection,
    part: &Part,
    year: Year,
) -> Option<Money> {
    let place = scenario.parts.iter().position(|other| std::ptr::eq(other, part))?;
    let row = match u8::try_from(place) {
        Ok(place) if scenario.parts.len() > 1 => RowName::PartTotal(place),
        _ => RowName::Total,
    };
    let amount = projection.at(row, year).known()?;
    Some(Money::new(amount, part.base.value.currency))
}

fn is_amount(money: &Money) -> bool {
    !money.amount.is_zero()
}
