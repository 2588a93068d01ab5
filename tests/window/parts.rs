//! What a picture shows of the window.

use costshare::ui::Window;
use eframe::egui;
use egui::{Rect, Vec2, pos2};
use egui_kittest::{Harness, SnapshotResults};

/// The width of the terms on the left, and of the explanation on the right, in a window of full width.
const SIDE: f32 = 300.0;
/// The height of the line of state at the foot.
const FOOT: f32 = 32.0;

/// A part of the window. One whole window stands for each view, language and theme; beside it a picture shows the part
/// that it is for.
#[derive(Clone, Copy)]
pub enum Part {
    Whole,
    /// The terms, with as much beside them as makes the width.
    Left(f32),
    /// All but the terms.
    View,
    Explanation,
    /// The line under the menus.
    Banner,
    /// The line of state.
    Foot,
    /// The corner in which messages appear.
    Corner,
}

impl Part {
    pub const TERMS: Self = Self::Left(SIDE);

    fn area(self, window: Vec2) -> Option<Rect> {
        let Vec2 { x: right, y: bottom } = window;
        let [left, top, right, bottom] = match self {
            Self::Whole => return None,
            Self::Left(width) => [0.0, 0.0, width, bottom],
            Self::View => [SIDE, 0.0, right, bottom],
            Self::Explanation => [right - SIDE, 0.0, right, bottom],
            Self::Banner => [0.0, 0.0, 700.0, 84.0],
            Self::Foot => [0.0, bottom - FOOT, right, bottom],
            Self::Corner => [right - 420.0, bottom - 160.0, right, bottom],
        };
        Some(Rect::from_min_max(pos2(left, top), pos2(right, bottom)))
    }
}

/// Holds a part of the window against the picture of that name.
pub fn picture(page: &mut Harness<'static, Window>, name: &str, part: Part) -> SnapshotResults {
    let area = part.area(page.ctx.viewport_rect().size());
    let mut results = SnapshotResults::new();
    results.add(rasteriser::compare_page(page, name, area));
    results
}
