//! What is shown of a comparison, against hand calculations.
//!
//! The 11th agreement carried on at 4.2 % a year gives 14,617, 15,231, 15,871, 16,538 and 17,233 in
//! 2026–2030; the 12th with prices at 2.0 % gives 15,192, 15,496, 15,806, 16,122 and 16,444.

use costshare::engine::{BridgeReading, Cause, Measure, Reading, Span, Way, bridge, compare};
use costshare::files::record;
use costshare::model::clauses::{CarryOver, Fixed, Growth, Rule};
use costshare::model::{Currency, Field, Money, Rate, Scale, Scenario, Stated, Year};
use costshare::present::palette::ScenarioColour;
use costshare::present::views::compare::{
    Arrangement, BridgeCause, BridgeForm, BridgeView, ComparisonInput, ComparisonPage, Pair, Scales, page,
};
use costshare::present::{Chart, LineKind, MarkKind};
use costshare::text::Language::{self, En, Ko};
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;
use rust_decimal_macros::dec;
use support::tables;
use support::values::shipped;

#[test]
fn the_12th_against_the_11th_carried_on() {
    let page = shown(Ko);
    assert_eq!(
        page.view.headline,
        "2026~2030년 7조 9,060억원 · ‘11th SMA carried on at 4.2 % a year’ 대비 −430억원"
    );
    column(&page, "baseline", &["14,617", "15,231", "15,871", "16,538", "17,233", "79,490"]);
    column(&page, "scenario", &["15,192", "15,496", "15,806", "16,122", "16,444", "79,060"]);
    // 15,192 − 14,617 and so on.
    column(&page, "difference", &["+575", "+265", "−65", "−416", "−789", "−430"]);
    column(&page, "per_cent", &["+3.9", "+1.7", "−0.4", "−2.5", "−4.6", "−0.5"]);
}

/// The 11th is about none of the years of the others; that it costs nothing in them is not unknown.
#[test]
fn a_year_outside_a_term_is_not_unknown() {
    let (baseline, hand) = (shipped("sma-11-extended.ron"), shipped("sma-12-cpi-2.0.ron"));
    let mut short = shipped("sma-12.ron");
    short.years.last = Year(2027);
    let page = page_of(&baseline, &hand, &[short], &Measure::default(), En);
    let cell = |year| tables::cell(&page.view.table, "scenario_2", year);
    assert!(cell(2027).value.is_some());
    assert_eq!((cell(2028).text.as_str(), cell(2028).marks.len()), ("–", 0));
    assert!(cell(2028).hint.ends_with("not in its term"), "{}", cell(2028).hint);
}

#[test]
fn both_are_drawn_with_the_years_in_which_they_cross() {
    let chart = shown(En).view.chart;
    let kinds: Vec<LineKind> = chart.lines.iter().map(|line| line.kind).collect();
    assert_eq!(
        kinds,
        [LineKind::InHand(ScenarioColour::at(1)), LineKind::Baseline(Some(ScenarioColour::FIRST))]
    );
    assert_eq!(
        chart.title,
        "From 2028 on, “12th SMA with prices at 2.0 % a year” costs less a year than the baseline"
    );
    let marks: Vec<(i16, MarkKind)> = chart.marks.iter().map(|mark| (mark.year.0, mark.kind)).collect();
    assert_eq!(marks, [(2028, MarkKind::Crossing), (2030, MarkKind::SumsCrossing)]);
    assert!(chart.lines[0].points[0].text.ends_with("(+KRW 57.5 bn)"), "{:?}", chart.lines[0].points[0]);
}

/// Of 2026 the 12th names the amount; what the 11th would have come to nobody has printed.
#[test]
fn what_follows_from_rules_is_marked() {
    let page = shown(Ko);
    let spans = |chart: &Chart| -> Vec<(i16, i16, String)> {
        chart.bands.iter().map(|it| (it.years.first.0, it.years.last.0, it.name.clone())).collect()
    };
    // A ground under four years of five would tell nothing apart; the years are told instead.
    assert_eq!(spans(&page.view.chart), []);
    let told = page.view.chart.told_statuses(Ko);
    assert!(told.contains(&"추계: 2027~2030년".to_owned()), "{told:?}");
    assert_eq!(spans(page.differences.as_ref().expect("amounts are read")), []);
}

/// In a file the chart of differences says all that the page around it says in the window.
#[test]
fn differences_can_stand_alone() {
    let page = shown(En);
    let alone = page.differences_alone();
    assert_eq!(alone.title, page.view.chart.title);
    let subject = "Korea’s contribution to the cost of US forces in Korea";
    assert_eq!(alone.subtitle, format!("{subject} · Difference from the baseline · KRW bn · current prices"));
    assert_eq!((alone.notes, alone.sources), (page.view.chart.notes, page.view.chart.sources));
    assert_eq!(alone.lines, page.differences.as_ref().expect("amounts are read").lines);
}

/// 575 + 265 − 65 − 416 is 359; with −789 the sum is below zero.
#[test]
fn break_even_is_told_in_words() {
    let told = shown(En).break_even;
    let expected = [
        "“12th SMA with prices at 2.0 % a year” costs more at first: +KRW 57.5 bn ○ in 2026",
        "From 2028 on it costs less a year: −KRW 6.5 bn ○ in 2028",
        "Added up since 2026, it costs less from 2030 on: −KRW 43.0 bn ○ by then",
    ];
    assert_eq!(told[..3], expected);
    assert!(told[3].contains("2.27"), "{}", told[3]);
}

/// 5,617.954… and 6,269.917… million dollars: as shown, 5,618.0 and 6,269.9, they lie 651.9 apart, and the
/// difference of 651.963 is 652.0 wherever it stands.
#[test]
fn a_difference_is_told_as_it_is_and_not_as_that_of_rounded_ends() {
    let (baseline, hand) = (shipped("sma-12-cpi-2.5.ron"), shipped("sma-12-defence-budget.ron"));
    let page = page_of(&baseline, &hand, &[], &Measure::converted(Currency::USD), En);
    let bridge = page.bridge.expect("there is a bridge");
    assert_eq!((&*bridge.start.text, &*bridge.end.text), ("5,618.0", "6,269.9"));
    assert_eq!((bridge.form, &*bridge.difference.text), (BridgeForm::Difference, "+652.0"));
    assert!(bridge.chart.title.contains("USD 652.0 m more"), "{}", bridge.chart.title);
    let note = "as shown they lie +USD 651.9 m apart, the difference is +USD 652.0 m";
    assert!(bridge.notes.iter().any(|told| told.ends_with(note)), "{:?}", bridge.notes);
}

/// In prices of 2025 a hundredth of a won is no year that costs more: 2029 and 2030, which differ by less than the
/// digits shown, are not read to turn what is less before.
#[test]
fn a_title_does_not_tell_what_no_digit_shows() {
    let baseline = shipped("sma-12.ron");
    let mut hand = baseline.clone();
    let less =
        |amount: Decimal| Stated::assumed(Money::scaled(amount, Scale::Eok, Currency::KRW).expect("it fits"));
    hand.parts[0].overrides.insert(Year(2027), less(dec!(15311)));
    hand.parts[0].overrides.insert(Year(2028), less(dec!(15852)));
    hand.parts[0].overrides.insert(Year(2029), less(dec!(16169)));
    hand.parts[0].overrides.insert(Year(2030), less(dec!(16492)));
    // Prices of 2029 that are 0.0001 points lower make later years dearer by some million won.
    let cpi = hand.series.get_mut("cpi").expect("it reads it");
    cpi.values.insert(Year(2027), Stated::assumed(Rate(dec!(0.02))));
    cpi.values.insert(Year(2028), Stated::assumed(Rate(dec!(0.02))));
    cpi.values.insert(Year(2029), Stated::assumed(Rate(dec!(0.019999))));
    let page = page_of(&baseline, &hand, &[], &Measure::real(Year(2025)), En);
    let row = &page.view.table.rows[3];
    assert_eq!((row.year, row.cells[3].text.as_str()), (Some(Year(2029)), "0.0"));
    assert!(row.cells[3].plain.is_some_and(|difference| difference > Decimal::ZERO), "{row:?}");
    let title = page.view.chart.title;
    assert!(title.ends_with("costs less than the baseline in 2027"), "{title}");
}

/// With both rounded to 1 억 each year, base alone gives 82,615 and growth alone 76,065. The base makes
/// 82,615 − 79,490 = 3,125 if it comes first and 79,060 − 76,065 = 2,995 if last, on average 3,060;
/// growth −3,425 and −3,555, on average −3,490. The cap of 5 % never binds.
#[test]
fn bars_lead_from_one_sum_to_the_other() {
    let page = shown(Ko);
    let bridge = page.bridge.expect("there is a bridge");
    let bars: Vec<&str> = bridge.causes.iter().map(|bar| bar.text.as_str()).collect();
    let sum: Decimal = bridge.causes.iter().map(|bar| bar.value).sum();
    assert_eq!((bridge.start.text.as_str(), bridge.end.text.as_str()), ("79,490", "79,060"));
    assert_eq!(bridge.start.value + sum, bridge.end.value);
    assert_eq!(bars, ["+3,060", "−3,490", "0"]);
    assert!(bridge.chart.summary.contains("−430"), "{}", bridge.chart.summary);
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
    assert_eq!(page.redline.together.as_deref(), Some("−KRW 43.0 bn"));
    let base = page.redline.lines.iter().flat_map(|line| &line.changed);
    let base = base.clone().find(|changed| changed.field.to_string() == "base").expect("the base differs");
    assert_eq!(base.after, "KRW 1,519.2 bn");
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
    assert!(notes.iter().any(|note| note.contains("2025") && note.contains("1,402.8")), "{notes:?}");
    assert_eq!(page.view.table.rows.len(), 6);
}

/// The 12th costs 15,192, 15,511 and 15,852 until 2028, then 16,169 and 16,492: 32,661 that the one cut at 2028
/// lacks and the 11th carried on has. That has 14,617 + 15,231 + 15,871 = 45,719 until 2028, and 14,028 in 2025
/// alone.
#[test]
fn a_sum_and_a_note_say_of_which_years_and_scenarios_they_are() {
    let (baseline, carried_on) = (shipped("sma-12.ron"), shipped("sma-11-extended.ron"));
    let mut cut = Scenario { title: "12th cut".to_owned(), ..baseline.clone() };
    cut.years.last = Year(2028);
    let page = page_of(&baseline, &cut, std::slice::from_ref(&carried_on), &Measure::default(), En);
    column(&page, "year", &["2026", "2027", "2028", "Sum, 2026–2028"]);
    column(&page, "scenario_2", &["1,461.7", "1,523.1", "1,587.1", "4,571.9"]);
    let told = |page: &ComparisonPage| -> Vec<String> {
        let notes = page.view.chart.notes.iter().filter(|note| note.starts_with("Not compared"));
        notes.cloned().collect()
    };
    let of_pair = format!(
        "Not compared between “{}” and “12th cut”, of which only the first has them: 2029–2030, together \
         KRW 3,266.1 bn ○",
        baseline.title
    );
    let of_all = format!("Not compared, only “{}” has them: 2025, together KRW 1,402.8 bn", carried_on.title);
    assert_eq!(told(&page), [of_pair, of_all.clone()]);

    // The sum leaves out 2025, which one has; where none has more, every year counts.
    let page = page_of(&baseline, &shipped("sma-12-cpi-2.0.ron"), &[carried_on], &Measure::default(), En);
    assert_eq!(told(&page), [of_all]);
    column(&page, "year", &["2026", "2027", "2028", "2029", "2030", "Sum, 2026–2030"]);
    let page = page_of(&baseline, &shipped("sma-12-cpi-2.0.ron"), &[], &Measure::default(), En);
    column(&page, "year", &["2026", "2027", "2028", "2029", "2030", "Sum"]);
    // That of two cut alike only the baseline has them is so of all.
    let again = Scenario { title: "Cut again".to_owned(), ..cut.clone() };
    let page = page_of(&baseline, &cut, &[again], &Measure::default(), En);
    let of_both =
        format!("Not compared, only “{}” has them: 2029–2030, together KRW 3,266.1 bn ○", baseline.title);
    assert_eq!(told(&page), [of_both]);
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

/// Five have a colour of their own, the baseline among them; of the others the lines are grey, and all have a
/// column.
#[test]
fn beyond_five_the_rest_is_grey() {
    let others = ["sma-12.ron", "sma-12-cpi-2.5.ron", "sma-12-at-the-cap.ron", "sma-12-defence-budget.ron"];
    let mut others: Vec<Scenario> = others.map(shipped).into();
    others.push(Scenario { title: "One more".to_owned(), ..others[0].clone() });
    let (baseline, hand) = (shipped("sma-11-extended.ron"), shipped("sma-12-cpi-2.0.ron"));
    let page = page_of(&baseline, &hand, &others, &Measure::default(), En);
    for chart in [&page.view.chart, page.differences.as_ref().expect("amounts are shown by themselves")] {
        let kinds: Vec<LineKind> = chart.lines.iter().map(|line| line.kind).collect();
        let mut expected = vec![LineKind::InHand(ScenarioColour::Own(1))];
        expected.extend([2, 3, 4].map(|place| LineKind::Scenario(ScenarioColour::Own(place))));
        expected.extend([LineKind::Scenario(ScenarioColour::Grey); 2]);
        expected.push(LineKind::Baseline(Some(ScenarioColour::FIRST)));
        assert_eq!(kinds, expected);
        assert_eq!(chart.lines[5].name, "One more");
    }
    assert_eq!(page.view.table.columns.len(), 10);
    assert!(page.view.table.rows.iter().all(|row| row.cells.len() == 10));
    column(&page, "scenario_6", &["1,519.2", "1,551.1", "1,585.2", "1,616.9", "1,649.2", "7,921.6"]);
}

#[test]
fn every_measure_compares() {
    use costshare::engine::Over;
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
                assert_eq!(added(&bridge), closing(&bridge), "{measure:?}");
            }
        }
    }
}

/// The 11th carried on is at 14,617 and 15,231 in the first two years; 14,700 in both is 83 more, then
/// 531 less, which is 448 less in all: one mark says both.
#[test]
fn what_turns_in_one_year_has_one_mark() {
    let mut hand = shipped("sma-12-cpi-2.0.ron");
    let flat = Growth::Fixed(Fixed { rate: Stated::assumed(Rate::percent(dec!(0))) });
    hand.parts[0].rules = [(Year(2027), Rule::new(flat))].into();
    hand.parts[0].base.value = Money::scaled(dec!(14700), Scale::Eok, Currency::KRW).expect("it fits");
    hand.series.clear();
    let english = "costs less each year, and cumulatively, from here";
    for (language, expected) in [(En, english), (Ko, "이후 연간 금액·누계가 기준보다 적음")] {
        let reading = BridgeReading::default();
        let baseline = shipped("sma-11-extended.ron");
        let page = page_read(&baseline, &hand, &[], &Measure::default(), language, reading);
        let marks: Vec<_> =
            page.view.chart.marks.iter().map(|mark| (mark.year, mark.name.as_str())).collect();
        assert_eq!(marks, [(Year(2027), expected)]);
    }
}

/// Both carried unrounded and paid to 0.1 억, the 12th at 2.0 % flat. By hand: the base makes 3,125.9 of
/// it if it comes first and 2,991.4 if it comes last, growth −3,554.5 and −3,420.0; both together −428.6.
#[test]
fn the_bridge_is_read_on_average_and_in_either_order() {
    let bridge = bridge_read(BridgeReading::default());
    assert_eq!(ends(&bridge), ["79,488.4", "79,059.8", "−428.6"]);
    assert_eq!(bars(&bridge), [("기준액", "+3,058.7"), ("증가 방식", "−3,487.3")]);
    assert_eq!(bridge.form, BridgeForm::Difference);

    let base_first = BridgeReading { way: Way::InOrder, ..BridgeReading::default() };
    assert_eq!(bars(&bridge_read(base_first)), [("기준액", "+3,125.9"), ("증가 방식", "−3,554.5")]);
    let order = base_first.order.exchanged(Cause::Base, Cause::Growth);
    let growth_first = bridge_read(BridgeReading { order, ..base_first });
    assert_eq!(bars(&growth_first), [("증가 방식", "−3,420.0"), ("기준액", "+2,991.4")]);
    assert_eq!(growth_first.notes[0], "적용 순서: 증가 방식 → 기준액");
    assert_eq!(ends(&growth_first), ends(&bridge));
}

/// 14,028 × 1.042 = 14,617.176, and 15,192 − 14,617.176 = 574.824; growth begins in 2027. With the
/// 11th's growth the 12th would cost 15,192 × 1.042 = 15,830.064 then, 4.2 % more than before; the
/// 11th costs 15,231.097, and at 2 % it would cost 14,909.520.
#[test]
fn the_bridge_is_read_for_a_year() {
    let year = |year| bridge_read(BridgeReading { span: Span::Year(Year(year)), ..BridgeReading::default() });
    let first = year(2026);
    assert_eq!(first.subtitle, "2026년 · 억원");
    assert_eq!(ends(&first), ["14,617.2", "15,192.0", "+574.8"]);
    assert_eq!(bars(&first), [("기준액", "+574.8"), ("증가 방식", "0.0")]);

    let second = year(2027);
    assert_eq!(ends(&second), ["15,231.1", "15,495.8", "+264.7"]);
    // 15,830.064 − 15,231.097 and 14,909.520 − 15,231.097.
    let alone: Vec<&str> = second.causes.iter().map(|cause| cause.alone.as_str()).collect();
    assert_eq!(alone, ["+599.0", "−321.6"]);
    let fields: Vec<Vec<&str>> = second.causes.iter().map(effects).collect();
    assert_eq!(fields, [["+599.0"], ["−321.6"]]);
    // What is not common is not there: the sum is shown.
    assert_eq!(year(2025).reading.span, Span::Sum);
    assert_eq!(year(2025).spans.len(), 6);
}

#[test]
fn a_cause_says_why_its_fields_and_its_bar_differ() {
    let bridge = bridge_read(BridgeReading::default());
    assert_eq!(bridge.causes.iter().map(effects).collect::<Vec<_>>(), [["+3,125.9"], ["−3,420.0"]]);
    // 3,058.7 − 3,125.9 = −67.2, and −3,487.3 + 3,420.0 = −67.3.
    let told: Vec<&String> = bridge.causes.iter().flat_map(|cause| &cause.notes).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("−67억 2,000만원"), "{}", told[0]);
    assert!(told[1].contains("−67억 3,000만원"), "{}", told[1]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Over every span and in every order, in both languages and in dollars, at the digits shown.
    #[test]
    fn what_a_bridge_shows_adds_up(
        (one, other) in support::pair(),
        order in support::order(),
        later in 0_i16..12,
        (way, language) in (select(&[Way::Average, Way::InOrder][..]), select(&[En, Ko][..])),
        currency in proptest::option::of(Just(Currency::USD)),
    ) {
        let measure = Measure { currency, ..Measure::default() };
        for span in [Span::Sum, Span::Year(one.years.first.plus(later))] {
            let reading = BridgeReading { span, way, order };
            let page = page_read(&one, &other, &[], &measure, language, reading);
            let Some(bridge) = page.bridge else { continue };
            prop_assert_eq!(added(&bridge), closing(&bridge));
            let exact = page.view.table.rows.last().filter(|_| span == Span::Sum);
            let exact = exact.and_then(|row| row.cells.get(3)?.plain);
            if let Some(exact) = exact.filter(|_| page.view.table.rows.len() > 1) {
                let places = bridge.difference.text.split_once('.').map_or(0, |(_, digits)| digits.len());
                let places = u32::try_from(places).expect("some digits");
                let half_up = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
                prop_assert_eq!(bridge.difference.value, exact.round_dp_with_strategy(places, half_up));
            }
            let ends = [&bridge.start, &bridge.end, &bridge.difference];
            let read = ends.map(|end| (&end.text, end.value)).into_iter();
            for (text, value) in read.chain(bridge.causes.iter().map(|cause| (&cause.text, cause.value))) {
                let plain = text.replace([',', '+'], "").replace('−', "-");
                prop_assert_eq!(plain.parse::<Decimal>().ok(), Some(value), "{}", text);
            }
        }
    }
}

/// What the causes of a bridge come to, as they are shown.
fn added(bridge: &BridgeView) -> Decimal {
    bridge.causes.iter().map(|cause| cause.value).sum()
}

/// What they have to come to: from one bar of both ends to the other, else to the difference.
fn closing(bridge: &BridgeView) -> Decimal {
    match bridge.form {
        BridgeForm::Sums => bridge.end.value - bridge.start.value,
        BridgeForm::Difference => bridge.difference.value,
    }
}

fn bridge_read(reading: BridgeReading) -> BridgeView {
    let unrounded = |name| {
        let mut scenario = shipped(name);
        let rounding = &mut scenario.parts[0].rounding;
        rounding.to = Money::scaled(dec!(0.1), Scale::Eok, Currency::KRW).expect("it fits");
        rounding.carry = CarryOver::Unrounded;
        scenario
    };
    let (baseline, mut hand) = (unrounded("sma-11-extended.ron"), unrounded("sma-12-cpi-2.0.ron"));
    let flat = Growth::Fixed(Fixed { rate: Stated::assumed(Rate::percent(dec!(2.0))) });
    hand.parts[0].rules = [(Year(2027), Rule::new(flat))].into();
    hand.series.clear();
    let page = page_read(&baseline, &hand, &[], &Measure::default(), Ko, reading);
    page.bridge.expect("there is a bridge")
}

fn ends(bridge: &BridgeView) -> [&str; 3] {
    [&bridge.start, &bridge.end, &bridge.difference].map(|end| end.text.as_str())
}

fn bars(bridge: &BridgeView) -> Vec<(&str, &str)> {
    bridge.causes.iter().map(|cause| (cause.name.as_str(), cause.text.as_str())).collect()
}

fn effects(cause: &BridgeCause) -> Vec<&str> {
    cause.lines.iter().map(|line| line.effect.as_str()).collect()
}

fn shown(language: Language) -> ComparisonPage {
    let (baseline, other) = (shipped("sma-11-extended.ron"), shipped("sma-12-cpi-2.0.ron"));
    page_of(&baseline, &other, &[], &Measure::default(), language)
}

fn page_of(
    baseline: &Scenario,
    hand: &Scenario,
    others: &[Scenario],
    measure: &Measure,
    language: Language,
) -> ComparisonPage {
    page_read(baseline, hand, others, measure, language, BridgeReading::default())
}

fn page_read(
    baseline: &Scenario,
    hand: &Scenario,
    others: &[Scenario],
    measure: &Measure,
    language: Language,
    reading: BridgeReading,
) -> ComparisonPage {
    let record = record::bundled();
    let comparison = compare(baseline, hand, record, measure);
    let bridge = bridge(&comparison, record);
    let compared: Vec<_> = others.iter().map(|other| compare(baseline, other, record, measure)).collect();
    let others = others.iter().zip(&compared);
    page(&ComparisonInput {
        baseline: &baseline.title,
        baseline_colour: Some(ScenarioColour::FIRST),
        hand: Pair { title: &hand.title, colour: ScenarioColour::at(1), comparison: &comparison },
        others: others
            .enumerate()
            .map(|(place, (other, comparison))| Pair {
                title: &other.title,
                colour: ScenarioColour::at(place + 2),
                comparison,
            })
            .collect(),
        bridge: bridge.as_ref(),
        bridge_reading: reading,
        explains: None,
        reading: Reading::Value,
        arrangement: Arrangement::OneChart,
        scales: Scales::Same,
        language,
    })
}

#[track_caller]
fn column(page: &ComparisonPage, key: &str, expected: &[&str]) {
    assert_eq!(tables::column(&page.view.table, key), expected, "{key}");
}
