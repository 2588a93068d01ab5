//! The projection: what it says in a sentence, in what terms, as a chart, as a table.
//!
//! Chart and table read the same year; what is chosen in one is chosen in the other. Where the
//! window is too low for both, one of them stands alone.

use eframe::egui;
use egui::{Label, ProgressBar, TextStyle, Ui, vec2};

use crate::app::{Action, App, DocumentId, Run, Show};
use crate::present::View;
use crate::present::views::projection::BaselineKind;
use crate::text::key;
use crate::ui::jobs::job_words;
use crate::ui::panels::measures;
use crate::ui::panels::parts::{chart_part_ui, headline_ui, part_ui, split, table_part_ui};
use crate::ui::panels::table;
use crate::ui::state::{Opening, Tab, UiState};
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// How wide the bar is that says how far figures are computed.
const PROGRESS: f32 = 240.0;

/// Room for the sign behind the name of a menu.
const OPENER: f32 = 16.0;

/// The middle of the window.
pub fn projection_ui(ui: &mut Ui, app: &App, state: &mut UiState, out: &mut Vec<Action>) {
    let Some(document) = app.document() else {
        ui.label(theme::secondary(ui, app.say(key::PANEL_NO_SCENARIO)));
        return;
    };
    let (Some(view), Some(table)) = (app.view(), app.projection_table()) else {
        computing_ui(ui, app, app.without_figures().unwrap_or(document.id), out);
        return;
    };
    ui.spacing_mut().item_spacing.y = gap::TINY;
    let is_low = !state.room.for_chart_and_table();
    // Where the window is low, what there is of height belongs to the chart.
    if is_low {
        ui.add(Label::new(theme::heading(&view.headline)).truncate());
    } else {
        headline_ui(ui, &view.headline, state.room.for_explanation);
    }
    if !view.subline.is_empty() && state.room.for_subline() {
        ui.add(Label::new(theme::secondary(ui, &view.subline)).wrap());
    }
    if !is_low {
        ui.add_space(gap::TINY);
    }
    bar_ui(ui, app, &document.scenario, &view, state, out);
    ui.add_space(gap::SMALL);

    // What the pointer rests on in this frame is what is read in the next one.
    let read = state.hovered_year.take();
    let pointed = state.pointed.take();
    let room = ui.available_size();
    if state.room.for_chart_and_table() {
        // What explains both stands once, between them.
        let (wanted, least) = table::heights_without_foot(ui, &table, room.x);
        let between = if state.room.for_subline() { gap::LARGE } else { gap::SMALL };
        let (of_chart, of_table) = split(room + vec2(0.0, gap::LARGE - between), wanted, least);
        part_ui(ui, of_chart, |ui| chart_part_ui(ui, app, (&view.chart, Some(&*table)), read, state, out));
        ui.add_space(between - gap::TINY);
        part_ui(ui, of_table, |ui| table_part_ui(ui, app, (&table, false), read, state, out));
    } else if state.tab == Tab::Table {
        part_ui(ui, room.y, |ui| table_part_ui(ui, app, (&table, true), read, state, out));
    } else {
        part_ui(ui, room.y, |ui| chart_part_ui(ui, app, (&view.chart, None), read, state, out));
    }
    if state.hovered_year != read || state.pointed != pointed {
        ui.ctx().request_repaint();
    }
}

/// That the figures of a large scenario are being computed, or that this was cancelled.
fn computing_ui(ui: &mut Ui, app: &App, id: DocumentId, out: &mut Vec<Action>) {
    let Some(job) = app.computing(id) else {
        ui.label(theme::secondary(ui, app.say(key::PANEL_NOT_COMPUTED)));
        if ui.button(app.say(key::PANEL_COMPUTE)).clicked() {
            out.push(Action::Run(Run::Compute(id)));
        }
        return;
    };
    ui.label(theme::secondary(ui, job_words(app, job)));
    let share = f32::from(job.progress().per_cent()) / 100.0;
    ui.add(ProgressBar::new(share).desired_width(PROGRESS).desired_height(gap::SMALL));
    if ui.button(app.say(key::DIALOG_CANCEL)).clicked() {
        out.push(Action::Run(Run::CancelJob(job.id)));
    }
}

/// Whether the scenario is held against what it was when it was opened.
fn opened_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    let behind = app.behind().map(|behind| behind.id);
    // Another one that is pinned goes before it.
    let Some(opened) = app.as_opened().filter(|opened| behind.is_none_or(|id| id == opened.id)) else {
        return;
    };
    let key = if app.opened_kind() == Some(BaselineKind::AsSigned) {
        key::PANEL_AGAINST_SIGNED
    } else {
        key::PANEL_AGAINST_OPENED
    };
    let mut is_shown = behind.is_some();
    let shown = ui.checkbox(&mut is_shown, app.say(key)).on_hover_text(app.title_of(opened));
    if shown.changed() {
        out.push(Action::Show(Show::Opened(is_shown)));
    }
}

/// In what terms amounts are shown, and what can be done with the table.
fn bar_ui(
    ui: &mut Ui,
    app: &App,
    scenario: &crate::model::Scenario,
    view: &View,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = gap::MEDIUM;
        measures::measures_ui(ui, app, scenario, out);
        let mut hides = app.projection_shown().hides_assumed;
        if ui.checkbox(&mut hides, app.say(key::PANEL_HIDE_ASSUMED)).changed() {
            out.push(Action::Show(Show::HideAssumed(hides)));
        }
        opened_ui(ui, app, out);
        // They never begin a line of their own; the menus have them too.
        let has_room = |ui: &Ui, text: &str, more: f32| {
            let width = widgets::wide(ui, text, &TextStyle::Button) + 2.0 * ui.spacing().button_padding.x;
            ui.available_size_before_wrap().x >= width + more
        };
        let columns = app.say(key::TABLE_COLUMNS);
        if has_room(ui, &columns, OPENER) {
            let all = view.table.columns.len();
            let shown = view.table.without(&app.projection_shown().left_out).columns.len();
            let chosen = format!("{shown} / {all}");
            measures::named_menu_ui(ui, &columns, &chosen, &columns, |ui| columns_ui(ui, app, out));
        }
        let text = app.say(key::PASTE_OPEN);
        if has_room(ui, &text, 0.0) && ui.add(widgets::quiet(text)).clicked() {
            state.opening = Some(Opening::Paste(String::new()));
        }
    });
}

/// Which columns the table has on screen; the menu stays open, so that several can be chosen.
pub fn columns_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    let Some(view) = app.view() else { return };
    ui.set_min_width(200.0);
    let left_out = &app.projection_shown().left_out;
    // Every row is of the first.
    for column in view.table.columns.iter().skip(1) {
        let mut is_shown = !left_out.contains(&column.key);
        let name = match column.unit.as_str() {
            "" => column.head.clone(),
            unit => format!("{} ({unit})", column.head),
        };
        if ui.checkbox(&mut is_shown, name).changed() {
            out.push(Action::Show(Show::Column(column.key.clone(), is_shown)));
        }
    }
}
