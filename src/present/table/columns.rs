//! The description of a table: its columns, of each what stands over it and how its cell is made from a row.
//!
//! A cell is never joined to its head by its place. Whoever adds a column adds it once, in one call; one that
//! only some tables have is a call under a condition.

use super::cell::{Cell, RestsOn};
use super::{Align, Column, Row, Table};
use crate::model::{SourceList, Year};
use crate::text::{Language, key, say};

/// The columns of a table whose rows are made from an `R` each.
pub(in crate::present) struct Columns<'a, R> {
    list: Vec<(Column, CellOf<'a, R>)>,
    /// The year that a row is of.
    year: OfRow<'a, R, Option<Year>>,
    /// On whom all cells of a row rest; none if each says so itself.
    sources: Option<OfRow<'a, R, SourceList>>,
}

/// What a row says of itself.
type OfRow<'a, R, T> = Box<dyn Fn(&R) -> T + 'a>;

/// Makes a cell from the head of its column, which says what the cell is about, and the row.
type MakeCell<'a, R> = Box<dyn Fn(&str, &R) -> Cell + 'a>;

/// How the cell of a column is made.
enum CellOf<'a, R> {
    /// From the row.
    Row(MakeCell<'a, R>),
    /// From the sources of the row.
    Sources,
}

/// A row of a table of years that are added up.
pub(in crate::present) enum YearRow<T, S = ()> {
    /// A year, and what is known of it.
    Year(Year, T),
    /// The sum of the rows above it: what it is called, and what is known of it.
    Sum(String, S),
}

impl<'a, R> Columns<'a, R> {
    /// No columns yet, for rows that are of no year or of several.
    pub(in crate::present) fn new() -> Self {
        Self::in_year(|_| None)
    }

    /// No columns yet, for rows of which some are of one year.
    pub(in crate::present) fn in_year(year: impl Fn(&R) -> Option<Year> + 'a) -> Self {
        Self { list: Vec::new(), year: Box::new(year), sources: None }
    }

    /// The column of the years, for a row for each.
    pub(in crate::present) fn of_years(year: impl Fn(&R) -> Year + Copy + 'a, language: Language) -> Self {
        let mut columns = Self::in_year(move |row| Some(year(row)));
        columns.cells("year", say(language, key::COLUMN_YEAR), move |_, row| Cell::year(year(row)));
        columns
    }

    /// A column of words.
    pub(in crate::present) fn words(&mut self, key: &str, head: String, text: impl Fn(&R) -> String + 'a) {
        self.cells(key, head, move |_, row| Cell::words(text(row)));
    }

    /// A column of words of which more is told than they say.
    pub(in crate::present) fn cells(
        &mut self,
        key: &str,
        head: String,
        cell: impl Fn(&str, &R) -> Cell + 'a,
    ) {
        let column = Column { key: key.to_owned(), head, unit: String::new(), align: Align::Left };
        self.list.push((column, CellOf::Row(Box::new(cell))));
    }

    /// A column of figures; the unit is empty where they have none or each row names its own.
    pub(in crate::present) fn figures(
        &mut self,
        key: &str,
        head: String,
        unit: &str,
        cell: impl Fn(&str, &R) -> Cell + 'a,
    ) {
        let column = Column { key: key.to_owned(), head, unit: unit.to_owned(), align: Align::Right };
        self.list.push((column, CellOf::Row(Box::new(cell))));
    }

    /// On whom all that stands in a row rests.
    pub(in crate::present) fn cite(&mut self, sources: impl Fn(&R) -> SourceList + 'a) {
        self.sources = Some(Box::new(sources));
    }

    /// The same, and a column that names them.
    pub(in crate::present) fn sources(&mut self, head: String, sources: impl Fn(&R) -> SourceList + 'a) {
        self.cite(sources);
        let column = Column { key: super::SOURCES.to_owned(), head, unit: String::new(), align: Align::Left };
        self.list.push((column, CellOf::Sources));
    }

    /// The table. Its sources are those on which its cells rest, in the order in which it is read.
    pub(in crate::present) fn table(
        self,
        title: String,
        rows: impl IntoIterator<Item = R>,
        notes: Vec<String>,
    ) -> Table {
        let rows: Vec<Row> = rows.into_iter().map(|row| self.row(&row)).collect();
        let cells = rows.iter().flat_map(|row| &row.cells);
        let rests_on = cells.filter_map(|cell| cell.rests_on.as_ref());
        let sources = rests_on.flat_map(|rests_on| &rests_on.sources).collect();
        let columns = self.list.into_iter().map(|(column, _)| column).collect();
        Table { title, columns, rows, notes, sources }
    }

    fn row(&self, row: &R) -> Row {
        let sources = self.sources.as_ref().map(|of| of(row)).unwrap_or_default();
        let cell = |(column, of): &(Column, CellOf<'a, R>)| {
            let cell = match of {
                CellOf::Row(of) => of(&column.head, row),
                CellOf::Sources => Cell::names(&sources),
            };
            cited(cell, &sources)
        };
        Row { year: (self.year)(row), cells: self.list.iter().map(cell).collect() }
    }
}

impl<T, S> Columns<'_, YearRow<T, S>> {
    /// The column of the years, for a row for each and one of their sum.
    pub(in crate::present) fn of_years_and_sum(language: Language) -> Self {
        let mut columns = Self::in_year(|row| match row {
            YearRow::Year(year, _) => Some(*year),
            YearRow::Sum(..) => None,
        });
        columns.cells("year", say(language, key::COLUMN_YEAR), |_, row| match row {
            YearRow::Year(year, _) => Cell::year(*year),
            YearRow::Sum(name, _) => Cell::words(name.as_str()),
        });
        columns
    }
}

/// A cell of a row that rests on these sources; one without words rests on nobody.
fn cited(mut cell: Cell, sources: &SourceList) -> Cell {
    if cell.text.is_empty() || sources.is_empty() {
        return cell;
    }
    let status = cell.rests_on.take().and_then(|rests_on| rests_on.status);
    cell.resting_on(RestsOn { status, sources: sources.clone(), notes: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceId;

    fn source(name: &str) -> SourceId {
        SourceId(name.to_owned())
    }

    #[test]
    fn a_cell_stands_under_the_head_that_it_is_told() {
        let mut columns = Columns::<YearRow<u8, u8>>::of_years_and_sum(Language::En);
        columns.figures("eggs", "Eggs".to_owned(), "dozen", |head, row| match row {
            YearRow::Year(year, eggs) => Cell::number(*eggs).about(&format!("{head} {year}")),
            YearRow::Sum(_, eggs) => Cell::number(*eggs).about(head),
        });
        let rows = [YearRow::Year(Year(2026), 2), YearRow::Sum("All".to_owned(), 2)];
        let table = columns.table("Eggs laid".to_owned(), rows, Vec::new());
        let keys: Vec<&str> = table.columns.iter().map(|column| column.key.as_str()).collect();
        assert_eq!(keys, ["year", "eggs"]);
        let told: Vec<Vec<&str>> =
            table.rows.iter().map(|row| row.cells.iter().map(Cell::told).collect()).collect();
        assert_eq!(told, [["2026", "Eggs 2026: 2"], ["All", "Eggs: 2"]]);
        assert!(table.is_sum(1) && !table.is_sum(0));
    }

    /// What is written in a row rests on its sources; those of the table stand as they are met.
    #[test]
    fn sources_of_a_row_are_those_of_its_cells() {
        let mut columns = Columns::<&str>::new();
        columns.words("what", "What".to_owned(), |row| (*row).to_owned());
        columns.figures("nothing", "Nothing".to_owned(), "", |_, _| Cell::nothing());
        columns.sources("Sources".to_owned(), |row| [source(row), source("ALL")].iter().collect());
        let table = columns.table(String::new(), ["B", "A"], Vec::new());
        let texts: Vec<&str> = table.rows[0].cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(texts, ["B", "", "B, ALL"]);
        let resting: Vec<bool> = table.rows[0].cells.iter().map(|cell| cell.rests_on.is_some()).collect();
        assert_eq!(resting, [true, false, true]);
        assert_eq!(*table.sources, [source("B"), source("ALL"), source("A")]);
    }
}
