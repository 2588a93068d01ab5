//! What the check accepts and what it refuses: beside each limit one of either.

use costshare::engine::check::{Problem, check};
use costshare::engine::{RowName, all_problems, plan, project};
use costshare::files::{bundled, read_scenario, record};
use costshare::model::{Scenario, Source, SourceId, Value, Year};
use costshare::text::Language;
use costshare::text::problems::{problem_place, problem_words};
use proptest::prelude::*;

/// An agreement in which nothing is wrong; each test changes one thing.
const SOUND: &str = r#"Scenario(
    version: 1,
    title: "Sound",
    record: "2026-02",
    years: (first: 2026, last: 2030),
    before: "14028 eok KRW",
    parts: [
        Part(
            name: "won",
            base: "15192 eok KRW",
            rounding: (to: "1 eok KRW", how: HalfUp, carry: Rounded),
            rules: {
                2027: Rule(
                    growth: Sum(first: Index(series: "cpi", lag: 2), second: Fixed(rate: "0.5%")),
                    floor: "1%",
                    cap: "5%",
                ),
            },
            amounts: {
                2028: "15800 eok KRW",
            },
            overrides: {
                2029: "15900 eok KRW",
            },
            one_offs: {
                2030: "-500 eok KRW",
            },
            categories: [
                Category(name: "labour", weight: "60%"),
                Category(name: "construction", weight: "40%"),
            ],
        ),
        Part(
            name: "dollars",
            base: "58.8 million USD",
            rules: {
                2027: Rule(
                    growth: Freeze(),
                ),
            },
        ),
    ],
    series: {
        "cpi": (
            values: {
                2025: "2.1%",
                2026: "2.2%",
            },
            then: "2.0%",
        ),
    },
    rates: {
        "USD": (
            values: {
                2026: "1421.40 KRW/USD",
            },
            then: "1400 KRW/USD",
        ),
    },
)
"#;

#[test]
fn nothing_is_wrong_with_a_sound_agreement() {
    accepted("Sound", "Sound");
}

#[test]
fn the_shipped_scenarios_have_no_problem() {
    for (name, text) in bundled::SHIPPED {
        let file = read_scenario(text, name).expect("another test reads them");
        // No page with the two indices of the 4th agreement was found.
        let known = match *name {
            "sma-04.ron" => ["real_gnp_to_september", "cpi_to_september"].map(left_open).to_vec(),
            _ => Vec::new(),
        };
        assert_eq!(told(&check(&file.scenario)), known, "{name}");
        assert_eq!(told(&all(&file.scenario)), known, "{name}: every source and every currency is known");
    }
}

fn left_open(series: &str) -> String {
    format!(
        "`series.{series}.2000`: the series is left open, so what its rule says for 2001 is unknown; add values to see it"
    )
}

#[test]
fn terms_of_1_to_100_years() {
    let years = |last: i16| format!("last: {last}");
    let alone = SOUND.replace("                2028: \"15800 eok KRW\",\n", "");
    let alone = alone.replace("                2029: \"15900 eok KRW\",\n", "");
    let alone = alone.replace("                2030: \"-500 eok KRW\",\n", "");
    assert_eq!(problems(&alone.replace("last: 2030", &years(2125))), [""; 0]);
    assert_eq!(
        problems(&alone.replace("last: 2030", &years(2126))),
        ["`years.last`: the term has 101 years, at most 100 are possible; move its first or its last year"]
    );
    let one_year = alone.replace("2027: Rule", "2026: Rule").replace("last: 2030", &years(2026));
    assert!(problems(&one_year).iter().all(|problem| problem.contains("the rule begins in 2026")));
    refused(
        "last: 2030",
        "last: 2025",
        &["`years.last`: the last year, 2025, is before the first, 2026; choose the same or a later one"],
    );
}

#[test]
fn years_from_1900_to_2200() {
    accepted("2025: \"2.1%\"", "1890: \"2.1%\",\n2025: \"2.1%\"");
    accepted("2026: \"2.2%\"", "2026: \"2.2%\",\n2200: \"2.2%\",\n2027: \"2%\",\n2028: \"2%\"");
    refused(
        "2025: \"2.1%\"",
        "1889: \"2.1%\",\n2025: \"2.1%\"",
        &["`series.cpi.1889`: 1889 is outside 1890–2200; choose a year within"],
    );
    refused(
        "last: 2030",
        "last: 2201",
        &[
            "`years.last`: 2201 is outside 1900–2200; choose a year within",
            "`years.last`: the term has 176 years, at most 100 are possible; move its first or its last year",
        ],
    );
    refused(
        "2027: Rule(\n                    growth: Freeze()",
        "0999: Rule(\n                    growth: Freeze()",
        &["`part.dollars.rule.0999`: 0999 is outside 1900–2200; choose a year within"],
    );
}

#[test]
fn lags_of_0_to_10_years() {
    let early = "values: {\n                2015: \"2%\", 2016: \"2%\", 2017: \"2%\", 2018: \"2%\", 2019: \"2%\", 2020: \"2%\",";
    let long = SOUND.replace("values: {\n                2025", &format!("{early}\n                2025"));
    assert_eq!(problems(&SOUND.replace("lag: 2", "lag: 0")), [""; 0]);
    assert_eq!(
        problems(
            &long
                .replace("lag: 2", "lag: 10")
                .replace("2017", "2021")
                .replace("2016", "2017")
                .replace("2021", "2016")
        ),
        [""; 0]
    );
    let found = problems(&SOUND.replace("lag: 2", "lag: 11"));
    assert_eq!(
        found[0],
        "`part.won.rule.2027.growth.first.lag`: a lag of 11 years is outside 0–10; choose a shorter one"
    );
}

#[test]
fn values_of_18_digits() {
    accepted("before: \"14028 eok KRW", "before: \"123456789012345678 KRW");
    accepted("base: \"15192 eok KRW\"", "base: \"10000000 eok KRW\"");
    refused(
        "base: \"15192 eok KRW\"",
        "base: \"1234567890123456789 KRW\"",
        &["`part.won.base`: 1,234,567,890,123,456,789 has 19 digits, at most 18 are kept; leave some out"],
    );
    accepted("then: \"1400 KRW/USD\"", "then: \"0.000000000000000001 KRW/USD\"");
    refused(
        "then: \"1400 KRW/USD\"",
        "then: \"0.0000000000000000001 KRW/USD\"",
        &["`rate.USD.then`: 0.0000000000000000001 has 19 digits, at most 18 are kept; leave some out"],
    );
}

#[test]
fn growth_from_minus_100_percent() {
    accepted("rate: \"0.5%\"", "rate: \"-100%\"");
    accepted("rate: \"0.5%\"", "rate: \"1000%\"");
    refused(
        "rate: \"0.5%\"",
        "rate: \"-100.1%\"",
        &[
            "`part.won.rule.2027.growth.second.rate`: a growth of −100.1% is below −100%; choose −100% or more",
        ],
    );
    refused(
        "then: \"2.0%\"",
        "then: \"-101%\"",
        &["`series.cpi.then`: a growth of −101.0% is below −100%; choose −100% or more"],
    );
}

#[test]
fn growth_of_six_decimals() {
    accepted("cap: \"5%\"", "cap: \"4.9999%\"");
    accepted("cap: \"5%\"", "cap: \"5.0000000%\"");
    refused(
        "cap: \"5%\"",
        "cap: \"4.99999%\"",
        &["`part.won.rule.2027.cap`: 4.99999% has more than four decimals of a per cent; leave some out"],
    );
}

#[test]
fn amounts_of_zero_and_more() {
    accepted("base: \"15192 eok KRW\"", "base: \"0 eok KRW\"");
    accepted("2030: \"-500 eok KRW\"", "2030: \"-99999 eok KRW\"");
    for (right, field, billions) in [
        ("base: \"15192", "part.won.base", "1,519.2"),
        ("2028: \"15800", "part.won.amount.2028", "1,580.0"),
        ("2029: \"15900", "part.won.override.2029", "1,590.0"),
        ("before: \"14028", "before", "1,402.8"),
    ] {
        let wrong = right.replace('"', "\"-");
        refused(right, &wrong, &[&format!("`{field}`: −KRW {billions} bn is negative; choose 0 or more")]);
    }
}

#[test]
fn exchange_rates_and_units_above_zero() {
    accepted("\"1400 KRW/USD\"", "\"0.01 KRW/USD\"");
    refused(
        "\"1400 KRW/USD\"",
        "\"0 KRW/USD\"",
        &["`rate.USD.then`: an exchange rate of 0 KRW/USD is not above 0; choose one that is"],
    );
    accepted("to: \"1 eok KRW\"", "to: \"0.5 KRW\"");
    refused(
        "to: \"1 eok KRW\"",
        "to: \"0 KRW\"",
        &[
            "`part.won.rounding.to`: a rounding unit of KRW 0 is not above 0; choose one that is, for example 1 eok",
        ],
    );
    refused(
        "to: \"1 eok KRW\"",
        "to: \"-1 eok KRW\"",
        &[
            "`part.won.rounding.to`: a rounding unit of −KRW 0.1 bn is not above 0; choose one that is, for example 1 eok",
        ],
    );
}

#[test]
fn floors_not_above_caps() {
    accepted("floor: \"1%\"", "floor: \"5%\"");
    refused(
        "floor: \"1%\"",
        "floor: \"5.1%\"",
        &[
            "`part.won.rule.2027.floor`: the floor of 5.1% is above the cap of 5.0%; lower the floor or raise the cap",
        ],
    );
}

#[test]
fn weights_of_categories() {
    let of = |labour: &str, construction: &str| {
        SOUND.replace("\"60%\"", &format!("\"{labour}\"")).replace("\"40%\"", &format!("\"{construction}\""))
    };
    for (labour, construction, expected) in [
        ("99.99%", "0.01%", None),
        ("100%", "0%", None),
        ("5005", "3710", None),
        ("0", "0.1", None),
        ("60%", "39.9%", Some("construction`: the shares add up to 99.9%, not to 100%; change one of them")),
        ("60%", "40.1%", Some("construction`: the shares add up to 100.1%, not to 100%; change one of them")),
        ("0", "0", Some("labour`: all weights are 0; give at least one a weight above 0")),
        ("0%", "0%", Some("labour`: all weights are 0; give at least one a weight above 0")),
        ("-1", "2", Some("labour`: a weight of −1 is negative; choose 0 or more")),
        (
            "60%",
            "40",
            Some(
                "construction`: 40 is a plain number, the first category has a per cent; write all in one way",
            ),
        ),
        (
            "60",
            "40%",
            Some(
                "construction`: 40.0% is a per cent, the first category has a plain number; write all in one way",
            ),
        ),
    ] {
        let expected: Vec<String> =
            expected.iter().map(|rest| format!("`part.won.category.{rest}")).collect();
        assert_eq!(problems(&of(labour, construction)), expected);
    }
    refused(
        "\"construction\"",
        "\"labour\"",
        &["`part.won.category.labour`: the name “labour” is there twice; choose another one"],
    );
    accepted("\"construction\"", "\"new construction (both)\"");
    refused(
        "\"construction\"",
        "\"a.b\"",
        &[
            "`part.won.category.a.b`: the name “a.b” cannot stand in a field\'s address; use letters, digits, _ or -",
        ],
    );
}

#[test]
fn rules_begin_within_the_term() {
    accepted(
        "2027: Rule(\n                    growth: Sum",
        "2027: Rule(growth: Freeze()), 2030: Rule(\n                    growth: Sum",
    );
    for year in [2026, 2025, 2031] {
        let rule = format!("2027: Rule(growth: Freeze()), {year}: Rule(\n                    growth: Sum");
        noticed(
            "2027: Rule(\n                    growth: Sum",
            &rule,
            &format!(
                "`part.won.rule.{year}`: the rule begins in {year}, outside 2027–2030; growth begins with the second year, so move the rule"
            ),
        );
    }
}

#[test]
fn amounts_of_years_within_the_term() {
    accepted("2029: \"15900", "2026: \"15900");
    for (right, field) in
        [("2028: \"15800", "amount"), ("2029: \"15900", "override"), ("2030: \"-500", "one_off")]
    {
        let wrong = right.replacen(&right[..4], "2031", 1);
        noticed(
            right,
            &wrong,
            &format!(
                "`part.won.{field}.2031`: 2031 is outside the term, 2026–2030, so nothing reads it; move or remove it"
            ),
        );
    }
    refused(
        "2028: \"15800",
        "2026: \"15800",
        &["`part.won.amount.2026`: 2026 is the first year, whose amount is the base; remove one of them"],
    );
    noticed(
        "2030: \"-500",
        "2029: \"-500",
        "`part.won.one_off.2029`: 2029 has an override, so nothing adds this one-off; remove one of them",
    );
}

#[test]
fn several_parts_have_plain_names_of_their_own() {
    accepted("name: \"dollars\"", "name: \"달러_2-a\"");
    refused(
        "            name: \"dollars\",\n",
        "",
        &["`part`: the part has no name; with several parts each needs one, for example “won”"],
    );
    refused(
        "name: \"dollars\"",
        "name: \"us.d\"",
        &["`part.us.d`: the name “us.d” cannot stand in a field\'s address; use letters, digits, _ or -"],
    );
    refused(
        "name: \"dollars\"",
        "name: \"base\"",
        &[
            "`part.base`: a part cannot be named “base”, since a field is; choose another name, for example “won”",
        ],
    );
    refused(
        "name: \"dollars\"",
        "name: \"won\"",
        &["`part.won`: the name “won” is there twice; choose another one"],
    );
}

#[test]
fn every_year_has_a_rule_or_an_amount() {
    let late = SOUND.replace(
        "2027: Rule(\n                    growth: Sum",
        "2030: Rule(\n                    growth: Sum",
    );
    assert_eq!(
        problems(&late),
        ["`part.won.rule.2027`: no rule and no amount says what 2027 costs; add one of them"]
    );
    assert_eq!(
        problems(&late.replace("2028: \"15800", "2027: \"15800"))[0],
        "`part.won.rule.2028`: no rule and no amount says what 2028 costs; add one of them"
    );
    let never = SOUND.replace("            rules: {\n                2027: Rule(\n                    growth: Freeze(),\n                ),\n            },\n", "");
    assert_eq!(
        problems(&never),
        [
            "`part.dollars.rule.2027`: no rule and no amount says what 2027 costs, nor for 3 more years; add one of them"
        ]
    );
}

#[test]
fn series_have_the_years_that_rules_read() {
    refused(
        "series: \"cpi\"",
        "series: \"cpj\"",
        &[
            "`part.won.rule.2027.growth.first.series`: the scenario has no series “cpj”; choose one that it has: cpi",
        ],
    );
    // 2028 and 2029 have amounts of their own, so 2026 and 2027 are not needed.
    let without = SOUND.replace("            then: \"2.0%\",\n", "");
    assert_eq!(problems(&without.replace("2026: \"2.2%\"", "2028: \"2.2%\"")), [""; 0]);
    assert_eq!(
        problems(&without.replace("2030: \"-500", "2030: \"500").replace("2026: \"2.2%\"", "2027: \"2.2%\"")),
        ["`series.cpi.2028`: there is no value for 2028, which the rule needs for 2030; add it"]
    );
    assert_eq!(
        problems(&without.replace("2025: \"2.1%\",", "")),
        [
            "`series.cpi.2025`: there is no value for 2025, which the rule needs for 2027, nor for 1 more year; add them"
        ]
    );
    noticed(
        &SOUND[SOUND.find("\"cpi\": (").expect("it has one")
            ..SOUND.find("    },\n    rates").expect("it has some")],
        "\"cpi\": (),\n",
        "`series.cpi.2025`: the series is left open, so what its rule says for 2027 is unknown, as for 1 more year; add values to see it",
    );
    // What holds later never holds earlier.
    refused(
        "2025: \"2.1%\",",
        "",
        &["`series.cpi.2025`: there is no value for 2025, which the rule needs for 2027; add it"],
    );
}

#[test]
fn amounts_are_in_the_currency_of_their_part() {
    for (right, field) in [
        ("2028: \"15800 eok KRW\"", "part.won.amount.2028"),
        ("2029: \"15900 eok KRW\"", "part.won.override.2029"),
        ("2030: \"-500 eok KRW\"", "part.won.one_off.2030"),
        ("to: \"1 eok KRW\"", "part.won.rounding.to"),
        ("before: \"14028 eok KRW\"", "before"),
    ] {
        let (key, _) = right.split_once(' ').expect("a key and a value");
        let wrong = format!("{key} \"1 million USD\"");
        refused(
            right,
            &wrong,
            &[&format!("`{field}`: USD 1.0 m is not in KRW, the currency of the part; state it in KRW")],
        );
    }
}

#[test]
fn other_currencies_have_exchange_rates() {
    refused(
        "            then: \"1400 KRW/USD\",\n",
        "",
        &["`rate.USD.2027`: there is no exchange rate of USD for 2027, nor for 3 more years; add them"],
    );
    refused(
        "\"1400 KRW/USD\"",
        "\"0.0007 USD/KRW\"",
        &[
            "`rate.USD.then`: 0.0007 USD/KRW is quoted the other way round than the other rates of this currency; state it in KRW/USD",
        ],
    );
    refused(
        "        \"USD\": (\n",
        "        \"KRW\": (then: \"1 KRW/KRW\"),\n        \"USD\": (\n",
        &["`rate.KRW`: KRW is the main currency and needs no exchange rate; remove it"],
    );
    accepted("        \"USD\": (\n", "        \"EUR\": (then: \"1600 KRW/EUR\"),\n        \"USD\": (\n");
}

proptest! {
    #[test]
    fn scenarios_by_chance_have_no_error(scenario in support::scenario()) {
        let errors: Vec<Problem> = check(&scenario).into_iter().filter(Problem::is_error).collect();
        prop_assert!(errors.is_empty(), "{:?}", told(&errors));
    }
}

/// The sound agreement with `right` once replaced by `other` has no problem.
#[track_caller]
fn accepted(right: &str, other: &str) {
    assert_eq!(problems(&changed(right, other)), [""; 0]);
}

/// The sound agreement with `right` once replaced by `wrong` has these problems, all errors.
#[track_caller]
fn refused(right: &str, wrong: &str, expected: &[&str]) {
    let problems = found(&changed(right, wrong));
    assert_eq!(told(&problems), expected);
    assert!(problems.iter().all(Problem::is_error));
}

/// The sound agreement with `right` once replaced by `odd` has this problem, a notice.
#[track_caller]
fn noticed(right: &str, odd: &str, expected: &str) {
    let problems = found(&changed(right, odd));
    assert_eq!(told(&problems), [expected]);
    assert!(!problems[0].is_error());
}

#[track_caller]
fn changed(right: &str, wrong: &str) -> String {
    assert!(SOUND.contains(right), "the sound agreement has no {right}");
    SOUND.replacen(right, wrong, 1)
}

#[track_caller]
fn problems(text: &str) -> Vec<String> {
    told(&found(text))
}

#[track_caller]
fn found(text: &str) -> Vec<Problem> {
    let file = read_scenario(text, "sound.ron").unwrap_or_else(|error| panic!("{error:?}"));
    check(&file.scenario)
}

/// Every problem, with what the record and the figures tell.
fn all(scenario: &Scenario) -> Vec<Problem> {
    let record = record::bundled();
    all_problems(scenario, &project(plan(scenario, record, &[])), record)
}

/// The address of each field and the English sentence after the name of its place.
fn told(problems: &[Problem]) -> Vec<String> {
    problems
        .iter()
        .map(|problem| {
            let place = format!("{}: ", problem_place(problem, Language::En));
            let words = problem_words(problem, Language::En);
            let sentence = words.strip_prefix(&place).expect("it begins with its place");
            format!("`{}`: {sentence}", problem.field)
        })
        .collect()
}

/// Categories are whole rounding units: half a unit cannot be divided among them.
#[test]
fn amounts_that_categories_cannot_divide_are_told() {
    let problem = "`part.won.one_off.2030`: −KRW 50.05 bn is no multiple of the rounding unit, \
                   KRW 0.1 bn, so the categories of 2030 are unknown; state whole units or a smaller unit";
    noticed("-500 eok KRW", "-500.5 eok KRW", problem);
}

/// What a year costs is whole rounding units, so half of one that somebody typed is told.
#[test]
fn amounts_with_a_part_of_a_rounding_unit_are_told() {
    let problem = |field: &str, found: &str, counts: &str| {
        format!(
            "`part.won.{field}`: KRW {found} bn is no multiple of the rounding unit, KRW 0.1 bn, so KRW {counts} bn counts"
        )
    };
    noticed("15900 eok KRW", "15900.5 eok KRW", &problem("override.2029", "1,590.05", "1,590.1"));
    noticed("\"15192 eok KRW", "\"15192.4 eok KRW", &problem("base", "1,519.24", "1,519.2"));
}

/// A term from 1900 can read the prices of ten years before.
#[test]
fn series_are_stated_from_1890() {
    let of_1900 = |first: &str| {
        let text = include_str!("../../scenarios/sma-12.ron")
            .replace("first: 2026, last: 2030", "first: 1900, last: 1902")
            .replace("2027: Rule", "1901: Rule")
            .replace("lag: 2", "lag: 10")
            .replace("2025: \"2.1% [KOSTAT25]\"", &format!("{first}: \"2.1%\""))
            .replace("2026: \"2.2% estimate [BOKF2602]\"", "1892: \"2.2%\"");
        problems(&text)
    };
    assert!(of_1900("1891").is_empty(), "{:?}", of_1900("1891"));
    assert!(
        of_1900("1890").iter().all(|told| !told.contains("choose a year within")),
        "{:?}",
        of_1900("1890")
    );
    let refused = of_1900("1889");
    assert!(
        refused.contains(&"`series.cpi.1889`: 1889 is outside 1890–2200; choose a year within".to_owned()),
        "{refused:?}"
    );
}

/// Only the agreements of the record can be continued.
#[test]
fn agreements_that_are_not_there_cannot_be_continued() {
    accepted("record: \"2026-02\",", "record: \"2026-02\", continues: \"SMA\",");
    accepted("record: \"2026-02\",", "");
    refused(
        "record: \"2026-02\",",
        "record: \"2026-02\", continues: \"SMAA\",",
        &[
            "`continues`: there are no agreements called “SMAA” in the record; the one that it knows is SMA, and without it the record has nothing to do with the scenario",
        ],
    );
}

/// The record is of payments by Korea to the United States. A side that is not named contradicts nothing.
#[test]
fn the_record_is_continued_by_its_own_parties() {
    let with = |parties: &str| format!("record: \"2026-02\", continues: \"SMA\", parties: ({parties}),");
    for parties in ["pays: \"KR\", receives: \"US\"", "pays: \"KR\"", "receives: \"US\"", ""] {
        accepted("record: \"2026-02\",", &with(parties));
    }
    let others = |who: &str| {
        format!(
            "`continues`: the record of the SMA is of payments by Korea to the United States, and here it says \
             “{who}”; take this out, or write KR and US as the parties"
        )
    };
    let codes =
        |codes: &str| format!("`continues`: the parties of the SMA are known by their codes; change {codes}");
    for (parties, expected) in [
        ("pays: \"JP\", receives: \"US\"", others("Japan pays the United States")),
        ("pays: \"kr\", receives: \"US\"", codes("kr → KR")),
        ("pays: \"Korea\"", codes("Korea → KR")),
        ("receives: \"KR\"", others("Paid to Korea")),
    ] {
        refused("record: \"2026-02\",", &with(parties), &[&expected]);
    }
    refused(
        "record: \"2026-02\",",
        "parties: (pays: \"US\", receives: \" us\"),",
        &["`parties.receives`: “United States” pays and receives; name the other side"],
    );
}

/// A title has at most 300 characters, a name 100, whatever bytes they take; a remark 10,000. Files with longer ones
/// are refused when they are read, so these stand in scenarios made in memory.
#[test]
fn texts_have_a_longest_length() {
    type Change = fn(&mut Scenario, String);
    let sound = || read_scenario(SOUND, "sound.ron").expect("it can be read").scenario;
    let name = |length: usize| "가".repeat(length);
    let cases: [(usize, String, Change); 8] = [
        (300, "title".to_owned(), |scenario, text| scenario.title = text),
        (10_000, "note".to_owned(), |scenario, text| scenario.note = Some(text)),
        (100, "record".to_owned(), |scenario, text| scenario.record = Some(text)),
        (100, "parties.pays".to_owned(), |scenario, text| scenario.parties.pays = Some(text)),
        (100, format!("part.{}", name(101)), |scenario, text| scenario.parts[1].name = text),
        (100, format!("part.won.category.{}", name(101)), |scenario, text| {
            scenario.parts[0].categories[0].name = text;
        }),
        (10_000, "part.won.rule.2027.note".to_owned(), |scenario, text| {
            let rule = scenario.parts[0].rules.get_mut(&Year(2027)).expect("it has one");
            rule.note = Some(text);
        }),
        (300, "source.A1.title".to_owned(), |scenario, text| {
            let source = Source { title: text, publisher: String::new(), date: None, address: String::new() };
            scenario.sources.insert(SourceId("A1".to_owned()), source);
        }),
    ];
    for (most, field, change) in cases {
        let told_of = |length: usize| {
            let mut scenario = sound();
            change(&mut scenario, name(length));
            let mut told = told(&check(&scenario));
            told.retain(|told| told.contains("characters"));
            told
        };
        assert_eq!(told_of(most), [""; 0], "{field}");
        let said = |number: usize| {
            if number < 1_000 { number.to_string() } else { format!("10,{:03}", number - 10_000) }
        };
        let (found, most_told) = (said(most + 1), said(most));
        let expected = format!(
            "`{field}`: this text has {found} characters, at most {most_told} are possible; shorten it"
        );
        assert_eq!(told_of(most + 1), [expected]);
    }
}

/// A rule whose sum is too low in one year gives the years before it, and those after a year that is stated.
#[test]
fn a_sum_below_minus_100_percent_makes_its_year_unknown() {
    // The index of two years before and −60 %: −57.9 % in 2027, −110 % in 2028 and −58 % in 2029 and 2030.
    let text = SOUND
        .replace("\"0.5%\"", "\"-60%\"")
        .replace("                    floor: \"1%\",\n                    cap: \"5%\",\n", "")
        .replace("2026: \"2.2%\"", "2026: \"-50%\"")
        .replace("                2028: \"15800 eok KRW\",\n", "");
    let scenario = read_scenario(&text, "sound.ron").expect("it can be read").scenario;
    assert_eq!(
        told(&check(&scenario)),
        [
            "`part.won.rule.2027.growth`: the growths add up to −110.0% in 2028, below −100%; choose growths that add up to −100% or more, or a floor"
        ]
    );
    let projection = project(plan(&scenario, record::bundled(), &[]));
    let known = |row, year| projection.at(row, Year(year)).known().is_some();
    let total = |year| known(RowName::PartTotal(0), year);
    // 2029 has an override: 15,900, from which 2030 follows.
    assert_eq!([2026, 2027, 2028, 2029, 2030].map(total), [true, true, false, true, true]);
    assert_eq!(
        [2027, 2028, 2029, 2030].map(|year| known(RowName::Growth(0), year)),
        [true, false, true, true]
    );
    // 15,192 × 0.421 = 6,395.832; 15,900 × 0.42 = 6,678, less 500 once.
    let eok = |year| match projection.at(RowName::PartTotal(0), Year(year)) {
        Value::Known(amount) => costshare::model::Scale::Eok.count(amount).to_string(),
        Value::Unknown(_) => String::new(),
    };
    assert_eq!([2027, 2030].map(eok), ["6396", "6178"]);
}

/// A name in brackets that neither the file nor the record defines is told once, with the one it resembles.
#[test]
fn sources_that_nothing_defines_are_told() {
    let text = SOUND
        .replace("\"15192 eok KRW\"", "\"15192 eok KRW [MOFA12, MOFA14]\"")
        .replace("cap: \"5%\"", "cap: \"5% [MOFA14]\"")
        .replace("2025: \"2.1%\"", "2025: \"2.1% [OURS]\"")
        .replace("then: \"2.0%\"", "then: \"2.0% assumed [NOBODY_SAYS_SO]\"")
        .replace("    rates: {", "    sources: {\"OURS\": (title: \"Ours\")},\n    rates: {");
    let problems = all(&read_scenario(&text, "sound.ron").expect("it can be read").scenario);
    assert_eq!(
        told(&problems),
        [
            "`part.won.base`: neither this file nor the record defines the source MOFA14; did you mean MOFA12?",
            "`series.cpi.then`: neither this file nor the record defines the source NOBODY_SAYS_SO; name another one, or define it under sources",
        ]
    );
    assert!(!problems.iter().any(Problem::is_error));
}

/// A code that is none of ISO 4217's in use is told once, with the one that was probably meant.
#[test]
fn currencies_that_are_not_in_use_are_told() {
    let text = SOUND.replace("KRW", "KWR");
    let problems = all(&read_scenario(&text, "sound.ron").expect("it can be read").scenario);
    assert_eq!(told(&problems), ["`before`: KWR is no currency code in use (ISO 4217); did you mean KRW?"]);
    assert!(!problems[0].is_error());
    let text = SOUND.replace("        \"USD\": (\n", "        \"DEM\": (),\n        \"USD\": (\n");
    let problems = all(&read_scenario(&text, "sound.ron").expect("it can be read").scenario);
    assert_eq!(
        told(&problems),
        ["`rate.DEM`: DEM is no currency code in use (ISO 4217); write the code of the currency"]
    );
}

/// A one-off may take away what there is, and not more without a word: the part in won comes to
/// 15,900 × 1.025 = 16,297.5 eok in 2030.
#[test]
fn a_year_below_nothing_is_told() {
    let of = |one_off: &str| {
        let text = SOUND.replace("2030: \"-500 eok", &format!("2030: \"{one_off} eok"));
        told(&all(&read_scenario(&text, "sound.ron").expect("it can be read").scenario))
    };
    assert_eq!(of("-16298"), [""; 0]);
    assert_eq!(
        of("-100000"),
        [
            "`part.won.one_off.2030`: with this one-off 2030 comes to −KRW 8,370.2 bn, less than nothing; check its sign and its size"
        ]
    );
}

/// What is measured with another edition than the scenario names is never so without a word.
#[test]
fn an_edition_that_is_not_there_is_told() {
    let problem = "`record`: this program does not have edition 2031-08, so the record, currencies and shares are those of 2026-02; a newer version of the program may have it";
    noticed("2026-02", "2031-08", problem);
}
