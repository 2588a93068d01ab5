//! `project`: what a scenario costs, year by year.

use std::io::Write;
use std::path::PathBuf;

use crate::cli::answer::{Failure, Outcome, complain};
use crate::cli::json::{self, Exact, MeasureFigure, Named, PartFigure, ProjectAnswer, ProjectYear};
use crate::cli::lines::{grid, in_one_line, reasons};
use crate::engine::{Certainty, Measure, Origin, PriceIndex, Prices, Projection, RowName, plan, project};
use crate::export;
use crate::files::record;
use crate::model::{Currency, Date, Scenario, Status, Unit, Year};
use crate::present::{Align, CellMark, Table, views};
use crate::text::expected::spelling_error;
use crate::text::explanation::unpromised_words;
use crate::text::{self, Language, key};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The scenario.
    file: PathBuf,
    /// As JSON: amounts and rates as exact decimals in strings.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// As comma-separated values, figures without grouping.
    #[arg(long)]
    csv: bool,
    /// Converts amounts, for example into USD.
    #[arg(long = "in", value_name = "CURRENCY")]
    currency: Option<String>,
    /// In the consumer prices of a year.
    #[arg(long, value_name = "YEAR")]
    real: Option<String>,
}

pub(super) fn run(words: &Args, language: Language, out: &mut impl Write) -> Result<Outcome, Failure> {
    let opened = super::opened::open_shown(&words.file, language)?;
    let scenario = &opened.scenario;
    let is_sound = opened.is_sound;
    let record = record::bundled();
    let chosen = measure(words.currency.as_ref(), words.real.as_ref(), language)?;
    let measures = views::projection::measures(scenario, &chosen);
    let projection = project(plan(scenario, record, &measures));
    let known = is_sound && is_known(&projection, &chosen);
    if words.json {
        json::print(&answer(&scenario.title, &projection, &measures), out)?;
    } else {
        let mut view = views::projection::view(&views::projection::ProjectionInput {
            scenario,
            colour: None,
            projection: &projection,
            measures: &measures,
            chosen: &chosen,
            record,
            hides_assumed: false,
            language,
        });
        view.note(opened.title_note(language));
        if words.csv {
            out.write_all(&export::csv::plain(&view.table))?;
            // A table of figures has no room for it.
            let unpromised: Vec<Year> = projection.unpromised_years().collect();
            if let Some(told) = unpromised_words(&unpromised, language) {
                complain(&format!("{}: {told}", text::say(language, key::CLI_NOTICE)));
            }
        } else {
            for sentence in [&scenario.title, &view.headline, &view.subline] {
                writeln!(out, "{}", in_one_line(sentence))?;
            }
            writeln!(out)?;
            lines(&view.table, out)?;
            if view.table.rows.iter().flat_map(|row| &row.cells).any(|cell| !cell.marks.is_empty()) {
                writeln!(out, "\n{}", text::say(language, key::CLI_MARKED))?;
            }
            for note in &view.table.notes {
                writeln!(out, "\n{}", in_one_line(note))?;
            }
            reasons(&view.table, language, out)?;
        }
    }
    Ok(known.into())
}

/// Whether every year is known, as a total and in terms of the chosen measure, which is the first of the plan.
fn is_known(projection: &Projection, chosen: &Measure) -> bool {
    let row = if chosen.is_total() { RowName::Total } else { RowName::Measure(0) };
    let is_known = |year| projection.total(year).known().and(projection.at(row, year).known()).is_some();
    projection.years().iter().all(is_known)
}

/// The same of scenarios that are drawn or exported.
pub(super) fn are_known<'a>(mut scenarios: impl Iterator<Item = &'a Scenario>, chosen: &Measure) -> bool {
    scenarios.all(|scenario| {
        let measures = views::projection::measures(scenario, chosen);
        is_known(&project(plan(scenario, record::bundled(), &measures)), chosen)
    })
}

/// The date that is to stand on what leaves.
pub(super) fn date(words: Option<&String>, language: Language) -> Result<Option<Date>, Failure> {
    let date = words.map(|text| text.parse()).transpose();
    date.map_err(|error| Failure::Told(spelling_error(&error, language)))
}

/// The measure that `--in` and `--real` ask for.
pub(super) fn measure(
    currency: Option<&String>,
    real: Option<&String>,
    language: Language,
) -> Result<Measure, Failure> {
    let currency: Option<Currency> = currency
        .map(|code| code.parse())
        .transpose()
        .map_err(|error| Failure::Told(spelling_error(&error, language)))?;
    let prices = real.map(|text| year_after("--real", text, "2025", language)).transpose()?;
    let prices = prices.map_or(Prices::Current, |of| Prices::Constant { of, by: PriceIndex::Cpi });
    Ok(Measure { currency, prices, ..Measure::default() })
}

/// The year that stands after an option; `example` is one that would do.
pub(super) fn year_after(
    option: &str,
    found: &str,
    example: &str,
    language: Language,
) -> Result<Year, Failure> {
    let year: Option<Year> = found.parse().ok().filter(|year: &Year| year.is_accepted());
    year.ok_or_else(|| {
        let args = [("found", found.into()), ("option", option.into()), ("example", example.into())];
        Failure::Told(text::say_with(language, key::CLI_NOT_A_YEAR, &args))
    })
}

/// A table as aligned text.
fn lines(table: &Table, out: &mut impl Write) -> Result<(), Failure> {
    let head = |column: &crate::present::Column| match column.unit.as_str() {
        "" => column.head.clone(),
        unit => format!("{} ({unit})", column.head),
    };
    let is_marked = |cell: &crate::present::Cell| cell.marks.iter().any(|mark| *mark != CellMark::Unknown);
    let marks = |cell: &crate::present::Cell| if is_marked(cell) { "*" } else { "" };
    let mut rows: Vec<Vec<String>> = vec![table.columns.iter().map(head).collect()];
    rows.extend(
        table
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| format!("{}{}", cell.text, marks(cell))).collect()),
    );
    let aligns: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
    grid(&rows, &aligns, out)
}

fn answer(title: &str, projection: &Projection, measures: &[Measure]) -> ProjectAnswer {
    let certainty = Certainty::new(projection);
    let rows = projection.years().iter().map(|year| year_answer(projection, &certainty, measures, year));
    ProjectAnswer {
        scenario: title.to_owned(),
        unit: Unit::Money(projection.plan().currency),
        rows: rows.collect(),
    }
}

fn year_answer(
    projection: &Projection,
    certainty: &Certainty<'_>,
    measures: &[Measure],
    year: Year,
) -> ProjectYear {
    let plan = projection.plan();
    let main = Unit::Money(plan.currency);
    let only_part = plan.parts.len() == 1;
    let ruled = only_part && matches!(projection.origin(0, year), Origin::Rule(_));
    let mut told = YearTold { projection, certainty, year, why: Named::default(), status: Named::default() };
    // The figures are told of in the order of the keys.
    let growth = told.figure("growth", projection.growth_row(year), Unit::Rate);
    let index = if ruled { told.without_why("index", RowName::Index(0), Unit::Rate) } else { None };
    let mut cumulative = None;
    let mut measured = Named::default();
    for (place, measure) in (0_u8..).zip(measures).filter(|(_, measure)| !measure.is_total()) {
        let name = RowName::Measure(place);
        if *measure == Measure::cumulative() {
            cumulative = told.figure("cumulative", name, main);
            continue;
        }
        let unit = measure.unit(plan.currency);
        let figure = MeasureFigure {
            value: Exact::of(projection.at(name, year), unit),
            unit,
            status: told.status(name),
            by_way_of: plan.crossing(name).map(|(through, _)| through),
            why: told.why(name),
        };
        measured.put(measure.key(), figure);
    }
    let categories = categories(&mut told);
    let parts = (!only_part).then(|| parts(&mut told));
    let is_unpromised = |figure| !projection.is_promised(figure);
    ProjectYear {
        year: year.0,
        total: Exact::of(projection.total(year), main),
        status: told.status(RowName::Total),
        why: told.why(RowName::Total),
        last_unit_promised: plan.figure(RowName::Total, year).is_some_and(is_unpromised).then_some(false),
        growth,
        index,
        bound: if only_part { projection.bound(0, year) } else { None },
        cumulative,
        measures: measured,
        categories,
        parts,
        status_of: told.status,
        why_of: told.why,
    }
}

/// Figures of a year, and what is told of them by their names: how well they are known, and why they are
/// unknown.
struct YearTold<'a> {
    projection: &'a Projection,
    certainty: &'a Certainty<'a>,
    year: Year,
    why: Named<String>,
    status: Named<Status>,
}

impl YearTold<'_> {
    /// A figure beside the total, told under `name`.
    fn figure(&mut self, name: &str, row: RowName, unit: Unit) -> Option<Exact> {
        if let Some(why) = self.why(row) {
            self.why.put(name, why);
        }
        self.without_why(name, row, unit)
    }

    /// The same where another figure says why it is unknown.
    fn without_why(&mut self, name: &str, row: RowName, unit: Unit) -> Option<Exact> {
        if let Some(status) = self.status(row) {
            self.status.put(name, status);
        }
        Exact::of(self.projection.at(row, self.year), unit)
    }

    /// How well a figure is known; none if it is unknown.
    fn status(&self, row: RowName) -> Option<Status> {
        let known = self.projection.at(row, self.year).known();
        known.map(|_| self.certainty.of(row, self.year))
    }

    /// Why a figure is unknown; none if it is known.
    fn why(&self, row: RowName) -> Option<String> {
        let why = self.projection.at(row, self.year).why()?;
        Some(text::explanation::why_words(self.projection.plan(), why, Language::En))
    }
}

fn categories(told: &mut YearTold<'_>) -> Named<Option<Exact>> {
    let mut found = Named::default();
    for (place, part) in (0_u8..).zip(&told.projection.plan().parts) {
        for (category, name) in (0_u8..).zip(&part.categories) {
            let name = if part.name.is_empty() { name.clone() } else { format!("{}.{name}", part.name) };
            let row = RowName::Category(place, category);
            let unit = Unit::Money(part.currency);
            let figure = told.figure(&format!("categories.{name}"), row, unit);
            found.put_apart(&name, figure);
        }
    }
    found
}

fn parts(told: &mut YearTold<'_>) -> Named<PartFigure> {
    let mut found = Named::default();
    for (place, part) in (0_u8..).zip(&told.projection.plan().parts) {
        let row = RowName::PartTotal(place);
        let unit = Unit::Money(part.currency);
        let total = told.figure(&format!("parts.{}", part.name), row, unit);
        found.put_apart(&part.name, PartFigure { total, unit, status: told.status(row) });
    }
    found
}
