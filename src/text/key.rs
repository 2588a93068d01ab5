//! A constant for every sentence of `assets/text/en.ftl`: `key::COMPARE_SUM` is the sentence `compare-sum`.
//!
//! They are written by `build.rs`. Documentation of each is the English sentence, without its further lines.

use super::sentences::Sentence;

include!(concat!(env!("OUT_DIR"), "/keys.rs"));
