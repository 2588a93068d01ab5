//! In the window: a new scenario is asked whose agreement it is, a file that does not say so is offered
//! it, problems with one remedy are mended, and talks have the parties of their scenario.

use std::path::PathBuf;

use costshare::app::{Action, App, Edit, Run, Settings, Theme, ViewKind};
use costshare::model::{Field, FieldValue, Parties, Role as PartyRole, Scenario, Status, Year};
use costshare::text::Language;
use eframe::egui;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Node, SnapshotResults};
use rust_decimal_macros::dec;
use tempfile::TempDir;

use crate::page::{EN, LARGE, Page, press, window, window_of};
use crate::parts::{Part, picture};
const KO: Settings = Settings { language: Language::Ko, theme: Theme::Dark };

#[test]
fn a_new_scenario_is_asked_whose_agreement_it_is() {
    let mut page = window(EN, LARGE);
    ask_new(&mut page);
    // The first field has the keyboard; Tab leads to the others.
    assert!(of_form(&page, "Who pays").is_focused());
    of_form(&page, "Who pays").type_text("japan");
    page.run();
    page.key_press(Key::Tab);
    page.run();
    assert!(of_form(&page, "Who receives").is_focused());
    of_form(&page, "Who receives").type_text("US");
    page.run();
    fill(&mut page, "First year", "2027");
    fill(&mut page, "Last year", "2031");
    fill(&mut page, "Currency", "jpy");
    page.run_steps(3);
    // A yen is rounded to a million.
    assert_eq!(of_form(&page, "Rounding unit").accesskit_node().value().unwrap_or_default(), "1");
    let understood = "Japan pays the United States · JPY · 2027–2031 · rounded to JPY 1.0 m";
    assert!(page.query_by_role_and_label(Role::Status, understood).is_some());
    press(&mut page, Role::Button, "Create");

    let scenario = in_hand(&page);
    let parties = Parties { pays: Some("JP".to_owned()), receives: Some("US".to_owned()) };
    assert_eq!((&scenario.parties, scenario.continues.as_deref()), (&parties, None));
    assert_eq!(scenario.currency().code(), "JPY");
    assert_eq!(scenario.parts[0].rounding.to.amount, dec!(1_000_000));
    assert_eq!((scenario.years.first, scenario.years.last), (Year(2027), Year(2031)));
    let of_record = page.query_all_by_label_contains("The record goes from").count();
    assert_eq!(of_record, 0, "no record is drawn");
}

#[test]
fn a_new_scenario_may_continue_the_record() {
    let mut page = window(EN, LARGE);
    ask_new(&mut page);
    let tabs: Vec<_> = page.get_all_by_role_and_label(Role::Tab, "The SMA since 1991").collect();
    tabs[0].click();
    page.run();
    // Enter in a field takes the form.
    of_form(&page, "Last year").focus();
    page.run();
    page.key_press(Key::Enter);
    page.run_steps(3);
    let scenario = in_hand(&page);
    assert!(scenario.continues_sma());
    assert_eq!(scenario.parties, Parties::of_sma());
    assert_eq!(scenario.parts[0].rounding.to.amount, dec!(100_000_000));
}

#[test]
fn what_is_not_understood_makes_no_new_scenario() {
    let mut page = window(EN, LARGE);
    for (field, wrong, said) in [
        ("Currency", "yens", "The currency is a code of three letters"),
        ("Rounding unit", "0", "The rounding unit is a number above 0"),
        ("Last year", "2020", "The years are those of a term of 1 to 100 years"),
    ] {
        ask_new(&mut page);
        fill(&mut page, field, wrong);
        page.run();
        assert!(page.query_by_label_contains(said).is_some(), "{said}");
        assert!(page.get_by_role_and_label(Role::Button, "Create").accesskit_node().is_disabled());
        page.key_press(Key::Escape);
        page.run();
        assert!(page.query_by_role_and_label(Role::Button, "Create").is_none(), "Escape closes the form");
    }
    assert_eq!(page.state().app().session().documents().len(), 1);
}

#[test]
fn the_form_fits_a_small_window() {
    for size in [vec2(800.0, 600.0), vec2(640.0, 360.0)] {
        let mut page = window(EN, size);
        ask_new(&mut page);
        let create = page.get_by_role_and_label(Role::Button, "Create").rect();
        assert!(create.bottom() <= size.y && create.right() <= size.x, "{size}: {create}");
    }
}

/// A file of before has neither key; its title says that it is one of the SMA.
#[test]
fn a_file_titled_like_an_agreement_of_the_record_is_offered_it_once() {
    let text = std::fs::read_to_string("scenarios/sma-12.ron").expect("it is shipped");
    let keys = "    continues: \"SMA\",\n    parties: (pays: \"KR\", receives: \"US\"),\n";
    let folder = TempDir::new().expect("a folder for the test");
    let mut page = opened(&folder, &text.replacen(keys, "", 1), EN, LARGE);
    assert!(!in_hand(&page).continues_sma());
    let before = in_hand(&page).clone();
    press(&mut page, Role::Button, "Continue the SMA; Korea pays the United States");
    assert!(in_hand(&page).continues_sma() && in_hand(&page).korea_pays());

    // One step takes it back, and it is not offered again.
    page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    page.run();
    assert_eq!(*in_hand(&page), before);
    assert!(page.query_by_label_contains("Continue the SMA").is_none());

    // Declined, it is gone; a title of another agreement is offered nothing.
    let mut page = opened(&folder, &text.replacen(keys, "", 1), KO, LARGE);
    press(&mut page, Role::Button, "아니요");
    assert!(page.query_by_label_contains("방위비분담협정에 잇기").is_none());
    let other = text.replacen(keys, "", 1).replace("12th SMA as signed, 2026–2030", "Another agreement");
    let page = opened(&folder, &other, EN, LARGE);
    assert!(page.query_by_label_contains("Continue the SMA").is_none());
}

#[test]
fn a_problem_with_one_remedy_is_mended_by_a_button() {
    let text = std::fs::read_to_string("scenarios/sma-12.ron").expect("it is shipped");
    let wrong = text.replacen(
        "            rules: {",
        "            amounts: { 2026: \"15192 eok KRW\" },\n            rules: {",
        1,
    );
    let folder = TempDir::new().expect("a folder for the test");
    let mut page = opened(&folder, &wrong, EN, LARGE);
    assert_eq!(page.state().app().problems().len(), 1);
    page.get_by_label_contains("Problems: 1").click();
    page.run();
    page.get_by_label_contains("Remove it · ").click();
    page.run_steps(3);
    assert!(page.state().app().problems().is_empty());
    assert!(in_hand(&page).parts[0].amounts.is_empty());
    page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    page.run();
    assert_eq!(in_hand(&page).parts[0].amounts.len(), 1, "it was one step");
}

/// Which problems have a remedy, and that it mends them.
#[test]
fn remedies_mend_their_problems() {
    let text = std::fs::read_to_string("scenarios/sma-12.ron").expect("it is shipped");
    let dollars = "        Part(\n            name: \"dollars\",\n            base: \"58.8 million USD\",\n            \
                   rules: { 2027: Rule(growth: Freeze()) },\n        ),\n    ],\n    series";
    let without_rates = text.split("    rates: {").next().expect("it has rates").to_owned() + ")\n";
    let missing = without_rates.replacen("    ],\n    series", dollars, 1).replacen(
        "        Part(\n",
        "        Part(\n            name: \"won\",\n",
        1,
    );
    for (wrong, mended) in [
        (missing, true),
        (text.replace("\"USD\": (", "\"KRW\": (").replace("KRW/USD", "KRW/KRW"), true),
        (text.replace("continues: \"SMA\"", "continues: \"SMAA\""), true),
        (text.replace("    series: {\n        \"cpi\"", "    series: {\n        \"other\""), true),
        (text.replace("cap: \"5% [MOFA12]\"", "floor: \"6%\", cap: \"5% [MOFA12]\""), false),
    ] {
        let folder = TempDir::new().expect("a folder for the test");
        let mut app = app_of(&folder, &wrong, EN);
        let problems = app.problems();
        assert_eq!(problems.len(), 1, "{problems:?}");
        let Some(remedy) = problems[0].remedy.clone().filter(|_| mended) else {
            assert_eq!((problems[0].remedy.is_none(), mended), (true, false), "{problems:?}");
            continue;
        };
        let documents = vec![app.document().expect("it is open").id];
        app.update(Action::Edit(Edit::SetAll { documents, fields: remedy.fields }));
        // A series of the record may lack years that nobody knows yet; that is another problem.
        assert!(!app.problems().contains(&problems[0]), "{:?}", app.problems());
    }
}

/// An agreement in yen is given the amounts that it names and a rate to the dollar.
#[test]
fn agreed_amounts_and_rates_are_added_in_any_currency() {
    let text = std::fs::read_to_string("tests/field/A1-yen-agreement.ron").expect("the input is there");
    let folder = TempDir::new().expect("a folder for the test");
    let mut page = opened(&folder, &text, EN, LARGE);
    press(&mut page, Role::Button, "Amounts · Add…");
    press(&mut page, Role::Button, "Add the amount agreed for 2023");
    let amount = in_hand(&page).parts[0].amounts.get(&Year(2023)).expect("it is there").clone();
    assert_eq!((amount.value.amount, amount.status), (dec!(211_000_000_000), Status::Assumed));

    press(&mut page, Role::Button, "Agreement · Add…");
    let name = "Exchange rate, for example 1,400 JPY/USD";
    of_form(&page, name).focus();
    page.run();
    of_form(&page, name).type_text("131.5 JPY/USD");
    page.run();
    page.key_press(Key::Enter);
    page.run_steps(3);
    let field: Field = "rate.USD.then".parse().expect("a field");
    let Some(FieldValue::Exchange(rate)) = field.read(in_hand(&page)) else { panic!("the rate is there") };
    assert_eq!((rate.value.amount, rate.status), (dec!(131.5), Status::Assumed));
}

#[test]
fn talks_have_the_parties_of_their_scenario_and_those_that_are_added() {
    let text = std::fs::read_to_string("tests/field/A1-yen-agreement.ron").expect("the input is there");
    let text = text.replacen("    years:", "    parties: (pays: \"JP\", receives: \"US\"),\n    years:", 1);
    let folder = TempDir::new().expect("a folder for the test");
    let mut app = app_of(&folder, &text, EN);
    app.update(Action::Run(Run::NewNegotiation));
    let mut page = window_of(app, LARGE);
    assert_eq!(page.state().app().shown().view, ViewKind::Negotiation);
    assert_eq!(parties(&page), ["JP Japan Pays", "US United States Receives"]);

    press(&mut page, Role::Button, "About the negotiation: Negotiation on Yen agreement");
    press(&mut page, Role::Button, "Add a party");
    fill(&mut page, "Party 3", "Harbour authority");
    page.key_press(Key::Enter);
    page.run_steps(3);
    fill(&mut page, "Party 2", "de");
    page.key_press(Key::Enter);
    page.run_steps(3);
    let expected = ["JP Japan Pays", "US Germany Receives", "NEWPARTY Harbour authority Speaks"];
    assert_eq!(parties(&page), expected);
    press(&mut page, Role::Button, "Remove · Harbour authority");
    assert_eq!(parties(&page), expected[..2]);
    for _ in 0..4 {
        page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        page.run();
    }
    assert_eq!(parties(&page), ["JP Japan Pays", "US United States Receives"]);
}

/// What a scenario does not say is no party of Korea's.
#[test]
fn talks_on_a_scenario_without_parties_have_two_sides() {
    let text = std::fs::read_to_string("tests/field/A1-yen-agreement.ron").expect("the input is there");
    let folder = TempDir::new().expect("a folder for the test");
    let mut app = app_of(&folder, &text, EN);
    app.update(Action::Run(Run::NewNegotiation));
    let page = window_of(app, LARGE);
    assert_eq!(parties(&page), ["PAYS Paying side Pays", "RECEIVES Receiving side Receives"]);
}

#[test]
fn pictures_of_parties() {
    let mut results = SnapshotResults::new();
    for (name, settings, size) in
        [("new-scenario-light-en", EN, LARGE), ("new-scenario-dark-ko-small", KO, vec2(800.0, 600.0))]
    {
        let mut page = window(settings, size);
        ask_new(&mut page);
        results.extend(picture(&mut page, name, Part::Whole));
    }
    // Invented states; then a 13th agreement that does not say that it continues the record.
    let mut app = App::new(EN);
    app.update(Action::Run(Run::OpenShipped("example-two-currencies.ron".into())));
    results.extend(picture(&mut window_of(app, LARGE), "parties-light-en", Part::Whole));
    let mut app = App::new(EN);
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".into())));
    let documents = vec![app.document().expect("it is open").id];
    let absent = |field| (field, FieldValue::Absent);
    let mut fields = vec![(Field::Title, FieldValue::Text("13th SMA".to_owned()))];
    fields.extend([Field::Continues, Field::Pays, Field::Receives].map(absent));
    app.update(Action::Edit(Edit::SetAll { documents, fields }));
    results.extend(picture(&mut window_of(app, LARGE), "continuation-light-en", Part::TERMS));
}

fn ask_new(page: &mut Page) {
    page.key_press_modifiers(Modifiers::COMMAND, Key::N);
    page.run_steps(3);
}

#[expect(clippy::disallowed_methods, reason = "the test plays the program that wrote the file")]
fn app_of(folder: &TempDir, text: &str, settings: Settings) -> App {
    let path: PathBuf = folder.path().join("opened.ron");
    std::fs::write(&path, text).expect("it can be written");
    let mut app = App::new(settings);
    app.update(Action::Run(Run::Open(vec![path])));
    app
}

fn opened(folder: &TempDir, text: &str, settings: Settings, size: Vec2) -> Page {
    window_of(app_of(folder, text, settings), size)
}

fn in_hand(page: &Page) -> &Scenario {
    &page.state().app().document().expect("a scenario is open").scenario
}

/// The parties of the talks: key, name, role.
fn parties(page: &Page) -> Vec<String> {
    let talks = page.state().app().negotiation().expect("talks are open");
    let word = |role: PartyRole| role.word();
    let party =
        |party: &costshare::model::Party| format!("{} {} {}", party.key, party.name, word(party.role));
    talks.negotiation.parties.iter().map(party).collect()
}

/// A field of what stands over the window; one of the same name may stand below it.
fn of_form<'a>(page: &'a Page, name: &'a str) -> Node<'a> {
    page.get_all_by_role_and_label(Role::TextInput, name).last().expect("the form has the field")
}

/// Puts a text in the place of what stands in a field.
fn fill(page: &mut Page, name: &str, text: &str) {
    of_form(page, name).focus();
    page.run();
    page.key_press_modifiers(Modifiers::COMMAND, Key::A);
    page.run();
    of_form(page, name).type_text(text);
    page.run();
}
