//! Calendar years and spans of them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A calendar year, which is also the fiscal year of every agreement here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(pub i16);

impl Year {
    /// The earliest year that the program accepts.
    pub const FIRST: Self = Self(1900);
    /// The earliest year of a series: the longest lag before the earliest term.
    pub const FIRST_OF_SERIES: Self = Self(1890);
    /// The latest year that the program accepts.
    pub const LAST: Self = Self(2200);

    /// The year `count` years later.
    #[must_use]
    pub fn plus(self, count: i16) -> Self {
        Self(self.0.saturating_add(count))
    }

    /// The year before.
    #[must_use]
    pub fn before(self) -> Self {
        self.plus(-1)
    }

    /// Whether the year lies within 1900–2200.
    pub fn is_accepted(self) -> bool {
        (Self::FIRST..=Self::LAST).contains(&self)
    }
}

impl fmt::Display for Year {
    /// At least four digits, as reading wants them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0..1000 => f.pad(&format!("{:04}", self.0)),
            _ => self.0.fmt(f),
        }
    }
}

impl FromStr for Year {
    type Err = ();

    /// Four digits, nothing else.
    fn from_str(text: &str) -> Result<Self, ()> {
        if text.len() != 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(());
        }
        text.parse().map(Self).map_err(|_| ())
    }
}

/// A span of years, both ends included. It may be empty (`last < first`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename(deserialize = "(years)"), deny_unknown_fields)]
pub struct Years {
    /// The first year.
    pub first: Year,
    /// The last year.
    pub last: Year,
}

impl Years {
    /// The span from `first` to `last`.
    pub fn new(first: Year, last: Year) -> Self {
        Self { first, last }
    }

    /// How many years the span has.
    pub fn len(self) -> usize {
        usize::try_from(i32::from(self.last.0) - i32::from(self.first.0) + 1).unwrap_or(0)
    }

    /// Whether the span has no year.
    pub fn is_empty(self) -> bool {
        self.last < self.first
    }

    /// Whether `year` lies in the span.
    pub fn contains(self, year: Year) -> bool {
        self.first <= year && year <= self.last
    }

    /// The years in order.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Year> + Clone {
        (self.first.0..=self.last.0).map(Year)
    }

    /// The place of `year` in the span, counted from zero.
    pub fn index(self, year: Year) -> Option<usize> {
        if !self.contains(year) {
            return None;
        }
        usize::try_from(i32::from(year.0) - i32::from(self.first.0)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_begins_the_longest_lag_before_the_earliest_term() {
        let lag = i16::from(crate::model::clauses::Index::LONGEST_LAG);
        assert_eq!(Year::FIRST_OF_SERIES.plus(lag), Year::FIRST);
    }

    #[test]
    fn the_longest_span_has_places() {
        let years = Years::new(Year(i16::MIN), Year(i16::MAX));
        assert_eq!(years.len(), 65_536);
        assert_eq!(years.index(Year(i16::MAX)), Some(65_535));
    }
}
