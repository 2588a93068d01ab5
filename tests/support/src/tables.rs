//! Tables as they are shown, read by the keys of their columns.

use costshare::model::Year;
use costshare::present::{Cell, Table};

/// Where a column stands.
#[track_caller]
pub fn place(table: &Table, key: &str) -> usize {
    let keys: Vec<&str> = table.columns.iter().map(|column| column.key.as_str()).collect();
    keys.iter().position(|known| *known == key).unwrap_or_else(|| panic!("{key} is not among {keys:?}"))
}

/// The texts of a column, row by row.
#[track_caller]
pub fn column(table: &Table, key: &str) -> Vec<String> {
    let place = place(table, key);
    table.rows.iter().map(|row| row.cells[place].text.clone()).collect()
}

/// The cell of a year.
#[track_caller]
pub fn cell<'a>(table: &'a Table, key: &str, year: i16) -> &'a Cell {
    let row = table.rows.iter().find(|row| row.year == Some(Year(year))).expect("the year has a row");
    &row.cells[place(table, key)]
}

/// Holds a column with its unit against what is expected, from the first row to the last.
#[track_caller]
pub fn check_column(table: &Table, key: &str, unit: &str, expected: &[&str]) {
    assert_eq!(table.columns[place(table, key)].unit, unit, "{key}");
    assert_eq!(column(table, key), expected, "{key}");
}
