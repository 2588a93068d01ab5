//! How each agreement settles its years: the base, then the rule in words.

use super::cells::noted;
use super::context::{RecordContext, agreement_name};
use crate::engine::history::{RuleSpan, Says, rule_spans};
use crate::model::clauses::{Operand, Rule};
use crate::model::{AgreementFacts, Date, SourceList};
use crate::present::table::Columns;
use crate::present::{Cell, RestsOn, Table};
use crate::text::capital;
use crate::text::explanation::money_in_words;
use crate::text::fields::clause_words;
use crate::text::{key, numbers, say_with};

pub(super) fn table(context: &RecordContext<'_>) -> Table {
    let mut columns = Columns::in_year(|span: &RuleSpan<'_>| Some(span.years.first));
    columns.words("years", context.say(key::RECORD_HEAD_YEARS), |span| {
        numbers::years(span.years, context.language)
    });
    columns.words("agreement", context.say(key::RECORD_HEAD_AGREEMENT), |span| name(context, span));
    columns.cells("rule", context.say(key::RECORD_HEAD_RULE), |_, span| rule_cell(context, span));
    columns.cells("signed", context.say(key::RECORD_HEAD_SIGNED), |head, span| {
        date_cell(context, head, span, &span.agreement.signed)
    });
    columns.cells("in_force", context.say(key::RECORD_HEAD_IN_FORCE), |head, span| {
        date_cell(context, head, span, &span.agreement.in_force)
    });
    let notes = vec![context.say(key::RECORD_NOTE_ROUNDING)];
    columns.table(context.say(key::RECORD_PAGE_RULES), rule_spans(context.record), notes)
}

fn name(context: &RecordContext<'_>, span: &RuleSpan<'_>) -> String {
    agreement_name(span.agreement.number, context.language)
}

fn rule_cell(context: &RecordContext<'_>, span: &RuleSpan<'_>) -> Cell {
    let facts = span.agreement;
    let (text, sources) = match span.says {
        Says::Amounts => named(context, facts, span),
        Says::Rule(rule) => (capital(&clause_words(rule, context.language)), sources_of(rule, facts)),
    };
    let mut notes = noted(&facts.clauses);
    notes.extend(noted(&facts.rounding));
    let about = format!("{}, {}", name(context, span), numbers::years(span.years, context.language));
    Cell::words(text).about(&about).resting_on(RestsOn { status: None, sources, notes })
}

/// A date of the agreement, beside the first of its spans.
fn date_cell(context: &RecordContext<'_>, head: &str, span: &RuleSpan<'_>, date: &Date) -> Cell {
    if span.years.first != span.agreement.years.first {
        return Cell::nothing();
    }
    let sources = span.agreement.sources.clone().into();
    let about = format!("{}, {head}", name(context, span));
    let rests_on = RestsOn { status: None, sources, notes: Vec::new() };
    Cell::words(date.to_string()).about(&about).resting_on(rests_on)
}

/// `KRW 1,519.2 bn named in the text`, and who says so.
fn named(context: &RecordContext<'_>, facts: &AgreementFacts, span: &RuleSpan<'_>) -> (String, SourceList) {
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
