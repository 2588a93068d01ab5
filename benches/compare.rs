//! How long a comparison takes. `cargo bench --bench compare`; the goals stand beside each bench.

use std::hint::black_box;

use costshare::engine::negotiation::cost;
use costshare::engine::{Comparison, Measure, Packages, Span, Vary, bridge, compare, reply};
use costshare::model::clauses::{CarryOver, Fixed, Growth, Index, Rule};
use costshare::model::{
    Currency, Exchange, FieldValue, Money, OfferTerm, Part, Rate, Record, Scale, Scenario, Series, Stated,
    Year, Years,
};
use divan::Bencher;
use rust_decimal::Decimal;
use rust_decimal_macros::dec;

fn main() {
    divan::main();
}

/// Goal: 16 ms, so that a bridge stays live while a term is scrubbed. Five scenarios of 30 years
/// against a sixth, in dollars, and a bridge with nine causes: 512 mixtures.
#[divan::bench]
fn six_scenarios_and_a_bridge_of_nine_causes(bencher: Bencher<'_, '_>) {
    let (record, measure) = (Record::default(), Measure::converted(Currency::USD));
    let baseline = scenario(0);
    let others: Vec<Scenario> = (1..6).map(scenario).collect();
    bencher.bench_local(|| {
        let compared: Vec<Comparison> =
            others.iter().map(|other| compare(black_box(&baseline), other, &record, &measure)).collect();
        let bridge = bridge(&compared[0], &record).expect("every year is known");
        assert_eq!(bridge.bars.len(), 9);
        black_box((compared, bridge.average(Span::Sum)))
    });
}

/// One comparison alone, with its redline and its break-even.
#[divan::bench]
fn one_comparison(bencher: Bencher<'_, '_>) {
    let (record, measure) = (Record::default(), Measure::default());
    let (baseline, other) = (scenario(0), scenario(1));
    bencher.bench_local(|| compare(black_box(&baseline), &other, &record, &measure));
}

/// One bridge alone.
#[divan::bench]
fn one_bridge_of_nine_causes(bencher: Bencher<'_, '_>) {
    let (record, measure) = (Record::default(), Measure::converted(Currency::USD));
    let comparison = compare(&scenario(0), &scenario(1), &record, &measure);
    bencher.bench_local(|| bridge(black_box(&comparison), &record));
}

/// Goal: 100 µs, so that an offer is costed as it is typed: thirty years, with what it leaves unsaid.
#[divan::bench]
fn cost_of_an_offer(bencher: Bencher<'_, '_>) {
    let (record, measure, base) = (Record::default(), Measure::default(), scenario(0));
    let terms = offer(dec!(15000));
    bencher.bench_local(|| cost(black_box(&base), &terms, &record, &measure).expect("it costs something"));
}

/// Goal: 1 ms. Base, growth and cap at which an offer costs what another does.
#[divan::bench]
fn a_break_even_reply(bencher: Bencher<'_, '_>) {
    let (record, measure) = (Record::default(), Measure::default());
    let (ours, theirs) = (scenario(0), scenario(2));
    bencher.bench_local(|| reply(black_box(&ours), &theirs, &record, &measure));
}

/// Goal: 16 ms: a handle goes along a curve that is there, but an offer that is edited has another.
#[divan::bench]
fn a_curve_of_50_equal_packages(bencher: Bencher<'_, '_>) {
    let (record, offer) = (Record::default(), five_years());
    bencher.bench_local(|| {
        let packages = Packages::new(black_box(&offer), &record, Vary::Growth).expect("it costs something");
        let curve = packages.curve(50);
        assert_eq!(curve.len(), 50);
        curve
    });
}

/// Goal: 1 ms, so that a handle follows the hand.
#[divan::bench]
fn a_handle_on_equal_packages(bencher: Bencher<'_, '_>) {
    let packages = Packages::new(&five_years(), &Record::default(), Vary::Cap).expect("it costs something");
    let base = Scale::Eok.units() * dec!(15190);
    bencher.bench_local(|| packages.nearest(black_box(base)).expect("there is one"));
}

/// The terms of a base in eok and a cap.
fn offer(base: Decimal) -> Vec<OfferTerm> {
    let base = Money::scaled(base, Scale::Eok, Currency::KRW).expect("it fits");
    let cap = Stated::assumed(Rate::percent(dec!(3)));
    let term = |path: &str, value| OfferTerm::Read(path.parse().expect("a field"), value);
    vec![term("base", FieldValue::Money(Stated::assumed(base))), term("rule.2027.cap", FieldValue::Rate(cap))]
}

/// The first five of the thirty years.
fn five_years() -> Scenario {
    let mut scenario = scenario(0);
    scenario.years.last = Year(2030);
    scenario
}

/// Thirty years in which everything depends on `number`.
fn scenario(number: i16) -> Scenario {
    let step = Decimal::from(number);
    let won = |eok| Stated::assumed(Money::scaled(eok, Scale::Eok, Currency::KRW).expect("it fits"));
    let rate = |percent| Stated::assumed(Rate::percent(percent));
    let mut part = Part::new("", won(dec!(15192) + step * dec!(100)));
    let mut rule =
        Rule::new(Growth::Index(Index { series: "cpi".to_owned(), lag: 2 - u8::from(number % 2 == 1) }));
    rule.cap = Some(rate(dec!(2.5) - step / dec!(10)));
    part.rules.insert(Year(2027), rule);
    let fixed = Growth::Fixed(Fixed { rate: rate(dec!(3) + step / dec!(10)) });
    part.rules.insert(Year(2040), Rule::new(fixed));
    if number % 2 == 1 {
        part.rounding.carry = CarryOver::Unrounded;
    }
    part.one_offs.insert(Year(2030), won(dec!(100) * step));
    part.overrides.insert(Year(2035), won(dec!(18000) + step));
    let cpi = (0..32_i16)
        .map(|place| (Year(2024 + place), rate(dec!(2.1) + Decimal::from((place + number) % 7) / dec!(10))));
    let dollar = Exchange { amount: dec!(1421.40) + step, of: Currency::KRW, per: Currency::USD };
    Scenario {
        series: [("cpi".to_owned(), Series { values: cpi.collect(), then: None })].into(),
        rates: [(Currency::USD, Series { then: Some(Stated::assumed(dollar)), ..Series::default() })].into(),
        ..Scenario::new(Years::new(Year(2026), Year(2055)), vec![part]).of_sma()
    }
}
