//! The program without its window, for `.ci/kills`.
//!
//! - `edits STATE` says what the next start offers;
//! - `edits STATE FILE` edits without end and says what it edited, until it is killed;
//! - `edits STATE FILE save` saves after each edit;
//! - `edits STATE FILE once AMOUNT` edits and saves once, says what the program tells, and ends with 0 if it holds the
//!   work for saved. Of a negotiation it is what one side keeps to itself.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use costshare::app::{Action, App, DocumentId, Edit, NegotiationEdit, Run, StateFolder};
use costshare::model::{Field, OfferTerm, PrivateLayer};
use costshare::text::Language;

fn main() -> ExitCode {
    let mut words = std::env::args_os().skip(1);
    let state = PathBuf::from(words.next().expect("the folder of the program"));
    let file = words.next().map(PathBuf::from);
    let mode = words.next().map(|word| word.to_string_lossy().into_owned());
    let amount = words.next().map(|word| word.to_string_lossy().into_owned());
    let mut app = App::starting(StateFolder::at(&state), Some(Language::En));
    let Some(file) = file else {
        for line in app.left_work().items().iter().flat_map(|item| &item.differs) {
            println!("{}", line.text(Language::En));
        }
        return ExitCode::SUCCESS;
    };
    app.update(Action::Run(Run::Open(vec![file])));
    if mode.as_deref() == Some("once") {
        return once(&mut app, &amount.expect("an amount"));
    }
    let id = app.document().expect("it was opened").id;
    for amount in 16_000.. {
        edit(&mut app, id, &amount.to_string());
        if mode.is_some() {
            app.update(Action::Run(Run::Save(id)));
        }
        println!("{amount}");
        std::io::stdout().flush().expect("somebody reads it");
        std::thread::sleep(Duration::from_millis(20));
    }
    ExitCode::SUCCESS
}

fn edit(app: &mut App, id: DocumentId, amount: &str) {
    let field: Field = "base".parse().expect("a field");
    let value = field.parse(&format!("{amount} eok KRW")).expect("an amount");
    app.update(Action::Edit(Edit::Set { documents: vec![id], field, value }));
}

fn once(app: &mut App, amount: &str) -> ExitCode {
    let saved = if let Some(talks) = app.negotiation() {
        let id = talks.private.id;
        let field: Field = "base".parse().expect("a field");
        let value = field.parse(&format!("{amount} eok KRW")).expect("an amount");
        let limit = vec![OfferTerm::Read(field, value)];
        let party = talks.negotiation.parties[0].key.clone();
        let layer = PrivateLayer { party, limit, ..PrivateLayer::default() };
        app.update(Action::Edit(Edit::Negotiation(NegotiationEdit::Private(layer))));
        app.update(Action::Run(Run::Save(id)));
        app.negotiation().is_some_and(|talks| !talks.private.is_changed())
    } else {
        let Some(id) = app.document().map(|document| document.id) else { return ExitCode::from(3) };
        edit(app, id, amount);
        app.update(Action::Run(Run::Save(id)));
        app.document().is_some_and(|document| !document.is_changed())
    };
    let told = app.messages().iter().map(|message| message.said.text(Language::En).to_owned());
    let asked = app.question().map(|question| format!("asked: {question:?}"));
    for line in told.chain(asked) {
        // This may be the call that fails.
        writeln!(std::io::stderr(), "{line}").unwrap_or_default();
    }
    if saved { ExitCode::SUCCESS } else { ExitCode::from(2) }
}
