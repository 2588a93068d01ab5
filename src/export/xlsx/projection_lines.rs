//! What stands on the sheet of the projection, line by line, before anything is written.

use crate::engine::cells::StepKind;
use crate::engine::{Body, Measure, Over, Projection, RowName};
use crate::model::RowId;
use crate::text::explanation::row_name;
use crate::text::measures::measure_name;
use crate::text::{Language, key, say, say_with};

/// The row of the heads.
pub(super) const HEAD: u32 = 5;

/// The first row of figures.
pub(super) const FIRST_LINE: u32 = HEAD + 1;

/// The column of the first year.
pub(super) const FIRST_YEAR: u16 = 3;

/// A line of the sheet.
pub(super) enum ProjectionLine {
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

pub(super) fn lines(
    projection: &Projection,
    measures: &[Measure],
    language: Language,
) -> Vec<ProjectionLine> {
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
            lines.extend([ProjectionLine::Blank, ProjectionLine::Heading(say(language, key::XLSX_MEASURES))]);
        }
        let name = match (row.name, measure) {
            (RowName::Measure(_), Some(measure)) => measure_name(measure, plan.currency, language),
            (RowName::Yearly(_), Some(measure)) => {
                let yearly = Measure { cumulative: false, ..measure.clone() };
                measure_name(&yearly, plan.currency, language)
            }
            (RowName::Growth(_), _) => {
                let growth = ("growth", row_name(plan, row.name, language).into());
                say_with(language, key::XLSX_GROWTH_BY_RULE, &[growth])
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
        lines.push(ProjectionLine::Figures { row: RowId(place), name, adds });
    }
    lines.extend(steps(projection, language));
    lines
}

/// The helper rows of divisions: what all categories share, then a row for each category, twice.
pub(super) fn steps(projection: &Projection, language: Language) -> Vec<ProjectionLine> {
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
        lines.extend([ProjectionLine::Blank, ProjectionLine::Heading(say(language, key::XLSX_DIVISION))]);
        let mut push = |kind, row, of: RowName, key, word| {
            let figure = ("figure", row_name(plan, of, language).into());
            let address = format!("{}.{word}", plan.spell_row(of));
            lines.push(ProjectionLine::Steps {
                kind,
                row,
                name: say_with(language, key, &[figure]),
                address,
            });
        };
        push(StepKind::Units, first, total, key::XLSX_STEP_UNITS, "units");
        for &(row, name) in &rows {
            push(StepKind::Weight, row, name, key::XLSX_STEP_WEIGHT, "weight");
        }
        for &(row, name) in &rows {
            push(StepKind::Remainder, row, name, key::XLSX_STEP_REMAINDER, "remainder");
        }
    }
    lines
}
