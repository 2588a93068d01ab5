//! The table in hand: what a cell gives, and what is typed into it.

use costshare::app::{Action, App, Run};
use eframe::egui;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::Queryable as _;

use crate::page::{EN, LARGE, Page, press, window};

/// The total of 2028 in the 12th agreement: 15,511 × 1.022 = 15,852.242, so 15,852 억원.
const TOTAL_2028: &str = "Total 2028: KRW 1.5852 trillion, estimate";

#[test]
fn a_cell_is_copied_exactly_as_it_is_shown() {
    let mut page = window(EN, LARGE);
    page.get_by_role_and_label(Role::Cell, TOTAL_2028).click();
    page.run();
    assert_eq!(copied_by(&mut page, |page| page.event(Event::Copy)), ["1,585.2"]);
    page.key_press(Key::ArrowLeft);
    page.run();
    assert_eq!(copied_by(&mut page, |page| page.event(Event::Copy)), ["2.2"]);
}

#[test]
fn the_whole_table_is_copied_as_it_is_shown() {
    let mut page = window(EN, LARGE);
    page.get_by_role_and_label(Role::Cell, TOTAL_2028).click();
    page.run();
    let shift_c = |page: &mut Page| {
        page.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::C);
    };
    let copied = copied_by(&mut page, shift_c);
    let [text] = &copied[..] else { panic!("{copied:?}") };
    assert!(text.lines().any(|line| line.starts_with("2026\t\t8.3\t1519.2\t")), "{text}");
    // With every digit it is in the menu: 15,192 / 14,028 − 1 = 0.08297690…
    press(&mut page, Role::Button, "Edit");
    let copied = copied_by(&mut page, |page| {
        page.get_by_role_and_label(Role::Button, "Copy table with every digit").click();
    });
    assert!(copied[0].contains("\t8.29769"), "{copied:?}");
}

#[test]
fn a_right_click_on_a_cell_opens_its_menu() {
    let mut page = window(EN, LARGE);
    page.get_by_role_and_label(Role::Cell, TOTAL_2028).click_secondary();
    page.run();
    page.get_by_role_and_label(Role::Button, "Explain");
    let copied = copied_by(&mut page, |page| {
        page.get_by_role_and_label(Role::Button, "Copy").click();
    });
    assert_eq!(copied, ["1,585.2"]);
    assert!(page.query_by_role_and_label(Role::Button, "Explain").is_none(), "the menu is closed");
    // What was clicked is chosen, and has the keyboard again.
    assert!(page.get_by_role_and_label(Role::Cell, TOTAL_2028).is_focused());
    // The same by keyboard alone.
    page.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    page.run();
    assert!(page.get_by_role_and_label(Role::Button, "Explain").is_focused());
    page.key_press(Key::Tab);
    page.run();
    assert_eq!(copied_by(&mut page, |page| page.key_press(Key::Enter)), ["1,585.2"]);
}

/// A title is somebody's words: what a spreadsheet would compute is copied as words.
#[test]
fn words_of_a_table_are_copied_as_words() {
    let mut app = App::new(EN);
    app.update(Action::Run(Run::CopyWords("=1+1".to_owned())));
    let effects = app.take_effects();
    assert!(
        matches!(&effects[..], [costshare::app::Effect::CopyText(text)] if text == "'=1+1"),
        "{effects:?}"
    );
}

/// What comes onto the clipboard by something that is done.
fn copied_by(page: &mut Page, act: impl FnOnce(&mut Page)) -> Vec<String> {
    page.ctx.add_plugin(Clipboard::default());
    page.ctx.with_plugin(|clipboard: &mut Clipboard| clipboard.0.clear());
    act(page);
    page.run_steps(8);
    page.ctx.with_plugin(|clipboard: &mut Clipboard| clipboard.0.clone()).unwrap_or_default()
}

/// Texts that were copied in any frame.
#[derive(Default)]
struct Clipboard(Vec<String>);

impl egui::Plugin for Clipboard {
    fn debug_name(&self) -> &'static str {
        "clipboard"
    }

    fn output_hook(&mut self, _: &egui::Context, output: &mut egui::FullOutput) {
        self.0.extend(output.platform_output.commands.iter().filter_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        }));
    }
}
