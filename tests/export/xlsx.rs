//! The workbook, read back by another program: values, formulas, names, texts.
//!
//! What the formulas give when a cell is changed is held by `.ci/recalculate`, which asks a
//! spreadsheet program, and by `tests/engine/cells.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use costshare::engine::check::{Problem, check};
use costshare::engine::{Body, Measure, Over, PlanRow, Projection, plan, project};
use costshare::export::Written;
use costshare::export::xlsx::{XlsxError, measured_workbook, workbook};
use costshare::files::{bundled, read_scenario, record};
use costshare::model::clauses::{Category, Growth, Weight};
use costshare::model::{
    Currency, Exchange, Figure, Money, Parties, Rate, RowId, Scale, Scenario, Series, Stated, Unit, Value,
    Year,
};
use costshare::present::views;
use costshare::text::Language;
use proptest::prelude::*;
use rust_decimal::Decimal;
use rust_decimal_macros::dec;
use support::hostile;
use support::values::shipped;

/// Every cell of the projection of every shipped scenario holds what the program computes, to the
/// last digit that a cell has, and a formula.
/// Every sheet prints one page wide with its heads on each page, and says at its foot which sheet and page it is.
#[test]
fn every_sheet_is_laid_out_for_paper() {
    let bytes =
        workbook(&[&shipped("sma-11-extended.ron"), &shipped("sma-12.ron")], record::bundled(), Language::En);
    let bytes = bytes.expect("a workbook");
    let names = support::word::parts(&bytes);
    let sheets: Vec<&String> = names.iter().filter(|name| name.starts_with("xl/worksheets/sheet")).collect();
    assert_eq!(sheets.len(), 8, "{names:?}");
    for name in sheets {
        let sheet = support::word::part(&bytes, name).expect("text");
        for told in ["orientation=\"landscape\"", "paperSize=\"9\"", "fitToHeight=\"0\"", "&amp;P / &amp;N"] {
            assert!(sheet.contains(told), "{name}: {told}");
        }
    }
    let book = support::word::part(&bytes, "xl/workbook.xml").expect("text");
    assert_eq!(book.matches("_xlnm.Print_Titles").count(), 8, "the heads stand on each page");
}

#[test]
fn cells_hold_what_the_program_computes() {
    for (name, text) in bundled::SHIPPED {
        let scenario = read_scenario(text, name).expect("shipped scenarios are right").scenario;
        let count = check_cells(&scenario);
        assert!(count >= scenario.years.len(), "{name}: {count} cells");
    }
}

/// 15,192 × (1 + the smaller of the prices of two years before and the cap), rounded.
#[test]
fn the_formulas_of_2027_are_those_of_the_agreement() {
    let book = Book::of(&[&shipped("sma-12.ron")], Language::En);
    let formula = |row: &str| book.formula("Projection", row, 2027);
    assert_eq!(formula("index"), "INDEX(cpi_by_year,MATCH(F$6-rule_2027_growth_lag,cpi_years,0))");
    assert_eq!(formula("growth_by_rule"), "MIN(F7,rule_2027_cap)");
    let digits = |count: &str| format!("13-TRUNC(LOG10(MAX(ABS({count}),1)))");
    let rounded = |count: &str| format!("ROUND(ROUND({count},{}),0)*rounding_to", digits(count));
    assert_eq!(formula("ruled"), rounded("E10*(1+F8)/rounding_to"));
    assert_eq!(formula("exact"), rounded("IF(ISNUMBER(override_2027),override_2027,F9)/rounding_to"));
    assert_eq!(formula("total"), "F10");
    assert_eq!(book.formula("Projection", "change", 2026), "IF(before<=0,NA(),E11/before)-1");
    // 1 eok is 100 million won: an amount in eok over won for a dollar, times 100, is in millions.
    let dollars = book.formula("Projection", "measure.2", 2027);
    assert_eq!(dollars, "IF(Series!$C$27=0,NA(),F11/Series!$C$27)*100");
    assert_eq!(book.value("Projection", "total", 2027), Data::Float(15511.0));
}

/// A value is in force as stated, then what holds later, and nothing fills a gap.
#[test]
fn the_values_in_force_follow_what_is_stated() {
    let book = Book::of(&[&shipped("sma-12.ron")], Language::En);
    let formulas = book.formulas("Series");
    assert_eq!(
        formulas.get_value((15, 2)).map(String::as_str),
        Some("IF(ISNUMBER(B16),B16,IF(AND(COUNT(B16:B$21)=0,ISNUMBER(B$22)),B$22,NA()))")
    );
}

/// By hand: 12,500 × 1.005 = 12,562.5, half up 12,563; 12,563 × 1.5 = 18,844.5, half up 18,845.
#[test]
fn exact_ties_fall_as_ordered() {
    let document = std::fs::read_to_string("tests/cases/clauses/ties.md").expect("the case is there");
    let (_, text) = document.split_once("```ron\n").expect("a scenario in the case");
    let (text, _) = text.split_once("```").expect("its end");
    let scenario = read_scenario(text, "ties.md").expect("the case is right").scenario;
    let book = Book::of(&[&scenario], Language::En);
    assert_eq!(book.value("Projection", "total", 2027), Data::Float(12563.0));
    assert_eq!(book.value("Projection", "total", 2028), Data::Float(18845.0));
    assert!(book.formula("Projection", "ruled", 2027).starts_with("ROUND(ROUND("));
}

/// 14,028 in the proportion of 5,005, 3,710 and 1,674, by hand: 14,028 × 5,005 = 70,210,140, which
/// leaves 1,278 over 10,389; likewise 5,379 and 3,732, together one whole unit.
#[test]
fn a_division_shows_its_steps_in_whole_numbers() {
    let mut scenario = shipped("sma-11.ron");
    let category = |name: &str, weight| Category {
        name: name.to_owned(),
        weight: Stated::assumed(Weight::Number(weight)),
    };
    scenario.parts[0].categories = vec![
        category("labour", dec!(5005)),
        category("construction", dec!(3710)),
        category("logistics", dec!(1674)),
    ];
    let book = Book::of(&[&scenario], Language::En);
    let value = |row: &str| book.value("Projection", row, 2025);
    assert_eq!(value("total.units"), Data::Float(14028.0));
    // Weights are counted with two decimals to spare.
    assert_eq!(value("category.labour.weight"), Data::Float(500_500.0));
    assert_eq!(value("category.labour.remainder"), Data::Float(127_800.0));
    assert_eq!(value("category.construction.remainder"), Data::Float(537_900.0));
    assert_eq!(value("category.logistics.remainder"), Data::Float(373_200.0));
    assert_eq!(value("category.labour"), Data::Float(6758.0));
    assert_eq!(value("category.construction"), Data::Float(5010.0));
    assert_eq!(value("category.logistics"), Data::Float(2260.0));
}

#[test]
fn an_unknown_year_is_not_available() {
    let book = Book::of(&[&shipped("sma-04.ron")], Language::En);
    assert!(matches!(book.value("Projection", "total", 2000), Data::Float(_)));
    let unknown = book.value("Projection", "total", 2001);
    assert!(matches!(unknown, Data::Error(calamine::CellErrorType::NA)), "{unknown:?}");
}

/// Each live value has a cell of its own with a name, and the name leads to the value.
#[test]
fn every_live_value_has_a_named_cell() {
    let book = Book::of(&[&shipped("sma-12.ron")], Language::En);
    let names: BTreeMap<String, String> = book.names();
    for (name, value) in [
        ("base", Data::Float(15192.0)),
        ("before", Data::Float(14028.0)),
        ("rounding_to", Data::Float(1.0)),
        ("rule_2027_cap", Data::Float(0.05)),
        ("rule_2027_growth_lag", Data::Float(2.0)),
        ("cpi_2025", Data::Float(0.021)),
        ("cpi_then", Data::Float(0.02)),
        ("rate_USD_2025", Data::Float(1421.4)),
        ("override_2028", Data::Empty),
        ("cpi_2024", Data::Empty),
    ] {
        let place = names.get(name).unwrap_or_else(|| panic!("no cell is called {name}"));
        assert_eq!(book.at(place), value, "{name} at {place}");
    }
}

/// Several scenarios stand in one workbook, each with its own cells, compared with the first.
#[test]
fn several_scenarios_are_compared() {
    let (signed, capped) = (shipped("sma-12.ron"), shipped("sma-12-at-the-cap.ron"));
    let book = Book::of(&[&signed, &capped], Language::En);
    let sheets = [
        "Comparison",
        "12th SMA as signed, 2026–2030",
        "12th SMA as signe… · Parameters",
        "12th SMA as signed, 2… · Series",
        "12th SMA with every year at th…",
        "12th SMA with eve… · Parameters",
        "12th SMA with every y… · Series",
        "Sources",
    ];
    assert_eq!(book.sheets(), sheets);
    let names = book.names();
    let (one, other) = (names["s1_base"].clone(), names["s2_base"].clone());
    assert_eq!(book.at(&one), Data::Float(15192.0));
    assert_eq!(book.at(&other), Data::Float(15192.0));

    let (values, formulas) = (book.values("Comparison"), book.formulas("Comparison"));
    let value = |row, column| values.get_value((row, column)).cloned();
    assert_eq!(value(6, 0), Some(Data::String(signed.title.clone())));
    assert_eq!(
        formulas.get_value((7, 4)).map(String::as_str),
        Some("'12th SMA with every year at th…'!F11/10")
    );
    // By hand: 15,192 × 1.05 = 15,951.6, so 15,952 eok, which is 441 more than 15,511; ten of them are a billion.
    assert_eq!((value(7, 4), value(10, 4)), (Some(Data::Float(1595.2)), Some(Data::Float(44.1))));
    assert_eq!(value(7, 1), Some(Data::String("KRW bn".to_owned())));
    assert_eq!(formulas.get_value((10, 4)).map(String::as_str), Some("E8-E$7"));
}

/// Sheets are called after scenarios as far as spreadsheets let them: 31 signs, none of `[]:*?/\\`, no two alike whatever
/// the case, none without a name; formulas find them all the same.
#[test]
fn sheets_are_called_after_their_scenarios() {
    let mut titles = vec!["[a]:*?/\\b".to_owned(), "A B".to_owned(), "a b".to_owned(), "'quoted'".to_owned()];
    titles.extend(
        ["Sources", "comparison", "History", "", "😀".repeat(40).as_str(), "한".repeat(40).as_str()]
            .map(str::to_owned),
    );
    titles.extend(support::hostile::all());
    for pair in titles.chunks(2) {
        let [one, other] = [&pair[0], pair.last().expect("two")].map(|title| {
            let mut scenario = shipped("sma-12.ron");
            title.clone_into(&mut scenario.title);
            scenario
        });
        let book = Book::of(&[&one, &other], Language::En);
        let sheets = book.sheets();
        assert_eq!(sheets.len(), 8, "{pair:?}");
        let small: std::collections::BTreeSet<String> =
            sheets.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(small.len(), 8, "{sheets:?}");
        for name in &sheets {
            assert!((1..=31).contains(&name.encode_utf16().count()), "{name:?}");
            let is_forbidden = |sign: char| "[]:*?/\\".contains(sign) || sign.is_control();
            assert!(
                !name.contains(is_forbidden) && !name.starts_with('\'') && !name.ends_with('\''),
                "{name:?}"
            );
        }
        assert_eq!(book.at(&book.names()["s2_base"].clone()), Data::Float(15192.0), "{pair:?}");
    }
}

/// The first sheet counts in the window's unit, the cells behind it in that of rounding: 15,192 eok are 1,519.2 billion
/// won, and in Korean stay 15,192. By hand the five years are 15,192 + 15,511 + 15,852 + 16,169 + 16,492 = 79,216.
#[test]
fn the_first_sheet_counts_as_the_window_does() {
    for (language, name, unit, figures, divided) in [
        (Language::En, "Overview", "KRW bn", [1519.2, 7921.6], "/10"),
        (Language::Ko, "개요", "억원", [15192.0, 79216.0], ""),
    ] {
        let book = Book::of(&[&shipped("sma-12.ron")], language);
        assert_eq!(book.sheets()[0], name);
        let (values, formulas) = (book.values(name), book.formulas(name));
        let value = |column| values.get_value((6, column)).cloned();
        assert_eq!(value(1), Some(Data::String(unit.to_owned())));
        assert_eq!([value(3), value(8)], figures.map(|figure| Some(Data::Float(figure))));
        let formula = formulas.get_value((6, 3)).cloned().unwrap_or_default();
        assert!(formula.ends_with(&format!("!E11{divided}")), "{formula}");
    }
}

/// In 2027 16,000 eok are typed: 16,000 ÷ 15,192 − 1 = 5.3 % more is paid, while the rule lets grow by 2.1 %. The
/// sheet calls neither of them `growth`, as the table calls what is paid.
#[test]
fn the_growth_of_the_rule_is_not_called_that_of_what_is_paid() {
    let mut scenario = shipped("sma-12.ron");
    let typed = Stated::assumed(Money::scaled(dec!(16000), Scale::Eok, Currency::KRW).expect("it fits"));
    scenario.parts[0].overrides.insert(Year(2027), typed);
    let book = Book::of(&[&scenario], Language::En);
    assert_eq!(book.value("Projection", "growth_by_rule", 2027), Data::Float(0.021));
    let Data::Float(paid) = book.value("Projection", "change", 2027) else { panic!("it is known") };
    assert_eq!(format!("{paid:.6}"), "0.053186");
    let texts: Vec<String> =
        book.values("Projection").used_cells().map(|(.., cell)| cell.to_string()).collect();
    assert!(texts.iter().all(|text| text != "growth" && text != "Growth"));
    assert!(texts.iter().any(|text| text == "Growth by the rule, within floor and cap"));
}

/// The 12th adds 2026–2030 and the 11th carried on 2025–2030; the difference of their sums is over 2026–2030.
#[test]
fn sums_over_other_years_say_over_which() {
    let book = Book::of(&[&shipped("sma-12.ron"), &shipped("sma-11-extended.ron")], Language::En);
    let values = book.values("Comparison");
    let text = |row, column| values.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
    // The years 2025 to 2030 stand from the fourth column on, the sums behind them.
    assert_eq!([text(5, 9), text(5, 10)], ["Sum", "Years of the sum"]);
    let told = [text(6, 10), text(7, 10), text(10, 10)];
    assert_eq!(told, ["2026–2030", "2025–2030", "2026–2030"]);
    // 15,192 + 15,511 + 15,852 + 16,169 + 16,492; 14,028 more than 14,617 + 15,231 + 15,871 + 16,538 + 17,233.
    let sums = [6, 7, 10].map(|row| values.get_value((row, 9)).cloned());
    assert_eq!(sums, [7921.6, 9351.8, 27.4].map(|sum| Some(Data::Float(sum))));
    let alike = Book::of(&[&shipped("sma-12.ron"), &shipped("sma-12-at-the-cap.ron")], Language::En);
    let heads = alike.values("Comparison");
    assert_eq!(heads.get_value((5, 9)).map(ToString::to_string).as_deref(), Some("How well known"));
}

/// In dollars at 1,421.40 won: 15,192 eok are 1,068.8 million, 15,952 are 1,122.3 million, and 441 eok more of
/// 2027 are 31.0 million more.
#[test]
fn several_scenarios_are_compared_in_the_currency_asked_for() {
    let (signed, capped) = (shipped("sma-12.ron"), shipped("sma-12-at-the-cap.ron"));
    for (language, name, basis) in [
        (Language::En, "In USD", "current prices, each year at the scenario's exchange rate"),
        (Language::Ko, "달러 환산", "시나리오의 연도별 환율"),
    ] {
        let dollars = Measure::converted(Currency::USD);
        let bytes = measured_workbook(
            &[&signed, &capped].map(Written::unfiled),
            &dollars,
            record::bundled(),
            language,
        );
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.expect("a workbook"))).expect("it is read");
        let sheet = book.sheet_names()[0].clone();
        let values = book.worksheet_range(&sheet).expect("the sheet");
        let formulas = book.worksheet_formula(&sheet).expect("the sheet");
        let subtitle = values.get_value((1, 0)).map(ToString::to_string).unwrap_or_default();
        assert!(subtitle.contains(name) && subtitle.contains(basis), "{subtitle}");
        let number = |row, column| match values.get_value((row, column)) {
            Some(Data::Float(number)) => format!("{number:.1}"),
            other => panic!("{row} {column}: {other:?}"),
        };
        assert_eq!([number(6, 3), number(7, 4), number(10, 4)], ["1068.8", "1122.3", "31.0"]);
        for row in [6, 7, 10] {
            let unit = values.get_value((row, 1)).map(ToString::to_string).unwrap_or_default();
            assert!(["USD m", "백만 달러"].contains(&unit.as_str()), "{unit}");
        }
        assert_eq!(formulas.get_value((10, 4)).map(String::as_str), Some("E8-E$7"));
        // The cell of the projection that is shown counts the same.
        let formula = formulas.get_value((7, 4)).cloned().unwrap_or_default();
        let row: u32 = formula.rsplit('F').next().and_then(|row| row.parse().ok()).expect("a row");
        let projection = formula.split('\'').nth(1).expect("a sheet").to_owned();
        let projection = book.worksheet_range(&projection).expect("the sheet");
        let head = projection.get_value((row - 1, 0)).map(ToString::to_string);
        assert_eq!(head.as_deref(), Some(name));
    }
}

/// The years of each measure by themselves: running sums are no amounts of a year, and shares are not added.
/// By hand: 1,519.2 billion won of 2026 are ÷ 1,421.40 won 1,068.81 million dollars, and ÷ 1.022 1,486.50 in prices
/// of 2025; the first year is not discounted.
#[test]
fn the_comparison_shows_every_measure_year_by_year() {
    let (signed, capped) = (shipped("sma-12.ron"), shipped("sma-12-at-the-cap.ron"));
    let cumulative = Measure { cumulative: true, ..Measure::default() };
    let discounted = Measure { discount: Some(Rate::percent(dec!(3))), ..Measure::default() };
    for (measure, of_2026, has_sum) in [
        (cumulative.clone(), "1519.20", true),
        (Measure { currency: Some(Currency::USD), ..cumulative }, "1068.81", true),
        (Measure::real(Year(2025)), "1486.50", true),
        (discounted, "1519.20", true),
        (Measure::share(Over::DefenceBudget), "0.02", false),
    ] {
        let bytes = measured_workbook(
            &[&signed, &capped].map(Written::unfiled),
            &measure,
            record::bundled(),
            Language::En,
        );
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.expect("a workbook"))).expect("it is read");
        let values = book.worksheet_range("Comparison").expect("the sheet");
        let Some(Data::Float(found)) = values.get_value((6, 3)) else { panic!("{measure:?}") };
        assert_eq!(format!("{found:.2}"), of_2026, "{measure:?}");
        assert_eq!(matches!(values.get_value((6, 8)), Some(Data::Float(_))), has_sum, "{measure:?}");
    }
}

/// At stated rates the one, at averages the other: both stand in dollars, none is subtracted, and the sheet
/// says why. In won they are.
#[test]
fn rates_of_two_kinds_never_meet() {
    let mut averaged = shipped("sma-11.ron");
    averaged.rates.clear();
    let mut agreed = averaged.clone();
    let rate = Exchange { amount: dec!(1200), of: Currency::KRW, per: Currency::USD };
    let then = Some(Stated::assumed(rate));
    agreed.rates.insert(Currency::USD, Series { values: BTreeMap::new(), then });
    for (measure, is_subtracted) in [(Measure::converted(Currency::USD), false), (Measure::default(), true)] {
        let bytes = measured_workbook(
            &[&agreed, &averaged].map(Written::unfiled),
            &measure,
            record::bundled(),
            Language::En,
        );
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.expect("a workbook"))).expect("it is read");
        let values = book.worksheet_range("Comparison").expect("the sheet");
        let formulas = book.worksheet_formula("Comparison").expect("the sheet");
        assert!(matches!(values.get_value((7, 3)), Some(Data::Float(_))), "both stand");
        let difference = formulas.get_value((10, 3)).cloned().unwrap_or_default();
        assert_eq!(difference, if is_subtracted { "D8-D$7" } else { "" });
        let told = values.used_cells().any(|(_, _, cell)| cell.to_string().contains("the two are not mixed"));
        assert_eq!(told, !is_subtracted);
    }
}

/// A scenario in another currency stands in the table and is not subtracted.
#[test]
fn amounts_of_two_currencies_never_meet() {
    let book = Book::of(&[&shipped("sma-12.ron"), &shipped("sma-01.ron")], Language::En);
    let formulas = book.formulas("Comparison");
    assert!(formulas.used_cells().all(|(row, _, formula)| row <= 7 || formula.is_empty()));
}

#[test]
fn a_sheet_says_what_it_is_and_what_is_live() {
    for (language, live) in [(Language::En, "Live"), (Language::Ko, "바꿀 수 있음")] {
        let book = Book::of(&[&shipped("sma-12.ron")], language);
        for sheet in book.sheets() {
            let values = book.values(&sheet);
            let lines: Vec<String> =
                (0..4).filter_map(|row| values.get_value((row, 0))).map(ToString::to_string).collect();
            assert!(lines.iter().filter(|line| !line.is_empty()).count() >= 2, "{sheet}: {lines:?}");
        }
        let parameters = book.values(&book.sheets()[2]);
        let told = parameters.get_value((2, 0)).map(ToString::to_string).unwrap_or_default();
        assert!(told.contains(live), "{told}");
    }
}

#[test]
fn the_same_scenarios_give_the_same_bytes() {
    let scenarios: Vec<Scenario> = ["sma-12.ron", "example-two-currencies.ron"].map(shipped).into();
    let scenarios: Vec<&Scenario> = scenarios.iter().collect();
    let make = || workbook(&scenarios, record::bundled(), Language::Ko).expect("a workbook");
    assert_eq!(make(), make());
}

/// Wherever free text stands, it is text: no formula, no other cell, no broken file.
#[test]
fn free_text_stays_text() {
    assert!(hostile::all().len() >= 60);
    let plain = shipped("example-two-currencies.ron");
    let expected = Book::of(&[&plain], Language::En);
    for text in hostile::all() {
        let scenario = hostile_scenario(&plain, &text);
        let book = Book::of(&[&scenario], Language::En);
        assert_eq!(book.sheets(), ["Overview", "Projection", "Parameters", "Series", "Sources"], "{text:?}");
        // A name that does not check makes unknown what bears it, so that other cells stand there.
        let is_sound = !check(&scenario).iter().any(Problem::is_error);
        for sheet in ["Overview", "Projection", "Parameters", "Series"] {
            let formulas = |book: &Book| -> Vec<(usize, usize, String)> {
                let formulas = book.formulas(sheet);
                let cells = formulas.used_cells().filter(|(_, _, formula)| !formula.is_empty());
                cells.map(|(row, column, formula)| (row, column, formula.clone())).collect()
            };
            let places = |book: &Book| -> Vec<(usize, usize)> {
                formulas(book).into_iter().map(|(row, column, _)| (row, column)).collect()
            };
            if is_sound {
                assert_eq!(places(&book), places(&expected), "{text:?}: other formulas on {sheet}");
            } else if text.trim().chars().count() > 3
                && !text.trim().chars().all(|c| c.is_alphanumeric() || c == '_')
            {
                let holds = |(_, _, formula): &(usize, usize, String)| formula.contains(text.trim());
                assert!(!formulas(&book).iter().any(holds), "{text:?} stands in a formula on {sheet}");
            }
        }
        let names: BTreeSet<String> = book.names().into_keys().map(|name| name.to_lowercase()).collect();
        if is_sound {
            assert_eq!(names.len(), expected_count(&expected), "{text:?}: a name is lost");
        }
        let title = text.trim();
        if !title.is_empty()
            && title.chars().all(|c| !c.is_control() && c < '\u{fffe}')
            && title.len() < 1_000
        {
            let shown = book.values("Projection").get_value((0, 0)).cloned();
            assert_eq!(shown, Some(Data::String(title.to_owned())), "{text:?}");
        }
        // The numbers are those of the scenario without hostile texts.
        let numbers = |book: &Book| -> Vec<Data> {
            let values = book.values("Projection");
            values.rows().flatten().filter(|cell| matches!(cell, Data::Float(_))).cloned().collect()
        };
        if is_sound {
            assert_eq!(numbers(&book), numbers(&expected), "{text:?}");
        }
    }
}

#[test]
fn free_text_stays_text_beside_other_scenarios() {
    let plain = shipped("example-two-currencies.ron");
    let hostile = hostile::all().into_iter().step_by(7).map(|text| hostile_scenario(&plain, &text));
    let hostile: Vec<Scenario> = hostile.collect();
    let scenarios: Vec<&Scenario> = std::iter::once(&plain).chain(&hostile).collect();
    let book = Book::of(&scenarios, Language::Ko);
    let sheets = book.sheets();
    assert_eq!(sheets.len(), 2 + 3 * scenarios.len());
    let formulas = book.formulas(&sheets[0]);
    let expected = Book::of(&[&plain], Language::Ko).value("전망", "total", 2030);
    let values = book.values(&sheets[0]);
    for line in 6..6 + u32::try_from(scenarios.len()).expect("a few") {
        assert_eq!(values.get_value((line, 6)), Some(&expected), "line {line}");
        assert_eq!(formulas.get_value((line, 0)).map_or("", String::as_str), "", "line {line}");
    }
}

fn expected_count(book: &Book) -> usize {
    book.names().len()
}

#[test]
fn what_has_no_room_is_refused() {
    let none = workbook(&[], record::bundled(), Language::En);
    assert!(matches!(none, Err(XlsxError::Nothing)));
}

/// 0.1 + 17 digits: the cell has the nearest number, the digits stand beside it.
#[test]
fn digits_that_a_cell_cannot_hold_stand_beside_it() {
    let mut scenario = shipped("sma-12.ron");
    scenario.parts[0].base.value.amount = dec!(1_234_567_890_123_456_78);
    let book = Book::of(&[&scenario], Language::En);
    let values = book.values("Parameters");
    let told = values
        .rows()
        .flatten()
        .any(|cell| *cell == Data::String("exactly 1,234,567,890.12345678".to_owned()));
    assert!(told, "the digits are lost");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_scenario_has_a_workbook(scenario in support::scenario()) {
        check_cells(&scenario);
    }
}

/// Holds every cell of the projection against the program's own figures; gives how many.
#[track_caller]
fn check_cells(scenario: &Scenario) -> usize {
    let record = record::bundled();
    let measures = views::projection::measures(scenario, &costshare::engine::Measure::default());
    let projection = project(plan(scenario, record, &measures));
    let book = Book::of(&[scenario], Language::En);
    let (values, formulas) = (book.values("Projection"), book.formulas("Projection"));
    let places = Places::of(&values);
    let mut count = 0;
    for (place, row) in (0_u16..).zip(projection.plan().rows()) {
        let Body::Formulas(_) = row.body else { continue };
        for year in row.years.iter() {
            let name = projection.plan().spell_row(row.name);
            let at = places.find(&name, year.0);
            let found = values.get_value(at);
            let expected = expected(&projection, row, Figure { row: RowId(place), year });
            assert_eq!(found, Some(&expected), "{}: {name}.{year}", scenario.title);
            let formula = formulas.get_value(at).map_or("", String::as_str);
            assert!(!formula.is_empty(), "{}: {name}.{year} is no formula", scenario.title);
            count += 1;
        }
    }
    count
}

fn expected(projection: &Projection, row: &PlanRow, figure: Figure) -> Data {
    let count = |value: Decimal| match row.unit {
        Unit::Money(currency) => currency.scale().count(value),
        _ => value,
    };
    match projection.value(figure) {
        Value::Known(value) => Data::Float(count(value).to_string().parse().expect("a number")),
        Value::Unknown(_) => Data::Error(calamine::CellErrorType::NA),
    }
}

/// The scenario with `text` wherever somebody can write what they like.
fn hostile_scenario(plain: &Scenario, text: &str) -> Scenario {
    let mut scenario = plain.clone();
    text.clone_into(&mut scenario.title);
    scenario.note = Some(text.to_owned());
    scenario.record = Some(text.to_owned());
    scenario.continues = Some(text.to_owned());
    scenario.parties = Parties { pays: Some(text.to_owned()), receives: Some(format!("{text} ")) };
    for (number, part) in scenario.parts.iter_mut().enumerate() {
        part.name = if number == 0 { text.to_owned() } else { format!("{text} ") };
        part.note = Some(text.to_owned());
        for (number, category) in part.categories.iter_mut().enumerate() {
            category.name = if number == 0 { text.to_owned() } else { format!("{text} {number}") };
        }
        for rule in part.rules.values_mut() {
            rule.note = Some(text.to_owned());
            rename(&mut rule.growth, text);
        }
    }
    let series = std::mem::take(&mut scenario.series);
    scenario.series = series.into_iter().map(|(name, series)| (format!("{text}{name}"), series)).collect();
    scenario
}

fn rename(growth: &mut Growth, text: &str) {
    match growth {
        Growth::Index(index) => index.series = format!("{text}{}", index.series),
        Growth::Sum(sum) => {
            rename(&mut sum.first, text);
            rename(&mut sum.second, text);
        }
        Growth::Freeze(_) | Growth::Fixed(_) => {}
    }
}

/// A workbook as another program reads it.
struct Book {
    bytes: Vec<u8>,
}

impl Book {
    #[track_caller]
    fn of(scenarios: &[&Scenario], language: Language) -> Self {
        Self { bytes: workbook(scenarios, record::bundled(), language).expect("a workbook") }
    }

    fn open(&self) -> Xlsx<Cursor<&[u8]>> {
        Xlsx::new(Cursor::new(&self.bytes[..])).expect("another program reads it")
    }

    fn sheets(&self) -> Vec<String> {
        self.open().sheet_names()
    }

    fn values(&self, sheet: &str) -> Range<Data> {
        from_the_corner(&self.open().worksheet_range(sheet).expect("the sheet is there"))
    }

    fn formulas(&self, sheet: &str) -> Range<String> {
        from_the_corner(&self.open().worksheet_formula(sheet).expect("the sheet is there"))
    }

    fn names(&self) -> BTreeMap<String, String> {
        self.open().defined_names().iter().cloned().collect()
    }

    /// What stands in the cell at an address such as `Parameters!$B$13`.
    fn at(&self, address: &str) -> Data {
        let (sheet, cell) = address.rsplit_once('!').expect("a sheet and a cell");
        let mut parts = cell.trim_start_matches('$').split('$');
        let column = parts.next().and_then(|letter| letter.bytes().next()).expect("one letter") - b'A';
        let row: u32 = parts.next().and_then(|row| row.parse().ok()).expect("a row");
        let values = self.values(&sheet.trim_matches('\'').replace("''", "'"));
        values.get_value((row - 1, u32::from(column))).cloned().unwrap_or(Data::Empty)
    }

    #[track_caller]
    fn value(&self, sheet: &str, row: &str, year: i16) -> Data {
        let values = self.values(sheet);
        values.get_value(Places::of(&values).find(row, year)).cloned().unwrap_or(Data::Empty)
    }

    #[track_caller]
    fn formula(&self, sheet: &str, row: &str, year: i16) -> String {
        let place = Places::of(&self.values(sheet)).find(row, year);
        self.formulas(sheet).get_value(place).cloned().unwrap_or_default()
    }
}

/// The same range beginning with the first cell of the sheet.
fn from_the_corner<T: calamine::CellType + Clone>(range: &Range<T>) -> Range<T> {
    range.end().map_or_else(Range::empty, |end| range.range((0, 0), end))
}

/// Where the figures of a projection stand: by the program's name of the row, and the year.
struct Places {
    rows: BTreeMap<String, u32>,
    years: BTreeMap<i16, u32>,
}

impl Places {
    fn of(values: &Range<Data>) -> Self {
        let (height, width) = values.get_size();
        let [height, width] = [height, width].map(|size| u32::try_from(size).expect("a small sheet"));
        let head = (0..height).find(|&row| matches!(values.get_value((row, 3)), Some(Data::Float(_))));
        let head = head.expect("a row of years");
        let year = |column| match values.get_value((head, column)) {
            #[expect(clippy::cast_possible_truncation, reason = "years are small")]
            Some(Data::Float(year)) => Some((*year as i16, column)),
            _ => None,
        };
        let row = |row| match values.get_value((row, 2)) {
            Some(Data::String(name)) => Some((name.clone(), row)),
            _ => None,
        };
        Self {
            rows: (head + 1..height).filter_map(row).collect(),
            years: (3..width).filter_map(year).collect(),
        }
    }

    #[track_caller]
    fn find(&self, row: &str, year: i16) -> (u32, u32) {
        let Some(&line) = self.rows.get(row) else { panic!("no row is called {row}: {:?}", self.rows) };
        let Some(&column) = self.years.get(&year) else { panic!("no column is {year}") };
        (line, column)
    }
}
