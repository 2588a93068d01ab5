//! What a user prefers, apart from any scenario.

use crate::text::{Language, Sentence, key};

/// Language and theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The language of the interface.
    pub language: Language,
    /// Light, dark, or as the system.
    pub theme: Theme,
}

/// Light, dark, or as the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The choices, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Its word in the file of settings.
    pub fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The key of its name.
    pub fn key(self) -> Sentence {
        match self {
            Self::System => key::MENU_THEME_SYSTEM,
            Self::Light => key::MENU_THEME_LIGHT,
            Self::Dark => key::MENU_THEME_DARK,
        }
    }
}
