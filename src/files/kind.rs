//! The kinds of files, told apart by their first word.

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

    /// What a file holds by its name, which counts before its text: `sma-12.private.ron` is private
    /// whatever stands in it.
    pub fn of_name(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        name.ends_with(PRIVATE_END).then_some(Self::Private)
    }
}

/// How the names of private files end.
pub(super) const PRIVATE_END: &str = ".private.ron";

/// The version of scenario files that this program writes, and the newest that it reads.
pub const VERSION: u32 = 1;
/// The same of negotiation files.
pub const NEGOTIATION_VERSION: u32 = 1;
/// The same of private files.
pub const PRIVATE_VERSION: u32 = 1;
