//! The offer in hand, in the panel at the side: what it costs, what it says, who made it when.
//!
//! What it does not say stands as a ghost, with the value that the base scenario gives it.

use eframe::egui;
use egui::{Label, Popup, Role, ScrollArea, Sense, Ui, UiBuilder};

use super::fields::{self, HeldTerms};
use super::state::NegotiationState;
use crate::app::typing::{
    TalksField, TermList, is_growth, rate_of, scenario_for, spelt, terms_of, value_in, with_terms_of,
    with_value,
};
use crate::app::{Action, App, Edit, NegotiationEdit, new_offer};
use crate::engine::negotiation::{CostOf, Costed};
use crate::model::{
    Confidence, Field, FieldValue, GrowthField, Kind, Money, Negotiation, Offer, OfferKind, OfferTerm,
    PartField, RuleField, Scenario, Value, Year, read_terms,
};
use crate::present::views::negotiation::Chosen;
use crate::present::{TermLine, terms};
use crate::text::fields::field_name;
use crate::text::negotiation::offer_name;
use crate::text::numbers::{money_rounded, years};
use crate::text::{Sentence, key, say_with};
use crate::ui::editor::{Drafts, FieldStyle};
use crate::ui::panels::measures;
use crate::ui::state::UiState;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets::{self, heading_ui, note_ui};

/// The panel.
pub fn offer_ui(
    ui: &mut Ui,
    app: &App,
    state: &mut UiState,
    talks: &NegotiationState,
    out: &mut Vec<Action>,
) {
    let Some(open) = app.negotiation() else {
        ui.add(Label::new(theme::secondary(ui, app.say(key::TALKS_NONE_OPEN))).wrap());
        return;
    };
    // The bar of scrolling stands in the margin, not on figures.
    let room = ui.available_rect_before_wrap();
    let wider = room.with_max_x((room.right() + gap::MEDIUM).min(ui.clip_rect().right()));
    let mut beside = ui.new_child(UiBuilder::new().max_rect(wider));
    ScrollArea::vertical().id_salt(("offer", app.negotiation_shown().offer)).auto_shrink(false).show(
        &mut beside,
        |ui| {
            ui.set_max_width(room.width());
            ui.spacing_mut().item_spacing.y = gap::TINY;
            match app.negotiation_shown().offer {
                Some(place) => chosen_ui(ui, app, &open.negotiation, place, state, out),
                None => nothing_ui(ui, app, &open.negotiation, (state, talks), out),
            }
            ui.add_space(gap::LARGE);
        },
    );
    ui.allocate_rect(room, Sense::hover());
}

fn nothing_ui(
    ui: &mut Ui,
    app: &App,
    negotiation: &Negotiation,
    (state, talks): (&mut UiState, &NegotiationState),
    out: &mut Vec<Action>,
) {
    ui.add(Label::new(theme::secondary(ui, app.say(key::TALKS_CHOOSE_OFFER))).wrap());
    ui.add_space(gap::SMALL);
    add_ui(ui, app, negotiation, (state, talks), out);
}

/// Adds an offer: one button for each side.
pub(super) fn add_ui(
    ui: &mut Ui,
    app: &App,
    negotiation: &Negotiation,
    (state, talks): (&mut UiState, &NegotiationState),
    out: &mut Vec<Action>,
) {
    let button = ui.button(app.say(key::TALKS_ADD_OFFER));
    Popup::menu(&button).style(theme::menu_style).show(|ui| {
        ui.set_width(240.0);
        for party in &negotiation.parties {
            let said = say_with(app.language(), key::TALKS_ADD_OFFER_OF, &[("party", name_of(party).into())]);
            if measures::choice_ui(ui, false, &said) {
                let last = negotiation.rounds.keys().next_back().copied();
                let offer = new_offer(party, talks.round.or(last));
                let place = negotiation.offers.len();
                let base = base_field(&negotiation.base);
                fields::seek(app, TalksField::Term(TermList::Offer(place), base), &mut state.drafts);
                state.show_side();
                out.push(Action::Edit(Edit::Negotiation(NegotiationEdit::AddOffer(offer))));
            }
        }
    });
}

/// The name of a party; its key if it has none.
pub(super) fn name_of(party: &crate::model::Party) -> String {
    let name = party.name.trim();
    if name.is_empty() { party.key.clone() } else { name.to_owned() }
}

/// The base amount of the first part.
pub(super) fn base_field(scenario: &Scenario) -> Field {
    of_first_part(scenario, PartField::Base)
}

/// Something of the first part; the only one has no name in it.
fn of_first_part(scenario: &Scenario, field: PartField) -> Field {
    let part = scenario.parts.first().filter(|_| scenario.parts.len() > 1);
    Field::of_part(part.map_or("", |part| part.name.as_str()), field)
}

/// The year under which the rule stands that is offered; without one the rule that decides the second
/// year, else the first one after it.
fn year_of_rule(scenario: &Scenario, said: &[OfferTerm]) -> Year {
    let offered = read_terms(said).find_map(|(field, _)| match field {
        Field::Part(_, PartField::Rule(year, _)) => Some(*year),
        _ => None,
    });
    if let Some(year) = offered {
        return year;
    }
    let second = scenario.years.first.plus(1);
    let Some(part) = scenario.parts.first() else { return second };
    let holding = part.rule_of(second).map(|(year, _)| year);
    holding.or_else(|| part.rules.keys().next().copied()).unwrap_or(second)
}

/// The fields that every offer has a row for: base, growth, cap, last year.
pub(super) fn usual(scenario: &Scenario, said: &[OfferTerm]) -> [(Field, Sentence); 4] {
    let year = year_of_rule(scenario, said);
    let rule = |field| of_first_part(scenario, PartField::Rule(year, field));
    // An offer may say the whole rule, as an equal package does; where there is none, it must.
    let whole = rule(RuleField::Whole);
    let has_rule = scenario.parts.first().is_some_and(|part| part.rules.contains_key(&year));
    let growth = if value_in(said, &whole).is_some() || !has_rule {
        whole
    } else {
        rule(RuleField::Growth(GrowthField::Whole))
    };
    [
        (base_field(scenario), key::TALKS_BASE),
        (growth, key::TALKS_GROWTH),
        (rule(RuleField::Cap), key::TALKS_CAP),
        (Field::LastYear, key::TALKS_LAST_YEAR),
    ]
}

fn chosen_ui(
    ui: &mut Ui,
    app: &App,
    negotiation: &Negotiation,
    place: usize,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    let Some(offer) = negotiation.offers.get(place) else { return };
    let view = app.negotiation_view();
    let chosen = view.as_ref().and_then(|view| view.chosen.as_ref()).filter(|chosen| chosen.place == place);
    cost_ui(ui, app, place, chosen);
    actions_ui(ui, app, negotiation, place, state, out);

    heading_ui(ui, &app.say(key::TALKS_TERMS));
    terms_ui(ui, app, TermList::Offer(place), &mut state.drafts, out);
    if let Some(chosen) = chosen {
        for problem in &chosen.problems {
            ui.add_space(gap::TINY);
            note_ui(ui, problem);
        }
        // Why it has no cost stands above already.
        let notes: Vec<&String> = chosen.notes.iter().filter(|note| **note != chosen.cost).collect();
        if !notes.is_empty() {
            heading_ui(ui, &app.say(key::TALKS_BESIDE));
            for note in notes {
                ui.add(Label::new(note).wrap());
            }
        }
    }
    heading_ui(ui, &app.say(key::TALKS_WHO_AND_WHEN));
    who_ui(ui, app, negotiation, offer, place, &mut state.drafts, out);
}

/// Title, the figure that is looked at, then the others.
fn cost_ui(ui: &mut Ui, app: &App, place: usize, chosen: Option<&Chosen>) {
    let title = chosen.map(|chosen| chosen.title.as_str()).unwrap_or_default();
    let title = ui.add(Label::new(theme::secondary(ui, title)).wrap());
    let costs = app.negotiation_costs();
    match costs.get(place) {
        Some(Ok(costed)) => figures_ui(ui, app, costed, title.id),
        _ => {
            if let Some(chosen) = chosen {
                note_ui(ui, &chosen.cost);
            }
        }
    }
}

/// What something costs: the figure that is looked at large, the others below it.
pub(super) fn figures_ui(ui: &mut Ui, app: &App, costed: &Costed, title: egui::Id) {
    let of = app.cost_of_offers();
    let words = |value: Value| words_of(app, costed, value);
    let span = years(costed.scenario.years, app.language());
    let name = |of: CostOf| match of {
        CostOf::FirstYear => {
            say_with(app.language(), key::TALKS_IN_YEAR, &[("year", costed.scenario.years.first.into())])
        }
        CostOf::Term => say_with(app.language(), key::TALKS_OVER_YEARS, &[("years", span.as_str().into())]),
        CostOf::PresentValue => {
            say_with(app.language(), key::TALKS_PRESENT_OVER_YEARS, &[("years", span.as_str().into())])
        }
    };
    if let Some(value) = costed.cost(of) {
        let large = ui.add(Label::new(theme::headline(words(value))).wrap()).labelled_by(title);
        ui.ctx().accesskit_node_builder(large.id, |node| node.set_role(Role::Heading));
        ui.add(Label::new(theme::caption(name(of))).wrap());
    }
    for other in CostOf::ALL.into_iter().filter(|other| *other != of) {
        if let Some(value) = costed.cost(other) {
            widgets::key_value_ui(ui, &name(other), words(value));
        }
    }
    widgets::key_value_ui(ui, &app.say(key::NEGOTIATION_HEAD_UNSAID), words(costed.unsaid.amount));
}

/// A figure in words.
pub(super) fn words_of(app: &App, costed: &Costed, value: Value) -> String {
    let currency = app.shown().measure.currency_in(costed.scenario.currency());
    let known = value.known().map(|amount| money_rounded(Money::new(amount, currency), app.language()));
    known.unwrap_or_else(|| app.say(key::WORD_UNKNOWN))
}

/// What can be done with the offer.
fn actions_ui(
    ui: &mut Ui,
    app: &App,
    negotiation: &Negotiation,
    place: usize,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    let costs = app.negotiation_costs();
    let has_cost = |place: usize| costs.get(place).is_some_and(Result::is_ok);
    ui.add_space(gap::TINY);
    ui.horizontal_wrapped(|ui| {
        if ui.add_enabled(has_cost(place), egui::Button::new(app.say(key::TALKS_OPEN_AS_SCENARIO))).clicked()
        {
            out.push(Action::Edit(Edit::OpenOffer(place)));
        }
        let others: Vec<usize> =
            (0..negotiation.offers.len()).filter(|other| *other != place && has_cost(*other)).collect();
        let can_compare = has_cost(place) && !others.is_empty();
        let button = ui.add_enabled(can_compare, egui::Button::new(app.say(key::TALKS_COMPARE_WITH)));
        Popup::menu(&button).style(theme::menu_style).show(|ui| {
            ui.set_width(300.0);
            ui.set_max_width(420.0);
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for other in others.into_iter().rev() {
                    let name = offer_name(negotiation, other, app.language());
                    if measures::choice_ui(ui, Some(other) == app.against_offer(), &name) {
                        out.push(Action::Edit(Edit::CompareOffers { offer: place, against: other }));
                    }
                }
            });
        });
        if ui.add(widgets::quiet(app.say(key::TALKS_REMOVE_OFFER))).clicked() {
            state.drafts.forget_negotiation();
            out.push(Action::Edit(Edit::Negotiation(NegotiationEdit::RemoveOffer(place))));
        }
    });
}

/// The terms of a holder: the usual ones in their rows, then what else it says, then what can be
/// added.
pub(super) fn terms_ui(ui: &mut Ui, app: &App, holder: TermList, drafts: &mut Drafts, out: &mut Vec<Action>) {
    let Some(scenario) = scenario_for(app, holder) else { return };
    let said = terms_of(app, holder);
    let usual = usual(&scenario, said);
    ui.push_id(holder, |ui| {
        for (field, key) in &usual {
            row_ui(ui, app, holder, &scenario, field, &app.say(*key), drafts, out);
        }
        for term in said {
            match term {
                OfferTerm::Read(field, _) if usual.iter().any(|(usual, _)| usual == field) => {}
                OfferTerm::Read(field, _) => {
                    let name = field_name(field, app.language());
                    row_ui(ui, app, holder, &scenario, field, &name, drafts, out);
                }
                OfferTerm::Unread { path, value } => unread_ui(ui, app, holder, path, value, out),
            }
        }
        more_ui(ui, app, holder, &scenario, &usual, out);
    });
}

/// A term in its row; what is not said is a ghost.
#[expect(clippy::too_many_arguments, reason = "whose term it is, and where it goes")]
fn row_ui(
    ui: &mut Ui,
    app: &App,
    holder: TermList,
    scenario: &Scenario,
    field: &Field,
    name: &str,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let value = value_in(terms_of(app, holder), field);
    let now = value.clone().or_else(|| field.read(scenario)).unwrap_or(FieldValue::Absent);
    let (text, unit) = spelt(app, scenario, field, &now);
    let said = match holder {
        TermList::Offer(_) => format!("{} · {name}", app.say(key::PANEL_OFFER)),
        TermList::Target => format!("{} · {name}", app.say(key::TALKS_TARGET)),
        TermList::Limit => format!("{} · {name}", app.say(key::TALKS_LIMIT)),
        TermList::TheirLimit => format!("{} · {name}", app.say(key::TALKS_THEIR_LIMIT)),
    };
    // A text that has words in it says its unit itself.
    let unit = if text.chars().any(char::is_alphabetic) { String::new() } else { unit };
    let is_words = is_growth(field) && rate_of(&now).is_none() && !text.is_empty();
    let ghost = if text.is_empty() {
        app.say(key::WORD_NONE)
    } else if is_words {
        // How the base grows is told by its hint; the field is for a rate.
        app.say(key::TALKS_AS_BASE)
    } else if text.ends_with(&unit) || field.kind() != Kind::Rate && !is_growth(field) {
        text.clone()
    } else {
        format!("{text}{unit}")
    };
    let slot = TalksField::Term(holder, field.clone());
    let is_tree = field.kind() == Kind::Tree && (!is_growth(field) || is_words);
    if value.is_some() && (is_tree || field.kind() == Kind::RoundingMode || field.kind() == Kind::CarryOver) {
        let look = FieldStyle { said: &said, value: &text, unit: "", ghost: "" };
        fields::told_ui(ui, app, &HeldTerms { slot, name, hint: "", look }, drafts, out);
        return;
    }
    let hint = if is_words && value.is_none() { text.as_str() } else { "" };
    let look = if value.is_some() && !text.is_empty() {
        FieldStyle { said: &said, value: &text, unit: &unit, ghost: "" }
    } else {
        let ghost = if value.is_some() { "" } else { ghost.as_str() };
        FieldStyle { said: &said, value: "", unit: "", ghost }
    };
    fields::term_ui(ui, app, &HeldTerms { slot, name, hint, look }, drafts, out);
}

/// A term that could not be read, as it stands, and what takes it out.
fn unread_ui(ui: &mut Ui, app: &App, holder: TermList, path: &str, value: &str, out: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.add(Label::new(format!("{path} = {value}")).wrap());
        widgets::badge_ui(ui, widgets::Tone::Warning, &app.say(key::TALKS_NOT_READ));
        let button = ui.add(widgets::quiet("×").min_size(egui::vec2(24.0, 24.0)));
        let said = say_with(app.language(), key::TALKS_TAKE_OUT, &[("what", path.into())]);
        ui.ctx().accesskit_node_builder(button.id, |node| node.set_label(said.as_str()));
        if button.on_hover_text(said).clicked() {
            let is_it = |term: &&OfferTerm| !matches!(term, OfferTerm::Unread { path: of, .. } if of == path);
            let kept = terms_of(app, holder).iter().filter(is_it).cloned().collect();
            out.extend(with_terms_of(app, holder, kept).map(|edit| Action::Edit(Edit::Negotiation(edit))));
        }
    });
}

/// What else can be said: every term of the base scenario that the offer leaves to it, and what can
/// be added there.
fn more_ui(
    ui: &mut Ui,
    app: &App,
    holder: TermList,
    scenario: &Scenario,
    usual: &[(Field, Sentence)],
    out: &mut Vec<Action>,
) {
    let button = ui.add(widgets::quiet(egui::RichText::new(app.say(key::TALKS_ADD_TERM)).small()));
    Popup::menu(&button).style(theme::menu_style).show(|ui| {
        ui.set_width(300.0);
        ui.set_max_width(360.0);
        let said = terms_of(app, holder);
        let is_said =
            |field: &Field| value_in(said, field).is_some() || usual.iter().any(|(usual, _)| usual == field);
        let room = 320.0_f32.min(ui.ctx().content_rect().height() - 80.0);
        ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
            let mut add = |ui: &mut Ui, name: &str, fields: &[(Field, FieldValue)]| {
                if measures::choice_ui(ui, false, name) {
                    let terms = fields.iter().fold(said.to_vec(), |terms, (field, value)| {
                        with_value(&terms, field, Some(value.clone()))
                    });
                    let edit = with_terms_of(app, holder, terms);
                    out.extend(edit.map(|edit| Action::Edit(Edit::Negotiation(edit))));
                }
            };
            for group in terms(scenario, None, app.record(), app.language()) {
                let can = |line: &&TermLine| is_offered(&line.field) && !is_said(&line.field);
                let lines: Vec<&TermLine> = group.terms.iter().filter(can).collect();
                if lines.is_empty() && group.additions.is_empty() {
                    continue;
                }
                ui.add(Label::new(theme::caption(&group.heading)));
                for line in lines {
                    let value = line.field.read(scenario).unwrap_or(FieldValue::Absent);
                    add(ui, &line.name, &[(line.field.clone(), value)]);
                }
                for addition in &group.additions {
                    // The name alone does not say to what.
                    let name = format!("{} · {}", group.heading, addition.name);
                    add(ui, &name, &addition.fields);
                }
            }
        });
    });
}

/// Whether an offer may speak of a field: titles and remarks are nobody's to offer.
fn is_offered(field: &Field) -> bool {
    !matches!(
        field,
        Field::Title
            | Field::Note
            | Field::Record
            | Field::Continues
            | Field::Pays
            | Field::Receives
            | Field::Source(..)
            | Field::Before
            | Field::Part(_, PartField::Note | PartField::Rule(_, RuleField::Note))
    )
}

/// Something that was chosen for an offer.
type TermChange = Box<dyn Fn(&mut Offer)>;

/// Whose it is, of which kind, when, how well known, and on whom that rests.
#[expect(clippy::too_many_lines, reason = "a menu for each thing that is said of an offer")]
fn who_ui(
    ui: &mut Ui,
    app: &App,
    negotiation: &Negotiation,
    offer: &Offer,
    place: usize,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let language = app.language();
    let mut change: Option<TermChange> = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = gap::MEDIUM;
        let both = app.say(key::NEGOTIATION_BOTH_SIDES);
        let party = offer.party.as_deref();
        let now = party.map_or(both.clone(), |key| negotiation.party(key).map_or(key.to_owned(), name_of));
        measures::menu_ui(ui, &app.say(key::TALKS_PARTY), &now, |ui| {
            for of in &negotiation.parties {
                if measures::choice_ui(ui, party == Some(of.key.as_str()), &name_of(of)) {
                    let key = of.key.clone();
                    change = Some(Box::new(move |offer| offer.party = Some(key.clone())));
                }
            }
            if measures::choice_ui(ui, party.is_none(), &both) {
                change = Some(Box::new(|offer| {
                    offer.party = None;
                    offer.kind = OfferKind::Agreed;
                }));
            }
        });
        let word = |kind| crate::text::negotiation::kind_word(kind, language);
        measures::menu_ui(ui, &app.say(key::TALKS_KIND), &word(offer.kind), |ui| {
            for &kind in OfferKind::ALL {
                if measures::choice_ui(ui, kind == offer.kind, &word(kind)) {
                    change = Some(Box::new(move |offer| offer.kind = kind));
                }
            }
        });
        let name =
            |number: u16| say_with(language, key::NEGOTIATION_ROUND, &[("round", number.to_string().into())]);
        let none = app.say(key::TALKS_NO_ROUND);
        measures::menu_ui(ui, &app.say(key::TALKS_OF_ROUND), &offer.round.map_or(none.clone(), name), |ui| {
            ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
                if measures::choice_ui(ui, offer.round.is_none(), &none) {
                    change = Some(Box::new(|offer| offer.round = None));
                }
                for &number in negotiation.rounds.keys() {
                    if measures::choice_ui(ui, offer.round == Some(number), &name(number)) {
                        change = Some(Box::new(move |offer| offer.round = Some(number)));
                    }
                }
            });
        });
        let word = |confidence| crate::text::negotiation::confidence_word(confidence, language);
        measures::menu_ui(ui, &app.say(key::TALKS_CONFIDENCE), &word(offer.confidence), |ui| {
            for &confidence in Confidence::ALL {
                if measures::choice_ui(ui, confidence == offer.confidence, &word(confidence)) {
                    change = Some(Box::new(move |offer| offer.confidence = confidence));
                }
            }
        });
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = gap::LARGE;
        let (mut declined, mut hidden) = (offer.declined, !offer.public);
        if ui.checkbox(&mut declined, app.say(key::TALKS_DECLINED)).changed() {
            change = Some(Box::new(move |offer| offer.declined = declined));
        }
        if ui.checkbox(&mut hidden, app.say(key::TALKS_NOT_PUBLIC)).changed() {
            change = Some(Box::new(move |offer| offer.public = !hidden));
        }
    });
    if let Some(change) = change
        && let Some(mut offer) = drafts.offer(app, place)
    {
        change(&mut offer);
        out.push(Action::Edit(Edit::Negotiation(NegotiationEdit::Offer(place, offer))));
    }
    let mut words =
        |ui: &mut Ui, slot: TalksField, key: Sentence, value: String, ghost: &str, has_lines: bool| {
            let name = app.say(key);
            let field = HeldTerms::words(slot, &name, &value).or(ghost);
            fields::words_ui(ui, app, &field, has_lines, drafts, out);
        };
    let date = offer.date.as_ref().map(ToString::to_string).unwrap_or_default();
    let unknown = app.say(key::WORD_UNKNOWN);
    words(ui, TalksField::OfferDate(place), key::TALKS_DATE, date, &unknown, false);
    let sources: Vec<&str> = offer.sources.iter().map(|source| source.0.as_str()).collect();
    words(ui, TalksField::OfferSources(place), key::PANEL_SOURCES, sources.join(", "), "", false);
    let note = offer.note.clone().unwrap_or_default();
    words(ui, TalksField::OfferNote(place), key::FIELD_NOTE, note, "", true);
}
