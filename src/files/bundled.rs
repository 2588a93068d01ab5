//! The shipped scenarios: every agreement as signed and some what-ifs, compiled in.
//!
//! They open as untitled copies: nobody can overwrite them. Each is a file in `scenarios/`, in our
//! layout, and a line in the list below.

use super::read_error::ReadError;
use super::scenario::{ScenarioFile, read_scenario};

macro_rules! shipped {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../scenarios/", $name)))),+]
    };
}

/// Every shipped scenario: its file name and its text. The agreements come first, the newest at
/// their head, then what might have been.
pub const SHIPPED: &[(&str, &str)] = shipped![
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

/// The shipped scenario of that file name.
///
/// # Errors
/// Never: a test reads every shipped scenario.
#[must_use]
pub fn scenario(name: &str) -> Option<Result<ScenarioFile, ReadError>> {
    let (name, text) = SHIPPED.iter().find(|(known, _)| *known == name)?;
    Some(read_scenario(text, name))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::files::write_scenario;

    #[test]
    fn every_file_of_the_folder_is_shipped() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
        let entries = std::fs::read_dir(folder).expect("the folder is part of the sources");
        let names = entries.map(|entry| entry.expect("it can be listed").file_name());
        let in_folder: BTreeSet<String> =
            names.map(|name| name.into_string().expect("a plain name")).collect();
        let shipped: BTreeSet<String> = SHIPPED.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(in_folder, shipped);
        assert_eq!(SHIPPED.len(), shipped.len(), "each is listed once");
    }

    #[test]
    fn shipped_scenarios_open_without_a_warning() {
        for (name, text) in SHIPPED {
            let file = read_scenario(text, name).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(file.other_comments, 0, "{name} would lose comments when it is saved");
            assert_eq!(write_scenario(&file), *text, "{name} is not in our layout");
        }
    }

    #[test]
    fn a_name_that_is_not_shipped_is_nothing() {
        assert!(scenario("sma-13.ron").is_none());
    }
}
