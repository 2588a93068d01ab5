//! What can be wrong with a scenario, and what each problem puts in error.

use crate::model::clauses::Weight;
use crate::model::{Currency, Exchange, Field, Money, Parties, Rate, SourceId, Year, Years};
use rust_decimal::Decimal;

/// Something in a scenario that cannot be right, or probably is not meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it can be mended.
    pub field: Field,
    /// What it is.
    pub kind: ProblemKind,
}

/// What is wrong: what was found, and what it was held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// A term with more than [`LONGEST_TERM`](super::limits::LONGEST_TERM) years.
    TermTooLong {
        /// How many it has.
        years: usize,
    },
    /// A term that ends before it begins.
    TermEmpty {
        /// The first year.
        first: Year,
        /// The last year.
        last: Year,
    },
    /// A year that the program does not accept.
    YearOutside {
        /// The year.
        year: Year,
        /// The earliest that is accepted there.
        first: Year,
    },
    /// A lag beyond [`Index::LONGEST_LAG`](crate::model::clauses::Index::LONGEST_LAG).
    LagTooLong {
        /// The lag.
        lag: u8,
    },
    /// A value with more than [`MOST_DIGITS`](super::limits::MOST_DIGITS) digits.
    TooManyDigits {
        /// The value: whole units of currency, or a fraction.
        value: Decimal,
        /// How many it has.
        digits: u32,
    },
    /// A growth by which less than nothing would be left.
    GrowthBelowAll {
        /// The growth.
        rate: Rate,
    },
    /// A sum of growths, each fine by itself, by which less than nothing would be left.
    SumBelowAll {
        /// What they add up to in the first of these years.
        rate: Rate,
        /// The years in which that is so; at least one.
        years: Vec<Year>,
    },
    /// A growth with more than [`MOST_GROWTH_DECIMALS`](super::limits::MOST_GROWTH_DECIMALS) decimals as a fraction.
    GrowthTooFine {
        /// The growth.
        rate: Rate,
    },
    /// An amount below zero where an amount is paid.
    NegativeAmount {
        /// The amount.
        amount: Money,
    },
    /// An exchange rate of zero or less.
    RateNotPositive {
        /// The exchange rate.
        rate: Exchange,
    },
    /// A rounding unit of zero or less.
    UnitNotPositive {
        /// The unit.
        unit: Money,
    },
    /// A floor above its cap.
    FloorAboveCap {
        /// The floor.
        floor: Rate,
        /// The cap.
        cap: Rate,
    },
    /// Shares in per cent that do not make the whole.
    SharesNotWhole {
        /// What they add up to.
        sum: Rate,
    },
    /// Plain numbers and per cents among the weights of one part.
    MixedWeights {
        /// The first weight that differs from those before it.
        weight: Weight,
    },
    /// A weight below zero.
    NegativeWeight {
        /// The weight.
        weight: Weight,
    },
    /// No weight above zero.
    NoShares,
    /// A scenario without parts.
    NoParts,
    /// A part without a name beside others.
    NameMissing,
    /// A name that no field's address can hold.
    NameNotPlain {
        /// The name.
        name: String,
    },
    /// A part named as a field of parts is.
    NameReserved {
        /// The name.
        name: String,
    },
    /// Notice: an edition of the record that this program does not have.
    EditionMissing {
        /// The edition that the scenario names.
        found: String,
        /// The one that measures read.
        used: &'static str,
    },
    /// Notice: a source that the scenario defines and the record has too.
    SourceOfRecord {
        /// The name of the source.
        id: SourceId,
    },
    /// Notice: a source that neither the scenario nor the record defines.
    SourceUnknown {
        /// The name of the source.
        id: SourceId,
        /// A known one that it resembles.
        nearest: Option<SourceId>,
    },
    /// Notice: a code that is that of no currency in use.
    CurrencyUnknown {
        /// The code.
        currency: Currency,
        /// The code in use that it resembles.
        nearest: Option<Currency>,
    },
    /// A text that is longer than any needs to be.
    TextTooLong {
        /// How many it has.
        length: usize,
        /// How many are accepted.
        most: usize,
    },
    /// Notice: the title of an agreement, over other terms than its; or one that says they are others, where
    /// they are not.
    TitleBorne {
        /// The title that stands there.
        title: String,
        /// In how many terms the scenario differs from the agreement.
        terms: usize,
        /// What it is called by its terms.
        right: String,
    },
    /// The agreements of the record, continued by others than their parties.
    ContinuesOthers {
        /// The parties of the scenario.
        parties: Parties,
    },
    /// Somebody who pays and receives.
    SameParties {
        /// The party.
        party: String,
    },
    /// Agreements that the record does not hold, so that nothing can be continued.
    ContinuesUnknown {
        /// What the scenario names.
        found: String,
    },
    /// A name that stands twice.
    NameTaken {
        /// The name.
        name: String,
    },
    /// A rule that reads a series which the scenario lacks.
    SeriesMissing {
        /// The series.
        series: String,
        /// Those that it has.
        known: Vec<String>,
    },
    /// A series without a value that a rule needs.
    SeriesValueMissing {
        /// The first year without a value.
        needed: Year,
        /// The year of the term that needs it.
        year: Year,
        /// How many more years of the term lack theirs.
        others: usize,
    },
    /// Notice: a series without any value, left open because nobody knows them.
    SeriesOpen {
        /// The first year of the term that needs a value.
        year: Year,
        /// How many more years need one.
        others: usize,
    },
    /// A part in another currency, and no exchange rate to add it.
    ExchangeMissing {
        /// The part's currency.
        currency: Currency,
        /// The first year without one.
        year: Year,
        /// How many more years lack theirs.
        others: usize,
    },
    /// An exchange rate between other currencies than its place says.
    ExchangePair {
        /// The exchange rate.
        found: Exchange,
        /// The main currency.
        of: Currency,
        /// The currency of its place.
        per: Currency,
    },
    /// Exchange rates of the main currency against itself.
    ExchangeOfMain {
        /// The currency.
        currency: Currency,
    },
    /// A year that no rule and no amount covers.
    NoRule {
        /// The first such year.
        year: Year,
        /// How many more there are.
        others: usize,
    },
    /// An amount in another currency than its part.
    OtherCurrency {
        /// The amount.
        found: Money,
        /// The currency of the part.
        expected: Currency,
    },
    /// A named amount in the year that has the base amount.
    AmountInFirstYear {
        /// The year.
        year: Year,
    },
    /// Notice: a rule that begins in or before the first year, or after the last.
    RuleOutsideTerm {
        /// Its first year.
        year: Year,
        /// The term.
        term: Years,
    },
    /// Notice: an amount of a year that is not in the term, so nothing reads it.
    ValueOutsideTerm {
        /// The year.
        year: Year,
        /// The term.
        term: Years,
    },
    /// Notice: a one-off that is no whole number of rounding units, so that the year cannot be
    /// divided among categories.
    NotDivisible {
        /// The amount.
        amount: Money,
        /// The rounding unit.
        unit: Money,
        /// The year.
        year: Year,
    },
    /// Notice: an amount with a part of a rounding unit, which is rounded in the year that it is of.
    AmountRounded {
        /// The amount.
        amount: Money,
        /// The rounding unit.
        unit: Money,
        /// What it is rounded to.
        rounded: Money,
    },
    /// Notice: a one-off by which a year comes to less than nothing.
    BelowZero {
        /// The year.
        year: Year,
        /// What the part comes to in it.
        amount: Money,
    },
    /// Notice: the stated amount of the year before the term is not the one that the record, which the scenario
    /// continues, has for it.
    BeforeNotRecorded {
        /// The year.
        year: Year,
        /// What is stated.
        stated: Money,
        /// What the record has.
        recorded: Money,
    },
    /// Notice: a one-off in a year with an override, so nothing adds it.
    OverrideAndOneOff {
        /// The year.
        year: Year,
    },
    /// Notice: a value that is [`HARDLY_MEANT`](super::HARDLY_MEANT) times its neighbour or more, or so many times
    /// less.
    FarFromNeighbour(Box<Slip>),
}

/// A value that is far from its neighbour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The value.
    pub value: ComparedValue,
    /// Its neighbour.
    pub neighbour: Neighbour,
    /// The neighbour's value.
    pub beside: ComparedValue,
}

/// A value that is held against another of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComparedValue {
    /// An amount.
    Money(Money),
    /// A growth, a yearly change, or a bound of one.
    Rate(Rate),
    /// An exchange rate.
    Exchange(Exchange),
}

/// Where the value stands that another one is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Neighbour {
    /// In a field of the scenario.
    Field(Field),
    /// Computed: what the part comes to in that year.
    AmountOf(Year),
    /// Computed: what the part comes to in that year without the value.
    WithoutIt(Year),
    /// Computed: the growth of that year before floor and cap.
    GrowthOf(Year),
    /// In the record, of that year.
    Recorded(Year),
    /// Nowhere: it is a rounding unit that agreements in the currency use.
    UsualUnit,
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
    /// changes by a hundredth of it or more, of a year before that is another in the record, and of an edition that
    /// is not the one read.
    pub fn is_material(&self) -> bool {
        match &self.kind {
            ProblemKind::AmountRounded { amount, rounded, .. } => {
                let change = rounded.amount.checked_sub(amount.amount);
                let change = change.and_then(|change| change.abs().checked_mul(Decimal::ONE_HUNDRED));
                change.is_none_or(|change| change >= amount.amount.abs())
            }
            ProblemKind::BeforeNotRecorded { .. } | ProblemKind::EditionMissing { .. } => true,
            _ => self.is_error(),
        }
    }

    /// Whether it is a notice of what was probably not meant to be written so: a slip, told beside its field.
    pub fn is_slip(&self) -> bool {
        matches!(
            self.kind,
            ProblemKind::FarFromNeighbour(_)
                | ProblemKind::SourceUnknown { .. }
                | ProblemKind::CurrencyUnknown { .. }
        )
    }

    /// What the problem puts in error.
    pub fn puts_in_error(&self) -> InError {
        use ProblemKind as Kind;

        match &self.kind {
            Kind::RuleOutsideTerm { .. }
            | Kind::ValueOutsideTerm { .. }
            | Kind::OverrideAndOneOff { .. }
            | Kind::NotDivisible { .. }
            | Kind::AmountRounded { .. }
            | Kind::BeforeNotRecorded { .. }
            | Kind::SeriesOpen { .. }
            | Kind::EditionMissing { .. }
            | Kind::SourceOfRecord { .. }
            | Kind::SourceUnknown { .. }
            | Kind::CurrencyUnknown { .. }
            | Kind::TitleBorne { .. }
            | Kind::FarFromNeighbour(_)
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
