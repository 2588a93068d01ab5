//! The program without its window: editing, undoing, opening, saving, closing.

#![expect(clippy::disallowed_methods, reason = "the tests play the other programs that write files")]

use std::fs;
use std::path::PathBuf;

use costshare::app::{Action, App, DocumentId, Edit, Effect, Question, Run, Settings, Show, Theme};
use costshare::files::open_scenario;
use costshare::model::{Currency, Field, FieldValue, Money, Scale, Scenario, Stated, Year};
use costshare::text::Language;
use rust_decimal::Decimal;
use rust_decimal_macros::dec;
use tempfile::TempDir;

#[test]
fn an_edit_is_computed_at_once_and_undone() {
    let (mut app, id) = twelfth();
    assert_eq!(total(&app, 2027), Some(dec!(15511)));
    set(&mut app, id, "base", "16000 eok KRW");
    assert_eq!(total(&app, 2027), Some(dec!(16336)));
    app.update(Action::Edit(Edit::Undo));
    assert_eq!(total(&app, 2027), Some(dec!(15511)));
    app.update(Action::Edit(Edit::Redo));
    assert_eq!(total(&app, 2027), Some(dec!(16336)));
}

#[test]
fn undoing_all_gives_the_scenario_as_it_was_opened() {
    let (mut app, id) = twelfth();
    let opened = scenario(&app, id);
    for (field, value) in [
        ("base", "16000 eok KRW"),
        ("rule.2027.cap", "3%"),
        ("rule.2027.cap", ""),
        ("rule.2027.growth.lag", "1"),
        ("series.cpi.2025", "2.3%"),
        ("typed.2028", "15800 eok KRW"),
        ("rate.USD.2028", "1300 KRW/USD"),
        ("years.last", "2035"),
        ("title", "What if"),
    ] {
        set(&mut app, id, field, value);
    }
    assert_eq!(app.session().history().len(), 9);
    while !app.session().history().is_empty() {
        app.update(Action::Edit(Edit::Undo));
    }
    assert_eq!(scenario(&app, id), opened);
    assert!(!app.document().expect("it is open").is_changed());
}

#[test]
fn an_edit_that_changes_nothing_leaves_no_step() {
    let (mut app, id) = twelfth();
    let base = Field::read(&"base".parse().expect("a field"), &scenario(&app, id)).expect("it is there");
    app.update(Action::Edit(Edit::Set {
        document: id,
        field: "base".parse().expect("a field"),
        value: base,
    }));
    assert!(app.session().history().is_empty());
}

#[test]
fn one_drag_is_one_step_and_can_be_abandoned() {
    let (mut app, id) = twelfth();
    let opened = scenario(&app, id);
    drag(&mut app, id, &[dec!(15200), dec!(15300), dec!(15400)]);
    assert_eq!(total(&app, 2026), Some(dec!(15400)));
    app.update(Action::Edit(Edit::Drop));
    assert_eq!(app.session().history().len(), 1);
    app.update(Action::Edit(Edit::Undo));
    assert_eq!(scenario(&app, id), opened);

    drag(&mut app, id, &[dec!(15200), dec!(15300)]);
    app.update(Action::Edit(Edit::Abandon));
    assert_eq!(scenario(&app, id), opened);
    assert!(app.session().history().is_empty());
}

#[test]
fn a_drag_back_to_where_it_began_leaves_no_step() {
    let (mut app, id) = twelfth();
    drag(&mut app, id, &[dec!(15300), dec!(15192)]);
    // The value is the same, but nobody's any more: that is a change.
    app.update(Action::Edit(Edit::Drop));
    assert_eq!(app.session().history().len(), 1);
}

#[test]
fn several_fields_change_together_or_not_at_all() {
    let (mut app, id) = twelfth();
    let opened = scenario(&app, id);
    let field = |path: &str| path.parse::<Field>().expect("a field");
    let fields =
        vec![(field("typed.2028"), money(dec!(15800))), (field("rule.2099.cap"), FieldValue::Absent)];
    app.update(Action::Edit(Edit::SetAll { document: id, fields }));
    assert_eq!(scenario(&app, id), opened);
    assert_eq!(app.messages().len(), 1, "the field that is not there is told");
}

#[test]
fn saving_opening_and_saving_again_gives_the_same_bytes() {
    let folder = TempDir::new().expect("a folder for the test");
    let (mut app, id) = twelfth();
    set(&mut app, id, "base", "16000 eok KRW");
    let (first, second) = (folder.path().join("first.ron"), folder.path().join("second.ron"));
    app.update(Action::Run(Run::SaveAs(id, first.clone())));
    assert!(!app.document().expect("it is open").is_changed());

    let mut again = empty();
    again.update(Action::Run(Run::Open(vec![first.clone()])));
    let opened = again.document().expect("it was opened").id;
    assert_eq!(scenario(&again, opened), scenario(&app, id));
    again.update(Action::Run(Run::SaveAs(opened, second.clone())));
    assert_eq!(fs::read(first).expect("it was saved"), fs::read(second).expect("it was saved"));
}

#[test]
fn unsaved_changes_are_asked_about() {
    let folder = TempDir::new().expect("a folder for the test");
    let path = folder.path().join("kept.ron");
    let (mut app, id) = twelfth();
    app.update(Action::Run(Run::SaveAs(id, path.clone())));
    set(&mut app, id, "base", "16000 eok KRW");

    app.update(Action::Run(Run::Quit));
    assert!(matches!(app.question(), Some(Question::Unsaved { quits: true, .. })));
    assert!(!quits(&mut app));
    app.update(Action::Run(Run::Cancel));
    assert!(app.question().is_none() && !quits(&mut app));

    app.update(Action::Run(Run::Quit));
    app.update(Action::Run(Run::Confirm));
    assert!(quits(&mut app));
    let kept = open_scenario(&path).expect("it was saved").file.scenario;
    assert_eq!(kept, scenario(&app, id));
}

#[test]
fn an_untitled_copy_that_nobody_edited_closes_without_a_question() {
    let (mut app, id) = twelfth();
    app.update(Action::Run(Run::Close(id)));
    assert!(app.question().is_none() && app.session().documents().is_empty());
}

#[test]
fn closing_keeps_the_history_of_the_others() {
    let (mut app, first) = twelfth();
    app.update(Action::Run(Run::OpenShipped("sma-11.ron".to_owned())));
    let second = app.document().expect("it was opened").id;
    set(&mut app, first, "base", "16000 eok KRW");
    set(&mut app, second, "base", "11000 eok KRW");
    set(&mut app, first, "base", "17000 eok KRW");
    app.update(Action::Run(Run::Close(second)));
    app.update(Action::Run(Run::Discard));
    assert_eq!(app.session().history().len(), 2);
    app.update(Action::Edit(Edit::Undo));
    app.update(Action::Edit(Edit::Undo));
    assert!(!app.session().document(first).expect("it is open").is_changed());
}

#[test]
fn a_file_that_is_there_is_asked_about() {
    let folder = TempDir::new().expect("a folder for the test");
    let path = folder.path().join("taken.ron");
    let (mut app, id) = twelfth();
    app.update(Action::Run(Run::SaveAs(id, path.clone())));
    let (mut other, other_id) = twelfth();
    set(&mut other, other_id, "title", "Another");
    let before = fs::read(&path).expect("it was saved");
    other.update(Action::Run(Run::SaveAs(other_id, path.clone())));
    assert!(matches!(other.question(), Some(Question::Overwrites { .. })));
    assert_eq!(fs::read(&path).expect("it is still there"), before);
    other.update(Action::Run(Run::Confirm));
    assert_ne!(fs::read(&path).expect("it was saved"), before);
}

#[test]
fn a_file_changed_by_another_hand_is_asked_about() {
    let folder = TempDir::new().expect("a folder for the test");
    let path = folder.path().join("shared.ron");
    let (mut app, id) = twelfth();
    app.update(Action::Run(Run::SaveAs(id, path.clone())));
    let text = fs::read_to_string(&path).expect("it was saved");
    fs::write(&path, text.replace("15192", "15193.5")).expect("the other hand writes");
    set(&mut app, id, "base", "16000 eok KRW");
    app.update(Action::Run(Run::Save(id)));
    assert!(matches!(app.question(), Some(Question::ChangedOnDisk { .. })));
}

#[test]
fn comments_inside_a_file_are_asked_about_before_they_are_lost() {
    let folder = TempDir::new().expect("a folder for the test");
    let path = folder.path().join("commented.ron");
    let (mut app, id) = twelfth();
    app.update(Action::Run(Run::SaveAs(id, path.clone())));
    let text = fs::read_to_string(&path).expect("it was saved");
    fs::write(&path, text.replace("    version", "    // mine\n    version")).expect("it can be written");

    let mut again = empty();
    again.update(Action::Run(Run::Open(vec![path.clone()])));
    let opened = again.document().expect("it was opened").id;
    set(&mut again, opened, "base", "16000 eok KRW");
    again.update(Action::Run(Run::Save(opened)));
    assert!(matches!(again.question(), Some(Question::LosesComments { count: 1, .. })));
    assert!(fs::read_to_string(&path).expect("it is there").contains("// mine"));
    again.update(Action::Run(Run::Confirm));
    assert!(!fs::read_to_string(&path).expect("it is there").contains("// mine"));
}

#[test]
fn opening_a_file_twice_shows_it_once() {
    let folder = TempDir::new().expect("a folder for the test");
    let path = folder.path().join("once.ron");
    let (mut app, id) = twelfth();
    app.update(Action::Run(Run::SaveAs(id, path.clone())));
    app.update(Action::Run(Run::Open(vec![path.clone(), path])));
    assert_eq!(app.session().documents().len(), 1);
}

#[test]
fn a_file_that_cannot_be_opened_leaves_the_session_as_it_is() {
    let (mut app, id) = twelfth();
    set(&mut app, id, "base", "16000 eok KRW");
    let before = scenario(&app, id);
    app.update(Action::Run(Run::Open(vec![PathBuf::from("no/such/file.ron")])));
    assert_eq!(app.messages().len(), 1);
    assert_eq!((scenario(&app, id), app.session().documents().len()), (before, 1));
}

#[test]
fn a_copy_of_unsaved_changes_is_not_lost_with_the_original() {
    let (mut app, id) = twelfth();
    app.update(Action::Run(Run::Duplicate(id)));
    assert!(!app.document().expect("it was copied").is_changed(), "nothing of its own");
    set(&mut app, id, "base", "16000 eok KRW");
    app.update(Action::Run(Run::Duplicate(id)));
    let copy = app.document().expect("it was copied").id;
    app.update_all([Action::Run(Run::Close(id)), Action::Run(Run::Discard), Action::Run(Run::Quit)]);
    let Some(Question::Unsaved { documents, .. }) = app.question() else { panic!("it is asked about") };
    assert_eq!(*documents, [copy]);
}

#[test]
fn a_refused_question_ends_the_leaving() {
    let folder = TempDir::new().expect("a folder for the test");
    let path = folder.path().join("theirs.ron");
    fs::write(&path, "theirs").expect("the folder is writable");
    let (mut app, id) = twelfth();
    set(&mut app, id, "base", "16000 eok KRW");
    app.update_all([Action::Run(Run::Quit), Action::Run(Run::Confirm)]);
    app.update(Action::Run(Run::SaveAs(id, path)));
    assert!(matches!(app.question(), Some(Question::Overwrites { .. })));
    app.update(Action::Run(Run::Discard));
    app.update(Action::Run(Run::SaveAs(id, folder.path().join("mine.ron"))));
    assert!(!quits(&mut app) && !app.document().expect("it is open").is_changed());
}

#[test]
fn save_then_quit_goes_through_every_scenario() {
    let folder = TempDir::new().expect("a folder for the test");
    let places = ["a.ron", "no/such/folder/b.ron", "b.ron"].map(|name| folder.path().join(name));
    let [a, nowhere, b] = places.clone();
    let (mut app, first) = twelfth();
    set(&mut app, first, "base", "16000 eok KRW");
    app.update(Action::Run(Run::OpenShipped("sma-11.ron".to_owned())));
    let second = app.document().expect("it was opened").id;
    set(&mut app, second, "base", "12000 eok KRW");

    app.update_all([Action::Run(Run::Quit), Action::Run(Run::Confirm)]);
    assert!(matches!(app.take_effects()[..], [Effect::AskSaveAs { document, .. }] if document == first));
    app.update(Action::Run(Run::SaveAs(first, a)));
    assert!(matches!(app.take_effects()[..], [Effect::AskSaveAs { document, .. }] if document == second));
    app.update(Action::Run(Run::SaveAs(second, nowhere)));
    assert!(!quits(&mut app), "what could not be saved stays open");
    app.update(Action::Run(Run::SaveAs(second, b.clone())));
    assert!(!quits(&mut app), "a failed save ends the leaving");
    app.update(Action::Run(Run::Quit));
    assert!(quits(&mut app) && b.is_file());
}

#[test]
fn a_rate_that_was_not_there_leaves_no_step_when_removed() {
    let (mut app, id) = twelfth();
    let before = scenario(&app, id);
    let field: Field = "rate.JPY.2027".parse().expect("a field");
    app.update(Action::Edit(Edit::Set { document: id, field, value: FieldValue::Absent }));
    assert!(scenario(&app, id) == before && app.session().history().is_empty());
}

#[test]
fn a_head_that_a_spreadsheet_would_take_for_a_formula_is_copied_as_words() {
    let (mut app, id) = twelfth();
    set(&mut app, id, "category.=1+1", "1");
    set(&mut app, id, "category.-2", "1");
    app.update(Action::Run(Run::CopyTable));
    let effects = app.take_effects();
    let [Effect::CopyText(text)] = &effects[..] else { panic!("{effects:?}") };
    assert!(text.split(['\t', '\n']).all(|cell| !cell.starts_with(['=', '+', '@'])), "{text}");
}

#[test]
fn every_shipped_scenario_opens_and_projects() {
    for (name, _) in costshare::files::bundled::SHIPPED {
        let mut app = empty();
        app.update(Action::Run(Run::OpenShipped((*name).to_owned())));
        assert!(app.messages().is_empty(), "{name}: {:?}", app.messages());
        for language in Language::ALL {
            app.update(Action::Show(Show::Language(language)));
            let view = app.view().expect("it was opened");
            assert!(!view.headline.is_empty() && !view.table.rows.is_empty(), "{name}");
        }
    }
}

#[test]
fn the_table_is_copied_as_numbers_between_tabs() {
    let (mut app, _) = twelfth();
    app.update(Action::Run(Run::CopyTable));
    let effects = app.take_effects();
    let [Effect::CopyText(text)] = &effects[..] else { panic!("{effects:?}") };
    let heads = text.lines().next().expect("the heads come first").split('\t').count();
    assert!(text.lines().all(|line| line.split('\t').count() == heads));
    assert!(text.lines().any(|line| line.starts_with("2027\t") && line.contains("\t1551.1\t")), "{text}");
}

fn empty() -> App {
    App::new(Settings { language: Language::En, theme: Theme::Light })
}

/// The 12th agreement as signed, as an untitled copy.
fn twelfth() -> (App, DocumentId) {
    let mut app = empty();
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".to_owned())));
    let id = app.document().expect("it was opened").id;
    (app, id)
}

fn set(app: &mut App, document: DocumentId, path: &str, value: &str) {
    let field: Field = path.parse().expect("a field");
    let value = field.parse(value).expect("a value of the field");
    app.update(Action::Edit(Edit::Set { document, field, value }));
}

fn drag(app: &mut App, document: DocumentId, values: &[Decimal]) {
    for &value in values {
        let field = "base".parse().expect("a field");
        app.update(Action::Edit(Edit::Drag { document, field, value: money(value) }));
    }
}

fn money(eok: Decimal) -> FieldValue {
    FieldValue::Money(Stated::assumed(Money::scaled(eok, Scale::Eok, Currency::KRW).expect("it fits")))
}

fn scenario(app: &App, id: DocumentId) -> Scenario {
    (*app.session().document(id).expect("it is open").scenario).clone()
}

/// The total of a year of the scenario in hand, in eok.
fn total(app: &App, year: i16) -> Option<Decimal> {
    let computed = app.computed(app.document()?.id)?;
    computed.projection.total(Year(year)).known().map(|total| Scale::Eok.count(total))
}

fn quits(app: &mut App) -> bool {
    app.take_effects().contains(&Effect::Quit)
}
