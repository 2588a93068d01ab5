//! The floors: which part of the program may use which.
//!
//! Read from the sources, so that a new use in the wrong direction fails here. Uses are written a
//! line each (`use crate::engine::plan;`) and seen by reader and test alike.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::iter::Peekable;
use std::path::{Path, PathBuf};

/// Each floor with what it may use.
const FLOORS: [(&str, &[&str]); 9] = [
    ("model", &[]),
    ("engine", &["model"]),
    ("text", &["model", "engine"]),
    ("present", &["model", "engine", "text"]),
    ("files", &["model"]),
    ("export", &["model", "engine", "text", "present"]),
    ("app", &["model", "engine", "text", "present", "files", "export"]),
    ("cli", &["model", "engine", "text", "present", "files", "export", "app", "ui"]),
    ("ui", &["model", "engine", "text", "present", "app"]),
];

/// Floors whose files use each other in one direction only.
const WITHOUT_CIRCLES: [&str; 1] = ["app"];

/// Words that must not stand in a floor, with the reason.
const NEVER: [(&str, &str, &str); 22] = [
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
    ("cli", "open_private", "what one side keeps to itself is told by no command"),
    ("cli", "read_private", "what one side keeps to itself is told by no command"),
    ("app", "egui", "the program runs without a window"),
    ("app", "rfd", "the program runs without a window"),
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

#[test]
fn files_of_a_floor_use_each_other_in_one_direction() {
    for floor in WITHOUT_CIRCLES {
        let mut left = uses_within(floor);
        // A file goes as soon as all that it uses is gone; those of a circle never do.
        while let Some(file) = left
            .iter()
            .find(|(_, used)| used.iter().all(|used| !left.contains_key(used)))
            .map(|(file, _)| file)
        {
            let file = file.clone();
            left.remove(&file);
        }
        let circle = left.iter().map(|(file, used)| {
            let used: Vec<String> = used.iter().filter(|used| left.contains_key(*used)).map(name).collect();
            format!("{} uses {}", name(file), used.join(", "))
        });
        let circle: Vec<String> = circle.collect();
        assert!(circle.is_empty(), "{}", circle.join("\n"));
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

/// A file as the path of its module, such as `app::negotiation::edit`.
type Module = Vec<String>;

fn name(module: &Module) -> String {
    module.join("::")
}

/// Each file of a floor with the files of that floor that have what it uses. What a file hands on by `pub use`
/// is used where it stands.
fn uses_within(floor: &str) -> BTreeMap<Module, BTreeSet<Module>> {
    let sources: BTreeMap<Module, String> = sources(floor)
        .into_iter()
        .map(|(path, text)| {
            let path = path.with_extension("");
            let parts = path.iter().skip(1).map(|part| part.to_string_lossy().into_owned());
            let code: Vec<&str> = code_lines(&text).map(|(_, line)| line).collect();
            (parts.filter(|part| part != "mod").collect(), code.join("\n"))
        })
        .collect();
    let files: BTreeSet<Module> = sources.keys().cloned().collect();
    let read: BTreeMap<&Module, Paths> =
        sources.iter().map(|(file, code)| (file, Paths::of(file, &files, code))).collect();
    let home = |path: &Module| {
        let mut path = path.clone();
        loop {
            let length = (1..=path.len()).rev().find(|length| files.contains(&path[..*length]))?;
            let (file, name) = (path[..length].to_vec(), path.get(length)?);
            match read[&file].handed_on.get(name) {
                Some(from) => path.clone_from(from),
                None => return Some(file),
            }
        }
    };
    let used = |(file, paths): (&&Module, &Paths)| {
        let homes = paths.used.iter().filter_map(home).filter(|home| home != *file);
        ((**file).clone(), homes.collect())
    };
    read.iter().map(used).collect()
}

/// The paths in a file that lead into its own floor.
#[derive(Default)]
struct Paths {
    used: Vec<Module>,
    /// By the name under which it is handed on.
    handed_on: BTreeMap<String, Module>,
}

impl Paths {
    fn of(file: &Module, files: &BTreeSet<Module>, code: &str) -> Self {
        let mut paths = Self::default();
        let mut known: BTreeMap<&str, Module> = BTreeMap::new();
        let whole = |path: &[&str], known: &BTreeMap<&str, Module>| -> Option<Module> {
            let ups = path.iter().take_while(|part| **part == "super").count();
            let (from, rest) = match path.first()? {
                &"crate" => (Vec::new(), &path[1..]),
                &"self" => (file.clone(), &path[1..]),
                &"super" => (file[..file.len().checked_sub(ups)?].to_vec(), &path[ups..]),
                first if files.contains(&with(file, &[first])) => (file.clone(), path),
                first => (known.get(first)?.clone(), &path[1..]),
            };
            Some(with(&from, rest))
        };
        let mut words = words(code).into_iter().peekable();
        let mut is_public = false;
        while let Some(word) = words.next() {
            match word {
                "use" => {
                    let mut tree = Vec::new();
                    read_use(&mut words, &[], &mut tree);
                    for (path, name) in tree {
                        let Some(path) = whole(&path, &BTreeMap::new()) else { continue };
                        if is_public {
                            paths.handed_on.insert(name.to_owned(), path);
                        } else {
                            known.insert(name, path.clone());
                            paths.used.push(path);
                        }
                    }
                }
                "pub" => {
                    is_public = true;
                    if words.next_if_eq(&"(").is_some() {
                        words.find(|word| *word == ")");
                    }
                    continue;
                }
                _ if words.peek() == Some(&"::") => {
                    let mut path = vec![word];
                    while words.next_if_eq(&"::").is_some() {
                        path.extend(words.next_if(|word| word.starts_with(|c: char| c.is_alphanumeric())));
                    }
                    paths.used.extend(whole(&path, &known));
                }
                _ => {}
            }
            is_public = false;
        }
        paths
    }
}

fn with(module: &Module, rest: &[&str]) -> Module {
    module.iter().cloned().chain(rest.iter().map(|part| (*part).to_owned())).collect()
}

/// Reads what `use` names, each path with the name that it is known by.
fn read_use<'a>(
    words: &mut Peekable<impl Iterator<Item = &'a str>>,
    before: &[&'a str],
    found: &mut Vec<(Vec<&'a str>, &'a str)>,
) {
    let mut path = before.to_vec();
    while let Some(word) = words.next() {
        match word {
            "::" => {}
            "{" => {
                while words.next_if(|word| matches!(*word, "}" | ";")).is_none() && words.peek().is_some() {
                    read_use(words, &path, found);
                    words.next_if_eq(&",");
                }
                return;
            }
            "self" if !path.is_empty() => {}
            "as" => {
                found.extend(words.next().map(|name| (path, name)));
                return;
            }
            word => path.push(word),
        }
        if words.peek().is_none_or(|next| matches!(*next, "," | "}" | ";")) {
            found.extend(path.last().copied().map(|name| (path, name)));
            return;
        }
    }
}

/// The names, the `::` and every other sign of a code, in their order.
fn words(code: &str) -> Vec<&str> {
    let is_of_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut words = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            _ if is_of_name(first) => rest.find(|c| !is_of_name(c)).unwrap_or(rest.len()),
            _ if rest.starts_with("::") => 2,
            _ => first.len_utf8(),
        };
        let (word, after) = rest.split_at(length);
        words.push(word);
        rest = after.trim_start();
    }
    words
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
