//! STUB
use crate::app::*;
use crate::ui::state::UiState;
use eframe::egui;
pub fn explanation_ui(ui: &mut egui::Ui, app: &App, _state: &mut UiState, _out: &mut Vec<Action>) {
    ui.label(app.say("panel-explanation"));
}
