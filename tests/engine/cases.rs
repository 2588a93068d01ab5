//! The cases: documents that an economist can read, held to be true.
//!
//! A case in `tests/cases/` has a title that says what is so, a source, a scenario (a shipped file
//! or RON between fences) and tables of expected figures by year. A column is named after what it
//! expects, with its unit in brackets; `unknown` expects that the figure cannot be had.

use std::fs;
use std::path::{Path, PathBuf};

use costshare::engine::{Bound, Projection, RowName, plan, project};
use costshare::files::{open_scenario, read_scenario, record};
use costshare::model::{Currency, Scale, Scenario, Status, Value, Year};
use rust_decimal::Decimal;

#[test]
fn every_case_is_so() {
    let cases = documents(Path::new("tests/cases"));
    let checked: usize = cases.iter().map(|path| check(path)).sum();
    assert!(checked > 280, "only {checked} figures were checked; are the tables still read?");
}

#[test]
fn every_clause_has_a_case() {
    for path in files(Path::new("src/model/clauses")) {
        let name = path.file_stem().and_then(|name| name.to_str()).expect("our names are plain");
        let case = Path::new("tests/cases/clauses").join(format!("{name}.md"));
        // `mod` and `growth` are lists of clauses, `lowering` what all are lowered with.
        assert!(
            matches!(name, "mod" | "growth" | "lowering") || case.exists(),
            "{} is missing",
            case.display()
        );
    }
}

#[test]
fn every_shipped_scenario_has_a_case() {
    // Negotiations lie in a folder of their own; `tests/files/shipped_talks.rs` holds them.
    for path in files(Path::new("scenarios")).into_iter().filter(|path| path.is_file()) {
        let name = path.file_stem().and_then(|name| name.to_str()).expect("our names are plain");
        let case = Path::new("tests/cases/agreements").join(format!("{name}.md"));
        assert!(case.exists(), "{} is missing", case.display());
    }
}

/// Holds one document to be true; how many figures it had.
fn check(path: &Path) -> usize {
    let text = fs::read_to_string(path).expect("the case can be read");
    let name = path.display();
    assert!(text.starts_with("# "), "{name}: a case begins with its title");
    assert!(text.contains("\nSource: "), "{name}: a case has a source");
    let scenario = scenario(&text, path);
    let projection = project(plan(&scenario, record::bundled(), &[]));
    let figures = tables(&text).iter().map(|table| check_table(table, &projection, path)).sum();
    assert!(figures > 0, "{name}: a case has a table of expected figures");
    figures
}

fn scenario(text: &str, path: &Path) -> Scenario {
    if let Some((_, rest)) = text.split_once("Scenario: `") {
        let (file, _) = rest.split_once('`').expect("the path ends with a backtick");
        return open_scenario(Path::new(file)).unwrap_or_else(|error| panic!("{error:?}")).file.scenario;
    }
    let (_, rest) = text.split_once("```ron\n").expect("a case has a scenario");
    let (ron, _) = rest.split_once("```").expect("the fence is closed");
    let name = path.display().to_string();
    read_scenario(ron, &name).unwrap_or_else(|error| panic!("{error:?}")).scenario
}

/// The tables of a document: heads, then rows.
fn tables(text: &str) -> Vec<Vec<Vec<String>>> {
    let mut tables: Vec<Vec<Vec<String>>> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        let Some(line) = line.trim().strip_prefix('|').and_then(|line| line.strip_suffix('|')) else {
            inside = false;
            continue;
        };
        let cells: Vec<String> = line.split('|').map(|cell| cell.trim().to_owned()).collect();
        if cells.iter().all(|cell| !cell.is_empty() && cell.chars().all(|c| "-: ".contains(c))) {
            continue;
        }
        if !inside {
            tables.push(Vec::new());
        }
        inside = true;
        tables.last_mut().expect("one was begun").push(cells);
    }
    tables.retain(|table| table[0][0] == "year");
    tables
}

fn check_table(table: &[Vec<String>], projection: &Projection, path: &Path) -> usize {
    let mut count = 0;
    for row in &table[1..] {
        for (head, expected) in table[0].iter().zip(row).skip(1).filter(|(_, expected)| !expected.is_empty())
        {
            let place = format!("{}: {head}, {}", path.display(), row[0]);
            check_cell(head, &row[0], expected, projection, &place);
            count += 1;
        }
    }
    count
}

fn check_cell(head: &str, year: &str, expected: &str, projection: &Projection, place: &str) {
    let (name, unit) =
        head.rsplit_once(" (").map_or((head, ""), |(name, unit)| (name, unit.trim_end_matches(')')));
    if year == "together" {
        assert_eq!(name, "total", "{place}: only totals have a sum");
        let sum = projection.sum().ok().map(|sum| in_unit(sum, unit));
        assert_eq!(sum, (expected != "unknown").then(|| number(expected)), "{place}");
        return;
    }
    let year: Year = year.parse().unwrap_or_else(|()| panic!("{place}: a row begins with a year"));
    if name == "agreed, in the record" {
        let agreed = record::bundled().agreed(year).and_then(|agreed| agreed.total_in(currency(unit)));
        // A figure that is not in print says so: `12,896 (derived)`.
        let found = agreed.map_or("none".to_owned(), |total| match total.status {
            Status::Published => in_unit(total.value.amount, unit).to_string(),
            status => format!("{} ({})", in_unit(total.value.amount, unit), status.word()),
        });
        assert_eq!(found, expected.replace(',', ""), "{place}");
        return;
    }
    if name == "bound" {
        let bound = projection.bound(0, year).map(|bound| match bound {
            Bound::Cap => "cap",
            Bound::Floor => "floor",
        });
        assert_eq!(bound.unwrap_or("none"), expected, "{place}");
        return;
    }
    let row = row_name(name, projection).unwrap_or_else(|| panic!("{place}: there is no such figure"));
    match (projection.at(row, year), expected) {
        (Value::Unknown(_), "unknown") => {}
        (Value::Known(value), _) => assert_eq!(in_unit(value, unit), number(expected), "{place}"),
        (Value::Unknown(why), _) => {
            panic!("{place}: unknown because of {}", projection.plan().spell(why.figure))
        }
    }
}

/// A row of the plan by the word that the case uses: a quantity, a part, or a category.
fn row_name(name: &str, projection: &Projection) -> Option<RowName> {
    let plan = projection.plan();
    let part = plan.parts.iter().position(|part| part.name == name);
    let by_part = part.and_then(|place| u8::try_from(place).ok()).map(RowName::PartTotal);
    let category = (0_u8..).zip(&plan.parts).find_map(|(place, part)| {
        let category = part.categories.iter().position(|category| category == name)?;
        u8::try_from(category).ok().map(|category| RowName::Category(place, category))
    });
    match name {
        "total" => Some(RowName::Total),
        "index" => Some(RowName::Index(0)),
        "growth" => Some(RowName::Growth(0)),
        "by rule" => Some(RowName::Ruled(0)),
        "carried" => Some(RowName::Exact(0)),
        _ => by_part.or(category),
    }
}

fn currency(unit: &str) -> Currency {
    let code = unit.rsplit(' ').next().expect("a unit ends with its currency");
    code.parse().expect("three capital letters")
}

fn in_unit(value: Decimal, unit: &str) -> Decimal {
    if unit == "%" {
        return (value * Decimal::ONE_HUNDRED).normalize();
    }
    let word = unit.split_once(' ').map_or("", |(word, _)| word);
    let scale = Scale::ALL.into_iter().find(|scale| scale.word() == word).expect("a known scale");
    scale.count(value)
}

fn number(text: &str) -> Decimal {
    let plain = text.replace(',', "").replace('\u{2212}', "-");
    Decimal::from_str_exact(&plain).unwrap_or_else(|_| panic!("`{text}` is not a number"))
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in files(folder) {
        if path.is_dir() {
            found.extend(documents(&path));
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
    found
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
    paths.sort();
    paths
}
