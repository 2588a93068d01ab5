//! What leaves as a file, read back by other programs.

mod bridge;
mod charts;
mod documents;
mod every_chart;
mod negotiation;
mod pages;
mod published;
mod side_by_side;
mod text;
mod xlsx;
