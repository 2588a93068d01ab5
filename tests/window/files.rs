//! The program's own list of files, where the desktop has no dialog for them.

#![expect(clippy::disallowed_methods, reason = "the tests play the other programs that write files")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};

use costshare::app::{App, Settings, StateFolder, Theme};
use costshare::text::Language;
use costshare::ui::dialogs::{Dialogs, Picked};
use costshare::ui::file_list::NoDesktopDialog;
use eframe::egui;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::SnapshotResults;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;

use crate::cut;
use crate::page::{EN, LARGE, Page, input, twelfth, value, window_with};
use crate::parts::{Part, picture};

const PATH: &str = "Path of the file";

#[test]
fn without_a_dialog_of_the_desktop_the_list_is_shown_and_says_why() {
    for (reason, told) in [
        (NoDesktopDialog::NoSession, "no desktop session"),
        (NoDesktopDialog::NoAnswer, "did not answer within a second"),
        (NoDesktopDialog::Refused, "could not show one"),
    ] {
        let folder = folder();
        let mut page = opening(folder.path(), reason);
        assert!(page.query_by_label_contains(told).is_some(), "{told}");
        let rows = ["Folder above, folder", "plans, folder", "협정 9.ron, file", "협정 10.ron, file"];
        assert_eq!(listed(&page), rows);

        // It is kept: the next dialog has it without asking.
        page.key_press(Key::Escape);
        page.run_steps(4);
        page.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
        page.run_steps(4);
        assert!(page.query_by_role(Role::ListBox).is_some(), "saving lists too");
        browse(&mut page);
        assert!(page.query_by_role(Role::ListBox).is_none(), "Browse puts the list away");
        browse(&mut page);
        assert!(page.query_by_role(Role::ListBox).is_some(), "and brings it back");
    }
}

#[test]
fn a_file_is_opened_by_keyboard_alone() {
    let folder = folder();
    let mut page = opening(folder.path(), NoDesktopDialog::NoAnswer);
    for key in [Key::ArrowDown, Key::ArrowDown, Key::Enter] {
        page.key_press(key);
        page.run();
    }
    assert_eq!(value(&page, PATH), format!("{}/plans/", folder.path().display()));
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowDown, Key::ArrowUp] {
        page.key_press(key);
        page.run();
    }
    assert_eq!(value(&page, PATH), format!("{}/plans/offer 2.ron", folder.path().display()));
    page.key_press(Key::Enter);
    page.run_steps(4);
    assert_eq!(opened(&page), folder.path().join("plans/offer 2.ron"));
}

#[test]
fn letters_go_to_a_name_and_backspace_goes_up() {
    let folder = folder();
    let mut page = opening(&folder.path().join("plans"), NoDesktopDialog::NoAnswer);
    page.key_press(Key::ArrowDown);
    page.run();
    page.get_by_role(Role::ListBox).type_text("offer 1");
    page.run();
    assert_eq!(value(&page, PATH), format!("{}/plans/offer 10.ron", folder.path().display()));
    page.key_press(Key::Backspace);
    page.run();
    assert_eq!(listed(&page)[1], "plans, folder");
}

#[test]
fn what_is_typed_filters_the_list_and_tab_completes_it() {
    let folder = folder();
    let mut page = opening(folder.path(), NoDesktopDialog::NoAnswer);
    input(&page, PATH).type_text("PL");
    page.run();
    assert_eq!(listed(&page), ["plans, folder"]);
    page.key_press(Key::Tab);
    page.run();
    let plans = format!("{}/plans/", folder.path().display());
    assert_eq!(value(&page, PATH), plans);
    input(&page, PATH).type_text("o");
    page.run();
    page.key_press(Key::Tab);
    page.run();
    assert_eq!(value(&page, PATH), format!("{plans}offer "), "as far as the names agree");
    input(&page, PATH).type_text("1");
    page.run();
    page.key_press(Key::Tab);
    page.run();
    page.key_press(Key::Enter);
    page.run_steps(4);
    assert_eq!(opened(&page), folder.path().join("plans/offer 10.ron"));
}

#[test]
fn enter_on_a_folder_that_is_typed_lists_it() {
    let folder = folder();
    let mut page = opening(folder.path(), NoDesktopDialog::NoAnswer);
    input(&page, PATH).type_text("plans");
    page.run();
    page.key_press(Key::Enter);
    page.run_steps(4);
    assert_eq!(listed(&page), ["Folder above, folder", "offer 2.ron, file", "offer 10.ron, file"]);
    input(&page, PATH).type_text("offer 2.ron");
    page.run();
    page.key_press(Key::Enter);
    page.run_steps(4);
    assert_eq!(opened(&page), folder.path().join("plans/offer 2.ron"));
}

#[test]
fn what_cannot_be_listed_says_so_in_the_place_of_the_list() {
    let folder = folder();
    let mut page = opening(folder.path(), NoDesktopDialog::NoAnswer);
    input(&page, PATH).type_text("nowhere/");
    page.run();
    page.get_by_label("There is no such folder");
    page.key_press(Key::Backspace);
    page.run();
    page.get_by_label("Nothing here begins with “nowhere”");
}

/// Decomposed letters are shown composed; line breaks and marks of direction by their codes. The file that is opened is
/// the one with that name.
#[cfg(unix)]
#[test]
fn strange_names_are_shown_harmlessly_and_open() {
    let decomposed = "\u{1112}\u{1167}\u{11b8}\u{110c}\u{1165}\u{11bc}.ron";
    for (name, shown) in [
        (decomposed, "협정.ron"),
        ("a\nb.ron", "a<U+000A>b.ron"),
        ("\u{202e}nor.ron", "<U+202E>nor.ron"),
        ("#한 %41 <b>.ron", "#한 %41 <b>.ron"),
    ] {
        let folder = tempfile::tempdir().expect("a folder for the test");
        scenario(&folder.path().join(name));
        let mut page = opening(folder.path(), NoDesktopDialog::NoAnswer);
        assert_eq!(listed(&page)[1], format!("{shown}, file"));
        for _ in 0..2 {
            page.key_press(Key::ArrowDown);
            page.run();
        }
        assert_eq!(value(&page, PATH), format!("{}/{shown}", folder.path().display()));
        page.key_press(Key::Enter);
        page.run_steps(4);
        assert_eq!(opened(&page), folder.path().join(name), "{shown}");
    }
}

#[test]
fn a_name_to_save_under_stays_while_folders_are_entered() {
    let folder = folder();
    let mut page = window_with(twelfth(EN), LARGE, Box::new(NoDesktop(NoDesktopDialog::NoAnswer)));
    page.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    page.run();
    fill(&mut page, &format!("{}/mine.ron", folder.path().display()));
    browse(&mut page);
    twice(&mut page, "plans, folder");
    assert!(page.get_by_role(Role::ListBox).accesskit_node().is_focused(), "arrows go on in the list");
    assert_eq!(value(&page, PATH), format!("{}/plans/mine.ron", folder.path().display()));
    page.get_by_role_and_label(Role::Button, "Save").click();
    page.run_steps(4);
    assert!(folder.path().join("plans/mine.ron").is_file());
}

#[test]
fn files_that_were_used_last_stand_at_the_top() {
    let (state, folder) = (tempfile::tempdir().expect("a folder"), folder());
    let recent = folder.path().join("plans/offer 2.ron");
    let app = || App::starting(StateFolder::at(state.path()), Some(Language::En));
    let mut before = app();
    before.update(costshare::app::Action::Run(costshare::app::Run::Open(vec![recent.clone()])));
    drop(before);

    let dialogs = Box::new(NoDesktop(NoDesktopDialog::NoAnswer));
    let mut page = window_with(app(), LARGE, dialogs);
    page.key_press_modifiers(Modifiers::COMMAND, Key::O);
    page.run();
    browse(&mut page);
    page.get_by_label("Recent files");
    assert_eq!(listed(&page)[0], "offer 2.ron, file");
    page.key_press(Key::ArrowDown);
    page.run();
    page.key_press(Key::Enter);
    page.run_steps(4);
    assert_eq!(opened(&page), recent);
}

#[test]
fn an_export_is_placed_with_the_list_too() {
    let folder = folder();
    fs::write(folder.path().join("old.svg"), "").expect("a file");
    let mut page = window_with(twelfth(EN), LARGE, Box::new(NoDesktop(NoDesktopDialog::NoAnswer)));
    page.key_press_modifiers(Modifiers::COMMAND, Key::E);
    page.run_steps(4);
    fill(&mut page, &format!("{}/new.svg", folder.path().display()));
    browse(&mut page);
    assert_eq!(listed(&page), ["Folder above, folder", "plans, folder", "old.svg, file"]);
    click(&mut page, "old.svg, file");
    assert_eq!(value(&page, PATH), format!("{}/old.svg", folder.path().display()));
    twice(&mut page, "plans, folder");
    assert_eq!(value(&page, PATH), format!("{}/plans/old.svg", folder.path().display()));
}

#[test]
fn the_list_that_is_brought_back_is_that_of_the_folder_that_is_typed() {
    let folder = folder();
    let mut page = opening(folder.path(), NoDesktopDialog::NoAnswer);
    browse(&mut page);
    fill(&mut page, &format!("{}/plans/", folder.path().display()));
    scenario(&folder.path().join("plans/offer 3.ron"));
    browse(&mut page);
    let rows = ["Folder above, folder", "offer 2.ron, file", "offer 3.ron, file", "offer 10.ron, file"];
    assert_eq!(listed(&page), rows);
}

/// Only the rows in sight are made, and nothing is painted while nothing changes.
#[test]
fn a_very_large_folder_is_listed_row_by_row() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for number in 0..10_000 {
        fs::write(folder.path().join(format!("offer {number}.ron")), "").expect("a file");
    }
    let mut page = opening(folder.path(), NoDesktopDialog::NoAnswer);
    assert!(listed(&page).len() < 40, "{} rows", listed(&page).len());
    page.key_press(Key::ArrowDown);
    page.run();
    page.key_press(Key::End);
    page.run_steps(3);
    assert_eq!(listed(&page).last().map(String::as_str), Some("offer 9999.ron, file"));
    page.run_steps(10);
    let wanted = page.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert!(wanted > std::time::Duration::from_hours(1), "painted again after {wanted:?}");
}

#[test]
fn pictures_of_the_list() {
    let mut results = SnapshotResults::new();
    let ko = Settings { language: Language::Ko, theme: Theme::Dark };
    for (name, settings, size) in [
        ("files-light-en", EN, vec2(1064.0, 650.0)),
        ("files-dark-ko", ko, vec2(1064.0, 650.0)),
        ("files-small-en", EN, vec2(480.0, 320.0)),
    ] {
        let mut page = window_with(twelfth(settings), size, Box::new(NoDesktop(NoDesktopDialog::NoAnswer)));
        page.key_press_modifiers(Modifiers::COMMAND, Key::O);
        page.run();
        let korean = settings.language == Language::Ko;
        let (path, asks) = if korean { ("파일 경로", "찾아보기…") } else { (PATH, "Browse…") };
        input(&page, path).focus();
        page.run();
        page.key_press_modifiers(Modifiers::COMMAND, Key::A);
        input(&page, path).type_text("scenarios/");
        page.run();
        page.get_by_role_and_label(Role::Button, asks).click();
        page.run_steps(4);
        page.event(egui::Event::PointerGone);
        for _ in 0..3 {
            page.key_press(Key::ArrowDown);
            page.run();
        }
        assert_eq!(cut::cut(&page), Vec::<String>::new(), "{name}");
        results.extend(picture(&mut page, name, Part::Whole));
    }
}

/// A desktop that has no dialog for files.
struct NoDesktop(NoDesktopDialog);

impl Dialogs for NoDesktop {
    fn open(&mut self, _: &str, _: &Path, _: &eframe::Frame, _: &egui::Context) -> Receiver<Picked> {
        self.answer()
    }

    fn save(&mut self, _: &str, _: &Path, _: &eframe::Frame, _: &egui::Context) -> Receiver<Picked> {
        self.answer()
    }
}

impl NoDesktop {
    fn answer(&self) -> Receiver<Picked> {
        let (tell, told) = mpsc::channel();
        tell.send(Picked::NoDialog(self.0)).expect("the other end is here");
        told
    }
}

/// `plans/` with two scenarios, two more beside it, and what is not to be listed.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    fs::create_dir(folder.path().join("plans")).expect("a folder");
    for name in ["plans/offer 10.ron", "plans/offer 2.ron", "협정 10.ron", "협정 9.ron", ".hidden.ron"] {
        scenario(&folder.path().join(name));
    }
    fs::write(folder.path().join("notes.txt"), "").expect("a file");
    folder
}

fn scenario(path: &Path) {
    fs::copy("scenarios/sma-12.ron", path).expect("a scenario");
}

/// The window with the dialog for opening on a folder, after the desktop was asked in vain.
fn opening(folder: &Path, reason: NoDesktopDialog) -> Page {
    let mut page = window_with(twelfth(EN), LARGE, Box::new(NoDesktop(reason)));
    page.key_press_modifiers(Modifiers::COMMAND, Key::O);
    page.run();
    fill(&mut page, &format!("{}/", folder.display()));
    browse(&mut page);
    page
}

fn browse(page: &mut Page) {
    page.get_by_role_and_label(Role::Button, "Browse…").click();
    page.run_steps(4);
}

fn fill(page: &mut Page, text: &str) {
    input(page, PATH).focus();
    page.run();
    page.key_press_modifiers(Modifiers::COMMAND, Key::A);
    input(page, PATH).type_text(text);
    page.run();
}

fn click(page: &mut Page, row: &str) {
    page.get_by_role_and_label(Role::ListBoxOption, row).click();
    page.run();
}

fn twice(page: &mut Page, row: &str) {
    // A frame of the tests takes longer than one of a screen.
    page.ctx.options_mut(|options| options.input_options.max_double_click_delay = 5.0);
    // The click before was long ago.
    page.run_steps(30);
    for _ in 0..2 {
        click(page, row);
    }
}

/// The rows in sight.
fn listed(page: &Page) -> Vec<String> {
    let rows = page.get_by_role(Role::ListBox).query_all_by_role(Role::ListBoxOption);
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by(|one, other| one.rect().top().total_cmp(&other.rect().top()));
    rows.iter().map(|row| row.accesskit_node().label().unwrap_or_default()).collect()
}

/// The file of the scenario in hand.
fn opened(page: &Page) -> PathBuf {
    let document = page.state().app().document().expect("one is open");
    document.path.clone().expect("it is kept in a file")
}
