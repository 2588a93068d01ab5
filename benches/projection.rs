//! How long figures take. `cargo bench --bench projection`; the goals stand beside each bench.
//!
//! `by_hand` is the same arithmetic written out in decimals without plan or formulas: what the
//! formula language costs is the distance to it.

use std::hint::black_box;

use costshare::engine::{Measure, Plan, plan, project};
use costshare::model::clauses::{Category, Growth, Index, Rule, Weight};
use costshare::model::{
    Currency, Exchange, Money, Part, Rate, Record, Scale, Scenario, Series, Stated, Year, Years,
};
use divan::Bencher;
use rust_decimal::{Decimal, RoundingStrategy};
use rust_decimal_macros::dec;

fn main() {
    divan::main();
}

/// Goal: 2 µs. The totals of 20 years, the plan at hand.
#[divan::bench]
fn totals_of_20_years(bencher: Bencher<'_, '_>) {
    let scenario = scenario(20);
    let mut projection = project(plan(&scenario, &Record::default(), &[]).totals_only());
    bencher.bench_local(|| {
        black_box(&mut projection).evaluate();
    });
}

/// Goal: 15 µs. 20 years in won, dollars, constant prices and added up, with three categories, the
/// plan at hand.
#[divan::bench]
fn measures_and_categories_of_20_years(bencher: Bencher<'_, '_>) {
    let mut projection = project(full_plan(20));
    bencher.bench_local(|| {
        black_box(&mut projection).evaluate();
    });
}

/// The same figures in decimals written out by hand.
#[divan::bench]
fn measures_and_categories_by_hand(bencher: Bencher<'_, '_>) {
    let scenario = scenario(20);
    bencher.bench_local(|| by_hand(black_box(&scenario)));
}

/// Goal: 60 µs. An edit of a scenario of 30 years: its plan and all its figures.
#[divan::bench]
fn edit_of_30_years(bencher: Bencher<'_, '_>) {
    let scenario = scenario(30);
    let record = Record::default();
    bencher.bench_local(|| project(plan(black_box(&scenario), &record, &measures())));
}

/// Goal: 400 µs. Ten scenarios of 20 years from nothing.
#[divan::bench]
fn ten_scenarios_from_nothing(bencher: Bencher<'_, '_>) {
    let record = Record::default();
    bencher.bench_local(|| {
        for _ in 0..10 {
            let scenario = scenario(20);
            black_box(project(plan(&scenario, &record, &measures())));
        }
    });
}

fn full_plan(years: i16) -> Plan {
    plan(&scenario(years), &Record::default(), &measures())
}

fn measures() -> [Measure; 3] {
    [Measure::converted(Currency::USD), Measure::real(Year(2025)), Measure::cumulative()]
}

fn scenario(years: i16) -> Scenario {
    let won = |eok| Money::scaled(eok, Scale::Eok, Currency::KRW).expect("it fits");
    let mut part = Part::new("", Stated::assumed(won(dec!(15192))));
    let mut rule = Rule::new(Growth::Index(Index { series: "cpi".to_owned(), lag: 2 }));
    rule.cap = Some(Stated::assumed(Rate(dec!(0.05))));
    part.rules.insert(Year(2027), rule);
    let weights = [("labour", dec!(5005)), ("construction", dec!(3710)), ("logistics", dec!(1674))];
    let category = |(name, weight): (&str, _)| Category {
        name: name.to_owned(),
        weight: Stated::assumed(Weight::Number(weight)),
    };
    part.categories = weights.into_iter().map(category).collect();
    let rate = |percent| Stated::assumed(Rate::percent(percent));
    let cpi = (0..years + 2)
        .map(|place| (Year(2025 + place), rate(dec!(2.1) + Decimal::from(place % 7) / dec!(10))));
    let dollar = Exchange { amount: dec!(1421.40), of: Currency::KRW, per: Currency::USD };
    Scenario {
        before: Some(Stated::assumed(won(dec!(14028)))),
        series: [("cpi".to_owned(), Series { values: cpi.collect(), then: None })].into(),
        rates: [(Currency::USD, Series { then: Some(Stated::assumed(dollar)), ..Series::default() })].into(),
        ..Scenario::new(Years::new(Year(2026), Year(2025 + years)), vec![part]).of_sma()
    }
}

/// The arithmetic of `measures_and_categories_of_20_years`, as one would write it for this case alone.
fn by_hand(scenario: &Scenario) -> Decimal {
    let unit = dec!(100_000_000);
    let part = &scenario.parts[0];
    let cpi: Vec<Decimal> = scenario.series["cpi"].values.values().map(|rate| rate.value.0).collect();
    let weights: Vec<Decimal> =
        part.categories.iter().map(|category| category.weight.value.number()).collect();
    let whole: Decimal = weights.iter().sum();
    let mut amount = part.base.value.amount;
    let (mut level, mut sum, mut kept) = (Decimal::ONE, Decimal::ZERO, Decimal::ZERO);
    for place in 0..scenario.years.len() {
        if place > 0 {
            let grown = amount * (Decimal::ONE + cpi[place - 1].min(dec!(0.05)));
            amount = (grown / unit).round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero) * unit;
        }
        level *= Decimal::ONE + cpi[place + 1];
        sum += amount;
        kept += amount / dec!(1421.40) + amount / level + sum;
        let units = amount / unit;
        let exact: Vec<Decimal> = weights.iter().map(|weight| units * weight / whole).collect();
        let mut parts: Vec<Decimal> = exact.iter().map(Decimal::floor).collect();
        let mut left = units - parts.iter().sum::<Decimal>();
        let mut order: Vec<usize> = (0..parts.len()).collect();
        order.sort_by_key(|&place| parts[place] - exact[place]);
        for place in order {
            if left < Decimal::ONE {
                break;
            }
            parts[place] += Decimal::ONE;
            left -= Decimal::ONE;
        }
        kept += parts.iter().sum::<Decimal>();
    }
    kept
}
