//! What an analyst does, by the keyboard alone: no pointer, and no field that is given the keyboard by the test.

use costshare::app::{App, Settings, ViewKind};
use costshare::text::Language;
use eframe::egui;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::page::{EN, LARGE, Page, twelfth, window_of};

/// Looks for words and takes the first that is found.
fn find(page: &mut Page, words: &str) {
    page.key_press_modifiers(Modifiers::COMMAND, Key::K);
    page.run_steps(4);
    write(page, words);
    page.key_press(Key::Enter);
    page.run_steps(6);
}

/// Types into whatever has the keyboard.
fn write(page: &mut Page, text: &str) {
    page.event(egui::Event::Text(text.to_owned()));
    page.run_steps(4);
}

fn find_and_write(page: &mut Page, words: &str, text: &str) {
    find(page, words);
    write(page, text);
    page.key_press(Key::Enter);
    page.run_steps(6);
}

fn window(app: App) -> Page {
    let mut page = window_of(app, LARGE);
    page.run_steps(4);
    page
}

/// By hand, in eok: 16,000; lagging one year 2.2 % of 2026 give 16,352; 2.6 % of 2027 give 16,777; twice 2.0 % 17,113
/// and 17,455: together 83,697, which is 4,481 more than the 79,216 as signed. 16,000 eok at 1,450 won are 1,103.4
/// million dollars.
#[test]
fn a_what_if_is_made_read_and_undone() {
    let mut page = window(twelfth(EN));
    let at_first = "KRW 7.922 tn over 2026–2030 · 2030: 17.6% above 2025";
    page.get_by_label(at_first);
    for (words, text) in [
        ("base amount", "1.6 trillion"),
        ("cap from", "3%"),
        ("lag", "1"),
        ("consumer prices add 2027", "2.6%"),
        ("usd exchange rate in later years", "1,450"),
        ("usd exchange rate 2025", "1,450"),
    ] {
        find_and_write(&mut page, words, text);
    }
    page.get_by_label("KRW 8.370 tn over 2026–2030 · +448 bn against as signed");
    assert!(page.query_all_by_label_contains("USD 1,103.4 m").next().is_some(), "in dollars");

    for _ in 0..page.state().app().session().history().len() {
        page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        page.run_steps(6);
    }
    page.get_by_label(at_first);
}

/// The number of 2029 by its formula: 15,852 eok and 2.0 %.
#[test]
fn a_year_is_explained() {
    let mut page = window(twelfth(EN));
    find(&mut page, "total 2029");
    page.get_by_label("1,585.2 × (1 + 2.0%) = 1,616.904 → 1,616.9");
}

/// The same amount in Korean: 8조 3,430억원 together.
#[test]
fn an_amount_is_typed_in_korean() {
    let mut page = window(twelfth(Settings { language: Language::Ko, ..EN }));
    find_and_write(&mut page, "기준액", "1조 6,000억");
    page.get_by_label("2026~2030년 8조 3,430억원 · 서명 당시 대비 +4,214억원");
}

/// From the start a copy is made, changed and compared, and a picture of it asked for.
#[test]
fn a_copy_is_compared_and_its_export_asked_for() {
    let mut page = window(twelfth(EN));
    find(&mut page, "duplicate");
    assert_eq!(page.state().app().session().documents().len(), 2);
    find_and_write(&mut page, "base amount", "1.6 trillion");
    page.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    page.run_steps(6);
    assert_eq!(page.state().app().shown().view, ViewKind::Compare);
    page.get_by_label_contains("+421 bn against “12th SMA as signed, 2026–2030 (copy)”");
    page.key_press_modifiers(Modifiers::COMMAND, Key::E);
    page.run_steps(6);
    page.get_by_role_and_label(Role::Button, "Export");
    page.key_press(Key::Escape);
    page.run_steps(4);
    assert!(page.query_by_role_and_label(Role::Button, "Export").is_none());
}
