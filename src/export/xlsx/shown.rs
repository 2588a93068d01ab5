//! What the first sheet and the charts count: the unit of the window's tables, computed from cells that count in the
//! unit of rounding.

use rust_decimal::{Decimal, RoundingStrategy};

use super::book::{self, Numbers};
use crate::model::Unit;
use crate::text::Language;
use crate::text::numbers::{AmountUnit, Digits};

/// The unit in which a figure is shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct ShownUnit {
    unit: Unit,
    language: Language,
}

impl ShownUnit {
    pub(super) fn new(unit: Unit, language: Language) -> Self {
        Self { unit, language }
    }

    fn amounts(self) -> Option<AmountUnit> {
        match self.unit {
            Unit::Money(currency) => Some(AmountUnit::usual(currency, self.language)),
            _ => None,
        }
    }

    /// Its name, for example `KRW bn`.
    pub(super) fn label(self) -> String {
        self.amounts().map_or_else(
            || book::unit_label(self.unit, self.language),
            |amounts| amounts.label(self.language),
        )
    }

    /// How many units of the cells are one of it: ten of 100 million won are a billion.
    fn worth(self) -> Decimal {
        let worth = |amounts: AmountUnit| {
            amounts.scale.units().checked_div(amounts.currency.scale().units()).map(|worth| worth.normalize())
        };
        self.amounts().and_then(worth).unwrap_or(Decimal::ONE)
    }

    /// The formula that shows the cell at `place`.
    pub(super) fn formula(self, place: &str) -> String {
        let worth = self.worth();
        if worth == Decimal::ONE { format!("={place}") } else { format!("={place}/{worth}") }
    }

    /// What it shows of the value of a cell.
    pub(super) fn value(self, of_cell: Decimal) -> Option<Decimal> {
        of_cell.checked_div(self.worth())
    }

    /// How a row of such values looks: with the decimals of the unit, and one more where they would not add up.
    pub(super) fn numbers(self, values: &[Decimal]) -> Numbers {
        let Some(Digits::Fixed(usual)) = self.amounts().map(AmountUnit::digits) else {
            return Numbers::of_unit(self.unit, values);
        };
        let rounded = |value: Decimal, decimals| {
            value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
        };
        let sum = |decimals: Option<u32>| {
            let mut values = values.iter().map(|&value| decimals.map_or(value, |at| rounded(value, at)));
            values.try_fold(Decimal::ZERO, Decimal::checked_add)
        };
        let adds = |decimals: u32| sum(Some(decimals)) == sum(None).map(|exact| rounded(exact, decimals));
        Numbers::of_amounts(if adds(usual) { usual } else { usual + 1 })
    }
}
