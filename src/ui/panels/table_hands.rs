//! The table in hand: a figure that can be set is typed over where it stands, with the one editor of typed values; a
//! figure that cannot says why. What was set is cleared, and carried on to later years.

use eframe::egui;
use egui::{Event, Key, Label, Layout, Rect, Ui, UiBuilder, vec2};

use crate::app::typing::Address;
use crate::app::{Action, App, Show, SoughtTotal, ViewKind};
use crate::engine::TermBehind;
use crate::model::{Field, Kind, PartField};
use crate::present::{Selection, Table};
use crate::text::fields::field_name;
use crate::text::typed::Typed;
use crate::text::{Sentence, key, no_term_words, say_with};
use crate::ui::editor::{self, FieldStyle};
use crate::ui::panels::cell_menu::{CellAsked, CellLine, cell_menu_ui, copied};
use crate::ui::panels::table::{self, CellMenu, CellPlace, CellSetting, TableHands, TableResponse};
use crate::ui::state::{TypedOver, UiState};
use crate::ui::theme;

/// Width that a field over a cell has at least.
const FIELD: f32 = 96.0;
/// The same where its unit stands in it.
const FIELD_WITH_UNIT: f32 = 160.0;

/// A table of figures, in the projection with what can be set in it and, unless that stands elsewhere, its foot.
pub(super) fn table_in_hand_ui(
    ui: &mut Ui,
    app: &App,
    (table, has_foot): (&Table, bool),
    read: Option<crate::model::Year>,
    state: &mut UiState,
    out: &mut Vec<Action>,
) -> TableResponse {
    let selected = app.projection_shown().selection;
    if app.shown().view != ViewKind::Projection {
        let shown = table::table_ui(ui, table, read, selected, &app.library());
        if let Some(menu) = &shown.menu {
            menu_ui(ui, app, table, menu, Vec::new(), state, out);
        }
        return shown;
    }
    forget_refusal(ui, state);
    if state.typed_over.as_ref().is_some_and(|typed| Some(typed.document) != app.shown().document) {
        state.typed_over = None;
    }
    // The field has the keyboard before the cell reads it.
    if let Some(typed) = state.typed_over.as_ref().filter(|typed| typed.begins.is_some()) {
        let id = editor::id_in_cell(&address_of(typed));
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let over = state.typed_over.as_ref().map(|typed| (typed.column.clone(), typed.selection));
    let under = state.refused.as_ref().map(|(column, selection, _)| (column.clone(), *selection));
    let was_over = over.is_some();
    let sought = over.or(under);
    let can_set = |column: &str, selection: Selection| app.settable(column, selection).is_ok();
    let why_not = |column: &str, selection: Selection| why_not(app, column, selection);
    let hands = TableHands {
        can_set: &can_set,
        why_not: &why_not,
        hint: &app.say(key::CELL_CAN_BE_SET),
        has_foot,
        sought: sought.as_ref().map(|(column, selection)| (column.as_str(), *selection)),
    };
    let shown = table::settable_ui(ui, table, read, selected, &hands, &app.library());
    if let Some(sets) = &shown.sets {
        set(ui, app, table, sets, state);
    }
    if let Some(place) = shown.clears {
        let field =
            figure_at(table, place).and_then(|(column, selection)| app.settable(column, selection).ok());
        out.extend(field.and_then(|field| app.cleared_in_cell(&field)));
    }
    if let Some(menu) = &shown.menu {
        menu_ui(ui, app, table, menu, lines(app, table, menu.place), state, out);
    }
    if let Some((rect, clip)) = shown.found {
        if state.typed_over.is_some() {
            typed_over_ui(ui, app, table, (rect, clip), state, out);
        } else if let Some((_, _, why)) = &state.refused {
            editor::floating_ui(ui.ctx(), ui.scope_id().with("refused"), rect, |ui| {
                ui.add(Label::new(theme::caption(why.as_str())).wrap());
            });
        }
    } else if was_over && state.typed_over.as_ref().is_some_and(|typed| !has_left(typed, state)) {
        // It is out of sight, and nothing is left of it that was typed.
        state.typed_over = None;
    }
    shown
}

/// Whether a text was left over a cell.
fn has_left(typed: &TypedOver, state: &UiState) -> bool {
    state.drafts.stands(&address_of(typed))
}

fn address_of(typed: &TypedOver) -> Address {
    let total = SoughtTotal::of(typed.selection).filter(|_| typed.seeks);
    total.map_or_else(
        || Address::Scenario(typed.document, typed.field.clone()),
        |total| Address::Total(typed.document, total),
    )
}

/// The key of the column and the figure at a place.
fn figure_at(table: &Table, (row, column): CellPlace) -> Option<(&str, Selection)> {
    let selection = table.rows.get(row)?.cells.get(column)?.selection?;
    Some((table.columns.get(column)?.key.as_str(), selection))
}

fn why_not(app: &App, column: &str, selection: Selection) -> String {
    let why = app.settable(column, selection).err();
    why.map(|why| why.words(selection.year, app.language())).unwrap_or_default()
}

/// The reason why a figure cannot be set goes with the next key or click.
fn forget_refusal(ui: &Ui, state: &mut UiState) {
    let goes_on = ui.input(|input| {
        let is_key = |event: &Event| matches!(event, Event::Key { pressed: true, .. } | Event::Text(_));
        input.pointer.any_pressed() || input.events.iter().any(is_key)
    });
    if goes_on {
        state.refused = None;
    }
}

/// Begins to type over a cell, or says why it cannot be set; Enter and a double click explain it then.
fn set(ui: &Ui, app: &App, table: &Table, sets: &CellSetting, state: &mut UiState) {
    let Some((column, selection)) = figure_at(table, sets.place) else { return };
    match app.settable(column, selection) {
        Ok(field) => begin(app, (column, selection), field, sets.text.clone(), state),
        Err(why) => {
            let words = why.words(selection.year, app.language());
            state.refused = Some((column.to_owned(), selection, words));
            if sets.else_explains {
                state.show_side();
            }
        }
    }
    // The field, or the reason, stands there in the next frame.
    ui.ctx().request_repaint();
}

/// Begins to type over a cell. A text that was left there and not understood comes first.
fn begin(
    app: &App,
    (column, selection): (&str, Selection),
    field: Field,
    text: Option<String>,
    state: &mut UiState,
) {
    let Some(document) = app.shown().document else { return };
    let left = state.typed_over.as_ref().map(address_of);
    if left.is_some_and(|left| state.drafts.stands(&left)) {
        state.typed_over = state.typed_over.take().map(|typed| TypedOver { begins: Some(None), ..typed });
        return;
    }
    let (column, begins) = (column.to_owned(), Some(text));
    state.typed_over = Some(TypedOver { field, document, column, selection, begins, seeks: false });
}

/// The field over a cell, and where the keyboard goes when it is left.
fn typed_over_ui(
    ui: &mut Ui,
    app: &App,
    table: &Table,
    (rect, clip): (Rect, Rect),
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    let Some(typed) = state.typed_over.as_mut() else { return };
    let begins = typed.begins.take();
    let typed = typed.clone();
    let address = address_of(&typed);
    if begins.is_some() {
        ui.memory_mut(|memory| memory.request_focus(editor::id_in_cell(&address)));
    }
    let begins = begins.flatten();
    let Some(line) = app.held_in_cell(&typed.field, typed.selection) else {
        state.typed_over = None;
        return;
    };
    let sought = SoughtTotal::of(typed.selection).filter(|_| typed.seeks);
    let name = sought
        .and_then(|total| app.term_behind(typed.document, total).ok())
        .map_or_else(|| field_name(&typed.field, app.language()), |behind| app.say(key_of_search(behind)));
    // The head of the column has the unit, but for a rate behind an amount.
    let unit = if typed.field.kind() == Kind::Exchange { line.unit.as_str() } else { "" };
    let ghost = if line.value.is_empty() { app.say(key::WORD_NONE) } else { String::new() };
    let look = FieldStyle { said: &name, value: &line.value, unit, ghost: &ghost };

    let least = if unit.is_empty() { FIELD } else { FIELD_WITH_UNIT };
    let size = vec2(rect.width().max(least), theme::CONTROL);
    let room = egui::Align2::RIGHT_CENTER.align_size_within_rect(size, rect);
    let builder = UiBuilder::new().max_rect(room).layout(Layout::left_to_right(egui::Align::Center));
    let response = ui
        .scope_builder(builder, |ui| {
            ui.set_clip_rect(clip.expand(2.0).intersect(ui.clip_rect()));
            editor::cell_ui(ui, app, &address, &look, begins, &mut state.drafts, out)
        })
        .inner;
    let text = state.drafts.text(&address).map(str::to_owned);
    let is_taken = text
        .as_deref()
        .is_none_or(|text| matches!(address.read(app, text), Typed::Understood(_) | Typed::Empty));
    let pressed = |key: Key| ui.input(|input| input.key_pressed(key));
    // Tab goes on in the table, where the field would hand it to whatever is painted next.
    let tabs = response.has_focus() && pressed(Key::Tab);
    if tabs {
        response.surrender_focus();
    }
    let (is_left, gives_up) = (tabs || response.lost_focus(), pressed(Key::Escape));
    if !is_left && response.has_focus() || is_left && !is_taken && !gives_up {
        return;
    }
    let place = place_of(table, &typed);
    if gives_up {
        state.drafts.forget(&address);
    } else if text.is_some() && !is_left {
        // It was left and is asked about, or not understood.
        return;
    }
    state.typed_over = None;
    let Some(place) = place else { return };
    let shift = ui.input(|input| input.modifiers.shift);
    let (down, right) = match (pressed(Key::Enter), pressed(Key::Tab)) {
        (true, _) => (if shift { -1 } else { 1 }, 0),
        (_, true) => (0, if shift { -1 } else { 1 }),
        _ => (0, 0),
    };
    let is_elsewhere = is_left && !gives_up && (down, right) == (0, 0);
    if !is_elsewhere {
        go_on(ui, table, place, (down, right), out);
    }
}

/// Where a cell stands that is typed over.
fn place_of(table: &Table, typed: &TypedOver) -> Option<CellPlace> {
    let column = table.columns.iter().position(|column| column.key == typed.column)?;
    let has_it = |row: &crate::present::Row| {
        row.cells.get(column).is_some_and(|cell| cell.selection == Some(typed.selection))
    };
    Some((table.rows.iter().position(has_it)?, column))
}

/// Gives the keyboard to the next figure in a direction; where there is none, to the same.
fn go_on(ui: &Ui, table: &Table, from: CellPlace, (down, right): (isize, isize), out: &mut Vec<Action>) {
    let next = from.0.checked_add_signed(down).zip(from.1.checked_add_signed(right));
    let next = next.filter(|(row, _)| table.rows.get(*row).is_some_and(|row| row.year.is_some()));
    let next = next.filter(|place| figure_at(table, *place).is_some()).unwrap_or(from);
    let selection = figure_at(table, next).map(|(_, selection)| selection);
    out.push(Action::Show(Show::Selection(selection)));
    table::focus(ui, table, next);
}

/// What the menu of a cell has besides what every cell has.
fn lines(app: &App, table: &Table, place: CellPlace) -> Vec<CellLine> {
    let Some((column, selection)) = figure_at(table, place) else { return Vec::new() };
    let year = [("year", selection.year.into())];
    let settable = app.settable(column, selection);
    let rate = settable.is_err().then(|| app.rate_behind(selection)).flatten();
    let line = |asks, name, keys: &str, why_not| CellLine { asks, name, keys: keys.to_owned(), why_not };
    if let Some(rate) = rate {
        let name = ("what", field_name(&rate, app.language()).into());
        let set = say_with(app.language(), key::CELL_SET_RATE, &[name]);
        let mut lines = vec![line(CellAsked::SetRate, set, "", None)];
        lines.extend(lines_of_set(app, &rate, selection));
        return lines;
    }
    let set = say_with(app.language(), key::CELL_SET, &year);
    let why = settable.as_ref().err().map(|why| why.words(selection.year, app.language()));
    let mut lines = vec![line(CellAsked::Set, set, "F2", why)];
    if let Ok(field) = settable {
        lines.extend(line_of_search(app, &field, selection));
        lines.extend(lines_of_set(app, &field, selection));
    }
    lines
}

/// That the base or the rate behind a total is sought; none where something else is set.
fn line_of_search(app: &App, field: &Field, selection: Selection) -> Option<CellLine> {
    let Field::Part(_, PartField::Override(_)) = field else { return None };
    let behind = app.term_behind(app.document()?.id, SoughtTotal::of(selection)?);
    let why_not = behind.err().map(|why| no_term_words(why, selection.year, app.language()));
    let name = app.say(key_of_search(behind.unwrap_or(TermBehind::Base)));
    Some(CellLine { asks: CellAsked::Seek, name, keys: String::new(), why_not })
}

/// What the search for a term is called.
fn key_of_search(behind: TermBehind) -> Sentence {
    match behind {
        TermBehind::Base => key::CELL_FIND_BASE,
        TermBehind::Rate => key::CELL_FIND_RATE,
    }
}

/// What can be done where a value is set.
fn lines_of_set(app: &App, field: &Field, selection: Selection) -> [CellLine; 2] {
    let not_set = || Some(app.say(key::CELL_NOT_SET));
    let can_clear = app.cleared_in_cell(field).is_some();
    let can_carry = app.set_in_later_years(field, selection).is_some();
    [
        CellLine {
            asks: CellAsked::Clear,
            name: app.say(key::CELL_CLEAR),
            keys: "Delete".to_owned(),
            why_not: if can_clear { None } else { not_set() },
        },
        CellLine {
            asks: CellAsked::SetLater,
            name: app.say(key::CELL_SET_LATER),
            keys: String::new(),
            why_not: if can_carry { None } else { not_set() },
        },
    ]
}

fn menu_ui(
    ui: &mut Ui,
    app: &App,
    table: &Table,
    menu: &CellMenu,
    first: Vec<CellLine>,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    let Some(asked) = cell_menu_ui(ui, app, menu, first) else { return };
    let Some((column, selection)) = figure_at(table, menu.place) else { return };
    let field = || app.settable(column, selection).ok().or_else(|| app.rate_behind(selection));
    match asked {
        CellAsked::Explain => state.show_side(),
        CellAsked::Copy => out.extend(copied(&table.rows[menu.place.0].cells[menu.place.1])),
        CellAsked::Set | CellAsked::SetRate | CellAsked::Seek => {
            if let Some(field) = field() {
                begin(app, (column, selection), field, None, state);
                let seeks = asked == CellAsked::Seek;
                // A text that was left there is answered first.
                let is_new = |typed: &&mut TypedOver| typed.selection == selection && typed.begins.is_some();
                if let Some(typed) = state.typed_over.as_mut().filter(is_new) {
                    typed.seeks = seeks;
                }
                ui.ctx().request_repaint();
            }
        }
        CellAsked::Clear => out.extend(field().and_then(|field| app.cleared_in_cell(&field))),
        CellAsked::SetLater => {
            out.extend(field().and_then(|field| app.set_in_later_years(&field, selection)));
        }
    }
}
