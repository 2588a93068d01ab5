//! What was put forward, in the order of time, with what it costs.

use rust_decimal::Decimal;

use super::context::{NegotiationContext, known};
use crate::engine::negotiation::{Conversion, CostOf, Costed, Distance, NotCosted};
use crate::engine::{Bound, weakest};
use crate::model::{Field, Offer, OfferTerm, PartField, RuleField, Status, Unit, Value, Year, fraction_of};
use crate::present::counted::Counted;
use crate::present::table::Columns;
use crate::present::{Cell, CellMark, Table};
use crate::text::explanation::{list_years, why_words};
use crate::text::fields::{field_name, short_name, value_words};
use crate::text::measures::by_way_of;
use crate::text::numbers::{exchange, years};
use crate::text::{Language, key, say, say_with};

/// The table, and the place of the offer on each row.
pub(super) fn table(context: &NegotiationContext<'_>) -> (Table, Vec<usize>) {
    let language = context.language();
    let head = |key| say(language, key);
    let figures = FiguresOfOffers::new(context);
    let unit = figures.counted.label(language);
    let mut columns = Columns::<OfferRow<'_>>::new();
    columns.words("date", head(key::NEGOTIATION_HEAD_DATE), |row| context.date_words(row.offer));
    columns.figures("round", head(key::NEGOTIATION_HEAD_ROUND), "", |_, row| {
        row.offer.round.map_or_else(Cell::nothing, Cell::number)
    });
    columns.words("party", head(key::NEGOTIATION_HEAD_PARTY), |row| context.party_name(row.offer));
    columns.words("kind", head(key::NEGOTIATION_HEAD_KIND), |row| context.kind_words(row.offer.kind));
    for (key, name, of) in [
        ("first_year", key::NEGOTIATION_HEAD_FIRST_YEAR, CostOf::FirstYear),
        ("term", key::NEGOTIATION_HEAD_TERM, CostOf::Term),
    ] {
        let figures = &figures;
        columns.figures(key, head(name), &unit, move |_, row| figures.cost(row, of));
    }
    columns.words("years", head(key::NEGOTIATION_HEAD_YEARS), |row| {
        row.costed().map(|costed| years(costed.scenario.years, language)).unwrap_or_default()
    });
    if context.measure().discount.is_some() {
        columns.figures("present_value", head(key::NEGOTIATION_HEAD_PRESENT_VALUE), &unit, |_, row| {
            figures.cost(row, CostOf::PresentValue)
        });
    }
    columns.figures("unsaid", head(key::NEGOTIATION_HEAD_UNSAID), &unit, |_, row| figures.unsaid(row));
    columns.figures("unsaid_share", head(key::NEGOTIATION_HEAD_UNSAID_SHARE), "%", |_, row| {
        figures.unsaid_share(row)
    });
    columns.figures("gap", head(key::NEGOTIATION_HEAD_GAP), &unit, |_, row| figures.gap(row));
    columns.figures("closed", head(key::NEGOTIATION_HEAD_CLOSED), "%", |_, row| figures.closed(row));
    columns.words("stated", head(key::NEGOTIATION_HEAD_STATED), |row| stated_words(context, row.place));
    columns.words("confidence", head(key::NEGOTIATION_HEAD_CONFIDENCE), |row| {
        context.confidence_words(row.offer.confidence)
    });
    columns.words("remark", head(key::NEGOTIATION_HEAD_REMARK), |row| remarks(context, row.place).join("; "));
    columns.sources(head(key::NEGOTIATION_HEAD_SOURCES), |row| context.sources(row.place));

    let mut notes = vec![say(language, key::NEGOTIATION_NOTE_UNSAID)];
    if !context.convergence.steps.is_empty() {
        notes.push(say(language, key::NEGOTIATION_NOTE_GAP));
    }
    let rows = context.order.iter().map(|&place| OfferRow {
        place,
        offer: &context.talks().offers[place],
        cost: context.input.costed.get(place).map(Result::as_ref),
        after: context.convergence.steps.iter().find(|step| step.after == place),
    });
    (columns.table(say(language, key::NEGOTIATION_OFFERS), rows, notes), context.order.clone())
}

/// An offer on its row.
struct OfferRow<'a> {
    /// Its place in the list.
    place: usize,
    offer: &'a Offer,
    /// What it costs, or why it has no cost.
    cost: Option<Result<&'a Costed, &'a NotCosted>>,
    /// How far apart the sides are after it; none if it moved neither.
    after: Option<&'a Distance>,
}

impl<'a> OfferRow<'a> {
    fn costed(&self) -> Option<&'a Costed> {
        self.cost?.ok()
    }
}

/// What an offer says, with the rate at which amounts were converted.
pub(super) fn stated_words(context: &NegotiationContext<'_>, place: usize) -> String {
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
pub(super) fn remarks(context: &NegotiationContext<'_>, place: usize) -> Vec<String> {
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
    remarks.extend(held_words(context, place));
    remarks.extend(offer.note.as_deref().map(str::trim).filter(|note| !note.is_empty()).map(str::to_owned));
    remarks
}

/// Those of some years in which a bound stops the growth of a part.
fn held_years(costed: &Costed, bound: Bound, years: &[Year]) -> Vec<Year> {
    let parts = 0..u8::try_from(costed.scenario.parts.len()).unwrap_or(u8::MAX);
    let is_held =
        |year: &&Year| parts.clone().any(|part| costed.projection.bound(part, **year) == Some(bound));
    years.iter().filter(is_held).copied().collect()
}

/// That what was offered is held at a cap or a floor which it did not name; none if it is not.
fn held_words(context: &NegotiationContext<'_>, place: usize) -> Vec<String> {
    let language = context.language();
    let Some(costed) = context.costed(place) else { return Vec::new() };
    let is_unsaid = |bound| {
        costed.unsaid.fields.iter().any(|field| match field {
            Field::Part(_, PartField::Rule(_, RuleField::Cap)) => bound == Bound::Cap,
            Field::Part(_, PartField::Rule(_, RuleField::Floor)) => bound == Bound::Floor,
            _ => false,
        })
    };
    let years: Vec<Year> = costed.scenario.years.iter().collect();
    let keys = [(Bound::Cap, key::NEGOTIATION_HELD_AT_CAP), (Bound::Floor, key::NEGOTIATION_HELD_AT_FLOOR)];
    let held = keys.into_iter().filter(|(bound, _)| is_unsaid(*bound)).filter_map(|(bound, key)| {
        let held = held_years(costed, bound, &years);
        let years = [("years", list_years(&held, language).into())];
        (!held.is_empty()).then(|| say_with(language, key, &years))
    });
    held.collect()
}

/// The figures of all offers, in one unit.
struct FiguresOfOffers<'a, 'b> {
    context: &'b NegotiationContext<'a>,
    counted: Counted,
    decimals: u32,
}

impl<'a, 'b> FiguresOfOffers<'a, 'b> {
    fn new(context: &'b NegotiationContext<'a>) -> Self {
        let figures =
            |costed: &Costed| [Some(costed.first_year), Some(costed.term), costed.present_value].map(known);
        let costed = (0..context.costs.len()).filter_map(|place| context.costed(place));
        let values: Vec<Decimal> = costed.flat_map(figures).flatten().collect();
        let largest = values.iter().map(Decimal::abs).max().unwrap_or_default();
        let counted = Counted::of_column(Unit::Money(context.currency), largest, context.language());
        Self { decimals: counted.decimals(&values), counted, context }
    }

    /// A figure of what an offer costs.
    fn cost(&self, row: &OfferRow<'_>, of: CostOf) -> Cell {
        let Some(costed) = row.costed() else { return self.without_cost(row) };
        let Some(value) = costed.cost(of) else { return Cell::nothing() };
        let status = self.context.known(row.place, costed).of(of);
        let years: Vec<Year> = match of {
            CostOf::FirstYear => vec![costed.scenario.years.first],
            CostOf::Term | CostOf::PresentValue => costed.scenario.years.iter().collect(),
        };
        let marks = [(Bound::Cap, CellMark::Cap), (Bound::Floor, CellMark::Floor)];
        let held = marks.into_iter().filter(|(bound, _)| !held_years(costed, *bound, &years).is_empty());
        let held: Vec<CellMark> = held.map(|(_, mark)| mark).collect();
        self.amount(costed, value, status, costed.is_converted(of)).marked(held)
    }

    /// What of the cost rests on terms that the offer took from the base scenario.
    fn unsaid(&self, row: &OfferRow<'_>) -> Cell {
        let Some(costed) = row.costed() else { return self.without_cost(row) };
        let status = self.context.known(row.place, costed).term;
        let cell = self.amount(costed, costed.unsaid.amount, status, costed.is_unsaid_converted());
        cell.read(unsaid_hint(self.context, row.place))
    }

    fn unsaid_share(&self, row: &OfferRow<'_>) -> Cell {
        let share = |costed: &Costed| {
            let share = share(costed.unsaid.amount, costed.term)?;
            let status = self.context.known(row.place, costed).term;
            Some(Cell::figure(share, Counted::Percent, 0).known(status))
        };
        row.costed().and_then(share).unwrap_or_else(Cell::nothing)
    }

    fn amount(&self, costed: &Costed, value: Value, status: Status, is_converted: bool) -> Cell {
        match value {
            Value::Known(value) => {
                let converted = is_converted.then_some(CellMark::Converted);
                Cell::figure(value, self.counted, self.decimals).known(status).marked(converted)
            }
            Value::Unknown(why) => {
                Cell::unknown(why_words(costed.projection.plan(), why, self.context.language()))
            }
        }
    }

    fn without_cost(&self, row: &OfferRow<'_>) -> Cell {
        let why = row.cost.and_then(Result::err);
        Cell::unknown(why.map(|why| self.context.not_costed_words(why)).unwrap_or_default())
    }

    /// How far apart the sides are after an offer.
    fn gap(&self, row: &OfferRow<'_>) -> Cell {
        let Some(step) = row.after else { return Cell::nothing() };
        let Some(gap) = step.gap else { return self.no_gap(step) };
        let cell = Cell::figure(gap, self.counted, self.decimals).known(self.context.gap_status(step));
        cell.marked(self.converted([step]))
    }

    /// The share of the opening gap that is closed.
    fn closed(&self, row: &OfferRow<'_>) -> Cell {
        let Some(step) = row.after else { return Cell::nothing() };
        if step.gap.is_none() {
            return self.no_gap(step);
        }
        let convergence = &self.context.convergence;
        match (convergence.closed(step), self.context.why_not_closed(step)) {
            (Some(closed), _) => {
                // No share is surer than both gaps.
                let gaps = || std::iter::once(step).chain(convergence.opening());
                let status = weakest(gaps().map(|gap| self.context.gap_status(gap)));
                let cell = Cell::figure(closed, Counted::Percent, 0).known(status);
                cell.marked(self.converted(gaps()))
            }
            (None, Some(why)) => Cell::unknown(why),
            (None, None) => Cell::nothing(),
        }
    }

    fn no_gap(&self, step: &Distance) -> Cell {
        Cell::unknown(self.context.why_no_gap(step).unwrap_or_default())
    }

    /// The mark of a figure that reads these gaps, if an offer of theirs was converted.
    fn converted<'c>(&self, gaps: impl IntoIterator<Item = &'c Distance>) -> Option<CellMark> {
        let mut offers = gaps.into_iter().flat_map(|gap| [gap.paying, gap.receiving]);
        offers.any(|place| self.context.is_converted(place)).then_some(CellMark::Converted)
    }
}

/// The share of the term's cost that rests on what was left unsaid.
fn share(unsaid: Value, term: Value) -> Option<Decimal> {
    fraction_of(unsaid.known()?, term.known()?)
}

/// The terms that an offer took from the base scenario, in words; empty if it took none.
pub(super) fn unsaid_hint(context: &NegotiationContext<'_>, place: usize) -> String {
    let language = context.language();
    let Some(costed) = context.costed(place).filter(|costed| !costed.unsaid.fields.is_empty()) else {
        return String::new();
    };
    let names: Vec<String> =
        costed.unsaid.fields.iter().map(|field| crate::text::fields::field_name(field, language)).collect();
    say_with(language, key::NEGOTIATION_UNSAID_FIELDS, &[("fields", names.join(", ").into())])
}
