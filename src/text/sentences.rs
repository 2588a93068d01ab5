//! Every sentence of the program by its key, in each language.
//!
//! The sentences stand in `assets/text/*.ftl`, grouped by what they are for. A key that a language
//! lacks is said in English, one that no language has is said as it is; a test proves that neither
//! happens. What stands in a sentence is text or a count; amounts come ready from
//! [`numbers`](super::numbers).
//!
//! In Korean sentences `PARTICLE($name, "을/를")` says the name with the particle that its last
//! sound asks for.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::Language;
use super::numbers::grouped;
use crate::model::Year;

/// What stands in the place of a variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Text, also for numbers that are already written out.
    Text(Cow<'a, str>),
    /// How many; chooses between “one year” and “two years”.
    Count(u32),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<Year> for Arg<'_> {
    fn from(year: Year) -> Self {
        Self::Text(Cow::Owned(year.to_string()))
    }
}

impl From<u8> for Arg<'_> {
    fn from(count: u8) -> Self {
        Self::Count(u32::from(count))
    }
}

impl From<u32> for Arg<'_> {
    fn from(count: u32) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Self::Count(u32::try_from(count).unwrap_or(u32::MAX))
    }
}

/// A sentence by its key; [`key`](super::key) has every one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sentence(pub(super) &'static str);

/// The sentence `key` in `language`.
pub fn say(language: Language, key: Sentence) -> String {
    say_with(language, key, &[])
}

/// The sentence `key` in `language`, with what stands in it.
///
/// ```
/// use costshare::text::{Language, key, say_with};
///
/// let said = say_with(Language::En, key::STATUS_BAR_ASSUMPTIONS, &[("count", 3_u32.into())]);
/// assert_eq!(said, "Assumptions: 3");
/// ```
pub fn say_with(language: Language, key: Sentence, args: &[(&'static str, Arg<'_>)]) -> String {
    let args: FluentArgs<'_> = args.iter().map(|(name, arg)| (*name, value(arg))).collect();
    let languages = [language, Language::En];
    let said = languages.into_iter().find_map(|language| said(bundle(language), key.0, &args));
    said.unwrap_or_else(|| {
        log::warn!("no sentence has the key {}", key.0);
        key.0.to_owned()
    })
}

/// With a capital letter, as a clause or a name stands alone.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters).collect()
}

/// The sentence, or `None` if the bundle lacks it.
fn said(bundle: &Bundle, key: &str, args: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut errors = Vec::new();
    let said = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
    for error in errors {
        log::warn!("the sentence {key}: {error}");
    }
    Some(said)
}

fn value<'a>(arg: &'a Arg<'_>) -> FluentValue<'a> {
    match arg {
        Arg::Text(text) => FluentValue::String(Cow::Borrowed(text)),
        Arg::Count(count) => FluentValue::from(*count),
    }
}

type Bundle = FluentBundle<FluentResource>;

fn bundle(language: Language) -> &'static Bundle {
    static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| load(Language::En));
    static KOREAN: LazyLock<Bundle> = LazyLock::new(|| load(Language::Ko));
    match language {
        Language::En => &ENGLISH,
        Language::Ko => &KOREAN,
    }
}

/// The sentences of a language as they stand in their file.
fn source(language: Language) -> &'static str {
    match language {
        Language::En => include_str!("../../assets/text/en.ftl"),
        Language::Ko => include_str!("../../assets/text/ko.ftl"),
    }
}

/// A file with mistakes still gives the sentences that are right; a test finds the others.
fn load(language: Language) -> Bundle {
    let code = language.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![code]);
    // Without this every variable would be wrapped in invisible marks.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(grouped(&number.as_string())),
        _ => None,
    }));
    let resource = match FluentResource::try_new(source(language).to_owned()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            log::error!("{}.ftl: {errors:?}", language.code());
            resource
        }
    };
    let problems = [
        bundle.add_function("PARTICLE", with_particle).err().map(|error| vec![error]),
        bundle.add_resource(resource).err(),
    ];
    for problem in problems.into_iter().flatten() {
        log::error!("{}.ftl: {problem:?}", language.code());
    }
    bundle
}

fn with_particle<'a>(args: &[FluentValue<'a>], _: &FluentArgs<'_>) -> FluentValue<'a> {
    match args {
        [FluentValue::String(word), FluentValue::String(pair)] => {
            FluentValue::from(format!("{word}{}", particle(word, pair)))
        }
        _ => FluentValue::Error,
    }
}

/// The particle of `pair` that fits the last sound of `word`: `을/를`, `이/가`, `은/는`, `과/와`,
/// `으로/로`. Where the sound is unknown both are said: `을(를)`.
///
/// ```
/// use costshare::text::sentences::particle;
///
/// assert_eq!(particle("상한", "을/를"), "을");
/// assert_eq!(particle("증가율 2.1%", "이/가"), "가");
/// assert_eq!(particle("130억원 ○", "은/는"), "은");
/// assert_eq!(particle("서울", "으로/로"), "로");
/// ```
pub fn particle(word: &str, pair: &str) -> String {
    let (closed, open) = pair.split_once('/').unwrap_or((pair, pair));
    let spoken = |c: &char| {
        let is_sign = matches!(c, '○' | '◇' | '△');
        !is_sign && !matches!(c, ')' | ']' | '"' | '\'' | '”' | '’' | '」' | '』' | '.' | ' ')
    };
    let last = word.chars().rev().find(spoken);
    match last.map(ending) {
        Some(Ending::Open) => open.to_owned(),
        Some(Ending::Rieul) if open == "로" => open.to_owned(),
        Some(Ending::Closed | Ending::Rieul) => closed.to_owned(),
        Some(Ending::Unknown) | None => format!("{closed}({open})"),
    }
}

/// How a word ends when it is spoken.
enum Ending {
    /// In a vowel.
    Open,
    /// In ㄹ, which some particles treat as open.
    Rieul,
    /// In another consonant.
    Closed,
    Unknown,
}

fn ending(last: char) -> Ending {
    match last {
        '가'..='힣' => match (u32::from(last) - u32::from('가')) % 28 {
            0 => Ending::Open,
            8 => Ending::Rieul,
            _ => Ending::Closed,
        },
        // 퍼센트; letters and digits by their names: 엘, 엠, 엔, 알; 일, 이, 삼, ….
        '%' | '2' | '4' | '5' | '9' => Ending::Open,
        '1' | '7' | '8' | 'L' | 'R' => Ending::Rieul,
        '0' | '3' | '6' | 'M' | 'N' => Ending::Closed,
        'A'..='Z' => Ending::Open,
        _ => Ending::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    use super::*;
    use crate::text::key;

    const LANGUAGES: [Language; 2] = Language::ALL;

    #[test]
    fn every_language_has_the_same_sentences_with_the_same_variables() {
        let [english, korean] = LANGUAGES.map(|language| variables(source(language)));
        assert!(english.len() > 100);
        for (key, variables) in &english {
            assert_eq!(korean.get(key), Some(variables), "{key} in ko.ftl");
        }
        for key in korean.keys() {
            assert!(english.contains_key(key), "{key} is not in en.ftl");
        }
    }

    #[test]
    fn the_files_have_no_mistakes() {
        for language in LANGUAGES {
            let resource = FluentResource::try_new(source(language).to_owned());
            let mistakes = resource.err().map(|(_, mistakes)| mistakes);
            assert!(mistakes.is_none(), "{language:?}: {mistakes:?}");
            let messages = variables(source(language));
            let lines = source(language).lines().filter_map(key_of).count();
            assert_eq!(messages.len(), lines, "a key stands twice in {language:?}");
            for key in messages.keys() {
                assert!(bundle(language).has_message(key), "{key} in {language:?}");
            }
        }
    }

    #[test]
    fn every_sentence_can_be_said() {
        for language in LANGUAGES {
            for (key, variables) in variables(source(language)) {
                let mut args = FluentArgs::new();
                for variable in variables {
                    args.set(variable, "가");
                }
                let pattern = bundle(language).get_message(&key).and_then(|message| message.value());
                let mut errors = Vec::new();
                let pattern = pattern.expect("every key has a sentence");
                let said = bundle(language).format_pattern(pattern, Some(&args), &mut errors);
                assert!(errors.is_empty(), "{key} in {language:?}: {errors:?}");
                assert!(!said.trim().is_empty() && !said.contains("{$"), "{key} in {language:?}: {said}");
            }
        }
    }

    #[test]
    fn every_sentence_is_said_somewhere() {
        let mut sources = String::new();
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
        for_each_source(folder, &mut |_, text| sources.push_str(text));
        let files = LANGUAGES.map(source).concat();
        let is_said = |key: &String| {
            let name = format!("key::{}", key.to_ascii_uppercase().replace('-', "_"));
            let is_whole = |(at, _): (usize, &str)| {
                let next = sources[at + name.len()..].chars().next();
                !next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_')
            };
            sources.match_indices(&name).any(is_whole) || files.contains(&format!("{{ {key} }}"))
        };
        let unsaid: Vec<String> =
            variables(source(Language::En)).into_keys().filter(|key| !is_said(key)).collect();
        assert_eq!(unsaid, Vec::<String>::new());
    }

    #[test]
    fn counts_choose_the_form_and_are_grouped() {
        let say = |count: u32| say_with(Language::En, key::COUNT_YEARS, &[("count", count.into())]);
        assert_eq!([say(1), say(2), say(1000)], ["1 year", "2 years", "1,000 years"]);
    }

    #[test]
    fn sentences_can_be_said_on_several_threads() {
        std::thread::scope(|scope| {
            for language in LANGUAGES {
                scope.spawn(move || assert!(!say(language, key::STATUS_PUBLISHED).is_empty()));
            }
        });
    }

    #[test]
    fn particles_follow_the_sound() {
        assert_eq!(particle("하한", "은/는"), "은");
        assert_eq!(particle("기준액(안)", "이/가"), "이");
        assert_eq!(particle("CPI", "을/를"), "를");
        assert_eq!(particle("2030", "으로/로"), "으로");
        assert_eq!(particle("2027", "으로/로"), "로");
        assert_eq!(particle("base", "을/를"), "을(를)");
        assert_eq!(particle("", "을/를"), "을(를)");
    }

    /// The keys with the variables that their sentences use.
    fn variables(source: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut key = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if let Some(name) = key_of(line) {
                key = name.to_owned();
                found.entry(key.clone()).or_default();
            }
            let name = |rest: &str| -> String {
                rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
            };
            let names =
                line.split('$').skip(1).filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
            let names = names.map(name);
            found.entry(key.clone()).or_default().extend(names);
        }
        found.remove("");
        found
    }

    fn key_of(line: &str) -> Option<&str> {
        let (key, _) = line.split_once(" =")?;
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        key.starts_with(|c: char| c.is_ascii_lowercase()).then_some(key).filter(|key| key.chars().all(plain))
    }

    fn for_each_source(folder: &Path, look: &mut impl FnMut(&Path, &str)) {
        for entry in std::fs::read_dir(folder).expect("the sources are there") {
            let path = entry.expect("an entry can be read").path();
            if path.is_dir() {
                for_each_source(&path, look);
            } else if path.extension().is_some_and(|end| end == "rs") {
                look(&path, &std::fs::read_to_string(&path).expect("sources are text"));
            }
        }
    }
}
