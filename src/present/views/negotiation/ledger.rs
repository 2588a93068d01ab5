//! What was given and got between two offers, clause by clause.

use rust_decimal::Decimal;

use crate::engine::{Entry, Ledger, Side, Turn, WhyNothing};
use crate::model::{Field, SourceList, Status, Value};
use crate::present::certainty::{rests_on_words, with_sign};
use crate::present::counted::Counted;
use crate::present::page::{self, of_figures, of_words, words};
use crate::present::{Cell, Table};
use crate::text::compare::{Shown, cause_name, line_words, missing_words};
use crate::text::explanation::list_years;
use crate::text::measures::{measure_basis, measure_name};
use crate::text::numbers::{Digits, money_rounded, signed, years};
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
    let shown = Shown::of(&ledger.comparison, language);
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
fn sizes(ledger: &Ledger, shown: Shown) -> Vec<Decimal> {
    ledger.shown(shown.step).0
}

/// “Gave KRW 47.4bn and got KRW 107.0bn: together 8,087.8 → 8,028.2”.
fn headline(ledger: &Ledger, shown: Shown, language: Language) -> String {
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

fn table(ledger: &Ledger, ends: [&str; 2], shown: Shown, language: Language) -> Table {
    let head = |key| say(language, key);
    let unit = shown.unit.label(language);
    let columns = vec![
        of_words("turn", head(key::LEDGER_HEAD_TURN)),
        of_words("cause", head(key::LEDGER_HEAD_CAUSE)),
        of_words("terms", head(key::LEDGER_HEAD_TERMS)),
        of_figures("worth", head(key::LEDGER_HEAD_WORTH), &unit),
        of_figures("cost", head(key::LEDGER_HEAD_COST), &unit),
        of_words("sources", head(key::NEGOTIATION_HEAD_SOURCES)),
    ];
    let Digits::Fixed(decimals) = shown.digits else {
        return Table {
            title: head(key::LEDGER_NAME),
            columns,
            rows: Vec::new(),
            notes: Vec::new(),
            sources: SourceList::default(),
        };
    };
    let counted = Counted::Amount(shown.unit);
    let figure = |value, status: Status| page::figure(value, counted, decimals, status, String::new());
    let change = |value, status: Status| {
        let cell = figure(value, status);
        Cell { text: signed(cell.text.clone()), ..cell }
    };
    let mut entries: Vec<(&Entry, Decimal)> = ledger.entries.iter().zip(sizes(ledger, shown)).collect();
    entries.sort_by_key(|(entry, _)| match entry.turn {
        Turn::Gave => 0,
        Turn::Got => 1,
        Turn::Nothing(_) => 2,
    });
    let mut sources = SourceList::default();
    let mut rows = Vec::new();
    for (entry, size) in entries {
        let of_row = sources_of(ledger, entry);
        sources.extend(&of_row);
        let causes: Vec<String> = entry.causes.iter().map(|&cause| cause_name(cause, language)).collect();
        let cells = vec![
            words(turn_words(entry.turn, language)),
            words(causes.join(" + ")),
            words(terms_words(ledger, entry, language)),
            figure(size.abs(), entry.status),
            change(size, entry.status),
            page::names(&of_row),
        ];
        rows.push(page::row(None, cells, &of_row));
    }
    if let Some(sums) = ledger.comparison.sums {
        let known = ledger.known();
        let end = |name: &str, value: Decimal, status: Status| {
            let cells = vec![
                words(say(language, key::LEDGER_TOGETHER)),
                words(""),
                words(name),
                words(""),
                figure(value, status),
                words(""),
            ];
            page::row(None, cells, &[])
        };
        rows.push(end(ends[0], sums.baseline, known.baseline));
        rows.push(end(ends[1], sums.other, known.other));
    }
    Table {
        title: head(key::LEDGER_NAME),
        columns,
        rows,
        notes: vec![head(key::LEDGER_NOTE_AVERAGE)],
        sources,
    }
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
fn terms_words(ledger: &Ledger, entry: &Entry, language: Language) -> String {
    let lines = entry.lines.iter().flat_map(|line| line_words(&ledger.comparison, line, language));
    let said: Vec<String> =
        lines.map(|field| format!("{}: {} → {}", field.name, field.baseline, field.other)).collect();
    said.join("; ")
}

fn sources_of(ledger: &Ledger, entry: &Entry) -> SourceList {
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
