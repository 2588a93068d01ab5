//! What the keys ask for, wherever the keyboard is.

use costshare::app::{Action, App, Run, ViewKind};
use costshare::model::Field;
use eframe::egui;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::page::{EN, LARGE, press, type_into, value, window, window_of};

#[test]
fn keys_go_to_the_views_in_the_order_of_their_tabs() {
    let mut page = window_of(several(), LARGE);
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4];
    for (key, view) in keys.into_iter().zip(ViewKind::ALL).rev() {
        page.key_press_modifiers(Modifiers::COMMAND, key);
        page.run();
        assert_eq!(page.state().app().shown().view, view, "{key:?}");
    }
    // The menu says which keys they are, and does the same.
    press(&mut page, Role::Button, "View");
    press(&mut page, Role::Button, "Negotiation");
    assert_eq!(page.state().app().shown().view, ViewKind::Negotiation);

    // One scenario alone is compared with nothing.
    let mut page = window(EN, LARGE);
    page.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    page.run();
    assert_eq!(page.state().app().shown().view, ViewKind::Projection);
}

#[test]
fn keys_take_the_next_scenario_in_hand_and_the_one_before() {
    let mut page = window_of(several(), LARGE);
    let back = Modifiers::CTRL.plus(Modifiers::SHIFT);
    for (modifiers, place) in [(Modifiers::CTRL, 0), (Modifiers::CTRL, 1), (back, 0), (back, 2), (back, 1)] {
        page.key_press_modifiers(modifiers, Key::Tab);
        page.run();
        let app = page.state().app();
        let expected = app.session().documents()[place].id;
        assert_eq!(app.shown().document, Some(expected));
    }
    // It is alone in hand, so that an edit goes to no other.
    assert_eq!(page.state().app().shown().chosen.len(), 1);
}

/// What is being typed is an edit of the scenario in which it was typed.
#[test]
fn a_typed_number_is_taken_before_the_next_scenario_is_in_hand() {
    let mut page = window_of(several(), LARGE);
    type_into(&mut page, "Cap from 2027", "1");
    page.key_press_modifiers(Modifiers::CTRL, Key::Tab);
    page.run();
    page.key_press_modifiers(Modifiers::CTRL.plus(Modifiers::SHIFT), Key::Tab);
    page.run();
    assert_eq!(value(&page, "Cap from 2027"), "1%");
    assert_eq!(page.state().app().session().history().len(), 1);
    let cap: Field = "rule.2027.cap".parse().expect("it is a field");
    let other = &page.state().app().session().documents()[0].scenario;
    let five = costshare::model::Rate(rust_decimal::Decimal::new(5, 2));
    let says = cap.read(other).expect("it has a cap");
    assert!(matches!(says, costshare::model::FieldValue::Rate(rate) if rate.value == five));
}

#[test]
fn the_keys_are_told_in_a_list() {
    let mut page = window(EN, LARGE);
    page.key_press(Key::F1);
    page.run();
    for name in ["Projection", "Negotiation", "Next scenario", "Previous scenario"] {
        assert!(page.query_all_by_role_and_label(Role::Label, name).next().is_some(), "{name}");
    }
    for keys in ["Ctrl+1", "Ctrl+4", "Ctrl+Tab", "Ctrl+Shift+Tab"] {
        page.get_by_label(keys);
    }
    page.key_press(Key::Escape);
    page.run();
    assert!(page.query_by_label("Ctrl+Shift+Tab").is_none());
}

/// Three scenarios; the last one is in hand.
fn several() -> App {
    let mut app = App::new(EN);
    for name in ["sma-12-at-the-cap.ron", "sma-11-extended.ron", "sma-12.ron"] {
        app.update(Action::Run(Run::OpenShipped(name.into())));
    }
    app
}

/// However low the window is, its button is in sight and arrows go through the list.
#[test]
fn the_list_of_keys_fits_into_a_low_window() {
    let size = egui::vec2(640.0, 360.0);
    let mut page = window(EN, size);
    page.key_press(Key::F1);
    page.run();
    let close = page.get_by_role_and_label(Role::Button, "Close").rect();
    assert!(close.bottom() < size.y, "{close}");
    let last = page.get_by_label("Ctrl+N").rect().top();
    page.key_press(Key::ArrowDown);
    page.run();
    assert!(page.get_by_label("Ctrl+N").rect().top() < last);
}
