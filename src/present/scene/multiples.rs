//! Small charts in a grid, each under its name, with as many columns as make them largest.

use super::ColorRole;
use super::Item;
use super::geometry::{Area, Size, at};
use super::plot::plot;
use super::words::{LetterStyle, Words};
use crate::present::multiples::{Multiples, SmallChart};
use crate::text::Language;

/// A chart is at least so wide, its plot at least so high.
const NARROWEST: f32 = 148.0;
const LOWEST: f32 = 92.0;
/// So much wider than high is a plot best.
const SHAPE: f32 = 1.6;
/// Between charts.
const ACROSS: f32 = 20.0;
const DOWN: f32 = 10.0;
/// Between the words above a plot and the plot.
const GAP: f32 = 4.0;
/// A name has at most so many lines.
const LINES: usize = 3;

const NAME: LetterStyle = LetterStyle::bold(12.0, ColorRole::Text);
const CHANGE: LetterStyle = LetterStyle::regular(11.0, ColorRole::Secondary);

/// Small charts that are laid out; the upper left corner is the origin.
#[derive(Debug, Clone)]
pub struct Cells {
    /// Their size; no smaller than the room that was given.
    pub size: Size,
    /// What stands in them, from the ground up.
    pub items: Vec<Item>,
    /// The room of every chart with its words, in their order.
    pub cells: Vec<Area>,
}

/// Lays out small charts in a room of that size.
pub fn multiples(of: &Multiples, size: Size, language: Language) -> Cells {
    let grids = (1..=most_columns(of, size.width)).map(|columns| CellGrid::new(of, size.width, columns));
    let best = grids.max_by(|one, other| one.worth(size.height).total_cmp(&other.worth(size.height)));
    best.expect("there is a column").draw(size, language)
}

/// The height that small charts need at that width.
pub(super) fn least_height_of_multiples(of: &Multiples, width: f32) -> f32 {
    CellGrid::new(of, width, most_columns(of, width)).least_height()
}

/// Whether a name does not stand whole above its chart at that width.
pub(super) fn cuts_a_name(of: &Multiples, width: f32) -> bool {
    let grid = CellGrid::new(of, width, most_columns(of, width));
    of.charts.iter().any(|small| NAME.wrapped(&small.name, grid.width, usize::MAX).lines.len() > LINES)
}

fn most_columns(of: &Multiples, width: f32) -> usize {
    let most = ((width + ACROSS) / (NARROWEST + ACROSS)).floor().max(1.0) as usize;
    most.min(of.charts.len().max(1))
}

/// Charts in so many columns.
struct CellGrid<'a> {
    /// The width of a chart.
    width: f32,
    rows: Vec<CellRow<'a>>,
}

/// Charts beside each other, their words as high as the highest of them.
struct CellRow<'a> {
    charts: Vec<(&'a SmallChart, Words, Words)>,
    head: f32,
}

impl<'a> CellGrid<'a> {
    fn new(of: &'a Multiples, width: f32, columns: usize) -> Self {
        let each = (width - ACROSS * (columns as f32 - 1.0)) / columns as f32;
        let rows = of.charts.chunks(columns).map(|row| {
            let words = |small: &'a SmallChart| {
                (small, NAME.wrapped(&small.name, each, LINES), CHANGE.wrapped(&small.change, each, 2))
            };
            let charts: Vec<_> = row.iter().map(words).collect();
            let heads = charts.iter().map(|(_, name, change)| name.height() + change.height());
            let head = heads.fold(0.0, f32::max) + GAP;
            CellRow { charts, head }
        });
        Self { width: each, rows: rows.collect() }
    }

    /// The height of everything but the plots.
    fn heads(&self) -> f32 {
        let gaps = DOWN * (self.rows.len() as f32 - 1.0).max(0.0);
        self.rows.iter().map(|row| row.head).sum::<f32>() + gaps
    }

    fn least_height(&self) -> f32 {
        self.heads() + LOWEST * self.rows.len() as f32
    }

    fn plot_height(&self, height: f32) -> f32 {
        (height - self.heads()) / self.rows.len().max(1) as f32
    }

    /// How large its plots are in their shorter direction.
    fn worth(&self, height: f32) -> f32 {
        self.plot_height(height).min(self.width / SHAPE)
    }

    fn draw(self, size: Size, language: Language) -> Cells {
        let high = self.plot_height(size.height).max(LOWEST).min(self.width.max(LOWEST));
        let (mut items, mut cells, mut top) = (Vec::new(), Vec::new(), 0.0);
        for row in self.rows {
            for (place, (small, name, change)) in row.charts.into_iter().enumerate() {
                let left = place as f32 * (self.width + ACROSS);
                cells.push(Area::sized(at(left, top), self.width, row.head + high));
                let below = top + name.height();
                items.push(Item::Words(name.put(at(left, top))));
                items.push(Item::Words(change.put(at(left, below))));
                let plot = plot(&small.chart, Size { width: self.width, height: high }, language);
                items.extend(plot.into_items().into_iter().map(|item| item.moved(left, top + row.head)));
            }
            top += row.head + high + DOWN;
        }
        let height = (top - DOWN).max(size.height);
        Cells { size: Size { width: size.width, height }, items, cells }
    }
}
