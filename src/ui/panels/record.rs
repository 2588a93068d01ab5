//! The record: every year since 1991 on one chart, its pages as tables, and rules tried on it.
//!
//! A click on a year or a figure tells on whom it rests, at the right or, where there is no room for
//! that, in a drawer or a tab.

use eframe::egui;
use egui::{Align, Label, Layout, Role, ScrollArea, Ui};

use crate::app::Action;
use crate::app::App;
use crate::app::Edit;
use crate::app::RecordPage;
use crate::app::Show;
use crate::app::ShownTrial;
use crate::app::TrialChoice;
use crate::app::ViewKind;
use crate::model::Year;
use crate::model::Years;
use crate::present::Chart;
use crate::present::RestsOn;
use crate::present::Table;
use crate::present::cite;
use crate::present::views;
use crate::present::views::record::RecordPageName;
use crate::text::fields::status_word;
use crate::text::{Sentence, key, say_with};
use crate::ui::panels::cell_menu::{CellAsked, cell_menu_ui, copied};
use crate::ui::panels::chart::{ChartHead, ChartInput, chart_ui};
use crate::ui::panels::measures;
use crate::ui::panels::parts::{headline_ui, part_ui, split};
use crate::ui::panels::sources::source_ui;
use crate::ui::panels::table;
use crate::ui::state::{Tab, UiState};
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;
use crate::ui::widgets::{Tone, heading_ui};

/// A menu of years is no higher.
const MENU: f32 = 280.0;

/// The middle of the window while the record is shown.
pub fn record_ui(ui: &mut Ui, app: &App, state: &mut UiState, out: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = gap::TINY;
    let record = app.record_view();
    match app.record_shown().page {
        RecordPage::Page(page) => {
            let Some(page) = record.page(page) else { return };
            let table = page.tables.get(app.record_shown().table).or(page.tables.first());
            let is_own = page.heads.is_none();
            let heads = page.heads.as_ref();
            // Of its own chart the line below says what it shows.
            let own = [record.headline.as_str(), record.chart.subtitle.as_str()];
            let heads = heads.map_or(own, |(headline, subline)| [headline, subline]);
            shown_ui(ui, app, heads, Some(&record.chart).filter(|_| is_own), table, state, out);
        }
        RecordPage::Trial => match app.tried().as_deref() {
            Some(Ok(ShownTrial { view, .. })) => {
                let heads = [view.headline.as_str(), &view.subline];
                shown_ui(ui, app, heads, Some(&view.chart), Some(&view.table), state, out);
            }
            Some(Err(why)) => shown_ui(ui, app, [why, ""], Some(&record.chart), None, state, out),
            None => {
                let how = app.say(key::TRIED_HOW);
                shown_ui(ui, app, [&how, ""], Some(&record.chart), None, state, out);
            }
        },
    }
}

/// Headline, measures, chart, pages, table.
fn shown_ui(
    ui: &mut Ui,
    app: &App,
    [headline, subline]: [&str; 2],
    chart: Option<&Chart>,
    shown: Option<&Table>,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    let is_low = !state.room.for_chart_and_table();
    // A page that speaks for itself has no chart, and all the room.
    let chart = chart.filter(|_| !is_low || state.tab == Tab::Chart);
    let has_table = chart.is_none() || !is_low;
    if !is_low {
        headline_ui(ui, headline, state.room.for_explanation);
        if !subline.is_empty() && state.room.for_subline() {
            ui.add(Label::new(theme::secondary(ui, subline)).wrap());
        }
        ui.add_space(gap::TINY);
    }
    if chart.is_some() || app.record_shown().page == RecordPage::Page(RecordPageName::Amounts) {
        let scenario = views::record::nothing_of_its_own(app.record());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = gap::MEDIUM;
            measures::measures_ui(ui, app, &scenario, out);
        });
        ui.add_space(gap::SMALL);
    }
    // What the pointer rests on in this frame is what is read in the next one.
    let read = state.hovered_year.take();
    let has_pages = has_table && !state.room.for_terms;
    let pages = if has_table { choices_height(ui, app, has_pages) } else { 0.0 };
    let room = ui.available_size();
    let wanted = shown.map_or(0.0, |shown| table::height(ui, shown, room.x, &app.library()));
    let least = shown.map_or(0.0, |shown| table::least_height(ui, shown, room.x, &app.library()));
    let (of_chart, _) = split(room, wanted + pages, least + pages);
    if let Some(chart) = chart {
        let height = if is_low { room.y } else { of_chart };
        part_ui(ui, height, |ui| chart_part_ui(ui, app, chart, shown, read, state, out));
        ui.add_space(if is_low { 0.0 } else { gap::MEDIUM });
    }
    if has_table {
        if has_pages {
            pages_ui(ui, app, out);
        }
        if app.record_shown().page == RecordPage::Trial {
            trial_ui(ui, app, out);
        }
        tables_ui(ui, app, out);
        ui.add_space(gap::TINY);
        if let Some(shown) = shown {
            let height = ui.available_height();
            part_ui(ui, height, |ui| table_part_ui(ui, app, shown, read, state, out));
        }
    }
    if state.hovered_year != read {
        ui.ctx().request_repaint();
    }
}

/// What the choice of a page, where it stands there, and of a rule takes of the height.
fn choices_height(ui: &Ui, app: &App, has_pages: bool) -> f32 {
    let is_narrow = ui.available_width() < 900.0;
    let pages = u8::from(has_pages) * (1 + u8::from(is_narrow));
    let lines = pages + u8::from(app.record_shown().page == RecordPage::Trial);
    f32::from(lines) * (theme::CONTROL + gap::TINY) + gap::MEDIUM
}

/// The pages of the record in the panel at the left.
pub fn left_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    widgets::panel_heading_ui(ui, &app.say(key::RECORD_PAGES));
    choose_page_ui(app, out, |name, chosen, options| widgets::column_ui(ui, name, chosen, options));
    ui.add_space(gap::MEDIUM);
    let edition = ("edition", app.record().edition.as_str().into());
    ui.add(Label::new(theme::caption(say_with(app.language(), key::ABOUT_RECORD, &[edition]))).wrap());
}

/// The choice of a page, on as many lines as it takes.
fn pages_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    choose_page_ui(app, out, |name, chosen, options| widgets::wrapped_segments_ui(ui, name, chosen, options));
}

fn choose_page_ui(
    app: &App,
    out: &mut Vec<Action>,
    choose: impl FnOnce(&str, RecordPage, &[(RecordPage, &str)]) -> Option<RecordPage>,
) {
    let named: Vec<(RecordPage, String)> =
        RecordPage::all().map(|page| (page, page.name(app.language()))).collect();
    let options: Vec<(RecordPage, &str)> = named.iter().map(|(page, name)| (*page, name.as_str())).collect();
    if let Some(page) = choose(&app.say(key::RECORD_PAGES), app.record_shown().page, &options) {
        out.push(Action::Show(Show::RecordPage(page)));
    }
}

/// The choice of a table, on pages that have several.
fn tables_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    let RecordPage::Page(page) = app.record_shown().page else { return };
    let record = app.record_view();
    let Some(page) = record.page(page).filter(|page| page.tables.len() > 1) else { return };
    let options: Vec<(usize, &str)> =
        page.tables.iter().enumerate().map(|(place, table)| (place, table.title.as_str())).collect();
    let chosen = app.record_shown().table;
    if let Some(table) = widgets::wrapped_segments_ui(ui, &app.say(key::RECORD_TABLES), chosen, &options) {
        out.push(Action::Show(Show::RecordTable(table)));
    }
}

/// Which rule is tried on which years, and the button that makes it a scenario.
fn trial_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    let (Some(choice), Some(all)) = (app.trial(), app.years_to_try()) else { return };
    let rules = app.rules_to_try();
    let TrialChoice { document, rule, years } = choice;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = gap::MEDIUM;
        let chosen = rules.iter().find(|(id, at, _)| (*id, *at) == (document, rule));
        let chosen = chosen.map(|(.., name)| name.as_str()).unwrap_or_default();
        let title = app.session().document(document).map(|document| app.title_of(document));
        measures::named_menu_ui(ui, &app.say(key::TRIED_RULE), chosen, &title.unwrap_or_default(), |ui| {
            ui.set_max_width(460.0);
            for (id, at, name) in &rules {
                if measures::choice_ui(ui, (*id, *at) == (document, rule), name) {
                    out.push(Action::Show(Show::TrialRule(*id, *at)));
                }
            }
        });
        let mut year_ui =
            |key: Sentence, said: Sentence, of: Years, now: Year, then: &dyn Fn(Year) -> Years| {
                let text = say_with(app.language(), said, &[("year", now.into())]);
                measures::named_menu_ui(ui, &app.say(key), &now.to_string(), &text, |ui| {
                    ScrollArea::vertical().max_height(MENU).min_scrolled_height(MENU).show(ui, |ui| {
                        for year in of.iter().rev() {
                            if measures::choice_ui(ui, year == now, &year.to_string()) {
                                out.push(Action::Show(Show::TrialYears(then(year))));
                            }
                        }
                    });
                });
            };
        let last = all.last.max(years.last);
        let from = Years::new(all.first, all.last.before());
        year_ui(key::TRIED_FROM, key::TRIED_FROM_YEAR, from, years.first, &|first| {
            Years::new(first, years.last.max(first.plus(1)))
        });
        let to = Years::new(years.first.plus(1), last.plus(i16::from(last == all.last)));
        year_ui(key::TRIED_TO, key::TRIED_TO_YEAR, to, years.last, &|last| Years::new(years.first, last));
        let can = app.tried().is_some_and(|tried| tried.is_ok());
        if ui.add_enabled(can, widgets::quiet(app.say(key::TRIED_MAKE))).clicked() {
            out.push(Action::Edit(Edit::OpenTrial(choice)));
        }
    });
}

fn chart_part_ui(
    ui: &mut Ui,
    app: &App,
    chart: &Chart,
    table: Option<&Table>,
    read: Option<Year>,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    let input = ChartInput {
        chart,
        // The headline speaks for it, where there is room for one.
        head: if state.room.for_chart_and_table() { ChartHead::OfView } else { ChartHead::Own },
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
    if let Some(cell) = shown.clicked.zip(table).and_then(|(year, table)| figure_of(table, year)) {
        out.push(Action::Show(Show::RecordCell(Some(cell))));
    }
}

/// Goes to the amount of a year on the page of amounts.
pub(super) fn show_amount(app: &App, year: Year, out: &mut Vec<Action>) {
    let page = RecordPageName::Amounts;
    let view = app.record_view();
    let table = view.page(page).and_then(|page| page.tables.first());
    let shows = [
        Show::View(ViewKind::Record),
        Show::RecordPage(RecordPage::Page(page)),
        Show::RecordCell(table.and_then(|table| figure_of(table, year))),
    ];
    out.extend(shows.map(Action::Show));
}

/// The first figure of a year that says on whom it rests.
fn figure_of(table: &Table, year: Year) -> Option<(usize, usize)> {
    let mut rows = table.rows.iter().enumerate().filter(|(_, row)| row.year == Some(year));
    rows.find_map(|(idx, row)| {
        let cited = |cell: &crate::present::Cell| cell.rests_on.is_some() && cell.value.is_some();
        Some((idx, row.cells.iter().position(cited)?))
    })
}

fn table_part_ui(
    ui: &mut Ui,
    app: &App,
    shown: &Table,
    read: Option<Year>,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    // Each page scrolls by itself.
    let page = ui.scope_id().with(app.record_shown().page);
    let answer = ui
        .push_id(page, |ui| table::cited_ui(ui, shown, read, app.record_shown().cell, &app.library()))
        .inner;
    state.hovered_year = answer.hovered.or(state.hovered_year);
    if answer.place.is_some() {
        out.push(Action::Show(Show::RecordCell(answer.place)));
    }
    if answer.explains {
        state.show_side();
    }
    if let Some(cell) = &answer.copied {
        out.extend(copied(cell));
    }
    if let Some(menu) = &answer.menu {
        let asked = cell_menu_ui(ui, app, menu, Vec::new());
        let cell = shown.rows.get(menu.place.0).and_then(|row| row.cells.get(menu.place.1));
        match asked.zip(cell) {
            Some((CellAsked::Explain, _)) => state.show_side(),
            Some((CellAsked::Copy, cell)) => out.extend(copied(cell)),
            _ => {}
        }
    }
}

/// On whom the chosen figure rests.
pub fn cited_ui(ui: &mut Ui, app: &App) {
    let table = app.record_table();
    let chosen = app.record_shown().cell.zip(table.as_ref());
    let cell = chosen.and_then(|((row, column), table)| {
        let cells = &table.rows.get(row)?.cells;
        Some((table.columns.get(column)?, cells.first()?, cells.get(column)?))
    });
    let cell = cell.and_then(|(head, first, cell)| Some((head, first, cell, cell.rests_on.as_deref()?)));
    let Some((head, first, cell, rests_on)) = cell else {
        ui.add(Label::new(theme::secondary(ui, app.say(key::RECORD_CHOOSE))).wrap());
        return;
    };
    ScrollArea::vertical().id_salt("cited").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = gap::TINY;
        // `Agreed 1991: KRW 107.3 bn, converted`, else what stands over it and before it.
        let told = cell.hint.split_once(": ");
        let beside = || format!("{} · {}", head.head, first.text);
        let (about, value) =
            told.map_or_else(|| (beside(), cell.text.as_str()), |(about, value)| (about.to_owned(), value));
        let title = ui.add(Label::new(theme::secondary(ui, about)).wrap());
        let words = if cell.value.is_some() { theme::headline(value) } else { theme::heading(value) };
        let value = ui.add(Label::new(words).wrap()).labelled_by(title.id);
        ui.ctx().accesskit_node_builder(value.id, |node| node.set_role(Role::Heading));
        if told.is_none() && cell.hint != cell.text {
            ui.add(Label::new(&cell.hint).wrap());
        }
        rests_on_ui(ui, app, rests_on);
        ui.add_space(gap::LARGE);
    });
}

fn rests_on_ui(ui: &mut Ui, app: &App, rests_on: &RestsOn) {
    if let Some(status) = rests_on.status {
        let tone = if status.needs_a_mark() { Tone::Warning } else { Tone::Quiet };
        ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
            widgets::badge_ui(ui, tone, &status_word(status, app.language()));
        });
    }
    if !rests_on.notes.is_empty() {
        heading_ui(ui, &app.say(key::RECORD_NOTES));
        for note in &rests_on.notes {
            ui.add(Label::new(note).wrap());
        }
    }
    heading_ui(ui, &app.say(key::PANEL_SOURCES));
    if rests_on.sources.is_empty() {
        ui.add(Label::new(theme::secondary(ui, app.say(key::RECORD_NO_SOURCE))).wrap());
    }
    for source in &rests_on.sources {
        source_ui(ui, app.language(), &cite(source, &app.library()));
    }
}
