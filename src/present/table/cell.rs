//! The kinds of cells: words, a year, a number, a figure, what is unknown, what there is not.
//!
//! A cell is made of its kind; what stands beside it is put to it: marks, how it is read in words, what it is
//! about, on whom it rests.

use rust_decimal::Decimal;

use super::mark::CellMark;
use crate::engine::{Reading, RowName};
use crate::model::{SourceId, SourceList, Status, Value, Year};
use crate::present::certainty::mark;
use crate::present::counted::Counted;
use crate::text::Language;
use crate::text::explanation::rate_in_words;
use crate::text::numbers::{self, Digits, signed};

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// The exact value, in whole units of currency or as a fraction; none for words.
    pub value: Option<Value>,
    /// The same in the unit of the column, as it is copied and exported.
    pub plain: Option<Decimal>,
    /// What must be told beside the figure.
    pub marks: Vec<CellMark>,
    /// What is explained when the cell is chosen.
    pub selection: Option<Selection>,
    /// What is said of it in words, such as `Total 2028: KRW 1,585.2 bn`; empty where the text says it.
    pub hint: String,
    /// What it rests on, where no projection explains it.
    pub rests_on: Option<Box<RestsOn>>,
}

/// What a figure rests on that nobody projects: one of the record, or one beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestsOn {
    /// How sure it is; none of words.
    pub status: Option<Status>,
    /// Who says so.
    pub sources: SourceList,
    /// How it follows, and what a careful reader must know.
    pub notes: Vec<String>,
}

/// A figure that a user chose: it stays chosen while terms change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Selection {
    /// The row.
    pub row: RowName,
    /// The year.
    pub year: Year,
}

/// What stands where there is no figure.
const NO_FIGURE: &str = "–";

/// The kinds.
impl Cell {
    /// Words.
    pub(in crate::present) fn words(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            value: None,
            plain: None,
            marks: Vec::new(),
            selection: None,
            hint: String::new(),
            rests_on: None,
        }
    }

    /// Where there is nothing to say.
    pub(in crate::present) fn nothing() -> Self {
        Self::words("")
    }

    /// The year that a row is about.
    pub(in crate::present) fn year(year: Year) -> Self {
        Self { plain: Some(Decimal::from(year.0)), ..Self::words(year.to_string()) }
    }

    /// A number that has no unit and rests on nobody, such as a count.
    pub(in crate::present) fn number(value: impl Into<Decimal>) -> Self {
        let value = value.into();
        let text = numbers::number(value, Digits::Exact);
        Self { value: Some(Value::Known(value)), plain: Some(value), ..Self::words(text) }
    }

    /// A figure in the unit of its column or row, with so many decimals.
    pub(in crate::present) fn figure(value: Decimal, counted: Counted, decimals: u32) -> Self {
        let text = counted.cell(value, decimals);
        Self { value: Some(Value::Known(value)), plain: Some(counted.plain(value)), ..Self::words(text) }
    }

    /// The same with its sign, also above zero.
    pub(in crate::present) fn difference(value: Decimal, counted: Counted, decimals: u32) -> Self {
        Self::figure(value, counted, decimals).signed()
    }

    /// A rate with all the digits that it is read with, in a column of per cents.
    pub(in crate::present) fn rate(rate: Decimal) -> Self {
        let words = rate_in_words(rate);
        let plain = Some(Counted::Percent.plain(rate));
        let cell =
            Self { value: Some(Value::Known(rate)), plain, ..Self::words(words.trim_end_matches('%')) };
        cell.read(words)
    }

    /// A figure as it is read: with its sign, unless it is the value itself.
    pub(in crate::present) fn read_figure(
        value: Decimal,
        counted: Counted,
        reading: Reading,
        decimals: u32,
    ) -> Self {
        let cell = Self::figure(value, counted.read_as(reading), decimals);
        if reading == Reading::Value { cell } else { cell.signed() }
    }

    /// A figure that nobody knows, and why.
    pub(in crate::present) fn unknown(why: impl Into<String>) -> Self {
        Self { marks: vec![CellMark::Unknown], ..Self::absent(why) }
    }

    /// That there is no such figure, and why; nothing about it is unknown.
    pub(in crate::present) fn absent(why: impl Into<String>) -> Self {
        Self { hint: why.into(), ..Self::words(NO_FIGURE) }
    }

    /// Names of sources.
    pub(in crate::present) fn names(sources: &[SourceId]) -> Self {
        let names: Vec<&str> = sources.iter().map(|source| source.0.as_str()).collect();
        Self::words(names.join(", "))
    }
}

/// What stands beside it.
impl Cell {
    /// With its sign, also above zero.
    pub(in crate::present) fn signed(self) -> Self {
        Self { text: signed(self.text), ..self }
    }

    /// With marks after those that it has.
    pub(in crate::present) fn marked(mut self, marks: impl IntoIterator<Item = CellMark>) -> Self {
        self.marks.extend(marks);
        self
    }

    /// Read as these words.
    pub(in crate::present) fn read(self, words: impl Into<String>) -> Self {
        Self { hint: words.into(), ..self }
    }

    /// Read as these words, and after them what its marks say: `KRW 1,585.2 bn, estimate`.
    pub(in crate::present) fn read_with_marks(self, words: String, language: Language) -> Self {
        let marks = self.marks.iter().filter(|mark| **mark != CellMark::Unknown);
        let told: Vec<String> = std::iter::once(words).chain(marks.map(|mark| mark.word(language))).collect();
        self.read(told.join(", "))
    }

    /// With what it is about before how it is read: `Total 2028: KRW 1,585.2 bn`.
    pub(in crate::present) fn about(self, about: &str) -> Self {
        let hint = match self.told() {
            "" => about.to_owned(),
            told => format!("{about}: {told}"),
        };
        Self { hint, ..self }
    }

    /// As sure as that: marked so, and resting on whom its row rests.
    pub(in crate::present) fn known(self, status: Status) -> Self {
        let rests_on = RestsOn { status: Some(status), sources: SourceList::default(), notes: Vec::new() };
        self.marked(mark(status)).resting_on(rests_on)
    }

    /// On what it rests.
    pub(in crate::present) fn resting_on(self, rests_on: RestsOn) -> Self {
        Self { rests_on: Some(Box::new(rests_on)), ..self }
    }
}

impl Cell {
    /// What is told of it where the pointer rests on it, and by a screen reader.
    pub fn told(&self) -> &str {
        if self.hint.is_empty() { &self.text } else { &self.hint }
    }

    /// Whether a reason stands where a figure should.
    pub fn is_unknown(&self) -> bool {
        self.marks.contains(&CellMark::Unknown) && !self.hint.is_empty()
    }
}
