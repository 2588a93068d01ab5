//! How cells look, and how text and numbers get into them.

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, Format, FormatAlign, FormatBorder, Formula, Worksheet,
};

use super::error::XlsxError;
use crate::model::clauses::Index;
use crate::model::{Field, Kind, PartField, Rate, Status, Unit, Year};
use crate::present::CellMark;
use crate::present::certainty::mark;
use crate::present::palette::{Colour, Palette};
use crate::text::explanation::list_years;
use crate::text::fields::status_word;
use crate::text::numbers::{AmountUnit, pair};
use crate::text::{Language, Sentence, key, say, say_with};

/// The longest text of a cell, in characters; the format takes 32,767 units of UTF-16.
const LONGEST_TEXT: usize = 16_000;

/// More than any amount that the program accepts.
const MOST: f64 = 1e18;

/// The looks of cells.
pub(super) struct Styles {
    pub title: Format,
    pub subtitle: Format,
    pub note: Format,
    pub heading: Format,
    pub head: Format,
    pub head_right: Format,
    pub head_unit: Format,
    pub head_year: Format,
    pub text: Format,
    pub told: Format,
    pub weak: Format,
    pub unit: Format,
    pub year: Format,
    pub link: Format,
    number: Format,
    strong: Format,
    input: Format,
    /// What `#N/A` looks like.
    pub unknown: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let palette = Palette::LIGHT;
        let text = Format::new().set_font_color(colour(palette.text)).set_align(FormatAlign::Top);
        let head = text
            .clone()
            .set_bold()
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(colour(palette.border));
        let number = text.clone().set_align(FormatAlign::Right);
        Self {
            title: text.clone().set_bold().set_font_size(16),
            subtitle: text.clone().set_font_color(colour(palette.secondary)),
            note: text.clone().set_font_color(colour(palette.secondary)),
            heading: text.clone().set_bold(),
            head_unit: head.clone().set_align(FormatAlign::Left).set_indent(1),
            head_right: head.clone().set_align(FormatAlign::Right),
            head_year: head.clone().set_align(FormatAlign::Right).set_num_format("0"),
            head,
            told: text.clone().set_align(FormatAlign::Left),
            unit: text
                .clone()
                .set_font_color(colour(palette.weak))
                .set_align(FormatAlign::Left)
                .set_indent(1),
            weak: text.clone().set_font_color(colour(palette.weak)),
            year: text.clone().set_align(FormatAlign::Left).set_num_format("0"),
            link: text.clone().set_font_color(colour(palette.accent)),
            strong: number.clone().set_bold(),
            input: number
                .clone()
                .set_font_color(colour(palette.accent))
                .set_background_color(colour(palette.selection))
                .set_border(FormatBorder::Hair)
                .set_border_color(colour(palette.border)),
            number,
            unknown: Format::new().set_font_color(colour(palette.border)),
            text,
        }
    }

    /// A computed figure.
    pub(super) fn figure(&self, numbers: Numbers) -> Format {
        self.number.clone().set_num_format(numbers.pattern())
    }

    /// The figure that it is all about.
    pub(super) fn strong(&self, numbers: Numbers) -> Format {
        self.strong.clone().set_num_format(numbers.pattern())
    }

    /// A cell that is there to be changed.
    pub(super) fn input(&self, numbers: Numbers) -> Format {
        self.input.clone().set_num_format(numbers.pattern())
    }
}

/// A colour as the format writes it.
pub(super) fn colour(colour: Colour) -> Color {
    let [red, green, blue] = colour.0;
    Color::RGB(u32::from_be_bytes([0, red, green, blue]))
}

/// How the numbers of a cell are shown: per cents or plain, with so many decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numbers {
    percent: bool,
    grouped: bool,
    decimals: u32,
    /// How well the number is known; a sign behind it says so. Without one there is no room for a sign.
    status: Option<Status>,
}

impl Numbers {
    /// For values of a unit: with the decimals that they need, as far as somebody would read them.
    pub(super) fn of_unit(unit: Unit, values: &[Decimal]) -> Self {
        let scale = |value: &Decimal| value.normalize().scale();
        let needed = values.iter().map(scale).max().unwrap_or(0);
        match unit {
            Unit::Rate => {
                let percent = |value: &Decimal| Rate(*value).in_percent().normalize().scale();
                let needed = values.iter().map(percent).max().unwrap_or(0);
                let decimals = if needed <= 4 { needed.max(1) } else { 3 };
                Self { percent: true, grouped: false, decimals, status: None }
            }
            Unit::Money(_) => Self::plain(true, if needed <= 4 { needed } else { 1 }),
            Unit::Exchange { .. } => Self::plain(true, needed.clamp(2, 6)),
            Unit::Factor => Self::plain(false, needed.clamp(2, 4)),
            Unit::Count => Self::plain(true, needed.min(6)),
            Unit::Years => Self::plain(false, 0),
        }
    }

    /// For amounts, with so many decimals whatever they are.
    pub(super) fn of_amounts(decimals: u32) -> Self {
        Self::plain(true, decimals)
    }

    fn plain(grouped: bool, decimals: u32) -> Self {
        Self { percent: false, grouped, decimals, status: None }
    }

    /// With the sign of a status behind it, or as much room where it has none.
    pub(super) fn known(self, status: Status) -> Self {
        Self { status: Some(status), ..self }
    }

    /// With so many decimals at least.
    pub(super) fn at_least(self, decimals: u32) -> Self {
        Self { decimals: self.decimals.max(decimals), ..self }
    }

    fn pattern(self) -> String {
        let mut pattern = String::from(if self.grouped { "#,##0" } else { "0" });
        if self.decimals > 0 {
            pattern.push('.');
            pattern.extend(std::iter::repeat_n('0', usize::try_from(self.decimals).unwrap_or(0)));
        }
        if self.percent {
            pattern.push('%');
        }
        match self.status.map(|status| mark(status).and_then(CellMark::sign)) {
            Some(Some(sign)) => pattern.extend(["\" ", sign, "\""]),
            // As wide as a sign, so that digits stand below each other.
            Some(None) => pattern.push_str("_ _○"),
            None => {}
        }
        pattern
    }
}

/// What the cells of a unit count, for example `억원`.
pub(super) fn unit_label(unit: Unit, language: Language) -> String {
    match unit {
        Unit::Money(currency) => AmountUnit { currency, scale: currency.scale() }.label(language),
        Unit::Rate => "%".to_owned(),
        Unit::Exchange { of, per } => pair(of, per, language),
        Unit::Years => say(language, key::XLSX_UNIT_YEARS),
        Unit::Factor | Unit::Count => String::new(),
    }
}

/// The years of every status that needs a word: `estimate: 2028; assumed: 2029–2030`.
pub(super) fn statuses_told(known: &[(Year, Status)], language: Language) -> String {
    let told = Status::ALL.into_iter().filter(|status| status.needs_a_mark()).filter_map(|status| {
        let years = known.iter().filter(|(_, of)| *of == status).map(|(year, _)| *year);
        let years = list_years(&years.collect::<Vec<Year>>(), language);
        (!years.is_empty()).then(|| format!("{}: {years}", status_word(status, language)))
    });
    told.collect::<Vec<String>>().join("; ")
}

/// Title, subtitle and notes at the top of a sheet.
pub(super) fn head(
    sheet: &mut Worksheet,
    styles: &Styles,
    title: &str,
    subtitle: &str,
    notes: &[String],
) -> Result<(), XlsxError> {
    sheet.set_row_height(0, 22)?;
    text(sheet, 0, 0, title, &styles.title)?;
    text(sheet, 1, 0, subtitle, &styles.subtitle)?;
    for (note, row) in notes.iter().zip(2..) {
        text(sheet, row, 0, note, &styles.note)?;
    }
    sheet.set_screen_gridlines(false);
    Ok(())
}

/// One page wide, the heads on each page; at its foot the name of the sheet and the page.
pub(super) fn on_paper(sheet: &mut Worksheet, head: u32) -> Result<(), XlsxError> {
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(head, head)?;
    sheet.set_footer("&L&A&R&P / &N");
    Ok(())
}

/// The heads of columns, by their keys, from the first column on.
pub(super) fn heads<'s>(
    sheet: &mut Worksheet,
    row: u32,
    keys: &[Sentence],
    language: Language,
    style: impl Fn(u16) -> &'s Format,
) -> Result<(), XlsxError> {
    for (key, column) in keys.iter().zip(0_u16..) {
        sheet.write_string_with_format(row, column, say(language, *key), style(column))?;
    }
    Ok(())
}

/// The widths of columns, from the first one on, in letters.
pub(super) fn widths(sheet: &mut Worksheet, widths: &[f64]) -> Result<(), XlsxError> {
    for (&width, column) in widths.iter().zip(0_u16..) {
        sheet.set_column_width(column, width)?;
    }
    Ok(())
}

/// A text, never a formula, not even after somebody edits the cell.
pub(super) fn text(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    words: &str,
    style: &Format,
) -> Result<(), XlsxError> {
    let words = plain(words);
    if words.is_empty() {
        return Ok(());
    }
    if words.starts_with(['=', '+', '-', '@', '\t', '\'']) {
        sheet.write_string_with_format(row, column, words, &style.clone().set_quote_prefix())?;
    } else {
        sheet.write_string_with_format(row, column, words, style)?;
    }
    Ok(())
}

/// A text over several lines, from one column to another.
pub(super) fn remark(
    sheet: &mut Worksheet,
    row: u32,
    (first, last): (u16, u16),
    words: &str,
    style: &Format,
) -> Result<(), XlsxError> {
    /// About so many columns of letters stand in a line of the sheet of parameters; Hangul takes two.
    const LINE: usize = 105;
    let words = plain(words);
    if words.is_empty() {
        return Ok(());
    }
    let wide = |line: &str| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let lines: usize = words.lines().map(|line| wide(line).div_ceil(LINE).max(1)).sum();
    // A row is at most 409 points high.
    let lines = u32::try_from(lines.clamp(1, 27)).unwrap_or(27);
    sheet.set_row_height(row, 15 * lines)?;
    sheet.merge_range(row, first, row, last, &words, &style.clone().set_text_wrap().set_quote_prefix())?;
    Ok(())
}

/// What a file can hold of a text: no control characters but line breaks and tabs, and not too much.
pub(super) fn plain(words: &str) -> String {
    let is_odd =
        |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}');
    let mut plain: String = words
        .chars()
        .take(LONGEST_TEXT)
        .map(|c| if is_odd(c) { char::REPLACEMENT_CHARACTER } else { c })
        .collect();
    if words.chars().nth(LONGEST_TEXT).is_some() {
        plain.push('…');
    }
    plain
}

/// Refuses in a spreadsheet what the program would refuse in that field.
pub(super) fn refuse(
    sheet: &mut Worksheet,
    (first_row, first_column, last_row, last_column): (u32, u16, u32, u16),
    field: &Field,
    language: Language,
) -> Result<(), XlsxError> {
    let validation = DataValidation::new();
    let (validation, words) = match (field, field.kind()) {
        (Field::Part(_, PartField::OneOff(_)), _) => {
            let any = DataValidationRule::Between(-MOST, MOST);
            (validation.allow_decimal_number(any), say(language, key::HINT_NO_NUMBER))
        }
        (_, Kind::Money | Kind::Weight) => {
            let rule = DataValidationRule::GreaterThanOrEqualTo(0.0);
            (validation.allow_decimal_number(rule), say(language, key::XLSX_REFUSE_NEGATIVE))
        }
        (_, Kind::Rate) => {
            let rule = DataValidationRule::GreaterThanOrEqualTo(-1.0);
            (validation.allow_decimal_number(rule), say(language, key::XLSX_REFUSE_RATE))
        }
        (_, Kind::Exchange | Kind::Unit) => {
            let rule = DataValidationRule::GreaterThan(0.0);
            (validation.allow_decimal_number(rule), say(language, key::XLSX_REFUSE_ZERO))
        }
        (_, Kind::Lag) => {
            let longest = Index::LONGEST_LAG;
            let rule = DataValidationRule::Between(0, i32::from(longest));
            let words = say_with(language, key::HINT_NOT_A_LAG, &[("longest", longest.into())]);
            (validation.allow_whole_number(rule), words)
        }
        _ => return Ok(()),
    };
    let validation = validation.set_error_message(words)?;
    sheet.add_data_validation(first_row, first_column, last_row, last_column, &validation)?;
    Ok(())
}

/// A stated number.
pub(super) fn number(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: Decimal,
    style: &Format,
) -> Result<(), XlsxError> {
    sheet.write_number_with_format(row, column, nearest(value), style)?;
    Ok(())
}

/// A formula with the value that the program computes; `None` is unknown.
pub(super) fn formula(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    formula: &str,
    value: Option<Decimal>,
    style: &Format,
) -> Result<(), XlsxError> {
    let result = value.map_or_else(|| "#N/A".to_owned(), |value| nearest(value).to_string());
    sheet.write_formula_with_format(row, column, Formula::new(formula).set_result(result), style)?;
    Ok(())
}

/// The binary number nearest to a decimal: what a cell can hold of it.
fn nearest(value: Decimal) -> f64 {
    // Through its digits, since a quotient of two rounded numbers would be rounded twice.
    value.to_string().parse().expect("a decimal is written as a number")
}

/// Whether a cell holds every digit of a value.
pub(super) fn is_held(value: Decimal) -> bool {
    value.normalize().mantissa().unsigned_abs() < 1_000_000_000_000_000
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;
    use crate::model::Currency;

    #[test]
    fn numbers_show_the_digits_that_are_there() {
        let won = Unit::Money(Currency::KRW);
        assert_eq!(Numbers::of_unit(won, &[dec!(15192)]).pattern(), "#,##0");
        assert_eq!(Numbers::of_unit(won, &[dec!(2033.02), dec!(5)]).pattern(), "#,##0.00");
        assert_eq!(Numbers::of_unit(won, &[dec!(1068.8054031236808)]).pattern(), "#,##0.0");
        assert_eq!(Numbers::of_unit(Unit::Rate, &[dec!(0.021)]).pattern(), "0.0%");
        assert_eq!(Numbers::of_unit(Unit::Rate, &[dec!(0.0225)]).pattern(), "0.00%");
        assert_eq!(Numbers::of_unit(Unit::Years, &[dec!(2)]).pattern(), "0");
    }

    #[test]
    fn what_no_file_can_hold_is_replaced() {
        assert_eq!(plain("a\0b\u{1b}c\nd"), "a\u{fffd}b\u{fffd}c\nd");
        assert_eq!(plain(&"가".repeat(20_000)).chars().count(), LONGEST_TEXT + 1);
    }

    #[test]
    fn the_nearest_number_is_the_one_that_is_read() {
        assert_eq!(nearest(dec!(0.021)).to_string(), "0.021");
        assert_eq!(nearest(dec!(58.800000)).to_string(), "58.8");
    }
}
