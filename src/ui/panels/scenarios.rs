//! The scenarios that are open.

use eframe::egui;
use egui::{
    Align, Align2, Button, Label, Layout, Popup, PopupCloseBehavior, Response, Role, Sense, StrokeKind,
    TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText, vec2,
};

use crate::app::{Action, App, Document, Run, Show};
use crate::text::say_with;
use crate::ui::shell;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// The list of open scenarios, with a menu to add one.
pub fn scenarios_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    let heading = app.say("panel-scenarios");
    ui.horizontal(|ui| {
        let label = ui.add(Label::new(theme::heading(&heading)));
        ui.ctx().accesskit_node_builder(label.id, |node| {
            node.set_role(Role::Heading);
            node.set_label(heading.as_str());
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| add_ui(ui, app, out));
    });
    widgets::hairline_ui(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    for document in app.session().documents() {
        let is_in_hand = app.shown().document == Some(document.id);
        let response = document_ui(ui, app, document, is_in_hand);
        if response.clicked() {
            out.push(Action::Show(Show::Document(document.id)));
        }
        response.context_menu(|ui| menu_ui(ui, app, document, out));
    }
    if app.session().documents().is_empty() {
        ui.add(Label::new(theme::secondary(ui, app.say("panel-no-scenario"))).wrap());
    }
}

fn add_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    let button = ui.add(widgets::quiet(app.say("panel-add-scenario")));
    Popup::menu(&button).style(theme::menu_style).close_behavior(PopupCloseBehavior::CloseOnClick).show(
        |ui| {
            ui.set_min_width(200.0);
            for (key, run) in [("menu-new", Run::New), ("menu-open", Run::AskOpen)] {
                if ui.add(Button::new(app.say(key))).clicked() {
                    out.push(Action::Run(run));
                }
            }
            ui.separator();
            shell::shipped_ui(ui, app, out);
        },
    );
}

/// What can be done with a scenario.
fn menu_ui(ui: &mut Ui, app: &App, document: &Document, out: &mut Vec<Action>) {
    theme::menu_style(ui.style_mut());
    let id = document.id;
    for (key, run) in [
        ("menu-save", Run::Save(id)),
        ("menu-save-as", Run::AskSaveAs(id)),
        ("menu-duplicate", Run::Duplicate(id)),
        ("menu-close", Run::Close(id)),
    ] {
        if ui.button(app.say(key)).clicked() {
            out.push(Action::Run(run));
            ui.close();
        }
    }
}

/// One scenario: a bar if it is in hand, a dot if it differs from its file.
fn document_ui(ui: &mut Ui, app: &App, document: &Document, is_in_hand: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::CONTROL), Sense::click());
    let is_changed = document.is_changed();
    let name = if is_changed {
        say_with(app.language(), "scenario-changed", &[("title", document.title().into())])
    } else {
        document.title().to_owned()
    };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), is_in_hand, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(is_in_hand));

    let palette = theme::palette(ui);
    let ground =
        if is_in_hand { Some(palette.selection) } else { response.hovered().then_some(palette.hairline) };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, theme::CORNER, theme::color(ground));
    }
    if is_in_hand {
        let bar = rect.with_max_x(rect.left() + 3.0);
        ui.painter().rect_filled(bar, 1, theme::color(palette.accent));
    }
    let room = rect.shrink2(vec2(gap::MEDIUM, 0.0)).with_max_x(rect.right() - gap::HUGE);
    let text = WidgetText::from(document.title());
    let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), room.width(), TextStyle::Button);
    let place = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), room);
    let is_cut = galley.elided;
    ui.painter().galley(place.min, galley, theme::color(palette.text));
    if is_changed {
        let dot = rect.right_center() - vec2(gap::MEDIUM, 0.0);
        ui.painter().circle_filled(dot, 4.0, theme::color(palette.accent));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, theme::CORNER, theme::ring(ui), StrokeKind::Inside);
    }
    match (is_changed, is_cut) {
        (true, _) => response.on_hover_text(name),
        (false, true) => response.on_hover_text(document.title()),
        (false, false) => response,
    }
}
