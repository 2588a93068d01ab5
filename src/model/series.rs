//! Series that a scenario carries: an index or an exchange rate by year.

use std::collections::BTreeMap;

use super::stated::Stated;
use super::year::Year;

/// Values by year, and what holds after the last stated year.
///
/// Growth rates of an index are fractions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series<T> {
    /// The stated values.
    pub values: BTreeMap<Year, Stated<T>>,
    /// What holds in every later year that is not stated; never in an earlier one.
    pub then: Option<Stated<T>>,
}

impl<T> Default for Series<T> {
    fn default() -> Self {
        Self { values: BTreeMap::new(), then: None }
    }
}

impl<T> Series<T> {
    /// The value of `year`: stated, or what holds after the last stated year.
    pub fn at(&self, year: Year) -> Option<&Stated<T>> {
        self.values.get(&year).or_else(|| self.then.as_ref().filter(|_| self.is_after(year)))
    }

    /// Whether `year` lies after the last stated year, where `then` holds.
    pub fn is_after(&self, year: Year) -> bool {
        self.values.keys().next_back().is_none_or(|&last| year > last)
    }

    /// Every stated value in the order of the years, then what holds after them.
    pub fn stated(&self) -> impl Iterator<Item = &Stated<T>> {
        self.values.values().chain(&self.then)
    }
}
