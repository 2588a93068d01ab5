//! The bridge from a baseline to another scenario: how much of the difference each cause makes.
//!
//! # Rules
//! - There are nine causes, each a whole slot of the terms: see [`Cause`]. A mixture takes whole
//!   slots from either side and is projected exactly, like any scenario.
//! - The base is the level in the first common year. Amounts that the agreement names belong to the
//!   growth. A part that one side lacks is one with a base of zero there; a series or an exchange
//!   rate that one side lacks is taken from the other, since nothing there reads it.
//! - A cause's bar is what it changes on average over all orders in which the causes may come.
//!   Only causes whose slots differ are varied: with nine of them there are 512 mixtures.
//! - A bar is as well known as the weakest of the mixtures that it is made of.
//! - Where a mixture has an unknown year, or amounts of different currencies would meet, the causes
//!   that cannot be told apart become one bar.
//!
//! **Invariant:** bars add up to the difference, exactly: they are whole numbers over the common
//! denominator. They are closed for display only, by largest remainder; a bar of zero never gets
//! a unit.

use std::cmp::Reverse;

use rust_decimal::{Decimal, RoundingStrategy};

use super::cause::{Cause, bit};
use super::certainty::weakest;
use super::common_years::in_its_currencies;
use super::compare::Comparison;
use super::effects::{FieldChange, Span};
use super::mixer::ScenarioMixer;
use super::sums::amounts_of;
use crate::model::{Currency, Field, Record, Scenario, SeriesField, Status, Year};

/// An order in which causes come one after the other.
///
/// **Invariant:** every cause has one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Order([Cause; 9]);

impl Default for Order {
    /// As the causes are listed.
    fn default() -> Self {
        Self(Cause::ALL)
    }
}

impl Order {
    /// The same with two causes in each other's place.
    ///
    /// ```
    /// use costshare::engine::{Cause, Order};
    ///
    /// let order = Order::default().exchanged(Cause::Base, Cause::Growth);
    /// assert_eq!(order.earliest(&[Cause::Base, Cause::Growth]), Some(Cause::Growth));
    /// ```
    #[must_use]
    pub fn exchanged(self, one: Cause, other: Cause) -> Self {
        let mut causes = self.0;
        causes.swap(self.place(one), self.place(other));
        Self(causes)
    }

    /// That of `causes` which comes first; none of none.
    pub fn earliest(self, causes: &[Cause]) -> Option<Cause> {
        causes.iter().copied().min_by_key(|&cause| self.place(cause))
    }

    fn place(self, cause: Cause) -> usize {
        self.0.iter().position(|&other| other == cause).expect("every cause has one place")
    }
}

/// How a bridge goes through the orders of its causes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Way {
    /// The average over all of them.
    #[default]
    Average,
    /// In the one that is set.
    InOrder,
}

/// What of a bridge is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct BridgeReading {
    /// Over what.
    pub span: Span,
    /// Over which orders.
    pub way: Way,
    /// The order that is set; kept while the average is read.
    pub order: Order,
}

/// What the difference between two scenarios is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bridge {
    /// The bars in the order of their causes.
    pub bars: Vec<Bar>,
    /// The years that count.
    pub years: Vec<Year>,
    /// The currency of the amounts.
    pub currency: Currency,
    /// The amounts of the mixtures that the bars need, by the bars that come from the other; for
    /// each year, in units of 10^−`scale`.
    mixtures: Vec<Vec<i128>>,
    /// How well these amounts are known.
    known: Vec<Vec<Status>>,
    scale: u32,
}

/// A cause, or several that cannot be told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The causes; mostly one.
    pub causes: Vec<Cause>,
    /// The fields that belong to them, each changed alone.
    pub lines: Vec<FieldChange>,
    /// Its place among those that are varied; none if both sides have the same.
    bit: Option<usize>,
}

/// The sizes of bars over a span: whole numbers over one denominator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bars {
    /// One for each bar of the bridge, in its order.
    numerators: Vec<i128>,
    denominator: i128,
    scale: u32,
    /// How well each is known.
    statuses: Vec<Status>,
}

/// The bridge of `comparison`; none if it has no difference, no level to begin with, or
/// amounts beyond all reason.
pub fn bridge(comparison: &Comparison, record: &Record) -> Option<Bridge> {
    let ground = comparison.ground.as_ref().filter(|_| comparison.difference().is_some())?;
    let (baseline, other) = (&ground.sides.baseline, &ground.sides.other);
    // Beyond this bars would have more digits than can be kept: 10^12 times what is accepted.
    let largest = Decimal::from_i128_with_scale(10_i128.pow(27), 0);
    let amounts = |scenario: &Scenario| {
        let (amounts, known) = amounts_of(scenario, &ground.years, record, &comparison.summed)?;
        let size = amounts.iter().try_fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount.abs()));
        size.filter(|&size| size < largest).map(|_| (amounts, known))
    };
    let ends = [amounts(baseline)?, amounts(other)?];

    let mixer = ScenarioMixer::new(baseline, other, &comparison.summed);
    let varied = mixer.varied();
    let all = (1_usize << varied.len()) - 1;
    let mut values: Vec<Option<(Vec<Decimal>, Vec<Status>)>> = Vec::with_capacity(all + 1);
    for which in 0..=all {
        values.push(match which {
            0 => Some(ends[0].clone()),
            which if which == all => Some(ends[1].clone()),
            which if mixer.one_currency => {
                let causes = varied.iter().enumerate().filter(|(place, _)| which & (1 << place) != 0);
                let mixture = mixer.mix(causes.fold(0, |bits, (_, &cause)| bits | bit(cause)));
                if in_its_currencies(&mixture) { amounts(&mixture) } else { None }
            }
            _ => None,
        });
    }

    let groups = merge(varied.len(), |which| values[which].is_some());
    let union = |which: usize| {
        let chosen = groups.iter().enumerate().filter(|(place, _)| which & (1 << place) != 0);
        chosen.fold(0, |bits, (_, group)| bits | group)
    };
    let of_groups = (0..1_usize << groups.len())
        .map(|which| values[union(which)].as_ref().expect("groups are such that every mixture is known"));
    let (mixtures, known): (Vec<&[Decimal]>, Vec<Vec<Status>>) =
        of_groups.map(|(amounts, known)| (&amounts[..], known.clone())).unzip();
    let (mixtures, scale) = in_whole_numbers(&mixtures);

    Some(Bridge {
        bars: bars(&groups, &varied, &comparison.lines),
        years: ground.years.clone(),
        currency: comparison.currency,
        mixtures,
        known,
        scale,
    })
}

/// The bars of the groups, and one of zero for each cause whose fields differ without effect.
fn bars(groups: &[usize], varied: &[Cause], lines: &[FieldChange]) -> Vec<Bar> {
    let mut bars: Vec<Bar> = Vec::new();
    for (place, group) in groups.iter().enumerate() {
        let in_group = |(place, _): &(usize, &Cause)| group & (1 << place) != 0;
        let causes = varied.iter().enumerate().filter(in_group).map(|(_, &cause)| cause).collect();
        bars.push(Bar { causes, lines: Vec::new(), bit: Some(place) });
    }
    // A series that only one side has is no cause: the rule that reads it is.
    let whole = |field: &&Field| {
        matches!(field, Field::Series(_, SeriesField::Whole) | Field::Rate(_, SeriesField::Whole))
    };
    let fields = lines.iter().flat_map(|line| &line.fields).filter(|field| !whole(field));
    for cause in fields.filter_map(Cause::of) {
        if !bars.iter().any(|bar| bar.causes.contains(&cause)) {
            bars.push(Bar { causes: vec![cause], lines: Vec::new(), bit: None });
        }
    }
    bars.sort_by_key(|bar| bar.causes.first().copied());
    for line in lines {
        let cause = line.fields.first().and_then(Cause::of);
        let bar = bars.iter_mut().find(|bar| cause.is_some_and(|cause| bar.causes.contains(&cause)));
        if let Some(bar) = bar {
            bar.lines.push(line.clone());
        }
    }
    bars
}

/// Makes groups of so many causes, as few as needed for every mixture of whole groups to be known.
/// Mixtures and groups are sets of places, as bits.
fn merge(causes: usize, is_known: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut groups: Vec<usize> = (0..causes).map(|place| 1 << place).collect();
    let unknown = |groups: &[usize]| {
        let union = |which: usize| {
            let chosen = groups.iter().enumerate().filter(|(place, _)| which & (1 << place) != 0);
            chosen.fold(0, |bits, (_, group)| bits | group)
        };
        (0..1_usize << groups.len()).filter(|&which| !is_known(union(which))).count()
    };
    while unknown(&groups) > 0 {
        let pairs = (0..groups.len()).flat_map(|one| (one + 1..groups.len()).map(move |other| (one, other)));
        let merged = |(one, other): (usize, usize)| {
            let mut merged = groups.clone();
            let with = merged.remove(other);
            merged[one] |= with;
            merged
        };
        // Both ends are known, so the search ends with one group at the latest.
        let best = pairs.map(merged).min_by_key(|groups| unknown(groups));
        groups = best.expect("one group alone leaves nothing unknown");
    }
    groups
}

/// The amounts as whole numbers of 10^−scale. Amounts in rounding units keep every digit; where a
/// division has filled all 28, those that the largest amount has no room for are rounded off.
fn in_whole_numbers(mixtures: &[&[Decimal]]) -> (Vec<Vec<i128>>, u32) {
    // Leaves room for a hundred years, twice 9! and some.
    const LARGEST: i128 = 10_i128.pow(30);

    let amounts = || mixtures.iter().flat_map(|amounts| amounts.iter());
    let mut scale = amounts().map(|amount| amount.normalize().scale()).max().unwrap_or(0);
    let fits = |scale: u32| {
        amounts().all(|&amount| whole(amount, scale).is_some_and(|count| count.abs() <= LARGEST))
    };
    while scale > 0 && !fits(scale) {
        scale -= 1;
    }
    let counts = |amounts: &&[Decimal]| {
        let count = |&amount: &Decimal| whole(amount, scale).unwrap_or(0);
        amounts.iter().map(count).collect()
    };
    (mixtures.iter().map(counts).collect(), scale)
}

/// `amount` in units of 10^−`scale`.
fn whole(amount: Decimal, scale: u32) -> Option<i128> {
    let amount = if amount.scale() > scale {
        amount.round_dp_with_strategy(scale, RoundingStrategy::MidpointAwayFromZero)
    } else {
        amount
    };
    amount.mantissa().checked_mul(10_i128.checked_pow(scale - amount.scale())?)
}

impl Bridge {
    /// What each bar changes on average over all orders of the causes.
    pub fn average(&self, span: Span) -> Bars {
        let count = self.mixtures.len().ilog2() as usize;
        let values = self.values(span);
        let factorial = |number: usize| (1..=number).map(|factor| factor as i128).product::<i128>();
        let numerator = |bit: usize| {
            let without = (0..values.len()).filter(|which| which & (1 << bit) == 0);
            without
                .map(|which| {
                    let earlier = which.count_ones() as usize;
                    let orders = factorial(earlier) * factorial(count - 1 - earlier);
                    orders * (values[which | (1 << bit)] - values[which])
                })
                .sum()
        };
        let numerators = self.bars.iter().map(|bar| bar.bit.map_or(0, numerator)).collect();
        // Every bar is made of every mixture; one of zero is a difference from itself.
        let known = weakest(self.known(span));
        let status = |bar: &Bar| bar.bit.map_or(Status::Published, |_| known);
        let statuses = self.bars.iter().map(status).collect();
        Bars { numerators, denominator: factorial(count), scale: self.scale, statuses }
    }

    /// What each bar changes if the bars come in the given order of places; those that are not
    /// named come after, as they are listed.
    pub fn in_order(&self, order: &[usize], span: Span) -> Bars {
        let (values, known) = (self.values(span), self.known(span));
        let mut numerators = vec![0; self.bars.len()];
        let mut statuses = vec![Status::Published; self.bars.len()];
        let mut done = vec![false; self.bars.len()];
        let mut which = 0;
        for place in order.iter().copied().chain(0..self.bars.len()) {
            let Some(bar) = self.bars.get(place).filter(|_| !done[place]) else { continue };
            done[place] = true;
            if let Some(bit) = bar.bit {
                let next = which | (1 << bit);
                numerators[place] = values[next] - values[which];
                statuses[place] = known[next].max(known[which]);
                which = next;
            }
        }
        Bars { numerators, denominator: 1, scale: self.scale, statuses }
    }

    /// The places of the bars in `order`. One of several causes comes where the first of them does.
    pub fn places(&self, order: Order) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.bars.len()).collect();
        let first = |&place: &usize| order.earliest(&self.bars[place].causes).map(|cause| order.place(cause));
        places.sort_by_key(first);
        places
    }

    /// What each bar changes if it alone comes from the other. These do not add up to the
    /// difference where causes act together: see [`Bridge::together`].
    pub fn alone(&self, span: Span) -> Bars {
        let values = self.values(span);
        let alone = |bar: &Bar| bar.bit.map_or(0, |bit| values[1 << bit] - values[0]);
        let known = self.known(span);
        let status = |bar: &Bar| bar.bit.map_or(Status::Published, |bit| known[1 << bit].max(known[0]));
        Bars {
            numerators: self.bars.iter().map(alone).collect(),
            denominator: 1,
            scale: self.scale,
            statuses: self.bars.iter().map(status).collect(),
        }
    }

    /// What comes from causes acting together: the difference less what each changes alone. It is
    /// in the bars already, and never one itself.
    pub fn together(&self, span: Span) -> Decimal {
        let values = self.values(span);
        let alone: i128 = self.alone(span).numerators.iter().sum();
        decimal(values[values.len() - 1] - values[0] - alone, 1, self.scale)
    }

    /// Whether the bar at `place` changes the amount of any year in any order.
    pub fn changes(&self, place: usize) -> bool {
        let bit = self.bars.get(place).and_then(|bar| bar.bit);
        let mixtures = self.mixtures.iter().enumerate();
        bit.is_some_and(|bit| {
            let mut without = mixtures.filter(|(which, _)| which & (1 << bit) == 0);
            without.any(|(which, amounts)| *amounts != self.mixtures[which | (1 << bit)])
        })
    }

    /// How well what comes from causes acting together is known.
    pub fn together_status(&self, span: Span) -> Status {
        weakest(self.known(span))
    }

    /// How well the amounts of the mixtures over `span` are known.
    fn known(&self, span: Span) -> Vec<Status> {
        let counted = |statuses: &Vec<Status>| {
            let years = self.years.iter().zip(statuses);
            weakest(years.filter(|(year, _)| span.contains(**year)).map(|(_, status)| *status))
        };
        self.known.iter().map(counted).collect()
    }

    /// The amounts of the mixtures over `span`. A year that does not count has none.
    fn values(&self, span: Span) -> Vec<i128> {
        let place = match span {
            Span::Sum => None,
            Span::Year(year) => Some(self.years.iter().position(|&other| other == year)),
        };
        let value = |amounts: &Vec<i128>| match place {
            None => amounts.iter().sum(),
            Some(place) => place.map_or(0, |place| amounts[place]),
        };
        self.mixtures.iter().map(value).collect()
    }
}

impl Bars {
    /// The sizes, to as many digits as a decimal holds.
    pub fn sizes(&self) -> Vec<Decimal> {
        let size = |&numerator: &i128| decimal(numerator, self.denominator, self.scale);
        self.numerators.iter().map(size).collect()
    }

    /// How well the sizes are known, in their order.
    pub fn statuses(&self) -> &[Status] {
        &self.statuses
    }

    /// What they add up to, exactly.
    pub fn difference(&self) -> Decimal {
        decimal(self.numerators.iter().sum(), self.denominator, self.scale)
    }

    /// The sizes in whole multiples of `unit`, and their sum, as they are shown.
    ///
    /// The sum is rounded half away from zero. What rounding the bars down leaves over goes, a
    /// unit at a time, to those that lost most by it; of ties first to those that go the way of the
    /// difference, so that halves fall away from zero there too, then to the earlier. All of it
    /// goes by the size of the difference, so that the way back shows the same with the other sign.
    pub fn shown(&self, unit: Decimal) -> (Vec<Decimal>, Decimal) {
        self.closed(unit, None).unwrap_or_else(|| (self.sizes(), self.difference()))
    }

    /// The same closed to `total`, a multiple of `unit`: the difference between two ends as they
    /// are shown, which may be a unit off their difference as it would be shown.
    pub fn shown_between(&self, unit: Decimal, total: Decimal) -> Vec<Decimal> {
        self.closed(unit, Some(total)).map_or_else(|| self.sizes(), |(sizes, _)| sizes)
    }

    /// The sizes in multiples of `unit` and what they add up to; none if there is no room for them.
    fn closed(&self, unit: Decimal, total: Option<Decimal>) -> Option<(Vec<Decimal>, Decimal)> {
        let unit = unit.normalize();
        let numerators = self.with_scale(unit.scale())?;
        let zeros = self.scale.saturating_sub(unit.scale());
        let step = 10_i128.checked_pow(zeros).and_then(|power| power.checked_mul(unit.mantissa()));
        let step = step.and_then(|step| step.checked_mul(self.denominator)).filter(|&step| step > 0);
        // A unit beyond all numbers leaves nothing to show.
        let step = step.unwrap_or(i128::MAX);

        let sum: i128 = numerators.iter().sum();
        let first = numerators.iter().copied().find(|&numerator| numerator != 0).unwrap_or(0);
        let sign = if sum == 0 { first.signum() } else { sum.signum() };
        let sizes: Vec<i128> = numerators.iter().map(|numerator| numerator * sign).collect();
        let total = match total {
            Some(total) => sign * whole(total.checked_div(unit)?, 0)?,
            None => sum.abs() / step + i128::from(sum.abs() % step >= step - sum.abs() % step),
        };
        let mut units: Vec<i128> = sizes.iter().map(|size| size.div_euclid(step)).collect();
        let mut by_loss: Vec<usize> = (0..sizes.len()).filter(|&place| sizes[place] != 0).collect();
        by_loss.sort_by_key(|&place| Reverse((sizes[place].rem_euclid(step), sizes[place].signum())));
        let left_over = total - units.iter().sum::<i128>();
        // Ends that are rounded apart may have moved the total by a unit, no more.
        let count =
            usize::try_from(left_over.unsigned_abs()).ok().filter(|&count| count <= sizes.len() + 1)?;
        if left_over > 0 {
            by_loss.iter().cycle().take(count).for_each(|&place| units[place] += 1);
        } else {
            by_loss.iter().rev().cycle().take(count).for_each(|&place| units[place] -= 1);
        }
        let amount = |count: i128| {
            let count = Decimal::try_from_i128_with_scale(count * sign, 0).unwrap_or_default();
            count.checked_mul(unit).unwrap_or_default()
        };
        Some((units.into_iter().map(amount).collect(), amount(total)))
    }

    /// The numerators with at least so many decimals; none if they have no room for them.
    fn with_scale(&self, scale: u32) -> Option<Vec<i128>> {
        let more = 10_i128.checked_pow(scale.saturating_sub(self.scale))?;
        self.numerators.iter().map(|numerator| numerator.checked_mul(more)).collect()
    }
}

/// `numerator / denominator` in units of 10^−`scale`.
fn decimal(numerator: i128, denominator: i128, scale: u32) -> Decimal {
    // The whole part and the rest apart: together they may have more digits than a decimal.
    let rest = digits(numerator % denominator, scale).checked_div(digits(denominator, 0)).unwrap_or_default();
    let whole = digits(numerator / denominator, scale);
    whole.checked_add(rest).unwrap_or(whole).normalize()
}

/// `count` in units of 10^−`scale`, to as many digits as a decimal holds.
fn digits(mut count: i128, mut scale: u32) -> Decimal {
    loop {
        match Decimal::try_from_i128_with_scale(count, scale) {
            Ok(decimal) => return decimal,
            Err(_) if scale == 0 => return if count < 0 { Decimal::MIN } else { Decimal::MAX },
            Err(_) => (count, scale) = (count / 10, scale - 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;
    use crate::engine::compare;
    use crate::engine::measure::Measure;
    use crate::engine::samples::{eok, growing, in_eok};

    /// In eok, 2026–2028:
    ///
    /// | base | growth | 2026 | 2027 | 2028 | together |
    /// |---|---|---|---|---|---|
    /// | 1,000 | 10 % | 1,000 | 1,100 | 1,210 | 3,310 |
    /// | 2,000 | 10 % | 2,000 | 2,200 | 2,420 | 6,620 |
    /// | 1,000 | 20 % | 1,000 | 1,200 | 1,440 | 3,640 |
    /// | 2,000 | 20 % | 2,000 | 2,400 | 2,880 | 7,280 |
    fn two_causes() -> Bridge {
        let (baseline, other) = (growing(1000, dec!(0.10)), growing(2000, dec!(0.20)));
        let record = Record::default();
        let comparison = compare(&baseline, &other, &record, &Measure::default());
        bridge(&comparison, &record).expect("every year is known")
    }

    /// The base first: 6,620 − 3,310 = 3,310, then the growth 7,280 − 6,620 = 660. The growth first: 3,640 − 3,310 =
    /// 330, then the base 7,280 − 3,640 = 3,640. On average (3,310 + 3,640) / 2 and (660 + 330) / 2.
    #[test]
    fn bars_are_the_average_over_the_orders_and_add_up() {
        let bridge = two_causes();
        let causes: Vec<Vec<Cause>> = bridge.bars.iter().map(|bar| bar.causes.clone()).collect();
        assert_eq!(causes, [[Cause::Base], [Cause::Growth]]);
        assert_eq!(sizes(&bridge.in_order(&[0, 1], Span::Sum)), [dec!(3310), dec!(660)]);
        assert_eq!(sizes(&bridge.in_order(&[1, 0], Span::Sum)), [dec!(3640), dec!(330)]);
        let average = bridge.average(Span::Sum);
        assert_eq!(sizes(&average), [dec!(3475), dec!(495)]);
        assert_eq!(in_eok(average.difference()), dec!(7280) - dec!(3310));
    }

    /// Alone they change 3,310 and 330, which leaves 3,970 − 3,640 = 330. In 2026 the growth changes nothing.
    #[test]
    fn what_causes_change_together_is_told_apart() {
        let bridge = two_causes();
        assert_eq!(sizes(&bridge.alone(Span::Sum)), [dec!(3310), dec!(330)]);
        assert_eq!(in_eok(bridge.together(Span::Sum)), dec!(330));
        assert_eq!(sizes(&bridge.average(Span::Year(Year(2026)))), [dec!(1000), dec!(0)]);
    }

    /// In thousands of eok 3,970 is 4. Rounded down the bars are 3 and 0; of 475 and 495 that are lost the second is more.
    #[test]
    fn shown_bars_are_closed_to_the_rounded_sum() {
        let (shown, total) = two_causes().average(Span::Sum).shown(eok(1000).amount);
        assert_eq!(shown.iter().copied().map(in_eok).collect::<Vec<_>>(), [dec!(3000), dec!(1000)]);
        assert_eq!(in_eok(total), dec!(4000));
    }

    /// The first cause without the others is unknown, and so is everything but the ends of three causes.
    #[test]
    fn causes_that_cannot_be_told_apart_become_one() {
        assert_eq!(merge(3, |which| which != 0b001), [0b011, 0b100]);
        assert_eq!(merge(3, |which| which == 0 || which == 0b111), [0b111]);
        assert_eq!(merge(3, |_| true), [0b001, 0b010, 0b100]);
    }

    #[test]
    fn amounts_become_whole_numbers_of_their_smallest_digit() {
        let (counts, scale) = in_whole_numbers(&[&[dec!(1.5), dec!(2.25)], &[dec!(3), dec!(-0.1)]]);
        assert_eq!((counts, scale), (vec![vec![150, 225], vec![300, -10]], 2));
    }

    fn sizes(bars: &Bars) -> Vec<Decimal> {
        bars.sizes().into_iter().map(in_eok).collect()
    }
}
