//! The projection of one scenario on top of the record.
//!
//! The chart shows the agreed amounts since 1991 as far as somebody printed them, and the scenario
//! from the year before its term on. The table has a row for each year of the term. Both speak of
//! the measures that were computed with the projection, the chosen one first.
//!
//! The scenario that others are compared with is drawn behind it as a ghost, if one is given. Where
//! figures are read against it, it is the line at nought, and headline, chart and table tell
//! differences.
//!
//! With `hides_assumed` every figure that rests on an assumption is left out of both, and the
//! headline speaks of the years that are left.

mod against;
mod chart;
mod chart_against;
mod headline;
mod table;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::engine::recorded::{self, Recorded};
use crate::engine::{Certainty, Measure, Over, Projection, RatesUsed, Reading, RowName, weakest};
use crate::model::{Currency, Record, Scenario, SourceId, Status, Unit, Value, Year};
use crate::present::View;
use crate::present::certainty;
use crate::text::explanation::{list_years, unpromised_words};
use crate::text::measures::measure_basis;
use crate::text::{Language, numbers, say_with};
use against::Both;

/// What the view is made from.
pub struct Input<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Its figures.
    pub projection: &'a Projection,
    /// The measures that were computed, as [`measures`] lists them.
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

/// The measures to compute for the view of `scenario`: the chosen one first, then those that the
/// table always has. The plan gives no row to the total, which counts as a measure here.
#[must_use]
pub fn measures(scenario: &Scenario, chosen: &Measure) -> Vec<Measure> {
    let main = scenario.currency();
    let mut measures = vec![chosen.clone()];
    let mut add = |measure: Measure| {
        if !measures.contains(&measure) {
            measures.push(measure);
        }
    };
    add(Measure::cumulative());
    for &currency in scenario.rates.keys().filter(|&&currency| currency != main) {
        add(Measure::converted(currency));
    }
    if main == Currency::KRW || scenario.series.contains_key("cpi") {
        add(Measure::real(scenario.years.first.before()));
    }
    if scenario.korea_pays() {
        add(Measure::share(Over::DefenceBudget));
        add(Measure::share(Over::Gdp));
    }
    measures
}

/// The measures to compute for the baseline behind a scenario whose own are `hand`: what is read
/// against the baseline is measured there as it is here.
#[must_use]
pub fn measures_behind(
    baseline: &Scenario,
    chosen: &Measure,
    hand: &[Measure],
    reading: Reading,
) -> Vec<Measure> {
    match reading {
        Reading::Value => measures(baseline, chosen),
        Reading::Difference | Reading::PerCent => hand.to_vec(),
    }
}

/// The view.
#[must_use]
pub fn view(input: &Input<'_>) -> View {
    view_against(input, None, Reading::Value)
}

/// The view with the `baseline` behind it, if there is one and it counts the same; every figure by
/// itself or read against that of the baseline.
#[must_use]
pub fn view_against(input: &Input<'_>, baseline: Option<&Input<'_>>, reading: Reading) -> View {
    let ground = Ground::new(input);
    let baseline = baseline.map(Ground::new).filter(|baseline| baseline.unit == ground.unit);
    let both = baseline.as_ref().and_then(|baseline| Both::new(&ground, baseline, reading));
    View {
        headline: match &both {
            Some(both) => headline::headline_against(both),
            None => headline::headline(&ground),
        },
        subline: headline::subline(&ground, both.as_ref()),
        chart: match &both {
            Some(both) => chart_against::chart(both),
            None => chart::chart(&ground, baseline.as_ref()),
        },
        table: table::table(&ground, both.as_ref()),
    }
}

/// What headline, chart and table share.
struct Ground<'a> {
    input: &'a Input<'a>,
    /// What it counts.
    unit: Unit,
    /// Its figures, year by year.
    years: Vec<Shown>,
    /// How well every figure is known.
    certainty: Certainty<'a>,
    /// The record in the terms of the measure; none if it is about something else.
    recorded: Option<BTreeMap<Year, Recorded>>,
    /// The year before the term in the terms of the measure.
    before: Option<Recorded>,
}

/// A figure of the chosen measure.
#[derive(Debug, Clone, Copy)]
struct Shown {
    year: Year,
    value: Value,
    status: Status,
    /// Whether it is left out because it rests on an assumption.
    hidden: bool,
}

impl<'a> Ground<'a> {
    fn new(input: &'a Input<'a>) -> Self {
        let plan = input.projection.plan();
        let row = row_of(input.measures, input.chosen);
        let certainty = Certainty::new(input.projection);
        let figure = |year| {
            let value = input.projection.at(row, year);
            let status = certainty.of(row, year);
            let hidden = input.hides_assumed && status == Status::Assumed && value.known().is_some();
            Shown { year, value, status, hidden }
        };
        let years = plan.years.iter().map(figure).collect();
        let agreed = recorded::agreed(input.scenario, input.chosen, input.record);
        let before = recorded::before(input.scenario, input.chosen, input.record, &agreed);
        // Without a term nothing is before it.
        let before = before.filter(|_| plan.problem_of_term().is_none());
        let recorded = recorded::belongs_to(input.scenario, input.record).then_some(agreed);
        Self { input, unit: input.chosen.unit(plan.currency), years, certainty, recorded, before }
    }

    fn language(&self) -> Language {
        self.input.language
    }

    fn main(&self) -> Currency {
        self.input.projection.plan().currency
    }

    fn status(&self, row: RowName, year: Year) -> Status {
        self.certainty.of(row, year)
    }

    /// How well the figures of the headline are known: those that are shown, and the amount before the term.
    fn headline_status(&self) -> Status {
        let shown = self.years.iter().filter(|shown| !shown.hidden && shown.value.known().is_some());
        weakest(shown.map(|shown| shown.status).chain(self.before.iter().map(|before| before.status)))
    }

    /// The figures that are known and not left out.
    fn known(&self) -> impl DoubleEndedIterator<Item = (Year, Decimal)> {
        self.years
            .iter()
            .filter(|shown| !shown.hidden)
            .filter_map(|shown| shown.value.known().map(|value| (shown.year, value)))
    }

    /// The years without a value, first to last.
    fn unknown(&self) -> Vec<Year> {
        self.years.iter().filter(|shown| shown.value.known().is_none()).map(|shown| shown.year).collect()
    }

    fn hidden(&self) -> Vec<Year> {
        self.years.iter().filter(|shown| shown.hidden).map(|shown| shown.year).collect()
    }

    /// The places of the parts.
    fn parts(&self) -> impl Iterator<Item = u8> + use<> {
        let count = self.input.projection.plan().parts.len();
        (0..u8::try_from(count).unwrap_or(u8::MAX)).take(count)
    }

    /// Whether the amount of the year is in print.
    fn is_in_print(&self, year: Year) -> bool {
        certainty::is_in_print(self.input.scenario, year)
    }
}

/// The row of a measure among those that were computed.
fn row_of(measures: &[Measure], measure: &Measure) -> RowName {
    if measure.is_total() {
        return RowName::Total;
    }
    let place = measures.iter().position(|known| known == measure).unwrap_or(0);
    RowName::Measure(u8::try_from(place).unwrap_or(u8::MAX))
}

/// A value of the chosen measure in words.
fn in_words(ground: &Ground<'_>, value: Decimal) -> String {
    crate::text::explanation::value_words(Value::Known(value), ground.unit, ground.language())
}

/// A year of the record in words; what was converted has as many digits as the agreements count.
fn recorded_in_words(ground: &Ground<'_>, recorded: &Recorded) -> String {
    match ground.unit {
        Unit::Money(currency) if recorded.converted => {
            numbers::money_rounded(crate::model::Money::new(recorded.value, currency), ground.language())
        }
        _ => in_words(ground, recorded.value),
    }
}

/// Adds what is not there yet.
fn add_sources(sources: &mut Vec<SourceId>, more: &[SourceId]) {
    for source in more {
        if !sources.contains(source) {
            sources.push(source.clone());
        }
    }
}

/// The years that were left out, as a note.
fn note_on_hidden(ground: &Ground<'_>) -> Option<String> {
    let hidden = ground.hidden();
    if hidden.is_empty() {
        return None;
    }
    let years = list_years(&hidden, ground.language());
    Some(say_with(ground.language(), "projection-left-out", &[("years", years.into())]))
}

/// The years in which dropped digits may decide the last unit, as a note.
fn note_on_unpromised(ground: &Ground<'_>) -> Option<String> {
    let years: Vec<Year> = ground.input.projection.unpromised_years().collect();
    unpromised_words(&years, ground.language())
}

/// Price basis and exchange rates of the chosen measure.
fn basis(ground: &Ground<'_>, baseline: Option<&Ground<'_>>) -> String {
    basis_of(ground, baseline, ground.input.chosen)
}

/// The same of any measure. Where the baseline is at rates of another kind, both are told.
fn basis_of(ground: &Ground<'_>, baseline: Option<&Ground<'_>>, measure: &Measure) -> String {
    let (own, record) = (ground.input.scenario, ground.input.record);
    let of_both = baseline.map(|baseline| measure.rates_used(&[baseline.input.scenario, own], record));
    let rates = of_both.filter(RatesUsed::are_mixed);
    let rates = rates.unwrap_or_else(|| measure.rates_used(&[own], record));
    measure_basis(measure, &rates, ground.language())
}
