//! What was published against what the rule gives, and the rounding that explains the rest.

use super::cells::{Figures, figure_cell, nothing_cell};
use super::context::{Context, agreement_name};
use crate::engine::recorded::Recorded;
use crate::engine::{Replayed, Verdict, replay};
use crate::model::{Currency, Money, SourceId, SourceList, Status, Value, Year};
use crate::present::counted::Counted;
use crate::present::table::{words_cell, year_cell};
use crate::present::{Cell, RestsOn, Row, Table};
use crate::text::explanation::{money_in_words, of_year, rate_in_words};
use crate::text::history::verdict_words;
use crate::text::numbers::{self, AmountUnit, Digits, signed};
use crate::text::{Language, Sentence, key, say, say_with};

pub(super) fn table(context: &Context<'_>) -> Table {
    let found = replay(context.record);
    let published = found.iter().filter_map(|one| one.published.as_ref()).map(|stated| stated.value);
    let figures = Figures::of(published, context.language);
    let fits = found.iter().filter(|one| one.verdict == Verdict::Fits).count();
    let replayable = |one: &&Replayed| matches!(one.verdict, Verdict::Fits | Verdict::Differs(_));
    let count = found.iter().filter(replayable).count();
    let summary = [("fits", fits.into()), ("count", count.into())];
    Table {
        title: context.say(key::RECORD_PAGE_REPLAYED),
        columns: vec![
            context.words_column("year", key::COLUMN_YEAR),
            context.words_column("agreement", key::RECORD_HEAD_AGREEMENT),
            context.words_column("unit", key::RECORD_HEAD_UNIT),
            context.figures_column("published", key::RECORD_HEAD_PUBLISHED, ""),
            context.figures_column("growth", key::MEASURE_GROWTH, "%"),
            context.figures_column("exact", key::RECORD_HEAD_EXACT, ""),
            context.figures_column("replayed", key::RECORD_BY_RULE, ""),
            context.figures_column("residual", key::RECORD_HEAD_RESIDUAL, ""),
            context.words_column("explanation", key::RECORD_HEAD_EXPLAINED),
        ],
        rows: found.iter().map(|one| row(context, one, &figures)).collect(),
        notes: vec![
            say_with(context.language, key::REPLAY_SUMMARY, &summary),
            context.say(key::RECORD_NOTE_RESIDUAL),
            context.say(key::RECORD_NOTE_ROUNDING),
        ],
        sources: SourceList::default(),
    }
}

fn row(context: &Context<'_>, one: &Replayed, figures: &Figures) -> Row {
    let language = context.language;
    let currency = currency_of(context, one);
    let about = |head: Sentence| of_year(&context.say(head), one.year, language);
    let published = one.published.as_ref();
    let sources = sources_of(context, one);
    let from_rule = |value| Recorded::new(value, Status::Derived, sources.clone());
    let workings = one.workings.map(|workings| {
        let before = money_in_words(Money::new(workings.before, currency), language);
        let exact = exact_words(workings.exact, currency, language);
        vec![format!("{before} × (1 + {}) = {exact}", rate_in_words(workings.growth))]
    });
    let told = workings.clone().unwrap_or_default();
    let exact = one.workings.map(|workings| {
        let words = exact_words(workings.exact, currency, language);
        let cell = figure_cell(
            &about(key::RECORD_HEAD_EXACT),
            &from_rule(workings.exact),
            (Counted::Amount(AmountUnit::usual(currency, language)), 0),
            &words,
            told.clone(),
            language,
        );
        // Every digit, since it is what rounding has to explain; derived like the whole column.
        Cell { text: exact_digits(workings.exact, currency, language), marks: Vec::new(), ..cell }
    });
    let replayed = one.replayed.known().map(|value| {
        let stated = crate::model::Stated {
            value: Money::new(value, currency),
            status: Status::Derived,
            sources: sources.clone().into(),
        };
        let cell = figures.cell(&about(key::RECORD_BY_RULE), &stated, told.clone());
        Cell { marks: Vec::new(), ..cell }
    });
    let growth =
        one.workings.map(|workings| growth_cell(&about(key::MEASURE_GROWTH), workings.growth, &sources));
    let residual = one.residual().map(|residual| {
        let text = signed(exact_digits(residual, currency, language));
        Cell {
            value: Some(Value::Known(residual)),
            plain: Some(Counted::Amount(AmountUnit::usual(currency, language)).plain(residual)),
            hint: format!(
                "{}: {}",
                about(key::RECORD_HEAD_RESIDUAL),
                with_unit(&text, &figures.unit(currency))
            ),
            rests_on: Some(Box::new(RestsOn {
                status: Some(Status::Derived),
                sources: sources.iter().chain(published.map_or(&[][..], |stated| &stated.sources)).collect(),
                notes: told.clone(),
            })),
            ..words_cell(text)
        }
    });
    let nothing = |head: Sentence| nothing_cell(&about(head));
    let (short, whole) = explanation(one, currency, language);
    let mut explained = words_cell(short);
    explained.hint = format!("{}: {whole}", about(key::RECORD_HEAD_EXPLAINED));
    explained.rests_on = Some(Box::new(RestsOn { status: None, sources, notes: told }));
    Row {
        year: Some(one.year),
        cells: vec![
            year_cell(one.year),
            words_cell(agreement_name(one.agreement, language)),
            figures.unit_cell(currency),
            figures.cell_if(&about(key::RECORD_HEAD_PUBLISHED), published, ""),
            growth.unwrap_or_else(|| nothing(key::MEASURE_GROWTH)),
            exact.unwrap_or_else(|| nothing(key::RECORD_HEAD_EXACT)),
            replayed.unwrap_or_else(|| nothing(key::RECORD_BY_RULE)),
            residual.unwrap_or_else(|| nothing(key::RECORD_HEAD_RESIDUAL)),
            explained,
        ],
    }
}

fn currency_of(context: &Context<'_>, one: &Replayed) -> Currency {
    let published = one.published.as_ref().map(|published| published.value.currency);
    let base = || context.record.agreement(one.agreement)?.base.first().map(|base| base.value.currency);
    published.or_else(base).unwrap_or(Currency::KRW)
}

/// Who states what the rule reads: the terms of the agreement, and the values of its indices.
fn sources_of(context: &Context<'_>, one: &Replayed) -> SourceList {
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

fn growth_cell(about: &str, growth: rust_decimal::Decimal, sources: &[SourceId]) -> Cell {
    let text = rate_in_words(growth);
    Cell {
        value: Some(Value::Known(growth)),
        plain: Some(Counted::Percent.plain(growth)),
        hint: format!("{about}: {text}"),
        rests_on: Some(Box::new(RestsOn {
            status: Some(Status::Published),
            sources: sources.into(),
            notes: Vec::new(),
        })),
        ..words_cell(text.trim_end_matches('%').to_owned())
    }
}

/// The number alone, with every digit.
fn exact_digits(value: rust_decimal::Decimal, currency: Currency, language: Language) -> String {
    numbers::amount(value, AmountUnit::usual(currency, language), Digits::Exact)
}

fn exact_words(value: rust_decimal::Decimal, currency: Currency, language: Language) -> String {
    numbers::money_words(Money::new(value, currency), language)
}

/// A number with its unit: `+0.018억원`, `+0.0018 KRW bn`.
fn with_unit(number: &str, unit: &str) -> String {
    let space = if unit.starts_with(|c: char| c.is_ascii()) || unit.contains(' ') { " " } else { "" };
    format!("{number}{space}{unit}")
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
