//! Opening scenarios: shipped ones, new ones, copies and files.

use std::path::Path;

use super::action::NewScenario;
use super::desk::{Desk, ViewKind};
use super::documents::{Document, DocumentId, DocumentKind, DocumentOrigin, ScenarioContent};
use super::messages::MessageKind;
use crate::export::harmless::file_name;
use crate::files::{self, NegotiationFile, Opened, OpenedFile, ScenarioFile};
use crate::model::{Currency, FieldValue, Money, Part, Scale, Scenario, Stated, usual_unit};
use crate::text::file_errors;
use crate::text::naming::{Shipped, title_of_copy, without_copy};
use crate::text::shipped::shipped_words;
use crate::text::titles;
use crate::text::{Language, key, say, say_with};

/// The rounding unit that a new scenario in a currency is offered: 1 eok of won, 1 million where a unit
/// is worth as little as a yen, else 0.1 million.
pub fn usual_rounding(currency: Currency) -> Money {
    const OF_SMALL_UNITS: [&str; 10] = ["JPY", "HUF", "ISK", "IDR", "VND", "CLP", "COP", "PYG", "UGX", "IQD"];
    if OF_SMALL_UNITS.contains(&currency.code()) {
        return Money::new(Scale::Million.units(), currency);
    }
    usual_unit(currency)
}

pub(super) fn open_shipped(desk: &mut Desk, name: &str) {
    match files::bundled::scenario(name) {
        Some(Ok(mut file)) => {
            for (field, text) in shipped_words(name, desk.language()) {
                let written = field.write(&mut file.scenario, FieldValue::Text(text.to_owned()));
                written.expect("a test writes each of these");
            }
            add_untitled(desk, file, name);
        }
        Some(Err(error)) => {
            desk.messages.tell(MessageKind::Error, |language| file_errors::read_error(&error, language));
        }
        None => {}
    }
}

fn add_untitled(desk: &mut Desk, file: ScenarioFile, name: &str) -> DocumentId {
    let id = desk.session.add(file, DocumentOrigin::no_file(name));
    desk.take_in_hand(id);
    id
}

/// A scenario to begin from: no amount and no growth stated.
pub(super) fn open_new(desk: &mut Desk, new: NewScenario) {
    let NewScenario { parties, continues_sma, years, rounding } = new;
    let base = Money::new(rust_decimal::Decimal::ZERO, rounding.currency);
    let mut part = Part::new("", Stated::assumed(base));
    part.rounding.to = rounding;
    let scenario = Scenario {
        title: say(desk.language(), key::NEW_SCENARIO_TITLE),
        record: Some(desk.record.edition.clone()),
        continues: continues_sma.then(|| Scenario::SMA.to_owned()),
        parties,
        ..Scenario::new(years, vec![part])
    };
    let id = add_untitled(desk, ScenarioFile::new(scenario), "scenario.ron");
    // There was nothing before it that it could be held against.
    if let Some(document) = desk.session.document_mut(id) {
        document.opened = None;
    }
}

pub(super) fn duplicate(desk: &mut Desk, id: DocumentId) {
    let Some(document) = desk.session.document(id) else { return };
    let mut file = ScenarioContent::file_of(&document.scenario, &document.comment);
    let name = document.file_name().into_owned();
    let is_changed = document.is_changed();
    file.scenario.title = free_title_of_copy(desk, &document.name_by_terms());
    file.scenario.note = Some(note_of_copy(desk, document));
    let copy = add_untitled(desk, file, &name);
    // What is in no file is not lost with the original.
    if is_changed && let Some(copy) = desk.session.document_mut(copy) {
        copy.saved = None;
    }
}

/// A title for a copy that no open scenario has: `… (copy)`, then `… (copy 2)`.
fn free_title_of_copy(desk: &Desk, title: &str) -> String {
    let original = without_copy(title);
    let title = |number: usize| title_of_copy(original, number, desk.language());
    let is_free = |title: &String| !desk.is_called(title);
    // One more number than there are scenarios: one of them is free.
    let numbers = 1..=desk.session.documents().len() + 1;
    numbers.map(title).find(is_free).unwrap_or_default()
}

/// What a copy came from, before what the original remarks.
fn note_of_copy(desk: &Desk, original: &Document) -> String {
    let title = ("title", desk.title_of(original).into());
    let from = match &original.path {
        Some(_) => {
            let file = ("file", original.file_name().into());
            say_with(desk.language(), key::BRANCHED_FROM_FILE, &[title, file])
        }
        None => say_with(desk.language(), key::BRANCHED_FROM, &[title]),
    };
    let note = original.scenario.note.as_deref().filter(|note| !note.trim().is_empty());
    note.map_or_else(|| from.clone(), |note| format!("{from}\n{note}"))
}

/// Tells which numbers of a file were read without their binary noise.
pub(super) fn tell_of_noise(desk: &mut Desk, name: &str, noise: Vec<files::Noise>) {
    if noise.is_empty() {
        return;
    }
    let name = name.to_owned();
    desk.messages.tell(MessageKind::Done, move |language| {
        let told = |noise: &files::Noise| format!("{}: {}", noise.place, file_errors::noise(noise, language));
        let lines: Vec<String> = noise.iter().map(told).collect();
        format!("{name}:{}", lines.join("\n"))
    });
}

/// Opens a file. One with a negotiation is handed back with its name: what it takes the place of may have to be
/// asked about first.
pub(super) fn open(desk: &mut Desk, path: &Path) -> Option<(Box<Opened<NegotiationFile>>, String)> {
    let is_this = |open: Option<&Path>| open.is_some_and(|open| files::same_file(open, path));
    let open = |document: &&Document| is_this(document.path.as_deref());
    if let Some(id) = desk.session.documents().iter().find(open).map(|document| document.id) {
        desk.take_in_hand(id);
        // What only compares with a file or looks at offers would not show it.
        if desk.shown.view == ViewKind::Negotiation {
            desk.shown.view = ViewKind::Projection;
        }
        return None;
    }
    if desk.negotiation().is_some_and(|open| is_this(open.path.as_deref())) {
        desk.shown.view = ViewKind::Negotiation;
        return None;
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match files::open_file(path) {
        Ok(OpenedFile::Scenario(opened)) => {
            let id = desk.session.add(opened.file, DocumentOrigin::file(path, opened.stamp));
            desk.take_in_hand(id);
            tell_of_noise(desk, &name, opened.noise);
            if desk.shown.view == ViewKind::Negotiation {
                desk.shown.view = ViewKind::Projection;
            }
        }
        Ok(OpenedFile::Negotiation(opened)) => return Some((opened, name)),
        Err(error) => {
            desk.messages.tell(MessageKind::Error, |language| file_errors::open_error(&error, language));
        }
    }
    None
}

/// Opens a scenario that stands in a text, such as a mail. It is in no file, and so not saved.
pub(super) fn open_text(desk: &mut Desk, text: &str) {
    let Some(text) = files::scenario_in(text) else { return };
    let name = say(desk.language(), key::PASTED_TEXT);
    let file = match files::read_scenario(&text, &name) {
        Ok(file) => file,
        Err(error) => {
            desk.messages.tell(MessageKind::Error, |language| file_errors::read_error(&error, language));
            return;
        }
    };
    let name = format!("{}.ron", file_name(&file.scenario.title));
    let noise = files::noise_in(&text, files::FileKind::Scenario);
    let id = add_untitled(desk, file, &name);
    if let Some(document) = desk.session.document_mut(id) {
        document.saved = None;
    }
    tell_of_noise(desk, &name, noise);
    if matches!(desk.shown.view, ViewKind::Negotiation | ViewKind::Record) {
        desk.shown.view = ViewKind::Projection;
    }
}

/// The text of a scenario, as its file has it: pasted into a window it opens.
pub(super) fn text_of(document: &Document) -> String {
    files::write_scenario(&ScenarioContent::file_of(&document.scenario, &document.comment))
}

/// The scenarios that come with the program: their file names, and titles in a language.
pub(super) fn shipped(language: Language) -> Vec<(&'static str, &'static str)> {
    let title = |shipped: &'static Shipped| {
        let mut titles = shipped.titles.iter().filter(|(of, _)| *of == language);
        (shipped.file, titles.next().map_or("", |(_, title)| title.as_str()))
    };
    titles::SHIPPED.iter().map(title).collect()
}
