//! What the papers at the top say is so: the example of CONTRIBUTING, links, numbers of decisions; and the room that
//! pictures take.

use std::fs;
use std::path::{Path, PathBuf};

use costshare::present::charts::ChartName;
use costshare::text::Language;

/// Every line of the example that is not new stands in its file, beside its neighbours.
#[test]
fn the_worked_example_fits_the_sources() {
    let paper = fs::read_to_string("CONTRIBUTING.md").expect("it is there");
    let (_, diff) = paper.split_once("```diff\n").expect("it has an example");
    let (diff, _) = diff.split_once("```").expect("the example ends");
    let files: Vec<&str> = diff.split("--- a/").filter(|file| !file.trim().is_empty()).collect();
    assert!(files.len() >= 3, "a command, its menu, its sentences");
    for file in files {
        let (path, hunks) = file.split_once('\n').expect("a file has lines");
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
        for hunk in hunks.split("\n@@\n").skip(1) {
            let old = hunk.lines().filter(|line| line.starts_with([' ', '-'])).map(|line| &line[1..]);
            let old = old.collect::<Vec<_>>().join("\n");
            assert!(text.contains(&old), "{path} has no such lines:\n{old}");
        }
    }
}

#[test]
fn links_lead_somewhere() {
    let mut checked = 0;
    for paper in papers() {
        let text = fs::read_to_string(&paper).expect("papers are text");
        for (at, _) in text.match_indices("](") {
            let target = text[at + 2..].split([')', ' ', '#']).next().unwrap_or_default();
            if target.is_empty() || target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let path = paper.parent().unwrap_or(Path::new("")).join(target);
            assert!(path.exists(), "{}: {target} leads nowhere", paper.display());
            checked += 1;
        }
    }
    assert!(checked > 5, "links were found");
}

#[test]
fn decisions_are_numbered_one_after_the_other() {
    let text = fs::read_to_string("DECISIONS.md").expect("it is there");
    let number = |line: &str| line.split_once(". ").and_then(|(number, _)| number.parse::<usize>().ok());
    let numbers: Vec<usize> = text.lines().filter_map(number).collect();
    assert!(numbers.len() > 50);
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>());
}

/// A picture is a PNG with a palette, and what guards one part shows that part: together they stay small enough to be
/// fetched with the sources. Each is named by a test.
#[test]
fn pictures_have_palettes_and_stay_small() {
    let tests: String = ["tests/window", "tests/export"].into_iter().flat_map(sources).collect();
    // These are named after the list of charts.
    let of_chart =
        |chart: ChartName| Language::ALL.map(|lang| format!("export-{}-{}", chart.key(), lang.code()));
    let of_charts: Vec<String> = ChartName::ALL.into_iter().flat_map(of_chart).collect();
    let mut together = 0;
    for entry in fs::read_dir("tests/pictures").expect("it is a folder") {
        let path = entry.expect("it can be listed").path();
        let name = path.to_string_lossy().into_owned();
        if [".new.png", ".diff.png"].iter().any(|end| name.ends_with(end)) {
            continue;
        }
        let bytes = fs::read(&path).expect("it can be read");
        // The tenth byte of the first chunk is the kind of colours; 3 is a palette.
        assert_eq!(bytes.get(25), Some(&3), "{name} has no palette; cargo xtask pictures writes one");
        together += bytes.len();
        let stem = path.file_stem().expect("a picture has a name").to_string_lossy();
        let is_named = tests.contains(&format!("\"{stem}\"")) || of_charts.iter().any(|known| stem == *known);
        assert!(is_named, "no test compares with {name}");
    }
    assert!(together < 6_000_000, "the pictures have {together} bytes");
}

#[test]
fn the_changelog_has_a_section_for_this_version() {
    let text = fs::read_to_string("CHANGELOG.md").expect("it is there");
    let heading = format!("## {} – ", env!("CARGO_PKG_VERSION"));
    let section = text.lines().skip_while(|line| !line.starts_with(&heading)).skip(1);
    let entries = section.take_while(|line| !line.starts_with("## ")).filter(|line| line.starts_with("- "));
    assert!(entries.count() > 0, "CHANGELOG.md has nothing under {heading:?}");
}

/// The texts of the files of a folder.
fn sources(folder: &str) -> Vec<String> {
    let files = fs::read_dir(folder).expect("it is a folder");
    files
        .map(|entry| fs::read_to_string(entry.expect("it can be listed").path()).expect("it is text"))
        .collect()
}

fn papers() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in [".", "docs"] {
        for entry in fs::read_dir(folder).expect("it is a folder") {
            let path = entry.expect("it can be listed").path();
            if path.extension().is_some_and(|extension| extension == "md") {
                found.push(path);
            }
        }
    }
    found
}
