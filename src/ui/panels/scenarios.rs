//! The scenarios that are open, each with the piece of line that is its own in every chart. A star pins the one that
//! others are compared with; in the comparison a tick says which are shown. A line that is dragged, or moved with Alt
//! and an arrow, takes another place in the list.

use std::sync::Arc;

use eframe::egui;
use egui::{
    Align, Align2, Button, Color32, Key, Label, Layout, Modifiers, Popup, PopupCloseBehavior, Pos2, Rect,
    Response, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind, TextStyle, TextWrapMode, Ui, UiBuilder,
    WidgetInfo, WidgetText, vec2,
};

use super::chart::Brush;
use crate::app::{Action, App, Baseline, Document, DocumentId, Run, Show, ViewKind};
use crate::present::LineKind;
use crate::present::scene::Pen;
use crate::text::naming::end_of;
use crate::text::{key, say_with};
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
    let mut rows: Vec<Response> = Vec::new();
    for (place, document) in app.session().documents().iter().enumerate() {
        let response = document_ui(ui, app, document);
        if has_ticks(app) {
            tick_ui(ui, app, document, response.rect, out);
        }
        star_ui(ui, app, document, response.rect, out);
        if response.clicked() {
            out.push(Action::Show(Show::Document(document.id)));
        }
        if response.has_focus() {
            move_by_keys(ui, app, (document.id, place), out);
        }
        response.context_menu(|ui| menu_ui(ui, app, (document, place), out));
        rows.push(response);
    }
    move_by_drag(ui, app, &rows, out);
    if let Some(on_disk) = app.on_disk() {
        on_disk_ui(ui, app, on_disk, out);
    }
    if app.session().documents().is_empty() {
        ui.add(Label::new(theme::secondary(ui, app.say(key::PANEL_NO_SCENARIO))).wrap());
    }
}

/// Whether a tick says which scenarios are shown.
fn has_ticks(app: &App) -> bool {
    let compared = app.compared().map(|(baseline, hand)| [baseline.id, hand.id]);
    let is_other = |document: &Document| compared.is_some_and(|compared| !compared.contains(&document.id));
    app.shown().view == ViewKind::Compare && app.session().documents().iter().any(is_other)
}

/// Alt and an arrow move the line that has the keyboard up or down.
fn move_by_keys(ui: &Ui, app: &App, (id, place): (DocumentId, usize), out: &mut Vec<Action>) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
    let (up, down) = (pressed(Key::ArrowUp), pressed(Key::ArrowDown));
    let last = app.session().documents().len() - 1;
    let to = if up { place.saturating_sub(1) } else { (place + usize::from(down)).min(last) };
    out.extend((to != place).then_some(Action::Show(Show::Place(id, to))));
}

/// A line across the list shows where the one that is dragged would stand; there it is put.
fn move_by_drag(ui: &Ui, app: &App, rows: &[Response], out: &mut Vec<Action>) {
    let is_held = |row: &Response| row.dragged() || row.drag_stopped();
    let Some(from) = rows.iter().position(is_held) else { return };
    let Some(at) = ui.ctx().pointer_interact_pos() else { return };
    // Before the first line whose middle lies below the pointer.
    let before = rows.iter().filter(|row| row.rect.center().y < at.y).count();
    let to = if before > from { before - 1 } else { before };
    if to == from {
        return;
    }
    let y =
        rows.get(before).map_or_else(|| rows[rows.len() - 1].rect.bottom() + 1.0, |row| row.rect.top() - 1.0);
    let stroke = Stroke::new(2.0, theme::color(theme::palette(ui).accent));
    ui.painter().hline(rows[from].rect.x_range(), y, stroke);
    if rows[from].drag_stopped() {
        out.push(Action::Show(Show::Place(app.session().documents()[from].id, to)));
    }
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
fn menu_ui(ui: &mut Ui, app: &App, (document, place): (&Document, usize), out: &mut Vec<Action>) {
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
    ui.separator();
    let last = app.session().documents().len() - 1;
    for (key, to) in [
        (key::MENU_MOVE_UP, place.checked_sub(1)),
        (key::MENU_MOVE_DOWN, Some(place + 1).filter(|to| *to <= last)),
    ] {
        if ui.add_enabled(to.is_some(), Button::new(app.say(key))).clicked() {
            out.extend(to.map(|to| Action::Show(Show::Place(id, to))));
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
    if !is_pinned && app.session().documents().len() < 2 {
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

/// Whether a scenario is shown in the comparison; of the two that are compared it is only told.
fn tick_ui(ui: &Ui, app: &App, document: &Document, row: Rect, out: &mut Vec<Action>) {
    let is_fixed =
        app.compared().is_some_and(|(baseline, hand)| [baseline.id, hand.id].contains(&document.id));
    let is_shown = is_fixed || !app.shown().left_out.contains(&document.id);
    let rect = row.with_max_x(row.left() + TICK);
    let sense = if is_fixed { Sense::hover() } else { Sense::click() };
    let response = ui.interact(rect, ui.scope_id().with(("tick", document.id)), sense);
    let key = if is_fixed { key::SCENARIO_ALWAYS_COMPARED } else { key::SCENARIO_COMPARED };
    let name = say_with(app.language(), key, &[("title", app.title_of(document).into())]);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, !is_fixed, is_shown, &name));

    let palette = theme::palette(ui);
    let place = Rect::from_center_size(rect.center() + vec2(2.0, 0.0), vec2(14.0, 14.0));
    let tick = match (is_fixed, is_shown) {
        (true, _) => Some(palette.secondary),
        (false, true) => Some(palette.on_accent),
        (false, false) => None,
    };
    if !is_fixed {
        let ground = if is_shown { palette.accent } else { palette.panel };
        let border = match (is_shown, response.hovered()) {
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
        out.push(Action::Show(Show::Compared(document.id, !is_shown)));
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
/// Room for the tick at its start.
const TICK: f32 = 26.0;
/// Width of the piece of its line.
const SWATCH: f32 = 22.0;

/// One scenario: a bar if it is in hand, a piece of its line, a dot if it differs from its file.
fn document_ui(ui: &mut Ui, app: &App, document: &Document) -> Response {
    let is_in_hand = app.shown().document == Some(document.id);
    let is_alone = app.session().documents().len() < 2;
    let sense = if is_alone { Sense::click() } else { Sense::click_and_drag() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::CONTROL), sense);
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
    let mut start = if has_ticks(app) { TICK + gap::TINY } else { gap::MEDIUM };
    if !is_alone {
        let kind = if is_in_hand { LineKind::InHand } else { LineKind::Scenario };
        let place =
            Rect::from_center_size(rect.left_center() + vec2(start + SWATCH / 2.0, 0.0), vec2(SWATCH, 8.0));
        swatch_ui(ui, kind(document.colour), place);
        start += SWATCH + gap::SMALL;
    }
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

/// A piece of the line of a scenario as charts draw it.
fn swatch_ui(ui: &Ui, kind: LineKind, rect: Rect) {
    let palette = theme::palette(ui);
    let brush = Brush { origin: rect.min, palette, ground: theme::color(palette.panel) };
    brush.items(ui.painter(), &Pen::of(kind).swatch(&brush.area(rect)));
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
