//! The fields of a negotiation on screen: a term with what takes it out, a text with its name above. Both are
//! typed in the one editor.

use eframe::egui;
use egui::{Align, Align2, Label, Layout, Sense, Ui, UiBuilder, vec2};

use crate::app::typing::{Address, TalksField};
use crate::app::{Action, App};
use crate::text::{key, say_with};
use crate::ui::editor::{self, Drafts, FieldStyle};
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// Width of a field for a figure.
const FIGURE: f32 = 132.0;
/// Room for what takes a term out.
const AWAY: f32 = 24.0;

/// A field with what it is called beside it.
pub(super) struct HeldTerms<'a> {
    /// Where its value stands.
    pub slot: TalksField,
    /// What it is called beside it.
    pub name: &'a str,
    /// What is told besides where the pointer rests on its name; may be empty.
    pub hint: &'a str,
    /// How it looks.
    pub look: FieldStyle<'a>,
}

impl<'a> HeldTerms<'a> {
    /// A field that is called the same by its name and by a screen reader, with nothing told while it is empty.
    pub(super) fn words(slot: TalksField, name: &'a str, value: &'a str) -> Self {
        Self { slot, name, hint: "", look: FieldStyle { said: name, value, unit: "", ghost: "" } }
    }

    /// The same with a text that stands there while it is empty.
    pub(super) fn or(mut self, ghost: &'a str) -> Self {
        self.look.ghost = ghost;
        self
    }

    fn address(&self, app: &App) -> Option<Address> {
        app.negotiation().map(|open| Address::Negotiation(open.id, self.slot.clone()))
    }
}

/// Gives the keyboard to a field of the open negotiation.
pub(super) fn seek(app: &App, slot: TalksField, drafts: &mut Drafts) {
    if let Some(open) = app.negotiation() {
        drafts.seek(Address::Negotiation(open.id, slot));
    }
}

/// A term: its name at the left, the field to type into at the right, and behind it what takes it out.
pub(super) fn term_ui(
    ui: &mut Ui,
    app: &App,
    field: &HeldTerms<'_>,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let Some(address) = field.address(app) else { return };
    let look = &field.look;
    let (row, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), theme::CONTROL + gap::TINY), Sense::hover());
    let room = row.with_max_x(row.right() - AWAY);
    let control = Align2::RIGHT_CENTER.align_size_within_rect(vec2(FIGURE, theme::CONTROL), room);
    let name = row.with_max_x(control.left() - gap::SMALL);
    let label = ui
        .scope_builder(UiBuilder::new().max_rect(name).layout(Layout::left_to_right(Align::Center)), |ui| {
            ui.add(Label::new(field.name).truncate().selectable(false).sense(Sense::CLICK))
        })
        .inner;
    let response = ui
        .scope_builder(
            UiBuilder::new().max_rect(control).layout(Layout::left_to_right(Align::Center)),
            |ui| editor::figure_ui(ui, app, &address, look, drafts, out),
        )
        .inner;
    let hint = if field.hint.is_empty() { field.name } else { field.hint };
    if label.on_hover_text(hint).clicked() {
        response.request_focus();
    }
    if !look.value.is_empty() {
        // Tab goes on to the next term: a field that is emptied takes its term out too.
        away_ui(ui, app, &address, (row, Sense::CLICK), look.said, drafts, out);
    }
    editor::left_ui(ui, app, &address, look, drafts, out);
}

/// A term that is not typed, such as a whole rule: its name, what it says, and what takes it out.
pub(super) fn told_ui(
    ui: &mut Ui,
    app: &App,
    field: &HeldTerms<'_>,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let Some(address) = field.address(app) else { return };
    let size = vec2(ui.available_width(), theme::CONTROL);
    let (row, _) = ui.allocate_exact_size(size, Sense::hover());
    let builder = UiBuilder::new()
        .max_rect(row.with_max_x(row.right() - AWAY))
        .layout(Layout::left_to_right(Align::Center));
    let name = Label::new(field.name).truncate().selectable(false);
    let label = ui.scope_builder(builder, |ui| ui.add(name)).inner;
    away_ui(ui, app, &address, (row, Sense::click()), field.look.said, drafts, out);
    ui.add(Label::new(theme::secondary(ui, field.look.value)).wrap()).labelled_by(label.id);
}

/// What takes a term out, at the right of its row.
fn away_ui(
    ui: &mut Ui,
    app: &App,
    address: &Address,
    (row, sense): (egui::Rect, Sense),
    said: &str,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let away = Align2::RIGHT_CENTER.align_size_within_rect(vec2(AWAY, theme::CONTROL), row);
    let builder = UiBuilder::new().max_rect(away).layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(builder, |ui| {
        let button = ui.add(widgets::quiet("×").sense(sense).min_size(vec2(AWAY, AWAY)));
        let said = say_with(app.language(), key::TALKS_TAKE_OUT, &[("what", said.into())]);
        ui.ctx().accesskit_node_builder(button.id, |node| node.set_label(said.as_str()));
        if button.on_hover_text(said).clicked() {
            drafts.forget(address);
            out.extend(address.cleared(app));
        }
    });
}

/// A field over the whole width with its name above; a remark may have several lines.
pub(super) fn words_ui(
    ui: &mut Ui,
    app: &App,
    field: &HeldTerms<'_>,
    has_lines: bool,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let Some(address) = field.address(app) else { return };
    let name = Label::new(theme::caption(field.name)).selectable(false).truncate();
    let label = ui.add(name.sense(Sense::CLICK));
    ui.add_space(-2.0);
    let response = editor::words_ui(ui, app, &address, &field.look, has_lines, drafts, out);
    if label.clicked() {
        response.request_focus();
    }
    editor::left_ui(ui, app, &address, &field.look, drafts, out);
}
