//! The terms of the scenario in hand, each in a field.

use eframe::egui;
use egui::{Label, Popup, RichText, ScrollArea, Ui};

use crate::app::{Action, App, Document, Edit};
use crate::model::Field;
use crate::present::{Addition, TermGroup, TermLine};
use crate::ui::fields;
use crate::ui::state::UiState;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// The terms in groups, with what can be added to each.
pub fn terms_ui(ui: &mut Ui, app: &App, state: &mut UiState, out: &mut Vec<Action>) {
    let Some(document) = app.document() else { return };
    ui.push_id(document.id, |ui| {
        let terms = app.terms();
        for group in terms.iter() {
            group_ui(ui, app, group, state, out);
        }
        // What is long and seldom changed stands below.
        let remarks: Vec<&TermLine> =
            terms.iter().flat_map(|group| &group.terms).filter(|term| is_remark(term)).collect();
        widgets::section_ui(ui, &app.say("field-note"));
        for term in remarks {
            fields::term_ui(ui, app, document, term, state, out);
        }
    });
    // Room to scroll the last field away from the edge.
    ui.add_space(gap::HUGE);
}

/// The remark on the whole scenario, and the edition of the record.
fn is_remark(term: &TermLine) -> bool {
    matches!(term.field, Field::Note | Field::Record)
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
    for term in group.terms.iter().filter(|term| !is_remark(term)) {
        fields::term_ui(ui, app, document, term, state, out);
    }
    ui.spacing_mut().item_spacing.y = spacing;
    match group.additions.as_slice() {
        [] => {}
        [addition] => {
            if ui.add(widgets::quiet(RichText::new(&addition.name).small())).clicked() {
                push(document, addition, out);
            }
        }
        several => additions_ui(ui, app, document, &group.heading, several, out),
    }
}

/// What can be added, in a menu of its own.
fn additions_ui(
    ui: &mut Ui,
    app: &App,
    document: &Document,
    heading: &str,
    additions: &[Addition],
    out: &mut Vec<Action>,
) {
    let text = app.say("panel-add");
    let button = ui.add(widgets::quiet(RichText::new(&text).small()));
    let name = format!("{heading} · {text}");
    ui.ctx().accesskit_node_builder(button.id, |node| node.set_label(name));
    Popup::menu(&button).style(theme::menu_style).show(|ui| {
        ui.set_min_width(220.0);
        let room = 320.0_f32.min(ui.ctx().content_rect().height() - 80.0);
        ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
            for addition in additions {
                if ui.button(addition.name.as_str()).clicked() {
                    push(document, addition, out);
                    ui.close();
                }
            }
        });
    });
}

fn push(document: &Document, addition: &Addition, out: &mut Vec<Action>) {
    let fields = addition.fields.clone();
    out.push(Action::Edit(Edit::SetAll { document: document.id, fields }));
}
