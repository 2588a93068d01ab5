//! Pairs of a base and a rate that cost the same, as plain data.

use rust_decimal::Decimal;

use crate::model::SourceList;

/// A curve of packages: the base from left to right, the rate upwards.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Curve {
    /// What it says, as a sentence.
    pub title: String,
    /// What the axes are, with their units.
    pub subtitle: String,
    /// The unit of the bases.
    pub base_unit: String,
    /// What the rate is, for example “yearly growth”; its axis is in per cent.
    pub rate_name: String,
    /// The packages, by their bases.
    pub points: Vec<CurvePoint>,
    /// The offer itself; none if it has no single rate.
    pub own: Option<CurvePoint>,
    /// The package that the handle stands at.
    pub handle: Option<CurvePoint>,
    /// What stands below.
    pub notes: Vec<String>,
    /// The sources of what is drawn, in the order of their numbers.
    pub sources: SourceList,
    /// The curve told in words, for those who cannot see it.
    pub summary: String,
}

/// A package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurvePoint {
    /// The base, in the unit of the axis.
    pub base: Decimal,
    /// The rate in per cent.
    pub rate: Decimal,
    /// Both, and what they cost together, in words.
    pub text: String,
    /// Base and rate as short as they are read beside a point.
    pub label: String,
}
