//! The small parts that every panel is made of.
//!
//! They paint what they are given and tell what was asked for; they keep no state of their
//! own and know no sentence: every text is passed in, so that it can be in any language.
//!
//! **Invariant:** every part that can be operated has an accessible name, can be reached and
//! used by keyboard, and is at least 24 points high. No part changes its size with its state.

use std::sync::Arc;
use std::time::Duration;

use eframe::egui;
use egui::accesskit;
use egui::{
    Align, Align2, Area, Atom, Button, EventFilter, Frame, Id, Key, Label, Layout, Margin, Order, Response,
    RichText, Role, Sense, Separator, Shape, Stroke, StrokeKind, TextStyle, TextWrapMode, Ui, UiBuilder,
    Widget, WidgetInfo, WidgetText, vec2,
};

use crate::present::palette::Colour;
use crate::present::palette::Palette;
use crate::ui::theme;
use crate::ui::theme::gap;

/// The heading of a section, with a hairline under it and room above.
pub fn section_ui(ui: &mut Ui, text: &str) -> Response {
    let is_first = ui.cursor().top() <= ui.max_rect().top();
    if !is_first {
        ui.add_space(gap::LARGE);
    }
    let heading = ui.add(Label::new(theme::heading(text)).truncate());
    ui.ctx().accesskit_node_builder(heading.id, |node| {
        node.set_role(Role::Heading);
        node.set_label(text);
    });
    hairline_ui(ui);
    heading
}

/// The heading of a panel, with a hairline under it.
pub fn panel_heading_ui(ui: &mut Ui, text: &str) {
    // As high as a heading with a button beside it.
    let row = vec2(ui.available_width(), theme::CONTROL);
    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        let label = ui.add(Label::new(theme::heading(text)).truncate());
        ui.ctx().accesskit_node_builder(label.id, |node| {
            node.set_role(Role::Heading);
            node.set_label(text);
        });
    });
    hairline_ui(ui);
}

/// A line between two things: across in a column, upright in a row.
pub fn hairline_ui(ui: &mut Ui) -> Response {
    ui.add(Separator::default().spacing(gap::SMALL))
}

/// What something is called at the left and what it is at the right.
///
/// Where both do not fit beside each other the value goes below and wraps: a figure is never
/// cut off. Returns the value, which carries the key as its accessible name.
pub fn key_value_ui(ui: &mut Ui, key: &str, value: impl Into<WidgetText>) -> Response {
    let key = WidgetText::from(theme::secondary(ui, key));
    let value = value.into();
    let width = |text: &WidgetText| one_line(ui, text.clone(), TextStyle::Body).size().x;
    let fits = width(&key) + gap::LARGE + width(&value) <= ui.available_width();

    if fits {
        let row = vec2(ui.available_width(), 24.0);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            let key = ui.label(key);
            let at_the_right = Layout::right_to_left(Align::Center);
            ui.with_layout(at_the_right, |ui| ui.label(value).labelled_by(key.id)).inner
        })
        .inner
    } else {
        let key = ui.add(Label::new(key).truncate());
        ui.add(Label::new(value).wrap()).labelled_by(key.id)
    }
}

/// A button that shows its frame only under the pointer or with the keyboard on it.
pub fn quiet<'a>(text: impl Into<WidgetText>) -> Button<'a> {
    Button::new(text.into()).frame_when_inactive(false)
}

/// One of a list, over the whole width; what is selected has a bar at its left.
pub fn item(text: &str, is_selected: bool) -> impl Widget + '_ {
    item_sensing(text, is_selected, Sense::click())
}

fn item_sensing(text: &str, is_selected: bool, sense: Sense) -> impl Widget + '_ {
    move |ui: &mut Ui| {
        let size = vec2(ui.available_width(), theme::CONTROL);
        let (rect, response) = ui.allocate_exact_size(size, sense);
        response
            .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), is_selected, text));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(is_selected));

        let palette = theme::palette(ui);
        let ground = if is_selected {
            Some(palette.selection)
        } else {
            response.hovered().then_some(palette.hairline)
        };
        if let Some(ground) = ground {
            ui.painter().rect_filled(rect, theme::CORNER, theme::color(ground));
        }
        if is_selected {
            let bar = rect.with_max_x(rect.left() + 3.0);
            ui.painter().rect_filled(bar, 1, theme::color(palette.accent));
        }
        let room = rect.shrink2(vec2(gap::MEDIUM, 0.0));
        let galley = WidgetText::from(text).into_galley(
            ui,
            Some(TextWrapMode::Truncate),
            room.width(),
            TextStyle::Button,
        );
        let place = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), room);
        let is_cut = galley.elided;
        ui.painter().galley(place.min, galley, theme::color(palette.text));
        if response.has_focus() {
            ui.painter().rect_stroke(rect, theme::CORNER, theme::ring(ui), StrokeKind::Inside);
        }
        if is_cut { response.on_hover_text(text) } else { response }
    }
}

/// The one button of a place that does what the place is for.
pub fn primary(text: &str) -> impl Widget + '_ {
    move |ui: &mut Ui| {
        let palette = theme::palette(ui);
        let label = RichText::new(text).color(theme::color(palette.on_accent));
        // Room on both sides keeps the word in the middle in every layout.
        let button = Button::new((Atom::grow(), label, Atom::grow()))
            .gap(0.0)
            .fill(theme::color(palette.accent))
            .stroke(Stroke::new(theme::HAIRLINE, theme::color(palette.accent)))
            .min_size(vec2(80.0, theme::CONTROL));
        let response = ui.add(button);
        // Its ground has the colour of the ring, so the ring stands off; under the pointer it
        // is a thin one.
        let outside = if response.has_focus() {
            Some((3.0, theme::RING))
        } else if response.hovered() {
            Some((2.0, theme::HAIRLINE))
        } else {
            None
        };
        if let Some((distance, width)) = outside {
            let stroke = Stroke::new(width, theme::color(palette.accent));
            let around = response.rect.expand(distance);
            let corner = theme::CORNER + 2;
            ui.painter().rect_stroke(around, corner, stroke, StrokeKind::Middle);
        }
        response
    }
}

/// A choice of one of a few, side by side; also the tabs of a view.
///
/// Tab reaches what is chosen, the arrow keys, Home and End choose another. Returns the option that was chosen
/// just now, if it is another one.
pub fn segments_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    chosen: T,
    options: &[(T, &str)],
) -> Option<T> {
    let segments = ui.horizontal(|ui| list_ui(ui, name, chosen, options)).inner;
    picked(ui, &segments, chosen, options, TabsAlong::Row)
}

/// The same on as many lines as it takes.
pub fn wrapped_segments_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    chosen: T,
    options: &[(T, &str)],
) -> Option<T> {
    let segments = ui.horizontal_wrapped(|ui| list_ui(ui, name, chosen, options)).inner;
    picked(ui, &segments, chosen, options, TabsAlong::Row)
}

/// The same one below the other, over the whole width.
pub fn column_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    chosen: T,
    options: &[(T, &str)],
) -> Option<T> {
    let segments = ui
        .vertical(|ui| {
            name_tabs(ui, name);
            ui.spacing_mut().item_spacing.y = 2.0;
            let stop = stop_of(chosen, options);
            let line = |&(option, text): &(T, &str)| {
                let sense = sense_of(ui, option == stop);
                let response = ui.add(item_sensing(text, option == chosen, sense));
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(Role::Tab));
                response
            };
            options.iter().map(line).collect::<Vec<_>>()
        })
        .inner;
    picked(ui, &segments, chosen, options, TabsAlong::Column)
}

/// The option that Tab reaches; arrows lead from it to the others.
fn stop_of<T: Copy + PartialEq>(chosen: T, options: &[(T, &str)]) -> T {
    let is_there = options.iter().any(|(option, _)| *option == chosen);
    options.first().filter(|_| !is_there).map_or(chosen, |(first, _)| *first)
}

/// What an option answers to; one that has the keyboard keeps it.
fn sense_of(ui: &Ui, is_stop: bool) -> Sense {
    let id = ui.next_auto_id();
    if is_stop || ui.memory(|memory| memory.has_focus(id)) { Sense::click() } else { Sense::CLICK }
}

/// Along which axis a choice is laid out, and which arrows go through it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TabsAlong {
    Row,
    Column,
}

fn name_tabs(ui: &Ui, name: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::TabList);
        node.set_label(name);
    });
}

fn list_ui<T: Copy + PartialEq>(ui: &mut Ui, name: &str, chosen: T, options: &[(T, &str)]) -> Vec<Response> {
    name_tabs(ui, name);
    ui.spacing_mut().item_spacing.x = gap::LARGE;
    let stop = stop_of(chosen, options);
    let segment = |&(option, text): &(T, &str)| {
        let sense = sense_of(ui, option == stop);
        segment_ui(ui, text, option == chosen, sense)
    };
    options.iter().map(segment).collect()
}

/// What pointer or keyboard chose just now, if it is another one.
fn picked<T: Copy + PartialEq>(
    ui: &Ui,
    segments: &[Response],
    chosen: T,
    options: &[(T, &str)],
    axis: TabsAlong,
) -> Option<T> {
    let (next, previous) = match axis {
        TabsAlong::Row => (Key::ArrowRight, Key::ArrowLeft),
        TabsAlong::Column => (Key::ArrowDown, Key::ArrowUp),
    };
    let by_pointer = segments.iter().position(Response::clicked);
    let by_keyboard = segments.iter().position(Response::has_focus).and_then(|at| {
        let arrows = EventFilter {
            horizontal_arrows: axis == TabsAlong::Row,
            vertical_arrows: axis == TabsAlong::Column,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(segments[at].id, arrows));
        ui.input(|input| {
            if input.key_pressed(next) {
                Some((at + 1).min(segments.len() - 1))
            } else if input.key_pressed(previous) {
                Some(at.saturating_sub(1))
            } else if input.key_pressed(Key::Home) {
                Some(0)
            } else if input.key_pressed(Key::End) {
                Some(segments.len() - 1)
            } else {
                None
            }
        })
    });
    if let Some(at) = by_keyboard {
        segments[at].request_focus();
    }

    let (picked, _) = options[by_pointer.or(by_keyboard)?];
    (picked != chosen).then_some(picked)
}

fn segment_ui(ui: &mut Ui, text: &str, is_chosen: bool, sense: Sense) -> Response {
    let galley = one_line(ui, text.into(), TextStyle::Button);
    let size = vec2(galley.size().x.max(24.0), theme::CONTROL);
    let (rect, response) = ui.allocate_exact_size(size, sense);
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), is_chosen, text));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(is_chosen));

    let palette = theme::palette(ui);
    // The words stand on the left edge of what is below them; ground and ring reach beyond.
    let around = rect.expand2(vec2(6.0, 0.0));
    let mut words = if is_chosen { palette.text } else { palette.secondary };
    if response.hovered() && !is_chosen {
        words = palette.text;
        ui.painter().rect_filled(around, theme::CORNER, theme::color(palette.hairline));
    }
    let place = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), rect);
    ui.painter().galley(place.min, galley, theme::color(words));
    if is_chosen {
        // Clear of the ring, so that both are seen.
        let line = rect.with_min_y(rect.bottom() - 5.0).with_max_y(rect.bottom() - 3.0);
        ui.painter().rect_filled(line, 1, theme::color(palette.accent));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(around, theme::CORNER, theme::ring(ui), StrokeKind::Inside);
    }
    response
}

/// What a badge or a message is about. The words say it too; colour never stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tone {
    /// Nothing to do: "assumed", "estimate", "by rule".
    #[default]
    Quiet,
    /// Went well.
    Good,
    /// Look here: "a newer edition exists".
    Warning,
    /// Does not work: "floor above cap".
    Error,
}

impl Tone {
    fn of(self, palette: &Palette) -> Colour {
        match self {
            Self::Quiet => palette.secondary,
            Self::Good => palette.good,
            Self::Warning => palette.warning,
            Self::Error => palette.error,
        }
    }
}

/// One or two words about the state of what stands beside it, in a fine line.
pub fn badge_ui(ui: &mut Ui, tone: Tone, text: &str) -> Response {
    let galley = one_line(ui, text.into(), TextStyle::Small);
    let size = galley.size() + vec2(2.0 * 6.0, 2.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), text));

    let palette = theme::palette(ui);
    let border = if tone == Tone::Quiet { palette.border } else { tone.of(palette) };
    let stroke = Stroke::new(theme::HAIRLINE, theme::color(border));
    ui.painter().rect_stroke(rect, theme::CORNER, stroke, StrokeKind::Inside);
    let words = theme::color(tone.of(palette));
    ui.painter().galley(rect.min + vec2(6.0, 1.0), galley, words);
    response
}

/// How long a message stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ToastKind {
    /// Goes by itself after a while, and stays as long as the pointer is on it.
    Info,
    /// Stays until it is closed.
    Error,
}

/// A message over the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Toast<'a> {
    /// Tells it from every other message since the start.
    pub id: u64,
    /// How long it stays.
    pub kind: ToastKind,
    /// The message.
    pub text: &'a str,
    /// What can be done with what it tells of, as the words of a button.
    pub offer: Option<&'a str>,
}

/// What was answered to messages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answered {
    /// Those that are to go: closed, or over.
    pub gone: Vec<u64>,
    /// Those whose offer was taken.
    pub taken: Vec<u64>,
}

/// Seconds that an [`ToastKind::Info`] stays.
const STAYS: f64 = 6.0;
/// Seconds that it stays if it offers something.
const STAYS_WITH_OFFER: f64 = 20.0;

/// The messages in the lower right corner, the newest below.
///
/// `name` is what a screen reader calls the corner, `close` the word on the button. Without a
/// message nothing is painted and nothing is scheduled; with an info one frame, at its end.
#[must_use = "closed messages stay until they are taken away"]
pub fn toasts_ui(ctx: &egui::Context, name: &str, close: &str, toasts: &[Toast<'_>]) -> Answered {
    if toasts.is_empty() {
        return Answered::default();
    }
    let answered = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = gap::SMALL;
        let mut answered = Answered::default();
        for toast in toasts {
            match toast_ui(ui, close, toast) {
                Some(Answer::Gone) => answered.gone.push(toast.id),
                Some(Answer::Taken) => answered.taken.push(toast.id),
                None => {}
            }
        }
        answered
    };
    // Above the line of state at the foot of the window.
    Area::new(Id::unique("toasts"))
        .order(Order::Middle)
        .anchor(Align2::RIGHT_BOTTOM, vec2(-gap::LARGE, -2.0 * gap::HUGE))
        .fade_in(false)
        .accessible_name(name)
        .show(ctx, answered)
        .inner
}

/// Width of what a message says: it covers the explanation at the right, and no figure of a table beside it.
const MESSAGE: f32 = 244.0;

enum Answer {
    Gone,
    Taken,
}

/// One message.
fn toast_ui(ui: &mut Ui, close: &str, toast: &Toast<'_>) -> Option<Answer> {
    let palette = theme::palette(ui);
    let (role, live, tone, sign) = match toast.kind {
        ToastKind::Info => (Role::Status, accesskit::Live::Polite, palette.accent, None),
        ToastKind::Error => (Role::Alert, accesskit::Live::Assertive, palette.error, Some("⚠")),
    };
    let frame = Frame::popup(ui.style()).inner_margin(Margin { left: 16, right: 8, top: 8, bottom: 8 });
    let builder = UiBuilder::new().id_salt(toast.id).accessibility_role(role).accessibility_label(toast.text);

    let shown = ui.scope_builder(builder, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_live(live));
        let shown = frame.show(ui, |ui| {
            ui.set_width(MESSAGE);
            let closes = ui.horizontal_top(|ui| {
                let button = one_line(ui, close.into(), TextStyle::Button).size().x + 2.0 * gap::SMALL;
                let words = ui.available_width() - button - gap::SMALL;
                ui.allocate_ui_with_layout(vec2(words, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(words);
                    // The first line stands level with the word on the button.
                    ui.add_space(gap::TINY);
                    ui.horizontal_top(|ui| {
                        if let Some(sign) = sign {
                            ui.label(RichText::new(sign).color(theme::color(tone)));
                        }
                        ui.add(Label::new(toast.text).wrap());
                    });
                });
                ui.with_layout(Layout::right_to_left(Align::TOP), |ui| ui.add(quiet(close))).inner
            });
            let offered = toast.offer.map(|offer| ui.add(Button::new(offer)));
            (closes.inner, offered)
        });
        let edge = shown.response.rect.with_max_x(shown.response.rect.left() + 4.0);
        ui.painter().add(Shape::rect_filled(edge, theme::CORNER, theme::color(tone)));
        shown
    });

    let (closes, offered) = shown.inner.inner;
    let has_keyboard = closes.has_focus() || offered.as_ref().is_some_and(Response::has_focus);
    let is_read =
        has_keyboard || shown.response.contains_pointer() || ui.rect_contains_pointer(shown.response.rect);
    if offered.is_some_and(|offered| offered.clicked()) {
        return Some(Answer::Taken);
    }
    let is_over = toast.kind == ToastKind::Info && is_over(ui, toast, is_read);
    (closes.clicked() || is_over).then_some(Answer::Gone)
}

/// Whether an info has been there long enough; being read starts its time anew.
fn is_over(ui: &Ui, toast: &Toast<'_>, is_read: bool) -> bool {
    let now = ui.input(|input| input.time);
    let key = Id::unique(("toast since", toast.id));
    let since = ui.data_mut(|data| {
        let since = data.get_temp_mut_or(key, now);
        if is_read {
            *since = now;
        }
        *since
    });
    let stays = if toast.offer.is_some() { STAYS_WITH_OFFER } else { STAYS };
    let left = since + stays - now;
    if left > 0.0 {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
    }
    left <= 0.0
}

/// A text on one line, however long.
fn one_line(ui: &Ui, text: WidgetText, style: TextStyle) -> Arc<egui::Galley> {
    text.into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, style)
}

/// Something that must be told besides, with a bar at its left.
pub fn note_ui(ui: &mut Ui, note: &str) {
    let indent = gap::SMALL + 2.0;
    let before = ui.cursor().min;
    let shown = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(indent);
        ui.add(Label::new(note).wrap())
    });
    let bar = egui::Rect::from_min_max(before, egui::pos2(before.x + 2.0, shown.response.rect.bottom()));
    ui.painter().rect_filled(bar, 1, theme::color(theme::palette(ui).warning));
}

/// The heading of a section of the explanation.
pub fn heading_ui(ui: &mut Ui, text: &str) {
    ui.add_space(gap::MEDIUM);
    let heading = ui.add(Label::new(theme::caption(text)));
    ui.ctx().accesskit_node_builder(heading.id, |node| node.set_role(Role::Heading));
    let y = ui.cursor().top() - 1.0;
    ui.painter().hline(ui.max_rect().x_range(), y, theme::hairline(ui));
}

/// How wide a text is on one line.
pub fn wide(ui: &Ui, text: &str, style: &TextStyle) -> f32 {
    let font = style.resolve(ui.style());
    ui.painter().layout_no_wrap(text.to_owned(), font, egui::Color32::PLACEHOLDER).size().x
}
