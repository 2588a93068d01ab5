//! What was expected in a file or a field where something else stood.
//!
//! The errors are data; here each has its sentence in each language.

use super::naming::shortened;
use super::{Arg, Language, say, say_with};
use crate::model::{Expected, Field, FieldError, LONGEST_NAME, LONGEST_NOTE, LONGEST_TITLE, SpellingError};
use crate::text::key;

/// Why a text is not the spelling of a value.
pub fn spelling_error(error: &SpellingError, language: Language) -> String {
    let expected = ("expected", expected_words(error.expected, language).into());
    let (found, example) = (("found", shortened(&error.found).into()), ("example", (&*error.example).into()));
    say_with(language, key::FILE_UNEXPECTED, &[found, expected, example])
}

/// Why a field was not read or written.
pub fn field_error(error: &FieldError, language: Language) -> String {
    let say_of = |key, args: &[(&'static str, Arg<'_>)]| say_with(language, key, args);
    match error {
        FieldError::NoSuchPath(path) => match Field::of_older_path(path) {
            Some(now) => {
                let now = ("now", quoted(&now).into());
                say_of(key::FIELD_ERROR_RENAMED, &[("path", shortened(path).into()), now])
            }
            None => say_of(key::FIELD_ERROR_NO_SUCH_PATH, &[("path", shortened(path).into())]),
        },
        FieldError::NotThere { field, beside } => {
            let field = ("field", quoted(field).into());
            let beside: Vec<String> = beside.iter().map(quoted).collect();
            let beside: Vec<&str> = beside.iter().map(String::as_str).collect();
            match beside.as_slice() {
                [] => say_of(key::FIELD_ERROR_NOT_THERE, &[field]),
                there => {
                    let there = ("beside", all_of(there).into());
                    say_of(key::FIELD_ERROR_NOT_THERE_BUT, &[field, there])
                }
            }
        }
        FieldError::WrongKind { field, expected, example } => {
            let expected = ("expected", expected_words(*expected, language).into());
            let field = ("field", quoted(field).into());
            say_of(key::FIELD_ERROR_WRONG_KIND, &[field, expected, ("example", (*example).into())])
        }
        FieldError::Source { field, error } => {
            let expected = ("expected", expected_words(error.expected, language).into());
            let found = ("found", shortened(&error.found).into());
            let field = ("field", quoted(field).into());
            say_of(key::FIELD_ERROR_SOURCE, &[field, found, expected, ("example", (&*error.example).into())])
        }
        FieldError::Needed(field) => say_of(key::FIELD_ERROR_NEEDED, &[("field", quoted(field).into())]),
    }
}

/// The path of a field as messages quote it.
fn quoted(field: &Field) -> String {
    shortened(&field.to_string()).into_owned()
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
            say_with(language, key::FILE_ONE_OF, &[("first", first.into()), ("last", last.into())])
        }
        _ => quoted.concat(),
    }
}

/// What should have stood there.
#[expect(clippy::too_many_lines, reason = "a sentence for each expectation")]
pub fn expected_words(expected: Expected, language: Language) -> String {
    let at_most = |key, most: usize| say_with(language, key, &[("most", most.into())]);
    let key = match expected {
        Expected::ShortTitle => return at_most(key::EXPECTED_SHORT_TITLE, LONGEST_TITLE),
        Expected::ShortName => return at_most(key::EXPECTED_SHORT_NAME, LONGEST_NAME),
        Expected::ShortNote => return at_most(key::EXPECTED_SHORT_NOTE, LONGEST_NOTE),
        Expected::Currency => key::EXPECTED_CURRENCY,
        Expected::Amount => key::EXPECTED_AMOUNT,
        Expected::Rate => key::EXPECTED_RATE,
        Expected::Exchange => key::EXPECTED_EXCHANGE,
        Expected::Weight => key::EXPECTED_WEIGHT,
        Expected::RoundingMode => key::EXPECTED_HOW,
        Expected::CarryOver => key::EXPECTED_CARRY,
        Expected::Sources => key::EXPECTED_SOURCES,
        Expected::SourceNames => key::EXPECTED_SOURCE_NAMES,
        Expected::Date => key::EXPECTED_DATE,
        Expected::Period => key::EXPECTED_PERIOD,
        Expected::Role => key::EXPECTED_ROLE,
        Expected::EventKind => key::EXPECTED_EVENT_KIND,
        Expected::OfferKind => key::EXPECTED_OFFER_KIND,
        Expected::Confidence => key::EXPECTED_CONFIDENCE,
        Expected::Text => key::EXPECTED_TEXT,
        Expected::Year => key::EXPECTED_YEAR,
        Expected::Lag => key::EXPECTED_LAG,
        Expected::Unit => key::EXPECTED_UNIT,
        Expected::Clause => key::EXPECTED_CLAUSE,
        Expected::Growth => key::EXPECTED_GROWTH,
        Expected::Series => key::EXPECTED_SERIES,
        Expected::ExchangeSeries => key::EXPECTED_EXCHANGE_SERIES,
        Expected::Rule => key::EXPECTED_RULE,
        Expected::Part => key::EXPECTED_PART,
        Expected::Scenario => key::EXPECTED_SCENARIO,
        Expected::Negotiation => key::EXPECTED_NEGOTIATION,
        Expected::Private => key::EXPECTED_PRIVATE,
        Expected::Party => key::EXPECTED_PARTY,
        Expected::Round => key::EXPECTED_ROUND,
        Expected::Meeting => key::EXPECTED_MEETING,
        Expected::Event => key::EXPECTED_EVENT,
        Expected::Offer => key::EXPECTED_OFFER,
        Expected::SourceList => key::EXPECTED_SOURCE_LIST,
        Expected::SourcesInQuotes => key::EXPECTED_SOURCES_IN_QUOTES,
        Expected::DateInQuotes => key::EXPECTED_DATE_IN_QUOTES,
        Expected::PeriodInQuotes => key::EXPECTED_PERIOD_IN_QUOTES,
        Expected::FieldInQuotes => key::EXPECTED_FIELD_IN_QUOTES,
        Expected::PlainRound => key::EXPECTED_PLAIN_ROUND,
        Expected::PlainFlag => key::EXPECTED_PLAIN_FLAG,
        Expected::PlainRole => key::EXPECTED_PLAIN_ROLE,
        Expected::PlainEventKind => key::EXPECTED_PLAIN_EVENT_KIND,
        Expected::PlainOfferKind => key::EXPECTED_PLAIN_OFFER_KIND,
        Expected::PlainConfidence => key::EXPECTED_PLAIN_CONFIDENCE,
        Expected::Version => key::EXPECTED_VERSION,
        Expected::PlainVersion => key::EXPECTED_PLAIN_VERSION,
        Expected::Category => key::EXPECTED_CATEGORY,
        Expected::NamedGrowth => key::EXPECTED_NAMED_GROWTH,
        Expected::PartiesInParentheses => key::EXPECTED_PARTIES_IN_PARENTHESES,
        Expected::PartyInQuotes => key::EXPECTED_PARTY_IN_QUOTES,
        Expected::SourceInParentheses => key::EXPECTED_SOURCE_IN_PARENTHESES,
        Expected::SourceNameInQuotes => key::EXPECTED_SOURCE_NAME_IN_QUOTES,
        Expected::ContinuesInQuotes => key::EXPECTED_CONTINUES_IN_QUOTES,
        Expected::YearsInParentheses => key::EXPECTED_YEARS_IN_PARENTHESES,
        Expected::RoundingInParentheses => key::EXPECTED_ROUNDING_IN_PARENTHESES,
        Expected::SeriesInParentheses => key::EXPECTED_SERIES_IN_PARENTHESES,
        Expected::ExchangeInParentheses => key::EXPECTED_EXCHANGE_IN_PARENTHESES,
        Expected::AmountInQuotes => key::EXPECTED_AMOUNT_IN_QUOTES,
        Expected::RateInQuotes => key::EXPECTED_RATE_IN_QUOTES,
        Expected::ExchangeInQuotes => key::EXPECTED_EXCHANGE_IN_QUOTES,
        Expected::WeightInQuotes => key::EXPECTED_WEIGHT_IN_QUOTES,
        Expected::UnitInQuotes => key::EXPECTED_UNIT_IN_QUOTES,
        Expected::CurrencyInQuotes => key::EXPECTED_CURRENCY_IN_QUOTES,
        Expected::TextInQuotes => key::EXPECTED_TEXT_IN_QUOTES,
        Expected::PlainYear => key::EXPECTED_PLAIN_YEAR,
        Expected::PlainLag => key::EXPECTED_PLAIN_LAG,
        Expected::PlainHow => key::EXPECTED_PLAIN_HOW,
        Expected::PlainCarry => key::EXPECTED_PLAIN_CARRY,
        Expected::Map => key::EXPECTED_MAP,
        Expected::List => key::EXPECTED_LIST,
        Expected::OnePart => key::EXPECTED_ONE_PART,
        Expected::Value => key::EXPECTED_VALUE,
        Expected::Key => key::EXPECTED_KEY,
        Expected::Colon => key::EXPECTED_COLON,
        Expected::Comma => key::EXPECTED_COMMA,
        Expected::Escape => key::EXPECTED_ESCAPE,
        Expected::EscapeBraces => key::EXPECTED_ESCAPE_BRACES,
        Expected::EscapeDigits => key::EXPECTED_ESCAPE_DIGITS,
        Expected::EscapeByte => key::EXPECTED_ESCAPE_BYTE,
    };
    say(language, key)
}
