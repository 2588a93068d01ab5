//! The projection of one scenario on top of the record.
//!
//! The chart shows the agreed amounts since 1991 as far as somebody printed them, and the scenario
//! from the year before its term on. The table has a row for each year of the term. Both speak of
//! the measures that were computed with the projection, the chosen one first.
//!
//! The scenario that others are compared with is drawn behind it as a ghost, if one is given. Where
//! figures are read against it, it is the line at zero, and headline, chart and table tell
//! differences.
//!
//! With `hides_assumed` every figure that rests on an assumption is left out of both, and the
//! headline speaks of the years that are left.

mod against;
mod chart;
mod chart_against;
mod context;
mod headline;
mod table;

use crate::engine::recorded::has_own_prices;
use crate::engine::{Measure, Over, Reading};
use crate::model::{Currency, Scenario};
use crate::present::View;
use against::AgainstBaseline;
use context::ProjectionContext;
pub use context::{BaselineKind, Behind, ProjectionInput};

/// The measures to compute for the view of `scenario`: the chosen one first, then those that the
/// table always has. The plan gives no row to the total, which counts as a measure here.
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
    if main == Currency::KRW || has_own_prices(scenario) && scenario.series.contains_key("cpi") {
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
pub fn view(input: &ProjectionInput<'_>) -> View {
    view_against(input, None, Reading::Value)
}

/// The view with the `baseline` behind it, if there is one and it counts the same; every figure by
/// itself or read against that of the baseline.
pub fn view_against(input: &ProjectionInput<'_>, baseline: Option<Behind<'_>>, reading: Reading) -> View {
    let context = ProjectionContext::new(input);
    let kind = baseline.map(|baseline| baseline.kind).unwrap_or_default();
    let behind = baseline.map(|baseline| ProjectionContext::new(baseline.input));
    let baseline = behind.as_ref().filter(|baseline| baseline.unit == context.unit);
    let both = baseline.and_then(|baseline| AgainstBaseline::new(&context, baseline, kind, reading));
    // Beside values the difference is told as well.
    let difference = baseline.filter(|baseline| both.is_none() && baseline.main() == context.main());
    let difference =
        difference.and_then(|baseline| AgainstBaseline::new(&context, baseline, kind, Reading::Difference));
    // It is told in the headline where it is of the same years.
    let told = difference.as_ref().filter(|difference| difference.is_of_all_years());
    let told = both.as_ref().or(told);
    View {
        headline: match told {
            Some(both) => headline::headline_against(both),
            None => headline::headline(&context),
        },
        subline: headline::subline(&context, both.as_ref(), told),
        chart: match &both {
            Some(both) => chart_against::chart(both),
            None => chart::chart(&context, behind.as_ref()),
        },
        table: table::table(&context, both.as_ref(), difference.as_ref()),
    }
}
