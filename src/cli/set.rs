//! `set`: an edit without a window.

use std::path::PathBuf;

use super::writing::{WritingArgs, file_of};
use crate::cli::answer::{Failure, Outcome};
use crate::engine::check::{Problem, ProblemKind};
use crate::engine::{
    EditCheck, EditError, InPlace, Provenance, amount_in_place, is_hardly_meant, plan, project, times_apart,
    write_values,
};
use crate::files::record;
use crate::files::{self, ValueError};
use crate::model::{Field, FieldError, FieldValue, Kind, Scenario, Spelt, Stated};
use crate::model::{noisy_number, plain_value, sign_name};
use crate::text::expected;
use crate::text::file_errors;
use crate::text::numbers::number;
use crate::text::problems::problem_words;
use crate::text::stating::{KnownSources, parted, read_value};
use crate::text::titles;
use crate::text::{Digits, Hint, Language, Typed, key, say, say_with};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The scenario.
    file: PathBuf,
    /// Fields with their new values, for example `rule.2027.cap=4%`; nothing after `=` leaves the field out.
    #[arg(required = true, value_name = "FIELD=VALUE")]
    edits: Vec<String>,
    /// Where the result is written; `-` prints it.
    #[arg(short, long, value_name = "NEW")]
    output: PathBuf,
    #[command(flatten)]
    writing: WritingArgs,
}

pub(super) fn run(words: &Args, language: Language) -> Result<Outcome, Failure> {
    let mut file = super::opened::open(&words.file, language)?;
    let field_error = |error: &FieldError| Failure::Told(expected::field_error(error, language));
    let mut so_far = file.scenario.clone();
    let mut values: Vec<(Field, FieldValue)> = Vec::new();
    let mut notices: Vec<String> = Vec::new();
    let mut set: Vec<(Field, &str)> = Vec::new();
    let mut told_as_far: Vec<Field> = Vec::new();
    for edit in &words.edits {
        let (path, text) = edit.split_once('=').ok_or_else(|| {
            Failure::Told(say_with(language, key::CLI_NOT_AN_EDIT, &[("found", edit.into())]))
        })?;
        let field: Field = path.trim().parse().map_err(|error| field_error(&error))?;
        refuse_second(&mut set, &field, text, language)?;
        let value = read_edit(&field, text, &so_far, language)?;
        notices.extend(noise(&field, text, language));
        if let Some(far) = far_from_what_stands(&so_far, &field, &value, language) {
            notices.push(far);
            told_as_far.push(field.clone());
        }
        // Whoever names the status means it, also where the value stays.
        let known = KnownSources::of(&so_far, record::bundled());
        let names_status = match parted(text, &known) {
            Ok((_, said)) => said.is_some(),
            Err(hint) => matches!(hint, Hint::UnknownSource { .. } | Hint::PublishedWithoutSource),
        };
        let value = if names_status { value } else { field.kept_if_equal(&so_far, value) };
        let edit = (field, value);
        so_far = write_values(so_far, std::slice::from_ref(&edit), Provenance::Own)
            .map_err(|error| field_error(&error))?;
        values.push(edit);
    }
    let told = |problem: &Problem| format!("`{}`: {}", problem.field, problem_words(problem, language));
    let edited = titles::edited(&file.scenario, &values, Provenance::Own, EditCheck::NoError);
    file.scenario = edited.map_err(|error| match error {
        EditError::Field(error) => field_error(&error),
        EditError::Problems(problems) => {
            let problems: Vec<String> = problems.iter().map(told).collect();
            Failure::Told(format!("{}\n{}", say(language, key::CLI_WOULD_NOT_DO), problems.join("\n")))
        }
    })?;
    // Edits may make more of something than a file may hold.
    let text = files::write_scenario(&file);
    files::read_scenario(&text, &words.output.display().to_string())
        .map_err(|error| Failure::Told(file_errors::read_error(&error, language)))?;
    let outcome = words.writing.write(&words.output, None, vec![file_of(&words.output, text)], language)?;
    // Only now: where nothing was written nothing is lost.
    for comment in &file.other_comments {
        let args = [("comment", (&comment.text).into())];
        super::answer::complain(&format!(
            "{}:{}: {}",
            words.file.display(),
            comment.place,
            say_with(language, key::CLI_COMMENT_LOST, &args)
        ));
    }
    let projection = project(plan(&file.scenario, record::bundled(), &[]));
    let problems = titles::problems(&file.scenario, &projection, record::bundled());
    // What is far from what it replaces is not told once more as far from its neighbours.
    let is_far = |problem: &Problem| matches!(problem.kind, ProblemKind::FarFromNeighbour(_));
    let is_told = |problem: &&Problem| is_far(problem) && told_as_far.contains(&problem.field);
    notices.extend(problems.iter().filter(|problem| !is_told(problem)).map(told));
    for notice in &notices {
        super::answer::complain(&format!("{}: {notice}", say(language, key::CLI_NOTICE)));
    }
    Ok(outcome)
}

/// The value that a text means: as files spell it, else, with a status or sources behind it, as it is typed in the
/// window.
fn read_edit(
    field: &Field,
    text: &str,
    scenario: &Scenario,
    language: Language,
) -> Result<FieldValue, Failure> {
    let refused = match files::read_value(field, text) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    let known = KnownSources::of(scenario, record::bundled());
    let is_name = matches!(refused, ValueError::Leaf(FieldError::Source { .. }));
    if !is_name && !matches!(parted(text, &known), Ok((_, None)) | Err(Hint::OpenBracket)) {
        match read_value(field, text, (scenario, &known), || None, language) {
            Typed::Understood(value) => return Ok(value),
            Typed::NotUnderstood(hint) => {
                return Err(Failure::Told(format!("`{field}`: {}", hint.say(language))));
            }
            Typed::Ambiguous(_) | Typed::Empty => {}
        }
    }
    let told = file_errors::value_error(&refused, language);
    Err(Failure::Told(unseen(text, language).map_or(told.clone(), |unseen| format!("{told}; {unseen}"))))
}

/// Refuses a field that is set a second time: which of the two is meant cannot be known.
fn refuse_second<'a>(
    set: &mut Vec<(Field, &'a str)>,
    field: &Field,
    text: &'a str,
    language: Language,
) -> Result<(), Failure> {
    if let Some((_, first)) = set.iter().find(|(known, _)| known == field) {
        let args = [("field", field.to_string().into()), ("first", (*first).into()), ("second", text.into())];
        return Err(Failure::Told(say_with(language, key::CLI_SET_TWICE, &args)));
    }
    set.push((field.clone(), text));
    Ok(())
}

/// The first sign of a refused text that cannot be seen, by its code.
fn unseen(text: &str, language: Language) -> Option<String> {
    let code = text.chars().filter(|sign| *sign != ' ').map(sign_name).find(|name| name.starts_with("U+"))?;
    Some(Hint::UnknownWord(code).say(language))
}

/// Says where a number was read without its binary noise.
fn noise(field: &Field, text: &str, language: Language) -> Option<String> {
    let (written, read) = noisy_number(&plain_value(text)).filter(|_| field.kind() != Kind::Text)?;
    let args = [("written", written.into()), ("read", read.to_string().into())];
    Some(format!("`{field}`: {}", say_with(language, key::TYPED_NOISE, &args)))
}

/// Says that an amount is hardly meant: a command cannot ask.
fn far_from_what_stands(
    scenario: &Scenario,
    field: &Field,
    value: &FieldValue,
    language: Language,
) -> Option<String> {
    let FieldValue::Money(Stated { value: amount, .. }) = value else { return None };
    let projection = project(plan(scenario, record::bundled(), &[]));
    let in_place = amount_in_place(scenario, &projection, field)?;
    let now = in_place.amount();
    let times = times_apart(amount.amount, now.amount).filter(|_| is_hardly_meant(*amount, in_place))?;
    let key = match in_place {
        InPlace::AddedTo(_) => key::CLI_FAR_ABOVE_YEAR,
        InPlace::Replaced(_) if amount.amount.abs() > now.amount.abs() => key::CLI_FAR_FROM,
        InPlace::Replaced(_) => key::CLI_FAR_BELOW,
    };
    let args = [
        ("field", format!("`{field}`").into()),
        ("value", amount.spell().into()),
        ("times", number(times, Digits::AtMost(1)).into()),
        ("now", now.spell().into()),
    ];
    Some(say_with(language, key, &args))
}
