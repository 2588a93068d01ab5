//! The sheet of the projection: a row for each figure of the plan, a column for each year, every cell
//! a formula.

use rust_decimal::Decimal;
use rust_xlsxwriter::{ConditionalFormatError, Workbook, Worksheet};

use super::book::{self, Numbers, Styles};
use super::error::XlsxError;
use super::layout::{Layout, letters};
use super::projection_lines::{FIRST_LINE, FIRST_YEAR, HEAD, ProjectionLine};
use super::spelling;
use crate::engine::cells::{StepKind, counted, last_unit_unsure_from};
use crate::engine::{RowName, weakest};
use crate::model::{Figure, RowId, Status, Unit, UnknownReason, Value, Year};
use crate::present::certainty::signs_of;
use crate::text::explanation::{unpromised_words, why_and_remedy};
use crate::text::measures::{measure_basis, measure_name};
use crate::text::problems::{edition_note, problem_notes};
use crate::text::{key, numbers, say, say_with};

pub(super) fn write(workbook: &mut Workbook, layout: &Layout<'_>, styles: &Styles) -> Result<(), XlsxError> {
    let language = layout.language;
    let plan = layout.projection.plan();
    let sheet = workbook.add_worksheet().set_name(&layout.sheets.projection)?;
    let unit = book::unit_label(Unit::Money(plan.currency), language);
    let years = numbers::years(plan.years, language);
    let subtitle =
        say_with(language, key::XLSX_PROJECTION_OF, &[("unit", unit.into()), ("years", years.into())]);
    let signs = signs_of(&shown_statuses(layout), language).join(" · ");
    let notes = [say(language, key::XLSX_PROJECTION_LIVE), say(language, key::XLSX_PROJECTION_TEXT), signs];
    book::head(sheet, styles, layout.title(), &subtitle, &notes)?;

    let heads = [key::XLSX_HEAD_FIGURE, key::XLSX_HEAD_UNIT, key::XLSX_HEAD_NAME];
    book::heads(sheet, HEAD, &heads, language, |_| &styles.head)?;
    for year in layout.columns.iter() {
        let column = layout.column(year);
        sheet.write_number_with_format(HEAD, column, f64::from(year.0), &styles.head_year)?;
    }
    let sums = FIRST_YEAR + u16::try_from(layout.columns.len()).unwrap_or(0);
    sheet.write_string_with_format(HEAD, sums, say(language, key::COLUMN_SUM), &styles.head_right)?;
    book::text(sheet, HEAD, sums + 1, &say(language, key::XLSX_HEAD_MARKS), &styles.head_unit)?;

    let mut not_live = Vec::new();
    let mut row = FIRST_LINE;
    for line in &layout.lines {
        match line {
            ProjectionLine::Blank => {}
            ProjectionLine::Heading(heading) => book::text(sheet, row, 0, heading, &styles.heading)?,
            ProjectionLine::Figures { row: id, name, adds } => {
                let is_live = write_figures(sheet, layout, styles, row, *id, name)?;
                not_live.extend((!is_live).then(|| name.clone()));
                let known: Vec<(Year, Status)> = statuses(layout, *id).collect();
                let told = book::statuses_told(&known, language);
                book::text(sheet, row, sums + 1, &told, &styles.unit)?;
                if *adds {
                    write_sum(sheet, layout, styles, row, *id, sums)?;
                }
            }
            ProjectionLine::Steps { kind, row: id, name, address } => {
                write_steps(sheet, layout, styles, row, (*kind, *id), (name, address))?;
            }
        }
        row += 1;
    }
    let is_error = ConditionalFormatError::new().set_format(&styles.unknown);
    sheet.add_conditional_format(FIRST_LINE, FIRST_YEAR, row, sums, &is_error)?;

    row += 1;
    for note in foot(layout, &not_live) {
        book::text(sheet, row, 0, &note, &styles.note)?;
        row += 1;
    }
    book::widths(sheet, &[34.0, 12.0, 28.0])?;
    sheet.set_column_range_width(FIRST_YEAR, sums, 12)?;
    sheet.set_column_width(sums + 1, 34)?;
    sheet.set_freeze_panes(FIRST_LINE, FIRST_YEAR)?;
    sheet.set_repeat_columns(0, 0)?;
    book::on_paper(sheet, HEAD)
}

/// What a reader must know besides: bases of measures, what is not promised, what is unknown.
fn foot(layout: &Layout<'_>, not_live: &[String]) -> Vec<String> {
    let language = layout.language;
    let plan = layout.projection.plan();
    let mut notes: Vec<String> = layout.title_note.iter().cloned().collect();
    notes.extend(edition_note(layout.scenario, language));
    for measure in layout.measures.iter().filter(|measure| !measure.is_total() && !measure.cumulative) {
        let name = ("measure", measure_name(measure, plan.currency, language).into());
        let rates = measure.basis_in(&[layout.scenario], layout.record);
        let basis = ("basis", measure_basis(measure, &rates, language).into());
        notes.push(say_with(language, key::TABLE_NOTE_BASIS, &[name, basis]));
    }
    let unpromised: Vec<Year> = layout.projection.unpromised_years().collect();
    notes.extend(unpromised_words(&unpromised, language));
    if let Some(year) = last_unit_unsure_from(&layout.projection) {
        notes.push(say_with(language, key::XLSX_LAST_UNIT, &[("year", year.into())]));
    }
    if !not_live.is_empty() {
        notes.push(say_with(language, key::XLSX_NOT_LIVE, &[("figures", not_live.join(", ").into())]));
    }
    let unknown = plan.years.iter().find_map(|year| match layout.projection.total(year) {
        Value::Unknown(why) => Some(why),
        Value::Known(_) => None,
    });
    let absent = unknown.filter(|why| !matches!(why.reason, UnknownReason::InError(_)));
    notes.extend(absent.map(|why| why_and_remedy(plan, why, language)));
    notes.extend(problem_notes(plan, unknown, language));
    notes
}

/// How well the figures of a row are known, those that are.
fn statuses<'a>(layout: &'a Layout<'_>, id: RowId) -> impl Iterator<Item = (Year, Status)> + 'a {
    let years = layout.projection.plan().row(id).years;
    years.iter().filter_map(move |year| Some((year, layout.status(Figure { row: id, year })?)))
}

/// Every status of a figure of the sheet.
fn shown_statuses(layout: &Layout<'_>) -> Vec<Status> {
    let rows = layout.lines.iter().filter_map(|line| match line {
        ProjectionLine::Figures { row, .. } => Some(*row),
        _ => None,
    });
    rows.flat_map(|row| statuses(layout, row).map(|(_, status)| status)).collect()
}

/// One row of the plan; whether all its formulas have room in their cells.
fn write_figures(
    sheet: &mut Worksheet,
    layout: &Layout<'_>,
    styles: &Styles,
    line: u32,
    id: RowId,
    name: &str,
) -> Result<bool, XlsxError> {
    let plan = layout.projection.plan();
    let row = plan.row(id);
    let is_total = row.name == RowName::Total;
    book::text(sheet, line, 0, name, if is_total { &styles.heading } else { &styles.text })?;
    book::text(sheet, line, 1, &book::unit_label(row.unit, layout.language), &styles.weak)?;
    book::text(sheet, line, 2, &plan.spell_row(row.name), &styles.weak)?;
    let numbers = numbers_of(layout, id);
    let style = |numbers| if is_total { styles.strong(numbers) } else { styles.figure(numbers) };
    let mut is_live = true;
    for (year, computed) in row.years.iter().zip(&layout.computed[usize::from(id.0)]) {
        let figure = Figure { row: id, year };
        let value = layout.value(figure);
        let style = style(numbers.known(layout.status(figure).unwrap_or(Status::Published)));
        let formula = spelling::formula(&computed.expression, &|reference| layout.place(reference));
        let column = layout.column(year);
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
fn numbers_of(layout: &Layout<'_>, id: RowId) -> Numbers {
    let plan = layout.projection.plan();
    let row = plan.row(id);
    let values: Vec<Decimal> =
        row.years.iter().filter_map(|year| layout.value(Figure { row: id, year })).collect();
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
    layout: &Layout<'_>,
    styles: &Styles,
    line: u32,
    id: RowId,
    column: u16,
) -> Result<(), XlsxError> {
    let plan = layout.projection.plan();
    if plan.years.is_empty() {
        return Ok(());
    }
    let values = plan.years.iter().map(|year| layout.value(Figure { row: id, year }));
    let sum = values
        .collect::<Option<Vec<Decimal>>>()
        .and_then(|values| values.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add));
    let [first, last] = [plan.years.first, plan.years.last].map(|year| letters(layout.column(year)));
    let formula = format!("=SUM({first}{0}:{last}{0})", line + 1);
    let is_total = plan.row(id).name == RowName::Total;
    let known = statuses(layout, id).filter(|(year, _)| plan.years.contains(*year));
    let numbers = numbers_of(layout, id).known(weakest(known.map(|(_, status)| status)));
    let style = if is_total { styles.strong(numbers) } else { styles.figure(numbers) };
    book::formula(sheet, line, column, &formula, sum, &style)
}

fn write_steps(
    sheet: &mut Worksheet,
    layout: &Layout<'_>,
    styles: &Styles,
    line: u32,
    (kind, id): (StepKind, RowId),
    (name, address): (&str, &str),
) -> Result<(), XlsxError> {
    book::text(sheet, line, 0, name, &styles.weak)?;
    book::text(sheet, line, 2, address, &styles.weak)?;
    let style = styles.figure(Numbers::of_unit(Unit::Count, &[]));
    for (year, computed) in layout.projection.plan().years.iter().zip(&layout.computed[usize::from(id.0)]) {
        let step = computed.steps.iter().find(|step| step.step.kind == kind && step.step.row == id);
        let Some(step) = step else { continue };
        let formula = spelling::formula(&step.expression, &|reference| layout.place(reference));
        book::formula(sheet, line, layout.column(year), &formula, step.value, &style)?;
    }
    Ok(())
}
