//! The clauses of an agreement: what each says, and the formula that it means.
//!
//! One file a clause. Each says what it means once, as a [`Formula`](crate::model::formula::Formula); the value, the explanation
//! and everything else follow from that. A clause's meaning never changes: a new meaning is a new
//! clause. A new one is a file here, a line in this list, a case in `tests/cases/clauses/`, and
//! its sentences in each language.

mod amounts;
mod categories;
mod growth;
mod lowering;
mod one_off;
mod overridden;
mod rounding;
mod rule;

pub use amounts::agreed_amount;
pub use categories::{Category, Weight, share};
pub use growth::{Fixed, Freeze, Growth, GrowthKind, Index, Operand, OperandMut, Sum};
pub use lowering::Lowering;
pub use one_off::with_one_off;
pub use overridden::overridden;
pub use rounding::{CarryOver, Rounding};
pub use rule::Rule;
