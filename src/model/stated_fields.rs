//! Which fields of a scenario hold a value that somebody states, with a status and sources.

use super::clauses::{Growth, Operand};
use super::field::{Field, GrowthField, Kind, PartField, RuleField, SeriesField};
use super::scenario::Scenario;

/// The fields of every value that the scenario states, in its order: what was paid before, the
/// parts with their amounts and rules, the series, the exchange rates.
pub fn stated_fields(scenario: &Scenario) -> Vec<Field> {
    let mut fields = Vec::new();
    fields.extend(scenario.before.as_ref().map(|_| Field::Before));
    let only = scenario.parts.len() == 1;
    for part in &scenario.parts {
        let name = if only { "" } else { part.name.as_str() };
        let mut add = |field: PartField| fields.push(Field::of_part(name, field));
        add(PartField::Base);
        part.amounts.keys().for_each(|&year| add(PartField::Amount(year)));
        for (&year, rule) in &part.rules {
            for field in growth_fields(&rule.growth) {
                if field.kind() == Kind::Rate {
                    add(PartField::Rule(year, RuleField::Growth(field)));
                }
            }
            rule.floor.iter().for_each(|_| add(PartField::Rule(year, RuleField::Floor)));
            rule.cap.iter().for_each(|_| add(PartField::Rule(year, RuleField::Cap)));
        }
        part.overrides.keys().for_each(|&year| add(PartField::Override(year)));
        part.one_offs.keys().for_each(|&year| add(PartField::OneOff(year)));
        part.categories.iter().for_each(|category| add(PartField::Category(category.name.clone())));
    }
    for (name, series) in &scenario.series {
        let years = series.values.keys().map(|&year| SeriesField::Year(year));
        let then = series.then.as_ref().map(|_| SeriesField::Then);
        fields.extend(years.chain(then).map(|field| Field::Series(name.clone(), field)));
    }
    for (&currency, rates) in &scenario.rates {
        let years = rates.values.keys().map(|&year| SeriesField::Year(year));
        let then = rates.then.as_ref().map(|_| SeriesField::Then);
        fields.extend(years.chain(then).map(|field| Field::Rate(currency, field)));
    }
    fields
}

/// The fields of a growth that are not whole ones, in their order.
pub fn growth_fields(growth: &Growth) -> Vec<GrowthField> {
    let of_operand = |(field, operand): (GrowthField, Operand<'_>)| match operand {
        Operand::Growth(within) => {
            growth_fields(within).into_iter().map(|inner| field.inside(inner)).collect()
        }
        Operand::Rate(_) | Operand::Series(_) | Operand::Lag(_) => vec![field],
    };
    growth.operands().into_iter().flat_map(of_operand).collect()
}
