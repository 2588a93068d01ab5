//! What should have stood where something else was found.
//!
//! An enum rather than text, so that every language has words for each; the floor of texts has them.

macro_rules! expectations {
    ($($(#[$doc:meta])* $name:ident,)+) => {
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
        }
    };
}

expectations! {
    /// A currency by its code.
    Currency,
    /// An amount of money.
    Amount,
    /// A rate of growth.
    Rate,
    /// A price of one currency in another.
    Exchange,
    /// The weight of a category.
    Weight,
    /// How halves fall.
    RoundingMode,
    /// What is carried.
    CarryOver,
    /// Sources at the end of a value.
    Sources,
    /// The names of those sources.
    SourceNames,
    /// A day, a month or a year.
    Date,
    /// From one date to another.
    Period,
    /// What a party is to the agreement.
    Role,
    /// The kind of an event.
    EventKind,
    /// The kind of an offer.
    OfferKind,
    /// How well an offer is known.
    Confidence,

    /// Free text, in a field.
    Text,
    /// A year, in a field.
    Year,
    /// A lag, in a field.
    Lag,
    /// A rounding unit, in a field.
    Unit,
    /// A subtree, in a field.
    Clause,
    /// A growth, in a field.
    Growth,
    /// A series, in a field.
    Series,
    /// Exchange rates, in a field.
    ExchangeSeries,
    /// A rule.
    Rule,
    /// A part.
    Part,

    /// A scenario, in a file.
    Scenario,
    /// A negotiation, in a file.
    Negotiation,
    /// A private layer, in a file.
    Private,
    /// A party, in a file.
    Party,
    /// A round, in a file.
    Round,
    /// A meeting, in a file.
    Meeting,
    /// An event, in a file.
    Event,
    /// An offer, in a file.
    Offer,
    /// Names of sources without brackets.
    SourceList,
    /// Names of sources, in a file.
    SourcesInQuotes,
    /// A date, in a file.
    DateInQuotes,
    /// From one date to another, in a file.
    PeriodInQuotes,
    /// The path of a field, in a file.
    FieldInQuotes,
    /// The number of a round, in a file.
    PlainRound,
    /// Yes or no, in a file.
    PlainFlag,
    /// What a party is, in a file.
    PlainRole,
    /// The kind of an event, in a file.
    PlainEventKind,
    /// The kind of an offer, in a file.
    PlainOfferKind,
    /// How well an offer is known, in a file.
    PlainConfidence,
    /// The version of a file, which is 1.
    Version,
    /// The version of a file as a plain number.
    PlainVersion,
    /// A category, in a file.
    Category,
    /// A growth with its name, in a file.
    NamedGrowth,
    /// Whose agreement it is, in a file.
    PartiesInParentheses,
    /// One side of an agreement, in a file.
    PartyInQuotes,
    /// A source that a scenario defines.
    SourceInParentheses,
    /// The name of a source, as a key.
    SourceNameInQuotes,
    /// The agreements that a scenario continues, in a file.
    ContinuesInQuotes,
    /// The first and the last year, in a file.
    YearsInParentheses,
    /// How amounts are rounded, in a file.
    RoundingInParentheses,
    /// A series, in a file.
    SeriesInParentheses,
    /// Exchange rates, in a file.
    ExchangeInParentheses,
    /// An amount, in a file.
    AmountInQuotes,
    /// A rate, in a file.
    RateInQuotes,
    /// An exchange rate, in a file.
    ExchangeInQuotes,
    /// A weight, in a file.
    WeightInQuotes,
    /// A rounding unit, in a file.
    UnitInQuotes,
    /// A currency, in a file.
    CurrencyInQuotes,
    /// Free text, in a file.
    TextInQuotes,
    /// A text no longer than a title may be.
    ShortTitle,
    /// A text no longer than a name or a key may be.
    ShortName,
    /// A text no longer than a remark may be.
    ShortNote,
    /// A year, in a file.
    PlainYear,
    /// A lag, in a file.
    PlainLag,
    /// How halves fall, in a file.
    PlainHow,
    /// What is carried, in a file.
    PlainCarry,
    /// A map.
    Map,
    /// A list.
    List,
    /// At least one part in the list.
    OnePart,

    /// The beginning of a value.
    Value,
    /// A key of a struct.
    Key,
    /// What divides key and value.
    Colon,
    /// What divides entries.
    Comma,
    /// A character behind a backslash.
    Escape,
    /// Digits in braces behind `\u`.
    EscapeBraces,
    /// Digits of a character within the braces behind `\u`.
    EscapeDigits,
    /// Two digits behind `\x`.
    EscapeByte,
}
