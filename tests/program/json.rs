//! `docs/json.md` lists the keys of the answers: every key that it lists occurs, and no other does.

#![expect(clippy::disallowed_methods, reason = "the tests play the other programs that write files")]

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use serde_json::Value as Json;
use tempfile::TempDir;

/// The keys of an answer, as paths: `rows[].total`.
type Keys = BTreeSet<String>;

#[test]
fn project_has_the_keys_of_its_page() {
    check(
        "project",
        &[
            &["project", "scenarios/sma-01.ron", "--in", "JPY"],
            &["project", "scenarios/sma-10.ron"],
            &["project", "scenarios/sma-04.ron"],
            &["project", "scenarios/example-two-currencies.ron", "--real", "2025"],
            &["project", "tests/field/A3-euro-agreement.ron", "--in", "USD"],
            &["project", "tests/field/carried-to-a-half.ron"],
        ],
    );
}

#[test]
fn explain_has_the_keys_of_its_page() {
    let figures = ["total.2027", "growth.2028", "series.cpi.2026", "measure.1.2030"];
    let asked = figures.map(|figure| ["explain", "scenarios/sma-12.ron", figure]);
    check("explain", &asked.each_ref().map(|words| &words[..]));
}

/// At no growth does a base above the sum of the baseline cost the same.
#[test]
fn compare_has_the_keys_of_its_page() {
    let folder = TempDir::new().expect("a folder");
    let scenario = fs::read_to_string("scenarios/sma-12.ron").expect("it is there");
    let dear = write(&folder, &scenario.replace("15192 eok KRW", "100000 eok KRW"));
    let twelfth = "scenarios/sma-12.ron";
    check(
        "compare",
        &[
            &["compare", twelfth, "scenarios/sma-11-extended.ron", &dear, "--in", "USD"],
            &["compare", twelfth, twelfth],
            &["compare", "scenarios/sma-06.ron", "scenarios/sma-06.ron"],
            &["compare", "scenarios/sma-11.ron", "scenarios/sma-10.ron"],
            &["compare", "tests/field/carried-to-a-half.ron", "tests/field/carried-to-a-half.ron"],
        ],
    );
}

#[test]
fn replay_has_the_keys_of_its_page() {
    check("replay", &[&["replay"]]);
    let trial = ["replay", "--rule", "scenarios/sma-12.ron", "--from"];
    let with = |more: &[&'static str]| [&trial[..], more].concat();
    let (known, unknown) = (with(&["2021", "--to", "2025"]), with(&["2021", "--to", "2030"]));
    let converted = with(&["1995", "--to", "2006", "--in", "JPY"]);
    check("replay --rule", &[&known, &unknown, &converted]);
}

#[test]
fn record_has_the_keys_of_its_page() {
    let pages = [
        "amounts",
        "rules",
        "replayed",
        "disagreements",
        "execution",
        "categories",
        "forecasts",
        "shares",
        "sources",
        "missing",
    ];
    let asked = pages.map(|page| ["record", page]);
    let mut asked: Vec<&[&str]> = asked.iter().map(|words| &words[..]).collect();
    asked.push(&["record", "amounts", "--in", "JPY"]);
    check("record", &asked);
}

#[test]
fn negotiation_has_the_keys_of_its_page() {
    let folder = TempDir::new().expect("a folder");
    let talks = "scenarios/negotiations/sma-11.ron";
    let text = fs::read_to_string(talks).expect("it is there");
    let broken = write(&folder, &text.replacen("party: \"", "party: \"x", 1));
    check(
        "negotiation",
        &[
            &["negotiation", talks, "--discount", "3%"],
            &["negotiation", talks, "--in", "EUR"],
            &["negotiation", &broken],
            &["negotiation", "scenarios/negotiations/sma-12.ron"],
        ],
    );
}

#[test]
fn check_has_the_keys_of_its_page() {
    let folder = TempDir::new().expect("a folder");
    let scenario = fs::read_to_string("scenarios/sma-12.ron").expect("it is there");
    let broken = write(&folder, &scenario.replace("5% [MOFA12]", "-5% [MOFA12]"));
    check("check", &[&["check", &broken, "none.ron"]]);
}

#[test]
fn the_sidecar_of_a_table_has_the_keys_of_its_page() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("out.csv").display().to_string();
    let words = ["export", "scenarios/sma-12.ron", "-o", &path, "--date", "2026-11-02"];
    let output = Command::new(env!("CARGO_BIN_EXE_costshare")).args(words).output();
    assert!(output.expect("the program starts").status.success());
    let sidecar = fs::read(format!("{path}.meta.json")).expect("it was written");
    check_answers("export", &[serde_json::from_slice(&sidecar).expect("it is JSON")]);
}

/// The keys that the page lists for a command against those of the answers to `asked`.
#[track_caller]
fn check(command: &str, asked: &[&[&str]]) {
    let answer = |words: &&[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_costshare")).args(*words).arg("--json").output();
        let output = output.expect("the program starts");
        serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{words:?}: {error}\n{}", String::from_utf8_lossy(&output.stderr)))
    };
    let answers: Vec<Json> = asked.iter().map(answer).collect();
    check_answers(command, &answers);
}

#[track_caller]
fn check_answers(command: &str, answers: &[Json]) {
    let listed = listed(command);
    assert!(!listed.is_empty(), "docs/json.md has no section for `{command}`");
    let mut found = Keys::new();
    for answer in answers {
        collect(answer, "", &listed, &mut found);
    }
    let missing: Vec<_> = listed.difference(&found).collect();
    assert!(missing.is_empty(), "docs/json.md lists what `{command}` does not have: {missing:?}");
    let unlisted: Vec<_> = found.difference(&listed).collect();
    assert!(unlisted.is_empty(), "docs/json.md lacks what `{command}` has: {unlisted:?}");
}

/// The keys of a value; one that is not listed stands as `NAME` where the page says that names stand there.
fn collect(value: &Json, path: &str, listed: &Keys, found: &mut Keys) {
    match value {
        Json::Object(object) => {
            for (key, value) in object {
                let below =
                    |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
                let named = below("NAME");
                let key = below(key);
                let key = if !listed.contains(&key) && listed.contains(&named) { named } else { key };
                collect(value, &key, listed, found);
                found.insert(key);
            }
        }
        Json::Array(values) => {
            for one in values {
                collect(one, &format!("{path}[]"), listed, found);
            }
        }
        Json::Number(number) => {
            assert!(number.is_u64(), "{path}: {number} is a figure, and no string");
        }
        Json::Null | Json::Bool(_) | Json::String(_) => {}
    }
}

/// The keys that the page lists for a command: in the first column of its tables, below what its headings name.
fn listed(command: &str) -> Keys {
    let page = fs::read_to_string("docs/json.md").expect("it is there");
    let mut keys = Keys::new();
    let (mut is_asked, mut above) = (false, String::new());
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("## `") {
            let words = heading.split_whitespace().map(|word| word.trim_end_matches('`'));
            let of: Vec<&str> = words.take_while(|word| !word.starts_with(char::is_uppercase)).collect();
            (is_asked, above) = (of.join(" ") == command, String::new());
        } else if let Some(heading) = line.strip_prefix("### `") {
            above = format!("{}.", heading.trim_end_matches('`'));
        } else if let Some(row) = line.strip_prefix("| `").filter(|_| is_asked) {
            let (first, _) = row.split_once(" |").expect("a row has two columns");
            keys.extend(first.split(", ").map(|key| format!("{above}{}", key.trim_matches('`'))));
        }
    }
    keys
}

/// A new file in the folder.
fn write(folder: &TempDir, text: &str) -> String {
    let path = folder.path().join("new.ron");
    fs::write(&path, text).expect("the folder takes it");
    path.display().to_string()
}
