//! Every reader of bytes, with what must hold for it (`src/fuzzing`), over 20,000 changed inputs each: the same ones in
//! every run, made of the files that we ship, of `tests/fuzzing` and of the words there. `.ci/fuzz` does the same,
//! led by the code that an input reaches.
//!
//! An input that fails is printed and kept. Put into the folder of its reader it is tried first, from then on, by both.

#![expect(clippy::disallowed_methods, reason = "an input that fails is kept")]

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use costshare::fuzzing::FUZZ_TARGETS;

/// How many changed inputs each reader is given.
const CHANGED: u32 = 20_000;
/// No longer input is made: most files are shorter.
const LONGEST_INPUT: usize = 8_000;
/// Without optimisation and beside other tests; `.ci/fuzz` holds a second.
const SLOW: Duration = Duration::from_secs(20);

#[test]
fn scenarios() {
    drive("scenario");
}

#[test]
fn negotiations() {
    drive("negotiation");
}

#[test]
fn private_layers() {
    drive("private");
}

#[test]
fn settings() {
    drive("settings");
}

#[test]
fn recovery_lists() {
    drive("recovery");
}

#[test]
fn pasted_tables() {
    drive("pasted");
}

#[test]
fn amounts() {
    drive("amount");
}

#[test]
fn rates() {
    drive("rate");
}

#[test]
fn every_reader_is_driven() {
    let own = include_str!("fuzzing.rs");
    for (reader, _) in FUZZ_TARGETS {
        assert!(own.contains(&format!("    drive(\"{reader}\");")), "{reader}");
    }
}

/// Words in the form of libFuzzer, one a line; `\xNN` is a byte.
#[test]
fn words_are_read_as_the_other_driver_reads_them() {
    let words = words("# a remark\n\"\\x0d\\x0a\"\n\n\"\\\\u{\"\n\"\\\"억\"\n");
    assert_eq!(words, [b"\r\n".to_vec(), br"\u{".to_vec(), "\"억".as_bytes().to_vec()]);
}

/// Gives a reader every input of its folder as it is, then changed ones.
fn drive(reader: &str) {
    let (_, run) = FUZZ_TARGETS.iter().find(|(name, _)| *name == reader).expect("it is in the list");
    let inputs = inputs(reader);
    assert!(inputs.len() > 1, "the inputs were found");
    for input in &inputs {
        try_one(reader, *run, input);
    }
    let is_typed = ["pasted", "amount", "rate"].contains(&reader);
    let list = if is_typed { "typed.dict" } else { "files.dict" };
    let words = words(&fs::read_to_string(folder().join(list)).expect("the words are there"));
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for _ in 0..CHANGED {
        try_one(reader, *run, &chance.changed(&inputs, &words));
    }
}

/// One input; where something does not hold it is printed, and said how it is tried again.
fn try_one(reader: &str, run: fn(&[u8]), input: &[u8]) {
    let begin = Instant::now();
    let holds = catch_unwind(AssertUnwindSafe(|| run(input))).is_ok();
    let took = begin.elapsed();
    if holds && took < SLOW {
        return;
    }
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{reader}-that-fails"));
    fs::write(&kept, input).expect("the folder of tests is writable");
    panic!(
        "the reader `{reader}` fails, after {took:?}, on b\"{}\"\nIt lies in {}; copy it into tests/fuzzing/{reader} \
         and run the test again",
        input.escape_ascii(),
        kept.display(),
    );
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzzing")
}

/// What a reader is given: its folder, and what there is of its kind elsewhere. In a file of that name every line is
/// one.
fn inputs(reader: &str) -> Vec<Vec<u8>> {
    let elsewhere: &[(&str, &str)] = match reader {
        "scenario" => &[("scenarios", "ron"), ("tests/field", "ron"), ("tests/refused", "ron")],
        "negotiation" => &[("scenarios/negotiations", "ron")],
        "pasted" => &[("tests/field", "txt"), ("tests/field", "csv")],
        "amount" | "rate" => &[("tests/field", "tsv")],
        _ => &[],
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = listed(&folder().join(reader), None);
    paths.extend(elsewhere.iter().flat_map(|(folder, end)| listed(&root.join(folder), Some(end))));
    let mut inputs = Vec::new();
    for path in paths {
        let bytes = fs::read(&path).expect("inputs can be read");
        if path.ends_with("lines.txt") || path.extension().is_some_and(|end| end == "tsv") {
            inputs.extend(bytes.split(|byte| *byte == b'\n' || *byte == b'\t').map(<[u8]>::to_vec));
        } else {
            inputs.push(bytes);
        }
    }
    inputs
}

/// The files of a folder in the order of their names.
fn listed(folder: &Path, end: Option<&str>) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
    paths.retain(|path| {
        path.is_file() && end.is_none_or(|end| path.extension().is_some_and(|other| other == end))
    });
    paths.sort();
    paths
}

/// The words of a list.
fn words(list: &str) -> Vec<Vec<u8>> {
    let lines = list.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    lines.map(word).collect()
}

fn word(spelt: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = spelt.as_bytes();
    while let [first, behind @ ..] = rest {
        let code = || u8::from_str_radix(str::from_utf8(behind.get(1..3)?).ok()?, 16).ok();
        let (byte, length) = match behind.first() {
            Some(b'x') if *first == b'\\' => (code().expect("two digits"), 4),
            Some(escaped) if *first == b'\\' => (*escaped, 2),
            _ => (*first, 1),
        };
        bytes.push(byte);
        rest = &rest[length..];
    }
    bytes
}

/// Numbers by chance that are the same in every run (xorshift).
struct Chance(u64);

impl Chance {
    /// A number below another.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let high = usize::try_from(self.0 >> 33).expect("31 bits");
        high % end.max(1)
    }

    fn one_of<'a>(&mut self, several: &'a [Vec<u8>]) -> &'a [u8] {
        &several[self.below(several.len())]
    }

    /// A part of something, mostly a short one.
    fn part(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        let most = if self.below(4) == 0 { length - start } else { (length - start).min(12) };
        start..start + self.below(most + 1)
    }

    /// One of the inputs with a few changes.
    fn changed(&mut self, inputs: &[Vec<u8>], words: &[Vec<u8>]) -> Vec<u8> {
        let mut input = self.one_of(inputs).to_vec();
        // Most often one change, since behind the first fault nothing is read.
        let changes = [1, 1, 1, 2, 3, 6][self.below(6)];
        for _ in 0..changes {
            let at = self.part(input.len());
            match self.below(9) {
                0 if !input.is_empty() => {
                    let place = self.below(input.len());
                    input[place] ^= 1 << self.below(8);
                }
                1 if !input.is_empty() => {
                    let place = self.below(input.len());
                    input[place] = [b'0', b'9', b'(', b'"', b'\n', 0xff, 0x80, b' '][self.below(8)];
                }
                2 => input.truncate(at.start),
                3 => drop(input.drain(at)),
                4 => {
                    let copied = input[at].to_vec();
                    let place = self.below(input.len() + 1);
                    input.splice(place..place, copied);
                }
                5 => {
                    let other = self.one_of(inputs);
                    let copied = other[self.part(other.len())].to_vec();
                    input.splice(at, copied);
                }
                6 => drop(input.splice(at, self.one_of(words).to_vec())),
                _ => drop(input.splice(at.start..at.start, self.one_of(words).to_vec())),
            }
        }
        input.truncate(LONGEST_INPUT);
        input
    }
}
