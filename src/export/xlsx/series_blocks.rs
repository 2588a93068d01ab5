//! What stands on the sheet of series, block by block, before anything is written.

use super::names;
use crate::engine::cells::counted;
use crate::engine::{Body, Projection, RowName};
use crate::export::input::Sources;
use crate::model::{
    Field, FieldValue, Record, RowId, Scenario, SeriesField, SourceId, Status, Unit, Year, Years,
};
use crate::text::explanation::row_name;
use crate::text::{Language, key, say_with};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The row of the heads.
pub(super) const HEAD: u32 = 5;

/// The column of the years.
pub(super) const YEAR: u16 = 0;

/// The column of the values as stated.
pub(super) const STATED: u16 = 1;

/// The column of the values in force.
pub(super) const IN_FORCE: u16 = 2;

/// One series.
pub(super) struct Block {
    pub(super) row: RowId,
    pub(super) heading: String,
    pub(super) unit: Unit,
    pub(super) years: Years,
    pub(super) lines: Vec<SeriesLine>,
    /// What holds later; a quantity of the record has no such cell.
    pub(super) then: Option<SeriesLine>,
    /// The line of the heading.
    pub(super) first: u32,
    /// The name of the values in force.
    pub(super) values_name: String,
    /// The name of their years.
    pub(super) years_name: String,
}

/// One stated value, or the place for one.
pub(super) struct SeriesLine {
    pub(super) field: Option<Field>,
    pub(super) value: Option<Decimal>,
    /// Whether what is stated is in error, so that the cell holds no figure.
    pub(super) in_error: bool,
    pub(super) status: Option<Status>,
    pub(super) sources: String,
    pub(super) name: String,
}

impl Block {
    /// The line of a year.
    pub(super) fn line_of(&self, year: Year) -> u32 {
        let place = self.years.index(year).and_then(|place| u32::try_from(place).ok());
        self.first + 1 + place.expect("a block has every year that is read")
    }

    pub(super) fn then_line(&self) -> u32 {
        self.line_of(self.years.last) + 1
    }

    /// Lines with the heading and the empty one below.
    pub(super) fn height(&self) -> u32 {
        self.then_line() - self.first + 1 + u32::from(self.then.is_some())
    }
}

/// A block for each series that something reads or that the scenario states.
#[expect(clippy::too_many_lines, reason = "one kind of block after the other")]
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
            SeriesLine { field, value, in_error, status, sources: own, name }
        };
        let of_field = |field: Option<&Field>| field.and_then(|field| field.read(scenario));
        let lines = years
            .iter()
            .map(|year| {
                let field = field(SeriesField::Year(year));
                if let RowName::Recorded(name) = row.name {
                    let quantity = record.quantities.get(&plan.series[usize::from(name)]);
                    // What the plan does not read, such as another country's prices, is nothing to compute with.
                    let value = quantity.and_then(|quantity| quantity.values.get(&year));
                    let value = value.filter(|_| stated.at(year).is_some());
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
            heading = say_with(language, key::XLSX_OF_RECORD, &[("series", heading.into())]);
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

pub(super) fn number_of(value: &FieldValue) -> Option<Decimal> {
    match value {
        FieldValue::Rate(rate) => Some(rate.value.0),
        FieldValue::Exchange(exchange) => Some(exchange.value.amount),
        _ => None,
    }
}
