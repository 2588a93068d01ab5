//! Names of cells: plain, unique, and readable in a formula. And names of sheets: as much of a title as a spreadsheet takes.

use std::collections::BTreeSet;

use rust_xlsxwriter::utility::check_name;

use crate::export::harmless;
use crate::model::{Field, SeriesField};

/// The longest name, in characters; the format allows 255.
const LONGEST: usize = 60;

/// The names that are taken in a workbook.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// In small letters, since spreadsheets do not tell them apart.
    taken: BTreeSet<String>,
}

impl Names {
    /// A name like `wanted` that nothing else has.
    pub(super) fn claim(&mut self, wanted: &str) -> String {
        let wanted = plain(wanted);
        let mut name = wanted.clone();
        let mut number = 2_u32;
        while !self.taken.insert(name.to_lowercase()) {
            name = format!("{wanted}_{number}");
            number += 1;
        }
        name
    }
}

/// The most that spreadsheets take for the name of a sheet, in units of UTF-16.
const LONGEST_OF_SHEET: usize = 31;

/// The names of sheets that are taken in a workbook.
#[derive(Debug, Default)]
pub(super) struct SheetNames {
    /// In small letters, since spreadsheets do not tell them apart.
    taken: BTreeSet<String>,
}

impl SheetNames {
    /// The names that are given, whatever the scenarios are called.
    pub(super) fn with(names: &[String]) -> Self {
        // Excel keeps this one for itself.
        let own = "history".to_owned();
        Self { taken: names.iter().map(|name| name.to_lowercase()).chain([own]).collect() }
    }

    /// As much of a title as has room before what the sheet is: `12th SMA as signed · Parameters`; nothing else is called
    /// so. Where a title leaves nothing that a sheet may be called, `instead` stands for it.
    pub(super) fn claim(&mut self, title: &str, what: &str, instead: &str) -> String {
        // What no file may be called no sheet may be called either, and a little more.
        let is_allowed = |sign: &char| !"[]:*?/\\".contains(*sign);
        let title = if title.trim().is_empty() { instead } else { title };
        let plain: String = harmless::file_name(title).chars().filter(is_allowed).collect();
        let plain = plain.trim_matches(['\'', ' ']);
        let plain = if plain.is_empty() { instead } else { plain };
        let behind = if what.is_empty() { String::new() } else { format!(" · {what}") };
        let numbered = (2_u32..).map(|number| format!(" ({number})"));
        let mut names = std::iter::once(String::new()).chain(numbered).map(|number| {
            let end = format!("{number}{behind}");
            let room = LONGEST_OF_SHEET.saturating_sub(end.encode_utf16().count());
            format!("{}{end}", beginning(plain, room))
        });
        names.find(|name| self.taken.insert(name.to_lowercase())).expect("there are more numbers than names")
    }
}

/// The beginning of a text in so many units of UTF-16, with `…` where it is cut.
fn beginning(text: &str, room: usize) -> String {
    if text.encode_utf16().count() <= room {
        return text.to_owned();
    }
    let mut left = room.saturating_sub(1);
    let fits = |sign: &char| {
        let fits = sign.len_utf16() <= left;
        left -= if fits { sign.len_utf16() } else { left };
        fits
    };
    let cut: String = text.chars().take_while(fits).collect();
    format!("{}…", cut.trim_end_matches([' ', '\'']))
}

/// What the cell of a field is called: `base`, `rule_2027_cap`, `cpi_2025`, `rate_USD_then`.
pub(super) fn of_field(field: &Field) -> String {
    let of_year = |year: SeriesField| match year {
        SeriesField::Year(year) => year.to_string(),
        SeriesField::Then => "then".to_owned(),
        SeriesField::Whole => "all".to_owned(),
    };
    match field {
        Field::Series(name, year) => format!("{name}_{}", of_year(*year)),
        Field::Rate(currency, year) => format!("rate_{currency}_{}", of_year(*year)),
        Field::Part(part, field) if !part.is_empty() => format!("{part}_{field}"),
        Field::Part(_, field) => field.to_string(),
        field => field.to_string(),
    }
}

/// The same with nothing but letters, digits and underscores, and not to be read as the address of a
/// cell.
fn plain(wanted: &str) -> String {
    let is_letter = |c: char| c.is_ascii_alphabetic() || ('가'..='힣').contains(&c);
    let mut name: String = wanted
        .chars()
        .take(LONGEST)
        .map(|c| if is_letter(c) || c.is_ascii_digit() { c } else { '_' })
        .collect();
    let begins_well = name.starts_with(|c: char| is_letter(c) || c == '_');
    if !begins_well || check_name(&name).is_err() {
        name.insert(0, '_');
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_give_readable_names() {
        check("base", "base");
        check("rule.2027.cap", "rule_2027_cap");
        check("rule.2027.growth.lag", "rule_2027_growth_lag");
        check("series.cpi.2025", "cpi_2025");
        check("series.cpi.then", "cpi_then");
        check("rate.USD.2025", "rate_USD_2025");
        check("override.2028", "override_2028");
        check("part.won.base", "won_base");
        check("part.part-1.rounding.to", "part_1_rounding_to");
    }

    #[test]
    fn names_are_plain_and_unique() {
        let mut names = Names::default();
        assert_eq!(names.claim("a=b!C$1"), "a_b_C_1");
        assert_eq!(names.claim("A b?c(1"), "A_b_c_1_2");
        assert_eq!(names.claim("1st_2027"), "_1st_2027");
        assert_eq!(names.claim("물가_2027"), "물가_2027");
        assert_eq!(names.claim("R1C1_base"), "_R1C1_base");
        assert_eq!(names.claim("a1"), "_a1");
        assert_eq!(names.claim("😀_2027"), "__2027");
    }

    #[track_caller]
    fn check(path: &str, name: &str) {
        let field: Field = path.parse().expect("a field");
        assert_eq!(plain(&of_field(&field)), name);
    }
}
