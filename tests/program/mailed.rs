//! A scenario as text: copied from one program, mailed, pasted into another.

use costshare::app::{Action, App, Edit, Effect, MessageKind, Run, Settings, Theme};
use costshare::files::bundled;
use costshare::model::Field;
use costshare::text::Language;

/// What is copied of every shipped scenario opens from a mail that quotes it, and is copied the same again: nothing is lost
/// on the way.
#[test]
fn every_shipped_scenario_goes_by_mail_and_comes_out_the_same() {
    for (name, _) in bundled::SHIPPED {
        for language in Language::ALL {
            let mut sender = program(language);
            sender.update(Action::Run(Run::OpenShipped((*name).to_owned())));
            let text = copied(&mut sender);
            let mut receiver = program(language);
            for mail in [text.clone(), quoted(&text), text.replace('\n', "\r\n")] {
                receiver.update(Action::Run(Run::OpenText(mail)));
                assert_eq!(copied(&mut receiver), text, "{name}");
            }
            assert_eq!(receiver.session().documents().len(), 3);
            let document = receiver.document().expect("it is open");
            assert!(document.is_untitled() && document.is_changed(), "{name}: it is in no file yet");
            assert!(receiver.messages().is_empty(), "{name}: {:?}", receiver.messages());
        }
    }
}

/// What was changed goes along, under the name that its terms ask for.
#[test]
fn an_edit_goes_along() {
    let mut sender = program(Language::En);
    sender.update(Action::Run(Run::OpenShipped("sma-12.ron".to_owned())));
    let id = sender.document().expect("it is open").id;
    let field: Field = "base".parse().expect("a field");
    let value = field.parse("16000 eok KRW").expect("an amount");
    sender.update(Action::Edit(Edit::Set {
        documents: vec![id],
        field: field.clone(),
        value: value.clone(),
    }));
    let mut receiver = program(Language::En);
    receiver.update(Action::Run(Run::OpenText(copied(&mut sender))));
    let document = receiver.document().expect("it is open");
    assert_eq!(receiver.title_of(document), "12th SMA, changed");
    assert_eq!(field.read(&document.scenario), field.read(&sender.document().expect("it is open").scenario));
}

/// A text that was cut off or wrapped on the way is refused with its place, and nothing opens.
#[test]
fn what_was_broken_on_the_way_is_told_with_its_place() {
    let mut sender = program(Language::En);
    sender.update(Action::Run(Run::OpenShipped("sma-12.ron".to_owned())));
    let text = copied(&mut sender);
    let half: String = text.lines().take(12).collect::<Vec<_>>().join("\n");
    let misspelt = text.replacen("years:", "yeers:", 1);
    for broken in [half, misspelt] {
        let mut receiver = program(Language::En);
        receiver.update(Action::Run(Run::OpenText(broken)));
        assert!(receiver.session().documents().is_empty());
        let told = receiver.messages().last().expect("it is told");
        assert_eq!(told.kind, MessageKind::Error);
        let told = told.said.text(Language::En);
        assert!(told.starts_with("pasted text:"), "{told}");
    }
    // Years and values are no scenario.
    let mut receiver = program(Language::En);
    receiver.update(Action::Run(Run::OpenText("2027\t2.5%".to_owned())));
    assert!(receiver.session().documents().is_empty() && receiver.messages().is_empty());
}

fn program(language: Language) -> App {
    let mut app = App::new(Settings { language, theme: Theme::Light });
    app.hold_jobs();
    app
}

fn copied(app: &mut App) -> String {
    app.update(Action::Run(Run::CopyScenario));
    let mut texts = app.take_effects().into_iter().filter_map(|effect| match effect {
        Effect::CopyText(text) => Some(text),
        _ => None,
    });
    texts.next_back().expect("it was copied")
}

/// As an answer quotes it, with hard blanks as some programs put them.
fn quoted(text: &str) -> String {
    let lines =
        text.lines().map(|line| format!("> {}\n", line.replacen("    ", "\u{a0}\u{a0}\u{a0}\u{a0}", 1)));
    format!("On Monday A. wrote:\n>\n{}>\n> Regards, A.\n", lines.collect::<String>())
}
