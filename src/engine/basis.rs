//! On what the amounts of a measure stand: by whose exchange rates they are converted, and in whose prices
//! they are.

use smallvec::SmallVec;

use super::check::is_projected;
use super::exchange::route_of_total;
use super::measure::{Measure, Prices, RateBasis};
use super::recorded::price_factor;
use super::sides::Sides;
use crate::model::{Currency, Record, Scenario, Years};

/// By whose exchange rates and whose prices the amounts of a measure stand, for those who say so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MeasureBasis {
    /// Whose rates; none where nothing is converted.
    pub rates: Option<RateBasis>,
    /// The kind of the rates that the amounts of each scenario rest on, in their order.
    pub kinds: SmallVec<[Option<RateBasis>; 2]>,
    /// The currencies that cross through another, each with that one.
    pub crossings: Vec<(Currency, Currency)>,
    /// Whether others are converted as well that do not cross.
    pub some_directly: bool,
    /// Whether the first and another are in constant prices by different price levels in a year of either.
    pub has_prices_apart: bool,
}

impl MeasureBasis {
    /// Whether some scenarios rest on rates that they state and others on yearly averages: these are shown
    /// beside each other, and none is subtracted from another.
    pub fn are_mixed(&self) -> bool {
        [RateBasis::Scenario, RateBasis::Average].iter().all(|kind| self.kinds.contains(&Some(*kind)))
    }

    /// The kinds of a baseline and another, if they are different.
    pub fn different_kinds(&self) -> Option<Sides<RateBasis>> {
        match self.kinds[..] {
            [Some(baseline), Some(other)] if baseline != other => Some(Sides { baseline, other }),
            _ => None,
        }
    }

    /// The same of offers: their amounts were converted at rates of these kinds before.
    #[must_use]
    pub(super) fn of_converted(mut self, converted: Sides<Option<RateBasis>>) -> Self {
        for (kind, before) in self.kinds.iter_mut().zip([converted.baseline, converted.other]) {
            *kind = before.or(*kind);
        }
        self
    }

    /// The same where prices are apart in `other` as well.
    #[must_use]
    pub fn prices_of(&self, other: &Self) -> Self {
        Self { has_prices_apart: self.has_prices_apart || other.has_prices_apart, ..self.clone() }
    }

    /// The same with another scenario beside these, that of the last place in `more`.
    #[must_use]
    pub fn beside(mut self, more: &Self) -> Self {
        self.kinds.extend(more.kinds.last().copied());
        self.has_prices_apart |= more.has_prices_apart;
        self
    }
}

impl Measure {
    /// By whose rates and prices its amounts stand in these scenarios, shown in one currency. Rates are the
    /// scenarios' where one of them states rates between the two. What a share divides by is not
    /// counted as converted; where it crosses it is told.
    pub fn basis_in(&self, scenarios: &[&Scenario], record: &Record) -> MeasureBasis {
        let main = scenarios.first().map(|scenario| scenario.currency());
        let kinds = scenarios.iter().map(|scenario| self.kind_of_rates(scenario, main, record)).collect();
        let has_prices_apart = self.has_prices_apart(scenarios, record);
        let mut used = MeasureBasis { kinds, has_prices_apart, ..MeasureBasis::default() };
        for scenario in scenarios {
            let from = scenario.currency();
            let Some(to) = self.converts_into(record).or(main) else { continue };
            let route = route_of_total((from, to), scenario, record, self.rates, &[]);
            match route.as_ref().map(|route| (route.legs(), route.through())) {
                Ok((_, Some(through))) if !used.crossings.contains(&(from, through)) => {
                    used.crossings.push((from, through));
                }
                Ok(([_], None)) => used.some_directly = true,
                _ => {}
            }
            if self.over.is_share() {
                continue;
            }
            // Without a route nothing is converted.
            let Some(basis) = route.ok().and_then(|route| route.basis()) else { continue };
            let states = used.rates == Some(RateBasis::Scenario) || basis == RateBasis::Scenario;
            used.rates = Some(if states { RateBasis::Scenario } else { RateBasis::Average });
        }
        used
    }

    /// Whether the first of these scenarios and another are in constant prices by different price levels.
    fn has_prices_apart(&self, scenarios: &[&Scenario], record: &Record) -> bool {
        let (Prices::Constant { of, by }, [first, others @ ..]) = (self.prices, scenarios) else {
            return false;
        };
        if self.over.is_share() {
            return false;
        }
        // A term in error has no figures in any prices.
        let others = others.iter().filter(|other| is_projected(first.years) && is_projected(other.years));
        let factor =
            |scenario: &Scenario, year| price_factor(scenario, record, by, year).map(|change| change.factor);
        others.into_iter().any(|other| {
            let (first_year, last_year) =
                (first.years.first.min(other.years.first), first.years.last.max(other.years.last));
            // From the year of the prices outwards, as far as both are known: what lies behind a gap has no level.
            let both = |year| factor(first, year).zip(factor(other, year));
            let later = Years::new(of.plus(1), last_year);
            let earlier = Years::new(first_year.plus(1), of);
            let forwards = later.iter().map_while(both);
            let backwards = earlier.iter().rev().map_while(both);
            forwards.chain(backwards).any(|(one, other)| one != other)
        })
    }
}
