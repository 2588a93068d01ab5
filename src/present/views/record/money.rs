//! What became of the money, and how it was divided, as far as somebody says.

use super::cells::{Figures, figure_cell, noted};
use super::context::RecordContext;
use crate::engine::history::executed;
use crate::engine::recorded::Recorded;
use crate::model::{CategoryName, Currency, Division, Execution, Money, Rate, Scope, Share, Stated, Year};
use crate::present::counted::Counted;
use crate::present::table::Columns;
use crate::present::{Cell, RestsOn, Table};
use crate::text::explanation::{of_year, rate_in_words};
use crate::text::fields::category_name;
use crate::text::{Sentence, key};

pub(super) fn execution(context: &RecordContext<'_>) -> Table {
    let all = &context.record.execution;
    let amounts = all.iter().flat_map(amounts_of).map(|stated| stated.value);
    let figures =
        Figures::of(amounts.chain(all.iter().filter_map(executed).map(|it| it.value)), context.language);
    let unit = figures.unit(Currency::KRW);
    let mut columns = Columns::of_years(|one: &&Execution| one.year, context.language);
    columns.cells("scope", context.say(key::RECORD_HEAD_SCOPE), |_, one| scope_cell(context, one));
    let mut amount = |key: &str, head: Sentence, of: fn(&Execution) -> Option<Stated<Money>>| {
        let figures = &figures;
        columns.figures(key, context.say(head), &unit, move |head, one| {
            let of_year = of_year(head, one.year, context.language);
            let about = format!("{of_year}, {}", scope_name(context, one.scope));
            figures.cell_if(&about, of(one).as_ref(), &one.note)
        });
    };
    // Articles on a part name the whole amount beside it.
    amount("agreed", key::RECORD_AGREED, |one| one.agreed.clone().filter(|_| one.scope == Scope::All));
    amount("budgeted", key::RECORD_HEAD_BUDGETED, |one| one.budgeted.clone());
    amount("available", key::RECORD_HEAD_AVAILABLE, |one| one.available.clone());
    amount("executed", key::RECORD_HEAD_EXECUTED, executed);
    amount("not_executed", key::RECORD_HEAD_NOT_EXECUTED, |one| {
        one.not_executed.clone().filter(|_| one.scope != Scope::UnspentStock)
    });
    amount("carried_over", key::RECORD_HEAD_CARRIED_OVER, |one| one.carried_over.clone());
    amount("lapsed", key::RECORD_HEAD_LAPSED, |one| one.lapsed.clone());
    amount("unspent_stock", key::RECORD_HEAD_STOCK, |one| {
        one.not_executed.clone().filter(|_| one.scope == Scope::UnspentStock)
    });
    let notes = std::iter::once(context.say(key::RECORD_NOTE_EXECUTION)).chain(details(context, all));
    columns.table(context.say(key::RECORD_PAGE_EXECUTION), all, notes.collect())
}

/// What is too long for a cell.
fn details(context: &RecordContext<'_>, all: &[Execution]) -> Vec<String> {
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

/// On what the row is about the money; what is longer stands beside the figures, not in the column.
fn scope_cell(context: &RecordContext<'_>, one: &Execution) -> Cell {
    let scope = scope_name(context, one.scope);
    let is_short = !one.detail.is_empty() && one.detail.chars().count() <= SHORT;
    let words = if is_short { format!("{scope} ({})", one.detail) } else { scope };
    let mut notes = noted(&one.detail);
    notes.extend(noted(&one.note));
    let rests_on = RestsOn { status: None, sources: one.sources.clone().into(), notes };
    Cell::words(words).about(&one.year.to_string()).resting_on(rests_on)
}

fn scope_name(context: &RecordContext<'_>, scope: Scope) -> String {
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

pub(super) fn categories(context: &RecordContext<'_>) -> Table {
    let all = &context.record.categories;
    let amount = |share: &Stated<Share>| match share.value {
        Share::Amount(money) => Some(money),
        Share::Percent(_) => None,
    };
    let parts = all.iter().flat_map(|division| division.parts.values()).filter_map(amount);
    let totals = all.iter().flat_map(|division| &division.total).map(|total| total.value);
    let figures = Figures::of(parts.chain(totals), context.language);
    let mut columns = Columns::of_years(|row: &(&Division, In)| row.0.year, context.language);
    columns.words("unit", context.say(key::RECORD_HEAD_UNIT), |&(_, unit)| match unit {
        In::Currency(currency) => figures.unit(currency),
        In::Percent => "%".to_owned(),
    });
    for name in CategoryName::ALL {
        let figures = &figures;
        let head = category_name(name.word(), context.language);
        columns.figures(name.word(), head, "", move |head, &(division, unit)| {
            let about = of_year(head, division.year, context.language);
            category_cell(context, &about, (division, unit), name, figures)
        });
    }
    columns.figures("total", context.say(key::RECORD_HEAD_TOTAL), "", |head, &(division, unit)| {
        let total = division.total.iter().find(|total| In::Currency(total.value.currency) == unit);
        figures.cell_if(&of_year(head, division.year, context.language), total, &division.note)
    });
    let rows =
        all.iter().flat_map(|division| units_of(division).into_iter().map(move |unit| (division, unit)));
    let notes = vec![context.say(key::RECORD_NOTE_CATEGORIES)];
    columns.table(context.say(key::RECORD_PAGE_CATEGORIES), rows, notes)
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

fn category_cell(
    context: &RecordContext<'_>,
    about: &str,
    (division, unit): (&Division, In),
    name: CategoryName,
    figures: &Figures,
) -> Cell {
    let Some(share) = division.parts.get(&name) else { return Cell::nothing().about(about) };
    match (share.value, unit) {
        (Share::Amount(money), In::Currency(currency)) if money.currency == currency => {
            let stated = Stated { value: money, status: share.status, sources: share.sources.clone() };
            figures.cell(about, &stated, noted(&division.note))
        }
        (Share::Percent(rate), In::Percent) => percent_cell(context, about, share, rate, division.year),
        _ => Cell::nothing().about(about),
    }
}

fn percent_cell(
    context: &RecordContext<'_>,
    about: &str,
    share: &Stated<Share>,
    rate: Rate,
    year: Year,
) -> Cell {
    let recorded = Recorded::new(rate.0, share.status, share.sources.clone().into());
    let notes = context.record.categories.iter().filter(|division| division.year == year);
    let notes = notes.flat_map(|division| noted(&division.note)).collect();
    let words = rate_in_words(rate.0);
    figure_cell(about, &recorded, (Counted::Percent, 0), words, notes, context.language)
}
