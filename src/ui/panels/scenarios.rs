//! The scenarios that are open. A star pins the one that others are compared with, a mark at the start
//! chooses those that edits go to; the one in hand is always among them.

use std::sync::Arc;

use eframe::egui;
use egui::{
    Align, Align2, Button, Color32, Label, Layout, Popup, PopupCloseBehavior, Pos2, Rect, Response, Role,
    ScrollArea, Sense, Shape, Stroke, StrokeKind, TextStyle, TextWrapMode, Ui, UiBuilder, WidgetInfo,
    WidgetText, vec2,
};

use crate::app::{Action, App, Baseline, Document, DocumentId, Run, Show};
use crate::text::naming::end_of;
use crate::text::{Sentence, key, say_with};
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// The list of open scenarios, with a menu to add one.
pub fn scenarios_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    let heading = app.say(key::PANEL_SCENARIOS);
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
        if app.can_compare() {
            mark_ui(ui, app, document, response.rect, out);
        }
        star_ui(ui, app, document, response.rect, out);
        if response.clicked() {
            let modifiers = ui.input(|input| input.modifiers);
            out.push(Action::Show(if modifiers.command {
                Show::Chosen(toggled(app, document.id))
            } else if modifiers.shift {
                Show::Chosen(range_to(app, document.id))
            } else {
                Show::Document(document.id)
            }));
        }
        response.context_menu(|ui| menu_ui(ui, app, document, out));
    }
    if let Some(on_disk) = app.on_disk() {
        on_disk_ui(ui, app, on_disk, out);
    }
    if app.session().documents().is_empty() {
        ui.add(Label::new(theme::secondary(ui, app.say(key::PANEL_NO_SCENARIO))).wrap());
    }
}

/// The chosen scenarios with that one added, or taken away.
fn toggled(app: &App, id: DocumentId) -> Vec<DocumentId> {
    let mut chosen = app.shown().chosen.clone();
    match chosen.iter().position(|chosen| *chosen == id) {
        Some(place) => drop(chosen.remove(place)),
        None => chosen.push(id),
    }
    chosen
}

/// Every scenario from the one in hand to that one.
fn range_to(app: &App, id: DocumentId) -> Vec<DocumentId> {
    let ids: Vec<DocumentId> = app.session().documents().iter().map(|document| document.id).collect();
    let place = |id: DocumentId| ids.iter().position(|other| *other == id);
    let ends = app.shown().document.and_then(place).zip(place(id));
    ends.map_or(Vec::new(), |(one, other)| ids[one.min(other)..=one.max(other)].to_vec())
}

/// Choosing all scenarios, and none but the one in hand; each with the key of what it is called, and
/// without scenarios where it is so already.
pub fn choices(app: &App) -> [(Sentence, Option<Vec<DocumentId>>); 2] {
    let all: Vec<DocumentId> = app.session().documents().iter().map(|document| document.id).collect();
    let count = app.shown().chosen.len();
    let is_all = count == all.len();
    [
        (key::MENU_CHOOSE_ALL, Some(all).filter(|_| !is_all)),
        (key::MENU_CHOOSE_IN_HAND, Some(Vec::new()).filter(|_| count > 1)),
    ]
}

/// The file that scenarios are compared with: a line that only its star takes away.
fn on_disk_ui(ui: &mut Ui, app: &App, on_disk: &Document, out: &mut Vec<Action>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme::CONTROL), Sense::hover());
    let room = rect.shrink2(vec2(gap::MEDIUM, 0.0)).with_max_x(rect.right() - STAR - gap::MEDIUM);
    let title = theme::secondary(ui, app.title_of(on_disk));
    let builder = UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| ui.add(Label::new(title).truncate()));
    star_ui(ui, app, on_disk, rect, out);
}

fn add_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    let button = ui.add(widgets::quiet(app.say(key::PANEL_ADD_SCENARIO)));
    Popup::menu(&button).style(theme::menu_style).close_behavior(PopupCloseBehavior::CloseOnClick).show(
        |ui| {
            ui.set_min_width(200.0);
            for (key, run) in [(key::MENU_NEW, Run::AskNew), (key::MENU_OPEN, Run::AskOpen)] {
                if ui.add(Button::new(app.say(key))).clicked() {
                    out.push(Action::Run(run));
                }
            }
            ui.separator();
            shipped_ui(ui, app, out);
        },
    );
}

/// What can be done with a scenario.
fn menu_ui(ui: &mut Ui, app: &App, document: &Document, out: &mut Vec<Action>) {
    theme::menu_style(ui.style_mut());
    let id = document.id;
    let is_baseline = app.shown().baseline == Some(Baseline::Open(id));
    let (key, baseline) =
        if is_baseline { (key::MENU_UNSET_BASELINE, None) } else { (key::MENU_SET_BASELINE, Some(id)) };
    if ui.button(app.say(key)).clicked() {
        out.push(Action::Show(Show::Baseline(baseline)));
        ui.close();
    }
    let compare = Button::new(app.say(key::MENU_COMPARE_FILE));
    if ui.add_enabled(!document.is_untitled(), compare).clicked() {
        out.push(Action::Run(Run::CompareWithFile(id)));
        ui.close();
    }
    if app.can_compare() {
        ui.separator();
        let [(all, chosen), _] = choices(app);
        if ui.add_enabled(chosen.is_some(), Button::new(app.say(all))).clicked() {
            out.extend(chosen.map(|chosen| Action::Show(Show::Chosen(chosen))));
            ui.close();
        }
        let is_alone = app.shown().chosen == [id];
        if ui.add_enabled(!is_alone, Button::new(app.say(key::MENU_CHOOSE_ONLY))).clicked() {
            out.push(Action::Show(Show::Document(id)));
            ui.close();
        }
    }
    ui.separator();
    for (key, run) in [
        (key::MENU_SAVE, Run::Save(id)),
        (key::MENU_SAVE_AS, Run::AskSaveAs(id)),
        (key::MENU_DUPLICATE, Run::Duplicate(id)),
        (key::MENU_CLOSE, Run::Close(id)),
    ] {
        if ui.button(app.say(key)).clicked() {
            out.push(Action::Run(run));
            ui.close();
        }
    }
}

/// Pins a scenario as the baseline, or takes the pin away.
fn star_ui(ui: &Ui, app: &App, document: &Document, row: Rect, out: &mut Vec<Action>) {
    let is_pinned = app.baseline().is_some_and(|baseline| baseline.id == document.id);
    if !is_pinned && app.beside_baseline() == 0 {
        return;
    }
    let rect = row.with_min_x(row.right() - STAR);
    let response = ui.interact(rect, ui.scope_id().with(("star", document.id)), Sense::click());
    let key = if is_pinned { key::SCENARIO_UNPIN } else { key::SCENARIO_PIN };
    let name = say_with(app.language(), key, &[("title", app.title_of(document).into())]);
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

/// Whether edits go to a scenario; that they go to the one in hand is only told.
fn mark_ui(ui: &Ui, app: &App, document: &Document, row: Rect, out: &mut Vec<Action>) {
    let is_in_hand = app.shown().document == Some(document.id);
    let is_chosen = app.shown().chosen.contains(&document.id);
    let rect = row.with_max_x(row.left() + MARK);
    let sense = if is_in_hand { Sense::hover() } else { Sense::click() };
    let response = ui.interact(rect, ui.scope_id().with(("mark", document.id)), sense);
    let key = if is_in_hand { key::SCENARIO_EDITED_IN_HAND } else { key::SCENARIO_EDIT_TOO };
    let name = say_with(app.language(), key, &[("title", app.title_of(document).into())]);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, !is_in_hand, is_chosen, &name));

    let palette = theme::palette(ui);
    let place = Rect::from_center_size(rect.center() + vec2(2.0, 0.0), vec2(14.0, 14.0));
    let tick = match (is_in_hand, is_chosen) {
        (true, _) => Some(palette.secondary),
        (false, true) => Some(palette.on_accent),
        (false, false) => None,
    };
    if !is_in_hand {
        let ground = if is_chosen { palette.accent } else { palette.panel };
        let border = match (is_chosen, response.hovered()) {
            (true, _) => palette.accent,
            (false, true) => palette.secondary,
            (false, false) => palette.border,
        };
        let stroke = Stroke::new(theme::HAIRLINE, theme::color(border));
        ui.painter().rect(place, 3, theme::color(ground), stroke, StrokeKind::Inside);
    }
    if let Some(colour) = tick {
        let at = |x: f32, y: f32| place.min + vec2(x, y);
        let points = vec![at(3.0, 7.2), at(5.9, 10.0), at(11.0, 4.2)];
        ui.painter().add(Shape::line(points, Stroke::new(1.6, theme::color(colour))));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(place.expand(4.0), theme::CORNER, theme::ring(ui), StrokeKind::Inside);
    }
    let response = response.on_hover_text(name);
    if response.clicked() {
        out.push(Action::Show(Show::Chosen(toggled(app, document.id))));
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
/// Room for the start of a title that is cut.
const LEAST_START: f32 = 40.0;
/// Room for the mark at its start.
const MARK: f32 = 28.0;

/// One scenario: a bar if it is in hand, a dot if it differs from its file.
fn document_ui(ui: &mut Ui, app: &App, document: &Document, is_in_hand: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::CONTROL), Sense::click());
    let is_changed = document.is_changed();
    let title = app.title_of(document);
    let name = if is_changed {
        say_with(app.language(), key::SCENARIO_CHANGED, &[("title", (&title).into())])
    } else {
        title.clone()
    };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), is_in_hand, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(is_in_hand));

    let palette = theme::palette(ui);
    let is_chosen = app.shown().chosen.contains(&document.id);
    let ground =
        if is_chosen { Some(palette.selection) } else { response.hovered().then_some(palette.hairline) };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, theme::CORNER, theme::color(ground));
    }
    if is_in_hand {
        let bar = rect.with_max_x(rect.left() + 3.0);
        ui.painter().rect_filled(bar, 1, theme::color(palette.accent));
    }
    let start = if app.can_compare() { MARK + gap::TINY } else { gap::MEDIUM };
    let room = rect.with_min_x(rect.left() + start).with_max_x(rect.right() - STAR - gap::MEDIUM);
    let is_cut = title_ui(ui, &title, room);
    if is_changed {
        let dot = rect.right_center() - vec2(STAR + 4.0, 0.0);
        ui.painter().circle_filled(dot, 4.0, theme::color(palette.accent));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, theme::CORNER, theme::ring(ui), StrokeKind::Inside);
    }
    match (is_changed, is_cut) {
        (true, _) => response.on_hover_text(name),
        (false, true) => response.on_hover_text(title),
        (false, false) => response,
    }
}

/// A title in its room; whether it is cut. What tells it from others, such as `(copy 2)` at the end, is not
/// as long as a few letters of the start have room.
fn title_ui(ui: &Ui, title: &str, room: Rect) -> bool {
    let colour = theme::color(theme::palette(ui).text);
    let within = |text: &str, width: f32| {
        WidgetText::from(text).into_galley(ui, Some(TextWrapMode::Truncate), width, TextStyle::Button)
    };
    let paint = |galley: Arc<egui::Galley>, room: Rect| {
        let place = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), room);
        ui.painter().galley(place.min, galley, colour);
        place.right()
    };
    let whole = within(title, room.width());
    if !whole.elided {
        paint(whole, room);
        return false;
    }
    let end = end_of(title);
    let start = &title[..title.len() - end.len()];
    let end = within(end, room.width() - LEAST_START);
    let right = paint(within(start, room.width() - end.size().x), room);
    paint(end, room.with_min_x(right));
    true
}

/// The agreements that come with the program.
pub fn shipped_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    ui.set_min_width(280.0);
    let room = ui.ctx().content_rect().height() - 120.0;
    ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
        for (name, title) in app.shipped() {
            if ui.add(Button::new(title)).clicked() {
                out.push(Action::Run(Run::OpenShipped(name.to_owned())));
                ui.close();
            }
        }
    });
}
