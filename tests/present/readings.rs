//! Figures read against the baseline, and scenarios side by side, against hand calculations.
//!
//! The 11th agreement carried on at 4.2 % a year, half up to 1 eok, gives 14,617, 15,231, 15,871,
//! 16,538 and 17,233 in 2026–2030, together 79,490; the 12th as signed 15,192, 15,511, 15,852, 16,169
//! and 16,492, together 79,216.

use std::sync::Arc;

use costshare::app::{Action, App, Edit, Effect, Run, Settings, Show, Theme, ViewKind};
use costshare::engine::{Measure, Over, Reading, RowName};
use costshare::model::{Currency, Field, FieldValue, Money, Rate, Scale, Stated, Year, Years};
use costshare::present::palette::ScenarioColour;
use costshare::present::views::compare::{Arrangement, Scales};
use costshare::present::{LineKind, View};
use costshare::text::Language::{self, En, Ko};
use rust_decimal::Decimal;
use rust_decimal_macros::dec;
use support::tables::{self, cell, check_column};

const EXTENDED: &str = "sma-11-extended.ron";
const SIGNED: &str = "sma-12.ron";

/// 15,192 − 14,617 and so on; added up 575, 855, 836, 467, −274.
#[test]
fn a_projection_is_read_as_differences() {
    let app = read_as(Reading::Difference, Ko);
    column(&app, "total", "차이, 억원", &["+575", "+280", "−19", "−369", "−741", "−274"]);
    column(&app, "cumulative", "차이, 억원", &["+575", "+855", "+836", "+467", "−274", ""]);
    let app = read_as(Reading::Difference, En);
    column(&app, "total", "diff., KRW bn", &["+57.5", "+28.0", "−1.9", "−36.9", "−74.1", "−27.4"]);
}

/// 575 of 14,617 are 3.934 %, −741 of 17,233 are −4.300 %, −274 of 79,490 are −0.345 %; added up 855 of
/// 29,848, 836 of 45,719 and 467 of 62,257 are 2.865, 1.829 and 0.750 %.
#[test]
fn a_projection_is_read_in_per_cent() {
    let app = read_as(Reading::PerCent, En);
    column(&app, "total", "diff., %", &["+3.9", "+1.8", "−0.1", "−2.2", "−4.3", "−0.3"]);
    column(&app, "cumulative", "diff., %", &["+3.9", "+2.9", "+1.8", "+0.8", "−0.3", ""]);
}

/// The 12th rises by 8.2977 % in its first year, then by 2.1, 2.2, 2.0 and 2.0; the 11th by 4.2.
#[test]
fn rates_are_read_in_points_either_way() {
    for reading in [Reading::Difference, Reading::PerCent] {
        let app = read_as(reading, Ko);
        column(&app, "growth", "차이, %p", &["+4.1", "−2.1", "−2.0", "−2.2", "−2.2", ""]);
    }
}

/// At 1,421.40 won a dollar: 57.5 bn won are 40.453 million, −27.4 bn −19.277. With one decimal the
/// years would give −19.2 and the sum −19.3, so there are two.
#[test]
fn converted_differences_add_up_as_they_are_shown() {
    let mut app = read_as(Reading::Difference, En);
    let usd = ["+40.45", "+19.70", "−1.34", "−25.96", "−52.13", "−19.28"];
    column(&app, "USD", "diff., USD m", &usd);
    app.update(Action::Show(Show::Measure(Measure::converted(Currency::USD))));
    column(&app, "USD", "diff., USD m", &usd);
}

#[test]
fn heads_say_what_is_read() {
    let view = shown(&read_as(Reading::Difference, En));
    let baseline = "“11th SMA carried on at 4.2 % a year”";
    assert_eq!(view.headline, format!("KRW 7.922 tn over 2026–2030 · −27 bn against {baseline}"));
    assert_eq!(view.chart.title, format!("KRW 74.1 bn below {baseline} in 2030"));
    assert!(view.chart.subtitle.contains(&format!("KRW bn a year · difference to {baseline}")));
    assert!(view.table.title.ends_with(&format!("difference to {baseline}")));

    let view = shown(&read_as(Reading::PerCent, Ko));
    let baseline = "‘제11차 협정을 매년 4.2%로 연장할 경우’";
    assert_eq!(view.headline, format!("2026~2030년 7조 9,216억원 · {baseline} 대비 −0.3%"));
    assert_eq!(view.chart.title, format!("2030년 {baseline}보다 4.3% 적음"));
    assert_eq!(view.chart.unit, "%");
}

/// Both state 14,028 for 2025. The baseline begins in 2025 and states 13,463 for the year before, as
/// the record does; before that it has nothing to hold the record against.
#[test]
fn the_chart_has_the_baseline_at_zero() {
    let view = shown(&read_as(Reading::Difference, En));
    let chart = &view.chart;
    assert_eq!(chart.years, Years::new(Year(2024), Year(2030)));
    let line = |kind| chart.lines.iter().find(|line| line.kind == kind).expect("it is drawn");
    let values = |kind| -> Vec<_> { line(kind).points.iter().filter_map(|point| point.value).collect() };
    assert_eq!(
        values(LineKind::InHand(ScenarioColour::Own(1))),
        [dec!(0), dec!(57.5), dec!(28), dec!(-1.9), dec!(-36.9), dec!(-74.1)]
    );
    assert_eq!(values(LineKind::Baseline(Some(ScenarioColour::FIRST))), [Decimal::ZERO; 7]);
    assert_eq!(values(LineKind::Record)[..2], [dec!(0); 2]);
    let points = &line(LineKind::InHand(ScenarioColour::Own(1))).points;
    assert_eq!(points[1].text, "+KRW 57.5 bn (KRW 1,519.2 bn)");
    assert!(points[3..].iter().all(|point| point.projected), "by rule, as without a baseline");
    let left_out = "Left out, since “11th SMA carried on at 4.2 % a year” has no figure there: record of ";
    let note = chart.notes.iter().find_map(|note| note.strip_prefix(left_out)).expect("a note says so");
    assert!(note.starts_with("1991") && note.ends_with("2023"), "{note}");
}

/// A year that only one term has is not read: the 12th carried on to 2032 against the 11th until 2030.
#[test]
fn only_common_years_are_read() {
    let mut app = read_as(Reading::Difference, En);
    let document = app.document().expect("one is in hand").id;
    let field: Field = "years.last".parse().expect("it is a path");
    app.update(Action::Edit(Edit::Set {
        documents: vec![document],
        field,
        value: FieldValue::Year(Year(2032)),
    }));
    column(&app, "total", "diff., KRW bn", &["+57.5", "+28.0", "−1.9", "−36.9", "−74.1", "–", "–", "−27.4"]);
    let view = shown(&app);
    let cell = cell(&view.table, "total", 2031);
    assert!(cell.hint.ends_with("“11th SMA carried on at 4.2 % a year” has no such figure"), "{}", cell.hint);
    assert!(view.table.notes.iter().any(|note| note.contains("2031–2032")), "{:?}", view.table.notes);
    assert_eq!(view.chart.years.last, Year(2030));
}

/// At 4 % a year from 2026 on, not from 2025: 575 + 280/1.04 − 19/1.0816 − 369/1.124864 −
/// 741/1.16985856 eok = 575 + 269.231 − 17.567 − 328.040 − 633.410 = −134.786.
#[test]
fn present_values_count_from_the_first_common_year() {
    let mut app = read_as(Reading::Difference, Ko);
    let measure = Measure { discount: Some(Rate(dec!(0.04))), ..Measure::default() };
    app.update(Action::Show(Show::Measure(measure)));
    let view = shown(&app);
    assert!(view.headline.ends_with("−134억 8,000만원"), "{}", view.headline);
    let (first, last) =
        (cell(&view.table, "present_value_4%", 2026), cell(&view.table, "present_value_4%", 2030));
    assert_eq!(first.plain, Some(dec!(575)));
    let apart = last.plain.map(|plain| (plain - dec!(-633.410)).abs());
    assert!(apart.is_some_and(|apart| apart < dec!(0.001)), "{:?}", last.plain);
    assert!(view.table.notes.iter().any(|note| note.contains("2026년부터 산출")), "{:?}", view.table.notes);
}

#[test]
fn shares_have_no_per_cent_of_their_own() {
    let mut app = read_as(Reading::PerCent, En);
    app.update(Action::Show(Show::Measure(Measure::share(Over::Gdp))));
    assert_eq!(app.readings(), [Reading::Value, Reading::Difference]);
    assert_eq!(app.reading(), Reading::Difference);
    assert_eq!(shown(&app).chart.unit, "pp");
}

/// Of zero there is no per cent, and the difference is what there is.
#[test]
fn a_baseline_of_zero_has_no_per_cent() {
    let mut app = read_as(Reading::PerCent, En);
    let document = app.baseline().expect("it is pinned").id;
    let base =
        FieldValue::Money(Stated::assumed(Money::scaled(dec!(0), Scale::Eok, Currency::KRW).expect("0")));
    let field: Field = "base".parse().expect("it is a path");
    app.update(Action::Edit(Edit::Set { documents: vec![document], field, value: base }));
    let view = shown(&app);
    column(&app, "total", "diff., %", &["–", "–", "–", "–", "–", "–"]);
    let hint = &cell(&view.table, "total", 2027).hint;
    assert!(hint.contains("not above 0, and there is no per cent of that"), "{hint}");
    assert!(view.headline.contains("not above 0, and there is no per cent of that"), "{}", view.headline);

    app.update(Action::Show(Show::View(ViewKind::Compare)));
    let page = app.comparison().expect("there is a baseline");
    let hint = &cell(&page.view.table, "scenario", 2027).hint;
    assert!(hint.contains("not above 0, and there is no per cent of that"), "{hint}");

    app.update(Action::Show(Show::Reading(Reading::Difference)));
    let page = app.comparison().expect("there is a baseline");
    assert_eq!(cell(&page.view.table, "scenario", 2027).text, "+1,551.1");
}

/// What is unknown on one side is unknown, with that side's reason.
#[test]
fn what_is_unknown_stays_unknown() {
    let mut app = read_as(Reading::Difference, En);
    let document = app.baseline().expect("it is pinned").id;
    let field: Field = "rule.2026".parse().expect("it is a path");
    app.update(Action::Edit(Edit::Set { documents: vec![document], field, value: FieldValue::Absent }));
    let view = shown(&app);
    let hint = &cell(&view.table, "total", 2027).hint;
    assert!(hint.contains("Unknown in “11th SMA carried on at 4.2 % a year, changed”: No rule"), "{hint}");
    assert!(!view.headline.is_empty() && !view.chart.title.is_empty());
}

#[test]
fn without_a_common_year_nothing_is_read() {
    let mut app = opened(&["sma-11.ron", SIGNED], En);
    pin(&mut app, 0);
    app.update(Action::Show(Show::Reading(Reading::PerCent)));
    let view = shown(&app);
    let baseline = app.baseline().expect("it is pinned").title().to_owned();
    assert_eq!(view.chart.title, format!("No year can be held against “{baseline}”"));
    assert_eq!(view.headline, view.chart.title);
    assert!(tables::column(&view.table, "total").iter().all(|text| text == "–"));
}

/// The baseline in hand has nothing to be read against.
#[test]
fn the_baseline_itself_is_read_by_itself() {
    let mut app = read_as(Reading::Difference, En);
    let baseline = app.baseline().expect("it is pinned").id;
    app.update(Action::Show(Show::Document(baseline)));
    assert_eq!(app.readings(), [Reading::Value]);
    assert_eq!(app.reading(), Reading::Value);
    assert_eq!(cell(&shown(&app).table, "total", 2026).text, "1,461.7");
    app.update(Action::Show(Show::Baseline(None)));
    assert_eq!(app.readings(), [Reading::Value]);
}

/// A cell still leads to the figure of the scenario in hand.
#[test]
fn a_difference_explains_the_figure_in_hand() {
    let mut app = read_as(Reading::Difference, En);
    let selection = cell(&shown(&app).table, "total", 2027).selection.expect("it is explained");
    assert_eq!((selection.row, selection.year), (RowName::Total, Year(2027)));
    app.update(Action::Show(Show::View(ViewKind::Compare)));
    let page = app.comparison().expect("there is a baseline");
    assert_eq!(cell(&page.view.table, "scenario", 2027).selection, Some(selection));
}

#[test]
fn the_copied_table_is_the_one_that_is_shown() {
    let mut app = read_as(Reading::PerCent, En);
    for view in [ViewKind::Projection, ViewKind::Compare] {
        app.update(Action::Show(Show::View(view)));
        app.update(Action::Run(Run::CopyTable));
        let Some(Effect::CopyTable(table)) = app.take_effects().pop() else { panic!("nothing is copied") };
        let text = table.text;
        let mut lines = text.lines();
        let title = lines.next().expect("a title");
        assert!(title.ends_with("difference in % of “11th SMA carried on at 4.2 % a year”"), "{title}");
        assert!(lines.next().is_some_and(|heads| heads.contains("(diff., %)")));
        // 575 / 14,617.
        assert!(lines.next().is_some_and(|first| first.contains("3.93377574057")), "{text}");
    }
}

#[test]
fn comparing_follows_the_reading() {
    let mut app = read_as(Reading::Difference, Ko);
    app.update(Action::Show(Show::View(ViewKind::Compare)));
    let page = app.comparison().expect("there is a baseline");
    let keys: Vec<&str> = page.view.table.columns.iter().map(|column| column.key.as_str()).collect();
    assert_eq!(keys, ["year", "baseline", "scenario"]);
    let table = &page.view.table;
    assert_eq!(
        tables::column(table, "baseline"),
        ["14,617", "15,231", "15,871", "16,538", "17,233", "79,490"]
    );
    assert_eq!(tables::column(table, "scenario"), ["+575", "+280", "−19", "−369", "−741", "−274"]);
    assert_eq!(page.differences, None, "the chart shows them already");
    let line = &page.view.chart.lines[0];
    assert_eq!(line.points[4].text, "−741억원 (1조 6,492억원)");
    let baseline = &page.view.chart.lines[1];
    assert!(baseline.points.iter().all(|point| point.value == Some(Decimal::ZERO)));
    assert_eq!(baseline.points[4].text, "0원 (1조 7,233억원)");

    app.update(Action::Show(Show::Reading(Reading::PerCent)));
    let page = app.comparison().expect("there is a baseline");
    assert_eq!(
        tables::column(&page.view.table, "scenario"),
        ["+3.9", "+1.8", "−0.1", "−2.2", "−4.3", "−0.3"]
    );
    assert!(page.view.headline.ends_with("−0.3%"), "{}", page.view.headline);
    assert_eq!(page.view.chart.unit, "%");
}

/// The baseline has its own amount behind the zero in the chart of differences.
#[test]
fn the_line_at_zero_says_what_it_stands_for() {
    let mut app = read_as(Reading::Value, En);
    app.update(Action::Show(Show::View(ViewKind::Compare)));
    let page = app.comparison().expect("there is a baseline");
    let differences = page.differences.as_ref().expect("amounts are shown by themselves");
    let texts: Vec<&str> = differences.lines.iter().map(|line| line.points[0].text.as_str()).collect();
    assert_eq!(texts, ["+KRW 57.5 bn (KRW 1,519.2 bn)", "KRW 0 (KRW 1,461.7 bn)"]);
}

/// At the cap of 5 %: 15,192, 15,952 (15,951.6), 16,750 (16,749.6), 17,588 (17,587.5), 18,467 (18,467.4).
#[test]
fn scenarios_stand_side_by_side() {
    let mut app = opened(&["sma-12-at-the-cap.ron", EXTENDED, SIGNED], En);
    pin(&mut app, 1);
    app.update(Action::Show(Show::View(ViewKind::Compare)));
    assert_eq!(app.comparison().expect("there is a baseline").side_by_side, None);
    app.update(Action::Show(Show::Arrangement(Arrangement::SideBySide)));
    let page = app.comparison().expect("there is a baseline");
    let shown = page.side_by_side.as_ref().expect("it is asked for");
    assert!(shown.legend.contains("11th SMA carried on at 4.2 % a year"));
    assert_eq!(shown.caution, None);
    let told: Vec<(&str, &str)> =
        shown.charts.iter().map(|small| (small.name.as_str(), small.change.as_str())).collect();
    assert_eq!(told[0], ("12th SMA as signed, 2026–2030", "−KRW 27.4 bn ○ in 2026–2030"));
    // 83,949 − 79,490.
    assert_eq!(told[1].1, "+KRW 445.9 bn ○ in 2026–2030");
    for (place, small) in (0_u8..).zip(&shown.charts) {
        // The first was opened first, the baseline second, the one in hand third.
        let own = ScenarioColour::Own([2, 0][usize::from(place)]);
        let kinds: Vec<LineKind> = small.chart.lines.iter().map(|line| line.kind).collect();
        assert_eq!(kinds, [LineKind::Scenario(own), LineKind::Baseline(Some(ScenarioColour::Own(1)))]);
        let extent = small.chart.extent.expect("all share one");
        assert_eq!((extent.lowest, extent.highest), (dec!(1.4617), dec!(1.8467)));
    }

    app.update(Action::Show(Show::Scales(Scales::Own)));
    let page = app.comparison().expect("there is a baseline");
    let shown = page.side_by_side.as_ref().expect("it is asked for");
    assert!(shown.caution.as_ref().is_some_and(|caution| caution.contains("scale of its own")));
    assert!(shown.charts.iter().all(|small| small.chart.extent.is_none()));
}

/// As soon as one is without a colour of its own they stand side by side, until the user chose.
#[test]
fn many_scenarios_stand_side_by_side_at_first() {
    let names = [EXTENDED, SIGNED, "sma-12-at-the-cap.ron", "sma-12-cpi-2.0.ron", "sma-12-cpi-2.5.ron"];
    let mut app = opened(&names, En);
    pin(&mut app, 0);
    app.update(Action::Show(Show::View(ViewKind::Compare)));
    assert_eq!(app.arrangement(), Arrangement::OneChart, "five have a colour each");
    app.update(Action::Run(Run::OpenShipped("sma-12-defence-budget.ron".to_owned())));
    assert_eq!(app.arrangement(), Arrangement::SideBySide);
    let page = app.comparison().expect("there is a baseline");
    assert_eq!(page.side_by_side.as_ref().map(|shown| shown.charts.len()), Some(5));
    app.update(Action::Show(Show::Arrangement(Arrangement::OneChart)));
    app.update(Action::Run(Run::OpenShipped(SIGNED.to_owned())));
    assert_eq!(app.arrangement(), Arrangement::OneChart);
    let page = app.comparison().expect("there is a baseline");
    // The sixth is in grey; so is the seventh, which is in hand.
    let kinds: Vec<LineKind> = page.view.chart.lines.iter().map(|line| line.kind).collect();
    assert_eq!(kinds[0], LineKind::InHand(ScenarioColour::Grey));
    assert_eq!(kinds.iter().filter(|kind| kind.is_in_grey()).count(), 1);
    // Baseline, in hand with difference and per cent, five more; and the years.
    assert_eq!(page.view.table.columns.len(), 10);
}

/// Every measure can be read in every way, in both views.
#[test]
fn every_measure_can_be_read() {
    let measures = [
        Measure::default(),
        Measure::cumulative(),
        Measure::converted(Currency::USD),
        Measure::real(Year(2025)),
        Measure { cumulative: true, ..Measure::real(Year(2025)) },
        Measure { discount: Some(Rate(dec!(0.04))), cumulative: true, ..Measure::default() },
        Measure::share(Over::DefenceBudget),
        Measure::share(Over::Soldier),
    ];
    for language in [En, Ko] {
        let mut app = read_as(Reading::Difference, language);
        for (measure, reading) in
            measures.iter().flat_map(|measure| Reading::ALL.map(|reading| (measure, reading)))
        {
            app.update(Action::Show(Show::Measure(measure.clone())));
            app.update(Action::Show(Show::Reading(reading)));
            let view = shown(&app);
            assert!(!view.headline.is_empty() && !view.chart.title.is_empty(), "{measure:?} {reading:?}");
            let columns = view.table.columns.len();
            assert!(view.table.rows.iter().all(|row| row.cells.len() == columns));
            let page = app.comparison().expect("there is a baseline");
            assert!(!page.view.headline.is_empty());
        }
    }
}

/// The 12th as signed in hand, the 11th carried on pinned.
fn read_as(reading: Reading, language: Language) -> App {
    let mut app = opened(&[EXTENDED, SIGNED], language);
    pin(&mut app, 0);
    app.update(Action::Show(Show::Reading(reading)));
    app
}

fn opened(names: &[&str], language: Language) -> App {
    let mut app = App::new(Settings { language, theme: Theme::Light });
    for name in names {
        app.update(Action::Run(Run::OpenShipped((*name).to_owned())));
    }
    app
}

fn pin(app: &mut App, place: usize) {
    let baseline = app.session().documents()[place].id;
    app.update(Action::Show(Show::Baseline(Some(baseline))));
}

fn shown(app: &App) -> Arc<View> {
    app.view().expect("one is in hand")
}

/// A column of the projection with its unit, from the first year to the sum.
#[track_caller]
fn column(app: &App, key: &str, unit: &str, expected: &[&str]) {
    check_column(&shown(app).table, key, unit, expected);
}
