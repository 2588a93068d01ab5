//! Negotiation files of version 1: text to negotiation and back.
//!
//! As strict as scenario files, and in the same layout: a key that nothing reads, a key that stands
//! twice, a value of the wrong form are refused with their place; lists keep their order, and what is
//! usual is left out. The base scenario stands in it whole, as in a file of its own.
//!
//! One thing is more forgiving: a term of an offer whose path names no field, or whose value is none
//! of the field's, is kept as it stands and written back so. Whether parties, rounds, dates and terms
//! make sense together is the business of [`crate::model::Negotiation`]'s check in the engine; what
//! that tells has its place in [`Places`].
//!
//! **Invariants:** what is written reads back as the same negotiation. A file in our layout reads and
//! writes back as the same bytes.

use std::collections::BTreeMap;

use super::kind::FileKind;
use super::layout::{Layout, Struct, quoted};
use super::read_error::{Place, ReadError};
use super::scenario::{read_scenario_node, scenario_layout};
use super::shape::{
    self, ENTRIES, Keys, Shape, read_flag, read_list, read_map, read_plain_date, read_source_names,
    read_spelt, read_text, read_word, refuse_other_versions, refuse_too_many, spelt_layout,
};
use super::tree::{self, Fault, Form, Node, Source, unexpected};
use super::value;
use crate::model::{
    At, Confidence, EventKind, Expected, Field, Meeting, Negotiation, Offer, OfferKind, OfferTerm, Party,
    Role, Round, SourceId, TalkEvent,
};

/// The version of negotiation files that this program writes, and the newest that it reads.
pub const NEGOTIATION_VERSION: u32 = 1;

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
    #[must_use]
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
    #[must_use]
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
///     error.to_string(),
///     "talks.ron:8:19: found `Payer`, expected Pays, Receives or Speaks, for example Pays"
/// );
/// ```
///
/// # Errors
/// The first place that cannot be read.
pub fn read_negotiation(text: &str, name: &str) -> Result<NegotiationFile, ReadError> {
    let file = shape::read_file(text, name, FileKind::Negotiation, |source, root| {
        Ok((read_root(source, root)?, places(source, root)))
    })?;
    let (negotiation, places) = file.holds;
    let (comment, other_comments) = (file.comment, file.other_comments.len());
    Ok(NegotiationFile { negotiation, comment, other_comments, places })
}

/// Writes a negotiation in the one layout.
#[must_use]
pub fn write_negotiation(file: &NegotiationFile) -> String {
    shape::write_file(&file.comment, &layout(&file.negotiation))
}

const NEGOTIATION: Shape = Shape {
    called: "Negotiation",
    name: Some("Negotiation"),
    expected: (Expected::Negotiation, "Negotiation(version: 1, …)"),
    keys: &[
        ("version", "1"),
        ("title", "\"The talks on the 12th SMA\""),
        ("note", "\"…\""),
        ("parties", "[Party(key: \"ROK\", name: \"Republic of Korea\", role: Pays)]"),
        ("rounds", "{1: Round(meetings: [Meeting(dates: \"2024-04-23/2024-04-25\")])}"),
        ("events", "[Event(date: \"2024-11-04\", kind: Signing, what: \"signed in Seoul\")]"),
        ("base", "Scenario(version: 1, …)"),
        ("offers", "[Offer(party: \"US\", kind: Ask, terms: {\"base\": \"14131 eok KRW\"})]"),
    ],
};

const PARTY: Shape = Shape {
    called: "Party",
    name: Some("Party"),
    expected: (Expected::Party, "Party(key: \"ROK\", name: \"Republic of Korea\", role: Pays)"),
    keys: &[("key", "\"ROK\""), ("name", "\"Republic of Korea\""), ("role", "Pays")],
};

const ROUND: Shape = Shape {
    called: "Round",
    name: Some("Round"),
    expected: (Expected::Round, "Round()"),
    keys: &[("meetings", "[Meeting(dates: \"2024-04-23/2024-04-25\")]"), ("note", "\"…\"")],
};

const MEETING: Shape = Shape {
    called: "Meeting",
    name: Some("Meeting"),
    expected: (Expected::Meeting, "Meeting(dates: \"2024-04-23/2024-04-25\")"),
    keys: &[
        ("dates", "\"2024-04-23/2024-04-25 [NEWSIS_TL]\""),
        ("city", "\"Honolulu\""),
        ("venue", "\"…\""),
        ("country", "\"US\""),
        ("note", "\"…\""),
    ],
};

const EVENT: Shape = Shape {
    called: "Event",
    name: Some("Event"),
    expected: (Expected::Event, "Event(date: \"2024-11-04\", what: \"signed in Seoul\")"),
    keys: &[("date", "\"2024-11-04 [CRS_IF13050]\""), ("kind", "Signing"), ("what", "\"signed in Seoul\"")],
};

const OFFER: Shape = Shape {
    called: "Offer",
    name: Some("Offer"),
    expected: (Expected::Offer, "Offer(party: \"US\", kind: Ask, terms: {\"base\": \"14131 eok KRW\"})"),
    keys: &[
        ("party", "\"US\""),
        ("kind", "Ask"),
        ("date", "\"2018-12\""),
        ("round", "10"),
        ("terms", "{\"base\": \"14131 eok KRW [KBS10]\"}"),
        ("declined", "true"),
        ("public", "false"),
        ("confidence", "Press"),
        ("sources", "\"KBS10, SPN10\""),
        ("note", "\"…\""),
    ],
};

fn read_root(source: &Source<'_>, root: &Node) -> Result<Negotiation, Fault> {
    let keys = Keys::of(source, root, &NEGOTIATION)?;
    keys.need("version")?;
    let title = read_text(source, keys.need("title")?)?;
    let note = keys.optional("note", |node| read_text(source, node))?;
    let example = "[Party(key: \"ROK\", name: \"Republic of Korea\", role: Pays)]";
    let read = |node| read_list(source, node, ENTRIES, example, read_party);
    let parties = keys.optional("parties", read)?.unwrap_or_default();
    let read = |node| read_map(source, node, "{1: Round()}", read_round_number, read_round);
    let rounds = keys.optional("rounds", read)?.unwrap_or_default();
    let example = "[Event(date: \"2024-11-04\", what: \"signed in Seoul\")]";
    let read = |node| read_list(source, node, ENTRIES, example, read_event);
    let events = keys.optional("events", read)?.unwrap_or_default();
    let base = keys.need("base")?;
    refuse_other_versions(source, base, FileKind::Scenario)?;
    let base = read_scenario_node(source, base)?;
    let example = "[Offer(party: \"US\", kind: Ask)]";
    let read = |node| read_list(source, node, ENTRIES, example, read_offer);
    let offers = keys.optional("offers", read)?.unwrap_or_default();
    Ok(Negotiation { title, note, parties, rounds, events, base, offers })
}

fn read_party(source: &Source<'_>, node: &Node) -> Result<Party, Fault> {
    let keys = Keys::of(source, node, &PARTY)?;
    Ok(Party {
        key: read_text(source, keys.need("key")?)?,
        name: read_text(source, keys.need("name")?)?,
        role: read_word::<Role>(source, keys.need("role")?, Expected::PlainRole)?,
    })
}

/// The number of a round, which is a key of a map and a value of an offer.
pub(super) fn read_round_number(source: &Source<'_>, node: &Node) -> Result<u16, Fault> {
    let number = match &node.form {
        Form::Number(number) => number.parse().ok(),
        _ => None,
    };
    number.ok_or_else(|| unexpected(node.at, &source.found(node), Expected::PlainRound, "3"))
}

fn read_round(source: &Source<'_>, node: &Node) -> Result<Round, Fault> {
    let keys = Keys::of(source, node, &ROUND)?;
    let example = "[Meeting(dates: \"2024-04-23/2024-04-25\")]";
    let meetings = |node| read_list(source, node, ENTRIES, example, read_meeting);
    Ok(Round {
        meetings: keys.optional("meetings", meetings)?.unwrap_or_default(),
        note: keys.optional("note", |node| read_text(source, node))?,
    })
}

fn read_meeting(source: &Source<'_>, node: &Node) -> Result<Meeting, Fault> {
    let keys = Keys::of(source, node, &MEETING)?;
    let text = |key| keys.optional(key, |node| read_text(source, node));
    Ok(Meeting {
        dates: keys.optional("dates", |node| read_spelt(source, node))?,
        city: text("city")?,
        venue: text("venue")?,
        country: text("country")?,
        note: text("note")?,
    })
}

fn read_event(source: &Source<'_>, node: &Node) -> Result<TalkEvent, Fault> {
    let keys = Keys::of(source, node, &EVENT)?;
    let kind = |node| read_word::<EventKind>(source, node, Expected::PlainEventKind);
    Ok(TalkEvent {
        date: read_spelt(source, keys.need("date")?)?,
        kind: keys.optional("kind", kind)?.unwrap_or_default(),
        what: read_text(source, keys.need("what")?)?,
    })
}

fn read_offer(source: &Source<'_>, node: &Node) -> Result<Offer, Fault> {
    let keys = Keys::of(source, node, &OFFER)?;
    let kind = read_word::<OfferKind>(source, keys.need("kind")?, Expected::PlainOfferKind)?;
    let confidence = |node| read_word::<Confidence>(source, node, Expected::PlainConfidence);
    Ok(Offer {
        party: keys.optional("party", |node| read_text(source, node))?,
        kind,
        date: keys.optional("date", |node| read_plain_date(source, node))?,
        round: keys.optional("round", |node| read_round_number(source, node))?,
        terms: keys.optional("terms", |node| read_terms(source, node))?.unwrap_or_default(),
        declined: keys.optional("declined", |node| read_flag(source, node))?.unwrap_or(false),
        public: keys.optional("public", |node| read_flag(source, node))?.unwrap_or(true),
        confidence: keys.optional("confidence", confidence)?.unwrap_or_default(),
        sources: keys.optional("sources", |node| read_source_names(source, node))?.unwrap_or_default(),
        note: keys.optional("note", |node| read_text(source, node))?,
    })
}

/// Terms in their order. Two about one field are kept: that is told, and can be mended.
pub(super) fn read_terms(source: &Source<'_>, node: &Node) -> Result<Vec<OfferTerm>, Fault> {
    let example = "{\"base\": \"14131 eok KRW\"}";
    let Form::Map(pairs) = &node.form else {
        return Err(unexpected(node.at, &source.found(node), Expected::Map, example));
    };
    refuse_too_many(node, pairs.len(), ENTRIES)?;
    pairs.iter().map(|(key, value)| read_term(source, key, value)).collect()
}

fn read_term(source: &Source<'_>, key: &Node, node: &Node) -> Result<OfferTerm, Fault> {
    let Form::Text(path) = &key.form else {
        return Err(unexpected(key.at, &source.found(key), Expected::FieldInQuotes, "\"rule.2027.cap\""));
    };
    let read = || {
        let field: Field = path.parse().ok()?;
        let value = value::read_value_node(&field, source, node)?;
        Some(OfferTerm::Read(field, value))
    };
    Ok(read().unwrap_or_else(|| {
        let value = source.text[node.at..node.end].replace("\r\n", "\n");
        OfferTerm::Unread { path: path.clone(), value }
    }))
}

fn layout(negotiation: &Negotiation) -> Layout {
    let rounds = negotiation.rounds.iter();
    let rounds = rounds.map(|(number, round)| (number.to_string(), round_layout(round)));
    Struct::new("Negotiation")
        .with("version", Layout::Leaf(NEGOTIATION_VERSION.to_string()))
        .with("title", Layout::text(&negotiation.title))
        .with("note", text_layout(negotiation.note.as_ref()))
        .with("parties", Layout::List(negotiation.parties.iter().map(party_layout).collect()))
        .with("rounds", Layout::Map(rounds.collect()))
        .with("events", Layout::List(negotiation.events.iter().map(event_layout).collect()))
        .with("base", scenario_layout(&negotiation.base))
        .with("offers", Layout::List(negotiation.offers.iter().map(offer_layout).collect()))
        .done()
}

/// A text that may be left out.
pub(super) fn text_layout(text: Option<&String>) -> Option<Layout> {
    text.map(|text| Layout::text(text))
}

fn party_layout(party: &Party) -> Layout {
    Struct::new("Party")
        .with("key", Layout::text(&party.key))
        .with("name", Layout::text(&party.name))
        .with("role", word(party.role.word()))
        .done()
}

fn round_layout(round: &Round) -> Layout {
    Struct::new("Round")
        .with("meetings", Layout::List(round.meetings.iter().map(meeting_layout).collect()))
        .with("note", text_layout(round.note.as_ref()))
        .done()
}

fn meeting_layout(meeting: &Meeting) -> Layout {
    Struct::new("Meeting")
        .with("dates", meeting.dates.as_ref().map(spelt_layout))
        .with("city", text_layout(meeting.city.as_ref()))
        .with("venue", text_layout(meeting.venue.as_ref()))
        .with("country", text_layout(meeting.country.as_ref()))
        .with("note", text_layout(meeting.note.as_ref()))
        .done()
}

fn event_layout(event: &TalkEvent) -> Layout {
    let kind = (event.kind != EventKind::default()).then(|| word(event.kind.word()));
    Struct::new("Event")
        .with("date", spelt_layout(&event.date))
        .with("kind", kind)
        .with("what", Layout::text(&event.what))
        .done()
}

fn offer_layout(offer: &Offer) -> Layout {
    let confidence = (offer.confidence != Confidence::default()).then(|| word(offer.confidence.word()));
    let date = offer.date.as_ref().map(|date| Layout::text(&date.to_string()));
    let names: Vec<String> = offer.sources.iter().map(SourceId::to_string).collect();
    let sources = (!names.is_empty()).then(|| Layout::text(&names.join(", ")));
    Struct::new("Offer")
        .with("party", text_layout(offer.party.as_ref()))
        .with("kind", word(offer.kind.word()))
        .with("date", date)
        .with("round", offer.round.map(|round| Layout::Leaf(round.to_string())))
        .with("terms", terms_layout(&offer.terms))
        .with("declined", offer.declined.then(|| word("true")))
        .with("public", (!offer.public).then(|| word("false")))
        .with("confidence", confidence)
        .with("sources", sources)
        .with("note", text_layout(offer.note.as_ref()))
        .done()
}

fn word(word: &str) -> Layout {
    Layout::Leaf(word.to_owned())
}

/// Terms in their order; what could not be read stands as it stood.
pub(super) fn terms_layout(terms: &[OfferTerm]) -> Layout {
    let pair = |term: &OfferTerm| match term {
        OfferTerm::Read(field, value) => (quoted(&field.to_string()), value::value_layout(value)),
        OfferTerm::Unread { path, value } => (quoted(path), verbatim(value)),
    };
    Layout::Map(terms.iter().map(pair).collect())
}

/// A value as it stands; one that no file could hold, in quotes.
fn verbatim(value: &str) -> Layout {
    let source = Source { text: value, name: "", kind: FileKind::Negotiation };
    let is_one = |root: &Node| root.at == 0 && root.end == value.len();
    match tree::read_tree(source) {
        Ok(tree) if is_one(&tree.root) => Layout::Leaf(value.to_owned()),
        _ => Layout::text(value),
    }
}

/// Where everything stands; `root` was read as a negotiation.
fn places(source: &Source<'_>, root: &Node) -> Places {
    let mut found: Vec<(usize, At)> = Vec::new();
    for (number, party) in items(root, "parties").iter().enumerate() {
        found.push((party.at, At::Party(number)));
    }
    if let Some(Form::Map(pairs)) = value_of(root, "rounds").map(|node| &node.form) {
        for (key, _) in pairs {
            if let Ok(number) = read_round_number(source, key) {
                found.push((key.at, At::Round(number)));
            }
        }
    }
    for (number, event) in items(root, "events").iter().enumerate() {
        found.push((event.at, At::Event(number)));
    }
    found.extend(value_of(root, "base").map(|base| (base.at, At::Base)));
    for (place, offer) in items(root, "offers").iter().enumerate() {
        found.push((offer.at, At::Offer(place)));
        let of_key = |key, at| value_of(offer, key).map(|node| (node.at, at));
        found.extend(of_key("party", At::OfferParty(place)));
        found.extend(of_key("round", At::OfferRound(place)));
        found.extend(of_key("date", At::OfferDate(place)));
        found.extend(of_key("sources", At::OfferSources(place)));
        if let Some(Form::Map(pairs)) = value_of(offer, "terms").map(|node| &node.form) {
            let terms = pairs.iter().enumerate();
            found.extend(terms.map(|(number, (key, _))| (key.at, At::OfferTerm(place, number))));
        }
    }
    found.sort_unstable();
    Places(counted(source.text, found))
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

fn value_of<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    let Form::Struct { entries, .. } = &node.form else { return None };
    entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
}

fn items<'n>(node: &'n Node, key: &str) -> &'n [Node] {
    match value_of(node, key).map(|node| &node.form) {
        Some(Form::List(items)) => items,
        _ => &[],
    }
}
