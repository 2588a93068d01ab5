//! A negotiation as it is shown: figures by hand, reasons in words, every figure with its source.

use costshare::engine::Measure;
use costshare::engine::negotiation::CostOf;
use costshare::engine::negotiation::check;
use costshare::engine::{ledger, reply};
use costshare::files::{bundled, read_value, record};
use costshare::model::{Currency, Field, Negotiation, OfferKind, Role, Scenario};
use costshare::present::CellMark;
use costshare::present::timeline::Whose;
use costshare::present::views::negotiation::{self as views, NegotiationInput, NegotiationView, view};
use costshare::text::Language;
use rust_decimal::RoundingStrategy;
use rust_decimal_macros::dec;
use support::tables::column;

/// 17,000 × (1.04⁵ − 1) / 0.04 = 92,077.48; 14,500 × 5.204040 = 75,458.58; 15,600 × 5.256329 =
/// 81,998.72; 15,100 × 5.204040 = 78,581.01. The gaps are 16,618.90 and 3,417.72, so that
/// 1 − 3,417.72 / 16,618.90 = 79.4 % is closed.
#[test]
fn the_gap_of_the_invented_talks_closes() {
    let shown = shown(&support::talks::invented(), CostOf::Term, Language::Ko);
    assert_eq!(shown.headline, "7차 회의 이후 2026~2030년 합계 양측 차이 3,418억원 · 처음 격차의 79% 축소");
    let terms: Vec<i64> = column(&shown.offers, "term").iter().map(|text| whole(text)).collect();
    assert_eq!(terms, [92_077, 75_459, 81_999, 78_581]);
    let gaps = column(&shown.offers, "gap");
    assert_eq!((gaps[0].as_str(), whole(&gaps[1]), whole(&gaps[3])), ("", 16_619, 3_418));
    assert_eq!(column(&shown.offers, "closed")[3], "79");
    let gap = shown.timeline.gap.expect("there is a gap");
    let apart = (gap.asked - gap.offered).round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    assert_eq!(apart, dec!(3418));
}

#[test]
fn the_same_in_english() {
    let shown = shown(&support::talks::invented(), CostOf::Term, Language::En);
    assert_eq!(
        shown.headline,
        "After round 7 the sides are KRW 341.8 bn apart over 2026–2030; 79% of the opening gap is closed"
    );
}

/// In the first year they were 17,000 − 14,500 = 2,500 apart and are 15,600 − 15,100 = 500: 80 %.
#[test]
fn the_first_year_has_a_gap_of_its_own() {
    let shown = shown(&support::talks::invented(), CostOf::FirstYear, Language::En);
    assert_eq!(
        shown.headline,
        "After round 7 the sides are KRW 50.0 bn apart in 2026; 80% of the opening gap is closed"
    );
}

#[test]
fn no_gap_says_why() {
    let mut talks = support::talks::invented();
    talks.offers.retain(|offer| offer.party.as_deref() == Some("US"));
    check_headline(&talks, "No gap to show: no public offer is known (Republic of Korea)");
    talks.offers.push(support::talks::offer("ROK", OfferKind::Offer, "2024-08-30", &[]));
    check_headline(&talks, "No gap to show: no offer has a cost (Republic of Korea)");
    talks.offers.clear();
    check_headline(&talks, "No offer is known");
}

#[test]
fn an_offer_without_a_cost_stands_in_the_table_with_the_reason() {
    let mut talks = support::talks::invented();
    talks.offers.push(support::talks::offer("US", OfferKind::Ask, "2024-09-01", &[("no.such.field", "5")]));
    let shown = shown(&talks, CostOf::Term, Language::En);
    assert_eq!(shown.places, [0, 1, 2, 3, 4]);
    assert_eq!(column(&shown.offers, "term")[4], "–");
    assert!(column(&shown.offers, "remark")[4].contains("`no.such.field` cannot be read"));
    assert!(shown.problems.iter().any(|problem| problem.contains("no.such.field")), "{:?}", shown.problems);
    assert!(shown.timeline.position(4).is_none());
}

/// 18,000 × (1.03⁵ − 1) / 0.03 = 95,564.4: the 4 % that were offered are held at the 3 % of the base scenario, which the
/// offer does not name. It says so, and says nothing of the kind once it names its own cap.
#[test]
fn an_offer_held_at_a_cap_that_it_does_not_name_says_so() {
    let mut base = support::talks::unrounded();
    let cap: Field = "rule.2027.cap".parse().expect("a field");
    cap.write(&mut base, read_value(&cap, "3%").expect("a value")).expect("it fits");
    let mut talks = support::talks::talks(base);
    let four = ("rule.2027.growth", r#"Fixed(rate: "4%")"#);
    let terms = [("base", "18000 eok KRW"), four, ("rule.2027.cap", "10%")];
    talks.offers = vec![
        support::talks::offer("US", OfferKind::Ask, "2024-09-01", &terms[..2]),
        support::talks::offer("US", OfferKind::Ask, "2024-09-02", &terms),
    ];
    for (language, told) in [
        (Language::En, "Held at the cap of the base scenario in 2027–2030, which the offer does not name"),
        (Language::Ko, "2027~2030년에는 제안에 없는 기준 시나리오의 상한이 적용됨"),
    ] {
        let shown = shown(&talks, CostOf::Term, language);
        let remarks = column(&shown.offers, "remark");
        assert!(remarks[0].contains(told), "{remarks:?}");
        assert!(!remarks[1].contains(told), "{remarks:?}");
        let place = shown.offers.columns.iter().position(|column| column.key == "term").expect("it is there");
        let marks = |row: usize| shown.offers.rows[row].cells[place].marks.contains(&CellMark::Cap);
        assert!(marks(0) && !marks(1), "the sum is marked where it is held");
    }
    let shown = shown(&talks, CostOf::Term, Language::Ko);
    // 18,000 × (1.04⁵ − 1) / 0.04 = 97,493.8.
    let terms: Vec<i64> = column(&shown.offers, "term").iter().map(|text| whole(text)).collect();
    assert_eq!(terms, [95_564, 97_494]);
}

#[test]
fn a_round_without_a_position_says_so() {
    let shown = shown(&support::talks::invented(), CostOf::Term, Language::En);
    assert_eq!(shown.round_numbers, [1, 2, 7]);
    assert_eq!(column(&shown.rounds, "dates"), ["23–25 Apr 2024", "Dates unknown", "27–29 Aug 2024"]);
    assert_eq!(column(&shown.rounds, "positions")[1], "No public position");
}

/// Ten billion dollars are about nine times what was agreed: they stand off the scale, which is said.
#[test]
fn what_is_said_far_beyond_every_offer_does_not_flatten_them() {
    let shown = shown(&support::talks::like_the_twelfth(), CostOf::FirstYear, Language::En);
    let speaking = shown.timeline.lines.iter().find(|line| line.whose == Whose::Speaking(0));
    let speaking = speaking.expect("somebody speaks");
    assert!(speaking.points.iter().all(|point| point.off_scale));
    let said = shown.timeline.notes.iter().filter(|note| note.starts_with("Off the scale"));
    assert_eq!(said.count(), 2);
    let offers = shown.timeline.lines.iter().filter(|line| !matches!(line.whose, Whose::Speaking(_)));
    assert!(offers.flat_map(|line| &line.points).all(|point| !point.off_scale));
}

#[test]
fn what_has_no_date_is_told_and_not_drawn() {
    let shown = shown(&support::talks::like_the_tenth(), CostOf::FirstYear, Language::En);
    assert!(shown.timeline.position(1).is_none());
    assert_eq!(shown.timeline.undated.len(), 1);
    assert!(shown.timeline.notes.iter().any(|note| note.starts_with("Not drawn, date unknown")));
}

#[test]
fn every_figure_leads_to_its_source() {
    let shown = shown(&support::talks::like_the_twelfth(), CostOf::Term, Language::En);
    for row in &shown.offers.rows {
        for cell in row.cells.iter().filter(|cell| cell.plain.is_some()) {
            let rests_on = cell.rests_on.as_ref().expect("it rests on something");
            assert!(!rests_on.sources.is_empty(), "{}", cell.text);
        }
    }
}

/// 5 and 4 billion were said in dollars, 11,740, 15,900 and 10,389 eok in won: the ones are hollow in won, the
/// others in dollars. The table marks the same figures.
#[test]
fn what_is_shown_in_another_currency_than_it_was_said_in_is_hollow() {
    let file = bundled::negotiation("sma-11.ron").expect("it is shipped").expect("it can be read");
    let talks = file.negotiation;
    for (measure, hollow) in [(Measure::default(), [0, 2].as_slice()), (in_dollars(), &[3, 4, 5])] {
        let shown = shown_in(&talks, &measure, CostOf::FirstYear, Language::En);
        let points = shown.timeline.lines.iter().flat_map(|line| &line.points);
        let mut converted: Vec<usize> =
            points.filter(|point| point.converted).map(|point| point.offer).collect();
        converted.sort_unstable();
        assert_eq!(converted, hollow);
        let is_marked = |key: &str| {
            let place = shown.offers.columns.iter().position(|column| column.key == key).expect("the column");
            let rows = shown.places.iter().zip(&shown.offers.rows);
            let marked = rows.filter(|(_, row)| row.cells[place].marks.contains(&CellMark::Converted));
            marked.map(|(place, _)| *place).collect::<Vec<usize>>()
        };
        assert_eq!(is_marked("first_year"), hollow);
        // What grew in won from an offer in dollars goes back at the rate of each year.
        let term = if hollow == [0, 2] { vec![0, 2] } else { vec![0, 2, 3, 4, 5] };
        assert_eq!(is_marked("term"), term);
    }
}

fn in_dollars() -> Measure {
    Measure::converted(Currency::USD)
}

fn shown(talks: &Negotiation, of: CostOf, language: Language) -> NegotiationView {
    shown_in(talks, &Measure::default(), of, language)
}

fn shown_in(talks: &Negotiation, measure: &Measure, of: CostOf, language: Language) -> NegotiationView {
    let record = record::bundled();
    let costed = support::talks::costed(talks, measure);
    view(&NegotiationInput {
        negotiation: talks,
        costed: &costed,
        of,
        measure,
        selected: None,
        against: None,
        record,
        language,
        problems: &check::check(talks, record),
    })
}

#[track_caller]
fn check_headline(talks: &Negotiation, expected: &str) {
    assert_eq!(shown(talks, CostOf::Term, Language::En).headline, expected);
}

/// The figure rounded to whole numbers.
fn whole(text: &str) -> i64 {
    let figure: rust_decimal::Decimal = text.replace(',', "").parse().expect("a figure");
    i64::try_from(figure.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)).expect("it fits")
}

/// 15,192 × 1.021 = 15,511; then 5 % of 15,511 is 775.55, so 16,287 (6 %: 930.66, 16,442); × 1.03 = 16,776
/// (16,935); × 1.02 = 17,112 (17,274): 80,878 with a cap of 5 %, 81,354 with 6 %. From 14,992: 15,307, 16,072 (16,225),
/// 16,554 (16,712), 16,885 (17,046): 79,810 and 80,282. The cap is worth 476 first and 472 last, 474 on average; the
/// base 1,068 and 1,072, 1,070 on average.
#[test]
fn a_ledger_says_what_was_given_and_got() {
    let from = shown_scenario(&[("base", "15192 eok KRW"), ("rule.2027.cap", "5%")]);
    let to = shown_scenario(&[("base", "14992 eok KRW"), ("rule.2027.cap", "6%")]);
    let made = ledger([&from, &to], [None; 2], Role::Pays, record::bundled(), &Measure::default());
    let shown = views::ledger(&made, "앞 제안", "뒤 제안", Language::Ko);
    assert_eq!(
        shown.headline,
        "내준 것 474억원, 얻은 것 1,070억원: 2026~2030년 합계 8조 878억원 → 8조 282억원"
    );
    assert_eq!(column(&shown.table, "turn"), ["내줌", "얻음", "합계", "합계"]);
    assert_eq!(column(&shown.table, "worth")[..2], ["474", "1,070"]);
    assert_eq!(column(&shown.table, "cost"), ["+474", "−1,070", "80,878", "80,282"]);
    let terms = column(&shown.table, "terms");
    assert!(terms[0].contains("5.0% → 6.0%") && terms[1].contains("1조 5,192억원"), "{terms:?}");

    // No index is above 6.2 %, so a cap of 7 or of 8 % binds nowhere.
    let [seven, eight] =
        ["7%", "8%"].map(|cap| shown_scenario(&[("base", "15192 eok KRW"), ("rule.2027.cap", cap)]));
    let made = ledger([&seven, &eight], [None; 2], Role::Pays, record::bundled(), &Measure::default());
    let shown = views::ledger(&made, "one", "other", Language::En);
    assert_eq!(column(&shown.table, "turn")[0], "Worth nothing: does not bind on this path");
    assert_eq!(column(&shown.table, "worth")[0], "0.0");
    assert!(
        shown.headline.starts_with("Nothing was given") || shown.headline.contains("KRW 0"),
        "{}",
        shown.headline
    );
}

/// With a cap of 6 %, 15,103 gives 80,875 over the five years and 15,104
/// gives 80,880, by the same steps as above. 80,878 lies between, nearer to the second.
#[test]
fn a_reply_names_the_base_that_would_cost_the_same() {
    let theirs = shown_scenario(&[("base", "15192 eok KRW"), ("rule.2027.cap", "5%")]);
    let ours = shown_scenario(&[("base", "14992 eok KRW"), ("rule.2027.cap", "6%")]);
    let found = reply(&ours, &theirs, record::bundled(), &Measure::default());
    let said = views::reply_words(&found, "ours", "theirs", Language::En);
    assert!(said[0].contains("KRW 8,028.2 bn") && said[0].contains("KRW 8,087.8 bn"), "{said:?}");
    assert_eq!(said[1], "Base amount: KRW 1,510.4 bn comes nearest ○");
    assert_eq!(said.len(), 4, "{said:?}");
}

/// The 12th as signed with prices of 2.1, 6.2, 3.0 and 2.0 %, and these terms.
fn shown_scenario(terms: &[(&str, &str)]) -> Scenario {
    let prices = ["2.1%", "6.2%", "3%", "2%"].into_iter().zip(2025..);
    let prices = prices.map(|(rate, year)| (format!("series.cpi.{year}"), rate.to_owned()));
    let terms = terms.iter().map(|(path, value)| ((*path).to_owned(), (*value).to_owned()));
    let mut scenario = support::values::shipped("sma-12.ron");
    for (path, value) in prices.chain(terms) {
        let field: Field = path.parse().expect("a field");
        let value = read_value(&field, &value).expect("a value");
        field.write(&mut scenario, value).expect("it fits");
    }
    scenario
}
