//! Scenarios side by side as a picture: a small chart for each, with one scale or each with its own.

use costshare::engine::{Comparison, Measure, compare};
use costshare::export::svg::Letters;
use costshare::export::{pdf, png, svg};
use costshare::files::record;
use costshare::model::Scenario;
use costshare::present::multiples::Multiples;
use costshare::present::palette::{Palette, ScenarioColour};
use costshare::present::scene::{Cells, ColorRole, Item, Size, Words, multiples};
use costshare::present::views::compare::{Arrangement, ComparisonInput, Pair, Scales};
use costshare::text::Language;
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
fn no_words_collide_and_every_scenario_is_named() {
    for language in Language::ALL {
        for scales in [Scales::Same, Scales::Own] {
            for others in [&OTHERS[..2], &OTHERS[..3], &OTHERS[..]] {
                let charts = side_by_side(others, scales, language);
                for size in SIZES {
                    let what = format!("{} {scales:?} {language:?}", others.len());
                    let scene = scene(&charts, size, language);
                    check_words(&scene, &what);
                    check_wide(&scene_for_others(&charts, size, language), &what);
                    let written: Vec<String> = scene.words().map(Words::text).collect();
                    for small in &charts.charts {
                        assert!(written.contains(&small.name), "{what} {size:?}: {:?}", small.name);
                        assert!(written.contains(&small.change), "{what} {size:?}: {:?}", small.change);
                    }
                }
            }
        }
    }
}

#[test]
fn a_page_of_any_shape_holds_its_words() {
    let mut charts = side_by_side(&OTHERS, Scales::Own, Language::Ko);
    for long in [false, true] {
        if long {
            for small in &mut charts.charts {
                small.name = "긴 이름 wide <b> & ".chars().cycle().take(300).collect();
            }
        }
        for (width, height) in
            [(240.0, 180.0), (240.0, 1200.0), (4000.0, 180.0), (4000.0, 4000.0), (1600.0, 900.0)]
        {
            check_words(&scene(&charts, Size { width, height }, Language::Ko), "of any shape");
        }
    }
}

/// 12th with every year at the cap: 15,192 grows by 5 % to 18,466 in 2030; the others stay below. On one
/// scale the line at the same amount stands at the same height in every chart of a row.
#[test]
fn heights_are_compared_on_one_scale_only() {
    let charts = side_by_side(&OTHERS[..3], Scales::Same, Language::En);
    let extents: Vec<_> = charts.charts.iter().map(|small| small.chart.extent).collect();
    assert!(extents[0].is_some() && extents.iter().all(|extent| *extent == extents[0]));
    assert!(!charts.notes.iter().any(|note| note.contains("heights cannot be compared")));
    let size = Size { width: 752.0, height: 280.0 };
    let cells = multiples(&charts, size, Language::En);
    check_cells(&cells, size);
    let first: Vec<f32> = baselines(&cells).into_iter().take(2).collect();
    assert!((first[0] - first[1]).abs() < 1e-3, "the baseline begins at {first:?}");

    let own = side_by_side(&OTHERS[..3], Scales::Own, Language::En);
    assert!(own.charts.iter().all(|small| small.chart.extent.is_none()));
    assert!(own.notes.iter().any(|note| note.contains("heights cannot be compared")));
}

#[test]
fn charts_side_by_side_are_text_in_svg_and_pdf() {
    for language in Language::ALL {
        let charts = side_by_side(&OTHERS[..3], Scales::Same, language);
        let scene = scene(&charts, SIZES[0], language);
        let written = svg::svg(&scene, &Palette::LIGHT, Letters::Text);
        check_harmless(&written, "side by side");
        assert_eq!(texts(&written), scene.words().map(Words::text).collect::<Vec<_>>());
        let document = roxmltree::Document::parse(&written).expect("well-formed");
        let child = |name: &str| {
            let node = document.root_element().children().find(|node| node.has_tag_name(name));
            node.and_then(|node| node.text())
        };
        assert_eq!(child("title"), Some(charts.title.as_str()));
        assert_eq!(child("desc"), Some(charts.summary.as_str()));

        let write = || pdf::pdf(&scene, &Palette::LIGHT).expect("a page");
        let bytes = write();
        assert!(bytes == write(), "the same bytes every time");
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
fn pictures_of_charts_side_by_side() {
    for (name, others, scales, size, language, palette) in [
        ("export-side-by-side-ko", &OTHERS[..3], Scales::Same, SIZES[2], Language::Ko, &Palette::DARK),
        ("export-side-by-side-own-en", &OTHERS[..4], Scales::Own, SIZES[1], Language::En, &Palette::PRINT),
    ] {
        let charts = side_by_side(others, scales, language);
        let bytes = png::png(&scene(&charts, size, language), palette, 1.5);
        check_look(&bytes.expect("it can be drawn"), name);
    }
}

/// Where the line of the baseline begins in every chart, from its upper edge.
fn baselines(cells: &Cells) -> Vec<f32> {
    let lines = cells.items.iter().filter_map(|item| match item {
        Item::Line { points, stroke } if stroke.ink == ColorRole::Secondary && points.len() > 2 => {
            Some(points[0])
        }
        _ => None,
    });
    let of = |cell: &costshare::present::scene::Area| {
        lines.clone().find(|at| cell.has(*at)).map(|at| at.y - cell.top)
    };
    cells.cells.iter().filter_map(of).collect()
}

#[track_caller]
fn check_cells(cells: &Cells, size: Size) {
    for (idx, cell) in cells.cells.iter().enumerate() {
        assert!(!cells.cells[..idx].iter().any(|other| other.grown(-0.01).meets(cell)));
        assert!(cell.left >= 0.0 && cell.right <= size.width + 0.01 && cell.bottom <= size.height + 0.01);
    }
}

/// What is compared with the 11th agreement carried on.
pub(crate) const OTHERS: [&str; 6] = [
    "sma-12.ron",
    "sma-12-at-the-cap.ron",
    "sma-12-defence-budget.ron",
    "sma-12-cpi-2.0.ron",
    "sma-12-cpi-2.5.ron",
    "example-two-currencies.ron",
];

fn side_by_side(others: &[&str], scales: Scales, language: Language) -> Multiples {
    let (baseline, record) = (shipped("sma-11-extended.ron"), record::bundled());
    let others: Vec<Scenario> = others.iter().map(|name| shipped(name)).collect();
    let compared = |other: &Scenario| compare(&baseline, other, record, &Measure::default());
    let comparisons: Vec<Comparison> = others.iter().map(compared).collect();
    let pairs = others.iter().zip(&comparisons);
    let mut pairs = pairs.map(|(other, comparison)| Pair {
        title: &other.title,
        colour: ScenarioColour::at(1),
        comparison,
    });
    let hand = pairs.next().expect("there is one");
    let input = ComparisonInput {
        arrangement: Arrangement::SideBySide,
        scales,
        ..ComparisonInput::new(&baseline.title, hand, pairs.collect(), language)
    };
    let page = costshare::present::views::compare::page(&input);
    page.side_by_side_alone().expect("there are several")
}
