//! The table: a row for each year, a column for each thing to know of it, and a row of sums.

use rust_decimal::Decimal;

use super::headline::note_on_unknown;
use super::{Ground, add_sources, note_on_hidden, row_of};
use crate::engine::{Body, Bound, Measure, Origin, Over, RowName};
use crate::model::{SourceId, Status, Unit, Value, Year};
use crate::present::assumptions::{sources_of, stated_fields};
use crate::present::certainty::mark;
use crate::present::counted::Counted;
use crate::present::{Align, Cell, CellMark, Column, Row, Selection, Table};
use crate::text::explanation::{category_name, of_year, row_name, value_words, why_words};
use crate::text::measures::{measure_basis, measure_name};
use crate::text::{Language, say, say_with};

/// What stands where there is no figure.
const UNKNOWN: &str = "–";

pub(super) fn table(ground: &Ground<'_>) -> Table {
    let language = ground.language();
    let drafts = drafts(ground);
    let mut columns = vec![Column {
        key: "year".to_owned(),
        head: say(language, "column-year"),
        unit: String::new(),
        align: Align::Left,
    }];
    let years: Vec<Year> = ground.input.projection.years().iter().collect();
    let mut rows: Vec<Row> =
        years.iter().map(|&year| Row { year: Some(year), cells: vec![year_cell(year)] }).collect();
    let mut sums = vec![words_cell(say(language, "column-sum"))];
    let mut notes: Vec<String> = Vec::new();
    let mut rounded: Vec<String> = Vec::new();

    for draft in &drafts {
        let filled = fill(ground, draft, &years);
        columns.push(filled.column);
        for (row, cell) in rows.iter_mut().zip(filled.cells) {
            row.cells.push(cell);
        }
        sums.push(filled.sum);
        rounded.extend(filled.does_not_add.then(|| draft.head.clone()));
    }
    if years.len() > 1 {
        rows.push(Row { year: None, cells: sums });
    }

    notes.extend(note_on_unknown(ground));
    notes.extend(note_on_hidden(ground));
    if !rounded.is_empty() {
        let columns = ("columns", rounded.join(", ").into());
        notes.push(say_with(language, "table-note-rounded", &[columns]));
    }
    for measure in
        ground.input.measures.iter().filter(|measure| !measure.cumulative && !measure.over.is_share())
    {
        if !measure.is_total() {
            let name = ("measure", measure_name(measure, ground.main(), language).into());
            let basis = ("basis", measure_basis(measure, ground.main(), language).into());
            notes.push(say_with(language, "table-note-basis", &[name, basis]));
        }
    }
    Table {
        title: ground.input.scenario.title.trim().to_owned(),
        columns,
        rows,
        notes,
        sources: sources(ground),
    }
}

/// A column before its figures are known.
struct Draft {
    key: String,
    head: String,
    unit: Unit,
    kind: Kind,
    /// Whether its years may be added.
    adds: bool,
}

/// Where the figures of a column come from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// What the growth clause of a part says.
    Index(u8),
    /// The growth: by the rule where one governs, else the step from the year before.
    Growth,
    /// What a part costs.
    PartTotal(u8),
    /// What the agreement costs.
    Total,
    /// Anything else.
    Figure(RowName),
}

fn drafts(ground: &Ground<'_>) -> Vec<Draft> {
    let language = ground.language();
    let plan = ground.input.projection.plan();
    let main = Unit::Money(plan.currency);
    let only = plan.parts.len() == 1;
    let mut drafts = Vec::new();
    for part in ground.parts() {
        let row = RowName::Index(part);
        let has_rules =
            ground.input.scenario.parts.get(usize::from(part)).is_some_and(|part| !part.rules.is_empty());
        if has_rules {
            drafts.push(Draft {
                key: plan.spell_row(row),
                head: row_name(plan, row, language),
                unit: Unit::Rate,
                kind: Kind::Index(part),
                adds: false,
            });
        }
    }
    drafts.push(Draft {
        key: "growth".to_owned(),
        head: say(language, "measure-growth"),
        unit: Unit::Rate,
        kind: Kind::Growth,
        adds: false,
    });
    for part in ground.parts().filter(|_| !only) {
        let row = RowName::PartTotal(part);
        drafts.push(Draft {
            key: plan.spell_row(row),
            head: row_name(plan, row, language),
            unit: Unit::Money(plan.parts[usize::from(part)].currency),
            kind: Kind::PartTotal(part),
            adds: true,
        });
    }
    drafts.push(Draft {
        key: "total".to_owned(),
        head: say(language, "figure-total"),
        unit: main,
        kind: Kind::Total,
        adds: true,
    });
    for measure in ground.input.measures.iter().filter(|measure| !measure.is_total()) {
        drafts.push(Draft {
            key: measure.key(),
            head: measure_name(measure, plan.currency, language),
            unit: measure.unit(plan.currency),
            kind: Kind::Figure(row_of(ground.input.measures, measure)),
            adds: !measure.cumulative && measure.over == Over::Nothing,
        });
    }
    for part in ground.parts() {
        let known = &plan.parts[usize::from(part)];
        for (place, name) in (0_u8..).zip(&known.categories) {
            let row = RowName::Category(part, place);
            let head = if only { category_name(name, language) } else { row_name(plan, row, language) };
            let (unit, kind) = (Unit::Money(known.currency), Kind::Figure(row));
            drafts.push(Draft { key: plan.spell_row(row), head, unit, kind, adds: true });
        }
    }
    drafts
}

/// A figure of a column before it is written.
#[derive(Clone)]
struct Figure {
    row: RowName,
    value: Option<Value>,
    status: Status,
    marks: Vec<CellMark>,
    hidden: bool,
}

struct Filled {
    column: Column,
    cells: Vec<Cell>,
    sum: Cell,
    does_not_add: bool,
}

fn fill(ground: &Ground<'_>, draft: &Draft, years: &[Year]) -> Filled {
    let language = ground.language();
    let figures: Vec<Figure> = years.iter().map(|&year| figure(ground, draft.kind, year)).collect();
    let values: Vec<Decimal> = figures.iter().filter_map(Figure::shown).collect();
    let sum = sum(draft, &figures);

    let largest = values.iter().map(Decimal::abs).max().unwrap_or_default();
    let counted = Counted::of_column(draft.unit, largest, language);
    let (decimals, does_not_add) = decimals(counted, draft, &figures, &values, sum);

    let cells = years
        .iter()
        .zip(&figures)
        .map(|(&year, figure)| cell(ground, draft, counted, decimals, year, figure));
    let cells = cells.collect();
    let sum = sum_cell(ground, draft, counted, decimals, &figures, sum);
    let column = Column {
        key: draft.key.clone(),
        head: draft.head.clone(),
        unit: counted.label(language),
        align: Align::Right,
    };
    Filled { column, cells, sum, does_not_add }
}

impl Figure {
    fn shown(&self) -> Option<Decimal> {
        self.value.and_then(Value::known).filter(|_| !self.hidden)
    }
}

/// The decimals of a column; one more where the digits shown would not add, and whether even then
/// they do not.
fn decimals(
    counted: Counted,
    draft: &Draft,
    figures: &[Figure],
    values: &[Decimal],
    sum: Option<Decimal>,
) -> (u32, bool) {
    let usual = match draft.kind {
        // A step that only describes has one decimal; a rule's rate has those it was stated with.
        Kind::Growth => {
            let stated = figures.iter().filter(|figure| figure.row != RowName::Change);
            let stated: Vec<Decimal> = stated.filter_map(Figure::shown).collect();
            counted.decimals(&stated).max(1)
        }
        _ => counted.decimals(values),
    };
    let Some(sum) = sum else { return (usual, false) };
    let adds = |decimals: &u32| counted.adds_up(values, sum, *decimals);
    match [usual, usual + 1].into_iter().find(adds) {
        Some(decimals) => (decimals, false),
        None => (usual, true),
    }
}

fn figure(ground: &Ground<'_>, kind: Kind, year: Year) -> Figure {
    let projection = ground.input.projection;
    let plan = projection.plan();
    let mut marks = Vec::new();
    let row = match kind {
        Kind::Index(part) => RowName::Index(part),
        Kind::Growth => match plan.parts.len() {
            1 if matches!(projection.origin(0, year), Origin::Rule(_)) => RowName::Growth(0),
            _ => RowName::Change,
        },
        Kind::PartTotal(part) => RowName::PartTotal(part),
        Kind::Total => RowName::Total,
        Kind::Figure(row) => row,
    };
    let parts: Vec<u8> = match kind {
        Kind::PartTotal(part) => vec![part],
        Kind::Total | Kind::Growth => ground.parts().collect(),
        Kind::Index(_) | Kind::Figure(_) => Vec::new(),
    };
    for part in parts {
        for mark in marks_of(ground, part, year) {
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
    }
    if kind == Kind::Growth {
        marks.retain(|mark| matches!(mark, CellMark::Cap | CellMark::Floor));
    }
    // Where nothing speaks of the year there is no figure rather than an unknown one.
    let applies = plan.row_id(row).map(|id| plan.row(id)).is_some_and(|row| match row.body {
        Body::Stated(_) => true,
        Body::Formulas(_) => {
            row.years.contains(year) && (!is_description(kind) || row.segment(year).is_some())
        }
    });
    let value = applies.then(|| projection.at(row, year));
    let status = if applies { ground.status(row, year) } else { Status::Published };
    let is_known = value.is_some_and(|value| value.known().is_some());
    let hidden = ground.input.hides_assumed && status == Status::Assumed && is_known;
    match value {
        Some(Value::Unknown(_)) => marks.push(CellMark::Unknown),
        Some(Value::Known(_)) => marks.extend(mark(status)),
        None => {}
    }
    Figure { row, value, status, marks, hidden }
}

/// Whether a column may have nothing to say of a year.
fn is_description(kind: Kind) -> bool {
    matches!(kind, Kind::Index(_) | Kind::Growth)
}

fn marks_of(ground: &Ground<'_>, part: u8, year: Year) -> Vec<CellMark> {
    let projection = ground.input.projection;
    let mut marks = Vec::new();
    marks.extend(projection.bound(part, year).map(|bound| match bound {
        Bound::Cap => CellMark::Cap,
        Bound::Floor => CellMark::Floor,
    }));
    if projection.origin(part, year) == Origin::Typed {
        marks.push(CellMark::Typed);
    }
    let one_offs = RowName::OneOffs(part);
    let has = projection.plan().row_id(one_offs).is_some();
    if has && projection.at(one_offs, year).known().is_some_and(|amount| !amount.is_zero()) {
        marks.push(CellMark::OneOff);
    }
    marks
}

fn cell(
    ground: &Ground<'_>,
    draft: &Draft,
    counted: Counted,
    decimals: u32,
    year: Year,
    figure: &Figure,
) -> Cell {
    let language = ground.language();
    let plan = ground.input.projection.plan();
    let about = of_year(&head_of(ground, draft, figure), year, language);
    let Some(value) = figure.value else {
        return Cell { hint: about, ..words_cell(String::new()) };
    };
    let selection = Some(Selection { row: figure.row, year });
    if figure.hidden {
        let hint = format!("{about}: {}", say(language, "projection-hidden"));
        return Cell { marks: figure.marks.clone(), hint, selection, ..words_cell(String::new()) };
    }
    let (text, read) = match value {
        Value::Known(known) => {
            let text = counted.cell(known, decimals);
            // A per cent is read as it is shown; an amount in words.
            let read = if counted == Counted::Percent {
                format!("{text}%")
            } else {
                value_words(value, draft.unit, language)
            };
            (text, read)
        }
        Value::Unknown(why) => (UNKNOWN.to_owned(), why_words(plan, why, language)),
    };
    let hint = hint(&about, read, &figure.marks, language);
    let plain = value.known().map(|known| counted.plain(known));
    Cell { text, value: Some(value), plain, marks: figure.marks.clone(), selection, hint }
}

/// What a cell is called; a step that only describes is called so.
fn head_of(ground: &Ground<'_>, draft: &Draft, figure: &Figure) -> String {
    if figure.row == RowName::Change {
        return row_name(ground.input.projection.plan(), RowName::Change, ground.language());
    }
    draft.head.clone()
}

/// `Total 2028: KRW 1.5852 trillion, estimate`
fn hint(about: &str, read: String, marks: &[CellMark], language: Language) -> String {
    let told = marks.iter().filter(|mark| **mark != CellMark::Unknown);
    let words: Vec<String> =
        std::iter::once(read).chain(told.map(|mark| mark_word(*mark, language))).collect();
    format!("{about}: {}", words.join(", "))
}

fn mark_word(mark: CellMark, language: Language) -> String {
    match mark {
        CellMark::Assumed => say(language, "status-assumed"),
        CellMark::Estimate => say(language, "status-estimate"),
        CellMark::Cap => say(language, "mark-cap"),
        CellMark::Floor => say(language, "mark-floor"),
        CellMark::Typed => say(language, "word-override"),
        CellMark::OneOff => say(language, "mark-one-off"),
        CellMark::Unknown => say(language, "word-unknown"),
        CellMark::Doubtful => say(language, "mark-doubtful"),
    }
}

/// The sum of a column, if its years may be added and all are known and shown.
fn sum(draft: &Draft, figures: &[Figure]) -> Option<Decimal> {
    if !draft.adds {
        return None;
    }
    figures.iter().try_fold(Decimal::ZERO, |sum, figure| sum.checked_add(figure.shown()?))
}

fn sum_cell(
    ground: &Ground<'_>,
    draft: &Draft,
    counted: Counted,
    decimals: u32,
    figures: &[Figure],
    sum: Option<Decimal>,
) -> Cell {
    let language = ground.language();
    let about = say_with(language, "figure-sum", &[("figure", (&draft.head).into())]);
    if !draft.adds {
        return words_cell(String::new());
    }
    let Some(sum) = sum else {
        let hidden = figures.iter().any(|figure| figure.hidden);
        let reason = figures.iter().find_map(|figure| figure.value.and_then(Value::why));
        let (text, why, marks) = match reason {
            Some(why) => {
                let why_words = why_words(ground.input.projection.plan(), why, language);
                (UNKNOWN.to_owned(), why_words, vec![CellMark::Unknown])
            }
            None if hidden => (String::new(), say(language, "projection-hidden"), vec![CellMark::Assumed]),
            None => (UNKNOWN.to_owned(), say(language, "word-unknown"), vec![CellMark::Unknown]),
        };
        return Cell {
            marks,
            value: reason.map(Value::Unknown),
            hint: format!("{about}: {why}"),
            ..words_cell(text)
        };
    };
    let status = figures.iter().map(|figure| figure.status).max().unwrap_or(Status::Published);
    let marks: Vec<CellMark> = mark(status).into_iter().collect();
    let hint = hint(&about, value_words(Value::Known(sum), draft.unit, language), &marks, language);
    // The sum of the totals is the cumulative figure of the last year, which explains itself.
    let cumulative = row_of(ground.input.measures, &Measure::cumulative());
    let explained = draft.kind == Kind::Total && ground.input.projection.plan().row_id(cumulative).is_some();
    let selection =
        explained.then(|| Selection { row: cumulative, year: ground.input.projection.years().last });
    Cell {
        text: counted.cell(sum, decimals),
        value: Some(Value::Known(sum)),
        plain: Some(counted.plain(sum)),
        marks,
        selection,
        hint,
    }
}

fn year_cell(year: Year) -> Cell {
    Cell { plain: Some(Decimal::from(year.0)), hint: year.to_string(), ..words_cell(year.to_string()) }
}

fn words_cell(text: String) -> Cell {
    Cell { hint: text.clone(), text, value: None, plain: None, marks: Vec::new(), selection: None }
}

/// Who says so: of the scenario's terms, and of the quantities that measures read.
fn sources(ground: &Ground<'_>) -> Vec<SourceId> {
    let mut sources = Vec::new();
    for field in stated_fields(ground.input.scenario) {
        add_sources(&mut sources, &sources_of(&field, ground.input.scenario));
    }
    for measure in ground.input.measures {
        let quantity = measure.over.quantity().and_then(|name| ground.input.record.quantities.get(name));
        for year in ground.input.projection.years().iter() {
            let value = quantity.and_then(|quantity| quantity.values.get(&year));
            add_sources(&mut sources, value.map_or(&[][..], |value| &value.sources[..]));
        }
    }
    sources
}
