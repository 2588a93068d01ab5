//! The window, operated by the names of its parts.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};

use costshare::app::{Action, App, Run, Settings, Theme};
use costshare::engine::RowName;
use costshare::model::Year;
use costshare::text::Language;
use costshare::ui::Window;
use costshare::ui::dialogs::{Dialogs, Picked};
use eframe::egui;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node, SnapshotOptions, SnapshotResults};
use rasteriser::CpuRenderer;

type Page = Harness<'static, Window>;

const LARGE: Vec2 = vec2(1280.0, 800.0);
const EN: Settings = Settings { language: Language::En, theme: Theme::Light };
const KO: Settings = Settings { language: Language::Ko, theme: Theme::Light };

#[test]
fn pictures_of_the_window() {
    let mut results = SnapshotResults::new();
    for (name, theme, language, size) in [
        ("window-light-en", Theme::Light, Language::En, LARGE),
        ("window-dark-en", Theme::Dark, Language::En, LARGE),
        ("window-light-ko", Theme::Light, Language::Ko, LARGE),
        ("window-dark-ko", Theme::Dark, Language::Ko, LARGE),
        ("window-small-en", Theme::Light, Language::En, vec2(640.0, 360.0)),
    ] {
        let mut page = window(Settings { language, theme }, size);
        results.extend(picture(&mut page, name));
    }
}

#[test]
fn opens_on_the_twelfth_agreement() {
    let page = window(EN, LARGE);
    assert_eq!(page.state().app().session().documents().len(), 1);
    assert_eq!(totals(&page), [15_192, 15_511, 15_852, 16_169, 16_492]);
    assert!(page.query_by_role_and_label(Role::TextInput, "Base amount").is_some());
    assert_eq!(value(&page, "Cap from 2027"), "5%");
}

#[test]
fn an_amount_is_read_as_analysts_write_it() {
    for text in ["1.6 trillion won", "1조 6,000억", "KRW 1,600bn", "16,000억원", "1600"] {
        let mut page = window(EN, LARGE);
        type_into(&mut page, "Base amount", text);
        assert!(page.query_by_label_contains("1,600,000,000,000 won").is_some(), "{text}: no echo");
        page.key_press(Key::Enter);
        page.run();
        assert_eq!(totals(&page)[0], 16_000, "{text}");
        assert!(page.query_by_label_contains("1,600,000,000,000 won").is_none(), "{text}: the echo stays");
    }
}

#[test]
fn what_can_be_read_in_two_ways_is_asked() {
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Cap from 2027", "0.05");
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(page.state().app().session().history().len(), 0, "nothing is guessed");
    page.get_by_label("Which is meant?");
    page.get_by_role_and_label(Role::Button, "5.0%").click();
    page.run();
    // The cap is 5 % already, so there is nothing to change; the other reading is a change.
    assert_eq!(page.state().app().session().history().len(), 0);

    type_into(&mut page, "Cap from 2027", "0.05");
    page.get_by_role_and_label(Role::Button, "0.05%").click();
    page.run();
    assert_eq!(value(&page, "Cap from 2027"), "0.05%");
    assert_eq!(totals(&page)[1], 15_200);
    assert!(page.query_by_label("Which is meant?").is_none());
}

#[test]
fn a_typed_number_is_not_lost_by_tab() {
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Cap from 2027", "1");
    page.key_press(Key::Tab);
    page.run();
    assert_eq!(value(&page, "Cap from 2027"), "1%");
    assert_eq!(totals(&page)[1], 15_344);
}

#[test]
fn a_typed_number_is_not_lost_by_a_click_elsewhere() {
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Cap from 2027", "1");
    page.get_by_role_and_label(Role::TextInput, "Lag of the index from 2027").click();
    page.run();
    assert_eq!(value(&page, "Cap from 2027"), "1%");
    assert!(page.get_by_role_and_label(Role::TextInput, "Lag of the index from 2027").is_focused());
}

#[test]
fn what_is_not_understood_stays_with_its_reason() {
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Cap from 2027", "five");
    page.key_press(Key::Tab);
    page.run();
    assert_eq!(value(&page, "Cap from 2027"), "five");
    assert!(
        page.query_by_label_contains("not understood").is_some()
            || page.query_by_label_contains("no number").is_some()
    );
    assert_eq!(totals(&page)[1], 15_511, "the old value stays in force");
    page.get_by_role_and_label(Role::Button, "Back to 5%").click();
    page.run();
    assert_eq!(value(&page, "Cap from 2027"), "5%");
}

#[test]
fn what_is_not_understood_does_not_stop_undo() {
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Base amount", "1600");
    page.key_press(Key::Enter);
    page.run();
    type_into(&mut page, "Cap from 2027", "five");
    page.key_press(Key::Tab);
    page.run();
    page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    page.run();
    assert_eq!(totals(&page)[0], 15_192);
    assert_eq!(value(&page, "Cap from 2027"), "five");
}

#[test]
fn keys_belong_to_the_panel_that_stands_over_the_window() {
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Base amount", "1600");
    page.key_press(Key::Enter);
    page.run();
    page.get_by_role_and_label(Role::Button, "Paste values…").click();
    page.run();
    page.get_by_label("Paste years and values");
    page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    page.run();
    assert_eq!(totals(&page)[0], 16_000);
}

#[test]
fn escape_gives_up_what_is_typed() {
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Cap from 2027", "1");
    page.key_press(Key::Escape);
    page.run();
    assert_eq!(value(&page, "Cap from 2027"), "5%");
    assert_eq!(page.state().app().session().history().len(), 0);
}

#[test]
fn a_drag_is_one_step_and_escape_takes_it_back() {
    let mut page = window(EN, LARGE);
    page.get_by_role_and_label(Role::Label, "Cap").scroll_to_me();
    page.run();
    let from = page.get_by_role_and_label(Role::Label, "Cap").rect().center();
    page.drag_at(from);
    for step in 1..=8_u8 {
        page.hover_at(from - vec2(f32::from(step) * 25.0, 0.0));
        page.run();
    }
    assert_eq!(value(&page, "Cap from 2027"), "1%");
    page.drop_at(from - vec2(200.0, 0.0));
    page.run();
    assert_eq!(totals(&page)[1], 15_344);
    assert_eq!(page.state().app().session().history().len(), 1, "one drag is one step");

    page.drag_at(from);
    page.hover_at(from + vec2(60.0, 0.0));
    page.run();
    assert_eq!(value(&page, "Cap from 2027"), "2.2%");
    page.key_press(Key::Escape);
    page.run();
    assert_eq!(value(&page, "Cap from 2027"), "1%");
    page.drop_at(from + vec2(60.0, 0.0));
    page.run();
    assert_eq!(page.state().app().session().history().len(), 1);
    assert_eq!(value(&page, "Cap from 2027"), "1%");
}

#[test]
fn arrow_keys_go_by_steps() {
    let mut page = window(EN, LARGE);
    page.get_by_role_and_label(Role::TextInput, "Base amount").focus();
    page.run();
    for _ in 0..3 {
        page.key_press(Key::ArrowUp);
    }
    page.key_press_modifiers(Modifiers::SHIFT, Key::ArrowUp);
    page.run();
    assert_eq!(totals(&page)[0], 15_205);
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(page.state().app().session().history().len(), 1, "a run of arrow keys is one step");
}

#[test]
fn undoing_all_gives_the_start() {
    let mut page = window(EN, LARGE);
    let start = page.state().app().document().expect("one is open").scenario.clone();
    for (field, text) in [("Cap from 2027", "1%"), ("Base amount", "1.6 trillion"), ("Last year", "2033")] {
        type_into(&mut page, field, text);
        page.key_press(Key::Enter);
        page.run();
    }
    assert_ne!(page.state().app().document().expect("one is open").scenario, start);
    for _ in 0..3 {
        page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        page.run();
    }
    assert_eq!(page.state().app().document().expect("one is open").scenario, start);
    page.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    page.run();
    assert_eq!(totals(&page)[1], 15_344);
}

#[test]
fn saved_and_opened_again_it_is_the_same() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("offer.ron");
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Cap from 2027", "1%");
    // Saving takes over what is being typed.
    page.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    page.run();
    fill(&mut page, "Path of the file", path.to_str().expect("a plain path"));
    page.get_by_role_and_label(Role::Button, "Save").click();
    page.run_steps(4);
    let saved = page.state().app().document().expect("it is open").clone();
    assert_eq!(saved.path.as_deref(), Some(path.as_path()));
    assert!(!saved.is_changed());

    page.key_press_modifiers(Modifiers::COMMAND, Key::W);
    page.run_steps(4);
    assert!(page.state().app().document().is_none());
    page.key_press_modifiers(Modifiers::COMMAND, Key::O);
    page.run_steps(4);
    fill(&mut page, "Path of the file", path.to_str().expect("a plain path"));
    page.key_press(Key::Enter);
    page.run_steps(4);
    let opened = page.state().app().document().expect("it is open");
    assert_eq!(opened.scenario, saved.scenario);
    assert_eq!(totals(&page)[1], 15_344);
}

#[test]
fn the_dialog_of_the_system_fills_in_the_path() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("chosen.ron");
    let mut page = window_with(EN, LARGE, Box::new(Scripted(path.clone())));
    page.key_press_modifiers(Modifiers::COMMAND, Key::S);
    page.run();
    page.get_by_role_and_label(Role::Button, "Browse…").click();
    page.run();
    assert_eq!(value(&page, "Path of the file"), path.display().to_string());
    page.get_by_role_and_label(Role::Button, "Save").click();
    page.run_steps(4);
    assert!(path.exists());
}

#[test]
fn nothing_unsaved_is_closed_without_asking() {
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Cap from 2027", "1%");
    page.key_press_modifiers(Modifiers::COMMAND, Key::W);
    page.run();
    assert!(page.query_by_label_contains("Save the changes to").is_some());
    page.key_press(Key::Escape);
    page.run();
    assert!(page.state().app().question().is_none());
    assert_eq!(page.state().app().session().documents().len(), 1);

    page.key_press_modifiers(Modifiers::COMMAND, Key::Q);
    page.run();
    assert!(!page.state().has_ended());
    page.get_by_role_and_label(Role::Button, "Don't save").click();
    page.run();
    assert!(page.state().has_ended());
}

#[test]
fn the_language_can_be_switched() {
    let mut page = window(EN, LARGE);
    page.get_by_role_and_label(Role::Button, "English").click();
    page.run();
    page.get_by_role_and_label(Role::Button, "한국어").click();
    page.run();
    page.get_by_role_and_label(Role::TextInput, "기준액");
    page.get_by_role_and_label(Role::Button, "파일");
}

#[test]
fn assumptions_lead_to_their_fields() {
    let mut page = window(EN, LARGE);
    page.get_by_role_and_label(Role::Button, "Assumptions: 3").click();
    page.run();
    page.get_by_label_contains("Consumer prices in later years ·").click();
    page.run();
    assert!(page.get_by_role_and_label(Role::TextInput, "Consumer prices in later years").is_focused());
}

#[test]
fn a_small_window_has_room_for_everything() {
    let mut page = window(EN, vec2(640.0, 360.0));
    assert!(page.query_by_role_and_label(Role::TextInput, "Base amount").is_none());
    page.get_by_role_and_label(Role::Tab, "Chart");
    page.get_by_role_and_label(Role::Tab, "Table").click();
    page.run();
    page.get_by_role_and_label(Role::Button, "Terms").click();
    page.run();
    type_into(&mut page, "Cap from 2027", "1%");
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(totals(&page)[1], 15_344);
}

#[test]
fn an_idle_window_is_not_painted() {
    let mut page = window(EN, LARGE);
    page.get_by_role_and_label(Role::TextInput, "Base amount").focus();
    page.run();
    let wanted = &page.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert!(*wanted > std::time::Duration::from_hours(1), "painted again after {wanted:?}");
}

/// A window on the 12th agreement.
fn window(settings: Settings, size: Vec2) -> Page {
    window_with(settings, size, Box::new(Scripted(PathBuf::new())))
}

fn window_with(settings: Settings, size: Vec2, dialogs: Box<dyn Dialogs>) -> Page {
    let mut app = App::new(settings);
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".into())));
    window_of(app, size, dialogs)
}

/// The window of a program, without the time that its figures took: its digits would move other
/// letters in the atlas from run to run.
fn window_of(app: App, size: Vec2, dialogs: Box<dyn Dialogs>) -> Page {
    let mut page =
        Harness::builder().with_size(size).renderer(CpuRenderer::default()).build_eframe(move |cc| {
            let mut window = Window::with_dialogs(cc, app, dialogs);
            window.hide_time();
            window
        });
    page.run();
    page
}

/// Answers in the place of the system's dialogs.
struct Scripted(PathBuf);

impl Dialogs for Scripted {
    fn open(&mut self, _: &str, _: &Path, _: &eframe::Frame, _: &egui::Context) -> Receiver<Picked> {
        self.answer()
    }

    fn save(&mut self, _: &str, _: &Path, _: &eframe::Frame, _: &egui::Context) -> Receiver<Picked> {
        self.answer()
    }
}

impl Scripted {
    fn answer(&self) -> Receiver<Picked> {
        let (tell, told) = mpsc::channel();
        tell.send(Picked::Paths(vec![self.0.clone()])).expect("the other end is here");
        told
    }
}

/// The totals of the scenario in hand, in eok.
fn totals(page: &Page) -> Vec<i64> {
    let app = page.state().app();
    let document = app.document().expect("one is open");
    let computed = app.computed(document.id).expect("it is computed");
    let eok = rust_decimal::Decimal::from(100_000_000);
    let total = |year: Year| {
        let total = computed.projection.at(RowName::Total, year).known().expect("it is known");
        i64::try_from(total / eok).expect("a whole number of eok")
    };
    document.scenario.years.iter().map(total).collect()
}

fn input<'a>(page: &'a Page, name: &'a str) -> Node<'a> {
    page.get_by_role_and_label(Role::TextInput, name)
}

fn value(page: &Page, name: &str) -> String {
    input(page, name).accesskit_node().value().unwrap_or_default()
}

/// Puts the keyboard into a field, which selects what is there, and types.
fn type_into(page: &mut Page, name: &str, text: &str) {
    input(page, name).scroll_to_me();
    page.run();
    input(page, name).focus();
    page.run();
    input(page, name).type_text(text);
    page.run();
}

/// Replaces what stands in a field.
fn fill(page: &mut Page, name: &str, text: &str) {
    input(page, name).focus();
    page.run();
    page.key_press_modifiers(Modifiers::COMMAND, Key::A);
    input(page, name).type_text(text);
    page.run();
}

fn picture(page: &mut Page, name: &str) -> SnapshotResults {
    page.snapshot_options(name, &options());
    page.take_snapshot_results()
}

fn options() -> SnapshotOptions {
    let pictures = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pictures");
    SnapshotOptions::new().threshold(0.0).output_path(pictures)
}

#[test]
fn bare_numbers_follow_the_language() {
    let mut page = window(KO, LARGE);
    type_into(&mut page, "기준액", "16000");
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(totals(&page)[0], 16_000);
}

#[test]
fn a_question_is_answered_by_keyboard() {
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Cap from 2027", "1%");
    page.key_press_modifiers(Modifiers::COMMAND, Key::W);
    page.run();
    assert!(page.get_by_role_and_label(Role::Button, "Save").is_focused());
    page.key_press(Key::Enter);
    page.run();
    // It is in no file yet, so its place is asked; after saving it is closed.
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("offer.ron");
    fill(&mut page, "Path of the file", path.to_str().expect("a plain path"));
    page.key_press(Key::Enter);
    page.run_steps(4);
    assert!(path.exists());
    assert!(page.state().app().document().is_none(), "saved, then closed");
}

#[test]
fn an_existing_file_is_not_replaced_without_asking() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("offer.ron");
    let mut page = window(EN, LARGE);
    for expected in [false, true] {
        page.key_press_modifiers(Modifiers::COMMAND, Key::D);
        page.run();
        page.key_press_modifiers(Modifiers::COMMAND, Key::S);
        page.run();
        fill(&mut page, "Path of the file", path.to_str().expect("a plain path"));
        page.key_press(Key::Enter);
        page.run_steps(4);
        assert_eq!(page.query_by_role_and_label(Role::Button, "Replace").is_some(), expected);
    }
}

#[test]
fn problems_lead_to_their_fields() {
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Last year", "2020");
    page.key_press(Key::Enter);
    page.run();
    page.get_by_label_contains("Problems:").click();
    page.run();
    page.get_by_label_contains("is before the first").click();
    page.run();
    let focused = page.query_all_by_role(Role::TextInput).any(|node| node.is_focused());
    assert!(focused, "a field has the keyboard");
}

#[test]
fn a_file_that_cannot_be_opened_is_told() {
    let mut page = window(EN, LARGE);
    page.key_press_modifiers(Modifiers::COMMAND, Key::O);
    page.run();
    fill(&mut page, "Path of the file", "/nowhere/offer.ron");
    page.key_press(Key::Enter);
    page.run_steps(4);
    page.get_by_role(Role::Alert);
    page.get_by_role_and_label(Role::Button, "Close").click();
    page.run();
    assert!(page.query_by_role(Role::Alert).is_none());
}

#[test]
fn scenarios_are_compared_by_label() {
    let mut page = compared(EN, LARGE);
    let start: Vec<_> = scenarios(&page);
    page.get_by_role_and_label(Role::Tab, "Compare").click();
    page.run();
    // The 12th as signed, in hand, against the 11th carried on.
    assert!(page.query_by_label_contains("against “11th SMA carried on at 4.2 % a year”").is_some());
    page.get_by_label_contains("From “11th SMA carried on at 4.2 % a year”");
    page.get_by_label_contains("Difference from the baseline: 2026: +KRW 57.5bn;");

    // Branch, edit, see the ghost.
    page.key_press_modifiers(Modifiers::COMMAND, Key::D);
    page.run();
    assert_eq!(page.state().app().session().documents().len(), 4);
    type_into(&mut page, "Base amount", "1.6 trillion");
    page.key_press(Key::Enter);
    page.run();
    page.get_by_label_contains("Difference from the baseline: 2026: +KRW 138.3bn;");
    page.get_by_role_and_label(Role::Tab, "Projection").click();
    page.run();
    assert!(page.state().app().view().expect("one is open").chart.lines.iter().any(is_ghost));

    page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    page.run();
    assert!(page.state().app().session().history().is_empty());
    assert_eq!(scenarios(&page)[..3], start[..]);
}

#[test]
fn a_closed_baseline_is_no_longer_pinned() {
    let mut page = compared(EN, LARGE);
    let pinned = "No longer use “11th SMA carried on at 4.2 % a year” as baseline";
    page.get_by_role_and_label(Role::Button, pinned);
    page.get_by_role_and_label(Role::ListBoxOption, "11th SMA carried on at 4.2 % a year").click();
    page.run();
    page.key_press_modifiers(Modifiers::COMMAND, Key::W);
    page.run();
    assert_eq!(page.state().app().shown().baseline, None);
    assert!(!page.state().app().view().expect("one is open").chart.lines.iter().any(is_ghost));
    page.key_press_modifiers(Modifiers::COMMAND, Key::W);
    page.run();
    assert!(page.query_by_role_and_label(Role::Tab, "Compare").is_none());
    page.get_by_label("To compare, open or duplicate a second scenario");
}

#[test]
fn a_difference_leads_to_its_field() {
    let mut page = compared(EN, LARGE);
    page.get_by_role_and_label(Role::Tab, "Compare").click();
    page.run();
    let line = page.get_by_label_contains("Base amount as the level in 2026: ");
    line.scroll_to_me();
    page.run();
    page.get_by_label_contains("Base amount as the level in 2026: ").click();
    page.run();
    assert!(input(&page, "Base amount").is_focused());
}

#[test]
fn pictures_of_comparing() {
    let mut results = SnapshotResults::new();
    for (name, theme, language, size) in [
        ("compare-light-en", Theme::Light, Language::En, LARGE),
        ("compare-dark-ko", Theme::Dark, Language::Ko, LARGE),
        ("compare-tall-light-en", Theme::Light, Language::En, vec2(1440.0, 1560.0)),
        ("compare-tall-dark-ko", Theme::Dark, Language::Ko, vec2(1440.0, 1560.0)),
        ("compare-small-en", Theme::Light, Language::En, vec2(640.0, 360.0)),
    ] {
        let mut page = compared(Settings { language, theme }, size);
        let tab = if language == Language::En { "Compare" } else { "비교" };
        page.get_by_role_and_label(Role::Tab, tab).click();
        page.run();
        results.extend(picture(&mut page, name));
    }
}

fn is_ghost(line: &costshare::present::Line) -> bool {
    line.kind == costshare::present::LineKind::Baseline
}

fn scenarios(page: &Page) -> Vec<std::sync::Arc<costshare::model::Scenario>> {
    page.state().app().session().documents().iter().map(|document| document.scenario.clone()).collect()
}

/// Three scenarios, the second of them pinned by its star or without a list by its action; the last
/// in hand.
fn compared(settings: Settings, size: Vec2) -> Page {
    let mut page = window(settings, size);
    let mut app = App::new(settings);
    for name in ["sma-12-at-the-cap.ron", "sma-11-extended.ron", "sma-12.ron"] {
        app.update(Action::Run(Run::OpenShipped(name.into())));
    }
    let pinned = app.session().documents()[1].id;
    let has_list = page.query_by_role(Role::ListBoxOption).is_some();
    if !has_list {
        app.update(Action::Show(costshare::app::Show::Baseline(Some(pinned))));
    }
    page = window_of(app, size, Box::new(Scripted(PathBuf::new())));
    if has_list {
        let star = match settings.language {
            Language::En => "Use “11th SMA carried on at 4.2 % a year” as baseline",
            Language::Ko => "‘11th SMA carried on at 4.2 % a year’ 기준 시나리오로 지정",
        };
        page.get_by_role_and_label(Role::Button, star).click();
        page.run();
    }
    page
}
