//! The program without its window: editing, undoing, opening, saving, closing.

#![expect(clippy::disallowed_methods, reason = "the tests play the other programs that write files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use costshare::app::{
    Action, App, CopiedTable, DocumentId, Edit, Effect, Question, Run, Settings, Show, Theme, ViewKind,
};
use costshare::engine::{BridgeReading, Cause, InPlace, Order, RowName, Span, Way};
use costshare::files::open_scenario;
use costshare::model::{
    Currency, Field, FieldValue, Money, Scale, Scenario, Series, Stated, Year, Years, difference,
};
use costshare::present::Selection;
use costshare::text::Language;
use proptest::collection::vec;
use proptest::prelude::*;
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

/// A published value that is typed, pasted or taken over again as it stands is no change: it keeps its status
/// and its source. A value that names its own has these.
#[test]
fn a_value_that_stays_keeps_its_status_and_its_source() {
    let (mut app, id) = twelfth();
    let opened = scenario(&app, id);
    for (field, value) in [
        ("base", "15192 eok KRW"),
        ("base", "1.5192 trillion KRW"),
        ("rule.2027.cap", "5.0%"),
        ("series.cpi.2025", "2.1%"),
        ("series.cpi.2026", "2.20%"),
        ("rate.USD.2025", "1421.4 KRW/USD"),
        ("before", "14028 eok KRW"),
    ] {
        set(&mut app, id, field, value);
        assert_eq!(scenario(&app, id), opened, "{field}");
    }
    let pasted = |path: &str, value: &str| {
        let field: Field = path.parse().expect("a field");
        let value = field.parse(value).expect("a value of the field");
        (field, value)
    };
    let fields = vec![pasted("series.cpi.2025", "2.1%"), pasted("series.cpi.2026", "2.2%")];
    app.update(Action::Edit(Edit::SetAll { documents: vec![id], fields }));
    let rule: Field = "rule.2027".parse().expect("a field");
    let bare = "Rule(growth: Index(series: \"cpi\", lag: 2), cap: \"5%\")";
    let value = costshare::files::read_value(&rule, bare).expect("a rule");
    app.update(Action::Edit(Edit::Set { documents: vec![id], field: rule, value }));
    assert_eq!(scenario(&app, id), opened);
    assert!(app.session().history().is_empty(), "nothing can be undone");

    set(&mut app, id, "series.cpi.2025", "2.1% estimate [BOKF2602]");
    assert_ne!(scenario(&app, id), opened);
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
        ("override.2028", "15800 eok KRW"),
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
        documents: vec![id],
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
    // The value is the same, and so are its status and its source.
    app.update(Action::Edit(Edit::Drop));
    assert!(app.session().history().is_empty());
}

#[test]
fn several_fields_change_together_or_not_at_all() {
    let (mut app, id) = twelfth();
    let opened = scenario(&app, id);
    let field = |path: &str| path.parse::<Field>().expect("a field");
    let fields =
        vec![(field("override.2028"), money(dec!(15800))), (field("rule.2099.cap"), FieldValue::Absent)];
    app.update(Action::Edit(Edit::SetAll { documents: vec![id], fields }));
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

/// 15,193 instead of 15,192 in the file: the scenario with 15,192 costs less than its file.
#[test]
fn a_scenario_is_compared_with_its_file_as_it_is_now() {
    let folder = TempDir::new().expect("a folder for the test");
    let path = folder.path().join("shared.ron");
    let (mut app, id) = twelfth();
    app.update(Action::Run(Run::CompareWithFile(id)));
    assert_eq!(app.shown().baseline, None, "it has no file yet");
    app.update(Action::Run(Run::SaveAs(id, path.clone())));
    app.update(Action::Run(Run::CompareWithFile(id)));
    let headline = |app: &App| app.comparison().expect("they are compared").view.headline.clone();
    assert_eq!(headline(&app), "KRW 7.922 tn over 2026–2030 · nothing differs from “shared.ron as saved”");

    // 15,192 × 1.023 = 15,541 and so on: 30, 31, 32 and 33 more.
    set(&mut app, id, "series.cpi.2025", "2.3%");
    assert!(headline(&app).ends_with("+13 bn against “shared.ron as saved”"), "{}", headline(&app));
    assert_eq!(app.session().documents().len(), 1, "the file is not open");

    // Another hand writes; what is compared is the file as it is when it is asked for.
    let text = fs::read_to_string(&path).expect("it was saved");
    fs::write(&path, text.replace("15192", "15193")).expect("the other hand writes");
    assert!(headline(&app).contains("+13 bn against"));
    app.update(Action::Run(Run::CompareWithFile(id)));
    let page = app.comparison().expect("they are compared");
    let base =
        page.redline.lines.iter().flat_map(|line| &line.changed).find(|line| line.name == "Base amount");
    let base = base.map(|base| (base.before.as_str(), base.after.as_str()));
    assert_eq!(base, Some(("KRW 1,519.3 bn", "KRW 1,519.2 bn")));

    // Saving writes over what it was compared with.
    app.update(Action::Run(Run::Save(id)));
    app.update(Action::Run(Run::CompareWithFile(id)));
    assert_eq!(app.question(), None, "looking first takes the question back");
    app.update(Action::Run(Run::Save(id)));
    app.update(Action::Run(Run::Confirm));
    assert!(headline(&app).contains("nothing differs"), "{}", headline(&app));

    // Dismissed it is gone, and the scenario is held against what it was again; one that is what it was is compared
    // with nothing.
    app.update(Action::Show(Show::Baseline(None)));
    assert!(app.on_disk().is_none() && app.baseline().map(|one| one.id) == app.as_opened().map(|one| one.id));
    app.update(Action::Edit(Edit::BackToOpened(id)));
    assert!(app.comparison().is_none() && !app.can_compare());
    app.update(Action::Edit(Edit::Undo));
    assert_eq!(app.shown().view, ViewKind::Projection);
    app.update(Action::Run(Run::CompareWithFile(id)));
    app.update(Action::Run(Run::Close(id)));
    assert!(app.on_disk().is_none() && app.shown().baseline.is_none());
}

#[test]
fn a_file_that_is_gone_is_told_instead_of_compared() {
    let folder = TempDir::new().expect("a folder for the test");
    let path = folder.path().join("gone.ron");
    let (mut app, id) = twelfth();
    app.update(Action::Run(Run::SaveAs(id, path.clone())));
    for broken in [true, false] {
        if broken {
            fs::write(&path, "Scenario(").expect("the other hand writes");
        } else {
            fs::remove_file(&path).expect("it was there");
        }
        app.update(Action::Run(Run::CompareWithFile(id)));
        let told = app.messages().last().expect("it is told").said.text(Language::En).to_owned();
        assert!(told.contains("gone.ron"), "{told}");
        assert_eq!((app.shown().baseline, app.shown().view), (None, ViewKind::Projection));
    }
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

/// The 12th has consumer prices first; the branch has two series before them.
#[test]
fn what_is_explained_is_the_same_in_another_scenario_or_nothing() {
    let (mut app, [budget, id]) = several(&["sma-12-defence-budget.ron", "sma-12.ron"]);
    app.update(Action::Run(Run::Duplicate(id)));
    let branch = app.document().expect("it was copied").id;
    let prices = |place| Some(Selection { row: RowName::Series(place), year: Year(2026) });
    app.update(Action::Show(Show::Selection(prices(0))));
    for (name, place) in [("aaa", 1), ("bbb", 2)] {
        let field: Field = format!("series.{name}").parse().expect("a field");
        let value = FieldValue::Series(Series::default());
        app.update(Action::Edit(Edit::Set { documents: vec![branch], field, value }));
        assert_eq!(app.projection_shown().selection, prices(place));
    }
    app.update(Action::Show(Show::Document(id)));
    assert_eq!(app.projection_shown().selection, prices(0));
    app.update(Action::Edit(Edit::Undo));
    assert_eq!((app.shown().document, app.projection_shown().selection), (Some(branch), prices(1)));
    app.update(Action::Show(Show::Document(budget)));
    assert_eq!(app.projection_shown().selection, None, "it has no such series");

    let total = Some(Selection { row: RowName::Total, year: Year(2027) });
    app.update(Action::Show(Show::Selection(total)));
    app.update(Action::Show(Show::Document(id)));
    assert_eq!(app.projection_shown().selection, total);
}

#[test]
fn a_copy_says_what_it_came_from() {
    let folder = TempDir::new().expect("a folder for the test");
    let (mut app, id) = twelfth();
    let copy = |app: &mut App, of: DocumentId| {
        app.update(Action::Run(Run::Duplicate(of)));
        let copy = app.document().expect("it was copied");
        (copy.id, copy.scenario.title.clone(), copy.scenario.note.clone().unwrap_or_default())
    };
    let note = scenario(&app, id).note.expect("it has one");
    let (first, title, said) = copy(&mut app, id);
    assert_eq!(title, "12th SMA as signed, 2026–2030 (copy)");
    assert_eq!(said, format!("Branched from “12th SMA as signed, 2026–2030”.\n{note}"));

    // A copy of a copy, and one of a scenario in a file.
    let (_, title, said) = copy(&mut app, first);
    assert_eq!(title, "12th SMA as signed, 2026–2030 (copy 2)");
    assert!(said.starts_with("Branched from “12th SMA as signed, 2026–2030 (copy)”.\nBranched from “12th"));
    app.update(Action::Run(Run::SaveAs(id, folder.path().join("signed.ron"))));
    app.update(Action::Show(Show::Language(Language::Ko)));
    set(&mut app, id, "note", "");
    let (_, title, said) = copy(&mut app, id);
    assert_eq!(title, "12th SMA as signed, 2026–2030 (사본)");
    assert_eq!(said, "‘제12차 협정, 2026~2030년’(signed.ron)에서 복제한 시나리오입니다.");
    app.update(Action::Show(Show::Language(Language::En)));
    let copied = app.document().expect("it is open").id;
    assert_eq!(copy(&mut app, copied).1, "12th SMA as signed, 2026–2030 (copy 3)");
}

/// Title and note are all that a branch differs in at first, and they cost nothing.
#[test]
fn a_copy_compared_with_its_original_differs_in_title_and_note() {
    let (mut app, id) = twelfth();
    app.update_all([Action::Run(Run::Duplicate(id)), Action::Show(Show::Baseline(Some(id)))]);
    let page = app.comparison().expect("there are two");
    assert!(page.redline.lines.is_empty(), "{:?}", page.redline.lines);
    assert!(
        page.redline.notes.contains(&"Without effect on these amounts: Title, Note".to_owned()),
        "{:?}",
        page.redline.notes
    );
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
    app.update(Action::Edit(Edit::Set { documents: vec![id], field, value: FieldValue::Absent }));
    assert!(scenario(&app, id) == before && app.session().history().is_empty());
}

#[test]
fn a_head_that_a_spreadsheet_would_take_for_a_formula_is_copied_as_words() {
    let (mut app, id) = twelfth();
    set(&mut app, id, "category.=1+1", "1");
    set(&mut app, id, "category.-2", "1");
    app.update(Action::Run(Run::CopyTable));
    let effects = app.take_effects();
    let [Effect::CopyTable(CopiedTable { text, html })] = &effects[..] else { panic!("{effects:?}") };
    assert!(!html.contains(">=") && !html.contains(">+") && !html.contains(">@"), "{html}");
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

/// In Korean a shipped scenario has its title and notes in Korean, and is the same agreement.
#[test]
fn shipped_scenarios_speak_the_language_of_the_window() {
    let is_korean = |text: &str| text.chars().any(|c| ('가'..='힣').contains(&c));
    for (name, _) in costshare::files::bundled::SHIPPED {
        let mut app = App::new(Settings { language: Language::Ko, theme: Theme::Light });
        app.update(Action::Run(Run::OpenShipped((*name).to_owned())));
        let shown = app.document().expect("it was opened").scenario.clone();
        let file = costshare::files::bundled::scenario(name).expect("it is shipped").expect("it is right");
        // Every text of the file, and nothing but texts, is another one.
        let english = &file.scenario;
        let rules = english.parts.iter().flat_map(|part| part.rules.values());
        let notes = rules.filter_map(|rule| rule.note.as_ref()).count()
            + english.parts.iter().filter_map(|part| part.note.as_ref()).count();
        let differing = difference(english, &shown);
        assert_eq!(differing.len(), 2 + notes, "{name}: {differing:?}");
        for field in differing {
            let Some(FieldValue::Text(text)) = field.read(&shown) else { panic!("{name} {field}") };
            assert!(is_korean(&text), "{name} {field}: {text}");
        }
        let menu = app.shipped().into_iter().find(|(file, _)| file == name).expect("it is offered");
        assert_eq!(menu.1, shown.title);
    }
}

/// 14,028 → 15,192 억원 is 8.297…%: the table shows 8.3.
#[test]
fn the_table_is_copied_with_the_digits_that_are_shown() {
    let (mut app, _) = twelfth();
    app.update(Action::Run(Run::CopyShownTable));
    let effects = app.take_effects();
    let [Effect::CopyTable(CopiedTable { text, .. })] = &effects[..] else { panic!("{effects:?}") };
    assert!(text.lines().any(|line| line.starts_with("2026\t\t8.3\t1519.2\t")), "{text}");
    assert!(text.lines().any(|line| line.starts_with("2027\t2.1\t2.1\t1551.1\t3070.3\t")), "{text}");
    // The share of GDP has four digits behind its point, and no cell more.
    let long = |cell: &str| {
        cell.parse::<f64>().is_ok() && cell.split_once('.').is_some_and(|(_, behind)| behind.len() > 4)
    };
    assert!(!text.split(['\t', '\n']).any(long), "{text}");
}

#[test]
fn the_table_is_copied_as_numbers_between_tabs() {
    let (mut app, _) = twelfth();
    app.update(Action::Run(Run::CopyTable));
    let effects = app.take_effects();
    let [Effect::CopyTable(CopiedTable { text, .. })] = &effects[..] else { panic!("{effects:?}") };
    let heads = text.lines().next().expect("the heads come first").split('\t').count();
    assert!(text.lines().all(|line| line.split('\t').count() == heads));
    assert!(text.lines().any(|line| line.starts_with("2027\t") && line.contains("\t1551.1\t")), "{text}");
}

/// A one-off that is not there is held against its year, 15,852 eok by the rule; one that is there against itself.
#[test]
fn a_one_off_is_held_against_its_year_until_it_is_there() {
    let (mut app, id) = twelfth();
    let field: Field = "one_off.2028".parse().expect("a field");
    let eok = |count| Money::scaled(count, Scale::Eok, Currency::KRW).expect("it fits");
    let held = |app: &App| app.amount_in_place(app.document().expect("one is open"), &field);
    assert_eq!(held(&app), Some(InPlace::AddedTo(eok(dec!(15852)))));
    // As the window adds one.
    set(&mut app, id, "one_off.2028", "0 eok KRW");
    assert_eq!(held(&app), Some(InPlace::AddedTo(eok(dec!(15852)))));
    set(&mut app, id, "one_off.2028", "-500 eok KRW");
    assert_eq!(held(&app), Some(InPlace::Replaced(eok(dec!(-500)))));
}

#[test]
fn an_edit_of_several_scenarios_is_one_step() {
    let (mut app, ids) = several(&["sma-12.ron", "sma-12-cpi-2.5.ron", "sma-12-at-the-cap.ron"]);
    let opened: Vec<Scenario> = ids.iter().map(|&id| scenario(&app, id)).collect();
    set_in(&mut app, &ids, "series.cpi.2026", "2.4%");
    for &id in &ids {
        assert_eq!(read(&app, id, "series.cpi.2026"), "2.4%");
    }
    // 2.4 % on 15,511, 15,572 and 15,952.
    assert_eq!(
        ids.map(|id| total_of(&app, id, 2028)),
        [15883, 15946, 16335].map(|eok| Some(Decimal::from(eok)))
    );
    assert_eq!(app.session().history().len(), 1);
    assert_eq!(app.undo_name().as_deref(), Some("Consumer prices 2026 in 3 scenarios"));

    app.update(Action::Edit(Edit::Undo));
    assert_eq!(ids.map(|id| scenario(&app, id)).as_slice(), opened);
    app.update(Action::Edit(Edit::Redo));
    assert_eq!(ids.map(|id| read(&app, id, "series.cpi.2026")), ["2.4%"; 3]);
}

#[test]
fn what_an_edit_of_several_does_not_fit_is_left_and_named() {
    let (mut app, ids) = several(&["sma-12.ron", "sma-11-extended.ron", "sma-12-cpi-2.5.ron"]);
    set_in(&mut app, &ids, "series.cpi.2026", "2.4%");
    assert_eq!([ids[0], ids[2]].map(|id| read(&app, id, "series.cpi.2026")), ["2.4%"; 2]);
    assert_eq!(app.undo_name().as_deref(), Some("Consumer prices 2026 in 2 scenarios"));
    told(
        &app,
        "1 scenario is left as it was\n“11th SMA carried on at 4.2 % a year”: the scenario has no `series.cpi.2026`",
        &["시나리오 1개", "‘11th SMA carried on at 4.2 % a year’", "`series.cpi.2026`"],
    );
}

/// A floor of 3 % stands in the second only, so a cap of 2 % cannot.
#[test]
fn what_the_check_would_find_fault_with_is_left_and_named() {
    let (mut app, ids) = several(&["sma-12.ron", "sma-12-cpi-2.5.ron"]);
    set(&mut app, ids[1], "rule.2027.floor", "3%");
    set_in(&mut app, &ids, "rule.2027.cap", "2%");
    assert_eq!(ids.map(|id| read(&app, id, "rule.2027.cap")), ["2%", "5% [MOFA12]"]);
    told(&app, "“12th SMA with prices at 2.5 % a year, changed”: Floor from 2027", &["하한"]);
    // Alone it can be typed; what is wrong then stands among the problems.
    set(&mut app, ids[1], "rule.2027.cap", "2%");
    assert_eq!(read(&app, ids[1], "rule.2027.cap"), "2%");
    assert_eq!(app.problems().len(), 1);
}

#[test]
fn an_edit_that_fits_none_changes_nothing_and_says_so() {
    let (mut app, ids) = several(&["sma-11-extended.ron", "sma-04.ron"]);
    let opened = ids.map(|id| scenario(&app, id));
    set_in(&mut app, &ids, "series.cpi.2026", "2.4%");
    assert_eq!(ids.map(|id| scenario(&app, id)), opened);
    assert!(app.session().history().is_empty());
    told(&app, "Nothing is changed\n“11th SMA carried on at 4.2 % a year”: ", &["변경한 내용이 없습니다"]);
    told(&app, "\n“4th SMA as signed, 1999–2001”: ", &[]);
}

#[test]
fn what_says_the_same_already_keeps_its_sources() {
    let (mut app, ids) = several(&["sma-12.ron", "sma-12-cpi-2.5.ron"]);
    set_in(&mut app, &ids, "series.cpi.2025", "2.1%");
    assert_eq!(ids.map(|id| read(&app, id, "series.cpi.2025")), ["2.1% [KOSTAT25]", "2.1%"]);
    let title = app.session().document(ids[1]).expect("it is open").title().to_owned();
    assert_eq!(app.undo_name(), Some(format!("Consumer prices 2025 · {title}")));
}

#[test]
fn a_drag_of_several_is_one_step_and_ends_where_it_fits() {
    let (mut app, ids) = several(&["sma-12.ron", "sma-12-cpi-2.5.ron"]);
    set(&mut app, ids[1], "rule.2027.floor", "3%");
    let opened = ids.map(|id| scenario(&app, id));
    let drag_cap = |app: &mut App, values: &[&str]| {
        for value in values {
            let field: Field = "rule.2027.cap".parse().expect("a field");
            let value = field.parse(value).expect("a rate");
            app.update(Action::Edit(Edit::Drag { documents: ids.to_vec(), field, value }));
        }
    };
    drag_cap(&mut app, &["4%", "3%", "2%"]);
    assert!(app.messages().is_empty(), "a drag is told at its end");
    app.update(Action::Edit(Edit::Drop));
    assert_eq!(ids.map(|id| read(&app, id, "rule.2027.cap")), ["2%", "5% [MOFA12]"]);
    assert_eq!((app.session().history().len(), app.messages().len()), (2, 1));
    app.update(Action::Edit(Edit::Undo));
    assert_eq!(ids.map(|id| scenario(&app, id)), opened);

    // Back in the room of both, both follow.
    drag_cap(&mut app, &["2%", "4%"]);
    app.update(Action::Edit(Edit::Drop));
    assert_eq!(ids.map(|id| read(&app, id, "rule.2027.cap")), ["4%"; 2]);
    app.update(Action::Edit(Edit::Undo));

    drag_cap(&mut app, &["4%", "2%"]);
    app.update(Action::Edit(Edit::Abandon));
    assert_eq!(ids.map(|id| scenario(&app, id)), opened);
    assert_eq!((app.session().history().len(), app.messages().len()), (1, 1));
}

#[test]
fn closing_one_of_a_step_leaves_the_step_to_the_others() {
    let (mut app, ids) = several(&["sma-12.ron", "sma-12-cpi-2.5.ron", "sma-12-at-the-cap.ron"]);
    let opened = ids.map(|id| scenario(&app, id));
    set(&mut app, ids[1], "base", "16000 eok KRW");
    set_in(&mut app, &ids, "series.cpi.2026", "2.4%");
    set_in(&mut app, &ids[..2], "rule.2027.cap", "3%");
    app.update_all([Action::Run(Run::Close(ids[1])), Action::Run(Run::Discard)]);
    assert_eq!(app.session().history().len(), 2, "the step of the closed one alone is gone");
    assert_eq!(app.undo_name().as_deref(), Some("Cap from 2027 · 12th SMA, changed"));
    app.update(Action::Edit(Edit::Undo));
    assert_eq!(app.undo_name().as_deref(), Some("Consumer prices 2026 in 2 scenarios"));
    app.update(Action::Edit(Edit::Undo));
    for place in [0, 2] {
        assert_eq!(scenario(&app, ids[place]), opened[place]);
    }
    assert!(app.undo_name().is_none());
}

#[test]
fn the_scenario_in_hand_is_always_among_the_chosen() {
    let (mut app, [first, second, third]) = several(&["sma-12.ron", "sma-11.ron", "sma-10.ron"]);
    assert_eq!(app.shown().chosen, [third], "what is opened is alone in hand");
    app.update(Action::Show(Show::Chosen(vec![second, first])));
    assert_eq!(app.shown().chosen, [first, second, third]);
    assert_eq!(app.edited(third), [first, second, third]);
    let title = "title".parse().expect("a field");
    assert_eq!(app.edited_in(third, &title), [third], "a title is each scenario's own");
    assert_eq!(app.edited(first), [first], "what is not in hand is edited alone");

    app.update(Action::Run(Run::Close(second)));
    assert_eq!(app.shown().chosen, [first, third]);
    app.update(Action::Run(Run::Close(third)));
    assert_eq!((app.shown().document, &app.shown().chosen[..]), (Some(first), &[first][..]));
    app.update(Action::Run(Run::Duplicate(first)));
    let copy = app.document().expect("it was copied").id;
    app.update(Action::Show(Show::Chosen(vec![first])));
    assert_eq!(app.shown().chosen, [first, copy]);
    app.update(Action::Show(Show::Document(first)));
    assert_eq!(app.shown().chosen, [first]);
}

/// What somebody does to up to four scenarios; numbers choose among what is open.
#[derive(Debug, Clone)]
enum Deed {
    Set(Vec<usize>, usize),
    SetAll(Vec<usize>, usize, usize),
    Drag(Vec<usize>, usize, Vec<usize>, bool),
    Undo,
    Redo,
    Close(usize),
    Duplicate(usize),
    TakeInHand(usize),
}

/// Fields with values: some fit no scenario, some only some, one changes nothing.
const TYPED: [(&str, &str); 10] = [
    ("base", "16000 eok KRW"),
    ("base", "15192 eok KRW [MOFA12]"),
    ("rule.2027.cap", "1%"),
    ("rule.2027.floor", "2%"),
    ("rule.2027.floor", ""),
    ("series.cpi.2026", "2.4%"),
    ("series.cpi.then", ""),
    ("override.2028", "15800 eok KRW"),
    ("rule.2099.cap", "3%"),
    ("years.last", "2032"),
];

fn deed() -> impl Strategy<Value = Deed> {
    let some = || vec(0_usize..8, 1..4);
    let typed = || 0..TYPED.len();
    prop_oneof![
        4 => (some(), typed()).prop_map(|(places, typed)| Deed::Set(places, typed)),
        2 => (some(), typed(), typed()).prop_map(|(places, one, other)| Deed::SetAll(places, one, other)),
        2 => (some(), typed(), vec(0_usize..4, 1..4), any::<bool>())
            .prop_map(|(places, typed, more, drops)| Deed::Drag(places, typed, more, drops)),
        2 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
        1 => (0_usize..8).prop_map(Deed::Close),
        1 => (0_usize..8).prop_map(Deed::Duplicate),
        1 => (0_usize..8).prop_map(Deed::TakeInHand),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Undoing all gives every scenario that is still open as it was opened; doing it all again gives
    /// what there was; and no step is there for nothing.
    #[test]
    fn undoing_all_and_redoing_all_go_there_and_back(deeds in vec(deed(), 1..24)) {
        let (mut app, ids) = several(&["sma-12.ron", "sma-12-cpi-2.5.ron", "sma-11-extended.ron"]);
        let mut opened: BTreeMap<DocumentId, Scenario> = ids.iter().map(|&id| (id, scenario(&app, id))).collect();
        for deed in deeds {
            let (before, steps) = (open(&app), app.session().history().len());
            let known = |app: &App| open(app).into_keys().filter(|id| before.contains_key(id)).count();
            let is_edit = matches!(deed, Deed::Set(..) | Deed::SetAll(..) | Deed::Drag(..));
            done(&mut app, deed);
            let now = open(&app);
            for (id, scenario) in &now {
                opened.entry(*id).or_insert_with(|| scenario.clone());
            }
            if is_edit {
                prop_assert_eq!(known(&app), before.len());
                prop_assert_eq!(app.session().history().len() - steps, usize::from(now != before));
            }
            let shown = app.shown();
            prop_assert!(shown.chosen.iter().all(|id| now.contains_key(id)));
            prop_assert!(shown.document.is_none_or(|id| shown.chosen.contains(&id)));
        }
        let last = open(&app);
        let steps = app.session().history().len();
        for _ in 0..steps {
            app.update(Action::Edit(Edit::Undo));
        }
        prop_assert!(app.session().history().is_empty() && app.undo_name().is_none());
        opened.retain(|id, _| last.contains_key(id));
        prop_assert_eq!(&open(&app), &opened);
        for _ in 0..steps {
            app.update(Action::Edit(Edit::Redo));
        }
        prop_assert_eq!(open(&app), last);
        while app.redo_name().is_some() {
            app.update(Action::Edit(Edit::Redo));
        }
        while app.undo_name().is_some() {
            app.update(Action::Edit(Edit::Undo));
        }
        prop_assert_eq!(open(&app), opened);
    }
}

fn done(app: &mut App, deed: Deed) {
    let ids: Vec<DocumentId> = app.session().documents().iter().map(|document| document.id).collect();
    if ids.is_empty() {
        return;
    }
    let some =
        |places: Vec<usize>| places.into_iter().map(|place| ids[place % ids.len()]).collect::<Vec<_>>();
    let typed = |place: usize| {
        let field: Field = TYPED[place % TYPED.len()].0.parse().expect("a field");
        let value = field.parse(TYPED[place % TYPED.len()].1).expect("a value of the field");
        (field, value)
    };
    match deed {
        Deed::Set(places, one) => {
            let (field, value) = typed(one);
            app.update(Action::Edit(Edit::Set { documents: some(places), field, value }));
        }
        Deed::SetAll(places, one, other) => {
            let fields = vec![typed(one), typed(other)];
            app.update(Action::Edit(Edit::SetAll { documents: some(places), fields }));
        }
        Deed::Drag(places, one, more, drops) => {
            let documents = some(places);
            let (field, value) = typed(one);
            for steps in more {
                let by = Decimal::new(i64::try_from(steps).expect("a few"), 2);
                let value = value.moved(by).unwrap_or_else(|| value.clone());
                let (documents, field) = (documents.clone(), field.clone());
                app.update(Action::Edit(Edit::Drag { documents, field, value }));
            }
            app.update(Action::Edit(if drops { Edit::Drop } else { Edit::Abandon }));
        }
        Deed::Undo => app.update(Action::Edit(Edit::Undo)),
        Deed::Redo => app.update(Action::Edit(Edit::Redo)),
        Deed::Close(place) => {
            app.update(Action::Run(Run::Close(ids[place % ids.len()])));
            app.update(Action::Run(Run::Discard));
        }
        Deed::Duplicate(place) if ids.len() < 4 => {
            app.update(Action::Run(Run::Duplicate(ids[place % ids.len()])));
        }
        Deed::Duplicate(_) => {}
        Deed::TakeInHand(place) => app.update(Action::Show(Show::Document(ids[place % ids.len()]))),
    }
}

/// Every open scenario as it stands.
fn open(app: &App) -> BTreeMap<DocumentId, Scenario> {
    app.session().documents().iter().map(|document| (document.id, (*document.scenario).clone())).collect()
}

fn empty() -> App {
    App::new(Settings { language: Language::En, theme: Theme::Light })
}

/// Shipped scenarios, as untitled copies; the last in hand.
fn several<const COUNT: usize>(names: &[&str; COUNT]) -> (App, [DocumentId; COUNT]) {
    let mut app = empty();
    let ids = names.map(|name| {
        app.update(Action::Run(Run::OpenShipped(name.to_owned())));
        app.document().expect("it was opened").id
    });
    (app, ids)
}

/// The 12th agreement as signed, as an untitled copy.
fn twelfth() -> (App, DocumentId) {
    let mut app = empty();
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".to_owned())));
    let id = app.document().expect("it was opened").id;
    (app, id)
}

/// The sum is shown again when a year is no longer in both terms; the order stays.
#[test]
fn a_bridge_is_read_as_it_was_set() {
    let mut app = empty();
    for name in ["sma-11-extended.ron", "sma-12.ron"] {
        app.update(Action::Run(Run::OpenShipped(name.into())));
    }
    let id = app.document().expect("one is open").id;
    app.update(Action::Show(Show::View(ViewKind::Compare)));
    let page = app.comparison().expect("two are open");
    assert_eq!(app.compare_shown().bridge, BridgeReading::default());

    let order = Order::default().exchanged(Cause::Base, Cause::Growth);
    let reading = BridgeReading { span: Span::Year(Year(2030)), way: Way::InOrder, order };
    app.update(Action::Show(Show::Bridge(reading)));
    let read = app.comparison().expect("two are open");
    assert!(!Arc::ptr_eq(&page, &read), "the page is made again");
    assert!(Arc::ptr_eq(&read, &app.comparison().expect("two are open")), "but once");
    let bridge = read.bridge.as_ref().expect("there is a bridge");
    assert_eq!((bridge.reading, bridge.causes[0].causes[0]), (reading, Cause::Growth));

    set(&mut app, id, "years.last", "2029");
    assert_eq!(app.compare_shown().bridge, BridgeReading { span: Span::Sum, ..reading });
    // A cause that comes to it has its place in the order, the others keep theirs.
    set(&mut app, id, "one_off.2028", "100 eok KRW");
    let page = app.comparison().expect("two are open");
    let bridge = page.bridge.as_ref().expect("there is a bridge");
    let causes: Vec<Cause> = bridge.causes.iter().flat_map(|cause| cause.causes.clone()).collect();
    assert_eq!(causes, [Cause::Growth, Cause::Base, Cause::Bounds, Cause::OneOffs]);
}

fn set(app: &mut App, document: DocumentId, path: &str, value: &str) {
    set_in(app, &[document], path, value);
}

fn set_in(app: &mut App, documents: &[DocumentId], path: &str, value: &str) {
    let field: Field = path.parse().expect("a field");
    let value = field.parse(value).expect("a value of the field");
    app.update(Action::Edit(Edit::Set { documents: documents.to_vec(), field, value }));
}

/// What a field holds, as it is spelt in files; `assumed`, which is what it is without a word, left out.
fn read(app: &App, id: DocumentId, path: &str) -> String {
    let field: Field = path.parse().expect("a field");
    let value = field.read(&scenario(app, id)).and_then(|value| value.spell()).expect("it is there");
    value.trim_end_matches(" assumed").to_owned()
}

/// The one message says `english` among other things, and in Korean what was `found`.
#[track_caller]
fn told(app: &App, english: &str, found: &[&str]) {
    let [message] = app.messages() else { panic!("{:?}", app.messages()) };
    let said = message.said.text(Language::En);
    assert!(said.contains(english), "{said}");
    let korean = message.said.text(Language::Ko);
    assert!(found.iter().all(|found| korean.contains(found)), "{korean}");
}

fn drag(app: &mut App, document: DocumentId, values: &[Decimal]) {
    for &value in values {
        let field = "base".parse().expect("a field");
        app.update(Action::Edit(Edit::Drag { documents: vec![document], field, value: money(value) }));
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
    total_of(app, app.document()?.id, year)
}

fn total_of(app: &App, id: DocumentId, year: i16) -> Option<Decimal> {
    let computed = app.computed(id)?;
    computed.projection.total(Year(year)).known().map(|total| Scale::Eok.count(total))
}

fn quits(app: &mut App) -> bool {
    app.take_effects().contains(&Effect::Quit)
}

/// A trial that was made a scenario is a step like any other: undone it is gone, redone it is there with
/// what was edited after it, and closed it leaves no step.
#[test]
fn a_trial_is_opened_as_a_step() {
    use costshare::app::StepName;
    let mut app = App::new(Settings { language: Language::En, theme: Theme::Light });
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".into())));
    let twelfth = app.document().expect("it is open").id;
    let choice = app.trial().expect("the 12th has a rule");
    assert_eq!((choice.document, choice.years), (twelfth, Years::new(Year(2021), Year(2025))));
    app.update(Action::Edit(Edit::OpenTrial(choice)));
    let made = app.document().expect("it is in hand").clone();
    assert!(matches!(&app.session().history().undo_step().expect("a step").name, StepName::Opened(_)));
    assert_eq!(app.trial().expect("it stays").document, twelfth, "what is tried stays what it is");

    let field: Field = "rule.2022.cap".parse().expect("a field");
    let value = costshare::files::read_value(&field, "4%").expect("a rate");
    app.update(Action::Edit(Edit::Set { documents: vec![made.id], field, value }));
    assert_eq!(app.session().history().len(), 2);
    let edited = app.document().expect("it is in hand").scenario.clone();

    app.update(Action::Edit(Edit::Undo));
    app.update(Action::Edit(Edit::Undo));
    assert_eq!(app.session().documents().len(), 1);
    assert_eq!(app.document().map(|document| document.id), Some(twelfth));
    app.update(Action::Edit(Edit::Redo));
    assert_eq!(
        app.document().map(|document| (document.id, document.scenario.clone())),
        Some((made.id, Arc::clone(&made.scenario)))
    );
    app.update(Action::Edit(Edit::Redo));
    assert_eq!(app.document().map(|document| document.scenario.clone()), Some(edited));

    app.update(Action::Run(Run::Close(made.id)));
    app.update(Action::Run(Run::Discard));
    assert_eq!((app.session().documents().len(), app.session().history().len()), (1, 0));
}

/// The record needs no scenario; trying a rule does.
#[test]
fn the_record_is_shown_without_a_scenario() {
    let mut app = App::new(Settings { language: Language::En, theme: Theme::Light });
    app.update(Action::Show(Show::View(ViewKind::Record)));
    assert_eq!(app.shown().view, ViewKind::Record);
    assert!(app.record_table().is_some() && app.tried().is_none());
    app.update(Action::Run(Run::CopyTable));
    assert!(
        matches!(app.take_effects().as_slice(), [Effect::CopyTable(table)] if table.text.contains("1991\t1st\t107.3"))
    );
}
