//! How values stand in files, for serde: texts in quotes, numbers and words without.
//!
//! A type that derives `Serialize` and `Deserialize` is the schema of what it holds; here are the
//! leaves. One that is refused says what belongs there as an [`Expected`] with an example, packed into
//! the words of the error; [`Refusal::unpacked`] takes them out again, and `files` adds the place and
//! what stands there.
//!
//! Numbers and words are read as they stand, through [`RawValue`]. So nothing passes through a binary
//! float, and what RON has beyond our format (`2_026`, `0x7EA`, `2026u16`, `r#Down`) is no year and no
//! word.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::ser::{Error as _, Serialize, Serializer};

use super::expected::Expected;
use super::plain::composed;
use super::stated::{SourceId, SpellingError};
use super::text_limits::{LONGEST_NAME, LONGEST_NOTE, LONGEST_TITLE, is_longer};
use super::year::Year;

/// A key that stands twice in a map; the error says no more.
pub const REPEATED: &str = "a key that stands twice";

/// At most so many entries have one map or list.
pub const MOST_ENTRIES: usize = 500;

/// What the limit of entries is called in an error.
pub const ENTRIES: &str = "entries";

/// What belongs at a place where something else stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What belongs there.
    pub expected: Expected,
    /// A right spelling.
    pub example: String,
    /// What a text holds, if that is wrong and not that a text stands there.
    pub content: Option<String>,
}

/// Before the content of a text that is misspelt.
const CONTENT: char = '\u{1}';

impl Refusal {
    /// Takes a refusal out of the two texts of an error; none if another module made it.
    pub fn unpacked(expected: &str, found: &str) -> Option<Self> {
        let (name, example) = expected.split_once(' ')?;
        let content = found.strip_prefix(CONTENT).map(str::to_owned);
        Some(Self { expected: Expected::of_name(name)?, example: example.to_owned(), content })
    }
}

/// The words of an error that says what belongs there.
struct Packed<'a>(Expected, &'a str);

impl serde::de::Expected for Packed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {}", self.0, self.1)
    }
}

/// The error that something else stands where a value belongs.
pub fn other<E: Error>(expected: Expected, example: &str) -> E {
    E::invalid_type(Unexpected::Other(""), &Packed(expected, example))
}

/// The error that a text holds something else than its value.
pub fn misspelt<E: Error>(error: &SpellingError) -> E {
    let content = format!("{CONTENT}{}", error.found);
    E::invalid_value(Unexpected::Other(&content), &Packed(error.expected, &error.example))
}

/// Reads a value in quotes, its letters composed; what else stands there is refused as none.
///
/// # Errors
/// What belongs there.
pub fn in_quotes<'de, T, D: Deserializer<'de>>(
    from: D,
    expected: Expected,
    example: &'static str,
    read: impl FnOnce(&str) -> Result<T, SpellingError>,
) -> Result<T, D::Error> {
    struct InQuotes<R>(Expected, &'static str, R);

    impl<T, R: FnOnce(&str) -> Result<T, SpellingError>> Visitor<'_> for InQuotes<R> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            serde::de::Expected::fmt(&Packed(self.0, self.1), f)
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            (self.2)(&composed(text)).map_err(|error| misspelt(&error))
        }
    }

    // A number, a list or a struct reaches the visitor too, and is refused as no such value.
    from.deserialize_any(InQuotes(expected, example, read))
}

/// Reads a number or a word, without quotes, as it stands.
///
/// # Errors
/// What belongs there.
pub fn plain<'de, T, D: Deserializer<'de>>(
    from: D,
    expected: Expected,
    example: &'static str,
    read: impl FnOnce(&str) -> Option<T>,
) -> Result<T, D::Error> {
    let raw = <&RawValue>::deserialize(from)?;
    read(raw.trim().get_ron()).ok_or_else(|| other(expected, example))
}

/// Free text, its letters composed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(pub String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Ok(Self(match composed(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(text) => text,
        }))
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

/// A name as a key of a map.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameKey(pub String);

impl<'de> Deserialize<'de> for NameKey {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        name(from).map(Self)
    }
}

impl Serialize for NameKey {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

/// A remark as a value of a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteText(pub String);

impl<'de> Deserialize<'de> for NoteText {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        note(from).map(Self)
    }
}

impl Serialize for NoteText {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

fn text_of<'de, D: Deserializer<'de>>(
    from: D,
    most: usize,
    expected: Expected,
    example: &'static str,
) -> Result<String, D::Error> {
    let Text(text) = Text::deserialize(from)?;
    if is_longer(&text, most) {
        return Err(misspelt(&SpellingError::new(expected, &format!("\"{text}\""), example)));
    }
    Ok(text)
}

/// Reads a title.
///
/// # Errors
/// That no text stands there, or one of more than [`LONGEST_TITLE`] characters.
pub fn title<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    text_of(from, LONGEST_TITLE, Expected::ShortTitle, "\"12th SMA as signed\"")
}

/// Reads a name.
///
/// # Errors
/// That no text stands there, or one of more than [`LONGEST_NAME`] characters.
pub fn name<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    text_of(from, LONGEST_NAME, Expected::ShortName, "\"labour\"")
}

/// Reads a name that may be left out.
///
/// # Errors
/// Those of [`name`].
pub fn some_name<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    name(from).map(Some)
}

/// Reads a remark, an address or what else is told in sentences.
///
/// # Errors
/// That no text stands there, or one of more than [`LONGEST_NOTE`] characters.
pub fn note<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    text_of(from, LONGEST_NOTE, Expected::ShortNote, "\"signed in Seoul\"")
}

/// Reads a remark that may be left out.
///
/// # Errors
/// Those of [`note`].
pub fn some_note<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    note(from).map(Some)
}

impl<'de> Deserialize<'de> for Year {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        plain(from, Expected::PlainYear, "2026", |text| text.parse().ok())
    }
}

impl Serialize for Year {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.0 >= 1000 {
            return to.serialize_i16(self.0);
        }
        // Four digits, as reading wants them.
        let digits = format!("{:04}", self.0);
        RawValue::from_ron(&digits).map_err(S::Error::custom)?.serialize(to)
    }
}

/// The number of a round, a key of a map and a value of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RoundNumber(pub u16);

impl<'de> Deserialize<'de> for RoundNumber {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        plain(from, Expected::PlainRound, "3", |text| text.parse().ok().map(Self))
    }
}

impl Serialize for RoundNumber {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u16(self.0)
    }
}

/// The path of a field as it stands; whether there is such a field is another question.
#[derive(Debug)]
pub struct FieldPath(pub String);

impl<'de> Deserialize<'de> for FieldPath {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let example = "\"rule.2027.cap\"";
        in_quotes(from, Expected::FieldInQuotes, example, |text| {
            let refused = || SpellingError::new(Expected::ShortTitle, &format!("\"{text}\""), example);
            if is_longer(text, LONGEST_TITLE) { Err(refused()) } else { Ok(Self(text.to_owned())) }
        })
    }
}

/// Names of sources in one text, divided by commas.
pub mod sources {
    use super::{Deserializer, Expected, Serializer, SourceId, in_quotes};

    /// Reads them.
    ///
    /// # Errors
    /// What belongs there.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<SourceId>, D::Error> {
        in_quotes(from, Expected::SourcesInQuotes, SourceId::EXAMPLE, SourceId::list)
    }

    /// Writes them.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn serialize<S: Serializer>(sources: &[SourceId], to: S) -> Result<S::Ok, S::Error> {
        let names: Vec<&str> = sources.iter().map(|source| source.0.as_str()).collect();
        to.serialize_str(&names.join(", "))
    }
}

/// Reads a lag in years.
///
/// # Errors
/// What belongs there.
pub fn lag<'de, D: Deserializer<'de>>(from: D) -> Result<u8, D::Error> {
    plain(from, Expected::PlainLag, "2", |text| text.parse().ok())
}

/// Reads one side of an agreement: a country's code or a name.
///
/// # Errors
/// What belongs there.
pub fn side<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    not_blank(from, Expected::PartyInQuotes, "\"KR\"").map(Some)
}

/// Reads the name of agreements that a scenario continues.
///
/// # Errors
/// What belongs there.
pub fn continued<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    not_blank(from, Expected::ContinuesInQuotes, "\"SMA\"").map(Some)
}

/// Reads the title of a source.
///
/// # Errors
/// What belongs there.
pub fn source_title<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let title = title(from)?;
    let refused = || SpellingError::new(Expected::Text, &format!("\"{title}\""), "\"Cost estimate\"");
    if title.trim().is_empty() { Err(misspelt(&refused())) } else { Ok(title) }
}

fn not_blank<'de, D: Deserializer<'de>>(
    from: D,
    expected: Expected,
    example: &'static str,
) -> Result<String, D::Error> {
    let read = |text: &str| match text.trim() {
        "" => Err(SpellingError::new(expected, &format!("\"{text}\""), example)),
        _ if is_longer(text, LONGEST_NAME) => {
            Err(SpellingError::new(Expected::ShortName, &format!("\"{text}\""), example))
        }
        _ => Ok(text.to_owned()),
    };
    in_quotes(from, expected, example, read)
}

/// Reads a value that may be left out. Where it stands it stands plainly: `Some(…)` and `None` are none
/// of its spellings.
///
/// # Errors
/// Those of the value.
pub fn some<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

/// Reads a map each of whose keys stands once.
///
/// # Errors
/// [`REPEATED`], more than [`MOST_ENTRIES`], those of keys and values.
pub fn unique<'de, K, V, D>(from: D) -> Result<BTreeMap<K, V>, D::Error>
where
    K: Deserialize<'de> + Ord,
    V: Deserialize<'de>,
    D: Deserializer<'de>,
{
    struct Unique<K, V>(PhantomData<(K, V)>);

    impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Visitor<'de> for Unique<K, V> {
        type Value = BTreeMap<K, V>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(ENTRIES)
        }

        fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
            let mut map = BTreeMap::new();
            while let Some(key) = entries.next_key()? {
                if map.contains_key(&key) {
                    return Err(A::Error::custom(REPEATED));
                }
                if map.len() == MOST_ENTRIES {
                    return Err(A::Error::invalid_length(MOST_ENTRIES, &self));
                }
                map.insert(key, entries.next_value()?);
            }
            Ok(map)
        }
    }

    from.deserialize_map(Unique(PhantomData))
}

/// Reads a list of at most [`MOST_ENTRIES`].
///
/// # Errors
/// More than that, those of the values.
pub fn list<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    list_of(from, MOST_ENTRIES, ENTRIES)
}

/// Reads a list of at most so many; `called` says of what in an error.
///
/// # Errors
/// More than that, those of the values.
pub fn list_of<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    from: D,
    most: usize,
    called: &'static str,
) -> Result<Vec<T>, D::Error> {
    struct AtMost<T>(usize, &'static str, PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for AtMost<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.1)
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
            let mut list = Vec::new();
            while let Some(item) = items.next_element()? {
                if list.len() == self.0 {
                    return Err(A::Error::invalid_length(self.0, &self));
                }
                list.push(item);
            }
            Ok(list)
        }
    }

    from.deserialize_seq(AtMost(most, called, PhantomData))
}
