//! Text as the shapes of its glyphs.

use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::prelude::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

use crate::present::fonts::{self, FontWeight};

/// The outlines of a line of text as the data of an SVG path, in units of the em of which there are
/// [`UNITS`]; y grows upwards from the baseline.
pub(super) fn path(text: &str, weight: FontWeight) -> String {
    let mut pen = ShapePen { path: String::new(), right: 0.0, up: 0.0, scale: 1.0 };
    let mut right = 0.0;
    for run in fonts::shape(text, weight) {
        let font = FontRef::new(run.face.data()).expect("the bundled fonts are fonts");
        pen.scale = UNITS / run.face.units();
        let outlines = font.outline_glyphs();
        for glyph in run.glyphs {
            (pen.right, pen.up) = ((right + glyph.right) * UNITS, glyph.up * UNITS);
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            if let Some(outline) = outlines.get(GlyphId::new(glyph.id))
                && let Err(error) = outline.draw(settings, &mut pen)
            {
                log::warn!("glyph {} of {text:?} cannot be drawn: {error}", glyph.id);
            }
            right += glyph.advance;
        }
    }
    pen.path
}

/// Units of an em.
pub(super) const UNITS: f32 = 2048.0;

struct ShapePen {
    path: String,
    right: f32,
    up: f32,
    /// Our units of the em to one of the font.
    scale: f32,
}

impl ShapePen {
    fn write(&mut self, command: char, places: &[(f32, f32)]) {
        use std::fmt::Write as _;
        self.path.push(command);
        for (idx, (x, y)) in places.iter().enumerate() {
            let gap = if idx == 0 { "" } else { " " };
            let (x, y) = ((x * self.scale + self.right).round(), (y * self.scale + self.up).round());
            write!(self.path, "{gap}{x} {y}").expect("a string takes all");
        }
    }
}

impl OutlinePen for ShapePen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.write('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.write('L', &[(x, y)]);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.write('Q', &[(cx0, cy0), (x, y)]);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.write('C', &[(cx0, cy0), (cx1, cy1), (x, y)]);
    }

    fn close(&mut self) {
        self.path.push('Z');
    }
}
