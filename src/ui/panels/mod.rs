//! The panels of the window. Each reads the program and pushes actions; a new one is a file and a
//! line here.

pub mod assumptions;
pub mod bridge;
mod cell_menu;
mod changed;
pub mod chart;
pub mod compare;
pub mod edit_together;
pub mod editions;
pub mod explanation;
pub mod export;
pub mod finder;
mod foot;
pub mod kept;
pub mod measures;
pub mod negotiation;
pub mod new_scenario;
pub mod noticed;
mod parts;
pub mod paste;
pub mod projection;
pub mod questions;
pub mod record;
pub mod revision;
pub mod scenarios;
mod shares;
mod side_by_side;
mod sources;
pub mod table;
mod table_hands;
pub mod terms;
pub mod views;
pub mod waterfall;
