//! Tables as plain data.

use rust_decimal::Decimal;

use crate::engine::RowName;
use crate::model::{Reason, SourceList, Status, Value, Why, Year};
use crate::text::explanation::list_years;
use crate::text::fields::status_word;
use crate::text::{Language, key, say, say_with};

/// A table with a year on each row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub title: String,
    /// The columns, the year's first.
    pub columns: Vec<Column>,
    /// The rows in the order of the years; after them rows of sums.
    pub rows: Vec<Row>,
    /// What a reader must know besides.
    pub notes: Vec<String>,
    /// The sources of what is shown, in the order of their numbers.
    pub sources: SourceList,
}

impl Table {
    /// What the signs behind its figures mean: `○ rests on an assumption`, one for each in use.
    pub fn signs(&self, language: Language) -> Vec<String> {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        let marks: Vec<CellMark> = cells.flat_map(|cell| cell.marks.iter().copied()).collect();
        CellMark::told(&marks, language)
    }

    /// Whether a row adds up those above it: it has no year where the others have one.
    pub fn is_sum(&self, row: usize) -> bool {
        let has_years = self.columns.first().is_some_and(|column| column.key == "year");
        has_years && self.rows.get(row).is_some_and(|row| row.year.is_none())
    }

    /// Why figures are unknown: for each reason, the first figure that has it.
    pub fn unknown(&self) -> Vec<String> {
        let mut reasons = Vec::new();
        let mut told = Vec::new();
        for cell in self.rows.iter().flat_map(|row| &row.cells) {
            if let Some(Value::Unknown(why)) = cell.value
                && !reasons.contains(&why)
            {
                reasons.push(why);
                told.push(cell.hint.clone());
            }
        }
        told
    }

    /// The same for whoever reads the table as text: a line for each column and reason, with the first year
    /// and those that are unknown likewise. What an earlier column has told is left out, and so are sums.
    pub fn reasons(&self, language: Language) -> Vec<String> {
        let mut told: Vec<String> = Vec::new();
        let mut known: Vec<Why> = Vec::new();
        for column in 0..self.columns.len() {
            let rows = self.rows.iter().enumerate().filter(|(place, _)| !self.is_sum(*place));
            let cells = rows.filter_map(|(_, row)| Some((row.year, row.cells.get(column)?)));
            let unknown: Vec<(Option<Year>, &Cell)> = cells.filter(|(_, cell)| cell.is_unknown()).collect();
            let why = |cell: &Cell| cell.value.and_then(Value::why);
            let mut of_column: Vec<(String, &str, Vec<Year>)> = Vec::new();
            for (year, cell) in &unknown {
                if why(cell).is_some_and(|why| known.contains(&why)) {
                    continue;
                }
                // The same problem, or the same words of another year, are the same reason.
                let likewise = match (why(cell), year) {
                    (Some(Why { reason: Reason::InError(problem), .. }), _) => format!("{problem:?}"),
                    (_, Some(year)) => cell.hint.replace(&year.to_string(), ""),
                    (_, None) => cell.hint.clone(),
                };
                match of_column.iter_mut().find(|(of, ..)| *of == likewise) {
                    Some((.., others)) => others.extend(*year),
                    None => of_column.push((likewise, &cell.hint, Vec::new())),
                }
            }
            known.extend(unknown.iter().filter_map(|(_, cell)| why(cell)));
            told.extend(of_column.into_iter().map(|(_, reason, others)| also(reason, &others, language)));
        }
        told
    }
}

/// A reason with the other years that have it.
fn also(reason: &str, others: &[Year], language: Language) -> String {
    if others.is_empty() {
        return reason.to_owned();
    }
    let years = list_years(others, language);
    say_with(language, key::TABLE_REASON_LIKEWISE, &[("reason", reason.into()), ("years", years.into())])
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name in files, the same in every language, for example `total`.
    pub key: String,
    /// Its head.
    pub head: String,
    /// The unit of its figures, for example `억원`; empty if they have none.
    pub unit: String,
    /// On which side its cells stand.
    pub align: Align,
}

/// On which side cells stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// A row: the figures of a year, or a sum, or something that has no year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The year; none for a sum and for what is of no year or of several.
    pub year: Option<Year>,
    /// One for each column.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What is read.
    pub text: String,
    /// The exact value, in whole units of currency or as a fraction; none for words.
    pub value: Option<Value>,
    /// The same in the unit of the column, as it is copied and exported.
    pub plain: Option<Decimal>,
    /// What must be told beside the figure.
    pub marks: Vec<CellMark>,
    /// What is explained when the cell is chosen.
    pub selection: Option<Selection>,
    /// What to say when the pointer rests on it, or to a screen reader.
    pub hint: String,
    /// What it rests on, where no projection explains it.
    pub rests_on: Option<Box<RestsOn>>,
}

impl Cell {
    /// Whether a reason stands where a figure should.
    pub fn is_unknown(&self) -> bool {
        self.marks.contains(&CellMark::Unknown) && !self.hint.is_empty()
    }
}

/// What stands where there is no figure.
pub(crate) const UNKNOWN: &str = "–";

/// Words.
pub(crate) fn words_cell(text: String) -> Cell {
    Cell {
        hint: text.clone(),
        text,
        value: None,
        plain: None,
        marks: Vec::new(),
        selection: None,
        rests_on: None,
    }
}

/// The year that a row is about.
pub(crate) fn year_cell(year: Year) -> Cell {
    Cell { plain: Some(Decimal::from(year.0)), ..words_cell(year.to_string()) }
}

/// A figure that nobody knows, and why.
pub(crate) fn unknown_cell(about: &str, why: &str) -> Cell {
    let hint = format!("{about}: {why}");
    Cell { marks: vec![CellMark::Unknown], hint, ..words_cell(UNKNOWN.to_owned()) }
}

/// That there is no such figure, and why; nothing about it is unknown.
pub(crate) fn absent_cell(about: &str, why: &str) -> Cell {
    Cell { hint: format!("{about}: {why}"), ..words_cell(UNKNOWN.to_owned()) }
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

/// What must be told beside a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CellMark {
    /// It rests on an assumption.
    Assumed,
    /// It rests on an estimate, and on nothing less sure.
    Estimate,
    /// The cap bound.
    Cap,
    /// The floor bound.
    Floor,
    /// It is an override of the analyst's.
    Override,
    /// A one-off is in it.
    OneOff,
    /// It is unknown.
    Unknown,
    /// It rests on arithmetic from published values, and on nothing less sure.
    Derived,
    /// It rests on a value on which sources disagree, and on nothing less sure.
    Conflict,
    /// It rests on memory, and on nothing less sure.
    Recollection,
    /// It is not in print in this currency.
    Converted,
}

impl CellMark {
    /// The marks that have a sign, in the order in which they are told.
    const SIGNED: [Self; 10] = [
        Self::Assumed,
        Self::Estimate,
        Self::Cap,
        Self::Floor,
        Self::Override,
        Self::OneOff,
        Self::Derived,
        Self::Conflict,
        Self::Recollection,
        Self::Converted,
    ];

    /// What the signs of some marks mean, one for each sign in use.
    pub(super) fn told(marks: &[Self], language: Language) -> Vec<String> {
        let in_use = Self::SIGNED.into_iter().filter(|mark| marks.contains(mark));
        let mut told: Vec<String> = Vec::new();
        for mark in in_use {
            let Some((sign, meaning)) = mark.sign().zip(mark.meaning(language)) else { continue };
            let words = format!("{sign} {meaning}");
            if !told.contains(&words) {
                told.push(words);
            }
        }
        told
    }

    /// The sign behind a figure; none where its text says it already.
    pub fn sign(self) -> Option<&'static str> {
        match self {
            Self::Assumed => Some("○"),
            Self::Estimate => Some("◇"),
            Self::Cap => Some("≤"),
            Self::Floor => Some("≥"),
            Self::Override => Some("□"),
            Self::OneOff => Some("+"),
            Self::Derived | Self::Conflict | Self::Recollection => Some("△"),
            Self::Converted => Some("≈"),
            Self::Unknown => None,
        }
    }

    /// The status that it marks, if it marks one.
    pub fn status(self) -> Option<Status> {
        match self {
            Self::Assumed => Some(Status::Assumed),
            Self::Estimate => Some(Status::Estimate),
            Self::Derived => Some(Status::Derived),
            Self::Conflict => Some(Status::Conflict),
            Self::Recollection => Some(Status::Recollection),
            Self::Cap | Self::Floor | Self::Override | Self::OneOff | Self::Unknown | Self::Converted => None,
        }
    }

    /// What it says, in a word.
    pub fn word(self, language: Language) -> String {
        match self {
            Self::Cap => say(language, key::MARK_CAP),
            Self::Floor => say(language, key::MARK_FLOOR),
            Self::Override => say(language, key::WORD_OVERRIDE),
            Self::OneOff => say(language, key::MARK_ONE_OFF),
            Self::Unknown => say(language, key::WORD_UNKNOWN),
            Self::Converted => say(language, key::CHART_CONVERTED),
            Self::Assumed | Self::Estimate | Self::Derived | Self::Conflict | Self::Recollection => {
                status_word(self.status().unwrap_or(Status::Published), language)
            }
        }
    }

    /// The same in files for programs, in every language.
    pub fn key(self) -> &'static str {
        match self {
            Self::Cap => "cap",
            Self::Floor => "floor",
            Self::Override => "override",
            Self::OneOff => "one-off",
            Self::Unknown => "unknown",
            Self::Converted => "converted",
            Self::Assumed | Self::Estimate | Self::Derived | Self::Conflict | Self::Recollection => {
                self.status().unwrap_or(Status::Published).word()
            }
        }
    }

    fn meaning(self, language: Language) -> Option<String> {
        match self {
            Self::Assumed => Some(say(language, key::TABLE_SIGN_ASSUMED)),
            Self::Estimate => Some(say(language, key::TABLE_SIGN_ESTIMATE)),
            Self::Cap => Some(say(language, key::TABLE_SIGN_CAP)),
            Self::Floor => Some(say(language, key::TABLE_SIGN_FLOOR)),
            Self::Override => Some(say(language, key::TABLE_SIGN_OVERRIDE)),
            Self::OneOff => Some(say(language, key::TABLE_SIGN_ONE_OFF)),
            Self::Derived | Self::Conflict | Self::Recollection => {
                Some(say(language, key::TABLE_SIGN_DOUBTFUL))
            }
            Self::Converted => Some(say(language, key::TABLE_SIGN_CONVERTED)),
            Self::Unknown => None,
        }
    }
}

/// A figure that a user chose: it stays chosen while terms change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Selection {
    /// The row.
    pub row: RowName,
    /// The year.
    pub year: Year,
}
