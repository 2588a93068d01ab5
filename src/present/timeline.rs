//! A chart with a date axis as plain data: talks, and what was put forward in them.
//!
//! **Invariant:** nothing is drawn at a day that nobody knows: what is known by month or year alone has
//! all its days, and what has no date stands in [`Timeline::undated`], in words.

use jiff::{Span, civil};
use rust_decimal::Decimal;

use crate::model::{Date, EventKind, OfferKind, Period, SourceList, Status};

/// A day, counted from the first day of the year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// Days from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days {
    /// The first.
    pub first: Day,
    /// The last; not before the first.
    pub last: Day,
}

/// A chart with a date axis.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timeline {
    /// What it says, as a sentence.
    pub title: String,
    /// Which figure, measure, unit, price basis.
    pub subtitle: String,
    /// The unit of the axis of amounts, said once.
    pub unit: String,
    /// The days from the first thing to the last; none if nothing has a date.
    pub days: Option<Days>,
    /// The days from edge to edge, where they were chosen; else some are left free on both sides of all.
    pub sight: Option<Days>,
    /// Amounts that the axis has besides those of its points, so that it stays as it is for all days.
    pub amounts: Option<[Decimal; 2]>,
    /// When the sides met.
    pub rounds: Vec<TalksPeriod>,
    /// What happened, or is to happen, besides.
    pub moments: Vec<Moment>,
    /// What each party put forward; the paying side first, then the receiving one.
    pub lines: Vec<Positions>,
    /// How far apart the offers are that stand.
    pub gap: Option<OfferGap>,
    /// Offers that are not in the picture because nobody knows when they were made, each in words.
    pub undated: Vec<String>,
    /// What stands below: notes and caveats.
    pub notes: Vec<String>,
    /// The sources of what is drawn, in the order of their numbers.
    pub sources: SourceList,
    /// The chart told in words, for those who cannot see it.
    pub summary: String,
}

/// Days of talks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalksPeriod {
    /// The round.
    pub round: u16,
    /// When.
    pub days: Days,
    /// What is read where there is room: its number.
    pub label: String,
    /// The same with dates and place, in words.
    pub text: String,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// When, as far as it is known.
    pub days: Days,
    /// Of which kind.
    pub kind: EventKind,
    /// The word for it where there is room; empty if its kind says nothing.
    pub label: String,
    /// Date and what happened, in words.
    pub text: String,
}

/// What a party put forward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Positions {
    /// Its name.
    pub name: String,
    /// Who it is, which decides how it is drawn.
    pub whose: Whose,
    /// Its words in the order of time.
    pub points: Vec<Position>,
    /// Until when its last offer stands; none if it has none that stands.
    pub until: Option<Day>,
    /// What stood before the first of the days in sight, in the unit of the axis; none if all days are.
    pub before: Option<Decimal>,
}

/// Whose words they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whose {
    /// The side that pays.
    Paying,
    /// The side that receives.
    Receiving,
    /// Somebody who speaks, by the place among them.
    Speaking(u8),
    /// What both sides agreed on.
    Both,
}

/// Something that was put forward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The place of the offer in the negotiation.
    pub offer: usize,
    /// When; several days where the day is unknown.
    pub days: Days,
    /// What it costs, in the unit of the axis.
    pub amount: Decimal,
    /// The same as it is read, without the unit, with the sign of its status.
    pub label: String,
    /// How well it is known.
    pub status: Status,
    /// Who, what, when and how much, in words.
    pub text: String,
    /// What kind of word it is.
    pub kind: OfferKind,
    /// Whether the other side turned it down; drawn faint.
    pub declined: bool,
    /// Whether it was offered in another currency; drawn hollow.
    pub converted: bool,
    /// Whether it is so large that it would flatten all others: it stands at the upper edge, off the
    /// scale.
    pub off_scale: bool,
}

impl Moment {
    /// When it is drawn: what ends or falls due within some days does so at their end.
    pub fn at(&self) -> Days {
        match self.kind {
            EventKind::Expiry | EventKind::Deadline => Days { first: self.days.last, last: self.days.last },
            _ => self.days,
        }
    }
}

impl Position {
    /// Whether it is on the table, so that it stands until the next and a line leads on from it.
    pub fn stands(&self) -> bool {
        matches!(self.kind, OfferKind::Ask | OfferKind::Offer)
    }
}

/// How far apart the sides are in the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferGap {
    /// At which day it is drawn.
    pub day: Day,
    /// What is offered, in the unit of the axis.
    pub offered: Decimal,
    /// What is asked.
    pub asked: Decimal,
    /// What is read beside it: how much, and the share of the opening gap that is closed.
    pub label: String,
}

impl Timeline {
    /// The position of an offer, with the line that it stands in.
    pub fn position(&self, offer: usize) -> Option<(&Positions, &Position)> {
        let of_line = |line: &'_ Positions| line.points.iter().position(|point| point.offer == offer);
        self.lines.iter().find_map(|line| Some((line, &line.points[of_line(line)?])))
    }

    /// The days from edge to edge: those that were chosen, else all with some left free on both sides.
    pub fn edges(&self) -> Option<Days> {
        let days = self.days?;
        let span = days.last.0.saturating_sub(days.first.0).saturating_add(1);
        let share = span.saturating_mul(LEFT_FREE).saturating_add(999) / 1000;
        let free = share.max((FEWEST_DAYS - span) / 2).max(2);
        Some(self.sight.unwrap_or(Days { first: days.first.plus(-free), last: days.last.plus(free) }))
    }

    /// The chart of some days alone. Lines go on over its edges; what happened on other days is left out.
    #[must_use]
    pub fn in_days(&self, seen: Days) -> Self {
        let has = |days: Days| {
            let middle = days.first.0.midpoint(days.last.0);
            (seen.first.0..=seen.last.0).contains(&middle)
        };
        let line = |line: &Positions| {
            let is_before = |point: &&Position| !has(point.days) && point.days.first < seen.first;
            let mut standing = line.points.iter().filter(|point| point.stands() && !point.off_scale);
            let before = standing.rfind(is_before).map(|point| point.amount);
            let points: Vec<Position> = line.points.iter().filter(|point| has(point.days)).cloned().collect();
            // What is replaced later stands until then.
            let is_replaced = line.points.iter().any(|point| point.stands() && point.days.first > seen.last);
            let until =
                if is_replaced { Some(seen.last) } else { line.until.map(|until| until.min(seen.last)) };
            let until = until.filter(|until| *until >= seen.first);
            Positions { points, until, before: before.filter(|_| until.is_some()), ..line.clone() }
        };
        let rounds =
            self.rounds.iter().filter(|round| round.days.first <= seen.last && seen.first <= round.days.last);
        let rounds = rounds.map(|round| {
            let days = Days { first: round.days.first.max(seen.first), last: round.days.last.min(seen.last) };
            TalksPeriod { days, ..round.clone() }
        });
        Self {
            sight: Some(seen),
            amounts: self.amounts.or_else(|| self.extremes()),
            rounds: rounds.collect(),
            moments: self.moments.iter().filter(|moment| has(moment.at())).cloned().collect(),
            lines: self.lines.iter().map(line).collect(),
            gap: self.gap.clone().filter(|gap| (seen.first..=seen.last).contains(&gap.day)),
            ..self.clone()
        }
    }

    /// The least and the greatest amount on the scale.
    fn extremes(&self) -> Option<[Decimal; 2]> {
        let points = self.lines.iter().flat_map(|line| &line.points).filter(|point| !point.off_scale);
        let gap = self.gap.iter().flat_map(|gap| [gap.offered, gap.asked]);
        let amounts = || points.clone().map(|point| point.amount).chain(gap.clone());
        Some([amounts().min()?, amounts().max()?])
    }

    /// Whether there is anything to draw.
    pub fn is_empty(&self) -> bool {
        self.days.is_none()
    }
}

/// Of a thousand days so many are left free on both sides, and there are so many days at least.
const LEFT_FREE: i32 = 35;
const FEWEST_DAYS: i32 = 60;

/// The first day that is counted.
const FIRST: civil::Date = civil::date(0, 1, 1);

impl Day {
    /// The day of a year, a month from 1 and a day from 1. Days that the calendar has not, which ends with
    /// the year 9999, come after all others.
    pub fn new((year, month, day): (i16, u8, u8)) -> Self {
        let day_of = || {
            let day = civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
            Some(FIRST.until(day).ok()?.get_days())
        };
        Self(day_of().unwrap_or(i32::MAX))
    }

    /// The first day of a year.
    pub fn first_of(year: i32) -> Self {
        i16::try_from(year).map_or(Self(i32::MAX), |year| Self::new((year, 1, 1)))
    }

    /// The day so much later.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Its year and its month, counted from 1.
    pub fn month(self) -> (i32, u8) {
        let days = Span::new().try_days(self.0);
        let day = days.map_or(civil::Date::MAX, |days| FIRST.saturating_add(days));
        (i32::from(day.year()), day.month().unsigned_abs())
    }
}

impl Days {
    /// From the first to the last day that a date may be.
    pub fn of(date: &Date) -> Self {
        Self { first: Day::new(date.first_day()), last: Day::new(date.last_day()) }
    }

    /// Whether it is one day.
    pub fn is_one(self) -> bool {
        self.first == self.last
    }

    /// Both, and what lies between.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }
}

impl From<&Period> for Days {
    fn from(period: &Period) -> Self {
        Self { first: Day::new(period.first().first_day()), last: Day::new(period.last().last_day()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of the 25 centuries of years from 0 to 2399 every fourth year is a leap year, but of the full
    /// centuries only 0, 400, 800, 1200, 1600 and 2000: 2,400 × 365 + 600 − 18 days.
    #[test]
    fn days_are_counted_as_the_calendar_has_them() {
        assert_eq!(Day::new((0, 1, 1)), Day(0));
        assert_eq!(Day::new((0, 3, 1)), Day(60));
        assert_eq!(Day::new((2400, 1, 1)), Day(2400 * 365 + 600 - 18));
        let between = |from, to| Day::new(to).0 - Day::new(from).0;
        assert_eq!(between((2024, 2, 28), (2024, 3, 1)), 2);
        assert_eq!(between((2023, 2, 28), (2023, 3, 1)), 1);
        assert_eq!(between((1900, 2, 28), (1900, 3, 1)), 1);
        assert_eq!(between((2024, 1, 1), (2025, 1, 1)), 366);
    }

    #[test]
    fn a_day_knows_its_month() {
        for (day, month) in [
            ((2024, 1, 1), (2024, 1)),
            ((2024, 2, 29), (2024, 2)),
            ((2024, 3, 1), (2024, 3)),
            ((2023, 12, 31), (2023, 12)),
            ((1900, 12, 31), (1900, 12)),
            ((2200, 7, 15), (2200, 7)),
            ((9999, 12, 31), (9999, 12)),
        ] {
            assert_eq!(Day::new(day).month(), month);
        }
    }

    /// Offers of 10 January, 20 March and 5 June; of March to May the one of January stands at the left edge until that
    /// of March, which stands to the right edge.
    #[test]
    fn some_days_have_what_stood_before_them() {
        let day = |month, day| Day::new((2024, month, day));
        let point = |offer: usize, at: Day| Position {
            offer,
            days: Days { first: at, last: at },
            amount: Decimal::from(offer),
            label: String::new(),
            status: Status::Published,
            text: String::new(),
            kind: OfferKind::Offer,
            declined: false,
            converted: false,
            off_scale: false,
        };
        let points = vec![point(1, day(1, 10)), point(2, day(3, 20)), point(3, day(6, 5))];
        let line = Positions {
            name: "One side".to_owned(),
            whose: Whose::Paying,
            points,
            until: Some(day(12, 31)),
            before: None,
        };
        let chart = Timeline {
            days: Some(Days { first: day(1, 10), last: day(12, 31) }),
            lines: vec![line],
            ..Timeline::default()
        };
        let spring = chart.in_days(Days { first: day(3, 1), last: day(5, 31) });
        assert_eq!(spring.edges(), Some(Days { first: day(3, 1), last: day(5, 31) }));
        let line = &spring.lines[0];
        assert_eq!(line.points.iter().map(|point| point.offer).collect::<Vec<_>>(), [2]);
        assert_eq!((line.before, line.until), (Some(Decimal::ONE), Some(day(5, 31))));
        // Before the first offer nothing stands; after the last it does, up to the end.
        let begin = &chart.in_days(Days { first: day(1, 1), last: day(2, 29) }).lines[0];
        assert_eq!((begin.before, begin.until), (None, Some(day(2, 29))));
        let end = &chart.in_days(Days { first: day(7, 1), last: day(12, 31) }).lines[0];
        assert_eq!((end.before, end.until), (Some(Decimal::from(3)), Some(day(12, 31))));
    }

    /// So that whoever counts months up to a day comes to an end.
    #[test]
    fn what_the_calendar_has_not_comes_after_it() {
        let last = Day::new((9999, 12, 31));
        assert!(Day::first_of(10_000) > last && Day::new((2026, 2, 29)) > last);
        assert_eq!(last.plus(40).month(), (9999, 12));
        assert_eq!(Day(i32::MAX).plus(1).month(), (9999, 12));
    }

    #[test]
    fn a_month_has_all_its_days() {
        let days = Days::of(&"2024-02".parse().expect("a date"));
        assert_eq!(days, Days { first: Day::new((2024, 2, 1)), last: Day::new((2024, 2, 29)) });
        assert!(!days.is_one());
    }
}
