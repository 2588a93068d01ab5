//! Exporting what is shown: made and written in the background, announced when it is on the disk.
//!
//! What an export is made from is taken when it is asked for, so that editing goes on meanwhile and
//! changes nothing in it. A file that is there already is written over only with consent, and what is
//! cancelled or fails leaves nothing behind.
//!
//! `formats.rs` says what an export can be, `scenarios.rs`, `record.rs` and `negotiation.rs` what it is
//! made from, `pending.rs` makes it, `running.rs` has the jobs that do.

mod formats;
mod negotiation;
mod pending;
mod record;
mod running;
mod scenarios;

pub use formats::{Export, with_ending};
pub(super) use negotiation::OfNegotiation;
pub(super) use pending::ExportInputs;
pub use pending::{Pending, Preview};
pub(super) use record::OfRecord;
pub(super) use running::Exports;
pub(super) use scenarios::OfScenarios;
