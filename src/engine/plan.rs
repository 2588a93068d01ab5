//! The plan: every figure of a scenario has one formula.
//!
//! A plan is a list of rows. A row is one quantity over the years: either values that somebody
//! stated, or formulas that hold for spans of years. The rows stand in such an order that, year by
//! year from top to bottom, each formula finds what it needs; only price levels, which rest on
//! stated values alone, are read at later years too.
//!
//! Rows of a part, for each year Y after the first:
//!
//! | row | what it is |
//! |---|---|
//! | `index.Y` | what the growth clause says, before floor and cap |
//! | `growth.Y` | the same, bounded |
//! | `ruled.Y` | what the rule gives, rounded |
//! | `exact.Y` | what is carried to the next year |
//! | `total.Y` | what is paid: rounded, with one-offs; the override where there is one |
//! | `category.NAME.Y` | its share of `total.Y` |
//!
//! With several parts these stand behind `part.NAME.`, and `total.Y` is their sum, each converted
//! at the year's rate.
//!
//! A plan is made even of a scenario that does not check. The check runs once for each plan, and what
//! is in error is no term of a formula but unknown because of its problem; so is every figure that
//! reads it. The others stand. A term that is in error itself has no figures.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::check::Problem;
use super::exchange::NoRoute;
use crate::model::formula::{Formula, Op};
use crate::model::{
    Currency, Field, Figure, PartField, ProblemId, RowId, Series, SeriesField, Stated, Status, TermId, Unit,
    UnknownReason, Year, Years, composed,
};

/// Rows of formulas, and the terms that they read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The term of the agreement; empty if that is in error.
    pub years: Years,
    /// The main currency.
    pub currency: Currency,
    /// The names of the parts.
    pub parts: Vec<PlanPart>,
    /// The names of the series, and of the quantities of the record, that the formulas read.
    pub series: Vec<String>,
    /// Every problem of severity error that the scenario has.
    pub(super) problems: Vec<Problem>,
    /// The problem that its term has, for want of which it has no year.
    pub(super) in_term: Option<ProblemId>,
    pub(super) rows: Vec<PlanRow>,
    /// Where each row stands.
    pub(super) places: HashMap<RowName, RowId>,
    pub(super) terms: Vec<PlanTerm>,
}

/// A part as a plan knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanPart {
    /// Its name; empty if it is the only one.
    pub name: String,
    /// Its currency.
    pub currency: Currency,
    /// Its rounding unit, in whole units of currency.
    pub unit: Decimal,
    /// The names of its categories.
    pub categories: Vec<String>,
}

/// A value that somebody stated, and where it can be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanTerm {
    /// Its address.
    pub field: Field,
    /// The value: whole units of currency, a rate as a fraction, a number of years or a weight.
    pub value: Decimal,
    /// What it counts.
    pub unit: Unit,
    /// How well it is known.
    pub status: Status,
    /// The problem that puts it in error: no formula reads it then.
    pub problem: Option<ProblemId>,
}

/// One quantity over the years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// What it is.
    pub name: RowName,
    /// What its values count.
    pub unit: Unit,
    /// The years for which it has figures.
    pub years: Years,
    /// Stated values, or formulas.
    pub body: Body,
    /// How well that is known which its formulas state themselves, without a term: a cost that the user
    /// typed is assumed. No figure of the row is known better.
    pub status: Status,
}

/// Where the figures of a row come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// From values that somebody stated.
    Stated(StatedRow),
    /// From formulas, in the order of the years from which they hold.
    Formulas(Vec<Segment>),
}

/// Stated values by year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedRow {
    /// The year of the first value.
    pub first: Year,
    /// The values of the years from `first` on.
    pub values: Vec<Option<StatedValue>>,
    /// What holds in every later year.
    pub then: Option<StatedValue>,
    /// Why a year without a value has none.
    pub lacking: UnknownReason,
    /// The values that are in error, with their problems; they are no values above.
    pub(super) in_error: Vec<(SeriesField, ProblemId)>,
}

/// A value of a row, and how well it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatedValue {
    /// The value.
    pub value: Decimal,
    /// How well it is known.
    pub status: Status,
}

/// A formula and the year from which it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The first year.
    pub first: Year,
    /// The formula.
    pub formula: Formula,
    /// The clause that says so.
    pub because: SegmentReason,
}

/// The clause that a formula comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SegmentReason {
    /// The base amount.
    Base,
    /// The rule that begins in a year.
    Rule(Year),
    /// What is carried and what is paid: amounts, rounding, one-offs, overrides.
    Terms,
    /// Division among categories.
    Categories,
    /// Adding the parts in the main currency.
    Conversion,
    /// A description of the step from the year before.
    Change,
    /// A measure.
    Measure,
}

/// What a row is.
///
/// Parts and categories are named by their place in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowName {
    /// A series of the scenario.
    Series(u16),
    /// A quantity of the record.
    Recorded(u16),
    /// Exchange rates that the scenario lists under a currency: between it and the main one.
    Exchange(Currency),
    /// Rates from a currency into another, which there is no way to have.
    NoExchange(Currency, Currency, NoRoute),
    /// Overrides.
    Override(u8),
    /// Amounts that the agreement names.
    Amounts(u8),
    /// One-offs.
    OneOffs(u8),
    /// What the growth clause says, before floor and cap.
    Index(u8),
    /// The growth within floor and cap.
    Growth(u8),
    /// What the rule gives, rounded.
    Ruled(u8),
    /// What is carried.
    Exact(u8),
    /// What a part costs, where there are several.
    PartTotal(u8),
    /// A category of a part.
    Category(u8, u8),
    /// What the agreement costs.
    Total,
    /// The step of the total from the year before, as a fraction.
    Change,
    /// The price level of a measure, between the year and that in whose prices it is: that of the later of the two
    /// where the earlier is 1.
    PriceLevel(u8, Year),
    /// The discount factor of a measure.
    Discount(u8),
    /// A measure before its years are added up.
    Yearly(u8),
    /// A measure.
    Measure(u8),
}

impl RowName {
    /// Whether the row belongs to a measure.
    pub fn is_of_measure(self) -> bool {
        matches!(self, Self::PriceLevel(..) | Self::Discount(_) | Self::Yearly(_) | Self::Measure(_))
    }
}

/// Why a name is not that of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureError {
    /// There is no such row.
    NoSuchRow {
        /// The name.
        name: String,
        /// Names that would do, as a list.
        known: String,
    },
    /// The row has no such year.
    OutsideYears {
        /// The name.
        name: String,
        /// The name of the row.
        row: String,
        /// Its years.
        years: Years,
    },
}

impl StatedValue {
    /// What a plan takes of a stated value: its number and how well that is known.
    pub(super) fn of<T>(stated: &Stated<T>, number: impl Fn(&T) -> Decimal) -> Self {
        Self { value: number(&stated.value), status: stated.status }
    }
}

impl StatedRow {
    pub(super) fn empty() -> Self {
        Self {
            first: Year::FIRST,
            values: Vec::new(),
            then: None,
            lacking: UnknownReason::NotStated,
            in_error: Vec::new(),
        }
    }

    pub(super) fn of(values: impl Iterator<Item = (Year, StatedValue)>, then: Option<StatedValue>) -> Self {
        let mut row = Self { then, ..Self::empty() };
        for (year, value) in values {
            row.put(year, Some(value));
        }
        row
    }

    /// The numbers of a series.
    pub(super) fn of_series<T>(series: &Series<T>, number: impl Fn(&T) -> Decimal) -> Self {
        let value = |stated: &Stated<T>| StatedValue::of(stated, &number);
        let mut row = Self::of(std::iter::empty(), series.then.as_ref().map(value));
        for (&year, stated) in &series.values {
            row.put(year, Some(value(stated)));
        }
        row
    }

    /// Adds what is stated for a year after all others.
    pub(super) fn put(&mut self, year: Year, value: Option<StatedValue>) {
        if self.values.is_empty() {
            self.first = year;
        }
        let place = Years::new(self.first, year).len() - 1;
        self.values.resize(place, None);
        self.values.push(value);
    }

    /// Takes out the values that are in error, and keeps their problems.
    pub(super) fn put_in_error(&mut self, problem_of: impl Fn(SeriesField) -> Option<ProblemId>) {
        let problem_of = |field| problem_of(SeriesField::Whole).or_else(|| problem_of(field));
        let mut year = self.first;
        for value in &mut self.values {
            let field = SeriesField::Year(year);
            if let Some(problem) = value.and_then(|_| problem_of(field)) {
                *value = None;
                self.in_error.push((field, problem));
            }
            year = year.plus(1);
        }
        if let Some(problem) = self.then.and_then(|_| problem_of(SeriesField::Then)) {
            self.then = None;
            self.in_error.push((SeriesField::Then, problem));
        }
    }

    /// The problem of the value of `year`, if that is in error.
    pub fn problem_at(&self, year: Year) -> Option<ProblemId> {
        self.problem_of(if self.is_after(year) { SeriesField::Then } else { SeriesField::Year(year) })
    }

    /// The problem of what holds after the last stated year, if that is in error.
    pub fn problem_later(&self) -> Option<ProblemId> {
        self.problem_of(SeriesField::Then)
    }

    pub(super) fn problem_of(&self, field: SeriesField) -> Option<ProblemId> {
        self.in_error.iter().find(|(in_error, _)| *in_error == field).map(|(_, problem)| *problem)
    }

    /// The value of `year`: stated, or what holds after the last stated year.
    pub fn at(&self, year: Year) -> Option<Decimal> {
        self.stated_at(year).map(|stated| stated.value)
    }

    /// The same with how well it is known.
    pub fn stated_at(&self, year: Year) -> Option<StatedValue> {
        match usize::try_from(i32::from(year.0) - i32::from(self.first.0)) {
            Ok(place) if place < self.values.len() => self.values[place],
            Ok(_) => self.then,
            Err(_) if self.values.is_empty() => self.then,
            Err(_) => None,
        }
    }

    /// Whether the value of `year` is what holds after the last stated year.
    pub fn is_after(&self, year: Year) -> bool {
        self.values.is_empty()
            || year.0 >= self.first.0.saturating_add(i16::try_from(self.values.len()).unwrap_or(i16::MAX))
    }
}

impl PlanRow {
    /// The formula of `year` with its clause, if the row has one.
    pub fn segment(&self, year: Year) -> Option<&Segment> {
        match &self.body {
            Body::Stated(_) => None,
            Body::Formulas(segments) => segments.iter().rev().find(|segment| segment.first <= year),
        }
    }
}

impl PlanRow {
    /// Whether the figures of both rows are parts of one whole, by the same weights.
    pub fn divides_the_whole_of(&self, other: &Self) -> bool {
        let (Body::Formulas(own), Body::Formulas(others)) = (&self.body, &other.body) else { return false };
        let is_same =
            |(own, other): (&Segment, &Segment)| match (own.formula.as_part(), other.formula.as_part()) {
                (Some((own_operands, _)), Some((operands, _))) => {
                    own.first == other.first && own_operands == operands
                }
                _ => false,
            };
        !own.is_empty() && own.len() == others.len() && own.iter().zip(others).all(is_same)
    }
}

impl Plan {
    /// The rows, in the order in which they are evaluated within a year.
    pub fn rows(&self) -> &[PlanRow] {
        &self.rows
    }

    /// The row at `id`.
    pub fn row(&self, id: RowId) -> &PlanRow {
        &self.rows[usize::from(id.0)]
    }

    /// Every problem of severity error that the scenario has, in the order of its file.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The problem at `id`.
    pub fn problem(&self, id: ProblemId) -> &Problem {
        &self.problems[usize::from(id.0)]
    }

    /// The problem that the term has; the plan then has no year.
    pub fn problem_of_term(&self) -> Option<ProblemId> {
        self.in_term
    }

    /// The terms.
    pub fn terms(&self) -> &[PlanTerm] {
        &self.terms
    }

    /// The term at `id`.
    pub fn term(&self, id: TermId) -> &PlanTerm {
        &self.terms[usize::from(id.0)]
    }

    /// The row of that name.
    pub fn row_id(&self, name: RowName) -> Option<RowId> {
        self.places.get(&name).copied()
    }

    /// The same plan without the rows that the totals do not need.
    #[must_use]
    pub fn totals_only(mut self) -> Self {
        let last = self.row_id(RowName::Total).map_or(0, |id| usize::from(id.0) + 1);
        self.rows.truncate(last);
        self.places.retain(|_, row| usize::from(row.0) < last);
        self
    }

    /// The same plan with no more figures than those of one row need.
    #[must_use]
    pub fn only(mut self, name: RowName) -> Self {
        let mut needed = vec![false; self.rows.len()];
        let mut open: Vec<RowId> = self.row_id(name).into_iter().collect();
        while let Some(id) = open.pop() {
            if std::mem::replace(&mut needed[usize::from(id.0)], true) {
                continue;
            }
            if let Body::Formulas(segments) = &self.row(id).body {
                let ops = segments.iter().flat_map(|segment| segment.formula.ops());
                open.extend(ops.filter_map(|op| match *op {
                    Op::Row(row) | Op::Before(row) | Op::At(row, _) | Op::OfYear(row) => Some(row),
                    _ => None,
                }));
            }
        }
        for (row, _) in self.rows.iter_mut().zip(needed).filter(|(_, needed)| !needed) {
            row.years.last = row.years.first.before();
        }
        self
    }

    /// Puts another value in the place of the terms whose field is meant.
    pub(super) fn set_terms(&mut self, is_meant: impl Fn(&Field) -> bool, value: Decimal) {
        for term in self.terms.iter_mut().filter(|term| is_meant(&term.field)) {
            term.value = value;
        }
    }

    /// The figure of that row and year.
    pub fn figure(&self, name: RowName, year: Year) -> Option<Figure> {
        self.row_id(name).map(|row| Figure { row, year })
    }

    /// The currency that the row's amounts cross through between the main currency and another, and that
    /// other. None where one quotation leads all the way.
    pub fn crossing(&self, name: RowName) -> Option<(Currency, Currency)> {
        // Years are added up after they were converted.
        let yearly = match name {
            RowName::Measure(place) => self.row_id(RowName::Yearly(place)),
            _ => None,
        };
        let Body::Formulas(segments) = &self.row(yearly.or_else(|| self.row_id(name))?).body else {
            return None;
        };
        let quoted = |op: &Op| match *op {
            Op::Row(id) | Op::At(id, _) => match self.row(id).unit {
                Unit::Exchange { of, per } => Some([of, per]),
                _ => None,
            },
            _ => None,
        };
        let pairs = || segments.iter().flat_map(|segment| segment.formula.ops()).filter_map(quoted);
        let besides = |pair: [Currency; 2], one| {
            pair.contains(&one).then(|| pair.into_iter().find(|&currency| currency != one)).flatten()
        };
        pairs().filter_map(|pair| besides(pair, self.currency)).find_map(|through| {
            let mut beyond = pairs().filter_map(|pair| besides(pair, through));
            beyond.find(|&other| other != self.currency).map(|other| (through, other))
        })
    }

    /// The field behind a figure that somebody stated; for a year after the last stated one, what
    /// holds then. A quantity of the record has no field.
    pub fn field(&self, figure: Figure) -> Option<Field> {
        let row = self.row(figure.row);
        let Body::Stated(stated) = &row.body else { return None };
        let part = |place: u8, field| Field::Part(self.parts[usize::from(place)].name.clone(), field);
        let after = stated.is_after(figure.year);
        let has_then = stated.then.is_some() || stated.problem_later().is_some();
        let of_year = if after && has_then { SeriesField::Then } else { SeriesField::Year(figure.year) };
        Some(match row.name {
            RowName::Series(place) => Field::Series(self.series[usize::from(place)].clone(), of_year),
            RowName::Exchange(currency) => Field::Rate(currency, of_year),
            RowName::Override(place) => part(place, PartField::Override(figure.year)),
            RowName::Amounts(place) => part(place, PartField::Amount(figure.year)),
            RowName::OneOffs(place) => part(place, PartField::OneOff(figure.year)),
            _ => return None,
        })
    }

    /// The spelling of a figure, for example `total.2027`.
    pub fn spell(&self, figure: Figure) -> String {
        format!("{}.{}", self.spell_row(self.row(figure.row).name), figure.year)
    }

    /// The spelling of a row, for example `total` or `part.won.growth`.
    pub fn spell_row(&self, name: RowName) -> String {
        let part = |place: u8, word: &str| match self.parts[usize::from(place)].name.as_str() {
            "" => word.to_owned(),
            name => format!("part.{name}.{word}"),
        };
        match name {
            RowName::Series(place) => format!("series.{}", self.series[usize::from(place)]),
            RowName::Recorded(place) => format!("record.{}", self.series[usize::from(place)]),
            RowName::Exchange(currency) => format!("rate.{currency}"),
            RowName::NoExchange(from, to, _) => format!("no_rate.{from}.{to}"),
            RowName::Override(place) => part(place, "override"),
            RowName::Amounts(place) => part(place, "amount"),
            RowName::OneOffs(place) => part(place, "one_off"),
            RowName::Index(place) => part(place, "index"),
            // Tables have a growth of their own, that of what is paid.
            RowName::Growth(place) => part(place, "growth_by_rule"),
            RowName::Ruled(place) => part(place, "ruled"),
            RowName::Exact(place) => part(place, "exact"),
            RowName::PartTotal(place) => part(place, "total"),
            RowName::Category(place, category) => {
                let name = &self.parts[usize::from(place)].categories[usize::from(category)];
                part(place, &format!("category.{name}"))
            }
            RowName::Total => "total".to_owned(),
            RowName::Change => "change".to_owned(),
            RowName::PriceLevel(place, _) => format!("price_level.{place}"),
            RowName::Discount(place) => format!("discount.{place}"),
            RowName::Yearly(place) => format!("yearly.{place}"),
            RowName::Measure(place) => format!("measure.{place}"),
        }
    }

    /// The figure of that spelling.
    ///
    /// # Errors
    /// There is no such figure; the error lists the rows that there are.
    pub fn find(&self, spelling: &str) -> Result<Figure, FigureError> {
        let spelling = &*composed(spelling);
        let row_and_year = || {
            let (row, year) = spelling.rsplit_once('.')?;
            let named =
                |name: &str| self.rows.iter().find(|candidate| self.spell_row(candidate.name) == name);
            // A plan has no growth but that by the rule.
            let found = named(row).or_else(|| named(&format!("{row}_by_rule")))?;
            Some((found, year.parse::<Year>().ok()?))
        };
        let Some((row, year)) = row_and_year() else {
            let example = |row: &PlanRow| format!("`{}.{}`", self.spell_row(row.name), row.years.last);
            let known: Vec<String> = self.rows.iter().map(example).collect();
            return Err(FigureError::NoSuchRow { name: spelling.to_owned(), known: known.join(", ") });
        };
        let reads_any_year = matches!(row.body, Body::Stated(_));
        // Without a term every year is unknown, and says why.
        let has_year = reads_any_year || row.years.contains(year) || self.in_term.is_some();
        let figure = has_year.then(|| self.figure(row.name, year));
        figure.flatten().ok_or_else(|| FigureError::OutsideYears {
            name: spelling.to_owned(),
            row: self.spell_row(row.name),
            years: row.years,
        })
    }
}
