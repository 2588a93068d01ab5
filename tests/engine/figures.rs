//! What agreements cost, year by year, against hand calculations and published amounts.

use costshare::engine::{Bound, Certainty, Measure, Projection, RowName, plan, project};
use costshare::model::clauses::{CarryOver, Category, Fixed, Growth, Index, Rule, Weight};
use costshare::model::formula::RoundingMode;
use costshare::model::{Currency, Money, Part, Record, Scale, Scenario, Series, Stated, Status, Year, Years};
use rust_decimal::Decimal;
use rust_decimal_macros::dec;
use support::values::{assumed_eok, assumed_percent};

/// 11,833 with 5.4, 3.4, 4.4 and 4.2 %: the 11th agreement, by three conventions.
#[test]
fn the_11th_agreement_depends_on_what_is_carried() {
    let mut eleventh =
        agreement(2021, dec!(11833), &[(2021, "5.4"), (2022, "3.4"), (2023, "4.4"), (2024, "4.2")], 1, None);
    eleventh.years.last = Year(2025);
    assert_eq!(totals(&eleventh), eok(&[dec!(11833), dec!(12472), dec!(12896), dec!(13463), dec!(14028)]));

    eleventh.parts[0].rounding.how = RoundingMode::Down;
    assert_eq!(totals(&eleventh).last(), eok(&[dec!(14027)]).last());

    eleventh.parts[0].rounding.how = RoundingMode::HalfUp;
    eleventh.parts[0].rounding.carry = CarryOver::Unrounded;
    assert_eq!(totals(&eleventh).last(), eok(&[dec!(14029)]).last());
    let carried =
        projection(&eleventh).at(RowName::Exact(0), Year(2025)).known().expect("all indices are known");
    // 11,833 × 1.054 × 1.034 × 1.044 × 1.042
    assert_eq!(Scale::Eok.count(carried), dec!(14028.919777677024));
}

/// 55,248.5 × 1.25¹² × 0.8¹² = 55,248.5, a half, so 55,249. On the way the amount needs up to 37 digits; those
/// that do not fit bring it below the half. That year alone says that its last unit is not promised.
#[test]
fn a_half_that_loses_digits_on_the_way_says_so() {
    let text = include_str!("../field/carried-to-a-half.ron");
    let mut scenario = costshare::files::read_scenario(text, "a half").expect("it can be read").scenario;
    let projection = project(plan(&scenario, &Record::default(), &[Measure::cumulative()]));
    let years: Vec<Year> = projection.unpromised_years().collect();
    assert_eq!(years, [Year(2024)]);
    let promised = |row, year| {
        let figure = projection.plan().figure(row, Year(year)).expect("it is there");
        projection.is_promised(figure)
    };
    assert!(!promised(RowName::Total, 2024) && !promised(RowName::Measure(0), 2024));
    assert!(promised(RowName::Total, 2023) && promised(RowName::Measure(0), 2023));
    // What is carried is no more than the digits that are kept; only what is rounded may be wrong.
    assert!(promised(RowName::Exact(0), 2024));

    // Every digit is kept: × 1.25 × 0.8 is the half itself.
    scenario.years.last = Year(2002);
    let rule = scenario.parts[0].rules.remove(&Year(2013)).expect("its second rule");
    scenario.parts[0].rules.insert(Year(2002), rule);
    let projection = project(plan(&scenario, &Record::default(), &[]));
    assert_eq!(projection.total(Year(2002)).known().map(|won| Scale::Eok.count(won)), Some(dec!(55249)));
    assert_eq!(projection.unpromised_years().count(), 0);
}

#[test]
fn the_12th_agreement_as_signed() {
    let twelfth = twelfth("2.1", "2.2", "2.0");
    assert_eq!(totals(&twelfth), eok(&[dec!(15192), dec!(15511), dec!(15852), dec!(16169), dec!(16492)]));
    assert_eq!(projection(&twelfth).sum(), Ok(dec!(7921600000000)));
}

#[test]
fn the_12th_agreement_at_flat_rates() {
    assert_eq!(totals(&twelfth("2.5", "2.5", "2.5")).last(), eok(&[dec!(16769)]).last());
    assert_eq!(projection(&twelfth("2.0", "2.0", "2.0")).sum(), Ok(dec!(7906000000000)));
}

/// Consumer prices of 2020–2023: 0.5, 2.5, 5.1, 3.6 %.
#[test]
fn the_rule_of_the_12th_on_the_base_of_2021() {
    let indices = [(2020, "0.5"), (2021, "2.5"), (2022, "5.1"), (2023, "3.6")];
    let mut scenario = agreement(2021, dec!(11833), &indices, 2, Some("5"));
    scenario.years.last = Year(2025);
    assert_eq!(totals(&scenario)[1..], eok(&[dec!(11892), dec!(12189), dec!(12798), dec!(13259)]));
    let bounds: Vec<_> = (2022..=2025).map(|year| projection(&scenario).bound(0, Year(year))).collect();
    assert_eq!(bounds, [None, None, Some(Bound::Cap), None]);

    scenario.parts[0].rules.values_mut().for_each(|rule| rule.cap = None);
    assert_eq!(totals(&scenario).last(), eok(&[dec!(13272)]).last());
}

/// 4.0 % in 2011 at a cap of 4 %: 2013 of the 8th agreement.
#[test]
fn a_growth_at_the_cap_is_not_bound() {
    let indices = [(2008, "4.7"), (2009, "2.8"), (2010, "2.9"), (2011, "4.0")];
    let mut eighth = agreement(2009, dec!(7600), &indices, 2, Some("4"));
    eighth.years.last = Year(2013);
    assert_eq!(totals(&eighth), eok(&[dec!(7600), dec!(7904), dec!(8125), dec!(8361), dec!(8695)]));
    assert_eq!(projection(&eighth).bound(0, Year(2010)), Some(Bound::Cap));
    assert_eq!(projection(&eighth).bound(0, Year(2013)), None);
}

#[test]
fn a_year_typed_over_is_carried_and_a_one_off_is_not() {
    let mut scenario = twelfth("2.1", "2.2", "2.0");
    scenario.parts[0].overrides.insert(Year(2028), assumed_eok(dec!(15800)));
    assert_eq!(totals(&scenario), eok(&[dec!(15192), dec!(15511), dec!(15800), dec!(16116), dec!(16438)]));
    assert_eq!(projection(&scenario).at(RowName::Ruled(0), Year(2028)).known(), eok(&[dec!(15852)]).pop());

    scenario.parts[0].overrides.clear();
    scenario.parts[0].one_offs.insert(Year(2028), assumed_eok(dec!(500)));
    assert_eq!(totals(&scenario), eok(&[dec!(15192), dec!(15511), dec!(16352), dec!(16169), dec!(16492)]));
}

#[test]
fn exact_ties_round_up() {
    let mut scenario = agreement(2026, dec!(12500), &[], 2, None);
    scenario.parts[0].rules.insert(Year(2027), Rule::new(fixed("0.5")));
    scenario.years.last = Year(2027);
    assert_eq!(totals(&scenario), eok(&[dec!(12500), dec!(12563)]));
}

#[test]
fn categories_add_up_to_the_total() {
    let mut scenario = agreement(2025, dec!(14028), &[], 2, None);
    scenario.years.last = Year(2025);
    let category = |(name, weight): (&str, Decimal)| Category {
        name: name.to_owned(),
        weight: Stated::assumed(Weight::Number(weight)),
    };
    let weights = [("labour", dec!(5005)), ("construction", dec!(3710)), ("logistics", dec!(1674))];
    scenario.parts[0].categories = weights.into_iter().map(category).collect();
    let projection = projection(&scenario);
    let parts: Vec<_> =
        (0..3).map(|place| projection.at(RowName::Category(0, place), Year(2025)).known()).collect();
    let expected: Vec<_> = eok(&[dec!(6758), dec!(5010), dec!(2260)]).into_iter().map(Some).collect();
    assert_eq!(parts, expected);
}

/// 6,601 eok and 72.3 million dollars at 1,200 won: 7,468.6 eok.
#[test]
fn parts_in_two_currencies_add_up_at_the_rate_of_the_year() {
    let mut scenario = agreement(2004, dec!(6601), &[], 2, None);
    scenario.years.last = Year(2004);
    scenario.parts[0].name = "won".to_owned();
    let dollars = Money::scaled(dec!(72.3), Scale::Million, Currency::USD).expect("it fits");
    scenario.parts.push(Part::new("dollar", Stated::assumed(dollars)));
    let rate = costshare::model::Exchange { amount: dec!(1200), of: Currency::KRW, per: Currency::USD };
    let rates = Series { then: Some(Stated::assumed(rate)), ..Series::default() };
    scenario.rates.insert(Currency::USD, rates);
    assert_eq!(totals(&scenario), eok(&[dec!(7468.6)]));
}

#[test]
fn an_index_year_that_is_missing_leaves_the_earlier_years_known() {
    let mut scenario = twelfth("2.1", "2.2", "2.0");
    scenario.series.get_mut("cpi").expect("it is there").then = None;
    let projection = projection(&scenario);
    assert_eq!(projection.total(Year(2028)).known(), eok(&[dec!(15852)]).pop());
    let why = projection.total(Year(2030)).why().expect("consumer prices of 2027 are not stated");
    assert_eq!(projection.plan().spell(why.figure), "series.cpi.2027");
}

/// 2027: 15,511 / 1.021 of 2025's prices: the level of 2026 is 1.022, of 2027 1.022 × 1.02.
#[test]
fn constant_prices_chain_the_scenarios_own_index() {
    let scenario = twelfth("2.1", "2.2", "2.0");
    let measures = [Measure::real(Year(2025)), Measure::cumulative()];
    let projection = project(plan(&scenario, &Record::default(), &measures));
    let real = projection.at(RowName::Measure(0), Year(2027)).known().expect("the index is known");
    let by_hand = dec!(15511) / (dec!(1.022) * dec!(1.02));
    assert_eq!(Scale::Eok.count(real).trunc_with_scale(10), by_hand.trunc_with_scale(10));
    assert_eq!(projection.at(RowName::Measure(1), Year(2030)).known(), eok(&[dec!(79216)]).pop());
}

/// In prices of 2030 an amount of 2026 is worth four years of 2.0 % more: 15,192 × 1.02⁴.
/// A change that is not stated makes unknown only what lies on the other side of it: 2026 in prices of 2028 reads
/// those of 2027 and 2028, 2027 that of 2028. Nor is a year less sure than the changes between it and that of the
/// prices: 2028 itself reads none, and its total follows from 2.2 % of 2026, which is published here.
#[test]
fn constant_prices_read_the_changes_in_between_alone() {
    let mut scenario = twelfth("2.1", "2.2", "2.0");
    scenario.years.last = Year(2028);
    let cpi = scenario.series.get_mut("cpi").expect("it is there");
    cpi.values.values_mut().for_each(|change| change.status = Status::Published);
    let later = cpi.then.take().expect("it states what holds later");
    cpi.values.insert(Year(2028), later);
    for part in &mut scenario.parts {
        part.base.status = Status::Published;
        part.rules.values_mut().flat_map(|rule| &mut rule.cap).for_each(|cap| cap.status = Status::Published);
    }
    let projection = project(plan(&scenario, &Record::default(), &[Measure::real(Year(2028))]));
    let real = |year| projection.at(RowName::Measure(0), Year(year)).known();
    assert_eq!((real(2026), real(2028)), (None, eok(&[dec!(15852)]).pop()), "2027 is not stated");
    // 15,511 × 1.02
    assert_eq!(real(2027), eok(&[dec!(15821.22)]).pop());
    let certainty = Certainty::new(&projection);
    let status = |year| certainty.of(RowName::Measure(0), Year(year));
    assert_eq!([status(2027), status(2028)], [Status::Assumed, Status::Published]);
}

#[test]
fn constant_prices_may_be_those_of_a_later_year() {
    let scenario = twelfth("2.1", "2.2", "2.0");
    let projection = project(plan(&scenario, &Record::default(), &[Measure::real(Year(2030))]));
    let real = |year| projection.at(RowName::Measure(0), Year(year)).known().map(|amount| amount.trunc());
    assert_eq!(real(2026).map(|amount| Scale::Eok.count(amount)), Some(dec!(16444.30937472)));
    assert_eq!(real(2030), eok(&[dec!(16492)]).pop());
}

fn projection(scenario: &Scenario) -> Projection {
    project(plan(scenario, &Record::default(), &[]))
}

/// The totals of all years, in won.
fn totals(scenario: &Scenario) -> Vec<Decimal> {
    let projection = projection(scenario);
    scenario.years.iter().map(|year| projection.total(year).known().expect("every year is known")).collect()
}

fn eok(amounts: &[Decimal]) -> Vec<Decimal> {
    amounts.iter().map(|amount| amount * Scale::Eok.units()).collect()
}

fn fixed(text: &str) -> Growth {
    Growth::Fixed(Fixed { rate: assumed_percent(text) })
}

fn twelfth(cpi_2025: &str, cpi_2026: &str, then: &str) -> Scenario {
    let mut scenario = agreement(2026, dec!(15192), &[(2025, cpi_2025), (2026, cpi_2026)], 2, Some("5"));
    scenario.series.get_mut("cpi").expect("it was made").then = Some(assumed_percent(then));
    scenario
}

/// Five years from a base in eok, by an index from the second year on.
fn agreement(first: i16, base: Decimal, index: &[(i16, &str)], lag: u8, cap: Option<&str>) -> Scenario {
    let mut part = Part::new("", assumed_eok(base));
    let mut rule = Rule::new(Growth::Index(Index { series: "cpi".to_owned(), lag }));
    rule.cap = cap.map(assumed_percent);
    part.rules.insert(Year(first + 1), rule);
    let values = index.iter().map(|&(year, rate)| (Year(year), assumed_percent(rate))).collect();
    Scenario {
        series: [("cpi".to_owned(), Series { values, then: None })].into(),
        ..Scenario::new(Years::new(Year(first), Year(first + 4)), vec![part])
    }
}
