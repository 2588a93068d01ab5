//! How sure a value is and who says so, in the window: chosen at the chip, typed behind the value.

use costshare::model::{Field, FieldValue, SourceField, SourceId, Status};
use eframe::egui;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Node, SnapshotResults};

use crate::page::{EN, LARGE, Page, press, type_into, value, window};
use crate::parts::{Part, picture};
use crate::screens::KO;

const BASE: &str = "Status and source of “Base amount”";
const INDEX: &str = "Status and source of “Consumer prices in later years”";

#[test]
fn a_chip_says_how_sure_a_value_is_and_opens() {
    let mut page = window(EN, LARGE);
    let chip = page.get_by_role_and_label(Role::Button, BASE);
    let said = chip.accesskit_node().value().unwrap_or_default();
    assert!(said.starts_with("published · "), "{said}");
    press(&mut page, Role::Button, BASE);
    for status in ["published", "estimate", "assumed", "mine"] {
        assert!(page.query_by_role_and_label(Role::RadioButton, status).is_some(), "{status}");
    }
    assert!(page.query_by_role_and_label(Role::RadioButton, "derived").is_none());
    page.key_press(Key::Escape);
    page.run();
    assert!(page.query_by_role_and_label(Role::RadioButton, "mine").is_none());
    assert_eq!(page.state().app().session().history().len(), 0);
}

/// The value stays; one step, which undo takes back.
#[test]
fn a_published_value_becomes_ones_own() {
    let mut page = window(EN, LARGE);
    let before = stated(&page, "base");
    press(&mut page, Role::Button, BASE);
    press(&mut page, Role::RadioButton, "mine");
    press(&mut page, Role::Button, "Apply");
    let after = stated(&page, "base");
    assert_eq!((after.status(), after.sources()), (Some(Status::Assumed), &[][..]));
    assert!(after.says_the_same(&before));
    assert_eq!(page.state().app().undo_name().as_deref(), Some("status and source of “Base amount”"));
    // It is the agreement as signed all the same: its terms are.
    assert_eq!(value(&page, "Title"), "12th SMA as signed, 2026–2030");
    page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    page.run();
    assert_eq!(stated(&page, "base"), before);
}

#[test]
fn what_is_published_needs_a_source() {
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Base amount", "1600");
    page.key_press(Key::Enter);
    page.run();
    press(&mut page, Role::Button, BASE);
    press(&mut page, Role::RadioButton, "published");
    press(&mut page, Role::Button, "Apply");
    page.get_by_label("What is published needs its source: tick one, or add a new one");
    assert_eq!(stated(&page, "base").status(), Some(Status::Assumed));
}

/// Value, status and source are one step; the file then defines the source under a short name of its own.
#[test]
fn a_new_source_is_typed_beside_the_value() {
    let mut page = window(EN, vec2(1280.0, 900.0));
    type_into(&mut page, "Base amount", "1600");
    page.key_press(Key::Enter);
    page.run();
    press(&mut page, Role::Button, BASE);
    press(&mut page, Role::RadioButton, "published");
    press(&mut page, Role::CheckBox, "New source");
    enter(&mut page, "Publisher", "Ministry of Foreign Affairs");
    press(&mut page, Role::Button, "Apply");
    page.get_by_label("Name the title of the new source");
    enter(&mut page, "Title of the source", "Press release on the 13th agreement");
    enter(&mut page, "Date", "2026-13-40");
    press(&mut page, Role::Button, "Apply");
    page.get_by_label_contains("Not a date");
    enter(&mut page, "Date", "2026. 11. 2.");
    enter(&mut page, "Address", "www.mofa.go.kr");
    press(&mut page, Role::Button, "Apply");
    page.get_by_label("Not an address; begin with https:// or http://");
    let mut results = SnapshotResults::new();
    results.extend(picture(&mut page, "status-choice", Part::Left(400.0)));
    enter(&mut page, "Address", "https://www.mofa.go.kr/press");
    press(&mut page, Role::Button, "Apply");

    let base = stated(&page, "base");
    let id = SourceId("MFA26".to_owned());
    assert_eq!((base.status(), base.sources()), (Some(Status::Published), &[id.clone()][..]));
    let read = |field| {
        let field = Field::Source(id.clone(), field);
        field.read(&page.state().app().document().expect("one is open").scenario)
    };
    let text = |text: &str| Some(FieldValue::Text(text.to_owned()));
    assert_eq!(read(SourceField::Publisher), text("Ministry of Foreign Affairs"));
    assert_eq!(read(SourceField::Date), text("2026-11-02"));
    assert_eq!(read(SourceField::Address), text("https://www.mofa.go.kr/press"));
    // The amount, then what is said of it.
    assert_eq!(page.state().app().session().history().len(), 2);
    let chip = page.get_by_role_and_label(Role::Button, BASE);
    let said = chip.accesskit_node().value().unwrap_or_default();
    assert_eq!(said, "published · Ministry of Foreign Affairs, 2026-11-02");
}

#[test]
fn a_chip_is_opened_and_applied_by_keyboard() {
    let mut page = window(EN, LARGE);
    page.get_by_role_and_label(Role::Button, INDEX).scroll_to_me();
    page.run();
    page.get_by_role_and_label(Role::Button, INDEX).focus();
    page.run();
    page.key_press(Key::Enter);
    page.run_steps(4);
    // The status that stands has the keyboard; the arrow keys or Tab lead to the others.
    assert!(page.get_by_role_and_label(Role::RadioButton, "assumed").is_focused());
    assert!(page.query_by_role_and_label(Role::RadioButton, "estimate").is_some());
}

/// 1.6 trillion won are 16,000 eok.
#[test]
fn status_and_source_are_typed_behind_the_value() {
    for (settings, field, text, told) in [
        (
            EN,
            "Base amount",
            "1,600,000,000,000 won published [MOFA12]",
            "published · Ministry of Foreign Affairs",
        ),
        (EN, "Base amount", "1조 6,000억원 공표 [mofa12]", "published · Ministry of Foreign Affairs"),
        (KO, "기준액", "1조 6,000억원 공표 [MOFA12]", "공표 · 외교부"),
    ] {
        let mut page = window(settings, LARGE);
        type_into(&mut page, field, text);
        assert!(page.query_by_label_contains(told).is_some(), "{text}: the echo does not say who");
        page.key_press(Key::Enter);
        page.run();
        let base = stated(&page, "base");
        assert_eq!(base.spell().as_deref(), Some("16000 eok KRW [MOFA12]"), "{text}");
        assert_eq!(page.state().app().session().history().len(), 1);
    }
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Consumer prices in later years", "2.5% estimate [BOKF2602]");
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(stated(&page, "series.cpi.then").spell().as_deref(), Some("2.5% estimate [BOKF2602]"));
}

/// The value that stands there keeps what is said of it unless the text says something else.
#[test]
fn an_equal_value_keeps_its_status_and_its_source() {
    let mut page = window(EN, LARGE);
    let before = stated(&page, "base");
    type_into(&mut page, "Base amount", "15,192억");
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(stated(&page, "base"), before);
    assert!(page.state().app().session().history().is_empty());
    type_into(&mut page, "Base amount", "15,192억 mine");
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(stated(&page, "base").spell().as_deref(), Some("15192 eok KRW assumed"));
    assert_eq!(page.state().app().session().history().len(), 1);
}

#[test]
fn a_source_that_is_not_there_is_told_with_those_that_are() {
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Consumer prices in later years", "2.5% estimate [BOKF2603]");
    page.get_by_label_contains("No source is called “BOKF2603”; there are BOKF2602, ");
    page.key_press(Key::Enter);
    page.run();
    assert!(page.state().app().session().history().is_empty());
    type_into(&mut page, "Base amount", "1600 published");
    page.get_by_label_contains("What is published needs its source");
}

/// What the scenario has is not told as changed; a cell may say who states its value.
#[test]
fn a_pasted_table_keeps_what_is_equal_and_takes_what_is_said() {
    let mut page = window(EN, LARGE);
    let before = ["series.cpi.2025", "series.cpi.2026"].map(|path| stated(&page, path));
    press(&mut page, Role::Button, "Paste values…");
    page.get_by_role_and_label(Role::MultilineTextInput, "As pasted").focus();
    page.run();
    page.event(egui::Event::Paste("2025\t2.1%\n2026\t2.2%\n2027\t2.5% estimate [BOKF2602]\n".to_owned()));
    page.run();
    assert_eq!(page.get_all_by_label("as it stands").count(), 2);
    press(&mut page, Role::Button, "Apply");
    assert_eq!(["series.cpi.2025", "series.cpi.2026"].map(|path| stated(&page, path)), before);
    assert_eq!(stated(&page, "series.cpi.2027").spell().as_deref(), Some("2.5% estimate [BOKF2602]"));
}

fn enter(page: &mut Page, name: &str, text: &str) {
    let field =
        |page: &Page, then: &dyn Fn(Node<'_>)| then(page.get_by_role_and_label(Role::TextInput, name));
    field(page, &|field| field.focus());
    page.run();
    page.key_press_modifiers(Modifiers::COMMAND, Key::A);
    page.run();
    field(page, &|field| field.type_text(text));
    page.run();
}

fn stated(page: &Page, path: &str) -> FieldValue {
    let field: Field = path.parse().expect("a field");
    field.read(&page.state().app().document().expect("one is open").scenario).expect("it is there")
}
