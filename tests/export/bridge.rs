//! The bridge as a picture: bars as long as what they tell, words that stand clear and whole, in every
//! language and at every size that is offered.

use costshare::engine::{BridgeReading, Measure, bridge, compare};
use costshare::export::svg::Letters;
use costshare::export::{pdf, png, svg};
use costshare::files::{bundled, read_value, record};
use costshare::model::clauses::{CarryOver, Fixed, Growth, Rule};
use costshare::model::{Currency, Field, Money, Rate, Scale, Scenario, Stated, Year};
use costshare::present::palette::{Palette, ScenarioColour};
use costshare::present::scene::{Area, ColorRole, Item, Size, WaterfallPlot, Words, waterfall};
use costshare::present::views::compare::{self, BridgeForm, BridgeView, Pair};
use costshare::present::waterfall::{BarKind, Waterfall};
use costshare::text::Language;
use rust_decimal_macros::dec;
use support::pictures::{
    check_fonts, check_harmless, check_look, check_wide, check_words, texts, without_spaces,
};
use support::values::shipped;

use crate::pages::{scene, scene_for_others};

/// The sizes that are offered, and lower ones.
const SIZES: [Size; 5] = [
    Size { width: 800.0, height: 450.0 },
    Size { width: 640.0, height: 460.0 },
    Size { width: 360.0, height: 480.0 },
    Size { width: 640.0, height: 420.0 },
    Size { width: 360.0, height: 420.0 },
];

#[test]
fn no_words_collide_and_every_name_is_whole() {
    for language in Language::ALL {
        for (what, view) in bridges(language) {
            for size in SIZES {
                let what = format!("{what} {language:?}");
                let scene = scene(&view.chart, size, language);
                check_words(&scene, &what);
                check_wide(&scene_for_others(&view.chart, size, language), &what);
                let written: Vec<String> = scene.words().map(Words::text).collect();
                for bar in &view.chart.bars {
                    assert!(written.contains(&bar.name), "{what} {size:?}: {:?} in {written:?}", bar.name);
                    // A sign may stand behind it that says how well it is known.
                    let mut amounts =
                        written.iter().map(|words| words.trim_end_matches([' ', '○', '◇', '*']));
                    assert!(
                        amounts.any(|words| words == bar.text),
                        "{what} {size:?}: {:?} in {written:?}",
                        bar.text
                    );
                }
            }
        }
    }
}

#[test]
fn a_page_of_any_shape_holds_its_words() {
    let mut charts: Vec<Waterfall> = vec![nine(Language::Ko).chart, nine(Language::En).chart];
    let mut hostile = nine(Language::En).chart;
    for bar in &mut hostile.bars {
        bar.name = "긴 이름 wide <b> & ".chars().cycle().take(300).collect();
    }
    charts.push(hostile);
    for chart in charts {
        for (width, height) in [
            (240.0, 180.0),
            (240.0, 1200.0),
            (4000.0, 180.0),
            (4000.0, 4000.0),
            (1600.0, 900.0),
            (300.0, 200.0),
        ] {
            check_words(&scene(&chart, Size { width, height }, Language::Ko), &chart.title);
        }
    }
}

/// The 11th agreement carried on at 4.2 % against 15,192 growing by 2 %, neither rounded: of the
/// difference of −428.6 the base amount makes +3,058.7 and the growth −3,487.3. On average over both
/// orders, since five years at 4.2 % are worth 5.438013 times the first and at 2 % 5.204040 times:
/// (15,192 − 14,617.176) × (5.438013 + 5.204040) / 2 = 3,058.65 and
/// (5.204040 − 5.438013) × (15,192 + 14,617.176) / 2 = −3,487.27.
#[test]
fn bars_are_as_long_as_what_they_tell() {
    let view = unrounded(Language::Ko);
    assert_eq!(view.form, BridgeForm::Difference);
    for size in [Size { width: 752.0, height: 260.0 }, Size { width: 328.0, height: 240.0 }] {
        let bars = waterfall(&view.chart, size);
        let lies = bars.bodies[1].height() < bars.bodies[1].width() && size.width < 400.0;
        let long = |idx: usize| {
            let body = bars.bodies[idx];
            if lies { body.width() } else { body.height() }
        };
        check_ratio(long(1) / long(2), 3058.7 / 3487.3);
        check_ratio(long(3) / long(2), 428.6 / 3487.3);
        check_slots(&bars, size);
    }
}

/// 15,192 in the first year comes to 79,216; twice as much in the first year to about twice as much.
#[test]
fn the_bars_of_both_ends_begin_at_zero() {
    let twelfth = shipped("sma-12.ron");
    let double = edited(&twelfth, &[("base", "30384 eok KRW")]);
    let view = bridge_of(&twelfth, &double, Language::Ko);
    assert_eq!((view.form, view.start.text.as_str()), (BridgeForm::Sums, "79,216"));
    let bars = waterfall(&view.chart, Size { width: 752.0, height: 260.0 });
    let (first, last) = (bars.bodies[0], *bars.bodies.last().expect("there are bars"));
    assert!((first.bottom - last.bottom).abs() < 1e-3, "{first:?} {last:?}");
    check_ratio(last.height() / first.height(), 2.0);
}

/// What rises is solid, what falls is hatched and has a minus: no colour is needed.
#[test]
fn up_and_down_are_told_apart_without_colour() {
    let view = unrounded(Language::En);
    let bars = waterfall(&view.chart, Size { width: 752.0, height: 260.0 });
    let lines = |ink: ColorRole| {
        let of_ink = |item: &&Item| matches!(item, Item::Line { stroke, .. } if stroke.ink == ink);
        bars.items.iter().filter(of_ink).count()
    };
    assert!(lines(ColorRole::Falling) > 5);
    assert_eq!(lines(ColorRole::Rising), 0);
    let [rises, falls] = [1, 2].map(|idx| view.chart.bars[idx].text.as_str());
    assert!(rises.starts_with('+') && falls.starts_with('−'), "{rises} {falls}");
}

#[test]
fn its_title_says_what_it_shows() {
    let view = bridge_of(&shipped("sma-11-extended.ron"), &shipped("sma-12.ron"), Language::En);
    assert_eq!(
        view.chart.title,
        "“12th SMA as signed, 2026–2030” costs KRW 27.4 bn less than the baseline in 2026–2030; \
         largest cause: Growth, −KRW 333.6 bn"
    );
    assert_eq!(
        view.chart.subtitle,
        "Korea’s contribution to the cost of US forces in Korea · What causes the difference · 2026–2030 · KRW bn · \
         current prices"
    );
    assert!(!view.chart.sources.is_empty());
    let back = bridge_of(&shipped("sma-12.ron"), &shipped("sma-11-extended.ron"), Language::Ko);
    assert!(back.chart.title.ends_with("많음 · 최대 요인: 증가 방식 +3,336억원"), "{}", back.chart.title);
}

#[test]
fn a_bridge_is_text_in_svg_and_pdf() {
    for language in Language::ALL {
        let view = nine(language);
        let scene = scene(&view.chart, SIZES[0], language);
        let written = svg::svg(&scene, &Palette::LIGHT, Letters::Text);
        check_harmless(&written, "a bridge");
        let all: Vec<String> = scene.words().map(Words::text).collect();
        assert_eq!(texts(&written), all);
        let document = roxmltree::Document::parse(&written).expect("well-formed");
        let child = |name: &str| {
            let node = document.root_element().children().find(|node| node.has_tag_name(name));
            node.and_then(|node| node.text())
        };
        assert_eq!(child("title"), Some(view.chart.title.as_str()));
        assert_eq!(child("desc"), Some(view.chart.summary.as_str()));

        let bytes = pdf::pdf(&scene, &Palette::LIGHT).expect("a page");
        let document = lopdf::Document::load_mem(&bytes).expect("a PDF");
        let text = without_spaces(&document.extract_text(&[1]).expect("text"));
        for words in scene.words() {
            let expected = without_spaces(&words.text());
            assert!(text.contains(&expected), "{language:?}: {expected:?} is not in {text:?}");
        }
        check_fonts(&document);
    }
}

#[test]
fn the_same_bridge_gives_the_same_bytes() {
    let write = || {
        let scene = scene(&nine(Language::Ko).chart, SIZES[2], Language::Ko);
        let text = svg::svg(&scene, &Palette::DARK, Letters::Text).into_bytes();
        let png = png::png(&scene, &Palette::DARK, 1.0).expect("it can be drawn");
        [text, png, pdf::pdf(&scene, &Palette::DARK).expect("a page")]
    };
    assert!(write() == write());
}

#[test]
fn hostile_names_are_text() {
    for title in ["<script>alert(1)</script>", "]]> </title><svg onload=\"x()\">", "", "\u{202e}rtl"] {
        let mut other = shipped("sma-12.ron");
        title.clone_into(&mut other.title);
        let view = bridge_of(&shipped("sma-11-extended.ron"), &other, Language::En);
        let scene = scene(&view.chart, SIZES[1], Language::En);
        check_words(&scene, title);
        check_harmless(&svg::svg(&scene, &Palette::LIGHT, Letters::Outlines), title);
        check_harmless(&svg::svg(&scene, &Palette::LIGHT, Letters::Text), title);
    }
}

#[test]
fn pictures_of_bridges() {
    let ours = bridge_of(&shipped("sma-11-extended.ron"), &shipped("sma-12.ron"), Language::Ko);
    for (name, view, size, language, palette) in [
        ("export-bridge-ko", ours, SIZES[2], Language::Ko, &Palette::DARK),
        ("export-bridge-nine-en", nine(Language::En), SIZES[0], Language::En, &Palette::PRINT),
        ("export-bridge-nine-ko", nine(Language::Ko), SIZES[4], Language::Ko, &Palette::PRINT),
    ] {
        let bytes = png::png(&scene(&view.chart, size, language), palette, 1.5);
        check_look(&bytes.expect("it can be drawn"), name);
    }
}

/// The rooms of the bars fill the picture side by side, and each holds its bar.
#[track_caller]
fn check_slots(bars: &WaterfallPlot, size: Size) {
    assert_eq!(bars.slots.len(), bars.bodies.len());
    for (idx, (slot, body)) in bars.slots.iter().zip(&bars.bodies).enumerate() {
        assert!(slot.grown(0.01).holds(body), "{slot:?} {body:?}");
        assert!(!bars.slots[..idx].iter().any(|other| other.grown(-0.01).meets(slot)));
        let picture = Area { left: 0.0, top: 0.0, right: size.width, bottom: size.height };
        assert!(picture.grown(0.01).holds(slot), "{slot:?}");
    }
    assert_eq!(bars.size, size);
}

#[track_caller]
fn check_ratio(found: f32, expected: f32) {
    assert!((found - expected).abs() < 1e-3, "found {found}, expected {expected}");
}

/// Bridges of few and many causes, of amounts that rise and that fall.
fn bridges(language: Language) -> Vec<(String, BridgeView)> {
    let mut found = vec![("nine".to_owned(), nine(language)), ("unrounded".to_owned(), unrounded(language))];
    let scenarios: Vec<(&str, Scenario)> =
        bundled::SHIPPED.iter().map(|(name, _)| (*name, shipped(name))).collect();
    for (name, baseline) in &scenarios {
        for (other, hand) in &scenarios {
            if let Some(view) = try_bridge_of(baseline, hand, language) {
                found.push((format!("{name} {other}"), view));
            }
        }
    }
    assert!(found.len() > 20, "only {} bridges", found.len());
    found
}

/// Nine causes that are large against what both cost.
fn nine(language: Language) -> BridgeView {
    let changes = [
        ("base", "25000 eok KRW"),
        ("rule.2027.growth.lag", "1"),
        ("rule.2027.cap", "2%"),
        ("rule.2030", r#"Rule(growth: Fixed(rate: "3%"))"#),
        ("rounding.to", "10 eok KRW"),
        ("series.cpi.2026", "1.5%"),
        ("rate.USD.2028", "1300 KRW/USD"),
        ("one_off.2028", "300 eok KRW"),
        ("override.2029", "15500 eok KRW"),
    ];
    let hand = edited(&shipped("sma-12.ron"), &changes);
    let view = bridge_of(&shipped("sma-12-at-the-cap.ron"), &hand, language);
    assert_eq!(view.causes.len(), 9);
    view
}

fn edited(scenario: &Scenario, changes: &[(&str, &str)]) -> Scenario {
    let changes = changes.iter().map(|(field, value)| {
        let field: Field = field.parse().expect("a field");
        let value = read_value(&field, value).expect("a value of the field");
        (field, value)
    });
    Field::write_all(scenario, &changes.collect::<Vec<_>>()).expect("it fits")
}

/// The 11th carried on against the 12th at a flat 2 %, neither rounded.
fn unrounded(language: Language) -> BridgeView {
    let unrounded = |name| {
        let mut scenario = shipped(name);
        let rounding = &mut scenario.parts[0].rounding;
        rounding.to = Money::scaled(dec!(0.1), Scale::Eok, Currency::KRW).expect("it fits");
        rounding.carry = CarryOver::Unrounded;
        scenario
    };
    let (baseline, mut hand) = (unrounded("sma-11-extended.ron"), unrounded("sma-12-cpi-2.0.ron"));
    let flat = Growth::Fixed(Fixed { rate: Stated::assumed(Rate::percent(dec!(2.0))) });
    hand.parts[0].rules = [(Year(2027), Rule::new(flat))].into();
    hand.series.clear();
    let view = bridge_of(&baseline, &hand, language);
    if language == Language::Ko {
        let told: Vec<&str> = view.chart.bars.iter().map(|bar| bar.text.as_str()).collect();
        assert_eq!(told, ["79,488.4", "+3,058.7", "−3,487.3", "−428.6"]);
        assert_eq!(view.chart.bars[0].kind, BarKind::Baseline);
    }
    view
}

fn bridge_of(baseline: &Scenario, hand: &Scenario, language: Language) -> BridgeView {
    try_bridge_of(baseline, hand, language).expect("there is a bridge")
}

fn try_bridge_of(baseline: &Scenario, hand: &Scenario, language: Language) -> Option<BridgeView> {
    let record = record::bundled();
    let comparison = compare(baseline, hand, record, &Measure::default());
    let bridge = bridge(&comparison, record);
    let pair = Pair { title: &hand.title, colour: ScenarioColour::at(1), comparison: &comparison };
    let input = compare::ComparisonInput {
        bridge: bridge.as_ref(),
        bridge_reading: BridgeReading::default(),
        ..compare::ComparisonInput::new(&baseline.title, pair, Vec::new(), language)
    };
    compare::page(&input).bridge
}
