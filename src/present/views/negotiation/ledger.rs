//! What was given and got between two offers, clause by clause.

use rust_decimal::Decimal;

use crate::engine::{Ledger, LedgerEntry, Side, Turn, WhyNothing};
use crate::model::{Field, SourceList, Status, Value};
use crate::present::certainty::{rests_on_words, with_sign};
use crate::present::counted::Counted;
use crate::present::table::Columns;
use crate::present::{Cell, Table};
use crate::text::compare::{AmountFormat, cause_name, line_words, missing_words};
use crate::text::explanation::list_years;
use crate::text::measures::{measure_basis, measure_name};
use crate::text::numbers::{Digits, money_rounded, years};
use crate::text::{Language, key, say, say_with};

/// A concession ledger as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerView {
    /// From which offer to which.
    pub title: String,
    /// What was given and got in sum, in words; or why that cannot be told.
    pub headline: String,
    /// Measure, years, unit, price basis.
    pub subline: String,
    /// What was given, what was got, what is worth nothing; both ends at last.
    pub table: Table,
    /// What is missing or stands apart.
    pub notes: Vec<String>,
}

/// The ledger between two offers that are called so.
pub fn ledger(ledger: &Ledger, from: &str, to: &str, language: Language) -> LedgerView {
    let ends = [("from", from.into()), ("to", to.into())];
    let shown = AmountFormat::of(&ledger.comparison, language);
    let unit = shown.unit.label(language);
    LedgerView {
        title: say_with(language, key::LEDGER_TITLE, &ends),
        headline: headline(ledger, shown, language),
        subline: subline(ledger, &unit, language),
        table: table(ledger, [from, to], shown, language),
        notes: notes(ledger, [from, to], language),
    }
}

/// What entries are worth as they are shown, in whole units of currency.
fn sizes(ledger: &Ledger, shown: AmountFormat) -> Vec<Decimal> {
    ledger.shown(shown.step).0
}

/// “Gave KRW 47.4 bn and got KRW 107.0 bn: together 8,087.8 → 8,028.2”.
fn headline(ledger: &Ledger, shown: AmountFormat, language: Language) -> String {
    let sums = ledger.comparison.sums.filter(|_| ledger.difference().is_some());
    let Some(sums) = sums else { return say(language, key::LEDGER_UNKNOWN) };
    let sizes = sizes(ledger, shown);
    let of = |turn: Turn| -> Decimal {
        let entries = ledger.entries.iter().zip(&sizes).filter(|(entry, _)| entry.turn == turn);
        entries.map(|(_, size)| size.abs()).sum()
    };
    let money =
        |amount| money_rounded(crate::model::Money::new(amount, ledger.comparison.currency), language);
    let args = [
        ("gave", money(of(Turn::Gave)).into()),
        ("got", money(of(Turn::Got)).into()),
        ("before", money(sums.baseline).into()),
        ("after", money(sums.other).into()),
        ("years", years(ledger.comparison.years, language).into()),
    ];
    if ledger.entries.is_empty() {
        return say_with(language, key::LEDGER_NOTHING, &args);
    }
    say_with(language, key::LEDGER_HEADLINE, &args)
}

fn subline(ledger: &Ledger, unit: &str, language: Language) -> String {
    let comparison = &ledger.comparison;
    let summed = &comparison.summed;
    let main = comparison.scenarios.baseline.currency();
    let words = [
        measure_name(summed, main, language),
        years(comparison.years, language),
        unit.to_owned(),
        measure_basis(summed, &comparison.basis_of_sums, language),
        // The headline tells entries and both ends.
        rests_on_words(ledger.difference_status(), language).unwrap_or_default(),
    ];
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A row of the ledger.
enum LedgerRow<'a> {
    /// What was given or got, and what it is worth as it is shown.
    LedgerEntry(&'a LedgerEntry, Decimal),
    /// What an offer costs.
    End(&'a str, Decimal, Status),
}

fn table(ledger: &Ledger, ends: [&str; 2], shown: AmountFormat, language: Language) -> Table {
    let head = |key| say(language, key);
    let unit = shown.unit.label(language);
    // Amounts are shown with the decimals of their unit.
    let decimals = match shown.digits {
        Digits::Fixed(decimals) => Some(decimals),
        _ => None,
    };
    let figure = move |value, status: Status| {
        Cell::figure(value, Counted::Amount(shown.unit), decimals.unwrap_or_default()).known(status)
    };
    let mut columns = Columns::<LedgerRow<'_>>::new();
    columns.words("turn", head(key::LEDGER_HEAD_TURN), |row| match row {
        LedgerRow::LedgerEntry(entry, _) => turn_words(entry.turn, language),
        LedgerRow::End(..) => say(language, key::LEDGER_TOGETHER),
    });
    columns.words("cause", head(key::LEDGER_HEAD_CAUSE), |row| match row {
        LedgerRow::LedgerEntry(entry, _) => causes_words(entry, language),
        LedgerRow::End(..) => String::new(),
    });
    columns.words("terms", head(key::LEDGER_HEAD_TERMS), |row| match row {
        LedgerRow::LedgerEntry(entry, _) => terms_words(ledger, entry, language),
        LedgerRow::End(name, ..) => (*name).to_owned(),
    });
    columns.figures("worth", head(key::LEDGER_HEAD_WORTH), &unit, move |_, row| match row {
        LedgerRow::LedgerEntry(entry, size) => figure(size.abs(), entry.status),
        LedgerRow::End(..) => Cell::nothing(),
    });
    columns.figures("cost", head(key::LEDGER_HEAD_COST), &unit, move |_, row| match row {
        LedgerRow::LedgerEntry(entry, size) => figure(*size, entry.status).signed(),
        LedgerRow::End(_, cost, status) => figure(*cost, *status),
    });
    columns.sources(head(key::NEGOTIATION_HEAD_SOURCES), |row| match row {
        LedgerRow::LedgerEntry(entry, _) => sources_of(ledger, entry),
        LedgerRow::End(..) => SourceList::default(),
    });
    if decimals.is_none() {
        return columns.table(head(key::LEDGER_NAME), [], Vec::new());
    }
    let notes = vec![head(key::LEDGER_NOTE_AVERAGE)];
    columns.table(head(key::LEDGER_NAME), rows(ledger, ends, shown), notes)
}

/// What was given, what was got, what is worth nothing; both ends at last.
fn rows<'a>(ledger: &'a Ledger, ends: [&'a str; 2], shown: AmountFormat) -> Vec<LedgerRow<'a>> {
    let mut entries: Vec<(&LedgerEntry, Decimal)> = ledger.entries.iter().zip(sizes(ledger, shown)).collect();
    entries.sort_by_key(|(entry, _)| match entry.turn {
        Turn::Gave => 0,
        Turn::Got => 1,
        Turn::Nothing(_) => 2,
    });
    let known = ledger.known();
    let ends = ledger.comparison.sums.into_iter().flat_map(|sums| {
        [
            LedgerRow::End(ends[0], sums.baseline, known.baseline),
            LedgerRow::End(ends[1], sums.other, known.other),
        ]
    });
    entries.into_iter().map(|(entry, size)| LedgerRow::LedgerEntry(entry, size)).chain(ends).collect()
}

fn causes_words(entry: &LedgerEntry, language: Language) -> String {
    let causes: Vec<String> = entry.causes.iter().map(|&cause| cause_name(cause, language)).collect();
    causes.join(" + ")
}

fn turn_words(turn: Turn, language: Language) -> String {
    match turn {
        Turn::Gave => say(language, key::LEDGER_GAVE),
        Turn::Got => say(language, key::LEDGER_GOT),
        Turn::Nothing(WhyNothing::DoesNotBind) => say(language, key::LEDGER_DOES_NOT_BIND),
        Turn::Nothing(WhyNothing::ChangesNothing) => say(language, key::LEDGER_CHANGES_NOTHING),
        Turn::Nothing(WhyNothing::CancelsOut) => say(language, key::LEDGER_CANCELS_OUT),
    }
}

/// `Cap from 2027: 5.0% → 6.0%`, for each term.
fn terms_words(ledger: &Ledger, entry: &LedgerEntry, language: Language) -> String {
    let lines = entry.lines.iter().flat_map(|line| line_words(&ledger.comparison, line, language));
    let said: Vec<String> =
        lines.map(|field| format!("{}: {} → {}", field.name, field.baseline, field.other)).collect();
    said.join("; ")
}

fn sources_of(ledger: &Ledger, entry: &LedgerEntry) -> SourceList {
    let sides = [&ledger.comparison.scenarios.baseline, &ledger.comparison.scenarios.other];
    let mut sources = SourceList::default();
    let fields: Vec<&Field> = entry.fields().collect();
    for scenario in sides {
        for value in fields.iter().filter_map(|field| field.read(scenario)) {
            sources.extend(value.sources());
        }
    }
    sources
}

fn notes(ledger: &Ledger, ends: [&str; 2], language: Language) -> Vec<String> {
    let comparison = &ledger.comparison;
    let title = |side| match side {
        Side::Baseline => ends[0],
        Side::Other => ends[1],
    };
    let mut notes: Vec<String> = comparison
        .missing
        .iter()
        .map(|missing| missing_words(comparison, missing, title, language))
        .collect();
    for side in [Side::Baseline, Side::Other] {
        let of_side: Vec<_> =
            comparison.apart.iter().filter(|apart| apart.side == side).map(|apart| apart.year).collect();
        let amount = match ledger.apart(side) {
            Some(Value::Known(amount)) => {
                let amount = money_rounded(crate::model::Money::new(amount, comparison.currency), language);
                with_sign(amount, ledger.apart_status(side))
            }
            Some(Value::Unknown(_)) => say(language, key::WORD_UNKNOWN),
            None => continue,
        };
        let args = [
            ("title", title(side).into()),
            ("years", list_years(&of_side, language).into()),
            ("amount", amount.into()),
        ];
        notes.push(say_with(language, key::LEDGER_APART, &args));
    }
    notes
}
