//! How a value is read with what is said of it: `2.5% estimate [BOKF2602]`, `1조 6,000억원 공표 [SMA12]`.
//!
//! Behind a value may stand how sure it is, in the words of either language or as files spell it, and in brackets
//! who says so. Sources alone mean that it is published, as in files. What is published needs a source, and every
//! source has to be there already. A value of which nothing is said is nobody's but the user's own: assumed.
//!
//! One reader for what is typed, what is pasted and what a command is given; [`typed`] reads the value.

use super::Language;
use super::fields::status_word;
use super::hint::Hint;
use super::numbers::AmountUnit;
use super::parties::read_party;
use super::typed::{self, Typed};
use super::{key, say};
use crate::engine::InPlace;
use crate::model::{
    Currency, Field, FieldValue, Kind, Record, Scenario, SeriesField, SourceId, Stated, Status, composed,
    nearest_first,
};

/// How sure a value is, and who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedBy {
    /// How sure.
    pub status: Status,
    /// Who says so.
    pub sources: Vec<SourceId>,
}

/// The sources that can be named in a text.
#[derive(Debug, Clone, Default)]
pub struct KnownSources<'a> {
    names: Vec<&'a SourceId>,
}

/// So many names are told where one is not known.
const MOST_NAMES: usize = 4;

impl<'a> KnownSources<'a> {
    /// Those that the scenario defines, then those of the record.
    pub fn of(scenario: &'a Scenario, record: &'a Record) -> Self {
        Self { names: scenario.sources.keys().chain(record.sources.keys()).collect() }
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Whether there is a source of that name.
    pub fn has(&self, id: &SourceId) -> bool {
        self.names.contains(&id)
    }

    /// The source of that name; capital letters and small ones are the same.
    fn find(&self, name: &str) -> Result<SourceId, Hint> {
        let alike = |known: &&&SourceId| known.0.to_lowercase() == name.to_lowercase();
        let exact = self.names.iter().find(|known| known.0 == name);
        if let Some(known) = exact.or_else(|| self.names.iter().find(alike)) {
            return Ok((*known).clone());
        }
        let mut near = nearest_first(name, self.names.iter().map(|known| known.0.as_str()));
        near.dedup();
        let known = near.into_iter().take(MOST_NAMES).map(str::to_owned).collect();
        Err(Hint::UnknownSource { name: name.to_owned(), known })
    }
}

/// A text without what is said of its value, and what is said; none if nothing is.
///
/// ```
/// use costshare::model::Status;
/// use costshare::text::stating::{KnownSources, parted};
///
/// let (value, said) = parted("2.5% estimate", &KnownSources::default())?;
/// assert_eq!((value.as_str(), said.map(|said| said.status)), ("2.5%", Some(Status::Estimate)));
/// let (value, said) = parted("2.5%", &KnownSources::default())?;
/// assert_eq!((value.as_str(), said), ("2.5%", None));
/// # Ok::<(), costshare::text::Hint>(())
/// ```
///
/// # Errors
/// A source that is not there, a bracket without its other half, or something published without a source.
pub fn parted(text: &str, known: &KnownSources<'_>) -> Result<(String, Option<StatedBy>), Hint> {
    let text = composed(text.trim());
    let (rest, sources) = match text.strip_suffix([']', '］']) {
        None if text.contains(['[', '［']) => return Err(Hint::OpenBracket),
        None => (&*text, Vec::new()),
        Some(rest) => {
            let place = rest.rfind(['[', '［']).ok_or(Hint::OpenBracket)?;
            let names = rest[place..].trim_start_matches(['[', '［']).split([',', ';', '，']);
            let names = names.map(str::trim).filter(|name| !name.is_empty());
            let sources: Vec<SourceId> = names.map(|name| known.find(name)).collect::<Result<_, _>>()?;
            (rest[..place].trim_end().trim_end_matches('·').trim_end(), sources)
        }
    };
    let (value, status) = without_status(rest);
    let status = match status {
        None if sources.is_empty() => return Ok((value.to_owned(), None)),
        None => Status::Published,
        Some(Status::Published) if sources.is_empty() => return Err(Hint::PublishedWithoutSource),
        Some(status) => status,
    };
    Ok((value.to_owned(), Some(StatedBy { status, sources })))
}

/// A text without the word for a status behind it, and the status.
fn without_status(text: &str) -> (&str, Option<Status>) {
    for status in Status::ALL {
        let shown = Language::ALL.map(|language| status_word(status, language));
        let own = Language::ALL.map(|language| say(language, key::STATUS_MINE));
        let own = own.into_iter().filter(|_| status == Status::Assumed);
        let words = shown.into_iter().chain(own).chain([status.word().to_owned()]);
        if let Some(value) = words.into_iter().find_map(|word| without_word(text, &word)) {
            return (value, Some(status));
        }
    }
    (text, None)
}

/// A text without the word at its end; none if it does not end with the word.
fn without_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let place = text.char_indices().rev().nth(word.chars().count().checked_sub(1)?)?.0;
    let (value, end) = text.split_at(place);
    let is_apart = |before: char| !before.is_alphanumeric() || !word.is_ascii();
    let ends = end.to_lowercase() == word.to_lowercase() && value.chars().next_back().is_none_or(is_apart);
    ends.then(|| value.trim_end().trim_end_matches(['·', ',']).trim_end())
}

/// Reads the value of a text in which a status and sources may stand behind it.
pub fn read_stated<T>(text: &str, known: &KnownSources<'_>, read: impl FnOnce(&str) -> Typed<T>) -> Typed<T> {
    match parted(text, known) {
        Ok((value, _)) => read(&value),
        Err(hint) => Typed::NotUnderstood(hint),
    }
}

/// What a text means in a field, with its status and its sources where they are said; an amount is held against what
/// it would take the place of or be added to.
pub fn read_value(
    field: &Field,
    text: &str,
    (scenario, known): (&Scenario, &KnownSources<'_>),
    in_place: impl FnOnce() -> Option<InPlace>,
    language: Language,
) -> Typed<FieldValue> {
    if !matches!(field.kind(), Kind::Money | Kind::Rate | Kind::Exchange | Kind::Weight) {
        return read_bare(field, text, scenario, in_place, language);
    }
    match parted(text, known) {
        Err(hint) => Typed::NotUnderstood(hint),
        Ok((value, None)) => read_bare(field, &value, scenario, in_place, language),
        Ok((value, Some(said))) => match read_bare(field, &value, scenario, in_place, language) {
            Typed::Empty => Typed::NotUnderstood(Hint::NoNumber),
            read => read.map(|value| value.stated_by(said.status, said.sources.clone())),
        },
    }
}

/// What a text without a status means in a field.
fn read_bare(
    field: &Field,
    text: &str,
    scenario: &Scenario,
    in_place: impl FnOnce() -> Option<InPlace>,
    language: Language,
) -> Typed<FieldValue> {
    let unit = AmountUnit::usual(currency_of(field, scenario), language);
    match field.kind() {
        Kind::Text if text.trim().is_empty() && field.is_optional() => Typed::Empty,
        Kind::Text if matches!(field, Field::Pays | Field::Receives) => {
            Typed::Understood(FieldValue::Text(read_party(&composed(text))))
        }
        Kind::Text => Typed::Understood(FieldValue::Text(composed(text.trim()).into_owned())),
        Kind::Year => typed::read_year(text).map(FieldValue::Year),
        Kind::Lag => typed::read_lag(text).map(FieldValue::Lag),
        Kind::Money => {
            let other = AmountUnit::usual(unit.currency, language.other());
            let read = typed::read_amount_beside(text, unit, other, in_place());
            read.map(|money| FieldValue::Money(Stated::assumed(money)))
        }
        Kind::Unit => typed::read_amount(text, unit).map(FieldValue::Unit),
        Kind::Rate => {
            let read = match field {
                Field::Series(_, SeriesField::Year(_) | SeriesField::Then) => typed::read_change(text),
                _ => typed::read_rate(text),
            };
            read.map(|rate| FieldValue::Rate(Stated::assumed(rate)))
        }
        Kind::Exchange => {
            let currency = if let Field::Rate(currency, _) = field { *currency } else { Currency::USD };
            let (of, per) = scenario.quoted_in(currency);
            typed::read_exchange(text, of, per).map(|rate| FieldValue::Exchange(Stated::assumed(rate)))
        }
        Kind::Weight => typed::read_weight(text).map(|weight| FieldValue::Weight(Stated::assumed(weight))),
        Kind::RoundingMode | Kind::CarryOver | Kind::Tree => match field.parse(text) {
            Ok(value) => Typed::Understood(value),
            Err(_) => Typed::Empty,
        },
    }
}

/// The currency in which a bare number is read.
fn currency_of(field: &Field, scenario: &Scenario) -> Currency {
    match field {
        Field::Part(name, _) => {
            scenario.part(name).map_or_else(|| scenario.currency(), |part| part.base.value.currency)
        }
        _ => scenario.currency(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_read_in_either_language() {
        for (text, value, status) in [
            ("2.5% estimate [BOKF2602]", "2.5%", Status::Estimate),
            ("2.5% Estimate[bokf2602]", "2.5%", Status::Estimate),
            ("2.5% 추정 [BOKF2602]", "2.5%", Status::Estimate),
            ("2.5%추정 [BOKF2602]", "2.5%", Status::Estimate),
            ("1,600,000,000,000 won published [BOKF2602]", "1,600,000,000,000 won", Status::Published),
            ("1조 6,000억원 공표 [BOKF2602]", "1조 6,000억원", Status::Published),
            ("2.5% [BOKF2602]", "2.5%", Status::Published),
            ("2.5% sources disagree [BOKF2602]", "2.5%", Status::Conflict),
            ("2.5% conflict [BOKF2602]", "2.5%", Status::Conflict),
            ("2.5% · estimate · [BOKF2602]", "2.5%", Status::Estimate),
        ] {
            let said = StatedBy { status, sources: vec![source("BOKF2602")] };
            assert_eq!(read(text), Ok((value.to_owned(), Some(said))), "{text}");
        }
        for (text, value) in [("2.5% assumed", "2.5%"), ("2.5% 가정", "2.5%"), ("2.5% mine", "2.5%")] {
            let said = StatedBy { status: Status::Assumed, sources: Vec::new() };
            assert_eq!(read(text), Ok((value.to_owned(), Some(said))), "{text}");
        }
        for text in ["2.5%", "1조 6,000억원", "", "reestimate"] {
            assert_eq!(read(text), Ok((text.to_owned(), None)), "{text}");
        }
    }

    #[test]
    fn several_sources_stand_between_the_brackets() {
        let said = StatedBy { status: Status::Published, sources: vec![source("SMA12"), source("BOKF2602")] };
        assert_eq!(read("15192 [SMA12, BOKF2602]"), Ok(("15192".to_owned(), Some(said))));
    }

    #[test]
    fn what_is_said_wrongly_is_told() {
        let known = ["BOKF2602", "BOKF2511", "SMA12"].map(str::to_owned).to_vec();
        let unknown = Hint::UnknownSource { name: "BOKF2603".to_owned(), known };
        assert_eq!(read("2.5% estimate [BOKF2603]"), Err(unknown));
        assert_eq!(read("15192 published"), Err(Hint::PublishedWithoutSource));
        assert_eq!(read("15192 공표"), Err(Hint::PublishedWithoutSource));
        assert_eq!(read("15192 []"), Ok(("15192".to_owned(), None)));
        for text in ["15192 [SMA12", "15192 SMA12]", "15192 [SMA12] won"] {
            assert_eq!(read(text), Err(Hint::OpenBracket), "{text}");
        }
    }

    fn source(name: &str) -> SourceId {
        SourceId(name.to_owned())
    }

    fn read(text: &str) -> Result<(String, Option<StatedBy>), Hint> {
        let names = ["SMA12", "BOKF2511", "BOKF2602"].map(source);
        parted(text, &KnownSources { names: names.iter().collect() })
    }
}
