//! Dates of talks that cannot be meant, and those that probably are not.
//!
//! # Rules
//! - Talks lie within [`FIRST_YEAR`] and [`LAST_YEAR`]. A date outside them is an error.
//! - A date is far if it lies more than [`FAR`] years from the term of the base scenario and as far from the middle
//!   one of all other dates. It may be meant, so it is a notice. The middle one stays where it is if one or two
//!   dates are slips.

use crate::model::{At, Negotiation, Period, Year, Years};

/// The earliest year of talks.
pub const FIRST_YEAR: Year = Year(1945);
/// The latest year of talks.
pub const LAST_YEAR: Year = Year(2100);
/// So many years from everything else a date may lie without a notice: as many as the longest lag of an index. The
/// talks of the record took two years at most, and agreements six.
pub const FAR: u16 = 10;

/// Whether a date lies within the years of talks.
pub(super) fn is_accepted(dates: &Period) -> bool {
    ends(dates).into_iter().all(|year| (FIRST_YEAR..=LAST_YEAR).contains(&year))
}

/// Dates of rounds, events and offers that lie far from everything else. What is not accepted is told as that, and
/// nothing is held against it.
pub(super) fn far_from_others(negotiation: &Negotiation) -> Vec<(At, Period)> {
    let dates: Vec<(At, Period)> =
        dates(negotiation).into_iter().filter(|(_, dates)| is_accepted(dates)).collect();
    let term = negotiation.base.years;
    let mut years: Vec<Year> = dates.iter().map(|(_, date)| date.first().year()).collect();
    years.sort_unstable();
    let is_far = |date: &Period| {
        let middle = middle_without(&years, date.first().year());
        let is_far = |year: Year| {
            apart(year, term) > FAR && middle.iter().flatten().all(|middle| year.0.abs_diff(middle.0) > FAR)
        };
        ends(date).into_iter().any(is_far)
    };
    dates.into_iter().filter(|(_, date)| is_far(date)).collect()
}

/// The middle ones of sorted years without one of them: two of an even number, one twice of an odd one; none if
/// there are no others.
fn middle_without(years: &[Year], left_out: Year) -> [Option<Year>; 2] {
    let at = years.partition_point(|year| *year < left_out);
    let count = years.len().saturating_sub(1);
    let other = |place: usize| years.get(if place < at { place } else { place + 1 }).copied();
    [other(count.saturating_sub(1) / 2), other(count / 2)]
}

/// Every date of the talks with its place.
fn dates(negotiation: &Negotiation) -> Vec<(At, Period)> {
    let mut dates = Vec::new();
    for (&number, round) in &negotiation.rounds {
        let of_round = round.meetings.iter().filter_map(|meeting| meeting.dates.as_ref());
        dates.extend(of_round.map(|dates| (At::Round(number), dates.value.clone())));
    }
    let events = negotiation.events.iter().enumerate();
    dates.extend(events.map(|(place, event)| (At::Event(place), event.date.value.clone().into())));
    let offers = negotiation.offers.iter().enumerate();
    dates
        .extend(offers.filter_map(|(place, offer)| Some((At::OfferDate(place), offer.date.clone()?.into()))));
    dates
}

fn ends(dates: &Period) -> [Year; 2] {
    [dates.first().year(), dates.last().year()]
}

/// How many years a year lies before or after some years.
fn apart(year: Year, years: Years) -> u16 {
    let (first, last) = (years.first.min(years.last), years.last.max(years.first));
    let nearest = year.clamp(first, last);
    year.0.abs_diff(nearest.0)
}
