//! What was agreed, agreed anew, announced, paid, and what follows from the rule.

use super::cells::{figure_cell, noted};
use super::context::{RecordContext, agreement_name, not_in_these_terms};
use crate::engine::history;
use crate::model::{Contribution, ContributionKind, Year};
use crate::present::counted::Counted;
use crate::present::table::Columns;
use crate::present::{Cell, Table};
use crate::text::explanation::of_year;
use crate::text::key;
use crate::text::measures::measure_name;

/// The kinds that have a column, in their order.
const KINDS: [ContributionKind; 5] = [
    ContributionKind::Agreed,
    ContributionKind::Revised,
    ContributionKind::Announced,
    ContributionKind::Actual,
    ContributionKind::RuleDetermined,
];

pub(super) fn table(context: &RecordContext<'_>) -> Table {
    let measured = |year, kind| context.measured(year, kind).map(|(_, recorded)| recorded.value);
    let values: Vec<_> =
        context.years.iter().flat_map(|year| KINDS.map(|kind| measured(year, kind))).flatten().collect();
    let largest = values.iter().map(rust_decimal::Decimal::abs).max().unwrap_or_default();
    let counted = Counted::of_column(context.unit, largest, context.language);
    let published = context.years.iter().flat_map(|year| KINDS.map(|kind| context.measured(year, kind)));
    let published = published.flatten().filter(|(_, recorded)| !recorded.converted);
    let decimals = counted.decimals(&published.map(|(_, recorded)| recorded.value).collect::<Vec<_>>());
    let unit = counted.label(context.language);

    let mut columns = Columns::of_years(|row: &(Year, u8)| row.0, context.language);
    columns.words("agreement", context.say(key::RECORD_HEAD_AGREEMENT), |&(_, agreement)| {
        agreement_name(agreement, context.language)
    });
    for kind in KINDS {
        let head = kind_name(kind, context.language);
        columns.figures(kind.word(), head, &unit, move |head, &(year, _)| {
            cell(context, &of_year(head, year, context.language), (year, kind), (counted, decimals))
        });
    }
    let rows = context.years.iter().filter_map(|year| {
        let first = context.record.contributions_of(year).next()?;
        Some((year, first.agreement))
    });
    let title = measure_name(&context.measure, context.scenario.currency(), context.language);
    columns.table(title, rows, context.note_on_measure().into_iter().collect())
}

/// The name of a kind, as the head of a column.
pub(super) fn kind_name(kind: ContributionKind, language: crate::text::Language) -> String {
    let key = match kind {
        ContributionKind::Agreed => key::RECORD_AGREED,
        ContributionKind::Revised => key::RECORD_REVISED,
        ContributionKind::Announced => key::RECORD_ANNOUNCED,
        ContributionKind::Actual => key::RECORD_PAID,
        ContributionKind::RuleDetermined => key::RECORD_BY_RULE,
        ContributionKind::Undetermined => key::RECORD_UNDETERMINED,
    };
    crate::text::say(language, key)
}

fn cell(
    context: &RecordContext<'_>,
    about: &str,
    (year, kind): (Year, ContributionKind),
    counted: (Counted, u32),
) -> Cell {
    if let Some((contribution, recorded)) = context.measured(year, kind) {
        let words = context.in_words(&recorded);
        return figure_cell(about, &recorded, counted, words, noted(&contribution.note), context.language);
    }
    let why =
        |contribution| not_in_these_terms(&context.measure, context.record, contribution, context.language);
    let waits = |kind| history::of_kind(context.record, year, kind);
    let waiting: Option<&Contribution> = match kind {
        ContributionKind::Agreed => waits(ContributionKind::Undetermined),
        _ => None,
    };
    let cell = match (history::of_kind(context.record, year, kind), waiting) {
        (_, Some(waiting)) => Cell::unknown(waiting.note.as_str()),
        // It was agreed, but not in these terms.
        (Some(contribution), _) => Cell::unknown(why(contribution)),
        _ => Cell::nothing(),
    };
    cell.about(about)
}
