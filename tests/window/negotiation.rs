//! Negotiations in the window, operated by the names of their parts.

use costshare::app::{
    Action, App, Edit, NegotiationDocument, NegotiationEdit, Run, Settings, Show, Theme, ViewKind,
};
use costshare::model::clauses::{Fixed, Growth};
use costshare::model::{
    Currency, Field, FieldValue, Meeting, Offer, OfferKind, OfferTerm, Rate, Round, Stated,
};
use costshare::text::Language;
use eframe::egui;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::SnapshotResults;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rust_decimal::Decimal;

use crate::page::{EN, LARGE, Page, input, press, type_into, value, window, window_of};
use crate::parts::{Part, picture};
/// The base scenario is the 12th agreement: five years, whole eok, amounts carried as rounded.
///
/// | eok | 2026 | 2027 | 2028 | 2029 | 2030 | together |
/// |---|---|---|---|---|---|---|
/// | asked: 17,000, 4 % a year | 17,000 | 17,680 | 18,387(.2) | 19,122(.48) | 19,887(19,886.88) | 92,076 |
/// | offered: 14,500, 2 % a year | 14,500 | 14,790 | 15,086(15,085.8) | 15,388(15,387.72) | 15,696(15,695.76) | 75,460 |
#[test]
fn talks_are_begun_costed_compared_and_undone_by_label() {
    let mut page = window(EN, LARGE);
    press(&mut page, Role::Tab, "Negotiation");
    press(&mut page, Role::Button, "New negotiation from the current scenario");
    let opened = talks(&page).negotiation.clone();
    assert!(page.query_all_by_label("No offer is known").next().is_some());

    press(&mut page, Role::Tab, "Rounds");
    press(&mut page, Role::Button, "Add a round");
    type_into(&mut page, "Dates", "2026-01-12/2026-01-14");
    page.key_press(Key::Enter);
    page.run();
    let dates = talks(&page).negotiation.dates_of(1).expect("the round has a date");
    assert_eq!(dates.to_string(), "2026-01-12/2026-01-14");

    add_offer(&mut page, "Offer: United States", "1.7 trillion won", "4%");
    assert_eq!(terms(&page), [92_076]);
    // The cost stands beside the fields as soon as it is typed.
    for amount in ["KRW 1,700.0 bn", "KRW 9,207.6 bn"] {
        let mut said = page.query_all_by(|node| node.value().as_deref() == Some(amount));
        assert!(said.next().is_some(), "{amount}");
    }
    press(&mut page, Role::Tab, "Whole term");
    add_offer(&mut page, "Offer: Republic of Korea", "14,500억", "2%");
    assert_eq!(terms(&page), [92_076, 75_460]);
    assert_eq!(talks(&page).negotiation.offers[1].round, Some(1));
    // 92,076 − 75,460 = 16,616.
    let apart = "After round 1 the sides are KRW 1,661.6 bn apart over 2026–2030";
    assert!(page.query_all_by_label(apart).next().is_some());

    let steps = page.state().app().session().history().len();
    press(&mut page, Role::Tab, "Equal packages");
    let handle = page.get_by_role_and_label(Role::Slider, "Base of the equal package");
    handle.scroll_to_me();
    page.run();
    page.get_by_role_and_label(Role::Slider, "Base of the equal package").focus();
    page.run();
    // 14,600 instead of 14,500.
    for _ in 0..10 {
        page.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
        page.run();
    }
    assert_eq!(page.state().app().session().history().len(), steps, "looking is no step");
    press(&mut page, Role::Button, "Make it an offer");
    let made = terms(&page);
    assert_eq!(made.len(), 3);
    assert!((made[2] - 75_460).abs() <= 1, "{made:?}");
    let first = page.state().app().negotiation_costs()[2].as_ref().expect("it has a cost").first_year;
    assert_eq!(first.known().map(eok), Some(14_600));

    press(&mut page, Role::Button, "Compare with…");
    let with = page.state().app().negotiation().expect("one is open");
    let name = costshare::text::negotiation::offer_name(&with.negotiation, 0, Language::En);
    press(&mut page, Role::Button, &name);
    assert_eq!(page.state().app().shown().view, ViewKind::Compare);
    assert_eq!(page.state().app().session().documents().len(), 3);

    while page.state().app().undo_name().is_some() {
        page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        page.run();
    }
    assert_eq!(talks(&page).negotiation, opened);
    assert!(!talks(&page).is_changed());
    assert_eq!(page.state().app().session().documents().len(), 1);
}

#[test]
fn a_term_that_is_cleared_comes_from_the_base_again() {
    let mut page = begun();
    assert_eq!(terms(&page), [92_076]);
    // Without its growth it grows as the 12th does: from 17,000 by 2.1, 2.2, 2 and 2 %, in whole eok:
    // 17,357, 17,739 (17,738.854), 18,094 (18,093.78), 18,456 (18,455.88); together 88,646.
    press(&mut page, Role::Button, "Take out “Offer · Growth a year”; the base scenario has it then");
    assert_eq!(terms(&page), [88_646]);
    assert_eq!(value(&page, "Offer · Growth a year"), "");
    page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    page.run();
    assert_eq!(value(&page, "Offer · Growth a year"), "4%");
}

/// One zero too many in an offer, and a tail behind 조.
#[test]
fn an_offer_far_from_what_it_replaces_is_asked() {
    for (text, other) in
        [("KRW 17,000.0 bn", "1,700,000,000,000 won"), ("1조 7,000", "1,000,000,007,000 won")]
    {
        let mut page = begun();
        type_into(&mut page, "Offer · Base amount", text);
        page.key_press(Key::Tab);
        page.run();
        assert_eq!(value(&page, "Offer · Base amount"), text);
        assert_eq!(terms(&page), [92_076], "nothing is guessed");
        page.get_by_label("Which is meant?");
        assert!(page.query_all_by_label_contains(other).next().is_some(), "{other}");
    }
}

#[test]
fn what_is_typed_and_not_understood_is_told_and_kept() {
    let mut page = begun();
    type_into(&mut page, "Offer · Cap", "five");
    page.key_press(Key::Tab);
    page.run();
    assert_eq!(value(&page, "Offer · Cap"), "five");
    assert_eq!(terms(&page), [92_076]);
    page.get_by_role_and_label(Role::Button, "Back to none").click();
    page.run();
    assert_eq!(value(&page, "Offer · Cap"), "");
}

#[test]
fn a_text_that_is_no_value_is_asked_about_before_it_is_lost() {
    let mut page = begun();
    type_into(&mut page, "Offer · Cap", "five");
    page.key_press_modifiers(Modifiers::COMMAND, Key::Q);
    page.run_steps(6);
    assert!(!page.state().has_ended());
    assert!(page.query_by_label_contains("“five” in “Cap from 2027” is no value yet").is_some());
}

#[test]
fn dollars_are_offered_as_dollars() {
    let mut page = begun();
    type_into(&mut page, "Offer · Base amount", "$1.2bn");
    page.key_press(Key::Enter);
    page.run();
    let offer = &talks(&page).negotiation.offers[0];
    let said = offer.fields().find_map(|(_, value)| match value {
        FieldValue::Money(money) => Some(money.value),
        _ => None,
    });
    assert_eq!(said.map(|money| money.currency), Some(Currency::USD));
    // At 1,421.40 won to the dollar: 1.2 × 14,214 = 17,056.8 eok; the first year is in whole eok or not
    // rounded at all, so that it is not off by a whole one.
    let first = page.state().app().negotiation_costs()[0].as_ref().expect("it has a cost").first_year;
    let first = first.known().expect("it is known");
    assert!((first / Decimal::from(100_000_000) - Decimal::new(170_568, 1)).abs() < Decimal::ONE);
}

#[test]
fn a_click_on_a_menu_does_not_lose_what_is_typed() {
    let mut page = begun();
    type_into(&mut page, "Offer · Cap", "3%");
    page.get_by_role_and_label(Role::CheckBox, "Declined").scroll_to_me();
    page.run();
    page.get_by_role_and_label(Role::CheckBox, "Declined").click();
    page.run();
    let offer = &talks(&page).negotiation.offers[0];
    assert!(offer.declined);
    assert_eq!(offer.terms.len(), 3);
}

#[test]
fn arrow_keys_move_a_term_as_one_step() {
    let mut page = begun();
    let steps = page.state().app().session().history().len();
    page.get_by_role_and_label(Role::TextInput, "Offer · Growth a year").focus();
    page.run();
    for _ in 0..5 {
        page.key_press(Key::ArrowUp);
        page.run();
    }
    page.key_press(Key::Tab);
    page.run();
    assert_eq!(value(&page, "Offer · Growth a year"), "4.5%");
    assert_eq!(page.state().app().session().history().len(), steps + 1);
}

/// The handle goes by round bases, 100 eok here, and no package on its way costs another eok than the offer does. With
/// Shift, and by keys, it goes by single eok.
#[test]
fn the_handle_is_dragged_along_the_curve() {
    let mut page = two_offers(EN, vec2(1280.0, 1100.0));
    press(&mut page, Role::Tab, "Equal packages");
    let area = page.get_by_role_and_label(Role::Slider, "Base of the equal package").rect();
    page.drag_at(area.center());
    for right in [40.0, 90.0, 160.0] {
        page.hover_at(area.center() + vec2(right, 0.0));
        page.run();
        let app = page.state().app();
        let base = app.negotiation_shown().package_base.expect("the handle was moved");
        assert!(base > Decimal::from(14_500_i64 * 100_000_000));
        assert!((base / Decimal::from(10_000_000_000_i64)).is_integer(), "{base}");
        let package = app.package().expect("there is one");
        assert!(
            (package.total - Decimal::from(75_460_i64 * 100_000_000)).abs() <= Decimal::from(100_000_000)
        );
    }
    page.drop_at(area.center() + vec2(160.0, 0.0));
    page.run();
    let round = page.state().app().negotiation_shown().package_base.expect("the handle was moved");
    page.key_press(Key::ArrowRight);
    page.run();
    let next = page.state().app().negotiation_shown().package_base.expect("the handle was moved");
    assert_eq!(next - round, Decimal::from(100_000_000));
    press(&mut page, Role::Button, "Back to the offer");
    assert_eq!(page.state().app().negotiation_shown().package_base, None);
}

/// A term that the usual rows lack is chosen from those of the base scenario, and typed.
#[test]
fn another_term_is_said_and_taken_out_by_label() {
    let mut page = begun();
    press(&mut page, Role::Button, "Another term…");
    press(&mut page, Role::Button, "Rule from 2027 · Add a floor");
    let said = |page: &Page| talks(page).negotiation.offers[0].terms.len();
    assert_eq!(said(&page), 3);
    type_into(&mut page, "Offer · Floor from 2027", "1%");
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(value(&page, "Offer · Floor from 2027"), "1%");
    press(&mut page, Role::Button, "Take out “Offer · Floor from 2027”; the base scenario has it then");
    assert_eq!(said(&page), 2);
}

#[test]
fn what_is_private_is_hidden_with_one_click() {
    let mut page = begun();
    press(&mut page, Role::Tab, "Private");
    press(&mut page, Role::Button, "Private layer: Republic of Korea");
    type_into(&mut page, "Our limit · Base amount", "1.6 trillion won");
    page.key_press(Key::Enter);
    page.run();
    let layer = talks(&page).private.layer.clone().expect("it is there");
    assert_eq!(layer.limit.len(), 1);
    assert!(talks(&page).private.is_changed());
    press(&mut page, Role::CheckBox, "Show what is private");
    assert!(page.query_by_role_and_label(Role::TextInput, "Our limit · Base amount").is_none());
    assert!(page.query_by_label_contains("1.6 trillion").is_none());
}

#[test]
fn shipped_talks_are_opened_and_an_offer_chosen_by_label() {
    let mut page = window(EN, LARGE);
    press(&mut page, Role::Tab, "Negotiation");
    let (_, title) = page.state().app().shipped_negotiations().pop().expect("some come with the program");
    press(&mut page, Role::ListBoxOption, &title);
    assert!(talks(&page).path.is_none());
    let view = page.state().app().negotiation_view().expect("it is open");
    assert_eq!(page.state().app().negotiation_shown().offer, None);
    page.get_by_role_and_label(Role::Image, &view.timeline.summary).focus();
    page.run();
    page.key_press(Key::Home);
    page.run();
    let chosen = page.state().app().negotiation_shown().offer.expect("the first of the chart is chosen");
    page.key_press(Key::ArrowRight);
    page.run();
    assert_ne!(page.state().app().negotiation_shown().offer, Some(chosen));
}

/// The talks of the 10th ran from December 2017 to 2019. The wheel with Ctrl brings fewer days in sight, keys move them,
/// an offer that is not among them comes in sight with the arrows, and one press shows all again.
#[test]
fn days_of_talks_come_closer_and_all_come_back() {
    let mut page = shipped(EN, LARGE, "sma-10.ron");
    let view = page.state().app().negotiation_view().expect("it is open");
    let chart = |page: &Page| page.get_by_role_and_label(Role::Image, &view.timeline.summary).rect();
    let all = "Show all dates";
    let is_in_part = |page: &Page| page.query_by_label(all).is_some();
    assert!(!is_in_part(&page));
    let middle = chart(&page).center();
    page.hover_at(middle);
    page.run();
    page.event(egui::Event::Zoom(3.0));
    page.run_steps(4);
    assert!(is_in_part(&page), "fewer days are in sight");
    picture(&mut page, "negotiation-closer-en", Part::View).unwrap();

    // From one offer to the next, each comes in sight; the last one is the end of the talks.
    page.get_by_role_and_label(Role::Image, &view.timeline.summary).focus();
    page.key_press(Key::Home);
    page.run_steps(4);
    let first = page.state().app().negotiation_shown().offer.expect("the first of the chart is chosen");
    let (_, position) = view.timeline.position(first).expect("it is drawn");
    let told = page.get_by_role_and_label(Role::Image, &view.timeline.summary).accesskit_node().value();
    assert_eq!(told.as_deref(), Some(position.text.as_str()));
    page.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    page.run_steps(4);
    assert_eq!(page.state().app().negotiation_shown().offer, Some(first), "with Shift the days move");

    press(&mut page, Role::Button, all);
    assert!(!is_in_part(&page));
    page.get_by_role_and_label(Role::Image, &view.timeline.summary).focus();
    page.key_press(Key::Plus);
    page.run_steps(4);
    assert!(is_in_part(&page));
    page.key_press(Key::Num0);
    page.run_steps(4);
    assert!(!is_in_part(&page));
    assert_eq!(page.state().app().session().history().len(), 0, "looking changes nothing");
}

#[test]
fn pictures_of_negotiations() {
    let mut results = SnapshotResults::new();
    let small = vec2(640.0, 360.0);
    for (name, theme, language, size, talks, tab) in [
        ("negotiation-none-en", Theme::Light, Language::En, LARGE, "", ""),
        ("negotiation-10-light-en", Theme::Light, Language::En, LARGE, "sma-10.ron", ""),
        ("negotiation-11-dark-en", Theme::Dark, Language::En, vec2(1280.0, 1000.0), "sma-11.ron", "Rounds"),
        ("negotiation-12-light-ko", Theme::Light, Language::Ko, LARGE, "sma-12.ron", ""),
        ("negotiation-10-dark-ko", Theme::Dark, Language::Ko, vec2(1280.0, 720.0), "sma-10.ron", ""),
        ("negotiation-11-large-en", Theme::Light, Language::En, vec2(1920.0, 1200.0), "sma-11.ron", ""),
        ("negotiation-small-en", Theme::Light, Language::En, small, "sma-10.ron", ""),
        ("negotiation-small-table-ko", Theme::Light, Language::Ko, small, "sma-12.ron", "표"),
        ("negotiation-small-offer-en", Theme::Dark, Language::En, small, "sma-12.ron", "Offer"),
        ("negotiation-narrow-en", Theme::Light, Language::En, vec2(820.0, 720.0), "sma-12.ron", ""),
    ] {
        let mut page = shipped(Settings { language, theme }, size, talks);
        if !tab.is_empty() {
            press(&mut page, Role::Tab, tab);
        }
        results.extend(picture(&mut page, name, Part::Whole));
    }
    for (name, theme, language, tab) in [
        ("negotiation-ledger-en", Theme::Light, Language::En, "Ledger and reply"),
        ("negotiation-packages-en", Theme::Light, Language::En, "Equal packages"),
        ("negotiation-packages-dark-ko", Theme::Dark, Language::Ko, "등가 조합"),
        ("negotiation-private-en", Theme::Dark, Language::En, "Private"),
    ] {
        let mut page = two_offers(Settings { language, theme }, vec2(1280.0, 1100.0));
        press(&mut page, Role::Tab, tab);
        if tab == "Private" {
            press(&mut page, Role::Button, "Private layer: Republic of Korea");
            for (field, text) in [
                ("Target · Base amount", "1.48 trillion won"),
                ("Our limit · Base amount", "1.6 trillion won"),
                ("Their limit, as we believe · Base amount", "1.55 trillion won"),
            ] {
                type_into(&mut page, field, text);
                page.key_press(Key::Enter);
                page.run();
            }
            page.get_by_role_and_label(Role::Tab, "Private").scroll_to_me();
            page.run();
        }
        results.extend(picture(&mut page, name, Part::View));
    }
}

/// The window with talks that come with the program, the last offer of a side in hand.
fn shipped(settings: Settings, size: Vec2, name: &str) -> Page {
    let mut app = App::new(settings);
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".into())));
    app.update(Action::Show(Show::View(ViewKind::Negotiation)));
    if !name.is_empty() {
        app.update(Action::Run(Run::OpenShippedNegotiation(name.to_owned())));
        let costs = app.negotiation_costs();
        let last = (0..costs.len()).rev().find(|place| costs[*place].is_ok());
        app.update(Action::Show(Show::Offer(last)));
    }
    window_of(app, size)
}

#[test]
fn title_and_base_of_the_talks_are_changed_by_label() {
    let mut page = begun();
    let title = talks(&page).title().to_owned();
    press(&mut page, Role::Button, &format!("About the negotiation: {title}"));
    input(&page, "Negotiation · Title").focus();
    page.run();
    page.key_press_modifiers(Modifiers::COMMAND, Key::A);
    input(&page, "Negotiation · Title").type_text("Mock talks");
    page.run();
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(talks(&page).title(), "Mock talks");
    page.get_by_role_and_label(Role::Button, "About the negotiation: Mock talks");
}

/// A window on talks with the first offer of the table above.
fn begun() -> Page {
    let mut page = window_of(begun_app(EN), LARGE);
    add_offer(&mut page, "Offer: United States", "1.7 trillion won", "4%");
    page
}

/// The same with both, and without a hand on the keyboard.
fn two_offers(settings: Settings, size: Vec2) -> Page {
    let mut app = begun_app(settings);
    let meeting = Meeting {
        dates: Some(Stated::assumed("2026-01-12/2026-01-14".parse().expect("a period"))),
        ..Meeting::default()
    };
    let round = Round { meetings: vec![meeting], note: None };
    let mut edits = vec![NegotiationEdit::AddRound, NegotiationEdit::Round(1, round)];
    for (party, kind, base, percent) in [
        ("US", OfferKind::Ask, "17000 eok KRW assumed", 4),
        ("ROK", OfferKind::Offer, "14500 eok KRW assumed", 2),
    ] {
        let field: Field = "base".parse().expect("a field");
        let base = field.parse(base).expect("an amount");
        let rate = Stated::assumed(Rate::percent(percent.into()));
        let growth = FieldValue::Growth(Growth::Fixed(Fixed { rate }));
        let mut offer = Offer::new(Some(party.to_owned()), kind);
        offer.round = Some(1);
        offer.terms = vec![
            OfferTerm::Read(field, base),
            OfferTerm::Read("rule.2027.growth".parse().expect("a field"), growth),
        ];
        edits.push(NegotiationEdit::AddOffer(offer));
    }
    app.update_all(edits.into_iter().map(|edit| Action::Edit(Edit::Negotiation(edit))));
    window_of(app, size)
}

/// The program with new talks on the 12th agreement.
fn begun_app(settings: Settings) -> App {
    let mut app = App::new(settings);
    app.update(Action::Run(Run::OpenShipped("sma-12.ron".into())));
    app.update(Action::Run(Run::NewNegotiation));
    app
}

/// Adds an offer with a base and a growth.
fn add_offer(page: &mut Page, of: &str, base: &str, growth: &str) {
    let buttons: Vec<_> = page.get_all_by_role_and_label(Role::Button, "Add an offer…").collect();
    buttons[0].click();
    page.run();
    press(page, Role::Button, of);
    // The base has the keyboard already.
    assert!(input(page, "Offer · Base amount").is_focused());
    input(page, "Offer · Base amount").type_text(base);
    page.run();
    page.key_press(Key::Enter);
    page.run();
    type_into(page, "Offer · Growth a year", growth);
    page.key_press(Key::Enter);
    page.run();
}

fn talks(page: &Page) -> &NegotiationDocument {
    page.state().app().negotiation().expect("a negotiation is open")
}

/// What each offer costs over its term, in whole eok.
fn terms(page: &Page) -> Vec<i64> {
    let costs = page.state().app().negotiation_costs();
    let term = |costed: &Result<costshare::engine::negotiation::Costed, _>| {
        costed.as_ref().ok().and_then(|costed| costed.term.known()).map(eok)
    };
    costs.iter().map(|costed| term(costed).expect("it has a cost")).collect()
}

fn eok(amount: Decimal) -> i64 {
    i64::try_from(amount / Decimal::from(100_000_000)).expect("a whole number of eok")
}
