//! A gallery of refused input: what each is told in both languages, and that nothing is lost by it.
//!
//! Every file goes through [`open_scenario`] and through the program, where a scenario with an
//! unsaved edit is open already; it stays as it was.

#![expect(clippy::disallowed_methods, reason = "the tests play the other programs that write files")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use costshare::app::{Action, App, DocumentId, Edit, MessageKind, Run, Settings, Show, Theme};
use costshare::engine::check::check;
use costshare::files::open_scenario;
use costshare::model::{Field, Scale, Scenario, Year};
use costshare::text::Language;
use costshare::text::problems::{problem_place, problem_words};
use rust_decimal_macros::dec;
use tempfile::TempDir;

/// A scenario without fault.
const SOUND: &str = r#"Scenario(
    version: 1,
    title: "Five years",
    record: "2026-02",
    years: (first: 2026, last: 2030),
    parts: [
        Part(
            base: "15192 eok KRW",
            rules: {
                2027: Rule(
                    growth: Index(series: "cpi", lag: 2),
                    cap: "5%",
                ),
            },
        ),
    ],
    series: {
        "cpi": (
            values: {
                2025: "2.1%",
                2026: "2.2%",
            },
            then: "2.0%",
        ),
    },
)
"#;

#[test]
fn a_file_without_fault_is_opened() {
    let folder = folder();
    let path = written(&folder, SOUND.as_bytes());
    let mut desk = Desk::new();
    desk.app.update(Action::Run(Run::Open(vec![path])));
    assert_eq!((desk.app.messages(), desk.app.session().documents().len()), (&[][..], 2));
}

#[test]
fn a_cut_off_file() {
    let end = SOUND.find("growth").expect("it has one");
    text_refused(
        &SOUND[..end],
        "11:21: the text ends here, but the `(` of 10:27 is not closed; the file seems cut off",
        &["`(`", "10:27"],
    );
    let end = SOUND.find(": \"2.0%\"").expect("it has one");
    text_refused(
        &SOUND[..end],
        "23:17: the text ends here, after a key without its value; the file seems cut off",
        &[],
    );
}

#[test]
fn an_empty_file() {
    text_refused(
        "",
        "1:1: the file is empty; expected a scenario, beginning with `Scenario(`",
        &["Scenario("],
    );
}

#[test]
fn a_binary_file() {
    bytes_refused(
        b"PK\x03\x04\x14\x00\x08\x00",
        "{path}:1:6: what stands here is not text in UTF-8; this is another kind of file, or it is damaged",
        &[":1:6: ", "UTF-8"],
    );
    // Within a file of ours: line and column, in characters.
    let broken = SOUND.replace("Five years", "다섯 해\0");
    bytes_refused(
        broken.as_bytes(),
        "{path}:3:17: what stands here is not text in UTF-8; this is another kind of file, or it is damaged",
        &[":3:17: "],
    );
}

/// The bytes of the title are those that Python writes for it.
#[test]
fn a_file_in_another_encoding() {
    let titled = |title: &[u8]| {
        let (before, behind) = SOUND.split_once("Five years").expect("its title");
        [before.as_bytes(), title, behind.as_bytes()].concat()
    };
    // 다섯 해 of EUC-KR, behind 12 columns and a quote.
    bytes_refused(
        &titled(b"\xb4\xd9\xbc\xb8 \xc7\xd8"),
        "{path}:3:13: what stands here is not text in UTF-8, but probably in CP949 (EUC-KR, “ANSI” of a Korean \
         Windows); save it as UTF-8 in the editor that wrote it",
        &[":3:13: ", "UTF-8", "CP949(EUC-KR"],
    );
    bytes_refused(
        &titled(b"F\xfcnf Jahre"),
        "{path}:3:14: what stands here is not text in UTF-8, but in another encoding, such as Latin-1 (“ANSI” of \
         Windows); save it as UTF-8 in the editor that wrote it",
        &[":3:14: ", "UTF-8", "Latin-1"],
    );
    let with_zeros =
        |zeros: &[u8]| -> Vec<u8> { SOUND.bytes().flat_map(|byte| [&[byte], zeros].concat()).collect() };
    for (bytes, encoding) in [
        (with_zeros(b"\0"), "UTF-16"),
        ([b"\xff\xfe".as_slice(), &with_zeros(b"\0")].concat(), "UTF-16"),
        (with_zeros(b"\0\0\0"), "UTF-32"),
        ([b"\xff\xfe\0\0".as_slice(), &with_zeros(b"\0\0\0")].concat(), "UTF-32"),
    ] {
        let told = format!(
            "{{path}}:1:1: this is text in {encoding}, not in UTF-8; save it as UTF-8 in the editor that wrote it"
        );
        bytes_refused(&bytes, &told, &[":1:1: ", encoding, "UTF-8"]);
    }
}

/// Of three wrong escapes the first is told, with what is wrong with it.
#[test]
fn an_escape_that_is_none() {
    for (title, told, found) in [
        (
            r"a\u{00000041}b and \u{0000041 and \x+4",
            r#"3:14: found `\u{00000041}`, expected one to six hexadecimal digits that are the code of a character, for example "\u{c5b5}""#,
            [r"`\u{00000041}`", "16진수 1~6자리"],
        ),
        (
            r"and \u{0000041 and \x+4",
            r#"3:17: found `\u{0000041`, expected one to six hexadecimal digits between braces, and the brace that closes them, for example "\u{c5b5}""#,
            [r"`\u{0000041`", "중괄호"],
        ),
        (
            r"and \x+4",
            r#"3:17: found `\x+4`, expected two hexadecimal digits from 00 to 7f, for example "\x41""#,
            [r"`\x+4`", "00~7f"],
        ),
    ] {
        changed("Five years", title, told, &found);
    }
}

/// A file whose lines end in carriage returns alone is read, its comments too; a place in it is that of its lines.
#[test]
fn a_file_of_carriage_returns() {
    let folder = folder();
    let text = format!("// Ours.\n{SOUND}").replace('\n', "\r");
    let path = written(&folder, text.as_bytes());
    let file = open_scenario(&path).expect("only its line ends differ").file;
    assert_eq!(file.scenario.title, "Five years");
    assert_eq!(file.comment, "// Ours.");
    let path = written(&folder, text.replace("cap:", "cpa:").as_bytes());
    refused(
        &path,
        "{path}:13:21: `Rule` has no key `cpa`; did you mean `cap`?",
        &[":13:21: ", "`Rule`", "`cpa`", "`cap`"],
    );
}

/// A title has at most 300 characters, a name and a key 100, a remark 10,000; of what is longer no more than 60 are
/// quoted.
#[test]
fn a_text_that_is_too_long() {
    let quoted = format!("`\"{}…`", "가".repeat(59));
    let refused = |right: &str, wrong: &str, place: &str, what: &str| {
        let english = format!("{place}: found {quoted}, expected {what}");
        changed(right, wrong, &english, &["가가가"]);
    };
    let long = |length: usize| format!("\"{}\"", "가".repeat(length));
    let title = "a title of at most 300 characters, for example \"12th SMA as signed\"";
    refused("\"Five years\"", &long(301), "3:12", title);
    let name = "a name of at most 100 characters, for example";
    let labour = format!("{name} \"labour\"");
    refused("\"2026-02\"", &long(101), "4:13", &labour);
    refused("\"cpi\": (", &format!("{}: (", long(101)), "18:9", &labour);
    refused("\"cpi\", lag", &format!("{}, lag", long(101)), "11:43", &labour);
    let parties = format!("record: \"2026-02\", parties: (pays: {}),", long(101));
    refused("record: \"2026-02\",", &parties, "4:40", &format!("{name} \"KR\""));
    let note = format!("record: \"2026-02\", note: {},", long(10_001));
    let example = "a text of at most 10,000 characters, for example \"signed in Seoul\"";
    refused("record: \"2026-02\",", &note, "4:30", example);
}

#[test]
fn a_misspelt_key() {
    changed(
        "cap:",
        "cpa:",
        "12:21: `Rule` has no key `cpa`; did you mean `cap`?",
        &["`Rule`", "`cpa`", "`cap`"],
    );
    changed(
        "cap:",
        "discount:",
        "12:21: `Rule` has no key `discount`; expected `growth`, `floor`, `cap` or `note`",
        &["`Rule`", "`discount`", "`growth`, `floor`, `cap`, `note` 중 하나"],
    );
    changed(
        "Index(series: \"cpi\", lag: 2)",
        "Freeze(rate: \"0%\")",
        "11:36: `Freeze` has no key `rate`; remove it",
        &["`Freeze`", "`rate`"],
    );
}

/// A file of version 0.1 says `typed`.
#[test]
fn a_key_of_older_files() {
    changed(
        "base: \"15192 eok KRW\",",
        "base: \"15192 eok KRW\", typed: {2028: \"15800 eok KRW\"},",
        "8:36: `typed` of `Part` is called `overrides` now; write that",
        &["`typed`", "`Part`", "`overrides`"],
    );
}

#[test]
fn a_repeated_year() {
    changed(
        "2026: \"2.2%\"",
        "2025: \"2.2%\"",
        "21:17: `2025` stands here and at 20:17; keep one of them",
        &["`2025`", "20:17"],
    );
}

#[test]
fn a_value_that_is_no_number() {
    changed(
        "\"2.1%\"",
        "\"NaN\"",
        "20:23: found `NaN`, expected a rate in per cent, for example \"2.1%\"",
        &["`NaN`", "백분율을 쓰세요", "\"2.1%\""],
    );
}

#[test]
fn a_comma_that_can_be_read_in_two_ways() {
    changed(
        "\"5%\"",
        "\"1,5\"",
        "12:26: found `1,5`, expected a rate in per cent, for example \"2.1%\"",
        &["`1,5`", "백분율을 쓰세요", "\"2.1%\""],
    );
}

#[test]
fn a_number_where_a_text_belongs() {
    changed(
        "\"5%\"",
        "0.05",
        "12:26: found `0.05`, expected a rate in quotes, for example \"2.1%\"",
        &["`0.05`", "따옴표로 묶은 백분율을 쓰세요", "\"2.1%\""],
    );
}

#[test]
fn a_newer_version() {
    changed(
        "version: 1",
        "version: 2",
        "2:14: made by a newer Costshare (version 2); this one reads version 1; get the newer program",
        &["파일 버전 2", "버전 1"],
    );
}

#[test]
fn a_file_of_a_gigabyte() {
    let folder = folder();
    let path = folder.path().join("huge.ron");
    let file = File::create(&path).expect("the folder is writable");
    file.set_len(1 << 30).expect("it takes no room");
    refused(
        &path,
        "{path} has 1073741824 bytes; a file of this program has at most 16777216, so this is another kind of file",
        &["1073741824바이트", "16777216바이트"],
    );
}

#[test]
fn a_folder() {
    let folder = folder();
    let inside = folder.path().join("scenario.ron");
    let english = format!("{{path}} is a folder; name a file in it, such as {}", inside.display());
    refused(folder.path(), &english, &[&inside.display().to_string()]);
}

#[test]
fn a_missing_file() {
    let folder = folder();
    refused(&folder.path().join("no.ron"), "{path}: there is no such file; check the spelling", &[]);
}

/// It opens, so that it can be mended; the years that need nothing else still have figures.
#[test]
fn a_series_without_the_year_needed() {
    let folder = folder();
    let text = SOUND.replace("            then: \"2.0%\",\n", "");
    let path = written(&folder, text.as_bytes());
    let scenario = open_scenario(&path).expect("it can be mended").file.scenario;
    let problems = check(&scenario);
    let [problem] = &problems[..] else { panic!("{problems:?}") };
    assert_eq!(
        problem_words(problem, Language::En),
        "Consumer prices 2027: there is no value for 2027, which the rule needs for 2029, \
         nor for 1 more year; add them"
    );
    let korean = problem_words(problem, Language::Ko);
    assert!(korean.starts_with(&problem_place(problem, Language::Ko)), "{korean}");
    for found in ["2027년 값", "2029년", "1개 연도"] {
        assert!(korean.contains(found), "{korean}");
    }

    let mut desk = Desk::new();
    desk.app.update(Action::Run(Run::Open(vec![path])));
    let computed = desk.app.document().and_then(|document| desk.app.computed(document.id));
    let computed = computed.expect("it is open");
    assert_eq!(computed.problems, problems);
    let total = |year| computed.projection.total(Year(year)).known().map(|total| Scale::Eok.count(total));
    assert_eq!([2027, 2028, 2029].map(total), [Some(dec!(15511)), Some(dec!(15852)), None]);
    desk.assert_unchanged();
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_files() {
    // It refuses even the administrator.
    let path = Path::new("/sys/kernel/scenario.ron");
    not_saved(
        path,
        "{path} was not saved: you may not write into the folder /sys/kernel; choose another one",
        &["/sys/kernel 폴더"],
    );
    assert!(!path.exists());
}

#[test]
fn a_folder_that_does_not_exist() {
    let folder = folder();
    let missing = folder.path().join("no");
    let english = format!(
        "{{path}} was not saved: there is no folder {}; make it, or choose another one",
        missing.display()
    );
    not_saved(&missing.join("a.ron"), &english, &[&missing.display().to_string()]);
}

#[test]
fn saving_over_a_folder() {
    let folder = folder();
    fs::write(folder.path().join("old"), "old").expect("the folder is writable");
    not_saved(folder.path(), "{path} was not saved: a folder has that name; choose another name", &[]);
    assert_eq!(fs::read_to_string(folder.path().join("old")).expect("it is there"), "old");
    assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 1);
}

#[test]
fn a_field_that_cannot_be_written() {
    let mut desk = Desk::new();
    let field: Field = "rule.2099.cap".parse().expect("a field");
    let value = field.parse("5%").expect("a value of the field");
    desk.app.update(Action::Edit(Edit::Set { documents: vec![desk.open], field, value }));
    let told = "the scenario has no `rule.2099.cap`; in its place it has `rule.2027`";
    desk.assert_told(told, &["`rule.2099.cap`", "`rule.2027`"]);
    desk.assert_unchanged();
}

#[test]
fn what_was_told_is_in_the_language_that_is_chosen_later() {
    let mut desk = Desk::new();
    desk.app.update(Action::Run(Run::Open(vec![PathBuf::from("no.ron")])));
    desk.app.update(Action::Show(Show::Language(Language::Ko)));
    let [message] = desk.app.messages() else { panic!("{:?}", desk.app.messages()) };
    let told = message.said.text(desk.app.language());
    assert_eq!(told, "no.ron: 파일이 없습니다. 경로와 이름을 확인하세요");
}

/// The program with an edit that is in no file.
struct Desk {
    app: App,
    open: DocumentId,
    before: Scenario,
}

impl Desk {
    fn new() -> Self {
        let mut app = App::new(Settings { language: Language::En, theme: Theme::Light });
        app.update(Action::Run(Run::OpenShipped("sma-12.ron".to_owned())));
        let open = app.document().expect("it was opened").id;
        let field: Field = "base".parse().expect("a field");
        let value = field.parse("16000 eok KRW").expect("a value of the field");
        app.update(Action::Edit(Edit::Set { documents: vec![open], field, value }));
        let before = (*app.session().documents()[0].scenario).clone();
        Self { app, open, before }
    }

    /// The one message says `english`, and in Korean the same place and what was `found`.
    #[track_caller]
    fn assert_told(&self, english: &str, found: &[&str]) {
        let [message] = self.app.messages() else { panic!("{:?}", self.app.messages()) };
        assert_eq!(message.kind, MessageKind::Error);
        assert_eq!(message.said.text(Language::En), english);
        let korean = message.said.text(Language::Ko);
        assert!(korean.chars().any(|c| ('가'..='힣').contains(&c)), "{korean}");
        for found in found {
            assert!(korean.contains(found), "{korean} should name {found}");
        }
    }

    #[track_caller]
    fn assert_unchanged(&self) {
        let document = self.app.session().document(self.open).expect("it is still open");
        assert_eq!(*document.scenario, self.before);
        assert!(document.is_changed() && document.is_untitled());
        assert_eq!(self.app.session().history().len(), 1);
    }
}

/// The sound scenario with `right` replaced by `wrong` is refused.
#[track_caller]
fn changed(right: &str, wrong: &str, english: &str, found: &[&str]) {
    assert_eq!(SOUND.matches(right).count(), 1, "{right}");
    text_refused(&SOUND.replace(right, wrong), english, found);
}

/// A text is refused at a place in it.
#[track_caller]
fn text_refused(text: &str, english: &str, found: &[&str]) {
    let place = english.split(": ").next().expect("it begins with the place");
    let place = format!("wrong.ron:{place}: ");
    let found: Vec<&str> = found.iter().copied().chain([place.as_str()]).collect();
    bytes_refused(text.as_bytes(), &format!("{{path}}:{english}"), &found);
}

#[track_caller]
fn bytes_refused(bytes: &[u8], english: &str, found: &[&str]) {
    let folder = folder();
    let path = written(&folder, bytes);
    refused(&path, english, found);
    assert_eq!(fs::read(&path).expect("it is there"), bytes);
}

/// A file is refused by the floor of files and by the program, which says so and keeps what is open.
#[track_caller]
fn refused(path: &Path, english: &str, found: &[&str]) {
    let shown = path.display().to_string();
    let english = english.replace("{path}", &shown);
    let error = open_scenario(path).expect_err("it cannot be opened");
    assert_eq!(crate::open_told(&error), english);

    let mut desk = Desk::new();
    desk.app.update(Action::Run(Run::Open(vec![path.to_owned()])));
    desk.assert_told(&english, &[&[shown.as_str()], found].concat());
    assert_eq!(desk.app.session().documents().len(), 1);
    assert_eq!(desk.app.document().expect("it is in hand").id, desk.open);
    desk.assert_unchanged();
}

/// What is open cannot be saved there; the program says so and keeps it.
#[track_caller]
fn not_saved(path: &Path, english: &str, found: &[&str]) {
    let shown = path.display().to_string();
    let mut desk = Desk::new();
    desk.app.update(Action::Run(Run::SaveAs(desk.open, path.to_owned())));
    assert!(desk.app.question().is_none(), "there is nothing to replace");
    desk.assert_told(&english.replace("{path}", &shown), &[&[shown.as_str()], found].concat());
    desk.assert_unchanged();
}

fn folder() -> TempDir {
    TempDir::new().expect("there is a folder for such files")
}

fn written(folder: &TempDir, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join("wrong.ron");
    fs::write(&path, bytes).expect("the folder is writable");
    path
}
