//! The clauses of an agreement: what each says, and the formula that it means.
//!
//! One file a clause. Each says what it means once, as a [`Formula`]; the value, the explanation
//! and everything else follow from that. A clause's meaning never changes: a new meaning is a new
//! clause. A new one is a file here, a line in this list, a case in `tests/cases/clauses/`, and
//! its sentences in each language.

mod amounts;
mod categories;
mod fixed;
mod freeze;
mod growth;
mod index;
mod one_off;
mod rounding;
mod rule;
mod sum;
mod typed;

pub use amounts::agreed_amount;
pub use categories::{Category, Weight, share};
pub use fixed::Fixed;
pub use freeze::Freeze;
pub use growth::Growth;
pub use index::Index;
pub use one_off::with_one_off;
pub use rounding::{Carry, Rounding};
pub use rule::Rule;
pub use sum::Sum;
pub use typed::typed_over;

use rust_decimal::Decimal;

use super::field::{GrowthField, RuleField};
use super::formula::Formula;
use super::stated::Status;

/// What a rule is lowered onto: where its formula finds its terms and its series.
pub trait Ground {
    /// A term of the rule as a formula; `field` says which one, `value` what it is now, `status` how well
    /// that is known.
    fn term(&mut self, field: RuleField, value: Decimal, status: Status) -> Formula;

    /// The value of the named series in the year that a formula gives. A series that the scenario
    /// lacks has no value; `field` says where its name stands.
    fn series(&mut self, field: RuleField, name: &str, year: Formula) -> Formula;
}

/// The lowering of one growth inside a rule: turns the growth's own address into the rule's.
pub(crate) fn growth_term(
    ground: &mut dyn Ground,
    place: GrowthField,
    value: Decimal,
    status: Status,
) -> Formula {
    ground.term(RuleField::Growth(place), value, status)
}
