//! Why a text that was typed is not understood, in words.

use super::{Language, say, say_with};
use crate::model::Year;
use crate::model::clauses::Index;

/// Why a text is not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// There is no number in it.
    NoNumber,
    /// There are two.
    TwoNumbers,
    /// A word or sign that means nothing here.
    UnknownWord(String),
    /// `NaN`, `inf`.
    NotANumber(String),
    /// `1e5`.
    Exponent,
    /// Commas and points that divide no thousands.
    Grouping(String),
    /// More digits than can be kept exactly.
    TooManyDigits,
    /// 억 before 조, or an 억 that is more than one 조.
    Order,
    /// Two currencies.
    TwoCurrencies,
    /// Not a number of per cents.
    NotARate,
    /// Not a whole number.
    NotWhole,
    /// Not a year from 1900 to 2200 in four digits.
    NotAYear,
    /// More years than a lag may have, or fewer than none.
    NotALag,
    /// A year without a value.
    NoValue,
    /// A year that stood before.
    YearTwice(Year),
    /// A row with more or fewer values than there are years.
    Columns {
        /// How many years.
        years: usize,
        /// How many values.
        values: usize,
    },
    /// Years across and years down both make sense.
    Direction,
    /// Too long for a number.
    TooLong,
    /// The head names another unit than is needed.
    OtherUnit(String),
    /// A cell at the head of a value that is no year.
    HeadCell(String),
    /// The first level of an index, which changes from nothing, or one after a gap.
    NoLevelBefore,
    /// Not a day, a month or a year of the calendar.
    NotADate,
    /// Not one, nor two of them in their order.
    NotAPeriod,
}

impl Hint {
    /// The sentence for the person.
    pub fn say(&self, language: Language) -> String {
        let say_about = |key, text: &str| say_with(language, key, &[("text", text.into())]);
        match self {
            Self::NoNumber => say(language, "hint-no-number"),
            Self::TwoNumbers => say(language, "hint-two-numbers"),
            Self::UnknownWord(word) => say_about("hint-unknown-word", word),
            Self::NotANumber(word) => say_about("hint-not-a-number", word),
            Self::Exponent => say(language, "hint-exponent"),
            Self::Grouping(digits) => say_about("hint-grouping", digits),
            Self::TooManyDigits => say(language, "hint-too-many-digits"),
            Self::Order => say(language, "hint-order"),
            Self::TwoCurrencies => say(language, "hint-two-currencies"),
            Self::NotARate => say(language, "hint-not-a-rate"),
            Self::NotWhole => say(language, "hint-not-whole"),
            Self::NotAYear => say(language, "hint-not-a-year"),
            Self::NotALag => say_with(language, "hint-not-a-lag", &[("longest", Index::LONGEST_LAG.into())]),
            Self::NoValue => say(language, "hint-no-value"),
            Self::YearTwice(year) => say_with(language, "hint-year-twice", &[("year", (*year).into())]),
            Self::Columns { years, values } => say_with(
                language,
                "hint-columns",
                &[("years", (*years).into()), ("values", (*values).into())],
            ),
            Self::Direction => say(language, "hint-direction"),
            Self::TooLong => say(language, "hint-too-long"),
            Self::OtherUnit(unit) => say_about("hint-other-unit", unit),
            Self::HeadCell(cell) => say_about("hint-head-cell", cell),
            Self::NoLevelBefore => say(language, "hint-no-level-before"),
            Self::NotADate => say(language, "hint-not-a-date"),
            Self::NotAPeriod => say(language, "hint-not-a-period"),
        }
    }
}
