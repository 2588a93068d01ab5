//! Scenario files: what holds for every scenario, and what each broken file is told.

use costshare::files::{ScenarioFile, read_scenario, read_value, spell_value, write_scenario};
use costshare::model::clauses::{Fixed, Freeze, Growth, Sum};
use costshare::model::{Field, FieldValue, Scenario, Spelt};
use costshare::text::Language;
use costshare::text::file_errors::value_error;
use proptest::prelude::*;
use serde::Deserialize;

/// The sample of the manual: every key, in our layout.
const SAMPLE: &str = r#"// The agreement as signed,
//   with a remark above it.

/* and another */
Scenario(
    version: 1,
    title: "12th SMA as signed",
    note: "제12차 특별협정 \"as signed\"\nsecond line",
    record: "2026-02",
    continues: "SMA",
    parties: (pays: "KR", receives: "US"),
    years: (first: 2026, last: 2030),
    before: "14028 eok KRW [MK12]",
    parts: [
        Part(
            name: "won",
            note: "paid in won",
            base: "15192 eok KRW [MOFA12]",
            rounding: (to: "1 eok KRW", how: Down, carry: Unrounded),
            rules: {
                2027: Rule(
                    growth: Index(series: "cpi", lag: 2),
                    floor: "1% assumed",
                    cap: "5% [MOFA12]",
                    note: "as the text says",
                ),
                2029: Rule(
                    growth: Sum(first: Index(series: "cpi", lag: 1), second: Fixed(rate: "1.5% assumed")),
                ),
                2030: Rule(
                    growth: Freeze(),
                ),
            },
            amounts: {
                2028: "15800 eok KRW [A1, B_2]",
            },
            overrides: {
                2029: "15900.5 eok KRW assumed",
            },
            one_offs: {
                2030: "-500 eok KRW estimate [A1]",
            },
            categories: [
                Category(name: "labour", weight: "5005 [WP2020]"),
                Category(name: "construction", weight: "3710 [WP2020]"),
            ],
        ),
        Part(
            name: "dollars",
            base: "58.8 million USD [MOFA12]",
        ),
    ],
    series: {
        "cpi": (
            values: {
                2025: "2.1% [KOSTAT25]",
                2026: "2.2% estimate [BOKF2602]",
            },
            then: "2.0% assumed",
        ),
    },
    rates: {
        "USD": (
            then: "1421.40 KRW/USD published",
        ),
    },
    sources: {
        "A1": (
            title: "Cost estimate of the agreement",
            publisher: "An office",
            date: "2026-11-02",
            address: "https://example.org/estimate",
        ),
        "B_2": (
            title: "Letter",
        ),
    },
)
"#;

/// Title alone is needed; whatever else is wrong is told with its place.
#[test]
fn sources_of_the_file_are_read_strictly() {
    let sample = sample().scenario;
    let field = |path: &str| path.parse::<Field>().expect("a field").read(&sample);
    let text = |path: &str| match field(path) {
        Some(costshare::model::FieldValue::Text(text)) => Some(text),
        _ => None,
    };
    assert_eq!(text("source.A1.publisher").as_deref(), Some("An office"));
    assert_eq!(text("source.A1.date").as_deref(), Some("2026-11-02"));
    assert_eq!(text("source.B_2.title").as_deref(), Some("Letter"));
    assert_eq!(field("source.B_2.address"), Some(costshare::model::FieldValue::Absent));
    for (from, to, told) in [
        ("title: \"Letter\"", "publisher: \"Letter\"", "`title`"),
        ("title: \"Letter\"", "title: \" \"", "found `\" \"`"),
        ("date: \"2026-11-02\"", "date: \"November\"", "a date"),
        ("address:", "adress:", "did you mean `address`?"),
        ("\"B_2\": (", "\"B 2\": (", "the name of a source in quotes"),
    ] {
        let wrong = SAMPLE.replace(from, to);
        assert_ne!(wrong, SAMPLE);
        let error = crate::read_told(&read_scenario(&wrong, "a.ron").expect_err(to));
        assert!(error.starts_with("a.ron:") && error.contains(told), "{error}");
    }
}

fn sample() -> ScenarioFile {
    read_scenario(SAMPLE, "sample.ron").expect("the sample is right")
}

#[test]
fn a_file_in_our_layout_keeps_its_bytes() {
    assert_eq!(write_scenario(&sample()), SAMPLE);
}

#[test]
fn line_ends_and_a_byte_order_mark_of_other_systems_are_read() {
    let foreign = format!("\u{feff}{}", SAMPLE.replace('\n', "\r\n"));
    assert_eq!(read_scenario(&foreign, "").expect("only line ends differ"), sample());
    let old = SAMPLE.replace('\n', "\r");
    assert_eq!(read_scenario(&old, "").expect("only line ends differ"), sample());
    let wrong = old.replace("cap:", "cpa:");
    assert_eq!(told(&wrong), "a.ron:24:21: `Rule` has no key `cpa`; did you mean `cap`?");
}

/// Programs for text put them where a blank was typed.
#[test]
fn blanks_of_other_widths_are_blanks_outside_quotes() {
    let wide = SAMPLE.replace("    ", "\u{3000}\u{a0}  ").replace(": \"", ":\u{2003}\"");
    assert_eq!(read_scenario(&wide, "").expect("only blanks differ"), sample());
    let title = SAMPLE.replacen("12th SMA", "12th\u{a0}SMA", 1);
    let read = read_scenario(&title, "").expect("a text may hold anything");
    assert_eq!(read.scenario.title, "12th\u{a0}SMA as signed");
    assert_eq!(write_scenario(&read), title);
}

/// Where a growth is nested deeper than a value in one line may be, the file is longer and no less right.
#[test]
fn a_sum_of_sums_is_written_however_deep_it_is() {
    let mut growth = Growth::Freeze(Freeze {});
    for depth in 0..120 {
        let field: Field = "part.won.rule.2027.growth".parse().expect("a field");
        let rate = Spelt::read("1% assumed").expect("a rate");
        let second = Box::new(Growth::Fixed(Fixed { rate }));
        growth = Growth::Sum(Sum { first: Box::new(growth), second });
        let mut file = sample();
        let value = FieldValue::Growth(growth.clone());
        field.write(&mut file.scenario, value).expect("there is such a rule");
        if depth % 30 == 29 {
            let text = write_scenario(&file);
            match read_scenario(&text, "") {
                Ok(read) => assert_eq!(read, file, "{depth}"),
                Err(error) => {
                    assert!(depth > 80 && crate::read_told(&error).contains("nested"), "{depth}: {error:?}");
                }
            }
        }
    }
}

#[test]
fn commas_blanks_and_names_may_be_left_out() {
    let text = r#"(version:1,title:"a",record:"b",years:(first:2026,last:2026),parts:[(base:"1 KRW")])"#;
    let read = read_scenario(text, "").expect("RON allows it");
    assert_eq!(read.scenario.parts.len(), 1);
}

#[test]
fn comments_above_are_kept_and_others_counted() {
    let text =
        SAMPLE.replace("    version: 1,", "    // one\n    version: 1, /* two /* nested */ */") + "// three";
    let read = read_scenario(&text, "").expect("comments may stand anywhere");
    let place = |comment: &costshare::files::Comment| (comment.place.line, comment.place.column);
    let lost: Vec<((usize, usize), &str)> =
        read.other_comments.iter().map(|comment| (place(comment), comment.text.as_str())).collect();
    let last = text.lines().count();
    assert_eq!(lost, [((6, 5), "// one"), ((7, 17), "/* two /* nested */ */"), ((last, 1), "// three")]);
    assert_eq!(
        read.comment,
        "// The agreement as signed,\n//   with a remark above it.\n\n/* and another */"
    );
}

#[test]
fn a_comment_that_is_none_becomes_one() {
    let file = ScenarioFile { comment: "mine /* \nyours".to_owned(), ..sample() };
    let text = write_scenario(&file);
    assert!(text.starts_with("// mine /*\n// yours\nScenario("), "{text}");
    assert_eq!(read_scenario(&text, "").expect("it is a comment").scenario, file.scenario);
}

#[test]
fn a_number_where_a_text_belongs() {
    check(
        "cap: \"5% [MOFA12]\"",
        "cap: 0.05",
        "a.ron:24:26: found `0.05`, expected a rate in quotes, for example \"2.1%\"",
    );
    check(
        "cap: \"5% [MOFA12]\"",
        "cap: 5%",
        "a.ron:24:26: found `5%`, expected a rate in quotes, for example \"2.1%\"",
    );
    check(
        "record: \"2026-02\"",
        "record: 2026-02",
        "a.ron:9:13: found `2026-02`, expected a text in quotes, for example \"12th SMA as signed\"",
    );
}

#[test]
fn whose_agreement_it_is_and_what_it_continues_is_read_strictly() {
    let sample = sample().scenario;
    assert!(sample.continues_sma() && sample.korea_pays());
    assert_eq!(sample.parties.receives.as_deref(), Some("US"));

    check(
        "continues: \"SMA\"",
        "continues: SMA",
        "a.ron:10:16: found `SMA`, expected a name of agreements in quotes, for example \"SMA\"",
    );
    check(
        "pays: \"KR\"",
        "pays: \"  \"",
        "a.ron:11:21: found `\"  \"`, expected a country's code or a name, in quotes, for example \"KR\"",
    );
    check(
        "receives: \"US\"",
        "recieves: \"US\"",
        "a.ron:11:27: `parties` has no key `recieves`; did you mean `receives`?",
    );
    check(
        "parties: (pays: \"KR\", receives: \"US\")",
        "parties: [\"KR\"]",
        "a.ron:11:14: found `[…]`, expected who pays and who receives between parentheses, \
         for example (pays: \"KR\", receives: \"US\")",
    );
}

#[test]
fn what_is_not_said_is_left_out() {
    let keys =
        "    record: \"2026-02\",\n    continues: \"SMA\",\n    parties: (pays: \"KR\", receives: \"US\"),\n";
    let text = SAMPLE.replacen(keys, "", 1);
    let file = read_scenario(&text, "").expect("none of these keys is needed");
    assert_eq!(write_scenario(&file), text);
    assert!(!file.scenario.continues_sma() && file.scenario.parties.is_empty());

    let one = SAMPLE.replacen("(pays: \"KR\", receives: \"US\")", "(receives: \"An alliance\")", 1);
    let file = read_scenario(&one, "").expect("one side may be left open");
    assert_eq!(write_scenario(&file), one);
    assert_eq!(
        (file.scenario.parties.pays, file.scenario.parties.receives.as_deref()),
        (None, Some("An alliance"))
    );
}

#[test]
fn values_that_cannot_be_read() {
    check(
        "\"58.8 million USD [MOFA12]\"",
        "\"58,8 million USD [MOFA12]\"",
        "a.ron:50:19: found `58,8 million USD`, expected an amount with its unit and currency, \
         for example \"15192 eok KRW\"",
    );
    check(
        "\"2.1% [KOSTAT25]\"",
        "\"NaN\"",
        "a.ron:56:23: found `NaN`, expected a rate in per cent, for example \"2.1%\"",
    );
    check(
        "\"2.1% [KOSTAT25]\"",
        "NaN",
        "a.ron:56:23: found `NaN`, expected a rate in quotes, for example \"2.1%\"",
    );
    check(
        "lag: 2)",
        "lag: -2)",
        "a.ron:22:55: found `-2`, expected a number of years from 0 to 10, without quotes, for example 2",
    );
    check(
        "2028: \"15800",
        "\"2028\": \"15800",
        "a.ron:35:17: found `\"2028\"`, expected a year of four digits, without quotes, for example 2026",
    );
    check(
        "how: Down",
        "how: Up",
        "a.ron:19:46: found `Up`, expected HalfUp, HalfEven or Down, for example HalfUp",
    );
    check(
        "how: Down",
        "how: \"Down\"",
        "a.ron:19:46: found `\"Down\"`, expected HalfUp, HalfEven or Down, without quotes, for example HalfUp",
    );
    check(
        "\"USD\": (",
        "\"usd\": (",
        "a.ron:63:9: found `usd`, expected a currency as three capital letters, for example KRW",
    );
    check(
        "cap: \"5% [MOFA12]\"",
        "cap: Some(\"5%\")",
        "a.ron:24:26: found `Some(…)`, expected a rate in quotes, for example \"2.1%\"",
    );
}

#[test]
fn misspelt_keys_get_the_nearest_right_one() {
    check(
        "            base: \"15192",
        "            bsae: \"15192",
        "a.ron:18:13: `Part` has no key `bsae`; did you mean `base`?",
    );
    check("one_offs:", "oneoffs:", "a.ron:40:13: `Part` has no key `oneoffs`; did you mean `one_offs`?");
    check("Freeze()", "Freze()", "a.ron:31:29: there is no growth `Freze`; did you mean `Freeze`?");
    check(
        "floor:",
        "discount:",
        "a.ron:23:21: `Rule` has no key `discount`; expected `growth`, `floor`, `cap` or `note`",
    );
}

#[test]
fn repeated_keys_are_refused_with_both_places() {
    check(
        "2026: \"2.2% estimate",
        "2025: \"2.2% estimate",
        "a.ron:57:17: `2025` stands here and at 56:17; keep one of them",
    );
    check(
        "    record: \"2026-02\"",
        "    title: \"2026-02\"",
        "a.ron:9:5: `title` stands here and at 7:5; keep one of them",
    );
}

#[test]
fn missing_keys_are_named() {
    check("version: 1,", "", "a.ron:5:1: `Scenario` lacks `version`; add it, for example `version: 1`");
    check(
        "    base: \"58.8 million USD [MOFA12]\",",
        "",
        "a.ron:48:9: `Part` lacks `base`; add it, for example `base: \"15192 eok KRW [MOFA12]\"`",
    );
}

#[test]
fn the_version_counts_before_the_rest() {
    let newer = "made by a newer Costshare (version 2); this one reads version 1; get the newer program";
    check("version: 1,", "version: 2, unheard: #of,", &format!("a.ron:6:14: {newer}"));
    let text = "Scenario(unheard: 1, version: 2)";
    assert_eq!(told(text), format!("a.ron:1:31: {newer}"));
    check(
        "version: 1,",
        "version: \"1\",",
        "a.ron:6:14: found `\"1\"`, expected a version without quotes, for example 1",
    );
    check(
        "version: 1,",
        "version: 0,",
        "a.ron:6:14: found `0`, expected a version that exists, for example 1",
    );
    assert!(told("Scenario(version: 99999999999999999999)").contains("newer"));
}

#[test]
fn cut_off_at_any_byte_is_refused() {
    for (end, _) in SAMPLE.trim_end().char_indices() {
        assert!(read_scenario(&SAMPLE[..end], "").is_err(), "cut off at byte {end}");
    }
    let end = SAMPLE.find("amounts").expect("the sample has amounts");
    assert_eq!(
        told(&SAMPLE[..end]),
        "a.ron:34:13: the text ends here, but the `(` of 15:13 is not closed; the file seems cut off"
    );
}

#[test]
fn broken_syntax_is_told_where_it_breaks() {
    assert_eq!(told(""), "a.ron:1:1: the file is empty; expected a scenario, beginning with `Scenario(`");
    assert_eq!(
        told("// only"),
        "a.ron:1:8: the file is empty; expected a scenario, beginning with `Scenario(`"
    );
    check("lag: 2)", "lag: 2]", "a.ron:22:56: found `]`, expected `)` to close the `(` of 22:34");
    check("version: 1,", "version: 1", "a.ron:6:15: found `title`, expected a comma, for example `lag: 2,`");
    check(
        "title: \"12th",
        "title = \"12th",
        "a.ron:7:10: found `=`, expected a colon after the key, for example `cap: \"5%\"`",
    );
    check(
        "paid in won\"",
        "paid in won",
        "a.ron:17:19: the text that begins here has no closing `\"` in its line; \
         a line break within a text is written `\\n`",
    );
    check(
        "paid in won",
        "paid \\q in won",
        "a.ron:17:25: found `\\q`, expected an escape that exists: \\\" \\\\ \\n \\t \\r \\0 \\x41 \\u{c5b5}, \
         for example \"\\\\\"",
    );
    check(
        "/* and another */",
        "/* and another",
        "a.ron:4:1: the comment that begins here has no end; close it with `*/`",
    );
    assert_eq!(
        told(&format!("{SAMPLE}Scenario()")),
        "a.ron:79:1: found `Scenario` after the last bracket; remove it"
    );
    assert_eq!(
        told("Agreement(version: 1)"),
        "a.ron:1:1: found `Agreement(…)`, expected a scenario, for example Scenario(version: 1, …)"
    );
}

#[test]
fn brackets_without_end_do_not_overflow_the_stack() {
    for open in ["(a:", "[", "{1:", "Scenario(version:", "/*"] {
        let error = told(&open.repeat(100_000));
        let told = ["nested more than 100 deep", "has no end", "has no key `a`", "expected a scenario"];
        assert!(told.iter().any(|told| error.contains(told)), "{error}");
    }
    let sums = format!("parts: [Part(rules: {{2026: Rule(growth: {}", "Sum(first: ".repeat(100_000));
    assert!(told(&format!("Scenario({sums}")).contains("nested more than 100 deep"));
}

#[test]
fn more_than_any_scenario_has_is_refused() {
    let categories = |count: usize| {
        let category = |number| format!("Category(name: \"{number}\", weight: \"1\"),");
        SAMPLE.replacen(
            "categories: [",
            &format!("categories: [{}", (2..count).map(category).collect::<String>()),
            1,
        )
    };
    assert!(read_scenario(&categories(100), "").is_ok());
    assert_eq!(
        told(&categories(101)),
        "a.ron:43:25: there are more than 100 categories here; no scenario needs that"
    );
    let parts = SAMPLE.replacen("parts: [", &format!("parts: [{}", "Part(base: \"1 KRW\"),".repeat(49)), 1);
    assert_eq!(told(&parts), "a.ron:14:12: there are more than 50 parts here; no scenario needs that");
    let series: Vec<String> = (0..501).map(|number| format!("\"{number}\": (),")).collect();
    let series = SAMPLE.replacen("series: {", &format!("series: {{{}", series.concat()), 1);
    assert_eq!(told(&series), "a.ron:53:13: there are more than 500 entries here; no file needs that");
    let values = format!("Scenario(version: 1, title: [{}])", "0,".repeat(1_000_000));
    assert_eq!(
        told(&values),
        "a.ron:1:29: found `[…]`, expected a text in quotes, for example \"12th SMA as signed\""
    );
}

#[test]
fn the_excerpt_points_at_the_place() {
    let error = read_scenario("Scenario(\n\ttitle: \"제12차\", x\n)", "a.ron").expect_err("`x` is no key");
    assert_eq!(error.excerpt(), "\ttitle: \"제12차\", x\n\t                 ^");
}

/// Decomposed letters, as macOS and many PDFs give them, are the same text; places count what stands in
/// the file.
#[test]
fn texts_are_composed_and_places_stay_right() {
    let decomposed = "\u{110c}\u{1166}12\u{110e}\u{1161}";
    let text = SAMPLE.replacen("title: \"", &format!("title: \"{decomposed} "), 1);
    let file = read_scenario(&text, "a.ron").expect("it is read");
    assert!(file.scenario.title.starts_with("제12차 "), "{}", file.scenario.title);
    assert_eq!(read_scenario(&write_scenario(&file), "a.ron").as_ref(), Ok(&file));

    let marked = SAMPLE.replacen("base: \"", "base: \"\u{200e}", 1);
    assert_eq!(read_scenario(&marked, "a.ron"), read_scenario(SAMPLE, "a.ron"), "a mark of direction");

    let wrong = format!("Scenario(version: 1, title: \"{decomposed}\", titel: \"\")");
    let error = read_scenario(&wrong, "a.ron").expect_err("no such key");
    let column = wrong.chars().count() - "titel: \"\")".chars().count() + 1;
    assert_eq!(error.place.column, column);
}

#[test]
fn signs_that_cannot_be_seen_are_told_by_their_code() {
    let told = |base: &str| {
        let text = SAMPLE.replacen("base: \"", &format!("base: \"{base}"), 1);
        crate::read_told(&read_scenario(&text, "a.ron").expect_err("no amount"))
    };
    assert!(told("x\u{200e}").contains("x<U+200E>"), "{}", told("x\u{200e}"));
    assert!(told("\u{7}").contains("<U+0007>"), "{}", told("\u{7}"));
}

#[test]
fn subtrees_are_read_by_their_field() {
    for (field, text) in [
        ("rule.2027.growth", "Fixed(rate: \"4% assumed\")"),
        ("rule.2027.growth.first", "Freeze()"),
        ("rule.2027", "Rule(growth: Index(series: \"cpi\", lag: 2), cap: \"5% [MOFA12]\")"),
        ("part.won", "Part(name: \"won\", base: \"15192 eok KRW [MOFA12]\")"),
        ("series.cpi", "(values: {2025: \"2.1% [KOSTAT25]\"}, then: \"2% assumed\")"),
        ("rate.USD", "(then: \"1421.40 KRW/USD assumed\")"),
        ("rule.2027.cap", "5% [MOFA12]"),
        ("rounding.how", "Down"),
        ("years.last", "2031"),
        ("note", ""),
        ("rule.2027", ""),
    ] {
        let field: Field = field.parse().expect(field);
        let value = read_value(&field, text).expect(text);
        assert_eq!(spell_value(&value), text);
    }
    let field: Field = "rule.2027.growth".parse().expect("a field");
    assert_eq!(
        value_error(&read_value(&field, "Fixed(rate: 4)").expect_err("4 has no quotes"), Language::En),
        "rule.2027.growth:1:13: found `4`, expected a rate in quotes, for example \"2.1%\""
    );
}

/// The scenario of the table, whole.
const WHOLE: &str = include_str!("../refused/whole.ron");

/// One broken scenario and what it is told.
#[derive(Deserialize)]
#[expect(clippy::struct_field_names, reason = "the keys of the table")]
struct Case {
    case: String,
    text: Text,
    told: String,
}

/// A text made of the whole scenario, or one of its own.
#[derive(Deserialize)]
enum Text {
    Swap(String, String),
    CutBefore(String),
    Before(String),
    After(String),
    Whole(String),
}

impl Text {
    fn whole(&self) -> String {
        match self {
            Self::Swap(right, wrong) => {
                assert!(WHOLE.contains(right), "the whole scenario has no {right}");
                WHOLE.replacen(right, &repeated(wrong), 1)
            }
            Self::CutBefore(end) => WHOLE[..WHOLE.find(end).expect(end)].to_owned(),
            Self::Before(text) => format!("{text}{WHOLE}"),
            Self::After(text) => format!("{WHOLE}{text}"),
            Self::Whole(text) => text.clone(),
        }
    }
}

/// The text with `⟨a×3⟩` written out as `aaa`, a `#` in it being the number.
fn repeated(text: &str) -> String {
    let Some((before, rest)) = text.split_once('⟨') else { return text.to_owned() };
    let (one, rest) = rest.split_once('×').expect("a count follows");
    let (count, after) = rest.split_once('⟩').expect("it ends");
    let count: usize = count.parse().expect("it is a number");
    let copies: String = (0..count).map(|number| one.replace('#', &number.to_string())).collect();
    format!("{before}{copies}{}", repeated(after))
}

#[test]
fn every_broken_scenario_is_told_what_is_wrong_and_where() {
    let cases: Vec<Case> = ron::from_str(include_str!("../refused/scenarios.ron")).expect("the table is RON");
    assert!(cases.len() > 130);
    let whole = read_scenario(WHOLE, "").expect("without a change nothing is wrong");
    assert_eq!(write_scenario(&whole), WHOLE);
    let mut wrong = Vec::new();
    for Case { case, text, told } in cases {
        let found = match read_scenario(&text.whole(), "") {
            Ok(_) => "(read)".to_owned(),
            Err(error) => crate::read_told(&error).trim_start_matches(':').to_owned(),
        };
        if found != told {
            wrong.push(format!("{case}\n  should be told {told}\n  is told        {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The sample with `right` once replaced by `wrong` is refused with this message.
#[track_caller]
fn check(right: &str, wrong: &str, message: &str) {
    assert!(SAMPLE.contains(right), "the sample has no {right}");
    assert_eq!(told(&SAMPLE.replacen(right, wrong, 1)), message);
}

#[track_caller]
fn told(text: &str) -> String {
    crate::read_told(&read_scenario(text, "a.ron").expect_err("the text is wrong"))
}

/// Every whole subtree of the scenario.
fn subtrees(scenario: &Scenario) -> Vec<Field> {
    let series = scenario.series.keys().map(|name| format!("series.{name}"));
    let rates = scenario.rates.keys().map(|code| format!("rate.{code}"));
    let of_part = |part: &costshare::model::Part| {
        let dot = if part.name.is_empty() { "" } else { "." };
        let name = &part.name;
        let rules = part.rules.keys().flat_map(move |year| {
            [format!("part{dot}{name}.rule.{year}"), format!("part{dot}{name}.rule.{year}.growth")]
        });
        std::iter::once(format!("part{dot}{name}")).chain(rules).collect::<Vec<_>>()
    };
    let parts = scenario.parts.iter().flat_map(of_part);
    series.chain(rates).chain(parts).map(|path| path.parse().expect("a field")).collect()
}

proptest! {
    #[test]
    fn what_is_written_reads_back(scenario in support::scenario(), comment in support::text()) {
        let file = ScenarioFile { comment, ..ScenarioFile::new(scenario) };
        let text = write_scenario(&file);
        let read = read_scenario(&text, "").map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
        prop_assert_eq!(&read.scenario, &file.scenario);
        prop_assert_eq!(read.other_comments.len(), 0);
        prop_assert_eq!(write_scenario(&read), text);
    }

    #[test]
    fn what_is_written_is_ron(scenario in support::scenario()) {
        let text = write_scenario(&ScenarioFile::new(scenario));
        let read: Result<ron::Value, _> = ron::from_str(&text);
        prop_assert!(read.is_ok(), "{:?}\n{text}", read.err());
    }

    #[test]
    fn texts_read_as_the_crate_ron_reads_and_writes_them(title in support::text()) {
        let with = |quoted: &str| SAMPLE.replacen("\"12th SMA as signed\"", quoted, 1);
        let theirs = ron::to_string(&title).expect("a text has a spelling");
        // Where `ron` writes a text over lines or raw, ours is stricter.
        if !theirs.contains('\n') && !theirs.starts_with('r') {
            let read = read_scenario(&with(&theirs), "").map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
            prop_assert_eq!(&read.scenario.title, &title);
        }
        let ours = spell_title(&title);
        prop_assert_eq!(ron::from_str::<String>(&ours), Ok(title));
    }

    #[test]
    fn values_read_as_they_are_spelt(scenario in support::scenario()) {
        for field in subtrees(&scenario) {
            let value = field.read(&scenario).expect("the field is there");
            let text = spell_value(&value);
            let read = read_value(&field, &text).map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
            prop_assert_eq!(read, value);
        }
    }

    #[test]
    fn no_text_stops_the_reader(text in any::<String>(), at in 0..SAMPLE.len(), junk in "[ -~\n가]{0,4}") {
        let _ = read_scenario(&text, "");
        let at = SAMPLE.ceil_char_boundary(at);
        let broken = format!("{}{junk}{}", &SAMPLE[..at], &SAMPLE[at..]);
        if let Err(error) = read_scenario(&broken, "") {
            prop_assert!(error.excerpt().ends_with('^'));
        }
    }
}

/// The title as our files have it, quotes included.
fn spell_title(title: &str) -> String {
    let mut file = sample();
    title.clone_into(&mut file.scenario.title);
    let text = write_scenario(&file);
    let line = text.lines().find(|line| line.starts_with("    title: ")).expect("it is in one line");
    line.trim_start_matches("    title: ").trim_end_matches(',').to_owned()
}
