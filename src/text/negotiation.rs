//! Negotiations in words: who, when, what kind of word, how well known, what is wrong, why an offer
//! has no cost.
//!
//! Every [`TalksProblemKind`] has its sentence, which begins with its place and says what was found, what
//! was expected and what to do.

use super::expected::field_error;
use super::fields::{field_name, value_of};
use super::naming::{LONGEST_ADDITION, shortened, told_apart};
use super::numbers::{currency_name, year};
use super::problems::problem_words as scenario_problem_words;
use super::{Arg, Language, say, say_with};
use crate::engine::negotiation::NotCosted;
use crate::engine::negotiation::check::{TalksProblem, TalksProblemKind};
use crate::engine::negotiation::dates::{FAR, FIRST_YEAR, LAST_YEAR};
use crate::model::{
    At, Confidence, Currency, Date, EventKind, FieldError, Negotiation, Offer, OfferKind, OfferTerm, Period,
    Role,
};
use crate::text::key;

/// What a party is to the agreement: `pays`.
pub fn role_word(role: Role, language: Language) -> String {
    say(
        language,
        match role {
            Role::Pays => key::TALKS_ROLE_PAYS,
            Role::Receives => key::TALKS_ROLE_RECEIVES,
            Role::Speaks => key::TALKS_ROLE_SPEAKS,
        },
    )
}

/// What kind of word an offer is: `red line`.
pub fn kind_word(kind: OfferKind, language: Language) -> String {
    say(
        language,
        match kind {
            OfferKind::Ask => key::TALKS_KIND_ASK,
            OfferKind::Offer => key::TALKS_KIND_OFFER,
            OfferKind::RedLine => key::TALKS_KIND_RED_LINE,
            OfferKind::Statement => key::TALKS_KIND_STATEMENT,
            OfferKind::Agreed => key::TALKS_KIND_AGREED,
        },
    )
}

/// How well an offer is known: `on record`.
pub fn confidence_word(confidence: Confidence, language: Language) -> String {
    say(
        language,
        match confidence {
            Confidence::Official => key::TALKS_CONFIDENCE_OFFICIAL,
            Confidence::OnRecord => key::TALKS_CONFIDENCE_ON_RECORD,
            Confidence::Press => key::TALKS_CONFIDENCE_PRESS,
            Confidence::Claim => key::TALKS_CONFIDENCE_CLAIM,
            Confidence::Assumed => key::TALKS_CONFIDENCE_ASSUMED,
        },
    )
}

/// The kind of an event: `signing`.
pub fn event_word(kind: EventKind, language: Language) -> String {
    say(
        language,
        match kind {
            EventKind::Election => key::TALKS_EVENT_ELECTION,
            EventKind::Signing => key::TALKS_EVENT_SIGNING,
            EventKind::Ratification => key::TALKS_EVENT_RATIFICATION,
            EventKind::Expiry => key::TALKS_EVENT_EXPIRY,
            EventKind::Deadline => key::TALKS_EVENT_DEADLINE,
            EventKind::Other => key::TALKS_EVENT_OTHER,
        },
    )
}

/// A date as far as it is known: `4 Oct 2024`, `Oct 2024`, `2024`.
///
/// ```
/// use costshare::text::{Language, negotiation::date_words};
///
/// let date = "2024-10-04".parse()?;
/// assert_eq!(date_words(&date, Language::En), "4 Oct 2024");
/// assert_eq!(date_words(&date, Language::Ko), "2024년 10월 4일");
/// # Ok::<(), costshare::model::SpellingError>(())
/// ```
pub fn date_words(date: &Date, language: Language) -> String {
    let (_, month, day) = date.first_day();
    let (year, month) = (("year", year_of(date)), ("month", month_word(month, language).into()));
    match date.as_str().len() {
        4 => say_with(language, key::TALKS_YEAR, &[year]),
        7 => say_with(language, key::TALKS_MONTH_OF_YEAR, &[year, month]),
        _ => say_with(language, key::TALKS_DAY, &[year, month, ("day", day.to_string().into())]),
    }
}

/// From one date to another: `23–25 Apr 2024`, `30 Sep – 2 Oct 2024`.
///
/// ```
/// use costshare::text::{Language, negotiation::period_words};
///
/// let period = "2024-04-23/2024-04-25".parse()?;
/// assert_eq!(period_words(&period, Language::En), "23–25 Apr 2024");
/// assert_eq!(period_words(&period, Language::Ko), "2024년 4월 23~25일");
/// # Ok::<(), costshare::model::SpellingError>(())
/// ```
pub fn period_words(period: &Period, language: Language) -> String {
    let (first, last) = (period.first(), period.last());
    if first == last {
        return date_words(first, language);
    }
    let (start, end) = (first.first_day(), last.first_day());
    let are_days = first.as_str().len() == 10 && last.as_str().len() == 10;
    let month = |month| Arg::from(month_word(month, language));
    let days = [
        ("year", year_of(last)),
        ("month", month(end.1)),
        ("from", start.2.to_string().into()),
        ("to", end.2.to_string().into()),
    ];
    if are_days && (start.0, start.1) == (end.0, end.1) {
        return say_with(language, key::TALKS_DAYS_OF_MONTH, &days);
    }
    if are_days && start.0 == end.0 {
        let mut args = days.to_vec();
        args.push(("before", month(start.1)));
        return say_with(language, key::TALKS_DAYS_OF_YEAR, &args);
    }
    let args = [("from", date_words(first, language).into()), ("to", date_words(last, language).into())];
    say_with(language, key::TALKS_FROM_TO, &args)
}

fn year_of(date: &Date) -> Arg<'static> {
    date.year().to_string().into()
}

fn month_word(month: u8, language: Language) -> String {
    say_with(language, key::TALKS_MONTH, &[("month", u32::from(month).into())])
}

/// What every offer is called: whose it is, of which kind and when, and where that is said of several, what
/// tells them apart.
pub fn offer_names(negotiation: &Negotiation, language: Language) -> Vec<String> {
    let offers = &negotiation.offers;
    let names = offers.iter().map(|offer| name_of_offer(negotiation, offer, language)).collect();
    // The first of its terms that no other says so.
    let by_term = |place: usize, group: &[usize]| {
        let says = |place: usize| offers[place].terms.iter().map(|term| term_words(term, language));
        let others: Vec<String> =
            group.iter().filter(|&&other| other != place).flat_map(|&other| says(other)).collect();
        says(place).find(|said| said.chars().count() <= LONGEST_ADDITION && !others.contains(said))
    };
    let by_round = |place: usize, _: &[usize]| offers[place].round.map(|round| round_name(round, language));
    told_apart(names, &[&by_term, &by_round])
}

/// What an offer is called, by its place: `United States, ask, Dec 2018`. No two are called alike.
pub fn offer_name(negotiation: &Negotiation, place: usize, language: Language) -> String {
    offer_names(negotiation, language).into_iter().nth(place).unwrap_or_default()
}

fn name_of_offer(negotiation: &Negotiation, offer: &Offer, language: Language) -> String {
    let party = match &offer.party {
        None => say(language, key::TALKS_BOTH_SIDES),
        Some(key) => {
            let name = negotiation.party(key).map(|party| party.name.trim());
            name.filter(|name| !name.is_empty()).unwrap_or(key).to_owned()
        }
    };
    let mut words = vec![party, kind_word(offer.kind, language)];
    words.extend(match (&offer.date, offer.round) {
        (Some(date), _) => Some(date_words(date, language)),
        (None, Some(round)) => Some(round_name(round, language)),
        (None, None) => None,
    });
    words.join(", ")
}

/// `round 3`.
pub fn round_name(round: u16, language: Language) -> String {
    say_with(language, key::TALKS_ROUND, &[("round", round.to_string().into())])
}

/// Why an offer has no cost, and what to do.
pub fn not_costed_words(why: &NotCosted, language: Language) -> String {
    match why {
        NotCosted::NamesNothing => say(language, key::TALKS_NO_COST_NAMES_NOTHING),
        NotCosted::Unread { path } => say_with(language, key::TALKS_NO_COST_UNREAD, &[("path", path.into())]),
        NotCosted::Repeated(field) => {
            say_with(language, key::TALKS_NO_COST_REPEATED, &[("field", field_name(field, language).into())])
        }
        NotCosted::Refused(error) => refused_words(error, language),
        NotCosted::NoRate { from, to, year: of, .. } => {
            let args = [
                ("from", currency_name(*from, language).into()),
                ("to", currency_name(*to, language).into()),
                ("year", year(*of, language).into()),
            ];
            say_with(language, key::TALKS_NO_COST_NO_RATE, &args)
        }
        NotCosted::MixedRates { from, to, .. } => mixed_rates_words(*from, *to, language),
    }
}

fn mixed_rates_words(from: Currency, to: Currency, language: Language) -> String {
    let args = [("from", currency_name(from, language).into()), ("to", currency_name(to, language).into())];
    say_with(language, key::TALKS_MIXED_RATES, &args)
}

/// A field error with the name of the field as people call it.
fn refused_words(error: &FieldError, language: Language) -> String {
    let field = match error {
        FieldError::NotThere { field, .. }
        | FieldError::WrongKind { field, .. }
        | FieldError::Source { field, .. }
        | FieldError::Needed(field) => field_name(field, language),
        FieldError::NoSuchPath(_) => return field_error(error, language),
    };
    format!("{field}: {}", field_error(error, language))
}

/// Where something stands, in words: `Offer 3 (United States, ask, Dec 2018)`.
pub fn place_words(negotiation: &Negotiation, at: At, language: Language) -> String {
    if let Some(place) = at.offer() {
        let mut args = vec![("number", Arg::from((place + 1).to_string()))];
        let Some(offer) = negotiation.offers.get(place) else {
            return say_with(language, key::TALKS_AT_OFFER, &args);
        };
        // Its number tells it apart.
        args.push(("offer", name_of_offer(negotiation, offer, language).into()));
        let whole = say_with(language, key::TALKS_AT_NAMED_OFFER, &args);
        let of_it = match at {
            At::OfferParty(_) => say(language, key::TALKS_AT_PARTY),
            At::OfferRound(_) => say(language, key::TALKS_AT_ROUND),
            At::OfferDate(_) => say(language, key::TALKS_AT_DATE),
            At::OfferSources(_) => say(language, key::TALKS_AT_SOURCES),
            At::OfferTerm(_, number) => match offer.terms.get(number) {
                Some(OfferTerm::Read(field, _)) => field_name(field, language),
                Some(OfferTerm::Unread { path, .. }) => format!("`{path}`"),
                None => return whole,
            },
            _ => return whole,
        };
        return format!("{whole}, {of_it}");
    }
    match at {
        At::Party(place) => {
            let number = ("number", (place + 1).to_string().into());
            say_with(language, key::TALKS_AT_PARTY_NUMBER, &[number])
        }
        At::Round(round) => round_name(round, language),
        At::Event(place) => {
            say_with(language, key::TALKS_AT_EVENT, &[("number", (place + 1).to_string().into())])
        }
        _ => say(language, key::TALKS_AT_BASE),
    }
}

/// A problem as a sentence that begins with its place.
pub fn problem_words(negotiation: &Negotiation, problem: &TalksProblem, language: Language) -> String {
    let say_of = |key, args: &[(&'static str, Arg<'_>)]| say_with(language, key, args);
    let what = match &problem.kind {
        TalksProblemKind::UnknownParty { found, known } if known.is_empty() => {
            say_of(key::TALKS_PROBLEM_NO_PARTIES, &[("found", shortened(found).into())])
        }
        TalksProblemKind::UnknownParty { found, known } => say_of(
            key::TALKS_PROBLEM_UNKNOWN_PARTY,
            &[("found", shortened(found).into()), ("known", known.join(", ").into())],
        ),
        TalksProblemKind::NoParty => say(language, key::TALKS_PROBLEM_NO_PARTY),
        TalksProblemKind::RepeatedParty { key } => {
            say_of(key::TALKS_PROBLEM_REPEATED_PARTY, &[("key", shortened(key).into())])
        }
        TalksProblemKind::UnknownRound { found, known } if known.is_empty() => {
            say_of(key::TALKS_PROBLEM_NO_ROUNDS, &[("found", found.to_string().into())])
        }
        TalksProblemKind::UnknownRound { found, known } => {
            let known: Vec<String> = known.iter().map(ToString::to_string).collect();
            let args = [("found", found.to_string().into()), ("known", known.join(", ").into())];
            say_of(key::TALKS_PROBLEM_UNKNOWN_ROUND, &args)
        }
        TalksProblemKind::DateNotAccepted { date } => say_of(
            key::TALKS_PROBLEM_DATE_NOT_ACCEPTED,
            &[
                ("date", date.to_string().into()),
                ("first", FIRST_YEAR.to_string().into()),
                ("last", LAST_YEAR.to_string().into()),
            ],
        ),
        TalksProblemKind::DateFarFromOthers { date } => say_of(
            key::TALKS_PROBLEM_DATE_FAR,
            &[("date", period_words(date, language).into()), ("years", FAR.to_string().into())],
        ),
        TalksProblemKind::DateOutsideRound { date, round, dates } => say_of(
            key::TALKS_PROBLEM_DATE_OUTSIDE_ROUND,
            &[
                ("date", period_words(date, language).into()),
                ("round", round.to_string().into()),
                ("dates", period_words(dates, language).into()),
            ],
        ),
        TalksProblemKind::Term { path, value, why } => {
            let found = match value.trim() {
                "" => format!("`{}`", shortened(path)),
                value => format!("`{}: {}`", shortened(path), shortened(value)),
            };
            let why = ("why", field_error(why, language).into());
            say_of(key::TALKS_PROBLEM_TERM, &[("found", found.into()), why])
        }
        TalksProblemKind::RepeatedTerm { field } => {
            say_of(key::TALKS_PROBLEM_REPEATED_TERM, &[("field", field_name(field, language).into())])
        }
        TalksProblemKind::NoRate { from, year: of } => {
            let from = currency_name(*from, language);
            say_of(key::TALKS_PROBLEM_NO_RATE, &[("from", from.into()), ("year", year(*of, language).into())])
        }
        TalksProblemKind::MixedRates { from, to } => mixed_rates_words(*from, *to, language),
        TalksProblemKind::UnknownSource(source) => {
            say_of(key::TALKS_PROBLEM_UNKNOWN_SOURCE, &[("source", shortened(&source.0).into())])
        }
        TalksProblemKind::Scenario(problem) => scenario_problem_words(problem, language),
    };
    // A problem of a scenario names its field itself.
    let at = match (&problem.kind, problem.at) {
        (TalksProblemKind::Scenario(_), At::OfferTerm(place, _)) => At::Offer(place),
        (_, at) => at,
    };
    format!("{}: {what}", place_words(negotiation, at, language))
}

/// A term of an offer in words: `Cap from 2027: 4%`; what could not be read as it stands.
pub fn term_words(term: &OfferTerm, language: Language) -> String {
    match term {
        OfferTerm::Read(field, value) => {
            format!("{}: {}", field_name(field, language), value_of(field, value, language))
        }
        OfferTerm::Unread { path, value } => format!("`{path}: {value}`"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::engine::check as scenario_check;
    use crate::model::{
        Currency, Expected, Field, FieldValue, Money, Part, Party, Scenario, SourceId, Stated, Year, Years,
    };

    #[test]
    fn dates_say_what_is_known_of_them() {
        for (spelling, english, korean) in [
            ("2024", "2024", "2024년"),
            ("2018-12", "Dec 2018", "2018년 12월"),
            ("2024-10-04", "4 Oct 2024", "2024년 10월 4일"),
            ("2024-04-23/2024-04-25", "23–25 Apr 2024", "2024년 4월 23~25일"),
            ("2024-09-30/2024-10-02", "30 Sep – 2 Oct 2024", "2024년 9월 30일~10월 2일"),
            ("2024-12-30/2025-01-02", "30 Dec 2024 – 2 Jan 2025", "2024년 12월 30일~2025년 1월 2일"),
            ("2018-12/2019", "Dec 2018 – 2019", "2018년 12월~2019년"),
        ] {
            let period: Period = spelling.parse().expect("a period");
            assert_eq!(period_words(&period, Language::En), english);
            assert_eq!(period_words(&period, Language::Ko), korean);
        }
    }

    #[test]
    fn every_word_has_its_own_in_each_language() {
        for language in [Language::En, Language::Ko] {
            let all: Vec<Vec<String>> = vec![
                Role::ALL.iter().map(|role| role_word(*role, language)).collect(),
                OfferKind::ALL.iter().map(|kind| kind_word(*kind, language)).collect(),
                Confidence::ALL.iter().map(|known| confidence_word(*known, language)).collect(),
                EventKind::ALL.iter().map(|kind| event_word(*kind, language)).collect(),
            ];
            for words in all {
                let different: std::collections::BTreeSet<&String> = words.iter().collect();
                assert_eq!(different.len(), words.len(), "{words:?}");
                for word in &words {
                    assert!(!word.starts_with("talks-"), "{word}");
                    assert_eq!(language == Language::Ko, is_korean(word), "{word}");
                }
            }
        }
    }

    #[test]
    fn an_offer_is_called_by_party_kind_and_time() {
        let talks = talks();
        let names = |language| -> Vec<String> { offer_names(&talks, language) };
        let english = ["United States, ask, Dec 2018", "MARS, red line, round 3", "Both sides, agreed"]
            .map(String::from);
        assert_eq!(names(Language::En), english);
        assert_eq!(names(Language::Ko)[2], "양측, 합의");
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "one case after the other")]
    fn every_problem_names_its_place_and_what_was_found() {
        let talks = talks();
        let date = |text: &str| text.parse::<Period>().expect("a period");
        let field = || Field::Before;
        let unknown_round = |known| TalksProblemKind::UnknownRound { found: 9, known };
        let unknown_party = |known| TalksProblemKind::UnknownParty { found: "MARS".to_owned(), known };
        let inner = scenario_check::Problem {
            field: Field::LastYear,
            kind: scenario_check::ProblemKind::TermEmpty { first: Year(2026), last: Year(2025) },
        };
        let term = TalksProblemKind::Term {
            path: "bse".to_owned(),
            value: "\"lots\"".to_owned(),
            why: FieldError::NoSuchPath("bse".to_owned()),
        };
        let outside = TalksProblemKind::DateOutsideRound {
            date: date("2018-12"),
            round: 3,
            dates: date("2019-01-02/2019-01-04"),
        };
        let cases: Vec<(At, TalksProblemKind, &str, &[&str])> = vec![
            (
                At::OfferParty(1),
                unknown_party(vec!["US".to_owned()]),
                "Offer 2 (MARS, red line, round 3), party",
                &["`MARS`", "US"],
            ),
            (
                At::OfferParty(1),
                unknown_party(Vec::new()),
                "Offer 2 (MARS, red line, round 3), party",
                &["`MARS`"],
            ),
            (At::Offer(0), TalksProblemKind::NoParty, "Offer 1 (United States, ask, Dec 2018)", &[]),
            (At::Party(0), TalksProblemKind::RepeatedParty { key: "US".to_owned() }, "Party 1", &["`US`"]),
            (
                At::OfferRound(1),
                unknown_round(vec![1, 3]),
                "Offer 2 (MARS, red line, round 3), round",
                &["9", "1, 3"],
            ),
            (
                At::OfferRound(1),
                unknown_round(Vec::new()),
                "Offer 2 (MARS, red line, round 3), round",
                &["9"],
            ),
            (
                At::OfferDate(0),
                outside,
                "Offer 1 (United States, ask, Dec 2018), date",
                &["2018", "3", "2019"],
            ),
            (
                At::Event(0),
                TalksProblemKind::DateNotAccepted { date: date("0018") },
                "Event 1",
                &["0018", "1945", "2100"],
            ),
            (At::Event(0), TalksProblemKind::DateFarFromOthers { date: date("2091") }, "Event 1", &["2091"]),
            (
                At::OfferTerm(0, 1),
                term,
                "Offer 1 (United States, ask, Dec 2018), `bse`",
                &["`bse: \"lots\"`"],
            ),
            (
                At::OfferTerm(0, 0),
                TalksProblemKind::RepeatedTerm { field: field() },
                "Offer 1 (United States, ask, Dec 2018), ",
                &[],
            ),
            (
                At::Offer(2),
                TalksProblemKind::NoRate { from: Currency::USD, year: Year(2019) },
                "Offer 3 (Both sides, agreed)",
                &["2019"],
            ),
            (
                At::Offer(2),
                TalksProblemKind::MixedRates { from: Currency::USD, to: Currency::KRW },
                "Offer 3 (Both sides, agreed)",
                &[],
            ),
            (
                At::OfferSources(0),
                TalksProblemKind::UnknownSource(SourceId("NONE".to_owned())),
                "Offer 1 (United States, ask, Dec 2018), sources",
                &["`NONE`"],
            ),
            (At::Base, TalksProblemKind::Scenario(inner), "Base scenario", &["2026", "2025"]),
            (At::Round(3), TalksProblemKind::NoParty, "round 3", &[]),
            (At::Event(0), TalksProblemKind::NoParty, "Event 1", &[]),
        ];
        for (at, kind, place, found) in cases {
            let problem = TalksProblem { at, kind };
            let english = problem_words(&talks, &problem, Language::En);
            let korean = problem_words(&talks, &problem, Language::Ko);
            assert!(english.starts_with(place), "{english}");
            assert!(is_korean(&korean), "{korean}");
            for said in [&english, &korean] {
                assert!(!said.contains(['{', '$']) && !said.contains("talks-"), "{said}");
                for found in found {
                    assert!(said.contains(found), "{said} should name {found}");
                }
            }
        }
    }

    #[test]
    fn every_reason_for_no_cost_is_told() {
        let wrong =
            FieldError::WrongKind { field: Field::LastYear, expected: Expected::Year, example: "2030" };
        let no_rate = NotCosted::NoRate {
            field: Field::LastYear,
            from: Currency::USD,
            to: Currency::KRW,
            year: Year(2019),
        };
        let mixed = NotCosted::MixedRates { field: Field::LastYear, from: Currency::USD, to: Currency::KRW };
        for (why, found) in [
            (NotCosted::NamesNothing, ""),
            (NotCosted::Unread { path: "bse".to_owned() }, "`bse`"),
            (NotCosted::Refused(wrong), "2030"),
            (NotCosted::Refused(FieldError::NoSuchPath("bse".to_owned())), "`bse`"),
            (no_rate, "2019"),
            (mixed, ""),
        ] {
            let (english, korean) =
                (not_costed_words(&why, Language::En), not_costed_words(&why, Language::Ko));
            assert!(english.contains(found) && korean.contains(found), "{english} / {korean}");
            assert!(is_korean(&korean) && !is_korean(&english), "{english} / {korean}");
        }
    }

    /// An ask, a red line of nobody and what was agreed.
    fn talks() -> Negotiation {
        let offer = |party: Option<&str>, kind| Offer::new(party.map(str::to_owned), kind);
        let mut ask = offer(Some("US"), OfferKind::Ask);
        ask.date = Some("2018-12".parse().expect("a date"));
        ask.terms = vec![
            OfferTerm::Read(Field::LastYear, FieldValue::Year(Year(2019))),
            OfferTerm::Unread { path: "bse".to_owned(), value: "\"lots\"".to_owned() },
        ];
        let mut line = offer(Some("MARS"), OfferKind::RedLine);
        line.round = Some(3);
        let base = Stated::assumed(Money::new(1.into(), Currency::KRW));
        let us = Party { key: "US".to_owned(), name: "United States".to_owned(), role: Role::Receives };
        Negotiation {
            title: String::new(),
            note: None,
            parties: vec![us],
            rounds: BTreeMap::new(),
            events: Vec::new(),
            base: Scenario::new(Years::new(Year(2026), Year(2030)), vec![Part::new("", base)]),
            offers: vec![ask, line, offer(None, OfferKind::Agreed)],
        }
    }

    fn is_korean(text: &str) -> bool {
        text.chars().any(|c| ('\u{ac00}'..='\u{d7a3}').contains(&c))
    }
}
