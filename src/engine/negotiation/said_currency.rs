//! In which currency the amounts behind a cost were said, and which years are shown in another one.
//!
//! # Rules
//! - The amount of a year comes from the one that was stated last: the base, an amount that is named or an override
//!   over, and from then on the rule. A one-off comes on top of it in its year.
//! - An amount that was said in the currency of its part is converted where it is shown in another one.
//! - An amount that was said in another currency than its part's was converted into that. Its own year, shown in
//!   current prices in the currency in which it was said, comes back to what was said. What grew from it in the
//!   currency of the part does not: every later year has a rate of its own.

use super::offer_terms::is_same;
use crate::engine::measure::{Measure, Prices};
use crate::engine::plan::RowName;
use crate::engine::projection::{Origin, Projection};
use crate::model::{Currency, Field, Part, PartField, Scenario, Year};

/// The years whose cost is shown in another currency than an amount that it comes from was said in. `converted`
/// are the fields whose amounts were said in another currency than their part's, with that currency.
pub(super) fn converted_years(
    scenario: &Scenario,
    converted: &[(&Field, Currency)],
    projection: &Projection,
    measure: &Measure,
) -> Vec<Year> {
    let shown = measure.currency_in(scenario.currency());
    let mut years = Vec::new();
    for (place, part) in (0_u8..).zip(&scenario.parts) {
        let own = part.base.value.currency;
        let mut last = Said { currency: own, year: scenario.years.first };
        for year in projection.years().iter() {
            let said_in =
                |field: PartField| Said { currency: currency_of(part, field, scenario, converted), year };
            let origin = projection.origin(place, year);
            match origin {
                Origin::Override => last = said_in(PartField::Override(year)),
                Origin::Base => last = said_in(PartField::Base),
                Origin::Agreed => last = said_in(PartField::Amount(year)),
                Origin::Rule(_) | Origin::Nothing => {}
            }
            // An override has its one-off in it.
            let adds =
                origin != Origin::Override && projection.at(RowName::OneOffs(place), year).known().is_some();
            let one_off = adds.then(|| said_in(PartField::OneOff(year)));
            let is_as_said = |said: Said| match said.currency {
                currency if currency != shown => false,
                currency if currency == own => true,
                _ => said.year == year && measure.prices == Prices::Current,
            };
            if !std::iter::once(last).chain(one_off).all(is_as_said) {
                years.push(year);
            }
        }
    }
    years.sort_unstable();
    years.dedup();
    years
}

/// An amount that was stated: in which currency, for which year.
#[derive(Clone, Copy)]
struct Said {
    currency: Currency,
    year: Year,
}

/// The currency in which the amount in `field` was said.
fn currency_of(
    part: &Part,
    field: PartField,
    scenario: &Scenario,
    converted: &[(&Field, Currency)],
) -> Currency {
    // With one part its name is left out, as the reader of fields does.
    let name = if scenario.parts.len() == 1 { "" } else { part.name.as_str() };
    let field = Field::of_part(name, field);
    let said = converted.iter().find(|(converted, _)| is_same(converted, &field));
    said.map_or(part.base.value.currency, |&(_, currency)| currency)
}
