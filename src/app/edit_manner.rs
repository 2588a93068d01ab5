//! How values are written into scenarios: as they are typed, dragged, or with a status and sources that are named.

use crate::engine::{EditCheck, EditError, Provenance};
use crate::model::{Field, FieldValue, Scenario};
use crate::text::titles;

/// How values are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum EditManner {
    /// Typed, pasted or chosen: a value that says the same keeps its status and its sources.
    Written,
    /// The same while the pointer is held down.
    Dragged,
    /// With status and sources as they are named, of the value in that field.
    Restated(Field),
}

impl EditManner {
    /// The scenario with those values in its fields.
    ///
    /// # Errors
    /// The field that cannot hold its value. Where the scenario is not edited `alone`, also an error that was not
    /// there: nobody would see it.
    pub(super) fn edited(
        &self,
        scenario: &Scenario,
        fields: &[(Field, FieldValue)],
        alone: bool,
    ) -> Result<Scenario, EditError> {
        match self {
            Self::Restated(_) => titles::edited(scenario, fields, Provenance::Own, EditCheck::FieldsOnly),
            Self::Written | Self::Dragged if alone => {
                titles::edited(scenario, fields, Provenance::KeptIfEqual, EditCheck::FieldsOnly)
            }
            Self::Written | Self::Dragged => edited_among_others(scenario, fields),
        }
    }
}

/// A scenario that is edited together with others: what says the same already stays as it is, and an error that was
/// not there refuses the edit, since it would not be seen.
fn edited_among_others(scenario: &Scenario, fields: &[(Field, FieldValue)]) -> Result<Scenario, EditError> {
    let differs = |(field, value): &&(Field, FieldValue)| {
        field.read(scenario).is_none_or(|now| !now.says_the_same(value))
    };
    let fields: Vec<_> = fields.iter().filter(differs).cloned().collect();
    titles::edited(scenario, &fields, Provenance::KeptIfEqual, EditCheck::NoNewError)
}
