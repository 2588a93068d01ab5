//! Which years or days of a chart are in sight.
//!
//! A chart over years or days can be looked at in part: the window moves along them and comes closer, a file
//! has all of them unless it is asked for fewer. Places between them are floats, as everything is that is only drawn.

use crate::model::{Year, Years};
use crate::present::timeline::{Day, Days};

/// The fewest years in sight.
const FEWEST: f64 = 3.0;
/// The fewest days in sight.
const FEWEST_DAYS: f64 = 31.0;

/// From where to where a chart can be looked at, and how little of it at least.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reach {
    /// All of it.
    whole: Sight,
    /// The least that is in sight.
    fewest: f64,
}

impl From<Years> for Reach {
    fn from(years: Years) -> Self {
        Self { whole: Sight::whole(years), fewest: FEWEST }
    }
}

impl From<Days> for Reach {
    fn from(days: Days) -> Self {
        Self { whole: Sight::whole_days(days), fewest: FEWEST_DAYS }
    }
}

/// The years or days in sight, from edge to edge: a year reaches half a year to both sides of itself, so 2026 to 2030
/// are all in sight from 2025.5 to 2030.5; a day reaches from itself to the next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sight {
    /// The left edge.
    pub from: f64,
    /// The right edge.
    pub to: f64,
}

impl Sight {
    /// All of some years.
    pub fn whole(years: Years) -> Self {
        Self { from: f64::from(years.first.0) - 0.5, to: f64::from(years.last.0) + 0.5 }
    }

    /// All of some days.
    pub fn whole_days(days: Days) -> Self {
        Self { from: f64::from(days.first.0), to: f64::from(days.last.0) + 1.0 }
    }

    /// The whole days that are in sight for more than half of each.
    pub fn seen_days(self) -> Days {
        let day = |place: f64| Day(place.clamp(f64::from(i32::MIN), f64::from(i32::MAX)) as i32);
        let first = day(self.from.round());
        Days { first, last: day(self.to.round()).plus(-1).max(first) }
    }

    /// What is in sight at first of a chart over `years`: the term, which can be changed, has half of the width
    /// at least; what is before and after it has what is left.
    pub fn on_term(years: Years, term: Years) -> Self {
        let term = Years::new(term.first.max(years.first), term.last.min(years.last));
        if term.is_empty() {
            return Self::whole(years);
        }
        let count = |first: Year, last: Year| f64::from(last.0) - f64::from(first.0);
        let (before, after) = (count(years.first, term.first), count(term.last, years.last));
        let own = Self::whole(term);
        let room = own.span().max(FEWEST - own.span());
        let after = after.min((room / 2.0).floor());
        let before = before.min(room - after);
        Self { from: own.from - before, to: own.to + after }.within(years)
    }

    /// How many years or days wide it is; never zero.
    pub fn span(self) -> f64 {
        let span = self.to - self.from;
        if span > 0.0 { span } else { 1.0 }
    }

    /// Whether a year is in sight, by its middle.
    pub fn has(self, year: Year) -> bool {
        (self.from..=self.to).contains(&f64::from(year.0))
    }

    /// Those of some years that are in sight, by their middles.
    pub fn seen(self, years: Years) -> Years {
        let year = |place: f64| Year(place.clamp(f64::from(i16::MIN), f64::from(i16::MAX)) as i16);
        let (first, last) = (year(self.from.ceil()), year(self.to.floor()));
        Years::new(first.max(years.first), last.min(years.last))
    }

    /// Whether all of some years or days are in sight.
    pub fn is_whole(self, reach: impl Into<Reach>) -> bool {
        let whole = reach.into().whole;
        self.from <= whole.from && whole.to <= self.to
    }

    /// `by` times closer about a place, which stays where it is.
    #[must_use]
    pub fn zoomed(self, about: f64, by: f64, reach: impl Into<Reach>) -> Self {
        let reach = reach.into();
        let all = reach.whole.span();
        let wide = (self.span() / by).clamp(reach.fewest.min(all), all);
        let times = wide / self.span();
        Self { from: about - (about - self.from) * times, to: about + (self.to - about) * times }
            .within(reach)
    }

    /// So many years or days later.
    #[must_use]
    pub fn moved(self, by: f64, reach: impl Into<Reach>) -> Self {
        Self { from: self.from + by, to: self.to + by }.within(reach)
    }

    /// Moved as little as brings all of a year in sight.
    #[must_use]
    pub fn with(self, year: Year, years: Years) -> Self {
        self.with_all_of(Self::whole(Years::new(year, year)), years)
    }

    /// Moved as little as brings all of a stretch in sight.
    #[must_use]
    pub fn with_all_of(self, stretch: Self, reach: impl Into<Reach>) -> Self {
        let by = (stretch.from - self.from).min(0.0) + (stretch.to - self.to).max(0.0);
        self.moved(by, reach)
    }

    /// With its left edge so many years or days later.
    #[must_use]
    pub fn begun_later(self, by: f64, reach: impl Into<Reach>) -> Self {
        let Reach { whole, fewest } = reach.into();
        let most = self.to - fewest.min(whole.span());
        Self { from: (self.from + by).min(most).max(whole.from), ..self }
    }

    /// With its right edge so many years or days later.
    #[must_use]
    pub fn ended_later(self, by: f64, reach: impl Into<Reach>) -> Self {
        let Reach { whole, fewest } = reach.into();
        let least = self.from + fewest.min(whole.span());
        Self { to: (self.to + by).max(least).min(whole.to), ..self }
    }

    /// The same as far as the chart reaches, and never less than the least of it.
    #[must_use]
    pub fn within(self, reach: impl Into<Reach>) -> Self {
        let Reach { whole, fewest } = reach.into();
        let wide = self.span().clamp(fewest.min(whole.span()), whole.span());
        let middle = f64::midpoint(self.from, self.to);
        let from = if wide > self.span() { middle - wide / 2.0 } else { self.from };
        let from = from.min(whole.to - wide).max(whole.from);
        Self { from, to: from + wide }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Years = Years { first: Year(1991), last: Year(2030) };

    /// Five years of a term beside five of the record; as many again where there are no more; all of a short one.
    #[test]
    fn the_term_has_half_of_the_width() {
        check(Sight::on_term(ALL, Years::new(Year(2026), Year(2030))), 2021, 2030);
        check(Sight::on_term(ALL, Years::new(Year(2011), Year(2030))), 1991, 2030);
        check(Sight::on_term(ALL, Years::new(Year(1995), Year(2030))), 1991, 2030);
        check(Sight::on_term(ALL, Years::new(Year(2010), Year(2013))), 2008, 2015);
        check(Sight::on_term(ALL, Years::new(Year(2030), Year(2030))), 2028, 2030);
        let short = Years::new(Year(2026), Year(2027));
        assert_eq!(Sight::on_term(short, short), Sight::whole(short));
    }

    /// 2021 to 2030, twice as close about the middle of 2028: 2024.25 to 2029.25.
    #[test]
    fn what_is_pointed_at_stays_while_it_comes_closer() {
        let sight = Sight { from: 2020.5, to: 2030.5 };
        assert_eq!(sight.zoomed(2028.0, 2.0, ALL), Sight { from: 2024.25, to: 2029.25 });
        check(sight.zoomed(2028.0, 0.001, ALL), 1991, 2030);
        assert!((sight.zoomed(2028.0, 1000.0, ALL).span() - 3.0).abs() < 1e-9);
    }

    #[test]
    fn there_is_nothing_beyond_the_years() {
        let sight = Sight { from: 2020.5, to: 2030.5 };
        check(sight.moved(5.0, ALL), 2021, 2030);
        check(sight.moved(-5.0, ALL), 2016, 2025);
        check(sight.moved(-500.0, ALL), 1991, 2000);
        check(sight.with(Year(2019), ALL), 2019, 2028);
        check(sight.with(Year(2024), ALL), 2021, 2030);
    }

    #[test]
    fn an_edge_moves_alone_and_leaves_three_years() {
        let sight = Sight { from: 2020.5, to: 2030.5 };
        check(sight.begun_later(2.0, ALL), 2023, 2030);
        check(sight.begun_later(200.0, ALL), 2028, 2030);
        check(sight.begun_later(-200.0, ALL), 1991, 2030);
        check(sight.ended_later(-4.0, ALL), 2021, 2026);
        check(sight.ended_later(-200.0, ALL), 2021, 2023);
        check(sight.ended_later(1.0, ALL), 2021, 2030);
    }

    /// Of a year of talks a month is the least; half of what is in sight is 61 days of 122.
    #[test]
    fn days_come_closer_and_move_as_years_do() {
        let year = Days { first: Day::new((2024, 1, 1)), last: Day::new((2024, 12, 31)) };
        let at = |month, day| f64::from(Day::new((2024, month, day)).0);
        let spring = Sight { from: at(3, 1), to: at(7, 1) };
        let closer = spring.zoomed(at(5, 1), 2.0, year);
        assert_eq!(closer, Sight { from: at(5, 1) - 30.5, to: at(5, 1) + 30.5 });
        assert!((spring.zoomed(at(5, 1), 1000.0, year).span() - 31.0).abs() < 1e-9);
        assert!(spring.zoomed(at(5, 1), 0.001, year).is_whole(year));
        assert_eq!(spring.moved(-500.0, year).seen_days().first, year.first);
        let may = Days { first: Day::new((2024, 5, 1)), last: Day::new((2024, 5, 31)) };
        assert_eq!(Sight::whole_days(may).seen_days(), may);
    }

    #[track_caller]
    fn check(found: Sight, first: i16, last: i16) {
        assert_eq!(found, Sight::whole(Years::new(Year(first), Year(last))));
    }
}
