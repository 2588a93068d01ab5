//! The nine causes of a difference, and which fields belong to each.

use crate::model::{Field, GrowthField, PartField, RuleField};

/// What can make a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// The level in the first common year, and which parts there are.
    Base,
    /// Kinds and rates of growth, and amounts that the agreement names.
    Growth,
    /// The lag, where both sides follow an index.
    Lag,
    /// Cap and floor.
    Bounds,
    /// The rounding unit, how halves fall, and what is carried.
    Rounding,
    /// The values of the series.
    Series,
    /// The exchange rates.
    Exchange,
    /// One-offs.
    OneOffs,
    /// Overrides.
    Overrides,
}

impl Cause {
    /// Every cause, in the order in which they are listed.
    pub const ALL: [Self; 9] = [
        Self::Base,
        Self::Growth,
        Self::Lag,
        Self::Bounds,
        Self::Rounding,
        Self::Series,
        Self::Exchange,
        Self::OneOffs,
        Self::Overrides,
    ];

    /// The cause that a field belongs to; none if it costs nothing. A whole part counts as base, a
    /// whole rule as growth.
    pub fn of(field: &Field) -> Option<Self> {
        Some(match field {
            Field::Title | Field::Note | Field::Record | Field::Before => return None,
            Field::Continues | Field::Pays | Field::Receives | Field::Source(..) => return None,
            Field::FirstYear | Field::LastYear => return None,
            Field::Series(..) => Self::Series,
            Field::Rate(..) => Self::Exchange,
            Field::Part(_, field) => match field {
                PartField::Note | PartField::Category(_) | PartField::Rule(_, RuleField::Note) => {
                    return None;
                }
                PartField::Whole | PartField::Base => Self::Base,
                PartField::RoundingTo | PartField::RoundingHow | PartField::RoundingCarry => Self::Rounding,
                PartField::Rule(_, RuleField::Floor | RuleField::Cap) => Self::Bounds,
                PartField::Rule(_, RuleField::Growth(field)) if is_lag(field) => Self::Lag,
                PartField::Rule(..) | PartField::Amount(_) => Self::Growth,
                PartField::Override(_) => Self::Overrides,
                PartField::OneOff(_) => Self::OneOffs,
            },
        })
    }

    /// The word in files and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Growth => "growth",
            Self::Lag => "lag",
            Self::Bounds => "cap-and-floor",
            Self::Rounding => "rounding",
            Self::Series => "series",
            Self::Exchange => "exchange-rate",
            Self::OneOffs => "one-offs",
            Self::Overrides => "overrides",
        }
    }
}

pub(super) fn is_lag(field: &GrowthField) -> bool {
    match field {
        GrowthField::Lag => true,
        GrowthField::First(field) | GrowthField::Second(field) => is_lag(field),
        GrowthField::Whole | GrowthField::Rate | GrowthField::Series => false,
    }
}

pub(super) fn bit(cause: Cause) -> u16 {
    1 << (cause as u16)
}
