//! What it would change to take values over, wherever they come from: in a sentence, and before and
//! after with the years across.

use eframe::egui;
use egui::{Align, Label, Layout, RichText, Role, ScrollArea, TextStyle, Ui, WidgetInfo, WidgetText, vec2};

use crate::present::Table;
use crate::present::views::revision::Revision;
use crate::ui::theme;
use crate::ui::theme::gap;

/// Height of a line of the table.
const LINE: f32 = 22.0;
/// The most that the heads of the lines take.
const HEADS: f32 = 184.0;

/// Height of a preview without notes.
pub const HEIGHT: f32 = 144.0;

/// The preview over the width that there is.
pub fn revision_ui(ui: &mut Ui, revision: &Revision) {
    ui.spacing_mut().item_spacing.y = gap::TINY;
    ui.add(Label::new(theme::bold(&revision.headline)).wrap());
    if !revision.is_empty() && !revision.table.rows.is_empty() {
        ui.add(Label::new(theme::caption(&revision.subline)).wrap());
        ScrollArea::horizontal().id_salt("revision").auto_shrink([false, true]).show(ui, |ui| {
            table_ui(ui, &revision.table);
            // Clear of the bar that scrolls.
            ui.add_space(gap::TINY);
        });
    }
    for note in &revision.notes {
        ui.add(Label::new(theme::secondary(ui, note)).wrap());
    }
}

/// Every column of the table on a line of its own: a column for each year, the sum behind them.
fn table_ui(ui: &mut Ui, table: &Table) {
    ui.spacing_mut().item_spacing = vec2(gap::MEDIUM, 0.0);
    let width = |text: &str| {
        let text = WidgetText::from(theme::bold(text));
        text.into_galley(ui, Some(egui::TextWrapMode::Extend), f32::INFINITY, TextStyle::Body).size().x
    };
    let heads = table.columns.iter().skip(1).map(|column| width(&column.head)).fold(0.0, f32::max);
    let widths: Vec<f32> = table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| width(&cell.text)).fold(0.0, f32::max).max(48.0).ceil())
        .collect();
    let secondary = theme::color(theme::palette(ui).secondary);
    for (place, column) in table.columns.iter().enumerate() {
        let is_difference = place + 1 == table.columns.len();
        if is_difference {
            ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), theme::hairline(ui));
        }
        ui.horizontal(|ui| {
            ui.set_height(LINE);
            let head = if place == 0 { "" } else { column.head.as_str() };
            cell_ui(ui, heads.min(HEADS).ceil(), Align::Min, RichText::new(head).color(secondary));
            for (row, width) in table.rows.iter().zip(&widths) {
                let cell = &row.cells[place];
                let is_sum = row.year.is_none();
                let text = match (place, is_difference || is_sum) {
                    (0, _) => RichText::new(&cell.text).color(secondary),
                    (_, true) => theme::bold(&cell.text),
                    (_, false) => RichText::new(&cell.text),
                };
                let label = cell_ui(ui, *width, Align::Max, text);
                // What is read out says what the figure is of.
                label.widget_info(|| WidgetInfo::labeled(Role::Cell, true, cell.told()));
                if place > 0 {
                    label.on_hover_text(cell.told());
                }
            }
        });
    }
}

fn cell_ui(ui: &mut Ui, width: f32, align: Align, text: RichText) -> egui::Response {
    let layout = if align == Align::Max {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    };
    ui.allocate_ui_with_layout(vec2(width, LINE), layout, |ui| {
        ui.set_width(width);
        // Nothing to select where nothing stands.
        let is_selectable = !text.is_empty();
        ui.add(Label::new(text).truncate().selectable(is_selectable))
    })
    .inner
}
