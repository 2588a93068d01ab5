//! Why a year of the record is what a chart shows: what was agreed, under which agreement, how sure that is, who says
//! so, and what it was put into other terms with.

use super::amounts::kind_name;
use super::context::{agreement_name, not_in_these_terms, recorded_in_words};
use crate::engine::recorded::{self, Recorded};
use crate::engine::{Measure, history};
use crate::model::{
    Contribution, ContributionKind, Currency, FieldValue, Record, Scenario, SourceId, Status, Year,
};
use crate::present::Library;
use crate::present::explained::{Explained, SupportingValue};
use crate::present::sources::cite;
use crate::text::explanation::{money_in_words, of_year};
use crate::text::fields::{field_name, status_word, value_words};
use crate::text::measures::{measure_basis, measure_name};
use crate::text::{Language, capital, key, say, say_with};

/// What a year of the record is explained from.
#[derive(Debug, Clone, Copy)]
pub struct RecordedInput<'a> {
    /// The scenario on top of the record.
    pub scenario: &'a Scenario,
    /// The measure in which the record is shown.
    pub measure: &'a Measure,
    /// The record.
    pub record: &'a Record,
    /// The language.
    pub language: Language,
}

/// Why the amount of a year of the record is what it is beside the scenario; none where the record is not drawn or
/// says nothing on the year.
pub fn explain_recorded(input: &RecordedInput<'_>, year: Year) -> Option<Explained> {
    let &RecordedInput { scenario, measure, record, language } = input;
    let agreed = recorded::agreed(scenario, measure, record);
    if agreed.is_empty() {
        return None;
    }
    let of_kind = |kind| history::of_kind(record, year, kind);
    let contribution =
        of_kind(ContributionKind::Agreed).or_else(|| of_kind(ContributionKind::Undetermined))?;
    let recorded = agreed.get(&year);
    let status = recorded.map_or(Status::Published, |recorded| recorded.status);
    let agreement = ("agreement", agreement_name(contribution.agreement, language).into());
    let unit = measure.unit(scenario.currency());
    Some(Explained {
        title: of_year(&kind_name(contribution.kind, language), year, language),
        value: recorded.map_or_else(
            || say(language, key::WORD_UNKNOWN),
            |recorded| recorded_in_words(recorded, unit, language),
        ),
        lines: lines(input, contribution, recorded),
        clause: say_with(language, key::EXPLANATION_OF_AGREEMENT, &[agreement]),
        notes: Some(contribution.note.clone()).filter(|note| !note.is_empty()).into_iter().collect(),
        status,
        rests_on: rests_on(input, contribution, recorded),
    })
}

/// How sure it is, in which terms it stands; why it is not known.
fn lines(input: &RecordedInput<'_>, contribution: &Contribution, recorded: Option<&Recorded>) -> Vec<String> {
    let &RecordedInput { scenario, measure, record, language } = input;
    let Some(recorded) = recorded else {
        // Of one that waits for an index the note says why.
        let is_agreed = contribution.kind == ContributionKind::Agreed;
        return if is_agreed {
            vec![not_in_these_terms(measure, record, contribution, language)]
        } else {
            Vec::new()
        };
    };
    let mut known = capital(&status_word(recorded.status, language));
    if recorded.converted {
        known = format!("{known}, {}", say(language, key::CHART_CONVERTED));
    }
    let mut lines = vec![known];
    if !measure.is_total() {
        let basis = measure.basis_in(&[scenario], record);
        let name = measure_name(measure, scenario.currency(), language);
        lines.push(format!("{name} · {}", measure_basis(measure, &basis, language)));
    }
    lines
}

/// The amounts that are read, as they are in print, then what they were put into these terms with.
fn rests_on(
    input: &RecordedInput<'_>,
    contribution: &Contribution,
    recorded: Option<&Recorded>,
) -> Vec<SupportingValue> {
    let &RecordedInput { scenario, measure, record, language } = input;
    let library = Library::of(record, language).with(scenario);
    let cited = |sources: &[SourceId]| sources.iter().map(|id| cite(id, &library)).collect();
    let currency = measure.currency.unwrap_or(scenario.currency());
    let amounts = recorded::amounts_read(contribution, currency);
    let agreed_in = recorded::total_as_agreed(contribution).map(|agreed| agreed.value.currency);
    let amount = |stated: &&crate::model::Stated<crate::model::Money>| SupportingValue {
        // What the press made of an amount was not agreed.
        name: if amounts.len() > 1 || agreed_in == Some(stated.value.currency) {
            as_agreed(stated.value.currency, language)
        } else {
            in_print(stated.value.currency, language)
        },
        value: money_in_words(stated.value, language),
        status: Some(stated.status),
        field: None,
        selection: None,
        sources: cited(&stated.sources),
    };
    let mut rests_on: Vec<SupportingValue> = amounts.iter().map(amount).collect();
    let Some(recorded) = recorded else { return rests_on };
    if !recorded.sources_of_terms.is_empty() {
        rests_on.push(SupportingValue {
            name: say(language, key::EXPLANATION_RECORDED_TERMS),
            value: String::new(),
            status: None,
            field: None,
            selection: None,
            sources: cited(&recorded.sources_of_terms),
        });
    }
    // What the scenario itself states leads to where it can be changed.
    for term in recorded.own_terms.iter().filter(|term| !term.is_recorded) {
        let value = term.field.read(scenario).unwrap_or(FieldValue::Absent);
        let own = SupportingValue {
            name: field_name(&term.field, language),
            value: value_words(&value, language),
            status: value.status(),
            field: Some(term.field.clone()),
            selection: None,
            sources: cited(value.sources()),
        };
        if !rests_on.contains(&own) {
            rests_on.push(own);
        }
    }
    rests_on
}

/// `In print, in KRW`
fn in_print(currency: Currency, language: Language) -> String {
    let currency = crate::text::numbers::currency_name(currency, language);
    say_with(language, key::EXPLANATION_IN_PRINT, &[("currency", currency.into())])
}

/// `As agreed, in KRW`
fn as_agreed(currency: Currency, language: Language) -> String {
    let currency = crate::text::numbers::currency_name(currency, language);
    say_with(language, key::EXPLANATION_AS_AGREED, &[("currency", currency.into())])
}
