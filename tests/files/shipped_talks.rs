//! The shipped negotiations against the record: every row of its talks stands in one of them, once, and
//! nothing stands there that the record does not have.

use std::collections::BTreeMap;

use costshare::engine::Measure;
use costshare::engine::negotiation::check::check;
use costshare::engine::negotiation::{NotCosted, cost};
use costshare::files::bundled::{self, NEGOTIATIONS};
use costshare::files::record;
use costshare::model::{
    Confidence, Currency, EventKind, FieldValue, Money, Negotiation, Offer, OfferKind, OfferTerm, SourceId,
    Spelt, Stated, Status, Value,
};
use costshare::text::Language;
use costshare::text::shipped::say_in;
use rust_decimal::Decimal;
use rust_decimal_macros::dec;

const FOLDER: &str = "assets/record/2026-02";

#[test]
fn they_have_no_problem() {
    for (number, talks) in all() {
        assert_eq!(check(&talks, record::bundled()), [], "the talks on the {number}th");
        let events: Vec<_> = talks.events.iter().map(|event| event.date.value.first_day()).collect();
        assert!(events.is_sorted(), "{number}: {events:?}");
    }
}

#[test]
fn every_offer_has_a_cost_or_names_nothing() {
    let without = |talks: &Negotiation| -> Vec<usize> {
        let costed = |offer: &Offer| {
            let costed = cost(&talks.base, &offer.terms, record::bundled(), &Measure::default());
            match costed {
                Ok(costed) => costed.term.known().is_some(),
                Err(why) => {
                    assert_eq!(why, NotCosted::NamesNothing);
                    false
                }
            }
        };
        (0..talks.offers.len()).filter(|&place| !costed(&talks.offers[place])).collect()
    };
    let all = all();
    // DeHart said which figure it was not, and no other.
    assert_eq!((without(&all[&10]), without(&all[&11]), without(&all[&12])), (vec![], vec![1], vec![]));
}

#[test]
fn every_source_is_in_the_record() {
    let known = &record::bundled().sources;
    for (number, talks) in all() {
        let mut sources: Vec<&SourceId> = Vec::new();
        sources.extend(talks.events.iter().flat_map(|event| &event.date.sources));
        for meeting in talks.rounds.values().flat_map(|round| &round.meetings) {
            let dates = meeting.dates.as_ref().expect("each has its days");
            assert!(!dates.sources.is_empty());
            sources.extend(&dates.sources);
        }
        for offer in &talks.offers {
            assert!(!offer.sources.is_empty() && offer.confidence != Confidence::Assumed);
            sources.extend(&offer.sources);
            for term in &offer.terms {
                let OfferTerm::Read(_, value) = term else { panic!("every term can be read") };
                sources.extend(value.sources());
                if let FieldValue::Money(money) = value {
                    assert!(!money.sources.is_empty());
                }
            }
        }
        for source in sources {
            assert!(known.contains_key(source), "{number}: {source}");
        }
    }
}

#[test]
fn every_position_of_the_record_is_there_once() {
    let all = all();
    let mut left: BTreeMap<u8, Vec<&Offer>> =
        all.iter().map(|(number, talks)| (*number, talks.offers.iter().collect())).collect();
    let mut rows = 0;
    for row in table("positions.csv") {
        let Some(offers) = left.get_mut(&row.agreement()) else { continue };
        rows += 1;
        let is_it = |offer: &&Offer| is_position(offer, &row);
        let found: Vec<usize> = (0..offers.len()).filter(|&place| is_it(&offers[place])).collect();
        let [place] = found[..] else { panic!("{row:?} stands {} times", found.len()) };
        offers.remove(place);
    }
    assert_eq!(rows, 16, "the record has 18 positions, two of them of the 3rd and the 5th agreement");
    // What is left: the 10th as agreed, which the record has as an agreement.
    let left: Vec<&Offer> = left.into_values().flatten().collect();
    assert_eq!(left.len(), 1);
    let base = base_of(left[0]).expect("it names its amount");
    let agreed = record::bundled().agreement(10).expect("the record has it");
    assert_eq!((left[0].kind, &base), (OfferKind::Agreed, &agreed.base[0]));
}

/// Whether an offer is what the row says: who, what, when, how much, how well known.
fn is_position(offer: &Offer, row: &Row) -> bool {
    let party = match row.get("side") {
        "both" => None,
        "Trump (candidate)" => Some("TRUMP"),
        "US" | "US president" => Some("US"),
        side => Some(side),
    };
    let kind = match row.get("kind") {
        "ask" => OfferKind::Ask,
        "offer" => OfferKind::Offer,
        "red line" | "ceiling" => OfferKind::RedLine,
        "statement" | "internal target" => OfferKind::Statement,
        "agreed" => OfferKind::Agreed,
        other => panic!("{other} is a new kind"),
    };
    let confidence = match row.get("provenance") {
        "official" => Confidence::Official,
        "on record" => Confidence::OnRecord,
        "press" => Confidence::Press,
        "civic-group claim" => Confidence::Claim,
        other => panic!("{other} is a new provenance"),
    };
    let date = offer.date.as_ref().map(ToString::to_string).unwrap_or_default();
    let round = offer.round.map(|round| round.to_string()).unwrap_or_default();
    let same = offer.party.as_deref() == party
        && (offer.kind, offer.confidence) == (kind, confidence)
        && (date.as_str(), round.as_str()) == (row.get("date"), row.get("round"));
    if !same {
        return false;
    }
    let sources = row.sources();
    assert!(sources.iter().all(|source| offer.sources.contains(source)), "{row:?}");
    if row.get("amount").is_empty() && row.get("percent_change").is_empty() {
        return offer.terms.is_empty();
    }
    // The 11th names its amount for 2021; every other position is about the first year.
    let named = if row.agreement() == 11 && kind == OfferKind::Agreed { "amount.2021" } else { "base" };
    let amount = amount_of(offer, named).expect("it names an amount");
    assert_eq!(amount.status == Status::Conflict, row.get("status") == "conflict", "{row:?}");
    if let Ok(years) = row.get("term_years").parse::<i16>() {
        let first = [(10, 2019), (11, 2020), (12, 2026)].into_iter().find(|(of, _)| *of == row.agreement());
        let last = first.map(|(_, year)| year + years - 1).map(|year| year.to_string());
        let said = value_of(offer, "years.last").and_then(FieldValue::spell);
        assert_eq!(said, last, "{row:?}");
    }
    amount.value == expected(row)
}

/// The amount of a row; where a report gives won, these won.
fn expected(row: &Row) -> Money {
    let hundred_millions = |amount: Decimal, of| Money::new(amount * dec!(100000000), of);
    let won = |amount| hundred_millions(amount, Currency::KRW);
    match (row.agreement(), row.get("amount"), row.get("unit")) {
        // KBS 2019: 1.4131, 1.3566 and 1.1305 trillion won; 21unews 2020: about 1.59 trillion won.
        (10, "12.5", _) => won(dec!(14131)),
        (10, "12", _) => won(dec!(13566)),
        (10, "10", _) => won(dec!(11305)),
        (11, "13", _) => won(dec!(15900)),
        // 14,028 x 1.139 = 15,977.892 and 14,028 x 1.03 = 14,448.84, rounded to 1 eok.
        (12, "", _) if row.get("percent_change") == "13.9" => won(dec!(15978)),
        (12, "", _) => won(dec!(14449)),
        (_, amount, "eok KRW") => won(amount.parse().expect("a number")),
        (_, amount, "100 million USD") => hundred_millions(amount.parse().expect("a number"), Currency::USD),
        (_, _, unit) => panic!("{unit} is a new unit"),
    }
}

#[test]
fn every_meeting_of_the_record_is_there_once() {
    let all = all();
    let mut met: Vec<(u8, u16, String)> = Vec::new();
    for (number, talks) in &all {
        for (round, of_round) in &talks.rounds {
            met.extend(of_round.meetings.iter().map(|meeting| {
                let text = |text: &Option<String>| text.clone().unwrap_or_default();
                let dates = meeting.dates.as_ref().expect("each has its days").spell();
                let words = [&meeting.city, &meeting.venue, &meeting.country, &meeting.note].map(text);
                (*number, *round, format!("{dates}|{}", words.join("|")))
            }));
        }
    }
    let rows: Vec<(u8, u16, String)> = table("rounds.csv")
        .iter()
        .map(|row| {
            let dates = format!("{}/{} [{}]", row.get("start"), row.get("end"), row.get("sources"));
            let words = ["city", "venue", "country", "note"].map(|name| row.get(name));
            (
                row.agreement(),
                row.get("round").parse().expect("a number"),
                format!("{dates}|{}", words.join("|")),
            )
        })
        .collect();
    assert_eq!(met, rows);
    assert_eq!(met.len(), 9, "eight rounds, the last of which met twice");
}

#[test]
fn every_event_of_the_record_is_there_once() {
    let all = all();
    let rows: Vec<String> = table("events.csv")
        .iter()
        .map(|row| format!("{} [{}] {}", row.get("date"), row.get("sources"), row.get("event")))
        .collect();
    assert_eq!(rows.len(), 20);
    let told = |talks: &Negotiation| -> Vec<String> {
        talks.events.iter().map(|event| format!("{} {}", event.date.spell(), event.what)).collect()
    };
    let mut twelfth = told(&all[&12]);
    twelfth.retain(|event| !event.starts_with("2025 ["));
    assert_eq!(twelfth, rows, "but for the end of the 11th, the events of the 12th are those of the record");

    // Signing, entry into force and the end of the agreement before are those of the agreements.
    let agreements = &record::bundled().agreements;
    for (number, talks) in &all {
        let of = |number: u8| agreements.iter().find(|one| one.number == number).expect("the record has it");
        let (this, before) = (of(*number), of(number - 1));
        let has = |kind, date: &str| {
            let here = |event: &&costshare::model::TalkEvent| {
                event.kind == kind && event.date.value.as_str() == date
            };
            assert_eq!(talks.events.iter().filter(here).count(), 1, "{number}: {kind:?} {date}");
        };
        has(EventKind::Signing, this.signed.as_str());
        has(EventKind::Ratification, this.in_force.as_str());
        has(EventKind::Expiry, &before.years.last.to_string());
    }
}

/// What was agreed costs what the agreement costs.
#[test]
fn what_was_agreed_costs_what_was_paid() {
    for (number, name) in [(10, "sma-10.ron"), (11, "sma-11.ron"), (12, "sma-12.ron")] {
        let talks = all().remove(&number).expect("it is shipped");
        let agreed = talks.offers.iter().find(|offer| offer.kind == OfferKind::Agreed).expect("they agreed");
        let costed = cost(&talks.base, &agreed.terms, record::bundled(), &Measure::default());
        let costed = costed.expect("it has a cost");
        assert!(costed.unsaid.years.is_empty(), "{number}: {:?}", costed.unsaid.fields);
        assert!(matches!(costed.term, Value::Known(_)), "{name}");
        // 10th: 10,389. 11th: 10,389 + 11,833 + 12,472 + 12,896 + 13,463 + 14,028 = 75,081.
        let known = [(10, dec!(10389)), (11, dec!(75081))];
        if let Some((_, sum)) = known.into_iter().find(|(of, _)| *of == number) {
            assert_eq!(costed.term, Value::Known(sum * dec!(100000000)), "{name}");
        }
    }
}

#[test]
fn they_speak_korean() {
    let korean = |text: &str| text.chars().any(|c| ('\u{ac00}'..='\u{d7a3}').contains(&c));
    for (name, _) in NEGOTIATIONS {
        let file = bundled::negotiation(name).expect("it is shipped").expect("it can be read");
        let (mut english, mut talks) = (file.negotiation.clone(), file.negotiation.clone());
        say_in(name, Language::En, &mut english);
        assert_eq!(english, file.negotiation);
        say_in(name, Language::Ko, &mut talks);
        let mut texts = vec![talks.title.as_str(), talks.base.title.as_str()];
        texts.extend(talks.note.as_deref());
        texts.extend(talks.base.note.as_deref());
        texts.extend(talks.parties.iter().map(|party| party.name.as_str()));
        texts.extend(talks.rounds.values().filter_map(|round| round.note.as_deref()));
        texts.extend(talks.events.iter().map(|event| event.what.as_str()));
        texts.extend(talks.offers.iter().filter_map(|offer| offer.note.as_deref()));
        for text in texts {
            assert!(korean(text), "{name}: {text}");
        }
        // Words, and nothing else.
        talks.title.clone_from(&file.negotiation.title);
        talks.note.clone_from(&file.negotiation.note);
        talks.base.title.clone_from(&file.negotiation.base.title);
        talks.base.note.clone_from(&file.negotiation.base.note);
        assert_eq!(talks.base, file.negotiation.base);
        for (said, written) in talks.offers.iter().zip(&file.negotiation.offers) {
            assert_eq!(said.note.is_some(), written.note.is_some());
            assert_eq!((&said.terms, &said.date), (&written.terms, &written.date));
        }
    }
}

/// The shipped negotiations by the number of their agreement.
fn all() -> BTreeMap<u8, Negotiation> {
    let number = |name: &str| name["sma-".len()..name.len() - ".ron".len()].parse().expect("a number");
    let read = |name: &str| bundled::negotiation(name).expect("it is shipped").expect("it can be read");
    NEGOTIATIONS.iter().map(|(name, _)| (number(name), read(name).negotiation)).collect()
}

fn value_of<'a>(offer: &'a Offer, path: &str) -> Option<&'a FieldValue> {
    offer.fields().find(|(field, _)| field.to_string() == path).map(|(_, value)| value)
}

fn amount_of(offer: &Offer, path: &str) -> Option<Stated<Money>> {
    match value_of(offer, path)? {
        FieldValue::Money(money) => Some(money.clone()),
        _ => None,
    }
}

fn base_of(offer: &Offer) -> Option<Stated<Money>> {
    amount_of(offer, "base")
}

/// A row of a table of the record, its cells by their heads.
#[derive(Debug)]
struct Row(BTreeMap<String, String>);

impl Row {
    fn get(&self, head: &str) -> &str {
        &self.0[head]
    }

    fn agreement(&self) -> u8 {
        self.get("agreement").parse().expect("a number")
    }

    fn sources(&self) -> Vec<SourceId> {
        SourceId::list(self.get("sources")).expect("names of sources")
    }
}

fn table(name: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(format!("{FOLDER}/{name}")).expect("the table exists");
    let heads: Vec<String> = reader.headers().expect("it has heads").iter().map(str::to_owned).collect();
    let row =
        |row: csv::StringRecord| Row(heads.iter().cloned().zip(row.iter().map(str::to_owned)).collect());
    reader.records().map(|found| row(found.expect("a row"))).collect()
}
