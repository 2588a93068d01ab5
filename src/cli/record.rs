//! `record`: pages of the published record.

use std::io::Write;

use clap::ValueEnum;
use rust_decimal::Decimal;
use serde_json::{Map, Value as Json, json};

use crate::cli::answer::{Failure, Outcome};
use crate::cli::lines::{grid, in_one_line};
use crate::cli::project::measure;
use crate::export;
use crate::files::record;
use crate::model::{Money, Spelt, Year};
use crate::present::views::{self, forecasts, gaps, shares, sources};
use crate::present::{Align, Cell, Column, Page, Table};
use crate::text::{Language, key, say};

/// The pages of the record. A new one is a name here and a line in [`page`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Name {
    /// What was agreed, agreed anew, announced and paid.
    Amounts,
    /// How each agreement settles its years.
    Rules,
    /// Published amounts against what the rules give, and the rounding that explains the rest.
    Replayed,
    /// Figures of one year that disagree.
    Disagreements,
    /// What became of the money.
    Execution,
    /// How it was divided.
    Categories,
    /// Forecasts against outturn.
    Forecasts,
    /// The contribution under every published definition of the share.
    Shares,
    /// Every source, and what rests on it.
    Sources,
    /// What the record lacks.
    Missing,
}

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The page.
    #[arg(value_enum)]
    page: Name,
    /// Shares of one year, the latest denominators before it included.
    #[arg(long, value_name = "YEAR")]
    year: Option<String>,
    /// Shares of a yearly cost of your own as well, for example `30000 eok KRW`.
    #[arg(long, value_name = "AMOUNT")]
    cost: Option<String>,
    /// Converts the amounts, for example into USD.
    #[arg(long = "in", value_name = "CURRENCY")]
    currency: Option<String>,
    /// The amounts in the consumer prices of a year.
    #[arg(long, value_name = "YEAR")]
    real: Option<String>,
    /// As JSON: figures as exact decimals in strings.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// As comma-separated values, a blank line between tables.
    #[arg(long)]
    csv: bool,
}

pub(super) fn run(words: &Args, language: Language, out: &mut impl Write) -> Result<Outcome, Failure> {
    let page = page(words, language)?;
    if words.json {
        let json = json!({
            "title": page.title,
            "headline": page.headline,
            "subline": page.subline,
            "record": record::bundled().edition,
            "tables": page.tables.iter().map(table_json).collect::<Vec<Json>>(),
        });
        writeln!(out, "{}", serde_json::to_string_pretty(&json).map_err(Failure::told)?)?;
    } else if words.csv {
        for (place, table) in page.tables.iter().enumerate() {
            if place > 0 {
                writeln!(out)?;
            }
            out.write_all(&export::csv::plain(table))?;
        }
    } else {
        writeln!(out, "{}", in_one_line(&page.headline))?;
        writeln!(out, "{}", in_one_line(&page.subline))?;
        for table in &page.tables {
            tell(table, language, out)?;
        }
    }
    Ok(Outcome::Yes)
}

fn page(words: &Args, language: Language) -> Result<Page, Failure> {
    let record = record::bundled();
    let expected = "expected a year of the record after --year, for example `--year 2010`";
    let year = |text: &String| {
        let year: Option<Year> = text.parse().ok();
        let year = year.filter(|&year| record.agreed(year).is_some());
        year.ok_or_else(|| Failure::Told(format!("found `{text}`, {expected}")))
    };
    let year = words.year.as_ref().map(year).transpose()?;
    let cost = words.cost.as_ref().map(|text| Money::read(text).map_err(Failure::told)).transpose()?;
    if let Some(cost) = cost.filter(|cost| cost.amount <= Decimal::ZERO) {
        return Err(Failure::Told(format!("found `--cost {}`, expected an amount above 0", cost.spell())));
    }
    if (year.is_some() || cost.is_some()) && words.page != Name::Shares {
        return Err(Failure::Told("`--year` and `--cost` go with the page `shares`".to_owned()));
    }
    if cost.is_some() && year.is_none() {
        return Err(Failure::Told("`--cost` goes with a year: add for example `--year 2026`".to_owned()));
    }
    let of_amounts = words.currency.is_some() || words.real.is_some();
    if of_amounts && words.page != Name::Amounts {
        return Err(Failure::Told("`--in` and `--real` go with the page `amounts`".to_owned()));
    }
    let measure = measure(words.currency.as_ref(), words.real.as_ref())?;
    let shown = |of: views::record::Page| {
        let view = views::record::view(&views::record::Input { record, measure: &measure, language });
        let tables = view.page(of).map(|shown| shown.tables.clone()).unwrap_or_default();
        let title = of.name(language);
        Page { title, headline: view.headline, subline: view.subline, tables }
    };
    Ok(match words.page {
        Name::Amounts => shown(views::record::Page::Amounts),
        Name::Rules => shown(views::record::Page::Rules),
        Name::Replayed => shown(views::record::Page::Replayed),
        Name::Disagreements => shown(views::record::Page::Disagreements),
        Name::Execution => shown(views::record::Page::Execution),
        Name::Categories => shown(views::record::Page::Categories),
        Name::Forecasts => forecasts::page(record, language),
        Name::Shares => shares::page(record, year, cost, language),
        Name::Sources => sources::page(record, language),
        Name::Missing => gaps::page(record, language),
    })
}

pub(super) fn tell(table: &Table, language: Language, out: &mut impl Write) -> Result<(), Failure> {
    let head = |column: &Column| match column.unit.as_str() {
        "" => column.head.clone(),
        unit => format!("{} ({unit})", column.head),
    };
    let marked = |cell: &Cell| {
        let signs: Vec<&str> = cell.marks.iter().filter_map(|mark| mark.sign()).collect();
        if signs.is_empty() { cell.text.clone() } else { format!("{} {}", cell.text, signs.join("")) }
    };
    writeln!(out, "\n{}", in_one_line(&table.title))?;
    let mut rows: Vec<Vec<String>> = vec![table.columns.iter().map(head).collect()];
    rows.extend(table.rows.iter().map(|row| row.cells.iter().map(marked).collect()));
    let aligns: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
    grid(&rows, &aligns, out)?;
    let signs = table.signs(language);
    for note in signs.iter().map(String::as_str).chain(table.notes.iter().map(String::as_str)) {
        writeln!(out, "{}", in_one_line(note))?;
    }
    for reason in table.reasons(language) {
        writeln!(out, "– {}", in_one_line(&reason))?;
    }
    if !table.sources.is_empty() && table.columns.iter().all(|column| column.key != "address") {
        writeln!(out, "{}", say(language, key::CLI_RECORD_SOURCES))?;
    }
    Ok(())
}

fn table_json(table: &Table) -> Json {
    let cell = |column: &Column, cell: &Cell| match (cell.plain, column.align) {
        (Some(plain), _) => json!(plain.normalize().to_string()),
        (None, Align::Left) => json!(cell.text),
        (None, Align::Right) => Json::Null,
    };
    let row = |row: &crate::present::Row| {
        let mut object = Map::new();
        let (mut why, mut status_of) = (Map::new(), Map::new());
        for (column, found) in table.columns.iter().zip(&row.cells) {
            object.insert(column.key.clone(), cell(column, found));
            let marked = found.marks.iter().find_map(|mark| mark.status());
            let status = found.rests_on.as_ref().and_then(|it| it.status).or(marked);
            if let Some(status) = status.filter(|_| column.align == Align::Right && found.plain.is_some()) {
                status_of.insert(column.key.clone(), json!(status.word()));
            }
            if column.align == Align::Right && found.is_unknown() {
                why.insert(column.key.clone(), json!(found.hint));
            }
        }
        if !status_of.is_empty() {
            object.insert("status_of".to_owned(), Json::Object(status_of));
        }
        if !why.is_empty() {
            object.insert("why_of".to_owned(), Json::Object(why));
        }
        Json::Object(object)
    };
    let columns = table.columns.iter().map(|column| json!({ "key": column.key, "unit": column.unit }));
    json!({
        "title": table.title,
        "columns": columns.collect::<Vec<Json>>(),
        "rows": table.rows.iter().map(row).collect::<Vec<Json>>(),
        "notes": table.notes,
        "sources": table.sources.iter().map(|source| source.0.as_str()).collect::<Vec<&str>>(),
    })
}
