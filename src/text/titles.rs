//! What scenarios are called, and the one place where edits are applied to them: whatever changes a term
//! of a shipped scenario changes its title with it.
//!
//! [`naming`] has the rules; here they meet the scenarios that come with the
//! program.

use std::borrow::Cow;
use std::path::Path;
use std::sync::LazyLock;

use super::fields::field_name;
use super::naming::{self, Shipped, apart_by_term, told_apart, whole_title};
use super::shipped::shipped_words;
use super::{Language, key, say_with};
use crate::engine::check::Problem;
use crate::engine::{EditCheck, EditError, Projection, Provenance, all_problems, edit_scenario, same_terms};
use crate::files;
use crate::model::{Field, FieldValue, Record, Scenario};

/// The scenarios that come with the program, in their order.
pub static SHIPPED: LazyLock<Vec<Shipped>> = LazyLock::new(|| {
    let shipped = |(file, _): &(&'static str, &str)| {
        let scenario = files::bundled::scenario(file)?.ok()?.scenario;
        let titled = |language| {
            let mut words = shipped_words(file, language);
            let own = words.find(|(field, _)| **field == Field::Title);
            (language, own.map_or_else(|| scenario.title.clone(), |(_, text)| text.to_owned()))
        };
        let titles = Language::ALL.into_iter().map(titled).collect();
        Some(Shipped { file, scenario, titles })
    };
    files::bundled::SHIPPED.iter().filter_map(shipped).collect()
});

/// The scenario as [`edit_scenario`] gives it, and with the title that its terms ask for: `12th SMA, changed`
/// instead of `12th SMA as signed, 2026–2030`. A title among the values stays as it is, and values that
/// change nothing change no title.
///
/// # Errors
/// Those of [`edit_scenario`].
pub fn edited(
    scenario: &Scenario,
    values: &[(Field, FieldValue)],
    provenance: Provenance,
    held_to: EditCheck,
) -> Result<Scenario, EditError> {
    let edited = edit_scenario(scenario, values, provenance, EditCheck::FieldsOnly)?;
    let is_titled = values.iter().any(|(field, _)| *field == Field::Title);
    let title = if is_titled || edited == *scenario { None } else { asked_title(&edited) };
    let title = title.map(|title| (Field::Title, FieldValue::Text(title)));
    let all: Vec<(Field, FieldValue)> = values.iter().cloned().chain(title).collect();
    edit_scenario(scenario, &all, provenance, held_to)
}

/// The title that the terms of the scenario ask for, if it bears another.
fn asked_title(scenario: &Scenario) -> Option<String> {
    let asked = title_by_terms(scenario);
    (asked != scenario.title).then(|| asked.into_owned())
}

/// What the title of the scenario should be, as its terms say.
pub fn title_by_terms(scenario: &Scenario) -> Cow<'_, str> {
    naming::title_by_terms(scenario, &SHIPPED)
}

/// The title that the scenario bears, if its terms ask for another.
pub fn borne_title(scenario: &Scenario) -> Option<&str> {
    (title_by_terms(scenario) != scenario.title).then_some(scenario.title.as_str())
}

/// Every problem of a scenario, of which `projection` is one: that of its title, then all others.
pub fn problems(scenario: &Scenario, projection: &Projection, record: &Record) -> Vec<Problem> {
    let title = title_problem(scenario).into_iter();
    title.chain(all_problems(scenario, projection, record)).collect()
}

/// Whether it is an agreement that comes with the program as it was signed: its terms and its title say so.
pub fn is_as_signed(scenario: &Scenario) -> bool {
    let is_this = |shipped: &&Shipped| same_terms(scenario, &shipped.scenario);
    SHIPPED.iter().filter(is_this).any(|shipped| shipped.is_signed_title(scenario.title.trim()))
}

/// That a scenario bears a title which its terms do not, if so.
pub fn title_problem(scenario: &Scenario) -> Option<Problem> {
    naming::title_problem(scenario, &SHIPPED)
}

/// What scenarios are called that are shown together, each with the name of its file: by their terms, one that comes
/// with the program in the language, one without a title by its file, and no two alike.
pub fn names(scenarios: &[(&Scenario, &str)], language: Language) -> Vec<String> {
    let name = |&(scenario, file): &(&Scenario, &str)| {
        let title = title_by_terms(scenario);
        match own_title(scenario, &title, language) {
            Some(own) => own,
            None if title.trim().is_empty() => file.to_owned(),
            None => whole_title(&title).into_owned(),
        }
    };
    let written: Vec<&Scenario> = scenarios.iter().map(|(scenario, _)| *scenario).collect();
    let by_term = |place: usize, group: &[usize]| apart_by_term(&written, place, group, language);
    let by_file =
        |place: usize, _: &[usize]| Some(scenarios[place].1.to_owned()).filter(|file| !file.is_empty());
    told_apart(scenarios.iter().map(name).collect(), &[&by_term, &by_file])
}

/// What an agreement that comes with the program is called in a language, where the scenario is one of them, or one of them
/// with other terms, and bears its title in any language; a title of one's own stays as it is.
fn own_title(scenario: &Scenario, title: &str, language: Language) -> Option<String> {
    let title = title.trim();
    let in_language = |shipped: &'static Shipped| shipped.titles.iter().find(|(of, _)| *of == language);
    let bears = |shipped: &&Shipped| shipped.titles.iter().any(|(_, own)| own == title);
    let is_it = |shipped: &&Shipped| bears(shipped) && same_terms(scenario, &shipped.scenario);
    if let Some(shipped) = SHIPPED.iter().find(is_it) {
        return in_language(shipped).map(|(_, own)| own.clone());
    }
    let is_changed =
        |shipped: &&Shipped| shipped.titles.iter().any(|(of, own)| shipped.changed_title(own, *of) == title);
    let shipped = SHIPPED.iter().find(is_changed)?;
    in_language(shipped).map(|(of, own)| shipped.changed_title(own, *of))
}

/// What the note of a scenario is called: one that was written on an agreement that comes with the program, and that other
/// terms bear now, is told to be on that.
pub fn note_name(scenario: &Scenario, language: Language) -> String {
    let note = scenario.note.as_deref().unwrap_or_default();
    let bears = |shipped: &&Shipped| {
        let translated = Language::ALL.into_iter().flat_map(|language| shipped_words(shipped.file, language));
        let translated = translated.filter(|(field, _)| **field == Field::Note).map(|(_, text)| text);
        let mut notes = shipped.scenario.note.as_deref().into_iter().chain(translated);
        notes.any(|own| !own.trim().is_empty() && note.contains(own.trim()))
    };
    match SHIPPED.iter().find(bears) {
        Some(shipped) if !same_terms(scenario, &shipped.scenario) => {
            let title = shipped.titles.iter().find(|(of, _)| *of == language).map(|(_, own)| own.as_str());
            say_with(language, key::NOTE_ON_ANOTHER, &[("title", title.unwrap_or_default().into())])
        }
        _ => field_name(&Field::Note, language),
    }
}

/// The name of a file for a scenario that is in none: that of a shipped one says so once a term differs.
pub fn suggested_name<'a>(scenario: &Scenario, suggested: &'a str) -> Cow<'a, str> {
    let shipped = SHIPPED.iter().find(|shipped| shipped.file == suggested);
    match (shipped, Path::new(suggested).file_stem()) {
        (Some(shipped), Some(stem)) if !same_terms(scenario, &shipped.scenario) => {
            Cow::Owned(format!("{}-changed.ron", stem.to_string_lossy()))
        }
        _ => Cow::Borrowed(suggested),
    }
}
