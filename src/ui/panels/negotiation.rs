//! Talks on an agreement: how far apart the sides are, on a date axis; below it what was put forward,
//! when they met, what happened, what was given and got, what would cost the same.
//!
//! The offer in hand is typed in the panel at the side, so that chart and cost are seen while it
//! changes. What one side keeps to itself is painted here and nowhere else: the view that is shown and
//! exported knows nothing of it.

mod chart;
pub mod entry;
mod happened;
pub mod offer;
mod packages;
mod parties;
mod private;

use eframe::egui;
use egui::{Label, ScrollArea, Ui};

use crate::app::{Action, App, Edit, NegotiationDocument, NegotiationEdit, NegotiationPage, Run, Show};
use crate::engine::negotiation::CostOf;
use crate::model::Negotiation;
use crate::present::Table;
use crate::present::views::negotiation::NegotiationView;
use crate::ui::panels::explanation::note_ui;
use crate::ui::panels::measures;
use crate::ui::panels::parts::part_ui;
use crate::ui::panels::table;
use crate::ui::state::{Fold, Tab, UiState};
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;
use entry::Entries;

/// Height of the chart among what scrolls: a share of the room, within limits; and in a low window.
const CHART: std::ops::RangeInclusive<f32> = 232.0..=420.0;
const SHARE: f32 = 0.42;
const LOW_CHART: f32 = 220.0;

/// What of the view belongs to the screen alone.
#[derive(Default)]
pub struct State {
    /// What is being typed.
    pub entries: Entries,
    /// What stands below the chart.
    pub section: Section,
    /// The round that is looked at.
    pub round: Option<u16>,
    /// The event that is looked at, by its place.
    pub event: Option<usize>,
    /// The offer under the pointer.
    hovered: Option<usize>,
}

/// What stands below the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Section {
    /// What was put forward.
    #[default]
    Offers,
    /// When the sides met.
    Rounds,
    /// What happened besides.
    Events,
    /// What was given and got between two offers, and what would answer one.
    Ledger,
    /// What costs the same.
    Packages,
    /// What one side keeps to itself.
    Private,
}

impl Section {
    const ALL: [(Self, &'static str); 6] = [
        (Self::Offers, "negotiation-offers"),
        (Self::Rounds, "negotiation-rounds"),
        (Self::Events, "negotiation-events"),
        (Self::Ledger, "talks-ledger"),
        (Self::Packages, "talks-packages"),
        (Self::Private, "talks-private"),
    ];
}

/// Opens the panel in which the offer is typed.
fn show_offer(state: &mut UiState) {
    state.explanation = Fold::Open;
    state.opens_drawer = true;
    state.tab = Tab::Explanation;
}

impl Section {
    /// The page that is copied and exported; none of what is private.
    fn page(self) -> Option<NegotiationPage> {
        Some(match self {
            Self::Offers => NegotiationPage::Offers,
            Self::Rounds => NegotiationPage::Rounds,
            Self::Events => NegotiationPage::Events,
            Self::Ledger => NegotiationPage::Ledger,
            Self::Packages => NegotiationPage::Packages,
            Self::Private => return None,
        })
    }
}

/// The middle of the window while talks are looked at.
pub fn negotiation_ui(ui: &mut Ui, app: &App, state: &mut UiState, out: &mut Vec<Action>) {
    let (Some(open), Some(view)) = (app.negotiation(), app.negotiation_view()) else {
        beginning_ui(ui, app, out);
        return;
    };
    ui.spacing_mut().item_spacing.y = gap::TINY;
    let is_low = !state.room.for_chart_and_table;
    let read = state.talks.hovered.take();
    if is_low && state.tab == Tab::Chart {
        bar_ui(ui, app, open, out);
        let room = ui.available_height();
        part_ui(ui, room.max(LOW_CHART), |ui| chart::chart_ui(ui, app, &view, read, state, out));
    } else {
        let chart = (ui.available_height() * SHARE).clamp(*CHART.start(), *CHART.end());
        ScrollArea::vertical().id_salt("negotiation").auto_shrink(false).show(ui, |ui| {
            // Clear of the bar that scrolls.
            ui.set_max_width(ui.available_width() - gap::MEDIUM);
            ui.spacing_mut().item_spacing.y = gap::TINY;
            if !is_low {
                heads_ui(ui, app, open, &view, state, out);
                bar_ui(ui, app, open, out);
                ui.add_space(gap::SMALL);
                part_ui(ui, chart, |ui| chart::chart_ui(ui, app, &view, read, state, out));
                ui.add_space(gap::MEDIUM);
            }
            sections_ui(ui, app, state, out);
            ui.add_space(gap::TINY);
            section_ui(ui, app, open, &view, state, out);
            ui.add_space(gap::LARGE);
        });
    }
    if state.talks.hovered != read {
        ui.ctx().request_repaint();
    }
}

/// With nothing open: what can be opened, and how to begin anew.
fn beginning_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    ScrollArea::vertical().id_salt("beginning").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = gap::SMALL;
        ui.add(Label::new(theme::headline(app.say("talks-beginning"))).wrap());
        ui.add(Label::new(theme::secondary(ui, app.say("talks-beginning-how"))).wrap());
        ui.add_space(gap::SMALL);
        ui.scope(|ui| {
            ui.set_max_width(560.0);
            widgets::section_ui(ui, &app.say("talks-shipped"));
            ui.spacing_mut().item_spacing.y = gap::TINY;
            for (name, title) in app.shipped_negotiations() {
                if ui.add(widgets::item(&title, false)).clicked() {
                    out.push(Action::Run(Run::OpenShippedNegotiation(name.to_owned())));
                }
            }
            widgets::section_ui(ui, &app.say("talks-own"));
            ui.horizontal_wrapped(|ui| {
                if ui.button(app.say("talks-open-file")).clicked() {
                    out.push(Action::Run(Run::AskOpen));
                }
                let has_base = app.document().is_some();
                let button = egui::Button::new(app.say("talks-new"));
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
    measures::named_menu_ui(ui, &app.say("talks-about"), &view.title, &view.title, |ui| {
        about_ui(ui, app, open, state, out);
    });
    ui.add(Label::new(theme::headline(&view.headline)).wrap());
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
            (entry::Slot::Title, "field-title", negotiation.title.clone(), false),
            (entry::Slot::Note, "field-note", note, true),
        ] {
            let name = app.say(key);
            let said = format!("{} · {name}", app.say("view-negotiation"));
            let look = entry::Look { name: &name, said: &said, value, unit: "", ghost: "", hint: "" };
            entry::words_ui(ui, app, &slot, &look, has_lines, &mut state.talks.entries, out);
        }
        ui.add_space(gap::SMALL);
        parties::parties_ui(ui, app, open, state, out);
        ui.add_space(gap::SMALL);
        ui.add(Label::new(theme::caption(app.say("talks-base-scenario"))));
        ui.add(Label::new(&*crate::app::naming::title_by_terms(&negotiation.base)).wrap());
        let other = app.document().filter(|document| *document.scenario != negotiation.base);
        let button = egui::Button::new(app.say("talks-take-as-base")).wrap();
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
            ["talks-figure", "talks-first-year", "talks-term", "talks-present"].map(|key| app.say(key));
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

fn sections_ui(ui: &mut Ui, app: &App, state: &mut UiState, out: &mut Vec<Action>) {
    let named = Section::ALL.map(|(section, key)| (section, app.say(key)));
    let options: Vec<(Section, &str)> =
        named.iter().map(|(section, name)| (*section, name.as_str())).collect();
    let name = app.say("talks-sections");
    if let Some(section) = widgets::wrapped_segments_ui(ui, &name, state.talks.section, &options) {
        state.talks.section = section;
        // What is private is no page that could be copied or exported.
        out.extend(section.page().map(|page| Action::Show(Show::NegotiationPage(page))));
    }
}

fn section_ui(
    ui: &mut Ui,
    app: &App,
    open: &NegotiationDocument,
    view: &NegotiationView,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    match state.talks.section {
        Section::Offers => offers_ui(ui, app, open, view, state, out),
        Section::Rounds => happened::rounds_ui(ui, app, open, view, state, out),
        Section::Events => happened::events_ui(ui, app, open, view, state, out),
        Section::Ledger => packages::ledger_ui(ui, app, open, out),
        Section::Packages => packages::packages_ui(ui, app, open, state, out),
        Section::Private => private::private_ui(ui, app, open, state, out),
    }
}

/// What was put forward; a row that is chosen is the offer in hand.
fn offers_ui(
    ui: &mut Ui,
    app: &App,
    open: &NegotiationDocument,
    view: &NegotiationView,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    if view.places.is_empty() {
        ui.add(Label::new(theme::secondary(ui, app.say("talks-no-offers-yet"))).wrap());
    } else {
        let now = state.talks.hovered.or(app.negotiation_shown().offer);
        let chosen = now.and_then(|offer| view.places.iter().position(|place| *place == offer));
        if let Some(row) = rows_ui(ui, app, "offers", &view.offers, chosen, state, out) {
            out.push(Action::Show(Show::Offer(view.places.get(row).copied())));
        }
    }
    ui.add_space(gap::SMALL);
    offer::add_ui(ui, app, &open.negotiation, state, out);
    for problem in app.negotiation_problems_in_words() {
        ui.add_space(gap::TINY);
        note_ui(ui, &problem);
    }
    for note in &view.notes {
        ui.add(Label::new(theme::caption(note)).wrap());
    }
}

/// A table whose rows are chosen; the row that was chosen just now.
fn rows_ui(
    ui: &mut Ui,
    app: &App,
    name: &str,
    shown: &Table,
    chosen: Option<usize>,
    state: &mut UiState,
    out: &mut Vec<Action>,
) -> Option<usize> {
    let height = table::height(ui, shown, ui.available_width(), app.language()) + gap::SMALL;
    let mut row = None;
    part_ui(ui, height, |ui| {
        let answer = ui.push_id(name, |ui| table::rows_ui(ui, shown, chosen, app.language())).inner;
        row = answer.place.map(|(row, _)| row);
        if answer.explains {
            show_offer(state);
        }
        if answer.copies {
            out.push(Action::Run(Run::CopyTable));
        }
    });
    row
}

/// What an offer is called in lists.
fn offer_name(app: &App, negotiation: &Negotiation, place: usize) -> String {
    crate::text::negotiation::offer_name(negotiation, place, app.language())
}
