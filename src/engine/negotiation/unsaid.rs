//! What of an offer's money rests on what it did not say.

use rust_decimal::Decimal;

use crate::engine::plan::RowName;
use crate::engine::projection::{Bound, Origin, Projection};
use crate::model::{
    Field, GrowthField, OfferTerm, Part, PartField, RuleField, Scenario, Value, Year, read_terms,
};

/// What of the cost of a term rests on the base scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsaid {
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
) -> Unsaid {
    let named = Named(terms);
    let mut missing: Vec<Vec<Field>> = vec![Vec::new(); scenario.parts.len()];
    let mut unsaid = Unsaid { amount: Value::Known(Decimal::ZERO), years: Vec::new(), fields: Vec::new() };
    for &(year, value) in by_year {
        let mut of_year: Vec<Field> = Vec::new();
        for ((place, part), missing) in (0_u8..).zip(&scenario.parts).zip(&mut missing) {
            // What is typed over decides the year and all that grow from it.
            let reads = reads(scenario, part, place, year, projection);
            if reads.begins_anew {
                missing.clear();
            }
            missing.extend(reads.carried.into_iter().filter(|field| !named.names(field)));
            of_year.extend(missing.iter().cloned());
            of_year.extend(reads.once.into_iter().filter(|field| !named.names(field)));
        }
        if year > scenario.years.first && !named.names(&Field::LastYear) {
            of_year.push(Field::LastYear);
        }
        if of_year.is_empty() {
            continue;
        }
        unsaid.years.push(year);
        unsaid.amount = match (unsaid.amount, value) {
            (Value::Known(sum), Value::Known(more)) => {
                sum.checked_add(more).map_or(unsaid.amount, Value::Known)
            }
            (Value::Unknown(_), _) => unsaid.amount,
            (_, unknown) => unknown,
        };
        for field in of_year {
            if !unsaid.fields.contains(&field) {
                unsaid.fields.push(field);
            }
        }
    }
    unsaid.fields.sort();
    unsaid
}

/// What decides the amount of a part in a year.
struct Reads {
    /// Whether nothing before counts any more.
    begins_anew: bool,
    /// What later years rest on as well.
    carried: Vec<Field>,
    /// What only this year rests on.
    once: Vec<Field>,
}

fn reads(scenario: &Scenario, part: &Part, place: u8, year: Year, projection: &Projection) -> Reads {
    // With one part its name is left out, as the reader of fields does.
    let name = if scenario.parts.len() == 1 { "" } else { part.name.as_str() };
    let field = |field: PartField| Field::of_part(name, field);
    let (begins_anew, carried) = match projection.origin(place, year) {
        Origin::Typed => (true, vec![field(PartField::Typed(year))]),
        Origin::Base => (true, vec![field(PartField::Base)]),
        Origin::Agreed => (true, vec![field(PartField::Amount(year))]),
        Origin::Rule(first) => {
            let growth = RuleField::Growth(GrowthField::Whole);
            let mut fields = vec![field(PartField::Rule(first, growth))];
            match projection.bound(place, year) {
                Some(Bound::Cap) => fields.push(field(PartField::Rule(first, RuleField::Cap))),
                Some(Bound::Floor) => fields.push(field(PartField::Rule(first, RuleField::Floor))),
                None => {}
            }
            (false, fields)
        }
        Origin::Nothing => (false, Vec::new()),
    };
    let has_one_off = projection.at(RowName::OneOffs(place), year).known().is_some();
    let once = if has_one_off { vec![field(PartField::OneOff(year))] } else { Vec::new() };
    Reads { begins_anew, carried, once }
}

/// The terms of an offer.
struct Named<'a>(&'a [OfferTerm]);

impl Named<'_> {
    /// Whether the offer names `field`, something in it, or what it stands in.
    fn names(&self, field: &Field) -> bool {
        read_terms(self.0).any(|(named, _)| match (named, field) {
            (Field::Part(_, PartField::Whole), Field::Part(..)) => true,
            (
                Field::Part(_, PartField::Rule(named, of_named)),
                Field::Part(_, PartField::Rule(year, of_field)),
            ) => {
                named == year
                    && match (of_named, of_field) {
                        (RuleField::Whole, _) => true,
                        (RuleField::Growth(_), RuleField::Growth(_)) => true,
                        (one, other) => one == other,
                    }
            }
            (Field::Part(_, named), Field::Part(_, field)) => named == field,
            (named, field) => named == field,
        })
    }
}
