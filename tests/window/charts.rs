//! Pictures of charts and tables, and what can be done with them.
//!
//! The pictures are in `tests/pictures/`. Whoever changes them compares by eye;
//! `UPDATE_SNAPSHOTS=true cargo test --test charts` makes new ones.

use costshare::app::{self, Action, App, Run, Settings};
use costshare::engine::{Over, RowName};
use costshare::files::record;
use costshare::model::{Currency, Field, PartField, SourceId, Status, Year, Years};
use costshare::present::palette::ScenarioColour;
use costshare::present::scene::Sight;
use costshare::present::{Align, Cell, CellMark, Column, Library, Row, Selection, Table};
use costshare::present::{Band, Chart, Line, LineKind, Mark, MarkKind, Point};
use costshare::text::Language;
use costshare::ui::panels::chart::{ChartHead, ChartInput, chart_ui};
use costshare::ui::panels::explanation::explanation_ui;
use costshare::ui::panels::paste::{PasteDialog, paste_ui};
use costshare::ui::panels::projection::projection_ui;
use costshare::ui::panels::table::table_ui;
use costshare::ui::state::{ChartHand, Opening, UiState};
use costshare::ui::theme;
use eframe::egui;
use egui::accesskit::Role;
use egui::{Key, Theme, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use rasteriser::{CpuRenderer, check_page};
use rust_decimal::Decimal;

#[test]
fn chart_in_light() {
    snapshot("chart-light-en", chart(Language::En), Language::En, Theme::Light, [960.0, 460.0], None);
}

#[test]
fn chart_in_dark() {
    snapshot("chart-dark-ko", chart(Language::Ko), Language::Ko, Theme::Dark, [960.0, 460.0], None);
}

#[test]
fn chart_where_there_is_little_room() {
    snapshot("chart-narrow-ko", chart(Language::Ko), Language::Ko, Theme::Light, [400.0, 320.0], None);
}

#[test]
fn chart_low_and_wide() {
    snapshot(
        "chart-low-en",
        chart(Language::En),
        Language::En,
        Theme::Light,
        [1600.0, 260.0],
        Some(Year(2027)),
    );
}

#[test]
fn chart_that_is_read_in_korean() {
    let year = Some(Year(2028));
    snapshot("chart-read-ko", several(Language::Ko), Language::Ko, Theme::Light, [820.0, 420.0], year);
}

#[test]
fn chart_that_is_read_in_english() {
    let year = Some(Year(2029));
    snapshot("chart-read-en", several(Language::En), Language::En, Theme::Dark, [820.0, 420.0], year);
}

/// Five years alone: the axis does not start at zero, and says so.
#[test]
fn chart_that_does_not_start_at_zero() {
    let chart = only_the_term(several(Language::En));
    snapshot("chart-not-from-zero-en", chart, Language::En, Theme::Light, [720.0, 380.0], None);
}

fn only_the_term(mut chart: Chart) -> Chart {
    chart.lines.retain(|line| {
        line.kind != LineKind::Record && line.kind != LineKind::Scenario(ScenarioColour::Own(1))
    });
    chart.years = Years::new(Year(2026), Year(2030));
    chart
}

#[test]
fn arrows_read_the_years() {
    let mut page = page(chart(Language::En), Language::En, Theme::Light, [800.0, 400.0], None);
    page.get_by_role_and_label(Role::Image, SUMMARY).focus();
    page.run();
    for (key, expected) in [
        (Key::End, 2030),
        (Key::ArrowLeft, 2029),
        (Key::ArrowLeft, 2028),
        (Key::ArrowRight, 2029),
        (Key::Home, 1991),
    ] {
        page.key_press(key);
        page.run();
        assert_eq!(page.state().hovered, Some(Year(expected)), "after {key:?}");
    }
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(page.state().clicked, Some(Year(1991)));
}

#[test]
fn the_pointer_reads_and_chooses_a_year() {
    let mut page = page(chart(Language::En), Language::En, Theme::Light, [800.0, 400.0], None);
    page.get_by_role_and_label(Role::Image, SUMMARY).click();
    page.run();
    let chosen = page.state().clicked.expect("the middle of the picture is a year");
    assert!(Years::new(Year(2008), Year(2013)).contains(chosen), "{chosen}");
    assert_eq!(page.state().hovered, Some(chosen));
}

/// Nothing moves without a reason, and nothing is painted again.
#[test]
fn an_idle_chart_asks_for_no_frame() {
    let page = page(chart(Language::En), Language::En, Theme::Light, [800.0, 400.0], Some(Year(2027)));
    let delay = page.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert_eq!(delay, std::time::Duration::MAX);
}

/// What a chart needs to know is known before it is painted, so nothing jumps in the second frame.
#[test]
fn the_first_frame_of_a_chart_is_the_last() {
    let term = Some(Years::new(Year(2026), Year(2030)));
    let in_part = Some(Sight { from: 2019.7, to: 2028.9 });
    for (chart, size, term, sight) in [
        (chart(Language::En), [960.0, 460.0], None, None),
        (chart(Language::Ko), [400.0, 320.0], None, None),
        (several(Language::En), [1600.0, 200.0], None, None),
        (only_the_term(several(Language::Ko)), [720.0, 380.0], None, None),
        (chart(Language::En), [960.0, 460.0], term, None),
        (chart(Language::Ko), [960.0, 460.0], term, in_part),
        (several(Language::En), [420.0, 320.0], None, in_part),
    ] {
        let mut hand = ChartHand::default();
        if let Some(sight) = sight {
            hand.see(chart.years, sight, Sight::whole(chart.years));
        }
        let ctx = egui::Context::default();
        theme::install(&ctx);
        // Fonts are there from the second pass on.
        let mut output = ctx.run_ui(input(size), |_| {});
        output.textures_delta.clear();
        let mut frame = || {
            let mut output = ctx.run_ui(input(size), |ui| {
                ground_ui(ui, |ui| {
                    let (read, language) = (Some(Year(2028)), Language::En);
                    let input = ChartInput {
                        chart: &chart,
                        head: ChartHead::Own,
                        term,
                        read,
                        grip: None,
                        refusal: None,
                        beside: None,
                        library: &Library::of(record::bundled(), language),
                        language,
                    };
                    chart_ui(ui, &input, &mut hand);
                });
            });
            output.textures_delta.clear();
            output.shapes
        };
        let first = frame();
        assert!(first.len() > 60, "hardly anything is painted: {}", first.len());
        assert!(first == frame(), "the second frame of {size:?} is another one");
        assert!(first == frame(), "the third frame of {size:?} is another one");
    }
}

fn input(size: [f32; 2]) -> egui::RawInput {
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
    egui::RawInput { screen_rect: Some(screen), ..egui::RawInput::default() }
}

#[test]
fn table_in_light() {
    table_snapshot("table-light-en", Language::En, Theme::Light, [960.0, 420.0]);
}

#[test]
fn table_in_dark() {
    table_snapshot("table-dark-ko", Language::Ko, Theme::Dark, [960.0, 420.0]);
}

#[test]
fn table_where_there_is_little_room() {
    let mut sheet = sheet(Language::Ko, Theme::Light, [420.0, 300.0]);
    sheet.get_by_role_and_label(Role::Cell, "2022 총액 12,472억원").click();
    sheet.run();
    for key in [Key::PageDown, Key::ArrowUp, Key::ArrowRight, Key::ArrowRight, Key::ArrowRight] {
        sheet.key_press(key);
        sheet.run();
    }
    check_page(&mut sheet, "table-narrow-ko");
}

#[test]
fn arrows_go_from_cell_to_cell() {
    let mut sheet = sheet(Language::En, Theme::Light, [960.0, 420.0]);
    sheet.get_by_role_and_label(Role::Cell, "2027 Total 15,511억원").click();
    sheet.run();
    let total = |year| Some(Selection { row: RowName::Total, year: Year(year) });
    let change = |year| Some(Selection { row: RowName::Change, year: Year(year) });
    assert_eq!(sheet.state().selected, total(2027));
    for (key, expected) in [
        (Key::ArrowDown, total(2028)),
        (Key::ArrowLeft, change(2028)),
        (Key::ArrowUp, change(2027)),
        (Key::ArrowRight, total(2027)),
        (Key::PageDown, total(2030)),
        (Key::ArrowDown, total(2030)),
        (Key::PageUp, total(2021)),
    ] {
        sheet.key_press(key);
        sheet.run();
        assert_eq!(sheet.state().selected, expected, "after {key:?}");
    }
    sheet.key_press(Key::Enter);
    sheet.run();
    assert!(sheet.state().explains);
}

#[test]
fn a_cell_is_copied_as_it_is_shown_and_a_table_pasted_into() {
    let mut sheet = sheet(Language::En, Theme::Light, [960.0, 420.0]);
    sheet.get_by_role_and_label(Role::Cell, "2027 Total 15,511억원").click();
    sheet.run();
    sheet.event(egui::Event::Copy);
    sheet.event(egui::Event::Paste("2027\t15,600".to_owned()));
    sheet.run();
    assert_eq!(sheet.state().copied.as_deref(), Some("15,511"));
    assert_eq!(sheet.state().pasted.as_deref(), Some("2027\t15,600"));
}

#[test]
fn a_row_is_read_under_the_pointer() {
    let mut sheet = sheet(Language::En, Theme::Light, [960.0, 420.0]);
    sheet.get_by_role_and_label(Role::Cell, "2025 Total 14,028억원").hover();
    sheet.run();
    assert_eq!(sheet.state().hovered, Some(Year(2025)));
}

struct Sheet {
    table: Table,
    language: Language,
    hovered: Option<Year>,
    selected: Option<Selection>,
    explains: bool,
    copied: Option<String>,
    pasted: Option<String>,
}

fn sheet(language: Language, theme: Theme, size: [f32; 2]) -> Harness<'static, Sheet> {
    let table = table(language);
    let sheet =
        Sheet { table, language, hovered: None, selected: None, explains: false, copied: None, pasted: None };
    let mut sheet = Harness::builder()
        .with_size(size)
        .with_theme(theme)
        .with_context_setup(theme::install)
        .renderer(CpuRenderer::default())
        .build_ui_state(sheet_ui, sheet);
    sheet.run();
    sheet
}

fn sheet_ui(ui: &mut Ui, sheet: &mut Sheet) {
    ground_ui(ui, |ui| {
        let shown = table_ui(
            ui,
            &sheet.table,
            sheet.hovered,
            sheet.selected,
            &Library::of(record::bundled(), sheet.language),
        );
        sheet.hovered = shown.hovered;
        sheet.selected = shown.selected.or(sheet.selected);
        sheet.explains |= shown.explains;
        sheet.copied = shown.copied.map(|cell| cell.text).or(sheet.copied.take());
        sheet.pasted = shown.pasted.or(sheet.pasted.take());
    });
}

#[track_caller]
fn table_snapshot(name: &str, language: Language, theme: Theme, size: [f32; 2]) {
    let mut sheet = sheet(language, theme, size);
    sheet.state_mut().selected = Some(Selection { row: RowName::Total, year: Year(2027) });
    let total = if language == Language::Ko { "총액" } else { "Total" };
    sheet.get_by_role_and_label(Role::Cell, &format!("2025 {total} 14,028억원")).hover();
    sheet.run();
    check_page(&mut sheet, name);
}

/// Years 2021–2030 with growth, total, dollars, constant prices and categories, and their sum.
fn table(language: Language) -> Table {
    let ko = language == Language::Ko;
    let heads: [(&str, &str, &str, &str); 9] = [
        ("year", "연도", "Year", ""),
        ("index", "지수", "Index", "%"),
        ("growth", "증가율", "Growth", "%"),
        ("total", "총액", "Total", "억원"),
        ("usd", "달러", "In dollars", "USD m"),
        ("real", "2025년 가격", "Prices of 2025", "억원"),
        ("labour", "인건비", "Labour", "억원"),
        ("construction", "군사건설비", "Construction", "억원"),
        ("logistics", "군수지원비", "Logistics", "억원"),
    ];
    let columns = heads.iter().map(|(key, ko_head, en_head, unit)| Column {
        key: (*key).to_owned(),
        head: (if ko { *ko_head } else { *en_head }).to_owned(),
        unit: (*unit).to_owned(),
        align: if *key == "year" { Align::Left } else { Align::Right },
    });
    let amounts: Vec<(i16, i64)> =
        RECORD.iter().chain(SIGNED).copied().filter(|(year, _)| *year >= 2021).collect();
    let mut rows: Vec<Row> =
        amounts.iter().map(|&(year, eok)| row(year, eok, &columns_words(&heads, ko))).collect();
    let sum: i64 = SIGNED.iter().map(|(_, eok)| eok).sum();
    let mut cells = vec![cell(if ko { "2026~2030년" } else { "2026–2030" }, None, "")];
    cells.extend((1..9).map(|idx| match idx {
        3 => cell(&grouped(sum), None, ""),
        4 => cell("5,502.1", None, ""),
        _ => cell("", None, ""),
    }));
    rows.push(Row { year: None, cells });
    Table {
        title: "Projection".to_owned(),
        columns: columns.collect(),
        rows,
        notes: vec![],
        sources: ["MOFA12", "MK12", "KOSTAT25", "BOKF2602"].map(|id| SourceId(id.to_owned())).to_vec().into(),
    }
}

fn columns_words(heads: &[(&str, &str, &str, &str)], ko: bool) -> Vec<String> {
    heads.iter().map(|head| (if ko { head.1 } else { head.2 }).to_owned()).collect()
}

fn row(year: i16, eok: i64, heads: &[String]) -> Row {
    let select = |row| Some(Selection { row, year: Year(year) });
    let mut cells = vec![cell(&year.to_string(), None, "")];
    for (idx, head) in heads.iter().enumerate().skip(1) {
        let (text, selection) = match idx {
            1 => ("2.1".to_owned(), select(RowName::Index(0))),
            2 => ((if year == 2023 { "−0.4" } else { "2.1" }).to_owned(), select(RowName::Change)),
            3 => (grouped(eok), select(RowName::Total)),
            4 => (format!("{}.4", grouped(eok * 7 / 100)), select(RowName::Measure(0))),
            5 if year == 2030 => ("–".to_owned(), select(RowName::Measure(1))),
            5 => (grouped(eok * 97 / 100), select(RowName::Measure(1))),
            part => (
                grouped(eok * [48, 36, 16][part - 6] / 100),
                select(RowName::Category(0, u8::try_from(part - 6).expect("there are three"))),
            ),
        };
        let mut cell =
            cell(&text, selection, &format!("{year} {head} {text}{}", if idx == 3 { "억원" } else { "" }));
        match (year, idx) {
            (2030, 5) => cell.marks.push(CellMark::Unknown),
            (2023 | 2024, 3) => cell.marks.push(CellMark::Recollection),
            (2028, 2 | 3) => cell.marks.extend([CellMark::Estimate, CellMark::Cap]),
            (2029.., 1..=4) => cell.marks.push(CellMark::Assumed),
            _ => {}
        }
        cells.push(cell);
    }
    Row { year: Some(Year(year)), cells }
}

fn cell(text: &str, selection: Option<Selection>, hint: &str) -> Cell {
    Cell {
        text: text.to_owned(),
        value: None,
        plain: None,
        marks: vec![],
        selection,
        hint: hint.to_owned(),
        rests_on: None,
    }
}

fn grouped(number: i64) -> String {
    costshare::text::numbers::number(number, costshare::text::numbers::Digits::Exact)
}

const SUMMARY: &str = "Contribution 1991–2030: 1,073 to 16,492";

struct Page {
    chart: Chart,
    language: Language,
    hovered: Option<Year>,
    clicked: Option<Year>,
    hand: ChartHand,
}

fn page(
    chart: Chart,
    language: Language,
    theme: Theme,
    size: [f32; 2],
    hovered: Option<Year>,
) -> Harness<'static, Page> {
    let mut page = Harness::builder()
        .with_size(size)
        .with_theme(theme)
        .with_context_setup(theme::install)
        .renderer(CpuRenderer::default())
        .build_ui_state(
            page_ui,
            Page { chart, language, hovered, clicked: None, hand: ChartHand::default() },
        );
    page.run();
    page
}

fn page_ui(ui: &mut Ui, page: &mut Page) {
    ground_ui(ui, |ui| {
        let Page { chart, hovered: read, language, .. } = page;
        let input = ChartInput {
            chart,
            head: ChartHead::Own,
            term: None,
            read: *read,
            grip: None,
            refusal: None,
            beside: None,
            library: &Library::of(record::bundled(), *language),
            language: *language,
        };
        let shown = chart_ui(ui, &input, &mut page.hand);
        page.hovered = shown.hovered.or(page.hovered);
        page.clicked = shown.clicked.or(page.clicked);
    });
}

/// The ground that the middle of the window has.
fn ground_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let ground = ui.ctx().layer_painter(egui::LayerId::background());
    ground.rect_filled(ui.ctx().viewport_rect(), 0, theme::color(theme::palette(ui).canvas));
    let frame = theme::canvas_frame(ui).inner_margin(16);
    egui::CentralPanel::default().frame(frame).show(ui, content);
}

#[track_caller]
fn snapshot(
    name: &str,
    chart: Chart,
    language: Language,
    theme: Theme,
    size: [f32; 2],
    hovered: Option<Year>,
) {
    check_page(&mut page(chart, language, theme, size, hovered), name);
}

/// The record since 1991 in 억원; won of years in dollars as the press converted them, and gaps.
const RECORD: &[(i16, i64)] = &[
    (1991, 1073),
    (1994, 2080),
    (1995, 2400),
    (1997, 3449),
    (2000, 4557),
    (2003, 6686),
    (2004, 7469),
    (2005, 6804),
    (2006, 6804),
    (2007, 7255),
    (2008, 7415),
    (2009, 7600),
    (2010, 7904),
    (2011, 8125),
    (2012, 8361),
    (2013, 8695),
    (2014, 9200),
    (2015, 9320),
    (2016, 9441),
    (2017, 9507),
    (2018, 9602),
    (2019, 10389),
    (2020, 10389),
    (2021, 11833),
    (2022, 12472),
    (2023, 12896),
    (2024, 13463),
    (2025, 14028),
];

const SIGNED: &[(i16, i64)] = &[(2026, 15192), (2027, 15511), (2028, 15852), (2029, 16169), (2030, 16492)];
const DEFENCE: &[(i16, i64)] = &[(2026, 15192), (2027, 16331), (2028, 17719), (2029, 19154), (2030, 20725)];
const EXTENDED: &[(i16, i64)] = &[(2026, 14617), (2027, 15231), (2028, 15871), (2029, 16538), (2030, 17233)];

/// The 12th agreement as signed on top of the record; 2028 stands at the cap for the picture.
fn chart(language: Language) -> Chart {
    let ko = language == Language::Ko;
    let word = |ko_word: &str, en_word: &str| if ko { ko_word.to_owned() } else { en_word.to_owned() };
    let mut record = line(&word("공표된 기록", "Published record"), LineKind::Record, RECORD, language);
    for point in &mut record.points {
        point.converted = point.year < Year(2005);
    }
    let mut signed = line(
        &word("제12차 협정", "12th as signed"),
        LineKind::InHand(ScenarioColour::FIRST),
        SIGNED,
        language,
    );
    for point in &mut signed.points {
        point.projected = point.year > Year(2026);
        if point.year > Year(2028) {
            point.status = Status::Assumed;
        }
    }
    Chart {
        extent: None,
        is_logarithmic: false,
        axis_words: String::new(),
        title: word(
            "서명된 협정에 따르면 2030년 분담금은 1조 6,492억원이다",
            "The signed agreement brings the contribution to KRW 1,649.2 bn in 2030",
        ),
        subtitle: word("한국 분담금, 경상가격, 조원", "Contribution of Korea, current prices, KRW trillion"),
        unit: word("조원", "KRW tn"),
        decimals: 3,
        years: Years::new(Year(1991), Year(2030)),
        lines: vec![signed, record],
        bands: vec![Band {
            years: Years::new(Year(2026), Year(2030)),
            name: word("전망", "projection"),
            is_shaded: true,
        }],
        marks: vec![Mark {
            year: Year(2028),
            value: Decimal::new(15852, 4),
            kind: MarkKind::Cap,
            name: word("상한", "cap"),
        }],
        notes: vec![word(
            "2026년 이후는 협정의 규칙에 따른 전망이며 예측이 아니다",
            "From 2027 the figures follow the rules of the agreement; they are no forecast",
        )],
        sources: ["MOFA12", "MK12", "FN12", "WP2022"].map(|id| SourceId(id.to_owned())).to_vec().into(),
        summary: SUMMARY.to_owned(),
    }
}

/// Three scenarios of the same years beside a baseline.
fn several(language: Language) -> Chart {
    let ko = language == Language::Ko;
    let word = |ko_word: &str, en_word: &str| if ko { ko_word.to_owned() } else { en_word.to_owned() };
    let mut chart = chart(language);
    let defence = word("국방비 증가율 연동", "Growth of the defence budget");
    let extended = word("제11차 협정 연장", "11th extended");
    chart.lines.insert(1, line(&defence, LineKind::Scenario(ScenarioColour::Own(1)), DEFENCE, language));
    chart.lines.push(line(&extended, LineKind::Baseline(Some(ScenarioColour::Own(2))), EXTENDED, language));
    chart.years = Years::new(Year(2014), Year(2030));
    chart
}

fn line(name: &str, kind: LineKind, amounts: &[(i16, i64)], language: Language) -> Line {
    let points = amounts.iter().map(|&(year, eok)| Point {
        year: Year(year),
        value: Some(Decimal::new(eok, 4)),
        text: match language {
            Language::Ko if eok >= 10_000 => format!("1조 {},{:03}억원", (eok - 10_000) / 1000, eok % 1000),
            Language::Ko => format!("{},{:03}억원", eok / 1000, eok % 1000),
            Language::En => format!("KRW {} trillion", Decimal::new(eok, 4)),
        },
        projected: false,
        status: Status::Published,
        converted: false,
    });
    Line { name: name.to_owned(), kind, points: points.collect(), before: None }
}

/// The middle of a window of 1280×720 points.
#[test]
fn projection_in_a_small_window() {
    let mut middle = middle(Language::En, Theme::Light, [676.0, 648.0]);
    check_page(&mut middle, "projection-small-en");
}

/// The middle of a window of 2560×1440 points.
#[test]
fn projection_in_a_large_window() {
    let mut middle = middle(Language::Ko, Theme::Dark, [1948.0, 1368.0]);
    check_page(&mut middle, "projection-large-ko");
}

#[test]
fn a_menu_of_measures() {
    let mut middle = middle(Language::En, Theme::Light, [676.0, 648.0]);
    middle.get_by_role_and_label(Role::Button, "Shown as: Amount").click();
    middle.run();
    check_page(&mut middle, "projection-menu-en");
    middle.get_by_role_and_label(Role::Button, "Share of GDP").click();
    // The pointer stands on the chart then, and a year is read.
    middle.run_steps(8);
    assert_eq!(middle.state().app.shown().measure.over, Over::Gdp);
    middle.get_by_role_and_label(Role::Button, "Shown as: Share of GDP");
}

#[test]
fn a_present_value_needs_a_rate_that_is_typed() {
    let mut middle = middle(Language::En, Theme::Light, [676.0, 648.0]);
    middle.get_by_role_and_label(Role::Button, "Shown as: Amount").click();
    middle.run();
    middle.get_by_role_and_label(Role::TextInput, "Present value at a rate of").focus();
    middle.run();
    middle.get_by_role_and_label(Role::TextInput, "Present value at a rate of").type_text("4.5%");
    middle.run();
    middle.key_press(Key::Enter);
    middle.run();
    let discount = middle.state().app.shown().measure.discount.expect("it was typed");
    assert_eq!(discount.0, Decimal::new(45, 3));
}

#[test]
fn amounts_in_dollars() {
    let mut middle = middle(Language::Ko, Theme::Light, [676.0, 700.0]);
    middle.get_by_role_and_label(Role::Button, "통화: 원").click();
    middle.run();
    middle.get_by_role_and_label(Role::Button, "달러").click();
    middle.run();
    assert_eq!(middle.state().app.shown().measure.currency, Some(Currency::USD));
    check_page(&mut middle, "projection-dollars-ko");
}

#[test]
fn pasted_values_are_one_step() {
    let mut middle = middle(Language::En, Theme::Light, [800.0, 700.0]);
    middle.get_by_role_and_label(Role::Button, "Paste values…").click();
    middle.run();
    middle.get_by_role_and_label(Role::MultilineTextInput, "As pasted").focus();
    middle.run();
    let text = "year\tCPI\n2026\t2.4%\n2027\t2.2%\n2028\tabout two\n";
    middle.event(egui::Event::Paste(text.to_owned()));
    middle.run();
    check_page(&mut middle, "paste-en");
    middle.get_by_role_and_label(Role::Button, "Apply").click();
    middle.run();
    let app = &middle.state().app;
    assert_eq!(app.session().history().len(), 1);
    let cpi = &app.document().expect("one is open").scenario.series["cpi"];
    assert_eq!(cpi.values[&Year(2026)].value.0, Decimal::new(24, 3));
    assert_eq!(cpi.values[&Year(2027)].value.0, Decimal::new(22, 3));
}

/// The year under the pointer is read in chart and table as long as it is there, and no longer.
#[test]
fn what_is_read_is_forgotten() {
    let mut middle = middle(Language::En, Theme::Light, [676.0, 760.0]);
    let idle = middle.render().expect("the rasteriser paints it");
    middle.get_by_role_and_label(Role::Cell, "Total 2028: KRW 1,585.2 bn, estimate").hover();
    middle.run();
    assert_eq!(middle.state().state.hovered_year, Some(Year(2028)));
    assert_ne!(middle.render().expect("the rasteriser paints it"), idle);
    middle.event(egui::Event::PointerGone);
    middle.run();
    assert_eq!(middle.state().state.hovered_year, None);
    assert!(middle.render().expect("the rasteriser paints it") == idle, "something is still lit");
    let delay = middle.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert_eq!(delay, std::time::Duration::MAX);
}

/// A click on a year chooses its total; what it rests on leads on.
#[test]
fn an_explanation_leads_on() {
    let mut middle = middle(Language::En, Theme::Light, [1000.0, 700.0]);
    middle.state_mut().explains = true;
    middle.run();
    check_page(&mut middle, "explanation-en");
    middle.get_by_role_and_label(Role::Button, "Total 2026 KRW 1,519.2 bn").click();
    middle.run();
    let selection = middle.state().app.projection_shown().selection;
    assert_eq!(selection, Some(Selection { row: RowName::Total, year: Year(2026) }));
    middle.get_by_role_and_label(Role::Button, "Base amount KRW 1,519.2 bn").click();
    middle.run();
    let sought = middle.state().state.drafts.sought().and_then(|address| address.field());
    assert_eq!(sought.map(|(_, field)| field), Some(&Field::of_part("", PartField::Base)));
}

/// The program with the middle of its window, and with the explanation if wanted.
struct Middle {
    app: App,
    state: UiState,
    explains: bool,
    paste: Option<PasteDialog>,
}

/// The middle of a window on the 12th agreement.
fn middle(language: Language, theme: Theme, size: [f32; 2]) -> Harness<'static, Middle> {
    let settings = Settings { language, theme: app::Theme::Light };
    let mut app = App::new(settings);
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".into())));
    let state = UiState::default();
    let mut middle = Harness::builder()
        .with_size(size)
        .with_theme(theme)
        .with_context_setup(theme::install)
        .renderer(CpuRenderer::default())
        .build_ui_state(middle_ui, Middle { app, state, explains: false, paste: None });
    middle.run();
    middle
}

fn middle_ui(ui: &mut Ui, middle: &mut Middle) {
    let Middle { app, state, explains, paste } = middle;
    let mut out = Vec::new();
    let (canvas, panel) = (theme::canvas_frame(ui), theme::panel_frame(ui));
    if *explains {
        egui::Panel::right("right").exact_size(300.0).frame(panel).show(ui, |ui| {
            explanation_ui(ui, app, state, &mut out);
        });
    }
    egui::CentralPanel::default().frame(canvas).show(ui, |ui| projection_ui(ui, app, state, &mut out));
    if let Some(Opening::Paste(text)) = state.opening.take() {
        *paste = Some(PasteDialog::of(text));
    }
    paste_ui(ui.ctx(), app, paste, &mut out);
    app.update_all(out);
}
