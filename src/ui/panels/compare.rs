//! The scenario in hand against the baseline.

use eframe::egui;
use egui::Ui;

use crate::app::Action;
use crate::app::App;
use crate::ui::state::UiState;

/// The middle of the window while scenarios are compared.
pub fn compare_ui(_ui: &mut Ui, _app: &App, _state: &mut UiState, _out: &mut Vec<Action>) {}
