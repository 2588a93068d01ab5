//! The table: a row for each year, a column for each thing to know of it, and a row of sums.
//!
//! Where figures are read against the baseline, every column is held against the same one there:
//! amounts as differences or per cents, rates in percentage points, sums over the common years.

use rust_decimal::Decimal;

use super::against::{AgainstBaseline, Held, with_value};
use super::context::{Context, basis_of, note_on_hidden, note_on_unpromised, row_of};
use super::headline::notes_on_unknown;
use crate::engine::sources_read_in_record;
use crate::engine::{Body, Bound, Measure, NotRead, Origin, Over, RateBasis, Reading, RowName, Side, Sides};
use crate::model::{SourceList, Status, Unit, Value, Year, stated_fields};
use crate::present::certainty::mark;
use crate::present::counted::Counted;
use crate::present::library::sources_of;
use crate::present::table::{UNKNOWN, words_cell, year_cell};
use crate::present::{Align, Cell, CellMark, Column, Row, Selection, Table};
use crate::text::explanation::{of_year, row_name, value_words, why_words};
use crate::text::fields::category_name;
use crate::text::measures::measure_name;
use crate::text::problems::edition_note;
use crate::text::reading::{read_words, reading_unit};
use crate::text::{Language, key, say, say_with};

pub(super) fn table<'of>(context: &Context<'of>, both: Option<&AgainstBaseline<'_, 'of>>) -> Table {
    let language = context.language();
    let drafts = drafts(context);
    let of_baseline = both.map(|both| self::drafts(both.baseline)).unwrap_or_default();
    let mut columns = vec![Column {
        key: "year".to_owned(),
        head: say(language, key::COLUMN_YEAR),
        unit: String::new(),
        align: Align::Left,
    }];
    let years: Vec<Year> = context.input.projection.years().iter().collect();
    let mut rows: Vec<Row> =
        years.iter().map(|&year| Row { year: Some(year), cells: vec![year_cell(year)] }).collect();
    let mut sums = vec![words_cell(say(language, key::COLUMN_SUM))];
    let mut notes: Vec<String> = Vec::new();
    let mut rounded: Vec<String> = Vec::new();

    let fillers = drafts.iter().map(|draft| {
        let same = |other: &&ColumnDraft| other.key == draft.key && other.unit == draft.unit;
        let against = both.map(|both| Against { both, draft: of_baseline.iter().find(same) });
        let filler = Filler { context, draft, against };
        let figures: Vec<ColumnFigure> = years.iter().map(|&year| filler.figure(year)).collect();
        (filler, figures)
    });
    let fillers: Vec<(Filler<'_, '_>, Vec<ColumnFigure>)> = fillers.collect();
    // A whole and its parts have one unit, however small a part is.
    let largest_in = |unit: Unit| {
        let same = fillers.iter().filter(|(filler, _)| filler.draft.unit == unit);
        let values = same.flat_map(|(_, figures)| figures).filter_map(ColumnFigure::shown);
        values.map(|value| value.abs()).max().unwrap_or_default()
    };
    for (filler, figures) in &fillers {
        let draft = filler.draft;
        let filled = filler.fill(&years, figures, largest_in(draft.unit));
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

    notes.extend(both.map(AgainstBaseline::notes).unwrap_or_default());
    notes.extend(notes_on_unknown(context));
    notes.extend(note_on_hidden(context));
    notes.extend(edition_note(context.input.scenario, language));
    notes.extend(note_on_unpromised(context));
    if !rounded.is_empty() {
        let columns = ("columns", rounded.join(", ").into());
        notes.push(say_with(language, key::TABLE_NOTE_ROUNDED, &[columns]));
    }
    for measure in
        context.input.measures.iter().filter(|measure| !measure.cumulative && !measure.over.is_share())
    {
        if !measure.is_total() {
            let name = ("measure", measure_name(measure, context.main(), language).into());
            let basis = basis_of(context, both.map(|both| both.baseline), measure);
            let basis = ("basis", basis.into());
            notes.push(say_with(language, key::TABLE_NOTE_BASIS, &[name, basis]));
        }
    }
    let title = context.input.scenario.title.trim().to_owned();
    Table {
        title: both.map_or_else(|| title.clone(), |both| format!("{title} · {}", both.words())),
        columns,
        rows,
        notes,
        sources: sources(context),
    }
}

/// A column before its figures are known.
struct ColumnDraft {
    key: String,
    head: String,
    unit: Unit,
    kind: ColumnKind,
    /// Whether its years may be added.
    adds: bool,
}

/// Where the figures of a column come from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ColumnKind {
    /// What the growth clause of a part says.
    Index(u8),
    /// By how much the agreement grew: see [`Projection::growth_row`](crate::engine::Projection::growth_row).
    Growth,
    /// What a part costs.
    PartTotal(u8),
    /// What the agreement costs.
    Total,
    /// Anything else.
    Figure(RowName),
}

fn drafts(context: &Context<'_>) -> Vec<ColumnDraft> {
    let language = context.language();
    let plan = context.input.projection.plan();
    let main = Unit::Money(plan.currency);
    let only = plan.parts.len() == 1;
    let mut drafts = Vec::new();
    for part in context.parts() {
        let row = RowName::Index(part);
        let has_rules =
            context.input.scenario.parts.get(usize::from(part)).is_some_and(|part| !part.rules.is_empty());
        if has_rules {
            drafts.push(ColumnDraft {
                key: plan.spell_row(row),
                head: row_name(plan, row, language),
                unit: Unit::Rate,
                kind: ColumnKind::Index(part),
                adds: false,
            });
        }
    }
    drafts.push(ColumnDraft {
        key: "growth".to_owned(),
        head: say(language, key::MEASURE_GROWTH),
        unit: Unit::Rate,
        kind: ColumnKind::Growth,
        adds: false,
    });
    for part in context.parts().filter(|_| !only) {
        let row = RowName::PartTotal(part);
        drafts.push(ColumnDraft {
            key: plan.spell_row(row),
            head: row_name(plan, row, language),
            unit: Unit::Money(plan.parts[usize::from(part)].currency),
            kind: ColumnKind::PartTotal(part),
            adds: true,
        });
    }
    drafts.push(ColumnDraft {
        key: "total".to_owned(),
        head: say(language, key::FIGURE_TOTAL),
        unit: main,
        kind: ColumnKind::Total,
        adds: true,
    });
    for measure in context.input.measures.iter().filter(|measure| !measure.is_total()) {
        drafts.push(ColumnDraft {
            key: measure.key(),
            head: measure_name(measure, plan.currency, language),
            unit: measure.unit(plan.currency),
            kind: ColumnKind::Figure(row_of(context.input.measures, measure)),
            adds: !measure.cumulative && measure.over == Over::Nothing,
        });
    }
    for part in context.parts() {
        let known = &plan.parts[usize::from(part)];
        for (place, name) in (0_u8..).zip(&known.categories) {
            let row = RowName::Category(part, place);
            let head = if only { category_name(name, language) } else { row_name(plan, row, language) };
            let (unit, kind) = (Unit::Money(known.currency), ColumnKind::Figure(row));
            drafts.push(ColumnDraft { key: plan.spell_row(row), head, unit, kind, adds: true });
        }
    }
    drafts
}

/// A figure of a column before it is written.
#[derive(Clone)]
struct ColumnFigure {
    row: RowName,
    value: Option<Value>,
    status: Status,
    marks: Vec<CellMark>,
    hidden: bool,
    /// The figure held against that of the baseline.
    held: Option<Held>,
}

impl ColumnFigure {
    /// What is shown of it, if that is known and not left out.
    fn shown(&self) -> Option<Decimal> {
        let read = match &self.held {
            Some(held) => held.read.ok(),
            None => self.value.and_then(Value::known),
        };
        read.filter(|_| !self.hidden)
    }

    /// Why nothing is shown, where there should be something.
    fn reason(&self) -> Option<NotRead> {
        match &self.held {
            Some(held) => held.read.err(),
            None => self.value.and_then(Value::why).map(|why| NotRead::Unknown(Side::Other, why)),
        }
    }

    /// Whether the baseline has the figure as well, or none is asked for.
    fn is_common(&self) -> bool {
        self.reason() != Some(NotRead::NotThere)
    }
}

struct Filled {
    column: Column,
    cells: Vec<Cell>,
    sum: Cell,
    does_not_add: bool,
}

/// What a column is held against.
#[derive(Clone, Copy)]
struct Against<'a, 'of> {
    both: &'a AgainstBaseline<'a, 'of>,
    /// The same column of the baseline; none if it has none.
    draft: Option<&'a ColumnDraft>,
}

/// Fills a column.
struct Filler<'a, 'of> {
    context: &'a Context<'of>,
    draft: &'a ColumnDraft,
    against: Option<Against<'a, 'of>>,
}

impl Filler<'_, '_> {
    fn language(&self) -> Language {
        self.context.language()
    }

    /// The kinds of the exchange rates of the column on both sides, if they are different.
    fn kinds(&self) -> Option<Sides<RateBasis>> {
        let ColumnKind::Figure(RowName::Measure(place)) = self.draft.kind else { return None };
        let measure = self.context.input.measures.get(usize::from(place))?;
        self.against?.both.kinds_of(measure)
    }

    fn reading(&self) -> Reading {
        self.against.map_or(Reading::Value, |against| against.both.reading_of(self.draft.unit))
    }

    /// The column with its figures; `largest` is that of all columns that count the same.
    fn fill(&self, years: &[Year], figures: &[ColumnFigure], largest: Decimal) -> Filled {
        let values: Vec<Decimal> = figures.iter().filter_map(ColumnFigure::shown).collect();
        let sum = self.sum(figures);

        let counted = Counted::of_column(self.draft.unit, largest, self.language());
        let (decimals, does_not_add) = self.decimals(counted, figures, &values, sum);

        let cells = years.iter().zip(figures);
        let cells = cells.map(|(&year, figure)| self.cell(counted, decimals, year, figure)).collect();
        let sum = self.sum_cell(counted, decimals, figures, sum);
        let unit = counted.label_read_as(self.reading(), self.language());
        let column = Column {
            key: self.draft.key.clone(),
            head: self.draft.head.clone(),
            unit: reading_unit(self.reading(), &unit, self.language()),
            align: Align::Right,
        };
        Filled { column, cells, sum, does_not_add }
    }

    /// The figure of a year, held against that of the baseline where one is asked for.
    fn figure(&self, year: Year) -> ColumnFigure {
        let mut figure = figure(self.context, self.draft.kind, year);
        let (Some(against), Some(own)) = (self.against, figure.value) else { return figure };
        let theirs = against.draft.map(|draft| self::figure(against.both.baseline, draft.kind, year));
        let theirs = theirs.filter(|theirs| theirs.value.is_some());
        let own = against.both.value(Side::Other, figure.row, year).unwrap_or(own);
        let baseline =
            theirs.as_ref().and_then(|theirs| against.both.value(Side::Baseline, theirs.row, year));
        let status = theirs.map_or(figure.status, |theirs| theirs.status.max(figure.status));
        let held = Held::new(self.reading(), own, baseline, status, self.kinds());
        figure.marks.retain(|mark| *mark != CellMark::Unknown && mark.status().is_none());
        match held.read {
            Ok(_) => figure.marks.extend(mark(status)),
            Err(_) => figure.marks.push(CellMark::Unknown),
        }
        ColumnFigure { hidden: held.is_hidden(self.context), status, held: Some(held), ..figure }
    }

    /// The decimals of a column; one more where the digits shown would not add, and whether even then
    /// they do not.
    fn decimals(
        &self,
        counted: Counted,
        figures: &[ColumnFigure],
        values: &[Decimal],
        sum: Option<Held>,
    ) -> (u32, bool) {
        let usual = match self.draft.kind {
            // A step that only describes has one decimal; a rule's rate has those it was stated with.
            ColumnKind::Growth => {
                let stated = figures.iter().filter(|figure| figure.row != RowName::Change);
                let stated: Vec<Decimal> = stated.filter_map(ColumnFigure::shown).collect();
                counted.decimals(&stated).max(1)
            }
            _ => counted.decimals_read_as(values, self.reading()),
        };
        // Per cents of years do not add up to that of the sum.
        let sum = sum.and_then(|sum| sum.read.ok()).filter(|_| self.reading() != Reading::PerCent);
        let Some(sum) = sum else { return (usual, false) };
        let adds = |decimals: &u32| counted.adds_up(values, sum, *decimals);
        match [usual, usual + 1].into_iter().find(adds) {
            Some(decimals) => (decimals, false),
            None => (usual, true),
        }
    }

    /// The sum of a column over the years that are compared, if its years may be added and all are
    /// known and shown.
    fn sum(&self, figures: &[ColumnFigure]) -> Option<Held> {
        if !self.draft.adds {
            return None;
        }
        let (mut figure, mut baseline) = (Decimal::ZERO, None);
        let mut is_empty = true;
        let mut status = Status::Published;
        for each in figures.iter().filter(|figure| figure.is_common()) {
            let shown = each.shown()?;
            let own = each.held.as_ref().map_or(Some(shown), |held| held.figure.known());
            figure = figure.checked_add(own?)?;
            if let Some(theirs) = each.held.as_ref().and_then(|held| held.baseline?.known()) {
                baseline = Some(baseline.unwrap_or(Decimal::ZERO).checked_add(theirs)?);
            }
            status = status.max(each.status);
            is_empty = false;
        }
        let baseline = baseline.map(Value::Known);
        let kinds = self.kinds();
        (!is_empty).then(|| Held::new(self.reading(), Value::Known(figure), baseline, status, kinds))
    }

    fn reason_in_words(&self, why: NotRead) -> String {
        match (self.against, why) {
            (Some(against), why) => against.both.reason_in_words(why),
            (None, NotRead::Unknown(_, why)) => {
                why_words(self.context.input.projection.plan(), why, self.language())
            }
            (None, _) => say(self.language(), key::WORD_UNKNOWN),
        }
    }

    /// A figure in words: what is read, and the value behind it.
    fn in_words(&self, read: Decimal, value: Value, decimals: u32) -> String {
        let (unit, language) = (self.draft.unit, self.language());
        let value = value_words(value, unit, language);
        if self.reading() == Reading::Value {
            return value;
        }
        let change = read_words(read, self.reading(), unit, decimals, language);
        with_value(change, value, self.context)
    }

    fn cell(&self, counted: Counted, decimals: u32, year: Year, figure: &ColumnFigure) -> Cell {
        let language = self.language();
        let about = of_year(&head_of(self.context, self.draft, figure), year, language);
        let Some(value) = figure.value else {
            return Cell { hint: about, ..words_cell(String::new()) };
        };
        let selection = Some(Selection { row: figure.row, year });
        if figure.hidden {
            let hint = format!("{about}: {}", say(language, key::PROJECTION_HIDDEN));
            return Cell { marks: figure.marks.clone(), hint, selection, ..words_cell(String::new()) };
        }
        let Some(shown) = figure.shown() else {
            // What is in error says so first, whatever the baseline has.
            let in_error = figure.value.filter(|value| value.is_in_error()).and_then(Value::why);
            let in_error = in_error.map(|why| NotRead::Unknown(Side::Other, why));
            let why = in_error.or(figure.reason()).map(|why| self.reason_in_words(why)).unwrap_or_default();
            let hint = hint(&about, why, &figure.marks, language);
            let value = Some(value).filter(|value| value.known().is_none());
            let marks = figure.marks.clone();
            return Cell { value, marks, selection, hint, ..words_cell(UNKNOWN.to_owned()) };
        };
        let text = counted.cell_read_as(shown, self.reading(), decimals);
        // A per cent is read as it is shown; an amount in words.
        let read = if counted == Counted::Percent && figure.held.is_none() {
            format!("{text}%")
        } else {
            self.in_words(shown, figure.held.map_or(value, |held| held.figure), decimals)
        };
        Cell {
            text,
            value: Some(Value::Known(shown)),
            plain: Some(counted.read_as(self.reading()).plain(shown)),
            marks: figure.marks.clone(),
            selection,
            hint: hint(&about, read, &figure.marks, language),
            rests_on: None,
        }
    }

    fn sum_cell(&self, counted: Counted, decimals: u32, figures: &[ColumnFigure], sum: Option<Held>) -> Cell {
        let language = self.language();
        let name = [("figure", (&self.draft.head).into())];
        let about = match self.against {
            Some(_) => say_with(language, key::READING_SUM, &name),
            None => say_with(language, key::FIGURE_SUM, &name),
        };
        if !self.draft.adds {
            return words_cell(String::new());
        }
        let read = sum.and_then(|sum| Some((sum, sum.read.ok()?)));
        let Some((sum, read)) = read else {
            let hidden = figures.iter().any(|figure| figure.hidden);
            let missing = figures.iter().find(|figure| figure.is_common() && figure.reason().is_some());
            let nowhere = figures.iter().find(|figure| figure.reason().is_some());
            let reason = sum.and_then(|sum| sum.read.err());
            let reason = missing.and_then(ColumnFigure::reason).or(reason);
            let reason = if hidden { reason } else { reason.or(nowhere.and_then(ColumnFigure::reason)) };
            let (text, why, marks) = match reason {
                Some(why) => (UNKNOWN.to_owned(), self.reason_in_words(why), vec![CellMark::Unknown]),
                None if hidden => {
                    (String::new(), say(language, key::PROJECTION_HIDDEN), vec![CellMark::Assumed])
                }
                None => (UNKNOWN.to_owned(), say(language, key::WORD_UNKNOWN), vec![CellMark::Unknown]),
            };
            return Cell {
                marks,
                value: missing.and_then(|figure| figure.value).filter(|value| value.known().is_none()),
                hint: format!("{about}: {why}"),
                ..words_cell(text)
            };
        };
        let marks: Vec<CellMark> = mark(sum.status).into_iter().collect();
        let hint = hint(&about, self.in_words(read, sum.figure, decimals), &marks, language);
        // The sum of the totals is the cumulative figure of the last year, which explains itself.
        let context = self.context;
        let cumulative = row_of(context.input.measures, &Measure::cumulative());
        let is_whole = figures.iter().all(ColumnFigure::is_common);
        let explained = self.draft.kind == ColumnKind::Total
            && is_whole
            && context.input.projection.plan().row_id(cumulative).is_some();
        let selection =
            explained.then(|| Selection { row: cumulative, year: context.input.projection.years().last });
        Cell {
            text: counted.cell_read_as(read, self.reading(), decimals),
            value: Some(Value::Known(read)),
            plain: Some(counted.read_as(self.reading()).plain(read)),
            marks,
            selection,
            hint,
            rests_on: None,
        }
    }
}

fn figure(context: &Context<'_>, kind: ColumnKind, year: Year) -> ColumnFigure {
    let projection = context.input.projection;
    let plan = projection.plan();
    let mut marks = Vec::new();
    let row = match kind {
        ColumnKind::Index(part) => RowName::Index(part),
        ColumnKind::Growth => projection.growth_row(year),
        ColumnKind::PartTotal(part) => RowName::PartTotal(part),
        ColumnKind::Total => RowName::Total,
        ColumnKind::Figure(row) => row,
    };
    let parts: Vec<u8> = match kind {
        ColumnKind::PartTotal(part) => vec![part],
        ColumnKind::Total | ColumnKind::Growth => context.parts().collect(),
        ColumnKind::Index(_) | ColumnKind::Figure(_) => Vec::new(),
    };
    for part in parts {
        for mark in marks_of(context, part, year) {
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
    }
    if kind == ColumnKind::Growth {
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
    let status = if applies { context.status(row, year) } else { Status::Published };
    let is_known = value.is_some_and(|value| value.known().is_some());
    let hidden = context.input.hides_assumed && status == Status::Assumed && is_known;
    match value {
        Some(Value::Unknown(_)) => marks.push(CellMark::Unknown),
        Some(Value::Known(_)) => marks.extend(mark(status)),
        None => {}
    }
    ColumnFigure { row, value, status, marks, hidden, held: None }
}

/// Whether a column may have nothing to say of a year.
fn is_description(kind: ColumnKind) -> bool {
    matches!(kind, ColumnKind::Index(_) | ColumnKind::Growth)
}

fn marks_of(context: &Context<'_>, part: u8, year: Year) -> Vec<CellMark> {
    let projection = context.input.projection;
    let mut marks = Vec::new();
    marks.extend(projection.bound(part, year).map(|bound| match bound {
        Bound::Cap => CellMark::Cap,
        Bound::Floor => CellMark::Floor,
    }));
    if projection.origin(part, year) == Origin::Override {
        marks.push(CellMark::Override);
    }
    let one_offs = RowName::OneOffs(part);
    let has = projection.plan().row_id(one_offs).is_some();
    if has && projection.at(one_offs, year).known().is_some_and(|amount| !amount.is_zero()) {
        marks.push(CellMark::OneOff);
    }
    marks
}

/// What a cell is called; a step that only describes is called so.
fn head_of(context: &Context<'_>, draft: &ColumnDraft, figure: &ColumnFigure) -> String {
    if figure.row == RowName::Change {
        return row_name(context.input.projection.plan(), RowName::Change, context.language());
    }
    draft.head.clone()
}

/// `Total 2028: KRW 1.5852 trillion, estimate`
fn hint(about: &str, read: String, marks: &[CellMark], language: Language) -> String {
    let told = marks.iter().filter(|mark| **mark != CellMark::Unknown);
    let words: Vec<String> = std::iter::once(read).chain(told.map(|mark| mark.word(language))).collect();
    format!("{about}: {}", words.join(", "))
}

/// Who says so: of the scenario's terms, and of the quantities that measures read.
fn sources(context: &Context<'_>) -> SourceList {
    let mut sources = SourceList::default();
    for field in stated_fields(context.input.scenario) {
        sources.extend(&sources_of(&field, context.input.scenario));
    }
    let plan = context.input.projection.plan();
    let rows = plan.rows().iter().map(|row| row.name).filter(|name| matches!(name, RowName::Measure(_)));
    sources.extend(&sources_read_in_record(context.input.projection, rows, context.input.record));
    sources
}
