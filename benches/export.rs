//! How long charts take as files. `cargo bench --bench export`; the goals stand beside each bench.

use std::hint::black_box;

use costshare::engine::{Comparison, Measure, compare};
use costshare::export::{pdf, png, svg};
use costshare::files::{bundled, record};
use costshare::model::clauses::{Fixed, Growth, Rule};
use costshare::model::{Rate, Scenario, SourceId, Stated, Year, Years};
use costshare::present::palette::Palette;
use costshare::present::palette::ScenarioColour;
use costshare::present::scene::{PageSpec, Scene, Size, page, plot};
use costshare::present::{Chart, Library, cited, views};
use costshare::text::Language;
use divan::Bencher;
use rust_decimal::Decimal;

fn main() {
    divan::main();
}

/// Goal: 20 ms. Laid out and written: three scenarios of thirty years against each other.
#[divan::bench]
fn three_scenarios_of_thirty_years_as_svg(bencher: Bencher<'_, '_>) {
    let chart = chart();
    bencher.bench_local(|| svg::svg(&scene(black_box(&chart)), &Palette::LIGHT, svg::Letters::Text));
}

/// Goal: 150 ms. The same as 1600 × 900 pixels.
#[divan::bench]
fn three_scenarios_of_thirty_years_as_png(bencher: Bencher<'_, '_>) {
    let chart = chart();
    bencher
        .bench_local(|| png::png(&scene(black_box(&chart)), &Palette::LIGHT, 2.0).expect("it can be drawn"));
}

#[divan::bench]
fn three_scenarios_of_thirty_years_as_pdf(bencher: Bencher<'_, '_>) {
    let chart = chart();
    bencher.bench_local(|| pdf::pdf(&scene(black_box(&chart)), &Palette::LIGHT).expect("a page"));
}

/// What a frame of the window lays out.
#[divan::bench]
fn a_plot_in_the_window(bencher: Bencher<'_, '_>) {
    let chart = chart();
    let size = Size { width: 640.0, height: 320.0 };
    bencher.bench_local(|| plot(black_box(&chart), size, Language::En).into_items().len());
}

fn scene(chart: &Chart) -> Scene {
    let size = Size { width: 800.0, height: 450.0 };
    let sources: Vec<SourceId> = record::bundled().sources.keys().take(12).cloned().collect();
    let sources = cited(&sources, &Library::of(record::bundled(), Language::En));
    page(
        chart,
        &PageSpec {
            size,
            title: None,
            language: Language::En,
            sources: &sources,
            date: None,
            substituted: false,
        },
    )
}

/// Three scenarios of thirty years that grow by 2, 3 and 4 per cent.
fn chart() -> Chart {
    let scenarios: Vec<Scenario> = (2..5).map(scenario).collect();
    let compared = |other| compare(&scenarios[0], other, record::bundled(), &Measure::default());
    let comparisons: Vec<Comparison> = scenarios[1..].iter().map(compared).collect();
    let pair = |place: usize| views::compare::Pair {
        title: &scenarios[place + 1].title,
        colour: ScenarioColour::at(place + 1),
        comparison: &comparisons[place],
    };
    let input =
        views::compare::ComparisonInput::new(&scenarios[0].title, pair(0), vec![pair(1)], Language::En);
    let page = views::compare::page(&input);
    page.view.chart
}

fn scenario(per_cent: i64) -> Scenario {
    let file = bundled::scenario("sma-12.ron").expect("it is shipped").expect("it can be read");
    let mut scenario = file.scenario;
    scenario.title = format!("The 12th agreement carried on at {per_cent} % a year");
    scenario.years = Years::new(Year(2026), Year(2055));
    let rate = Stated::assumed(Rate::percent(Decimal::from(per_cent)));
    scenario.parts[0].rules = [(Year(2027), Rule::new(Growth::Fixed(Fixed { rate })))].into();
    scenario
}
