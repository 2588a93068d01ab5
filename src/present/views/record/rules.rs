//! How each agreement settles its years: the base, then the rule in words.

use super::cells::{noted, said_cell};
use super::context::{Context, agreement_name};
use crate::engine::history::{RuleSpan, Says, rule_spans};
use crate::model::clauses::{Operand, Rule};
use crate::model::{AgreementFacts, SourceList};
use crate::present::explained::capital;
use crate::present::table::words_cell;
use crate::present::{Cell, RestsOn, Row, Table};
use crate::text::explanation::money_in_words;
use crate::text::fields::clause_words;
use crate::text::{Sentence, key, numbers, say_with};

pub(super) fn table(context: &Context<'_>) -> Table {
    let rows = rule_spans(context.record).into_iter().map(|span| row(context, &span)).collect();
    Table {
        title: context.say(key::RECORD_PAGE_RULES),
        columns: vec![
            context.words_column("years", key::RECORD_HEAD_YEARS),
            context.words_column("agreement", key::RECORD_HEAD_AGREEMENT),
            context.words_column("rule", key::RECORD_HEAD_RULE),
            context.words_column("signed", key::RECORD_HEAD_SIGNED),
            context.words_column("in_force", key::RECORD_HEAD_IN_FORCE),
        ],
        rows,
        notes: vec![context.say(key::RECORD_NOTE_ROUNDING)],
        sources: SourceList::default(),
    }
}

fn row(context: &Context<'_>, span: &RuleSpan<'_>) -> Row {
    let facts = span.agreement;
    let name = agreement_name(facts.number, context.language);
    let years = numbers::years(span.years, context.language);
    let about = format!("{name}, {years}");
    let is_first = span.years.first == facts.years.first;
    let dated = |date: &crate::model::Date, head: Sentence| -> Cell {
        if !is_first {
            return words_cell(String::new());
        }
        let about = format!("{name}, {}", context.say(head));
        said_cell(&about, date.to_string(), rests_on(facts.sources.clone().into(), Vec::new()))
    };
    let mut notes = noted(&facts.clauses);
    notes.extend(noted(&facts.rounding));
    let (text, sources) = match span.says {
        Says::Amounts => named(context, facts, span),
        Says::Rule(rule) => (capital(&clause_words(rule, context.language)), sources_of(rule, facts)),
    };
    Row {
        year: Some(span.years.first),
        cells: vec![
            words_cell(years),
            words_cell(name.clone()),
            said_cell(&about, text, rests_on(sources, notes)),
            dated(&facts.signed, key::RECORD_HEAD_SIGNED),
            dated(&facts.in_force, key::RECORD_HEAD_IN_FORCE),
        ],
    }
}

fn rests_on(sources: SourceList, notes: Vec<String>) -> RestsOn {
    RestsOn { status: None, sources, notes }
}

/// `KRW 1.5192 trillion named in the text`, and who says so.
fn named(context: &Context<'_>, facts: &AgreementFacts, span: &RuleSpan<'_>) -> (String, SourceList) {
    let stated = || {
        let steps = facts.steps.iter().filter(|(year, _)| span.years.contains(**year));
        let steps: Vec<_> = steps.map(|(_, stated)| stated).collect();
        if !steps.is_empty() {
            return steps;
        }
        if span.years.contains(facts.base_year) {
            return facts.base.iter().collect();
        }
        let agreed = span.years.iter().filter_map(|year| context.record.agreed(year));
        let agreed = agreed.filter_map(|agreed| agreed.total_krw.as_ref().or(agreed.total_usd.as_ref()));
        agreed.collect()
    };
    let amounts: Vec<String> =
        stated().iter().map(|stated| money_in_words(stated.value, context.language)).collect();
    let by = if facts.steps.is_empty() { " + " } else { " → " };
    let amounts = ("amounts", amounts.join(by).into());
    let mut sources = SourceList::default();
    sources.extend(stated().iter().flat_map(|stated| &stated.sources));
    (say_with(context.language, key::RECORD_NAMES_AMOUNTS, &[amounts]), sources)
}

/// Who states the terms of a rule; the agreement's sources where none is stated by itself.
fn sources_of(rule: &Rule, facts: &AgreementFacts) -> SourceList {
    let mut sources: SourceList = facts.sources.iter().collect();
    let fixed = rule.growth.operands().into_iter().find_map(|(_, operand)| match operand {
        Operand::Rate(rate) => Some(rate),
        Operand::Series(_) | Operand::Lag(_) | Operand::Growth(_) => None,
    });
    for stated in [fixed, rule.cap.as_ref(), rule.floor.as_ref()].into_iter().flatten() {
        sources.extend(&stated.sources);
    }
    sources
}
