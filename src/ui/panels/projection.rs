//! The projection: what it says in a sentence, in what terms, as a chart, as a table.
//!
//! Chart and table read the same year; what is chosen in one is chosen in the other. Where the
//! window is too low for both, one of them stands alone.

use eframe::egui;
use egui::{Color32, Label, TextStyle, Ui, Vec2};

use crate::app::Action;
use crate::app::App;
use crate::app::Show;
use crate::ui::panels::measures;
use crate::ui::panels::parts::chart_part_ui;
use crate::ui::panels::parts::part_ui;
use crate::ui::panels::parts::table_part_ui;
use crate::ui::panels::paste;
use crate::ui::panels::table;
use crate::ui::state::Tab;
use crate::ui::state::UiState;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// Height that a chart has at least beside a table.
const LEAST_CHART: f32 = 200.0;
/// Height that a chart has at most; a larger one says nothing more.
const MOST_CHART: f32 = 960.0;
/// A chart is at most so much of its width high.
const SHAPE: f32 = 0.6;

/// The middle of the window.
pub fn projection_ui(ui: &mut Ui, app: &App, state: &mut UiState, out: &mut Vec<Action>) {
    let (Some(document), Some(view)) = (app.document(), app.view()) else {
        ui.label(theme::secondary(ui, app.say("panel-no-scenario")));
        return;
    };
    ui.spacing_mut().item_spacing.y = gap::TINY;
    let is_low = !state.room.for_chart_and_table;
    // Where the window is low, what there is of height belongs to the chart, which has a title.
    if !is_low {
        ui.add(Label::new(theme::headline(&view.headline)).wrap());
    } else if state.tab == Tab::Table {
        ui.add(Label::new(theme::heading(&view.headline)).truncate());
    }
    if !view.subline.is_empty() && !is_low {
        ui.add(Label::new(theme::secondary(ui, &view.subline)).wrap());
    }
    if !is_low {
        ui.add_space(gap::TINY);
    }
    bar_ui(ui, app, &document.scenario, state, out);
    ui.add_space(gap::SMALL);

    // What the pointer rests on in this frame is what is read in the next one.
    let read = state.hovered_year.take();
    let pointed = state.pointed.take();
    let room = ui.available_size();
    if state.room.for_chart_and_table {
        let table = table::height(ui, &view.table, room.x, app.language());
        let least = table::least_height(ui, &view.table, room.x, app.language());
        let (chart, table) = split(room, table, least);
        part_ui(ui, chart, |ui| chart_part_ui(ui, app, &view.chart, read, state, out));
        ui.add_space(gap::LARGE - gap::TINY);
        part_ui(ui, table, |ui| table_part_ui(ui, app, &view.table, read, state, out));
    } else if state.tab == Tab::Table {
        part_ui(ui, room.y, |ui| table_part_ui(ui, app, &view.table, read, state, out));
    } else {
        part_ui(ui, room.y, |ui| chart_part_ui(ui, app, &view.chart, read, state, out));
    }
    if state.hovered_year != read || state.pointed != pointed {
        ui.ctx().request_repaint();
    }
}

/// The heights of chart and table: the table gets what it needs, yet never so much that the chart
/// is small.
/// `least` is what a table needs to be of use.
pub(super) fn split(room: Vec2, table: f32, least: f32) -> (f32, f32) {
    let both = room.y - gap::LARGE;
    let table = table.min((both * 0.52).max(both - MOST_CHART)).min(both - LEAST_CHART).max(both.min(least));
    let chart = (both - table).min(MOST_CHART).min((room.x * SHAPE).max(LEAST_CHART));
    (chart, (both - chart).max(table))
}

/// In what terms amounts are shown, and what can be done with the table.
fn bar_ui(
    ui: &mut Ui,
    app: &App,
    scenario: &crate::model::Scenario,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = gap::MEDIUM;
        measures::measures_ui(ui, app, scenario, out);
        let mut hides = app.projection_shown().hides_assumed;
        if ui.checkbox(&mut hides, app.say("panel-hide-assumed")).changed() {
            out.push(Action::Show(Show::HideAssumed(hides)));
        }
        // It never begins a line of its own; the menu has it too.
        let text = app.say("paste-open");
        let font = TextStyle::Button.resolve(ui.style());
        let width = ui.painter().layout_no_wrap(text.clone(), font, Color32::PLACEHOLDER).size().x;
        let has_room = ui.available_size_before_wrap().x >= width + 2.0 * ui.spacing().button_padding.x;
        if has_room && ui.add(widgets::quiet(text)).clicked() {
            state.paste = Some(paste::Entry::default());
        }
    });
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::*;

    #[test]
    fn a_short_table_leaves_the_rest_to_the_chart() {
        check(vec2(900.0, 716.0), 240.0, (460.0, 240.0));
    }

    #[test]
    fn a_long_table_scrolls() {
        check(vec2(900.0, 716.0), 900.0, (336.0, 364.0));
    }

    #[test]
    fn a_large_window_has_a_calm_chart() {
        check(vec2(1900.0, 1216.0), 240.0, (960.0, 240.0));
    }

    /// The chart keeps what it needs as long as the table has its head and a row.
    #[test]
    fn in_a_low_window_the_table_gives_way_first() {
        check(vec2(640.0, 340.0), 240.0, (200.0, 124.0));
        check(vec2(640.0, 280.0), 240.0, (168.0, 96.0));
    }

    /// Where there is more room than both need, the table's part is larger than the table.
    #[track_caller]
    fn check(room: Vec2, table: f32, expected: (f32, f32)) {
        assert_eq!(split(room, table, 96.0), expected);
    }
}
