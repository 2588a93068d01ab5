//! Figures of one year that disagree, side by side.

use super::amounts::kind_name;
use super::cells::{Figures, noted};
use super::context::{Context, agreement_name};
use crate::engine::history::{Beside, Disagreement, disagreements};
use crate::model::{ContributionKind, Money, SourceList};
use crate::present::table::{words_cell, year_cell};
use crate::present::{Row, Table};
use crate::text::explanation::of_year;
use crate::text::key;

pub(super) fn table(context: &Context<'_>) -> Table {
    let found = disagreements(context.record);
    let amounts = found.iter().flat_map(|one| [one.agreed.value, one.other.value]);
    let figures = Figures::of(amounts, context.language);
    let noted = found.iter().filter(|one| !one.note.is_empty());
    Table {
        title: context.say(key::RECORD_PAGE_DISAGREEMENTS),
        columns: vec![
            context.words_column("year", key::COLUMN_YEAR),
            context.words_column("agreement", key::RECORD_HEAD_AGREEMENT),
            context.words_column("unit", key::RECORD_HEAD_UNIT),
            context.figures_column("agreed", key::RECORD_AGREED, ""),
            context.words_column("beside", key::RECORD_HEAD_BESIDE),
            context.figures_column("other", key::RECORD_HEAD_OTHER, ""),
            context.figures_column("difference", key::COMPARE_HEAD_DIFFERENCE, ""),
        ],
        rows: found.iter().map(|one| row(context, one, &figures)).collect(),
        notes: noted.map(|one| format!("{}: {}", one.year, one.note)).collect(),
        sources: SourceList::default(),
    }
}

fn row(context: &Context<'_>, one: &Disagreement<'_>, figures: &Figures) -> Row {
    let language = context.language;
    let currency = one.agreed.value.currency;
    let what = match one.what {
        Beside::Contribution(kind) => kind_name(kind, language),
        Beside::Categories => context.say(key::RECORD_BESIDE_CATEGORIES),
    };
    let about = |what: &str| of_year(what, one.year, language);
    let agreed = kind_name(ContributionKind::Agreed, language);
    let difference = Money::new(one.difference, currency);
    let ends = [one.agreed, one.other];
    Row {
        year: Some(one.year),
        cells: vec![
            year_cell(one.year),
            words_cell(agreement_name(one.agreement, language)),
            figures.unit_cell(currency),
            figures.cell(&about(&agreed), one.agreed, Vec::new()),
            words_cell(what.clone()),
            figures.cell(&about(&what), one.other, noted(one.note)),
            figures.difference(
                &about(&context.say(key::COMPARE_HEAD_DIFFERENCE)),
                difference,
                ends,
                noted(one.note),
            ),
        ],
    }
}
