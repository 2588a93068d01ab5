//! The scenario in hand against the baseline: what it says in a sentence, both on one chart or side by
//! side, what differs and what that is worth, what causes the difference, when one overtakes the
//! other.
//!
//! All of it stands one below the other and scrolls. The table takes the place of the chart, unless
//! the window is tall enough for both.

use eframe::egui;
use egui::{Align, Label, Layout, ScrollArea, Ui, vec2};

use crate::app::Action;
use crate::app::App;
use crate::app::Show;
use crate::model::Year;
use crate::present::certainty::with_sign;
use crate::present::views::compare::Arrangement;
use crate::present::views::compare::ComparisonPage;
use crate::present::views::compare::Redline;
use crate::text::{key, say_with};
use crate::ui::panels::bridge::bridge_ui;
use crate::ui::panels::changed::line_ui;
use crate::ui::panels::measures;
use crate::ui::panels::parts::chart_part_ui;
use crate::ui::panels::parts::headline_ui;
use crate::ui::panels::parts::part_ui;
use crate::ui::panels::parts::table_part_ui;
use crate::ui::panels::side_by_side::side_by_side_ui;
use crate::ui::panels::table;
use crate::ui::state::Tab;
use crate::ui::state::UiState;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// From this height on the table stands below the chart.
const TALL: f32 = 900.0;
/// Height of a chart among what scrolls.
const CHART: f32 = 272.0;
/// So much of a large window's height, and at most so much of its own width, is the chart's.
const SHARE: f32 = 0.48;
const SHAPE: f32 = 0.5;
/// Height of what stands above and below the plane of a chart, and of a name on two lines.
const HEADS: f32 = 104.0;
const NAMED: f32 = 38.0;
/// So many names are waited for; those of further lines may have no room.
const MOST_NAMES: f32 = 8.0;
/// Height of the chart of differences.
const DIFFERENCES: f32 = 184.0;
/// Heights of both in a low window.
const LOW_CHART: f32 = 196.0;
const LOW_DIFFERENCES: f32 = 160.0;

/// The middle of the window while scenarios are compared.
pub fn compare_ui(ui: &mut Ui, app: &App, state: &mut UiState, out: &mut Vec<Action>) {
    let (Some(page), Some(document)) = (app.comparison(), app.document()) else {
        ui.label(theme::secondary(ui, app.say(key::COMPARE_HOW)));
        return;
    };
    ui.spacing_mut().item_spacing.y = gap::TINY;
    let read = state.hovered_year.take();
    let pointed = state.pointed.take();
    let is_low = !state.room.for_chart_and_table();
    let height = ui.available_height();
    let is_tall = height >= TALL;
    if is_low && state.tab == Tab::Table {
        table_part_ui(ui, app, (&page.view.table, true), read, state, out);
    } else {
        ScrollArea::vertical().id_salt("compare").auto_shrink([false, false]).show(ui, |ui| {
            // Clear of the bar that scrolls.
            ui.set_max_width(ui.available_width() - gap::MEDIUM);
            ui.spacing_mut().item_spacing.y = gap::TINY;
            heads_ui(ui, app, &page, is_low, state.room.for_explanation);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = gap::MEDIUM;
                measures::measures_ui(ui, app, &document.scenario, out);
                switch_ui(ui, app, !is_low && !is_tall, state, out);
            });
            ui.add_space(gap::SMALL);
            let has_table = is_tall || (!is_low && state.tab == Tab::Table);
            let has_chart = is_tall || !has_table;
            if has_chart {
                charts_ui(ui, app, &page, read, (is_low, height), state, out);
            }
            if has_table {
                table_section_ui(ui, app, &page, read, has_chart, state, out);
            }
            parts_ui(ui, app, &page, read, is_low, state, out);
        });
    }
    if state.hovered_year != read || state.pointed != pointed {
        ui.ctx().request_repaint();
    }
}

fn heads_ui(ui: &mut Ui, app: &App, page: &ComparisonPage, is_low: bool, is_wide: bool) {
    if is_low {
        ui.add(Label::new(theme::heading(&page.view.headline)).truncate());
        return;
    }
    // Its amounts come first, and the baseline's name is whole on hover.
    headline_ui(ui, &page.view.headline, is_wide);
    ui.add(Label::new(theme::secondary(ui, &page.view.subline)).wrap());
    if let Some((baseline, other)) = app.compared()
        && app.shown().document == Some(baseline.id)
    {
        let title = ("title", app.title_of(other).into());
        let told = say_with(app.language(), key::COMPARE_OTHER_IN_HAND, &[title]);
        ui.add(Label::new(theme::secondary(ui, told)).wrap());
    }
    if app.on_disk().is_some() {
        ui.add(Label::new(theme::secondary(ui, app.say(key::COMPARE_FILE_READ))).wrap());
    }
    ui.add_space(gap::TINY);
}

/// What stands in the place of the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PlaceOnPage {
    Charts(Arrangement),
    Table,
}

/// The choice of what stands in the place of the chart; on a line of its own where it must.
fn switch_ui(ui: &mut Ui, app: &App, has_table: bool, state: &mut UiState, out: &mut Vec<Action>) {
    let [one, beside, chart, table] =
        [key::CHARTS_ONE, key::CHARTS_SIDE_BY_SIDE, key::TAB_CHART, key::TAB_TABLE].map(|key| app.say(key));
    let mut options = vec![(PlaceOnPage::Charts(Arrangement::OneChart), chart.as_str())];
    if Arrangement::is_offered(app.beside_baseline()) {
        options[0].1 = one.as_str();
        options.push((PlaceOnPage::Charts(Arrangement::SideBySide), beside.as_str()));
    }
    if has_table {
        options.push((PlaceOnPage::Table, table.as_str()));
    }
    if options.len() < 2 {
        return;
    }
    let font = egui::TextStyle::Button.resolve(ui.style());
    let wide = |text: &str| {
        ui.painter().layout_no_wrap(text.to_owned(), font.clone(), egui::Color32::PLACEHOLDER).size().x
    };
    let needed: f32 = options.iter().map(|(_, text)| wide(text) + gap::LARGE).sum();
    if ui.available_size_before_wrap().x < needed {
        ui.end_row();
    }
    let is_table = has_table && state.tab == Tab::Table;
    let now = if is_table { PlaceOnPage::Table } else { PlaceOnPage::Charts(app.arrangement()) };
    match widgets::segments_ui(ui, &app.say(key::CHARTS_NAME), now, &options) {
        Some(PlaceOnPage::Table) => state.tab = Tab::Table,
        Some(PlaceOnPage::Charts(arrangement)) => {
            if has_table {
                state.tab = Tab::Chart;
            }
            if arrangement != app.arrangement() {
                out.push(Action::Show(Show::Arrangement(arrangement)));
            }
        }
        None => {}
    }
}

/// One chart, or one for every scenario.
fn charts_ui(
    ui: &mut Ui,
    app: &App,
    page: &ComparisonPage,
    read: Option<Year>,
    (is_low, page_height): (bool, f32),
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    let chart = &page.view.chart;
    if let Some(side_by_side) = &page.side_by_side {
        side_by_side_ui(ui, app, chart, side_by_side, read, state, out);
    } else if !chart.years.is_empty() {
        // Many lines have many names at their ends.
        let names = NAMED * f32::from(u8::try_from(chart.lines.len()).unwrap_or(u8::MAX)).min(MOST_NAMES);
        let high = (page_height * SHARE).min(ui.available_width() * SHAPE);
        part_ui(ui, if is_low { LOW_CHART } else { high.max(CHART).max(HEADS + names) }, |ui| {
            chart_part_ui(ui, app, (chart, None), read, state, out);
        });
    }
}

fn parts_ui(
    ui: &mut Ui,
    app: &App,
    page: &ComparisonPage,
    read: Option<Year>,
    is_low: bool,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    redline_ui(ui, app, &page.redline, state);
    if let Some(bridge) = &page.bridge {
        bridge_ui(ui, app, bridge, state, out);
    }
    if !page.break_even.is_empty() {
        widgets::section_ui(ui, &app.say(key::COMPARE_BREAK_EVEN_TITLE));
        for sentence in &page.break_even {
            ui.add(Label::new(sentence).wrap());
        }
    }
    if let Some(differences) = page.differences.as_ref().filter(|_| page.has_differences()) {
        ui.add_space(gap::MEDIUM);
        part_ui(ui, if is_low { LOW_DIFFERENCES } else { DIFFERENCES }, |ui| {
            ui.push_id("differences", |ui| chart_part_ui(ui, app, (differences, None), read, state, out));
        });
    }
    ui.add_space(gap::LARGE);
}

/// The table in its full height.
fn table_section_ui(
    ui: &mut Ui,
    app: &App,
    page: &ComparisonPage,
    read: Option<Year>,
    has_heading: bool,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    if page.view.table.rows.is_empty() {
        return;
    }
    if has_heading {
        widgets::section_ui(ui, &app.say(key::COMPARE_TABLE_TITLE));
    }
    let height = table::height(ui, &page.view.table, ui.available_width(), &app.library());
    // A bar that scrolls sideways has room below the rows.
    part_ui(ui, height + gap::LARGE, |ui| table_part_ui(ui, app, (&page.view.table, true), read, state, out));
}

/// What differs, each line leading to its field; what it is worth stands at the right.
fn redline_ui(ui: &mut Ui, app: &App, redline: &Redline, state: &mut UiState) {
    widgets::section_ui(ui, &app.say(key::COMPARE_REDLINE_TITLE));
    if !redline.lines.is_empty() {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            ui.add(Label::new(theme::caption(app.say(key::COMPARE_HEAD_EFFECT))));
        });
    }
    for line in &redline.lines {
        line_ui(ui, app, line, state);
    }
    if let Some(together) = &redline.together {
        widgets::hairline_ui(ui);
        let size = vec2(ui.available_width(), theme::ROW);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(theme::bold(&redline.together_name)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add(Label::new(theme::bold(with_sign(together.clone(), redline.together_status))));
            });
        });
    }
    if !redline.signs.is_empty() {
        ui.add(Label::new(theme::caption(redline.signs.join("   "))).wrap());
    }
    for note in &redline.notes {
        ui.add(Label::new(theme::caption(note)).wrap());
    }
}
