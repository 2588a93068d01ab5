//! The chart of years in hand: zoomed, moved, brought back, and its points dragged.

use costshare::app::{Action, Run, Show, ViewKind};
use costshare::engine::{Measure, RowName};
use costshare::model::{Currency, Field, FieldValue, PartField, Year};
use costshare::present::PlotKind;
use eframe::egui;
use egui::accesskit::Role;
use egui::{CursorIcon, Event, Key, Modifiers, PointerButton, Pos2, Rect, Vec2, pos2, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use rust_decimal_macros::dec;

use crate::page::{EN, Page, growing, input, twelfth, type_into, window, window_of};
use crate::parts::{Part, picture};

/// High enough for the strip of all years.
const TALL: Vec2 = vec2(1280.0, 1000.0);

/// Five of the ten years in sight are the term: half of the width.
#[test]
fn the_years_that_can_be_changed_have_half_of_the_width() {
    let page = window(EN, TALL);
    check(&page, "2021–2030");
    let (plane, term) = (plane(&page), page.state().app().document().expect("one is open").scenario.years);
    assert_eq!((term.first, term.last), (Year(2026), Year(2030)));
    assert!(plane.width() > 300.0, "{plane}");
}

/// Twice as close about the middle of 2028: from 2024.25 to 2029.25, so 2025 to 2029 by their middles.
#[test]
fn the_years_come_closer_where_the_pointer_is() {
    let mut page = window(EN, TALL);
    let plane = plane(&page);
    page.hover_at(year_at(plane, 2028.0));
    page.run();
    page.event(Event::Zoom(2.0));
    page.run();
    check(&page, "2025–2029");
    // No further than to three years about the same place, from 2025.75 to 2028.75; nor beyond all of them.
    page.event(Event::Zoom(100.0));
    page.run();
    check(&page, "2026–2028");
    page.event(Event::Zoom(0.001));
    page.run();
    check(&page, "1991–2030");
    is_at_rest(&page);
    // Back as at first by a double click.
    double_click(&mut page, year_at(plane, 2028.0));
    check(&page, "2021–2030");
}

/// Ctrl and the wheel come closer, the plain wheel leaves the years alone.
#[test]
fn the_wheel_zooms_with_ctrl_only() {
    let mut page = window(EN, TALL);
    let plane = plane(&page);
    page.hover_at(year_at(plane, 2028.0));
    page.run();
    let wheel = |modifiers| Event::MouseWheel {
        unit: egui::MouseWheelUnit::Line,
        delta: vec2(0.0, 3.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers,
    };
    page.event(wheel(Modifiers::NONE));
    page.run();
    check(&page, "2021–2030");
    page.event_modifiers(wheel(Modifiers::COMMAND), Modifiers::COMMAND);
    page.run();
    assert_ne!(in_sight(&page), "2021–2030");
    is_at_rest(&page);
}

/// The plane is 10 years wide: dragged by three of them to the right, 2018 to 2027 are in sight; dragged much
/// further the record begins, dragged back it ends with the term.
#[test]
fn dragging_the_plane_moves_the_years() {
    let mut page = window(EN, TALL);
    let plane = plane(&page);
    let from = pos2(year_at(plane, 2023.0).x, plane.top() + 20.0);
    drag(&mut page, PointerButton::Primary, from, from + vec2(plane.width() * 0.3, 0.0));
    check(&page, "2018–2027");
    assert_eq!(page.state().app().session().history().len(), 0, "looking changes nothing");
    for _ in 0..6 {
        drag(&mut page, PointerButton::Primary, from, from + vec2(plane.width() * 0.7, 0.0));
    }
    check(&page, "1991–2000");
    for _ in 0..8 {
        let from = pos2(plane.right() - 20.0, plane.top() + 20.0);
        drag(&mut page, PointerButton::Primary, from, from - vec2(plane.width() * 0.9, 0.0));
    }
    check(&page, "2021–2030");
    page.event(Event::PointerGone);
    page.run();
    is_at_rest(&page);
}

#[test]
fn years_are_chosen_with_the_other_button() {
    let mut page = window(EN, TALL);
    let plane = plane(&page);
    drag(&mut page, PointerButton::Secondary, year_at(plane, 2023.1), year_at(plane, 2027.8));
    check(&page, "2023–2028");
    is_at_rest(&page);
}

#[test]
fn keys_zoom_move_and_go_back() {
    let mut page = window(EN, TALL);
    chart(&page).focus();
    page.run();
    for (modifiers, key, seen) in [
        (Modifiers::SHIFT, Key::ArrowLeft, "2020–2029"),
        (Modifiers::SHIFT, Key::ArrowLeft, "2019–2028"),
        (Modifiers::SHIFT, Key::ArrowRight, "2020–2029"),
        // 10 years of 1.5 times: 15 about 2025 in the middle, as far as there are years.
        (Modifiers::NONE, Key::Minus, "2016–2030"),
        (Modifiers::NONE, Key::Num0, "2021–2030"),
        // 10 / 1.5 = 6.67 years about 2025.5 in the middle: 2022.17 to 2028.83.
        (Modifiers::NONE, Key::Plus, "2023–2028"),
        (Modifiers::NONE, Key::Num0, "2021–2030"),
        // A year out of sight that is read comes in sight.
        (Modifiers::NONE, Key::Home, "1991–2000"),
        (Modifiers::NONE, Key::End, "2021–2030"),
    ] {
        page.key_press_modifiers(modifiers, key);
        page.run();
        assert_eq!(in_sight(&page), seen, "after {key:?}");
    }
    let told = chart(&page).accesskit_node().value().expect("a year is read");
    assert!(told.starts_with("2030: "), "{told}");
    is_at_rest(&page);
}

#[test]
fn the_strip_of_all_years_is_moved_by_pointer_and_keys() {
    let mut page = window(EN, TALL);
    let slider = |page: &Page, name: &str| {
        let node = page.get_by_role_and_label(Role::Slider, name);
        (node.accesskit_node().value().expect("it says what is in sight"), node.rect())
    };
    assert_eq!(slider(&page, "Years in sight").0, "2021–2030");
    assert_eq!(slider(&page, "First year in sight").0, "2021");
    assert_eq!(slider(&page, "Last year in sight").0, "2030");
    let strip = slider(&page, "Years in sight").1;
    assert!((strip.height() - 24.0).abs() < 0.5, "{strip}");
    // 40 years in the strip: from 2021 to 2011 at the left end of the handle.
    let year = strip.width() / 40.0;
    let first = pos2(strip.right() - 10.0 * year - 2.0, strip.center().y);
    drag(&mut page, PointerButton::Primary, first, first - vec2(10.0 * year, 0.0));
    check(&page, "2011–2030");
    page.get_by_role_and_label(Role::Slider, "Last year in sight").focus();
    page.run();
    for _ in 0..5 {
        page.key_press(Key::ArrowLeft);
        page.run();
    }
    check(&page, "2011–2025");
    page.get_by_role_and_label(Role::Slider, "Years in sight").focus();
    page.run();
    page.key_press(Key::ArrowLeft);
    page.run();
    check(&page, "2010–2024");
    let middle = strip.right() - 13.0 * year;
    drag(
        &mut page,
        PointerButton::Primary,
        pos2(middle, strip.center().y),
        pos2(middle + 3.0 * year, strip.center().y),
    );
    check(&page, "2013–2027");
    page.event(Event::PointerGone);
    page.run();
    is_at_rest(&page);
}

/// Four years and a bit: lines come from the edges, the year at an edge is not written over it.
#[test]
fn a_picture_of_years_that_came_closer() {
    let mut page = window(EN, vec2(1000.0, 740.0));
    let plane = plane(&page);
    page.hover_at(year_at(plane, 2025.0));
    page.run();
    page.event(Event::Zoom(2.2));
    page.run();
    picture(&mut page, "chart-closer-en", Part::View).unwrap();
}

/// With a cap of 1 %, 2027 is 15,192 × 1.01 = 15,344 in place of 15,511: 167 eok less.
#[test]
fn a_year_is_read_with_its_difference_to_the_baseline() {
    let mut app = twelfth(EN);
    let first = app.document().expect("one is open").id;
    app.update(Action::Run(Run::Duplicate(first)));
    app.update(Action::Show(Show::Baseline(Some(first))));
    let mut page = window_of(app, TALL);
    type_into(&mut page, "Cap from 2027", "1%");
    page.key_press(Key::Enter);
    page.run();
    chart(&page).focus();
    page.run();
    for key in [Key::End, Key::ArrowLeft, Key::ArrowLeft, Key::ArrowLeft] {
        page.key_press(key);
        page.run();
    }
    let told = chart(&page).accesskit_node().value().expect("a year is read");
    assert!(told.starts_with("2027: "), "{told}");
    assert!(told.contains("KRW 1,534.4 bn (−KRW 16.7 bn)"), "{told}");
    assert!(told.ends_with("(baseline) KRW 1,551.1 bn"), "{told}");
    picture(&mut page, "chart-read-against-en", Part::View).unwrap();
}

/// 2029 is 16,169 eok, drawn as high above the zero at the foot as that. Dragged up by 12 points it is as much more as
/// 12 points of that height are, in whole steps of 100 eok: a point of the plane is less than that and more than 50.
#[test]
fn a_point_of_the_term_is_dragged_to_another_amount() {
    let mut page = window(EN, TALL);
    let start = page.state().app().document().expect("one is open").scenario.clone();
    let plane = plane(&page);
    let at = point(&mut page, plane, 2029.0);
    let eok_per_point = 16_169.0 / f64::from(plane.bottom() - at.y);
    assert!((50.0..100.0).contains(&eok_per_point), "{eok_per_point}");

    page.drag_at(at);
    page.run();
    for up in [3.0, 8.0, 12.0] {
        page.hover_at(at - vec2(0.0, up));
        page.run();
    }
    let dragged = total(&page, Year(2029));
    let expected = 16_169.0 + 12.0 * eok_per_point;
    assert!((dragged - expected).abs() <= 50.0 + 1.5 * eok_per_point, "{dragged} for {expected}");
    assert!((dragged / 100.0).fract().abs() < 1e-9, "{dragged} is no whole step");
    check(&page, "2021–2030");
    picture(&mut page, "chart-dragged-en", Part::View).unwrap();
    page.drop_at(at - vec2(0.0, 12.0));
    page.run();
    let field = Field::of_part("", PartField::Override(Year(2029)));
    let set = field.read(&page.state().app().document().expect("one is open").scenario);
    let Some(FieldValue::Money(set)) = set else { panic!("2029 has no override: {set:?}") };
    assert_eq!(set.value.amount % Decimal::from(10_000_000_000_i64), Decimal::ZERO, "{}", set.value.amount);
    assert_eq!(page.state().app().session().history().len(), 1, "one drag is one step");
    assert!((total(&page, Year(2028)) - 15_852.0).abs() < 1e-9, "the year before is as it was");
    page.event(Event::PointerGone);
    page.run();
    is_at_rest(&page);

    page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    page.run();
    assert_eq!(page.state().app().document().expect("one is open").scenario, start);
}

#[test]
fn escape_gives_up_a_point_that_is_dragged() {
    let mut page = window(EN, TALL);
    let start = page.state().app().document().expect("one is open").scenario.clone();
    let plane = plane(&page);
    let at = point(&mut page, plane, 2029.0);
    page.drag_at(at);
    page.run();
    for down in [4.0, 20.0, 40.0] {
        page.hover_at(at + vec2(0.0, down));
        page.run();
    }
    assert!(total(&page, Year(2029)) < 16_000.0);
    page.key_press(Key::Escape);
    page.run();
    page.hover_at(at + vec2(30.0, 60.0));
    page.run();
    page.drop_at(at + vec2(30.0, 60.0));
    page.run();
    assert_eq!(page.state().app().session().history().len(), 0);
    assert_eq!(page.state().app().document().expect("one is open").scenario, start);
    check(&page, "2021–2030");
}

/// With Ctrl the base moves in the first year: by as much as 12 points of the height of its 15,192 eok above zero are, to
/// the whole eok. Escape gives that up, and the base is published by whom it was.
#[test]
fn with_ctrl_the_base_comes_to_where_the_pointer_is() {
    let mut page = window(EN, TALL);
    let start = page.state().app().document().expect("one is open").scenario.clone();
    let plane = plane(&page);
    let at = point(&mut page, plane, 2026.0);
    let eok_per_point = 15_192.0 / f64::from(plane.bottom() - at.y);
    let expected = 15_192.0 + 12.0 * eok_per_point;

    press_with_ctrl(&mut page, at);
    for up in [3.0, 8.0, 12.0] {
        page.hover_at(at - vec2(0.0, up));
        page.run();
    }
    let dragged = total(&page, Year(2026));
    assert!((dragged - expected).abs() <= 1.5 * eok_per_point, "{dragged} for {expected}");
    page.key_press(Key::Escape);
    page.run();
    page.drop_at(at);
    page.run();
    assert_eq!(page.state().app().document().expect("one is open").scenario, start);
    assert_eq!(page.state().app().session().history().len(), 0);

    press_with_ctrl(&mut page, at);
    for up in [3.0, 8.0, 12.0] {
        page.hover_at(at - vec2(0.0, up));
        page.run();
    }
    page.drop_at(at - vec2(0.0, 12.0));
    page.run();
    let scenario = page.state().app().document().expect("one is open").scenario.clone();
    assert!(scenario.parts[0].overrides.is_empty(), "no year is set by itself");
    let base = scenario.parts[0].base.value.amount / Decimal::from(100_000_000);
    assert_eq!(base.to_f64(), Some(dragged), "the first year is the base");
    assert_eq!(base.fract(), Decimal::ZERO, "whole rounding units");
    assert_eq!(page.state().app().session().history().len(), 1, "one drag is one step");
    page.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    page.run();
    assert_eq!(page.state().app().document().expect("one is open").scenario, start);
}

/// Where amounts grow by a fixed rate, that moves in a later year, by tenths of a per cent: one makes about 31 eok of
/// 2028, so the total is within half of that of where the pointer is.
#[test]
fn with_ctrl_the_rate_comes_to_where_the_pointer_is() {
    let mut page = window_of(growing(dec!(0.02), None), TALL);
    let plane = plane(&page);
    let at = point(&mut page, plane, 2028.0);
    // 15,192 × 1.02 = 15,495.84 → 15,496, × 1.02 = 15,805.92 → 15,806.
    let eok_per_point = 15_806.0 / f64::from(plane.bottom() - at.y);
    press_with_ctrl(&mut page, at);
    for up in [3.0, 8.0, 12.0] {
        page.hover_at(at - vec2(0.0, up));
        page.run();
    }
    let dragged = total(&page, Year(2028));
    let expected = 15_806.0 + 12.0 * eok_per_point;
    assert!((dragged - expected).abs() <= 17.0 + 1.5 * eok_per_point, "{dragged} for {expected}");
    check(&page, "2021–2030");
    page.drop_at(at - vec2(0.0, 12.0));
    page.run();
    let rate = rate_of(&page);
    assert_eq!((rate * Decimal::from(1000)).fract(), Decimal::ZERO, "{rate} is no tenth of a per cent");
    // What the rate makes, by hand: 15,192 × (1 + r), rounded, × (1 + r), rounded.
    let round = |amount: Decimal| {
        amount.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
    };
    let grown = |amount: Decimal| round(amount * (Decimal::ONE + rate));
    assert_eq!(grown(grown(dec!(15192))).to_f64(), Some(dragged));
    assert_eq!(page.state().app().session().history().len(), 2, "one drag is one step");
}

fn rate_of(page: &Page) -> Decimal {
    let field: Field = "rule.2027.growth.rate".parse().expect("it is a field");
    let rate = field.read(&page.state().app().document().expect("one is open").scenario);
    let Some(FieldValue::Rate(rate)) = rate else { panic!("there is no rate: {rate:?}") };
    rate.value.0
}

/// Takes a point with the button while Ctrl is held.
fn press_with_ctrl(page: &mut Page, at: Pos2) {
    page.hover_at(at);
    page.run();
    page.event(Event::ModifiersChanged(Modifiers::COMMAND));
    let (button, modifiers) = (PointerButton::Primary, Modifiers::COMMAND);
    page.event(Event::PointerButton { pos: at, button, pressed: true, modifiers });
    page.run();
    page.hover_at(at - vec2(0.0, 1.0));
    page.run();
    page.event(Event::ModifiersChanged(Modifiers::NONE));
    page.run();
}

/// Dollars follow from won and a rate: where they are shown there is nothing to drag.
#[test]
fn only_amounts_in_the_currency_of_the_scenario_are_dragged() {
    let mut page = window(EN, TALL);
    let plane = plane(&page);
    let at = point(&mut page, plane, 2029.0);
    let mut app = twelfth(EN);
    app.update(Action::Show(Show::Measure(Measure::converted(Currency::USD))));
    let mut page = window_of(app, TALL);
    for y in 0..20_u8 {
        page.hover_at(pos2(at.x, plane.top() + f32::from(y) * plane.height() / 40.0));
        page.run();
        assert_ne!(cursor(&page), CursorIcon::ResizeVertical);
    }
    drag(&mut page, PointerButton::Primary, at, at + vec2(0.0, 40.0));
    assert_eq!(page.state().app().session().history().len(), 0);
}

/// The middle of the point of a year: where the pointer says that it can be taken.
fn point(page: &mut Page, plane: Rect, year: f32) -> Pos2 {
    let x = year_at(plane, year).x;
    let mut found = Vec::new();
    let mut y = plane.top();
    // The term is in the upper half.
    while y < plane.center().y {
        page.hover_at(pos2(x, y));
        page.run();
        if cursor(page) == CursorIcon::ResizeVertical {
            found.push(y);
        }
        y += 1.0;
    }
    let (first, last) = (found.first().expect("it can be taken"), found.last().expect("it can be taken"));
    assert!((15.0..=21.0).contains(&(last - first)), "from {first} to {last}");
    pos2(x, f32::midpoint(*first, *last))
}

fn cursor(page: &Page) -> CursorIcon {
    page.output().platform_output.cursor_icon
}

/// The total of a year in eok.
fn total(page: &Page, year: Year) -> f64 {
    let app = page.state().app();
    let computed = app.computed(app.document().expect("one is open").id).expect("it is computed");
    let total = computed.projection.at(RowName::Total, year).known().expect("it is known");
    (total / Decimal::from(100_000_000)).to_f64().expect("a number")
}

/// Where the window is low, the plot has the room.
#[test]
fn a_low_window_has_no_strip() {
    let page = window(EN, vec2(1280.0, 380.0));
    assert!(page.query_by_role_and_label(Role::Slider, "Years in sight").is_none());
    check(&page, "2021–2030");
}

/// The chart as a widget.
fn chart(page: &Page) -> Node<'_> {
    page.get_all_by_role(Role::Image)
        .find(|node| node.accesskit_node().description().is_some())
        .expect("the chart is there")
}

/// What a screen reader says is in sight.
fn in_sight(page: &Page) -> String {
    let told = chart(page).accesskit_node().description().expect("it is told");
    let told = told.strip_prefix("In sight: ").expect("it begins with the years");
    told.split('.').next().unwrap_or_default().to_owned()
}

#[track_caller]
fn check(page: &Page, seen: &str) {
    assert_eq!(in_sight(page), seen);
}

/// Where the lines are: as wide as the strip below them, as high as the chart without its years.
fn plane(page: &Page) -> Rect {
    let strip = page.get_by_role_and_label(Role::Slider, "Years in sight").rect();
    let chart = chart(page).rect();
    Rect::from_x_y_ranges(strip.x_range(), chart.top()..=chart.bottom() - 20.0)
}

/// A place in the middle of the height, with 2021 to 2030 in sight.
fn year_at(plane: Rect, year: f32) -> Pos2 {
    pos2(plane.left() + (year - 2020.5) * plane.width() / 10.0, plane.center().y)
}

fn drag(page: &mut Page, button: PointerButton, from: Pos2, to: Pos2) {
    page.hover_at(from);
    page.run();
    let pressed = |pos, pressed| Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE };
    page.event(pressed(from, true));
    page.run();
    // The first move tells a drag from a click; nothing of it is lost.
    for share in [0.25, 0.5, 1.0] {
        page.hover_at(from + (to - from) * share);
        page.run();
    }
    page.event(pressed(to, false));
    page.run();
}

fn double_click(page: &mut Page, pos: Pos2) {
    // A frame of the harness is as long as a click.
    page.ctx.options_mut(|options| options.input_options.max_double_click_delay = 2.0);
    for pressed in [true, false, true, false] {
        let button = PointerButton::Primary;
        page.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
        page.step();
    }
    page.run();
}

/// Nothing is painted again while nothing happens, the pointer on the chart or not.
#[track_caller]
fn is_at_rest(page: &Page) {
    let delay = page.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert_eq!(delay, std::time::Duration::MAX);
}

/// The 11th agreement has 1조 1,833억원 for 2021. A click on that year says so, under which agreement, how sure it is
/// and by which source, and leads to the figure in the record.
#[test]
fn a_click_on_a_year_of_the_record_explains_it() {
    let mut page = window(EN, TALL);
    let plane = plane(&page);
    let place = pos2(year_at(plane, 2021.0).x, plane.top() + 30.0);
    page.hover_at(place);
    page.run();
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        page.event(Event::PointerButton { pos: place, button, pressed, modifiers });
        page.run();
    }
    assert!(chart(&page).is_focused(), "a click gives the chart the keyboard");
    page.event(Event::PointerGone);
    page.run();
    is_explained(&page, "Agreed 2021", "KRW 1,183.3 bn");
    page.get_by_label("11th agreement, from the published record");
    page.get_by_label("Published");
    assert_eq!(page.state().app().session().history().len(), 0, "looking changes nothing");

    crate::page::press(&mut page, Role::Button, "Show in the record");
    assert_eq!(page.state().app().shown().view, ViewKind::Record);
    is_explained(&page, "Agreed 2021", "KRW 1,183.3 bn");
}

/// The arrow keys go on from the term into the record; Enter keeps the year.
#[test]
fn the_keys_go_on_into_the_record() {
    let mut page = window(EN, TALL);
    chart(&page).focus();
    page.run();
    for key in [Key::End, Key::ArrowLeft, Key::ArrowLeft, Key::ArrowLeft, Key::ArrowLeft] {
        page.key_press(key);
        page.run();
    }
    assert!(chart(&page).accesskit_node().value().is_some_and(|told| told.starts_with("2026: ")));
    // 2025: KRW 1,402.8 bn.
    page.key_press(Key::ArrowLeft);
    page.run();
    page.run();
    is_explained(&page, "Agreed 2025", "KRW 1,402.8 bn");
    page.key_press(Key::Enter);
    page.run();
    let chosen = page.state().app().projection_shown().selection;
    assert_eq!(chosen.map(|chosen| chosen.year), Some(Year(2025)));
    is_at_rest(&page);
}

/// What the panel at the side explains, and its value.
#[track_caller]
fn is_explained(page: &Page, title: &str, value: &str) {
    let heading = page.get_by_role_and_label(Role::Heading, title);
    assert_eq!(heading.accesskit_node().value().as_deref(), Some(value));
}

/// 2026 is 15,192 / 14,028 = 1.0829769… of 2025, so 108.3; by a change of the year 8.3 %. On the same chart in a file,
/// the axis says so.
#[test]
fn a_chart_plots_changes_an_index_or_logarithms() {
    let mut page = window(EN, TALL);
    let choose = |page: &mut Page, menu: &str, choice: &str| {
        page.get_by_role_and_label(Role::Button, menu).click();
        page.run();
        page.get_by_role_and_label(Role::Button, choice).click();
        page.run();
    };
    let told_of = |page: &mut Page| {
        chart(page).focus();
        page.run();
        for key in [Key::End, Key::ArrowLeft, Key::ArrowLeft, Key::ArrowLeft, Key::ArrowLeft] {
            page.key_press(key);
            page.run();
        }
        chart(page).accesskit_node().value().expect("a year is read")
    };
    choose(&mut page, "Shown as: Amount", "Change on the year before, %");
    let told = told_of(&mut page);
    assert!(told.contains("12th SMA as signed, 2026–2030 +8.3% (KRW 1,519.2 bn)"), "{told}");

    page.get_by_role_and_label(Role::Button, "Shown as: Amount · Change on the year before, %").click();
    page.run();
    type_into(&mut page, "Index = 100 in", "2025");
    page.key_press(Key::Enter);
    page.run();
    assert_eq!(page.state().app().shown().plot, PlotKind::Index(Year(2025)));
    let told = told_of(&mut page);
    assert!(told.contains("108.3 (KRW 1,519.2 bn)"), "{told}");

    choose(&mut page, "Shown as: Amount · Index, 2025 = 100", "Level, logarithmic axis");
    let told = told_of(&mut page);
    assert!(told.contains("12th SMA as signed, 2026–2030 KRW 1,519.2 bn"), "{told}");
    page.key_press(Key::Minus);
    page.run();
    page.key_press(Key::Minus);
    page.run();
    page.key_press(Key::Minus);
    page.run();
    page.key_press(Key::Minus);
    page.run();
    check(&page, "1991–2030");
    assert_eq!(page.state().app().session().history().len(), 0, "looking changes nothing");
    is_at_rest(&page);
}

/// Twice as close about 2028, 2025 to 2029 are in sight: a picture of these alone has no other year. Without years that
/// were chosen there is nothing to choose.
#[test]
fn what_is_in_sight_is_exported_alone() {
    let mut page = window(EN, TALL);
    let sight = |page: &Page| page.query_by_label("In sight (2025–2029)").is_some();
    let ask = |page: &mut Page| {
        page.get_by_role_and_label(Role::Button, "Export…").click();
        page.run();
    };
    ask(&mut page);
    assert!(!sight(&page));
    page.key_press(Key::Escape);
    page.run();
    let plane = plane(&page);
    page.hover_at(year_at(plane, 2028.0));
    page.run();
    page.event(Event::Zoom(2.0));
    page.run();
    check(&page, "2025–2029");
    ask(&mut page);
    page.get_by_label("In sight (2025–2029)").click();
    page.run();
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("seen.svg");
    page.get_by_label("SVG").click();
    page.run();
    input(&page, "Path of the file").focus();
    page.run();
    page.key_press_modifiers(Modifiers::COMMAND, Key::A);
    input(&page, "Path of the file").type_text(path.to_str().expect("a plain path"));
    page.run();
    page.key_press(Key::Enter);
    // A message comes and is measured.
    page.run_steps(8);
    page.state_mut().wait_for_jobs();
    page.run_steps(8);
    let written = std::fs::read_to_string(&path).expect("it is there");
    let has = |year: i16| written.contains(&format!("aria-label=\"{year}\""));
    assert!((2025..=2029).all(has) && !has(2024) && !has(2030), "{written}");
}
