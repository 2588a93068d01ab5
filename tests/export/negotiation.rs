//! Talks on a date axis as a picture: words that stand clear and whole, in every language and size.

use costshare::engine::Measure;
use costshare::engine::negotiation::{CostOf, check};
use costshare::export::{png, svg};
use costshare::files::record;
use costshare::model::Negotiation;
use costshare::present::palette::Palette;
use costshare::present::scene::{Size, Words};
use costshare::present::views::negotiation::{NegotiationInput, NegotiationView, view};
use costshare::text::Language;
use support::pictures::{check_harmless, check_look, check_wide, check_words, texts};

use crate::pages::{scene, scene_for_others};

const SIZES: [Size; 5] = [
    Size { width: 800.0, height: 450.0 },
    Size { width: 640.0, height: 460.0 },
    Size { width: 460.0, height: 460.0 },
    Size { width: 360.0, height: 480.0 },
    Size { width: 1600.0, height: 700.0 },
];

#[test]
fn no_words_collide() {
    for language in Language::ALL {
        for (name, talks) in all() {
            for of in [CostOf::FirstYear, CostOf::Term] {
                for size in SIZES {
                    let chart = shown(&talks, of, language).timeline;
                    let what = format!("{name} {of:?} {language:?}");
                    check_words(&scene(&chart, size, language), &what);
                    check_wide(&scene_for_others(&chart, size, language), &what);
                }
            }
        }
    }
}

#[test]
fn a_page_of_any_shape_holds_its_words() {
    for (name, talks) in all() {
        let chart = shown(&talks, CostOf::Term, Language::Ko).timeline;
        for (width, height) in [(240.0, 180.0), (300.0, 200.0), (4000.0, 180.0), (240.0, 1200.0)] {
            check_words(&scene(&chart, Size { width, height }, Language::Ko), name);
        }
    }
}

/// Every word of the talks is text of the file, and nothing else is in it.
#[test]
fn talks_are_text_in_svg() {
    for (name, talks) in all() {
        let chart = shown(&talks, CostOf::Term, Language::En).timeline;
        let scene = scene(&chart, SIZES[0], Language::En);
        let written = svg::svg(&scene, &Palette::LIGHT, svg::Letters::Text);
        check_harmless(&written, name);
        let all: Vec<String> = scene.words().map(Words::text).collect();
        assert_eq!(texts(&written), all);
    }
}

#[test]
fn pictures_of_talks() {
    for (name, talks, size, language, palette) in [
        ("export-talks-10-ko", support::talks::like_the_tenth(), SIZES[1], Language::Ko, &Palette::DARK),
        ("export-talks-11-ko", support::talks::like_the_eleventh(), SIZES[3], Language::Ko, &Palette::LIGHT),
        ("export-talks-12-en", support::talks::like_the_twelfth(), SIZES[0], Language::En, &Palette::PRINT),
    ] {
        let chart = shown(&talks, CostOf::Term, language).timeline;
        let bytes = png::png(&scene(&chart, size, language), palette, 1.5);
        check_look(&bytes.expect("it can be drawn"), name);
    }
}

fn all() -> [(&'static str, Negotiation); 5] {
    [
        ("invented", support::talks::invented()),
        ("tenth", support::talks::like_the_tenth()),
        ("eleventh", support::talks::like_the_eleventh()),
        ("twelfth", support::talks::like_the_twelfth()),
        ("empty", support::talks::talks(support::talks::unrounded())),
    ]
}

/// The talks as they are shown.
pub fn shown(talks: &Negotiation, of: CostOf, language: Language) -> NegotiationView {
    let record = record::bundled();
    let measure = Measure { discount: Some("3%".parse().expect("a rate")), ..Measure::default() };
    let costed = support::talks::costed(talks, &measure);
    let problems = check::check(talks, record);
    view(&NegotiationInput {
        negotiation: talks,
        costed: &costed,
        of,
        measure: &measure,
        selected: None,
        against: None,
        record,
        language,
        problems: &problems,
    })
}
