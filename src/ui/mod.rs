//! The window: panels that read the state of the program and ask for actions.
//!
//! [`run`] opens it. [`Window`] is the program as eframe knows it: each frame it paints, gathers
//! the actions that were asked for, hands them to [`App::update`], and does what only a window can
//! do: ask for a file, fill the clipboard, close.

pub mod dialogs;
pub mod fields;
pub mod panels;
pub mod shell;
pub mod state;
pub mod theme;
pub mod widgets;
