//! `project`: what a scenario costs, year by year.

use std::io::Write;
use std::path::PathBuf;

use rust_decimal::Decimal;
use serde_json::{Map, Value as Json, json};

use super::{Failure, Outcome};
use crate::engine::{Bound, Measure, Origin, Plan, PriceIndex, Prices, Projection, RowName, plan, project};
use crate::export;
use crate::export::harmless::{self, Changes};
use crate::files::record;
use crate::model::{Currency, Money, Spelt, Unit, Value, Year};
use crate::present::{Align, Table, views};
use crate::text::{self, Language};

#[derive(Debug, clap::Args)]
pub(super) struct Words {
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

pub(super) fn run(words: &Words, language: Language, out: &mut impl Write) -> Result<Outcome, Failure> {
    let (file, is_sound) = super::open_and_check(&words.file, language)?;
    let scenario = file.scenario;
    let record = record::bundled();
    let chosen = measure(words.currency.as_ref(), words.real.as_ref())?;
    let measures = views::projection::measures(&scenario, &chosen);
    let projection = project(plan(&scenario, record, &measures));
    let years = projection.years();
    let mut known = is_sound && years.iter().all(|year| projection.total(year).known().is_some());
    if !chosen.is_total() {
        known &= years.iter().all(|year| projection.at(RowName::Measure(0), year).known().is_some());
    }
    if words.json {
        let json = as_json(&scenario.title, &projection, &measures);
        writeln!(out, "{}", serde_json::to_string_pretty(&json).map_err(Failure::told)?)?;
    } else {
        let view = views::projection::view(&views::projection::Input {
            scenario: &scenario,
            projection: &projection,
            measures: &measures,
            chosen: &chosen,
            record,
            hides_assumed: false,
            language,
        });
        if words.csv {
            out.write_all(&export::csv::plain(&view.table))?;
        } else {
            for sentence in [&scenario.title, &view.headline, &view.subline] {
                writeln!(out, "{}", in_one_line(sentence))?;
            }
            writeln!(out)?;
            lines(&view.table, out)?;
            if view.table.rows.iter().flat_map(|row| &row.cells).any(|cell| !cell.marks.is_empty()) {
                writeln!(out, "\n{}", text::say(language, "cli-marked"))?;
            }
            for note in &view.table.notes {
                writeln!(out, "\n{}", in_one_line(note))?;
            }
        }
    }
    Ok(known.into())
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

/// A sentence with a title in it keeps to its line.
pub(super) fn in_one_line(text: &str) -> String {
    harmless::line(text, &mut Changes::default())
}

/// Rows of text in columns.
pub(super) fn grid(rows: &[Vec<String>], aligns: &[Align], out: &mut impl Write) -> Result<(), Failure> {
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|text| in_one_line(text)).collect()).collect();
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|text| columns(text)).max();
    let widths: Vec<usize> = (0..aligns.len()).map(|column| width(column).unwrap_or(0)).collect();
    for row in rows {
        let mut line = String::new();
        for ((text, &width), align) in row.iter().zip(&widths).zip(aligns) {
            let room = " ".repeat(width - columns(text));
            let (left, right) = match align {
                Align::Left => (text, &room),
                Align::Right => (&room, text),
            };
            line.extend([left, right, "  "]);
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// How many columns of a terminal a text takes: Hangul takes two.
fn columns(text: &str) -> usize {
    let wide = |c: char| matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}');
    text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}

fn as_json(title: &str, projection: &Projection, measures: &[Measure]) -> Json {
    let main = Unit::Money(projection.plan().currency);
    let rows: Vec<Json> =
        projection.years().iter().map(|year| year_json(projection, measures, year)).collect();
    json!({ "scenario": title, "unit": unit_word(main), "rows": rows })
}

fn year_json(projection: &Projection, measures: &[Measure], year: Year) -> Json {
    let plan = projection.plan();
    let main = Unit::Money(plan.currency);
    let total = projection.total(year);
    let only_part = plan.parts.len() == 1;
    let ruled = only_part && matches!(projection.origin(0, year), Origin::Rule(_));
    let growth = projection.at(if ruled { RowName::Growth(0) } else { RowName::Change }, year);
    let mut unknown = Unknown { plan, told: Map::new() };
    let mut row = Map::new();
    row.insert("year".to_owned(), json!(year.0));
    row.insert("total".to_owned(), amount(total, main));
    if let Value::Unknown(why) = total {
        row.insert("why".to_owned(), json!(text::explanation::why_words(plan, why, Language::En)));
    }
    row.insert("growth".to_owned(), unknown.amount("growth", growth, Unit::Rate));
    let index = if ruled { amount(projection.at(RowName::Index(0), year), Unit::Rate) } else { Json::Null };
    row.insert("index".to_owned(), index);
    let bound = if only_part { projection.bound(0, year) } else { None };
    let bound = bound.map(|bound| match bound {
        Bound::Cap => "cap",
        Bound::Floor => "floor",
    });
    row.insert("bound".to_owned(), json!(bound));

    let mut measured = Map::new();
    for (place, measure) in (0_u8..).zip(measures).filter(|(_, measure)| !measure.is_total()) {
        let value = projection.at(RowName::Measure(place), year);
        if *measure == Measure::cumulative() {
            row.insert("cumulative".to_owned(), unknown.amount("cumulative", value, main));
            continue;
        }
        let unit = measure.unit(plan.currency);
        let mut entry = Map::new();
        entry.insert("value".to_owned(), amount(value, unit));
        entry.insert("unit".to_owned(), json!(unit_word(unit)));
        if let Some((through, _)) = plan.crossing(RowName::Measure(place)) {
            entry.insert("by_way_of".to_owned(), json!(through.code()));
        }
        if let Value::Unknown(why) = value {
            entry.insert("why".to_owned(), json!(text::explanation::why_words(plan, why, Language::En)));
        }
        measured.insert(measure.key(), Json::Object(entry));
    }
    row.insert("measures".to_owned(), Json::Object(measured));
    row.insert("categories".to_owned(), categories(projection, year, &mut unknown));
    if !only_part {
        let parts = (0_u8..).zip(&plan.parts).map(|(place, part)| {
            let unit = Unit::Money(part.currency);
            let name = format!("parts.{}", part.name);
            let total = unknown.amount(&name, projection.at(RowName::PartTotal(place), year), unit);
            (part.name.clone(), json!({ "total": total, "unit": unit_word(unit) }))
        });
        let mut found = Map::new();
        parts.for_each(|(name, part)| insert_apart(&mut found, &name, part));
        row.insert("parts".to_owned(), Json::Object(found));
    }
    if !unknown.told.is_empty() {
        row.insert("why_of".to_owned(), Json::Object(unknown.told));
    }
    Json::Object(row)
}

/// Why figures beside the total are unknown, by their names.
struct Unknown<'a> {
    plan: &'a Plan,
    told: Map<String, Json>,
}

impl Unknown<'_> {
    /// [`amount`]; where it is unknown, why is kept under `name`.
    fn amount(&mut self, name: &str, value: Value, unit: Unit) -> Json {
        if let Value::Unknown(why) = value {
            let words = text::explanation::why_words(self.plan, why, Language::En);
            self.told.insert(name.to_owned(), json!(words));
        }
        amount(value, unit)
    }
}

fn categories(projection: &Projection, year: Year, unknown: &mut Unknown<'_>) -> Json {
    let mut found = Map::new();
    for (place, part) in (0_u8..).zip(&projection.plan().parts) {
        for (category, name) in (0_u8..).zip(&part.categories) {
            let value = projection.at(RowName::Category(place, category), year);
            let name = if part.name.is_empty() { name.clone() } else { format!("{}.{name}", part.name) };
            let told = format!("categories.{name}");
            let amount = unknown.amount(&told, value, Unit::Money(part.currency));
            insert_apart(&mut found, &name, amount);
        }
    }
    Json::Object(found)
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
