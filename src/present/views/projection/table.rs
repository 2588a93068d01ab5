//! The table: a row for each year, a column for each thing to know of it, and a row of sums.
//!
//! Where figures are read against the baseline, every column is held against the same one there:
//! amounts as differences or per cents, rates in percentage points, sums over the common years.

use rust_decimal::Decimal;

use super::against::{AgainstBaseline, Held, with_value};
use super::context::{ProjectionContext, basis_of, note_on_hidden, note_on_unpromised, row_of};
use super::headline::notes_on_unknown;
use crate::engine::sources_read_in_record;
use crate::engine::{Body, Bound, Measure, NotRead, Origin, Over, RateBasis, Reading, RowName, Side, Sides};
use crate::model::{SourceList, Status, Unit, Value, Year, stated_fields};
use crate::present::certainty::mark;
use crate::present::counted::Counted;
use crate::present::library::sources_of;
use crate::present::table::{Columns, YearRow, note_on_rounding};
use crate::present::{Cell, CellMark, Selection, Table};
use crate::text::explanation::{of_year, row_name, value_words, why_words};
use crate::text::fields::category_name;
use crate::text::measures::measure_name;
use crate::text::problems::edition_note;
use crate::text::reading::{read_words, reading_unit};
use crate::text::{Language, key, say, say_with};

/// With `difference` values have the difference of their total to that of the baseline beside them.
pub(super) fn table<'of>(
    context: &ProjectionContext<'of>,
    both: Option<&AgainstBaseline<'_, 'of>>,
    difference: Option<&AgainstBaseline<'_, 'of>>,
) -> Table {
    let language = context.language();
    let drafts = drafts(context, difference);
    let of_baseline = both.or(difference).map(|both| self::drafts(both.baseline, None)).unwrap_or_default();
    let years: Vec<Year> = context.input.projection.years().iter().collect();
    let fillers = drafts.iter().map(|draft| {
        let same = |other: &&ColumnDraft| {
            let is_total = draft.is_difference && other.kind == ColumnKind::Total;
            (is_total || other.key == draft.key) && other.unit == draft.unit
        };
        let both = both.or(difference.filter(|_| draft.is_difference));
        let against = both.map(|both| Against { both, draft: of_baseline.iter().find(same) });
        let filler = Filler { context, draft, against };
        let figures: Vec<ColumnFigure> = years.iter().map(|&year| filler.figure(year)).collect();
        (filler, figures)
    });
    let fillers: Vec<(Filler<'_, '_>, Vec<ColumnFigure>)> = fillers.collect();
    // A whole and its parts have one unit, however small a part is.
    let mut largest: Vec<(Unit, Decimal)> = Vec::new();
    for (filler, figures) in &fillers {
        let unit = filler.draft.unit;
        let values = figures.iter().filter_map(ColumnFigure::shown);
        let of_column = values.map(|value| value.abs()).max().unwrap_or_default();
        match largest.iter_mut().find(|(known, _)| *known == unit) {
            Some((_, so_far)) => *so_far = (*so_far).max(of_column),
            None => largest.push((unit, of_column)),
        }
    }
    let largest_in =
        |unit: Unit| largest.iter().find(|(known, _)| *known == unit).map(|(_, largest)| *largest);
    // What is known of a year is its place among the figures of every column.
    let mut columns: Columns<'_, YearRow<usize>> = Columns::of_years_and_sum(language);
    let mut rounded: Vec<String> = Vec::new();
    for (filler, figures) in &fillers {
        let filled = filler.fill(figures, largest_in(filler.draft.unit).unwrap_or_default());
        rounded.extend(filled.does_not_add.then(|| filler.draft.head.clone()));
        let (key, head, unit) = (&filler.draft.key, filler.draft.head.clone(), filled.unit());
        columns.figures(key, head, &unit, move |head, row| match row {
            YearRow::Year(year, place) => filled.cell(*year, &figures[*place]),
            YearRow::Sum(..) => filled.sum_cell(head),
        });
    }
    let rows = years.iter().enumerate().map(|(place, &year)| YearRow::Year(year, place));
    let sum = (years.len() > 1).then(|| YearRow::Sum(say(language, key::COLUMN_SUM), ()));

    let mut notes: Vec<String> = Vec::new();
    notes.extend(both.or(difference).map(AgainstBaseline::notes).unwrap_or_default());
    notes.extend(notes_on_unknown(context));
    notes.extend(note_on_hidden(context));
    notes.extend(edition_note(context.input.scenario, language));
    notes.extend(note_on_unpromised(context));
    if !rounded.is_empty() {
        notes.push(note_on_rounding(rounded.join(", "), language));
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
    let mut title = context.input.scenario.title.trim().to_owned();
    if let Some(both) = both {
        title = format!("{title} · {}", both.words());
    } else if let Some(difference) = difference {
        let baseline = ("baseline", difference.title().into());
        title = format!("{title} · {}", say_with(language, key::TABLE_WITH_DIFFERENCE, &[baseline]));
    }
    Table { sources: sources(context), ..columns.table(title, rows.chain(sum), notes) }
}

/// A column before its figures are known.
struct ColumnDraft {
    key: String,
    head: String,
    unit: Unit,
    kind: ColumnKind,
    /// Whether its years may be added.
    adds: bool,
    /// Whether it is held against the baseline where other columns stand by themselves.
    is_difference: bool,
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

fn drafts(context: &ProjectionContext<'_>, difference: Option<&AgainstBaseline<'_, '_>>) -> Vec<ColumnDraft> {
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
                is_difference: false,
            });
        }
    }
    drafts.push(ColumnDraft {
        key: "growth".to_owned(),
        head: say(language, key::MEASURE_GROWTH),
        unit: Unit::Rate,
        kind: ColumnKind::Growth,
        adds: false,
        is_difference: false,
    });
    for part in context.parts().filter(|_| !only) {
        let row = RowName::PartTotal(part);
        drafts.push(ColumnDraft {
            key: plan.spell_row(row),
            head: row_name(plan, row, language),
            unit: Unit::Money(plan.parts[usize::from(part)].currency),
            kind: ColumnKind::PartTotal(part),
            adds: true,
            is_difference: false,
        });
    }
    let total = ColumnDraft {
        key: "total".to_owned(),
        head: say(language, key::FIGURE_TOTAL),
        unit: main,
        kind: ColumnKind::Total,
        adds: true,
        is_difference: false,
    };
    let answer = std::iter::once(total).chain(difference.map(|both| difference_draft(both, main)));
    // Of one part the total follows from what stands before it; beside several it would be out of sight.
    let at = if only { drafts.len() } else { 0 };
    drafts.splice(at..at, answer);
    for measure in context.input.measures.iter().filter(|measure| !measure.is_total()) {
        drafts.push(ColumnDraft {
            key: measure.key(),
            head: measure_name(measure, plan.currency, language),
            unit: measure.unit(plan.currency),
            kind: ColumnKind::Figure(row_of(context.input.measures, measure)),
            adds: !measure.cumulative && measure.over == Over::Nothing,
            is_difference: false,
        });
    }
    for part in context.parts() {
        let known = &plan.parts[usize::from(part)];
        for (place, name) in (0_u8..).zip(&known.categories) {
            let row = RowName::Category(part, place);
            let head = if only { category_name(name, language) } else { row_name(plan, row, language) };
            let (unit, kind) = (Unit::Money(known.currency), ColumnKind::Figure(row));
            drafts.push(ColumnDraft {
                key: plan.spell_row(row),
                head,
                unit,
                kind,
                adds: true,
                is_difference: false,
            });
        }
    }
    drafts
}

/// The difference of the total to that of the baseline, beside the total.
fn difference_draft(both: &AgainstBaseline<'_, '_>, unit: Unit) -> ColumnDraft {
    let called = ("baseline", both.called_shortly().into());
    let head = say_with(both.hand.language(), key::COLUMN_DIFFERENCE, &[called]);
    let (key, kind) = ("difference".to_owned(), ColumnKind::Total);
    ColumnDraft { key, head, unit, kind, adds: true, is_difference: true }
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

/// A column whose figures are known: how they are counted, and what they add up to.
struct Filled<'a, 'of> {
    filler: &'a Filler<'a, 'of>,
    figures: &'a [ColumnFigure],
    counted: Counted,
    decimals: u32,
    sum: Option<Held>,
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
    context: &'a ProjectionContext<'of>,
    draft: &'a ColumnDraft,
    against: Option<Against<'a, 'of>>,
}

impl<'of> Filler<'_, 'of> {
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
    fn fill<'a>(&'a self, figures: &'a [ColumnFigure], largest: Decimal) -> Filled<'a, 'of> {
        let values: Vec<Decimal> = figures.iter().filter_map(ColumnFigure::shown).collect();
        let sum = self.sum(figures);
        let counted = Counted::of_column(self.draft.unit, largest, self.language());
        let (decimals, does_not_add) = self.decimals(counted, figures, &values, sum);
        Filled { filler: self, figures, counted, decimals, sum, does_not_add }
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
}

impl Filled<'_, '_> {
    fn unit(&self) -> String {
        let (reading, language) = (self.filler.reading(), self.filler.language());
        let label = self.counted.label_read_as(reading, language);
        // The head of the one that stands beside the total says that it is a difference.
        if self.filler.draft.is_difference { label } else { reading_unit(reading, &label, language) }
    }

    /// A value as it is shown; one that is held against the baseline with its sign.
    fn shown(&self, value: Decimal) -> Cell {
        Cell::read_figure(value, self.counted, self.filler.reading(), self.decimals)
    }

    fn cell(&self, year: Year, figure: &ColumnFigure) -> Cell {
        let (filler, language) = (self.filler, self.filler.language());
        let about = of_year(&head_of(filler.context, filler.draft, figure), year, language);
        let Some(value) = figure.value else { return Cell::nothing().about(&about) };
        let cell = if figure.hidden {
            Cell::nothing().marked(figure.marks.iter().copied()).read(say(language, key::PROJECTION_HIDDEN))
        } else if let Some(shown) = figure.shown() {
            let cell = self.shown(shown).marked(figure.marks.iter().copied());
            // A per cent is read as it is shown; an amount in words.
            let read = if self.counted == Counted::Percent && figure.held.is_none() {
                format!("{}%", cell.text)
            } else {
                filler.in_words(shown, figure.held.map_or(value, |held| held.figure), self.decimals)
            };
            cell.read_with_marks(read, language)
        } else {
            // What is in error says so first, whatever the baseline has.
            let in_error = figure.value.filter(|value| value.is_in_error()).and_then(Value::why);
            let in_error = in_error.map(|why| NotRead::Unknown(Side::Other, why));
            let why = in_error.or(figure.reason()).map(|why| filler.reason_in_words(why));
            let value = Some(value).filter(|value| value.known().is_none());
            let marks = figure.marks.iter().copied();
            let cell = Cell::absent("").marked(marks).read_with_marks(why.unwrap_or_default(), language);
            Cell { value, ..cell }
        };
        // The figure itself stands in the column of the total, which explains it.
        let selection = (!self.filler.draft.is_difference).then_some(Selection { row: figure.row, year });
        Cell { selection, ..cell.about(&about) }
    }

    /// The sum under `head`; nothing if years are not added up.
    fn sum_cell(&self, head: &str) -> Cell {
        let (filler, language) = (self.filler, self.filler.language());
        if !filler.draft.adds {
            return Cell::nothing();
        }
        let sentence = if filler.against.is_some() { key::READING_SUM } else { key::FIGURE_SUM };
        let about = say_with(language, sentence, &[("figure", head.into())]);
        let Some((sum, read)) = self.sum.and_then(|sum| Some((sum, sum.read.ok()?))) else {
            return self.unknown_sum().about(&about);
        };
        let cell = self.shown(read).marked(mark(sum.status));
        let cell = cell.read_with_marks(filler.in_words(read, sum.figure, self.decimals), language);
        Cell { selection: self.explained_sum(), ..cell.about(&about) }
    }

    /// Why there is no sum.
    fn unknown_sum(&self) -> Cell {
        let (figures, language) = (self.figures, self.filler.language());
        let hidden = figures.iter().any(|figure| figure.hidden);
        let missing = figures.iter().find(|figure| figure.is_common() && figure.reason().is_some());
        let nowhere = figures.iter().find(|figure| figure.reason().is_some());
        let reason = self.sum.and_then(|sum| sum.read.err());
        let reason = missing.and_then(ColumnFigure::reason).or(reason);
        let reason = if hidden { reason } else { reason.or(nowhere.and_then(ColumnFigure::reason)) };
        let cell = match reason {
            Some(why) => Cell::unknown(self.filler.reason_in_words(why)),
            None if hidden => {
                Cell::nothing().marked([CellMark::Assumed]).read(say(language, key::PROJECTION_HIDDEN))
            }
            None => Cell::unknown(say(language, key::WORD_UNKNOWN)),
        };
        let value = missing.and_then(|figure| figure.value).filter(|value| value.known().is_none());
        Cell { value, ..cell }
    }

    /// The sum of the totals is the cumulative figure of the last year, which explains itself.
    fn explained_sum(&self) -> Option<Selection> {
        let input = self.filler.context.input;
        let row = row_of(input.measures, &Measure::cumulative());
        let is_whole = self.figures.iter().all(ColumnFigure::is_common);
        let is_explained = self.filler.draft.kind == ColumnKind::Total
            && !self.filler.draft.is_difference
            && is_whole
            && input.projection.plan().row_id(row).is_some();
        is_explained.then(|| Selection { row, year: input.projection.years().last })
    }
}

fn figure(context: &ProjectionContext<'_>, kind: ColumnKind, year: Year) -> ColumnFigure {
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

fn marks_of(context: &ProjectionContext<'_>, part: u8, year: Year) -> Vec<CellMark> {
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
fn head_of(context: &ProjectionContext<'_>, draft: &ColumnDraft, figure: &ColumnFigure) -> String {
    if figure.row == RowName::Change {
        return row_name(context.input.projection.plan(), RowName::Change, context.language());
    }
    draft.head.clone()
}

/// Who says so: of the scenario's terms, and of the quantities that measures read.
fn sources(context: &ProjectionContext<'_>) -> SourceList {
    let mut sources = SourceList::default();
    for field in stated_fields(context.input.scenario) {
        sources.extend(&sources_of(&field, context.input.scenario));
    }
    let plan = context.input.projection.plan();
    let rows = plan.rows().iter().map(|row| row.name).filter(|name| matches!(name, RowName::Measure(_)));
    sources.extend(&sources_read_in_record(context.input.projection, rows, context.input.record));
    sources
}
