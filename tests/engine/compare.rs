//! Two scenarios side by side: the numbers of the issue, and what holds for every pair.

use costshare::engine::{
    Bars, Bridge, Cause, ChangeEffect, Comparison, CostOrder, Crossing, EqualSums, Measure, Missing,
    NotAlone, Side, Span, bridge, compare, plan, plan_rewritten, project,
};
use costshare::model::clauses::{CarryOver, Fixed, Growth, Rule};
use costshare::model::{
    Currency, Exchange, Field, FieldValue, Money, Part, PartField, Rate, Record, RuleField, Scale, Scenario,
    Series, Stated, Value, Year, Years, difference,
};
use costshare::text::Language;
use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};
use rust_decimal_macros::dec;
use support::values::{assumed_percent, field, shipped, write};

// The 11th agreement carried on at 4.2 % against the 12th at 2.0 % flat. By hand: 14,028 × 1.042 =
// 14,617.176 in 2026; the sums of five years are 5.438… and 5.204… times the first.

#[test]
fn sums_and_yearly_amounts_of_the_11th_extended_and_the_12th() {
    let comparison = unrounded(dec!(0.1));
    assert_eq!(comparison.years, Years::new(Year(2026), Year(2030)));
    let sums = comparison.sums.expect("every year is known");
    assert_eq!(eok([sums.baseline, sums.other]), [dec!(79488.4), dec!(79059.8)]);
    assert_eq!(eok([comparison.difference().expect("it is known")]), [dec!(-428.6)]);
    let yearly: Vec<Decimal> =
        comparison.rows.iter().map(|row| row.difference().expect("it is known")).collect();
    assert_eq!(eok([yearly[0], yearly[1], yearly[2]]), [dec!(574.8), dec!(264.7), dec!(-65.0)]);
    let apart: Vec<_> = comparison.apart.iter().map(|apart| (apart.side, apart.year, apart.amount)).collect();
    assert_eq!(apart, [(Side::Baseline, Year(2025), Value::Known(won(dec!(14028))))]);
    assert_eq!(comparison.missing, []);
}

#[test]
fn base_and_growth_make_the_difference_of_the_11th_extended_and_the_12th() {
    let comparison = unrounded(dec!(0.1));
    let bridge = bridge_of(&comparison);
    assert_eq!(causes(&bridge), [vec![Cause::Base], vec![Cause::Growth]]);
    let tenth = won(dec!(0.1));
    let shown = |bars: &Bars| eok_of(&bars.shown(tenth).0);
    assert_eq!(shown(&bridge.average(Span::Sum)), [dec!(3058.7), dec!(-3487.3)]);
    assert_eq!(shown(&bridge.in_order(&[0, 1], Span::Sum)), [dec!(3125.9), dec!(-3554.5)]);
    assert_eq!(shown(&bridge.in_order(&[1, 0], Span::Sum)), [dec!(2991.4), dec!(-3420.0)]);
    assert_eq!(shown(&bridge.alone(Span::Sum)), [dec!(3125.9), dec!(-3420.0)]);
    assert_eq!(eok([bridge.together(Span::Sum)]), [dec!(-428.6) - dec!(3125.9) + dec!(3420.0)]);
    assert_eq!(shown(&bridge.average(Span::Year(Year(2026)))), [dec!(574.8), dec!(0)]);
}

/// Growth changes nothing in 2026, and the base 15,192 − 14,617.2, paid to 0.1 eok.
#[test]
fn a_line_knows_its_effect_by_year() {
    let comparison = unrounded(dec!(0.1));
    let [growth, base] = &comparison.lines[..] else { panic!("{:?}", comparison.lines) };
    assert_eq!(effect(base.over(Span::Year(Year(2026)))), Some(dec!(574.8)));
    assert_eq!(effect(growth.over(Span::Year(Year(2026)))), Some(dec!(0)));
    assert_eq!(effect(base.over(Span::Sum)), Some(dec!(3125.9)));
    assert_eq!(base.over(Span::Year(Year(2025))), ChangeEffect::NoSums);
}

#[test]
fn the_redline_of_the_11th_extended_and_the_12th_has_two_lines() {
    let comparison = unrounded(dec!(0.1));
    let lines: Vec<_> =
        comparison.lines.iter().map(|line| (line.fields[0].to_string(), effect(line.effect))).collect();
    assert_eq!(
        lines,
        [("rule.2027.growth.rate".to_owned(), Some(dec!(-3420.0))), ("base".to_owned(), Some(dec!(3125.9)))]
    );
    assert_eq!(comparison.began_earlier, Some(Side::Baseline));
}

#[test]
fn the_12th_becomes_cheaper_in_2028_and_its_sum_in_2030() {
    let comparison = unrounded(dec!(0.1));
    let cheaper = |year| [Crossing { year: Year(year), earliest: Year(year), standing: CostOrder::Cheaper }];
    assert_eq!(comparison.crossings, cheaper(2028));
    assert_eq!(comparison.sum_crossings, cheaper(2030));
}

/// Another program, in exact fractions, finds no other step at which the sums are 79,488.4.
#[test]
fn at_2_2704_per_cent_the_12th_costs_as_much_as_the_11th_extended() {
    let rate = assumed_percent("2.2704").value;
    assert_eq!(unrounded(dec!(0.1)).equal_sums, Some(EqualSums::At { first: rate, last: rate }));
}

/// The same to the won: exact fractions in another program give 79,488.40117552 and 79,059.77811072.
#[test]
fn unrounded_amounts_say_the_same() {
    let comparison = unrounded(dec!(0.00000001));
    let sums = comparison.sums.expect("every year is known");
    assert_eq!(eok([sums.baseline, sums.other]), [dec!(79488.40117552), dec!(79059.77811072)]);
    let shown = |bars: &Bars| eok_of(&bars.shown(won(dec!(0.1))).0);
    let bridge = bridge_of(&comparison);
    assert_eq!(shown(&bridge.average(Span::Sum)), [dec!(3058.7), dec!(-3487.3)]);
    assert_eq!(shown(&bridge.in_order(&[0, 1], Span::Sum)), [dec!(3125.9), dec!(-3554.5)]);
    assert_eq!(shown(&bridge.in_order(&[1, 0], Span::Sum)), [dec!(2991.4), dec!(-3420.0)]);
    let [below, above] = ["2.2704", "2.2705"].map(|rate| assumed_percent(rate).value);
    assert_eq!(comparison.equal_sums, Some(EqualSums::Between { below, above, nearest: below }));
    let told = costshare::text::compare::equal_sums_words(&comparison, "The 12th", Language::En);
    let told = told.expect("growth says something");
    assert!(
        told.contains("between 2.2704% and 2.2705%") && told.contains("at 2.2704% it comes nearest"),
        "{told}"
    );
}

/// Rounded to 1 eok each year as ordered: whole numbers, and several rates that give them.
#[test]
fn with_the_ordered_rounding_all_shown_bars_add() {
    let comparison = compared(&shipped("sma-11-extended.ron"), &shipped("sma-12-cpi-2.0.ron"));
    let sums = comparison.sums.expect("every year is known");
    assert_eq!(eok([sums.baseline, sums.other]), [dec!(79490), dec!(79060)]);
    let bridge = bridge_of(&comparison);
    for span in [Span::Sum, Span::Year(Year(2027)), Span::Year(Year(2030))] {
        let (bars, sum) = bridge.average(span).shown(won(dec!(1)));
        assert_eq!(bars.iter().sum::<Decimal>(), sum);
    }
    assert_eq!(eok([bridge.average(Span::Sum).shown(won(dec!(1))).1]), [dec!(-430)]);
    // As tried step by step in another program.
    let [first, last] = ["2.2688", "2.2737"].map(|rate| assumed_percent(rate).value);
    assert_eq!(comparison.equal_sums, Some(EqualSums::At { first, last }));
}

/// 15,192 × 1.023 = 15,541.416, and so on: 15,511 becomes 15,541.
#[test]
fn consumer_prices_of_2025_printed_higher() {
    let twelfth = shipped("sma-12.ron");
    let mut higher = twelfth.clone();
    write(&mut higher, "series.cpi.2025", FieldValue::Rate(assumed_percent("2.3")));
    let comparison = compared(&twelfth, &higher);
    let yearly: Vec<Decimal> =
        comparison.rows.iter().map(|row| row.difference().expect("it is known")).collect();
    assert_eq!(eok_of(&yearly), [dec!(0), dec!(30), dec!(31), dec!(32), dec!(33)]);
    assert_eq!(eok([comparison.difference().expect("it is known")]), [dec!(126)]);
    assert_eq!(causes(&bridge_of(&comparison)), [vec![Cause::Series]]);
    assert_eq!(effect(comparison.lines[0].effect), Some(dec!(126)));
    assert_eq!(comparison.fields, [field("series.cpi.2025")]);
}

/// An index on a series that the baseline lacks costs nothing that could be told alone.
#[test]
fn a_rule_and_the_series_that_it_needs_stand_on_one_line() {
    let fixed = shipped("sma-11-extended.ron");
    let twelfth = shipped("sma-12.ron");
    let comparison = compared(&fixed, &twelfth);
    let line = comparison.lines.iter().find(|line| line.fields.contains(&field("rule.2027.growth")));
    let line = line.expect("the growth differs");
    assert_eq!(line.fields, [field("rule.2027.growth"), field("series.cpi")]);
    assert!(matches!(line.effect, ChangeEffect::Known(_)));
    let bars = bridge_of(&comparison).average(Span::Sum);
    assert_eq!(Some(bars.difference()), comparison.difference());
}

/// The defence budget of 2025 is not known: the other index goes only with the other lag, and
/// consumer prices only once nothing reads them.
#[test]
fn fields_that_need_each_other_stand_on_one_line() {
    let comparison = compared(&shipped("sma-12.ron"), &shipped("sma-12-defence-budget.ron"));
    let lines: Vec<_> = comparison.lines.iter().map(|line| names_of(&line.fields)).collect();
    let together =
        ["rule.2027.growth.series", "rule.2027.growth.lag", "series.cpi", "series.defence_budget_growth"];
    assert_eq!(lines, [together.to_vec(), vec!["rule.2027.cap"]]);
    assert!(comparison.lines.iter().all(|line| matches!(line.effect, ChangeEffect::Known(_))));
    let bars = causes(&bridge_of(&comparison));
    assert_eq!(bars, [vec![Cause::Growth, Cause::Lag], vec![Cause::Bounds]]);
}

/// A part in dollars of its own: without it the baseline has a base of zero.
#[test]
fn a_part_that_only_one_side_has_is_base() {
    let twelfth = shipped("sma-12.ron");
    let mut with = twelfth.clone();
    with.parts[0].name = "won".to_owned();
    let million = Money::scaled(dec!(100), Scale::Million, Currency::USD).expect("it fits");
    let mut dollars = Part::new("dollar", Stated::assumed(million));
    dollars.rules = with.parts[0].rules.clone();
    with.parts.push(dollars);
    write(&mut with, "part.won.base", FieldValue::Money(Stated::assumed(money(dec!(14000)))));
    let comparison = compared(&twelfth, &with);
    let lines: Vec<_> = comparison.lines.iter().map(|line| line.fields[0].to_string()).collect();
    assert_eq!(lines, ["part.dollar", "part.won.base"]);
    assert!(comparison.lines.iter().all(|line| matches!(line.effect, ChangeEffect::Known(_))));
    let bridge = bridge_of(&comparison);
    assert_eq!(causes(&bridge), [vec![Cause::Base]]);
    assert_eq!(Some(bridge.average(Span::Sum).difference()), comparison.difference());
    assert_eq!(names_of(&comparison.without_cost), Vec::<String>::new());
}

/// 14,028 in 2025; without the rule from 2026 nothing says what 2026 costs.
#[test]
fn a_rule_that_is_needed_cannot_be_taken_away_alone() {
    let with = shipped("sma-12-cpi-2.0.ron");
    let mut without = with.clone();
    write(&mut without, "rule.2027", FieldValue::Absent);
    let comparison = compared(&with, &without);
    assert_eq!(comparison.sums.map(|sums| eok([sums.baseline])), Some([dec!(15192)]), "2026 is known");
    assert_eq!(comparison.missing.len(), 4);
    assert!(matches!(comparison.missing[0], Missing::Unknown { side: Side::Other, year: Year(2027), .. }));
}

#[test]
fn what_is_missing_is_told_and_the_rest_stands() {
    let twelfth = shipped("sma-12.ron");
    let comparison = compared(&shipped("sma-08.ron"), &twelfth);
    assert!(matches!(comparison.missing[..], [Missing::NoCommonYear(_)]), "{:?}", comparison.missing);
    assert_eq!((comparison.sums, bridge(&comparison, &Record::default())), (None, None));
    assert!(!comparison.apart.is_empty() && !comparison.fields.is_empty());

    let mut dollars = twelfth.clone();
    dollars.rates.clear();
    let million =
        |count| Stated::assumed(Money::scaled(count, Scale::Million, Currency::USD).expect("it fits"));
    dollars.parts =
        vec![Part { rules: dollars.parts[0].rules.clone(), ..Part::new("", million(dec!(1069))) }];
    let comparison = compared(&twelfth, &dollars);
    let missing = Missing::NoRate {
        side: Side::Other,
        years: (2026..=2030).map(Year).collect(),
        from: Currency::USD,
        to: Currency::KRW,
    };
    assert_eq!(comparison.missing, [missing]);
    assert!(comparison.fields.contains(&field("part")), "another currency is another part");

    let rate = Exchange { amount: dec!(0.0007), of: Currency::USD, per: Currency::KRW };
    let rates = Series { then: Some(Stated::assumed(rate)), ..Series::default() };
    dollars.rates.insert(Currency::KRW, rates);
    let comparison = compared(&twelfth, &dollars);
    assert_eq!(comparison.missing, []);
    assert!(comparison.lines.iter().all(|line| line.effect == ChangeEffect::NotAlone(NotAlone::Currencies)
        || matches!(line.effect, ChangeEffect::Known(_))));
    let bars = bridge_of(&comparison).bars;
    assert_eq!(bars.iter().filter(|bar| bar.causes.len() > 1).count(), 1);

    let mut unsound = twelfth.clone();
    write(&mut unsound, "rule.2027.floor", FieldValue::Rate(assumed_percent("6")));
    let comparison = compared(&twelfth, &unsound);
    // A floor above its cap: 2026 stands, and what reads the rule is unknown because of that problem.
    let [Missing::InError { side: Side::Other, years, problem }] = &comparison.missing[..] else {
        panic!("{:?}", comparison.missing)
    };
    assert_eq!(years[..], [2027, 2028, 2029, 2030].map(Year));
    assert_eq!(problem.field, field("rule.2027.floor"));
    assert_eq!((comparison.sums, comparison.difference()), (None, None), "four of five years are unknown");
    assert_eq!(comparison.rows[0].difference(), Some(dec!(0)), "2026 does not read it");
    assert_eq!(comparison.lines[0].effect, ChangeEffect::NotAlone(NotAlone::InError));
    assert_eq!((bridge(&comparison, &Record::default()), comparison.equal_sums), (None, None));
}

/// Both cost 15,192 eok in 2026. At prices 2.2 % and 6 % above those of 2025 this is 14,865 and 14,332 eok of 2025:
/// the difference is one of prices, and is told as that.
#[test]
fn constant_prices_of_two_price_paths_are_told() {
    let twelfth = shipped("sma-12.ron");
    let mut dearer = twelfth.clone();
    write(&mut dearer, "series.cpi.2026", FieldValue::Rate(assumed_percent("6")));
    let record = costshare::files::record::bundled();
    let real = compare(&twelfth, &dearer, record, &Measure::real(Year(2025)));
    assert!(real.basis.has_prices_apart);
    assert!(real.rows[0].difference().expect("2026 is known").is_sign_negative());
    assert!(!compare(&twelfth, &dearer, record, &Measure::default()).basis.has_prices_apart);
    let mut more = twelfth.clone();
    write(&mut more, "base", FieldValue::Money(Stated::assumed(money(dec!(15292)))));
    assert!(!compare(&twelfth, &more, record, &Measure::real(Year(2025))).basis.has_prices_apart);
    let words = costshare::text::measures::measure_basis(&real.measure, &real.basis, Language::En);
    assert_eq!(words, "prices of 2025 by consumer prices, each scenario by its own prices");
}

/// Prices that differ only behind a year that neither knows are read by nobody; and a term to 9999, which is in
/// error, has no figures in any prices.
#[test]
fn prices_that_no_figure_reads_are_not_apart() {
    let record = costshare::files::record::bundled();
    let gap = |later: &str| {
        let mut scenario = shipped("sma-12.ron");
        let cpi = scenario.series.get_mut("cpi").expect("it reads it");
        cpi.then = None;
        cpi.values.insert(Year(2029), assumed_percent(later));
        scenario
    };
    let real = Measure::real(Year(2025));
    assert!(!compare(&gap("2"), &gap("6"), record, &real).basis.has_prices_apart, "2027 is not stated");
    // In prices of 2030 both 2030 and 2029 would be read, and 2030 is not known.
    assert!(!compare(&gap("2"), &gap("6"), record, &Measure::real(Year(2030))).basis.has_prices_apart);
    assert!(compare(&gap("2"), &gap("6"), record, &Measure::real(Year(2029))).basis.has_prices_apart);

    let mut slip = shipped("sma-12.ron");
    slip.years.last = Year(9999);
    write(&mut slip, "series.cpi.2026", FieldValue::Rate(assumed_percent("6")));
    assert!(!compare(&shipped("sma-12.ron"), &slip, record, &real).basis.has_prices_apart);
}

/// Consumer prices are known up to 2026 only, so in won of 2025 the years from 2027 on are left out. Growth
/// from 2027 changes none but these; a cap from there, 5 % against none, changes no year at all: 2.1, 2.2 and
/// 2.0 % stay below it. 14,617 less 15,192 eok, in prices of 2025 at 2.2 %: −575 ÷ 1.022 = −562.6.
#[test]
fn an_effect_on_years_left_out_is_none_that_could_be_told() {
    let (twelfth, mut eleventh) = (shipped("sma-12.ron"), shipped("sma-11-extended.ron"));
    eleventh.title = "carried on".to_owned();
    let comparison =
        compare(&twelfth, &eleventh, costshare::files::record::bundled(), &Measure::real(Year(2025)));
    assert_eq!(comparison.counted_of(&[]), Some(vec![Year(2026)]));
    let found = |name: &str| {
        let line = comparison.lines.iter().find(|line| names_of(&line.fields) == [name]);
        line.unwrap_or_else(|| panic!("no line of {name}")).effect
    };
    assert_eq!(found("rule.2027.growth"), ChangeEffect::NotAlone(NotAlone::LeftOut));
    assert_eq!(found("rule.2027.cap"), ChangeEffect::Known(dec!(0)));
    let base = effect(found("base")).expect("2026 is known");
    let tenths = base.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
    assert_eq!(tenths, dec!(-562.6));
    let nominal = compare(&twelfth, &eleventh, &Record::default(), &Measure::default());
    assert_eq!(nominal.counted_of(&[]), None, "every common year counts");
}

/// A floor of 5 % and a cap of 3 % are in error together, whichever of them the check names. What else
/// differs is read in the baseline, which stands: 100 eok more in 2026 are 102, 104, 106 and 109 more in the
/// years after: 15,292 × 1.021 = 15,613.132, × 1.022 = 15,956.486, × 1.02 = 16,275.12, × 1.02 = 16,600.5,
/// against 15,511, 15,852, 16,169 and 16,492.
#[test]
fn an_effect_stands_beside_a_term_in_error() {
    let twelfth = shipped("sma-12.ron");
    let mut unsound = twelfth.clone();
    write(&mut unsound, "rule.2027.floor", FieldValue::Rate(assumed_percent("5")));
    write(&mut unsound, "rule.2027.cap", FieldValue::Rate(assumed_percent("3")));
    write(&mut unsound, "base", FieldValue::Money(Stated::assumed(money(dec!(15292)))));
    let comparison = compared(&twelfth, &unsound);
    let lines: Vec<_> =
        comparison.lines.iter().map(|line| (names_of(&line.fields), effect(line.effect))).collect();
    let bounds = vec!["rule.2027.floor".to_owned(), "rule.2027.cap".to_owned()];
    assert_eq!(lines, [(vec!["base".to_owned()], Some(dec!(521))), (bounds, None)]);
    assert_eq!(comparison.sums, None);
    // The baseline in error has no sum for anything to be an effect on.
    let comparison = compared(&unsound, &twelfth);
    assert!(
        comparison.lines.iter().all(|line| line.effect == ChangeEffect::NoSums),
        "{:?}",
        comparison.lines
    );
    assert_eq!((comparison.sums, bridge(&comparison, &Record::default())), (None, None));
    assert_eq!(eok([comparison.rows[0].difference().expect("it is known")]), [dec!(-100)]);
}

/// A cap of 6 % where prices rise by 2 %.
#[test]
fn a_field_that_changes_nothing_has_a_bar_of_zero() {
    let twelfth = shipped("sma-12.ron");
    let mut other = twelfth.clone();
    write(&mut other, "rule.2027.cap", FieldValue::Rate(assumed_percent("6")));
    write(&mut other, "series.cpi.2025", FieldValue::Rate(assumed_percent("2.3")));
    let comparison = compared(&twelfth, &other);
    let bridge = bridge_of(&comparison);
    assert_eq!(causes(&bridge), [vec![Cause::Bounds], vec![Cause::Series]]);
    assert_eq!(eok_of(&bridge.average(Span::Sum).sizes()), [dec!(0), dec!(126)]);
    assert_eq!(eok_of(&bridge.average(Span::Sum).shown(won(dec!(1000))).0), [dec!(0), dec!(0)]);
}

/// 100 dollars at 1,000 and at 1,100 won: in dollars nothing differs, in won the rate does.
#[test]
fn the_exchange_rate_is_a_cause_of_its_own() {
    let twelfth = shipped("sma-12.ron");
    let mut weaker = twelfth.clone();
    let rate = Exchange { amount: dec!(1500), of: Currency::KRW, per: Currency::USD };
    write(&mut weaker, "rate.USD.then", FieldValue::Exchange(Stated::assumed(rate)));
    assert_eq!(compared(&twelfth, &weaker).difference(), Some(Decimal::ZERO));
    let record = Record::default();
    let comparison = compare(&twelfth, &weaker, &record, &Measure::converted(Currency::USD));
    let bridge = bridge(&comparison, &record).expect("it is known");
    assert_eq!(causes(&bridge), [vec![Cause::Exchange]]);
    let difference = comparison.difference().expect("it is known");
    assert!(difference < Decimal::ZERO);
    let lost = (bridge.average(Span::Sum).difference() - difference).abs();
    assert!(lost < dec!(0.000001), "{lost}");
}

#[test]
fn nine_causes_can_all_differ() {
    let (baseline, other) = (shipped("sma-12.ron"), nine_times_different());
    let comparison = compared(&baseline, &other);
    let bridge = bridge_of(&comparison);
    let found: Vec<Cause> = causes(&bridge).concat();
    assert_eq!(found.len(), 8, "exchange rates are not read in won: {found:?}");
    assert_eq!(Some(bridge.average(Span::Sum).difference()), comparison.difference());
}

proptest! {
    /// Writing what the fields hold in the other makes the one the other.
    #[test]
    fn differences_lead_from_one_to_the_other(one in support::scenario(), other in support::scenario()) {
        let fields = difference(&one, &other);
        let mut changed = one.clone();
        for field in &fields {
            let value = field.read(&other).expect("the field can be read in the other");
            prop_assert!(field.read(&one).is_some(), "{} can be read in the one", field);
            field.write(&mut changed, value).expect("what was read can be written");
        }
        prop_assert_eq!(&changed, &other);
        prop_assert_eq!(difference(&one, &one), []);
        let mut back = difference(&other, &one);
        let mut there = fields;
        prop_assert!(there.windows(2).all(|pair| pair[0] != pair[1]));
        back.sort();
        there.sort();
        prop_assert_eq!(back, there, "both ways name the same fields");
    }

    #[test]
    fn nothing_differs_from_itself(scenario in support::scenario()) {
        let comparison = compared(&scenario, &scenario);
        prop_assert!(comparison.is_empty() && comparison.lines.is_empty());
        prop_assert_eq!(&comparison.without_cost, &[]);
        prop_assert!(comparison.crossings.is_empty() && comparison.sum_crossings.is_empty());
        if comparison.sums.is_some() {
            prop_assert_eq!(comparison.difference(), Some(Decimal::ZERO));
        }
        if let Some(bridge) = bridge(&comparison, &Record::default()) {
            prop_assert_eq!(bridge.bars, []);
        }
    }

}

proptest! {
    // A bridge has up to 512 mixtures.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn bars_add_up_to_the_difference((one, other) in support::pair(), order in support::order(), unit in 0_u32..12) {
        let comparison = compared(&one, &other);
        if let Some(bridge) = bridge(&comparison, &Record::default()) {
            let whole = comparison.difference().expect("a bridge has sums");
            let told = bridge.average(Span::Sum).difference();
            prop_assert!(near(told, whole, &comparison), "{} is not {}, {:?}", told, whole, comparison.sums);
            let places = bridge.places(order);
            let mut sorted = places.clone();
            sorted.sort_unstable();
            prop_assert!(sorted.into_iter().eq(0..bridge.bars.len()), "every bar has one place");
            for at in 1..places.len() {
                let [one, next] = [at - 1, at].map(|at| order.earliest(&bridge.bars[places[at]].causes));
                let moved = order.exchanged(one.expect("it has a cause"), next.expect("it has a cause"));
                let mut expected = places.clone();
                expected.swap(at - 1, at);
                prop_assert_eq!(bridge.places(moved), expected, "neighbours change places, no others do");
            }
            for span in bridge.years.iter().map(|&year| Span::Year(year)).chain([Span::Sum]) {
                let average = bridge.average(span);
                let in_order = bridge.in_order(&places, span);
                prop_assert_eq!(average.difference(), in_order.difference());
                let ends = comparison.over(span).expect("the year counts");
                prop_assert!(near(average.difference(), ends.other - ends.baseline, &comparison));
                let step = Decimal::from(10_u64.pow(unit));
                let (shown, sum) = in_order.shown(step);
                prop_assert_eq!(shown.iter().sum::<Decimal>(), sum);
                // Ends that are rounded apart may lie a unit further from each other.
                for total in [sum - step, sum, sum + step] {
                    let between = in_order.shown_between(step, total);
                    let moves = in_order.sizes().iter().any(|size| !size.is_zero());
                    prop_assert!(!moves || between.iter().sum::<Decimal>() == total);
                    for (size, shown) in in_order.sizes().into_iter().zip(between) {
                        prop_assert!(!size.is_zero() || shown.is_zero(), "a bar of zero got a unit");
                    }
                }
                let alone: Decimal = bridge.alone(span).sizes().iter().sum();
                let whole = average.difference();
                prop_assert!(near(alone + bridge.together(span), whole, &comparison));
                let unit = Decimal::from(10_u64.pow(unit));
                let (shown, sum) = average.shown(unit);
                prop_assert_eq!(shown.iter().sum::<Decimal>(), sum);
                let by_hand = (whole / unit)
                    .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero) * unit;
                prop_assert_eq!(sum, by_hand);
                for (size, shown) in average.sizes().into_iter().zip(shown) {
                    prop_assert!((size - shown).abs() < unit);
                    prop_assert!(!size.is_zero() || shown.is_zero(), "a bar of zero got a unit");
                }
            }
        }
    }

    #[test]
    fn the_way_back_is_the_same_with_the_other_sign((one, other) in support::pair()) {
        let record = Record::default();
        let (there, back) = (compared(&one, &other), compared(&other, &one));
        prop_assert_eq!(there.difference(), back.difference().map(|difference| -difference));
        for (there, back) in there.rows.iter().zip(&back.rows) {
            prop_assert_eq!(there.difference(), back.difference().map(|difference| -difference));
        }
        let years = |crossings: &[Crossing]| crossings.iter().map(|crossing| crossing.year).collect::<Vec<_>>();
        prop_assert_eq!(years(&there.crossings), years(&back.crossings));
        prop_assert_eq!(years(&there.sum_crossings), years(&back.sum_crossings));
        if let (Some(there), Some(back)) = (bridge(&there, &record), bridge(&back, &record)) {
            prop_assert_eq!(causes(&there), causes(&back));
            let negated = |bars: Vec<Decimal>| bars.into_iter().map(|bar| -bar).collect::<Vec<_>>();
            let (there, back) = (there.average(Span::Sum), back.average(Span::Sum));
            prop_assert_eq!(there.sizes(), negated(back.sizes()));
            let unit = Decimal::from(100_000_000);
            prop_assert_eq!(there.shown(unit).0, negated(back.shown(unit).0));
        }
    }

}

proptest! {
    /// A line is worth what writing its fields into the baseline changes; one without a figure
    /// leaves a year unknown.
    #[test]
    fn lines_are_worth_what_they_change((one, other) in support::pair()) {
        let comparison = compared(&one, &other);
        let years: Vec<Year> = known_years(&comparison);
        let scenarios = &comparison.scenarios;
        for line in &comparison.lines {
            let mut changed = scenarios.baseline.clone();
            let written = line.fields.iter().all(|field| {
                let value = field.read(&scenarios.other).expect("the other has it");
                field.write(&mut changed, value).is_ok()
            });
            if !written {
                prop_assert!(matches!(line.effect, ChangeEffect::NotAlone(NotAlone::Needed) | ChangeEffect::NoSums));
                continue;
            }
            let (before, after) = (sum(&scenarios.baseline, &years), sum(&changed, &years));
            let difference = before.zip(after).and_then(|(before, after)| after.checked_sub(before));
            let yearly = [&scenarios.baseline, &changed].map(|scenario| amounts(scenario, &years));
            for (place, &year) in years.iter().enumerate() {
                let [before, after] = [0, 1].map(|side| yearly[side][place].known());
                let of_year = before.zip(after).and_then(|(before, after)| after.checked_sub(before));
                match (line.effect, line.over(Span::Year(year))) {
                    (ChangeEffect::Known(_), ChangeEffect::Known(effect)) => prop_assert_eq!(Some(effect), of_year),
                    (over_all, effect) => prop_assert_eq!(over_all, effect),
                }
            }
            match line.effect {
                ChangeEffect::Known(effect) => prop_assert_eq!(Some(effect), difference),
                ChangeEffect::NotAlone(NotAlone::Unknown(..)) => prop_assert_eq!(after, None),
                ChangeEffect::NotAlone(_) => {}
                ChangeEffect::NoSums => prop_assert!(comparison.sums.is_none()),
            }
        }
        let mut told: Vec<&Field> = comparison.lines.iter().flat_map(|line| &line.fields).collect();
        let count = told.len();
        told.sort();
        told.dedup();
        prop_assert_eq!(told.len(), count, "a field stands on one line");
    }

    /// At the rate that is told the sums are equal, and a step aside they are not.
    #[test]
    fn the_sums_are_equal_at_the_rate_that_is_told((one, other) in support::pair()) {
        let comparison = compared(&one, &other);
        let years = known_years(&comparison);
        let step = Decimal::from_i128_with_scale(1, 6);
        let standing = |rate: Decimal| {
            let mut flat = comparison.scenarios.other.clone();
            for part in &mut flat.parts {
                let growth = Growth::Fixed(Fixed { rate: Stated::assumed(Rate(rate)) });
                part.rules = [(flat.years.first.plus(1), Rule::new(growth))].into();
            }
            // Too large a sum is larger than any.
            let target = comparison.sums.expect("there is a rate").baseline;
            sum(&flat, &years).map_or(std::cmp::Ordering::Greater, |sum| sum.cmp(&target))
        };
        let least = Decimal::NEGATIVE_ONE;
        match comparison.equal_sums {
            Some(EqualSums::At { first, last }) => {
                prop_assert!(standing(first.0).is_eq() && standing(last.0).is_eq());
                prop_assert!(first.0 == least || standing(first.0 - step).is_lt());
                prop_assert!(last.0 == Decimal::TEN || standing(last.0 + step).is_gt());
            }
            Some(EqualSums::Between { below, above, nearest }) => {
                prop_assert!(standing(below.0).is_lt() && standing(above.0).is_gt());
                prop_assert_eq!(below.0 + step, above.0);
                prop_assert!(nearest == below || nearest == above);
            }
            Some(EqualSums::Never(CostOrder::Dearer)) => prop_assert!(standing(least).is_gt()),
            Some(EqualSums::Never(CostOrder::Cheaper)) => prop_assert!(standing(Decimal::TEN).is_lt()),
            Some(EqualSums::NoEffect) | None => {}
        }
    }

    /// A cause alone is worth what writing all its fields into the baseline changes.
    #[test]
    fn causes_are_worth_what_their_fields_change((one, other) in support::pair()) {
        let comparison = compared(&one, &other);
        if let Some(bridge) = bridge(&comparison, &Record::default()) {
            let (scenarios, years) = (&comparison.scenarios, &bridge.years);
            let before = sum(&scenarios.baseline, years).expect("a bridge has sums");
            let fields = comparison.lines.iter().flat_map(|line| line.fields.clone());
            // Whole parts, rules and series belong to several causes.
            let leaf = |field: &Field| field.kind() != costshare::model::Kind::Tree;
            let fields: Vec<Field> = fields.collect();
            let rules_alike = !fields.iter().any(|field| {
                matches!(field, Field::Part(_, PartField::Rule(_, RuleField::Whole) | PartField::Whole))
            });
            let alone = bridge.alone(Span::Sum).sizes();
            for (bar, alone) in bridge.bars.iter().zip(alone) {
                let [cause] = bar.causes[..] else { continue };
                let mine: Vec<&Field> =
                    fields.iter().filter(|field| Cause::of(field) == Some(cause)).collect();
                let told = mine.iter().all(|field| leaf(field)) && rules_alike && cause != Cause::Growth;
                if !told {
                    continue;
                }
                let mut changed = scenarios.baseline.clone();
                for field in mine {
                    let value = field.read(&scenarios.other).expect("the other has it");
                    field.write(&mut changed, value).expect("it can be written");
                }
                let after = sum(&changed, years).expect("the bridge knows it");
                prop_assert!(near(after - before, alone, &comparison), "{:?}: {} is not {}", cause, after - before, alone);
            }
        }
    }

    /// What a scenario costs in the common years is the same whenever it began.
    #[test]
    fn a_later_beginning_costs_the_same(scenario in support::scenario(), later in 0_i16..8) {
        let mut short = scenario.clone();
        short.years.first = scenario.years.first.plus(later);
        let comparison = compared(&scenario, &short);
        let projection = project(plan(&scenario, &Record::default(), &[]));
        for row in &comparison.rows {
            match (row.amounts.baseline.known(), projection.total(row.year).known()) {
                (Some(found), Some(told)) => prop_assert!(near(found, told, &comparison)),
                (found, told) => prop_assert_eq!(found, told),
            }
        }
    }
}

/// The years that are known on both sides.
fn known_years(comparison: &Comparison) -> Vec<Year> {
    comparison.rows.iter().filter(|row| row.difference().is_some()).map(|row| row.year).collect()
}

fn amounts(scenario: &Scenario, years: &[Year]) -> Vec<Value> {
    let projection = project(plan_rewritten(scenario, &Record::default(), &[]));
    years.iter().map(|&year| projection.total(year)).collect()
}

fn sum(scenario: &Scenario, years: &[Year]) -> Option<Decimal> {
    amounts(scenario, years)
        .into_iter()
        .try_fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount.known()?))
}

/// Equal in all digits that amounts of this size can have.
fn near(one: Decimal, other: Decimal, comparison: &Comparison) -> bool {
    let size = comparison.sums.map_or(Decimal::ZERO, |sums| sums.baseline.abs().max(sums.other.abs()));
    (one - other).abs() <= size * Decimal::from_i128_with_scale(1, 20)
}

fn names_of(fields: &[Field]) -> Vec<String> {
    fields.iter().map(Field::to_string).collect()
}

/// The 12th with everything changed that can be.
fn nine_times_different() -> Scenario {
    let mut other = shipped("sma-12.ron");
    write(&mut other, "base", FieldValue::Money(Stated::assumed(money(dec!(15000)))));
    write(&mut other, "rule.2027.growth.lag", FieldValue::Lag(1));
    write(&mut other, "rule.2027.cap", FieldValue::Rate(assumed_percent("2.0")));
    write(&mut other, "rounding.carry", FieldValue::CarryOver(CarryOver::Unrounded));
    write(&mut other, "series.cpi.2026", FieldValue::Rate(assumed_percent("1.5")));
    write(&mut other, "one_off.2028", FieldValue::Money(Stated::assumed(money(dec!(100)))));
    write(&mut other, "override.2029", FieldValue::Money(Stated::assumed(money(dec!(15500)))));
    let fixed = Rule::new(Growth::Fixed(Fixed { rate: assumed_percent("3") }));
    write(&mut other, "rule.2030", FieldValue::Rule(Box::new(fixed)));
    other
}

/// Both sides carried unrounded, and paid to the unit of so many eok.
fn unrounded(unit: Decimal) -> Comparison {
    let unrounded = |name| {
        let mut scenario = shipped(name);
        let unit = FieldValue::Unit(money(unit));
        write(&mut scenario, "rounding.to", unit);
        write(&mut scenario, "rounding.carry", FieldValue::CarryOver(CarryOver::Unrounded));
        scenario
    };
    let mut twelfth = unrounded("sma-12-cpi-2.0.ron");
    let flat = Growth::Fixed(Fixed { rate: assumed_percent("2.0") });
    write(&mut twelfth, "rule.2027", FieldValue::Rule(Box::new(Rule::new(flat))));
    twelfth.series.clear();
    compared(&unrounded("sma-11-extended.ron"), &twelfth)
}

fn compared(baseline: &Scenario, other: &Scenario) -> Comparison {
    compare(baseline, other, &Record::default(), &Measure::default())
}

fn bridge_of(comparison: &Comparison) -> Bridge {
    bridge(comparison, &Record::default()).expect("every year is known")
}

fn causes(bridge: &Bridge) -> Vec<Vec<Cause>> {
    bridge.bars.iter().map(|bar| bar.causes.clone()).collect()
}

fn effect(effect: ChangeEffect) -> Option<Decimal> {
    match effect {
        ChangeEffect::Known(effect) => Some(Scale::Eok.count(effect)),
        ChangeEffect::NotAlone(_) | ChangeEffect::NoSums => None,
    }
}

fn money(eok: Decimal) -> Money {
    Money::scaled(eok, Scale::Eok, Currency::KRW).expect("it fits")
}

/// So many eok in won.
fn won(eok: Decimal) -> Decimal {
    money(eok).amount
}

fn eok<const N: usize>(amounts: [Decimal; N]) -> [Decimal; N] {
    amounts.map(|amount| Scale::Eok.count(amount))
}

fn eok_of(amounts: &[Decimal]) -> Vec<Decimal> {
    amounts.iter().map(|&amount| Scale::Eok.count(amount)).collect()
}
