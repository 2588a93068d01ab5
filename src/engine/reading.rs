//! Readings: a figure by itself, or held against the same figure of the baseline.
//!
//! # Rules
//! - Only figures of years that both have are held against each other.
//! - Per cent is the difference as a fraction of the baseline's figure; of one that is not above zero there is none.
//! - What is a rate itself is only ever read as a difference, in percentage points: a per cent of a
//!   per cent misleads.
//! - Sums and present values count from the first common year on both sides ([`since`]).
//! - Figures at exchange rates of different kinds are not held against each other.

use rust_decimal::Decimal;

use super::common_years::over;
use super::measure::{Measure, RateBasis};
use super::planner::{plan, plan_rewritten};
use super::projection::{Projection, project};
use super::sides::{Side, Sides};
use crate::model::{Record, Scenario, Unit, Unknown, Value, Years, fraction_of};

/// How figures are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Reading {
    /// By themselves.
    #[default]
    Value,
    /// Less the figure of the baseline.
    Difference,
    /// The difference as a fraction of the figure of the baseline.
    PerCent,
}

/// Why a figure cannot be read against the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotRead {
    /// The baseline has no such figure, as in a year outside its term.
    NotThere,
    /// The figure of a side is unknown.
    Unknown(Side, Unknown),
    /// The sides are at exchange rates of different kinds, which are not mixed.
    OtherRates(Sides<RateBasis>),
    /// There is no per cent of what is not above zero.
    NotAboveZero,
    /// More digits than can be kept.
    TooLarge,
}

impl Reading {
    /// The readings in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Value, Self::Difference, Self::PerCent];

    /// How figures of that unit are read.
    #[must_use]
    pub fn of_unit(self, unit: Unit) -> Self {
        match (self, unit) {
            (Self::PerCent, Unit::Rate) => Self::Difference,
            (reading, _) => reading,
        }
    }

    /// A figure as it is read. `baseline` is the same figure there, none if there is none.
    ///
    /// ```
    /// use costshare::engine::{NotRead, Reading};
    /// use costshare::model::Value::Known;
    /// use rust_decimal_macros::dec;
    ///
    /// let (figure, baseline) = (Known(dec!(103)), Some(Known(dec!(100))));
    /// assert_eq!(Reading::Difference.read(figure, baseline), Ok(dec!(3)));
    /// assert_eq!(Reading::PerCent.read(figure, baseline), Ok(dec!(0.03)));
    /// assert_eq!(Reading::PerCent.read(figure, Some(Known(dec!(0)))), Err(NotRead::NotAboveZero));
    /// assert_eq!(Reading::Difference.read(figure, None), Err(NotRead::NotThere));
    /// ```
    ///
    /// # Errors
    /// If a side is unknown or lacks the figure, or the baseline is not above zero and a fraction of it asked
    /// for.
    pub fn read(self, figure: Value, baseline: Option<Value>) -> Result<Decimal, NotRead> {
        let known = |side, value: Value| match value {
            Value::Known(value) => Ok(value),
            Value::Unknown(why) => Err(NotRead::Unknown(side, why)),
        };
        if self == Self::Value {
            return known(Side::Other, figure);
        }
        let baseline = baseline.ok_or(NotRead::NotThere)?;
        let (figure, baseline) = (known(Side::Other, figure)?, known(Side::Baseline, baseline)?);
        let difference = figure.checked_sub(baseline).ok_or(NotRead::TooLarge)?;
        if self == Self::Difference {
            return Ok(difference);
        }
        if baseline <= Decimal::ZERO {
            return Err(NotRead::NotAboveZero);
        }
        fraction_of(difference, baseline).ok_or(NotRead::TooLarge)
    }
}

/// `scenario` from the first of the common `years` on, so that sums and present values count from
/// there; none if its level in that year is unknown.
pub fn since(scenario: &Scenario, years: Years, record: &Record, measures: &[Measure]) -> Option<Projection> {
    let since = over(scenario, years, record)?;
    let plan = if scenario.years.first < years.first { plan_rewritten } else { plan };
    Some(project(plan(&since, record, measures)))
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;
    use crate::model::Value::{self, Known};
    use crate::model::{Figure, RowId, UnknownReason, Year};

    #[test]
    fn what_is_unknown_says_on_which_side() {
        let why = crate::model::Unknown {
            reason: UnknownReason::NoRule,
            figure: Figure { row: RowId(0), year: Year(2027) },
        };
        for reading in [Reading::Difference, Reading::PerCent] {
            assert_eq!(
                reading.read(Value::Unknown(why), Some(Known(dec!(1)))),
                Err(NotRead::Unknown(Side::Other, why))
            );
            assert_eq!(
                reading.read(Known(dec!(1)), Some(Value::Unknown(why))),
                Err(NotRead::Unknown(Side::Baseline, why))
            );
        }
        assert_eq!(Reading::Value.read(Known(dec!(1)), Some(Value::Unknown(why))), Ok(dec!(1)));
    }

    #[test]
    fn the_largest_numbers_do_no_harm() {
        let (most, least) = (Known(Decimal::MAX), Known(Decimal::MIN));
        assert_eq!(Reading::Difference.read(most, Some(least)), Err(NotRead::TooLarge));
        let tiny = Known(Decimal::new(1, 28));
        assert_eq!(Reading::PerCent.read(most, Some(tiny)), Err(NotRead::TooLarge));
    }

    #[test]
    fn rates_are_read_in_points() {
        assert_eq!(Reading::PerCent.of_unit(Unit::Rate), Reading::Difference);
        assert_eq!(Reading::PerCent.of_unit(Unit::Count), Reading::PerCent);
    }
}
