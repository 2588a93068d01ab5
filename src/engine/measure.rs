//! Measures: in what terms amounts are shown.
//!
//! A measure starts from the total of the year and may convert it, put it into constant prices,
//! discount it, add it up over the years, or divide it by another quantity. It never changes what
//! the agreement costs. Each becomes rows of the plan, so a measured figure explains itself like
//! any other.
//!
//! # Rules
//! - Constant prices: the price level is chained from the scenario's own yearly changes (from the
//!   record's where the scenario has none); the named year is 1. The level is of the main
//!   currency; with another currency as well, the converted amount uses the named year's rate:
//!   constant prices at a constant exchange rate.
//! - A sum over years in another currency adds the converted years. What leads from one currency to
//!   another is said in `exchange`.
//! - Present value: the first year of the term is not discounted. There is no default rate.
//! - Shares divide the year's total in current prices by the record's quantity of that year, both
//!   in the currency of the quantity. Budget, output and soldiers of the record are those of Korea, so
//!   where the scenario does not say that Korea pays, their shares are unknown.

use crate::model::{Currency, Money, Rate, Unit, Year};

/// In what terms amounts are shown. The default is the total as agreed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Measure {
    /// The currency; none means the main currency.
    pub currency: Option<Currency>,
    /// Whose exchange rates convert.
    pub rates: RateBasis,
    /// Current or constant prices.
    pub prices: Prices,
    /// The yearly rate of discount for a present value.
    pub discount: Option<Rate>,
    /// What the amount is divided by.
    pub over: Over,
    /// Whether the years are added up.
    pub cumulative: bool,
}

/// Whose exchange rates convert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum RateBasis {
    /// The scenario's: as the agreement states them, or as assumed there; the record's averages
    /// where the scenario has no rate between the two currencies at all.
    #[default]
    Scenario,
    /// The year's average in the record.
    Average,
}

/// In which prices amounts are stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Prices {
    /// Those of each year.
    #[default]
    Current,
    /// Those of one year.
    Constant {
        /// The year.
        of: Year,
        /// By which prices.
        by: PriceIndex,
    },
}

/// Which prices make amounts comparable over the years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PriceIndex {
    /// Consumer prices.
    #[default]
    Cpi,
    /// The GDP deflator.
    GdpDeflator,
}

impl PriceIndex {
    /// The name of the series, in scenarios and in the record.
    pub fn series(self) -> &'static str {
        match self {
            Self::Cpi => "cpi",
            Self::GdpDeflator => "gdp_deflator",
        }
    }
}

/// What an amount is divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Over {
    /// Nothing: it stays an amount.
    #[default]
    Nothing,
    /// The defence budget of the year.
    DefenceBudget,
    /// The gross domestic product of the year.
    Gdp,
    /// A yearly cost of stationing that the user types.
    StationingCost(Money),
    /// The number of soldiers.
    Soldier,
}

impl Over {
    /// The quantity of the record that divides, if it is one.
    pub fn quantity(self) -> Option<&'static str> {
        match self {
            Self::Nothing | Self::StationingCost(_) => None,
            Self::DefenceBudget => Some("defence_budget"),
            Self::Gdp => Some("gdp"),
            Self::Soldier => Some("usfk_troops"),
        }
    }

    /// Whether the result is a share rather than an amount.
    pub fn is_share(self) -> bool {
        matches!(self, Self::DefenceBudget | Self::Gdp | Self::StationingCost(_))
    }
}

impl Measure {
    /// What of it can be added up over the years: amounts in the place of shares, no running sum.
    #[must_use]
    pub fn summed(&self) -> Self {
        let over = if self.over.is_share() { Over::Nothing } else { self.over };
        Self { over, cumulative: false, ..self.clone() }
    }

    /// Totals converted into `currency` at the scenario's rates.
    pub fn converted(currency: Currency) -> Self {
        Self { currency: Some(currency), ..Self::default() }
    }

    /// Totals in the consumer prices of `year`.
    pub fn real(year: Year) -> Self {
        Self { prices: Prices::Constant { of: year, by: PriceIndex::Cpi }, ..Self::default() }
    }

    /// Totals added up since the first year.
    pub fn cumulative() -> Self {
        Self { cumulative: true, ..Self::default() }
    }

    /// A share of `over`.
    pub fn share(over: Over) -> Self {
        Self { over, ..Self::default() }
    }

    /// The currency of the result, in a scenario whose main currency is `main`.
    pub fn currency_in(&self, main: Currency) -> Currency {
        if self.over.is_share() { main } else { self.currency.unwrap_or(main) }
    }

    /// What the result counts, in a scenario whose main currency is `main`.
    pub fn unit(&self, main: Currency) -> Unit {
        if self.over.is_share() { Unit::Rate } else { Unit::Money(self.currency_in(main)) }
    }

    /// Its name in files and on the command line, the same in every language; for example
    /// `USD_real_2025`.
    pub fn key(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        words.extend(self.currency.map(|currency| currency.to_string()));
        if self.rates == RateBasis::Average {
            words.push("average_rate".to_owned());
        }
        if let Prices::Constant { of, by } = self.prices {
            let by = match by {
                PriceIndex::Cpi => "real",
                PriceIndex::GdpDeflator => "real_by_deflator",
            };
            words.push(format!("{by}_{of}"));
        }
        words.extend(self.discount.map(|rate| format!("present_value_{rate}")));
        words.extend(match self.over {
            Over::Nothing => None,
            Over::DefenceBudget => Some("share_of_defence_budget".to_owned()),
            Over::Gdp => Some("share_of_gdp".to_owned()),
            Over::StationingCost(_) => Some("share_of_stationing_cost".to_owned()),
            Over::Soldier => Some("per_soldier".to_owned()),
        });
        if self.cumulative {
            words.push("cumulative".to_owned());
        }
        if words.is_empty() { "total".to_owned() } else { words.join("_") }
    }

    /// Whether the measure is the total itself.
    pub fn is_total(&self) -> bool {
        *self == Self::default()
    }
}
