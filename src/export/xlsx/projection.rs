//! The sheet of the projection: a row for each figure of the plan, a column for each year, every cell
//! a formula, and a chart of what the agreement costs.

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Chart, ChartFont, ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType, ConditionalFormatError,
    Workbook, Worksheet,
};

use super::XlsxError;
use super::book::{self, Numbers, Styles, colour};
use super::ground::{Ground, letters};
use super::spelling;
use crate::engine::cells::{StepKind, counted, last_unit_unsure_from};
use crate::engine::{Body, Measure, Over, Projection, RowName, weakest};
use crate::model::{Figure, Reason, RowId, Status, Unit, Value, Year};
use crate::present::certainty::signs_of;
use crate::present::palette::Palette;
use crate::text::explanation::{row_name, unpromised_words, why_and_remedy};
use crate::text::measures::{measure_basis, measure_name};
use crate::text::problems::problem_notes;
use crate::text::{Language, numbers, say, say_with};

/// The row of the heads.
pub(super) const HEAD: u32 = 5;
/// The first row of figures.
pub(super) const FIRST_LINE: u32 = HEAD + 1;
/// The column of the first year.
pub(super) const FIRST_YEAR: u16 = 3;

/// A line of the sheet.
pub(super) enum Line {
    Blank,
    Heading(String),
    /// The figures of a row of the plan.
    Figures {
        row: RowId,
        name: String,
        /// Whether its years may be added.
        adds: bool,
    },
    /// Helper cells.
    Steps {
        kind: StepKind,
        row: RowId,
        name: String,
        address: String,
    },
}

pub(super) fn lines(projection: &Projection, measures: &[Measure], language: Language) -> Vec<Line> {
    let plan = projection.plan();
    let mut lines = Vec::new();
    let mut measured = false;
    for (place, row) in (0_u16..).zip(plan.rows()) {
        if let Body::Stated(_) = row.body {
            continue;
        }
        let measure = match row.name {
            RowName::Measure(place) | RowName::Yearly(place) => measures.get(usize::from(place)),
            _ => None,
        };
        if row.name.is_of_measure() && !std::mem::replace(&mut measured, true) {
            lines.extend([Line::Blank, Line::Heading(say(language, "xlsx-measures"))]);
        }
        let name = match (row.name, measure) {
            (RowName::Measure(_), Some(measure)) => measure_name(measure, plan.currency, language),
            (RowName::Yearly(_), Some(measure)) => {
                let yearly = Measure { cumulative: false, ..measure.clone() };
                measure_name(&yearly, plan.currency, language)
            }
            (name, _) => row_name(plan, name, language),
        };
        let adds = match row.name {
            RowName::Total | RowName::PartTotal(_) | RowName::Category(..) => true,
            RowName::Measure(_) => {
                measure.is_some_and(|measure| !measure.cumulative && measure.over == Over::Nothing)
            }
            _ => false,
        };
        lines.push(Line::Figures { row: RowId(place), name, adds });
    }
    lines.extend(steps(projection, language));
    lines
}

/// The helper rows of divisions: what all categories share, then a row for each category, twice.
fn steps(projection: &Projection, language: Language) -> Vec<Line> {
    let plan = projection.plan();
    let mut lines = Vec::new();
    for (place, part) in (0_u8..).zip(&plan.parts).filter(|(_, part)| !part.categories.is_empty()) {
        let rows: Vec<(RowId, RowName)> = (0_u8..)
            .zip(&part.categories)
            .filter_map(|(category, _)| {
                let name = RowName::Category(place, category);
                plan.row_id(name).map(|row| (row, name))
            })
            .collect();
        let Some(&(first, _)) = rows.first() else { continue };
        let total = if part.name.is_empty() { RowName::Total } else { RowName::PartTotal(place) };
        lines.extend([Line::Blank, Line::Heading(say(language, "xlsx-division"))]);
        let mut push = |kind, row, of: RowName, key, word| {
            let figure = ("figure", row_name(plan, of, language).into());
            let address = format!("{}.{word}", plan.spell_row(of));
            lines.push(Line::Steps { kind, row, name: say_with(language, key, &[figure]), address });
        };
        push(StepKind::Units, first, total, "xlsx-step-units", "units");
        for &(row, name) in &rows {
            push(StepKind::Weight, row, name, "xlsx-step-weight", "weight");
        }
        for &(row, name) in &rows {
            push(StepKind::Remainder, row, name, "xlsx-step-remainder", "remainder");
        }
    }
    lines
}

pub(super) fn write(workbook: &mut Workbook, ground: &Ground<'_>, styles: &Styles) -> Result<(), XlsxError> {
    let language = ground.language;
    let plan = ground.projection.plan();
    let sheet = workbook.add_worksheet().set_name(&ground.sheets.projection)?;
    let unit = book::unit_label(Unit::Money(plan.currency), language);
    let years = numbers::years(plan.years, language);
    let subtitle =
        say_with(language, "xlsx-projection-of", &[("unit", unit.into()), ("years", years.into())]);
    let signs = signs_of(&shown_statuses(ground), language).join(" · ");
    let notes = [say(language, "xlsx-projection-live"), say(language, "xlsx-projection-text"), signs];
    book::head(sheet, styles, ground.title(), &subtitle, &notes)?;

    let heads = ["xlsx-head-figure", "xlsx-head-unit", "xlsx-head-name"];
    book::heads(sheet, HEAD, &heads, language, |_| &styles.head)?;
    for year in ground.columns.iter() {
        let column = ground.column(year);
        sheet.write_number_with_format(HEAD, column, f64::from(year.0), &styles.head_year)?;
    }
    let sums = FIRST_YEAR + u16::try_from(ground.columns.len()).unwrap_or(0);
    sheet.write_string_with_format(HEAD, sums, say(language, "column-sum"), &styles.head_right)?;
    book::text(sheet, HEAD, sums + 1, &say(language, "xlsx-head-marks"), &styles.head_unit)?;

    let mut not_live = Vec::new();
    let mut row = FIRST_LINE;
    for line in &ground.lines {
        match line {
            Line::Blank => {}
            Line::Heading(heading) => book::text(sheet, row, 0, heading, &styles.heading)?,
            Line::Figures { row: id, name, adds } => {
                let is_live = write_figures(sheet, ground, styles, row, *id, name)?;
                not_live.extend((!is_live).then(|| name.clone()));
                let known: Vec<(Year, Status)> = statuses(ground, *id).collect();
                let told = book::statuses_told(&known, language);
                book::text(sheet, row, sums + 1, &told, &styles.unit)?;
                if *adds {
                    write_sum(sheet, ground, styles, row, *id, sums)?;
                }
            }
            Line::Steps { kind, row: id, name, address } => {
                write_steps(sheet, ground, styles, row, (*kind, *id), (name, address))?;
            }
        }
        row += 1;
    }
    let is_error = ConditionalFormatError::new().set_format(&styles.unknown);
    sheet.add_conditional_format(FIRST_LINE, FIRST_YEAR, row, sums, &is_error)?;

    row += 1;
    for note in foot(ground, &not_live) {
        book::text(sheet, row, 0, &note, &styles.note)?;
        row += 1;
    }
    if !plan.years.is_empty() {
        sheet.insert_chart(row + 1, 0, &chart(ground))?;
    }
    book::widths(sheet, &[34.0, 12.0, 28.0])?;
    sheet.set_column_range_width(FIRST_YEAR, sums, 12)?;
    sheet.set_column_width(sums + 1, 34)?;
    sheet.set_freeze_panes(FIRST_LINE, FIRST_YEAR)?;
    sheet.set_repeat_columns(0, 0)?;
    book::on_paper(sheet, HEAD)
}

/// What a reader must know besides: bases of measures, what is not promised, what is unknown.
fn foot(ground: &Ground<'_>, not_live: &[String]) -> Vec<String> {
    let language = ground.language;
    let plan = ground.projection.plan();
    let mut notes: Vec<String> = ground.title_note.iter().cloned().collect();
    for measure in ground.measures.iter().filter(|measure| !measure.is_total() && !measure.cumulative) {
        let name = ("measure", measure_name(measure, plan.currency, language).into());
        let rates = measure.rates_used(&[ground.scenario], ground.record);
        let basis = ("basis", measure_basis(measure, &rates, language).into());
        notes.push(say_with(language, "table-note-basis", &[name, basis]));
    }
    let unpromised: Vec<Year> = ground.projection.unpromised_years().collect();
    notes.extend(unpromised_words(&unpromised, language));
    if let Some(year) = last_unit_unsure_from(&ground.projection) {
        notes.push(say_with(language, "xlsx-last-unit", &[("year", year.into())]));
    }
    if !not_live.is_empty() {
        notes.push(say_with(language, "xlsx-not-live", &[("figures", not_live.join(", ").into())]));
    }
    let unknown = plan.years.iter().find_map(|year| match ground.projection.total(year) {
        Value::Unknown(why) => Some(why),
        Value::Known(_) => None,
    });
    let absent = unknown.filter(|why| !matches!(why.reason, Reason::InError(_)));
    notes.extend(absent.map(|why| why_and_remedy(plan, why, language)));
    notes.extend(problem_notes(plan, unknown, language));
    notes
}

/// How well the figures of a row are known, those that are.
fn statuses<'a>(ground: &'a Ground<'_>, id: RowId) -> impl Iterator<Item = (Year, Status)> + 'a {
    let years = ground.projection.plan().row(id).years;
    years.iter().filter_map(move |year| Some((year, ground.status(Figure { row: id, year })?)))
}

/// Every status of a figure of the sheet.
fn shown_statuses(ground: &Ground<'_>) -> Vec<Status> {
    let rows = ground.lines.iter().filter_map(|line| match line {
        Line::Figures { row, .. } => Some(*row),
        _ => None,
    });
    rows.flat_map(|row| statuses(ground, row).map(|(_, status)| status)).collect()
}

/// One row of the plan; whether all its formulas have room in their cells.
fn write_figures(
    sheet: &mut Worksheet,
    ground: &Ground<'_>,
    styles: &Styles,
    line: u32,
    id: RowId,
    name: &str,
) -> Result<bool, XlsxError> {
    let plan = ground.projection.plan();
    let row = plan.row(id);
    let is_total = row.name == RowName::Total;
    book::text(sheet, line, 0, name, if is_total { &styles.heading } else { &styles.text })?;
    book::text(sheet, line, 1, &book::unit_label(row.unit, ground.language), &styles.weak)?;
    book::text(sheet, line, 2, &plan.spell_row(row.name), &styles.weak)?;
    let numbers = numbers_of(ground, id);
    let style = |numbers| if is_total { styles.strong(numbers) } else { styles.figure(numbers) };
    let mut is_live = true;
    for (year, computed) in row.years.iter().zip(&ground.computed[usize::from(id.0)]) {
        let figure = Figure { row: id, year };
        let value = ground.value(figure);
        let style = style(numbers.known(ground.status(figure).unwrap_or(Status::Published)));
        let formula = spelling::formula(&computed.expression, &|reference| ground.place(reference));
        let column = ground.column(year);
        if formula.chars().count() <= spelling::LONGEST {
            book::formula(sheet, line, column, &formula, value, &style)?;
            continue;
        }
        is_live = false;
        match value {
            Some(value) => book::number(sheet, line, column, value, &style)?,
            None => book::formula(sheet, line, column, "=NA()", None, &style)?,
        }
    }
    Ok(is_live)
}

/// With the decimals of the rounding unit at least.
fn numbers_of(ground: &Ground<'_>, id: RowId) -> Numbers {
    let plan = ground.projection.plan();
    let row = plan.row(id);
    let values: Vec<Decimal> =
        row.years.iter().filter_map(|year| ground.value(Figure { row: id, year })).collect();
    let part = match row.name {
        RowName::Ruled(part)
        | RowName::Exact(part)
        | RowName::PartTotal(part)
        | RowName::Category(part, _) => plan.parts.get(usize::from(part)),
        RowName::Total => plan.parts.first(),
        _ => None,
    };
    let decimals = part.map_or(0, |part| counted(part.unit, Unit::Money(part.currency)).scale());
    Numbers::of_unit(row.unit, &values).at_least(decimals.min(4))
}

fn write_sum(
    sheet: &mut Worksheet,
    ground: &Ground<'_>,
    styles: &Styles,
    line: u32,
    id: RowId,
    column: u16,
) -> Result<(), XlsxError> {
    let plan = ground.projection.plan();
    if plan.years.is_empty() {
        return Ok(());
    }
    let values = plan.years.iter().map(|year| ground.value(Figure { row: id, year }));
    let sum = values
        .collect::<Option<Vec<Decimal>>>()
        .and_then(|values| values.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add));
    let [first, last] = [plan.years.first, plan.years.last].map(|year| letters(ground.column(year)));
    let formula = format!("=SUM({first}{0}:{last}{0})", line + 1);
    let is_total = plan.row(id).name == RowName::Total;
    let known = statuses(ground, id).filter(|(year, _)| plan.years.contains(*year));
    let numbers = numbers_of(ground, id).known(weakest(known.map(|(_, status)| status)));
    let style = if is_total { styles.strong(numbers) } else { styles.figure(numbers) };
    book::formula(sheet, line, column, &formula, sum, &style)
}

fn write_steps(
    sheet: &mut Worksheet,
    ground: &Ground<'_>,
    styles: &Styles,
    line: u32,
    (kind, id): (StepKind, RowId),
    (name, address): (&str, &str),
) -> Result<(), XlsxError> {
    book::text(sheet, line, 0, name, &styles.weak)?;
    book::text(sheet, line, 2, address, &styles.weak)?;
    let style = styles.figure(Numbers::of_unit(Unit::Count, &[]));
    for (year, computed) in ground.projection.plan().years.iter().zip(&ground.computed[usize::from(id.0)]) {
        let step = computed.steps.iter().find(|step| step.step.kind == kind && step.step.row == id);
        let Some(step) = step else { continue };
        let formula = spelling::formula(&step.expression, &|reference| ground.place(reference));
        book::formula(sheet, line, ground.column(year), &formula, step.value, &style)?;
    }
    Ok(())
}

/// What the agreement costs, year by year.
fn chart(ground: &Ground<'_>) -> Chart {
    let plan = ground.projection.plan();
    let name = ground.sheets.projection.as_str();
    let [first, last] = [plan.years.first, plan.years.last].map(|year| ground.column(year));
    let line = ground.total_line();
    let accent = Palette::LIGHT.series[0];
    let mut marker = ChartMarker::new();
    marker.set_type(ChartMarkerType::Circle).set_size(6).set_format(
        rust_xlsxwriter::ChartFormat::new()
            .set_solid_fill(rust_xlsxwriter::ChartSolidFill::new().set_color(colour(accent))),
    );
    let mut chart = Chart::new_line();
    chart
        .add_series()
        .set_name((name, line, 0))
        .set_categories((name, HEAD, first, HEAD, last))
        .set_values((name, line, first, line, last))
        .set_format(
            ChartLine::new().set_color(colour(accent)).set_width(2.25).set_dash_type(ChartLineDashType::Dash),
        )
        .set_marker(&marker);
    // The title is what stands in the cell, so free text stays in cells.
    chart.title().set_name((name, 0, 0)).set_font(ChartFont::new().set_size(12));
    chart.legend().set_hidden();
    let unit = book::unit_label(Unit::Money(plan.currency), ground.language);
    dress(&mut chart, &unit, ground.language);
    chart
}

/// Horizontal lines only, gaps where a figure is unknown.
pub(super) fn dress(chart: &mut Chart, unit: &str, language: Language) {
    let hairline = colour(Palette::LIGHT.hairline);
    let axis = say_with(language, "xlsx-axis", &[("unit", unit.into())]);
    chart.y_axis().set_name(&axis).set_num_format("#,##0");
    chart.y_axis().set_major_gridlines_line(ChartLine::new().set_color(hairline).set_width(0.75));
    chart.x_axis().set_num_format("0").set_text_axis(true);
    chart.show_na_as_empty_cell();
    chart.set_width(860).set_height(340);
    chart.set_alt_text(say(language, "xlsx-chart"));
}
