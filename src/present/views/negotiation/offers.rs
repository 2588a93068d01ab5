//! What was put forward, in the order of time, with what it costs.

use rust_decimal::Decimal;

use super::context::{Context, known};
use crate::engine::negotiation::{Conversion, CostKnown, CostOf, Costed, Distance, NotCosted};
use crate::model::{Field, OfferTerm, SourceList, Status, Unit, Value, fraction_of};
use crate::present::counted::Counted;
use crate::present::page::{self, of_figures, of_words, words};
use crate::present::{Cell, CellMark, Table};
use crate::text::explanation::why_words;
use crate::text::fields::{field_name, short_name, value_words};
use crate::text::measures::by_way_of;
use crate::text::numbers::{exchange, years};
use crate::text::{Language, key, say, say_with};

/// The table, and the place of the offer on each row.
pub(super) fn table(context: &Context<'_>) -> (Table, Vec<usize>) {
    let language = context.language();
    let head = |key| say(language, key);
    let has_present_value = context.measure().discount.is_some();
    let figures = OfferFigures::new(context);
    let unit = figures.counted.label(language);
    let mut columns = vec![
        of_words("date", head(key::NEGOTIATION_HEAD_DATE)),
        of_figures("round", head(key::NEGOTIATION_HEAD_ROUND), ""),
        of_words("party", head(key::NEGOTIATION_HEAD_PARTY)),
        of_words("kind", head(key::NEGOTIATION_HEAD_KIND)),
        of_figures("first_year", head(key::NEGOTIATION_HEAD_FIRST_YEAR), &unit),
        of_figures("term", head(key::NEGOTIATION_HEAD_TERM), &unit),
        of_words("years", head(key::NEGOTIATION_HEAD_YEARS)),
    ];
    if has_present_value {
        columns.push(of_figures("present_value", head(key::NEGOTIATION_HEAD_PRESENT_VALUE), &unit));
    }
    columns.extend([
        of_figures("unsaid", head(key::NEGOTIATION_HEAD_UNSAID), &unit),
        of_figures("unsaid_share", head(key::NEGOTIATION_HEAD_UNSAID_SHARE), "%"),
        of_figures("gap", head(key::NEGOTIATION_HEAD_GAP), &unit),
        of_figures("closed", head(key::NEGOTIATION_HEAD_CLOSED), "%"),
        of_words("stated", head(key::NEGOTIATION_HEAD_STATED)),
        of_words("confidence", head(key::NEGOTIATION_HEAD_CONFIDENCE)),
        of_words("remark", head(key::NEGOTIATION_HEAD_REMARK)),
        of_words("sources", head(key::NEGOTIATION_HEAD_SOURCES)),
    ]);
    let mut sources = SourceList::default();
    let mut rows = Vec::new();
    for &place in &context.order {
        let offer = &context.talks().offers[place];
        let of_row = context.sources(place);
        sources.extend(&of_row);
        let mut cells = vec![
            words(context.date_words(offer)),
            offer.round.map_or_else(|| words(""), |round| page::plain_number(round.into())),
            words(context.party_name(offer)),
            words(context.kind_words(offer.kind)),
        ];
        cells.extend(figures.of_offer(place));
        cells.extend(figures.of_gap(place));
        cells.push(words(stated_words(context, place)));
        cells.push(words(context.confidence_words(offer.confidence)));
        cells.push(words(remarks(context, place).join("; ")));
        cells.push(page::names(&of_row));
        rows.push(page::row(None, cells, &of_row));
    }
    let title = say(language, key::NEGOTIATION_OFFERS);
    let mut notes = vec![say(language, key::NEGOTIATION_NOTE_UNSAID)];
    if !context.convergence.steps.is_empty() {
        notes.push(say(language, key::NEGOTIATION_NOTE_GAP));
    }
    (Table { title, columns, rows, notes, sources }, context.order.clone())
}

/// What an offer says, with the rate at which amounts were converted.
pub(super) fn stated_words(context: &Context<'_>, place: usize) -> String {
    let language = context.language();
    let offer = &context.talks().offers[place];
    let conversions = context.costed(place).map_or(&[][..], |costed| &costed.converted);
    let terms = offer.terms.iter().map(|term| match term {
        OfferTerm::Unread { path, value } => format!("{path} = {value}"),
        OfferTerm::Read(field, value) => {
            let name = match field {
                Field::Series(..) | Field::Rate(..) => field_name(field, language),
                field => short_name(field, language),
            };
            let mut said = format!("{name} {}", value_words(value, language));
            if let Some(conversion) = conversions.iter().find(|conversion| conversion.field == *field) {
                let rate = ("rate", rates_words(conversion, language).into());
                said.push_str(&say_with(language, key::NEGOTIATION_AT_RATE, &[rate]));
            }
            said
        }
    });
    terms.collect::<Vec<_>>().join(" · ")
}

/// The rates of a conversion: `1,180.56 KRW/USD`, `982.73 KRW/100 JPY and 1,291.78 KRW/USD, by way of
/// the won`.
pub(super) fn rates_words(conversion: &Conversion, language: Language) -> String {
    let words: Vec<String> = conversion.rates.iter().map(|rate| exchange(&rate.value, language)).collect();
    match (words.as_slice(), conversion.route.through()) {
        ([first, second], Some(through)) => {
            let way = ("way", by_way_of(through, language).into());
            let args = [("first", first.as_str().into()), ("second", second.as_str().into()), way];
            say_with(language, key::NEGOTIATION_TWO_RATES, &args)
        }
        _ => words.concat(),
    }
}

/// What must be told beside an offer.
pub(super) fn remarks(context: &Context<'_>, place: usize) -> Vec<String> {
    let language = context.language();
    let offer = &context.talks().offers[place];
    let mut remarks = Vec::new();
    if offer.declined {
        remarks.push(say(language, key::NEGOTIATION_DECLINED));
    }
    if !offer.public {
        remarks.push(say(language, key::NEGOTIATION_NOT_PUBLIC));
    }
    if let Some(Err(why)) = context.input.costed.get(place) {
        remarks.push(context.not_costed_words(why));
    }
    remarks.extend(offer.note.as_deref().map(str::trim).filter(|note| !note.is_empty()).map(str::to_owned));
    remarks
}

/// The figures of all offers, in one unit.
struct OfferFigures<'a, 'b> {
    context: &'b Context<'a>,
    counted: Counted,
    decimals: u32,
    present_value: bool,
}

impl<'a, 'b> OfferFigures<'a, 'b> {
    fn new(context: &'b Context<'a>) -> Self {
        let figures =
            |costed: &Costed| [Some(costed.first_year), Some(costed.term), costed.present_value].map(known);
        let costed = (0..context.costs.len()).filter_map(|place| context.costed(place));
        let values: Vec<Decimal> = costed.flat_map(figures).flatten().collect();
        let largest = values.iter().map(Decimal::abs).max().unwrap_or_default();
        let counted = Counted::of_column(Unit::Money(context.currency), largest, context.language());
        Self {
            decimals: counted.decimals(&values),
            present_value: context.measure().discount.is_some(),
            counted,
            context,
        }
    }

    /// First year, term with its years, present value, what was left unsaid.
    fn of_offer(&self, place: usize) -> Vec<Cell> {
        let language = self.context.language();
        let Some(costed) = self.context.costed(place) else {
            let why = self.context.input.costed.get(place).and_then(|costed| costed.as_ref().err());
            return self.without_cost(why);
        };
        let CostKnown { first_year, term, present_value, .. } = self.context.known(place, costed);
        let cell = |value: Value, status: Status, is_converted: bool| {
            let mut cell = match value {
                Value::Known(value) => {
                    page::figure(value, self.counted, self.decimals, status, String::new())
                }
                Value::Unknown(why) => page::unknown(why_words(costed.projection.plan(), why, language)),
            };
            if is_converted && cell.plain.is_some() {
                cell.marks.push(CellMark::Converted);
            }
            cell
        };
        let mut cells = vec![
            cell(costed.first_year, first_year, costed.is_converted(CostOf::FirstYear)),
            cell(costed.term, term, costed.is_converted(CostOf::Term)),
            words(years(costed.scenario.years, language)),
        ];
        if self.present_value {
            let is_converted = costed.is_converted(CostOf::PresentValue);
            let of_value = |value| cell(value, present_value, is_converted);
            cells.push(costed.present_value.map_or_else(|| words(""), of_value));
        }
        let unsaid = costed.unsaid.amount;
        let hint = unsaid_hint(self.context, place);
        cells.push(Cell { hint, ..cell(unsaid, term, costed.is_unsaid_converted()) });
        cells.push(match share(unsaid, costed.term) {
            Some(share) => page::figure(share, Counted::Percent, 0, term, String::new()),
            None => words(""),
        });
        cells
    }

    fn without_cost(&self, why: Option<&NotCosted>) -> Vec<Cell> {
        let why = why.map(|why| self.context.not_costed_words(why)).unwrap_or_default();
        let unknown = || page::unknown(why.clone());
        let mut cells = vec![unknown(), unknown(), words("")];
        if self.present_value {
            cells.push(unknown());
        }
        cells.extend([unknown(), words("")]);
        cells
    }

    /// The gap after an offer, and the share of the opening gap that is closed.
    fn of_gap(&self, place: usize) -> [Cell; 2] {
        let convergence = &self.context.convergence;
        let step: Option<&Distance> = convergence.steps.iter().find(|step| step.after == place);
        let Some(step) = step else { return [words(""), words("")] };
        // No difference is surer than what it is made of.
        let status = |step: &Distance| self.context.gap_status(step);
        let opening = convergence.opening().map_or(Status::Published, status);
        let of_step = [step.paying, step.receiving];
        let of_opening = convergence.opening().into_iter().flat_map(|at| [at.paying, at.receiving]);
        let figure = |value, counted, decimals, status, read: &[usize]| {
            let mut cell = page::figure(value, counted, decimals, status, String::new());
            if read.iter().any(|&place| self.context.is_converted(place)) {
                cell.marks.push(CellMark::Converted);
            }
            cell
        };
        let Some(gap) = step.gap else {
            let why = self.context.why_no_gap(step).unwrap_or_default();
            return [page::unknown(why.clone()), page::unknown(why)];
        };
        let closed = convergence.closed(step);
        [
            figure(gap, self.counted, self.decimals, status(step), &of_step),
            match (closed, self.context.why_not_closed(step)) {
                (Some(closed), _) => {
                    let read: Vec<usize> = of_step.into_iter().chain(of_opening).collect();
                    figure(closed, Counted::Percent, 0, status(step).max(opening), &read)
                }
                (None, Some(why)) => page::unknown(why),
                (None, None) => words(""),
            },
        ]
    }
}

/// The share of the term's cost that rests on what was left unsaid.
fn share(unsaid: Value, term: Value) -> Option<Decimal> {
    fraction_of(unsaid.known()?, term.known()?)
}

/// The terms that an offer took from the base scenario, in words; empty if it took none.
pub(super) fn unsaid_hint(context: &Context<'_>, place: usize) -> String {
    let language = context.language();
    let Some(costed) = context.costed(place).filter(|costed| !costed.unsaid.fields.is_empty()) else {
        return String::new();
    };
    let names: Vec<String> =
        costed.unsaid.fields.iter().map(|field| crate::text::fields::field_name(field, language)).collect();
    say_with(language, key::NEGOTIATION_UNSAID_FIELDS, &[("fields", names.join(", ").into())])
}
