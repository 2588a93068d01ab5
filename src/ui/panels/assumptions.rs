//! What the scenario rests on that is not in print, and what is wrong with it: two lists that open
//! from the line of state, each line leading to its field.

use eframe::egui;
use egui::{
    Align, Button, Label, Layout, Popup, PopupCloseBehavior, RectAlign, Response, RichText, Role, ScrollArea,
    Sense, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2,
};

use crate::app::{Action, App, Edit, ToldProblem};
use crate::present::Addition;
use crate::text::fields::status_word;
use crate::text::{Sentence, key, say_with};
use crate::ui::panels::changed::field_of;
use crate::ui::state::UiState;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// The two buttons of the line of state, from the right to the left.
pub fn buttons_ui(ui: &mut Ui, app: &App, state: &mut UiState, out: &mut Vec<Action>) {
    let assumptions = app.assumptions();
    let said = say_with(app.language(), key::STATUS_BAR_ASSUMPTIONS, &[("count", assumptions.len().into())]);
    let button = ui.add(widgets::quiet(RichText::new(said).small()));
    list_ui(&button, &app.say(key::PANEL_ASSUMPTIONS), |ui| {
        for line in assumptions.iter() {
            let word = status_word(line.status, app.language());
            if line_ui(ui, &line.name, &line.value, &line.note, &word) {
                state.seek(app, &line.field);
            }
        }
        if assumptions.is_empty() {
            ui.label(theme::secondary(ui, app.say(key::PANEL_NO_ASSUMPTIONS)));
        }
    });

    let notices = app.notices();
    if !notices.is_empty() {
        told_ui(ui, app, state, (key::STATUS_BAR_NOTICES, None), &notices, out);
    }
    let problems = app.problems();
    let colour = (!problems.is_empty()).then(|| theme::color(theme::palette(ui).error));
    told_ui(ui, app, state, (key::STATUS_BAR_PROBLEMS, colour), &problems, out);
}

/// A count that opens the list of what is counted, each line leading to its field; what has one remedy
/// offers it below.
fn told_ui(
    ui: &mut Ui,
    app: &App,
    state: &mut UiState,
    (key, colour): (Sentence, Option<egui::Color32>),
    told: &[ToldProblem],
    out: &mut Vec<Action>,
) {
    let said = say_with(app.language(), key, &[("count", told.len().into())]);
    let mut text = RichText::new(said).small();
    if let Some(colour) = colour {
        text = text.color(colour);
    }
    let button = ui.add(widgets::quiet(text));
    list_ui(&button, &app.say(key::PANEL_PROBLEMS), |ui| {
        for problem in told {
            let line = ui.add(Button::new(problem.words.as_str()).wrap());
            if line.clicked() {
                let field = field_of(app, &problem.field);
                state.seek(app, field.as_ref().unwrap_or(&problem.field));
            }
            if let Some(remedy) = &problem.remedy {
                remedy_ui(ui, app, problem, remedy, out);
            }
        }
        if told.is_empty() {
            ui.label(theme::secondary(ui, app.say(key::PANEL_NO_PROBLEMS)));
        }
    });
}

/// The button that mends a problem.
fn remedy_ui(ui: &mut Ui, app: &App, problem: &ToldProblem, remedy: &Addition, out: &mut Vec<Action>) {
    let Some(document) = app.document() else { return };
    ui.horizontal(|ui| {
        ui.add_space(gap::MEDIUM);
        let words = RichText::new(&remedy.name).small().color(theme::color(theme::palette(ui).accent));
        let button = ui.add(widgets::quiet(words));
        let said = format!("{} · {}", remedy.name, problem.words);
        ui.ctx().accesskit_node_builder(button.id, |node| node.set_label(said));
        if button.clicked() {
            let (documents, fields) = (vec![document.id], remedy.fields.clone());
            out.push(Action::Edit(Edit::SetAll { documents, fields }));
        }
    });
}

/// A list that opens above its button.
fn list_ui(button: &Response, title: &str, lines: impl FnOnce(&mut Ui)) {
    Popup::menu(button)
        .style(theme::menu_style)
        .align(RectAlign::TOP_END)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .show(|ui| {
            ui.set_width(400.0_f32.min(ui.ctx().content_rect().width() - 48.0));
            ui.style_mut().override_text_style = None;
            egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 8)).show(ui, |ui| {
                ui.label(theme::heading(title));
                widgets::hairline_ui(ui);
                let most = 320.0_f32.min(ui.ctx().content_rect().height() - 140.0);
                ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    lines(ui);
                });
            });
        });
}

/// A line: what it is and which years rest on it, its value, how sure it is; whether it was chosen.
fn line_ui(ui: &mut Ui, name: &str, value: &str, note: &str, status: &str) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::click());
    let said = [name, value, status, note].join(" · ");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    let palette = theme::palette(ui);
    if response.hovered() {
        ui.painter().rect_filled(rect, theme::CORNER, theme::color(palette.hairline));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, theme::CORNER, theme::ring(ui), StrokeKind::Inside);
    }
    let inner = rect.shrink2(vec2(gap::TINY, 2.0));
    let words = UiBuilder::new().max_rect(inner).layout(Layout::top_down(Align::Min));
    ui.scope_builder(words, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = 20.0;
        ui.horizontal(|ui| {
            let at_the_right = Layout::right_to_left(Align::Center);
            ui.with_layout(at_the_right, |ui| {
                ui.add(Label::new(value).selectable(false));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(name).truncate().selectable(false));
                });
            });
        });
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                widgets::badge_ui(ui, widgets::Tone::Quiet, status);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(theme::caption(note)).truncate().selectable(false));
                });
            });
        });
    });
    response.clicked()
}
