//! What scenarios are called, so that no name says what is not so and no two read alike.
//!
//! A scenario that differs in a term from the agreement whose title it bears is called *changed*; where
//! the terms are equal again, so is the title. A title of one's own is never touched. Of several things
//! on one screen those of one name get an addition, as short as it can be.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::fields::{field_name, short_name, value_of};
use super::numbers::years;
use super::{Language, say, say_with};
use crate::engine::check::{Problem, ProblemKind};
use crate::engine::{differing_terms, same_terms};
use crate::model::{
    Field, FieldValue, LONGEST_NAME, LONGEST_TITLE, PartField, RuleField, Scenario, compared_name,
    difference, is_longer,
};
use crate::text::key;

/// A scenario that comes with the program, with its titles.
#[derive(Debug, Clone)]
pub struct Shipped {
    /// The name of its file.
    pub file: &'static str,
    /// The scenario.
    pub scenario: Scenario,
    /// Its title in each language.
    pub titles: Vec<(Language, String)>,
}

impl Shipped {
    /// What a title ends with that names an agreement as it was signed: ` as signed, 2026–2030`.
    fn as_signed(&self, language: Language) -> String {
        let years = years(self.scenario.years, language);
        say_with(language, key::TITLE_AS_SIGNED, &[("name", "".into()), ("years", years.into())])
    }

    /// Whether that is one of its titles, and it is an agreement as it was signed: the English title says so.
    pub(super) fn is_signed_title(&self, title: &str) -> bool {
        let says_so = |(language, own): &(Language, String)| {
            *language == Language::En && own.ends_with(&self.as_signed(*language))
        };
        self.titles.iter().any(|(_, own)| own == title) && self.titles.iter().any(says_so)
    }

    /// The title of a scenario that bore that one and has other terms: `12th SMA, changed`.
    pub(super) fn changed_title(&self, title: &str, language: Language) -> String {
        let signed = self.as_signed(language);
        let name = title.strip_suffix(&signed).unwrap_or(title);
        say_with(language, key::TITLE_CHANGED, &[("name", name.into())])
    }
}

/// What the title of `scenario` should be: that of a shipped scenario, or the same as changed, as its terms
/// say; a title of one's own as it is. What tells a copy from its original stays at the end.
pub fn title_by_terms<'a>(scenario: &'a Scenario, shipped: &[Shipped]) -> Cow<'a, str> {
    titled_like(scenario, shipped).map_or(Cow::Borrowed(&scenario.title), |(_, right)| right)
}

/// That a scenario bears a title which its terms do not, if so.
pub fn title_problem(scenario: &Scenario, shipped: &[Shipped]) -> Option<Problem> {
    let (known, right) = titled_like(scenario, shipped).filter(|(_, right)| *right != scenario.title)?;
    let kind = ProblemKind::TitleBorne {
        title: scenario.title.trim().to_owned(),
        terms: differing_terms(scenario, &known.scenario),
        right: right.into_owned(),
    };
    Some(Problem { field: Field::Title, kind })
}

/// The shipped scenario whose title `scenario` bears, as it is or as changed, and what the title should be.
fn titled_like<'a, 'k>(
    scenario: &'a Scenario,
    shipped: &'k [Shipped],
) -> Option<(&'k Shipped, Cow<'a, str>)> {
    let whole = scenario.title.trim();
    let own = without_copy(whole);
    let whole_compared = compared_name(whole);
    let compared = without_copy(&whole_compared);
    for known in shipped {
        for (language, title) in &known.titles {
            let changed = known.changed_title(title, *language);
            let [is_signed, is_changed] = [title, &changed].map(|name| compared_name(name) == compared);
            if !is_signed && !is_changed {
                continue;
            }
            let is_same = same_terms(scenario, &known.scenario);
            let (right, is_right) = if is_same { (title, is_signed) } else { (&changed, is_changed) };
            let right = match whole.strip_prefix(own) {
                Some(copy) if !is_right => Cow::Owned(format!("{right}{copy}")),
                _ => Cow::Borrowed(scenario.title.as_str()),
            };
            return Some((known, right));
        }
    }
    None
}

/// A title, a name, a key or another text as messages quote it and as the window shows it: cut where it is longer than
/// a name may be.
pub fn shortened(text: &str) -> Cow<'_, str> {
    cut(text, LONGEST_NAME)
}

/// A title as it leaves in tables and charts: cut where it is longer than any may be.
pub(super) fn whole_title(title: &str) -> Cow<'_, str> {
    cut(title, LONGEST_TITLE)
}

fn cut(text: &str, most: usize) -> Cow<'_, str> {
    if is_longer(text, most) {
        Cow::Owned(text.chars().take(most - 1).chain(['…']).collect())
    } else {
        text.into()
    }
}

/// That a scenario is not called by the title that its file bears.
pub fn title_in_file_words(title: &str, language: Language) -> String {
    say_with(language, key::NOTE_TITLE_IN_FILE, &[("title", shortened(title.trim()).into())])
}

/// The title of a copy, first or numbered.
pub fn title_of_copy(title: &str, number: usize, language: Language) -> String {
    match number {
        1 => say_with(language, key::COPY_OF_TITLE, &[("title", title.into())]),
        _ => numbered_copy(language, title, &number.to_string()),
    }
}

fn numbered_copy(language: Language, title: &str, number: &str) -> String {
    say_with(language, key::COPY_OF_TITLE_AGAIN, &[("title", title.into()), ("number", number.into())])
}

/// A title without what told a copy, made in any language, from its original.
pub fn without_copy(title: &str) -> &str {
    let original = |language| {
        let first = say_with(language, key::COPY_OF_TITLE, &[("title", "".into())]);
        let again = numbered_copy(language, "", "#");
        let numbered = || {
            let (before, after) = again.split_once('#')?;
            let (original, number) = title.strip_suffix(after)?.rsplit_once(before)?;
            number.parse::<usize>().is_ok().then_some(original)
        };
        title.strip_suffix(&first).or_else(numbered)
    };
    Language::ALL.into_iter().find_map(original).unwrap_or(title)
}

/// The addition to one of a group of names that are alike, by its place and the places of all.
pub type TellApart<'a> = &'a dyn Fn(usize, &[usize]) -> Option<String>;

/// Names of which no two are alike. Those that are get an addition: the first of `ways` that tells all of
/// them apart, else a number from the second on. A way gives the addition of one of a group, by the places
/// of all.
pub fn told_apart(names: Vec<String>, ways: &[TellApart<'_>]) -> Vec<String> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, name) in names.iter().enumerate() {
        groups.entry(compared_name(name)).or_default().push(place);
    }
    let mut told = names;
    let mut alike: Vec<(String, Vec<usize>)> =
        groups.into_iter().filter(|(_, group)| group.len() > 1).collect();
    alike.sort_by_key(|(_, group)| group[0]);
    for (compared, group) in alike {
        let is_taken = |told: &[String], candidate: &String| {
            let candidate = compared_name(candidate);
            let mut others = told.iter().enumerate().filter(|(place, _)| !group.contains(place));
            others.any(|(_, other)| compared_name(other) == candidate)
        };
        let own = |place: usize| told[place].trim();
        let by = |way: &&dyn Fn(usize, &[usize]) -> Option<String>| {
            let made = group.iter().map(|&place| Some(format!("{} ({})", own(place), way(place, &group)?)));
            let made: Vec<String> = made.collect::<Option<_>>()?;
            let read: Vec<String> = made.iter().map(|made| compared_name(made)).collect();
            let are_apart = (1..read.len()).all(|place| !read[..place].contains(&read[place]));
            (are_apart && !made.iter().any(|candidate| is_taken(&told, candidate))).then_some(made)
        };
        let made = ways.iter().find_map(by).unwrap_or_else(|| {
            let first = own(group[0]);
            let mut numbers = (2..).filter(|number| !is_taken(&told, &format!("{compared} ({number})")));
            let rest = group[1..].iter().map(|&place| {
                let number = numbers.next().expect("there are more numbers than names");
                format!("{} ({number})", own(place))
            });
            std::iter::once(first.to_owned()).chain(rest).collect()
        });
        for (&place, made) in group.iter().zip(made) {
            told[place] = made;
        }
    }
    told
}

/// An addition is no longer than this.
pub(super) const LONGEST_ADDITION: usize = 36;

/// What differs in a term between the scenario at `place` and all others of the group: the first term that
/// has a value there which no other has, if that is short.
pub fn apart_by_term(
    scenarios: &[&Scenario],
    place: usize,
    group: &[usize],
    language: Language,
) -> Option<String> {
    let own = scenarios[place];
    let others: Vec<&Scenario> =
        group.iter().filter(|&&other| other != place).map(|&other| scenarios[other]).collect();
    let words = |field: &Field, scenario: &Scenario| match field.read(scenario) {
        Some(FieldValue::Lag(lag)) => lag.to_string(),
        value => value_of(field, &value.unwrap_or(FieldValue::Absent), language),
    };
    let addition = |field: Field| {
        let value = words(&field, own);
        if others.iter().any(|other| words(&field, other) == value) {
            return None;
        }
        let addition = format!("{}: {value}", name_beside_title(&field, language));
        (addition.chars().count() <= LONGEST_ADDITION).then_some(addition)
    };
    let fields = difference(others.first()?, own);
    fields.into_iter().filter(is_term).find_map(addition)
}

/// The name of a field where a title says the rest: `Base`, `Cap`, `Override 2028`.
fn name_beside_title(field: &Field, language: Language) -> String {
    match field {
        Field::Part(_, PartField::Base) => say(language, key::SHORT_BASE),
        Field::Part(_, PartField::Whole | PartField::Rule(_, RuleField::Whole)) => {
            field_name(field, language)
        }
        Field::Part(..) => short_name(field, language),
        _ => field_name(field, language),
    }
}

/// Whether a field is more than words.
fn is_term(field: &Field) -> bool {
    !matches!(
        field,
        Field::Title | Field::Note | Field::Part(_, PartField::Note | PartField::Rule(_, RuleField::Note))
    )
}

/// The end of a title that tells it from others: ` (copy 2)`, `, changed`, `, changed (Cap: 4.0%)`; empty if
/// it has none.
pub fn end_of(title: &str) -> &str {
    let start = match title.rfind(" (") {
        Some(place) if title.ends_with(')') => place,
        _ => title.len(),
    };
    let without = |language| {
        let changed = say_with(language, key::TITLE_CHANGED, &[("name", "".into())]);
        title[..start].strip_suffix(&changed).map(str::len)
    };
    let start = Language::ALL.into_iter().find_map(without).unwrap_or(start);
    &title[start..]
}
