//! Figures of one year that disagree, side by side.

use super::amounts::kind_name;
use super::cells::{Figures, noted};
use super::context::{RecordContext, agreement_name};
use crate::engine::history::{Beside, Disagreement, disagreements};
use crate::model::Money;
use crate::present::Table;
use crate::present::table::Columns;
use crate::text::explanation::of_year;
use crate::text::key;

pub(super) fn table(context: &RecordContext<'_>) -> Table {
    let found = disagreements(context.record);
    let amounts = found.iter().flat_map(|one| [one.agreed.value, one.other.value]);
    let figures = Figures::of(amounts, context.language);
    let language = context.language;
    let unit = |one: &&Disagreement<'_>| figures.unit(one.agreed.value.currency);
    let mut columns = Columns::of_years(|one: &&Disagreement<'_>| one.year, language);
    columns.words("agreement", context.say(key::RECORD_HEAD_AGREEMENT), |one| {
        agreement_name(one.agreement, language)
    });
    columns.words("unit", context.say(key::RECORD_HEAD_UNIT), unit);
    columns.figures("agreed", context.say(key::RECORD_AGREED), "", |head, one| {
        figures.cell(&of_year(head, one.year, language), one.agreed, Vec::new())
    });
    columns.words("beside", context.say(key::RECORD_HEAD_BESIDE), |one| beside(context, one));
    columns.figures("other", context.say(key::RECORD_HEAD_OTHER), "", |_, one| {
        figures.cell(&of_year(&beside(context, one), one.year, language), one.other, noted(one.note))
    });
    columns.figures("difference", context.say(key::COMPARE_HEAD_DIFFERENCE), "", |head, one| {
        let difference = Money::new(one.difference, one.agreed.value.currency);
        let ends = [one.agreed, one.other];
        figures.difference(&of_year(head, one.year, language), difference, ends, noted(one.note))
    });
    let with_note = found.iter().filter(|one| !one.note.is_empty());
    let notes = with_note.map(|one| format!("{}: {}", one.year, one.note)).collect();
    columns.table(context.say(key::RECORD_PAGE_DISAGREEMENTS), &found, notes)
}

/// What stands beside the agreed amount.
fn beside(context: &RecordContext<'_>, one: &Disagreement<'_>) -> String {
    match one.what {
        Beside::Contribution(kind) => kind_name(kind, context.language),
        Beside::Categories => context.say(key::RECORD_BESIDE_CATEGORIES),
    }
}
