//! `costshare negotiation`: what it prints, what it exits with, and that it knows nothing private.

#![expect(clippy::disallowed_methods, reason = "the tests play the other programs that write files")]

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::command::{answer, json, text};

/// Two frozen years, won at 1,000 to the dollar.
const TALKS: &str = r#"Negotiation(
    version: 1,
    title: "Small talks",
    parties: [
        Party(
            key: "ROK",
            name: "Republic of Korea",
            role: Pays,
        ),
        Party(
            key: "US",
            name: "United States",
            role: Receives,
        ),
    ],
    rounds: {
        1: Round(
            meetings: [
                Meeting(
                    dates: "2024-04-23/2024-04-25 [NEWSIS_TL]",
                ),
            ],
        ),
        2: Round(),
    },
    base: Scenario(
        version: 1,
        title: "Frozen",
        record: "2026-02",
        years: (first: 2026, last: 2027),
        parts: [
            Part(
                base: "900 eok KRW",
                rules: {
                    2027: Rule(
                        growth: Freeze(),
                    ),
                },
            ),
        ],
        rates: {
            "USD": (
                then: "1000 KRW/USD",
            ),
        },
    ),
    offers: [
        Offer(
            party: "US",
            kind: Ask,
            round: 1,
            terms: {
                "base": "1000 eok KRW [KBS10]",
            },
            confidence: Press,
            sources: "KBS10",
        ),
        Offer(
            party: "ROK",
            kind: Offer,
            round: 1,
            terms: {
                "base": "80 million USD",
                "rule.2027": Rule(
                    growth: Freeze(),
                ),
                "years.last": 2027,
            },
        ),
        Offer(
            party: "US",
            kind: Ask,
            date: "2024-05",
            terms: {
                "base": "850 eok KRW",
            },
        ),
    ],
)
"#;

/// Asked 1,000 and offered 80 million dollars = 800 eok in round 1, a gap of 200. Then 850 is asked, a
/// gap of 50: 1 - 50 / 200 = 75 % of the opening gap is closed.
#[test]
fn gaps_and_their_closing_are_exact() {
    let folder = Folder::with(TALKS);
    let found = folder.json(&[]);
    assert_eq!((text(&found["unit"]), text(&found["by"])), ("eok KRW", "first-year"));
    let first: Vec<&str> = offers(&found).iter().map(|offer| text(&offer["first_year"])).collect();
    assert_eq!(first, ["1000", "800", "850"]);
    assert_eq!(
        found["gaps"],
        json!([
            {
                "after": 2, "paying": 2, "receiving": 1, "gap": "200", "closed": "0", "status": "assumed",
                "rates": ["stated", null], "is_converted": true,
            },
            {
                "after": 3, "paying": 2, "receiving": 3, "gap": "50", "closed": "0.75", "status": "assumed",
                "rates": ["stated", null], "is_converted": true,
            },
        ])
    );
    assert_eq!(found["problems"], json!([]));
    // Both years are the same, so of the term everything is twice.
    let found = folder.json(&["--by", "term"]);
    let gaps: Vec<&str> = list(&found["gaps"]).iter().map(|gap| text(&gap["gap"])).collect();
    assert_eq!(gaps, ["400", "100"]);
    assert_eq!(folder.code(&[]), Some(0));
}

/// Who named the base alone left the second year unsaid: its rule and that there is one. Who named all
/// left nothing unsaid.
#[test]
fn what_was_left_unsaid_is_told() {
    let found = Folder::with(TALKS).json(&[]);
    let offers = offers(&found);
    assert_eq!(
        offers[0]["unsaid"],
        json!({ "amount": "1000", "years": [2027], "fields": ["years.last", "rule.2027.growth"] })
    );
    assert_eq!(offers[1]["unsaid"], json!({ "amount": "0", "years": [], "fields": [] }));
    let converted = &offers[1]["converted"][0];
    assert_eq!((text(&converted["field"]), text(&converted["offered"])), ("base", "80 million USD assumed"));
    assert!(text(&converted["amount"]).starts_with("800 eok KRW"), "{converted}");
}

/// 80 million dollars are 80 million in dollars and 800 eok in won. Frozen in won, their second year is 80 million
/// dollars at a rate of its own. What is offered in won is converted in dollars.
#[test]
fn a_figure_says_whether_it_is_in_another_currency_than_was_said() {
    let folder = Folder::with(TALKS);
    let figures = |first_year: bool, term: bool, unsaid: bool| json!({ "first_year": first_year, "term": term, "unsaid": unsaid });
    for (currency, asked, offered) in [
        ("KRW", figures(false, false, false), figures(true, true, false)),
        ("USD", figures(true, true, true), figures(false, true, false)),
    ] {
        let found = folder.json(&["--in", currency]);
        assert_eq!(offers(&found)[0]["is_converted"], asked, "{currency}");
        assert_eq!(offers(&found)[1]["is_converted"], offered, "{currency}");
        let first = &offers(&found)[1]["by_year"][0]["is_converted"];
        assert_eq!(first, &offered["first_year"], "{currency}");
        assert_eq!(found["gaps"][0]["is_converted"], json!(true), "between won and dollars, {currency}");
    }
    // Dollars of 2026 in prices of another year are no longer those that were offered.
    let found = json(&["negotiation", "scenarios/negotiations/sma-11.ron", "--in", "USD", "--json"]);
    assert_eq!(offers(&found)[0]["is_converted"]["first_year"], json!(false));
    let words =
        ["negotiation", "scenarios/negotiations/sma-11.ron", "--in", "USD", "--real", "2021", "--json"];
    assert_eq!(offers(&json(&words))[0]["is_converted"]["first_year"], json!(true));
}

/// At 25 % the second 1,000 is worth 1,000 / 1.25 = 800 today: together 1,800.
#[test]
fn a_present_value_needs_a_rate() {
    let folder = Folder::with(TALKS);
    let found = folder.json(&["--discount", "25%"]);
    let ask = &offers(&found)[0];
    assert_eq!((text(&ask["term"]), text(&ask["present_value"])), ("2000", "1800"));
    assert!(folder.json(&[])["offers"][0].get("present_value").is_none(), "there is no usual rate");
    let (code, _, told) = folder.run(&["--by", "present-value"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("--discount 3%"), "{told}");
    for wrong in ["soon", "-100%"] {
        assert_eq!(folder.code(&[&format!("--discount={wrong}")]), Some(2), "{wrong}");
    }
    assert_eq!(folder.code(&["--by", "present-value", "--discount", "3%"]), Some(0));
}

/// 1,000 eok are 100,000 million won, at 1,000 to the dollar 100 million dollars.
#[test]
fn amounts_are_converted_and_put_into_prices() {
    let folder = Folder::with(TALKS);
    let found = folder.json(&["--in", "USD"]);
    let ask = &offers(&found)[0];
    assert_eq!((text(&found["unit"]), text(&ask["first_year"])), ("million USD", "100"));
    assert_eq!(text(&found["gaps"][1]["gap"]), "5");
    // Consumer prices rose by 2.5 % in 2021: the 10,389 of 2020 are 10,648.725 in prices of 2021.
    let found = json(&["negotiation", "scenarios/negotiations/sma-11.ron", "--real", "2021", "--json"]);
    let agreed = offers(&found).into_iter().find(|offer| offer["kind"] == "Agreed").expect("they agreed");
    assert_eq!(text(&agreed["first_year"]), "10648.725");
}

/// 5 and 4 billion dollars at 1,180.56 are 59,028 and 47,222.4 eok, rounded as the agreement counts 47,222.
/// The first offer of Korea, 11,740, came after the second: the opening gap is 35,482. Then 15,900: 4,160;
/// 1 - 4,160 / 35,482 = 88.27574… %.
#[test]
fn the_talks_on_the_11th() {
    let found = json(&["negotiation", "scenarios/negotiations/sma-11.ron", "--json"]);
    let first: Vec<Option<&str>> = offers(&found).iter().map(|offer| offer["first_year"].as_str()).collect();
    let expected = ["59028", "", "47222", "11740", "15900", "10389"];
    assert_eq!(first, expected.map(|amount| Some(amount).filter(|amount| !amount.is_empty())));
    let gaps: Vec<&str> = list(&found["gaps"]).iter().map(|gap| text(&gap["gap"])).collect();
    assert_eq!(gaps, ["35482", "4160"]);
    assert!(text(&found["gaps"][1]["closed"]).starts_with("0.8827574"), "{}", found["gaps"]);
    assert_eq!(text(&offers(&found)[1]["why"]), "names nothing that costs");
}

#[test]
fn the_shipped_talks_are_told_in_both_languages() {
    for (number, agreed) in [(10, "10,389"), (11, "10,389"), (12, "15,192")] {
        let path = format!("scenarios/negotiations/sma-{number}.ron");
        let (code, out, told) = answer(&["--lang", "ko", "negotiation", &path]);
        assert_eq!((code, told.as_str()), (Some(0), ""));
        assert!(out.contains(agreed), "{out}");
        let (code, out, _) = answer(&["--lang", "en", "negotiation", &path]);
        assert_eq!(code, Some(0));
        assert!(out.contains("Agreed on"), "{out}");
        let (code, out, _) = answer(&["--lang", "en", "negotiation", &path, "--csv"]);
        assert_eq!(code, Some(0));
        assert!(out.starts_with("date,"), "{out}");
    }
}

/// Each with file, line and column.
#[test]
fn problems_have_their_place_and_the_rest_is_told() {
    let folder = Folder::with(TALKS);
    folder.write(
        &TALKS
            .replace("party: \"ROK\",\n            kind: Offer", "party: \"RAK\",\n            kind: Offer"),
    );
    let (code, out, problems) = folder.run(&[]);
    assert_eq!(code, Some(1));
    let place = TALKS[..TALKS.find("\"ROK\",\n            kind: Offer").expect("it is there")].to_owned();
    let line = place.matches('\n').count() + 1;
    let told = format!(
        "{}:{line}:20: problem: Offer 2 (RAK, offer, round 1), party: there is no party `RAK`; \
         name one of ROK, US, or add it to the parties",
        folder.path()
    );
    assert!(problems.contains(&told), "{told} is not in:\n{problems}");
    assert!(out.contains("100.0") || out.contains("1,000"), "the rest is told:\n{out}");

    folder.write(&TALKS.replace("\"base\": \"850 eok KRW\"", "\"bse\": \"850 eok KRW\""));
    let found = folder.json(&[]);
    let problem = &found["problems"][0];
    let line = TALKS[..TALKS.find("\"base\": \"850").expect("it is there")].matches('\n').count() + 1;
    assert_eq!((problem["line"].as_u64(), problem["column"].as_u64()), (Some(line as u64), Some(17)));
    assert!(text(&problem["text"]).contains("`bse: \"850 eok KRW\"` cannot be read"), "{problem}");
    let last = &offers(&found)[2];
    assert!(last["first_year"].is_null() && text(&last["why"]).contains("`bse`"), "{last}");
    assert_eq!(folder.code(&["--json"]), Some(1));
}

/// An offer that states prices of its own is read by them, and is called by what it states.
#[test]
fn an_offer_with_prices_of_its_own_says_so() {
    let prices = "series: {\"cpi\": (values: {2027: \"2%\"})}, rates: {";
    let own = "\"base\": \"850 eok KRW\", \"series.cpi.2027\": \"4% assumed\"";
    let talks = TALKS.replacen("rates: {", prices, 1).replace("\"base\": \"850 eok KRW\"", own);
    let folder = Folder::with(&talks);
    let (_, out, _) = folder.run(&["--real", "2026"]);
    assert!(out.contains("Consumer prices 2027 4.0%"), "{out}");
    assert!(out.contains("each scenario by its own prices"), "{out}");
}

/// A notice about the base is told with the table and with the chart, and neither says no for it: 14,028 eok were
/// agreed for 2025.
#[test]
fn a_notice_about_the_base_is_told_and_is_no_error() {
    let stated = "record: \"2026-02\",\n        continues: \"SMA\",\n        before: \"14029 eok KRW\",";
    let folder = Folder::with(&TALKS.replacen("record: \"2026-02\",", stated, 1));
    let picture = format!("{}.svg", folder.path());
    let drawn = answer(&["--lang", "en", "chart", "negotiation", &folder.path(), "-o", &picture]);
    for (code, _, told) in [folder.run(&[]), drawn] {
        assert_eq!(code, Some(0), "{told}");
        assert!(told.contains("notice: Base scenario") && told.contains("KRW 1,402.8 bn"), "{told}");
    }
}

/// 0.4 eok is counted in eok and rounds to nothing: told with its place, and no error.
#[test]
fn an_offer_that_rounds_away_is_told() {
    let folder = Folder::with(&TALKS.replace("850 eok KRW", "0.4 eok KRW"));
    let (code, _, told) = folder.run(&[]);
    assert_eq!(code, Some(0), "{told}");
    let line = TALKS[..TALKS.find("\"base\": \"850").expect("it is there")].matches('\n').count() + 1;
    assert!(told.contains(&format!("{}:{line}:17: notice: Offer 3", folder.path())), "{told}");
    assert_eq!(told.matches("Base amount").count(), 1, "{told}");
}

#[test]
fn what_cannot_be_read_exits_2() {
    let folder = Folder::with(TALKS);
    assert_eq!(answer(&["negotiation", "scenarios/sma-12.ron"]).0, Some(2), "a scenario");
    assert_eq!(answer(&["project", &folder.path()]).0, Some(2), "a negotiation is no scenario");
    assert_eq!(answer(&["negotiation", "no.ron"]).0, Some(2));
    folder.write(&TALKS.replace("kind: Ask", "kind: Demand"));
    let (code, out, told) = folder.run(&[]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(told.contains(":50:19: found `Demand`, expected Ask, Offer, RedLine"), "{told}");
}

#[test]
fn the_talks_leave_as_a_picture_by_any_figure() {
    let folder = TempDir::new().expect("a folder for the test");
    let out = folder.path().join("talks.svg").display().to_string();
    let draw = |more: &[&str]| {
        let words = [
            "--lang",
            "en",
            "chart",
            "negotiation",
            "scenarios/negotiations/sma-11.ron",
            "-o",
            &out,
            "--force",
        ];
        let (code, _, told) = answer(&[&words[..], more].concat());
        assert_eq!(code, Some(0), "{told}");
        fs::read_to_string(&out).expect("it was written")
    };
    // 11,740 eok in the first year; 4 billion dollars at 1,180.56 are 47,222.4 eok.
    let first = draw(&[]);
    assert!(first.contains("4,722.2") && first.contains("1,174.0"), "{first}");
    let term = draw(&["--by", "term"]);
    assert!(!term.contains("4,722.2"), "the whole term costs more than its first year");
    assert!(draw(&["--by", "present-value", "--discount", "3%"]) != term);
    let out = ["--lang", "en", "chart", "projection", "scenarios/sma-12.ron", "-o", &out, "--by", "term"];
    let (code, _, told) = answer(&out);
    assert_eq!((code, told.contains("`chart negotiation` only")), (Some(2), true), "{told}");
}

/// The amounts of one who knows neither limits nor targets, and the same with the file of secrets beside.
#[test]
fn what_is_private_is_never_read() {
    let folder = Folder::with(TALKS);
    let private = folder.0.path().join("talks.private.ron");
    let secret = "Private(\n    version: 1,\n    party: \"ROK\",\n    limit: {\n        \"base\": \"987654 eok KRW\",\n    },\n    note: \"hush\",\n)\n";
    let (_, before, _) = folder.run(&[]);
    let before_json = folder.json(&[]);
    fs::write(&private, secret).expect("the folder is writable");
    assert_eq!((folder.run(&[]).1, folder.json(&[])), (before, before_json));
    // A broken one changes nothing either: it is not opened.
    fs::write(&private, "hush").expect("the folder is writable");
    assert_eq!(folder.code(&[]), Some(0));

    let private = private.display().to_string();
    let other = folder.0.path().join("other.ron").display().to_string();
    fs::write(&other, secret).expect("the folder is writable");
    for path in [&private, &other] {
        for command in ["negotiation", "project", "check", "explain"] {
            let mut words = vec!["--lang", "en", command, path.as_str()];
            words.extend((command == "explain").then_some("total.2026"));
            let (code, out, told) = answer(&words);
            assert_eq!(code, Some(2), "{command}: {told}");
            assert!(told.contains("no command reads it"), "{told}");
            for word in ["hush", "987654", "ROK"] {
                assert!(!told.contains(word) && !out.contains(word), "{command}: {told}{out}");
            }
        }
    }
}

/// A folder with a negotiation in it.
struct Folder(TempDir);

impl Folder {
    fn with(text: &str) -> Self {
        let folder = Self(TempDir::new().expect("a folder for the test"));
        folder.write(text);
        folder
    }

    fn path(&self) -> String {
        self.0.path().join("talks.ron").display().to_string()
    }

    fn write(&self, text: &str) {
        fs::write(self.path(), text).expect("the folder is writable");
    }

    fn run(&self, more: &[&str]) -> (Option<i32>, String, String) {
        answer(&[&["--lang", "en", "negotiation", &self.path()], more].concat())
    }

    fn code(&self, more: &[&str]) -> Option<i32> {
        self.run(more).0
    }

    fn json(&self, more: &[&str]) -> Value {
        json(&[&["--lang", "en", "negotiation", &self.path(), "--json"], more].concat())
    }
}

fn list(value: &Value) -> Vec<&Value> {
    value.as_array().expect("a list").iter().collect()
}

fn offers(found: &Value) -> Vec<&Value> {
    list(&found["offers"])
}
