//! The published record: what was agreed, what came, and who says so.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::money::Currency;
use super::stated::Stated;
use super::year::Year;

/// An edition of the record. Editions are never changed; a newer one is another edition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// The edition's name, for example `2026-02`.
    pub edition: String,
    /// Yearly quantities of the economy and the state, by name: `cpi`, `gdp`, `defence_budget`, ….
    pub quantities: BTreeMap<String, Quantity>,
}

/// A yearly quantity of the record, forecasts of later years included and marked so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// What the values count.
    pub unit: Unit,
    /// The values by year; a year that is not here is unknown.
    pub values: BTreeMap<Year, Stated<Decimal>>,
}

/// What a value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A rate as a fraction.
    Rate,
    /// Whole units of a currency.
    Money(Currency),
    /// Units of one currency for one unit of another.
    Exchange {
        /// How much of this …
        of: Currency,
        /// … for one unit of this.
        per: Currency,
    },
    /// A plain count, such as soldiers.
    Count,
    /// A factor, such as a price level.
    Factor,
    /// A number of years.
    Years,
}
