//! What the shipped scenarios and negotiations say of themselves in other languages than that of their
//! files.
//!
//! Their files are English. For another language a table has each of their texts: file, field, text;
//! for a negotiation the place of the text stands for the field, such as `party.ROK` or `offer.3`. A third table
//! has the names of those who published the sources of the record.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Language;
use crate::model::{Field, Negotiation};

/// A text of a shipped scenario.
struct FileWords {
    file: String,
    field: Field,
    text: String,
}

static KOREAN: LazyLock<Vec<FileWords>> =
    LazyLock::new(|| read(include_str!("../../assets/text/shipped.ko.csv")));

/// The texts of a shipped scenario by their fields, where they differ from those of its file.
pub fn shipped_words(file: &str, language: Language) -> impl Iterator<Item = (&'static Field, &'static str)> {
    let words: &'static [FileWords] = match language {
        Language::En => &[],
        Language::Ko => &KOREAN,
    };
    words.iter().filter(move |words| words.file == file).map(|words| (&words.field, words.text.as_str()))
}

static KOREAN_PUBLISHERS: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| read_publishers(include_str!("../../assets/text/shipped_publishers.ko.csv")));

/// What a publisher of the record is called in a language; none if it has no other name there than its own.
pub fn publisher_name(publisher: &str, language: Language) -> Option<&'static str> {
    match language {
        Language::En => None,
        Language::Ko => KOREAN_PUBLISHERS.get(publisher).map(String::as_str),
    }
}

/// A text of a shipped negotiation.
struct TalkWords {
    file: String,
    place: String,
    text: String,
}

static KOREAN_TALKS: LazyLock<Vec<TalkWords>> =
    LazyLock::new(|| read_talks(include_str!("../../assets/text/shipped_talks.ko.csv")));

/// Puts the texts of a shipped negotiation into words of the language, as far as there are any; the
/// rest stays as its file has it.
pub fn say_in(file: &str, language: Language, negotiation: &mut Negotiation) {
    let words: &[TalkWords] = match language {
        Language::En => &[],
        Language::Ko => &KOREAN_TALKS,
    };
    for words in words.iter().filter(|words| words.file == file) {
        if let Some(text) = text_at(negotiation, &words.place) {
            text.clone_from(&words.text);
        }
    }
}

/// A text of a negotiation by its place; parties by their key, rounds by their number, events and
/// offers counted from one.
fn text_at<'n>(negotiation: &'n mut Negotiation, place: &str) -> Option<&'n mut String> {
    let (kind, which) = place.split_once('.').unwrap_or((place, ""));
    let counted = || which.parse::<usize>().ok()?.checked_sub(1);
    match (kind, which) {
        ("title", "") => Some(&mut negotiation.title),
        ("note", "") => negotiation.note.as_mut(),
        ("base", "title") => Some(&mut negotiation.base.title),
        ("base", "note") => negotiation.base.note.as_mut(),
        ("party", key) => {
            let party = negotiation.parties.iter_mut().find(|party| party.key == key)?;
            Some(&mut party.name)
        }
        ("round", number) => negotiation.rounds.get_mut(&number.parse().ok()?)?.note.as_mut(),
        ("event", _) => Some(&mut negotiation.events.get_mut(counted()?)?.what),
        ("offer", _) => negotiation.offers.get_mut(counted()?)?.note.as_mut(),
        _ => None,
    }
}

/// Never fails: a test reads every row.
fn read_talks(table: &str) -> Vec<TalkWords> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let row = |row: csv::StringRecord| TalkWords {
        file: row[0].to_owned(),
        place: row[1].to_owned(),
        text: row[2].to_owned(),
    };
    reader.records().map(|found| row(found.expect("three cells"))).collect()
}

/// Never fails: a test reads every row.
fn read_publishers(table: &str) -> BTreeMap<String, String> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let row = |row: csv::StringRecord| (row[0].to_owned(), row[1].to_owned());
    reader.records().map(|found| row(found.expect("two cells"))).collect()
}

/// Never fails: a test reads every row.
fn read(table: &str) -> Vec<FileWords> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let row = |row: csv::StringRecord| FileWords {
        file: row[0].to_owned(),
        field: row[1].parse().expect("a field"),
        text: row[2].to_owned(),
    };
    reader.records().map(|found| row(found.expect("three cells"))).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_text_of_a_negotiation_is_said_twice() {
        let places: BTreeSet<_> = KOREAN_TALKS.iter().map(|words| (&words.file, &words.place)).collect();
        assert_eq!(places.len(), KOREAN_TALKS.len());
    }

    /// A name that no source of the record has would never be read.
    #[test]
    fn every_publisher_with_another_name_is_one_of_the_record() {
        // One that nobody published is called by its title.
        let publishers = || {
            let sources = crate::files::record::bundled().sources.values();
            sources.map(|source| if source.publisher.is_empty() { &source.title } else { &source.publisher })
        };
        for publisher in KOREAN_PUBLISHERS.keys() {
            assert!(publishers().any(|known| known.starts_with(publisher)), "{publisher}");
        }
    }
}
