//! The axes of a chart: where years and amounts stand, which of them are written, and how.
//!
//! Amounts become floats here, for painting; what is written at a tick is a decimal again.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::geometry::{Area, Interval, Spot, at};
use super::placing::Occupied;
use super::sight::Sight;
use super::strokes::rule;
use super::words::{QUIET, Words};
use super::{ColorRole, Item};
use crate::model::{Year, Years};
use crate::text::numbers::{Digits, number};
use crate::text::{Language, key, say};

/// Lines across, at most.
const MOST_TICKS: usize = 6;
/// Lines across are at least so far apart.
pub(super) const TICKS_APART: f32 = 26.0;
/// Between an axis and what stands beside it.
pub(super) const GAP: f32 = 8.0;

/// The amounts of an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct AxisScale {
    /// The lowest amount that is drawn.
    pub low: f64,
    /// The highest amount that is drawn.
    pub high: f64,
    /// What is written, from below.
    pub ticks: Vec<Decimal>,
    /// Whether amounts stand by their logarithms; all of them are above zero then.
    pub is_logarithmic: bool,
}

impl AxisScale {
    /// The scale for values between `least` and `most` on an axis of `height` points that leaves
    /// `headroom` of them free, with ticks at least `apart` points from each other.
    ///
    /// It starts at zero unless that would press the values into the upper part of the picture.
    pub fn new(least: f64, most: f64, height: f32, headroom: f32, apart: f32) -> Self {
        let (least, most) = if least <= most { (least, most) } else { (0.0, 1.0) };
        let most = if least == 0.0 && most == 0.0 { 1.0 } else { most };
        let from_zero = least <= 0.0 || most - least >= 0.3 * most;
        let bottom = if from_zero { least.min(0.0) } else { least };
        let top = if most < 0.0 { 0.0 } else { most };
        let span = (top - bottom).max(most.abs() * 1e-3);

        let share_free = f64::from((headroom / height.max(1.0)).clamp(0.0, 0.5));
        let room = f64::from((height / apart).floor().max(1.0));
        let most_steps = room.min(MOST_TICKS as f64 - 1.0);
        // One line that says an amount besides zero there must be, however low the picture.
        let step = if most_steps < 2.0 { nice_step_within(span) } else { nice_step(span / most_steps) };
        let wide = step.to_f64().unwrap_or(1.0);
        let low = if from_zero && least >= 0.0 { 0.0 } else { (bottom / wide).floor() * wide };
        let high = low + (top - low).max(span) / (1.0 - share_free);

        let first = (low / wide).round();
        let count = ((high - low) / wide).floor().clamp(0.0, 12.0) as i64;
        let first = Decimal::from(first as i64);
        let ticks = (0..=count).filter_map(|idx| (first + Decimal::from(idx)).checked_mul(step)).collect();
        Self { low, high, ticks, is_logarithmic: false }
    }

    /// The logarithmic scale for values between `least` and `most`, both above zero, else the same: 1, 2 and 5 times
    /// powers of ten, or the powers alone where they would be too many. Where fewer than two of them lie
    /// between the values, lines stand at even amounts.
    pub fn logarithmic(least: f64, most: f64, height: f32, headroom: f32, apart: f32) -> Self {
        let is_usual = least <= most && least > 0.0 && most.is_finite();
        let (least, most) = if is_usual { (least, most) } else { (1.0, 10.0) };
        let (bottom, top) = (least.log10(), most.log10());
        let span = (top - bottom).max(0.02);
        let share_free = f64::from((headroom / height.max(1.0)).clamp(0.0, 0.5));
        let low = 10_f64.powf(bottom - 0.08 * span);
        let high = 10_f64.powf(bottom + span / (1.0 - share_free));
        let room = f64::from((height / apart).floor().max(1.0)).min(MOST_TICKS as f64) as usize;
        let inside = |tick: &Decimal| tick.to_f64().is_some_and(|tick| (low..=high).contains(&tick));
        let (from, to) = (low.log10().floor() as i32, high.log10().ceil() as i32);
        let ticks_of = |times: &[i64]| -> Vec<Decimal> {
            let powers = (from.clamp(-9, 18)..=to.clamp(-9, 18)).filter_map(power_of_ten);
            let ticks = powers.flat_map(|power| times.iter().map(move |&times| power * Decimal::from(times)));
            ticks.filter(inside).collect()
        };
        let steps: [&[i64]; 2] = [&[1, 2, 5], &[1]];
        let ticks = steps.into_iter().map(ticks_of).find(|ticks| ticks.len() <= room).unwrap_or_default();
        let ticks = if ticks.len() < 2 {
            let step = nice_step((high - low) / (room.max(2) as f64 - 1.0));
            let wide = step.to_f64().unwrap_or(1.0);
            let first = Decimal::from((low / wide).ceil() as i64);
            let even = (0..6_i64).filter_map(|idx| (first + Decimal::from(idx)).checked_mul(step));
            even.filter(inside).collect()
        } else {
            ticks
        };
        Self { low, high, ticks, is_logarithmic: true }
    }

    /// Where an amount stands along the axis: itself, or its logarithm.
    pub fn place(&self, amount: f64) -> f64 {
        if self.is_logarithmic { amount.max(f64::MIN_POSITIVE).log10() } else { amount }
    }

    /// The same on an axis of `height` points with a strip of `strip` below the lowest amount, where that is
    /// not zero: there the axis says so.
    pub(super) fn with_strip(mut self, height: f32, strip: f32) -> Self {
        if self.hides_zero() {
            self.low -= (self.high - self.low) * f64::from(strip / (height - strip).max(strip));
        }
        self
    }

    /// At what height an amount stands in a plane.
    pub(super) fn y(&self, amount: f64, plane: &Area) -> f32 {
        let (low, high) = (self.place(self.low), self.place(self.high));
        let share = (self.place(amount) - low) / (high - low);
        plane.bottom - (share as f32) * plane.height()
    }

    /// Whether the lowest tick is something other than zero, on an axis that could begin there.
    pub fn hides_zero(&self) -> bool {
        !self.is_logarithmic && (self.low > 0.0 || self.high < 0.0)
    }
}

/// The least and the greatest of some amounts; above and below each other where there is none.
pub(super) fn extremes(amounts: impl Iterator<Item = Decimal>) -> (f64, f64) {
    amounts
        .filter_map(|amount| amount.to_f64())
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), it| (least.min(it), most.max(it)))
}

/// What is written at the ticks; the highest one says the unit.
pub(super) fn amounts(unit: &str, scale: &AxisScale) -> Vec<Words> {
    let places = scale.ticks.iter().map(|tick| tick.normalize().scale()).max().unwrap_or(0);
    let count = scale.ticks.len();
    let written = scale.ticks.iter().enumerate().map(|(idx, tick)| {
        let digits = if tick.is_zero() { Digits::Exact } else { Digits::Fixed(places) };
        let mut text = number(*tick, digits);
        if idx + 1 == count {
            text = with_unit(&text, unit);
        }
        QUIET.words(&text)
    });
    written.collect()
}

/// `20,000억원`, `10억 달러`, `20%`, `KRW 20 bn`, as the unit asks.
fn with_unit(number: &str, unit: &str) -> String {
    let is_code = |word: &str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_hangul = unit.starts_with(|c: char| ('가'..='힣').contains(&c)) && !unit.contains(' ');
    if is_hangul || unit.starts_with(['%', '억', '조']) {
        return format!("{number}{unit}");
    }
    match unit.split_once(' ') {
        _ if unit.is_empty() => number.to_owned(),
        Some((code, word)) if is_code(code) => format!("{code} {number} {word}"),
        None if is_code(unit) => format!("{unit} {number}"),
        _ => format!("{number} {unit}"),
    }
}

/// An amount with a line across.
pub(super) struct AmountTick {
    pub(super) amount: Decimal,
    pub(super) y: f32,
    /// What is written above the line at the left edge; none where that has no room.
    pub(super) words: Option<Words>,
}

impl AmountTick {
    /// The colour of its line.
    pub(super) fn ink(&self) -> ColorRole {
        if self.amount.is_zero() { ColorRole::Border } else { ColorRole::Hairline }
    }
}

/// The amounts of an axis in a plane with what is written at them, from above: the highest says the unit, so it
/// comes first where there is no room for all. Nothing is written above `top`.
pub(super) fn amount_ticks(
    scale: &AxisScale,
    written: Vec<Words>,
    (plane, top): (&Area, f32),
    taken: &mut Occupied,
) -> Vec<AmountTick> {
    let mut ticks = Vec::new();
    for (&amount, words) in scale.ticks.iter().zip(written).rev() {
        let Some(y) = amount.to_f64().map(|amount| scale.y(amount, plane)) else { continue };
        let words = above(words, y);
        let area = words.area();
        taken.across(y);
        let has_room = !taken.has_word_in(&area) && area.top >= top;
        if has_room {
            taken.word(area);
        }
        ticks.push(AmountTick { amount, y, words: has_room.then_some(words) });
    }
    ticks
}

/// What an axis says at its foot that does not begin at zero.
pub(super) fn not_from_zero(foot: f32, language: Language) -> Words {
    above(QUIET.words(&say(language, key::CHART_NOT_FROM_ZERO)), foot)
}

/// Words at the left edge above a line across.
fn above(words: Words, y: f32) -> Words {
    words.put(at(0.0, y - QUIET.line() - 1.0))
}

/// A tick below the foot of a plane.
pub(super) fn foot_tick(from: Spot, length: f32) -> Item {
    rule(from, from.moved(0.0, length), ColorRole::Border)
}

/// Ten to that power; none where it has too many digits.
fn power_of_ten(power: i32) -> Option<Decimal> {
    let digits = power.unsigned_abs();
    if power < 0 {
        return (digits <= 18).then(|| Decimal::new(1, digits));
    }
    10_i64.checked_pow(digits).map(Decimal::from)
}

/// The smallest of 1, 2, 2.5, 5 times a power of ten that is not below `least`.
fn nice_step(least: f64) -> Decimal {
    let power = least.log10().floor().clamp(-9.0, 18.0) as i32;
    let scaled = least / 10_f64.powi(power);
    let tenths = [10_i64, 20, 25, 50].into_iter().find(|&tenths| scaled <= tenths as f64 / 10.0 + 1e-9);
    let tenths = Decimal::from(tenths.unwrap_or(100));
    if power > 0 {
        tenths * Decimal::from(10_i64.pow(power.unsigned_abs() - 1))
    } else {
        tenths / Decimal::from(10_i64.pow(power.unsigned_abs() + 1))
    }
}

/// The greatest of 1, 2, 2.5, 5 times a power of ten that is not above `most`.
fn nice_step_within(most: f64) -> Decimal {
    let above = nice_step(most);
    let halves = [Decimal::ONE, Decimal::new(8, 1), Decimal::new(5, 1), Decimal::new(4, 1)];
    let steps = halves.into_iter().map(|part| (above * part).normalize());
    let fits = |step: &Decimal| step.to_f64().is_some_and(|step| step <= most);
    let is_nice = |step: &Decimal| matches!(leading(*step), 1 | 2 | 5 | 25);
    steps.filter(is_nice).find(fits).unwrap_or(above)
}

/// The digits of a number without the zeros at its end.
fn leading(number: Decimal) -> i128 {
    let mut digits = number.normalize().mantissa();
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
    }
    digits
}

/// Where the years and amounts of a chart stand in its picture.
#[derive(Debug, Clone)]
pub struct Plane {
    /// The room of the lines.
    pub frame: Area,
    /// All years of the chart.
    pub years: Years,
    /// Those in sight, each with a slot of the same width.
    pub sight: Sight,
    /// The amounts.
    pub scale: AxisScale,
}

impl Plane {
    /// The width of a year.
    pub fn slot(&self) -> f32 {
        self.frame.width() / (self.sight.span() as f32)
    }

    /// Where the middle of a year stands; outside of the frame if it is not in sight.
    pub fn x(&self, year: Year) -> f32 {
        let place = f64::from(year.0) - self.sight.from;
        self.frame.left + (place as f32) * self.slot()
    }

    /// The years whose middles are in sight.
    pub fn seen(&self) -> Years {
        self.sight.seen(self.years)
    }

    /// What of a stretch is in the frame; all of it where all years are in sight.
    pub(super) fn cut(&self, from: Spot, to: Spot) -> Option<(Spot, Spot)> {
        if self.sight.is_whole(self.years) { Some((from, to)) } else { self.frame.cut(from, to) }
    }

    /// From where to where some years reach, as far as they are in the picture.
    pub fn across(&self, years: Years) -> Interval {
        let half = self.slot() / 2.0;
        let (left, right) = (self.x(years.first) - half, self.x(years.last) + half);
        Interval { min: left.max(self.frame.left), max: right.min(self.frame.right) }
    }

    /// At what height an amount stands.
    pub fn y(&self, amount: f64) -> f32 {
        self.scale.y(amount, &self.frame)
    }

    /// The year whose slot a place is in, or the nearest in sight.
    pub fn year(&self, x: f32) -> Year {
        let seen = self.seen();
        let place = self.sight.from + f64::from(x - self.frame.left) / f64::from(self.slot());
        let place = (place + 0.5).floor().min(f64::from(seen.last.0)).max(f64::from(seen.first.0));
        Year(place as i16)
    }

    /// The years that are written, where a label needs `width` points.
    pub fn written_years(&self, width: f32) -> Vec<Year> {
        let steps = [1_i16, 2, 5, 10, 20, 50, 100];
        let fits = |step: &i16| f32::from(*step) * self.slot() >= width;
        let step = steps.into_iter().find(fits).unwrap_or(100);
        let is_written = |year: &Year| step == 1 || year.0.rem_euclid(step) == 0;
        self.seen().iter().filter(is_written).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::geometry::at;
    use super::*;

    /// The record with the 12th agreement, in 억원: 0, 5,000, 10,000, 15,000.
    #[test]
    fn amounts_start_at_zero() {
        check(1073.0, 16492.0, 300.0, &["0", "5000", "10000", "15000"], false);
    }

    /// Five years alone would be a flat line at the top.
    #[test]
    fn a_flat_line_gets_an_axis_of_its_own() {
        check(15192.0, 16492.0, 300.0, &["15000", "15500", "16000", "16500"], true);
    }

    /// The record in trillions from 0.1073 to 1.6492: one, two and five times powers of ten; of 1 to 10,000 the powers
    /// alone; of a term that is nearly level even amounts.
    #[test]
    fn a_logarithmic_axis_has_round_amounts() {
        let ticks = |least, most| {
            let scale = AxisScale::logarithmic(least, most, 300.0, 8.0, 26.0);
            assert!(scale.low <= least && most <= scale.high && !scale.hides_zero());
            let ticks: Vec<String> = scale.ticks.iter().map(|tick| tick.normalize().to_string()).collect();
            ticks.join(" ")
        };
        assert_eq!(ticks(0.1073, 1.6492), "0.1 0.2 0.5 1");
        assert_eq!(ticks(1.0, 10_000.0), "1 10 100 1000 10000");
        assert_eq!(ticks(1.5192, 1.6492), "1.55 1.6 1.65");
    }

    /// Twice as much is as far up everywhere: 0.2, 0.4 and 0.8.
    #[test]
    fn amounts_stand_by_their_logarithms() {
        let scale = AxisScale::logarithmic(0.1, 1.0, 300.0, 8.0, 26.0);
        let plane = Area::sized(at(0.0, 0.0), 100.0, 300.0);
        let [one, two, three] = [0.2, 0.4, 0.8].map(|amount| scale.y(amount, &plane));
        assert!(((one - two) - (two - three)).abs() < 1e-2 && one > two);
    }

    #[test]
    fn low_pictures_have_few_lines() {
        check(1073.0, 16492.0, 60.0, &["0", "10000"], false);
    }

    #[test]
    fn differences_go_below_zero() {
        check(-433.0, 120.0, 300.0, &["-600", "-400", "-200", "0"], false);
    }

    #[test]
    fn shares_have_small_steps() {
        check(0.0, 2.9, 300.0, &["0", "1", "2"], false);
    }

    #[test]
    fn nothing_to_draw_is_no_trouble() {
        check(0.0, 0.0, 300.0, &["0", "0.2", "0.4", "0.6", "0.8", "1.0"], false);
        check(f64::INFINITY, f64::NEG_INFINITY, 300.0, &["0", "0.2", "0.4", "0.6", "0.8", "1.0"], false);
    }

    #[test]
    fn years_are_whole_and_on_round_steps() {
        let plane = plane(1991, 2030, 400.0);
        let written: Vec<i16> = plane.written_years(34.0).iter().map(|year| year.0).collect();
        assert_eq!(written, [1995, 2000, 2005, 2010, 2015, 2020, 2025, 2030]);
    }

    #[test]
    fn the_nearest_year_is_read() {
        let plane = plane(2026, 2030, 500.0);
        for (x, year) in [(-20.0, 2026), (99.0, 2026), (101.0, 2027), (499.0, 2030), (900.0, 2030)] {
            assert_eq!(plane.year(x), Year(year));
        }
        assert!((plane.x(Year(2027)) - 150.0).abs() < 1e-3);
    }

    fn plane(first: i16, last: i16, width: f32) -> Plane {
        let frame = Area::sized(at(0.0, 0.0), width, 100.0);
        Plane {
            frame,
            years: Years::new(Year(first), Year(last)),
            sight: Sight::whole(Years::new(Year(first), Year(last))),
            scale: AxisScale::new(0.0, 1.0, 100.0, 8.0, 40.0),
        }
    }

    #[track_caller]
    fn check(least: f64, most: f64, height: f32, expected: &[&str], hides_zero: bool) {
        let scale = AxisScale::new(least, most, height, 8.0, 44.0);
        let found: Vec<Decimal> = scale.ticks.clone();
        let expected: Vec<Decimal> = expected.iter().map(|text| text.parse().expect("a number")).collect();
        assert_eq!(found, expected);
        assert_eq!(scale.hides_zero(), hides_zero);
        if least.is_finite() {
            assert!(scale.low <= least && most <= scale.high);
        }
    }
}
