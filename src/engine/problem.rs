//! What can be wrong with a scenario, and what each problem puts in error.

use super::limits::{LONGEST_TERM, MOST_DIGITS};
use crate::model::clauses::{Index, Weight};
use crate::model::{Currency, Exchange, Field, Money, Parties, Rate, Scenario, SourceId, Spelt, Year, Years};
use rust_decimal::Decimal;
use std::fmt;

/// Something in a scenario that cannot be right, or probably is not meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it can be mended.
    pub field: Field,
    /// What it is.
    pub kind: ProblemKind,
}

/// What is wrong: what was found, and what it was held against.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
    /// A term with more than [`LONGEST_TERM`] years.
    #[error("the term has {years} years, expected at most {LONGEST_TERM}")]
    TermTooLong {
        /// How many it has.
        years: usize,
    },
    /// A term that ends before it begins.
    #[error("the last year, {last}, is before the first, {first}; expected the same or a later one")]
    TermEmpty {
        /// The first year.
        first: Year,
        /// The last year.
        last: Year,
    },
    /// A year that the program does not accept.
    #[error("found {year}, expected a year from {first} to {}", Year::LAST)]
    YearOutside {
        /// The year.
        year: Year,
        /// The earliest that is accepted there.
        first: Year,
    },
    /// A lag beyond [`Index::LONGEST_LAG`].
    #[error("found a lag of {lag} years, expected 0 to {}", Index::LONGEST_LAG)]
    LagTooLong {
        /// The lag.
        lag: u8,
    },
    /// A value with more than [`MOST_DIGITS`] digits.
    #[error("found {value} with {digits} digits, expected at most {MOST_DIGITS}")]
    TooManyDigits {
        /// The value: whole units of currency, or a fraction.
        value: Decimal,
        /// How many it has.
        digits: u32,
    },
    /// A growth by which less than nothing would be left.
    #[error("found a growth of {rate}, expected -100% or more")]
    GrowthBelowAll {
        /// The growth.
        rate: Rate,
    },
    /// A sum of growths, each fine by itself, by which less than nothing would be left.
    #[error("the growths add up to {rate} in {}, expected -100% or more{}", years[0], more_years("as", years.len() - 1))]
    SumBelowAll {
        /// What they add up to in the first of these years.
        rate: Rate,
        /// The years in which that is so; at least one.
        years: Vec<Year>,
    },
    /// A growth with more than [`MOST_GROWTH_DECIMALS`](super::limits::MOST_GROWTH_DECIMALS) decimals as a fraction.
    #[error("found a growth of {rate}, expected at most four decimals of a per cent")]
    GrowthTooFine {
        /// The growth.
        rate: Rate,
    },
    /// An amount below zero where an amount is paid.
    #[error("found {}, expected an amount of 0 or more", amount.spell())]
    NegativeAmount {
        /// The amount.
        amount: Money,
    },
    /// An exchange rate of zero or less.
    #[error("found {}, expected an exchange rate above 0", rate.spell())]
    RateNotPositive {
        /// The exchange rate.
        rate: Exchange,
    },
    /// A rounding unit of zero or less.
    #[error("found {}, expected a rounding unit above 0", unit.spell())]
    UnitNotPositive {
        /// The unit.
        unit: Money,
    },
    /// A floor above its cap.
    #[error("the floor of {floor} is above the cap of {cap}; expected one that is not")]
    FloorAboveCap {
        /// The floor.
        floor: Rate,
        /// The cap.
        cap: Rate,
    },
    /// Shares in per cent that do not make the whole.
    #[error("the shares add up to {sum}, expected 100%")]
    SharesNotWhole {
        /// What they add up to.
        sum: Rate,
    },
    /// Plain numbers and per cents among the weights of one part.
    #[error("found {}, expected {}, as the first category has", weight.spell(), if matches!(weight, Weight::Percent(_)) { "a plain number" } else { "a per cent" })]
    MixedWeights {
        /// The first weight that differs from those before it.
        weight: Weight,
    },
    /// A weight below zero.
    #[error("found a weight of {}, expected 0 or more", weight.spell())]
    NegativeWeight {
        /// The weight.
        weight: Weight,
    },
    /// No weight above zero.
    #[error("all weights are 0, expected at least one above it")]
    NoShares,
    /// A scenario without parts.
    #[error("the scenario has no part, expected at least one")]
    NoParts,
    /// A part without a name beside others.
    #[error("the part has no name; with several parts each needs one, for example `won`")]
    NameMissing,
    /// A name that no field's address can hold.
    #[error("found the name `{name}`, expected letters, digits, `_` or `-`")]
    NameNotPlain {
        /// The name.
        name: String,
    },
    /// A part named as a field of parts is.
    #[error("a part cannot be named `{name}`, since a field is; expected another name, for example `won`")]
    NameReserved {
        /// The name.
        name: String,
    },
    /// Notice: an edition of the record that this program does not have.
    #[error("this program does not have edition {found} of the record and measures with {used}")]
    EditionMissing {
        /// The edition that the scenario names.
        found: String,
        /// The one that measures read.
        used: &'static str,
    },
    /// Notice: a source that the scenario defines and the record has too.
    #[error("the record has a source {id} too; the scenario's own is cited")]
    SourceOfRecord {
        /// The name of the source.
        id: SourceId,
    },
    /// Notice: a source that neither the scenario nor the record defines.
    #[error("nothing defines the source `{id}`{}", meant(nearest.as_ref()))]
    SourceUnknown {
        /// The name of the source.
        id: SourceId,
        /// A known one that it resembles.
        nearest: Option<SourceId>,
    },
    /// Notice: a code that is that of no currency in use.
    #[error("`{currency}` is no code of a currency in use{}", meant(nearest.as_ref()))]
    CurrencyUnknown {
        /// The code.
        currency: Currency,
        /// The code in use that it resembles.
        nearest: Option<Currency>,
    },
    /// A text that is longer than any needs to be.
    #[error("found {length} characters, expected at most {most}")]
    TextTooLong {
        /// How many it has.
        length: usize,
        /// How many are accepted.
        most: usize,
    },
    /// Notice: the title of an agreement, over other terms than its; or one that says they are others, where
    /// they are not.
    #[error("the file bears the title `{title}`, from whose terms it differs in {terms}; expected `{right}`")]
    TitleBorne {
        /// The title that stands there.
        title: String,
        /// In how many terms the scenario differs from the agreement.
        terms: usize,
        /// What it is called by its terms.
        right: String,
    },
    /// The agreements of the record, continued by others than their parties.
    #[error(
        "the record is of payments by KR to US, and here {}; take `continues` out, or write KR and US",
        who(parties)
    )]
    ContinuesOthers {
        /// The parties of the scenario.
        parties: Parties,
    },
    /// Somebody who pays and receives.
    #[error("`{party}` pays and receives; expected two parties")]
    SameParties {
        /// The party.
        party: String,
    },
    /// Agreements that the record does not hold, so that nothing can be continued.
    #[error("the record holds no agreements `{found}`, expected `{}`, or nothing", Scenario::SMA)]
    ContinuesUnknown {
        /// What the scenario names.
        found: String,
    },
    /// A name that stands twice.
    #[error("the name `{name}` stands twice; expected another one")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// A rule that reads a series which the scenario lacks.
    #[error("the scenario has no series `{series}`{}", advice(known))]
    SeriesMissing {
        /// The series.
        series: String,
        /// Those that it has.
        known: Vec<String>,
    },
    /// A series without a value that a rule needs.
    #[error("the series has no value for {needed}, which the rule needs for {year}{}", more_years("nor", *others))]
    SeriesValueMissing {
        /// The first year without a value.
        needed: Year,
        /// The year of the term that needs it.
        year: Year,
        /// How many more years of the term lack theirs.
        others: usize,
    },
    /// Notice: a series without any value, left open because nobody knows them.
    #[error("the series is left open, so what its rule says for {year} is unknown{}", more_years("as", *others))]
    SeriesOpen {
        /// The first year of the term that needs a value.
        year: Year,
        /// How many more years need one.
        others: usize,
    },
    /// A part in another currency, and no exchange rate to add it.
    #[error("there is no exchange rate of {currency} for {year}{}", more_years("nor", *others))]
    ExchangeMissing {
        /// The part's currency.
        currency: Currency,
        /// The first year without one.
        year: Year,
        /// How many more years lack theirs.
        others: usize,
    },
    /// An exchange rate between other currencies than its place says.
    #[error("found {}, expected a rate in {of}/{per}", found.spell())]
    ExchangePair {
        /// The exchange rate.
        found: Exchange,
        /// The main currency.
        of: Currency,
        /// The currency of its place.
        per: Currency,
    },
    /// Exchange rates of the main currency against itself.
    #[error("{currency} is the main currency and needs no exchange rate; remove it")]
    ExchangeOfMain {
        /// The currency.
        currency: Currency,
    },
    /// A year that no rule and no amount covers.
    #[error("no rule and no amount says what {year} costs{}", more_years("nor", *others))]
    NoRule {
        /// The first such year.
        year: Year,
        /// How many more there are.
        others: usize,
    },
    /// An amount in another currency than its part.
    #[error("found {}, expected an amount in {expected}", found.spell())]
    OtherCurrency {
        /// The amount.
        found: Money,
        /// The currency of the part.
        expected: Currency,
    },
    /// A named amount in the year that has the base amount.
    #[error("{year} is the first year, whose amount is the base; remove one of them")]
    AmountInFirstYear {
        /// The year.
        year: Year,
    },
    /// Notice: a rule that begins in or before the first year, or after the last.
    #[error("the rule begins in {year}, expected {} to {}; growth begins with the second year", term.first.plus(1), term.last)]
    RuleOutsideTerm {
        /// Its first year.
        year: Year,
        /// The term.
        term: Years,
    },
    /// Notice: an amount of a year that is not in the term, so nothing reads it.
    #[error("{year} is outside the term, {} to {}, so nothing reads it", term.first, term.last)]
    ValueOutsideTerm {
        /// The year.
        year: Year,
        /// The term.
        term: Years,
    },
    /// Notice: a one-off that is no whole number of rounding units, so that the year cannot be
    /// divided among categories.
    #[error("found {}, no multiple of the rounding unit of {}, so the categories of {year} are unknown", amount.spell(), unit.spell())]
    NotDivisible {
        /// The amount.
        amount: Money,
        /// The rounding unit.
        unit: Money,
        /// The year.
        year: Year,
    },
    /// Notice: an amount with a part of a rounding unit, which is rounded in the year that it is of.
    #[error("found {}, no multiple of the rounding unit of {}, so {} counts", amount.spell(), unit.spell(), rounded.spell())]
    AmountRounded {
        /// The amount.
        amount: Money,
        /// The rounding unit.
        unit: Money,
        /// What it is rounded to.
        rounded: Money,
    },
    /// Notice: a one-off by which a year comes to less than nothing.
    #[error("with this one-off {year} comes to {}, below 0", amount.spell())]
    BelowZero {
        /// The year.
        year: Year,
        /// What the part comes to in it.
        amount: Money,
    },
    /// Notice: the stated amount of the year before the term is not the one that the record, which the scenario
    /// continues, has for it.
    #[error("the record has {} for {year}", recorded.spell())]
    BeforeNotRecorded {
        /// The year.
        year: Year,
        /// What is stated.
        stated: Money,
        /// What the record has.
        recorded: Money,
    },
    /// Notice: a one-off in a year whose total is typed over, so nothing adds it.
    #[error("{year} is typed over, so nothing adds this one-off")]
    TypedAndOneOff {
        /// The year.
        year: Year,
    },
}

pub(super) fn more_years(link: &str, count: usize) -> String {
    match count {
        0 => String::new(),
        1 => format!(", {link} for 1 more year"),
        _ => format!(", {link} for {count} more years"),
    }
}

pub(super) fn meant(nearest: Option<&impl fmt::Display>) -> String {
    nearest.map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default()
}

pub(super) fn who(parties: &Parties) -> String {
    let said = |side: &Option<String>, does| side.as_deref().map(|side| format!("{side} {does}"));
    let said = [said(&parties.pays, "pays"), said(&parties.receives, "receives")];
    said.into_iter().flatten().collect::<Vec<String>>().join(" and ")
}

pub(super) fn advice(known: &[String]) -> String {
    if known.is_empty() {
        return "; add one of that name".to_owned();
    }
    let quoted: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    format!("; it has {}", quoted.join(", "))
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.field, self.kind)
    }
}

/// What a problem puts in error. Every figure that reads it is unknown because of the problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InError {
    /// Nothing: the problem is a notice.
    Nothing,
    /// The value at the problem's field; a whole rule or series with all that stands in it.
    Value,
    /// The growth at the problem's field, in the years that the problem names.
    Years,
    /// The amount that the agreement names at the problem's field, and the base that claims its year.
    ValueAndBase,
    /// The name at the problem's field, which does not say whose figures these are: every figure that
    /// bears it.
    Name,
    /// Nothing that a figure reads, such as a name that no field's address can hold.
    NoFigure,
    /// The term: no year of it is projected.
    Term,
    /// The total, since there is no part.
    Total,
    /// Nothing that is stated: something is absent, and what needs it is unknown for that reason.
    Absent,
}

impl Problem {
    /// Whether figures would be wrong or missing. If not, it is a notice.
    pub fn is_error(&self) -> bool {
        self.puts_in_error() != InError::Nothing
    }

    /// Whether every reader of the figures is to be told: of an error, of an amount that rounding to its unit
    /// changes by a hundredth of it or more, and of a year before that is another in the record.
    pub fn is_material(&self) -> bool {
        match &self.kind {
            ProblemKind::AmountRounded { amount, rounded, .. } => {
                let change = rounded.amount.checked_sub(amount.amount);
                let change = change.and_then(|change| change.abs().checked_mul(Decimal::ONE_HUNDRED));
                change.is_none_or(|change| change >= amount.amount.abs())
            }
            ProblemKind::BeforeNotRecorded { .. } => true,
            _ => self.is_error(),
        }
    }

    /// What the problem puts in error.
    pub fn puts_in_error(&self) -> InError {
        use ProblemKind as Kind;

        match &self.kind {
            Kind::RuleOutsideTerm { .. }
            | Kind::ValueOutsideTerm { .. }
            | Kind::TypedAndOneOff { .. }
            | Kind::NotDivisible { .. }
            | Kind::AmountRounded { .. }
            | Kind::BeforeNotRecorded { .. }
            | Kind::SeriesOpen { .. }
            | Kind::EditionMissing { .. }
            | Kind::SourceOfRecord { .. }
            | Kind::SourceUnknown { .. }
            | Kind::CurrencyUnknown { .. }
            | Kind::TitleBorne { .. }
            | Kind::BelowZero { .. } => InError::Nothing,
            Kind::TermTooLong { .. } | Kind::TermEmpty { .. } => InError::Term,
            Kind::YearOutside { .. } if matches!(self.field, Field::FirstYear | Field::LastYear) => {
                InError::Term
            }
            Kind::YearOutside { .. }
            | Kind::LagTooLong { .. }
            | Kind::TooManyDigits { .. }
            | Kind::GrowthBelowAll { .. }
            | Kind::GrowthTooFine { .. }
            | Kind::NegativeAmount { .. }
            | Kind::RateNotPositive { .. }
            | Kind::UnitNotPositive { .. }
            // Whatever reads the cap reads the floor as well, and whatever reads one weight reads all.
            | Kind::FloorAboveCap { .. }
            | Kind::SharesNotWhole { .. }
            | Kind::MixedWeights { .. }
            | Kind::NegativeWeight { .. }
            | Kind::NoShares
            | Kind::SeriesMissing { .. }
            | Kind::ExchangePair { .. }
            | Kind::OtherCurrency { .. } => InError::Value,
            Kind::SumBelowAll { .. } => InError::Years,
            Kind::AmountInFirstYear { .. } => InError::ValueAndBase,
            Kind::NameMissing | Kind::NameTaken { .. } => InError::Name,
            Kind::NameNotPlain { .. }
            | Kind::NameReserved { .. }
            | Kind::TextTooLong { .. }
            | Kind::ContinuesUnknown { .. }
            | Kind::ContinuesOthers { .. }
            | Kind::SameParties { .. }
            | Kind::ExchangeOfMain { .. } => InError::NoFigure,
            Kind::NoParts => InError::Total,
            Kind::SeriesValueMissing { .. } | Kind::ExchangeMissing { .. } | Kind::NoRule { .. } => {
                InError::Absent
            }
        }
    }
}
