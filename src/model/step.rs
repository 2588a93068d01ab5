//! How far a field moves at one step: a tenth of a per cent, a rounding unit, a year.
//!
//! Dragging and the arrow keys go by steps, always on decimals. A stated value that was moved is
//! nobody's but the scenario's: it becomes assumed and loses its sources.

use rust_decimal::Decimal;

use super::clauses::{Index, Weight};
use super::field::Field;
use super::field_value::FieldValue;
use super::money::Money;
use super::rate::Rate;
use super::scenario::{Exchange, Scenario};
use super::stated::Stated;
use super::year::Year;

impl Field {
    /// By how much one step moves the field; `None` for words, choices and subtrees, and for what
    /// is not there.
    pub fn step(&self, scenario: &Scenario) -> Option<Decimal> {
        Some(match self.read(scenario)? {
            FieldValue::Year(_) | FieldValue::Lag(_) => Decimal::ONE,
            FieldValue::Rate(_) => Decimal::new(1, 3),
            FieldValue::Money(_) => self.rounding_unit(scenario)?.amount,
            FieldValue::Exchange(rate) => exchange_step(rate.value.amount),
            FieldValue::Weight(weight) => match weight.value {
                Weight::Number(_) => Decimal::ONE,
                Weight::Percent(_) => Decimal::new(1, 2),
            },
            _ => return None,
        })
    }

    fn rounding_unit(&self, scenario: &Scenario) -> Option<Money> {
        let part = match self {
            Self::Part(name, _) => scenario.part(name),
            _ => scenario.parts.first(),
        };
        part.map(|part| part.rounding.to)
    }
}

/// One won for a dollar, a hundredth of a dollar for a euro.
fn exchange_step(amount: Decimal) -> Decimal {
    match amount {
        amount if amount >= Decimal::ONE_HUNDRED => Decimal::ONE,
        amount if amount >= Decimal::TEN => Decimal::new(1, 1),
        _ => Decimal::new(1, 2),
    }
}

impl FieldValue {
    /// The value moved by so much, within what the kind of value allows; `None` if it cannot be
    /// moved. A move by nothing keeps status and sources.
    pub fn moved(&self, by: Decimal) -> Option<Self> {
        if by.is_zero() {
            return Some(self.clone());
        }
        Some(match self {
            Self::Year(year) => {
                let moved = Decimal::from(year.0).checked_add(by)?.try_into().ok().map(Year)?;
                Self::Year(moved.clamp(Year::FIRST, Year::LAST))
            }
            Self::Lag(lag) => {
                let longest = Decimal::from(Index::LONGEST_LAG);
                let moved = Decimal::from(*lag).checked_add(by)?.clamp(Decimal::ZERO, longest);
                Self::Lag(moved.try_into().ok()?)
            }
            Self::Money(money) => {
                let amount = money.value.amount.checked_add(by)?;
                // Amounts to be paid do not turn into amounts to be received by a drag.
                let amount =
                    if money.value.amount < Decimal::ZERO { amount } else { amount.max(Decimal::ZERO) };
                Self::Money(Stated::assumed(Money { amount, ..money.value }))
            }
            Self::Rate(rate) => {
                let moved = rate.value.0.checked_add(by)?.clamp(-Decimal::ONE, Decimal::TEN);
                Self::Rate(Stated::assumed(Rate(moved.normalize())))
            }
            Self::Exchange(rate) => {
                let amount = rate.value.amount.checked_add(by).filter(|amount| *amount > Decimal::ZERO)?;
                Self::Exchange(Stated::assumed(Exchange { amount, ..rate.value }))
            }
            Self::Weight(weight) => {
                let moved = match weight.value {
                    Weight::Number(number) => Weight::Number(number.checked_add(by)?.max(Decimal::ZERO)),
                    Weight::Percent(rate) => {
                        let moved = rate.0.checked_add(by)?.clamp(Decimal::ZERO, Decimal::ONE);
                        Weight::Percent(Rate(moved.normalize()))
                    }
                };
                Self::Weight(Stated::assumed(moved))
            }
            _ => return None,
        })
    }

    /// Whether both say the same, whoever states it: status and sources are left aside.
    pub fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Money(one), Self::Money(other)) => one.value == other.value,
            (Self::Rate(one), Self::Rate(other)) => one.value == other.value,
            (Self::Exchange(one), Self::Exchange(other)) => one.value == other.value,
            (Self::Weight(one), Self::Weight(other)) => one.value == other.value,
            (one, other) => one == other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::stated::{SourceId, Status};
    use rust_decimal_macros::dec;

    #[test]
    fn a_moved_rate_is_assumed() {
        let published = Stated::published(Rate(dec!(0.021)), vec![SourceId("KOSTAT25".into())]);
        let rate = FieldValue::Rate(published);
        assert_eq!(rate.moved(dec!(0.001)), Some(FieldValue::Rate(Stated::assumed(Rate(dec!(0.022))))));
        assert_eq!(rate.moved(dec!(0)).and_then(|rate| rate.status()), Some(Status::Published));
    }

    #[test]
    fn a_lag_stays_within_its_limits() {
        assert_eq!(FieldValue::Lag(2).moved(dec!(-5)), Some(FieldValue::Lag(0)));
        assert_eq!(FieldValue::Lag(2).moved(dec!(50)), Some(FieldValue::Lag(10)));
    }
}
