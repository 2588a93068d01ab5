//! What was opened as the baseline, in the window: what is seen, clicked and how much room the plot has.

use costshare::app::{Action, App, Edit, Settings, Theme};
use costshare::text::Language;
use eframe::egui;
use egui::accesskit::Role;
use egui::{Key, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;
use rasteriser::check_page;

use crate::page::{Page, press, twelfth, type_into, window_of};

fn settings(language: Language, theme: Theme) -> Settings {
    Settings { language, theme }
}

/// The 12th with a base amount of 1.6 trillion won and a cap of 3 %, not saved.
fn changed(language: Language, theme: Theme) -> App {
    let mut app = twelfth(settings(language, theme));
    let documents = vec![app.document().expect("it is open").id];
    for (field, value) in [("base", "1.6 trillion KRW"), ("rule.2027.cap", "3%")] {
        let field = field.parse::<costshare::model::Field>().expect("a field");
        let value = field.parse(value).expect("a value of it");
        app.update(Action::Edit(Edit::Set { documents: documents.clone(), field, value }));
    }
    app
}

#[test]
fn the_difference_is_read_without_opening_anything() {
    let mut page = window_of(twelfth(settings(Language::En, Theme::Light)), vec2(1280.0, 690.0));
    assert!(page.query_by_role_and_label(Role::CheckBox, "Compare with as signed").is_none());
    type_into(&mut page, "Base amount", "1.6 trillion");
    page.key_press(Key::Enter);
    page.run();
    page.get_by_label("KRW 8.343 tn over 2026–2030 · +421 bn against as signed");
    assert!(page.query_all_by_label_contains("± as signed").count() > 0);
    assert!(page.query_all_by_label("As opened: 1,519.2").count() > 0);

    press(&mut page, Role::CheckBox, "Compare with as signed");
    page.get_by_label("KRW 8.343 tn over 2026–2030 · 2030: 23.8% above 2025");
    press(&mut page, Role::CheckBox, "Compare with as signed");
    page.get_by_label("KRW 8.343 tn over 2026–2030 · +421 bn against as signed");

    press(&mut page, Role::Button, "Edit");
    press(&mut page, Role::Button, "Back to what was opened");
    page.get_by_label("KRW 7.922 tn over 2026–2030 · 2030: 17.6% above 2025");
}

/// On what a screen of 1280×720 leaves, and on larger ones.
#[test]
fn the_plot_is_never_low_and_takes_the_room_of_a_large_window() {
    let mut before = 0.0;
    for size in [vec2(1280.0, 690.0), vec2(1440.0, 900.0), vec2(1920.0, 1080.0)] {
        let page = window_of(changed(Language::En, Theme::Light), size);
        let high = plot(&page).height();
        assert!(high >= 240.0, "{high} at {size}");
        assert!(high > before, "{high} at {size}, and {before} in a smaller window");
        before = high;
    }
}

/// Where the plane of the chart stands.
fn plot(page: &Page) -> egui::Rect {
    let charts: Vec<_> = page.get_all_by_role(Role::Image).collect();
    let [chart] = &charts[..] else { panic!("{} charts", charts.len()) };
    chart.rect()
}

#[test]
fn pictures_of_a_changed_agreement() {
    let looks: [(&str, Language, Theme, Vec2); 2] = [
        ("changed-laptop-light-en", Language::En, Theme::Light, vec2(1280.0, 690.0)),
        ("changed-laptop-dark-ko", Language::Ko, Theme::Dark, vec2(1280.0, 690.0)),
    ];
    for (name, language, theme, size) in looks {
        let mut page = window_of(changed(language, theme), size);
        check_page(&mut page, name);
    }
}
