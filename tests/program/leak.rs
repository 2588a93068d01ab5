//! What one side keeps to itself leaves the program in no way but its own file.
//!
//! The private layer holds a word and a number that stand nowhere else. Every export, every saved file,
//! every text for the clipboard and every command's output is searched for them; and every export is
//! byte for byte what it is without the layer, so that nothing of it hides in a packed format.

#![expect(clippy::disallowed_methods, reason = "the tests play the other programs that write files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use costshare::app::{
    Action, App, Colours, Edit, Effect, Export, Exported, NegotiationEdit, NegotiationPage,
};
use costshare::app::{Picture, Run, Settings, Show, Theme, ViewKind};
use costshare::files::{PrivateFile, private_path, write_private};
use costshare::model::{Field, OfferTerm, PrivateLayer};
use costshare::text::Language;
use tempfile::TempDir;

use crate::command::run;

const WORD: &str = "Zebrafink";

/// 13,579.1 eok, as it may be written. Coordinates of a picture have no such numbers.
const NUMBERS: [&str; 7] = ["13579.1", "13,579", "1357.91", "1,357.9", "1조 3,579", "1조3,579", "1조 3579"];

#[test]
fn exports_are_the_same_with_and_without_a_private_layer() {
    let (with, without) = (exported(true), exported(false));
    assert_eq!(with.keys().collect::<Vec<_>>(), without.keys().collect::<Vec<_>>());
    assert!(with.len() >= 40, "{} files", with.len());
    for (name, bytes) in &with {
        assert!(*bytes == without[name], "{name} differs with a private layer");
        search(name, bytes);
    }
}

#[test]
fn the_search_finds_what_it_looks_for() {
    let text = write_private(&PrivateFile::new(layer()));
    assert!(found(text.as_bytes()).len() >= 2, "{text}");
}

#[test]
fn no_command_tells_of_it() {
    let folder = TempDir::new().expect("a folder for the test");
    let talks = folder.path().join("talks.ron");
    let private = private_path(&talks);
    let text = fs::read_to_string("scenarios/negotiations/sma-12.ron").expect("it is shipped");
    fs::write(&talks, text).expect("there is room");
    fs::write(&private, write_private(&PrivateFile::new(layer()))).expect("there is room");
    let out = folder.path().join("out");
    let mut tried = Vec::new();
    // The file of the negotiation with the private one beside it, then the private one itself.
    for file in [&talks, &private] {
        let file = file.display().to_string();
        for command in commands() {
            let ends: &[&str] = match command.as_str() {
                "chart" => &["svg", "png", "pdf"],
                "export" => &["csv", "xlsx", "md"],
                "set" => &["ron"],
                _ => &[""],
            };
            for end in ends {
                let to = format!("{}.{end}", out.display());
                let mut args: Vec<&str> = vec![&command];
                match command.as_str() {
                    "chart" => args.extend(["negotiation", &file, "-o", &to, "--force"]),
                    "export" => args.extend([&file, "-o", &to, "--force"]),
                    "set" => args.extend([&file, "base=16000 eok KRW", "-o", &to, "--force"]),
                    "compare" => args.extend(["scenarios/sma-12.ron", &file]),
                    "explain" => args.extend([&file, "total.2027"]),
                    "replay" => args.extend(["--rule", &file, "--from", "2021"]),
                    "record" => args.push("shares"),
                    _ => args.push(&file),
                }
                for language in ["en", "ko"] {
                    for json in [&[][..], &["--json"]] {
                        let args: Vec<&str> =
                            args.iter().chain(json).chain(&["--lang", language]).copied().collect();
                        let output = run(&args);
                        let told = args.join(" ");
                        search(&told, &output.stdout);
                        search(&told, &output.stderr);
                        tried.push(told);
                    }
                }
            }
        }
    }
    for entry in fs::read_dir(folder.path()).expect("it is there") {
        let path = entry.expect("it can be listed").path();
        if path != private {
            search(&path.display().to_string(), &fs::read(&path).expect("it can be read"));
        }
    }
    assert!(tried.iter().any(|told| told.starts_with("negotiation ")), "there is no such command");
}

/// Every command that the program has, as its help lists them.
fn commands() -> Vec<String> {
    let help = String::from_utf8(run(&["--help"]).stdout).expect("it is text");
    let listed = help.lines().skip_while(|line| !line.starts_with("Commands:")).skip(1);
    let listed = listed.take_while(|line| line.starts_with("  "));
    let names =
        listed.filter(|line| !line.starts_with("   ")).filter_map(|line| line.split_whitespace().next());
    let names: Vec<String> = names.filter(|name| *name != "help").map(ToOwned::to_owned).collect();
    assert!(names.len() >= 9, "{names:?}");
    names
}

/// Everything that the window can write of a negotiation and of its offers, by the name of the file.
fn exported(with_layer: bool) -> BTreeMap<String, Vec<u8>> {
    let folder = TempDir::new().expect("a folder for the test");
    let mut app = App::new(Settings { language: Language::En, theme: Theme::Light });
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".to_owned())));
    app.update(Action::Run(Run::OpenShippedNegotiation("sma-12.ron".to_owned())));
    let open = app.negotiation().expect("it is open");
    let (id, offers) = (open.id, open.negotiation.offers.clone());
    let known = (0..offers.len()).filter(|&place| app.negotiation_costs()[place].is_ok());
    let known: Vec<usize> = known.collect();
    if with_layer {
        app.update(Action::Edit(Edit::Negotiation(NegotiationEdit::Private(layer()))));
    }
    app.update_all([
        Action::Show(Show::Offer(Some(known[1]))),
        Action::Show(Show::AgainstOffer(Some(known[0]))),
        Action::Show(Show::Private(true)),
    ]);
    let mut files = BTreeMap::new();
    let leaves = |app: &mut App, what: Exported, language: Language, name: &str| {
        let path = folder.path().join(name);
        app.update(Action::Run(Run::Export(Export { what, language, date: None, path })));
        app.finish_jobs();
        assert!(app.question().is_none(), "{name}: {:?}", app.question());
    };
    for language in Language::ALL {
        let code = language.code();
        let pictures = app.formats().into_iter().filter(|format| format.is_picture());
        for format in pictures {
            for colours in Colours::ALL {
                let picture = Picture { colours, ..Picture::default() };
                let name = format!("talks-{code}-{}.{}", colours.key(), format.key());
                leaves(&mut app, Exported { picture, ..Exported::of(format) }, language, &name);
            }
        }
        for page in NegotiationPage::ALL {
            app.update(Action::Show(Show::NegotiationPage(page)));
            let name = page.key();
            for format in app.formats().into_iter().filter(|format| !format.is_picture()) {
                let file = format!("{name}-{code}.{}", format.key());
                leaves(&mut app, Exported::of(format), language, &file);
            }
            app.update(Action::Run(Run::CopyTable));
            for effect in app.take_effects() {
                if let Effect::CopyTable(table) = effect {
                    files.insert(format!("copied-{name}-{code}"), table.text.into_bytes());
                    files.insert(format!("copied-{name}-{code}.html"), table.html.into_bytes());
                }
            }
        }
    }
    // Offers as scenarios, compared.
    app.update(Action::Edit(Edit::CompareOffers { offer: known[1], against: known[0] }));
    for view in [ViewKind::Projection, ViewKind::Compare] {
        app.update(Action::Show(Show::View(view)));
        for format in app.formats() {
            let file = format!("{}.{}", view.key(), format.key());
            leaves(&mut app, Exported::of(format), Language::En, &file);
        }
    }
    let documents: Vec<_> = app.session().documents().iter().map(|document| document.id).collect();
    for (number, document) in documents.into_iter().enumerate() {
        app.update(Action::Run(Run::SaveAs(document, folder.path().join(format!("scenario-{number}.ron")))));
    }
    let place = folder.path().join("saved.ron");
    app.update(Action::Run(Run::SaveAs(id, place.clone())));
    for entry in fs::read_dir(folder.path()).expect("it is there") {
        let path: PathBuf = entry.expect("it can be listed").path();
        if with_layer && path == private_path(&place) {
            continue;
        }
        let name = path.file_name().expect("it has one").to_string_lossy().into_owned();
        files.insert(name, fs::read(&path).expect("it can be read"));
    }
    // What the program says at last.
    for message in app.messages() {
        for language in Language::ALL {
            let said = message.said.text(language).replace(&folder.path().display().to_string(), "");
            search("a message", said.as_bytes());
        }
    }
    files
}

fn layer() -> PrivateLayer {
    let field: Field = "base".parse().expect("a field");
    let value = field.parse("13579.1 eok KRW").expect("an amount");
    let terms = vec![OfferTerm::Read(field, value)];
    PrivateLayer {
        party: "ROK".to_owned(),
        target: terms.clone(),
        limit: terms.clone(),
        their_limit: terms,
        note: Some(format!("{WORD} note")),
        notes: BTreeMap::from([(1, format!("{WORD} in round 1"))]),
    }
}

#[track_caller]
fn search(what: &str, bytes: &[u8]) {
    let found = found(bytes);
    assert!(found.is_empty(), "{what} holds {found:?} of the private layer");
}

fn found(bytes: &[u8]) -> Vec<&'static str> {
    let marks = NUMBERS.iter().chain([&WORD]).copied();
    marks.filter(|mark| bytes.windows(mark.len()).any(|part| part == mark.as_bytes())).collect()
}
