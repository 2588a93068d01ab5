//! Columns and cells of the record: figures with their marks, and on whom they rest.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::engine::recorded::Recorded;
use crate::model::{Currency, Money, Stated, Status, Unit, Value};
use crate::present::certainty::mark;
use crate::present::counted::Counted;
use crate::present::table::words_cell;
use crate::present::{Cell, CellMark, RestsOn};
use crate::text::explanation::money_in_words;
use crate::text::fields::status_word;
use crate::text::numbers::signed;
use crate::text::{Language, key, say};

/// How amounts of each currency are counted in a table; a figure has the usual decimals, or those that
/// it was printed with.
pub(crate) struct Figures {
    counted: BTreeMap<Currency, Counted>,
    language: Language,
}

impl Figures {
    /// For a table with these amounts.
    pub(crate) fn of(amounts: impl IntoIterator<Item = Money>, language: Language) -> Self {
        let mut values: BTreeMap<Currency, Vec<Decimal>> = BTreeMap::new();
        for amount in amounts {
            values.entry(amount.currency).or_default().push(amount.amount);
        }
        let counted = values.into_iter().map(|(currency, values)| {
            let largest = values.iter().map(Decimal::abs).max().unwrap_or_default();
            (currency, Counted::of_column(Unit::Money(currency), largest, language))
        });
        Self { counted: counted.collect(), language }
    }

    fn counted(&self, currency: Currency) -> Counted {
        let usual = || Counted::of_column(Unit::Money(currency), Decimal::ZERO, self.language);
        self.counted.get(&currency).copied().unwrap_or_else(usual)
    }

    /// The unit of a currency in the table.
    pub(crate) fn unit(&self, currency: Currency) -> String {
        self.counted(currency).label(self.language)
    }

    /// A cell that names the unit of its row.
    pub(crate) fn unit_cell(&self, currency: Currency) -> Cell {
        words_cell(self.unit(currency))
    }

    /// A stated amount.
    pub(crate) fn cell(&self, about: &str, stated: &Stated<Money>, notes: Vec<String>) -> Cell {
        let recorded = Recorded::new(stated.value.amount, stated.status, stated.sources.clone().into());
        let words = money_in_words(stated.value, self.language);
        let counted = self.counted(stated.value.currency);
        let decimals = counted.decimals(&[stated.value.amount]);
        figure_cell(about, &recorded, (counted, decimals), &words, notes, self.language)
    }

    /// A stated amount, or nothing: what nobody says is no figure.
    pub(crate) fn cell_if(&self, about: &str, stated: Option<&Stated<Money>>, note: &str) -> Cell {
        stated.map_or_else(|| nothing_cell(about), |stated| self.cell(about, stated, noted(note)))
    }

    /// A difference of two stated amounts.
    pub(crate) fn difference(
        &self,
        about: &str,
        difference: Money,
        ends: [&Stated<Money>; 2],
        notes: Vec<String>,
    ) -> Cell {
        let counted = self.counted(difference.currency);
        let decimals = counted.decimals(&[difference.amount]);
        let text = signed(counted.cell(difference.amount, decimals));
        let words = signed(money_in_words(difference, self.language));
        let sources = ends.iter().flat_map(|end| &end.sources).collect();
        // Nobody prints a difference.
        let status = Status::Derived.max(ends[0].status).max(ends[1].status);
        Cell {
            value: Some(Value::Known(difference.amount)),
            plain: Some(counted.plain(difference.amount)),
            hint: format!("{about}: {words}"),
            rests_on: Some(Box::new(RestsOn { status: Some(status), sources, notes })),
            ..words_cell(text)
        }
    }
}

/// A figure of the record, counted in so many decimals; `words` are the same as it is read.
pub(crate) fn figure_cell(
    about: &str,
    recorded: &Recorded,
    (counted, decimals): (Counted, u32),
    words: &str,
    notes: Vec<String>,
    language: Language,
) -> Cell {
    let mut marks: Vec<CellMark> = mark(recorded.status).into_iter().collect();
    marks.extend(recorded.converted.then_some(CellMark::Converted));
    let mut told = vec![words.to_owned()];
    told.extend((recorded.status != Status::Published).then(|| status_word(recorded.status, language)));
    told.extend(recorded.converted.then(|| say(language, key::CHART_CONVERTED)));
    Cell {
        value: Some(Value::Known(recorded.value)),
        plain: Some(counted.plain(recorded.value)),
        marks,
        hint: format!("{about}: {}", told.join(", ")),
        rests_on: Some(Box::new(RestsOn {
            status: Some(recorded.status),
            sources: recorded.sources.clone(),
            notes,
        })),
        ..words_cell(counted.cell(recorded.value, decimals))
    }
}

/// A note as a list; none if it is empty.
pub(crate) fn noted(note: &str) -> Vec<String> {
    if note.is_empty() { Vec::new() } else { vec![note.to_owned()] }
}

/// Words that somebody says.
pub(crate) fn said_cell(about: &str, text: String, rests_on: RestsOn) -> Cell {
    let hint = format!("{about}: {text}");
    Cell { hint, rests_on: Some(Box::new(rests_on)), ..words_cell(text) }
}

/// Where there is nothing to say.
pub(crate) fn nothing_cell(about: &str) -> Cell {
    Cell { hint: about.to_owned(), ..words_cell(String::new()) }
}
