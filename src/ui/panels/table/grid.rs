//! Where the cells of a table stand: the widths of its columns, the height of its head, its typefaces.

#![allow(clippy::cast_precision_loss, reason = "places on screen are small")]

use std::sync::Arc;

use eframe::egui;
use egui::{FontId, Galley, Rangef, Rect, TextStyle, Ui, Vec2, pos2, vec2};

use crate::present::{Align, Cell, Column, Table};
use crate::ui::theme;
use crate::ui::theme::gap;

/// Room at both sides of a cell.
pub(super) const SIDE: f32 = 8.0;
/// Width of a sign behind a figure.
pub(super) const SIGN: f32 = 13.0;
/// What a column may grow beyond what it needs.
const MOST_AIR: f32 = 40.0;
/// Heads that are wider wrap.
const WIDEST_HEAD: f32 = 112.0;
/// Words that are wider are cut, and told where the pointer rests.
const WIDEST_WORDS: f32 = 296.0;

/// The widths of the columns and the height of the head.
pub(super) struct TableGrid {
    widths: Vec<f32>,
    /// Room for the signs of each column.
    pub(super) gutters: Vec<f32>,
    /// The height of the head.
    pub(super) head: f32,
    rows: usize,
}

impl TableGrid {
    pub(super) fn new(ui: &Ui, table: &Table, width: f32) -> Self {
        let fonts = TableFonts::of(ui);
        let wide = |text: &str, font: &FontId| galley(ui, text, font).size().x;
        let column = |idx: usize| table.rows.iter().filter_map(move |row| row.cells.get(idx));
        let signs = |cell: &Cell| cell.marks.iter().filter(|mark| mark.sign().is_some()).count();
        let mut widths = Vec::new();
        let mut gutters = Vec::new();
        let mut heights: f32 = 0.0;
        for (idx, head) in table.columns.iter().enumerate() {
            let gutter = column(idx).map(signs).max().unwrap_or(0) as f32 * SIGN;
            let cells = column(idx).map(|cell| wide(&cell.text, &fonts.bold)).fold(0.0, f32::max);
            let words = head_galley(ui, head, &fonts.caption);
            heights = heights.max(words.size().y);
            let heads = words.size().x.max(wide(&head.unit, &fonts.caption));
            let cells = if head.align == Align::Left { cells.min(WIDEST_WORDS) } else { cells };
            // In steps, so that columns stay where they are while figures change.
            widths.push(((cells.max(heads) + gutter + 2.0 * SIDE) / 8.0).ceil() * 8.0);
            gutters.push(gutter);
        }
        let needed: f32 = widths.iter().sum();
        let air = ((width - needed) / widths.len().max(1) as f32).clamp(0.0, MOST_AIR).floor();
        for width in &mut widths {
            *width += air;
        }
        let has_units = table.columns.iter().any(|column| !column.unit.is_empty());
        let line = ui.text_style_height(&TextStyle::Small);
        let head = heights.max(line) + if has_units { line } else { 0.0 } + 2.0 * gap::TINY;
        Self { widths, gutters, head: head.ceil(), rows: table.rows.len() }
    }

    /// The height of the head and a row.
    pub(super) fn least(&self) -> f32 {
        self.head + theme::ROW
    }

    /// The height of so many rows as stand whole in `most`, with the head.
    pub(super) fn whole_rows(&self, most: f32) -> f32 {
        let rows = ((most - self.head) / theme::ROW).floor().clamp(1.0, (self.rows as f32).max(1.0));
        self.head + rows * theme::ROW
    }

    pub(super) fn size(&self) -> Vec2 {
        vec2(self.widths.iter().sum(), self.head + self.rows as f32 * theme::ROW)
    }

    /// From where to where a column reaches, the first one starting at `left`.
    pub(super) fn across(&self, left: f32, column: usize) -> Rangef {
        let left = left + self.widths[..column].iter().sum::<f32>();
        Rangef::new(left, left + self.widths[column])
    }

    /// From where to where a row reaches under a head that starts at `top`.
    pub(super) fn upright(&self, top: f32, row: usize) -> Rangef {
        let top = top + self.head + row as f32 * theme::ROW;
        Rangef::new(top, top + theme::ROW)
    }

    /// The width of the column that stays.
    pub(super) fn frozen(&self) -> f32 {
        self.widths.first().copied().unwrap_or(0.0)
    }
}

pub(super) struct TableFonts {
    pub(super) caption: FontId,
    pub(super) body: FontId,
    pub(super) bold: FontId,
}

impl TableFonts {
    pub(super) fn of(ui: &Ui) -> Self {
        let body = TextStyle::Body.resolve(ui.style());
        let bold = FontId::new(body.size, theme::bold_family());
        Self { caption: TextStyle::Small.resolve(ui.style()), body, bold }
    }
}

/// The head of a column, on several lines where it is long.
pub(super) fn head_galley(ui: &Ui, column: &Column, font: &FontId) -> Arc<Galley> {
    let colour = egui::Color32::PLACEHOLDER;
    let mut job = egui::text::LayoutJob::simple(column.head.clone(), font.clone(), colour, WIDEST_HEAD);
    if column.align == Align::Right {
        job.halign = egui::Align::RIGHT;
    }
    ui.painter().layout_job(job)
}

pub(super) fn galley(ui: &Ui, text: &str, font: &FontId) -> Arc<Galley> {
    ui.painter().layout_no_wrap(text.to_owned(), font.clone(), egui::Color32::PLACEHOLDER)
}

/// The text on one line of that width, cut with an ellipsis where it is wider.
pub(super) fn cut_galley(ui: &Ui, text: &str, font: &FontId, width: f32) -> Arc<Galley> {
    let mut job =
        egui::text::LayoutJob::simple_singleline(text.to_owned(), font.clone(), egui::Color32::PLACEHOLDER);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    ui.painter().layout_job(job)
}

/// Width over which the right edge fades where there is more to the right.
pub(super) const FADE: f32 = 24.0;

/// Lets what is below go over into the ground.
pub(super) fn fade(ui: &Ui, rect: Rect) {
    let ground = ui.stack().bg_color();
    let mut mesh = egui::Mesh::default();
    for (x, colour) in [(rect.left(), ground.gamma_multiply(0.0)), (rect.right(), ground)] {
        mesh.colored_vertex(pos2(x, rect.top()), colour);
        mesh.colored_vertex(pos2(x, rect.bottom()), colour);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(1, 2, 3);
    ui.painter().add(mesh);
}
