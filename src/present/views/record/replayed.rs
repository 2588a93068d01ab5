//! What was published against what the rule gives, and the rounding that explains the rest.

use rust_decimal::Decimal;

use super::cells::{Figures, figure_cell};
use super::context::{RecordContext, agreement_name};
use crate::engine::recorded::Recorded;
use crate::engine::{Replayed, Verdict, replay};
use crate::model::{Currency, Money, SourceList, Stated, Status, Value, Year};
use crate::present::counted::Counted;
use crate::present::table::Columns;
use crate::present::{Cell, RestsOn, Table};
use crate::text::explanation::{money_in_words, of_year, rate_in_words};
use crate::text::history::verdict_words;
use crate::text::numbers::{self, AmountUnit, Digits, signed};
use crate::text::{Language, key, say, say_with};

/// A year that is replayed, and what is told of each of its figures.
struct ReplayedRow<'a> {
    one: &'a Replayed,
    currency: Currency,
    /// Who states what the rule reads.
    sources: SourceList,
    /// The calculation in figures; nothing where one of them is missing.
    workings: Vec<String>,
    language: Language,
}

pub(super) fn table(context: &RecordContext<'_>) -> Table {
    let language = context.language;
    let found = replay(context.record);
    let published = found.iter().filter_map(|one| one.published.as_ref()).map(|stated| stated.value);
    let figures = Figures::of(published, language);

    let mut columns = Columns::of_years(|row: &ReplayedRow<'_>| row.one.year, language);
    columns.words("agreement", context.say(key::RECORD_HEAD_AGREEMENT), |row| {
        agreement_name(row.one.agreement, language)
    });
    columns.words("unit", context.say(key::RECORD_HEAD_UNIT), |row| figures.unit(row.currency));
    columns.figures("published", context.say(key::RECORD_HEAD_PUBLISHED), "", |head, row| {
        figures.cell_if(&row.about(head), row.one.published.as_ref(), "")
    });
    columns.figures("growth", context.say(key::MEASURE_GROWTH), "%", |head, row| row.growth(head));
    columns.figures("exact", context.say(key::RECORD_HEAD_EXACT), "", |head, row| row.exact(head));
    columns
        .figures("replayed", context.say(key::RECORD_BY_RULE), "", |head, row| row.by_rule(head, &figures));
    columns.figures("residual", context.say(key::RECORD_HEAD_RESIDUAL), "", |head, row| row.residual(head));
    columns.cells("explanation", context.say(key::RECORD_HEAD_EXPLAINED), |head, row| row.explanation(head));

    let fits = found.iter().filter(|one| one.verdict == Verdict::Fits).count();
    let replayable = |one: &&Replayed| matches!(one.verdict, Verdict::Fits | Verdict::Differs(_));
    let count = found.iter().filter(replayable).count();
    let summary = [("fits", fits.into()), ("count", count.into())];
    let notes = vec![
        say_with(language, key::REPLAY_SUMMARY, &summary),
        context.say(key::RECORD_NOTE_RESIDUAL),
        context.say(key::RECORD_NOTE_ROUNDING),
    ];
    let rows = found.iter().map(|one| ReplayedRow::new(context, one));
    columns.table(context.say(key::RECORD_PAGE_REPLAYED), rows, notes)
}

impl<'a> ReplayedRow<'a> {
    fn new(context: &RecordContext<'_>, one: &'a Replayed) -> Self {
        let (currency, language) = (currency_of(context, one), context.language);
        let workings = one.workings.map(|workings| {
            let before = money_in_words(Money::new(workings.before, currency), language);
            let exact = exact_words(workings.exact, currency, language);
            format!("{before} × (1 + {}) = {exact}", rate_in_words(workings.growth))
        });
        let sources = sources_of(context, one);
        Self { one, currency, sources, workings: workings.into_iter().collect(), language }
    }

    fn about(&self, head: &str) -> String {
        of_year(head, self.one.year, self.language)
    }

    fn growth(&self, head: &str) -> Cell {
        let about = self.about(head);
        let Some(workings) = self.one.workings else { return Cell::nothing().about(&about) };
        let (status, sources) = (Some(Status::Published), self.sources.clone());
        let rests_on = RestsOn { status, sources, notes: Vec::new() };
        Cell::rate(workings.growth).about(&about).resting_on(rests_on)
    }

    /// What the rule gives before rounding, with every digit, since it is what rounding has to explain.
    fn exact(&self, head: &str) -> Cell {
        let about = self.about(head);
        let Some(workings) = self.one.workings else { return Cell::nothing().about(&about) };
        let exact = Recorded::new(workings.exact, Status::Derived, self.sources.clone());
        let counted = Counted::Amount(AmountUnit::usual(self.currency, self.language));
        let words = exact_words(workings.exact, self.currency, self.language);
        let notes = self.workings.clone();
        let cell = figure_cell(&about, &exact, (counted, 0), words, notes, self.language);
        // The whole column is derived.
        Cell { text: self.digits(workings.exact), marks: Vec::new(), ..cell }
    }

    fn by_rule(&self, head: &str, figures: &Figures) -> Cell {
        let about = self.about(head);
        let Some(value) = self.one.replayed.known() else { return Cell::nothing().about(&about) };
        let value = Money::new(value, self.currency);
        let stated = Stated { value, status: Status::Derived, sources: self.sources.clone().into() };
        let cell = figures.cell(&about, &stated, self.workings.clone());
        // The whole column is derived.
        Cell { marks: Vec::new(), ..cell }
    }

    /// What was published less what the rule gives before rounding.
    fn residual(&self, head: &str) -> Cell {
        let about = self.about(head);
        let Some(residual) = self.one.residual() else { return Cell::nothing().about(&about) };
        let text = signed(self.digits(residual));
        let unit = AmountUnit::usual(self.currency, self.language);
        let words = unit.named(&text, self.language);
        let mut sources = self.sources.clone();
        sources.extend(self.one.published.as_ref().map_or(&[][..], |stated| &stated.sources));
        let notes = self.workings.clone();
        Cell {
            value: Some(Value::Known(residual)),
            plain: Some(Counted::Amount(unit).plain(residual)),
            ..Cell::words(text).read(words).about(&about)
        }
        .resting_on(RestsOn { status: Some(Status::Derived), sources, notes })
    }

    fn explanation(&self, head: &str) -> Cell {
        let (short, whole) = explanation(self.one, self.currency, self.language);
        let (sources, notes) = (self.sources.clone(), self.workings.clone());
        let rests_on = RestsOn { status: None, sources, notes };
        Cell::words(short).read(whole).about(&self.about(head)).resting_on(rests_on)
    }

    /// An amount alone, with every digit.
    fn digits(&self, value: Decimal) -> String {
        numbers::amount(value, AmountUnit::usual(self.currency, self.language), Digits::Exact)
    }
}

fn currency_of(context: &RecordContext<'_>, one: &Replayed) -> Currency {
    let published = one.published.as_ref().map(|published| published.value.currency);
    let base = || context.record.agreement(one.agreement)?.base.first().map(|base| base.value.currency);
    published.or_else(base).unwrap_or(Currency::KRW)
}

/// Who states what the rule reads: the terms of the agreement, and the values of its indices.
fn sources_of(context: &RecordContext<'_>, one: &Replayed) -> SourceList {
    let Some(facts) = context.record.agreement(one.agreement) else { return SourceList::default() };
    let mut sources: SourceList = facts.sources.iter().collect();
    for index in facts.rule.iter().flat_map(|rule| rule.growth.indices()) {
        let read: Year = one.year.plus(-i16::from(index.lag));
        let quantity = context.record.quantities.get(&index.series);
        let value = quantity.filter(|_| one.workings.is_some()).and_then(|found| found.values.get(&read));
        sources.extend(value.map_or(&[][..], |value| &value.sources));
    }
    sources
}

fn exact_words(value: Decimal, currency: Currency, language: Language) -> String {
    numbers::money_words(Money::new(value, currency), language)
}

/// What explains the year: in a few words, and in a sentence.
fn explanation(one: &Replayed, currency: Currency, language: Language) -> (String, String) {
    let alike = |words: String| (words.clone(), words);
    match (one.verdict, one.workings, one.residual()) {
        (Verdict::Fits, Some(_), Some(residual)) if residual.is_zero() => {
            alike(say(language, key::RECORD_EXPLAINED_EXACT))
        }
        (Verdict::Fits, Some(workings), Some(_)) => {
            let unit = money_in_words(Money::new(workings.unit, currency), language);
            alike(say_with(language, key::RECORD_EXPLAINED_ROUNDING, &[("unit", unit.into())]))
        }
        (verdict @ Verdict::Named, ..) => {
            (say(language, key::RECORD_EXPLAINED_NAMED), verdict_words(verdict, language))
        }
        (verdict, ..) => alike(verdict_words(verdict, language)),
    }
}
