//! `project FILE --json`.

use serde::Serialize;

use super::{Exact, Named};
use crate::engine::Bound;
use crate::model::{Currency, Status, Unit};

/// What a scenario costs, year by year.
#[derive(Debug, Serialize)]
pub struct ProjectAnswer {
    /// The title by which the scenario is shown: `12th SMA, changed` where its terms are not those of its title.
    pub scenario: String,
    /// What amounts of rows count: the main currency of the scenario, for example `eok KRW`.
    pub unit: Unit,
    /// The years of the term in order; none if the term is in error.
    pub rows: Vec<ProjectYear>,
}

/// A year of the term.
#[derive(Debug, Serialize)]
pub struct ProjectYear {
    /// The year.
    pub year: i16,
    /// What the agreement costs, in the unit of the answer.
    pub total: Option<Exact>,
    /// How well the total is known.
    pub status: Option<Status>,
    /// Why the total is unknown; left out if it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// `false` where the last rounding unit of the total is not promised; left out where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_unit_promised: Option<bool>,
    /// The growth from the year before, as a fraction.
    pub growth: Option<Exact>,
    /// What the growth clause says before floor and cap, as a fraction; null where no rule of an only part
    /// decides the year.
    pub index: Option<Exact>,
    /// The bound that stopped the growth: `cap` or `floor`; null if none did, or if there are several parts.
    pub bound: Option<Bound>,
    /// The total of the years so far, in the unit of the answer.
    pub cumulative: Option<Exact>,
    /// The total by other measures, under their keys: `USD`, `real_2025`, `USD_real_2025`, `share_of_gdp`, ….
    pub measures: Named<MeasureFigure>,
    /// What each category gets, by its name; `PART.CATEGORY` where the part has a name. It counts in the currency of
    /// its part. A second one of a name stands as `labour (2)`.
    pub categories: Named<Option<Exact>>,
    /// The parts by name; left out if there is only one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<Named<PartFigure>>,
    /// How well other figures of the year are known, under the names `growth`, `index`, `cumulative`,
    /// `categories.NAME`, `parts.NAME`; unknown figures are not among them. Left out if it is empty.
    #[serde(skip_serializing_if = "Named::is_empty")]
    pub status_of: Named<Status>,
    /// Why other figures are unknown, under the same names; left out if it is empty.
    #[serde(skip_serializing_if = "Named::is_empty")]
    pub why_of: Named<String>,
}

/// The total of a year by another measure.
#[derive(Debug, Serialize)]
pub struct MeasureFigure {
    /// The figure.
    pub value: Option<Exact>,
    /// What it counts.
    pub unit: Unit,
    /// How well it is known.
    pub status: Option<Status>,
    /// The currency by way of which it is converted, where no rate leads from one to the other; else left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_way_of: Option<Currency>,
    /// Why it is unknown; left out if it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// What a part costs in a year.
#[derive(Debug, Serialize)]
pub struct PartFigure {
    /// The amount.
    pub total: Option<Exact>,
    /// What it counts: the currency of the part.
    pub unit: Unit,
    /// How well it is known.
    pub status: Option<Status>,
}
