//! What of an offer's money rests on what it did not say.

use std::collections::BTreeSet;

use super::offer_terms::holds;
use crate::engine::plan::RowName;
use crate::engine::projection::{Bound, Origin, Projection};
use crate::engine::sums::sum;
use crate::model::clauses::{Growth, Operand};
use crate::model::{
    Field, GrowthField, OfferTerm, Part, PartField, RuleField, Scenario, Value, Year, read_terms,
};

/// What of the cost of a term rests on the base scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefaultedTerms {
    /// The cost of the years that do; unknown if one of them is.
    pub amount: Value,
    /// The years, in their order.
    pub years: Vec<Year>,
    /// The terms that were left out, and on which money rests.
    pub fields: Vec<Field>,
}

/// What of the money in `by_year` rests on terms of the base scenario.
pub(super) fn unsaid(
    scenario: &Scenario,
    terms: &[OfferTerm],
    projection: &Projection,
    by_year: &[(Year, Value)],
) -> DefaultedTerms {
    let named = NamedTerms(terms);
    let mut missing: Vec<Vec<Field>> = vec![Vec::new(); scenario.parts.len()];
    let (mut years, mut fields) = (Vec::new(), BTreeSet::new());
    for &(year, _) in by_year {
        let mut of_year: Vec<Field> = Vec::new();
        for ((place, part), missing) in (0_u8..).zip(&scenario.parts).zip(&mut missing) {
            let reads = reads(scenario, part, place, year, projection);
            if reads.begins_anew {
                missing.clear();
            }
            missing.extend(named.missing(reads.carried));
            of_year.extend(missing.iter().cloned());
            of_year.extend(named.missing(reads.once));
        }
        if year > scenario.years.first && !named.names(&Field::LastYear) {
            of_year.push(Field::LastYear);
        }
        if !of_year.is_empty() {
            years.push(year);
            fields.extend(of_year);
        }
    }
    let amounts = by_year.iter().copied().filter(|(year, _)| years.contains(year));
    DefaultedTerms { amount: sum(projection, amounts), years, fields: fields.into_iter().collect() }
}

/// What decides the amount of a part in a year.
struct Reads {
    /// Whether nothing before counts any more.
    begins_anew: bool,
    /// What later years rest on as well.
    carried: Vec<ReadField>,
    /// What only this year rests on.
    once: Vec<ReadField>,
}

/// A term, and the terms that say it all where they are named each by itself.
struct ReadField {
    field: Field,
    leaves: Vec<Field>,
}

fn reads(scenario: &Scenario, part: &Part, place: u8, year: Year, projection: &Projection) -> Reads {
    // With one part its name is left out, as the reader of fields does.
    let name = if scenario.parts.len() == 1 { "" } else { part.name.as_str() };
    let field = |field: PartField| Field::of_part(name, field);
    let leaf = |of: PartField| ReadField { field: field(of), leaves: Vec::new() };
    let origin = projection.origin(place, year);
    let (begins_anew, carried) = match origin {
        Origin::Override => (true, vec![leaf(PartField::Override(year))]),
        Origin::Base => (true, vec![leaf(PartField::Base)]),
        Origin::Agreed => (true, vec![leaf(PartField::Amount(year))]),
        Origin::Rule(first) => {
            let of_rule = |of: RuleField| PartField::Rule(first, of);
            let leaves = part.rules.get(&first).map(|rule| leaves_of(&rule.growth)).unwrap_or_default();
            let leaves = leaves.into_iter().map(|leaf| field(of_rule(RuleField::Growth(leaf)))).collect();
            let growth = field(of_rule(RuleField::Growth(GrowthField::Whole)));
            let mut reads = vec![ReadField { field: growth, leaves }];
            match projection.bound(place, year) {
                Some(Bound::Cap) => reads.push(leaf(of_rule(RuleField::Cap))),
                Some(Bound::Floor) => reads.push(leaf(of_rule(RuleField::Floor))),
                None => {}
            }
            (false, reads)
        }
        Origin::Nothing => (false, Vec::new()),
    };
    // An override has its one-off in it.
    let adds = origin != Origin::Override && projection.at(RowName::OneOffs(place), year).known().is_some();
    let once = if adds { vec![leaf(PartField::OneOff(year))] } else { Vec::new() };
    Reads { begins_anew, carried, once }
}

/// The terms that say a growth of that kind.
fn leaves_of(growth: &Growth) -> Vec<GrowthField> {
    let of_operand = |(field, operand): (GrowthField, Operand<'_>)| match operand {
        Operand::Growth(within) => {
            let leaves = leaves_of(within);
            let whole = if leaves.is_empty() { vec![GrowthField::Whole] } else { leaves };
            whole.into_iter().map(|leaf| field.inside(leaf)).collect()
        }
        Operand::Rate(_) | Operand::Series(_) | Operand::Lag(_) => vec![field],
    };
    growth.operands().into_iter().flat_map(of_operand).collect()
}

/// The terms of an offer.
struct NamedTerms<'a>(&'a [OfferTerm]);

impl NamedTerms<'_> {
    /// Whether the offer names `field`, or what it stands in.
    fn names(&self, field: &Field) -> bool {
        read_terms(self.0).any(|(named, _)| holds(named, field))
    }

    /// What the offer leaves out: of a term of which it names some, the others.
    fn missing(&self, reads: Vec<ReadField>) -> impl Iterator<Item = Field> {
        reads.into_iter().flat_map(|ReadField { field, leaves }| {
            if self.names(&field) {
                return Vec::new();
            }
            let count = leaves.len();
            let missing: Vec<Field> = leaves.into_iter().filter(|leaf| !self.names(leaf)).collect();
            if missing.len() == count { vec![field] } else { missing }
        })
    }
}
