//! Negotiation files: what holds for every one, what each broken one is told, and that nothing of a
//! private file is quoted.

#![expect(clippy::disallowed_methods, reason = "the tests play the other programs that write files")]

use std::fs;
use std::path::Path;

use costshare::files::{
    FileKind, NegotiationFile, OpenedFile, Place, PrivateFile, has_changed, kind_of_file, open_document,
    open_file, open_negotiation, open_scenario, private_path, read_negotiation, read_private, read_scenario,
    save_document, write_negotiation, write_private,
};
use costshare::model::{
    At, Confidence, EventKind, Field, FieldValue, Offer, OfferKind, OfferTerm, PartField, PrivateLayer, Role,
    SourceId, Spelt, Year,
};
use proptest::prelude::*;

/// Every key of a negotiation, in our layout.
const SAMPLE: &str = r#"// The talks,
//   with a remark above them.
Negotiation(
    version: 1,
    title: "협상 \"talks\"",
    note: "…",
    parties: [
        Party(
            key: "ROK",
            name: "Republic of Korea",
            role: Pays,
        ),
        Party(
            key: "US",
            name: "United States",
            role: Receives,
        ),
    ],
    rounds: {
        1: Round(
            meetings: [
                Meeting(
                    dates: "2024-04-23/2024-04-25 [NEWSIS_TL, ASIATODAY5]",
                    city: "Honolulu",
                    venue: "a house",
                    country: "US",
                    note: "in spring",
                ),
                Meeting(),
            ],
            note: "the first",
        ),
        2: Round(),
    },
    events: [
        Event(
            date: "2024-11-04 [CRS_IF13050]",
            kind: Signing,
            what: "signed in Seoul",
        ),
        Event(
            date: "2025 assumed",
            what: "something else",
        ),
    ],
    base: Scenario(
        version: 1,
        title: "12th SMA as signed",
        record: "2026-02",
        years: (first: 2026, last: 2030),
        parts: [
            Part(
                base: "15192 eok KRW [MOFA12]",
                rules: {
                    2027: Rule(
                        growth: Index(series: "cpi", lag: 2),
                        cap: "5% [MOFA12]",
                    ),
                },
            ),
        ],
        series: {
            "cpi": (
                then: "2.0% assumed",
            ),
        },
    ),
    offers: [
        Offer(
            party: "US",
            kind: Ask,
            date: "2024-04",
            round: 1,
            terms: {
                "base": "14131 eok KRW [KBS10]",
                "years.last": 2028,
                "rule.2027": Rule(
                    growth: Freeze(),
                ),
                "rule.2027.growth": Fixed(rate: "4% assumed"),
                "rule.2027.cap": "",
                "rounding.how": Down,
                "basis": {"kept": [1, as, "it is"]},
                "base": "rather much",
            },
            declined: true,
            public: false,
            confidence: Press,
            sources: "KBS10, SPN10",
            note: "a remark",
        ),
        Offer(
            kind: Agreed,
        ),
    ],
)
"#;

/// Every key of a private file, in our layout.
const PRIVATE: &str = r#"// ours alone
Private(
    version: 1,
    party: "ROK",
    target: {
        "base": "14028 eok KRW assumed",
    },
    limit: {
        "base": "15192 eok KRW assumed",
        "secret": "6789",
    },
    their_limit: {
        "rule.2027.cap": "6% assumed",
    },
    note: "trust nobody",
    notes: {
        3: "they blinked",
    },
)
"#;

fn sample() -> NegotiationFile {
    read_negotiation(SAMPLE, "sample.ron").expect("the sample is right")
}

fn private() -> PrivateFile {
    read_private(PRIVATE, "sample.private.ron").expect("the sample is right")
}

#[test]
fn a_file_in_our_layout_keeps_its_bytes() {
    assert_eq!(write_negotiation(&sample()), SAMPLE);
    assert_eq!(write_private(&private()), PRIVATE);
}

#[test]
fn every_key_arrives_where_it_belongs() {
    let talks = sample().negotiation;
    assert_eq!((talks.title.as_str(), talks.note.as_deref()), ("협상 \"talks\"", Some("…")));
    assert_eq!(talks.parties[1].key, "US");
    assert_eq!([talks.parties[0].role, talks.parties[1].role], [Role::Pays, Role::Receives]);
    let meeting = &talks.rounds[&1].meetings[0];
    let dates = meeting.dates.as_ref().expect("they are known");
    assert_eq!(dates.spell(), "2024-04-23/2024-04-25 [NEWSIS_TL, ASIATODAY5]");
    let words = [&meeting.city, &meeting.venue, &meeting.country, &meeting.note];
    let words: Vec<_> = words.into_iter().flatten().collect();
    assert_eq!(words, ["Honolulu", "a house", "US", "in spring"]);
    assert!(talks.rounds[&1].is_known() && !talks.rounds[&2].is_known());
    assert_eq!([talks.events[0].kind, talks.events[1].kind], [EventKind::Signing, EventKind::Other]);
    assert_eq!(talks.base.title, "12th SMA as signed");

    let ask = &talks.offers[0];
    assert_eq!((ask.party.as_deref(), ask.kind, ask.round), (Some("US"), OfferKind::Ask, Some(1)));
    assert_eq!(ask.date.as_ref().map(ToString::to_string).as_deref(), Some("2024-04"));
    assert_eq!((ask.declined, ask.public, ask.confidence), (true, false, Confidence::Press));
    assert_eq!(ask.sources, [SourceId("KBS10".to_owned()), SourceId("SPN10".to_owned())]);
    assert_eq!(talks.offers[1], Offer::new(None, OfferKind::Agreed));
    assert!(talks.offers[1].public, "what is not said to be secret was public");
}

#[test]
fn terms_are_fields_with_values_and_what_is_none_is_kept() {
    let offer = sample().negotiation.offers.remove(0);
    let read = |term: &OfferTerm| match term {
        OfferTerm::Read(field, value) => (field.to_string(), value.clone()),
        OfferTerm::Unread { path, .. } => panic!("{path} can be read"),
    };
    let (field, base) = read(&offer.terms[0]);
    assert_eq!((field.as_str(), base.spell().as_deref()), ("base", Some("14131 eok KRW [KBS10]")));
    assert_eq!(read(&offer.terms[1]), ("years.last".to_owned(), FieldValue::Year(Year(2028))));
    assert!(matches!(read(&offer.terms[2]).1, FieldValue::Rule(_)));
    assert!(matches!(read(&offer.terms[3]).1, FieldValue::Growth(_)));
    assert_eq!(read(&offer.terms[4]).1, FieldValue::Absent, "an empty text takes a cap away");
    assert!(matches!(read(&offer.terms[5]).1, FieldValue::RoundingMode(_)));
    let unread =
        |path: &str, value: &str| OfferTerm::Unread { path: path.to_owned(), value: value.to_owned() };
    assert_eq!(offer.terms[6], unread("basis", "{\"kept\": [1, as, \"it is\"]}"));
    assert_eq!(offer.terms[7], unread("base", "\"rather much\""));
}

#[test]
fn a_value_that_no_file_could_hold_is_written_in_quotes() {
    for value in ["a, b", "5 // five", "", "(", "\"", " 5"] {
        let mut file = sample();
        file.negotiation.offers[1].terms =
            vec![OfferTerm::Unread { path: "basis".to_owned(), value: value.to_owned() }];
        let text = write_negotiation(&file);
        let read = read_negotiation(&text, "").unwrap_or_else(|error| panic!("{value:?}: {error:?}"));
        let OfferTerm::Unread { value: kept, .. } = &read.negotiation.offers[1].terms[0] else {
            panic!("`basis` names no field");
        };
        assert_eq!(*kept, format!("\"{}\"", value.replace('"', "\\\"")));
        assert_eq!(write_negotiation(&read), text, "from then on it stays");
    }
}

#[test]
fn a_value_over_lines_is_kept_as_it_stands() {
    let tree = "Rule(\n                    groth: Freeze(), // freeze\n                )";
    let text = SAMPLE.replace("{\"kept\": [1, as, \"it is\"]}", tree);
    let read = read_negotiation(&text, "").expect("a term may be anything");
    assert_eq!(write_negotiation(&read), text);
    let foreign = read_negotiation(&text.replace('\n', "\r\n"), "").expect("only line ends differ");
    assert_eq!(write_negotiation(&foreign), text);
}

#[test]
fn line_ends_and_a_byte_order_mark_of_other_systems_are_read() {
    let foreign = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(read_negotiation(&foreign(SAMPLE), "").expect("only line ends differ"), sample());
    assert_eq!(read_private(&foreign(PRIVATE), "").expect("only line ends differ"), private());
}

#[test]
fn comments_above_are_kept_and_others_counted() {
    let text = SAMPLE.replace("    offers: [", "    // one\n    offers: [ /* two */") + "// three";
    let read = read_negotiation(&text, "").expect("comments may stand anywhere");
    assert_eq!(read.comment, "// The talks,\n//   with a remark above them.");
    assert_eq!(read.other_comments, 3);
}

#[test]
fn everything_has_its_place() {
    let places = sample().places;
    // Counted by hand in the sample: line 8 is the first party, line 20 the first round.
    for (at, text) in [
        (At::Party(0), "Party(\n            key: \"ROK\""),
        (At::Round(2), "2: Round()"),
        (At::Event(1), "Event(\n            date: \"2025"),
        (At::Base, "Scenario("),
        (At::Offer(0), "Offer(\n            party"),
        (At::OfferParty(0), "\"US\",\n            kind"),
        (At::OfferRound(0), "1,\n            terms"),
        (At::OfferDate(0), "\"2024-04\","),
        (At::OfferSources(0), "\"KBS10, SPN10\""),
        (At::OfferTerm(0, 6), "\"basis\""),
        (At::OfferTerm(0, 7), "\"base\": \"rather"),
    ] {
        let place = places.of(at).unwrap_or_else(|| panic!("{at:?} has a place"));
        let line = SAMPLE.lines().nth(place.line - 1).expect("the line exists");
        let here: String = line.chars().skip(place.column - 1).collect();
        let first = text.lines().next().expect("it is not empty");
        assert!(here.starts_with(first), "{at:?}: {place} is at {here:?}");
        let at = SAMPLE.find(text).expect("it stands there");
        assert_eq!(place.line, SAMPLE[..at].matches('\n').count() + 1);
    }
    assert_eq!(places.of(At::Party(0)), Some(Place { line: 8, column: 9 }));
    assert_eq!(places.of(At::OfferDate(1)), places.of(At::Offer(1)), "what is not there is at its offer");
    assert_eq!((places.of(At::Party(7)), places.of(At::OfferDate(7))), (None, None));
}

#[test]
#[expect(clippy::too_many_lines, reason = "one case after the other")]
fn broken_structure_is_told_with_its_place() {
    check(
        "role: Pays",
        "role: Payer",
        "a.ron:11:19: found `Payer`, expected Pays, Receives or Speaks, for example Pays",
    );
    check(
        "role: Pays",
        "role: \"Pays\"",
        "a.ron:11:19: found `\"Pays\"`, expected Pays, Receives or Speaks, without quotes, for example Pays",
    );
    check(
        "2: Round()",
        "\"2\": Round()",
        "a.ron:33:9: found `\"2\"`, expected the number of a round, without quotes, for example 3",
    );
    check("2: Round()", "1: Round()", "a.ron:33:9: `1` stands here and at 20:9; keep one of them");
    check(
        "dates: \"2024-04-23/2024-04-25 [NEWSIS_TL, ASIATODAY5]\"",
        "dates: \"2024-04-25/2024-04-23\"",
        "a.ron:23:28: found `2024-04-25/2024-04-23`, expected a date, or the first and the last one divided \
         by a slash, for example \"2024-04-23/2024-04-25 [NEWSIS_TL]\"",
    );
    check(
        "date: \"2024-11-04 [CRS_IF13050]\"",
        "date: 2024",
        "a.ron:37:19: found `2024`, expected a date in quotes, for example \"2024-10-04 [FN12]\"",
    );
    check(
        "kind: Signing",
        "kind: Signed",
        "a.ron:38:19: found `Signed`, expected Election, Signing, Ratification, Expiry, Deadline or Other, \
         for example Signing",
    );
    check(
        "date: \"2024-04\"",
        "date: \"spring\"",
        "a.ron:72:19: found `spring`, expected a date: a year, a month or a day, for example \"2024-10-04\"",
    );
    check(
        "round: 1,",
        "round: first,",
        "a.ron:73:20: found `first`, expected the number of a round, without quotes, for example 3",
    );
    check(
        "declined: true",
        "declined: yes",
        "a.ron:86:23: found `yes`, expected true or false, without quotes, for example true",
    );
    check(
        "sources: \"KBS10, SPN10\"",
        "sources: \"KBS10,, SPN10\"",
        "a.ron:89:22: found `KBS10,, SPN10`, expected names of sources, divided by commas, \
         for example \"KBS10, SPN10\"",
    );
    check(
        "sources: \"KBS10, SPN10\"",
        "sources: [\"KBS10\"]",
        "a.ron:89:22: found `[…]`, expected names of sources in quotes, for example \"KBS10, SPN10\"",
    );
    check(
        "\"years.last\": 2028",
        "years.last: 2028",
        "a.ron:76:17: found `years.last`, expected the path of a field in quotes, for example \"rule.2027.cap\"",
    );
    check(
        "\"years.last\": 2028",
        "last: 2028",
        "a.ron:76:17: found `last`, expected the path of a field in quotes, for example \"rule.2027.cap\"",
    );
    check(
        "declined:",
        "refused:",
        "a.ron:86:13: `Offer` has no key `refused`; expected `party`, `kind`, `date`, \
         `round`, `terms`, `declined`, `public`, `confidence`, `sources` or `note`",
    );
    check("declined:", "declind:", "a.ron:86:13: `Offer` has no key `declind`; did you mean `declined`?");
    check(
        "            declined: true,\n",
        "            declined: true,\n            declined: true,\n",
        "a.ron:87:13: `declined` stands here and at 86:13; keep one of them",
    );
    check(
        "            kind: Agreed,\n",
        "",
        "a.ron:92:9: `Offer` lacks `kind`; add it, for example `kind: Ask`",
    );
    check(
        "cap: \"5% [MOFA12]\"",
        "cap: 5%",
        "a.ron:57:30: found `5%`, expected a rate in quotes, for example \"2.1%\"",
    );
    check(
        "    base: Scenario(",
        "    basis: Scenario(",
        "a.ron:46:5: `Negotiation` has no key `basis`; expected \
         `version`, `title`, `note`, `parties`, `rounds`, `events`, `base` or `offers`",
    );
}

#[test]
fn versions_are_looked_at_before_anything_else() {
    let newer = "made by a newer Costshare (version 2); this one reads version 1; get the newer program";
    check("Negotiation(\n    version: 1", "Negotiation(\n    version: 2", &format!("a.ron:4:14: {newer}"));
    check("Scenario(\n        version: 1", "Scenario(\n        version: 2", &format!("a.ron:47:18: {newer}"));
    check(
        "Negotiation(\n    version: 1",
        "Negotiation(\n    version: 0",
        "a.ron:4:14: found `0`, expected a version that exists, for example 1",
    );
    assert_eq!(told("Negotiation(version: 2, what: (is, this"), format!("a.ron:1:22: {newer}"));
}

#[test]
fn what_is_no_negotiation_is_told() {
    assert_eq!(
        told(""),
        "a.ron:1:1: the file is empty; expected a negotiation, beginning with `Negotiation(`"
    );
    assert_eq!(
        told("[]"),
        "a.ron:1:1: found `[…]`, expected a negotiation, for example Negotiation(version: 1, …)"
    );
    let scenario = include_str!("../../scenarios/sma-12.ron");
    assert_eq!(
        told(scenario),
        "a.ron:3:1: this is a scenario, where a negotiation is expected; \
         open it in the window, or read it with `costshare project`"
    );
    assert_eq!(
        crate::read_told(&read_scenario(SAMPLE, "a.ron").expect_err("it is none")),
        "a.ron:3:1: this is a negotiation, where a scenario is expected; \
         open it in the window, or read it with `costshare negotiation`"
    );
    assert_eq!(told(&format!("{SAMPLE}more")), "a.ron:97:1: found `more` after the last bracket; remove it");
}

#[test]
fn nothing_of_a_private_file_is_quoted() {
    let other = "the private layer of a negotiation, where a";
    for error in [
        read_scenario(PRIVATE, "a.ron").expect_err("it is none"),
        read_negotiation(PRIVATE, "a.ron").expect_err("it is none"),
    ] {
        let told = crate::read_told(&error);
        assert!(told.starts_with(&format!("a.ron:2:1: this is {other}")), "{told}");
        assert!(error.line.is_empty());
    }
    for (right, wrong) in [
        ("party: \"ROK\"", "party: hush"),
        ("    note: \"trust nobody\"", "    hush: \"trust nobody\""),
        ("3: \"they blinked\"", "3: \"they blinked\", 3: \"hush\""),
        ("3: \"they blinked\"", "hush: \"they blinked\""),
        ("\n)\n", "\n)\nhush"),
        ("Private(", "("),
    ] {
        let text = PRIVATE.replace(right, wrong);
        assert_ne!(text, PRIVATE);
        let error = read_private(&text, "a.private.ron").expect_err(wrong);
        for word in ["hush", "ROK", "trust", "blinked"] {
            let advice = "for example Private(version: 1, party: \"ROK\")";
            let told = crate::read_told(&error).replace(advice, "");
            assert!(!told.contains(word) && !error.excerpt().contains(word), "{told}\n{}", error.excerpt());
        }
    }
}

#[test]
fn files_are_told_apart() {
    let folder = tempfile::tempdir().expect("there is a folder for such files");
    let path = |name: &str| folder.path().join(name);
    let (talks, ours, scenario) = (path("talks.ron"), private_path(&path("talks.ron")), path("a.ron"));
    fs::write(&scenario, include_str!("../../scenarios/sma-12.ron")).expect("the folder is writable");
    let stamp = save_document(&talks, &sample()).expect("the folder is writable").stamps[0];
    save_document(&ours, &private()).expect("the folder is writable");

    let opened = open_negotiation(&talks).expect("it was just saved");
    assert_eq!((opened.file, opened.stamp), (sample(), stamp));
    assert!(!has_changed(&talks, &stamp));
    assert_eq!(open_document::<PrivateFile>(&ours).expect("it was just saved").file, private());
    assert!(matches!(open_file(&talks), Ok(OpenedFile::Negotiation(_))));
    assert!(matches!(open_file(&scenario), Ok(OpenedFile::Scenario(_))));
    for (path, kind) in [
        (&talks, Some(FileKind::Negotiation)),
        (&ours, Some(FileKind::Private)),
        (&scenario, Some(FileKind::Scenario)),
    ] {
        assert_eq!(kind_of_file(path).expect("it exists"), kind);
    }
    let told = |path: &Path| crate::open_told(&open_file(path).expect_err("it is private"));
    let advice = "no command reads it; open its negotiation in the window";
    assert!(told(&ours).ends_with(advice), "{}", told(&ours));
    // By its name, whatever stands in it; by its first word, whatever its name is.
    fs::write(&ours, "(party: \"hush\")").expect("the folder is writable");
    fs::write(&scenario, PRIVATE).expect("the folder is writable");
    for told in [
        told(&ours),
        told(&scenario),
        crate::open_told(&open_scenario(&ours).expect_err("it is private")),
        crate::open_told(&open_negotiation(&ours).expect_err("it is private")),
    ] {
        assert!(told.ends_with(advice) && !told.contains("hush"), "{told}");
    }
    assert!(kind_of_file(&path("none.ron")).is_err());
}

/// Others of the group or the machine have no business with it.
#[cfg(unix)]
#[test]
fn a_new_private_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().expect("there is a folder for such files");
    let path = folder.path().join("talks.private.ron");
    save_document(&path, &private()).expect("the folder is writable");
    let mode = || fs::metadata(&path).expect("it exists").permissions().mode() & 0o777;
    assert_eq!(mode(), 0o600);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("it is ours");
    save_document(&path, &private()).expect("the folder is writable");
    assert_eq!(mode(), 0o640, "who may read an old one is its owner's choice");
}

/// Only its own file in the floor of files knows a private layer, and the floors that show, print or
/// export do not know it at all.
#[test]
fn a_private_layer_stays_where_it_is() {
    for (folder, allowed) in [
        ("src/files", &["private.rs", "mod.rs"][..]),
        ("src/engine", &[]),
        ("src/text", &[]),
        ("src/present", &[]),
        ("src/export", &[]),
        ("src/cli", &[]),
    ] {
        let mut folders = vec![Path::new(folder).to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).expect("every floor is a folder") {
                let path = entry.expect("it can be listed").path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let name = path.file_name().and_then(|name| name.to_str()).expect("our names are plain");
                let text = fs::read_to_string(&path).expect("sources are text");
                for word in ["PrivateLayer", "PrivateFile", "read_private", "private_path"] {
                    let is_used = text.contains(word);
                    assert!(!is_used || allowed.contains(&name), "{}: {word}", path.display());
                }
            }
        }
    }
}

#[test]
fn an_empty_layer_is_short() {
    let file = PrivateFile::new(PrivateLayer { party: "US".to_owned(), ..PrivateLayer::default() });
    assert_eq!(write_private(&file), "Private(\n    version: 1,\n    party: \"US\",\n)\n");
    assert_eq!(read_private(&write_private(&file), "").expect("it is ours"), file);
}

#[test]
fn the_number_of_entries_is_bounded() {
    let many = "Offer(kind: Agreed), ".repeat(501);
    let text = SAMPLE.replace("    offers: [", &format!("    offers: [{many}"));
    assert_eq!(told(&text), "a.ron:68:13: there are more than 500 entries here; no file needs that");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// Cut anywhere it is refused with a place within it, or, where only blanks are lost, read.
    #[test]
    fn a_file_that_is_cut_off_is_told(cut in 0..SAMPLE.len()) {
        let Some(text) = SAMPLE.get(..cut) else { return Ok(()) };
        match read_negotiation(text, "a.ron") {
            Ok(_) => prop_assert_eq!(cut, SAMPLE.len() - 1),
            Err(error) => {
                prop_assert!(error.place.line <= text.matches('\n').count() + 1);
                let _ = error.excerpt();
            }
        }
    }

    /// Whatever stands where something else stood: no panic, and what is read writes back as itself.
    #[test]
    fn a_file_in_which_something_else_stands_is_read_or_told(
        at in 0..SAMPLE.len(),
        length in 0..20_usize,
        other in "[A-Za-z0-9 .,:\"(){}\\[\\]/*\\\\\n가-힣-]{0,8}",
    ) {
        let end = (at + length).min(SAMPLE.len());
        let (Some(before), Some(after)) = (SAMPLE.get(..at), SAMPLE.get(end..)) else { return Ok(()) };
        if let Ok(read) = read_negotiation(&format!("{before}{other}{after}"), "a.ron") {
            let text = write_negotiation(&read);
            let again = read_negotiation(&text, "a.ron").expect("what we write can be read");
            prop_assert_eq!(&again.negotiation, &read.negotiation);
            prop_assert_eq!(write_negotiation(&again), text);
        }
    }

    /// Any offer writes and reads back as itself.
    #[test]
    fn an_offer_writes_and_reads_back(
        party in prop::option::of("[ -~가-힣]{0,6}"),
        kind in prop::sample::select(OfferKind::ALL),
        confidence in prop::sample::select(Confidence::ALL),
        date in prop::option::of((1990..2100_i16, 1..=12_u8, 1..=28_u8)),
        round in prop::option::of(any::<u16>()),
        declined in any::<bool>(),
        public in any::<bool>(),
        last in 1990..2100_i16,
        note in prop::option::of("[ -~가-힣\n\t]{0,12}"),
        sources in prop::collection::vec("[A-Z]{1,4}[0-9]{0,2}", 0..3),
    ) {
        let mut file = sample();
        let date = date.map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"));
        file.negotiation.offers[1] = Offer {
            party,
            kind,
            date: date.map(|date| date.parse().expect("every month has 28 days")),
            round,
            terms: vec![
                OfferTerm::Read(Field::LastYear, FieldValue::Year(Year(last))),
                OfferTerm::Read(Field::of_part("", PartField::Amount(Year(last))), FieldValue::Absent),
            ],
            declined,
            public,
            confidence,
            sources: sources.into_iter().map(SourceId).collect(),
            note,
        };
        let read = read_negotiation(&write_negotiation(&file), "").expect("what we write can be read");
        prop_assert_eq!(read.negotiation, file.negotiation);
    }
}

/// The sample with one thing replaced is refused with that message.
#[track_caller]
fn check(right: &str, wrong: &str, message: &str) {
    assert!(SAMPLE.contains(right), "{right} is not in the sample");
    assert_eq!(told(&SAMPLE.replacen(right, wrong, 1)), message);
}

fn told(text: &str) -> String {
    crate::read_told(&read_negotiation(text, "a.ron").expect_err("it is broken"))
}
