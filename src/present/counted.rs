//! What the figures of a column or of an axis count, and with how many digits they are shown.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{Rate, Scale, Unit};
use crate::text::Language;
use crate::text::explanation::counting_decimals;
use crate::text::numbers::{self, AmountUnit, Digits};

/// What figures count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    /// Amounts in a unit such as 억원.
    Amount(AmountUnit),
    /// Per cents.
    Percent,
    /// Plain numbers.
    Number,
}

impl Counted {
    /// The count of a column whose largest value is `largest`: the usual unit of tables, a smaller
    /// one where it would show next to nothing.
    pub(super) fn of_column(unit: Unit, largest: Decimal, language: Language) -> Self {
        match unit {
            Unit::Money(currency) => {
                let usual = AmountUnit::usual(currency, language);
                let is_small = !largest.is_zero() && largest.abs() < currency.scale().units();
                if !is_small {
                    return Self::Amount(usual);
                }
                let scale = if largest.abs() >= Scale::Million.units() && usual.scale > Scale::Million {
                    Scale::Million
                } else {
                    Scale::One
                };
                Self::Amount(AmountUnit { currency, scale })
            }
            Unit::Rate => Self::Percent,
            _ => Self::Number,
        }
    }

    /// The count of an axis whose largest value is `largest`.
    pub(super) fn of_axis(unit: Unit, largest: Decimal, language: Language) -> Self {
        match (Self::of_column(unit, largest, language), unit) {
            (Self::Amount(small), Unit::Money(currency))
                if small == AmountUnit::usual(currency, language) =>
            {
                Self::Amount(AmountUnit::of_axis(largest, currency, language))
            }
            (counted, _) => counted,
        }
    }

    /// The name of the unit; empty for plain numbers.
    pub(super) fn label(self, language: Language) -> String {
        match self {
            Self::Amount(unit) => unit.label(language),
            Self::Percent => "%".to_owned(),
            Self::Number => String::new(),
        }
    }

    /// The value counted in the unit, exactly.
    pub(super) fn plain(self, value: Decimal) -> Decimal {
        match self {
            Self::Amount(unit) => unit.scale.count(value),
            Self::Percent => Rate(value).in_percent(),
            Self::Number => value.normalize(),
        }
    }

    /// The number alone, with so many decimals.
    pub(super) fn cell(self, value: Decimal, decimals: u32) -> String {
        let digits = Digits::Fixed(decimals);
        match self {
            Self::Amount(unit) => numbers::amount(value, unit, digits),
            Self::Percent => numbers::rate(value, digits).trim_end_matches('%').to_owned(),
            Self::Number => numbers::number(value, digits),
        }
    }

    /// The decimals of a column with these values: those of the unit, and up to two more where an
    /// amount is exact with them. Shares have three digits that count.
    pub(super) fn decimals(self, values: &[Decimal]) -> u32 {
        let needed = values.iter().map(|&value| self.plain(value).scale()).max().unwrap_or(0);
        match self {
            Self::Amount(unit) => {
                let Digits::Fixed(usual) = unit.digits() else { return 0 };
                if needed <= usual + 2 { needed.max(usual) } else { usual }
            }
            Self::Percent if needed <= 3 => needed.max(1),
            Self::Percent => {
                let largest = values.iter().map(|value| self.plain(*value).abs()).max();
                counting_decimals(largest.unwrap_or_default())
            }
            Self::Number => needed.min(4),
        }
    }

    /// Whether the values, each rounded to so many decimals, add up to their sum rounded alike.
    pub(super) fn adds_up(self, values: &[Decimal], sum: Decimal, decimals: u32) -> bool {
        let round = |value: &Decimal| {
            let count = self.plain(*value);
            count.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
        };
        values.iter().map(round).sum::<Decimal>() == round(&sum)
    }
}
