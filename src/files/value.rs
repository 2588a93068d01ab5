//! The value of one field as text: what `set FIELD=VALUE` reads and what differences print.
//!
//! A leaf is spelt as in files but without quotes; a subtree is its RON in one line.

use serde::de::DeserializeOwned;

use super::frame;
use super::kind::FileKind;
use super::read_error::ReadError;
use super::scenario::{PartRon, RatesRon, RuleRon, SeriesRon, SourceRon};
use super::source::SourceText;
use crate::model::spelling::Text;
use crate::model::{Field, FieldError, FieldValue, Kind, PartField, RuleField, SeriesField, SourceField};

/// Why a text is not a value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueError {
    /// Not a value of the field's kind.
    Leaf(FieldError),
    /// Not the RON of a subtree; the place is within the text.
    Tree(Box<ReadError>),
}

/// Reads `text` as a value of `field`. An empty text leaves an optional field out.
///
/// ```
/// use costshare::files::{read_value, spell_value};
/// use costshare::model::Field;
///
/// let field: Field = "rule.2027.growth".parse().expect("a path");
/// let value = read_value(&field, "Fixed(rate: \"4%\")").expect("a growth");
/// assert_eq!(spell_value(&value), "Fixed(rate: \"4% assumed\")");
/// ```
///
/// # Errors
/// What the field holds, with an example.
pub fn read_value(field: &Field, text: &str) -> Result<FieldValue, ValueError> {
    if field.kind() != Kind::Tree || text.trim().is_empty() {
        return field.parse(text).map_err(ValueError::Leaf);
    }
    let name = field.to_string();
    let source = SourceText { text, name: &name, kind: FileKind::Scenario };
    read_subtree(field, &source).map_err(|error| ValueError::Tree(Box::new(error)))
}

fn read_subtree(field: &Field, source: &SourceText<'_>) -> Result<FieldValue, ReadError> {
    fn read<T: DeserializeOwned>(source: &SourceText<'_>) -> Result<T, ReadError> {
        frame::read(source, |_, _, _| ()).map(|(value, _)| value)
    }
    Ok(match field {
        Field::Part(_, PartField::Whole) => FieldValue::Part(Box::new(read::<PartRon>(source)?.into())),
        Field::Part(_, PartField::Rule(_, RuleField::Whole)) => {
            FieldValue::Rule(Box::new(read::<RuleRon>(source)?.into()))
        }
        Field::Series(_, SeriesField::Whole) => FieldValue::Series(read::<SeriesRon>(source)?.into()),
        Field::Rate(_, SeriesField::Whole) => FieldValue::Rates(read::<RatesRon>(source)?.into()),
        Field::Source(_, SourceField::Whole) => {
            FieldValue::Source(Box::new(read::<SourceRon>(source)?.into()))
        }
        // The whole growth of a rule, or one of the two of a sum.
        _ => FieldValue::Growth(read(source)?),
    })
}

/// A value as it stands in a file, with its quotes; none if it is none of the field's.
pub(super) fn read_standing(field: &Field, text: &str) -> Option<FieldValue> {
    let is_tree = text.ends_with([')', '}', ']']);
    if is_tree {
        let source = SourceText { text, name: "", kind: FileKind::Scenario };
        return (field.kind() == Kind::Tree).then(|| read_subtree(field, &source).ok())?;
    }
    let content: String =
        if text.starts_with('"') { frame::options().from_str::<Text>(text).ok()?.0 } else { text.to_owned() };
    field.parse(&content).ok()
}

/// The canonical text of a value: a leaf as [`FieldValue::spell`] has it, a subtree as RON in one
/// line.
pub fn spell_value(value: &FieldValue) -> String {
    match value {
        FieldValue::Growth(growth) => frame::in_one_line(growth, true),
        FieldValue::Rule(rule) => frame::in_one_line(&RuleRon::from((**rule).clone()), true),
        FieldValue::Part(part) => frame::in_one_line(&PartRon::from((**part).clone()), true),
        FieldValue::Series(series) => frame::in_one_line(&SeriesRon::from(series.clone()), false),
        FieldValue::Rates(rates) => frame::in_one_line(&RatesRon::from(rates.clone()), false),
        FieldValue::Source(source) => frame::in_one_line(&SourceRon::from((**source).clone()), false),
        leaf => leaf.spell().unwrap_or_default(),
    }
}
