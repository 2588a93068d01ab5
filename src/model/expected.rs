//! What should have stood where something else was found.
//!
//! An enum rather than text, so that every language has words for each: `Display` is English, for
//! the command line, and the other languages are the business of the floors above.

use std::fmt;

macro_rules! expectations {
    ($($(#[$doc:meta])* $name:ident = $words:literal,)+) => {
        /// What should stand there.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Expected {
            $($(#[$doc])* $name,)+
        }

        impl Expected {
            /// Every expectation.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// That of a name; none if there is none.
            pub fn of_name(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($name) => Some(Self::$name),)+
                    _ => None,
                }
            }

            /// In English words.
            pub fn words(self) -> &'static str {
                match self {
                    $(Self::$name => $words,)+
                }
            }
        }
    };
}

expectations! {
    /// A currency by its code.
    Currency = "a currency as three capital letters",
    /// An amount of money.
    Amount = "an amount with its unit and currency",
    /// A rate of growth.
    Rate = "a rate in per cent",
    /// A price of one currency in another.
    Exchange = "an exchange rate",
    /// The weight of a category.
    Weight = "a weight: a number or a per cent",
    /// How halves fall.
    RoundingMode = "HalfUp, HalfEven or Down",
    /// What is carried.
    CarryOver = "Rounded or Unrounded",
    /// Sources at the end of a value.
    Sources = "sources in brackets at the end",
    /// The names of those sources.
    SourceNames = "the name of a source: letters, digits, `_` and `-`, several divided by commas",
    /// A day, a month or a year.
    Date = "a date: a year, a month or a day",
    /// From one date to another.
    Period = "a date, or the first and the last one divided by a slash",
    /// What a party is to the agreement.
    Role = "Pays, Receives or Speaks",
    /// The kind of an event.
    EventKind = "Election, Signing, Ratification, Expiry, Deadline or Other",
    /// The kind of an offer.
    OfferKind = "Ask, Offer, RedLine, Statement or Agreed",
    /// How well an offer is known.
    Confidence = "Official, OnRecord, Press, Claim or Assumed",

    /// Free text, in a field.
    Text = "text",
    /// A year, in a field.
    Year = "a year",
    /// A lag, in a field.
    Lag = "a number of years from 0 to 10",
    /// A rounding unit, in a field.
    Unit = "a rounding unit",
    /// A subtree, in a field.
    Clause = "a whole clause",
    /// A growth, in a field.
    Growth = "a kind of growth",
    /// A series, in a field.
    Series = "a series",
    /// Exchange rates, in a field.
    ExchangeSeries = "a series of exchange rates",
    /// A rule.
    Rule = "a rule",
    /// A part.
    Part = "a part",

    /// A scenario, in a file.
    Scenario = "a scenario",
    /// A negotiation, in a file.
    Negotiation = "a negotiation",
    /// A private layer, in a file.
    Private = "the private layer of a negotiation",
    /// A party, in a file.
    Party = "a party",
    /// A round, in a file.
    Round = "a round",
    /// A meeting, in a file.
    Meeting = "a meeting",
    /// An event, in a file.
    Event = "an event",
    /// An offer, in a file.
    Offer = "an offer",
    /// Names of sources without brackets.
    SourceList = "names of sources, divided by commas",
    /// Names of sources, in a file.
    SourcesInQuotes = "names of sources in quotes",
    /// A date, in a file.
    DateInQuotes = "a date in quotes",
    /// From one date to another, in a file.
    PeriodInQuotes = "a date, or the first and the last one divided by a slash, in quotes",
    /// The path of a field, in a file.
    FieldInQuotes = "the path of a field in quotes",
    /// The number of a round, in a file.
    PlainRound = "the number of a round, without quotes",
    /// Yes or no, in a file.
    PlainFlag = "true or false, without quotes",
    /// What a party is, in a file.
    PlainRole = "Pays, Receives or Speaks, without quotes",
    /// The kind of an event, in a file.
    PlainEventKind = "Election, Signing, Ratification, Expiry, Deadline or Other, without quotes",
    /// The kind of an offer, in a file.
    PlainOfferKind = "Ask, Offer, RedLine, Statement or Agreed, without quotes",
    /// How well an offer is known, in a file.
    PlainConfidence = "Official, OnRecord, Press, Claim or Assumed, without quotes",
    /// The version of a file, which is 1.
    Version = "a version that exists",
    /// The version of a file as a plain number.
    PlainVersion = "a version without quotes",
    /// A category, in a file.
    Category = "a category",
    /// A growth with its name, in a file.
    NamedGrowth = "a kind of growth: Freeze(), Fixed(…), Index(…) or Sum(…)",
    /// Whose agreement it is, in a file.
    PartiesInParentheses = "who pays and who receives between parentheses",
    /// One side of an agreement, in a file.
    PartyInQuotes = "a country's code or a name, in quotes",
    /// A source that a scenario defines.
    SourceInParentheses = "a source between parentheses",
    /// The name of a source, as a key.
    SourceNameInQuotes = "the name of a source in quotes: letters, digits, `_` and `-`",
    /// The agreements that a scenario continues, in a file.
    ContinuesInQuotes = "a name of agreements in quotes",
    /// The first and the last year, in a file.
    YearsInParentheses = "the years of the term between parentheses",
    /// How amounts are rounded, in a file.
    RoundingInParentheses = "the rounding between parentheses",
    /// A series, in a file.
    SeriesInParentheses = "a series between parentheses",
    /// Exchange rates, in a file.
    ExchangeInParentheses = "exchange rates between parentheses",
    /// An amount, in a file.
    AmountInQuotes = "an amount in quotes",
    /// A rate, in a file.
    RateInQuotes = "a rate in quotes",
    /// An exchange rate, in a file.
    ExchangeInQuotes = "an exchange rate in quotes",
    /// A weight, in a file.
    WeightInQuotes = "a weight in quotes",
    /// A rounding unit, in a file.
    UnitInQuotes = "a rounding unit in quotes",
    /// A currency, in a file.
    CurrencyInQuotes = "a currency in quotes",
    /// Free text, in a file.
    TextInQuotes = "a text in quotes",
    /// A year, in a file.
    PlainYear = "a year of four digits, without quotes",
    /// A lag, in a file.
    PlainLag = "a number of years from 0 to 10, without quotes",
    /// How halves fall, in a file.
    PlainHow = "HalfUp, HalfEven or Down, without quotes",
    /// What is carried, in a file.
    PlainCarry = "Rounded or Unrounded, without quotes",
    /// A map.
    Map = "keys and values between braces",
    /// A list.
    List = "a list between square brackets",
    /// At least one part in the list.
    OnePart = "at least one part",

    /// The beginning of a value.
    Value = "a value: a text in straight quotes, a number, a word or a bracket",
    /// A key of a struct.
    Key = "a key without quotes and a colon",
    /// What divides key and value.
    Colon = "a colon after the key",
    /// What divides entries.
    Comma = "a comma",
    /// A character behind a backslash.
    Escape = "an escape that exists: \\\" \\\\ \\n \\t \\r \\0 \\x41 \\u{c5b5}",
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}
