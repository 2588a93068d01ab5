//! The window: panels that read the state of the program and ask for actions.

pub mod panels;
pub mod theme;
pub mod widgets;
