//! What a desk that prints a chart looks for: whose figures they are, first and last values, who says so, the size that
//! was asked for, words of its own.

use costshare::engine::Measure;
use costshare::export::picture::{Picture, TypedSize};
use costshare::export::{Exported, Format, png};
use costshare::model::{Currency, Scenario, Year};
use costshare::present::palette::Palette;
use costshare::present::scene::{Scene, Size, Words};
use costshare::present::{Chart, ChartLook, Remark};
use costshare::text::Language::{self, En, Ko};
use rust_decimal_macros::dec;
use support::pictures::check_words;
use support::values::shipped;

use crate::charts::{about, page_of, projection};
use crate::pages::scene;

const SLIDE: Size = Size { width: 800.0, height: 450.0 };
const COLUMN: Size = Size { width: 360.0, height: 480.0 };

fn said(scene: &Scene) -> Vec<String> {
    scene.words().map(Words::text).collect()
}

fn at_the_cap(language: Language) -> Chart {
    page_of(&shipped("sma-12.ron"), &[&shipped("sma-12-at-the-cap.ron")], language).view.chart
}

/// The record begins with 1,073 eok, the term after 14,028 and ends with 16,492.
#[test]
fn first_and_last_values_stand_at_the_lines() {
    let chart = projection(&shipped("sma-12.ron"), &Measure::default(), En);
    let words = said(&scene(&chart, SLIDE, En));
    for value in ["0.107", "1.403", "1.649"] {
        assert!(words.iter().any(|said| said == value), "{value} is not in {words:?}");
    }
}

/// 15,192 grow by 5 % four times to 18,467, as signed to 16,492: 1,975 eok apart.
#[test]
fn two_that_are_compared_say_how_far_apart_they_end() {
    let words = said(&scene(&at_the_cap(En), SLIDE, En));
    for value in ["1.519", "1.847 (+0.198)", "1.649"] {
        assert_eq!(words.iter().filter(|said| *said == value).count(), 1, "{value} in {words:?}");
    }
}

/// Where five names leave no room for a line of their own, the values stand behind them: 17,233 with 4.2 % a year.
#[test]
fn last_values_stay_where_names_are_many() {
    let names = ["sma-12.ron", "sma-12-at-the-cap.ron", "sma-12-cpi-2.5.ron", "sma-12-defence-budget.ron"];
    let others = names.map(shipped);
    let others: Vec<&Scenario> = others.iter().collect();
    let chart = page_of(&shipped("sma-11-extended.ron"), &others, En).view.chart;
    let words = said(&scene(&chart, SLIDE, En));
    for value in ["1.723", "1.649", "1.847"] {
        assert!(words.iter().any(|said| said.ends_with(value)), "{value} is not in {words:?}");
    }
}

#[test]
fn a_chart_says_whose_contribution_it_is() {
    for (language, expected) in [
        (En, "Korea’s contribution to the cost of US forces in Korea · KRW tn a year · current prices"),
        (Ko, "한국의 주한미군 방위비분담금 · 조원(연간) · 경상가격"),
    ] {
        for chart in [projection(&shipped("sma-12.ron"), &Measure::default(), language), at_the_cap(language)]
        {
            assert_eq!(chart.subtitle, expected);
        }
    }
    // In another unit it says what is counted too; another country's is never Korea's.
    let cumulative = projection(&shipped("sma-12.ron"), &Measure::cumulative(), En).subtitle;
    assert_eq!(
        cumulative,
        "Korea’s contribution to the cost of US forces in Korea · Cumulative · KRW tn · current prices"
    );
    let mut yen = shipped("sma-12.ron");
    yen.continues = None;
    (yen.parties.pays, yen.parties.receives) = (Some("JP".to_owned()), Some("US".to_owned()));
    let subtitle = projection(&yen, &Measure::default(), En).subtitle;
    assert!(subtitle.starts_with("Payments by Japan to the United States · "), "{subtitle}");
}

/// Publishers with years, each once, in two lines at most and in one in a column; the whole list goes with the picture.
#[test]
fn sources_are_told_by_publisher_and_year() {
    let chart = projection(&shipped("sma-12.ron"), &Measure::default(), En);
    for (size, most) in [(SLIDE, 2), (COLUMN, 1)] {
        let scene = scene(&chart, size, En);
        let sources =
            scene.words().find(|words| words.text().starts_with("Sources: ")).expect("they are told");
        assert!(sources.lines.len() <= most, "{:?}", sources.lines);
        assert!(sources.text().contains("Maeil Business 2024"), "{:?}", sources.lines);
        assert!(sources.text().ends_with(" more") && !sources.text().contains('['), "{:?}", sources.lines);
        assert_eq!(scene.sources.len(), chart.sources.len());
        assert!(scene.sources.iter().any(|source| source.contains("2018 Defense White Paper p.181")));
    }
}

/// The Federal Reserve is a source where won became dollars, and only there.
#[test]
fn the_source_of_exchange_rates_is_told_where_money_was_converted() {
    let baseline = shipped("sma-12-cpi-2.0.ron");
    let chart = page_of(&baseline, &[&shipped("sma-12-cpi-2.5.ron")], En).view.chart;
    let named =
        |chart: &Chart| said(&scene(chart, SLIDE, En)).iter().any(|said| said.contains("Federal Reserve"));
    assert!(!named(&chart));
    assert!(named(&projection(&baseline, &Measure::converted(Currency::USD), En)));
}

/// 180 mm are 180 ÷ 25.4 × 300 = 2,125.98 pixels at 300 to an inch, 100 mm 1,181.1; 300 to an inch are 11,811 to a metre.
#[test]
fn a_picture_has_the_size_and_the_resolution_that_were_asked_for() {
    for (size, dpi, pixels, to_a_metre) in [
        ("180x100mm", 300, (2126, 1181), 11_811_u32),
        ("1001 × 775 px", 300, (1001, 775), 11_811),
        ("800x450", 144, (1600, 900), 5669),
    ] {
        let typed: TypedSize = size.parse().expect("a size");
        let (width, height) = typed.points(dpi).expect("a chart has room there");
        let picture = Picture { width, height, dpi, ..Picture::default() };
        assert_eq!(picture.pixels(), pixels, "{size}");
        let what = Exported { picture, ..Exported::of(Format::Png) };
        let scene = what.laid_as(&at_the_cap(Ko), &about(Ko)).scene;
        let bytes = png::png(&scene, &Palette::LIGHT, what.picture.scale()).expect("it can be drawn");
        let (across, down) = (u32::try_from(pixels.0).expect("few"), u32::try_from(pixels.1).expect("few"));
        assert_eq!(bytes[16..24], [across.to_be_bytes(), down.to_be_bytes()].concat());
        let chunk = |name: &[u8]| bytes.windows(4).position(|at| at == name);
        let dims = chunk(b"pHYs").expect("it says its resolution") + 4;
        assert_eq!(
            bytes[dims..dims + 9],
            [&to_a_metre.to_be_bytes()[..], &to_a_metre.to_be_bytes(), &[1]].concat()
        );
        // What it shows and who says so, for those who cannot see it.
        let text = String::from_utf8_lossy(&bytes);
        for told in [scene.title.as_str(), scene.summary.as_str(), scene.sources[0].as_str()] {
            assert!(text.contains(told), "{told}");
        }
    }
    for wrong in ["", "180", "180 x mm", "180x100in", "1x2x3", "40x30mm", "999999999999x1mm"] {
        let typed = wrong.parse::<TypedSize>().ok().and_then(|size| size.points(144));
        assert_eq!(typed, None, "{wrong}");
    }
}

#[test]
fn an_axis_starts_at_zero_where_a_hand_wants_it() {
    let chart = at_the_cap(En);
    let cut = "The axis does not start at 0".to_owned();
    assert!(said(&scene(&chart, SLIDE, En)).contains(&cut));
    let look = ChartLook { is_from_zero: true, ..ChartLook::default() };
    let words = said(&scene(&chart.seen(&look, En), SLIDE, En));
    assert!(!words.contains(&cut) && words.contains(&"0".to_owned()), "{words:?}");
}

#[test]
fn words_of_a_hand_stand_at_their_years() {
    let read = |text: &str| text.parse::<Remark>().expect("a remark");
    for text in ["2028=Election", "2028: Election", "2028 Election", " 2028년 Election"] {
        assert_eq!(read(text), Remark { year: Year(2028), text: "Election".to_owned() }, "{text}");
    }
    for wrong in ["Election", "28 Election", "2028", "2028=", ""] {
        assert!(wrong.parse::<Remark>().is_err(), "{wrong}");
    }
    let remarks = ["2028 Election of the National Assembly", "2030 The agreement expires", "2041 Far away"];
    let look = ChartLook { remarks: remarks.map(read).to_vec(), ..ChartLook::default() };
    for size in [SLIDE, COLUMN] {
        let chart = at_the_cap(En).seen(&look, En);
        let scene = scene(&chart, size, En);
        let words = said(&scene);
        for text in ["Election of the National Assembly", "The agreement expires"] {
            assert!(words.iter().any(|said| said == text), "{text} is not in {words:?}");
        }
        // What has no year in the chart stands below it: nothing that was written is lost.
        assert!(words.iter().any(|said| said.contains("2041: Far away")), "{words:?}");
        assert!(scene.summary.contains("2028: Election of the National Assembly"), "{}", scene.summary);
        check_words(&scene, "remarks");
    }
}

/// Files of agreements that come with the program have their Korean names in a Korean chart; a changed one has not.
#[test]
fn shipped_agreements_have_their_names_in_the_readers_language() {
    let (signed, cap) = (shipped("sma-12.ron"), shipped("sma-12-at-the-cap.ron"));
    let names = |language| costshare::text::titles::names(&[(&signed, "a.ron"), (&cap, "b.ron")], language);
    assert_eq!(names(En), ["12th SMA as signed, 2026–2030", "12th SMA with every year at the cap"]);
    assert_eq!(names(Ko), ["제12차 협정, 2026~2030년", "제12차 협정: 매년 상한을 적용할 경우"]);
    let mut changed = signed.clone();
    changed.parts[0].base.value.amount = dec!(1_600_000_000_000);
    let names = costshare::text::titles::names(&[(&changed, "a.ron")], Ko);
    assert!(!names[0].contains("제12차 협정, 2026~2030년"), "{names:?}");
}
