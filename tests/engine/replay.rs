//! The published record against its rules: the amounts are those of the agreements and white papers.

use costshare::engine::{Obstacle, Replayed, Verdict, replay};
use costshare::files::record;
use costshare::model::{Scale, Year};
use rust_decimal::Decimal;
use rust_decimal_macros::dec;

#[test]
fn every_indexed_year_fits_to_the_eok() {
    check(7, 2008, &[dec!(7415)]);
    check(8, 2010, &[dec!(7904), dec!(8125), dec!(8361), dec!(8695)]);
    check(9, 2015, &[dec!(9320), dec!(9441), dec!(9507), dec!(9602)]);
    check(11, 2022, &[dec!(12472), dec!(12896), dec!(13463), dec!(14028)]);
}

#[test]
fn the_12th_gives_2027_and_then_waits() {
    let found = year(12, 2027);
    assert_eq!((amount(&found), found.verdict), (Some(dec!(15511)), Verdict::Follows));
    for later in 2028..=2030 {
        assert_eq!(year(12, later).verdict, Verdict::Waits, "{later}");
    }
}

#[test]
fn years_that_cannot_be_replayed_say_why() {
    check_obstacle(3, 1998, Obstacle::NamedOtherwise);
    check_obstacle(4, 2000, Obstacle::IndexPeriod);
    check_obstacle(4, 2001, Obstacle::IndexPeriod);
    check_obstacle(5, 2003, Obstacle::IndexRevised);
    check_obstacle(5, 2004, Obstacle::IndexRevised);
    check_obstacle(7, 2007, Obstacle::BaseNotThePercentage);
    check_obstacle(9, 2014, Obstacle::BaseNotThePercentage);
}

#[test]
fn no_year_differs() {
    let differs: Vec<Replayed> = replay(record::bundled())
        .into_iter()
        .filter(|replayed| matches!(replayed.verdict, Verdict::Differs(_)))
        .collect();
    assert_eq!(differs, []);
}

#[track_caller]
fn check(agreement: u8, first: i16, expected: &[Decimal]) {
    for (&expected, at) in expected.iter().zip(first..) {
        let found = year(agreement, at);
        assert_eq!((amount(&found), found.verdict), (Some(expected), Verdict::Fits), "{at}");
    }
}

#[track_caller]
fn check_obstacle(agreement: u8, at: i16, expected: Obstacle) {
    assert_eq!(year(agreement, at).verdict, Verdict::Cannot(expected), "{at}");
}

fn year(agreement: u8, at: i16) -> Replayed {
    replay(record::bundled())
        .into_iter()
        .find(|replayed| replayed.agreement == agreement && replayed.year == Year(at))
        .expect("the agreement covers the year")
}

/// What the rule gives, in eok.
fn amount(replayed: &Replayed) -> Option<Decimal> {
    replayed.replayed.known().map(|amount| Scale::Eok.count(amount))
}
