//! The panels of the window. Each reads the program and pushes actions; a new one is a file and a
//! line here.

pub mod assumptions;
pub mod chart;
pub mod compare;
pub mod explanation;
mod foot;
pub mod measures;
pub mod paste;
pub mod projection;
pub mod questions;
pub mod scenarios;
pub mod table;
pub mod terms;
pub mod views;
pub mod waterfall;
