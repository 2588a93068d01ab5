//! What can be changed in a negotiation, and what a step of the history calls it.

use std::sync::Arc;

use crate::app::documents::Talks;
use crate::model::{
    Negotiation, Offer, OfferKind, Parties, Party, PrivateLayer, Role, Round, Scenario, TalkEvent,
};
use crate::text::parties::{party_name, read_party};
use crate::text::titles;
use crate::text::{Language, Sentence, key, say};

/// A change of the negotiation that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NegotiationEdit {
    /// Its title.
    Title(String),
    /// Its remark.
    Note(Option<String>),
    /// The base scenario.
    Base(Box<Scenario>),
    /// One more party.
    AddParty(Party),
    /// What a party is called and what it does; its key stays, since offers name it.
    Party(usize, Party),
    /// Takes a party out that nothing was put forward by.
    RemoveParty(usize),
    /// One more round, of which nothing is known yet.
    AddRound,
    /// What is known of a round.
    Round(u16, Round),
    /// Takes a round out; offers that were made in it stay, without a round.
    RemoveRound(u16),
    /// One more event.
    AddEvent(TalkEvent),
    /// What an event says.
    Event(usize, TalkEvent),
    /// Takes an event out.
    RemoveEvent(usize),
    /// One more offer.
    AddOffer(Offer),
    /// What an offer says.
    Offer(usize, Offer),
    /// Takes an offer out.
    RemoveOffer(usize),
    /// What one side keeps to itself.
    Private(PrivateLayer),
}

/// What a step changed in a negotiation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NegotiationStep {
    /// Its title or its remark.
    Words,
    /// The base scenario.
    Base,
    /// A party was added.
    AddedParty,
    /// A party.
    Party,
    /// A party was taken out.
    RemovedParty,
    /// A round was added.
    AddedRound,
    /// A round.
    Round(u16),
    /// A round was taken out.
    RemovedRound(u16),
    /// An event was added.
    AddedEvent,
    /// An event.
    Event,
    /// An event was taken out.
    RemovedEvent,
    /// An offer was added.
    AddedOffer,
    /// An offer, by its place.
    Offer(usize),
    /// An offer was taken out.
    RemovedOffer,
    /// What one side keeps to itself.
    Private,
}

impl NegotiationStep {
    /// The key of its words.
    pub fn key(self) -> Sentence {
        match self {
            Self::Words => key::UNDO_TALKS_WORDS,
            Self::Base => key::UNDO_TALKS_BASE,
            Self::AddedParty => key::UNDO_TALKS_ADDED_PARTY,
            Self::Party => key::UNDO_TALKS_PARTY,
            Self::RemovedParty => key::UNDO_TALKS_REMOVED_PARTY,
            Self::AddedRound => key::UNDO_TALKS_ADDED_ROUND,
            Self::Round(_) => key::UNDO_TALKS_ROUND,
            Self::RemovedRound(_) => key::UNDO_TALKS_REMOVED_ROUND,
            Self::AddedEvent => key::UNDO_TALKS_ADDED_EVENT,
            Self::Event => key::UNDO_TALKS_EVENT,
            Self::RemovedEvent => key::UNDO_TALKS_REMOVED_EVENT,
            Self::AddedOffer => key::UNDO_TALKS_ADDED_OFFER,
            Self::Offer(_) => key::UNDO_TALKS_OFFER,
            Self::RemovedOffer => key::UNDO_TALKS_REMOVED_OFFER,
            Self::Private => key::UNDO_TALKS_PRIVATE,
        }
    }
}

impl NegotiationEdit {
    /// What both become, and what that is called; none if it concerns what is not there.
    pub(crate) fn applied(self, talks: &Talks) -> Option<(Talks, NegotiationStep)> {
        let mut changed = (*talks.negotiation).clone();
        let mut layer = talks.layer.clone();
        let step = match self {
            Self::Title(title) => {
                changed.title = title;
                NegotiationStep::Words
            }
            Self::Note(note) => {
                changed.note = note;
                NegotiationStep::Words
            }
            Self::Base(base) => {
                changed.base = called_by_terms(*base);
                NegotiationStep::Base
            }
            Self::AddParty(party) => {
                let is_free = !changed.parties.iter().any(|known| known.key == party.key);
                changed.parties.push(is_free.then_some(party)?);
                NegotiationStep::AddedParty
            }
            Self::Party(place, party) => {
                let known = changed.parties.get_mut(place)?;
                *known = Party { key: known.key.clone(), ..party };
                NegotiationStep::Party
            }
            Self::RemoveParty(place) => {
                let key = &changed.parties.get(place)?.key;
                let is_named = named_parties(&changed, layer.as_deref()).any(|named| named == key);
                (!is_named).then(|| changed.parties.remove(place))?;
                NegotiationStep::RemovedParty
            }
            Self::AddRound => {
                let next = changed.rounds.keys().next_back().map_or(Some(1), |last| last.checked_add(1))?;
                changed.rounds.insert(next, Round::default());
                NegotiationStep::AddedRound
            }
            Self::Round(number, round) => {
                *changed.rounds.get_mut(&number)? = round;
                NegotiationStep::Round(number)
            }
            Self::RemoveRound(number) => {
                changed.rounds.remove(&number)?;
                let made_there = changed.offers.iter_mut().filter(|offer| offer.round == Some(number));
                made_there.for_each(|offer| offer.round = None);
                NegotiationStep::RemovedRound(number)
            }
            Self::AddEvent(event) => {
                changed.events.push(event);
                NegotiationStep::AddedEvent
            }
            Self::Event(place, event) => {
                *changed.events.get_mut(place)? = event;
                NegotiationStep::Event
            }
            Self::RemoveEvent(place) => {
                changed.events.get(place)?;
                changed.events.remove(place);
                NegotiationStep::RemovedEvent
            }
            Self::AddOffer(offer) => {
                changed.offers.push(offer);
                NegotiationStep::AddedOffer
            }
            Self::Offer(place, offer) => {
                *changed.offers.get_mut(place)? = offer;
                NegotiationStep::Offer(place)
            }
            Self::RemoveOffer(place) => {
                changed.offers.get(place)?;
                changed.offers.remove(place);
                NegotiationStep::RemovedOffer
            }
            Self::Private(private) => {
                layer = Some(Arc::new(private));
                NegotiationStep::Private
            }
        };
        // What stays the same keeps its place, and with it what was computed from it.
        let negotiation =
            if changed == *talks.negotiation { Arc::clone(&talks.negotiation) } else { Arc::new(changed) };
        Some((Talks { negotiation, layer }, step))
    }
}

/// The keys of the parties that put something forward, or that a private layer belongs to.
pub fn named_parties<'a>(
    negotiation: &'a Negotiation,
    layer: Option<&'a PrivateLayer>,
) -> impl Iterator<Item = &'a str> {
    let of_offers = negotiation.offers.iter().filter_map(|offer| offer.party.as_deref());
    of_offers.chain(layer.map(|layer| layer.party.as_str()))
}

/// A short name for a party that none of the others has: the code of a country, or the letters of the
/// name.
pub fn party_key(name: &str, others: &[Party]) -> String {
    let code = read_party(name);
    let letters: String = code.to_uppercase().chars().filter(|c| c.is_alphanumeric()).take(12).collect();
    let key = if letters.is_empty() { "PARTY".to_owned() } else { letters };
    let is_free = |key: &String| others.iter().all(|other| other.key != *key);
    let numbered = (2..=others.len() + 2).map(|number| format!("{key}{number}"));
    std::iter::once(key.clone()).chain(numbered).find(is_free).unwrap_or_default()
}

/// The parties of talks on a scenario: its own, as far as it names them. Those of the agreements of the
/// record are called as in the talks that come with the program.
pub(crate) fn parties_of(scenario: &Scenario, language: Language) -> Vec<Party> {
    if scenario.continues_sma() && scenario.parties == Parties::of_sma() {
        let party = |key: &str, name, role| Party { key: key.to_owned(), name: say(language, name), role };
        return vec![
            party("ROK", key::TALKS_SMA_PAYING, Role::Pays),
            party("US", key::TALKS_SMA_RECEIVING, Role::Receives),
        ];
    }
    let Parties { pays, receives } = &scenario.parties;
    let sides =
        [(pays, Role::Pays, key::TALKS_NEW_PAYING), (receives, Role::Receives, key::TALKS_NEW_RECEIVING)];
    let mut parties: Vec<Party> = Vec::new();
    for (side, role, unnamed) in sides {
        let party = if let Some(side) = side {
            Party { key: party_key(side, &parties), name: party_name(side, language), role }
        } else {
            let key = party_key(role.word(), &parties);
            Party { key, name: say(language, unnamed), role }
        };
        parties.push(party);
    }
    parties
}

/// The scenario with the title that its terms ask for.
pub(crate) fn called_by_terms(mut scenario: Scenario) -> Scenario {
    scenario.title = titles::title_by_terms(&scenario).into_owned();
    scenario
}

/// An offer to begin from: what the party usually says, in that round.
pub fn new_offer(party: &Party, round: Option<u16>) -> Offer {
    let kind = match party.role {
        Role::Pays => OfferKind::Offer,
        Role::Receives => OfferKind::Ask,
        Role::Speaks => OfferKind::Statement,
    };
    Offer { round, ..Offer::new(Some(party.key.clone()), kind) }
}
