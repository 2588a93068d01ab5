//! The record as it is shown: every figure leads to its source, in both languages.

use std::collections::BTreeSet;

use costshare::engine::counterfactual::{Trial, counterfactual, usual_rule};
use costshare::engine::{Measure, Over};
use costshare::files::{bundled, record};
use costshare::model::{Currency, Record, Scenario, SourceId, Value, Year, Years};
use costshare::present::explained::Explained;
use costshare::present::views::record::{RecordPageName, RecordView, RecordedInput, explain_recorded, view};
use costshare::present::views::{counterfactual as tried_view, record as record_view};
use costshare::present::{Cell, CellMark, LineKind, Table, View};
use costshare::text::Language;
use support::tables::{cell, place};

/// Every figure of every page, in every measure that the record can be told in, names a source that
/// the record has, with a title and an address; and every cell has its column.
#[test]
fn every_figure_leads_to_its_source() {
    let dollars = Measure { currency: Some(Currency::USD), ..Measure::default() };
    let measures = [Measure::default(), dollars, Measure::real(Year(2025)), Measure::share(Over::Gdp)];
    for language in [Language::En, Language::Ko] {
        for measure in &measures {
            let view = shown(measure, language);
            let mut walked = 0;
            for page in &view.pages {
                let own = page.heads.is_none();
                for table in page.tables.iter().filter(|_| own) {
                    walked += walk(table, page.page.key());
                }
            }
            assert!(walked > 250, "{walked} figures");
            let drawn = view.chart.lines.iter().flat_map(|line| &line.points);
            assert!(drawn.filter(|point| point.value.is_some()).count() > 25);
            assert!(view.chart.sources.iter().all(|source| known().sources.contains_key(source)));
        }
    }
}

#[test]
fn every_figure_of_a_trial_leads_to_its_source() {
    for name in ["sma-12.ron", "sma-09.ron", "sma-11.ron"] {
        for language in [Language::En, Language::Ko] {
            let view = tried(name, 2014, 2028, language);
            assert!(walk(&view.table, name) > 60);
        }
    }
}

/// 1991: 150 million dollars (white paper of 2018). In won somebody printed 1,073 eok.
#[test]
fn published_figures_are_solid_and_converted_ones_hollow() {
    let won = shown(&Measure::default(), Language::Ko);
    let cell = cell_of(&won, RecordPageName::Amounts, 1991, "agreed");
    assert_eq!((cell.text.as_str(), cell.marks.contains(&CellMark::Converted)), ("1,073", false));
    // 1992: 180 million dollars at 784.66 won = 141,238.8 million won = 1,412.388 eok.
    let cell = cell_of(&won, RecordPageName::Amounts, 1992, "agreed");
    assert_eq!((cell.text.as_str(), cell.marks.contains(&CellMark::Converted)), ("1,412", true));
    let names: Vec<&str> =
        cell.rests_on.iter().flat_map(|it| &it.sources).map(|source| source.0.as_str()).collect();
    assert!(names.contains(&"MND_WP2018") && names.contains(&"FED_FX"), "{names:?}");

    let dollars = Measure { currency: Some(Currency::USD), ..Measure::default() };
    let dollars = shown(&dollars, Language::En);
    let cell = cell_of(&dollars, RecordPageName::Amounts, 1991, "agreed");
    assert_eq!((cell.text.as_str(), cell.marks.contains(&CellMark::Converted)), ("150.0", false));
    // 2014: 920,000 million won at 1,052.29 = 874.283… million dollars.
    let cell = cell_of(&dollars, RecordPageName::Amounts, 2014, "agreed");
    assert_eq!((cell.text.as_str(), cell.marks.contains(&CellMark::Converted)), ("874.3", true));
    let hollow = |year: i16| {
        let record = dollars.chart.lines.iter().find(|line| line.kind == LineKind::Record);
        let points = &record.expect("the agreed amounts are drawn").points;
        points.iter().find(|point| point.year == Year(year)).expect("every year").converted
    };
    assert_eq!((hollow(1991), hollow(2014)), (false, true));
}

/// In prices of 2025 dollars are won at the rate of 2025, in current prices won at the rate of each year. In 2009
/// 7,600 eok were agreed: 760,000 million won × 1.38866 ÷ 1,421.40 = 742.5 million dollars.
#[test]
fn what_was_converted_says_at_the_rate_of_which_year() {
    let in_prices = Measure { currency: Some(Currency::USD), ..Measure::real(Year(2025)) };
    let real = shown(&in_prices, Language::En);
    let cell = cell_of(&real, RecordPageName::Amounts, 2009, "agreed");
    assert_eq!((cell.text.as_str(), cell.marks.contains(&CellMark::Converted)), ("742.5", true));
    for (measure, rate) in [
        (in_prices, "they are converted at the exchange rate of 2025"),
        (Measure::converted(Currency::USD), "they are converted at the average exchange rate of the year"),
        // What was agreed in dollars became won before prices did.
        (Measure::real(Year(2025)), "they are converted at the average exchange rate of the year"),
    ] {
        let of_record = shown(&measure, Language::En).chart.notes;
        // From 2014 on everything was agreed in won.
        let of_trial = tried_in("sma-12.ron", 2014, 2025, &measure, Language::En).chart.notes;
        let of_trial = measure.currency.is_some().then_some(of_trial);
        for notes in std::iter::once(of_record).chain(of_trial) {
            assert!(notes.iter().any(|note| note.ends_with(rate)), "{rate}: {notes:#?}");
        }
    }
}

#[test]
fn what_else_is_known_has_marks_of_its_own() {
    let view = shown(&Measure::default(), Language::En);
    let years = |kind: LineKind| -> Vec<i16> {
        let line = view.chart.lines.iter().find(|line| line.kind == kind);
        line.map(|line| line.points.iter().map(|point| point.year.0).collect()).unwrap_or_default()
    };
    assert_eq!(years(LineKind::Revised), [1998]);
    assert_eq!(years(LineKind::Announced), [2002]);
    assert_eq!(years(LineKind::Paid), [2001]);
    assert_eq!(years(LineKind::ByRule), [2027]);
    let bands: Vec<(&str, bool)> =
        view.chart.bands.iter().map(|band| (band.name.as_str(), band.is_shaded)).collect();
    assert_eq!(bands.len(), 12);
    assert_eq!((bands[0], bands[1], bands[11]), (("1st", true), ("2nd", false), ("12th", false)));
    assert!(bands.windows(2).all(|pair| pair[0].1 != pair[1].1));
}

#[test]
fn years_without_an_amount_say_why() {
    let view = shown(&Measure::default(), Language::En);
    for (year, needs) in [(2028, "CPI of 2026"), (2029, "CPI of 2027"), (2030, "CPI of 2028")] {
        let cell = cell_of(&view, RecordPageName::Amounts, year, "agreed");
        assert!(cell.text == "–" && cell.hint.contains(needs), "{}", cell.hint);
    }
}

#[test]
fn years_that_cannot_be_replayed_say_why_in_words() {
    for language in [Language::En, Language::Ko] {
        let view = shown(&Measure::default(), language);
        for year in [1998, 2000, 2001, 2003, 2004, 2007, 2014] {
            let cell = cell_of(&view, RecordPageName::Replayed, year, "explanation");
            let why = if language == Language::En { "cannot be replayed" } else { "불가" };
            assert!(cell.text.contains(why), "{year}: {}", cell.text);
        }
    }
}

/// 2022: 11,833 × 1.054 = 12,471.982; published 12,472; residual +0.018.
#[test]
fn the_residual_stands_beside_the_rounding_that_explains_it() {
    let view = shown(&Measure::default(), Language::Ko);
    let text = |key| cell_of(&view, RecordPageName::Replayed, 2022, key).text.clone();
    assert_eq!(
        ["published", "growth", "exact", "replayed", "residual"].map(text),
        ["12,472", "5.4", "12,471.982", "12,472", "+0.018"]
    );
    assert!(text("explanation").contains("1억원"));
}

/// 2009: 7,600 agreed and budgeted, 8,420 available, 7,272 spent, 1,148 not: 1,129 carried over, 19
/// lapsed. In October 2008 11,193 lay unspent.
#[test]
fn what_became_of_the_money() {
    let view = shown(&Measure::default(), Language::Ko);
    let text = |year, key| cell_of(&view, RecordPageName::Execution, year, key).text.clone();
    let keys = ["agreed", "budgeted", "available", "executed", "not_executed", "carried_over", "lapsed"];
    let of_2009 = keys.map(|key| text(2009, key));
    assert_eq!(
        of_2009.map(|text| text.trim_end_matches(".00").to_owned()),
        ["7,600", "7,600", "8,420", "7,272", "1,148", "1,129", "19"]
    );
    assert!(text(2008, "unspent_stock").starts_with("11,193"));
    assert_eq!(text(2008, "not_executed"), "");
}

#[test]
fn sums_and_present_values_are_left_to_terms() {
    let measure = Measure { cumulative: true, ..Measure::default() };
    let summed = shown(&measure, Language::En);
    let plain = shown(&Measure::default(), Language::En);
    let text = |view: &RecordView| cell_of(view, RecordPageName::Amounts, 2026, "agreed").text.clone();
    assert_eq!(text(&summed), text(&plain));
    assert!(summed.chart.notes[0].contains("each year by itself"));
}

#[test]
fn the_headline_says_first_and_last() {
    let en = shown(&Measure::default(), Language::En);
    assert_eq!(en.headline, "Agreed: KRW 107.3 bn in 1991, KRW 1,519.2 bn in 2026");
    let ko = shown(&Measure::default(), Language::Ko);
    assert_eq!(ko.headline, "합의액: 1991년 1,073억원, 2026년 1조 5,192억원");
    // 15,192 ÷ 1,073 = 14.158…
    assert_eq!(en.chart.title, "What was agreed for 2026 is 14 times what was agreed for 1991");
}

/// The sums of issue 5, as they are read.
#[test]
fn a_trial_says_its_difference() {
    let en = tried("sma-12.ron", 2021, 2025, Language::En);
    assert_eq!(
        en.headline,
        "KRW 272.1 bn less than agreed in 2022–2025 by the rule of “12th SMA as signed, 2026–2030” from 2021"
    );
    let ko = tried("sma-12.ron", 2021, 2025, Language::Ko);
    let text = |row: usize, key: &str| text_at(&ko.table, row, key);
    let row = |row| ["by_rule", "agreed", "difference", "worth_of_cap"].map(|key| text(row, key));
    assert_eq!(row(0), ["11,833", "11,833", "0", "0"]);
    assert_eq!(row(1), ["11,892", "12,472", "−580", "0"]);
    assert_eq!(row(3), ["12,798", "13,463", "−665", "13"]);
    assert_eq!(row(4), ["13,259", "14,028", "−769", "13"]);
    assert_eq!(row(5), ["50,138", "52,859", "−2,721", "26"]);
    assert!(ko.table.rows[3].cells[3].marks.contains(&CellMark::Cap));
    let rests_on = ko.table.rows[3].cells[3].rests_on.as_ref().expect("it says how it follows");
    assert!(rests_on.notes.iter().any(|line| line.contains("12,189")), "{:?}", rests_on.notes);
}

#[test]
fn a_trial_says_which_value_is_missing() {
    let view = tried("sma-12.ron", 2021, 2029, Language::En);
    let note = "Not in print: Consumer prices 2026, Consumer prices 2027. The rule settles 2022–2027, and";
    assert!(view.table.notes[0].starts_with(note), "{}", view.table.notes[0]);
    let cell = &view.table.rows[8].cells[3];
    assert!(cell.text == "–" && matches!(cell.value, Some(Value::Unknown(_))), "{cell:?}");
}

/// Every figure has sources, and all of them are known; how many there are.
fn walk(table: &Table, about: &str) -> usize {
    let mut walked = 0;
    for row in &table.rows {
        assert_eq!(row.cells.len(), table.columns.len(), "{about}");
        let figures = row.cells.iter().zip(&table.columns).filter(|(cell, column)| {
            cell.value.is_some_and(|value| value.known().is_some()) && column.key != "year"
        });
        for (cell, column) in figures {
            let place = format!("{about}, {:?}, {}: {}", row.year, column.key, cell.text);
            let rests_on = cell.rests_on.as_ref().unwrap_or_else(|| panic!("{place}: no source"));
            assert!(!rests_on.sources.is_empty(), "{place}: no source");
            for source in &rests_on.sources {
                let found = known().sources.get(source);
                let found = found.unwrap_or_else(|| panic!("{place}: {source} is unknown"));
                assert!(!found.title.is_empty(), "{source}");
            }
            assert!(cell.plain.is_some() && !cell.hint.is_empty(), "{place}");
            walked += 1;
        }
    }
    let keys: BTreeSet<&str> = table.columns.iter().map(|column| column.key.as_str()).collect();
    assert_eq!(keys.len(), table.columns.len(), "{about}: a key stands twice");
    walked
}

/// 11,833 eok of the 11th agreement at 1,144.89 won to the dollar, the average of 2021, are 1,033.549 million dollars.
#[test]
fn a_year_beside_the_term_says_what_was_agreed_and_on_what_that_rests() {
    let scenario = shipped("sma-12.ron");
    let won = explained(&scenario, &Measure::default(), 2021, Language::En).expect("it is in the record");
    assert_eq!((won.title.as_str(), won.value.as_str()), ("Agreed 2021", "KRW 1,183.3 bn"));
    assert_eq!(won.clause, "11th agreement, from the published record");
    let cited: Vec<&str> = won.rests_on[0].sources.iter().map(|source| source.id.0.as_str()).collect();
    assert_eq!(cited, ["HANI11", "REUT11", "TREATY11", "WP2022"]);

    let dollars = Measure::converted(Currency::USD);
    let usd = explained(&scenario, &dollars, 2021, Language::En).expect("it is in the record");
    assert_eq!(usd.value, "USD 1,033.5 m");
    assert_eq!(usd.lines[0], "Published, converted");
    assert_eq!(usd.rests_on[0].value, "KRW 1,183.3 bn");
    assert!(!usd.rests_on[1].sources.is_empty(), "the rate has a source");
    let korean = explained(&scenario, &Measure::default(), 2021, Language::Ko).expect("it is in the record");
    assert_eq!((korean.title.as_str(), korean.value.as_str()), ("2021년 합의액", "1조 1,833억원"));
}

/// What the press printed in won for a treaty in dollars rests on what the press printed, and not on the treaty's
/// dollars, from which nobody computed it; parts that are converted are the parts.
#[test]
fn a_year_of_the_record_rests_on_what_was_read() {
    let scenario = shipped("sma-12.ron");
    let won = explained(&scenario, &Measure::default(), 1991, Language::En).expect("it is in the record");
    assert_eq!(won.value, "KRW 107.3 bn");
    let read: Vec<(&str, &str)> =
        won.rests_on.iter().map(|value| (value.name.as_str(), value.value.as_str())).collect();
    assert_eq!(read, [("In print, in KRW", "KRW 107.3 bn")]);
    let sources: Vec<&str> = won.rests_on[0].sources.iter().map(|cited| cited.id.0.as_str()).collect();
    assert_eq!(sources, ["DONGA6"]);
    let dollars = Measure::converted(Currency::USD);
    let usd = explained(&scenario, &dollars, 1991, Language::En).expect("it is in the record");
    assert_eq!(
        (usd.rests_on[0].name.as_str(), usd.rests_on[0].value.as_str()),
        ("As agreed, in USD", "USD 150.0 m")
    );
}

/// Where no record is drawn, nothing of it is explained: of years that it lacks, of sums over the term, of an
/// agreement that continues nothing.
#[test]
fn what_is_not_drawn_of_the_record_is_not_explained() {
    let scenario = shipped("sma-12.ron");
    assert!(explained(&scenario, &Measure::default(), 1990, Language::En).is_none());
    let sums = Measure { cumulative: true, ..Measure::default() };
    assert!(explained(&scenario, &sums, 2021, Language::En).is_none());
    let other = Scenario { continues: None, ..scenario };
    assert!(explained(&other, &Measure::default(), 2021, Language::En).is_none());
}

fn explained(scenario: &Scenario, measure: &Measure, year: i16, language: Language) -> Option<Explained> {
    let input = RecordedInput { scenario, measure, record: known(), language };
    explain_recorded(&input, Year(year))
}

fn shipped(name: &str) -> Scenario {
    bundled::scenario(name).expect("it is shipped").expect("it can be read").scenario
}

fn known() -> &'static Record {
    record::bundled()
}

fn shown(measure: &Measure, language: Language) -> RecordView {
    view(&record_view::RecordInput { record: known(), measure, language })
}

fn tried(name: &str, first: i16, last: i16, language: Language) -> View {
    tried_in(name, first, last, &Measure::default(), language)
}

fn tried_in(name: &str, first: i16, last: i16, measure: &Measure, language: Language) -> View {
    let scenario = bundled::scenario(name).expect("it is shipped").expect("it can be read").scenario;
    let rule = usual_rule(&scenario).expect("it has a rule");
    let trial = Trial { scenario: &scenario, rule, years: Years::new(Year(first), Year(last)) };
    let tried = counterfactual(&trial, known(), measure).expect("it can be tried");
    let title = scenario.title.as_str();
    tried_view::view(&tried_view::TrialInput { tried: &tried, title, record: known(), language })
}

fn cell_of<'a>(view: &'a RecordView, page: RecordPageName, year: i16, key: &str) -> &'a Cell {
    let table = &view.page(page).expect("every page is made").tables[0];
    cell(table, key, year)
}

fn text_at(table: &Table, row: usize, key: &str) -> String {
    table.rows[row].cells[place(table, key)].text.clone()
}

#[test]
fn every_source_of_the_record_has_a_title() {
    for (SourceId(name), source) in &known().sources {
        assert!(!source.title.is_empty(), "{name}");
    }
}
