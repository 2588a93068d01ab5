//! What an analyst does, by the keyboard alone: no pointer, and no field that is given the keyboard by the test.

use costshare::app::{App, Settings, ViewKind};
use costshare::text::Language;
use eframe::egui;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, Queryable as _};

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

/// Presses Tab until what is called so, or begins so, has the keyboard: so many times at most.
fn tab_to(page: &mut Page, role: Role, name: &str, most: usize) {
    for _ in 0..most {
        page.key_press(Key::Tab);
        page.run_steps(3);
        if has_keyboard(page, role, name) {
            return;
        }
    }
    let label = |node: &AccessKitNode<'_>| if node.is_focused() { node.label() } else { None };
    let now = page.query_all_by(|node| label(node).is_some()).next();
    panic!("{most} Tabs do not lead to {name}, but to {now:?}");
}

fn has_keyboard(page: &Page, role: Role, name: &str) -> bool {
    let is_it = |node: &AccessKitNode<'_>| {
        node.is_focused() && node.role() == role && node.label().is_some_and(|label| label.starts_with(name))
    };
    page.query_all_by(is_it).next().is_some()
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
    // Down to the total of the year before, and back up.
    let before = "Total 2028 KRW 1,585.2 bn";
    tab_to(&mut page, Role::Button, before, 60);
    page.key_press(Key::Enter);
    page.run_steps(6);
    page.get_by_label("1,551.1 × (1 + 2.2%) = 1,585.2242 → 1,585.2");
    // Who says so opens in the browser.
    tab_to(&mut page, Role::Button, "Open in the browser: Segye Ilbo, 2026-02-26", 60);
    page.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    page.run_steps(6);
    page.get_by_label("1,585.2 × (1 + 2.0%) = 1,616.904 → 1,616.9");
}

/// Three scenarios of which one is the baseline: what causes the difference, and from when one costs more.
#[test]
fn three_are_compared_with_a_baseline() {
    let mut page = window(twelfth(EN));
    find(&mut page, "11th SMA carried on");
    find(&mut page, "every year at the cap");
    assert_eq!(page.state().app().session().documents().len(), 3);
    page.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    page.run_steps(6);
    // The first of the list is the baseline by itself; at the cap 15,192 grow by 5 % four times: 15,952, 16,750, 17,588
    // and 18,467, together 83,949, which is 4,733 more than 79,216.
    page.get_by_label_contains("+473 bn against “12th SMA as signed, 2026–2030”");
    // The cap is the one cause, and the year from which it costs more is told.
    assert!(page.query_all_by_label_contains("costs more").next().is_some());
}

/// The same amount in Korean: 8조 3,430억원 together.
#[test]
fn an_amount_is_typed_in_korean() {
    let mut page = window(twelfth(Settings { language: Language::Ko, ..EN }));
    find_and_write(&mut page, "기준액", "1조 6,000억");
    page.get_by_label("2026~2030년 8조 3,430억원 · 서명된 협정 대비 +4,214억원");
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

/// The base amount is the first that Tab leads to, what is said of it the second, and no label stands between fields.
#[test]
fn fields_are_few_tabs_apart() {
    let mut page = window(twelfth(EN));
    tab_to(&mut page, Role::TextInput, "Base amount", 1);
    write(&mut page, "1.6 trillion");
    page.key_press(Key::Enter);
    page.run_steps(4);
    // Tab goes on from the field that Enter took.
    tab_to(&mut page, Role::ComboBox, "Growth from 2027", 3);
    page.get_by_label("KRW 8.343 tn over 2026–2030 · +421 bn against as signed");
    tab_to(&mut page, Role::TextInput, "Lag of the index from 2027", 2);
    tab_to(&mut page, Role::TextInput, "Cap from 2027", 1);
    tab_to(&mut page, Role::TextInput, "Consumer prices 2025", 3);

    // Menus and the corner at the right are passed from left to right.
    page.key_press(Key::F10);
    page.run_steps(3);
    assert!(has_keyboard(&page, Role::Button, "File"));
    for name in ["Edit", "View", "Help", "Undo", "English", "Theme"] {
        tab_to(&mut page, Role::Button, name, 1);
    }
}

/// Saved, closed, and opened again where the program is started anew.
#[test]
fn a_what_if_is_saved_closed_and_opened_again() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("ours.ron");
    let path = path.to_str().expect("a plain path");
    let mut page = window(twelfth(EN));
    tab_to(&mut page, Role::TextInput, "Base amount", 1);
    write(&mut page, "1.6 trillion");
    page.key_press_modifiers(Modifiers::COMMAND, Key::S);
    page.run_steps(4);
    page.key_press_modifiers(Modifiers::COMMAND, Key::A);
    page.run_steps(2);
    write(&mut page, path);
    page.key_press(Key::Enter);
    page.run_steps(6);
    page.key_press_modifiers(Modifiers::COMMAND, Key::W);
    page.run_steps(6);
    assert!(page.state().app().document().is_none(), "it is closed without a question");

    let mut page = window(App::new(EN));
    page.key_press_modifiers(Modifiers::COMMAND, Key::O);
    page.run_steps(4);
    page.key_press_modifiers(Modifiers::COMMAND, Key::A);
    page.run_steps(2);
    write(&mut page, path);
    page.key_press(Key::Enter);
    page.run_steps(6);
    page.get_by_label_contains("KRW 8.343 tn over 2026–2030");
}

/// A picture of an own what-if: a base, the panel, a path.
#[test]
fn a_picture_is_written() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("ours.png");
    let mut page = window(twelfth(EN));
    tab_to(&mut page, Role::TextInput, "Base amount", 1);
    write(&mut page, "1.6 trillion");
    page.key_press_modifiers(Modifiers::COMMAND, Key::E);
    page.run_steps(6);
    page.key_press_modifiers(Modifiers::COMMAND, Key::A);
    page.run_steps(2);
    write(&mut page, path.to_str().expect("a plain path"));
    page.key_press(Key::Enter);
    page.run_steps(8);
    page.state_mut().wait_for_jobs();
    page.run_steps(8);
    assert!(path.exists(), "the name was typed over and Enter wrote it");
}

/// Ten years of prices with a head; the years that the published record has stay as they are.
#[test]
fn a_column_is_pasted() {
    let mut page = window(twelfth(EN));
    find(&mut page, "paste values");
    let rows: Vec<String> = (2026..2036).map(|year| format!("{year}\t2.5")).collect();
    page.event(egui::Event::Paste(format!("Year\tCPI, %\n{}\n", rows.join("\n"))));
    page.run_steps(6);
    tab_to(&mut page, Role::Button, "Apply", 12);
    page.key_press(Key::Enter);
    page.run_steps(6);
    // By hand, in eok: 15,192 and 2.1 %, then 2.5 % of 2026 instead of 2.2 %, 2.5 % of 2027 and of 2028.
    // 15,511; 15,899; 16,296; 16,703; together 79,601.
    page.get_by_label("KRW 7.960 tn over 2026–2030 · +39 bn against as signed");
}

/// Japan pays the United States in yen, an amount for each year: 211, 213, 215, 217 and 219 billion are 1,075.
#[test]
fn an_agreement_of_others_is_made_by_amounts() {
    let mut page = window(twelfth(EN));
    page.key_press_modifiers(Modifiers::COMMAND, Key::N);
    page.run_steps(6);
    for (text, next) in
        [("japan", "Who receives"), ("US", "First year"), ("2027", "Last year"), ("2031", "Currency")]
    {
        write(&mut page, text);
        tab_to(&mut page, Role::TextInput, next, 1);
    }
    write(&mut page, "jpy");
    page.key_press(Key::Enter);
    page.run_steps(6);
    find(&mut page, "base amount");
    write(&mut page, "211 billion");
    page.key_press(Key::Enter);
    page.run_steps(6);
    for (year, amount) in [(2028, 213), (2029, 215), (2030, 217), (2031, 219)] {
        find_and_write(&mut page, &format!("amount agreed for {year}"), &format!("{amount} billion"));
    }
    page.get_by_label_contains("JPY 1.075 tn over 2027–2031");
}

/// What is typed and understood is taken and asked about; what is not yet a value is told, and quitting goes on after
/// both.
#[test]
fn the_program_is_left_in_the_middle_of_typing() {
    for (text, asks) in [("1.7 trillion", "Save"), ("1.7 trilli", "Quit without it")] {
        let mut page = window(twelfth(EN));
        tab_to(&mut page, Role::TextInput, "Base amount", 1);
        write(&mut page, text);
        page.key_press_modifiers(Modifiers::COMMAND, Key::Q);
        page.run_steps(6);
        assert!(page.query_by_role_and_label(Role::Button, asks).is_some(), "{text}");
        page.key_press(Key::Escape);
        page.run_steps(6);
        assert!(page.query_by_role_and_label(Role::Button, asks).is_none(), "Escape goes on working");
        let stands = page.query_all_by_value("1.7 trilli").next().is_some();
        assert_eq!(stands, asks != "Save", "what is no value yet stands where it was typed");
    }
}

/// A round, an offer of the other side and an equal package. By hand, in eok: 17,000 and 4 % a year are 92,076; see the
/// table in `negotiation.rs`.
#[test]
fn talks_are_begun_costed_and_an_equal_package_made() {
    let mut page = window(twelfth(EN));
    find(&mut page, "new negotiation");
    assert_eq!(page.state().app().shown().view, ViewKind::Negotiation);
    for (of, base, growth) in
        [("Offer: United States", "1.7 trillion", "4%"), ("Offer: Republic of Korea", "14,500 eok", "2%")]
    {
        tab_to(&mut page, Role::Button, "Add an offer…", 40);
        page.key_press(Key::Enter);
        page.run_steps(6);
        tab_to(&mut page, Role::Button, of, 8);
        page.key_press(Key::Enter);
        page.run_steps(6);
        // The base has the keyboard; nothing that takes it out stands between it and the growth.
        write(&mut page, base);
        tab_to(&mut page, Role::TextInput, "Offer · Growth a year", 1);
        write(&mut page, growth);
        page.key_press(Key::Enter);
        page.run_steps(6);
    }
    assert!(page.query_all_by_label_contains("sides are KRW 250.0 bn apart in 2026").next().is_some());

    // The sections stand at the left; arrows go through them.
    tab_to(&mut page, Role::Tab, "Offers", 60);
    for _ in 0..10 {
        if has_keyboard(&page, Role::Tab, "Equal packages") {
            break;
        }
        page.key_press(Key::ArrowDown);
        page.run_steps(4);
    }
    assert!(has_keyboard(&page, Role::Tab, "Equal packages"));
    tab_to(&mut page, Role::Slider, "Base of the equal package", 60);
    let steps = page.state().app().session().history().len();
    page.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    page.run_steps(4);
    assert_eq!(page.state().app().session().history().len(), steps, "looking is no step");
    tab_to(&mut page, Role::Button, "Make it an offer", 10);
    page.key_press(Key::Enter);
    page.run_steps(6);
    let costs = page.state().app().negotiation_costs();
    let terms: Vec<_> = costs.iter().filter_map(|cost| cost.as_ref().ok()?.term.known()).collect();
    assert_eq!(terms.len(), 3);
    let eok = |at: usize| terms[at] / rust_decimal::Decimal::from(100_000_000);
    assert_eq!((eok(0), eok(1)), (92_076.into(), 75_460.into()));
    // Equal to the offer that was in hand, to the last step of its growth.
    assert!((eok(2) - eok(1)).abs() <= rust_decimal::Decimal::ONE, "{} and {}", eok(2), eok(1));
}
