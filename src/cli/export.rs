//! `export`: what is shown, as a file for another program or for a reader.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::choices::{one_of, small};
use super::overwriting::Overwriting;
use crate::cli::answer::{Failure, Outcome};
use crate::cli::opened::{OpenedScenario, name_of};
use crate::cli::project::{are_known, date, measure};
use crate::engine::{BridgeReading, Reading};
use crate::export::error::export_error;
use crate::export::{ExportInput, File, Format, MadeFrom, Written};
use crate::files::{self, record};
use crate::present::views::compare::Scales;
use crate::text::file_errors;
use crate::text::{Language, key, say_with};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The scenarios; of several, the others are compared with the first.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[arg(short, long, value_name = "OUT", help = output_help())]
    output: PathBuf,
    /// Converts amounts, for example into USD.
    #[arg(long = "in", value_name = "CURRENCY")]
    currency: Option<String>,
    /// In the consumer prices of a year.
    #[arg(long, value_name = "YEAR")]
    real: Option<String>,
    /// The day that is named in it, for example 2026-11-23; without it none is.
    #[arg(long)]
    date: Option<String>,
    #[command(flatten)]
    overwriting: Overwriting,
}

pub(super) fn run(words: &Args, language: Language, out: &mut impl Write) -> Result<Outcome, Failure> {
    let format = format_of(&words.output, language)?;
    let measure = measure(words.currency.as_ref(), words.real.as_ref(), language)?;
    let date = date(words.date.as_ref(), language)?;
    let opened = super::opened::open_all(&words.files, language)?;
    let written: Vec<Written<'_>> = opened.iter().map(OpenedScenario::written).collect();
    let (&scenario, others) = written.split_first().expect("clap asks for one");

    let name = name_of(&words.output);
    let input = ExportInput {
        scenario,
        others,
        record: record::bundled(),
        measure: &measure,
        reading: Reading::Value,
        bridge: BridgeReading::default(),
        scales: Scales::default(),
        behind: None,
        hides_assumed: false,
        language,
        date: date.as_ref(),
        name: &name,
    };
    // The first lies where it was asked for, the others beside it.
    let made = made(format, &input, &words.output)?;
    let lacking: BTreeSet<char> = made.iter().flat_map(|file| file.lacking.iter().copied()).collect();
    let lacking: Vec<char> = lacking.into_iter().collect();
    let files = made.into_iter().enumerate().map(|(place, file)| match place {
        0 => (words.output.clone(), file.bytes),
        _ => (words.output.with_file_name(file.name), file.bytes),
    });
    let files: Vec<(PathBuf, Vec<u8>)> = files.collect();
    words.overwriting.check(files.iter().map(|(path, _)| path.as_path()), language)?;
    files::save_all(&files).map_err(|error| Failure::Told(file_errors::save_error(&error, language)))?;
    super::answer::complain_of_letters(&lacking, language);
    for (path, _) in &files {
        writeln!(out, "{}", path.display())?;
    }
    let is_sound = opened.iter().all(|opened| opened.is_sound);
    Ok((is_sound && are_known(opened.iter().map(|opened| &opened.scenario), &measure)).into())
}

/// `its ending says the format: .csv (a table, …), .md (a report, …) or …`
fn output_help() -> String {
    let told = |format: &Format| format!(".{} ({})", format.key(), small(format.about()));
    let told: Vec<String> = formats().iter().map(told).collect();
    format!("Where it is written; its ending says the format: {}", one_of(&told))
}

/// The formats that are no pictures of a single chart, by their endings.
fn formats() -> Vec<Format> {
    let mut formats: Vec<Format> = Format::ALL.into_iter().filter(|format| !format.is_picture()).collect();
    formats.sort_unstable_by_key(|format| format.key());
    formats
}

fn format_of(path: &Path, language: Language) -> Result<Format, Failure> {
    let ending = path.extension().map(|ending| ending.to_string_lossy());
    let format = ending.and_then(|ending| Format::of_ending(&ending)).filter(|format| !format.is_picture());
    format.ok_or_else(|| no_format(path, language))
}

fn no_format(path: &Path, language: Language) -> Failure {
    let endings: Vec<String> = formats().iter().map(|format| format!(".{}", format.key())).collect();
    let args = [("path", path.display().to_string().into()), ("known", endings.join(", ").into())];
    Failure::Told(say_with(language, key::CLI_EXPORT_NO_FORMAT, &args))
}

/// The file, and those beside it.
fn made(format: Format, input: &ExportInput<'_>, path: &Path) -> Result<Vec<File>, Failure> {
    let (language, info) = (input.language, format.info());
    if input.date.is_some() && !info.has_date {
        let path = ("path", input.name.into());
        return Err(Failure::Told(say_with(language, key::CLI_EXPORT_ONLY_SHOWN, &[path])));
    }
    match info.made_from {
        MadeFrom::Table(make) => Ok(make(&input.table(), &input.about())),
        MadeFrom::Scenarios(make) => {
            make(input).map_err(|error| Failure::Told(export_error(&error, language)))
        }
        MadeFrom::Chart(..) => Err(no_format(path, language)),
    }
}
