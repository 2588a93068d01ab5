//! The kinds of files, told apart by their first word.

use std::fmt;
use std::path::Path;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// A scenario.
    Scenario,
    /// A negotiation.
    Negotiation,
    /// What one side of a negotiation keeps to itself.
    Private,
}

impl FileKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Scenario, Self::Negotiation, Self::Private];

    /// The word with which such a file begins.
    pub fn word(self) -> &'static str {
        match self {
            Self::Scenario => "Scenario",
            Self::Negotiation => "Negotiation",
            Self::Private => "Private",
        }
    }

    /// The version that this program writes, and the newest that it reads.
    pub fn version(self) -> u32 {
        match self {
            Self::Scenario => VERSION,
            Self::Negotiation => NEGOTIATION_VERSION,
            Self::Private => PRIVATE_VERSION,
        }
    }

    /// What to do with such a file where another one is expected.
    pub fn advice(self) -> &'static str {
        match self {
            Self::Scenario => "open it in the window, or read it with `costshare project`",
            Self::Negotiation => "open it in the window, or read it with `costshare negotiation`",
            Self::Private => "no command reads it; open its negotiation in the window",
        }
    }

    /// What a file holds by its name, which counts before its text: `sma-12.private.ron` is private
    /// whatever stands in it.
    pub fn of_name(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        name.ends_with(PRIVATE_END).then_some(Self::Private)
    }
}

/// How the names of private files end.
pub(super) const PRIVATE_END: &str = ".private.ron";

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Scenario => "a scenario",
            Self::Negotiation => "a negotiation",
            Self::Private => "the private layer of a negotiation",
        })
    }
}

/// The version of scenario files that this program writes, and the newest that it reads.
pub const VERSION: u32 = 1;
/// The same of negotiation files.
pub const NEGOTIATION_VERSION: u32 = 1;
/// The same of private files.
pub const PRIVATE_VERSION: u32 = 1;
