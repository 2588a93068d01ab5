//! What was opened is the baseline by itself from the first edit on: what it says, how it is hidden, the way back.

use std::path::PathBuf;

use costshare::app::{Action, App, Baseline, DocumentId, Edit, Run, Settings, Show, Theme, ViewKind};
use costshare::model::Currency;
use costshare::text::Language;

const AS_SIGNED: &str = "12th SMA as signed, 2026–2030";

/// The 12th as it comes with the program.
fn twelfth(language: Language) -> (App, DocumentId) {
    let mut app = App::new(Settings { language, theme: Theme::Light });
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".to_owned())));
    let id = app.document().expect("it was opened").id;
    (app, id)
}

fn set(app: &mut App, field: &str, value: &str) {
    let documents = vec![app.document().expect("one is in hand").id];
    let field = field.parse::<costshare::model::Field>().expect("a field");
    let value = field.parse(value).expect("a value of it");
    app.update(Action::Edit(Edit::Set { documents, field, value }));
}

fn headline(app: &App) -> String {
    app.view().expect("something is in hand").headline.clone()
}

/// The texts of a column of the table, years then sum; none if it has no such column.
fn column(app: &App, head: &str) -> Option<Vec<String>> {
    let table = &app.view()?.table;
    let place = table.columns.iter().position(|column| column.head == head)?;
    Some(table.rows.iter().map(|row| row.cells[place].text.clone()).collect())
}

/// 16,000 grows by 2.1, 2.2, 2.0 and 2.0 %, each year rounded to 0.1 billion won as the agreement orders: 1,600.0,
/// 1,633.6, 1,669.5, 1,702.9, 1,737.0, together 8,343.0. As signed it is 1,519.2, 1,551.1, 1,585.2, 1,616.9, 1,649.2,
/// together 7,921.6.
#[test]
fn the_first_edit_says_what_it_costs_against_what_was_signed() {
    let (mut app, _) = twelfth(Language::En);
    assert!(app.baseline().is_none() && app.as_opened().is_none());
    assert_eq!(headline(&app), "KRW 7.922 tn over 2026–2030 · 2030: 17.6% above 2025");
    assert_eq!(column(&app, "± as signed"), None);

    set(&mut app, "base", "1.6 trillion KRW");
    assert_eq!(headline(&app), "KRW 8.343 tn over 2026–2030 · +421 bn against as signed");
    assert_eq!(app.title_of(app.baseline().expect("what was opened")), AS_SIGNED);
    let difference = column(&app, "± as signed").expect("there is a baseline");
    assert_eq!(difference, ["+80.8", "+82.5", "+84.3", "+86.0", "+87.8", "+421.4"]);
    let totals = column(&app, "Total").expect("it always is there");
    assert_eq!(totals, ["1,600.0", "1,633.6", "1,669.5", "1,702.9", "1,737.0", "8,343.0"]);
    let view = app.view().expect("it is in hand");
    let ghost = view.chart.lines.iter().any(|line| line.name == format!("{AS_SIGNED} (baseline)"));
    assert!(ghost, "what was opened is drawn behind it");

    // The difference in Korean, to the 억.
    let (mut app, _) = twelfth(Language::Ko);
    set(&mut app, "base", "1.6 trillion KRW");
    assert_eq!(headline(&app), "2026~2030년 8조 3,430억원 · 서명된 협정 대비 +4,214억원");
}

#[test]
fn it_is_there_as_long_as_a_term_differs_also_after_saving() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let path: PathBuf = folder.path().join("mine.ron");
    let (mut app, id) = twelfth(Language::En);
    set(&mut app, "title", "Our offer");
    assert!(app.baseline().is_none(), "a title changes no figure");
    set(&mut app, "base", "1.6 trillion KRW");
    assert_eq!(was(&app, "base").as_deref(), Some("1,519.2"));
    app.update(Action::Run(Run::SaveAs(id, path.clone())));
    assert!(!app.document().expect("it is open").is_changed());
    assert!(headline(&app).ends_with("+421 bn against as signed"), "{}", headline(&app));
    assert_eq!(was(&app, "base").as_deref(), Some("1,519.2"));

    // Opened anew, the file is what was opened.
    app.update(Action::Run(Run::Close(id)));
    app.update(Action::Run(Run::Open(vec![path])));
    assert!(app.baseline().is_none() && was(&app, "base").is_none());
    set(&mut app, "base", "1.5 trillion KRW");
    assert!(headline(&app).ends_with(" against as opened"), "{}", headline(&app));
    let baseline = app.baseline().expect("what was opened");
    assert_eq!(app.title_of(baseline), "Our offer as opened");
    set(&mut app, "base", "1.6 trillion KRW");
    assert!(app.baseline().is_none(), "every term is as it was");
}

/// The value of a term as it was opened, if it is another now.
fn was(app: &App, field: &str) -> Option<String> {
    let terms = app.terms();
    let mut terms = terms.iter().flat_map(|group| &group.terms);
    terms.find(|term| term.field.to_string() == field)?.was.clone()
}

#[test]
fn one_step_goes_back_to_what_was_opened_and_undo_takes_it_back() {
    let (mut app, id) = twelfth(Language::En);
    let opened = app.document().expect("it is open").scenario.clone();
    set(&mut app, "base", "1.6 trillion KRW");
    set(&mut app, "rule.2027.cap", "3%");
    let edited = app.document().expect("it is open").scenario.clone();
    app.update(Action::Edit(Edit::BackToOpened(id)));
    assert_eq!(app.document().expect("it is open").scenario, opened);
    assert!(app.baseline().is_none() && !app.document().expect("it is open").is_changed());
    assert_eq!(app.undo_name().as_deref(), Some("Going back to what was opened"));
    app.update(Action::Edit(Edit::Undo));
    assert_eq!(app.document().expect("it is open").scenario, edited);
    assert!(app.baseline().is_some());
}

#[test]
fn it_is_hidden_and_another_is_pinned_instead() {
    let (mut app, id) = twelfth(Language::En);
    set(&mut app, "base", "1.6 trillion KRW");
    app.update(Action::Show(Show::Opened(false)));
    assert!(app.baseline().is_none() && app.as_opened().is_some());
    assert_eq!(headline(&app), "KRW 8.343 tn over 2026–2030 · 2030: 23.8% above 2025");
    app.update(Action::Show(Show::Opened(true)));
    assert!(app.baseline().is_some());

    app.update(Action::Run(Run::OpenShipped("sma-11-extended.ron".to_owned())));
    let other = app.document().expect("it was opened").id;
    assert!(app.baseline().is_none(), "nothing of it was changed");
    app.update(Action::Show(Show::Document(id)));
    app.update(Action::Show(Show::Baseline(Some(other))));
    assert_eq!(app.shown().baseline, Some(Baseline::Open(other)));
    assert!(!headline(&app).contains("as signed,"), "{}", headline(&app));
    assert!(column(&app, "± as signed").is_none() && column(&app, "± baseline").is_some());
}

/// One scenario alone is compared with what it was.
#[test]
fn a_changed_scenario_alone_can_be_compared() {
    let (mut app, id) = twelfth(Language::En);
    app.update(Action::Show(Show::View(ViewKind::Compare)));
    assert_eq!(app.shown().view, ViewKind::Projection, "there is nothing to compare yet");
    set(&mut app, "base", "1.6 trillion KRW");
    app.update(Action::Show(Show::Opened(false)));
    app.update(Action::Show(Show::View(ViewKind::Compare)));
    let (baseline, other) = app.compared().expect("what was opened, and what it is now");
    assert_eq!((app.title_of(baseline).as_str(), other.id), (AS_SIGNED, id));
    let page = app.comparison().expect("both are there");
    assert!(page.view.headline.contains("+421 bn"), "{}", page.view.headline);
    app.update(Action::Edit(Edit::Undo));
    assert_eq!(app.shown().view, ViewKind::Projection, "nothing differs any more");
}

/// A scenario that was begun anew was nothing before.
#[test]
fn a_new_scenario_is_held_against_nothing() {
    let mut app = App::new(Settings { language: Language::En, theme: Theme::Light });
    app.update(Action::Run(Run::New(costshare::app::NewScenario {
        parties: costshare::model::Parties::of_sma(),
        continues_sma: false,
        years: costshare::model::Years::new(costshare::model::Year(2026), costshare::model::Year(2030)),
        rounding: costshare::app::usual_rounding(Currency::KRW),
    })));
    set(&mut app, "base", "1.6 trillion KRW");
    assert!(app.baseline().is_none() && app.as_opened().is_none());
}

/// An edit without effect, and years that what was opened does not have: the headline keeps the figures of the scenario.
#[test]
fn the_headline_tells_a_difference_of_the_same_years_alone() {
    let (mut app, _) = twelfth(Language::En);
    set(&mut app, "rule.2027.cap", "4%");
    assert_eq!(headline(&app), "KRW 7.922 tn over 2026–2030 · the same as signed");
    set(&mut app, "years.last", "2031");
    assert!(headline(&app).starts_with("KRW 9.604 tn over 2026–2031 · 2031: "), "{}", headline(&app));
    let notes = &app.view().expect("it is in hand").table.notes;
    assert!(notes.iter().any(|note| note.contains("2031")), "the sum of ± is over fewer years: {notes:?}");
}

/// Dollars are not taken from won.
#[test]
fn a_baseline_in_another_currency_has_no_difference_beside_the_total() {
    let (mut app, id) = twelfth(Language::En);
    app.update(Action::Run(Run::OpenShipped("example-two-currencies.ron".to_owned())));
    let other = app.document().expect("it was opened").id;
    let main = |app: &App| app.document().expect("it is in hand").scenario.currency();
    let currency = main(&app);
    app.update(Action::Show(Show::Document(id)));
    app.update(Action::Show(Show::Baseline(Some(other))));
    let has = column(&app, "± baseline").is_some();
    assert_eq!(has, currency == main(&app));
}
