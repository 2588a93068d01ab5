//! Finding by words: commands, the terms of the scenario in hand, the scenarios that are open, the years.
//!
//! What is typed is looked for in the name that is shown and in the English one. Arrows choose, Enter takes, Escape
//! closes. What was taken is handed to the window, which does it as if it had been chosen in its own place.

use eframe::egui;
use egui::{Button, Context, Id, Key, Label, Modifiers, ScrollArea, TextEdit, Ui, vec2};

use crate::app::{App, DocumentId};
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
    /// A year of the scenario in hand.
    Year(Year),
}

/// Something that can be found.
struct Findable {
    what: Found,
    name: String,
    english: String,
    /// What kind of thing it is, or the keys that ask for it.
    beside: String,
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
    let found = found(app, &finder.text);
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
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
        ui.set_min_height(height);
        theme::menu_style(ui.style_mut());
        if found.is_empty() {
            ui.add(Label::new(theme::secondary(ui, app.say(key::FINDER_NOTHING))));
        }
        for (place, findable) in found.iter().enumerate() {
            let is_chosen = place == finder.place;
            let button = Button::selectable(is_chosen, findable.name.as_str())
                .shortcut_text(findable.beside.as_str())
                .truncate()
                .min_size(vec2(ui.available_width(), theme::CONTROL));
            let line = ui.add(button);
            ui.ctx().accesskit_node_builder(line.id, |node| {
                node.set_role(egui::Role::ListBoxOption);
                node.set_label(format!("{} {}", findable.name, findable.beside));
                node.set_selected(is_chosen);
            });
            if is_chosen && (down || up) {
                line.scroll_to_me_animation(None, egui::style::ScrollAnimation::none());
            }
            if line.clicked() {
                taken = Some(place);
            }
        }
    });
    taken.and_then(|place| found.into_iter().nth(place)).map(|findable| findable.what)
}

/// What has every word of a text in its name; those that begin with it come first.
fn found(app: &App, text: &str) -> Vec<Findable> {
    let wanted = text.trim().to_lowercase();
    let has = |name: &str| wanted.split_whitespace().all(|word| name.contains(word));
    let mut found: Vec<(bool, Findable)> = Vec::new();
    for findable in findables(app) {
        let names = [findable.name.to_lowercase(), findable.english.to_lowercase()];
        if names.iter().any(|name| has(name)) {
            found.push((!names.iter().any(|name| name.starts_with(&wanted)), findable));
        }
    }
    found.sort_by_key(|(is_later, _)| *is_later);
    found.into_iter().map(|(_, findable)| findable).take(MOST).collect()
}

/// Everything that can be found now: of the commands those that are possible.
fn findables(app: &App) -> Vec<Findable> {
    let language = app.language();
    let kind = |key: Sentence| app.say(key);
    let mut all = Vec::new();
    for command in Command::ALL {
        if command == Command::Find || command.asked(app).is_none() {
            continue;
        }
        let keys = command.shortcuts().first().map(|keys| keys.format(&egui::ModifierNames::NAMES, false));
        all.push(Findable {
            what: Found::Command(command),
            name: command.label(app),
            english: say(Language::En, command.key()),
            beside: keys.unwrap_or_default(),
        });
    }
    for term in app.terms().iter().flat_map(|group| &group.terms) {
        all.push(Findable {
            what: Found::Term(term.field.clone()),
            name: field_name(&term.field, language),
            english: field_name(&term.field, Language::En),
            beside: kind(key::FINDER_TERM),
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
                beside: kind(key::FINDER_ADDITION),
            });
        }
    }
    for document in app.session().documents() {
        let name = app.title_of(document);
        let english = name.clone();
        let beside = kind(key::FINDER_SCENARIO);
        all.push(Findable { what: Found::Scenario(document.id), name, english, beside });
    }
    for year in app.document().into_iter().flat_map(|document| document.scenario.years.iter()) {
        let name = |language| say_with(language, key::FINDER_YEAR, &[("year", year.into())]);
        let (name, english) = (name(language), name(Language::En));
        all.push(Findable { what: Found::Year(year), name, english, beside: String::new() });
    }
    all
}
