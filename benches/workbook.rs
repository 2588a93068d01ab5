//! How long a workbook takes. `cargo bench --bench workbook`; the goal stands beside each bench.

use std::hint::black_box;

use costshare::export::xlsx::workbook;
use costshare::files::{bundled, record};
use costshare::model::clauses::{Category, Weight};
use costshare::model::{Scenario, Stated, Year};
use costshare::text::Language;
use divan::Bencher;
use rust_decimal::Decimal;
use rust_decimal_macros::dec;

fn main() {
    divan::main();
}

/// Goal: 200 ms. Twenty scenarios of thirty years with three categories each, compared.
#[divan::bench]
fn twenty_scenarios_of_30_years(bencher: Bencher<'_, '_>) {
    let scenarios: Vec<Scenario> = (0..20).map(scenario).collect();
    let scenarios: Vec<&Scenario> = scenarios.iter().collect();
    bencher.bench_local(|| workbook(black_box(&scenarios), record::bundled(), Language::En));
}

/// One of them alone.
#[divan::bench]
fn one_scenario_of_30_years(bencher: Bencher<'_, '_>) {
    let scenario = scenario(0);
    bencher.bench_local(|| workbook(black_box(&[&scenario]), record::bundled(), Language::En));
}

/// The 12th as signed, from another base, for thirty years.
fn scenario(number: i64) -> Scenario {
    let opened = bundled::scenario("sma-12.ron").expect("it is shipped");
    let mut scenario = opened.expect("it is right").scenario;
    scenario.title = format!("Scenario {number}");
    scenario.years.last = Year(2055);
    let part = &mut scenario.parts[0];
    part.base.value.amount += Decimal::from(number) * dec!(10_000_000_000);
    let weights = [("labour", dec!(5005)), ("construction", dec!(3710)), ("logistics", dec!(1674))];
    let category = |(name, weight): (&str, _)| Category {
        name: name.to_owned(),
        weight: Stated::assumed(Weight::Number(weight)),
    };
    part.categories = weights.into_iter().map(category).collect();
    scenario
}
