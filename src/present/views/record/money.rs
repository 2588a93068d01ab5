//! What became of the money, and how it was divided, as far as somebody says.

use super::cells::{Figures, figure_cell, noted, nothing_cell, said_cell};
use super::context::Context;
use crate::engine::history::executed;
use crate::engine::recorded::Recorded;
use crate::model::{
    CategoryName, Currency, Division, Execution, Money, Scope, Share, SourceList, Stated, Year,
};
use crate::present::counted::Counted;
use crate::present::page::of_figures;
use crate::present::table::{words_cell, year_cell};
use crate::present::{Cell, RestsOn, Row, Table};
use crate::text::explanation::{of_year, rate_in_words};
use crate::text::fields::category_name;
use crate::text::{Sentence, key};

pub(super) fn execution(context: &Context<'_>) -> Table {
    let all = &context.record.execution;
    let amounts = all.iter().flat_map(amounts_of).map(|stated| stated.value);
    let figures =
        Figures::of(amounts.chain(all.iter().filter_map(executed).map(|it| it.value)), context.language);
    let unit = figures.unit(Currency::KRW);
    Table {
        title: context.say(key::RECORD_PAGE_EXECUTION),
        columns: vec![
            context.words_column("year", key::COLUMN_YEAR),
            context.words_column("scope", key::RECORD_HEAD_SCOPE),
            context.figures_column("agreed", key::RECORD_AGREED, &unit),
            context.figures_column("budgeted", key::RECORD_HEAD_BUDGETED, &unit),
            context.figures_column("available", key::RECORD_HEAD_AVAILABLE, &unit),
            context.figures_column("executed", key::RECORD_HEAD_EXECUTED, &unit),
            context.figures_column("not_executed", key::RECORD_HEAD_NOT_EXECUTED, &unit),
            context.figures_column("carried_over", key::RECORD_HEAD_CARRIED_OVER, &unit),
            context.figures_column("lapsed", key::RECORD_HEAD_LAPSED, &unit),
            context.figures_column("unspent_stock", key::RECORD_HEAD_STOCK, &unit),
        ],
        rows: all.iter().map(|one| execution_row(context, one, &figures)).collect(),
        notes: std::iter::once(context.say(key::RECORD_NOTE_EXECUTION))
            .chain(details(context, all))
            .collect(),
        sources: SourceList::default(),
    }
}

/// What is too long for a cell.
fn details(context: &Context<'_>, all: &[Execution]) -> Vec<String> {
    let long = all.iter().filter(|one| one.detail.chars().count() > SHORT);
    let told = long.map(|one| format!("{}, {}: {}", one.year, scope_name(context, one.scope), one.detail));
    told.collect()
}

fn amounts_of(one: &Execution) -> impl Iterator<Item = &Stated<Money>> {
    let amounts =
        [&one.agreed, &one.budgeted, &one.available, &one.not_executed, &one.carried_over, &one.lapsed];
    amounts.into_iter().flatten()
}

/// So many letters of detail stand in a cell.
const SHORT: usize = 12;

fn execution_row(context: &Context<'_>, one: &Execution, figures: &Figures) -> Row {
    let scope = scope_name(context, one.scope);
    let about =
        |head: Sentence| format!("{}, {scope}", of_year(&context.say(head), one.year, context.language));
    let cell =
        |head: Sentence, stated: Option<&Stated<Money>>| figures.cell_if(&about(head), stated, &one.note);
    let is_stock = one.scope == Scope::UnspentStock;
    let not_executed = one.not_executed.as_ref();
    let executed = executed(one);
    // What is longer stands beside the figures, not in the column.
    let is_short = !one.detail.is_empty() && one.detail.chars().count() <= SHORT;
    let words = if is_short { format!("{scope} ({})", one.detail) } else { scope.clone() };
    let mut notes = noted(&one.detail);
    notes.extend(noted(&one.note));
    let rests_on = RestsOn { status: None, sources: one.sources.clone().into(), notes };
    Row {
        year: Some(one.year),
        cells: vec![
            year_cell(one.year),
            said_cell(&one.year.to_string(), words, rests_on),
            // Articles on a part name the whole amount beside it.
            cell(key::RECORD_AGREED, one.agreed.as_ref().filter(|_| one.scope == Scope::All)),
            cell(key::RECORD_HEAD_BUDGETED, one.budgeted.as_ref()),
            cell(key::RECORD_HEAD_AVAILABLE, one.available.as_ref()),
            cell(key::RECORD_HEAD_EXECUTED, executed.as_ref()),
            cell(key::RECORD_HEAD_NOT_EXECUTED, not_executed.filter(|_| !is_stock)),
            cell(key::RECORD_HEAD_CARRIED_OVER, one.carried_over.as_ref()),
            cell(key::RECORD_HEAD_LAPSED, one.lapsed.as_ref()),
            cell(key::RECORD_HEAD_STOCK, not_executed.filter(|_| is_stock)),
        ],
    }
}

fn scope_name(context: &Context<'_>, scope: Scope) -> String {
    context.say(match scope {
        Scope::All => key::RECORD_SCOPE_ALL,
        Scope::Construction => key::RECORD_SCOPE_CONSTRUCTION,
        Scope::InKindConstruction => key::RECORD_SCOPE_IN_KIND_CONSTRUCTION,
        Scope::UnspentStock => key::RECORD_SCOPE_UNSPENT_STOCK,
    })
}

/// In what a row of categories counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum In {
    Currency(Currency),
    Percent,
}

pub(super) fn categories(context: &Context<'_>) -> Table {
    let all = &context.record.categories;
    let amount = |share: &Stated<Share>| match share.value {
        Share::Amount(money) => Some(money),
        Share::Percent(_) => None,
    };
    let parts = all.iter().flat_map(|division| division.parts.values()).filter_map(amount);
    let totals = all.iter().flat_map(|division| &division.total).map(|total| total.value);
    let figures = Figures::of(parts.chain(totals), context.language);
    let mut columns = vec![
        context.words_column("year", key::COLUMN_YEAR),
        context.words_column("unit", key::RECORD_HEAD_UNIT),
    ];
    let of_category = CategoryName::ALL
        .map(|name| of_figures(name.word(), category_name(name.word(), context.language), ""));
    columns.extend(of_category);
    columns.push(context.figures_column("total", key::RECORD_HEAD_TOTAL, ""));
    let rows = all.iter().flat_map(|division| {
        units_of(division).into_iter().map(|unit| category_row(context, division, unit, &figures))
    });
    Table {
        title: context.say(key::RECORD_PAGE_CATEGORIES),
        columns,
        rows: rows.collect(),
        notes: vec![context.say(key::RECORD_NOTE_CATEGORIES)],
        sources: SourceList::default(),
    }
}

/// The units that a year's categories are stated in; a row for each.
fn units_of(division: &Division) -> Vec<In> {
    let parts = division.parts.values().map(|share| match share.value {
        Share::Amount(money) => In::Currency(money.currency),
        Share::Percent(_) => In::Percent,
    });
    let totals = division.total.iter().map(|total| In::Currency(total.value.currency));
    let mut units = Vec::new();
    for unit in parts.chain(totals) {
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    units
}

fn category_row(context: &Context<'_>, division: &Division, unit: In, figures: &Figures) -> Row {
    let about = |name: &str| of_year(name, division.year, context.language);
    let unit_cell = match unit {
        In::Currency(currency) => figures.unit_cell(currency),
        In::Percent => words_cell("%".to_owned()),
    };
    let part = |name: CategoryName| {
        let about = about(&category_name(name.word(), context.language));
        let Some(share) = division.parts.get(&name) else { return nothing_cell(&about) };
        match (share.value, unit) {
            (Share::Amount(money), In::Currency(currency)) if money.currency == currency => {
                let stated = Stated { value: money, status: share.status, sources: share.sources.clone() };
                figures.cell(&about, &stated, noted(&division.note))
            }
            (Share::Percent(rate), In::Percent) => {
                percent_cell(context, &about, share, rate.0, division.year)
            }
            _ => nothing_cell(&about),
        }
    };
    let total = division.total.iter().find(|total| In::Currency(total.value.currency) == unit);
    let mut cells = vec![year_cell(division.year), unit_cell];
    cells.extend(CategoryName::ALL.map(part));
    cells.push(figures.cell_if(&about(&context.say(key::RECORD_HEAD_TOTAL)), total, &division.note));
    Row { year: Some(division.year), cells }
}

fn percent_cell(
    context: &Context<'_>,
    about: &str,
    share: &Stated<Share>,
    rate: rust_decimal::Decimal,
    year: Year,
) -> Cell {
    let recorded = Recorded::new(rate, share.status, share.sources.clone().into());
    let notes = context.record.categories.iter().filter(|division| division.year == year);
    let notes = notes.flat_map(|division| noted(&division.note)).collect();
    let words = rate_in_words(rate);
    figure_cell(about, &recorded, (Counted::Percent, 0), &words, notes, context.language)
}
