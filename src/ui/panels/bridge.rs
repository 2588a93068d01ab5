//! The bridge on screen: over what and in which order it is read, the waterfall, and its causes as a
//! list in which each opens into its fields.
//!
//! Clicking a bar opens its cause too. One cause is open at a time.

use eframe::egui;
use egui::{
    Align, Label, Layout, Rect, Response, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind, TextStyle,
    TextWrapMode, Ui, UiBuilder, WidgetInfo, WidgetText, pos2, vec2,
};

use crate::app::Action;
use crate::app::App;
use crate::app::Show;
use crate::engine::BridgeReading;
use crate::engine::Cause;
use crate::engine::Way;
use crate::present::certainty::rests_on_words;
use crate::present::certainty::with_sign;
use crate::present::views::compare::BridgeCause;
use crate::present::views::compare::BridgeView;
use crate::text::{key, say_with};
use crate::ui::panels::changed::line_ui;
use crate::ui::panels::measures::choice_ui;
use crate::ui::panels::measures::menu_ui;
use crate::ui::panels::waterfall::waterfall_ui;
use crate::ui::state::UiState;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// Height that the waterfall has at least.
const WATERFALL: f32 = 264.0;
/// Height of the list of years before it scrolls.
const YEARS: f32 = 320.0;
/// Room for the figure of a cause.
const FIGURE: f32 = 104.0;
/// How far the names of causes stand from the left edge.
const INDENT: f32 = 20.0;

/// What causes the difference.
pub fn bridge_ui(ui: &mut Ui, app: &App, bridge: &BridgeView, state: &mut UiState, out: &mut Vec<Action>) {
    widgets::section_ui(ui, &bridge.title);
    reading_ui(ui, app, bridge, out);
    ui.add(Label::new(theme::caption(&bridge.subtitle)).wrap());

    let is_of = |opened| bridge.causes.iter().position(|cause| cause.causes.contains(&opened));
    let was_open = state.opened_cause.and_then(is_of);
    let mut toggled = waterfall_ui(ui, &bridge.chart, was_open, WATERFALL);
    for place in 0..bridge.causes.len() {
        let is_open = was_open == Some(place);
        // Named after the cause rather than its place: the keyboard goes along when it moves.
        let id = ui.scope_id().with(("cause", bridge.causes[place].causes.first()));
        ui.scope_builder(UiBuilder::new().scope_id(id), |ui| {
            let row = row_ui(ui, app, bridge, place, is_open, out);
            if row.clicked() {
                toggled = Some(place);
            }
            if is_open {
                let fields = ui.scope(|ui| fields_ui(ui, app, bridge, &bridge.causes[place], state));
                if state.sought_cause.take().is_some() {
                    ui.scroll_to_rect(row.rect.union(fields.response.rect), None);
                }
            }
        });
    }
    total_ui(ui, app, bridge);
    let signs = bridge.signs(app.language());
    if !signs.is_empty() {
        ui.add(Label::new(theme::caption(signs.join("   "))).wrap());
    }
    for note in &bridge.notes {
        ui.add(Label::new(theme::caption(note)).wrap());
    }

    if let Some(place) = toggled {
        let opens = was_open != Some(place);
        let cause = bridge.causes.get(place).and_then(|cause| cause.causes.first());
        state.opened_cause = cause.copied().filter(|_| opens);
        state.sought_cause = state.opened_cause;
        ui.ctx().request_repaint();
    }
}

/// Over what the bridge is read, and over which orders.
fn reading_ui(ui: &mut Ui, app: &App, bridge: &BridgeView, out: &mut Vec<Action>) {
    let now = bridge.reading;
    let mut picked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = gap::HUGE;
        let of_now = bridge.spans.iter().find(|(span, _)| *span == now.span);
        let shown = of_now.map(|(_, name)| name.as_str()).unwrap_or_default();
        menu_ui(ui, &app.say(key::BRIDGE_SPAN), shown, |ui| {
            let height = YEARS.min(ui.ctx().content_rect().height() / 2.0);
            ScrollArea::vertical().max_height(height).show(ui, |ui| {
                for (span, name) in &bridge.spans {
                    if choice_ui(ui, *span == now.span, name) {
                        picked = Some(BridgeReading { span: *span, ..now });
                    }
                }
            });
        });
        let (average, in_order) = (app.say(key::BRIDGE_WAY_AVERAGE), app.say(key::BRIDGE_WAY_IN_ORDER));
        let ways = [(Way::Average, average.as_str()), (Way::InOrder, in_order.as_str())];
        if let Some(way) = widgets::segments_ui(ui, &app.say(key::BRIDGE_WAY), now.way, &ways) {
            picked = Some(BridgeReading { way, ..now });
        }
    });
    if let Some(reading) = picked.filter(|reading| *reading != now) {
        out.push(Action::Show(Show::Bridge(reading)));
    }
}

/// A cause with its figure; in an order of its own also its place in that and what moves it.
fn row_ui(
    ui: &mut Ui,
    app: &App,
    bridge: &BridgeView,
    place: usize,
    is_open: bool,
    out: &mut Vec<Action>,
) -> Response {
    let cause = &bridge.causes[place];
    let size = vec2(ui.available_width(), theme::CONTROL);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        let args = [("cause", (&cause.name).into()), ("amount", (&cause.words).into())];
        let name = say_with(app.language(), key::BRIDGE_CAUSE_NAME, &args);
        WidgetInfo::labeled(Role::Button, ui.is_enabled(), name)
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_expanded(is_open);
        if let Some(words) = rests_on_words(cause.status, app.language()) {
            node.set_description(words);
        }
    });
    if response.gained_focus() {
        response.scroll_to_me(None);
    }

    let palette = theme::palette(ui);
    if response.hovered() || is_open {
        let ground = if is_open { palette.selection } else { palette.hairline };
        ui.painter().rect_filled(rect, theme::CORNER, theme::color(ground));
    }
    let wedge = if is_open {
        [(-4.0, -2.0), (4.0, -2.0), (0.0, 3.0)]
    } else {
        [(-2.0, -4.0), (3.0, 0.0), (-2.0, 4.0)]
    };
    let at = pos2(rect.left() + INDENT / 2.0, rect.center().y);
    let wedge = wedge.map(|(x, y)| at + vec2(x, y)).to_vec();
    ui.painter().add(Shape::convex_polygon(wedge, theme::color(palette.secondary), Stroke::NONE));

    let figure = WidgetText::from(theme::bold(cause.told()));
    let figure = figure.into_galley(ui, Some(TextWrapMode::Extend), FIGURE, TextStyle::Body);
    let middle = |height: f32| rect.center().y - height / 2.0;
    let right = rect.right() - gap::SMALL;
    let colour = theme::color(palette.text);
    ui.painter().galley(pos2(right - figure.size().x, middle(figure.size().y)), figure, colour);

    let mut room = rect.with_min_x(rect.left() + INDENT).with_max_x(rect.right() - FIGURE);
    if bridge.reading.way == Way::InOrder {
        room.max.x = moves_ui(ui, app, bridge, place, room, out);
    }
    let name = match bridge.reading.way {
        Way::Average => cause.name.clone(),
        Way::InOrder => format!("{}. {}", place + 1, cause.name),
    };
    let name = WidgetText::from(name);
    let name = name.into_galley(ui, Some(TextWrapMode::Truncate), room.width(), TextStyle::Body);
    let is_cut = name.elided;
    ui.painter().galley(pos2(room.left(), middle(name.size().y)), name, colour);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, theme::CORNER, theme::ring(ui), StrokeKind::Inside);
    }
    if is_cut { response.on_hover_text(&cause.name) } else { response }
}

/// What moves a cause earlier and later, at the right of `room`; returns where it begins.
fn moves_ui(
    ui: &mut Ui,
    app: &App,
    bridge: &BridgeView,
    place: usize,
    room: Rect,
    out: &mut Vec<Action>,
) -> f32 {
    let cause = &bridge.causes[place];
    let neighbours = [place.checked_sub(1), Some(place + 1).filter(|&next| next < bridge.causes.len())];
    let keys = [(key::BRIDGE_EARLIER, key::BRIDGE_EARLIER_NAME), (key::BRIDGE_LATER, key::BRIDGE_LATER_NAME)];
    let words = keys.map(|(key, _)| {
        let words = WidgetText::from(theme::secondary(ui, app.say(key)));
        words.into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Button)
    });
    let padding = 2.0 * ui.spacing().button_padding.x;
    let width: f32 = words.iter().map(|words| words.size().x + padding).sum();
    let room = room.with_min_x(room.right() - width);
    let builder = UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center));
    let moves = ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        [0, 1].map(|at| {
            let button = widgets::quiet(words[at].clone()).min_size(vec2(0.0, 24.0));
            let button = ui.add_enabled(neighbours[at].is_some(), button);
            let args = [("cause", (&cause.name).into())];
            let name = say_with(app.language(), keys[at].1, &args);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, button.enabled(), &name));
            (button, neighbours[at])
        })
    });
    let [earlier, later] = &moves.inner;
    for ((pressed, neighbour), (other, _)) in [(earlier, later), (later, earlier)] {
        let Some(neighbour) = neighbour.filter(|_| pressed.clicked()) else { continue };
        let order = bridge.reading.order;
        let first = |place: usize| -> Option<Cause> { order.earliest(&bridge.causes[place].causes) };
        if let (Some(one), Some(other)) = (first(place), first(neighbour)) {
            let reading = BridgeReading { order: order.exchanged(one, other), ..bridge.reading };
            out.push(Action::Show(Show::Bridge(reading)));
        }
        // At the end of the way there is but one way back, and the keyboard goes to it.
        if pressed.has_focus() && (neighbour == 0 || neighbour + 1 == bridge.causes.len()) {
            other.request_focus();
        }
    }
    room.left() - gap::SMALL
}

/// The fields of a cause, each changed alone, and all of them together.
fn fields_ui(ui: &mut Ui, app: &App, bridge: &BridgeView, cause: &BridgeCause, state: &mut UiState) {
    let indented = ui.available_rect_before_wrap();
    let indented = indented.with_min_x(indented.left() + INDENT).with_max_x(indented.right() - gap::SMALL);
    ui.scope_builder(UiBuilder::new().max_rect(indented), |ui| {
        let head = format!("{} · {}", app.say(key::COMPARE_HEAD_EFFECT), bridge.unit);
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| ui.add(Label::new(theme::caption(head))));
        for line in &cause.lines {
            line_ui(ui, app, line, state);
        }
        if !cause.lines.is_empty() {
            widgets::hairline_ui(ui);
        }
        sum_ui(ui, &app.say(key::BRIDGE_CAUSE_ALONE), &with_sign(cause.alone.clone(), cause.alone_status));
        for note in &cause.notes {
            ui.add(Label::new(theme::caption(note)).wrap());
        }
        ui.add_space(gap::SMALL);
    });
}

/// The difference, below the causes that make it.
fn total_ui(ui: &mut Ui, app: &App, bridge: &BridgeView) {
    widgets::hairline_ui(ui);
    let room = ui.available_rect_before_wrap();
    let room = room.with_min_x(room.left() + INDENT).with_max_x(room.right() - gap::SMALL);
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        sum_ui(ui, &app.say(key::COMPARE_ALL_TOGETHER), &bridge.difference.told());
    });
}

/// What something comes to, in bold.
fn sum_ui(ui: &mut Ui, name: &str, figure: &str) {
    let size = vec2(ui.available_width(), theme::ROW);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        let name = ui.add(Label::new(theme::bold(name)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add(Label::new(theme::bold(figure))).labelled_by(name.id);
        });
    });
}
