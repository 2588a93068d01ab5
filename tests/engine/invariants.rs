//! What holds for every scenario.

use costshare::engine::{Measure, Projection, RowName, explain, plan, project};
use costshare::model::clauses::{CarryOver, Growth};
use costshare::model::formula::RoundingMode;
use costshare::model::{Figure, Part, Record, RowId, Scenario, Value, Year};
use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};

proptest! {
    /// The clauses written out by hand, year by year, give what the formulas give.
    #[test]
    fn the_engine_agrees_with_a_second_telling(scenario in support::scenario()) {
        let projection = projection(&scenario, &[]);
        for (place, part) in (0_u8..).zip(&scenario.parts) {
            let row = if scenario.parts.len() == 1 { RowName::Total } else { RowName::PartTotal(place) };
            let told = second_telling(&scenario, part);
            for (year, told) in scenario.years.iter().zip(told) {
                let found = projection.at(row, year).known();
                prop_assert!(agree(found, told), "{} {year}: {found:?}, {told:?}", part.name);
            }
        }
    }

    #[test]
    fn categories_add_up_to_the_total(scenario in support::scenario()) {
        let projection = projection(&scenario, &[]);
        for (place, part) in (0_u8..).zip(&scenario.parts) {
            let row = if scenario.parts.len() == 1 { RowName::Total } else { RowName::PartTotal(place) };
            for year in scenario.years.iter().filter(|_| !part.categories.is_empty()) {
                let shares: Option<Vec<Decimal>> = (0_u8..)
                    .zip(&part.categories)
                    .map(|(category, _)| projection.at(RowName::Category(place, category), year).known())
                    .collect();
                let total = projection.at(row, year).known();
                if let (Some(shares), Some(total)) = (shares, total) {
                    let sum: Decimal = shares.iter().sum();
                    // Where 28 digits end before the decimals do, to the won.
                    let least = if total.abs() < Decimal::from(10_i128.pow(24)) { Decimal::ZERO } else { Decimal::ONE };
                    prop_assert!((sum - total).abs() <= least, "{sum} is not {total}");
                }
            }
        }
    }

    #[test]
    fn the_years_add_up_to_the_sum(scenario in support::scenario()) {
        let projection = projection(&scenario, &[Measure::cumulative()]);
        let last = projection.at(RowName::Measure(0), scenario.years.last);
        prop_assert_eq!(projection.sum().ok(), last.known());
    }

    /// Constant prices of a year leave that year as it is; no discount leaves all years.
    #[test]
    fn a_measure_that_measures_nothing_changes_nothing(scenario in support::scenario()) {
        let year = scenario.years.first;
        let undiscounted = Measure { discount: Some(costshare::model::Rate(Decimal::ZERO)), ..Measure::default() };
        let projection = projection(&scenario, &[Measure::real(year), undiscounted]);
        if let Some(real) = projection.at(RowName::Measure(0), year).known() {
            prop_assert_eq!(Some(real), projection.total(year).known());
        }
        for year in scenario.years.iter() {
            let (plain, discounted) = (projection.total(year), projection.at(RowName::Measure(1), year));
            prop_assert_eq!(plain.known(), discounted.known());
        }
    }

    /// What is explained is what is shown, for every figure of the plan.
    #[test]
    fn every_figure_explains_its_own_value(scenario in support::scenario()) {
        let projection = projection(&scenario, &[Measure::cumulative(), Measure::real(scenario.years.first)]);
        for place in 0..projection.plan().rows().len() {
            let row = RowId(u16::try_from(place).expect("a plan has some dozens of rows"));
            for year in [scenario.years.first, scenario.years.first.plus(1), scenario.years.last] {
                let figure = Figure { row, year };
                let explanation = explain(&projection, figure);
                let (told, shown) = (explanation.tree.value(), projection.value(figure));
                prop_assert_eq!(told.known(), shown.known(), "{}", projection.plan().spell(figure));
                prop_assert_eq!(explanation.value, shown);
            }
        }
    }

    /// Every figure has a name, and its name finds it.
    #[test]
    fn names_find_their_figures(scenario in support::scenario()) {
        let plan = plan(&scenario, &Record::default(), &[Measure::cumulative()]);
        for place in 0..plan.rows().len() {
            let row = RowId(u16::try_from(place).expect("a plan has some dozens of rows"));
            let figure = Figure { row, year: plan.row(row).years.last };
            if plan.row(row).years.contains(figure.year) {
                prop_assert_eq!(plan.find(&plan.spell(figure)), Ok(figure));
            }
        }
    }

    /// Every term of a plan is the value of its field, and writing it back changes nothing.
    #[test]
    fn terms_are_the_values_of_their_fields(scenario in support::scenario()) {
        let plan = plan(&scenario, &Record::default(), &[]);
        for term in plan.terms() {
            let value = term.field.read(&scenario).expect("the field of a term is there");
            let mut same = scenario.clone();
            term.field.write(&mut same, value).expect("what was read can be written");
            prop_assert_eq!(&same, &scenario);
            let spelt = term.field.to_string();
            prop_assert_eq!(spelt.parse().ok(), Some(term.field.clone()));
        }
    }

    /// An unknown year never makes an earlier one unknown.
    #[test]
    fn what_is_missing_later_changes_nothing_earlier(scenario in support::scenario()) {
        let mut shorter = scenario.clone();
        let whole = projection(&scenario, &[]);
        for series in shorter.series.values_mut() {
            series.then = None;
        }
        let gaps = projection(&shorter, &[]);
        for year in scenario.years.iter() {
            if let Value::Known(total) = gaps.total(year) {
                prop_assert_eq!(whole.total(year).known(), Some(total));
            }
        }
    }
}

fn projection(scenario: &Scenario, measures: &[Measure]) -> Projection {
    project(plan(scenario, &Record::default(), measures))
}

/// Equal in all digits that an amount of a state can have. Beyond them a decimal has no room left,
/// and where it drops digits depends on the order of the operations.
fn agree(one: Option<Decimal>, other: Option<Decimal>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            let room = Decimal::from_i128_with_scale(1, 20);
            one == other || (one - other).abs() <= one.abs() * room
        }
        _ => one == other,
    }
}

/// The totals of a part by its clauses, written out without plan or formulas.
fn second_telling(scenario: &Scenario, part: &Part) -> Vec<Option<Decimal>> {
    let unit = part.rounding.to.amount;
    let round = |amount: Decimal| {
        let strategy = match part.rounding.how {
            RoundingMode::HalfUp => RoundingStrategy::MidpointAwayFromZero,
            RoundingMode::HalfEven => RoundingStrategy::MidpointNearestEven,
            RoundingMode::Down => RoundingStrategy::ToZero,
        };
        let count = amount.checked_div(unit)?.round_dp_with_strategy(0, strategy);
        count.checked_mul(unit)
    };
    let mut carried: Option<Decimal> = None;
    let mut totals = Vec::new();
    for year in scenario.years.iter() {
        let typed = part.overrides.get(&year).map(|money| money.value.amount);
        let by_rule = || {
            let (_, rule) = part.rule_of(year).filter(|_| year > scenario.years.first)?;
            let mut growth = growth(scenario, &rule.growth, year)?;
            if let Some(floor) = &rule.floor {
                growth = growth.max(floor.value.0);
            }
            if let Some(cap) = &rule.cap {
                growth = growth.min(cap.value.0);
            }
            let grown = carried?.checked_mul(growth.checked_add(Decimal::ONE)?)?;
            if part.rounding.carry == CarryOver::Rounded { round(grown) } else { Some(grown) }
        };
        let named = if year == scenario.years.first {
            Some(part.base.value.amount)
        } else {
            part.amounts.get(&year).map(|money| money.value.amount)
        };
        let amount = typed.or(named).or_else(by_rule);
        carried = if part.rounding.carry == CarryOver::Rounded { amount.and_then(round) } else { amount };
        let paid = amount.and_then(round);
        let one_off = part.one_offs.get(&year).filter(|_| typed.is_none());
        totals.push(match one_off {
            Some(one_off) => paid.and_then(|paid| paid.checked_add(one_off.value.amount)),
            None => paid,
        });
    }
    totals
}

fn growth(scenario: &Scenario, growth_of: &Growth, year: Year) -> Option<Decimal> {
    match growth_of {
        Growth::Freeze(_) => Some(Decimal::ZERO),
        Growth::Fixed(fixed) => Some(fixed.rate.value.0),
        Growth::Index(index) => {
            let read = year.plus(-i16::from(index.lag));
            scenario.series.get(&index.series)?.at(read).map(|rate| rate.value.0)
        }
        Growth::Sum(sum) => {
            growth(scenario, &sum.first, year)?.checked_add(growth(scenario, &sum.second, year)?)
        }
    }
}
