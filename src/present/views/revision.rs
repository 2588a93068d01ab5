//! What it would change to take new values over: shown before they are taken over.
//!
//! It is a comparison of a scenario with itself after the change, over every year of the term, in
//! terms of the chosen measure. Which fields change stands beside what that does to the amounts, year
//! by year and in all.
//!
//! **Invariant:** amounts and differences are shown with the same decimals, as many as let years add
//! up to sums and differences be what they say, as far as one more digit can.

use rust_decimal::Decimal;

use super::compare::Changed;
use crate::engine::{ComparedYear, Comparison, Side};
use crate::model::{FieldValue, SourceId, SourceList, Status, Unit, Value, Year};
use crate::present::counted::Counted;
use crate::present::table::{Columns, YearRow, note_on_rounding};
use crate::present::{Cell, Table};
use crate::present::{Library, source_words};
use crate::text::compare::missing_words;
use crate::text::explanation::{list_years, value_words};
use crate::text::fields::{field_name, status_word};
use crate::text::measures::{measure_basis, measure_name};
use crate::text::numbers::{self, Digits, signed};
use crate::text::{Language, Sentence, fields, key, say, say_with};

/// What a preview is made from.
pub struct RevisionInput<'a> {
    /// The scenario as it stands against itself after the change.
    pub comparison: &'a Comparison,
    /// What the baseline is called where it is not the scenario as it stands.
    pub baseline: Option<&'a str>,
    /// What the new values are called, if they have a name.
    pub other: Option<&'a str>,
    /// Where sources are looked up.
    pub library: &'a Library<'a>,
    /// The language.
    pub language: Language,
}

/// What it would change to take values over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// What it does in all.
    pub headline: String,
    /// In what terms and in which unit amounts are.
    pub subline: String,
    /// The fields that would hold something else, with status and sources.
    pub changes: Vec<Changed>,
    /// The amounts before and after, year by year and in all; without rows if there are none.
    pub table: Table,
    /// What is missing, and what else a reader must know.
    pub notes: Vec<String>,
    /// The first year that would cost something else, with the difference in words.
    pub first: Option<(Year, String)>,
    /// The difference in all, in words; none if it is not known, or if the sums are over different years.
    pub in_all: Option<String>,
    /// What it comes to, in a sentence: the difference in all, or the sum where years are known on one
    /// side only. None if that is not known.
    pub comes_to: Option<String>,
}

impl Revision {
    /// Whether no field would hold anything else.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

/// The preview.
pub fn revision(input: &RevisionInput<'_>) -> Revision {
    let ground = RevisionContext::new(input);
    let comparison = input.comparison;
    let first = comparison.rows.iter().find(|row| row.difference().is_some_and(|change| !change.is_zero()));
    Revision {
        headline: ground.headline(),
        subline: ground.subline(),
        changes: ground.changes(),
        table: ground.table(),
        notes: ground.notes(),
        first: first.map(|row| (row.year, ground.change_in_words(row.difference().unwrap_or_default()))),
        in_all: ground.in_all(),
        comes_to: ground.comes_to(),
    }
}

/// A value with its status and its sources: `2.2% · estimate · Bank of Korea, 2026-02-26`.
pub fn stated_words(value: &FieldValue, library: &Library<'_>) -> String {
    let mut words = vec![fields::value_words(value, library.language())];
    words.extend(value.status().map(|status| status_and_sources(status, value.sources(), library)));
    words.join(" · ")
}

/// A status with the sources: `estimate · Bank of Korea, 2026-02-26`.
pub fn status_and_sources(status: Status, sources: &[SourceId], library: &Library<'_>) -> String {
    let words = [status_word(status, library.language()), source_words(sources, library)];
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · ")
}

struct RevisionContext<'a> {
    input: &'a RevisionInput<'a>,
    comparison: &'a Comparison,
    counted: Counted,
    decimals: u32,
    does_not_add: bool,
}

impl<'a> RevisionContext<'a> {
    fn new(input: &'a RevisionInput<'a>) -> Self {
        let comparison = input.comparison;
        let rows = || comparison.rows.iter().filter(|row| row.summed.is_some());
        let known = |side| comparison.rows.iter().filter_map(move |row| row.amounts.of(side).known());
        let columns: [Vec<Decimal>; 3] = [
            known(Side::Baseline).collect(),
            known(Side::Other).collect(),
            rows().filter_map(ComparedYear::difference).collect(),
        ];
        let largest = columns.iter().flatten().map(Decimal::abs).max().unwrap_or_default();
        let counted = Counted::of_column(comparison.unit(), largest, input.language);
        let pairs: Vec<(Decimal, Decimal)> = comparison
            .rows
            .iter()
            .filter_map(|row| Some((row.amounts.baseline.known()?, row.difference()?)))
            .collect();
        let has_sums = comparison.measure == comparison.summed;
        let decimals = counted.adding_decimals(&columns, has_sums, &pairs);
        let does_not_add = decimals.is_err();
        Self { input, comparison, counted, decimals: decimals.unwrap_or_else(|usual| usual), does_not_add }
    }

    fn say(&self, key: Sentence) -> String {
        say(self.input.language, key)
    }

    /// Whether the years may be added up; shares may not.
    fn adds_up(&self) -> bool {
        self.comparison.measure == self.comparison.summed
    }

    /// The years that a side knows.
    fn known_years(&self, side: Side) -> Vec<Year> {
        let known = self.comparison.rows.iter().filter(|row| row.amounts.of(side).known().is_some());
        known.map(|row| row.year).collect()
    }

    /// The sum over every year that a side knows; none if there is no such year, or too many digits.
    fn sum_of(&self, side: Side) -> Option<Decimal> {
        let mut known = self.comparison.rows.iter().filter_map(|row| row.amounts.of(side).known());
        let first = known.next()?;
        known.try_fold(first, Decimal::checked_add)
    }

    /// Whether the sides know different years, so that their sums are over different years.
    fn sums_are_apart(&self) -> bool {
        self.adds_up() && self.known_years(Side::Baseline) != self.known_years(Side::Other)
    }

    /// Years and sum of a side, in words.
    fn years_and_sum(&self, side: Side) -> (String, String) {
        let years = self.known_years(side);
        let language = self.input.language;
        match self.sum_of(side) {
            Some(sum) => (list_years(&years, language), self.sum_in_words(sum)),
            None => (self.say(key::WORD_NONE), self.say(key::WORD_UNKNOWN)),
        }
    }

    fn in_all(&self) -> Option<String> {
        let change = self.comparison.difference().filter(|_| !self.sums_are_apart())?;
        Some(signed(self.sum_in_words(change)))
    }

    fn comes_to(&self) -> Option<String> {
        let language = self.input.language;
        if self.sums_are_apart() {
            self.sum_of(Side::Other)?;
            let (years, sum) = self.years_and_sum(Side::Other);
            let args = [("sum", sum.into()), ("years", years.into())];
            return Some(say_with(language, key::REVISION_SUM_OVER, &args));
        }
        Some(say_with(language, key::REVISION_COMES_TO, &[("change", self.in_all()?.into())]))
    }

    /// What a side is called at the head of its figures.
    fn head(&self, side: Side) -> String {
        match side {
            Side::Baseline => {
                self.input.baseline.map_or_else(|| self.say(key::REVISION_AS_IT_STANDS), str::to_owned)
            }
            Side::Other => self.input.other.map_or_else(|| self.say(key::REVISION_NEW_VALUES), str::to_owned),
        }
    }

    fn in_words(&self, value: Decimal) -> String {
        value_words(Value::Known(value), self.comparison.unit(), self.input.language)
    }

    fn change_in_words(&self, value: Decimal) -> String {
        match self.comparison.unit() {
            Unit::Rate => {
                signed(numbers::points(value, Digits::Fixed(self.decimals.max(1)), self.input.language))
            }
            _ => signed(self.in_words(value)),
        }
    }

    /// Sums are amounts, also where the rows are shares.
    fn sum_in_words(&self, value: Decimal) -> String {
        let unit = self.comparison.summed.unit(self.comparison.currency);
        value_words(Value::Known(value), unit, self.input.language)
    }

    fn headline(&self) -> String {
        let language = self.input.language;
        if self.comparison.is_empty() {
            return match self.input.baseline {
                None => self.say(key::REVISION_NOTHING),
                Some(_) => self.say(key::REVISION_NOTHING_BETWEEN),
            };
        }
        if self.sums_are_apart() && self.sum_of(Side::Other).is_some() {
            return self.sums_apart(key::REVISION_SUMS_APART);
        }
        let (Some(sums), Some(difference)) = (self.comparison.sums, self.comparison.difference()) else {
            return self.say(key::REVISION_NO_SUMS);
        };
        let counted = self.comparison.rows.iter().filter(|row| row.summed.is_some());
        let counted: Vec<Year> = counted.map(|row| row.year).collect();
        let years = ("years", list_years(&counted, language).into());
        if self.comparison.rows.iter().all(|row| row.difference().is_some_and(|change| change.is_zero())) {
            return say_with(language, key::REVISION_SAME, &[years]);
        }
        let args = [
            years,
            ("change", signed(self.sum_in_words(difference)).into()),
            ("after", self.sum_in_words(sums.other).into()),
            ("before", self.sum_in_words(sums.baseline).into()),
        ];
        say_with(language, key::REVISION_CHANGES, &args)
    }

    /// A sentence on sums over different years.
    fn sums_apart(&self, key: Sentence) -> String {
        let (after_years, after) = self.years_and_sum(Side::Other);
        let (before_years, before) = self.years_and_sum(Side::Baseline);
        let args = [
            ("after-years", after_years.into()),
            ("after", after.into()),
            ("before-years", before_years.into()),
            ("before", before.into()),
        ];
        say_with(self.input.language, key, &args)
    }

    fn subline(&self) -> String {
        let (measure, language) = (&self.comparison.measure, self.input.language);
        let main = self.comparison.scenarios.baseline.currency();
        let mut words = vec![
            measure_name(measure, main, language),
            self.counted.label(language),
            measure_basis(measure, &self.comparison.basis, language),
        ];
        words.retain(|word| !word.is_empty());
        words.join(" · ")
    }

    fn changes(&self) -> Vec<Changed> {
        let language = self.input.language;
        let scenarios = &self.comparison.scenarios;
        let fields = self.comparison.fields.iter();
        let changed = fields.map(|field| {
            let value = |side| field.read(scenarios.of(side)).unwrap_or(FieldValue::Absent);
            Changed {
                field: field.clone(),
                name: field_name(field, language),
                before: stated_words(&value(Side::Baseline), self.input.library),
                after: stated_words(&value(Side::Other), self.input.library),
            }
        });
        changed.collect()
    }

    fn notes(&self) -> Vec<String> {
        let language = self.input.language;
        let titles = [
            self.input.baseline.map_or_else(|| self.say(key::REVISION_SCENARIO_AS_IT_STANDS), str::to_owned),
            self.input.other.map_or_else(|| self.say(key::REVISION_SCENARIO_WITH_NEW), str::to_owned),
        ];
        let title = |side| match side {
            Side::Baseline => titles[0].as_str(),
            Side::Other => titles[1].as_str(),
        };
        let missing = self.comparison.missing.iter();
        let mut notes: Vec<String> =
            missing.map(|missing| missing_words(self.comparison, missing, title, language)).collect();
        if !self.adds_up() {
            notes.push(self.say(key::COMPARE_NOTE_SHARE));
        }
        if self.sums_are_apart() {
            notes.push(self.sums_apart(key::REVISION_NOTE_SUMS_APART));
        }
        if self.does_not_add {
            notes.push(note_on_rounding(self.say(key::COMPARE_NOTE_AMOUNTS), language));
        }
        notes
    }

    fn table(&self) -> Table {
        let years = self.comparison.rows.iter().map(|row| YearRow::Year(row.year, row));
        let scenario = &self.comparison.scenarios.other;
        let read = self.comparison.fields.iter().filter_map(|field| field.read(scenario));
        let mut sources = SourceList::default();
        sources.extend(read.flat_map(|value| value.sources().to_vec()));
        let table = self.columns().table(self.headline(), years.chain(self.sum_row()), self.notes());
        Table { sources, ..table }
    }

    fn columns(&self) -> Columns<'_, YearRow<&ComparedYear>> {
        let unit = self.counted.label(self.input.language);
        let mut columns: Columns<'_, YearRow<&ComparedYear>> = Columns::of_years_and_sum(self.input.language);
        for (key, side) in [("before", Side::Baseline), ("after", Side::Other)] {
            columns.figures(key, self.head(side), &unit, move |head, row| {
                let amount = match row {
                    YearRow::Year(_, row) => Some(*row.amounts.of(side)),
                    YearRow::Sum(..) => self.sum_of(side).map(Value::Known),
                };
                self.amount_cell(&self.about(head, row), amount)
            });
        }
        let of_difference = self.counted.label_of_difference(self.input.language);
        columns.figures("difference", self.say(key::COMPARE_HEAD_DIFFERENCE), &of_difference, |head, row| {
            let difference = match row {
                YearRow::Year(_, row) => row.difference(),
                YearRow::Sum(..) => self.comparison.difference().filter(|_| !self.sums_are_apart()),
            };
            self.difference_cell(&self.about(head, row), difference)
        });
        columns
    }

    fn about(&self, head: &str, row: &YearRow<&ComparedYear>) -> String {
        match row {
            YearRow::Year(year, _) => format!("{head} {year}"),
            YearRow::Sum(..) => say_with(self.input.language, key::FIGURE_SUM, &[("figure", head.into())]),
        }
    }

    /// The sums over every year that a side knows, and their difference where these are the same years;
    /// none if years are not added up.
    fn sum_row(&self) -> Option<YearRow<&ComparedYear>> {
        let is_known = [Side::Baseline, Side::Other].into_iter().any(|side| self.sum_of(side).is_some());
        let has_sums = self.adds_up() && self.comparison.rows.len() > 1 && is_known;
        has_sums.then(|| YearRow::Sum(self.say(key::REVISION_IN_ALL), ()))
    }

    fn amount_cell(&self, about: &str, value: Option<Value>) -> Cell {
        let Some(known) = value.and_then(Value::known) else {
            return Cell { value, ..self.unknown_cell(about) };
        };
        let cell = Cell::figure(known, self.counted, self.decimals);
        cell.read(self.in_words(known)).about(about)
    }

    fn difference_cell(&self, about: &str, difference: Option<Decimal>) -> Cell {
        let Some(difference) = difference else { return self.unknown_cell(about) };
        let cell = Cell::difference(difference, self.counted, self.decimals);
        cell.read(self.change_in_words(difference)).about(about)
    }

    fn unknown_cell(&self, about: &str) -> Cell {
        Cell::unknown(self.say(key::WORD_UNKNOWN)).about(about)
    }
}
