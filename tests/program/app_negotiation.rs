//! A negotiation in the program without its window: steps, saving, what one side keeps to itself.

#![expect(clippy::disallowed_methods, reason = "the tests play the other programs that write files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use costshare::app::{Action, App, DocumentId, Edit, Effect, NegotiationEdit, Question, Run, Settings, Show};
use costshare::app::{Baseline, MessageKind, Theme, ViewKind, new_offer};
use costshare::engine::negotiation::{CostOf, NotCosted, cost};
use costshare::engine::{Measure, Vary};
use costshare::files::{PrivateFile, open_document, open_negotiation};
use costshare::model::{
    Date, Field, FieldValue, Negotiation, Offer, OfferKind, OfferTerm, PrivateLayer, Scale, TalkEvent,
};
use costshare::text::Language;
use rust_decimal::Decimal;
use rust_decimal_macros::dec;
use tempfile::TempDir;

/// 15,600 × 1.021 = 15,927.6, so 15,928; × 1.022 = 16,278.416, 16,278; × 1.02 = 16,603.56, 16,604; × 1.02 =
/// 16,936.08, 16,936. Together 81,346.
#[test]
fn an_offer_is_costed_the_moment_it_is_typed() {
    let mut app = twelfth();
    let count = talks(&app).offers.len();
    add_offer(&mut app, "US", "15600 eok KRW");
    assert_eq!(app.negotiation_shown().offer, Some(count), "what is new is looked at");
    app.update(Action::Show(Show::CostOf(CostOf::Term)));
    assert_eq!(figure(&app, count), Some(dec!(81346)));
    app.update(Action::Show(Show::CostOf(CostOf::FirstYear)));
    assert_eq!(figure(&app, count), Some(dec!(15600)));
}

#[test]
fn undoing_all_gives_the_negotiation_as_it_was_opened() {
    let mut app = twelfth();
    let opened = talks(&app);
    let us = opened.party("US").expect("it takes part").clone();
    let event = TalkEvent { ..opened.events[0].clone() };
    add_offer(&mut app, "ROK", "15100 eok KRW");
    for edit in [
        NegotiationEdit::Title("Other talks".to_owned()),
        NegotiationEdit::Note(None),
        NegotiationEdit::AddRound,
        NegotiationEdit::AddOffer(new_offer(&us, Some(9))),
        NegotiationEdit::RemoveRound(8),
        NegotiationEdit::AddEvent(event),
        NegotiationEdit::RemoveEvent(0),
        NegotiationEdit::RemoveOffer(0),
        NegotiationEdit::Private(PrivateLayer { party: "ROK".to_owned(), ..PrivateLayer::default() }),
    ] {
        app.update(Action::Edit(Edit::Negotiation(edit)));
    }
    let id = app.document().expect("a scenario is open").id;
    let base: Field = "base".parse().expect("a field");
    let value = base.parse("16000 eok KRW").expect("an amount");
    app.update(Action::Edit(Edit::Set { documents: vec![id], field: base, value }));
    let changed = talks(&app);
    assert!(changed.rounds.contains_key(&9) && !changed.rounds.contains_key(&8));
    assert!(changed.offers.iter().all(|offer| offer.round != Some(8)), "an offer outlives its round");
    let steps = app.session().history().len();
    while !app.session().history().is_empty() {
        app.update(Action::Edit(Edit::Undo));
    }
    assert_eq!(talks(&app), opened);
    let open = app.negotiation().expect("it is open");
    assert!(!open.is_changed() && open.private.layer.is_none());
    for _ in 0..steps {
        app.update(Action::Edit(Edit::Redo));
    }
    assert_eq!(talks(&app), changed);
}

#[test]
fn what_changes_nothing_is_no_step_and_a_drag_is_one() {
    let mut app = twelfth();
    let offer = talks(&app).offers[0].clone();
    app.update(Action::Edit(Edit::Negotiation(NegotiationEdit::Offer(0, offer))));
    assert!(app.session().history().is_empty());
    app.update(Action::Edit(Edit::Negotiation(NegotiationEdit::Offer(
        99,
        new_offer(&talks(&app).parties[0], None),
    ))));
    assert!(app.session().history().is_empty(), "there is no such offer");

    let before = talks(&app);
    for amount in ["15001 eok KRW", "15002 eok KRW", "15003 eok KRW"] {
        let mut offer = before.offers[0].clone();
        offer.terms = vec![base(amount)];
        app.update(Action::Edit(Edit::DragNegotiation(NegotiationEdit::Offer(0, offer))));
    }
    app.update(Action::Edit(Edit::Drop));
    assert_eq!(app.session().history().len(), 1);
    app.update(Action::Edit(Edit::Undo));
    assert_eq!(talks(&app), before);
}

#[test]
fn an_offer_opens_as_a_scenario_and_undoing_takes_it_away() {
    let mut app = twelfth();
    let count = talks(&app).offers.len();
    add_offer(&mut app, "US", "15600 eok KRW");
    let open = app.session().documents().len();
    app.update(Action::Edit(Edit::OpenOffer(count)));
    assert_eq!((app.session().documents().len(), app.shown().view), (open + 1, ViewKind::Projection));
    let hand = app.document().expect("it is in hand");
    assert!(hand.title().contains("United States"), "{}", hand.title());
    assert_eq!(hand.scenario.parts[0].base.value.amount, Scale::Eok.units() * dec!(15600));
    app.update(Action::Edit(Edit::OpenOffer(count)));
    assert_eq!(app.session().documents().len(), open + 1, "it is open already");
    app.update(Action::Edit(Edit::Undo));
    assert_eq!(app.session().documents().len(), open);

    add_offer(&mut app, "ROK", "15100 eok KRW");
    app.update(Action::Edit(Edit::CompareOffers { offer: count + 1, against: count }));
    assert_eq!(app.shown().view, ViewKind::Compare);
    assert!(matches!(app.shown().baseline, Some(Baseline::Open(_))));
    let page = app.comparison().expect("they are compared");
    // 15,100 → 15,417.1 → 15,755.974 → 16,071.12 → 16,392.42: 15,417 15,756 16,071 16,392, together
    // 78,736; 81,346 less 78,736 is 2,610.
    assert!(
        page.view.headline.contains("−261 bn") || page.view.headline.contains("−2,610"),
        "{}",
        page.view.headline
    );
}

#[test]
fn an_equal_package_becomes_an_offer_that_costs_the_same() {
    let mut app = twelfth();
    let count = talks(&app).offers.len();
    add_offer(&mut app, "US", "15600 eok KRW");
    for (vary, lower) in [(Vary::Growth, dec!(15300)), (Vary::Cap, dec!(15600))] {
        app.update_all([
            Action::Show(Show::Offer(Some(count))),
            Action::Show(Show::PackageVary(vary)),
            Action::Show(Show::PackageBase(Some(lower * Scale::Eok.units()))),
            Action::Show(Show::CostOf(CostOf::Term)),
        ]);
        // The cap of 5 % does not bind where prices rise by 2 %, so no other base goes with a cap.
        let Some(offer) = app.package_as_offer() else {
            assert_eq!(vary, Vary::Cap);
            continue;
        };
        let place = talks(&app).offers.len();
        app.update(Action::Edit(Edit::Negotiation(NegotiationEdit::AddOffer(offer))));
        let (own, same) = (figure(&app, count).expect("known"), figure(&app, place).expect("known"));
        assert!((own - same).abs() <= Decimal::ONE, "{own} and {same}");
        app.update(Action::Edit(Edit::Undo));
    }
}

#[test]
fn a_negotiation_is_saved_and_opened_again() {
    let folder = folder();
    let path = folder.path().join("talks.ron");
    let mut app = twelfth();
    add_offer(&mut app, "US", "15600 eok KRW");
    let id = app.negotiation().expect("it is open").id;
    app.update(Action::Run(Run::Save(id)));
    let effects = app.take_effects();
    assert!(matches!(effects.as_slice(), [Effect::AskSaveAs { suggested, .. }] if suggested == "sma-12.ron"));
    app.update(Action::Run(Run::SaveAs(id, path.clone())));
    assert!(!app.negotiation().expect("it is open").is_changed());
    let file = open_negotiation(&path).expect("it is a negotiation").file;
    assert_eq!(file.negotiation, *talks(&app));
    assert!(!folder.path().join("talks.private.ron").exists(), "nothing is kept to itself");

    let mut again = App::new(Settings { language: Language::En, theme: Theme::Light });
    again.update(Action::Run(Run::Open(vec![path])));
    assert_eq!(again.shown().view, ViewKind::Negotiation);
    assert_eq!(talks(&again), talks(&app));
}

#[test]
fn what_one_side_keeps_to_itself_is_saved_beside_and_never_taken_along() {
    let folder = folder();
    let path = folder.path().join("talks.ron");
    let mut app = twelfth();
    let layer = PrivateLayer {
        party: "ROK".to_owned(),
        target: vec![base("15000 eok KRW")],
        note: Some("not beyond that".to_owned()),
        notes: BTreeMap::from([(3, "they need a text by autumn".to_owned())]),
        ..PrivateLayer::default()
    };
    app.update(Action::Edit(Edit::Negotiation(NegotiationEdit::Private(layer.clone()))));
    let id = app.negotiation().expect("it is open").id;
    app.update(Action::Run(Run::SaveAs(id, path.clone())));
    let private = folder.path().join("talks.private.ron");
    assert_eq!(open_document::<PrivateFile>(&private).expect("it is saved beside").file.layer, layer);
    let open = app.negotiation().expect("it is open");
    assert!(!open.is_changed() && !open.private.is_changed());

    // Another place, such as a folder that is shared.
    let shared = folder.path().join("shared");
    fs::create_dir(&shared).expect("there is room");
    app.update(Action::Run(Run::SaveAs(id, shared.join("talks.ron"))));
    let names: Vec<_> =
        fs::read_dir(&shared).expect("it is there").map(|entry| entry.expect("listed").file_name()).collect();
    assert_eq!(names, ["talks.ron"]);
    // A later change goes where the layer was kept, not beside the copy.
    let later = PrivateLayer { note: None, ..layer };
    app.update(Action::Edit(Edit::Negotiation(NegotiationEdit::Private(later.clone()))));
    app.update(Action::Run(Run::Save(id)));
    assert_eq!(open_document::<PrivateFile>(&private).expect("it is there").file.layer, later);
    assert!(!shared.join("talks.private.ron").exists());

    let mut again = App::new(Settings { language: Language::En, theme: Theme::Light });
    again.update(Action::Run(Run::Open(vec![path])));
    let open = again.negotiation().expect("it is open");
    assert_eq!(open.private.layer.as_deref(), Some(&later));
    assert!(!open.private.is_changed());
}

#[test]
fn changes_are_asked_about_before_they_are_lost() {
    let mut app = twelfth();
    add_offer(&mut app, "US", "15600 eok KRW");
    let changed = talks(&app);
    let id = app.negotiation().expect("it is open").id;

    app.update(Action::Run(Run::OpenShippedNegotiation("sma-11.ron".to_owned())));
    assert_eq!(app.question(), Some(&Question::Unsaved { documents: vec![id], quits: false }));
    app.update(Action::Run(Run::Cancel));
    assert_eq!(talks(&app), changed);
    app.update(Action::Run(Run::Quit));
    assert!(matches!(app.question(), Some(Question::Unsaved { quits: true, .. })));
    app.update(Action::Run(Run::Cancel));
    assert!(app.take_effects().is_empty());
    app.update(Action::Run(Run::Close(id)));
    assert!(matches!(app.question(), Some(Question::Unsaved { .. })));
    app.update(Action::Run(Run::Cancel));

    app.update(Action::Run(Run::OpenShippedNegotiation("sma-11.ron".to_owned())));
    app.update(Action::Run(Run::Discard));
    assert_ne!(talks(&app).title, changed.title, "the other one is open");
    assert!(app.session().history().is_empty(), "steps of what is closed are gone");
    // Nobody edited it, so nothing is lost.
    app.update(Action::Run(Run::OpenShippedNegotiation("sma-10.ron".to_owned())));
    assert!(app.question().is_none());
}

#[test]
fn changes_are_saved_before_another_negotiation_opens() {
    let folder = folder();
    let mut app = twelfth();
    let id = app.negotiation().expect("it is open").id;
    app.update(Action::Run(Run::SaveAs(id, folder.path().join("talks.ron"))));
    add_offer(&mut app, "US", "15600 eok KRW");
    let changed = talks(&app);
    app.update(Action::Run(Run::OpenShippedNegotiation("sma-11.ron".to_owned())));
    app.update(Action::Run(Run::Confirm));
    let kept = open_negotiation(&folder.path().join("talks.ron")).expect("it is saved").file.negotiation;
    assert_eq!(kept, *changed);
    assert_ne!(talks(&app).title, changed.title, "the other one is open");
}

#[test]
fn a_private_file_that_cannot_be_read_leaves_the_negotiation_open() {
    let folder = folder();
    let mut app = twelfth();
    let id = app.negotiation().expect("it is open").id;
    app.update(Action::Run(Run::SaveAs(id, folder.path().join("talks.ron"))));
    fs::write(folder.path().join("talks.private.ron"), "Private(version: 1, part").expect("there is room");
    let mut again = App::new(Settings { language: Language::En, theme: Theme::Light });
    again.update(Action::Run(Run::Open(vec![folder.path().join("talks.ron")])));
    assert!(again.negotiation().is_some_and(|open| open.private.layer.is_none()));
    let message = again.messages().last().expect("it is told");
    assert_eq!(message.kind, MessageKind::Error);
    assert!(message.said.text(Language::En).contains("talks.private.ron:1:"), "{message:?}");
}

#[test]
fn a_broken_offer_is_told_with_its_place_and_the_rest_is_costed() {
    let folder = folder();
    let path = saved(&folder);
    let text = fs::read_to_string(&path).expect("it is there");
    let (before, after) = text.split_once("\"base\": \"15978").expect("the ask of round 1");
    fs::write(&path, format!("{before}\"bass\": \"15978{after}")).expect("there is room");
    let line = before.lines().count();
    let mut app = App::new(Settings { language: Language::En, theme: Theme::Light });
    app.update(Action::Run(Run::Open(vec![path])));
    let told = app.negotiation_problems_in_words();
    assert!(
        told.iter().any(|told| told.starts_with(&format!("talks.ron:{line}:")) && told.contains("`bass")),
        "{told:?}"
    );
    let costs = app.negotiation_costs();
    assert_eq!(costs.iter().filter(|cost| cost.is_err()).count(), 1, "only the broken one has no cost");
    assert!(costs[0].is_err());
}

fn twelfth() -> App {
    let mut app = App::new(Settings { language: Language::En, theme: Theme::Light });
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".to_owned())));
    app.update(Action::Run(Run::OpenShippedNegotiation("sma-12.ron".to_owned())));
    app
}

fn saved(folder: &TempDir) -> PathBuf {
    let mut app = twelfth();
    let id: DocumentId = app.negotiation().expect("it is open").id;
    let path = folder.path().join("talks.ron");
    app.update(Action::Run(Run::SaveAs(id, path.clone())));
    assert!(Path::new(&path).exists());
    path
}

fn talks(app: &App) -> Arc<Negotiation> {
    Arc::clone(&app.negotiation().expect("it is open").negotiation)
}

fn base(amount: &str) -> OfferTerm {
    let field: Field = "base".parse().expect("a field");
    let value: FieldValue = field.parse(amount).expect("an amount");
    OfferTerm::Read(field, value)
}

fn add_offer(app: &mut App, party: &str, amount: &str) {
    let party = talks(app).party(party).expect("it takes part").clone();
    let date: Date = "2024-08-28".parse().expect("a date");
    let offer = Offer { terms: vec![base(amount)], date: Some(date), ..new_offer(&party, Some(7)) };
    assert!(matches!(offer.kind, OfferKind::Ask | OfferKind::Offer));
    app.update(Action::Edit(Edit::Negotiation(NegotiationEdit::AddOffer(offer))));
}

/// In eok.
fn figure(app: &App, place: usize) -> Option<Decimal> {
    app.negotiation_figures().get(place).copied().flatten().map(|amount| Scale::Eok.count(amount))
}

fn folder() -> TempDir {
    TempDir::new().expect("a folder for the test")
}

#[test]
fn a_private_layer_waits_for_its_negotiation_to_have_a_file() {
    let folder = folder();
    let mut app = twelfth();
    let layer = PrivateLayer { party: "ROK".to_owned(), ..PrivateLayer::default() };
    app.update(Action::Edit(Edit::Negotiation(NegotiationEdit::Private(layer.clone()))));
    let open = app.negotiation().expect("it is open");
    let (id, private) = (open.id, open.private.id);
    app.update(Action::Run(Run::Save(private)));
    let effects = app.take_effects();
    assert!(
        matches!(effects.as_slice(), [Effect::AskSaveAs { document, .. }] if *document == id),
        "{effects:?}"
    );
    app.update(Action::Run(Run::SaveAs(id, folder.path().join("talks.ron"))));
    let kept = open_document::<PrivateFile>(&folder.path().join("talks.private.ron")).expect("it is beside");
    assert_eq!(kept.file.layer, layer);
    // It is closed with its negotiation, never the other way round.
    app.update(Action::Run(Run::Close(private)));
    assert!(app.negotiation().is_some());
}

#[test]
fn what_is_private_is_hidden_when_other_talks_are_opened() {
    let mut app = twelfth();
    app.update(Action::Show(Show::Private(true)));
    assert!(app.negotiation_shown().shows_private);
    app.update(Action::Run(Run::OpenShippedNegotiation("sma-11.ron".to_owned())));
    assert!(!app.negotiation_shown().shows_private);
}

/// From 15,978 to 15,192 the US asks for less: it gave, whoever is said to have agreed.
#[test]
fn a_ledger_that_ends_with_what_was_agreed_is_read_by_the_one_who_made_the_first() {
    let mut app = twelfth();
    let offers = talks(&app).offers.clone();
    let ask = offers.iter().position(|offer| offer.kind == OfferKind::Ask).expect("the US asked");
    let agreed = offers.iter().position(|offer| offer.kind == OfferKind::Agreed).expect("they agreed");
    app.update_all([Action::Show(Show::Offer(Some(agreed))), Action::Show(Show::AgainstOffer(Some(ask)))]);
    let exchange = app.exchange().expect("both have a cost");
    let turn = exchange.ledger.table.rows[0].cells[0].text.clone();
    assert_eq!(turn, "Gave", "{}", exchange.ledger.headline);
}

#[test]
fn a_field_named_twice_or_left_out_twice_is_no_offer() {
    let read = |path: &str, text: &str| {
        let field: Field = path.parse().expect("a field");
        let value = field.parse(text).expect("a value");
        OfferTerm::Read(field, value)
    };
    let mut scenario = twelfth().document().expect("it is open").scenario.as_ref().clone();
    scenario.parts[0].name = "won".to_owned();
    let record = costshare::files::record::bundled();
    let cost = |terms: &[OfferTerm]| cost(&scenario, terms, record, &Measure::default());
    let twice = [read("base", "15600 eok KRW"), read("part.won.base", "15100 eok KRW")];
    assert!(matches!(cost(&twice), Err(NotCosted::Repeated(_))));
    // The base scenario types over no year, so nothing is left out.
    assert!(matches!(cost(&[read("override.2029", "")]), Err(NotCosted::NamesNothing)));
    // It has a cap, and to give that up is worth something.
    assert!(cost(&[read("rule.2027.cap", "")]).is_ok());
}
