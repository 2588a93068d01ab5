//! A rule tried on history: what years would have cost, beside what was agreed.
//!
//! The figures are those of the scenario that the trial is; each says how it follows and on whom it
//! rests.

use rust_decimal::Decimal;

use super::record::{figure_cell, not_in_these_terms, recorded_in_words};
use crate::engine::counterfactual::{Counterfactual, TriedSums, TriedYear};
use crate::engine::recorded::{Recorded, in_terms_of};
use crate::engine::{Bound, RowName, history, weakest};
use crate::model::{Rate, Record, SourceList, Status, Unit, Value, Year, Years};
use crate::present::certainty::{mark, rests_on_words};
use crate::present::counted::Counted;
use crate::present::explained::explain;
use crate::present::library::sources_of_recorded;
use crate::present::palette::ScenarioColour;
use crate::present::table::{Columns, YearRow};
use crate::present::{
    Band, Cell, CellMark, Chart, Line, LineKind, Mark, MarkKind, Point, RestsOn, Selection, Table, View,
};
use crate::text::capital;
use crate::text::explanation::{of_year, rate_in_words, unpromised_words, value_words};
use crate::text::fields::{clause_words, rounding_words};
use crate::text::history::{missing_values_words, tried_why_words};
use crate::text::measures::{converted_points_words, measure_basis, measure_name, plain_rate, shown_words};
use crate::text::numbers::{self, signed};
use crate::text::parties::subject_of_chart;
use crate::text::problems::problem_notes;
use crate::text::{Language, Sentence, key, say, say_with};

/// What the view is made from.
#[derive(Debug, Clone, Copy)]
pub struct TrialInput<'a> {
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
pub fn view(input: &TrialInput<'_>) -> View {
    let ground = TrialContext::new(input);
    View {
        headline: ground.headline(),
        subline: ground.subline(),
        chart: ground.chart(),
        table: ground.table(),
    }
}

/// A year of the trial, or the sums over those that are known on both sides.
type TriedRow<'a> = YearRow<&'a TriedYear, TriedSums>;

struct TrialContext<'a> {
    input: &'a TrialInput<'a>,
    unit: Unit,
    counted: Counted,
    decimals: u32,
}

impl<'a> TrialContext<'a> {
    fn new(input: &'a TrialInput<'a>) -> Self {
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

    /// `From 2021 on, the rule of “12th SMA” gives KRW 272.1 bn less than agreed in 2022–2025`
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
                kind: LineKind::InHand(ScenarioColour::FIRST),
                points: ruled.collect(),
                before: None,
            },
            Line {
                name: self.say(key::RECORD_AGREED),
                kind: LineKind::Record,
                points: of_record.collect(),
                before: None,
            },
        ];
        if is_seen && !worth.is_zero() {
            let name = self.say(key::TRIED_WITHOUT_CAP);
            lines.push(Line { name, kind: LineKind::Ghost, points: uncapped.collect(), before: None });
        }
        let first = agreed.first().map_or(self.base_year(), |(year, _)| *year);
        let years = Years::new(first.min(self.base_year()), tried.scenario.years.last);
        let ruled = Years::new(self.base_year().plus(1), tried.scenario.years.last);
        let main = tried.scenario.currency();
        let subject = subject_of_chart(&tried.scenario, self.language());
        let mut subtitle = shown_words(subject, &tried.measure, main, &unit, self.language());
        subtitle.push(self.basis());
        subtitle.retain(|word| !word.is_empty());
        Chart {
            title: self.headline(),
            subtitle: subtitle.join(" · "),
            unit,
            decimals: counted.decimals_at_line(largest),
            years,
            extent: None,
            is_logarithmic: false,
            axis_words: String::new(),
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
        let agreed = agreed.flat_map(sources_of_recorded);
        sources.extend(values.chain(agreed));
        sources
    }

    fn table(&self) -> Table {
        let years = self.input.tried.rows.iter().map(|row| YearRow::Year(row.year, row));
        let table = self.columns().table(self.headline(), years.chain(self.sum_row()), self.notes());
        Table { sources: self.sources(), ..table }
    }

    fn columns(&self) -> Columns<'_, TriedRow<'_>> {
        let language = self.language();
        let unit = self.counted.label(language);
        let mut columns: Columns<'_, TriedRow<'_>> = Columns::of_years_and_sum(language);
        columns.figures("index", self.say(key::MEASURE_INDEX), "%", |head, row| match row {
            YearRow::Year(_, year) => self.rate_cell(
                &self.about(head, row),
                year,
                year.index,
                (RowName::Index(0), year.known.index),
            ),
            YearRow::Sum(..) => Cell::nothing(),
        });
        columns.figures("growth", self.say(key::MEASURE_GROWTH), "%", |head, row| match row {
            YearRow::Year(_, year) => {
                let follows = (RowName::Growth(0), year.known.growth);
                self.rate_cell(&self.about(head, row), year, year.growth, follows)
            }
            YearRow::Sum(..) => Cell::nothing(),
        });
        columns.figures("by_rule", self.say(key::RECORD_BY_RULE), &unit, |head, row| {
            let about = self.about(head, row);
            match row {
                YearRow::Year(_, year) => self.ruled_cell(&about, year),
                YearRow::Sum(_, sums) => {
                    self.plain_cell(&about, sums.by_rule, self.sum_rests_on(|year| self.ruled_rests_on(year)))
                }
            }
        });
        columns.figures("agreed", self.say(key::RECORD_AGREED), &unit, |head, row| {
            let about = self.about(head, row);
            match row {
                YearRow::Year(_, year) => self.agreed_cell(&about, year),
                YearRow::Sum(_, sums) => {
                    self.plain_cell(&about, sums.agreed, self.sum_rests_on(agreed_rests_on))
                }
            }
        });
        let of_difference = self.counted.label_of_difference(language);
        columns.figures("difference", self.say(key::COMPARE_HEAD_DIFFERENCE), &of_difference, |head, row| {
            self.difference_cell(&self.about(head, row), row)
        });
        if self.input.tried.rows.iter().any(|row| row.without_cap.is_some()) {
            columns.figures("worth_of_cap", self.say(key::TRIED_WORTH_OF_CAP), &unit, |head, row| {
                self.worth_cell(&self.about(head, row), row)
            });
        }
        columns
    }

    fn about(&self, head: &str, row: &TriedRow<'_>) -> String {
        match row {
            YearRow::Year(year, _) => of_year(head, *year, self.language()),
            YearRow::Sum(years, _) => format!("{head}, {years}"),
        }
    }

    /// The sums over the years that are known on both sides; none if there are no such years.
    fn sum_row(&self) -> Option<TriedRow<'_>> {
        let sums = self.input.tried.sums.filter(|sums| sums.difference().is_some())?;
        Some(YearRow::Sum(numbers::years(sums.years, self.language()), sums))
    }

    /// What was agreed, or why the record has it not in these terms.
    fn agreed_cell(&self, about: &str, row: &TriedYear) -> Cell {
        let settled = history::settled(self.input.record, row.year);
        let Some(agreed) = &row.agreed else {
            let measure = &self.input.tried.measure;
            let why = settled.map(|it| not_in_these_terms(measure, self.input.record, it, self.language()));
            return Cell::unknown(why.unwrap_or_else(|| self.say(key::WORD_UNKNOWN))).about(about);
        };
        let words = recorded_in_words(agreed, self.unit, self.language());
        let note = settled.map(|it| it.note.clone());
        let notes = note.filter(|note| !note.is_empty()).into_iter().collect();
        figure_cell(about, agreed, (self.counted, self.decimals), words, notes, self.language())
    }

    fn reason(&self, value: Value) -> String {
        match value {
            Value::Unknown(why) => tried_why_words(self.input.tried, why, self.language()),
            Value::Known(_) => self.say(key::WORD_UNKNOWN),
        }
    }

    /// How a figure of the trial follows, and on whom it rests.
    fn rests_on(&self, row: RowName, year: Year, status: Status) -> Option<RestsOn> {
        let tried = self.input.tried;
        let selection = Selection { row, year };
        let explained =
            explain(&tried.scenario, &tried.projection, self.input.record, selection, self.language())?;
        let sources =
            explained.rests_on.iter().flat_map(|ground| &ground.sources).map(|source| &source.id).collect();
        let mut notes = explained.lines;
        notes.extend(explained.notes);
        Some(RestsOn { status: Some(status), sources, notes })
    }

    fn ruled_rests_on(&self, row: &TriedYear) -> Option<RestsOn> {
        self.rests_on(RowName::Total, row.year, row.known.by_rule)
    }

    fn worth_rests_on(&self, row: &TriedYear) -> Option<RestsOn> {
        self.rests_on(RowName::Total, row.year, row.worth_of_cap_status())
    }

    fn difference_rests_on(&self, row: &TriedYear) -> Option<RestsOn> {
        row.difference()?;
        let mut rests_on = self.rests_on(RowName::Total, row.year, row.difference_status())?;
        rests_on.sources.extend(row.agreed.iter().flat_map(|agreed| &agreed.sources));
        Some(rests_on)
    }

    /// On what a sum rests whose years rest on `of`.
    fn sum_rests_on(&self, of: impl Fn(&TriedYear) -> Option<RestsOn>) -> Option<RestsOn> {
        let tried = self.input.tried;
        let years = tried.sums?.years;
        let counted = tried.rows.iter().filter(|row| years.contains(row.year));
        let all: Vec<RestsOn> = counted.filter_map(of).collect();
        let status = all.iter().filter_map(|it| it.status).max();
        let sources = all.iter().flat_map(|it| &it.sources).collect();
        Some(RestsOn { status, sources, notes: Vec::new() })
    }

    fn ruled_cell(&self, about: &str, row: &TriedYear) -> Cell {
        let Some(value) = row.by_rule.known() else { return self.unread_cell(about, row) };
        let bound = row.bound.map(|bound| match bound {
            Bound::Cap => CellMark::Cap,
            Bound::Floor => CellMark::Floor,
        });
        self.plain_cell(about, value, self.ruled_rests_on(row)).marked(bound)
    }

    /// What cannot be had without what the rule gives, or what was agreed.
    fn unread_cell(&self, about: &str, row: &TriedYear) -> Cell {
        let value = Some(row.by_rule).filter(|value| value.known().is_none());
        Cell { value, ..Cell::unknown(self.reason(row.by_rule)).about(about) }
    }

    fn plain_cell(&self, about: &str, value: Decimal, rests_on: Option<RestsOn>) -> Cell {
        let cell = Cell::figure(value, self.counted, self.decimals);
        resting(cell.read(self.in_words(value)).about(about), rests_on)
    }

    /// What the index says, or by how much the rule lets the amount grow; nothing for the base.
    fn rate_cell(
        &self,
        about: &str,
        row: &TriedYear,
        value: Option<Value>,
        (name, status): (RowName, Status),
    ) -> Cell {
        let Some(value) = value else { return Cell::nothing().about(about) };
        let Some(rate) = value.known() else {
            return Cell { value: Some(value), ..Cell::unknown(self.reason(value)).about(about) };
        };
        let rests_on = self.rests_on(name, row.year, status).map(Box::new);
        Cell { rests_on, ..Cell::rate(rate).marked(mark(status)).about(about) }
    }

    fn worth_cell(&self, about: &str, row: &TriedRow<'_>) -> Cell {
        match row {
            YearRow::Year(_, year) => match year.worth_of_cap() {
                Some(worth) => self.plain_cell(about, worth, self.worth_rests_on(year)),
                None => self.unread_cell(about, year),
            },
            YearRow::Sum(_, sums) => match sums.worth_of_cap {
                Some(sum) => self.plain_cell(about, sum, self.sum_rests_on(|year| self.worth_rests_on(year))),
                None => Cell::nothing(),
            },
        }
    }

    fn difference_cell(&self, about: &str, row: &TriedRow<'_>) -> Cell {
        match row {
            YearRow::Year(_, year) => match year.difference() {
                Some(difference) => self.signed_cell(about, difference, self.difference_rests_on(year)),
                None => self.unread_cell(about, year),
            },
            YearRow::Sum(_, sums) => match sums.difference() {
                Some(difference) => {
                    let rests_on = self.sum_rests_on(|year| self.difference_rests_on(year));
                    self.signed_cell(about, difference, rests_on)
                }
                None => Cell::nothing(),
            },
        }
    }

    fn signed_cell(&self, about: &str, difference: Decimal, rests_on: Option<RestsOn>) -> Cell {
        let words = match self.unit {
            Unit::Rate => signed(rate_in_words(difference)),
            _ => signed(self.in_words(difference)),
        };
        let cell = Cell::difference(difference, self.counted, self.decimals);
        resting(cell.read(words).about(about), rests_on)
    }
}

fn agreed_rests_on(row: &TriedYear) -> Option<RestsOn> {
    let agreed = row.agreed.as_ref()?;
    Some(RestsOn { status: Some(agreed.status), sources: agreed.sources.clone(), notes: Vec::new() })
}

/// A figure on what it rests, marked with how sure that is.
fn resting(cell: Cell, rests_on: Option<RestsOn>) -> Cell {
    let Some(rests_on) = rests_on else { return cell };
    cell.marked(rests_on.status.and_then(mark)).resting_on(rests_on)
}

/// What is less than one part in so many of the largest amount is not drawn as a line of its own.
const SEEN: u8 = 50;
/// So many years before the base are drawn.
const BEFORE: i16 = 4;
