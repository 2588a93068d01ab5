//! Rounds and events: a table to choose from, and below it what is known of the one that is chosen.

use eframe::egui;
use egui::{Label, Ui};

use super::fields::{self, HeldTerms};
use super::list::rows_ui;
use super::offer;
use super::state::NegotiationState;
use crate::app::typing::{MeetingField, TalksField};
use crate::app::{Action, App, Edit, NegotiationDocument, NegotiationEdit};
use crate::model::{Date, EventKind, Stated, TalkEvent};
use crate::present::views::negotiation::NegotiationView;
use crate::text::{Sentence, key, say_with};
use crate::ui::panels::measures;
use crate::ui::state::UiState;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// When the sides met.
pub(super) fn rounds_ui(
    ui: &mut Ui,
    app: &App,
    open: &NegotiationDocument,
    view: &NegotiationView,
    (state, talks): (&mut UiState, &mut NegotiationState),
    out: &mut Vec<Action>,
) {
    let negotiation = &open.negotiation;
    if view.round_numbers.is_empty() {
        ui.add(Label::new(theme::secondary(ui, app.say(key::TALKS_NO_ROUNDS))).wrap());
    } else {
        let chosen = talks.round.and_then(|round| view.round_numbers.iter().position(|of| *of == round));
        if let Some(row) = rows_ui(ui, app, "rounds", &view.rounds, chosen, state, out) {
            talks.round = view.round_numbers.get(row).copied();
        }
    }
    ui.add_space(gap::SMALL);
    ui.horizontal_wrapped(|ui| {
        if ui.button(app.say(key::TALKS_ADD_ROUND)).clicked() {
            let next = negotiation.rounds.keys().next_back().map_or(1, |last| last.saturating_add(1));
            talks.round = Some(next);
            fields::seek(app, TalksField::Meeting(next, 0, MeetingField::Dates), &mut state.drafts);
            out.push(Action::Edit(Edit::Negotiation(NegotiationEdit::AddRound)));
        }
        offer::add_ui(ui, app, negotiation, (state, talks), out);
    });
    let Some((number, round)) = talks.round.and_then(|number| negotiation.rounds.get_key_value(&number))
    else {
        return;
    };
    let number = *number;
    let name = say_with(app.language(), key::NEGOTIATION_ROUND, &[("round", number.to_string().into())]);
    widgets::section_ui(ui, &name);
    ui.scope(|ui| {
        ui.set_max_width(560.0);
        ui.spacing_mut().item_spacing.y = gap::TINY;
        // One more than there are, to be typed into, where none is known yet.
        let count = round.meetings.len().max(1);
        let unknown = app.say(key::WORD_UNKNOWN);
        for place in 0..count {
            let meeting = round.meetings.get(place).cloned().unwrap_or_default();
            let dates = meeting.dates.map(|dates| dates.value.to_string()).unwrap_or_default();
            let texts = [
                (MeetingField::Dates, key::NEGOTIATION_HEAD_DATES, dates, unknown.as_str()),
                (MeetingField::City, key::NEGOTIATION_HEAD_CITY, meeting.city.unwrap_or_default(), ""),
                (MeetingField::Venue, key::NEGOTIATION_HEAD_VENUE, meeting.venue.unwrap_or_default(), ""),
                (MeetingField::Country, key::TALKS_COUNTRY, meeting.country.unwrap_or_default(), ""),
            ];
            ui.push_id(place, |ui| {
                ui.columns(2, |columns| {
                    for (idx, (of, key, value, ghost)) in texts.into_iter().enumerate() {
                        let of_round = |key: Sentence| match place {
                            0 => app.say(key),
                            later => format!("{} ({})", app.say(key), later + 1),
                        };
                        let said = of_round(key);
                        let slot = TalksField::Meeting(number, place, of);
                        let field = HeldTerms::words(slot, &said, &value).or(ghost);
                        let column = &mut columns[idx % 2];
                        fields::words_ui(column, app, &field, false, &mut state.drafts, out);
                    }
                });
            });
        }
        let name = app.say(key::TALKS_ROUND_NOTE);
        let value = round.note.clone().unwrap_or_default();
        let field = HeldTerms::words(TalksField::RoundNote(number), &name, &value);
        fields::words_ui(ui, app, &field, true, &mut state.drafts, out);
    });
    ui.add_space(gap::TINY);
    if ui.add(widgets::quiet(app.say(key::TALKS_REMOVE_ROUND))).clicked() {
        talks.round = None;
        state.drafts.forget_negotiation();
        out.push(Action::Edit(Edit::Negotiation(NegotiationEdit::RemoveRound(number))));
    }
}

/// What happened besides.
pub(super) fn events_ui(
    ui: &mut Ui,
    app: &App,
    open: &NegotiationDocument,
    view: &NegotiationView,
    (state, talks): (&mut UiState, &mut NegotiationState),
    out: &mut Vec<Action>,
) {
    let events = &open.negotiation.events;
    // The table has them in the order of time.
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|place| events[*place].date.value.first_day());
    if events.is_empty() {
        ui.add(Label::new(theme::secondary(ui, app.say(key::TALKS_NO_EVENTS))).wrap());
    } else {
        let chosen = talks.event.and_then(|event| order.iter().position(|of| *of == event));
        if let Some(row) = rows_ui(ui, app, "events", &view.events, chosen, state, out) {
            talks.event = order.get(row).copied();
        }
    }
    ui.add_space(gap::SMALL);
    if ui.button(app.say(key::TALKS_ADD_EVENT)).clicked()
        && let Some(date) = likely_date(open)
    {
        let event = TalkEvent { date: Stated::assumed(date), kind: EventKind::Other, what: String::new() };
        talks.event = Some(events.len());
        fields::seek(app, TalksField::EventDate(events.len()), &mut state.drafts);
        out.push(Action::Edit(Edit::Negotiation(NegotiationEdit::AddEvent(event))));
    }
    let Some((place, event)) = talks.event.and_then(|place| Some((place, events.get(place)?))) else {
        return;
    };
    widgets::section_ui(ui, &app.say(key::TALKS_EVENT));
    ui.scope(|ui| {
        ui.set_max_width(560.0);
        ui.spacing_mut().item_spacing.y = gap::TINY;
        let language = app.language();
        let word = |kind| crate::text::negotiation::event_word(kind, language);
        measures::menu_ui(ui, &app.say(key::TALKS_KIND), &word(event.kind), |ui| {
            for &kind in EventKind::ALL {
                if measures::choice_ui(ui, kind == event.kind, &word(kind)) {
                    let event = TalkEvent { kind, ..event.clone() };
                    out.push(Action::Edit(Edit::Negotiation(NegotiationEdit::Event(place, event))));
                }
            }
        });
        for (slot, key, value, ghost, has_lines) in [
            (
                TalksField::EventDate(place),
                key::NEGOTIATION_HEAD_DATE,
                event.date.value.to_string(),
                "2024-11-04",
                false,
            ),
            (TalksField::EventWhat(place), key::NEGOTIATION_HEAD_WHAT, event.what.clone(), "", true),
        ] {
            let name = app.say(key);
            let field = HeldTerms::words(slot, &name, &value).or(ghost);
            fields::words_ui(ui, app, &field, has_lines, &mut state.drafts, out);
        }
    });
    ui.add_space(gap::TINY);
    if ui.add(widgets::quiet(app.say(key::TALKS_REMOVE_EVENT))).clicked() {
        talks.event = None;
        state.drafts.forget_negotiation();
        out.push(Action::Edit(Edit::Negotiation(NegotiationEdit::RemoveEvent(place))));
    }
}

/// A date to begin an event with: the year in which the last thing happened, else the one before the
/// agreement begins.
fn likely_date(open: &NegotiationDocument) -> Option<Date> {
    let negotiation = &open.negotiation;
    let rounds = negotiation.rounds.keys().filter_map(|number| negotiation.dates_of(*number));
    let last = rounds.map(|dates| dates.last().clone()).max_by_key(Date::last_day);
    let year = last.map_or(negotiation.base.years.first.before(), |date| date.year());
    year.to_string().parse().ok()
}
