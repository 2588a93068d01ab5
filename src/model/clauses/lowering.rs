//! What a rule is lowered with: where its formula finds its terms and its series.

use rust_decimal::Decimal;

use crate::model::field::{GrowthField, RuleField};
use crate::model::formula::Formula;
use crate::model::stated::Status;

/// What a rule is lowered onto: where its formula finds its terms and its series.
pub trait Lowering {
    /// A term of the rule as a formula; `field` says which one, `value` what it is now, `status` how well
    /// that is known.
    fn term(&mut self, field: RuleField, value: Decimal, status: Status) -> Formula;

    /// The value of the named series in the year that a formula gives. A series that the scenario
    /// lacks has no value; `field` says where its name stands.
    fn series(&mut self, field: RuleField, name: &str, year: Formula) -> Formula;
}

/// The lowering of one growth inside a rule: turns the growth's own address into the rule's.
pub(crate) fn growth_term(
    lowering: &mut dyn Lowering,
    place: GrowthField,
    value: Decimal,
    status: Status,
) -> Formula {
    lowering.term(RuleField::Growth(place), value, status)
}
