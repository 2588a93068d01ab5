//! The projection of one scenario on top of the record.
