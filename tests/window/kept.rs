//! What the program kept, as it is offered: work that was left behind, a file that another program changed.

#![expect(clippy::disallowed_methods, reason = "the test plays the other program that writes files")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use costshare::app::{Action, App, Edit, Run, Show, StateFolder, Theme};
use costshare::model::Field;
use costshare::text::Language;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

use crate::page::{LARGE, Page, press, window_of};
use crate::parts::{Part, picture};

/// The program with the 12th agreement in a file, and what it remembers in a folder.
fn starts(state: &Path, file: &Path, language: Language) -> App {
    let mut app = App::starting(StateFolder::at(state), Some(language));
    app.update(Action::Run(Run::Open(vec![file.to_owned()])));
    app
}

/// A folder with what is remembered, and one with a file; its path is the same everywhere, since it is on a picture.
fn folders() -> (TempDir, TempDir, PathBuf) {
    let [state, files] = [(), ()].map(|()| TempDir::new().expect("a folder for the test"));
    let path = files.path().join("plan.ron");
    fs::copy("scenarios/sma-12.ron", &path).expect("there is room");
    (state, files, path)
}

fn set_base(app: &mut App, amount: &str) {
    let field: Field = "base".parse().expect("a field");
    let value = field.parse(amount).expect("an amount");
    let documents = vec![app.document().expect("one is open").id];
    app.update(Action::Edit(Edit::Set { documents, field, value }));
}

#[test]
fn work_that_was_left_behind_is_opened_by_a_press() {
    for (language, open, later) in [(Language::En, "Open", "Later"), (Language::Ko, "열기", "나중에")] {
        let (state, _files, path) = folders();
        let mut app = starts(state.path(), &path, language);
        set_base(&mut app, "16000 eok KRW");
        drop(app);
        let mut app = starts(state.path(), &path, language);
        app.update(Action::Show(Show::Theme(if language == Language::Ko {
            Theme::Dark
        } else {
            Theme::Light
        })));
        let mut page: Page = window_of(app, LARGE);
        // Nothing behind it takes the keyboard, and leaving it for later loses nothing.
        press(&mut page, Role::Button, later);
        assert!(!page.state().app().left_work().is_shown());
        let menu = if language == Language::Ko {
            ("파일", "저장하지 않은 작업…")
        } else {
            ("File", "Work that was not saved…")
        };
        press(&mut page, Role::Button, menu.0);
        press(&mut page, Role::Button, menu.1);
        assert!(page.state().app().left_work().is_shown());
        let name = format!("{open}: 12th SMA, changed");
        press(&mut page, Role::Button, &name);
        let app = page.state().app();
        assert!(app.left_work().items().is_empty());
        assert!(app.document().expect("one is open").is_changed());
    }
}

#[test]
fn a_file_that_another_program_changed_is_taken_by_a_press() {
    let (state, _files, path) = folders();
    let mut page = window_of(starts(state.path(), &path, Language::En), LARGE);
    let theirs = fs::read_to_string(&path).expect("it is there").replace("15192 eok", "15500 eok");
    fs::write(&path, theirs).expect("there is room");
    let began = Instant::now();
    while page.state().app().changed_files().is_empty() && began.elapsed() < Duration::from_secs(30) {
        std::thread::sleep(Duration::from_millis(20));
    }
    page.run();
    assert!(page.query_by_label("plan.ron was changed by another program").is_some());
    let _results = picture(&mut page, "noticed-light-en", Part::Banner);
    press(&mut page, Role::Button, "Take theirs");
    page.run();
    assert!(page.query_by_label("plan.ron was changed by another program").is_none());
    let base = page.state().app().document().expect("one is open").scenario.parts[0].base.value.amount;
    assert_eq!(base, 1_550_000_000_000_i64.into());
}
