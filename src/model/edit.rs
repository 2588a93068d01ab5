//! Writing what somebody typed, pasted or dragged.
//!
//! # Rules
//! - A value that is equal to the one that stood there keeps its status and its sources: typing or pasting a
//!   published value over itself, or dragging it back, changes nothing. Of a subtree this holds for every
//!   value in it.
//! - A value that names a status or a source of its own has that.

use std::collections::BTreeMap;

use super::clauses::{Growth, Operand, OperandMut, Rule};
use super::field::{Field, FieldError};
use super::field_value::FieldValue;
use super::scenario::{Part, Scenario};
use super::series::Series;
use super::stated::{Stated, Status};
use super::year::Year;

impl Field {
    /// Writes a value into the field as an edit; see [`Field::write`].
    ///
    /// # Errors
    /// Those of [`Field::write`].
    pub fn edit(&self, scenario: &mut Scenario, value: FieldValue) -> Result<(), FieldError> {
        let value = self.kept_if_equal(scenario, value);
        self.write(scenario, value)
    }

    /// The value as an edit would write it: with the status and the sources of what stands in the field and says
    /// the same.
    #[must_use]
    pub fn kept_if_equal(&self, scenario: &Scenario, value: FieldValue) -> FieldValue {
        match self.read(scenario) {
            Some(now) => value.keeping(&now),
            None => value,
        }
    }
}

impl FieldValue {
    /// This value, with the status and the sources of what `now` says the same.
    fn keeping(mut self, now: &Self) -> Self {
        match (&mut self, now) {
            (Self::Money(new), Self::Money(now)) => keep(new, now),
            (Self::Rate(new), Self::Rate(now)) => keep(new, now),
            (Self::Exchange(new), Self::Exchange(now)) => keep(new, now),
            (Self::Weight(new), Self::Weight(now)) => keep(new, now),
            (Self::Growth(new), Self::Growth(now)) => keep_growth(new, now),
            (Self::Rule(new), Self::Rule(now)) => keep_rule(new, now),
            (Self::Part(new), Self::Part(now)) => keep_part(new, now),
            (Self::Series(new), Self::Series(now)) => keep_series(new, now),
            (Self::Rates(new), Self::Rates(now)) => keep_series(new, now),
            _ => {}
        }
        self
    }
}

/// Gives an equal value that names neither status nor source those of `now`.
fn keep<T: PartialEq>(new: &mut Stated<T>, now: &Stated<T>) {
    if new.value == now.value && new.status == Status::Assumed && new.sources.is_empty() {
        new.status = now.status;
        new.sources.clone_from(&now.sources);
    }
}

fn keep_optional<T: PartialEq>(new: &mut Option<Stated<T>>, now: Option<&Stated<T>>) {
    if let (Some(new), Some(now)) = (new, now) {
        keep(new, now);
    }
}

fn keep_years<T: PartialEq>(new: &mut BTreeMap<Year, Stated<T>>, now: &BTreeMap<Year, Stated<T>>) {
    for (year, new) in new {
        if let Some(now) = now.get(year) {
            keep(new, now);
        }
    }
}

fn keep_series<T: PartialEq>(new: &mut Series<T>, now: &Series<T>) {
    keep_years(&mut new.values, &now.values);
    keep_optional(&mut new.then, now.then.as_ref());
}

fn keep_growth(new: &mut Growth, now: &Growth) {
    if new.kind() != now.kind() {
        return;
    }
    for ((_, new), (_, now)) in new.operands_mut().into_iter().zip(now.operands()) {
        match (new, now) {
            (OperandMut::Rate(new), Operand::Rate(now)) => keep(new, now),
            (OperandMut::Growth(new), Operand::Growth(now)) => keep_growth(new, now),
            _ => {}
        }
    }
}

fn keep_rule(new: &mut Rule, now: &Rule) {
    keep_growth(&mut new.growth, &now.growth);
    keep_optional(&mut new.floor, now.floor.as_ref());
    keep_optional(&mut new.cap, now.cap.as_ref());
}

fn keep_part(new: &mut Part, now: &Part) {
    keep(&mut new.base, &now.base);
    for (year, rule) in &mut new.rules {
        if let Some(now) = now.rules.get(year) {
            keep_rule(rule, now);
        }
    }
    for (new, now) in [
        (&mut new.amounts, &now.amounts),
        (&mut new.overrides, &now.overrides),
        (&mut new.one_offs, &now.one_offs),
    ] {
        keep_years(new, now);
    }
    for category in &mut new.categories {
        let named = now.categories.iter().find(|known| known.name == category.name);
        if let Some(known) = named {
            keep(&mut category.weight, &known.weight);
        }
    }
}
