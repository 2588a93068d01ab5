//! Scenarios with very many figures: computed beside the program, cancelled, never shown half or of other terms.

use std::path::PathBuf;

use costshare::app::{Action, App, DocumentId, Edit, Run, Settings, Show, Theme};
use costshare::engine::{Measure, plan, project};
use costshare::files::{ScenarioFile, record, save_scenario};
use costshare::model::Field;
use costshare::text::Language;
use rust_decimal::Decimal;

/// A hundred categories in a hundred years of ten parts, just opened, with its figures still to come.
fn large() -> (App, DocumentId, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let path: PathBuf = folder.path().join("large.ron");
    save_scenario(&path, &ScenarioFile::new(support::largest(10))).expect("the folder is writable");
    let mut app = App::new(Settings { language: Language::En, theme: Theme::Light });
    app.hold_jobs();
    app.update(Action::Run(Run::Open(vec![path])));
    let id = app.document().expect("it was opened").id;
    (app, id, folder)
}

/// The sum of the first year, in won.
fn shown(app: &App, id: DocumentId) -> Option<Decimal> {
    let projection = &app.computed(id)?.projection;
    projection.total(projection.years().first).known()
}

fn won(amount: i64) -> Decimal {
    amount.into()
}

#[test]
fn its_figures_come_from_beside_the_program_and_are_the_same() {
    let (mut app, id, _folder) = large();
    assert!(app.computed(id).is_none() && app.view().is_none());
    assert_eq!(app.jobs().len(), 1);
    app.finish_jobs();
    assert!(app.jobs().is_empty() && app.view().is_some());
    // Ten parts of 100 million won.
    assert_eq!(shown(&app, id), Some(won(1_000_000_000)));
    let scenario = &app.document().expect("it is open").scenario;
    let measures = &app.computed(id).expect("it was computed").measures;
    let at_once = project(plan(scenario, record::bundled(), measures));
    let beside = &app.computed(id).expect("it was computed").projection;
    for row in beside.plan().rows() {
        for year in row.years.iter() {
            assert_eq!(beside.at(row.name, year), at_once.at(row.name, year));
        }
    }
}

#[test]
fn an_edit_takes_the_place_of_what_is_being_computed() {
    let (mut app, id, _folder) = large();
    let set = |app: &mut App, amount: &str| {
        let field = "part.p0.base".parse::<Field>().expect("a field");
        let value = field.parse(amount).expect("an amount");
        app.update(Action::Edit(Edit::Set { documents: vec![id], field, value }));
    };
    app.finish_jobs();
    set(&mut app, "2 eok KRW");
    assert!(app.computed(id).is_none(), "what was computed is of other terms");
    set(&mut app, "3 eok KRW");
    app.finish_jobs();
    assert_eq!(shown(&app, id), Some(won(1_200_000_000)));
    app.update(Action::Edit(Edit::Undo));
    app.finish_jobs();
    assert_eq!(shown(&app, id), Some(won(1_100_000_000)));
}

#[test]
fn what_is_cancelled_is_computed_when_it_is_asked_for_again() {
    let (mut app, id, _folder) = large();
    let job = app.computing(id).expect("it is being computed").id;
    app.update(Action::Run(Run::CancelJob(job)));
    app.finish_jobs();
    assert!(app.jobs().is_empty() && app.computing(id).is_none() && app.computed(id).is_none());
    // Nothing that is done elsewhere begins it again.
    app.update(Action::Show(Show::Measure(Measure::default())));
    assert!(app.jobs().is_empty());
    app.update(Action::Run(Run::Compute(id)));
    app.finish_jobs();
    assert_eq!(shown(&app, id), Some(won(1_000_000_000)));
}

/// A view of one scenario that lacks the other is not taken for the whole: neither while figures are being computed
/// nor after that was cancelled.
#[test]
fn nothing_is_shown_without_what_it_is_held_against() {
    let (mut app, large, _folder) = large();
    app.finish_jobs();
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".to_owned())));
    app.update(Action::Show(Show::Baseline(Some(large))));
    let has_baseline = |app: &App| {
        let view = app.view().expect("both have figures");
        view.chart.lines.iter().any(|line| line.kind.is_baseline())
    };
    assert!(has_baseline(&app));
    app.update(Action::Show(Show::Measure(Measure::cumulative())));
    assert!(app.view().is_none() && app.without_figures() == Some(large));
    let job = app.computing(large).expect("it is being computed").id;
    app.update(Action::Run(Run::CancelJob(job)));
    app.finish_jobs();
    assert!(app.view().is_none() && app.without_figures() == Some(large));
    app.update(Action::Run(Run::Compute(large)));
    app.finish_jobs();
    assert!(has_baseline(&app));
}

#[test]
fn what_is_closed_meanwhile_gives_nothing() {
    let (mut app, id, _folder) = large();
    app.update(Action::Run(Run::Close(id)));
    app.finish_jobs();
    assert!(app.document().is_none() && app.computed(id).is_none() && app.jobs().is_empty());
}
