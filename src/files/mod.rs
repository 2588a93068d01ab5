//! Keeping things: the bundled record.

pub mod record;
