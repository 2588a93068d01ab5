//! A term of a scenario on screen: its name, who states it, what the file has instead, and the field in which
//! it is typed or chosen.

use eframe::egui;
use egui::{
    Align, Align2, ComboBox, Id, Label, Layout, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo,
    vec2,
};

use crate::app::stating::is_of_user;
use crate::app::typing::Address;
use crate::app::{Action, App, Document, Edit};
use crate::model::{Field, Kind, PartField, RuleField, Status};
use crate::present::status::StatedAs;
use crate::present::{InHistory, TermLine, source_words, sources_of};
use crate::text::fields::{field_name, short_name};
use crate::text::{key, say_with};
use crate::ui::editor::{self, Drafts, FieldStyle};
use crate::ui::status_chip::chip_ui;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// Width of a field for a number.
const NUMBER: f32 = 124.0;
/// Height of the row of a stated value: its name, and who states it.
const TALL: f32 = 44.0;
/// Room for where a value lies in its history.
const HISTORY: f32 = 32.0;
/// How much of the room the chip has where the old value stands beside it.
const CHIP_BESIDE_GHOST: f32 = 0.6;

/// A term: its name, who states it, and the field to type into.
pub fn term_ui(
    ui: &mut Ui,
    app: &App,
    document: &Document,
    term: &TermLine,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let address = Address::Scenario(document.id, term.field.clone());
    let id = editor::id_of(&address);
    let name = field_name(&term.field, app.language());
    let ghost = if term.value.is_empty() { app.say(key::WORD_NONE) } else { String::new() };
    let look = FieldStyle { said: &name, value: &term.value, unit: &term.unit, ghost: &ghost };
    if term.kind == Kind::Text && term.choices.is_empty() {
        words_ui(ui, app, term, &address, &look, drafts, out);
        return;
    }
    let width = ui.available_width();
    let control = control_width(term, width);
    let slip = app.slip_at(&term.field);
    let height = row_height(term, slip.is_some());

    let (row, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let left = row.with_max_x(row.right() - control - gap::SMALL);
    let right = Align2::RIGHT_CENTER.align_size_within_rect(vec2(control, theme::CONTROL), row);

    // The field comes before who states it: Tab goes from a value to what is said of it.
    let response = ui
        .scope_builder(UiBuilder::new().max_rect(right).layout(Layout::left_to_right(Align::Center)), |ui| {
            if term.choices.is_empty() {
                editor::figure_ui(ui, app, &address, &look, drafts, out)
            } else {
                choice_ui(ui, app, document, term, id, right.width(), out)
            }
        })
        .inner;
    let label = ui
        .scope_builder(UiBuilder::new().max_rect(left).layout(Layout::top_down(Align::Min)), |ui| {
            name_ui(ui, app, document, term, slip.as_deref(), height, out)
        })
        .inner;
    editor::drag_ui(ui, app, document, &term.field, &label, drafts, out);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name.as_str()));
    if label.on_hover_text(&name).clicked() {
        response.request_focus();
    }
    drafts.answer_if_sought(&address, &response);
    editor::left_ui(ui, app, &address, &look, drafts, out);
}

/// A title or a note: its name above, the text over the whole width.
fn words_ui(
    ui: &mut Ui,
    app: &App,
    term: &TermLine,
    address: &Address,
    look: &FieldStyle<'_>,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let is_note = matches!(
        term.field,
        Field::Note | Field::Part(_, PartField::Note | PartField::Rule(_, RuleField::Note))
    );
    // The caption stands close to its field.
    let line = vec2(ui.available_width(), 17.0);
    let label = ui
        .allocate_ui_with_layout(line, Layout::left_to_right(Align::Center), |ui| {
            let name = theme::caption(short_name(&term.field, app.language()));
            let label = ui.add(Label::new(name).selectable(false).sense(Sense::CLICK));
            if let Some(was) = &term.was {
                changed_dot(ui, &label);
                ghost_ui(ui, app, was);
            }
            label
        })
        .inner;
    ui.add_space(-2.0);
    let is_party = matches!(term.field, Field::Pays | Field::Receives);
    let hint = if is_party { app.say(key::TERMS_PARTY_HINT) } else { String::new() };
    let look = FieldStyle { ghost: &hint, ..look.clone() };
    let response = editor::words_ui(ui, app, address, &look, is_note, drafts, out);
    if label.clicked() {
        response.request_focus();
    }
}

/// A dot in the margin: it differs from what was opened.
fn changed_dot(ui: &Ui, label: &Response) {
    let dot = label.rect.left_center() - vec2(8.0, 0.0);
    ui.painter().circle_filled(dot, 3.0, theme::color(theme::palette(ui).accent));
}

/// How high a term is: a stated value has a line for who states it, a changed one for what it was, and a slip for its
/// mark.
fn row_height(term: &TermLine, is_slip: bool) -> f32 {
    let is_stated = matches!(term.kind, Kind::Money | Kind::Rate | Kind::Exchange | Kind::Weight);
    if is_slip || term.was.is_some() || (is_stated && term.status.is_some()) {
        TALL
    } else {
        theme::CONTROL + gap::TINY
    }
}

fn control_width(term: &TermLine, width: f32) -> f32 {
    match term.kind {
        _ if !term.choices.is_empty() => 184.0_f32.min(width * 0.66),
        Kind::Year | Kind::Lag => 72.0,
        // Its unit names two currencies.
        Kind::Exchange => 152.0,
        _ => NUMBER,
    }
}

/// The name, with a dot if it differs from what was opened; below it a mark if it is probably not meant, who states the
/// value, and what it was when it was opened.
fn name_ui(
    ui: &mut Ui,
    app: &App,
    document: &Document,
    term: &TermLine,
    slip: Option<&str>,
    height: f32,
    out: &mut Vec<Action>,
) -> Response {
    let has_caption = height > theme::CONTROL + gap::TINY;
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(if has_caption { 2.0 } else { (height - 20.0) / 2.0 });
    let name = short_name(&term.field, app.language());
    let label = ui.add(Label::new(name).truncate().selectable(false).sense(Sense::CLICK | Sense::DRAG));
    if term.was.is_some() {
        changed_dot(ui, &label);
    }
    if has_caption {
        ui.spacing_mut().interact_size.y = 17.0;
        let caption = ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            if let Some(slip) = slip {
                slip_ui(ui, app, slip);
            }
            status_ui(ui, app, document, term, out);
        });
        if let Some(was) = &term.was {
            let was = say_with(app.language(), key::FIELD_WAS, &[("value", was.into())]);
            caption.response.on_hover_text(was);
        }
    }
    label
}

/// That a value is probably not meant; it says why when the pointer rests on it.
fn slip_ui(ui: &mut Ui, app: &App, slip: &str) {
    let mark = widgets::badge_ui(ui, widgets::Tone::Warning, &app.say(key::TERM_SLIP));
    ui.ctx().accesskit_node_builder(mark.id, |node| node.set_value(slip));
    mark.on_hover_text(slip);
}

/// Who states a value, and what it was when it was opened if that differs.
fn status_ui(ui: &mut Ui, app: &App, document: &Document, term: &TermLine, out: &mut Vec<Action>) {
    let Some(status) = term.status else {
        if let Some(was) = &term.was {
            ghost_ui(ui, app, was);
        }
        return;
    };
    let sources = sources_of(&term.field, &document.scenario);
    let word = StatedAs::of(status, &sources, is_of_user(document, &term.field)).words(app.language());
    let named = source_words(&sources, &app.library());
    let words = if named.is_empty() { word } else { format!("{word} · {named}") };
    let beside = if term.history.is_some() { HISTORY } else { 0.0 };
    let room = ui.available_width() - beside;
    ui.allocate_ui_with_layout(vec2(room, 17.0), Layout::left_to_right(Align::Center), |ui| {
        let room = if term.was.is_some() { room * CHIP_BESIDE_GHOST } else { room };
        ui.set_max_width(room);
        chip_ui(ui, app, document, &term.field, (&words, status != Status::Published), out);
    });
    if let Some(history) = &term.history {
        history_ui(ui, history);
    }
    if let Some(was) = &term.was {
        ghost_ui(ui, app, was);
    }
}

/// Where a value lies among those of its own history: a line from the lowest to the highest year with
/// a dot on it. It says so when the pointer rests on it, and never asks for anything.
fn history_ui(ui: &mut Ui, history: &InHistory) {
    let (rect, response) = ui.allocate_exact_size(vec2(26.0, 17.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &history.words));
    let palette = theme::palette(ui);
    let line = rect.shrink2(vec2(3.0, 0.0)).x_range();
    let y = rect.center().y;
    let stroke = Stroke::new(theme::HAIRLINE, theme::color(palette.border));
    ui.painter().hline(line, y, stroke);
    for end in [line.min, line.max] {
        ui.painter().vline(end, (y - 3.0)..=(y + 3.0), stroke);
    }
    // Where half of the years that are the same lie below it.
    #[allow(clippy::cast_precision_loss, reason = "some dozens of years")]
    let part = (history.below as f32 + history.equal as f32 / 2.0) / history.count.max(1) as f32;
    let dot = egui::pos2(egui::lerp(line.min..=line.max, part), y);
    ui.painter().circle_filled(dot, 2.5, theme::color(palette.secondary));
    response.on_hover_text(&history.words);
}

/// The old value as a ghost.
fn ghost_ui(ui: &mut Ui, app: &App, was: &str) {
    let said = say_with(app.language(), key::FIELD_WAS, &[("value", was.into())]);
    let shown = if was.is_empty() { app.say(key::WORD_NONE) } else { was.to_owned() };
    let label = ui.add(Label::new(theme::caption(shown).strikethrough()).truncate().selectable(false));
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
}

/// A choice out of a list.
fn choice_ui(
    ui: &mut Ui,
    app: &App,
    document: &Document,
    term: &TermLine,
    id: Id,
    width: f32,
    out: &mut Vec<Action>,
) -> Response {
    let shown = ComboBox::from_id_salt(id)
        .width(width)
        .truncate()
        .selected_text(term.value.as_str())
        .show_ui(ui, |ui| {
            for (text, value) in &term.choices {
                let is_chosen = *text == term.value;
                if ui.selectable_label(is_chosen, text).clicked() && !is_chosen {
                    let documents = app.edited_in(document.id, &term.field);
                    let (field, value) = (term.field.clone(), value.clone());
                    out.push(Action::Edit(Edit::Set { documents, field, value }));
                }
            }
        });
    shown.response.on_hover_text(term.value.as_str())
}
