//! STUB
use crate::app::*;
use crate::ui::state::UiState;
use crate::ui::theme;
use eframe::egui;
pub fn projection_ui(ui: &mut egui::Ui, app: &App, _state: &mut UiState, _out: &mut Vec<Action>) {
    let Some(view) = app.view() else { return };
    ui.label(theme::headline(&view.headline));
    for row in &view.table.rows {
        ui.horizontal(|ui| {
            for cell in &row.cells {
                ui.label(&cell.text);
            }
        });
    }
}
