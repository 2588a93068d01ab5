//! What follows from a scenario, as pure functions.
//!
//! [`plan`] turns a scenario into rows of formulas, [`project`] gives every figure its exact value,
//! [`Certainty`] says how well each is known, [`explain`] in a tree why it is what it is, [`cells`] says it
//! in spreadsheet formulas, [`replay`] holds the rules against the published record, [`compare`] holds one scenario against another,
//! [`Reading`] one figure against another, [`bridge`] says what causes the difference, [`editions`] lists
//! what the record offers for a series, [`forecast_editions`] holds what was expected against what came,
//! [`reply`] at which base, growth or cap an offer costs what another does, [`Packages`] which of these come
//! to the same together, [`ledger`] what a side gave and got from one offer to the next,
//! [`same_terms`] says whether scenarios agree in all but words, [`amount_in_place`] what a typed amount is held
//! against, [`shares_of`] says what share an amount is by every definition, [`resting`] what rests
//! on whom, [`gaps`]
//! what the record lacks, [`check`] finds what cannot be right, [`all_problems`] besides what the record and the figures tell,
//! [`edit_scenario`] whether an edit may be written. This floor keeps no state and knows neither
//! files nor language.

mod basis;
mod break_even;
mod bridge;
mod cause;
pub mod cells;
mod certainty;
pub mod check;
mod cited;
mod common_years;
mod compare;
pub mod counterfactual;
mod digits;
mod edit;
mod editions;
mod effects;
mod exchange;
mod explain;
mod forecasts;
mod gaps;
pub mod history;
mod in_error;
mod in_place;
mod inputs;
mod last_division;
mod ledger;
mod limits;
mod measure;
mod mixer;
pub mod negotiation;
mod notices;
mod own_term;
mod packages;
mod plan;
mod planner;
mod problem;
mod projection;
mod reading;
pub mod recorded;
mod replay;
mod rounding;
mod shares;
mod sides;
mod slips;
mod solve;
mod sums;
mod terms;
mod year_solve;

pub use basis::MeasureBasis;
pub use break_even::{Crossing, EqualSums};
pub use bridge::{Bar, Bars, Bridge, BridgeReading, Order, Way, bridge};
pub use cause::Cause;
pub use certainty::{Certainty, weakest};
pub use cited::{CitedFigure, CitedPlace, Resting, cited_figures, is_page, resting};
pub use common_years::common_years;
pub use compare::{ComparedYear, Comparison, Missing, YearApart, compare};
pub use edit::{EditCheck, EditError, Provenance, edit_scenario, write_values};
pub use editions::{Edition, EditionName, EditionValue, Editions, editions};
pub use effects::{ChangeEffect, FieldChange, NotAlone, Span, YearEffect};
pub use exchange::{Converted, Leg, NoRoute, Quotation, QuotedBy, Rates, Route, average_rate, convert};
pub use explain::{Explanation, Leaf, Tree, explain};
pub use forecasts::{
    ExpectedValue, ForecastEdition, ForecastErrors, ForecastHistory, NoOutturn, errors,
    errors_by_years_ahead, forecast_editions, history,
};
pub use gaps::{Gap, MissingDatum, gaps};
pub use in_place::{HARDLY_MEANT, InPlace, amount_in_place, is_hardly_meant, times_apart};
pub use inputs::{Input, Inputs, sources_read_in_record};
pub use ledger::{Ledger, LedgerEntry, Turn, WhyNothing, ledger};
pub use measure::{Measure, Over, PriceIndex, Prices, RateBasis};
pub use notices::all_problems;
pub use own_term::OwnTerm;
pub use packages::{NoPackages, Package, Packages, Vary};
pub use plan::{
    Body, FigureError, Plan, PlanPart, PlanRow, PlanTerm, RowName, Segment, SegmentReason, StatedRow,
    StatedValue,
};
pub use planner::{plan, plan_rewritten, plan_with_room_for_overrides};
pub use projection::{Bound, Origin, Projection, project, project_while};
pub use reading::{NotRead, Reading, since};
pub use recorded::{Recorded, amount_in};
pub use replay::{Obstacle, Replayed, Verdict, Workings, replay, replay_agreement};
pub use shares::{
    AmountOf, CountedShare, Definition, NoShare, ShareOf, What, amount_of, shares_of, shares_of_periods,
};
pub use sides::{Side, Sides};
pub use slips::rates_far_from_neighbours;
pub use solve::{CostOrder, Reply, Solved, Variable, base_terms, cap_terms, growth_terms, reply};
pub use terms::{differing_terms, same_terms};
pub use year_solve::{FoundTerm, NoTermBehind, RateSteps, TermBehind, TotalReach, YearSolver};

#[cfg(test)]
mod samples;
