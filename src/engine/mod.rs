//! What follows from a scenario, as pure functions.
//!
//! [`plan`] turns a scenario into rows of formulas, [`project`] gives every figure its exact value,
//! [`explain`] says in a tree why it is what it is, [`replay`] holds the rules against the published
//! record, [`compare`] holds one scenario against another, [`bridge`] says what causes the
//! difference, [`check`] finds what cannot be right. This floor keeps no state and knows neither files
//! nor language.

mod break_even;
mod bridge;
pub mod check;
mod common_years;
mod compare;
mod explain;
mod measure;
mod plan;
mod projection;
mod replay;

pub use break_even::{Crossing, EqualSums, Standing};
pub use bridge::{Bar, Bars, Bridge, Cause, Span, bridge};
pub use compare::{
    ComparedYear, Comparison, Effect, Line, Missing, NotAlone, Side, Sides, YearApart, compare,
};
pub use explain::{Explanation, Leaf, Tree, explain};
pub use measure::{Measure, Over, PriceIndex, Prices, RateBasis};
pub use plan::{
    Because, Body, FigureError, Plan, PlanPart, PlanTerm, Row, RowName, Segment, StatedRow, plan,
};
pub use projection::{Bound, Origin, Projection, project};
pub use replay::{Obstacle, Replayed, Verdict, replay, replay_agreement};
