//! The window, by label and by picture; pictures guard the look only.

mod baseline;
mod chart_in_hand;
mod charts;
mod cut;
mod files;
mod kept;
mod keyboard_tasks;
mod keys;
mod look;
mod negotiation;
mod page;
mod parties;
mod parts;
mod screens;
mod sides;
mod sources;
mod spoken;
mod status;
mod table;
