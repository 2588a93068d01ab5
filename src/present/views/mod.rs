//! The views. A new one is a file here, a line in this list, and its sentences.

pub mod compare;
pub mod projection;
