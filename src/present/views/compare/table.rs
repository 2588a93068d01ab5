//! The table: years as rows, the baseline and the scenarios as columns.
//!
//! Amounts by themselves have the difference of the scenario in hand between; read against the
//! baseline, every scenario has its difference or per cent, and the baseline its amounts.

use rust_decimal::Decimal;

use super::context::{ComparisonContext, Pair, amount_of, row_of};
use crate::engine::{ComparedYear, NotRead, Reading, Sides, Span, weakest};
use crate::model::{Status, Value, Year, Years};
use crate::present::certainty::mark;
use crate::present::counted::Counted;
use crate::present::table::{Columns, YearRow, note_on_rounding};
use crate::present::{Cell, Selection, Table};
use crate::text::compare::name_of_sum;
use crate::text::numbers::{Digits, rate, signed};
use crate::text::reading::{reading_unit, reading_words};
use crate::text::{key, say_with};

/// A compared year, or the sums over the years that are known on both sides.
type TableRow<'a> = YearRow<&'a ComparedYear, Sides<Decimal>>;

pub(super) fn table(context: &ComparisonContext<'_>) -> Table {
    let years = context.comparison.rows.iter().map(|row| YearRow::Year(row.year, row));
    let args = [("other", context.input.hand.title.into()), ("baseline", context.input.baseline.into())];
    let mut notes = context.notes();
    if context.does_not_add {
        notes.push(note_on_rounding(context.say(key::COMPARE_NOTE_AMOUNTS), context.language()));
    }
    let mut title = say_with(context.language(), key::COMPARE_TITLE, &args);
    if context.reading != Reading::Value {
        let read = reading_words(context.reading, context.input.baseline, context.language());
        title = format!("{} · {read}", context.input.hand.title);
    }
    let table = columns(context).table(title, years.chain(sum_row(context)), notes);
    Table { sources: super::chart::sources(context), ..table }
}

fn columns<'a>(context: &'a ComparisonContext<'_>) -> Columns<'a, TableRow<'a>> {
    let language = context.language();
    let unit = context.counted.label(language);
    let mut columns: Columns<'_, TableRow<'_>> = Columns::of_years_and_sum(language);
    let named = say_with(language, key::COMPARE_BASELINE_NAMED, &[("title", context.input.baseline.into())]);
    columns.figures("baseline", named, &unit, |head, row| {
        let (amount, status) = match row {
            YearRow::Year(_, row) => (row.amounts.baseline, row.known.baseline),
            YearRow::Sum(_, sums) => {
                (Value::Known(sums.baseline), context.comparison.known(Span::Sum).baseline)
            }
        };
        amount_cell(context, &about(context, head, row), amount, status)
    });
    let read = context.counted.label_read_as(context.reading, language);
    let read = reading_unit(context.reading, &read, language);
    columns.figures("scenario", context.input.hand.title.to_owned(), &read, |head, row| {
        let about = about(context, head, row);
        match row {
            YearRow::Year(year, _) => {
                let selection = context.input.explains.map(|row| Selection { row, year: *year });
                Cell { selection, ..read_cell(context, &about, &context.input.hand, *year) }
            }
            YearRow::Sum(_, sums) => {
                let sum = (Some(sums.other), context.comparison.known(Span::Sum).other);
                read_sum_cell(context, &about, &context.input.hand, sum, sums.baseline)
            }
        }
    });
    if context.reading == Reading::Value {
        let of_difference = context.counted.label_of_difference(language);
        columns.figures(
            "difference",
            context.say(key::COMPARE_HEAD_DIFFERENCE),
            &of_difference,
            |head, row| difference_cell(context, &about(context, head, row), row),
        );
        columns.figures("per_cent", context.say(key::COMPARE_HEAD_PER_CENT), "%", |head, row| {
            per_cent_cell(context, &about(context, head, row), row)
        });
    }
    for (place, other) in (2..).zip(&context.others) {
        columns.figures(&format!("scenario_{place}"), other.title.to_owned(), &read, move |head, row| {
            let about = about(context, head, row);
            match row {
                YearRow::Year(year, _) => read_cell(context, &about, other, *year),
                YearRow::Sum(_, sums) => {
                    read_sum_cell(context, &about, other, sum_beside(context, other), sums.baseline)
                }
            }
        });
    }
    columns
}

/// What a figure is about: `Difference 2028`, or that it is the sum of a column.
fn about(context: &ComparisonContext<'_>, head: &str, row: &TableRow<'_>) -> String {
    match row {
        YearRow::Year(year, _) => format!("{head} {year}"),
        YearRow::Sum(..) => say_with(context.language(), key::FIGURE_SUM, &[("figure", head.into())]),
    }
}

/// The sums over the years that are known on both sides; none if years are not added up.
fn sum_row<'a>(context: &ComparisonContext<'a>) -> Option<TableRow<'a>> {
    let sums = context.comparison.sums.filter(|_| context.adds_up())?;
    if context.comparison.rows.len() < 2 {
        return None;
    }
    let terms: Vec<Years> = context.pairs().flat_map(|pair| pair.comparison.terms()).collect();
    let name = context.say(key::COLUMN_SUM);
    Some(YearRow::Sum(name_of_sum(name, context.comparison, &terms, context.language()), sums))
}

/// The years that a sum counts.
fn counted<'a>(context: &ComparisonContext<'a>) -> impl Iterator<Item = &'a ComparedYear> {
    context.comparison.rows.iter().filter(|row| row.summed.is_some())
}

/// The sum of another scenario over the same years, and how well it is known.
fn sum_beside(context: &ComparisonContext<'_>, other: &Pair<'_>) -> (Option<Decimal>, Status) {
    let mut known = counted(context).map(|row| amount_of(other, row.year)?.known());
    let sum = known.try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value?));
    (sum, weakest(counted(context).filter_map(|row| Some(row_of(other, row.year)?.known.other))))
}

/// The sum of a scenario, as it is read.
fn read_sum_cell(
    context: &ComparisonContext<'_>,
    about: &str,
    pair: &Pair<'_>,
    (sum, status): (Option<Decimal>, Status),
    baseline: Decimal,
) -> Cell {
    // By itself a sum rests on its own years, read against the baseline on both.
    let status = match context.reading {
        Reading::Value => status,
        Reading::Difference | Reading::PerCent => status.max(context.comparison.known(Span::Sum).baseline),
    };
    let held = |sum| pair.held(context.reading, Value::Known(sum), Value::Known(baseline)).ok();
    match sum.and_then(|sum| Some((held(sum)?, sum))) {
        Some(sum) => known_cell(context, about, sum, status),
        None if counted(context).any(|row| amount_of(pair, row.year).is_none()) => {
            Cell::absent(context.say(key::COMPARE_NOT_IN_TERM_IN_ALL)).about(about)
        }
        None => Cell::unknown(context.say(key::WORD_UNKNOWN)).about(about),
    }
}

/// A year of a scenario, as it is read.
fn read_cell(context: &ComparisonContext<'_>, about: &str, pair: &Pair<'_>, year: Year) -> Cell {
    let amount = amount_of(pair, year);
    match (pair.read(context.reading, year), amount.and_then(Value::known)) {
        (Ok(read), Some(amount)) => {
            known_cell(context, about, (read, amount), pair.status(context.reading, year))
        }
        (Err(why), _) if why != NotRead::NotThere => {
            let value = amount.filter(|amount| amount.known().is_none());
            Cell { value, ..Cell::unknown(context.reason_in_words(pair, why)).about(about) }
        }
        // Nothing is unknown about a year that its term does not have.
        (Err(_), None) => Cell::absent(context.say(key::COMPARE_NOT_IN_TERM)).about(about),
        _ => Cell::unknown(context.say(key::WORD_UNKNOWN)).about(about),
    }
}

/// What is read, and the amount behind it.
fn known_cell(
    context: &ComparisonContext<'_>,
    about: &str,
    (read, amount): (Decimal, Decimal),
    status: Status,
) -> Cell {
    let (reading, language) = (context.reading, context.language());
    let mut words = context.in_words(amount);
    if reading != Reading::Value {
        let change = context.read_in_words(reading, read);
        let args = [("change", change.into()), ("value", words.into())];
        words = say_with(language, key::READING_AND_VALUE, &args);
    }
    Cell::read_figure(read, context.counted, reading, context.decimals_of(reading))
        .marked(mark(status))
        .read_with_marks(words, language)
        .about(about)
}

fn amount_cell(context: &ComparisonContext<'_>, about: &str, value: Value, status: Status) -> Cell {
    let Some(known) = value.known() else {
        let unknown = Cell::unknown(context.say(key::WORD_UNKNOWN)).about(about);
        return Cell { value: Some(value), ..unknown };
    };
    Cell::figure(known, context.counted, context.decimals)
        .marked(mark(status))
        .read_with_marks(context.in_words(known), context.language())
        .about(about)
}

/// What the scenario in hand costs more than the baseline, or why nobody can say.
fn difference_cell(context: &ComparisonContext<'_>, about: &str, row: &TableRow<'_>) -> Cell {
    if let YearRow::Year(year, _) = row
        && let Err(why @ NotRead::OtherRates(_)) = context.input.hand.read(Reading::Difference, *year)
    {
        return Cell::unknown(context.reason_in_words(&context.input.hand, why)).about(about);
    }
    let Some(difference) = difference(context, row) else {
        return Cell::unknown(context.say(key::WORD_UNKNOWN)).about(about);
    };
    Cell::difference(difference, context.counted, context.decimals)
        .marked(mark(difference_status(context, row)))
        .read_with_marks(context.change_in_words(difference), context.language())
        .about(about)
}

fn difference(context: &ComparisonContext<'_>, row: &TableRow<'_>) -> Option<Decimal> {
    match row {
        YearRow::Year(_, row) => row.difference(),
        YearRow::Sum(..) => context.comparison.difference(),
    }
}

fn difference_status(context: &ComparisonContext<'_>, row: &TableRow<'_>) -> Status {
    match row {
        YearRow::Year(_, row) => row.status(),
        YearRow::Sum(..) => context.comparison.difference_status(Span::Sum),
    }
}

/// The difference as a fraction of the baseline, or why there is none.
fn per_cent_cell(context: &ComparisonContext<'_>, about: &str, row: &TableRow<'_>) -> Cell {
    let fraction = match row {
        YearRow::Year(_, row) => row.per_cent(),
        YearRow::Sum(..) => context.comparison.per_cent(),
    };
    match (fraction, difference(context, row)) {
        (Some(fraction), _) => Cell::difference(fraction, Counted::Percent, 1)
            .marked(mark(difference_status(context, row)))
            .read_with_marks(signed(rate(fraction, Digits::Fixed(1))), context.language())
            .about(about),
        (None, Some(_)) => {
            let why = context.reason_in_words(&context.input.hand, NotRead::NotAboveZero);
            Cell::unknown(why).about(about)
        }
        // The difference beside it says why.
        (None, None) => Cell::absent(""),
    }
}
