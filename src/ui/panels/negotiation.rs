//! Talks on an agreement: how far apart the sides are, on a date axis; below it what was put forward,
//! when they met, what happened, what was given and got, what would cost the same.
//!
//! The offer in hand is typed in the panel at the side, so that chart and cost are seen while it
//! changes. What one side keeps to itself is painted here and nowhere else: the view that is shown and
//! exported knows nothing of it.

mod chart;
mod fields;
mod happened;
mod list;
pub mod offer;
mod packages;
mod parties;
mod private;
mod state;

use eframe::egui;
use egui::{Label, ScrollArea, Ui};

use crate::app::typing::TalksField;
use crate::app::{Action, App, Edit, NegotiationDocument, NegotiationEdit, NegotiationPage, Run, Show};
use crate::engine::negotiation::CostOf;
use crate::present::views::negotiation::NegotiationView;
use crate::text::key;
use crate::ui::panels::measures;
use crate::ui::panels::parts::{headline_ui, part_ui};
use crate::ui::state::{Tab, UiState};
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;
use fields::HeldTerms;
pub use state::NegotiationState;
use state::Section;

/// Height of the chart among what scrolls: a share of the room, within limits; and in a low window.
const CHART: std::ops::RangeInclusive<f32> = 232.0..=420.0;
const SHARE: f32 = 0.42;
const LOW_CHART: f32 = 220.0;
/// Where nothing has a date there is only a line that says so.
const UNDATED_CHART: f32 = 120.0;

/// The middle of the window while talks are looked at.
pub fn negotiation_ui(
    ui: &mut Ui,
    app: &App,
    state: &mut UiState,
    talks: &mut NegotiationState,
    out: &mut Vec<Action>,
) {
    let (Some(open), Some(view)) = (app.negotiation(), app.negotiation_view()) else {
        beginning_ui(ui, app, out);
        return;
    };
    ui.spacing_mut().item_spacing.y = gap::TINY;
    let is_low = !state.room.for_chart_and_table();
    let read = talks.hovered.take();
    if is_low && state.tab == Tab::Chart {
        bar_ui(ui, app, open, out);
        let room = ui.available_height();
        part_ui(ui, room.max(LOW_CHART), |ui| chart::chart_ui(ui, app, &view, read, talks, out));
    } else {
        let chart = if view.timeline.edges().is_none() {
            UNDATED_CHART
        } else {
            (ui.available_height() * SHARE).clamp(*CHART.start(), *CHART.end())
        };
        ScrollArea::vertical().id_salt("negotiation").auto_shrink(false).show(ui, |ui| {
            // Clear of the bar that scrolls.
            ui.set_max_width(ui.available_width() - gap::MEDIUM);
            ui.spacing_mut().item_spacing.y = gap::TINY;
            if !is_low {
                heads_ui(ui, app, open, &view, state, out);
                bar_ui(ui, app, open, out);
                ui.add_space(gap::SMALL);
                part_ui(ui, chart, |ui| chart::chart_ui(ui, app, &view, read, talks, out));
                ui.add_space(gap::MEDIUM);
            }
            if !state.room.for_terms {
                sections_ui(ui, app, talks, out);
            }
            ui.add_space(gap::TINY);
            section_ui(ui, app, open, &view, (state, talks), out);
            ui.add_space(gap::LARGE);
        });
    }
    if talks.hovered != read {
        ui.ctx().request_repaint();
    }
}

/// With nothing open: what can be opened, and how to begin anew.
fn beginning_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    ScrollArea::vertical().id_salt("beginning").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = gap::SMALL;
        ui.add(Label::new(theme::headline(app.say(key::TALKS_BEGINNING))).wrap());
        ui.add(Label::new(theme::secondary(ui, app.say(key::TALKS_BEGINNING_HOW))).wrap());
        ui.add_space(gap::SMALL);
        ui.scope(|ui| {
            ui.set_max_width(560.0);
            widgets::section_ui(ui, &app.say(key::TALKS_SHIPPED));
            ui.spacing_mut().item_spacing.y = gap::TINY;
            for (name, title) in app.shipped_negotiations() {
                if ui.add(widgets::item(&title, false)).clicked() {
                    out.push(Action::Run(Run::OpenShippedNegotiation(name.to_owned())));
                }
            }
            widgets::section_ui(ui, &app.say(key::TALKS_OWN));
            ui.horizontal_wrapped(|ui| {
                if ui.button(app.say(key::TALKS_OPEN_FILE)).clicked() {
                    out.push(Action::Run(Run::AskOpen));
                }
                let has_base = app.document().is_some();
                let button = egui::Button::new(app.say(key::TALKS_NEW));
                if ui.add_enabled(has_base, button).clicked() {
                    out.push(Action::Run(Run::NewNegotiation));
                }
            });
        });
    });
}

fn heads_ui(
    ui: &mut Ui,
    app: &App,
    open: &NegotiationDocument,
    view: &NegotiationView,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    measures::named_menu_ui(ui, &app.say(key::TALKS_ABOUT), &view.title, &view.title, |ui| {
        about_ui(ui, app, open, state, out);
    });
    headline_ui(ui, &view.headline, state.room.for_explanation);
    ui.add(Label::new(theme::secondary(ui, &view.subline)).wrap());
    ui.add_space(gap::TINY);
}

/// Title and remark of the talks, who takes part, and the scenario that fills in what offers do not say.
fn about_ui(ui: &mut Ui, app: &App, open: &NegotiationDocument, state: &mut UiState, out: &mut Vec<Action>) {
    ui.set_max_width(360.0);
    egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = gap::TINY;
        // Menus have no borders; a field needs one.
        let border = egui::Stroke::new(theme::HAIRLINE, theme::color(theme::palette(ui).border));
        ui.visuals_mut().widgets.inactive.bg_stroke = border;
        let negotiation = &open.negotiation;
        let note = negotiation.note.clone().unwrap_or_default();
        for (slot, key, value, has_lines) in [
            (TalksField::Title, key::FIELD_TITLE, &negotiation.title, false),
            (TalksField::Note, key::FIELD_NOTE, &note, true),
        ] {
            let name = app.say(key);
            let said = format!("{} · {name}", app.say(key::VIEW_NEGOTIATION));
            let mut field = HeldTerms::words(slot, &name, value);
            field.look.said = &said;
            fields::words_ui(ui, app, &field, has_lines, &mut state.drafts, out);
        }
        ui.add_space(gap::SMALL);
        parties::parties_ui(ui, app, open, state, out);
        ui.add_space(gap::SMALL);
        ui.add(Label::new(theme::caption(app.say(key::TALKS_BASE_SCENARIO))));
        ui.add(Label::new(&*crate::text::titles::title_by_terms(&negotiation.base)).wrap());
        let other = app.document().filter(|document| *document.scenario != negotiation.base);
        let button = egui::Button::new(app.say(key::TALKS_TAKE_AS_BASE)).wrap();
        if ui.add_enabled(other.is_some(), button).clicked()
            && let Some(document) = other
        {
            let base = NegotiationEdit::Base(Box::new((*document.scenario).clone()));
            out.push(Action::Edit(Edit::Negotiation(base)));
            ui.close();
        }
    });
}

/// Which figure of the offers is looked at, in what terms, and whether what is private is on screen.
fn bar_ui(ui: &mut Ui, app: &App, open: &NegotiationDocument, out: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = gap::MEDIUM;
        let [name, first, term, present] =
            [key::TALKS_FIGURE, key::TALKS_FIRST_YEAR, key::TALKS_TERM, key::TALKS_PRESENT]
                .map(|key| app.say(key));
        let mut options = vec![(CostOf::FirstYear, first.as_str()), (CostOf::Term, term.as_str())];
        // A present value needs a rate of discount, which is chosen beside it.
        if app.shown().measure.discount.is_some() {
            options.push((CostOf::PresentValue, present.as_str()));
        }
        if let Some(of) = widgets::segments_ui(ui, &name, app.cost_of_offers(), &options) {
            out.push(Action::Show(Show::CostOf(of)));
        }
        measures::measures_ui(ui, app, &open.negotiation.base, out);
        private::switch_ui(ui, app, open, out);
    });
}

/// The sections of the talks and what was put forward, in the panel at the left.
pub fn left_ui(ui: &mut Ui, app: &App, talks: &mut NegotiationState, out: &mut Vec<Action>) {
    let Some(view) = app.negotiation_view() else { return };
    widgets::panel_heading_ui(ui, &app.say(key::VIEW_NEGOTIATION));
    choose_section_ui(app, talks, out, |name, chosen, options| widgets::column_ui(ui, name, chosen, options));
    if view.places.is_empty() {
        return;
    }
    widgets::section_ui(ui, &view.offers.title);
    ui.spacing_mut().item_spacing.y = 2.0;
    let place_of = |key: &str| view.offers.columns.iter().position(|column| column.key == key);
    let shown: Vec<usize> = ["date", "party", "kind"].into_iter().filter_map(place_of).collect();
    for (place, row) in view.places.iter().zip(&view.offers.rows) {
        let words = shown.iter().filter_map(|column| row.cells.get(*column));
        let name: Vec<&str> = words.map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
        let is_chosen = app.negotiation_shown().offer == Some(*place);
        if ui.add(widgets::item(&name.join(" · "), is_chosen)).clicked() {
            out.push(Action::Show(Show::Offer(Some(*place))));
        }
    }
    ui.add_space(gap::MEDIUM);
}

/// The choice of a section, on as many lines as it takes.
fn sections_ui(ui: &mut Ui, app: &App, talks: &mut NegotiationState, out: &mut Vec<Action>) {
    choose_section_ui(app, talks, out, |name, chosen, options| {
        widgets::wrapped_segments_ui(ui, name, chosen, options)
    });
}

fn choose_section_ui(
    app: &App,
    talks: &mut NegotiationState,
    out: &mut Vec<Action>,
    choose: impl FnOnce(&str, Section, &[(Section, &str)]) -> Option<Section>,
) {
    let pages = NegotiationPage::ALL.map(|page| (Section::Page(page), page.name(app.language())));
    let private = (Section::Private, app.say(key::TALKS_PRIVATE));
    let named: Vec<(Section, String)> = pages.into_iter().chain([private]).collect();
    let options: Vec<(Section, &str)> =
        named.iter().map(|(section, name)| (*section, name.as_str())).collect();
    let name = app.say(key::TALKS_SECTIONS);
    if let Some(section) = choose(&name, talks.section(app), &options) {
        talks.is_private = section == Section::Private;
        if let Section::Page(page) = section {
            out.push(Action::Show(Show::NegotiationPage(page)));
        }
    }
}

fn section_ui(
    ui: &mut Ui,
    app: &App,
    open: &NegotiationDocument,
    view: &NegotiationView,
    (state, talks): (&mut UiState, &mut NegotiationState),
    out: &mut Vec<Action>,
) {
    let page = match talks.section(app) {
        Section::Page(page) => page,
        Section::Private => return private::private_ui(ui, app, open, state, out),
    };
    match page {
        NegotiationPage::Offers => offers_ui(ui, app, open, view, (state, talks), out),
        NegotiationPage::Rounds => happened::rounds_ui(ui, app, open, view, (state, talks), out),
        NegotiationPage::Events => happened::events_ui(ui, app, open, view, (state, talks), out),
        NegotiationPage::Ledger => packages::ledger_ui(ui, app, open, out),
        NegotiationPage::Packages => packages::packages_ui(ui, app, open, state, out),
    }
}

/// What was put forward; a row that is chosen is the offer in hand.
fn offers_ui(
    ui: &mut Ui,
    app: &App,
    open: &NegotiationDocument,
    view: &NegotiationView,
    (state, talks): (&mut UiState, &mut NegotiationState),
    out: &mut Vec<Action>,
) {
    if view.places.is_empty() {
        ui.add(Label::new(theme::secondary(ui, app.say(key::TALKS_NO_OFFERS_YET))).wrap());
    } else {
        let now = talks.hovered.or(app.negotiation_shown().offer);
        let chosen = now.and_then(|offer| view.places.iter().position(|place| *place == offer));
        if let Some(row) = list::rows_ui(ui, app, "offers", &view.offers, chosen, state, out) {
            out.push(Action::Show(Show::Offer(view.places.get(row).copied())));
        }
    }
    ui.add_space(gap::SMALL);
    offer::add_ui(ui, app, &open.negotiation, (state, talks), out);
    for problem in app.negotiation_problems_in_words() {
        ui.add_space(gap::TINY);
        widgets::note_ui(ui, &problem);
    }
    for note in &view.notes {
        ui.add(Label::new(theme::caption(note)).wrap());
    }
}
