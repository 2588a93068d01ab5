//! Fields on screen: numbers and words that are typed, choices, and names that can be dragged.
//!
//! What is typed is a draft: it belongs to the screen until it becomes an edit, on Enter, Tab or a
//! click elsewhere. While it is typed an echo says what was understood. What can be read in two
//! ways is asked, with a button for each reading. What is not understood stays as it was typed,
//! with the reason; the old value stays in force. Escape gives a draft up.
//!
//! Dragging a field's name, or the arrow keys in it, change it by its step; one drag, or one run of
//! arrow keys, is one step to undo.
//!
//! **Invariant:** no number passes through a binary float; the pointer only counts steps.

use std::collections::BTreeMap;

use eframe::egui;
use egui::text::{CCursor, CCursorRange};
use egui::{
    Align, Align2, Area, ComboBox, Context, CursorIcon, Frame, Id, Key, Label, Layout, Margin, Modifiers,
    Order, Rect, Response, RichText, Role, Sense, Stroke, TextEdit, Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};
use rust_decimal::Decimal;

use crate::app::{Action, App, Document, DocumentId, Edit};
use crate::engine::InPlace;
use crate::model::{Currency, Field, FieldValue, Kind, PartField, RuleField, Scenario, Stated, Status};
use crate::model::{SeriesField, composed};
use crate::present::{InHistory, TermLine};
use crate::text::fields::{example, field_name, short_name, status_word, value_words};
use crate::text::numbers::{AmountUnit, Digits, rate};
use crate::text::parties::read_party;
use crate::text::typed::{self, Typed};
use crate::text::{Language, say, say_with};
use crate::ui::state::UiState;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// Width of a field for a number.
pub const NUMBER: f32 = 124.0;
/// Height of the row of a stated value: its name, and who states it.
const TALL: f32 = 44.0;
/// Points that the pointer goes for one step.
const PER_STEP: f32 = 5.0;

/// What is being typed and dragged.
#[derive(Default)]
pub struct Drafts {
    typed: BTreeMap<(DocumentId, Field), Draft>,
    scrub: Option<Scrub>,
    /// The field whose arrow keys are moving it.
    stepped: Option<Id>,
}

/// A text that is not yet an edit.
struct Draft {
    text: String,
    id: Id,
    /// Whether what there is to say stands in the row; else it floats under the field, so that
    /// nothing moves while the pointer is down.
    stands: bool,
    /// Whether the first reading is to have the keyboard.
    asks: bool,
}

/// A drag of a name.
struct Scrub {
    document: DocumentId,
    field: Field,
    from: FieldValue,
    step: Decimal,
    moved: f32,
    steps: i64,
}

impl Drafts {
    /// Whether undo and redo belong to a text and not to the scenario: something is being typed into
    /// a term, or the keyboard is in a field that is no term. A text that was left and not understood
    /// is not being typed.
    #[must_use]
    pub fn have_undo(&self, ctx: &Context, app: &App) -> bool {
        let Some(focused) = ctx.memory(egui::Memory::focused).filter(|_| ctx.text_edit_focused()) else {
            return false;
        };
        let terms = app.terms();
        let fields = || terms.iter().flat_map(|group| &group.terms).map(|term| &term.field);
        let is_term = |open: &Document| fields().any(|field| id_of(open.id, field) == focused);
        self.typed.values().any(|draft| draft.id == focused) || !app.document().is_some_and(is_term)
    }

    /// The text that is being typed into a field.
    #[must_use]
    pub fn text(&self, document: DocumentId, field: &Field) -> Option<&str> {
        self.typed.get(&(document, field.clone())).map(|draft| draft.text.as_str())
    }

    /// Turns every draft that is understood into an edit: before saving, closing, ending.
    pub fn take_over(&mut self, app: &App, out: &mut Vec<Action>) {
        for (document, field) in self.typed.keys().cloned().collect::<Vec<_>>() {
            self.settle(app, &(document, field), out);
        }
        if self.stepped.take().is_some() {
            out.push(Action::Edit(Edit::Drop));
        }
    }

    /// The first text of a scenario, or of all, that is no value yet.
    #[must_use]
    pub fn left(&self, app: &App, document: Option<DocumentId>) -> Option<(DocumentId, Field, String)> {
        let of_document = |(id, _): &&(DocumentId, Field)| document.is_none_or(|document| *id == document);
        let places = self.typed.keys().filter(of_document);
        let mut texts = places.filter_map(|place| {
            let document = app.session().document(place.0)?;
            let text = &self.typed[place].text;
            let read = read_in(app, document, &place.1, text);
            let is_left = matches!(read, Typed::Ambiguous(_) | Typed::NotUnderstood(_));
            is_left.then(|| (place.0, place.1.clone(), text.clone()))
        });
        texts.next()
    }

    /// What becomes of drafts whose field lost the keyboard. Call it after everything is painted.
    pub fn after_painting(&mut self, ctx: &Context, app: &App, out: &mut Vec<Action>) {
        let focused = ctx.memory(egui::Memory::focused);
        let gives_up = ctx.input(|input| input.key_pressed(Key::Escape));
        let pointer_rests = ctx.input(|input| !input.pointer.any_down() && !input.pointer.any_released());

        if self.stepped.is_some_and(|id| focused != Some(id)) {
            self.stepped = None;
            out.push(Action::Edit(if gives_up { Edit::Abandon } else { Edit::Drop }));
        }
        self.typed.retain(|(document, _), _| app.session().document(*document).is_some());

        let left: Vec<_> =
            self.typed.iter().filter(|(_, draft)| focused != Some(draft.id) && !draft.stands).collect();
        let left: Vec<_> = left.into_iter().map(|(place, _)| place.clone()).collect();
        for place in left {
            if gives_up {
                self.typed.remove(&place);
                continue;
            }
            self.settle(app, &place, out);
            if let Some(draft) = self.typed.get_mut(&place) {
                draft.stands = pointer_rests;
                draft.asks = ctx.input(|input| input.key_pressed(Key::Enter));
                ctx.request_repaint();
            }
        }
    }

    /// Turns a draft into an edit if it is understood.
    fn settle(&mut self, app: &App, place: &(DocumentId, Field), out: &mut Vec<Action>) {
        let (document, field) = place;
        let (Some(open), Some(draft)) = (app.session().document(*document), self.typed.get(place)) else {
            return;
        };
        let value = match read_in(app, open, field, &draft.text) {
            Typed::Understood(value) => Some(value),
            Typed::Empty => field.is_optional().then_some(FieldValue::Absent),
            Typed::Ambiguous(_) | Typed::NotUnderstood(_) => return,
        };
        if let Some(value) = value {
            push_set(app, open.id, field, value, out);
        }
        self.typed.remove(place);
    }
}

/// Asks for a value unless the field says the same already, in every scenario that edits go to.
fn push_set(app: &App, document: DocumentId, field: &Field, value: FieldValue, out: &mut Vec<Action>) {
    let documents = app.edited_in(document, field);
    let says_the_same = |id: &DocumentId| {
        let now = app.session().document(*id).and_then(|document| field.read(&document.scenario));
        now.is_some_and(|now| now.says_the_same(&value))
    };
    if !documents.iter().all(says_the_same) {
        out.push(Action::Edit(Edit::Set { documents, field: field.clone(), value }));
    }
}

/// The place of a field in the window's memory.
#[must_use]
pub fn id_of(document: DocumentId, field: &Field) -> Id {
    Id::unique(("field", document, field.to_string()))
}

/// What a text means in a field of an open scenario.
fn read_in(app: &App, document: &Document, field: &Field, text: &str) -> Typed<FieldValue> {
    let in_place = || app.amount_in_place(document, field);
    read(field, text, &document.scenario, in_place, app.language())
}

/// What a text means in a field; an amount is held against what it would take the place of or be added to.
pub fn read(
    field: &Field,
    text: &str,
    scenario: &Scenario,
    in_place: impl FnOnce() -> Option<InPlace>,
    language: Language,
) -> Typed<FieldValue> {
    let unit = AmountUnit::usual(currency_of(field, scenario), language);
    match field.kind() {
        Kind::Text if text.trim().is_empty() && field.is_optional() => Typed::Empty,
        Kind::Text if matches!(field, Field::Pays | Field::Receives) => {
            Typed::Understood(FieldValue::Text(read_party(&composed(text))))
        }
        Kind::Text => Typed::Understood(FieldValue::Text(composed(text.trim()).into_owned())),
        Kind::Year => typed::read_year(text).map(FieldValue::Year),
        Kind::Lag => typed::read_lag(text).map(FieldValue::Lag),
        Kind::Money => {
            let other = AmountUnit::usual(unit.currency, language.other());
            let read = typed::read_amount_beside(text, unit, other, in_place());
            read.map(|money| FieldValue::Money(Stated::assumed(money)))
        }
        Kind::Unit => typed::read_amount(text, unit).map(FieldValue::Unit),
        Kind::Rate => {
            let read = match field {
                Field::Series(_, SeriesField::Year(_) | SeriesField::Then) => typed::read_change(text),
                _ => typed::read_rate(text),
            };
            read.map(|rate| FieldValue::Rate(Stated::assumed(rate)))
        }
        Kind::Exchange => {
            let currency = if let Field::Rate(currency, _) = field { *currency } else { Currency::USD };
            let (of, per) = scenario.quoted_in(currency);
            typed::read_exchange(text, of, per).map(|rate| FieldValue::Exchange(Stated::assumed(rate)))
        }
        Kind::Weight => typed::read_weight(text).map(|weight| FieldValue::Weight(Stated::assumed(weight))),
        Kind::How | Kind::Carry | Kind::Tree => match field.parse(text) {
            Ok(value) => Typed::Understood(value),
            Err(_) => Typed::Empty,
        },
    }
}

/// The currency in which a bare number is read.
fn currency_of(field: &Field, scenario: &Scenario) -> Currency {
    match field {
        Field::Part(name, _) => {
            scenario.part(name).map_or_else(|| scenario.currency(), |part| part.base.value.currency)
        }
        _ => scenario.currency(),
    }
}

/// A term: its name, who states it, and the field to type into.
pub fn term_ui(
    ui: &mut Ui,
    app: &App,
    document: &Document,
    term: &TermLine,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    let id = id_of(document.id, &term.field);
    let name = field_name(&term.field, app.language());
    if term.kind == Kind::Text && term.choices.is_empty() {
        words_ui(ui, app, document, term, id, state);
        return;
    }
    let width = ui.available_width();
    let control = control_width(term, width);
    let height = row_height(term);

    let (row, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let left = row.with_max_x(row.right() - control - gap::SMALL);
    let right = Align2::RIGHT_CENTER.align_size_within_rect(vec2(control, theme::CONTROL), row);

    let label = ui
        .scope_builder(UiBuilder::new().max_rect(left).layout(Layout::top_down(Align::Min)), |ui| {
            name_ui(ui, app, document, term, height)
        })
        .inner;
    scrub(ui, app, document, term, &label, state, out);

    let response = ui
        .scope_builder(UiBuilder::new().max_rect(right).layout(Layout::left_to_right(Align::Center)), |ui| {
            if term.choices.is_empty() {
                typed_ui(ui, app, document, term, id, state, out)
            } else {
                choice_ui(ui, app, document, term, id, right.width(), out)
            }
        })
        .inner;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name.as_str()));
    if label.on_hover_text(name).clicked() {
        response.request_focus();
    }
    answer_if_sought(&response, term, state);

    let stands = state.drafts.typed.get(&(document.id, term.field.clone())).is_some_and(|draft| draft.stands);
    if stands && !response.has_focus() {
        ui.scope(|ui| about_draft_ui(ui, app, document, term, state, out));
    }
}

/// Gives the keyboard to a field that is looked for.
fn answer_if_sought(response: &Response, term: &TermLine, state: &mut UiState) {
    if state.sought.as_ref() == Some(&term.field) {
        state.sought = None;
        response.request_focus();
        response.scroll_to_me(Some(Align::Center));
    }
}

/// A title or a note: its name above, the text over the whole width. A note may have several lines;
/// Enter takes it, Shift and Enter begin a new line.
fn words_ui(ui: &mut Ui, app: &App, document: &Document, term: &TermLine, id: Id, state: &mut UiState) {
    let is_note = matches!(
        term.field,
        Field::Note | Field::Part(_, PartField::Note | PartField::Rule(_, RuleField::Note))
    );
    // The caption stands close to its field.
    let line = vec2(ui.available_width(), 17.0);
    let label = ui
        .allocate_ui_with_layout(line, Layout::left_to_right(Align::Center), |ui| {
            let name = theme::caption(short_name(&term.field, app.language()));
            let label = ui.add(Label::new(name).selectable(false).sense(Sense::click()));
            if let Some(saved) = &term.saved {
                changed_dot(ui, &label);
                ghost_ui(ui, app, saved);
            }
            label
        })
        .inner;
    ui.add_space(-2.0);
    let place = (document.id, term.field.clone());
    let draft = state.drafts.typed.get(&place);
    let mut text = draft.map_or_else(|| term.value.clone(), |draft| draft.text.clone());
    if is_note
        && ui.memory(|memory| memory.has_focus(id))
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
    {
        ui.memory_mut(|memory| memory.surrender_focus(id));
    }
    let edit = if is_note {
        let new_line = egui::KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter);
        TextEdit::multiline(&mut text).desired_rows(2).return_key(new_line)
    } else {
        TextEdit::singleline(&mut text).min_size(vec2(ui.available_width(), theme::CONTROL))
    };
    let is_party = matches!(term.field, Field::Pays | Field::Receives);
    let hint = if is_party { app.say("terms-party-hint") } else { String::new() };
    let edit = edit.hint_text(hint);
    let response = ui.add(edit.id(id).margin(Margin::symmetric(8, 4)).desired_width(ui.available_width()));
    let name = field_name(&term.field, app.language());
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    if response.changed() {
        state.drafts.typed.insert(place, Draft { text, id, stands: false, asks: false });
    }
    if label.clicked() {
        response.request_focus();
    }
    answer_if_sought(&response, term, state);
}

/// A dot in the margin: it differs from the file.
fn changed_dot(ui: &Ui, label: &Response) {
    let dot = label.rect.left_center() - vec2(8.0, 0.0);
    ui.painter().circle_filled(dot, 3.0, theme::color(theme::palette(ui).accent));
}

/// How high a term is: a stated value has a line for who states it.
fn row_height(term: &TermLine) -> f32 {
    let is_stated = matches!(term.kind, Kind::Money | Kind::Rate | Kind::Exchange | Kind::Weight);
    if is_stated && (term.status.is_some() || term.saved.is_some()) {
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

/// The name, with a dot if it differs from the file; below it who states the value, and what
/// stands in the file.
fn name_ui(ui: &mut Ui, app: &App, document: &Document, term: &TermLine, height: f32) -> Response {
    let has_caption = height > theme::CONTROL + gap::TINY;
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(if has_caption { 2.0 } else { (height - 20.0) / 2.0 });
    let name = short_name(&term.field, app.language());
    let label = ui.add(Label::new(name).truncate().selectable(false).sense(Sense::click_and_drag()));
    if term.saved.is_some() {
        changed_dot(ui, &label);
    }
    if has_caption {
        ui.spacing_mut().interact_size.y = 17.0;
        let caption = ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            status_ui(ui, app, document, term);
        });
        if let Some(saved) = &term.saved {
            let was = say_with(app.language(), "field-was", &[("value", saved.into())]);
            caption.response.on_hover_text(was);
        }
    }
    label
}

/// Who states a value, and what the file says if it differs.
fn status_ui(ui: &mut Ui, app: &App, document: &Document, term: &TermLine) {
    let Some(status) = term.status else {
        if let Some(saved) = &term.saved {
            ghost_ui(ui, app, saved);
        }
        return;
    };
    let word = status_word(status, app.language());
    if status == Status::Published {
        let sources = sources_of(&document.scenario, &term.field);
        let text = if sources.is_empty() { word } else { format!("{word} · {}", sources.join(", ")) };
        ui.add(Label::new(theme::caption(text)).truncate().selectable(false));
        return;
    }
    widgets::badge_ui(ui, widgets::Tone::Quiet, &word);
    if let Some(history) = &term.history {
        history_ui(ui, history);
    }
    if let Some(saved) = &term.saved {
        ghost_ui(ui, app, saved);
        return;
    }
    let sources = sources_of(&document.scenario, &term.field);
    if !sources.is_empty() {
        ui.add(Label::new(theme::caption(sources.join(", "))).truncate().selectable(false));
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
fn ghost_ui(ui: &mut Ui, app: &App, saved: &str) {
    let said = say_with(app.language(), "field-was", &[("value", saved.into())]);
    let shown = if saved.is_empty() { app.say("word-none") } else { saved.to_owned() };
    let label = ui.add(Label::new(theme::caption(shown).strikethrough()).truncate().selectable(false));
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
}

/// The names of the sources of a stated value.
fn sources_of(scenario: &Scenario, field: &Field) -> Vec<String> {
    let value = field.read(scenario);
    let sources = value.as_ref().map(FieldValue::sources).unwrap_or_default();
    sources.iter().map(ToString::to_string).collect()
}

/// Dragging the name moves the value by its step.
fn scrub(
    ui: &Ui,
    app: &App,
    document: &Document,
    term: &TermLine,
    label: &Response,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    let scenario = &document.scenario;
    let Some(step) = term.field.step(scenario) else { return };
    let label = label.clone().on_hover_cursor(CursorIcon::ResizeHorizontal);
    let is_this = |scrub: &Scrub| scrub.document == document.id && scrub.field == term.field;

    if label.drag_started()
        && let Some(from) = term.field.read(scenario)
    {
        state.drafts.typed.remove(&(document.id, term.field.clone()));
        let field = term.field.clone();
        state.drafts.scrub = Some(Scrub { document: document.id, field, from, step, moved: 0.0, steps: 0 });
    }
    let Some(scrub) = state.drafts.scrub.as_mut().filter(|scrub| is_this(scrub)) else { return };

    if ui.input(|input| input.key_pressed(Key::Escape)) {
        out.push(Action::Edit(Edit::Abandon));
        state.drafts.scrub = None;
        return;
    }
    if label.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        scrub.moved += label.drag_delta().x;
        let times = if ui.input(|input| input.modifiers.shift) { 10 } else { 1 };
        // The pointer counts whole steps; the value moves on decimals.
        #[allow(clippy::cast_possible_truncation, reason = "a window is not that wide")]
        let steps = (scrub.moved / PER_STEP).trunc() as i64 * times;
        if steps != scrub.steps {
            scrub.steps = steps;
            let by = scrub.step.checked_mul(Decimal::from(steps));
            if let Some(value) = by.and_then(|by| scrub.from.moved(by)) {
                let documents = app.edited_in(scrub.document, &scrub.field);
                out.push(Action::Edit(Edit::Drag { documents, field: scrub.field.clone(), value }));
            }
        }
        // Below the row, so that name and value stay in sight.
        let under = label.rect.with_max_x(label.rect.left() + 260.0).translate(vec2(0.0, 20.0));
        drag_hint_ui(ui.ctx(), app, under);
    }
    if label.drag_stopped() {
        state.drafts.scrub = None;
        out.push(Action::Edit(Edit::Drop));
    }
}

/// What the keys do while a name is dragged.
fn drag_hint_ui(ctx: &Context, app: &App, under: Rect) {
    let hint = app.say("field-drag-hint");
    floating_ui(ctx, Id::unique("drag echo"), under, |ui| {
        ui.label(theme::caption(hint));
    });
}

/// The field to type into.
fn typed_ui(
    ui: &mut Ui,
    app: &App,
    document: &Document,
    term: &TermLine,
    id: Id,
    state: &mut UiState,
    out: &mut Vec<Action>,
) -> Response {
    let place = (document.id, term.field.clone());
    let had_focus = ui.memory(|memory| memory.has_focus(id));
    if had_focus {
        step_by_arrows(ui, app, document, term, id, state, out);
    }
    let draft = state.drafts.typed.get(&place);
    let reading = draft.map(|draft| read_in(app, document, &term.field, &draft.text));
    let is_wrong = matches!(reading, Some(Typed::NotUnderstood(_)));
    let mut text = draft.map_or_else(|| term.value.clone(), |draft| draft.text.clone());

    let palette = theme::palette(ui);
    let mut edit = TextEdit::singleline(&mut text)
        .id(id)
        .align(Align2::RIGHT_CENTER)
        .margin(Margin::symmetric(8, 4))
        .desired_width(ui.available_width())
        .min_size(vec2(ui.available_width(), theme::CONTROL));
    if is_wrong {
        edit = edit.text_color(theme::color(palette.error));
    }
    // While something is typed, all the room is for it.
    if draft.is_none() && !term.unit.is_empty() && !text_has_unit(term) {
        edit = edit.suffix(RichText::new(&term.unit).small());
    }
    if term.value.is_empty() {
        edit = edit.hint_text(app.say("word-none"));
    }
    let output = edit.show(ui);
    let response = output.response.response.clone();

    if is_wrong && !response.has_focus() {
        let stroke = Stroke::new(theme::HAIRLINE, theme::color(palette.error));
        ui.painter().rect_stroke(response.rect, theme::CORNER, stroke, egui::StrokeKind::Inside);
    }
    if response.gained_focus() {
        select_all(ui.ctx(), id, output.state, &text);
    }
    if response.changed() {
        let draft = Draft { text, id, stands: false, asks: false };
        state.drafts.typed.insert(place.clone(), draft);
        if state.drafts.stepped.take().is_some() {
            out.push(Action::Edit(Edit::Drop));
        }
    }
    let floats = state.drafts.typed.get(&place).is_some_and(|draft| !draft.stands || response.has_focus());
    if floats {
        let under = response.rect;
        floating_ui(ui.ctx(), id.with("echo"), under, |ui| {
            about_draft_ui(ui, app, document, term, state, out);
        });
    }
    response
}

/// Whether the value already ends in its unit.
fn text_has_unit(term: &TermLine) -> bool {
    term.value.ends_with(term.unit.as_str())
}

pub(super) fn select_all(ctx: &Context, id: Id, mut state: egui::text_edit::TextEditState, text: &str) {
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
    state.store(ctx, id);
}

/// The arrow keys up and down move a value by its step; a run of them is one step to undo.
fn step_by_arrows(
    ui: &Ui,
    app: &App,
    document: &Document,
    term: &TermLine,
    id: Id,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    let Some(step) = term.field.step(&document.scenario) else { return };
    let steps = arrow_steps(ui);
    if steps == 0 {
        return;
    }
    let place = (document.id, term.field.clone());
    let from = match state.drafts.typed.get(&place) {
        Some(draft) => read_in(app, document, &term.field, &draft.text).understood(),
        None => term.field.read(&document.scenario),
    };
    let by = step.checked_mul(Decimal::from(steps));
    let Some(value) = from.zip(by).and_then(|(from, by)| from.moved(by)) else { return };
    state.drafts.typed.remove(&place);
    state.drafts.stepped = Some(id);
    let documents = app.edited_in(document.id, &term.field);
    out.push(Action::Edit(Edit::Drag { documents, field: term.field.clone(), value }));
}

/// What there is to say about a draft: what was understood, which is meant, or why not.
fn about_draft_ui(
    ui: &mut Ui,
    app: &App,
    document: &Document,
    term: &TermLine,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    let place = (document.id, term.field.clone());
    let Some(draft) = state.drafts.typed.get_mut(&place) else { return };
    let language = app.language();
    let asks = std::mem::take(&mut draft.asks);
    let stands = draft.stands;
    let mut is_done = false;

    match read_in(app, document, &term.field, &draft.text) {
        Typed::Understood(FieldValue::Text(_)) => {}
        Typed::Understood(value) => {
            let understood =
                say_with(language, "typed-understood", &[("echo", echo(&value, language).into())]);
            ui.add(Label::new(RichText::new(understood).small()).wrap());
            noise_ui(ui, &draft.text, language);
            if let Some(rounded) = app.rounded_if_typed(document, &term.field, &value) {
                ui.add(Label::new(theme::caption(rounded)).wrap());
            }
        }
        Typed::Ambiguous(values) => {
            ui.label(theme::bold(say(language, "typed-which")));
            ui.horizontal_wrapped(|ui| {
                for (idx, value) in values.into_iter().enumerate() {
                    let button = ui.button(value_words(&value, language));
                    if asks && idx == 0 {
                        button.request_focus();
                    }
                    if button.clicked() {
                        push_set(app, document.id, &term.field, value, out);
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
            let text = if term.is_optional {
                Some(say(language, "typed-clear-to-remove"))
            } else {
                example(term.kind, language)
            };
            if let Some(text) = text {
                ui.add(Label::new(theme::caption(text)).wrap());
            }
        }
    }
    if stands {
        let back = if term.value.is_empty() { say(language, "word-none") } else { term.value.clone() };
        let back = say_with(language, "field-back-to", &[("value", back.into())]);
        ui.spacing_mut().interact_size.y = 24.0;
        is_done |= ui.button(RichText::new(back).small()).clicked();
        ui.add_space(gap::SMALL);
    }
    if is_done {
        state.drafts.typed.remove(&place);
    }
}

/// Says where a number was read without its binary noise.
pub(super) fn noise_ui(ui: &mut Ui, text: &str, language: Language) {
    if let Some((written, read)) = typed::noise(text) {
        let args = [("written", written.into()), ("read", read.to_string().into())];
        ui.add(Label::new(theme::caption(say_with(language, "typed-noise", &args))).wrap());
    }
}

/// What was understood, in full.
pub(super) fn echo(value: &FieldValue, language: Language) -> String {
    match value {
        FieldValue::Money(money) => typed::echo(&money.value, language),
        FieldValue::Unit(unit) => typed::echo(unit, language),
        FieldValue::Rate(stated) => rate(stated.value.0, Digits::Exact),
        other => value_words(other, language),
    }
}

/// A note that floats under a field and moves nothing.
pub(super) fn floating_ui(ctx: &Context, id: Id, under: Rect, paint: impl FnOnce(&mut Ui)) {
    let place = under.right_bottom() + vec2(0.0, gap::TINY);
    Area::new(id)
        .order(Order::Foreground)
        .pivot(Align2::RIGHT_TOP)
        .fixed_pos(place)
        .constrain(true)
        .fade_in(false)
        .show(ctx, |ui| {
            Frame::popup(ui.style()).inner_margin(Margin::symmetric(10, 8)).show(ui, |ui| {
                ui.set_max_width(264.0);
                paint(ui);
            });
        });
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

/// A field for a text that belongs to the screen, with its name above it: paths and the like.
pub fn entry_ui(ui: &mut Ui, name: &str, text: &mut String, hint: &str) -> Response {
    let label = ui.label(theme::caption(name));
    let size = Vec2::new(ui.available_width(), theme::CONTROL);
    let edit = TextEdit::singleline(text).hint_text(hint).margin(Margin::symmetric(8, 4));
    ui.add(edit.desired_width(size.x).min_size(size)).labelled_by(label.id)
}

/// By how many steps the arrow keys up and down ask a field to move; with Shift ten at a time.
pub(super) fn arrow_steps(ui: &Ui) -> i64 {
    let mut steps = 0_i64;
    ui.input_mut(|input| {
        for (key, direction) in [(Key::ArrowUp, 1), (Key::ArrowDown, -1)] {
            // Shift first: a key without modifiers is taken with any.
            for (modifiers, times) in [(Modifiers::SHIFT, 10), (Modifiers::NONE, 1)] {
                #[allow(clippy::cast_possible_wrap, reason = "key presses in a frame are few")]
                let pressed = input.count_and_consume_key(modifiers, key) as i64;
                steps += pressed * direction * times;
            }
        }
    });
    steps
}
