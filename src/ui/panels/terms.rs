//! The terms of the scenario in hand, each in a field. While edits go to several scenarios, a line
//! above the terms says so.

use eframe::egui;
use egui::{
    Align, Frame, Label, Layout, Margin, Popup, PopupCloseBehavior, RichText, Role, ScrollArea, Ui,
    WidgetInfo, vec2,
};

use crate::app::typing::Address;
use crate::app::{Action, App, Document, DocumentId, Edit, Show};
use crate::model::{Currency, Field, FieldValue, SeriesField, Stated};
use crate::present::remedies::continuation;
use crate::present::views::editions::EditionsView;
use crate::present::{Addition, TermGroup, TermLine};
use crate::text::numbers::exchange;
use crate::text::quotation::read_quotation;
use crate::text::{key, say_with};
use crate::ui::editor::Drafts;
use crate::ui::panels::measures;
use crate::ui::state::{Opening, UiState};
use crate::ui::term::term_ui;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// The terms in groups, with what can be added to each.
pub fn terms_ui(ui: &mut Ui, app: &App, state: &mut UiState, out: &mut Vec<Action>) {
    let Some(document) = app.document() else { return };
    ui.push_id(document.id, |ui| {
        continuation_ui(ui, app, document, state, out);
        let terms = app.terms();
        for group in terms.iter() {
            group_ui(ui, app, group, state, out);
        }
        // What is long and seldom changed stands below.
        let remarks: Vec<&TermLine> =
            terms.iter().flat_map(|group| &group.terms).filter(|term| is_remark(term)).collect();
        if !remarks.is_empty() {
            widgets::section_ui(ui, &app.say(key::FIELD_NOTE));
        }
        for term in remarks {
            term_ui(ui, app, document, term, &mut state.drafts, out);
        }
    });
    // Room to scroll the last field away from the edge.
    ui.add_space(gap::HUGE);
}

/// The offer to continue the record, where the title says that the scenario does; it is made once.
fn continuation_ui(ui: &mut Ui, app: &App, document: &Document, state: &mut UiState, out: &mut Vec<Action>) {
    let offered = continuation(&document.scenario, app.language());
    let Some(addition) = offered.filter(|_| !state.declined.contains(&document.id)) else { return };
    let frame = Frame::new().fill(theme::color(theme::palette(ui).selection)).corner_radius(theme::CORNER);
    let answer = frame.inner_margin(Margin::same(8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(Label::new(app.say(key::CONTINUATION_OFFER)).wrap());
        ui.horizontal_wrapped(|ui| {
            let takes = ui.button(&addition.name).clicked();
            let declines = ui.add(widgets::quiet(app.say(key::CONTINUATION_DECLINE))).clicked();
            takes.then_some(true).or(declines.then_some(false))
        })
        .inner
    });
    let Some(takes) = answer.inner else { return };
    state.declined.insert(document.id);
    if takes {
        let (documents, fields) = (vec![document.id], addition.fields);
        out.push(Action::Edit(Edit::SetAll { documents, fields }));
    }
}

/// That edits go to several scenarios, with a button to edit only the one in hand; nothing while
/// they go to one.
pub fn chosen_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    let chosen = &app.shown().chosen;
    if chosen.len() < 2 {
        return;
    }
    let text = say_with(app.language(), key::TERMS_SEVERAL, &[("count", chosen.len().into())]);
    let chosen = chosen.iter().filter_map(|id| app.session().document(*id));
    let titles: Vec<String> = chosen.map(|document| app.title_of(document)).collect();
    let own = app.say(key::TERMS_SEVERAL_OWN);
    let frame = Frame::new().fill(theme::color(theme::palette(ui).selection));
    frame.inner_margin(Margin::symmetric(16, 4)).show(ui, |ui| {
        let row = vec2(ui.available_width(), theme::CONTROL);
        ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
            if ui.button(RichText::new(app.say(key::TERMS_ONLY_THIS)).small()).clicked() {
                out.push(Action::Show(Show::Chosen(Vec::new())));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let label = ui.add(Label::new(theme::bold(&text)).truncate().selectable(false));
                let said = format!("{text}: {}. {own}", titles.join(", "));
                label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
                label.on_hover_text(format!("{}\n\n{own}", titles.join("\n")));
            });
        });
    });
}

/// The remark on the whole scenario.
fn is_remark(term: &TermLine) -> bool {
    term.field == Field::Note
}

fn group_ui(ui: &mut Ui, app: &App, group: &TermGroup, state: &mut UiState, out: &mut Vec<Action>) {
    let spacing = ui.spacing().item_spacing.y;
    let Some(document) = app.document() else { return };
    widgets::section_ui(ui, &group.heading);
    if !group.sentence.is_empty() {
        ui.add(Label::new(theme::secondary(ui, &group.sentence)).wrap());
        ui.add_space(gap::TINY);
    }
    let editions = app.editions();
    let offered = series_of(group).and_then(|name| Some((name, editions.get(name)?)));
    if let Some((name, EditionsView { notice: Some(notice), .. })) = offered {
        notice_ui(ui, name, notice, state);
    }
    ui.spacing_mut().item_spacing.y = 6.0;
    for term in group.terms.iter().filter(|term| !is_remark(term)) {
        term_ui(ui, app, document, term, &mut state.drafts, out);
    }
    ui.spacing_mut().item_spacing.y = spacing;
    let Some((name, view)) = offered else {
        add_ui(ui, app, document, group, &mut state.drafts, out);
        return;
    };
    ui.horizontal(|ui| {
        add_ui(ui, app, document, group, &mut state.drafts, out);
        editions_ui(ui, app, name, view, state);
    });
}

/// What can be added to a group.
fn add_ui(
    ui: &mut Ui,
    app: &App,
    document: &Document,
    group: &TermGroup,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    match group.additions.as_slice() {
        // A rate to any other currency can be typed there.
        _ if is_of_agreement(group) => additions_ui(ui, app, document, (group, true), drafts, out),
        [] => {}
        [addition] => {
            if ui.add(widgets::quiet(RichText::new(&addition.name).small())).clicked() {
                add(app, document, addition, drafts, out);
            }
        }
        _ => additions_ui(ui, app, document, (group, false), drafts, out),
    }
}

/// Whether a group is that of the whole agreement.
fn is_of_agreement(group: &TermGroup) -> bool {
    group.terms.iter().any(|term| term.field == Field::Title)
}

/// The name of the series that a group is about.
fn series_of(group: &TermGroup) -> Option<&str> {
    match group.terms.first().map(|term| &term.field) {
        Some(Field::Series(name, _)) => Some(name),
        _ => None,
    }
}

/// That the record is firmer, or says something else; it leads to the editions.
fn notice_ui(ui: &mut Ui, name: &str, notice: &str, state: &mut UiState) {
    let text = RichText::new(notice).small().color(theme::color(theme::palette(ui).secondary));
    if ui.add(widgets::quiet(text).wrap()).clicked() {
        state.opening = Some(Opening::Editions(name.to_owned()));
    }
}

fn editions_ui(ui: &mut Ui, app: &App, name: &str, view: &EditionsView, state: &mut UiState) {
    let button = ui.add(widgets::quiet(RichText::new(app.say(key::EDITIONS_OPEN)).small()));
    let said = say_with(app.language(), key::EDITIONS_OPEN_OF, &[("series", (&view.series).into())]);
    ui.ctx().accesskit_node_builder(button.id, |node| node.set_label(said));
    if button.clicked() {
        state.opening = Some(Opening::Editions(name.to_owned()));
    }
}

/// What can be added, in a menu of its own; to an agreement also rates as they are typed.
fn additions_ui(
    ui: &mut Ui,
    app: &App,
    document: &Document,
    (group, takes_rates): (&TermGroup, bool),
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let text = app.say(key::PANEL_ADD);
    let button = ui.add(widgets::quiet(RichText::new(&text).small()));
    let name = format!("{} · {text}", group.heading);
    ui.ctx().accesskit_node_builder(button.id, |node| node.set_label(name));
    let closes = PopupCloseBehavior::CloseOnClickOutside;
    Popup::menu(&button).style(theme::menu_style).close_behavior(closes).show(|ui| {
        ui.set_min_width(220.0);
        if takes_rates {
            rate_ui(ui, app, document, out);
        }
        let room = 320.0_f32.min(ui.ctx().content_rect().height() - 80.0);
        ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
            for addition in &group.additions {
                if ui.button(addition.name.as_str()).clicked() {
                    add(app, document, addition, drafts, out);
                    ui.close();
                }
            }
        });
    });
}

/// A rate to another currency, as it is typed; it holds in every year until others are stated.
fn rate_ui(ui: &mut Ui, app: &App, document: &Document, out: &mut Vec<Action>) {
    let (language, main) = (app.language(), document.scenario.currency());
    let read = |text: &str| read_quotation(text, main).map(|rate| (rate, exchange(&rate, language)));
    let per = if main == Currency::USD { "EUR" } else { "USD" };
    let pair = ("pair", format!("{main}/{per}").into());
    let name = say_with(language, key::TERMS_ADD_RATE, &[pair]);
    let Some(rate) = measures::entry_ui(ui, &name, read, language) else { return };
    let field = Field::Rate(rate.per, SeriesField::Then);
    let value = FieldValue::Exchange(Stated::assumed(rate));
    let documents = app.edited_in(document.id, &field);
    out.push(Action::Edit(Edit::Set { documents, field, value }));
}

/// Adds it in every scenario that edits go to and that has none of it yet, and gives the keyboard to what is new.
pub fn add(app: &App, document: &Document, addition: &Addition, drafts: &mut Drafts, out: &mut Vec<Action>) {
    let is_new = |(_, value): &&(Field, FieldValue)| *value != FieldValue::Absent;
    if let Some((field, _)) = addition.fields.iter().find(is_new) {
        drafts.seek_added(Address::Scenario(document.id, field.clone()));
    }
    let fields = addition.fields.clone();
    let lacks = |scenario: &Document| {
        let now = fields.iter().map(|(field, _)| field.read(&scenario.scenario));
        now.flatten().all(|now| now == FieldValue::Absent)
    };
    let lacks = |id: &DocumentId| *id == document.id || app.session().document(*id).is_some_and(lacks);
    let documents = app.edited(document.id).into_iter().filter(lacks).collect();
    out.push(Action::Edit(Edit::SetAll { documents, fields }));
}
