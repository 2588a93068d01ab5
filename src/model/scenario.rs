//! A scenario: an agreement as written, with the values that it reads.

use std::collections::BTreeMap;

use super::clauses::{Carry, Category, Rounding, Rule};
use super::expected::Expected;
use super::formula::How;
use super::money::{Currency, Money, Scale};
use super::rate::{Rate, parse_decimal};
use super::record::Source;
use super::series::Series;
use super::stated::{SourceId, SpellingError, Spelt, Stated};
use super::year::{Year, Years};

/// An agreement's terms and every value that they read, lag included. What a scenario costs
/// depends on nothing else; only measures such as shares of GDP read the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// What the scenario is called; free text.
    pub title: String,
    /// A remark; free text.
    pub note: Option<String>,
    /// The edition of the record that measures read, for example `2026-02`; none means the newest.
    pub record: Option<String>,
    /// The agreements that it continues, for example [`SMA`](Self::SMA); none if it stands alone.
    pub continues: Option<String>,
    /// Who pays whom.
    pub parties: Parties,
    /// The term: first and last year.
    pub years: Term,
    /// The amount of the year before the term, if there was one; it only describes the first step.
    pub before: Option<Stated<Money>>,
    /// The currency parts, in their order; at least one. The first one's currency is the
    /// agreement's main currency, in which totals are stated.
    pub parts: Vec<Part>,
    /// The indices that rules read, by name: yearly changes.
    pub series: BTreeMap<String, Series<Rate>>,
    /// Main-currency units for one unit of each other currency.
    pub rates: BTreeMap<Currency, Series<Exchange>>,
    /// Sources that the scenario defines itself; where one is called as one of the record, it goes before
    /// that.
    pub sources: BTreeMap<SourceId, Source>,
}

/// The term of an agreement.
pub type Term = Years;

/// Whose agreement it is: each side by the code of a country, for example `KR`, or by a name of
/// one's own. Who pays is never concluded from a currency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parties {
    /// Who pays, if that is said.
    pub pays: Option<String>,
    /// Who receives, if that is said.
    pub receives: Option<String>,
}

impl Parties {
    /// The code of the country that the record is about.
    pub const KOREA: &'static str = "KR";

    /// The parties of the agreements that the record holds.
    #[must_use]
    pub fn of_sma() -> Self {
        Self { pays: Some(Self::KOREA.to_owned()), receives: Some("US".to_owned()) }
    }

    /// Whether neither side is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pays.is_none() && self.receives.is_none()
    }
}

/// What is paid in one currency, and how it grows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name; empty if there is only one part.
    pub name: String,
    /// A remark; free text.
    pub note: Option<String>,
    /// The amount of the first year.
    pub base: Stated<Money>,
    /// How amounts are rounded and what is carried.
    pub rounding: Rounding,
    /// The rules by their first year.
    pub rules: BTreeMap<Year, Rule>,
    /// Amounts that the agreement names itself, after the first year.
    pub amounts: BTreeMap<Year, Stated<Money>>,
    /// Figures typed over by the analyst.
    pub typed: BTreeMap<Year, Stated<Money>>,
    /// Amounts added to one year.
    pub one_offs: BTreeMap<Year, Stated<Money>>,
    /// How each year's total is divided, in order; empty if it is not.
    pub categories: Vec<Category>,
}

/// An exchange rate: `amount` of one currency for one unit of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exchange {
    /// How much of `of` …
    pub amount: Decimal,
    /// … in this currency …
    pub of: Currency,
    /// … for one unit of this one.
    pub per: Currency,
}

use rust_decimal::Decimal;

impl Scenario {
    /// The agreements of the record: the Special Measures Agreements since 1991.
    pub const SMA: &'static str = "SMA";

    /// A scenario that says nothing but its years and what is paid.
    #[must_use]
    pub fn new(years: Term, parts: Vec<Part>) -> Self {
        Self {
            title: String::new(),
            note: None,
            record: None,
            continues: None,
            parties: Parties::default(),
            years,
            before: None,
            parts,
            series: BTreeMap::new(),
            rates: BTreeMap::new(),
            sources: BTreeMap::new(),
        }
    }

    /// The same as one that continues the agreements of the record, with their parties.
    #[must_use]
    pub fn of_sma(self) -> Self {
        Self { continues: Some(Self::SMA.to_owned()), parties: Parties::of_sma(), ..self }
    }

    /// Whether it continues the agreements of the record.
    #[must_use]
    pub fn continues_sma(&self) -> bool {
        self.continues.as_deref() == Some(Self::SMA)
    }

    /// Whether the country pays that the record's budget, output and soldiers belong to.
    #[must_use]
    pub fn korea_pays(&self) -> bool {
        self.parties.pays.as_deref() == Some(Parties::KOREA)
    }

    /// The main currency: that of the first part.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.parts.first().map_or(Currency::KRW, |part| part.base.value.currency)
    }

    /// The part of that name. The empty name means the only part.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<&Part> {
        let only = name.is_empty() && self.parts.len() == 1;
        self.parts.iter().find(|part| only || part.name == name)
    }

    /// The part of that name, to be changed.
    pub fn part_mut(&mut self, name: &str) -> Option<&mut Part> {
        let only = name.is_empty() && self.parts.len() == 1;
        self.parts.iter_mut().find(|part| only || part.name == name)
    }
}

impl Part {
    /// A part with a base amount, rounded to 1 eok (or 0.1 million elsewhere), without a rule.
    #[must_use]
    pub fn new(name: &str, base: Stated<Money>) -> Self {
        let to = usual_unit(base.value.currency);
        Self {
            name: name.to_owned(),
            note: None,
            base,
            rounding: Rounding { to, how: How::HalfUp, carry: Carry::Rounded },
            rules: BTreeMap::new(),
            amounts: BTreeMap::new(),
            typed: BTreeMap::new(),
            one_offs: BTreeMap::new(),
            categories: Vec::new(),
        }
    }

    /// The rule that holds in `year`, with its first year.
    #[must_use]
    pub fn rule_of(&self, year: Year) -> Option<(Year, &Rule)> {
        self.rules.range(..=year).next_back().map(|(&first, rule)| (first, rule))
    }
}

/// The rounding unit that the agreements use: 1 eok of won, 0.1 million of other currencies.
#[must_use]
pub fn usual_unit(currency: Currency) -> Money {
    let amount = match currency.scale() {
        Scale::Eok => Scale::Eok.units(),
        _ => Decimal::from(100_000),
    };
    Money::new(amount, currency)
}

impl Spelt for Exchange {
    const EXAMPLE: &'static str = "\"1421.40 KRW/USD [FED_FX]\"";

    fn spell(&self) -> String {
        format!("{} {}/{}", self.amount, self.of, self.per)
    }

    fn read(text: &str) -> Result<Self, SpellingError> {
        let read = || {
            let (amount, pair) = text.split_once(' ')?;
            let (of, per) = pair.trim_start().split_once('/')?;
            Some(Self { amount: parse_decimal(amount)?, of: of.parse().ok()?, per: per.parse().ok()? })
        };
        read().ok_or_else(|| SpellingError::new(Expected::Exchange, text, Self::EXAMPLE))
    }
}
