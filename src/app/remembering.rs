//! What is remembered from one run to the next.

use std::path::PathBuf;

use super::desk::Desk;
use super::settings::{Settings, Theme};
use crate::files::{MOST_RECENT, SettingsFile, WindowSize};
use crate::text::Language;

/// What the window looks like, in what is remembered of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WindowLook {
    /// How large everything is drawn, in per cent.
    pub zoom: Option<u16>,
    /// The size of the window.
    pub window: Option<WindowSize>,
    /// Which panels are open, by their names.
    pub panels: Vec<(&'static str, bool)>,
    /// How wide panels are that were made wider or narrower, in points.
    pub widths: Vec<(&'static str, u16)>,
}

/// What is remembered.
#[derive(Debug, Default)]
pub(super) struct Remembered {
    /// As it stands.
    pub(super) settings: SettingsFile,
    /// The files that were open when it was looked last.
    open: Vec<PathBuf>,
}

impl Remembered {
    /// What was found.
    pub(super) fn of(settings: SettingsFile) -> Self {
        let open = settings.open.clone();
        Self { settings, open }
    }

    /// Language and theme as they were chosen; the language of the system, and its theme, where nobody chose.
    pub(super) fn chosen(&self) -> Settings {
        let language = self.settings.language.as_deref();
        let language = Language::ALL.into_iter().find(|known| Some(known.code()) == language);
        let theme = self.settings.theme.as_deref();
        let theme = Theme::ALL.into_iter().find(|known| Some(known.word()) == theme);
        Settings { language: language.unwrap_or_else(Language::system), theme: theme.unwrap_or_default() }
    }

    pub(super) fn choose_language(&mut self, language: Language) {
        self.settings.language = Some(language.code().to_owned());
    }

    pub(super) fn choose_theme(&mut self, theme: Theme) {
        self.settings.theme = Some(theme.word().to_owned());
    }

    pub(super) fn look(&mut self, look: WindowLook) {
        self.settings.zoom = look.zoom;
        self.settings.window = look.window.or(self.settings.window);
        let panels = look.panels.into_iter().map(|(name, is_open)| (name.to_owned(), is_open));
        self.settings.panels.extend(panels);
        let widths = look.widths.into_iter().map(|(name, width)| (name.to_owned(), width));
        self.settings.widths.extend(widths);
    }

    /// Takes in which files are open now; one that was not before is the one that was used last.
    pub(super) fn follow(&mut self, desk: &Desk) {
        // A path that is no text cannot be written down.
        let open: Vec<PathBuf> =
            desk.session.paths().into_iter().filter(|path| path.to_str().is_some()).collect();
        for path in open.iter().filter(|path| !self.open.contains(path)) {
            self.settings.recent.retain(|known| known != path);
            self.settings.recent.insert(0, path.clone());
        }
        self.settings.recent.truncate(MOST_RECENT);
        self.settings.open.clone_from(&open);
        self.open = open;
    }
}
