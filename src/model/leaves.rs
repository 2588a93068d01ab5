//! How the leaves of files stand there: which types are texts in quotes, and which are words without.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::clauses::{CarryOver, Weight};
use super::expected::Expected;
use super::formula::RoundingMode;
use super::money::{Currency, Money};
use super::negotiation::{Confidence, EventKind, OfferKind, Period, Role};
use super::plain::plain_value;
use super::rate::Rate;
use super::record::Date;
use super::scenario::Exchange;
use super::spelling::{in_quotes, misspelt, plain};
use super::stated::{SourceId, SpellingError, Spelt, Stated, Status};
use super::text_limits::{LONGEST_NAME, is_longer};

macro_rules! quoted {
    ($($type:ty: $expected:ident, $example:expr, $read:expr, $spell:expr;)+) => {$(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                in_quotes(from, Expected::$expected, $example, $read)
            }
        }

        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let spell: fn(&Self) -> String = $spell;
                to.serialize_str(&spell(self))
            }
        }
    )+};
}

quoted! {
    Stated<Money>: AmountInQuotes, Self::EXAMPLE, read_spelt, Self::spell;
    Stated<Rate>: RateInQuotes, Self::EXAMPLE, read_spelt, Self::spell;
    Stated<Exchange>: ExchangeInQuotes, Self::EXAMPLE, read_spelt, Self::spell;
    Stated<Weight>: WeightInQuotes, Self::EXAMPLE, read_spelt, Self::spell;
    Stated<Date>: DateInQuotes, Self::EXAMPLE, read_spelt, Self::spell;
    Stated<Period>: PeriodInQuotes, Self::EXAMPLE, read_spelt, Self::spell;
    Money: UnitInQuotes, Self::EXAMPLE, read_spelt, Self::spell;
    Currency: CurrencyInQuotes, "\"USD\"", str::parse, Self::to_string;
    Date: DateInQuotes, PLAIN_DATE, read_plain_date, Self::to_string;
    SourceId: SourceNameInQuotes, SOURCE_NAME, read_source_name, Self::to_string;
}

/// The name of one source, for messages.
const SOURCE_NAME: &str = "\"OFFICE26\"";

fn read_source_name(text: &str) -> Result<SourceId, SpellingError> {
    let is_long = is_longer(text.trim(), LONGEST_NAME);
    let expected = if is_long { Expected::ShortName } else { Expected::SourceNameInQuotes };
    let refused = || SpellingError::new(expected, &format!("\"{text}\""), SOURCE_NAME);
    SourceId::one(text).ok_or_else(refused)
}

/// Reads a value without the signs in it that cannot be seen; what is told is what stands there.
fn read_spelt<T: Spelt>(text: &str) -> Result<T, SpellingError> {
    let plain = plain_value(text);
    T::read(&plain).map_err(|error| {
        let found = if plain == text { error.found } else { text.to_owned() };
        SpellingError { found, ..error }
    })
}

/// A date without status and sources, for messages.
const PLAIN_DATE: &str = "\"2024-10-04\"";

fn read_plain_date(text: &str) -> Result<Date, SpellingError> {
    text.parse().map_err(|_| SpellingError::new(Expected::Date, text, PLAIN_DATE))
}

macro_rules! words {
    ($($type:ty: $expected:ident;)+) => {$(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let is_word = |text: &str| {
                    text.starts_with(char::is_alphabetic)
                        && text.chars().all(|c| c.is_alphanumeric() || c == '_')
                };
                let read = |text: &str| is_word(text).then(|| Self::read(text));
                plain(from, Expected::$expected, Self::EXAMPLE, read)?.map_err(|error| misspelt(&error))
            }
        }

        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_unit_variant(stringify!($type), 0, self.word())
            }
        }
    )+};
}

/// As a word in answers; in files it is a part of the text of its value.
impl Serialize for Status {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.word())
    }
}

words! {
    RoundingMode: PlainHow;
    CarryOver: PlainCarry;
    Role: PlainRole;
    EventKind: PlainEventKind;
    OfferKind: PlainOfferKind;
    Confidence: PlainConfidence;
}
