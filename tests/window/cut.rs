//! Words that are cut through by an edge of the window or of a part of it.

use costshare::ui::Window;
use eframe::egui;
use egui::accesskit::Role;
use egui::{Rect, Shape};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

/// The lines of text of which one part is seen and another is not. What can be scrolled to is not cut: where
/// a part scrolls, its bar is beside it.
pub fn cut(page: &Harness<'static, Window>) -> Vec<String> {
    let bars: Vec<Rect> = page.query_all_by_role(Role::ScrollBar).map(|bar| bar.rect()).collect();
    let mut cut = Vec::new();
    for clipped in &page.output().shapes {
        look_at(&clipped.shape, clipped.clip_rect, &bars, &mut cut);
    }
    cut
}

fn look_at(shape: &Shape, clip: Rect, bars: &[Rect], cut: &mut Vec<String>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| look_at(shape, clip, bars, cut)),
        Shape::Text(text) => {
            for row in &text.galley.rows {
                // The room of the letters, without what a line has above and below them.
                let room = row.rect().translate(text.pos.to_vec2());
                let letters = room.shrink2(egui::vec2(0.0, room.height() * 0.22));
                let said = row.text();
                let is_cut = letters.intersects(clip.shrink(1.0)) && !clip.expand(1.0).contains_rect(letters);
                let near = |one: f32, other: f32| (one - other).abs() < 24.0;
                let is_level = |bar: &Rect| bar.width() > bar.height();
                let upright = letters.top() < clip.top() - 1.0 || letters.bottom() > clip.bottom() + 1.0;
                let scrolls = bars.iter().any(|bar| match (upright, is_level(bar)) {
                    (true, false) => near(bar.bottom(), clip.bottom()) || near(bar.top(), clip.top()),
                    (false, true) => near(bar.right(), clip.right()) || near(bar.left(), clip.left()),
                    _ => false,
                });
                if is_cut && !scrolls && !said.trim().is_empty() {
                    cut.push(format!("{said:?} at {letters:?} is cut by {clip:?}"));
                }
            }
        }
        _ => {}
    }
}
