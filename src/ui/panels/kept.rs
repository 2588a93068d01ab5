//! What the program kept: work that was left behind, and earlier versions of a file. Each can be opened.

use eframe::egui;
use egui::{Button, Context, Frame, Id, Label, Margin, ScrollArea, Ui, vec2};

use crate::app::{Action, App, DocumentId, LeftItem, LocalizedMessage, Run, Show, VersionItem};
use crate::text::{Language, key, say_with};
use crate::ui::modal;
use crate::ui::theme;
use crate::ui::theme::gap;

/// Width of the panels.
const WIDTH: f32 = 560.0;

/// Work that an earlier run left behind. Escape leaves it for later.
pub fn left_ui(ctx: &Context, app: &App, out: &mut Vec<Action>) {
    let left = app.left_work();
    if !left.is_shown() || app.question().is_some() {
        return;
    }
    let size = ctx.content_rect().size();
    let panel = modal::panel(Id::unique("left work"), modal::frame(ctx)).show(ctx, |ui| {
        ui.set_width(WIDTH.min(size.x - 80.0));
        modal::title_ui(ui, &app.say(key::LEFT_TITLE));
        ui.add(Label::new(theme::secondary(ui, app.say(key::LEFT_TEXT))).wrap());
        ui.add_space(gap::SMALL);
        list_ui(ui, size.y, |ui| {
            for (place, item) in left.items().iter().enumerate() {
                left_item_ui(ui, app, place, item, out);
            }
        });
        modal::buttons_ui(ui, &app.say(key::LEFT_LATER), true, &[], 0).is_some()
    });
    if panel.inner || modal::is_escaped(&panel) {
        out.push(Action::Show(Show::LeftWork(false)));
    }
}

fn left_item_ui(ui: &mut Ui, app: &App, place: usize, item: &LeftItem, out: &mut Vec<Action>) {
    let language = app.language();
    let written = item.written.and_then(|time| jiff::ZonedDateTime::try_from(time).ok());
    let written = written.map(|time| {
        let time = time.strftime("%Y-%m-%d %H:%M:%S").to_string();
        say_with(language, key::LEFT_WRITTEN, &[("time", time.into())])
    });
    let lines = std::iter::once(&item.of_file).chain(&item.differs);
    item_ui(ui, &item.title, written.as_deref(), lines, language, |ui| {
        for (key, run) in
            [(key::LEFT_OPEN, Run::TakeLeft(place)), (key::LEFT_GIVE_UP, Run::GiveUpLeft(place))]
        {
            let button = ui.add(Button::new(app.say(key)).min_size(vec2(72.0, theme::CONTROL)));
            // Which of them it is stands beside it for those who see it.
            let name = format!("{}: {}", app.say(key), item.title);
            ui.ctx().accesskit_node_builder(button.id, |node| node.set_label(name));
            if button.clicked() {
                out.push(Action::Run(run));
            }
        }
    });
}

/// The earlier versions of the file of what is open; whether the panel is done with.
pub fn versions_ui(
    ui: &mut Ui,
    app: &App,
    document: DocumentId,
    versions: &[VersionItem],
    out: &mut Vec<Action>,
) -> bool {
    let title = app.title_of_kept(document).unwrap_or_default();
    modal::title_ui(ui, &say_with(app.language(), key::VERSIONS_TITLE, &[("title", title.into())]));
    let text = if versions.is_empty() { key::VERSIONS_NONE } else { key::VERSIONS_TEXT };
    ui.add(Label::new(theme::secondary(ui, app.say(text))).wrap());
    ui.add_space(gap::SMALL);
    let mut is_opened = false;
    let height = ui.ctx().content_rect().height();
    list_ui(ui, height, |ui| {
        for version in versions {
            item_ui(ui, &version.replaced, None, version.differs.iter(), app.language(), |ui| {
                let button =
                    ui.add(Button::new(app.say(key::VERSIONS_OPEN)).min_size(vec2(72.0, theme::CONTROL)));
                let name = format!("{}: {}", app.say(key::VERSIONS_OPEN), version.replaced);
                ui.ctx().accesskit_node_builder(button.id, |node| node.set_label(name));
                if button.clicked() {
                    let (path, name) = (version.path.clone(), version.name.clone());
                    out.push(Action::Run(Run::OpenVersion { path, name }));
                    is_opened = true;
                }
            });
        }
    });
    let closes = modal::buttons_ui(ui, &app.say(key::DIALOG_CLOSE), true, &[], 0).is_some();
    closes || is_opened
}

/// What scrolls where it is longer than the window.
fn list_ui(ui: &mut Ui, window: f32, list: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().max_height((window - 280.0).max(96.0)).auto_shrink([false, true]).show(ui, list);
}

/// One of several: its name, when it was written, what is told of it, and what can be done with it.
fn item_ui<'a>(
    ui: &mut Ui,
    title: &str,
    time: Option<&str>,
    lines: impl Iterator<Item = &'a LocalizedMessage>,
    language: Language,
    buttons: impl FnOnce(&mut Ui),
) {
    let frame = Frame::new().inner_margin(Margin { left: 0, right: 12, top: 8, bottom: 8 });
    frame.show(ui, |ui| {
        ui.add(Label::new(theme::heading(title)).wrap());
        if let Some(time) = time {
            ui.add(Label::new(theme::caption(time)).wrap());
        }
        for line in lines {
            ui.add(Label::new(theme::secondary(ui, line.text(language))).wrap());
        }
        ui.add_space(gap::TINY);
        ui.horizontal(buttons);
    });
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), theme::hairline(ui));
}
