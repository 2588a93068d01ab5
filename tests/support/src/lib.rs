//! What several tests need: scenarios by chance, invented talks, hostile texts, values, tables, what holds for every
//! picture.
//!
//! [`scenario`] gives scenarios that the check accepts, wide enough to meet every clause, status
//! and layout; [`pair`] two that share years, [`order`] an order of causes; [`text`] gives texts that need every escape.

pub mod hostile;
pub mod pictures;
pub mod tables;
pub mod talks;
pub mod values;
pub mod word;

use std::collections::BTreeMap;

use costshare::engine::{Cause, Order};
use costshare::model::clauses::{
    CarryOver, Category, Fixed, Freeze, Growth, Index, Rounding, Rule, Sum, Weight,
};
use costshare::model::{
    Currency, Exchange, Money, Part, Parties, Rate, RoundingMode, Scenario, Series, Source, SourceId, Stated,
    Status, Year, Years, composed,
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use rust_decimal::Decimal;

/// The names of the series that rules may read.
const SERIES: [&str; 3] = ["cpi", "defence_budget", "물가"];

/// A scenario that the check accepts: one to three parts, two currencies, every clause.
pub fn scenario() -> impl Strategy<Value = Scenario> {
    let first = 1991_i16..=2100;
    let length = prop_oneof![1_i16..=12, 1_i16..=60];
    // On the heap: two of them are more than the stack of a test holds.
    (first, length).prop_flat_map(|(first, length)| scenario_of(first, first + length - 1)).boxed()
}

fn scenario_of(first: i16, last: i16) -> impl Strategy<Value = Scenario> {
    let years = Years::new(Year(first), Year(last));
    let parts = vec((money_of(Currency::KRW), part(years, Currency::KRW)), 1..=2);
    let dollars = option::of(part(years, Currency::USD));
    let series =
        (series_of(years, term_of_sum()), series_of(years, term_of_sum()), series_of(years, term_of_sum()));
    let rates = series_of(years, exchange());
    let record = option::weighted(0.9, Just("2026-02".to_owned()));
    let continues = option::weighted(0.8, Just(Scenario::SMA.to_owned()));
    let head =
        (text(), option::of(text()), record, continues, parties(), option::of(money_of(Currency::KRW)));
    (head, parts, dollars, series, rates).prop_map(move |(head, parts, dollars, series, rates)| {
        let (title, note, record, continues, parties, before) = head;
        let mut parts: Vec<Part> = parts.into_iter().map(|(_, part)| part).chain(dollars).collect();
        let several = parts.len() > 1;
        for (number, part) in parts.iter_mut().enumerate() {
            part.name = if several { format!("part-{number}") } else { String::new() };
        }
        let series = [series.0, series.1, series.2];
        let series = SERIES.iter().map(|&name| name.to_owned()).zip(series).collect();
        let rates = BTreeMap::from([(Currency::USD, rates)]);
        // Now and then a source of its own, with some of what can be said of one.
        let sources = note.iter().map(|note| {
            let address = if several { "https://example.org/a?b=c".to_owned() } else { String::new() };
            let date = several.then(|| "2026-11-02".parse().expect("a date"));
            let title = format!("Estimate {note}");
            (SourceId("OFFICE26".to_owned()), Source { title, publisher: note.clone(), date, address })
        });
        let sources = sources.collect();
        // The agreements of the record are not those of others.
        let continues = continues.filter(|_| !parties.are_not_of_sma());
        Scenario { title, note, record, continues, parties, years, before, parts, series, rates, sources }
    })
}

/// As large as a scenario may be: a hundred years, and a hundred categories in each of so many parts.
pub fn largest(parts: usize) -> Scenario {
    let won = Stated::assumed(Money::new(Decimal::from(100_000_000), Currency::KRW));
    let category = |number: u32| Category {
        name: format!("c{number}"),
        weight: Stated::assumed(Weight::Number(Decimal::from(number + 1))),
    };
    let part = |number: usize| {
        let mut part = Part::new(&format!("p{number}"), won.clone());
        let growth = Growth::Index(Index { series: "cpi".to_owned(), lag: 2 });
        part.rules.insert(Year(2027), Rule::new(growth));
        part.categories = (0..100).map(category).collect();
        part
    };
    let years = Years::new(Year(2026), Year(2125));
    let cpi = Series { then: Some(Stated::assumed(Rate::percent(Decimal::TWO))), ..Series::default() };
    Scenario {
        series: [("cpi".to_owned(), cpi)].into(),
        ..Scenario::new(years, (0..parts).map(part).collect())
    }
}

/// Korea and the United States mostly, sometimes others, or one side alone.
fn parties() -> impl Strategy<Value = Parties> {
    let name =
        |first| option::of(text().prop_map(move |name| format!("{first} {}", name.trim()).trim().to_owned()));
    let others = (name("A"), name("B")).prop_map(|(pays, receives)| Parties { pays, receives });
    prop_oneof![3 => Just(Parties::of_sma()), 1 => others]
}

/// Two scenarios of one beginning and one term, or of several.
pub fn pair() -> impl Strategy<Value = (Scenario, Scenario)> {
    let free = (scenario(), scenario());
    (free, -3_i16..4).prop_map(|((one, mut other), later)| {
        let years = i16::try_from(other.years.len()).expect("a term has at most 100 years");
        let by = one.years.first.0 + later - other.years.first.0;
        other.years = Years::new(one.years.first.plus(later), one.years.first.plus(later + years - 1));
        for part in &mut other.parts {
            let moved = |map: &mut BTreeMap<Year, Stated<Money>>| {
                *map = std::mem::take(map).into_iter().map(|(year, value)| (year.plus(by), value)).collect();
            };
            moved(&mut part.amounts);
            moved(&mut part.overrides);
            moved(&mut part.one_offs);
            part.rules = std::mem::take(&mut part.rules)
                .into_iter()
                .map(|(year, rule)| (year.plus(by), rule))
                .collect();
        }
        for series in other.series.values_mut() {
            series.values = std::mem::take(&mut series.values)
                .into_iter()
                .map(|(year, value)| (year.plus(by), value))
                .collect();
        }
        for series in other.rates.values_mut() {
            series.values = std::mem::take(&mut series.values)
                .into_iter()
                .map(|(year, value)| (year.plus(by), value))
                .collect();
        }
        (one, other)
    })
}

/// The causes in any order.
pub fn order() -> impl Strategy<Value = Order> {
    let cause = || proptest::sample::select(&Cause::ALL[..]);
    let exchanged = |order: Order, (one, other)| order.exchanged(one, other);
    proptest::collection::vec((cause(), cause()), 0..12)
        .prop_map(move |pairs| pairs.into_iter().fold(Order::default(), exchanged))
}

/// A text with everything that a file must escape, and Hangul; composed, as every text is that was read.
pub fn text() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        3 => "[A-Za-z0-9 가-힣().,:%-]{0,24}",
        1 => "[\"\\\\\n\r\t\0\u{7f}\u{85}\u{feff}/*{}\\[\\]a 제]{0,12}",
        1 => any::<String>(),
    ];
    text.prop_map(|text| composed(&text).into_owned())
}

fn part(years: Years, currency: Currency) -> impl Strategy<Value = Part> {
    // Years after the first, of which an agreement may say something.
    let (first, last) = (years.first.0, years.last.0);
    let later = (first..=last).prop_map(move |year| Year(year.max((first + 1).min(last))));
    let amounts = btree_map(later.clone(), money_of(currency), 0..3);
    let overrides = btree_map(later.clone(), money_of(currency), 0..3);
    let one_offs = btree_map(later.clone(), one_off_of(currency), 0..3);
    let rules = (rule(), btree_map(later, rule(), 0..3));
    let rest = (option::of(text()), money_of(currency), rounding(currency), categories());
    (rest, rules, amounts, overrides, one_offs).prop_map(
        move |((note, base, rounding, categories), (rule, mut rules), mut amounts, overrides, one_offs)| {
            // Every year after the first has a rule; the first has its base alone.
            rules.insert(Year(first + 1), rule);
            amounts.remove(&Year(first));
            Part {
                name: String::new(),
                note,
                base,
                rounding,
                rules,
                amounts,
                overrides,
                one_offs,
                categories,
            }
        },
    )
}

fn rounding(currency: Currency) -> impl Strategy<Value = Rounding> {
    let how = proptest::sample::select(&RoundingMode::ALL[..]);
    let carry = prop_oneof![Just(CarryOver::Rounded), Just(CarryOver::Unrounded)];
    let free = (amount(1..=1_000_000_000), how, carry).prop_map(move |(to, how, carry)| Rounding {
        to: Money::new(to, currency),
        how,
        carry,
    });
    let usual = Part::new("", Stated::assumed(Money::new(Decimal::ONE, currency))).rounding;
    prop_oneof![Just(usual), free]
}

fn rule() -> impl Strategy<Value = Rule> {
    let bounds = (option::of(rate()), option::of(rate()));
    (growth(), bounds, option::of(text())).prop_map(|(growth, (floor, cap), note)| {
        let (floor, cap) = match (floor, cap) {
            (Some(floor), Some(cap)) if floor.value > cap.value => (Some(cap), Some(floor)),
            bounds => bounds,
        };
        Rule { growth, floor, cap, note }
    })
}

fn growth() -> impl Strategy<Value = Growth> {
    let index = (proptest::sample::select(&SERIES[..]), 0_u8..=10)
        .prop_map(|(series, lag)| Growth::Index(Index { series: series.to_owned(), lag }));
    let fixed = |rate| Growth::Fixed(Fixed { rate });
    let leaf = prop_oneof![Just(Growth::Freeze(Freeze {})), term_of_sum().prop_map(fixed), index];
    let sums = leaf.prop_recursive(2, 4, 2, |growth| {
        (growth.clone(), growth)
            .prop_map(|(first, second)| Growth::Sum(Sum { first: first.into(), second: second.into() }))
    });
    prop_oneof![9 => sums, 1 => rate().prop_map(fixed)]
}

fn categories() -> impl Strategy<Value = Vec<Category>> {
    let named = |weights: Vec<Stated<Weight>>| {
        let name = |number| format!("category {number}");
        let category = |(number, weight)| Category { name: name(number), weight };
        weights.into_iter().enumerate().map(category).collect::<Vec<_>>()
    };
    let weight = amount(0..=1_000_000).prop_map(Weight::Number);
    let numbers = vec(stated(weight), 0..4).prop_map(move |mut weights| {
        if let Some(first) = weights.first_mut() {
            first.value = Weight::Number(Decimal::from(5005));
        }
        named(weights)
    });
    let percents = (0_i64..=1000).prop_map(move |first| {
        let percent = |tenths| Stated::assumed(Weight::Percent(Rate(Decimal::new(tenths, 3))));
        named(vec![percent(first), percent(1000 - first)])
    });
    prop_oneof![3 => numbers, 1 => percents]
}

/// A series that has a value for every year that a rule of the term may read.
fn series_of<T: std::fmt::Debug + Clone>(
    years: Years,
    value: impl Strategy<Value = Stated<T>> + Clone,
) -> impl Strategy<Value = Series<T>> {
    let earliest = years.first.0 - 10;
    let stated = vec(value.clone(), 1..20);
    (stated, value).prop_map(move |(stated, then)| {
        let values = (earliest..).map(Year).zip(stated).collect();
        Series { values, then: Some(then) }
    })
}

/// From −100 % to +1000 %, at most six decimals as a fraction.
/// A rate from −100 % on.
fn rate() -> impl Strategy<Value = Stated<Rate>> + Clone {
    rate_from(-1_000_000)
}

/// A rate of which four together, as many as a sum here has, are not below −100 %.
fn term_of_sum() -> impl Strategy<Value = Stated<Rate>> + Clone {
    rate_from(-250_000)
}

fn rate_from(least: i64) -> impl Strategy<Value = Stated<Rate>> + Clone {
    let millionths = prop_oneof![
        4 => (-50_i64..=120).prop_map(|tenths| tenths * 1_000),
        1 => least..=10_000_000,
    ];
    stated(millionths.prop_map(|millionths| Rate(Decimal::new(millionths, 6).normalize())))
}

fn exchange() -> impl Strategy<Value = Stated<Exchange>> + Clone {
    let amount = (1_i64..=10_000_000).prop_map(|hundredths| Decimal::new(hundredths, 2));
    stated(amount.prop_map(|amount| Exchange { amount, of: Currency::KRW, per: Currency::USD }))
}

fn money_of(currency: Currency) -> impl Strategy<Value = Stated<Money>> {
    stated(amount(0..=2_000_000_000_000).prop_map(move |amount| Money::new(amount, currency)))
}

fn one_off_of(currency: Currency) -> impl Strategy<Value = Stated<Money>> {
    stated(amount(-100_000_000..=100_000_000).prop_map(move |amount| Money::new(amount, currency)))
}

/// Whole eok mostly, sometimes with decimals.
fn amount(range: std::ops::RangeInclusive<i64>) -> impl Strategy<Value = Decimal> + Clone {
    let places = prop_oneof![4 => Just(0_u32), 1 => 0_u32..=4];
    (range, places).prop_map(|(digits, places)| Decimal::new(digits, places).normalize())
}

fn stated<T: std::fmt::Debug>(
    value: impl Strategy<Value = T> + Clone,
) -> impl Strategy<Value = Stated<T>> + Clone {
    let sources = vec("[A-Z]{2,6}[0-9]{2}(_[A-Z]{1,3})?", 0..3);
    (value, proptest::sample::select(&Status::ALL[..]), sources).prop_map(|(value, status, sources)| {
        let sources = sources.into_iter().map(SourceId).collect();
        Stated { value, status, sources }
    })
}
