//! The menu of a cell of a table, and what every table does with one: it is explained, and copied as it is shown.

use eframe::egui;
use egui::{Button, Popup, SetOpenCommand, Ui};

use crate::app::{Action, App, Run};
use crate::present::Cell;
use crate::text::key;
use crate::ui::panels::table::CellMenu;
use crate::ui::theme;

/// What is asked for in the menu of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellAsked {
    /// To set it.
    Set,
    /// To set the exchange rate at which it is converted.
    SetRate,
    /// To find the base or the rate for a total that is typed there.
    Seek,
    /// To take out what was set.
    Clear,
    /// To set every later year alike.
    SetLater,
    /// Why it is what it is, or on whom it rests.
    Explain,
    /// What is shown on the clipboard.
    Copy,
}

/// A line of the menu.
pub(super) struct CellLine {
    /// What it asks for.
    pub asks: CellAsked,
    /// What it is called.
    pub name: String,
    /// The keys that ask for the same; may be empty.
    pub keys: String,
    /// Why it is not possible; none if it is.
    pub why_not: Option<String>,
}

/// Shows the menu of a cell while it is open, with `first` above what every cell has; what was asked for just now.
pub(super) fn cell_menu_ui(
    ui: &mut Ui,
    app: &App,
    menu: &CellMenu,
    first: Vec<CellLine>,
) -> Option<CellAsked> {
    let copies = egui::KeyboardShortcut::new(egui::Modifiers::COMMAND, egui::Key::C);
    let copies = ui.ctx().format_shortcut(&copies);
    let usual =
        [(CellAsked::Explain, key::CELL_EXPLAIN, String::new()), (CellAsked::Copy, key::CELL_COPY, copies)];
    let usual = usual.map(|(asks, key, keys)| CellLine { asks, name: app.say(key), keys, why_not: None });
    let groups = [first, usual.into()];

    let cell = &menu.response;
    // Below the cell or above it, so that it stays in sight.
    let mut popup = Popup::context_menu(cell).anchor(cell.rect).style(theme::menu_style);
    if menu.by_keyboard {
        popup = popup.open_memory(SetOpenCommand::Bool(true));
    }
    let mut asked = None;
    popup.show(|ui| {
        ui.set_min_width(200.0);
        let mut has_keyboard = !menu.by_keyboard;
        let mut is_first = true;
        for group in groups.iter().filter(|group| !group.is_empty()) {
            if !is_first {
                ui.separator();
            }
            is_first = false;
            for line in group {
                let button = Button::new(line.name.as_str()).shortcut_text(line.keys.as_str());
                let mut response = ui.add_enabled(line.why_not.is_none(), button);
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(line.name.as_str()));
                if let Some(why_not) = &line.why_not {
                    response = response.on_disabled_hover_text(why_not);
                } else if !has_keyboard {
                    response.request_focus();
                    has_keyboard = true;
                }
                if response.clicked() {
                    asked = Some(line.asks);
                    ui.close();
                }
            }
        }
    });
    // The keyboard goes back to where it came from.
    if asked.is_some() {
        cell.request_focus();
    }
    asked
}

/// How a cell is copied: figures as they are, words so that no spreadsheet computes them; nothing where nothing stands.
pub(super) fn copied(cell: &Cell) -> Option<Action> {
    let text = cell.text.clone();
    let run = if cell.plain.is_some() { Run::CopyText(text) } else { Run::CopyWords(text) };
    (!cell.text.is_empty()).then_some(Action::Run(run))
}
