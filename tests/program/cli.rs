//! The command line: what it prints, and what it exits with.

#![expect(clippy::disallowed_methods, reason = "the tests play the other programs that write files")]

use std::fs;

use costshare::model::{Field, FieldError, FieldValue, difference};
use costshare::present::views::record::RecordPageName;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::command::{answer, json, run, text};

#[test]
fn project_gives_exact_decimals_in_strings() {
    let json = json(&["project", "scenarios/sma-12.ron", "--json"]);
    assert_eq!((text(&json["unit"]), json["rows"].as_array().map(Vec::len)), ("eok KRW", Some(5)));
    assert_eq!(totals(&json), ["15192", "15511", "15852", "16169", "16492"]);
    let row = &json["rows"][1];
    assert_eq!((text(&row["growth"]), text(&row["index"])), ("0.021", "0.021"));
    assert_eq!((row["year"].as_i64(), row["bound"].is_null()), (Some(2027), true));
    assert_eq!(text(&json["rows"][4]["cumulative"]), "79216");
}

#[test]
fn project_marks_a_cap_that_binds() {
    let folder = TempDir::new().expect("a folder for the test");
    let capped = folder.path().join("capped.ron").display().to_string();
    assert_eq!(code(&["set", "scenarios/sma-12.ron", "rule.2027.cap=2.1%", "-o", &capped]), 0);
    let json = json(&["project", &capped, "--json"]);
    let bounds: Vec<_> =
        json["rows"].as_array().expect("rows").iter().map(|row| row["bound"].as_str()).collect();
    assert_eq!(bounds, [None, None, Some("cap"), None, None]);
}

/// 15,192 eok at 1,421.40 won to the dollar: 1,519,200 / 1,421.4 = 1,068.805… million dollars.
#[test]
fn project_converts_and_says_in_which_unit() {
    let json = json(&["project", "scenarios/sma-12.ron", "--in", "USD", "--json"]);
    let measure = &json["rows"][0]["measures"]["USD"];
    assert_eq!(text(&measure["unit"]), "million USD");
    assert!(text(&measure["value"]).starts_with("1068.8054031236808"), "{measure}");
}

#[test]
fn an_unknown_year_is_null_with_its_reason_and_exits_1() {
    let args = ["project", "scenarios/sma-04.ron", "--json"];
    assert_eq!(code(&args), 1);
    let json = json(&args);
    let row = &json["rows"][2];
    assert!(row["total"].is_null() && text(&row["why"]).contains("2000"), "{row}");
    assert!(!json["rows"][1]["total"].is_null(), "the years before stand");
}

#[test]
fn csv_has_units_in_its_head_and_plain_numbers() {
    let output = run(&["--lang", "ko", "project", "scenarios/sma-12.ron", "--csv"]);
    let text = String::from_utf8(output.stdout).expect("text");
    let mut lines = text.lines();
    assert!(lines.next().expect("a head").contains("total (억원)"));
    assert!(lines.next().expect("a row").contains(",15192,"), "{text}");
}

#[test]
fn explain_leads_to_the_source() {
    let output = run(&["--lang", "en", "explain", "scenarios/sma-12.ron", "total.2027"]);
    let text = String::from_utf8(output.stdout).expect("text");
    for expected in
        ["1,519.2 × (1 + 2.1%) = 1,551.1032 → 1,551.1", "series.cpi.2025", "KOSTAT25", "rule.2027.cap"]
    {
        assert!(text.contains(expected), "{expected} is not in:\n{text}");
    }
    assert_eq!(code(&["explain", "scenarios/sma-12.ron", "totl.2027"]), 2);
}

#[test]
fn explain_says_in_its_language_how_sure_a_figure_is_and_what_can_be_asked() {
    let (code, told, _) = answer(&["--lang", "ko", "explain", "scenarios/sma-12.ron", "total.2029"]);
    assert_eq!(code, Some(0));
    assert!(told.lines().next().is_some_and(|first| first.ends_with("가정")), "{told}");
    let english = ["assumed", "estimate"].iter().any(|word| told.contains(word));
    assert!(!english, "{told}");
    let (_, _, refused) = answer(&["--lang", "en", "explain", "scenarios/sma-12.ron", "totl.2027"]);
    assert!(refused.contains("`growth.2030`") && refused.contains("`total.2030`"), "{refused}");
}

/// Paths of version 0.1 are told with their names of today.
#[test]
fn a_path_of_older_versions_is_told_with_its_name_of_today() {
    let (code, _, told) =
        answer(&["--lang", "en", "set", "scenarios/sma-12.ron", "typed.2028=15800 eok KRW", "-o", "x.ron"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("`typed.2028` is called `override.2028` now; write that"), "{told}");
}

/// What is read is another edition than the file names: every command says so, with the figures.
#[test]
fn an_edition_that_the_program_lacks_is_told_with_the_figures() {
    let folder = TempDir::new().expect("a folder for the test");
    let path = folder.path().join("old.ron").display().to_string();
    let text = fs::read_to_string("scenarios/sma-12.ron").expect("it is there");
    fs::write(&path, text.replacen("record: \"2026-02\"", "record: \"2025-01\"", 1)).expect("it is ours");
    let (code, _, told) = answer(&["--lang", "en", "project", &path]);
    assert_eq!(code, Some(0));
    assert!(told.contains("does not have edition 2025-01") && told.contains("those of 2026-02"), "{told}");
    let out = folder.path().join("old.csv").display().to_string();
    let (code, _, _) = answer(&["--lang", "en", "export", &path, "-o", &out]);
    let sidecar = fs::read_to_string(format!("{out}.meta.json")).expect("it was written");
    assert!(code == Some(0) && sidecar.contains("does not have edition 2025-01"), "{sidecar}");
}

/// The 4th agreement has two years that nobody knows.
#[test]
fn what_is_unknown_bears_no_mark_of_a_figure() {
    let told = answer(&["--lang", "en", "project", "scenarios/sma-04.ron"]).1;
    assert!(told.contains('–') && !told.contains("–*"), "{told}");
}

/// 1991 was agreed in dollars; its won are in print, its yen are not.
#[test]
fn figures_of_the_record_say_where_they_were_converted() {
    let converted = |currency: &str| {
        json(&["record", "amounts", "--in", currency, "--json"])["tables"][0]["rows"][0]["converted"].clone()
    };
    assert_eq!((converted("USD"), converted("JPY")), (Value::Null, json!(["agreed"])));
}

/// The 4th agreement grew by an output of which the record has no figures for two years.
#[test]
fn a_file_with_unknown_years_is_written_and_says_no() {
    let folder = TempDir::new().expect("a folder for the test");
    for (command, name) in [(&["export"][..], "x.csv"), (&["chart", "projection"], "x.svg")] {
        let path = folder.path().join(name).display().to_string();
        for (file, expected) in [("scenarios/sma-04.ron", 1), ("scenarios/sma-12.ron", 0)] {
            let words = [command, &[file, "-o", &path, "--force"]].concat();
            assert_eq!(code(&words), expected, "{words:?}");
            assert!(fs::exists(&path).expect("it can be asked"), "{words:?}");
        }
    }
}

#[test]
fn a_name_of_no_figure_is_told_in_both_languages() {
    for (lang, figure, expected) in [
        ("en", "totl.2027", ["`totl.2027` names no figure of this scenario", "`total.2030`"]),
        ("ko", "totl.2027", ["`totl.2027`: 이 시나리오에 없는 수치", "`total.2030`"]),
        ("en", "total.2031", ["`total.2031` is outside 2026–2030", "`total`"]),
        ("ko", "total.2031", ["`total.2031`: `total` 기간", "2026~2030년"]),
    ] {
        let output = run(&["--lang", lang, "explain", "scenarios/sma-12.ron", figure]);
        let told = String::from_utf8(output.stderr).expect("text");
        for expected in expected {
            assert!(told.contains(expected), "{told}");
        }
    }
}

/// What the table calls growth is what `explain` tells of it, in every year: 15,192 against 14,028 of the year
/// before, the step of a total of several parts, 8.6 % with 1,000 eok paid once in 2028 (16,852 against 15,511).
#[test]
fn every_growth_of_the_table_is_explained() {
    let folder = TempDir::new().expect("a folder for the test");
    let once = folder.path().join("once.ron").display().to_string();
    assert_eq!(code(&["set", "scenarios/sma-12.ron", "one_off.2028=1000 eok KRW", "-o", &once]), 0);
    for file in ["scenarios/sma-12.ron", "scenarios/example-two-currencies.ron", &once] {
        let projected = json(&["project", file, "--json"]);
        for row in projected["rows"].as_array().expect("rows") {
            let explained = json(&["explain", file, &format!("growth.{}", row["year"]), "--json"]);
            assert_eq!(row["growth"], explained["value"], "{file} {}", row["year"]);
        }
    }
    let told = |file: &str, figure: &str| {
        String::from_utf8(run(&["--lang", "en", "explain", file, figure]).stdout).expect("text")
    };
    let first = told("scenarios/sma-12.ron", "growth.2026");
    assert!(first.starts_with("Step from the year before 2026  8.3%"), "{first}");
    let with_one_off = told(&once, "growth.2028");
    assert!(with_one_off.starts_with("Step from the year before 2028  8.6%"), "{with_one_off}");
    assert_eq!(code(&["explain", "scenarios/sma-12.ron", "growth.2031"]), 2);
}

/// `set` with the value that stands there writes the same file; who names a status means it.
#[test]
fn setting_what_stands_there_changes_nothing() {
    let folder = TempDir::new().expect("a folder for the test");
    let file = |name: &str| folder.path().join(name).display().to_string();
    let same = file("same.ron");
    let edits = ["base=15192 eok KRW", "series.cpi.2026=2.2%", "rule.2027.cap=5%"];
    let words = ["set", "scenarios/sma-12.ron"].into_iter().chain(edits).chain(["-o", &same]);
    assert_eq!(code(&words.collect::<Vec<&str>>()), 0);
    let read = |path: &str| fs::read_to_string(path).expect("it was written");
    assert_eq!(read(&same), read("scenarios/sma-12.ron"));
    let assumed = file("assumed.ron");
    assert_eq!(code(&["set", "scenarios/sma-12.ron", "base=15192 eok KRW assumed", "-o", &assumed]), 0);
    assert!(read(&assumed).contains("base: \"15192 eok KRW assumed\""), "{}", read(&assumed));
}

/// What is said behind a value is read as in the window: in words of either language, with a source that is there.
#[test]
fn set_reads_status_and_sources_as_they_are_typed() {
    let folder = TempDir::new().expect("a folder for the test");
    for (edit, told) in [
        ("base=1,600,000,000,000 won published [MOFA12]", "base: \"16000 eok KRW [MOFA12]\""),
        ("base=1조 6,000억원 추정 [MOFA12]", "base: \"16000 eok KRW estimate [MOFA12]\""),
        ("series.cpi.then=2.5 per cent estimate [BOKF2602]", "then: \"2.5% estimate [BOKF2602]\""),
        ("base=15192 eok KRW mine", "base: \"15192 eok KRW assumed\""),
    ] {
        let new = folder.path().join("new.ron").display().to_string();
        assert_eq!(code(&["set", "scenarios/sma-12.ron", edit, "-o", &new, "--force"]), 0, "{edit}");
        let written = fs::read_to_string(&new).expect("it was written");
        assert!(written.contains(told), "{edit}: {written}");
    }
    let refused = |edit| answer(&["--lang", "en", "set", "scenarios/sma-12.ron", edit, "-o", "-"]);
    let (code, _, told) = refused("base=1,600bn won estimate [MOFA13]");
    assert_eq!(code, Some(2));
    assert!(told.contains("No source is called “MOFA13”; there are MOFA12"), "{told}");
    let (code, _, told) = refused("base=1,600bn won published");
    assert_eq!(code, Some(2));
    assert!(told.contains("needs its source"), "{told}");
}

/// A file's own source is read like the record's: in the explanation, at the foot of a chart, in the report,
/// the sidecar and the workbook; it is set by its fields, and goes before the record's with a notice.
#[test]
fn a_file_defines_its_own_sources() {
    let folder = TempDir::new().expect("a folder for the test");
    let file = |name: &str| folder.path().join(name).display().to_string();
    let own = file("own.ron");
    let edits = [
        "source.OFFICE26.title=Cost estimate of the agreement",
        "source.OFFICE26.publisher=An office",
        "source.OFFICE26.date=2026-11-02",
        "source.OFFICE26.address=https://example.org/estimate",
        "base=15192 eok KRW [OFFICE26]",
    ];
    let words = ["set", "scenarios/sma-12.ron"].into_iter().chain(edits).chain(["-o", &own]);
    assert_eq!(code(&words.collect::<Vec<&str>>()), 0);
    let (title, cited) =
        ("Cost estimate of the agreement", "Cost estimate of the agreement, An office, 2026-11-02");
    let explained = run(&["explain", &own, "total.2026"]);
    let explained = String::from_utf8(explained.stdout).expect("text");
    assert!(explained.contains(&format!("[OFFICE26] {cited}  https://example.org/estimate")), "{explained}");
    for name in ["out.svg", "out.md", "out.csv", "out.xlsx"] {
        let out = file(name);
        let command: &[&str] = if name == "out.svg" {
            // High enough for every source to be cited whole.
            &["chart", "projection", "--height", "1600"]
        } else {
            &["export"]
        };
        let words: Vec<&str> = command.iter().copied().chain([own.as_str(), "-o", out.as_str()]).collect();
        assert_eq!(code(&words), 0, "{name}");
    }
    let read = |name: &str| fs::read_to_string(file(name)).expect("it was written");
    assert!(read("out.svg").contains("An office"), "{}", read("out.svg"));
    assert!(read("out.md").contains(title));
    assert!(read("out.csv.meta.json").contains(title) && read("out.csv.meta.json").contains("2026-11-02"));
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(file("out.xlsx")).expect("a workbook");
    let sources = calamine::Reader::worksheets(&mut book)
        .into_iter()
        .any(|(_, range)| range.cells().any(|(_, _, cell)| *cell == *title));
    assert!(sources, "the workbook names it");

    let hiding = file("hiding.ron");
    let output = run(&["--lang", "en", "set", &own, "source.MOFA12.title=Another paper", "-o", &hiding]);
    assert_eq!(output.status.code(), Some(0));
    let told = String::from_utf8(output.stderr).expect("text");
    assert!(told.contains("the record has a source MOFA12 too"), "{told}");
    let found = run(&["--lang", "en", "explain", &hiding, "total.2027"]);
    assert!(String::from_utf8(found.stdout).expect("text").contains("[MOFA12] Another paper"));
    let gone = file("gone.ron");
    assert_eq!(code(&["set", &hiding, "source.MOFA12=", "-o", &gone]), 0);
    assert_eq!(
        fs::read_to_string(&gone).expect("it was written"),
        fs::read_to_string(&own).expect("it is there")
    );
}

/// Every figure says how well it is known: prices of 2026 are an estimate and decide 2028, later ones are
/// assumed.
#[test]
fn json_says_how_well_every_figure_is_known() {
    let told = json(&["project", "scenarios/sma-12.ron", "--json"]);
    let statuses: Vec<&str> =
        told["rows"].as_array().expect("rows").iter().map(|row| text(&row["status"])).collect();
    assert_eq!(statuses, ["published", "published", "estimate", "assumed", "assumed"]);
    let row = &told["rows"][2];
    assert_eq!(
        (text(&row["status_of"]["index"]), text(&row["status_of"]["cumulative"])),
        ("estimate", "estimate")
    );
    // At a rate that is carried forward.
    assert_eq!(text(&row["measures"]["USD"]["status"]), "assumed");
    let both = json(&["compare", "scenarios/sma-12.ron", "scenarios/sma-11-extended.ron", "--json"]);
    let row = &both["comparisons"][0]["rows"][0];
    assert_eq!(
        (text(&row["status"]["baseline"]), text(&row["status"]["difference"])),
        ("published", "assumed")
    );
    let sums = &both["comparisons"][0]["sums"]["status"];
    assert_eq!((text(&sums["baseline"]), text(&sums["scenario"])), ("assumed", "assumed"));
    let csv = run(&["project", "scenarios/sma-12.ron", "--csv"]);
    let csv = String::from_utf8(csv.stdout).expect("text");
    let line = csv.lines().find(|line| line.starts_with("2028,")).expect("the year");
    assert!(line.contains("total:estimate"), "{line}");
    let out =
        String::from_utf8(run(&["compare", "scenarios/sma-12.ron", "scenarios/sma-11-extended.ron"]).stdout);
    assert!(out.expect("text").contains("○"));
}

/// What grows from a base that nobody published must not be told as published.
#[test]
fn a_typed_base_is_told_as_assumed_in_later_years_too() {
    let folder = TempDir::new().expect("a folder for the test");
    let typed = folder.path().join("typed.ron").display().to_string();
    assert_eq!(code(&["set", "scenarios/sma-12.ron", "base=16000 eok KRW", "-o", &typed]), 0);
    let json = json(&["--lang", "en", "explain", &typed, "total.2027", "--json"]);
    let ground = |name: &str| {
        let grounds = json["rests_on"].as_array().expect("a list");
        grounds.iter().find(|ground| text(&ground["name"]) == name).expect("it rests on it")
    };
    assert_eq!(text(&ground("Total 2026")["status"]), "assumed");
    assert_eq!(text(&ground("Consumer prices 2025 (two years before 2027)")["status"]), "published");
}

#[test]
fn replay_gives_the_indexed_years_and_exits_0() {
    let json = json(&["replay", "--json"]);
    let rows = json["rows"].as_array().expect("rows");
    let replayed = |year: i64| {
        let row = rows.iter().find(|row| row["year"] == year && !row["replayed"].is_null());
        row.map(|row| (text(&row["verdict"]).to_owned(), text(&row["replayed"]).to_owned()))
    };
    for (year, amount) in [(2008, "7415"), (2013, "8695"), (2018, "9602"), (2025, "14028")] {
        assert_eq!(replayed(year), Some(("fits".to_owned(), amount.to_owned())));
    }
    assert_eq!(replayed(2027), Some(("follows".to_owned(), "15511".to_owned())));
    assert_eq!((code(&["replay"]), code(&["replay", "8"]), code(&["replay", "13"])), (0, 0, 2));
}

#[test]
fn set_writes_no_file_that_cannot_be_opened_again() {
    let folder = TempDir::new().expect("a folder for the test");
    let new = folder.path().join("new.ron").display().to_string();
    let categories: Vec<String> = (0..101).map(|number| format!("category.c{number}=1")).collect();
    let mut words = vec!["set", "scenarios/sma-12.ron", "-o", &new];
    words.extend(categories.iter().map(String::as_str));
    let output = run(&words);
    let told = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("more than 100 categories"), "{told}");
    assert!(!folder.path().join("new.ron").exists());
}

#[test]
fn check_exits_1_for_problems_and_2_for_what_cannot_be_read() {
    let folder = TempDir::new().expect("a folder for the test");
    let bad = folder.path().join("bad.ron");
    let sound = fs::read_to_string("scenarios/sma-12.ron").expect("it is shipped");
    fs::write(&bad, sound.replace("5% [MOFA12]", "5% [MOFA12]\",\n                    floor: \"6%"))
        .expect("writes");
    let bad = bad.display().to_string();
    let output = run(&["check", &bad]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(text.contains("rule.2027.floor") && text.contains('6'), "{text}");
    assert_eq!(code(&["check", "scenarios/sma-12.ron"]), 0);
    assert_eq!(code(&["check", "no-such-file.ron"]), 2);
}

#[test]
fn set_changes_one_line_besides_the_title_and_never_writes_over_a_file_unasked() {
    let folder = TempDir::new().expect("a folder for the test");
    let new = folder.path().join("new.ron").display().to_string();
    let set = |edit: &str| code(&["set", "scenarios/sma-12.ron", edit, "-o", &new]);
    assert_eq!(set("series.cpi.2025=2.3%"), 0);
    let before = fs::read_to_string("scenarios/sma-12.ron").expect("it is shipped");
    let after = fs::read_to_string(&new).expect("it was written");
    let changed: Vec<_> =
        before.lines().zip(after.lines()).filter(|(before, after)| before != after).collect();
    let lines: Vec<&str> = changed.iter().map(|(_, after)| after.trim()).collect();
    assert_eq!(lines, ["title: \"12th SMA, changed\",", "2025: \"2.3% assumed\","]);
    assert_eq!(totals(&json(&["project", &new, "--json"]))[1], "15541");
    // The next edit of that file is one line.
    let newer = folder.path().join("newer.ron").display().to_string();
    assert_eq!(code(&["set", &new, "rule.2027.cap=4%", "-o", &newer]), 0);
    let newest = fs::read_to_string(&newer).expect("it was written");
    assert_eq!(after.lines().zip(newest.lines()).filter(|(before, after)| before != after).count(), 1);

    assert_eq!(set("series.cpi.2025=2.4%"), 2, "the file is there already");
    assert_eq!(fs::read_to_string(&new).expect("it is still there"), after);
}

#[test]
fn set_takes_a_whole_clause_and_refuses_what_would_not_do() {
    let folder = TempDir::new().expect("a folder for the test");
    let new = folder.path().join("new.ron").display().to_string();
    let set = |edit: &str| code(&["set", "scenarios/sma-12.ron", edit, "-o", &new]);
    for refused in ["rule.2027.cup=3%", "rule.2027.cap=3", "years.last=2300", "rule.2027.floor=6%", "base"] {
        assert_eq!(set(refused), 2, "{refused}");
        assert!(!fs::exists(&new).expect("it can be asked"), "{refused}: nothing is written");
    }
    assert_eq!(set("rule.2027.growth=Fixed(rate: \"4%\")"), 0);
    assert_eq!(totals(&json(&["project", &new, "--json"]))[1], "15800");
}

#[test]
fn set_says_whose_agreement_it_is_and_what_it_continues() {
    let folder = TempDir::new().expect("a folder for the test");
    let new = folder.path().join("new.ron").display().to_string();
    let edits = ["parties.pays=PL", "parties.receives=An alliance", "continues=", "record="];
    let words = ["set", "scenarios/sma-12.ron"].into_iter().chain(edits).chain(["-o", &new]);
    assert_eq!(code(&words.collect::<Vec<_>>()), 0);
    let before = fs::read_to_string("scenarios/sma-12.ron").expect("it is shipped");
    let keys =
        "    record: \"2026-02\",\n    continues: \"SMA\",\n    parties: (pays: \"KR\", receives: \"US\"),\n";
    let expected = before.replace(keys, "    parties: (pays: \"PL\", receives: \"An alliance\"),\n");
    let expected = expected.replace("12th SMA as signed, 2026–2030", "12th SMA, changed");
    assert_eq!(fs::read_to_string(&new).expect("it was written"), expected);

    let other = folder.path().join("other.ron").display().to_string();
    let output = run(&["set", "scenarios/sma-12.ron", "continues=NATO", "-o", &other]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).expect("text");
    assert!(told.contains("`continues`") && told.contains("“NATO”"), "{told}");
}

/// 79,490 and 79,060 eok, as in the record of the negotiation: 430 less.
/// What `set` prints on standard error, and what the new file holds; nothing if it refuses.
fn set(folder: &TempDir, lang: &str, edit: &str) -> (Option<String>, String) {
    let new = folder.path().join("new.ron").display().to_string();
    let output = run(&["--lang", lang, "set", "scenarios/sma-12.ron", edit, "-o", &new, "--force"]);
    let told = String::from_utf8(output.stderr).expect("text");
    let written =
        (output.status.code() == Some(0)).then(|| fs::read_to_string(&new).expect("it was written"));
    (written, told)
}

/// A command cannot ask, so what is hardly meant is told: one zero too many, one too few, exactly eight
/// times. The widest real demand, some six times, is not, nor is zero.
#[test]
fn set_tells_an_amount_far_from_the_one_that_it_replaces() {
    let folder = TempDir::new().expect("a folder for the test");
    for (lang, edit, expected) in [
        ("en", "base=151920 eok KRW", "`base`: 151920 eok KRW is 10 times 15192 eok KRW"),
        ("en", "base=1899 eok KRW", "`base`: 1899 eok KRW is 8 times less than 15192 eok KRW"),
        ("ko", "base=1519.2 eok KRW", "`base`: 1519.2 eok KRW, 기존 값 15192 eok KRW의 10분의 1"),
        // 15,852 by the rule is what a one-off is added to: 8 × 15,852 = 126,816.
        (
            "en",
            "one_off.2028=-126816 eok KRW",
            "`one_off.2028`: -126816 eok KRW is 8 times 15852 eok KRW, what the year comes to without it",
        ),
        ("en", "one_off.2028=-126816 eok KRW", "comes to −KRW 11,096.4 bn, less than nothing"),
        ("ko", "one_off.2028=158520 eok KRW", "158520 eok KRW, 이를 뺀 그해 금액 15852 eok KRW의 10배"),
        // 15,511 by the rule stands there.
        ("en", "override.2027=155110 eok KRW", "`override.2027`: 155110 eok KRW is 10 times 15511 eok KRW"),
    ] {
        let (written, told) = set(&folder, lang, edit);
        assert!(written.is_some() && told.contains(expected), "{edit}: {told}");
    }
    // A rate is held against its neighbours: 50 ÷ 2.1 = 23.8. An amount is told once.
    let (written, told) = set(&folder, "en", "rule.2027.cap=50%");
    assert!(written.is_some() && told.contains("50.0% is 23.8 times 2.1% (growth of 2027)"), "{told}");
    let (_, told) = set(&folder, "en", "base=151920 eok KRW");
    assert_eq!(told.matches(" times ").count(), 1, "{told}");
    for edit in [
        "base=91152 eok KRW",
        "base=0 eok KRW",
        "override.2027=15511 eok KRW",
        "rule.2027.cap=16%",
        "one_off.2028=-1 eok KRW",
        "one_off.2028=126815 eok KRW",
    ] {
        let (written, told) = set(&folder, "en", edit);
        assert!(written.is_some() && !told.contains("times"), "{edit}: {told}");
    }
}

/// A one-off that is there already is replaced, so both far more and far less are told.
#[test]
fn set_tells_a_one_off_far_from_the_one_that_it_replaces() {
    let folder = TempDir::new().expect("a folder for the test");
    let file = |name: &str| folder.path().join(name).display().to_string();
    let (old, new) = (file("old.ron"), file("new.ron"));
    assert_eq!(code(&["set", "scenarios/sma-12.ron", "one_off.2028=-500 eok KRW", "-o", &old]), 0);
    for (edit, expected) in [
        ("one_off.2028=-5000 eok KRW", "-5000 eok KRW is 10 times -500 eok KRW, in whose place it stands"),
        ("one_off.2028=50 eok KRW", "50 eok KRW is 10 times less than -500 eok KRW"),
    ] {
        let output = run(&["--lang", "en", "set", &old, edit, "-o", &new, "--force"]);
        let told = String::from_utf8(output.stderr).expect("text");
        assert!(output.status.success() && told.contains(expected), "{edit}: {told}");
    }
}

/// What is longer than any text may be is not written.
#[test]
fn set_writes_no_title_of_301_characters() {
    let folder = TempDir::new().expect("a folder for the test");
    let new = folder.path().join("new.ron").display().to_string();
    let set = |edit: String| run(&["--lang", "en", "set", "scenarios/sma-12.ron", &edit, "-o", &new]);
    for (edit, told) in [
        (format!("title={}", "x".repeat(301)), "has 301 characters, at most 300 are possible"),
        (format!("note={}", "x".repeat(10_001)), "has 10,001 characters, at most 10,000 are possible"),
        (format!("category.{}=1", "x".repeat(301)), "has 301 characters"),
        (format!("source.OURS.title={}", "x".repeat(301)), "has 301 characters"),
    ] {
        let output = set(edit);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(String::from_utf8(output.stderr).expect("text").contains(told), "{told}");
        assert!(!fs::exists(&new).expect("it can be asked"), "{told}: nothing is written");
    }
    assert!(set(format!("title={}", "x".repeat(300))).status.success());
}

/// Notices of a file have their line and column; so has a rate that is nowhere: that of the amount that needs it.
#[test]
fn check_tells_line_and_column_of_every_problem() {
    let folder = TempDir::new().expect("a folder for the test");
    let path = folder.path().join("a.ron").display().to_string();
    let checked = |text: &str| {
        fs::write(&path, text).expect("the folder is writable");
        let output = run(&["--lang", "en", "check", &path]);
        let told = String::from_utf8(output.stdout).expect("text");
        told.lines().map(|line| line.replacen(&path, "a.ron", 1)).collect::<Vec<String>>()
    };
    let twelfth = fs::read_to_string("scenarios/sma-12.ron").expect("it is shipped");
    let place = |of: &str, text: &str| {
        let (number, line) =
            text.lines().enumerate().find(|(_, line)| line.contains(of)).expect("it is there");
        format!("a.ron:{}:{}", number + 1, line.find(of).map_or(0, |at| line[..at].chars().count()) + 1)
    };
    let unknown = twelfth.replace("\"15192 eok KRW [MOFA12]\"", "\"15192 eok KRW [MOFA13]\"");
    let told = checked(&unknown);
    assert_eq!(
        told,
        [format!(
            "{}: notice: `base`: Base amount: neither this file nor the record defines the source MOFA13; did you mean MOFA12?",
            place("\"15192 eok", &unknown)
        )]
    );
    let told = checked(&twelfth.replace("\"14028 eok KRW", "\"14028 eok KWR"));
    assert!(
        told.iter().any(|line| line.contains(": notice: `before`: ") && line.contains("did you mean KRW?")),
        "{told:?}"
    );

    let two = r#"Scenario(
    version: 1,
    title: "Two",
    years: (first: 2026, last: 2026),
    parts: [
        Part(name: "won", base: "100 eok KRW"),
        Part(name: "usd", base: "10 million USD"),
    ],
)
"#;
    let told = checked(two);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with(&format!("{}: problem: `rate.USD.2026`: ", place("\"10 million", two))),
        "{told:?}"
    );
}

#[test]
fn set_reads_values_without_what_cannot_be_seen_and_tells_noise() {
    let folder = TempDir::new().expect("a folder for the test");
    let (written, _) = set(&folder, "en", "rule.2027.cap=\u{200e}4%\u{200e}");
    assert!(written.expect("it is read").contains("cap: \"4% assumed\""));
    let (written, _) = set(&folder, "en", "title=\u{110c}\u{1166}12\u{110e}\u{1161}");
    assert!(written.expect("it is read").contains("title: \"제12차\""));

    for (lang, expected) in [
        (
            "en",
            "`rule.2027.cap`: “2.1000000000000001” carries the binary noise of a sheet; it is read as 2.1",
        ),
        (
            "ko",
            "`rule.2027.cap`: ‘2.1000000000000001’의 끝자리는 스프레드시트의 이진 오차로 보고 2.1로 읽었습니다",
        ),
    ] {
        let (written, told) = set(&folder, lang, "rule.2027.cap=2.1000000000000001%");
        assert!(written.expect("it is read").contains("cap: \"2.1% assumed\""));
        assert!(told.contains(expected), "{told}");
    }
    let (written, told) = set(&folder, "en", "rule.2027.cap=4\u{2800}%");
    assert!(written.is_none() && told.contains("U+2800"), "{told}");
}

/// A file is read as `set` reads its values, and what was left out is told with its place.
#[test]
fn noise_in_a_file_is_read_as_what_was_meant_and_told() {
    let folder = TempDir::new().expect("a folder for the test");
    let path = folder.path().join("noisy.ron");
    let sound = fs::read_to_string("scenarios/sma-12.ron").expect("it is shipped");
    let noisy = sound.replacen("\"15192 eok KRW", "\"15192.000000000002 eok KRW", 1).replacen(
        "\"2.1% [",
        "\"2.1000000000000001% [",
        1,
    );
    assert_ne!(noisy, sound);
    fs::write(&path, noisy).expect("it can be written");
    let path = path.display().to_string();
    let output = run(&["--lang", "en", "project", &path, "--json"]);
    let told = String::from_utf8(output.stderr).expect("text");
    assert!(told.contains("“15192.000000000002” carries") && told.contains("it is read as 15192"), "{told}");
    assert!(told.contains("noisy.ron:") && told.contains("“2.1000000000000001” carries"), "{told}");
    assert_eq!(totals(&json(&["project", &path, "--json"])), ["15192", "15511", "15852", "16169", "16492"]);
    assert!(run(&["--lang", "en", "project", "scenarios/sma-12.ron"]).stderr.is_empty());
}

/// 15,192 won are nothing where eok are paid, and 49.5 eok are 50, a hundredth more: told wherever the figures
/// are read. 50.5 eok are 51, less than a hundredth more: told by `check`.
#[test]
fn an_amount_that_rounds_away_is_told_wherever_its_figures_are_read() {
    let folder = TempDir::new().expect("a folder for the test");
    let sound = fs::read_to_string("scenarios/sma-12.ron").expect("it is shipped");
    for (base, expected) in [
        ("15192 KRW", Some("KRW 15,192 is no multiple of the rounding unit, KRW 0.1 bn, so KRW 0 counts")),
        ("50.5 eok KRW", None),
        ("49.5 eok KRW", Some("so KRW 5.0 bn counts")),
    ] {
        let path = folder.path().join("rounds.ron");
        fs::write(&path, sound.replacen("15192 eok KRW", base, 1)).expect("it can be written");
        let path = path.display().to_string();
        let out = folder.path().join("out").display().to_string();
        for args in [
            vec!["project", &path],
            vec!["compare", "scenarios/sma-12.ron", &path],
            vec!["explain", &path, "total.2026"],
            vec!["chart", "projection", &path, "-o", &format!("{out}.svg"), "--force"],
            vec!["export", &path, "-o", &format!("{out}.csv"), "--force"],
        ] {
            let told = run(&[&["--lang", "en"], &args[..]].concat());
            let told = String::from_utf8(told.stderr).expect("text");
            assert_eq!(told.contains("no multiple"), expected.is_some(), "{base}, {args:?}: {told}");
            assert!(told.contains(expected.unwrap_or_default()), "{base}, {args:?}: {told}");
        }
        let told = run(&["--lang", "en", "check", &path]).stdout;
        assert!(String::from_utf8(told).expect("text").contains("no multiple"), "{base}");
    }
}

/// The record has 15,192 eok for 2026; a term moved to 2027 still states 14,028 for the year before it.
#[test]
fn a_year_before_that_is_another_in_the_record_is_told() {
    let folder = TempDir::new().expect("a folder for the test");
    let path = folder.path().join("moved.ron");
    let sound = fs::read_to_string("scenarios/sma-12.ron").expect("it is shipped");
    let moved = sound.replacen("first: 2026", "first: 2027", 1);
    assert_ne!(moved, sound);
    fs::write(&path, moved).expect("it can be written");
    let path = path.display().to_string();
    for (lang, told) in [
        (
            "en",
            "KRW 1,402.8 bn is stated, but the record, which this scenario continues, has KRW 1,519.2 bn for 2026",
        ),
        ("ko", "기록의 2026년 금액은 1조 5,192억원임"),
    ] {
        let output = run(&["--lang", lang, "project", &path]);
        let stderr = String::from_utf8(output.stderr).expect("text");
        assert!(stderr.contains(told), "{stderr}");
    }
    for (name, _) in costshare::files::bundled::SHIPPED {
        let output = run(&["--lang", "en", "check", &format!("scenarios/{name}")]).stdout;
        let output = String::from_utf8(output).expect("text");
        assert!(!output.contains("the record, which"), "{name}: {output}");
    }
}

#[test]
fn compare_gives_differences_bridge_and_break_even() {
    let args = ["compare", "scenarios/sma-11-extended.ron", "scenarios/sma-12-cpi-2.0.ron", "--json"];
    assert_eq!(code(&args), 1);
    let json = json(&args);
    let compared = &json["comparisons"][0];
    let sums = &compared["sums"];
    assert_eq!(
        ["baseline", "scenario", "difference"].map(|key| text(&sums[key])),
        ["79490", "79060", "-430"]
    );
    assert_eq!((text(&compared["unit"]), text(&compared["rows"][2]["difference"])), ("eok KRW", "-65"));
    let bridge = &compared["bridge"];
    let bars: Vec<_> = bridge["bars"].as_array().expect("bars").iter().map(|bar| &bar["causes"]).collect();
    assert_eq!(bars, [&json!(["base"]), &json!(["growth"]), &json!(["cap-and-floor"])]);
    assert_eq!(text(&bridge["difference"]), "-430");
    let growth = &compared["break_even"]["growth"];
    assert_eq!((text(&growth["first"]), text(&growth["last"])), ("0.022688", "0.022737"));
    assert_eq!(
        compared["break_even"]["sums"][0],
        json!({ "year": 2030, "earliest": 2030, "scenario_is": "cheaper" })
    );
    let fields: Vec<_> =
        compared["fields"].as_array().expect("fields").iter().map(|field| text(&field["field"])).collect();
    assert!(fields.contains(&"rule.2026") && fields.contains(&"years.first"), "{fields:?}");
}

#[test]
fn compare_says_it_in_words_in_both_languages() {
    let told = |language: &str| {
        let files = ["scenarios/sma-11-extended.ron", "scenarios/sma-12-cpi-2.0.ron"];
        let output = run(&[&["--lang", language, "compare"], &files[..]].concat());
        String::from_utf8(output.stdout).expect("text")
    };
    let english = told("en");
    for expected in [
        "grows by 4.2% a year  grows by consumer prices of two years before",
        "Base amount as the level in 2026",
        "A year costs less than in the baseline from 2028 on",
        "costs less than the baseline from 2030 on",
        "grows by 2.2688% to 2.2737% a year from 2027 on",
    ] {
        assert!(english.contains(expected), "{expected} is not in:\n{english}");
    }
    let korean = told("ko");
    for expected in ["기준액(2026년 수준)", "−430", "2028년부터 연간 금액이 기준 시나리오보다 적음"]
    {
        assert!(korean.contains(expected), "{expected} is not in:\n{korean}");
    }
}

#[test]
fn compare_exits_0_if_nothing_differs_and_2_for_what_cannot_be_read() {
    let twelfth = "scenarios/sma-12.ron";
    assert_eq!(code(&["compare", twelfth, twelfth]), 0);
    let output =
        run(&["--lang", "en", "compare", twelfth, "no-such-file.ron", "scenarios/sma-12-cpi-2.5.ron"]);
    assert_eq!(output.status.code(), Some(2));
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(text.contains("Consumer prices"), "the rest is still compared:\n{text}");
    assert_eq!((code(&["compare", twelfth]), code(&["compare", "no-such-file.ron", twelfth])), (2, 2));
}

/// No year in common, and no exchange rate: a sentence each, and the others are compared.
#[test]
fn compare_says_what_is_missing() {
    let others =
        ["scenarios/sma-08.ron", "scenarios/example-two-currencies.ron", "scenarios/sma-11-extended.ron"];
    let output = run(&[&["--lang", "en", "compare", "scenarios/sma-12.ron"], &others[..]].concat());
    let text = String::from_utf8(output.stdout).expect("text");
    for expected in [
        "The terms have no year in common: 2026–2030 and 2009–2013",
        "for 2027, 2028, 2029, 2030 there is no exchange rate between EUR and KRW, so these years are left out",
        "+27.4",
    ] {
        assert!(text.contains(expected), "{expected} is not in:\n{text}");
    }
}

#[test]
fn export_writes_whole_or_not_at_all_and_never_over_a_file_unasked() {
    let folder = TempDir::new().expect("a folder for the test");
    let book = folder.path().join("twelfth.xlsx").display().to_string();
    let export = |more: &[&str]| {
        let words = ["--lang", "en", "export", "scenarios/sma-12.ron", "scenarios/sma-11-extended.ron", "-o"];
        run(&[&words[..], &[&book], more].concat())
    };
    let output = export(&[]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), book);
    let first = fs::read(&book).expect("it is written");
    assert!(first.starts_with(b"PK"), "a workbook is an archive");

    fs::write(&book, "mine").expect("the test may write");
    let refused = export(&[]);
    assert_eq!(refused.status.code(), Some(2));
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(told.contains("is there already; `--force` writes over it"), "{told}");
    assert_eq!(fs::read(&book).expect("it is there"), b"mine");

    assert_eq!(export(&["--force"]).status.code(), Some(0));
    assert_eq!(fs::read(&book).expect("it is there"), first, "the same scenarios give the same bytes");
    let left = fs::read_dir(folder.path()).expect("the folder").count();
    assert_eq!(left, 1, "nothing is left over");
}

#[test]
fn export_says_which_formats_there_are() {
    for out in ["twelfth.svg", "twelfth", ".xlsx"] {
        let output = run(&["--lang", "en", "export", "scenarios/sma-12.ron", "-o", out]);
        assert_eq!(output.status.code(), Some(2), "{out}");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains(".xlsx"), "{out}: {told}");
    }
    // One page is for reports; the ending of one means one.
    let output = run(&["--lang", "en", "export", "scenarios/sma-12.ron", "--brief", "-o", "twelfth.csv"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && told.contains("--brief is for reports"), "{told}");
    let printed = run(&["--lang", "en", "export", "scenarios/sma-12.ron", "--format", "html", "-o", "-"]);
    assert!(printed.stdout.starts_with(b"<!DOCTYPE html>"), "{:?}", printed.status);
    let table = run(&["--lang", "en", "export", "scenarios/sma-12.ron", "--format", "md-table", "-o", "-"]);
    let table = String::from_utf8_lossy(&table.stdout).into_owned();
    assert!(table.contains("| 2027 | 2.1 | 2.1 | 1,551.1 |"), "{table}");
    assert_eq!(code(&["export", "scenarios/sma-12.ron", "--format", "docx", "-o", "twelfth.pdf"]), 2);
    assert_eq!(code(&["export", "no-such-file.ron", "-o", "no-such-file.xlsx"]), 2);
    assert_eq!(code(&["export", "-o", "nothing.xlsx"]), 2);
    assert_eq!(code(&["export", "scenarios/sma-12.ron", "-o", "no-such-folder/twelfth.xlsx"]), 2);
}

#[test]
fn chart_writes_each_format_the_same_every_time() {
    let folder = TempDir::new().expect("a folder for the test");
    for (end, begins) in [("svg", "<svg "), ("PNG", "\u{fffd}PNG"), ("pdf", "%PDF-")] {
        let path = folder.path().join(format!("분담금.{end}"));
        let out = path.display().to_string();
        let args = ["chart", "projection", "scenarios/sma-12.ron", "-o", &out, "--lang", "ko"];
        let more = ["--preset", "column", "--scale", "1", "--date", "2026-11-23", "--in", "USD"];
        assert_eq!(code(&[&args[..], &more].concat()), 0);
        let first = fs::read(&path).expect("it was written");
        assert!(String::from_utf8_lossy(&first).starts_with(begins), "{end}");

        assert_eq!(code(&args), 2, "it is there already");
        assert_eq!(fs::read(&path).expect("it is still there"), first);
        assert_eq!(code(&[&args[..], &more, &["--force"]].concat()), 0);
        assert_eq!(fs::read(&path).expect("it was written"), first);
    }
    assert_eq!(fs::read_dir(folder.path()).expect("it can be listed").count(), 3, "nothing else is left");
}

#[test]
fn chart_shows_what_was_asked_for() {
    let folder = TempDir::new().expect("a folder for the test");
    let path = folder.path().join("a.svg").display().to_string();
    let three = ["scenarios/sma-11-extended.ron", "scenarios/sma-12.ron", "scenarios/sma-12-at-the-cap.ron"];
    for (view, files, expected) in [
        ("projection", &three[1..2], "The contribution rises 17.6% from 2025 to 2030"),
        ("projection", &three[1..], "12th SMA with every year at the cap (baseline)"),
        ("compare", &three[..], "12th SMA with every year at the cap"),
        ("differences", &three[..], "Difference from the baseline · KRW bn · current prices"),
        ("side-by-side", &three[..], "Thin and grey: “11th SMA carried on at 4.2 % a year” (baseline)"),
        ("bridge", &three[..2], "largest cause: Growth, −KRW 333.6 bn"),
    ] {
        let more =
            ["-o", &path, "--lang", "en", "--width", "900", "--height", "600", "--text", "--overwrite"];
        assert_eq!(code(&[&["chart", view], files, &more].concat()), 0);
        let written = fs::read_to_string(&path).expect("it was written");
        let text = written.replace('\n', "");
        // A label may stand in several lines.
        let text = text.split("<tspan").map(|part| part.split_once('>').map_or("", |(_, it)| it));
        let text: String = text.collect::<Vec<_>>().concat().replace("</tspan>", "");
        assert!(text.contains(expected), "{view}: {expected} is not in:\n{text}");
        assert!(written.contains("width=\"900\" height=\"600\""), "{view}");
    }
}

/// The chart of a file plots what that of the window does, and its subtitle says so.
#[test]
fn chart_plots_changes_an_index_or_logarithms() {
    let folder = TempDir::new().expect("a folder for the test");
    let path = folder.path().join("a.svg").display().to_string();
    for (view, plot, expected) in [
        ("projection", "index=2025", "Index, 2025 = 100 · current prices"),
        ("projection", "change", "change on the year before, % · current prices"),
        ("record", "log", "KRW tn a year, logarithmic axis"),
    ] {
        let files: &[&str] = if view == "record" { &[] } else { &["scenarios/sma-12.ron"] };
        let more = ["-o", &path, "--lang", "en", "--width", "1200", "--plot", plot, "--text", "--overwrite"];
        assert_eq!(code(&[&["chart", view], files, &more].concat()), 0);
        let written = fs::read_to_string(&path).expect("it was written");
        assert!(written.contains(expected), "{plot}: {expected} is not in:\n{written}");
    }
    // Of the years 1991 to 2030 those that were asked for: at this width every one of them is written.
    let args =
        ["chart", "projection", "scenarios/sma-12.ron", "-o", &path, "--lang", "en", "--text", "--overwrite"];
    assert_eq!(code(&[&args[..], &["--width", "1200", "--years", "2024..2030"]].concat()), 0);
    let written = fs::read_to_string(&path).expect("it was written");
    for year in 2024..=2030 {
        assert!(written.contains(&format!(">{year}<")), "{year} is not in:\n{written}");
    }
    assert!(!written.contains(">2023<") && !written.contains(">2020<"), "{written}");
}

#[test]
fn charts_that_cannot_be_are_told() {
    let folder = TempDir::new().expect("a folder for the test");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (svg, gif, lost) = (path("a.svg"), path("a.gif"), path("no/a.svg"));
    let one = "scenarios/sma-12.ron";
    for (args, expected) in [
        (vec!["projection", one, "-o", &gif], ".svg, .png or .pdf"),
        (vec!["projection", one, "-o", &lost], "no folder"),
        (vec!["projection", one, one, one, "-o", &svg], "found 3 scenarios"),
        (vec!["compare", one, "-o", &svg], "found one scenario"),
        (vec!["side-by-side", one, one, "-o", &svg], "at least two others"),
        (vec!["bridge", one, "-o", &svg], "found one scenario, expected two"),
        (vec!["bridge", one, one, "-o", &svg], "nothing causes a difference"),
        (vec!["projection", one, "--in", "CHF", "-o", &svg], "CHF"),
        (vec!["compare", "scenarios/sma-05.ron", one, "-o", &svg], "no year in common"),
        (vec!["bridge", "scenarios/sma-05.ron", one, "-o", &svg], "no year in common"),
        (vec!["projection", "scenarios/none.ron", "-o", &svg], "none.ron"),
        (vec!["projection", one, "-o", &svg, "--width", "20"], "240"),
        (vec!["projection", one, "-o", &svg, "--date", "23.11.2026"], "2024-10-04"),
        (vec!["projection", one, "-o", &svg, "--plot", "index"], "index=YEAR"),
        (
            vec!["bridge", one, one, "-o", &svg, "--plot", "log"],
            "--plot, --years, --from-zero and --remark go with projection",
        ),
        (vec!["projection", one, "-o", &svg, "--years", "2030..2024"], "FIRST..LAST"),
        (vec!["projection", one, "-o", &svg, "--size", "180mm"], "180x100mm"),
        (vec!["projection", one, "-o", &svg, "--size", "40x30mm"], "from 240 × 180 to 4000 × 4000 points"),
        (vec!["projection", one, "-o", &svg, "--remark", "Election"], "2028=Election"),
        (vec!["bridge", one, one, "-o", &svg, "--from-zero"], "go with projection"),
        (vec!["pie", one, "-o", &svg], "projection"),
    ] {
        let output = run(&[&["--lang", "en", "chart"], &args[..]].concat());
        let told = String::from_utf8(output.stderr).expect("text");
        assert_eq!(output.status.code(), Some(2), "{args:?}: {told}");
        assert!(told.contains(expected), "{args:?}: {expected} is not in:\n{told}");
    }
    assert_eq!(fs::read_dir(folder.path()).expect("it can be listed").count(), 0, "nothing was written");
}

/// 7,904 ÷ 16,843 = 46.9275… %
#[test]
fn record_tells_shares_with_their_definition() {
    let page = json(&["record", "shares", "--year", "2010", "--json"]);
    let row = &page["tables"][0]["rows"][0];
    assert!(text(&row["share"]).starts_with("46.9275"), "{row}");
    assert_eq!((text(&row["unit"]), text(&row["denominator_years"])), ("%", "2010"));
    assert!(text(&row["means"]).contains("without personnel"), "{row}");
    let direct = &page["tables"][0]["rows"][1];
    assert!(direct["share"].is_null() && text(&direct["why_of"]["share"]).contains("2010"), "{direct}");
}

/// 15,192 ÷ 30,384 = 50 %
#[test]
fn record_takes_a_cost_of_ones_own() {
    let page = json(&["record", "shares", "--year", "2026", "--cost", "30384 eok KRW", "--json"]);
    let rows = page["tables"][0]["rows"].as_array().expect("rows");
    assert_eq!(text(&rows.last().expect("the last is one's own")["share"]), "50");
    assert_eq!(code(&["record", "shares", "--cost", "30384 eok KRW"]), 2);
    assert_eq!(code(&["record", "shares", "--year", "2026", "--cost", "much"]), 2);
    assert_eq!(code(&["record", "missing", "--year", "2026"]), 2);
}

#[test]
fn record_has_every_page_in_every_form() {
    for page in RecordPageName::ALL.map(RecordPageName::key) {
        for form in [&[][..], &["--json"], &["--csv"]] {
            for language in ["en", "ko"] {
                let mut args = vec!["--lang", language, "record", page];
                args.extend(form);
                let output = run(&args);
                assert_eq!(output.status.code(), Some(0), "{args:?}");
                assert!(output.stdout.len() > 200, "{args:?}");
            }
        }
    }
    assert_eq!(code(&["record", "amounts-of-nobody"]), 2);
}

#[test]
fn words_that_are_no_command_are_refused() {
    assert_eq!(code(&["project"]), 2);
    assert_eq!(code(&["project", "scenarios/sma-12.ron", "--in", "dollars"]), 2);
    assert_eq!(code(&["project", "scenarios/sma-12.ron", "--real", "25"]), 2);
    assert_eq!(code(&["scenarios/sma-12.ron", "replay"]), 2);
    assert_eq!(code(&["--help"]), 0);
}

/// Each option whose value or whose company does not do says so in the language that is asked for.
#[test]
fn options_that_do_not_do_are_told_in_both_languages() {
    let own = "scenarios/sma-12.ron";
    let talks = "scenarios/negotiations/sma-11.ron";
    let tried = ["replay", "--rule", own, "--from"];
    for (args, english, korean) in [
        (vec!["project", own, "--in", "won"], "found `won`, expected a currency", "`won`: 여기에"),
        (vec!["project", own, "--real", "25"], "found `25`, expected a year after --real", "`25`: --real 뒤"),
        ([&tried[..], &["x"]].concat(), "expected a year after --from", "`x`: --from 뒤"),
        ([&tried[..], &["2021", "--of", "1999"]].concat(), "begins in 1999; the scenario has 2027", "1999년"),
        (vec!["replay", "13"], "no agreement 13; the record has 1 to 12", "제13차 협정은 없음"),
        (vec!["projct"], "there is no command and no file `projct`", "`projct`: 그런 명령도 파일도 없음"),
        (vec![own, "replay"], "a command and files for the window", "함께 쓸 수 없음"),
        (vec!["record", "shares", "--year", "1950"], "expected a year of the record", "실적에 있는 연도"),
        (vec!["record", "shares", "--cost", "much"], "found `much`, expected an amount", "`much`: 여기에"),
        (vec!["record", "shares", "--cost", "0 KRW"], "`--cost 0 eok KRW`, expected", "0보다 큰 금액"),
        (vec!["record", "shares", "--cost", "1 KRW"], "`--cost` goes with a year", "연도가 필요함"),
        (vec!["record", "missing", "--year", "2026"], "go with the page `shares`", "`shares` 페이지"),
        (vec!["record", "missing", "--in", "USD"], "go with the page `amounts`", "`amounts` 페이지"),
        (
            vec!["negotiation", talks, "--discount", "3"],
            "found `3`, expected a yearly rate",
            "연이율이 필요함",
        ),
        (vec!["negotiation", talks, "--by", "present-value"], "goes with a rate", "할인율이 필요함"),
    ] {
        for (lang, expected) in [("en", english), ("ko", korean)] {
            let output = run(&[&["--lang", lang], &args[..]].concat());
            let told = String::from_utf8(output.stderr).expect("text");
            assert_eq!(output.status.code(), Some(2), "{args:?}: {told}");
            assert!(told.contains(expected), "{args:?}: {told}");
        }
    }
}

/// The comment above is kept; the one inside is in line 9.
#[test]
fn set_tells_which_comments_are_lost() {
    let folder = TempDir::new().expect("a folder for the test");
    let new = folder.path().join("new.ron").display().to_string();
    let output = run(&["set", "tests/field/I2-comment-inside.ron", "rule.2027.growth.rate=3%", "-o", &new]);
    assert_eq!(output.status.code(), Some(0));
    let told = String::from_utf8(output.stderr).expect("text");
    let said = "tests/field/I2-comment-inside.ron:9:44: this comment inside the scenario is not kept: \
                // ask the desk before this is changed";
    assert!(told.contains(said), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
    let written = fs::read_to_string(&new).expect("it was written");
    assert!(written.starts_with("// kept: this block stands above the scenario\n"), "{written}");

    // What has no comment inside loses none.
    let output = run(&["set", &new, "rule.2027.growth.rate=4%", "--force", "-o", &new]);
    assert_eq!(String::from_utf8(output.stderr).expect("text"), "");
}

/// The value is right; what is refused is the name of its source.
#[test]
fn a_refused_name_of_a_source_is_told_as_that() {
    let folder = TempDir::new().expect("a folder for the test");
    let new = folder.path().join("new.ron").display().to_string();
    for (edit, found) in [
        ("base=15192 eok KRW [MOFA 12!]", "`base`: found `MOFA 12!` between the brackets"),
        ("rule.2027.cap=4% [KOSTAT25, a/b]", "`rule.2027.cap`: found `a/b` between the brackets"),
        ("series.cpi.2027=2% assumed []", "`series.cpi.2027`: found `` between the brackets"),
    ] {
        let output = run(&["set", "scenarios/sma-12.ron", edit, "-o", &new]);
        assert_eq!(output.status.code(), Some(2));
        let told = String::from_utf8(output.stderr).expect("text");
        assert!(told.contains(found), "{told}");
        assert!(told.contains("expected the name of a source: letters, digits, `_` and `-`"), "{told}");
    }
}

/// Letters are named on standard error by `chart` and by `export` of a report with its charts; hanja,
/// which we have, are not.
#[test]
fn letters_without_a_glyph_are_named() {
    let folder = TempDir::new().expect("a folder for the test");
    let place = |name: &str| folder.path().join(name).display().to_string();
    let hanja = "tests/field/F1-title-with-hanja.ron";
    let text = fs::read_to_string(hanja).expect("it is there");
    fs::write(place("rare.ron"), text.replace("韓美", "\u{20bb7}")).expect("it can be written");
    for (command, ending) in [("chart", "png"), ("chart", "pdf"), ("chart", "svg"), ("export", "md")] {
        for (file, expected) in [
            (hanja.to_owned(), ""),
            (
                place("rare.ron"),
                "costshare: notice: Not in the typeface, drawn as a box: \u{20bb7} (U+20BB7)\n",
            ),
        ] {
            let out = place(&format!("out.{ending}"));
            let view: &[&str] = if command == "chart" { &["projection"] } else { &[] };
            let args = [&[command], view, &[&file, "--force", "-o", &out]].concat();
            let output = run(&args);
            assert_eq!(output.status.code(), Some(0), "{args:?}");
            assert_eq!(String::from_utf8(output.stderr).expect("text"), expected, "{args:?}");
        }
    }
}

fn code(args: &[&str]) -> i32 {
    run(args).status.code().expect("it exits by itself")
}

fn totals(json: &Value) -> Vec<&str> {
    json["rows"].as_array().expect("rows").iter().map(|row| text(&row["total"])).collect()
}

/// Issue 5: the 12th's rule from 2021 (see tests/engine/history.rs for the hand calculation).
#[test]
fn a_rule_is_tried_on_history() {
    let folder = TempDir::new().expect("a folder for the test");
    let new = folder.path().join("tried.ron").display().to_string();
    let args = ["replay", "--rule", "scenarios/sma-12.ron", "--from", "2021", "--to", "2025"];
    let found = json(&[&args[..], &["--json", "-o", &new]].concat());
    let rows = found["rows"].as_array().expect("rows");
    let by_rule: Vec<&str> = rows.iter().map(|row| text(&row["by_rule"])).collect();
    assert_eq!(by_rule, ["11833", "11892", "12189", "12798", "13259"]);
    assert_eq!(text(&rows[4]["difference"]), "-769");
    assert_eq!((rows[3]["bound"].as_str(), text(&rows[4]["worth_of_cap"])), (Some("cap"), "13"));
    assert_eq!(text(&found["sums"]["difference"]), "-2721");
    assert_eq!(totals(&json(&["project", &new, "--json"])), by_rule, "it was made a scenario");
    assert_eq!(code(&["check", &new]), 0);
    assert_eq!(code(&[&args[..], &["-o", &new]].concat()), 2, "it is there already");
}

/// 2028 needs the consumer prices of 2026, which are only expected.
#[test]
fn a_rule_that_needs_more_than_is_in_print_exits_1() {
    let args = ["replay", "--rule", "scenarios/sma-12.ron", "--from", "2021", "--to", "2028"];
    assert_eq!(code(&args), 1);
    let found = json(&[&args[..], &["--json"]].concat());
    let last = &found["rows"][7];
    assert!(last["by_rule"].is_null() && text(&last["why"]).contains("2026"), "{last}");
    assert_eq!(found["missing"], json!([{ "series": "cpi", "year": 2026, "stops": 2028 }]));
    for refused in ["2027", "1990", "soon"] {
        assert_eq!(code(&["replay", "--rule", "scenarios/sma-12.ron", "--from", refused]), 2, "{refused}");
    }
    assert_eq!(code(&["replay", "--rule", "scenarios/sma-10.ron", "--from", "2021"]), 2, "no rule");
    assert_eq!(code(&["replay", "--from", "2021"]), 2);
}

/// 1998: 314 agreed anew instead of 399.
#[test]
fn pages_of_the_record_are_told() {
    let found = json(&["record", "disagreements", "--json"]);
    let row = &found["tables"][0]["rows"][0];
    assert_eq!((text(&row["agreed"]), text(&row["other"]), text(&row["difference"])), ("399", "314", "-85"));
    let found = json(&["record", "amounts", "--in", "USD", "--json"]);
    assert_eq!(text(&found["tables"][0]["rows"][0]["agreed"]), "150");
    assert_eq!(code(&["record", "rules", "--in", "USD"]), 2);
}

#[test]
fn the_record_is_drawn_without_a_scenario() {
    let folder = TempDir::new().expect("a folder for the test");
    let path = folder.path().join("record.svg").display().to_string();
    assert_eq!(code(&["chart", "record", "-o", &path]), 0);
    let drawn = fs::read_to_string(&path).expect("it was written");
    assert!(drawn.contains("12th") && drawn.contains("Agreed anew"));
    assert_eq!(code(&["chart", "record", "scenarios/sma-12.ron", "-o", &path, "--force"]), 2);
    assert_eq!(code(&["chart", "projection", "-o", &path, "--force"]), 2);
}

/// No rule says what the first year grows from; the amount of the year before does.
#[test]
fn the_reason_for_a_first_year_without_growth_is_the_year_before() {
    let folder = TempDir::new().expect("a folder for the test");
    let new = folder.path().join("new.ron").display().to_string();
    assert_eq!(code(&["set", "scenarios/sma-12.ron", "before=", "continues=", "-o", &new]), 0);
    let json = json(&["project", &new, "--json"]);
    let first = &json["rows"][0];
    assert!(first["growth"].is_null());
    assert_eq!(
        text(&first["why_of"]["growth"]),
        "The amount of 2025, the year before the first, is not stated"
    );
    let told = run(&["--lang", "en", "explain", &new, "change.2026"]);
    let told = String::from_utf8(told.stdout).expect("text");
    assert!(told.contains("is not stated; state the amount of the year before"), "{told}");
}

/// Every field that is named, of what differs and of the lines, is one that `set` finds in both files; and
/// written into the baseline in their order, those that differ make it the other.
#[test]
fn fields_that_compare_names_are_found_by_set() {
    let mut files: Vec<String> = fs::read_dir("scenarios")
        .expect("the folder is part of the sources")
        .map(|entry| entry.expect("it can be listed").path().display().to_string())
        .filter(|path| std::path::Path::new(path).extension().is_some_and(|ending| ending == "ron"))
        .collect();
    files.sort();
    let scenario = |path: &str| {
        costshare::files::open_scenario(std::path::Path::new(path)).expect("it is shipped").file.scenario
    };
    let mut of_lines = 0;
    for baseline in &files {
        let others: Vec<&str> = files.iter().map(String::as_str).filter(|other| other != baseline).collect();
        let json = json(&[&["compare", baseline], &others[..], &["--json"]].concat());
        for (other, compared) in others.iter().zip(json["comparisons"].as_array().expect("one each")) {
            let fields = compared["fields"].as_array().expect("fields");
            let lines = compared["lines"].as_array().expect("lines");
            let lines: Vec<&Value> =
                lines.iter().flat_map(|line| line["fields"].as_array().expect("fields")).collect();
            of_lines += lines.len();
            for (file, side) in [(baseline.as_str(), "scenario"), (*other, "baseline")] {
                for named in &lines {
                    let (field, value) = read(named, side);
                    let mut changed = scenario(file);
                    let written = field.write(&mut changed, value);
                    let is_only = matches!(written, Err(FieldError::Needed(_)));
                    assert!(
                        written.is_ok() || is_only,
                        "{baseline}, {other}: {named} in {file}: {written:?}"
                    );
                }
            }
            let mut made = scenario(baseline);
            for named in fields {
                let (field, value) = read(named, "scenario");
                field
                    .write(&mut made, value)
                    .unwrap_or_else(|error| panic!("{baseline}, {other}: {error:?}"));
            }
            assert!(difference(&made, &scenario(other)).is_empty(), "{baseline} made {other}");
        }
    }
    assert!(of_lines > 100, "{of_lines}");
}

/// A field of JSON with its value on a side.
fn read(named: &Value, side: &str) -> (Field, FieldValue) {
    let field: Field = text(&named["field"]).parse().expect("a field");
    let spelt = named[side].as_str().unwrap_or_default();
    let value = costshare::files::read_value(&field, spelt).expect("a value of the field");
    (field, value)
}

/// 211,000 million yen × 9.8265 ÷ 1,291.78 = 1,605.065…; tests/engine/exchange.rs has the other years.
#[test]
fn every_command_crosses_by_way_of_the_won() {
    let yen = "tests/field/A1-yen-agreement.ron";
    let found = json(&["project", yen, "--in", "USD", "--json"]);
    let measure = &found["rows"][0]["measures"]["USD"];
    assert!(text(&measure["value"]).starts_with("1605.065491"), "{measure}");
    assert_eq!((text(&measure["unit"]), text(&measure["by_way_of"])), ("million USD", "KRW"));
    assert_eq!(code(&["project", yen, "--in", "USD"]), 0);

    let folder = TempDir::new().expect("a folder for the test");
    let path = |name: &str| folder.path().join(name).display().to_string();
    for (args, out) in [
        (vec!["chart", "projection", yen, "--in", "USD"], "yen.svg"),
        (vec!["export", yen, "--in", "USD"], "yen.md"),
        (vec!["export", yen, "--in", "USD"], "yen.csv"),
    ] {
        assert_eq!(code(&[&args[..], &["-o", &path(out)]].concat()), 0, "{out}");
        let told = if out == "yen.csv" { path("yen.csv.meta.json") } else { path(out) };
        let told = fs::read_to_string(&told).unwrap_or_else(|error| panic!("{told}: {error}"));
        assert!(told.contains("by way of the won"), "{out}");
    }
    let told = fs::read_to_string(path("yen.csv")).expect("it was written");
    assert!(told.contains("1605.065491"), "{told}");
    // A workbook has the crossing as a formula.
    assert_eq!(code(&["export", yen, "--in", "USD", "-o", &path("yen.xlsx")]), 0);

    let found = json(&["compare", "scenarios/sma-01.ron", "scenarios/sma-02.ron", "--in", "JPY", "--json"]);
    assert!(found.is_object(), "{found}");
    let out = run(&["compare", yen, "tests/field/A3-euro-agreement.ron"]);
    let told = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(told.contains("no exchange rate between EUR and JPY"), "{told}");
}

/// The record has no euro, neither in the projection nor in a chart, and the pair is named.
#[test]
fn what_nobody_quotes_is_unknown_and_exits_1() {
    let euro = "tests/field/A3-euro-agreement.ron";
    for currency in ["USD", "JPY", "KRW"] {
        let out = run(&["project", euro, "--in", currency]);
        let told = String::from_utf8_lossy(&out.stdout).into_owned();
        assert_eq!(out.status.code(), Some(1), "{told}");
        assert!(told.contains(&format!("no exchange rate between EUR and {currency}")), "{told}");
        let found = json(&["project", euro, "--in", currency, "--json"]);
        let measure = &found["rows"][0]["measures"][currency];
        assert!(measure["value"].is_null() && text(&measure["why"]).contains("EUR"), "{measure}");
    }
    let folder = TempDir::new().expect("a folder for the test");
    let book = folder.path().join("euro.xlsx").display().to_string();
    assert_eq!(code(&["export", euro, "--in", "USD", "-o", &book]), 1, "written, with gaps");
    assert!(fs::exists(&book).expect("it can be asked"));
}

/// The record has no budget of 2030, so the share of that year is unknown; the total is known, so the answer is
/// yes, and the reason stands below the table.
#[test]
fn project_says_why_a_column_has_a_gap() {
    for (language, reason) in [
        ("en", "– Share of the defence budget 2030: Defence budget 2030 is not in the record"),
        ("ko", "– 2030년 국방예산 대비 비율: 2030년 국방예산 값이 기록 자료에 없음"),
    ] {
        let output = run(&["--lang", language, "project", "scenarios/sma-12.ron"]);
        assert_eq!(output.status.code(), Some(0));
        let told = String::from_utf8(output.stdout).expect("text");
        assert_eq!(told.lines().filter(|line| line.starts_with("– ")).collect::<Vec<_>>(), [reason]);
    }
}

/// Nobody quotes euros: every gap names the pair, years with the same reason on one line.
#[test]
fn the_record_says_which_rate_it_lacks() {
    for (language, reason) in [
        (
            "en",
            "– Agreed 1991: the record has no exchange rate between USD and EUR, neither directly nor by way of a \
             third currency (likewise 1992–1998, 2001)",
        ),
        (
            "ko",
            "– 1991년 합의액: 기록 자료에 달러·유로 간 환율이 없고 제3의 통화를 거친 환산도 불가함 (1992~1998년, \
             2001년도 같음)",
        ),
    ] {
        let output = run(&["--lang", language, "record", "amounts", "--in", "EUR"]);
        let told = String::from_utf8(output.stdout).expect("text");
        assert!(told.contains(reason), "{reason} is not in:\n{told}");
    }
    let found = json(&["record", "amounts", "--in", "EUR", "--json"]);
    assert!(found.to_string().contains("between USD and EUR"), "{found}");
    // The year of 2026 has no average yet.
    let output = run(&["--lang", "en", "record", "amounts", "--in", "USD"]);
    let told = String::from_utf8(output.stdout).expect("text");
    let reason = "– Agreed 2026: the record has no exchange rate between KRW and USD for 2026";
    assert!(told.contains(reason), "{told}");
}

/// Both sides say at whose rates they are; of two kinds there is no difference, and the currency in which
/// there is one is named.
#[test]
fn compare_says_at_whose_rates_amounts_are() {
    let folder = TempDir::new().expect("a folder for the test");
    let file = |name: &str| folder.path().join(name).display().to_string();
    let [averaged, agreed] = ["averaged.ron", "agreed.ron"].map(file);
    let written = r#"Scenario(
    version: 1,
    title: "NAME",
    years: (first: 2022, last: 2023),
    parts: [Part(base: "10000 eok KRW", rules: {2023: Rule(growth: Freeze())})],
RATES)
"#;
    let rates = "    rates: {\"USD\": (then: \"1400 KRW/USD\")},\n";
    fs::write(&averaged, written.replace("NAME", "Averaged").replace("RATES", "")).expect("it is written");
    fs::write(&agreed, written.replace("NAME", "Agreed").replace("RATES", rates)).expect("it is written");
    let compared = json(&["--lang", "en", "compare", &agreed, &averaged, "--in", "USD", "--json"]);
    let compared = &compared["comparisons"][0];
    assert_eq!(compared["exchange_rates"], json!({ "baseline": "stated", "scenario": "yearly average" }));
    assert!(compared["sums"]["difference"].is_null() && compared["rows"][0]["difference"].is_null());
    assert!(text(&compared["rows"][0]["baseline"]).starts_with("714.28571"), "{compared}");
    assert!(!compared["sums"]["baseline"].is_null(), "each side stands");
    let why = text(&compared["sums"]["why"]);
    assert!(why.contains("not mixed") && why.ends_with("in KRW they can be compared"), "{why}");
    let output = run(&["--lang", "en", "compare", &agreed, &averaged, "--in", "USD"]);
    let told = String::from_utf8(output.stdout).expect("text");
    assert!(
        told.contains(why) && told.contains("baseline at exchange rates that its scenario states"),
        "{told}"
    );
    let output = run(&["--lang", "en", "compare", &averaged, &averaged, &agreed, "--in", "KRW"]);
    let told = String::from_utf8(output.stdout).expect("text");
    assert!(!told.contains("not mixed"), "{told}");
}

/// In won: 2,400 as the press had it, and the 6,804 that was agreed. In yen: 300 million dollars of 1995
/// × 772.69 ÷ 8.2231 = 28,189.7….
#[test]
fn a_trial_shows_the_won_of_the_record_and_crosses_into_yen() {
    let args =
        ["replay", "--rule", "scenarios/sma-12.ron", "--from", "1995", "--to", "2006", "--json", "--in"];
    let won = json(&[&args[..], &["KRW"]].concat());
    let agreed = |json: &Value, place: usize| text(&json["rows"][place]["agreed"]).to_owned();
    assert_eq!(
        (agreed(&won, 0), agreed(&won, 10), agreed(&won, 11)),
        ("2400".into(), "6804".into(), "6804".into())
    );
    assert_eq!(won["rows"][10]["agreed_converted"], json!(false));
    let yen = json(&[&args[..], &["JPY"]].concat());
    assert!(agreed(&yen, 0).starts_with("28189.7"), "{}", agreed(&yen, 0));
    assert_eq!(yen["rows"][0]["difference"], json!("0"));
}

#[test]
fn a_rate_for_a_hundred_yen_is_set_and_written_so() {
    let folder = TempDir::new().expect("a folder for the test");
    let new = folder.path().join("yen.ron").display().to_string();
    for text in ["930.5 KRW/100 JPY", "9.305 KRW/JPY"] {
        let field = format!("rate.JPY.2026={text}");
        assert_eq!(code(&["set", "scenarios/sma-12.ron", &field, "-o", &new, "--overwrite"]), 0, "{text}");
        let written = fs::read_to_string(&new).expect("it was written");
        assert!(written.contains("\"930.5 KRW/100 JPY assumed\""), "{written}");
    }
    // 1,519,200 million won ÷ 9.305 = 163,267.06….
    let found = json(&["project", &new, "--in", "JPY", "--json"]);
    let value = text(&found["rows"][0]["measures"]["JPY"]["value"]).to_owned();
    assert!(value.starts_with("163267.06"), "{value}");
}

/// The case of tests/engine/figures.rs on every face: table, JSON, explanation, comparison, report, sidecar, chart
/// and workbook.
#[test]
fn a_last_unit_that_is_not_promised_is_told_on_every_face() {
    let half = "tests/field/carried-to-a-half.ron";
    let told = |args: &[&str]| String::from_utf8_lossy(&run(args).stdout).into_owned();
    let words = "2024: the last rounding unit is not promised";
    assert!(told(&["project", half, "--lang", "en"]).contains(words));
    assert!(told(&["project", half, "--lang", "ko"]).contains("2024년: 마지막 반올림 단위는 보장되지 않음"));
    assert!(told(&["explain", half, "total.2024", "--lang", "en"]).contains(words));
    assert!(!told(&["explain", half, "total.2023", "--lang", "en"]).contains("not promised"));
    assert!(told(&["compare", half, half, "--lang", "en"]).contains("not promised"));
    let found = json(&["project", half, "--json"]);
    assert_eq!(found["rows"][24]["last_unit_promised"], json!(false));
    assert!(found["rows"][23].get("last_unit_promised").is_none());
    let found = json(&["compare", half, half, "--json"]);
    assert_eq!(found["comparisons"][0]["last_unit_not_promised"]["baseline"], json!([2024]));

    let folder = TempDir::new().expect("a folder for the test");
    let path = |name: &str| folder.path().join(name).display().to_string();
    for name in ["half.md", "half.csv", "half.xlsx"] {
        assert_eq!(code(&["export", half, "--lang", "en", "-o", &path(name)]), 0, "{name}");
    }
    assert_eq!(code(&["chart", "projection", half, "--lang", "en", "-o", &path("half.svg")]), 0);
    for name in ["half.md", "half.csv.meta.json", "half.svg"] {
        let written = fs::read_to_string(path(name)).expect("it was written");
        // A picture breaks its lines where they are full.
        assert!(written.contains("is not promised") || written.contains("not promised"), "{name}");
    }
}
