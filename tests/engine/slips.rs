//! Values eight times their neighbours or more, or an eighth of them or less, are told; what may be meant is not.
//!
//! Amounts in 억원, by hand: 15,000 in 2026, 15,300 in 2027 (2 %), 15,600 in 2028, 16,000 in 2029, 16,640 in
//! 2030 (4 %) without the one-off.

use costshare::engine::check::{Problem, ProblemKind, check};
use costshare::engine::{all_problems, plan, project, rates_far_from_neighbours};
use costshare::files::{read_scenario, record};
use costshare::model::Scenario;
use costshare::text::Language;
use costshare::text::problems::{far_from_neighbour_words, problem_words};

const SOUND: &str = r#"Scenario(
    version: 1,
    title: "Sound",
    record: "2026-02",
    years: (first: 2026, last: 2030),
    before: "14000 eok KRW",
    parts: [
        Part(
            base: "15000 eok KRW",
            rounding: (to: "1 eok KRW", how: HalfUp, carry: Rounded),
            rules: {
                2027: Rule(
                    growth: Index(series: "cpi", lag: 2),
                    floor: "1%",
                    cap: "5%",
                ),
                2029: Rule(
                    growth: Fixed(rate: "4%"),
                    cap: "6%",
                ),
            },
            amounts: {2028: "15600 eok KRW"},
            overrides: {2029: "16000 eok KRW"},
            one_offs: {2030: "500 eok KRW"},
        ),
    ],
    series: {
        "cpi": (values: {2025: "2%", 2026: "3%"}, then: "2.5%"),
    },
    rates: {
        "USD": (values: {2026: "1400 KRW/USD", 2027: "1410 KRW/USD"}, then: "1420 KRW/USD"),
    },
)
"#;

const STATED_LATER: [(&str, &str); 2] =
    [("amounts: {2028: \"15600 eok KRW\"},", ""), ("overrides: {2029: \"16000 eok KRW\"},", "")];

#[test]
fn nothing_is_far_in_a_sound_agreement() {
    assert_eq!(slips(&[]), [""; 0]);
}

#[test]
fn a_base_is_held_against_the_year_before() {
    // 8 × 14,000 and 14,000 ÷ 8.
    let base = |count: &str| {
        let base = format!("base: \"{count} eok KRW\"");
        slips(&[&STATED_LATER[..], &[("base: \"15000 eok KRW\"", &base)]].concat())
    };
    assert_eq!(base("112000"), ["base: 8 times KRW 1,400.0 bn (Amount of the year before)"]);
    assert_eq!(base("1750"), ["base: 8 times less than KRW 1,400.0 bn (Amount of the year before)"]);
    for near in ["111999", "1751", "0"] {
        assert_eq!(base(near), [""; 0], "{near}");
    }
    // Amounts that are right beside it are not told for it: 15,600 beside 1,785 in 2027.
    let alone = slips(&[("base: \"15000 eok", "base: \"1750 eok")]);
    assert_eq!(alone, ["base: 8 times less than KRW 1,400.0 bn (Amount of the year before)"]);
}

/// The record has 14,028 for 2025.
#[test]
fn a_base_that_continues_the_record_is_held_against_it() {
    let of_record = ("record: \"2026-02\",", "record: \"2026-02\", continues: \"SMA\",");
    let unstated = ("before: \"14000 eok KRW\",", "");
    let base = ("base: \"15000 eok", "base: \"140280 eok");
    let told = "base: 10 times KRW 1,402.8 bn (2025 in the record)";
    assert_eq!(slips(&[of_record, unstated, base]), [told]);
    // A year before that is another one in the record is told there, and the base is right.
    let slip = ("before: \"14000 eok", "before: \"1402.8 eok");
    assert_eq!(slips(&[of_record, slip]), [""; 0]);
    assert_eq!(slips(&[slip]), ["base: 10.7 times KRW 140.28 bn (Amount of the year before)"]);
}

#[test]
fn amounts_and_overrides_are_held_against_the_year_before() {
    let amount = |count: &str| slips(&[("15600 eok", &format!("{count} eok"))]);
    // 8 × 15,300 = 122,400, beside which the override of 2029 is a way back; 15,300 ÷ 1,912 = 8.002.
    assert_eq!(amount("122400"), ["amount.2028: 8 times KRW 1,530.0 bn (2027)"]);
    assert_eq!(amount("1912"), ["amount.2028: 8 times less than KRW 1,530.0 bn (2027)"]);
    assert_eq!(amount("122399"), [""; 0]);
    assert_eq!(amount("2001"), [""; 0]);
    let overridden = |count: &str| slips(&[("16000 eok", &format!("{count} eok"))]);
    assert_eq!(overridden("124800"), ["override.2029: 8 times KRW 1,560.0 bn (2028)"]);
    assert_eq!(overridden("124799"), [""; 0]);
    // Nothing is paid in that year; it is no slip and no neighbour of 2030.
    assert_eq!(overridden("0"), [""; 0]);
}

#[test]
fn a_one_off_is_held_against_its_year() {
    let one_off = |count: &str| slips(&[("500 eok", &format!("{count} eok"))]);
    // 8 × 16,640.
    assert_eq!(one_off("133120"), ["one_off.2030: 8 times KRW 1,664.0 bn (2030 without it)"]);
    for near in ["133119", "1", "0", "-500"] {
        assert_eq!(one_off(near), [""; 0], "{near}");
    }
}

#[test]
fn a_yearly_change_is_held_against_the_years_beside_it() {
    let changed = |right: &str, wrong: &str| slips(&[(right, wrong)]);
    let of_2026 = |rate: &str| changed("2026: \"3%\"", &format!("2026: \"{rate}\""));
    assert_eq!(of_2026("20%"), ["series.cpi.2026: 10 times 2.0% (Consumer prices 2025)"]);
    // 7.96 times 2.5 %, and rates near zero.
    for near in ["19.9%", "0.1%", "-0.2%", "0%"] {
        assert_eq!(of_2026(near), [""; 0], "{near}");
    }
    assert_eq!(of_2026("-25%"), ["series.cpi.2026: 12.5 times 2.0% (Consumer prices 2025)"]);
    let first = changed("2025: \"2%\"", "2025: \"24%\"");
    assert_eq!(first, ["series.cpi.2025: 8 times 3.0% (Consumer prices 2026)"]);
    let later = changed("then: \"2.5%\"", "then: \"24%\"");
    assert_eq!(later, ["series.cpi.then: 8 times 3.0% (Consumer prices 2026)"]);
    // Of two the later.
    let two = slips(&[("2025: \"2%\", 2026: \"3%\"", "2025: \"2%\""), ("then: \"2.5%\"", "then: \"25%\"")]);
    assert_eq!(two, ["series.cpi.then: 12.5 times 2.0% (Consumer prices 2025)"]);
}

/// 2 %, 2 %, then 20 % for good: prices did change.
#[test]
fn a_change_that_lasts_is_no_slip() {
    let lasting = [("2026: \"3%\"", "2026: \"2%\", 2027: \"20%\""), ("then: \"2.5%\"", "then: \"20%\"")];
    assert_eq!(slips(&lasting), [""; 0]);
}

#[test]
fn an_exchange_rate_is_held_against_the_years_beside_it() {
    let of_2027 = |rate: &str| slips(&[("1410 KRW/USD", rate)]);
    let told = "rate.USD.2027: 9.9 times less than 1,400 KRW/USD (USD exchange rate 2026)";
    assert_eq!(of_2027("141 KRW/USD"), [told]);
    let later = |rate: &str| slips(&[("1420 KRW/USD", rate)]);
    // 8 × 1,410.
    let told = "rate.USD.then: 8 times 1,410 KRW/USD (USD exchange rate 2027)";
    assert_eq!(later("11280 KRW/USD"), [told]);
    assert_eq!(later("11279 KRW/USD"), [""; 0]);
}

#[test]
fn a_rate_of_growth_is_held_against_those_of_other_rules() {
    let fixed = ("Index(series: \"cpi\", lag: 2)", "Fixed(rate: \"2%\")");
    let of_2029 = |rate: &str| slips(&[fixed, ("rate: \"4%\"", &format!("rate: \"{rate}\""))]);
    assert_eq!(of_2029("16%"), ["rule.2029.growth.rate: 8 times 2.0% (Rate of growth from 2027)"]);
    for near in ["15.9%", "0.2%", "0%"] {
        assert_eq!(of_2029(near), [""; 0], "{near}");
    }
}

#[test]
fn bounds_are_held_against_each_other_and_against_the_growth() {
    let cap = |right: &str, rate: &str| slips(&[(right, &format!("cap: \"{rate}\""))]);
    assert_eq!(cap("cap: \"6%\"", "48%"), ["rule.2029.cap: 9.6 times 5.0% (Cap from 2027)"]);
    // 6.4 times the other cap, and 8 times the growth.
    assert_eq!(cap("cap: \"6%\"", "32%"), ["rule.2029.cap: 8 times 4.0% (Rate of growth from 2029)"]);
    // 6.7 times the other cap, 20 times the change of 2025, 13.3 times that of 2026.
    assert_eq!(cap("cap: \"5%\"", "40%"), ["rule.2027.cap: 20 times 2.0% (growth of 2027)"]);
    // 8 times 2 % and less than 8 times 3 %.
    assert_eq!(cap("cap: \"5%\"", "23.9%"), [""; 0]);
    let floor = |rate: &str| slips(&[("floor: \"1%\"", &format!("floor: \"{rate}\""))]);
    for near in ["0.1%", "0%", "2%"] {
        assert_eq!(floor(near), [""; 0], "{near}");
    }
}

#[test]
fn a_coarse_rounding_unit_is_told_and_a_fine_one_is_not() {
    let unit = |unit: &str| slips(&[("to: \"1 eok KRW\"", &format!("to: \"{unit}\""))]);
    assert_eq!(unit("8 eok KRW"), ["rounding.to: 8 times KRW 0.1 bn (a usual rounding unit)"]);
    for near in ["7 eok KRW", "1 KRW"] {
        assert_eq!(unit(near), [""; 0], "{near}");
    }
    // A whole million of dollars is as usual as a tenth of one.
    let dollars = SOUND.replace("eok KRW", "million USD");
    let unit = |unit: &str| slips_in(&dollars.replace("to: \"1 million", &format!("to: \"{unit} million")));
    assert_eq!(unit("1"), [""; 0]);
    assert_eq!(unit("10"), ["rounding.to: 10 times USD 1.0 m (a usual rounding unit)"]);
}

/// Parts may be small beside the year before, which is that of all; each has values of its own.
#[test]
fn parts_are_held_against_the_whole_and_their_units_against_each_other() {
    let two = |base: &str, unit: &str| {
        let part = format!(
            "Part(name: \"b\", base: \"{base}\", rounding: (to: \"{unit}\", how: HalfUp, carry: Rounded), rules: {{2027: Rule(growth: Freeze())}}),\n    ],\n    series:"
        );
        slips(&[("base: \"15000", "name: \"a\", base: \"15000"), ("],\n    series:", &part)])
    };
    assert_eq!(two("1000 eok KRW", "1 eok KRW"), [""; 0]);
    let told = "part.b.base: 8 times KRW 1,400.0 bn (Amount of the year before)";
    assert_eq!(two("112000 eok KRW", "1 eok KRW"), [told]);
    let told = "part.b.rounding.to: 10 times less than KRW 0.1 bn (a: Rounding unit)";
    assert_eq!(two("1000 eok KRW", "0.1 eok KRW"), [told]);
    assert_eq!(two("10 million USD", "0.1 million USD"), [""; 0]);
}

/// What is in error is told as that alone, and nothing is held against it.
#[test]
fn a_value_in_error_is_no_slip() {
    assert_eq!(slips(&[("2026: \"3%\"", "2026: \"-300%\"")]), [""; 0]);
    assert_eq!(slips(&[("1410 KRW/USD", "-14 KRW/USD")]), [""; 0]);
    assert_eq!(slips(&[("cap: \"6%\"", "cap: \"-600%\"")]), [""; 0]);
}

/// While a value is typed it is told before any figure is computed.
#[test]
fn a_rate_is_told_without_figures() {
    let text = SOUND.replace("2026: \"3%\"", "2026: \"30%\"").replace("15600 eok", "156 eok");
    let scenario = scenario(&text);
    let found = rates_far_from_neighbours(&scenario, &check(&scenario));
    let fields: Vec<String> = found.iter().map(|problem| problem.field.to_string()).collect();
    assert_eq!(fields, ["series.cpi.2026"]);
}

#[test]
fn a_slip_is_a_notice_in_both_languages() {
    let text = SOUND.replace("15600 eok", "156000 eok");
    let problems = all(&scenario(&text));
    let words =
        |language| problems.iter().map(|problem| problem_words(problem, language)).collect::<Vec<_>>();
    assert_eq!(
        words(Language::En),
        [
            "Amount agreed for 2028: KRW 15,600.0 bn is 10.2 times KRW 1,530.0 bn (2027); check the unit, the point and the zeros"
        ]
    );
    assert_eq!(
        words(Language::Ko),
        [
            "2028년 합의액: 15조 6,000억원, 1조 5,300억원(2027년)의 10.2배. 단위와 소수점, 0의 개수를 확인하세요"
        ]
    );
    assert!(!problems.iter().any(|problem| problem.is_error() || problem.is_material()));
}

/// The field of each slip and how far it is, with what was changed.
#[track_caller]
fn slips(changes: &[(&str, &str)]) -> Vec<String> {
    let mut text = SOUND.to_owned();
    for (right, wrong) in changes {
        assert!(text.contains(right), "the sound agreement has no {right}");
        text = text.replacen(right, wrong, 1);
    }
    slips_in(&text)
}

#[track_caller]
fn slips_in(text: &str) -> Vec<String> {
    let told = |problem: Problem| {
        let words = far_from_neighbour_words(&problem.kind, Language::En)?;
        let words = words.strip_suffix("; check the unit, the point and the zeros");
        Some(format!("{}: {}", problem.field, words.expect("it says what to do")))
    };
    let problems = all(&scenario(text)).into_iter();
    problems
        .filter(|problem| matches!(problem.kind, ProblemKind::FarFromNeighbour(_)))
        .filter_map(told)
        .collect()
}

fn all(scenario: &Scenario) -> Vec<Problem> {
    let record = record::bundled();
    all_problems(scenario, &project(plan(scenario, record, &[])), record)
}

#[track_caller]
fn scenario(text: &str) -> Scenario {
    read_scenario(text, "sound.ron").unwrap_or_else(|error| panic!("{error:?}")).scenario
}
