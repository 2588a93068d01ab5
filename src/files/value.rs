//! The value of one field as text: what `set FIELD=VALUE` reads and what differences print.
//!
//! A leaf is spelt as in files but without quotes; a subtree is its RON in one line.

use super::kind::FileKind;
use super::layout::Layout;
use super::read_error::ReadError;
use super::scenario;
use super::tree::{self, Fault, Form, Node, Source};
use crate::model::{Field, FieldError, FieldValue, Kind, PartField, RuleField, SeriesField, SourceField};

/// Why a text is not a value of a field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// Not a value of the field's kind.
    #[error(transparent)]
    Leaf(#[from] FieldError),
    /// Not the RON of a subtree; the place is within the text.
    #[error(transparent)]
    Tree(#[from] Box<ReadError>),
}

/// Reads `text` as a value of `field`. An empty text leaves an optional field out.
///
/// ```
/// use costshare::files::{read_value, spell_value};
/// use costshare::model::Field;
///
/// let field: Field = "rule.2027.growth".parse()?;
/// let value = read_value(&field, "Fixed(rate: \"4%\")")?;
/// assert_eq!(spell_value(&value), "Fixed(rate: \"4% assumed\")");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// What the field holds, with an example.
pub fn read_value(field: &Field, text: &str) -> Result<FieldValue, ValueError> {
    if field.kind() != Kind::Tree || text.trim().is_empty() {
        return Ok(field.parse(text)?);
    }
    let name = field.to_string();
    let source = Source { text, name: &name, kind: FileKind::Scenario };
    read_subtree(field, source).map_err(|fault| ValueError::Tree(Box::new(source.error(fault))))
}

fn read_subtree(field: &Field, source: Source<'_>) -> Result<FieldValue, Fault> {
    read_subtree_node(field, &source, &tree::read_tree(source)?.root)
}

/// A value that stands in a file; none if it is none of the field's.
pub(super) fn read_value_node(field: &Field, source: &Source<'_>, node: &Node) -> Option<FieldValue> {
    match &node.form {
        Form::Text(text) | Form::Number(text) | Form::Word(text) => field.parse(text).ok(),
        _ if field.kind() == Kind::Tree => read_subtree_node(field, source, node).ok(),
        _ => None,
    }
}

fn read_subtree_node(field: &Field, source: &Source<'_>, root: &Node) -> Result<FieldValue, Fault> {
    Ok(match field {
        Field::Part(_, PartField::Whole) => FieldValue::Part(Box::new(scenario::read_part(source, root)?)),
        Field::Part(_, PartField::Rule(_, RuleField::Whole)) => {
            FieldValue::Rule(Box::new(scenario::read_rule(source, root)?))
        }
        Field::Source(_, SourceField::Whole) => {
            FieldValue::Source(Box::new(scenario::read_own_source(source, root)?))
        }
        Field::Series(_, SeriesField::Whole) => FieldValue::Series(scenario::read_series(source, root)?),
        Field::Rate(_, SeriesField::Whole) => FieldValue::Rates(scenario::read_rates(source, root)?),
        // The whole growth of a rule, or one of the two of a sum.
        _ => FieldValue::Growth(scenario::read_growth(source, root)?),
    })
}

/// The canonical text of a value: a leaf as [`FieldValue::spell`] has it, a subtree as RON in one
/// line.
#[must_use]
pub fn spell_value(value: &FieldValue) -> String {
    tree_layout(value).map_or_else(|| value.spell().unwrap_or_default(), |tree| tree.in_one_line())
}

/// A value as it stands in a file.
pub(super) fn value_layout(value: &FieldValue) -> Layout {
    let leaf = || {
        let text = value.spell().unwrap_or_default();
        match value {
            FieldValue::Year(_) | FieldValue::Lag(_) | FieldValue::How(_) | FieldValue::Carry(_) => {
                Layout::Leaf(text)
            }
            _ => Layout::text(&text),
        }
    };
    tree_layout(value).unwrap_or_else(leaf)
}

/// The layout of a subtree; none of a leaf.
fn tree_layout(value: &FieldValue) -> Option<Layout> {
    Some(match value {
        FieldValue::Growth(growth) => scenario::growth_layout(growth),
        FieldValue::Rule(rule) => scenario::rule_layout(rule),
        FieldValue::Part(part) => scenario::part_layout(part),
        FieldValue::Series(series) => scenario::series_layout(series),
        FieldValue::Rates(rates) => scenario::series_layout(rates),
        FieldValue::Source(source) => scenario::own_source_layout(source),
        _ => return None,
    })
}
