//! The views. A new one is a file here, a line in this list, and its sentences.

pub mod compare;
pub mod counterfactual;
pub mod editions;
pub mod forecasts;
pub mod gaps;
pub mod negotiation;
pub mod projection;
pub mod record;
pub mod revision;
pub mod shares;
pub mod sources;
