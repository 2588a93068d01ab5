//! The exports that are text: figures, units, sources, and free text that does nothing.
//!
//! The 12th agreement as signed costs 15,192, 15,511, 15,852, 16,169 and 16,492 in 2026–2030 (15,192 grown by
//! 2.1, 2.2, 2.0 and 2.0 % and rounded each year), together 79,216.

#![expect(clippy::disallowed_methods, reason = "the tests play the other programs that write files")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use costshare::engine::{BridgeReading, Measure, Reading};
use costshare::export::csv::CopiedDigits;
use costshare::export::harmless::{Changes, file_name};
use costshare::export::html_table::html;
use costshare::export::{Escapes, ExportInput, File, ReportLength, Written, csv, markdown, report};
use costshare::files::{ScenarioFile, bundled, read_scenario, record, write_scenario};
use costshare::model::clauses::{Category, Growth, Weight};
use costshare::model::{Currency, Date, Scenario, SourceId, Stated, Year};
use costshare::present::palette::ScenarioColour;
use costshare::present::views::compare::Scales;
use costshare::text::Language::{self, En, Ko};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use rust_decimal::Decimal;
use serde_json::Value;
use support::values::shipped;
use tempfile::TempDir;

#[test]
fn a_csv_has_the_figures_of_the_12th_as_plain_numbers() {
    let files = table(&[shipped("sma-12.ron")], Ko);
    let rows = rows(&files[0]);
    let total = column(&rows, "총액 (억원)");
    assert_eq!(total, ["15192", "15511", "15852", "16169", "16492"]);
    // Who adds up a column must not add its sum, which stands in the sidecar.
    assert_eq!(column(&rows, "연도"), ["2026", "2027", "2028", "2029", "2030"]);
    assert_eq!(json(&files[1])["sums"]["total"], "79216");
    // In billions of won the same amounts have a decimal.
    let english = self::rows(&table(&[shipped("sma-12.ron")], En)[0]);
    assert_eq!(column(&english, "Total (KRW bn)")[..2], ["1519.2", "1551.1"]);
}

/// 15,192 eok at 1,421.40 won to the dollar: 1,519,200 / 1,421.4 = 1,068.805… million dollars.
#[test]
fn another_currency_is_a_column_with_its_unit() {
    let scenario = shipped("sma-12.ron");
    let measure = Measure::converted(Currency::USD);
    let rows = rows(&made(&[scenario], En, &measure, None)[0]);
    assert!(column(&rows, "In USD (USD m)")[0].starts_with("1068.805"), "{rows:?}");
}

/// 14,617, 15,231, 15,871, 16,538 and 17,233 at 4.2 % a year against the 12th with prices at 2.0 %.
#[test]
fn several_scenarios_are_compared_with_the_first() {
    let rows = rows(&table(&[shipped("sma-11-extended.ron"), shipped("sma-12-cpi-2.0.ron")], Ko)[0]);
    assert_eq!(column(&rows, "차액 (억원)"), ["575", "265", "-65", "-416", "-789"]);
    let baseline = column(&rows, "11th SMA carried on at 4.2 % a year(기준) (억원)");
    assert_eq!(baseline, ["14617", "15231", "15871", "16538", "17233"]);
}

/// What is pasted into a text, a mail or a spreadsheet: figures at the right as they are shown, the exact number beside
/// each, units in the heads, marks in words, the sum in bold.
#[test]
fn a_table_is_copied_as_html() {
    let copied = |title: &str, digits| {
        let mut scenario = shipped("sma-12.ron");
        title.clone_into(&mut scenario.title);
        let table =
            with_input(&[scenario], En, &Measure::default(), None, "out.csv", |input| input.table().table);
        html(&table, Some(title), digits, En)
    };
    let written = copied("12th SMA as signed, 2026–2030", CopiedDigits::Shown);
    let document = roxmltree::Document::parse(&written).expect("well-formed");
    let rows: Vec<_> = document.descendants().filter(|node| node.has_tag_name("tr")).collect();
    assert_eq!(rows.len(), 7);
    let cells =
        |row: usize| rows[row].children().map(|cell| cell.text().unwrap_or_default()).collect::<Vec<_>>();
    let place = cells(0).iter().position(|head| *head == "Total (KRW bn)").expect("the totals");
    assert_eq!(cells(1)[place], "1,519.2");
    assert_eq!(cells(6)[place], "7,921.6");
    let total = rows[6].children().nth(place).expect("a cell");
    assert_eq!(total.attribute("sdval"), Some("7921.6"));
    assert_eq!(total.attribute("style"), Some("text-align:right;font-weight:bold"));
    assert!(cells(3).last().is_some_and(|marks| marks.contains("total: estimate")), "{:?}", cells(3));
    let every = copied("a", CopiedDigits::Every);
    assert!(every.contains(">1068.8054031236808780075981427<"), "{every}");
    for title in support::hostile::all() {
        let written = copied(&title, CopiedDigits::Shown);
        let document =
            roxmltree::Document::parse(&written).unwrap_or_else(|error| panic!("{title:?}: {error}"));
        let known = ["table", "caption", "thead", "tbody", "tr", "th", "td"];
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            assert!(known.contains(&node.tag_name().name()), "{title:?}: {}", node.tag_name().name());
            let mut attributes = node.attributes();
            assert!(attributes.all(|attribute| ["sdval", "style"].contains(&attribute.name())), "{title:?}");
        }
    }
}

#[test]
fn what_is_unknown_is_an_empty_cell() {
    let rows = rows(&table(&[shipped("sma-04.ron")], En)[0]);
    let total = column(&rows, "Total (KRW bn)");
    assert!(total.contains(&""), "{total:?}");
    assert!(rows.iter().flatten().all(|field| field != "–"), "{rows:?}");
}

/// Excel reads UTF-8 only with the mark; the command for pipes has none.
#[test]
fn a_csv_begins_with_the_mark_that_excel_needs() {
    let files = table(&[shipped("sma-12.ron")], Ko);
    assert!(files[0].bytes.starts_with(&[0xef, 0xbb, 0xbf]));
    let piped = run(&["project", "scenarios/sma-12.ron", "--csv"]).stdout;
    assert!(piped.starts_with(b"year,"), "{}", String::from_utf8_lossy(&piped));
}

#[test]
fn the_sidecar_says_where_the_figures_come_from() {
    let date: Date = "2026-11-23".parse().expect("a date");
    let files = made(&[shipped("sma-12.ron")], En, &Measure::default(), Some(&date));
    assert_eq!(files[1].name, "out.csv.meta.json");
    let json = json(&files[1]);
    assert_eq!(json["scenarios"][0]["title"], "12th SMA as signed, 2026–2030");
    // `sha256sum scenarios/sma-12.ron`
    let digest = "fbf2627ba4985936c2e242b4a62a818018ee9c7e8cc03884712744f641204cad";
    assert_eq!(json["scenarios"][0]["sha256"], digest);
    assert_eq!((&json["record"], &json["date"]), (&"2026-02".into(), &"2026-11-23".into()));
    let columns = json["columns"].as_array().expect("a list");
    let total = columns.iter().find(|column| column["key"] == "total").expect("the totals");
    assert_eq!((&total["head"], &total["unit"]), (&"Total".into(), &"KRW bn".into()));
    // Prices of 2026 are estimated and decide 2028; later ones are assumed.
    assert_eq!(json["marks"]["total"]["2028"], "estimate");
    assert_eq!(json["marks"]["total"]["2029"], "assumed");
    assert!(json["marks"]["total"]["2027"].is_null());
    let assumed = json["not_published"].as_array().expect("a list");
    assert!(assumed.iter().any(|value| value["field"] == "series.cpi.then" && value["status"] == "assumed"));
    let sources = json["sources"].as_array().expect("a list");
    let statistics = sources.iter().find(|source| source["id"] == "KOSTAT25").expect("it is named");
    assert_eq!(statistics["address"], "https://cm.asiae.co.kr/article/2025123108300790592");
    assert!(sources.iter().zip(1..).all(|(source, number)| source["number"] == number));
}

#[test]
fn without_a_date_there_is_none_and_the_bytes_are_the_same_again() {
    for language in Language::ALL {
        let scenarios = [shipped("sma-11-extended.ron"), shipped("sma-12.ron")];
        let files = table(&scenarios, language);
        assert!(json(&files[1])["date"].is_null());
        assert_eq!(files, table(&scenarios, language));
    }
}

#[test]
fn hostile_names_are_no_formula_and_break_no_csv() {
    let names = support::hostile::all();
    assert!(names.len() >= 60);
    let plain = in_every_place("plain").map(|scenarios| rows(&table(&scenarios, En)[0]));
    assert_eq!(plain[2].len(), 6, "a head and five years");
    for name in &names {
        for (scenarios, plain) in in_every_place(name).into_iter().zip(&plain) {
            let files = table(&scenarios, En);
            let rows = rows(&files[0]);
            // The last column names what is marked, hostile parts among it.
            let numbers = |rows: &[Vec<String>]| -> Vec<Vec<String>> {
                rows[1..].iter().map(|row| row[..row.len() - 1].to_vec()).collect()
            };
            // A name that does not check makes unknown what bears it; nothing becomes another number.
            for (found, expected) in numbers(&rows).concat().iter().zip(numbers(plain).concat()) {
                assert!(found.is_empty() || *found == expected, "numbers stay numbers: {name:?}, {found}");
            }
            let told = json(&files[1])["made_harmless"].clone();
            for field in rows.iter().flatten().filter(|field| field.parse::<f64>().is_err()) {
                assert!(!is_formula(field) && !field.chars().any(acts), "{field:?}");
                assert!(
                    !field.starts_with('\'') || name.starts_with('\'') || told[0].is_string(),
                    "{field:?}"
                );
            }
            let text = String::from_utf8(files[1].bytes.clone()).expect("text");
            assert!(!text.chars().any(|c| c != '\n' && acts(c)), "{text}");
        }
    }
}

#[test]
fn hostile_names_stand_in_the_sidecar_as_they_were_typed() {
    for name in support::hostile::all() {
        let json = json(&table(&[named(&name)], En)[1]);
        assert_eq!(json["scenarios"][0]["title"], name);
    }
}

#[test]
fn hostile_names_are_no_formula_on_the_clipboard() {
    for name in support::hostile::all() {
        let page = view_table(&named(&name));
        let text = csv::tab_separated(&page, csv::CopiedDigits::Every, En);
        let mut reader = ::csv::ReaderBuilder::new().delimiter(b'\t').from_reader(text.as_bytes());
        let heads = reader.headers().expect("heads").clone();
        for record in std::iter::once(heads).chain(reader.records().map(|record| record.expect("a row"))) {
            // The last column says what is marked.
            assert_eq!(record.len(), page.columns.len() + 1, "{name:?}");
            let words = record.iter().filter(|cell| cell.parse::<f64>().is_err());
            assert_eq!(words.filter(|cell| is_formula(cell)).collect::<Vec<_>>(), [""; 0], "{name:?}");
        }
    }
}

#[test]
fn hostile_names_are_names_of_files_in_this_folder() {
    let folder = TempDir::new().expect("a folder for the test");
    for name in support::hostile::all() {
        let file = format!("{}.csv", file_name(&name));
        assert!(!file.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']), "{file:?}");
        assert!(!file.contains("..") && !file.starts_with(['.', '-', '~']) && file.len() <= 130, "{file:?}");
        assert!(!file.chars().any(acts), "{file:?}");
        assert_eq!(Path::new(&file).components().count(), 1, "{file:?}");
        fs::write(folder.path().join(&file), "").unwrap_or_else(|error| panic!("{file:?}: {error}"));
    }
}

/// Whatever is printed, nothing of it is obeyed, and no name makes a line of its own.
#[test]
fn hostile_names_are_printed_without_being_obeyed() {
    let folder = TempDir::new().expect("a folder for the test");
    let path = folder.path().join("hostile.ron").display().to_string();
    for name in ["\u{1b}[2J\u{9b}31m", "\u{202e}gnp", "two\nlines\rthree", "nul\0 bell\u{7} del\u{7f}"] {
        fs::write(&path, write_scenario(&ScenarioFile::new(named(name)))).expect("the folder is writable");
        for command in ["project", "compare", "check", "explain"] {
            for format in [None, Some("--json")] {
                let mut words = vec!["--lang", "en", command, &path];
                words.extend((command == "compare").then_some("scenarios/sma-12.ron"));
                words.extend((command == "explain").then_some("total.2027"));
                words.extend(format);
                let output = run(&words);
                for bytes in [output.stdout, output.stderr] {
                    let text = String::from_utf8(bytes).expect("text");
                    assert!(!text.chars().any(|c| c != '\n' && acts(c)), "{words:?}: {text:?}");
                    assert!(!text.contains("\nlines"), "{words:?}: {text:?}");
                }
            }
        }
    }
}

#[test]
fn export_writes_the_files_and_never_over_one_unasked() {
    let folder = TempDir::new().expect("a folder for the test");
    let out = folder.path().join("out.csv").display().to_string();
    let export = |more: &[&str]| {
        let output = run(&[&["--lang", "en", "export", "scenarios/sma-12.ron", "-o", &out], more].concat());
        (output.status.code(), String::from_utf8(output.stderr).expect("text"))
    };
    assert_eq!(export(&[]).0, Some(0));
    let first = fs::read(&out).expect("it was written");
    assert!(fs::exists(format!("{out}.meta.json")).expect("it can be asked"));

    let (code, told) = export(&["--in", "USD"]);
    assert!(code == Some(2) && told.contains("--force"), "{told}");
    assert_eq!(fs::read(&out).expect("it is still there"), first);
    // The sidecar alone is asked for too.
    fs::remove_file(&out).expect("it is ours");
    assert_eq!(export(&[]).0, Some(2));
    assert!(!fs::exists(&out).expect("it can be asked"), "nothing is written");
    assert_eq!(export(&["--overwrite"]).0, Some(0));
    assert_eq!(fs::read(&out).expect("it was written"), first);
}

#[test]
fn export_refuses_what_it_cannot_write() {
    let folder = TempDir::new().expect("a folder for the test");
    let place = |name: &str| folder.path().join(name).display().to_string();
    let code = |out: &str, more: &[&str]| {
        run(&[&["export", "scenarios/sma-12.ron", "-o", out], more].concat()).status.code()
    };
    assert_eq!(code(&place("out.txt"), &[]), Some(2), "no format");
    assert_eq!(code(&place("out"), &[]), Some(2), "no ending");
    assert_eq!(code(&place("no/out.csv"), &[]), Some(2), "no folder");
    assert_eq!(code(&place("out.csv"), &["--date", "yesterday"]), Some(2));
    assert_eq!(code(&place("out.csv"), &["--in", "dollars"]), Some(2));
    assert_eq!(code(&place("OUT.CSV"), &[]), Some(0));
}

/// A folder stands where the sidecar belongs: the table is not written either.
#[test]
fn files_that_belong_together_are_written_together_or_not_at_all() {
    let folder = TempDir::new().expect("a folder for the test");
    let out = folder.path().join("out.csv");
    fs::create_dir(folder.path().join("out.csv.meta.json")).expect("the folder is writable");
    let words = ["export", "scenarios/sma-12.ron", "-o", &out.display().to_string(), "--overwrite"];
    assert_eq!(run(&words).status.code(), Some(2));
    let left: Vec<_> = fs::read_dir(folder.path()).expect("it is ours").collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn a_report_says_what_the_12th_costs_and_why() {
    let text = document(&[shipped("sma-12.ron")], En);
    for expected in [
        "# 12th SMA as signed, 2026–2030\n",
        "**KRW 7.922 tn over 2026–2030 · 2030: 17.6% above 2025**",
        "| 2027 | 2.1 | 2.1 | 1,551.1 | 3,070.3 |",
        "| **Sum** |  |  | **7,921.6** ○ |",
        "- Rule from 2027: Grows by consumer prices of two years before, at most 5.0%",
        "| Cap from 2027 | 5.0% | published | [2] |",
        "| Consumer prices in later years | 2.0% | assumed | total of 2029–2030, other figures of 2027–2028 |",
        "Maeil Business, 2024-10-04 <http://news.zumst.com/articles/93628432>",
        "`fbf2627ba4985936c2e242b4a62a818018ee9c7e8cc03884712744f641204cad`",
        "No problems",
    ] {
        assert!(text.contains(expected), "{expected} is not in:\n{text}");
    }
    let headings = headings(&text);
    let expected = ["Year by year", "Terms", "Assumptions", "Checks", "Sources", "About this report"];
    assert_eq!(headings[1..], expected);
}

/// 79,490 against 79,060: 430 less. With both rounded to 1 억 each year the base makes 3,060 on average,
/// growth −3,490.
#[test]
fn a_report_of_two_begins_with_how_they_differ() {
    let text = document(&[shipped("sma-11-extended.ron"), shipped("sma-12-cpi-2.0.ron")], Ko);
    for expected in [
        "| 2026 | 14,617 ○ | 15,192 | +575 ○ | +3.9 ○ |",
        "| 2028 | 15,871 ○ | 15,806 ○ | −65 ○ | −0.4 ○ |",
        "| **합계, 2026\\~2030년** | **79,490** ○ | **79,060** ○ | **−430** ○ | **−0.5** ○ |",
        "| 기준액 | +3,060 ○ |",
        "| 증가 방식 | −3,490 ○ |",
        "- 2028년부터 연간 금액이 더 적어짐: 2028년 −65억원 ○",
        "○ 가정에 따른 값",
        "매년 2.2688%\\~2.2737% 증가하면",
    ] {
        assert!(text.contains(expected), "{expected} is not in:\n{text}");
    }
    let headings = headings(&text);
    let place = |heading: &str| headings.iter().position(|found| found == heading).expect(heading);
    assert!(place("연도별 비교") < place("차이 항목") && place("차이 항목") < place("차액의 증감 요인"));
    assert!(place("역전 시점") < place("11th SMA carried on at 4.2 % a year"));
}

#[test]
fn a_report_of_several_tells_each_against_the_first() {
    let names = ["sma-11-extended.ron", "sma-12.ron", "sma-12-at-the-cap.ron", "sma-08.ron"];
    let text = document(&names.map(shipped), En);
    let headings = headings(&text);
    assert_eq!(headings[0], "Comparison with “11th SMA carried on at 4.2 % a year”");
    assert_eq!(headings.iter().filter(|heading| *heading == "What differs").count(), 3);
    assert_eq!(headings.iter().filter(|heading| *heading == "Terms").count(), 4);
    assert!(text.contains("The terms have no year in common: 2025–2030 and 2009–2013"), "{text}");
}

#[test]
fn a_report_says_why_a_figure_is_unknown_and_what_the_check_says() {
    let mut scenario = shipped("sma-04.ron");
    scenario.years.last = Year(1998);
    let text = document(&[scenario], En);
    assert!(text.contains("- Problem: Last year: the last year, 1998, is before the first, 1999"), "{text}");
    let text = document(&[shipped("sma-04.ron")], En);
    assert!(text.contains("Real GNP, year to September 1999 is not stated"), "{text}");
    assert!(text.contains("- Notice: Real GNP, year to September 2000: the series is left open"), "{text}");
}

/// Titles, notes and what sources are called are somebody's words; every other line is Korean.
#[test]
fn a_korean_report_has_no_english_sentence() {
    let mut scenarios =
        ["sma-11-extended.ron", "sma-12.ron", "sma-04.ron", "example-two-currencies.ron"].map(shipped);
    for (scenario, name) in scenarios.iter_mut().zip(["가", "나", "다", "라"]) {
        name.clone_into(&mut scenario.title);
        scenario.note = None;
        for part in &mut scenario.parts {
            part.note = None;
            part.name = part
                .name
                .replace("euros", "유로")
                .replace("zlotys", "즈워티")
                .replace("won", "원화")
                .replace("dollars", "달러");
            part.rules.values_mut().for_each(|rule| rule.note = None);
        }
    }
    for count in [1, 2, 4] {
        let text = document(&scenarios[..count], Ko);
        let (told, sources) = text.split_once("## 출처").expect("there are sources");
        let about = sources.split_once("## ").expect("it says what it was made from").1;
        let names = ["Costshare", "SHA-256", "GDP", "EUR", "PLN", "prices", "wages", "`"];
        for line in told.lines().chain(about.lines()) {
            let ours = names.iter().fold(line.replace("in.ron", ""), |line, name| line.replace(name, ""));
            let ours = ours.split("](out-").next().unwrap_or_default();
            let english = ours.split(|c: char| !c.is_ascii_alphabetic()).find(|word| word.len() > 3);
            assert!(english.is_none() || line.contains('`'), "{english:?} in {line}");
        }
    }
}

/// Whatever a name is, the document has the same blocks as with a plain one, and the name is read as typed.
#[test]
fn hostile_names_are_read_in_a_report_and_do_nothing() {
    // The check refuses names that cannot stand in an address, and those that are too long, and says so.
    let short = ["plain", "plain name", "plain=name"].map(str::to_owned);
    let long = ["plain", "plain name", "plain=name", "plain name "].map(|name| name.repeat(70));
    // Too long for a remark as well.
    let longest = "plain=name".repeat(4_000);
    let plain: Vec<_> = short
        .into_iter()
        .chain(long)
        .chain([longest])
        .map(|name| in_every_place(&name).map(|scenarios| blocks(&document(&scenarios, En))))
        .collect();
    for name in support::hostile::all() {
        let read = costshare::export::harmless::line(&name, &mut Changes::default());
        let read = read.trim();
        for (place, scenarios) in in_every_place(&name).into_iter().enumerate() {
            let text = document(&scenarios, En);
            assert!(!text.chars().any(|c| c != '\n' && acts(c)), "{name:?}");
            let found = blocks(&text);
            let is_counted =
                plain.iter().any(|plain| count_headings(&plain[place]) == count_headings(&found));
            assert!(is_counted, "{name:?}:\n{text}");
            // Of several lines in a note each is a paragraph; a blank name leaves some words out.
            if !read.is_empty() && !name.contains(['\n', '\r']) {
                let unlike: Vec<_> = plain.iter().map(|plain| unlike(&found, &plain[place])).collect();
                assert!(unlike.contains(&None), "{name:?}: {unlike:?}\n{text}");
                let headings = headings(&text);
                assert!(headings.iter().any(|heading| heading == read), "{name:?} is not in {headings:?}");
            }
            for block in &found {
                let is_link = block.starts_with("Start(Link");
                let known =
                    || record::bundled().sources.values().any(|source| block.contains(&source.address));
                assert!(!is_link || known(), "{name:?}: {block}");
                assert!(
                    !["Html", "Math", "Footnote"].iter().any(|word| block.contains(word)),
                    "{name:?}: {block}"
                );
            }
        }
    }
}

#[test]
fn a_report_names_its_pictures_after_itself() {
    let scenarios = [shipped("sma-11-extended.ron"), shipped("sma-12.ron")];
    let date: Date = "2026-11-23".parse().expect("a date");
    let files = with_input(&scenarios, Ko, &Measure::default(), Some(&date), "12차 협정.md", files_of_report);
    let beside = ["compare", "differences", "causes", "projection-1", "projection-2"];
    let expected = beside.map(|what| format!("12차 협정-{what}.svg"));
    assert_eq!(files[1..].iter().map(|file| file.name.clone()).collect::<Vec<_>>(), expected);

    let document = String::from_utf8(files[0].bytes.clone()).expect("text");
    for file in &files[1..] {
        assert!(document.contains(&file.name.replace(' ', "%20")), "{document}");
        let svg = String::from_utf8(file.bytes.clone()).expect("text");
        assert!(svg.contains("2026-11-23"), "{}: the date stands on it", file.name);
        roxmltree::Document::parse(&svg).unwrap_or_else(|error| panic!("{}: {error}", file.name));
    }
    for name in support::hostile::all() {
        let named = with_input(
            &scenarios[..1],
            En,
            &Measure::default(),
            None,
            &format!("{name}.md"),
            document_of_report,
        );
        let text = String::from_utf8(named.bytes).expect("text");
        let pictures =
            blocks(&text).into_iter().filter(|block| block.starts_with("Start(Image")).collect::<Vec<_>>();
        assert_eq!(pictures.len(), 1, "{name:?}: {pictures:?}");
        assert!(!pictures[0].contains('/') && !pictures[0].contains(".."), "{name:?}: {pictures:?}");
    }
}

/// A picture of a report names who says so by publisher and year, and carries the whole list.
#[test]
fn pictures_of_a_report_name_their_sources() {
    let scenarios = [shipped("sma-11-extended.ron"), shipped("sma-12.ron")];
    let files = with_input(&scenarios, En, &Measure::default(), None, "out.md", files_of_report);
    let svg = String::from_utf8(files[5].bytes.clone()).expect("text");
    let picture = roxmltree::Document::parse(&svg).expect("well-formed");
    let labels = picture.descendants().filter_map(|node| node.attribute("aria-label"));
    let named = labels.filter(|label| label.starts_with("Sources: ")).collect::<Vec<_>>();
    assert!(named.len() == 1 && named[0].contains("Ministry of Data and Statistics 2025"), "{named:?}");
    let carried =
        picture.descendants().find(|node| node.has_tag_name("metadata")).and_then(|node| node.text());
    assert!(
        carried.is_some_and(
            |all| all.contains("Ministry of Data and Statistics (ROK) via Asia Economy, 2025-12-31")
        ),
        "{carried:?}"
    );
}

#[test]
fn hostile_names_do_nothing_in_the_pictures_of_a_report() {
    for name in [
        "</title><script>alert(1)</script>",
        "]]>",
        "\u{202e}a\u{1b}[2J\0\u{fffe}",
        "&undefined; \" onload='x'",
    ] {
        let scenarios = [other(), titled(name)];
        let files = with_input(&scenarios, En, &Measure::default(), None, "out.md", files_of_report);
        for file in &files[1..] {
            let svg = String::from_utf8(file.bytes.clone()).expect("text");
            assert!(!svg.chars().any(|c| c != '\n' && acts(c)), "{name:?}");
            let read = roxmltree::Document::parse(&svg).unwrap_or_else(|error| panic!("{name:?}: {error}"));
            let acts = |node: &roxmltree::Node<'_, '_>| {
                node.has_tag_name("script")
                    || node.attributes().any(|attribute| attribute.name().starts_with("on"))
            };
            assert!(!read.descendants().any(|node| acts(&node)), "{name:?}: {svg}");
        }
    }
}

#[test]
fn pictures_have_words_for_those_who_cannot_see_them() {
    let scenarios = [shipped("sma-12.ron")];
    let files = with_input(&scenarios, En, &Measure::default(), None, "my report (1).md", files_of_report);
    let text = String::from_utf8(files[0].bytes.clone()).expect("text");
    let mut words = String::new();
    let mut address = None;
    for event in Parser::new_ext(&text, extensions()) {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => address = Some(dest_url.to_string()),
            Event::Text(text) if address.is_some() && words.is_empty() => words = text.to_string(),
            _ => {}
        }
    }
    assert_eq!(address.as_deref(), Some("my%20report%20%281%29-projection.svg"));
    assert_eq!(files[1].name, "my report (1)-projection.svg");
    assert!(words.contains("2030: KRW 1,649.2 bn"), "{words}");
}

#[test]
fn the_same_report_has_the_same_bytes() {
    let scenarios =
        [shipped("sma-11-extended.ron"), shipped("sma-12.ron"), shipped("example-two-currencies.ron")];
    for language in Language::ALL {
        assert_eq!(document(&scenarios, language), document(&scenarios, language));
    }
}

proptest! {
    /// What somebody types comes back from a CSV as one field that no spreadsheet computes.
    #[test]
    fn any_name_is_one_field(name in ".{0,40}|[=+@,;\"'\t\r\n\u{202e}-]{0,8}") {
        let mut changes = Changes::default();
        let once = costshare::export::harmless::cell(&name, &mut changes);
        prop_assert_eq!(&costshare::export::harmless::cell(&once, &mut Changes::default()), &once);
        let rows = rows(&table(&[other(), titled(&name)], En)[0]);
        // The last column says what is marked.
        prop_assert_eq!(rows[0].len(), 6);
    }
}

/// The report with its charts.
fn files_of_report(input: &ExportInput<'_>) -> Vec<File> {
    markdown::files(&report(input, ReportLength::Whole, Escapes::Backslashes), input.name)
}

fn document_of_report(input: &ExportInput<'_>) -> File {
    let document = report(input, ReportLength::Whole, Escapes::Backslashes);
    File::new(input.name, markdown::text(&document, input.name).into_bytes())
}

/// The report without pictures.
fn document(scenarios: &[Scenario], language: Language) -> String {
    let file = with_input(scenarios, language, &Measure::default(), None, "out.md", document_of_report);
    String::from_utf8(file.bytes).expect("text")
}

/// What a reader of Markdown with every extension makes of a document, but for its texts and for how many
/// sentences there are about the report.
fn blocks(text: &str) -> Vec<String> {
    let (told, about) = text.split_once("## About this report").expect("it says what it was made from");
    let read = |text: &str| -> Vec<String> {
        let events = Parser::new_ext(text, extensions());
        events.filter(|event| !matches!(event, Event::Text(_))).map(|event| format!("{event:?}")).collect()
    };
    let about = read(about).into_iter().filter(|block| !block.contains("Item"));
    read(told).into_iter().chain(about).collect()
}

fn count_headings(blocks: &[String]) -> usize {
    blocks.iter().filter(|block| block.starts_with("Start(Heading")).count()
}

/// The first block in which two documents differ, digests apart.
fn unlike<'a>(found: &'a [String], plain: &'a [String]) -> Option<(&'a String, &'a String)> {
    let same =
        |one: &String, other: &String| one == other || (one.starts_with("Code") && other.starts_with("Code"));
    let differ = found.iter().zip(plain).find(|(one, other)| !same(one, other));
    let longer = || (found.len() != plain.len()).then(|| (&found[found.len() - 1], &plain[plain.len() - 1]));
    differ.or_else(longer)
}

/// Every extension but the one that bends quotation marks.
fn extensions() -> Options {
    Options::all() - Options::ENABLE_SMART_PUNCTUATION
}

/// The texts of the headings.
fn headings(text: &str) -> Vec<String> {
    let mut headings = Vec::new();
    let mut within = None;
    for event in Parser::new_ext(text, extensions()) {
        match event {
            Event::Start(Tag::Heading { .. }) => within = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => headings.extend(within.take()),
            Event::Text(text) => within.iter_mut().for_each(|heading| heading.push_str(&text)),
            _ => {}
        }
    }
    headings
}

/// Whether a spreadsheet would compute it.
fn is_formula(text: &str) -> bool {
    let begins = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{200b}');
    begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// What is obeyed rather than read.
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}' | '\u{2066}'..='\u{2069}')
}

/// A scenario with that name wherever a text is free: title, notes, parts, series, categories, sources.
fn named(name: &str) -> Scenario {
    let mut scenario = with_words(shipped("example-two-currencies.ron"), name);
    let part = scenario.parts.first_mut().expect("it has parts");
    name.clone_into(&mut part.name);
    let weight = Stated::assumed(Weight::Number(Decimal::ONE));
    part.categories = vec![Category { name: name.to_owned(), weight }];
    for rule in part.rules.values_mut() {
        if let Growth::Index(index) = &mut rule.growth {
            name.clone_into(&mut index.series);
        }
    }
    let series = scenario.series.remove("prices").expect("it has such a series");
    scenario.series.insert(name.to_owned(), series);
    scenario
}

/// The 12th with that name wherever the check takes any text: it can be compared.
fn titled(name: &str) -> Scenario {
    with_words(shipped("sma-12.ron"), name)
}

fn other() -> Scenario {
    shipped("sma-11-extended.ron")
}

fn with_words(mut scenario: Scenario, words: &str) -> Scenario {
    words.clone_into(&mut scenario.title);
    scenario.note = Some(words.to_owned());
    for part in &mut scenario.parts {
        part.note = Some(words.to_owned());
        part.base.sources.push(SourceId(words.to_owned()));
        for rule in part.rules.values_mut() {
            rule.note = Some(words.to_owned());
        }
    }
    scenario
}

/// By itself, as the baseline, and against one.
fn in_every_place(name: &str) -> [Vec<Scenario>; 3] {
    [vec![named(name)], vec![titled(name), other()], vec![other(), titled(name)]]
}

fn view_table(scenario: &Scenario) -> costshare::present::Table {
    use costshare::engine::{plan, project};
    use costshare::present::views::projection::{ProjectionInput, measures, view};
    let (record, chosen) = (record::bundled(), Measure::default());
    let measures = measures(scenario, &chosen);
    let projection = project(plan(scenario, record, &measures));
    view(&ProjectionInput {
        scenario,
        colour: None,
        projection: &projection,
        measures: &measures,
        chosen: &chosen,
        record,
        hides_assumed: false,
        language: En,
    })
    .table
}

fn table(scenarios: &[Scenario], language: Language) -> Vec<File> {
    made(scenarios, language, &Measure::default(), None)
}

fn made(scenarios: &[Scenario], language: Language, measure: &Measure, date: Option<&Date>) -> Vec<File> {
    with_input(scenarios, language, measure, date, "out.csv", |input| {
        csv::files(&input.table(), &input.about())
    })
}

/// Hands scenarios with their files to what exports them.
pub fn with_input<T>(
    scenarios: &[Scenario],
    language: Language,
    measure: &Measure,
    date: Option<&Date>,
    name: &str,
    make: impl Fn(&ExportInput<'_>) -> T,
) -> T {
    let texts: Vec<String> = scenarios
        .iter()
        .map(|scenario| {
            let comment = if scenario.title.starts_with("12th SMA as signed") {
                head_of("sma-12.ron")
            } else {
                String::new()
            };
            write_scenario(&ScenarioFile { comment, ..ScenarioFile::new(scenario.clone()) })
        })
        .collect();
    let written = scenarios.iter().zip(&texts).map(|(scenario, text)| Written {
        scenario,
        file: "in.ron",
        text,
        borne: None,
        colour: Some(ScenarioColour::FIRST),
    });
    let written: Vec<Written<'_>> = written.collect();
    let (&scenario, others) = written.split_first().expect("at least one");
    make(&ExportInput {
        scenario,
        others,
        record: record::bundled(),
        measure,
        reading: Reading::Value,
        behind: None,
        bridge: BridgeReading::default(),
        scales: Scales::default(),
        hides_assumed: false,
        language,
        date,
        name,
    })
}

/// The comment above a shipped scenario.
fn head_of(name: &str) -> String {
    bundled::scenario(name).expect("it is shipped").expect("it is read").comment
}

/// The records of a CSV as another program reads them, the heads first.
fn rows(file: &File) -> Vec<Vec<String>> {
    let bytes = file.bytes.strip_prefix(b"\xef\xbb\xbf").expect("it begins with the mark");
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    let record = |record: Result<::csv::StringRecord, _>| {
        record.expect("every record has as many fields").iter().map(str::to_owned).collect()
    };
    reader.records().map(record).collect()
}

fn column<'a>(rows: &'a [Vec<String>], head: &str) -> Vec<&'a str> {
    let place = rows[0].iter().position(|found| found == head);
    let place = place.unwrap_or_else(|| panic!("{head} is not in {:?}", rows[0]));
    rows[1..].iter().map(|row| row[place].as_str()).collect()
}

fn json(file: &File) -> Value {
    serde_json::from_slice(&file.bytes).expect("it is JSON")
}

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_costshare")).args(args).output().expect("the program starts")
}

/// 0.001 % of 1,000 million dollars are 10,000: a hundredth of a million, and not 10,000 of another unit.
#[test]
fn a_whole_and_its_parts_have_one_unit() {
    let text = r#"Scenario(
        version: 1,
        title: "Shares of allies",
        record: "2026-02",
        years: (first: 2026, last: 2027),
        parts: [
            Part(
                base: "1000 million USD assumed",
                rounding: (to: "1 USD"),
                rules: { 2027: Rule(growth: Freeze()) },
                categories: [
                    Category(name: "the large", weight: "99.999% assumed"),
                    Category(name: "the small", weight: "0.001% assumed"),
                ],
            ),
        ],
    )"#;
    let scenario = read_scenario(text, "shares.ron").expect("it can be read").scenario;
    for (language, unit) in [(En, "USD m"), (Ko, "백만 달러")] {
        let rows = rows(&table(std::slice::from_ref(&scenario), language)[0]);
        let heads: Vec<&str> = rows[0].iter().map(String::as_str).collect();
        let amounts = heads.iter().filter(|head| head.contains("USD") || head.contains("달러"));
        assert!(amounts.clone().count() >= 3, "{heads:?}");
        assert!(amounts.clone().all(|head| head.ends_with(&format!("({unit})"))), "{heads:?}");
        assert_eq!(column(&rows, &format!("the large ({unit})"))[..2], ["999.99", "999.99"]);
        assert_eq!(column(&rows, &format!("the small ({unit})"))[..2], ["0.01", "0.01"]);
    }
}
