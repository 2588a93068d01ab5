//! The published record: what was agreed, what came, and who says so.
//!
//! Every figure has its own status and its own sources. What was agreed, revised, announced and
//! actually paid stands side by side; so do figures on which sources disagree. What nobody prints
//! is not there: an absent value is unknown, never zero.

use std::collections::BTreeMap;
use std::fmt;

use rust_decimal::Decimal;

use super::clauses::Rule;
use super::expected::Expected;
use super::money::{Currency, Money};
use super::rate::Rate;
use super::stated::{SourceId, SpellingError, Spelt, Stated};
use super::year::{Year, Years};

/// The editions that are bundled, oldest first; their files stand with the floor of files.
pub const EDITIONS: [&str; 1] = ["2026-02"];

/// An edition of the record. Editions are never changed; a newer one is another edition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// The edition's name, for example `2026-02`.
    pub edition: String,
    /// Yearly quantities of the economy and the state, by name: `cpi`, `gdp`, `defence_budget`, ….
    pub quantities: BTreeMap<String, Quantity>,
    /// What was agreed, revised, announced or paid, by year; several of one year side by side.
    pub contributions: Vec<Contribution>,
    /// The agreements in their order.
    pub agreements: Vec<AgreementFacts>,
    /// What was expected, by whom and when.
    pub forecasts: Vec<Forecast>,
    /// What became of the money.
    pub execution: Vec<Execution>,
    /// How contributions were divided.
    pub categories: Vec<Division>,
    /// What the host gives, the contribution being one item among others.
    pub support: Vec<Support>,
    /// What the guest spends itself.
    pub own_costs: Vec<OwnCost>,
    /// What happened around the agreements.
    pub events: Vec<Event>,
    /// Who says so.
    pub sources: BTreeMap<SourceId, Source>,
}

impl Record {
    /// The agreement of that number.
    pub fn agreement(&self, number: u8) -> Option<&AgreementFacts> {
        self.agreements.iter().find(|agreement| agreement.number == number)
    }

    /// What is known of the contribution of `year`, in the order of the record.
    pub fn contributions_of(&self, year: Year) -> impl Iterator<Item = &Contribution> {
        self.contributions.iter().filter(move |contribution| contribution.year == year)
    }

    /// What was agreed for `year`.
    pub fn agreed(&self, year: Year) -> Option<&Contribution> {
        self.contributions_of(year).find(|contribution| contribution.kind == ContributionKind::Agreed)
    }
}

/// A yearly quantity of the record, forecasts of later years included and marked so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// What the values count.
    pub unit: Unit,
    /// The values by year; a year that is not here is unknown.
    pub values: BTreeMap<Year, Stated<Decimal>>,
    /// What a careful reader must know of a year's value, where there is something.
    pub notes: BTreeMap<Year, String>,
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

/// The contribution of a year, of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// The year.
    pub year: Year,
    /// The number of the agreement.
    pub agreement: u8,
    /// What the amount is.
    pub kind: ContributionKind,
    /// In which currency the agreement counts.
    pub basis: Basis,
    /// All of it in won, if somebody prints it.
    pub total_krw: Option<Stated<Money>>,
    /// All of it in dollars, if somebody prints it.
    pub total_usd: Option<Stated<Money>>,
    /// The amounts by currency where it was paid in several.
    pub parts: Vec<Stated<Money>>,
    /// Everybody who says something on the year.
    pub sources: Vec<SourceId>,
    /// What a careful reader must know; may be empty.
    pub note: String,
}

impl Contribution {
    /// The published total in that currency.
    pub fn total_in(&self, currency: Currency) -> Option<&Stated<Money>> {
        let totals = [&self.total_krw, &self.total_usd];
        totals.into_iter().flatten().find(|total| total.value.currency == currency)
    }
}

/// What an amount of the record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContributionKind {
    /// Stands in the agreement or follows from it and was confirmed.
    Agreed,
    /// Agreed anew.
    Revised,
    /// Told to the press.
    Announced,
    /// Really paid.
    Actual,
    /// Follows from the agreement and a published index; nobody prints it yet.
    RuleDetermined,
    /// Waits for an index; there is no amount.
    Undetermined,
}

impl ContributionKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Agreed,
        Self::Revised,
        Self::Announced,
        Self::Actual,
        Self::RuleDetermined,
        Self::Undetermined,
    ];

    /// The word in files, and the key of the word on screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Revised => "revised",
            Self::Announced => "announced",
            Self::Actual => "actual",
            Self::RuleDetermined => "rule-determined",
            Self::Undetermined => "undetermined",
        }
    }
}

/// In which currency an agreement counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// In one.
    Currency(Currency),
    /// In several, a part each.
    Mixed,
}

/// What an agreement says, and when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementFacts {
    /// Its number, counted from 1.
    pub number: u8,
    /// The years it covers.
    pub years: Years,
    /// When it was signed.
    pub signed: Date,
    /// Where.
    pub signed_at: String,
    /// When it entered into force or took effect.
    pub in_force: Date,
    /// The first day that the text covers.
    pub effective_from: Date,
    /// The number of the treaty, with amendments and notes.
    pub treaty: String,
    /// The year of the base amount.
    pub base_year: Year,
    /// The base amount, one for each currency.
    pub base: Vec<Stated<Money>>,
    /// By how much the base exceeds the year before, as announced: a description, never a rule.
    pub base_change: Option<Stated<Rate>>,
    /// How later years grow; none where amounts are named or there is one year only. The names of
    /// its series are those of [`Record::quantities`].
    pub rule: Option<Rule>,
    /// Over which twelve months the index is taken.
    pub index_period: Option<IndexPeriod>,
    /// Amounts that are named by year, the first one included.
    pub steps: BTreeMap<Year, Stated<Money>>,
    /// The years that follow from the rule or from named amounts.
    pub adjusted: Option<Years>,
    /// What is known of rounding; may be empty.
    pub rounding: String,
    /// The share of construction given in kind, by first year.
    pub in_kind_construction: BTreeMap<Year, Stated<Rate>>,
    /// The least share of labour costs that is paid from the contribution.
    pub labour_floor: Option<Stated<Rate>>,
    /// The most of it.
    pub labour_cap: Option<Stated<Rate>>,
    /// Other clauses, in words.
    pub clauses: String,
    /// Everybody who says something on it.
    pub sources: Vec<SourceId>,
}

/// Twelve months over which an index is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IndexPeriod {
    /// January to December, as the yearly quantities of the record are.
    CalendarYear,
    /// October to September; the record has no such quantity.
    ToSeptember,
}

/// What somebody expected of a quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// The name of the quantity, as in [`Record::quantities`].
    pub quantity: String,
    /// The year it is about.
    pub year: Year,
    /// Whether that is the year in which a rule applies the value, not the year of the quantity.
    pub is_by_rule_year: bool,
    /// What the value counts.
    pub unit: Unit,
    /// The value.
    pub value: Stated<Decimal>,
    /// Who expected it.
    pub forecaster: String,
    /// When.
    pub vintage: Date,
    /// What a careful reader must know; may be empty.
    pub note: String,
}

/// What became of the money of a year, as far as somebody says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Execution {
    /// The year.
    pub year: Year,
    /// What the figures are about.
    pub scope: Scope,
    /// What was agreed.
    pub agreed: Option<Stated<Money>>,
    /// What the budget gave.
    pub budgeted: Option<Stated<Money>>,
    /// What there was to spend, carried-over money included.
    pub available: Option<Stated<Money>>,
    /// What was not spent.
    pub not_executed: Option<Stated<Money>>,
    /// What was carried over to the next year.
    pub carried_over: Option<Stated<Money>>,
    /// What lapsed.
    pub lapsed: Option<Stated<Money>>,
    /// The scope in more words; may be empty.
    pub detail: String,
    /// Everybody who says something on it.
    pub sources: Vec<SourceId>,
    /// What a careful reader must know; may be empty.
    pub note: String,
}

/// What the figures of an [`Execution`] are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The whole contribution.
    All,
    /// Construction only.
    Construction,
    /// Construction given in kind.
    InKindConstruction,
    /// Cash that the guest holds unspent at a date.
    UnspentStock,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 4] = [Self::All, Self::Construction, Self::InKindConstruction, Self::UnspentStock];

    /// The word in files, and the key of the word on screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Construction => "construction",
            Self::InKindConstruction => "in_kind_construction",
            Self::UnspentStock => "unspent_stock",
        }
    }
}

/// How a year's contribution was divided, as far as somebody says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// The year.
    pub year: Year,
    /// What each category got.
    pub parts: BTreeMap<CategoryName, Stated<Share>>,
    /// What they are parts of, one for each currency; empty if nobody says.
    pub total: Vec<Stated<Money>>,
    /// Everybody who says something on it.
    pub sources: Vec<SourceId>,
    /// What a careful reader must know; may be empty.
    pub note: String,
}

/// The categories of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CategoryName {
    /// Pay of local employees.
    Labour,
    /// Military construction.
    Construction,
    /// Combined defence improvement projects; part of construction since 2009.
    CombinedDefenceImprovement,
    /// Logistics support.
    Logistics,
}

impl CategoryName {
    /// Every category, in the order of the files.
    pub const ALL: [Self; 4] =
        [Self::Labour, Self::Construction, Self::CombinedDefenceImprovement, Self::Logistics];

    /// The word in files, and the key of the word on screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Labour => "labour",
            Self::Construction => "construction",
            Self::CombinedDefenceImprovement => "combined_defence_improvement",
            Self::Logistics => "logistics",
        }
    }
}

/// What a category got: an amount, or a share of the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// An amount.
    Amount(Money),
    /// A share of the total.
    Percent(Rate),
}

impl Spelt for Share {
    const EXAMPLE: &'static str = "\"5005 eok KRW [WP2020]\"";

    fn spell(&self) -> String {
        match self {
            Self::Amount(money) => money.spell(),
            Self::Percent(rate) => rate.spell(),
        }
    }

    fn read(text: &str) -> Result<Self, SpellingError> {
        if text.ends_with('%') {
            return Rate::read(text).map(Self::Percent);
        }
        Money::read(text).map(Self::Amount)
    }
}

/// An item of what the host gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Support {
    /// The years that the amount covers together.
    pub years: Years,
    /// Direct, indirect, temporary, or all of them.
    pub group: String,
    /// What it is for.
    pub item: String,
    /// The amount.
    pub amount: Stated<Money>,
    /// What a careful reader must know; may be empty.
    pub note: String,
}

/// An item of what the guest spends itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnCost {
    /// The fiscal years that the amount covers together.
    pub years: Years,
    /// What it is for.
    pub item: String,
    /// `actual` or `request`.
    pub kind: String,
    /// The amount.
    pub amount: Stated<Money>,
    /// What a careful reader must know; may be empty.
    pub note: String,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub date: Date,
    /// The number of the agreement that it is about.
    pub agreement: u8,
    /// What.
    pub what: String,
    /// Who says so.
    pub sources: Vec<SourceId>,
}

/// Who says so, and where it can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The title of the page or the book.
    pub title: String,
    /// Who published it; may be empty.
    pub publisher: String,
    /// When, as far as it is known.
    pub date: Option<Date>,
    /// Where it stands; may be empty.
    pub address: String,
}

impl Source {
    /// A right spelling, for messages.
    pub const EXAMPLE: &'static str = "(title: \"Cost estimate\", publisher: \"…\", date: \"2026-11-02\")";

    /// A source of which nothing is said yet.
    pub fn nameless() -> Self {
        Self { title: String::new(), publisher: String::new(), date: None, address: String::new() }
    }
}

/// A date as far as it is known: `2024`, `2024-10` or `2024-10-04`. Earlier dates are smaller.
///
/// **Invariant:** of one of these three forms.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(String);

impl Date {
    /// The date as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its year.
    ///
    /// # Panics
    /// Never: every date begins with a year.
    pub fn year(&self) -> Year {
        let year = self.0.split('-').next().and_then(|year| year.parse().ok());
        year.expect("every date begins with a year")
    }

    /// The first day that it may be: year, month, day.
    pub fn first_day(&self) -> (i16, u8, u8) {
        self.day_or(|_, _| 1, 1)
    }

    /// The last day that it may be.
    pub fn last_day(&self) -> (i16, u8, u8) {
        self.day_or(days_of, 12)
    }

    fn day_or(&self, day: impl Fn(i16, u8) -> u8, month: u8) -> (i16, u8, u8) {
        let mut parts = self.0.split('-').skip(1).map(|part| part.parse::<u8>().ok());
        let year = self.year().0;
        let month = parts.next().flatten().unwrap_or(month);
        (year, month, parts.next().flatten().unwrap_or_else(|| day(year, month)))
    }
}

/// How many days a month has, which is there.
fn days_of(year: i16, month: u8) -> u8 {
    day_of(year, month, 1).map_or(31, |day| day.days_in_month().unsigned_abs())
}

/// A day of the calendar; none if there is none.
fn day_of(year: i16, month: u8, day: u8) -> Option<jiff::civil::Date> {
    jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Date {
    type Err = SpellingError;

    fn from_str(text: &str) -> Result<Self, SpellingError> {
        let two_digits = |part: &str| {
            let is_right = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse().ok().filter(|_| is_right)
        };
        let read = || {
            let mut parts = text.split('-');
            let year: Year = parts.next()?.parse().ok()?;
            let month = parts.next().map_or(Some(1), two_digits)?;
            let day = parts.next().map_or(Some(1), two_digits)?;
            parts.next().is_none().then(|| day_of(year.0, month, day))?
        };
        if read().is_none() {
            return Err(SpellingError::new(Expected::Date, text, "2024-10-04"));
        }
        Ok(Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_may_lack_day_and_month() {
        for text in ["2024", "2024-10", "2024-10-04", "2024-02-29", "2000-02-29", "2026-12-31"] {
            assert_eq!(text.parse::<Date>().map(|date| date.to_string()), Ok(text.to_owned()));
        }
        for text in [
            "",
            "24",
            "2024-13",
            "2024-10-32",
            "2024-10-04-1",
            "2024-1",
            "2024-+1",
            "2026-02-29",
            "1900-02-29",
            "2026-04-31",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text:?} must be refused");
        }
    }
}
