//! Negotiations: what offers cost and leave unsaid, how far apart the sides are, what is given and got,
//! and which offers come to the same.
//!
//! Figures that are worked out beside a test were tried in another program with exact fractions too.

use costshare::engine::check::ProblemKind as ScenarioProblemKind;
use costshare::engine::negotiation::check::{At, TalksProblem, TalksProblemKind, check};
use costshare::engine::negotiation::{
    CostOf, Costed, NotCosted, Rated, convergence, cost, in_order, role_between, scenario_of, with_terms,
};
use costshare::engine::{
    Cause, ChangeEffect, CostOrder, Ledger, LedgerEntry, Measure, NoPackages, Over, Package, Packages, Reply,
    RowName, Side, Solved, Turn, Vary, WhyNothing, base_terms, cap_terms, growth_terms, ledger, plan,
    project, reply,
};
use costshare::files::record;
use costshare::model::clauses::{CarryOver, Fixed, Growth, Index, Rule};
use costshare::model::{
    Confidence, Currency, Date, EventKind, Exchange, Field, FieldError, FieldValue, Meeting, Money,
    Negotiation, Offer, OfferKind, OfferTerm, Part, Party, Period, Rate, Record, Role, Round, Scale,
    Scenario, Series, SourceId, Stated, Status, TalkEvent, Value, Year, Years, usual_unit,
};
use proptest::prelude::*;
use rust_decimal::Decimal;
use rust_decimal_macros::dec;
use support::values::{eok, field, write};

// What offers cost.

/// 17,000 × (1 + 1.04 + 1.0816 + 1.124864 + 1.16985856) = 92,077.48352, and so on.
#[test]
fn the_invented_offers_cost_what_the_issue_says() {
    let base = unrounded();
    for (eok, growth, term) in [
        (dec!(17000), "4", dec!(92077.48352)),
        (dec!(14500), "2", dec!(75458.58232)),
        (dec!(15600), "2.5", dec!(81998.72484375)),
        (dec!(15100), "2", dec!(78581.006416)),
    ] {
        let costed = costed(&base, &grown(eok, growth));
        assert_eq!(in_eok(costed.term), Some(term));
        assert_eq!(in_eok(costed.first_year), Some(eok));
        assert_eq!(costed.by_year.len(), 5);
        assert_eq!(costed.cost(CostOf::PresentValue), None);
    }
}

/// 10,000 at 0 % discounted at 25 %: 10,000 × (1 + 0.8 + 0.64 + 0.512 + 0.4096) = 33,616.
#[test]
fn a_present_value_leaves_the_first_year_as_it_is() {
    let measure = Measure { discount: Some(Rate(dec!(0.25))), ..Measure::default() };
    let costed = cost(&unrounded(), &grown(dec!(10000), "0"), &Record::default(), &measure);
    let costed = costed.expect("it costs something");
    assert_eq!(costed.cost(CostOf::PresentValue).and_then(in_eok), Some(dec!(33616)));
    assert_eq!(in_eok(costed.term), Some(dec!(50000)));
}

/// A share of something, and years added up one by one, cannot be added up: amounts are.
#[test]
fn what_cannot_be_added_up_is_counted_in_amounts() {
    for measure in [Measure::cumulative(), Measure::share(Over::Gdp)] {
        let costed = cost(&unrounded(), &grown(dec!(10000), "0"), &Record::default(), &measure);
        let costed = costed.expect("it costs something");
        assert_eq!(in_eok(costed.term), Some(dec!(50000)));
        assert!(costed.by_year.iter().all(|(_, value)| in_eok(*value) == Some(dec!(10000))));
    }
}

/// 14,000 eok at 1,400 won are 1,000 million dollars a year.
#[test]
fn a_measure_in_dollars_converts_each_year() {
    let mut base = unrounded();
    base.rates.insert(Currency::USD, series(exchange(dec!(1400))));
    let measure = Measure::converted(Currency::USD);
    let costed = cost(&base, &grown(dec!(14000), "0"), &Record::default(), &measure).expect("it costs");
    assert_eq!(costed.term, Value::Known(dec!(5000000000)));
}

/// 4,000 million × 1,180.56 = 4,722,240 million won = 47,222.4 eok.
#[test]
fn dollars_are_converted_at_the_rate_of_the_record() {
    let mut base = unrounded();
    base.years = Years::new(Year(2020), Year(2020));
    let terms = [term("base", FieldValue::Money(dollars(dec!(4000))))];
    let costed = cost(&base, &terms, record::bundled(), &Measure::default()).expect("the record has 2020");
    let [conversion] = &costed.converted[..] else { panic!("{:?}", costed.converted) };
    assert_eq!(conversion.rates[0].value.amount, dec!(1180.56));
    assert_eq!(conversion.offered, dollars(dec!(4000)));
    assert_eq!(conversion.amount.value, eok(dec!(47222.4)));
    assert_eq!(conversion.amount.status, Status::Assumed);
    assert!(conversion.amount.sources.contains(&SourceId("FED_FX".to_owned())));
    assert_eq!(in_eok(costed.term), Some(dec!(47222.4)));
}

/// The scenario's own rate comes before the record's, and the offer's before both: 1,000 million at
/// 1,300 are 13,000 eok, at 1,250 12,500.
#[test]
fn dollars_are_converted_at_the_rate_that_is_stated() {
    let mut base = unrounded();
    base.rates.insert(Currency::USD, series(exchange(dec!(1300))));
    let mut terms = vec![term("base", FieldValue::Money(dollars(dec!(1000))))];
    assert_eq!(in_eok(costed(&base, &terms).first_year), Some(dec!(13000)));
    terms.push(term("rate.USD.2026", FieldValue::Exchange(Stated::assumed(exchange(dec!(1250))))));
    assert_eq!(in_eok(costed(&base, &terms).first_year), Some(dec!(12500)));
}

#[test]
fn dollars_without_a_rate_have_no_cost() {
    let amount = FieldValue::Money(dollars(dec!(1000)));
    let refused = not_costed(&unrounded(), &[term("amount.2028", amount)]);
    let NotCosted::NoRate { field: of, from, to, year } = refused else { panic!("{refused:?}") };
    assert_eq!((of, from, to, year), (field("amount.2028"), Currency::USD, Currency::KRW, Year(2028)));
}

/// The scenario states a rate for dollars, for yen there is only the average of 2020: each alone is
/// converted, but the two do not meet in won. Where both are averages, they do.
#[test]
fn amounts_at_rates_of_two_kinds_do_not_meet_in_an_offer() {
    let jpy: Currency = "JPY".parse().expect("a code");
    let mut averages = unrounded();
    averages.years = Years::new(Year(2020), Year(2020));
    let mut stated = averages.clone();
    stated.rates.insert(Currency::USD, series(exchange(dec!(1300))));
    let yen = FieldValue::Money(Stated::assumed(Money::new(dec!(1000000000), jpy)));
    let both = [term("base", FieldValue::Money(dollars(dec!(1000)))), term("one_off.2020", yen)];
    let cost =
        |base: &Scenario, terms: &[OfferTerm]| cost(base, terms, record::bundled(), &Measure::default());
    for terms in [&both[..1], &both[1..]] {
        assert!(cost(&stated, terms).is_ok());
    }
    assert!(cost(&averages, &both).is_ok());
    let refused = cost(&stated, &both).expect_err("13,000 eok at 1,300 and the yen at the average");
    let (from, to) = (jpy, Currency::KRW);
    assert_eq!(refused, NotCosted::MixedRates { field: field("one_off.2020"), from, to });

    // A part in dollars is in the total at what the scenario states.
    let mut dollars_part = Part::new("usd", Stated::assumed(Money::new(dec!(1000000), Currency::USD)));
    dollars_part.rounding.to = Money::new(dec!(1), Currency::USD);
    stated.parts[0].name = "won".to_owned();
    stated.parts.push(dollars_part);
    let in_yen = FieldValue::Money(Stated::assumed(Money::new(dec!(1000000000), jpy)));
    let refused = cost(&stated, &[term("part.won.one_off.2020", in_yen)]).expect_err("they would meet");
    assert!(matches!(refused, NotCosted::MixedRates { from, .. } if from == jpy));
}

#[test]
fn what_names_nothing_of_what_is_paid_has_no_cost() {
    let usd = FieldValue::Exchange(Stated::assumed(exchange(dec!(1400))));
    for terms in [
        vec![],
        vec![term("years.last", FieldValue::Year(Year(2028)))],
        vec![term("title", FieldValue::Text("an ask".to_owned()))],
        vec![term("rate.USD.2026", usd)],
        vec![term("rounding.carry", FieldValue::CarryOver(CarryOver::Rounded))],
    ] {
        assert_eq!(not_costed(&unrounded(), &terms), NotCosted::NamesNothing);
    }
}

#[test]
fn a_term_that_does_not_fit_leaves_the_offer_without_a_cost() {
    let base = term("base", money(dec!(15000)));
    let unread = OfferTerm::Unread { path: "bas".to_owned(), value: "\"1 eok KRW\"".to_owned() };
    let refused = not_costed(&unrounded(), &[base.clone(), unread]);
    assert_eq!(refused, NotCosted::Unread { path: "bas".to_owned() });

    let cap = term("rule.2029.cap", rate("5"));
    let refused = not_costed(&unrounded(), &[base.clone(), cap]);
    let NotCosted::Refused(FieldError::NotThere { field: of, .. }) = refused else { panic!("{refused:?}") };
    assert_eq!(of, field("rule.2029.cap"));

    let lag = term("rule.2027.growth.lag", FieldValue::Lag(2));
    assert!(matches!(not_costed(&unrounded(), &[base, lag]), NotCosted::Refused(_)));
}

/// What is in error makes unknown what reads it, in an offer as in any scenario. A base below zero: every
/// year. A growth of −150 % from the third year on: the first two years stand, 15,000 each.
#[test]
fn an_offer_in_error_is_unknown_as_far_as_it_is_read() {
    let below = costed(&unrounded(), &[term("base", money(dec!(-1)))]);
    assert!(below.by_year.iter().all(|(_, amount)| amount.is_in_error()));
    assert!(below.first_year.is_in_error() && below.term.is_in_error());
    let problems = below.projection.plan().problems();
    assert!(matches!(problems[0].kind, ScenarioProblemKind::NegativeAmount { .. }));

    let falls = |first, rate| {
        let rule = Rule::new(Growth::Fixed(Fixed { rate: Stated::assumed(percent(rate)) }));
        term(&format!("rule.{first}"), FieldValue::Rule(Box::new(rule)))
    };
    let terms = [term("base", money(dec!(15000))), falls(2027, "0"), falls(2028, "-150")];
    let costed = costed(&unrounded(), &terms);
    let known: Vec<bool> = costed.by_year.iter().map(|(_, amount)| amount.known().is_some()).collect();
    assert_eq!(known, [true, true, false, false, false]);
    assert_eq!(costed.first_year, Value::Known(dec!(1500000000000)));
    assert!(costed.term.is_in_error());
}

/// 10^28 won for each of five years are more than 28 digits hold. The check refuses so many digits
/// of an amount, but not of a growth: 10^12 × 11^99 in the last of a hundred years.
#[test]
fn what_is_too_large_to_count_is_unknown_and_says_when() {
    let mut base = unrounded();
    base.years.last = Year(2125);
    let costed = costed(&base, &grown(dec!(10000), "1000"));
    let why = costed.term.why().expect("there are not so many digits");
    assert!(why.figure.year > Year(2026) && costed.first_year.known().is_some());
}

// What offers leave unsaid.

/// 15,000 in five years at the base scenario's 4 %: only the first year rests on what was said.
/// 15,000 × (1.04 + 1.0816 + 1.124864 + 1.16985856) = 66,244.8384.
#[test]
fn an_offer_of_a_base_leaves_all_later_years_unsaid() {
    let unsaid = costed(&unrounded(), &[term("base", money(dec!(15000)))]).unsaid;
    assert_eq!(unsaid.years, [2027, 2028, 2029, 2030].map(Year));
    assert_eq!(unsaid.fields, [field("years.last"), field("rule.2027.growth")]);
    assert_eq!(in_eok(unsaid.amount), Some(dec!(66244.8384)));
}

#[test]
fn an_offer_of_base_growth_and_term_leaves_nothing_unsaid() {
    let mut terms = grown(dec!(15000), "3");
    assert_eq!(costed(&unrounded(), &terms).unsaid.fields, [field("years.last")]);
    terms.push(term("years.last", FieldValue::Year(Year(2030))));
    let unsaid = costed(&unrounded(), &terms).unsaid;
    assert_eq!((unsaid.years.len(), unsaid.fields.len()), (0, 0));
    assert_eq!(unsaid.amount, Value::Known(Decimal::ZERO));
}

/// Consumer prices of 6.2 % in 2026 meet the cap in 2028 and are in what every later year grows from.
#[test]
fn a_cap_that_binds_is_unsaid_until_it_is_named() {
    let base = indexed();
    let growth = FieldValue::Growth(Growth::Index(Index { series: "cpi".to_owned(), lag: 2 }));
    let mut terms = vec![
        term("base", money(dec!(15192))),
        term("rule.2027.growth", growth),
        term("years.last", FieldValue::Year(Year(2030))),
    ];
    let unsaid = costed(&base, &terms).unsaid;
    assert_eq!(unsaid.fields, [field("rule.2027.cap")]);
    assert_eq!(unsaid.years, [2028, 2029, 2030].map(Year));
    // 16,287 + 16,776 + 17,112, see the ledger below.
    assert_eq!(in_eok(unsaid.amount), Some(dec!(50175)));
    terms.push(term("rule.2027.cap", rate("5")));
    assert_eq!(costed(&base, &terms).unsaid.fields, []);
    // At 7 % it does not bind, and nothing rests on it.
    terms.pop();
    let mut wider = base;
    write(&mut wider, "rule.2027.cap", rate("7"));
    assert_eq!(costed(&wider, &terms).unsaid.fields, []);
}

#[test]
fn of_a_growth_that_is_named_in_part_the_rest_is_unsaid() {
    let terms = [
        term("base", money(dec!(15192))),
        term("rule.2027.growth.lag", FieldValue::Lag(1)),
        term("rule.2027.cap", rate("5")),
        term("years.last", FieldValue::Year(Year(2030))),
    ];
    assert_eq!(costed(&indexed(), &terms).unsaid.fields, [field("rule.2027.growth.series")]);
}

/// An override begins anew, and its one-off is in it; a one-off elsewhere is of its year alone.
#[test]
fn one_offs_and_typed_years_are_unsaid_where_they_count() {
    let mut base = unrounded();
    write(&mut base, "one_off.2027", money(dec!(100)));
    write(&mut base, "one_off.2029", money(dec!(100)));
    write(&mut base, "override.2029", money(dec!(15500)));
    let mut terms = grown(dec!(15000), "0");
    terms.push(term("years.last", FieldValue::Year(Year(2030))));
    let unsaid = costed(&base, &terms).unsaid;
    assert_eq!(unsaid.years, [2027, 2029, 2030].map(Year));
    assert_eq!(unsaid.fields, [field("override.2029"), field("one_off.2027")]);
    // 15,100 + 15,500 + 15,500.
    assert_eq!(in_eok(unsaid.amount), Some(dec!(46100)));

    terms.push(term("override.2029", money(dec!(15400))));
    terms.push(term("one_off.2027", FieldValue::Absent));
    let costed = costed(&base, &terms);
    assert_eq!(costed.unsaid.fields, []);
    // 3 × 15,000, then 15,400 twice.
    assert_eq!(in_eok(costed.term), Some(dec!(75800)));
}

#[test]
fn of_several_parts_each_is_said_by_its_own_name() {
    let mut base = unrounded();
    base.parts[0].name = "pay".to_owned();
    base.parts.push(Part { name: "works".to_owned(), ..base.parts[0].clone() });
    let terms = [
        term("part.pay.base", money(dec!(9000))),
        term("part.pay.rule.2027.growth", FieldValue::Growth(fixed("0"))),
        term("part.works.rule.2027.growth.rate", rate("0")),
        term("years.last", FieldValue::Year(Year(2030))),
    ];
    let costed = costed(&base, &terms);
    assert_eq!(costed.unsaid.fields, [field("part.works.base")]);
    assert_eq!(costed.unsaid.years.len(), 5);
    // 9,000 and the base scenario's 14,000, each for five years.
    assert_eq!(in_eok(costed.term), Some(dec!(115000)));
}

/// A term that begins a year later has its base there, and the rule of before holds from then on.
#[test]
fn a_term_that_begins_later_is_said_in_the_same_way() {
    let mut terms = vec![
        term("years.first", FieldValue::Year(Year(2028))),
        term("years.last", FieldValue::Year(Year(2030))),
        term("rule.2027.growth.rate", rate("0")),
    ];
    let unsaid = costed(&unrounded(), &terms).unsaid;
    assert_eq!(unsaid.fields, [field("base")]);
    assert_eq!(unsaid.years, [2028, 2029, 2030].map(Year));
    terms.push(term("base", money(dec!(15000))));
    let costed = costed(&unrounded(), &terms);
    assert_eq!(costed.unsaid.fields, []);
    assert_eq!(in_eok(costed.term), Some(dec!(45000)));
}

// How far apart the sides are.

/// 92,077 − 75,459 and 81,999 − 78,581, of amounts with all their digits: 16,618.9012 and
/// 3,417.71842775, of which 1 − 3,417.7… ÷ 16,618.9… = 0.79434… is closed.
#[test]
fn the_invented_offers_close_79_per_cent_of_the_gap() {
    let talks = talks(vec![
        offer("US", OfferKind::Ask, 1, grown(dec!(17000), "4")),
        offer("ROK", OfferKind::Offer, 1, grown(dec!(14500), "2")),
        offer("US", OfferKind::Ask, 7, grown(dec!(15600), "2.5")),
        offer("ROK", OfferKind::Offer, 7, grown(dec!(15100), "2")),
    ]);
    let found = convergence(&talks, &costs(&talks));
    let gaps: Vec<Decimal> =
        found.steps.iter().filter_map(|step| step.gap).map(|gap| Scale::Eok.count(gap)).collect();
    // In between the ask alone has come down: 81,998.72484375 − 75,458.58232.
    assert_eq!(gaps, [dec!(16618.9012), dec!(6540.14252375), dec!(3417.71842775)]);
    let latest = found.latest().expect("both sides spoke");
    assert_eq!((latest.paying, latest.receiving, latest.after), (3, 2, 3));
    let closed = found.closed(latest).expect("there was a gap");
    assert_eq!(closed.trunc_with_scale(5), dec!(0.79434));
    assert_eq!(found.closed(found.opening().expect("both sides spoke")), Some(Decimal::ZERO));
}

#[test]
fn only_asks_and_offers_move_the_gap() {
    let mut declined = offer("ROK", OfferKind::Offer, 1, grown(dec!(14500), "2"));
    declined.declined = true;
    let mut agreed = offer("ROK", OfferKind::Agreed, 3, grown(dec!(15000), "2"));
    agreed.party = None;
    let talks = talks(vec![
        offer("US", OfferKind::Ask, 1, grown(dec!(17000), "4")),
        declined,
        offer("US", OfferKind::RedLine, 2, grown(dec!(16000), "4")),
        offer("ROK", OfferKind::Statement, 2, grown(dec!(16000), "4")),
        offer("PRESS", OfferKind::Ask, 2, grown(dec!(16000), "4")),
        // Says nothing of what is paid: the ask of before stands.
        offer("US", OfferKind::Ask, 3, vec![term("years.last", FieldValue::Year(Year(2028)))]),
        agreed,
    ]);
    let found = convergence(&talks, &costs(&talks));
    let steps: Vec<usize> = found.steps.iter().map(|step| step.after).collect();
    assert_eq!(steps, [1]);
    assert_eq!((found.steps[0].paying, found.steps[0].receiving), (1, 0));
}

#[test]
fn no_gap_is_none_to_close() {
    let same = grown(dec!(15000), "2");
    let talks =
        talks(vec![offer("US", OfferKind::Ask, 1, same.clone()), offer("ROK", OfferKind::Offer, 1, same)]);
    let found = convergence(&talks, &costs(&talks));
    let latest = found.latest().expect("both sides spoke");
    assert_eq!((latest.gap, found.closed(latest)), (Some(Decimal::ZERO), None));
}

/// A day that is not known is taken for that of the offer before, as far as it may be.
#[test]
fn offers_stand_in_the_order_of_time() {
    check_order(&["2024-09", "2024-04-23", "2024-10-04"], &[1, 0, 2]);
    check_order(&["2024-04-23", "", "2024-04-01"], &[2, 0, 1]);
    check_order(&["2018-12-03", "2018", "2018-12", "2018-11-30"], &[3, 0, 1, 2]);
    check_order(&["2018-12-03", "2019", "2018"], &[2, 0, 1]);
    check_order(&["", "2024-04-23", ""], &[0, 1, 2]);
}

#[track_caller]
fn check_order(dates: &[&str], expected: &[usize]) {
    let dated = |date: &&str| {
        let mut offer = offer("US", OfferKind::Ask, 1, Vec::new());
        offer.round = None;
        offer.date = (!date.is_empty()).then(|| date.parse().expect("a date"));
        offer
    };
    assert_eq!(in_order(&talks(dates.iter().map(dated).collect())), expected);
}

// What is wrong in a negotiation.

#[test]
fn what_is_wrong_is_told_with_its_place_and_the_rest_stands() {
    let mut nobody = offer("ROK", OfferKind::Offer, 1, grown(dec!(15000), "2"));
    nobody.party = None;
    let mut stranger = offer("JP", OfferKind::Ask, 9, grown(dec!(15000), "2"));
    stranger.sources = vec![SourceId("NOBODY".to_owned())];
    let mut late = offer("US", OfferKind::Ask, 2, grown(dec!(15000), "2"));
    late.date = Some("2024-06-01".parse().expect("a date"));
    let unread = OfferTerm::Unread { path: "rule.2027.cup".to_owned(), value: "\"5%\"".to_owned() };
    let twice = vec![term("base", money(dec!(15000))), term("base", money(dec!(15100)))];
    let dear = vec![term("base", FieldValue::Money(dollars(dec!(1000))))];
    let far = vec![term("base", money(dec!(15000))), term("rule.2029.cap", rate("5"))];
    let unsound = vec![term("base", money(dec!(-1)))];
    let mut talks = talks(vec![
        nobody,
        stranger,
        late,
        offer("US", OfferKind::Ask, 1, vec![unread]),
        offer("US", OfferKind::Ask, 1, twice),
        offer("US", OfferKind::Ask, 1, dear),
        offer("US", OfferKind::Ask, 1, far),
        offer("US", OfferKind::Ask, 1, unsound),
        offer("US", OfferKind::Ask, 1, grown(dec!(15000), "2")),
    ]);
    talks.parties.push(talks.parties[0].clone());
    let problems = check(&talks, &Record::default());
    let at = |at: At| -> Vec<&TalksProblemKind> {
        problems.iter().filter(|problem| problem.at == at).map(|problem| &problem.kind).collect()
    };
    assert!(matches!(at(At::Party(3))[..], [TalksProblemKind::RepeatedParty { .. }]));
    assert!(matches!(at(At::Offer(0))[..], [TalksProblemKind::NoParty]));
    assert!(matches!(at(At::OfferParty(1))[..], [TalksProblemKind::UnknownParty { .. }]));
    assert!(matches!(at(At::OfferRound(1))[..], [TalksProblemKind::UnknownRound { found: 9, .. }]));
    assert!(matches!(at(At::OfferSources(1))[..], [TalksProblemKind::UnknownSource(_)]));
    assert!(matches!(at(At::OfferDate(2))[..], [TalksProblemKind::DateOutsideRound { round: 2, .. }]));
    assert!(matches!(
        at(At::OfferTerm(3, 0))[..],
        [TalksProblemKind::Term { why: FieldError::NoSuchPath(_), .. }]
    ));
    assert!(matches!(at(At::OfferTerm(4, 1))[..], [TalksProblemKind::RepeatedTerm { .. }]));
    assert!(matches!(
        at(At::OfferTerm(5, 0))[..],
        [TalksProblemKind::NoRate { from: Currency::USD, year: Year(2026) }]
    ));
    assert!(matches!(at(At::OfferTerm(6, 1))[..], [TalksProblemKind::Term { .. }]));
    assert!(matches!(at(At::OfferTerm(7, 0))[..], [TalksProblemKind::Scenario(_)]));
    assert_eq!(problems.iter().filter(|problem| problem.at.offer() == Some(8)).count(), 0);
    assert_eq!(problems.len(), 11);
    let known: Vec<bool> = costs(&talks).iter().map(Option::is_some).collect();
    // What is said twice is costed as little as what cannot be read: nobody knows which was meant.
    assert_eq!(known, [true, true, true, false, false, false, false, false, true]);
}

/// Sources of meetings and of events are looked for as those of offers are.
#[test]
fn a_source_that_the_record_lacks_is_told_wherever_it_stands() {
    let mut talks = talks(Vec::new());
    let dates = "2024-04-23/2024-04-25".parse().expect("a period");
    let sources = vec![SourceId("NOBODY".to_owned())];
    let dates = Stated { value: dates, status: Status::Published, sources };
    talks.rounds.insert(
        1,
        Round { meetings: vec![Meeting { dates: Some(dates), ..Meeting::default() }], note: None },
    );
    let problems = check(&talks, &Record::default());
    let kind = TalksProblemKind::UnknownSource(SourceId("NOBODY".to_owned()));
    assert_eq!(problems, [TalksProblem { at: At::Round(1), kind }]);
    assert!(!problems[0].is_error(), "no figure reads it");
    // So are those of the base scenario.
    talks.rounds.clear();
    talks.base.parts[0].base.sources = vec![SourceId("NOBODY".to_owned())];
    let problems = check(&talks, &Record::default());
    assert!(matches!(
        &problems[..],
        [TalksProblem { at: At::Base, kind: TalksProblemKind::Scenario(problem) }]
            if matches!(problem.kind, ScenarioProblemKind::SourceUnknown { .. }) && !problem.is_error()
    ));
}

/// Talks lie within 1945 and 2100, and a date more than ten years from the term, 2026–2030, and from the middle one of
/// the others is told: that of the second round is 2024.
#[test]
fn a_year_that_cannot_be_meant_is_told_wherever_it_stands() {
    type Told = Option<fn(&TalksProblemKind) -> bool>;
    let outside: Told = Some(|kind| matches!(kind, TalksProblemKind::DateNotAccepted { .. }));
    let far: Told = Some(|kind| matches!(kind, TalksProblemKind::DateFarFromOthers { .. }));
    for (date, expected) in [
        ("0018", outside),
        ("1944-12-31", outside),
        ("1945", far),
        ("2013-12", far),
        ("2014-01-01", None),
        ("2024", None),
        ("2040", None),
        ("2041", far),
        ("2091-10-04", far),
        ("2100", far),
        ("2101", outside),
    ] {
        let date: Date = date.parse().expect("a date");
        let mut offered = offer("US", OfferKind::Ask, 1, grown(dec!(15000), "2"));
        offered.date = Some(date.clone());
        let mut at_round = talks(vec![offer("US", OfferKind::Ask, 1, grown(dec!(15000), "2"))]);
        let dates = Some(Stated::assumed(Period::from(date.clone())));
        at_round
            .rounds
            .insert(9, Round { meetings: vec![Meeting { dates, ..Meeting::default() }], note: None });
        let mut at_event = talks(Vec::new());
        let kind = EventKind::Other;
        at_event.events.push(TalkEvent {
            date: Stated::assumed(date.clone()),
            kind,
            what: "signed".to_owned(),
        });
        for (talks, place) in
            [(talks(vec![offered]), At::OfferDate(0)), (at_round, At::Round(9)), (at_event, At::Event(0))]
        {
            let problems = check(&talks, &Record::default());
            let Some(is_right) = expected else {
                assert_eq!(problems, [], "{date}");
                continue;
            };
            let [TalksProblem { at, kind }] = &problems[..] else { panic!("{date}: {problems:?}") };
            assert!(*at == place && is_right(kind), "{date}: {problems:?}");
            assert_eq!(problems[0].is_error(), matches!(kind, TalksProblemKind::DateNotAccepted { .. }));
        }
    }
}

/// Talks on a term that lies far ahead are dated alike; two slips among five dates move nothing.
#[test]
fn dates_that_stand_together_are_near() {
    let of = |years: &[&str]| {
        let dated = |year: &&str| {
            let mut offer = offer("US", OfferKind::Ask, 1, grown(dec!(15000), "2"));
            offer.date = Some(year.parse().expect("a date"));
            offer
        };
        let mut talks = talks(years.iter().map(dated).collect());
        talks.rounds.insert(2, Round::default());
        let problems = check(&talks, &Record::default());
        problems.into_iter().map(|problem| problem.at).collect::<Vec<At>>()
    };
    assert_eq!(of(&["2004", "2004", "2005"]), []);
    assert_eq!(of(&["2091", "2004", "2005", "2091", "2005"]), [At::OfferDate(0), At::OfferDate(3)]);
    assert_eq!(of(&["2091"]), [At::OfferDate(0)]);
}

/// In 2024 ten billion dollars a year were named where one was paid: an offer is as it was said. The base scenario is
/// held against the year before, as any scenario is.
#[test]
fn an_offer_may_be_far_from_the_year_before_and_a_base_is_told() {
    let mut talks = talks(vec![offer("US", OfferKind::Ask, 1, vec![term("base", money(dec!(150_000)))])]);
    talks.base.before = Some(Stated::assumed(eok(dec!(13_000))));
    assert_eq!(check(&talks, &Record::default()), []);
    talks.base.before = Some(Stated::assumed(eok(dec!(1_300))));
    let problems = check(&talks, &Record::default());
    let [TalksProblem { at: At::Base, kind: TalksProblemKind::Scenario(problem) }] = &problems[..] else {
        panic!("{problems:?}")
    };
    assert!(matches!(problem.kind, ScenarioProblemKind::FarFromNeighbour(_)));
    assert!(!problems[0].is_error());
}

/// An offer that rests on a base scenario which is wrong is not told for it.
#[test]
fn what_is_wrong_with_the_base_scenario_is_told_once() {
    let mut talks = talks(vec![offer("US", OfferKind::Ask, 1, grown(dec!(15000), "2"))]);
    talks.base.years.last = Year(2020);
    let places: Vec<At> = check(&talks, &Record::default()).into_iter().map(|problem| problem.at).collect();
    assert_eq!(places, [At::Base]);
}

// The concession ledger.

// Consumer prices of 2.1, 6.2, 3.0 and 2.0 %, two years before, on 15,192 and to 1 eok each year.
// Cap of 5 %: 15,192 15,511 16,287 16,776 17,112 = 80,878 (16,286.55 up, 16,775.61, 17,111.52)
// Cap of 6 %: 15,192 15,511 16,442 16,935 17,274 = 81,354 (16,441.66, 16,935.26, 17,273.7)
// On 14,992, cap of 5 %: 14,992 15,307 16,072 16,554 16,885 = 79,810 (15,306.832, 16,072.35, …)
// On 14,992, cap of 6 %: 14,992 15,307 16,225 16,712 17,046 = 80,282
// The cap alone is worth 476, after the base 472: 474 on average. The base alone is worth 1,068, after
// the cap 1,072: 1,070 on average. 80,878 + 474 − 1,070 = 80,282.

#[test]
fn a_cap_was_given_and_a_base_was_got() {
    let (from, to) =
        (indexed(), with(&indexed(), &[("base", money(dec!(14992))), ("rule.2027.cap", rate("6"))]));
    let given = ledger_of(&from, &to, Role::Pays);
    let sums = given.comparison.sums.expect("every year is known");
    assert_eq!([sums.baseline, sums.other].map(in_eok_of), [dec!(80878), dec!(80282)]);
    assert_eq!(
        told(&given),
        [(vec![Cause::Base], dec!(-1070), Turn::Got), (vec![Cause::Bounds], dec!(474), Turn::Gave)]
    );
    assert_eq!(given.entries[1].fields().collect::<Vec<_>>(), [&field("rule.2027.cap")]);
    // Each changed alone, as a line of the comparison says.
    let alone: Vec<ChangeEffect> = given.entries.iter().map(|entry| entry.lines[0].effect).collect();
    assert_eq!(alone, [ChangeEffect::Known(won(dec!(-1068))), ChangeEffect::Known(won(dec!(476)))]);
    assert_eq!(given.shown(won(dec!(1))), (vec![won(dec!(-1070)), won(dec!(474))], won(dec!(-596))));

    let received = ledger_of(&from, &to, Role::Receives);
    let turns: Vec<Turn> = received.entries.iter().map(|entry| entry.turn).collect();
    assert_eq!(turns, [Turn::Gave, Turn::Got]);
    assert_eq!(in_eok_of(received.entries[0].worth()), dec!(1070));
}

#[test]
fn a_cap_that_does_not_bind_is_worth_nothing_and_says_so() {
    let mut from = with(&indexed(), &[("rule.2027.cap", rate("6"))]);
    write(&mut from, "series.cpi.2026", rate("5.9"));
    let ledger = ledger_of(&from, &with(&from, &[("rule.2027.cap", rate("7"))]), Role::Pays);
    let nothing = Turn::Nothing(WhyNothing::DoesNotBind);
    assert_eq!(told(&ledger), [(vec![Cause::Bounds], dec!(0), nothing)]);
    assert_eq!(ledger.shown(won(dec!(1))), (vec![dec!(0)], dec!(0)));
}

/// A base with an override is read by nothing; 100 more in one year and 100 less in another cancel.
#[test]
fn what_is_worth_nothing_says_why() {
    let from = with(&indexed(), &[("override.2026", money(dec!(15000)))]);
    let to = with(
        &from,
        &[
            ("base", money(dec!(14000))),
            ("one_off.2027", money(dec!(100))),
            ("one_off.2028", money(dec!(-100))),
        ],
    );
    let told = told(&ledger_of(&from, &to, Role::Pays));
    assert_eq!(
        told,
        [
            (vec![Cause::Base], dec!(0), Turn::Nothing(WhyNothing::ChangesNothing)),
            (vec![Cause::OneOffs], dec!(0), Turn::Nothing(WhyNothing::CancelsOut)),
        ]
    );
}

/// Two more years are no entry, and are told: 15,192 in each of the five, and in two more.
#[test]
fn years_that_only_one_offer_has_are_told_apart() {
    let from = with(&unrounded(), &[("base", money(dec!(15192))), ("rule.2027.growth.rate", rate("0"))]);
    let to = with(&from, &[("years.last", FieldValue::Year(Year(2032))), ("base", money(dec!(15000)))]);
    let ledger = ledger_of(&from, &to, Role::Pays);
    // 192 less in each of five years.
    assert_eq!(told(&ledger), [(vec![Cause::Base], dec!(-960), Turn::Got)]);
    assert_eq!(ledger.apart(Side::Other), Some(Value::Known(won(dec!(30000)))));
    assert_eq!(ledger.apart(Side::Baseline), None);
    assert_eq!(ledger.comparison.without_cost, [field("years.last")]);
}

#[test]
fn a_ledger_without_common_years_has_no_entries() {
    let later = with(
        &unrounded(),
        &[("years.last", FieldValue::Year(Year(2040))), ("years.first", FieldValue::Year(Year(2036)))],
    );
    let ledger = ledger_of(&unrounded(), &later, Role::Pays);
    assert_eq!((ledger.entries.len(), ledger.difference()), (0, None));
    assert!(ledger.apart(Side::Baseline).is_some() && ledger.apart(Side::Other).is_some());
    assert_eq!(ledger.comparison.missing.len(), 1);
}

#[test]
fn a_ledger_is_read_with_the_eyes_of_the_second_party() {
    let mut agreed = offer("US", OfferKind::Agreed, 3, Vec::new());
    agreed.party = None;
    let talks = talks(vec![
        offer("US", OfferKind::Ask, 1, Vec::new()),
        offer("ROK", OfferKind::Offer, 1, Vec::new()),
        agreed,
    ]);
    assert_eq!(role_between(&talks, 0, 1), Role::Pays);
    assert_eq!(role_between(&talks, 1, 0), Role::Receives);
    assert_eq!(role_between(&talks, 0, 2), Role::Receives);
    assert_eq!(role_between(&talks, 1, 2), Role::Pays);
}

// The break-even reply.

/// Ours on 14,992 with a cap of 6 %: 80,282; theirs on 15,192 with one of 5 %: 80,878. A base of 15,103
/// gives 80,875 and one of 15,104 80,880. One growth of 3.7987 % to 3.8009 % gives 80,878 in the place of
/// the index. Without any cap ours costs 80,378: prices of 6.2 % give 16,256 16,744 17,079.
#[test]
fn the_reply_to_an_offer_on_which_no_cap_binds_enough() {
    let ours = with(&indexed(), &[("base", money(dec!(14992))), ("rule.2027.cap", rate("6"))]);
    let found = reply_of(&ours, &indexed());
    assert_eq!((found.ours, found.theirs), (Some(won(dec!(80282))), Some(won(dec!(80878)))));
    let [below, above] = [dec!(15103), dec!(15104)].map(eok);
    assert_eq!(found.base, Some(Solved::Between { below, above, nearest: above }));
    assert_eq!(found.growth, Some(Solved::At { first: percent("3.7987"), last: percent("3.8009") }));
    assert_eq!(found.cap, Some(Solved::Never(CostOrder::Cheaper)));
}

/// The other way round: 15,080 gives 80,281 and 15,081 80,286. A cap of 3.7553 % gives 80,280 and one of
/// 3.7554 % 80,283; growth of 2.7679 % 80,280 and of 2.768 % 80,284.
#[test]
fn the_reply_to_a_cheaper_offer() {
    let theirs = with(&indexed(), &[("base", money(dec!(14992))), ("rule.2027.cap", rate("6"))]);
    let found = reply_of(&indexed(), &theirs);
    let [below, above] = [dec!(15080), dec!(15081)].map(eok);
    assert_eq!(found.base, Some(Solved::Between { below, above, nearest: below }));
    let [below, above] = ["3.7553", "3.7554"].map(percent);
    assert_eq!(found.cap, Some(Solved::Between { below, above, nearest: above }));
    let [below, above] = ["2.7679", "2.768"].map(percent);
    assert_eq!(found.growth, Some(Solved::Between { below, above, nearest: below }));
}

/// Over three years theirs costs 3 × 10,000; ours of five years would at 6,000 a year, and at no growth
/// from −100 % on, since its first year alone is 40,000.
#[test]
fn terms_of_different_length_are_counted_whole() {
    let flat = [("rule.2027.growth.rate", rate("0"))];
    let ours = with(&with(&unrounded(), &flat), &[("base", money(dec!(40000)))]);
    let theirs = with(
        &with(&unrounded(), &flat),
        &[("base", money(dec!(10000))), ("years.last", FieldValue::Year(Year(2028)))],
    );
    let found = reply_of(&ours, &theirs);
    assert_eq!(found.base, Some(Solved::At { first: eok(dec!(6000)), last: eok(dec!(6000)) }));
    assert_eq!(found.growth, Some(Solved::Never(CostOrder::Dearer)));
}

#[test]
fn what_changes_nothing_brings_nothing_about() {
    let year = [("years.last", FieldValue::Year(Year(2026)))];
    let found = reply_of(&with(&unrounded(), &year), &indexed());
    assert_eq!((found.growth, found.cap), (Some(Solved::NoEffect), Some(Solved::NoEffect)));
    let typed = with(&unrounded(), &[("override.2026", money(dec!(15000)))]);
    assert_eq!(reply_of(&typed, &indexed()).base, Some(Solved::NoEffect));
}

/// In units of 0.0003 won a base above 10¹⁴ won can have 19 digits, which is one more than the check takes:
/// three million eok and 100 won are out of reach.
#[test]
fn no_base_is_tried_that_does_not_check() {
    let one_year = [("years.last", FieldValue::Year(Year(2026)))];
    let theirs = with(&with(&unrounded(), &one_year), &[("base", money(dec!(3000000.000001)))]);
    let mut ours = with(&unrounded(), &one_year);
    ours.parts[0].rounding.to = Money::new(dec!(0.0003), Currency::KRW);
    assert_eq!(reply_of(&ours, &theirs).base, Some(Solved::Never(CostOrder::Cheaper)));
}

/// A cap may not be below its floor: at 3 % ours costs more than 5 × 10,000 whatever the cap.
#[test]
fn no_cap_is_tried_below_a_floor() {
    let floored = with(&indexed(), &[("rule.2027.floor", rate("3")), ("base", money(dec!(10000)))]);
    let cheap = with(&unrounded(), &[("base", money(dec!(10000))), ("rule.2027.growth.rate", rate("0"))]);
    assert_eq!(reply_of(&floored, &cheap).cap, Some(Solved::Never(CostOrder::Dearer)));
}

#[test]
fn without_a_rate_to_convert_there_is_no_reply() {
    let mut theirs = unrounded();
    theirs.parts[0] = Part::new("", dollars(dec!(1000)));
    theirs.parts[0].rules.insert(Year(2027), Rule::new(fixed("0")));
    let found = reply_of(&unrounded(), &theirs);
    assert_eq!((found.theirs, found.base, found.growth, found.cap), (None, None, None, None));
    assert!(found.ours.is_some());
}

// Equal packages.

/// The offer costs 80,878. With 15,000 growth of 3.7733 % to 3.7742 % gives as much, 3.774 % among them;
/// with 15,300 none does: 2.782 % gives 80,877 and 2.7821 % 80,880. With 13,673 it is 80,876 or 80,880,
/// and that is no package.
#[test]
fn growth_that_makes_up_for_a_base() {
    let packages = packages(&indexed(), Vary::Growth).expect("the offer costs something");
    assert_eq!(packages.total(), won(dec!(80878)));
    check_package(packages.at(won(dec!(15000))), dec!(15000), "3.774", dec!(80878));
    check_package(packages.at(won(dec!(14999.6))), dec!(15000), "3.774", dec!(80878));
    let package = packages.at(won(dec!(15300))).expect("it is a unit away");
    assert_eq!(package.total, won(dec!(80877)));
    assert_eq!(packages.at(won(dec!(13673))), None);
    // An index is no one rate.
    assert_eq!(packages.own(), None);
    // A tenth less and more than 15,192, to whole eok.
    assert_eq!(packages.range(), Some((won(dec!(13673)), won(dec!(16711)))));
    // Of 15,150 to 15,249 these have none.
    let without = [15158, 15167, 15169, 15171, 15173, 15174, 15190, 15199, 15201, 15203, 15205, 15206, 15224];
    for base in (15150..15225).map(Decimal::from) {
        let has_one = packages.at(won(base)).is_some();
        assert_eq!(has_one, !without.iter().any(|&none| Decimal::from(none) == base), "{base}");
    }
    let beside = packages.nearest(won(dec!(15190))).map(|package| package.base);
    assert_eq!(beside, Some(eok(dec!(15189))));
}

/// Caps of 4.9997 % to 5.0061 % give 80,878 with 15,192: the offer's own is one of them. With 15,100 it
/// is 6.0356 % to 6.042 %. From 15,085 on a cap can do it: with 15,084 it gives at most 80,872, none
/// binding.
#[test]
fn a_cap_that_makes_up_for_a_base() {
    let packages = packages(&indexed(), Vary::Cap).expect("the offer costs something");
    check_package(packages.own(), dec!(15192), "5", dec!(80878));
    check_package(packages.at(won(dec!(15100))), dec!(15100), "6.04", dec!(80878));
    assert_eq!(packages.at(won(dec!(15084))), None);
    assert_eq!(packages.range(), Some((won(dec!(15085)), won(dec!(16711)))));
    assert_eq!(packages.nearest(won(dec!(14000))).map(|package| package.base), Some(eok(dec!(15085))));
    let curve = packages.curve(50);
    assert_eq!(curve.first().map(|package| package.base), Some(eok(dec!(15085))));
    assert_eq!(curve.last().map(|package| package.base), Some(eok(dec!(16711))));
    assert!((45..=50).contains(&curve.len()));
    assert!(curve.windows(2).all(|two| two[0].base.amount < two[1].base.amount));
    assert!(curve.windows(2).all(|two| two[0].rate >= two[1].rate));
}

#[test]
fn an_offer_of_one_growth_is_a_package_itself() {
    let scenario = costed(&unrounded(), &grown(dec!(15600), "2.5")).scenario;
    let packages = packages(&scenario, Vary::Growth).expect("the offer costs something");
    check_package(packages.own(), dec!(15600), "2.5", dec!(81998.72484375));
}

#[test]
fn where_nothing_varies_there_are_no_packages() {
    let year = with(&unrounded(), &[("years.last", FieldValue::Year(Year(2026)))]);
    assert_eq!(packages(&year, Vary::Growth).err(), Some(NoPackages::NoEffect));
    let mut frozen = unrounded();
    frozen.parts[0].rules.clear();
    frozen.years.last = Year(2027);
    assert_eq!(packages(&frozen, Vary::Cap).err(), Some(NoPackages::Unknown));
}

/// A package is written over what the offer said of growth, and leaves the rest.
#[test]
fn a_package_becomes_an_offer() {
    let base = indexed();
    let rule = FieldValue::Rule(Box::new(Rule::new(fixed("9"))));
    let terms = vec![
        term("base", money(dec!(15192))),
        term("rule.2027.growth", FieldValue::Growth(fixed("2"))),
        term("rule.2029", rule),
        term("rule.2029.growth.rate", rate("3")),
        term("one_off.2028", money(dec!(50))),
    ];
    let offered = costed(&base, &terms);
    for vary in [Vary::Growth, Vary::Cap] {
        let packages = packages(&offered.scenario, vary).expect("the offer costs something");
        let package = packages.nearest(won(dec!(15170))).expect("there is one");
        let changed = with_terms(&base, &terms, &packages.terms(&package));
        let offered_again = costed(&base, &changed);
        assert_eq!(offered_again.term, Value::Known(package.total));
        assert_eq!(offered_again.by_year[0].1, Value::Known(package.base.amount));
        // Nothing is said of a rule that only the offer had.
        let rules =
            changed.iter().filter(|term| matches!(term, OfferTerm::Read(of, _) if *of == field("rule.2029")));
        assert_eq!(rules.count(), usize::from(vary == Vary::Cap));
        assert!(changed.contains(&terms[4]));
    }
}

proptest! {
    /// Written into our offer, the answer gives their sum at its steps, or encloses it.
    #[test]
    fn the_reply_costs_what_theirs_does((ours, theirs) in support::pair()) {
        prop_assume!(never_below_nothing(&ours));
        let found = reply_of(&ours, &theirs);
        let (Some(target), Some(_)) = (found.theirs, found.ours) else { return Ok(()) };
        let unit = ours.parts[0].rounding.to.amount;
        holds(found.base, target, |base: Money| base.amount, unit, |amount| {
            sum(&with_fields(&ours, &base_terms(&ours, Money::new(amount, ours.currency()))))
        })?;
        let step = dec!(0.000001);
        holds(found.growth, target, |rate: Rate| rate.0, step, |rate| {
            sum(&with_fields(&ours, &growth_terms(&ours, Rate(rate))))
        })?;
        holds(found.cap, target, |rate: Rate| rate.0, step, |rate| {
            sum(&with_fields(&ours, &cap_terms(&ours, Rate(rate))))
        })?;
    }

}

proptest! {
    // A bridge has up to 512 mixtures, and a package is found by trying some fifty.
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Along the curve, and wherever a handle rests, the sum is the offer's to within 1 eok; and a
    /// package that is written into the offer costs what it says.
    #[test]
    fn packages_cost_the_same(mut scenario in support::scenario(), handle in 0_u32..3000) {
        // Over many years of any growth single steps jump by more than 1 eok, and there are none.
        scenario.years.last = scenario.years.last.min(scenario.years.first.plus(7));
        for vary in [Vary::Growth, Vary::Cap] {
            let Ok(packages) = packages(&scenario, vary) else { continue };
            prop_assert_eq!(Some(packages.total()), sum(&scenario));
            let own = scenario.parts[0].base.value.amount;
            let handle = packages.nearest(own * Decimal::from(handle) / dec!(1500));
            for package in packages.curve(7).into_iter().chain(handle) {
                prop_assert!((package.total - packages.total()).abs() <= usual_unit(Currency::KRW).amount);
                let terms = packages.terms(&package);
                prop_assert_eq!(sum(&with_fields(&scenario, &terms)), Some(package.total));
                prop_assert_eq!(packages.at(package.base.amount).map(|found| found.total), Some(package.total));
            }
        }
    }

    /// Entries add up to what the second offer costs more, whoever reads them.
    #[test]
    fn a_ledger_adds_up((from, to) in support::pair(), receives in any::<bool>()) {
        let role = if receives { Role::Receives } else { Role::Pays };
        let found = ledger_of(&from, &to, role);
        if found.entries.is_empty() {
            return Ok(());
        }
        let difference = found.difference().expect("a bridge has sums");
        let sums = found.comparison.sums.expect("a bridge has sums");
        // As many digits as amounts of this size can have; single bars may be much larger than both sums.
        let bars = found.entries.iter().map(LedgerEntry::worth);
        let largest = bars.chain([sums.baseline.abs(), sums.other.abs()]).max().expect("there are sums");
        let room = largest * Decimal::from_i128_with_scale(1, 20);
        let costs: Decimal = found.entries.iter().map(|entry| entry.cost).sum();
        prop_assert!((costs - difference).abs() <= room, "{costs} is not {difference}");
        let (shown, total) = found.shown(won(dec!(1)));
        prop_assert_eq!(shown.iter().sum::<Decimal>(), total);
        for (entry, shown) in found.entries.iter().zip(shown) {
            let gives = if receives { entry.cost < Decimal::ZERO } else { entry.cost > Decimal::ZERO };
            prop_assert_eq!(entry.turn == Turn::Gave, gives);
            let nothing = matches!(entry.turn, Turn::Nothing(_));
            prop_assert_eq!(nothing, entry.cost.is_zero());
            prop_assert!(!nothing || shown.is_zero());
        }
    }
}

/// Holds an answer against sums that are read anew; `value` is what is turned of it, in steps of `step`.
fn holds<T: Copy>(
    solved: Option<Solved<T>>,
    target: Decimal,
    value: impl Fn(T) -> Decimal,
    step: Decimal,
    sum_at: impl Fn(Decimal) -> Option<Decimal>,
) -> Result<(), TestCaseError> {
    // What cannot be counted is more than any sum.
    let sum = |at: Decimal| sum_at(at).unwrap_or(Decimal::MAX);
    match solved {
        Some(Solved::At { first, last }) => {
            let (first, last) = (value(first), value(last));
            prop_assert_eq!((sum(first), sum(last)), (target, target));
            prop_assert!(first <= last);
        }
        Some(Solved::Between { below, above, nearest }) => {
            let (below, above, nearest) = (value(below), value(above), value(nearest));
            prop_assert_eq!(above - below, step);
            prop_assert!(sum(below) < target && target < sum(above));
            let away = (sum(nearest) - target).abs();
            prop_assert!(away <= (target - sum(below)) && away <= (sum(above) - target));
        }
        Some(Solved::Never(_) | Solved::NoEffect) | None => {}
    }
    Ok(())
}

/// Whether no index takes away more than there is: only then do sums never fall as terms grow.
fn never_below_nothing(scenario: &Scenario) -> bool {
    let projection = project(plan(scenario, &Record::default(), &[]));
    let parts = (0_u8..).zip(&scenario.parts);
    let indices = parts.flat_map(|(place, _)| scenario.years.iter().map(move |year| (place, year)));
    indices
        .filter_map(|(place, year)| projection.at(RowName::Index(place), year).known())
        .all(|index| index >= dec!(-1))
}

/// What a scenario costs over its term.
fn sum(scenario: &Scenario) -> Option<Decimal> {
    project(plan(scenario, &Record::default(), &[])).sum().ok()
}

fn with_fields(scenario: &Scenario, fields: &[(Field, FieldValue)]) -> Scenario {
    Field::write_all(scenario, fields).expect("they are fields of it")
}

fn packages(scenario: &Scenario, vary: Vary) -> Result<Packages, NoPackages> {
    Packages::new(scenario, &Record::default(), vary)
}

#[track_caller]
fn check_package(found: Option<Package>, base: Decimal, rate: &str, total: Decimal) {
    let expected = Package { base: eok(base), rate: percent(rate), total: won(total) };
    assert_eq!(found, Some(expected));
}

fn reply_of(ours: &Scenario, theirs: &Scenario) -> Reply {
    reply(ours, theirs, &Record::default(), &Measure::default())
}

fn ledger_of(from: &Scenario, to: &Scenario, role: Role) -> Ledger {
    ledger([from, to], [None; 2], role, &Record::default(), &Measure::default())
}

/// The entries of a ledger in eok.
fn told(ledger: &Ledger) -> Vec<(Vec<Cause>, Decimal, Turn)> {
    let entries = ledger.entries.iter();
    entries.map(|entry| (entry.causes.clone(), in_eok_of(entry.cost), entry.turn)).collect()
}

fn costed(base: &Scenario, terms: &[OfferTerm]) -> Costed {
    cost(base, terms, &Record::default(), &Measure::default()).expect("the offer costs something")
}

fn not_costed(base: &Scenario, terms: &[OfferTerm]) -> NotCosted {
    let refused = scenario_of(base, terms, &Record::default()).err();
    let found = cost(base, terms, &Record::default(), &Measure::default()).expect_err("it has no cost");
    // What is refused as a scenario is so for the same reason.
    assert!(refused.is_none_or(|refused| refused == found));
    found
}

/// The costs of the whole term of every offer.
fn costs(talks: &Negotiation) -> Vec<Option<Rated>> {
    let cost_of = |offer: &Offer| {
        let costed = cost(&talks.base, &offer.terms, &Record::default(), &Measure::default()).ok()?;
        costed.rated(CostOf::Term)
    };
    talks.offers.iter().map(cost_of).collect()
}

/// Two sides and somebody who speaks; three rounds and a seventh, of which the second has days.
fn talks(offers: Vec<Offer>) -> Negotiation {
    let party = |key: &str, role| Party { key: key.to_owned(), name: key.to_owned(), role };
    let dates = Stated::assumed("2024-05-21/2024-05-23".parse().expect("a period"));
    let second = Meeting { dates: Some(dates), ..Meeting::default() };
    let rounds = [(1, Vec::new()), (2, vec![second]), (3, Vec::new()), (7, Vec::new())];
    Negotiation {
        title: String::new(),
        note: None,
        parties: vec![party("ROK", Role::Pays), party("US", Role::Receives), party("PRESS", Role::Speaks)],
        rounds: rounds
            .into_iter()
            .map(|(number, meetings)| (number, Round { meetings, note: None }))
            .collect(),
        events: Vec::new(),
        base: unrounded(),
        offers,
    }
}

fn offer(party: &str, kind: OfferKind, round: u16, terms: Vec<OfferTerm>) -> Offer {
    let confidence = Confidence::Assumed;
    Offer { round: Some(round), terms, confidence, ..Offer::new(Some(party.to_owned()), kind) }
}

/// 14,000 eok from 2026 to 2030 at 4 % a year, carried unrounded and paid to the won.
fn unrounded() -> Scenario {
    let mut part = Part::new("", Stated::assumed(eok(dec!(14000))));
    part.rounding.carry = CarryOver::Unrounded;
    part.rounding.to = Money::new(dec!(1), Currency::KRW);
    part.rules.insert(Year(2027), Rule::new(fixed("4")));
    of_part(part)
}

/// 15,192 eok from 2026 to 2030 by the consumer prices of two years before, at most 5 %, to 1 eok.
fn indexed() -> Scenario {
    let mut part = Part::new("", Stated::assumed(eok(dec!(15192))));
    let mut rule = Rule::new(Growth::Index(Index { series: "cpi".to_owned(), lag: 2 }));
    rule.cap = Some(Stated::assumed(percent("5")));
    part.rules.insert(Year(2027), rule);
    let mut scenario = of_part(part);
    let values = (2025_i16..).map(Year).zip(["2.1", "6.2", "3.0", "2.0"].map(percent).map(Stated::assumed));
    scenario.series.insert("cpi".to_owned(), Series { values: values.collect(), then: None });
    scenario
}

fn of_part(part: Part) -> Scenario {
    Scenario::new(Years::new(Year(2026), Year(2030)), vec![part]).of_sma()
}

/// The terms of a base and a growth.
fn grown(base: Decimal, growth: &str) -> Vec<OfferTerm> {
    vec![term("base", money(base)), term("rule.2027.growth.rate", rate(growth))]
}

fn with(scenario: &Scenario, values: &[(&str, FieldValue)]) -> Scenario {
    let mut changed = scenario.clone();
    for (path, value) in values {
        write(&mut changed, path, value.clone());
    }
    changed
}

fn term(path: &str, value: FieldValue) -> OfferTerm {
    OfferTerm::Read(field(path), value)
}

fn fixed(percents: &str) -> Growth {
    Growth::Fixed(Fixed { rate: Stated::assumed(percent(percents)) })
}

fn percent(text: &str) -> Rate {
    Rate(Rate::percent(text.parse().expect("a number")).0.normalize())
}

fn rate(text: &str) -> FieldValue {
    FieldValue::Rate(Stated::assumed(percent(text)))
}

fn money(count: Decimal) -> FieldValue {
    FieldValue::Money(Stated::assumed(eok(count)))
}

fn dollars(millions: Decimal) -> Stated<Money> {
    Stated::assumed(Money::scaled(millions, Scale::Million, Currency::USD).expect("it fits"))
}

fn exchange(amount: Decimal) -> Exchange {
    Exchange { amount, of: Currency::KRW, per: Currency::USD }
}

fn series<T>(then: T) -> Series<T> {
    Series { values: [].into(), then: Some(Stated::assumed(then)) }
}

/// So many eok in won.
fn won(count: Decimal) -> Decimal {
    eok(count).amount
}

fn in_eok(value: Value) -> Option<Decimal> {
    value.known().map(in_eok_of)
}

fn in_eok_of(amount: Decimal) -> Decimal {
    Scale::Eok.count(amount)
}
