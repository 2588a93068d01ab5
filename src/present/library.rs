//! Where sources are looked up: those that scenarios define themselves, then those of the record.

use std::collections::BTreeMap;

use crate::engine::{Measure, Recorded};
use crate::model::{
    Currency, Field, FieldValue, Record, Scenario, Source, SourceId, SourceList, stated_fields,
};
use crate::text::Language;

/// Sources by their names.
#[derive(Debug, Clone)]
pub struct Library<'a> {
    own: Vec<&'a BTreeMap<SourceId, Source>>,
    record: &'a Record,
    language: Language,
}

impl<'a> Library<'a> {
    /// The sources of the record, cited in that language.
    pub fn of(record: &'a Record, language: Language) -> Self {
        Self { own: Vec::new(), record, language }
    }

    /// The same with those that a scenario defines, which go before the record's. Of two scenarios that
    /// define the same name the earlier one is read.
    #[must_use]
    pub fn with(mut self, scenario: &'a Scenario) -> Self {
        if !scenario.sources.is_empty() {
            self.own.push(&scenario.sources);
        }
        self
    }

    /// The language in which publishers are named.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The source of that name.
    pub fn get(&self, id: &SourceId) -> Option<&'a Source> {
        self.own.iter().find_map(|own| own.get(id)).or_else(|| self.record.sources.get(id))
    }
}

/// The sources of a stated value.
pub fn sources_of(field: &Field, scenario: &Scenario) -> SourceList {
    field.read(scenario).map(|value| value.sources().into()).unwrap_or_default()
}

/// Who says what a scenario states and a chart of that measure reads: exchange rates only where money was converted.
pub(super) fn sources_of_stated(scenario: &Scenario, measure: &Measure) -> SourceList {
    let main = scenario.currency();
    let fields = stated_fields(scenario);
    let is_stated_in = |currency: Currency| {
        let money = |field: &Field| match field.read(scenario) {
            Some(FieldValue::Money(stated)) => stated.value.currency == currency,
            _ => false,
        };
        fields.iter().any(money)
    };
    let is_read = |field: &&Field| match field {
        Field::Rate(currency, _) => measure.currency_in(main) != main || is_stated_in(*currency),
        _ => true,
    };
    let mut sources = SourceList::default();
    for field in fields.iter().filter(is_read) {
        sources.extend(&sources_of(field, scenario));
    }
    sources
}

/// The sources that are named for a point of the record: the first of its amount, and those of the rates, prices and
/// quantities that it was put into other terms with.
pub(super) fn sources_of_recorded(recorded: &Recorded) -> impl Iterator<Item = &SourceId> {
    recorded.sources.iter().take(1).chain(recorded.sources_of_terms.iter())
}
