//! The table: years as rows, the baseline and the scenarios as columns.
//!
//! Amounts by themselves have the difference of the scenario in hand between; read against the
//! baseline, every scenario has its difference or per cent, and the baseline its amounts.

use rust_decimal::Decimal;

use super::context::{Context, Pair, amount_of, row_of};
use crate::engine::{ComparedYear, NotRead, Reading, Span, weakest};
use crate::model::{Status, Value, Year, Years};
use crate::present::certainty::mark;
use crate::present::counted::Counted;
use crate::present::table::{UNKNOWN, absent_cell, unknown_cell, words_cell, year_cell};
use crate::present::{Align, Cell, Column, Row, Selection, Table};
use crate::text::compare::name_of_sum;
use crate::text::fields::status_word;
use crate::text::numbers::{Digits, rate, signed};
use crate::text::reading::{reading_unit, reading_words};
use crate::text::{key, say_with};

pub(super) fn table(context: &Context<'_>) -> Table {
    let rows = context.comparison.rows.iter().map(|row| year_row(context, row));
    let mut rows: Vec<Row> = rows.collect();
    rows.extend(sum_row(context));
    let args = [("other", context.input.hand.title.into()), ("baseline", context.input.baseline.into())];
    let mut notes = context.notes();
    if context.does_not_add {
        let columns = ("columns", context.say(key::COMPARE_NOTE_AMOUNTS).into());
        notes.push(say_with(context.language(), key::TABLE_NOTE_ROUNDED, &[columns]));
    }
    let mut title = say_with(context.language(), key::COMPARE_TITLE, &args);
    if context.reading != Reading::Value {
        let read = reading_words(context.reading, context.input.baseline, context.language());
        title = format!("{} · {read}", context.input.hand.title);
    }
    Table { title, columns: columns(context), rows, notes, sources: super::chart::sources(context) }
}

fn columns(context: &Context<'_>) -> Vec<Column> {
    let language = context.language();
    let unit = context.counted.label(language);
    let column = |key: &str, head: String, unit: &str| Column {
        key: key.to_owned(),
        head,
        unit: unit.to_owned(),
        align: Align::Right,
    };
    let named = say_with(language, key::COMPARE_BASELINE_NAMED, &[("title", context.input.baseline.into())]);
    let year = Column { align: Align::Left, ..column("year", context.say(key::COLUMN_YEAR), "") };
    let mut columns = vec![year, column("baseline", named, &unit)];
    let read = context.counted.label_read_as(context.reading, language);
    let read = reading_unit(context.reading, &read, language);
    columns.push(column("scenario", context.input.hand.title.to_owned(), &read));
    if context.reading == Reading::Value {
        let of_difference = context.counted.label_of_difference(language);
        columns.push(column("difference", context.say(key::COMPARE_HEAD_DIFFERENCE), &of_difference));
        columns.push(column("per_cent", context.say(key::COMPARE_HEAD_PER_CENT), "%"));
    }
    for (place, other) in (2..).zip(&context.others) {
        columns.push(column(&format!("scenario_{place}"), other.title.to_owned(), &read));
    }
    columns
}

fn year_row(context: &Context<'_>, row: &ComparedYear) -> Row {
    let columns = columns(context);
    let about = |column: usize| format!("{} {}", columns[column].head, row.year);
    let explains = context.input.explains.map(|row_name| Selection { row: row_name, year: row.year });
    let mut cells = vec![year_cell(row.year)];
    cells.push(amount_cell(context, &about(1), row.amounts.baseline, row.known.baseline));
    let in_hand = read_cell(context, &about(2), &context.input.hand, row.year);
    cells.push(Cell { selection: explains, ..in_hand });
    if context.reading == Reading::Value {
        let mut difference = difference_cell(context, &about(3), row.difference(), row.status());
        if let Err(why @ NotRead::OtherRates(_)) = context.input.hand.read(Reading::Difference, row.year) {
            difference = unknown_cell(&about(3), &context.reason_in_words(&context.input.hand, why));
        }
        cells.push(difference);
        let per_cent = row.per_cent().ok_or(row.difference());
        cells.push(per_cent_cell(context, &about(4), per_cent, row.status()));
    }
    for other in &context.others {
        cells.push(read_cell(context, &about(cells.len()), other, row.year));
    }
    Row { year: Some(row.year), cells }
}

/// The sums over the years that are known on both sides; none if years are not added up.
fn sum_row(context: &Context<'_>) -> Option<Row> {
    let sums = context.comparison.sums.filter(|_| context.adds_up())?;
    if context.comparison.rows.len() < 2 {
        return None;
    }
    let columns = columns(context);
    let about = |column: usize| {
        say_with(context.language(), key::FIGURE_SUM, &[("figure", (&columns[column].head).into())])
    };
    let baseline = Value::Known(sums.baseline);
    let read = |pair: &Pair<'_>, sum: Decimal| {
        Some((pair.held(context.reading, Value::Known(sum), baseline).ok()?, sum))
    };
    let known = context.comparison.known(Span::Sum);
    let terms: Vec<Years> = context.pairs().flat_map(|pair| pair.comparison.terms()).collect();
    let name = context.say(key::COLUMN_SUM);
    let mut cells = vec![
        words_cell(name_of_sum(name, context.comparison, &terms, context.language())),
        amount_cell(context, &about(1), baseline, known.baseline),
    ];
    // By itself a sum rests on its own years, read against the baseline on both.
    let status = |own: Status| {
        if context.reading == Reading::Value { own } else { own.max(known.baseline) }
    };
    let in_hand = read(&context.input.hand, sums.other);
    let in_hand = in_hand.map(|sum| known_cell(context, &about(2), sum, status(known.other)));
    cells.push(in_hand.unwrap_or_else(|| unknown_cell(&about(2), &context.say(key::WORD_UNKNOWN))));
    if context.reading == Reading::Value {
        let difference = context.comparison.difference();
        let per_cent = context.comparison.per_cent().ok_or(difference);
        let status = context.comparison.difference_status(Span::Sum);
        cells.push(difference_cell(context, &about(3), difference, status));
        cells.push(per_cent_cell(context, &about(4), per_cent, status));
    }
    let counted = || context.comparison.rows.iter().filter(|row| row.summed.is_some());
    for other in &context.others {
        let about = about(cells.len());
        let mut known = counted().map(|row| amount_of(other, row.year)?.known());
        let sum = known.try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value?));
        let known = weakest(counted().filter_map(|row| Some(row_of(other, row.year)?.known.other)));
        let cell = sum.and_then(|sum| read(other, sum));
        let cell = cell.map(|sum| known_cell(context, &about, sum, status(known)));
        let is_absent = counted().any(|row| amount_of(other, row.year).is_none());
        let without = || match is_absent {
            true => absent_cell(&about, &context.say(key::COMPARE_NOT_IN_TERM_IN_ALL)),
            false => unknown_cell(&about, &context.say(key::WORD_UNKNOWN)),
        };
        cells.push(cell.unwrap_or_else(without));
    }
    Some(Row { year: None, cells })
}

/// A year of a scenario, as it is read.
fn read_cell(context: &Context<'_>, about: &str, pair: &Pair<'_>, year: Year) -> Cell {
    let amount = amount_of(pair, year);
    match (pair.read(context.reading, year), amount.and_then(Value::known)) {
        (Ok(read), Some(amount)) => {
            known_cell(context, about, (read, amount), pair.status(context.reading, year))
        }
        (Err(why), _) if why != NotRead::NotThere => {
            let value = amount.filter(|amount| amount.known().is_none());
            Cell { value, ..unknown_cell(about, &context.reason_in_words(pair, why)) }
        }
        // Nothing is unknown about a year that its term does not have.
        (Err(_), None) => absent_cell(about, &context.say(key::COMPARE_NOT_IN_TERM)),
        _ => unknown_cell(about, &context.say(key::WORD_UNKNOWN)),
    }
}

/// What is read, and the amount behind it.
fn known_cell(
    context: &Context<'_>,
    about: &str,
    (read, amount): (Decimal, Decimal),
    status: Status,
) -> Cell {
    let reading = context.reading;
    let words = context.in_words(amount);
    let words = if reading == Reading::Value {
        words
    } else {
        let change = context.read_in_words(reading, read);
        say_with(
            context.language(),
            key::READING_AND_VALUE,
            &[("change", change.into()), ("value", words.into())],
        )
    };
    Cell {
        text: context.counted.cell_read_as(read, reading, context.decimals_of(reading)),
        value: Some(Value::Known(read)),
        plain: Some(context.counted.read_as(reading).plain(read)),
        marks: mark(status).into_iter().collect(),
        selection: None,
        hint: hint(context, about, &words, status),
        rests_on: None,
    }
}

/// `Total 2028: KRW 1.5852 trillion, estimate`
fn hint(context: &Context<'_>, about: &str, words: &str, status: Status) -> String {
    if status.needs_a_mark() {
        format!("{about}: {words}, {}", status_word(status, context.language()))
    } else {
        format!("{about}: {words}")
    }
}

fn amount_cell(context: &Context<'_>, about: &str, value: Value, status: Status) -> Cell {
    let Some(known) = value.known() else {
        return Cell { value: Some(value), ..unknown_cell(about, &context.say(key::WORD_UNKNOWN)) };
    };
    Cell {
        text: context.counted.cell(known, context.decimals),
        value: Some(value),
        plain: Some(context.counted.plain(known)),
        marks: mark(status).into_iter().collect(),
        selection: None,
        hint: hint(context, about, &context.in_words(known), status),
        rests_on: None,
    }
}

fn difference_cell(context: &Context<'_>, about: &str, difference: Option<Decimal>, status: Status) -> Cell {
    let Some(difference) = difference else {
        return unknown_cell(about, &context.say(key::WORD_UNKNOWN));
    };
    Cell {
        text: signed(context.counted.cell(difference, context.decimals)),
        value: Some(Value::Known(difference)),
        plain: Some(context.counted.plain(difference)),
        marks: mark(status).into_iter().collect(),
        selection: None,
        hint: hint(context, about, &context.change_in_words(difference), status),
        rests_on: None,
    }
}

/// A difference as a fraction of the baseline, or else the difference that there is none of.
fn per_cent_cell(
    context: &Context<'_>,
    about: &str,
    fraction: Result<Decimal, Option<Decimal>>,
    status: Status,
) -> Cell {
    let fraction = match fraction {
        Ok(fraction) => fraction,
        Err(None) => return words_cell(UNKNOWN.to_owned()),
        Err(Some(_)) => {
            let why = context.reason_in_words(&context.input.hand, NotRead::NotAboveZero);
            return unknown_cell(about, &why);
        }
    };
    let text = signed(rate(fraction, Digits::Fixed(1)));
    Cell {
        value: Some(Value::Known(fraction)),
        plain: Some(Counted::Percent.plain(fraction)),
        marks: mark(status).into_iter().collect(),
        hint: hint(context, about, &text, status),
        ..words_cell(text.trim_end_matches('%').to_owned())
    }
}
