//! What was given and got between two offers, what would answer one, and what costs the same as the
//! offer in hand, with a handle along the curve.
//!
//! **Invariant:** the handle counts rounding units. The pointer says how many; base and rate are
//! decimals, found by the engine.

use eframe::egui;
use egui::{
    Align2, EventFilter, Key, Label, Rect, Role, ScrollArea, Sense, Shape, Stroke, TextStyle, Ui, WidgetInfo,
    pos2,
};
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::app::{Action, App, Edit, NegotiationDocument, NegotiationEdit, Run, Show};
use crate::engine::Vary;
use crate::present::curve::{Curve, CurvePoint};
use crate::text::key;
use crate::text::negotiation::offer_name;
use crate::text::numbers::{Digits, number};
use crate::ui::panels::measures;
use crate::ui::panels::parts::part_ui;
use crate::ui::panels::table;
use crate::ui::state::UiState;
use crate::ui::theme;
use crate::ui::theme::gap;
use crate::ui::widgets;

/// Height of the curve.
const CURVE: f32 = 220.0;
/// Under the pointer a curve has at most so many steps.
const MOST_STEPS: u32 = 200;

/// What was given and got, and what would answer.
pub(super) fn ledger_ui(ui: &mut Ui, app: &App, open: &NegotiationDocument, out: &mut Vec<Action>) {
    let negotiation = &open.negotiation;
    let Some(offer) = app.negotiation_shown().offer else {
        ui.add(Label::new(theme::secondary(ui, app.say(key::TALKS_CHOOSE_FIRST))).wrap());
        return;
    };
    let costs = app.negotiation_costs();
    let has_cost = |place: usize| costs.get(place).is_some_and(Result::is_ok);
    let others: Vec<usize> =
        (0..negotiation.offers.len()).filter(|other| *other != offer && has_cost(*other)).collect();
    let against = app.against_offer();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = gap::MEDIUM;
        let now = against.map(|place| offer_name(negotiation, place, app.language()));
        let now = now.unwrap_or_else(|| app.say(key::WORD_NONE));
        measures::menu_ui(ui, &app.say(key::TALKS_HELD_AGAINST), &now, |ui| {
            ui.set_max_width(420.0);
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for other in others.iter().rev() {
                    let name = offer_name(negotiation, *other, app.language());
                    if measures::choice_ui(ui, Some(*other) == against, &name) {
                        out.push(Action::Show(Show::AgainstOffer(Some(*other))));
                    }
                }
            });
        });
        let can = has_cost(offer) && against.is_some_and(has_cost);
        let button = egui::Button::new(app.say(key::TALKS_COMPARE));
        if ui.add_enabled(can, button).clicked()
            && let Some(against) = against
        {
            out.push(Action::Edit(Edit::CompareOffers { offer, against }));
        }
    });
    let Some(exchange) = app.exchange() else {
        ui.add(Label::new(theme::secondary(ui, app.say(key::TALKS_NOTHING_TO_HOLD_AGAINST))).wrap());
        return;
    };
    let ledger = &exchange.ledger;
    ui.add(Label::new(theme::secondary(ui, &ledger.title)).wrap());
    ui.add(Label::new(theme::heading(&ledger.headline)).wrap());
    ui.add(Label::new(theme::caption(&ledger.subline)).wrap());
    ui.add_space(gap::TINY);
    if !ledger.table.rows.is_empty() {
        plain_table_ui(ui, app, "ledger", &ledger.table, out);
    }
    for note in &ledger.notes {
        ui.add(Label::new(theme::caption(note)).wrap());
    }
    if !exchange.reply.is_empty() {
        widgets::section_ui(ui, &app.say(key::TALKS_REPLY));
        for sentence in &exchange.reply {
            ui.add(Label::new(sentence).wrap());
        }
    }
}

/// A table that is read and copied.
fn plain_table_ui(ui: &mut Ui, app: &App, name: &str, shown: &crate::present::Table, out: &mut Vec<Action>) {
    let height = table::height(ui, shown, ui.available_width(), &app.library()) + gap::SMALL;
    part_ui(ui, height, |ui| {
        let answer = ui.push_id(name, |ui| table::rows_ui(ui, shown, None, &app.library())).inner;
        if answer.copies {
            out.push(Action::Run(Run::CopyShownTable));
        }
    });
}

/// What costs the same as the offer in hand.
pub(super) fn packages_ui(
    ui: &mut Ui,
    app: &App,
    open: &NegotiationDocument,
    state: &mut UiState,
    out: &mut Vec<Action>,
) {
    let Some(offer) = app.negotiation_shown().offer else {
        ui.add(Label::new(theme::secondary(ui, app.say(key::TALKS_CHOOSE_FIRST))).wrap());
        return;
    };
    let Some(view) = app.equal_view() else {
        ui.add(Label::new(theme::secondary(ui, app.say(key::TALKS_NO_COST_NO_PACKAGES))).wrap());
        return;
    };
    let [name, growth, cap] = [key::TALKS_VARY, key::TALKS_GROWTH, key::TALKS_CAP].map(|key| app.say(key));
    let options = [(Vary::Growth, growth.as_str()), (Vary::Cap, cap.as_str())];
    if let Some(vary) = widgets::segments_ui(ui, &name, app.negotiation_shown().package_vary, &options) {
        out.push(Action::Show(Show::PackageVary(vary)));
    }
    ui.add(Label::new(theme::heading(&view.headline)).wrap());
    let Some(curve) = &view.curve else { return };
    ui.add(Label::new(theme::caption(&curve.subtitle)).wrap());
    ui.add_space(gap::TINY);
    part_ui(ui, CURVE, |ui| curve_ui(ui, app, curve, out));
    ui.add_space(gap::TINY);

    // The words of the handle keep their line, so that nothing jumps.
    let said = view.handle.clone().unwrap_or_else(|| app.say(key::TALKS_NO_PACKAGE_HERE));
    let label = ui.add(Label::new(theme::bold(said.as_str())).wrap());
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_role(Role::Status));
    ui.add(Label::new(theme::secondary(ui, difference(app, open, offer))).wrap());
    ui.add_space(gap::TINY);
    ui.horizontal_wrapped(|ui| {
        let made = app.package_as_offer();
        let button = ui.add_enabled(made.is_some(), egui::Button::new(app.say(key::TALKS_MAKE_OFFER)));
        if button.clicked()
            && let Some(made) = made
        {
            state.show_side();
            out.push(Action::Edit(Edit::Negotiation(NegotiationEdit::AddOffer(made))));
        }
        let is_moved = app.negotiation_shown().package_base.is_some();
        if ui.add_enabled(is_moved, widgets::quiet(app.say(key::TALKS_BACK_TO_OFFER)).frame(true)).clicked() {
            out.push(Action::Show(Show::PackageBase(None)));
        }
    });
    for note in &curve.notes {
        ui.add(Label::new(theme::caption(note)).wrap());
    }
    ui.add_space(gap::SMALL);
    plain_table_ui(ui, app, "packages", &view.table, out);
}

/// By how much the package at the handle costs more or less than the offer, over the term.
fn difference(app: &App, open: &NegotiationDocument, offer: usize) -> String {
    let packages = app.packages();
    let total =
        packages.as_deref().and_then(|packages| packages.as_ref().ok()).map(crate::engine::Packages::total);
    let Some((package, total)) = app.package().zip(total) else { return String::new() };
    let by = package.total.checked_sub(total).unwrap_or_default();
    let currency = open.negotiation.base.currency();
    let amount = crate::text::numbers::money_words(crate::model::Money::new(by, currency), app.language());
    let title = offer_name(&open.negotiation, offer, app.language());
    let args = [("amount", crate::text::numbers::signed(amount).into()), ("offer", title.into())];
    crate::text::say_with(app.language(), key::TALKS_DIFFERENCE, &args)
}

/// The curve with its handle.
fn curve_ui(ui: &mut Ui, app: &App, curve: &Curve, out: &mut Vec<Action>) {
    let (rect, _) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
    let id = ui.make_persistent_id("packages curve");
    let palette = theme::palette(ui);
    let font = TextStyle::Small.resolve(ui.style());
    let all = || curve.points.iter().chain(&curve.own).chain(&curve.handle);
    let extent = |of: fn(&CurvePoint) -> Decimal| {
        let values = || all().map(of);
        Some((values().min()?, values().max()?))
    };
    let (Some(bases), Some(rates)) = (extent(|point| point.base), extent(|point| point.rate)) else { return };
    let words = |value: Decimal, unit: &str| format!("{}{unit}", number(value.normalize(), Digits::Exact));
    let rate_words = [rates.1, rates.0].map(|rate| words(rate.trunc_with_scale(2), "%"));
    let galleys = rate_words
        .map(|text| ui.painter().layout_no_wrap(text, font.clone(), theme::color(palette.secondary)));
    let left = galleys.iter().map(|galley| galley.size().x).fold(0.0, f32::max) + gap::SMALL;
    let line = ui.text_style_height(&TextStyle::Small);
    let plane = Rect::from_min_max(
        pos2(rect.left() + left, rect.top() + line),
        pos2(rect.right() - gap::LARGE, rect.bottom() - line - gap::SMALL),
    );
    let share = |value: Decimal, (least, most): (Decimal, Decimal)| {
        let part = |of: Decimal| of.to_f32().unwrap_or_default();
        let width = part(most - least);
        if width > 0.0 { part(value - least) / width } else { 0.5 }
    };
    let place = |point: &CurvePoint| {
        pos2(
            egui::lerp(plane.x_range(), share(point.base, bases)),
            egui::lerp(plane.bottom()..=plane.top(), share(point.rate, rates)),
        )
    };

    let response = ui.interact(rect, id, Sense::click_and_drag());
    let name = app.say(key::TALKS_HANDLE);
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, ui.is_enabled(), &name));
    let told = curve.handle.as_ref().or(curve.own.as_ref()).map(|point| point.text.clone());
    if let Some(told) = &told {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(told.as_str()));
    }

    // Axes: the rates at the left, the bases below.
    let [top, bottom] = galleys;
    for (galley, y) in [(top, plane.top()), (bottom, plane.bottom())] {
        ui.painter().hline(plane.x_range(), y, theme::hairline(ui));
        let at = pos2(plane.left() - gap::SMALL - galley.size().x, y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, theme::color(palette.secondary));
    }
    for (base, x, align) in
        [(bases.0, plane.left(), Align2::LEFT_TOP), (bases.1, plane.right(), Align2::RIGHT_TOP)]
    {
        let text = words(base, &format!(" {}", curve.base_unit));
        let at = pos2(x, plane.bottom() + gap::TINY);
        ui.painter().text(at, align, text, font.clone(), theme::color(palette.secondary));
    }
    let points = curve.points.iter().map(place).collect();
    ui.painter().add(Shape::line(points, Stroke::new(2.0, theme::color(palette.series[0]))));
    if let Some(own) = &curve.own {
        let at = place(own);
        ui.painter().circle(at, 4.0, ui.stack().bg_color(), Stroke::new(1.5, theme::color(palette.text)));
    }
    if let Some(handle) = curve.handle.as_ref().or(curve.own.as_ref()) {
        let at = place(handle);
        let is_held = response.dragged() || response.has_focus();
        ui.painter().vline(at.x, at.y..=plane.bottom(), theme::hairline(ui));
        ui.painter().circle_filled(at, if is_held { 8.0 } else { 7.0 }, theme::color(palette.accent));
        let galley = ui.painter().layout_no_wrap(handle.label.clone(), font, theme::color(palette.text));
        let x = (at.x + 12.0).min(rect.right() - galley.size().x);
        let y = (at.y - galley.size().y - 6.0).max(rect.top());
        ui.painter().galley(pos2(x, y), galley, theme::color(palette.text));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, theme::CORNER, theme::ring(ui), egui::StrokeKind::Inside);
    }
    if let Some(base) = moved(ui, app, &response, plane) {
        out.push(Action::Show(Show::PackageBase(Some(base))));
    }
}

/// The round step of bases for a pointer over such a span: a power of ten of rounding units, at most so many of them.
fn round_step(span: Decimal, unit: Decimal) -> Option<Decimal> {
    let mut step = unit;
    while span.checked_div(step)? > Decimal::from(MOST_STEPS) {
        step = step.checked_mul(Decimal::TEN)?;
    }
    Some(step)
}

/// The base to which pointer or keys move the handle: under the pointer round ones, with Shift and by keys whole
/// rounding units.
fn moved(ui: &Ui, app: &App, response: &egui::Response, plane: Rect) -> Option<Decimal> {
    let packages = app.packages()?;
    let (least, most) = (*packages).as_ref().ok()?.range()?;
    let scenario = &app.negotiation()?.negotiation.base;
    let unit = scenario.parts.first()?.rounding.to.amount;
    let steps = (most.checked_sub(least)?).checked_div(unit)?.floor();
    let at_step = |step: Decimal| least.checked_add(unit.checked_mul(step)?);
    if (response.dragged() || response.clicked())
        && let Some(at) = response.interact_pointer_pos()
    {
        let share = ((at.x - plane.left()) / plane.width()).clamp(0.0, 1.0);
        // The pointer counts whole steps; the base is a decimal.
        #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "steps are few")]
        let step = (f64::from(share) * steps.to_f64()?).round() as i64;
        response.request_focus();
        let exact = at_step(Decimal::from(step))?;
        let is_exact = ui.input(|input| input.modifiers.shift);
        let round = if is_exact { unit } else { round_step(most.checked_sub(least)?, unit)? };
        let base = exact
            .checked_div(round)?
            .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
            .checked_mul(round)?
            .clamp(least, most);
        return Some(base).filter(|base| app.negotiation_shown().package_base != Some(*base));
    }
    if !response.has_focus() {
        return None;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let now = app
        .negotiation_shown()
        .package_base
        .or(app.package().map(|package| package.base.amount))
        .unwrap_or(least);
    let (by, end) = ui.input(|input| {
        let times = if input.modifiers.shift { 10 } else { 1 };
        let count = |key| i64::from(input.key_pressed(key));
        let by = count(Key::ArrowRight) + count(Key::ArrowUp) - count(Key::ArrowLeft) - count(Key::ArrowDown);
        let end = if input.key_pressed(Key::Home) {
            Some(least)
        } else if input.key_pressed(Key::End) {
            Some(most)
        } else {
            None
        };
        (by * times, end)
    });
    let base = match end {
        Some(end) => end,
        None if by == 0 => return None,
        None => now.checked_add(unit.checked_mul(Decimal::from(by))?)?.clamp(least, most),
    };
    Some(base).filter(|base| app.negotiation_shown().package_base != Some(*base))
}
