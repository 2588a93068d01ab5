//! What the record lacks, found in the record itself: nothing here is a list that somebody typed.
//!
//! Years are looked at from the first agreed one to the last that had ended when the edition was
//! made; what is agreed of later years too.

use super::forecasts::{NoOutturn, forecast_editions};
use super::replay::{Obstacle, Verdict, replay};
use crate::model::{
    CategoryName, Contribution, Currency, Execution, OwnCost, Record, Scope, Share, Status, Year, Years,
};

/// Something that the record lacks in some years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap<'a> {
    /// What it lacks.
    pub what: MissingDatum<'a>,
    /// In which years.
    pub years: Vec<Year>,
    /// In which of the years that were looked at it has it.
    pub known: Vec<Year>,
}

/// What the record lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingDatum<'a> {
    /// A total of what was agreed, in that currency.
    Total(Currency),
    /// A page that prints the agreed total: it follows by arithmetic, or from memory.
    PrintedTotal,
    /// The agreed amount itself: it waits for an index.
    Amount,
    /// How the contribution was divided.
    Categories,
    /// The amount of that category, where something is known of the others.
    Category(CategoryName),
    /// What became of the whole contribution.
    Execution,
    /// What lapsed of it, where something is known.
    Lapsed,
    /// The published value of that quantity.
    Quantity(&'a str),
    /// The index over the twelve months that the agreement names.
    IndexPeriod,
    /// The index as it was published then.
    IndexOfTheDay,
    /// Something to hold forecasts of that quantity against.
    Outturn(&'a str),
    /// All that the host gives.
    Support,
    /// That, divided into direct and indirect.
    SupportDivided,
    /// What the guest spends without personnel.
    GuestCost,
    /// All that the guest spends.
    AllGuestCost,
}

/// What the record lacks; what it lacks in no year is left out.
#[expect(clippy::too_many_lines, reason = "one thing that can be missing after the other")]
pub fn gaps(record: &Record) -> Vec<Gap<'_>> {
    let Some(years) = years(record) else { return Vec::new() };
    let mut gaps = Vec::new();
    let mut add = |what, over: Vec<Year>, has: &dyn Fn(Year) -> bool| {
        let (known, lacks): (Vec<Year>, Vec<Year>) = over.into_iter().partition(|&year| has(year));
        if !lacks.is_empty() {
            gaps.push(Gap { what, years: lacks, known });
        }
    };
    let all = || years.iter().collect::<Vec<Year>>();
    let agreed = || all().into_iter().filter(|&year| record.agreed(year).is_some()).collect::<Vec<Year>>();
    let ever = record.contributions.iter().map(|one| one.year).max().unwrap_or(years.last);
    let ever: Vec<Year> = Years::new(years.first, ever).iter().collect();

    for currency in [Currency::KRW, Currency::USD] {
        let has = |one: &Contribution| one.total_in(currency).is_some();
        add(MissingDatum::Total(currency), agreed(), &|year| record.agreed(year).is_some_and(has));
    }
    let in_print = |one: &Contribution| {
        let totals = [&one.total_krw, &one.total_usd].into_iter().flatten();
        totals.map(|total| total.status).min().is_some_and(|surest| surest == Status::Published)
    };
    add(MissingDatum::PrintedTotal, agreed(), &|year| record.agreed(year).is_some_and(in_print));
    add(MissingDatum::Amount, ever, &|year| record.agreed(year).is_some());

    let division = |year: Year| record.categories.iter().find(|division| division.year == year);
    add(MissingDatum::Categories, agreed(), &|year| division(year).is_some());
    let divided: Vec<Year> = agreed().into_iter().filter(|&year| division(year).is_some()).collect();
    for category in [CategoryName::Labour, CategoryName::Construction, CategoryName::Logistics] {
        add(MissingDatum::Category(category), divided.clone(), &|year| {
            let share = division(year).and_then(|division| division.parts.get(&category));
            share.is_some_and(|share| matches!(share.value, Share::Amount(_)))
        });
    }

    let executed =
        |year: Year| record.execution.iter().find(|one| one.year == year && one.scope == Scope::All);
    // What was agreed and budgeted does not say what became of it.
    let is_told = |year: Year| {
        let told = |one: &Execution| {
            [&one.available, &one.not_executed, &one.carried_over, &one.lapsed]
                .into_iter()
                .any(Option::is_some)
        };
        executed(year).is_some_and(told)
    };
    add(MissingDatum::Execution, agreed(), &is_told);
    let known = agreed().into_iter().filter(|&year| is_told(year)).collect();
    add(MissingDatum::Lapsed, known, &|year| executed(year).is_some_and(|one| one.lapsed.is_some()));

    for (name, quantity) in &record.quantities {
        add(MissingDatum::Quantity(name), all(), &|year| {
            quantity.values.get(&year).is_some_and(|value| value.status <= Status::Conflict)
        });
    }
    let cannot = |obstacle| {
        let stopped = replay(record).into_iter().filter(move |one| one.verdict == Verdict::Cannot(obstacle));
        stopped.map(|one| one.year).collect::<Vec<Year>>()
    };
    add(MissingDatum::IndexPeriod, cannot(Obstacle::IndexPeriod), &|_| false);
    add(MissingDatum::IndexOfTheDay, cannot(Obstacle::IndexRevised), &|_| false);

    let editions = forecast_editions(record);
    let mut held: Vec<&str> = editions.iter().map(|edition| edition.quantity.as_str()).collect();
    held.dedup();
    for name in held {
        let forecast = record.forecasts.iter().find(|forecast| forecast.quantity == name);
        let Some(name) = forecast.map(|forecast| forecast.quantity.as_str()) else { continue };
        let of_name = editions.iter().filter(|edition| edition.quantity == name);
        let expected = of_name.flat_map(|edition| &edition.years);
        let without = expected.filter(|expected| expected.outturn == Err(NoOutturn::NoQuantity));
        let mut without: Vec<Year> = without.map(|expected| expected.year).collect();
        without.sort();
        without.dedup();
        add(MissingDatum::Outturn(name), without, &|_| false);
    }

    let support = |year: Year, group: &str| {
        let of_year = Years::new(year, year);
        let mut items = record.support.iter().filter(move |item| item.years == of_year);
        items.any(|item| item.group == group && item.item == "total")
    };
    add(MissingDatum::Support, all(), &|year| support(year, "all"));
    let known = all().into_iter().filter(|&year| support(year, "all")).collect();
    add(MissingDatum::SupportDivided, known, &|year| support(year, "direct") && support(year, "indirect"));
    // What was asked for is not what was spent.
    let cost = |year: Year, name: &str| {
        let is_it = |cost: &OwnCost| {
            cost.years == Years::new(year, year) && cost.item == name && cost.kind == "actual"
        };
        record.own_costs.iter().any(is_it)
    };
    add(MissingDatum::GuestCost, all(), &|year| cost(year, "non-personnel total"));
    add(MissingDatum::AllGuestCost, all(), &|year| cost(year, "total"));
    gaps
}

/// From the first agreed year to the last that had ended when the edition was made.
fn years(record: &Record) -> Option<Years> {
    let first = record.contributions.iter().map(|one| one.year).min()?;
    let made: Option<Year> = record.edition.split('-').next().and_then(|year| year.parse().ok());
    let last = record.contributions.iter().map(|one| one.year).max()?;
    Some(Years::new(first, made.map_or(last, Year::before).min(last)))
}
