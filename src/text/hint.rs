//! Why a text that was typed is not understood, in words.

use super::naming::shortened;
use super::numbers::{self, money_words};
use super::{Language, say, say_with};
use crate::engine::NoTermBehind;
use crate::model::clauses::Index;
use crate::model::{Money, Year, Years, with_codes};
use crate::text::key;

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
    /// A year that a chart does not have; those that it has.
    NotInChart(Years),
    /// A total that no value of the term behind it brings about.
    OutOfReach {
        /// The year of the total.
        year: Year,
        /// The nearest that can be reached.
        total: Money,
        /// Whether that is the most; else it is the least.
        is_most: bool,
    },
    /// There is no term to seek for a total.
    NoTermBehind {
        /// The year of the total.
        year: Year,
        /// Why there is none.
        why: NoTermBehind,
    },
    /// A bracket without its other half, or with something behind it.
    OpenBracket,
    /// Something published, and nobody is named who published it.
    PublishedWithoutSource,
    /// A name of a source that nothing defines.
    UnknownSource {
        /// The name.
        name: String,
        /// Some that are there, the nearest first.
        known: Vec<String>,
    },
}

/// Why no term can be sought for the total of a year.
pub fn no_term_words(why: NoTermBehind, year: Year, language: Language) -> String {
    let key = match why {
        NoTermBehind::Stated => key::SOUGHT_STATED,
        NoTermBehind::Unknown => key::SOUGHT_UNKNOWN,
        NoTermBehind::NoEffect => key::SOUGHT_NO_EFFECT,
        NoTermBehind::MayFall => key::SOUGHT_MAY_FALL,
    };
    say_with(language, key, &[("year", year.into())])
}

impl Hint {
    /// The sentence for the person.
    pub fn say(&self, language: Language) -> String {
        // A pasted cell may hold signs that cannot be seen.
        let say_about = |key, text: &str| {
            let text = with_codes(&shortened(text));
            say_with(language, key, &[("text", text.into())])
        };
        match self {
            Self::NoNumber => say(language, key::HINT_NO_NUMBER),
            Self::TwoNumbers => say(language, key::HINT_TWO_NUMBERS),
            Self::UnknownWord(word) => say_about(key::HINT_UNKNOWN_WORD, word),
            Self::NotANumber(word) => say_about(key::HINT_NOT_A_NUMBER, word),
            Self::Exponent => say(language, key::HINT_EXPONENT),
            Self::Grouping(digits) => say_about(key::HINT_GROUPING, digits),
            Self::TooManyDigits => say(language, key::HINT_TOO_MANY_DIGITS),
            Self::Order => say(language, key::HINT_ORDER),
            Self::TwoCurrencies => say(language, key::HINT_TWO_CURRENCIES),
            Self::NotARate => say(language, key::HINT_NOT_A_RATE),
            Self::NotWhole => say(language, key::HINT_NOT_WHOLE),
            Self::NotAYear => say(language, key::HINT_NOT_A_YEAR),
            Self::NotALag => {
                say_with(language, key::HINT_NOT_A_LAG, &[("longest", Index::LONGEST_LAG.into())])
            }
            Self::NoValue => say(language, key::HINT_NO_VALUE),
            Self::YearTwice(year) => say_with(language, key::HINT_YEAR_TWICE, &[("year", (*year).into())]),
            Self::Columns { years, values } => say_with(
                language,
                key::HINT_COLUMNS,
                &[("years", (*years).into()), ("values", (*values).into())],
            ),
            Self::Direction => say(language, key::HINT_DIRECTION),
            Self::TooLong => say(language, key::HINT_TOO_LONG),
            Self::OtherUnit(unit) => say_about(key::HINT_OTHER_UNIT, unit),
            Self::HeadCell(cell) => say_about(key::HINT_HEAD_CELL, cell),
            Self::NoLevelBefore => say(language, key::HINT_NO_LEVEL_BEFORE),
            Self::NotADate => say(language, key::HINT_NOT_A_DATE),
            Self::NotAPeriod => say(language, key::HINT_NOT_A_PERIOD),
            Self::NotInChart(years) => say_with(
                language,
                key::HINT_NOT_IN_CHART,
                &[("years", numbers::years(*years, language).into())],
            ),
            Self::OutOfReach { year, total, is_most } => {
                let key = if *is_most { key::SOUGHT_AT_MOST } else { key::SOUGHT_AT_LEAST };
                let total = ("total", money_words(*total, language).into());
                say_with(language, key, &[("year", (*year).into()), total])
            }
            Self::NoTermBehind { year, why } => no_term_words(*why, *year, language),
            Self::OpenBracket => say(language, key::HINT_OPEN_BRACKET),
            Self::PublishedWithoutSource => say(language, key::HINT_PUBLISHED_WITHOUT_SOURCE),
            Self::UnknownSource { name, known } if known.is_empty() => say_about(key::HINT_NO_SOURCES, name),
            Self::UnknownSource { name, known } => {
                let args =
                    [("name", with_codes(&shortened(name)).into()), ("known", known.join(", ").into())];
                say_with(language, key::HINT_UNKNOWN_SOURCE, &args)
            }
        }
    }
}
