//! What is shown of a comparison, against hand calculations.
//!
//! The 11th agreement carried on at 4.2 % a year gives 14,617, 15,231, 15,871, 16,538 and 17,233 in
//! 2026–2030; the 12th with prices at 2.0 % gives 15,192, 15,496, 15,806, 16,122 and 16,444.

use costshare::engine::{Measure, bridge, compare};
use costshare::files::{bundled, record};
use costshare::model::{Field, Scenario};
use costshare::present::views::compare::{Input, Page, Pair, page};
use costshare::present::{LineKind, MarkKind};
use costshare::text::Language::{self, En, Ko};
use rust_decimal::Decimal;

#[test]
fn the_12th_against_the_11th_carried_on() {
    let page = shown(Ko);
    assert_eq!(
        page.view.headline,
        "2026~2030년: 7조 9,060억원 · ‘11th SMA carried on at 4.2 % a year’ 대비 −430억원"
    );
    column(&page, "baseline", &["14,617", "15,231", "15,871", "16,538", "17,233", "79,490"]);
    column(&page, "scenario", &["15,192", "15,496", "15,806", "16,122", "16,444", "79,060"]);
    // 15,192 − 14,617 and so on.
    column(&page, "difference", &["+575", "+265", "−65", "−416", "−789", "−430"]);
    column(&page, "per_cent", &["+3.9", "+1.7", "−0.4", "−2.5", "−4.6", "−0.5"]);
}

#[test]
fn both_are_drawn_with_the_years_in_which_they_cross() {
    let chart = shown(En).view.chart;
    let kinds: Vec<LineKind> = chart.lines.iter().map(|line| line.kind).collect();
    assert_eq!(kinds, [LineKind::Scenario(0), LineKind::Baseline]);
    assert_eq!(
        chart.title,
        "From 2028 on, “12th SMA with prices at 2.0 % a year” costs less a year than the baseline"
    );
    let marks: Vec<(i16, MarkKind)> = chart.marks.iter().map(|mark| (mark.year.0, mark.kind)).collect();
    assert_eq!(marks, [(2028, MarkKind::Crossing), (2030, MarkKind::SumsCrossing)]);
    assert!(chart.lines[0].points[0].text.ends_with("(+KRW 57.5bn)"), "{:?}", chart.lines[0].points[0]);
}

/// 575 + 265 − 65 − 416 is 359; with −789 the sum is below nought.
#[test]
fn break_even_is_told_in_words() {
    let told = shown(En).break_even;
    let expected = [
        "“12th SMA with prices at 2.0 % a year” costs more at first: +KRW 57.5bn in 2026",
        "From 2028 on it costs less a year: −KRW 6.5bn in 2028",
        "Added up since 2026, it costs less from 2030 on: −KRW 43.0bn by then",
    ];
    assert_eq!(told[..3], expected);
    assert!(told[3].contains("2.27"), "{}", told[3]);
}

/// With both rounded to 1 억 each year, base alone gives 82,615 and growth alone 76,065. The base makes
/// 82,615 − 79,490 = 3,125 if it comes first and 79,060 − 76,065 = 2,995 if last, on average 3,060;
/// growth −3,425 and −3,555, on average −3,490. The cap of 5 % never binds.
#[test]
fn bars_lead_from_one_sum_to_the_other() {
    let page = shown(Ko);
    let bridge = page.bridge.expect("there is a bridge");
    let bars: Vec<&str> = bridge.bars.iter().map(|bar| bar.text.as_str()).collect();
    let sum: Decimal = bridge.bars.iter().map(|bar| bar.value).sum();
    assert_eq!((bridge.start.text.as_str(), bridge.end.text.as_str()), ("79,490", "79,060"));
    assert_eq!(bridge.start.value + sum, bridge.end.value);
    assert_eq!(bars, ["+3,060", "−3,490", "0"]);
    assert!(bridge.summary.contains("−430"), "{}", bridge.summary);
}

#[test]
fn lines_say_what_each_field_is_worth_alone() {
    let page = shown(En);
    let effects: Vec<(Vec<&Field>, &str)> = page
        .redline
        .lines
        .iter()
        .map(|line| (line.changed.iter().map(|changed| &changed.field).collect(), line.effect.as_str()))
        .collect();
    assert!(effects.len() >= 2, "{effects:?}");
    assert_eq!(page.redline.together.as_deref(), Some("−KRW 43.0bn"));
    let base = page.redline.lines.iter().flat_map(|line| &line.changed);
    let base = base.clone().find(|changed| changed.field.to_string() == "base").expect("the base differs");
    assert_eq!(base.after, "KRW 1.5192 trillion");
}

#[test]
fn what_is_the_same_says_so() {
    let scenario = shipped("sma-12.ron");
    for language in [En, Ko] {
        let page = page_of(&scenario, &scenario, &[], &Measure::default(), language);
        assert!(page.redline.lines.is_empty());
        assert_eq!(page.redline.together, None);
        assert_eq!(page.redline.notes.len(), 1);
        assert!(page.bridge.is_none() && page.break_even.is_empty());
    }
}

#[test]
fn years_that_only_one_has_are_told() {
    let page = shown(En);
    let notes = &page.view.table.notes;
    assert!(notes.iter().any(|note| note.contains("2025") && note.contains("1.4028")), "{notes:?}");
    assert_eq!(page.view.table.rows.len(), 6);
}

#[test]
fn without_a_common_year_there_is_a_sentence() {
    let (baseline, other) = (shipped("sma-01.ron"), shipped("sma-12.ron"));
    for language in [En, Ko] {
        let page = page_of(&baseline, &other, &[], &Measure::default(), language);
        assert!(page.view.table.rows.is_empty());
        assert!(page.view.headline.contains("2026"), "{}", page.view.headline);
        assert!(!page.redline.lines.is_empty(), "the rest is still compared");
    }
}

/// Baseline, in hand and four more have room; of the others a sentence is left.
#[test]
fn beyond_five_the_rest_is_a_sentence() {
    let others = ["sma-12.ron", "sma-12-cpi-2.5.ron", "sma-12-at-the-cap.ron", "sma-12-defence-budget.ron"];
    let mut others: Vec<Scenario> = others.map(shipped).into();
    others.push(Scenario { title: "One more".to_owned(), ..others[0].clone() });
    let (baseline, hand) = (shipped("sma-11-extended.ron"), shipped("sma-12-cpi-2.0.ron"));
    let page = page_of(&baseline, &hand, &others, &Measure::default(), En);
    assert_eq!(page.view.chart.lines.len(), 6);
    assert_eq!(page.view.table.columns.len(), 9);
    assert!(page.view.table.rows.iter().all(|row| row.cells.len() == 9));
    assert!(page.view.chart.notes.iter().any(|note| note.contains("One more")));
}

#[test]
fn every_measure_compares() {
    use costshare::engine::Over;
    use costshare::model::{Currency, Rate, Year};
    let (baseline, hand) = (shipped("sma-11-extended.ron"), shipped("sma-12-cpi-2.0.ron"));
    let discounted = Measure { discount: Some(Rate(Decimal::new(4, 2))), ..Measure::default() };
    for measure in [
        Measure::converted(Currency::USD),
        Measure::real(Year(2025)),
        Measure::share(Over::Gdp),
        Measure::share(Over::DefenceBudget),
        discounted,
    ] {
        for language in [En, Ko] {
            let page = page_of(&baseline, &hand, &[], &measure, language);
            assert_eq!(
                page.view.table.rows.first().and_then(|row| row.year),
                Some(Year(2026)),
                "{measure:?}"
            );
            assert!(!page.view.headline.is_empty());
            if let Some(bridge) = page.bridge {
                let sum: Decimal = bridge.bars.iter().map(|bar| bar.value).sum();
                let (start, end) = (bridge.start.value, bridge.end.value);
                let apart = (start + sum - end).abs();
                assert!(apart < Decimal::ONE, "{measure:?}: {start} + {sum} is not {end}");
            }
        }
    }
}

fn shown(language: Language) -> Page {
    let (baseline, other) = (shipped("sma-11-extended.ron"), shipped("sma-12-cpi-2.0.ron"));
    page_of(&baseline, &other, &[], &Measure::default(), language)
}

fn page_of(
    baseline: &Scenario,
    hand: &Scenario,
    others: &[Scenario],
    measure: &Measure,
    language: Language,
) -> Page {
    let record = record::bundled();
    let comparison = compare(baseline, hand, record, measure);
    let bridge = bridge(&comparison, record);
    let compared: Vec<_> = others.iter().map(|other| compare(baseline, other, record, measure)).collect();
    let others = others.iter().zip(&compared);
    page(&Input {
        baseline: &baseline.title,
        hand: Pair { title: &hand.title, comparison: &comparison },
        others: others.map(|(other, comparison)| Pair { title: &other.title, comparison }).collect(),
        bridge: bridge.as_ref(),
        explains: None,
        language,
    })
}

fn shipped(name: &str) -> Scenario {
    bundled::scenario(name).expect("it is shipped").expect("it is read").scenario
}

#[track_caller]
fn column(page: &Page, key: &str, expected: &[&str]) {
    let place = page.view.table.columns.iter().position(|column| column.key == key);
    let place = place.expect("there is such a column");
    let found: Vec<&str> = page.view.table.rows.iter().map(|row| row.cells[place].text.as_str()).collect();
    assert_eq!(found, expected, "{key}");
}
