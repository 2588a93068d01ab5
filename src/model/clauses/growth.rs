//! Growth: by how much a year's amount exceeds the year before, before floor and cap.
//!
//! The list of kinds. A new kind is a file, a line here, its sentences and its case.

use serde::{Deserialize, Serialize};

use super::fixed::Fixed;
use super::freeze::Freeze;
use super::index::Index;
use super::lowering::Lowering;
use super::sum::Sum;
use crate::model::field::GrowthField;
use crate::model::formula::Formula;

/// A kind of growth with its terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Growth {
    /// No growth.
    Freeze(Freeze),
    /// The same rate every year.
    Fixed(Fixed),
    /// The change of an index, some years before.
    Index(Index),
    /// Two kinds added.
    Sum(Sum),
}

impl Growth {
    /// The names of the kinds in files and on screen.
    pub const KINDS: [&'static str; 4] = ["Freeze", "Fixed", "Index", "Sum"];

    /// The name of this kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Freeze(_) => "Freeze",
            Self::Fixed(_) => "Fixed",
            Self::Index(_) => "Index",
            Self::Sum(_) => "Sum",
        }
    }

    /// The growth of the year as a formula: a rate, not yet bounded, not yet applied.
    ///
    /// `place` is where this growth stands in its rule.
    pub fn lower(&self, lowering: &mut dyn Lowering, place: &dyn Fn(GrowthField) -> GrowthField) -> Formula {
        match self {
            Self::Freeze(freeze) => freeze.lower(),
            Self::Fixed(fixed) => fixed.lower(lowering, place),
            Self::Index(index) => index.lower(lowering, place),
            Self::Sum(sum) => sum.lower(lowering, place),
        }
    }

    /// The indices that it reads, in order.
    pub fn indices(&self) -> Vec<&Index> {
        match self {
            Self::Freeze(_) | Self::Fixed(_) => Vec::new(),
            Self::Index(index) => vec![index],
            Self::Sum(sum) => sum.first.indices().into_iter().chain(sum.second.indices()).collect(),
        }
    }
}
