//! The shipped scenarios and negotiations, compiled in: every agreement as signed, some what-ifs, and
//! the talks that the record knows.
//!
//! They open as untitled copies: nobody can overwrite them. Each is a file in `scenarios/` or
//! `scenarios/negotiations/`, in our layout, and a line in a list below.

use super::negotiation::{NegotiationFile, read_negotiation};
use super::read_error::ReadError;
use super::scenario::{ScenarioFile, read_scenario};

macro_rules! shipped {
    ($folder:literal, $($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../scenarios/", $folder, $name)))),+]
    };
}

/// Every shipped scenario: its file name and its text. The agreements come first, the newest at
/// their head, then what might have been.
pub const SHIPPED: &[(&str, &str)] = shipped![
    "",
    "sma-12.ron",
    "sma-11.ron",
    "sma-10.ron",
    "sma-09.ron",
    "sma-08.ron",
    "sma-07.ron",
    "sma-06.ron",
    "sma-05.ron",
    "sma-04.ron",
    "sma-03.ron",
    "sma-02.ron",
    "sma-01.ron",
    "sma-12-defence-budget.ron",
    "sma-12-cpi-2.0.ron",
    "sma-12-cpi-2.5.ron",
    "sma-12-at-the-cap.ron",
    "sma-11-extended.ron",
    "example-two-currencies.ron",
];

/// Every shipped negotiation: its file name and its text, the newest first.
pub const NEGOTIATIONS: &[(&str, &str)] = shipped!["negotiations/", "sma-12.ron", "sma-11.ron", "sma-10.ron"];

/// The shipped scenario of that file name.
///
/// # Errors
/// Never: a test reads every shipped scenario.
pub fn scenario(name: &str) -> Option<Result<ScenarioFile, ReadError>> {
    let (name, text) = SHIPPED.iter().find(|(known, _)| *known == name)?;
    Some(read_scenario(text, name))
}

/// The shipped negotiation of that file name.
///
/// # Errors
/// Never: a test reads every shipped negotiation.
pub fn negotiation(name: &str) -> Option<Result<NegotiationFile, ReadError>> {
    let (name, text) = NEGOTIATIONS.iter().find(|(known, _)| *known == name)?;
    Some(read_negotiation(text, name))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::files::{write_negotiation, write_scenario};

    #[test]
    fn every_file_of_the_folders_is_shipped() {
        for (folder, list) in [("scenarios", SHIPPED), ("scenarios/negotiations", NEGOTIATIONS)] {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
            let entries = std::fs::read_dir(path).expect("the folder is part of the sources");
            let paths = entries.map(|entry| entry.expect("it can be listed").path());
            let files = paths.filter(|path| path.is_file());
            let name = |path: std::path::PathBuf| path.file_name()?.to_str().map(str::to_owned);
            let in_folder: BTreeSet<String> = files.map(|path| name(path).expect("a plain name")).collect();
            let shipped: BTreeSet<String> = list.iter().map(|(name, _)| (*name).to_owned()).collect();
            assert_eq!(in_folder, shipped);
            assert_eq!(list.len(), shipped.len(), "each is listed once");
        }
    }

    #[test]
    fn shipped_negotiations_open_without_a_warning() {
        for (name, text) in NEGOTIATIONS {
            let file = read_negotiation(text, name).unwrap_or_else(|error| panic!("{error:?}"));
            assert_eq!(file.other_comments, 0, "{name} would lose comments when it is saved");
            assert_eq!(write_negotiation(&file), *text, "{name} is not in our layout");
        }
    }

    #[test]
    fn shipped_scenarios_open_without_a_warning() {
        for (name, text) in SHIPPED {
            let file = read_scenario(text, name).unwrap_or_else(|error| panic!("{error:?}"));
            assert!(file.other_comments.is_empty(), "{name} would lose comments when it is saved");
            assert_eq!(write_scenario(&file), *text, "{name} is not in our layout");
        }
    }

    #[test]
    fn a_name_that_is_not_shipped_is_nothing() {
        assert!(scenario("sma-13.ron").is_none() && negotiation("sma-09.ron").is_none());
    }
}
