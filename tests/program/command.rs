//! The program as a command: what it is asked and what it answers.

use std::process::{Command, Output};

use serde_json::Value;

pub fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_costshare")).args(args).output().expect("the program starts")
}

/// The exit code, what is printed, and what is told beside it.
pub fn answer(args: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = run(args);
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (status.code(), text(stdout), text(stderr))
}

/// What is printed, as JSON.
#[track_caller]
pub fn json(args: &[&str]) -> Value {
    let (_, out, problems) = answer(args);
    serde_json::from_str(&out).unwrap_or_else(|error| panic!("{args:?}: {error}: {problems}"))
}

/// A value of JSON that is a string.
#[track_caller]
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is no string"))
}
