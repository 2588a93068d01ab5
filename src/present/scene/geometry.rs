//! Places and sizes in a picture, in points; y grows downwards.

/// A place.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Spot {
    /// How far right.
    pub x: f32,
    /// How far down.
    pub y: f32,
}

/// A place.
pub(super) const fn at(x: f32, y: f32) -> Spot {
    Spot { x, y }
}

impl Spot {
    /// A place so far from here.
    #[must_use]
    pub fn moved(self, right: f32, down: f32) -> Self {
        at(self.x + right, self.y + down)
    }

    pub(super) fn scaled(self, by: f32) -> Self {
        at(self.x * by, self.y * by)
    }

    pub(super) fn distance(self, other: Self) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// A place on the way to `other`, a share of it from here.
    pub(super) fn toward(self, other: Self, share: f32) -> Self {
        at(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)
    }
}

/// A size.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Size {
    /// From left to right.
    pub width: f32,
    /// From top to bottom.
    pub height: f32,
}

/// From here to there, along one direction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Where it begins.
    pub min: f32,
    /// Where it ends; not before `min`.
    pub max: f32,
}

impl Interval {
    /// How long it is.
    pub fn length(self) -> f32 {
        self.max - self.min
    }
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub left: f32,
    /// Its upper edge.
    pub top: f32,
    /// Its right edge.
    pub right: f32,
    /// Its lower edge.
    pub bottom: f32,
}

impl Area {
    /// The rectangle of that size with its upper left corner there.
    pub fn sized(at: Spot, width: f32, height: f32) -> Self {
        Self { left: at.x, top: at.y, right: at.x + width, bottom: at.y + height }
    }

    /// Its width.
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Its height.
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// Its middle.
    pub fn middle(&self) -> Spot {
        at(f32::midpoint(self.left, self.right), f32::midpoint(self.top, self.bottom))
    }

    /// The same elsewhere.
    #[must_use]
    pub fn moved(self, right: f32, down: f32) -> Self {
        Self::sized(at(self.left + right, self.top + down), self.width(), self.height())
    }

    /// The same with so much more on every side.
    #[must_use]
    pub fn grown(self, by: f32) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// Whether a place is inside.
    pub fn has(&self, at: Spot) -> bool {
        (self.left..=self.right).contains(&at.x) && (self.top..=self.bottom).contains(&at.y)
    }

    /// Whether all of another is inside.
    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    /// Whether it has room in common with another; edges that touch are none.
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// What of a stretch is inside; none if nothing is.
    pub(super) fn cut(&self, from: Spot, to: Spot) -> Option<(Spot, Spot)> {
        let (across, down) = (to.x - from.x, to.y - from.y);
        let edges = [
            (-across, from.x - self.left),
            (across, self.right - from.x),
            (-down, from.y - self.top),
            (down, self.bottom - from.y),
        ];
        let (mut first, mut last) = (0.0_f32, 1.0_f32);
        for (step, room) in edges {
            if step < 0.0 {
                first = first.max(room / step);
            } else if step > 0.0 {
                last = last.min(room / step);
            } else if room < 0.0 {
                return None;
            }
        }
        // What is inside stays exactly where it is.
        let place = |share: f32| if share >= 1.0 { to } else { from.toward(to, share) };
        (first < last).then(|| (place(first), place(last)))
    }

    pub(super) fn scaled(self, by: f32) -> Self {
        Self { left: self.left * by, top: self.top * by, right: self.right * by, bottom: self.bottom * by }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_is_cut_at_the_edges() {
        let area = Area::sized(at(10.0, 10.0), 20.0, 20.0);
        let inside = (at(12.0, 12.0), at(28.0, 20.0));
        assert_eq!(area.cut(inside.0, inside.1), Some(inside));
        assert_eq!(area.cut(at(0.0, 15.0), at(20.0, 15.0)), Some((at(10.0, 15.0), at(20.0, 15.0))));
        assert_eq!(area.cut(at(20.0, 20.0), at(40.0, 30.0)), Some((at(20.0, 20.0), at(30.0, 25.0))));
        assert_eq!(area.cut(at(0.0, 0.0), at(40.0, 40.0)), Some((at(10.0, 10.0), at(30.0, 30.0))));
        assert_eq!(area.cut(at(0.0, 15.0), at(9.0, 15.0)), None);
        assert_eq!(area.cut(at(12.0, 5.0), at(20.0, 5.0)), None);
    }
}
