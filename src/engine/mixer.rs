//! Scenarios that take some causes from one side and the rest from the other.

use super::cause::{Cause, bit};
use super::common_years::bare;
use super::measure::{Measure, Over, Prices};
use crate::model::clauses::{Growth, Operand, OperandMut, Rule};
use crate::model::{Currency, Money, Part, Scenario, Stated, Year};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Takes each slot of the terms from either of two scenarios.
pub(super) struct ScenarioMixer {
    pub(super) baseline: Scenario,
    pub(super) other: Scenario,
    /// Whether both have the same main currency. Without it nothing can be mixed.
    pub(super) one_currency: bool,
}

impl ScenarioMixer {
    pub(super) fn new(baseline: &Scenario, other: &Scenario, measure: &Measure) -> Self {
        let (mut baseline, mut other) = (baseline.clone(), other.clone());
        let one_currency = baseline.currency() == other.currency();
        complete_parts(&mut baseline.parts, &other.parts);
        complete_parts(&mut other.parts, &baseline.parts);
        other.parts.sort_by_key(|part| place_of(&baseline.parts, &part.name));

        // What the measure reads is no accident of one side.
        let prices = match measure.prices {
            Prices::Current => None,
            Prices::Constant { by, .. } => Some(by.series()),
        };
        let of_stationing = match measure.over {
            Over::StationingCost(cost) => Some(cost.currency),
            _ => None,
        };
        let is_read = |currency: Currency| [measure.currency, of_stationing].contains(&Some(currency));
        complete(&mut baseline.series, &mut other.series, |name| prices == Some(name.as_str()));
        complete(&mut baseline.rates, &mut other.rates, |&currency| is_read(currency));
        Self { baseline, other, one_currency }
    }

    /// The mixture with these causes, as bits, from the other.
    pub(super) fn mix(&self, from_other: u16) -> Scenario {
        let of = |cause| if from_other & bit(cause) == 0 { &self.baseline } else { &self.other };
        let part = |place: usize| {
            let of = |cause| &of(cause).parts[place];
            Part {
                name: self.baseline.parts[place].name.clone(),
                note: None,
                base: of(Cause::Base).base.clone(),
                rounding: of(Cause::Rounding).rounding.clone(),
                rules: mix_rules(
                    of(Cause::Growth),
                    of(Cause::Lag),
                    of(Cause::Bounds),
                    &self.years_of_rules(place),
                ),
                amounts: of(Cause::Growth).amounts.clone(),
                overrides: of(Cause::Overrides).overrides.clone(),
                one_offs: of(Cause::OneOffs).one_offs.clone(),
                categories: Vec::new(),
            }
        };
        let parts = (0..self.baseline.parts.len()).map(part).collect();
        Scenario {
            parties: self.baseline.parties.clone(),
            series: of(Cause::Series).series.clone(),
            rates: of(Cause::Exchange).rates.clone(),
            sources: BTreeMap::new(),
            ..Scenario::new(self.baseline.years, parts)
        }
    }

    /// The causes that make another scenario of one side or of the other, whoever states its values.
    pub(super) fn varied(&self) -> Vec<Cause> {
        let every = Cause::ALL.into_iter().fold(0, |bits, cause| bits | bit(cause));
        let mix = |causes| bare(self.mix(causes));
        let (none, all) = (mix(0), mix(every));
        let differs = |&cause: &Cause| mix(bit(cause)) != none || mix(every & !bit(cause)) != all;
        Cause::ALL.into_iter().filter(differs).collect()
    }

    /// The years from which a rule holds on either side.
    pub(super) fn years_of_rules(&self, place: usize) -> BTreeSet<Year> {
        let rules = [&self.baseline, &self.other].map(|scenario| &scenario.parts[place].rules);
        rules.into_iter().flat_map(BTreeMap::keys).copied().collect()
    }
}

/// The rules of one part with the lags of a second and the bounds of a third.
pub(super) fn mix_rules(
    growth: &Part,
    lag: &Part,
    bounds: &Part,
    years: &BTreeSet<Year>,
) -> BTreeMap<Year, Rule> {
    let rule = |&year: &Year| {
        let (_, rule) = growth.rule_of(year)?;
        let mut rule = Rule::new(rule.growth.clone());
        if let Some((_, of_lag)) = lag.rule_of(year) {
            take_lag(&mut rule.growth, &of_lag.growth);
        }
        if let Some((_, of_bounds)) = bounds.rule_of(year) {
            rule.floor.clone_from(&of_bounds.floor);
            rule.cap.clone_from(&of_bounds.cap);
        }
        Some((year, rule))
    };
    years.iter().filter_map(rule).collect()
}

/// Where both follow an index, the lag of `other`.
pub(super) fn take_lag(growth: &mut Growth, other: &Growth) {
    if growth.kind() != other.kind() {
        return;
    }
    for ((_, own), (_, other)) in growth.operands_mut().into_iter().zip(other.operands()) {
        match (own, other) {
            (OperandMut::Lag(own), Operand::Lag(other)) => *own = other,
            (OperandMut::Growth(own), Operand::Growth(other)) => take_lag(own, other),
            _ => {}
        }
    }
}

pub(super) fn place_of(parts: &[Part], name: &str) -> Option<usize> {
    parts.iter().position(|part| part.name == name)
}

/// Adds the parts that are missing, with a base of zero and nothing that would be paid.
pub(super) fn complete_parts(parts: &mut Vec<Part>, others: &[Part]) {
    if let ([part], [other]) = (&mut parts[..], others) {
        // An only part has no name that matters.
        part.name.clone_from(&other.name);
        return;
    }
    for other in others {
        if place_of(parts, &other.name).is_some() {
            continue;
        }
        let nothing = Money::new(Decimal::ZERO, other.base.value.currency);
        let empty = BTreeMap::new;
        parts.push(Part {
            // What is not there is nobody's assumption.
            base: Stated::published(nothing, Vec::new()),
            amounts: empty(),
            overrides: empty(),
            one_offs: empty(),
            ..other.clone()
        });
    }
}

/// Gives both what only one of them has, unless it is read beside the rules.
pub(super) fn complete<K: Ord + Clone, T: Clone>(
    one: &mut BTreeMap<K, T>,
    other: &mut BTreeMap<K, T>,
    is_read: impl Fn(&K) -> bool,
) {
    for (key, value) in one.iter().filter(|(key, _)| !is_read(key)) {
        other.entry(key.clone()).or_insert_with(|| value.clone());
    }
    for (key, value) in other.iter().filter(|(key, _)| !is_read(key)) {
        one.entry(key.clone()).or_insert_with(|| value.clone());
    }
}
