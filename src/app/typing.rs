//! What can be typed: every value of a scenario and of a negotiation has an [`Address`]; here is what a text
//! means there, what becomes of the value when the text is cleared, and how the arrow keys move it.
//!
//! A term of an offer is read with the reader of the terms of a scenario, in the offer's own scenario: the
//! base with what the offer says. Cleared, it is taken out of the offer, and comes from the base again.

use rust_decimal::Decimal;

use super::sought::{SoughtTotal, read_total};
use super::stating::{restated, stated_in_all};
use super::{Action, App, Document, DocumentId, Edit, NegotiationEdit};
use crate::engine::negotiation::scenario_of;
use crate::model::clauses::{Fixed, Growth, Rule};
use crate::model::{
    Field, FieldValue, GrowthField, Kind, Meeting, Offer, OfferTerm, PartField, Party, PrivateLayer, Rate,
    RuleField, Scenario, SourceId, Stated, Status, composed,
};
use crate::present::settable::with_years_between;
use crate::present::term_of;
use crate::present::views::revision::status_and_sources;
use crate::text::fields::{example, value_words};
use crate::text::numbers::{Digits, rate};
use crate::text::parties::{party_name, read_party};
use crate::text::stating::{KnownSources, StatedBy, parted, read_value};
use crate::text::typed::{self, Typed};
use crate::text::{Language, key, say, say_with};

/// Where a value stands that can be typed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Address {
    /// In an open scenario.
    Scenario(DocumentId, Field),
    /// In the open negotiation.
    Negotiation(DocumentId, TalksField),
    /// A total of an open scenario, for which the term behind it is sought.
    Total(DocumentId, SoughtTotal),
}

/// A value of a negotiation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TalksField {
    /// The title of the negotiation.
    Title,
    /// The remark on it.
    Note,
    /// What a party is called.
    PartyName(usize),
    /// A term.
    Term(TermList, Field),
    /// When an offer was made.
    OfferDate(usize),
    /// Who says so.
    OfferSources(usize),
    /// The remark on an offer.
    OfferNote(usize),
    /// A text of a meeting of a round; the place after the last one is a new meeting.
    Meeting(u16, usize, MeetingField),
    /// The remark on a round.
    RoundNote(u16),
    /// When something happened.
    EventDate(usize),
    /// What happened.
    EventWhat(usize),
    /// The remark of the private layer.
    PrivateNote,
    /// Its remark on a round.
    PrivateRound(u16),
}

/// What holds a list of terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TermList {
    /// An offer, by its place.
    Offer(usize),
    /// What one side aims at.
    Target,
    /// What it will not go beyond.
    Limit,
    /// What it believes that the other side will not go beyond.
    TheirLimit,
}

/// A text of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeetingField {
    /// From when to when.
    Dates,
    /// The city.
    City,
    /// The house.
    Venue,
    /// The code of the country.
    Country,
}

/// What a text means at an address.
#[derive(Debug, Clone)]
pub struct Meaning {
    /// What was understood, in full; empty where there is nothing to tell, as of a title.
    pub words: String,
    /// The same on a button, where one of several is to be chosen.
    pub choice: String,
    /// What else must be told of it, such as that it is rounded.
    pub notes: Vec<String>,
    /// The edit; none if the same stands there already, whoever states it.
    pub edit: Option<Action>,
}

impl Address {
    /// Whether there still is a value at the address.
    pub fn is_there(&self, app: &App) -> bool {
        match self {
            Self::Scenario(document, _) | Self::Total(document, _) => {
                app.session().document(*document).is_some()
            }
            Self::Negotiation(id, slot) => {
                app.negotiation().is_some_and(|open| open.id == *id) && is_there(app, slot)
            }
        }
    }

    /// What a text means here.
    pub fn read(&self, app: &App, text: &str) -> Typed<Meaning> {
        match self {
            Self::Scenario(document, field) => {
                let Some(document) = app.session().document(*document) else { return Typed::Empty };
                let is_named = names_a_status(&KnownSources::of(&document.scenario, app.record()), text);
                let meaning = |value: FieldValue| {
                    let language = app.language();
                    let words = match &value {
                        FieldValue::Text(_) => String::new(),
                        value if is_named => stated_echo(app, value),
                        value => echo(value, language),
                    };
                    let mut notes: Vec<String> = noise(text, language).into_iter().collect();
                    notes.extend(app.noticed_if_typed(&document.scenario, field, &value));
                    let choice = value_words(&value, language);
                    let are_several = app.edited_in(document.id, field).len() > 1;
                    let edit = match restated(app, document.id, field, &value, Vec::new()) {
                        _ if is_named && are_several => stated_in_all(app, document.id, field, &value),
                        Some(edit) if is_named => Some(edit),
                        _ => set(app, document.id, field, value),
                    };
                    Meaning { words, choice, notes, edit }
                };
                read_of_scenario(app, document, field, text).map(meaning)
            }
            Self::Negotiation(_, slot) => {
                let meaning = |(words, edit): (String, NegotiationEdit)| {
                    let mut notes = Vec::new();
                    let mut is_named = false;
                    if let TalksField::Term(holder, field) = slot {
                        notes.extend(noise(text, app.language()));
                        let value = value_in(terms_in(&edit, *holder), field);
                        let scenario = scenario_for(app, *holder);
                        is_named = scenario.as_ref().is_some_and(|scenario| {
                            names_a_status(&KnownSources::of(scenario, app.record()), text)
                        });
                        let both = value.as_ref().zip(scenario.as_ref());
                        let noticed =
                            both.map(|(value, scenario)| app.noticed_if_typed(scenario, field, value));
                        notes.extend(noticed.unwrap_or_default());
                    }
                    let edit = (!says_the_same(app, slot, &edit, is_named))
                        .then_some(Action::Edit(Edit::Negotiation(edit)));
                    Meaning { choice: words.clone(), words, notes, edit }
                };
                read_slot(app, slot, text).map(meaning)
            }
            Self::Total(document, total) => {
                let Some(document) = app.session().document(*document) else { return Typed::Empty };
                read_total(app, document, *total, text).map(|told| {
                    let (field, value) = (&told.found.field, told.found.value);
                    let mut notes: Vec<String> = told.note.into_iter().collect();
                    notes.extend(app.noticed_if_typed(&document.scenario, field, &value));
                    let edit = set(app, document.id, field, value);
                    Meaning { choice: told.words.clone(), words: told.words, notes, edit }
                })
            }
        }
    }

    /// The edit by which the value is no longer stated; none if there must be one.
    pub fn cleared(&self, app: &App) -> Option<Action> {
        match self {
            Self::Scenario(document, field) if field.is_optional() => {
                set(app, *document, field, FieldValue::Absent)
            }
            Self::Scenario(..) | Self::Total(..) => None,
            Self::Negotiation(_, slot) => {
                cleared(app, slot).map(|edit| Action::Edit(Edit::Negotiation(edit)))
            }
        }
    }

    /// What is told where nothing is typed: that this takes the value out, else what could be typed.
    pub fn note_on_empty(&self, language: Language) -> Option<String> {
        match self {
            Self::Scenario(_, field) if field.kind() == Kind::Text => None,
            Self::Scenario(_, field) if field.is_optional() => {
                Some(say(language, key::TYPED_CLEAR_TO_REMOVE))
            }
            Self::Scenario(_, field) => example(field.kind(), language),
            Self::Negotiation(_, TalksField::Term(..)) => Some(say(language, key::TALKS_CLEAR_TO_TAKE_OUT)),
            Self::Negotiation(..) | Self::Total(..) => None,
        }
    }

    /// The value moved by so many of its steps, from what is typed and understood, else from what stands
    /// there; none if it has no steps.
    pub fn moved(&self, app: &App, text: Option<&str>, steps: i64) -> Option<Action> {
        match self {
            Self::Scenario(id, field) => {
                let document = app.session().document(*id)?;
                let step = field.step(&document.scenario)?;
                let from = match text {
                    Some(text) => read_of_scenario(app, document, field, text).understood()?,
                    None => field.read(&document.scenario)?,
                };
                let value = from.moved(step.checked_mul(Decimal::from(steps))?)?;
                let documents = app.edited_in(*id, field);
                Some(Action::Edit(Edit::Drag { documents, field: field.clone(), value }))
            }
            Self::Total(..) => None,
            Self::Negotiation(_, slot) => {
                moved(app, slot, text, steps).map(|edit| Action::Edit(Edit::DragNegotiation(edit)))
            }
        }
    }

    /// The scenario or negotiation and the field, for a text that is asked about before it is lost.
    pub fn field(&self) -> Option<(DocumentId, &Field)> {
        match self {
            Self::Scenario(document, field) => Some((*document, field)),
            Self::Negotiation(id, TalksField::Term(_, field)) => Some((*id, field)),
            Self::Negotiation(..) | Self::Total(..) => None,
        }
    }
}

/// Asks for a value in every scenario that edits go to, unless all of them say the same already. A year of a series
/// beyond the stated ones brings those between along, which would be without a value.
fn set(app: &App, document: DocumentId, field: &Field, value: FieldValue) -> Option<Action> {
    let documents = app.edited_in(document, field);
    let says_the_same = |id: &DocumentId| {
        let now = app.session().document(*id).and_then(|document| field.read(&document.scenario));
        now.is_some_and(|now| now.says_the_same(&value))
    };
    let is_new = !documents.iter().all(says_the_same);
    let scenario = &app.session().document(document)?.scenario;
    let mut fields = with_years_between(scenario, field, value);
    is_new.then(|| {
        Action::Edit(match (fields.len(), fields.pop()) {
            (1, Some((field, value))) => Edit::Set { documents, field, value },
            (_, last) => Edit::SetAll { documents, fields: fields.into_iter().chain(last).collect() },
        })
    })
}

fn read_of_scenario(app: &App, document: &Document, field: &Field, text: &str) -> Typed<FieldValue> {
    let known = KnownSources::of(&document.scenario, app.record());
    let in_place = || app.amount_in_place(document, field);
    read_value(field, text, (&document.scenario, &known), in_place, app.language())
}

/// Whether a text says how sure its value is, or who says so.
fn names_a_status(known: &KnownSources<'_>, text: &str) -> bool {
    parted(text, known).is_ok_and(|(_, said)| said.is_some())
}

/// What was understood, with its status and its sources.
fn stated_echo(app: &App, value: &FieldValue) -> String {
    let status = value.status().map(|status| status_and_sources(status, value.sources(), &app.library()));
    [Some(echo(value, app.language())), status].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What was understood, in full.
fn echo(value: &FieldValue, language: Language) -> String {
    match value {
        FieldValue::Money(money) => typed::echo(&money.value, language),
        FieldValue::Unit(unit) => typed::echo(unit, language),
        FieldValue::Rate(stated) => rate(stated.value.0, Digits::Exact),
        other => value_words(other, language),
    }
}

/// That a number was read without its binary noise.
pub fn noise(text: &str, language: Language) -> Option<String> {
    let (written, read) = typed::noise(text)?;
    let args = [("written", written.into()), ("read", read.to_string().into())];
    Some(say_with(language, key::TYPED_NOISE, &args))
}

/// Whether a term says the same already, whoever states it unless the text names who does.
fn says_the_same(app: &App, slot: &TalksField, edit: &NegotiationEdit, is_named: bool) -> bool {
    let TalksField::Term(holder, field) = slot else { return false };
    let now = value_in(terms_of(app, *holder), field);
    let then = value_in(terms_in(edit, *holder), field);
    now.zip(then).is_some_and(|(now, then)| if is_named { now == then } else { now.says_the_same(&then) })
}

/// The terms that an edit leaves.
fn terms_in(edit: &NegotiationEdit, holder: TermList) -> &[OfferTerm] {
    match (edit, holder) {
        (NegotiationEdit::Offer(_, offer), TermList::Offer(_)) => &offer.terms,
        (NegotiationEdit::Private(layer), TermList::Target) => &layer.target,
        (NegotiationEdit::Private(layer), TermList::Limit) => &layer.limit,
        (NegotiationEdit::Private(layer), TermList::TheirLimit) => &layer.their_limit,
        _ => &[],
    }
}

/// The terms of a holder.
pub fn terms_of(app: &App, holder: TermList) -> &[OfferTerm] {
    let Some(open) = app.negotiation() else { return &[] };
    let layer = open.private.layer.as_deref();
    match holder {
        TermList::Offer(place) => open.negotiation.offers.get(place).map_or(&[], |offer| &offer.terms),
        TermList::Target => layer.map_or(&[], |layer| &layer.target),
        TermList::Limit => layer.map_or(&[], |layer| &layer.limit),
        TermList::TheirLimit => layer.map_or(&[], |layer| &layer.their_limit),
    }
}

/// The edit by which a holder has those terms.
pub fn with_terms_of(app: &App, holder: TermList, terms: Vec<OfferTerm>) -> Option<NegotiationEdit> {
    let open = app.negotiation()?;
    if let TermList::Offer(place) = holder {
        let offer = open.negotiation.offers.get(place)?.clone();
        return Some(NegotiationEdit::Offer(place, Offer { terms, ..offer }));
    }
    let layer = layer_of(app)?;
    Some(NegotiationEdit::Private(match holder {
        TermList::Target => PrivateLayer { target: terms, ..layer },
        TermList::Limit => PrivateLayer { limit: terms, ..layer },
        TermList::TheirLimit | TermList::Offer(_) => PrivateLayer { their_limit: terms, ..layer },
    }))
}

/// The private layer as it stands.
fn layer_of(app: &App) -> Option<PrivateLayer> {
    Some((**app.negotiation()?.private.layer.as_ref()?).clone())
}

/// What terms say of a field.
pub fn value_in(terms: &[OfferTerm], field: &Field) -> Option<FieldValue> {
    let mut read = crate::model::read_terms(terms);
    read.find(|(named, _)| *named == field).map(|(_, value)| value.clone())
}

/// The scenario in which the terms of a holder are read: the base with what they say, as far as that
/// is a scenario.
pub fn scenario_for(app: &App, holder: TermList) -> Option<Scenario> {
    let base = &app.negotiation()?.negotiation.base;
    let terms = terms_of(app, holder);
    Some(scenario_of(base, terms, app.record()).map_or_else(|_| base.clone(), |(scenario, _)| scenario))
}

/// Terms with `value` in the place of what they say of a field; taken out if it is absent.
pub fn with_value(terms: &[OfferTerm], field: &Field, value: Option<FieldValue>) -> Vec<OfferTerm> {
    let is_it = |term: &OfferTerm| matches!(term, OfferTerm::Read(named, _) if named == field);
    let place = terms.iter().position(is_it);
    let mut terms = terms.to_vec();
    match (place, value) {
        (Some(place), Some(value)) => terms[place] = OfferTerm::Read(field.clone(), value),
        (Some(place), None) => drop(terms.remove(place)),
        (None, Some(value)) => terms.push(OfferTerm::Read(field.clone(), value)),
        (None, None) => {}
    }
    terms
}

/// Whether there still is what a slot is about.
fn is_there(app: &App, slot: &TalksField) -> bool {
    let Some(open) = app.negotiation() else { return false };
    let talks = &open.negotiation;
    match slot {
        TalksField::Title | TalksField::Note => true,
        TalksField::PartyName(place) => *place < talks.parties.len(),
        TalksField::Term(TermList::Offer(place), _)
        | TalksField::OfferDate(place)
        | TalksField::OfferSources(place)
        | TalksField::OfferNote(place) => *place < talks.offers.len(),
        TalksField::Meeting(number, ..) | TalksField::RoundNote(number) => talks.rounds.contains_key(number),
        TalksField::EventDate(place) | TalksField::EventWhat(place) => *place < talks.events.len(),
        TalksField::Term(..) | TalksField::PrivateNote | TalksField::PrivateRound(_) => {
            open.private.layer.is_some()
        }
    }
}

/// What a text means in a slot.
fn read_slot(app: &App, slot: &TalksField, text: &str) -> Typed<(String, NegotiationEdit)> {
    let Some(open) = app.negotiation() else { return Typed::Empty };
    let negotiation = &open.negotiation;
    let trimmed = composed(text.trim()).into_owned();
    let words = |edit: Option<NegotiationEdit>| {
        edit.map_or(Typed::Empty, |edit| Typed::Understood((String::new(), edit)))
    };
    let offer = |place: usize, change: &dyn Fn(&mut Offer)| {
        let mut offer = negotiation.offers.get(place)?.clone();
        change(&mut offer);
        Some(NegotiationEdit::Offer(place, offer))
    };
    if trimmed.is_empty() {
        return Typed::Empty;
    }
    match slot {
        TalksField::Title => words(Some(NegotiationEdit::Title(trimmed))),
        TalksField::Note => words(Some(NegotiationEdit::Note(Some(trimmed)))),
        TalksField::PartyName(place) => {
            let party = negotiation.parties.get(*place).cloned();
            let name = party_name(&read_party(&trimmed), app.language());
            words(party.map(|party| NegotiationEdit::Party(*place, Party { name, ..party })))
        }
        TalksField::Term(holder, field) => read_term(app, *holder, field, text),
        TalksField::OfferDate(place) => there(typed::read_date(text).map(|date| {
            let edit = offer(*place, &|offer| offer.date = Some(date.clone()))?;
            Some((date.to_string(), edit))
        })),
        TalksField::OfferSources(place) => words(offer(*place, &|offer| offer.sources = sources(&trimmed))),
        TalksField::OfferNote(place) => words(offer(*place, &|offer| offer.note = Some(trimmed.clone()))),
        TalksField::Meeting(number, place, of) => {
            let meeting = |change: &dyn Fn(&mut Meeting)| {
                let mut round = negotiation.rounds.get(number)?.clone();
                if *place >= round.meetings.len() {
                    round.meetings.push(Meeting::default());
                }
                let last = round.meetings.len() - 1;
                change(&mut round.meetings[(*place).min(last)]);
                Some(NegotiationEdit::Round(*number, round))
            };
            match of {
                MeetingField::Dates => there(typed::read_period(text).map(|dates| {
                    let words = dates.to_string();
                    let dates = Stated::assumed(dates);
                    let edit = meeting(&|meeting| meeting.dates = Some(dates.clone()))?;
                    Some((words, edit))
                })),
                MeetingField::City => words(meeting(&|meeting| meeting.city = Some(trimmed.clone()))),
                MeetingField::Venue => words(meeting(&|meeting| meeting.venue = Some(trimmed.clone()))),
                MeetingField::Country => words(meeting(&|meeting| meeting.country = Some(trimmed.clone()))),
            }
        }
        TalksField::RoundNote(number) => {
            let round = negotiation.rounds.get(number).cloned();
            words(round.map(|mut round| {
                round.note = Some(trimmed);
                NegotiationEdit::Round(*number, round)
            }))
        }
        TalksField::EventDate(place) => there(typed::read_date(text).map(|date| {
            let mut event = negotiation.events.get(*place)?.clone();
            let words = date.to_string();
            event.date = Stated::assumed(date);
            Some((words, NegotiationEdit::Event(*place, event)))
        })),
        TalksField::EventWhat(place) => {
            let event = negotiation.events.get(*place).cloned();
            words(event.map(|mut event| {
                event.what = trimmed;
                NegotiationEdit::Event(*place, event)
            }))
        }
        TalksField::PrivateNote => words(layer_of(app).map(|mut layer| {
            layer.note = Some(trimmed);
            NegotiationEdit::Private(layer)
        })),
        TalksField::PrivateRound(number) => words(layer_of(app).map(|mut layer| {
            layer.notes.insert(*number, trimmed);
            NegotiationEdit::Private(layer)
        })),
    }
}

/// The readings of what is still there.
fn there(read: Typed<Option<(String, NegotiationEdit)>>) -> Typed<(String, NegotiationEdit)> {
    match read {
        Typed::Understood(meant) => meant.map_or(Typed::Empty, Typed::Understood),
        Typed::Ambiguous(readings) => Typed::Ambiguous(readings.into_iter().flatten().collect()),
        Typed::NotUnderstood(hint) => Typed::NotUnderstood(hint),
        Typed::Empty => Typed::Empty,
    }
}

/// Names of sources as they are typed, one after the other.
fn sources(text: &str) -> Vec<SourceId> {
    let names = text.split([',', ';', ' ']).map(|name| name.trim_matches(['[', ']']));
    names.filter(|name| !name.is_empty()).map(|name| SourceId(name.to_owned())).collect()
}

/// What a text means as a term.
fn read_term(app: &App, holder: TermList, field: &Field, text: &str) -> Typed<(String, NegotiationEdit)> {
    let Some(scenario) = scenario_for(app, holder) else { return Typed::Empty };
    let terms = terms_of(app, holder);
    let known = KnownSources::of(&scenario, app.record());
    let is_named = names_a_status(&known, text);
    let value = if is_growth(field) {
        match parted(text, &known) {
            Err(hint) => return Typed::NotUnderstood(hint),
            Ok((text, said)) => typed::read_rate(&text).map(|rate| {
                let said = said.clone().unwrap_or(StatedBy { status: Status::Assumed, sources: Vec::new() });
                growing(terms, field, Stated { value: rate, status: said.status, sources: said.sources })
            }),
        }
    } else {
        let in_place = || app.amount_in_place_of(&scenario, field);
        read_value(field, text, (&scenario, &known), in_place, app.language())
    };
    there(value.map(|value| {
        let read = rate_of(&value).unwrap_or_else(|| value.clone());
        let words = if is_named { stated_echo(app, &read) } else { echo(&read, app.language()) };
        let edit = with_terms_of(app, holder, with_value(terms, field, Some(value)))?;
        Some((words, edit))
    }))
}

/// Whether a field is the growth of a rule as a whole, or the rule: there a rate a year is typed.
pub fn is_growth(field: &Field) -> bool {
    let growth = RuleField::Growth(GrowthField::Whole);
    matches!(field, Field::Part(_, PartField::Rule(_, of)) if *of == growth || *of == RuleField::Whole)
}

/// A growth of so much a year, as a field has it; of a whole rule the rest stays.
fn growing(terms: &[OfferTerm], field: &Field, rate: Stated<Rate>) -> FieldValue {
    let growth = Growth::Fixed(Fixed { rate });
    let Field::Part(_, PartField::Rule(_, RuleField::Whole)) = field else {
        return FieldValue::Growth(growth);
    };
    FieldValue::Rule(Box::new(match value_in(terms, field) {
        Some(FieldValue::Rule(rule)) => Rule { growth, ..*rule },
        _ => Rule::new(growth),
    }))
}

/// The rate of a growth that is the same every year.
pub fn rate_of(value: &FieldValue) -> Option<FieldValue> {
    let growth = match value {
        FieldValue::Growth(growth) => growth,
        FieldValue::Rule(rule) => &rule.growth,
        _ => return None,
    };
    match growth {
        Growth::Fixed(fixed) => Some(FieldValue::Rate(fixed.rate.clone())),
        _ => None,
    }
}

/// What becomes of something whose text was cleared; none if it cannot be empty.
fn cleared(app: &App, slot: &TalksField) -> Option<NegotiationEdit> {
    let open = app.negotiation()?;
    let negotiation = &open.negotiation;
    let offer = |place: usize| negotiation.offers.get(place).cloned();
    Some(match slot {
        TalksField::Title => NegotiationEdit::Title(String::new()),
        TalksField::Note => NegotiationEdit::Note(None),
        TalksField::Term(holder, field) => {
            let terms = with_value(terms_of(app, *holder), field, None);
            return with_terms_of(app, *holder, terms);
        }
        TalksField::OfferDate(place) => {
            NegotiationEdit::Offer(*place, Offer { date: None, ..offer(*place)? })
        }
        TalksField::OfferSources(place) => {
            NegotiationEdit::Offer(*place, Offer { sources: Vec::new(), ..offer(*place)? })
        }
        TalksField::OfferNote(place) => {
            NegotiationEdit::Offer(*place, Offer { note: None, ..offer(*place)? })
        }
        TalksField::Meeting(number, place, of) => {
            let mut round = negotiation.rounds.get(number)?.clone();
            let meeting = round.meetings.get_mut(*place)?;
            match of {
                MeetingField::Dates => meeting.dates = None,
                MeetingField::City => meeting.city = None,
                MeetingField::Venue => meeting.venue = None,
                MeetingField::Country => meeting.country = None,
            }
            // A meeting of which nothing is known is none.
            if *meeting == Meeting::default() {
                round.meetings.remove(*place);
            }
            NegotiationEdit::Round(*number, round)
        }
        TalksField::RoundNote(number) => {
            let mut round = negotiation.rounds.get(number)?.clone();
            round.note = None;
            NegotiationEdit::Round(*number, round)
        }
        TalksField::EventDate(_) | TalksField::PartyName(_) => return None,
        TalksField::EventWhat(place) => {
            let mut event = negotiation.events.get(*place)?.clone();
            event.what = String::new();
            NegotiationEdit::Event(*place, event)
        }
        TalksField::PrivateNote => NegotiationEdit::Private(PrivateLayer { note: None, ..layer_of(app)? }),
        TalksField::PrivateRound(number) => {
            let mut layer = layer_of(app)?;
            layer.notes.remove(number);
            NegotiationEdit::Private(layer)
        }
    })
}

/// The edit by which a term is moved by so many of its steps.
fn moved(app: &App, slot: &TalksField, text: Option<&str>, steps: i64) -> Option<NegotiationEdit> {
    let TalksField::Term(holder, field) = slot else { return None };
    let terms = terms_of(app, *holder);
    let scenario = scenario_for(app, *holder)?;
    let typed = text.and_then(|text| read_slot(app, slot, text).understood());
    let from = match &typed {
        Some((_, edit)) => value_in(terms_in(edit, *holder), field),
        None => value_in(terms, field).or_else(|| field.read(&scenario)),
    }?;
    let value = if is_growth(field) {
        let by = Decimal::new(1, 3).checked_mul(Decimal::from(steps))?;
        match rate_of(&from)?.moved(by)? {
            FieldValue::Rate(rate) => growing(terms, field, rate),
            _ => return None,
        }
    } else {
        from.moved(field.step(&scenario)?.checked_mul(Decimal::from(steps))?)?
    };
    with_terms_of(app, *holder, with_value(terms, field, Some(value)))
}

/// An offer with texts that were typed into it, as far as they are understood, and the addresses of these:
/// for a change of another kind, so that both are one step and neither is lost.
pub fn offer_with<'a>(
    app: &App,
    place: usize,
    texts: impl Iterator<Item = (&'a Address, &'a str)>,
) -> Option<(Offer, Vec<Address>)> {
    let mut offer = app.negotiation()?.negotiation.offers.get(place)?.clone();
    let mut taken = Vec::new();
    for (address, text) in texts {
        let Address::Negotiation(_, slot) = address else { continue };
        let is_of_offer = match slot {
            TalksField::Term(TermList::Offer(of), _)
            | TalksField::OfferDate(of)
            | TalksField::OfferSources(of)
            | TalksField::OfferNote(of) => *of == place,
            _ => false,
        };
        let read = is_of_offer.then(|| read_slot(app, slot, text).understood()).flatten();
        let Some((_, NegotiationEdit::Offer(_, typed))) = read else { continue };
        match slot {
            TalksField::Term(_, field) => {
                offer.terms = with_value(&offer.terms, field, value_in(&typed.terms, field));
            }
            TalksField::OfferDate(_) => offer.date = typed.date,
            TalksField::OfferSources(_) => offer.sources = typed.sources,
            _ => offer.note = typed.note,
        }
        taken.push(address.clone());
    }
    Some((offer, taken))
}

/// What stands in the field of a term: its value as it is typed, and the unit of a bare number.
pub fn spelt(app: &App, scenario: &Scenario, field: &Field, value: &FieldValue) -> (String, String) {
    let rate = rate_of(value).filter(|_| is_growth(field));
    let line = term_of(scenario, field, rate.as_ref().unwrap_or(value), app.record(), app.language());
    let text = if is_growth(field) && rate.is_none() && *value != FieldValue::Absent {
        value_words(value, app.language())
    } else {
        line.value
    };
    let unit = if is_growth(field) { "%".to_owned() } else { line.unit };
    (text, unit)
}
