//! A figure read against the baseline, in words: `+KRW 57.5 bn`, `−0.02 pp`, `+3.9%`.

use rust_decimal::Decimal;

use super::explanation::{value_words, why_words};
use super::measures::rates_words;
use super::numbers::{Digits, points, rate, signed};
use super::{Language, say, say_with};
use crate::engine::{NotRead, Plan, Reading, Side};
use crate::model::{Unit, Value};
use crate::text::key;

/// A figure as it is read: an amount exactly, points and per cents with so many decimals.
pub fn read_words(value: Decimal, reading: Reading, unit: Unit, decimals: u32, language: Language) -> String {
    let digits = Digits::Fixed(decimals.max(1));
    match (reading, unit) {
        (Reading::Value, _) => value_words(Value::Known(value), unit, language),
        (Reading::PerCent, _) => signed(rate(value, digits)),
        (Reading::Difference, Unit::Rate) => signed(points(value, digits, language)),
        (Reading::Difference, _) => signed(value_words(Value::Known(value), unit, language)),
    }
}

/// The same without a sign, for sentences that say the direction.
pub fn size_words(value: Decimal, reading: Reading, unit: Unit, decimals: u32, language: Language) -> String {
    let words = read_words(value.abs(), reading, unit, decimals, language);
    words.trim_start_matches('+').to_owned()
}

/// The name of a reading, for menus.
pub fn reading_name(reading: Reading, language: Language) -> String {
    match reading {
        Reading::Value => say(language, key::READING_VALUE),
        Reading::Difference => say(language, key::READING_DIFFERENCE),
        Reading::PerCent => say(language, key::READING_PER_CENT),
    }
}

/// What is read: `difference to “11th SMA”`; nothing for values themselves.
pub fn reading_words(reading: Reading, baseline: &str, language: Language) -> String {
    let baseline = [("baseline", baseline.into())];
    match reading {
        Reading::Value => String::new(),
        Reading::Difference => say_with(language, key::READING_DIFFERENCE_TO, &baseline),
        Reading::PerCent => say_with(language, key::READING_PER_CENT_OF, &baseline),
    }
}

/// The unit of a column that is read so: `difference, KRW bn`.
pub fn reading_unit(reading: Reading, unit: &str, language: Language) -> String {
    match reading {
        Reading::Value => unit.to_owned(),
        _ => say_with(language, key::READING_UNIT, &[("unit", unit.into())]),
    }
}

/// Why a figure cannot be read against the `baseline`, which is its title; `plan` is that of a side.
pub fn not_read_words<'a>(
    why: NotRead,
    baseline: &str,
    plan: impl Fn(Side) -> Option<&'a Plan>,
    language: Language,
) -> String {
    let title = || [("baseline", baseline.into())];
    match why {
        NotRead::NotThere => say_with(language, key::READING_NOT_THERE, &title()),
        NotRead::NotAboveZero => say_with(language, key::READING_NOT_ABOVE_ZERO, &title()),
        NotRead::TooLarge => say(language, key::READING_TOO_LARGE),
        NotRead::OtherRates(kinds) => {
            let [of_baseline, own] = [kinds.baseline, kinds.other].map(|kind| rates_words(kind, language));
            let args =
                [("baseline", baseline.into()), ("of-baseline", of_baseline.into()), ("own", own.into())];
            say_with(language, key::READING_OTHER_RATES, &args)
        }
        NotRead::Unknown(side, why) => {
            let reason = plan(side).map(|plan| why_words(plan, why, language));
            let reason = reason.unwrap_or_else(|| say(language, key::WORD_UNKNOWN));
            match side {
                Side::Other => reason,
                Side::Baseline => {
                    let args = [("baseline", baseline.into()), ("why", reason.into())];
                    say_with(language, key::READING_BASELINE_UNKNOWN, &args)
                }
            }
        }
    }
}
