//! Every chart of the list as a picture: a new one is drawn here by itself, and has no picture until somebody looked.

use crate::side_by_side::OTHERS;
use costshare::engine::counterfactual::{Trial, counterfactual, usual_rule};
use costshare::engine::negotiation::CostOf;
use costshare::engine::{BridgeReading, Measure, Reading};
use costshare::export::{ExportInput, Written, png};
use costshare::files::record;
use costshare::model::{Scenario, Year, Years};
use costshare::present::charts::{ChartName, ChartNeeds, ChartSource};
use costshare::present::palette::Palette;
use costshare::present::scene::{Drawable, Size};
use costshare::present::views;
use costshare::present::views::compare::Scales;
use costshare::text::Language;
use support::pictures::{check_look, check_words};
use support::values::shipped;

use crate::negotiation::shown;
use crate::pages::scene;

const SLIDE: Size = Size { width: 800.0, height: 450.0 };
const PAGE: Size = Size { width: 640.0, height: 460.0 };
const COLUMN: Size = Size { width: 360.0, height: 480.0 };

#[test]
fn pictures_of_every_chart() {
    for name in ChartName::ALL {
        let (size, scale, language, palette) = match name {
            ChartName::Compare => (PAGE, 1.5, Language::En, &Palette::PRINT),
            ChartName::Differences => (COLUMN, 1.5, Language::Ko, &Palette::PRINT),
            ChartName::Record => (SLIDE, 1.0, Language::Ko, &Palette::DARK),
            ChartName::Counterfactual => (COLUMN, 1.0, Language::En, &Palette::LIGHT),
            _ => (SLIDE, 1.5, Language::En, &Palette::LIGHT),
        };
        let picture = format!("export-{}-{}", name.key(), language.code());
        let scene = scene(&*chart(name, language), size, language);
        check_words(&scene, &picture);
        check_look(&png::png(&scene, palette, scale).expect("it can be drawn"), &picture);
    }
}

/// A chart of what it needs, the shipped scenarios and invented talks.
fn chart(name: ChartName, language: Language) -> Box<dyn Drawable> {
    let (record, measure) = (record::bundled(), &Measure::default());
    let of = |source: ChartSource<'_>| {
        assert!(source.charts().contains(&name), "{name:?} is not among {:?}", source.charts());
        source.chart(name).expect("there is one")
    };
    match name.needs() {
        Some(ChartNeeds::Scenario) => of_scenarios(name, &["sma-12.ron"], language),
        Some(ChartNeeds::Pair) => of_scenarios(name, &with_others(1), language),
        Some(ChartNeeds::Others) => of_scenarios(name, &with_others(3), language),
        Some(ChartNeeds::Several) => of_scenarios(name, &with_others(OTHERS.len()), language),
        Some(ChartNeeds::Record) => {
            let input = views::record::RecordInput { record, measure, language };
            of(ChartSource::Record(&views::record::view(&input)))
        }
        Some(ChartNeeds::Negotiation) => {
            let talks = support::talks::invented();
            of(ChartSource::Negotiation(&shown(&talks, CostOf::Term, language)))
        }
        None => {
            let scenario = shipped("sma-12.ron");
            let rule = usual_rule(&scenario).expect("it has a rule");
            let trial = Trial { scenario: &scenario, rule, years: Years::new(Year(2021), Year(2025)) };
            let tried = counterfactual(&trial, record, measure).expect("it can be tried");
            let title = &scenario.title;
            let input = views::counterfactual::TrialInput { tried: &tried, title, record, language };
            of(ChartSource::Counterfactual(&views::counterfactual::view(&input)))
        }
    }
}

/// The 11th agreement carried on, and so many that are compared with it.
fn with_others(count: usize) -> Vec<&'static str> {
    std::iter::once("sma-11-extended.ron").chain(OTHERS.into_iter().take(count)).collect()
}

fn of_scenarios(name: ChartName, files: &[&str], language: Language) -> Box<dyn Drawable> {
    let scenarios: Vec<Scenario> = files.iter().map(|file| shipped(file)).collect();
    let written: Vec<Written<'_>> = scenarios.iter().map(Written::unfiled).collect();
    let (&scenario, others) = written.split_first().expect("there is one");
    let input = ExportInput {
        scenario,
        others,
        record: record::bundled(),
        measure: &Measure::default(),
        reading: Reading::Value,
        bridge: BridgeReading::default(),
        scales: Scales::default(),
        behind: None,
        hides_assumed: false,
        language,
        date: None,
        name: "",
    };
    input.chart(name).expect("there is one")
}
