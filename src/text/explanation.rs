//! STUB
pub fn why(_: crate::model::Why, _: &crate::engine::Plan, _: super::Language) -> String { String::new() }
