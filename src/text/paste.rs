//! How pasted years and values are read.
//!
//! From a spreadsheet or a page come years down (`2027 ⇥ 2.1%`), years across (a line of years,
//! a line of values), or values alone, which then begin at a given year. A header is left out.
//! Each line is either read or handed back with the reason; no line is dropped, and where the
//! direction is in doubt nothing is read at all.

use super::typed::{Hint, Typed, read_year};
use crate::model::Year;

/// What a pasted text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted<T> {
    /// The years with their values, as they stand in the text. A value may still be ambiguous.
    pub rows: Vec<Row<T>>,
    /// The lines that are not understood, in order.
    pub refused: Vec<Refused>,
    /// The header, if the first line was one.
    pub header: Option<String>,
}

/// A year and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<T> {
    /// The line, counted from one.
    pub line: usize,
    /// The year.
    pub year: Year,
    /// The value as it was written.
    pub text: String,
    /// What it means: understood or ambiguous.
    pub value: Typed<T>,
}

/// A line that is not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The line, counted from one.
    pub line: usize,
    /// The line as it was written.
    pub text: String,
    /// Why.
    pub hint: Hint,
}

/// Reads years and values; `read` understands a value, `first` is the year of the first value
/// where no years are written.
///
/// ```
/// use costshare::model::Year;
/// use costshare::text::paste::read_years;
/// use costshare::text::typed::read_rate;
///
/// let pasted = read_years("2027\t2.1%\n2028\t2.0%", Year(2027), read_rate);
/// assert_eq!(pasted.rows.len(), 2);
/// assert!(pasted.refused.is_empty());
/// ```
pub fn read_years<T>(text: &str, first: Year, read: impl Fn(&str) -> Typed<T>) -> Pasted<T> {
    let lines: Vec<Line> = lines(text);
    let mut pasted = Pasted { rows: Vec::new(), refused: Vec::new(), header: None };

    match direction(&lines, &read) {
        None => {
            let refused = |line: &Line| line.refused(Hint::Direction);
            pasted.refused = lines.iter().map(refused).collect();
        }
        Some(Direction::Down) => pasted.read_down(&lines, &read),
        Some(Direction::Across) => pasted.read_across(&lines, &read),
        Some(Direction::Values) => pasted.read_values(&lines, first, &read),
    }
    pasted.refused.sort_by_key(|refused| refused.line);
    pasted
}

/// How the years stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Down,
    Across,
    /// There are no years.
    Values,
}

/// A line that is not empty.
struct Line {
    number: usize,
    text: String,
    cells: Vec<String>,
}

impl Line {
    fn refused(&self, hint: Hint) -> Refused {
        Refused { line: self.number, text: self.text.clone(), hint }
    }

    /// The year at the head of the line and the text after it.
    fn year_and_value(&self) -> Option<(Year, String)> {
        let year = year_of(self.cells.first()?)?;
        Some((year, self.cells[1..].join(" ").trim().to_owned()))
    }

    /// The years of the line, if all cells but a name at its head are years.
    fn years(&self) -> Option<Vec<Year>> {
        let has_name = self.cells.first().is_some_and(|cell| year_of(cell).is_none());
        let cells = &self.cells[usize::from(has_name)..];
        let years: Option<Vec<Year>> = cells.iter().map(|cell| year_of(cell)).collect();
        years.filter(|years| years.len() >= 2)
    }
}

fn year_of(cell: &str) -> Option<Year> {
    read_year(cell).understood()
}

/// The lines that are not empty, in cells: divided by tabs, else by semicolons, else by the comma
/// or the space after a year. A comma inside an amount divides nothing.
fn lines(text: &str) -> Vec<Line> {
    let mark = ['\t', ';'].into_iter().find(|&mark| text.contains(mark));
    let numbered = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    numbered
        .map(|(index, line)| {
            let cells = match mark {
                Some(mark) => line.trim_end_matches(mark).split(mark).map(str::to_owned).collect(),
                None => cells_without_tabs(line.trim()),
            };
            let cells = cells.iter().map(|cell: &String| cell.trim().to_owned()).collect();
            Line { number: index + 1, text: line.to_owned(), cells }
        })
        .collect()
}

fn cells_without_tabs(line: &str) -> Vec<String> {
    // A row of years or of values with `, ` between them.
    for divider in [", ", ","] {
        let cells: Vec<String> = line.split(divider).map(str::to_owned).collect();
        let years = cells.iter().filter(|cell| year_of(cell).is_some()).count();
        if cells.len() >= 3 && (divider == ", " || years + 1 >= cells.len()) {
            return cells;
        }
    }
    let head = line.split([',', ' ', '\u{a0}', ':', '=']).next().unwrap_or_default();
    if year_of(head).is_none() {
        return vec![line.to_owned()];
    }
    let rest = line[head.len()..].trim_start_matches([',', ' ', '\u{a0}', ':', '=']);
    if rest.is_empty() { vec![head.to_owned()] } else { vec![head.to_owned(), rest.to_owned()] }
}

/// How the years stand; `None` if two ways make sense.
fn direction<T>(lines: &[Line], read: &impl Fn(&str) -> Typed<T>) -> Option<Direction> {
    let down = lines.iter().filter(|line| line.year_and_value().is_some_and(|(_, value)| !value.is_empty()));
    let down = down.count();
    let across = lines.first().is_some_and(|line| line.years().is_some());
    // Two lines of two cells, all of them years: each may be the head of the other.
    let in_doubt = across && lines.len() == 2 && down == 2 && lines.iter().all(|line| line.cells.len() == 2);
    if in_doubt {
        return None;
    }
    if across && lines.len() <= 2 {
        return Some(Direction::Across);
    }
    let only_values = |line: &&Line| line.cells.iter().any(|cell| is_value(cell, read));
    let single = lines.iter().filter(|line| line.cells.len() == 1).filter(only_values).count();
    let all_years = lines.iter().all(|line| line.cells.len() == 1 && year_of(&line.cells[0]).is_some());
    if down > 0 || all_years {
        return Some(Direction::Down);
    }
    let one_row = lines.iter().filter(only_values).count() == 1;
    if single > 0 || one_row { Some(Direction::Values) } else { Some(Direction::Down) }
}

fn is_value<T>(cell: &str, read: &impl Fn(&str) -> Typed<T>) -> bool {
    matches!(read(cell), Typed::Understood(_) | Typed::Ambiguous(_))
}

impl<T> Pasted<T> {
    fn read_down(&mut self, lines: &[Line], read: &impl Fn(&str) -> Typed<T>) {
        for (index, line) in lines.iter().enumerate() {
            match line.year_and_value() {
                Some((year, text)) => self.put(line, year, &text, read),
                None if index == 0 && self.take_header(line, read) => {}
                None => self.refused.push(line.refused(Hint::NotAYear)),
            }
        }
    }

    fn read_across(&mut self, lines: &[Line], read: &impl Fn(&str) -> Typed<T>) {
        let Some(years) = lines[0].years() else {
            return;
        };
        let Some(line) = lines.get(1) else {
            self.refused.push(lines[0].refused(Hint::NoValue));
            return;
        };
        // A name at the head of the line: more cells than years, and no value in the first.
        let has_name = line.cells.len() == years.len() + 1 && !is_value(&line.cells[0], read);
        let cells = &line.cells[usize::from(has_name)..];
        if cells.len() != years.len() {
            let hint = Hint::Columns { years: years.len(), values: cells.len() };
            self.refused.push(line.refused(hint));
            return;
        }
        self.header = has_name.then(|| line.cells[0].clone());
        for (year, cell) in years.into_iter().zip(cells) {
            self.put(line, year, cell, read);
        }
    }

    fn read_values(&mut self, lines: &[Line], first: Year, read: &impl Fn(&str) -> Typed<T>) {
        let mut year = first;
        for (index, line) in lines.iter().enumerate() {
            if index == 0 && self.take_header(line, read) {
                continue;
            }
            let has_name = line.cells.len() > 1 && !is_value(&line.cells[0], read);
            for cell in &line.cells[usize::from(has_name)..] {
                self.put(line, year, cell, read);
                year = year.plus(1);
            }
        }
    }

    /// Takes the first line as a header if no cell of it is a value.
    fn take_header(&mut self, line: &Line, read: &impl Fn(&str) -> Typed<T>) -> bool {
        let is_header =
            line.cells.iter().all(|cell| !is_value(cell, read) && !cell.contains(|c: char| c.is_numeric()));
        if is_header {
            self.header = Some(line.text.trim().to_owned());
        }
        is_header
    }

    fn put(&mut self, line: &Line, year: Year, text: &str, read: &impl Fn(&str) -> Typed<T>) {
        let hint = match read(text) {
            _ if self.rows.iter().any(|row| row.year == year) => Hint::YearTwice(year),
            _ if !year.is_accepted() => Hint::NotAYear,
            value @ (Typed::Understood(_) | Typed::Ambiguous(_)) => {
                self.rows.push(Row { line: line.number, year, text: text.to_owned(), value });
                return;
            }
            Typed::NotUnderstood(hint) => hint,
            Typed::Empty => Hint::NoValue,
        };
        self.refused.push(Refused { line: line.number, text: line.text.clone(), hint });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Scale};
    use crate::text::numbers::AmountUnit;
    use crate::text::typed::{read_amount, read_rate};

    #[test]
    fn years_down() {
        check("2027\t2.1%\n2028\t2.0%", &[(2027, "2.1%"), (2028, "2.0%")], &[]);
        check("2027,2.1%\r\n2028,2.0%\r\n", &[(2027, "2.1%"), (2028, "2.0%")], &[]);
        check("2027 2.1\n\n2028년 2.0", &[(2027, "2.1"), (2028, "2.0")], &[]);
        check("2027: 2.1\n2028: 2.0", &[(2027, "2.1"), (2028, "2.0")], &[]);
    }

    #[test]
    fn a_header_is_left_out() {
        check("Year\tCPI\n2027\t2.1%\n", &[(2027, "2.1%")], &[]);
        check("연도\t소비자물가\n2027년\t2.1%\n", &[(2027, "2.1%")], &[]);
        check("CPI\n2.1%\n2.0%\n", &[(2026, "2.1%"), (2027, "2.0%")], &[]);
    }

    #[test]
    fn years_across() {
        check("2027\t2028\t2029\n2.1%\t2.0%\t1.9%", &[(2027, "2.1%"), (2028, "2.0%"), (2029, "1.9%")], &[]);
        check("\t2027\t2028\nCPI\t2.1%\t2.0%", &[(2027, "2.1%"), (2028, "2.0%")], &[]);
        check("2027, 2028, 2029\n2.1%, 2.0%, 1.9%", &[(2027, "2.1%"), (2028, "2.0%"), (2029, "1.9%")], &[]);
    }

    #[test]
    fn values_alone_begin_at_the_year_given() {
        check("2.1%\n2.0%", &[(2026, "2.1%"), (2027, "2.0%")], &[]);
        check("2.1%\t2.0%", &[(2026, "2.1%"), (2027, "2.0%")], &[]);
    }

    #[test]
    fn what_is_not_understood_is_handed_back() {
        check("2027\t2.1%\n2028\tabout 2\n2027\t3%", &[(2027, "2.1%")], &[2, 3]);
        check("2027\t2.1%\ntotal\t4%", &[(2027, "2.1%")], &[2]);
        check("2027\n2028", &[], &[1, 2]);
        check("2027\t2028\t2029\n2.1%\t2.0%", &[], &[2]);
        check("2027\t2028\n2029\t2030", &[], &[1, 2]);
        check("", &[], &[]);
    }

    #[test]
    fn a_comma_inside_an_amount_divides_nothing() {
        let unit = AmountUnit { currency: Currency::KRW, scale: Scale::Eok };
        let pasted = read_years("2027,15,511\n2028,15,852", Year(2026), |text| read_amount(text, unit));
        let rows: Vec<_> = pasted.rows.iter().map(|row| (row.year.0, row.text.as_str())).collect();
        assert_eq!(rows, [(2027, "15,511"), (2028, "15,852")]);
    }

    #[test]
    fn what_is_ambiguous_is_asked() {
        let pasted = read_years("2027\t2,1", Year(2026), read_rate);
        assert!(matches!(pasted.rows[0].value, Typed::Ambiguous(_)));
    }

    /// Rates from 2026 on: the rows read, and the lines refused.
    #[track_caller]
    fn check(text: &str, rows: &[(i16, &str)], refused: &[usize]) {
        let pasted = read_years(text, Year(2026), read_rate);
        let found: Vec<_> = pasted.rows.iter().map(|row| (row.year.0, row.text.as_str())).collect();
        assert_eq!(found, rows);
        let lines: Vec<usize> = pasted.refused.iter().map(|refused| refused.line).collect();
        assert_eq!(lines, refused);
    }
}
