//! How pasted years and values are read.
//!
//! From a spreadsheet or a page come years down (`2027 ⇥ 2.1%`), years across (a line of years,
//! a line of values), or values alone, which then begin at a given year. Heads are left out, and what
//! they say of the values counts: their unit, and what is 100 in an index. Each line is either read or
//! handed back with the reason; no line is dropped, and where the direction is in doubt nothing is read
//! at all.
//!
//! **Invariant:** a value is read only for the year that stands with it, or, where no year stands in the
//! whole text, as one of a run of values without gaps. A head that cannot be read moves no value.

use rust_decimal::Decimal;

use super::heads::{Hundred, PastedHead};
use super::hint::Hint;
use super::typed::{Typed, is_bare, read_number, read_year};
use crate::model::Rate;
use crate::model::Year;
use crate::model::composed;

/// What a pasted text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted<T> {
    /// The years with their values, as they stand in the text. A value may still be ambiguous.
    pub rows: Vec<PastedRow<T>>,
    /// The lines that are not understood, in order.
    pub refused: Vec<Refused>,
    /// What the heads say about the values.
    pub head: PastedHead,
}

/// A year and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastedRow<T> {
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

/// Reads years and values; `read` understands a value under what the heads say, `first` is the year of
/// the first value where no years are written.
///
/// ```
/// use costshare::model::Year;
/// use costshare::text::heads::read_change_under;
/// use costshare::text::paste::read_years;
///
/// let pasted = read_years("2027\t2.1%\n2028\t2.0%", Year(2027), read_change_under);
/// assert_eq!(pasted.rows.len(), 2);
/// assert!(pasted.refused.is_empty());
/// ```
pub fn read_years<T>(text: &str, first: Year, read: impl Fn(&str, &PastedHead) -> Typed<T>) -> Pasted<T> {
    let text = composed(text);
    let is_value =
        |cell: &str| matches!(read(cell, &PastedHead::default()), Typed::Understood(_) | Typed::Ambiguous(_));
    let (heads, lines) = heads_and_lines(lines(&text), &is_value);
    let direction = direction(&lines, &is_value);
    let names = names_of_values(direction, &heads, &lines, &is_value);
    let head = PastedHead::of(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let read = |cell: &str| read(cell, &head);

    let mut pasted = Pasted { rows: Vec::new(), refused: Vec::new(), head: PastedHead::default() };
    match direction {
        None => {
            let refused = |line: &PastedLine| line.refused(Hint::Direction);
            pasted.refused = lines.iter().map(refused).collect();
        }
        Some(Direction::Down) => pasted.read_down(&lines, &read),
        Some(Direction::Across) => pasted.read_across(&lines, &is_value, &read),
        Some(Direction::Values) => pasted.read_values(&heads, &lines, first, &is_value, &read),
    }
    pasted.refused.sort_by_key(|refused| refused.line);
    pasted.head = head;
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
struct PastedLine {
    number: usize,
    text: String,
    cells: Vec<String>,
}

impl PastedLine {
    fn refused(&self, hint: Hint) -> Refused {
        Refused { line: self.number, text: self.text.clone(), hint }
    }

    /// The year at the head of the line.
    fn year(&self) -> Option<Year> {
        year_of(self.cells.first()?)
    }

    /// What stands behind the year at the head; figures of several columns are no one value.
    fn value(&self) -> Result<String, Hint> {
        let rest = self.cells.get(1..).unwrap_or_default();
        // Names of sources have digits.
        let has_digit = |cell: &str| has_digit(cell.split('[').next().unwrap_or_default());
        if rest.iter().filter(|cell| has_digit(cell)).count() > 1 {
            return Err(Hint::TwoNumbers);
        }
        Ok(rest.join(" ").trim().to_owned())
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

fn has_digit(cell: &str) -> bool {
    cell.contains(|c: char| c.is_numeric())
}

/// The lines that are not empty, in cells: divided by tabs, else by semicolons, else by the comma
/// or the space after a year. A comma inside an amount divides nothing.
fn lines(text: &str) -> Vec<PastedLine> {
    let mark = ['\t', ';'].into_iter().find(|&mark| text.contains(mark));
    let numbered = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    numbered
        .map(|(index, line)| {
            let cells = match mark {
                Some(mark) => line.trim_end_matches(mark).split(mark).map(str::to_owned).collect(),
                None => cells_without_tabs(line.trim()),
            };
            let cells = cells.iter().map(|cell: &String| cell.trim().to_owned()).collect();
            PastedLine { number: index + 1, text: line.to_owned(), cells }
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

/// The lines that are heads, and the others. Heads open the text and have neither year nor value;
/// further down only a line that names a unit is one.
fn heads_and_lines(
    lines: Vec<PastedLine>,
    is_value: &impl Fn(&str) -> bool,
) -> (Vec<PastedLine>, Vec<PastedLine>) {
    let has_years = lines.iter().any(|line| line.year().is_some() && line.cells.len() > 1);
    let has_base_years = lines.iter().filter(|line| line.text.contains('=')).count() == 1;
    let (mut heads, mut others): (Vec<PastedLine>, Vec<PastedLine>) = (Vec::new(), Vec::new());
    for line in lines {
        let said = PastedHead::of(&[&line.text]);
        let names_a_base = has_base_years && said.hundred.is_some() && !line.text.contains('\t');
        let has_value = line.cells.iter().any(|cell| is_value(cell) || year_of(cell).is_some());
        let is_head = match (others.is_empty(), has_digit(&line.text)) {
            (true, false) => !has_value,
            // `KRW 100m` alone over years is no amount of theirs.
            (true, true) if has_years && line.cells.len() == 1 && line.year().is_none() => {
                names_a_base || !said.is_empty()
            }
            // `2026년 기준 (억원)`.
            (true, true) if line.year().is_some() && said.names_a_unit() => {
                !line.cells.iter().skip(1).any(|cell| is_value(cell) || has_digit(cell))
            }
            (true, true) => names_a_base || (!has_value && !said.is_empty()),
            (false, false) => !has_value && said.names_a_unit(),
            (false, true) => !has_value && said.names_a_unit() && introduces_a_unit(&line.text),
        };
        if is_head { heads.push(line) } else { others.push(line) }
    }
    (heads, others)
}

/// Whether a line is there to name a unit: `(단위: 억원, 2026년 기준)`.
fn introduces_a_unit(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || "([（*※".contains(c)).to_lowercase();
    ["단위", "unit", "in "].iter().any(|word| line.starts_with(word))
}

/// What may say of which unit the values are, nearest first: the cell over them or beside them, then the
/// lines above.
fn names_of_values(
    direction: Option<Direction>,
    heads: &[PastedLine],
    lines: &[PastedLine],
    is_value: &impl Fn(&str) -> bool,
) -> Vec<String> {
    let mut names = Vec::new();
    let has_name = |line: &PastedLine| line.cells.len() > 1 && !is_value(&line.cells[0]);
    match (direction, lines) {
        (Some(Direction::Across), [years, rest @ ..]) => {
            names.extend(rest.first().filter(|line| has_name(line)).map(|line| line.cells[0].clone()));
            let corner = years.cells.first().filter(|cell| year_of(cell).is_none());
            names.extend(corner.cloned());
        }
        (Some(Direction::Values), [line]) if has_name(line) => names.push(line.cells[0].clone()),
        _ => {}
    }
    for head in heads.iter().rev() {
        match head.cells.as_slice() {
            [corner, over @ ..] if !over.is_empty() => names.extend([over.join(" "), corner.clone()]),
            _ => names.push(head.text.clone()),
        }
    }
    names
}

/// How the years stand; `None` if two ways make sense.
fn direction(lines: &[PastedLine], is_value: &impl Fn(&str) -> bool) -> Option<Direction> {
    let has_value =
        |line: &&PastedLine| line.year().is_some() && line.cells.iter().skip(1).any(|cell| !cell.is_empty());
    let down = lines.iter().filter(has_value).count();
    let across = lines.first().is_some_and(|line| line.years().is_some());
    // Two lines of two cells, all of them years: each may be the head of the other.
    let in_doubt = across && lines.len() == 2 && down == 2 && lines.iter().all(|line| line.cells.len() == 2);
    if in_doubt {
        return None;
    }
    if across && lines.len() <= 2 {
        return Some(Direction::Across);
    }
    let only_values = |line: &&PastedLine| line.cells.iter().any(|cell| is_value(cell));
    let single = lines.iter().filter(|line| line.cells.len() == 1).filter(only_values).count();
    let all_years = lines.iter().all(|line| line.cells.len() == 1 && year_of(&line.cells[0]).is_some());
    if down > 0 || all_years {
        return Some(Direction::Down);
    }
    let one_row = lines.iter().filter(only_values).count() == 1;
    if single > 0 || one_row { Some(Direction::Values) } else { Some(Direction::Down) }
}

impl<T> Pasted<T> {
    /// The same with every meaning of a value turned into something else.
    pub fn map<U>(self, mut change: impl FnMut(&PastedRow<T>) -> Typed<U>) -> Pasted<U> {
        let rows = self.rows.iter().map(|row| PastedRow {
            line: row.line,
            year: row.year,
            text: row.text.clone(),
            value: change(row),
        });
        Pasted { rows: rows.collect(), refused: self.refused, head: self.head }
    }

    fn read_down(&mut self, lines: &[PastedLine], read: &impl Fn(&str) -> Typed<T>) {
        for line in lines {
            match (line.year(), line.value()) {
                (Some(year), Ok(text)) => self.put(line, year, &text, read),
                (Some(_), Err(hint)) => self.refused.push(line.refused(hint)),
                (None, _) => self.refused.push(line.refused(Hint::NotAYear)),
            }
        }
    }

    fn read_across(
        &mut self,
        lines: &[PastedLine],
        is_value: &impl Fn(&str) -> bool,
        read: &impl Fn(&str) -> Typed<T>,
    ) {
        let Some(years) = lines[0].years() else {
            return;
        };
        let Some(line) = lines.get(1) else {
            self.refused.push(lines[0].refused(Hint::NoValue));
            return;
        };
        // A name at the head of the line: more cells than years, and no value in the first.
        let has_name = line.cells.len() == years.len() + 1 && !is_value(&line.cells[0]);
        let cells = &line.cells[usize::from(has_name)..];
        if cells.len() != years.len() {
            let hint = Hint::Columns { years: years.len(), values: cells.len() };
            self.refused.push(line.refused(hint));
            return;
        }
        for (year, cell) in years.into_iter().zip(cells) {
            self.put(line, year, cell, read);
        }
    }

    /// Values without years, from `first` on. Whatever is no value might be the head of one, so with it
    /// nothing is read.
    fn read_values(
        &mut self,
        heads: &[PastedLine],
        lines: &[PastedLine],
        first: Year,
        is_value: &impl Fn(&str) -> bool,
        read: &impl Fn(&str) -> Typed<T>,
    ) {
        let mut year = first;
        let mut unread: Vec<String> = Vec::new();
        for line in lines {
            // One row may have a name, which no year has.
            let has_name = lines.len() == 1
                && line.cells.len() > 1
                && !is_value(&line.cells[0])
                && !has_digit(&line.cells[0]);
            let cells = &line.cells[usize::from(has_name)..];
            unread.extend(cells.iter().filter(|cell| !is_value(cell)).cloned());
            // Columns with heads of their own.
            let over = heads.iter().find(|head| cells.len() > 1 && head.cells.len() >= cells.len());
            unread.extend(over.and_then(|head| head.cells.last()).cloned());
            for cell in cells {
                self.put(line, year, cell, read);
                year = year.plus(1);
            }
        }
        // What looks like a year first.
        let named = unread.iter().find(|cell| has_digit(cell)).or(unread.first());
        if let Some(cell) = named {
            let hint = if cell.is_empty() { Hint::NoValue } else { Hint::HeadCell(cell.clone()) };
            self.rows.clear();
            self.refused = lines.iter().map(|line| line.refused(hint.clone())).collect();
        }
    }

    fn put(&mut self, line: &PastedLine, year: Year, text: &str, read: &impl Fn(&str) -> Typed<T>) {
        let hint = match read(text) {
            _ if self.rows.iter().any(|row| row.year == year) => Hint::YearTwice(year),
            _ if !year.is_accepted() => Hint::NotAYear,
            value @ (Typed::Understood(_) | Typed::Ambiguous(_)) => {
                self.rows.push(PastedRow { line: line.number, year, text: text.to_owned(), value });
                return;
            }
            Typed::NotUnderstood(hint) => hint,
            Typed::Empty => Hint::NoValue,
        };
        self.refused.push(Refused { line: line.number, text: line.text.clone(), hint });
    }
}

/// How levels of an index become yearly changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelReading {
    /// From the year before, rounded to a tenth of a per cent, as changes are published.
    Tenths,
    /// From the year before, rounded to the most decimals that a rate has.
    Millionths,
    /// The year before is 100.
    LessHundred,
}

/// Between these all values must lie to be levels of an index, and one of them above [`SOME_LEVEL`].
const LEAST_LEVEL: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
const MOST_LEVEL: Decimal = Decimal::ONE_THOUSAND;
const SOME_LEVEL: Decimal = Decimal::from_parts(80, 0, 0, false, 0);

/// How pasted changes can be read that are levels of an index, the likeliest way first; empty if they are
/// none. They are where a head says what is 100, or where bare numbers lie around 100.
pub fn level_readings<T>(pasted: &Pasted<T>) -> Vec<LevelReading> {
    let Some(levels) = levels(pasted).filter(|levels| !levels.is_empty()) else {
        return Vec::new();
    };
    match pasted.head.hundred {
        Some(Hundred::BaseYear) => vec![LevelReading::Tenths, LevelReading::Millionths],
        Some(Hundred::YearBefore) => vec![LevelReading::LessHundred],
        None if levels.len() > 1
            && levels.iter().all(|(_, level)| *level >= LEAST_LEVEL && *level < MOST_LEVEL)
            && levels.iter().any(|(_, level)| *level >= SOME_LEVEL) =>
        {
            vec![LevelReading::Tenths, LevelReading::Millionths, LevelReading::LessHundred]
        }
        None => Vec::new(),
    }
}

/// The values as plain numbers; none if one of them says what it counts.
fn levels<T>(pasted: &Pasted<T>) -> Option<Vec<(Year, Decimal)>> {
    let level = |row: &PastedRow<T>| {
        let read = if is_bare(&row.text) { read_number(&row.text) } else { Typed::Empty };
        let level = match read {
            Typed::Understood(level) => level,
            // A decimal comma.
            Typed::Ambiguous(levels) => *levels.first()?,
            Typed::NotUnderstood(_) | Typed::Empty => return None,
        };
        Some((row.year, level))
    };
    pasted.rows.iter().map(level).collect()
}

/// Levels of an index as yearly changes. A level without the one of the year before is handed back.
pub fn changes<T>(pasted: &Pasted<T>, reading: LevelReading) -> Pasted<Rate> {
    let levels = levels(pasted).unwrap_or_default();
    let level_of = |year: Year| levels.iter().find(|(other, _)| *other == year).map(|(_, level)| *level);
    let change = |year: Year| {
        let level = level_of(year)?;
        match reading {
            LevelReading::Tenths => Rate::between(level_of(year.plus(-1))?, level, 3),
            LevelReading::Millionths => Rate::between(level_of(year.plus(-1))?, level, 6),
            LevelReading::LessHundred => Rate::between(Decimal::ONE_HUNDRED, level, 6),
        }
    };
    let mut read = Pasted { rows: Vec::new(), refused: pasted.refused.clone(), head: pasted.head.clone() };
    for row in &pasted.rows {
        let (line, text) = (row.line, row.text.clone());
        match change(row.year) {
            Some(rate) => {
                read.rows.push(PastedRow { line, year: row.year, text, value: Typed::Understood(rate) });
            }
            None => read.refused.push(Refused { line, text, hint: Hint::NoLevelBefore }),
        }
    }
    read.refused.sort_by_key(|refused| refused.line);
    read
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal_macros::dec;

    use crate::model::{Currency, Money, Scale};
    use crate::text::heads::{read_amount_under, read_change_under};
    use crate::text::numbers::AmountUnit;

    const BILLIONS: AmountUnit = AmountUnit { currency: Currency::KRW, scale: Scale::Billion };

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
        let pasted = read_years("2027,15,511\n2028,15,852", Year(2026), |text, head| {
            read_amount_under(text, unit, head)
        });
        let rows: Vec<_> = pasted.rows.iter().map(|row| (row.year.0, row.text.as_str())).collect();
        assert_eq!(rows, [(2027, "15,511"), (2028, "15,852")]);
    }

    #[test]
    fn what_is_ambiguous_is_asked() {
        let pasted = read_years("2027\t2,1", Year(2026), read_change_under);
        assert!(matches!(pasted.rows[0].value, Typed::Ambiguous(_)));
    }

    #[test]
    fn the_unit_of_a_head_is_that_of_the_values() {
        for text in [
            "연도\t분담금(억원)\n2027\t15,511\n2028\t15,852",
            "(단위: 억원)\n연도\t분담금\n2027\t15,511\n2028\t15,852",
            "연도\t분담금\n2027\t15,511\n2028\t15,852\n(단위: 억원)",
            "방위비 분담금\n단위: 억원\n2027 15,511\n2028 15,852",
            "구분\t2027\t2028\n분담금(억원)\t15,511\t15,852",
            "(억원)\t2027\t2028\n분담금\t15,511\t15,852",
            "단위: 억원\n\t'27년\t'28년\n분담금\t15,511\t15,852",
            "Year\tAmount (KRW 100m)\n2027\t15,511\n2028\t15,852",
            "2026년 기준 (억원)\n2027 15,511\n2028 15,852",
            "2027\t15,511\n2028\t15,852\n* 단위: 억원, 2026년 가격\n",
            "표 3. 제12차 분담금 (단위: 억원)\n연도\t분담금\n2027\t15,511\n2028\t15,852",
            "Year\tAmount\tUnit\n2027\t15,511\t억원\n2028\t15,852\t억원",
        ] {
            amounts(text, &[(2027, dec!(1_551_100_000_000)), (2028, dec!(1_585_200_000_000))]);
        }
        amounts("Year;Total (USD m)\n2027;470", &[]);
        amounts("KRW 100m\n2027 15,511", &[(2027, dec!(1_551_100_000_000))]);
        amounts("KRW bn\n2027 1,551.1", &[(2027, dec!(1_551_100_000_000))]);
    }

    #[test]
    fn years_of_two_digits_are_years() {
        let expected = [(2026, dec!(15192)), (2027, dec!(15511)), (2028, dec!(15852))];
        let expected = expected.map(|(year, amount)| (year, amount * dec!(1_000_000_000)));
        for years in ["'26년\t'27년\t'28년", "’26\t’27\t’28", "26년\t27년\t28년", "FY26\tFY27\tFY28"]
        {
            amounts(&format!("구분\t{years}\n분담금\t15,192\t15,511\t15,852"), &expected);
        }
        check("'26년\t2.1%\n'27년\t2.0%", &[(2026, "2.1%"), (2027, "2.0%")], &[]);
    }

    #[test]
    fn a_head_that_cannot_be_read_moves_no_value() {
        for text in [
            "구분\t2026안\t2027안\n분담금\t2.1\t2.0",
            "구분\t26\t27\n물가\t2.1%\t2.0%",
            "구분\t2023-24\t2024-25\n물가\t2.1%\t2.0%",
            "구분\t2026\t2027안\n물가\t2.1%\t2.0%",
        ] {
            check(text, &[], &[1, 2]);
        }
        check("구분\t첫해\t둘째 해\n물가\t2.1%\t2.0%", &[], &[2]);
        check("2023-24\t5.92", &[], &[1]);
        check("FY2025/26\t2.98", &[], &[1]);
        check("2023-01-01\tSomeland\t1.76", &[], &[1]);
        check("Someland\t\t2.1\t2.0", &[], &[1]);
        check("2027\t15\t511", &[], &[1]);
        check("Year\tIndex (%)\tGrowth (%)\n2027\t2.1\t2.1", &[], &[2]);
        check("CPI\t2.1%\t2.0%", &[(2026, "2.1%"), (2027, "2.0%")], &[]);
    }

    /// Consumer prices of Korea, 2020 = 100: 102.50, 107.71, 111.58, so 5.1 % and 3.6 % as published.
    #[test]
    fn levels_of_an_index_are_offered_as_changes() {
        for text in [
            "연도\t소비자물가지수(2020=100)\n2021\t102.50\n2022\t107.71\n2023\t111.58",
            "2020=100\n2021\t102.50\n2022\t107.71\n2023\t111.58",
            "2021\t102.50\n2022\t107.71\n2023\t111.58",
        ] {
            let pasted = read_years(text, Year(2026), read_change_under);
            assert_eq!(
                level_readings(&pasted)[..2],
                [LevelReading::Tenths, LevelReading::Millionths],
                "{text}"
            );
            let read = |reading| {
                let changes = changes(&pasted, reading);
                assert_eq!(changes.refused.len(), 1, "the first level has none before it");
                assert_eq!(changes.refused[0].hint, Hint::NoLevelBefore);
                let rows = changes.rows.into_iter();
                rows.map(|row| (row.year.0, row.value.understood().expect("a change").0)).collect::<Vec<_>>()
            };
            assert_eq!(read(LevelReading::Tenths), [(2022, dec!(0.051)), (2023, dec!(0.036))]);
            // 107.71 / 102.50 = 1.0508292…, 111.58 / 107.71 = 1.0359298….
            assert_eq!(read(LevelReading::Millionths), [(2022, dec!(0.050829)), (2023, dec!(0.035930))]);
        }
        let pasted = read_years("(전년=100)\n2027\t102.1\n2028\t102.0", Year(2026), read_change_under);
        assert_eq!(level_readings(&pasted), [LevelReading::LessHundred]);
        let changes = changes(&pasted, LevelReading::LessHundred);
        let rates: Vec<_> = changes.rows.into_iter().map(|row| row.value.understood()).collect();
        assert_eq!(rates, [Some(Rate(dec!(0.021))), Some(Rate(dec!(0.020)))]);
        for text in [
            "2027\t2.1\n2028\t2.0",
            "2027\t102%\n2028\t103%",
            "2027\t25\n2028\t30",
            "2027\t1,511\n2028\t1,552",
        ] {
            let pasted = read_years(text, Year(2026), read_change_under);
            assert!(level_readings(&pasted).is_empty(), "{text}");
        }
        let pasted = read_years("2027\t102,1\n2028\t104,2", Year(2026), read_change_under);
        assert!(!level_readings(&pasted).is_empty(), "decimal commas");
    }

    #[test]
    fn what_is_pasted_is_composed() {
        check("2027\u{1102}\u{1167}\u{11ab}\t\u{200e}2.1\u{200e}%", &[(2027, "\u{200e}2.1\u{200e}%")], &[]);
    }

    /// Amounts in billions of won where no head says otherwise; with an amount in another currency none.
    #[track_caller]
    fn amounts(text: &str, expected: &[(i16, Decimal)]) {
        let pasted = read_years(text, Year(2030), |text, head| read_amount_under(text, BILLIONS, head));
        let found: Vec<_> = pasted
            .rows
            .iter()
            .filter_map(|row| match row.value {
                Typed::Understood(Money { amount, currency: Currency::KRW }) => Some((row.year.0, amount)),
                _ => None,
            })
            .collect();
        assert_eq!(found, expected, "{text}");
        assert!(pasted.refused.is_empty(), "{text}: {:?}", pasted.refused);
    }

    /// Rates from 2026 on: the rows read, and the lines refused.
    #[track_caller]
    fn check(text: &str, rows: &[(i16, &str)], refused: &[usize]) {
        let pasted = read_years(text, Year(2026), read_change_under);
        let found: Vec<_> = pasted.rows.iter().map(|row| (row.year.0, row.text.as_str())).collect();
        assert_eq!(found, rows);
        let lines: Vec<usize> = pasted.refused.iter().map(|refused| refused.line).collect();
        assert_eq!(lines, refused);
    }
}
