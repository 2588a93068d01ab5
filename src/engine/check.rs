//! What cannot be right in a scenario, and what probably is not meant.
//!
//! [`check`] looks at everything that a user can type and gives all problems at once, each with
//! its field, what was found and what is accepted. An *error* says that figures would be wrong or
//! missing; a *notice* says that something stated has no effect, or has one that may surprise.
//!
//! What the record or the figures tell besides is the business of [`all_problems`](super::all_problems).
//!
//! The data stand in [`ProblemKind`]; its `Display` is English, for the command line. The sentences
//! of the window are the business of the floor of words.
//!
//! Deliberately absent: what follows from the figures, such as amounts with too many digits in some
//! year; the projection names those years itself.

use std::collections::BTreeSet;
use std::fmt;

use rust_decimal::Decimal;

pub use super::limits::MOST_DIGITS;
use super::limits::digits_of;
use super::rounding::round_to;
use crate::model::clauses::{Category, Growth, Index, Rule, Weight};
use crate::model::{
    Currency, EDITIONS, Exchange, Field, GrowthField, Money, Part, PartField, Parties, Rate, RuleField,
    Scenario, Series, SeriesField, SourceField, SourceId, Spelt, Year, Years,
};

/// The longest term, in years.
pub const LONGEST_TERM: usize = 100;
/// The most decimals of a rate of growth as a fraction.
pub const MOST_GROWTH_DECIMALS: u32 = 6;
/// The most characters of a title, of a name and of whatever else stands in one line.
pub const LONGEST_NAME: usize = 300;
/// The most characters of a remark and of an address.
pub const LONGEST_NOTE: usize = 10_000;

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
    /// A growth with more than [`MOST_GROWTH_DECIMALS`] decimals as a fraction.
    #[error("found a growth of {rate}, expected at most four decimals of a per cent")]
    GrowthTooFine {
        /// The growth.
        rate: Rate,
    },
    /// An amount below nought where an amount is paid.
    #[error("found {}, expected an amount of 0 or more", amount.spell())]
    NegativeAmount {
        /// The amount.
        amount: Money,
    },
    /// An exchange rate of nought or less.
    #[error("found {}, expected an exchange rate above 0", rate.spell())]
    RateNotPositive {
        /// The exchange rate.
        rate: Exchange,
    },
    /// A rounding unit of nought or less.
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
    /// A weight below nought.
    #[error("found a weight of {}, expected 0 or more", weight.spell())]
    NegativeWeight {
        /// The weight.
        weight: Weight,
    },
    /// No weight above nought.
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
    /// Notice: a one-off in a year whose total is typed over, so nothing adds it.
    #[error("{year} is typed over, so nothing adds this one-off")]
    TypedAndOneOff {
        /// The year.
        year: Year,
    },
}

fn more_years(link: &str, count: usize) -> String {
    match count {
        0 => String::new(),
        1 => format!(", {link} for 1 more year"),
        _ => format!(", {link} for {count} more years"),
    }
}

fn meant(nearest: Option<&impl fmt::Display>) -> String {
    nearest.map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default()
}

fn who(parties: &Parties) -> String {
    let said = |side: &Option<String>, does| side.as_deref().map(|side| format!("{side} {does}"));
    let said = [said(&parties.pays, "pays"), said(&parties.receives, "receives")];
    said.into_iter().flatten().collect::<Vec<String>>().join(" and ")
}

fn advice(known: &[String]) -> String {
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

    /// What the problem puts in error.
    pub fn puts_in_error(&self) -> InError {
        use ProblemKind as Kind;

        match &self.kind {
            Kind::RuleOutsideTerm { .. }
            | Kind::ValueOutsideTerm { .. }
            | Kind::TypedAndOneOff { .. }
            | Kind::NotDivisible { .. }
            | Kind::AmountRounded { .. }
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

/// Every problem of a scenario, in the order of its file.
pub fn check(scenario: &Scenario) -> Vec<Problem> {
    problems_of(scenario, false)
}

/// The problems of a scenario that the engine made from another one. Its base amounts are levels that
/// nobody stated, with every digit that was carried.
pub(super) fn check_rewritten(scenario: &Scenario) -> Vec<Problem> {
    problems_of(scenario, true)
}

fn problems_of(scenario: &Scenario, is_rewritten: bool) -> Vec<Problem> {
    let mut checker = Checker { scenario, is_rewritten, term: None, problems: Vec::new() };
    checker.name(&|| Field::Title, &scenario.title);
    checker.note(&|| Field::Note, scenario.note.as_deref());
    checker.edition();
    checker.continues();
    checker.parties();
    checker.term();
    if let Some(before) = &scenario.before {
        checker.amount(&|| Field::Before, before.value, scenario.currency());
    }
    checker.part_names();
    for part in &scenario.parts {
        checker.part(part);
    }
    for (name, series) in &scenario.series {
        checker.series(name, series);
    }
    checker.exchange_rates();
    checker.own_sources();
    checker.problems
}

/// Whether the years of such a term are projected at all.
pub(super) fn is_projected(term: Years) -> bool {
    term.first.is_accepted() && term.last.is_accepted() && !term.is_empty() && term.len() <= LONGEST_TERM
}

/// Whether a rate of growth is none that the check refuses.
pub(super) fn is_growth(rate: Rate) -> bool {
    let is_fine = rate.0.normalize().scale() > MOST_GROWTH_DECIMALS;
    rate.0 >= Decimal::NEGATIVE_ONE && !is_fine && digits_of(rate.0) <= MOST_DIGITS
}

/// Whether the amount of the year before is none that the check refuses.
pub(super) fn is_amount_before(amount: Money, main: Currency) -> bool {
    amount.currency == main && amount.amount >= Decimal::ZERO && digits_of(amount.amount) <= MOST_DIGITS
}

struct Checker<'a> {
    scenario: &'a Scenario,
    /// Whether its base amounts are levels that nobody stated.
    is_rewritten: bool,
    /// The term, if years can be counted in it.
    term: Option<Years>,
    problems: Vec<Problem>,
}

impl Checker<'_> {
    fn tell(&mut self, field: Field, kind: ProblemKind) {
        self.problems.push(Problem { field, kind });
    }

    /// A title, a name, or another text in one line.
    fn name(&mut self, at: &dyn Fn() -> Field, text: &str) {
        self.text(at, text, LONGEST_NAME);
    }

    /// A remark.
    fn note(&mut self, at: &dyn Fn() -> Field, text: Option<&str>) {
        self.text(at, text.unwrap_or_default(), LONGEST_NOTE);
    }

    fn text(&mut self, at: &dyn Fn() -> Field, text: &str, most: usize) {
        // A character takes a byte at least.
        if text.len() <= most {
            return;
        }
        let length = text.chars().count();
        if length > most {
            self.tell(at(), ProblemKind::TextTooLong { length, most });
        }
    }

    fn own_sources(&mut self) {
        for (id, source) in &self.scenario.sources {
            let at = |field| Field::Source(id.clone(), field);
            self.name(&|| at(SourceField::Whole), &id.0);
            self.name(&|| at(SourceField::Title), &source.title);
            self.name(&|| at(SourceField::Publisher), &source.publisher);
            self.text(&|| at(SourceField::Address), &source.address, LONGEST_NOTE);
        }
    }

    fn term(&mut self) {
        let years = self.scenario.years;
        self.year(Field::FirstYear, years.first);
        self.year(Field::LastYear, years.last);
        if is_projected(years) {
            self.term = Some(years);
        } else if years.is_empty() {
            self.tell(Field::LastYear, ProblemKind::TermEmpty { first: years.first, last: years.last });
        } else if years.len() > LONGEST_TERM {
            self.tell(Field::LastYear, ProblemKind::TermTooLong { years: years.len() });
        }
    }

    fn year(&mut self, field: Field, year: Year) {
        if !year.is_accepted() {
            self.tell(field, ProblemKind::YearOutside { year, first: Year::FIRST });
        }
    }

    /// Several parts are told apart by their names, which stand in the addresses of their fields.
    fn part_names(&mut self) {
        let parts = &self.scenario.parts;
        let mut taken = BTreeSet::new();
        if parts.is_empty() {
            self.tell(Field::of_part("", PartField::Whole), ProblemKind::NoParts);
        }
        for part in parts {
            let name = || part.name.clone();
            let kind = if part.name.is_empty() {
                (parts.len() > 1).then_some(ProblemKind::NameMissing)
            } else if !part.name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-') {
                Some(ProblemKind::NameNotPlain { name: name() })
            } else if RESERVED.contains(&part.name.as_str()) {
                Some(ProblemKind::NameReserved { name: name() })
            } else {
                (!taken.insert(&part.name)).then(|| ProblemKind::NameTaken { name: name() })
            };
            if let Some(kind) = kind {
                self.tell(Field::of_part(&part.name, PartField::Whole), kind);
            }
        }
    }

    fn part(&mut self, part: &Part) {
        let name = if self.scenario.parts.len() == 1 { "" } else { &part.name };
        let at = |field| Field::of_part(name, field);
        let currency = part.base.value.currency;

        self.name(&|| at(PartField::Whole), &part.name);
        self.note(&|| at(PartField::Note), part.note.as_deref());
        let base = &|| at(PartField::Base);
        if !self.is_rewritten {
            self.amount(base, part.base.value, currency);
            self.rounded(part, base, part.base.value);
        }
        let unit = part.rounding.to;
        self.money(&|| at(PartField::RoundingTo), unit, currency);
        if unit.amount <= Decimal::ZERO {
            self.tell(at(PartField::RoundingTo), ProblemKind::UnitNotPositive { unit });
        }
        for (&year, rule) in &part.rules {
            self.rule(&|field| at(PartField::Rule(year, field)), year, rule);
        }
        for (&year, amount) in &part.amounts {
            let at = &|| at(PartField::Amount(year));
            self.amount(at, amount.value, currency);
            self.rounded(part, at, amount.value);
            self.year_of_value(at, year);
            if self.term.is_some_and(|term| term.first == year) {
                self.tell(at(), ProblemKind::AmountInFirstYear { year });
            }
        }
        for (&year, amount) in &part.typed {
            let at = &|| at(PartField::Typed(year));
            self.amount(at, amount.value, currency);
            self.rounded(part, at, amount.value);
            self.year_of_value(at, year);
        }
        for (&year, amount) in &part.one_offs {
            let at = &|| at(PartField::OneOff(year));
            self.money(at, amount.value, currency);
            self.year_of_value(at, year);
            if part.typed.contains_key(&year) {
                self.tell(at(), ProblemKind::TypedAndOneOff { year });
            } else {
                self.divisible(part, at, amount.value, year);
            }
        }
        self.categories(name, &part.categories);
        self.years_without_growth(name, part);
    }

    fn edition(&mut self) {
        if let Some(found) = self.scenario.record.as_deref()
            && !EDITIONS.contains(&found)
        {
            let used = EDITIONS[EDITIONS.len() - 1];
            self.tell(Field::Record, ProblemKind::EditionMissing { found: found.to_owned(), used });
        }
    }

    fn continues(&mut self) {
        if let Some(found) = self.scenario.continues.clone().filter(|found| found != Scenario::SMA) {
            self.tell(Field::Continues, ProblemKind::ContinuesUnknown { found });
        }
        let parties = &self.scenario.parties;
        if self.scenario.continues.as_deref() == Some(Scenario::SMA) && parties.are_not_of_sma() {
            self.tell(Field::Continues, ProblemKind::ContinuesOthers { parties: parties.clone() });
        }
    }

    fn parties(&mut self) {
        let parties = &self.scenario.parties;
        for (field, side) in [(Field::Pays, &parties.pays), (Field::Receives, &parties.receives)] {
            self.name(&|| field.clone(), side.as_deref().unwrap_or_default());
        }
        if let Some(party) = parties.same_on_both_sides() {
            self.tell(Field::Receives, ProblemKind::SameParties { party: party.to_owned() });
        }
    }

    /// Categories are whole rounding units; a year that is not cannot be divided among them.
    fn divisible(&mut self, part: &Part, at: &dyn Fn() -> Field, amount: Money, year: Year) {
        let unit = part.rounding.to;
        let applies = amount.currency == unit.currency && !part.categories.is_empty();
        let in_term = self.term.is_some_and(|term| term.contains(year));
        let rest = amount.amount.checked_rem(unit.amount);
        if in_term && applies && rest.is_some_and(|rest| !rest.is_zero()) {
            self.tell(at(), ProblemKind::NotDivisible { amount, unit, year });
        }
    }

    /// What a year costs is whole rounding units; an amount that is not is told what counts.
    fn rounded(&mut self, part: &Part, at: &dyn Fn() -> Field, amount: Money) {
        let unit = part.rounding.to;
        if amount.currency != unit.currency || unit.amount <= Decimal::ZERO {
            return;
        }
        let whole = round_to(amount.amount, unit.amount, part.rounding.how);
        let Some(whole) = whole.filter(|whole| *whole != amount.amount) else { return };
        // What is wrong is not read, so nothing is rounded.
        let field = at();
        if !self.problems.iter().any(|problem| problem.field == field && problem.is_error()) {
            let rounded = Money { amount: whole, ..amount };
            self.tell(field, ProblemKind::AmountRounded { amount, unit, rounded });
        }
    }

    fn year_of_value(&mut self, at: &dyn Fn() -> Field, year: Year) {
        match self.term {
            _ if !year.is_accepted() => {
                self.tell(at(), ProblemKind::YearOutside { year, first: Year::FIRST });
            }
            Some(term) if !term.contains(year) => {
                self.tell(at(), ProblemKind::ValueOutsideTerm { year, term });
            }
            _ => {}
        }
    }

    /// An amount that is paid.
    fn amount(&mut self, at: &dyn Fn() -> Field, amount: Money, currency: Currency) {
        self.not_negative(at, amount);
        self.money(at, amount, currency);
    }

    fn not_negative(&mut self, at: &dyn Fn() -> Field, amount: Money) {
        if amount.amount < Decimal::ZERO {
            self.tell(at(), ProblemKind::NegativeAmount { amount });
        }
    }

    fn money(&mut self, at: &dyn Fn() -> Field, found: Money, expected: Currency) {
        if found.currency != expected {
            self.tell(at(), ProblemKind::OtherCurrency { found, expected });
        }
        self.digits(at, found.amount);
    }

    /// Whether the value has few enough digits.
    fn digits(&mut self, at: &dyn Fn() -> Field, value: Decimal) -> bool {
        if are_few(value) {
            return true;
        }
        let digits = digits_of(value);
        if digits > MOST_DIGITS {
            self.tell(at(), ProblemKind::TooManyDigits { value, digits });
        }
        digits <= MOST_DIGITS
    }

    fn rule(&mut self, at: &dyn Fn(RuleField) -> Field, year: Year, rule: &Rule) {
        let grows = |term: &Years| term.first < year && year <= term.last;
        if !year.is_accepted() {
            self.tell(at(RuleField::Whole), ProblemKind::YearOutside { year, first: Year::FIRST });
        } else if let Some(term) = self.term.filter(|term| !grows(term)) {
            self.tell(at(RuleField::Whole), ProblemKind::RuleOutsideTerm { year, term });
        }
        self.note(&|| at(RuleField::Note), rule.note.as_deref());
        self.growth(&|field| at(RuleField::Growth(field)), &rule.growth);
        if let Some(floor) = &rule.floor {
            self.growth_rate(&|| at(RuleField::Floor), floor.value);
        }
        if let Some(cap) = &rule.cap {
            self.growth_rate(&|| at(RuleField::Cap), cap.value);
        }
        if let (Some(floor), Some(cap)) = (&rule.floor, &rule.cap)
            && floor.value > cap.value
        {
            let kind = ProblemKind::FloorAboveCap { floor: floor.value, cap: cap.value };
            self.tell(at(RuleField::Floor), kind);
        }
    }

    fn growth(&mut self, at: &dyn Fn(GrowthField) -> Field, growth: &Growth) {
        match growth {
            Growth::Freeze(_) => {}
            Growth::Fixed(fixed) => self.growth_rate(&|| at(GrowthField::Rate), fixed.rate.value),
            Growth::Index(index) => {
                if !self.scenario.series.contains_key(&index.series) {
                    let known = self.scenario.series.keys().cloned().collect();
                    let kind = ProblemKind::SeriesMissing { series: index.series.clone(), known };
                    self.tell(at(GrowthField::Series), kind);
                }
                if index.lag > Index::LONGEST_LAG {
                    self.tell(at(GrowthField::Lag), ProblemKind::LagTooLong { lag: index.lag });
                }
            }
            Growth::Sum(sum) => {
                self.growth(&|field| at(GrowthField::First(Box::new(field))), &sum.first);
                self.growth(&|field| at(GrowthField::Second(Box::new(field))), &sum.second);
            }
        }
    }

    fn growth_rate(&mut self, at: &dyn Fn() -> Field, rate: Rate) {
        if rate.0 < Decimal::NEGATIVE_ONE {
            self.tell(at(), ProblemKind::GrowthBelowAll { rate });
        }
        let is_coarse = || rate.0.scale() <= MOST_GROWTH_DECIMALS;
        if self.digits(at, rate.0) && !is_coarse() && rate.0.normalize().scale() > MOST_GROWTH_DECIMALS {
            self.tell(at(), ProblemKind::GrowthTooFine { rate });
        }
    }

    /// Years after the first that no rule covers, or whose rule finds no value in its series. A
    /// year with an amount of its own needs neither.
    fn years_without_growth(&mut self, name: &str, part: &Part) {
        let Some(term) = self.term else { return };
        let own = |year: &Year| part.amounts.contains_key(year) || part.typed.contains_key(year);
        let by_rule: Vec<(Option<Year>, Year)> = term
            .iter()
            .skip(1)
            .filter(|year| !own(year))
            .map(|year| (part.rule_of(year).map(|(first, _)| first), year))
            .collect();
        for covered in by_rule.chunk_by(|one, next| one.0 == next.0) {
            let (first, year) = covered[0];
            let Some(first) = first else {
                let field = Field::of_part(name, PartField::Rule(year, RuleField::Whole));
                self.tell(field, ProblemKind::NoRule { year, others: covered.len() - 1 });
                continue;
            };
            let rule = &part.rules[&first];
            for index in rule.growth.indices() {
                self.series_of_rule(index, covered.iter().map(|&(_, year)| year));
            }
            self.sum_below_all(name, first, rule, covered.iter().map(|&(_, year)| year));
        }
    }

    /// Years in which a sum of two growths, each fine by itself, would leave less than nothing. A floor
    /// catches it.
    fn sum_below_all(&mut self, name: &str, first: Year, rule: &Rule, covered: impl Iterator<Item = Year>) {
        if !matches!(rule.growth, Growth::Sum(_)) || rule.floor.is_some() {
            return;
        }
        let below = |year| {
            let rate = self.growth_in(&rule.growth, year).filter(|rate| *rate < Decimal::NEGATIVE_ONE)?;
            Some((year, Rate(rate)))
        };
        let below: Vec<(Year, Rate)> = covered.filter_map(below).collect();
        let Some(&(_, rate)) = below.first() else { return };
        let years = below.into_iter().map(|(year, _)| year).collect();
        let field = Field::of_part(name, PartField::Rule(first, RuleField::Growth(GrowthField::Whole)));
        self.tell(field, ProblemKind::SumBelowAll { rate, years });
    }

    /// The growth in a year before floor and cap; none where it is unknown or one of a sum is below −100 % by
    /// itself, which is told of that one.
    fn growth_in(&self, growth: &Growth, year: Year) -> Option<Decimal> {
        let rate = match growth {
            Growth::Freeze(_) => Decimal::ZERO,
            Growth::Fixed(fixed) => fixed.rate.value.0,
            Growth::Index(index) => {
                self.scenario.series.get(&index.series)?.at(year.plus(-i16::from(index.lag)))?.value.0
            }
            Growth::Sum(sum) => {
                let first = self.growth_in(&sum.first, year)?;
                return first.checked_add(self.growth_in(&sum.second, year)?);
            }
        };
        Some(rate).filter(|rate| *rate >= Decimal::NEGATIVE_ONE)
    }

    fn series_of_rule(&mut self, index: &Index, covered: impl Iterator<Item = Year>) {
        let Some(series) = self.scenario.series.get(&index.series) else { return };
        let needed = |year: Year| year.plus(-i16::from(index.lag));
        let lacking = |year: &Year| series.at(needed(*year)).is_none();
        let mut lacking = covered.filter(lacking);
        if let Some(year) = lacking.next() {
            let (needed, others) = (needed(year), lacking.count());
            let is_open = series.values.is_empty() && series.then.is_none();
            let kind = if is_open {
                ProblemKind::SeriesOpen { year, others }
            } else {
                ProblemKind::SeriesValueMissing { needed, year, others }
            };
            let problem =
                Problem { field: Field::Series(index.series.clone(), SeriesField::Year(needed)), kind };
            // Two parts often follow one index.
            if !self.problems.contains(&problem) {
                self.problems.push(problem);
            }
        }
    }

    fn categories(&mut self, part: &str, categories: &[Category]) {
        let at = |category: &Category| Field::of_part(part, PartField::Category(category.name.clone()));
        let (Some(first), Some(last)) = (categories.first(), categories.last()) else { return };
        let is_percent = |category: &Category| matches!(category.weight.value, Weight::Percent(_));
        let so_far = self.problems.len();
        let mut taken = BTreeSet::new();
        for category in categories {
            let weight = category.weight.value;
            let name = || category.name.clone();
            if !is_addressable(&category.name) {
                self.tell(at(category), ProblemKind::NameNotPlain { name: name() });
            } else if !taken.insert(&category.name) {
                self.tell(at(category), ProblemKind::NameTaken { name: name() });
            }
            if weight.number() < Decimal::ZERO {
                self.tell(at(category), ProblemKind::NegativeWeight { weight });
            }
            self.digits(&|| at(category), weight.number());
            self.name(&|| at(category), &category.name);
        }
        if let Some(other) = categories.iter().find(|other| is_percent(other) != is_percent(first)) {
            self.tell(at(other), ProblemKind::MixedWeights { weight: other.weight.value });
        }
        if self.problems.len() > so_far {
            return;
        }

        let weights = categories.iter().map(|category| category.weight.value.number());
        // Eighteen digits each, so only millions of categories could have too large a sum.
        let sum = weights.fold(Decimal::ZERO, Decimal::saturating_add);
        if sum.is_zero() {
            self.tell(at(first), ProblemKind::NoShares);
        } else if is_percent(first) && sum != Decimal::ONE {
            self.tell(at(last), ProblemKind::SharesNotWhole { sum: Rate(sum.normalize()) });
        }
    }

    fn series(&mut self, name: &str, series: &Series<Rate>) {
        let at = |field| Field::Series(name.to_owned(), field);
        self.name(&|| at(SeriesField::Whole), name);
        if !is_addressable(name) {
            self.tell(at(SeriesField::Whole), ProblemKind::NameNotPlain { name: name.to_owned() });
        }
        for (&year, rate) in &series.values {
            if year < Year::FIRST_OF_SERIES || year > Year::LAST {
                let first = Year::FIRST_OF_SERIES;
                self.tell(at(SeriesField::Year(year)), ProblemKind::YearOutside { year, first });
            }
            self.growth_rate(&|| at(SeriesField::Year(year)), rate.value);
        }
        if let Some(then) = &series.then {
            self.growth_rate(&|| at(SeriesField::Then), then.value);
        }
    }

    fn exchange_rates(&mut self) {
        let main = self.scenario.currency();
        for (&currency, rates) in &self.scenario.rates {
            if currency == main {
                let field = Field::Rate(currency, SeriesField::Whole);
                self.tell(field, ProblemKind::ExchangeOfMain { currency });
                continue;
            }
            for (&year, rate) in &rates.values {
                self.year(Field::Rate(currency, SeriesField::Year(year)), year);
                self.exchange_rate(currency, SeriesField::Year(year), rate.value);
            }
            if let Some(then) = &rates.then {
                self.exchange_rate(currency, SeriesField::Then, then.value);
            }
        }

        let Some(term) = self.term else { return };
        let currencies = self.scenario.parts.iter().map(|part| part.base.value.currency);
        let others: BTreeSet<Currency> = currencies.filter(|&currency| currency != main).collect();
        for currency in others {
            let rates = self.scenario.rates.get(&currency);
            let lacking = |year: &Year| rates.is_none_or(|rates| rates.at(*year).is_none());
            let lacking: Vec<Year> = term.iter().filter(lacking).collect();
            if let Some(&year) = lacking.first() {
                let field = Field::Rate(currency, SeriesField::Year(year));
                let others = lacking.len() - 1;
                self.tell(field, ProblemKind::ExchangeMissing { currency, year, others });
            }
        }
    }

    fn exchange_rate(&mut self, listed: Currency, field: SeriesField, found: Exchange) {
        let field = Field::Rate(listed, field);
        // Either way round, but all of them the same.
        let (of, per) = self.scenario.quoted_in(listed);
        if (found.of, found.per) != (of, per) {
            self.tell(field.clone(), ProblemKind::ExchangePair { found, of, per });
        }
        if found.amount <= Decimal::ZERO {
            self.tell(field.clone(), ProblemKind::RateNotPositive { rate: found });
        }
        self.digits(&|| field.clone(), found.amount);
    }
}

/// Names that parts cannot have: the first words of their fields' addresses.
const RESERVED: [&str; 8] = ["note", "base", "rounding", "rule", "amount", "typed", "one_off", "category"];

/// Whether a field's address can hold the name: a point divides its steps, `=` ends it.
fn is_addressable(name: &str) -> bool {
    !name.is_empty() && name.trim() == name && !name.contains(['.', '=']) && !name.contains(char::is_control)
}

/// Whether the value surely has few enough digits: it is found in no time of most values.
fn are_few(value: Decimal) -> bool {
    value.scale() <= MOST_DIGITS && value.mantissa().unsigned_abs() < 10_u128.pow(MOST_DIGITS)
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;

    #[test]
    fn digits_before_and_after_the_point_count() {
        for (value, digits) in [
            (dec!(0), 1),
            (dec!(7), 1),
            (dec!(-15192), 5),
            (dec!(1000000000000000), 16),
            (dec!(1.50), 2),
            (dec!(0.021), 3),
            (dec!(0.000000000000000001), 18),
        ] {
            assert_eq!(digits_of(value), digits, "{value}");
        }
    }

    #[test]
    fn names_with_points_have_no_address() {
        for name in ["cpi", "GDP deflator", "물가", "2.5"] {
            assert_eq!(is_addressable(name), !name.contains('.'), "{name}");
        }
        assert!(!is_addressable("") && !is_addressable(" a") && !is_addressable("a=b"));
    }
}
