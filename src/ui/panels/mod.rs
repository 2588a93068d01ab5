//! The panels of the window. Each reads the program and pushes actions; a new one is a file and a
//! line here.

pub mod chart;
mod foot;
pub mod table;
