//! Where words find room in a chart.

use super::geometry::{Area, Interval, Size, Spot, at};

/// What already stands in a chart.
#[derive(Debug, Clone, Default)]
pub struct Occupied {
    points: Vec<Spot>,
    words: Vec<Area>,
    /// Heights of the lines across, which words only cross where they must.
    across: Vec<f32>,
}

impl Occupied {
    /// Keeps words off a line.
    pub(super) fn line(&mut self, points: &[Spot]) {
        for pair in points.windows(2) {
            let steps = (pair[0].distance(pair[1]) / 4.0).ceil().max(1.0);
            self.points.extend((0..=steps as usize).map(|step| pair[0].toward(pair[1], step as f32 / steps)));
        }
        self.points.extend(points.first());
    }

    /// Keeps words off other words.
    pub(super) fn word(&mut self, words: Area) {
        self.words.push(words);
    }

    /// Whether some words stand there.
    pub(super) fn has_word_in(&self, place: &Area) -> bool {
        self.words.iter().any(|word| word.meets(place))
    }

    /// Keeps words off a line across, if they find room elsewhere.
    pub(super) fn across(&mut self, y: f32) {
        self.across.push(y);
    }

    /// The first of some places that is inside `room` and free.
    pub(super) fn first_free(&self, room: &Area, places: &[Area]) -> Option<Area> {
        let inside = places.iter().copied().filter(|place| room.holds(place));
        let free: Vec<Area> = inside.filter(|place| self.is_free(place)).collect();
        free.iter().find(|place| !self.crosses(place)).or(free.first()).copied()
    }

    /// The free place of that size inside `room` whose middle is nearest to `wanted`; where lines
    /// leave none, the one that covers least of them. None if there is no room between other words.
    pub(super) fn nearest(&self, room: &Area, size: Size, wanted: Spot) -> Option<Area> {
        let steps = |from: f32, to: f32| {
            let count = ((to - from) / STEP).floor().max(-1.0);
            (0..=(count as i32)).map(move |step| from + step as f32 * STEP)
        };
        let tops = || steps(room.top, room.bottom - size.height);
        let lefts = || steps(room.left, room.right - size.width);
        let places = tops().flat_map(|top| lefts().map(move |left| at(left, top)));
        let places = places.map(|corner| Area::sized(corner, size.width, size.height));
        let between = places.filter(|place| !self.has_word_in(place));
        let far =
            |place: &Area| place.middle().distance(wanted) + if self.crosses(place) { 24.0 } else { 0.0 };
        let cost = |place: &Area| (self.lines_in(place), far(place));
        let costs = between.map(|place| (cost(&place), place));
        costs
            .min_by(|(one, _), (other, _)| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)))
            .map(|(_, it)| it)
    }

    fn crosses(&self, place: &Area) -> bool {
        self.across.iter().any(|y| (place.top + 2.0..=place.bottom - 2.0).contains(y))
    }

    fn is_free(&self, place: &Area) -> bool {
        !self.has_word_in(place) && self.lines_in(place) == 0
    }

    fn lines_in(&self, place: &Area) -> usize {
        let near = place.grown(2.0);
        self.points.iter().filter(|point| near.has(**point)).count()
    }

    /// How much a place would cover.
    pub fn covered(&self, place: &Area) -> usize {
        let words = self.words.iter().filter(|word| word.meets(place)).count();
        10 * words + self.points.iter().filter(|point| place.has(**point)).count()
    }
}

/// How far apart the places are that are tried.
const STEP: f32 = 6.0;

/// The middles of labels of these `heights` that want to stand at `wanted` (sorted from above) and
/// must not touch each other: as near as they can, inside `room`.
pub(super) fn apart(wanted: &[f32], heights: &[f32], room: Interval) -> Vec<f32> {
    // Less the heights above, they only have to be in order; neighbours that are not share their mean.
    let mut above = vec![0.0; wanted.len()];
    for idx in 1..wanted.len() {
        above[idx] = above[idx - 1] + f32::midpoint(heights[idx - 1], heights[idx]);
    }
    let mut blocks: Vec<(f32, usize)> = Vec::new();
    for (middle, above) in wanted.iter().zip(&above) {
        let mut block = (middle - above, 1);
        while let Some(&(mean, count)) = blocks.last()
            && mean > block.0
        {
            blocks.pop();
            let all = count + block.1;
            block = ((mean * count as f32 + block.0 * block.1 as f32) / all as f32, all);
        }
        blocks.push(block);
    }
    let (Some(upper), Some(lower), Some(most)) = (heights.first(), heights.last(), above.last()) else {
        return Vec::new();
    };
    let (first, last) = (room.min + upper / 2.0, room.max - lower / 2.0 - most);
    let all = blocks.iter().flat_map(|&(mean, count)| std::iter::repeat_n(mean, count));
    all.zip(&above).map(|(place, above)| place.min(last).max(first) + above).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn high_labels_take_more_room() {
        let middles = apart(&[50.0, 50.0], &[16.0, 36.0], Interval { min: 0.0, max: 100.0 });
        assert_eq!(middles, [37.0, 63.0]);
    }

    #[test]
    fn words_avoid_lines_and_words() {
        let (taken, room) = taken();
        let place = |x, y| Area::sized(at(x, y), 20.0, 10.0);
        let free = taken
            .first_free(&room, &[place(-5.0, 70.0), place(10.0, 45.0), place(5.0, 5.0), place(40.0, 20.0)]);
        assert_eq!(free, Some(place(40.0, 20.0)));
    }

    #[test]
    fn words_find_the_nearest_free_place() {
        let (taken, room) = taken();
        let size = Size { width: 20.0, height: 10.0 };
        let found = taken.nearest(&room, size, at(10.0, 10.0)).expect("there is room");
        assert_eq!((found.left, found.top), (0.0, 24.0), "below the words, above the line");
        let size = Size { width: 20.0, height: 90.0 };
        let found = taken.nearest(&room, size, at(10.0, 10.0)).expect("lines may be covered");
        assert!(found.left >= 20.0, "words may not");
        assert_eq!(taken.nearest(&room, Size { width: 101.0, height: 5.0 }, at(0.0, 0.0)), None);
    }

    /// A line across the middle, and words in the upper left corner.
    fn taken() -> (Occupied, Area) {
        let mut taken = Occupied::default();
        taken.line(&[at(0.0, 50.0), at(100.0, 50.0)]);
        taken.word(Area::sized(at(0.0, 0.0), 20.0, 20.0));
        (taken, Area::sized(at(0.0, 0.0), 100.0, 100.0))
    }

    #[track_caller]
    fn check(wanted: &[f32], expected: &[f32]) {
        let heights = vec![16.0; wanted.len()];
        assert_eq!(apart(wanted, &heights, Interval { min: 0.0, max: 100.0 }), expected);
    }
}
