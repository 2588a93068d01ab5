//! Terms of offers and of private layers: fields with their values, in their order.
//!
//! More forgiving than the rest of a file: a path that names no field, or a value that is none of the
//! field's, is kept as it stands and written back so. Two terms about one field are kept too: that is
//! told by the check of the engine, and can be mended.

use std::fmt;

use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::frame;
use super::kind::FileKind;
use super::scan::Scan;
use super::scenario::{PartRon, RatesRon, RuleRon, SeriesRon, SourceRon};
use super::value;
use crate::model::spelling::{ENTRIES, FieldPath, MOST_ENTRIES};
use crate::model::{Field, FieldValue, OfferTerm};

/// Terms whose values stand so many levels deep in their file.
#[derive(Debug, Default)]
pub(super) struct Terms<const DEEP: usize>(pub Vec<OfferTerm>);

impl<const DEEP: usize> Terms<DEEP> {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'de, const DEEP: usize> Deserialize<'de> for Terms<DEEP> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Vec<OfferTerm>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(ENTRIES)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
                let mut terms = Vec::new();
                while let Some(FieldPath(path)) = entries.next_key()? {
                    if terms.len() == MOST_ENTRIES {
                        return Err(A::Error::invalid_length(MOST_ENTRIES, &self));
                    }
                    terms.push(term(path, entries.next_value::<&RawValue>()?.trim().get_ron()));
                }
                Ok(terms)
            }
        }

        from.deserialize_map(InOrder).map(Self)
    }
}

fn term(path: String, value: &str) -> OfferTerm {
    let read = || {
        let field: Field = path.parse().ok()?;
        let value = value::read_standing(&field, value)?;
        Some(OfferTerm::Read(field, value))
    };
    read().unwrap_or_else(|| {
        // As it stands, but for line ends and escapes, which are those of our layout.
        let value = frame::with_our_escapes(&value.replace("\r\n", "\n"));
        OfferTerm::Unread { path, value }
    })
}

impl<const DEEP: usize> Serialize for Terms<DEEP> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|term| match term {
            OfferTerm::Read(field, value) => (field.to_string(), TermValue::<DEEP>::Value(value)),
            OfferTerm::Unread { path, value } => (path.clone(), TermValue::Unread(value)),
        }))
    }
}

/// A value as it stands in a file.
enum TermValue<'v, const DEEP: usize> {
    Value(&'v FieldValue),
    Unread(&'v str),
}

impl<const DEEP: usize> Serialize for TermValue<'_, DEEP> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let value = match self {
            Self::Value(value) => value,
            Self::Unread(text) => return verbatim(text, to),
        };
        match value {
            FieldValue::Growth(growth) => frame::line(growth, to),
            FieldValue::Rule(rule) => RuleRon::from((**rule).clone()).serialize(to),
            FieldValue::Part(part) => PartRon::from((**part).clone()).serialize(to),
            FieldValue::Series(series) => frame::nameless(&SeriesRon::from(series.clone()), DEEP, to),
            FieldValue::Rates(rates) => frame::nameless(&RatesRon::from(rates.clone()), DEEP, to),
            FieldValue::Source(source) => frame::nameless(&SourceRon::from((**source).clone()), DEEP, to),
            FieldValue::Year(year) => year.serialize(to),
            FieldValue::RoundingMode(how) => how.serialize(to),
            FieldValue::CarryOver(carry) => carry.serialize(to),
            FieldValue::Lag(lag) => lag.serialize(to),
            leaf => to.serialize_str(&leaf.spell().unwrap_or_default()),
        }
    }
}

/// How many comments stand in values that could not be read: they are kept with them.
pub(super) fn comments_kept<'t>(terms: impl IntoIterator<Item = &'t OfferTerm>) -> usize {
    let comments = |term: &OfferTerm| match term {
        OfferTerm::Unread { value, .. } => {
            Scan::whole(value, FileKind::Negotiation, |_, _| ()).comments.len()
        }
        OfferTerm::Read(..) => 0,
    };
    terms.into_iter().map(comments).sum()
}

/// What could not be read, as it stands; in quotes, if no file could hold it.
fn verbatim<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
    let has_a_fault = || Scan::whole(text, FileKind::Negotiation, |_, _| ()).fault.is_some();
    match RawValue::from_ron(text) {
        Ok(raw) if raw.trim().get_ron() == text && !has_a_fault() => raw.serialize(to),
        _ => to.serialize_str(text),
    }
}
