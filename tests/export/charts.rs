//! Charts as files: whole, readable by other programs, the same every time.
//!
//! What is written is read back by programs that are not ours: an XML reader, a renderer of SVG, a
//! reader of PDF, a decoder of PNG. The pictures in `tests/pictures/` guard the look.

use std::sync::LazyLock;

use costshare::engine::{Comparison, Measure, compare, plan, project};
use costshare::export::error::png_error;
use costshare::export::picture::Picture;
use costshare::export::svg::Letters;
use costshare::export::{About, Exported, Format, pdf, png, svg};
use costshare::files::{self, bundled, record};
use costshare::model::{Currency, Scenario};
use costshare::present::fonts;
use costshare::present::palette::{Palette, ScenarioColour};
use costshare::present::scene::{Size, Words};
use costshare::present::{Chart, LineKind, views};
use costshare::text::Language;
use resvg::usvg;
use support::pictures::{
    check_fonts, check_harmless, check_look, check_wide, check_words, texts, without_spaces,
};
use support::values::shipped;

use crate::pages::scene;

const SLIDE: Size = Size { width: 800.0, height: 450.0 };
const PAGE: Size = Size { width: 640.0, height: 460.0 };
const COLUMN: Size = Size { width: 360.0, height: 480.0 };

#[test]
fn no_words_collide_and_none_leaves_the_page() {
    for (name, _) in bundled::SHIPPED {
        let scenario = shipped(name);
        for language in Language::ALL {
            for (view, chart) in charts_of(&scenario, language) {
                for size in [SLIDE, PAGE, COLUMN] {
                    check_words(&scene(&chart, size, language), &format!("{name} {view} {language:?}"));
                }
            }
        }
    }
}

#[test]
fn a_page_of_any_shape_holds_its_words() {
    let mut charts = charts_of(&shipped("sma-12.ron"), Language::Ko);
    charts.push(("hostile", hostile_chart()));
    for (view, chart) in charts {
        for (width, height) in [
            (240.0, 180.0),
            (240.0, 1200.0),
            (4000.0, 180.0),
            (4000.0, 4000.0),
            (1600.0, 900.0),
            (300.0, 200.0),
        ] {
            let size = Size { width, height };
            let scene = scene(&chart, size, Language::Ko);
            assert_eq!(scene.size, size);
            check_words(&scene, &format!("{view} {width} × {height}"));
        }
    }
}

/// Every label of a chart is there to be searched and read, in both languages.
#[test]
fn an_svg_holds_its_text_as_text() {
    for language in Language::ALL {
        for (view, chart) in charts_of(&shipped("sma-12.ron"), language) {
            let scene = scene(&chart, SLIDE, language);
            let written = svg::svg(&scene, &Palette::LIGHT, Letters::Text);
            let read = texts(&written);
            let mut expected: Vec<&str> = vec![&chart.title, &chart.subtitle, "Costshare", "2026-11-23"];
            expected.extend(chart.lines.iter().map(|line| line.name.as_str()));
            expected.extend(chart.bands.iter().map(|band| band.name.as_str()));
            for label in expected {
                assert!(read.iter().any(|text| text == label), "{view}: {label:?} is not in {read:?}");
            }
            let all: Vec<String> = scene.words().map(Words::text).collect();
            assert_eq!(read, all, "{view}");
            for note in &chart.notes {
                assert!(read.iter().any(|text| text.contains(note)), "{view}: {note}");
            }
        }
    }
}

#[test]
fn an_svg_says_what_it_shows() {
    let chart = projection(&shipped("sma-12.ron"), &Measure::default(), Language::Ko);
    let written = svg::svg(&scene(&chart, SLIDE, Language::Ko), &Palette::LIGHT, Letters::Text);
    let document = roxmltree::Document::parse(&written).expect("well-formed");
    let root = document.root_element();
    let child =
        |name: &str| root.children().find(|node| node.has_tag_name(name)).and_then(|node| node.text());
    assert_eq!(child("title"), Some(chart.title.as_str()));
    assert_eq!(child("desc"), Some(chart.summary.as_str()));
    assert_eq!(root.attribute("role"), Some("img"));
    assert_eq!(root.attribute(("http://www.w3.org/XML/1998/namespace", "lang")), Some("ko"));
    let families = document.descendants().find_map(|node| node.attribute("font-family"));
    assert!(families.is_some_and(|named| named.starts_with("'Costshare Sans', ")), "{families:?}");
}

#[test]
fn an_svg_refers_to_nothing_outside() {
    for letters in [Letters::Text, Letters::Outlines] {
        for (view, chart) in charts_of(&shipped("sma-12.ron"), Language::En) {
            check_harmless(&svg::svg(&scene(&chart, SLIDE, Language::En), &Palette::LIGHT, letters), view);
        }
    }
}

#[test]
fn outlines_need_no_font_and_keep_their_words_as_labels() {
    let chart = projection(&shipped("sma-12.ron"), &Measure::default(), Language::Ko);
    let scene = scene(&chart, SLIDE, Language::Ko);
    let written = svg::svg(&scene, &Palette::LIGHT, Letters::Outlines);
    assert!(texts(&written).is_empty());
    let document = roxmltree::Document::parse(&written).expect("well-formed");
    let labels: Vec<&str> = document.descendants().filter_map(|node| node.attribute("aria-label")).collect();
    let words: Vec<String> = scene.words().map(Words::text).collect();
    assert_eq!(labels, words);
}

/// A renderer of SVG that shapes text itself gives every text the place that we reckoned with.
#[test]
fn text_is_as_wide_as_it_was_measured() {
    for language in Language::ALL {
        let chart = projection(&shipped("sma-12.ron"), &Measure::default(), language);
        let scene = scene(&chart, SLIDE, language);
        let written = svg::svg(&scene, &Palette::LIGHT, Letters::Text);
        let mut options = usvg::Options::default();
        for font in [fonts::REGULAR, fonts::BOLD] {
            options.fontdb_mut().load_font_data(font.to_vec());
        }
        let tree = usvg::Tree::from_str(&written, &options).expect("it is SVG");
        let mut laid = Vec::new();
        collect_texts(tree.root(), &mut laid);
        let words: Vec<&Words> = scene.words().collect();
        assert_eq!(laid.len(), words.len());
        for (laid, words) in laid.iter().zip(words) {
            let ours = words.area();
            assert!((laid.left() - ours.left).abs() < 0.3, "{words:?} begins at {laid:?}");
            // A space ends every line but the last.
            let space = if words.lines.len() > 1 { fonts::width(" ", words.weight, words.size) } else { 0.0 };
            let far = (laid.width() - ours.width()).abs();
            assert!(far < 0.3 + space, "{words:?} is {} wide and not {}", laid.width(), ours.width());
        }
    }
}

/// Hangul is there to be found and copied, and the typeface with it.
#[test]
fn a_pdf_holds_its_text_and_its_typeface() {
    for language in Language::ALL {
        for (view, chart) in charts_of(&shipped("sma-12.ron"), language) {
            let scene = scene(&chart, SLIDE, language);
            let bytes = pdf::pdf(&scene, &Palette::LIGHT).expect("a page");
            let document = lopdf::Document::load_mem(&bytes).expect("a PDF");
            assert_eq!(document.get_pages().len(), 1);
            let text = without_spaces(&document.extract_text(&[1]).expect("text"));
            for words in scene.words() {
                let expected = without_spaces(&words.text());
                assert!(text.contains(&expected), "{view} {language:?}: {expected:?} is not in {text:?}");
            }
            check_fonts(&document);
        }
    }
}

#[test]
fn a_pdf_says_what_it_shows_and_of_no_clock() {
    let chart = projection(&shipped("sma-12.ron"), &Measure::default(), Language::Ko);
    let bytes = pdf::pdf(&scene(&chart, SLIDE, Language::Ko), &Palette::LIGHT).expect("a page");
    let document = lopdf::Document::load_mem(&bytes).expect("a PDF");
    let info =
        document.trailer.get(b"Info").and_then(lopdf::Object::as_reference).expect("it says its title");
    let info = document.get_dictionary(info).expect("a dictionary");
    let title = info.get(b"Title").and_then(lopdf::decode_text_string).expect("a title");
    assert_eq!(title, chart.title);
    assert!(info.get(b"CreationDate").is_err() && info.get(b"ModDate").is_err());
    let catalog = document.catalog().expect("a catalog");
    assert_eq!(catalog.get(b"Lang").and_then(lopdf::decode_text_string).expect("a language"), "ko");
    let told = document.objects.values().filter_map(|object| object.as_dict().ok());
    let told: Vec<String> =
        told.filter_map(|it| lopdf::decode_text_string(it.get(b"Alt").ok()?).ok()).collect();
    assert_eq!(told, [format!("{}. {}", chart.title, chart.summary)]);
}

#[test]
fn a_png_has_the_size_that_was_asked_for() {
    let chart = projection(&shipped("sma-12.ron"), &Measure::default(), Language::En);
    for (size, scale, expected) in [
        (COLUMN, 1.0, (360, 480)),
        (COLUMN, 2.0, (720, 960)),
        (Size { width: 333.0, height: 222.0 }, 3.0, (999, 666)),
    ] {
        let scene = scene(&chart, size, Language::En);
        let bytes = png::png(&scene, &Palette::PRINT, scale).expect("it can be drawn");
        let picture = image::load_from_memory(&bytes).expect("a PNG").to_rgba8();
        assert_eq!(picture.dimensions(), expected);
        assert!(picture.pixels().all(|pixel| pixel.0[3] == 255), "nothing shines through");
        assert!(picture.pixels().any(|pixel| pixel.0 == [0, 0, 0, 255]), "print is black on white");
    }
    let huge = scene(&chart, Size { width: 4000.0, height: 4000.0 }, Language::En);
    let told = png::png(&huge, &Palette::PRINT, 4.0).expect_err("256 million pixels");
    let told = png_error(&told, Language::En);
    assert!(told.contains("16000 × 16000"), "{told}");
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    let write = || {
        let chart =
            comparison(&shipped("sma-11-extended.ron"), &shipped("sma-12.ron"), Language::Ko).view.chart;
        let scene = scene(&chart, COLUMN, Language::Ko);
        let text = svg::svg(&scene, &Palette::DARK, Letters::Text).into_bytes();
        let outlines = svg::svg(&scene, &Palette::DARK, Letters::Outlines).into_bytes();
        let png = png::png(&scene, &Palette::DARK, 1.0).expect("it can be drawn");
        [text, outlines, png, pdf::pdf(&scene, &Palette::DARK).expect("a page")]
    };
    assert!(write() == write());
}

/// Whatever a title says, the file says it as text and does nothing.
#[test]
fn hostile_titles_are_text() {
    for title in hostile() {
        let mut scenario = shipped("sma-12.ron");
        scenario.title.clone_from(&title);
        let mut chart = projection(&scenario, &Measure::default(), Language::En);
        chart.title.clone_from(&title);
        let scene = scene(&chart, SLIDE, Language::En);
        check_words(&scene, &title);
        for letters in [Letters::Text, Letters::Outlines] {
            check_harmless(&svg::svg(&scene, &Palette::LIGHT, letters), &title);
        }
        let bytes = pdf::pdf(&scene, &Palette::LIGHT).expect("a page");
        lopdf::Document::load_mem(&bytes).expect("a PDF");
    }
    let scene = scene(&hostile_chart(), SLIDE, Language::En);
    png::png(&scene, &Palette::LIGHT, 1.0).expect("it can be drawn");
}

/// A figure must not read as another because a title turned the direction of what follows.
#[test]
fn signs_that_turn_text_are_left_out() {
    let mut chart = projection(&shipped("sma-12.ron"), &Measure::default(), Language::En);
    chart.title = "12\u{202e}345\u{2066}6".to_owned();
    let scene = scene(&chart, SLIDE, Language::En);
    let written = svg::svg(&scene, &Palette::LIGHT, Letters::Text);
    assert!(!written.contains(['\u{202e}', '\u{2066}']));
    assert!(texts(&written).contains(&"123456".to_owned()));
}

#[test]
fn pictures_of_exported_charts() {
    let (signed, extended, capped) =
        (shipped("sma-12.ron"), shipped("sma-11-extended.ron"), shipped("sma-12-at-the-cap.ron"));
    let budget = shipped("sma-12-defence-budget.ron");
    let dollars = projection(&signed, &Measure::converted(Currency::USD), Language::Ko);
    let several = page_of(&extended, &[&signed, &capped, &budget], Language::Ko).view.chart;
    for (name, chart, size, palette) in [
        ("export-projection-usd-ko", dollars, PAGE, &Palette::DARK),
        ("export-compare-ko", several, SLIDE, &Palette::LIGHT),
    ] {
        let bytes = png::png(&scene(&chart, size, Language::Ko), palette, 1.5).expect("it can be drawn");
        check_look(&bytes, name);
    }
}

fn collect_texts(group: &usvg::Group, found: &mut Vec<usvg::Rect>) {
    for node in group.children() {
        match node {
            usvg::Node::Group(group) => collect_texts(group, found),
            usvg::Node::Text(text) => found.push(text.bounding_box()),
            _ => {}
        }
    }
}

/// Titles as somebody might mail them.
fn hostile() -> Vec<String> {
    let written = [
        "<script>alert(1)</script>",
        "]]> <![CDATA[ </title><svg onload=\"x()\">",
        "\" onclick=\"x()\" ' &amp; &#0; %PDF (\\) endobj",
        "a\u{0}b\u{1b}[31m\u{7f}\u{85}c\r\nd\te",
        "\u{202e}rtl \u{2066}iso\u{2069} \u{200f}\u{61c} עברית العربية",
        "😀 👩‍👩‍👧 한글 漢字 é e\u{301} \u{fffe}\u{ffff}\u{feff}",
        "javascript:url(http://example.org/x)",
        "   ",
        "",
    ];
    let mut titles: Vec<String> = written.into_iter().map(str::to_owned).collect();
    titles.extend(["긴 제목 ", "W", "word "].map(|piece| piece.chars().cycle().take(300).collect()));
    titles
}

/// Five lines that are all called something long.
fn hostile_chart() -> Chart {
    let mut chart = projection(&shipped("sma-12.ron"), &Measure::default(), Language::En);
    let long: String = "긴 이름 wide <b> & ".chars().cycle().take(300).collect();
    let line = chart.lines[0].clone();
    for place in 1..5 {
        let mut other = line.clone();
        other.kind = LineKind::Scenario(ScenarioColour::Own(place));
        chart.lines.push(other);
    }
    for (line, place) in chart.lines.iter_mut().zip(0..) {
        line.name = format!("{place} {long}");
    }
    for band in &mut chart.bands {
        band.name.clone_from(&long);
    }
    chart.title.clone_from(&long);
    chart.subtitle.clone_from(&long);
    chart.notes = vec![long.clone(), long.clone(), long];
    chart
}

/// Every kind of chart with the scenario in hand.
fn charts_of(scenario: &Scenario, language: Language) -> Vec<(&'static str, Chart)> {
    let page = comparison(&shipped("sma-11-extended.ron"), scenario, language);
    vec![
        ("projection", projection(scenario, &Measure::default(), language)),
        ("differences", page.differences_alone()),
        ("compare", page.view.chart),
    ]
}

pub fn projection(scenario: &Scenario, measure: &Measure, language: Language) -> Chart {
    let record = record::bundled();
    let measures = views::projection::measures(scenario, measure);
    let projection = project(plan(scenario, record, &measures));
    let view = views::projection::view(&views::projection::ProjectionInput {
        scenario,
        colour: None,
        projection: &projection,
        measures: &measures,
        chosen: measure,
        record,
        hides_assumed: false,
        language,
    });
    view.chart
}

pub fn comparison(
    baseline: &Scenario,
    other: &Scenario,
    language: Language,
) -> views::compare::ComparisonPage {
    page_of(baseline, &[other, &shipped("sma-12-at-the-cap.ron")], language)
}

pub fn page_of(
    baseline: &Scenario,
    others: &[&Scenario],
    language: Language,
) -> views::compare::ComparisonPage {
    let compared = |other: &&Scenario| compare(baseline, other, record::bundled(), &Measure::default());
    let comparisons: Vec<Comparison> = others.iter().map(compared).collect();
    let pairs = others.iter().zip(&comparisons);
    let pairs = pairs.map(|(other, comparison)| views::compare::Pair {
        title: &other.title,
        colour: ScenarioColour::at(1),
        comparison,
    });
    let mut pairs: Vec<views::compare::Pair<'_>> = pairs.collect();
    let hand = pairs.remove(0);
    let baseline = baseline.title.as_str();
    views::compare::page(&views::compare::ComparisonInput::new(baseline, hand, pairs, language))
}

/// Names that alone are higher than the plot has room for.
#[test]
fn more_names_than_a_page_has_room_for_stop_nothing() {
    let mut chart = projection(&shipped("sma-12.ron"), &Measure::default(), Language::Ko);
    let line = chart.lines[0].clone();
    for place in 1..25 {
        let mut other = line.clone();
        other.kind = LineKind::Scenario(ScenarioColour::at(place));
        other.name = format!("매우 긴 이름의 제안 시나리오 번호 제{place}호 국방예산 연동 상한 없음 검토안");
        chart.lines.push(other);
    }
    for size in [(240.0, 180.0), (800.0, 300.0), (800.0, 450.0), (360.0, 480.0)] {
        let scene = scene(&chart, Size { width: size.0, height: size.1 }, Language::Ko);
        assert!(!scene.items.is_empty());
    }
    // On a slide every scenario is named, at its line or below.
    let slide = scene(&chart, SLIDE, Language::Ko);
    check_words(&slide, "25 names");
    let said = without_spaces(&slide.words().map(Words::text).collect::<String>());
    for line in &chart.lines {
        assert!(said.contains(&without_spaces(&line.name)), "{} is named nowhere", line.name);
    }
}

/// Without prices after 2025 nothing is known after 2027, the year that reads 2025.
#[test]
fn a_title_speaks_only_of_years_that_are_known() {
    let baseline = shipped("sma-12.ron");
    let text = include_str!("../../scenarios/sma-12.ron").replace("2026: \"2.2% estimate [BOKF2602]\",", "");
    let text = text.replace("then: \"2% assumed\",", "");
    let ends = files::read_scenario(&text, "ends.ron").expect("it can be read").scenario;
    let title = page_of(&baseline, &[&ends], Language::En).view.chart.title;
    assert!(title.ends_with("the same as the baseline in every year of 2026–2027"), "{title}");
}

/// The title of a Korean headline: hanja in every format, and nothing is said to be lacking.
#[test]
fn hanja_are_drawn_in_every_format() {
    let text = include_str!("../field/F1-title-with-hanja.ron");
    let scenario = files::read_scenario(text, "F1-title-with-hanja.ron").expect("it can be read").scenario;
    let mut chart = projection(&scenario, &Measure::default(), Language::Ko);
    chart.title.clone_from(&scenario.title);
    let drawn = scene(&chart, SLIDE, Language::Ko);
    assert!(drawn.lacking.is_empty(), "{:?}", drawn.lacking);

    let written = svg::svg(&drawn, &Palette::LIGHT, Letters::Text);
    assert!(texts(&written).iter().any(|text| text == "韓美 협정 · 前年比"));

    let bytes = pdf::pdf(&drawn, &Palette::LIGHT).expect("a page");
    let document = lopdf::Document::load_mem(&bytes).expect("a PDF");
    check_fonts(&document);
    let read = document.extract_text(&[1]).expect("text");
    assert!(without_spaces(&read).contains("韓美협정·前年比"), "{read}");

    // Every letter has a shape of its own, and none is the box.
    let shapes = |title: &str| {
        let chart = Chart { title: title.to_owned(), ..chart.clone() };
        let scene = scene(&chart, SLIDE, Language::Ko);
        let written = svg::svg(&scene, &Palette::LIGHT, Letters::Outlines);
        let document = roxmltree::Document::parse(&written).expect("well-formed");
        let label = |node: &roxmltree::Node<'_, '_>| node.attribute("aria-label") == Some(title);
        let group = document.descendants().find(label).expect("the title is labelled");
        let path = group.first_element_child().and_then(|path| path.attribute("d")).map(str::to_owned);
        (path.expect("it has a shape"), png::png(&scene, &Palette::LIGHT, 1.0).expect("a picture"))
    };
    let (boxes, _) = shapes("□");
    let mut pixels = Vec::new();
    for letter in ["韓", "美", "前", "年", "比", "軍", "億", "か", "ｶ", "Ж"] {
        let (path, picture) = shapes(letter);
        assert_ne!(path, boxes, "{letter}");
        pixels.push(picture);
    }
    pixels.sort();
    pixels.dedup();
    assert_eq!(pixels.len(), 10, "every letter is drawn as itself");
}

/// What no bundled face has is a box, in the same place on every machine; a note names it by its code.
#[test]
fn a_letter_without_a_glyph_is_named_in_the_picture() {
    let mut chart = projection(&shipped("sma-12.ron"), &Measure::default(), Language::En);
    chart.title = "Costs of \u{20bb7} and \u{5d0}".to_owned();
    for size in [SLIDE, PAGE, COLUMN] {
        let scene = scene(&chart, size, Language::En);
        assert_eq!(scene.lacking, ['\u{5d0}', '\u{20bb7}']);
        check_words(&scene, "letters without a glyph");
        let said: String = scene.words().map(Words::text).collect::<Vec<_>>().join(" ");
        let named = "Not in the typeface, drawn as a box: \u{5d0} (U+05D0), \u{20bb7} (U+20BB7)";
        assert!(said.contains(named), "{said}");
    }
}

/// Who looks at an SVG may have another typeface than ours, and a wide one.
#[test]
fn an_svg_keeps_its_words_inside_in_a_wide_typeface() {
    let what = |width: u16, height: u16| Exported {
        picture: Picture {
            width: width.into(),
            height: height.into(),
            outlines: false,
            ..Picture::default()
        },
        ..Exported::of(Format::Svg)
    };
    for (name, _) in bundled::SHIPPED {
        let scenario = shipped(name);
        for language in Language::ALL {
            for (view, chart) in charts_of(&scenario, language) {
                for (width, height) in [(800, 450), (360, 480)] {
                    let about = about(language);
                    let scene = what(width, height).laid_as(&chart, &about).scene;
                    check_wide(&scene, &format!("{name} {view} {language:?} {width}"));
                    check_words(&scene, &format!("{name} {view} {language:?} {width}"));
                }
            }
        }
    }
}

/// What comes with its own letters is laid out for them.
#[test]
fn pictures_with_their_own_letters_are_laid_out_alike() {
    let chart = projection(&shipped("sma-12.ron"), &Measure::default(), Language::En);
    let laid = |format, outlines| {
        let what = Exported { picture: Picture { outlines, ..Picture::default() }, ..Exported::of(format) };
        what.laid_as(&chart, &about(Language::En)).scene
    };
    let png = laid(Format::Png, false);
    assert_eq!(png, laid(Format::Pdf, false));
    assert_eq!(png, laid(Format::Svg, true));
    assert_ne!(png, laid(Format::Svg, false));
}

pub fn about(language: Language) -> About<'static> {
    static MEASURE: LazyLock<Measure> = LazyLock::new(Measure::default);
    About {
        record: record::bundled(),
        library: costshare::present::Library::of(record::bundled(), language),
        measure: &MEASURE,
        currency: Currency::KRW,
        scenarios: Vec::new(),
        language,
        date: None,
        name: "",
    }
}
