//! Scenarios that commands open: called as they are shown, their problems named on standard error.

use std::path::{Path, PathBuf};

use super::answer::{Failure, complain};
use super::problems;
use crate::export::Written;
use crate::files::{self, ScenarioFile};
use crate::model::Scenario;
use crate::present::palette::ScenarioColour;
use crate::text::file_errors;
use crate::text::naming::title_in_file_words;
use crate::text::titles;
use crate::text::{Language, key, say};

/// The scenario in a file, as it is written.
pub(super) fn open(path: &Path, language: Language) -> Result<ScenarioFile, Failure> {
    let opened = files::open_scenario(path)
        .map_err(|error| Failure::Told(file_errors::open_error(&error, language)))?;
    complain_of_noise(path, &opened.noise, language);
    Ok(opened.file)
}

/// Tells which numbers of a file were read without their binary noise.
pub(super) fn complain_of_noise(path: &Path, noise: &[files::Noise], language: Language) {
    for noise in noise {
        let told = file_errors::noise(noise, language);
        let notice = say(language, key::CLI_NOTICE);
        complain(&format!("{}:{}: {notice}: {told}", path.display(), noise.place));
    }
}

/// The scenario in a file, and whether it has no problem; each is named on standard error.
pub(super) fn open_and_check(path: &Path, language: Language) -> Result<(ScenarioFile, bool), Failure> {
    let file = open(path, language)?;
    let is_sound = problems::complain_of(path, &file.scenario, language);
    Ok((file, is_sound))
}

/// A scenario with its file.
pub(super) struct OpenedScenario {
    /// The scenario, called as it is shown: by its terms, and no two that are shown together alike.
    pub(super) scenario: Scenario,
    /// Whether it has no problem.
    pub(super) is_sound: bool,
    /// The name of the file.
    pub(super) name: String,
    /// What it holds in the one layout.
    pub(super) text: String,
    /// The title that it bears, if the terms of the scenario ask for another.
    pub(super) borne: Option<String>,
}

impl OpenedScenario {
    fn written(&self, place: usize) -> Written<'_> {
        Written {
            scenario: &self.scenario,
            file: &self.name,
            text: &self.text,
            borne: self.borne.as_deref(),
            colour: Some(ScenarioColour::at(place)),
        }
    }

    /// That the scenario is not called by the title that its file bears, if so.
    pub(super) fn title_note(&self, language: Language) -> Option<String> {
        self.borne.as_deref().map(|title| title_in_file_words(title, language))
    }
}

/// What is exported of scenarios: each has the colour of its place among the files of the command.
pub(super) fn written_all(opened: &[OpenedScenario]) -> Vec<Written<'_>> {
    opened.iter().enumerate().map(|(place, opened)| opened.written(place)).collect()
}

/// The scenarios in files; their problems are named on standard error.
pub(super) fn open_all(paths: &[PathBuf], language: Language) -> Result<Vec<OpenedScenario>, Failure> {
    let mut files = Vec::new();
    let mut are_sound = Vec::new();
    for path in paths {
        let (file, is_sound) = open_and_check(path, language)?;
        files.push((path.as_path(), file));
        are_sound.push(is_sound);
    }
    let opened = called(files, language).into_iter().zip(are_sound);
    Ok(opened.map(|(opened, is_sound)| OpenedScenario { is_sound, ..opened }).collect())
}

/// The scenario in a file, called as it is shown.
pub(super) fn open_shown(path: &Path, language: Language) -> Result<OpenedScenario, Failure> {
    let mut opened = open_all(&[path.to_owned()], language)?;
    Ok(opened.remove(0))
}

/// Files that are shown together; of each that is not called by the title that it bears this is told.
pub(super) fn called(files: Vec<(&Path, ScenarioFile)>, language: Language) -> Vec<OpenedScenario> {
    let file_names: Vec<String> = files.iter().map(|(path, _)| name_of(path)).collect();
    let scenarios: Vec<(&Scenario, &str)> =
        files.iter().zip(&file_names).map(|((_, file), name)| (&file.scenario, name.as_str())).collect();
    let titles = titles::names(&scenarios, language);
    let opened = |(((path, file), name), title): (((&Path, ScenarioFile), String), String)| {
        let text = files::write_scenario(&file);
        let borne = titles::borne_title(&file.scenario).map(str::to_owned);
        problems::complain_of_title(path, &file.scenario, language);
        OpenedScenario { scenario: Scenario { title, ..file.scenario }, is_sound: true, name, text, borne }
    };
    files.into_iter().zip(file_names).zip(titles).map(opened).collect()
}

/// The name of a file without its folder.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
