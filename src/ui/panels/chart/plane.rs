//! The plane of a chart on screen.
//!
//! Everything that `egui_plot` would find out by itself over several frames is given to it: how wide
//! amounts and years are, which of them are written, from where to where the axes reach. So the first
//! frame is the same as every later one.

use std::ops::RangeInclusive;

use eframe::egui;
use egui::{Color32, FontId, Id, Pos2, Rangef, Rect, Sense, TextStyle, Ui, UiBuilder, Vec2};
use egui_plot::{AxisHints, GridMark, PlotBounds, PlotTransform, VLine};
use rust_decimal::prelude::ToPrimitive;

use super::Brush;
use crate::model::Year;
use crate::present::scene::{ColorRole, Plane, Plot};
use crate::ui::theme;

/// Between the foot of the plane and the years, in points; ticks stand there.
const TICKS: f32 = 4.0;
/// Room left of the amounts, so that rounding their width never moves the plane.
const MARGIN: f32 = 4.0;
/// Lines across are wanted however close they are, and never fade.
const ALWAYS: Rangef = Rangef { min: 0.0, max: 1e-3 };

/// Paints axes and lines across, and the ruler at the year that is read.
pub(super) fn plane_ui(
    ui: &mut Ui,
    id: Id,
    plot: &Plot<'_>,
    brush: Brush<'_>,
    read: Option<Year>,
    ruler: Color32,
) {
    if plot.plane.years.is_empty() {
        return;
    }
    let font = TextStyle::Small.resolve(ui.style());
    let colour = theme::color(ColorRole::Secondary.colour(brush.palette));
    let frame = brush.rect(&plot.plane.frame);
    let years_height = years_height(ui, &font);
    let rect = Rect::from_min_max(
        Pos2::new(brush.origin.x - MARGIN, frame.top()),
        Pos2::new(frame.right(), frame.bottom() + TICKS + years_height),
    );
    let axis = |axis: AxisHints<'static>| {
        axis.tick_label_font(font.clone()).tick_label_color(colour).label_spacing(ALWAYS)
    };
    let quiet = |thickness| AxisHints::new_x().min_thickness(thickness).formatter(|_, _| String::new());
    let bounds = bounds(&plot.plane);
    let years: Vec<f64> = plot.axes.years.iter().map(|year| f64::from(year.0)).collect();
    let amounts: Vec<(f64, String)> = plot
        .axes
        .amounts
        .iter()
        .filter_map(|(amount, words)| Some((plot.plane.scale.place(amount.to_f64()?), words.clone())))
        .collect();
    let ticks = plot.plane.scale.ticks.iter().filter_map(ToPrimitive::to_f64);
    let across: Vec<f64> = ticks.map(|tick| plot.plane.scale.place(tick)).collect();
    let written = move |mark: GridMark, _: &RangeInclusive<f64>| {
        let said = amounts.iter().find(|(amount, _)| is_at(*amount, mark.value));
        said.map(|(_, words)| words.clone()).unwrap_or_default()
    };
    let year = |mark: GridMark, _: &RangeInclusive<f64>| format!("{:.0}", mark.value);

    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("plane"));
    egui_plot::Plot::new("plane")
        .id(plane_id(id))
        .width(rect.width())
        .height(rect.height())
        .custom_x_axes(vec![
            quiet(TICKS),
            axis(AxisHints::new_x().formatter(year)).min_thickness(years_height),
        ])
        .custom_y_axes(vec![
            axis(AxisHints::new_y().formatter(written)).min_thickness(frame.left() - rect.left()),
        ])
        .x_grid_spacer(marks(years, bounds.width()))
        .y_grid_spacer(marks(across, bounds.height()))
        .grid_spacing(ALWAYS)
        .grid_color(theme::color(ColorRole::Hairline.colour(brush.palette)))
        .show_grid([false, true])
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .set_margin_fraction(Vec2::ZERO)
        .sense(Sense::hover())
        .allow_axis_zoom_drag(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_zoom(false)
        .show(&mut child, |plane| {
            plane.set_plot_bounds(bounds);
            if let Some(year) = read {
                plane.vline(VLine::new("ruler", f64::from(year.0)).color(ruler).width(1.0));
            }
        });
}

/// Where years and amounts stood in the last frame, which is what the pointer sees.
pub(super) fn transform(ui: &Ui, id: Id) -> Option<PlotTransform> {
    egui_plot::PlotMemory::load(ui.ctx(), plane_id(id)).map(|memory| memory.transform())
}

fn plane_id(chart: Id) -> Id {
    chart.with("plane")
}

/// The years in sight, and the amounts, on a logarithmic axis by their logarithms.
fn bounds(plane: &Plane) -> PlotBounds {
    let [low, high] = [plane.scale.low, plane.scale.high].map(|amount| plane.scale.place(amount));
    PlotBounds::from_min_max([plane.sight.from, low], [plane.sight.to, high])
}

/// Marks that the scene has chosen; those out of bounds would be painted over the neighbours.
fn marks(values: Vec<f64>, step_size: f64) -> impl Fn(egui_plot::GridInput) -> Vec<GridMark> {
    move |input| {
        let seen = values.iter().filter(|value| (input.bounds.0..=input.bounds.1).contains(value));
        seen.map(|&value| GridMark { value, step_size }).collect()
    }
}

fn years_height(ui: &Ui, font: &FontId) -> f32 {
    ui.fonts_mut(|fonts| fonts.row_height(font)).ceil()
}

fn is_at(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(1.0)
}
