//! A list of the view of talks: a table whose rows are chosen.

use eframe::egui::Ui;

use crate::app::{Action, App, Run};
use crate::present::Table;
use crate::ui::panels::parts::part_ui;
use crate::ui::panels::table;
use crate::ui::state::UiState;
use crate::ui::theme::gap;

/// A table whose rows are chosen; the row that was chosen just now.
pub(super) fn rows_ui(
    ui: &mut Ui,
    app: &App,
    name: &str,
    shown: &Table,
    chosen: Option<usize>,
    state: &mut UiState,
    out: &mut Vec<Action>,
) -> Option<usize> {
    let height = table::height(ui, shown, ui.available_width(), &app.library()) + gap::SMALL;
    let mut row = None;
    part_ui(ui, height, |ui| {
        let answer = ui.push_id(name, |ui| table::rows_ui(ui, shown, chosen, &app.library())).inner;
        row = answer.place.map(|(row, _)| row);
        if answer.explains {
            state.show_side();
        }
        if answer.copies {
            out.push(Action::Run(Run::CopyShownTable));
        }
    });
    row
}
