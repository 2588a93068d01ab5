//! The offer in hand: what it says, and what was filled in.

use super::context::Context;
use super::offers::rates_words;
use crate::engine::negotiation::CostOf;
use crate::model::{OfferTerm, SourceId, SourceList};
use crate::present::Table;
use crate::present::certainty::with_sign;
use crate::present::page::{self, of_words, words};
use crate::text::fields::{field_name, value_words};
use crate::text::numbers::{money_words, years};
use crate::text::{key, say, say_with};

/// An offer in hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Its place in the list.
    pub place: usize,
    /// Whose it is, of which kind and when.
    pub title: String,
    /// What it costs, or why it has no cost.
    pub cost: String,
    /// What it says, and what was filled in from the base scenario where money rests on it.
    pub terms: Table,
    /// Conversions, what it left unsaid, whether it was declined, the remark.
    pub notes: Vec<String>,
    /// What is wrong with it.
    pub problems: Vec<String>,
    /// Who says so.
    pub sources: SourceList,
}

/// The offer at `place`; none if there is none.
pub(super) fn chosen(context: &Context<'_>, place: usize) -> Option<Chosen> {
    let offer = context.talks().offers.get(place)?;
    let date = context.date_words(offer);
    let title = [context.party_name(offer), context.kind_words(offer.kind), date];
    let title: Vec<String> = title.into_iter().filter(|word| !word.is_empty()).collect();
    let mut notes: Vec<String> = conversions(context, place);
    notes.extend(Some(super::offers::unsaid_hint(context, place)).filter(|hint| !hint.is_empty()));
    notes.extend(super::offers::remarks(context, place));
    Some(Chosen {
        place,
        title: title.join(" · "),
        cost: cost_words(context, place),
        terms: terms(context, place),
        notes,
        problems: context.problem_words(|at| at.offer() == Some(place)),
        sources: context.sources(place),
    })
}

/// “KRW 1.5192 trillion in 2026, KRW 7.9216 trillion over 2026–2030”, or why there is no cost.
fn cost_words(context: &Context<'_>, place: usize) -> String {
    let language = context.language();
    match context.input.costed.get(place) {
        None => String::new(),
        Some(Err(why)) => context.not_costed_words(why),
        Some(Ok(costed)) => {
            let amount = |of| {
                let known = costed.cost(of).and_then(crate::model::Value::known);
                known.map(|value| with_sign(context.amount_words(value), context.known(place, costed).of(of)))
            };
            let unknown = || say(language, key::WORD_UNKNOWN);
            let span = costed.scenario.years;
            let mut args = vec![
                ("first", amount(CostOf::FirstYear).unwrap_or_else(unknown).into()),
                ("year", span.first.into()),
                ("term", amount(CostOf::Term).unwrap_or_else(unknown).into()),
                ("years", years(span, language).into()),
            ];
            if costed.present_value.is_none() {
                return say_with(language, key::NEGOTIATION_COSTS, &args);
            }
            args.push(("value", amount(CostOf::PresentValue).unwrap_or_else(unknown).into()));
            say_with(language, key::NEGOTIATION_COSTS_DISCOUNTED, &args)
        }
    }
}

/// Amounts that were converted, in words.
fn conversions(context: &Context<'_>, place: usize) -> Vec<String> {
    let language = context.language();
    let converted = context.costed(place).into_iter().flat_map(|costed| &costed.converted);
    let said = converted.map(|conversion| {
        let args = [
            ("field", field_name(&conversion.field, language).into()),
            ("offered", money_words(conversion.offered.value, language).into()),
            ("rate", rates_words(conversion, language).into()),
            ("amount", money_words(conversion.amount.value, language).into()),
        ];
        say_with(language, key::NEGOTIATION_CONVERTED, &args)
    });
    said.collect()
}

/// What the offer says, then what money rests on that it did not say.
fn terms(context: &Context<'_>, place: usize) -> Table {
    let language = context.language();
    let offer = &context.talks().offers[place];
    let columns = vec![
        of_words("term", say(language, key::NEGOTIATION_HEAD_TERM_NAME)),
        of_words("value", say(language, key::NEGOTIATION_HEAD_VALUE)),
        of_words("from", say(language, key::NEGOTIATION_HEAD_FROM)),
        of_words("sources", say(language, key::NEGOTIATION_HEAD_SOURCES)),
    ];
    let mut sources = SourceList::default();
    let mut rows = Vec::new();
    let mut add = |name: String, value: String, from: String, of_row: &[SourceId]| {
        sources.extend(of_row);
        rows.push(page::row(None, vec![words(name), words(value), words(from), page::names(of_row)], of_row));
    };
    for term in &offer.terms {
        match term {
            OfferTerm::Unread { path, value } => {
                add(path.clone(), value.clone(), say(language, key::NEGOTIATION_FROM_UNREAD), &[]);
            }
            OfferTerm::Read(field, value) => {
                let mut of_row: SourceList = value.sources().into();
                of_row.extend(&offer.sources);
                let from = say(language, key::NEGOTIATION_FROM_OFFER);
                add(field_name(field, language), value_words(value, language), from, &of_row);
            }
        }
    }
    if let Some(costed) = context.costed(place) {
        for field in &costed.unsaid.fields {
            let value = field.read(&costed.scenario);
            let of_row = value.as_ref().map(|value| value.sources().to_vec()).unwrap_or_default();
            let value =
                value.map_or_else(|| say(language, key::WORD_NONE), |value| value_words(&value, language));
            add(field_name(field, language), value, say(language, key::NEGOTIATION_FROM_BASE), &of_row);
        }
    }
    Table { title: say(language, key::NEGOTIATION_TERMS), columns, rows, notes: Vec::new(), sources }
}
