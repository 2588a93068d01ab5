//! What a scenario states that amounts which are not its own are read by.

use crate::model::{Field, Series, SeriesField, Year};

/// A value that a scenario states, and that an amount of the record is put into other terms with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OwnTerm {
    /// Where it stands: in a series of prices or of exchange rates.
    pub field: Field,
    /// The year that it was read for.
    pub year: Year,
    /// Whether the record has the same value for that year.
    pub is_recorded: bool,
}

/// What of a series is read for a year.
pub(super) fn field_read<T>(series: &Series<T>, year: Year) -> SeriesField {
    if series.values.contains_key(&year) { SeriesField::Year(year) } else { SeriesField::Then }
}
