//! A scenario: an agreement as written, with the values that it reads.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::clauses::{CarryOver, Category, Rounding, Rule};
use super::expected::Expected;
use super::formula::RoundingMode;
use super::money::{Currency, Money, Scale};
use super::rate::{Rate, parse_decimal};
use super::record::Source;
use super::series::Series;
use super::spelling::side;
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
    /// Exchange rates between the main currency and each other one, quoted either way round.
    pub rates: BTreeMap<Currency, Series<Exchange>>,
    /// Sources that the scenario defines itself; where one is called as one of the record, it goes before
    /// that.
    pub sources: BTreeMap<SourceId, Source>,
}

/// The term of an agreement.
pub type Term = Years;

/// Whose agreement it is: each side by the code of a country, for example `KR`, or by a name of
/// one's own. Who pays is never concluded from a currency.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename(deserialize = "(parties)"), deny_unknown_fields)]
pub struct Parties {
    /// Who pays, if that is said.
    #[serde(deserialize_with = "side", skip_serializing_if = "Option::is_none")]
    pub pays: Option<String>,
    /// Who receives, if that is said.
    #[serde(deserialize_with = "side", skip_serializing_if = "Option::is_none")]
    pub receives: Option<String>,
}

impl Parties {
    /// The code of the country that the record is about.
    pub const KOREA: &'static str = "KR";

    /// The parties of the agreements that the record holds.
    pub fn of_sma() -> Self {
        Self { pays: Some(Self::KOREA.to_owned()), receives: Some("US".to_owned()) }
    }

    /// Whether a side is said that is another one than in the agreements that the record holds. What is
    /// not said contradicts nothing.
    pub fn are_not_of_sma(&self) -> bool {
        let is_other = |side: &Option<String>, of_sma: &Option<String>| side.is_some() && side != of_sma;
        let of_sma = Self::of_sma();
        is_other(&self.pays, &of_sma.pays) || is_other(&self.receives, &of_sma.receives)
    }

    /// The one that both sides are, if they are one.
    pub fn same_on_both_sides(&self) -> Option<&str> {
        let (pays, receives) = (self.pays.as_deref()?.trim(), self.receives.as_deref()?.trim());
        (pays.to_lowercase() == receives.to_lowercase()).then_some(pays)
    }

    /// Whether neither side is said.
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
    /// Overrides: amounts that the analyst puts in the place of what the agreement says, by year.
    pub overrides: BTreeMap<Year, Stated<Money>>,
    /// Amounts added to one year.
    pub one_offs: BTreeMap<Year, Stated<Money>>,
    /// How each year's total is divided, in order; empty if it is not.
    pub categories: Vec<Category>,
}

/// An exchange rate: `amount` of one currency for one unit of another. It is a quotation of these two
/// and says nothing of any other.
///
/// Some currencies are quoted for 100 units, as the yen is in won: that is how they are spelt, and
/// either spelling is read. The amount is always that of one unit.
///
/// ```
/// use costshare::model::{Exchange, Spelt};
/// use rust_decimal_macros::dec;
///
/// let yen = Exchange::read("930.5 KRW/100 JPY")?;
/// assert_eq!(yen.amount, dec!(9.305));
/// assert_eq!(Exchange::read("9.305 KRW/JPY"), Ok(yen));
/// assert_eq!(yen.spell(), "930.5 KRW/100 JPY");
/// # Ok::<(), costshare::model::SpellingError>(())
/// ```
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

    /// Whether it continues the agreements of the record: it says so, and names nobody else as a party.
    pub fn continues_sma(&self) -> bool {
        self.continues.as_deref() == Some(Self::SMA) && !self.parties.are_not_of_sma()
    }

    /// Whether the country pays that the record's budget, output and soldiers belong to.
    pub fn korea_pays(&self) -> bool {
        self.parties.pays.as_deref() == Some(Parties::KOREA)
    }

    /// The main currency: that of the first part.
    pub fn currency(&self) -> Currency {
        self.parts.first().map_or(Currency::KRW, |part| part.base.value.currency)
    }

    /// Which way round the rates of `currency` are quoted: how much of the first for one of the second.
    /// As the earliest of them is; without any, how much of the main currency for one of it.
    pub fn quoted_in(&self, currency: Currency) -> (Currency, Currency) {
        let main = self.currency();
        let stated = self.rates.get(&currency).into_iter().flat_map(Series::stated);
        let mut pairs = stated.map(|stated| (stated.value.of, stated.value.per));
        let right = pairs.find(|&(of, per)| (of, per) == (currency, main) || (of, per) == (main, currency));
        right.unwrap_or((main, currency))
    }

    /// The part of that name. The empty name means the only part.
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
    pub fn new(name: &str, base: Stated<Money>) -> Self {
        let to = usual_unit(base.value.currency);
        Self {
            name: name.to_owned(),
            note: None,
            base,
            rounding: Rounding { to, how: RoundingMode::HalfUp, carry: CarryOver::Rounded },
            rules: BTreeMap::new(),
            amounts: BTreeMap::new(),
            overrides: BTreeMap::new(),
            one_offs: BTreeMap::new(),
            categories: Vec::new(),
        }
    }

    /// The rule that holds in `year`, with its first year.
    pub fn rule_of(&self, year: Year) -> Option<(Year, &Rule)> {
        self.rules.range(..=year).next_back().map(|(&first, rule)| (first, rule))
    }
}

/// The rounding unit that the agreements use: 1 eok of won, 0.1 million of other currencies.
pub fn usual_unit(currency: Currency) -> Money {
    let amount = match currency.scale() {
        Scale::Eok => Scale::Eok.units(),
        _ => Decimal::from(100_000),
    };
    Money::new(amount, currency)
}

impl Exchange {
    /// For how many units of `per` its price in `of` is usually named: won are named for 100 yen.
    pub fn usual_units(of: Currency, per: Currency) -> u32 {
        let for_a_hundred = of == Currency::KRW && matches!(per.code(), "JPY" | "IDR" | "VND");
        if for_a_hundred { 100 } else { 1 }
    }

    /// The rate of which `amount` is the price of so many units; none if that is no power of ten or the
    /// rate has too many digits.
    pub fn for_units(amount: Decimal, of: Currency, units: Decimal, per: Currency) -> Option<Self> {
        let zeros = (0..=LARGEST_UNITS.ilog10()).find(|&zeros| units == Decimal::from(10_u32.pow(zeros)))?;
        let mut one = amount;
        one.set_scale(amount.scale() + zeros).ok()?;
        Some(Self { amount: one, of, per })
    }

    /// The price of the usual units, with the decimals that were stated.
    pub fn for_usual_units(&self) -> (Decimal, u32) {
        let units = Self::usual_units(self.of, self.per);
        let mut amount = self.amount;
        let moved = amount.scale().checked_sub(units.ilog10());
        if moved.is_none_or(|scale| amount.set_scale(scale).is_err()) {
            amount = self.amount.checked_mul(Decimal::from(units)).unwrap_or(Decimal::MAX).normalize();
        }
        (amount, units)
    }
}

/// Rates are stated for at most so many units.
const LARGEST_UNITS: u32 = 10_000;

impl Spelt for Exchange {
    const EXAMPLE: &'static str = "\"1421.40 KRW/USD [FED_FX]\"";

    fn spell(&self) -> String {
        match self.for_usual_units() {
            (amount, 1) => format!("{amount} {}/{}", self.of, self.per),
            (amount, units) => format!("{amount} {}/{units} {}", self.of, self.per),
        }
    }

    fn read(text: &str) -> Result<Self, SpellingError> {
        let read = || {
            let (amount, pair) = text.split_once(' ')?;
            let (of, per) = pair.trim_start().split_once('/')?;
            let (units, per) = per.split_once(' ').unwrap_or(("1", per));
            let (of, per) = (of.parse().ok()?, per.trim_start().parse().ok()?);
            Self::for_units(parse_decimal(amount)?, of, parse_decimal(units)?, per)
        };
        read().ok_or_else(|| SpellingError::new(Expected::Exchange, text, Self::EXAMPLE))
    }
}
