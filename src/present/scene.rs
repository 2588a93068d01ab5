//! A picture as plain data: what stands where, before anything is painted.
//!
//! [`plot`], [`waterfall`], [`multiples`] and [`timeline()`] lay charts of each kind out in the room they are given;
//! [`page`] sets title, subtitle, notes and sources around one of them, as they stand in a file. The
//! window paints a plot with its own means, of the years that are in sight; a format writes a page with its
//! own; neither decides where something stands. Colours are roles, so that one scene serves every palette. Text is measured with
//! our own typeface, so that a scene is the same everywhere.
//!
//! Lengths are points, y grows downwards.
//!
//! **Invariant:** values become floats here and only to be drawn; what is written comes from the chart
//! as text or is a decimal. No two words of a scene stand on each other, and none leaves it.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "places in a picture are small"
)]

mod axis;
mod document;
mod drawn;
mod geometry;
mod multiples;
mod names;
mod overview;
mod page;
mod placing;
mod plot;
mod prose;
mod sight;
mod strokes;
mod timeline;
mod timeline_marks;
mod timeline_plane;
mod values;
mod waterfall;
mod words;

pub use axis::{AxisScale, Plane};
pub use geometry::{Area, Interval, Size, Spot};

pub use document::{
    ChartOnPage, ColumnGroup, DocumentPage, DocumentPages, DocumentPart, PAGE, PAGE_MARGIN, PlacedItems,
    column_groups, document_pages,
};
pub use drawn::Drawn;
pub use multiples::{Cells, multiples};
pub use overview::overview;
pub use page::{Captions, Drawable, NAME, PageSpec, key, lacking_words, page};
pub use placing::Occupied;
pub use plot::{Axes, Plot, PlotView, plot, plot_of};
pub use sight::{Reach, Sight};
pub use strokes::{Pen, marker};
pub use timeline::{TimelineLayout, least_height_of_timeline, timeline};
pub use waterfall::{WaterfallPlot, least_height_of_waterfall, waterfall};
pub use words::{Anchor, Words};

use crate::present::palette::Colour;
use crate::present::palette::Dash;
use crate::present::palette::Palette;

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Its size.
    pub size: Size,
    /// What stands in it, from the ground up.
    pub items: Vec<Item>,
    /// What it says, as a sentence.
    pub title: String,
    /// The same told in words, for those who cannot see it.
    pub summary: String,
    /// The code of its language.
    pub language: &'static str,
    /// The sources of what it shows, each whole: title, publisher, date.
    pub sources: Vec<String>,
    /// The letters in it that no bundled face has; they are drawn as boxes, and a note names them.
    pub lacking: Vec<char>,
}

impl Scene {
    /// The words in it, in the order in which they are read.
    pub fn words(&self) -> impl Iterator<Item = &Words> {
        self.items.iter().filter_map(|item| match item {
            Item::Words(words) => Some(words),
            _ => None,
        })
    }
}

/// Something in a picture.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A line through points.
    Line {
        /// The points, two or more.
        points: Vec<Spot>,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A filled shape.
    Shape {
        /// Its outline.
        outline: Outline,
        /// Its ground.
        fill: Option<Fill>,
        /// The line around it.
        stroke: Option<Stroke>,
    },
    /// Text.
    Words(Words),
}

impl Item {
    /// The same, larger or smaller by a factor.
    #[must_use]
    pub fn scaled(self, by: f32) -> Self {
        match self {
            Self::Line { points, stroke } => {
                let points = points.into_iter().map(|at| at.scaled(by)).collect();
                Self::Line { points, stroke: stroke.scaled(by) }
            }
            Self::Shape { outline, fill, stroke } => {
                Self::Shape { outline: outline.scaled(by), fill, stroke: stroke.map(|it| it.scaled(by)) }
            }
            Self::Words(words) => Self::Words(words.scaled(by)),
        }
    }

    /// The same elsewhere.
    #[must_use]
    pub fn moved(self, right: f32, down: f32) -> Self {
        let by = |at: Spot| at.moved(right, down);
        match self {
            Self::Line { points, stroke } => {
                Self::Line { points: points.into_iter().map(by).collect(), stroke }
            }
            Self::Shape { outline, fill, stroke } => {
                let outline = match outline {
                    Outline::Area(area) => Outline::Area(area.moved(right, down)),
                    Outline::Polygon(points) => Outline::Polygon(points.into_iter().map(by).collect()),
                    Outline::Disc { middle, radius } => Outline::Disc { middle: by(middle), radius },
                };
                Self::Shape { outline, fill, stroke }
            }
            Self::Words(words) => Self::Words(Words { at: by(words.at), ..words }),
        }
    }
}

/// The outline of a shape.
#[derive(Debug, Clone, PartialEq)]
pub enum Outline {
    /// A rectangle.
    Area(Area),
    /// A convex polygon.
    Polygon(Vec<Spot>),
    /// A circle.
    Disc {
        /// Its middle.
        middle: Spot,
        /// Its radius.
        radius: f32,
    },
}

impl Outline {
    fn scaled(self, by: f32) -> Self {
        match self {
            Self::Area(area) => Self::Area(area.scaled(by)),
            Self::Polygon(points) => Self::Polygon(points.into_iter().map(|at| at.scaled(by)).collect()),
            Self::Disc { middle, radius } => Self::Disc { middle: middle.scaled(by), radius: radius * by },
        }
    }
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub ink: ColorRole,
    /// Its width.
    pub width: f32,
    /// Lengths of line and gap, each times [`Stroke::stretch`].
    pub dash: Dash,
    /// How much longer dashes are than written; 1 unless the picture was made larger or smaller.
    pub stretch: f32,
    /// How far along the line its first point is, where it begins out of sight: so that dashes stay with the line while
    /// it moves.
    pub phase: f32,
}

impl Stroke {
    /// An unbroken line.
    pub const fn solid(ink: ColorRole, width: f32) -> Self {
        Self::dashed(ink, width, Dash::SOLID)
    }

    /// A broken line.
    pub const fn dashed(ink: ColorRole, width: f32, dash: Dash) -> Self {
        Self { ink, width, dash, stretch: 1.0, phase: 0.0 }
    }

    /// Lengths of line and gap by turns; nothing for an unbroken line.
    pub fn dashes(self) -> impl Iterator<Item = f32> {
        self.dash.0.iter().map(move |&length| f32::from(length) * self.stretch)
    }

    fn scaled(self, by: f32) -> Self {
        Self { width: self.width * by, stretch: self.stretch * by, phase: self.phase * by, ..self }
    }
}

/// The ground of a shape.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fill {
    /// Its colour.
    pub ink: ColorRole,
    /// How opaque it is, from 0 to 1.
    pub opacity: f32,
}

impl From<ColorRole> for Fill {
    fn from(ink: ColorRole) -> Self {
        Self { ink, opacity: 1.0 }
    }
}

/// A colour by its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ColorRole {
    /// The ground of the picture.
    ColourScheme,
    /// Text, and the line of the record.
    Text,
    /// Text that accompanies, and the line of the baseline.
    Secondary,
    /// What stands small.
    Weak,
    /// Axes.
    Border,
    /// Lines across.
    Hairline,
    /// A line of the series, by its place.
    Series(usize),
    /// What makes a sum larger.
    Rising,
    /// What makes it smaller.
    Falling,
}

impl ColorRole {
    /// The colour in a palette; the ground is that of charts.
    pub fn colour(self, palette: &Palette) -> Colour {
        match self {
            Self::ColourScheme => palette.panel,
            Self::Text => palette.text,
            Self::Secondary => palette.secondary,
            Self::Weak => palette.weak,
            Self::Border => palette.border,
            Self::Hairline => palette.hairline,
            Self::Series(place) => palette.series[place % palette.series.len()],
            Self::Rising => palette.series[1],
            Self::Falling => palette.good,
        }
    }
}
