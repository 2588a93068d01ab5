//! What the middle of the window is made of in every view: a chart and a table that read the same
//! year and lead to the same figures.

use eframe::egui;
use egui::{Align, Label, Layout, Ui, UiBuilder, Vec2, vec2};
use rust_decimal::Decimal;

use crate::app::Action;
use crate::app::App;
use crate::app::Edit;
use crate::app::Show;
use crate::app::ViewKind;
use crate::app::{SoughtTotal, ToldTerm};
use crate::engine::{NoTermBehind, RateSteps, RowName};
use crate::model::{Field, FieldValue, Money, Stated, Year};
use crate::present::Chart;
use crate::present::LineKind;
use crate::present::PlotKind;
use crate::present::Selection;
use crate::present::Table;
use crate::text::no_term_words;
use crate::ui::panels::cell_menu::copied;
use crate::ui::panels::chart::{ChartHead, ChartInput, PointDrag, PointGrip, chart_ui};
use crate::ui::panels::table_hands::table_in_hand_ui;
use crate::ui::state::{HeldPoint, Opening, UiState};
use crate::ui::theme;
use crate::ui::theme::gap;

/// Height that a chart has at least beside a table: a plot of 240, its years, the strip of all years and its foot.
const LEAST_CHART: f32 = 320.0;
/// Height that a chart has at most; a larger one says nothing more.
const MOST_CHART: f32 = 960.0;
/// A chart is at most so much of its width high.
const SHAPE: f32 = 0.6;

/// What a view says first: in one line in a window that has room for the explanation, whole where the pointer rests.
pub(super) fn headline_ui(ui: &mut Ui, text: &str, is_wide: bool) {
    let told = Label::new(theme::headline(text));
    ui.add(if is_wide { told.truncate() } else { told.wrap() });
}

/// A part of the middle, of full width.
pub(super) fn part_ui(ui: &mut Ui, height: f32, content: impl FnOnce(&mut Ui)) {
    let rect = egui::Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)), |ui| {
        ui.set_clip_rect(rect.expand(gap::TINY).intersect(ui.clip_rect()));
        content(ui);
    });
    ui.advance_cursor_after_rect(rect);
}

/// A chart: the year under the pointer is read, a click chooses its figure. At its foot stands what belongs to the
/// table `beside` it as well.
pub(super) fn chart_part_ui(
    ui: &mut Ui,
    app: &App,
    (chart, beside): (&Chart, Option<&Table>),
    read: Option<Year>,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    let term = app.document().map(|document| document.scenario.years);
    let grip = grip_of(app, chart);
    let refusal = term.filter(|_| grip.is_none()).and_then(|term| why_not_set(app, term.first));
    let input = ChartInput {
        chart,
        head: ChartHead::OfView,
        term,
        read,
        grip,
        refusal: refusal.as_deref(),
        beside,
        library: &app.library(),
        language: app.language(),
    };
    let shown = chart_ui(ui, &input, &mut state.chart);
    state.hovered_year = shown.hovered.or(state.hovered_year);
    state.pointed = shown.hovered.and_then(|year| figure_in(app, chart, year)).or(state.pointed);
    if let Some(selection) = shown.clicked.and_then(|year| figure_in(app, chart, year)) {
        out.push(Action::Show(Show::Selection(Some(selection))));
    }
    if let Some(PointDrag::Sought(year, amount)) = shown.drag {
        if let Some(held) = &mut state.chart.point {
            let (told, edit) = sought(app, held, year, amount);
            held.told = Some(told);
            out.extend(edit.map(Action::Edit));
        }
        ui.ctx().request_repaint();
    }
    out.extend(shown.drag.and_then(|drag| drag_of(app, drag)).map(Action::Edit));
}

/// Why no point of the projection can be dragged, in words; none in another view.
fn why_not_set(app: &App, year: Year) -> Option<String> {
    let is_projected = app.shown().view == ViewKind::Projection && app.shown().plot == PlotKind::Level;
    let document = app.document().filter(|_| is_projected)?;
    let selection = figure_of(app, year)?;
    let column = app.computed(document.id)?.projection.plan().spell_row(selection.row);
    let why = app.settable(&column, selection).err()?;
    Some(why.words(year, app.language()))
}

/// What a point in hand asks of the term behind it, in words, and the edit that does it.
fn sought(app: &App, held: &mut HeldPoint, year: Year, amount: Decimal) -> (String, Option<Edit>) {
    let found = || {
        let document = app.document().ok_or(NoTermBehind::Unknown)?;
        let total = SoughtTotal { part: 0, year };
        Ok((document, app.found_term(document.id, total, amount, RateSteps::Tenths)?))
    };
    let (document, ToldTerm { found, words, .. }) = match found() {
        Ok(found) => found,
        Err(why) => return (no_term_words(why, year, app.language()), None),
    };
    let now = || Some((found.field.clone(), found.field.read(&document.scenario)?));
    let from = held.from.take().or_else(now);
    // Brought back to where it was it keeps who states it.
    let was = from.clone().filter(|(field, was)| *field == found.field && was.says_the_same(&found.value));
    held.from = from;
    let value = was.map_or(found.value, |(_, was)| was);
    let documents = app.edited_in(document.id, &found.field);
    (words, Some(Edit::Drag { documents, field: found.field, value }))
}

/// Which points of the projection can be dragged: those of a total that can be typed over in the table.
fn grip_of(app: &App, chart: &Chart) -> Option<PointGrip> {
    let shows_totals = app.shown().view == ViewKind::Projection
        && app.shown().measure.is_total()
        && app.shown().plot == PlotKind::Level;
    let document = app.document().filter(|_| shows_totals)?;
    let years = document.scenario.years;
    set_by_point(app, years.first)?;
    let unit = document.scenario.parts.first()?.rounding.to.amount;
    let projection = &app.computed(document.id)?.projection;
    let known = chart.lines.first()?.points.iter().filter(|point| years.contains(point.year));
    let mut worth = known.filter_map(|point| {
        let amount = projection.at(RowName::Total, point.year).known()?;
        amount.checked_div(point.value?).filter(|worth| *worth > Decimal::ZERO)
    });
    Some(PointGrip { years, unit, worth: worth.next()? })
}

/// The field that a point of the chart sets.
fn set_by_point(app: &App, year: Year) -> Option<Field> {
    let selection = figure_of(app, year)?;
    let column = app.computed(app.document()?.id)?.projection.plan().spell_row(selection.row);
    app.settable(&column, selection).ok()
}

/// What a point in hand does: what typing over the total of its year does.
fn drag_of(app: &App, drag: PointDrag) -> Option<Edit> {
    let (year, amount) = match drag {
        PointDrag::Moved(year, amount) => (year, amount),
        PointDrag::Sought(..) => return None,
        PointDrag::Dropped => return Some(Edit::Drop),
        PointDrag::Abandoned => return Some(Edit::Abandon),
    };
    let document = app.document()?;
    let base = document.scenario.parts.first()?.base.value;
    let field = set_by_point(app, year)?;
    let value = FieldValue::Money(Stated::assumed(Money { amount, ..base }));
    Some(Edit::Drag { documents: app.edited_in(document.id, &field), field, value })
}

/// A table: the figure under the pointer is read, a click chooses it; it is typed over, copied and pasted into.
pub(super) fn table_part_ui(
    ui: &mut Ui,
    app: &App,
    (table, has_foot): (&Table, bool),
    read: Option<Year>,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    let shown = table_in_hand_ui(ui, app, (table, has_foot), read, state, out);
    state.hovered_year = shown.hovered.or(state.hovered_year);
    state.pointed = shown.pointed.or(state.pointed);
    if let Some(selection) = shown.selected {
        out.push(Action::Show(Show::Selection(Some(selection))));
    }
    if shown.explains {
        state.show_side();
    }
    if let Some(cell) = &shown.copied {
        out.extend(copied(cell));
    }
    if let Some(text) = shown.pasted {
        state.opening = Some(Opening::Paste(text));
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

/// The figure of the chart in a year of the term, or in one of the record where the chart shows that.
fn figure_in(app: &App, chart: &Chart, year: Year) -> Option<Selection> {
    let record = chart.lines.iter().find(|line| line.kind == LineKind::Record);
    let is_recorded = record.is_some_and(|record| record.points.iter().any(|point| point.year == year));
    figure_of(app, year).or_else(|| is_recorded.then_some(Selection { row: chosen_row(app), year }))
}

/// The figure of the chart in a year of the term.
pub(super) fn figure_of(app: &App, year: Year) -> Option<Selection> {
    let scenario = &app.document()?.scenario;
    scenario.years.contains(year).then_some(Selection { row: chosen_row(app), year })
}

/// The row of the measure that is shown.
fn chosen_row(app: &App) -> RowName {
    if app.shown().measure.is_total() { RowName::Total } else { RowName::Measure(0) }
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
        check(vec2(640.0, 440.0), 240.0, (320.0, 104.0));
        check(vec2(640.0, 400.0), 240.0, (288.0, 96.0));
    }

    /// Where there is more room than both need, the table's part is larger than the table.
    #[track_caller]
    fn check(room: Vec2, table: f32, expected: (f32, f32)) {
        assert_eq!(split(room, table, 96.0), expected);
    }
}
