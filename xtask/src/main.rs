//! The tasks of those who change the program: `cargo xtask TASK`. Without a task they are listed.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{fs, io};

/// A task: its name, what it is for, and its commands in order.
struct Task {
    name: &'static str,
    about: &'static str,
    steps: &'static [Step],
}

enum Step {
    Cargo(&'static [&'static str]),
    /// The tests of the window and of exported pictures, which write what they paint over `tests/pictures/`.
    RenewPictures,
    Script(&'static str),
    /// What is shipped, built so that it names no folder of whoever builds it, and searched for them.
    Shipped,
    /// The `typos` program, which is no part of Rust.
    Spelling,
}

const TASKS: &[Task] = &[
    Task {
        name: "fast",
        about: "tests beside the code and every document of tests/cases",
        steps: &[
            Step::Cargo(&["test", "--lib", "--locked"]),
            Step::Cargo(&["test", "--test", "engine", "--locked", "cases"]),
        ],
    },
    Task {
        name: "lint",
        about: "formatting, lints and documentation, as CI asks for them",
        steps: &[
            Step::Cargo(&["fmt", "--all", "--check"]),
            Step::Cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]),
            Step::Cargo(&["doc", "--workspace", "--no-deps", "--locked"]),
        ],
    },
    Task {
        name: "spelling",
        about: "spelling of code and papers; needs `cargo install typos-cli`",
        steps: &[Step::Spelling],
    },
    Task {
        name: "pictures",
        about: "paints tests/pictures anew; look at every one that git shows as changed",
        steps: &[Step::RenewPictures],
    },
    Task {
        name: "bench",
        about: "how long figures, comparisons, charts and workbooks take",
        steps: &[Step::Cargo(&["bench", "--locked"])],
    },
    Task {
        name: "dist",
        about: "what is shipped, in target/dist; searched for the folders of whoever builds it",
        steps: &[Step::Shipped],
    },
    Task {
        name: "all",
        about: "everything that decides whether a change lands",
        steps: &[Step::Script(".ci/run")],
    },
];

fn main() -> ExitCode {
    let wanted = env::args().nth(1);
    let Some(task) = TASKS.iter().find(|task| wanted.as_deref() == Some(task.name)) else {
        for Task { name, about, .. } in TASKS {
            eprintln!("cargo xtask {name:<10}{about}");
        }
        return ExitCode::from(2);
    };
    for step in task.steps {
        match run(step) {
            Ok(true) => {}
            Ok(false) => return ExitCode::FAILURE,
            Err(error) => {
                eprintln!("cargo xtask {}: {error}", task.name);
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

fn run(step: &Step) -> io::Result<bool> {
    match step {
        Step::Cargo(words) => succeeds(cargo().args(*words)),
        Step::Script(path) => succeeds(Command::new("bash").arg(root().join(path))),
        Step::Spelling => {
            let mut typos = Command::new("typos");
            succeeds(typos.current_dir(root())).map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => io::Error::other("typos is missing: cargo install typos-cli"),
                _ => error,
            })
        }
        Step::Shipped => shipped(),
        Step::RenewPictures => {
            let painted = ["test", "--locked", "--test", "window", "--test", "export"];
            let passed = succeeds(cargo().args(painted).env("UPDATE_SNAPSHOTS", "1"))?;
            clear_leftovers(&root().join("tests/pictures"))?;
            Ok(passed)
        }
    }
}

/// Builds the program with the folders of this machine renamed in it, and searches it for them.
fn shipped() -> io::Result<bool> {
    let here = root().canonicalize()?;
    let home = env::home_dir().ok_or_else(|| io::Error::other("this user has no folder"))?;
    let of_cargo = env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let of_rustup = env::var_os("RUSTUP_HOME").map_or_else(|| home.join(".rustup"), PathBuf::from);
    let renamed = [(&here, "/costshare"), (&of_cargo, "/cargo"), (&of_rustup, "/rustup")];
    let flags = renamed.map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()));
    // Between flags, so that folders may have blanks in their names.
    let flags = flags.join("\u{1f}");
    let words = ["build", "--profile", "dist", "--locked"];
    if !succeeds(cargo().args(words).env("CARGO_ENCODED_RUSTFLAGS", flags))? {
        return Ok(false);
    }
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| here.join("target"), PathBuf::from);
    let program = fs::read(target.join("dist").join(format!("costshare{}", env::consts::EXE_SUFFIX)))?;
    let mut is_clean = true;
    // The folder of the user may have a name that stands elsewhere too; what lies in it is named by these.
    for folder in [&here, &of_cargo, &of_rustup] {
        let name = format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR);
        if holds(&program, name.as_bytes()) {
            eprintln!("cargo xtask dist: the program names {name}");
            is_clean = false;
        }
    }
    println!("{} bytes", program.len());
    Ok(is_clean)
}

fn holds(bytes: &[u8], searched: &[u8]) -> bool {
    bytes.windows(searched.len()).any(|window| window == searched)
}

/// Takes away what comparing pictures leaves beside them.
fn clear_leftovers(folder: &Path) -> io::Result<()> {
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let name = path.to_string_lossy();
        if [".new.png", ".diff.png"].iter().any(|end| name.ends_with(end)) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root());
    cargo
}

fn succeeds(command: &mut Command) -> io::Result<bool> {
    Ok(command.status()?.success())
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
