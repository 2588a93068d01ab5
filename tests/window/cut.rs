//! Words that cannot be read: cut through by an edge of the window or of a part of it, lying over each other, or too pale
//! for what is below them.

use costshare::ui::Window;
use eframe::egui;
use egui::accesskit::Role;
use egui::{Color32, Rect, Shape};
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

/// What is painted, in its order: grounds that hide what is below them, and lines of text.
enum Painted {
    Ground(Rect, Color32),
    Words { letters: Rect, said: String, colour: Color32 },
}

fn painted<S>(page: &Harness<'static, S>) -> Vec<Painted> {
    let mut all = Vec::new();
    for clipped in &page.output().shapes {
        collect(&clipped.shape, clipped.clip_rect, &mut all);
    }
    all
}

fn collect(shape: &Shape, clip: Rect, all: &mut Vec<Painted>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, clip, all)),
        Shape::Rect(rect) if rect.fill.a() > 0 => {
            all.push(Painted::Ground(rect.rect.intersect(clip), rect.fill));
        }
        Shape::Text(text) => {
            for row in &text.galley.rows {
                let room = row.rect().translate(text.pos.to_vec2());
                // Without what a line has above and below its letters.
                let letters = room.shrink2(egui::vec2(0.0, room.height() * 0.22)).intersect(clip);
                let said = row.text();
                if said.trim().is_empty() || !letters.is_positive() {
                    continue;
                }
                let of_job = text.galley.job.sections.first().map(|section| section.format.color);
                let colour = text.override_text_color.or(of_job).filter(|of| *of != Color32::PLACEHOLDER);
                let colour = colour.unwrap_or(text.fallback_color).gamma_multiply(text.opacity_factor);
                all.push(Painted::Words { letters, said, colour });
            }
        }
        _ => {}
    }
}

/// The lines of text that lie over each other.
pub fn colliding<S>(page: &Harness<'static, S>) -> Vec<String> {
    let all = painted(page);
    let is_hidden = |from: usize, letters: Rect| {
        all.iter().skip(from + 1).any(|above| {
            matches!(above, Painted::Ground(ground, fill) if fill.a() > 200 && ground.contains_rect(letters))
        })
    };
    let words: Vec<(Rect, &str)> = all
        .iter()
        .enumerate()
        .filter_map(|(place, painted)| match painted {
            Painted::Words { letters, said, .. } if !is_hidden(place, *letters) => {
                Some((*letters, said.as_str()))
            }
            _ => None,
        })
        .collect();
    let mut found = Vec::new();
    for (place, (one, said)) in words.iter().enumerate() {
        for (other, also) in &words[place + 1..] {
            let both = one.intersect(*other);
            if both.is_positive() && both.width() > 1.5 && both.height() > 1.5 {
                found.push(format!("{said:?} at {one:?} lies over {also:?} at {other:?}"));
            }
        }
    }
    found
}

/// The lines of text whose contrast with what is below them is less than 4.5. What cannot be used now is paler by
/// its purpose, and left out.
pub fn pale<S>(page: &Harness<'static, S>) -> Vec<String> {
    let all = painted(page);
    let mut found = Vec::new();
    for (place, words) in all.iter().enumerate() {
        let Painted::Words { letters, said, colour } = words else { continue };
        if !colour.is_opaque() {
            continue;
        }
        let mut ground = Color32::BLACK;
        for below in &all[..place] {
            if let Painted::Ground(rect, fill) = below
                && rect.contains(letters.center())
            {
                ground = ground.blend(*fill);
            }
        }
        let contrast = contrast(*colour, ground);
        if contrast < 4.5 {
            found.push(format!("{said:?} at {letters:?}: {colour:?} on {ground:?} is {contrast:.2}"));
        }
    }
    found
}

/// The contrast of two colours by WCAG 2.2.
fn contrast(one: Color32, other: Color32) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let light = |of: Color32| 0.2126 * linear(of.r()) + 0.7152 * linear(of.g()) + 0.0722 * linear(of.b());
    let (one, other) = (light(one) + 0.05, light(other) + 0.05);
    one.max(other) / one.min(other)
}

/// The measures find what they look for, and let pass what a panel hides or what is dark enough.
#[test]
fn words_that_cannot_be_read_are_found() {
    let at = |x: f32, y: f32| Rect::from_min_size(egui::pos2(x, y), egui::vec2(120.0, 20.0));
    let page = |hides: bool, colour: Color32| {
        Harness::new_ui(move |ui: &mut egui::Ui| {
            let words = |rect: Rect, said: &str, colour| {
                let font = egui::FontId::proportional(14.0);
                ui.painter().text(rect.min, egui::Align2::LEFT_TOP, said, font, colour);
            };
            ui.painter().rect_filled(ui.max_rect(), 0, Color32::WHITE);
            words(at(20.0, 20.0), "One word", Color32::BLACK);
            if hides {
                ui.painter().rect_filled(at(10.0, 15.0).expand(8.0), 0, Color32::WHITE);
            }
            words(at(40.0, 22.0), "Another", Color32::BLACK);
            words(at(20.0, 80.0), "Pale or not", colour);
        })
    };
    let grey = |light| Color32::from_gray(light);
    // #767676 on white is 4.54, #787878 is 4.42: the examples of WCAG.
    assert_eq!(colliding(&page(false, grey(0x76))).len(), 1);
    assert_eq!(pale(&page(false, grey(0x76))), Vec::<String>::new());
    assert!(colliding(&page(true, grey(0x76))).is_empty());
    assert_eq!(pale(&page(false, grey(0x78))).len(), 1);
}
