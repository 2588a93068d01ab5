//! The editions of a series: what is published and what was expected, year by year beside the
//! scenario or beside another edition, and what it would change to take one over.
//!
//! Taking over is one step to undo. Years can be left out of it; everything else of the series stays.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use eframe::egui;
use egui::{Align, ComboBox, Context, Id, Label, Layout, RichText, Role, ScrollArea, Ui, WidgetInfo, vec2};

use crate::app::Action;
use crate::app::App;
use crate::app::Document;
use crate::app::Edit;
use crate::app::Proposal;
use crate::engine::EditionName;
use crate::model::Year;
use crate::present::views::editions::EditionRow;
use crate::present::views::editions::EditionShown;
use crate::present::views::editions::EditionsView;
use crate::present::views::editions::StatedWords;
use crate::present::views::revision::Revision;
use crate::text::{key, say_with};
use crate::ui::modal;
use crate::ui::panels::revision;
use crate::ui::panels::revision::revision_ui;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// Which editions are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionsDialog {
    /// The name of the series in the scenario.
    series: String,
    /// The edition; the first until one is chosen.
    chosen: Option<EditionName>,
    /// The edition that it is held against; none means the scenario as it stands.
    against: Option<EditionName>,
    /// The years that are not taken over.
    left_out: BTreeSet<Year>,
}

impl EditionsDialog {
    /// The editions of a series.
    pub fn of(series: &str) -> Self {
        Self { series: series.to_owned(), chosen: None, against: None, left_out: BTreeSet::new() }
    }
}

/// The most that the panel takes.
const WIDTH: f32 = 880.0;
const HEIGHT: f32 = 640.0;
/// What heading and buttons take of the height.
const REST: f32 = 100.0;
/// The least that is left to the rest.
const LEAST: f32 = 140.0;
/// Width of the list of editions.
const LIST: f32 = 248.0;
/// Height of a year.
const LINE: f32 = 26.0;
/// Width of a year with its box.
const YEAR: f32 = 80.0;

/// The panel over the window, as long as editions are looked at.
pub fn editions_ui(ctx: &Context, app: &App, open: &mut Option<EditionsDialog>, out: &mut Vec<Action>) {
    let Some(mut entry) = open.take() else { return };
    let Some(document) = app.document() else { return };
    let editions = app.editions();
    let Some(view) = editions.get(&entry.series) else { return };
    let room = ctx.content_rect().size() - vec2(96.0, 96.0);
    let modal = modal::panel(Id::unique("editions"), modal::frame(ctx)).show(ctx, |ui| {
        ui.set_width(room.x.min(WIDTH));
        let series = ("series", (&view.series).into());
        modal::title_ui(ui, &say_with(app.language(), key::EDITIONS_TITLE, &[series]));
        panel_ui(ui, app, document, view, &mut entry, room.y.min(HEIGHT), out)
    });
    if !modal.inner && !modal.should_close() {
        *open = Some(entry);
    }
}

/// The editions at the left, the chosen one at the right, below what it would change; whether it is
/// over.
fn panel_ui(
    ui: &mut Ui,
    app: &App,
    document: &Document,
    view: &EditionsView,
    entry: &mut EditionsDialog,
    height: f32,
    out: &mut Vec<Action>,
) -> bool {
    let find = |name: &EditionName| view.editions.iter().find(|edition| edition.name == *name);
    let Some(chosen) = entry.chosen.as_ref().and_then(find).or(view.editions.first()) else { return true };
    let against = entry.against.as_ref().and_then(find).filter(|against| against.name != chosen.name);

    let proposal = |edition: &EditionShown, left_out: &BTreeSet<Year>| {
        let rows = edition.rows.iter().filter(|row| !left_out.contains(&row.year));
        Proposal { name: Some(edition.title.clone()), fields: rows.map(|row| row.field.clone()).collect() }
    };
    let taken = proposal(chosen, &entry.left_out);
    let held = against.map(|against| proposal(against, &entry.left_out));
    let preview = app.revision(document, taken.clone(), held);

    let room = (height - REST).max(LEAST);
    // The panel has its height from the first frame on.
    let area = ScrollArea::vertical().id_salt("editions").max_height(room).min_scrolled_height(room);
    area.auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width();
        let is_wide = width >= 640.0;
        let lists = (height - REST - revision::HEIGHT - 24.0).max(LEAST);
        if is_wide {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = gap::LARGE;
                ui.allocate_ui_with_layout(vec2(LIST, lists), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(LIST);
                    ui.set_min_height(lists);
                    list_ui(ui, app, view, chosen, lists, entry);
                });
                let rest = vec2(width - LIST - gap::LARGE, lists);
                ui.allocate_ui_with_layout(rest, Layout::top_down(Align::Min), |ui| {
                    ui.set_width(rest.x);
                    chosen_ui(ui, app, view, chosen, against, lists, entry);
                });
            });
        } else {
            list_ui(ui, app, view, chosen, f32::INFINITY, entry);
            ui.add_space(gap::SMALL);
            chosen_ui(ui, app, view, chosen, against, f32::INFINITY, entry);
        }
        widgets::hairline_ui(ui);
        let size = vec2(width, revision::HEIGHT);
        ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
            // The panel keeps its height whatever stands here.
            ui.set_min_height(size.y);
            match &preview {
                Ok(revision) => revision_ui(ui, revision),
                Err(error) => {
                    let error = RichText::new(error).color(theme::color(theme::palette(ui).error));
                    ui.add(Label::new(error).wrap());
                }
            }
        });
    });
    let revision = preview.as_ref().ok().map(Arc::as_ref).filter(|revision| !revision.is_empty());
    // Where the preview has to be scrolled to, what it comes to stands beside the buttons.
    let is_low = room < LEAST + revision::HEIGHT;
    let said = match &revision {
        _ if against.is_some() => Some(app.say(key::EDITIONS_ONLY_SCENARIO)),
        Some(Revision { comes_to, .. }) if is_low => comes_to.clone(),
        _ => None,
    };
    let is_possible = against.is_none() && revision.is_some();
    foot_ui(ui, app, document, taken, is_possible, said, out)
}

/// The editions, of which one is chosen.
fn list_ui(
    ui: &mut Ui,
    app: &App,
    view: &EditionsView,
    chosen: &EditionShown,
    height: f32,
    entry: &mut EditionsDialog,
) {
    ui.label(theme::caption(app.say(key::EDITIONS_LIST)));
    ScrollArea::vertical().id_salt("list").max_height(height - 24.0).auto_shrink([false, true]).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for edition in &view.editions {
                if ui.add(widgets::item(&edition.title, edition.name == chosen.name)).clicked() {
                    entry.chosen = Some(edition.name.clone());
                    entry.left_out.clear();
                }
            }
            for note in &view.notes {
                ui.add_space(gap::TINY);
                ui.add(Label::new(theme::caption(note)).wrap());
            }
        },
    );
}

/// The chosen edition year by year, beside the scenario or another edition.
fn chosen_ui(
    ui: &mut Ui,
    app: &App,
    view: &EditionsView,
    chosen: &EditionShown,
    against: Option<&EditionShown>,
    height: f32,
    entry: &mut EditionsDialog,
) {
    against_ui(ui, app, view, chosen, against, entry);
    ui.add_space(gap::TINY);
    ScrollArea::vertical().id_salt("years").max_height(height - 48.0).auto_shrink([false, true]).show(
        ui,
        |ui| {
            // Clear of the bar that scrolls.
            ui.set_max_width(ui.available_width() - gap::MEDIUM);
            ui.spacing_mut().item_spacing.y = 0.0;
            let half = (ui.available_width() - YEAR - 2.0 * gap::SMALL) / 2.0;
            let before =
                against.map_or_else(|| app.say(key::EDITIONS_HEAD_SCENARIO), |edition| edition.title.clone());
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = gap::SMALL;
                cell_ui(ui, YEAR, |ui| ui.label(theme::caption(app.say(key::COLUMN_YEAR))));
                cell_ui(ui, half, |ui| ui.add(Label::new(theme::caption(before.as_str())).truncate()));
                cell_ui(ui, half, |ui| ui.add(Label::new(theme::caption(&chosen.title)).truncate()));
            });
            ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), theme::hairline(ui));
            for line in lines(chosen, against) {
                line_ui(ui, app, chosen, &before, &line, half, entry);
            }
            ui.add_space(gap::SMALL);
            for note in &chosen.notes {
                ui.add(Label::new(theme::secondary(ui, note)).wrap());
            }
            for source in &chosen.sources {
                ui.add(Label::new(theme::caption(source)).wrap());
            }
        },
    );
}

/// What the edition is held against, and what it counts.
fn against_ui(
    ui: &mut Ui,
    app: &App,
    view: &EditionsView,
    chosen: &EditionShown,
    against: Option<&EditionShown>,
    entry: &mut EditionsDialog,
) {
    ui.horizontal(|ui| {
        let label = ui.label(theme::secondary(ui, app.say(key::EDITIONS_AGAINST)));
        let scenario = app.say(key::REVISION_SCENARIO_AS_IT_STANDS);
        let shown = against.map_or(scenario.as_str(), |edition| edition.title.as_str());
        let combo = ComboBox::from_id_salt("against").width(256.0).truncate().selected_text(shown);
        let response = combo.show_ui(ui, |ui| {
            if ui.selectable_label(against.is_none(), scenario.as_str()).clicked() {
                entry.against = None;
            }
            for edition in view.editions.iter().filter(|edition| edition.name != chosen.name) {
                let is_it = against.is_some_and(|against| against.name == edition.name);
                if ui.selectable_label(is_it, &edition.title).clicked() {
                    entry.against = Some(edition.name.clone());
                }
            }
        });
        response.response.labelled_by(label.id);
        ui.add(Label::new(theme::caption(&chosen.about)).truncate());
    });
}

/// A year of the chosen edition, of what it is held against, or of both.
struct ComparedEditions<'a> {
    year: Year,
    before: Option<&'a StatedWords>,
    after: Option<&'a EditionRow>,
    differs: bool,
}

fn lines<'a>(chosen: &'a EditionShown, against: Option<&'a EditionShown>) -> Vec<ComparedEditions<'a>> {
    let mut lines: BTreeMap<Year, ComparedEditions<'a>> = BTreeMap::new();
    for row in &chosen.rows {
        let (year, before) = (row.year, row.now.as_ref().filter(|_| against.is_none()));
        let differs = against.is_some() || row.differs;
        lines.insert(year, ComparedEditions { year, before, after: Some(row), differs });
    }
    for row in against.into_iter().flat_map(|against| &against.rows) {
        let year = row.year;
        let line =
            lines.entry(year).or_insert(ComparedEditions { year, before: None, after: None, differs: true });
        line.before = Some(&row.value);
        line.differs = line.after.is_none_or(|after| after.value != row.value);
    }
    lines.into_values().collect()
}

fn line_ui(
    ui: &mut Ui,
    app: &App,
    chosen: &EditionShown,
    head: &str,
    line: &ComparedEditions<'_>,
    half: f32,
    entry: &mut EditionsDialog,
) {
    let row = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap::SMALL;
        cell_ui(ui, YEAR, |ui| {
            if line.after.is_none() {
                return ui.label(theme::secondary(ui, line.year.to_string()));
            }
            let mut is_taken = !entry.left_out.contains(&line.year);
            let year = theme::secondary(ui, line.year.to_string());
            let response = ui.checkbox(&mut is_taken, year);
            let name = say_with(app.language(), key::EDITIONS_WITH_YEAR, &[("year", line.year.into())]);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
            if response.changed() {
                if is_taken {
                    entry.left_out.remove(&line.year);
                } else {
                    entry.left_out.insert(line.year);
                }
            }
            response
        });
        let is_taken = !entry.left_out.contains(&line.year);
        cell_ui(ui, half, |ui| value_ui(ui, line.before, false));
        cell_ui(ui, half, |ui| value_ui(ui, line.after.map(|row| &row.value), line.differs && is_taken));
    });
    let told = |words: Option<&StatedWords>| match words {
        Some(words) => format!("{} {}", words.value, words.status),
        None => app.say(key::WORD_NONE),
    };
    let args = [
        ("year", line.year.into()),
        ("scenario", head.into()),
        ("now", told(line.before).into()),
        ("edition", (&chosen.title).into()),
        ("value", told(line.after.map(|row| &row.value)).into()),
    ];
    let said = say_with(app.language(), key::EDITIONS_VALUES, &args);
    row.response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &said));
}

/// A value, and behind it who states it; a value that differs is bold.
fn value_ui(ui: &mut Ui, words: Option<&StatedWords>, is_bold: bool) -> egui::Response {
    let Some(words) = words else { return ui.label(theme::secondary(ui, "–")) };
    ui.spacing_mut().item_spacing.x = gap::SMALL;
    let value = if is_bold { theme::bold(&words.value) } else { RichText::new(&words.value) };
    ui.label(value);
    ui.add(Label::new(theme::caption(&words.status)).truncate())
}

fn cell_ui(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui) -> egui::Response) {
    ui.allocate_ui_with_layout(vec2(width, LINE), Layout::left_to_right(Align::Center), |ui| {
        ui.set_width(width);
        ui.set_min_height(LINE);
        content(ui);
    });
}

/// The buttons; whether it is over.
fn foot_ui(
    ui: &mut Ui,
    app: &App,
    document: &Document,
    taken: Proposal,
    is_possible: bool,
    said: Option<String>,
    out: &mut Vec<Action>,
) -> bool {
    ui.add_space(gap::SMALL);
    let mut is_over = false;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let take_over = app.say(key::PASTE_TAKE_OVER);
        if ui.add_enabled(is_possible, widgets::primary(&take_over)).clicked() {
            out.push(Action::Edit(Edit::SetAll { documents: app.edited(document.id), fields: taken.fields }));
            is_over = true;
        }
        is_over |= ui.button(app.say(key::DIALOG_CANCEL)).clicked();
        if let Some(said) = said {
            ui.add(Label::new(theme::secondary(ui, said)).truncate());
        }
    });
    is_over
}
