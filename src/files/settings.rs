//! What the program remembers of its user from one run to the next.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::own::{OwnFile, StateFolder, open_own, read_own, save_own, write_own};
use super::save::SaveError;

/// The name of the file in the folder.
const NAME: &str = "settings.ron";

/// So many files that were used last are remembered.
pub const MOST_RECENT: usize = 10;

/// What is remembered. What a user never chose is not there.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsFile {
    /// The language by its code, `en` or `ko`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The theme by its word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// How large everything is drawn, in per cent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zoom: Option<u16>,
    /// The size of the window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<WindowSize>,
    /// Which panels are open, by their names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub panels: BTreeMap<String, bool>,
    /// How wide panels are that were made wider or narrower, in points, by their names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub widths: BTreeMap<String, u16>,
    /// The columns of the projection's table that are left out, by their keys.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<String>,
    /// The files that were opened or saved last, the latest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recent: Vec<PathBuf>,
    /// The files that were open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<PathBuf>,
}

impl SettingsFile {
    /// These settings with what was changed from `known` to `wanted`; what another window changed since stays.
    #[must_use]
    pub fn with_changes(self, known: &Self, wanted: &Self) -> Self {
        fn newer<T: PartialEq + Clone>(here: T, known: &T, wanted: &T) -> T {
            if known == wanted { here } else { wanted.clone() }
        }
        // Files of another window stay behind those of this one.
        let joined = |mine: &[PathBuf], theirs: &[PathBuf], known: &[PathBuf]| -> Vec<PathBuf> {
            let is_theirs = |path: &&PathBuf| !mine.contains(path) && !known.contains(path);
            mine.iter().chain(theirs.iter().filter(is_theirs)).cloned().collect()
        };
        let mut recent = joined(&wanted.recent, &self.recent, &[]);
        recent.truncate(MOST_RECENT);
        let open = joined(&wanted.open, &self.open, &known.open);
        let mut panels = self.panels;
        panels.extend(wanted.panels.clone());
        let mut widths = self.widths;
        widths.extend(wanted.widths.clone());
        Self {
            language: newer(self.language, &known.language, &wanted.language),
            theme: newer(self.theme, &known.theme, &wanted.theme),
            zoom: newer(self.zoom, &known.zoom, &wanted.zoom),
            window: newer(self.window, &known.window, &wanted.window),
            left_out: newer(self.left_out, &known.left_out, &wanted.left_out),
            panels,
            widths,
            recent,
            open,
        }
    }
}

/// The size of a window, in points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WindowSize {
    /// Its width.
    pub width: u16,
    /// Its height.
    pub height: u16,
    /// Whether it fills the screen.
    pub is_maximized: bool,
}

/// Settings as they were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundSettings {
    /// These; the usual ones where there were none.
    Read(SettingsFile),
    /// A newer program's, which are left alone: nothing is remembered by this one.
    Newer,
    /// They could not be read and lie there now, so that nothing is lost; none if they could not be set aside.
    Broken(Option<PathBuf>),
}

/// Reads what is remembered. A file that cannot be read is set aside.
pub fn open_settings(folder: &StateFolder) -> FoundSettings {
    let path = folder.join(NAME);
    match open_own(&path) {
        OwnFile::None => FoundSettings::Read(SettingsFile::default()),
        OwnFile::Holds(settings) => FoundSettings::Read(settings),
        OwnFile::Newer => FoundSettings::Newer,
        OwnFile::Broken => {
            let aside = folder.join("settings.broken.ron");
            FoundSettings::Broken(std::fs::rename(&path, &aside).is_ok().then_some(aside))
        }
    }
}

/// What stands in the file now; the usual settings where it cannot be read.
pub fn settings_on_disk(folder: &StateFolder) -> SettingsFile {
    match open_own(&folder.join(NAME)) {
        OwnFile::Holds(settings) => settings,
        OwnFile::None | OwnFile::Newer | OwnFile::Broken => SettingsFile::default(),
    }
}

/// Reads settings from a text.
pub fn read_settings(text: &str) -> OwnFile<SettingsFile> {
    read_own(text)
}

/// Writes settings as their file has them.
pub fn write_settings(settings: &SettingsFile) -> String {
    write_own(settings)
}

/// Saves what is remembered.
///
/// # Errors
/// Why not.
pub fn save_settings(folder: &StateFolder, settings: &SettingsFile) -> Result<(), SaveError> {
    save_own(&folder.join(NAME), settings)
}
