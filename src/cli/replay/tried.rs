//! `replay --rule FILE --from YEAR`: the rule of a scenario on a stretch of history.

use std::io::Write;
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;

use crate::cli::answer::{Failure, Outcome};
use crate::cli::json::{
    self, Exact, MissingSeriesValue, TrialAnswer, TrialFigures, TrialSumFigures, TrialSums, TrialYear,
};
use crate::cli::lines::{grid, in_one_line, reasons};
use crate::cli::project::{measure, year_after};
use crate::cli::writing::{WritingArgs, file_of, is_stream};
use crate::engine::RowName;
use crate::engine::check::Problem;
use crate::engine::counterfactual::{
    Counterfactual, RuleAt, Trial, TriedSums, TriedYear, counterfactual, rules, stretch, usual_rule,
};
use crate::files::{self, ScenarioFile, record};
use crate::model::{Record, Scenario, Status, Unit, UnknownReason, Value, Years};
use crate::present::{Align, views};
use crate::text::fields::clause_words;
use crate::text::file_errors;
use crate::text::history::{
    cannot_try_words, missing_values_words, trial_note, trial_title, tried_why_words,
};
use crate::text::problems::problem_words;
use crate::text::{Language, key, say, say_with};

#[derive(Debug, clap::Args)]
pub(super) struct Trying {
    /// Tries the rule of that scenario on history.
    #[arg(long, value_name = "FILE", requires = "from")]
    pub(super) rule: Option<PathBuf>,
    /// The year whose agreed amount is the base; the rule settles every later one.
    #[arg(long, value_name = "YEAR", requires = "rule")]
    from: Option<String>,
    /// The last year; without it the last one with an agreed amount.
    #[arg(long, value_name = "YEAR", requires = "rule")]
    to: Option<String>,
    /// Which rule of the scenario, by its first year; without it the last one.
    #[arg(long, value_name = "YEAR", requires = "rule")]
    of: Option<String>,
    /// Converts amounts, for example into USD.
    #[arg(long = "in", value_name = "CURRENCY", requires = "rule")]
    currency: Option<String>,
    /// In the consumer prices of a year.
    #[arg(long, value_name = "YEAR", requires = "rule")]
    real: Option<String>,
    /// Writes what was tried as a scenario.
    #[arg(short, long, value_name = "NEW", requires = "rule")]
    output: Option<PathBuf>,
    #[command(flatten)]
    writing: WritingArgs,
}

pub(super) fn run(
    file: &Path,
    words: &Trying,
    as_json: bool,
    language: Language,
    out: &mut impl Write,
) -> Result<Outcome, Failure> {
    let opened = crate::cli::opened::open_shown(file, language)?;
    let (scenario, is_sound) = (opened.scenario, opened.is_sound);
    let record = record::bundled();
    let chosen = measure(words.currency.as_ref(), words.real.as_ref(), language)?;
    let year = |option, text| year_after(option, text, "2021", language);
    let first = year("--from", words.from.as_deref().unwrap_or_default())?;
    let last = match &words.to {
        Some(text) => year("--to", text)?,
        None => stretch(record).map_or(first, |years| years.last),
    };
    let rule = rule_of(&scenario, words.of.as_deref(), language)?;
    let told = |why| Failure::Told(cannot_try_words(why, language));
    let rule = rule.ok_or_else(|| Failure::Told(say(language, key::TRIED_NO_RULE)))?;
    let trial = Trial { scenario: &scenario, rule, years: Years::new(first, last) };
    let tried = counterfactual(&trial, record, &chosen).map_err(told)?;
    let known = tried.rows.iter().all(|row| row.by_rule.known().is_some());
    let written = match &words.output {
        Some(path) => Some((path, scenario_of(&trial, &tried, record, language)?)),
        None => None,
    };
    if let Some((path, text)) = &written {
        words.writing.check(std::iter::once(path.as_path()), language)?;
        if is_stream(path) {
            write!(out, "{text}")?;
            return Ok((is_sound && known).into());
        }
    }
    if as_json {
        json::print(&answer(&trial, &tried, language), out)?;
    } else {
        let input =
            views::counterfactual::TrialInput { tried: &tried, title: &scenario.title, record, language };
        print(&views::counterfactual::view(&input), language, out)?;
    }
    let Some((path, text)) = written else { return Ok((is_sound && known).into()) };
    let made = vec![file_of(path, text)];
    let written = if as_json {
        words.writing.write_silently(path, made, language)?
    } else {
        writeln!(out)?;
        out.flush()?;
        words.writing.write(path, None, made, language)?
    };
    Ok((matches!(written, Outcome::Yes) && is_sound && known).into())
}

/// The rule that begins in the year asked for, or the usual one.
fn rule_of(scenario: &Scenario, of: Option<&str>, language: Language) -> Result<Option<RuleAt>, Failure> {
    let Some(of) = of else { return Ok(usual_rule(scenario)) };
    let first = year_after("--of", of, "2021", language)?;
    let all = rules(scenario);
    let found = all.iter().copied().find(|rule| rule.first == first);
    let known: Vec<String> = all.iter().map(|rule| rule.first.to_string()).collect();
    found.map(Some).ok_or_else(|| {
        let args = [("year", first.into()), ("known", known.join(", ").into())];
        Failure::Told(say_with(language, key::CLI_NO_RULE_BEGINS, &args))
    })
}

/// What was tried, as the text of a scenario; nothing that the check would refuse.
fn scenario_of(
    trial: &Trial<'_>,
    tried: &Counterfactual,
    record: &Record,
    language: Language,
) -> Result<String, Failure> {
    let errors = tried.projection.plan().problems();
    if !errors.is_empty() {
        let told = |problem: &Problem| format!("`{}`: {}", problem.field, problem_words(problem, language));
        let told: Vec<String> = errors.iter().map(told).collect();
        return Err(Failure::Told(format!("{}\n{}", say(language, key::CLI_WOULD_NOT_DO), told.join("\n"))));
    }
    let title = trial.scenario.title.trim();
    let first = trial.years.first;
    let rule = trial.rule.of(trial.scenario).map(|(_, rule)| clause_words(rule, language));
    let scenario = Scenario {
        title: trial_title(title, first, language),
        note: Some(trial_note(title, &rule.unwrap_or_default(), first, &record.edition, language)),
        ..tried.scenario.clone()
    };
    let text = files::write_scenario(&ScenarioFile::new(scenario));
    // What was put together may be more of something than a file may hold.
    files::read_scenario(&text, "")
        .map_err(|error| Failure::Told(file_errors::read_error(&error, language)))?;
    Ok(text)
}

fn print(view: &crate::present::View, language: Language, out: &mut impl Write) -> Result<(), Failure> {
    for sentence in [&view.headline, &view.subline] {
        writeln!(out, "{}", in_one_line(sentence))?;
    }
    writeln!(out)?;
    let table = &view.table;
    let head = |column: &crate::present::Column| match column.unit.as_str() {
        "" => column.head.clone(),
        unit => format!("{} ({unit})", column.head),
    };
    let signed = |cell: &crate::present::Cell| {
        let signs = cell.marks.iter().filter_map(|mark| mark.sign());
        format!("{}{}", cell.text, signs.collect::<String>())
    };
    let mut rows: Vec<Vec<String>> = vec![table.columns.iter().map(head).collect()];
    rows.extend(table.rows.iter().map(|row| row.cells.iter().map(signed).collect()));
    let aligns: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
    grid(&rows, &aligns, out)?;
    writeln!(out)?;
    let sources: Vec<&str> = table.sources.iter().map(|source| source.0.as_str()).collect();
    let sources = say_with(language, key::CHART_SOURCES, &[("sources", sources.join(", ").into())]);
    for note in table.signs(language).iter().chain(&table.notes).chain([&sources]) {
        writeln!(out, "{}", in_one_line(note))?;
    }
    reasons(table, language, out)
}

fn answer(trial: &Trial<'_>, tried: &Counterfactual, language: Language) -> TrialAnswer {
    let unit = tried.measure.unit(tried.scenario.currency());
    let missing = tried.missing.iter().map(|one| MissingSeriesValue {
        series: one.series.clone(),
        year: one.year.0,
        stops: one.stops.0,
    });
    TrialAnswer {
        scenario: trial.scenario.title.clone(),
        rule: trial.rule.of(trial.scenario).map(|(_, rule)| clause_words(rule, language)),
        base_year: trial.years.first.0,
        unit,
        rows: tried.rows.iter().map(|row| year_answer(trial, tried, row, language)).collect(),
        sums: tried.sums.map(|sums| sums_answer(tried, &sums, unit)),
        missing: missing.collect(),
    }
}

fn year_answer(trial: &Trial<'_>, tried: &Counterfactual, row: &TriedYear, language: Language) -> TrialYear {
    let unit = tried.measure.unit(tried.scenario.currency());
    let exact = |value: Option<Decimal>| value.map(|value| Exact::known(value, unit));
    let (agreed, known) = (row.agreed.as_ref(), &row.known);
    let known_as = |value: Option<Value>, status: Status| value.and_then(Value::known).map(|_| status);
    TrialYear {
        year: row.year.0,
        agreed: exact(agreed.map(|agreed| agreed.value)),
        agreed_status: agreed.map(|agreed| agreed.status),
        agreed_converted: agreed.map(|agreed| agreed.converted),
        agreed_sources: agreed.map(|agreed| agreed.sources.clone()),
        by_rule: Exact::of(row.by_rule, unit),
        status: TrialFigures {
            by_rule: known_as(Some(row.by_rule), known.by_rule),
            agreed: agreed.map(|agreed| agreed.status),
            difference: row.difference().map(|_| row.difference_status()),
            index: known_as(row.index, known.index),
            growth: known_as(row.growth, known.growth),
            without_cap: known_as(row.without_cap, known.without_cap),
            worth_of_cap: row.worth_of_cap().map(|_| row.worth_of_cap_status()),
        },
        why: why(trial, tried, row, language),
        difference: exact(row.difference()),
        index: row.index.and_then(|index| Exact::of(index, Unit::Rate)),
        growth: row.growth.and_then(|growth| Exact::of(growth, Unit::Rate)),
        bound: row.bound,
        without_cap: row.without_cap.and_then(|value| Exact::of(value, unit)),
        worth_of_cap: exact(row.worth_of_cap()),
    }
}

/// Why what the rule gives is unknown; of a value that is not in print, which one and what it stops.
fn why(trial: &Trial<'_>, tried: &Counterfactual, row: &TriedYear, language: Language) -> Option<String> {
    let why = row.by_rule.why()?;
    let of = tried.projection.plan().row(why.figure.row).name;
    let is_absent = matches!((why.reason, of), (UnknownReason::NotStated, RowName::Series(_)));
    let missing = is_absent.then(|| missing_values_words(&tried.missing, trial.years.first, language));
    Some(missing.flatten().unwrap_or_else(|| tried_why_words(tried, why, language)))
}

fn sums_answer(tried: &Counterfactual, sums: &TriedSums, unit: Unit) -> TrialSums {
    let exact = |value: Decimal| Exact::known(value, unit);
    let agreed = |row: &TriedYear| row.agreed.as_ref().map_or(Status::Published, |agreed| agreed.status);
    TrialSums {
        status: TrialSumFigures {
            agreed: Some(tried.sum_status(sums, agreed)),
            by_rule: Some(tried.sum_status(sums, |row| row.known.by_rule)),
            difference: sums.difference().map(|_| tried.sum_status(sums, TriedYear::difference_status)),
            worth_of_cap: sums.worth_of_cap.map(|_| tried.sum_status(sums, TriedYear::worth_of_cap_status)),
        },
        first: sums.years.first.0,
        last: sums.years.last.0,
        agreed: exact(sums.agreed),
        by_rule: exact(sums.by_rule),
        difference: sums.difference().map(exact),
        worth_of_cap: sums.worth_of_cap.map(exact),
    }
}
