//! Equal packages: the pairs of a base and a growth, or of a base and a cap, that cost over the term
//! what an offer costs.
//!
//! # Rules
//! - What is equal is the sum of the totals over the whole term, in the main currency and undiscounted,
//!   whatever the measure: in dollars or as a present value two packages of the same won may differ.
//! - Bases are whole rounding units of the first part. To each belongs the rate at which the sum is
//!   nearest to the offer's, on steps of a millionth; of several that give the same sum the offer's own,
//!   else the one with the fewest decimals.
//! - A package costs what the offer does to within 1 eok of won (0.1 million elsewhere), or it is none.
//!   Amounts that are rounded and carried jump by some units at once, so that single bases have none.
//! - Growth and cap are those of [`Variable`]: one for all parts.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::certainty::Certainty;
use super::measure::Measure;
use super::plan::RowName;
use super::solve::{
    CostOrder, GoalSeek, Solved, Variable, base_terms, cap_terms, first_step, growth_terms, holding_rules,
};
use super::sums::{project_for_sums, sum_of_term};
use crate::model::clauses::{Growth, Rule};
use crate::model::{Currency, Field, FieldValue, Money, Rate, Record, Scenario, Status, Year, usual_unit};

/// What varies beside the base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Vary {
    /// One yearly growth in the place of all rules.
    Growth,
    /// The cap on the rules.
    Cap,
}

/// A base and a rate that cost what the offer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Package {
    /// The base of the first part, in its currency.
    pub base: Money,
    /// The yearly growth, or the cap.
    pub rate: Rate,
    /// What it costs over the term, in whole units of the main currency.
    pub total: Decimal,
}

/// Why there are no packages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoPackages {
    /// What the offer costs over its term is not known.
    Unknown,
    /// What should vary changes nothing: a term of one year, no rule that can grow, or every later year
    /// named or overridden.
    NoEffect,
}

/// The packages of an offer.
#[derive(Debug, Clone)]
pub struct Packages {
    scenario: Scenario,
    vary: Vary,
    total: Decimal,
    /// How well that is known, and so every package.
    status: Status,
    /// The rate that the offer itself has, if it has one for all.
    own: Option<Rate>,
    /// How much a step of the base is, in whole units of currency.
    step: Decimal,
    /// The least and the largest base that have packages, in steps.
    range: Option<(i64, i64)>,
    /// The offer with the rate turned.
    turned: GoalSeek,
}

/// How far from the offer's own base packages are looked for: a tenth of it.
const TENTH: Decimal = Decimal::from_parts(1, 0, 0, false, 1);
/// How many steps of the base are tried on either side of one that has no package.
const NEAR: i64 = 16;

impl Packages {
    /// The packages that cost what `scenario` does; see [`super::negotiation::Costed::scenario`].
    ///
    /// # Errors
    /// Why there are none.
    pub fn new(scenario: &Scenario, record: &Record, vary: Vary) -> Result<Self, NoPackages> {
        let measure = Measure::default();
        let total = sum_of_term(scenario, record, &measure).ok_or(NoPackages::Unknown)?;
        let years: Vec<Year> = scenario.years.iter().collect();
        let projection = project_for_sums(scenario, record, &measure);
        let status = Certainty::new(&projection).over(RowName::Total, projection.years());
        let part = scenario.parts.first().ok_or(NoPackages::Unknown)?;
        let knob = match vary {
            Vary::Growth => Variable::Growth,
            Vary::Cap => Variable::Cap,
        };
        let mut turned = GoalSeek::new(scenario, knob, &years, record, &measure);
        match turned.solve(total) {
            None => return Err(NoPackages::Unknown),
            Some(Solved::NoEffect) => return Err(NoPackages::NoEffect),
            Some(_) => {}
        }
        let step = part.rounding.to.amount;
        let mut packages = Self {
            scenario: scenario.clone(),
            vary,
            total,
            status,
            own: own_rate(scenario, vary),
            step,
            range: None,
            turned,
        };
        packages.range = packages.find_range(part.base.value.amount);
        Ok(packages)
    }

    /// What varies beside the base.
    pub fn vary(&self) -> Vary {
        self.vary
    }

    /// What the offer costs over its term, in whole units of the main currency.
    pub fn total(&self) -> Decimal {
        self.total
    }

    /// How well it is known what the offer costs, and so what every package is worth.
    pub fn status(&self) -> Status {
        self.status
    }

    /// The offer itself as a package; none if its rules have several rates, or if its base is no whole
    /// number of rounding units.
    pub fn own(&self) -> Option<Package> {
        let own = self.scenario.parts.first()?.base.value;
        self.at(own.amount).filter(|package| package.base == own && Some(package.rate) == self.own)
    }

    /// The package of the base step that is nearest to `base`, in whole units of the first part's
    /// currency; none if no rate brings the sum about.
    pub fn at(&self, base: Decimal) -> Option<Package> {
        self.package(&mut self.turned.clone(), self.step_of(base)?)
    }

    /// The same, or that of the nearest base in the range which has one: where a handle rests that is let
    /// go at `base`.
    pub fn nearest(&self, base: Decimal) -> Option<Package> {
        self.near(&mut self.turned.clone(), self.step_of(base)?)
    }

    /// The least and the largest base between which there are packages, at most a tenth away from the
    /// offer's own, in whole units of the first part's currency. They end where no rate will do: where a
    /// cap no longer binds, say.
    pub fn range(&self) -> Option<(Decimal, Decimal)> {
        let (least, most) = self.range?;
        Some((self.base(least)?, self.base(most)?))
    }

    /// At most `count` packages, evenly over the range by their bases, both of its ends included.
    pub fn curve(&self, count: usize) -> Vec<Package> {
        let Some((least, most)) = self.range else { return Vec::new() };
        let mut turned = self.turned.clone();
        let mut curve: Vec<Package> = Vec::with_capacity(count);
        let gaps = i64::try_from(count).unwrap_or(i64::MAX).saturating_sub(1).max(1);
        for place in 0..=gaps {
            // The whole part and the rest apart: their product may be more than can be counted.
            let (whole, rest) = ((most - least) / gaps, (most - least) % gaps);
            let step = least + whole * place + rest.saturating_mul(place) / gaps;
            let package = self.near(&mut turned, step);
            curve.extend(package.filter(|package| curve.last() != Some(package)));
        }
        curve.truncate(count);
        curve
    }

    /// The terms that make an offer of a package. They stand on what the offer itself says:
    /// [`super::negotiation::with_terms`] puts both together.
    pub fn terms(&self, package: &Package) -> Vec<(Field, FieldValue)> {
        let mut terms = base_terms(&self.scenario, package.base);
        terms.extend(match self.vary {
            Vary::Growth => growth_terms(&self.scenario, package.rate),
            Vary::Cap => cap_terms(&self.scenario, package.rate),
        });
        terms
    }

    /// The base of so many steps.
    fn base(&self, step: i64) -> Option<Decimal> {
        Decimal::from(step).checked_mul(self.step).map(|base| base.normalize())
    }

    /// The step that is nearest to a base.
    fn step_of(&self, base: Decimal) -> Option<i64> {
        let half = self.step.checked_div(Decimal::TWO)?;
        base.max(Decimal::ZERO).checked_add(half)?.checked_div(self.step)?.floor().to_i64()
    }

    /// The package of the nearest step in the range that has one.
    fn near(&self, turned: &mut GoalSeek, step: i64) -> Option<Package> {
        let (least, most) = self.range?;
        let step = step.clamp(least, most);
        let beside = (1..=NEAR).flat_map(|away| [step - away, step + away]);
        let around = std::iter::once(step).chain(beside);
        around.filter(|step| (least..=most).contains(step)).find_map(|step| self.package(turned, step))
    }

    /// The package of a step of the base.
    fn package(&self, turned: &mut GoalSeek, step: i64) -> Option<Package> {
        let base = self.base(step)?;
        turned.put_base(base);
        let tolerance = tolerance(self.scenario.currency());
        let near = |sum: Decimal| Some(sum.checked_sub(self.total)?.abs() <= tolerance);
        let solved = match turned.solve(self.total)? {
            // The sum is not met; it may be a little too small or too large at all rates.
            Solved::Between { nearest, .. } => Err(nearest),
            Solved::Never(CostOrder::Cheaper) => Err(turned.most()),
            Solved::Never(CostOrder::Dearer) => Err(turned.least()),
            solved => Ok(solved),
        };
        let solved = match solved {
            Ok(solved) => solved,
            Err(nearest) => {
                // The next one that is sought is not far.
                turned.begin_at(nearest);
                let sum = turned.sum_of(nearest)?;
                if !near(sum)? {
                    return None;
                }
                // All rates that give the nearest sum will do.
                turned.solve(sum)?
            }
        };
        let Solved::At { first, last } = solved else { return None };
        turned.begin_at(first);
        let rate = self.own.map(|own| own.0).filter(|own| (first..=last).contains(own));
        let rate = rate.unwrap_or_else(|| fewest_decimals(first, last));
        let total = turned.sum_of(rate)?;
        let currency = self.scenario.currency();
        near(total)?.then_some(Package { base: Money::new(base, currency), rate: Rate(rate), total })
    }

    /// The steps between which some rate brings the sum about: it never falls as the base grows.
    fn find_range(&self, own: Decimal) -> Option<(i64, i64)> {
        let tenth = own.checked_mul(TENTH)?;
        let (least, most) = (self.step_of(own.checked_sub(tenth)?)?, self.step_of(own.checked_add(tenth)?)?);
        let tolerance = tolerance(self.scenario.currency());
        let mut turned = self.turned.clone();
        let mut sum_at = |step: i64, rate: Decimal| {
            turned.put_base(self.base(step)?);
            turned.sum_of(rate)
        };
        let (smallest, largest) = (self.turned.least(), self.turned.most());
        let enough = self.total.checked_sub(tolerance)?;
        let too_much = self.total.checked_add(tolerance)?;
        let first = first_step(least, most, |step| Some(sum_at(step, largest)? >= enough))?;
        if sum_at(first, largest)? < enough {
            return None;
        }
        let beyond = first_step(first, most, |step| Some(sum_at(step, smallest)? > too_much))?;
        let last = if sum_at(beyond, smallest)? > too_much { beyond - 1 } else { beyond };
        (first <= last).then_some((first, last))
    }
}

/// How far a package may be from the offer: 1 eok of won, 0.1 million elsewhere.
fn tolerance(currency: Currency) -> Decimal {
    usual_unit(currency).amount
}

/// The rate that all parts of the offer have, or the cap that all its rules have.
fn own_rate(scenario: &Scenario, vary: Vary) -> Option<Rate> {
    let mut rates = holding_rules(scenario).filter_map(|(_, _, rule)| match (vary, &rule.growth) {
        (Vary::Cap, Growth::Freeze(_)) => None,
        (Vary::Cap, _) => Some(rule.cap.as_ref().map(|cap| cap.value)),
        (Vary::Growth, growth) => Some(growth.constant_rate().and_then(|rate| within(rate, rule))),
    });
    let first = rates.next()??;
    rates.all(|rate| rate == Some(first)).then_some(first)
}

/// `rate` if no bound of the rule binds.
fn within(rate: Rate, rule: &Rule) -> Option<Rate> {
    let above_floor = rule.floor.as_ref().is_none_or(|floor| floor.value <= rate);
    (above_floor && rule.cap.as_ref().is_none_or(|cap| rate <= cap.value)).then_some(rate)
}

/// The rate from `first` to `last` with the fewest decimals of a per cent; of several the first.
pub(super) fn fewest_decimals(first: Decimal, last: Decimal) -> Decimal {
    let decimals = (2..=6).map(|decimals| Decimal::new(1, decimals));
    let mut candidates = decimals.filter_map(|unit| first.checked_div(unit)?.ceil().checked_mul(unit));
    candidates.find(|&rate| rate <= last).unwrap_or(first).normalize()
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;
    use crate::engine::samples::{eok, fixed, growing, in_eok};
    use crate::model::{Stated, Years};

    /// 1,000 + 1,100 + 1,210 = 3,310 eok; the bases lie a tenth around 1,000, since a growth of some per cent makes up
    /// for that.
    #[test]
    fn the_offer_itself_is_a_package_with_its_own_growth() {
        let packages = of(&growing(1000, dec!(0.10)), Vary::Growth).expect("it has packages");
        assert_eq!(in_eok(packages.total()), dec!(3310));
        let own = Package { base: eok(1000), rate: Rate(dec!(0.10)), total: eok(3310).amount };
        assert_eq!(packages.own(), Some(own));
        assert_eq!(packages.range(), Some((eok(900).amount, eok(1100).amount)));
    }

    /// The years after 1,100 must come to 3,310 − 1,100 = 2,210, so to 1,103 and 1,107. 1,100 × (1 + g) rounds to 1,103
    /// from 0.22727 % to 0.31818 %, 1,103 × (1 + g) to 1,107 from 0.31732 % to 0.40798 %. In millionths both hold from
    /// 0.3174 % to 0.3181 %, of which 0.318 % has the fewest decimals.
    #[test]
    fn a_larger_base_goes_with_a_smaller_growth() {
        let packages = of(&growing(1000, dec!(0.10)), Vary::Growth).expect("it has packages");
        let found = packages.at(eok(1100).amount);
        assert_eq!(
            found,
            Some(Package { base: eok(1100), rate: Rate(dec!(0.00318)), total: eok(3310).amount })
        );
    }

    /// Without a growth 1,103 eok cost 3,309, one less than the offer, and the least growth that changes a year
    /// changes two: 1,104 and 1,105, so 3,312, two more.
    #[test]
    fn a_package_costs_the_same_to_within_one_eok() {
        let packages = of(&growing(1000, dec!(0.10)), Vary::Growth).expect("it has packages");
        assert_eq!(
            packages.at(eok(1103).amount),
            Some(Package { base: eok(1103), rate: Rate(dec!(0)), total: eok(3309).amount })
        );
    }

    #[test]
    fn a_term_of_one_year_has_none() {
        let mut scenario = growing(1000, dec!(0.10));
        scenario.years = Years::new(Year(2026), Year(2026));
        assert_eq!(of(&scenario, Vary::Growth).err(), Some(NoPackages::NoEffect));
    }

    #[test]
    fn a_rate_that_is_bounded_is_none_of_the_offer() {
        let mut rule = Rule::new(fixed(dec!(0.06)));
        assert_eq!(within(Rate(dec!(0.06)), &rule), Some(Rate(dec!(0.06))));
        rule.cap = Some(Stated::assumed(Rate(dec!(0.05))));
        assert_eq!(within(Rate(dec!(0.06)), &rule), None);
        rule.floor = Some(Stated::assumed(Rate(dec!(0.05))));
        assert_eq!(within(Rate(dec!(0.05)), &rule), Some(Rate(dec!(0.05))));
        assert_eq!(own_rate(&growing(1000, dec!(0.10)), Vary::Cap), None);
    }

    /// Two decimals of a fraction are whole per cents.
    #[test]
    fn of_many_rates_the_shortest_is_taken() {
        assert_eq!(fewest_decimals(dec!(0.0123), dec!(0.0187)), dec!(0.013));
        assert_eq!(fewest_decimals(dec!(0.018), dec!(0.0321)), dec!(0.02));
        assert_eq!(fewest_decimals(dec!(0.123456), dec!(0.123457)), dec!(0.123456));
    }

    fn of(scenario: &Scenario, vary: Vary) -> Result<Packages, NoPackages> {
        Packages::new(scenario, &Record::default(), vary)
    }
}
