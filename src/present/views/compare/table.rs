//! The table: years as rows, the baseline and the scenarios as columns, the difference between.

use rust_decimal::Decimal;

use super::{Ground, amount_of};
use crate::engine::ComparedYear;
use crate::model::{Value, Year};
use crate::present::counted::Counted;
use crate::present::{Align, Cell, CellMark, Column, Row, Selection, Table};
use crate::text::numbers::{Digits, rate, signed};
use crate::text::{Language, say_with};

/// What stands where there is no figure.
const UNKNOWN: &str = "–";

pub(super) fn table(ground: &Ground<'_>) -> Table {
    let rows = ground.comparison.rows.iter().map(|row| year_row(ground, row));
    let mut rows: Vec<Row> = rows.collect();
    rows.extend(sum_row(ground));
    let args = [("other", ground.input.hand.title.into()), ("baseline", ground.input.baseline.into())];
    let mut notes = ground.notes();
    if ground.does_not_add {
        let columns = ("columns", ground.say("compare-note-amounts").into());
        notes.push(say_with(ground.language(), "table-note-rounded", &[columns]));
    }
    Table {
        title: say_with(ground.language(), "compare-title", &args),
        columns: columns(ground),
        rows,
        notes,
        sources: super::chart::sources(ground),
    }
}

fn columns(ground: &Ground<'_>) -> Vec<Column> {
    let language = ground.language();
    let unit = ground.counted.label(language);
    let column = |key: &str, head: String, unit: &str| Column {
        key: key.to_owned(),
        head,
        unit: unit.to_owned(),
        align: Align::Right,
    };
    let of_difference = match (ground.counted, language) {
        (Counted::Percent, Language::En) => "pp",
        (Counted::Percent, Language::Ko) => "%p",
        _ => unit.as_str(),
    };
    let named = say_with(language, "compare-baseline-named", &[("title", ground.input.baseline.into())]);
    let year = Column { align: Align::Left, ..column("year", ground.say("column-year"), "") };
    let mut columns = vec![
        year,
        column("baseline", named, &unit),
        column("scenario", ground.input.hand.title.to_owned(), &unit),
        column("difference", ground.say("compare-head-difference"), of_difference),
        column("per_cent", ground.say("compare-head-per-cent"), "%"),
    ];
    for (place, other) in (2..).zip(&ground.others) {
        columns.push(column(&format!("scenario_{place}"), other.title.to_owned(), &unit));
    }
    columns
}

fn year_row(ground: &Ground<'_>, row: &ComparedYear) -> Row {
    let columns = columns(ground);
    let about = |column: usize| format!("{} {}", columns[column].head, row.year);
    let explains = ground.input.explains.map(|row_name| Selection { row: row_name, year: row.year });
    let mut cells = vec![
        year_cell(row.year),
        amount_cell(ground, &about(1), Some(row.amounts.baseline)),
        Cell { selection: explains, ..amount_cell(ground, &about(2), Some(row.amounts.other)) },
        difference_cell(ground, &about(3), row.difference()),
        per_cent_cell(&about(4), row.per_cent()),
    ];
    for (place, other) in (5..).zip(&ground.others) {
        cells.push(amount_cell(ground, &about(place), amount_of(other, row.year)));
    }
    Row { year: Some(row.year), cells }
}

/// The sums over the years that are known on both sides; none if years are not added up.
fn sum_row(ground: &Ground<'_>) -> Option<Row> {
    let sums = ground.comparison.sums.filter(|_| ground.adds_up())?;
    if ground.comparison.rows.len() < 2 {
        return None;
    }
    let columns = columns(ground);
    let about = |column: usize| {
        say_with(ground.language(), "figure-sum", &[("figure", (&columns[column].head).into())])
    };
    let difference = ground.comparison.difference();
    let mut cells = vec![
        words_cell(ground.say("column-sum")),
        amount_cell(ground, &about(1), Some(Value::Known(sums.baseline))),
        amount_cell(ground, &about(2), Some(Value::Known(sums.other))),
        difference_cell(ground, &about(3), difference),
        per_cent_cell(&about(4), difference.and_then(|difference| difference.checked_div(sums.baseline))),
    ];
    let counted = || ground.comparison.rows.iter().filter(|row| row.summed.is_some());
    for (place, other) in (5..).zip(&ground.others) {
        let mut known = counted().map(|row| amount_of(other, row.year)?.known());
        let sum = known.try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value?));
        cells.push(amount_cell(ground, &about(place), sum.map(Value::Known)));
    }
    Some(Row { year: None, cells })
}

fn amount_cell(ground: &Ground<'_>, about: &str, value: Option<Value>) -> Cell {
    let Some(known) = value.and_then(Value::known) else {
        return Cell { value, ..unknown_cell(about, &ground.say("word-unknown")) };
    };
    Cell {
        text: ground.counted.cell(known, ground.decimals),
        value,
        plain: Some(ground.counted.plain(known)),
        marks: Vec::new(),
        selection: None,
        hint: format!("{about}: {}", ground.in_words(known)),
    }
}

fn difference_cell(ground: &Ground<'_>, about: &str, difference: Option<Decimal>) -> Cell {
    let Some(difference) = difference else {
        return unknown_cell(about, &ground.say("word-unknown"));
    };
    Cell {
        text: signed(ground.counted.cell(difference, ground.decimals)),
        value: Some(Value::Known(difference)),
        plain: Some(ground.counted.plain(difference)),
        marks: Vec::new(),
        selection: None,
        hint: format!("{about}: {}", ground.change_in_words(difference)),
    }
}

fn per_cent_cell(about: &str, fraction: Option<Decimal>) -> Cell {
    let Some(fraction) = fraction else { return words_cell(UNKNOWN.to_owned()) };
    let text = signed(rate(fraction, Digits::Fixed(1)));
    Cell {
        value: Some(Value::Known(fraction)),
        plain: Some(Counted::Percent.plain(fraction)),
        hint: format!("{about}: {text}"),
        ..words_cell(text.trim_end_matches('%').to_owned())
    }
}

fn unknown_cell(about: &str, why: &str) -> Cell {
    let hint = format!("{about}: {why}");
    Cell { marks: vec![CellMark::Unknown], hint, ..words_cell(UNKNOWN.to_owned()) }
}

fn year_cell(year: Year) -> Cell {
    Cell { plain: Some(Decimal::from(year.0)), ..words_cell(year.to_string()) }
}

fn words_cell(text: String) -> Cell {
    Cell { hint: text.clone(), text, value: None, plain: None, marks: Vec::new(), selection: None }
}
