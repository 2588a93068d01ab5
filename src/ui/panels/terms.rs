//! The terms of the scenario in hand, each in a field.

use eframe::egui;
use egui::{Label, RichText, Ui};

use crate::app::{Action, App, Edit};
use crate::present::TermGroup;
use crate::ui::fields;
use crate::ui::state::UiState;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// The terms in groups, with what can be added to each.
pub fn terms_ui(ui: &mut Ui, app: &App, state: &mut UiState, out: &mut Vec<Action>) {
    let Some(document) = app.document() else { return };
    ui.push_id(document.id, |ui| {
        for group in app.terms().iter() {
            group_ui(ui, app, group, state, out);
        }
    });
    // Room to scroll the last field away from the edge.
    ui.add_space(gap::HUGE);
}

fn group_ui(ui: &mut Ui, app: &App, group: &TermGroup, state: &mut UiState, out: &mut Vec<Action>) {
    let spacing = ui.spacing().item_spacing.y;
    let Some(document) = app.document() else { return };
    widgets::section_ui(ui, &group.heading);
    if !group.sentence.is_empty() {
        ui.add(Label::new(theme::secondary(ui, &group.sentence)).wrap());
        ui.add_space(gap::TINY);
    }
    ui.spacing_mut().item_spacing.y = 6.0;
    for term in &group.terms {
        fields::term_ui(ui, app, document, term, state, out);
    }
    ui.spacing_mut().item_spacing.y = spacing;
    if group.additions.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = gap::TINY;
        for addition in &group.additions {
            let text = RichText::new(format!("+ {}", addition.name)).small();
            if ui.add(widgets::quiet(text)).clicked() {
                let fields = addition.fields.clone();
                out.push(Action::Edit(Edit::SetAll { document: document.id, fields }));
            }
        }
    });
}
