//! What the figures of a column or of an axis count, and with how many digits they are shown.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::engine::Reading;
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

    /// The name of the unit of a difference: of per cents it is points.
    pub(super) fn label_of_difference(self, language: Language) -> String {
        match (self, language) {
            (Self::Percent, Language::En) => "pp".to_owned(),
            (Self::Percent, Language::Ko) => "%p".to_owned(),
            _ => self.label(language),
        }
    }

    /// What an axis or a column counts that is read in one way.
    pub(super) fn read_as(self, reading: Reading) -> Self {
        if reading == Reading::PerCent { Self::Percent } else { self }
    }

    /// The name of the unit of what is read in one way.
    pub(super) fn label_read_as(self, reading: Reading, language: Language) -> String {
        match reading {
            Reading::Difference => self.label_of_difference(language),
            Reading::Value | Reading::PerCent => self.read_as(reading).label(language),
        }
    }

    /// A number of the column, with its sign, as it is told alone: `+KRW 57.5 bn`, `+575억원`.
    pub(super) fn named(self, number: &str, language: Language) -> String {
        match self {
            Self::Amount(unit) => unit.named(number, language),
            Self::Percent => format!("{number}%"),
            Self::Number => number.to_owned(),
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

    /// The decimals of a value that stands at its line, where the largest is that: three at most.
    pub(super) fn decimals_at_line(self, largest: Decimal) -> u32 {
        match self {
            Self::Amount(unit) => unit.places().min(3),
            Self::Percent | Self::Number => counting_decimals(self.plain(largest)).min(3),
        }
    }

    /// The decimals of a column with these values: those of the unit, whatever the values. Shares have three
    /// digits that count, and so have amounts that would all be next to nothing.
    pub(super) fn decimals(self, values: &[Decimal]) -> u32 {
        let needed = values.iter().map(|&value| self.plain(value).scale()).max().unwrap_or(0);
        match self {
            Self::Amount(unit) => {
                let Digits::Fixed(usual) = unit.digits() else { return 0 };
                let largest = values.iter().map(|value| self.plain(*value).abs()).max().unwrap_or_default();
                if !largest.is_zero() && values.iter().all(|value| self.shown(*value, usual).is_zero()) {
                    return needed.min(counting_decimals(largest));
                }
                usual
            }
            Self::Percent if needed <= 3 => needed.max(1),
            Self::Percent => {
                let largest = values.iter().map(|value| self.plain(*value).abs()).max();
                counting_decimals(largest.unwrap_or_default())
            }
            Self::Number => needed.min(4),
        }
    }

    /// The decimals of a table of two sides: the usual ones, or one more where years would not add up
    /// to their sums, or a baseline and a difference not to the other side; an error with the usual
    /// ones where even so they do not.
    ///
    /// `columns` are the figures that stand in the table, summed if `has_sums`; `rows` the baseline and
    /// the difference of each year.
    pub(super) fn adding_decimals(
        self,
        columns: &[Vec<Decimal>],
        has_sums: bool,
        rows: &[(Decimal, Decimal)],
    ) -> Result<u32, u32> {
        let values: Vec<Decimal> = columns.iter().flatten().copied().collect();
        let usual = self.decimals(&values);
        let adds = |values: &[Decimal], decimals| {
            let sum = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value));
            sum.is_some_and(|sum| self.adds_up(values, sum, decimals))
        };
        let all_add = |decimals: &u32| {
            (!has_sums || columns.iter().all(|column| adds(column, *decimals)))
                && rows.iter().all(|&(baseline, difference)| adds(&[baseline, difference], *decimals))
        };
        (usual..=usual + 1).find(all_add).ok_or(usual)
    }

    /// The decimals of values that are read in one way. Differences in per cent have one, and more
    /// where they would all be next to nothing.
    pub(super) fn decimals_read_as(self, values: &[Decimal], reading: Reading) -> u32 {
        if reading != Reading::PerCent {
            return self.decimals(values);
        }
        let largest = values.iter().map(|value| Self::Percent.plain(*value).abs()).max();
        let largest = largest.filter(|largest| !largest.is_zero()).unwrap_or(Decimal::ONE);
        if largest >= Decimal::new(1, 1) { 1 } else { counting_decimals(largest) }
    }

    /// The value as it is shown with so many decimals, counted in the unit.
    pub(super) fn shown(self, value: Decimal, decimals: u32) -> Decimal {
        self.plain(value).round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
    }

    /// What the unit is worth.
    pub(super) fn one(self) -> Decimal {
        match self {
            Self::Amount(unit) => unit.scale.units(),
            Self::Percent => Decimal::new(1, 2),
            Self::Number => Decimal::ONE,
        }
    }

    /// Whether the values, each rounded to so many decimals, add up to their sum rounded alike.
    pub(super) fn adds_up(self, values: &[Decimal], sum: Decimal, decimals: u32) -> bool {
        values.iter().map(|&value| self.shown(value, decimals)).sum::<Decimal>() == self.shown(sum, decimals)
    }
}
