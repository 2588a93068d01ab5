//! The denominator lens: one amount under every published definition of the share.
//!
//! “Korea bears half” and “Korea bears two thirds” may both be right of the same year: they divide
//! different things by different things. Here each share says what is counted, what it is counted
//! among, of which year, and who says so.
//!
//! # Rules
//! - What is counted and what stands beside it are in the currency of the amount: as published in
//!   it, else converted at the average exchange rate of their own year, and marked so.
//! - A cost is of the amount's own year where the record has it; else of the latest year before, and
//!   the share then rests on the assumption that it is still so. Never of a later year.
//! - Temporary support for moving bases is not counted among the other support, as in the white
//!   papers.
//! - Budget, output and soldiers are of the amount's own year or unknown.
//!
//! Divisions keep 28 digits; they are rounded only where they are read.

use rust_decimal::Decimal;

use super::recorded::{Recorded, amount_in, converted};
use crate::model::{
    Currency, Money, OwnCost, Record, SourceList, Stated, Status, Support, Unit, Year, Years,
};

/// A definition of the share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Definition {
    /// The contribution among itself and what the guest spends on stationing without personnel.
    Narrow,
    /// The contribution and other direct support, among these and the same cost.
    Direct,
    /// The contribution and all other support, direct and indirect, among these and the same cost.
    Wide,
    /// The contribution against what the guest spends without personnel, alone.
    AgainstGuest,
    /// Direct financial support among itself and all that the guest spends, personnel included.
    AllCost,
    /// The same support against what the guest spends alone.
    AllCostAlone,
    /// As [`Definition::AllCost`], the move of bases left out of the support.
    AllCostWithoutMove,
    /// The contribution within the defence budget of the host.
    DefenceBudget,
    /// The contribution against the output of the host.
    Gdp,
    /// The contribution for each soldier of the guest.
    Soldier,
    /// The contribution against a cost that the user names.
    Own,
}

impl Definition {
    /// Whether what is counted is part of what it is divided by.
    pub fn is_part_of_sum(self) -> bool {
        matches!(self, Self::Narrow | Self::Direct | Self::Wide | Self::AllCost | Self::AllCostWithoutMove)
    }
}

/// What a figure of a share is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// The contribution.
    Contribution,
    /// Other direct support.
    OtherDirect,
    /// Other support, direct and indirect.
    OtherSupport,
    /// Direct financial support of several years.
    FinancialSupport,
    /// The move of bases within it.
    Move,
    /// What the guest spends on stationing, without personnel.
    GuestCost,
    /// All that the guest spends, personnel included.
    AllGuestCost,
    /// The defence budget of the host.
    DefenceBudget,
    /// The output of the host.
    Gdp,
    /// The soldiers of the guest.
    Soldiers,
    /// A cost that the user names.
    OwnCost,
}

impl What {}

/// A figure that a share is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedShare {
    /// What it is.
    pub what: What,
    /// How much, in whole units of the currency of the share; soldiers by head. What is taken away
    /// is below zero.
    pub value: Decimal,
    /// The years that it is of.
    pub years: Years,
    /// The amount as it was published, where it was converted.
    pub converted_from: Option<Money>,
    /// How sure it is.
    pub status: Status,
    /// Who says so; empty only if it is assumed.
    pub sources: SourceList,
}

/// An amount of a year under a definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareOf {
    /// The definition.
    pub definition: Definition,
    /// The years of the amount.
    pub years: Years,
    /// The currency of what is counted.
    pub currency: Currency,
    /// What is counted; added up it is divided.
    pub counted: Vec<CountedShare>,
    /// What it is divided by: alone, or with what is counted where that is part of it.
    pub beside: Vec<CountedShare>,
    /// The quotient: a fraction, or of soldiers an amount for each; or what is missing.
    pub value: Result<Decimal, NoShare>,
}

/// Why there is no share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoShare {
    /// The record has nothing of that kind for the year or before.
    Lacks(What),
    /// The record has no exchange rate for converting it.
    NoRate(What),
    /// It would be divided by zero, or is too large.
    NoQuotient,
}

impl ShareOf {
    /// What the quotient counts.
    pub fn unit(&self) -> Unit {
        if self.definition == Definition::Soldier { Unit::Money(self.currency) } else { Unit::Rate }
    }

    /// Whether what it is divided by is of another year than the amount.
    pub fn is_of_other_years(&self) -> bool {
        self.counted.iter().chain(&self.beside).any(|part| part.years != self.years)
    }

    /// How sure it is: as its least sure figure, and assumed where a figure is of another year.
    pub fn status(&self) -> Status {
        let parts = self.counted.iter().chain(&self.beside).map(|part| part.status);
        let least = parts.max().unwrap_or(Status::Published);
        let arithmetic = least.max(Status::Derived);
        if self.is_of_other_years() { Status::Assumed } else { arithmetic }
    }

    /// Who says so: every source of its figures, once.
    pub fn sources(&self) -> SourceList {
        let mut sources = SourceList::default();
        sources.extend(self.counted.iter().chain(&self.beside).flat_map(|part| &part.sources));
        sources
    }
}

/// An amount of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountOf {
    /// The year.
    pub year: Year,
    /// How much.
    pub money: Money,
    /// How sure it is.
    pub status: Status,
    /// Whether it was converted and is not in print in this currency.
    pub converted: bool,
    /// Who says so; empty of what follows in a scenario.
    pub sources: SourceList,
}

/// What was agreed for a year, in `currency`; none where nobody prints it and no rate converts it.
pub fn amount_of(record: &Record, year: Year, currency: Currency) -> Option<AmountOf> {
    let recorded = amount_in(record.agreed(year)?, currency, record)?;
    let money = Money::new(recorded.value, currency);
    let Recorded { status, converted, sources, .. } = recorded;
    Some(AmountOf { year, money, status, converted, sources })
}

/// The amount under every definition that is about one year; `own` is a yearly cost that the user
/// names.
pub fn shares_of(record: &Record, amount: &AmountOf, own: Option<Money>) -> Vec<ShareOf> {
    let lens = Lens { record, amount };
    let contribution = || Ok(vec![lens.contribution()]);
    let guest = || lens.guest_cost().map(|cost| vec![cost]);
    let with = |other: Result<CountedShare, NoShare>| Ok(vec![lens.contribution(), other?]);
    let of_year = |what, quantity| lens.quantity(what, quantity).map(|found| vec![found]);
    let mut shares = vec![
        lens.share(Definition::Narrow, contribution(), guest()),
        lens.share(Definition::Direct, with(lens.other_support(What::OtherDirect)), guest()),
        lens.share(Definition::Wide, with(lens.other_support(What::OtherSupport)), guest()),
        lens.share(Definition::AgainstGuest, contribution(), guest()),
        lens.share(Definition::DefenceBudget, contribution(), of_year(What::DefenceBudget, "defence_budget")),
        lens.share(Definition::Gdp, contribution(), of_year(What::Gdp, "gdp")),
        lens.share(Definition::Soldier, contribution(), of_year(What::Soldiers, "usfk_troops")),
    ];
    if let Some(cost) = own {
        let cost = lens.own(cost).map(|cost| vec![cost]);
        shares.push(lens.share(Definition::Own, contribution(), cost));
    }
    shares
}

/// The shares of several years together for which the record has both sides, as they were published.
pub fn shares_of_periods(record: &Record) -> Vec<ShareOf> {
    let several = record.support.iter().filter(|support| support.years.len() > 1);
    let given = several.filter(|support| support.item == FINANCIAL_SUPPORT);
    given.flat_map(|support| shares_of_period(record, support)).collect()
}

fn shares_of_period(record: &Record, support: &Support) -> Vec<ShareOf> {
    let years = support.years;
    let currency = support.amount.value.currency;
    let counted = |what, stated: &Stated<Money>, sign: Decimal| CountedShare {
        what,
        value: stated.value.amount * sign,
        years,
        converted_from: None,
        status: stated.status,
        sources: stated.sources.clone().into(),
    };
    let same = |stated: &Stated<Money>| stated.value.currency == currency;
    let cost = record.own_costs.iter().find(|cost| cost.years == years && cost.item == ALL_OBLIGATIONS);
    let cost = cost.filter(|cost| same(&cost.amount)).ok_or(NoShare::Lacks(What::AllGuestCost));
    let cost = || cost.map(|cost| vec![counted(What::AllGuestCost, &cost.amount, Decimal::ONE)]);
    let moved = record.support.iter().find(|item| item.years == years && item.item == RELOCATION);
    let moved = moved.filter(|moved| same(&moved.amount)).ok_or(NoShare::Lacks(What::Move));
    let given = || counted(What::FinancialSupport, &support.amount, Decimal::ONE);
    let without = moved.map(|moved| vec![given(), counted(What::Move, &moved.amount, Decimal::NEGATIVE_ONE)]);
    vec![
        share(Definition::AllCost, years, currency, Ok(vec![given()]), cost()),
        share(Definition::AllCostAlone, years, currency, Ok(vec![given()]), cost()),
        share(Definition::AllCostWithoutMove, years, currency, without, cost()),
    ]
}

// Items of the record's files that the definitions speak of.
const CONTRIBUTION: &str = "SMA contribution";
const OTHER_SUPPORT: &str = "other support";
const FINANCIAL_SUPPORT: &str = "financial support";
const RELOCATION: &str = "relocation from Yongsan";
const TOTAL: &str = "total";
const WITHOUT_PERSONNEL: &str = "non-personnel total";
const ALL_OBLIGATIONS: &str = "total obligations";
const REQUEST: &str = "request";

struct Lens<'a> {
    record: &'a Record,
    amount: &'a AmountOf,
}

impl Lens<'_> {
    fn share(
        &self,
        definition: Definition,
        counted: Result<Vec<CountedShare>, NoShare>,
        beside: Result<Vec<CountedShare>, NoShare>,
    ) -> ShareOf {
        let year = self.amount.year;
        share(definition, Years::new(year, year), self.amount.money.currency, counted, beside)
    }

    fn contribution(&self) -> CountedShare {
        let AmountOf { year, money, status, converted: _, ref sources } = *self.amount;
        CountedShare {
            what: What::Contribution,
            value: money.amount,
            years: Years::new(year, year),
            converted_from: None,
            status,
            sources: sources.clone(),
        }
    }

    /// What the guest spends without personnel: of the year, or of the latest before.
    fn guest_cost(&self) -> Result<CountedShare, NoShare> {
        let costs = self.record.own_costs.iter();
        let costs = costs.filter(|cost| cost.item == WITHOUT_PERSONNEL && self.is_before(cost.years));
        let latest = costs.clone().map(|cost| cost.years.last).max();
        let of_latest: Vec<&OwnCost> = costs.filter(|cost| Some(cost.years.last) == latest).collect();
        let currency = self.amount.money.currency;
        let in_print = of_latest.iter().find(|cost| cost.amount.value.currency == currency);
        let cost = in_print.or(of_latest.first()).ok_or(NoShare::Lacks(What::GuestCost))?;
        let mut counted = self.counted(What::GuestCost, &cost.amount, cost.years)?;
        if cost.kind == REQUEST {
            counted.status = counted.status.max(Status::Estimate);
        }
        Ok(counted)
    }

    /// What the host gives besides the contribution: of the year, or of the latest before.
    fn other_support(&self, what: What) -> Result<CountedShare, NoShare> {
        let group = if what == What::OtherDirect { "direct" } else { "all" };
        let totals = self.record.support.iter().filter(|item| item.group == group && item.item == TOTAL);
        let latest = totals.filter(|item| self.is_before(item.years)).max_by_key(|item| item.years.last);
        let total = latest.ok_or(NoShare::Lacks(what))?;
        let of_years = |name: &str| {
            let mut items = self.record.support.iter().filter(|item| item.years == total.years);
            items.find(|item| item.item == name)
        };
        if what == What::OtherSupport
            && let Some(other) = of_years(OTHER_SUPPORT)
        {
            return self.counted(what, &other.amount, total.years);
        }
        let contribution = of_years(CONTRIBUTION).ok_or(NoShare::Lacks(what))?;
        let rest = total.amount.value.amount.checked_sub(contribution.amount.value.amount);
        let rest = rest.filter(|_| total.amount.value.currency == contribution.amount.value.currency);
        let rest = Money::new(rest.ok_or(NoShare::Lacks(what))?, total.amount.value.currency);
        let mut sources: SourceList = total.amount.sources.clone().into();
        sources.extend(&contribution.amount.sources);
        let status = total.amount.status.max(contribution.amount.status).max(Status::Derived);
        self.counted(what, &Stated { value: rest, status, sources: sources.into() }, total.years)
    }

    /// A quantity of the amount's own year; amounts in the currency of the share.
    fn quantity(&self, what: What, name: &str) -> Result<CountedShare, NoShare> {
        let year = self.amount.year;
        let quantity = self.record.quantities.get(name).ok_or(NoShare::Lacks(what))?;
        let stated = quantity.values.get(&year).ok_or(NoShare::Lacks(what))?;
        let years = Years::new(year, year);
        match quantity.unit {
            Unit::Money(currency) => {
                let Stated { value, status, sources } = stated.clone();
                let stated = Stated { value: Money::new(value, currency), status, sources };
                self.counted(what, &stated, years)
            }
            _ => Ok(CountedShare {
                what,
                value: stated.value,
                years,
                converted_from: None,
                status: stated.status,
                sources: stated.sources.clone().into(),
            }),
        }
    }

    /// The cost that the user names, of the amount's own year.
    fn own(&self, cost: Money) -> Result<CountedShare, NoShare> {
        let year = self.amount.year;
        self.counted(What::OwnCost, &Stated::assumed(cost), Years::new(year, year))
    }

    /// A stated amount in the currency of the share.
    fn counted(&self, what: What, stated: &Stated<Money>, years: Years) -> Result<CountedShare, NoShare> {
        let currency = self.amount.money.currency;
        let counted = converted(stated, currency, years.last, self.record).ok_or(NoShare::NoRate(what))?;
        let converted_from = counted.converted.then_some(stated.value);
        let Recorded { value, status, sources, .. } = counted;
        Ok(CountedShare { what, value, years, converted_from, status, sources })
    }

    fn is_before(&self, years: Years) -> bool {
        years.len() == 1 && years.last <= self.amount.year
    }
}

fn share(
    definition: Definition,
    years: Years,
    currency: Currency,
    counted: Result<Vec<CountedShare>, NoShare>,
    beside: Result<Vec<CountedShare>, NoShare>,
) -> ShareOf {
    let (counted, beside, lacks) = match (counted, beside) {
        (Ok(counted), Ok(beside)) => (counted, beside, None),
        (counted, beside) => {
            let lacks = counted.as_ref().err().or(beside.as_ref().err()).copied();
            (counted.unwrap_or_default(), beside.unwrap_or_default(), lacks)
        }
    };
    let quotient = || {
        let sum = |parts: &[CountedShare]| {
            parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value))
        };
        let part = sum(&counted)?;
        let mut whole = sum(&beside)?;
        if definition.is_part_of_sum() {
            whole = whole.checked_add(part)?;
        }
        part.checked_div(whole)
    };
    let value = lacks.map_or_else(|| quotient().ok_or(NoShare::NoQuotient), Err);
    ShareOf { definition, years, currency, counted, beside, value }
}

#[cfg(test)]
mod tests {
    use rust_decimal::RoundingStrategy;
    use rust_decimal_macros::dec;

    use super::*;
    use crate::engine::samples::eok;
    use crate::model::Quantity;

    const YEAR: Years = Years { first: Year(2020), last: Year(2020) };

    /// 1,000 eok of contribution and 1,400 of direct support in all; the guest spends 1,500 without personnel. Of all
    /// support nobody says anything.
    ///
    /// | definition | by hand |
    /// |---|---|
    /// | narrow | 1,000 / (1,000 + 1,500) = 0.4 |
    /// | direct | (1,000 + 400) / (1,400 + 1,500) = 14 / 29 |
    /// | against the guest | 1,000 / 1,500 = 2 / 3 |
    /// | of the budget of 50,000 | 0.02 |
    /// | for each of 20,000 soldiers | 100,000,000,000 / 20,000 = 5,000,000 won |
    /// | against a cost of 4,000 | 0.25 |
    #[test]
    fn every_definition_divides_what_it_names() {
        let found = shares_of(&record(), &contribution(2020), Some(eok(4000)));
        let value = |definition| {
            let share = found.iter().find(|share| share.definition == definition).expect("it is answered");
            share.value.map(to_six)
        };
        assert_eq!(value(Definition::Narrow), Ok(dec!(0.4)));
        assert_eq!(value(Definition::Direct), Ok(dec!(0.482759)));
        assert_eq!(value(Definition::Wide), Err(NoShare::Lacks(What::OtherSupport)));
        assert_eq!(value(Definition::AgainstGuest), Ok(dec!(0.666667)));
        assert_eq!(value(Definition::DefenceBudget), Ok(dec!(0.02)));
        assert_eq!(value(Definition::Gdp), Err(NoShare::Lacks(What::Gdp)));
        assert_eq!(value(Definition::Soldier), Ok(dec!(5000000)));
        assert_eq!(value(Definition::Own), Ok(dec!(0.25)));
    }

    /// The cost of 2020 stands in for 2021, so the share is assumed; the budget of another year does not.
    #[test]
    fn a_cost_of_the_year_before_stands_in_and_a_budget_does_not() {
        let found = shares_of(&record(), &contribution(2021), None);
        assert_eq!(found[0].definition, Definition::Narrow);
        assert_eq!(found[0].value, Ok(dec!(0.4)));
        assert!(found[0].is_of_other_years());
        assert_eq!(found[0].status(), Status::Assumed);
        let budget = found.iter().find(|share| share.definition == Definition::DefenceBudget);
        assert_eq!(budget.map(|share| share.value), Some(Err(NoShare::Lacks(What::DefenceBudget))));
    }

    /// What somebody will spend is asked for, not spent.
    #[test]
    fn a_request_is_an_estimate() {
        let mut record = record();
        record.own_costs[0].kind = REQUEST.to_owned();
        let found = shares_of(&record, &contribution(2020), None);
        assert_eq!(found[0].status(), Status::Estimate);
    }

    /// 300 of 300 + 700, 300 against 700, and without the move of 100: 200 of 200 + 700.
    #[test]
    fn several_years_are_divided_together() {
        let years = Years::new(Year(2016), Year(2019));
        let mut record = record();
        record.support = vec![support(years, FINANCIAL_SUPPORT, 300), support(years, RELOCATION, 100)];
        record.own_costs = vec![cost(years, ALL_OBLIGATIONS, 700)];
        let found = shares_of_periods(&record);
        let values: Vec<Result<Decimal, NoShare>> =
            found.iter().map(|share| share.value.map(to_six)).collect();
        assert_eq!(values, [Ok(dec!(0.3)), Ok(dec!(0.428571)), Ok(dec!(0.222222))]);
    }

    fn to_six(value: Decimal) -> Decimal {
        value.round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero)
    }

    fn contribution(year: i16) -> AmountOf {
        let year = Year(year);
        AmountOf {
            year,
            money: eok(1000),
            status: Status::Published,
            converted: false,
            sources: SourceList::default(),
        }
    }

    fn record() -> Record {
        let won = Unit::Money(Currency::KRW);
        let quantities = [
            ("defence_budget", quantity(won, eok(50_000).amount)),
            ("usfk_troops", quantity(Unit::Count, dec!(20000))),
        ];
        Record {
            quantities: quantities.map(|(name, quantity)| (name.to_owned(), quantity)).into(),
            support: vec![support(YEAR, CONTRIBUTION, 1000), support(YEAR, TOTAL, 1400)],
            own_costs: vec![cost(YEAR, WITHOUT_PERSONNEL, 1500)],
            ..Record::default()
        }
    }

    fn quantity(unit: Unit, value: Decimal) -> Quantity {
        let values = [(Year(2020), Stated::published(value, Vec::new()))].into();
        Quantity { unit, values, notes: [].into() }
    }

    fn support(years: Years, item: &str, amount: i64) -> Support {
        let amount = Stated::published(eok(amount), Vec::new());
        Support { years, group: "direct".to_owned(), item: item.to_owned(), amount, note: String::new() }
    }

    fn cost(years: Years, item: &str, amount: i64) -> OwnCost {
        let amount = Stated::published(eok(amount), Vec::new());
        OwnCost { years, item: item.to_owned(), kind: "actual".to_owned(), amount, note: String::new() }
    }
}
