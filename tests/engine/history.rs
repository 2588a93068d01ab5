//! The record as a history, and rules tried on it. Amounts are in eok unless they say dollars.

use std::collections::BTreeSet;

use costshare::engine::counterfactual::{
    CannotTry, Counterfactual, MissingValue, RuleAt, Trial, TriedYear, as_scenario, counterfactual,
    usual_rule,
};
use costshare::engine::history::{Beside, Says, disagreements, executed, rule_spans, sum_of_categories};
use costshare::engine::recorded::agreed;
use costshare::engine::{Bound, Measure, PriceIndex, Prices, Verdict, check, plan, project, replay};
use costshare::files::{bundled, record};
use costshare::model::{ContributionKind, Currency, Scale, Scenario, Scope, SourceId, Status, Year, Years};
use rust_decimal::Decimal;
use rust_decimal_macros::dec;

/// Issue 5: from the agreed 11,833 of 2021 on, consumer prices of two years before (2020: 0.5 %, 2021:
/// 2.5 %, 2022: 5.1 %, 2023: 3.6 %), at most 5 %, half up to 1 eok:
///
/// 11,833 × 1.005 = 11,892.165 → 11,892; × 1.025 = 12,189.3 → 12,189; × 1.05 = 12,798.45 → 12,798;
/// × 1.036 = 13,258.728 → 13,259. Agreed were 12,472, 12,896, 13,463 and 14,028, so −580, −707, −665 and
/// −769, together −2,721.
#[test]
fn the_rule_of_the_12th_from_2021() {
    let tried = tried("sma-12.ron", 2021, 2025);
    assert_eq!(by_rule(&tried), [dec!(11833), dec!(11892), dec!(12189), dec!(12798), dec!(13259)]);
    assert_eq!(differences(&tried), [dec!(0), dec!(-580), dec!(-707), dec!(-665), dec!(-769)]);
    let sums = tried.sums.expect("every year is known");
    assert_eq!(sums.years, Years::new(Year(2022), Year(2025)));
    assert_eq!(sums.difference().map(eok), Some(dec!(-2721)));
    assert_eq!(sums.agreed, dec!(5285900000000), "12,472 + 12,896 + 13,463 + 14,028 = 52,859");
    assert_eq!(sums.by_rule, dec!(5013800000000), "11,892 + 12,189 + 12,798 + 13,259 = 50,138");
}

/// The cap binds in 2024, where 5.1 % would give 12,189 × 1.051 = 12,810.639 → 12,811, 13 more. From
/// there 2025 would be 12,811 × 1.036 = 13,272.196 → 13,272, 13 more again.
#[test]
fn the_cap_of_the_12th_is_worth_13_in_2025() {
    let tried = tried("sma-12.ron", 2021, 2025);
    let bounds: Vec<_> = tried.rows.iter().map(|row| row.bound).collect();
    assert_eq!(bounds, [None, None, None, Some(Bound::Cap), None]);
    let worth: Vec<_> = tried.rows.iter().map(|row| row.worth_of_cap().map(eok)).collect();
    assert_eq!(worth, [dec!(0), dec!(0), dec!(0), dec!(13), dec!(13)].map(Some));
    assert_eq!(tried.sums.and_then(|sums| sums.worth_of_cap).map(eok), Some(dec!(26)));
}

/// The same with at most 4 %: 12,189 × 1.04 = 12,676.56 → 12,677, × 1.036 = 13,133.372 → 13,133; so 786
/// and 895 less, and 580 + 707 + 786 + 895 = 2,968 over 2021–2025, since 2021 is the base.
#[test]
fn the_rule_of_the_9th_from_2021() {
    let tried = tried("sma-09.ron", 2021, 2025);
    assert_eq!(by_rule(&tried), [dec!(11833), dec!(11892), dec!(12189), dec!(12677), dec!(13133)]);
    assert_eq!(tried.sums.and_then(|sums| sums.difference()).map(eok), Some(dec!(-2968)));
}

/// From the 10,389 of 2020: × 1.004 (prices of 2018 were 1.5 %, of 2019 0.4 %; 2021 reads 2019)
/// = 10,430.556 → 10,431; × 1.005 = 10,483.155 → 10,483; × 1.025 = 10,745.075 → 10,745.
#[test]
fn another_first_year_is_another_base() {
    let tried = tried("sma-12.ron", 2020, 2023);
    assert_eq!(by_rule(&tried), [dec!(10389), dec!(10431), dec!(10483), dec!(10745)]);
}

/// The rule of the 11th on the years of the 9th: 9,200 × 1.04 (defence budget of 2014) = 9,568;
/// × 1.049 (2015) = 10,036.832 → 10,037; × 1.036 (2016) = 10,398.332 → 10,398; × 1.04 (2017)
/// = 10,813.92 → 10,814.
#[test]
fn another_index_reads_its_own_series() {
    let tried = tried("sma-11.ron", 2014, 2018);
    assert_eq!(by_rule(&tried), [dec!(9200), dec!(9568), dec!(10037), dec!(10398), dec!(10814)]);
    assert_eq!(tried.rows[4].without_cap, None, "the 11th has no cap");
}

/// In dollars, 330 million of 1996 on: prices of 1995 were 4.5 %: 330 × 1.045 = 344.85 → 344.9 (to 0.1
/// million, half up); of 1996 4.9 %: × 1.049 = 361.8001 → 361.8. Agreed were 363 and 399.
#[test]
fn before_2005_it_counts_in_dollars() {
    let tried = tried("sma-12.ron", 1996, 1998);
    let million = |value: Decimal| Scale::Million.count(value);
    let amounts: Vec<_> = tried.rows.iter().filter_map(|row| row.by_rule.known()).map(million).collect();
    assert_eq!(tried.scenario.currency(), Currency::USD);
    assert_eq!(amounts, [dec!(330), dec!(344.9), dec!(361.8)].map(|it: Decimal| it.normalize()));
    let differences: Vec<_> = tried.rows.iter().filter_map(TriedYear::difference).map(million).collect();
    assert_eq!(differences, [dec!(0), dec!(-18.1), dec!(-37.2)].map(|it: Decimal| it.normalize()));
}

/// Consumer prices of 2026 are only expected, so 2028 cannot be had; 2026 and 2027 can:
/// 13,259 × 1.023 (2024) = 13,563.957 → 13,564; × 1.021 (2025) = 13,848.844 → 13,849.
#[test]
fn a_year_that_needs_what_is_not_in_print_is_unknown() {
    let tried = tried("sma-12.ron", 2021, 2029);
    assert_eq!(by_rule(&tried)[5..], [dec!(13564), dec!(13849)]);
    assert_eq!(tried.rows.len(), 9);
    assert!(tried.rows[7..].iter().all(|row| row.by_rule.known().is_none()));
    let missing =
        |year: i16| MissingValue { series: "cpi".to_owned(), year: Year(year), stops: Year(year + 2) };
    assert_eq!(tried.missing, [missing(2026), missing(2027)]);
    let sums = tried.sums.expect("some years are known");
    assert_eq!(sums.years, Years::new(Year(2022), Year(2027)), "2027 follows from the 12th: 15,511");
}

/// A counterfactual is a scenario: projected by itself it gives the same, every value that it reads
/// stands in it with its sources, and the check finds nothing wrong.
#[test]
fn it_is_a_scenario_with_its_sources() {
    for name in ["sma-12.ron", "sma-09.ron", "sma-11.ron", "sma-08.ron", "sma-12-defence-budget.ron"] {
        let tried = tried(name, 2008, 2020);
        let alone = project(plan(&tried.scenario, &costshare::model::Record::default(), &[]));
        for row in &tried.rows {
            assert_eq!(alone.total(row.year), row.by_rule, "{name} {}", row.year);
        }
        assert!(check::check(&tried.scenario).iter().all(|problem| !problem.is_error()), "{name}");
        let known = &record::bundled().sources;
        let values = tried.scenario.series.values().flat_map(|series| series.values.values());
        for value in values {
            assert!(!value.sources.is_empty(), "{name}");
            assert!(value.sources.iter().all(|source| known.contains_key(source)), "{name}");
        }
    }
}

#[test]
fn what_cannot_be_tried_says_why() {
    let (scenario, rule) = rule_of("sma-12.ron");
    let attempt = |first: i16, last: i16| {
        let years = Years::new(Year(first), Year(last));
        as_scenario(&Trial { scenario: &scenario, rule, years }, record::bundled()).map(|_| ())
    };
    let known = Years::new(Year(1991), Year(2026));
    assert_eq!(attempt(2027, 2029), Err(CannotTry::NoBase { year: Year(2027), known }));
    assert_eq!(attempt(2021, 2021), Err(CannotTry::NoYears { first: Year(2021), last: Year(2021) }));
    let known = Years::new(Year(1991), Year(2030));
    assert_eq!(attempt(2021, 2031), Err(CannotTry::OutsideRecord { year: Year(2031), known }));
    let (scenario, _) = rule_of("sma-12.ron");
    let trial = Trial {
        scenario: &scenario,
        rule: RuleAt { part: 0, first: Year(1999) },
        years: Years::new(Year(2021), Year(2025)),
    };
    assert_eq!(as_scenario(&trial, record::bundled()).map(|_| ()), Err(CannotTry::NoRule));
}

/// 2022: 11,833 × 1.054 = 12,471.982, so the published 12,472 is 0.018 above, which rounding to 1 eok
/// explains. 2007: 6,804 × 1.066 = 7,253.064, and 7,255 is 1.936 above, which it does not.
#[test]
fn the_residual_is_what_rounding_must_explain() {
    let residual = |year: i16| {
        let all = replay(record::bundled());
        let found = all.into_iter().find(|one| one.year == Year(year)).expect("it is in the record");
        (found.residual().map(eok), found.verdict)
    };
    assert_eq!(residual(2022), (Some(dec!(0.018)), Verdict::Fits));
    assert_eq!(residual(2007).0, Some(dec!(1.936)));
    assert_eq!(residual(2001).0, None, "nothing is replayed");
}

/// Every residual of a year that fits is at most half a rounding unit.
#[test]
fn what_fits_is_explained_by_rounding() {
    let all = replay(record::bundled());
    let fits: Vec<_> = all.iter().filter(|one| one.verdict == Verdict::Fits).collect();
    assert!(fits.len() >= 13);
    for one in fits {
        let unit = one.workings.expect("it was replayed").unit;
        let residual = one.residual().expect("both are known");
        assert!(residual.abs() * Decimal::TWO <= unit, "{}: {residual}", one.year);
    }
}

#[test]
fn every_year_since_1991_is_in_one_span() {
    let spans = rule_spans(record::bundled());
    let years: Vec<Year> = spans.iter().flat_map(|span| span.years.iter()).collect();
    assert_eq!(years, Years::new(Year(1991), Year(2030)).iter().collect::<Vec<_>>());
    let agreements: BTreeSet<u8> = spans.iter().map(|span| span.agreement.number).collect();
    assert_eq!(agreements.len(), 12);
    let span = spans.iter().find(|span| span.years.first == Year(2022)).expect("the rule of the 11th");
    assert_eq!((span.years.last, span.agreement.number), (Year(2025), 11));
    assert!(matches!(span.says, Says::Rule(_)));
}

/// 1998: 314 of 399 million dollars. 2001: 425 came of 440. 2002: 490 were announced, 472 stand in the
/// text. 2003: the fact book adds categories up to 539.5, the white paper prints 550.
#[test]
fn figures_that_disagree_stand_side_by_side() {
    let found: Vec<_> = disagreements(record::bundled())
        .into_iter()
        .map(|found| (found.year.0, found.what, Scale::Million.count(found.difference)))
        .collect();
    let beside = Beside::Contribution;
    let expected = [
        (1998, beside(ContributionKind::Revised), dec!(-85)),
        (2001, beside(ContributionKind::Actual), dec!(-15)),
        (2002, beside(ContributionKind::Announced), dec!(18)),
        (2003, Beside::Categories, dec!(-10.5)),
    ];
    assert_eq!(found, expected);
}

/// 2009: 8,420 were there, 1,148 were not spent, so 7,272 were; of the 1,148, 1,129 were carried over and
/// 19 lapsed.
#[test]
fn what_was_not_spent_was_carried_over_or_lapsed() {
    let all = || record::bundled().execution.iter().filter(|one| one.scope == Scope::All);
    let of_2009 = all().find(|one| one.year == Year(2009)).expect("2009 is known");
    let spent = executed(of_2009).expect("both are known");
    assert_eq!((eok(spent.value.amount), spent.status), (dec!(7272), Status::Derived));
    assert_eq!(spent.sources, [SourceId("EXEC0912".to_owned())]);
    let mut checked = 0;
    for one in all() {
        let (Some(rest), Some(carried), Some(lapsed)) = (&one.not_executed, &one.carried_over, &one.lapsed)
        else {
            continue;
        };
        assert_eq!(carried.value.plus(lapsed.value), Ok(rest.value), "{}", one.year);
        checked += 1;
    }
    assert_eq!(checked, 4, "2009 to 2012");
}

#[test]
fn categories_add_up_where_all_are_known() {
    let mut checked = 0;
    for division in &record::bundled().categories {
        let Some(sum) = sum_of_categories(division) else { continue };
        assert_eq!(sum, division.total[0].value, "{}", division.year);
        checked += 1;
    }
    assert_eq!(checked, 7, "2014, 2015, 2016, 2018, 2019, 2021, 2023");
}

fn rule_of(name: &str) -> (Scenario, RuleAt) {
    let file = bundled::scenario(name).expect("it is shipped").expect("it can be read");
    let rule = usual_rule(&file.scenario).expect("it has a rule");
    (file.scenario, rule)
}

fn tried(name: &str, first: i16, last: i16) -> Counterfactual {
    let (scenario, rule) = rule_of(name);
    let trial = Trial { scenario: &scenario, rule, years: Years::new(Year(first), Year(last)) };
    counterfactual(&trial, record::bundled(), &Measure::default()).expect("it can be tried")
}

fn eok(value: Decimal) -> Decimal {
    Scale::Eok.count(value)
}

/// What the rule gives, as far as it is known.
fn by_rule(tried: &Counterfactual) -> Vec<Decimal> {
    tried.rows.iter().filter_map(|row| row.by_rule.known()).map(eok).collect()
}

fn differences(tried: &Counterfactual) -> Vec<Decimal> {
    tried.rows.iter().filter_map(TriedYear::difference).map(eok).collect()
}

/// What was agreed in dollars stands in the won that the record has, as everywhere else; a year without
/// any is converted at its average rate, as what the rule gives is. The base does not differ from itself,
/// whatever the press once made of it.
#[test]
fn what_was_agreed_in_dollars_stands_in_the_won_of_the_record() {
    let (scenario, rule) = rule_of("sma-12.ron");
    let trial = Trial { scenario: &scenario, rule, years: Years::new(Year(1995), Year(2003)) };
    let record = record::bundled();
    let [dollars, won] = [Measure::default(), Measure::converted(Currency::KRW)]
        .map(|measure| counterfactual(&trial, record, &measure).expect("it can be tried"));
    assert_eq!(won.rows[0].difference(), Some(dec!(0)));
    let rates = &record.quantities["exchange_USD"].values;
    // In eok. Of 1999 and 2002 the record has won and dollars: 2,575 and 141.2 million × 1,189.84; 5,368
    // and 58.8 million × 1,250.31.
    let in_print = [
        (1997, dec!(3449)),
        (1999, dec!(4255.05408)),
        (2000, dec!(4557)),
        (2002, dec!(6103.18228)),
        (2003, dec!(6686)),
    ];
    for (dollars, won) in dollars.rows.iter().zip(&won.rows).skip(1) {
        let in_won = |dollars: Decimal| dollars * rates[&won.year].value;
        let in_print = in_print.iter().find(|(year, _)| won.year == Year(*year));
        let agreed = match in_print {
            Some((_, eok)) => eok * Scale::Eok.units(),
            None => in_won(dollars.agreed.as_ref().expect("it is known").value),
        };
        let expected = in_won(dollars.by_rule.known().expect("it is known")) - agreed;
        let found = won.difference().map(|won| won.normalize());
        assert_eq!(found, Some(expected.normalize()), "{}", dollars.year);
    }
}

/// The record's prices are Korean; dollars have none there, also where the rule reads Korean prices.
#[test]
fn dollars_have_no_korean_prices() {
    let (scenario, rule) = rule_of("sma-12.ron");
    let trial = Trial { scenario: &scenario, rule, years: Years::new(Year(1995), Year(2003)) };
    let tried = counterfactual(&trial, record::bundled(), &Measure::real(Year(2000)));
    assert_eq!(tried.map(|_| ()), Err(CannotTry::NoPrices { currency: Currency::USD }));
}

/// Prices rose by 5.1 % (2022), 3.6, 2.3, 2.1 % (2025) in print; 2.2 % of 2026 is an estimate of the Bank of
/// Korea. In prices of 2025 the 15,192 eok of 2026 are 15,192 ÷ 1.022 = 14,864.97 and as sure as that estimate;
/// the 12,472 of 2022 are 12,472 × 1.036 × 1.023 × 1.021 = 13,495.76 and in print. In prices of 2026 both rest
/// on it, and 2026 itself does not.
#[test]
fn constant_prices_of_the_record_are_as_sure_as_their_index() {
    let scenario = bundled::scenario("sma-12.ron").expect("it is shipped").expect("it can be read").scenario;
    let estimate = SourceId("BOKF2602".to_owned());
    let in_prices_of = |of: i16| {
        let prices = Prices::Constant { of: Year(of), by: PriceIndex::Cpi };
        agreed(&scenario, &Measure { prices, ..Measure::default() }, record::bundled())
    };
    for (of, year, eok, status) in [
        (2025, 2026, Some(dec!(14864.97)), Status::Estimate),
        (2025, 2022, Some(dec!(13495.76)), Status::Published),
        (2026, 2022, None, Status::Estimate),
        (2026, 2026, Some(dec!(15192)), Status::Published),
    ] {
        let found = &in_prices_of(of)[&Year(year)];
        assert_eq!(found.status, status, "{year} in prices of {of}");
        assert_eq!(found.sources.contains(&estimate), status == Status::Estimate, "{year} in prices of {of}");
        if let Some(eok) = eok {
            assert!((Scale::Eok.count(found.value) - eok).abs() < dec!(0.005), "{year}: {}", found.value);
        }
    }
}
