//! What cannot be right in a scenario, and what probably is not meant.
//!
//! [`check`] looks at everything that a user can type and gives all problems at once, each with
//! its field, what was found and what is accepted. An *error* says that figures would be wrong or
//! missing; a *notice* says that something stated has no effect, or has one that may surprise.
//!
//! What the record or the figures tell besides is the business of [`all_problems`](super::all_problems).
//!
//! The data stand in [`ProblemKind`]; the sentences are the business of the floor of words.
//!
//! Deliberately absent: what follows from the figures, such as amounts with too many digits in some
//! year; the projection names those years itself.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::limits::digits_of;
pub use super::limits::{LONGEST_TERM, MOST_DIGITS, MOST_GROWTH_DECIMALS};
pub use super::problem::{ComparedValue, InError, Neighbour, Problem, ProblemKind, Slip};
use super::rounding::round_to;
use crate::model::clauses::{Category, Growth, Index, Operand, Rule, Weight};
use crate::model::{
    Currency, EDITIONS, Exchange, Field, GrowthField, LONGEST_NAME, LONGEST_NOTE, LONGEST_TITLE, Money, Part,
    PartField, Rate, RuleField, Scenario, Series, SeriesField, SourceField, Year, Years, compared_name,
    is_longer,
};

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
    checker.text(&|| Field::Title, &scenario.title, LONGEST_TITLE);
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

    /// A name or a key.
    fn name(&mut self, at: &dyn Fn() -> Field, text: &str) {
        self.text(at, text, LONGEST_NAME);
    }

    /// A remark.
    fn note(&mut self, at: &dyn Fn() -> Field, text: Option<&str>) {
        self.text(at, text.unwrap_or_default(), LONGEST_NOTE);
    }

    fn text(&mut self, at: &dyn Fn() -> Field, text: &str, most: usize) {
        if is_longer(text, most) {
            self.tell(at(), ProblemKind::TextTooLong { length: text.chars().count(), most });
        }
    }

    fn own_sources(&mut self) {
        for (id, source) in &self.scenario.sources {
            let at = |field| Field::Source(id.clone(), field);
            self.name(&|| at(SourceField::Whole), &id.0);
            self.text(&|| at(SourceField::Title), &source.title, LONGEST_TITLE);
            self.text(&|| at(SourceField::Publisher), &source.publisher, LONGEST_TITLE);
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
                (!taken.insert(compared_name(&part.name))).then(|| ProblemKind::NameTaken { name: name() })
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
        for (&year, amount) in &part.overrides {
            let at = &|| at(PartField::Override(year));
            self.amount(at, amount.value, currency);
            self.rounded(part, at, amount.value);
            self.year_of_value(at, year);
        }
        for (&year, amount) in &part.one_offs {
            let at = &|| at(PartField::OneOff(year));
            self.money(at, amount.value, currency);
            self.year_of_value(at, year);
            if part.overrides.contains_key(&year) {
                self.tell(at(), ProblemKind::OverrideAndOneOff { year });
            } else {
                self.divisible(part, at, amount.value, year);
            }
        }
        self.categories(name, &part.categories);
        self.years_without_growth(name, part);
    }

    fn edition(&mut self) {
        self.name(&|| Field::Record, self.scenario.record.as_deref().unwrap_or_default());
        if let Some(found) = self.scenario.record.as_deref()
            && !EDITIONS.contains(&found)
        {
            let used = EDITIONS[EDITIONS.len() - 1];
            self.tell(Field::Record, ProblemKind::EditionMissing { found: found.to_owned(), used });
        }
    }

    fn continues(&mut self) {
        self.name(&|| Field::Continues, self.scenario.continues.as_deref().unwrap_or_default());
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
        for (field, operand) in growth.operands() {
            match operand {
                Operand::Rate(rate) => self.growth_rate(&|| at(field.clone()), rate.value),
                Operand::Series(name) if !self.scenario.series.contains_key(name) => {
                    let known = self.scenario.series.keys().cloned().collect();
                    let kind = ProblemKind::SeriesMissing { series: name.to_owned(), known };
                    self.tell(at(field), kind);
                }
                Operand::Lag(lag) if lag > Index::LONGEST_LAG => {
                    self.tell(at(field), ProblemKind::LagTooLong { lag });
                }
                Operand::Growth(within) => self.growth(&|inner| at(field.inside(inner)), within),
                Operand::Series(_) | Operand::Lag(_) => {}
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
        let own = |year: &Year| part.amounts.contains_key(year) || part.overrides.contains_key(year);
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
        if rule.growth.within().next().is_none() || rule.floor.is_some() {
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
        growth.rate_where(&|index| {
            let series = self.scenario.series.get(&index.series)?;
            Some(series.at(year.plus(-i16::from(index.lag)))?.value.0)
        })
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
            } else if !taken.insert(compared_name(&category.name)) {
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
const RESERVED: [&str; 8] = ["note", "base", "rounding", "rule", "amount", "override", "one_off", "category"];

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
