//! Finding by words: commands, the terms of the scenario in hand, the scenarios that are open, the years, the pages of the
//! record and of talks, and what comes with the program.
//!
//! What is typed is looked for in the name that is shown and in the English one. Arrows choose, Enter takes, Escape
//! closes. What was taken is handed to the window, which does it as if it had been chosen in its own place. A command that
//! is not possible now is listed last and says so.

use eframe::egui;
use egui::{Button, Context, Id, Key, Label, Modifiers, Response, ScrollArea, TextEdit, Ui, vec2};

use crate::app::{App, DocumentId, NegotiationPage, RecordPage, Show, ViewKind};
use crate::model::{Field, Year};
use crate::present::{Addition, TermGroup};
use crate::text::fields::field_name;
use crate::text::{Language, Sentence, key, say, say_with};
use crate::ui::commands::Command;
use crate::ui::modal;
use crate::ui::theme;
use crate::ui::theme::gap;

/// Width of the panel.
const WIDTH: f32 = 520.0;
/// Height of its list.
const LIST: f32 = 320.0;
/// So many are listed at most.
const MOST: usize = 40;

/// What is being looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FinderDialog {
    /// The words.
    text: String,
    /// Which of what was found is chosen, by its place.
    place: usize,
    /// Whether the field has had the keyboard.
    has_begun: bool,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A command.
    Command(Command),
    /// A term of the scenario in hand.
    Term(Field),
    /// A term that can be added to the scenario in hand.
    Addition(Addition),
    /// An open scenario.
    Scenario(DocumentId),
    /// An agreement that comes with the program, by the name of its file.
    Shipped(&'static str),
    /// Talks that come with the program, by the name of their file.
    ShippedNegotiation(&'static str),
    /// A year of the scenario in hand.
    Year(Year),
    /// A page of the record, or of the negotiation that is open: its view, then the page.
    Page([Show; 2]),
}

/// Something that can be found.
struct Findable {
    what: Found,
    name: String,
    english: String,
    /// What kind of thing it is, or the keys that ask for it.
    beside: String,
    is_possible: bool,
}

/// Shows the panel while it is open; what was taken just now.
pub fn finder_ui(ctx: &Context, app: &App, open: &mut Option<FinderDialog>) -> Option<Found> {
    let mut finder = open.take()?;
    let room = ctx.content_rect().size() - vec2(48.0, 160.0);
    let shown = modal::panel(Id::unique("finder"), modal::frame(ctx)).show(ctx, |ui| {
        ui.set_width(room.x.min(WIDTH));
        panel_ui(ui, app, &mut finder, room.y.clamp(96.0, LIST))
    });
    if shown.inner.is_none() && !modal::is_escaped(&shown) && !shown.backdrop_response.clicked() {
        *open = Some(finder);
    }
    shown.inner
}

fn panel_ui(ui: &mut Ui, app: &App, finder: &mut FinderDialog, height: f32) -> Option<Found> {
    modal::title_ui(ui, &app.say(key::MENU_FIND));
    // The keys of the list come before those of the field.
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (down, up, takes) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp), pressed(Key::Enter));
    let field = TextEdit::singleline(&mut finder.text)
        .hint_text(app.say(key::FINDER_HINT))
        .margin(egui::Margin::symmetric(8, 4))
        .desired_width(ui.available_width())
        .min_size(vec2(ui.available_width(), theme::CONTROL));
    let field = ui.add(field);
    ui.ctx().accesskit_node_builder(field.id, |node| node.set_label(app.say(key::MENU_FIND)));
    if !std::mem::replace(&mut finder.has_begun, true) {
        field.request_focus();
    }
    if field.changed() {
        finder.place = 0;
    }
    let mut found = found(app, &finder.text);
    let left_out = found.len().saturating_sub(MOST);
    found.truncate(MOST);
    let last = found.len().saturating_sub(1);
    finder.place = finder.place.min(last);
    if down {
        finder.place = (finder.place + 1).min(last);
    }
    if up {
        finder.place = finder.place.saturating_sub(1);
    }
    ui.add_space(gap::SMALL);
    let mut taken = takes.then_some(finder.place);
    let list = ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
        ui.set_min_height(height);
        theme::menu_style(ui.style_mut());
        let list = ui.unique_id();
        ui.ctx().accesskit_node_builder(list, |node| {
            node.set_role(egui::Role::ListBox);
            node.set_label(app.say(key::MENU_FIND));
        });
        if found.is_empty() {
            ui.add(Label::new(theme::secondary(ui, app.say(key::FINDER_NOTHING))));
        }
        for (place, findable) in found.iter().enumerate() {
            let is_chosen = place == finder.place;
            let line = line_ui(ui, findable, is_chosen);
            if is_chosen {
                // The keyboard stays in the field; what is read out is the line that Enter takes.
                let line = line.id.accesskit_id();
                ui.ctx().accesskit_node_builder(field.id, |node| node.set_active_descendant(line));
            }
            if is_chosen && (down || up) {
                line.scroll_to_me_animation(None, egui::style::ScrollAnimation::none());
            }
            if line.clicked() {
                taken = Some(place);
            }
        }
        if left_out > 0 {
            let more = say_with(app.language(), key::FINDER_MORE, &[("count", left_out.into())]);
            ui.add(Label::new(theme::secondary(ui, more)));
        }
        list.accesskit_id()
    });
    ui.ctx().accesskit_node_builder(field.id, |node| node.set_controls(vec![list.inner]));
    let taken = taken.and_then(|place| found.into_iter().nth(place));
    taken.filter(|findable| findable.is_possible).map(|findable| findable.what)
}

fn line_ui(ui: &mut Ui, findable: &Findable, is_chosen: bool) -> Response {
    let button = Button::selectable(is_chosen, findable.name.as_str())
        .shortcut_text(findable.beside.as_str())
        .truncate()
        .min_size(vec2(ui.available_width(), theme::CONTROL));
    let line = ui.add_enabled(findable.is_possible, button);
    ui.ctx().accesskit_node_builder(line.id, |node| {
        node.set_role(egui::Role::ListBoxOption);
        node.set_label(format!("{} {}", findable.name, findable.beside));
        node.set_selected(is_chosen);
    });
    line
}

/// What has every word of a text in its name; those that begin with it come first, those that are not possible now last.
fn found(app: &App, text: &str) -> Vec<Findable> {
    let wanted = text.trim().to_lowercase();
    let has = |name: &str| wanted.split_whitespace().all(|word| name.contains(word));
    let mut found: Vec<((bool, bool), Findable)> = Vec::new();
    for findable in findables(app) {
        let names = [findable.name.to_lowercase(), findable.english.to_lowercase()];
        if names.iter().any(|name| has(name)) {
            let is_later = !names.iter().any(|name| name.starts_with(&wanted));
            found.push(((!findable.is_possible, is_later), findable));
        }
    }
    found.sort_by_key(|(order, _)| *order);
    found.into_iter().map(|(_, findable)| findable).collect()
}

/// Everything that can be found.
fn findables(app: &App) -> Vec<Findable> {
    let mut all = commands(app);
    all.extend(terms(app));
    let kind = |key: Sentence| app.say(key);
    let english_titles = app.titles_in(Language::En);
    let english_title = |id: DocumentId| english_titles.iter().find(|(known, _)| *known == id);
    for document in app.session().documents() {
        let name = app.title_of(document);
        let english = english_title(document.id).map_or_else(|| name.clone(), |(_, title)| title.clone());
        let what = Found::Scenario(document.id);
        all.push(Findable { what, name, english, beside: kind(key::FINDER_SCENARIO), is_possible: true });
    }
    for year in app.document().into_iter().flat_map(|document| document.scenario.years.iter()) {
        let name = |language| say_with(language, key::FINDER_YEAR, &[("year", year.into())]);
        let (name, english) = (name(app.language()), name(Language::En));
        let what = Found::Year(year);
        all.push(Findable { what, name, english, beside: String::new(), is_possible: true });
    }
    all.extend(pages(app));
    all.extend(shipped(app));
    all
}

/// The pages of the record, and of the negotiation that is open.
fn pages(app: &App) -> Vec<Findable> {
    let language = app.language();
    let of_record = RecordPage::all().map(|page| Findable {
        what: Found::Page([Show::View(ViewKind::Record), Show::RecordPage(page)]),
        name: page.name(language),
        english: page.name(Language::En),
        beside: ViewKind::Record.name(language),
        is_possible: true,
    });
    let has_talks = app.negotiation().is_some();
    let of_talks = NegotiationPage::ALL.into_iter().filter(|_| has_talks).map(|page| Findable {
        what: Found::Page([Show::View(ViewKind::Negotiation), Show::NegotiationPage(page)]),
        name: page.name(language),
        english: page.name(Language::En),
        beside: ViewKind::Negotiation.name(language),
        is_possible: true,
    });
    of_record.chain(of_talks).collect()
}

/// The agreements and talks that come with the program.
fn shipped(app: &App) -> Vec<Findable> {
    let findable = |what: Found, name: String, english: String, beside: Sentence| Findable {
        what,
        name,
        english,
        beside: app.say(beside),
        is_possible: true,
    };
    let scenarios = app.shipped_in(app.language()).into_iter().zip(app.shipped_in(Language::En));
    let scenarios = scenarios.map(|((name, title), (_, english))| {
        findable(Found::Shipped(name), title.to_owned(), english.to_owned(), key::FINDER_SHIPPED)
    });
    let talks = app.shipped_negotiations_in(app.language());
    let talks = talks.into_iter().zip(app.shipped_negotiations_in(Language::En));
    let talks = talks.map(|((name, title), (_, english))| {
        findable(Found::ShippedNegotiation(name), title, english, key::FINDER_SHIPPED)
    });
    scenarios.chain(talks).collect()
}

fn commands(app: &App) -> Vec<Findable> {
    let others = Command::ALL.into_iter().filter(|command| *command != Command::Find);
    let findable = |command: Command| {
        let is_possible = command.asked(app).is_some();
        let keys = command.shortcuts().first().map(|keys| keys.format(&egui::ModifierNames::NAMES, false));
        Findable {
            what: Found::Command(command),
            name: command.label(app),
            english: say(Language::En, command.key()),
            beside: if is_possible { keys.unwrap_or_default() } else { app.say(key::FINDER_NOT_NOW) },
            is_possible,
        }
    };
    others.map(findable).collect()
}

/// The terms of the scenario in hand, and what can be added to it.
fn terms(app: &App) -> Vec<Findable> {
    let mut all = Vec::new();
    for term in app.terms().iter().flat_map(|group| &group.terms) {
        all.push(Findable {
            what: Found::Term(term.field.clone()),
            name: field_name(&term.field, app.language()),
            english: field_name(&term.field, Language::En),
            beside: app.say(key::FINDER_TERM),
            is_possible: true,
        });
    }
    let english_terms = app.terms_in(Language::En);
    for (group, english) in app.terms().iter().zip(&english_terms) {
        for (addition, english_addition) in group.additions.iter().zip(&english.additions) {
            let name =
                |group: &TermGroup, addition: &Addition| format!("{}: {}", group.heading, addition.name);
            all.push(Findable {
                what: Found::Addition(addition.clone()),
                name: name(group, addition),
                english: name(english, english_addition),
                beside: app.say(key::FINDER_ADDITION),
                is_possible: true,
            });
        }
    }
    all
}
