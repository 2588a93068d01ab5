//! The floors: which part of the program may use which.
//!
//! Read from the sources, so that a new use in the wrong direction fails here. Uses are written a
//! line each (`use crate::engine::plan;`) and seen by reader and test alike.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each floor with what it may use.
const FLOORS: [(&str, &[&str]); 10] = [
    ("model", &[]),
    ("engine", &["model"]),
    ("files", &["model"]),
    ("text", &["model", "engine", "files"]),
    ("present", &["model", "engine", "text"]),
    ("export", &["model", "engine", "text", "present"]),
    ("app", &["model", "engine", "text", "present", "files", "export"]),
    ("ui", &["model", "engine", "text", "present", "app"]),
    ("cli", &["model", "engine", "text", "present", "files", "export", "ui"]),
    ("fuzzing", &["model", "engine", "text", "files"]),
];

/// Words that must not stand in a floor, with the reason.
const NEVER: [(&str, &str, &str); 26] = [
    ("model", "f64", "money is never a binary float"),
    ("model", "f32", "money is never a binary float"),
    ("model", "std::fs", "the model knows no files"),
    ("model", "std::time", "the model knows no clock"),
    ("engine", "f64", "floats are for simulation lanes only"),
    ("engine", "f32", "floats are for simulation lanes only"),
    ("engine", "std::fs", "the engine knows no files"),
    ("engine", "std::time", "the engine knows no clock"),
    ("text", "f64", "a float never stands behind a figure that is read"),
    ("present", "egui", "what is shown does not know how it is painted"),
    ("export", "egui", "an export needs no window"),
    ("export", "std::fs", "an export is bytes; who keeps them is another's business"),
    ("export", "std::time", "the same input gives the same bytes"),
    ("engine", "PrivateLayer", "what one side keeps to itself is no figure"),
    ("text", "PrivateLayer", "what one side keeps to itself is in no sentence"),
    ("present", "PrivateLayer", "what one side keeps to itself is in no view"),
    ("export", "PrivateLayer", "what one side keeps to itself leaves in no export"),
    ("cli", "PrivateLayer", "what one side keeps to itself is told by no command"),
    ("cli", "PrivateFile", "what one side keeps to itself is told by no command"),
    ("cli", "read_private", "what one side keeps to itself is told by no command"),
    ("app", "egui", "the program runs without a window"),
    ("app", "rfd", "the program runs without a window"),
    ("files", "std::process::Command", "no other program is started"),
    ("app", "std::process::Command", "no other program is started"),
    ("ui", "std::process::Command", "no other program is started"),
    ("cli", "std::process::Command", "no other program is started"),
];

#[test]
fn floors_are_used_from_above_only() {
    let mut broken = Vec::new();
    for (floor, allowed) in FLOORS {
        for (path, text) in sources(floor) {
            for (number, line) in code_lines(&text) {
                for (at, _) in line.match_indices("crate::") {
                    let rest = &line[at + "crate::".len()..];
                    let used: String =
                        rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                    if used != floor && !allowed.contains(&used.as_str()) {
                        broken.push(format!("{}:{number}: {floor} may not use {used}", path.display()));
                    }
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The graph stands once: in the sources as in the paper about them.
#[test]
fn the_papers_have_the_same_floors() {
    let graph: Vec<String> = FLOORS
        .iter()
        .map(|(floor, used)| {
            let used = if used.is_empty() { "nothing".to_owned() } else { used.join(", ") };
            format!("{floor:<8} uses {used}")
        })
        .collect();
    for paper in ["ARCHITECTURE.md", "src/lib.rs"] {
        let text = fs::read_to_string(paper).expect("it is there");
        let lines = text.lines().map(|line| line.trim_start_matches("//! "));
        let told: Vec<&str> = lines.filter(|line| line.contains(" uses ") && !line.contains('.')).collect();
        assert_eq!(told, graph, "{paper}");
    }
}

#[test]
fn floors_keep_to_themselves_what_they_are_for() {
    let mut broken = Vec::new();
    for (floor, word, reason) in NEVER {
        for (path, text) in sources(floor) {
            for (number, line) in code_lines(&text).filter(|(_, line)| has_word(line, word)) {
                broken.push(format!("{}:{number}: {reason}: {}", path.display(), line.trim()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// `rfd` starts `zenity`, and the library that it reaches the bus with `dbus-launch`, where a desktop has no dialog.
#[test]
fn the_crate_for_dialogs_is_used_only_where_it_starts_nothing() {
    let manifest = fs::read_to_string("Cargo.toml").expect("it is there");
    let mut section = "";
    let mut used_in = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if line.starts_with("rfd ") {
            used_in.push(section);
        }
    }
    assert_eq!(used_in, ["[target.'cfg(any(target_os = \"macos\", target_os = \"windows\"))'.dependencies]"]);
}

/// A file that is longer is two.
#[test]
fn no_file_is_long() {
    for (floor, _) in FLOORS {
        for (path, text) in sources(floor) {
            let length = text.lines().take_while(|line| line.trim() != "#[cfg(test)]").count();
            assert!(length <= 700, "{} has {length} lines without its tests", path.display());
        }
    }
}

/// One name, one type in the whole crate. The arguments of every command are called `Args`, as is usual with `clap`.
#[test]
fn no_two_types_have_one_name() {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (floor, _) in FLOORS {
        for (path, text) in sources(floor) {
            let own = text.lines().take_while(|line| line.trim() != "#[cfg(test)]");
            for name in own.filter_map(type_that_begins).filter(|name| *name != "Args") {
                found.entry(name.to_owned()).or_default().push(path.display().to_string());
            }
        }
    }
    assert!(found.len() > 500, "the types were found");
    let twice: Vec<String> = found.into_iter().filter(|(_, files)| files.len() > 1).map(told_twice).collect();
    assert!(twice.is_empty(), "{}", twice.join("\n"));
    assert_eq!(type_that_begins("pub(super) struct Line<'a> {"), Some("Line"));
    assert_eq!(type_that_begins("    type Item = Line;"), None, "it is that of a trait");
}

fn told_twice((name, files): (String, Vec<String>)) -> String {
    format!("{name} is in {}: call one by what it is", files.join(" and in "))
}

/// The name of the type that a line of a file begins, if it begins one.
fn type_that_begins(line: &str) -> Option<&str> {
    let line = match line.strip_prefix("pub") {
        Some(rest) if rest.starts_with('(') => rest.split_once(") ")?.1,
        Some(rest) => rest.strip_prefix(' ')?,
        None => line,
    };
    let kinds = ["struct ", "enum ", "trait ", "type "];
    let name = kinds.iter().find_map(|kind| line.strip_prefix(kind))?;
    name.split(|c: char| !c.is_alphanumeric() && c != '_').next()
}

#[test]
fn every_folder_is_a_floor() {
    let entries = fs::read_dir("src").expect("the sources are there");
    for entry in entries {
        let path = entry.expect("it can be listed").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("our names are plain");
        let known = FLOORS.iter().any(|(floor, _)| *floor == name) || matches!(name, "lib.rs" | "main.rs");
        assert!(known, "{} is no floor", path.display());
    }
}

#[test]
fn only_the_disk_writes_and_never_by_truncating() {
    for (floor, _) in FLOORS {
        for (path, text) in sources(floor) {
            for word in ["File::create", "fs::write", ".truncate(true)"] {
                for (number, line) in code_lines(&text) {
                    assert!(
                        !line.contains(word),
                        "{}:{number}: a save is whole or not at all",
                        path.display()
                    );
                }
            }
        }
    }
}

#[test]
fn colours_stand_in_the_theme_and_the_palette_only() {
    for (path, text) in sources("ui").into_iter().chain(sources("present")) {
        let name = path.file_name().and_then(|name| name.to_str()).expect("our names are plain");
        if matches!(name, "theme.rs" | "palette.rs") {
            continue;
        }
        for (number, line) in code_lines(&text) {
            for word in [
                "Color32::from_",
                "Color32::BLACK",
                "Color32::WHITE",
                "Color32::RED",
                "Color32::GRAY",
                "Colour::hex",
            ] {
                assert!(
                    !line.contains(word),
                    "{}:{number}: colours are the theme's: {}",
                    path.display(),
                    line.trim()
                );
            }
        }
    }
}

/// The lines of code before the tests of a file, numbered from 1; comments are left out.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let code = text.lines().enumerate().take_while(|(_, line)| line.trim() != "#[cfg(test)]");
    code.filter(|(_, line)| !line.trim_start().starts_with("//")).map(|(number, line)| (number + 1, line))
}

fn has_word(line: &str, word: &str) -> bool {
    let part_of_name = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    line.match_indices(word).any(|(at, _)| {
        !part_of_name(line[..at].chars().next_back()) && !part_of_name(line[at + word.len()..].chars().next())
    })
}

fn sources(floor: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new("src").join(floor)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("every floor is a folder") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("sources are text");
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}
