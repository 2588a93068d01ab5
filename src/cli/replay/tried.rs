//! `replay --rule FILE --from YEAR`: the rule of a scenario on a stretch of history.

use std::io::Write;
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

use crate::cli::answer::{Failure, Outcome};
use crate::cli::lines::{grid, in_one_line, reasons};
use crate::cli::overwriting::Overwriting;
use crate::cli::project::{amount, measure, status_json, unit_word};
use crate::engine::check::Problem;
use crate::engine::counterfactual::{
    Counterfactual, RuleAt, Trial, TriedYear, counterfactual, rules, stretch, usual_rule,
};
use crate::engine::{Bound, RowName};
use crate::files::{self, ScenarioFile, record};
use crate::model::{Reason, Record, Scenario, Status, Unit, Value, Why, Year, Years};
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
    overwriting: Overwriting,
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
    let chosen = measure(words.currency.as_ref(), words.real.as_ref())?;
    let first = year("--from", words.from.as_deref().unwrap_or_default())?;
    let last = match &words.to {
        Some(text) => year("--to", text)?,
        None => stretch(record).map_or(first, |years| years.last),
    };
    let rule = rule_of(&scenario, words.of.as_deref())?;
    let told = |why| Failure::Told(cannot_try_words(why, language));
    let rule = rule.ok_or_else(|| Failure::Told(say(language, key::TRIED_NO_RULE)))?;
    let trial = Trial { scenario: &scenario, rule, years: Years::new(first, last) };
    let tried = counterfactual(&trial, record, &chosen).map_err(told)?;
    if let Some(path) = &words.output {
        save(path, &words.overwriting, &trial, &tried, record, language)?;
    }
    if as_json {
        let json = tried_json(&scenario, &trial, &tried, language);
        writeln!(out, "{}", serde_json::to_string_pretty(&json).map_err(Failure::told)?)?;
    } else {
        let input = views::counterfactual::Input { tried: &tried, title: &scenario.title, record, language };
        print(&views::counterfactual::view(&input), language, out)?;
        if let Some(path) = &words.output {
            writeln!(out, "\n{}", path.display())?;
        }
    }
    let known = tried.rows.iter().all(|row| row.by_rule.known().is_some());
    Ok((is_sound && known).into())
}

fn year(option: &str, text: &str) -> Result<Year, Failure> {
    let year: Option<Year> = text.parse().ok().filter(|year: &Year| year.is_accepted());
    let expected = format!("found `{text}`, expected a year after {option}, for example `{option} 2021`");
    year.ok_or(Failure::Told(expected))
}

/// The rule that begins in the year asked for, or the usual one.
fn rule_of(scenario: &Scenario, of: Option<&str>) -> Result<Option<RuleAt>, Failure> {
    let Some(of) = of else { return Ok(usual_rule(scenario)) };
    let first = year("--of", of)?;
    let all = rules(scenario);
    let found = all.iter().copied().find(|rule| rule.first == first);
    let known: Vec<String> = all.iter().map(|rule| rule.first.to_string()).collect();
    let message = || format!("no rule begins in {first}; the scenario has {}", known.join(", "));
    found.map(Some).ok_or_else(|| Failure::Told(message()))
}

/// Writes what was tried as a scenario; nothing that the check would refuse.
fn save(
    path: &Path,
    overwriting: &Overwriting,
    trial: &Trial<'_>,
    tried: &Counterfactual,
    record: &Record,
    language: Language,
) -> Result<(), Failure> {
    let errors = tried.projection.plan().problems();
    if !errors.is_empty() {
        let told = |problem: &Problem| format!("`{}`: {}", problem.field, problem_words(problem, language));
        let told: Vec<String> = errors.iter().map(told).collect();
        return Err(Failure::Told(format!("{}\n{}", say(language, key::CLI_WOULD_NOT_DO), told.join("\n"))));
    }
    overwriting.check(std::iter::once(path), language)?;
    let title = trial.scenario.title.trim();
    let first = trial.years.first;
    let rule = trial.rule.of(trial.scenario).map(|(_, rule)| clause_words(rule, language));
    let scenario = Scenario {
        title: trial_title(title, first, language),
        note: Some(trial_note(title, &rule.unwrap_or_default(), first, &record.edition, language)),
        ..tried.scenario.clone()
    };
    let saved = files::save_scenario(path, &ScenarioFile::new(scenario));
    saved.map(|_| ()).map_err(|error| Failure::Told(file_errors::save_error(&error, language)))
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

#[expect(clippy::too_many_lines, reason = "one key of the answer after the other")]
fn tried_json(scenario: &Scenario, trial: &Trial<'_>, tried: &Counterfactual, language: Language) -> Json {
    let unit = tried.measure.unit(tried.scenario.currency());
    let known = |value: Option<Decimal>| match value {
        Some(value) => amount(Value::Known(value), unit),
        None => Json::Null,
    };
    let row = |row: &TriedYear| {
        let rate = |value: Option<Value>| value.map_or(Json::Null, |value| amount(value, Unit::Rate));
        let missing = || missing_values_words(&tried.missing, trial.years.first, language);
        let plan = tried.projection.plan();
        let is_absent = |why: &Why| {
            let row = plan.row(why.figure.row).name;
            matches!((why.reason, row), (Reason::NotStated, RowName::Series(_)))
        };
        let why = row.by_rule.why().map(|why| {
            let missing = Some(why).filter(is_absent).and_then(|_| missing());
            missing.unwrap_or_else(|| tried_why_words(tried, why, language))
        });
        json!({
            "year": row.year.0,
            "agreed": known(row.agreed.as_ref().map(|agreed| agreed.value)),
            "agreed_status": row.agreed.as_ref().map(|agreed| agreed.status.word()),
            "agreed_converted": row.agreed.as_ref().map(|agreed| agreed.converted),
            "agreed_sources": row.agreed.as_ref().map(|agreed| {
                agreed.sources.iter().map(|source| source.0.clone()).collect::<Vec<String>>()
            }),
            "by_rule": amount(row.by_rule, unit),
            "status": status_json([
                ("by_rule", row.by_rule.known().map(|_| row.known.by_rule)),
                ("agreed", row.agreed.as_ref().map(|agreed| agreed.status)),
                ("difference", row.difference().map(|_| row.difference_status())),
                ("index", row.index.and_then(Value::known).map(|_| row.known.index)),
                ("growth", row.growth.and_then(Value::known).map(|_| row.known.growth)),
                ("without_cap", row.without_cap.and_then(Value::known).map(|_| row.known.without_cap)),
                ("worth_of_cap", row.worth_of_cap().map(|_| row.worth_of_cap_status())),
            ]),
            "why": why,
            "difference": known(row.difference()),
            "index": rate(row.index),
            "growth": rate(row.growth),
            "bound": row.bound.map(|bound| match bound {
                Bound::Cap => "cap",
                Bound::Floor => "floor",
            }),
            "without_cap": known(row.without_cap.and_then(Value::known)),
            "worth_of_cap": known(row.worth_of_cap()),
        })
    };
    let sums = tried.sums.map(|sums| {
        let agreed = |row: &TriedYear| row.agreed.as_ref().map_or(Status::Published, |agreed| agreed.status);
        json!({
            "status": status_json([
                ("agreed", Some(tried.sum_status(&sums, agreed))),
                ("by_rule", Some(tried.sum_status(&sums, |row| row.known.by_rule))),
                ("difference", sums.difference().map(|_| tried.sum_status(&sums, TriedYear::difference_status))),
                (
                    "worth_of_cap",
                    sums.worth_of_cap.map(|_| tried.sum_status(&sums, TriedYear::worth_of_cap_status)),
                ),
            ]),
            "first": sums.years.first.0,
            "last": sums.years.last.0,
            "agreed": known(Some(sums.agreed)),
            "by_rule": known(Some(sums.by_rule)),
            "difference": known(sums.difference()),
            "worth_of_cap": known(sums.worth_of_cap),
        })
    });
    let missing = tried
        .missing
        .iter()
        .map(|one| json!({ "series": one.series, "year": one.year.0, "stops": one.stops.0 }));
    let rule = trial.rule.of(scenario).map(|(_, rule)| clause_words(rule, language));
    json!({
        "scenario": scenario.title,
        "rule": rule,
        "base_year": trial.years.first.0,
        "unit": unit_word(unit),
        "rows": tried.rows.iter().map(row).collect::<Vec<Json>>(),
        "sums": sums,
        "missing": missing.collect::<Vec<Json>>(),
    })
}
