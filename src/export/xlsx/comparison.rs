//! The first sheet: what each scenario costs year by year in terms of the chosen measure, each year by itself, by how
//! much it differs from the first, and a chart of it, in the unit of the window's tables.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use rust_xlsxwriter::{Chart, ChartFont, ChartLine, ConditionalFormatError, Workbook, Worksheet};

use super::book::{self, Styles, colour};
use super::error::XlsxError;
use super::layout::{Layout, letters, quoted};
use super::line::line_of;
use super::shown::ShownUnit;
use crate::engine::{Measure, RateBasis, RowName, Sides, weakest};
use crate::model::{Figure, Scenario, Status, Unit, Year, Years};
use crate::present::certainty::signs_of;
use crate::present::palette::Palette;
use crate::text::compare::other_rates_words;
use crate::text::measures::{measure_basis, measure_name};
use crate::text::{Language, key, numbers, say, say_with};

/// The row of the heads.
const HEAD: u32 = 5;
/// The first row of figures.
const FIRST_LINE: u32 = HEAD + 1;
/// The column of the first year.
const FIRST_YEAR: u16 = 3;
pub(super) fn write(
    workbook: &mut Workbook,
    grounds: &[Layout<'_>],
    styles: &Styles,
    language: Language,
) -> Result<(), XlsxError> {
    let table = ComparisonSheet::new(grounds);
    let is_one = grounds.len() == 1;
    let name = say(language, if is_one { key::XLSX_SHEET_OVERVIEW } else { key::XLSX_SHEET_COMPARISON });
    let sheet = workbook.add_worksheet().set_name(&name)?;
    let baseline = grounds.first().map_or("", |layout| layout.title());
    let of_baseline = || say_with(language, key::XLSX_COMPARISON_OF, &[("baseline", baseline.into())]);
    let mut subtitle = vec![if is_one { table.amounts(language) } else { of_baseline() }];
    subtitle.extend(table.measure(language));
    let subtitle = subtitle.join(" · ");
    let statuses =
        grounds.iter().flat_map(|layout| ComparisonSheet::known(layout, layout.projection.years().iter()));
    let statuses: Vec<Status> = statuses.map(|(_, status)| status).collect();
    let notes = [say(language, key::XLSX_COMPARISON_LIVE), signs_of(&statuses, language).join(" · ")];
    let title = if is_one { baseline.to_owned() } else { say(language, key::XLSX_COMPARISON_TITLE) };
    book::head(sheet, styles, &title, &subtitle, &notes)?;

    table.head(sheet, styles, language)?;
    let mut line = FIRST_LINE;
    for layout in grounds {
        table.totals(sheet, styles, layout, line)?;
        line += 1;
    }
    let compared: Vec<(usize, &Layout<'_>)> =
        grounds.iter().enumerate().skip(1).filter(|(_, layout)| table.is_subtracted(layout)).collect();
    if !compared.is_empty() {
        line += 1;
        let heading = say_with(language, key::XLSX_DIFFERENCE_FROM, &[("baseline", baseline.into())]);
        book::text(sheet, line, 0, &heading, &styles.heading)?;
        for (place, layout) in &compared {
            line += 1;
            table.differences(sheet, styles, layout, *place, line)?;
        }
        line += 1;
    }
    if grounds.iter().any(|layout| !table.is_alike(layout)) {
        line += 1;
        book::text(sheet, line, 0, &say(language, key::XLSX_OTHER_CURRENCY), &styles.note)?;
    }
    for layout in grounds.iter().filter(|layout| table.is_alike(layout)) {
        if let Some(kinds) = table.other_rates(layout) {
            line += 1;
            let told = other_rates_words(kinds, [baseline, layout.title()], language);
            book::text(sheet, line, 0, &told, &styles.note)?;
        }
    }
    if grounds.iter().any(|layout| !table.counts_from_the_same_year(layout)) {
        line += 1;
        book::text(sheet, line, 0, &say(language, key::XLSX_OTHER_FIRST_YEAR), &styles.note)?;
    }
    for note in grounds.iter().filter_map(|layout| layout.title_note.as_ref()) {
        line += 1;
        book::text(sheet, line, 0, note, &styles.note)?;
    }
    let is_error = ConditionalFormatError::new().set_format(&styles.unknown);
    sheet.add_conditional_format(FIRST_LINE, FIRST_YEAR, line, table.sums(), &is_error)?;
    if !table.years.is_empty() {
        sheet.insert_chart(line + 2, 0, &table.chart(&name, language))?;
    }
    book::widths(sheet, &[44.0, 12.0, 16.0])?;
    sheet.set_column_range_width(FIRST_YEAR, table.sums(), 12)?;
    if table.terms_differ {
        sheet.set_column_width(table.sums() + 1, 16)?;
    }
    sheet.set_column_width(table.marks(), 34)?;
    sheet.set_freeze_panes(FIRST_LINE, FIRST_YEAR)?;
    book::on_paper(sheet, HEAD)
}

/// Scenarios over the years that any of them has.
struct ComparisonSheet<'a> {
    grounds: &'a [Layout<'a>],
    years: Vec<Year>,
    /// What the first counts.
    unit: Unit,
    /// Whether their terms differ, so that not every sum is over the same years.
    terms_differ: bool,
}

impl<'a> ComparisonSheet<'a> {
    fn new(grounds: &'a [Layout<'a>]) -> Self {
        let years = grounds.iter().flat_map(|layout| layout.projection.years().iter());
        let years: BTreeSet<Year> = years.collect();
        let unit = grounds.first().map_or(Unit::Count, unit);
        let term = |layout: &Layout<'_>| layout.projection.years();
        let terms_differ = grounds.windows(2).any(|pair| term(&pair[0]) != term(&pair[1]));
        Self { grounds, years: years.into_iter().collect(), unit, terms_differ }
    }

    fn column(&self, year: Year) -> u16 {
        let place = self.years.binary_search(&year).ok().and_then(|place| u16::try_from(place).ok());
        FIRST_YEAR + place.expect("the table has every year of every scenario")
    }

    fn sums(&self) -> u16 {
        FIRST_YEAR + u16::try_from(self.years.len()).unwrap_or(0)
    }

    /// The column that says how well figures are known: behind the sums, and behind their years where these
    /// are told.
    fn marks(&self) -> u16 {
        self.sums() + if self.terms_differ { 2 } else { 1 }
    }

    /// Whether it counts the same as the first.
    fn is_alike(&self, layout: &Layout<'_>) -> bool {
        unit(layout) == self.unit
    }

    /// Whether its difference from the first is told.
    fn is_subtracted(&self, layout: &Layout<'_>) -> bool {
        let is_alike = self.is_alike(layout) && self.counts_from_the_same_year(layout);
        is_alike && self.other_rates(layout).is_none()
    }

    /// The kinds of the exchange rates of the first and of this one, if they are different.
    fn other_rates(&self, layout: &Layout<'_>) -> Option<Sides<RateBasis>> {
        let both = [self.grounds.first()?.scenario, layout.scenario];
        layout.chosen().basis_in(&both, layout.record).different_kinds()
    }

    /// Whether present values, if such are shown, count from the year from which the first counts.
    fn counts_from_the_same_year(&self, layout: &Layout<'_>) -> bool {
        let first = |layout: &Layout<'_>| layout.scenario.years.first;
        layout.chosen().discount.is_none() || self.grounds.first().map(first) == Some(first(layout))
    }

    /// The years and the unit.
    fn amounts(&self, language: Language) -> String {
        let years = self.years.first().zip(self.years.last());
        let years = years.map(|(&first, &last)| numbers::years(Years::new(first, last), language));
        let unit = ShownUnit::new(self.unit, language).label();
        years.into_iter().chain([unit]).collect::<Vec<String>>().join(" · ")
    }

    /// What is shown and on what basis, where it is not the amount itself.
    fn measure(&self, language: Language) -> Vec<String> {
        let Some(first) = self.grounds.first() else { return Vec::new() };
        let yearly = Measure { cumulative: false, ..first.chosen().clone() };
        if yearly.is_total() {
            return Vec::new();
        }
        let scenarios: Vec<&Scenario> = self.grounds.iter().map(|layout| layout.scenario).collect();
        let rates = yearly.basis_in(&scenarios, first.record);
        let name = measure_name(&yearly, first.projection.plan().currency, language);
        vec![name, measure_basis(&yearly, &rates, language)]
    }

    fn head(&self, sheet: &mut Worksheet, styles: &Styles, language: Language) -> Result<(), XlsxError> {
        let heads = [key::XLSX_HEAD_SCENARIO, key::XLSX_HEAD_UNIT, key::XLSX_HEAD_SHEET];
        book::heads(sheet, HEAD, &heads, language, |_| &styles.head)?;
        for &year in &self.years {
            let column = self.column(year);
            sheet.write_number_with_format(HEAD, column, f64::from(year.0), &styles.head_year)?;
        }
        let sum = say(language, key::COLUMN_SUM);
        sheet.write_string_with_format(HEAD, self.sums(), sum, &styles.head_right)?;
        if self.terms_differ {
            let years = say(language, key::XLSX_HEAD_YEARS_OF_SUM);
            book::text(sheet, HEAD, self.sums() + 1, &years, &styles.head_unit)?;
        }
        book::text(sheet, HEAD, self.marks(), &say(language, key::XLSX_HEAD_MARKS), &styles.head_unit)?;
        Ok(())
    }

    fn totals(
        &self,
        sheet: &mut Worksheet,
        styles: &Styles,
        layout: &Layout<'_>,
        line: u32,
    ) -> Result<(), XlsxError> {
        names(sheet, styles, layout, line)?;
        let years: Vec<Year> = layout.projection.years().iter().collect();
        let shown = ShownUnit::new(unit(layout), layout.language);
        let values: Vec<Option<Decimal>> =
            years.iter().map(|&year| amount(layout, year).and_then(|value| shown.value(value))).collect();
        let known: Vec<Decimal> = values.iter().flatten().copied().collect();
        let numbers = shown.numbers(&known);
        let known = Self::known(layout, years.iter().copied());
        for (&year, &value) in years.iter().zip(&values) {
            let place = format!("{}{}", letters(layout.column(year)), layout.line_of_row(row_of(layout)) + 1);
            let formula = shown.formula(&format!("{}!{place}", quoted(&layout.sheets.projection)));
            let style = styles.figure(numbers.known(status_in(&known, year)));
            book::formula(sheet, line, self.column(year), &formula, value, &style)?;
        }
        book::text(sheet, line, self.marks(), &book::statuses_told(&known, layout.language), &styles.unit)?;
        let style = styles.figure(numbers.known(weakest(known.into_iter().map(|(_, status)| status))));
        self.sum(sheet, styles, (line, layout.language), (&years, &values), &style)
    }

    /// How well the totals of some years are known, those that are.
    fn known(layout: &Layout<'_>, years: impl Iterator<Item = Year>) -> Vec<(Year, Status)> {
        let row = layout.projection.plan().row_id(row_of(layout));
        let known = |year| Some((year, layout.status(Figure { row: row?, year })?));
        years.filter_map(known).collect()
    }

    /// The years that both have.
    fn differences(
        &self,
        sheet: &mut Worksheet,
        styles: &Styles,
        layout: &Layout<'_>,
        place: usize,
        line: u32,
    ) -> Result<(), XlsxError> {
        names(sheet, styles, layout, line)?;
        let baseline = &self.grounds[0];
        let (own, other) = (layout.projection.years(), baseline.projection.years());
        let years: Vec<Year> = own.iter().filter(|&year| other.contains(year)).collect();
        let shown = ShownUnit::new(self.unit, layout.language);
        let difference = |&year: &Year| {
            shown.value(amount(layout, year)?)?.checked_sub(shown.value(amount(baseline, year)?)?)
        };
        let values: Vec<Option<Decimal>> = years.iter().map(difference).collect();
        let known: Vec<Decimal> = values.iter().flatten().copied().collect();
        let numbers = shown.numbers(&known);
        let [own, other] = [layout, baseline].map(|layout| Self::known(layout, years.iter().copied()));
        let both = years.iter().zip(&values).filter(|(_, value)| value.is_some()).map(|(&year, _)| year);
        let known: Vec<(Year, Status)> =
            both.map(|year| (year, status_in(&own, year).max(status_in(&other, year)))).collect();
        let row = FIRST_LINE + u32::try_from(place).unwrap_or(0);
        for (&year, &value) in years.iter().zip(&values) {
            let column = self.column(year);
            let name = letters(column);
            let formula = format!("={name}{}-{name}${}", row + 1, FIRST_LINE + 1);
            let style = styles.figure(numbers.known(status_in(&known, year)));
            book::formula(sheet, line, column, &formula, value, &style)?;
        }
        book::text(sheet, line, self.marks(), &book::statuses_told(&known, layout.language), &styles.unit)?;
        let style = styles.figure(numbers.known(weakest(known.into_iter().map(|(_, status)| status))));
        self.sum(sheet, styles, (line, layout.language), (&years, &values), &style)
    }

    fn sum(
        &self,
        sheet: &mut Worksheet,
        styles: &Styles,
        (line, language): (u32, Language),
        (years, values): (&[Year], &[Option<Decimal>]),
        style: &rust_xlsxwriter::Format,
    ) -> Result<(), XlsxError> {
        let [Some(&first), Some(&last)] = [years.first(), years.last()] else { return Ok(()) };
        // Shares of several years do not add up.
        if self.unit == Unit::Rate {
            return Ok(());
        }
        if self.terms_differ {
            let counted = numbers::years(Years::new(first, last), language);
            book::text(sheet, line, self.sums() + 1, &counted, &styles.unit)?;
        }
        let sum = values.iter().copied().collect::<Option<Vec<Decimal>>>();
        let sum = sum.and_then(|values| values.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add));
        let [first, last] = [first, last].map(|year| letters(self.column(year)));
        let formula = format!("=SUM({first}{0}:{last}{0})", line + 1);
        book::formula(sheet, line, self.sums(), &formula, sum, style)
    }

    fn chart(&self, sheet: &str, language: Language) -> Chart {
        let mut chart = Chart::new_line();
        let (first, last) = (FIRST_YEAR, self.sums() - 1);
        for (place, line) in (0..self.grounds.len()).zip(FIRST_LINE..) {
            if !self.is_alike(&self.grounds[place]) {
                continue;
            }
            let (mut stroke, marker) = line_of(self.grounds[place].colour);
            chart
                .add_series()
                .set_name((sheet, line, 0))
                .set_categories((sheet, HEAD, first, HEAD, last))
                .set_values((sheet, line, first, line, last))
                .set_format(&mut stroke)
                .set_marker(&marker);
        }
        // The title is what stands in the cell, so free text stays in cells.
        chart.title().set_name((sheet, 0, 0)).set_font(ChartFont::new().set_size(12));
        if let [_] = self.grounds {
            chart.legend().set_hidden();
        } else {
            chart.legend().set_position(rust_xlsxwriter::ChartLegendPosition::Bottom);
        }
        let unit = ShownUnit::new(self.unit, language).label();
        dress(&mut chart, &unit, language);
        chart
    }
}

/// Horizontal lines only, gaps where a figure is unknown.
fn dress(chart: &mut Chart, unit: &str, language: Language) {
    let hairline = colour(Palette::LIGHT.hairline);
    let axis = say_with(language, key::XLSX_AXIS, &[("unit", unit.into())]);
    chart.y_axis().set_name(&axis).set_num_format("#,##0");
    chart.y_axis().set_major_gridlines_line(ChartLine::new().set_color(hairline).set_width(0.75));
    chart.x_axis().set_num_format("0").set_text_axis(true);
    chart.show_na_as_empty_cell();
    chart.set_width(860).set_height(340);
    chart.set_alt_text(say(language, key::XLSX_CHART));
}

/// The status of a year; a year that is unknown rests on nothing.
fn status_in(known: &[(Year, Status)], year: Year) -> Status {
    known.iter().find(|(of, _)| *of == year).map_or(Status::Published, |(_, status)| *status)
}

/// The row of the chosen measure, each year by itself.
fn row_of(layout: &Layout<'_>) -> RowName {
    let chosen = layout.chosen();
    match chosen.cumulative && !chosen.over.is_share() {
        true => RowName::Yearly(0),
        false if chosen.is_total() => RowName::Total,
        false => RowName::Measure(0),
    }
}

/// What that counts.
fn unit(layout: &Layout<'_>) -> Unit {
    layout.chosen().unit(layout.projection.plan().currency)
}

fn amount(layout: &Layout<'_>, year: Year) -> Option<Decimal> {
    let row = layout.projection.plan().row_id(row_of(layout))?;
    layout.value(Figure { row, year })
}

/// What stands before the figures of a scenario.
fn names(sheet: &mut Worksheet, styles: &Styles, layout: &Layout<'_>, line: u32) -> Result<(), XlsxError> {
    let unit = ShownUnit::new(unit(layout), layout.language).label();
    book::text(sheet, line, 0, layout.title(), &styles.text)?;
    book::text(sheet, line, 1, &unit, &styles.weak)?;
    book::text(sheet, line, 2, &layout.sheets.projection, &styles.weak)
}
