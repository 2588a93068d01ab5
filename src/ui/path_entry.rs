//! A path while it is typed: the field, the button that asks the desktop for one, and the program's own list of files
//! where the desktop has no dialog. One for opening, saving and exporting.

use std::path::{Path, PathBuf};

use eframe::egui;
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Context, FocusDirection, Id, Key, Label, Margin, Modifiers, Ui, Vec2, vec2};

use super::file_list::{ChosenPath, FileList, FilePurpose, ListChoice, NoDesktopDialog};
use super::file_list::{file_list_ui, folder_text, in_two, list_id, typed_path};
use crate::app::{App, shown_path};
use crate::text::key;
use crate::ui::theme;
use crate::ui::theme::gap;

/// A path as it is being typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PathEntry {
    /// What is typed so far.
    pub text: String,
    /// What was chosen instead of typed; several if the dialog of the desktop found several.
    pub several: Vec<PathBuf>,
    /// Whether the field had the keyboard already; it has it first.
    pub has_begun: bool,
    /// Whether the program's own list is wanted; none as long as nobody said.
    pub wants_list: Option<bool>,
    /// The program's own list.
    list: FileList,
}

/// That the dialog of the system is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Browse;

/// How paths are looked for beside being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Browsing {
    /// Whether a dialog of the system is open.
    pub is_open: bool,
    /// Why the system has none, if that was found.
    pub own_list: Option<NoDesktopDialog>,
}

impl PathEntry {
    /// One that begins with a text.
    pub fn of(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// One that begins with a path.
    pub fn of_path(path: PathBuf) -> Self {
        Self { text: shown_path(&path), several: vec![path], ..Self::default() }
    }

    /// Whether something is typed.
    pub(super) fn is_given(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// The path: as it was chosen, else as it was typed.
    pub(super) fn path(&self) -> PathBuf {
        let chosen = self.several.first().cloned();
        chosen.or_else(|| self.list.path_of(&self.text)).unwrap_or_else(|| typed_path(&self.text))
    }

    /// Whether the program's own list is shown; `usually` where nobody said.
    pub(super) fn shows_list(&self, browsing: Browsing, usually: bool) -> bool {
        browsing.own_list.is_some() && self.wants_list.unwrap_or(usually)
    }

    /// Lists the folder that the text means, if it means one: it is entered rather than taken for a file.
    pub(super) fn enters_folder(&mut self, ctx: &Context, app: &App, purpose: FilePurpose<'_>) -> bool {
        let path = self.path();
        let is_folder = self.several.len() < 2 && path.is_dir();
        if is_folder {
            self.enter(app, &path, (folder_text(&path), ""), purpose);
            put_cursor_at_end(ctx, &self.text);
            ctx.memory_mut(|memory| memory.request_focus(field_id()));
        }
        is_folder
    }

    /// Lists a folder, which stands in the field as `text` before the name.
    fn enter(&mut self, app: &App, folder: &Path, (text, name): (String, &str), purpose: FilePurpose<'_>) {
        self.list.read(app, folder, &text, purpose);
        self.text = text + name;
        self.several.clear();
    }

    /// Takes in what was done in the list; whether a file was taken.
    fn take(&mut self, app: &App, choice: ListChoice, purpose: FilePurpose<'_>) -> bool {
        let saves = matches!(purpose, FilePurpose::Save { .. });
        match choice {
            // A folder is no name to save under.
            ListChoice::Selected(chosen) if saves && chosen.is_folder => false,
            ListChoice::Selected(chosen) => {
                self.fill(chosen);
                false
            }
            ListChoice::Entered(folder) => {
                // A name to save under stays.
                let name = if saves { in_two(&self.text).1.to_owned() } else { String::new() };
                self.enter(app, &folder.path, (folder.text, &name), purpose);
                false
            }
            ListChoice::Taken(chosen) => {
                self.fill(chosen);
                true
            }
        }
    }

    fn fill(&mut self, chosen: ChosenPath) {
        self.text = chosen.text;
        self.several = vec![chosen.path];
    }
}

fn field_id() -> Id {
    Id::unique("path")
}

/// The path field and the button beside it; whether Enter was pressed in the field.
pub(super) fn path_ui(
    ui: &mut Ui,
    app: &App,
    entry: &mut PathEntry,
    (browsing, usually): (Browsing, bool),
    purpose: FilePurpose<'_>,
    wants: &mut Option<Browse>,
) -> bool {
    let label = ui.label(theme::caption(app.say(key::DIALOG_PATH)));
    let is_listed = entry.shows_list(browsing, usually);
    let has_keyboard = ui.memory(|memory| memory.has_focus(field_id()));
    let is_completed = is_listed && has_keyboard && keys_of_list(ui, app, entry, purpose);
    let enter = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap::SMALL;
        let room = ui.available_width() - 104.0;
        let edit = egui::TextEdit::singleline(&mut entry.text)
            .id(field_id())
            .hint_text(app.say(key::DIALOG_PATH_HINT))
            .margin(Margin::symmetric(8, 4))
            .lock_focus(is_listed);
        let response =
            ui.add(edit.desired_width(room).min_size(vec2(room, theme::CONTROL))).labelled_by(label.id);
        if response.changed() {
            entry.several.clear();
        }
        if !std::mem::replace(&mut entry.has_begun, true) {
            response.request_focus();
            if matches!(purpose, FilePurpose::Save { .. }) {
                select_name(ui.ctx(), &entry.text);
            }
        }
        let button = egui::Button::new(app.say(key::DIALOG_BROWSE)).min_size(vec2(96.0, theme::CONTROL));
        if ui.add_enabled(!browsing.is_open, button).clicked() {
            if browsing.own_list.is_some() {
                entry.wants_list = Some(!is_listed);
                // Something else may be typed by the time when it is shown again.
                entry.list = FileList::default();
            } else {
                *wants = Some(Browse);
            }
        }
        if is_listed {
            entry.list.ensure(app, &entry.text, purpose);
            if response.changed() || is_completed {
                entry.list.follow(app, &entry.text, purpose);
            }
        }
        response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    });
    enter.inner
}

/// In the field, Tab completes and an arrow goes down into the list; where nothing can be completed Tab goes on. Whether
/// something was completed.
fn keys_of_list(ui: &Ui, app: &App, entry: &mut PathEntry, purpose: FilePurpose<'_>) -> bool {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::NONE, Key::ArrowDown) {
        ui.memory_mut(|memory| memory.request_focus(list_id()));
        if let Some(choice) = entry.list.begin() {
            entry.take(app, choice, purpose);
        }
    } else if pressed(Modifiers::SHIFT, Key::Tab) {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::Previous));
    } else if pressed(Modifiers::NONE, Key::Tab) {
        let completed = entry.list.completed(&entry.text);
        if let Some(text) = completed {
            put_cursor_at_end(ui.ctx(), &text);
            entry.text = text;
            entry.several.clear();
            return true;
        }
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
    }
    false
}

fn put_cursor_at_end(ctx: &Context, text: &str) {
    let end = text.chars().count();
    select(ctx, end, end);
}

/// Selects the name without folder and ending: what is typed takes its place.
fn select_name(ctx: &Context, text: &str) {
    let (folder, name) = in_two(text);
    let stem = name.rfind('.').filter(|at| *at > 0).map_or(name, |at| &name[..at]);
    let begin = folder.chars().count();
    select(ctx, begin, begin + stem.chars().count());
}

fn select(ctx: &Context, begin: usize, end: usize) {
    let mut state = TextEditState::load(ctx, field_id()).unwrap_or_default();
    let range = CCursorRange::two(CCursor::new(begin), CCursor::new(end));
    state.cursor.set_char_range(Some(range));
    state.store(ctx, field_id());
}

/// The program's own list under the reason for it; whether a file was taken.
pub(super) fn own_list_ui(
    ui: &mut Ui,
    app: &App,
    entry: &mut PathEntry,
    browsing: Browsing,
    purpose: FilePurpose<'_>,
    size: Vec2,
) -> bool {
    let Some(reason) = browsing.own_list else { return false };
    let top = ui.cursor().top();
    ui.add(Label::new(theme::caption(app.say(reason.reason()))).wrap());
    ui.add_space(gap::TINY);
    let size = size - vec2(0.0, ui.cursor().top() - top);
    entry.list.ensure(app, &entry.text, purpose);
    let choice = file_list_ui(ui, app, &mut entry.list, size);
    choice.is_some_and(|choice| entry.take(app, choice, purpose))
}
