//! The value of a figure: known, or unknown with the reason.

use rust_decimal::Decimal;

use super::formula::{Figure, ProblemId};

/// What a figure is worth. What is computed from an unknown figure is unknown for the same reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
// A tag as wide as the words of a decimal keeps copies aligned: a sixth of the time of a projection.
#[repr(u32)]
pub enum Value {
    /// The exact value: whole units of currency, a rate as a fraction, or a count.
    Known(Decimal),
    /// There is none.
    Unknown(Unknown),
}

/// Why a value is unknown, and at which figure that began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unknown {
    /// The reason.
    pub reason: UnknownReason,
    /// The figure that could not be had.
    pub figure: Figure,
}

/// Reasons for an unknown value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnknownReason {
    /// What it reads is in error: the scenario has a problem there.
    InError(ProblemId),
    /// Nobody states it.
    NotStated,
    /// The record has it of Korea, and the scenario does not say that Korea pays.
    OtherPayer,
    /// They are Korea's prices, and the amounts are not in won.
    OtherPrices,
    /// No rule and no amount says what the year costs.
    NoRule,
    /// More digits than can be kept.
    TooLarge,
    /// Divided by zero.
    DividedByZero,
    /// A step or a share in per cent of an amount that is not above zero.
    NotAboveZero,
    /// A whole that cannot be divided as told: no weight is above zero.
    NoShares,
    /// A whole that is to be divided in units and is no multiple of them, as with a one-off of
    /// half a unit.
    NotInUnits,
}

impl Value {
    /// The value, if it is known.
    pub fn known(self) -> Option<Decimal> {
        match self {
            Self::Known(value) => Some(value),
            Self::Unknown(_) => None,
        }
    }

    /// Whether it is unknown because what it reads is in error.
    pub fn is_in_error(self) -> bool {
        matches!(self, Self::Unknown(Unknown { reason: UnknownReason::InError(_), .. }))
    }

    /// Whether somebody stated it, rightly or not.
    pub fn is_stated(self) -> bool {
        self.known().is_some() || self.is_in_error()
    }

    /// The reason, if it is unknown.
    pub fn why(self) -> Option<Unknown> {
        match self {
            Self::Known(_) => None,
            Self::Unknown(why) => Some(why),
        }
    }
}
