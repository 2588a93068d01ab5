//! The negotiation that is open: offers by round, costed as they are edited, and what one side keeps
//! to itself.
//!
//! **Invariants:** an edit is a step of the one history and can be undone like any other. What one
//! side keeps to itself stands in a file of its own; it is saved beside the negotiation and nowhere
//! else, and no other file is made from it.

mod leaving;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::results::{EqualOf, Exchange, ExchangeOf, NegotiationOf};
use super::session::{DocumentId, StepName};
use super::{App, MessageKind, ViewKind, naming, same};
use crate::engine::negotiation::check::Problem;
use crate::engine::negotiation::{CostOf, Costed, NotCosted, role_between, scenario_of, with_terms};
use crate::engine::{NoPackages, Package, Packages};
use crate::files::{self, NegotiationFile, Places, PrivateFile, ScenarioFile, Stamp};
use crate::model::{
    Negotiation, Offer, OfferKind, OfferTerm, Parties, Party, PrivateLayer, Role, Round, Scenario, TalkEvent,
};
use crate::present::Table;
use crate::present::views::negotiation::{EqualView, NegotiationView};
use crate::text::negotiation::{offer_name, problem_words};
use crate::text::parties::{party_name, read_party};
use crate::text::{Language, say, say_with};
pub(super) use leaving::OfNegotiation;

/// The negotiation that is open.
#[derive(Debug, Clone)]
pub struct NegotiationDocument {
    /// Its name while the program runs.
    pub id: DocumentId,
    /// The negotiation as it stands.
    pub negotiation: Arc<Negotiation>,
    /// As it was opened or last saved.
    pub saved: Arc<Negotiation>,
    /// Where it is kept.
    pub path: Option<PathBuf>,
    /// The comment block above it in its file.
    pub comment: String,
    /// How many other comments the file has, which saving would lose.
    pub other_comments: usize,
    /// The file as it was when opened or saved.
    pub stamp: Option<Stamp>,
    /// Where things stand in the file as it was opened or saved, to tell what is wrong there.
    pub places: Places,
    /// A file name to begin with where there is none.
    pub suggested_name: String,
    /// What one side keeps to itself.
    pub private: PrivateDocument,
}

/// What one side keeps to itself, in a file of its own.
#[derive(Debug, Clone)]
pub struct PrivateDocument {
    /// Its name while the program runs.
    pub id: DocumentId,
    /// As it stands; none if there is none.
    pub layer: Option<Arc<PrivateLayer>>,
    /// As it was opened or last saved; none if it is in no file.
    pub saved: Option<Arc<PrivateLayer>>,
    /// The comment block above it in its file.
    pub comment: String,
    /// How many other comments the file has, which saving would lose.
    pub other_comments: usize,
    /// Where it is kept.
    pub path: Option<PathBuf>,
    /// The file as it was when opened or saved.
    pub stamp: Option<Stamp>,
}

/// Both as they stand at one moment.
#[derive(Debug, Clone)]
pub(super) struct Talks {
    pub negotiation: Arc<Negotiation>,
    pub layer: Option<Arc<PrivateLayer>>,
}

impl Talks {
    pub(super) fn is(&self, other: &Self) -> bool {
        same(&self.negotiation, &other.negotiation) && self.layer == other.layer
    }
}

impl NegotiationDocument {
    /// Its title; its file name if it has none.
    #[must_use]
    pub fn title(&self) -> &str {
        if self.negotiation.title.trim().is_empty() { self.file_name() } else { &self.negotiation.title }
    }

    /// The name of its file, or the one that will be suggested.
    #[must_use]
    pub fn file_name(&self) -> &str {
        name_of(self.path.as_deref()).unwrap_or(&self.suggested_name)
    }

    /// Whether closing it now would lose something of what is shared.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        !same(&self.saved, &self.negotiation)
    }

    /// Where its private layer is kept: beside it, or where it was opened from.
    #[must_use]
    pub fn private_path(&self) -> Option<PathBuf> {
        self.private.path.clone().or_else(|| self.path.as_deref().map(files::private_path))
    }

    pub(super) fn to_file(&self) -> NegotiationFile {
        NegotiationFile {
            negotiation: (*self.negotiation).clone(),
            comment: self.comment.clone(),
            other_comments: 0,
            places: Places::default(),
        }
    }

    /// What its private layer is written as; none if there is none.
    pub(super) fn to_private_file(&self) -> Option<PrivateFile> {
        let (layer, comment) = ((**self.private.layer.as_ref()?).clone(), self.private.comment.clone());
        Some(PrivateFile { layer, comment, other_comments: 0 })
    }

    pub(super) fn talks(&self) -> Talks {
        Talks { negotiation: Arc::clone(&self.negotiation), layer: self.private.layer.clone() }
    }

    pub(super) fn put(&mut self, talks: Talks) {
        self.negotiation = talks.negotiation;
        self.private.layer = talks.layer;
    }
}

impl PrivateDocument {
    /// No layer yet.
    pub(super) fn none(id: DocumentId) -> Self {
        Self {
            id,
            layer: None,
            saved: None,
            comment: String::new(),
            other_comments: 0,
            path: None,
            stamp: None,
        }
    }

    /// Whether closing it now would lose something.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.layer.is_some() && self.layer != self.saved
    }
}

fn name_of(path: Option<&Path>) -> Option<&str> {
    path?.file_name()?.to_str()
}

/// What stands below the chart of a negotiation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum NegotiationPage {
    /// What was put forward.
    #[default]
    Offers,
    /// The rounds.
    Rounds,
    /// What happened besides.
    Events,
    /// What was given and got between two offers, and the reply.
    Ledger,
    /// Packages that cost what an offer does.
    Packages,
}

impl NegotiationPage {
    /// Every page, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Offers, Self::Rounds, Self::Events, Self::Ledger, Self::Packages];
}

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
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Words => "undo-talks-words",
            Self::Base => "undo-talks-base",
            Self::AddedParty => "undo-talks-added-party",
            Self::Party => "undo-talks-party",
            Self::RemovedParty => "undo-talks-removed-party",
            Self::AddedRound => "undo-talks-added-round",
            Self::Round(_) => "undo-talks-round",
            Self::RemovedRound(_) => "undo-talks-removed-round",
            Self::AddedEvent => "undo-talks-added-event",
            Self::Event => "undo-talks-event",
            Self::RemovedEvent => "undo-talks-removed-event",
            Self::AddedOffer => "undo-talks-added-offer",
            Self::Offer(_) => "undo-talks-offer",
            Self::RemovedOffer => "undo-talks-removed-offer",
            Self::Private => "undo-talks-private",
        }
    }
}

impl NegotiationEdit {
    /// What both become, and what that is called; none if it concerns what is not there.
    fn applied(self, talks: &Talks) -> Option<(Talks, NegotiationStep)> {
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
#[must_use]
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
fn parties_of(scenario: &Scenario, language: Language) -> Vec<Party> {
    if scenario.continues_sma() && scenario.parties == Parties::of_sma() {
        let party = |key: &str, name, role| Party { key: key.to_owned(), name: say(language, name), role };
        return vec![
            party("ROK", "talks-sma-paying", Role::Pays),
            party("US", "talks-sma-receiving", Role::Receives),
        ];
    }
    let Parties { pays, receives } = &scenario.parties;
    let sides = [(pays, Role::Pays, "talks-new-paying"), (receives, Role::Receives, "talks-new-receiving")];
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

impl App {
    /// The negotiation that is open.
    #[must_use]
    pub fn negotiation(&self) -> Option<&NegotiationDocument> {
        self.session.negotiation()
    }

    /// What every offer costs in the measure that is shown, in the order of the list; why it does not
    /// where it has no cost. Empty if no negotiation is open.
    #[must_use]
    pub fn negotiation_costs(&self) -> Arc<Vec<Result<Costed, NotCosted>>> {
        let Some(document) = self.negotiation() else { return Arc::default() };
        self.results.costs(&document.negotiation, self.record, &self.shown.measure)
    }

    /// What is wrong in the negotiation.
    #[must_use]
    pub fn negotiation_problems(&self) -> Arc<Vec<Problem>> {
        let Some(document) = self.negotiation() else { return Arc::default() };
        self.results.negotiation_problems(&document.negotiation, self.record)
    }

    /// The same in words; each with its place in the file, as long as that is as it was opened.
    #[must_use]
    pub fn negotiation_problems_in_words(&self) -> Vec<String> {
        let Some(document) = self.negotiation() else { return Vec::new() };
        let words = |problem: &Problem| {
            let said = problem_words(&document.negotiation, problem, self.language());
            match document.places.of(problem.at).filter(|_| !document.is_changed()) {
                Some(place) => format!("{}:{place}: {said}", document.file_name()),
                None => said,
            }
        };
        self.negotiation_problems().iter().map(words).collect()
    }

    /// What terms cost on top of the base scenario, in the measure that is shown: for a private
    /// layer, or an offer that is being typed; none if no negotiation is open.
    #[must_use]
    pub fn cost_of(&self, terms: &[OfferTerm]) -> Option<Result<Costed, NotCosted>> {
        let base = &self.negotiation()?.negotiation.base;
        Some(crate::engine::negotiation::cost(base, terms, self.record, &self.shown.measure))
    }

    /// The figure of every offer that is looked at; none where it is not known.
    #[must_use]
    pub fn negotiation_figures(&self) -> Vec<Option<Decimal>> {
        let of = self.cost_of_offers();
        let figure = |costed: &Result<Costed, NotCosted>| costed.as_ref().ok()?.cost(of)?.known();
        self.negotiation_costs().iter().map(figure).collect()
    }

    /// Which figure of offers is looked at: a present value only where there is a rate of discount.
    #[must_use]
    pub fn cost_of_offers(&self) -> CostOf {
        match self.shown.cost_of {
            CostOf::PresentValue if self.shown.measure.discount.is_none() => CostOf::Term,
            of => of,
        }
    }

    pub(super) fn edit_negotiation(&mut self, edit: NegotiationEdit, dragging: bool) {
        let Some(document) = self.session.negotiation() else { return };
        let added = matches!(edit, NegotiationEdit::AddOffer(_));
        let removed = match edit {
            NegotiationEdit::RemoveOffer(place) => Some(place),
            _ => None,
        };
        let Some((talks, step)) = edit.applied(&document.talks()) else { return };
        self.session.negotiate(talks, StepName::Negotiation(step), dragging);
        if added || removed.is_some() {
            self.shown.package_base = None;
        }
        if added {
            self.shown.against_offer = self.shown.offer;
            self.shown.offer =
                self.negotiation().and_then(|open| open.negotiation.offers.len().checked_sub(1));
        }
        if let Some(place) = removed {
            let moved = |of: usize| (of != place).then(|| if of > place { of - 1 } else { of });
            self.shown.offer = self.shown.offer.and_then(moved);
            self.shown.against_offer = self.shown.against_offer.and_then(moved);
        }
    }

    /// An offer that was taken out is no longer looked at.
    pub(super) fn keep_to_offers(&mut self) {
        let count = self.negotiation().map_or(0, |open| open.negotiation.offers.len());
        self.shown.offer = self.shown.offer.filter(|&place| place < count);
        let in_hand = self.shown.offer;
        self.shown.against_offer =
            self.shown.against_offer.filter(|&place| place < count && Some(place) != in_hand);
    }

    /// The offer that the selected one is held against: the one that was chosen, else the one before
    /// it of the same party, else the last one of another that has a cost.
    #[must_use]
    pub fn against_offer(&self) -> Option<usize> {
        let (document, place) = (self.negotiation()?, self.shown.offer?);
        if let Some(chosen) = self.shown.against_offer {
            return Some(chosen);
        }
        let offers = &document.negotiation.offers;
        let costs = self.negotiation_costs();
        let has_cost = |&other: &usize| other != place && costs.get(other).is_some_and(Result::is_ok);
        let party = &offers.get(place)?.party;
        let before = (0..place).rev().filter(has_cost).find(|&other| offers[other].party == *party);
        before.or_else(|| (0..offers.len()).rev().find(has_cost))
    }

    /// The negotiation, as it is shown; none if none is open.
    #[must_use]
    pub fn negotiation_view(&self) -> Option<Arc<NegotiationView>> {
        Some(self.results.negotiation(self.negotiation_of()?, self.record))
    }

    fn negotiation_of(&self) -> Option<NegotiationOf> {
        Some(NegotiationOf {
            negotiation: Arc::clone(&self.negotiation()?.negotiation),
            measure: self.shown.measure.clone(),
            of: self.cost_of_offers(),
            selected: self.shown.offer,
            against: self.against_offer(),
            language: self.language(),
        })
    }

    /// The packages that cost what the offer that is looked at does; none if it has no cost.
    #[must_use]
    pub fn packages(&self) -> Option<Arc<Result<Packages, NoPackages>>> {
        let negotiation = &self.negotiation()?.negotiation;
        self.results.packages((negotiation, self.shown.offer?, self.shown.package_vary), self.record)
    }

    /// The package that is looked at: at the base that was chosen, else the offer itself.
    #[must_use]
    pub fn package(&self) -> Option<Package> {
        let packages = self.packages()?;
        let packages = (*packages).as_ref().ok()?;
        match self.shown.package_base {
            Some(base) => packages.nearest(base),
            None => packages.own(),
        }
    }

    /// The same as they are shown, with the curve.
    #[must_use]
    pub fn equal_view(&self) -> Option<Arc<EqualView>> {
        Some(self.results.equal(self.equal_of(self.language())?))
    }

    fn equal_of(&self, language: Language) -> Option<EqualOf> {
        let (packages, negotiation) = (self.packages()?, &self.negotiation()?.negotiation);
        let place = self.shown.offer?;
        let offer = negotiation.offers.get(place)?;
        Some(EqualOf {
            packages,
            vary: self.shown.package_vary,
            handle: self.package(),
            title: offer_name(negotiation, place, language),
            sources: offer.sources.clone(),
            language,
        })
    }

    /// What was given and got from the other offer to the one that is looked at, and what would make it
    /// cost what the other does; none if there are no two with a cost. Whose eyes read it is what
    /// [`role_between`] says.
    #[must_use]
    pub fn exchange(&self) -> Option<Arc<Exchange>> {
        self.results.exchange(self.exchange_of(self.language())?, self.record)
    }

    fn exchange_of(&self, language: Language) -> Option<ExchangeOf> {
        let negotiation = &self.negotiation()?.negotiation;
        let ends = [self.against_offer()?, self.shown.offer?];
        let name =
            |place: usize| negotiation.offers.get(place).map(|_| offer_name(negotiation, place, language));
        Some(ExchangeOf {
            negotiation: Arc::clone(negotiation),
            measure: self.shown.measure.clone(),
            ends,
            names: [name(ends[0])?, name(ends[1])?],
            role: role_between(negotiation, ends[0], ends[1]),
            language,
        })
    }

    /// The package that is looked at, as an offer that nobody made yet.
    #[must_use]
    pub fn package_as_offer(&self) -> Option<Offer> {
        let (packages, package) = (self.packages()?, self.package()?);
        let packages = (*packages).as_ref().ok()?;
        let negotiation = &self.negotiation()?.negotiation;
        let place = self.shown.offer?;
        let offer = negotiation.offers.get(place)?;
        let terms = with_terms(&negotiation.base, &offer.terms, &packages.terms(&package));
        let kind = if offer.kind == OfferKind::Agreed { OfferKind::Offer } else { offer.kind };
        let party = offer.party.clone().or_else(|| Some(negotiation.side(Role::Pays)?.key.clone()));
        let title = offer_name(negotiation, place, self.language());
        let note = say_with(self.language(), "talks-package-note", &[("title", title.into())]);
        Some(Offer { terms, round: offer.round, note: Some(note), ..Offer::new(party, kind) })
    }

    /// Opens a negotiation that comes with the program, as an untitled copy.
    pub(super) fn open_shipped_negotiation(&mut self, name: &str) {
        if let Some(file) = files::bundled::negotiation(name) {
            match file {
                Ok(mut file) => {
                    crate::text::shipped::say_in(name, self.language(), &mut file.negotiation);
                    self.add_negotiation(file, None, None, name.to_owned());
                }
                Err(error) => {
                    self.tell(MessageKind::Error, |language| super::telling::read_error(&error, language));
                }
            }
        }
    }

    /// The negotiations that come with the program: their file names, and titles in the language shown.
    #[must_use]
    pub fn shipped_negotiations(&self) -> Vec<(&'static str, String)> {
        let titled = |(name, _): &(&'static str, &str)| {
            let mut file = files::bundled::negotiation(name)?.ok()?;
            crate::text::shipped::say_in(name, self.language(), &mut file.negotiation);
            Some((*name, file.negotiation.title))
        };
        files::bundled::NEGOTIATIONS.iter().filter_map(titled).collect()
    }

    /// The table of the page that is looked at; none if there is none yet.
    #[must_use]
    pub fn negotiation_table(&self) -> Option<Table> {
        Some(match self.shown.negotiation_page {
            NegotiationPage::Offers => self.negotiation_view()?.offers.clone(),
            NegotiationPage::Rounds => self.negotiation_view()?.rounds.clone(),
            NegotiationPage::Events => self.negotiation_view()?.events.clone(),
            NegotiationPage::Ledger => self.exchange()?.ledger.table.clone(),
            NegotiationPage::Packages => self.equal_view()?.table.clone(),
        })
    }

    /// Puts a negotiation in the place of the one that is open, which must have been asked about.
    pub(super) fn add_negotiation(
        &mut self,
        file: NegotiationFile,
        path: Option<PathBuf>,
        stamp: Option<Stamp>,
        suggested_name: String,
    ) {
        let opened = path.as_deref().map(files::private_path).filter(|private| private.is_file());
        self.session.open_negotiation(file, path, stamp, suggested_name);
        self.shown.view = ViewKind::Negotiation;
        self.shown.offer = None;
        self.shown.against_offer = None;
        self.shown.package_base = None;
        // A screen may be shared; what is private is shown when it is asked for.
        self.shown.shows_private = false;
        if let Some(private) = opened {
            self.open_private(&private);
        }
    }

    /// Reads what one side keeps to itself from its file.
    pub(super) fn open_private(&mut self, path: &Path) {
        match files::open_private(path) {
            Ok(opened) => {
                if let Some(document) = self.session.negotiation_mut() {
                    let layer = Arc::new(opened.file.layer);
                    document.private.saved = Some(Arc::clone(&layer));
                    document.private.layer = Some(layer);
                    document.private.path = Some(path.to_owned());
                    document.private.comment = opened.file.comment;
                    document.private.other_comments = opened.file.other_comments;
                    document.private.stamp = Some(opened.stamp);
                }
            }
            Err(error) => {
                self.tell(MessageKind::Error, |language| super::telling::open_error(&error, language));
            }
        }
    }

    /// A negotiation to begin from: two parties, and the scenario in hand as the base.
    pub(super) fn new_negotiation(&mut self) {
        let Some(document) = self.document() else { return };
        let title = ("title", self.title_of(document).into());
        let title = say_with(self.language(), "talks-new-title", &[title]);
        let negotiation = Negotiation {
            title,
            note: None,
            parties: parties_of(&document.scenario, self.language()),
            rounds: std::collections::BTreeMap::new(),
            events: Vec::new(),
            base: called_by_terms((*document.scenario).clone()),
            offers: Vec::new(),
        };
        let file = NegotiationFile::new(negotiation);
        self.add_negotiation(file, None, None, "negotiation.ron".to_owned());
    }

    /// Opens an offer as an untitled scenario; undoing takes it away again.
    pub(super) fn open_offer(&mut self, place: usize) {
        if let Some(id) = self.offer_as_scenario(place) {
            self.take_in_hand(id);
            self.shown.view = ViewKind::Projection;
        }
    }

    /// Opens two offers as scenarios and holds the first against the other.
    pub(super) fn compare_offers(&mut self, offer: usize, against: usize) {
        let Some(baseline) = self.offer_as_scenario(against) else { return };
        let Some(hand) = self.offer_as_scenario(offer) else { return };
        self.take_in_hand(hand);
        self.shown.baseline = Some(super::Baseline::Open(baseline));
        self.shown.view = ViewKind::Compare;
    }

    /// The open scenario that is this offer; it is opened if there is none.
    fn offer_as_scenario(&mut self, place: usize) -> Option<DocumentId> {
        let document = self.session.negotiation()?;
        let negotiation = Arc::clone(&document.negotiation);
        let offer = negotiation.offers.get(place)?;
        let language = self.language();
        let (made, _) = scenario_of(&negotiation.base, &offer.terms, self.record).ok()?;
        let title = offer_name(&negotiation, place, language);
        let note = say_with(
            language,
            "talks-offer-note",
            &[
                ("title", document.title().into()),
                ("base", naming::title_by_terms(&negotiation.base).into_owned().into()),
            ],
        );
        let note = match &offer.note {
            Some(remark) => format!("{note}\n{remark}"),
            None => note,
        };
        let scenario = Scenario { title, note: Some(note), ..made };
        let mut open = self.session.documents().iter();
        if let Some(open) = open.find(|open| *open.scenario == scenario) {
            return Some(open.id);
        }
        let in_hand = self.shown.document;
        Some(self.session.open_as_step(ScenarioFile::new(scenario), "offer.ron".to_owned(), in_hand))
    }
}

/// The scenario with the title that its terms ask for.
fn called_by_terms(mut scenario: Scenario) -> Scenario {
    scenario.title = naming::title_by_terms(&scenario).into_owned();
    scenario
}

/// An offer to begin from: what the party usually says, in that round.
#[must_use]
pub fn new_offer(party: &Party, round: Option<u16>) -> Offer {
    let kind = match party.role {
        Role::Pays => OfferKind::Offer,
        Role::Receives => OfferKind::Ask,
        Role::Speaks => OfferKind::Statement,
    };
    Offer { round, ..Offer::new(Some(party.key.clone()), kind) }
}
