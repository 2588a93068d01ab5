//! Figures and names that would say what is not so: per cents of what is not above zero, names that only read
//! alike, days that cannot be, grounds that are unknown.

#![expect(clippy::disallowed_methods, reason = "the tests play the other programs that write files")]

use std::fs;

use tempfile::TempDir;

use crate::command::{answer, json};

/// 1,519.2 less a one-off of 2,000.0 is −480.8 in 2026; 2027 is 1,519.2 × 1.02 = 1,549.584, to a tenth 1,549.6.
/// That is a rise, and no per cent says by how much.
const BELOW_ZERO: &str = r#"Scenario(
    version: 1,
    title: "Credit",
    record: "2026-02",
    years: (first: 2026, last: 2027),
    parts: [
        Part(
            base: "15192 eok KRW",
            rules: { 2027: Rule(growth: Fixed(rate: "2%")) },
            one_offs: { 2026: "-20000 eok KRW" },
        ),
    ],
)
"#;

#[test]
fn there_is_no_per_cent_of_a_year_that_is_not_above_zero() {
    let (_folder, path) = written("credit.ron", BELOW_ZERO);
    let (code, out, _) = answer(&["project", &path]);
    assert_eq!(code, Some(0));
    assert!(out.contains("2027: KRW 1.550 tn, after −KRW 480.8 bn in 2026"), "{out}");
    assert!(out.contains("The amount of 2026 is not above 0, and there is no per cent of that"), "{out}");
    assert!(!out.contains("422.3"), "{out}");
    let (_, out, _) = answer(&["--lang", "ko", "project", &path]);
    assert!(out.contains("2026년 금액이 0 이하이므로 증감률을 산출할 수 없음"), "{out}");
    let json = json(&["project", &path, "--json"]);
    assert!(json["rows"][1]["growth"].is_null(), "{json}");
    assert_eq!(
        json["rows"][1]["why_of"]["growth"],
        "The amount of 2026 is not above 0, and there is no per cent of that"
    );
    let (code, out, _) = answer(&["explain", &path, "change.2027"]);
    assert_eq!(
        (code, out.lines().next()),
        (Some(1), Some("Step from the year before 2027  unknown")),
        "{out}"
    );
}

#[test]
fn a_comparison_has_no_per_cent_of_a_baseline_that_is_not_above_zero() {
    let (_folder, path) = written("credit.ron", BELOW_ZERO);
    let (_, out, _) = answer(&["compare", &path, "scenarios/sma-12.ron"]);
    // 1,519.2 − (−480.8) = 2,000.0, which is no −416.0 % of anything.
    assert!(out.contains("+2,000.0") && !out.contains("416.0"), "{out}");
    assert!(
        out.contains("– Per cent, 2026: “Credit” is not above 0, and there is no per cent of that"),
        "{out}"
    );
    let json = json(&["compare", &path, "scenarios/sma-12.ron", "--json"]);
    let row = &json["comparisons"][0]["rows"][0];
    assert_eq!((row["per_cent"].is_null(), row["difference"].as_str()), (true, Some("20000")), "{row}");
    assert!(row["why_no_per_cent"].as_str().is_some_and(|why| why.contains("not above 0")), "{row}");
}

#[test]
fn a_title_that_reads_like_a_signed_one_is_held_to_its_terms() {
    let signed = fs::read_to_string("scenarios/sma-12.ron").expect("the 12th agreement");
    for title in [
        "12th SMA as signed, 2026–2030\u{200b}",
        "12th\u{a0}SMA as signed,\u{2009}2026–2030",
        "12th SMA as signed, 2026-2030",
        "12TH SMA AS SIGNED, 2026—2030",
    ] {
        let other = signed.replace("12th SMA as signed, 2026–2030", title);
        let (_folder, path) = written("same.ron", &other);
        let (_, out, problems) = answer(&["project", &path]);
        assert_eq!((out.lines().next(), problems.as_str()), (Some(title), ""), "equal terms");
        let (_folder, path) = written("changed.ron", &other.replace("\"5% [MOFA12]\"", "\"4% [MOFA12]\""));
        let (_, out, problems) = answer(&["project", &path]);
        assert_eq!(out.lines().next(), Some("12th SMA, changed"), "{title:?}");
        assert!(problems.contains("differs from that agreement in 1 term"), "{problems}");
    }
}

#[test]
fn two_categories_that_read_alike_have_one_name() {
    let text = BELOW_ZERO.replace(
        "one_offs:",
        "categories: [(name: \"labour\", weight: \"50%\"), (name: \"Labour\u{200b}\", weight: \"50%\")], one_offs:",
    );
    let (_folder, path) = written("alike.ron", &text);
    let (code, out, problems) = answer(&["check", &path]);
    assert_ne!(code, Some(0));
    assert!(format!("{out}{problems}").contains("is there twice"), "{out}{problems}");
}

#[test]
fn a_day_of_the_talks_is_in_a_year_that_can_be() {
    let talks = fs::read_to_string("scenarios/negotiations/sma-10.ron").expect("the talks");
    assert!(talks.contains("date: \"2019-02-10 [MOFA10]\""), "the signing");
    let talks = talks.replacen("date: \"2019-02-10 [MOFA10]\"", "date: \"0018 [MOFA10]\"", 1);
    let (folder, path) = written("talks.ron", &talks);
    let line = 1 + talks.lines().position(|line| line.contains("0018")).expect("the date");
    // The event begins the line before its date.
    let place = format!("{path}:{}:9: problem: Event", line - 1);
    let picture = folder.path().join("talks.svg").display().to_string();
    for args in [&["negotiation", &path][..], &["chart", "negotiation", &path, "-o", &picture]] {
        let (code, _, problems) = answer(args);
        assert_eq!(code, Some(1), "{args:?}");
        assert!(problems.contains(&place), "{problems}");
        assert!(
            problems.contains("it is dated 0018, and years of talks go from 1945 to 2100; mend the date"),
            "{problems}"
        );
    }
}

#[test]
fn a_ground_that_is_unknown_has_no_status() {
    let text = r#"Scenario(
    version: 1,
    title: "Two",
    record: "2026-02",
    years: (first: 2024, last: 2024),
    parts: [Part(name: "won", base: "10000 eok KRW"), Part(name: "usd", base: "100 million USD")],
)
"#;
    let (_folder, path) = written("two.ron", text);
    let (_, out, _) = answer(&["explain", &path, "total.2024"]);
    assert!(out.contains("- USD exchange rate 2024  unknown  (rate.USD.2024)"), "{out}");
    let json = json(&["explain", &path, "total.2024", "--json"]);
    let grounds = json["rests_on"].as_array().expect("grounds");
    let rate = grounds.iter().find(|ground| ground["field"] == "rate.USD.2024").expect("the rate");
    assert!(rate["status"].is_null(), "{rate}");
}

fn written(name: &str, text: &str) -> (TempDir, String) {
    let folder = TempDir::new().expect("a folder for the test");
    let path = folder.path().join(name);
    fs::write(&path, text).expect("the folder is writable");
    let path = path.display().to_string();
    (folder, path)
}
