//! What went wrong with files and fields, told in the language of the interface.
//!
//! The errors themselves speak English, for the command line; here every one of them has its
//! sentence by key, in each language. The English ones say the same as `Display`, which a test
//! holds.

use std::path::Path;

use super::session::{Left, Refusal, Refused};
use crate::engine::check::LONGEST_TERM;
use crate::export::pdf::PdfError;
use crate::export::picture::PictureError;
use crate::export::png::PngError;
use crate::export::xlsx::XlsxError;
use crate::files::{LARGEST, Many, OpenError, OpenProblem, ReadError, ReadProblem};
use crate::files::{SaveError, SaveProblem, VERSION, ValueError};
use crate::model::{Expected, FieldError, SpellingError};
use crate::text::problems::problem_words;
use crate::text::{Arg, Language, say, say_with};

/// Why a file was not opened.
#[must_use]
pub fn open_error(error: &OpenError, language: Language) -> String {
    let path = shown(&error.path);
    let say_of = |key, more: &[(&'static str, Arg<'_>)]| {
        let mut args = vec![("path", Arg::from(&path))];
        args.extend_from_slice(more);
        say_with(language, key, &args)
    };
    match &error.problem {
        OpenProblem::Missing => say_of("file-missing", &[]),
        OpenProblem::Folder => say_of("file-is-folder", &[("example", error.within().into())]),
        OpenProblem::NotAFile => say_of("file-is-device", &[]),
        OpenProblem::NotAllowed => say_of("file-not-allowed", &[]),
        OpenProblem::TooLarge { bytes } => say_of(
            "file-too-large",
            &[("bytes", bytes.to_string().into()), ("most", LARGEST.to_string().into())],
        ),
        OpenProblem::NotText { at } => say_of("file-not-text", &[("at", at.to_string().into())]),
        OpenProblem::Utf16 => say_of("file-utf16", &[]),
        OpenProblem::NotAScenario(error) => read_error(error, language),
        OpenProblem::System(error) => say_of("file-unreadable", &[("error", error.to_string().into())]),
    }
}

/// Why a text is not a scenario: file, line and column, then what is wrong there.
#[must_use]
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
                    say_of("file-unknown-key-near", &[key, owner, ("nearest", (*nearest).into())])
                }
                None if known.is_empty() => say_of("file-unknown-key-none", &[key, owner]),
                None => say_of("file-unknown-key", &[key, owner, ("known", one_of(known, language).into())]),
            }
        }
        ReadProblem::UnknownGrowth { found, nearest, known } => {
            let found = ("found", found.into());
            match nearest {
                Some(nearest) => say_of("file-unknown-growth-near", &[found, ("nearest", (*nearest).into())]),
                None => say_of("file-unknown-growth", &[found, ("known", one_of(known, language).into())]),
            }
        }
        ReadProblem::RepeatedKey { key, first } => {
            say_of("file-repeated-key", &[("key", key.into()), ("first", first.to_string().into())])
        }
        ReadProblem::MissingKey { owner, key, example } => say_of(
            "file-missing-key",
            &[("owner", (*owner).into()), ("key", (*key).into()), ("example", (*example).into())],
        ),
        ReadProblem::Newer { version } => {
            say_of("file-newer", &[("version", version.into()), ("ours", VERSION.to_string().into())])
        }
        ReadProblem::CutOff { open, opened } => say_of(
            "file-cut-off",
            &[("open", open.to_string().into()), ("opened", opened.to_string().into())],
        ),
        ReadProblem::EndsAfterKey => say_of("file-ends-after-key", &[]),
        ReadProblem::WrongBracket { found, close, open, opened } => say_of(
            "file-wrong-bracket",
            &[
                ("found", found.to_string().into()),
                ("close", close.to_string().into()),
                ("open", open.to_string().into()),
                ("opened", opened.to_string().into()),
            ],
        ),
        ReadProblem::OpenText => say_of("file-open-text", &[]),
        ReadProblem::OpenComment => say_of("file-open-comment", &[]),
        ReadProblem::TooDeep(most) => say_of("file-too-deep", &[("most", most.to_string().into())]),
        ReadProblem::TooMany { what, most } => {
            let most = [("most", most.to_string().into())];
            match what {
                Many::Parts => say_of("file-too-many-parts", &most),
                Many::Categories => say_of("file-too-many-categories", &most),
                Many::Entries => say_of("file-too-many-entries", &most),
                Many::Values => say_of("file-too-many-values", &most),
            }
        }
        ReadProblem::Empty => say_of("file-empty", &[]),
        ReadProblem::LeftOver { found } => say_of("file-left-over", &[("found", found.into())]),
    }
}

/// Why a text is not the spelling of a value.
#[must_use]
pub fn spelling_error(error: &SpellingError, language: Language) -> String {
    let expected = ("expected", expected_words(error.expected, language).into());
    let (found, example) = (("found", (&error.found).into()), ("example", error.example.into()));
    say_with(language, "file-unexpected", &[found, expected, example])
}

/// Why a file was not saved.
#[must_use]
pub fn save_error(error: &SaveError, language: Language) -> String {
    let folder_in = |key, folder: &Path| say_with(language, key, &[("folder", shown(folder).into())]);
    let problem = match &error.problem {
        SaveProblem::NoName => say(language, "file-save-no-name"),
        SaveProblem::Folder => say(language, "file-save-folder"),
        SaveProblem::NotAFile => say(language, "file-save-device"),
        SaveProblem::NoFolder(folder) => folder_in("file-save-no-folder", folder),
        SaveProblem::FolderReadOnly(folder) => folder_in("file-save-folder-read-only", folder),
        SaveProblem::FileReadOnly => say(language, "file-save-file-read-only"),
        SaveProblem::LinkCircle => say(language, "file-save-link-circle"),
        SaveProblem::Full => say(language, "file-save-full"),
        SaveProblem::System(error) => {
            say_with(language, "file-save-system", &[("error", error.to_string().into())])
        }
    };
    say_with(language, "file-not-saved", &[("path", shown(&error.path).into()), ("problem", problem.into())])
}

/// Why there is no picture.
#[must_use]
pub fn png_error(error: &PngError, language: Language) -> String {
    match error {
        PngError::TooLarge { width, height } => say_with(
            language,
            "picture-too-large",
            &[
                ("width", width.to_string().into()),
                ("height", height.to_string().into()),
                ("most", crate::export::png::MOST.to_string().into()),
            ],
        ),
        PngError::Drawing(error) => say_with(language, "picture-not-drawn", &[("error", error.into())]),
    }
}

/// Why there is no page.
#[must_use]
pub fn pdf_error(error: &PdfError, language: Language) -> String {
    say_with(language, "picture-not-drawn", &[("error", error.to_string().into())])
}

/// Why a chart is no picture.
#[must_use]
pub fn picture_error(error: &PictureError, language: Language) -> String {
    match error {
        PictureError::NothingKnown(notes)
        | PictureError::NoBridge(notes)
        | PictureError::NotSeveral(notes)
            if !notes.is_empty() =>
        {
            say_with(language, "picture-no-such", &[("why", notes.join("; ").into())])
        }
        PictureError::NothingKnown(_) => say(language, "picture-nothing-known"),
        PictureError::NoBridge(_) => say(language, "picture-no-bridge"),
        PictureError::NotSeveral(_) => say(language, "picture-not-several"),
        PictureError::Png(error) => png_error(error, language),
        PictureError::Pdf(error) => pdf_error(error, language),
    }
}

/// Why there is no workbook.
#[must_use]
pub fn workbook_error(error: &XlsxError, language: Language) -> String {
    match error {
        XlsxError::Nothing => say(language, "cli-export-nothing"),
        XlsxError::TooLong { title, years } => {
            let most = LONGEST_TERM.to_string();
            let args = [("title", title.into()), ("years", years.to_string().into()), ("most", most.into())];
            say_with(language, "cli-export-too-long", &args)
        }
        XlsxError::Format(error) => {
            say_with(language, "cli-export-no-room", &[("error", error.to_string().into())])
        }
    }
}

/// Why a text is not a value of a field.
#[must_use]
pub fn value_error(error: &ValueError, language: Language) -> String {
    match error {
        ValueError::Leaf(error) => field_error(error, language),
        ValueError::Tree(error) => read_error(error, language),
    }
}

/// What an edit could not do. Of several scenarios, a line names each one that was left as it was.
#[must_use]
pub fn refused(refused: &Refused, language: Language) -> String {
    let why = |left: &Left| match &left.why {
        Refusal::Field(error) => field_error(error, language),
        Refusal::Check(problem) => problem_words(problem, language),
    };
    let left = refused.left.as_slice();
    if let ([only], 1) = (left, refused.asked) {
        return why(only);
    }
    let head = if left.len() < refused.asked {
        say_with(language, "edit-left-some", &[("count", left.len().into())])
    } else {
        say(language, "edit-left-all")
    };
    let line = |left: &Left| {
        say_with(language, "edit-left", &[("title", (&left.title).into()), ("why", why(left).into())])
    };
    let lines: Vec<String> = std::iter::once(head).chain(left.iter().map(line)).collect();
    lines.join("\n")
}

/// Why a field was not read or written.
#[must_use]
pub fn field_error(error: &FieldError, language: Language) -> String {
    let say_of = |key, args: &[(&'static str, Arg<'_>)]| say_with(language, key, args);
    match error {
        FieldError::NoSuchPath(path) => say_of("field-error-no-such-path", &[("path", path.into())]),
        FieldError::NotThere { field, beside } => {
            let field = ("field", field.to_string().into());
            let beside: Vec<String> = beside.iter().map(ToString::to_string).collect();
            let beside: Vec<&str> = beside.iter().map(String::as_str).collect();
            match beside.as_slice() {
                [] => say_of("field-error-not-there", &[field]),
                there => {
                    let there = ("beside", all_of(there).into());
                    say_of("field-error-not-there-but", &[field, there])
                }
            }
        }
        FieldError::WrongKind { field, expected, example } => {
            let expected = ("expected", expected_words(*expected, language).into());
            let field = ("field", field.to_string().into());
            say_of("field-error-wrong-kind", &[field, expected, ("example", (*example).into())])
        }
        FieldError::Needed(field) => say_of("field-error-needed", &[("field", field.to_string().into())]),
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// `a`, `b`, `c`.
fn all_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// `a`, `b` or `c`.
fn one_of(words: &[&str], language: Language) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            let first = rest.join(", ");
            say_with(language, "file-one-of", &[("first", first.into()), ("last", last.into())])
        }
        _ => quoted.concat(),
    }
}

/// What should have stood there.
fn expected_words(expected: Expected, language: Language) -> String {
    let key = match expected {
        Expected::Currency => "expected-currency",
        Expected::Amount => "expected-amount",
        Expected::Rate => "expected-rate",
        Expected::Exchange => "expected-exchange",
        Expected::Weight => "expected-weight",
        Expected::How => "expected-how",
        Expected::Carry => "expected-carry",
        Expected::Sources => "expected-sources",
        Expected::SourceNames => "expected-source-names",
        Expected::Date => "expected-date",
        Expected::Period => "expected-period",
        Expected::Role => "expected-role",
        Expected::EventKind => "expected-event-kind",
        Expected::OfferKind => "expected-offer-kind",
        Expected::Confidence => "expected-confidence",
        Expected::Text => "expected-text",
        Expected::Year => "expected-year",
        Expected::Lag => "expected-lag",
        Expected::Unit => "expected-unit",
        Expected::Clause => "expected-clause",
        Expected::Growth => "expected-growth",
        Expected::Series => "expected-series",
        Expected::ExchangeSeries => "expected-exchange-series",
        Expected::Rule => "expected-rule",
        Expected::Part => "expected-part",
        Expected::Scenario => "expected-scenario",
        Expected::Version => "expected-version",
        Expected::PlainVersion => "expected-plain-version",
        Expected::Category => "expected-category",
        Expected::NamedGrowth => "expected-named-growth",
        Expected::YearsInParentheses => "expected-years-in-parentheses",
        Expected::RoundingInParentheses => "expected-rounding-in-parentheses",
        Expected::SeriesInParentheses => "expected-series-in-parentheses",
        Expected::ExchangeInParentheses => "expected-exchange-in-parentheses",
        Expected::AmountInQuotes => "expected-amount-in-quotes",
        Expected::RateInQuotes => "expected-rate-in-quotes",
        Expected::ExchangeInQuotes => "expected-exchange-in-quotes",
        Expected::WeightInQuotes => "expected-weight-in-quotes",
        Expected::UnitInQuotes => "expected-unit-in-quotes",
        Expected::CurrencyInQuotes => "expected-currency-in-quotes",
        Expected::TextInQuotes => "expected-text-in-quotes",
        Expected::PlainYear => "expected-plain-year",
        Expected::PlainLag => "expected-plain-lag",
        Expected::PlainHow => "expected-plain-how",
        Expected::PlainCarry => "expected-plain-carry",
        Expected::Map => "expected-map",
        Expected::List => "expected-list",
        Expected::OnePart => "expected-one-part",
        Expected::Value => "expected-value",
        Expected::Key => "expected-key",
        Expected::Colon => "expected-colon",
        Expected::Comma => "expected-comma",
        Expected::Escape => "expected-escape",
    };
    say(language, key)
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::files::Place;
    use crate::model::{Field, PartField, RuleField, Year};

    #[test]
    fn every_open_error_is_told() {
        let path = || "plans/a.ron".into();
        let failed = || io::Error::other("the cable is loose");
        for (problem, found) in [
            (OpenProblem::Missing, ""),
            (OpenProblem::Folder, "plans/a.ron/scenario.ron"),
            (OpenProblem::NotAFile, ""),
            (OpenProblem::NotAllowed, ""),
            (OpenProblem::TooLarge { bytes: 20_000_000 }, "20000000"),
            (OpenProblem::NotText { at: 1234 }, "1234"),
            (OpenProblem::Utf16, "UTF-16"),
            (OpenProblem::System(failed()), "the cable is loose"),
        ] {
            let error = OpenError { path: path(), problem };
            check(&error.to_string(), |language| open_error(&error, language), &["plans/a.ron", found]);
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
            (unknown_growth(Some("Freeze")), vec!["`Freze`", "`Freeze`"]),
            (unknown_growth(None), vec!["`Freze`", "`Freeze`", "`Sum`"]),
            (ReadProblem::RepeatedKey { key: "2025".to_owned(), first }, vec!["`2025`", "3:5"]),
            (
                ReadProblem::MissingKey { owner: "Part", key: "base", example: "\"1 KRW\"" },
                vec!["`Part`", "`base: \"1 KRW\"`"],
            ),
            (ReadProblem::Newer { version: "12".to_owned() }, vec!["12"]),
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
            (ReadProblem::TooMany { what: Many::Values, most: 20_000 }, vec!["20000"]),
            (ReadProblem::Empty, vec!["`Scenario(`"]),
            (ReadProblem::LeftOver { found: "}}".to_owned() }, vec!["`}}`"]),
        ] {
            let (file, place) = ("a.ron".to_owned(), Place { line: 7, column: 11 });
            let read = ReadError { file, place, problem: Box::new(problem), line: String::new() };
            let english = read.to_string();
            let error = ValueError::Tree(Box::new(read.clone()));
            check(
                &english,
                |language| value_error(&error, language),
                &[&["a.ron:7:11: "], &found[..]].concat(),
            );
            let error =
                OpenError { path: "a.ron".into(), problem: OpenProblem::NotAScenario(Box::new(read)) };
            check(&english, |language| open_error(&error, language), &found);
        }
    }

    #[test]
    fn every_expectation_has_words() {
        for &expected in Expected::ALL {
            let error = SpellingError::new(expected, "found", "example");
            check(&error.to_string(), |language| spelling_error(&error, language), &["`found`", "example"]);
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
            (SaveProblem::FileReadOnly, ""),
            (SaveProblem::LinkCircle, ""),
            (SaveProblem::Full, ""),
            (SaveProblem::System(io::Error::other("the cable is loose")), "the cable is loose"),
        ] {
            let error = SaveError { path: "a.ron".into(), problem };
            check(&error.to_string(), |language| save_error(&error, language), &["a.ron", found]);
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
            check(&error.to_string(), |language| value_error(&error, language), &[found]);
        }
    }

    fn unknown_key(nearest: Option<&'static str>, known: &[&'static str]) -> ReadProblem {
        ReadProblem::UnknownKey { key: "cpa".to_owned(), owner: "Rule", nearest, known: known.to_vec() }
    }

    fn unknown_growth(nearest: Option<&'static str>) -> ReadProblem {
        ReadProblem::UnknownGrowth { found: "Freze".to_owned(), nearest, known: vec!["Freeze", "Sum"] }
    }

    /// The English sentence is that of the command line; the Korean one names the same things.
    #[track_caller]
    fn check(english: &str, told: impl Fn(Language) -> String, found: &[&str]) {
        assert_eq!(told(Language::En), english);
        let korean = told(Language::Ko);
        assert!(is_korean(&korean), "{korean}");
        for found in found {
            assert!(english.contains(found) && korean.contains(found), "{korean} should name {found}");
        }
    }

    fn is_korean(text: &str) -> bool {
        text.chars().any(|c| ('가'..='힣').contains(&c))
    }
}
