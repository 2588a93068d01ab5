//! The contribution of the explained year under every published definition of the share, folded until
//! it is asked for.
//!
//! Never a bare per cent: each stands with what is divided by what, the amounts and years of both sides
//! and their sources. A cost of one's own can be typed below.

use eframe::egui;
use egui::{Align, Label, Layout, Rect, RichText, Role, Sense, StrokeKind, TextStyle, Ui};
use egui::{WidgetInfo, pos2, vec2};

use crate::app::{Action, App, Show};
use crate::engine::{InPlace, Over};
use crate::model::{Status, Year};
use crate::present::views::shares::{ShareLine, can_be_read, of_total};
use crate::text::fields::status_word;
use crate::text::{AmountUnit, key, say_with, typed};
use crate::ui::panels::measures;
use crate::ui::state::{SectionState, UiState};
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets::{self, wide};

/// The section; nothing where the record is about something else.
pub(super) fn shares_ui(ui: &mut Ui, app: &App, year: Year, state: &mut UiState, out: &mut Vec<Action>) {
    let Some(document) = app.document() else { return };
    let Some(computed) = app.computed(document.id) else { return };
    let (scenario, record) = (&document.scenario, app.record());
    if !can_be_read(scenario, &computed.projection, record, year) {
        return;
    }
    let title = say_with(app.language(), key::SHARES_TITLE, &[("year", year.into())]);
    let is_open = state.shares == SectionState::Open;
    if heading_ui(ui, &title, is_open) {
        state.shares = if is_open { SectionState::Folded } else { SectionState::Open };
    }
    if !is_open {
        return;
    }
    let measured = match app.shown().measure.over {
        Over::StationingCost(cost) => Some(cost),
        _ => None,
    };
    let own = app.projection_shown().own_cost.or(measured);
    let lines = of_total(scenario, &computed.projection, record, year, own, app.language());
    for line in &lines {
        line_ui(ui, app, line);
    }
    denominators_ui(ui, app, &lines);
    ui.add_space(gap::SMALL);
    let unit = AmountUnit::usual(scenario.currency(), app.language());
    let language = app.language();
    let other = AmountUnit::usual(scenario.currency(), language.other());
    let read = |text: &str| {
        let own = app.projection_shown().own_cost.map(InPlace::Replaced);
        let read = typed::read_amount_beside(text, unit, other, own);
        read.map(|cost| (cost, typed::echo(&cost, language)))
    };
    if let Some(cost) = measures::typed_ui(ui, &app.say(key::SHARES_OWN_COST), read, language) {
        out.push(Action::Show(Show::OwnCost(Some(cost))));
    }
    if app.projection_shown().own_cost.is_some() {
        let text = RichText::new(app.say(key::SHARES_OWN_COST_NONE)).small();
        if ui.add(widgets::quiet(text)).clicked() {
            out.push(Action::Show(Show::OwnCost(None)));
        }
    }
}

/// What the contribution is divided by or added to, each once, as it was published and converted.
fn denominators_ui(ui: &mut Ui, app: &App, lines: &[ShareLine]) {
    let mut figures: Vec<&String> = Vec::new();
    for figure in lines.iter().filter(|line| line.value.is_some()).flat_map(|line| &line.denominators) {
        if !figures.contains(&figure) {
            figures.push(figure);
        }
    }
    if figures.is_empty() {
        return;
    }
    ui.add_space(gap::SMALL);
    ui.add(Label::new(theme::caption(app.say(key::SHARES_FIGURES))).wrap());
    for figure in figures {
        ui.add(Label::new(RichText::new(figure).small()).wrap());
    }
}

/// A heading that opens and folds what stands below it; whether it was asked to.
fn heading_ui(ui: &mut Ui, title: &str, is_open: bool) -> bool {
    ui.add_space(gap::MEDIUM);
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, 20.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), is_open, title));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    let palette = theme::palette(ui);
    let around = rect.expand2(vec2(6.0, 1.0));
    if response.hovered() {
        ui.painter().rect_filled(around, theme::CORNER, theme::color(palette.hairline));
    }
    let colour = theme::color(palette.secondary);
    let font = TextStyle::Small.resolve(ui.style());
    let words = ui.painter().layout_no_wrap(title.to_owned(), font, colour);
    let (y, right) = (rect.center().y, rect.left() + words.size().x);
    ui.painter().galley(pos2(rect.left(), y - words.size().y / 2.0), words, colour);
    let wedge = if is_open {
        [(6.0, 2.0), (14.0, 2.0), (10.0, -2.5)]
    } else {
        [(6.0, -2.0), (14.0, -2.0), (10.0, 2.5)]
    };
    let wedge = wedge.map(|(x, down)| pos2(right + x, y + down)).to_vec();
    ui.painter().add(egui::Shape::convex_polygon(wedge, colour, egui::Stroke::NONE));
    ui.painter().hline(rect.x_range(), rect.bottom() + 1.0, theme::hairline(ui));
    if response.has_focus() {
        ui.painter().rect_stroke(around, theme::CORNER, theme::ring(ui), StrokeKind::Inside);
    }
    response.clicked()
}

/// A share: its name and result, the calculation, what it is divided by, who says so.
fn line_ui(ui: &mut Ui, app: &App, line: &ShareLine) {
    ui.add_space(gap::SMALL);
    let start = ui.cursor().min;
    let width = ui.available_width();
    let (result, why) = match &line.result {
        Ok(result) => (result.as_str(), None),
        Err(why) => ("–", Some(why)),
    };
    let word =
        (line.status > Status::Derived && why.is_none()).then(|| status_word(line.status, app.language()));
    let value = |ui: &mut Ui| {
        ui.add(Label::new(theme::bold(result)).selectable(false));
        if let Some(word) = &word {
            widgets::badge_ui(ui, widgets::Tone::Quiet, word);
        }
    };
    let badge = word.as_ref().map_or(0.0, |word| wide(ui, word, &TextStyle::Small) + 24.0);
    let needed = wide(ui, &line.name, &TextStyle::Body) + wide(ui, result, &TextStyle::Body) + badge;
    let name = Label::new(&line.name).selectable(false);
    if needed + gap::LARGE <= width {
        ui.horizontal(|ui| {
            ui.add(name);
            ui.with_layout(Layout::right_to_left(Align::Center), value);
        });
    } else {
        ui.add(name.wrap());
        ui.with_layout(Layout::right_to_left(Align::Min), value);
    }
    let mut told = vec![line.name.clone(), result.to_owned(), line.means.clone()];
    let small = |ui: &mut Ui, text: RichText| ui.add(Label::new(text.small()).wrap().selectable(false));
    small(ui, theme::caption(&line.means));
    if let Some(why) = why {
        small(ui, RichText::new(why));
        told.push(why.clone());
    } else {
        let calculation = format!("{} {}", line.calculation, line.counts);
        let years = say_with(app.language(), key::SHARES_DENOMINATOR_OF, &[("years", (&line.years).into())]);
        let mut sources: Vec<&str> = Vec::new();
        for source in &line.sources {
            if !sources.contains(&source.publisher.as_str()) {
                sources.push(&source.publisher);
            }
        }
        let origin = [years, sources.join("; ")];
        let origin: Vec<String> = origin.into_iter().filter(|words| !words.is_empty()).collect();
        small(ui, RichText::new(&calculation));
        small(ui, theme::caption(origin.join(" · ")));
        told.push(calculation);
        told.extend(line.denominators.iter().cloned());
        told.extend(origin);
    }
    // One thing to a screen reader, and the whole of it under the pointer.
    let rect = Rect::from_min_max(start, pos2(start.x + width, ui.cursor().top()));
    let response = ui.interact(rect, ui.scope_id().with(line.definition), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, told.join("; ")));
    let mut hint = vec![line.means.clone()];
    hint.extend(line.other_year.clone());
    hint.extend(line.sources.iter().map(|source| source.text.clone()));
    response.on_hover_text(hint.join("\n"));
}
