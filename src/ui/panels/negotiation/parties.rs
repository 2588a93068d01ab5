//! Who takes part in the talks: what each party is called and what it is to the agreement.

use eframe::egui;
use egui::{Label, Ui};

use super::fields::{self, HeldTerms};
use crate::app::typing::TalksField;
use crate::app::{Action, App, Edit, NegotiationDocument, NegotiationEdit, named_parties, party_key};
use crate::model::{Party, Role};
use crate::text::negotiation::role_word;
use crate::text::{key, say_with};
use crate::ui::panels::measures;
use crate::ui::state::UiState;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// The parties, each to be named, and one more to be added.
pub(super) fn parties_ui(
    ui: &mut Ui,
    app: &App,
    open: &NegotiationDocument,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    let parties = &open.negotiation.parties;
    let language = app.language();
    ui.add(Label::new(theme::caption(app.say(key::TALKS_PARTIES))));
    for (place, party) in parties.iter().enumerate() {
        ui.push_id(("party", place), |ui| {
            let number = ("number", (place + 1).into());
            let name = say_with(language, key::TALKS_PARTY_NAME, &[number]);
            let field = HeldTerms::words(TalksField::PartyName(place), &name, &party.name);
            fields::words_ui(ui, app, &field, false, &mut state.drafts, out);
            ui.horizontal(|ui| {
                let word = |role| role_word(role, language);
                let role = format!("{} · {}", app.say(key::TALKS_PARTY_ROLE), party.name);
                measures::menu_ui(ui, &role, &word(party.role), |ui| {
                    for role in [Role::Pays, Role::Receives, Role::Speaks] {
                        if measures::choice_ui(ui, role == party.role, &word(role)) && role != party.role {
                            let party = Party { role, ..party.clone() };
                            out.push(Action::Edit(Edit::Negotiation(NegotiationEdit::Party(place, party))));
                        }
                    }
                });
                ui.add_space(gap::SMALL);
                remove_ui(ui, app, open, place, state, out);
            });
        });
    }
    if ui.add(widgets::quiet(app.say(key::TALKS_ADD_PARTY))).clicked() {
        let name = app.say(key::TALKS_NEW_PARTY);
        let party = Party { key: party_key(&name, parties), name, role: Role::Speaks };
        fields::seek(app, TalksField::PartyName(parties.len()), &mut state.drafts);
        out.push(Action::Edit(Edit::Negotiation(NegotiationEdit::AddParty(party))));
    }
}

/// Takes a party out, as long as nothing was put forward by it.
fn remove_ui(
    ui: &mut Ui,
    app: &App,
    open: &NegotiationDocument,
    place: usize,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    let party = &open.negotiation.parties[place];
    let layer = open.private.layer.as_deref();
    let is_named = named_parties(&open.negotiation, layer).any(|key| key == party.key);
    let button = ui.add_enabled(!is_named, widgets::quiet(app.say(key::TERMS_REMOVE)));
    let said = format!("{} · {}", app.say(key::TERMS_REMOVE), party.name);
    ui.ctx().accesskit_node_builder(button.id, |node| node.set_label(said));
    if button.clicked() {
        state.drafts.forget_negotiation();
        out.push(Action::Edit(Edit::Negotiation(NegotiationEdit::RemoveParty(place))));
    }
}
