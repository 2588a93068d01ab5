//! A scenario has one colour, with its dash and its mark, from its opening to its closing, in every view and export.

use costshare::app::{Action, App, DocumentId, Edit, Run, Settings, Show, Theme, ViewKind};
use costshare::model::Field;
use costshare::present::LineKind;
use costshare::present::palette::ScenarioColour::{self, Grey, Own};
use costshare::text::Language;

/// Seven agreements that come with the program.
const SEVEN: [&str; 7] = [
    "sma-12.ron",
    "sma-12-at-the-cap.ron",
    "sma-11-extended.ron",
    "sma-12-cpi-2.0.ron",
    "sma-12-cpi-2.5.ron",
    "sma-12-defence-budget.ron",
    "sma-11.ron",
];

fn opened(names: &[&str]) -> App {
    let mut app = App::new(Settings { language: Language::En, theme: Theme::Light });
    for name in names {
        app.update(Action::Run(Run::OpenShipped((*name).to_owned())));
    }
    app
}

fn colours(app: &App) -> Vec<ScenarioColour> {
    app.session().documents().iter().map(|document| document.colour).collect()
}

fn id(app: &App, place: usize) -> DocumentId {
    app.session().documents()[place].id
}

#[test]
fn the_sixth_is_grey_until_one_is_closed() {
    let mut app = opened(&SEVEN);
    assert_eq!(colours(&app), [Own(0), Own(1), Own(2), Own(3), Own(4), Grey, Grey]);
    let second = id(&app, 1);
    app.update(Action::Run(Run::Close(second)));
    assert_eq!(
        colours(&app),
        [Own(0), Own(2), Own(3), Own(4), Own(1), Grey],
        "the first in grey gets the colour"
    );
    // The order of the list decides nothing.
    let last = id(&app, 5);
    app.update(Action::Show(Show::Place(last, 0)));
    assert_eq!(colours(&app), [Grey, Own(0), Own(2), Own(3), Own(4), Own(1)]);
    let third = id(&app, 2);
    app.update(Action::Run(Run::Close(third)));
    assert_eq!(colours(&app), [Own(2), Own(0), Own(3), Own(4), Own(1)]);
}

/// A scenario whose opening is undone gives its colour back; done again it takes one that nobody has.
#[test]
fn an_undone_scenario_gives_its_colour_back() {
    let mut app = opened(&SEVEN[..2]);
    let tried = app.trial().expect("a rule can be tried on history");
    app.update(Action::Edit(Edit::OpenTrial(tried)));
    assert_eq!(colours(&app), [Own(0), Own(1), Own(2)]);
    app.update(Action::Edit(Edit::Undo));
    assert_eq!(colours(&app), [Own(0), Own(1)]);
    app.update(Action::Run(Run::OpenShipped(SEVEN[2].to_owned())));
    assert_eq!(colours(&app), [Own(0), Own(1), Own(2)], "what was free is given away");
    app.update(Action::Edit(Edit::Redo));
    assert_eq!(colours(&app), [Own(0), Own(1), Own(2), Own(3)]);
}

/// In the projection as in the comparison, in hand or not.
#[test]
fn taking_another_in_hand_moves_no_colour() {
    let mut app = opened(&SEVEN[..3]);
    let ids: Vec<DocumentId> = (0..3).map(|place| id(&app, place)).collect();
    app.update(Action::Show(Show::Baseline(Some(ids[2]))));
    for (place, in_hand) in ids[..2].iter().enumerate() {
        app.update(Action::Show(Show::View(ViewKind::Projection)));
        app.update(Action::Show(Show::Document(*in_hand)));
        let view = app.view().expect("one is in hand");
        let of_scenarios = |kind: &LineKind| !matches!(kind, LineKind::Record);
        let kinds: Vec<LineKind> =
            view.chart.lines.iter().map(|line| line.kind).filter(of_scenarios).collect();
        let own = ScenarioColour::at(place);
        assert_eq!(kinds, [LineKind::InHand(own), LineKind::Baseline(Some(Own(2)))]);
        app.update(Action::Show(Show::View(ViewKind::Compare)));
        let page = app.comparison().expect("there is a baseline");
        let kinds: Vec<LineKind> = page.view.chart.lines.iter().map(|line| line.kind).collect();
        let other = ScenarioColour::at(1 - place);
        let expected = [LineKind::InHand(own), LineKind::Scenario(other), LineKind::Baseline(Some(Own(2)))];
        assert_eq!(kinds, expected);
    }
}

/// What was opened is not open, so it has no colour of its own.
#[test]
fn what_was_opened_stands_behind_in_grey() {
    let mut app = opened(&SEVEN[..1]);
    let document = id(&app, 0);
    let field: Field = "base".parse().expect("a field");
    let value = field.parse("16000 eok KRW").expect("a value of it");
    app.update(Action::Edit(Edit::Set { documents: vec![document], field, value }));
    let view = app.view().expect("one is in hand");
    let kinds: Vec<LineKind> = view.chart.lines.iter().map(|line| line.kind).collect();
    assert!(kinds.contains(&LineKind::Baseline(None)), "{kinds:?}");
}
