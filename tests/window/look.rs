//! A page that shows every part of the look, in light and dark, and what its parts do.
//!
//! The pictures are in `tests/pictures/`. Whoever changes the look compares them by eye;
//! `UPDATE_SNAPSHOTS=true cargo test --test window look` makes new ones.

use costshare::present::palette::{BANDS, Dash, Palette, SERIES_MARKS};
use costshare::ui::theme;
use costshare::ui::widgets::{self, Toast, ToastKind, Tone};
use eframe::egui;
use egui::accesskit::Role;
use egui::{Align, Key, Layout, RichText, Shape, Stroke, Theme, ThemePreference, Ui, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use image::{Rgba, RgbaImage};
use rasteriser::{CpuRenderer, check_page, cut_out, few_colors, is_as_expected};

#[test]
fn specimen_in_light() {
    snapshot("specimen-light", Theme::Light);
}

#[test]
fn specimen_in_dark() {
    snapshot("specimen-dark", Theme::Dark);
}

#[test]
fn open_menu_in_light() {
    let mut page = specimen(Theme::Light);
    page.state_mut().toasts.clear();
    page.get_by_role_and_label(Role::Button, "File").click();
    page.run();
    page.get_by_role_and_label(Role::Button, "New from a shipped agreement…").hover();
    page.get_by_role_and_label(Role::Button, "Quit").focus();
    page.run();
    check_page(&mut page, "menu-light");
}

/// What is kept has a tenth of the colours; yet a word moved by a pixel, another digit and a colour of the theme that
/// is two steps lighter or darker are found.
#[test]
fn pictures_in_few_colours_find_what_changed() {
    for theme in [Theme::Light, Theme::Dark] {
        let mut page = specimen(theme);
        let painted = page.render().expect("the rasteriser paints the page");
        let kept = few_colors(&painted);
        assert!(painted != kept, "every colour was kept, so nothing is shown by this");
        assert!(is_as_expected(&painted, &kept), "{theme:?}");

        let word = page.get_by_label("15,511").rect();
        for (right, down) in [(1.0, 0.0), (0.0, 1.0)] {
            assert!(
                !is_as_expected(&moved(&painted, word, right, down), &kept),
                "{theme:?}: {right}, {down}"
            );
        }

        let palette = palette_of(theme);
        for colour in [palette.canvas, palette.panel, palette.text, palette.accent, palette.series[0]] {
            // White cannot be lighter.
            let others = [lighter(colour.0, 2), lighter(colour.0, -2)];
            for other in others.into_iter().filter(|&other| other != colour.0) {
                let changed = recoloured(&painted, colour.0, other);
                assert!(changed != painted, "{theme:?}: {colour:?} is not in the picture");
                assert!(!is_as_expected(&changed, &kept), "{theme:?}: {colour:?} became {other:?}");
            }
        }

        page.state_mut().base = "15,193억".to_owned();
        page.run();
        assert!(!is_as_expected(&page.render().expect("it is painted"), &kept), "{theme:?}: another digit");
    }
}

/// The picture with what is in an area moved, all in pixels.
#[expect(clippy::cast_possible_truncation, reason = "places on a small picture")]
fn moved(picture: &RgbaImage, area: egui::Rect, right: f32, down: f32) -> RgbaImage {
    let mut moved = picture.clone();
    let at = [area.left() + right, area.top() + down].map(|at| at as i64);
    image::imageops::replace(&mut moved, &cut_out(picture, area), at[0], at[1]);
    moved
}

fn recoloured(picture: &RgbaImage, from: [u8; 3], to: [u8; 3]) -> RgbaImage {
    let opaque = |[red, green, blue]: [u8; 3]| Rgba([red, green, blue, 255]);
    let mut picture = picture.clone();
    for pixel in picture.pixels_mut().filter(|pixel| **pixel == opaque(from)) {
        *pixel = opaque(to);
    }
    picture
}

fn lighter(colour: [u8; 3], steps: i8) -> [u8; 3] {
    colour.map(|channel| channel.saturating_add_signed(steps))
}

/// Every kind of control wears the ring when the keyboard is on it.
#[test]
fn the_keyboard_is_visible() {
    for theme in [Theme::Light, Theme::Dark] {
        for (role, name) in [
            (Role::Button, "Open…"),
            (Role::Button, "Compare"),
            (Role::Button, "Reset"),
            (Role::TextInput, "Base amount"),
            (Role::CheckBox, "Show assumptions"),
            (Role::Tab, "Projection"),
            (Role::ListBoxOption, "● 12th as signed"),
        ] {
            let mut page = specimen(theme);
            let before = page.render().expect("the rasteriser paints the page");
            page.get_by_role_and_label(role, name).focus();
            page.run();
            let after = page.render().expect("the rasteriser paints the page");
            let [red, green, blue] = palette_of(theme).accent.0;
            let ring =
                |image: &RgbaImage| image.pixels().filter(|pixel| pixel.0 == [red, green, blue, 255]).count();
            assert!(ring(&after) > ring(&before) + 48, "{name} has no visible ring in {theme:?}");
        }
    }
}

#[test]
fn the_theme_follows_the_preference() {
    let mut page = specimen(Theme::Light);
    for (preference, dark) in
        [(ThemePreference::Dark, true), (ThemePreference::Light, false), (ThemePreference::System, false)]
    {
        page.ctx.set_theme(preference);
        page.input_mut().system_theme = Some(Theme::Light);
        page.run();
        assert_eq!(page.ctx.global_style().visuals.dark_mode, dark, "{preference:?}");
    }
    page.input_mut().system_theme = Some(Theme::Dark);
    page.run();
    assert!(page.ctx.global_style().visuals.dark_mode, "the system turned dark");
}

#[test]
fn arrows_choose_a_segment() {
    let mut page = specimen(Theme::Light);
    page.get_by_role_and_label(Role::Tab, "Projection").focus();
    page.run();
    for (key, expected) in [
        (Key::ArrowRight, "Compare scenarios"),
        (Key::ArrowRight, "Record"),
        (Key::ArrowRight, "Record"),
        (Key::Home, "Projection"),
        (Key::ArrowLeft, "Projection"),
        (Key::End, "Record"),
    ] {
        page.key_press(key);
        page.run();
        assert_eq!(page.state().view, expected, "after {key:?}");
        assert!(page.get_by_role_and_label(Role::Tab, expected).is_focused());
    }
}

#[test]
fn space_and_enter_press_a_button() {
    let mut page = specimen(Theme::Light);
    page.get_by_role_and_label(Role::Button, "Compare").focus();
    page.run();
    page.key_press(Key::Enter);
    page.run();
    page.key_press(Key::Space);
    page.run();
    assert_eq!(page.state().pressed, 2);
}

#[test]
fn an_error_stays_until_it_is_closed() {
    let mut page = specimen(Theme::Light);
    for _ in 0..8 {
        page.step();
    }
    assert!(page.query_by_role(Role::Alert).is_some());
    assert!(page.query_by_role(Role::Status).is_some(), "the info is still new");

    page.input_mut().time = Some(60.0);
    page.run();
    page.run();
    assert!(page.query_by_role(Role::Alert).is_some(), "errors do not go by themselves");
    assert!(page.query_by_role(Role::Status).is_none(), "infos do");

    page.get_by_role_and_label(Role::Button, "Close").click();
    page.run();
    assert!(page.query_by_role(Role::Alert).is_none());
    assert_eq!(page.state().toasts, []);
}

/// Where nothing happens nothing is painted.
#[test]
fn an_idle_page_asks_for_no_frame() {
    let mut page = specimen(Theme::Light);
    page.state_mut().toasts.clear();
    page.get_by_role_and_label(Role::TextInput, "Base amount").focus();
    page.run();
    let delay = page.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert_eq!(delay, std::time::Duration::MAX);
}

#[derive(Clone)]
struct Page {
    view: &'static str,
    base: String,
    shows_assumed: bool,
    pressed: u32,
    toasts: Vec<Toast<'static>>,
}

fn specimen(theme: Theme) -> Harness<'static, Page> {
    let page = Page {
        view: "Projection",
        base: "15,192억".to_owned(),
        shows_assumed: true,
        pressed: 0,
        toasts: vec![
            Toast { id: 1, kind: ToastKind::Info, text: "Saved as sma-12.ron", offer: None },
            Toast {
                id: 2,
                kind: ToastKind::Error,
                text: "sma-12.ron:41:22: found cap: 0.05, expected a rate in quotes, for example cap: \"5%\"",
                offer: None,
            },
        ],
    };
    let mut harness = Harness::builder()
        .with_size([1120.0, 920.0])
        .with_theme(theme)
        .with_context_setup(theme::install)
        .renderer(CpuRenderer::default())
        .build_ui_state(page_ui, page);
    harness.run();
    harness
}

#[track_caller]
fn snapshot(name: &str, theme: Theme) {
    check_page(&mut specimen(theme), name);
}

fn palette_of(theme: Theme) -> &'static Palette {
    if theme == Theme::Dark { &Palette::DARK } else { &Palette::LIGHT }
}

fn page_ui(ui: &mut Ui, page: &mut Page) {
    let palette = theme::palette(ui);
    let (canvas, panel) = (theme::canvas_frame(ui), theme::panel_frame(ui));
    // The harness leaves a margin around what it is given.
    let ground = ui.ctx().layer_painter(egui::LayerId::background());
    ground.rect_filled(ui.ctx().viewport_rect(), 0, theme::color(palette.canvas));
    egui::CentralPanel::default().frame(canvas).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            column(ui, 440.0, |ui| {
                type_ui(ui);
                figures_ui(ui);
                colours_ui(ui);
            });
            ui.add_space(theme::gap::HUGE);
            column(ui, 300.0, |ui| {
                panel.show(ui, |ui| controls_ui(ui, page));
            });
            ui.add_space(theme::gap::LARGE);
            column(ui, 250.0, |ui| panel.show(ui, explanation_ui).inner);
        });
    });
    for gone in widgets::toasts_ui(ui.ctx(), "Messages", "Close", &page.toasts).gone {
        page.toasts.retain(|toast| toast.id != gone);
    }
}

fn column(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        content(ui);
    });
}

fn type_ui(ui: &mut Ui) {
    ui.label(theme::headline("2026–2030: 7조 9,060억원 · −430억 against the extension of the 11th"));
    ui.label(theme::secondary(ui, "Contribution of Korea, 억원, current prices, rounded to 1 eok each year"));
    widgets::section_ui(ui, "Heading 16 · 제목 굵게");
    ui.label("Body 14. The base amount grows by consumer prices of two years before, by at most 5 %. 방위비분담금은 전전년도 소비자물가지수를 따른다.");
    ui.label(theme::bold("Body bold · 굵은 본문 0123456789"));
    ui.label(theme::secondary(ui, "Secondary · 보조 글 → ≈ ≤ ≥ △ ▲ ▼ ₩ × ÷ − ± √"));
    ui.label(theme::caption("Caption 12 · 출처: 국방부, 한국은행 · ●■▲◆▼○□◇★ · 쀍 뙇 힣 ㄱㅏ ①"));
    ui.monospace("total.2027 = 15,192 × (1 + 2.1%) · 총액");
    ui.hyperlink_to("A link to a source", "https://example.org");
}

fn figures_ui(ui: &mut Ui) {
    widgets::section_ui(ui, "Figures in columns");
    let rows = [
        ["2026", "8.3 %", "15,192", "1,061.7", "−1"],
        ["2027", "2.1 %", "15,511", "1,083.9", "+11"],
        ["2028", "2.2 %", "15,852", "1,107.8", "−111"],
        ["2029", "2.0 %", "16,169", "1,129.9", "+4,444"],
    ];
    for (row, cells) in rows.iter().enumerate() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for cell in cells {
                let text = if row == 3 { theme::bold(*cell) } else { RichText::new(*cell) };
                ui.allocate_ui_with_layout(vec2(80.0, 20.0), Layout::right_to_left(Align::Center), |ui| {
                    ui.set_min_width(80.0);
                    ui.label(text);
                });
            }
        });
    }
}

fn colours_ui(ui: &mut Ui) {
    widgets::section_ui(ui, "Series and tones");
    let palette = theme::palette(ui);
    for (idx, (colour, mark)) in palette.series.iter().zip(SERIES_MARKS).enumerate() {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(96.0, 20.0), egui::Sense::hover());
            let line = [rect.left_center(), rect.right_center()];
            let stroke = Stroke::new(2.0, theme::color(*colour));
            let Dash(lengths) = mark.dash;
            let (on, off): (Vec<f32>, Vec<f32>) =
                lengths.chunks_exact(2).map(|pair| (f32::from(pair[0]), f32::from(pair[1]))).unzip();
            ui.painter().extend(Shape::dashed_line_with_offset(&line, stroke, &on, &off, 0.0));
            ui.label(RichText::new(mark.marker.glyph()).color(theme::color(*colour)));
            ui.label(format!("Series {}", idx + 1));
            for per_cent in BANDS {
                let (rect, _) = ui.allocate_exact_size(vec2(32.0, 16.0), egui::Sense::hover());
                ui.painter().rect_filled(rect, 0, theme::band(*colour, per_cent));
            }
        });
    }
    ui.horizontal(|ui| {
        for (text, colour) in [
            ("accent", palette.accent),
            ("warning", palette.warning),
            ("error", palette.error),
            ("good", palette.good),
            ("weak", palette.weak),
        ] {
            ui.colored_label(theme::color(colour), text);
        }
    });
}

fn controls_ui(ui: &mut Ui, page: &mut Page) {
    theme::menu_bar().ui(ui, |ui| {
        ui.menu_button("File", |ui| {
            let _ = ui.button("New from a shipped agreement…");
            ui.menu_button("Export", |_| {});
            ui.separator();
            let _ = ui.button("Quit");
        });
        ui.menu_button("View", |_| {});
    });
    widgets::hairline_ui(ui);
    let views = ["Projection", "Compare scenarios", "Record"].map(|view| (view, view));
    if let Some(view) = widgets::segments_ui(ui, "View", page.view, &views) {
        page.view = view;
    }

    widgets::section_ui(ui, "Terms");
    let label = widgets::key_value_ui(ui, "Growth", "consumer prices, lag 2");
    label.on_hover_text("Prices of two years before");
    widgets::key_value_ui(ui, "Cap", "5 %");
    widgets::key_value_ui(ui, "Rounding", theme::bold("1억원"));
    ui.horizontal(|ui| {
        let label = ui.label(theme::secondary(ui, "Base amount"));
        let right = Layout::right_to_left(Align::Center);
        ui.with_layout(right, |ui| {
            let field = egui::TextEdit::singleline(&mut page.base).desired_width(120.0);
            ui.add(field.align(egui::Align2::RIGHT_CENTER)).labelled_by(label.id);
        });
    });
    ui.checkbox(&mut page.shows_assumed, "Show assumptions");
    ui.horizontal(|ui| {
        ui.label("CPI 2026");
        widgets::badge_ui(ui, Tone::Quiet, "estimate");
        widgets::badge_ui(ui, Tone::Quiet, "추정");
        widgets::badge_ui(ui, Tone::Good, "published");
    });
    ui.horizontal(|ui| {
        widgets::badge_ui(ui, Tone::Warning, "newer edition");
        widgets::badge_ui(ui, Tone::Error, "floor above cap");
    });

    widgets::section_ui(ui, "Buttons");
    ui.horizontal(|ui| {
        if ui.add(widgets::primary("Compare")).clicked() {
            page.pressed += 1;
        }
        let _ = ui.button("Open…");
        ui.add(widgets::quiet("Reset"));
    });
    ui.horizontal(|ui| {
        ui.add_enabled(false, widgets::primary("Save"));
        ui.add_enabled(false, egui::Button::new("Undo"));
        ui.add_enabled(false, widgets::quiet("Redo"));
    });
    ui.horizontal(|ui| {
        egui::ComboBox::from_label("Currency").selected_text("KRW").show_ui(ui, |ui| {
            let _ = ui.selectable_label(true, "KRW");
            let _ = ui.selectable_label(false, "USD");
        });
    });
    widgets::section_ui(ui, "Scenarios");
    for (text, is_selected) in [("● 12th as signed", true), ("○ Growth of the defence budget", false)] {
        ui.add(widgets::item(text, is_selected));
    }
}

fn explanation_ui(ui: &mut Ui) {
    widgets::section_ui(ui, "Why this number");
    ui.label(theme::bold("2027 · 15,511억원"));
    ui.label("15,192 × (1 + 2.1 %) = 15,511.032 → 15,511");
    widgets::hairline_ui(ui);
    widgets::key_value_ui(ui, "Index", "CPI 2025");
    widgets::key_value_ui(ui, "Published", "2025-12-31");
    widgets::key_value_ui(
        ui,
        "Source",
        "Statistics Korea, Consumer Price Index, yearly average, edition 2026-02",
    );
    widgets::hairline_ui(ui);
    ui.label(theme::caption(
        "Rounded half up to 1 eok, by our convention; half to even fits the record alike.",
    ));
}
