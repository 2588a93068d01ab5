//! A point in hand: a year of the term is dragged to another amount; with Ctrl it is the base or the rate behind that
//! amount which is sought.
//!
//! The pointer only chooses how many steps the amount has: it is a decimal, and a whole number of steps. While it is
//! dragged the axis stays as it was, or grows as little as it must, so that the point stays under the pointer.

use eframe::egui;
use egui::{CursorIcon, Id, Key, PointerButton, Pos2, Response, Ui};
use egui_plot::{PlotPoint, PlotTransform};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::input::{ChartInput, PointGrip};
use crate::model::{Year, Years};
use crate::present::scene::{AxisScale, Sight};
use crate::ui::state::{ChartHand, HeldPoint};

/// A point is taken within so many points of its middle.
const NEAR: f32 = 10.0;
/// While a point is dragged its axis grows to at most so many times its length, before it is laid out anew.
const MUCH_LONGER: f64 = 1.5;

/// What a point in hand asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointDrag {
    /// Another amount of a year.
    Moved(Year, Decimal),
    /// Another base or rate, so that the year comes to that amount.
    Sought(Year, Decimal),
    /// It is let go.
    Dropped,
    /// It is given up.
    Abandoned,
}

/// What the pointer does with points; takes one in hand where it is pressed on one.
pub(super) fn dragged(
    ui: &Ui,
    response: &Response,
    transform: &PlotTransform,
    input: &ChartInput<'_>,
    hand: &mut ChartHand,
) -> Option<PointDrag> {
    if response.drag_started_by(PointerButton::Primary) {
        let origin = ui.input(|input| input.pointer.press_origin());
        let seeks = ui.input(|input| input.modifiers.command);
        hand.point = origin.and_then(|at| taken(response.id, transform, input, at, seeks));
    }
    let held = hand.point.as_mut().filter(|held| held.chart == response.id)?;
    ui.ctx().set_cursor_icon(CursorIcon::ResizeVertical);
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        hand.point = None;
        return Some(PointDrag::Abandoned);
    }
    if response.drag_stopped() || !ui.input(|input| input.pointer.primary_down()) {
        hand.point = None;
        return Some(PointDrag::Dropped);
    }
    let at = response.interact_pointer_pos()?;
    let amount = amount_at(held, at, transform)?;
    if held.asked == Some(amount) {
        return None;
    }
    held.asked = Some(amount);
    Some(if held.seeks { PointDrag::Sought(held.year, amount) } else { PointDrag::Moved(held.year, amount) })
}

/// Whether a point that can be taken is there.
pub(super) fn is_near(transform: &PlotTransform, input: &ChartInput<'_>, at: Pos2) -> bool {
    near(transform, input, at).is_some()
}

/// Whether a point of the term that cannot be taken is there, where the chart says why none can.
pub(super) fn is_refused(transform: &PlotTransform, input: &ChartInput<'_>, at: Pos2) -> bool {
    let term = input.term.filter(|_| input.refusal.is_some());
    term.is_some_and(|term| near_in(transform, input, term, at).is_some())
}

/// The point that can be taken there, by its year, and where its middle is.
fn near(transform: &PlotTransform, input: &ChartInput<'_>, at: Pos2) -> Option<(Year, Pos2)> {
    near_in(transform, input, input.grip?.years, at)
}

fn near_in(
    transform: &PlotTransform,
    input: &ChartInput<'_>,
    years: Years,
    at: Pos2,
) -> Option<(Year, Pos2)> {
    let line = input.chart.lines.first()?;
    let known = line.points.iter().filter(|point| years.contains(point.year));
    let places = known.filter_map(|point| {
        let amount = point.value?.to_f64()?;
        let place = transform.position_from_point(&PlotPoint::new(f64::from(point.year.0), amount));
        Some((point.year, place))
    });
    let reached = places.filter(|(_, place)| place.distance(at) <= NEAR);
    reached.min_by(|(_, one), (_, other)| one.distance(at).total_cmp(&other.distance(at)))
}

fn taken(
    chart: Id,
    transform: &PlotTransform,
    input: &ChartInput<'_>,
    at: Pos2,
    seeks: bool,
) -> Option<HeldPoint> {
    let (grip, (year, place)) = (input.grip?, near(transform, input, at)?);
    let bounds = transform.bounds();
    let (low, high) = (bounds.min()[1], bounds.max()[1]);
    let worth = grip.worth.to_f64()?;
    let per_point = (high - low) * worth / f64::from(transform.frame().height().max(1.0));
    // What is sought comes as near as the term behind it allows; what is set is round.
    let step = if seeks { grip.unit } else { step_of(grip, per_point)? };
    let offset = place.y - at.y;
    Some(HeldPoint {
        chart,
        year,
        offset,
        low: low * worth,
        high: high * worth,
        step,
        asked: None,
        scale: None,
        seeks,
        from: None,
        told: None,
    })
}

/// The least of 1, 2 and 5 rounding units, or ten times as many and so on, that is no less than a point high.
fn step_of(grip: PointGrip, per_point: f64) -> Option<Decimal> {
    let mut unit = grip.unit;
    for _ in 0..18 {
        for times in [1, 2, 5] {
            let step = unit.checked_mul(Decimal::from(times))?;
            if step.to_f64()? >= per_point {
                return Some(step);
            }
        }
        unit = unit.checked_mul(Decimal::TEN)?;
    }
    None
}

/// The amount at the height of the pointer, in whole steps; never below zero.
fn amount_at(held: &HeldPoint, at: Pos2, transform: &PlotTransform) -> Option<Decimal> {
    let frame = transform.frame();
    let share = f64::from((frame.bottom() - at.y - held.offset) / frame.height().max(1.0));
    let steps = (held.low + share * (held.high - held.low)) / held.step.to_f64()?;
    Decimal::from(steps.round().max(0.0).to_i64()?).checked_mul(held.step)
}

/// The axis as it was when the point was taken, longer where what is in sight would have no room on it; none if that
/// makes it much longer.
pub(super) fn scale(hand: &ChartHand, chart: Id, input: &ChartInput<'_>, sight: Sight) -> Option<AxisScale> {
    let scale = hand.point.as_ref().filter(|held| held.chart == chart)?.scale.as_ref()?;
    let line = input.chart.lines.first()?;
    let seen = line.points.iter().filter(|point| sight.has(point.year));
    let values = seen.filter_map(|point| point.value?.to_f64());
    let (low, high) =
        values.fold((scale.low, scale.high), |(low, high), value| (low.min(value), high.max(value)));
    let is_much_longer = high - low > MUCH_LONGER * (scale.high - scale.low);
    (!is_much_longer).then(|| AxisScale { low, high, ..scale.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal_macros::dec;

    /// A rounding unit of 1 eok; 80 eok a point: steps of 100 eok.
    #[test]
    fn steps_are_round() {
        for (per_point, expected) in [(0.5, dec!(1)), (1.5, dec!(2)), (80.0, dec!(100)), (101.0, dec!(200))] {
            let grip = PointGrip { years: Years::new(Year(2026), Year(2030)), unit: dec!(1), worth: dec!(1) };
            assert_eq!(step_of(grip, per_point), Some(expected), "{per_point}");
        }
    }
}
