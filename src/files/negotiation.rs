//! Negotiation files of version 1: text to negotiation and back.
//!
//! As strict as scenario files, and in the same layout: a key that nothing reads, a key that stands
//! twice, a value of the wrong form are refused with their place; lists keep their order, and what is
//! usual is left out. The base scenario stands in it whole, as in a file of its own.
//!
//! Terms of offers are more forgiving (`terms.rs`). Whether parties, rounds, dates and terms
//! make sense together is the business of [`crate::model::Negotiation`]'s check in the engine; what
//! that tells has its place in [`Places`].
//!
//! **Invariants:** what is written reads back as the same negotiation. A file in our layout reads and
//! writes back as the same bytes.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::disk::OpenError;
use super::format::{FileFormat, Opened, open_document};
use super::frame::{self, Version};
use super::kind::FileKind;
use super::read_error::{Place, ReadError};
use super::scan::Open;
use super::scenario::{self, ScenarioRon};
use super::source::prepared;
use super::terms::{Terms, comments_kept};
use crate::model::spelling::{RoundNumber, list, some, some_name, some_note, sources, title, unique};
use crate::model::{At, Confidence, Date, Negotiation, Offer, OfferKind, Party, Round, SourceId, TalkEvent};

/// A negotiation as its file holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NegotiationFile {
    /// The negotiation.
    pub negotiation: Negotiation,
    /// The comments above it, with their slashes; kept when it is saved.
    pub comment: String,
    /// How many comments stand elsewhere; they are lost when it is saved.
    pub other_comments: usize,
    /// Where things stand in the text that was read; none if none was.
    pub places: Places,
}

impl NegotiationFile {
    /// A negotiation without comments.
    pub fn new(negotiation: Negotiation) -> Self {
        Self { negotiation, comment: String::new(), other_comments: 0, places: Places::default() }
    }
}

/// Where things stand in the text of a negotiation. They are those of the text that was read: an edit
/// moves nothing here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places(BTreeMap<At, Place>);

impl Places {
    /// The place of something, or of the offer in which it would stand.
    pub fn of(&self, at: At) -> Option<Place> {
        let offer = || self.0.get(&At::Offer(at.offer()?));
        self.0.get(&at).or_else(offer).copied()
    }
}

/// Reads a negotiation; `name` is that of its file, for messages.
///
/// ```
/// let text = r#"Negotiation(
///     version: 1,
///     title: "Talks",
///     parties: [
///         Party(
///             key: "ROK",
///             name: "Republic of Korea",
///             role: Payer,
///         ),
///     ],
/// )
/// "#;
/// let error = costshare::files::read_negotiation(text, "talks.ron").unwrap_err();
/// assert_eq!(
///     costshare::text::file_errors::read_error(&error, costshare::text::Language::En),
///     "talks.ron:8:19: found `Payer`, expected Pays, Receives or Speaks, for example Pays"
/// );
/// ```
///
/// # Errors
/// The first place that cannot be read.
pub fn read_negotiation(text: &str, name: &str) -> Result<NegotiationFile, ReadError> {
    let mut found = Vec::new();
    let place = |text: &str, open: &[Open], at: usize| found.extend(standing(text, open, at));
    let file = frame::read_file::<NegotiationRon, NegotiationHead>(text, name, FileKind::Negotiation, place)?;
    let places = Places(counted(&prepared(text), found));
    let negotiation = Negotiation::from(file.holds);
    let kept = comments_kept(negotiation.offers.iter().flat_map(|offer| &offer.terms));
    let (comment, other_comments) = (file.comment, file.other_comments.len().saturating_sub(kept));
    Ok(NegotiationFile { negotiation, comment, other_comments, places })
}

/// Writes a negotiation in the one layout.
pub fn write_negotiation(file: &NegotiationFile) -> String {
    frame::write_file(&file.comment, &NegotiationRon::from(file.negotiation.clone()))
}

impl FileFormat for NegotiationFile {
    const KIND: FileKind = FileKind::Negotiation;

    fn read(text: &str, name: &str) -> Result<Self, ReadError> {
        read_negotiation(text, name)
    }

    fn write(&self) -> String {
        write_negotiation(self)
    }
}

/// Opens a negotiation, and notes what its file looked like.
///
/// # Errors
/// What is wrong with the file, and where.
pub fn open_negotiation(path: &Path) -> Result<Opened<NegotiationFile>, OpenError> {
    open_document(path)
}

/// A negotiation, key by key.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Negotiation", deny_unknown_fields)]
struct NegotiationRon {
    version: Version,
    #[serde(deserialize_with = "title")]
    title: String,
    #[serde(default, deserialize_with = "some_note", skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(default, deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    parties: Vec<Party>,
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    rounds: BTreeMap<RoundNumber, Round>,
    #[serde(default, deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    events: Vec<TalkEvent>,
    #[serde(serialize_with = "frame::inner")]
    base: ScenarioRon,
    #[serde(default, deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    offers: Vec<OfferRon>,
}

/// An offer, key by key.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Offer", deny_unknown_fields)]
struct OfferRon {
    #[serde(default, deserialize_with = "some_name", skip_serializing_if = "Option::is_none")]
    party: Option<String>,
    kind: OfferKind,
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    round: Option<RoundNumber>,
    #[serde(default, skip_serializing_if = "Terms::is_empty")]
    terms: Terms<4>,
    #[serde(default, skip_serializing_if = "is_false")]
    declined: bool,
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    public: bool,
    #[serde(default, skip_serializing_if = "Confidence::is_assumed")]
    confidence: Confidence,
    #[serde(default, with = "sources", skip_serializing_if = "Vec::is_empty")]
    sources: Vec<SourceId>,
    #[serde(default, deserialize_with = "some_note", skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_true(flag: &bool) -> bool {
    *flag
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// The head of a file: nothing but its versions is read.
#[derive(Deserialize)]
#[serde(rename = "Negotiation")]
struct NegotiationHead {
    #[serde(rename = "version")]
    _version: Version,
    #[serde(rename = "base")]
    _base: scenario::Head,
}

impl From<NegotiationRon> for Negotiation {
    fn from(file: NegotiationRon) -> Self {
        let NegotiationRon { version: Version, title, note, parties, rounds, events, base, offers } = file;
        let rounds = rounds.into_iter().map(|(RoundNumber(number), round)| (number, round)).collect();
        let offers = offers.into_iter().map(Offer::from).collect();
        Self { title, note, parties, rounds, events, base: base.into(), offers }
    }
}

impl From<Negotiation> for NegotiationRon {
    fn from(negotiation: Negotiation) -> Self {
        let Negotiation { title, note, parties, rounds, events, base, offers } = negotiation;
        let rounds = rounds.into_iter().map(|(number, round)| (RoundNumber(number), round)).collect();
        let offers = offers.into_iter().map(OfferRon::from).collect();
        Self { version: Version, title, note, parties, rounds, events, base: base.into(), offers }
    }
}

impl From<OfferRon> for Offer {
    fn from(file: OfferRon) -> Self {
        let OfferRon { party, kind, date, round, terms, declined, public, confidence, sources, note } = file;
        let round = round.map(|RoundNumber(number)| number);
        Self { party, kind, date, round, terms: terms.0, declined, public, confidence, sources, note }
    }
}

impl From<Offer> for OfferRon {
    fn from(offer: Offer) -> Self {
        let Offer { party, kind, date, round, terms, declined, public, confidence, sources, note } = offer;
        let round = round.map(RoundNumber);
        Self { party, kind, date, round, terms: Terms(terms), declined, public, confidence, sources, note }
    }
}

/// A step from a bracket to what stands in it.
enum TermStep<'t> {
    /// The value of a key.
    Key(&'t str),
    /// The value at a place of a list.
    Item(usize),
}

/// What stands at a byte of a negotiation, `open` being the brackets around it; and its place, which is
/// that of the key where the key says what it is.
fn standing(text: &str, open: &[Open], at: usize) -> Option<(usize, At)> {
    // Nothing that has a place stands deeper than the terms of offers.
    if !(1..=4).contains(&open.len()) {
        return None;
    }
    let step = |open: &Open| match open.keys.last() {
        Some(key) => TermStep::Key(&text[key.clone()]),
        None => TermStep::Item(open.items),
    };
    let steps: Vec<TermStep<'_>> = open.iter().map(step).collect();
    let key_at = open.last().and_then(|open| open.keys.last()).map_or(at, |key| key.start);
    match steps[..] {
        [TermStep::Key("base")] => Some((at, At::Base)),
        [TermStep::Key("parties"), TermStep::Item(number)] => Some((at, At::Party(number))),
        [TermStep::Key("rounds"), TermStep::Key(number)] => Some((key_at, At::Round(number.parse().ok()?))),
        [TermStep::Key("events"), TermStep::Item(number)] => Some((at, At::Event(number))),
        [TermStep::Key("offers"), TermStep::Item(offer)] => Some((at, At::Offer(offer))),
        [TermStep::Key("offers"), TermStep::Item(offer), TermStep::Key(key)] => {
            let place = match key {
                "party" => At::OfferParty(offer),
                "round" => At::OfferRound(offer),
                "date" => At::OfferDate(offer),
                "sources" => At::OfferSources(offer),
                _ => return None,
            };
            Some((at, place))
        }
        [TermStep::Key("offers"), TermStep::Item(offer), TermStep::Key("terms"), TermStep::Key(_)] => {
            Some((key_at, At::OfferTerm(offer, open[3].keys.len() - 1)))
        }
        _ => None,
    }
}

/// Places of bytes in ascending order, the text read once.
fn counted(text: &str, bytes: Vec<(usize, At)>) -> BTreeMap<At, Place> {
    let (mut read, mut place) = (0, Place { line: 1, column: 1 });
    let mut places = BTreeMap::new();
    for (byte, at) in bytes {
        for c in text[read..byte].chars() {
            place = match c {
                '\n' => Place { line: place.line + 1, column: 1 },
                _ => Place { column: place.column + 1, ..place },
            };
        }
        read = byte;
        places.insert(at, place);
    }
    places
}
