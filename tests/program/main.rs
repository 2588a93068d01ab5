//! The program whole, without its window: documents, commands, exports, and what holds on every road.

mod app;
mod app_negotiation;
mod baseline;
mod certainty;
mod circles;
mod cli;
mod cli_negotiation;
mod colours;
mod command;
mod exports;
mod facts;
mod in_error;
mod json;
mod kept;
mod large;
mod layers;
mod leak;
mod lists;
mod mailed;
mod naming;
mod papers;
mod parties;
mod pasted;
mod quoted;
mod stated_together;
mod writing;
