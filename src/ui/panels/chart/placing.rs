//! Where words find room in a chart.

use eframe::egui::{Pos2, Rangef, Rect, vec2};

/// What already stands in a chart.
#[derive(Debug, Default)]
pub(super) struct Taken {
    points: Vec<Pos2>,
    words: Vec<Rect>,
    /// Heights of the lines across, which words only cross where they must.
    across: Vec<f32>,
}

impl Taken {
    /// Keeps words off a line.
    pub fn line(&mut self, points: &[Pos2]) {
        for pair in points.windows(2) {
            let steps = (pair[0].distance(pair[1]) / 4.0).ceil().max(1.0);
            self.points.extend((0..=steps as usize).map(|step| pair[0].lerp(pair[1], step as f32 / steps)));
        }
        self.points.extend(points.first());
    }

    /// Keeps words off other words.
    pub fn word(&mut self, words: Rect) {
        self.words.push(words);
    }

    /// Keeps words off a line across, if they find room elsewhere.
    pub fn across(&mut self, y: f32) {
        self.across.push(y);
    }

    /// The first of some places that is inside `room` and free.
    pub fn first_free(&self, room: Rect, places: &[Rect]) -> Option<Rect> {
        let free: Vec<Rect> = places.iter().copied().filter(|place| room.contains_rect(*place)).collect();
        let free: Vec<Rect> = free.into_iter().filter(|place| self.is_free(*place)).collect();
        let crosses =
            |place: &Rect| self.across.iter().any(|y| place.shrink2(vec2(0.0, 2.0)).y_range().contains(*y));
        free.iter().find(|place| !crosses(place)).or(free.first()).copied()
    }

    fn is_free(&self, place: Rect) -> bool {
        !self.words.iter().any(|word| word.intersects(place))
            && !self.points.iter().any(|point| place.expand(2.0).contains(*point))
    }

    /// How much a place would cover.
    pub fn covered(&self, place: Rect) -> usize {
        let words = self.words.iter().filter(|word| word.intersects(place)).count();
        10 * words + self.points.iter().filter(|point| place.contains(**point)).count()
    }
}

/// The middles of labels of `height` that want to stand at `wanted` (sorted from above) and must
/// not touch each other: as near as they can, inside `room`.
pub(super) fn apart(wanted: &[f32], height: f32, room: Rangef) -> Vec<f32> {
    // Less the heights above, they only have to be in order; neighbours that are not share their mean.
    let above = |idx: usize| idx as f32 * height;
    let mut blocks: Vec<(f32, usize)> = Vec::new();
    for (idx, middle) in wanted.iter().enumerate() {
        let mut block = (middle - above(idx), 1);
        while let Some(&(mean, count)) = blocks.last()
            && mean > block.0
        {
            blocks.pop();
            let all = count + block.1;
            block = ((mean * count as f32 + block.0 * block.1 as f32) / all as f32, all);
        }
        blocks.push(block);
    }
    let first = room.min + height / 2.0;
    let last = room.max - height / 2.0 - above(wanted.len().saturating_sub(1));
    let all = blocks.iter().flat_map(|&(mean, count)| std::iter::repeat_n(mean, count));
    all.enumerate().map(|(idx, place)| place.min(last).max(first) + above(idx)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::pos2;

    #[test]
    fn labels_that_do_not_touch_stay() {
        check(&[20.0, 60.0], &[20.0, 60.0]);
    }

    #[test]
    fn labels_that_touch_part_evenly() {
        check(&[50.0, 52.0], &[43.0, 59.0]);
    }

    #[test]
    fn labels_stay_inside() {
        check(&[1.0, 2.0, 99.0], &[8.0, 24.0, 92.0]);
    }

    #[test]
    fn words_avoid_lines_and_words() {
        let mut taken = Taken::default();
        taken.line(&[pos2(0.0, 50.0), pos2(100.0, 50.0)]);
        taken.word(Rect::from_min_size(pos2(0.0, 0.0), vec2(20.0, 20.0)));
        let room = Rect::from_min_size(pos2(0.0, 0.0), vec2(100.0, 100.0));
        let place = |x, y| Rect::from_min_size(pos2(x, y), vec2(20.0, 10.0));
        let free = taken
            .first_free(room, &[place(-5.0, 70.0), place(10.0, 45.0), place(5.0, 5.0), place(40.0, 20.0)]);
        assert_eq!(free, Some(place(40.0, 20.0)));
    }

    #[track_caller]
    fn check(wanted: &[f32], expected: &[f32]) {
        assert_eq!(apart(wanted, 16.0, Rangef::new(0.0, 100.0)), expected);
    }
}
