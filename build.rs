//! Writes a constant for each sentence, so that a key that no sentence has does not compile.

#![expect(clippy::disallowed_methods, reason = "what is generated belongs to Cargo, not to a user")]

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The English sentences: a test holds every other language to the same keys.
const SENTENCES: &str = "assets/text/en.ftl";

fn main() {
    println!("cargo:rerun-if-changed={SENTENCES}");
    println!("cargo:rerun-if-changed=build.rs");
    let text = fs::read_to_string(SENTENCES).expect("the sentences stand in the package");
    let folder = env::var_os("OUT_DIR").expect("Cargo says where generated sources go");
    fs::write(Path::new(&folder).join("keys.rs"), constants(&text)).expect("the folder can be written");
}

/// A constant for each line `key = sentence`, with what stands in the file as its documentation.
fn constants(text: &str) -> String {
    let mut written = String::new();
    for line in text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())) {
        let Some((key, sentence)) = line.split_once('=') else { continue };
        let (key, sentence) = (key.trim(), sentence.trim());
        let name = key.to_ascii_uppercase().replace('-', "_");
        writeln!(written, "#[doc = {:?}]", format!("```text\n{sentence}\n```")).expect("a text takes all");
        writeln!(written, "pub const {name}: Sentence = Sentence({key:?});").expect("a text takes all");
    }
    written
}
