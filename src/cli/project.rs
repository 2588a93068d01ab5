//! `project`: what a scenario costs, year by year.

use std::io::Write;
use std::path::PathBuf;

use rust_decimal::Decimal;
use serde_json::{Map, Value as Json, json};

use crate::cli::answer::{Failure, Outcome};
use crate::cli::lines::{grid, in_one_line, reasons};
use crate::engine::{
    Bound, Certainty, Measure, Origin, PriceIndex, Prices, Projection, RowName, plan, project,
};
use crate::export;
use crate::files::record;
use crate::model::{Currency, Money, Scenario, Spelt, Status, Unit, Value, Year};
use crate::present::{Align, Table, views};
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
    let chosen = measure(words.currency.as_ref(), words.real.as_ref())?;
    let measures = views::projection::measures(scenario, &chosen);
    let projection = project(plan(scenario, record, &measures));
    let known = is_sound && is_known(&projection, &chosen);
    if words.json {
        let json = as_json(&scenario.title, &projection, &measures);
        writeln!(out, "{}", serde_json::to_string_pretty(&json).map_err(Failure::told)?)?;
    } else {
        let mut view = views::projection::view(&views::projection::Input {
            scenario,
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

/// The measure that `--in` and `--real` ask for.
pub(super) fn measure(currency: Option<&String>, real: Option<&String>) -> Result<Measure, Failure> {
    let currency: Option<Currency> = currency.map(|code| code.parse()).transpose().map_err(Failure::told)?;
    let expected = "expected a year after --real, for example `--real 2025`";
    let year = |text: &String| {
        let year: Option<Year> = text.parse().ok().filter(|year: &Year| year.is_accepted());
        year.ok_or_else(|| Failure::Told(format!("found `{text}`, {expected}")))
    };
    let prices = real.map(year).transpose()?;
    let prices = prices.map_or(Prices::Current, |of| Prices::Constant { of, by: PriceIndex::Cpi });
    Ok(Measure { currency, prices, ..Measure::default() })
}

/// A table as aligned text.
fn lines(table: &Table, out: &mut impl Write) -> Result<(), Failure> {
    let head = |column: &crate::present::Column| match column.unit.as_str() {
        "" => column.head.clone(),
        unit => format!("{} ({unit})", column.head),
    };
    let marks = |cell: &crate::present::Cell| if cell.marks.is_empty() { "" } else { "*" };
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

fn as_json(title: &str, projection: &Projection, measures: &[Measure]) -> Json {
    let main = Unit::Money(projection.plan().currency);
    let certainty = Certainty::new(projection);
    let rows: Vec<Json> =
        projection.years().iter().map(|year| year_json(projection, &certainty, measures, year)).collect();
    json!({ "scenario": title, "unit": unit_word(main), "rows": rows })
}

fn year_json(projection: &Projection, certainty: &Certainty<'_>, measures: &[Measure], year: Year) -> Json {
    let plan = projection.plan();
    let main = Unit::Money(plan.currency);
    let total = projection.total(year);
    let only_part = plan.parts.len() == 1;
    let ruled = only_part && matches!(projection.origin(0, year), Origin::Rule(_));
    let mut told = Told { projection, certainty, year, why: Map::new(), status: Map::new() };
    let mut row = Map::new();
    row.insert("year".to_owned(), json!(year.0));
    row.insert("total".to_owned(), amount(total, main));
    row.insert("status".to_owned(), told.status(RowName::Total));
    if let Value::Unknown(why) = total {
        row.insert("why".to_owned(), json!(text::explanation::why_words(plan, why, Language::En)));
    }
    // Told where it is so; all else is promised to the last rounding unit.
    if plan.figure(RowName::Total, year).is_some_and(|figure| !projection.is_promised(figure)) {
        row.insert("last_unit_promised".to_owned(), json!(false));
    }
    row.insert("growth".to_owned(), told.figure("growth", projection.growth_row(year), Unit::Rate));
    let index = if ruled { told.without_why("index", RowName::Index(0), Unit::Rate) } else { Json::Null };
    row.insert("index".to_owned(), index);
    let bound = if only_part { projection.bound(0, year) } else { None };
    let bound = bound.map(|bound| match bound {
        Bound::Cap => "cap",
        Bound::Floor => "floor",
    });
    row.insert("bound".to_owned(), json!(bound));

    let mut measured = Map::new();
    for (place, measure) in (0_u8..).zip(measures).filter(|(_, measure)| !measure.is_total()) {
        let name = RowName::Measure(place);
        let value = projection.at(name, year);
        if *measure == Measure::cumulative() {
            row.insert("cumulative".to_owned(), told.figure("cumulative", name, main));
            continue;
        }
        let unit = measure.unit(plan.currency);
        let mut entry = Map::new();
        entry.insert("value".to_owned(), amount(value, unit));
        entry.insert("unit".to_owned(), json!(unit_word(unit)));
        entry.insert("status".to_owned(), told.status(name));
        if let Some((through, _)) = plan.crossing(RowName::Measure(place)) {
            entry.insert("by_way_of".to_owned(), json!(through.code()));
        }
        if let Value::Unknown(why) = value {
            entry.insert("why".to_owned(), json!(text::explanation::why_words(plan, why, Language::En)));
        }
        measured.insert(measure.key(), Json::Object(entry));
    }
    row.insert("measures".to_owned(), Json::Object(measured));
    row.insert("categories".to_owned(), categories(&mut told));
    if !only_part {
        let parts = (0_u8..).zip(&plan.parts).map(|(place, part)| {
            let unit = Unit::Money(part.currency);
            let name = format!("parts.{}", part.name);
            let status = told.status(RowName::PartTotal(place));
            let total = told.figure(&name, RowName::PartTotal(place), unit);
            (part.name.clone(), json!({ "total": total, "unit": unit_word(unit), "status": status }))
        });
        let mut found = Map::new();
        parts.for_each(|(name, part)| insert_apart(&mut found, &name, part));
        row.insert("parts".to_owned(), Json::Object(found));
    }
    if !told.status.is_empty() {
        row.insert("status_of".to_owned(), Json::Object(told.status));
    }
    if !told.why.is_empty() {
        row.insert("why_of".to_owned(), Json::Object(told.why));
    }
    Json::Object(row)
}

/// Figures of a year, and what is told of them by their names: how well they are known, and why they are
/// unknown.
struct Told<'a> {
    projection: &'a Projection,
    certainty: &'a Certainty<'a>,
    year: Year,
    why: Map<String, Json>,
    status: Map<String, Json>,
}

impl Told<'_> {
    /// A figure beside the total, told under `name`.
    fn figure(&mut self, name: &str, row: RowName, unit: Unit) -> Json {
        if let Value::Unknown(why) = self.projection.at(row, self.year) {
            let words = text::explanation::why_words(self.projection.plan(), why, Language::En);
            self.why.insert(name.to_owned(), json!(words));
        }
        self.without_why(name, row, unit)
    }

    /// The same where another figure says why it is unknown.
    fn without_why(&mut self, name: &str, row: RowName, unit: Unit) -> Json {
        let value = self.projection.at(row, self.year);
        if value.known().is_some() {
            self.status.insert(name.to_owned(), self.status(row));
        }
        amount(value, unit)
    }

    /// How well a figure is known; null if it is unknown.
    fn status(&self, row: RowName) -> Json {
        let known = self.projection.at(row, self.year).known();
        json!(known.map(|_| self.certainty.of(row, self.year).word()))
    }
}

fn categories(told: &mut Told<'_>) -> Json {
    let mut found = Map::new();
    for (place, part) in (0_u8..).zip(&told.projection.plan().parts) {
        for (category, name) in (0_u8..).zip(&part.categories) {
            let name = if part.name.is_empty() { name.clone() } else { format!("{}.{name}", part.name) };
            let row = RowName::Category(place, category);
            let unit = Unit::Money(part.currency);
            let figure = told.figure(&format!("categories.{name}"), row, unit);
            insert_apart(&mut found, &name, figure);
        }
    }
    Json::Object(found)
}

/// How well figures are known, by their names; those that are unknown are left out.
pub(super) fn status_json<const COUNT: usize>(of: [(&str, Option<Status>); COUNT]) -> Json {
    let known = of.into_iter().filter_map(|(name, status)| Some((name.to_owned(), json!(status?.word()))));
    Json::Object(known.collect())
}

/// Inserts a value under its name; a second one of that name as `labour (2)`, so that none is lost.
fn insert_apart(found: &mut Map<String, Json>, name: &str, value: Json) {
    let others = (2..).map(|number| format!("{name} ({number})"));
    let free = std::iter::once(name.to_owned()).chain(others).find(|name| !found.contains_key(name));
    found.insert(free.expect("there are more numbers than names"), value);
}

/// A value as an exact decimal in a string, in the unit of [`unit_word`]; null if it is unknown.
pub(super) fn amount(value: Value, unit: Unit) -> Json {
    let in_unit = |value: Decimal| match unit {
        Unit::Money(currency) => currency.scale().count(value),
        _ => value.normalize(),
    };
    json!(value.known().map(|value| in_unit(value).to_string()))
}

/// What an exact decimal counts, for example `eok KRW`.
pub(super) fn unit_word(unit: Unit) -> String {
    match unit {
        Unit::Money(currency) => {
            let one = Money::new(currency.scale().units(), currency).spell();
            one.trim_start_matches("1 ").to_owned()
        }
        Unit::Rate => "fraction".to_owned(),
        Unit::Exchange { of, per } => format!("{of}/{per}"),
        Unit::Count => "count".to_owned(),
        Unit::Factor => "factor".to_owned(),
        Unit::Years => "years".to_owned(),
    }
}
