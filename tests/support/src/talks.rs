//! Negotiations for tests: one with figures by hand, and ones shaped like the real talks.

use costshare::engine::Measure;
use costshare::engine::negotiation::{Costed, NotCosted, cost};
use costshare::files::{read_value, record};
use costshare::model::clauses::CarryOver;
use costshare::model::{
    Confidence, Currency, EventKind, Field, Meeting, Money, Negotiation, Offer, OfferKind, OfferTerm, Party,
    Role, Round, Scale, Scenario, SourceId, Spelt, Stated, TalkEvent,
};
use rust_decimal_macros::dec;

use crate::values::shipped;

/// The 12th agreement as signed, every amount carried and shown to a ten-thousandth of an eok.
pub fn unrounded() -> Scenario {
    let mut scenario = shipped("sma-12.ron");
    let rounding = &mut scenario.parts[0].rounding;
    rounding.to = Money::scaled(dec!(0.0001), Scale::Eok, Currency::KRW).expect("it fits");
    rounding.carry = CarryOver::Unrounded;
    scenario
}

/// Two sides and somebody who speaks, no rounds, no events, no offers.
pub fn talks(base: Scenario) -> Negotiation {
    let party = |key: &str, name: &str, role| Party { key: key.to_owned(), name: name.to_owned(), role };
    Negotiation {
        title: "Talks of a test".to_owned(),
        note: None,
        parties: vec![
            party("ROK", "Republic of Korea", Role::Pays),
            party("US", "United States", Role::Receives),
            party("PRES", "Candidate and president", Role::Speaks),
        ],
        rounds: std::collections::BTreeMap::new(),
        events: Vec::new(),
        base,
        offers: Vec::new(),
    }
}

/// Something put forward; `date` may be empty.
pub fn offer(party: &str, kind: OfferKind, date: &str, terms: &[(&str, &str)]) -> Offer {
    let party = (!party.is_empty()).then(|| party.to_owned());
    let terms = terms.iter().map(|(path, value)| {
        let read = || {
            let field: Field = path.parse().ok()?;
            let value = read_value(&field, value).ok()?;
            Some(OfferTerm::Read(field, value))
        };
        read().unwrap_or_else(|| OfferTerm::Unread { path: (*path).to_owned(), value: (*value).to_owned() })
    });
    Offer {
        terms: terms.collect(),
        date: (!date.is_empty()).then(|| date.parse().expect("a date")),
        confidence: Confidence::Press,
        sources: vec![SourceId("MOFA12".to_owned())],
        ..Offer::new(party, kind)
    }
}

pub fn in_round(round: u16, offer: Offer) -> Offer {
    Offer { round: Some(round), ..offer }
}

pub fn declined(offer: Offer) -> Offer {
    Offer { declined: true, ..offer }
}

pub fn met(talks: &mut Negotiation, rounds: &[(u16, &str, &str)]) {
    for (number, dates, city) in rounds {
        let dates = Stated::read(dates).expect("a period");
        let meeting = Meeting { dates: Some(dates), city: Some((*city).to_owned()), ..Meeting::default() };
        talks.rounds.entry(*number).or_default().meetings.push(meeting);
    }
}

pub fn happened(talks: &mut Negotiation, events: &[(&str, EventKind, &str)]) {
    for (date, kind, what) in events {
        let date = Stated::read(date).expect("a date");
        talks.events.push(TalkEvent { date, kind: *kind, what: (*what).to_owned() });
    }
}

/// What every offer costs.
pub fn costed(talks: &Negotiation, measure: &Measure) -> Vec<Result<Costed, NotCosted>> {
    let of = |offer: &Offer| cost(&talks.base, &offer.terms, record::bundled(), measure);
    talks.offers.iter().map(of).collect()
}

/// The invented talks of the issue: round 1 with 17,000 at 4 % against 14,500 at 2 %, round 7 with
/// 15,600 at 2.5 % against 15,100 at 2 %, five years, carried unrounded.
pub fn invented() -> Negotiation {
    use OfferKind::{Ask, Offer};
    let mut talks = talks(unrounded());
    met(
        &mut talks,
        &[
            (1, "2024-04-23/2024-04-25 [NEWSIS_TL]", "Honolulu"),
            (7, "2024-08-27/2024-08-29 [NEWSIS_TL]", "Seoul"),
        ],
    );
    talks.rounds.insert(2, Round::default());
    let at = |base: &'static str, rule: &'static str| [("base", base), ("rule.2027", rule)];
    let (four, two) = (r#"Rule(growth: Fixed(rate: "4%"))"#, r#"Rule(growth: Fixed(rate: "2%"))"#);
    let half = r#"Rule(growth: Fixed(rate: "2.5%"))"#;
    talks.offers = vec![
        in_round(1, offer("US", Ask, "2024-04-24", &at("17000 eok KRW", four))),
        in_round(1, offer("ROK", Offer, "2024-04-25", &at("14500 eok KRW", two))),
        in_round(7, offer("US", Ask, "2024-08-28", &at("15600 eok KRW", half))),
        in_round(7, offer("ROK", Offer, "2024-08-29", &at("15100 eok KRW", two))),
    ];
    talks
}

/// Shaped like the talks on the 10th: asks in dollars, most of them within weeks, one known by its
/// year alone, one without a date.
pub fn like_the_tenth() -> Negotiation {
    use OfferKind::{Agreed, Ask, Offer, RedLine};
    let mut talks = talks(shipped("sma-10.ron"));
    "Talks on the 10th agreement".clone_into(&mut talks.title);
    met(
        &mut talks,
        &[
            (1, "2018-03-07/2018-03-09", "Honolulu"),
            (2, "2018-04-11/2018-04-12", "Jeju"),
            (3, "2018-05-14/2018-05-15", "Washington DC"),
            (4, "2018-06-26/2018-06-27", "Seoul"),
            (5, "2018-07-18/2018-07-19", "Seattle"),
            (6, "2018-08-22/2018-08-23", "Seoul"),
            (7, "2018-09-19/2018-09-20", "Washington DC"),
            (8, "2018-10-16/2018-10-19", "Seoul"),
            (9, "2018-11-13/2018-11-16", "Hawaii"),
            (10, "2018-12-11/2018-12-13", "Seoul"),
        ],
    );
    happened(
        &mut talks,
        &[
            ("2018-12-31", EventKind::Expiry, "The 9th agreement ends"),
            ("2019-02-10", EventKind::Signing, "Initialled in Seoul"),
            ("2019-03-08", EventKind::Signing, "Signed in Seoul"),
            ("2019-04-05", EventKind::Ratification, "Consent of the National Assembly"),
        ],
    );
    talks.offers = vec![
        offer("US", Ask, "2018", &[("base", "1600 million USD")]),
        offer("ROK", Offer, "", &[("base", "9800 eok KRW")]),
        in_round(
            10,
            declined(offer("US", Ask, "2018-12", &[("base", "14131 eok KRW"), ("years.last", "2019")])),
        ),
        declined(offer("US", Ask, "2018-12-31", &[("base", "13566 eok KRW"), ("years.last", "2019")])),
        offer("US", RedLine, "2018-12-31", &[("base", "11305 eok KRW"), ("years.last", "2019")]),
        offer("ROK", Offer, "2019-01", &[("base", "10000 eok KRW")]),
        offer("", Agreed, "2019-02-10", &[("base", "10389 eok KRW"), ("years.last", "2019")]),
    ];
    talks
}

/// Shaped like the talks on the 12th: eight rounds, many events within weeks, a claim, an agreement and
/// two statements of ten billion dollars.
pub fn like_the_twelfth() -> Negotiation {
    use EventKind::{Deadline, Election, Expiry, Other, Ratification, Signing};
    use OfferKind::{Agreed, Ask, Statement};
    let mut talks = talks(shipped("sma-12.ron"));
    "Talks on the 12th agreement".clone_into(&mut talks.title);
    met(
        &mut talks,
        &[
            (1, "2024-04-23/2024-04-25 [NEWSIS_TL]", "Honolulu"),
            (2, "2024-05-21/2024-05-23 [NEWSIS_TL]", "Seoul"),
            (3, "2024-06-10/2024-06-12 [NEWSIS_TL]", "Washington DC"),
            (4, "2024-06-25/2024-06-27 [NEWSIS_TL]", "Seoul"),
            (5, "2024-07-10/2024-07-12 [NEWSIS_TL]", "Seoul"),
            (6, "2024-08-12/2024-08-14 [NEWSIS_TL]", "Washington DC"),
            (7, "2024-08-27/2024-08-29 [NEWSIS_TL]", "Seoul"),
            (8, "2024-09-25/2024-09-27 [NEWSIS_TL]", "Seoul"),
            (8, "2024-10-01/2024-10-02 [NEWSIS_TL]", "Seoul"),
        ],
    );
    happened(
        &mut talks,
        &[
            ("2024-03-05 [NEWSIS_TL]", Other, "Chief negotiators named"),
            ("2024-10-03 [NEWSIS_TL]", Signing, "Initialled in Seoul"),
            ("2024-11-04 [CRS_IF13050]", Signing, "Signed in Seoul"),
            ("2024-11-05", Election, "Presidential election in the United States"),
            ("2024-11-13", Other, "Tabled in the committee of the National Assembly"),
            ("2024-11-28", Ratification, "Consent of the National Assembly"),
            ("2024-11-29", Ratification, "Entered into force"),
            ("2025-01-20", Deadline, "A new administration takes office"),
            ("2025-12-31", Expiry, "The 11th agreement ends"),
        ],
    );
    talks.offers = vec![
        in_round(1, offer("US", Ask, "2024", &[("base", "15979 eok KRW")])),
        in_round(8, offer("", Agreed, "2024-10-02", &[("base", "15192 eok KRW")])),
        offer("PRES", Statement, "2024-10-15", &[("base", "10000 million USD")]),
        offer("PRES", Statement, "2025-07-08", &[("base", "10000 million USD")]),
        offer("US", Ask, "2024-08-27", &[("no.such.field", "5")]),
    ];
    talks
}

/// Shaped like the talks on the 11th: an ask of five times the sum before.
pub fn like_the_eleventh() -> Negotiation {
    use OfferKind::{Agreed, Ask, Offer, Statement};
    let mut talks = talks(shipped("sma-11.ron"));
    "Talks on the 11th agreement".clone_into(&mut talks.title);
    met(
        &mut talks,
        &[
            (1, "2019-09-24/2019-09-25", "Seoul"),
            (2, "2019-10-22/2019-10-24", "Honolulu"),
            (3, "2019-11-18/2019-11-19", "Seoul"),
            (4, "2019-12-03/2019-12-04", "Washington DC"),
            (5, "2019-12-17/2019-12-18", "Seoul"),
            (6, "2020-01-14/2020-01-15", "Washington DC"),
            (7, "2020-03-17/2020-03-19", "Los Angeles"),
            (8, "2021-02-05", "Video"),
            (9, "2021-03-05/2021-03-07", "Washington DC"),
        ],
    );
    happened(
        &mut talks,
        &[
            ("2019-12-31", EventKind::Expiry, "The 10th agreement ends"),
            ("2020-04-01", EventKind::Deadline, "Korean workers on unpaid leave"),
            ("2020-11-03", EventKind::Election, "Presidential election in the United States"),
            ("2021-03-18", EventKind::Signing, "Initialled"),
            ("2021-08-31", EventKind::Ratification, "Consent of the National Assembly"),
        ],
    );
    talks.offers = vec![
        in_round(3, offer("US", Ask, "2019-11-18", &[("base", "5000 million USD")])),
        in_round(5, offer("US", Statement, "2019-12-18", &[])),
        in_round(7, offer("US", Ask, "2020-03-17", &[("base", "4000 million USD")])),
        declined(offer("ROK", Offer, "2020-03-31", &[("base", "11740 eok KRW")])),
        offer("US", Ask, "2020-05-07", &[("base", "1300 million USD")]),
        in_round(9, offer("", Agreed, "2021-03-07", &[("base", "11833 eok KRW")])),
    ];
    talks
}
