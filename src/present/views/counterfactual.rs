//! A rule tried on history: what years would have cost, beside what was agreed.
//!
//! The figures are those of the scenario that the trial is; each says how it follows and on whom it
//! rests.

use rust_decimal::Decimal;

use super::record::{
    figure_cell, not_in_these_terms, recorded_in_words, unknown_cell, words_cell, year_cell,
};
use crate::engine::counterfactual::{Counterfactual, TriedYear};
use crate::engine::recorded::{Recorded, in_terms_of};
use crate::engine::{Bound, RowName, history, weakest};
use crate::model::{Rate, Record, SourceList, Status, Unit, Value, Year, Years};
use crate::present::certainty::{mark, rests_on_words};
use crate::present::counted::Counted;
use crate::present::explained::{capital, explain};
use crate::present::library::sources_of_recorded;
use crate::present::page::{of_figures, of_words};
use crate::present::{
    Band, Cell, CellMark, Chart, Column, Line, LineKind, Mark, MarkKind, Point, RestsOn, Row, Selection,
    Table, View,
};
use crate::text::explanation::{of_year, rate_in_words, unpromised_words, value_words};
use crate::text::fields::{clause_words, rounding_words};
use crate::text::history::{missing_values_words, tried_why_words};
use crate::text::measures::{converted_points_words, measure_basis, measure_name, plain_rate};
use crate::text::numbers::{self, signed};
use crate::text::problems::problem_notes;
use crate::text::{Language, Sentence, key, say, say_with};

/// What the view is made from.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The trial.
    pub tried: &'a Counterfactual,
    /// The title of the scenario whose rule it is.
    pub title: &'a str,
    /// The published record.
    pub record: &'a Record,
    /// The language.
    pub language: Language,
}

/// The view.
pub fn view(input: &Input<'_>) -> View {
    let ground = TrialContext::new(input);
    View {
        headline: ground.headline(),
        subline: ground.subline(),
        chart: ground.chart(),
        table: ground.table(),
    }
}

struct TrialContext<'a> {
    input: &'a Input<'a>,
    unit: Unit,
    counted: Counted,
    decimals: u32,
}

impl<'a> TrialContext<'a> {
    fn new(input: &'a Input<'a>) -> Self {
        let tried = input.tried;
        let unit = tried.measure.unit(tried.scenario.currency());
        let by_rule = tried.rows.iter().filter_map(|row| row.by_rule.known());
        let agreed = tried.rows.iter().filter_map(|row| row.agreed.as_ref());
        let exact = agreed.clone().filter(|agreed| !agreed.converted).map(|agreed| agreed.value);
        let exact: Vec<Decimal> = by_rule.chain(exact).collect();
        let largest = agreed.map(|agreed| agreed.value).chain(exact.iter().copied());
        let largest = largest.map(|value| value.abs()).max().unwrap_or_default();
        let counted = Counted::of_column(unit, largest, input.language);
        Self { input, unit, counted, decimals: counted.decimals(&exact) }
    }

    fn language(&self) -> Language {
        self.input.language
    }

    fn say(&self, key: Sentence) -> String {
        say(self.language(), key)
    }

    fn base_year(&self) -> Year {
        self.input.tried.scenario.years.first
    }

    fn in_words(&self, value: Decimal) -> String {
        value_words(Value::Known(value), self.unit, self.language())
    }

    /// `From 2021 on, the rule of “12th SMA” gives KRW 272.1bn less than agreed in 2022–2025`
    fn headline(&self) -> String {
        let scenario = ("title", self.input.title.into());
        let first = ("year", self.base_year().into());
        let Some((sums, difference)) = self.input.tried.sums.and_then(|it| Some((it, it.difference()?)))
        else {
            return say_with(self.language(), key::TRIED_HEADLINE_NO_SUM, &[scenario, first]);
        };
        let key = match difference.cmp(&Decimal::ZERO) {
            std::cmp::Ordering::Less => key::TRIED_HEADLINE_LESS,
            std::cmp::Ordering::Greater => key::TRIED_HEADLINE_MORE,
            std::cmp::Ordering::Equal => key::TRIED_HEADLINE_SAME,
        };
        let years = ("years", numbers::years(sums.years, self.language()).into());
        let amount = ("amount", self.in_words(difference.abs()).into());
        say_with(self.language(), key, &[scenario, first, years, amount])
    }

    /// The rule, measure and basis, and what the figures of the headline rest on.
    fn subline(&self) -> String {
        let scenario = &self.input.tried.scenario;
        let main = scenario.currency();
        let part = scenario.parts.first();
        let rule = part.and_then(|part| part.rules.values().next());
        let rule = rule.map(|rule| capital(&clause_words(rule, self.language())));
        let measure = &self.input.tried.measure;
        let words = [
            rule,
            Some(measure_name(measure, main, self.language())),
            Some(self.basis()),
            rests_on_words(self.headline_status(), self.language()),
        ];
        words.into_iter().flatten().collect::<Vec<String>>().join(" · ")
    }

    /// How well the figures of the headline are known.
    fn headline_status(&self) -> Status {
        let sums = self.input.tried.sums;
        let counted = |row: &&TriedYear| sums.is_some_and(|sums| sums.years.contains(row.year));
        weakest(self.input.tried.rows.iter().filter(counted).map(TriedYear::difference_status))
    }

    /// Price basis and exchange rates of the measure.
    fn basis(&self) -> String {
        let tried = self.input.tried;
        let rates = tried.measure.basis_in(&[&tried.scenario], self.input.record);
        measure_basis(&tried.measure, &rates, self.language())
    }

    fn notes(&self) -> Vec<String> {
        let tried = self.input.tried;
        let mut notes: Vec<String> = Vec::new();
        let first = tried.rows.iter().find_map(|row| row.by_rule.why());
        notes.extend(problem_notes(tried.projection.plan(), first, self.language()));
        notes.extend(missing_values_words(&tried.missing, self.base_year(), self.language()));
        notes.extend(self.note_on_cap());
        let unpromised: Vec<Year> = tried.projection.unpromised_years().collect();
        notes.extend(unpromised_words(&unpromised, self.language()));
        let base = ("year", self.base_year().into());
        let settles = tried.rows.iter().skip(1).any(|row| row.by_rule.known().is_some());
        notes.extend(settles.then(|| say_with(self.language(), key::TRIED_NOTE_BASE, &[base])));
        let rounding =
            tried.scenario.parts.first().map(|part| rounding_words(&part.rounding, self.language()));
        notes.extend(rounding.map(|rounding| capital(&rounding)));
        if tried.rows.iter().filter_map(|row| row.agreed.as_ref()).any(|agreed| agreed.converted) {
            notes.push(converted_points_words(&tried.measure, tried.scenario.currency(), self.language()));
        }
        notes
    }

    /// Where the cap binds, and what it is worth in the last year and in all.
    fn note_on_cap(&self) -> Option<String> {
        let rows = &self.input.tried.rows;
        let bound: Vec<Year> =
            rows.iter().filter(|row| row.bound == Some(Bound::Cap)).map(|row| row.year).collect();
        let has_cap = rows.iter().any(|row| row.without_cap.is_some());
        if bound.is_empty() {
            // Of years that are unknown nobody can say whether it binds.
            let is_whole = rows.iter().all(|row| row.by_rule.known().is_some());
            return (has_cap && is_whole).then(|| self.say(key::TRIED_CAP_NEVER));
        }
        // The base is worth nothing to the cap.
        let (last, worth) =
            rows.iter().skip(1).rev().find_map(|row| Some((row.year, row.worth_of_cap()?)))?;
        let mut args = vec![
            ("years", crate::text::explanation::list_years(&bound, self.language()).into()),
            ("worth", self.in_words(worth).into()),
            ("last", last.into()),
        ];
        // The sum is told where it has the year that is told.
        let sums = self.input.tried.sums.filter(|sums| sums.years.last == last);
        let sum = sums.and_then(|sums| sums.worth_of_cap);
        let Some(sum) = sum else { return Some(say_with(self.language(), key::TRIED_CAP_BOUND, &args)) };
        args.push(("sum", self.in_words(sum).into()));
        Some(say_with(self.language(), key::TRIED_CAP_BOUND_SUM, &args))
    }

    fn chart(&self) -> Chart {
        let tried = self.input.tried;
        let agreed: Vec<(Year, Recorded)> = self.agreed_since_before();
        let largest = agreed.iter().map(|(_, recorded)| recorded.value);
        let largest = largest.chain(tried.rows.iter().filter_map(|row| row.by_rule.known()));
        let largest = largest.map(|value| value.abs()).max().unwrap_or_default();
        let counted = Counted::of_axis(self.unit, largest, self.language());
        let unit = counted.label(self.language());
        let point = |year: Year, value: Decimal, text: String, status: Status| Point {
            year,
            value: Some(counted.plain(value)),
            text,
            projected: true,
            status,
            converted: false,
        };
        let of_record = agreed.iter().map(|(year, it)| {
            let text = recorded_in_words(it, self.unit, self.language());
            let point = point(*year, it.value, text, it.status);
            Point { projected: false, converted: it.converted, ..point }
        });
        let ruled = tried.rows.iter().filter_map(|row| {
            let value = row.by_rule.known()?;
            Some(point(row.year, value, self.in_words(value), row.known.by_rule))
        });
        let uncapped = tried.rows.iter().filter_map(|row| {
            let value = row.without_cap?.known()?;
            Some(point(row.year, value, self.in_words(value), row.known.without_cap))
        });
        // A line that nobody could tell from the one below it says nothing.
        let worth = tried.rows.iter().filter_map(TriedYear::worth_of_cap).max().unwrap_or_default();
        let is_seen = worth.checked_mul(Decimal::from(SEEN)).is_some_and(|worth| worth >= largest);
        let mut lines = vec![
            Line {
                name: self.say(key::RECORD_BY_RULE),
                kind: LineKind::Scenario(0),
                points: ruled.collect(),
            },
            Line { name: self.say(key::RECORD_AGREED), kind: LineKind::Record, points: of_record.collect() },
        ];
        if is_seen && !worth.is_zero() {
            let name = self.say(key::TRIED_WITHOUT_CAP);
            lines.push(Line { name, kind: LineKind::Ghost, points: uncapped.collect() });
        }
        let first = agreed.first().map_or(self.base_year(), |(year, _)| *year);
        let years = Years::new(first.min(self.base_year()), tried.scenario.years.last);
        let ruled = Years::new(self.base_year().plus(1), tried.scenario.years.last);
        let main = tried.scenario.currency();
        let subtitle = [measure_name(&tried.measure, main, self.language()), unit.clone(), self.basis()];
        let subtitle: Vec<String> = subtitle.into_iter().filter(|word| !word.is_empty()).collect();
        Chart {
            title: self.headline(),
            subtitle: subtitle.join(" · "),
            unit,
            years,
            extent: None,
            lines,
            bands: vec![Band { years: ruled, name: self.say(key::TRIED_BAND), is_shaded: true }],
            marks: self.marks(counted),
            notes: self.notes(),
            sources: self.sources(),
            summary: self.summary(),
        }
    }

    /// What was agreed, from a few years before the base on.
    fn agreed_since_before(&self) -> Vec<(Year, Recorded)> {
        let tried = self.input.tried;
        let Years { first, last } = tried.scenario.years;
        let before = Years::new(first.plus(-BEFORE), last);
        let measured = |year: Year| {
            let contribution = history::settled(self.input.record, year)?;
            let recorded = in_terms_of(&tried.scenario, &tried.measure, self.input.record, contribution)?;
            Some((year, recorded))
        };
        before.iter().filter_map(measured).collect()
    }

    fn marks(&self, counted: Counted) -> Vec<Mark> {
        let tried = self.input.tried;
        let rule = tried.scenario.parts.first().and_then(|part| part.rules.values().next());
        let worded = |key: Sentence, rate: Option<Rate>| {
            let word = self.say(key);
            rate.map_or_else(|| word.clone(), |rate| format!("{word} {}", plain_rate(rate)))
        };
        let mark = |row: &TriedYear| {
            let value = counted.plain(row.by_rule.known()?);
            let (kind, key, rate) = match row.bound? {
                Bound::Cap => (MarkKind::Cap, key::CHART_CAP_BINDS, rule?.cap.as_ref()),
                Bound::Floor => (MarkKind::Floor, key::CHART_FLOOR_BINDS, rule?.floor.as_ref()),
            };
            Some(Mark { year: row.year, value, kind, name: worded(key, rate.map(|rate| rate.value)) })
        };
        tried.rows.iter().filter_map(mark).collect()
    }

    fn summary(&self) -> String {
        let rows = self.input.tried.rows.iter();
        let told =
            rows.filter_map(|row| Some(format!("{} {}", row.year, self.in_words(row.by_rule.known()?))));
        format!("{}. {}", self.headline(), told.collect::<Vec<String>>().join("; "))
    }

    fn sources(&self) -> SourceList {
        let tried = self.input.tried;
        let mut sources = SourceList::default();
        let values = tried.scenario.series.values().flat_map(|series| series.values.values());
        let values = values.flat_map(|value| &value.sources);
        let agreed = tried.rows.iter().filter_map(|row| row.agreed.as_ref());
        let agreed = agreed.flat_map(|agreed| sources_of_recorded(agreed, &tried.measure));
        sources.extend(values.chain(agreed));
        sources
    }

    fn table(&self) -> Table {
        let tried = self.input.tried;
        let has_cap = tried.rows.iter().any(|row| row.without_cap.is_some());
        let mut rows: Vec<Row> = tried.rows.iter().map(|row| self.row(row, has_cap)).collect();
        rows.extend(self.sum_row(has_cap));
        Table {
            title: self.headline(),
            columns: self.columns(has_cap),
            rows,
            notes: self.notes(),
            sources: self.sources(),
        }
    }

    fn columns(&self, has_cap: bool) -> Vec<Column> {
        let unit = self.counted.label(self.language());
        let figure = |key: &str, head: Sentence, unit: &str| of_figures(key, self.say(head), unit);
        let mut columns = vec![
            of_words("year", self.say(key::COLUMN_YEAR)),
            figure("index", key::MEASURE_INDEX, "%"),
            figure("growth", key::MEASURE_GROWTH, "%"),
            figure("by_rule", key::RECORD_BY_RULE, &unit),
            figure("agreed", key::RECORD_AGREED, &unit),
            figure(
                "difference",
                key::COMPARE_HEAD_DIFFERENCE,
                &self.counted.label_of_difference(self.language()),
            ),
        ];
        if has_cap {
            columns.push(figure("worth_of_cap", key::TRIED_WORTH_OF_CAP, &unit));
        }
        columns
    }

    fn row(&self, row: &TriedYear, has_cap: bool) -> Row {
        let about = |head: Sentence| of_year(&self.say(head), row.year, self.language());
        let mut cells = vec![
            year_cell(row.year),
            self.rate_cell(&about(key::MEASURE_INDEX), row, row.index, (RowName::Index(0), row.known.index)),
            self.rate_cell(
                &about(key::MEASURE_GROWTH),
                row,
                row.growth,
                (RowName::Growth(0), row.known.growth),
            ),
            self.ruled_cell(&about(key::RECORD_BY_RULE), row),
            self.agreed_cell(&about(key::RECORD_AGREED), row),
            self.difference_cell(&about(key::COMPARE_HEAD_DIFFERENCE), row),
        ];
        if has_cap {
            let about = about(key::TRIED_WORTH_OF_CAP);
            cells.push(match row.worth_of_cap() {
                Some(worth) => {
                    let status = row.worth_of_cap_status();
                    self.plain_cell(&about, worth, self.rests_on(RowName::Total, row.year, status))
                }
                None => self.unread_cell(&about, row),
            });
        }
        Row { year: Some(row.year), cells }
    }

    /// What was agreed, or why the record has it not in these terms.
    fn agreed_cell(&self, about: &str, row: &TriedYear) -> Cell {
        let settled = history::settled(self.input.record, row.year);
        let Some(agreed) = &row.agreed else {
            let measure = &self.input.tried.measure;
            let why = settled.map(|it| not_in_these_terms(measure, self.input.record, it, self.language()));
            return unknown_cell(about, &why.unwrap_or_else(|| self.say(key::WORD_UNKNOWN)));
        };
        let words = recorded_in_words(agreed, self.unit, self.language());
        let note = settled.map(|it| it.note.clone());
        let notes = note.filter(|note| !note.is_empty()).into_iter().collect();
        figure_cell(about, agreed, (self.counted, self.decimals), &words, notes, self.language())
    }

    fn reason(&self, value: Value) -> String {
        match value {
            Value::Unknown(why) => tried_why_words(self.input.tried, why, self.language()),
            Value::Known(_) => self.say(key::WORD_UNKNOWN),
        }
    }

    /// How a figure of the trial follows, and on whom it rests.
    fn rests_on(&self, row: RowName, year: Year, status: Status) -> Option<Box<RestsOn>> {
        let tried = self.input.tried;
        let selection = Selection { row, year };
        let explained =
            explain(&tried.scenario, &tried.projection, self.input.record, selection, self.language())?;
        let sources =
            explained.rests_on.iter().flat_map(|ground| &ground.sources).map(|source| &source.id).collect();
        let mut notes = explained.lines;
        notes.extend(explained.notes);
        Some(Box::new(RestsOn { status: Some(status), sources, notes }))
    }

    fn ruled_cell(&self, about: &str, row: &TriedYear) -> Cell {
        let Some(value) = row.by_rule.known() else {
            return Cell { value: Some(row.by_rule), ..unknown_cell(about, &self.reason(row.by_rule)) };
        };
        let mut cell =
            self.plain_cell(about, value, self.rests_on(RowName::Total, row.year, row.known.by_rule));
        cell.marks.extend(row.bound.map(|bound| match bound {
            Bound::Cap => CellMark::Cap,
            Bound::Floor => CellMark::Floor,
        }));
        cell
    }

    /// What cannot be had without what the rule gives, or what was agreed.
    fn unread_cell(&self, about: &str, row: &TriedYear) -> Cell {
        let value = Some(row.by_rule).filter(|value| value.known().is_none());
        Cell { value, ..unknown_cell(about, &self.reason(row.by_rule)) }
    }

    fn plain_cell(&self, about: &str, value: Decimal, rests_on: Option<Box<RestsOn>>) -> Cell {
        Cell {
            value: Some(Value::Known(value)),
            plain: Some(self.counted.plain(value)),
            hint: format!("{about}: {}", self.in_words(value)),
            marks: marks(rests_on.as_deref()),
            rests_on,
            ..words_cell(self.counted.cell(value, self.decimals))
        }
    }

    /// What the index says, or by how much the rule lets the amount grow; nothing for the base.
    fn rate_cell(
        &self,
        about: &str,
        row: &TriedYear,
        value: Option<Value>,
        (name, status): (RowName, Status),
    ) -> Cell {
        let Some(value) = value else { return Cell { hint: about.to_owned(), ..words_cell(String::new()) } };
        let Some(rate) = value.known() else {
            return Cell { value: Some(value), ..unknown_cell(about, &self.reason(value)) };
        };
        let text = rate_in_words(rate);
        Cell {
            value: Some(value),
            plain: Some(Counted::Percent.plain(rate)),
            hint: format!("{about}: {text}"),
            marks: mark(status).into_iter().collect(),
            rests_on: self.rests_on(name, row.year, status),
            ..words_cell(text.trim_end_matches('%').to_owned())
        }
    }

    fn difference_cell(&self, about: &str, row: &TriedYear) -> Cell {
        let Some(difference) = row.difference() else {
            return self.unread_cell(about, row);
        };
        let mut rests_on = self.rests_on(RowName::Total, row.year, row.difference_status());
        if let (Some(rests_on), Some(agreed)) = (&mut rests_on, &row.agreed) {
            rests_on.sources.extend(&agreed.sources);
        }
        self.signed_cell(about, difference, rests_on)
    }

    fn signed_cell(&self, about: &str, difference: Decimal, rests_on: Option<Box<RestsOn>>) -> Cell {
        let words = match self.unit {
            Unit::Rate => signed(rate_in_words(difference)),
            _ => signed(self.in_words(difference)),
        };
        Cell {
            value: Some(Value::Known(difference)),
            plain: Some(self.counted.plain(difference)),
            hint: format!("{about}: {words}"),
            marks: marks(rests_on.as_deref()),
            rests_on,
            ..words_cell(signed(self.counted.cell(difference, self.decimals)))
        }
    }

    fn sum_row(&self, has_cap: bool) -> Option<Row> {
        let tried = self.input.tried;
        let sums = tried.sums?;
        let years = numbers::years(sums.years, self.language());
        let about = |head: Sentence| format!("{}, {years}", self.say(head));
        let rests_on = |of: &dyn Fn(&TriedYear) -> Option<Box<RestsOn>>| {
            let counted = tried.rows.iter().filter(|row| sums.years.contains(row.year));
            let all: Vec<Box<RestsOn>> = counted.filter_map(of).collect();
            let status = all.iter().filter_map(|it| it.status).max();
            let mut sources = SourceList::default();
            sources.extend(all.iter().flat_map(|it| &it.sources));
            Some(Box::new(RestsOn { status, sources, notes: Vec::new() }))
        };
        let of_agreed = |row: &TriedYear| {
            let agreed = row.agreed.as_ref()?;
            let (status, sources) = (Some(agreed.status), agreed.sources.clone());
            Some(Box::new(RestsOn { status, sources, notes: Vec::new() }))
        };
        let ruled = || rests_on(&|row| self.rests_on(RowName::Total, row.year, row.known.by_rule));
        let worth = || rests_on(&|row| self.rests_on(RowName::Total, row.year, row.worth_of_cap_status()));
        let both = || rests_on(&|row: &TriedYear| self.difference_cell("", row).rests_on);
        let nothing = || words_cell(String::new());
        let mut cells = vec![
            words_cell(years.clone()),
            nothing(),
            nothing(),
            self.plain_cell(&about(key::RECORD_BY_RULE), sums.by_rule, ruled()),
            self.plain_cell(&about(key::RECORD_AGREED), sums.agreed, rests_on(&of_agreed)),
            self.signed_cell(&about(key::COMPARE_HEAD_DIFFERENCE), sums.difference()?, both()),
        ];
        if has_cap {
            cells.push(match sums.worth_of_cap {
                Some(sum) => self.plain_cell(&about(key::TRIED_WORTH_OF_CAP), sum, worth()),
                None => nothing(),
            });
        }
        Some(Row { year: None, cells })
    }
}

/// The mark of what a figure rests on.
fn marks(rests_on: Option<&RestsOn>) -> Vec<CellMark> {
    rests_on.and_then(|it| mark(it.status?)).into_iter().collect()
}

/// What is less than one part in so many of the largest amount is not drawn as a line of its own.
const SEEN: u8 = 50;
/// So many years before the base are drawn.
const BEFORE: i16 = 4;
