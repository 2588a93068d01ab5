//! What was expected in a file or a field where something else stood.
//!
//! The errors themselves speak English, for the command line; here each has its sentence by key, in
//! each language.

use super::{Arg, Language, say, say_with};
use crate::model::{Expected, FieldError, SpellingError};

/// Why a text is not the spelling of a value.
pub fn spelling_error(error: &SpellingError, language: Language) -> String {
    let expected = ("expected", expected_words(error.expected, language).into());
    let (found, example) = (("found", (&error.found).into()), ("example", (&*error.example).into()));
    say_with(language, "file-unexpected", &[found, expected, example])
}

/// Why a field was not read or written.
pub fn field_error(error: &FieldError, language: Language) -> String {
    let say_of = |key, args: &[(&'static str, Arg<'_>)]| say_with(language, key, args);
    match error {
        FieldError::NoSuchPath(path) => say_of("field-error-no-such-path", &[("path", path.into())]),
        FieldError::NotThere { field, beside } => {
            let field = ("field", field.to_string().into());
            let beside: Vec<String> = beside.iter().map(ToString::to_string).collect();
            let beside: Vec<&str> = beside.iter().map(String::as_str).collect();
            match beside.as_slice() {
                [] => say_of("field-error-not-there", &[field]),
                there => {
                    let there = ("beside", all_of(there).into());
                    say_of("field-error-not-there-but", &[field, there])
                }
            }
        }
        FieldError::WrongKind { field, expected, example } => {
            let expected = ("expected", expected_words(*expected, language).into());
            let field = ("field", field.to_string().into());
            say_of("field-error-wrong-kind", &[field, expected, ("example", (*example).into())])
        }
        FieldError::Source { field, error } => {
            let expected = ("expected", expected_words(error.expected, language).into());
            let found = ("found", (&error.found).into());
            let field = ("field", field.to_string().into());
            say_of("field-error-source", &[field, found, expected, ("example", (&*error.example).into())])
        }
        FieldError::Needed(field) => say_of("field-error-needed", &[("field", field.to_string().into())]),
    }
}

/// `a`, `b`, `c`.
fn all_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// `a`, `b` or `c`.
pub fn one_of(words: &[&str], language: Language) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            let first = rest.join(", ");
            say_with(language, "file-one-of", &[("first", first.into()), ("last", last.into())])
        }
        _ => quoted.concat(),
    }
}

/// What should have stood there.
pub fn expected_words(expected: Expected, language: Language) -> String {
    let key = match expected {
        Expected::Currency => "expected-currency",
        Expected::Amount => "expected-amount",
        Expected::Rate => "expected-rate",
        Expected::Exchange => "expected-exchange",
        Expected::Weight => "expected-weight",
        Expected::RoundingMode => "expected-how",
        Expected::CarryOver => "expected-carry",
        Expected::Sources => "expected-sources",
        Expected::SourceNames => "expected-source-names",
        Expected::Date => "expected-date",
        Expected::Period => "expected-period",
        Expected::Role => "expected-role",
        Expected::EventKind => "expected-event-kind",
        Expected::OfferKind => "expected-offer-kind",
        Expected::Confidence => "expected-confidence",
        Expected::Text => "expected-text",
        Expected::Year => "expected-year",
        Expected::Lag => "expected-lag",
        Expected::Unit => "expected-unit",
        Expected::Clause => "expected-clause",
        Expected::Growth => "expected-growth",
        Expected::Series => "expected-series",
        Expected::ExchangeSeries => "expected-exchange-series",
        Expected::Rule => "expected-rule",
        Expected::Part => "expected-part",
        Expected::Scenario => "expected-scenario",
        Expected::Negotiation => "expected-negotiation",
        Expected::Private => "expected-private",
        Expected::Party => "expected-party",
        Expected::Round => "expected-round",
        Expected::Meeting => "expected-meeting",
        Expected::Event => "expected-event",
        Expected::Offer => "expected-offer",
        Expected::SourceList => "expected-source-list",
        Expected::SourcesInQuotes => "expected-sources-in-quotes",
        Expected::DateInQuotes => "expected-date-in-quotes",
        Expected::PeriodInQuotes => "expected-period-in-quotes",
        Expected::FieldInQuotes => "expected-field-in-quotes",
        Expected::PlainRound => "expected-plain-round",
        Expected::PlainFlag => "expected-plain-flag",
        Expected::PlainRole => "expected-plain-role",
        Expected::PlainEventKind => "expected-plain-event-kind",
        Expected::PlainOfferKind => "expected-plain-offer-kind",
        Expected::PlainConfidence => "expected-plain-confidence",
        Expected::Version => "expected-version",
        Expected::PlainVersion => "expected-plain-version",
        Expected::Category => "expected-category",
        Expected::NamedGrowth => "expected-named-growth",
        Expected::PartiesInParentheses => "expected-parties-in-parentheses",
        Expected::PartyInQuotes => "expected-party-in-quotes",
        Expected::SourceInParentheses => "expected-source-in-parentheses",
        Expected::SourceNameInQuotes => "expected-source-name-in-quotes",
        Expected::ContinuesInQuotes => "expected-continues-in-quotes",
        Expected::YearsInParentheses => "expected-years-in-parentheses",
        Expected::RoundingInParentheses => "expected-rounding-in-parentheses",
        Expected::SeriesInParentheses => "expected-series-in-parentheses",
        Expected::ExchangeInParentheses => "expected-exchange-in-parentheses",
        Expected::AmountInQuotes => "expected-amount-in-quotes",
        Expected::RateInQuotes => "expected-rate-in-quotes",
        Expected::ExchangeInQuotes => "expected-exchange-in-quotes",
        Expected::WeightInQuotes => "expected-weight-in-quotes",
        Expected::UnitInQuotes => "expected-unit-in-quotes",
        Expected::CurrencyInQuotes => "expected-currency-in-quotes",
        Expected::TextInQuotes => "expected-text-in-quotes",
        Expected::PlainYear => "expected-plain-year",
        Expected::PlainLag => "expected-plain-lag",
        Expected::PlainHow => "expected-plain-how",
        Expected::PlainCarry => "expected-plain-carry",
        Expected::Map => "expected-map",
        Expected::List => "expected-list",
        Expected::OnePart => "expected-one-part",
        Expected::Value => "expected-value",
        Expected::Key => "expected-key",
        Expected::Colon => "expected-colon",
        Expected::Comma => "expected-comma",
        Expected::Escape => "expected-escape",
    };
    say(language, key)
}
