//! A value that is typed with a status and a source while several scenarios are edited together.

use costshare::app::typing::Address;
use costshare::app::{Action, App, DocumentId, Edit, Run, Settings, Show, Theme};
use costshare::model::{Field, FieldValue, Status};
use costshare::text::{Language, Typed};

fn two() -> (App, DocumentId, DocumentId) {
    let mut app = App::new(Settings { language: Language::En, theme: Theme::Light });
    for name in ["sma-12-at-the-cap.ron", "sma-12.ron"] {
        app.update(Action::Run(Run::OpenShipped(name.to_owned())));
    }
    let ids: Vec<DocumentId> = app.session().documents().iter().map(|document| document.id).collect();
    (app, ids[1], ids[0])
}

fn value(app: &App, id: DocumentId, field: &Field) -> FieldValue {
    field.read(&app.session().document(id).expect("it is open").scenario).expect("it has the field")
}

fn type_at(app: &mut App, id: DocumentId, field: &Field, text: &str) {
    let Typed::Understood(meaning) = Address::Scenario(id, field.clone()).read(app, text) else {
        panic!("{text} is plain");
    };
    app.update(meaning.edit.expect("something is asked for"));
}

/// One says the same value already, the other does not: both end with the value and with what was said of it.
#[test]
fn a_named_status_goes_with_the_value_into_every_scenario() {
    let (mut app, hand, other) = two();
    let field: Field = "rule.2027.cap".parse().expect("a field");
    let three = field.parse("3%").expect("a rate");
    app.update(Action::Edit(Edit::Set { documents: vec![hand], field: field.clone(), value: three }));
    app.update(Action::Show(Show::Chosen(vec![hand, other])));
    type_at(&mut app, hand, &field, "5% estimate [BOKF2602]");
    for id in [hand, other] {
        let value = value(&app, id, &field);
        assert!(value.says_the_same(&field.parse("5%").expect("a rate")), "{id:?}");
        assert_eq!(value.status(), Some(Status::Estimate), "{id:?}");
        let sources: Vec<&str> = value.sources().iter().map(|source| source.0.as_str()).collect();
        assert_eq!(sources, ["BOKF2602"], "{id:?}");
    }
    assert_eq!(app.session().history().len(), 2, "it is one step");
}

/// A source that only the scenario in hand defines comes along; a scenario that has another source of that name is
/// left as it is.
#[test]
fn a_source_of_one_scenario_comes_along() {
    let (mut app, hand, other) = two();
    let title: Field = "source.MINE26".parse().expect("a field");
    let source = |app: &mut App, id: DocumentId, of: &str| {
        let text = format!("(title: \"{of}\", publisher: \"{of}\")");
        let value = costshare::files::read_value(&title, &text).expect("a source");
        app.update(Action::Edit(Edit::Set { documents: vec![id], field: title.clone(), value }));
    };
    source(&mut app, hand, "Ours");
    app.update(Action::Show(Show::Chosen(vec![hand, other])));
    let field: Field = "rule.2027.cap".parse().expect("a field");
    type_at(&mut app, hand, &field, "4% published [MINE26]");
    assert_eq!(value(&app, other, &title), value(&app, hand, &title));
    assert!(value(&app, other, &field).says_the_same(&field.parse("4%").expect("a rate")));

    let (mut app, hand, other) = two();
    source(&mut app, hand, "Ours");
    source(&mut app, other, "Theirs");
    let before = value(&app, other, &field);
    app.update(Action::Show(Show::Chosen(vec![hand, other])));
    type_at(&mut app, hand, &field, "4% published [MINE26]");
    assert_eq!(value(&app, other, &field), before, "another publication is not made the source");
}
