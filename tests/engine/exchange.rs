//! Amounts that cross from one currency into another.
//!
//! Expected values are the record's published averages, worked out by hand: won for a dollar 1,291.78
//! (2022), 1,306.76, 1,363.44, 1,421.40 (2025); won for 100 yen 982.65, 930.08, 900.23, 950.33.

use std::collections::BTreeMap;

use costshare::engine::counterfactual::{Trial, counterfactual, stretch, usual_rule};
use costshare::engine::negotiation::cost;
use costshare::engine::recorded::amount_in;
use costshare::engine::{
    ChangeEffect, Measure, Missing, NoRoute, Over, Prices, Projection, RateBasis, Rates, Reading, RowName,
    bridge, check, compare, explain, plan, project,
};
use costshare::files::{self, bundled, record};
use costshare::model::clauses::{Freeze, Growth, Rule};
use costshare::model::{
    Currency, Exchange, Field, FieldValue, Figure, Money, OfferTerm, Part, Scale, Scenario, Series, SourceId,
    Spelt, Stated, Status, Value, Year, Years,
};
use costshare::present::palette::ScenarioColour;
use costshare::present::views::compare as compare_page;
use costshare::present::views::projection::{
    BaselineKind, Behind, ProjectionInput, measures, view, view_against,
};
use costshare::present::{LineKind, Selection, View};
use costshare::text::explanation::why_words;
use costshare::text::history::tried_why_words;
use costshare::text::typed::{Typed, read_exchange};
use costshare::text::{Language, key, measures::measure_basis, numbers};
use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};
use rust_decimal_macros::dec;

/// The currencies that the record quotes, each in won.
const QUOTED: [&str; 4] = ["KRW", "USD", "JPY", "CNY"];

/// 211,000 million yen: × 9.8265 ÷ 1,291.78 = 1,605.065…; × 9.3008 ÷ 1,306.76 = 1,501.782…;
/// × 9.0023 ÷ 1,363.44 = 1,393.156…; × 9.5033 ÷ 1,421.40 = 1,410.719….
#[test]
fn yen_become_dollars_by_way_of_the_won() {
    let yen = field_case("A1-yen-agreement.ron");
    let dollars = in_millions(&yen, &Measure::converted(Currency::USD));
    assert_eq!(dollars, [dec!(1605.1), dec!(1501.8), dec!(1393.2), dec!(1410.7)].map(Some));
}

/// 150 million dollars of 1991: × 736.73 ÷ 5.4739 = 20,188.4 million yen; ÷ 138.13 = 800.0 million yuan.
#[test]
fn shipped_dollars_become_yen_and_yuan() {
    let first = bundled::scenario("sma-01.ron").expect("it is shipped").expect("it can be read").scenario;
    let in_currency = |code| in_millions(&first, &Measure::converted(currency(code)))[0];
    assert_eq!(in_currency("JPY"), Some(dec!(20188.4)));
    assert_eq!(in_currency("CNY"), Some(dec!(800.0)));
    assert_eq!(in_currency("KRW"), Some(dec!(110509.5)), "150 × 736.73, as before");
}

/// The record has no euro.
#[test]
fn what_nobody_quotes_is_unknown_and_names_the_pair() {
    let euros = field_case("A3-euro-agreement.ron");
    for code in ["USD", "JPY", "KRW"] {
        let (projection, _) = projected(&euros, &Measure::converted(currency(code)));
        for year in euros.years.iter() {
            let Value::Unknown(why) = projection.at(RowName::Measure(0), year) else { panic!("{code}") };
            let said = why_words(projection.plan(), why, Language::En);
            assert!(said.contains("between EUR and") && said.contains(code), "{said}");
            let said = why_words(projection.plan(), why, Language::Ko);
            assert!(said.contains("유로"), "{said}");
        }
    }
}

/// A crossed amount is derived at best, though every input were in print, and says so on every face.
#[test]
fn a_crossing_says_so() {
    let mut yen = field_case("A1-yen-agreement.ron");
    yen.parts[0].base = Stated::published(yen.parts[0].base.value, vec![SourceId("MOFA12".to_owned())]);
    let measure = Measure::converted(Currency::USD);
    let (projection, measures) = projected(&yen, &measure);
    for (language, words) in [(Language::En, "by way of the won"), (Language::Ko, "원화를 거쳐")] {
        let input = ProjectionInput {
            scenario: &yen,
            colour: None,
            projection: &projection,
            measures: &measures,
            chosen: &measure,
            record: record::bundled(),
            hides_assumed: false,
            language,
        };
        let view = view(&input);
        assert!(view.subline.contains(words), "{}", view.subline);
        assert!(view.chart.subtitle.contains(words), "{}", view.chart.subtitle);
        assert!(view.table.notes.iter().any(|note| note.contains(words)), "{:?}", view.table.notes);
        let column = view.table.columns.iter().position(|column| column.key == "USD").expect("its column");
        let cell = &view.table.rows[0].cells[column];
        assert!(!cell.marks.is_empty(), "it is in print nowhere");
        let selection = Selection { row: RowName::Measure(0), year: Year(2022) };
        let told = costshare::present::explain(&yen, &projection, record::bundled(), selection, language);
        let told = told.expect("the figure is there");
        assert!(told.notes.iter().any(|note| note.contains(words)), "{:?}", told.notes);
        // Both rates are among what it rests on: 982.65 won for 100 yen, 1,291.78 for a dollar.
        for rate in ["982.65", "1,291.78"] {
            assert!(told.rests_on.iter().any(|ground| ground.value.contains(rate)), "{rate}");
        }
    }
}

/// 211,000 × 9.8265 ÷ 1,291.78, in the order in which it is reckoned.
#[test]
fn a_crossing_is_a_formula_of_two_rows() {
    let yen = field_case("A1-yen-agreement.ron");
    let (projection, _) = projected(&yen, &Measure::converted(Currency::USD));
    let figure = projection.plan().find("measure.0.2022").expect("the figure is there");
    let notation = costshare::text::explanation::notation(
        projection.plan(),
        &explain(&projection, figure),
        Language::En,
    );
    let line = notation.lines.join(" ");
    assert!(line.contains("× 9.8265 ÷ 1,291.78"), "{line}");
    assert_eq!(projection.plan().crossing(RowName::Measure(0)), Some((Currency::KRW, Currency::USD)));
}

/// Yen at 140 to the dollar, as the scenario says: 211,000 ÷ 140 = 1,507.1; said the other way round,
/// 0.0072 dollars a yen: 1,519.2.
#[test]
fn a_stated_rate_goes_before_a_crossing_and_is_named() {
    for (stated, expected) in
        [("140 JPY/USD", dec!(1507.1)), ("0.0072 USD/JPY", dec!(1519.2)), ("0.72 USD/100 JPY", dec!(1519.2))]
    {
        let mut yen = field_case("A1-yen-agreement.ron");
        yen.rates.insert(Currency::USD, always(stated));
        assert!(check::check(&yen).iter().all(|problem| !problem.is_error()), "{stated}");
        let measure = Measure::converted(Currency::USD);
        assert_eq!(in_millions(&yen, &measure)[0], Some(expected), "{stated}");
        let used = measure.basis_in(&[&yen], record::bundled());
        assert_eq!(used.rates, Some(RateBasis::Scenario));
        assert!(measure_basis(&measure, &used, Language::En).contains("scenario's exchange rate"));
        // The averages can still be asked for.
        let average = Measure { rates: RateBasis::Average, ..measure };
        assert_eq!(in_millions(&yen, &average)[0], Some(dec!(1605.1)));
    }
}

/// A rate that the scenario states only for a part of the way is never mixed with an average.
#[test]
fn a_stated_rate_and_an_average_do_not_meet() {
    let mut yen = field_case("A1-yen-agreement.ron");
    yen.rates.insert(Currency::KRW, always("930.5 KRW/100 JPY"));
    let dollars = Measure::converted(Currency::USD);
    assert_eq!(in_millions(&yen, &dollars), [None; 4]);
    let (projection, _) = projected(&yen, &dollars);
    let why = projection.at(RowName::Measure(0), Year(2022)).why().expect("it is unknown");
    let said = why_words(projection.plan(), why, Language::En);
    assert!(said.contains("between JPY and USD") && said.contains("not mixed"), "{said}");
    // 211,000 × 9.305 = 1,963,355 million won.
    assert_eq!(in_millions(&yen, &Measure::converted(Currency::KRW))[0], Some(dec!(1963355)));
}

/// 10,000 eok in each year at 1,400 won, which the scenario states from 2022 on: 714.3 million dollars. The
/// 10,000 eok of 2021 have no such rate; at the average, 1,144.89, they would be 873.4 million and the term
/// 18.2 % below them. So 2023 is compared with 2022, and is the same. In won 2021 stays.
#[test]
fn the_year_before_is_at_what_the_term_is_at() {
    let mut won = Scenario { parts: vec![frozen("10000 eok KRW")], ..field_case("A1-yen-agreement.ron") };
    won.years = Years::new(Year(2022), Year(2023));
    won.continues = None;
    won.before = Some(Stated::assumed(Money::read("10000 eok KRW").expect("an amount")));
    let rate =
        |year: i16| Series { values: BTreeMap::from([(Year(year), stated("1400 KRW/USD"))]), then: None };
    won.rates.insert(Currency::USD, Series { then: Some(stated("1400 KRW/USD")), ..rate(2022) });
    let dollars = Measure::converted(Currency::USD);
    let seen = viewed(&won, &dollars);
    assert!(seen.headline.contains("as 2022"), "{}", seen.headline);
    assert!(!seen.chart.title.contains("2021"), "{}", seen.chart.title);
    assert_eq!(seen.chart.years.first, Year(2022));
    assert!(seen.chart.lines[0].points.iter().all(|point| point.year != Year(2021)));

    let seen = viewed(&won, &Measure::default());
    assert!(seen.headline.contains("2021"), "{}", seen.headline);
    let average = Measure { rates: RateBasis::Average, ..dollars.clone() };
    assert!(viewed(&won, &average).headline.contains("2021"));

    // Stated for 2021 as well: the same 714.3 million dollars.
    won.rates.insert(Currency::USD, Series { then: Some(stated("1400 KRW/USD")), ..rate(2021) });
    let seen = viewed(&won, &dollars);
    assert!(seen.headline.contains("2021"), "{}", seen.headline);
    let before = &seen.chart.lines[0].points[0];
    assert_eq!((before.year, before.text.as_str()), (Year(2021), "USD 714.3 m"));
}

/// The record has 11,833 eok for 2021, at the average 1,144.89 won 1,033.6 million dollars. Its own line may say so; the
/// term at 1,400 is not compared with it.
#[test]
fn a_term_at_stated_rates_is_not_compared_with_the_record_at_averages() {
    let mut won = Scenario { parts: vec![frozen("10000 eok KRW")], ..field_case("A1-yen-agreement.ron") };
    won.years = Years::new(Year(2022), Year(2023));
    won.continues = Some("SMA".to_owned());
    won.before = None;
    won.rates.insert(Currency::USD, always("1400 KRW/USD"));
    won.rates.get_mut(&Currency::USD).expect("it is there").values.insert(Year(2022), stated("1400 KRW/USD"));
    let seen = viewed(&won, &Measure::converted(Currency::USD));
    assert!(!seen.headline.contains("2021"), "{}", seen.headline);
    assert!(!seen.chart.title.contains("2021"), "{}", seen.chart.title);
    assert!(seen.chart.lines[0].points.iter().all(|point| point.year != Year(2021)));
    let mut points = seen.chart.lines.iter().flat_map(|line| &line.points);
    let recorded = points.find(|point| point.year == Year(2021)).expect("it is in the record");
    assert!(recorded.value.is_some(), "{}", recorded.text);
    assert!(viewed(&won, &Measure::default()).headline.contains("2021"));
}

/// 10,000 eok and 10,000 million yen at 10 won: 11,000 eok. Their yen are in won at what the scenario
/// states, so the record's averages do not lead them on into dollars (11,000 eok ÷ 1,291.78 would be 851.5
/// million). In yen, and in dollars at a stated 1,250, every rate is stated: 110,000 million yen, 880
/// million dollars. The fifth agreement has dollars at 1,300 in its won.
#[test]
fn a_total_with_parts_at_stated_rates_goes_on_by_stated_rates_only() {
    let mut both = Scenario { parts: vec![frozen("10000 eok KRW")], ..field_case("A1-yen-agreement.ron") };
    both.parts[0].name = "won".to_owned();
    both.parts.push(Part { name: "yen".to_owned(), ..frozen("10000 million JPY") });
    both.rates = BTreeMap::from([(currency("JPY"), always("1000 KRW/100 JPY"))]);
    let dollars = Measure::converted(Currency::USD);
    assert_eq!(in_millions(&both, &dollars), [None; 4]);
    let (projection, _) = projected(&both, &dollars);
    let why = projection.at(RowName::Measure(0), Year(2022)).why().expect("it is unknown");
    for (language, words) in [(Language::En, "the two are not mixed"), (Language::Ko, "섞어 쓰지 않음")]
    {
        let said = why_words(projection.plan(), why, language);
        assert!(said.contains(words), "{said}");
    }
    assert_eq!(dollars.basis_in(&[&both], record::bundled()).rates, None);
    assert_eq!(in_millions(&both, &Measure::default()), [Some(dec!(1_100_000)); 4]);
    assert_eq!(in_millions(&both, &Measure::converted(currency("JPY"))), [Some(dec!(110_000)); 4]);
    both.rates.insert(Currency::USD, always("1250 KRW/USD"));
    assert_eq!(in_millions(&both, &dollars), [Some(dec!(880)); 4]);

    let fifth = bundled::scenario("sma-05.ron").expect("it is shipped").expect("it can be read").scenario;
    assert_eq!(in_millions(&fifth, &Measure::converted(currency("JPY"))), [None; 3]);
    // 5,368 eok ÷ 1,300 + 58.8 = 471.7 million dollars.
    assert_eq!(in_millions(&fifth, &dollars)[0], Some(dec!(471.7)));
}

/// 1,000 million dollars at the stated 1,000 won are 10,000 eok. In dollars that is what was asked for; into
/// yen only the average leads (10,000 eok ÷ 9.8265 would be 101,765.6 million). 100,000 million yen at the
/// average 9.8265 are 9,826.5 eok, which the stated 1,000 does not lead on into dollars.
#[test]
fn an_offer_goes_on_by_the_kind_of_rates_it_came_by() {
    let mut base = Scenario { parts: vec![frozen("10000 eok KRW")], ..field_case("A1-yen-agreement.ron") };
    base.rates = BTreeMap::from([(Currency::USD, always("1000 KRW/USD"))]);
    let in_currency = |offered: &str, code: &str| {
        let terms = [offer("base", Money::read(offered).expect("an amount"))];
        let measure = Measure::converted(currency(code));
        let costed = cost(&base, &terms, record::bundled(), &measure).expect("it can be written");
        let why = costed.first_year.why().map(|why| why_words(costed.projection.plan(), why, Language::En));
        (costed.first_year.known().map(|value| Scale::Million.count(value)), why.unwrap_or_default())
    };
    assert_eq!(in_currency("1000 million USD", "USD").0, Some(dec!(1000)));
    for (offered, code) in [("1000 million USD", "JPY"), ("100000 million JPY", "USD")] {
        let (found, why) = in_currency(offered, code);
        assert_eq!(found, None, "{offered} in {code}");
        assert!(why.contains("not mixed"), "{why}");
    }
    assert!(in_currency("10000 eok KRW", "JPY").0.is_some());
    // 9,826.5 eok are rounded to 9,827, ÷ 9.8265 = 100,005.09.
    assert_eq!(
        in_currency("100000 million JPY", "JPY")
            .0
            .map(|yen| yen.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)),
        Some(dec!(100_005))
    );
}

/// A rate of other currencies under a currency's name is never used for it.
#[test]
fn a_rate_of_another_pair_is_not_used() {
    let mut yen = field_case("A1-yen-agreement.ron");
    yen.rates.insert(Currency::USD, always("1300 KRW/USD"));
    assert!(check::check(&yen).iter().any(check::Problem::is_error));
    assert_eq!(in_millions(&yen, &Measure::converted(Currency::USD)), [None; 4]);
}

/// 10 million yen a year by a cost of 100 million dollars: × 9.8265 ÷ 1,291.78 in 2022.
#[test]
fn what_an_amount_is_divided_by_crosses_too() {
    let yen = field_case("A1-yen-agreement.ron");
    let cost = Money::new(dec!(1000000000), Currency::USD);
    let share = Measure::share(Over::StationingCost(cost));
    let (projection, _) = projected(&yen, &share);
    let found = projection.at(RowName::Measure(0), Year(2022)).known().expect("both are quoted in won");
    // 211,000 million yen are 1,605.0655 million dollars: 160.5 % of 1,000.
    assert_eq!(found.round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero), dec!(1.605065));
    assert_eq!(projection.plan().crossing(RowName::Measure(0)), Some((Currency::KRW, Currency::USD)));
}

/// At a constant rate: that of the year whose prices are taken.
#[test]
fn constant_prices_cross_at_the_rates_of_their_year() {
    let mut yen = field_case("A1-yen-agreement.ron");
    let none = Stated::assumed(costshare::model::Rate(Decimal::ZERO));
    yen.series.insert("cpi".to_owned(), Series { values: BTreeMap::new(), then: Some(none) });
    let prices = Prices::Constant { of: Year(2022), by: costshare::engine::PriceIndex::Cpi };
    let measure = Measure { prices, ..Measure::converted(Currency::USD) };
    assert_eq!(in_millions(&yen, &measure), [dec!(1605.1); 4].map(Some));
}

/// Talks and projection answer alike: what 1,605,065,491.03 dollars come to in yen is what yen come to
/// in dollars. Two rates that the scenario states cross as well.
#[test]
fn an_offer_in_a_third_currency_crosses_like_a_projection() {
    let yen = field_case("A1-yen-agreement.ron");
    let offered = Money::new(dec!(1605065491.03), Currency::USD);
    let terms = [offer("base", offered)];
    let costed = cost(&yen, &terms, record::bundled(), &Measure::default()).expect("both are quoted in won");
    let [conversion] = &costed.converted[..] else { panic!("{:?}", costed.converted) };
    assert_eq!(conversion.route.through(), Some(Currency::KRW));
    let rates: Vec<String> = conversion.rates.iter().map(|rate| rate.value.spell()).collect();
    assert_eq!(rates, ["1291.78 KRW/USD", "982.65 KRW/100 JPY"]);
    // × 1,291.78 ÷ 9.8265 does not end; it is taken to a hundredth of a yen.
    assert_eq!(conversion.amount.value.amount, dec!(211000000000.28));
    assert_eq!(costed.first_year, Value::Known(dec!(211000000000)));

    let mut won = Scenario { parts: vec![frozen("10000 eok KRW")], ..yen };
    won.parts.push(Part { name: "dollars".to_owned(), ..frozen("100 million USD") });
    won.parts[0].name = "won".to_owned();
    won.rates.insert(Currency::USD, always("1300 KRW/USD"));
    won.rates.insert(currency("JPY"), always("910 KRW/100 JPY"));
    let offered = Money::new(dec!(10_000_000_000), currency("JPY"));
    let terms = [offer("part.dollars.base", offered)];
    let costed = cost(&won, &terms, record::bundled(), &Measure::default()).expect("both are stated");
    // 10,000 million × 9.1 ÷ 1,300 = 70 million dollars.
    assert_eq!(costed.converted[0].amount.value, Money::new(dec!(70_000_000), Currency::USD));
    assert_eq!(costed.converted[0].route.basis(), Some(RateBasis::Scenario));
    // One that is stated and one that is not are not mixed.
    won.rates.remove(&currency("JPY"));
    assert!(cost(&won, &terms, record::bundled(), &Measure::default()).is_err());
}

/// A comparison converts each side as its projection does, and says so.
#[test]
fn comparisons_cross_too() {
    let yen = field_case("A1-yen-agreement.ron");
    let mut dollars = Scenario { parts: vec![frozen("1600 million USD")], ..yen.clone() };
    dollars.title = "Dollars".to_owned();
    let comparison = compare(&dollars, &yen, record::bundled(), &Measure::default());
    let of_yen = comparison.rows[0].amounts.other.known().expect("it is known");
    assert_eq!(
        Scale::Million.count(of_yen).round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero),
        dec!(1605.1)
    );
    let basis = measure_basis(&comparison.measure, &comparison.basis, Language::En);
    assert!(basis.contains("by way of the won"), "{basis}");

    let euros = field_case("A3-euro-agreement.ron");
    let comparison = compare(&dollars, &euros, record::bundled(), &Measure::default());
    assert!(comparison.rows.iter().all(|row| row.amounts.other.known().is_none()));
    assert!(format!("{:?}", comparison.missing).contains("NoRate"), "{:?}", comparison.missing);
}

/// 10,000 eok a year without a rate of its own, and the same at a stated 1,400 won.
fn averaged_and_agreed() -> (Scenario, Scenario) {
    let averaged = Scenario { parts: vec![frozen("10000 eok KRW")], ..field_case("A1-yen-agreement.ron") };
    let averaged = Scenario { title: "Averaged".to_owned(), continues: None, ..averaged };
    let mut agreed = Scenario { title: "Agreed".to_owned(), ..averaged.clone() };
    agreed.rates.insert(Currency::USD, always("1400 KRW/USD"));
    (averaged, agreed)
}

/// 10,000 eok at the stated 1,400 won are 714.3 million dollars, at the average of 2022, 1,291.78, 774.1
/// million. Both stand, their sums too, and none is subtracted from the other; in won they are the same.
#[test]
fn sides_at_rates_of_different_kinds_have_no_difference() {
    let (averaged, agreed) = averaged_and_agreed();
    let record = record::bundled();
    let dollars = Measure::converted(Currency::USD);
    let rounded = |value: Value| {
        let millions = Scale::Million.count(value.known().expect("it is known"));
        millions.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero)
    };
    for turned in [false, true] {
        let [baseline, other] = if turned { [&averaged, &agreed] } else { [&agreed, &averaged] };
        let comparison = compare(baseline, other, record, &dollars);
        let mut amounts = [714.3, 774.1].map(|amount| Decimal::try_from(amount).expect("a decimal"));
        let mut kinds = [RateBasis::Scenario, RateBasis::Average];
        if turned {
            amounts.reverse();
            kinds.reverse();
        }
        let row = comparison.rows[0];
        assert_eq!([row.amounts.baseline, row.amounts.other].map(rounded), amounts);
        assert!(comparison.rows.iter().all(|row| row.difference().is_none() && row.per_cent().is_none()));
        assert!(comparison.sums.is_some() && comparison.difference().is_none());
        assert_eq!((bridge(&comparison, record), comparison.equal_sums), (None, None));
        assert!(comparison.crossings.is_empty() && comparison.sum_crossings.is_empty());
        assert!(
            comparison.lines.iter().all(|line| line.effect == ChangeEffect::NoSums),
            "{:?}",
            comparison.lines
        );
        let [Missing::OtherRates { kinds: found, alike_in }] = comparison.missing[..] else {
            panic!("{:?}", comparison.missing)
        };
        assert_eq!(([found.baseline, found.other], alike_in), (kinds, Some(Currency::KRW)));
        let basis = measure_basis(&comparison.measure, &comparison.basis, Language::En);
        assert!(basis.contains("its scenario states") && basis.contains("yearly average"), "{basis}");
        assert!(!basis.contains("the scenario's exchange rate"), "{basis}");

        let in_won = compare(baseline, other, record, &Measure::default());
        assert_eq!((in_won.difference(), in_won.missing), (Some(Decimal::ZERO), Vec::new()));
        let average = Measure { rates: RateBasis::Average, ..dollars.clone() };
        let at_averages = compare(baseline, other, record, &average);
        assert_eq!(at_averages.difference(), Some(Decimal::ZERO));
        let basis = measure_basis(&at_averages.measure, &at_averages.basis, Language::En);
        assert!(basis.contains("each year at its average exchange rate"), "{basis}");
    }
    let both = compare(&agreed, &agreed, record, &dollars);
    let basis = measure_basis(&both.measure, &both.basis, Language::En);
    assert!(basis.contains("each year at the scenario's exchange rate"), "{basis}");
    assert_eq!(both.difference(), Some(Decimal::ZERO));
}

/// Every face of such a comparison names both bases, in both languages: page, chart, table, differences,
/// side by side; sums stand, no difference does.
#[test]
fn every_face_names_both_kinds_of_rates() {
    let (averaged, agreed) = averaged_and_agreed();
    let record = record::bundled();
    let dollars = Measure::converted(Currency::USD);
    let compared = [&averaged, &agreed].map(|other| compare(&agreed, other, record, &dollars));
    for (language, kinds) in [
        (Language::En, ["exchange rates that its scenario states", "yearly average exchange rates"]),
        (Language::Ko, ["시나리오가 정한 환율", "연평균 환율"]),
    ] {
        let names_both = |text: &str| kinds.iter().all(|kind| text.contains(kind));
        let pair = |place: usize, title| compare_page::Pair {
            title,
            colour: ScenarioColour::at(1),
            comparison: &compared[place],
        };
        let alone = compare_page::ComparisonInput::new("Agreed", pair(0, "Averaged"), Vec::new(), language);
        for reading in [Reading::Value, Reading::Difference, Reading::PerCent] {
            let page = compare_page::page(&compare_page::ComparisonInput { reading, ..alone_again(&alone) });
            let Shown { headline, subline, chart, table } = Shown::of(&page);
            assert!(names_both(&headline) && names_both(&subline), "{headline} {subline}");
            assert!(names_both(&chart) && table.iter().any(|note| names_both(note)), "{chart} {table:?}");
            assert!(page.differences.iter().all(|chart| names_both(&chart.subtitle)));
            let sum = page.view.table.rows.last().expect("a sum");
            assert_eq!(sum.year, None);
            assert!(sum.cells[1].plain.is_some(), "the sum of the baseline stands");
            assert_eq!(sum.cells[2].plain.is_some(), reading == Reading::Value);
            let row = &page.view.table.rows[0];
            let unread = if reading == Reading::Value { &row.cells[3] } else { &row.cells[2] };
            assert!(unread.plain.is_none() && names_both(&unread.hint), "{}", unread.hint);
            assert!(page.break_even.is_empty() && page.redline.together.is_none(), "{:?}", page.break_even);
        }
        // Beside one at the baseline's kind the third is named as well.
        let beside = compare_page::ComparisonInput {
            arrangement: compare_page::Arrangement::SideBySide,
            ..compare_page::ComparisonInput::new(
                "Agreed",
                pair(1, "Agreed too"),
                vec![pair(0, "Averaged")],
                language,
            )
        };
        let page = compare_page::page(&beside);
        let notes = page.view.table.notes.join("\n");
        assert!(names_both(&notes) && notes.contains("Agreed too"), "{notes}");
        let changes: Vec<&str> =
            page.side_by_side.iter().flat_map(|it| &it.charts).map(|small| small.change.as_str()).collect();
        let none = costshare::text::say(language, key::SIDE_BY_SIDE_NO_CHANGE);
        assert!(changes.len() == 2 && changes[0] != none && changes[1] == none, "{changes:?}");
    }
}

/// What a page says of its basis.
struct Shown {
    headline: String,
    subline: String,
    chart: String,
    table: Vec<String>,
}

impl Shown {
    fn of(page: &compare_page::ComparisonPage) -> Self {
        let View { headline, subline, chart, table } = &page.view;
        Self {
            headline: headline.clone(),
            subline: subline.clone(),
            chart: chart.subtitle.clone(),
            table: table.notes.clone(),
        }
    }
}

fn alone_again<'a>(input: &compare_page::ComparisonInput<'a>) -> compare_page::ComparisonInput<'a> {
    compare_page::ComparisonInput::new(input.baseline, input.hand, Vec::new(), input.language)
}

/// A projection read against a baseline at stated rates: neither its years nor those of the record, which are
/// at averages, are subtracted from it; the total, in won, is.
#[test]
fn a_view_at_averages_is_not_read_against_stated_rates() {
    let won = Scenario { parts: vec![frozen("10000 eok KRW")], ..field_case("A1-yen-agreement.ron") };
    let won = Scenario { continues: Some("SMA".to_owned()), title: "Averaged".to_owned(), ..won };
    let mut agreed = Scenario { title: "Agreed".to_owned(), ..won.clone() };
    agreed.rates.insert(Currency::USD, always("1400 KRW/USD"));
    let dollars = Measure::converted(Currency::USD);
    let read = |hand: &Scenario, baseline: &Scenario, reading| {
        let (own, own_measures) = projected(hand, &dollars);
        let behind = costshare::present::views::projection::measures_behind(
            baseline,
            &dollars,
            &own_measures,
            reading,
        );
        let theirs = project(plan(baseline, record::bundled(), &behind));
        let input = |scenario, projection, measures| ProjectionInput {
            scenario,
            colour: None,
            projection,
            measures,
            chosen: &dollars,
            record: record::bundled(),
            hides_assumed: false,
            language: Language::En,
        };
        let hand = ProjectionInput { ..input(hand, &own, &own_measures) };
        let behind = Behind { input: &input(baseline, &theirs, &behind), kind: BaselineKind::Other };
        view_against(&hand, Some(behind), reading)
    };
    let seen = read(&won, &agreed, Reading::Difference);
    for text in [&seen.headline, &seen.subline, &seen.chart.title, &seen.chart.subtitle] {
        let names_both = text.contains("its scenario states") && text.contains("yearly average");
        assert!(names_both, "{text}");
    }
    assert!(
        seen.chart
            .lines
            .iter()
            .filter(|line| !line.kind.is_baseline())
            .all(|line| { line.points.iter().all(|point| point.value.is_none()) })
    );
    let column = |view: &View, key: &str| {
        let place = view.table.columns.iter().position(|column| column.key == key).expect("its column");
        view.table.rows[0].cells[place].clone()
    };
    assert!(column(&seen, "USD").plain.is_none() && column(&seen, "USD").hint.contains("not mixed"));
    assert_eq!(column(&seen, "total").plain, Some(Decimal::ZERO));

    // Both are at stated rates, and the record at averages: 2022 of the record is 12,472 eok, ÷ 1,291.78.
    let seen = read(&agreed, &agreed, Reading::Difference);
    assert_eq!(column(&seen, "USD").plain, Some(Decimal::ZERO));
    let of_record = seen.chart.lines.iter().find(|line| line.kind == LineKind::Record).expect("the record");
    assert!(of_record.points.iter().all(|point| point.value.is_none() && point.text.contains("not mixed")));
    assert!(seen.chart.notes.iter().any(|note| note.contains("not mixed")), "{:?}", seen.chart.notes);
    // By itself the baseline stands behind, and the chart says at which rates each is.
    let seen = read(&won, &agreed, Reading::Value);
    assert!(seen.chart.subtitle.contains("its scenario states"), "{}", seen.chart.subtitle);
    // At averages all of it is read.
    let seen = read(&won, &won, Reading::Difference);
    let of_record = seen.chart.lines.iter().find(|line| line.kind == LineKind::Record).expect("the record");
    assert!(of_record.points.iter().all(|point| point.value.is_some()));
}

/// The base year is what was agreed, and differs from itself by nothing, in whatever currency it is shown and
/// whichever year it is. What the rule makes of it is converted as it is, or unknown: the total of 2003 has won
/// in it at the agreement's own rate, and yen are to be had at averages only.
#[test]
fn the_base_year_of_a_trial_differs_from_itself_in_no_currency() {
    let record = record::bundled();
    let twelfth = bundled::scenario("sma-12.ron").expect("it is shipped").expect("it can be read").scenario;
    let rule = usual_rule(&twelfth).expect("it has a rule");
    let stretch = stretch(record).expect("the record has agreed amounts");
    let mut tried = 0;
    for first in stretch.iter().filter(|&year| year < stretch.last) {
        let trial = Trial { scenario: &twelfth, rule, years: Years::new(first, first.plus(1)) };
        for code in QUOTED.into_iter().chain(["EUR"]) {
            let Ok(found) = counterfactual(&trial, record, &Measure::converted(currency(code))) else {
                assert!(record.agreed(first).is_none(), "{first} {code}");
                continue;
            };
            let base = &found.rows[0];
            let Some(agreed) = &base.agreed else {
                assert_eq!((code, base.by_rule.known()), ("EUR", None), "{first}");
                continue;
            };
            assert_eq!(base.difference(), Some(Decimal::ZERO), "{first} {code}");
            assert_eq!(base.worth_of_cap(), Some(Decimal::ZERO), "{first} {code}");
            let own = found.projection.at(RowName::Measure(0), first);
            match own.why() {
                None if agreed.converted => assert_eq!(own.known(), Some(agreed.value), "{first} {code}"),
                None => {}
                Some(why) => {
                    let said = tried_why_words(&found, why, Language::En);
                    assert!((1999..=2004).contains(&first.0) && code != "USD", "{first} {code}");
                    assert!(said.contains("known in USD"), "{first} {code}: {said}");
                    assert_eq!(found.rows[1].by_rule.known(), None, "{first} {code}");
                }
            }
            tried += 1;
        }
    }
    assert!(tried > 100, "{tried}");
}

/// The record in a third currency, from what was agreed: 150 million dollars of 1991 are 20,188.4
/// million yen, whatever won the press made of them.
#[test]
fn the_record_crosses_from_what_was_agreed() {
    let record = record::bundled();
    let contribution = record.agreed(Year(1991)).expect("the record has it");
    let yen = amount_in(contribution, currency("JPY"), record).expect("both are quoted in won");
    assert_eq!(
        Scale::Million.count(yen.value).round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero),
        dec!(20188.4)
    );
    assert!(yen.converted && yen.status >= Status::Derived);
}

/// A trial that begins in dollars shows the won that the record has: 2,400 of 1995 and 3,449 of 1997,
/// as the press converted them, 6,686, 7,469 and the 6,804 that was agreed in won. The base is what was
/// agreed and does not differ from itself. A year without won in the record is converted.
#[test]
fn trials_before_2005_show_the_won_of_the_record() {
    let twelfth = bundled::scenario("sma-12.ron").expect("it is shipped").expect("it can be read").scenario;
    let rule = usual_rule(&twelfth).expect("it has a rule");
    let trial = Trial { scenario: &twelfth, rule, years: Years::new(Year(1995), Year(2007)) };
    let won = counterfactual(&trial, record::bundled(), &Measure::converted(Currency::KRW));
    let won = won.expect("it can be tried");
    let agreed = |year: i16| {
        let row = won.rows.iter().find(|row| row.year == Year(year)).expect("it is tried");
        let agreed = row.agreed.as_ref().expect("it is known");
        (Scale::Eok.count(agreed.value), agreed.converted)
    };
    for (year, eok) in
        [(1995, 2400), (1997, 3449), (2003, 6686), (2004, 7469), (2005, 6804), (2006, 6804), (2007, 7255)]
    {
        assert_eq!(agreed(year), (Decimal::from(eok), false), "{year}");
    }
    // 330 million × 805.00 won.
    assert_eq!(agreed(1996), (dec!(2656.5), true));
    assert_eq!(won.rows[0].difference(), Some(dec!(0)));
    assert_eq!(won.rows[0].worth_of_cap(), Some(dec!(0)));
}

#[test]
fn rates_for_a_hundred_yen_are_read_and_written_so() {
    let yen = currency("JPY");
    let rate = Exchange { amount: dec!(9.305), of: Currency::KRW, per: yen };
    for text in ["930.5 KRW/100 JPY", "9.305 KRW/JPY", "93.05 KRW/10 JPY", "9305 KRW/1000 JPY"] {
        assert_eq!(Exchange::read(text), Ok(rate), "{text}");
    }
    for text in
        ["930.5 KRW/0 JPY", "930.5 KRW/50 JPY", "930.5 KRW/-100 JPY", "930.5 KRW/100", "930.5 100 KRW/JPY"]
    {
        assert!(Exchange::read(text).is_err(), "{text}");
    }
    assert_eq!(rate.spell(), "930.5 KRW/100 JPY");
    assert_eq!(
        Exchange::read("930.50 KRW/100 JPY").map(|rate| rate.spell()),
        Ok("930.50 KRW/100 JPY".to_owned())
    );
    assert_eq!(Exchange::read("9 KRW/JPY").map(|rate| rate.spell()), Ok("900 KRW/100 JPY".to_owned()));
    assert_eq!(numbers::exchange(&rate, Language::En), "930.5 KRW/100 JPY");
    assert_eq!(numbers::exchange(&rate, Language::Ko), "930.5원/100엔");
    for text in [
        "930.5 KRW/100 JPY",
        "930.5원/100엔",
        "930.5원 / 100엔",
        "930.5 won per 100 yen",
        "100엔당 930.5원",
        "100 엔당 930.5원",
        "100 JPY = 930.5 KRW",
        "930.5원 = 100엔",
        "9.3050원/엔",
        "엔당 9.3050원",
        "1 JPY = 9.3050 KRW",
    ] {
        assert_eq!(read_exchange(text, Currency::KRW, yen), Typed::Understood(rate), "{text}");
    }
    // A number alone may be either, so it is asked; the usual way stands first.
    let for_one = Exchange { amount: dec!(930.5), ..rate };
    assert_eq!(read_exchange("930.5", Currency::KRW, yen), Typed::Ambiguous(vec![rate, for_one]));
    // A rate of other currencies is none of these.
    for text in ["1,421.4원/달러", "930.5원/100유로", "100 USD = 930.5 KRW"] {
        assert!(matches!(read_exchange(text, Currency::KRW, yen), Typed::NotUnderstood(_)), "{text}");
    }
    let field: Field = "rate.JPY.2026".parse().expect("a field");
    let value = field.parse("930.5 KRW/100 JPY [FED_FX]").expect("a rate");
    let FieldValue::Exchange(stated) = &value else { panic!("{value:?}") };
    assert_eq!((stated.value, stated.status), (rate, Status::Published));
}

/// 15,192 eok at 930.5 won for 100 yen: 1,519,200 million ÷ 9.305 = 163,267.06… million yen.
#[test]
fn a_rate_for_a_hundred_yen_is_used_so() {
    let mut twelfth =
        bundled::scenario("sma-12.ron").expect("it is shipped").expect("it can be read").scenario;
    twelfth.rates.insert(currency("JPY"), always("930.5 KRW/100 JPY"));
    let measure = Measure::converted(currency("JPY"));
    assert_eq!(in_millions(&twelfth, &measure)[0], Some(dec!(163267.1)));
}

#[test]
fn rates_that_look_two_ways_are_a_problem() {
    let mut yen = field_case("A1-yen-agreement.ron");
    let mut mixed = always("140 JPY/USD");
    mixed.values.insert(Year(2022), stated("0.0072 USD/JPY"));
    yen.rates.insert(Currency::USD, mixed);
    assert!(check::check(&yen).iter().any(check::Problem::is_error));
    // 2022 as it is stated, the others not at all.
    let found = in_millions(&yen, &Measure::converted(Currency::USD));
    assert_eq!(found, [Some(dec!(1519.2)), None, None, None]);
}

#[test]
fn without_a_route_there_is_a_reason() {
    let rates = Rates::of_record(record::bundled());
    assert_eq!(rates.route(currency("EUR"), Currency::USD), Err(NoRoute::NotQuoted));
    let itself = rates.route(Currency::USD, Currency::USD).expect("it needs none");
    assert!(itself.legs().is_empty() && itself.through().is_none() && itself.basis().is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// There and back again gives the amount, and without a rate between the two the way leads through
    /// the won. Each conversion is one of a projection.
    #[test]
    fn there_and_back_again(
        from in proptest::sample::select(&QUOTED[..]),
        to in proptest::sample::select(&QUOTED[..]),
        year in 1988_i16..=2025,
        units in 1_i64..10_000_000,
    ) {
        let (from, to, year) = (currency(from), currency(to), Year(year));
        let unit = costshare::model::usual_unit(from);
        let amount = Money::new(unit.amount * Decimal::from(units), from);
        let there = converted(amount, to, year, &BTreeMap::new());
        let back = converted(Money::new(there, to), from, year, &BTreeMap::new());
        prop_assert!((back - amount.amount).abs() < unit.amount / Decimal::ONE_THOUSAND, "{back}");

        let won = converted(amount, Currency::KRW, year, &BTreeMap::new());
        let through_won = converted(Money::new(won, Currency::KRW), to, year, &BTreeMap::new());
        prop_assert!((there - through_won).abs() < Decimal::ONE, "{there} {through_won}");
    }

    /// A rate between the two, whichever way round it is stated, goes before the won.
    #[test]
    fn a_stated_rate_goes_first(
        from in proptest::sample::select(&QUOTED[..]),
        to in proptest::sample::select(&QUOTED[..]),
        year in 1988_i16..=2025,
        rate in 1_i64..1_000_000,
        turned: bool,
    ) {
        prop_assume!(from != to);
        let (from, to) = (currency(from), currency(to));
        let (of, per) = if turned { (to, from) } else { (from, to) };
        let exchange = Exchange { amount: Decimal::new(rate, 2), of, per };
        let then = Some(Stated::assumed(exchange));
        let rates = BTreeMap::from([(to, Series { values: BTreeMap::new(), then })]);
        let amount = Money::new(dec!(1_000_000_000), from);
        let found = converted(amount, to, Year(year), &rates);
        let expected = if turned { amount.amount * exchange.amount } else { amount.amount / exchange.amount };
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn rates_read_as_they_are_spelt(
        mantissa in 1_i64..1_000_000_000,
        scale in 0_u32..8,
        of in proptest::sample::select(&QUOTED[..]),
        per in proptest::sample::select(&["USD", "JPY", "IDR", "KRW", "EUR"][..]),
    ) {
        let rate = Exchange { amount: Decimal::new(mantissa, scale), of: currency(of), per: currency(per) };
        prop_assert_eq!(Exchange::read(&rate.spell()), Ok(rate));
        let spelt = rate.spell();
        prop_assert_eq!(Exchange::read(&spelt).map(|read| read.spell()), Ok(spelt));
    }
}

/// The total of a projection of one year, converted.
fn converted(
    amount: Money,
    to: Currency,
    year: Year,
    rates: &BTreeMap<Currency, Series<Exchange>>,
) -> Decimal {
    // More digits than a file may state are refused.
    let stated = amount.amount.round_sf_with_strategy(18, RoundingStrategy::MidpointAwayFromZero);
    let amount = Money::new(stated.expect("it has digits"), amount.currency);
    let mut part = Part::new("", Stated::assumed(amount));
    // Nothing is rounded on the way.
    part.rounding.to = Money::new(Decimal::new(1, 6), amount.currency);
    let yen = field_case("A1-yen-agreement.ron");
    let scenario = Scenario { years: Years::new(year, year), parts: vec![part], rates: rates.clone(), ..yen };
    if amount.currency == to {
        return project(plan(&scenario, record::bundled(), &[])).total(year).known().expect("it is known");
    }
    let (projection, _) = projected(&scenario, &Measure::converted(to));
    projection.at(RowName::Measure(0), year).known().expect("the record has every pair and year")
}

fn projected(scenario: &Scenario, measure: &Measure) -> (Projection, Vec<Measure>) {
    let measures = measures(scenario, measure);
    (project(plan(scenario, record::bundled(), &measures)), measures)
}

/// The view in English, with its measure.
fn viewed(scenario: &Scenario, measure: &Measure) -> View {
    let (projection, measures) = projected(scenario, measure);
    view(&ProjectionInput {
        scenario,
        colour: None,
        projection: &projection,
        measures: &measures,
        chosen: measure,
        record: record::bundled(),
        hides_assumed: false,
        language: Language::En,
    })
}

/// The measure in each year, in millions to 0.1 million.
fn in_millions(scenario: &Scenario, measure: &Measure) -> Vec<Option<Decimal>> {
    let (projection, _) = projected(scenario, measure);
    let name = if measure.is_total() { RowName::Total } else { RowName::Measure(0) };
    let row = projection.plan().row_id(name).expect("it is measured");
    let figures = scenario.years.iter().map(|year| projection.value(Figure { row, year }).known());
    figures
        .map(|value| {
            value.map(|value| {
                Scale::Million.count(value).round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero)
            })
        })
        .collect()
}

fn field_case(name: &str) -> Scenario {
    let path = format!("tests/field/{name}");
    let opened = files::open_scenario(path.as_ref()).unwrap_or_else(|error| panic!("{name}: {error:?}"));
    opened.file.scenario
}

fn frozen(base: &str) -> Part {
    let mut part = Part::new("", Stated::assumed(Money::read(base).expect("an amount")));
    part.rules.insert(Year(2023), Rule::new(Growth::Freeze(Freeze {})));
    part
}

fn offer(field: &str, money: Money) -> OfferTerm {
    OfferTerm::Read(field.parse().expect("a field"), FieldValue::Money(Stated::assumed(money)))
}

fn always(rate: &str) -> Series<Exchange> {
    Series { values: BTreeMap::new(), then: Some(stated(rate)) }
}

fn stated(rate: &str) -> Stated<Exchange> {
    Stated::assumed(Exchange::read(rate).expect("a rate"))
}

fn currency(code: &str) -> Currency {
    code.parse().expect("a currency")
}
