//! The sheet of series: what was stated year by year, with sources, and what is in force.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_xlsxwriter::Workbook;

use super::XlsxError;
use super::book::{self, Numbers, Styles};
use super::ground::{Ground, as_cell, letters, quoted};
use super::names;
use super::spelling;
use crate::engine::cells::{Reference, counted, in_force};
use crate::engine::{Body, Projection, RowName};
use crate::export::input::Sources;
use crate::model::{
    Field, FieldValue, Figure, Record, RowId, Scenario, SeriesField, SourceId, Status, Unit, Year, Years,
};
use crate::text::explanation::row_name;
use crate::text::fields::status_word;
use crate::text::{Language, say, say_with};

/// The row of the heads.
const HEAD: u32 = 5;
/// The column of the years.
const YEAR: u16 = 0;
/// The column of the values as stated.
const STATED: u16 = 1;
/// The column of the values in force.
pub(super) const IN_FORCE: u16 = 2;

/// One series.
pub(super) struct Block {
    pub row: RowId,
    heading: String,
    unit: Unit,
    years: Years,
    lines: Vec<Line>,
    /// What holds later; a quantity of the record has no such cell.
    then: Option<Line>,
    /// The line of the heading.
    first: u32,
    /// The name of the values in force.
    pub values_name: String,
    /// The name of their years.
    pub years_name: String,
}

/// One stated value, or the place for one.
struct Line {
    field: Option<Field>,
    value: Option<Decimal>,
    /// Whether what is stated is in error, so that the cell holds no figure.
    in_error: bool,
    status: Option<Status>,
    sources: String,
    name: String,
}

impl Block {
    /// The line of a year.
    pub(super) fn line_of(&self, year: Year) -> u32 {
        let place = self.years.index(year).and_then(|place| u32::try_from(place).ok());
        self.first + 1 + place.expect("a block has every year that is read")
    }

    fn then_line(&self) -> u32 {
        self.line_of(self.years.last) + 1
    }

    /// Lines with the heading and the empty one below.
    fn height(&self) -> u32 {
        self.then_line() - self.first + 1 + u32::from(self.then.is_some())
    }
}

/// A block for each series that something reads or that the scenario states.
pub(super) fn blocks(
    scenario: &Scenario,
    record: &Record,
    projection: &Projection,
    needed: &BTreeMap<RowId, Years>,
    language: Language,
    claim: &mut impl FnMut(&str) -> String,
    sources: &mut Sources<'_>,
) -> Vec<Block> {
    let plan = projection.plan();
    let mut blocks = Vec::new();
    let mut first = HEAD + 1;
    for (place, row) in (0_u16..).zip(plan.rows()) {
        let Body::Stated(stated) = &row.body else { continue };
        let field = |year| match row.name {
            RowName::Series(name) => Some(Field::Series(plan.series[usize::from(name)].clone(), year)),
            RowName::Exchange(currency) => Some(Field::Rate(currency, year)),
            _ => None,
        };
        let is_recorded = matches!(row.name, RowName::Recorded(_));
        if field(SeriesField::Then).is_none() && !is_recorded {
            continue;
        }
        let id = RowId(place);
        let mut years = needed.get(&id).copied();
        if !is_recorded && !stated.values.is_empty() {
            let count = i16::try_from(stated.values.len() - 1).unwrap_or(i16::MAX);
            let own = Years::new(stated.first, stated.first.plus(count));
            let all = years.get_or_insert(own);
            *all = Years::new(all.first.min(own.first), all.last.max(own.last));
        }
        let years = match years {
            Some(years) => years,
            // Nothing reads it and it states nothing but what holds later.
            None if stated.then.is_some() => {
                Years::new(plan.years.first, plan.years.first.max(plan.years.last))
            }
            None => continue,
        };
        let mut line = |field: Option<Field>,
                        value: Option<Decimal>,
                        in_error: bool,
                        from: (Option<Status>, &[SourceId])| {
            let name = field.as_ref().map_or_else(String::new, |field| claim(&names::of_field(field)));
            let (status, own) = (from.0, sources.numbers(from.1));
            let value = value.map(|value| counted(value, row.unit));
            let status = status.filter(|_| value.is_some());
            Line { field, value, in_error, status, sources: own, name }
        };
        let of_field = |field: Option<&Field>| field.and_then(|field| field.read(scenario));
        let lines = years
            .iter()
            .map(|year| {
                let field = field(SeriesField::Year(year));
                if let RowName::Recorded(name) = row.name {
                    let quantity = record.quantities.get(&plan.series[usize::from(name)]);
                    let value = quantity.and_then(|quantity| quantity.values.get(&year));
                    let from =
                        value.map_or((None, &[][..]), |value| (Some(value.status), &value.sources[..]));
                    return line(None, value.map(|value| value.value), false, from);
                }
                let own = of_field(field.as_ref());
                let from = own.as_ref().map_or((None, &[][..]), |own| (own.status(), own.sources()));
                let value = own.as_ref().and_then(number_of);
                let in_error = value.is_some() && stated.problem_at(year).is_some();
                line(field, value, in_error, from)
            })
            .collect();
        let then = field(SeriesField::Then).map(|field| {
            let own = field.read(scenario);
            let from = own.as_ref().map_or((None, &[][..]), |own| (own.status(), own.sources()));
            line(Some(field), stated.then.map(|then| then.value), stated.problem_later().is_some(), from)
        });
        // A series of the scenario goes by its own name.
        let spelt = plan.spell_row(row.name);
        let word = spelt.strip_prefix("series.").unwrap_or(&spelt);
        let mut heading = row_name(plan, row.name, language);
        if is_recorded {
            heading = say_with(language, "xlsx-of-record", &[("series", heading.into())]);
        }
        let block = Block {
            row: id,
            heading,
            unit: row.unit,
            years,
            lines,
            then,
            first,
            values_name: claim(&format!("{word}_by_year")),
            years_name: claim(&format!("{word}_years")),
        };
        first += block.height();
        blocks.push(block);
    }
    blocks
}

fn number_of(value: &FieldValue) -> Option<Decimal> {
    match value {
        FieldValue::Rate(rate) => Some(rate.value.0),
        FieldValue::Exchange(exchange) => Some(exchange.value.amount),
        _ => None,
    }
}

pub(super) fn write(workbook: &mut Workbook, ground: &Ground<'_>, styles: &Styles) -> Result<(), XlsxError> {
    let language = ground.language;
    let mut named: Vec<(String, String)> = Vec::new();
    let sheet_name = &ground.sheets.series;
    let sheet = workbook.add_worksheet().set_name(sheet_name)?;
    let notes = [say(language, "xlsx-series-live"), say(language, "xlsx-series-in-force")];
    book::head(sheet, styles, ground.title(), &say(language, "xlsx-series-of"), &notes)?;
    let heads = [
        "column-year",
        "xlsx-head-stated",
        "xlsx-head-in-force",
        "xlsx-head-status",
        "xlsx-head-sources",
        "xlsx-head-cell",
        "xlsx-head-field",
    ];
    book::heads(sheet, HEAD, &heads, language, |column| match column {
        STATED | IN_FORCE => &styles.head_right,
        3 => &styles.head_unit,
        _ => &styles.head,
    })?;
    for block in &ground.blocks {
        let unit = book::unit_label(block.unit, language);
        let heading = match unit.as_str() {
            "" => block.heading.clone(),
            unit => format!("{} ({unit})", block.heading),
        };
        book::text(sheet, block.first, YEAR, &heading, &styles.heading)?;
        let values: Vec<Decimal> =
            block.lines.iter().chain(&block.then).filter_map(|line| line.value).collect();
        let numbers = Numbers::of_unit(block.unit, &values);
        let (input, figure) = (styles.input(numbers), styles.figure(numbers));
        for (line, year) in block.lines.iter().zip(block.years.iter()) {
            let row = block.line_of(year);
            sheet.write_number_with_format(row, YEAR, f64::from(year.0), &styles.year)?;
            write_line(sheet, row, line, &input, language, styles)?;
            let value = ground.projection.value(Figure { row: block.row, year });
            // What is in error stays unknown. It is stated all the same, so nothing holds later before it.
            let later = block.lines.iter().zip(block.years.iter()).filter(|(_, later)| *later >= year);
            let is_last = later.into_iter().all(|(line, _)| !line.in_error);
            let expression = in_force(Figure { row: block.row, year }, block.then.is_some() && is_last);
            let formula = spelling::formula(&expression, &|reference| place(block, reference));
            let formula = if value.is_in_error() { "=NA()".to_owned() } else { formula };
            book::formula(sheet, row, IN_FORCE, &formula, as_cell(value, block.unit), &figure)?;
            named.extend(named_cell(line, sheet_name, row));
        }
        if let Some(then) = &block.then {
            let row = block.then_line();
            book::text(sheet, row, YEAR, &say(language, "short-then"), &styles.year)?;
            write_line(sheet, row, then, &input, language, styles)?;
            named.extend(named_cell(then, sheet_name, row));
        }
        let [first, last] = [block.years.first, block.years.last].map(|year| block.line_of(year) + 1);
        let mut name = |name: &str, column: u16| {
            let (sheet, column) = (quoted(sheet_name), letters(column));
            named.push((name.to_owned(), format!("={sheet}!${column}${first}:${column}${last}")));
        };
        name(&block.values_name, IN_FORCE);
        name(&block.years_name, YEAR);
        if let Some(field) = block.lines.iter().find_map(|line| line.field.as_ref()) {
            let last = if block.then.is_some() { block.then_line() } else { last - 1 };
            book::refuse(sheet, (first - 1, STATED, last, STATED), field, language)?;
        }
        let is_error = rust_xlsxwriter::ConditionalFormatError::new().set_format(&styles.unknown);
        sheet.add_conditional_format(first - 1, IN_FORCE, last - 1, IN_FORCE, &is_error)?;
    }
    book::widths(sheet, &[30.0, 16.0, 16.0, 14.0, 12.0, 26.0, 30.0])?;
    sheet.set_freeze_panes(HEAD + 1, 1)?;
    book::on_paper(sheet, HEAD)?;
    for (name, cells) in named {
        workbook.define_name(name, &cells)?;
    }
    Ok(())
}

fn write_line(
    sheet: &mut rust_xlsxwriter::Worksheet,
    row: u32,
    line: &Line,
    input: &rust_xlsxwriter::Format,
    language: Language,
    styles: &Styles,
) -> Result<(), XlsxError> {
    match line.value {
        _ if line.in_error => book::formula(sheet, row, STATED, "=NA()", None, input)?,
        Some(value) => book::number(sheet, row, STATED, value, input)?,
        None => drop(sheet.write_blank(row, STATED, input)?),
    }
    if let Some(status) = line.status {
        book::text(sheet, row, 3, &status_word(status, language), &styles.unit)?;
    }
    book::text(sheet, row, 4, &line.sources, &styles.weak)?;
    book::text(sheet, row, 5, &line.name, &styles.weak)?;
    if let Some(field) = &line.field {
        book::text(sheet, row, 6, &field.to_string(), &styles.weak)?;
    }
    Ok(())
}

fn named_cell(line: &Line, sheet: &str, row: u32) -> Option<(String, String)> {
    line.field.as_ref()?;
    let column = letters(STATED);
    Some((line.name.clone(), format!("={}!${column}${}", quoted(sheet), row + 1)))
}

/// How the formulas of the values in force write a reference.
fn place(block: &Block, reference: Reference) -> String {
    let column = letters(STATED);
    match reference {
        Reference::Stated(figure) => format!("{column}{}", block.line_of(figure.year) + 1),
        Reference::StatedFrom(figure) => {
            let [from, to] = [figure.year, block.years.last].map(|year| block.line_of(year) + 1);
            format!("{column}{from}:{column}${to}")
        }
        Reference::Then(_) => format!("{column}${}", block.then_line() + 1),
        _ => unreachable!("a value in force speaks of stated values only"),
    }
}
