//! Names of lines, each behind a piece of its line.

use super::Item;
use super::geometry::{Area, at};
use super::placing::Occupied;
use super::strokes::Pen;
use super::words::{CAPTION, Words};

/// Below this width of a plot names stand above its plane.
pub(super) const NARROW: f32 = 460.0;
/// Height of a name, of a row of names.
pub(super) const ROW: f32 = 18.0;
/// Width of the piece of line before a name.
const SWATCH: f32 = 22.0;
/// From something to the words beside it.
pub(super) const BESIDE: f32 = 6.0;
/// What a name takes besides its words.
pub(super) const SIGN: f32 = SWATCH + BESIDE;
/// Between names in a row, between a plane and the names beside it.
pub(super) const WIDE_GAP: f32 = 12.0;

/// The name of a line behind a piece of it, at the height of `room`'s middle.
pub(super) fn draw_name(room: &Area, words: Words, pen: &Pen, items: &mut Vec<Item>, taken: &mut Occupied) {
    taken.word(*room);
    items.extend(swatch(room, pen));
    let corner = at(room.left + SIGN, room.middle().y - words.height() / 2.0);
    items.push(Item::Words(words.put(corner)));
}

/// The piece of a line at the beginning of the room of its name.
pub(super) fn swatch(room: &Area, pen: &Pen) -> Vec<Item> {
    let (middle, right) = (room.middle().y, room.left + SWATCH);
    pen.swatch(&Area { left: room.left, top: middle - 4.0, right, bottom: middle + 4.0 })
}

/// Names in rows above a plane.
pub(super) struct NameRows {
    width: f32,
    /// Where the next name begins, if it has room in the row.
    next: (f32, f32),
    names: Vec<(Area, Words, Pen)>,
}

impl NameRows {
    /// No names yet, for a plot of that width.
    pub(super) fn new(width: f32) -> Self {
        Self { width, next: (0.0, 0.0), names: Vec::new() }
    }

    /// Adds a name, in one line.
    pub(super) fn add(&mut self, name: &str, pen: Pen) {
        let words = CAPTION.wrapped(name, self.width - SIGN, 1);
        let size = SIGN + words.width;
        let (mut x, mut y) = self.next;
        if x > 0.0 && x + size > self.width {
            (x, y) = (0.0, y + ROW);
        }
        self.names.push((Area::sized(at(x, y), size, ROW), words, pen));
        self.next = (x + size + WIDE_GAP, y);
    }

    /// How far down the row is in which the last name stands.
    pub(super) fn last_row(&self) -> f32 {
        self.next.1
    }

    /// How high the rows are together, with what keeps them apart from the plane.
    pub(super) fn height(&self) -> f32 {
        if self.names.is_empty() { 0.0 } else { self.last_row() + ROW + 4.0 }
    }

    pub(super) fn draw(self, items: &mut Vec<Item>, taken: &mut Occupied) {
        for (room, words, pen) in self.names {
            draw_name(&room, words, &pen, items, taken);
        }
    }
}
