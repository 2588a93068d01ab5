//! What is shown, as bytes of a file.
//!
//! One file a format. Nothing here opens a file or decides a number.

pub mod csv;
pub mod error_words;
pub mod harmless;
mod input;
mod named;
mod outlines;
pub mod pdf;
pub mod picture;
pub mod png;
pub mod report;
pub mod svg;
pub mod xlsx;

pub use input::{About, File, Input, Written};
pub use named::Named;
