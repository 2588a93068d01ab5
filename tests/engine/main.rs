//! What is computed: agreements, comparisons, rates, history, talks, and what holds for all of them.

mod cases;
mod cells;
mod check;
mod compare;
mod exchange;
mod figures;
mod forecasts;
mod history;
mod invariants;
mod kinds_of_rates;
mod negotiation;
mod replay;
mod revision;
mod shares;
mod slips;
