//! The window: panels that read the state of the program and ask for actions.
//!
//! [`run`] opens it. [`Window`] is the program as eframe knows it: each frame it paints, gathers
//! the actions that were asked for, hands them to [`App::update`], and does what only a window can
//! do: ask for a file, fill the clipboard, close.

mod addresses;
pub mod commands;
mod composing;
pub mod dialogs;
mod editor;
pub mod file_list;
mod jobs;
mod letters;
mod modal;
mod over;
pub mod panel_width;
pub mod panels;
pub mod path_entry;
#[cfg(not(any(target_os = "macos", target_os = "windows")))]
mod portal;
pub mod shell;
pub mod state;
mod status_chip;
mod term;
pub mod theme;
pub mod widgets;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};

use eframe::egui;
use egui::{Context, Event, ThemePreference, Vec2, ViewportBuilder, ViewportCommand, vec2};

pub use crate::app::keep_now;
use crate::app::{Action, App, DocumentId, Effect, MessageKind, Run, Settings, Show, Theme, ViewKind};
use crate::app::{StateFolder, WindowLook, WindowSize, scenario_in, shown_path};
use crate::model::composed;
use crate::text::{Language, key};
use dialogs::{Dialog, Dialogs, Native, Picked};
use letters::LettersUsed;
use path_entry::PathEntry;
use shell::Screen;
use widgets::{Toast, ToastKind};

/// Opens the window on those files, and returns when it is closed. Without files it opens on those that were open last,
/// on the 12th agreement if there are none. A `language` that was asked for goes before the one that is remembered.
///
/// # Errors
/// There is no display, or it cannot be painted on.
pub fn open(files: &[PathBuf], language: Option<Language>) -> eframe::Result {
    let mut app = match StateFolder::of_user() {
        Some(state) => App::starting(state, language),
        None => {
            App::new(Settings { language: language.unwrap_or_else(Language::system), theme: Theme::System })
        }
    };
    keep_when_breaking_down();
    let were_open = if files.is_empty() { app.were_open() } else { Vec::new() };
    app.update(Action::Run(match (files, were_open) {
        ([], were_open) if were_open.is_empty() => Run::OpenShipped("sma-12.ron".to_owned()),
        ([], were_open) => Run::Open(were_open),
        (files, _) => Run::Open(files.to_vec()),
    }));
    run(app)
}

/// What stands is kept before a panic goes on as it would.
fn keep_when_breaking_down() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        keep_now();
        usual(panic);
    }));
}

/// Opens the window, and returns when it is closed.
///
/// # Errors
/// There is no display, or it cannot be painted on.
pub fn run(app: App) -> eframe::Result {
    let known = app.remembered().and_then(|remembered| remembered.window);
    let size = known.map_or(vec2(1280.0, 800.0), |known| vec2(known.width.into(), known.height.into()));
    let viewport = ViewportBuilder::default()
        .with_app_id("costshare")
        .with_title("Costshare")
        .with_inner_size(size)
        .with_maximized(known.is_some_and(|known| known.is_maximized))
        .with_min_inner_size(vec2(480.0, 320.0));
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    eframe::run_native("costshare", options, Box::new(|cc| Ok(Box::new(Window::new(cc, app)))))
}

/// So many frames after it has opened a window has its frame around it.
const FRAMES_TO_FIT: u64 = 20;

/// The window with the program behind it.
pub struct Window {
    app: App,
    screen: Screen,
    dialogs: Box<dyn Dialogs>,
    /// The dialog of the system that is open, if one is.
    asked: Option<Receiver<Picked>>,
    /// Addresses that the browser is to open.
    addresses: addresses::Addresses,
    /// What no typeface has.
    letters: LettersUsed,
    /// The title that the window has.
    title: String,
    /// Whether the window may close now.
    leaves: bool,
    /// Whether its size was held against that of the screen.
    is_fitted: bool,
}

impl Window {
    /// The window of a program that may have scenarios open already.
    pub fn new(cc: &eframe::CreationContext<'_>, app: App) -> Self {
        Self::with_dialogs(cc, app, Box::new(Native::default()))
    }

    /// The same with other dialogs than the system's.
    pub fn with_dialogs(cc: &eframe::CreationContext<'_>, app: App, dialogs: Box<dyn Dialogs>) -> Self {
        theme::install(&cc.egui_ctx);
        cc.egui_ctx.add_plugin(composing::Composing::default());
        let letters = LettersUsed::default();
        cc.egui_ctx.add_font_provider(Arc::new(letters.clone()));
        let mut screen = Screen::default();
        if let Some(remembered) = app.remembered() {
            screen.state.show_panels(&remembered.panels);
            screen.state.widths.show(&remembered.widths);
            if let Some(zoom) = remembered.zoom {
                cc.egui_ctx.set_zoom_factor(f32::from(zoom.clamp(20, 500)) / 100.0);
            }
        }
        let ctx = cc.egui_ctx.clone();
        let mut app = app;
        app.wake_with(move || ctx.request_repaint());
        let addresses = addresses::Addresses::default();
        let (asked, title) = (None, String::new());
        Self { app, screen, dialogs, asked, addresses, letters, title, leaves: false, is_fitted: false }
    }

    /// The program behind the window.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Waits until every job has ended; what they gave is taken in with the next frame.
    pub fn wait_for_jobs(&mut self) {
        self.app.wait_for_jobs();
    }

    /// Leaves out the time that the figures took and today's date, for pictures that must be the same
    /// every time.
    pub fn hide_time(&mut self) {
        self.screen.state.hides_time = true;
    }

    /// Whether the program has ended.
    pub fn has_ended(&self) -> bool {
        self.leaves
    }

    /// Applies the theme that is chosen, and tells the window its title.
    fn follow_settings(&mut self, ctx: &Context) {
        let theme = match self.app.settings().theme {
            Theme::System => ThemePreference::System,
            Theme::Light => ThemePreference::Light,
            Theme::Dark => ThemePreference::Dark,
        };
        if ctx.options(|options| options.theme_preference) != theme {
            ctx.set_theme(theme);
        }
        let talks = self.app.negotiation().filter(|_| self.app.shown().view == ViewKind::Negotiation);
        let document = || self.app.document().map(|document| self.app.title_of(document));
        let title = talks.map(|talks| talks.title().to_owned()).or_else(document);
        let title = title.map(|title| match self.app.changed_files().first() {
            Some((id, _)) if self.app.in_hand() == Some(*id) => {
                format!("{title} ({})", self.app.say(key::NOTICED_TITLE))
            }
            _ => title,
        });
        let title = title.map_or_else(|| "Costshare".to_owned(), |title| format!("{title} · Costshare"));
        if self.title != title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// A window that with its frame is larger than the screen becomes so much smaller, once.
    fn fit_on_screen(&mut self, ctx: &Context) {
        // A desktop gives a window its frame some frames after it has opened.
        self.is_fitted |= ctx.cumulative_frame_nr() > FRAMES_TO_FIT;
        if self.is_fitted {
            return;
        }
        let (inner, outer, screen) = ctx.input(|input| {
            let viewport = input.viewport();
            (viewport.inner_rect, viewport.outer_rect, viewport.monitor_size)
        });
        let (Some(inner), Some(outer), Some(screen)) = (inner, outer, screen) else { return };
        let over = (outer.size() - screen).max(Vec2::ZERO);
        if over != Vec2::ZERO && screen.min_elem() > 0.0 {
            self.is_fitted = true;
            ctx.send_viewport_cmd(ViewportCommand::InnerSize(inner.size() - over));
        }
    }

    /// What the window looks like, if that is to be remembered and is otherwise than it was.
    fn look_to_remember(&self, ctx: &Context) -> Option<WindowLook> {
        let remembered = self.app.remembered()?;
        let zoom = ctx.zoom_factor();
        let size = ctx.input(|input| {
            let viewport = input.viewport();
            let is_maximized = viewport.maximized.unwrap_or_default();
            let size = viewport.inner_rect.map(|rect| rect.size() * zoom);
            (size, is_maximized)
        });
        let window = match size {
            // What it is when it does not fill the screen is worth more.
            (_, true) => remembered.window.map(|known| WindowSize { is_maximized: true, ..known }),
            (Some(size), false) => {
                let [width, height] = [size.x, size.y].map(points);
                Some(WindowSize { width, height, is_maximized: false })
            }
            (None, false) => None,
        };
        let zoom = points(zoom * 100.0);
        let zoom = (zoom != 100).then_some(zoom);
        let widths = self.screen.state.widths.chosen(&remembered.widths);
        let widths = widths.into_iter().map(|(name, width)| (name, points(width))).collect();
        let look = WindowLook { zoom, window, panels: self.screen.state.panels(), widths };
        let is_known = look.zoom == remembered.zoom
            && (look.window.is_none() || look.window == remembered.window)
            && look.panels.iter().all(|(name, is_open)| remembered.panels.get(*name) == Some(is_open))
            && look.widths.iter().all(|(name, width)| remembered.widths.get(*name) == Some(width));
        (!is_known).then_some(look)
    }

    /// Does what only a window can do.
    fn perform_effects(&mut self, ctx: &Context) {
        for effect in self.app.take_effects() {
            match effect {
                Effect::AskNew => self.screen.over.dialog = Some(Dialog::New(Box::default())),
                Effect::AskOpen => {
                    let folder = self.folder();
                    let text = format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR);
                    self.screen.over.dialog = Some(Dialog::Open(PathEntry::of(text)));
                }
                Effect::AskSaveAs { document, suggested } => {
                    let suggested = Path::new(&suggested);
                    let own = self.place_of(document).filter(|_| suggested.is_relative());
                    let path = own.unwrap_or_else(|| self.folder().join(suggested));
                    let entry = PathEntry::of_path(path);
                    self.screen.over.dialog = Some(Dialog::SaveAs(document, entry));
                }
                Effect::AskVersions { document, versions } => {
                    self.screen.over.dialog = Some(Dialog::Versions(document, versions));
                }
                Effect::CopyText(text) => ctx.copy_text(text),
                Effect::CopyTable(table) => {
                    let copied = self.dialogs.copy_table(&table);
                    if copied != Some(true) {
                        ctx.copy_text(table.text);
                    }
                    if copied == Some(false) {
                        self.app.update(Action::Run(Run::TellTextAlone));
                    }
                }
                Effect::CopyPicture(painted) => {
                    let size = [painted.width, painted.height].map(|side| side as usize);
                    ctx.copy_image(egui::ColorImage::from_rgba_unmultiplied(size, &painted.rgba));
                }
                Effect::ExportBegan => self.screen.over.export.close(),
                Effect::Quit => {
                    self.leaves = true;
                    ctx.send_viewport_cmd(ViewportCommand::Close);
                }
            }
        }
    }

    /// Carries out what was asked for. What would lose a text in a field is asked about first.
    fn update(&mut self, ctx: &Context, actions: Vec<Action>) {
        for action in actions {
            let closes = match action {
                Action::Run(Run::Quit) => Some(None),
                Action::Run(Run::Close(document)) => Some(Some(document)),
                _ => None,
            };
            let left = closes.and_then(|document| self.screen.state.drafts.left(&self.app, document));
            self.app.update(match left {
                Some((document, field, text)) => {
                    let quits = closes == Some(None);
                    Action::Run(Run::AskAboutText { document, field, text, quits })
                }
                None => action,
            });
        }
        self.perform_effects(ctx);
    }

    /// Composes the letters of what is typed and pasted, so that they are shown as they are read. The
    /// names of files stay as they are: theirs may be decomposed.
    fn compose_what_is_typed(&self, ctx: &Context) {
        if self.screen.over.is_modal() {
            return;
        }
        ctx.input_mut(|input| {
            for event in &mut input.events {
                if let Event::Text(text) | Event::Paste(text) = event {
                    *text = composed(text).into_owned();
                }
            }
        });
    }

    /// A scenario that is pasted as text opens, wherever the keyboard is but in a panel over the window.
    fn open_what_is_pasted(&mut self, ctx: &Context) {
        if self.has_modal() || ctx.memory(|memory| memory.top_modal_layer().is_some()) {
            return;
        }
        let mut pasted = None;
        ctx.input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Paste(text) if scenario_in(text).is_some() => {
                    pasted = Some(text.clone());
                    false
                }
                _ => true,
            });
        });
        if let Some(text) = pasted {
            self.update(ctx, vec![Action::Run(Run::OpenText(text))]);
        }
    }

    /// Whether something stands over the window that must be answered or closed first.
    fn has_modal(&self) -> bool {
        self.screen.over.is_modal() || self.app.question().is_some() || self.app.left_work().is_shown()
    }

    fn place_of(&self, document: DocumentId) -> Option<PathBuf> {
        self.app.session().document(document)?.path.clone()
    }

    /// Where files are looked for: beside the scenario in hand, else where the program was started.
    fn folder(&self) -> PathBuf {
        let beside = self.app.document().and_then(|document| document.path.as_deref()).and_then(Path::parent);
        let beside = beside.filter(|folder| !folder.as_os_str().is_empty()).map(Path::to_owned);
        beside.or_else(|| std::env::current_dir().ok()).unwrap_or_default()
    }

    /// Opens the dialog of the system beside the panel that asks for a path.
    fn browse(&mut self, ctx: &Context, frame: &eframe::Frame) {
        let folder = self.folder();
        self.asked = match &self.screen.over.dialog {
            Some(Dialog::Open(_)) => {
                Some(self.dialogs.open(&self.app.say(key::DIALOG_OPEN_TITLE), &folder, frame, ctx))
            }
            Some(Dialog::SaveAs(_, entry)) => {
                let path = entry.path();
                Some(self.dialogs.save(&self.app.say(key::MENU_SAVE_AS), &path, frame, ctx))
            }
            _ => self.screen.over.export.path().map(|path| {
                let path = path.path();
                self.dialogs.save(&self.app.say(key::EXPORT_TITLE), &path, frame, ctx)
            }),
        };
    }

    /// Takes in what the dialog of the system answered.
    fn hear(&mut self) {
        let Some(asked) = &self.asked else { return };
        let picked = match asked.try_recv() {
            Ok(picked) => picked,
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => Picked::Cancelled,
        };
        self.asked = None;
        let paths = match picked {
            Picked::Paths(paths) => paths,
            Picked::Cancelled => return,
            Picked::NoDialog(reason) => return self.screen.over.use_own_list(reason),
        };
        if let Some(entry) = self.screen.over.path() {
            let names: Vec<String> = paths.iter().map(|path| shown_path(path)).collect();
            entry.text = names.join(", ");
            entry.several = paths;
        }
    }

    fn toasts_ui(&self, ctx: &Context, out: &mut Vec<Action>) {
        let messages = self.app.messages();
        let toast = |message: &crate::app::Message| message.id;
        let copy_path = self.app.say(key::EXPORT_COPY_PATH);
        let toasts: Vec<Toast<'_>> = messages
            .iter()
            .map(|message| Toast {
                id: toast(message),
                kind: match message.kind {
                    MessageKind::Done => ToastKind::Info,
                    MessageKind::Error => ToastKind::Error,
                },
                text: message.said.text(self.app.language()),
                offer: message.path.is_some().then_some(copy_path.as_str()),
            })
            .collect();
        let answered = widgets::toasts_ui(
            ctx,
            &self.app.say(key::PANEL_MESSAGES),
            &self.app.say(key::DIALOG_CLOSE),
            &toasts,
        );
        out.extend(answered.gone.into_iter().map(|id| Action::Show(Show::DismissMessage(id))));
        let taken = messages.iter().filter(|message| answered.taken.contains(&message.id));
        let paths = taken.filter_map(|message| message.path.as_ref());
        out.extend(paths.map(|path| Action::Run(Run::CopyText(path.display().to_string()))));
    }
}

/// A length in whole points.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is clamped to what fits")]
fn points(length: f32) -> u16 {
    length.round().clamp(0.0, 32_767.0) as u16
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.fit_on_screen(ctx);
        self.compose_what_is_typed(ctx);
        self.open_what_is_pasted(ctx);
        let closes = ctx.input(|input| input.viewport().close_requested());
        if !closes || self.leaves {
            return;
        }
        let mut out = Vec::new();
        self.screen.state.drafts.take_over(&self.app, &mut out);
        out.push(Action::Run(Run::Quit));
        self.update(ctx, out);
        if !self.leaves {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
        ctx.request_repaint();
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let stood = self.has_modal();
        self.hear();
        if self.app.has_results() {
            self.update(&ctx, vec![Action::Run(Run::TakeResults)]);
        }
        self.follow_settings(&ctx);

        let mut out = Vec::new();
        shell::shell_ui(ui, &self.app, &mut self.screen, &mut out);
        let folder = self.folder();
        // What stands over the window has the keyboard alone, from before it is painted for the first time.
        let stands = self.has_modal();
        if stands && !stood {
            ctx.memory_mut(egui::Memory::stop_text_input);
        }
        let Screen { state, over, .. } = &mut self.screen;
        if let Some(opening) = state.opening.take() {
            over.open(opening);
        }
        let browses = (self.asked.is_some(), state.hides_time);
        let browse = over.over_ui(&ctx, &self.app, &folder, browses, &mut out);
        panels::kept::left_ui(&ctx, &self.app, &mut out);
        panels::questions::question_ui(&ctx, &self.app, &mut out);
        self.toasts_ui(&ctx, &mut out);
        self.addresses.take(&ctx, frame, &mut *self.dialogs, &mut out);
        let lacking = self.letters.take();
        if !lacking.is_empty() {
            out.push(Action::Show(Show::LackLetters(lacking)));
        }
        out.extend(self.look_to_remember(&ctx).map(|look| Action::Show(Show::Window(look))));
        let mut settled = Vec::new();
        self.screen.state.drafts.after_painting(&ctx, &self.app, &mut settled);
        // What was typed comes before what was clicked.
        settled.append(&mut out);

        if browse.is_some() {
            self.browse(&ctx, frame);
            ctx.request_repaint();
        }
        if !settled.is_empty() {
            self.update(&ctx, settled);
            // What changed is on screen in the next frame.
            ctx.request_repaint();
        }
        if self.has_modal() && !stands {
            ctx.memory_mut(egui::Memory::stop_text_input);
            ctx.request_repaint();
        }
    }
}
