//! How sources are cited, and what they are called where they are read: by publisher and date. Files have a short
//! name for each, which stands in a hint.

use super::Library;
use crate::model::SourceId;
use crate::text::shipped::publisher_name;

/// A source as it is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// Its name in the record.
    pub id: SourceId,
    /// Title, publisher, date; the name alone if nobody defines it.
    pub text: String,
    /// The title; empty if nobody defines it.
    pub title: String,
    /// Who published it and when, as short as a list under a chart wants it; the name alone if the
    /// record does not know it.
    pub publisher: String,
    /// Its address; empty if it is not known.
    pub address: String,
    /// Who published it in the fewest words, as a picture names it, and the year.
    credit: (String, String),
}

/// The sources as they are cited, in their order.
pub fn cited(sources: &[SourceId], library: &Library<'_>) -> Vec<Cited> {
    sources.iter().map(|id| cite(id, library)).collect()
}

/// A source as it is cited: title, publisher, date. A publisher has the name of the language.
pub fn cite(id: &SourceId, library: &Library<'_>) -> Cited {
    let Some(source) = library.get(id) else {
        let name = id.to_string();
        let (text, publisher) = (name.clone(), name);
        let credit = (publisher.clone(), String::new());
        return Cited {
            id: id.clone(),
            text,
            title: String::new(),
            publisher,
            address: String::new(),
            credit,
        };
    };
    let date = source.date.as_ref().map(ToString::to_string).unwrap_or_default();
    let joined = |words: &[&str]| {
        let words: Vec<&str> = words.iter().copied().filter(|word| !word.is_empty()).collect();
        words.join(", ")
    };
    let (title, publisher) = (source.title.trim(), source.publisher.trim());
    // Where a copy of it was read stands in the whole citation.
    let first = publisher.split(" via ").next().unwrap_or_default().trim_end_matches(", text");
    let first = first.trim_end_matches(',');
    let named = publisher_name(first, library.language()).unwrap_or(first);
    let short =
        if named.is_empty() { publisher_name(title, library.language()).unwrap_or(title) } else { named };
    let publisher = publisher.replacen(first, named, usize::from(!first.is_empty()));
    let year = date.get(..4).unwrap_or_default().to_owned();
    Cited {
        id: id.clone(),
        text: joined(&[title, &publisher, &date]),
        title: title.to_owned(),
        publisher: joined(&[short, &date]),
        address: source.address.clone(),
        credit: (in_few_words(short).to_owned(), year),
    }
}

/// A publisher without what stands behind its name: `Ministry of Foreign Affairs` for `Ministry of Foreign Affairs (ROK),
/// Bonn office notice`.
fn in_few_words(publisher: &str) -> &str {
    let name = publisher.split([',', '(', ';']).next().unwrap_or_default().trim();
    if name.is_empty() { publisher } else { name }
}

/// Sources as a picture names them, each publisher once with the years: `Ministry of Foreign Affairs 2019, 2024`.
pub fn credits(sources: &[Cited]) -> Vec<String> {
    let mut named: Vec<(&str, Vec<&str>)> = Vec::new();
    for Cited { credit: (name, year), .. } in sources {
        let place = named.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
            named.push((name, Vec::new()));
            named.len() - 1
        });
        let years = &mut named[place].1;
        if !year.is_empty() && !years.contains(&year.as_str()) {
            years.push(year);
        }
    }
    let words = |(name, mut years): (&str, Vec<&str>)| {
        years.sort_unstable();
        if years.is_empty() { name.to_owned() } else { format!("{name} {}", years.join(", ")) }
    };
    named.into_iter().map(words).collect()
}

impl Cited {
    /// Publisher, date and title; without a publisher the title, which stands for it then.
    fn titled(&self) -> String {
        if self.title.is_empty() || self.publisher.starts_with(&self.title) {
            return self.publisher.clone();
        }
        format!("{}: {}", self.publisher, self.title)
    }
}

/// A source by the name that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceName {
    /// What it is called; no two of one list are called alike.
    pub name: String,
    /// What is known of it.
    pub cited: Cited,
}

impl SourceName {
    /// All that is known of it, and its name in files.
    pub fn hint(&self) -> String {
        if self.cited.text == self.cited.id.0 {
            return self.cited.text.clone();
        }
        format!("{} [{}]", self.cited.text, self.cited.id)
    }
}

/// What the sources of one list are called, in their order: `Bank of Korea, 2026-02-26`. Where two would read alike
/// the title tells them apart, and where their titles are alike too, the name in files.
pub fn source_names(sources: &[SourceId], library: &Library<'_>) -> Vec<SourceName> {
    let cited: Vec<Cited> = sources.iter().map(|id| cite(id, library)).collect();
    let is_alike = |one: &Cited, of: &dyn Fn(&Cited) -> String| {
        cited.iter().any(|other| other.id != one.id && of(other) == of(one))
    };
    let name = |one: &Cited| {
        if !is_alike(one, &|cited| cited.publisher.clone()) {
            one.publisher.clone()
        } else if !is_alike(one, &|cited| cited.text.clone()) {
            one.titled()
        } else {
            format!("{} [{}]", one.titled(), one.id)
        }
    };
    cited.iter().map(|one| SourceName { name: name(one), cited: one.clone() }).collect()
}

/// The same as words in a row, divided by semicolons.
pub fn source_words(sources: &[SourceId], library: &Library<'_>) -> String {
    let names: Vec<String> = source_names(sources, library).into_iter().map(|named| named.name).collect();
    names.join("; ")
}
