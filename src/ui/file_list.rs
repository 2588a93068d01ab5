//! The program's own list of files: what stands in a folder, beside the field in which a path is typed.
//!
//! It takes the place of the desktop's dialog where there is none. A folder is read when it is entered, not while it is
//! shown; of the rows only those in sight are painted. What is typed in the field is the folder and the beginning of a
//! name: rows that begin otherwise are left out. On the list itself arrows move, letters go to the next name that
//! begins with them, Enter takes, Backspace goes to the folder above.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use eframe::egui;
use egui::style::ScrollAnimation;
use egui::{
    Align2, Event, EventFilter, Id, Key, Label, Modifiers, Rect, Role, ScrollArea, Sense, StrokeKind,
    TextStyle, TextWrapMode, Ui, UiBuilder, Vec2, WidgetInfo, WidgetText, pos2, vec2,
};

use crate::app::{App, FolderEntry, FolderError, shown_path};
use crate::model::composed;
use crate::text::file_errors::folder_error;
use crate::text::{Sentence, key, say_with};
use crate::ui::theme;
use crate::ui::theme::gap;

/// So many of the files that were used last are listed.
const MOST_RECENT_ROWS: usize = 5;
/// Seconds until letters on the list begin another name.
const PAUSE: f64 = 1.0;
/// Room for the sign of a folder.
const SIGN: f32 = 24.0;

/// Why the desktop shows no dialog for files, and the program its own list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDesktopDialog {
    /// There is no session of a desktop that could be asked.
    NoSession,
    /// It did not answer in time, or has no such dialog.
    NoAnswer,
    /// It answered, and could not show it.
    Refused,
}

impl NoDesktopDialog {
    /// The sentence that says it.
    pub(super) fn reason(self) -> Sentence {
        match self {
            Self::NoSession => key::DIALOG_OWN_NO_BUS,
            Self::NoAnswer => key::DIALOG_OWN_NO_ANSWER,
            Self::Refused => key::DIALOG_OWN_REFUSED,
        }
    }
}

/// What a file is looked for for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FilePurpose<'a> {
    /// To open it, perhaps one of those that were used last.
    Open {
        /// These.
        recent: &'a [PathBuf],
    },
    /// To save under its name, with this ending.
    Save {
        /// Without its dot.
        ending: &'a str,
    },
}

impl<'a> FilePurpose<'a> {
    fn ending(self) -> &'a str {
        match self {
            Self::Open { .. } => "ron",
            Self::Save { ending } => ending,
        }
    }
}

/// What was done in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ListChoice {
    /// This is selected.
    Selected(ChosenPath),
    /// This folder is to be listed.
    Entered(ChosenPath),
    /// This is the file.
    Taken(ChosenPath),
}

/// A path that was chosen in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ChosenPath {
    /// As the system has it.
    pub(super) path: PathBuf,
    /// As it stands in the field.
    pub(super) text: String,
    /// Whether it is a folder; its text ends as a folder's does.
    pub(super) is_folder: bool,
}

/// What is listed, and what is selected in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileList {
    /// The folder, as it was read; none before the first.
    folder: Option<ListedFolder>,
    /// The beginning of a name that was typed.
    typed: String,
    rows: Vec<ListRow>,
    /// The place of the selected row.
    selected: Option<usize>,
    /// Whether the selected row is to be brought in sight.
    scrolls: bool,
    /// Letters that were typed on the list, and when the last was, in milliseconds.
    sought: (String, u64),
}

/// A folder as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
struct ListedFolder {
    path: PathBuf,
    /// How it stands in the field, before the name.
    text: String,
    ending: String,
    entries: Result<Vec<FolderEntry>, FolderError>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
enum ListRow {
    RecentHeading,
    Recent(PathBuf),
    FolderHeading,
    Above,
    /// One of the folder, by its place.
    Entry(usize),
}

impl FileList {
    /// Lists a folder; `text` is how it stands in the field.
    pub(super) fn read(&mut self, app: &App, path: &Path, text: &str, purpose: FilePurpose<'_>) {
        let path = std::path::absolute(path).or_else(|_| std::env::current_dir()).unwrap_or_default();
        let ending = purpose.ending().to_owned();
        let entries = app.list_folder(&path, &ending);
        self.folder = Some(ListedFolder { path, text: text.to_owned(), ending, entries });
        self.begin_with("", purpose);
    }

    /// Lists what begins with `typed`.
    fn begin_with(&mut self, typed: &str, purpose: FilePurpose<'_>) {
        typed.clone_into(&mut self.typed);
        self.selected = None;
        self.rows.clear();
        let Some(folder) = &self.folder else { return };
        if typed.is_empty() {
            if let FilePurpose::Open { recent: recent @ [_, ..] } = purpose {
                self.rows.push(ListRow::RecentHeading);
                self.rows.extend(recent.iter().take(MOST_RECENT_ROWS).cloned().map(ListRow::Recent));
                self.rows.push(ListRow::FolderHeading);
            }
            if folder.path.parent().is_some() {
                self.rows.push(ListRow::Above);
            }
        }
        let typed = compared(typed);
        let fits = |(at, entry): (usize, &FolderEntry)| {
            compared(&entry.shown).starts_with(&typed).then_some(ListRow::Entry(at))
        };
        self.rows.extend(folder.entries.iter().flatten().enumerate().filter_map(fits));
    }

    /// Lists the folder that the text of the field begins with, if none is listed yet, and again for another ending.
    pub(super) fn ensure(&mut self, app: &App, text: &str, purpose: FilePurpose<'_>) {
        match self.folder.take() {
            None => {
                let folder = in_two(text).0;
                self.read(app, &typed_path(folder), folder, purpose);
            }
            Some(folder) if folder.ending != purpose.ending() => {
                self.read(app, &folder.path, &folder.text, purpose);
            }
            known => self.folder = known,
        }
    }

    /// Lists what begins as the text does that is typed in the field, of the folder that it names.
    pub(super) fn follow(&mut self, app: &App, text: &str, purpose: FilePurpose<'_>) {
        let (folder, name) = in_two(text);
        if self.folder.as_ref().is_none_or(|known| known.text != folder) {
            self.read(app, &typed_path(folder), folder, purpose);
        }
        self.begin_with(name, purpose);
    }

    /// The path that the text of the field means, if its folder is the one that is listed.
    pub(super) fn path_of(&self, text: &str) -> Option<PathBuf> {
        let folder = self.folder.as_ref()?;
        let name = text.trim().strip_prefix(&folder.text).filter(|_| !folder.text.is_empty())?;
        let known = folder.entries.iter().flatten().find(|entry| entry.shown == name);
        let name =
            known.map_or(Path::new(name.trim_start_matches(MAIN_SEPARATOR)), |entry| Path::new(&entry.name));
        Some(if name.as_os_str().is_empty() { folder.path.clone() } else { folder.path.join(name) })
    }

    /// The text of the field with its name completed as far as all names that begin with it agree.
    pub(super) fn completed(&self, text: &str) -> Option<String> {
        let (folder_text, name) = in_two(text);
        let folder = self.folder.as_ref().filter(|folder| folder.text == folder_text)?;
        let begins = |entry: &&FolderEntry| compared(&entry.shown).starts_with(&compared(name));
        let mut fits = folder.entries.iter().flatten().filter(begins);
        let first = fits.next()?;
        let mut completed = first.shown.clone();
        let mut is_only = true;
        for other in fits {
            is_only = false;
            let alike = completed.chars().zip(other.shown.chars());
            let alike = alike.take_while(|(one, other)| one.to_lowercase().eq(other.to_lowercase()));
            let length = alike.map(|(one, _)| one.len_utf8()).sum();
            completed.truncate(length);
        }
        if is_only && first.is_folder {
            completed.push(MAIN_SEPARATOR);
        }
        let is_more = completed.chars().count() > name.chars().count() || (is_only && completed != name);
        is_more.then(|| format!("{folder_text}{completed}"))
    }

    fn path_at(&self, row: usize) -> Option<ChosenPath> {
        let folder = self.folder.as_ref()?;
        match self.rows.get(row)? {
            ListRow::RecentHeading | ListRow::FolderHeading => None,
            ListRow::Recent(path) => {
                let text = shown_path(path);
                Some(ChosenPath { path: path.clone(), text, is_folder: false })
            }
            ListRow::Above => {
                // A path with dots in it leads elsewhere than its text.
                let path = folder.path.canonicalize().unwrap_or_else(|_| folder.path.clone());
                let above = path.parent()?;
                Some(ChosenPath { path: above.to_owned(), text: folder_text(above), is_folder: true })
            }
            ListRow::Entry(at) => {
                let entry = folder.entry(*at)?;
                let mut text = format!("{}{}", folder.text, entry.shown);
                if entry.is_folder {
                    text.push(MAIN_SEPARATOR);
                }
                Some(ChosenPath { path: folder.path.join(&entry.name), text, is_folder: entry.is_folder })
            }
        }
    }

    fn is_folder(&self, row: usize) -> bool {
        match self.rows.get(row) {
            Some(ListRow::Above) => true,
            Some(ListRow::Entry(at)) => {
                self.folder.as_ref().and_then(|folder| folder.entry(*at)).is_some_and(|entry| entry.is_folder)
            }
            _ => false,
        }
    }

    fn is_heading(&self, row: usize) -> bool {
        matches!(self.rows.get(row), Some(ListRow::RecentHeading | ListRow::FolderHeading))
    }

    fn select(&mut self, row: usize) -> Option<ListChoice> {
        self.selected = Some(row);
        // The folder above is gone to; it is no name for the field.
        let path = self.path_at(row).filter(|_| self.rows[row] != ListRow::Above);
        path.map(ListChoice::Selected)
    }

    fn take(&self, row: usize) -> Option<ListChoice> {
        let path = self.path_at(row)?;
        Some(if path.is_folder { ListChoice::Entered(path) } else { ListChoice::Taken(path) })
    }

    /// Selects the first row if none is selected.
    pub(super) fn begin(&mut self) -> Option<ListChoice> {
        if self.selected.is_none() { self.step(1) } else { None }
    }

    /// Selects the row that is `by` rows further, headings aside.
    fn step(&mut self, by: isize) -> Option<ListChoice> {
        let last = self.rows.len().checked_sub(1)?;
        let begin =
            self.selected.map_or(if by > 0 { -1 } else { self.rows.len().cast_signed() }, usize::cast_signed);
        let mut row = begin.saturating_add(by).clamp(0, last.cast_signed()).cast_unsigned();
        let further = |row: usize| if by > 0 { row.checked_add(1) } else { row.checked_sub(1) };
        while self.is_heading(row) {
            row = further(row).filter(|row| *row <= last).or(self.selected)?;
        }
        self.scrolls = true;
        self.select(row)
    }

    /// Selects the next row whose name begins with the letters that were typed on the list.
    fn seek(&mut self, letters: &str, time: f64) -> Option<ListChoice> {
        let now = milliseconds(time);
        if now.saturating_sub(self.sought.1) > milliseconds(PAUSE) {
            self.sought.0.clear();
        }
        self.sought.0.push_str(letters);
        self.sought.1 = now;
        let sought = compared(&self.sought.0);
        let folder = self.folder.as_ref()?;
        let begins = |row: &ListRow| match row {
            ListRow::Entry(at) => {
                folder.entry(*at).is_some_and(|entry| compared(&entry.shown).starts_with(&sought))
            }
            _ => false,
        };
        // One letter again goes on from the row that is selected.
        let begin =
            self.selected.map_or(0, |at| if self.sought.0.chars().count() == 1 { at + 1 } else { at });
        let mut places = (begin..self.rows.len()).chain(0..begin.min(self.rows.len()));
        let row = places.find(|&row| begins(&self.rows[row]))?;
        self.scrolls = true;
        self.select(row)
    }
}

impl ListedFolder {
    fn entry(&self, at: usize) -> Option<&FolderEntry> {
        self.entries.as_ref().ok()?.get(at)
    }
}

/// A path as typed; `~` is the user's own folder.
pub(super) fn typed_path(text: &str) -> PathBuf {
    let text = text.trim();
    let home = std::env::var_os("HOME").map(PathBuf::from);
    match (text.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(text),
    }
}

/// The text of a path in two: up to its last separator, and the name behind it.
pub(super) fn in_two(text: &str) -> (&str, &str) {
    text.split_at(text.rfind(MAIN_SEPARATOR).map_or(0, |at| at + MAIN_SEPARATOR.len_utf8()))
}

/// How a folder stands in the field, before a name.
pub(super) fn folder_text(folder: &Path) -> String {
    let mut text = shown_path(folder);
    if !text.ends_with(MAIN_SEPARATOR) {
        text.push(MAIN_SEPARATOR);
    }
    text
}

fn compared(name: &str) -> String {
    composed(name).to_lowercase()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the window is open for less than ages"
)]
fn milliseconds(seconds: f64) -> u64 {
    (seconds * 1000.0).max(0.0) as u64
}

/// What the keyboard is on when it is on the list.
pub(super) fn list_id() -> Id {
    Id::unique("files of a folder")
}

/// The list; what was done in it.
pub(super) fn file_list_ui(ui: &mut Ui, app: &App, list: &mut FileList, size: Vec2) -> Option<ListChoice> {
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, list_id(), Sense::focusable_noninteractive());
    let folder = list.folder.as_ref().map(|folder| folder.text.clone()).unwrap_or_default();
    let name = say_with(app.language(), key::DIALOG_FILES, &[("folder", folder.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBox, ui.is_enabled(), &name));
    let has_keyboard = response.has_focus();
    let mut choice = if has_keyboard { keyboard(ui, list, size.y) } else { None };

    let palette = theme::palette(ui);
    ui.painter().rect_filled(rect, theme::CORNER, theme::color(palette.canvas));
    let edge = if has_keyboard { theme::ring(ui) } else { theme::hairline(ui) };
    ui.painter().rect_stroke(rect, theme::CORNER, edge, StrokeKind::Inside);
    let mut inner =
        ui.new_child(UiBuilder::new().max_rect(rect.shrink(gap::TINY)).accessibility_parent(list_id()));
    inner.spacing_mut().item_spacing.y = 0.0;
    let scrolls = std::mem::take(&mut list.scrolls);
    let area =
        ScrollArea::vertical().id_salt("files of a folder").auto_shrink(false).min_scrolled_height(0.0);
    let instead = instead(app, list);
    let rows = list.rows.len() + usize::from(instead.is_some());
    area.show_rows(&mut inner, theme::ROW, rows, |ui, range| {
        let top = ui.max_rect().top();
        if let Some(row) = list.selected.filter(|_| scrolls) {
            let place = top + theme::ROW * rows_between(range.start, row);
            let rect = Rect::from_min_size(pos2(ui.max_rect().left(), place), vec2(1.0, theme::ROW));
            ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
        }
        for row in range.start..range.end.min(list.rows.len()) {
            choice = row_ui(ui, app, list, row).or(choice.take());
        }
        if let Some(told) = instead.filter(|_| range.end > list.rows.len()) {
            ui.add(Label::new(theme::secondary(ui, told)).wrap());
        }
    });
    choice
}

#[expect(clippy::cast_precision_loss, reason = "a folder has fewer files than a float has whole numbers")]
fn rows_between(first: usize, row: usize) -> f32 {
    row as f32 - first as f32
}

/// What is told in the place of entries, if there are none.
fn instead(app: &App, list: &FileList) -> Option<String> {
    let folder = list.folder.as_ref()?;
    if list.rows.iter().any(|row| matches!(row, ListRow::Entry(_))) {
        return None;
    }
    Some(match &folder.entries {
        Err(error) => folder_error(error, app.language()),
        Ok(_) if list.typed.is_empty() => {
            say_with(app.language(), key::DIALOG_FILES_EMPTY, &[("ending", folder.ending.clone().into())])
        }
        Ok(_) => {
            say_with(app.language(), key::DIALOG_FILES_NONE_BEGINS, &[("typed", list.typed.clone().into())])
        }
    })
}

/// What the keys do on the list.
fn keyboard(ui: &mut Ui, list: &mut FileList, height: f32) -> Option<ListChoice> {
    let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(list_id(), arrows));
    #[expect(clippy::cast_possible_truncation, reason = "a screen has few rows")]
    let page = ((height / theme::ROW) as isize - 1).max(1);
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for (key, by) in [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::PageDown, page),
        (Key::PageUp, -page),
        (Key::Home, isize::MIN),
        (Key::End, isize::MAX),
    ] {
        if pressed(key) {
            return list.step(by);
        }
    }
    if pressed(Key::Enter) {
        return list.selected.and_then(|row| list.take(row));
    }
    if pressed(Key::Backspace) {
        let above = list.rows.iter().position(|row| *row == ListRow::Above);
        return above.and_then(|row| list.take(row));
    }
    let letters: String = ui.input(|input| {
        let text = |event: &Event| if let Event::Text(text) = event { Some(text.clone()) } else { None };
        input.events.iter().filter_map(text).collect()
    });
    if letters.is_empty() { None } else { list.seek(&letters, ui.input(|input| input.time)) }
}

/// One row; what was done with it.
fn row_ui(ui: &mut Ui, app: &App, list: &mut FileList, row: usize) -> Option<ListChoice> {
    let size = vec2(ui.available_width(), theme::ROW);
    let is_heading = list.is_heading(row);
    let sense = if is_heading { Sense::hover() } else { Sense::CLICK };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let (text, beside) = words(app, list, row);
    let palette = theme::palette(ui);
    let room = rect.shrink2(vec2(gap::SMALL, 0.0));
    if is_heading {
        let galley = WidgetText::from(theme::caption(&text)).into_galley(
            ui,
            Some(TextWrapMode::Truncate),
            room.width(),
            TextStyle::Small,
        );
        let place = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), room);
        ui.painter().galley(place.min, galley, theme::color(palette.secondary));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), &text));
        return None;
    }

    let is_folder = list.is_folder(row);
    let is_selected = list.selected == Some(row);
    let kind = if is_folder { key::DIALOG_FILES_FOLDER } else { key::DIALOG_FILES_FILE };
    let label = say_with(app.language(), kind, &[("name", text.clone().into())]);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), is_selected, &label));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(is_selected));
    let ground =
        if is_selected { Some(palette.selection) } else { response.hovered().then_some(palette.hairline) };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, theme::CORNER, theme::color(ground));
    }
    if is_folder {
        sign_ui(ui, room);
    }
    let room = room.with_min_x(room.left() + SIGN);
    let galley =
        WidgetText::from(&text).into_galley(ui, Some(TextWrapMode::Truncate), room.width(), TextStyle::Body);
    let (place, is_cut) = (Align2::LEFT_CENTER.align_size_within_rect(galley.size(), room), galley.elided);
    ui.painter().galley(place.min, galley, theme::color(palette.text));
    let rest = room.with_min_x((place.right() + gap::MEDIUM).min(room.right()));
    if let Some(beside) = beside {
        let galley = WidgetText::from(theme::caption(&beside)).into_galley(
            ui,
            Some(TextWrapMode::Truncate),
            rest.width(),
            TextStyle::Small,
        );
        let place = Align2::RIGHT_CENTER.align_size_within_rect(galley.size(), rest);
        ui.painter().galley(place.min, galley, theme::color(palette.secondary));
    }
    let response = if is_cut { response.on_hover_text(text) } else { response };
    if !response.clicked() {
        return None;
    }
    ui.memory_mut(|memory| memory.request_focus(list_id()));
    if response.double_clicked() { list.take(row) } else { list.select(row) }
}

/// What a row is called, and what stands beside its name.
fn words(app: &App, list: &FileList, row: usize) -> (String, Option<String>) {
    let folder = list.folder.as_ref();
    match &list.rows[row] {
        ListRow::RecentHeading => (app.say(key::DIALOG_FILES_RECENT), None),
        ListRow::FolderHeading => (folder.map(|folder| shown_path(&folder.path)).unwrap_or_default(), None),
        ListRow::Above => (app.say(key::DIALOG_FILES_ABOVE), None),
        ListRow::Recent(path) => {
            let name = path.file_name().map(|name| shown_path(Path::new(name))).unwrap_or_default();
            (name, path.parent().map(shown_path))
        }
        ListRow::Entry(at) => (
            folder.and_then(|folder| folder.entry(*at)).map(|entry| entry.shown.clone()).unwrap_or_default(),
            None,
        ),
    }
}

/// The sign of a folder, at the left.
fn sign_ui(ui: &Ui, room: Rect) {
    let palette = theme::palette(ui);
    let left = room.left() + 1.0;
    let body = Rect::from_min_size(pos2(left, room.center().y - 4.0), vec2(14.0, 9.0));
    let tab = Rect::from_min_size(body.min - vec2(0.0, 2.0), vec2(6.0, 4.0));
    for part in [tab, body] {
        ui.painter().rect_filled(part, 1, theme::color(palette.secondary));
    }
}
