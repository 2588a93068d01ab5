//! Scenarios and negotiations as files: round trips, refusals, the shipped ones against the record.

mod negotiations;
mod refused;
mod scenarios;
mod shipped_talks;
