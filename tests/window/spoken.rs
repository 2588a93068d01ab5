//! What a screen reader is told: what has the keyboard or takes a click has a role and a name, and its value where it
//! holds one.

use std::collections::BTreeSet;

use costshare::app::{Settings, ViewKind};
use costshare::text::{Language, key, say};
use costshare::ui::commands::Command;
use eframe::egui;
use egui::accesskit::{Action, Role};
use egui::{Key, Modifiers, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::page::{EN, LARGE, Page};
use crate::screens::with_much_to_say;

/// What is told badly.
fn unspoken(page: &Page) -> BTreeSet<String> {
    page.query_all_by(|_| true).filter_map(|node| missing(&node)).collect()
}

/// What a node that can be acted on fails to tell.
fn missing(node: &Node<'_>) -> Option<String> {
    let spoken = node.accesskit_node();
    let data = spoken.data();
    if !data.supports_action(Action::Click) && !data.supports_action(Action::Focus) {
        return None;
    }
    // Words that can be selected are read out as they stand.
    let is_text = matches!(spoken.role(), Role::Label | Role::Heading);
    let name = if is_text { spoken.value() } else { spoken.label() }.unwrap_or_default();
    let holds = match spoken.role() {
        // What it moves has the name.
        Role::ScrollBar => return None,
        Role::Unknown | Role::GenericContainer | Role::Pane => Err("role"),
        Role::TextInput | Role::MultilineTextInput => Ok(spoken.value().is_some()),
        Role::ComboBox => Ok(spoken.value().is_some_and(|value| !value.is_empty())),
        Role::CheckBox | Role::RadioButton => Ok(spoken.toggled().is_some()),
        Role::Tab | Role::ListBoxOption => Ok(spoken.is_selected().is_some()),
        Role::Slider | Role::SpinButton => Ok(spoken.numeric_value().is_some() || spoken.value().is_some()),
        _ => Ok(true),
    };
    let lacks = match (holds, name.trim().is_empty()) {
        (Err(what), _) => what,
        (Ok(_), true) => "name",
        (Ok(false), _) => "value",
        (Ok(true), false) => return None,
    };
    Some(format!("{:?} {name:?} at {:?} has no {lacks}", spoken.role(), node.rect()))
}

/// The names of the nodes of a role, as they stand now.
fn names(page: &Page, role: Role) -> Vec<String> {
    let nodes = page.query_all_by_role(role).filter(|node| !node.accesskit_node().is_disabled());
    let mut names: Vec<String> = nodes.filter_map(|node| node.accesskit_node().label()).collect();
    names.dedup();
    names
}

fn press_first(page: &mut Page, role: Role, name: &str) -> bool {
    let Some(node) = page.query_all_by_role_and_label(role, name).next() else { return false };
    node.scroll_to_me();
    page.run_steps(4);
    let Some(node) = page.query_all_by_role_and_label(role, name).next() else { return false };
    node.click();
    page.run_steps(6);
    true
}

fn escape(page: &mut Page) {
    page.key_press(Key::Escape);
    page.run_steps(6);
}

/// Looks at a page, behind each of its tabs, and into each of its lists.
fn look(page: &mut Page, whence: &str, bad: &mut BTreeSet<String>) {
    let mut tell = |page: &Page, place: &str| {
        bad.extend(unspoken(page).into_iter().map(|missing| format!("{whence}{place}: {missing}")));
    };
    tell(page, "");
    for name in names(page, Role::ComboBox) {
        if press_first(page, Role::ComboBox, &name) {
            tell(page, &format!(", list {name:?}"));
            escape(page);
        }
    }
    for name in names(page, Role::Tab) {
        if press_first(page, Role::Tab, &name) {
            tell(page, &format!(", tab {name:?}"));
        }
    }
}

/// Every view, large and small.
#[test]
fn what_can_be_acted_on_in_a_view_is_told() {
    let mut bad = BTreeSet::new();
    for language in Language::ALL {
        for size in [LARGE, vec2(640.0, 360.0)] {
            for view in ViewKind::ALL {
                let mut page = with_much_to_say(Settings { language, ..EN }, view, size);
                look(&mut page, &format!("{language:?} {view:?} {}", size.x), &mut bad);
            }
        }
    }
    assert!(bad.is_empty(), "{}", Vec::from_iter(bad).join("\n"));
}

/// The four menus, and every panel that a command opens.
#[test]
fn what_can_be_acted_on_in_menus_and_panels_is_told() {
    let mut bad = BTreeSet::new();
    for language in Language::ALL {
        let settings = Settings { language, ..EN };
        let open = |view: ViewKind| with_much_to_say(settings, view, LARGE);
        for menu in [key::MENU_FILE, key::MENU_EDIT, key::MENU_VIEW, key::MENU_HELP] {
            let mut page = open(ViewKind::Projection);
            let name = say(language, menu);
            assert!(press_first(&mut page, Role::Button, &name), "{name}");
            bad.extend(unspoken(&page).into_iter().map(|missing| format!("{language:?} {name}: {missing}")));
        }
        for command in OPENING {
            let mut page = open(ViewKind::Projection);
            let before = page.query_all_by(|_| true).count();
            find(&mut page, &say(Language::En, command.key()));
            assert!(page.query_all_by(|_| true).count() > before, "{command:?} opens a panel");
            look(&mut page, &format!("{language:?} {command:?}"), &mut bad);
        }
    }
    assert!(bad.is_empty(), "{}", Vec::from_iter(bad).join("\n"));
}

/// The commands that open a panel.
const OPENING: [Command; 9] = [
    Command::New,
    Command::Open,
    Command::SaveAs,
    Command::Export,
    Command::EditTogether,
    Command::Keyboard,
    Command::Find,
    Command::Paste,
    Command::About,
];

/// Looks for words and takes the first that is found.
fn find(page: &mut Page, words: &str) {
    page.key_press_modifiers(Modifiers::COMMAND, Key::K);
    page.run_steps(4);
    page.event(egui::Event::Text(words.to_owned()));
    page.run_steps(4);
    if words != say(Language::En, Command::Find.key()) {
        page.key_press(Key::Enter);
    }
    page.run_steps(6);
}
