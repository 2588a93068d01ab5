//! The panels at the sides: how wide they are, and what stands in them.

use eframe::egui;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::page::{EN, LARGE, Page, type_into, window};

/// The panels at the sides are made wider by their edges, with the pointer and by keyboard alone, within limits; the
/// width is what is remembered.
#[test]
fn panels_are_made_wider_by_their_edges() {
    let mut page = window(EN, LARGE);
    let edge =
        |page: &Page| page.get_by_role_and_label(Role::Splitter, "Width of the panel at the left").rect();
    assert!((edge(&page).center().x - 300.0).abs() < 0.5);
    let from = edge(&page).center();
    page.drag_at(from);
    page.run();
    page.hover_at(from + egui::vec2(60.0, 0.0));
    page.run();
    page.drop_at(from + egui::vec2(60.0, 0.0));
    page.run();
    assert!((edge(&page).center().x - 360.0).abs() < 0.5);
    page.get_by_role_and_label(Role::Splitter, "Width of the panel at the left").focus();
    page.run();
    for _ in 0..8 {
        page.key_press(Key::ArrowLeft);
        page.run();
    }
    assert!((edge(&page).center().x - 280.0).abs() < 0.5, "no narrower than its terms need");
}

/// While the record is looked at the panel at the left has its pages, and a term that is looked for leads back.
#[test]
fn the_panel_at_the_left_has_what_belongs_to_the_view() {
    let mut page = window(EN, LARGE);
    type_into(&mut page, "Base amount", "1.6 trillion");
    page.get_by_role_and_label(Role::Tab, "Record").click();
    page.run();
    let base =
        |page: &Page| page.state().app().document().expect("one is open").scenario.parts[0].base.value.amount;
    assert_eq!(base(&page), rust_decimal::Decimal::from(1_600_000_000_000_i64), "what was typed is not lost");
    assert!(page.query_by_label("Base amount").is_none());
    page.get_by_role_and_label(Role::Tab, "Rules").click();
    page.run();
    // Tab reaches what is chosen; arrows lead on from it.
    page.get_by_role_and_label(Role::Tab, "Rules").focus();
    page.run();
    page.key_press(Key::ArrowDown);
    page.run();
    assert!(page.get_by_role_and_label(Role::Tab, "Replayed").is_focused());
    assert!(page.get_by_role_and_label(Role::Tab, "Replayed").accesskit_node().is_selected() == Some(true));
    page.get_by_label_contains("Assumptions:").click();
    page.run();
    page.query_all_by_label_contains("Base amount").last().expect("it is listed").click();
    page.run_steps(8);
    assert!(
        page.get_by_role_and_label(Role::TextInput, "Base amount").is_focused(),
        "the term has the keyboard"
    );
}
