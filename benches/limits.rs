//! How long a scenario takes that is as large as one may be: a hundred categories over a hundred years, in one part and
//! in fifty. `cargo bench --bench limits`; every goal is a multiple of `figures` of the same size in the same run.

use std::hint::black_box;

use costshare::engine::{Certainty, Measure, Projection, plan, project};
use costshare::files::record;
use costshare::model::Scenario;
use costshare::present::assumptions::{ShownFigures, assumptions};
use costshare::present::views::projection::{ProjectionInput, measures, view};
use costshare::text::Language;
use divan::Bencher;

fn main() {
    divan::main();
}

/// What every other bench is held against: all figures, and how well each is known.
#[divan::bench(args = [1, 50], sample_count = 5)]
fn figures(bencher: Bencher<'_, '_>, parts: usize) {
    let scenario = support::largest(parts);
    bencher.bench_local(|| {
        let projection = projected(black_box(&scenario));
        black_box(Certainty::new(&projection).of(costshare::engine::RowName::Total, scenario.years.last));
    });
}

/// Goal: 5 times `figures` in one part, 3 times in fifty. Headline, chart and table, with the figures.
#[divan::bench(args = [1, 50], sample_count = 5)]
fn chart_and_table(bencher: Bencher<'_, '_>, parts: usize) {
    let scenario = support::largest(parts);
    bencher.bench_local(|| {
        let projection = projected(black_box(&scenario));
        let input = ProjectionInput {
            scenario: &scenario,
            colour: None,
            projection: &projection,
            measures: &measures(&scenario, &Measure::default()),
            chosen: &Measure::default(),
            record: record::bundled(),
            hides_assumed: false,
            language: Language::En,
        };
        view(&input)
    });
}

/// Goal: the same. What the figures rest on, as the sidecar of a table tells it.
#[divan::bench(args = [1, 50], sample_count = 5)]
fn what_figures_rest_on(bencher: Bencher<'_, '_>, parts: usize) {
    let scenario = support::largest(parts);
    let measure = Measure::default();
    let shown = ShownFigures::Projection(&measure);
    bencher.bench_local(|| assumptions(black_box(&scenario), record::bundled(), shown, Language::En));
}

fn projected(scenario: &Scenario) -> Projection {
    let measures = measures(scenario, &Measure::default());
    project(plan(scenario, record::bundled(), &measures))
}
