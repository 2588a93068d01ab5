//! What the middle of the window is made of in every view: a chart and a table that read the same
//! year and lead to the same figures.

use eframe::egui;
use egui::{Align, Layout, Ui, UiBuilder, vec2};

use crate::app::Action;
use crate::app::App;
use crate::app::Run;
use crate::app::Show;
use crate::engine::RowName;
use crate::model::Year;
use crate::present::Chart;
use crate::present::Selection;
use crate::present::Table;
use crate::ui::panels::chart::chart_ui;
use crate::ui::panels::paste;
use crate::ui::panels::table;
use crate::ui::state::Fold;
use crate::ui::state::Tab;
use crate::ui::state::UiState;
use crate::ui::theme::gap;

/// A part of the middle, of full width.
pub(super) fn part_ui(ui: &mut Ui, height: f32, content: impl FnOnce(&mut Ui)) {
    let rect = egui::Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)), |ui| {
        ui.set_clip_rect(rect.expand(gap::TINY).intersect(ui.clip_rect()));
        content(ui);
    });
    ui.advance_cursor_after_rect(rect);
}

/// A chart: the year under the pointer is read, a click chooses its figure.
pub(super) fn chart_part_ui(
    ui: &mut Ui,
    app: &App,
    chart: &Chart,
    read: Option<Year>,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    let shown = chart_ui(ui, chart, read, app.language());
    state.hovered_year = shown.hovered.or(state.hovered_year);
    state.pointed = shown.hovered.and_then(|year| figure_of(app, year)).or(state.pointed);
    if let Some(selection) = shown.clicked.and_then(|year| figure_of(app, year)) {
        out.push(Action::Show(Show::Selection(Some(selection))));
    }
}

/// A table: the figure under the pointer is read, a click chooses it; it is copied and pasted into.
pub(super) fn table_part_ui(
    ui: &mut Ui,
    app: &App,
    table: &Table,
    read: Option<Year>,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    let shown = table::table_ui(ui, table, read, app.projection_shown().selection, app.language());
    state.hovered_year = shown.hovered.or(state.hovered_year);
    state.pointed = shown.pointed.or(state.pointed);
    if let Some(selection) = shown.selected {
        out.push(Action::Show(Show::Selection(Some(selection))));
    }
    if shown.explains {
        state.explanation = Fold::Open;
        state.opens_drawer = true;
        state.tab = Tab::Explanation;
    }
    if shown.copies {
        out.push(Action::Run(Run::CopyTable));
    }
    if let Some(text) = shown.pasted {
        state.paste = Some(paste::Entry::of(text));
    }
}

/// The figure of the chart in a year of the term.
pub(super) fn figure_of(app: &App, year: Year) -> Option<Selection> {
    let scenario = &app.document()?.scenario;
    let row = if app.shown().measure.is_total() { RowName::Total } else { RowName::Measure(0) };
    scenario.years.contains(year).then_some(Selection { row, year })
}
