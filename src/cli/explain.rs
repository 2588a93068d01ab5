//! `explain`: why a figure is what it is.

use std::io::Write;
use std::path::PathBuf;

use crate::cli::answer::{Failure, Outcome};
use crate::cli::json::{self, CitedSource, Exact, ExplainAnswer, ExplainBasis};
use crate::cli::lines::in_one_line;
use crate::engine::{FigureError, PlanRow, Projection, plan, project};
use crate::files::record;
use crate::model::{Field, Figure, Status, Value};
use crate::present::{self, Cited, Explained, Selection, SupportingValue, views};
use crate::text::explanation::figure_error_words;
use crate::text::fields::status_word;
use crate::text::{Language, key, say_with};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The scenario.
    file: PathBuf,
    /// The figure, for example `total.2027`.
    figure: String,
    /// As JSON.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(words: &Args, language: Language, out: &mut impl Write) -> Result<Outcome, Failure> {
    let opened = super::opened::open_shown(&words.file, language)?;
    let (scenario, is_sound) = (opened.scenario, opened.is_sound);
    let record = record::bundled();
    let measures = views::projection::measures(&scenario, &crate::engine::Measure::default());
    let projection = project(plan(&scenario, record, &measures));
    let figure = growth(&projection, &words.figure).map_or_else(|| projection.plan().find(&words.figure), Ok);
    let figure = figure.map_err(|mut error| {
        if let FigureError::NoSuchRow { known, .. } = &mut error {
            known.insert_str(0, &format!("`growth.{}`, ", scenario.years.last));
        }
        Failure::Told(figure_error_words(&error, language))
    })?;
    let row = projection.plan().row(figure.row);
    let selection = Selection { row: row.name, year: figure.year };
    let explained = present::explain(&scenario, &projection, record, selection, language);
    let explained = explained.ok_or_else(|| {
        let figure = ("figure", (&words.figure).into());
        Failure::Told(say_with(language, key::CLI_FIGURE_NOT_EXPLAINED, &[figure]))
    })?;
    let value = projection.value(figure);
    if words.json {
        json::print(&answer(&words.figure, value, row, explained), out)?;
    } else {
        // A figure that rests on nothing but what is in print is not in print itself.
        let told =
            |status: Status| status.needs_a_mark().then(|| format!("  {}", status_word(status, language)));
        let status = value.known().and_then(|_| told(explained.status)).unwrap_or_default();
        writeln!(out, "{}  {}{status}", explained.title, explained.value)?;
        for line in explained.lines.iter().chain([&explained.clause]).chain(&explained.notes) {
            if !line.is_empty() {
                writeln!(out, "  {}", in_one_line(line))?;
            }
        }
        for ground in &explained.rests_on {
            let field = ground.field.as_ref().map(|field| format!("  ({field})")).unwrap_or_default();
            let name = in_one_line(&ground.name);
            let status = match ground.selection {
                Some(_) => ground.status.and_then(told).unwrap_or_default(),
                None => ground
                    .status
                    .map(|status| format!("  {}", status_word(status, language)))
                    .unwrap_or_default(),
            };
            writeln!(out, "- {name}  {}{status}{field}", ground.value)?;
            for cited in &ground.sources {
                writeln!(out, "    [{}] {}  {}", cited.id, cited.text, cited.address)?;
            }
        }
    }
    Ok((is_sound && value.known().is_some()).into())
}

fn answer(figure: &str, value: Value, row: &PlanRow, explained: Explained) -> ExplainAnswer {
    let Explained { lines, clause, notes, status, rests_on, .. } = explained;
    let source = |Cited { id, text, address, .. }| CitedSource { id, text, address };
    let basis = |SupportingValue { name, value, status, field, sources, .. }| ExplainBasis {
        name,
        value,
        status,
        field: field.map(|field: Field| field.to_string()),
        sources: sources.into_iter().map(source).collect(),
    };
    ExplainAnswer {
        figure: figure.to_owned(),
        value: Exact::of(value, row.unit),
        unit: row.unit,
        status: value.known().map(|_| status),
        lines,
        clause,
        notes,
        rests_on: rests_on.into_iter().map(basis).collect(),
    }
}

/// What the table calls the growth of a year: the rule's, or the step from the year before.
fn growth(projection: &Projection, spelling: &str) -> Option<Figure> {
    let year = spelling.strip_prefix("growth.")?.parse().ok()?;
    let row = projection.growth_row(year);
    projection.plan().figure(row, year).filter(|_| projection.years().contains(year))
}
