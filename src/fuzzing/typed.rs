//! What people type and paste.

use std::collections::BTreeSet;
use std::fmt::Debug;

use super::sentences::is_told;
use crate::model::{Currency, Exchange, Money, Scale, Year, composed};
use crate::text::heads::{read_amount_under, read_change_under, read_exchange_under};
use crate::text::numbers;
use crate::text::paste::{Pasted, changes, level_readings, read_years};
use crate::text::typed::{
    echo, noise, read_amount, read_change, read_date, read_exchange, read_lag, read_number, read_period,
    read_rate, read_weight, read_year,
};
use crate::text::{AmountUnit, Digits, Hint, Language, Typed};

/// In which units a number alone is read.
const UNITS: [AmountUnit; 3] = [
    AmountUnit { currency: Currency::KRW, scale: Scale::Eok },
    AmountUnit { currency: Currency::KRW, scale: Scale::Billion },
    AmountUnit { currency: Currency::USD, scale: Scale::Million },
];

/// Reads a pasted table as amounts, as yearly changes and as exchange rates.
///
/// # Panics
/// Where something does not hold.
pub fn pasted(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    for unit in UNITS {
        is_read_in_lines(text, &read_years(text, FIRST, |cell, head| read_amount_under(cell, unit, head)));
    }
    let rates = |cell: &str, head: &_| read_exchange_under(cell, Currency::KRW, Currency::USD, head);
    is_read_in_lines(text, &read_years(text, FIRST, rates));
    let read = read_years(text, FIRST, read_change_under);
    is_read_in_lines(text, &read);
    for reading in level_readings(&read) {
        let changed = changes(&read, reading);
        assert_eq!(changed.rows.len() + changed.refused.len(), read.rows.len() + read.refused.len());
        assert!(changed.rows.iter().zip(&read.rows).all(|(row, before)| row.line >= before.line));
    }
}

/// The year of the first value where none is written.
const FIRST: Year = Year(2026);

/// Every value stands in its line and has a year of its own; every line that was handed back says why.
fn is_read_in_lines<T>(text: &str, pasted: &Pasted<T>) {
    let text = composed(text);
    let lines: Vec<&str> = text.lines().collect();
    let line_of = |number: usize| number.checked_sub(1).and_then(|place| lines.get(place));
    let mut years = BTreeSet::new();
    for row in &pasted.rows {
        let stands = line_of(row.line).is_some_and(|line| line.contains(row.text.trim()));
        // Cells behind the first are joined by a space.
        let is_joined = row.text.contains(' ');
        assert!(stands || is_joined, "{:?} does not stand in line {}", row.text, row.line);
        assert!(row.year.is_accepted() && years.insert(row.year), "{:?} is a wrong year", row.year);
        match &row.value {
            Typed::Understood(_) => {}
            Typed::Ambiguous(values) => assert!(values.len() > 1, "one meaning is no question"),
            Typed::NotUnderstood(_) | Typed::Empty => panic!("{:?} is no value", row.text),
        }
    }
    for refused in &pasted.refused {
        assert_eq!(line_of(refused.line), Some(&refused.text.as_str()));
        is_told(|language| refused.hint.say(language));
    }
}

/// Reads a typed amount. What was understood reads back from each way in which it is echoed.
///
/// # Panics
/// Where something does not hold.
pub fn amount(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    for unit in UNITS {
        let read = read_amount(text, unit);
        is_answered(&read);
        for money in meanings(read) {
            for language in Language::ALL {
                // Where amounts of that currency are typed: `15,192억` is of won there.
                let own = AmountUnit { currency: money.currency, ..unit };
                for way in echo(&money, language).split(" · ") {
                    reads_back(way, own, money);
                }
            }
        }
    }
}

/// Reads a typed rate, and whatever else is no amount: a change, an exchange rate, a weight, a number, a year, a
/// lag, dates.
///
/// # Panics
/// Where something does not hold.
pub fn rate(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let read = read_rate(text);
    is_answered(&read);
    is_answered(&read_change(text));
    for rate in meanings(read) {
        reads_the_same(&numbers::rate(rate.0, Digits::Exact), &rate, read_rate);
    }
    let exchanged = read_exchange(text, Currency::KRW, Currency::USD);
    is_answered(&exchanged);
    for rate in meanings(exchanged) {
        reads_back_as_exchange(rate);
    }
    let number = read_number(text);
    is_answered(&number);
    for number in meanings(number) {
        reads_the_same(&numbers::number(number, Digits::Exact), &number, read_number);
    }
    is_answered(&read_weight(text));
    is_answered(&read_year(text));
    is_answered(&read_lag(text));
    is_answered(&read_date(text));
    is_answered(&read_period(text));
}

/// A reader has one meaning, several, or says why it has none.
fn is_answered<T>(read: &Typed<T>) {
    match read {
        Typed::Understood(_) | Typed::Empty => {}
        Typed::Ambiguous(meanings) => assert!(meanings.len() > 1, "one meaning is no question"),
        Typed::NotUnderstood(hint) => is_told(|language| Hint::say(hint, language)),
    }
}

/// All that a text may mean.
fn meanings<T>(read: Typed<T>) -> Vec<T> {
    match read {
        Typed::Understood(meaning) => vec![meaning],
        Typed::Ambiguous(meanings) => meanings,
        Typed::NotUnderstood(_) | Typed::Empty => Vec::new(),
    }
}

/// Small amounts may also be in the usual unit; the right one is among the meanings.
fn reads_back(way: &str, unit: AmountUnit, money: Money) {
    reads_the_same(way, &money, |way| read_amount(way, unit));
}

fn reads_back_as_exchange(rate: Exchange) {
    for language in Language::ALL {
        let shown = numbers::exchange(&rate, language);
        reads_the_same(&shown, &rate, |text| read_exchange(text, Currency::KRW, Currency::USD));
    }
}

/// What was understood is among the meanings of what is shown for it. Of many digits some are taken for binary noise,
/// which is told; and with the decimal that a rate is shown with, the longest has more than are read.
fn reads_the_same<T: Debug + PartialEq>(shown: &str, value: &T, read: impl Fn(&str) -> Typed<T>) {
    match read(shown) {
        _ if noise(shown).is_some() => {}
        Typed::NotUnderstood(Hint::TooManyDigits | Hint::TooLong) => {}
        read => assert!(meanings(read).contains(value), "{shown} is not read as {value:?}"),
    }
}
