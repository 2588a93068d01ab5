//! `record`: pages of the published record.

use std::io::Write;

use rust_decimal::Decimal;

use crate::cli::answer::{Failure, Outcome};
use crate::cli::json::{self, Exact, RecordAnswer, RecordCell, RecordColumn, RecordRow, RecordTable};
use crate::cli::lines::{grid, in_one_line};
use crate::cli::project::measure;
use crate::export;
use crate::files;
use crate::model::{Money, Spelt, Unit, Year};
use crate::present::views::record::{self, RecordPageName};
use crate::present::views::shares;
use crate::present::{self, Align, Cell, CellMark, Column, Row, Table};
use crate::text::expected::spelling_error;
use crate::text::{Language, key, say, say_with};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The page.
    #[arg(value_enum)]
    page: RecordPageName,
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
        json::print(&answer(page), out)?;
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

fn page(words: &Args, language: Language) -> Result<present::Page, Failure> {
    let record = files::record::bundled();
    let year = |text: &String| {
        let year: Option<Year> = text.parse().ok();
        let year = year.filter(|&year| record.agreed(year).is_some());
        year.ok_or_else(|| {
            Failure::Told(say_with(language, key::CLI_NOT_A_YEAR_OF_RECORD, &[("found", text.into())]))
        })
    };
    let year = words.year.as_ref().map(year).transpose()?;
    let cost = words.cost.as_ref().map(|text| Money::read(text)).transpose();
    let cost = cost.map_err(|error| Failure::Told(spelling_error(&error, language)))?;
    if let Some(cost) = cost.filter(|cost| cost.amount <= Decimal::ZERO) {
        let found = ("found", cost.spell().into());
        return Err(Failure::Told(say_with(language, key::CLI_COST_NOT_POSITIVE, &[found])));
    }
    if (year.is_some() || cost.is_some()) && words.page != RecordPageName::Shares {
        return Err(Failure::Told(say(language, key::CLI_RECORD_ONLY_SHARES)));
    }
    if cost.is_some() && year.is_none() {
        return Err(Failure::Told(say(language, key::CLI_RECORD_COST_ALONE)));
    }
    let of_amounts = words.currency.is_some() || words.real.is_some();
    if of_amounts && words.page != RecordPageName::Amounts {
        return Err(Failure::Told(say(language, key::CLI_RECORD_ONLY_AMOUNTS)));
    }
    let measure = measure(words.currency.as_ref(), words.real.as_ref(), language)?;
    Ok(match words.page {
        RecordPageName::Shares => shares::page(record, year, cost, language),
        page => record::page(page, &record::RecordInput { record, measure: &measure, language }),
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

fn answer(page: present::Page) -> RecordAnswer {
    let present::Page { title, headline, subline, tables } = page;
    RecordAnswer {
        title,
        headline,
        subline,
        record: files::record::bundled().edition.clone(),
        tables: tables.into_iter().map(table_answer).collect(),
    }
}

fn table_answer(table: Table) -> RecordTable {
    let Table { title, columns, rows, notes, sources } = table;
    let rows = rows.iter().map(|row| row_answer(&columns, row)).collect();
    let columns = columns.into_iter().map(|Column { key, unit, .. }| RecordColumn { key, unit }).collect();
    RecordTable { title, columns, rows, notes, sources }
}

fn row_answer(columns: &[Column], row: &Row) -> RecordRow {
    let mut told = RecordRow::default();
    for (column, cell) in columns.iter().zip(&row.cells) {
        let found = match (cell.plain, column.align) {
            (Some(plain), _) => Some(RecordCell::Figure(Exact::known(plain, Unit::Count))),
            (None, Align::Left) => Some(RecordCell::Words(cell.text.clone())),
            (None, Align::Right) => None,
        };
        told.cells.put(&column.key, found);
        if column.align != Align::Right {
            continue;
        }
        let marked = cell.marks.iter().find_map(|mark| mark.status());
        let status = cell.rests_on.as_ref().and_then(|it| it.status).or(marked);
        if let Some(status) = status.filter(|_| cell.plain.is_some()) {
            told.status_of.put(&column.key, status);
        }
        if cell.marks.contains(&CellMark::Converted) {
            told.converted.push(column.key.clone());
        }
        if cell.is_unknown() {
            told.why_of.put(&column.key, cell.hint.clone());
        }
    }
    told
}
