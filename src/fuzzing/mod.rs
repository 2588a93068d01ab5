//! What must hold for whatever is read: one plain function of bytes for each reader.
//!
//! A function returns where all that it promises holds, and panics where something does not. Two drivers call
//! them: `tests/files/fuzzing.rs`, with 20,000 changed inputs each in every run of the tests, and `.ci/fuzz`, which
//! is led by the code that an input reaches. Both also hold how long an input takes.
//!
//! # What holds
//! - No input panics.
//! - What was read is written, reads again as the same and is written again in the same bytes.
//! - A refusal has a place inside the text, and a sentence in each language in which no sign stands that a
//!   terminal would obey. Nothing of a private layer is in it.
//! - What was read can be checked and projected, and each of its problems has its sentence.
//! - What was typed and understood reads back from every way in which it is echoed.
//!
//! No part of the program uses this floor.

mod documents;
mod own;
mod sentences;
mod typed;

pub use documents::{negotiation, private, scenario};
pub use own::{recovery, settings};
pub use typed::{amount, pasted, rate};

/// A reader by the name of its folder in `tests/fuzzing`, and what must hold for it.
pub type FuzzTarget = (&'static str, fn(&[u8]));

/// Every reader.
pub const FUZZ_TARGETS: [FuzzTarget; 8] = [
    ("scenario", scenario),
    ("negotiation", negotiation),
    ("private", private),
    ("settings", settings),
    ("recovery", recovery),
    ("pasted", pasted),
    ("amount", amount),
    ("rate", rate),
];
