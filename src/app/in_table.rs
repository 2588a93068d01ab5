//! What the table of the projection offers to be set: which field stands behind a cell, what it holds, and the edits
//! that clear it or carry it on to later years.

use super::documents::Document;
use super::{Action, App, Edit};
use crate::model::{Field, FieldValue};
use crate::present::settable::{self, SettableInput, WhyNotSettable};
use crate::present::{Selection, TermLine, term_of};

impl App {
    /// The field that sets a figure of the projection's table, under the head of that key.
    ///
    /// # Errors
    /// Why there is none.
    pub fn settable(&self, column: &str, selection: Selection) -> Result<Field, WhyNotSettable> {
        let (_, input) = self.settable_input().ok_or(WhyNotSettable::Computed)?;
        settable::settable(&input, column, selection)
    }

    /// The exchange rate of the scenario in hand at which a figure is converted; none if it is not.
    pub fn rate_behind(&self, selection: Selection) -> Option<Field> {
        settable::rate_of(&self.settable_input()?.1, selection)
    }

    /// What holds at a field behind a cell, as it is typed.
    pub fn held_in_cell(&self, field: &Field, selection: Selection) -> Option<TermLine> {
        let (document, input) = self.settable_input()?;
        let value = settable::in_force(&input, field, selection);
        Some(term_of(&document.scenario, field, &value, self.record(), self.language()))
    }

    /// The edit by which a value is no longer set behind a cell; none if none is, or if a year would be without.
    pub fn cleared_in_cell(&self, field: &Field) -> Option<Action> {
        let document = self.document()?;
        settable::can_clear(&document.scenario, field).then(|| {
            let documents = self.edited_in(document.id, field);
            Action::Edit(Edit::Set { documents, field: field.clone(), value: FieldValue::Absent })
        })
    }

    /// The edit that sets every later year alike, as one step; none if no value is set, or nothing would change.
    pub fn set_in_later_years(&self, field: &Field, selection: Selection) -> Option<Action> {
        let document = self.document()?;
        let scenario = &document.scenario;
        let value = field.read(scenario).filter(|value| *value != FieldValue::Absent)?;
        let later = settable::in_later_years(scenario, field, selection.year);
        let fields: Vec<(Field, FieldValue)> =
            later.into_iter().map(|field| (field, value.clone())).collect();
        let is_new = fields
            .iter()
            .any(|(field, value)| field.read(scenario).is_none_or(|now| !now.says_the_same(value)));
        let documents = self.edited_in(document.id, field);
        is_new.then_some(Action::Edit(Edit::SetAll { documents, fields }))
    }

    fn settable_input(&self) -> Option<(&Document, SettableInput<'_>)> {
        let document = self.document()?;
        let computed = self.computed(document.id)?;
        let input = SettableInput {
            scenario: &document.scenario,
            projection: &computed.projection,
            measures: &computed.measures,
            reading: self.reading(),
        };
        Some((document, input))
    }
}
