//! Cells of the record: figures with their marks, and on whom they rest.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::engine::recorded::Recorded;
use crate::model::{Currency, Money, Stated, Status, Unit};
use crate::present::certainty::mark;
use crate::present::counted::Counted;
use crate::present::{Cell, CellMark, RestsOn};
use crate::text::Language;
use crate::text::explanation::money_in_words;
use crate::text::numbers::signed;

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

    /// A stated amount.
    pub(crate) fn cell(&self, about: &str, stated: &Stated<Money>, notes: Vec<String>) -> Cell {
        let recorded = Recorded::new(stated.value.amount, stated.status, stated.sources.clone().into());
        let words = money_in_words(stated.value, self.language);
        let counted = self.counted(stated.value.currency);
        let decimals = counted.decimals(&[stated.value.amount]);
        figure_cell(about, &recorded, (counted, decimals), words, notes, self.language)
    }

    /// A stated amount, or nothing: what nobody says is no figure.
    pub(crate) fn cell_if(&self, about: &str, stated: Option<&Stated<Money>>, note: &str) -> Cell {
        match stated {
            Some(stated) => self.cell(about, stated, noted(note)),
            None => Cell::nothing().about(about),
        }
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
        let sources = ends.iter().flat_map(|end| &end.sources).collect();
        // Nobody prints a difference.
        let status = Status::Derived.max(ends[0].status).max(ends[1].status);
        Cell::difference(difference.amount, counted, decimals)
            .read(signed(money_in_words(difference, self.language)))
            .about(about)
            .resting_on(RestsOn { status: Some(status), sources, notes })
    }
}

/// A figure of the record, counted in so many decimals; `words` are the same as it is read.
pub(crate) fn figure_cell(
    about: &str,
    recorded: &Recorded,
    (counted, decimals): (Counted, u32),
    words: String,
    notes: Vec<String>,
    language: Language,
) -> Cell {
    let (status, sources) = (Some(recorded.status), recorded.sources.clone());
    Cell::figure(recorded.value, counted, decimals)
        .marked(mark(recorded.status))
        .marked(recorded.converted.then_some(CellMark::Converted))
        .read_with_marks(words, language)
        .about(about)
        .resting_on(RestsOn { status, sources, notes })
}

/// A note as a list; none if it is empty.
pub(crate) fn noted(note: &str) -> Vec<String> {
    if note.is_empty() { Vec::new() } else { vec![note.to_owned()] }
}
