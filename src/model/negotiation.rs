//! A negotiation: who met when, and what each side put forward in public.
//!
//! An offer is a list of fields with values. What it does not name comes from the base scenario, so
//! every offer is a scenario and costs what that costs; see [`crate::engine::negotiation`].
//! What one side keeps to itself is no part of a negotiation: it stands in a [`PrivateLayer`], in a
//! file of its own.
//!
//! What is not known is left out: a round without meetings has no known date, a meeting without a
//! venue none that is known. Whether it all makes sense together is the business of
//! [`crate::engine::negotiation::check`], so that a file with a slip opens and can be mended.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::expected::Expected;
use super::field::Field;
use super::field_value::FieldValue;
use super::record::Date;
use super::scenario::Scenario;
use super::spelling::{list, name, note, some, some_name, some_note};
use super::stated::{SourceId, SpellingError, Spelt, Stated};

/// Talks on one agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Negotiation {
    /// What they are called; free text.
    pub title: String,
    /// A remark; free text.
    pub note: Option<String>,
    /// Who takes part or speaks, in their order.
    pub parties: Vec<Party>,
    /// The rounds by their number.
    pub rounds: BTreeMap<u16, Round>,
    /// What happened besides, in its order.
    pub events: Vec<TalkEvent>,
    /// What offers that do not say a term take it from.
    pub base: Scenario,
    /// What was put forward, in its order.
    pub offers: Vec<Offer>,
}

/// Somebody who takes part or speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// The short name by which offers name it, for example `ROK`.
    #[serde(deserialize_with = "name")]
    pub key: String,
    /// Its name; free text.
    #[serde(deserialize_with = "name")]
    pub name: String,
    /// What it is to the agreement.
    pub role: Role,
}

/// What a party is to the agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// It pays: what costs more is what it gives.
    Pays,
    /// It receives: what costs more is what it gets.
    Receives,
    /// It speaks, but has no seat at the table.
    Speaks,
}

/// A round of talks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Round {
    /// When and where it met; mostly once, none if neither is known.
    #[serde(deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<Meeting>,
    /// A remark; free text.
    #[serde(deserialize_with = "some_note", skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A meeting of a round.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Meeting {
    /// From when to when, and who says so.
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub dates: Option<Stated<Period>>,
    /// The city.
    #[serde(deserialize_with = "some_name", skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// The house.
    #[serde(deserialize_with = "some_name", skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// The country by its code.
    #[serde(deserialize_with = "some_name", skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// A remark; free text.
    #[serde(deserialize_with = "some_note", skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Something that happened, or is to happen, besides the rounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Event", deny_unknown_fields)]
pub struct TalkEvent {
    /// When, and who says so.
    pub date: Stated<Date>,
    /// Of which kind.
    #[serde(default, skip_serializing_if = "EventKind::is_other")]
    pub kind: EventKind,
    /// What; free text.
    #[serde(deserialize_with = "note")]
    pub what: String,
}

/// The kinds of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum EventKind {
    /// An election.
    Election,
    /// The text is initialled or signed.
    Signing,
    /// A parliament or a government consents; the treaty enters into force.
    Ratification,
    /// The agreement before ends.
    Expiry,
    /// Something is due.
    Deadline,
    /// Anything else.
    #[default]
    Other,
}

/// Something that was put forward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Whose it is, by the party's key; none if both sides agreed on it.
    pub party: Option<String>,
    /// What kind of word it is.
    pub kind: OfferKind,
    /// When, as far as it is known.
    pub date: Option<Date>,
    /// In which round.
    pub round: Option<u16>,
    /// What it says.
    pub terms: Vec<OfferTerm>,
    /// Whether the other side turned it down. It stands until its party makes another all the same.
    pub declined: bool,
    /// Whether it was made or reported in public.
    pub public: bool,
    /// How well it is known.
    pub confidence: Confidence,
    /// Who says so; empty only if nobody does.
    pub sources: Vec<SourceId>,
    /// A remark; free text.
    pub note: Option<String>,
}

/// What kind of word an offer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfferKind {
    /// What a side asks of the other.
    Ask,
    /// What a side is ready to give.
    Offer,
    /// What a side says that it will not go beyond.
    RedLine,
    /// What somebody says without putting it on the table.
    Statement,
    /// What both agreed on.
    Agreed,
}

/// How well an offer is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Confidence {
    /// A government published it.
    Official,
    /// A named person said it in public.
    OnRecord,
    /// The press reports it.
    Press,
    /// Somebody outside the talks claims it.
    Claim,
    /// Nobody says so: it is an assumption of the file.
    #[default]
    Assumed,
}

/// A term of an offer: a field with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfferTerm {
    /// A field with a value of its kind.
    Read(Field, FieldValue),
    /// What stands there names no field, or the value is none of the field's; kept as it stands.
    Unread {
        /// The path as it stands.
        path: String,
        /// The value as it stands, in the spelling of files.
        value: String,
    },
}

/// What one side keeps to itself. It has a file of its own and never leaves the program otherwise:
/// no view, export, command or shared file may use it, and a test of the floors holds that.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PrivateLayer {
    /// Whose it is, by the party's key.
    pub party: String,
    /// What it aims at.
    pub target: Vec<OfferTerm>,
    /// What it will not go beyond.
    pub limit: Vec<OfferTerm>,
    /// What it believes that the other side will not go beyond.
    pub their_limit: Vec<OfferTerm>,
    /// A remark; free text.
    pub note: Option<String>,
    /// Remarks on rounds.
    pub notes: BTreeMap<u16, String>,
}

/// A span of days as far as they are known: `2024-04-23/2024-04-25`, or one date alone.
///
/// **Invariant:** the last day is not before the first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    first: Date,
    last: Date,
}

impl Period {
    /// From the first date to the last; none if these stand the wrong way round.
    pub fn new(first: Date, last: Date) -> Option<Self> {
        (first.first_day() <= last.last_day()).then_some(Self { first, last })
    }

    /// Its first date.
    pub fn first(&self) -> &Date {
        &self.first
    }

    /// Its last date.
    pub fn last(&self) -> &Date {
        &self.last
    }

    /// Whether both may have a day in common, as far as they are known.
    pub fn meets(&self, other: &Self) -> bool {
        self.first.first_day() <= other.last.last_day() && other.first.first_day() <= self.last.last_day()
    }

    /// Whether every day that this may be is one that the other may be.
    pub fn lies_in(&self, other: &Self) -> bool {
        other.first.first_day() <= self.first.first_day() && self.last.last_day() <= other.last.last_day()
    }

    /// Both and what lies between them.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        let first =
            if self.first.first_day() <= other.first.first_day() { &self.first } else { &other.first };
        let last = if self.last.last_day() >= other.last.last_day() { &self.last } else { &other.last };
        Self { first: first.clone(), last: last.clone() }
    }
}

impl From<Date> for Period {
    fn from(date: Date) -> Self {
        Self { first: date.clone(), last: date }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { self.first.fmt(f) } else { write!(f, "{}/{}", self.first, self.last) }
    }
}

impl FromStr for Period {
    type Err = SpellingError;

    fn from_str(text: &str) -> Result<Self, SpellingError> {
        let read = || match text.split_once('/') {
            None => Some(Self::from(text.parse::<Date>().ok()?)),
            Some((first, last)) => Self::new(first.parse().ok()?, last.parse().ok()?),
        };
        read().ok_or_else(|| SpellingError::new(Expected::Period, text, Self::EXAMPLE))
    }
}

impl Spelt for Period {
    const EXAMPLE: &'static str = "\"2024-04-23/2024-04-25 [NEWSIS_TL]\"";

    fn spell(&self) -> String {
        self.to_string()
    }

    fn read(text: &str) -> Result<Self, SpellingError> {
        text.parse()
    }
}

impl Spelt for Date {
    const EXAMPLE: &'static str = "\"2024-10-04 [FN12]\"";

    fn spell(&self) -> String {
        self.to_string()
    }

    fn read(text: &str) -> Result<Self, SpellingError> {
        text.parse()
    }
}

/// Where something stands in a negotiation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum At {
    /// A party, by its place.
    Party(usize),
    /// A round, by its number.
    Round(u16),
    /// An event, by its place.
    Event(usize),
    /// The base scenario.
    Base,
    /// An offer, by its place.
    Offer(usize),
    /// Its party.
    OfferParty(usize),
    /// Its round.
    OfferRound(usize),
    /// Its date.
    OfferDate(usize),
    /// Its sources.
    OfferSources(usize),
    /// One of its terms, by its place.
    OfferTerm(usize, usize),
}

impl At {
    /// The offer that it concerns.
    pub fn offer(self) -> Option<usize> {
        match self {
            Self::Offer(place)
            | Self::OfferParty(place)
            | Self::OfferRound(place)
            | Self::OfferDate(place)
            | Self::OfferSources(place)
            | Self::OfferTerm(place, _) => Some(place),
            Self::Party(_) | Self::Round(_) | Self::Event(_) | Self::Base => None,
        }
    }
}

impl Negotiation {
    /// The party of that key.
    pub fn party(&self, key: &str) -> Option<&Party> {
        self.parties.iter().find(|party| party.key == key)
    }

    /// The first party of that role.
    pub fn side(&self, role: Role) -> Option<&Party> {
        self.parties.iter().find(|party| party.role == role)
    }

    /// From the first to the last day of a round, as far as they are known.
    pub fn dates_of(&self, round: u16) -> Option<Period> {
        let meetings = &self.rounds.get(&round)?.meetings;
        let dates = meetings.iter().filter_map(|meeting| meeting.dates.as_ref());
        dates.map(|dates| dates.value.clone()).reduce(|one, other| one.joined(&other))
    }

    /// When an offer was made, as narrowly as it is known: on its date, or on the days of its round where
    /// it has none or one that says less, such as a year alone.
    pub fn when(&self, offer: &Offer) -> Option<Period> {
        let of_round = offer.round.and_then(|round| self.dates_of(round));
        match (offer.date.clone().map(Period::from), of_round) {
            (Some(date), Some(round)) if round.lies_in(&date) => Some(round),
            (date, round) => date.or(round),
        }
    }
}

impl EventKind {
    /// Whether it is of no kind of its own, which is what is left out says.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out a reference")]
    fn is_other(&self) -> bool {
        *self == Self::Other
    }
}

impl Confidence {
    /// Whether nobody says so, which is what is left out says.
    pub fn is_assumed(&self) -> bool {
        *self == Self::Assumed
    }
}

impl Round {
    /// Whether anything is known of it.
    pub fn is_known(&self) -> bool {
        !self.meetings.is_empty()
    }
}

impl Offer {
    /// An offer of `party` that says nothing yet and that nobody made.
    pub fn new(party: Option<String>, kind: OfferKind) -> Self {
        Self {
            party,
            kind,
            date: None,
            round: None,
            terms: Vec::new(),
            declined: false,
            public: true,
            confidence: Confidence::Assumed,
            sources: Vec::new(),
            note: None,
        }
    }

    /// The terms that could be read.
    pub fn fields(&self) -> impl Iterator<Item = (&Field, &FieldValue)> {
        read_terms(&self.terms)
    }
}

/// The terms that could be read, of an offer or of a private layer.
pub fn read_terms(terms: &[OfferTerm]) -> impl Iterator<Item = (&Field, &FieldValue)> {
    terms.iter().filter_map(|term| match term {
        OfferTerm::Read(field, value) => Some((field, value)),
        OfferTerm::Unread { .. } => None,
    })
}

/// Enums that files spell as a word, the same as the variant.
macro_rules! words {
    ($name:ident, $example:literal, $expected:ident, $($variant:ident),+) => {
        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word in files.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => stringify!($variant),)+
                }
            }
        }

        impl Spelt for $name {
            const EXAMPLE: &'static str = $example;

            fn spell(&self) -> String {
                self.word().to_owned()
            }

            fn read(text: &str) -> Result<Self, SpellingError> {
                let known = Self::ALL.iter().find(|known| known.word() == text);
                known.copied().ok_or_else(|| SpellingError::new(Expected::$expected, text, $example))
            }
        }
    };
}

words!(Role, "Pays", Role, Pays, Receives, Speaks);
words!(EventKind, "Signing", EventKind, Election, Signing, Ratification, Expiry, Deadline, Other);
words!(OfferKind, "Ask", OfferKind, Ask, Offer, RedLine, Statement, Agreed);
words!(Confidence, "Press", Confidence, Official, OnRecord, Press, Claim, Assumed);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_read_as_they_are_spelt() {
        for text in ["2024", "2024-10", "2024-04-23/2024-04-25", "2018-12/2019-01"] {
            assert_eq!(text.parse::<Period>().map(|period| period.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "2024-04-25/2024-04-23", "2024/", "2024-04-23/2024-04-24/2024-04-25", "24"] {
            assert!(text.parse::<Period>().is_err(), "{text:?} must be refused");
        }
    }

    #[test]
    fn an_offer_of_a_round_was_made_on_its_days_where_its_own_date_says_less() {
        let period = |text: &str| text.parse::<Period>().expect("a period");
        assert!(period("2024-04-23/2024-04-25").lies_in(&period("2024")));
        assert!(period("2024-04-24").lies_in(&period("2024-04-23/2024-04-25")));
        assert!(!period("2024-04-23/2024-04-25").lies_in(&period("2024-04-24")));
        assert!(!period("2024").lies_in(&period("2024-04-23/2024-04-25")));
    }

    #[test]
    fn a_date_that_lacks_its_day_meets_every_day_that_it_may_be() {
        check("2024", "2024-04-23/2024-04-25", true);
        check("2024-04", "2024-04-23/2024-04-25", true);
        check("2024-05", "2024-04-23/2024-04-25", false);
        check("2024-04-26", "2024-04-23/2024-04-25", false);
        check("2024-04-25", "2024-04-23/2024-04-25", true);
        check("2024-02", "2024-02-29", true);
    }

    #[track_caller]
    fn check(one: &str, other: &str, meets: bool) {
        let [one, other] = [one, other].map(|text| text.parse::<Period>().expect("a period"));
        assert_eq!((one.meets(&other), other.meets(&one)), (meets, meets));
    }
}
