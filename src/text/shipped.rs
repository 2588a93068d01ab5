//! What the shipped scenarios say of themselves in other languages than that of their files.
//!
//! Their files are English. For another language a table has each of their texts: file, field, text.

use std::sync::LazyLock;

use super::Language;
use crate::model::Field;

/// A text of a shipped scenario.
struct Words {
    file: String,
    field: Field,
    text: String,
}

static KOREAN: LazyLock<Vec<Words>> =
    LazyLock::new(|| read(include_str!("../../assets/text/shipped.ko.csv")));

/// The texts of a shipped scenario by their fields, where they differ from those of its file.
pub fn shipped_words(file: &str, language: Language) -> impl Iterator<Item = (&'static Field, &'static str)> {
    let words: &'static [Words] = match language {
        Language::En => &[],
        Language::Ko => &KOREAN,
    };
    words.iter().filter(move |words| words.file == file).map(|words| (&words.field, words.text.as_str()))
}

/// Never fails: a test reads every row.
fn read(table: &str) -> Vec<Words> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let row = |row: csv::StringRecord| Words {
        file: row[0].to_owned(),
        field: row[1].parse().expect("a field"),
        text: row[2].to_owned(),
    };
    reader.records().map(|found| row(found.expect("three cells"))).collect()
}
