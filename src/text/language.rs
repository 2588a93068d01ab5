//! The languages of the program.

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Korean.
    Ko,
}

impl Language {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::En => Self::Ko,
            Self::Ko => Self::En,
        }
    }

    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::En, Self::Ko];

    /// The code, as in the name of its file and in settings.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ko => "ko",
        }
    }

    /// Its name in itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Ko => "한국어",
        }
    }

    /// The language of a code such as `ko`, `ko-KR` or `ko_KR.UTF-8`; `None` for others.
    pub fn of_code(code: &str) -> Option<Self> {
        let main = code.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(main))
    }

    /// The language of the system: the first of the user's languages that we speak, else English.
    pub fn system() -> Self {
        sys_locale::get_locales().find_map(|code| Self::of_code(&code)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_have_a_country() {
        for code in ["ko", "ko-KR", "ko_KR.UTF-8", "KO"] {
            assert_eq!(Language::of_code(code), Some(Language::Ko));
        }
        assert_eq!(Language::of_code("en-GB"), Some(Language::En));
        assert_eq!(Language::of_code("kok"), None);
        assert_eq!(Language::of_code(""), None);
    }
}
