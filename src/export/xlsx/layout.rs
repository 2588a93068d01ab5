//! A scenario on its way into a workbook: its figures, and where each cell stands.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::names::{Names, SheetNames};
use super::parameter_list::{self, Parameters};
use super::projection_lines::{FIRST_LINE, FIRST_YEAR, ProjectionLine, lines};
use super::series_blocks::{self, Block};
use crate::engine::cells::{ComputedCell, Reference, Step, StepKind, computed, counted, for_each_reference};
use crate::engine::{Body, Certainty, Measure, Projection, RowName, plan_with_room_for_overrides, project};
use crate::export::Written;
use crate::export::input::Sources;
use crate::model::clauses::Index;
use crate::model::{Figure, Record, RowId, Scenario, Status, Unit, Value, Year, Years};
use crate::present::palette::ScenarioColour;
use crate::present::views;
use crate::text::{Language, key, say};

/// A scenario with everything that its sheets share.
pub(super) struct Layout<'a> {
    pub scenario: &'a Scenario,
    /// The colour of its line.
    pub colour: Option<ScenarioColour>,
    /// That it is not called by the title that its file bears, if so.
    pub title_note: Option<String>,
    /// The published record.
    pub record: &'a Record,
    pub language: Language,
    pub measures: Vec<Measure>,
    pub projection: Projection,
    pub sheets: Sheets,
    /// The years of the columns of the projection.
    pub columns: Years,
    /// What the figures of a row compute, year by year; nothing for stated rows.
    pub computed: Vec<Vec<ComputedCell>>,
    /// How well they are known, as the scenario stood when it was written.
    statuses: Vec<Vec<Status>>,
    pub parameters: Parameters,
    pub blocks: Vec<Block>,
    pub lines: Vec<ProjectionLine>,
    /// In which row of the projection a row of the plan stands.
    rows: BTreeMap<RowId, u32>,
    steps: BTreeMap<(StepKind, RowId), u32>,
}

/// The names of a scenario's sheets.
pub(super) struct Sheets {
    pub projection: String,
    pub parameters: String,
    pub series: String,
}

impl<'a> Layout<'a> {
    /// `number` is that of the scenario among several.
    pub(super) fn new(
        written: Written<'a>,
        chosen: &Measure,
        record: &'a Record,
        number: Option<usize>,
        language: Language,
        (names, sheets, sources): (&mut Names, &mut SheetNames, &mut Sources<'_>),
    ) -> Self {
        let scenario = written.scenario;
        let measures = views::projection::measures(scenario, chosen);
        let projection = project(plan_with_room_for_overrides(scenario, record, &measures));
        let rows = projection.plan().rows();
        let is_computed = |row: &&crate::engine::PlanRow| matches!(row.body, Body::Formulas(_));
        let term = projection.plan().years;
        let first = rows.iter().filter(is_computed).map(|row| row.years.first).min();
        let last = rows.iter().filter(is_computed).map(|row| row.years.last).max();
        let columns = Years::new(first.unwrap_or(term.first), last.unwrap_or(term.last));

        let computed: Vec<Vec<ComputedCell>> = (0_u16..)
            .zip(rows)
            .map(|(place, row)| {
                let years = row.years.iter().filter(|_| is_computed(&row));
                years.map(|year| computed(&projection, Figure { row: RowId(place), year })).collect()
            })
            .collect();

        let certainty = Certainty::new(&projection);
        let statuses = rows.iter().map(|row| {
            let years = row.years.iter().filter(|_| is_computed(&row));
            years.map(|year| certainty.of(row.name, year)).collect()
        });
        let statuses: Vec<Vec<Status>> = statuses.collect();

        // Among several a sheet is called after its scenario.
        let [figures, parameters, series] =
            [key::XLSX_SHEET_PROJECTION, key::XLSX_SHEET_PARAMETERS, key::XLSX_SHEET_SERIES]
                .map(|key| say(language, key));
        let sheets = match number {
            None => Sheets { projection: figures, parameters, series },
            Some(number) => {
                let instead = format!("{figures} {number}");
                let mut sheet = |what: &str| sheets.claim(written.title(), what, &instead);
                let projection = sheet("");
                Sheets { projection, parameters: sheet(&parameters), series: sheet(&series) }
            }
        };
        let mut claim = |name: &str| match number {
            Some(number) => names.claim(&format!("s{number}_{name}")),
            None => names.claim(name),
        };
        let parameters = parameter_list::parameters(scenario, &projection, language, &mut claim, sources);
        let needed = needed_years(&projection, &computed);
        let blocks =
            series_blocks::blocks(scenario, record, &projection, &needed, language, &mut claim, sources);
        let lines = lines(&projection, &measures, language);

        let mut rows = BTreeMap::new();
        let mut steps = BTreeMap::new();
        for (line, place) in lines.iter().zip(FIRST_LINE..) {
            match line {
                ProjectionLine::Figures { row, .. } => drop(rows.insert(*row, place)),
                ProjectionLine::Steps { kind, row, .. } => drop(steps.insert((*kind, *row), place)),
                ProjectionLine::Blank | ProjectionLine::Heading(_) => {}
            }
        }
        Self {
            scenario,
            colour: written.colour,
            title_note: written.title_note(language),
            record,
            language,
            measures,
            projection,
            sheets,
            columns,
            computed,
            statuses,
            parameters,
            blocks,
            lines,
            rows,
            steps,
        }
    }

    /// The scenario's title as it heads its sheets.
    pub(super) fn title(&self) -> &str {
        self.scenario.title.trim()
    }

    /// The value of a figure as its cell holds it; none if it is unknown.
    pub(super) fn value(&self, figure: Figure) -> Option<Decimal> {
        let unit = self.projection.plan().row(figure.row).unit;
        as_cell(self.projection.value(figure), unit)
    }

    /// How well a figure is known; none if it is unknown or stated.
    pub(super) fn status(&self, figure: Figure) -> Option<Status> {
        let years = self.projection.plan().row(figure.row).years;
        self.projection.value(figure).known()?;
        self.statuses[usize::from(figure.row.0)].get(years.index(figure.year)?).copied()
    }

    /// The row of the projection's sheet in which a row of the plan stands.
    pub(super) fn line_of(&self, row: RowId) -> Option<u32> {
        self.rows.get(&row).copied()
    }

    /// The measure that was chosen, the first of all.
    pub(super) fn chosen(&self) -> &Measure {
        self.measures.first().expect("the total is a measure as well")
    }

    /// The line of a row of figures that the plan has: the total, or the chosen measure.
    pub(super) fn line_of_row(&self, name: RowName) -> u32 {
        let row = self.projection.plan().row_id(name);
        row.and_then(|row| self.line_of(row)).expect("every plan has a total and the chosen measure")
    }

    /// The column of a year in the projection.
    pub(super) fn column(&self, year: Year) -> u16 {
        let place = self.columns.index(year).expect("the columns span every year of every row");
        FIRST_YEAR + u16::try_from(place).expect("a term has at most some hundred years")
    }

    /// How the formulas of the projection write a reference.
    pub(super) fn place(&self, reference: Reference) -> String {
        let plan = self.projection.plan();
        let column = |year| letters(self.column(year));
        match reference {
            Reference::Year(year) => format!("{}${}", column(year), super::projection_lines::HEAD + 1),
            Reference::Term(term) => self.parameters.name_of_term(term).to_owned(),
            Reference::Figure(figure) => match plan.row(figure.row).body {
                Body::Formulas(_) => {
                    let line = self.rows[&figure.row];
                    format!("{}{}", column(figure.year), line + 1)
                }
                Body::Stated(_) => {
                    let line = self.block(figure.row).line_of(figure.year);
                    let column = letters(series_blocks::IN_FORCE);
                    format!("{}!${column}${}", quoted(&self.sheets.series), line + 1)
                }
            },
            Reference::Stated(figure) => self.parameters.name_of_stated(figure).to_owned(),
            Reference::Figures(row) => match plan.row(row).body {
                Body::Formulas(_) => self.across(row, self.rows[&row]),
                Body::Stated(_) => self.block(row).values_name.clone(),
            },
            Reference::Years(row) => match plan.row(row).body {
                Body::Formulas(_) => self.across(row, super::projection_lines::HEAD),
                Body::Stated(_) => self.block(row).years_name.clone(),
            },
            Reference::Step(step) => format!("{}{}", column(step.year), self.step_line(step) + 1),
            Reference::Steps(first, last) => {
                let (column, first) = (column(last.year), Step { row: first, ..last });
                format!("{column}${}:{column}${}", self.step_line(first) + 1, self.step_line(last) + 1)
            }
            Reference::StatedFrom(_) | Reference::Then(_) => {
                unreachable!("only values in force speak of these, on their own sheet")
            }
        }
    }

    fn across(&self, row: RowId, line: u32) -> String {
        let years = self.projection.plan().row(row).years;
        let [first, last] = [years.first, years.last].map(|year| letters(self.column(year)));
        format!("${first}${0}:${last}${0}", line + 1)
    }

    pub(super) fn step_line(&self, step: Step) -> u32 {
        self.steps[&(step.kind, step.row)]
    }

    fn block(&self, row: RowId) -> &Block {
        self.blocks.iter().find(|block| block.row == row).expect("every series that is read has a block")
    }
}

/// A value as a cell of its unit holds it.
pub(super) fn as_cell(value: Value, unit: Unit) -> Option<Decimal> {
    value.known().map(|value| counted(value, unit))
}

/// The years of each series that some formula reads, or could read after a lag is changed.
fn needed_years(projection: &Projection, computed: &[Vec<ComputedCell>]) -> BTreeMap<RowId, Years> {
    let term = projection.plan().years;
    let mut needed: BTreeMap<RowId, Years> = BTreeMap::new();
    let mut need = |row: RowId, years: Years| {
        let known = needed.entry(row).or_insert(years);
        known.first = known.first.min(years.first);
        known.last = known.last.max(years.last);
    };
    for cell in computed.iter().flatten() {
        for_each_reference(&cell.expression, &mut |reference| match reference {
            Reference::Figure(figure) => need(figure.row, Years::new(figure.year, figure.year)),
            Reference::Figures(row) => {
                let longest = i16::from(Index::LONGEST_LAG);
                need(row, Years::new(term.first.plus(1 - longest), term.last));
            }
            _ => {}
        });
    }
    needed
}

/// The letters of a column counted from zero.
pub(super) fn letters(column: u16) -> String {
    rust_xlsxwriter::utility::column_number_to_name(column)
}

/// The name of a sheet as formulas write it.
pub(super) fn quoted(sheet: &str) -> String {
    if sheet.chars().all(|c| c.is_ascii_alphabetic()) {
        return sheet.to_owned();
    }
    format!("'{}'", sheet.replace('\'', "''"))
}
