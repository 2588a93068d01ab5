//! `export`: what is shown, as a file for another program or for a reader.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::overwriting::Overwriting;
use crate::cli::answer::{Failure, Outcome};
use crate::cli::opened::{Opened, name_of};
use crate::cli::project::{are_known, date, measure};
use crate::engine::{BridgeReading, Reading};
use crate::export::error_words;
use crate::export::xlsx;
use crate::export::{self, File, Input, Written};
use crate::files::{self, record};
use crate::present::views::compare::Scales;
use crate::text::file_errors;
use crate::text::{Language, key, say_with};

/// The formats by the ending of their files: each a line.
const FORMATS: &[(&str, Make)] = &[
    ("csv", |input| Ok(export::csv::files(input))),
    ("md", |input| Ok(export::report::files(input))),
    ("xlsx", workbook),
];

/// Makes the file, and those beside it.
type Make = fn(&Input<'_>) -> Result<Vec<File>, Failure>;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The scenarios; of several, the others are compared with the first.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Where it is written; its ending says the format: .csv (a table, with OUT.csv.meta.json about it),
    /// .md (a report, with its charts) or .xlsx (a workbook with live formulas).
    #[arg(short, long, value_name = "OUT")]
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
    let make = format_of(&words.output, language)?;
    let measure = measure(words.currency.as_ref(), words.real.as_ref(), language)?;
    let date = date(words.date.as_ref(), language)?;
    let opened = super::opened::open_all(&words.files, language)?;
    let written: Vec<Written<'_>> = opened.iter().map(Opened::written).collect();
    let (&scenario, others) = written.split_first().expect("clap asks for one");

    let name = name_of(&words.output);
    let input = Input {
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
    let made = make(&input)?;
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

fn format_of(path: &Path, language: Language) -> Result<Make, Failure> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let known = FORMATS.iter().find(|(known, _)| ending.as_deref() == Some(known));
    known.map(|(_, make)| *make).ok_or_else(|| {
        let endings: Vec<String> = FORMATS.iter().map(|(ending, _)| format!(".{ending}")).collect();
        let args = [("path", path.display().to_string().into()), ("known", endings.join(", ").into())];
        Failure::Told(say_with(language, key::CLI_EXPORT_NO_FORMAT, &args))
    })
}

/// A workbook computes when it is opened, so no day is named in it.
fn workbook(input: &Input<'_>) -> Result<Vec<File>, Failure> {
    let language = input.language;
    if input.date.is_some() {
        let path = ("path", input.name.into());
        return Err(Failure::Told(say_with(language, key::CLI_EXPORT_ONLY_SHOWN, &[path])));
    }
    let scenarios: Vec<Written<'_>> = input.scenarios().collect();
    let made = xlsx::measured_workbook(&scenarios, input.measure, input.record, language)
        .map_err(|error| Failure::Told(error_words::workbook_error(&error, language)));
    made.map(|bytes| vec![File::new(input.name, bytes)])
}
