//! Where a command writes, what it may write over, and how that is told.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::answer::{Failure, Outcome, complain};
use super::terminal::Terminal;
use crate::export::{File, Format};
use crate::files::{self, FileToSave, Replacing, Saved};
use crate::text::file_errors;
use crate::text::{Language, key, say, say_with};

#[derive(Debug, clap::Args)]
pub(super) struct WritingArgs {
    /// Writes over a file that is there already, also over one that is read-only, belongs to somebody else or has
    /// other names.
    #[arg(long, visible_alias = "overwrite")]
    force: bool,
}

/// Whether a path means what a command prints to: `-`, or a name that systems give it.
pub(super) fn is_stream(path: &Path) -> bool {
    let names = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];
    names.iter().any(|name| path == Path::new(name))
}

/// The format in which a command writes: that of the ending, or the one that is asked for. None if neither says one that
/// the command has; of several with one ending the first in their order is meant.
///
/// # Errors
/// If both say it and differ.
pub(super) fn format_of(
    path: &Path,
    asked: Option<Format>,
    has: impl Fn(Format) -> bool,
    language: Language,
) -> Result<Option<Format>, Failure> {
    let ending = path.extension().map(|ending| ending.to_string_lossy());
    let ending = ending.filter(|_| !is_stream(path));
    let ends_so = |format: &Format| ending.as_deref().is_some_and(|ending| format.ends_so(ending));
    let of_ending = Format::ALL.into_iter().filter(ends_so).find(|format| has(*format));
    let is_known = Format::ALL.iter().any(ends_so);
    match asked {
        Some(asked) if is_known && !ends_so(&asked) => {
            let args = [("path", path.display().to_string().into()), ("format", asked.key().into())];
            Err(Failure::Told(say_with(language, key::CLI_FORMAT_DIFFERS, &args)))
        }
        Some(asked) if has(asked) => Ok(Some(asked)),
        // A word may be the ending of what another command writes.
        Some(asked) => {
            Ok(Format::ALL.into_iter().find(|format| has(*format) && format.ends_so(asked.ending())))
        }
        None => Ok(of_ending),
    }
}

/// That standard output does not say in which of these formats a command writes.
pub(super) fn format_needed(known: &[Format], language: Language) -> Failure {
    let known: Vec<&str> = known.iter().map(|format| format.key()).collect();
    Failure::Told(say_with(language, key::CLI_FORMAT_NEEDED, &[("known", known.join(", ").into())]))
}

impl WritingArgs {
    /// Refuses the first of `paths` at which something is that may not be written over.
    pub(super) fn check<'a>(
        &self,
        mut paths: impl Iterator<Item = &'a Path>,
        language: Language,
    ) -> Result<(), Failure> {
        if self.force {
            return Ok(());
        }
        let is_there = |path: &&Path| !is_stream(path) && path.symlink_metadata().is_ok();
        let Some(there) = paths.find(is_there) else { return Ok(()) };
        let path = ("path", there.display().to_string().into());
        Err(Failure::Told(say_with(language, key::CLI_THERE_ALREADY, &[path])))
    }

    fn replacing(&self) -> Replacing {
        if self.force { Replacing::ALL } else { Replacing::NOTHING }
    }

    /// Writes what a command made, and prints where. The first of the files lies at `output`, the others beside it; to
    /// what a command prints to goes the first alone.
    pub(super) fn write(
        &self,
        output: &Path,
        format: Option<Format>,
        made: Vec<File>,
        language: Language,
    ) -> Result<Outcome, Failure> {
        if is_stream(output) {
            return write_to_stream(&made, language);
        }
        let (saved, paths) = self.save(output, format, made, language)?;
        Ok(tell_saved(&saved, &paths, language))
    }

    /// The same for files, without printing where they are.
    pub(super) fn write_silently(
        &self,
        output: &Path,
        made: Vec<File>,
        language: Language,
    ) -> Result<Outcome, Failure> {
        let (saved, _) = self.save(output, None, made, language)?;
        Ok(tell_saved(&saved, &[], language))
    }

    fn save(
        &self,
        output: &Path,
        format: Option<Format>,
        made: Vec<File>,
        language: Language,
    ) -> Result<(Saved, Vec<PathBuf>), Failure> {
        let to_save = made.into_iter().enumerate().map(|(place, file)| {
            let path = if place == 0 { output.to_owned() } else { output.with_file_name(file.name) };
            FileToSave::new(&path, file.bytes).replacing(self.replacing())
        });
        let to_save: Vec<FileToSave> = to_save.collect();
        self.check(to_save.iter().map(|file| file.path.as_path()), language)?;
        if let Some(format) = format
            && is_mixed(output, format)
        {
            let path = ("path", output.display().to_string().into());
            notice(&say_with(language, key::FILE_WAS_MIXED, &[path]), language);
        }
        let saved = files::save_all(&to_save).map_err(|error| Failure::Told(not_saved(&error, language)))?;
        Ok((saved, to_save.into_iter().map(|file| file.path).collect()))
    }
}

/// Whether what lies at a name is from two exports.
fn is_mixed(output: &Path, format: Format) -> bool {
    let name = super::opened::name_of(output);
    format.is_mixed(&name, &|name| files::bytes_of(&output.with_file_name(name)))
}

/// Why nothing was saved, and that `--force` would, where it would.
fn not_saved(error: &files::SaveError, language: Language) -> String {
    let told = file_errors::save_error(error, language);
    match error.problem {
        files::SaveProblem::Protected(_) | files::SaveProblem::Appeared => {
            format!("{told}; {}", say(language, key::CLI_FORCE_WOULD))
        }
        _ => told,
    }
}

fn write_to_stream(made: &[File], language: Language) -> Result<Outcome, Failure> {
    let Some((first, beside)) = made.split_first() else { return Ok(Outcome::Yes) };
    let mut out = io::stdout().lock();
    out.write_all(&first.bytes)?;
    out.flush()?;
    if !beside.is_empty() {
        let names: Vec<&str> = beside.iter().map(|file| file.name.as_str()).collect();
        notice(&say_with(language, key::CLI_LEFT_OUT, &[("files", names.join(", ").into())]), language);
    }
    Ok(Outcome::Yes)
}

/// Prints where files were saved, and what must be known of it. What was saved stays saved where this cannot be
/// printed.
fn tell_saved(saved: &Saved, paths: &[PathBuf], language: Language) -> Outcome {
    for told in &saved.notices {
        notice(&file_errors::save_notice(told, language), language);
    }
    let mut out = Terminal(io::stdout().lock());
    let lines: Vec<String> = paths.iter().map(|path| path.display().to_string() + "\n").collect();
    if let Err(error) = out.write_all(lines.concat().as_bytes()).and_then(|()| out.flush())
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        let error = ("error", error.to_string().into());
        notice(&say_with(language, key::CLI_SAVED_NOT_PRINTED, &[error]), language);
    }
    match &saved.unflushed {
        None => Outcome::Yes,
        Some((folder, error)) => {
            complain(&file_errors::not_flushed(folder, error, language));
            Outcome::No
        }
    }
}

fn notice(told: &str, language: Language) {
    complain(&format!("{}: {told}", say(language, key::CLI_NOTICE)));
}

/// The text of a file that a command writes, as one of what it made.
pub(super) fn file_of(path: &Path, text: String) -> File {
    File::new(super::opened::name_of(path), text.into_bytes())
}
