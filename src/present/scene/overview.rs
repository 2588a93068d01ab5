//! All years of a chart in a strip: its lines alone, thin.

use rust_decimal::prelude::ToPrimitive;

use super::axis::{AxisScale, Plane};
use super::geometry::{Area, Spot, at};
use super::sight::Sight;
use super::strokes::{Pen, rule};
use super::{ColorRole, Item, Stroke};
use crate::present::Chart;

/// The lines of a chart in a strip, over a foot; the one in hand above the others.
pub fn overview(chart: &Chart, frame: Area) -> Vec<Item> {
    let values = chart.lines.iter().flat_map(|line| &line.points).filter_map(|point| point.value?.to_f64());
    let (least, most) =
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), it| (least.min(it), most.max(it)));
    let of = if chart.is_logarithmic { AxisScale::logarithmic } else { AxisScale::new };
    let scale = of(least, most, frame.height(), 2.0, frame.height());
    let plane = Plane { frame, years: chart.years, sight: Sight::whole(chart.years), scale };
    let mut items =
        vec![rule(at(frame.left, frame.bottom), at(frame.right, frame.bottom), ColorRole::Hairline)];
    for line in chart.lines.iter().rev() {
        let pen = Pen::of(line.kind);
        let known = line.points.iter().filter(|point| chart.years.contains(point.year));
        let points = known.filter_map(|point| Some(at(plane.x(point.year), plane.y(point.value?.to_f64()?))));
        let points: Vec<Spot> = points.collect();
        if points.len() > 1 && pen.joins() {
            items.push(Item::Line { points, stroke: Stroke::solid(pen.ink, 1.0) });
        }
    }
    items
}
