//! The window, operated by the names of its parts.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};

use costshare::app::{Action, App, Edit, RecordPage, Run, Settings, Show, Theme, ViewKind};
use costshare::engine::RowName;
use costshare::model::Year;
use costshare::present::LineKind;
use costshare::present::palette::ScenarioColour;
use costshare::text::Language;
use costshare::ui::Window;
use costshare::ui::dialogs::{Dialogs, Picked};
use eframe::egui;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node, SnapshotResults};
use rasteriser::CpuRenderer;

use crate::cut;
use crate::page::{EN, LARGE, Page, input, press, twelfth, type_into, value, window, window_of, window_with};
use crate::parts::{Part, picture};
pub const KO: Settings = Settings { language: Language::Ko, theme: Theme::Light };

#[test]
fn pictures_of_the_window() {
    let mut results = SnapshotResults::new();
    for (name, theme, language, size) in [
        ("window-light-en", Theme::Light, Language::En, LARGE),
        ("window-dark-en", Theme::Dark, Language::En, LARGE),
        ("window-light-ko", Theme::Light, Language::Ko, LARGE),
        ("window-dark-ko", Theme::Dark, Language::Ko, LARGE),
        ("window-small-en", Theme::Light, Language::En, vec2(640.0, 360.0)),
        ("window-1064-en", Theme::Light, Language::En, vec2(1064.0, 650.0)),
        ("window-800-ko", Theme::Light, Language::Ko, vec2(800.0, 600.0)),
    ] {
        let mut page = window(Settings { language, theme }, size);
        results.extend(picture(&mut page, name, Part::Whole));
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

/// Tables print `1조 5,192` under (단위: 억원), so the tail counts in 억 whatever language the window speaks.
#[test]
fn a_tail_behind_a_large_step_is_asked() {
    for (settings, field, ask, first) in [
        (EN, "Base amount", "Which is meant?", "KRW 1,600.0 bn"),
        (KO, "기준액", "어느 값을 뜻합니까?", "1조 6,000억원"),
    ] {
        for text in ["1조 6,000", "1조6000", "1조 6천"] {
            let mut page = window(settings, LARGE);
            type_into(&mut page, field, text);
            page.key_press(Key::Enter);
            page.run();
            assert_eq!(totals(&page)[0], 15_192, "{text}: nothing is guessed");
            page.get_by_label(ask);
            page.get_by_role_and_label(Role::Button, first).click();
            page.run();
            assert_eq!(totals(&page)[0], 16_000, "{text}");
        }
    }
}

/// Exactly ten times, one zero too many, another unit: asked. Six times, the widest demand of the
/// record, and zero: not.
#[test]
fn an_amount_far_from_the_one_that_it_replaces_is_asked() {
    for (settings, field, text, near, eok) in [
        (EN, "Base amount", "1.6", "KRW 1,600.0 bn", 16_000),
        (EN, "Base amount", "15,192", "KRW 1,519.2 bn", 15_192),
        (EN, "Base amount", "KRW 15,500.0 bn", "KRW 1,550.0 bn", 15_500),
        (KO, "기준액", "155,000", "1조 5,500억원", 15_500),
        (KO, "기준액", "1.6", "1조 6,000억원", 16_000),
    ] {
        let mut page = window(settings, LARGE);
        type_into(&mut page, field, text);
        page.key_press(Key::Enter);
        page.run();
        assert_eq!(totals(&page)[0], 15_192, "{text}: nothing is taken over");
        page.get_by_role_and_label(Role::Button, near).click();
        page.run();
        assert_eq!(totals(&page)[0], eok, "{text}");
    }
    for (text, eok) in [("KRW 9,115.2 bn", 91_152), ("9,115.2", 91_152), ("0", 0)] {
        let mut page = window(EN, LARGE);
        type_into(&mut page, "Base amount", text);
        page.key_press(Key::Enter);
        page.run();
        assert_eq!(totals(&page)[0], eok, "{text}");
    }
}

#[test]
fn binary_noise_is_left_out_and_told() {
    for (settings, field, told) in [
        (EN, "Cap from 2027", "“2.1000000000000001” carries the binary noise of a sheet; it is read as 2.1"),
        (
            KO,
            "2027년부터의 상한",
            "‘2.1000000000000001’의 끝자리는 스프레드시트의 이진 오차로 보고 2.1로 읽었습니다",
        ),
    ] {
        let mut page = window(settings, LARGE);
        type_into(&mut page, field, "2.1000000000000001");
        page.get_by_label(told);
        page.key_press(Key::Enter);
        page.run();
        assert_eq!(value(&page, field), "2.1%");
    }
}

#[test]
fn letters_are_composed_and_signs_that_cannot_be_seen_are_left_out_or_told() {
    let decomposed = "1\u{110c}\u{1169} 6,000\u{110b}\u{1165}\u{11a8}\u{110b}\u{116f}\u{11ab}";
    for text in [decomposed, "\u{200e}16,000억\u{200e}", "\u{202a}1,600bn\u{202c}", "1.6 tril\u{ad}lion"] {
        let mut page = window(EN, LARGE);
        type_into(&mut page, "Base amount", text);
        page.key_press(Key::Enter);
        page.run();
        assert_eq!(totals(&page)[0], 16_000, "{text}");
    }
    let mut page = window(EN, LARGE);
    // Decomposed Hangul: 제12차.
    type_into(&mut page, "Title", "\u{110c}\u{1166}12\u{110e}\u{1161}");
    page.key_press(Key::Enter);
    page.run();
    let title = &page.state().app().document().expect("one is open").scenario.title;
    assert!(title.ends_with("제12차"), "{title}");
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
fn undo_in_a_field_of_measures_leaves_the_scenario() {
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Base amount", "1600");
    page.key_press(Key::Enter);
    page.run();
    for (menu, field, text) in [
        ("Shown as: Amount", "Share of the stationing cost", "5 trillion"),
        ("Shown as: Amount", "Present value at a rate of", "4%"),
        ("Prices: Current prices", "Prices of another year", "2025"),
    ] {
        page.get_by_role_and_label(Role::Button, menu).click();
        page.run();
        input(&page, field).focus();
        page.run();
        page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        page.run();
        assert_eq!(totals(&page)[0], 16_000, "{field}: nothing typed yet");
        input(&page, field).type_text(text);
        page.run();
        page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        page.run();
        assert_eq!(totals(&page)[0], 16_000, "{field}");
        assert_eq!(value(&page, field), "", "{field}: what was typed is taken back");
        page.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
        page.run();
        assert_eq!(value(&page, field), text);
        page.key_press(Key::Escape);
        page.run();
    }
    page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    page.run();
    assert_eq!(totals(&page)[0], 15_192);
}

#[test]
fn keys_belong_to_the_panel_that_stands_over_the_window() {
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Base amount", "1600");
    page.key_press(Key::Enter);
    page.run();
    press(&mut page, Role::Button, "Edit");
    press(&mut page, Role::Button, "Paste values…");
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
    let mut page = window_with(twelfth(EN), LARGE, Box::new(Scripted(path.clone())));
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
fn a_text_that_is_no_value_is_not_lost_without_asking() {
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Base amount", "15x2");
    page.key_press_modifiers(Modifiers::COMMAND, Key::W);
    page.run_steps(6);
    assert!(page.query_by_label_contains("“15x2” in “Base amount” is no value yet").is_some());
    // Enter alone loses nothing.
    page.key_press(Key::Enter);
    page.run_steps(6);
    assert!(page.state().app().question().is_none());
    assert_eq!(value(&page, "Base amount"), "15x2");

    page.key_press_modifiers(Modifiers::COMMAND, Key::Q);
    page.run_steps(6);
    assert!(!page.state().has_ended());
    page.get_by_role_and_label(Role::Button, "Quit without it").click();
    page.run_steps(6);
    assert!(page.state().has_ended());
}

#[test]
fn a_place_that_cannot_be_written_is_asked_for_again() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("nowhere").join("offer.ron");
    let mut page = window(EN, LARGE);
    page.key_press_modifiers(Modifiers::COMMAND, Key::S);
    page.run();
    fill(&mut page, "Path of the file", path.to_str().expect("a plain path"));
    page.get_by_role_and_label(Role::Button, "Save").click();
    page.run_steps(4);
    assert_eq!(value(&page, "Path of the file"), path.display().to_string());
    assert_eq!(page.state().app().messages().len(), 1);
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

/// 2.0 % lies below the consumer prices of twelve of the years 2006 to 2025 (`tests/engine/forecasts.rs`).
#[test]
fn an_assumption_lies_in_its_own_history() {
    let page = window(EN, vec2(1280.0, 1600.0));
    page.get_by_label("2.0%: lower than 12 of the last 20 years (2006–2025)");
    let mut page = window(EN, vec2(1280.0, 1600.0));
    type_into(&mut page, "Consumer prices in later years", "2.5");
    page.key_press(Key::Enter);
    page.run_steps(6);
    page.get_by_label("2.5%: higher than 12 of the last 20 years (2006–2025); equal to 2 years");
    assert_eq!(value(&page, "Consumer prices in later years"), "2.5%", "it asks for nothing");
}

/// 15,511 ÷ (15,511 + 27,863.6) = 35.8 %, by the American cost of 2020: 2,360.2 million dollars at
/// 1,180.56 won; 15,511 ÷ 31,022 = 50 %.
#[test]
fn an_amount_is_read_under_every_definition_by_label() {
    let mut page = window(EN, vec2(1280.0, 1600.0));
    assert!(page.query_by_label_contains("Narrow share").is_none(), "folded until it is asked for");
    press(&mut page, Role::Button, "Shares of the contribution of 2027");
    let told = |page: &Page, name: &str| {
        let share = page.query_all_by_label_contains(name).filter_map(|node| node.accesskit_node().value());
        share.max_by_key(String::len).expect("it is listed")
    };
    let narrow = told(&page, "Narrow share");
    assert!(narrow.contains("1,551.1 ÷ (1,551.1 + 2,786.4) KRW bn"), "{narrow}");
    assert!(narrow.contains("; 35.8%; contribution ÷"), "{narrow}");
    assert!(
        narrow.contains("Denominator of 2020") && narrow.contains("Seoul Economic Daily, 2019-11-28"),
        "{narrow}"
    );
    assert!(told(&page, "For each American soldier").contains("The record lacks this for 2027"));

    fill(&mut page, "A yearly stationing cost of your own", "31022억원");
    page.key_press(Key::Enter);
    page.run_steps(6);
    let own = told(&page, "Against a cost of your own");
    assert!(own.contains("; 50.0%;"), "{own}");
    assert!(own.contains("1,551.1 ÷ 3,102.2 KRW bn"), "{own}");
    assert_eq!(page.state().app().session().history().len(), 0, "nothing of the scenario changed");
    press(&mut page, Role::Button, "Leave out my cost");
    assert!(page.query_by_label_contains("Against a cost of your own").is_none());
}

/// The mark stands beside the badge and wraps nothing; under the pointer it says where the value lies.
#[test]
fn pictures_of_an_assumption_in_its_history() {
    let mut results = SnapshotResults::new();
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Consumer prices in later years", "2.5%");
    page.key_press(Key::Enter);
    page.run_steps(6);
    page.get_by_role_and_label(Role::Button, "Consumer prices · Editions…").scroll_to_me();
    page.run_steps(6);
    page.get_by_label_contains("2.5%: higher than 12").hover();
    page.run_steps(60);
    results.extend(picture(&mut page, "history-light-en", Part::Left(620.0)));

    let mut page = window(Settings { language: Language::Ko, theme: Theme::Dark }, vec2(640.0, 360.0));
    page.get_by_role_and_label(Role::Button, "협정 조건").click();
    page.run();
    page.get_by_role_and_label(Role::Button, "소비자물가 · 발표 자료…").scroll_to_me();
    page.run_steps(6);
    page.get_by_label_contains("2.0%: 최근 20년(2006~2025년) 가운데 12개 연도보다 낮음");
    results.extend(picture(&mut page, "history-small-ko", Part::Whole));
}

#[test]
fn pictures_of_shares() {
    let mut results = SnapshotResults::new();
    for (name, theme, language, button, size) in [
        (
            "shares-light-en",
            Theme::Light,
            Language::En,
            "Shares of the contribution of 2027",
            vec2(1280.0, 1600.0),
        ),
        ("shares-dark-ko", Theme::Dark, Language::Ko, "2027년 분담금의 비중", vec2(1280.0, 1600.0)),
    ] {
        let mut page = window(Settings { language, theme }, size);
        press(&mut page, Role::Button, button);
        results.extend(picture(&mut page, name, Part::Explanation));
    }
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

/// Replaces what stands in a field.
fn fill(page: &mut Page, name: &str, text: &str) {
    input(page, name).focus();
    page.run();
    page.key_press_modifiers(Modifiers::COMMAND, Key::A);
    input(page, name).type_text(text);
    page.run();
}

#[test]
fn bare_numbers_follow_the_language() {
    let mut page = window(KO, LARGE);
    type_into(&mut page, "기준액", "16000");
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(totals(&page)[0], 16_000);
}

/// What a Korean table says in 억원 is ten times as much in the English window's KRW bn.
#[test]
fn an_amount_in_the_unit_of_the_other_language_is_asked() {
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Base amount", "14,500");
    page.key_press(Key::Enter);
    page.run();
    page.get_by_label("Which is meant?");
    assert_eq!(page.state().app().session().history().len(), 0, "nothing is guessed");
    page.get_by_role_and_label(Role::Button, "KRW 1,450.0 bn").click();
    page.run();
    assert_eq!(totals(&page)[0], 14_500);
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
    // The headline says it too; only what stands in the list leads on.
    page.query_all_by_label_contains("is before the first")
        .find(|node| node.accesskit_node().role() == Role::Button)
        .expect("the list tells it")
        .click();
    page.run();
    let focused = page.query_all_by_role(Role::TextInput).any(|node| node.is_focused());
    assert!(focused, "a field has the keyboard");
}

/// Prices rise by 2.1 % in the year that 2027 reads: 50 ÷ 2.1 = 23.8.
#[test]
fn a_slip_is_told_while_it_is_typed_and_beside_its_field() {
    let far = "23.8 times 2.1% (growth of 2027); check the unit, the point and the zeros";
    let mark = format!("Cap from 2027: 50.0% is {far}");
    let mut page = window(EN, LARGE);
    assert!(page.query_by_label_contains("check the unit").is_none(), "the agreement as signed has no slip");
    type_into(&mut page, "Cap from 2027", "50%");
    page.get_by_label(far);
    page.key_press(Key::Enter);
    page.run();
    page.get_by_role_and_label(Role::Label, &mark);
    type_into(&mut page, "Cap from 2027", "5%");
    page.key_press(Key::Enter);
    page.run();
    assert!(page.query_by_label(&mark).is_none());
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
    page.get_by_label_contains(
        "Difference from the baseline: 12th SMA as signed, 2026–2030: 2026: +KRW 57.5 bn;",
    );

    // Branch, edit, see the ghost.
    page.key_press_modifiers(Modifiers::COMMAND, Key::D);
    page.run();
    assert_eq!(page.state().app().session().documents().len(), 4);
    type_into(&mut page, "Base amount", "1.6 trillion");
    page.key_press(Key::Enter);
    page.run();
    page.get_by_label_contains(
        "Difference from the baseline: 12th SMA, changed (copy): 2026: +KRW 138.3 bn;",
    );
    page.get_by_role_and_label(Role::Tab, "Projection").click();
    page.run();
    assert!(page.state().app().view().expect("one is open").chart.lines.iter().any(is_ghost));

    page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    page.run();
    assert!(page.state().app().session().history().is_empty());
    assert_eq!(scenarios(&page)[..3], start[..]);
}

/// What the window promises, from end to end. The 11th agreement carried on gives 14,617, 15,231, 15,871,
/// 16,538 and 17,233; the 12th with prices at 2.0 % gives 15,192, 15,496, 15,806, 16,122 and 16,444, and
/// from a base of 16,000 it gives 16,000, 16,320, 16,646, 16,979 and 17,319.
#[test]
#[expect(clippy::too_many_lines, reason = "one case after the other")]
fn files_are_compared_branched_edited_together_and_undone() {
    let [cap, eleventh, twelfth] = [
        "12th SMA with every year at the cap",
        "11th SMA carried on at 4.2 % a year",
        "12th SMA with prices at 2.0 % a year",
    ];
    let mut page = window_of(App::new(EN), LARGE);
    for file in ["sma-12-at-the-cap.ron", "sma-11-extended.ron", "sma-12-cpi-2.0.ron"] {
        page.key_press_modifiers(Modifiers::COMMAND, Key::O);
        page.run();
        fill(&mut page, "Path of the file", &format!("{}/scenarios/{file}", env!("CARGO_MANIFEST_DIR")));
        page.key_press(Key::Enter);
        page.run_steps(4);
    }
    page.get_by_role_and_label(Role::Button, &format!("Use “{eleventh}” as baseline")).click();
    page.run();
    page.get_by_role_and_label(Role::Tab, "Compare").click();
    page.run();
    page.get_by_label_contains(&format!("−43 bn against “{eleventh}”"));
    page.get_by_label_contains(
        "Difference from the baseline: 12th SMA with prices at 2.0 % a year: 2026: +KRW 57.5 bn; 2027: +KRW 26.5 bn; 2028: −KRW 6.5 bn; 2029: −KRW 41.6 bn; 2030: −KRW 78.9 bn",
    );
    page.get_by_label("From 2028 on it costs less a year: −KRW 6.5 bn ○ in 2028");

    // Branch what is in hand; the branch says what it came from, and that can be edited.
    page.get_by_role_and_label(Role::Button, "File").click();
    page.run();
    page.get_by_role_and_label(Role::Button, "Duplicate").click();
    page.run();
    let opened = scenarios(&page);
    let titles: Vec<&str> = opened.iter().map(|scenario| scenario.title.as_str()).collect();
    let branch = "12th SMA with prices at 2.0 % a year (copy)";
    assert_eq!(titles, [cap, eleventh, twelfth, branch]);
    assert!(value(&page, "Note").starts_with(&format!("Branched from “{twelfth}” (sma-12-cpi-2.0.ron).\n")));
    page.get_by_label_contains("Without effect on these amounts:");
    type_into(&mut page, "Note", " To be argued.");
    page.key_press(Key::Enter);
    page.run();
    assert!(value(&page, "Note").contains(" To be argued."));

    type_into(&mut page, "Base amount", "1.6 trillion");
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(totals(&page), [16_000, 16_320, 16_646, 16_979, 17_319]);
    page.get_by_label_contains(
        "Difference from the baseline: 12th SMA with prices at 2.0 % a year, changed (copy): 2026: +KRW 138.3 bn; 2027: +KRW 108.9 bn; 2028: +KRW 77.5 bn; 2029: +KRW 44.1 bn; 2030: +KRW 8.6 bn",
    );

    // The baseline stands behind the branch as a ghost.
    page.get_by_role_and_label(Role::Tab, "Projection").click();
    page.run();
    let view = page.state().app().view().expect("one is open");
    let ghost = view.chart.lines.iter().find(|line| is_ghost(line)).expect("the baseline is drawn");
    assert_eq!(ghost.name, format!("{eleventh} (baseline)"));
    let last = ghost.points.last().expect("it has points");
    assert_eq!((last.year, last.text.as_str()), (Year(2030), "KRW 1,723.3 bn"));
    let mut results = SnapshotResults::new();
    results.extend(picture(&mut page, "branch-light-en", Part::TERMS));

    // Two are edited together: by typing, by a step, by what can be added.
    edit_together(&mut page, &["12th SMA with every year at the cap"]);
    let branch = "12th SMA with prices at 2.0 % a year, changed (copy)";
    page.get_by_label_contains(&format!("Edits go to 2 scenarios: {cap}, {branch}"));
    type_into(&mut page, "Cap from 2027", "3%");
    page.key_press(Key::Enter);
    page.run();
    type_into(&mut page, "Lag of the index from 2027", "1");
    page.key_press(Key::Enter);
    page.run();
    page.get_by_role_and_label(Role::Button, "Add a floor").click();
    page.run();
    input(&page, "Floor from 2027").focus();
    page.run();
    page.key_press(Key::ArrowUp);
    page.key_press(Key::ArrowUp);
    page.key_press(Key::Enter);
    page.run();
    let fields = ["rule.2027.cap", "rule.2027.growth.lag", "rule.2027.floor"]
        .map(|path| path.parse().expect("a field"));
    let both = [0, 3].map(|place| {
        fields.clone().map(|field: costshare::model::Field| field.read(&scenarios(&page)[place]))
    });
    assert_eq!(both[0], both[1]);
    assert_eq!(value(&page, "Floor from 2027"), "0.2%");
    // 15,192 at 3 % a year.
    page.get_by_role_and_label(Role::ListBoxOption, &format!("{cap}, changed, changed since it was saved"))
        .click();
    page.run();
    assert_eq!(totals(&page)[..2], [15_192, 15_648]);
    assert_eq!(scenarios(&page)[1..3], opened[1..3], "the others are as they were");

    let (last, steps) = (scenarios(&page), page.state().app().session().history().len());
    assert_eq!(steps, 6);
    for _ in 0..steps {
        page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        page.run();
    }
    assert!(page.state().app().session().history().is_empty());
    assert_eq!(scenarios(&page), opened);
    assert!(page.state().app().session().documents().iter().all(|document| !document.is_changed()));
    for _ in 0..steps {
        page.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
        page.run();
    }
    assert_eq!(scenarios(&page), last);
}

#[test]
fn terms_stay_where_they_were_left_in_each_scenario() {
    let mut page = compared(EN, LARGE);
    let place = |page: &Page, name: &str| input(page, name).rect().min;
    let prices = "Consumer prices in later years";
    let top = place(&page, "Base amount");
    input(&page, prices).scroll_to_me();
    page.run();
    let left = place(&page, prices);
    assert_ne!(place(&page, "Base amount"), top);
    for (title, field, expected) in [
        ("12th SMA with every year at the cap", "Base amount", top),
        ("12th SMA as signed, 2026–2030", prices, left),
    ] {
        page.get_by_role_and_label(Role::ListBoxOption, title).click();
        page.run();
        assert_eq!(place(&page, field), expected, "{title}");
    }
}

#[test]
fn figures_are_read_against_the_baseline_by_label() {
    let mut page = window(EN, LARGE);
    assert!(page.query_by_label_contains("Against the baseline").is_none(), "nothing is pinned");
    page = compared(EN, LARGE);
    for (view, cell) in [
        ("Projection", "Total 2026: +KRW 57.5 bn (KRW 1,519.2 bn), assumed"),
        ("Compare", "12th SMA as signed, 2026–2030 2026: +KRW 57.5 bn (KRW 1,519.2 bn), assumed"),
    ] {
        page.get_by_role_and_label(Role::Tab, view).click();
        page.run();
        if page.query_by_role_and_label(Role::Tab, "Table").is_some() {
            page.get_by_role_and_label(Role::Tab, "Table").click();
            page.run();
        }
        choose(&mut page, "Against the baseline: Value", "Difference");
        page.get_by_label(cell);
        choose(&mut page, "Against the baseline: Difference", "Difference in %");
        page.get_by_label(&cell.replace("+KRW 57.5 bn", "+3.9%"));
        choose(&mut page, "Against the baseline: Difference in %", "Value");
        assert!(page.query_by_label(cell).is_none());
    }
}

#[test]
fn scenarios_stand_side_by_side_by_label() {
    let mut page = compared(EN, LARGE);
    page.get_by_role_and_label(Role::Tab, "Compare").click();
    page.run();
    page.get_by_role_and_label(Role::Tab, "Side by side").click();
    page.run();
    let charts = || {
        ["12th SMA as signed, 2026–2030: −KRW 27.4 bn", "12th SMA with every year at the cap: +KRW 445.9 bn"]
    };
    for chart in charts() {
        page.get_by_label_contains(chart);
    }
    assert!(page.query_by_label_contains("heights cannot be compared").is_none());
    choose(&mut page, "Scales of the charts: Same scale", "Own scale");
    page.get_by_label_contains("heights cannot be compared");

    // A year that is read in one is read in all.
    page.get_by_label_contains(charts()[0]).hover();
    page.run_steps(4);
    for (chart, read) in charts().into_iter().zip(["+KRW 28.0 bn", "+KRW 72.1 bn"]) {
        let value = page.get_by_label_contains(chart).accesskit_node().value().unwrap_or_default();
        assert!(value.starts_with("2027: ") && value.contains(read), "{value}");
        page.get_by_label_contains(&format!(" bn ({read})"));
    }
    page.get_by_role_and_label(Role::Tab, "One chart").click();
    page.run();
    assert!(page.query_by_label_contains("Scales of the charts").is_none());
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

/// The 12th as signed against the 11th carried on: 15,192 − 14,617 = 575 in 2026; in 2027 the base makes
/// 15,830 − 15,231 = 599 alone and growth 14,617 × 1.021 = 14,924, less 15,231, −307.
#[test]
fn a_bridge_is_read_by_label() {
    let mut page = compared(EN, LARGE);
    page.get_by_role_and_label(Role::Tab, "Compare").click();
    page.run();
    let span = |page: &mut Page, now: &str, year: &str| {
        press(page, Role::Button, &format!("Years counted: {now}"));
        press(page, Role::Button, year);
    };
    span(&mut page, "Sum of 2026–2030", "2026");
    page.get_by_role_and_label(Role::Button, "Base amount: +KRW 57.5 bn");
    page.get_by_role_and_label(Role::Button, "Growth: KRW 0.0 bn");
    span(&mut page, "2026", "2027");

    press(&mut page, Role::Tab, "One after the other");
    assert_eq!(
        causes(&page),
        ["Base amount: +KRW 59.9 bn", "Growth: −KRW 31.9 bn", "Cap and floor: KRW 0.0 bn"]
    );
    press(&mut page, Role::Button, "Base amount: later");
    assert_eq!(
        causes(&page),
        ["Growth: −KRW 30.7 bn", "Base amount: +KRW 58.7 bn", "Cap and floor: KRW 0.0 bn"]
    );
    page.get_by_label("One after the other: Growth → Base amount → Cap and floor");

    press(&mut page, Role::Button, "Growth: −KRW 30.7 bn");
    page.get_by_label_contains(
        "Growth from 2027: grows by 4.2% a year → grows by consumer prices of two years before, −30.7",
    );
    assert_eq!(page.query_all_by_label("Together, this cause alone").count(), 1);
    press(&mut page, Role::Button, "Growth: −KRW 30.7 bn");
    assert_eq!(page.query_all_by_label("Together, this cause alone").count(), 0);
}

#[test]
fn causes_are_moved_and_opened_by_keyboard() {
    let mut page = compared(EN, LARGE);
    page.get_by_role_and_label(Role::Tab, "Compare").click();
    page.run();
    press(&mut page, Role::Tab, "One after the other");
    let first = causes(&page)[0].clone();
    page.get_by_role_and_label(Role::Button, &first).focus();
    page.run();
    page.key_press(Key::Space);
    page.run();
    page.get_by_label("Together, this cause alone");
    page.key_press(Key::Enter);
    page.run();
    assert!(page.query_by_label("Together, this cause alone").is_none());

    // Tab leaves out what cannot be done: the first cannot come earlier.
    page.key_press(Key::Tab);
    page.run();
    let later = |page: &Page| page.get_by_role_and_label(Role::Button, "Base amount: later").is_focused();
    assert!(later(&page));
    page.key_press(Key::Enter);
    page.run();
    assert!(causes(&page)[1].starts_with("Base amount") && later(&page));
    page.key_press(Key::Enter);
    page.run();
    assert!(causes(&page)[2].starts_with("Base amount"));
    // The last cannot come later, so the keyboard is on the way back.
    assert!(page.get_by_role_and_label(Role::Button, "Base amount: earlier").is_focused());
}

#[test]
fn clicking_a_bar_opens_its_cause() {
    let mut page = compared(EN, LARGE);
    page.get_by_role_and_label(Role::Tab, "Compare").click();
    page.run();
    let waterfall = "From “11th SMA carried on at 4.2 % a year”";
    page.get_by_label_contains(waterfall).scroll_to_me();
    page.run();
    let rect = page.get_by_label_contains(waterfall).rect();
    // Base amount, growth, and cap and floor stand between both ends.
    let bar = pos2(rect.left() + rect.width() * 0.5, rect.center().y);
    page.hover_at(bar);
    page.run();
    page.drag_at(bar);
    page.drop_at(bar);
    page.run();
    page.get_by_label("Together, this cause alone");
    assert_eq!(page.query_all_by_label_contains("Growth from 2027: grows by 4.2% a year").count(), 2);
}

#[test]
fn pictures_of_a_bridge() {
    let mut results = SnapshotResults::new();
    for (name, theme, language, size) in [
        ("bridge-light-en", Theme::Light, Language::En, LARGE),
        ("bridge-dark-ko", Theme::Dark, Language::Ko, LARGE),
        ("bridge-small-ko", Theme::Light, Language::Ko, vec2(640.0, 360.0)),
    ] {
        let mut page = compared(Settings { language, theme }, size);
        let (tab, order, cause) = match language {
            Language::En => ("Compare", "One after the other", "Growth: "),
            Language::Ko => ("비교", "순서대로 적용", "증가 방식: "),
        };
        page.get_by_role_and_label(Role::Tab, tab).click();
        page.run();
        press(&mut page, Role::Tab, order);
        let cause =
            causes(&page).into_iter().find(|name| name.starts_with(cause)).expect("growth is a cause");
        press(&mut page, Role::Button, &cause);
        page.run();
        results.extend(picture(&mut page, name, Part::Whole));
    }
}

/// Nine causes that are large against what both cost, where there is least room.
#[test]
fn a_picture_of_nine_causes() {
    let mut app = App::new(EN);
    for name in ["sma-12-at-the-cap.ron", "sma-12.ron"] {
        app.update(Action::Run(Run::OpenShipped(name.into())));
    }
    let id = app.document().expect("one is open").id;
    for (field, value) in [
        ("base", "25000 eok KRW"),
        ("rule.2027.growth.lag", "1"),
        ("rule.2027.cap", "2%"),
        ("rule.2030", r#"Rule(growth: Fixed(rate: "3%"))"#),
        ("rounding.to", "10 eok KRW"),
        ("series.cpi.2026", "1.5%"),
        ("rate.USD.2028", "1300 KRW/USD"),
        ("one_off.2028", "300 eok KRW"),
        ("override.2029", "15500 eok KRW"),
    ] {
        let field = field.parse().expect("a field");
        let value = costshare::files::read_value(&field, value).expect("a value of the field");
        app.update(Action::Edit(Edit::Set { documents: vec![id], field, value }));
    }
    let other = app.session().documents().iter().map(|document| document.id).find(|other| *other != id);
    app.update(Action::Show(Show::Baseline(other)));
    app.update(Action::Show(Show::View(ViewKind::Compare)));
    let mut page = window_of(app, vec2(640.0, 360.0));
    assert_eq!(causes(&page).len(), 9);
    page.get_by_label_contains("From “12th SMA with every year at the cap”").scroll_to_me();
    page.run();
    picture(&mut page, "bridge-nine-small-en", Part::Whole).unwrap();
}

/// The names of the causes of the bridge with their figures, from above.
fn causes(page: &Page) -> Vec<String> {
    let units = [" bn", "억원"];
    let is_cause = |name: &String| {
        name.contains(": ") && !name.contains('→') && units.iter().any(|unit| name.ends_with(unit))
    };
    let buttons = page.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
    buttons.filter(is_cause).collect()
}

#[test]
fn scenarios_are_edited_together_by_label() {
    let mut page = compared(EN, LARGE);
    let start = scenarios(&page);
    assert!(page.query_by_label_contains("Edits go to").is_none());
    edit_together(&mut page, &["12th SMA with every year at the cap"]);
    page.get_by_label_contains(
        "Edits go to 2 scenarios: 12th SMA with every year at the cap, 12th SMA as signed",
    );
    type_into(&mut page, "Base amount", "1.6 trillion");
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(bases(&page), [16_000, 14_028, 16_000]);
    page.get_by_role_and_label(Role::Button, "Edit").click();
    page.run();
    page.get_by_role_and_label(Role::Button, "Undo: Base amount in 2 scenarios").click();
    page.run();
    assert_eq!(scenarios(&page), start);

    // A growth is chosen in both; only the one in hand is titled.
    page.get_by_role_and_label(Role::ComboBox, "Growth from 2027").click();
    page.run();
    page.get_by_role_and_label(Role::Button, "No growth").click();
    page.run();
    type_into(&mut page, "Title", "Frozen");
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(totals(&page), [15_192; 5]);
    let titles: Vec<String> = scenarios(&page).iter().map(|scenario| scenario.title.clone()).collect();
    assert_eq!(titles[0], "12th SMA with every year at the cap, changed");
    assert_eq!(page.state().app().session().history().len(), 2);

    page.get_by_role_and_label(Role::Button, "Only this one").click();
    page.run();
    assert!(page.query_by_label_contains("Edits go to").is_none());
    type_into(&mut page, "Base amount", "1.6 trillion");
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(bases(&page), [15_192, 14_028, 16_000]);
}

/// Editing several is named before it acts, with how many; it ends with one click or command, and whenever another
/// scenario is taken in hand.
#[test]
fn several_are_edited_after_they_were_named() {
    let mut page = compared(EN, LARGE);
    assert_eq!(chosen(&page), [2]);
    let asked = |page: &mut Page, line: &str| {
        page.get_by_role_and_label(Role::Button, "Edit").click();
        page.run();
        page.get_by_role_and_label(Role::Button, line).click();
        page.run();
    };
    asked(&mut page, "Edit several scenarios at once…");
    assert_eq!(chosen(&page), [2], "nothing before it is confirmed");
    page.get_by_role_and_label(Role::Button, "Edit 3 scenarios");
    // By keyboard alone: what was ticked is taken away.
    check_box(&page, "11th SMA carried on at 4.2 % a year").focus();
    page.run();
    page.key_press(Key::Space);
    page.run();
    page.get_by_role_and_label(Role::Button, "Edit 2 scenarios").click();
    page.run();
    assert_eq!(chosen(&page), [0, 2]);
    asked(&mut page, "Edit only the current scenario");
    assert_eq!(chosen(&page), [2]);
    asked(&mut page, "Edit several scenarios at once…");
    page.get_by_role_and_label(Role::Button, "Cancel").click();
    page.run();
    assert_eq!(chosen(&page), [2]);
    edit_together(&mut page, &["12th SMA with every year at the cap"]);
    page.get_by_role_and_label(Role::ListBoxOption, "11th SMA carried on at 4.2 % a year").click();
    page.run();
    assert_eq!(chosen(&page), [1], "taken in hand, and no other");
}

/// A tick says what is shown in the comparison, and changes no scenario; the colours stay with the scenarios.
#[test]
fn a_tick_shows_a_scenario_in_the_comparison_or_leaves_it_out() {
    let mut page = compared(EN, LARGE);
    let (cap, signed) = ("12th SMA with every year at the cap", "12th SMA as signed");
    let lines = |page: &Page| -> Vec<(String, LineKind)> {
        let shown = page.state().app().comparison().expect("two are compared");
        shown.view.chart.lines.iter().map(|line| (line.name.clone(), line.kind)).collect()
    };
    let [hand, other, baseline] = [2, 0, 1].map(ScenarioColour::at);
    let whole = lines(&page);
    assert_eq!(
        whole.iter().map(|(_, kind)| *kind).collect::<Vec<_>>(),
        [LineKind::InHand(hand), LineKind::Scenario(other), LineKind::Baseline(Some(baseline))]
    );
    let start = scenarios(&page);
    page.get_by_role_and_label(Role::Tab, "Compare").click();
    page.run();
    check_box(&page, &format!("Show “{cap}” in the comparison")).click();
    page.run();
    assert_eq!(lines(&page).len(), 2);
    assert!(lines(&page).iter().all(|(name, _)| name != cap));
    // The two that are compared always are.
    let told = format!("“{signed}, 2026–2030” is one of the two that are compared");
    let fixed = page.get_by_role_and_label(Role::CheckBox, &told);
    assert!(fixed.accesskit_node().is_disabled());
    // By keyboard alone it is shown again.
    check_box(&page, &format!("Show “{cap}” in the comparison")).focus();
    page.run();
    page.key_press(Key::Space);
    page.run();
    assert_eq!(lines(&page), whole);
    assert_eq!(scenarios(&page), start);
    // In hand the other keeps its colour.
    page.get_by_role_and_label(Role::ListBoxOption, cap).click();
    page.run();
    assert_eq!(lines(&page)[0].1, LineKind::InHand(other));
    assert_eq!(lines(&page)[1].1, LineKind::Scenario(hand));
}

/// A line of the list is moved by dragging it, by keys and by its menu; nothing else changes.
#[test]
fn scenarios_are_put_in_order() {
    let mut page = compared(EN, LARGE);
    let order = |page: &Page| -> Vec<String> {
        let app = page.state().app();
        app.session().documents().iter().map(|document| app.title_of(document)).collect()
    };
    let [cap, extended, signed] = <[String; 3]>::try_from(order(&page)).expect("three are open");
    let row = |page: &Page, title: &str| page.get_by_role_and_label(Role::ListBoxOption, title).rect();
    let (from, to) = (row(&page, &cap), row(&page, &signed));
    page.drag_at(from.center());
    page.run();
    page.hover_at(to.center() + egui::vec2(0.0, 6.0));
    page.run();
    page.drop_at(to.center() + egui::vec2(0.0, 6.0));
    page.run();
    assert_eq!(order(&page), [extended.clone(), signed.clone(), cap.clone()]);
    page.get_by_role_and_label(Role::ListBoxOption, &cap).focus();
    page.run();
    page.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    page.run();
    assert_eq!(order(&page), [extended.clone(), cap.clone(), signed.clone()]);
    page.get_by_role_and_label(Role::ListBoxOption, &cap).click_secondary();
    page.run();
    page.get_by_role_and_label(Role::Button, "Move up").click();
    page.run();
    assert_eq!(order(&page), [cap, extended, signed]);
    assert!(page.state().app().session().history().is_empty(), "no scenario was edited");
}

#[test]
fn one_that_an_edit_does_not_fit_is_named() {
    let mut page = compared(KO, LARGE);
    edit_together(&mut page, &["제11차 협정을 매년 4.2%로 연장할 경우"]);
    page.get_by_label_contains("시나리오 2개를 함께 편집:");
    type_into(&mut page, "2027년부터의 상한", "3");
    page.key_press(Key::Enter);
    page.run();
    let told = "시나리오 1개는 변경하지 않았습니다\n‘제11차 협정을 매년 4.2%로 연장할 경우’: 시나리오에 `rule.2027.cap` 항목이 없습니다. 그 자리에 있는 항목: `rule.2026`";
    page.get_by_role_and_label(Role::Alert, told);
    assert_eq!(value(&page, "2027년부터의 상한"), "3%");
}

#[test]
fn pictures_of_comparing() {
    let mut results = SnapshotResults::new();
    for (name, theme, language, size, part) in [
        ("compare-light-en", Theme::Light, Language::En, LARGE, Part::Whole),
        ("compare-dark-ko", Theme::Dark, Language::Ko, LARGE, Part::Whole),
        ("compare-tall-light-en", Theme::Light, Language::En, vec2(1440.0, 1560.0), Part::View),
        ("compare-tall-dark-ko", Theme::Dark, Language::Ko, vec2(1440.0, 1560.0), Part::View),
        ("compare-small-en", Theme::Light, Language::En, vec2(640.0, 360.0), Part::Whole),
    ] {
        let mut page = compared(Settings { language, theme }, size);
        let tab = if language == Language::En { "Compare" } else { "비교" };
        page.get_by_role_and_label(Role::Tab, tab).click();
        page.run();
        results.extend(picture(&mut page, name, part));
    }
}

#[test]
fn what_is_shown_is_exported_by_label() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("offer.svg");
    let mut page = held(EN, LARGE);
    page.key_press_modifiers(Modifiers::COMMAND, Key::E);
    page.run();
    assert!(value(&page, "Path of the file").ends_with("12th SMA as signed, 2026–2030.svg"));
    page.get_by_label_contains("Preview: ");
    for (choice, says) in [
        ("PNG", "2026–2030.png, 1,600 × 900 pixels"),
        ("300 dpi", "2026–2030.png, 3,333 × 1,875 pixels"),
        ("PDF", "2026–2030.pdf, 800 × 450 points"),
        ("Column", "2026–2030.pdf, 360 × 480 points"),
        ("SVG", "2026–2030.svg, 360 × 480 points"),
    ] {
        pick(&mut page, choice);
        page.get_by_label_contains(says);
    }
    pick(&mut page, "Print");

    // What is no date is told, and nothing is exported.
    fill(&mut page, "Date", "soon");
    page.get_by_label_contains("Not a date");
    fill(&mut page, "Path of the file", path.to_str().expect("a plain path"));
    page.key_press(Key::Enter);
    page.run();
    assert!(page.state().app().jobs().is_empty());
    fill(&mut page, "Date", "2026-11-23");
    page.get_by_role_and_label(Role::MultilineTextInput, "Title").focus();
    page.run();
    page.key_press_modifiers(Modifiers::COMMAND, Key::A);
    page.get_by_role_and_label(Role::MultilineTextInput, "Title").type_text("What it costs");
    page.run();
    page.get_by_label_contains("Preview: What it costs.");
    page.key_press(Key::Enter);
    page.run();
    assert!(page.query_by_label("Path of the file").is_none(), "it has begun");
    page.state_mut().wait_for_jobs();
    page.run();
    page.get_by_role_and_label(Role::Status, &format!("Exported to {}", path.display()));
    let written = std::fs::read_to_string(&path).expect("it is there");
    assert!(written.contains("What it costs</title>") && written.contains("2026-11-23"), "{written}");
    page.get_by_role_and_label(Role::Button, "Copy path").click();
    assert_eq!(copied(&mut page), path.display().to_string());

    // The next time it begins in the same folder, as it was done before; there is such a file now.
    page.get_by_role_and_label(Role::Button, "Export…").click();
    page.run();
    let suggested = PathBuf::from(value(&page, "Path of the file"));
    assert_eq!(suggested.parent(), Some(folder.path()));
    page.get_by_label_contains("360 × 480 points");
    fill(&mut page, "Path of the file", path.to_str().expect("a plain path"));
    page.get_by_role_and_label(Role::Button, "Export").click();
    page.run();
    page.get_by_label("Replace “offer.svg”?");
    page.key_press(Key::Escape);
    page.run();
    assert_eq!(value(&page, "Path of the file"), path.display().to_string(), "the panel is still there");
    page.key_press(Key::Escape);
    page.run();
    assert!(page.query_by_label("Path of the file").is_none());
    assert!(page.state().app().jobs().is_empty());
}

#[test]
fn tables_workbooks_and_reports_are_exported_by_label() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (kind, format, ending, seen) in [
        ("Table", "CSV", "csv", Some("2027,2.1,2.1,1551.1,")),
        ("Table", "HTML", "html", Some("<td class=\"n\">1,551.1</td>")),
        ("Workbook", "", "xlsx", None),
        ("Report", "PDF", "pdf", Some("Preview, 1 / 3: 12th SMA as signed, 2026–2030")),
        ("Report", "DOCX", "docx", Some("Preview, 1 / 3: 12th SMA as signed, 2026–2030")),
        ("Report", "MD", "md", Some("# 12th SMA as signed")),
    ] {
        let mut page = held(EN, LARGE);
        page.key_press_modifiers(Modifiers::COMMAND, Key::E);
        page.run();
        pick(&mut page, kind);
        if !format.is_empty() {
            pick(&mut page, format);
        }
        assert!(page.query_by_label_contains("Preview: ").is_none(), "no chart is shown");
        if let Some(seen) = seen {
            page.get_by_label_contains(seen);
        }
        let path = folder.path().join("offer");
        fill(&mut page, "Path of the file", path.to_str().expect("a plain path"));
        page.key_press(Key::Enter);
        page.run();
        page.state_mut().wait_for_jobs();
        page.run();
        assert!(path.with_extension(ending).exists());
    }
}

/// A job runs until its result is taken in, and is told and cancelled in the line of state meanwhile.
#[test]
fn a_file_in_the_making_is_told_and_cancelled_by_label() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("offer.svg");
    let mut page = held(EN, LARGE);
    page.key_press_modifiers(Modifiers::COMMAND, Key::E);
    page.run();
    fill(&mut page, "Path of the file", path.to_str().expect("a plain path"));
    page.key_press(Key::Enter);
    page.run();
    page.get_by_role_and_label(Role::Status, "Making offer.svg");
    let mut results = SnapshotResults::new();
    results.extend(picture(&mut page, "export-running-en", Part::Foot));
    page.get_by_role_and_label(Role::Button, "Cancel: Making offer.svg").click();
    page.run();
    page.get_by_role_and_label(Role::Status, "Cancelling offer.svg");
    page.state_mut().wait_for_jobs();
    page.run();
    page.get_by_role_and_label(Role::Status, "Cancelled; offer.svg was not written");
    assert!(!path.exists());
}

/// What a picture shows in words, for a web page or a document that asks for it.
#[test]
fn the_description_of_a_picture_is_copied() {
    let mut page = held(EN, LARGE);
    page.key_press_modifiers(Modifiers::COMMAND, Key::E);
    page.run();
    page.get_by_role_and_label(Role::Button, "Copy description").click();
    let text = copied(&mut page);
    assert!(text.contains("2027: KRW 1,551.1 bn"), "{text}");
    assert!(page.query_by_label("Path of the file").is_some(), "the panel stays open");
}

/// A size that is typed is that of the picture, and one that is none is told.
#[test]
fn a_picture_has_a_size_of_ones_own_and_words_at_years() {
    let mut page = held(EN, LARGE);
    page.key_press_modifiers(Modifiers::COMMAND, Key::E);
    page.run();
    pick(&mut page, "PNG");
    fill(&mut page, "Own size", "1200 x 675 px");
    page.get_by_label_contains("1,200 × 675 pixels");
    fill(&mut page, "Own size", "180mm");
    page.get_by_label_contains("Width and height, for example");
    pick(&mut page, "Square");
    page.get_by_label_contains("1,200 × 1,200 pixels");
    fill(&mut page, "Words at years", "2028 Election; 2030");
    page.get_by_label_contains("A year and words for each");
    fill(&mut page, "Words at years", "2028 Election; 2030 Expiry");
    let preview = page.get_by_label_contains("Preview: ").accesskit_node().label().unwrap_or_default();
    assert!(preview.contains("2028: Election") && preview.contains("2030: Expiry"), "{preview}");

    // They stay for the next picture of the scenario, and are not written on that of another.
    let remarks = |page: &mut Page| {
        page.key_press_modifiers(Modifiers::COMMAND, Key::E);
        page.run();
        let remarks = value(page, "Words at years");
        page.key_press(Key::Escape);
        page.run();
        remarks
    };
    page.key_press(Key::Escape);
    page.run();
    assert_eq!(remarks(&mut page), "2028 Election; 2030 Expiry");
    page.key_press_modifiers(Modifiers::COMMAND, Key::D);
    page.run();
    assert_eq!(remarks(&mut page), "");
}

#[test]
fn the_picture_is_copied_by_key() {
    let mut page = held(EN, LARGE);
    page.key_press_modifiers(Modifiers::COMMAND, Key::E);
    page.run();
    page.get_by_role_and_label(Role::Button, "Copy picture").click();
    page.run_steps(8);
    page.state_mut().wait_for_jobs();
    page.run();
    page.get_by_role_and_label(Role::Status, "The picture is on the clipboard");
    assert!(page.query_by_label("Path of the file").is_none(), "the panel is done");
    page.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    page.run();
    page.state_mut().wait_for_jobs();
    let image = (0..4).find_map(|_| {
        page.step();
        page.output().platform_output.commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyImage(image) => Some(image.size),
            _ => None,
        })
    });
    assert_eq!(image, Some([1600, 900]));
}

/// The window of a program whose jobs begin when they are waited for.
fn held(settings: Settings, size: Vec2) -> Page {
    let mut app = App::new(settings);
    app.hold_jobs();
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".into())));
    window_of(app, size)
}

/// Chooses one of a few.
fn pick(page: &mut Page, option: &str) {
    // The view has tabs of the same names behind the panel.
    page.query_all_by_role_and_label(Role::Tab, option).last().expect("it is offered").click();
    page.run();
}

/// What comes on the clipboard in the next frames.
fn copied(page: &mut Page) -> String {
    for _ in 0..4 {
        page.step();
        let text = page.output().platform_output.commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        if let Some(text) = text {
            return text;
        }
    }
    panic!("nothing is copied")
}

#[test]
fn pictures_of_exporting() {
    let mut results = SnapshotResults::new();
    for (name, theme, language, size, choices) in [
        ("export-light-en", Theme::Light, Language::En, LARGE, &[][..]),
        ("export-dark-ko", Theme::Dark, Language::Ko, LARGE, &["PNG", "단", "어둡게"][..]),
        ("export-table-dark-ko", Theme::Dark, Language::Ko, LARGE, &["표"][..]),
        ("export-report-en", Theme::Light, Language::En, LARGE, &["Report"][..]),
        ("export-small-en", Theme::Light, Language::En, vec2(640.0, 360.0), &[][..]),
    ] {
        let mut page = window(Settings { language, theme }, size);
        page.key_press_modifiers(Modifiers::COMMAND, Key::E);
        page.run();
        for choice in choices {
            pick(&mut page, choice);
        }
        let name_of_path = if language == Language::En { "Path of the file" } else { "파일 경로" };
        fill(&mut page, name_of_path, "/home/analyst/offer");
        page.hover_at(egui::pos2(2.0, 2.0));
        page.run();
        results.extend(picture(&mut page, name, Part::Whole));
    }
}

/// Every chart has a name of its own to begin with; one that was typed stays.
#[test]
fn a_file_is_called_after_its_chart() {
    let mut page = compared(EN, LARGE);
    page.get_by_role_and_label(Role::Tab, "Compare").click();
    page.run();
    page.key_press_modifiers(Modifiers::COMMAND, Key::E);
    page.run();
    let titles = "12th SMA as signed, 2026–2030 against 11th SMA carried on at 4.2 % a year";
    let name = |page: &Page| {
        let path = PathBuf::from(value(page, "Path of the file"));
        path.file_name().expect("a name").to_string_lossy().into_owned()
    };
    assert_eq!(name(&page), format!("{titles}.svg"));
    pick(&mut page, "Differences");
    assert_eq!(name(&page), format!("Differences, {titles}.svg"));
    pick(&mut page, "PNG");
    pick(&mut page, "Causes");
    assert_eq!(name(&page), format!("Causes, {titles}.png"));
    pick(&mut page, "Report");
    assert_eq!(name(&page), format!("{titles}.pdf"));
    fill(&mut page, "Path of the file", "/home/analyst/offer");
    pick(&mut page, "Picture");
    pick(&mut page, "Comparison");
    assert_eq!(name(&page), "offer.png");
}

#[test]
fn pictures_of_exporting_a_comparison() {
    let mut results = SnapshotResults::new();
    for (name, theme, language, tabs, choice) in [
        ("export-causes-light-en", Theme::Light, Language::En, &["Compare"][..], "Causes"),
        ("export-side-by-side-dark-ko", Theme::Dark, Language::Ko, &["비교", "나란히"][..], "나란히"),
    ] {
        let mut page = compared(Settings { language, theme }, LARGE);
        for tab in tabs {
            page.get_by_role_and_label(Role::Tab, tab).click();
            page.run();
        }
        page.key_press_modifiers(Modifiers::COMMAND, Key::E);
        page.run();
        pick(&mut page, choice);
        let name_of_path = if language == Language::En { "Path of the file" } else { "파일 경로" };
        fill(&mut page, name_of_path, "/home/analyst/offer");
        page.hover_at(egui::pos2(2.0, 2.0));
        page.run();
        results.extend(picture(&mut page, name, Part::Whole));
    }
}

#[test]
fn a_picture_of_what_was_exported() {
    let folder = tempfile::Builder::new().prefix("").rand_bytes(0).suffix("costshare").tempdir();
    let folder = folder.expect("a folder for the test");
    let path = folder.path().join("offer.svg");
    let mut page = held(EN, LARGE);
    page.key_press_modifiers(Modifiers::COMMAND, Key::E);
    page.run();
    fill(&mut page, "Path of the file", path.to_str().expect("a plain path"));
    page.key_press(Key::Enter);
    page.run();
    page.state_mut().wait_for_jobs();
    page.run();
    let mut results = SnapshotResults::new();
    results.extend(picture(&mut page, "exported-en", Part::Corner));
}

fn check_box<'a>(page: &'a Page, name: &'a str) -> Node<'a> {
    page.get_by_role_and_label(Role::CheckBox, name)
}

/// Has those scenarios edited beside the one in hand.
fn edit_together(page: &mut Page, beside: &[&str]) {
    let korean = page.state().app().language() == Language::Ko;
    let [menu, command, edit] = if korean {
        ["편집", "여러 시나리오 함께 편집…", "개 편집"]
    } else {
        ["Edit", "Edit several scenarios at once…", " scenarios"]
    };
    page.get_by_role_and_label(Role::Button, menu).click();
    page.run();
    page.get_by_role_and_label(Role::Button, command).click();
    page.run();
    let boxes = page.query_all_by_role(Role::CheckBox);
    let named = boxes.filter(|node| !node.accesskit_node().is_disabled());
    let names: Vec<String> = named.filter_map(|node| node.accesskit_node().label()).collect();
    let is_title = |name: &&String| {
        let app = page.state().app();
        app.session().documents().iter().any(|document| app.title_of(document) == **name)
    };
    let titles: Vec<String> = names.iter().filter(is_title).cloned().collect();
    for title in titles.iter().filter(|title| !beside.contains(&title.as_str())) {
        check_box(page, title).click();
        page.run();
    }
    let count = beside.len() + 1;
    let button = if korean { format!("시나리오 {count}{edit}") } else { format!("Edit {count}{edit}") };
    page.get_by_role_and_label(Role::Button, &button).click();
    page.run();
}

/// The places of the scenarios that edits go to.
fn chosen(page: &Page) -> Vec<usize> {
    let app = page.state().app();
    let documents = app.session().documents().iter().enumerate();
    let chosen = documents.filter(|(_, document)| app.shown().chosen.contains(&document.id));
    chosen.map(|(place, _)| place).collect()
}

/// The base amounts of the open scenarios, in eok.
fn bases(page: &Page) -> Vec<i64> {
    let eok = rust_decimal::Decimal::from(100_000_000);
    let base =
        |scenario: &std::sync::Arc<costshare::model::Scenario>| scenario.parts[0].base.value.amount / eok;
    scenarios(page).iter().map(|scenario| i64::try_from(base(scenario)).expect("whole eok")).collect()
}

#[test]
fn pictures_of_editing_together() {
    let mut results = SnapshotResults::new();
    for (name, theme, language, part) in [
        ("together-light-en", Theme::Light, Language::En, Part::Whole),
        ("together-dark-ko", Theme::Dark, Language::Ko, Part::TERMS),
    ] {
        let mut page = compared(Settings { language, theme }, LARGE);
        let is_english = language == Language::En;
        let beside = if is_english {
            ["12th SMA with every year at the cap", "11th SMA carried on at 4.2 % a year"]
        } else {
            ["제12차 협정: 매년 상한을 적용할 경우", "제11차 협정을 매년 4.2%로 연장할 경우"]
        };
        edit_together(&mut page, &beside);
        type_into(&mut page, if is_english { "Cap from 2027" } else { "2027년부터의 상한" }, "3");
        page.key_press(Key::Enter);
        page.run();
        results.extend(picture(&mut page, name, part));
    }
}

/// 15,192 × 1.023 = 15,541.4; × 1.022 = 15,882.9; × 1.02 = 16,200.7; × 1.02 = 16,525.0: 30, 31, 32 and
/// 33 above 15,511, 15,852, 16,169 and 16,492.
#[test]
fn what_is_pasted_is_previewed_before_it_is_taken_over() {
    for (settings, open, text, take, in_all) in [
        (EN, "Paste values…", "As pasted", "Apply", "Difference, all years: +KRW 12.6 bn"),
        (KO, "값 붙여넣기…", "붙여넣은 내용", "반영", "차액 합계: +126억원"),
    ] {
        let mut page = window(settings, LARGE);
        page.get_by_role_and_label(Role::Button, open).click();
        page.run();
        page.get_by_role_and_label(Role::MultilineTextInput, text).focus();
        page.run();
        page.event(egui::Event::Paste("2025\t2.3%\n".to_owned()));
        page.run();
        page.get_by_role_and_label(Role::Cell, in_all);
        assert_eq!(totals(&page), [15_192, 15_511, 15_852, 16_169, 16_492], "nothing is taken over yet");

        // A click beside the panel loses nothing.
        page.drag_at(egui::pos2(20.0, 400.0));
        page.drop_at(egui::pos2(20.0, 400.0));
        page.run();
        page.get_by_role_and_label(Role::Cell, in_all);
        page.get_by_role_and_label(Role::Button, take).click();
        page.run();
        assert_eq!(totals(&page), [15_192, 15_541, 15_883, 16_201, 16_525]);
        page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        page.run();
        assert_eq!(totals(&page), [15_192, 15_511, 15_852, 16_169, 16_492]);
        assert!(page.state().app().session().history().is_empty());
    }
}

/// The panel for pasting with a text in it.
fn pasting(settings: Settings, text: &str) -> Page {
    let (open, field) = match settings.language {
        Language::En => ("Paste values…", "As pasted"),
        Language::Ko => ("값 붙여넣기…", "붙여넣은 내용"),
    };
    let mut page = window(settings, LARGE);
    page.get_by_role_and_label(Role::Button, open).click();
    page.run();
    page.get_by_role_and_label(Role::MultilineTextInput, field).focus();
    page.run();
    page.event(egui::Event::Paste(text.to_owned()));
    page.run();
    page
}

fn take_over(page: &mut Page) {
    let name = if page.state().app().language() == Language::En { "Apply" } else { "반영" };
    page.get_by_role_and_label(Role::Button, name).click();
    page.run();
}

/// The table of a ministry: the unit stands in the head, whatever the unit of the window is.
#[test]
fn the_unit_in_a_pasted_head_is_that_of_the_values() {
    let table = "연도\t분담금(억원)\n2027\t15,511\n2028\t15,853\n";
    let lines = "단위: 백만원\n연도\t분담금\n2027\t1,551,100\n2028\t1,585,300\n";
    for settings in [EN, KO] {
        for text in [table, lines] {
            let mut page = pasting(settings, text);
            take_over(&mut page);
            assert_eq!(totals(&page)[1..3], [15_511, 15_853], "{text}");
        }
    }
}

/// Without a unit the table is ten times what stands there in the English window: asked, and one answer
/// is enough for all years.
#[test]
fn pasted_amounts_far_from_what_stands_are_asked_once() {
    let mut page = pasting(EN, "2027\t15,511\n2028\t15,853\n2029\t16,170\n");
    page.get_by_role_and_label(Role::Button, "Apply").click();
    page.run();
    assert_eq!(totals(&page)[1], 15_511, "it cannot be taken over yet");
    assert!(page.state().app().session().history().is_empty());
    page.get_by_role_and_label(Role::Button, "KRW 1,551.1 bn").click();
    page.run();
    take_over(&mut page);
    assert_eq!(totals(&page)[1..4], [15_511, 15_853, 16_170]);
}

#[test]
fn pasted_years_of_two_digits_are_years_and_other_heads_move_nothing() {
    for settings in [EN, KO] {
        let mut page =
            pasting(settings, "(억원)\n구분\t'26년\t'27년\t'28년\n분담금\t15,192\t15,500\t15,852\n");
        take_over(&mut page);
        assert_eq!(totals(&page), [15_192, 15_500, 15_852, 16_169, 16_492]);

        let mut page = pasting(settings, "(억원)\n구분\t'26~\t'27~\t'28~\n분담금\t15,000\t15,500\t16,000\n");
        take_over(&mut page);
        assert!(page.state().app().session().history().is_empty());
        let told = if settings.language == Language::En {
            "every value needs a year"
        } else {
            "값마다 읽을 수 있는 연도"
        };
        assert!(page.query_all_by_label_contains(told).next().is_some());
    }
}

/// 102.50, 104.65 and 106.85 with 2020 = 100: 2.1 % each, rounded; the first has no year before.
#[test]
fn pasted_levels_of_an_index_are_offered_as_changes() {
    for (settings, tenths) in [(EN, "Changes, to 0.1%"), (KO, "증가율(0.1% 단위)")] {
        for head in ["연도\tCPI(2020=100)\n", ""] {
            let mut page = pasting(settings, &format!("{head}2024\t102.50\n2025\t104.65\n2026\t106.95\n"));
            take_over(&mut page);
            assert!(page.state().app().session().history().is_empty(), "nothing is taken as per cents");
            page.get_by_role_and_label(Role::Button, tenths).click();
            page.run();
            take_over(&mut page);
            let cpi =
                page.state().app().document().expect("one is open").scenario.series["cpi"].values.clone();
            let rate = |year| cpi[&Year(year)].value.to_string();
            assert_eq!([rate(2025), rate(2026)], ["2.1%", "2.2%"]);
        }
    }
}

/// The place is chosen by size: 2.2 is near consumer prices, 1,430 near the rate of the won.
#[test]
fn pasted_numbers_go_where_they_are_likeliest_by_size() {
    for settings in [EN, KO] {
        let mut page = pasting(settings, "2026\t2.2\n2027\t2.0\n2028\t2.0\n");
        take_over(&mut page);
        let app = page.state().app();
        let scenario = &app.document().expect("one is open").scenario;
        assert_eq!(scenario.series["cpi"].values[&Year(2027)].value.to_string(), "2.0%");
        assert!(scenario.parts[0].overrides.is_empty());
    }
}

/// Decimal commas: one answer for all lines.
#[test]
fn one_answer_counts_for_all_that_are_in_the_same_doubt() {
    let mut page = pasting(EN, "Jahr;in %\n2025;2,3\n2026;2,2\n2027;2,1\n");
    page.get_by_role_and_label(Role::Button, "2.2%").click();
    page.run();
    take_over(&mut page);
    let cpi = page.state().app().document().expect("one is open").scenario.series["cpi"].values.clone();
    let rates: Vec<String> = (2025..=2027).map(|year| cpi[&Year(year)].value.to_string()).collect();
    assert_eq!(rates, ["2.3%", "2.2%", "2.1%"]);
}

/// The record has 2.1 % for 2025 in print, so 2.3 % gives a notice; taking the record's value over gives
/// 15,511, 15,852, 16,169 and 16,492 again.
#[test]
fn an_edition_is_previewed_taken_over_and_undone() {
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Consumer prices 2025", "2.3%");
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(totals(&page), [15_192, 15_541, 15_883, 16_201, 16_525]);

    let notice = "The record has 2.1% for 2025: −KRW 3.0 bn in 2027, −KRW 12.6 bn in all";
    page.get_by_role_and_label(Role::Button, notice).click();
    page.run();
    page.get_by_label("Editions: Consumer prices");
    page.get_by_role_and_label(
        Role::Row,
        "2025, Scenario: 2.3% assumed; Published: 2.1% published · Ministry of Data and Statistics (ROK), 2025-12-31; Dong-A Ilbo, 2025-12-31",
    );
    page.get_by_role_and_label(Role::Cell, "Difference, all years: −KRW 12.6 bn");

    // 15,192 × 1.025 = 15,571.8; 15,572 × 1.025 = 15,961.3; 15,961 × 1.025 = 16,360.0; 16,360 × 1.025 = 16,769.
    page.get_by_role_and_label(Role::ListBoxOption, "Foreign ministry assumption as reported, 2024-10-04")
        .click();
    page.run();
    page.get_by_label_contains("by rule year, not by CPI year");
    page.get_by_role_and_label(Role::Cell, "Difference 2030: +KRW 24.4 bn");
    page.get_by_role_and_label(Role::ListBoxOption, "Published").click();
    page.run();
    page.get_by_role_and_label(Role::Button, "Apply").click();
    page.run();
    assert_eq!(totals(&page), [15_192, 15_511, 15_852, 16_169, 16_492]);
    assert!(page.query_by_label_contains("The record has").is_none());
    let cpi = page.state().app().document().expect("one is open").scenario.series["cpi"].values[&Year(2025)]
        .clone();
    assert_eq!(cpi.status, costshare::model::Status::Published);
    assert_eq!(cpi.sources[0].0, "KOSTAT25");

    page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    page.run();
    assert_eq!(totals(&page), [15_192, 15_541, 15_883, 16_201, 16_525]);
    page.get_by_role_and_label(Role::Button, notice);
}

/// IMF of October 2025: 15,192 × 1.01992 = 15,494.6; × 1.01846 = 15,781.0; × 1.01972 = 16,092.2; × 1.02 =
/// 16,413.8. Without its 2025, 15,511 × 1.01846 = 15,797.3.
#[test]
fn years_of_an_edition_can_be_left_out() {
    let mut page = window(EN, LARGE);
    open_editions(&mut page, "Consumer prices · Editions…");
    page.get_by_role_and_label(Role::ListBoxOption, "IMF WEO, 2025-10-14").click();
    page.run();
    page.get_by_role_and_label(Role::Cell, "IMF WEO, 2025-10-14 2028: KRW 1,578.1 bn");
    page.get_by_role_and_label(Role::CheckBox, "With 2025").click();
    page.run();
    page.get_by_role_and_label(Role::Cell, "IMF WEO, 2025-10-14 2028: KRW 1,579.7 bn");

    // Against another edition nothing is taken over.
    page.get_by_role_and_label(Role::ComboBox, "Compared with").click();
    page.run();
    page.get_by_role_and_label(Role::Button, "OECD, 2025-12-02").click();
    page.run();
    page.get_by_label("To take it over, compare it with the scenario as it stands");
    assert!(page.get_by_role_and_label(Role::Button, "Apply").accesskit_node().is_disabled());
    page.key_press(Key::Escape);
    page.run();
    assert!(page.query_by_label("Editions: Consumer prices").is_none());
    assert!(page.state().app().session().history().is_empty());
}

fn open_editions(page: &mut Page, button: &str) {
    page.get_by_role_and_label(Role::Button, button).scroll_to_me();
    page.run();
    page.get_by_role_and_label(Role::Button, button).click();
    page.run();
}

#[test]
fn a_scenario_is_compared_with_its_file() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut page = saved(EN, &folder.path().join("offer.ron"));
    page.get_by_role_and_label(Role::Button, "File").click();
    page.run();
    page.get_by_role_and_label(Role::Button, "Compare with the file").click();
    page.run();
    page.get_by_label_contains("nothing differs from “offer.ron as saved”");
    page.get_by_label("Nothing differs");

    type_into(&mut page, "Consumer prices 2025", "2.3%");
    page.key_press(Key::Enter);
    page.run();
    page.get_by_label_contains("+13 bn against “offer.ron as saved”");
    page.get_by_label("The baseline is the file as it was last read; it is not open and does not change");
    page.get_by_role_and_label(Role::Button, "No longer use “offer.ron as saved” as baseline").click();
    page.run();
    assert!(page.query_by_label("offer.ron as saved").is_none());
    page.get_by_label_contains("+13 bn against “12th SMA as signed, 2026–2030”");
}

#[test]
fn a_file_that_changed_can_be_looked_at_before_it_is_written_over() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("offer.ron");
    let mut page = saved(EN, &path);
    let text = std::fs::read_to_string(&path).expect("it was saved");
    #[expect(clippy::disallowed_methods, reason = "the test plays the other program that writes the file")]
    std::fs::write(&path, text.replace("15192 eok", "15193.5 eok")).expect("the other program writes");
    type_into(&mut page, "Cap from 2027", "1%");
    page.key_press_modifiers(Modifiers::COMMAND, Key::S);
    page.run();
    page.get_by_role_and_label(Role::Button, "Compare first").click();
    // Each part of the other view finds its bars of scrolling one after the other.
    page.run_steps(8);
    assert!(page.state().app().question().is_none());
    page.get_by_label_contains("against “offer.ron as saved”");
    page.get_by_label_contains("Base amount: KRW 1,519.35 bn → KRW 1,519.2 bn");
}

/// A window on the 12th agreement, kept in a file.
fn saved(settings: Settings, path: &Path) -> Page {
    let mut app = App::new(settings);
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".into())));
    let id = app.document().expect("it was opened").id;
    app.update(Action::Run(Run::SaveAs(id, path.to_owned())));
    let told: Vec<u64> = app.messages().iter().map(|message| message.id).collect();
    app.update_all(told.into_iter().map(|id| Action::Show(costshare::app::Show::DismissMessage(id))));
    window_of(app, LARGE)
}

#[test]
fn pictures_of_editions() {
    let mut results = SnapshotResults::new();
    for (name, theme, language, size, edition) in [
        ("editions-light-en", Theme::Light, Language::En, LARGE, "IMF WEO, 2025-10-14"),
        (
            "editions-dark-en",
            Theme::Dark,
            Language::En,
            LARGE,
            "Foreign ministry assumption as reported, 2024-10-04",
        ),
        ("editions-light-ko", Theme::Light, Language::Ko, LARGE, "Bank of Korea, 2025-11-27"),
        ("editions-dark-ko", Theme::Dark, Language::Ko, vec2(1280.0, 720.0), "OECD, 2025-12-02"),
        ("editions-small-en", Theme::Light, Language::En, vec2(640.0, 360.0), "Published"),
    ] {
        let mut page = window(Settings { language, theme }, size);
        if size.x < 860.0 {
            page.get_by_role_and_label(Role::Button, "Terms").click();
            page.run();
        }
        let button = match language {
            Language::En => "Consumer prices · Editions…",
            Language::Ko => "소비자물가 · 발표 자료…",
        };
        open_editions(&mut page, button);
        page.get_by_role_and_label(Role::ListBoxOption, edition).click();
        page.run();
        results.extend(picture(&mut page, name, Part::Whole));
    }
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Consumer prices 2025", "2.3%");
    page.key_press(Key::Enter);
    page.run();
    page.get_by_role_and_label(Role::Button, "Consumer prices · Editions…").scroll_to_me();
    page.run();
    results.extend(picture(&mut page, "editions-notice-en", Part::TERMS));
}

#[test]
fn pictures_of_revisions() {
    let mut results = SnapshotResults::new();
    for (name, theme, language, size, text) in [
        ("paste-preview-light-en", Theme::Light, Language::En, LARGE, "2025 2.3%\n2026 2.2%\n2027 0.02\n"),
        ("paste-preview-light-ko", Theme::Light, Language::Ko, LARGE, "2025 2.3%\n2026 2.4%\n"),
        ("paste-preview-dark-ko", Theme::Dark, Language::Ko, vec2(1280.0, 720.0), "2025 2.3%"),
        ("paste-preview-small-en", Theme::Light, Language::En, vec2(640.0, 360.0), "2025 2.3%"),
    ] {
        let mut page = window(Settings { language, theme }, size);
        let [open, field] = match language {
            Language::En => ["Paste values…", "As pasted"],
            Language::Ko => ["값 붙여넣기…", "붙여넣은 내용"],
        };
        page.get_by_role_and_label(Role::Button, open).click();
        page.run();
        page.get_by_role_and_label(Role::MultilineTextInput, field).focus();
        page.run();
        page.event(egui::Event::Paste(text.to_owned()));
        page.run();
        results.extend(picture(&mut page, name, Part::Whole));
    }
}

/// What was added to comparing: differences in both views, the table, seven scenarios side by side
/// and on one chart, in light and dark, English and Korean.
#[test]
fn pictures_of_readings() {
    let mut results = SnapshotResults::new();
    for (name, theme, language) in
        [("reading-light-en", Theme::Light, Language::En), ("reading-dark-ko", Theme::Dark, Language::Ko)]
    {
        let mut page = compared(Settings { language, theme }, LARGE);
        let (value, difference) = match language {
            Language::En => ("Against the baseline: Value", "Difference"),
            Language::Ko => ("기준 시나리오 대비: 값", "차이"),
        };
        choose(&mut page, value, difference);
        results.extend(picture(&mut page, name, Part::View));
    }
    for (name, theme, language, size, part) in [
        ("side-by-side-light-en", Theme::Light, Language::En, vec2(1280.0, 1200.0), Part::View),
        ("side-by-side-dark-ko", Theme::Dark, Language::Ko, LARGE, Part::Whole),
        ("side-by-side-small-en", Theme::Light, Language::En, vec2(640.0, 360.0), Part::Whole),
    ] {
        let mut page = many(Settings { language, theme }, size);
        results.extend(picture(&mut page, name, part));
        if size == LARGE {
            page.get_by_role_and_label(Role::Tab, "한 그래프로").click();
            page.run();
            results.extend(picture(&mut page, "many-dark-ko", Part::Whole));
            page.get_by_role_and_label(Role::Tab, "표").click();
            page.run();
            results.extend(picture(&mut page, "many-table-dark-ko", Part::View));
        }
    }
    results.extend(picture(&mut comparing(EN, vec2(1280.0, 720.0)), "compare-720-light-en", Part::View));
    let mut page = comparing(EN, vec2(1440.0, 720.0));
    page.get_by_role_and_label(Role::Tab, "Side by side").click();
    page.run();
    page.get_by_label_contains("12th SMA as signed, 2026–2030: −KRW 27.4 bn").hover();
    page.run_steps(4);
    results.extend(picture(&mut page, "side-by-side-read-en", Part::View));
}

/// Three scenarios in the view that compares them.
fn comparing(settings: Settings, size: Vec2) -> Page {
    let mut page = compared(settings, size);
    let tab = if settings.language == Language::En { "Compare" } else { "비교" };
    page.get_by_role_and_label(Role::Tab, tab).click();
    page.run();
    page
}

/// Seven scenarios beside the baseline, compared.
fn many(settings: Settings, size: Vec2) -> Page {
    let mut app = App::new(settings);
    for name in [
        "sma-11-extended.ron",
        "sma-12-at-the-cap.ron",
        "sma-12-cpi-2.0.ron",
        "sma-12-cpi-2.5.ron",
        "sma-12-defence-budget.ron",
        "sma-11-extended.ron",
        "sma-12-at-the-cap.ron",
        "sma-12.ron",
    ] {
        app.update(Action::Run(Run::OpenShipped(name.into())));
    }
    let pinned = app.session().documents()[0].id;
    app.update(Action::Show(Show::Baseline(Some(pinned))));
    app.update(Action::Show(Show::View(ViewKind::Compare)));
    window_of(app, size)
}

/// Opens a menu and chooses in it.
fn choose(page: &mut Page, menu: &str, choice: &str) {
    page.get_by_role_and_label(Role::Button, menu).click();
    page.run();
    page.get_by_role_and_label(Role::Button, choice).click();
    page.run_steps(6);
}

fn is_ghost(line: &costshare::present::Line) -> bool {
    line.kind.is_baseline()
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
        app.update(Action::Show(Show::Baseline(Some(pinned))));
    }
    page = window_of(app, size);
    if has_list {
        let star = match settings.language {
            Language::En => "Use “11th SMA carried on at 4.2 % a year” as baseline",
            Language::Ko => "‘제11차 협정을 매년 4.2%로 연장할 경우’ 기준 시나리오로 지정",
        };
        page.get_by_role_and_label(Role::Button, star).click();
        page.run();
    }
    page
}

/// Issue 5: see tests/engine/history.rs for the hand calculation.
#[test]
fn the_record_is_read_and_a_rule_tried_on_it_by_label() {
    let mut page = window(EN, LARGE);
    press(&mut page, Role::Tab, "Record");
    assert_eq!(page.state().app().shown().view, ViewKind::Record);
    page.get_by_label("Agreed: KRW 107.3 bn in 1991, KRW 1,519.2 bn in 2026");

    press(&mut page, Role::Tab, "Side by side");
    page.get_by_role_and_label(Role::Cell, "Agreed anew 1998: USD 314.0 m").click();
    page.run_steps(6);
    page.get_by_label_contains("renegotiated downwards after the 1997 currency crisis");
    page.get_by_label("WOWTV, 2014-01-12");
    page.get_by_label("published");

    press(&mut page, Role::Tab, "A rule on history");
    let told =
        "KRW 272.1 bn less than agreed in 2022–2025 by the rule of “12th SMA as signed, 2026–2030” from 2021";
    page.get_by_role_and_label(Role::Label, told);
    // Below the fold: the sum, in billions.
    let table = page.state().app().record_table().expect("a table is shown");
    assert!(table.rows[5].cells.iter().any(|cell| cell.text == "−272.1"), "{:?}", table.rows[5]);
    page.get_by_role_and_label(Role::Cell, "By the rule 2022: KRW 1,189.2 bn").click();
    page.run_steps(6);
    page.get_by_label_contains("1,183.3 × (1 + 0.5%)");
    page.get_by_label("World Bank, 2025-07-01");

    press(&mut page, Role::Button, "Make it a scenario");
    let app = page.state().app();
    assert_eq!(app.session().documents().len(), 2);
    let made = app.document().expect("it is in hand");
    assert!(made.title().contains("from 2021") && made.is_untitled());
    assert!(made.scenario.note.as_deref().is_some_and(|note| note.contains("consumer prices")));
    assert_eq!(totals(&page), [11_833, 11_892, 12_189, 12_798, 13_259]);
    page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    page.run_steps(6);
    assert_eq!(page.state().app().session().documents().len(), 1);
    assert_eq!(totals(&page)[0], 15_192, "the 12th is in hand again");
    page.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    page.run_steps(6);
    assert_eq!(totals(&page)[1], 11_892);
}

#[test]
fn pictures_of_the_record() {
    use costshare::present::views::record::RecordPageName as Of;
    let mut results = SnapshotResults::new();
    let (small, korean) = (vec2(640.0, 360.0), Settings { language: Language::Ko, theme: Theme::Dark });
    let amounts = RecordPage::Page(Of::Amounts);
    for (name, settings, size, page, cell, part) in [
        ("record-light-en", EN, LARGE, amounts, Some((7, 3)), Part::Whole),
        ("record-dark-ko", korean, LARGE, RecordPage::Page(Of::Replayed), Some((31, 7)), Part::Whole),
        ("record-small-en", EN, small, amounts, None, Part::Whole),
        ("record-rules-en", EN, LARGE, RecordPage::Page(Of::Rules), Some((12, 2)), Part::View),
        ("record-execution-en", EN, LARGE, RecordPage::Page(Of::Execution), Some((1, 5)), Part::View),
        ("record-categories-ko", KO, LARGE, RecordPage::Page(Of::Categories), None, Part::Whole),
        ("record-side-by-side-en", EN, LARGE, RecordPage::Page(Of::Disagreements), Some((0, 6)), Part::View),
        ("record-shares-en", EN, LARGE, RecordPage::Page(Of::Shares), Some((0, 5)), Part::View),
        ("record-forecasts-ko", KO, LARGE, RecordPage::Page(Of::Forecasts), None, Part::View),
        ("record-sources-en", EN, LARGE, RecordPage::Page(Of::Sources), Some((0, 0)), Part::View),
        ("record-missing-ko", korean, LARGE, RecordPage::Page(Of::Missing), None, Part::View),
        ("counterfactual-light-en", EN, LARGE, RecordPage::Trial, Some((3, 3)), Part::Whole),
        ("counterfactual-dark-ko", korean, LARGE, RecordPage::Trial, Some((4, 5)), Part::View),
    ] {
        let mut page = recorded(settings, size, page, cell);
        results.extend(picture(&mut page, name, part));
    }
}

/// The window on a page of the record, with the 12th open.
fn recorded(settings: Settings, size: Vec2, page: RecordPage, cell: Option<(usize, usize)>) -> Page {
    let mut app = App::new(settings);
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".into())));
    app.update(Action::Show(Show::View(ViewKind::Record)));
    app.update(Action::Show(Show::RecordPage(page)));
    app.update(Action::Show(Show::RecordCell(cell)));
    let mut page = window_of(app, size);
    page.run_steps(6);
    page
}

/// At 1,600 × 975 pixels and 150 %, and in smaller windows: what has no room is left out whole.
#[test]
fn nothing_is_cut_through_in_a_small_window() {
    let mut found = Vec::new();
    for (width, height) in [(1064.0, 650.0), (1000.0, 600.0), (800.0, 600.0)] {
        for settings in [EN, KO] {
            for view in ViewKind::ALL {
                let page = with_much_to_say(settings, view, vec2(width, height));
                let what = format!("{view:?} {:?} {width} × {height}", settings.language);
                found.extend(cut::cut(&page).into_iter().map(|cut| format!("{what}: {cut}")));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// On small and large screens and at 200 %, in light and dark.
#[test]
fn no_words_lie_over_each_other_and_none_are_pale() {
    let mut found = Vec::new();
    for (width, height) in [(640.0, 360.0), (1280.0, 690.0), (1440.0, 900.0), (1920.0, 1080.0)] {
        for settings in [EN, Settings { theme: Theme::Dark, ..KO }] {
            for view in ViewKind::ALL {
                let page = with_much_to_say(settings, view, vec2(width, height));
                let what = format!("{view:?} {:?} {width} × {height}", settings.language);
                let bad = cut::colliding(&page).into_iter().chain(cut::pale(&page));
                found.extend(bad.map(|bad| format!("{what}: {bad}")));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// A window on a view with three scenarios, one of them a baseline, and talks.
pub fn with_much_to_say(settings: Settings, view: ViewKind, size: Vec2) -> Page {
    let mut app = App::new(settings);
    for name in ["sma-11-extended.ron", "sma-12-at-the-cap.ron", "sma-12.ron"] {
        app.update(Action::Run(Run::OpenShipped(name.into())));
    }
    let pinned = app.session().documents()[0].id;
    app.update(Action::Show(Show::Baseline(Some(pinned))));
    app.update(Action::Show(Show::View(view)));
    if view == ViewKind::Negotiation {
        app.update(Action::Run(Run::OpenShippedNegotiation("sma-11.ron".into())));
    }
    window_of(app, size)
}

/// Fast clicks: press and release come in one frame. The panel is raised by the press, and the list that
/// was open before must still stand above it.
#[test]
fn lists_inside_panels_open_every_time() {
    let mut page = window(EN, LARGE);
    for (time, closes_by_key) in [true, false, true].into_iter().enumerate() {
        press(&mut page, Role::Button, "Paste values…");
        check_list(&mut page, "Into", "USD exchange rate", time);
        close_panel(&mut page, closes_by_key, "Paste years and values");
    }
    for (time, closes_by_key) in [false, true, false].into_iter().enumerate() {
        open_editions(&mut page, "Consumer prices · Editions…");
        check_list(&mut page, "Compared with", "OECD, 2025-12-02", time);
        close_panel(&mut page, closes_by_key, "Editions: Consumer prices");
    }
}

fn close_panel(page: &mut Page, by_key: bool, title: &str) {
    if by_key {
        page.key_press(Key::Escape);
    } else {
        page.get_by_role_and_label(Role::Button, "Cancel").click();
    }
    page.run_steps(8);
    assert!(page.query_by_label(title).is_none(), "{title} is still open");
}

/// The list stands above the panel: a click at the place of a choice chooses it.
#[track_caller]
fn check_list(page: &mut Page, list: &str, choice: &str, time: usize) {
    let place = page.get_by_role_and_label(Role::ComboBox, list).rect().center();
    click_at_once(page, place);
    let place = page.get_by_role_and_label(Role::Button, choice).rect().center();
    click_at_once(page, place);
    let shown = page.get_by_role_and_label(Role::ComboBox, list).value();
    assert_eq!(shown.as_deref(), Some(choice), "{list}, time {time}: the list lies under the panel");
}

/// Press and release in one frame.
fn click_at_once(page: &mut Page, pos: egui::Pos2) {
    let button = egui::PointerButton::Primary;
    page.hover_at(pos);
    page.run();
    for pressed in [true, false] {
        let modifiers = Modifiers::NONE;
        page.input_mut().events.push(egui::Event::PointerButton { pos, button, pressed, modifiers });
    }
    page.run_steps(4);
}

/// An input method takes a syllable back, commits it and lets Enter through, in any order.
#[test]
fn what_is_composed_is_taken_in_before_enter() {
    let preedit = |text: &str| {
        egui::Event::Ime(egui::ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None })
    };
    let commit = || egui::Event::Ime(egui::ImeEvent::Commit("억".to_owned()));
    let enter = || egui::Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let mut page = window(EN, LARGE);
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    for is_shown_before in [true, false] {
        // Once it is shown it is taken back; else it is shown and committed at once.
        let last = if is_shown_before { "" } else { "억" };
        for order in orders {
            for in_one_frame in [true, false] {
                // Enter that ends a field before anything is composed in it composes nothing later.
                if !is_shown_before && (!in_one_frame || order[0] == 2 || order == [1, 2, 0]) {
                    continue;
                }
                type_into(&mut page, "Base amount", "1조 6000");
                if is_shown_before {
                    page.event(preedit("ㅇ"));
                    page.event(preedit("어"));
                    page.event(preedit("억"));
                    page.run();
                    assert_eq!(value(&page, "Base amount"), "1조 6000억");
                }
                for which in order {
                    let event = [preedit(last), enter(), commit()][which].clone();
                    if in_one_frame {
                        page.input_mut().events.push(event);
                    } else {
                        page.event(event);
                        page.step();
                    }
                }
                page.step();
                page.run();
                let what = format!("{order:?}, shown before: {is_shown_before}, one frame: {in_one_frame}");
                assert_eq!(totals(&page)[0], 16_000, "{what}");
                assert!(!input(&page, "Base amount").is_focused(), "{what}: Enter was lost");
                page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
                page.run();
                assert_eq!(totals(&page)[0], 15_192, "{what}: one step to undo");
            }
        }
    }
}

/// On X11 Enter may be told as committed text, before the syllable that is still composed.
#[test]
fn enter_that_an_input_method_gives_back_as_text_ends_the_field() {
    let preedit = |text: &str| {
        egui::Event::Ime(egui::ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None })
    };
    let commit = |text: &str| egui::Event::Ime(egui::ImeEvent::Commit(text.to_owned()));
    let mut page = window(EN, LARGE);
    // What is shown when Enter comes, and what is committed after it, newest first.
    let cases: [(&str, &[&str]); 4] = [("억", &["억"]), ("어", &["억"]), ("0", &["억", "0"]), ("억", &[])];
    for (shown, committed) in cases {
        for in_one_frame in [true, false] {
            type_into(&mut page, "Base amount", if shown == "0" { "1조 600" } else { "1조 6000" });
            page.event(preedit(shown));
            page.run();
            for event in [preedit(""), commit("\r")] {
                page.input_mut().events.push(event);
            }
            if !in_one_frame {
                page.step();
            }
            for text in committed {
                for event in [preedit(""), preedit(""), commit(text)] {
                    page.input_mut().events.push(event);
                }
            }
            page.run_steps(40);
            let what = format!("{shown}, then {committed:?}, one frame: {in_one_frame}");
            assert_eq!(totals(&page)[0], 16_000, "{what}");
            assert!(!input(&page, "Base amount").is_focused(), "{what}: Enter was lost");
            page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
            page.run();
            assert_eq!(totals(&page)[0], 15_192, "{what}: one step to undo");
        }
    }
}

/// A syllable that was deleted does not come back, and Enter is not lost.
#[test]
fn a_deleted_syllable_stays_deleted() {
    let preedit = |text: &str| {
        egui::Event::Ime(egui::ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None })
    };
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Base amount", "1조 6000억");
    for text in ["ㅇ", ""] {
        page.event(preedit(text));
    }
    page.run();
    page.key_press(Key::Enter);
    for _ in 0..40 {
        page.step();
    }
    assert_eq!(totals(&page)[0], 16_000);
    assert!(!input(&page, "Base amount").is_focused());
}

/// The field is aligned to the right: the caret stands at its right edge, not left of the text.
#[test]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "points of a small picture"
)]
fn the_caret_stands_behind_what_is_composed() {
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Base amount", "1조 6000");
    let preedit = egui::ImeEvent::Preedit { text: "억".to_owned(), active_range_chars: Some(0..0) };
    page.event(egui::Event::Ime(preedit));
    page.run();
    let caret = page.output().platform_output.ime.expect("an input method may compose").cursor_rect;
    let field = input(&page, "Base amount").rect();
    assert!(field.right() - caret.right() < 16.0, "{caret:?} in {field:?}");
    let picture = page.render().expect("the rasteriser paints the page");
    let [red, green, blue] = costshare::present::palette::Palette::LIGHT.accent.0;
    let place = field.shrink(4.0);
    let is_caret = |x: u32| {
        (place.top().ceil() as u32 + 2..place.bottom() as u32 - 2)
            .all(|y| picture.get_pixel(x, y).0 == [red, green, blue, 255])
    };
    let carets: Vec<u32> = (place.left() as u32..place.right() as u32).filter(|x| is_caret(*x)).collect();
    assert!(!carets.is_empty(), "there is no caret");
    assert!(carets.iter().all(|x| *x as f32 > field.right() - 16.0), "{carets:?} in {field:?}");
}

/// The harness refuses to paint a letter that no font has: none of these is one.
#[test]
fn what_neighbours_write_is_shown() {
    let page = opened("tests/field/F1-title-with-hanja.ron");
    assert!(page.query_all_by_label("韓美 협정 · 前年比").next().is_some());
    assert!(page.state().app().messages().is_empty());
}

/// What no font has is named once, with its code.
#[test]
fn a_letter_that_no_font_has_is_named() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("rare.ron");
    let text = std::fs::read_to_string("tests/field/F1-title-with-hanja.ron").expect("it is there");
    #[expect(clippy::disallowed_methods, reason = "the test plays the other program that writes the file")]
    std::fs::write(&path, text.replace("韓美", "\u{20bb7}")).expect("it can be written");
    let page = opened(&path.display().to_string());
    page.get_by_role_and_label(Role::Alert, "Not in any typeface on this machine: \u{20bb7} (U+20BB7)");
    assert_eq!(page.state().app().messages().len(), 1);
}

/// The window on a file.
fn opened(path: &str) -> Page {
    let mut app = App::new(KO);
    app.update(Action::Run(Run::Open(vec![path.into()])));
    app.update(Action::Show(Show::Language(Language::En)));
    let builder = Harness::builder().with_size(LARGE).renderer(CpuRenderer::default());
    let builder = if path.starts_with("tests/") { builder } else { builder.allow_missing_glyphs() };
    let mut page = builder.build_eframe(move |cc| {
        let mut window = Window::with_dialogs(cc, app, Box::new(Scripted(PathBuf::new())));
        window.hide_time();
        window
    });
    page.run();
    page
}
