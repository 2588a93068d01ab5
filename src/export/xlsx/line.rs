//! How the line of a scenario is drawn in the charts of a workbook.

use rust_xlsxwriter::{
    ChartFormat, ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType, ChartSolidFill,
};

use super::book::colour;
use crate::present::palette::{Palette, SERIES_MARKS, ScenarioColour};

/// The dashes and markers of [`SERIES_MARKS`], as a spreadsheet has them.
const LOOKS: [(ChartLineDashType, ChartMarkerType); SERIES_MARKS.len()] = [
    (ChartLineDashType::Dash, ChartMarkerType::Circle),
    (ChartLineDashType::SquareDot, ChartMarkerType::Square),
    (ChartLineDashType::LongDash, ChartMarkerType::Triangle),
    (ChartLineDashType::DashDot, ChartMarkerType::Diamond),
    (ChartLineDashType::LongDashDotDot, ChartMarkerType::X),
];

/// Stroke and marker of the line of a scenario of that colour; of one that is not open grey dashes.
pub(super) fn line_of(of: Option<ScenarioColour>) -> (ChartLine, ChartMarker) {
    let (mut stroke, mut marker) = (ChartLine::new(), ChartMarker::new());
    let own = match of {
        Some(ScenarioColour::Own(place)) => Some(usize::from(place) % LOOKS.len()),
        Some(ScenarioColour::Grey) | None => None,
    };
    let Some(own) = own else {
        stroke.set_color(colour(Palette::LIGHT.border)).set_width(1.0);
        if of.is_none() {
            stroke.set_dash_type(ChartLineDashType::Dash);
        }
        marker.set_none();
        return (stroke, marker);
    };
    let ((dash, shape), ink) = (LOOKS[own], colour(Palette::LIGHT.series[own]));
    stroke.set_color(ink).set_width(2.25).set_dash_type(dash);
    let mut fill = ChartSolidFill::new();
    fill.set_color(ink);
    marker.set_type(shape).set_size(6).set_format(ChartFormat::new().set_solid_fill(&fill));
    (stroke, marker)
}
