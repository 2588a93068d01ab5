//! `set`: an edit without a window.

use std::io::Write;
use std::path::PathBuf;

use super::{Failure, Outcome};
use crate::engine::check::check;
use crate::files;
use crate::model::Field;

#[derive(Debug, clap::Args)]
pub(super) struct Words {
    /// The scenario.
    file: PathBuf,
    /// Fields with their new values, for example `rule.2027.cap=4%`; nothing after `=` leaves the field out.
    #[arg(required = true, value_name = "FIELD=VALUE")]
    edits: Vec<String>,
    /// Where the result is written.
    #[arg(short, long, value_name = "NEW")]
    output: PathBuf,
    /// Writes over a file that is there already.
    #[arg(long)]
    overwrite: bool,
}

pub(super) fn run(words: &Words, out: &mut impl Write) -> Result<Outcome, Failure> {
    let mut file = super::open(&words.file)?;
    for edit in &words.edits {
        let (path, text) = edit.split_once('=').ok_or_else(|| {
            Failure::Told(format!("found `{edit}`, expected FIELD=VALUE, for example `rule.2027.cap=4%`"))
        })?;
        let field: Field = path.trim().parse().map_err(Failure::told)?;
        let value = files::read_value(&field, text).map_err(Failure::told)?;
        field.write(&mut file.scenario, value).map_err(Failure::told)?;
    }
    let problems: Vec<String> =
        check(&file.scenario).iter().filter(|problem| problem.is_error()).map(ToString::to_string).collect();
    if !problems.is_empty() {
        return Err(Failure::Told(format!(
            "nothing was written; the result would not do:\n{}",
            problems.join("\n")
        )));
    }
    if words.output.exists() && !words.overwrite {
        let place = words.output.display();
        return Err(Failure::Told(format!("{place} is there already; `--overwrite` writes over it")));
    }
    files::save_scenario(&words.output, &file).map_err(Failure::told)?;
    writeln!(out, "{}", words.output.display())?;
    Ok(Outcome::Yes)
}
