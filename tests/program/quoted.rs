//! No message prints a name, a key or a text that is longer than a name may be, wherever it stands in a file.

#![expect(clippy::disallowed_methods, reason = "the tests play the other programs that write files")]

use std::fs;

use tempfile::TempDir;

use crate::command::answer;

/// Nine thousand letters, as they stand in a file by a slip.
fn long() -> String {
    "zebra".repeat(1_800)
}

const SCENARIO: &str = include_str!("../../scenarios/sma-12-cpi-2.0.ron");
const TALKS: &str = include_str!("../../scenarios/negotiations/sma-12.ron");

#[test]
fn no_message_quotes_more_than_a_name_may_have() {
    let folder = TempDir::new().expect("a folder for the test");
    let path = folder.path().join("long.ron").display().to_string();
    let out = folder.path().join("out.csv").display().to_string();
    let long = long();
    // A title, a key, a value, a source, a name and a word where each may stand; and a field that an offer names.
    let scenarios = [
        ("title: \"12th SMA with prices at 2.0 % a year\"", format!("title: \"{long}\"")),
        ("record: \"2026-02\"", format!("record: \"{long}\"")),
        ("record:", format!("{long}: 1, record:")),
        ("before: \"14028 eok KRW [MK12]\"", format!("before: \"14028 eok KRW [{long}]\"")),
        ("before: \"14028 eok KRW [MK12]\"", format!("before: \"14028 eok KRW {long}\"")),
        ("        Part(", format!("        Part(name: \"{long}\",")),
        ("Index(", format!("{long}(")),
        ("series: \"cpi\"", format!("series: \"{long}\"")),
        ("\"cpi\": (", format!("\"{long}\": (")),
        ("series: {", format!("sources: {{\"{long}\": (title: \"x\")}}, series: {{")),
        ("\"USD\"", format!("\"{long}\"")),
    ];
    let commands = |path: &str| {
        let commands: [&[&str]; 4] = [
            &["check", path],
            &["project", path],
            &["export", path, "-o", &out, "--force"],
            &["negotiation", path],
        ];
        commands.map(|command| command.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>())
    };
    let broken = scenarios.iter().map(|(right, wrong)| (SCENARIO, *right, wrong.clone()));
    let talks = [
        ("\"base\": \"15978", format!("\"{long}\": \"15978")),
        ("party: \"US\"", format!("party: \"{long}\"")),
    ];
    let talks = talks.into_iter().map(|(right, wrong)| (TALKS, right, wrong));
    for (text, right, wrong) in broken.chain(talks) {
        assert!(text.contains(right), "no {right}");
        fs::write(&path, text.replacen(right, &wrong, 1)).expect("there is room");
        for command in commands(&path) {
            let words: Vec<&str> = command.iter().map(String::as_str).collect();
            let (_, _, told) = answer(&words);
            assert!(!told.is_empty(), "{right} {command:?}");
            let run = told.split(|c: char| !"zebra".contains(c)).map(str::len).max();
            assert!(run.is_some_and(|run| run <= 100), "{right} {command:?}: {told}");
        }
    }
}

#[test]
fn no_message_quotes_more_of_what_is_asked() {
    let long = long();
    let file = "scenarios/sma-12.ron";
    let value = format!("{long}=1");
    let cap = format!("rule.2027.cap={long}");
    for words in [&["explain", file, &long][..], &["set", file, &value], &["set", file, &cap]] {
        let (_, _, told) = answer(words);
        let run = told.split(|c: char| !"zebra".contains(c)).map(str::len).max();
        assert!(run.is_some_and(|run| run <= 100), "{told}");
    }
}
