//! The scenarios that are open. A star pins the one that others are compared with.

use eframe::egui;
use egui::{
    Align, Align2, Button, Color32, Label, Layout, Popup, PopupCloseBehavior, Pos2, Rect, Response, Role,
    Sense, Shape, Stroke, StrokeKind, TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText, vec2,
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
        star_ui(ui, app, document, response.rect, out);
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
    let is_baseline = app.shown().baseline == Some(id);
    let (key, baseline) =
        if is_baseline { ("menu-unset-baseline", None) } else { ("menu-set-baseline", Some(id)) };
    if ui.button(app.say(key)).clicked() {
        out.push(Action::Show(Show::Baseline(baseline)));
        ui.close();
    }
    ui.separator();
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

/// Pins a scenario as the baseline, or takes the pin away.
fn star_ui(ui: &Ui, app: &App, document: &Document, row: Rect, out: &mut Vec<Action>) {
    let is_pinned = app.shown().baseline == Some(document.id);
    if !is_pinned && !app.can_compare() {
        return;
    }
    let rect = row.with_min_x(row.right() - STAR);
    let response = ui.interact(rect, ui.scope_id().with(("star", document.id)), Sense::click());
    let key = if is_pinned { "scenario-unpin" } else { "scenario-pin" };
    let name = say_with(app.language(), key, &[("title", document.title().into())]);
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), is_pinned, &name));

    let palette = theme::palette(ui);
    let colour = match (is_pinned, response.hovered()) {
        (true, _) => palette.text,
        (false, true) => palette.secondary,
        (false, false) => palette.border,
    };
    paint_star(ui, rect.center(), is_pinned, theme::color(colour));
    if response.has_focus() {
        ui.painter().rect_stroke(rect.shrink(2.0), theme::CORNER, theme::ring(ui), StrokeKind::Inside);
    }
    let response = response.on_hover_text(name);
    if response.clicked() {
        out.push(Action::Show(Show::Baseline((!is_pinned).then_some(document.id))));
    }
}

/// A star of five points, filled or only its line.
fn paint_star(ui: &Ui, at: Pos2, is_filled: bool, colour: Color32) {
    let point = |idx: u8| {
        let turn = f32::from(idx) * std::f32::consts::TAU / 10.0;
        at + egui::Vec2::angled(turn - std::f32::consts::FRAC_PI_2)
            * if idx.is_multiple_of(2) { 6.5 } else { 2.9 }
    };
    let points: Vec<Pos2> = (0..10).map(point).collect();
    if is_filled {
        // A star is not convex: its five points, then its middle.
        for tip in (0..10_u8).step_by(2) {
            let triangle = vec![point((tip + 9) % 10), point(tip), point((tip + 1) % 10)];
            ui.painter().add(Shape::convex_polygon(triangle, colour, Stroke::NONE));
        }
        let middle = (1..10_u8).step_by(2).map(point).collect();
        ui.painter().add(Shape::convex_polygon(middle, colour, Stroke::NONE));
    } else {
        ui.painter().add(Shape::closed_line(points, Stroke::new(1.0, colour)));
    }
}

/// Room for the star at the end of a line.
const STAR: f32 = 28.0;

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
    let room = rect.shrink2(vec2(gap::MEDIUM, 0.0)).with_max_x(rect.right() - STAR - gap::MEDIUM);
    let text = WidgetText::from(document.title());
    let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), room.width(), TextStyle::Button);
    let place = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), room);
    let is_cut = galley.elided;
    ui.painter().galley(place.min, galley, theme::color(palette.text));
    if is_changed {
        let dot = rect.right_center() - vec2(STAR + 4.0, 0.0);
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
