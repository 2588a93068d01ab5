//! What outlives the program: work that was in no file, what is remembered, earlier versions of files.

#![expect(clippy::disallowed_methods, reason = "the tests play the other programs that write files")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use costshare::app::{
    Action, App, DocumentId, Edit, Effect, NegotiationEdit, Question, Run, Show, SinceThen, StateFolder,
    Theme, VersionItem,
};
use costshare::app::{WindowLook, WindowSize, keep_now};
use costshare::files::{open_scenario, private_path};
use costshare::model::{Field, FieldValue, OfferTerm, PrivateLayer, Spelt};
use costshare::text::Language;
use tempfile::TempDir;

/// A user with a folder for what is remembered and one for files.
struct User {
    state: TempDir,
    files: TempDir,
}

impl User {
    fn new() -> Self {
        let folder = || TempDir::new().expect("a folder for the test");
        Self { state: folder(), files: folder() }
    }

    fn starts(&self) -> App {
        App::starting(StateFolder::at(self.state.path()), Some(Language::En))
    }

    fn file(&self, name: &str) -> PathBuf {
        self.files.path().join(name)
    }

    /// A file with the 12th agreement.
    fn twelfth(&self) -> PathBuf {
        let path = self.file("plan.ron");
        fs::copy("scenarios/sma-12.ron", &path).expect("there is room");
        path
    }

    /// Everything that lies in the folder of the program.
    fn kept(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.state.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("it is there") {
                let path = entry.expect("it can be listed").path();
                if path.is_dir() { folders.push(path) } else { found.push(path) }
            }
        }
        found.sort();
        found
    }

    fn kept_in(&self, folder: &str) -> usize {
        self.kept().iter().filter(|path| path.starts_with(self.state.path().join(folder))).count()
    }
}

fn open(app: &mut App, path: &Path) -> DocumentId {
    app.update(Action::Run(Run::Open(vec![path.to_owned()])));
    app.document().expect("it was opened").id
}

fn set(app: &mut App, id: DocumentId, field: &str, value: &str) {
    let field: Field = field.parse().expect("a field");
    let value = field.parse(value).expect("a value");
    app.update(Action::Edit(Edit::Set { documents: vec![id], field, value }));
}

fn base(app: &App) -> String {
    let field: Field = "base".parse().expect("a field");
    let value = field.read(&app.document().expect("one is open").scenario).expect("it has one");
    let FieldValue::Money(base) = value else { panic!("{value:?}") };
    base.value.spell()
}

fn told(app: &App, place: usize) -> Vec<String> {
    let item = &app.left_work().items()[place];
    let lines = std::iter::once(&item.of_file).chain(&item.differs);
    lines.map(|line| line.text(Language::En).to_owned()).collect()
}

/// A base of 1.6 trillion won costs 8.343 trillion over the term, 421.4 billion more: 16,000 eok grow by 2.1 %, 2.2 %,
/// 2.0 %, 2.0 % to 16,336, 16,695, 17,029 and 17,370.
#[test]
fn work_that_was_in_no_file_is_offered_with_what_differs_and_taken_over() {
    let user = User::new();
    let path = user.twelfth();
    let mut app = user.starts();
    let id = open(&mut app, &path);
    set(&mut app, id, "base", "16000 eok KRW");
    keep_now();
    // As long as the program runs its work is nobody else's.
    assert!(user.starts().left_work().items().is_empty());
    drop(app);

    let mut app = user.starts();
    assert!(app.left_work().is_shown());
    let lines = told(&app, 0);
    assert_eq!(app.left_work().items()[0].title, "12th SMA, changed");
    assert!(lines[0].contains(&path.display().to_string()), "{lines:?}");
    assert!(lines.contains(&"Base amount: KRW 1,519.2 bn → KRW 1,600.0 bn".to_owned()), "{lines:?}");
    let money = lines.last().expect("there are some");
    assert!(money.contains("KRW 8.343 tn") && money.contains("+421 bn"), "{money}");

    app.update(Action::Run(Run::TakeLeft(0)));
    assert!(app.left_work().items().is_empty());
    let document = app.document().expect("it was opened");
    assert!(document.is_changed() && document.path.as_deref() == Some(&*path));
    assert!(base(&app).contains("16000 eok KRW"), "{}", base(&app));
    // It is kept by this program now, and once it is saved by nobody.
    assert_eq!(user.kept_in("recovery"), 3, "{:?}", user.kept());
    let id = document.id;
    app.update(Action::Run(Run::Save(id)));
    assert!(app.question().is_none(), "{:?}", app.question());
    app.update(Action::Run(Run::Quit));
    assert!(app.take_effects().contains(&Effect::Quit));
    drop(app);
    assert_eq!(user.kept_in("recovery"), 0, "{:?}", user.kept());
    assert!(fs::read_to_string(path).expect("it was saved").contains("16000 eok"));
}

#[test]
fn what_is_given_up_is_not_offered_again_and_what_is_left_for_later_is() {
    let user = User::new();
    let path = user.twelfth();
    let mut app = user.starts();
    let id = open(&mut app, &path);
    set(&mut app, id, "base", "16000 eok KRW");
    drop(app);

    let mut app = user.starts();
    app.update(Action::Show(Show::LeftWork(false)));
    assert!(!app.left_work().is_shown() && app.left_work().items().len() == 1);
    drop(app);
    let mut app = user.starts();
    app.update(Action::Run(Run::GiveUpLeft(0)));
    assert!(app.left_work().items().is_empty());
    drop(app);
    assert!(user.starts().left_work().items().is_empty());
    assert_eq!(user.kept_in("recovery"), 0, "{:?}", user.kept());

    // Who ends the program and does not save has given it up as well.
    let mut app = user.starts();
    let id = open(&mut app, &path);
    set(&mut app, id, "base", "16000 eok KRW");
    keep_now();
    assert_eq!(user.kept_in("recovery"), 3);
    app.update(Action::Run(Run::Quit));
    assert!(matches!(app.question(), Some(Question::Unsaved { .. })));
    app.update(Action::Run(Run::Discard));
    drop(app);
    assert_eq!(user.kept_in("recovery"), 0, "{:?}", user.kept());
}

#[test]
fn an_edit_that_is_undone_is_not_kept() {
    let user = User::new();
    let path = user.twelfth();
    let mut app = user.starts();
    let id = open(&mut app, &path);
    set(&mut app, id, "base", "16000 eok KRW");
    keep_now();
    assert_eq!(user.kept_in("recovery"), 3);
    app.update(Action::Edit(Edit::Undo));
    keep_now();
    assert_eq!(user.kept_in("recovery"), 0, "{:?}", user.kept());
}

#[test]
fn work_on_a_file_that_changed_since_opens_beside_it() {
    let user = User::new();
    let path = user.twelfth();
    let mut app = user.starts();
    let id = open(&mut app, &path);
    set(&mut app, id, "base", "16000 eok KRW");
    drop(app);
    let theirs = fs::read_to_string(&path).expect("it is there").replace("15192 eok", "15500 eok");
    fs::write(&path, &theirs).expect("there is room");

    let mut app = user.starts();
    let lines = told(&app, 0);
    assert!(lines[0].contains("by another program"), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("KRW 1,550.0 bn → KRW 1,600.0 bn")), "{lines:?}");
    app.update(Action::Run(Run::TakeLeft(0)));
    let document = app.document().expect("it was opened");
    assert!(document.is_untitled() && document.is_changed());
    assert_eq!(fs::read_to_string(&path).expect("it is there"), theirs);
}

#[test]
fn work_on_an_untitled_copy_is_kept_too() {
    let user = User::new();
    let mut app = user.starts();
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".to_owned())));
    let id = app.document().expect("it was opened").id;
    set(&mut app, id, "base", "16000 eok KRW");
    drop(app);
    let mut app = user.starts();
    assert!(told(&app, 0).iter().any(|line| line.contains("→ KRW 1,600.0 bn")), "{:?}", told(&app, 0));
    app.update(Action::Run(Run::TakeLeft(0)));
    assert!(app.document().expect("it was opened").is_changed());
    assert!(base(&app).contains("16000 eok KRW"));
}

/// Its word and its number stand nowhere but in its own copies.
#[test]
fn a_negotiation_is_kept_with_what_one_side_keeps_to_itself_apart() {
    const WORD: &str = "Zebrafink";
    let user = User::new();
    let path = user.file("talks.ron");
    fs::copy("scenarios/negotiations/sma-12.ron", &path).expect("there is room");
    let mut app = user.starts();
    app.update(Action::Run(Run::Open(vec![path.clone()])));
    let field: Field = "base".parse().expect("a field");
    let value = field.parse("13579.1 eok KRW").expect("an amount");
    let layer = PrivateLayer {
        party: app.negotiation().expect("it is open").negotiation.parties[0].key.clone(),
        limit: vec![OfferTerm::Read(field, value)],
        note: Some(WORD.to_owned()),
        ..PrivateLayer::default()
    };
    app.update(Action::Edit(Edit::Negotiation(NegotiationEdit::Private(layer.clone()))));
    keep_now();
    let search = |user: &User| {
        let holds = |path: &PathBuf| {
            let text = fs::read(path).unwrap_or_default();
            let text = String::from_utf8_lossy(&text);
            text.contains(WORD) || text.contains("13579")
        };
        // A copy that is being written is its owner's alone as well, and gone when it is done.
        let is_private = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            name.ends_with(".private.ron") || name.starts_with(".costshare-")
        };
        let (private, others): (Vec<PathBuf>, Vec<PathBuf>) = user.kept().into_iter().partition(is_private);
        assert!(private.iter().any(holds), "{private:?}");
        assert_eq!(others.iter().find(|path| holds(path)), None);
        #[cfg(unix)]
        for path in private {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&path).map(|found| found.permissions().mode() & 0o777);
            assert!(mode.is_err() || mode.is_ok_and(|mode| mode == 0o600), "{}", path.display());
        }
    };
    search(&user);
    drop(app);

    let mut app = user.starts();
    let lines = told(&app, 0);
    assert!(lines.iter().any(|line| line.contains("keeps to itself")), "{lines:?}");
    assert!(!lines.concat().contains(WORD) && !lines.concat().contains("1.35791"), "{lines:?}");
    app.update(Action::Run(Run::TakeLeft(0)));
    let talks = app.negotiation().expect("it was opened");
    assert_eq!(talks.private.layer.as_deref(), Some(&layer));
    assert!(talks.private.is_changed() && !talks.is_changed());

    // Saved twice, earlier versions of it are its own as well.
    let private = talks.private.id;
    for number in [1, 2] {
        let layer = PrivateLayer { note: Some(format!("{WORD} {number}")), ..layer.clone() };
        app.update(Action::Edit(Edit::Negotiation(NegotiationEdit::Private(layer))));
        app.update(Action::Run(Run::Save(private)));
    }
    assert!(private_path(&path).exists() && user.kept_in("versions") == 1, "{:?}", user.kept());
    search(&user);
}

#[test]
fn earlier_versions_open_as_copies() {
    let user = User::new();
    let path = user.twelfth();
    let mut app = user.starts();
    let id = open(&mut app, &path);
    for amount in [16000, 17000] {
        set(&mut app, id, "base", &format!("{amount} eok KRW"));
        app.update(Action::Run(Run::Save(id)));
        assert!(app.question().is_none(), "{:?}", app.question());
    }
    let versions = versions_of(&mut app, id);
    assert_eq!(versions.len(), 2);
    let lines: Vec<&str> = versions[1].differs.iter().map(|line| line.text(Language::En)).collect();
    assert!(lines.contains(&"Base amount: KRW 1,519.2 bn → KRW 1,700.0 bn"), "{lines:?}");
    let VersionItem { path: version, name, .. } = versions[1].clone();
    app.update(Action::Run(Run::OpenVersion { path: version, name }));
    let copy = app.document().expect("it was opened");
    assert!(copy.is_untitled() && copy.id != id && base(&app).contains("15192 eok KRW"), "{}", base(&app));
    assert_eq!(copy.title(), "12th SMA as signed, 2026–2030");
    assert!(copy.file_name().starts_with("plan (20"), "{}", copy.file_name());

    // The latest are kept, and none twice.
    for amount in 17001..17015 {
        set(&mut app, id, "base", &format!("{amount} eok KRW"));
        app.update(Action::Run(Run::Save(id)));
        app.update(Action::Run(Run::Save(id)));
    }
    let versions = versions_of(&mut app, id);
    assert_eq!(versions.len(), 10);
    let held = |version: &VersionItem| {
        let scenario = open_scenario(&version.path).expect("it can be read").file.scenario;
        scenario.parts[0].base.value.amount
    };
    assert_eq!(held(&versions[0]), 1_701_300_000_000_i64.into());
    assert_eq!(held(&versions[9]), 1_700_400_000_000_i64.into());
}

#[test]
fn a_file_whose_earlier_version_cannot_be_kept_is_saved_and_that_is_told() {
    let user = User::new();
    let path = user.twelfth();
    let mut app = user.starts();
    fs::write(user.state.path().join("versions"), "in the way").expect("the folder is writable");
    let id = open(&mut app, &path);
    set(&mut app, id, "base", "16000 eok KRW");
    app.update(Action::Run(Run::Save(id)));
    assert!(!app.document().expect("it is open").is_changed());
    let told: Vec<&str> = app.messages().iter().map(|message| message.said.text(Language::En)).collect();
    let [version, saved] = told[..] else { panic!("{told:?}") };
    let said = format!("The earlier version of {} could not be kept: ", path.display());
    assert!(version.starts_with(&said) && !version.contains("was not saved"), "{version}");
    assert_eq!(saved, format!("Saved as {}", path.display()));
}

fn versions_of(app: &mut App, id: DocumentId) -> Vec<VersionItem> {
    app.take_effects();
    app.update(Action::Run(Run::AskVersions(id)));
    match app.take_effects().pop() {
        Some(Effect::AskVersions { versions, .. }) => versions,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_a_user_chose_is_remembered() {
    let user = User::new();
    let [one, other] = [user.twelfth(), user.file("other.ron")];
    fs::copy("scenarios/sma-11.ron", &other).expect("there is room");
    let mut app = App::starting(StateFolder::at(user.state.path()), None);
    open(&mut app, &one);
    open(&mut app, &other);
    let window = Some(WindowSize { width: 1000, height: 700, is_maximized: false });
    let look = WindowLook {
        zoom: Some(125),
        window,
        panels: vec![("explanation", false)],
        widths: vec![("terms", 340)],
    };
    app.update_all([
        Action::Show(Show::Language(Language::Ko)),
        Action::Show(Show::Theme(Theme::Dark)),
        Action::Show(Show::Window(look)),
        Action::Show(Show::Column("growth".to_owned(), false)),
    ]);
    drop(app);

    let app = App::starting(StateFolder::at(user.state.path()), None);
    assert_eq!((app.language(), app.settings().theme), (Language::Ko, Theme::Dark));
    let remembered = app.remembered().expect("it is remembered");
    assert_eq!((remembered.zoom, remembered.window), (Some(125), window));
    assert_eq!(remembered.panels.get("explanation"), Some(&false));
    assert_eq!(remembered.widths.get("terms"), Some(&340));
    assert_eq!(remembered.left_out, ["growth"]);
    assert!(app.projection_shown().left_out.contains("growth"), "it is left out from the start");
    assert_eq!(remembered.recent, [other.clone(), one.clone()]);
    assert_eq!(remembered.open, [one, other]);
    // What was asked for goes before it.
    assert_eq!(user.starts().language(), Language::En);
}

#[test]
fn broken_settings_are_set_aside_and_newer_ones_left_alone() {
    let user = User::new();
    let path = user.state.path().join("settings.ron");
    for broken in [
        "",
        "(version: 1, holds: (zoom: \"large\"))",
        "\u{0}",
        "(version: 0, holds: ())",
        "Scenario(version: 1)",
    ] {
        fs::write(&path, broken).expect("there is room");
        let app = user.starts();
        let aside = user.state.path().join("settings.broken.ron");
        assert_eq!(fs::read_to_string(&aside).expect("it was set aside"), broken);
        assert!(
            app.messages().iter().any(|told| told.said.text(Language::En).contains("settings.broken.ron"))
        );
        drop(app);
        assert!(user.starts().messages().is_empty(), "it is told once");
    }
    let newer = "(version: 3, holds: (colour: \"blue\"))";
    fs::write(&path, newer).expect("there is room");
    let mut app = user.starts();
    assert!(app.messages().iter().any(|told| told.said.text(Language::En).contains("newer")));
    app.update(Action::Show(Show::Theme(Theme::Dark)));
    drop(app);
    assert_eq!(fs::read_to_string(&path).expect("it is there"), newer);
}

/// The program looks at open files in the background; what it found is there within two seconds.
fn noticed(app: &App) -> Vec<SinceThen> {
    let began = Instant::now();
    while app.changed_files().is_empty() && began.elapsed() < Duration::from_secs(30) {
        std::thread::sleep(Duration::from_millis(20));
    }
    app.changed_files().into_iter().map(|(_, since)| since).collect()
}

#[test]
fn what_another_program_writes_is_taken_as_a_step_or_kept_beside() {
    let user = User::new();
    let path = user.twelfth();
    let mut app = user.starts();
    app.wake_with(|| ());
    let id = open(&mut app, &path);
    set(&mut app, id, "base", "16000 eok KRW");
    let theirs = fs::read_to_string(&path).expect("it is there").replace("15192 eok", "15500 eok");
    fs::write(&path, &theirs).expect("there is room");
    assert_eq!(noticed(&app), [SinceThen::Changed]);
    app.update(Action::Run(Run::TakeTheirs(id)));
    assert!(base(&app).contains("15500 eok KRW"), "{}", base(&app));
    assert!(!app.document().expect("it is open").is_changed() && app.changed_files().is_empty());
    // Nothing is lost by it.
    app.update(Action::Edit(Edit::Undo));
    assert!(base(&app).contains("16000 eok KRW") && app.document().expect("it is open").is_changed());

    let theirs = theirs.replace("15500 eok", "15600 eok");
    fs::write(&path, &theirs).expect("there is room");
    assert_eq!(noticed(&app), [SinceThen::Changed]);
    app.update(Action::Run(Run::KeepBoth(id)));
    let bases: Vec<(bool, String)> = app
        .session()
        .documents()
        .iter()
        .map(|document| (document.is_untitled(), document.scenario.parts[0].base.value.spell()))
        .collect();
    assert_eq!(bases, [(true, "16000 eok KRW".to_owned()), (false, "15600 eok KRW".to_owned())]);
    assert_eq!(app.session().document(id).expect("it is open").file_name(), "plan 2.ron");

    fs::remove_file(&path).expect("it is there");
    assert_eq!(noticed(&app), [SinceThen::Gone]);
}

#[test]
fn a_second_window_opens_a_copy_and_says_so() {
    let user = User::new();
    let path = user.twelfth();
    let mut first = user.starts();
    open(&mut first, &path);
    let mut second = user.starts();
    open(&mut second, &path);
    assert!(second.document().expect("it is open").is_untitled());
    let told: Vec<&str> = second.messages().iter().map(|told| told.said.text(Language::En)).collect();
    assert!(told.iter().any(|told| told.contains("open in another window")), "{told:?}");
    // A file that is open elsewhere is not opened again by itself.
    assert_eq!(user.starts().were_open(), Vec::<PathBuf>::new());
    drop(first);
    let mut third = user.starts();
    open(&mut third, &path);
    assert!(!third.document().expect("it is open").is_untitled());
}

/// Its second name would keep the old text: that is asked, and nothing is closed or written before the answer.
#[cfg(unix)]
#[test]
fn a_file_with_a_second_name_is_saved_once_that_is_meant() {
    let user = User::new();
    let path = user.twelfth();
    fs::hard_link(&path, user.file("other.ron")).expect("the folder is writable");
    let mut app = user.starts();
    let id = open(&mut app, &path);
    set(&mut app, id, "base", "16000 eok KRW");
    app.update(Action::Run(Run::Quit));
    app.update(Action::Run(Run::Confirm));
    assert!(matches!(app.question(), Some(Question::Protected { .. })), "{:?}", app.question());
    let text = |path: &Path| fs::read_to_string(path).expect("it is there");
    assert!(text(&path).contains("15192 eok"));
    // Taken back: the program goes on.
    app.update(Action::Run(Run::Cancel));
    assert!(app.take_effects().is_empty() && app.document().expect("it is open").is_changed());

    app.update(Action::Run(Run::Quit));
    app.update(Action::Run(Run::Confirm));
    app.update(Action::Run(Run::Confirm));
    assert_eq!(app.take_effects(), [Effect::Quit]);
    assert!(text(&path).contains("16000 eok") && text(&user.file("other.ron")).contains("15192 eok"));
}

/// Only one negotiation is open: another one that was left behind does not take its place unasked.
#[test]
fn work_left_behind_does_not_take_the_place_of_changed_talks_unasked() {
    let user = User::new();
    let path = user.file("talks.ron");
    fs::copy("scenarios/negotiations/sma-12.ron", &path).expect("there is room");
    let party = |app: &App| app.negotiation().expect("it is open").negotiation.parties[0].key.clone();
    let note = |app: &mut App, note: &str| {
        let layer =
            PrivateLayer { party: party(app), note: Some(note.to_owned()), ..PrivateLayer::default() };
        app.update(Action::Edit(Edit::Negotiation(NegotiationEdit::Private(layer))));
    };
    let mut app = user.starts();
    app.update(Action::Run(Run::Open(vec![path.clone()])));
    note(&mut app, "left behind");
    drop(app);
    let mut app = user.starts();
    app.update(Action::Run(Run::Open(vec![path])));
    note(&mut app, "being written");
    app.update(Action::Run(Run::TakeLeft(0)));
    assert!(matches!(app.question(), Some(Question::Unsaved { .. })), "{:?}", app.question());
    let held = |app: &App| app.negotiation().and_then(|talks| talks.private.layer.clone()?.note.clone());
    assert_eq!(held(&app).as_deref(), Some("being written"));
    assert_eq!(app.left_work().items().len(), 1);
    app.update(Action::Run(Run::Discard));
    assert_eq!(held(&app).as_deref(), Some("left behind"));
    assert!(app.left_work().items().is_empty());
}

/// What a copy belongs to is looked at when it is opened, not when it was listed.
#[test]
fn a_file_that_changes_while_work_is_offered_is_not_written_over() {
    let user = User::new();
    let path = user.twelfth();
    let mut app = user.starts();
    let id = open(&mut app, &path);
    set(&mut app, id, "base", "16000 eok KRW");
    drop(app);
    let mut app = user.starts();
    let theirs = fs::read_to_string(&path).expect("it is there").replace("15192 eok", "15500 eok");
    fs::write(&path, &theirs).expect("there is room");
    app.update(Action::Run(Run::TakeLeft(0)));
    let document = app.document().expect("it was opened");
    assert!(document.is_untitled() && document.is_changed());
    let id = document.id;
    app.update(Action::Run(Run::Save(id)));
    assert_eq!(fs::read_to_string(&path).expect("it is there"), theirs);
}

#[test]
fn work_that_is_taken_over_is_a_step() {
    let user = User::new();
    let path = user.twelfth();
    let mut app = user.starts();
    let id = open(&mut app, &path);
    set(&mut app, id, "base", "16000 eok KRW");
    drop(app);
    let mut app = user.starts();
    app.update(Action::Run(Run::TakeLeft(0)));
    app.update(Action::Edit(Edit::Undo));
    assert!(base(&app).contains("15192 eok KRW") && !app.document().expect("it is open").is_changed());
    app.update(Action::Edit(Edit::Redo));
    assert!(base(&app).contains("16000 eok KRW"), "{}", base(&app));
}

/// A path that is no text cannot be written down; the work is kept all the same.
#[cfg(target_os = "linux")]
#[test]
fn work_on_a_file_whose_name_is_no_text_is_kept() {
    use std::os::unix::ffi::OsStrExt;

    let user = User::new();
    let path = user.files.path().join(std::ffi::OsStr::from_bytes(b"\xb9\xb0\xb0\xa1.ron"));
    fs::copy("scenarios/sma-12.ron", &path).expect("there is room");
    let mut app = user.starts();
    let id = open(&mut app, &path);
    set(&mut app, id, "base", "16000 eok KRW");
    drop(app);
    let mut app = user.starts();
    assert_eq!(app.left_work().items().len(), 1);
    app.update(Action::Run(Run::TakeLeft(0)));
    assert!(base(&app).contains("16000 eok KRW"), "{}", base(&app));
}

/// What is not ours stays, and so does a copy that cannot be read.
#[cfg(unix)]
#[test]
fn what_lies_in_the_folder_and_is_not_understood_stays() {
    let user = User::new();
    let recovery = user.state.path().join("recovery");
    let elsewhere = user.file("elsewhere");
    let run = recovery.join("run-a");
    for folder in [&run, &elsewhere] {
        fs::create_dir_all(folder).expect("there is room");
    }
    for file in [
        run.join("lock"),
        run.join("7.ron"),
        run.join("diary.txt"),
        elsewhere.join("lock"),
        elsewhere.join("1.ron"),
    ] {
        fs::write(file, "mine").expect("there is room");
    }
    std::os::unix::fs::symlink(&elsewhere, recovery.join("run-b")).expect("there is room");
    let list = "(version: 1, holds: [(copy: \"../../secret.ron\", kind: Scenario, name: \"x\")])";
    fs::write(run.join("list.ron"), list).expect("there is room");
    drop(user.starts());
    for file in [run.join("7.ron"), run.join("diary.txt"), elsewhere.join("lock"), elsewhere.join("1.ron")] {
        assert!(file.exists(), "{}", file.display());
    }
}

/// What each window chose is remembered, and no window takes away what another one had open.
#[test]
fn two_windows_remember_together() {
    let user = User::new();
    let [one, other] = [user.twelfth(), user.file("other.ron")];
    fs::copy("scenarios/sma-11.ron", &other).expect("there is room");
    let state = || StateFolder::at(user.state.path());
    let mut first = App::starting(state(), None);
    open(&mut first, &one);
    keep_now();
    let mut second = App::starting(state(), None);
    open(&mut second, &other);
    second.update(Action::Show(Show::Theme(Theme::Dark)));
    drop(second);
    first.update(Action::Show(Show::Language(Language::Ko)));
    drop(first);
    let app = App::starting(state(), None);
    assert_eq!((app.language(), app.settings().theme), (Language::Ko, Theme::Dark));
    let remembered = app.remembered().expect("it is remembered");
    assert!(remembered.open.contains(&one) && remembered.recent.contains(&other), "{remembered:?}");
}

/// A link to a file that is open here is that file.
#[cfg(unix)]
#[test]
fn another_path_to_an_open_file_is_that_file() {
    let user = User::new();
    let path = user.twelfth();
    let link = user.file("link.ron");
    std::os::unix::fs::symlink(&path, &link).expect("there is room");
    let mut app = user.starts();
    let id = open(&mut app, &path);
    assert_eq!(open(&mut app, &link), id);
    assert!(app.messages().is_empty(), "{:?}", app.messages());
}
