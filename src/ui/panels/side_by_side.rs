//! Scenarios side by side: a grid of small charts that are all read at the same year.
//!
//! The heads say once what all of them show; every chart has the name of its scenario above it, and
//! what that costs in the year that is read.

use eframe::egui;
use egui::{Align, Label, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use crate::app::Action;
use crate::app::App;
use crate::app::Show;
use crate::model::Year;
use crate::present::Chart;
use crate::present::views::compare::Scales;
use crate::present::views::compare::SideBySide;
use crate::present::views::compare::SmallChart;
use crate::text::key;
use crate::text::numbers;
use crate::ui::panels::chart;
use crate::ui::panels::chart::{ChartHead, ChartInput, chart_ui};
use crate::ui::panels::measures::choice_ui;
use crate::ui::panels::measures::menu_ui;
use crate::ui::panels::parts::figure_of;
use crate::ui::state::UiState;
use crate::ui::theme;
use crate::ui::theme::gap;

/// Width that a small chart has at least.
const LEAST: f32 = 240.0;
/// Height of the plane of a small chart with its years.
const PLANE: f32 = 136.0;

/// The charts under the heads of the one chart whose place they take.
pub(super) fn side_by_side_ui(
    ui: &mut Ui,
    app: &App,
    heads: &Chart,
    shown: &SideBySide,
    read: Option<Year>,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    // Where the window is low, what there is of height belongs to the charts.
    if state.room.for_chart_and_table() {
        chart::heads_ui(ui, &heads.title, &heads.subtitle);
    }
    legend_ui(ui, app, shown, out);
    let width = ui.available_width();
    let columns = columns(width, shown.charts.len());
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let each = (width - gap::LARGE * (columns - 1) as f32) / columns as f32;
    let mut place = 0;
    for row in shown.charts.chunks(columns) {
        let top = ui.cursor().top();
        let name = row.iter().map(|small| name_height(ui, small, each)).fold(0.0, f32::max);
        let height = name + ui.text_style_height(&egui::TextStyle::Small) + gap::SMALL + PLANE;
        let mut left = ui.cursor().left();
        for small in row {
            let rect = Rect::from_min_size(pos2(left, top), vec2(each, height));
            let builder = UiBuilder::new().max_rect(rect).id_salt(place).layout(Layout::top_down(Align::Min));
            ui.scope_builder(builder, |ui| small_ui(ui, app, small, name, place == 0, read, state, out));
            left += each + gap::LARGE;
            place += 1;
        }
        let all = Rect::from_min_size(pos2(ui.cursor().left(), top), vec2(width, height));
        ui.advance_cursor_after_rect(all);
        ui.add_space(gap::MEDIUM);
    }
    let foot = chart::foot_of(heads, None, &app.library()).lay(ui, width, 2);
    foot.show(ui, app.language());
}

/// So many charts stand in a row.
fn columns(width: f32, charts: usize) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful of columns")]
    let most = ((width + gap::LARGE) / (LEAST + gap::LARGE)).max(1.0) as usize;
    most.min(charts.max(1))
}

/// Which line is the baseline, and the choice of axes.
fn legend_ui(ui: &mut Ui, app: &App, shown: &SideBySide, out: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = gap::LARGE;
        let now = app.compare_shown().scales;
        let name = |scales| match scales {
            Scales::Same => app.say(key::SCALES_SAME),
            Scales::Own => app.say(key::SCALES_OWN),
        };
        menu_ui(ui, &app.say(key::SCALES_NAME), &name(now), |ui| {
            for scales in Scales::ALL {
                if choice_ui(ui, scales == now, &name(scales)) && scales != now {
                    out.push(Action::Show(Show::Scales(scales)));
                }
            }
        });
        ui.add(Label::new(theme::secondary(ui, &shown.legend).small()));
    });
    if let Some(caution) = &shown.caution {
        let warning = theme::color(theme::palette(ui).warning);
        ui.add(Label::new(egui::RichText::new(caution).small().color(warning)).wrap());
        ui.add_space(gap::TINY);
    }
}

/// How high the name of a chart is in that width; long ones have two lines.
fn name_height(ui: &Ui, small: &SmallChart, width: f32) -> f32 {
    ui.painter().layout_job(name_job(ui, small, width)).size().y
}

fn name_job(ui: &Ui, small: &SmallChart, width: f32) -> egui::text::LayoutJob {
    let font = egui::TextStyle::Body.resolve(ui.style());
    let font = egui::FontId::new(font.size, theme::bold_family());
    let colour = theme::color(theme::palette(ui).text);
    let mut job = egui::text::LayoutJob::simple(small.name.clone(), font, colour, width);
    job.wrap.max_rows = 2;
    job
}

#[expect(clippy::too_many_arguments, reason = "a cell of the grid knows its place")]
fn small_ui(
    ui: &mut Ui,
    app: &App,
    small: &SmallChart,
    name: f32,
    is_in_hand: bool,
    read: Option<Year>,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let width = ui.available_width();
    let bottom = ui.cursor().top() + name;
    ui.add(Label::new(name_job(ui, small, width)));
    ui.add_space((bottom - ui.cursor().top()).max(0.0));
    // A year that is read takes the place of all years together, and covers no line.
    let told = read.and_then(|year| read_in(small, year, app)).unwrap_or_else(|| small.change.clone());
    ui.add(Label::new(theme::secondary(ui, told).small()).truncate());
    ui.add_space(gap::SMALL);
    let input = ChartInput {
        chart: &small.chart,
        head: ChartHead::Own,
        term: None,
        read,
        grip: None,
        refusal: None,
        beside: None,
        library: &app.library(),
        language: app.language(),
    };
    let shown = chart_ui(ui, &input, &mut state.chart);
    state.hovered_year = shown.hovered.or(state.hovered_year);
    let clicked = shown.clicked.filter(|_| is_in_hand);
    if let Some(selection) = clicked.and_then(|year| figure_of(app, year)) {
        out.push(Action::Show(Show::Selection(Some(selection))));
    }
}

/// `2028: KRW 1,585.2 bn (−KRW 1.9 bn)`
fn read_in(small: &SmallChart, year: Year, app: &App) -> Option<String> {
    let line = small.chart.lines.first()?;
    let point = line.points.iter().find(|point| point.year == year)?;
    Some(format!("{}: {}", numbers::year(year, app.language()), point.text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charts_are_never_narrower_than_they_can_be_read() {
        for (width, charts, expected) in
            [(632.0, 7, 2), (960.0, 7, 3), (1600.0, 7, 6), (1600.0, 2, 2), (200.0, 3, 1), (600.0, 0, 1)]
        {
            assert_eq!(columns(width, charts), expected, "{charts} in {width}");
        }
    }
}
