//! The published record held against its own rules.
//!
//! Each agreement becomes a scenario made of the record alone: its base amount, its rule, and the
//! index as published. The engine projects it as it projects any other, and every year is compared
//! with what was agreed, to the rounding unit. Years that cannot be replayed say why; nothing is
//! fitted.

use rust_decimal::Decimal;

use super::explain::{Tree, explain};
use super::plan::RowName;
use super::planner::plan;
use super::projection::{Projection, project};
use crate::model::{
    AgreementFacts, Basis, ContributionKind, Figure, IndexPeriod, Money, Part, Rate, Record, RowId, Scenario,
    Series, Stated, Status, Unknown, UnknownReason, Value, Year, Years,
};

/// A year of the record beside what its rule gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replayed {
    /// The number of the agreement.
    pub agreement: u8,
    /// The year.
    pub year: Year,
    /// What was agreed, in the agreement's currency; in several, the first one's part.
    pub published: Option<Stated<Money>>,
    /// What the rule gives, in the same currency.
    pub replayed: Value,
    /// How the rule gives it; none where nothing is replayed.
    pub workings: Option<Workings>,
    /// What follows.
    pub verdict: Verdict,
}

/// How a rule gives an amount, in whole units of its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Workings {
    /// The amount of the year before.
    pub before: Decimal,
    /// By how much it grows, as a fraction.
    pub growth: Decimal,
    /// What that gives before it is rounded.
    pub exact: Decimal,
    /// The unit to which it is rounded, half up.
    pub unit: Decimal,
}

impl Replayed {
    /// What rounding has to explain: published less what the rule gives before it is rounded.
    pub fn residual(&self) -> Option<Decimal> {
        self.published.as_ref()?.value.amount.checked_sub(self.workings?.exact)
    }
}

/// What the comparison of a year says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The rule gives the published amount, to the rounding unit.
    Fits,
    /// It gives another: published less replayed, in whole units of currency.
    Differs(Decimal),
    /// The amount was negotiated or named in the text; there is nothing to replay.
    Named,
    /// The rule gives an amount that nobody prints yet.
    Follows,
    /// An index that the rule reads is not published yet.
    Waits,
    /// The record lacks what a replay needs.
    Cannot(Obstacle),
}

/// Why a year cannot be replayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Obstacle {
    /// The text names a rounded amount where the rate gives a fraction, and the year was
    /// negotiated anew.
    NamedOtherwise,
    /// The index is taken over twelve months to September; the record has calendar years.
    IndexPeriod,
    /// The index as it was published then is not in the record, only later revisions.
    IndexRevised,
    /// The base amount is not what the announced change gives: it was negotiated.
    BaseNotThePercentage,
}

/// Every year of every agreement in `record`, in order.
pub fn replay(record: &Record) -> Vec<Replayed> {
    record.agreements.iter().flat_map(|facts| replay_agreement(record, facts)).collect()
}

/// Every year of one agreement.
pub fn replay_agreement(record: &Record, facts: &AgreementFacts) -> Vec<Replayed> {
    let scenario = as_scenario(record, facts);
    let projection = scenario.as_ref().map(|scenario| project(plan(scenario, record, &[])));
    let year = |year: Year| {
        let published = published(record, facts, year);
        let by_rule = projection.as_ref().map(|projection| projection.total(year));
        let replayed = by_rule.unwrap_or_else(|| Value::Unknown(no_rule(year)));
        let verdict = verdict(record, facts, year, published.as_ref(), replayed);
        let by_change = (verdict == Verdict::Cannot(Obstacle::BaseNotThePercentage))
            .then(|| by_announced_change(record, facts))
            .flatten();
        let (replayed, from) = match verdict {
            Verdict::Fits
            | Verdict::Differs(_)
            | Verdict::Follows
            | Verdict::Cannot(Obstacle::NamedOtherwise) => (replayed, projection.as_ref()),
            Verdict::Cannot(Obstacle::BaseNotThePercentage) => {
                let replayed = by_change.as_ref().map(|projection| projection.total(year));
                (replayed.unwrap_or(Value::Unknown(no_rule(year))), by_change.as_ref())
            }
            _ => (Value::Unknown(no_rule(year)), None),
        };
        let workings = from.and_then(|projection| workings(projection, year));
        Replayed { agreement: facts.number, year, published, replayed, workings, verdict }
    };
    facts.years.iter().map(year).collect()
}

/// How the only part of `projection` comes to its amount of `year`.
fn workings(projection: &Projection, year: Year) -> Option<Workings> {
    let ruled = projection.plan().figure(RowName::Ruled(0), year)?;
    let Tree::Round { operands, .. } = explain(projection, ruled).tree else { return None };
    let [exact, unit] = &*operands;
    Some(Workings {
        before: projection.at(RowName::Exact(0), year.before()).known()?,
        growth: projection.at(RowName::Growth(0), year).known()?,
        exact: exact.value().known()?,
        unit: unit.value().known()?,
    })
}

fn no_rule(year: Year) -> Unknown {
    Unknown { reason: UnknownReason::NoRule, figure: Figure { row: RowId(0), year } }
}

fn verdict(
    record: &Record,
    facts: &AgreementFacts,
    year: Year,
    published: Option<&Stated<Money>>,
    replayed: Value,
) -> Verdict {
    if year == facts.base_year {
        let agreed = published.map(|published| published.value.amount);
        return match by_announced_change(record, facts) {
            Some(gives) if agreed.is_some() && agreed == gives.total(year).known() => Verdict::Named,
            Some(_) => Verdict::Cannot(Obstacle::BaseNotThePercentage),
            None => Verdict::Named,
        };
    }
    let ruled = facts.rule.is_some() && facts.adjusted.is_some_and(|adjusted| adjusted.contains(year));
    if !ruled {
        return Verdict::Named;
    }
    if facts.index_period == Some(IndexPeriod::ToSeptember) {
        return Verdict::Cannot(Obstacle::IndexPeriod);
    }
    if reads_revised_index(record, facts, year) {
        return Verdict::Cannot(Obstacle::IndexRevised);
    }
    match (published, replayed.known()) {
        (Some(published), Some(replayed)) if published.value.amount == replayed => Verdict::Fits,
        (Some(_), Some(_)) if facts.steps.contains_key(&year) => Verdict::Cannot(Obstacle::NamedOtherwise),
        (Some(published), Some(replayed)) => Verdict::Differs(published.value.amount - replayed),
        (_, Some(_)) => Verdict::Follows,
        (_, None) => Verdict::Waits,
    }
}

/// What was agreed for the year.
fn published(record: &Record, facts: &AgreementFacts, year: Year) -> Option<Stated<Money>> {
    let of_agreement = |kind| {
        record.contributions_of(year).find(|found| found.agreement == facts.number && found.kind == kind)
    };
    let contribution = of_agreement(ContributionKind::Agreed)?;
    match contribution.basis {
        Basis::Currency(currency) => contribution.total_in(currency).cloned(),
        Basis::Mixed => contribution.parts.first().cloned(),
    }
}

/// What the announced change gives for the base year, rounded as the record rounds.
fn by_announced_change(record: &Record, facts: &AgreementFacts) -> Option<Projection> {
    let change = facts.base_change.as_ref()?;
    let base = facts.base.first().filter(|_| facts.base.len() == 1)?;
    let before = facts.base_year.before();
    let contribution = record.agreed(before)?;
    let amount = contribution.total_in(base.value.currency)?.value;
    // The change of the announcement is one of a printed total; a mixed total was converted.
    let mut part = Part::new("", Stated::assumed(amount));
    let rule = crate::model::clauses::Rule::new(crate::model::clauses::Growth::Fixed(
        crate::model::clauses::Fixed { rate: change.clone() },
    ));
    part.rules.insert(facts.base_year, rule);
    let scenario = Scenario::new(Years::new(before, facts.base_year), vec![part]);
    Some(project(plan(&scenario, record, &[])))
}

/// Whether the rule reads a value that was not published as it stands in the record.
fn reads_revised_index(record: &Record, facts: &AgreementFacts, year: Year) -> bool {
    let Some(rule) = &facts.rule else { return false };
    rule.growth.indices().iter().any(|index| {
        let read = year.plus(-i16::from(index.lag));
        let value = record.quantities.get(&index.series).and_then(|quantity| quantity.values.get(&read));
        value.is_some_and(|value| value.status == Status::Derived)
    })
}

/// The agreement as a scenario made of the record: its first part, its rule, and the published
/// index. None if it has no rule.
fn as_scenario(record: &Record, facts: &AgreementFacts) -> Option<Scenario> {
    let rule = facts.rule.clone()?;
    let first = facts.adjusted?.first;
    let mut part = Part::new("", facts.base.first()?.clone());
    let mut scenario = Scenario::new(Years::new(facts.base_year, facts.years.last), Vec::new());
    for index in rule.growth.indices() {
        let quantity = record.quantities.get(&index.series)?;
        let in_print = quantity.values.iter().filter(|(_, value)| value.status != Status::Estimate);
        let values = in_print.map(|(&year, value)| {
            let rate =
                Stated { value: Rate(value.value), status: value.status, sources: value.sources.clone() };
            (year, rate)
        });
        scenario.series.insert(index.series.clone(), Series { values: values.collect(), then: None });
    }
    part.rules.insert(first, rule);
    scenario.parts.push(part);
    Some(scenario)
}
