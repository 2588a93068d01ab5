//! What one side keeps to itself: its target, its limit, what it believes of the other side's limit.
//!
//! It stands in a file of its own, and in no export. It is painted from the layer itself, never from the
//! view, and goes off the screen with one click.

use eframe::egui;
use egui::{Label, Ui};
use rust_decimal::Decimal;

use super::fields::{self, HeldTerms};
use super::offer::{figures_ui, name_of, terms_ui};
use crate::app::typing::{TalksField, TermList, terms_of};
use crate::app::{Action, App, Edit, NegotiationDocument, NegotiationEdit, Run, Show};
use crate::model::{PrivateLayer, Role};
use crate::text::{key, say_with};
use crate::ui::panels::measures;
use crate::ui::state::UiState;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets::{self, Tone};

/// Puts what is private on screen or takes it away; nothing while there is none.
pub(super) fn switch_ui(ui: &mut Ui, app: &App, open: &NegotiationDocument, out: &mut Vec<Action>) {
    if open.private.layer.is_none() {
        return;
    }
    let mut shows = app.negotiation_shown().shows_private;
    if ui.checkbox(&mut shows, app.say(key::TALKS_SHOW_PRIVATE)).changed() {
        out.push(Action::Show(Show::Private(shows)));
    }
}

/// The section.
pub(super) fn private_ui(
    ui: &mut Ui,
    app: &App,
    open: &NegotiationDocument,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        widgets::badge_ui(ui, Tone::Warning, &app.say(key::TALKS_PRIVATE_BADGE));
        ui.add(Label::new(theme::secondary(ui, app.say(key::TALKS_PRIVATE_HOW))).wrap());
    });
    ui.add_space(gap::SMALL);
    let Some(layer) = &open.private.layer else {
        ui.horizontal_wrapped(|ui| {
            for party in open.negotiation.parties.iter().filter(|party| party.role != Role::Speaks) {
                let said =
                    say_with(app.language(), key::TALKS_PRIVATE_BEGIN, &[("party", name_of(party).into())]);
                if ui.button(said).clicked() {
                    let layer = PrivateLayer { party: party.key.clone(), ..PrivateLayer::default() };
                    out.push(Action::Edit(Edit::Negotiation(NegotiationEdit::Private(layer))));
                    out.push(Action::Show(Show::Private(true)));
                }
            }
        });
        return;
    };
    if !app.negotiation_shown().shows_private {
        if ui.button(app.say(key::TALKS_SHOW_PRIVATE)).clicked() {
            out.push(Action::Show(Show::Private(true)));
        }
        return;
    }
    head_ui(ui, app, open, layer, out);
    ui.scope(|ui| {
        ui.set_max_width(360.0);
        for (holder, key) in [
            (TermList::Target, key::TALKS_TARGET),
            (TermList::Limit, key::TALKS_LIMIT),
            (TermList::TheirLimit, key::TALKS_THEIR_LIMIT),
        ] {
            let heading = widgets::section_ui(ui, &app.say(key));
            ui.spacing_mut().item_spacing.y = gap::TINY;
            if let Some(Ok(costed)) = costed(app, holder) {
                figures_ui(ui, app, &costed, heading.id);
            }
            terms_ui(ui, app, holder, &mut state.drafts, out);
        }
        widgets::section_ui(ui, &app.say(key::TALKS_PRIVATE_NOTES));
        let mut words = |ui: &mut Ui, slot: TalksField, name: &str, value: String| {
            let field = HeldTerms::words(slot, name, &value);
            fields::words_ui(ui, app, &field, true, &mut state.drafts, out);
        };
        let note = layer.note.clone().unwrap_or_default();
        words(ui, TalksField::PrivateNote, &app.say(key::TALKS_PRIVATE_NOTE), note);
        for number in open.negotiation.rounds.keys() {
            let round = ("round", number.to_string().into());
            let name = say_with(app.language(), key::TALKS_PRIVATE_ROUND, &[round]);
            let note = layer.notes.get(number).cloned().unwrap_or_default();
            words(ui, TalksField::PrivateRound(*number), &name, note);
        }
    });
}

/// Whose it is, in which file, and how to save it.
fn head_ui(ui: &mut Ui, app: &App, open: &NegotiationDocument, layer: &PrivateLayer, out: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = gap::MEDIUM;
        let party = open.negotiation.party(&layer.party);
        let now = party.map_or_else(|| layer.party.clone(), name_of);
        measures::menu_ui(ui, &app.say(key::TALKS_PARTY), &now, |ui| {
            for of in open.negotiation.parties.iter().filter(|party| party.role != Role::Speaks) {
                if measures::choice_ui(ui, of.key == layer.party, &name_of(of)) {
                    let layer = PrivateLayer { party: of.key.clone(), ..layer.clone() };
                    out.push(Action::Edit(Edit::Negotiation(NegotiationEdit::Private(layer))));
                }
            }
        });
        if ui
            .add_enabled(open.private.is_changed(), egui::Button::new(app.say(key::TALKS_SAVE_PRIVATE)))
            .clicked()
        {
            out.push(Action::Run(Run::Save(open.private.id)));
        }
        let place = open.private.path.as_deref().map(|path| path.display().to_string());
        let place = place.unwrap_or_else(|| app.say(key::TALKS_PRIVATE_NO_FILE));
        ui.add(Label::new(theme::caption(place)).truncate());
        if ui.button(app.say(key::TALKS_HIDE_PRIVATE)).clicked() {
            out.push(Action::Show(Show::Private(false)));
        }
    });
}

fn costed(
    app: &App,
    holder: TermList,
) -> Option<Result<crate::engine::negotiation::Costed, crate::engine::negotiation::NotCosted>> {
    let terms = terms_of(app, holder);
    if terms.is_empty() { None } else { app.cost_of(terms) }
}

/// What is private as figures of the chart, in whole units of currency: each only while it is on screen
/// and has a cost.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Zone {
    /// What is aimed at.
    pub target: Option<Decimal>,
    /// What is not gone beyond.
    pub limit: Option<Decimal>,
    /// What the other side is believed not to go beyond.
    pub their_limit: Option<Decimal>,
    /// Whether both limits leave room for an agreement.
    pub is_open: bool,
}

/// What of the private layer is painted over the chart.
pub(super) fn zone(app: &App) -> Option<Zone> {
    let open = app.negotiation().filter(|_| app.negotiation_shown().shows_private)?;
    let layer = open.private.layer.as_ref()?;
    let of = app.cost_of_offers();
    let figure = |holder| costed(app, holder)?.ok()?.cost(of)?.known();
    let (limit, their_limit) = (figure(TermList::Limit), figure(TermList::TheirLimit));
    // The side that pays goes up to its limit, the one that receives down to its own.
    let pays = open.negotiation.party(&layer.party).is_none_or(|party| party.role == Role::Pays);
    let is_open =
        limit.zip(their_limit).is_some_and(|(own, their)| if pays { their <= own } else { own <= their });
    Some(Zone { target: figure(TermList::Target), limit, their_limit, is_open })
}
