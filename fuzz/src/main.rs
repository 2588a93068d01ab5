//! One reader under libFuzzer, by the name in `READER`: see `.ci/fuzz`.

#![no_main]

use std::sync::LazyLock;

use costshare::fuzzing::FUZZ_TARGETS;
use libfuzzer_sys::fuzz_target;

/// What must hold for the reader that was asked for.
static RUN: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let asked = std::env::var("READER").unwrap_or_default();
    let known: Vec<&str> = FUZZ_TARGETS.iter().map(|(name, _)| *name).collect();
    let found = FUZZ_TARGETS.iter().find(|(name, _)| *name == asked);
    found.unwrap_or_else(|| panic!("READER is one of {}", known.join(", "))).1
});

fuzz_target!(|bytes: &[u8]| RUN(bytes));
