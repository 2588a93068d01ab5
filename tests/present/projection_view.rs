//! What is shown, against hand calculations and the published record.

use costshare::engine::{Measure, Over, Projection, Reading, RowName, plan, project};
use costshare::files::{bundled, record};
use costshare::model::clauses::{CarryOver, Category, Weight};
use costshare::model::{
    Currency, Field, FieldValue, Kind, Money, Part, Rate, Record, Scenario, Stated, Status, Year, Years,
};
use costshare::present::views::projection::{
    BaselineKind, Behind, ProjectionInput, measures, view, view_against,
};
use costshare::present::{
    self, CellMark, Explained, LineKind, MarkKind, Point, Selection, ShownFigures, TermLine, View,
};
use costshare::text::Language::{self, En, Ko};
use costshare::text::numbers::AmountUnit;
use costshare::text::parties::read_party;
use costshare::text::typed;
use proptest::prelude::*;
use rust_decimal::Decimal;
use rust_decimal_macros::dec;
use support::tables::{cell, check_column};
use support::values::{assumed_eok, assumed_percent, shipped, write};

const LANGUAGES: [Language; 2] = [En, Ko];

#[test]
fn the_12th_agreement_is_counted_in_eok_in_korean() {
    let view = shown(&twelfth(), Ko);
    check_column(&view.table, "total", "억원", &["15,192", "15,511", "15,852", "16,169", "16,492", "79,216"]);
    check_column(&view.table, "cumulative", "억원", &["15,192", "30,703", "46,555", "62,724", "79,216", ""]);
    check_column(&view.table, "growth", "%", &["8.3", "2.1", "2.2", "2.0", "2.0", ""]);
    check_column(&view.table, "index", "%", &["", "2.1", "2.2", "2.0", "2.0", ""]);
    assert_eq!(view.headline, "2026~2030년 7조 9,216억원 · 2030년: 2025년 대비 +17.6%");
    assert_eq!(view.chart.title, "분담금, 2025년 대비 2030년 17.6% 증가");
    assert_eq!(view.chart.unit, "조원");
}

/// 1,000 paid once in 2028 raise that year to 16,852: 8.6 % above 15,511; 16,169 of 2029, which goes on from
/// 15,852, are 4.1 % below. The rule alone made the other steps.
#[test]
fn the_growth_of_a_year_is_that_of_what_is_paid() {
    let mut scenario = twelfth();
    scenario.parts[0].one_offs.insert(Year(2028), assumed_eok(dec!(1000)));
    let view = shown(&scenario, Ko);
    check_column(&view.table, "total", "억원", &["15,192", "15,511", "16,852", "16,169", "16,492", "80,216"]);
    check_column(&view.table, "growth", "%", &["8.3", "2.1", "8.6", "−4.1", "2.0", ""]);
    check_column(&view.table, "index", "%", &["", "2.1", "2.2", "2.0", "2.0", ""]);
    assert!(cell(&view.table, "growth", 2028).hint.contains("전년 대비 증감률"));
}

#[test]
fn the_12th_agreement_is_counted_in_billions_in_english() {
    let view = shown(&twelfth(), En);
    check_column(
        &view.table,
        "total",
        "KRW bn",
        &["1,519.2", "1,551.1", "1,585.2", "1,616.9", "1,649.2", "7,921.6"],
    );
    check_column(
        &view.table,
        "cumulative",
        "KRW bn",
        &["1,519.2", "3,070.3", "4,655.5", "6,272.4", "7,921.6", ""],
    );
    assert_eq!(view.headline, "KRW 7.922 tn over 2026–2030 · 2030: 17.6% above 2025");
    assert_eq!(view.chart.title, "The contribution rises 17.6% from 2025 to 2030");
    let years: Vec<_> = view.table.rows.iter().map(|row| row.cells[0].text.as_str()).collect();
    assert_eq!(years, ["2026", "2027", "2028", "2029", "2030", "Sum"]);
}

/// At 1,421.40 won: 1,519.2 bn are 1,068.805…, all years 5,573.096… million dollars. With one
/// decimal the years would add up to 5,573.0.
#[test]
fn one_more_digit_is_shown_where_years_would_not_add() {
    for language in LANGUAGES {
        let view = shown(&twelfth(), language);
        let unit = if language == Ko { "백만 달러" } else { "USD m" };
        let years = ["1,068.81", "1,091.25", "1,115.24", "1,137.54", "1,160.26", "5,573.10"];
        check_column(&view.table, "USD", unit, &years);
    }
}

/// 15,511 of 2027 at prices of 2025: the level of 2026 is 1.022, of 2027 1.022 × 1.02 = 1.04244.
#[test]
fn constant_prices_and_shares_stand_beside_the_totals() {
    let view = shown(&twelfth(), Ko);
    check_column(
        &view.table,
        "real_2025",
        "억원",
        &["14,865", "14,880", "14,908", "14,908", "14,908", "74,469"],
    );
    // 15,192 of 658,642 and 15,511 of 724,000; the plan for 2030 is in no record.
    check_column(&view.table, "share_of_defence_budget", "%", &["2.31", "2.14", "2.02", "1.91", "–", ""]);
    let unknown = cell(&view.table, "share_of_defence_budget", 2030);
    assert_eq!(unknown.marks, [CellMark::Unknown]);
    assert_eq!(unknown.plain, None);
    assert_eq!(unknown.hint, "2030년 국방예산 대비 비율: 2030년 국방예산 값이 기록 자료에 없음");
}

#[test]
fn figures_that_rest_on_assumptions_are_marked() {
    let view = shown(&twelfth(), En);
    let marks = |year| cell(&view.table, "total", year).marks.clone();
    assert_eq!(marks(2026), []);
    assert_eq!(marks(2027), []);
    // 2028 reads the forecast of 2026; 2029 and 2030 read what is assumed for later years.
    assert_eq!(marks(2028), [CellMark::Estimate]);
    assert_eq!(marks(2029), [CellMark::Assumed]);
    assert_eq!(marks(2030), [CellMark::Assumed]);
    let points = &view.chart.lines[0].points;
    assert_eq!(flags(points, costshare::present::Point::is_assumed), [2029, 2030]);
    assert_eq!(flags(points, |point| point.projected), [2027, 2028, 2029, 2030]);
    assert_eq!(view.chart.bands.len(), 1);
    assert_eq!(cell(&view.table, "total", 2028).hint, "Total 2028: KRW 1,585.2 bn, estimate");
    assert_eq!(view.table.rows[5].cells[3].marks, [CellMark::Assumed]);
}

#[test]
fn a_year_typed_over_rests_on_no_index() {
    let mut scenario = twelfth();
    scenario.parts[0].overrides.insert(Year(2029), assumed_eok(dec!(16000)));
    let view = shown(&scenario, En);
    // What was typed is nobody's but the analyst's.
    assert_eq!(cell(&view.table, "total", 2029).marks, [CellMark::Override, CellMark::Assumed]);
    assert_eq!(cell(&view.table, "total", 2030).marks, [CellMark::Assumed]);
    assert_eq!(view.chart.marks[0].kind, MarkKind::Override);

    // A page that prints the year makes it known whatever the index says.
    let sources = vec![costshare::model::SourceId("MOFA12".to_owned())];
    scenario.parts[0]
        .overrides
        .insert(Year(2029), Stated::published(assumed_eok(dec!(16000)).value, sources));
    let view = shown(&scenario, En);
    assert_eq!(cell(&view.table, "total", 2029).marks, [CellMark::Override]);
    assert_eq!(cell(&view.table, "total", 2030).marks, [CellMark::Assumed]);
}

#[test]
fn what_is_only_assumed_can_be_left_out() {
    for language in LANGUAGES {
        let view = view_of(&twelfth(), &Measure::default(), true, language);
        let text = |year| cell(&view.table, "total", year).text.clone();
        assert!(!text(2028).is_empty());
        assert_eq!([text(2029), text(2030)], ["", ""]);
        assert_eq!(cell(&view.table, "total", 2029).plain, None);
        let gone = flags(&view.chart.lines[0].points, |point| point.value.is_none());
        assert_eq!(gone, [2029, 2030]);
        // 15,192 + 15,511 + 15,852; 15,852 is 13.0 % above 14,028.
        assert!(view.headline.contains("13.0%"), "{}", view.headline);
    }
    let view = view_of(&twelfth(), &Measure::default(), true, Ko);
    assert_eq!(view.headline, "2026~2028년 4조 6,555억원 · 2028년: 2025년 대비 +13.0%");
}

#[test]
fn a_sum_names_the_years_that_are_in_it() {
    let mut scenario = twelfth();
    let sources = vec![costshare::model::SourceId("MOFA12".to_owned())];
    let printed = Stated::published(assumed_eok(dec!(16000)).value, sources);
    scenario.parts[0].overrides.insert(Year(2030), printed);
    let view = view_of(&scenario, &Measure::default(), true, Ko);
    // 15,192 + 15,511 + 15,852 + 16,000; 16,000 is 14.1 % above 14,028.
    assert_eq!(view.headline, "2026~2028년, 2030년 6조 2,555억원 · 2030년: 2025년 대비 +14.1%");
    assert!(view.subline.contains("추정에 따른 값"), "{}", view.subline);
    // What the analyst types over is an assumption, and is hidden as one.
    scenario.parts[0].overrides.insert(Year(2030), assumed_eok(dec!(16000)));
    let view = view_of(&scenario, &Measure::default(), true, Ko);
    assert!(view.headline.starts_with("2026~2028년 4조 6,555억원"), "{}", view.headline);
}

#[test]
fn the_record_stands_behind_in_won() {
    let view = shown(&twelfth(), Ko);
    assert_eq!((view.chart.years.first, view.chart.years.last), (Year(1991), Year(2030)));
    recorded(&view, 1991, "1,073억원", false);
    recorded(&view, 1997, "3,449억원", false);
    recorded(&view, 2004, "7,469억원", false);
    recorded(&view, 2005, "6,804억원", false);
    recorded(&view, 2019, "1조 389억원", false);
    recorded(&view, 2025, "1조 4,028억원", false);
    recorded(&view, 2026, "1조 5,192억원", false);
    // 180 million dollars at 784.66 won, the average of 1992.
    recorded(&view, 1992, "1,412억원", true);
    // 2,575 eok and 141.2 million dollars at 1,189.84 won: 2,575 + 1,680.05.
    recorded(&view, 1999, "4,255억원", true);
    let points = &line(&view, LineKind::Record).points;
    assert_eq!(flags(points, |point| point.converted), [1992, 1993, 1996, 1998, 1999, 2001, 2002]);
}

#[test]
fn the_record_stands_behind_in_dollars() {
    let view = view_of(&twelfth(), &Measure::converted(Currency::USD), false, En);
    recorded(&view, 1992, "USD 180.0 m", false);
    recorded(&view, 2003, "USD 550.0 m", false);
    // 6,804 eok at 1,023.75 won.
    recorded(&view, 2005, "USD 664.6 m", true);
    // Nobody prints the average of 2026 yet: a gap, not a guess.
    let last = line(&view, LineKind::Record).points.last().expect("the record has years");
    assert_eq!((last.year, last.value), (Year(2026), None));
    assert_eq!(last.text, "unknown");
}

#[test]
fn the_record_takes_part_in_every_measure_it_can() {
    // 14,028 of 612,469 in 2025.
    let share = view_of(&twelfth(), &Measure::share(Over::DefenceBudget), false, En);
    recorded(&share, 2025, "2.29%", false);
    // 13,463 of 2024 at prices of 2025: 2.1 % more.
    let real = view_of(&twelfth(), &Measure::real(Year(2025)), false, Ko);
    recorded(&real, 2024, "1조 3,746억원", false);
    let soldiers = view_of(&twelfth(), &Measure { over: Over::Soldier, ..Measure::default() }, false, En);
    let early = line(&soldiers, LineKind::Record).points.first().expect("the record has years");
    assert_eq!(early.value, None, "nobody counts soldiers of 1991");
    let cumulative = view_of(&twelfth(), &Measure::cumulative(), false, En);
    assert_eq!(cumulative.chart.lines.len(), 1);
}

#[test]
fn the_scenario_joins_the_record() {
    let view = shown(&twelfth(), En);
    let first = &view.chart.lines[0].points[0];
    assert_eq!((first.year, first.value, first.projected), (Year(2025), Some(dec!(1.4028)), false));
    assert_eq!(view.chart.lines[0].points[1].value, Some(dec!(1.5192)));
}

#[test]
fn an_agreement_of_others_has_no_record() {
    let view = shown(&shipped("example-two-currencies.ron"), En);
    assert_eq!(view.chart.lines.len(), 1);
    let under = "under “Invented example: two states, euros and zlotys”";
    assert_eq!(view.chart.title, format!("The cap binds in 2030 {under}"));
    let keys: Vec<_> = view.table.columns.iter().map(|column| column.key.as_str()).collect();
    // The answer stands first, the parts that it is made of behind what they follow from.
    assert_eq!((keys[1], &keys[4..7]), ("total", &["growth", "part.euros.total", "part.zlotys.total"][..]));
    assert!(!keys.contains(&"share_of_gdp"));
}

#[test]
fn bounds_one_offs_and_typed_years_are_marked() {
    let view = shown(&shipped("example-two-currencies.ron"), En);
    let marks: Vec<_> = view.chart.marks.iter().map(|mark| (mark.year.0, mark.name.as_str())).collect();
    assert_eq!(marks, [(2028, "floor 1%"), (2030, "cap 4%"), (2030, "one-off"), (2033, "override")]);
}

#[test]
fn unknown_years_are_told_instead_of_a_sum() {
    let mut scenario = twelfth();
    scenario.series.get_mut("cpi").expect("it is there").then = None;
    let view = shown(&scenario, En);
    assert_eq!(view.headline, "2026–2030: no sum, 2029–2030 unknown · Consumer prices 2027 is not stated");
    assert_eq!(view.chart.title, "2029–2030 cannot be projected");
    assert_eq!(flags(&view.chart.lines[0].points, |point| point.value.is_none()), [2029, 2030]);
    assert_eq!(cell(&view.table, "total", 2028).text, "1,585.2");
    let explained = explained(&scenario, RowName::Total, 2030, Ko);
    let why = "2027년 소비자물가 값이 없음. 시계열에 해당 연도 또는 이후 연도의 값을 추가할 것";
    assert_eq!(explained.lines, [why]);
    assert_eq!(explained.rests_on[0].field, "series.cpi.2027".parse().ok());
}

#[test]
fn the_measures_have_no_doubles() {
    let scenario = twelfth();
    let standard = measures(&scenario, &Measure::default());
    assert_eq!(standard.len(), 6);
    for chosen in &standard {
        let asked = measures(&scenario, chosen);
        assert_eq!(asked.first(), Some(chosen));
        let doubles = asked.iter().filter(|measure| *measure == chosen).count();
        assert_eq!(doubles, 1);
        let view = view_of(&scenario, chosen, false, En);
        let keys: Vec<_> = view.table.columns.iter().map(|column| &column.key).collect();
        let place = keys.iter().position(|key| *key == "total").expect("there is a total");
        if !chosen.is_total() {
            assert_eq!(*keys[place + 1], chosen.key());
        }
    }
}

#[test]
fn a_figure_follows_in_notation() {
    let korean = explained(&twelfth(), RowName::Total, 2027, Ko);
    assert_eq!(korean.lines[0], "15,192 × (1 + 2.1%) = 15,511.032 → 15,511");
    assert_eq!(korean.lines[1..], ["금액 단위: 억원", "1억원 단위 반올림(협정문에 규정되지 않은 관행)"]);
    assert_eq!((korean.title.as_str(), korean.value.as_str()), ("2027년 총액", "1조 5,511억원"));
    assert_eq!(korean.rests_on[1].name, "2025년 소비자물가(2027년의 전전년도)");

    let english = explained(&twelfth(), RowName::Total, 2027, En);
    assert_eq!(english.lines[0], "1,519.2 × (1 + 2.1%) = 1,551.1032 → 1,551.1");
    assert_eq!(
        english.lines[1..],
        ["Amounts in KRW bn", "Rounded to KRW 0.1 bn, half up: a convention; not in the treaty text"]
    );
    let names: Vec<_> = english.rests_on.iter().map(|ground| ground.name.as_str()).collect();
    assert_eq!(names, ["Total 2026", "Consumer prices 2025 (two years before 2027)", "Cap from 2027"]);
    let leads_on = english.rests_on[0].selection;
    assert_eq!(leads_on, Some(Selection { row: RowName::Total, year: Year(2026) }));
    let prices = &english.rests_on[1];
    assert_eq!(prices.field, "series.cpi.2025".parse().ok());
    assert_eq!(prices.status, Some(Status::Published));
    assert!(prices.sources[0].text.contains("2025-12-31"), "{}", prices.sources[0].text);
    assert!(prices.sources[0].address.starts_with("http"));
}

/// The 12th rule on the base of 2021: 5.1 % in 2022 at a cap of 5 %.
#[test]
fn a_cap_that_binds_is_told() {
    let mut scenario = twelfth();
    scenario.years.first = Year(2023);
    scenario.years.last = Year(2024);
    scenario.parts[0].base = assumed_eok(dec!(12189));
    let rule = scenario.parts[0].rules.remove(&Year(2027)).expect("it is there");
    scenario.parts[0].rules.insert(Year(2024), rule);
    scenario.series.get_mut("cpi").expect("it is there").values.insert(Year(2022), percent("5.1"));
    let told = explained(&scenario, RowName::Total, 2024, Ko);
    assert_eq!(told.lines[0], "12,189 × (1 + min(5.1%, 5%)) = 12,798.45 → 12,798");
    assert_eq!(told.notes, ["상한 5% 적용: 연동 지표는 5.1%"]);
    let told = explained(&scenario, RowName::Total, 2024, En);
    assert_eq!(told.notes, ["The cap of 5% binds: the index says 5.1%"]);
    let view = shown(&scenario, En);
    assert!(view.chart.title.starts_with("The cap binds in 2024 under “"), "{}", view.chart.title);
    assert_eq!(cell(&view.table, "growth", 2024).marks, [CellMark::Cap]);
    assert_eq!(cell(&view.table, "index", 2024).text, "5.1");
}

#[test]
fn a_falling_index_without_a_floor_is_told() {
    let mut scenario = twelfth();
    scenario.series.get_mut("cpi").expect("it is there").values.insert(Year(2025), percent("-0.2"));
    let told = explained(&scenario, RowName::Total, 2027, En);
    // 15,192 × 0.998 = 15,161.616
    assert_eq!(told.lines[0], "1,519.2 × (1 − 0.2%) = 1,516.1616 → 1,516.2");
    assert_eq!(told.notes, ["The index falls and the terms name no floor, so the amount falls with it"]);
}

#[test]
fn base_typed_years_and_one_offs_are_told() {
    let mut scenario = twelfth();
    let base = explained(&scenario, RowName::Total, 2026, En);
    assert_eq!(base.lines[0], "Base amount = 1,519.2");
    assert_eq!(base.clause, "Base amount as stated");

    scenario.parts[0].overrides.insert(Year(2028), assumed_eok(dec!(15800)));
    let typed = explained(&scenario, RowName::Total, 2028, Ko);
    assert_eq!(typed.clause, "직접 입력, 규칙에 따르면 15,852");
    assert_eq!(typed.lines[0], "2028년 직접 입력액 = 15,800");
    let typed = explained(&scenario, RowName::Total, 2028, En);
    assert_eq!(typed.clause, "Override; the rule would give 1,585.2");

    scenario.parts[0].overrides.clear();
    scenario.parts[0].one_offs.insert(Year(2028), assumed_eok(dec!(500)));
    let one_off = explained(&scenario, RowName::Total, 2028, Ko);
    assert_eq!(one_off.lines[..2], ["15,511 × (1 + 2.2%) = 15,852.242 → 15,852", "15,852 + 500 = 16,352"]);
    let without = explained(&scenario, RowName::Total, 2029, Ko);
    assert_eq!(without.lines[0], "15,852 × (1 + 2.0%) = 16,169.04 → 16,169");
}

/// 14,028 divided as 2019 was.
#[test]
fn categories_are_told_with_the_largest_remainder() {
    let mut scenario = twelfth();
    scenario.parts[0].base = assumed_eok(dec!(14028));
    let category = |(name, weight): (&str, Decimal)| Category {
        name: name.to_owned(),
        weight: Stated::assumed(Weight::Number(weight)),
    };
    let weights = [("labour", dec!(5005)), ("construction", dec!(3710)), ("logistics", dec!(1674))];
    scenario.parts[0].categories = weights.into_iter().map(category).collect();
    let told = explained(&scenario, RowName::Category(0, 0), 2026, Ko);
    assert_eq!(told.title, "2026년 인건비");
    assert_eq!(told.lines[0], "14,028 × 5,005 ÷ 10,389 ≈ 6,758.1230 → 6,758");
    let view = shown(&scenario, Ko);
    let of_2026 = |key| cell(&view.table, key, 2026).text.clone();
    assert_eq!(
        ["category.labour", "category.construction", "category.logistics"].map(of_2026),
        ["6,758", "5,010", "2,260"]
    );
}

/// 6,601 eok and 72.3 million dollars at 1,200 won: 7,468.6 eok.
#[test]
fn several_currencies_say_their_units() {
    let scenario = shipped("sma-05.ron");
    let told = explained(&scenario, RowName::Total, 2004, En);
    assert_eq!(told.lines, ["KRW 660.1 bn + USD 72.3 m × 1,200 = KRW 746.86 bn"]);
    let view = shown(&scenario, Ko);
    assert_eq!(cell(&view.table, "part.won.total", 2004).text, "6,601");
    assert_eq!(cell(&view.table, "part.dollars.total", 2004).text, "72.3");
    assert_eq!(cell(&view.table, "total", 2004).text, "7,469");
}

#[test]
fn measures_explain_themselves() {
    let scenario = twelfth();
    let cumulative = explained(&scenario, RowName::Measure(1), 2027, Ko);
    assert_eq!(cumulative.lines[0], "15,192 + 15,511 = 30,703");
    assert_eq!(cumulative.title, "2027년 누계");
    let dollars = explained(&scenario, RowName::Measure(2), 2027, Ko);
    assert_eq!(dollars.lines, ["1조 5,511억원 ÷ 1,421.40 ≈ 10억 9,120만 달러"]);
    let real = explained(&scenario, RowName::Measure(3), 2027, Ko);
    assert_eq!(real.lines[0], "15,511 ÷ 1.04244 ≈ 14,879.5134");
    let growth = explained(&scenario, RowName::Growth(0), 2027, En);
    assert_eq!(growth.lines, ["Consumer prices 2025 = 2.1%"]);
    let share = explained(&scenario, RowName::Measure(5), 2027, En);
    assert_eq!(share.title, "Share of GDP 2027");
    assert_eq!(explain(&scenario, RowName::Measure(9), 2027, En), None);
    assert_eq!(explain(&scenario, RowName::Total, 2035, En), None);
}

#[test]
fn terms_are_spelt_for_typing() {
    let value = |path: &str, language| term(&twelfth(), path, language).value;
    assert_eq!(value("base", Ko), "15,192억원");
    assert_eq!(value("base", En), "1,519.2");
    assert_eq!(value("rule.2027.cap", Ko), "5%");
    assert_eq!(value("rule.2027.growth.lag", Ko), "2");
    assert_eq!(value("rule.2027.growth.series", Ko), "소비자물가");
    assert_eq!(value("rounding.to", Ko), "1억원");
    assert_eq!(value("rate.USD.then", En), "1,421.40 KRW/USD");
    assert_eq!(term(&twelfth(), "base", En).unit, "KRW bn");
    assert_eq!(["parties.pays", "parties.receives"].map(|path| value(path, Ko)), ["한국", "미국"]);
    assert_eq!(value("continues", En), "The SMA since 1991");
}

#[test]
fn terms_say_what_stands_in_the_file() {
    let saved = twelfth();
    let mut scenario = saved.clone();
    scenario.parts[0].base = assumed_eok(dec!(16000));
    scenario.parts[0].overrides.insert(Year(2028), assumed_eok(dec!(15800)));
    let groups = present::terms(&scenario, Some(&saved), record::bundled(), Ko);
    let terms: Vec<_> = groups.iter().flat_map(|group| &group.terms).collect();
    let changed: Vec<_> =
        terms.iter().filter_map(|term| Some((term.field.to_string(), term.was.clone()?))).collect();
    assert_eq!(
        changed,
        [("base".to_owned(), "15,192억원".to_owned()), ("override.2028".to_owned(), "없음".to_owned())]
    );
}

/// Every choice and every addition is taken. Amounts and shares that are added change no total, but
/// where an override takes in a one-off or cuts off what was carried unrounded.
#[test]
fn choices_and_additions_can_be_taken() {
    for (name, _) in bundled::SHIPPED {
        let scenario = shipped(name);
        let groups = present::terms(&scenario, None, record::bundled(), En);
        for term in groups.iter().flat_map(|group| &group.terms) {
            for (_, value) in &term.choices {
                let mut changed = scenario.clone();
                term.field.write(&mut changed, value.clone()).expect("a choice fits its field");
            }
        }
        for addition in groups.iter().flat_map(|group| &group.additions) {
            let mut changed = scenario.clone();
            for (field, value) in &addition.fields {
                field.write(&mut changed, value.clone()).expect("an addition fits");
            }
            assert_ne!(changed, scenario, "{name}: {} adds nothing", addition.name);
            let same_value = |field: &Field| matches!(field.kind(), Kind::Money | Kind::Weight);
            let plain = |part: &Part| part.one_offs.is_empty() && part.rounding.carry == CarryOver::Rounded;
            let is_plain = scenario.parts.iter().all(plain);
            if is_plain && addition.fields.iter().all(|(field, _)| same_value(field)) {
                assert_eq!(totals(&changed), totals(&scenario), "{name}: {}", addition.name);
            }
        }
    }
}

/// 14,028 eok at 1,500 won are USD 935.2 m; at the record's average of 2025, 1,421.40 won, USD 986.9 m.
#[test]
fn a_chart_in_dollars_tells_the_rates_of_scenario_and_record_apart() {
    let mut scenario = twelfth();
    let rates = scenario.rates.get_mut(&Currency::USD).expect("it states dollars");
    let rate = rates.values.get_mut(&Year(2025)).expect("2025 is stated");
    rate.value.amount = dec!(1500);
    let chosen = Measure::converted(Currency::USD);
    let chart = view_of(&scenario, &chosen, false, En).chart;
    assert!(
        chart.subtitle.ends_with("each year at the scenario's exchange rate, the record at yearly averages"),
        "{}",
        chart.subtitle
    );
    let twice = chart.notes.iter().find(|note| note.starts_with("2025 stands twice"));
    let twice = twice.expect("both values are told");
    assert!(twice.contains("USD 935.2 m") && twice.contains("USD 986.9 m"), "{twice}");
    // 10,389 eok are what the scenario states, at whatever rate: USD 730.9 m at that of the record.
    let mut otherwise = twelfth();
    let before = otherwise.before.as_mut().expect("it states 2025");
    before.value.amount = dec!(1038900000000);
    let notes = view_of(&otherwise, &chosen, false, En).chart.notes;
    let twice = notes.iter().find(|note| note.starts_with("2025 stands twice")).expect("both are told");
    assert!(twice.contains("USD 730.9 m as the scenario states it"), "{twice}");
    // With the rate that the record has there is one value.
    let chart = view_of(&twelfth(), &chosen, false, En).chart;
    assert!(!chart.notes.iter().any(|note| note.contains("stands twice")));
    let chart = view_of(&twelfth(), &Measure::default(), false, En).chart;
    assert!(!chart.subtitle.contains("averages"), "{}", chart.subtitle);
}

/// The 12th states prices of 2015 and dollars of 2025 that the record has otherwise: the line of the record, in
/// dollars of 2025, is read with both, and says so.
#[test]
fn the_line_of_the_record_tells_what_it_reads_of_the_scenario() {
    let record = record::bundled();
    let told = |scenario: &Scenario, chosen: &Measure| {
        let notes = view_of(scenario, chosen, false, En).chart.notes;
        notes.into_iter().find(|note| note.starts_with("The line of the record is read with"))
    };
    let chosen = Measure { currency: Some(Currency::USD), ..Measure::real(Year(2025)) };
    assert_eq!(told(&twelfth(), &chosen), None, "what it states of these years is in the record");
    let mut scenario = twelfth();
    write(&mut scenario, "series.cpi.2015", FieldValue::Rate(assumed_percent("4")));
    let rates = scenario.rates.get_mut(&Currency::USD).expect("it states dollars");
    let rate = rates.values.get_mut(&Year(2025)).expect("2025 is stated");
    (rate.value.amount, rate.status) = (dec!(1500), Status::Assumed);
    let note = told(&scenario, &chosen).expect("both are told");
    assert!(note.ends_with("Consumer prices (2015), USD exchange rate (2025)"), "{note}");
    let years_of = |scenario: &Scenario, chosen: &Measure, path: &str| {
        let found = present::assumptions(scenario, record, ShownFigures::Projection(chosen), En);
        found.into_iter().find(|found| found.field.to_string() == path).expect("it is assumed").note
    };
    // Won are converted in constant prices whatever is in print in dollars; 2015 lies before those after it.
    let note = years_of(&scenario, &Measure::real(Year(2025)), "series.cpi.2015");
    assert!(note.starts_with("no total, other figures of 1991") && note.ends_with("–2014"), "{note}");
    assert_eq!(years_of(&scenario, &Measure::default(), "series.cpi.2015"), "no figure shown");
    // Prices of 2028 are nobody's yet.
    let note = told(&twelfth(), &Measure::real(Year(2028))).expect("it is told");
    assert!(note.ends_with("Consumer prices (2027–2028)"), "{note}");
}

/// Whoever converts by averages or deflates by prices of the record says whose they are, in table and chart.
#[test]
fn averages_and_prices_of_the_record_name_their_sources() {
    let tenth = shipped("sma-10.ron");
    let mut without_rates = shipped("sma-11.ron");
    without_rates.rates.clear();
    let real = Measure::real(Year(2012));
    for (scenario, chosen, source) in
        [(&tenth, &real, "WB_CPI"), (&without_rates, &Measure::converted(Currency::USD), "FED_FX")]
    {
        let view = view_of(scenario, chosen, false, En);
        for sources in [&view.table.sources, &view.chart.sources] {
            assert!(sources.iter().any(|named| named.0 == source), "{source} is not among {sources:?}");
        }
    }
    // Amounts as agreed rest on no prices.
    let chart = view_of(&tenth, &Measure::default(), false, En).chart;
    assert!(!chart.sources.iter().any(|named| named.0 == "WB_CPI"), "{:?}", chart.sources);
}

/// What a total rests on by any step decides its mark: with one value assumed at a time, the years that are named
/// are those that are marked.
#[test]
fn the_years_of_an_assumption_are_those_that_bear_its_mark() {
    for path in ["base", "rule.2027.cap", "series.cpi.2025", "series.cpi.2026"] {
        let mut scenario = twelfth();
        scenario.series.get_mut("cpi").expect("it reads it").then =
            Some(Stated { status: Status::Published, ..assumed_percent("2") });
        scenario
            .series
            .get_mut("cpi")
            .expect("it reads it")
            .values
            .get_mut(&Year(2026))
            .expect("2026")
            .status = Status::Published;
        let field: Field = path.parse().expect("a path");
        let value = match field.read(&scenario).expect("it is there") {
            FieldValue::Money(stated) => FieldValue::Money(Stated::assumed(stated.value)),
            FieldValue::Rate(stated) => FieldValue::Rate(Stated::assumed(stated.value)),
            other => panic!("{other:?} is neither an amount nor a rate"),
        };
        write(&mut scenario, path, value);
        let table = shown(&scenario, En).table;
        let marked = |year: &Year| cell(&table, "total", year.0).marks.contains(&CellMark::Assumed);
        let marked: Vec<Year> = scenario.years.iter().filter(marked).collect();
        let years = costshare::text::explanation::list_years(&marked, En);
        let shown = ShownFigures::Projection(&Measure::default());
        let found = present::assumptions(&scenario, record::bundled(), shown, En);
        let found = found.iter().find(|found| found.field == field).expect("it is assumed");
        assert!(found.note.starts_with(&format!("total of {years}")), "{path}: {} but {years}", found.note);
    }
}

/// With an override 2028 reads no cap, and no column shows the growth by the rule.
#[test]
fn a_year_with_an_override_reads_no_cap() {
    let mut scenario = twelfth();
    write(&mut scenario, "rule.2027.cap", FieldValue::Rate(assumed_percent("4")));
    for year in 2027..=2030 {
        scenario.parts[0].overrides.insert(Year(year), assumed_eok(dec!(16000)));
    }
    let found =
        present::assumptions(&scenario, record::bundled(), ShownFigures::Projection(&Measure::default()), En);
    let cap = found.iter().find(|found| found.field.to_string() == "rule.2027.cap").expect("it is assumed");
    assert_eq!(cap.note, "no figure shown");
}

#[test]
fn assumptions_begin_with_what_the_totals_read() {
    let found = present::assumptions(
        &twelfth(),
        record::bundled(),
        ShownFigures::Projection(&Measure::default()),
        En,
    );
    let told: Vec<_> =
        found.iter().map(|found| (found.field.to_string(), found.status, found.note.as_str())).collect();
    assert_eq!(
        told,
        [
            (
                "series.cpi.2026".to_owned(),
                Status::Estimate,
                "total of 2028–2030, other figures of 2026–2027"
            ),
            ("series.cpi.then".to_owned(), Status::Assumed, "total of 2029–2030, other figures of 2027–2028"),
            ("rate.USD.then".to_owned(), Status::Assumed, "no total, other figures of 2026–2030"),
        ]
    );
    // In a comparison of amounts in won of 2025 there are no dollars, and no column of growth.
    let real = Measure::real(Year(2025));
    let found = present::assumptions(&twelfth(), record::bundled(), ShownFigures::Amounts(&real), En);
    let rate = found.iter().find(|found| found.field.to_string() == "rate.USD.then").expect("it is assumed");
    assert_eq!(rate.note, "no figure shown");
    // A year before the term that is assumed, and its rate, stand in the headline and the first growth.
    let mut before = twelfth();
    before.before.as_mut().expect("it states 2025").status = Status::Assumed;
    before
        .rates
        .get_mut(&Currency::USD)
        .expect("dollars")
        .values
        .get_mut(&Year(2025))
        .expect("2025")
        .status = Status::Assumed;
    let dollars = Measure::converted(Currency::USD);
    let found = present::assumptions(&before, record::bundled(), ShownFigures::Projection(&dollars), En);
    for field in ["before", "rate.USD.2025"] {
        let found = found.iter().find(|found| found.field.to_string() == field).expect("it is assumed");
        assert!(found.note.starts_with("no total, other figures of 2025"), "{}", found.note);
    }
    // In 2026 no total reads a change of prices; its amount in prices of 2025 reads that of 2026.
    let mut short = twelfth();
    short.years.last = Year(2026);
    let found =
        present::assumptions(&short, record::bundled(), ShownFigures::Projection(&Measure::default()), En);
    let told: Vec<_> = found.iter().map(|found| (found.field.to_string(), found.note.as_str())).collect();
    assert_eq!(
        told,
        [
            ("series.cpi.2026".to_owned(), "no total, other figures of 2026"),
            ("rate.USD.then".to_owned(), "no total, other figures of 2026"),
            ("series.cpi.then".to_owned(), "no figure shown"),
        ]
    );
}

#[test]
fn an_edition_names_each_of_its_sources_once() {
    for (name, _) in bundled::SHIPPED {
        let offered = present::views::editions::offered(&shipped(name), record::bundled(), En);
        for edition in offered.values().flat_map(|view| &view.editions) {
            let named: std::collections::BTreeSet<&String> = edition.sources.iter().collect();
            assert_eq!(named.len(), edition.sources.len(), "{name}: {:?}", edition.sources);
        }
    }
}

#[test]
fn every_term_of_every_shipped_agreement_reads_back() {
    for (name, _) in bundled::SHIPPED {
        reads_back(&shipped(name));
    }
}

#[test]
fn every_figure_of_every_shipped_agreement_is_explained() {
    for (name, _) in bundled::SHIPPED {
        everything_can_be_shown(&shipped(name));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn terms_of_any_scenario_read_back(scenario in support::scenario()) {
        reads_back(&scenario);
    }

    #[test]
    fn any_scenario_can_be_shown(scenario in support::scenario()) {
        everything_can_be_shown(&scenario);
    }
}

/// What is typed unchanged stays the same value, in both languages.
#[track_caller]
fn reads_back(scenario: &Scenario) {
    for language in LANGUAGES {
        for group in present::terms(scenario, None, record::bundled(), language) {
            for term in group.terms {
                let value = term.field.read(scenario).unwrap_or(FieldValue::Absent);
                if term.choices.is_empty() && value != FieldValue::Absent {
                    assert_eq!(
                        read(&term, &value, scenario, language),
                        value,
                        "{}: {}",
                        term.field,
                        term.value
                    );
                } else if !term.choices.is_empty() {
                    assert!(term.choices.iter().any(|(name, _)| *name == term.value), "{}", term.field);
                }
            }
        }
    }
}

/// The value read from a term as it is typed, with the status and sources of `value`.
fn read(term: &TermLine, value: &FieldValue, scenario: &Scenario, language: Language) -> FieldValue {
    let own = match &term.field {
        Field::Part(name, _) => scenario.part(name).map(|part| part.base.value.currency),
        _ => None,
    };
    let unit = AmountUnit::usual(own.unwrap_or_else(|| scenario.currency()), language);
    let text = term.value.as_str();
    match value.clone() {
        FieldValue::Money(stated) => {
            let value = typed::read_amount(text, unit).understood().expect("one meaning");
            FieldValue::Money(Stated { value, ..stated })
        }
        FieldValue::Unit(_) => {
            FieldValue::Unit(typed::read_amount(text, unit).understood().expect("one meaning"))
        }
        FieldValue::Rate(stated) => {
            let value = typed::read_rate(text).understood().expect("one meaning");
            FieldValue::Rate(Stated { value, ..stated })
        }
        FieldValue::Exchange(stated) => {
            let Field::Rate(per, _) = term.field else { panic!("an exchange rate stands at its currency") };
            let value = typed::read_exchange(text, scenario.currency(), per).understood();
            FieldValue::Exchange(Stated { value: value.expect("one meaning"), ..stated })
        }
        FieldValue::Weight(stated) => {
            let value = typed::read_weight(text).understood().expect("one meaning");
            FieldValue::Weight(Stated { value, ..stated })
        }
        FieldValue::Year(_) => FieldValue::Year(typed::read_year(text).understood().expect("one meaning")),
        FieldValue::Lag(_) => FieldValue::Lag(typed::read_lag(text).understood().expect("one meaning")),
        FieldValue::Text(_) if matches!(term.field, Field::Pays | Field::Receives) => {
            FieldValue::Text(read_party(text))
        }
        FieldValue::Text(_) => FieldValue::Text(text.to_owned()),
        other => other,
    }
}

/// Views in both languages say the same figures, rows are as long as the head, and every figure has
/// an explanation.
#[track_caller]
fn everything_can_be_shown(scenario: &Scenario) {
    let record = record::bundled();
    for chosen in measures(scenario, &Measure::default()) {
        let [english, korean] = LANGUAGES.map(|language| view_of(scenario, &chosen, false, language));
        for (row, other) in english.table.rows.iter().zip(&korean.table.rows) {
            assert_eq!(row.cells.len(), english.table.columns.len());
            for (cell, other) in row.cells.iter().zip(&other.cells) {
                assert_eq!(cell.value, other.value);
                assert_eq!(cell.marks, other.marks);
            }
        }
        let selections: Vec<Selection> =
            english.table.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.selection).collect();
        let projection = projected(scenario, &chosen);
        for selection in selections {
            let told = present::explain(scenario, &projection, record, selection, En);
            let told = told.expect("what can be chosen can be explained");
            assert!(!told.lines.is_empty() && !told.title.is_empty());
        }
    }
    assert_eq!(
        present::assumptions(scenario, record, ShownFigures::Projection(&Measure::default()), En).len(),
        present::assumptions(scenario, record, ShownFigures::Projection(&Measure::default()), Ko).len()
    );
}

fn twelfth() -> Scenario {
    shipped("sma-12.ron")
}

fn projected(scenario: &Scenario, chosen: &Measure) -> Projection {
    project(plan(scenario, record::bundled(), &measures(scenario, chosen)))
}

fn totals(scenario: &Scenario) -> Vec<costshare::model::Value> {
    let projection = project(plan(scenario, &Record::default(), &[]));
    scenario.years.iter().map(|year| projection.total(year)).collect()
}

fn shown(scenario: &Scenario, language: Language) -> View {
    view_of(scenario, &Measure::default(), false, language)
}

fn view_of(scenario: &Scenario, chosen: &Measure, hides_assumed: bool, language: Language) -> View {
    view(&ProjectionInput {
        scenario,
        colour: None,
        projection: &projected(scenario, chosen),
        measures: &measures(scenario, chosen),
        chosen,
        record: record::bundled(),
        hides_assumed,
        language,
    })
}

fn explain(scenario: &Scenario, row: RowName, year: i16, language: Language) -> Option<Explained> {
    let projection = projected(scenario, &Measure::default());
    let selection = Selection { row, year: Year(year) };
    present::explain(scenario, &projection, record::bundled(), selection, language)
}

#[track_caller]
fn explained(scenario: &Scenario, row: RowName, year: i16, language: Language) -> Explained {
    explain(scenario, row, year, language).expect("the scenario has the figure")
}

#[track_caller]
fn term(scenario: &Scenario, path: &str, language: Language) -> TermLine {
    let field: Field = path.parse().expect("it is a path");
    let groups = present::terms(scenario, None, record::bundled(), language);
    let mut terms = groups.into_iter().flat_map(|group| group.terms);
    terms.find(|term| term.field == field).expect("the scenario has the term")
}

#[track_caller]
fn line(view: &View, kind: LineKind) -> &costshare::present::Line {
    view.chart.lines.iter().find(|line| line.kind == kind).expect("the line is there")
}

/// A point of the record, as it is read, and whether it is hollow.
#[track_caller]
fn recorded(view: &View, year: i16, text: &str, converted: bool) {
    let points = &line(view, LineKind::Record).points;
    let point = points.iter().find(|point| point.year == Year(year)).expect("the year is there");
    assert_eq!((point.text.as_str(), point.converted), (text, converted), "{year}");
}

/// The years of the points that have it.
fn flags(points: &[Point], has: impl Fn(&Point) -> bool) -> Vec<i16> {
    points.iter().filter(|point| has(point)).map(|point| point.year.0).collect()
}

fn percent(text: &str) -> Stated<Rate> {
    Stated::published(Rate::percent(text.parse().expect("a number")), Vec::new())
}

/// The record has no average of 2026, so without a stated rate the baseline is unknown in dollars in every year.
/// A baseline in dollars has no line beside won.
#[test]
fn a_baseline_that_is_not_drawn_is_named_with_the_reason() {
    let mut without = Scenario { title: "No rates".to_owned(), ..twelfth() };
    without.rates.clear();
    let dollars = Measure::converted(Currency::USD);
    let note = behind(&twelfth(), &without, &dollars, En);
    let expected = "The baseline “No rates” is unknown in 2026–2030 and not drawn there: The record has no average \
                    exchange rate of KRW/USD for 2026";
    assert!(note.iter().any(|note| note.starts_with(expected)), "{note:#?}");
    assert!(behind(&twelfth(), &twelfth(), &dollars, En).iter().all(|note| !note.contains("baseline")));

    let mut part = Part::new("", Stated::assumed(Money::new(Decimal::from(1_000_000_000), Currency::USD)));
    part.rounding.to = Money::new(Decimal::ONE, Currency::USD);
    let years = Years::new(Year(2026), Year(2026));
    let abroad = Scenario { title: "Dues".to_owned(), ..Scenario::new(years, vec![part]) };
    let note = behind(&twelfth(), &abroad, &Measure::default(), En);
    assert!(
        note.iter().any(|note| note.starts_with("The baseline “Dues” is not drawn: it counts in")),
        "{note:#?}"
    );
}

/// The notes of the chart of a scenario with a baseline behind it.
fn behind(scenario: &Scenario, baseline: &Scenario, chosen: &Measure, language: Language) -> Vec<String> {
    let [of_hand, of_baseline] = [scenario, baseline].map(|it| measures(it, chosen));
    let [hand, other] = [scenario, baseline].map(|it| projected(it, chosen));
    let input = |scenario, projection, measures| ProjectionInput {
        scenario,
        colour: None,
        projection,
        measures,
        chosen,
        record: record::bundled(),
        hides_assumed: false,
        language,
    };
    let hand = input(scenario, &hand, &of_hand);
    let behind = Behind { input: &input(baseline, &other, &of_baseline), kind: BaselineKind::Other };
    view_against(&hand, Some(behind), Reading::Value).chart.notes
}

/// Prices of 2025 in dollars are won at the exchange rate of 2025.
#[test]
fn hollow_points_say_at_the_rate_of_which_year() {
    for (measure, rate) in [
        (
            Measure { currency: Some(Currency::USD), ..Measure::real(Year(2025)) },
            "at the exchange rate of 2025",
        ),
        (Measure::converted(Currency::USD), "at the average exchange rate of the year"),
    ] {
        let notes = view_of(&twelfth(), &measure, false, En).chart.notes;
        assert!(notes.iter().any(|note| note.contains("are hollow") && note.ends_with(rate)), "{notes:#?}");
    }
}

/// A scenario that states no exchange rate is converted at the averages of the record, and says so.
#[test]
fn whose_exchange_rates_are_read_is_told() {
    let stated = view_of(&twelfth(), &Measure::converted(Currency::USD), false, En);
    assert!(stated.subline.contains("at the scenario's exchange rate"), "{}", stated.subline);
    let mut without = twelfth();
    without.rates.clear();
    let recorded = view_of(&without, &Measure::converted(Currency::USD), false, En);
    assert!(recorded.subline.contains("at its average exchange rate"), "{}", recorded.subline);
}
