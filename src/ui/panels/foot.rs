//! What stands small under a chart or a table: notes, signs, sources; never clipped.

use eframe::egui;
use egui::{Color32, Label, TextStyle, Ui};

use crate::ui::theme;

/// Paragraphs that fit beside each other, on one line.
pub(super) fn packed(ui: &Ui, texts: Vec<String>, width: f32) -> Vec<String> {
    let font = TextStyle::Small.resolve(ui.style());
    let fits = |text: &str| {
        let galley = ui.painter().layout_no_wrap(text.to_owned(), font.clone(), Color32::PLACEHOLDER);
        galley.size().x <= width
    };
    let mut lines: Vec<String> = Vec::new();
    for text in texts.into_iter().filter(|text| !text.is_empty()) {
        let joined = lines.last().map(|line| format!("{line}  ·  {text}")).filter(|joined| fits(joined));
        if let (Some(joined), Some(last)) = (joined, lines.last_mut()) {
            *last = joined;
        } else {
            lines.push(text);
        }
    }
    lines
}

/// How high the lines are, each wrapped at `width`.
pub(super) fn height(ui: &Ui, lines: &[String], width: f32) -> f32 {
    let font = TextStyle::Small.resolve(ui.style());
    let one = |text: &String| ui.painter().layout(text.clone(), font.clone(), Color32::PLACEHOLDER, width);
    lines.iter().map(|line| one(line).size().y + SPACE).sum()
}

/// The lines, one below the other.
pub(super) fn foot_ui(ui: &mut Ui, lines: &[String]) {
    ui.spacing_mut().item_spacing.y = SPACE;
    for line in lines {
        ui.add(Label::new(theme::caption(line)).wrap());
    }
}

/// Room between two lines.
const SPACE: f32 = 2.0;
