//! What differs between two scenarios, as fields.
//!
//! Both are walked side by side, in the order of the file, down to the first place where kinds
//! differ: a changed kind of growth is one field, and so is a rule, a part or a series that only
//! one side has, and a part in another currency. Each field can be read in both scenarios; writing
//! what it holds in the one into the other, in this order, makes them the same.
//!
//! A field differs if anything stated there does, status and sources included: see
//! [`FieldValue::says_the_same`](super::FieldValue::says_the_same).
//!
//! Deliberately absent: the name of an only part and the order of parts and of categories. They
//! have no field; of the order only the main currency, that of the first part, depends.

use std::collections::{BTreeMap, BTreeSet};

use super::clauses::{Category, Growth, Operand, Rule};
use super::field::{Field, GrowthField, PartField, RuleField, SeriesField, SourceField};
use super::scenario::{Part, Scenario};
use super::series::Series;
use super::year::Year;

/// The fields that hold something else in `other` than in `one`, in the order of the file.
pub fn difference(one: &Scenario, other: &Scenario) -> Vec<Field> {
    let head = [
        (Field::Title, one.title != other.title),
        (Field::Note, one.note != other.note),
        (Field::Record, one.record != other.record),
        (Field::Continues, one.continues != other.continues),
        (Field::Pays, one.parties.pays != other.parties.pays),
        (Field::Receives, one.parties.receives != other.parties.receives),
        (Field::FirstYear, one.years.first != other.years.first),
        (Field::LastYear, one.years.last != other.years.last),
        (Field::Before, one.before != other.before),
    ];
    let mut found: Vec<Field> =
        head.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect();
    parts(one, other, &mut found);
    let place = |name: &String, field| Field::Series(name.clone(), field);
    all_series(&one.series, &other.series, place, &mut found);
    let place = |currency: &_, field| Field::Rate(*currency, field);
    all_series(&one.rates, &other.rates, place, &mut found);
    sources(one, other, &mut found);
    found
}

fn sources(one: &Scenario, other: &Scenario, found: &mut Vec<Field>) {
    for id in keys(&one.sources, &other.sources) {
        let (Some(one), Some(other)) = (one.sources.get(id), other.sources.get(id)) else {
            found.push(Field::Source(id.clone(), SourceField::Whole));
            continue;
        };
        let fields = [
            (SourceField::Title, one.title != other.title),
            (SourceField::Publisher, one.publisher != other.publisher),
            (SourceField::Date, one.date != other.date),
            (SourceField::Address, one.address != other.address),
        ];
        let differing = fields.into_iter().filter(|(_, differs)| *differs);
        found.extend(differing.map(|(field, _)| Field::Source(id.clone(), field)));
    }
}

/// New parts stand before those that are gone: a scenario always has a part.
fn parts(one: &Scenario, other: &Scenario, found: &mut Vec<Field>) {
    if let ([one], [other]) = (&one.parts[..], &other.parts[..]) {
        return part(one, other, "", found);
    }
    let same = |scenario: &Scenario, name: &str| scenario.parts.iter().position(|part| part.name == name);
    for part_of_other in &other.parts {
        let name = &part_of_other.name;
        match same(one, name) {
            Some(place) => part(&one.parts[place], part_of_other, name, found),
            None => found.push(Field::of_part(name, PartField::Whole)),
        }
    }
    let gone = one.parts.iter().filter(|part| same(other, &part.name).is_none());
    found.extend(gone.map(|part| Field::of_part(&part.name, PartField::Whole)));
}

fn part(one: &Part, other: &Part, name: &str, found: &mut Vec<Field>) {
    let at = |field| Field::of_part(name, field);
    if one.base.value.currency != other.base.value.currency {
        found.push(at(PartField::Whole));
        return;
    }
    let (rounding, others) = (&one.rounding, &other.rounding);
    let leaves = [
        (PartField::Note, one.note != other.note),
        (PartField::Base, one.base != other.base),
        (PartField::RoundingTo, rounding.to != others.to),
        (PartField::RoundingHow, rounding.how != others.how),
        (PartField::RoundingCarry, rounding.carry != others.carry),
    ];
    found.extend(leaves.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| at(field)));
    for &year in keys(&one.rules, &other.rules) {
        let at = |field| at(PartField::Rule(year, field));
        match (one.rules.get(&year), other.rules.get(&year)) {
            (Some(one), Some(other)) => rule(one, other, &at, found),
            _ => found.push(at(RuleField::Whole)),
        }
    }
    let mut by_year = |one, other, place: fn(Year) -> PartField| {
        found.extend(changed(one, other).map(|&year| at(place(year))));
    };
    by_year(&one.amounts, &other.amounts, PartField::Amount);
    by_year(&one.overrides, &other.overrides, PartField::Override);
    by_year(&one.one_offs, &other.one_offs, PartField::OneOff);
    categories(&one.categories, &other.categories, &at, found);
}

fn rule(one: &Rule, other: &Rule, at: &dyn Fn(RuleField) -> Field, found: &mut Vec<Field>) {
    growth(&one.growth, &other.growth, &|field| at(RuleField::Growth(field)), found);
    let leaves = [
        (RuleField::Floor, one.floor != other.floor),
        (RuleField::Cap, one.cap != other.cap),
        (RuleField::Note, one.note != other.note),
    ];
    found.extend(leaves.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| at(field)));
}

fn growth(one: &Growth, other: &Growth, at: &dyn Fn(GrowthField) -> Field, found: &mut Vec<Field>) {
    if one.kind() != other.kind() {
        return found.push(at(GrowthField::Whole));
    }
    for ((field, one), (_, other)) in one.operands().into_iter().zip(other.operands()) {
        match (one, other) {
            (Operand::Growth(one), Operand::Growth(other)) => {
                growth(one, other, &|inner| at(field.inside(inner)), found);
            }
            (one, other) if one != other => found.push(at(field)),
            _ => {}
        }
    }
}

fn categories(one: &[Category], other: &[Category], at: &dyn Fn(PartField) -> Field, found: &mut Vec<Field>) {
    let weight = |categories: &[Category], name: &str| {
        categories.iter().find(|category| category.name == name).map(|category| category.weight.clone())
    };
    let gone = one.iter().filter(|category| weight(other, &category.name).is_none());
    for category in other.iter().chain(gone) {
        if weight(one, &category.name) != weight(other, &category.name) {
            found.push(at(PartField::Category(category.name.clone())));
        }
    }
}

fn all_series<K: Ord, T: PartialEq>(
    one: &BTreeMap<K, Series<T>>,
    other: &BTreeMap<K, Series<T>>,
    place: impl Fn(&K, SeriesField) -> Field,
    found: &mut Vec<Field>,
) {
    for name in keys(one, other) {
        let (Some(one), Some(other)) = (one.get(name), other.get(name)) else {
            found.push(place(name, SeriesField::Whole));
            continue;
        };
        let years = changed(&one.values, &other.values);
        found.extend(years.map(|&year| place(name, SeriesField::Year(year))));
        if one.then != other.then {
            found.push(place(name, SeriesField::Then));
        }
    }
}

/// The keys of either map, in order.
fn keys<'a, K: Ord, T>(one: &'a BTreeMap<K, T>, other: &'a BTreeMap<K, T>) -> BTreeSet<&'a K> {
    one.keys().chain(other.keys()).collect()
}

/// The keys under which the maps hold something else, or one of them nothing.
fn changed<'a, K: Ord, T: PartialEq>(
    one: &'a BTreeMap<K, T>,
    other: &'a BTreeMap<K, T>,
) -> impl Iterator<Item = &'a K> {
    keys(one, other).into_iter().filter(move |key| one.get(key) != other.get(key))
}
