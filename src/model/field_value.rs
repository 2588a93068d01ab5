//! What a field holds: a value of its kind, or the whole subtree.

use super::clauses::{CarryOver, Growth, Index, Rule, Weight};
use super::expected::Expected;
use super::field::{Field, FieldError, Kind};
use super::formula::RoundingMode;
use super::money::Money;
use super::plain::{composed, plain_value};
use super::rate::Rate;
use super::record::Source;
use super::scenario::{Exchange, Part};
use super::series::Series;
use super::stated::{SourceId, SpellingError, Spelt, Stated, Status};
use super::year::Year;

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// Nothing: an optional field that is not there.
    Absent,
    /// Free text, an edition, or the name of a series.
    Text(String),
    /// A year.
    Year(Year),
    /// A number of years.
    Lag(u8),
    /// A stated amount.
    Money(Stated<Money>),
    /// A stated rate.
    Rate(Stated<Rate>),
    /// A stated exchange rate.
    Exchange(Stated<Exchange>),
    /// A stated weight of a category.
    Weight(Stated<Weight>),
    /// A rounding unit.
    Unit(Money),
    /// How halves fall.
    RoundingMode(RoundingMode),
    /// What is carried.
    CarryOver(CarryOver),
    /// A whole growth.
    Growth(Growth),
    /// A whole rule.
    Rule(Box<Rule>),
    /// A whole part.
    Part(Box<Part>),
    /// A whole series of yearly changes.
    Series(Series<Rate>),
    /// A whole series of exchange rates.
    Rates(Series<Exchange>),
    /// A source.
    Source(Box<Source>),
}

impl FieldValue {
    /// Reads a value that is not a subtree. Amounts, rates and weights are spelt as in files; an
    /// empty text leaves an optional field out.
    ///
    /// # Errors
    /// What the field holds, with an example.
    pub fn read_leaf(field: &Field, text: &str) -> Result<Self, FieldError> {
        let kind = field.kind();
        let text = if kind == Kind::Text { composed(text) } else { plain_value(text) };
        let text = text.trim();
        if text.is_empty() && (kind != Kind::Text || field.is_optional()) {
            return Ok(Self::Absent);
        }
        let read = match kind {
            Kind::Text => Some(Self::Text(text.to_owned())),
            Kind::Year => text.parse().ok().map(Self::Year),
            Kind::Lag => text.parse().ok().filter(|&lag| lag <= Index::LONGEST_LAG).map(Self::Lag),
            Kind::Money => stated(field, text)?.map(Self::Money),
            Kind::Rate => stated(field, text)?.map(Self::Rate),
            Kind::Exchange => stated(field, text)?.map(Self::Exchange),
            Kind::Weight => stated(field, text)?.map(Self::Weight),
            Kind::Unit => Money::read(text).ok().map(Self::Unit),
            Kind::RoundingMode => RoundingMode::read(text).ok().map(Self::RoundingMode),
            Kind::CarryOver => CarryOver::read(text).ok().map(Self::CarryOver),
            Kind::Tree => None,
        };
        let (expected, example) = expected(kind);
        read.ok_or_else(|| field.wrong(expected, example))
    }

    /// The canonical spelling of a value that is not a subtree; empty if it is absent.
    pub fn spell(&self) -> Option<String> {
        Some(match self {
            Self::Absent => String::new(),
            Self::Text(text) => text.clone(),
            Self::Year(year) => year.to_string(),
            Self::Lag(lag) => lag.to_string(),
            Self::Money(money) => money.spell(),
            Self::Rate(rate) => rate.spell(),
            Self::Exchange(exchange) => exchange.spell(),
            Self::Weight(weight) => weight.spell(),
            Self::Unit(unit) => unit.spell(),
            Self::RoundingMode(how) => how.spell(),
            Self::CarryOver(carry) => carry.spell(),
            Self::Growth(_)
            | Self::Rule(_)
            | Self::Part(_)
            | Self::Series(_)
            | Self::Rates(_)
            | Self::Source(_) => return None,
        })
    }

    /// The same value with that status and those sources; a value that nobody states stays as it is.
    #[must_use]
    pub fn stated_by(mut self, status: Status, sources: Vec<SourceId>) -> Self {
        let (now, by) = match &mut self {
            Self::Money(money) => (&mut money.status, &mut money.sources),
            Self::Rate(rate) => (&mut rate.status, &mut rate.sources),
            Self::Exchange(exchange) => (&mut exchange.status, &mut exchange.sources),
            Self::Weight(weight) => (&mut weight.status, &mut weight.sources),
            _ => return self,
        };
        *now = status;
        *by = sources;
        self
    }

    /// The status of a stated value.
    pub fn status(&self) -> Option<Status> {
        match self {
            Self::Money(money) => Some(money.status),
            Self::Rate(rate) => Some(rate.status),
            Self::Exchange(exchange) => Some(exchange.status),
            Self::Weight(weight) => Some(weight.status),
            _ => None,
        }
    }

    /// The sources of a stated value; none of what nobody states.
    pub fn sources(&self) -> &[SourceId] {
        match self {
            Self::Money(money) => &money.sources,
            Self::Rate(rate) => &rate.sources,
            Self::Exchange(exchange) => &exchange.sources,
            Self::Weight(weight) => &weight.sources,
            _ => &[],
        }
    }
}

/// What a field of a kind holds, with an example.
fn expected(kind: Kind) -> (Expected, &'static str) {
    match kind {
        Kind::Text => (Expected::Text, "\"12th SMA as signed\""),
        Kind::Year => (Expected::Year, "2030"),
        Kind::Lag => (Expected::Lag, "2"),
        Kind::Money => (Expected::Amount, Money::EXAMPLE),
        Kind::Rate => (Expected::Rate, Rate::EXAMPLE),
        Kind::Exchange => (Expected::Exchange, Exchange::EXAMPLE),
        Kind::Weight => (Expected::Weight, Weight::EXAMPLE),
        Kind::Unit => (Expected::Unit, "\"1 eok KRW\""),
        Kind::RoundingMode => (Expected::RoundingMode, "HalfUp"),
        Kind::CarryOver => (Expected::CarryOver, "Rounded"),
        Kind::Tree => (Expected::Clause, "Fixed(rate: \"4%\")"),
    }
}

impl Spelt for RoundingMode {
    const EXAMPLE: &'static str = "HalfUp";

    fn spell(&self) -> String {
        self.word().to_owned()
    }

    fn read(text: &str) -> Result<Self, SpellingError> {
        let refuse = || SpellingError::new(Expected::RoundingMode, text, Self::EXAMPLE);
        Self::ALL.into_iter().find(|how| how.spell() == text).ok_or_else(refuse)
    }
}

impl Spelt for CarryOver {
    const EXAMPLE: &'static str = "Rounded";

    fn spell(&self) -> String {
        self.word().to_owned()
    }

    fn read(text: &str) -> Result<Self, SpellingError> {
        let refuse = || SpellingError::new(Expected::CarryOver, text, Self::EXAMPLE);
        [Self::Rounded, Self::Unrounded].into_iter().find(|carry| carry.spell() == text).ok_or_else(refuse)
    }
}

/// A stated value; `None` if the text is none. What is wrong with the names of its sources is told as that.
fn stated<T: Spelt>(field: &Field, text: &str) -> Result<Option<Stated<T>>, FieldError> {
    match Stated::read(text) {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.expected == Expected::SourceNames => {
            Err(FieldError::Source { field: field.clone(), error })
        }
        Err(_) => Ok(None),
    }
}
