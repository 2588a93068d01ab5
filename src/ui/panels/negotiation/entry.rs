//! What is typed in a negotiation: terms of offers, dates, places, remarks.
//!
//! A term is read with the reader of the terms of a scenario, in the offer's own scenario: the base
//! with what the offer says. Cleared, it is taken out of the offer, and comes from the base again.
//!
//! As in every field, what is typed is a draft until Enter, Tab or a click elsewhere; what has two
//! readings is asked; what is not understood stays with the reason. The arrow keys go by steps, and a
//! run of them is one step to undo.

use std::collections::{BTreeMap, HashSet};

use eframe::egui;
use egui::{
    Align, Align2, Context, Id, Key, Label, Layout, Margin, Memory, Modifiers, Response, RichText, Sense,
    Stroke, TextEdit, Ui, UiBuilder, vec2,
};
use rust_decimal::Decimal;

use crate::app::{Action, App, DocumentId, Edit, NegotiationEdit};
use crate::engine::negotiation::scenario_of;
use crate::model::clauses::{Fixed, Growth, Rule};
use crate::model::{
    Field, FieldValue, GrowthField, Meeting, Offer, OfferTerm, PartField, Party, PrivateLayer, RuleField,
    Scenario, SourceId, Stated, composed,
};
use crate::present::term_of;
use crate::text::fields::value_words;
use crate::text::parties::{party_name, read_party};
use crate::text::typed::{self, Typed};
use crate::text::{say, say_with};
use crate::ui::fields;
use crate::ui::theme;
use crate::ui::theme::gap;

/// What holds a list of terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
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
pub enum OfMeeting {
    /// From when to when.
    Dates,
    /// The city.
    City,
    /// The house.
    Venue,
    /// The code of the country.
    Country,
}

/// Something that is typed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The title of the negotiation.
    Title,
    /// The remark on it.
    Note,
    /// What a party is called.
    PartyName(usize),
    /// A term.
    Term(Holder, Field),
    /// When an offer was made.
    OfferDate(usize),
    /// Who says so.
    OfferSources(usize),
    /// The remark on an offer.
    OfferNote(usize),
    /// Something of a meeting of a round; the place after the last one is a new meeting.
    Meeting(u16, usize, OfMeeting),
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

/// What a text means: in words, and as an edit.
#[derive(Debug, Clone)]
pub struct Meant {
    words: String,
    edit: NegotiationEdit,
}

/// A text that is not yet an edit.
struct Draft {
    text: String,
    id: Id,
    /// Whether what there is to say stands under the field for good.
    stands: bool,
    /// Whether the first reading is to have the keyboard.
    asks: bool,
}

/// What is being typed.
#[derive(Default)]
pub struct Entries {
    typed: BTreeMap<Slot, Draft>,
    /// The negotiation that it belongs to.
    of: Option<DocumentId>,
    /// The fields that were painted.
    painted: HashSet<Id>,
    /// The field whose arrow keys are moving it.
    stepped: Option<Id>,
    /// The field that is to have the keyboard in the next frame.
    sought: Option<Slot>,
}

impl Entries {
    /// Whether undo and redo belong to a text, if the keyboard is in one of these fields.
    #[must_use]
    pub fn have_undo(&self, ctx: &Context) -> Option<bool> {
        let focused = ctx.memory(Memory::focused).filter(|id| self.painted.contains(id))?;
        Some(self.typed.values().any(|draft| draft.id == focused))
    }

    /// Gives the keyboard to a field.
    pub fn seek(&mut self, slot: Slot) {
        self.sought = Some(slot);
    }

    /// Turns every draft that is understood into an edit: before saving, closing, ending.
    pub fn take_over(&mut self, app: &App, out: &mut Vec<Action>) {
        for slot in self.typed.keys().cloned().collect::<Vec<_>>() {
            self.settle(app, &slot, out);
        }
        if self.stepped.take().is_some() {
            out.push(Action::Edit(Edit::Drop));
        }
    }

    /// The first text of a term that is no value yet, if the negotiation, its private layer or all is to
    /// be closed.
    #[must_use]
    pub fn left(&self, app: &App, closed: Option<DocumentId>) -> Option<(DocumentId, Field, String)> {
        let open = app.negotiation()?;
        if closed.is_some_and(|closed| closed != open.id && closed != open.private.id) {
            return None;
        }
        self.typed.iter().find_map(|(slot, draft)| {
            let Slot::Term(_, field) = slot else { return None };
            let read = read(app, slot, &draft.text);
            let is_left = matches!(read, Typed::Ambiguous(_) | Typed::NotUnderstood(_));
            is_left.then(|| (closed.unwrap_or(open.id), field.clone(), draft.text.clone()))
        })
    }

    /// What becomes of drafts whose field lost the keyboard. Call it after everything is painted.
    pub fn after_painting(&mut self, ctx: &Context, app: &App, out: &mut Vec<Action>) {
        let open = app.negotiation().map(|open| open.id);
        if self.of != open {
            *self = Self { of: open, ..Self::default() };
        }
        self.typed.retain(|slot, _| is_there(app, slot));
        let focused = ctx.memory(Memory::focused);
        let gives_up = ctx.input(|input| input.key_pressed(Key::Escape));
        let rests = ctx.input(|input| !input.pointer.any_down() && !input.pointer.any_released());
        if self.stepped.is_some_and(|id| focused != Some(id)) {
            self.stepped = None;
            out.push(Action::Edit(if gives_up { Edit::Abandon } else { Edit::Drop }));
        }
        let is_left = |draft: &Draft| focused != Some(draft.id) && !draft.stands;
        let left = self.typed.iter().filter(|(_, draft)| is_left(draft));
        for slot in left.map(|(slot, _)| slot.clone()).collect::<Vec<_>>() {
            if gives_up {
                self.typed.remove(&slot);
                continue;
            }
            self.settle(app, &slot, out);
            if let Some(draft) = self.typed.get_mut(&slot) {
                draft.stands = rests;
                draft.asks = ctx.input(|input| input.key_pressed(Key::Enter));
                ctx.request_repaint();
            }
        }
    }

    /// Forgets what is typed: places have moved.
    pub fn forget(&mut self) {
        self.typed.clear();
    }

    /// An offer with what is typed into it and understood, for a change of another kind: both are one
    /// step, and neither is lost.
    pub fn offer(&mut self, app: &App, place: usize) -> Option<Offer> {
        let mut offer = app.negotiation()?.negotiation.offers.get(place)?.clone();
        let is_of_offer = |slot: &&Slot| match slot {
            Slot::Term(Holder::Offer(of), _)
            | Slot::OfferDate(of)
            | Slot::OfferSources(of)
            | Slot::OfferNote(of) => *of == place,
            _ => false,
        };
        for slot in self.typed.keys().filter(is_of_offer).cloned().collect::<Vec<_>>() {
            let read = read(app, &slot, &self.typed[&slot].text);
            if let Some(Meant { edit: NegotiationEdit::Offer(_, typed), .. }) = read.understood() {
                offer = typed;
                self.typed.remove(&slot);
            }
        }
        Some(offer)
    }

    fn settle(&mut self, app: &App, slot: &Slot, out: &mut Vec<Action>) {
        let Some(draft) = self.typed.get(slot) else { return };
        match read(app, slot, &draft.text) {
            Typed::Understood(meant) => push(app, slot, meant.edit, out),
            Typed::Empty => out.extend(cleared(app, slot).map(|edit| Action::Edit(Edit::Negotiation(edit)))),
            Typed::Ambiguous(_) | Typed::NotUnderstood(_) => return,
        }
        self.typed.remove(slot);
    }
}

/// Asks for an edit unless the term says the same already, whoever states it.
fn push(app: &App, slot: &Slot, edit: NegotiationEdit, out: &mut Vec<Action>) {
    if let Slot::Term(holder, field) = slot {
        let now = value_in(terms_of(app, *holder), field);
        let then = value_in(terms_in(&edit, *holder), field);
        if now.zip(then).is_some_and(|(now, then)| now.says_the_same(&then)) {
            return;
        }
    }
    out.push(Action::Edit(Edit::Negotiation(edit)));
}

/// The terms that an edit leaves.
fn terms_in(edit: &NegotiationEdit, holder: Holder) -> &[OfferTerm] {
    match (edit, holder) {
        (NegotiationEdit::Offer(_, offer), Holder::Offer(_)) => &offer.terms,
        (NegotiationEdit::Private(layer), Holder::Target) => &layer.target,
        (NegotiationEdit::Private(layer), Holder::Limit) => &layer.limit,
        (NegotiationEdit::Private(layer), Holder::TheirLimit) => &layer.their_limit,
        _ => &[],
    }
}

/// The terms of a holder.
pub(super) fn terms_of(app: &App, holder: Holder) -> &[OfferTerm] {
    let Some(open) = app.negotiation() else { return &[] };
    let layer = open.private.layer.as_deref();
    match holder {
        Holder::Offer(place) => open.negotiation.offers.get(place).map_or(&[], |offer| &offer.terms),
        Holder::Target => layer.map_or(&[], |layer| &layer.target),
        Holder::Limit => layer.map_or(&[], |layer| &layer.limit),
        Holder::TheirLimit => layer.map_or(&[], |layer| &layer.their_limit),
    }
}

/// The edit by which a holder has those terms.
pub(super) fn with_terms_of(app: &App, holder: Holder, terms: Vec<OfferTerm>) -> Option<NegotiationEdit> {
    let open = app.negotiation()?;
    if let Holder::Offer(place) = holder {
        let offer = open.negotiation.offers.get(place)?.clone();
        return Some(NegotiationEdit::Offer(place, Offer { terms, ..offer }));
    }
    let layer = layer_of(app)?;
    Some(NegotiationEdit::Private(match holder {
        Holder::Target => PrivateLayer { target: terms, ..layer },
        Holder::Limit => PrivateLayer { limit: terms, ..layer },
        Holder::TheirLimit | Holder::Offer(_) => PrivateLayer { their_limit: terms, ..layer },
    }))
}

/// The private layer as it stands.
fn layer_of(app: &App) -> Option<PrivateLayer> {
    Some((**app.negotiation()?.private.layer.as_ref()?).clone())
}

/// What terms say of a field.
pub(super) fn value_in(terms: &[OfferTerm], field: &Field) -> Option<FieldValue> {
    let mut read = crate::model::read_terms(terms);
    read.find(|(named, _)| *named == field).map(|(_, value)| value.clone())
}

/// The scenario in which the terms of a holder are read: the base with what they say, as far as that
/// is a scenario.
pub(super) fn scenario_for(app: &App, holder: Holder) -> Option<Scenario> {
    let base = &app.negotiation()?.negotiation.base;
    let terms = terms_of(app, holder);
    Some(scenario_of(base, terms, app.record()).map_or_else(|_| base.clone(), |(scenario, _)| scenario))
}

/// Terms with `value` in the place of what they say of a field; taken out if it is absent.
pub(super) fn with_value(terms: &[OfferTerm], field: &Field, value: Option<FieldValue>) -> Vec<OfferTerm> {
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
fn is_there(app: &App, slot: &Slot) -> bool {
    let Some(open) = app.negotiation() else { return false };
    let talks = &open.negotiation;
    match slot {
        Slot::Title | Slot::Note => true,
        Slot::PartyName(place) => *place < talks.parties.len(),
        Slot::Term(Holder::Offer(place), _)
        | Slot::OfferDate(place)
        | Slot::OfferSources(place)
        | Slot::OfferNote(place) => *place < talks.offers.len(),
        Slot::Meeting(number, ..) | Slot::RoundNote(number) => talks.rounds.contains_key(number),
        Slot::EventDate(place) | Slot::EventWhat(place) => *place < talks.events.len(),
        Slot::Term(..) | Slot::PrivateNote | Slot::PrivateRound(_) => open.private.layer.is_some(),
    }
}

/// What a text means in a slot.
fn read(app: &App, slot: &Slot, text: &str) -> Typed<Meant> {
    let Some(open) = app.negotiation() else { return Typed::Empty };
    let negotiation = &open.negotiation;
    let trimmed = composed(text.trim()).into_owned();
    let words = |edit: Option<NegotiationEdit>| {
        edit.map_or(Typed::Empty, |edit| Typed::Understood(Meant { words: String::new(), edit }))
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
        Slot::Title => words(Some(NegotiationEdit::Title(trimmed))),
        Slot::Note => words(Some(NegotiationEdit::Note(Some(trimmed)))),
        Slot::PartyName(place) => {
            let party = negotiation.parties.get(*place).cloned();
            let name = party_name(&read_party(&trimmed), app.language());
            words(party.map(|party| NegotiationEdit::Party(*place, Party { name, ..party })))
        }
        Slot::Term(holder, field) => read_term(app, *holder, field, text),
        Slot::OfferDate(place) => there(typed::read_date(text).map(|date| {
            let edit = offer(*place, &|offer| offer.date = Some(date.clone()))?;
            Some(Meant { words: date.to_string(), edit })
        })),
        Slot::OfferSources(place) => words(offer(*place, &|offer| offer.sources = sources(&trimmed))),
        Slot::OfferNote(place) => words(offer(*place, &|offer| offer.note = Some(trimmed.clone()))),
        Slot::Meeting(number, place, of) => {
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
                OfMeeting::Dates => there(typed::read_period(text).map(|dates| {
                    let words = dates.to_string();
                    let dates = Stated::assumed(dates);
                    let edit = meeting(&|meeting| meeting.dates = Some(dates.clone()))?;
                    Some(Meant { words, edit })
                })),
                OfMeeting::City => words(meeting(&|meeting| meeting.city = Some(trimmed.clone()))),
                OfMeeting::Venue => words(meeting(&|meeting| meeting.venue = Some(trimmed.clone()))),
                OfMeeting::Country => words(meeting(&|meeting| meeting.country = Some(trimmed.clone()))),
            }
        }
        Slot::RoundNote(number) => {
            let round = negotiation.rounds.get(number).cloned();
            words(round.map(|mut round| {
                round.note = Some(trimmed);
                NegotiationEdit::Round(*number, round)
            }))
        }
        Slot::EventDate(place) => there(typed::read_date(text).map(|date| {
            let mut event = negotiation.events.get(*place)?.clone();
            let words = date.to_string();
            event.date = Stated::assumed(date);
            Some(Meant { words, edit: NegotiationEdit::Event(*place, event) })
        })),
        Slot::EventWhat(place) => {
            let event = negotiation.events.get(*place).cloned();
            words(event.map(|mut event| {
                event.what = trimmed;
                NegotiationEdit::Event(*place, event)
            }))
        }
        Slot::PrivateNote => words(layer_of(app).map(|mut layer| {
            layer.note = Some(trimmed);
            NegotiationEdit::Private(layer)
        })),
        Slot::PrivateRound(number) => words(layer_of(app).map(|mut layer| {
            layer.notes.insert(*number, trimmed);
            NegotiationEdit::Private(layer)
        })),
    }
}

/// The readings of what is still there.
fn there(read: Typed<Option<Meant>>) -> Typed<Meant> {
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
fn read_term(app: &App, holder: Holder, field: &Field, text: &str) -> Typed<Meant> {
    let Some(scenario) = scenario_for(app, holder) else { return Typed::Empty };
    let terms = terms_of(app, holder);
    let value = if is_growth(field) {
        typed::read_rate(text).map(|rate| growing(terms, field, Stated::assumed(rate)))
    } else {
        let in_place = || app.amount_in_place_of(&scenario, field);
        fields::read(field, text, &scenario, in_place, app.language())
    };
    there(value.map(|value| {
        let words = fields::echo(rate_of(&value).as_ref().unwrap_or(&value), app.language());
        let edit = with_terms_of(app, holder, with_value(terms, field, Some(value)))?;
        Some(Meant { words, edit })
    }))
}

/// Whether a field is the growth of a rule as a whole, or the rule: there a rate a year is typed.
pub(super) fn is_growth(field: &Field) -> bool {
    let growth = RuleField::Growth(GrowthField::Whole);
    matches!(field, Field::Part(_, PartField::Rule(_, of)) if *of == growth || *of == RuleField::Whole)
}

/// A growth of so much a year, as a field has it; of a whole rule the rest stays.
fn growing(terms: &[OfferTerm], field: &Field, rate: Stated<crate::model::Rate>) -> FieldValue {
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
pub(super) fn rate_of(value: &FieldValue) -> Option<FieldValue> {
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
fn cleared(app: &App, slot: &Slot) -> Option<NegotiationEdit> {
    let open = app.negotiation()?;
    let negotiation = &open.negotiation;
    let offer = |place: usize| negotiation.offers.get(place).cloned();
    Some(match slot {
        Slot::Title => NegotiationEdit::Title(String::new()),
        Slot::Note => NegotiationEdit::Note(None),
        Slot::Term(holder, field) => {
            let terms = with_value(terms_of(app, *holder), field, None);
            return with_terms_of(app, *holder, terms);
        }
        Slot::OfferDate(place) => NegotiationEdit::Offer(*place, Offer { date: None, ..offer(*place)? }),
        Slot::OfferSources(place) => {
            NegotiationEdit::Offer(*place, Offer { sources: Vec::new(), ..offer(*place)? })
        }
        Slot::OfferNote(place) => NegotiationEdit::Offer(*place, Offer { note: None, ..offer(*place)? }),
        Slot::Meeting(number, place, of) => {
            let mut round = negotiation.rounds.get(number)?.clone();
            let meeting = round.meetings.get_mut(*place)?;
            match of {
                OfMeeting::Dates => meeting.dates = None,
                OfMeeting::City => meeting.city = None,
                OfMeeting::Venue => meeting.venue = None,
                OfMeeting::Country => meeting.country = None,
            }
            // A meeting of which nothing is known is none.
            if *meeting == Meeting::default() {
                round.meetings.remove(*place);
            }
            NegotiationEdit::Round(*number, round)
        }
        Slot::RoundNote(number) => {
            let mut round = negotiation.rounds.get(number)?.clone();
            round.note = None;
            NegotiationEdit::Round(*number, round)
        }
        Slot::EventDate(_) | Slot::PartyName(_) => return None,
        Slot::EventWhat(place) => {
            let mut event = negotiation.events.get(*place)?.clone();
            event.what = String::new();
            NegotiationEdit::Event(*place, event)
        }
        Slot::PrivateNote => NegotiationEdit::Private(PrivateLayer { note: None, ..layer_of(app)? }),
        Slot::PrivateRound(number) => {
            let mut layer = layer_of(app)?;
            layer.notes.remove(number);
            NegotiationEdit::Private(layer)
        }
    })
}

/// How a field looks.
pub(super) struct Look<'a> {
    /// What it is called beside it.
    pub name: &'a str,
    /// What a screen reader calls it.
    pub said: &'a str,
    /// What stands in it.
    pub value: String,
    /// The unit in which a bare number is read.
    pub unit: &'a str,
    /// What stands there while it is empty.
    pub ghost: &'a str,
    /// What is told besides where the pointer rests on its name; may be empty.
    pub hint: &'a str,
}

/// Width of a field for a figure.
const FIGURE: f32 = 132.0;
/// Room for what takes a term out.
pub(super) const AWAY: f32 = 24.0;

/// A term: its name at the left, the field to type into at the right, and behind it what takes it out.
pub(super) fn term_ui(
    ui: &mut Ui,
    app: &App,
    slot: &Slot,
    look: &Look<'_>,
    entries: &mut Entries,
    out: &mut Vec<Action>,
) {
    let (row, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), theme::CONTROL + gap::TINY), Sense::hover());
    let field = row.with_max_x(row.right() - AWAY);
    let control = Align2::RIGHT_CENTER.align_size_within_rect(vec2(FIGURE, theme::CONTROL), field);
    let name = row.with_max_x(control.left() - gap::SMALL);
    let label = ui
        .scope_builder(UiBuilder::new().max_rect(name).layout(Layout::left_to_right(Align::Center)), |ui| {
            ui.add(Label::new(look.name).truncate().selectable(false).sense(Sense::click()))
        })
        .inner;
    let response = ui
        .scope_builder(
            UiBuilder::new().max_rect(control).layout(Layout::left_to_right(Align::Center)),
            |ui| figure_ui(ui, app, slot, look, entries, out),
        )
        .inner;
    let hint = if look.hint.is_empty() { look.name } else { look.hint };
    if label.on_hover_text(hint).clicked() {
        response.request_focus();
    }
    if !look.value.is_empty() {
        away_ui(ui, app, slot, row, look.said, entries, out);
    }
    standing_ui(ui, app, slot, look, entries, out);
}

/// A term that is not typed, such as a whole rule: its name, what it says, and what takes it out.
#[expect(clippy::too_many_arguments, reason = "what a term is and where it goes")]
pub(super) fn told_ui(
    ui: &mut Ui,
    app: &App,
    slot: &Slot,
    name: &str,
    said: &str,
    text: &str,
    entries: &mut Entries,
    out: &mut Vec<Action>,
) {
    let size = vec2(ui.available_width(), theme::CONTROL);
    let (row, _) = ui.allocate_exact_size(size, Sense::hover());
    let builder = UiBuilder::new()
        .max_rect(row.with_max_x(row.right() - AWAY))
        .layout(Layout::left_to_right(Align::Center));
    let label = ui.scope_builder(builder, |ui| ui.add(Label::new(name).truncate().selectable(false))).inner;
    away_ui(ui, app, slot, row, said, entries, out);
    ui.add(Label::new(theme::secondary(ui, text)).wrap()).labelled_by(label.id);
}

/// What takes a term out, at the right of its row.
fn away_ui(
    ui: &mut Ui,
    app: &App,
    slot: &Slot,
    row: egui::Rect,
    said: &str,
    entries: &mut Entries,
    out: &mut Vec<Action>,
) {
    {
        let away = Align2::RIGHT_CENTER.align_size_within_rect(vec2(AWAY, theme::CONTROL), row);
        let builder = UiBuilder::new().max_rect(away).layout(Layout::right_to_left(Align::Center));
        ui.scope_builder(builder, |ui| {
            let button = crate::ui::widgets::quiet("×").min_size(vec2(AWAY, AWAY));
            let button = ui.add(button);
            let said = say_with(app.language(), "talks-take-out", &[("what", said.into())]);
            ui.ctx().accesskit_node_builder(button.id, |node| node.set_label(said.as_str()));
            if button.on_hover_text(said).clicked() {
                entries.typed.remove(slot);
                out.extend(cleared(app, slot).map(|edit| Action::Edit(Edit::Negotiation(edit))));
            }
        });
    }
}

/// What there is to say about a text that was left, in the row below it.
fn standing_ui(
    ui: &mut Ui,
    app: &App,
    slot: &Slot,
    look: &Look<'_>,
    entries: &mut Entries,
    out: &mut Vec<Action>,
) {
    let has_focus = ui.memory(|memory| memory.has_focus(id_of(slot)));
    if entries.typed.get(slot).is_some_and(|draft| draft.stands) && !has_focus {
        ui.scope(|ui| about_ui(ui, app, slot, look, entries, out));
    }
}

/// The place of a field in the window's memory.
fn id_of(slot: &Slot) -> Id {
    Id::unique(("negotiation field", slot))
}

/// A field of one line whose text stands at the right.
fn figure_ui(
    ui: &mut Ui,
    app: &App,
    slot: &Slot,
    look: &Look<'_>,
    entries: &mut Entries,
    out: &mut Vec<Action>,
) -> Response {
    let id = id_of(slot);
    if ui.memory(|memory| memory.has_focus(id)) {
        step_by_arrows(ui, app, slot, id, entries, out);
    }
    let draft = entries.typed.get(slot);
    let mut text = draft.map_or_else(|| look.value.clone(), |draft| draft.text.clone());
    let is_wrong = draft.is_some() && matches!(read(app, slot, &text), Typed::NotUnderstood(_));
    let mut edit = TextEdit::singleline(&mut text)
        .id(id)
        .align(Align2::RIGHT_CENTER)
        .margin(Margin::symmetric(8, 4))
        .desired_width(ui.available_width())
        .hint_text(look.ghost)
        .min_size(vec2(ui.available_width(), theme::CONTROL));
    let has_unit = !look.unit.is_empty() && !look.value.is_empty() && !look.value.ends_with(look.unit);
    if draft.is_none() && has_unit {
        edit = edit.suffix(RichText::new(look.unit).small());
    }
    if is_wrong {
        edit = edit.text_color(theme::color(theme::palette(ui).error));
    }
    let shown = edit.show(ui);
    let response = shown.response.response.clone();
    if response.gained_focus() {
        fields::select_all(ui.ctx(), id, shown.state, &text);
    }
    after(ui, app, slot, look, text, &response, is_wrong, entries, out);
    response
}

/// A field over the whole width with its name above; a remark may have several lines, Enter takes it.
pub(super) fn words_ui(
    ui: &mut Ui,
    app: &App,
    slot: &Slot,
    look: &Look<'_>,
    has_lines: bool,
    entries: &mut Entries,
    out: &mut Vec<Action>,
) {
    let id = id_of(slot);
    let label =
        ui.add(Label::new(theme::caption(look.name)).selectable(false).truncate().sense(Sense::click()));
    ui.add_space(-2.0);
    let draft = entries.typed.get(slot);
    let mut text = draft.map_or_else(|| look.value.clone(), |draft| draft.text.clone());
    let is_wrong = draft.is_some() && matches!(read(app, slot, &text), Typed::NotUnderstood(_));
    let takes = has_lines
        && ui.memory(|memory| memory.has_focus(id))
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    if takes {
        ui.memory_mut(|memory| memory.surrender_focus(id));
    }
    let edit = if has_lines {
        let new_line = egui::KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter);
        TextEdit::multiline(&mut text).desired_rows(2).return_key(new_line)
    } else {
        TextEdit::singleline(&mut text).min_size(vec2(ui.available_width(), theme::CONTROL))
    };
    let mut edit = edit.id(id).margin(Margin::symmetric(8, 4)).hint_text(look.ghost);
    if is_wrong {
        edit = edit.text_color(theme::color(theme::palette(ui).error));
    }
    let response = ui.add(edit.desired_width(ui.available_width()));
    if label.clicked() {
        response.request_focus();
    }
    after(ui, app, slot, look, text, &response, is_wrong, entries, out);
    standing_ui(ui, app, slot, look, entries, out);
}

/// What every field does after it was painted: its name, its draft, what floats under it.
#[expect(clippy::too_many_arguments, reason = "what a field is and what was done to it")]
fn after(
    ui: &mut Ui,
    app: &App,
    slot: &Slot,
    look: &Look<'_>,
    text: String,
    response: &Response,
    is_wrong: bool,
    entries: &mut Entries,
    out: &mut Vec<Action>,
) {
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(look.said));
    entries.painted.insert(response.id);
    if is_wrong && !response.has_focus() {
        let stroke = Stroke::new(theme::HAIRLINE, theme::color(theme::palette(ui).error));
        ui.painter().rect_stroke(response.rect, theme::CORNER, stroke, egui::StrokeKind::Inside);
    }
    if response.changed() {
        let draft = Draft { text, id: response.id, stands: false, asks: false };
        entries.typed.insert(slot.clone(), draft);
        if entries.stepped.take().is_some() {
            out.push(Action::Edit(Edit::Drop));
        }
    }
    if entries.sought.as_ref() == Some(slot) {
        entries.sought = None;
        response.request_focus();
        response.scroll_to_me(Some(Align::Center));
    }
    let draft = entries.typed.get(slot);
    let says = draft.is_some_and(|draft| match read(app, slot, &draft.text) {
        Typed::Understood(meant) => !meant.words.is_empty(),
        Typed::Empty => matches!(slot, Slot::Term(..)),
        _ => true,
    });
    let floats = says && draft.is_some_and(|draft| !draft.stands || response.has_focus());
    if floats {
        fields::floating_ui(ui.ctx(), response.id.with("echo"), response.rect, |ui| {
            about_ui(ui, app, slot, look, entries, out);
        });
    }
}

/// The arrow keys up and down move a term by its step.
fn step_by_arrows(ui: &Ui, app: &App, slot: &Slot, id: Id, entries: &mut Entries, out: &mut Vec<Action>) {
    let Slot::Term(holder, field) = slot else { return };
    let steps = fields::arrow_steps(ui);
    if steps == 0 {
        return;
    }
    let terms = terms_of(app, *holder);
    let Some(scenario) = scenario_for(app, *holder) else { return };
    // What is typed and understood is where the steps begin.
    let typed = entries.typed.get(slot).and_then(|draft| read(app, slot, &draft.text).understood());
    let from = match &typed {
        Some(meant) => value_in(terms_in(&meant.edit, *holder), field),
        None => value_in(terms, field).or_else(|| field.read(&scenario)),
    };
    let moved = || {
        let from = from?;
        if is_growth(field) {
            let by = Decimal::new(1, 3).checked_mul(Decimal::from(steps))?;
            return match rate_of(&from)?.moved(by)? {
                FieldValue::Rate(rate) => Some(growing(terms, field, rate)),
                _ => None,
            };
        }
        from.moved(field.step(&scenario)?.checked_mul(Decimal::from(steps))?)
    };
    let Some(value) = moved() else { return };
    entries.typed.remove(slot);
    entries.stepped = Some(id);
    let terms = with_value(terms, field, Some(value));
    let edit = with_terms_of(app, *holder, terms);
    out.extend(edit.map(|edit| Action::Edit(Edit::DragNegotiation(edit))));
}

/// What there is to say about a draft: what was understood, which is meant, or why not.
fn about_ui(
    ui: &mut Ui,
    app: &App,
    slot: &Slot,
    look: &Look<'_>,
    entries: &mut Entries,
    out: &mut Vec<Action>,
) {
    let Some(draft) = entries.typed.get_mut(slot) else { return };
    let language = app.language();
    let asks = std::mem::take(&mut draft.asks);
    let stands = draft.stands;
    let mut is_done = false;
    match read(app, slot, &draft.text) {
        Typed::Understood(meant) => {
            let said = say_with(language, "typed-understood", &[("echo", meant.words.into())]);
            ui.add(Label::new(RichText::new(said).small()).wrap());
            if let Slot::Term(..) = slot {
                fields::noise_ui(ui, &draft.text, language);
            }
        }
        Typed::Ambiguous(readings) => {
            ui.label(theme::bold(say(language, "typed-which")));
            ui.horizontal_wrapped(|ui| {
                for (idx, meant) in readings.into_iter().enumerate() {
                    let button = ui.button(meant.words);
                    if asks && idx == 0 {
                        button.request_focus();
                    }
                    if button.clicked() {
                        push(app, slot, meant.edit, out);
                        is_done = true;
                    }
                }
            });
        }
        Typed::NotUnderstood(hint) => {
            let palette = theme::palette(ui);
            let text = RichText::new(hint.say(language)).small().color(theme::color(palette.error));
            ui.add(Label::new(text).wrap());
        }
        Typed::Empty => {
            ui.add(Label::new(theme::caption(say(language, "talks-clear-to-take-out"))).wrap());
        }
    }
    if stands {
        let back = if look.value.is_empty() { say(language, "word-none") } else { look.value.clone() };
        let back = say_with(language, "field-back-to", &[("value", back.into())]);
        ui.spacing_mut().interact_size.y = 24.0;
        is_done |= ui.button(RichText::new(back).small()).clicked();
        ui.add_space(gap::SMALL);
    }
    if is_done {
        entries.typed.remove(slot);
    }
}

/// What stands in the field of a term: its value as it is typed, and the unit of a bare number.
pub(super) fn spelt(app: &App, scenario: &Scenario, field: &Field, value: &FieldValue) -> (String, String) {
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
