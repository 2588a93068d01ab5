//! The offer in hand: what it says, and what was filled in.

use super::context::NegotiationContext;
use super::offers::rates_words;
use crate::engine::negotiation::CostOf;
use crate::model::{FieldValue, OfferTerm, SourceList};
use crate::present::Table;
use crate::present::certainty::with_sign;
use crate::present::table::Columns;
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
pub(super) fn chosen(context: &NegotiationContext<'_>, place: usize) -> Option<Chosen> {
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

/// “KRW 1,519.2 bn in 2026, KRW 7,921.6 bn over 2026–2030”, or why there is no cost.
fn cost_words(context: &NegotiationContext<'_>, place: usize) -> String {
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
fn conversions(context: &NegotiationContext<'_>, place: usize) -> Vec<String> {
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

/// A term, who says it, and where that is known from.
struct TermRow {
    name: String,
    value: String,
    from: String,
    sources: SourceList,
}

/// What the offer says, then what money rests on that it did not say.
fn terms(context: &NegotiationContext<'_>, place: usize) -> Table {
    let language = context.language();
    let mut columns = Columns::<TermRow>::new();
    columns.words("term", say(language, key::NEGOTIATION_HEAD_TERM_NAME), |row| row.name.clone());
    columns.words("value", say(language, key::NEGOTIATION_HEAD_VALUE), |row| row.value.clone());
    columns.words("from", say(language, key::NEGOTIATION_HEAD_FROM), |row| row.from.clone());
    columns.sources(say(language, key::NEGOTIATION_HEAD_SOURCES), |row| row.sources.clone());

    let offer = &context.talks().offers[place];
    let of_offer = offer.terms.iter().map(|term| match term {
        OfferTerm::Unread { path, value } => TermRow {
            name: path.clone(),
            value: value.clone(),
            from: say(language, key::NEGOTIATION_FROM_UNREAD),
            sources: SourceList::default(),
        },
        OfferTerm::Read(field, value) => TermRow {
            name: field_name(field, language),
            value: value_words(value, language),
            from: say(language, key::NEGOTIATION_FROM_OFFER),
            sources: value.sources().iter().chain(&offer.sources).collect(),
        },
    });
    let of_base = context.costed(place).into_iter().flat_map(|costed| {
        costed.unsaid.fields.iter().map(|field| {
            let value = field.read(&costed.scenario);
            let in_words = value.as_ref().map(|value| value_words(value, language));
            TermRow {
                name: field_name(field, language),
                value: in_words.unwrap_or_else(|| say(language, key::WORD_NONE)),
                from: say(language, key::NEGOTIATION_FROM_BASE),
                sources: value.iter().flat_map(FieldValue::sources).collect(),
            }
        })
    });
    columns.table(say(language, key::NEGOTIATION_TERMS), of_offer.chain(of_base), Vec::new())
}
