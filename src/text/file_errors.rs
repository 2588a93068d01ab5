//! What went wrong with files, told in the language of the interface.
//!
//! The errors are data; here every one of them has its sentence in each language.

use std::path::Path;

use super::expected::{expected_words, field_error, one_of, spelling_error};
use super::{Arg, Language, say, say_with};
use crate::files::{
    Encoding, FileKind, FolderError, LARGEST, Many, OpenError, OpenProblem, ReadError, ReadProblem,
};
use crate::files::{Noise, Protection, SaveError, SaveNotice, SaveProblem, ValueError, shown_path};
use crate::model::Expected;
use crate::text::key;

/// Why a file was not opened.
pub fn open_error(error: &OpenError, language: Language) -> String {
    let path = shown_path(&error.path);
    let say_of = |key, more: &[(&'static str, Arg<'_>)]| {
        let mut args = vec![("path", Arg::from(&path))];
        args.extend_from_slice(more);
        say_with(language, key, &args)
    };
    match &error.problem {
        OpenProblem::Missing => say_of(key::FILE_MISSING, &[]),
        OpenProblem::Folder => say_of(key::FILE_IS_FOLDER, &[("example", error.within().into())]),
        OpenProblem::NotAFile => say_of(key::FILE_IS_DEVICE, &[]),
        OpenProblem::NotAllowed => say_of(key::FILE_NOT_ALLOWED, &[]),
        OpenProblem::TooLarge { bytes } => say_of(
            key::FILE_TOO_LARGE,
            &[("bytes", bytes.to_string().into()), ("most", LARGEST.to_string().into())],
        ),
        OpenProblem::NotText { place } => say_of(key::FILE_NOT_TEXT, &[("place", place.to_string().into())]),
        OpenProblem::OtherEncoding { encoding, place } => {
            let key = match encoding {
                Encoding::Utf16 => key::FILE_UTF16,
                Encoding::Utf32 => key::FILE_UTF32,
                Encoding::Korean => key::FILE_PROBABLY_KOREAN,
                Encoding::Unknown => key::FILE_OTHER_ENCODING,
            };
            say_of(key, &[("place", place.to_string().into())])
        }
        OpenProblem::NotRead(error) => read_error(error, language),
        OpenProblem::System(error) => say_of(key::FILE_UNREADABLE, &[("error", error.to_string().into())]),
    }
}

/// Why a folder is not listed.
pub fn folder_error(error: &FolderError, language: Language) -> String {
    match error {
        FolderError::Missing => say(language, key::FOLDER_MISSING),
        FolderError::NotAFolder => say(language, key::FOLDER_IS_NONE),
        FolderError::NotAllowed => say(language, key::FOLDER_NOT_ALLOWED),
        FolderError::System(error) => say_with(language, key::FOLDER_UNREADABLE, &[("error", error.into())]),
    }
}

/// Why a text is not what it should be: file, line and column, then what is wrong there.
pub fn read_error(error: &ReadError, language: Language) -> String {
    format!("{}:{}: {}", error.file, error.place, read_problem(&error.problem, language))
}

fn read_problem(problem: &ReadProblem, language: Language) -> String {
    let say_of = |key, args: &[(&'static str, Arg<'_>)]| say_with(language, key, args);
    match problem {
        ReadProblem::Unexpected(error) => spelling_error(error, language),
        ReadProblem::UnknownKey { key, owner, nearest, known } => {
            let (key, owner) = (("key", key.into()), ("owner", (*owner).into()));
            match nearest {
                Some(nearest) => {
                    say_of(key::FILE_UNKNOWN_KEY_NEAR, &[key, owner, ("nearest", (*nearest).into())])
                }
                None if known.is_empty() => say_of(key::FILE_UNKNOWN_KEY_NONE, &[key, owner]),
                None => {
                    say_of(key::FILE_UNKNOWN_KEY, &[key, owner, ("known", one_of(known, language).into())])
                }
            }
        }
        ReadProblem::RenamedKey { key, owner, now } => say_of(
            key::FILE_RENAMED_KEY,
            &[("key", (*key).into()), ("owner", (*owner).into()), ("now", (*now).into())],
        ),
        ReadProblem::UnknownGrowth { found, nearest, known } => {
            let found = ("found", found.into());
            match nearest {
                Some(nearest) => {
                    say_of(key::FILE_UNKNOWN_GROWTH_NEAR, &[found, ("nearest", (*nearest).into())])
                }
                None => say_of(key::FILE_UNKNOWN_GROWTH, &[found, ("known", one_of(known, language).into())]),
            }
        }
        ReadProblem::RepeatedKey { key, first } => {
            say_of(key::FILE_REPEATED_KEY, &[("key", key.into()), ("first", first.to_string().into())])
        }
        ReadProblem::MissingKey { owner, key, example } => say_of(
            key::FILE_MISSING_KEY,
            &[("owner", (*owner).into()), ("key", (*key).into()), ("example", (*example).into())],
        ),
        ReadProblem::Newer { version, ours } => {
            say_of(key::FILE_NEWER, &[("version", version.into()), ("ours", ours.to_string().into())])
        }
        ReadProblem::CutOff { open, opened } => say_of(
            key::FILE_CUT_OFF,
            &[("open", open.to_string().into()), ("opened", opened.to_string().into())],
        ),
        ReadProblem::EndsAfterKey => say_of(key::FILE_ENDS_AFTER_KEY, &[]),
        ReadProblem::WrongBracket { found, close, open, opened } => say_of(
            key::FILE_WRONG_BRACKET,
            &[
                ("found", found.to_string().into()),
                ("close", close.to_string().into()),
                ("open", open.to_string().into()),
                ("opened", opened.to_string().into()),
            ],
        ),
        ReadProblem::OpenText => say_of(key::FILE_OPEN_TEXT, &[]),
        ReadProblem::OpenComment => say_of(key::FILE_OPEN_COMMENT, &[]),
        ReadProblem::TooDeep(most) => say_of(key::FILE_TOO_DEEP, &[("most", most.to_string().into())]),
        ReadProblem::TooMany { what, most } => {
            let most = [("most", most.to_string().into())];
            match what {
                Many::Parts => say_of(key::FILE_TOO_MANY_PARTS, &most),
                Many::Categories => say_of(key::FILE_TOO_MANY_CATEGORIES, &most),
                Many::Entries => say_of(key::FILE_TOO_MANY_ENTRIES, &most),
            }
        }
        ReadProblem::Empty(kind) => say_of(
            key::FILE_EMPTY,
            &[("expected", kind_words(*kind, language).into()), ("word", kind.word().into())],
        ),
        ReadProblem::OtherKind { found, expected } => {
            let (found, expected) = (*found, kind_words(*expected, language));
            let advice = match found {
                FileKind::Scenario => key::FILE_OTHER_KIND_SCENARIO,
                FileKind::Negotiation => key::FILE_OTHER_KIND_NEGOTIATION,
                FileKind::Private => key::FILE_OTHER_KIND_PRIVATE,
            };
            let found = ("found", kind_words(found, language).into());
            let advice = ("advice", say(language, advice).into());
            say_of(key::FILE_OTHER_KIND, &[found, ("expected", expected.into()), advice])
        }
        ReadProblem::LeftOver { found } => say_of(key::FILE_LEFT_OVER, &[("found", found.into())]),
    }
}

/// What a file holds, in words.
fn kind_words(kind: FileKind, language: Language) -> String {
    let expected = match kind {
        FileKind::Scenario => Expected::Scenario,
        FileKind::Negotiation => Expected::Negotiation,
        FileKind::Private => Expected::Private,
    };
    expected_words(expected, language)
}

/// That a file was not saved, and why.
pub fn save_error(error: &SaveError, language: Language) -> String {
    let problem = save_problem(&error.problem, language);
    let args = [("path", shown_path(&error.path).into()), ("problem", problem.into())];
    let told = say_with(language, key::FILE_NOT_SAVED, &args);
    if error.changed.is_empty() {
        return told;
    }
    let files: Vec<String> = error.changed.iter().map(|path| shown_path(path)).collect();
    let files = ("files", files.join(", ").into());
    format!("{told}; {}", say_with(language, key::FILE_SAVE_LEFT_CHANGED, &[files]))
}

/// What stood in the way of saving a file.
pub fn save_problem(problem: &SaveProblem, language: Language) -> String {
    let folder_in = |key, folder: &Path| say_with(language, key, &[("folder", shown_path(folder).into())]);
    match problem {
        SaveProblem::NoName => say(language, key::FILE_SAVE_NO_NAME),
        SaveProblem::Folder => say(language, key::FILE_SAVE_FOLDER),
        SaveProblem::NotAFile => say(language, key::FILE_SAVE_DEVICE),
        SaveProblem::NoFolder(folder) => folder_in(key::FILE_SAVE_NO_FOLDER, folder),
        SaveProblem::FolderReadOnly(folder) => folder_in(key::FILE_SAVE_FOLDER_READ_ONLY, folder),
        SaveProblem::Protected(protection) => {
            let protection = ("protection", protection_words(protection, language).into());
            say_with(language, key::FILE_SAVE_PROTECTED, &[protection])
        }
        SaveProblem::Appeared => say(language, key::FILE_SAVE_APPEARED),
        SaveProblem::ChangedMeanwhile => say(language, key::FILE_SAVE_CHANGED_MEANWHILE),
        SaveProblem::Busy(folder) => folder_in(key::FILE_SAVE_BUSY, folder),
        SaveProblem::SamePlace(other) => {
            say_with(language, key::FILE_SAVE_SAME_PLACE, &[("other", shown_path(other).into())])
        }
        SaveProblem::LinkCircle => say(language, key::FILE_SAVE_LINK_CIRCLE),
        SaveProblem::Full => say(language, key::FILE_SAVE_FULL),
        SaveProblem::System(error) => {
            say_with(language, key::FILE_SAVE_SYSTEM, &[("error", error.to_string().into())])
        }
    }
}

/// What stands in the way of replacing a file.
pub fn protection_words(protection: &Protection, language: Language) -> String {
    match protection {
        Protection::ReadOnly => say(language, key::FILE_PROTECTED_READ_ONLY),
        Protection::Owner { owner } => {
            say_with(language, key::FILE_PROTECTED_OWNER, &[("owner", owner.into())])
        }
        Protection::OtherNames { count } => {
            say_with(language, key::FILE_PROTECTED_NAMES, &[("count", (*count).into())])
        }
    }
}

/// What could not be kept of a file that was replaced.
pub fn save_notice(notice: &SaveNotice, language: Language) -> String {
    let (key, path) = match notice {
        SaveNotice::Owner { path, .. } => (key::FILE_KEPT_NO_OWNER, path),
        SaveNotice::Group { path } => (key::FILE_KEPT_NO_GROUP, path),
        SaveNotice::AccessList { path } => (key::FILE_KEPT_NO_ACCESS_LIST, path),
        SaveNotice::Attributes { path, .. } => (key::FILE_KEPT_NO_ATTRIBUTES, path),
    };
    let mut args = vec![("path", shown_path(path).into())];
    match notice {
        SaveNotice::Owner { owner, .. } => args.push(("owner", owner.into())),
        SaveNotice::Attributes { names, .. } => args.push(("names", names.join(", ").into())),
        SaveNotice::Group { .. } | SaveNotice::AccessList { .. } => {}
    }
    say_with(language, key, &args)
}

/// That files are in their places and may still be lost.
pub fn not_flushed(folder: &Path, error: &std::io::Error, language: Language) -> String {
    let args = [("folder", shown_path(folder).into()), ("error", error.to_string().into())];
    say_with(language, key::FILE_NOT_FLUSHED, &args)
}

/// Why a text is not a value of a field.
pub fn value_error(error: &ValueError, language: Language) -> String {
    match error {
        ValueError::Leaf(error) => field_error(error, language),
        ValueError::Tree(error) => read_error(error, language),
    }
}

/// A number that was read without its binary noise.
pub fn noise(noise: &Noise, language: Language) -> String {
    let args = [("written", (&noise.written).into()), ("read", noise.read.to_string().into())];
    say_with(language, key::TYPED_NOISE, &args)
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::files::Place;
    use crate::model::{Field, FieldError, PartField, RuleField, SpellingError, Year};

    #[test]
    fn every_open_error_is_told() {
        let path = || "plans/a.ron".into();
        let failed = || io::Error::other("the cable is loose");
        let place = Place { line: 12, column: 34 };
        let encoded = |encoding| OpenProblem::OtherEncoding { encoding, place };
        for (problem, found) in [
            (OpenProblem::Missing, ""),
            (OpenProblem::Folder, "plans/a.ron/scenario.ron"),
            (OpenProblem::NotAFile, ""),
            (OpenProblem::NotAllowed, ""),
            (OpenProblem::TooLarge { bytes: 20_000_000 }, "20000000"),
            (OpenProblem::NotText { place: Place { line: 12, column: 34 } }, ":12:34: "),
            (encoded(Encoding::Utf16), ":12:34: "),
            (encoded(Encoding::Utf16), "UTF-16"),
            (encoded(Encoding::Utf32), "UTF-32"),
            (encoded(Encoding::Korean), "CP949"),
            (encoded(Encoding::Unknown), "Latin-1"),
            (OpenProblem::System(failed()), "the cable is loose"),
        ] {
            let error = OpenError { path: path(), problem };
            check(|language| open_error(&error, language), &["plans/a.ron", found]);
        }
    }

    #[test]
    fn every_read_problem_is_told_with_its_place() {
        let first = Place { line: 3, column: 5 };
        let spelling = SpellingError::new(Expected::Rate, "NaN", "\"2.1%\"");
        let known = vec!["growth", "cap"];
        for (problem, found) in [
            (ReadProblem::Unexpected(spelling), vec!["`NaN`", "\"2.1%\""]),
            (unknown_key(Some("cap"), &known), vec!["`cpa`", "`Rule`", "`cap`"]),
            (unknown_key(None, &known), vec!["`cpa`", "`Rule`", "`growth`", "`cap`"]),
            (unknown_key(None, &[]), vec!["`cpa`", "`Rule`"]),
            (
                ReadProblem::RenamedKey { key: "typed", owner: "Part", now: "overrides" },
                vec!["`typed`", "`Part`", "`overrides`"],
            ),
            (unknown_growth(Some("Freeze")), vec!["`Freze`", "`Freeze`"]),
            (unknown_growth(None), vec!["`Freze`", "`Freeze`", "`Sum`"]),
            (ReadProblem::RepeatedKey { key: "2025".to_owned(), first }, vec!["`2025`", "3:5"]),
            (
                ReadProblem::MissingKey { owner: "Part", key: "base", example: "\"1 KRW\"" },
                vec!["`Part`", "`base: \"1 KRW\"`"],
            ),
            (ReadProblem::Newer { version: "12".to_owned(), ours: 1 }, vec!["12", "1"]),
            (ReadProblem::CutOff { open: '{', opened: first }, vec!["`{`", "3:5"]),
            (ReadProblem::EndsAfterKey, vec![]),
            (
                ReadProblem::WrongBracket { found: ')', close: '}', open: '{', opened: first },
                vec!["`)`", "`}`", "`{`", "3:5"],
            ),
            (ReadProblem::OpenText, vec!["`\"`", "`\\n`"]),
            (ReadProblem::OpenComment, vec!["`*/`"]),
            (ReadProblem::TooDeep(1000), vec!["1000"]),
            (ReadProblem::TooMany { what: Many::Parts, most: 1000 }, vec!["1000"]),
            (ReadProblem::TooMany { what: Many::Categories, most: 1000 }, vec!["1000"]),
            (ReadProblem::TooMany { what: Many::Entries, most: 1000 }, vec!["1000"]),
            (ReadProblem::Empty(FileKind::Scenario), vec!["`Scenario(`"]),
            (ReadProblem::Empty(FileKind::Negotiation), vec!["`Negotiation(`"]),
            (ReadProblem::Empty(FileKind::Private), vec!["`Private(`"]),
            (other_kind(FileKind::Scenario, FileKind::Negotiation), vec!["`costshare project`"]),
            (other_kind(FileKind::Negotiation, FileKind::Scenario), vec!["`costshare negotiation`"]),
            (other_kind(FileKind::Private, FileKind::Scenario), vec![]),
            (ReadProblem::LeftOver { found: "}}".to_owned() }, vec!["`}}`"]),
        ] {
            let (file, place) = ("a.ron".to_owned(), Place { line: 7, column: 11 });
            let read = ReadError { file, place, problem: Box::new(problem), line: String::new() };
            let error = ValueError::Tree(Box::new(read.clone()));
            check(|language| value_error(&error, language), &[&["a.ron:7:11: "], &found[..]].concat());
            let error = OpenError { path: "a.ron".into(), problem: OpenProblem::NotRead(Box::new(read)) };
            check(|language| open_error(&error, language), &found);
        }
    }

    #[test]
    fn every_expectation_has_words() {
        for &expected in Expected::ALL {
            let error = SpellingError::new(expected, "found", "example");
            check(|language| spelling_error(&error, language), &["`found`", "example"]);
            let korean = expected_words(expected, Language::Ko);
            assert!(is_korean(&korean), "{korean}");
        }
    }

    #[test]
    fn every_save_error_is_told() {
        for (problem, found) in [
            (SaveProblem::NoName, "`scenario.ron`"),
            (SaveProblem::Folder, ""),
            (SaveProblem::NotAFile, ""),
            (SaveProblem::NoFolder("plans/no".into()), "plans/no"),
            (SaveProblem::FolderReadOnly("plans".into()), "plans"),
            (SaveProblem::Protected(Protection::ReadOnly), ""),
            (SaveProblem::Protected(Protection::Owner { owner: "anna".to_owned() }), "anna"),
            (SaveProblem::Protected(Protection::OtherNames { count: 3 }), "3"),
            (SaveProblem::Appeared, ""),
            (SaveProblem::ChangedMeanwhile, ""),
            (SaveProblem::Busy("plans".into()), "plans"),
            (SaveProblem::SamePlace("b.json".into()), "b.json"),
            (SaveProblem::LinkCircle, ""),
            (SaveProblem::Full, ""),
            (SaveProblem::System(io::Error::other("the cable is loose")), "the cable is loose"),
        ] {
            let error = SaveError { path: "a.ron".into(), problem, changed: Vec::new() };
            check(|language| save_error(&error, language), &["a.ron", found]);
        }
    }

    #[test]
    fn every_field_error_is_told() {
        let field = || Field::of_part("", PartField::Rule(Year(2027), RuleField::Cap));
        let wrong = FieldError::WrongKind { field: field(), expected: Expected::Rate, example: "\"2.1%\"" };
        for (error, found) in [
            (FieldError::NoSuchPath("rule.cap".to_owned()), "`rule.cap`"),
            (FieldError::NotThere { field: field(), beside: Vec::new() }, "`rule.2027.cap`"),
            (wrong, "`rule.2027.cap`"),
            (FieldError::Needed(field()), "`rule.2027.cap`"),
        ] {
            let error = ValueError::Leaf(error);
            check(|language| value_error(&error, language), &[found]);
        }
    }

    fn unknown_key(nearest: Option<&'static str>, known: &[&'static str]) -> ReadProblem {
        ReadProblem::UnknownKey { key: "cpa".to_owned(), owner: "Rule", nearest, known: known.to_vec() }
    }

    fn other_kind(found: FileKind, expected: FileKind) -> ReadProblem {
        ReadProblem::OtherKind { found, expected }
    }

    fn unknown_growth(nearest: Option<&'static str>) -> ReadProblem {
        ReadProblem::UnknownGrowth { found: "Freze".to_owned(), nearest, known: vec!["Freeze", "Sum"] }
    }

    /// Both languages name the same things.
    #[track_caller]
    fn check(told: impl Fn(Language) -> String, found: &[&str]) {
        let (english, korean) = (told(Language::En), told(Language::Ko));
        assert!(is_korean(&korean) && !is_korean(&english), "{english}: {korean}");
        for found in found {
            assert!(
                english.contains(found) && korean.contains(found),
                "{english}, {korean} should name {found}"
            );
        }
    }

    fn is_korean(text: &str) -> bool {
        text.chars().any(|c| ('가'..='힣').contains(&c))
    }
}
