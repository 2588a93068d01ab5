//! What the parts of the view of a projection share.

use crate::engine::recorded::{self, Recorded};
use crate::engine::{Certainty, Measure, Projection, RowName, weakest};
use crate::model::{Currency, Money, Record, Scenario, Status, Unit, Value, Year};
use crate::present::counted::Counted;
use crate::present::palette::ScenarioColour;
use crate::present::{LineKind, certainty};
use crate::text::explanation::{list_years, unpromised_words};
use crate::text::measures::measure_basis;
use crate::text::{Language, key, numbers, say_with};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What the view is made from.
pub struct ProjectionInput<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Its colour; none if it is not open.
    pub colour: Option<ScenarioColour>,
    /// Its figures.
    pub projection: &'a Projection,
    /// The measures that were computed, as [`measures`](super::measures) lists them.
    pub measures: &'a [Measure],
    /// The measure of chart and headline; one of them.
    pub chosen: &'a Measure,
    /// The published record.
    pub record: &'a Record,
    /// Whether figures that rest on an assumption are left out.
    pub hides_assumed: bool,
    /// The language.
    pub language: Language,
}

/// What a baseline is to the scenario that is held against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BaselineKind {
    /// Another scenario, or its file.
    #[default]
    Other,
    /// What it was when it was opened.
    AsOpened,
    /// The same, and that is an agreement as it was signed.
    AsSigned,
}

/// What a scenario is held against.
#[derive(Clone, Copy)]
pub struct Behind<'a> {
    /// Its figures.
    pub input: &'a ProjectionInput<'a>,
    /// What it is to the scenario.
    pub kind: BaselineKind,
}

/// What headline, chart and table share.
pub(super) struct ProjectionContext<'a> {
    pub(super) input: &'a ProjectionInput<'a>,
    /// What it counts.
    pub(super) unit: Unit,
    /// Its figures, year by year.
    pub(super) years: Vec<ShownFigure>,
    /// How well every figure is known.
    pub(super) certainty: Certainty<'a>,
    /// The record in the terms of the measure; none if it is about something else.
    pub(super) recorded: Option<BTreeMap<Year, Recorded>>,
    /// The year before the term in the terms of the measure.
    pub(super) before: Option<Recorded>,
}

/// A figure of the chosen measure.
#[derive(Debug, Clone, Copy)]
pub(super) struct ShownFigure {
    pub(super) year: Year,
    pub(super) value: Value,
    pub(super) status: Status,
    /// Whether it is left out because it rests on an assumption.
    pub(super) hidden: bool,
}

impl<'a> ProjectionContext<'a> {
    pub(super) fn new(input: &'a ProjectionInput<'a>) -> Self {
        let plan = input.projection.plan();
        let row = row_of(input.measures, input.chosen);
        let certainty = Certainty::new(input.projection);
        let figure = |year| {
            let value = input.projection.at(row, year);
            let status = certainty.of(row, year);
            let hidden = input.hides_assumed && status == Status::Assumed && value.known().is_some();
            ShownFigure { year, value, status, hidden }
        };
        let years = plan.years.iter().map(figure).collect();
        let agreed = recorded::agreed(input.scenario, input.chosen, input.record);
        let before = recorded::before(input.scenario, input.chosen, input.record, &agreed);
        // Without a term nothing is before it.
        let before = before.filter(|_| plan.problem_of_term().is_none());
        let recorded = recorded::belongs_to(input.scenario, input.record).then_some(agreed);
        Self { input, unit: input.chosen.unit(plan.currency), years, certainty, recorded, before }
    }

    pub(super) fn language(&self) -> Language {
        self.input.language
    }

    /// What its line is where it is in hand.
    pub(super) fn in_hand(&self) -> LineKind {
        LineKind::InHand(self.input.colour.unwrap_or(ScenarioColour::FIRST))
    }

    pub(super) fn main(&self) -> Currency {
        self.input.projection.plan().currency
    }

    pub(super) fn status(&self, row: RowName, year: Year) -> Status {
        self.certainty.of(row, year)
    }

    /// How well the figures of the headline are known: those that are shown, and the amount before the term.
    pub(super) fn headline_status(&self) -> Status {
        let shown = self.years.iter().filter(|shown| !shown.hidden && shown.value.known().is_some());
        weakest(shown.map(|shown| shown.status).chain(self.before.iter().map(|before| before.status)))
    }

    /// The figures that are known and not left out.
    pub(super) fn known(&self) -> impl DoubleEndedIterator<Item = (Year, Decimal)> {
        self.years
            .iter()
            .filter(|shown| !shown.hidden)
            .filter_map(|shown| shown.value.known().map(|value| (shown.year, value)))
    }

    /// The years without a value, first to last.
    pub(super) fn unknown(&self) -> Vec<Year> {
        self.years.iter().filter(|shown| shown.value.known().is_none()).map(|shown| shown.year).collect()
    }

    pub(super) fn hidden(&self) -> Vec<Year> {
        self.years.iter().filter(|shown| shown.hidden).map(|shown| shown.year).collect()
    }

    /// The places of the parts.
    pub(super) fn parts(&self) -> impl Iterator<Item = u8> + use<> {
        let count = self.input.projection.plan().parts.len();
        (0..u8::try_from(count).unwrap_or(u8::MAX)).take(count)
    }

    /// Whether the amount of the year is in print.
    pub(super) fn is_in_print(&self, year: Year) -> bool {
        certainty::is_in_print(self.input.scenario, year)
    }
}

/// The row of a measure among those that were computed.
pub(super) fn row_of(measures: &[Measure], measure: &Measure) -> RowName {
    if measure.is_total() {
        return RowName::Total;
    }
    let place = measures.iter().position(|known| known == measure).unwrap_or(0);
    RowName::Measure(u8::try_from(place).unwrap_or(u8::MAX))
}

/// A value of the chosen measure in words.
pub(super) fn in_words(context: &ProjectionContext<'_>, value: Decimal) -> String {
    crate::text::explanation::value_words(Value::Known(value), context.unit, context.language())
}

/// The same for a headline, as short as it can be.
pub(super) fn in_headline(context: &ProjectionContext<'_>, value: Decimal) -> String {
    match context.unit {
        Unit::Money(currency) => numbers::money_headline(Money::new(value, currency), context.language()),
        _ => in_words(context, value),
    }
}

/// A year of the record in words; what was converted has as many digits as the agreements count.
pub(super) fn recorded_in_words(context: &ProjectionContext<'_>, recorded: &Recorded) -> String {
    match context.unit {
        Unit::Money(currency) if recorded.converted => {
            numbers::money_rounded(Money::new(recorded.value, currency), context.language())
        }
        _ => in_words(context, recorded.value),
    }
}

/// The years that were left out, as a note.
pub(super) fn note_on_hidden(context: &ProjectionContext<'_>) -> Option<String> {
    let hidden = context.hidden();
    if hidden.is_empty() {
        return None;
    }
    let years = list_years(&hidden, context.language());
    Some(say_with(context.language(), key::PROJECTION_LEFT_OUT, &[("years", years.into())]))
}

/// The years in which dropped digits may decide the last unit, as a note.
pub(super) fn note_on_unpromised(context: &ProjectionContext<'_>) -> Option<String> {
    let years: Vec<Year> = context.input.projection.unpromised_years().collect();
    unpromised_words(&years, context.language())
}

/// Price basis and exchange rates of the chosen measure.
pub(super) fn basis(context: &ProjectionContext<'_>, baseline: Option<&ProjectionContext<'_>>) -> String {
    basis_of(context, baseline, context.input.chosen)
}

/// The same of any measure. Where the baseline is at rates of another kind, both are told.
pub(super) fn basis_of(
    context: &ProjectionContext<'_>,
    baseline: Option<&ProjectionContext<'_>>,
    measure: &Measure,
) -> String {
    let (own, record) = (context.input.scenario, context.input.record);
    let of_both = baseline.map(|baseline| measure.basis_in(&[baseline.input.scenario, own], record));
    let of_own = measure.basis_in(&[own], record);
    let basis = match of_both {
        Some(of_both) if of_both.are_mixed() => of_both,
        Some(of_both) => of_own.prices_of(&of_both),
        None => of_own,
    };
    measure_basis(measure, &basis, context.language())
}

/// What the table counts the chosen measure in.
pub(super) fn counted(context: &ProjectionContext<'_>) -> Counted {
    Counted::of_column(context.unit, largest(context), context.language())
}

/// The largest size among the known figures.
pub(super) fn largest(context: &ProjectionContext<'_>) -> Decimal {
    context
        .years
        .iter()
        .filter_map(|shown| shown.value.known())
        .map(|value| value.abs())
        .max()
        .unwrap_or_default()
}
