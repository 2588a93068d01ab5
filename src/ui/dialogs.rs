//! Small panels over the window that the user asked for: paths, keys, about.
//!
//! A path can always be typed; the dialog of the system stands beside it, behind [`Dialogs`], so
//! that tests can answer in its place. Where the system has none it is told why, and the program's own list of
//! files takes its place (`path_entry.rs`). No other program is started.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};

use eframe::egui;
use egui::{Context, Grid, Id, Key, Label, ScrollArea, Ui, vec2};

use crate::app::{Action, App, CopiedTable, DocumentId, Run, VersionItem};
use crate::text::{key, say_with};
use crate::ui::commands::Command;
use crate::ui::file_list::{FilePurpose, NoDesktopDialog};
use crate::ui::modal::{buttons_ui, frame, is_escaped, panel, title_ui};
use crate::ui::panels::edit_together::{EditTogetherDialog, edit_together_ui};
use crate::ui::panels::kept::versions_ui;
use crate::ui::panels::new_scenario::{NewScenarioDialog, new_scenario_ui};
use crate::ui::path_entry::{Browse, Browsing, PathEntry, own_list_ui, path_ui};
#[cfg(not(any(target_os = "macos", target_os = "windows")))]
use crate::ui::portal;
use crate::ui::theme;
use crate::ui::theme::gap;

/// Width of a dialog.
const WIDTH: f32 = 460.0;
/// Width of one with a list of files.
const WIDTH_WITH_LIST: f32 = 600.0;
/// Height of a line in the list of keys.
const KEYS_ROW: f32 = 24.0;
/// Height of what stands above and below it, with a margin of the window.
const AROUND_KEYS: f32 = 176.0;

/// What is open over the window because the user asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dialog {
    /// What does a new scenario begin from?
    New(Box<NewScenarioDialog>),
    /// Where is the file?
    Open(PathEntry),
    /// Where to save?
    SaveAs(DocumentId, PathEntry),
    /// Which scenarios are edited together?
    EditTogether(EditTogetherDialog),
    /// Which keys do what.
    Keyboard,
    /// Version and licences.
    About,
    /// Which earlier version of a file?
    Versions(DocumentId, Vec<VersionItem>),
}

/// What a dialog of the system answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// These paths.
    Paths(Vec<PathBuf>),
    /// Nothing.
    Cancelled,
    /// There is no such dialog.
    NoDialog(NoDesktopDialog),
}

/// The dialogs of the system.
pub trait Dialogs {
    /// Asks for files to open.
    fn open(&mut self, title: &str, folder: &Path, frame: &eframe::Frame, ctx: &Context) -> Receiver<Picked>;

    /// Asks for a place to save.
    fn save(&mut self, title: &str, path: &Path, frame: &eframe::Frame, ctx: &Context) -> Receiver<Picked>;

    /// Asks for an address of the web to be opened in the browser, and tells whether it is. Where the desktop cannot
    /// be asked nobody answers.
    fn open_address(&mut self, _address: &str, _frame: &eframe::Frame, _ctx: &Context) -> Receiver<bool> {
        mpsc::channel().1
    }

    /// Puts a table on the clipboard, as HTML beside text; whether the desktop took it so, and none where none is asked.
    fn copy_table(&mut self, _table: &CopiedTable) -> Option<bool> {
        None
    }
}

/// The real ones.
#[derive(Default)]
pub struct Native {
    /// What was copied stays there as long as the program runs.
    clipboard: Option<arboard::Clipboard>,
}

impl Native {
    fn copies(&mut self, CopiedTable { text, html }: &CopiedTable) -> Result<(), arboard::Error> {
        let clipboard = match self.clipboard.take() {
            Some(clipboard) => clipboard,
            None => arboard::Clipboard::new()?,
        };
        self.clipboard.insert(clipboard).set().html(html.as_str(), Some(text.as_str()))
    }
}

#[cfg(any(target_os = "macos", target_os = "windows"))]
impl Dialogs for Native {
    fn open(&mut self, title: &str, folder: &Path, frame: &eframe::Frame, ctx: &Context) -> Receiver<Picked> {
        let asked = dialog(title, folder, "ron", frame).pick_files();
        wait(ctx, async move {
            asked.await.map(|files| files.iter().map(|file| file.path().to_owned()).collect())
        })
    }

    fn save(&mut self, title: &str, path: &Path, frame: &eframe::Frame, ctx: &Context) -> Receiver<Picked> {
        let (folder, name, ending) = parts_of(path);
        let asked = dialog(title, folder, ending, frame).set_file_name(name).save_file();
        wait(ctx, async move { asked.await.map(|file| vec![file.path().to_owned()]) })
    }

    fn copy_table(&mut self, table: &CopiedTable) -> Option<bool> {
        let copied = self.copies(table);
        if let Err(error) = &copied {
            log::info!("the clipboard takes no HTML: {error}");
        }
        Some(copied.is_ok())
    }
}

#[cfg(not(any(target_os = "macos", target_os = "windows")))]
impl Dialogs for Native {
    fn open(&mut self, title: &str, folder: &Path, frame: &eframe::Frame, ctx: &Context) -> Receiver<Picked> {
        ask_portal(title, folder, "ron", None, frame, ctx)
    }

    fn save(&mut self, title: &str, path: &Path, frame: &eframe::Frame, ctx: &Context) -> Receiver<Picked> {
        let (folder, name, ending) = parts_of(path);
        ask_portal(title, folder, ending, Some(name), frame, ctx)
    }

    fn open_address(&mut self, address: &str, frame: &eframe::Frame, ctx: &Context) -> Receiver<bool> {
        let (tell, told) = mpsc::channel();
        let ctx = ctx.clone();
        portal::open_address(address.to_owned(), portal::window_name(frame), move |is_open| {
            // The window may be gone by now.
            let _ = tell.send(is_open);
            ctx.request_repaint();
        });
        told
    }

    fn copy_table(&mut self, table: &CopiedTable) -> Option<bool> {
        let copied = self.copies(table);
        if let Err(error) = &copied {
            log::info!("the clipboard takes no HTML: {error}");
        }
        Some(copied.is_ok())
    }
}

/// Folder, name and ending of a file to save.
fn parts_of(path: &Path) -> (&Path, String, &str) {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("ron");
    (path.parent().unwrap_or(Path::new(".")), name, ending)
}

/// What files with that ending are called.
fn kind_of(ending: &str) -> String {
    if ending == "ron" { "Costshare (*.ron)".to_owned() } else { format!("*.{ending}") }
}

#[cfg(any(target_os = "macos", target_os = "windows"))]
fn dialog(title: &str, folder: &Path, ending: &str, frame: &eframe::Frame) -> rfd::AsyncFileDialog {
    rfd::AsyncFileDialog::new()
        .set_parent(frame)
        .set_title(title)
        .set_directory(folder)
        .add_filter(kind_of(ending), &[ending])
}

/// The dialog is made where the window lives; another thread waits for its answer.
#[cfg(any(target_os = "macos", target_os = "windows"))]
fn wait(
    ctx: &Context,
    asked: impl Future<Output = Option<Vec<PathBuf>>> + Send + 'static,
) -> Receiver<Picked> {
    let (tell, told) = mpsc::channel();
    let ctx = ctx.clone();
    std::thread::spawn(move || {
        let picked = pollster::block_on(asked).map_or(Picked::Cancelled, Picked::Paths);
        // The window may be gone by now.
        let _ = tell.send(picked);
        ctx.request_repaint();
    });
    told
}

#[cfg(not(any(target_os = "macos", target_os = "windows")))]
fn ask_portal(
    title: &str,
    folder: &Path,
    ending: &str,
    save_as: Option<String>,
    frame: &eframe::Frame,
    ctx: &Context,
) -> Receiver<Picked> {
    let question = portal::PortalQuestion {
        title: title.to_owned(),
        folder: folder.to_owned(),
        kind: (kind_of(ending), ending.to_owned()),
        save_as,
        parent: portal::window_name(frame),
    };
    let (tell, told) = mpsc::channel();
    let ctx = ctx.clone();
    portal::ask(question, move |answer| {
        let picked = match answer {
            Ok(paths) if paths.is_empty() => Picked::Cancelled,
            Ok(paths) => Picked::Paths(paths),
            Err(reason) => Picked::NoDialog(reason),
        };
        // The window may be gone by now.
        let _ = tell.send(picked);
        ctx.request_repaint();
    });
    told
}

/// What is open over the window. Returns whether the system's dialog is wanted.
pub fn dialog_ui(
    ctx: &Context,
    app: &App,
    open: &mut Option<Dialog>,
    browsing: Browsing,
    out: &mut Vec<Action>,
) -> Option<Browse> {
    let mut dialog = open.take()?;
    let mut wants = None;
    let width = ctx.content_rect().width();
    let kind = Id::unique(("dialog", std::mem::discriminant(&dialog)));
    let modal = panel(kind, frame(ctx)).show(ctx, |ui| {
        let lists = match &dialog {
            Dialog::Open(entry) | Dialog::SaveAs(_, entry) => entry.shows_list(browsing, true),
            _ => false,
        };
        ui.set_width(if lists { WIDTH_WITH_LIST } else { WIDTH }.min(width - 80.0));
        match &mut dialog {
            Dialog::New(entry) => new_scenario_ui(ui, app, entry, out),
            Dialog::Open(entry) => open_ui(ui, app, entry, browsing, &mut wants, out),
            Dialog::SaveAs(document, entry) => {
                save_as_ui(ui, app, *document, entry, browsing, &mut wants, out)
            }
            Dialog::EditTogether(dialog) => edit_together_ui(ui, app, dialog, out),
            Dialog::Keyboard => keyboard_ui(ui, app),
            Dialog::About => about_ui(ui, app),
            Dialog::Versions(document, versions) => versions_ui(ui, app, *document, versions, out),
        }
    });
    // What was typed into a form would be lost by a click beside it.
    let is_left = if matches!(dialog, Dialog::New(_)) { is_escaped(&modal) } else { modal.should_close() };
    let is_over = modal.inner || is_left;
    if !is_over {
        *open = Some(dialog);
    } else if matches!(dialog, Dialog::SaveAs(..)) && !modal.inner {
        out.push(Action::Run(Run::Cancel));
    }
    wants
}

fn open_ui(
    ui: &mut Ui,
    app: &App,
    entry: &mut PathEntry,
    browsing: Browsing,
    wants: &mut Option<Browse>,
    out: &mut Vec<Action>,
) -> bool {
    title_ui(ui, &app.say(key::DIALOG_OPEN_TITLE));
    let recent = app.remembered().map_or(&[][..], |remembered| &remembered.recent);
    let purpose = FilePurpose::Open { recent };
    let enter = place_ui(ui, app, entry, browsing, purpose, wants);
    let has_path = entry.is_given();
    let chosen = buttons_ui(ui, &app.say(key::DIALOG_OPEN), has_path, &[&app.say(key::DIALOG_CANCEL)], 0);
    if (chosen == Some(0) || enter) && has_path {
        if entry.shows_list(browsing, true) && entry.enters_folder(ui.ctx(), app, purpose) {
            return false;
        }
        let paths =
            if entry.several.is_empty() { vec![entry.path()] } else { std::mem::take(&mut entry.several) };
        out.push(Action::Run(Run::Open(paths)));
        return true;
    }
    chosen == Some(1)
}

fn save_as_ui(
    ui: &mut Ui,
    app: &App,
    document: DocumentId,
    entry: &mut PathEntry,
    browsing: Browsing,
    wants: &mut Option<Browse>,
    out: &mut Vec<Action>,
) -> bool {
    let name = app.title_of_kept(document).unwrap_or_default();
    title_ui(ui, &say_with(app.language(), key::DIALOG_SAVE_TITLE, &[("title", name.into())]));
    let purpose = FilePurpose::Save { ending: "ron" };
    let enter = place_ui(ui, app, entry, browsing, purpose, wants);
    let has_path = entry.is_given();
    let chosen = buttons_ui(ui, &app.say(key::DIALOG_SAVE), has_path, &[&app.say(key::DIALOG_CANCEL)], 0);
    if (chosen == Some(0) || enter) && has_path {
        if entry.shows_list(browsing, true) && entry.enters_folder(ui.ctx(), app, purpose) {
            return false;
        }
        let mut path = entry.path();
        if path.extension().is_none() {
            path.set_extension("ron");
        }
        out.push(Action::Run(Run::SaveAs(document, path)));
        return true;
    }
    if chosen == Some(1) {
        out.push(Action::Run(Run::Cancel));
    }
    chosen == Some(1)
}

/// The path field, and below it the program's own list where the system has no dialog; whether Enter was pressed, or a
/// file taken.
fn place_ui(
    ui: &mut Ui,
    app: &App,
    entry: &mut PathEntry,
    browsing: Browsing,
    purpose: FilePurpose<'_>,
    wants: &mut Option<Browse>,
) -> bool {
    let enter = path_ui(ui, app, entry, (browsing, true), purpose, wants);
    if !entry.shows_list(browsing, true) {
        ui.add(Label::new(theme::caption(app.say(key::DIALOG_PATH_NOTE))).wrap());
        return enter;
    }
    ui.add_space(gap::TINY);
    // Room for the title, the field and the buttons.
    let height = (ui.ctx().content_rect().height() - 280.0).clamp(96.0, 360.0);
    let size = vec2(ui.available_width(), height);
    own_list_ui(ui, app, entry, browsing, purpose, size) || enter
}

fn keyboard_ui(ui: &mut Ui, app: &App) -> bool {
    title_ui(ui, &app.say(key::MENU_KEYBOARD));
    let room = (ui.ctx().content_rect().height() - AROUND_KEYS).max(KEYS_ROW * 3.0);
    let area = ScrollArea::vertical().id_salt("keys").max_height(room).auto_shrink([false, true]);
    area.show(ui, |ui| {
        scroll_by_keys(ui);
        ui.spacing_mut().interact_size.y = KEYS_ROW;
        Grid::new("keys").num_columns(2).spacing(vec2(gap::HUGE, 0.0)).show(ui, |ui| {
            for command in Command::ALL {
                if let Some(shortcut) = command.shortcuts().first() {
                    ui.label(ui.ctx().format_shortcut(shortcut));
                    ui.label(app.say(command.key()));
                    ui.end_row();
                }
            }
            for (keys, key) in [
                ("Enter, Tab", key::KEYS_TAKE),
                ("Esc", key::KEYS_GIVE_UP),
                ("Tab", key::KEYS_FIRST_TERM),
                ("F10", key::KEYS_MENUS),
                ("F2", key::KEYS_SET_CELL),
                ("Delete", key::KEYS_CLEAR_CELL),
                ("↑ ↓", key::KEYS_STEP),
                ("Shift ↑ ↓", key::KEYS_TEN_STEPS),
                ("− +", key::KEYS_CHART_CLOSER),
                ("Shift ← →", key::KEYS_CHART_MOVE),
                ("0", key::KEYS_CHART_BACK),
            ] {
                ui.label(keys);
                ui.add(Label::new(app.say(key)).wrap());
                ui.end_row();
            }
        });
    });
    buttons_ui(ui, &app.say(key::DIALOG_CLOSE), true, &[], 0).is_some()
}

/// The arrow keys go up and down where nothing else wants them.
fn scroll_by_keys(ui: &Ui) {
    for (key, direction) in [(Key::ArrowDown, -1.0), (Key::ArrowUp, 1.0)] {
        if ui.input(|input| input.key_pressed(key)) {
            let none = egui::style::ScrollAnimation::none();
            ui.scroll_with_delta_animation(vec2(0.0, direction * KEYS_ROW), none);
        }
    }
}

fn about_ui(ui: &mut Ui, app: &App) -> bool {
    title_ui(ui, "Costshare");
    let version =
        say_with(app.language(), key::ABOUT_VERSION, &[("version", env!("CARGO_PKG_VERSION").into())]);
    ui.label(version);
    let edition =
        say_with(app.language(), key::ABOUT_RECORD, &[("edition", app.record().edition.as_str().into())]);
    ui.label(theme::secondary(ui, edition));
    ui.add_space(gap::SMALL);
    for key in [key::ABOUT_WHAT, key::ABOUT_LICENCE, key::ABOUT_FONTS, key::ABOUT_RECORD_LICENCE] {
        ui.add(Label::new(theme::secondary(ui, app.say(key))).wrap());
        ui.add_space(gap::TINY);
    }
    buttons_ui(ui, &app.say(key::DIALOG_CLOSE), true, &[], 0).is_some()
}
