//! Small panels over the window that the user asked for: paths, keys, about.
//!
//! A path can always be typed; the dialog of the system stands beside it, behind [`Dialogs`], so
//! that tests can answer in its place. Where the system has none it answers like “cancel”.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};

use eframe::egui;
use egui::{Context, Grid, Id, Key, Label, Margin, Ui, vec2};

use crate::app::{Action, App, DocumentId, Run, VersionItem};
use crate::text::{key, say_with};
use crate::ui::commands::Command;
use crate::ui::modal::{buttons_ui, frame, is_escaped, panel, title_ui};
use crate::ui::panels::kept::versions_ui;
use crate::ui::panels::new_scenario::{NewScenarioDialog, new_scenario_ui};
use crate::ui::theme;
use crate::ui::theme::gap;

/// What is open over the window because the user asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dialog {
    /// What does a new scenario begin from?
    New(Box<NewScenarioDialog>),
    /// Where is the file?
    Open(PathEntry),
    /// Where to save?
    SaveAs(DocumentId, PathEntry),
    /// Which keys do what.
    Keyboard,
    /// Version and licences.
    About,
    /// Which earlier version of a file?
    Versions(DocumentId, Vec<VersionItem>),
}

/// A path as it is being typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PathEntry {
    /// What is typed so far.
    pub text: String,
    /// What the system dialog found, if it found several.
    pub several: Vec<PathBuf>,
    /// Whether the field had the keyboard already; it has it first.
    pub has_begun: bool,
}

/// What a dialog of the system answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// These paths.
    Paths(Vec<PathBuf>),
    /// Nothing; or there is no such dialog.
    Cancelled,
}

/// The dialogs of the system.
pub trait Dialogs {
    /// Asks for files to open.
    fn open(&mut self, title: &str, folder: &Path, frame: &eframe::Frame, ctx: &Context) -> Receiver<Picked>;

    /// Asks for a place to save.
    fn save(&mut self, title: &str, path: &Path, frame: &eframe::Frame, ctx: &Context) -> Receiver<Picked>;
}

/// The real ones.
#[derive(Debug, Default, Clone, Copy)]
pub struct Native;

impl Dialogs for Native {
    fn open(&mut self, title: &str, folder: &Path, frame: &eframe::Frame, ctx: &Context) -> Receiver<Picked> {
        let asked = dialog(title, folder, "ron", frame).pick_files();
        wait(ctx, async move {
            asked.await.map(|files| files.iter().map(|file| file.path().to_owned()).collect())
        })
    }

    fn save(&mut self, title: &str, path: &Path, frame: &eframe::Frame, ctx: &Context) -> Receiver<Picked> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let folder = path.parent().unwrap_or(Path::new("."));
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("ron");
        let asked = dialog(title, folder, ending, frame).set_file_name(name).save_file();
        wait(ctx, async move { asked.await.map(|file| vec![file.path().to_owned()]) })
    }
}

fn dialog(title: &str, folder: &Path, ending: &str, frame: &eframe::Frame) -> rfd::AsyncFileDialog {
    let kind = if ending == "ron" { "Costshare (*.ron)".to_owned() } else { format!("*.{ending}") };
    rfd::AsyncFileDialog::new()
        .set_parent(frame)
        .set_title(title)
        .set_directory(folder)
        .add_filter(kind, &[ending])
}

/// The dialog is made where the window lives; another thread waits for its answer.
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

/// That the dialog of the system is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Browse;

/// What is open over the window. Returns whether the system's dialog is wanted.
pub fn dialog_ui(
    ctx: &Context,
    app: &App,
    open: &mut Option<Dialog>,
    browses: bool,
    out: &mut Vec<Action>,
) -> Option<Browse> {
    let mut dialog = open.take()?;
    let mut wants = None;
    let width = ctx.content_rect().width();
    let kind = Id::unique(("dialog", std::mem::discriminant(&dialog)));
    let modal = panel(kind, frame(ctx)).show(ctx, |ui| {
        ui.set_width(460.0_f32.min(width - 80.0));
        match &mut dialog {
            Dialog::New(entry) => new_scenario_ui(ui, app, entry, out),
            Dialog::Open(entry) => open_ui(ui, app, entry, browses, &mut wants, out),
            Dialog::SaveAs(document, entry) => {
                save_as_ui(ui, app, *document, entry, browses, &mut wants, out)
            }
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
    browses: bool,
    wants: &mut Option<Browse>,
    out: &mut Vec<Action>,
) -> bool {
    title_ui(ui, &app.say(key::DIALOG_OPEN_TITLE));
    let enter = path_ui(ui, app, entry, browses, wants);
    ui.add(Label::new(theme::caption(app.say(key::DIALOG_PATH_NOTE))).wrap());
    let has_path = !entry.text.trim().is_empty();
    let chosen = buttons_ui(ui, &app.say(key::DIALOG_OPEN), has_path, &[&app.say(key::DIALOG_CANCEL)], 0);
    if (chosen == Some(0) || enter) && has_path {
        let paths = if entry.several.is_empty() {
            vec![typed_path(&entry.text)]
        } else {
            std::mem::take(&mut entry.several)
        };
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
    browses: bool,
    wants: &mut Option<Browse>,
    out: &mut Vec<Action>,
) -> bool {
    let name = app.title_of_kept(document).unwrap_or_default();
    title_ui(ui, &say_with(app.language(), key::DIALOG_SAVE_TITLE, &[("title", name.into())]));
    let enter = path_ui(ui, app, entry, browses, wants);
    ui.add(Label::new(theme::caption(app.say(key::DIALOG_PATH_NOTE))).wrap());
    let has_path = !entry.text.trim().is_empty();
    let chosen = buttons_ui(ui, &app.say(key::DIALOG_SAVE), has_path, &[&app.say(key::DIALOG_CANCEL)], 0);
    if (chosen == Some(0) || enter) && has_path {
        let mut path = typed_path(&entry.text);
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

/// The path field and the button beside it; whether Enter was pressed in the field.
pub(super) fn path_ui(
    ui: &mut Ui,
    app: &App,
    entry: &mut PathEntry,
    browses: bool,
    wants: &mut Option<Browse>,
) -> bool {
    let label = ui.label(theme::caption(app.say(key::DIALOG_PATH)));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap::SMALL;
        let room = ui.available_width() - 104.0;
        let id = Id::unique("path");
        let edit = egui::TextEdit::singleline(&mut entry.text)
            .id(id)
            .hint_text(app.say(key::DIALOG_PATH_HINT))
            .margin(Margin::symmetric(8, 4));
        let response =
            ui.add(edit.desired_width(room).min_size(vec2(room, theme::CONTROL))).labelled_by(label.id);
        if response.changed() {
            entry.several.clear();
        }
        if !std::mem::replace(&mut entry.has_begun, true) {
            response.request_focus();
        }
        let button = egui::Button::new(app.say(key::DIALOG_BROWSE)).min_size(vec2(96.0, theme::CONTROL));
        if ui.add_enabled(!browses, button).clicked() {
            *wants = Some(Browse);
        }
        response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    })
    .inner
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

fn keyboard_ui(ui: &mut Ui, app: &App) -> bool {
    title_ui(ui, &app.say(key::MENU_KEYBOARD));
    Grid::new("keys").num_columns(2).spacing(vec2(gap::HUGE, gap::TINY)).show(ui, |ui| {
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
            ("↑ ↓", key::KEYS_STEP),
            ("Shift ↑ ↓", key::KEYS_TEN_STEPS),
        ] {
            ui.label(keys);
            ui.add(Label::new(app.say(key)).wrap());
            ui.end_row();
        }
    });
    buttons_ui(ui, &app.say(key::DIALOG_CLOSE), true, &[], 0).is_some()
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
