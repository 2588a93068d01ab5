//! Why the chosen figure is what it is: its formula, its clause, what it rests on, who says so.
//!
//! The figure under the pointer is explained while the pointer is on it, else the chosen one, else
//! the total of the second year. A year of the record beside the term says what was agreed. What it rests on leads on: a figure to its own explanation, a
//! stated value to the field where it can be changed.

use eframe::egui;
use egui::{
    Align, Label, Layout, Rect, Response, RichText, Role, ScrollArea, Sense, StrokeKind, TextStyle, Ui,
};
use egui::{UiBuilder, WidgetInfo, vec2};

use crate::app::Action;
use crate::app::App;
use crate::app::Show;
use crate::app::ViewKind;
use crate::app::stating::is_of_user;
use crate::model::{Field, Status, Years};
use crate::present::Cited;
use crate::present::Selection;
use crate::present::explained::Explained;
use crate::present::explained::SupportingValue;
use crate::present::explained::{explain, title_of};
use crate::present::status::StatedAs;
use crate::present::views::record::{RecordedInput, explain_recorded};
use crate::text::fields::status_word;
use crate::text::{key, say_with};
use crate::ui::panels::parts::figure_of;
use crate::ui::panels::record;
use crate::ui::panels::shares;
use crate::ui::panels::sources::source_ui;
use crate::ui::state::UiState;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;
use crate::ui::widgets::{Tone, heading_ui, note_ui, wide};

/// So many steps are named on the way back.
const MOST_STEPS: usize = 5;

/// The panel.
pub fn explanation_ui(ui: &mut Ui, app: &App, state: &mut UiState, out: &mut Vec<Action>) {
    let Some((selection, explained)) = explained(app, state) else {
        ui.add(Label::new(theme::secondary(ui, app.say(key::PANEL_NOTHING_SELECTED))).wrap());
        return;
    };
    let year = selection.year;
    let is_recorded = is_recorded(app, selection);
    // The bar of scrolling stands in the margin, not on figures.
    let room = ui.available_rect_before_wrap();
    let wider = room.with_max_x((room.right() + gap::MEDIUM).min(ui.clip_rect().right()));
    let mut beside = ui.new_child(UiBuilder::new().max_rect(wider));
    ScrollArea::vertical().id_salt("explanation").auto_shrink(false).show(&mut beside, |ui| {
        ui.set_max_width(room.width());
        ui.spacing_mut().item_spacing.y = gap::TINY;
        trail_ui(ui, app, selection, &explained, out);
        figure_ui(ui, &explained);
        if !explained.rests_on.is_empty() {
            heading_ui(ui, &app.say(key::EXPLANATION_RESTS_ON));
            for (idx, ground) in explained.rests_on.iter().enumerate() {
                if ground_ui(ui, app, idx, ground).clicked() {
                    lead(app, selection, ground, state, out);
                }
            }
        }
        if is_recorded {
            ui.add_space(gap::SMALL);
            if ui.button(app.say(key::EXPLANATION_SHOW_IN_RECORD)).clicked() {
                record::show_amount(app, year, out);
            }
        } else {
            shares::shares_ui(ui, app, year, state, out);
        }
        let unsourced = explained.without_source(app.language(), |field| is_typed(app, field));
        let cited = cited(&explained);
        if !cited.is_empty() || !unsourced.is_empty() {
            heading_ui(ui, &app.say(key::PANEL_SOURCES));
            for source in cited {
                source_ui(ui, app.language(), source);
            }
            for told in unsourced {
                ui.add_space(2.0);
                ui.add(Label::new(RichText::new(told).small()).wrap());
            }
        }
        ui.add_space(gap::LARGE);
    });
    ui.allocate_rect(room, Sense::hover());
}

/// What is explained now.
fn explained(app: &App, state: &UiState) -> Option<(Selection, Explained)> {
    let document = app.document()?;
    let projection = &app.computed(document.id)?.projection;
    let explain = |selection: Selection| {
        let explained = if is_recorded(app, selection) {
            let input = RecordedInput {
                scenario: &document.scenario,
                measure: &app.shown().measure,
                record: app.record(),
                language: app.language(),
            };
            explain_recorded(&input, selection.year)
        } else {
            explain(&document.scenario, projection, app.record(), selection, app.language())
        };
        Some((selection, explained?))
    };
    let years = document.scenario.years;
    let second = figure_of(app, years.first.plus(1)).or_else(|| figure_of(app, years.first));
    [app.projection_shown().selection, state.pointed, second].into_iter().flatten().find_map(explain)
}

/// Whether a figure is one of the record beside the term, which only the projection shows.
fn is_recorded(app: &App, selection: Selection) -> bool {
    let is_of_term = |years: Years| years.contains(selection.year);
    app.shown().view == ViewKind::Projection
        && app.document().is_some_and(|document| !is_of_term(document.scenario.years))
}

/// The figures whose explanations led here, each of which is gone back to: `Total 2029 › Total 2028 › Growth 2028`.
fn trail_ui(ui: &mut Ui, app: &App, shown: Selection, explained: &Explained, out: &mut Vec<Action>) {
    let trail = &app.projection_shown().trail;
    if trail.is_empty() || app.projection_shown().selection != Some(shown) {
        return;
    }
    let Some(projection) = app.document().and_then(|document| app.computed(document.id)) else { return };
    let projection = &projection.projection;
    let hidden = trail.len().saturating_sub(MOST_STEPS);
    let name = app.say(key::EXPLANATION_WAY_BACK);
    let builder = UiBuilder::new().accessibility_role(Role::Group).accessibility_label(name);
    ui.scope_builder(builder, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(gap::TINY, 0.0);
            ui.spacing_mut().button_padding.x = 2.0;
            if hidden > 0 {
                ui.label(theme::caption("…"));
            }
            for (place, step) in trail.iter().enumerate().skip(hidden) {
                let title = title_of(projection, *step, app.language()).unwrap_or_default();
                let button = ui.add(widgets::quiet(RichText::new(title.as_str()).small()));
                let said = say_with(app.language(), key::EXPLANATION_BACK_TO, &[("figure", title.into())]);
                ui.ctx().accesskit_node_builder(button.id, |node| node.set_label(said.as_str()));
                if button.on_hover_text(said).clicked() {
                    out.push(Action::Show(Show::BackTo(place)));
                }
                ui.label(theme::caption("›"));
            }
            ui.label(theme::caption(explained.title.as_str()));
        });
    });
    ui.add_space(gap::TINY);
}

/// Title, value, formula, clause, notes.
fn figure_ui(ui: &mut Ui, explained: &Explained) {
    let title = ui.add(Label::new(theme::secondary(ui, &explained.title)).wrap());
    let value = ui.add(Label::new(theme::headline(&explained.value)).wrap()).labelled_by(title.id);
    ui.ctx().accesskit_node_builder(value.id, |node| node.set_role(Role::Heading));
    ui.add_space(gap::TINY);
    for line in &explained.lines {
        ui.add(Label::new(line).wrap());
    }
    if !explained.clause.is_empty() {
        ui.add_space(gap::TINY);
        ui.add(Label::new(theme::secondary(ui, &explained.clause)).wrap());
    }
    for note in &explained.notes {
        ui.add_space(gap::TINY);
        note_ui(ui, note);
    }
}

/// Whether the user of the scenario in hand states that value, and not its file.
fn is_typed(app: &App, field: &Field) -> bool {
    app.document().is_some_and(|document| is_of_user(document, field))
}

/// A value that the figure rests on, over the whole width; it leads on.
fn ground_ui(ui: &mut Ui, app: &App, idx: usize, ground: &SupportingValue) -> Response {
    let language = app.language();
    let word = ground.status.filter(|status| status.needs_a_mark()).map(|status| {
        let is_typed = ground.field.as_ref().is_some_and(|field| is_typed(app, field));
        if ground.is_own() && is_typed {
            StatedAs::Mine.words(language)
        } else {
            status_word(status, language)
        }
    });
    let leads = ground.selection.is_some() || ground.field.is_some();
    let start = ui.cursor().min;
    let width = ui.available_width();
    let inner = Rect::from_min_size(start, vec2(width, f32::INFINITY));

    // The ground is painted first and its size is known last.
    let place = ui.painter().add(egui::Shape::Noop);
    let builder = UiBuilder::new().max_rect(inner).layout(Layout::top_down(Align::Min));
    let shown = ui.scope_builder(builder, |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(gap::TINY);
        let value = |ui: &mut Ui| {
            ui.add(Label::new(&ground.value).selectable(false));
            if let Some(word) = &word {
                let tone = if ground.status == Some(Status::Conflict) { Tone::Warning } else { Tone::Quiet };
                widgets::badge_ui(ui, tone, word);
            }
        };
        // Beside each other where both fit, else the value goes below.
        let badge = word.as_ref().map_or(0.0, |word| wide(ui, word, &TextStyle::Small) + 24.0);
        let needed =
            wide(ui, &ground.name, &TextStyle::Body) + wide(ui, &ground.value, &TextStyle::Body) + badge;
        let name = Label::new(theme::secondary(ui, &ground.name)).selectable(false);
        if needed + gap::LARGE <= width {
            ui.horizontal(|ui| {
                ui.add(name);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    // From the right: the value, before it how sure it is.
                    value(ui);
                });
            });
        } else {
            ui.add(name.wrap());
            ui.with_layout(Layout::right_to_left(Align::Min), value);
        }
        ui.add_space(gap::TINY);
    });
    let rect = shown.response.rect.with_max_x(start.x + width);
    let sense = if leads { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, ui.scope_id().with(("ground", idx)), sense);
    let role = if leads { Role::Button } else { Role::Label };
    let told = [ground.name.as_str(), &ground.value, word.as_deref().unwrap_or_default()].join(" ");
    response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), told.trim_end()));
    let around = rect.expand2(vec2(6.0, 0.0));
    if leads && response.hovered() {
        let fill = theme::color(theme::palette(ui).hairline);
        ui.painter().set(place, egui::Shape::rect_filled(around, theme::CORNER, fill));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(around, theme::CORNER, theme::ring(ui), StrokeKind::Inside);
    }
    let key =
        if ground.selection.is_some() { key::EXPLANATION_LEAD_FIGURE } else { key::EXPLANATION_LEAD_FIELD };
    if leads { response.on_hover_text(app.say(key)) } else { response }
}

/// Goes on to what a figure rests on.
fn lead(app: &App, from: Selection, ground: &SupportingValue, state: &mut UiState, out: &mut Vec<Action>) {
    if let Some(to) = ground.selection {
        out.push(Action::Show(Show::Follow { from, to }));
    } else if let Some(field) = &ground.field {
        state.seek(app, field);
    }
}

/// Every source once, in the order in which they are met.
fn cited(explained: &Explained) -> Vec<&Cited> {
    let mut cited: Vec<&Cited> = Vec::new();
    for source in explained.rests_on.iter().flat_map(|ground| &ground.sources) {
        if !cited.contains(&source) {
            cited.push(source);
        }
    }
    cited
}
