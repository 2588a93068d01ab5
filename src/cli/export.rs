//! `export`: what is shown, as a file for another program or for a reader.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::choices::{one_of, small};
use super::writing::{self, WritingArgs};
use crate::cli::answer::{Failure, Outcome};
use crate::cli::opened::name_of;
use crate::cli::project::{are_known, date, measure};
use crate::engine::{BridgeReading, Reading};
use crate::export::error::export_error;
use crate::export::{ExportInput, File, Format, MadeFrom, ReportLength, Written, report};
use crate::files::record;
use crate::present::views::compare::Scales;
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
    /// The format, where the name of the output does not say it.
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    /// A report on one page.
    #[arg(long)]
    brief: bool,
    #[command(flatten)]
    writing: WritingArgs,
}

pub(super) fn run(words: &Args, language: Language) -> Result<Outcome, Failure> {
    let format = format_of(words, language)?;
    let measure = measure(words.currency.as_ref(), words.real.as_ref(), language)?;
    let date = date(words.date.as_ref(), language)?;
    let opened = super::opened::open_all(&words.files, language)?;
    let written: Vec<Written<'_>> = super::opened::written_all(&opened);
    let (&scenario, others) = written.split_first().expect("clap asks for one");

    // What is printed is called as it would be by itself.
    let name = if writing::is_stream(&words.output) {
        format!("costshare.{}", format.ending())
    } else {
        name_of(&words.output)
    };
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
    let length = if words.brief { ReportLength::Brief } else { ReportLength::Whole };
    let made = made(format, &input, length, &words.output)?;
    let lacking: BTreeSet<char> = made.iter().flat_map(|file| file.lacking.iter().copied()).collect();
    let lacking: Vec<char> = lacking.into_iter().collect();
    let written = words.writing.write(&words.output, Some(format), made, language)?;
    super::answer::complain_of_letters(&lacking, language);
    let is_sound = opened.iter().all(|opened| opened.is_sound);
    let is_known = are_known(opened.iter().map(|opened| &opened.scenario), &measure);
    Ok((matches!(written, Outcome::Yes) && is_sound && is_known).into())
}

/// `its ending says the format: .csv (a table, …), .md (a report, …) or …`
fn output_help() -> String {
    let told = |format: &Format| format!(".{} ({})", format.ending(), small(format.about()));
    let told: Vec<String> = formats().iter().filter(|format| is_first(**format)).map(told).collect();
    format!("Where it is written; its ending says the format: {}", one_of(&told))
}

/// The formats that are no pictures of a single chart, by their endings.
fn formats() -> Vec<Format> {
    let mut formats: Vec<Format> = Format::ALL.into_iter().filter(|format| !format.is_picture()).collect();
    formats.sort_unstable_by_key(|format| format.key());
    formats
}

/// Whether its ending means this one, where no format is asked for.
fn is_first(format: Format) -> bool {
    Format::ALL.into_iter().find(|other| is_possible(*other) && other.ends_so(format.ending()))
        == Some(format)
}

/// A picture is of a chart; a table of documents or of the web is asked for, since a report ends likewise.
fn is_possible(format: Format) -> bool {
    !format.is_picture()
}

fn format_of(words: &Args, language: Language) -> Result<Format, Failure> {
    let format = writing::format_of(&words.output, words.format, is_possible, language)?;
    format.ok_or_else(|| no_format(&words.output, language))
}

fn no_format(path: &Path, language: Language) -> Failure {
    if writing::is_stream(path) {
        return writing::format_needed(&formats(), language);
    }
    let endings: Vec<String> = formats()
        .iter()
        .filter(|format| is_first(**format))
        .map(|format| format!(".{}", format.ending()))
        .collect();
    let args = [("path", path.display().to_string().into()), ("known", endings.join(", ").into())];
    Failure::Told(say_with(language, key::CLI_EXPORT_NO_FORMAT, &args))
}

/// The file, and those beside it.
fn made(
    format: Format,
    input: &ExportInput<'_>,
    length: ReportLength,
    path: &Path,
) -> Result<Vec<File>, Failure> {
    let (language, info) = (input.language, format.info());
    if input.date.is_some() && !info.has_date {
        let path = ("path", input.name.into());
        return Err(Failure::Told(say_with(language, key::CLI_EXPORT_ONLY_SHOWN, &[path])));
    }
    let is_report = matches!(info.made_from, MadeFrom::Report(..));
    if length == ReportLength::Brief && !is_report {
        let path = ("path", input.name.into());
        return Err(Failure::Told(say_with(language, key::CLI_EXPORT_NO_BRIEF, &[path])));
    }
    match info.made_from {
        MadeFrom::Report(escapes, make) => make(&report(input, length, escapes), input.name)
            .map_err(|error| Failure::Told(export_error(&error, language))),
        MadeFrom::Table(make) => Ok(make(&input.table(), &input.about())),
        MadeFrom::Scenarios(make) => {
            make(input).map_err(|error| Failure::Told(export_error(&error, language)))
        }
        MadeFrom::Chart(..) => Err(no_format(path, language)),
    }
}
