//! The editor of typed values: one for the terms of scenarios, of offers, and everything else of a negotiation.
//!
//! What is typed is a draft: it belongs to the screen until it becomes an edit, on Enter, Tab or a click
//! elsewhere. While it is typed an echo says what was understood. What can be read in two ways is asked, with
//! a button for each reading. What is not understood stays as it was typed, with the reason; the old value
//! stays in force. Escape gives a draft up. The arrow keys in a field, or dragging its name, move a value by its
//! step; a run of keys, or one drag, is one step to undo.
//!
//! What a text means at an address is the program's: see [`Address`].
//!
//! **Invariant:** no number passes through a binary float.

use std::collections::{BTreeMap, HashSet};

use eframe::egui;
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    Align, Align2, Area, Context, CursorIcon, Frame, Id, Key, Label, Margin, Memory, Modifiers, Order, Rect,
    Response, RichText, Stroke, TextEdit, Ui, Vec2, vec2,
};
use rust_decimal::Decimal;

use crate::app::typing::{Address, offer_with};
use crate::app::{Action, App, Document, DocumentId, Edit};
use crate::model::{Field, FieldValue, Offer};
use crate::text::typed::Typed;
use crate::text::{key, say, say_with};
use crate::ui::theme;
use crate::ui::theme::gap;

/// Points that the pointer goes for one step.
const PER_STEP: f32 = 5.0;

/// What is being typed and dragged.
#[derive(Default)]
pub struct Drafts {
    typed: BTreeMap<Address, Draft>,
    /// The fields that were painted since the last frame ended.
    painted: HashSet<Id>,
    /// The field whose arrow keys are moving it.
    stepped: Option<Id>,
    /// The field that had the keyboard when it was painted last, and in which pass that was.
    entered: Option<(Id, u64)>,
    /// The field that is to have the keyboard in the next frame.
    sought: Option<Address>,
    /// The field that an edit of this frame adds; it is looked for in the next one, when it is there.
    added: Option<Address>,
    drag: Option<Drag>,
}

/// A drag of a name.
struct Drag {
    document: DocumentId,
    field: Field,
    from: FieldValue,
    step: Decimal,
    moved: f32,
    steps: i64,
}

/// A text that is not yet an edit.
struct Draft {
    text: String,
    id: Id,
    /// Whether what there is to say stands under the field; else it floats, so that nothing moves while the
    /// pointer is down.
    stands: bool,
    /// Whether the first reading is to have the keyboard.
    asks: bool,
}

impl Drafts {
    /// Whether undo and redo belong to a text and not to the document: something is being typed into a field
    /// of this editor, or the keyboard is in a field of another kind. A text that was left and not understood
    /// is not being typed.
    pub fn have_undo(&self, ctx: &Context) -> bool {
        let Some(focused) = ctx.memory(Memory::focused).filter(|_| ctx.text_edit_focused()) else {
            return false;
        };
        self.typed.values().any(|draft| draft.id == focused) || !self.painted.contains(&focused)
    }

    /// The text that is being typed at an address.
    pub fn text(&self, address: &Address) -> Option<&str> {
        self.typed.get(address).map(|draft| draft.text.as_str())
    }

    /// Whether a text that was left stands there with what there is to say of it.
    pub fn stands(&self, address: &Address) -> bool {
        self.typed.get(address).is_some_and(|draft| draft.stands)
    }

    /// The same of a text that was typed into that field.
    fn stands_in(&self, address: &Address, id: Id) -> bool {
        self.typed.get(address).is_some_and(|draft| draft.stands && draft.id == id)
    }

    /// Gives the keyboard to a field.
    pub fn seek(&mut self, address: Address) {
        self.sought = Some(address);
    }

    /// Gives the keyboard to a field that an edit of this frame adds.
    pub fn seek_added(&mut self, address: Address) {
        self.added = Some(address);
    }

    /// The field that is looked for.
    pub fn sought(&self) -> Option<&Address> {
        self.sought.as_ref()
    }

    /// No term is looked for any more: all of them were painted, and none was it. What is added now is looked for from
    /// now on.
    pub fn forget_sought_term(&mut self) {
        if let Some(added) = self.added.take() {
            self.sought = Some(added);
            return;
        }
        self.sought = self.sought.take().filter(|sought| !matches!(sought, Address::Scenario(..)));
    }

    /// Gives the keyboard to a field that is looked for.
    pub fn answer_if_sought(&mut self, address: &Address, response: &Response) {
        if self.sought.as_ref() == Some(address) {
            self.sought = None;
            response.request_focus();
            response.scroll_to_me(Some(Align::Center));
        }
    }

    /// Whether a field has the keyboard since now. One that was given it after it was painted has not gained it in
    /// egui's sense.
    fn is_entered(&mut self, field: &Response) -> bool {
        if !field.has_focus() {
            return false;
        }
        let pass = field.ctx.cumulative_pass_nr();
        let had = self.entered.is_some_and(|(of, last)| of == field.id && last + 1 >= pass);
        self.entered = Some((field.id, pass));
        !had
    }

    /// Forgets what is typed at an address.
    pub fn forget(&mut self, address: &Address) {
        self.typed.remove(address);
    }

    /// Forgets what is typed in the negotiation: places have moved.
    pub fn forget_negotiation(&mut self) {
        self.typed.retain(|address, _| !matches!(address, Address::Negotiation(..)));
    }

    /// An offer with what is typed into it and understood: see [`offer_with`].
    pub fn offer(&mut self, app: &App, place: usize) -> Option<Offer> {
        let texts = self.typed.iter().map(|(address, draft)| (address, draft.text.as_str()));
        let (offer, taken) = offer_with(app, place, texts)?;
        self.typed.retain(|address, _| !taken.contains(address));
        Some(offer)
    }

    /// Turns every draft that is understood into an edit: before saving, closing, ending.
    pub fn take_over(&mut self, app: &App, out: &mut Vec<Action>) {
        for address in self.typed.keys().cloned().collect::<Vec<_>>() {
            self.settle(app, &address, out);
        }
        if self.stepped.take().is_some() {
            out.push(Action::Edit(Edit::Drop));
        }
    }

    /// The first text of a term that is no value yet, if its scenario, its negotiation with the private layer,
    /// or all is to be closed.
    pub fn left(&self, app: &App, closed: Option<DocumentId>) -> Option<(DocumentId, Field, String)> {
        let private = app.negotiation().map(|open| (open.private.id, open.id));
        self.typed.iter().find_map(|(address, draft)| {
            let (document, field) = address.field()?;
            let is_closed = |closed| closed == document || private == Some((closed, document));
            if !closed.is_none_or(is_closed) || !address.is_there(app) {
                return None;
            }
            let is_left =
                matches!(address.read(app, &draft.text), Typed::Ambiguous(_) | Typed::NotUnderstood(_));
            is_left.then(|| (closed.unwrap_or(document), field.clone(), draft.text.clone()))
        })
    }

    /// What becomes of drafts whose field lost the keyboard. Call it after everything is painted.
    pub fn after_painting(&mut self, ctx: &Context, app: &App, out: &mut Vec<Action>) {
        self.typed.retain(|address, _| address.is_there(app));
        let focused = ctx.memory(Memory::focused);
        let gives_up = ctx.input(|input| input.key_pressed(Key::Escape));
        let rests = ctx.input(|input| !input.pointer.any_down() && !input.pointer.any_released());
        if self.stepped.is_some_and(|id| focused != Some(id)) {
            self.stepped = None;
            out.push(Action::Edit(if gives_up { Edit::Abandon } else { Edit::Drop }));
        }
        let is_left = |draft: &Draft| focused != Some(draft.id) && !draft.stands;
        let left = self.typed.iter().filter(|(_, draft)| is_left(draft));
        for address in left.map(|(address, _)| address.clone()).collect::<Vec<_>>() {
            if gives_up {
                self.typed.remove(&address);
                continue;
            }
            self.settle(app, &address, out);
            if let Some(draft) = self.typed.get_mut(&address) {
                draft.stands = rests;
                draft.asks = ctx.input(|input| input.key_pressed(Key::Enter));
                ctx.request_repaint();
            }
        }
    }

    /// Turns a draft into an edit if it is understood.
    fn settle(&mut self, app: &App, address: &Address, out: &mut Vec<Action>) {
        let Some(draft) = self.typed.get(address) else { return };
        match address.read(app, &draft.text) {
            Typed::Understood(meaning) => out.extend(meaning.edit),
            Typed::Empty => out.extend(address.cleared(app)),
            Typed::Ambiguous(_) | Typed::NotUnderstood(_) => return,
        }
        self.typed.remove(address);
    }
}

/// How a field looks.
#[derive(Debug, Clone)]
pub struct FieldStyle<'a> {
    /// What a screen reader calls it.
    pub said: &'a str,
    /// What stands in it.
    pub value: &'a str,
    /// The unit in which a bare number is read, shown behind the value; may be empty.
    pub unit: &'a str,
    /// What stands there while it is empty.
    pub ghost: &'a str,
}

/// The place of a field in the window's memory.
pub fn id_of(address: &Address) -> Id {
    match address {
        Address::Scenario(document, field) => Id::unique(("field", *document, field.to_string())),
        Address::Negotiation(_, slot) => Id::unique(("negotiation field", slot)),
        Address::Total(document, total) => Id::unique(("total field", *document, *total)),
    }
}

/// The place of a field over a cell of a table.
pub fn id_in_cell(address: &Address) -> Id {
    id_of(address).with("cell")
}

/// A field of one line whose text stands at the right, as wide as the room.
pub fn figure_ui(
    ui: &mut Ui,
    app: &App,
    address: &Address,
    look: &FieldStyle<'_>,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) -> Response {
    field_ui(ui, app, address, (id_of(address), None), look, drafts, out)
}

/// The same over a cell of a table, beside the field of the same value among the terms. `begins` is what was typed on
/// the cell before the field was there.
pub fn cell_ui(
    ui: &mut Ui,
    app: &App,
    address: &Address,
    look: &FieldStyle<'_>,
    begins: Option<String>,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) -> Response {
    field_ui(ui, app, address, (id_in_cell(address), begins), look, drafts, out)
}

fn field_ui(
    ui: &mut Ui,
    app: &App,
    address: &Address,
    (id, begins): (Id, Option<String>),
    look: &FieldStyle<'_>,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) -> Response {
    let is_begun = begins.is_some();
    if let Some(text) = begins {
        drafts.typed.insert(address.clone(), Draft { text, id, stands: false, asks: false });
    }
    if ui.memory(|memory| memory.has_focus(id)) {
        step_by_arrows(ui, app, address, id, drafts, out);
    }
    let draft = drafts.typed.get(address);
    let is_wrong = is_wrong(app, address, draft);
    let mut text = draft.map_or(look.value, |draft| &draft.text).to_owned();
    let mut edit = TextEdit::singleline(&mut text)
        .id(id)
        .align(Align2::RIGHT_CENTER)
        .margin(Margin::symmetric(8, 4))
        .desired_width(ui.available_width())
        .hint_text(look.ghost)
        // Over a cell the keys of the table go on from it.
        .lock_focus(id == id_in_cell(address))
        .min_size(vec2(ui.available_width(), theme::CONTROL));
    // While something is typed, all the room is for it.
    if draft.is_none() && !look.unit.is_empty() && !look.value.ends_with(look.unit) {
        edit = edit.suffix(RichText::new(look.unit).small());
    }
    if is_wrong {
        edit = edit.text_color(theme::color(theme::palette(ui).error));
    }
    let shown = edit.show(ui);
    let response = shown.response.response.clone();
    if drafts.is_entered(&response) {
        // What follows goes on from what was typed; else it takes the place of what stands there.
        select_from(ui.ctx(), id, shown.state, &text, if is_begun { text.chars().count() } else { 0 });
    }
    after_field(ui, app, address, (look, text, is_wrong), &response, drafts, out);
    response
}

/// A field for words over the whole width; a remark may have several lines, Enter takes it, Shift and Enter
/// begin a new line.
pub fn words_ui(
    ui: &mut Ui,
    app: &App,
    address: &Address,
    look: &FieldStyle<'_>,
    has_lines: bool,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) -> Response {
    let id = id_of(address);
    let draft = drafts.typed.get(address);
    let is_wrong = is_wrong(app, address, draft);
    let mut text = draft.map_or(look.value, |draft| &draft.text).to_owned();
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
    let shown = edit.desired_width(ui.available_width()).show(ui);
    let response = shown.response.response.clone();
    // A title is typed over as a whole; a remark goes on where the cursor is put.
    if !has_lines && drafts.is_entered(&response) {
        select_from(ui.ctx(), id, shown.state, &text, 0);
    }
    after_field(ui, app, address, (look, text, is_wrong), &response, drafts, out);
    response
}

/// What there is to say about a text that was left, in the row below its field.
pub fn left_ui(
    ui: &mut Ui,
    app: &App,
    address: &Address,
    look: &FieldStyle<'_>,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let has_focus = ui.memory(|memory| memory.has_focus(id_of(address)));
    if drafts.stands_in(address, id_of(address)) && !has_focus {
        ui.scope(|ui| about_ui(ui, app, address, look, drafts, out));
    }
}

fn is_wrong(app: &App, address: &Address, draft: Option<&Draft>) -> bool {
    draft.is_some_and(|draft| matches!(address.read(app, &draft.text), Typed::NotUnderstood(_)))
}

/// What every field does after it was painted: its name, its draft, what floats under it.
fn after_field(
    ui: &mut Ui,
    app: &App,
    address: &Address,
    (look, text, is_wrong): (&FieldStyle<'_>, String, bool),
    response: &Response,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(look.said));
    drafts.painted.insert(response.id);
    if is_wrong && !response.has_focus() {
        let stroke = Stroke::new(theme::HAIRLINE, theme::color(theme::palette(ui).error));
        ui.painter().rect_stroke(response.rect, theme::CORNER, stroke, egui::StrokeKind::Inside);
    }
    if response.changed() {
        let draft = Draft { text, id: response.id, stands: false, asks: false };
        drafts.typed.insert(address.clone(), draft);
        if drafts.stepped.take().is_some() {
            out.push(Action::Edit(Edit::Drop));
        }
    }
    drafts.answer_if_sought(address, response);
    // Where the same value stands twice, the field that is typed into tells of it.
    let Some(draft) = drafts.typed.get(address).filter(|draft| draft.id == response.id) else { return };
    let has_row_below = response.id != id_in_cell(address);
    let says = match address.read(app, &draft.text) {
        Typed::Understood(meaning) => !meaning.words.is_empty(),
        Typed::Empty => address.note_on_empty(app.language()).is_some(),
        Typed::Ambiguous(_) | Typed::NotUnderstood(_) => true,
    };
    if says && (!draft.stands || response.has_focus() || !has_row_below) {
        floating_ui(ui.ctx(), response.id.with("echo"), response.rect, |ui| {
            about_ui(ui, app, address, look, drafts, out);
        });
    }
}

fn select_from(ctx: &Context, id: Id, mut state: TextEditState, text: &str, begin: usize) {
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(begin), end)));
    state.store(ctx, id);
}

/// The arrow keys up and down move a value by its step.
fn step_by_arrows(ui: &Ui, app: &App, address: &Address, id: Id, drafts: &mut Drafts, out: &mut Vec<Action>) {
    let steps = arrow_steps(ui);
    if steps == 0 {
        return;
    }
    let Some(moved) = address.moved(app, drafts.text(address), steps) else { return };
    drafts.forget(address);
    drafts.stepped = Some(id);
    out.push(moved);
}

/// By how many steps the arrow keys up and down ask a field to move; with Shift ten at a time.
fn arrow_steps(ui: &Ui) -> i64 {
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

/// Dragging the name of a field moves the value by its step; one drag is one step to undo.
pub fn drag_ui(
    ui: &Ui,
    app: &App,
    document: &Document,
    field: &Field,
    label: &Response,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let Some(step) = field.step(&document.scenario) else { return };
    let label = label.clone().on_hover_cursor(CursorIcon::ResizeHorizontal);
    if label.drag_started()
        && let Some(from) = field.read(&document.scenario)
    {
        drafts.forget(&Address::Scenario(document.id, field.clone()));
        let field = field.clone();
        drafts.drag = Some(Drag { document: document.id, field, from, step, moved: 0.0, steps: 0 });
    }
    let is_this = |drag: &&mut Drag| drag.document == document.id && drag.field == *field;
    let Some(drag) = drafts.drag.as_mut().filter(is_this) else { return };

    if ui.input(|input| input.key_pressed(Key::Escape)) {
        out.push(Action::Edit(Edit::Abandon));
        drafts.drag = None;
        return;
    }
    if label.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        drag.moved += label.drag_delta().x;
        let times = if ui.input(|input| input.modifiers.shift) { 10 } else { 1 };
        // The pointer counts whole steps; the value moves on decimals.
        #[allow(clippy::cast_possible_truncation, reason = "a window is not that wide")]
        let steps = (drag.moved / PER_STEP).trunc() as i64 * times;
        if steps != drag.steps {
            drag.steps = steps;
            let by = drag.step.checked_mul(Decimal::from(steps));
            if let Some(value) = by.and_then(|by| drag.from.moved(by)) {
                let documents = app.edited_in(drag.document, &drag.field);
                out.push(Action::Edit(Edit::Drag { documents, field: drag.field.clone(), value }));
            }
        }
        // Below the row, so that name and value stay in sight.
        let under = label.rect.with_max_x(label.rect.left() + 260.0).translate(vec2(0.0, 20.0));
        floating_ui(ui.ctx(), Id::unique("drag echo"), under, |ui| {
            ui.label(theme::caption(app.say(key::FIELD_DRAG_HINT)));
        });
    }
    if label.drag_stopped() {
        drafts.drag = None;
        out.push(Action::Edit(Edit::Drop));
    }
}

/// What there is to say about a draft: what was understood, which is meant, or why not.
fn about_ui(
    ui: &mut Ui,
    app: &App,
    address: &Address,
    look: &FieldStyle<'_>,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let Some(draft) = drafts.typed.get_mut(address) else { return };
    let language = app.language();
    let asks = std::mem::take(&mut draft.asks);
    let stands = draft.stands;
    let mut is_done = false;
    match address.read(app, &draft.text) {
        Typed::Understood(meaning) if meaning.words.is_empty() => {}
        Typed::Understood(meaning) => {
            let understood = say_with(language, key::TYPED_UNDERSTOOD, &[("echo", meaning.words.into())]);
            ui.add(Label::new(RichText::new(understood).small()).wrap());
            for note in meaning.notes {
                ui.add(Label::new(theme::caption(note)).wrap());
            }
        }
        Typed::Ambiguous(readings) => {
            ui.label(theme::bold(say(language, key::TYPED_WHICH)));
            ui.horizontal_wrapped(|ui| {
                for (idx, meaning) in readings.into_iter().enumerate() {
                    let button = ui.button(meaning.choice);
                    if asks && idx == 0 {
                        button.request_focus();
                    }
                    if button.clicked() {
                        out.extend(meaning.edit);
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
            if let Some(note) = address.note_on_empty(language) {
                ui.add(Label::new(theme::caption(note)).wrap());
            }
        }
    }
    if stands {
        let back = if look.value.is_empty() { say(language, key::WORD_NONE) } else { look.value.to_owned() };
        let back = say_with(language, key::FIELD_BACK_TO, &[("value", back.into())]);
        ui.spacing_mut().interact_size.y = 24.0;
        is_done |= ui.button(RichText::new(back).small()).clicked();
        ui.add_space(gap::SMALL);
    }
    if is_done {
        drafts.forget(address);
    }
}

/// A note that floats under a field and moves nothing.
pub fn floating_ui(ctx: &Context, id: Id, under: Rect, paint: impl FnOnce(&mut Ui)) {
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

/// A field that the keyboard came to is typed over: all that stands in it is selected. A click puts the cursor instead.
pub fn select_whole(field: &Response, text: &str) {
    let is_clicked = field.ctx.input(|input| input.pointer.any_down() || input.pointer.any_released());
    if field.gained_focus() && !is_clicked {
        let state = TextEditState::load(&field.ctx, field.id).unwrap_or_default();
        select_from(&field.ctx, field.id, state, text, 0);
    }
}

/// A field for a text that belongs to the screen, with its name above it: paths and the like.
pub fn entry_ui(ui: &mut Ui, name: &str, text: &mut String, hint: &str) -> Response {
    let label = ui.label(theme::caption(name));
    let size = Vec2::new(ui.available_width(), theme::CONTROL);
    let edit = TextEdit::singleline(text).hint_text(hint).margin(Margin::symmetric(8, 4));
    let field = ui.add(edit.desired_width(size.x).min_size(size)).labelled_by(label.id);
    select_whole(&field, text);
    field
}
